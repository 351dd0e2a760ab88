return scenario {
  title = "A storm of rebalances",
  about = [[Eight members share sixteen partitions, with the eager protocol: at each rebalance everybody gives up everything. One member is too slow for max.poll.interval.ms, is put out, comes
back, and is put out again. Each time all eight stop.]],
  seed = 7,
  run = function(w)
    w:topic("jobs", { partitions = 16 })
    w:app("web", { kind = "producer", topic = "jobs", rate = "200/s", keys = "user-{1..200}" })
    local function member(i) w:app("c" .. i, { kind = "consumer", topic = "jobs", group = "workers", assignor = "range", ["max.poll.interval.ms"] = 10000, ["from-beginning"] = true }) end
    for i = 1, 7 do member(i) end
    local slow = w:consumer("c8", { group = "workers", topics = { "jobs" }, ["partition.assignment.strategy"] = "range", ["max.poll.interval.ms"] = 10000, ["auto.offset.reset"] = "earliest" })
    w:sleep(20)
    local function lag()
      local sum = 0
      for _, n in pairs(w:group("workers").lag.jobs) do sum = sum + n end
      return sum
    end
    local function copies(from)
      local seen, twice = {}, 0
      for _, r in ipairs(w:delivered("workers", "jobs")) do
        local id = r.partition * 1000000 + r.offset
        if seen[id] then twice = twice + 1 end
        seen[id] = true
      end
      return twice
    end
    local before = w:group("workers").generation
    w:say(string.format("The group is in generation %d, eight members own two partitions each, and the lag is %d.", before, lag()))
    w:sleep(10)
    w:expect(w:group("workers").generation == before, "while all are quick enough nothing changes")
    w:say("Now the work of c8 takes fifteen seconds each time: longer than max.poll.interval.ms, ten seconds here. Its client leaves the group, and joins again when the work is done.")
    local worst = 0
    for _ = 1, 5 do
      slow:pause(15)
      for _ = 1, 20 do
        w:sleep(1)
        worst = math.max(worst, lag())
      end
    end
    local after = w:group("workers").generation
    w:say(string.format("Five times slow, and the group is in generation %d. Each generation all eight gave up what they had, and waited for the last to join. The lag was up to %d. %d records were read twice: "
      .. "they had been read, but not committed, when their partition went to another.", after, worst, copies()))
    w:expect(after >= before + 8, "BROKEN, as foretold: the group's calm: two rebalances for each slow moment of one member")
    w:expect(worst > 100, "the lag grew for everybody")
    local owners = 0
    for _, m in ipairs(w:group("workers").members) do owners = owners + #m.assignment end
    w:wait_until(function() return w:group("workers").state == "Stable" end, 30, "the group is stable")
    w:say("A quicker member, smaller max.poll.records, or a longer max.poll.interval.ms ends it. So does a protocol in which only what moves is given up (cooperative-sticky).")
    owners = {}
    local is_single = true
    for _, m in ipairs(w:group("workers").members) do
      for _, a in ipairs(m.assignment) do
        is_single = is_single and not owners[a.partition]
        owners[a.partition] = true
      end
    end
    w:expect(is_single, "HOLDS: no partition has two owners in one generation")
  end,
}
