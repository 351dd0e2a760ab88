return scenario {
  title = "One ear deaf",
  about = [[A controller that others hear, but that does not hear them. It gets no answer from the leader, so it wants an election. With trial votes (Pre-Vote, KIP-996) it
asks first, is told no, and nothing happens to the others. Then the same with trial votes switched off: elections without end.]],
  seed = 30,
  cluster = { brokers = 3, controllers = 3 },
  run = function(w)
    local b = " --bootstrap-server localhost:9092"
    if not w:partition("orders", 0) then w:topic("orders", { partitions = 1, replicas = 3 }) end
    local p = w:producer("p1", { acks = "all" })
    local leader = w:controller()
    local deaf = leader == 103 and 101 or leader + 1
    local third = 306 - leader - deaf
    local function elections(since)
      local found = {}
      for _, e in ipairs(w:history{ event = "controller_elected" }) do if e.t >= since then found[#found + 1] = e end end
      return found
    end
    local function refused(since)
      local count = 0
      for _, e in ipairs(w:history{ event = "vote_answered", candidate = deaf, pre_vote = true, is_granted = false }) do if e.t >= since then count = count + 1 end end
      return count
    end
    local function deafen()
      for _, id in ipairs{ leader, third } do w:drop(id, deaf, { response = "Fetch" }) end
    end
    local function restart(value)
      w:sh(string.format("echo klab.pre.vote=%s >> /kafka/config/server-%d.properties; broker stop %d; broker start %d", value, deaf, deaf, deaf))
      w:sleep(5)
      w:wait_until(function() return w:controller() ~= nil end, 30, "a controller leads")
    end

    w:say(string.format("Controller %d leads. From now on nothing that the others send reaches controller %d; what it sends arrives.", leader, deaf))
    local from = w:now()
    for _, id in ipairs{ leader, third } do w:cut(id, deaf, { one_way = true }) end
    w:sleep(30)
    w:expect(#elections(from) == 0 and w:controller() == leader, "half a minute later the same controller leads, without a single election")
    w:say("Not much of it arrived, either: a TCP connection needs both ways. What is open breaks when a request has had no answer for two seconds, and a new one does not "
      .. "open. Links that break on one side only are rarely that clean. So now a crueller fault: connections open and votes go through, but every answer to a fetch of "
      .. "that controller is lost.")
    w:heal()
    w:sleep(5)

    from = w:now()
    deafen()
    w:sleep(30)
    w:say(string.format("Controller %d never gets a record. Every two seconds or so (controller.quorum.fetch.timeout.ms) it asks whether anybody would vote for it. It was told no "
      .. "%d times: a voter that still hears from its leader does not want another.", deaf, refused(from)))
    w:expect(refused(from) >= 4 and #elections(from) == 0 and w:controller() == leader, "HOLDS: with trial votes the others are not disturbed")
    w:heal()
    w:sleep(5)

    w:say(string.format("Now controller %d is started with klab.pre.vote=false, a switch that no Kafka has: it does not ask, it counts the epoch up and calls for votes, as all did "
      .. "before Kafka 4.0. Then the same fault.", deaf))
    restart("false")
    leader = w:controller()
    third = 306 - leader - deaf
    from = w:now()
    deafen()
    w:sleep(15)
    local began = w:now()
    w:sh("kafka-topics --create --topic created-meanwhile-" .. math.floor(began) .. b)
    local took = w:now() - began
    local h = p:send("orders", "k", "v")
    p:flush()
    w:sleep(15)
    local all = elections(from)
    w:say(string.format("%d elections in %.0f seconds. A leader that sees a higher epoch must step down, whoever it comes from. The one who called loses each time, for its log is "
      .. "too short; one of the others wins, and has two seconds. The epoch is %d by now.", #all, w:now() - from, all[#all].leader_epoch))
    w:say("Brokers go on with what they lead: a record was committed meanwhile. But whatever needs the controller stalls again and again; "
      .. (took < 0.5 and "the topic asked for came between two elections, and had luck." or string.format("a topic took %.1f seconds.", took)))
    w:expect(#all >= 4, "BROKEN, as foretold: without trial votes the elections do not end")
    w:expect(h.offset ~= nil, "records are committed meanwhile")
    local leaders = {}
    local is_single = true
    for _, e in ipairs(w:history{ event = "controller_elected" }) do
      is_single = is_single and (leaders[e.leader_epoch] or e.leader) == e.leader
      leaders[e.leader_epoch] = e.leader
    end
    w:expect(is_single, "HOLDS: never two leaders in one epoch")

    w:heal()
    restart("true")
    from = w:now()
    w:sleep(10)
    w:expect(#elections(from) == 0, "the answers come again, and all is calm")
    p:close()
  end,
}
