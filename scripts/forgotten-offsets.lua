local cluster = include("lib/cluster.lua")

return scenario {
  title = "The group that forgot",
  about = [[A consumer is switched off for longer than its group's offsets are kept (offsets.retention.minutes: seven days by default, an hour here, so that nobody has to wait). When it comes back it has no place to go
on from, and auto.offset.reset decides: with latest, the default, it begins at the end.]],
  seed = 15,
  run = function(w)
    w:sh("echo offsets.retention.minutes=60 >> /kafka/config/server.properties; broker stop 1; broker start 1")
    w:sleep(15)
    w:topic("orders", { config = { ["retention.ms"] = -1 } })
    local p = w:producer("shop")
    local function send(count)
      for i = 1, count do p:send("orders", "k", "order " .. i) end
      p:flush()
    end
    send(10)
    local first = w:consumer("before", { group = "billing", topics = { "orders" }, ["auto.offset.reset"] = "earliest" })
    w:wait_until(cluster.has_read(first, 10), 30, "ten orders are billed")
    first:close()
    w:sleep(2)
    w:say("Ten orders are billed, and the consumer stops. The group has committed offset 10:\n    " .. w:sh("kafka-consumer-groups --describe --group billing --bootstrap-server localhost:9092").out:match("billing[^\n]*"))
    w:expect(w:group("billing").offsets.orders[0] == 10, "the group's place is kept")
    send(7)
    w:say("Seven more orders come in. Nobody starts the consumer for two hours.")
    w:sleep(2 * 3600)
    local g = w:group("billing")
    w:expect(not (g and g.offsets.orders), "the offsets have expired: tombstones are in __consumer_offsets")
    w:say("A group without members keeps its offsets so long and no longer. They are gone. Now the consumer comes back, with the settings that it always had, but for one that nobody had ever needed: "
      .. "auto.offset.reset is latest.")
    local second = w:consumer("after", { group = "billing", topics = { "orders" } })
    w:sleep(20)
    send(1)
    w:wait_until(cluster.has_read(second, 1), 30, "it reads again")
    w:say(string.format("It was handed %d record, at offset %d. The seven before it are in the log, and will never be billed.", #second.received, second.received[1].offset))
    w:expect(second.received[1].offset == 17, "it began at the end of the log")
    w:expect(#first.received + #second.received < 18, "BROKEN, as foretold: each record at least once, for this group, by configuration")
    second:close()
    local third = w:consumer("auditor", { group = "audit", topics = { "orders" }, ["auto.offset.reset"] = "earliest" })
    w:wait_until(cluster.has_read(third, 18), 30, "an auditor reads all")
    w:expect(#third.received == 18, "HOLDS: the log has them all; the reader is what forgot")
  end,
}
