return scenario {
  title = "What a producer says",
  about = "A producer sends one record, then two at once. Which requests does it make, and how large are its batches?",
  seed = 5,
  cluster = { brokers = 1 },
  run = function(w)
    if not w:partition("my-topic", 0) then w:topic("my-topic", { partitions = 3 }) end
    local function seen(filter)
      local list = {}
      for _, e in ipairs(w:history(filter)) do list[#list + 1] = e end
      return list
    end
    local function requests()
      local names = {}
      for _, e in ipairs(seen{ event = "frame_sent", node = "client-wire", is_response = false }) do names[#names + 1] = e.api end
      return names
    end
    local function last_batch()
      local list = seen{ event = "batch_appended", topic = "my-topic", partition = 0 }
      return list[#list]
    end

    local p = w:producer("wire", {})
    w:say("A producer sends hello, without a key, to partition 0.")
    p:send("my-topic", nil, "hello", { partition = 0 })
    p:flush()
    local first = requests()
    local one = last_batch()
    w:say("These are its requests, in order: " .. table.concat(first, ", ") .. ".")
    w:say("ApiVersions asks what the broker speaks, Metadata who leads which partition. InitProducerId fetches a number, by which the broker will tell this "
      .. "producer's retries from new records. Only then comes Produce. It brought a batch of " .. one.record_count .. " record, " .. one.bytes .. " bytes.")
    w:sleep(5)
    w:say("Now two records at once, each with the same five bytes.")
    p:send("my-topic", nil, "hello", { partition = 0 })
    p:send("my-topic", nil, "hello", { partition = 0 })
    p:flush()
    local more, two = requests(), last_batch()
    local new = {}
    for i = #first + 1, #more do new[#new + 1] = more[i] end
    w:say("This time: " .. table.concat(new, ", ") .. ". Neither the versions nor the number need to be asked for again. The batch has " .. two.record_count .. " records and "
      .. two.bytes .. " bytes: the header of 61 bytes is paid once, each of these records costs 12.")
    w:expect(one.bytes == 73 and two.bytes == 85, "a batch of one takes 73 bytes, of two 85")
    p:close()
  end,
}
