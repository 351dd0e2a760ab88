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
    local payments = {} -- value -> what p1 knows of it; kept in the order of sending
    local order = {}
    local function send(count)
      for _ = 1, count do
        local value = "payment " .. #order + 1
        payments[value] = p:send("payments", "account-" .. #order % 7, value)
        order[#order + 1] = value
        w:sleep(0.05)
      end
    end
    local function log_end()
      return w:partition("payments", 0).log_end[1] + w:partition("payments", 1).log_end[1]
    end

    w:say("A producer sends twenty payments a second, and is told of each one that the broker has written it, and at which offset.")
    send(100)
    w:wait_until(function() return #c.received > 0 end, 30, "the consumer reads along")
    w:say("Now the broker's process dies without any farewell, and at the worst moment: a payment is in its log, and the answer to the "
      .. "producer is not out. (The disk is made slow for it, so that the moment is long enough to be hit.)")
    w:broker(1):disk{ slow_ms = 20 }
    payments["payment 101"] = p:send("payments", "account-1", "payment 101")
    order[101] = "payment 101"
    w:wait_until(function() return log_end() > p.acked end, 5, "a payment that is written and not acknowledged")
    local written, told = log_end(), {}
    w:broker(1):disk{} -- as fast as it was
    w:broker(1):kill()
    w:sleep(0.01)
    for value, handle in pairs(payments) do told[value] = handle.offset and { handle.partition, handle.offset } end
    local acked, epoch = p.acked, w:history{ event = "leader_elected", topic = "payments" }[1].leader_epoch
    w:say(string.format("%d payments sent, %d in the log, %d acknowledged.", #order, written, acked))
    w:expect(acked < #order, "one payment is in doubt")

    send(60)
    w:say("For three seconds there is no broker. The producer keeps what it cannot send and tries again and again; delivery.timeout.ms gives it "
      .. "two minutes. The log is on the disk: a process that dies does not take the page cache with it.")
    w:broker(1):start()
    local started = w:now()
    w:wait_until(function()
      local partition = w:partition("payments", 0)
      return partition and partition.leader == 1 and partition.epoch > epoch
    end, 60, "broker 1 leads again")
    w:say(string.format("The broker has checked the end of each log, and is let in again after %.0f seconds: the controller refuses the new process until "
      .. "the session of the old one is over (broker.session.timeout.ms, 9 seconds).", w:now() - started))
    w:wait_until(function() return p.acked == #order end, 60, "every payment is acknowledged in the end")
    w:expect(p.failed == 0, "no payment was given up")
    w:wait_until(function() return #c.received >= #order end, 60, "the consumer has read them all")

    -- What the log holds now, read from its beginning by somebody who was not there before.
    local auditor = w:consumer("auditor", { group = "auditors", topics = { "payments" }, ["auto.offset.reset"] = "earliest" })
    w:wait_until(function() return #auditor.received >= log_end() end, 30, "an auditor reads the whole log")
    local places, copies = {}, {}
    for _, r in ipairs(auditor.received) do
      places[r.partition .. "/" .. r.offset] = r.value
      copies[r.value] = (copies[r.value] or 0) + 1
    end
    local kept, doubtful, later = 0, 0, 0
    for i, value in ipairs(order) do
      local place = told[value]
      if place and places[place[1] .. "/" .. place[2]] == value then kept = kept + 1 end
      if not place and i <= 101 and copies[value] == 1 then doubtful = doubtful + 1 end
      if i > 101 and copies[value] == 1 then later = later + 1 end
    end
    w:say(string.format("What the log holds now:\n"
      .. "    %3d acknowledged before the kill:  %3d are there, at the offset that was told\n"
      .. "    %3d written but in doubt:          %3d there once\n"
      .. "    %3d sent while no broker was up:   %3d there once", acked, kept, 101 - acked, doubtful, #order - 101, later))
    w:say("The payment in doubt was sent again. Its sequence number told the broker that it was in the log already (enable.idempotence, which is on "
      .. "by default), so it was acknowledged and not written twice.")
    w:expect(kept == acked, "no acknowledged payment was lost")
    w:expect(doubtful == 101 - acked and later == #order - 101 and log_end() == #order, "every payment is in the log once")

    local seen, twice = {}, 0
    for _, r in ipairs(c.received) do
      if seen[r.value] then twice = twice + 1 end
      seen[r.value] = true
    end
    w:say(string.format("c1, which was reading all the time, has read %d payments; %d of them twice.", #c.received, twice))
  end,
}
