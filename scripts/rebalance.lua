return scenario {
  title = "A group rebalances",
  about = [[Three consumers of one group share six partitions. One of them dies without a goodbye, later another one joins.
Who owns what, and what is read twice?]],
  seed = 8,
  cluster = { brokers = 1 },
  run = function(w)
    w:topic("orders", { partitions = 6 })
    local p = w:producer("p1", { acks = "all" })
    local sent = 0
    local function send(count)
      for _ = 1, count do
        sent = sent + 1
        p:send("orders", "customer-" .. sent % 40, "order " .. sent)
      end
      p:flush()
    end

    -- True once the group is stable and these consumers, and no others, have all six partitions.
    local function settled(consumers)
      return function()
        local g = w:group("billing")
        if not g or g.state ~= "Stable" or #g.members ~= #consumers then return false end
        local count = 0
        for _, c in ipairs(consumers) do count = count + #c.consumer:assignment() end
        return count == 6
      end
    end
    local function owners(consumers)
      local lines = {}
      for _, c in ipairs(consumers) do
        local own = {}
        for _, a in ipairs(c.consumer:assignment()) do own[#own + 1] = a.topic .. "-" .. a.partition end
        lines[#lines + 1] = string.format("    %s  %s", c.name, #own > 0 and table.concat(own, "  ") or "nothing")
      end
      return table.concat(lines, "\n")
    end
    local function all_read(count)
      return function()
        local places = 0
        local seen = {}
        for _, r in ipairs(w:delivered("billing", "orders")) do
          local place = r.partition .. "/" .. r.offset
          if not seen[place] then places = places + 1 end
          seen[place] = true
        end
        return places == count
      end
    end

    w:say("Three consumers join the group billing. The broker waits three seconds for more of them (group.initial.rebalance.delay.ms), "
      .. "then one of the consumers, the leader of the group, deals out the six partitions.")
    local options = { group = "billing", topics = { "orders" }, ["auto.offset.reset"] = "earliest" }
    local c = {}
    for i = 1, 3 do c[i] = { name = "c" .. i, consumer = w:consumer("c" .. i, options) } end
    local three = { c[1], c[2], c[3] }
    w:wait_until(settled(three), 30, "three members with six partitions among them")
    w:say("Who owns what in generation " .. w:group("billing").generation .. ":\n" .. owners(three))

    send(60)
    w:wait_until(all_read(60), 10, "all sixty orders are read")
    for i = 1, 3 do w:expect(#c[i].consumer.received > 0, c[i].name .. " has read some of them") end
    w:say("Sixty orders are read. Every five seconds (auto.commit.interval.ms) each consumer commits how far it has come.")
    w:sleep(6)

    send(60)
    w:wait_until(all_read(120), 10, "sixty more are read")
    local dead, first_of_dead = {}, #c[2].consumer.received
    for _, a in ipairs(c[2].consumer:assignment()) do dead[#dead + 1] = a.partition end
    w:say("Sixty more are read, but not yet committed. In this moment c2 dies: no LeaveGroup, no last commit.")
    c[2].consumer:kill()
    local died = w:now()
    send(60)
    w:sleep(30)
    local waiting = -first_of_dead
    for _, partition in ipairs(dead) do waiting = waiting + w:partition("orders", partition).high_watermark end
    w:say(string.format("Half a minute later the group still counts on c2: its session has not timed out (session.timeout.ms, 45 seconds). "
      .. "c1 and c3 go on with their own partitions; %d orders wait in those of c2, and nobody reads them.", waiting))
    w:expect(#w:group("billing").members == 3, "c2 is a member still")

    local two = { c[1], c[3] }
    w:wait_until(settled(two), 60, "two members have taken over")
    w:say(string.format("%.0f seconds after its death c2 is out, and c1 and c3 have joined again.\nWho owns what in generation %d:\n%s",
      w:now() - died, w:group("billing").generation, owners(two)))
    w:expect(w:now() - died >= 40, "nobody takes over before the session has timed out")
    w:wait_until(all_read(180), 10, "what waited is read")

    w:say("A fourth consumer joins. c1 and c3 are told so at their next heartbeat, commit, give up all they have, and all is dealt out again.")
    c[4] = { name = "c4", consumer = w:consumer("c4", options) }
    local last = { c[1], c[3], c[4] }
    w:wait_until(settled(last), 60, "three members again")
    w:say("Who owns what in generation " .. w:group("billing").generation .. ":\n" .. owners(last))
    send(60)
    w:wait_until(all_read(240), 10, "all 240 orders are read")

    -- Who has read what, in order.
    local readers, twice = {}, {}
    for _, r in ipairs(w:delivered("billing", "orders")) do
      local place = r.partition .. "/" .. r.offset
      local t = twice[r.partition] or { count = 0 }
      if readers[place] then
        twice[r.partition] = t
        t.count, t.first = t.count + 1, math.min(t.first or r.offset, r.offset)
        t.last, t.before, t.again = math.max(t.last or 0, r.offset), readers[place], r.client
      end
      readers[place] = r.client
    end
    local lines, count, only_of_c2 = {}, 0, true
    for partition, t in pairs(twice) do
      lines[#lines + 1] = string.format("    orders-%d  offsets %d to %d  by %s, and again by %s", partition, t.first, t.last, t.before, t.again)
      count = count + t.count
      only_of_c2 = only_of_c2 and t.before == "c2"
    end
    w:say(string.format("All 240 orders are read, %d of them twice: what c2 had read since its last commit. Whoever takes over begins at the "
      .. "committed offset.\n%s", count, table.concat(lines, "\n")))
    w:say("When c4 came nothing was read twice, since c1 and c3 lived to commit before they gave up their partitions.")
    w:expect(count > 0 and only_of_c2, "only what c2 had not committed is read twice")
    w:expect(p.acked == 240 and p.failed == 0, "every order was acknowledged, and read at least once")
    local generation, follows = 0, true
    for _, e in ipairs(w:history{ event = "group_rebalanced", group = "billing" }) do
      follows, generation = follows and e.generation > generation, e.generation
    end
    w:expect(follows, "each generation follows the one before")
  end,
}
