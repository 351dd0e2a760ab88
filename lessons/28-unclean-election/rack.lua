-- The state that the exercise of this lesson begins with.
return scenario {
  title = "A rack is lost",
  about = "Three brokers lose their power, one after the other, while a producer writes. Twelve partitions are without a leader. One of the disks is gone for good.",
  seed = 28,
  cluster = { brokers = 3, controllers = 3 },
  run = function(w)
    local function create(topic, replicas, partitions)
      local all = string.rep(replicas .. ",", partitions):sub(1, -2)
      assert(w:sh(string.format("kafka-topics --create --topic %s --replica-assignment %s --bootstrap-server localhost:9092", topic, all)).code == 0)
    end
    create("many", "1:2", 8)
    create("few", "3:1:2", 4)
    local p = w:producer("shop", { acks = "all", ["delivery.timeout.ms"] = 300000 })
    local function send(topic, partitions)
      for i = 0, partitions - 1 do
        for n = 1, 5 do p:send(topic, nil, "record " .. n, { partition = i }) end
      end
    end
    local function send_all()
      send("many", 8)
      send("few", 4)
      p:flush()
    end
    w:say("Two topics: many has eight partitions, on brokers 1 and 2; few has four, on brokers 3, 1 and 2. Five records to each of the twelve partitions.")
    send_all()
    w:say("The link of brokers 3 and 1 breaks. Five more to each: they are acknowledged when broker 1 is out of the ISR of few.")
    w:cut(3, 1)
    send_all()
    w:say("The link of brokers 3 and 2 breaks, too. Five more: those of few are on broker 3 alone.")
    w:cut(3, 2)
    send_all()
    w:say("Broker 3 burns: its disk is gone, and nobody will format another for it.")
    w:broker(3):power_off{ lose_disk = true }
    w:heal()
    w:sleep(12)
    w:say("Broker 1 dies. Five more to many, which broker 2 leads now, alone. Then broker 2 dies.")
    w:broker(1):kill()
    w:sleep(12)
    send("many", 8)
    p:flush()
    w:broker(2):kill()
    w:sleep(12)
    local without = 0
    for i = 0, 7 do if not w:partition("many", i).leader then without = without + 1 end end
    for i = 0, 3 do if not w:partition("few", i).leader then without = without + 1 end end
    w:expect(p.failed == 0 and p.acked == 220, "220 records were acknowledged")
    w:expect(without == 12, "twelve partitions are without a leader")
    p:close()
  end,
}
