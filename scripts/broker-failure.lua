return scenario {
  title = "A broker dies, and another takes its place",
  about = [[Three brokers, a topic with three partitions and three replicas of each. One broker is killed while a producer with acks=all writes.
Its partitions get new leaders at higher epochs, and nothing that was acknowledged is lost; when it comes back it truncates what it must,
catches up, and is in sync again.]],
  seed = 1,
  cluster = { brokers = 3 },
  run = function(w)
    w:topic("orders", { partitions = 3, replicas = 3, config = { ["min.insync.replicas"] = 2 } })
    local p = w:producer("p1", { acks = "all" })
    local c = w:consumer("c1", { group = "billing", topics = { "orders" }, ["auto.offset.reset"] = "earliest" })
    local sent = 0
    local function send(seconds)
      for _ = 1, seconds * 20 do
        sent = sent + 1
        p:send("orders", "customer-" .. sent % 30, "order " .. sent)
        w:sleep(0.05)
      end
    end
    local function picture()
      local lines = {}
      for i = 0, 2 do
        local o = w:partition("orders", i)
        lines[#lines + 1] = string.format("    orders-%d   leader %s   epoch %d   isr %s", i, o.leader or "none", o.epoch, table.concat(o.isr, ","))
      end
      return table.concat(lines, "\n")
    end

    w:say("Each partition has a leader, which takes every write, and two followers, which fetch from it. Who has all that is committed is in the ISR.\n"
      .. picture())
    send(5)
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
      .. "higher.\n", elected[#elected].t - died) .. picture())
    for _, i in ipairs(lead) do w:expect(w:partition("orders", i).epoch > epochs[i], "the new leader of orders-" .. i .. " has a higher epoch") end
    w:expect(#w:partition("orders", 0).isr == 2, "the ISR has shrunk to two, and min.insync.replicas=2 still lets acks=all write")
    send(3)

    w:say("The broker comes back. It finds in its log what it had; its leader tells it where their logs part, if they do, and it fetches the rest.")
    w:broker(victim):start()
    w:wait_until(function()
      for i = 0, 2 do if #w:partition("orders", i).isr ~= 3 then return false end end
      return true
    end, 60, "every ISR is whole again")
    send(2)
    p:flush()
    w:say("In sync again. It leads nothing yet: leadership goes back to the first replica, the preferred one, when the controller next looks, which is every five "
      .. "minutes (leader.imbalance.check.interval.seconds), or when somebody asks for it with kafka-leader-election.\n" .. picture())
    w:wait_until(function() return #c.received >= sent end, 60, "the consumer has read them all")
    local seen = {}
    for _, r in ipairs(c.received) do seen[r.value] = true end
    local missing = 0
    for i = 1, sent do if not seen["order " .. i] then missing = missing + 1 end end
    w:say(string.format("%d orders sent, %d acknowledged, %d missing.", sent, p.acked, missing))
    w:expect(p.acked == sent and p.failed == 0, "every order was acknowledged in the end")
    w:expect(missing == 0, "no acknowledged order was lost")
  end,
}
