return scenario {
  title = "Two conversations",
  about = "A command on the laptop asks for the topics, and then another inside. To which addresses does each connect, and what is it told there?",
  seed = 10,
  cluster = { brokers = 1, containers = true },
  run = function(w)
    w:sh("echo default.api.timeout.ms=10000 > /tmp/hurry; echo request.timeout.ms=5000 >> /tmp/hurry")

    -- What broker 1 puts into its Metadata answers, as the tool inside shows it.
    local host, port = w:sh("on app kafka-cluster list-endpoints --bootstrap-server kafka-1:9092").out:match("\n1 +(%S+) +(%d+)")

    local function tell(where, line)
      local function count(event) return #w:history{ event = event, from = "kafka-topics" } end
      local opened, refused = count("connection_opened"), count("connection_refused")
      local r = w:sh(line)
      local failed = w:history{ event = "connection_refused", from = "kafka-topics" }
      local answers = { count("connection_opened") > opened and "it answers" or "no answer", "it answers" }
      if #failed > refused then answers[2] = failed[#failed].host .. ": " .. failed[#failed].reason end
      w:say(where .. "\n    1. connects to " .. line:match("server (%S+)") .. ", as it was given: " .. answers[1]
        .. "\n    2. asks there for the brokers (Metadata): broker 1 is at " .. host .. ":" .. port
        .. "\n    3. connects to " .. host .. ":" .. port .. ", as it was told: " .. answers[2])
      return r.code
    end

    local code = tell("On the laptop:", "kafka-topics --list --command-config /tmp/hurry --bootstrap-server localhost:9092")
    w:expect(code ~= 0, "the command on the laptop fails")
    w:sleep(2)
    code = tell("On app, inside:", "on app kafka-topics --list --bootstrap-server kafka-1:9092")
    w:expect(code == 0, "the one inside does not")
    w:say("Both were told the same. The first address only has to lead to any broker; the ones that count are those that come in the answer: what the brokers advertise.")
  end,
}
