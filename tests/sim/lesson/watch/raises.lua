return scenario {
  title = "Raises",
  run = function(w)
    w:sleep(1)
    error("in the midst")
  end,
}
