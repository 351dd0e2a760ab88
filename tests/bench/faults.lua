-- What `make bench` times: Kafka's own settings, and something broken half of the time.
return scenario {
  title = "Ten minutes of faults",
  about = "Three brokers, three producers of ten records a second each and a group of three consumers; twice a minute something breaks and heals.",
  seed = 1,
  cluster = { brokers = 3 },
  run = function(w)
    w:topic("orders", { partitions = 6, replicas = 3, config = { ["min.insync.replicas"] = 2 } })
    for i = 1, 3 do
      w:app("shop-" .. i, { kind = "producer", topic = "orders", rate = "10/s", acks = "all" })
      w:app("billing-" .. i, { kind = "consumer", topic = "orders", group = "billing" })
    end
    local faults = {
      { function(b) b:kill() end, function(b) b:start() end },
      { function(b) b:power_off() end, function(b) b:start() end },
      { function(b) b:pause(10) end, function() end },
      { function(_, id) w:cut(id, id % 3 + 1) end, function() w:heal() end },
      { function(b) b:disk { slow_ms = 50 } end, function(b) b:disk { slow_ms = 0 } end },
    }
    for _ = 1, 20 do
      local id, fault = w:random(3), faults[w:random(#faults)]
      fault[1](w:broker(id), id)
      w:sleep(15)
      fault[2](w:broker(id), id)
      w:sleep(15)
    end
    w:expect(#w:acknowledged("orders") > 10000, "most of the records were acknowledged")
    w:expect(#w:delivered("billing", "orders") > 10000, "and delivered")
  end,
}
