local cluster = include("lib/cluster.lua")

return scenario {
  title = "Every broker restarted, and nobody noticed",
  about = [[Three brokers are stopped in good order and started again, one after the other, while records flow. Each hands its leaderships over before it goes, so
writers wait for milliseconds; the next is stopped only when every ISR is whole.]],
  seed = 7,
  cluster = { brokers = 3 },
  run = function(w)
    w:topic("orders", { partitions = 6, replicas = 3, config = { ["min.insync.replicas"] = 2 } })
    local p = w:producer("p1", { acks = "all", ["linger.ms"] = 0 })
    local c = w:consumer("c1", { group = "billing", topics = { "orders" }, ["auto.offset.reset"] = "earliest" })
    local sent, slowest, pending = 0, 0, {}
    local function watch()
      local left = {}
      for _, s in ipairs(pending) do
        if s.handle.offset then slowest = math.max(slowest, w:now() - s.at) else left[#left + 1] = s end
      end
      pending = left
    end
    local function send(seconds)
      for _ = 1, seconds * 20 do
        sent = sent + 1
        pending[#pending + 1] = { at = w:now(), handle = p:send("orders", "k" .. sent, "order " .. sent) }
        w:sleep(0.05)
        watch()
      end
    end
    send(10)
    slowest = 0 -- the first ones had to find the brokers
    w:say("A broker that is told to stop asks the controller first (controlled.shutdown.enable). The controller moves its leaderships to others in the ISR, and lets "
      .. "it go when they all know.")
    for id = 1, 3 do
      local before = #w:history{ event = "broker_fenced" }
      w:broker(id):stop()
      send(5)
      w:say(string.format("Broker %d has stopped. It led two or more of the six partitions a moment ago; each has another leader.", id))
      for i = 0, 5 do w:expect(w:partition("orders", i).leader and w:partition("orders", i).leader ~= id, string.format("orders-%d is led by another than %d", i, id)) end
      w:broker(id):start()
      w:wait_until(cluster.in_sync(w, "orders", 6, 3), 60, "every ISR is whole again before the next one goes")
      send(2)
      w:expect(#w:history{ event = "broker_fenced" } - before <= 1, "it was fenced once, because it asked to be")
    end
    p:flush()
    watch()
    w:wait_until(cluster.has_read(c, sent), 60, "the consumer has read them all")
    w:say(string.format("%d orders, %d acknowledged, %d failed. The slowest took %.2f seconds.", sent, p.acked, p.failed, slowest))
    w:expect(p.acked == sent and p.failed == 0, "every order was acknowledged")
    w:expect(slowest < 3, "none took as long as a death would have cost")
    local moved = 0
    for i = 0, 5 do
      local o = w:partition("orders", i)
      if o.leader ~= o.replicas[1] then moved = moved + 1 end
    end
    w:say(string.format("%d of 6 partitions are not led by their preferred replica now: the last one restarted leads none. kafka-leader-election puts it right at once.", moved))
    w:sh("kafka-leader-election --bootstrap-server localhost:9092 --election-type preferred --all-topic-partitions")
    w:sleep(2)
    for i = 0, 5 do w:expect(w:partition("orders", i).leader == w:partition("orders", i).replicas[1], "orders-" .. i .. " is led by its preferred replica") end
  end,
}
