return scenario {
  title = "Two readers of one log",
  about = "A fast and a slow consumer read the same log, each from its own place. Neither takes anything away from the other.",
  seed = 1,
  cluster = { brokers = 1 },
  run = function(w)
    local producer = w:producer("website", {})
    if not w:partition("page-views", 0) then
      w:topic("page-views", { partitions = 1 })
      for i = 0, 5 do producer:send("page-views", nil, "v" .. i) end
      producer:flush()
    end
    local function log_end() return w:partition("page-views", 0).high_watermark end

    local first = log_end()
    w:say("The log of page-views-0 ends at offset " .. first .. ". Two readers start at offset 0: one reads as fast as it can, the other "
      .. "takes one record every two seconds.")
    local fast = w:consumer("fast", { group = "fast", topics = { "page-views" }, ["auto.offset.reset"] = "earliest" })
    local slow = w:consumer("slow", { group = "slow", topics = { "page-views" }, ["auto.offset.reset"] = "earliest",
      ["max.poll.records"] = 1, manual = true })
    local read = {}
    while #read == 0 do
      for _, r in ipairs(slow:poll(5)) do read[#read + 1] = r.value end
    end
    w:wait_until(function() return #fast.received >= first end, 10, "the fast reader has read all there was")
    w:say("The fast reader has read " .. #fast.received .. " records and waits at the end. The slow one has read " .. #read .. ": " .. read[1] .. ".")

    for i = 1, 3 do
      w:sleep(2)
      producer:send("page-views", nil, "later-" .. i)
      for _, r in ipairs(slow:poll(1)) do read[#read + 1] = r.value end
    end
    producer:flush()
    w:sleep(1)
    w:say("Three records were appended meanwhile. The fast reader had each of them at once (" .. #fast.received .. " now). The slow one has read "
      .. #read .. " and does not care: what it has not read yet is still there. The log ends at " .. log_end() .. ".")

    while #read < log_end() do
      for _, r in ipairs(slow:poll(1)) do read[#read + 1] = r.value end
    end
    w:say("Now the slow reader has hurried and caught up too. It has read the very same " .. #read .. " records, in the same order, and not one has left the log.")
    local is_same = #fast.received == #read
    for i, r in ipairs(fast.received) do is_same = is_same and r.value == read[i] end
    w:expect(is_same, "both have read the same records in the same order")
    fast:close()
    slow:close()
    producer:close()
  end,
}
