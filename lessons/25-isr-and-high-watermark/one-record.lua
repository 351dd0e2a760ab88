return scenario {
  title = "One record, until it is committed",
  about = "A record is appended by the leader and copied by two followers. When may a consumer see it, and when does each broker know?",
  seed = 26,
  cluster = { brokers = 3 },
  run = function(w)
    if not w:partition("t", 0) then
      assert(w:sh("kafka-topics --create --topic t --replica-assignment 1:2:3 --bootstrap-server localhost:9092").code == 0)
      w:sleep(2)
    end
    local leader = w:partition("t", 0).leader
    local p = w:producer("one")
    p:send("t", nil, "warm up")
    p:flush()
    w:sleep(2)
    local from = w:now()
    w:say("A producer with acks=all sends one record to the leader, broker " .. leader .. ".")
    local h = p:send("t", nil, "watch me")
    p:flush()
    w:sleep(2)

    local lines, first = {}, nil
    local function add(e, text)
      first = first or e.t
      lines[#lines + 1] = { seq = e.seq, text = string.format("    %6.2f ms  %-9s %s", (e.t - first) * 1000, e.node, text) }
    end
    local all = {}
    for _, kind in ipairs{ "batch_appended", "high_watermark_advanced", "record_acknowledged" } do
      for _, e in ipairs(w:history{ event = kind, topic = "t" }) do
        if e.t >= from then
          e.kind = kind
          all[#all + 1] = e
        end
      end
    end
    table.sort(all, function(a, b) return a.seq < b.seq end)
    local advanced
    for _, e in ipairs(all) do
      if e.kind == "batch_appended" and e.base_offset == h.offset then
        add(e, "appends offset " .. e.base_offset .. ": its log ends at " .. e.last_offset + 1)
      elseif e.kind == "high_watermark_advanced" and e.high_watermark == h.offset + 1 then
        add(e, "moves its high watermark to " .. e.high_watermark)
        advanced = advanced or e
      elseif e.kind == "record_acknowledged" and e.offset == h.offset then
        add(e, "hears that the record is taken")
      end
    end
    local told = {}
    for _, l in ipairs(lines) do told[#told + 1] = l.text end
    w:say("What happened:\n" .. table.concat(told, "\n"))
    w:say("The leader appends, and its log end moves. The followers fetch the record, and append. Their next fetch asks for what comes after it, and by that the leader "
      .. "knows that they have it: the log end of the slowest in the ISR is the high watermark. Only now is the producer told, and only now may a consumer see "
      .. "the record. The followers hear of the new high watermark in the answers to the fetches after that.")
    w:expect(advanced and advanced.node == "broker-" .. leader, "the leader is the first that knows what is committed")
    p:close()
  end,
}
