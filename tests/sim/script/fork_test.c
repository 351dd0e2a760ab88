/* w:fork: what if; and going back in a scenario that has asked that. */
#include "sim/script/play.h"
#include "tests/sim/script/played.h"

/* From one second on, however long the cluster took to start. */
#define RUN_FROM_1S(body) RUN("w:sleep(1 - w:now())\n" body)

static struct played play(const char *text)
{
	return played("x.lua", bytes_of_text(text), true, 1);
}

static void check_plays(const char *text)
{
	struct played p = play(text);

	if (p.status != 0 || p.err_size > 0)
		fail_msg("for %s: status %d\n%s%s", text, p.status, p.out, p.err);
	played_end(&p);
}

static void check_fails(const char *text, int status, const char *err)
{
	struct played p = play(text);

	assert_int_equal(p.status, status);
	assert_string_equal(p.err, err);
	played_end(&p);
}

TEST(a_fork_leaves_nothing_behind_but_its_values)
{
	check_plays(RUN("w:topic('orders')\n"
	                "local p, seen, began = w:producer('p'), 0, w:now()\n"
	                "local n = w:fork('a', function(w)\n"
	                "  for i = 1, 5 do p:send('orders', nil, 'v' .. i) end\n"
	                "  p:flush()\n"
	                "  seen = seen + 1\n"
	                "  w:broker(1):kill()\n"
	                "  w:sleep(10)\n"
	                "  assert(p.acked == 5 and seen == 1 and w:now() > began + 10)\n"
	                "  return p.acked\n"
	                "end)\n"
	                "assert(n == 5 and p.acked == 0 and seen == 0 and w:now() == began)\n"
	                "assert(w:partition('orders', 0).log_end[1] == 0 and #w:acknowledged('orders') == 0)\n"
	                "assert(#w:history{ event = 'process_killed' } == 0)\n"
	                "p:send('orders', nil, 'v') p:flush()\n"
	                "assert(p.acked == 1)"));
}

TEST(plain_values_come_back_as_they_were)
{
	check_plays(RUN("local a, b, c, d, e, f = w:fork('a', function() return 1, 1.5, 'x\\0y', nil, false, { 10, { k = 'v', [true] = -0.0 }, [2.5] = math.mininteger } end)\n"
	                "assert(math.type(a) == 'integer' and a == 1 and b == 1.5 and c == 'x\\0y' and d == nil and e == false)\n"
	                "assert(f[1] == 10 and f[2].k == 'v' and f[2][true] == 0 and f[2.5] == math.mininteger)\n"
	                "assert(select('#', w:fork('b', function() end)) == 0)\n"
	                "assert(select('#', w:fork('c', function() return nil, nil end)) == 2)"));
}

TEST(what_a_fork_is_refused_is_told_with_its_place)
{
	check_fails(RUN_FROM_1S("w:fork('a', function() return print == nil, w end)"), 2,
	            "klab: x.lua:3: what the timeline a gives back: a function cannot be taken along; only numbers, texts, booleans and tables of them can (at 1.000 s of "
	            "virtual time)\n");
	check_fails(RUN_FROM_1S("w:fork('a', function() local t = {} t.t = t return t end)"), 2,
	            "klab: x.lua:3: what the timeline a gives back: a table that contains itself, or is nested 32 deep, cannot be taken along; only numbers, texts, "
	            "booleans and tables of them can (at 1.000 s of virtual time)\n");
	check_fails(RUN_FROM_1S("w:fork('a', function() return ('x'):rep(2000000) end)"), 2,
	            "klab: x.lua:3: what the timeline a gives back: more than a mebibyte cannot be taken along; only numbers, texts, booleans and tables of them can (at "
	            "1.000 s of virtual time)\n");
	check_fails(RUN_FROM_1S("w:fork('a', function() w:fork('b', function() end) end)"), 2,
	            "klab: x.lua:3: a timeline cannot be begun within another (this is a) (in the timeline a, at 1.000 s) (at 1.000 s of virtual time)\n");
	check_fails(RUN_FROM_1S("w:fork('a', function() end)\nw:fork('a', function() end)"), 2,
	            "klab: x.lua:4: there is a timeline of that name already (at 1.000 s of virtual time)\n");
	check_fails(RUN_FROM_1S("w:fork('main', function() end)"), 2, "klab: x.lua:3: there is a timeline of that name already (at 1.000 s of virtual time)\n");
	check_fails(RUN_FROM_1S("w:fork('no blanks', function() end)"), 2,
	            "klab: x.lua:3: a timeline's name is of 1 to 24 letters, digits, '-', '_', '.' and '=' (at 1.000 s of virtual time)\n");
	check_fails(RUN_FROM_1S("for i = 1, 40 do w:fork('f' .. i, function() end) end"), 2,
	            "klab: x.lua:3: a scenario can have 32 timelines beside its own (at 1.000 s of virtual time)\n");
}

