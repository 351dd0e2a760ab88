local cluster = include("lib/cluster.lua")

return scenario {
  title = "What if it had been acks=1?",
  about = [[One moment, lived three times. A leader is about to lose its followers; from that very moment the story is told with acks=0, with acks=1 and with
acks=all, each in a timeline of its own. The fault, the chances and the writes are the same: what differs comes from acks alone.]],
  seed = 7,
  cluster = { brokers = 4 },
  run = function(w)
    -- The controller is left out of it: the fault is the leader's.
    local leader, f1, f2 = table.unpack(cluster.not_controllers(w, 4))
    assert(w:sh(string.format("kafka-topics --bootstrap-server %s --create --topic orders --replica-assignment %d:%d:%d --config min.insync.replicas=2",
      cluster.listener(f1), leader, f1, f2)).code == 0)
    local shop = w:producer("shop", { acks = "all" })
    for i = 1, 10 do shop:send("orders", "k", "before " .. i) end
    shop:flush()
    w:sleep(2)
    w:say(string.format("Ten orders are on broker %d, the leader, and on its followers %d and %d. In a moment the links between the leader and all other brokers will "
      .. "break, and it will not know.", leader, f1, f2))

    -- What happens from here on. Gives back how many were acknowledged, how many were refused, and how many were acknowledged and are gone.
    local function story(acks)
      local p = w:producer("p-" .. acks, { acks = acks, ["enable.idempotence"] = acks == "all", ["linger.ms"] = 0, ["delivery.timeout.ms"] = 20000,
        ["request.timeout.ms"] = 5000 })
      local handles = {}
      w:say("The links break, and twenty orders are sent with acks=" .. acks .. ".")
      for id = 1, 4 do if id ~= leader then w:cut(leader, id) end end
      for i = 1, 20 do
        handles["order " .. i] = p:send("orders", "k", "order " .. i)
        w:sleep(0.1)
      end
      w:wait_until(function() return w:partition("orders", 0).leader ~= leader end, 30, "a new leader")
      w:heal()
      w:wait_until(cluster.in_sync(w, "orders", 1, 3), 90, "all three are in sync again")
      p:flush()
      local reader = w:consumer("reader", { group = "readers", topics = { "orders" }, ["auto.offset.reset"] = "earliest" })
      local high_watermark = w:partition("orders", 0).high_watermark
      w:wait_until(function()
        local last = reader.received[#reader.received]
        return last and last.offset + 1 >= high_watermark
      end, 60, "all of orders is read")
      local there, result = cluster.copies(reader), { acknowledged = p.acked, failed = p.failed, lost = 0, epoch = w:partition("orders", 0).epoch }
      for value, handle in pairs(handles) do
        if not handle.error and not there[value] then result.lost = result.lost + 1 end
      end
      return result
    end

    local results, lines = {}, { "    acks   acknowledged   failed   lost   leader epoch" }
    for _, acks in ipairs{ "0", "1", "all" } do
      local r = w:fork("acks=" .. acks, function() return story(acks) end)
      results[acks] = r
      lines[#lines + 1] = string.format("    %-4s %14d %8d %6d %14d", acks, r.acknowledged, r.failed, r.lost, r.epoch)
    end
    w:say("Three ends of one beginning:\n" .. table.concat(lines, "\n"))
    w:expect(results["1"].lost > 0, "with acks=1 orders were lost that the shop had been told were safe")
    w:expect(results["0"].lost > 0, "with acks=0 they were lost, too: nobody had asked")
    w:expect(results["all"].lost == 0 and results["all"].acknowledged == 20, "with acks=all none was lost: the producer was told nothing until the new leader had them")
    local p = w:partition("orders", 0)
    w:say("And here, at the moment they all began with, nothing has happened yet.")
    w:expect(p.leader == leader and p.epoch == 0 and p.log_end[leader] == 10 and #p.isr == 3, "the leader leads, and has the first ten orders")
  end,
}
