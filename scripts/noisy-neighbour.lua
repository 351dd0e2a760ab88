return scenario {
  title = "A noisy neighbour, and its quota",
  about = [[One client writes as fast as it can. A quota holds it to a rate, and nobody else: what is too much is not refused, it waits.]],
  seed = 5,
  cluster = { brokers = 1 },
  run = function(w)
    local at = "kafka-configs --bootstrap-server localhost:9092 --entity-type clients --entity-name loader "

    w:topic("imports", { partitions = 2 })
    local loader, shop = w:producer("loader"), w:producer("shop")
    -- Sends a megabyte and waits for it, with something else done meanwhile; how many seconds that took.
    local function load(meanwhile)
      local began = w:now()
      for i = 1, 2000 do loader:send("imports", "k" .. i, string.rep("x", 500)) end
      if meanwhile then meanwhile() end
      loader:flush()
      return w:now() - began
    end

    w:say(string.format("The client loader sends a megabyte. Nobody holds it back: it takes %.0f ms.", load() * 1000))
    w:expect(w:sh(at .. "--alter --add-config producer_byte_rate=50000").code == 0, "loader is given a quota of 50,000 bytes a second")
    w:say(w:sh(at .. "--describe").out)
    local waited
    local held = load(function()
      w:sleep(4)
      local began = w:now()
      shop:send("imports", "order", "one pair of shoes")
      shop:flush()
      waited = w:now() - began
    end)
    w:say(string.format("The same megabyte now takes %.1f seconds. The broker takes each batch and answers at once, but says with the answer for how long it will not listen: so long that over the last ten seconds "
      .. "it is 50,000 bytes a second again. Half a megabyte may come at once, the rest waits in the client.", held))
    w:expect(held > 8 and held < 30, "about (1,000,000 - 500,000) / 50,000 seconds, and a little for what stands around the records")
    w:expect(loader.failed == 0, "no record has failed")
    w:say(string.format("In the midst of that the client shop, which has no quota, sent one record. It waited %.1f ms.", waited * 1000))
    w:expect(waited < 0.1, "the others do not notice")
    w:expect(w:sh(at .. "--alter --delete-config producer_byte_rate").code == 0, "the quota is taken away")
    w:expect(load() < 2, "and loader is as quick as before")
  end,
}
