/* w:chart and w:diagram, as a script may call them; what they draw is told by tests/sim/trace. */
#include "tests/sim/script/played.h"

static void check_refused(const char *text, const char *part)
{
	struct played p = played("x.lua", bytes_of_text(text), true, 1);

	if (p.status != 2 || !strstr(p.err, part))
		fail_msg("for %s: status %d, error: %s", text, p.status, p.err);
	played_end(&p);
}

TEST(a_chart_that_is_wrong_gets_one_line_with_its_place)
{
	check_refused(RUN("w:chart()"), "x.lua:2: bad argument");
	check_refused(RUN("w:chart{}"), "x.lua:2: a chart has 1 to 6 series");
	check_refused(RUN("w:chart{ {}, {}, {}, {}, {}, {}, {} }"), "x.lua:2: a chart has 1 to 6 series");
	check_refused(RUN("w:chart{ 5 }"), "x.lua:2: a series of a chart is a table");
	check_refused(RUN("w:chart{ { 5 } }"), "x.lua:2: a point of a chart is { x, y }");
	check_refused(RUN("w:chart{ { { 1, 'two' } } }"), "x.lua:2: a point of a chart is { x, y }");
	check_refused(RUN("w:chart{ { { 1, '2' } } }"), "x.lua:2: a point of a chart is { x, y }");
	check_refused(RUN("w:chart{ { { 1 } } }"), "x.lua:2: a point of a chart is { x, y }");
	check_refused(RUN("w:chart{ { { 0/0, 1 } } }"), "x.lua:2: a point of a chart is { x, y }");
	check_refused(RUN("w:chart{ { { 1, 1e13 } } }"), "x.lua:2: a point of a chart is { x, y }");
	check_refused(RUN("w:chart{ title = {}, { { 1, 1 } } }"), "x.lua:2: title must be a text");
	check_refused(RUN("w:chart{ title = string.rep('x', 201), { { 1, 1 } } }"), "x.lua:2: title must have at most 200 bytes");
	check_refused(RUN("local s = {} for i = 1, 2001 do s[i] = { i, i } end\nw:chart{ s }"), "x.lua:3: ");
	check_refused(RUN("local s = {} for i = 1, 2000 do s[i] = { i, i } end\nwhile true do w:chart{ s } end"), "x.lua:3: the script computes");
}

TEST(a_diagram_that_is_wrong_gets_one_line_with_its_place)
{
	check_refused(RUN("w:diagram{ from = 5, to = 3 }"), "x.lua:2: a diagram goes from an earlier time to a later one");
	check_refused(RUN("w:diagram{ from = 'x' }"), "x.lua:2: ");
	check_refused(RUN("w:diagram{ until_ = 3 }"), "x.lua:2: ");
	check_refused(RUN("w:diagram{ actors = 'p1' }"), "x.lua:2: ");
	check_refused(RUN("while true do w:diagram{} end"), "x.lua:2: the script computes");
}

TEST(a_chart_of_odd_values_is_drawn_all_the_same)
{
	static const char *const charts[] = { "{ { 0, 0 } }",         "{ { -5, -3 }, { -5, -3 } }",      "{ { 1e12, -1e12 }, { -1e12, 1e12 } }", "{ { 0.0000001, 0 } }",
		                                  "{ name = 'a' }",       "{ name = '\\n\\t', { 1, 2 } }",  "{ { 3, 1 }, { 1, 2 }, { 2, 7 } }",     "{}, {}, { { 1, 1 } }" };

	for (size_t i = 0; i < sizeof(charts) / sizeof(charts[0]); i++) {
		char text[300];

		snprintf(text, sizeof(text), RUN("w:chart{ title = 't', %s }"), charts[i]);
		struct played p = played("x.lua", bytes_of_text(text), true, 1);

		if (p.status != 0)
			fail_msg("%s: %s", charts[i], p.err);
		assert_non_null(strstr(p.trace, "chart_drawn"));
		played_end(&p);
	}
}

TEST(a_diagram_of_a_stretch_in_which_nothing_happened_is_drawn_all_the_same)
{
	struct played p = played("x.lua", BYTES(RUN("w:diagram{ from = 100, to = 200 }\nw:diagram{ actors = { 'nobody' } }\nw:diagram()")), true, 1);

	assert_int_equal(p.status, 0);
	played_end(&p);
}
