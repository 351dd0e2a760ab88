local cluster = include("lib/cluster.lua")

return scenario {
  title = "The cost of an unclean election",
  about = [[A follower is cut off, ten more records are acknowledged by the leader alone, and the leader dies. Nobody who is left has them. An operator asks for an unclean election,
and the topic can be used again, without those ten. A second topic with min.insync.replicas=2 goes through the same and loses nothing.]],
  seed = 8,
  cluster = { brokers = 3, controllers = 3 },
  run = function(w)
    local servers = table.concat({ cluster.listener(1), cluster.listener(2), cluster.listener(3) }, ",")
    local topics = { { name = "quick", min = 1 }, { name = "careful", min = 2 } }
    for _, t in ipairs(topics) do
      assert(w:sh(string.format("kafka-topics --create --topic %s --replica-assignment 1:2 --config min.insync.replicas=%d --bootstrap-server %s",
        t.name, t.min, cluster.listener(3))).code == 0)
      t.producer = w:producer("p-" .. t.name, { acks = "all", ["bootstrap.servers"] = servers, ["linger.ms"] = 0, ["delivery.timeout.ms"] = 60000,
        ["request.timeout.ms"] = 5000 })
      t.handles = {}
    end
    local function send(mark, to, waits)
      for _, t in ipairs(to or topics) do
        for i = 1, 10 do t.handles[#t.handles + 1] = t.producer:send(t.name, "k", mark .. " " .. i) end
      end
      if waits == false then return end
      for _, t in ipairs(to or topics) do t.producer:flush() end
    end
    local function acked(t)
      local count = 0
      for _, h in ipairs(t.handles) do if h.offset then count = count + 1 end end
      return count
    end
    local function state()
      return cluster.picture(w, "quick", 1) .. "\n" .. cluster.picture(w, "careful", 1)
    end

    send("before")
    w:sleep(2)
    w:say("Two topics, each with its leader on broker 1 and one follower on 2, each with ten records. Now the follower cannot reach the leader any more.")
    w:cut(1, 2)
    send("alone", topics, false)
    w:wait_until(cluster.in_sync(w, { "quick", "careful" }, 1, 1), 60, "the follower is out of both ISRs")
    for _, t in ipairs(topics) do t.producer:flush() end
    w:say(string.format("Ten more records are written to each. When the follower has lagged for replica.lag.time.max.ms, 30 seconds, it is out of the ISR: quick has acknowledged %d, for acks=all asks those in the ISR, and that is the leader "
      .. "alone. careful wants two in sync and has acknowledged %d: the producer was refused.", acked(topics[1]), acked(topics[2])))
    w:expect(acked(topics[1]) == 20, "quick acknowledged what one broker has")
    w:expect(acked(topics[2]) == 10, "careful did not")

    w:broker(1):kill()
    w:heal()
    w:sleep(15)
    w:say("The leader dies.\n" .. state() .. "\nquick has no leader: nobody who lives has all that was acknowledged, and Kafka waits for the one that does. careful has one: "
      .. "nothing was acknowledged since broker 2 left, so it is still eligible (KIP-966).")
    w:expect(not w:partition("quick", 0).leader, "quick waits for broker 1")
    w:expect(w:partition("careful", 0).leader == 2, "careful is led by broker 2")

    w:say("Waiting is the safe answer. If broker 1 is not to come back, or not soon, an operator can ask for the other:\n"
      .. "    kafka-leader-election --election-type unclean --topic quick --partition 0")
    assert(w:sh("kafka-leader-election --election-type unclean --topic quick --partition 0 --bootstrap-server " .. cluster.listener(3)).code == 0)
    w:wait_until(function() return w:partition("quick", 0).leader == 2 end, 30, "quick is led by broker 2")
    send("after", { topics[1] })
    w:say("quick can be read and written again. Its new records have the offsets that the lost ones had.\n" .. state())

    w:broker(1):start()
    w:wait_until(cluster.in_sync(w, { "quick", "careful" }, 1, 2), 90, "both replicas are in sync")
    send("later")
    local cuts = w:history{ event = "log_truncated", topic = "quick", node = "broker-1" }
    w:expect(#cuts == 1, "broker 1 truncated its log once, to follow the new leader")
    local kept = {}
    for _, t in ipairs(topics) do
      local reader = w:consumer("reader-" .. t.name, { group = "readers-" .. t.name, topics = { t.name }, ["bootstrap.servers"] = servers, ["auto.offset.reset"] = "earliest" })
      w:wait_until(cluster.has_read(reader, w:partition(t.name, 0).high_watermark), 30, t.name .. " is read")
      kept[t.name] = cluster.copies(reader)
      reader:close()
    end
    local lost, first_lost = 0, topics[1].handles[11].offset
    for i = 1, 10 do if not kept.quick["alone " .. i] then lost = lost + 1 end end
    w:say(string.format("Broker 1 comes back with the ten that it alone had. It is a follower now, asks where its log parts from the leader's, and cuts off everything from offset %d on: "
      .. "%d acknowledged records are gone for good.", first_lost, lost))
    w:expect(lost == 10, "BROKEN, as foretold: what quick acknowledged did not stay")
    local missing = 0
    for _, mark in ipairs{ "before", "later" } do
      for i = 1, 10 do if not kept.careful[mark .. " " .. i] then missing = missing + 1 end end
    end
    w:expect(missing == 0, "HOLDS: careful has all that it acknowledged, with min.insync.replicas=2")
    for _, t in ipairs(topics) do t.producer:close() end
  end,
}
