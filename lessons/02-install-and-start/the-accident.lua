return scenario {
  title = "An accident with meta.properties",
  about = "A server keeps a topic with 20 records. While it is down, somebody changes the node.id in its meta.properties, and it does not start again.",
  seed = 2,
  cluster = { brokers = 1 },
  run = function(w)
    local meta, config = "/tmp/kraft-combined-logs/meta.properties", "config/server.properties"

    if not w:controller() then
      w:broker(1):start()
      w:wait_until(function() return w:controller() == 1 end, 30, "the server is up")
    end
    w:topic("keep-me", { partitions = 1 })
    local made = w:sh("seq 20 | kafka-console-producer --topic keep-me --bootstrap-server localhost:9092")
    w:expect(made.code == 0 and w:partition("keep-me", 0).high_watermark == 20, "keep-me has its 20 records")
    w:say("Your server has a topic now, keep-me, with 20 records in it. Somebody needs them.")
    w:sleep(2)
    w:broker(1):stop()
    w:wait_until(function() return not w:controller() end, 60, "the server has stopped")
    w:say("The server is stopped for maintenance. A colleague wants to set up a second server, with node.id=2, is in the wrong directory, "
      .. "and changes meta.properties there.")
    w:sh("grep -v node.id " .. meta .. " > /tmp/meta; echo node.id=2 >> /tmp/meta; cat /tmp/meta > " .. meta)
    w:sleep(2)
    local start = w:sh("kafka-server-start " .. config)
    w:expect(start.code ~= 0, "the server refuses to start")
    w:say("Your server is to start again. It refuses:")
    w:say(start.err)
  end,
}
