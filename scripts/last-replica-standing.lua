local cluster = include("lib/cluster.lua")

return scenario {
  title = "Last replica standing",
  about = [[The followers of a leader fall out of the ISR, one after the other, and it goes on alone. Then its power fails. With min.insync.replicas=1 what it took alone is gone, and what
was there before may be gone with it. With 2 it took nothing alone, and those that had left are still eligible (KIP-966).]],
  seed = 4,
  cluster = { brokers = 3, controllers = 3 },
  run = function(w)
    local servers = "localhost:9092,localhost:9093,localhost:9094"
    local topics = { { name = "loose", min = 1 }, { name = "safe", min = 2 } }
    for _, t in ipairs(topics) do
      assert(w:sh(string.format("kafka-topics --create --topic %s --replica-assignment 1:2:3 --config min.insync.replicas=%d --bootstrap-server localhost:9092", t.name, t.min)).code == 0)
      t.producer = w:producer("p-" .. t.name, { acks = "all", ["bootstrap.servers"] = servers, ["delivery.timeout.ms"] = 60000, ["request.timeout.ms"] = 10000 })
      t.handles = {}
    end
    local function send(mark)
      for _, t in ipairs(topics) do
        for i = 1, 5 do t.handles[#t.handles + 1] = t.producer:send(t.name, "k", mark .. " " .. i) end
      end
    end
    local function acked(t)
      local count = 0
      for _, h in ipairs(t.handles) do if h.offset then count = count + 1 end end
      return count
    end
    send("before")
    for _, t in ipairs(topics) do t.producer:flush() end
    w:sleep(2)
    w:say("Broker 1 leads two topics; 2 and 3 follow. Its links to both of them break. They live, but cannot fetch.")
    w:cut(1, 2)
    w:cut(1, 3)
    send("alone")
    w:sleep(50)
    for _, t in ipairs(topics) do t.producer:flush() end
    w:say(string.format("They are out of the ISR. loose took five more records, which broker 1 alone has: %d are acknowledged. safe has acknowledged %d.", acked(topics[1]), acked(topics[2])))
    w:expect(acked(topics[1]) == 10 and acked(topics[2]) == 5, "one broker is enough for loose, and not for safe")
    w:say("The power of broker 1 fails. Nothing that it wrote lately had reached the disk.")
    w:broker(1):power_off{ pages = "dropped" }
    w:heal()
    w:sleep(15)
    w:say("Ten seconds later:\n" .. cluster.picture(w, "loose", 1) .. "\n" .. cluster.picture(w, "safe", 1)
      .. "\nNobody may lead loose, for nobody has all. For safe the controller knows that nothing was committed since the others left.")
    w:expect(not w:partition("loose", 0).leader, "loose waits for the last one that was in sync")
    w:expect(w:partition("safe", 0).leader ~= 1 and w:partition("safe", 0).high_watermark >= 5, "HOLDS: safe is led by one that was eligible, and has all that was acknowledged")
    w:broker(1):start()
    w:wait_until(cluster.in_sync(w, "loose", 1, 3), 90, "all are in sync for loose")
    local left = w:partition("loose", 0).high_watermark
    local cut = w:history{ event = "log_truncated", topic = "loose" }
    w:say(string.format("Broker 1 is back: it led last, and nobody else is left who could be asked, so it leads. Its log ends at offset %d, and the others follow: they cut off what they had beyond "
      .. "that (%d times). %d acknowledged records are gone.", left, #cut, 10 - left))
    w:expect(left < 10, "BROKEN, as foretold: acknowledged records of loose are gone")
    for _, t in ipairs(topics) do t.producer:close() end
  end,
}
