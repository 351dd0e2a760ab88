local cluster = include("lib/cluster.lua")

return scenario {
  title = "A follower with a slow disk",
  about = [[The disk of one follower stalls, three times: for 28 seconds, for 45, and for 28 again. The leader takes it for in sync for 30 seconds after it was last caught up, and
acks=all waits for it as long. The two short stalls are felt by every writer and change nothing in the ISR; the long one is felt no more once the follower is out.]],
  seed = 10,
  -- A broker of klab does one thing at a time: while its disk stalls, so do its heartbeats. Kafka's have a thread of their own.
  cluster = { brokers = 3, controllers = 3, properties = { ["broker.session.timeout.ms"] = 90000 } },
  run = function(w)
    local servers = table.concat({ cluster.listener(1), cluster.listener(2), cluster.listener(3) }, ",")
    assert(w:sh("kafka-topics --create --topic orders --replica-assignment 1:2:3 --config min.insync.replicas=2 --bootstrap-server " .. servers).code == 0)
    local p = w:producer("p1", { acks = "all", ["bootstrap.servers"] = servers, ["linger.ms"] = 0, ["delivery.timeout.ms"] = 120000, ["request.timeout.ms"] = 60000 })
    local waiting, took, sent, lag = {}, {}, 0, { name = "waiting" }
    local function look()
      for i = #waiting, 1, -1 do
        if waiting[i].handle.offset then
          took[#took + 1] = w:now() - waiting[i].at
          table.remove(waiting, i)
        end
      end
    end
    local function run(seconds)
      for _ = 1, seconds * 10 do
        sent = sent + 1
        waiting[#waiting + 1] = { at = w:now(), handle = p:send("orders", "k" .. sent, "v" .. sent) }
        w:sleep(0.1)
        look()
        lag[#lag + 1] = { w:now(), sent - p.acked }
      end
    end
    -- The time within which 99 of 100 records were acknowledged, of those since the last call.
    local function p99()
      w:wait_until(function() look() return #waiting == 0 end, 60, "all are acknowledged")
      table.sort(took)
      local value = took[math.ceil(#took * 0.99)]
      took = {}
      return value
    end
    run(5)
    local calm, slowest = p99(), 0
    w:say(string.format("Broker 1 leads, 2 and 3 follow. Ten records a second with acks=all; 99 of 100 are acknowledged within %.1f seconds.", calm))
    for round, stall in ipairs{ 28, 45, 28 } do
      local shrunk = #w:history{ event = "isr_shrunk", topic = "orders" }
      w:say(string.format("The disk of broker 3 stalls for %d seconds.", stall))
      w:broker(3):disk{ slow_ms = stall * 1000 }
      run(1)
      w:broker(3):disk{}
      run(stall + 6)
      local has_shrunk = #w:history{ event = "isr_shrunk", topic = "orders" } > shrunk
      local slow = p99()
      if slow > slowest then slowest = slow end
      w:expect(has_shrunk == (stall > 30), has_shrunk and "longer than replica.lag.time.max.ms: out of the ISR" or "shorter than replica.lag.time.max.ms: in the ISR all the time")
      w:say(string.format("The ISR %s. 99 of 100 were acknowledged within %.1f seconds.", has_shrunk and "shrank to two, at min.insync.replicas, and grew again" or "stayed at three", slow))
    end
    w:chart{ title = "Records that wait to be acknowledged", x = "seconds", y = "records", lag }
    w:expect(slowest > 20 and calm < 1, "BROKEN, as foretold: any goal for the latency of acks=all, though a healthy majority was there")
    w:expect(p.acked == sent and p.failed == 0, "HOLDS: nothing was lost or refused")
    w:say("What is to be seen of it in a cluster at work: request latency, UnderMinIsrPartitionCount and AtMinIsrPartitionCount, IsrShrinksPerSec. A longer replica.lag.time.max.ms "
      .. "makes writers wait longer, a shorter one leaves fewer copies sooner.")
    p:close()
  end,
}
