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
    local leader = w:partition("orders", 0).leader
    w:say("The leader is killed.")
    w:broker(leader):kill()
    p:send("orders", "k4", "v4")
    w:wait_until(function() return w:partition("orders", 0).leader ~= leader end, 30, "a new leader")
    p:flush()
    local c = w:consumer("c1", { group = "g", topics = { "orders" }, ["auto.offset.reset"] = "earliest" })
    w:wait_until(function() return #c.received == 4 end, 30, "four records")
    w:expect(p.acked == 4 and p.failed == 0, "nothing is lost; \"all\" is acknowledged")
  end,
}
