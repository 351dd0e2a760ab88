local cluster = include("lib/cluster.lua")

return scenario {
  title = "A broker dies, and another takes its place",
  about = [[Three brokers, a topic with three partitions and three replicas of each. One broker is killed while a producer with acks=all writes.
Its partitions get new leaders at higher epochs, and nothing that was acknowledged is lost; when it comes back it truncates what it must,
catches up, and is in sync again.]],
  seed = 1,
  cluster = { brokers = 3 },
  params = { acks = "all" },
  run = function(w)
    w:topic("orders", { partitions = 3, replicas = 3, config = { ["min.insync.replicas"] = 2 } })
    local p = w:producer("p1", { acks = w.args.acks })
    local c = w:consumer("c1", { group = "billing", topics = { "orders" }, ["auto.offset.reset"] = "earliest" })
    local sent = 0
    local function send(seconds)
      for _ = 1, seconds * 20 do
        sent = sent + 1
        p:send("orders", "customer-" .. sent % 30, "order " .. sent)
        w:sleep(0.05)
      end
    end

    w:say("Each partition has a leader, which takes every write, and two followers, which fetch from it. Who has all that is committed is in the ISR.\n"
      .. cluster.picture(w, "orders", 3))
    send(5)
    w:say("One order in full: it goes to its partition's leader, both followers fetch it, and only then, with acks=all, is it acknowledged.")
    local asked = w:now()
    sent = sent + 1
    p:send("orders", "customer-" .. sent % 30, "order " .. sent)
    p:flush()
    w:diagram{ from = asked, actors = { "p1", "broker-1", "broker-2", "broker-3" } }
    local victim = w:partition("orders", 0).leader
    local lead, epochs = {}, {}
    for i = 0, 2 do
      local o = w:partition("orders", i)
      epochs[i] = o.epoch
      if o.leader == victim then lead[#lead + 1] = i end
    end
    w:say(string.format("Broker %d leads orders-%s. Its process is killed: no farewell. The controller finds out when no heartbeat has come for "
      .. "broker.session.timeout.ms, 9 seconds; until then writes to that partition wait.", victim, table.concat(lead, " and orders-")))
    w:broker(victim):kill()
    local died = w:now()
    send(12)
    w:wait_until(function() return w:partition("orders", 0).leader ~= victim end, 30, "a new leader for orders-0")
    local elected = w:history{ event = "leader_elected", topic = "orders" }
    w:say(string.format("After %.1f seconds the broker was fenced, and in the same change every partition that it led got a leader out of its ISR, one epoch "
      .. "higher.\n", elected[#elected].t - died) .. cluster.picture(w, "orders", 3))
    for _, i in ipairs(lead) do w:expect(w:partition("orders", i).epoch > epochs[i], "the new leader of orders-" .. i .. " has a higher epoch") end
    w:expect(#w:partition("orders", 0).isr == 2, "the ISR has shrunk to two, and min.insync.replicas=2 still lets acks=all write")
    send(3)

    w:say("The broker comes back. It finds in its log what it had; its leader tells it where their logs part, if they do, and it fetches the rest.")
    w:broker(victim):start()
    w:wait_until(cluster.in_sync(w, "orders", 3, 3), 60, "every ISR is whole again")
    send(2)
    p:flush()
    w:say("In sync again. It leads nothing yet: leadership goes back to the first replica, the preferred one, when the controller next looks, which is every five "
      .. "minutes (leader.imbalance.check.interval.seconds), or when somebody asks for it with kafka-leader-election.\n" .. cluster.picture(w, "orders", 3))
    w:wait_until(cluster.has_read(c, sent), 60, "the consumer has read them all")
    local copies, missing = cluster.copies(c), 0
    for i = 1, sent do if not copies["order " .. i] then missing = missing + 1 end end
    w:say(string.format("%d orders sent, %d acknowledged, %d missing.", sent, p.acked, missing))
    w:expect(p.acked == sent and p.failed == 0, "every order was acknowledged in the end")
    w:expect(missing == 0, "no acknowledged order was lost")
  end,
}
