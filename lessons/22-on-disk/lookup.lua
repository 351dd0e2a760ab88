return scenario {
  title = "How offset 137 is found",
  about = "A consumer asks for offset 137 of a partition with several segments: which file, which place in it, how much is read for nothing? Then the same for a time.",
  seed = 22,
  cluster = { brokers = 1 },
  run = function(w)
    local dir <const> = "/tmp/kraft-combined-logs/events-0"
    if not w:partition("events", 0) then
      w:sh("kafka-topics --create --topic events --partitions 1 --config segment.ms=20000 --bootstrap-server localhost:9092")
      w:app("web", { kind = "producer", topic = "events", rate = "10/s", keys = "user-{10..29}", size = 60, ["linger.ms"] = 1000 })
      w:sleep(60)
    end
    local wanted <const> = 137

    -- The last of `list` that is not above `value`.
    local function floor(list, value, of)
      local found
      for _, item in ipairs(list) do if of(item) <= value then found = item end end
      return found
    end
    local function dump(file)
      return w:sh("kafka-dump-log --files " .. dir .. "/" .. file).out
    end

    local bases, names = {}, {}
    for name in w:sh("ls " .. dir).out:gmatch("(%d+)%.log") do
      bases[#bases + 1] = tonumber(name)
      names[tonumber(name)] = name
    end
    local base = floor(bases, wanted, function(b) return b end)
    local segment = names[base]
    w:say("The segments begin with the offsets " .. table.concat(bases, ", ") .. ". Offset " .. wanted .. " is in the last one that does not begin behind it: " .. segment .. ".log.")
    w:sleep(2)

    local entries = {}
    for offset, position in dump(segment .. ".index"):gmatch("offset: (%d+) position: (%d+)") do
      entries[#entries + 1] = { offset = tonumber(offset), position = tonumber(position) }
    end
    local function show(list, format, ...)
      local lines, fields = {}, { ... }
      for i, item in ipairs(list) do
        local values = {}
        for k, field in ipairs(fields) do values[k] = item[field] end
        lines[i] = string.format(format, table.unpack(values))
      end
      return table.concat(lines, "\n")
    end
    local entry = floor(entries, wanted, function(e) return e.offset end)
    w:say("Its index has " .. #entries .. " entries, one for each 4096 bytes or so (index.interval.bytes). They are sorted, so a binary search finds the last one that is not behind " .. wanted .. ":\n"
      .. show(entries, "    offset %5d   position %6d", "offset", "position"))
    w:expect(entry, "the index leads to a place before offset " .. wanted)
    w:say("So the batch that ends with offset " .. entry.offset .. " begins at byte " .. entry.position .. " of the file. From there the broker goes from header to header; each says how long its batch is.")
    w:sleep(2)

    local passed, hit = {}, nil
    for first, last, position, size in dump(segment .. ".log"):gmatch("baseOffset: (%d+) lastOffset: (%d+).-position: (%d+).-size: (%d+)") do
      local b = { first = tonumber(first), last = tonumber(last), position = tonumber(position), size = tonumber(size) }
      if b.position >= entry.position and not hit then
        passed[#passed + 1] = b
        if b.last >= wanted then hit = b end
      end
    end
    w:say("It passes " .. #passed - 1 .. " batches and comes to the one that has offset " .. wanted .. ":\n" .. show(passed, "    position %6d   offsets %3d to %3d   %4d bytes", "position", "first", "last", "size")
      .. "\nThe broker sends that one as it is; it does not look into it.")
    w:expect(hit.first <= wanted and wanted <= hit.last, "the batch holds the offset")
    w:sleep(2)

    local value = w:sh("kafka-console-consumer --topic events --partition 0 --offset " .. wanted .. " --max-messages 1 --bootstrap-server localhost:9092").out:match("%S+")
    local dropped = wanted - hit.first
    w:say("The consumer unpacks the batch, drops " .. (dropped == 1 and "the one record" or dropped == 0 and "no record" or "the " .. dropped .. " records")
      .. " before offset " .. wanted .. ", and gives that one to its program. Its value is " .. value .. ": the web program numbers its own records, from 1.")
    w:sleep(2)

    local times = {}
    for stamp, offset in dump(segment .. ".timeindex"):gmatch("timestamp: (%d+) offset: (%d+)") do
      times[#times + 1] = { stamp = tonumber(stamp), offset = tonumber(offset) }
    end
    local asked = times[1].stamp + 888
    local answer = w:sh("kafka-get-offsets --topic events --time " .. asked .. " --bootstrap-server localhost:9092").out:match("(%d+)%s*$")
    w:say("A time goes the same way. The time index says up to which offset no record is later than that:\n" .. show(times, "    time %d   offset %5d", "stamp", "offset")
      .. "\nFor " .. asked .. " the search begins behind offset " .. times[1].offset .. ", by way of the index of offsets, and ends at the first record that is not earlier: offset " .. answer .. ".")
    w:expect(tonumber(answer) > times[1].offset, "the first record of that time is behind the entry")
  end,
}
