local cluster = include("lib/cluster.lua")

return scenario {
  title = "Acknowledged, then gone",
  about = [[With acks=1 the leader's word is enough. It is cut off from its followers, acknowledges ten records more, and dies. The next leader does not have them. No consumer had
been shown them either: they were never below the high watermark.]],
  seed = 9,
  params = { acks = "1" },
  cluster = { brokers = 3, controllers = 3 },
  run = function(w)
    local servers = table.concat({ cluster.listener(1), cluster.listener(2), cluster.listener(3) }, ",")
    assert(w:sh("kafka-topics --create --topic orders --replica-assignment 1:2:3 --bootstrap-server " .. servers).code == 0)
    local p = w:producer("p1", { acks = w.args.acks, ["enable.idempotence"] = w.args.acks == "all", ["bootstrap.servers"] = servers, ["linger.ms"] = 0,
      ["delivery.timeout.ms"] = 20000, ["request.timeout.ms"] = 5000 })
    local c = w:consumer("c1", { group = "billing", topics = { "orders" }, ["bootstrap.servers"] = servers, ["auto.offset.reset"] = "earliest" })
    local handles = {}
    local function send(mark)
      for i = 1, 10 do
        handles[#handles + 1] = { value = mark .. " " .. i, sent = p:send("orders", "k", mark .. " " .. i) }
        w:sleep(0.05)
      end
    end
    local function acked()
      local count = 0
      for _, h in ipairs(handles) do if h.sent.offset then count = count + 1 end end
      return count
    end

    send("calm")
    w:wait_until(cluster.has_read(c, 10), 30, "the ten are read")
    w:say("Broker 1 leads, 2 and 3 follow. Ten records are written, copied, and read.")
    w:cut(1, 2)
    w:cut(1, 3)
    send("alone")
    w:sleep(2)
    local o = w:partition("orders", 0)
    w:say(string.format("Now its followers cannot reach it. It takes ten more: %d of 20 are acknowledged. Its log ends at offset %d, the high watermark stays at %d: that is "
      .. "how far all that are in sync have come, and a consumer is shown nothing beyond it.", acked(), o.log_end[1], o.high_watermark))
    w:expect(o.log_end[1] > 10 and o.high_watermark == 10, "the log has run ahead of the high watermark")
    w:expect(#c.received == 10, "HOLDS: the consumer has been shown what is committed, and no more")
    w:broker(1):kill()
    w:wait_until(function() return w:partition("orders", 0).leader == 2 end, 30, "a new leader")
    send("later")
    p:flush()
    w:heal()
    w:broker(1):start()
    w:wait_until(cluster.in_sync(w, "orders", 1, 3), 60, "all three are in sync")
    w:wait_until(cluster.has_read(c, w:partition("orders", 0).high_watermark), 30, "all that is there is read")
    local shown, lost = cluster.copies(c), 0
    for _, h in ipairs(handles) do if h.sent.offset and not shown[h.value] then lost = lost + 1 end end
    w:say(string.format("It dies before they can reach it again. Broker 2 was in sync, so it may lead; it has ten records, and the next ones take the offsets of those it never saw. When broker 1 "
      .. "comes back it cuts them off its log. Acknowledged and gone: %d.", lost))
    if w.args.acks == "1" then
      w:expect(lost == 10, "BROKEN, as foretold: with acks=1 what was acknowledged did not stay")
      w:say("The same with acks=all:  klab run scripts/acknowledged-then-gone.lua -- acks=all")
    else
      w:expect(lost == 0, "HOLDS: all that was acknowledged is there")
    end
    p:close()
  end,
}
