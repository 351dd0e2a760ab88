local cluster = include("lib/cluster.lua")

return scenario {
  title = "A follower goes in and out of the ISR",
  about = [[A follower's link to its leader breaks while records are written. It falls behind for longer than replica.lag.time.max.ms, is put out of the ISR, catches up when the
link is back, comes in again; and once more. Each time the ISR is small, acks=all is only as safe as what is left of it.]],
  seed = 4,
  cluster = { brokers = 3 },
  run = function(w)
    local controller = w:controller()
    local leader, slow = controller % 3 + 1, (controller + 1) % 3 + 1
    assert(w:sh(string.format("kafka-topics --bootstrap-server localhost:9092 --create --topic orders --replica-assignment %d:%d:%d "
      .. "--config min.insync.replicas=2", leader, controller, slow)).code == 0)
    local p = w:producer("p1", { acks = "all" })
    local sent = 0
    local function send(seconds)
      for _ = 1, seconds * 10 do
        sent = sent + 1
        p:send("orders", "k" .. sent, "v" .. sent)
        w:sleep(0.1)
      end
    end
    send(3)
    w:expect(#w:partition("orders", 0).isr == 3, "all three replicas are in sync")
    w:say("A follower is in sync while it has been caught up with its leader's log end within the last 30 seconds (replica.lag.time.max.ms). It need not be caught up "
      .. "at every moment.")
    for round = 1, 2 do
      w:say(string.format("The link between broker %d, which follows, and broker %d, which leads, breaks. Both still have the controller, %d.", slow, leader, controller))
      w:sh(string.format("net cut %d %d", leader, slow))
      send(20)
      w:expect(#w:partition("orders", 0).isr == 3, "after 20 seconds it still counts as in sync, and every write waits for it (round " .. round .. ")")
      local waiting = sent - p.acked
      w:say(string.format("Twenty seconds: it still counts, so the high watermark stands still, and %d records wait to be acknowledged.", waiting))
      w:expect(waiting > 0, "BROKEN, as foretold: writes are not quick any more: they wait for the slow follower")
      local began = w:now()
      w:wait_until(cluster.in_sync(w, "orders", 1, 2), 60, "the follower is put out of the ISR")
      w:say(string.format("%.0f seconds later it is out: leaders look every 15 seconds for whom they have not seen caught up for 30. The high watermark is what the other two have, and the producer hears of all that waited.", w:now() - began))
      w:wait_until(function() return p.acked == sent end, 30, "all that waited is acknowledged")
      w:heal()
      w:wait_until(cluster.in_sync(w, "orders", 1, 3), 60, "it has caught up and is in again")
      send(3)
    end
    local shrunk, expanded = w:history{ event = "isr_shrunk", topic = "orders" }, w:history{ event = "isr_expanded", topic = "orders" }
    w:say(string.format("The ISR shrank %d times and grew %d times. In a cluster at work a follower that does this shows in two metrics, IsrShrinksPerSec and "
      .. "IsrExpandsPerSec; its leader is not to blame, and a longer replica.lag.time.max.ms only makes writers wait longer.", #shrunk, #expanded))
    w:expect(#shrunk == 2 and #expanded == 2, "twice out and twice in")
    p:flush()
    w:expect(p.acked == sent and p.failed == 0, "HOLDS: nothing was lost or refused: two in sync were enough all the time")
  end,
}
