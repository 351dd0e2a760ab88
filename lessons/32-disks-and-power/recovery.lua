return scenario {
  title = "What a broker does with a log that was not closed",
  about = "The power of broker 3 fails while it writes. It starts again, and reads what is left.",
  seed = 32,
  cluster = { brokers = 3, controllers = 3 },
  run = function(w)
    if not w:partition("t", 0) then
      assert(w:sh("kafka-topics --create --topic t --replica-assignment 1:2:3,1:2:3 --bootstrap-server localhost:9092").code == 0)
      w:app("web", { kind = "producer", topic = "t", rate = "10/s", keys = "user-{1..50}", acks = "all" })
      w:sleep(5)
    end
    local function ends()
      local lines = {}
      for i = 0, 1 do
        local p = w:partition("t", i)
        if p then lines[#lines + 1] = string.format("    t-%d   leader %s   log end on broker 3: %s", i, p.leader or "none", p.log_end[3] or "-") end
      end
      return table.concat(lines, "\n")
    end
    w:say("Broker 3 follows:\n" .. ends())
    local from = w:now()
    w:broker(3):power_off{ pages = "torn" }
    local lost = w:history{ event = "power_lost", process = "broker-3" }
    w:say(string.format("Its power fails. %d bytes had not been written out by the operating system; some of these are gone, and where the end was being written there is half of a batch.",
      lost[#lost].lost_bytes))
    w:sleep(1)
    w:broker(3):start()
    w:sleep(5)
    local cut, seen = 0, {}
    for _, e in ipairs(w:history{ event = "log_loaded", topic = "t", node = "broker-3" }) do
      if e.t >= from then
        cut = cut + e.truncated_bytes
        seen[#seen + 1] = string.format("    t-%d   ends at %d, %d bytes were torn and are cut off", e.partition, e.log_end, e.truncated_bytes)
      end
    end
    w:say("There is no clean-shutdown marker in its directories, so it reads every segment behind the recovery point (recovery-point-offset-checkpoint), checks the sum (CRC) of each batch, and cuts "
      .. "the log where one is wrong:\n" .. table.concat(seen, "\n"))
    w:expect(#seen >= 2, "both logs were read")
    w:sleep(10) -- until its old session has ended: so long it is in the ISR still
    w:wait_until(function() return #w:partition("t", 0).isr == 3 and #w:partition("t", 1).isr == 3 end, 60, "broker 3 is in sync again")
    w:say("What it lacks it fetches from the leader. Then it is in sync again:\n" .. ends())
  end,
}