TEST(what_goes_wrong_in_a_fork_counts_as_anywhere)
{
	check_fails(RUN_FROM_1S("w:fork('a', function() w:sleep(1) error('boom') end)"), 2, "klab: x.lua:3: boom (in the timeline a, at 2.000 s) (at 1.000 s of virtual time)\n");
	check_plays(RUN("local ok, why = pcall(w.fork, w, 'a', function() w:sleep(1) error({ code = 7 }) end)\nassert(not ok and why.code == 7)"));
	check_plays(RUN("local ok, why = pcall(w.fork, w, 'a', function() w:topic('t') w:topic('t') end)\nassert(not ok and why:find('already exists'), why)\nw:topic('t')"));
	check_fails(RUN_FROM_1S("w:fork('a', function() w:expect(false, 'this') end)"), 1, "");
	check_fails(RUN_FROM_1S("w:fork('a', function() w:wait_until(function() return false end, 1, 'never') end)"), 1, "");
	check_fails(RUN_FROM_1S("pcall(w.fork, w, 'a', function() while true do end end)"), 2, "klab: x.lua:3: the script computes for too long (at 1.000 s of virtual time)\n");
	check_fails(RUN_FROM_1S("w:fork('a', function() coroutine.yield() end)"), 2,
	            "klab: x.lua:3: coroutine.yield() gives to nobody here: run itself is what is resumed (at 1.000 s of virtual time)\n");
}

TEST(a_fork_is_told_in_its_place_and_is_part_of_the_hash)
{
	static const char story[] = RUN_FROM_1S("w:say('Here.')\nlocal n = w:fork('a', function() w:say('There.') w:sleep(%d) w:expect(true, 'so it is there') end)\nw:say('Here again.')");
	char text[400];
	struct played runs[3];

	for (int i = 0; i < 3; i++) {
		snprintf(text, sizeof(text), story, i == 2 ? 2 : 1);
		runs[i] = play(text);
		assert_int_equal(runs[i].status, 0);
	}
	assert_true(runs[0].hash == runs[1].hash && runs[0].hash != runs[2].hash);
	assert_string_equal(runs[0].out, runs[1].out);
	assert_string_equal(runs[0].trace, runs[1].trace);
	assert_non_null(strstr(runs[0].out, "\nHere.\n\n"
	                                    "+-- timeline a, from 1.000s --------------------------------------------------\n"
	                                    "| There.\n|\n|      2.000s    ok      so it is there\n\n"
	                                    "+-- back from a, which went on to 2.000s -------------------------------------\n\nHere again.\n\n"));
	assert_non_null(strstr(runs[0].out, "All as expected (1 of 1).\n"));
	assert_non_null(strstr(runs[0].trace, "\"timeline\": \"a\", \"node\": \"world\", \"event\": \"timeline_began\", \"name\": \"a\"}\n"));
	assert_non_null(strstr(runs[0].trace, "\"timeline\": \"a\", \"node\": \"world\", \"event\": \"said\", \"text\": \"There.\"}\n"));
	assert_non_null(strstr(runs[0].trace, ", \"node\": \"world\", \"event\": \"timeline_returned\", \"name\": \"a\", \"until\": 2000000"));
	for (int i = 0; i < 3; i++)
		played_end(&runs[i]);
}

