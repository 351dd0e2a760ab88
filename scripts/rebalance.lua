return scenario {
  title = "A group rebalances",
  about = [[Three consumers of one group share six partitions. One of them dies without a goodbye, later another one joins.
Who owns what, and what is read twice?]],
  seed = 8,
  cluster = { brokers = 1 },
  run = function(w)
    local function owners()
      local g = w:group("billing")
      local parts = {}
      for _, m in ipairs(g.members) do
        local own = {}
        for _, a in ipairs(m.assignment) do own[#own + 1] = a.partition end
        table.sort(own)
        parts[#parts + 1] = m.client_id .. " owns " .. (#own > 0 and table.concat(own, " ") or "nothing")
      end
      table.sort(parts)
      return table.concat(parts, ", ")
    end
    local function settled(members)
      return function()
        local g = w:group("billing")
        if not g or g.state ~= "Stable" or #g.members ~= members then return false end
        local count = 0
        for _, m in ipairs(g.members) do count = count + #m.assignment end
        return count == 6
      end
    end

    w:topic("orders", { partitions = 6 })
    local p = w:producer("p1", { acks = "all" })
    local n = 0
    local function send(count)
      for _ = 1, count do
        n = n + 1
        p:send("orders", "customer-" .. n % 40, "order " .. n)
      end
      p:flush()
    end
    local options = { group = "billing", topics = { "orders" }, ["auto.offset.reset"] = "earliest" }

    w:say("Three consumers join the group billing. The broker waits a moment for more of them (group.initial.rebalance.delay.ms), then one "
      .. "of the consumers, the leader of the group, deals out the six partitions.")
    local c1 = w:consumer("c1", options)
    local c2 = w:consumer("c2", options)
    local c3 = w:consumer("c3", options)
    w:wait_until(settled(3), 30, "three members with six partitions among them")
    w:say(owners() .. ".")
    send(60)
    w:wait_until(function() return #c1.received + #c2.received + #c3.received == 60 end, 10, "all sixty records are read")
    w:expect(#c1.received > 0 and #c2.received > 0 and #c3.received > 0, "each of the three has read something")

    w:say("Now c2 dies: no LeaveGroup, no commit of what it has just read. Its partitions have no reader until its session times out "
      .. "after 45 seconds (session.timeout.ms).")
    c2:kill()
    local died = w:now()
    send(60)
    w:wait_until(settled(2), 90, "two members have taken over")
    w:say(string.format("It took %.0f seconds. Now %s.", w:now() - died, owners()))
    w:expect(w:now() - died >= 40, "nobody takes over before the session has timed out")

    w:say("A fourth consumer joins. The others are told at their next heartbeat, give up what they must, and all is dealt out again.")
    local c4 = w:consumer("c4", options)
    w:wait_until(settled(3), 60, "three members again")
    w:say(owners() .. ".")
    send(60)
    w:wait_until(function()
      local lag = 0
      for _, of in pairs(w:group("billing").lag) do for _, l in pairs(of) do lag = lag + l end end
      return lag == 0
    end, 60, "nothing is left to read, and all of it is committed")

    local times, twice = {}, 0
    for _, r in ipairs(w:delivered("billing", "orders")) do
      local place = r.partition .. "/" .. r.offset
      times[place] = (times[place] or 0) + 1
      if times[place] == 2 then twice = twice + 1 end
    end
    local read = 0
    for _ in pairs(times) do read = read + 1 end
    w:say(string.format("Of 180 records %d were read; %d of them twice: what c2 had read and not committed when it died.", read, twice))
    w:expect(read == 180, "every record was delivered to the group")
    w:expect(p.failed == 0, "no send has failed")
    local last = 0
    for _, e in ipairs(w:history{ event = "group_rebalanced", group = "billing" }) do
      w:expect(e.generation > last, "generation " .. e.generation .. " follows " .. last)
      last = e.generation
    end
  end,
}
