return scenario {
  title = "The only broker is killed while records flow",
  about = [[One broker, one producer with acks=all, one consumer. The broker's process is killed in the middle of the traffic and started
again. Everything that was acknowledged must still be there, once.]],
  seed = 3,
  cluster = { brokers = 1 },
  run = function(w)
    w:topic("payments", { partitions = 2 })
    local p = w:producer("p1", { acks = "all" })
    local c = w:consumer("c1", { group = "audit", topics = { "payments" }, ["auto.offset.reset"] = "earliest" })

    w:say("A producer sends ten payments a second and is told of each one that the broker has written it.")
    local sent = 0
    for _ = 1, 5 do
      for _ = 1, 10 do
        sent = sent + 1
        p:send("payments", "account-" .. sent % 7, "payment " .. sent)
      end
      w:sleep(1)
    end
    w:say(string.format("%d of %d payments are acknowledged. Now the broker's process dies, between two requests, without any farewell.", p.acked, sent))
    w:broker(1):kill()
    for _ = 1, 3 do
      for _ = 1, 10 do
        sent = sent + 1
        p:send("payments", "account-" .. sent % 7, "payment " .. sent)
      end
      w:sleep(1)
    end
    local before = p.acked
    w:say("The producer keeps what it could not send, and tries again and again (delivery.timeout.ms gives it two minutes). The log is on the "
      .. "disk: a process that dies does not take the page cache with it. The broker starts, checks the end of each log, and is let in again.")
    w:broker(1):start()
    w:wait_until(function() return p.acked == sent end, 60, "every payment is acknowledged in the end")
    w:expect(before < sent, "some payments had to wait for the broker")
    w:expect(p.failed == 0, "no payment was given up")

    w:wait_until(function() return #c.received >= sent end, 90, "the consumer has read them all")
    local seen, twice = {}, 0
    for _, r in ipairs(c.received) do
      if seen[r.value] then twice = twice + 1 end
      seen[r.value] = true
    end
    local lost = 0
    for _, r in ipairs(w:acknowledged("payments")) do if not seen[r.value] then lost = lost + 1 end end
    w:expect(lost == 0, "no acknowledged payment was lost")
    local stored = 0
    for partition = 0, 1 do stored = stored + w:partition("payments", partition).high_watermark end
    w:expect(stored == sent, "the log holds each payment once: idempotence keeps retries from becoming duplicates")
    w:say(string.format("%d payments sent, %d in the log, %d lost, %d read twice.", sent, stored, lost, twice))
  end,
}
