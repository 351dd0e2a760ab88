return scenario {
  title = "Another hash",
  about = "The same keys, placed by Java's murmur2 and by the CRC32 that librdkafka takes by default.",
  seed = 7,
  cluster = { brokers = 1 },
  run = function(w)
    if not w:partition("my-topic", 0) then w:topic("my-topic", { partitions = 3 }) end

    local function crc32(text)
      local crc = 0xffffffff
      for i = 1, #text do
        crc = crc ~ text:byte(i)
        for _ = 1, 8 do crc = crc & 1 == 1 and (crc >> 1) ~ 0xedb88320 or crc >> 1 end
      end
      return crc ~ 0xffffffff
    end

    local java = w:producer("java", {})
    local c = w:producer("c", {})
    local keys, sent = { "alice", "bob", "carol", "dave" }, {}
    for i, key in ipairs(keys) do
      sent[i] = {
        java:send("my-topic", key, "from Java"),
        c:send("my-topic", key, "from C", { partition = crc32(key) % 3 }),
      }
    end
    java:flush()
    c:flush()
    local where = {}
    for _, r in ipairs(w:acknowledged("my-topic")) do
      if r.client == "java" or r.client == "c" then where[r.client .. " " .. r.key] = r.partition end
    end
    local lines, split = {}, 0
    for _, key in ipairs(keys) do
      lines[#lines + 1] = key .. " " .. where["java " .. key] .. " and " .. where["c " .. key]
      if where["java " .. key] ~= where["c " .. key] then split = split + 1 end
    end
    w:say("Each key, sent with murmur2 as Java does, and with CRC32 as librdkafka does by default, lies on the partitions: " .. table.concat(lines, ", ") .. ".")
    w:say("For " .. split .. " of the " .. #keys .. " keys what C has sent is in another partition than what Java has sent: for them there is no order between the two.")
    w:expect(where["java alice"] == 0 and where["c alice"] == 2, "alice is on partition 0 from Java, on 2 from C")
    java:close()
    c:close()
  end,
}
