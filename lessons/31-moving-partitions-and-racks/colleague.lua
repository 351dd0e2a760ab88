-- The state that the exercise of this lesson begins with.
return scenario {
  title = "What a colleague left",
  about = "A topic was to be moved so that every broker has a share of it; half of that was cancelled, and nobody looked again.",
  seed = 31,
  cluster = { brokers = 4, controllers = 3 },
  run = function(w)
    local b = " --bootstrap-server localhost:9092"
    local function plan(file, partitions)
      local items = {}
      for _, p in ipairs(partitions) do items[#items + 1] = string.format('{"topic":"jobs","partition":%d,"replicas":[%s]}', p[1], p[2]) end
      w:sh(string.format("echo '{\"version\":1,\"partitions\":[%s]}' > /kafka/%s", table.concat(items, ","), file))
    end
    if not w:partition("jobs", 0) then
      assert(w:sh("kafka-topics --create --topic jobs --replica-assignment 1:2:3,2:3:1,3:1:2,1:2:3 --config min.insync.replicas=2" .. b).code == 0)
    end
    w:app("worker", { kind = "producer", topic = "jobs", rate = "20/s", size = 500, acks = "all" })
    w:sleep(10)
    plan("jobs.json", { { 0, "4,2,3" }, { 1, "2,4,1" }, { 2, "3,1,4" }, { 3, "4,2,3" } })
    plan("half.json", { { 0, "4,2,3" }, { 1, "2,4,1" } })
    w:say("On Friday a colleague begins to move the topic jobs by the plan jobs.json, with a throttle of 300 bytes a second: less than what is written meanwhile.")
    assert(w:sh("kafka-reassign-partitions --execute --reassignment-json-file /kafka/jobs.json --throttle 300" .. b).code == 0)
    w:sleep(20)
    w:say("It does not come to an end. The colleague cancels half of it, keeps the throttles for the rest, and goes home.")
    assert(w:sh("kafka-reassign-partitions --cancel --reassignment-json-file /kafka/half.json --preserve-throttles" .. b).code == 0)
    w:sleep(2)
    w:say("On Saturday broker 3 restarts, as brokers do. While it was away it fell behind; and who is not in sync is throttled.")
    w:broker(3):stop()
    w:sleep(15)
    w:broker(3):start()
    w:sleep(30)
    local behind = 0
    for i = 0, 3 do
      local p, has_3 = w:partition("jobs", i), false
      for _, id in ipairs(p.isr) do has_3 = has_3 or id == 3 end
      if not has_3 then behind = behind + 1 end
    end
    w:expect(behind > 0, "half a minute later broker 3 is still not in sync everywhere")
    w:say("On Monday it is yours.")
  end,
}
