return scenario {
  title = "Three records",
  run = function(w)
    w:topic("watched", { partitions = 1 })
    local p = w:producer("p1", {})
    w:say("Three records are on their way.")
    for i = 1, 3 do p:send("watched", nil, "r" .. i) w:sleep(1) end
    p:flush()
    w:say(w:sh("kafka-get-offsets --topic watched --bootstrap-server localhost:9092").out)
    w:expect(p.acked == 3, "all three are acknowledged")
    p:close()
  end,
}
