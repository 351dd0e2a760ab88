return scenario {
  title = "A leader dies; \"orders\" & <others> wait #1",
  about = "What readers of a run are tried on: short, and with all that a format could stumble over.",
  seed = 7,
  cluster = { brokers = 3 },
  run = function(w)
    w:topic("orders", { partitions = 1, replicas = 3 })
    local p = w:producer("p1", { acks = "all" })
    w:say("Café: three records go to the leader; it has two followers -- \"in sync\" #1; <b>that</b> is all.\n    end   of   a   table")
    for i = 1, 3 do
      p:send("orders", "k" .. i, "v" .. i)
      w:sleep(0.2)
    end
    p:flush()
    w:diagram{ from = w:now() - 0.25, actors = { "p1", "broker-1", "broker-2", "broker-3" } }
    local leader = w:partition("orders", 0).leader
    w:say("The leader is killed.")
    w:broker(leader):kill()
    p:send("orders", "k4", "v4")
    w:wait_until(function() return w:partition("orders", 0).leader ~= leader end, 30, "a new leader")
    p:flush()
    local c = w:consumer("c1", { group = "g", topics = { "orders" }, ["auto.offset.reset"] = "earliest" })
    w:wait_until(function() return #c.received == 4 end, 30, "four records")
    local sent, ends = { name = "sent; \"#\" <1>" }, { name = "log end of é" }
    for i = 0, 4 do
      sent[#sent + 1] = { i, i }
      ends[#ends + 1] = { i + 0.5, math.max(0, i - 1) }
    end
    w:chart{ title = "Records & where the log ends", x = "seconds", y = "records", sent, ends }
    w:expect(p.acked == 4 and p.failed == 0, "nothing is lost; \"all\" is acknowledged")
  end,
}
