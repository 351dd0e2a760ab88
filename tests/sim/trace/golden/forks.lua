-- What readers make of a scenario with timelines: two from one moment, and one later.
return scenario {
  title = "One beginning, four ends", seed = 3,
  cluster = { brokers = 1 },
  run = function(w)
    w:topic("orders")
    local p = w:producer("p1")
    p:send("orders", "k", "shared")
    p:flush()
    w:say("This is shared.")
    w:fork("dies", function()
      w:broker(1):kill()
      w:sleep(2)
      w:expect(w:controller() == nil, "nobody is there any more")
    end)
    w:fork("goes-on", function()
      p:send("orders", "k", "theirs")
      p:flush()
      w:chart{ title = "acknowledged", x = "seconds", y = "records", { name = "p1", { 0, 1 }, { 1, 2 } } }
      w:say("Here are <two> records.")
    end)
    w:sleep(1)
    w:fork("later", function() w:broker(1):pause(2) w:sleep(1) end)
    w:expect(p.acked == 1, "here is one")
  end,
}
