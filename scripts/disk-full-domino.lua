local cluster = include("lib/cluster.lua")

return scenario {
  title = "One full disk after the other",
  about = [[A disk is full, and its broker stops. The others take over its work, and the next disk is full. With min.insync.replicas=2 nothing that was acknowledged is lost, but at the second full
disk nothing can be written any more.]],
  seed = 14,
  cluster = { brokers = 3, controllers = 3 },
  run = function(w)
    assert(w:sh("kafka-topics --create --topic orders --replica-assignment 1:2:3,2:3:1,3:1:2 --config min.insync.replicas=2 --bootstrap-server localhost:9092").code == 0)
    local p = w:producer("shop", { acks = "all", ["bootstrap.servers"] = "localhost:9092,localhost:9093,localhost:9094", ["delivery.timeout.ms"] = 60000, ["request.timeout.ms"] = 10000 })
    local handles = {}
    local function send(count)
      for i = 1, count do
        for partition = 0, 2 do handles[#handles + 1] = p:send("orders", "k", "order " .. #handles, { partition = partition }) end
        w:sleep(0.1)
      end
    end
    local function say_state(text) w:say(text .. "\n" .. cluster.picture(w, "orders", 3)) end
    send(20)
    p:flush()
    say_state("Three partitions on three brokers, each of which has one disk.")
    w:broker(3):disk{ full = true }
    send(20)
    w:sleep(15)
    p:flush()
    say_state("The disk of broker 3 was full. A log directory with a write that failed is offline, for reads, too; it had no other, and stopped. The others lead what it led.")
    w:expect(#w:history{ event = "log_dir_failed", node = "broker-3" } == 1 and p.failed == 0, "writes go on: two in sync are enough")
    w:broker(2):disk{ full = true }
    send(5)
    w:sleep(75)
    p:flush()
    local acked, failed = p.acked, p.failed
    local errors = {}
    for _, h in ipairs(handles) do
      local name = h.error and h.error:match("^%w+")
      if name then errors[name] = (errors[name] or 0) + 1 end
    end
    local told = {}
    for name, count in pairs(errors) do told[#told + 1] = string.format("%d times %s", count, name) end
    say_state(string.format("They had more to write since, and the next disk was full. Broker 1 is alone, and one is fewer than min.insync.replicas: the producer was told %s.", table.concat(told, ", ")))
    w:expect(failed > 0, "BROKEN, as foretold: nothing can be written any more")
    w:say("Somebody makes room on both disks, and starts the brokers.")
    for _, id in ipairs{ 2, 3 } do
      w:broker(id):disk{}
      w:broker(id):start()
    end
    w:wait_until(cluster.in_sync(w, "orders", 3, 3), 90, "all are in sync")
    send(5)
    p:flush()
    w:expect(p.failed == failed and p.acked == acked + 15, "writes go on")
    local reader = w:consumer("auditor", { group = "audit", topics = { "orders" }, ["auto.offset.reset"] = "earliest" })
    local all = 0
    for i = 0, 2 do all = all + w:partition("orders", i).high_watermark end
    w:wait_until(cluster.has_read(reader, all), 60, "an auditor reads all")
    local there, lost = cluster.copies(reader), 0
    for i, h in ipairs(handles) do if h.offset and not there["order " .. i - 1] then lost = lost + 1 end end
    w:expect(lost == 0, "HOLDS: nothing that was acknowledged is lost")
    reader:close()
    p:close()
  end,
}
