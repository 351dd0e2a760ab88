local cluster = include("lib/cluster.lua")

return scenario {
  title = "A leader that does not know it was replaced",
  about = [[The leader of a partition is cut off from all other brokers, but clients on its side still reach it. For a while two brokers believe that they lead. Only one of
them can commit anything, and the epoch tells everybody which.]],
  seed = 6,
  cluster = { brokers = 3 },
  run = function(w)
    local c = w:controller()
    local old = c % 3 + 1
    local others = {}
    for id = 1, 3 do if id ~= old then others[#others + 1] = id end end
    assert(w:sh(string.format("kafka-topics --bootstrap-server %s --create --topic orders --replica-assignment %d:%d:%d --config min.insync.replicas=2",
      cluster.listener(c), old, others[1], others[2])).code == 0)
    local here = w:producer("here", { acks = "all", ["bootstrap.servers"] = cluster.listener(old), ["delivery.timeout.ms"] = 60000, ["linger.ms"] = 0,
      ["request.timeout.ms"] = 30000 })
    local first = here:send("orders", "k", "before")
    here:flush()
    w:expect(first.offset == 0, "the first order is committed")
    w:say(string.format("Broker %d leads orders-0, in epoch %d. Its links to brokers %d and %d break; its clients still reach it.", old,
      w:partition("orders", 0).epoch, others[1], others[2]))
    for _, id in ipairs(others) do w:cut(old, id) end

    local doomed = here:send("orders", "k", "written on the wrong side")
    w:wait_until(function() return w:partition("orders", 0).leader ~= old end, 30, "another leader")
    local now = w:partition("orders", 0)
    w:say(string.format("After nine seconds the controller fenced broker %d, and broker %d leads in epoch %d. Broker %d has not heard of it: it still takes writes, and "
      .. "appends them to its log (%d records there, %d committed). It cannot commit them: its followers do not fetch, and it cannot shrink its ISR without the "
      .. "controller.", old, now.leader, now.epoch, old, now.log_end[old] or 0, now.high_watermark))
    w:expect(doomed.offset == nil, "what was written to the old leader is not acknowledged")
    w:expect(now.epoch > 0, "the new leader has a higher epoch")

    local there = w:producer("there", { acks = "all", ["bootstrap.servers"] = cluster.listener(others[1]) .. "," .. cluster.listener(others[2]) })
    local good = there:send("orders", "k", "written on the right side")
    there:flush()
    w:expect(good.offset == 1, "the new leader commits at the offset that the old one has given away, too")
    local side = w:partition("orders", 0)
    w:say(string.format("Two logs, one offset: at offset 1 broker %d has \"written on the wrong side\" of epoch 0, and the others have \"written on the right side\" of epoch %d.",
      old, side.epoch))

    w:say("The links are mended.")
    w:heal()
    w:wait_until(cluster.in_sync(w, "orders", 1, 3), 60, "the old leader is in sync again")
    local cut = w:history{ event = "log_truncated", topic = "orders" }
    w:say(string.format("Its first fetch said what epoch its last record is of; the answer said where that epoch ended for everybody else. It truncated from offset %d to %d, and "
      .. "copied what is committed.", cut[#cut].from_offset, cut[#cut].to_offset))
    w:expect(#cut > 0, "it truncated what was never committed")
    here:flush()
    w:wait_until(function() return doomed.offset or doomed.error end, 60, "the producer hears of its order")
    w:say(doomed.offset and string.format("The producer had tried again all the time. Its order is committed now, at offset %d.", doomed.offset)
      or "The producer was told that its order failed: " .. doomed.error)
    local reader = w:consumer("reader", { group = "audit", topics = { "orders" }, ["auto.offset.reset"] = "earliest" })
    w:wait_until(function() return #reader.received >= w:partition("orders", 0).high_watermark end, 30, "an auditor reads the log")
    local copies = cluster.copies(reader)
    w:expect(copies["before"] == 1 and copies["written on the right side"] == 1, "what was acknowledged is there once")
    w:expect((copies["written on the wrong side"] or 0) == (doomed.offset and 1 or 0), "what was in doubt is there once, if it was acknowledged in the end")
  end,
}
