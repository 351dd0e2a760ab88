return scenario {
  title = "Without a majority of controllers",
  about = [[Three nodes that are broker and controller each. Two of them die. What needs no decision goes on; what does, waits. When one comes back there is a
majority again, and everything that was committed is there.]],
  seed = 2,
  cluster = { brokers = 3 },
  run = function(w)
    w:sh("kafka-topics --bootstrap-server localhost:9092 --create --topic alive --replica-assignment 1,1")
    w:topic("orders", { partitions = 1, replicas = 3 })
    local p = w:producer("p1", { acks = "all", ["max.block.ms"] = 5000 })
    p:send("alive", "k", "before")
    p:flush()
    local epoch = w:history{ event = "controller_elected" }
    epoch = epoch[#epoch].leader_epoch
    w:say(string.format("The active controller is node %d, elected by two of three votes in epoch %d. Every change of the cluster is a record in its log, and "
      .. "counts once a majority has it on the disk.", w:controller(), epoch))

    w:say("Nodes 2 and 3 die.")
    w:broker(2):kill()
    w:broker(3):kill()
    w:sleep(5)
    w:say("Node 1 is alone, one of three. If it led, it resigned after 3 seconds without a fetch from a majority (1.5 times controller.quorum.fetch.timeout.ms); if it "
      .. "did not, nobody votes for it.")
    w:expect(w:controller() == nil, "there is no active controller")
    local h = p:send("alive", "k", "still")
    p:flush()
    w:expect(h.offset ~= nil, "a partition whose replicas are all on node 1 is written to as before: the broker knows what it leads")
    local r = w:sh("kafka-topics --bootstrap-server localhost:9092 --create --topic late")
    w:say("A topic cannot be created; the tool gives up after default.api.timeout.ms, a minute: " .. (r.err:match("([%w%.]+Exception[^\n]*)") or r.err))
    w:expect(r.code ~= 0, "a topic cannot be created without a controller")
    local o = w:partition("orders", 0)
    w:expect(#o.isr == 3, "nobody can be fenced or put out of an ISR: orders-0 still names all three")

    w:say("Node 2 comes back. Two of three are a majority: they elect, in a later epoch, and go on where the log ends.")
    w:broker(2):start()
    w:wait_until(function() return w:controller() ~= nil end, 30, "a controller")
    local elected = w:history{ event = "controller_elected" }
    w:expect(elected[#elected].leader_epoch > epoch, "the epoch is a later one")
    w:wait_until(function()
      local now = w:partition("orders", 0)
      return now and now.leader and #now.isr == 2
    end, 60, "orders-0 is led, by two in sync")
    w:expect(w:sh("kafka-topics --bootstrap-server localhost:9092 --create --topic late").code == 0, "now the topic is created")
    w:broker(3):start()
    w:wait_until(function() return #w:partition("orders", 0).isr == 3 end, 60, "all three are in sync")
    local said = w:sh("kafka-metadata-quorum --bootstrap-server localhost:9092 describe --status").out
    w:say("The quorum is whole:\n    " .. said:match("LeaderId:[^\n]*") .. "\n    " .. said:match("LeaderEpoch:[^\n]*") .. "\n    " .. said:match("MaxFollowerLag:[^\n]*"))
  end,
}
