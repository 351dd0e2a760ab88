-- Names and texts that a format could take for its own. Each output must show them as they are.
local texts = { [["quotes" 'and' `ticks`]], "a; b # c %% d --> e", "<script>alert(1)</script> & </style>", "end", "Grüße, 日本語, 🙂, e\u{301}", "\u{1b}[31mred\u{9b}31m",
  "note over a: wrap: x", "#35; &amp; &#35;" }

return scenario {
  title = "Nasty; \"names\" #1 <&> --> end",
  about = "</script><script>alert(2)</script>",
  seed = 1,
  cluster = { brokers = 3 },
  run = function(w)
    w:topic("a.b_c-d", { partitions = 2, replicas = 3 })
    local p = w:producer("end", { acks = "all" })
    local odd = w:producer("p;1 \"x\" #2 <b> é: -->> y", { acks = "1" })
    for i, text in ipairs(texts) do
      w:say(text)
      p:send("a.b_c-d", text, text)
      odd:send("a.b_c-d", text, "v" .. i)
      w:sleep(0.3)
    end
    p:flush()
    odd:flush()
    w:chart{ title = texts[3], x = texts[1], y = texts[5], { name = texts[2], { 0, 1 }, { 1, 3 } }, { name = texts[3], { 0, 2 }, { 1, 1 } } }
    w:cut(1, 2)
    w:broker(3):pause(2)
    w:sleep(5)
    w:heal()
    w:diagram{ from = w:now() - 3 }
    w:sh("echo '" .. texts[3] .. "'")
    for _, text in ipairs(texts) do w:expect(true, text) end
  end,
}
