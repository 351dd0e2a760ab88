return scenario {
  title = "A hot partition",
  about = [[Keys decide partitions. Many even keys spread well; one customer with most of the traffic does not, and more consumers do not help it.]],
  seed = 7,
  cluster = { brokers = 1 },
  run = function(w)
    local function sizes(topic)
      local list = {}
      for p = 0, 5 do list[p + 1] = w:partition(topic, p).high_watermark end
      return list
    end
    local function bars(list)
      local lines = {}
      for i, size in ipairs(list) do
        lines[i] = string.format("    partition %d  %5d%s", i - 1, size, size > 0 and "  " .. string.rep("#", (size + 49) // 50) or "")
      end
      return table.concat(lines, "\n")
    end
    local function extremes(list)
      return math.min(table.unpack(list)), math.max(table.unpack(list))
    end

    w:topic("even", { partitions = 6 })
    w:topic("skewed", { partitions = 6 })
    w:topic("salted", { partitions = 6 })
    local p = w:producer("p1", {})

    w:say("A thousand customers, each as busy as the others, send three thousand orders. The customer is the key.")
    for i = 1, 3000 do p:send("even", "customer-" .. w:random(1000), "order " .. i) end
    p:flush()
    local even = sizes("even")
    local low, high = extremes(even)
    w:say("Records by partition:\n" .. bars(even))
    w:expect(high / low < 1.5, "no partition has much more than another")

    w:say("Now one customer, acme, sends seven of ten orders. All records of one key go to one partition: murmur2 of the key, modulo six.")
    for i = 1, 3000 do p:send("skewed", w:random(10) <= 7 and "acme" or "customer-" .. w:random(1000), "order " .. i) end
    p:flush()
    local skewed = sizes("skewed")
    local _, most = extremes(skewed)
    local hot
    for i, size in ipairs(skewed) do if size == most then hot = i - 1 end end
    w:say("Records by partition:\n" .. bars(skewed))
    w:expect(most > 3000 * 0.65, "one partition has most of the records")

    -- A consumer that works off a hundred records a second: it polls a hundred, and then does not poll for a second.
    local consumers = {}
    local function consumer()
      local c = w:consumer("c" .. #consumers + 1, { group = "billing", topics = { "skewed" }, ["auto.offset.reset"] = "earliest",
        ["max.poll.records"] = 100 })
      c:on_record(function() c:pause(1) end)
      consumers[#consumers + 1] = c
    end
    local function unread()
      local got = {}
      for _, r in ipairs(w:delivered("billing", "skewed")) do got[r.partition] = math.max(got[r.partition] or 0, r.offset + 1) end
      local list = {}
      for i, size in ipairs(skewed) do list[i] = size - (got[i - 1] or 0) end
      return list
    end
    w:say("Three consumers share the topic, two partitions each. Each of them works off a hundred records a second.")
    for _ = 1, 3 do consumer() end
    w:wait_until(function() return #consumers[1].received > 0 end, 30, "they have begun")
    local began = w:now()
    local hot_unread, other_unread = { name = "the hot partition" }, { name = "the five others" }
    local function pass(seconds)
      for _ = 1, seconds do
        local list, others = unread(), 0
        for i, n in ipairs(list) do if i - 1 ~= hot then others = others + n end end
        hot_unread[#hot_unread + 1] = { w:now() - began, list[hot + 1] }
        other_unread[#other_unread + 1] = { w:now() - began, others }
        w:sleep(1)
      end
    end
    pass(8)
    w:say("Unread, eight seconds later:\n" .. bars(unread()))
    local left = unread()
    for i = 1, 6 do if i - 1 ~= hot then left[hot + 1] = left[hot + 1] - left[i] end end
    w:expect(left[hot + 1] > 500, "nearly all that is unread is in the hot partition")

    w:say("Three more consumers are added, one for each partition. Five of the six have nothing to do: a partition has one reader in a group.")
    for _ = 1, 3 do consumer() end
    pass(10)
    w:say("Unread, ten seconds later:\n" .. bars(unread()))
    local function is_all_read()
      local sum = 0
      for _, c in ipairs(consumers) do sum = sum + #c.received end
      return sum >= 3000
    end
    while not is_all_read() and w:now() < began + 60 do pass(1) end
    pass(1)
    w:expect(is_all_read(), "all records are read")
    local read = {}
    for i, c in ipairs(consumers) do read[i] = string.format("    %s  %4d", "c" .. i, #c.received) end
    w:say(string.format("All was read in %.0f seconds: the %d records of the hot partition, at a hundred a second. No number of consumers makes "
      .. "that shorter. Records by consumer:\n%s", w:now() - began, most, table.concat(read, "\n")))
    w:chart{ title = "Not yet read", x = "seconds", y = "records", hot_unread, other_unread }
    w:expect(w:now() - began > most / 100 - 2, "it took as long as one consumer needs for the hot partition")

    w:say("What does help is another key. With acme/1 to acme/12 instead of acme its orders spread over the partitions, at the price of the order "
      .. "between them: only what has the same key is read in the order of writing.")
    for i = 1, 3000 do
      p:send("salted", w:random(10) <= 7 and "acme/" .. w:random(12) or "customer-" .. w:random(1000), "order " .. i)
    end
    p:flush()
    local salted = sizes("salted")
    local _, top = extremes(salted)
    w:say("Records by partition:\n" .. bars(salted))
    w:expect(top < most / 2, "the fullest partition has less than half of what the hot one had")
    w:expect(p.failed == 0, "no send has failed")
  end,
}
