local cluster = include("lib/cluster.lua")

return scenario {
  title = "Where does a follower cut its log?",
  about = [[The accident that KIP-101 was written for, played twice. A follower has a committed record, but has not heard yet that it is committed, when its leader dies; the
next leader dies, too, before the follower could fetch from it. Today followers ask where epochs end. Before Kafka 0.11 they cut their logs at their own
high watermark, and the committed record was gone.]],
  seed = 5,
  cluster = { brokers = 3, controllers = 3 },
  run = function(w)
    local b = " --bootstrap-server localhost:9092,localhost:9093,localhost:9094"
    local function fall(topic)
      local first, second, third = 1, 2, 3
      while w:partition(topic, 0) do topic = topic .. "-again" end
      assert(w:sh(string.format("kafka-topics --create --topic %s --replica-assignment %d:%d:%d", topic, first, second, third) .. b).code == 0)
      local p = w:producer("p-" .. topic, { acks = "all", ["bootstrap.servers"] = b:match("%S+$") })
      for i = 1, 3 do p:send(topic, "k", "order " .. i) end
      p:flush()
      w:sleep(2)
      local h = p:send(topic, "k", "order 4")
      p:flush()
      w:expect(h.offset == 3, "order 4 is acknowledged with acks=all: all three replicas have it")
      w:say(string.format("Broker %d leads, %d and %d follow. Order 4 is committed, but the followers hear of that in the answer to their next fetch. Just now broker %d dies, and "
        .. "broker %d cannot reach broker %d, which will lead.", first, second, third, first, third, second))
      w:cut(second, third)
      w:broker(first):kill()
      w:wait_until(function() return w:partition(topic, 0).leader == second end, 30, "broker " .. second .. " leads")
      w:sleep(2)
      w:broker(second):kill()
      w:wait_until(function() return w:partition(topic, 0).leader == third end, 30, "broker " .. third .. " leads")
      local left = w:partition(topic, 0).log_end[third]
      w:say(string.format("Broker %d has led and died. Now broker %d leads. Its log ends at offset %d.", second, third, left))
      w:heal()
      w:broker(first):start()
      w:broker(second):start()
      w:wait_until(cluster.in_sync(w, topic, 1, 3), 60, "all are back")
      p:close()
      return left
    end

    local function restart_with(value)
      for id = 1, 3 do
        w:sh(string.format("echo klab.truncate.by.high.watermark=%s >> /kafka/config/server%s.properties", value, id == 1 and "" or "-" .. id))
        w:broker(id):stop()
        w:sleep(5)
        w:broker(id):start()
        w:sleep(10)
      end
    end

    w:say("First as Kafka is. A follower that gets a new leader says which epoch its last record is of, and cuts its log only where the leader's differs.")
    w:expect(fall("now") == 4, "HOLDS: order 4 is there")

    w:say("Now as it was: klab.truncate.by.high.watermark=true in every server.properties. A follower that gets a new leader cuts its log at its own high watermark, "
      .. "and fetches again what is missing.")
    restart_with("true")
    w:wait_until(cluster.in_sync(w, "now", 1, 3), 60, "all have restarted")
    w:expect(fall("before") == 3, "BROKEN, as foretold: order 4 is gone, though every replica had it")
    restart_with("false")
    w:say("Nobody lied, and no disk was lost: a high watermark that is a moment old was taken for the truth. The epoch of each record, and a table of where each epoch "
      .. "began (leader-epoch-checkpoint), is what has replaced it.")
  end,
}
