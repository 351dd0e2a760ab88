local cluster = include("lib/cluster.lua")

return scenario {
  title = "What is lost under which acks",
  about = [[The same faults for five topics that differ only in how they are written: acks=0, acks=1, acks=all with min.insync.replicas 1 and 2, and
acks=all with unclean elections allowed. First their leader is cut off from everybody but its producers, then it is left alone with its
followers out of reach and dies. Exactly the records that Kafka does not promise to keep are lost.]],
  seed = 5,
  cluster = { brokers = 5 },
  run = function(w)
    -- The controller is left out of it: the faults are the followers' and the leader's.
    local leader, f1, f2 = table.unpack(cluster.not_controllers(w, 5))
    local cases = {
      { topic = "acks-0", acks = "0", min = 1 },
      { topic = "acks-1", acks = "1", min = 1 },
      { topic = "all-min-1", acks = "all", min = 1 },
      { topic = "all-min-2", acks = "all", min = 2 },
      { topic = "all-unclean", acks = "all", min = 1, unclean = true },
    }
    local topics = {}
    for i, case in ipairs(cases) do
      topics[i] = case.topic
      local line = string.format("kafka-topics --bootstrap-server %s --create --topic %s --replica-assignment %d:%d:%d --config min.insync.replicas=%d%s",
        cluster.listener(f1), case.topic, leader, f1, f2, case.min, case.unclean and " --config unclean.leader.election.enable=true" or "")
      assert(w:sh(line).code == 0)
      case.producer = w:producer("p-" .. case.topic, { acks = case.acks, ["enable.idempotence"] = case.acks == "all", ["linger.ms"] = 0,
        ["delivery.timeout.ms"] = 20000, ["request.timeout.ms"] = 5000 })
      case.handles = {}
    end
    local function send(mark, count)
      for i = 1, count do
        for _, case in ipairs(cases) do
          local value = mark .. " " .. i
          case.handles[value] = case.producer:send(case.topic, "k", value)
        end
        w:sleep(0.1)
      end
    end
    local function state(topic)
      local t = w:partition(topic, 0)
      return string.format("    %-12s leader %-5s isr %s", topic, t.leader or "none", #t.isr > 0 and table.concat(t.isr, ",") or "nobody")
    end
    -- What the log holds now, and which of the acknowledged it does not hold, by the mark that they were sent with.
    local function lost()
      local result = {}
      for _, case in ipairs(cases) do
        local reader = w:consumer("reader-" .. case.topic .. "-" .. math.floor(w:now()), { group = "readers-" .. case.topic .. math.floor(w:now()),
          topics = { case.topic }, ["auto.offset.reset"] = "earliest" })
        local t = w:partition(case.topic, 0)
        w:wait_until(function()
          local last = reader.received[#reader.received]
          return last and last.offset + 1 >= t.high_watermark
        end, 60, "the log of " .. case.topic .. " is read")
        reader:close()
        local there, count = cluster.copies(reader), {}
        for value, handle in pairs(case.handles) do
          local mark = value:match("^%a+")
          local is_acknowledged = handle.offset or (case.acks == "0" and not handle.error)
          if is_acknowledged and not there[value] then count[mark] = (count[mark] or 0) + 1 end
        end
        result[case.topic] = count
      end
      return result
    end
    local function table_of(result, marks)
      local lines = { "    topic        " .. table.concat(marks, "   ") }
      for _, case in ipairs(cases) do
        local cells = {}
        for _, mark in ipairs(marks) do cells[#cells + 1] = string.format("%" .. #mark .. "d", result[case.topic][mark] or 0) end
        lines[#lines + 1] = string.format("    %-12s ", case.topic) .. table.concat(cells, "   ")
      end
      return table.concat(lines, "\n")
    end

    w:say(string.format("Five topics of one partition, each led by broker %d and followed by %d and %d. Ten records to each.", leader, f1, f2))
    send("calm", 10)
    w:sleep(2)

    w:say(string.format("The first fault: broker %d is cut off from all other brokers, but not from its producers. It does not know that it is alone, and takes "
      .. "what they send.", leader))
    for id = 1, 5 do if id ~= leader then w:cut(leader, id) end end
    send("alone", 20)
    w:say("With acks=0 nobody waits for anything, with acks=1 the leader's word is enough. With acks=all the leader waits for its ISR: it cannot shrink that "
      .. "without the controller, which it cannot reach.")
    w:wait_until(function()
      for _, case in ipairs(cases) do if w:partition(case.topic, 0).leader == leader then return false end end
      return true
    end, 30, "new leaders")
    w:say("After nine seconds the controller fenced it, and the followers elected one of themselves.\n" .. state("acks-1"))
    w:heal()
    w:wait_until(cluster.in_sync(w, topics, 1, 3), 90, "every ISR is whole again")
    for _, case in ipairs(cases) do case.producer:flush() end
    local first = lost()
    w:say("The link is mended. The old leader is a follower now: it asks where its log parts from the new leader's, and truncates what nobody else had. "
      .. "Acknowledged and gone:\n" .. table_of(first, { "calm", "alone" }))
    w:expect((first["acks-1"].alone or 0) > 0, "BROKEN, as foretold: with acks=1 acknowledged records were lost (no consumer had been shown them)")
    w:expect((first["acks-0"].alone or 0) > 0, "BROKEN, as foretold: with acks=0 records were lost, and nobody was told")
    for _, name in ipairs{ "all-min-1", "all-min-2", "all-unclean" } do
      w:expect(not next(first[name]), "HOLDS: with acks=all nothing acknowledged was lost: " .. name)
    end

    w:say(string.format("The second fault. All is led by broker %d again; then its links to the two followers break. They live, the controller hears them, but they "
      .. "cannot fetch. After replica.lag.time.max.ms, 30 seconds, they are out of the ISR.", leader))
    assert(w:sh(string.format("kafka-leader-election --bootstrap-server %s --election-type preferred --all-topic-partitions", cluster.listener(f1))).code == 0)
    w:wait_until(function()
      for _, case in ipairs(cases) do if w:partition(case.topic, 0).leader ~= leader then return false end end
      return true
    end, 30, "the preferred leader leads")
    w:cut(leader, f1)
    w:cut(leader, f2)
    w:wait_until(cluster.in_sync(w, topics, 1, 1), 90, "the leader is alone in every ISR")
    send("single", 10)
    w:sleep(25)
    local refused = 0
    for value, handle in pairs(cases[4].handles) do if value:match("^single") and handle.error then refused = refused + 1 end end
    w:say(string.format("With min.insync.replicas=2 none of the ten is taken (%s): an ISR of one is too few. With 1 it is all that acks=all asks for.",
      cases[4].handles["single 1"].error or "?"))
    w:expect(refused == 10, "min.insync.replicas=2 refused what it could not keep twice")
    w:broker(leader):kill()
    w:sleep(20)
    w:say("Now the leader dies.\n" .. state("all-min-1") .. "\n" .. state("all-min-2") .. "\n" .. state("all-unclean")
      .. "\nWhere an unclean election is allowed, a follower that does not have the last records leads. Where it is not, nobody leads: nothing is lost, and nothing "
      .. "can be read or written. With min.insync.replicas=2 the followers had every record that was ever acknowledged, and are still eligible (KIP-966).")
    w:expect(w:partition("all-min-1", 0).leader == nil, "without its only in-sync replica all-min-1 has no leader")
    w:expect(w:partition("all-unclean", 0).leader ~= nil, "all-unclean has one")
    w:expect(w:partition("all-min-2", 0).leader ~= nil, "all-min-2 has one: it was eligible")
    w:heal()
    w:broker(leader):start()
    w:wait_until(cluster.in_sync(w, topics, 1, 3), 120, "every ISR is whole again")
    local second = lost()
    w:say("It is back, and everybody is in sync. Acknowledged and gone:\n" .. table_of(second, { "calm", "alone", "single" }))
    w:expect(second["all-unclean"].single == 10, "BROKEN, as foretold: the unclean election lost the ten records that one broker alone had")
    w:expect(not next(second["all-min-1"]), "HOLDS: acks=all with min.insync.replicas=1 lost none, at the price of waiting for that broker")
    w:expect(not next(second["all-min-2"]), "HOLDS: acks=all with min.insync.replicas=2 lost none, and did not have to wait")
  end,
}
