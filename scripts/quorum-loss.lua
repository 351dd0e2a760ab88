local cluster = include("lib/cluster.lua")

return scenario {
  title = "Without a majority of controllers",
  about = [[Three controllers and three brokers. Two of the controllers die, then a broker. What needs no decision goes on; what does, waits. When one controller comes back there is a
majority again, and everything that was committed is there.]],
  seed = 2,
  cluster = { brokers = 3, controllers = 3 },
  run = function(w)
    local b = " --bootstrap-server localhost:9093"
    assert(w:sh("kafka-topics --create --topic orders --replica-assignment 1:2:3,2:3:1" .. b).code == 0)
    assert(w:sh("kafka-topics --create --topic alone --replica-assignment 2" .. b).code == 0)
    local p = w:producer("p1", { acks = "all", ["bootstrap.servers"] = "localhost:9092,localhost:9093,localhost:9094" })
    local function send(topic, partition)
      local h = p:send(topic, "k", "v", { partition = partition })
      w:sleep(1)
      return h
    end
    send("orders", 0)
    p:flush()
    local active = w:controller()
    local elected = w:history{ event = "controller_elected" }
    local epoch = elected[#elected].leader_epoch
    w:say(string.format("The active controller is %d, elected by two of three votes in epoch %d. Every change of the cluster is a record in its log, and counts once a majority has it on the disk.",
      active, epoch))

    w:say("It dies, and another controller with it.")
    local other = active == 103 and 101 or active + 1
    w:broker(active):kill()
    w:broker(other):kill()
    w:sleep(10)
    w:expect(w:controller() == nil, "there is no active controller: one of three is no majority")
    w:expect(send("orders", 0).offset ~= nil, "records are written as before: the brokers know what they lead")
    local r = w:sh("kafka-topics --create --topic late" .. b)
    w:say("A topic cannot be created; the tool gives up after default.api.timeout.ms, a minute: " .. (r.err:match("([%w%.]+Exception[^\n]*)") or r.err))
    w:expect(r.code ~= 0, "a topic cannot be created without a controller")

    w:say("Now broker 1 dies, too, which leads orders-0 and follows in orders-1.")
    w:broker(1):kill()
    w:sleep(20)
    local stalled = send("orders", 1)
    local other_client = w:producer("p2", { acks = "all", ["bootstrap.servers"] = "localhost:9093" }) -- a connection on which nothing waits
    local free = other_client:send("alone", "k", "v")
    w:wait_until(function() return free.offset end, 30, "alone is written to")
    w:say("Twenty seconds later:\n" .. cluster.picture(w, "orders", 2) .. "\nNobody has fenced broker 1, nobody can be elected for it, and no ISR can shrink: orders-0 is led by a broker that is dead, and "
      .. "orders-1 commits nothing, for its ISR still names broker 1. A topic that needs neither goes on.")
    w:expect(w:partition("orders", 0).leader == 1 and #w:partition("orders", 1).isr == 3, "HOLDS: no metadata is committed by a minority")
    w:expect(not stalled.offset and free.offset, "what waits for broker 1 waits, what does not goes on")

    w:say(string.format("Controller %d comes back. Two of three are a majority: they elect, in a later epoch, and go on where the log ends.", other))
    w:broker(other):start()
    w:wait_until(function() return w:controller() ~= nil end, 30, "a controller")
    elected = w:history{ event = "controller_elected" }
    w:expect(elected[#elected].leader_epoch > epoch, "the epoch is a later one")
    w:wait_until(cluster.in_sync(w, "orders", 2, 2), 60, "broker 1 is out of every ISR")
    p:flush()
    w:say("The new controller gives every broker a whole session before it fences one. Then:\n" .. cluster.picture(w, "orders", 2))
    w:expect(w:partition("orders", 0).leader ~= 1 and stalled.offset ~= nil, "another leads, and what waited is committed")
    w:expect(w:sh("kafka-topics --create --topic late" .. b).code == 0, "now the topic is created")
    w:broker(1):start()
    w:broker(active):start()
    w:wait_until(cluster.in_sync(w, "orders", 2, 3), 60, "all three are in sync")
    local said = w:sh("kafka-metadata-quorum" .. b .. " describe --status").out
    w:say("The quorum is whole:\n    " .. said:match("LeaderId:[^\n]*") .. "\n    " .. said:match("LeaderEpoch:[^\n]*") .. "\n    " .. said:match("MaxFollowerLag:[^\n]*"))
    w:expect(p.failed == 0, "nothing that was sent has failed")
  end,
}
