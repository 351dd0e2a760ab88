return scenario {
  title = "One, two, three, four members",
  about = "The same stream over one, two, three and four members of a group: who owns what, and how much does each of them read?",
  seed = 8,
  cluster = { brokers = 1 },
  run = function(w)
    if not w:partition("my-topic", 0) then
      w:topic("my-topic", { partitions = 3 })
      w:app("web", { kind = "producer", topic = "my-topic", rate = "6/s", keys = "user-{1..1000}" })
    end
    local members, seen = {}, {}

    local function is_settled(count)
      local g = w:group("shares")
      return g and g.state == "Stable" and #g.members == count
    end

    for count = 1, 4 do
      members[count] = w:consumer("s" .. count, { group = "shares", topics = { "my-topic" } })
      w:wait_until(function() return is_settled(count) end, 30, count .. " members share the partitions")
      for i = 1, count do seen[i] = #members[i].received end
      w:sleep(6)
      local parts, idle = {}, 0
      for i = 1, count do
        local own = #members[i]:assignment()
        if own == 0 then idle = idle + 1 end
        parts[i] = "s" .. i .. " owns " .. own .. " and has read " .. #members[i].received - seen[i]
      end
      w:say(count .. (count == 1 and " member" or " members") .. ", six seconds: " .. table.concat(parts, ", ") .. ".")
      w:expect(idle == math.max(0, count - 3), "only members beyond the third are idle")
    end
    w:say("The whole is the same each time, about 36 records in six seconds. Members share it by partitions; beyond three there is nothing left to share.")
    for i = 1, 4 do members[i]:close() end
  end,
}
