return scenario {
  title = "Send, and leave at once",
  about = "A program hands three records to its producer and ends in the same moment.",
  seed = 5,
  cluster = { brokers = 1 },
  run = function(w)
    if not w:partition("my-topic", 0) then w:topic("my-topic", { partitions = 3 }) end
    local function count()
      local sum = 0
      for p = 0, 2 do sum = sum + w:partition("my-topic", p).high_watermark end
      return sum
    end

    local before = count()
    local p = w:producer("hasty", {})
    for i = 1, 3 do p:send("my-topic", "hasty", "last words " .. i) end
    p:kill()
    w:sleep(5)
    w:say("send() was called three times, and the process ended. Five seconds later my-topic has " .. count() - before .. " records more than before.")
    w:expect(count() == before, "none of them is in the log")

    p = w:producer("patient", {})
    for i = 1, 3 do p:send("my-topic", "patient", "last words " .. i) end
    p:flush()
    p:kill()
    w:say("The same program with flush() before its end: " .. count() - before .. " records.")
    w:expect(count() == before + 3, "after flush() all three are")
  end,
}