/* ---- Going back ---------------------------------------------------------------------------------------------------------------- */

static const char story[] = RUN("w:topic('t')\n"
                                "local p = w:producer('p')\n"
                                "for i = 1, 3 do p:send('t', nil, 'v') w:sleep(1) end\n"
                                "local n = w:fork('other', function()\n"
                                "  for i = 1, 9 do p:send('t', nil, 'v') w:sleep(1) end\n"
                                "  p:flush()\n"
                                "  return p.acked\n"
                                "end)\n"
                                "for i = 1, n do p:send('t', nil, 'v') w:sleep(1) end\n"
                                "w:expect(p.acked == 15, 'fifteen')");

static int64_t count_timelines(const struct session *s)
{
	struct session_timeline timelines[SESSION_TIMELINES_MAX];

	return session_timelines(s, timelines);
}

TEST(the_timelines_of_a_scenario_can_be_gone_to_and_back_in)
{
	struct sources sources;
	struct session *s = session_new(&(struct session_options){ .seed = 1 });
	struct world *world = session_world(s);

	sources_init(&sources);
	sources_add(&sources, BYTES("x.lua"), bytes_of_text(story));
	session_pass(s, 1000000);
	session_play(s, &play_actor, &sources);
	session_pass(s, 30000000);
	assert_true(play_in(world)->state == PLAY_ENDED && !play_in(world)->is_failed);
	assert_string_equal(session_timeline(s), "main");
	assert_int_equal(count_timelines(s), 2);
	uint64_t hash = world_trace_hash(world);
	int64_t now_us = world_now_us(world);

	for (int64_t us = 1000000; us < 30000000; us += 1700000) { /* what came of the fork is known: it is not lived again */
		session_back(s, us);
		session_pass(s, us);
		assert_true(world_trace_hash(world) == hash && world_now_us(world) == now_us);
		assert_string_equal(session_timeline(s), "main");
	}
	assert_int_equal(count_timelines(s), 2);
	assert_true(session_go_to(s, BYTES("other")));
	assert_true(play_in(world)->fork.has_ended);
	uint64_t other = world_trace_hash(world);
	int64_t head_us = world_now_us(world);

	assert_true(other != hash);
	for (int64_t us = 100000; us < 12000000; us += 1100000) { /* in it, and before it was begun */
		session_back(s, us);
		assert_true(session_forward(s, us));
		assert_true(world_trace_hash(world) == other && world_now_us(world) == head_us);
	}
	session_back(s, 5000000);
	session_pass(s, 8000000); /* over its end: nobody waits for that any more */
	assert_true(play_in(world)->state == PLAY_ENDED);
	assert_string_equal(session_timeline(s), "other");
	assert_true(session_go_to(s, BYTES("main")));
	assert_true(world_trace_hash(world) == hash);
	session_del(s);
	sources_free(&sources);
}

/* Where something else was done before it, the fork is another one. */
TEST(a_scenario_forks_anew_where_the_past_was_changed)
{
	struct sources sources;
	struct session *s = session_new(&(struct session_options){ .seed = 1 });
	struct world *world = session_world(s);
	int32_t tab = session_open_tab(s);

	sources_init(&sources);
	sources_add(&sources, BYTES("x.lua"), bytes_of_text(story));
	session_pass(s, 1000000);
	session_play(s, &play_actor, &sources);
	session_pass(s, 20000000);
	session_back(s, 19000000);
	session_type(s, tab, BYTES("net slow 1 1 100ms"));
	session_pass(s, 30000000);
	assert_true(play_in(world)->state == PLAY_ENDED);
	assert_string_equal(session_timeline(s), "t3");
	assert_int_equal(count_timelines(s), 4);
	assert_true(session_has_timeline(s, BYTES("other-2")));
	session_del(s);
	sources_free(&sources);
}
