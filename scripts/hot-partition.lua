return scenario {
  title = "A hot partition",
  about = [[Keys decide partitions. Many even keys spread well; one customer with most of the traffic does not, and neither more partitions nor
more consumers help it.]],
  seed = 7,
  cluster = { brokers = 1 },
  run = function(w)
    local function sizes(topic, count)
      local list, total = {}, 0
      for p = 0, count - 1 do
        list[p + 1] = w:partition(topic, p).high_watermark
        total = total + list[p + 1]
      end
      return list, total
    end

    w:topic("even", { partitions = 6 })
    w:topic("skewed", { partitions = 6 })
    local p = w:producer("p1", {})

    w:say("A thousand customers, each as busy as the others.")
    for i = 1, 3000 do p:send("even", "customer-" .. w:random(1000), "order " .. i) end
    p:flush()
    local even, total = sizes("even", 6)
    w:say("Records by partition: " .. table.concat(even, ", ") .. ".")
    w:expect(total == 3000, "all three thousand are there")
    local low, high = math.min(table.unpack(even)), math.max(table.unpack(even))
    w:expect(high / low < 1.3, "no partition has much more than another")

    w:say("Now one customer, acme, sends seven of ten records.")
    for i = 1, 3000 do p:send("skewed", w:random(10) <= 7 and "acme" or "customer-" .. w:random(1000), "order " .. i) end
    p:flush()
    local skewed = sizes("skewed", 6)
    w:say("Records by partition: " .. table.concat(skewed, ", ") .. ".")
    local hottest, most = 0, 0
    for i, size in ipairs(skewed) do if size > most then hottest, most = i - 1, size end end
    w:expect(most > 3000 * 0.65, "one partition has most of the records")

    w:say(string.format("Partition %d is hot. Three consumers share the topic; each can handle a hundred records a second or so, and two of them have "
      .. "little to do while the third falls behind. A key such as acme/order-id would spread the load, at the price of the order between acme's orders.",
      hottest))
    local c = {}
    for i = 1, 3 do
      c[i] = w:consumer("c" .. i, { group = "billing", topics = { "skewed" }, ["auto.offset.reset"] = "earliest" })
    end
    w:wait_until(function() return #c[1].received + #c[2].received + #c[3].received == 3000 end, 60, "all records are read")
    local read = { #c[1].received, #c[2].received, #c[3].received }
    w:say("Records by consumer: " .. table.concat(read, ", ") .. ".")
    w:expect(math.max(table.unpack(read)) > 3000 * 0.6, "one consumer has done most of the work")
    w:expect(p.failed == 0, "no send has failed")
  end,
}
