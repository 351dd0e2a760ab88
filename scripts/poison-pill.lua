return scenario {
  title = "The record that kills",
  about = [[One record in one partition cannot be read by the application, which dies of it. A supervisor starts it again, and it reads the same record. Its partition stands, while the others
hiccup at each death; until somebody puts the record aside.]],
  seed = 8,
  run = function(w)
    w:topic("events", { partitions = 3 })
    w:topic("events-dlq")
    local p = w:producer("web")
    for i = 1, 12 do
      for partition = 0, 2 do p:send("events", "k", partition == 1 and i == 5 and "<xml>" or "event " .. i, { partition = partition }) end
    end
    p:flush()
    local done, bad, in_order = { [0] = 0, 0, 0 }, 0, true
    local last = { [0] = -1, -1, -1 }
    -- One life of the application: handles record after record, and commits behind each. False: it died of one.
    local function live(number, handle_bad)
      local c = w:consumer("app-" .. number, { group = "readers", topics = { "events" }, manual = true, ["auto.offset.reset"] = "earliest", ["max.poll.records"] = 1, ["session.timeout.ms"] = 6000 })
      local idle = 0
      while idle < 3 do
        local records = c:poll(8)
        idle = #records == 0 and idle + 1 or 0
        for _, r in ipairs(records) do
          if r.value == "<xml>" and not handle_bad then
            c:kill()
            return false
          elseif r.value == "<xml>" then
            bad = bad + 1
            handle_bad(r)
          else
            in_order = in_order and r.offset > last[r.partition]
            done[r.partition] = done[r.partition] + 1
          end
          last[r.partition] = math.max(last[r.partition], r.offset)
          c:commit()
        end
      end
      c:close()
      return true
    end
    w:say("The topic events has three partitions with twelve records each. The fifth of partition 1 is not what the application can read.")
    local deaths = 0
    for life = 1, 6 do
      if live(life) then break end
      deaths = deaths + 1
      w:sleep(8)
    end
    w:say(string.format("The application died %d times, and was started again each time. Its group needs six seconds each time to notice, and in these nobody reads anything. It has handled %d, %d and %d records of the three partitions.",
      deaths, done[0], done[1], done[2]))
    w:expect(deaths == 6 and done[1] == 4, "BROKEN, as foretold: partition 1 makes no progress")
    w:say("Then somebody changes the application: what it cannot read goes to another topic, a dead letter queue, and it goes on.")
    w:expect(live(7, function(r) p:send("events-dlq", r.key, r.value, { headers = { ["from"] = r.topic .. "-" .. r.partition .. "@" .. r.offset } }) end), "it lives")
    p:flush()
    w:say(string.format("It has handled %d, %d and %d records, and put %d aside.", done[0], done[1], done[2], bad))
    w:expect(done[0] == 12 and done[1] == 11 and done[2] == 12 and bad == 1, "all others are handled")
    w:expect(in_order, "HOLDS: in each partition the records were handled in their order")
  end,
}
