local cluster = include("lib/cluster.lua")

return scenario {
  title = "One ear deaf",
  about = [[A controller that can be heard but hears nothing. It does not get the leader's answers, so it wants an election. With trial votes (KIP-996) it asks first, and is
told no: nothing happens to the others.]],
  seed = 8,
  cluster = { brokers = 3 },
  run = function(w)
    w:topic("orders", { partitions = 1, replicas = 3 })
    local leader = w:controller()
    local deaf = leader % 3 + 1
    local function epochs()
      local all = w:history{ event = "controller_elected" }
      return #all, all[#all].leader_epoch
    end
    local elections, epoch = epochs()
    w:say(string.format("Controller %d leads in epoch %d. From now on nothing that the others send reaches node %d; what it sends arrives.", leader, epoch, deaf))
    for id = 1, 3 do if id ~= deaf then w:sh(string.format("net cut %d %d --one-way", id, deaf)) end end
    w:sleep(60)
    local granted = 0
    for _, e in ipairs(w:history{ event = "vote_answered" }) do
      if e.candidate == deaf and e.leader_epoch == epoch then
        if e.is_granted then granted = granted + 1 end
      end
    end
    local now, now_epoch = epochs()
    w:say(string.format("A minute later: its fetches were never answered, so after controller.quorum.fetch.timeout.ms (2 seconds) it asked for a trial vote, again and again. What of it "
      .. "arrived got %s. A follower that still fetches from its leader does not want another.", granted == 0 and "no for an answer" or "a yes"))
    w:expect(w:controller() == leader and now_epoch == epoch and now == elections, "the same controller leads, in the same epoch, without a single election")
    w:wait_until(cluster.in_sync(w, "orders", 1, 2), 60, "the deaf broker is out of the ISR")
    w:say("As a broker it is out: its heartbeats may arrive, but it learns nothing and fetches nothing. Its partitions are led by others.")
    local p = w:producer("p1", { acks = "all", ["bootstrap.servers"] = cluster.listener(leader) })
    local h = p:send("orders", "k", "v")
    p:flush()
    w:expect(h.offset ~= nil, "the cluster works")
    w:heal()
    w:wait_until(cluster.in_sync(w, "orders", 1, 3), 60, "it hears again, and is in sync again")
    local last, last_epoch = epochs()
    w:expect(last_epoch == epoch, "and the epoch is still the same")
  end,
}
