return scenario { title = "no end",
