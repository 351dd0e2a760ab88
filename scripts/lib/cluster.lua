-- What scenarios ask of a cluster again and again:  local cluster = include("lib/cluster.lua")
local cluster = {}

-- The listener of broker `id`, as bootstrap.servers wants it.
function cluster.listener(id)
  return "localhost:" .. 9091 + id
end

-- The brokers 1 to `count` that do not have the active controller: to be broken without an election on top.
function cluster.not_controllers(w, count)
  local ids = {}
  for id = 1, count do
    if id ~= w:controller() then ids[#ids + 1] = id end
  end
  return ids
end

-- For wait_until: whether the ISR of each of the topics (a list, or one name) has `size` replicas in its partitions 0 to `partitions - 1`.
function cluster.in_sync(w, topics, partitions, size)
  topics = type(topics) == "table" and topics or { topics }
  return function()
    for _, topic in ipairs(topics) do
      for i = 0, partitions - 1 do
        local p = w:partition(topic, i)
        if not p or #p.isr ~= size then return false end
      end
    end
    return true
  end
end

-- For wait_until: whether the consumer was handed `count` records, or more.
function cluster.has_read(consumer, count)
  return function() return #consumer.received >= count end
end

-- How often the consumer was handed each value.
function cluster.copies(consumer)
  local copies = {}
  for _, r in ipairs(consumer.received) do copies[r.value] = (copies[r.value] or 0) + 1 end
  return copies
end

-- A line for each partition, for w:say: leader, epoch and ISR.
function cluster.picture(w, topic, partitions)
  local lines = {}
  for i = 0, partitions - 1 do
    local p = w:partition(topic, i)
    lines[#lines + 1] = string.format("    %s-%d   leader %s   epoch %d   isr %s", topic, i, p.leader or "none", p.epoch, #p.isr > 0 and table.concat(p.isr, ",") or "nobody")
  end
  return table.concat(lines, "\n")
end

return cluster
