local cluster = include("lib/cluster.lua")

return scenario {
  title = "A leader that slept",
  about = [[A long pause of the leader, as of a garbage collection. The controller fences it after nine seconds, and another leads. Then it wakes, and still believes that it leads: until it
hears otherwise, it takes what clients send.]],
  seed = 5,
  cluster = { brokers = 3, controllers = 3 },
  run = function(w)
    local servers = "localhost:9092,localhost:9093,localhost:9094"
    assert(w:sh("kafka-topics --create --topic orders --replica-assignment 1:2:3 --config min.insync.replicas=2 --bootstrap-server localhost:9092").code == 0)
    local all = w:producer("all", { acks = "all", ["bootstrap.servers"] = servers })
    local one = w:producer("one", { acks = 1, ["enable.idempotence"] = false, ["bootstrap.servers"] = servers })
    local handles = { all = {}, one = {} }
    local function send(seconds)
      for i = 1, seconds * 5 do
        handles.all[#handles.all + 1] = all:send("orders", "k", "all " .. #handles.all)
        handles.one[#handles.one + 1] = one:send("orders", "k", "one " .. #handles.one)
        w:sleep(0.2)
      end
    end
    send(3)
    local epoch = w:partition("orders", 0).epoch
    w:say("Two producers write to orders, which broker 1 leads: one with acks=all, one with acks=1. Broker 1 pauses for 15 seconds. Its connections stay open; nobody is told anything.")
    w:broker(1):pause(15)
    send(14)
    local p = w:partition("orders", 0)
    w:say(string.format("It had no heartbeat for nine seconds, so the controller fenced it: broker %d leads, in epoch %d.", p.leader, p.epoch))
    w:expect(p.leader ~= 1 and p.epoch > epoch, "another leads, in a later epoch")
    local woke = w:now() + 1
    send(8)
    all:flush()
    one:flush()
    w:wait_until(cluster.in_sync(w, "orders", 1, 3), 60, "broker 1 is in sync again")
    local as_leader = 0
    for _, e in ipairs(w:history{ event = "batch_appended", topic = "orders", node = "broker-1" }) do
      if e.t > woke - 1 and e.leader_epoch == epoch then as_leader = as_leader + e.record_count end
    end
    local cut = w:history{ event = "log_truncated", topic = "orders", node = "broker-1" }
    local gone = #cut > 0 and cut[#cut].from_offset - cut[#cut].to_offset or 0
    w:say(string.format("It woke. What had waited in its connections it took first: it appended %d records in its old epoch. Then it heard that it is a follower, answered NOT_LEADER_OR_FOLLOWER from there "
      .. "on, and cut off the %d records that nobody else had.", as_leader, gone))
    local reader = w:consumer("reader", { group = "audit", topics = { "orders" }, ["auto.offset.reset"] = "earliest", ["bootstrap.servers"] = servers })
    w:wait_until(cluster.has_read(reader, w:partition("orders", 0).high_watermark), 60, "an auditor reads the log")
    local there, lost = cluster.copies(reader), { all = 0, one = 0 }
    for name, list in pairs(handles) do
      for i, h in ipairs(list) do if h.offset and not there[name .. " " .. i - 1] then lost[name] = lost[name] + 1 end end
    end
    w:say(string.format("Of what was acknowledged, %d with acks=all are gone, and %d with acks=1.", lost.all, lost.one))
    w:expect(lost.all == 0, "HOLDS: nothing that was acknowledged with acks=all is gone: only one leader could commit")
    for _, e in ipairs(w:history{ event = "leader_elected", topic = "orders" }) do epoch = math.max(epoch, e.leader_epoch) end
    w:expect(w:partition("orders", 0).epoch == epoch, "HOLDS: one leader an epoch")
    all:close()
    one:close()
  end,
}
