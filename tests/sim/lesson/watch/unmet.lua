return scenario {
  title = "Nothing comes",
  run = function(w)
    w:consumer("c1", { group = "g", topics = { "nobody" } })
    w:wait_until(function() return w:partition("never", 0) end, 5, "a topic that nobody makes")
    w:expect(true, "what is so")
  end,
}
