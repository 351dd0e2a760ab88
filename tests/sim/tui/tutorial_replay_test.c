/* Recorded runs on the screen: typed at their times, stopped, stepped, gone back in. */
#include "sim/tui/tutorial_replay.h"

#include <stdlib.h>

#include "tests/test.h"

enum { WIDTH = 120, HEIGHT = 40, TICK_US = 50000 };

struct seat {
	struct heap *heap;
	struct run_file run;
	struct tutorial tutorial;
};

static void sit(struct seat *s, const char *path, int64_t from_us, int64_t until_us)
{
	struct tutorial_options options = { .width = WIDTH, .height = HEIGHT };

	s->heap = heap_new(64u << 20);
	struct buf problem = { .heap = s->heap };

	if (!run_file_read(&s->run, path, &problem) || !tutorial_open_replay(&s->tutorial, &s->run, "x.run", &options, from_us, until_us, &problem))
		fail_msg("%s", buf_text(&problem));
}

static void leave(struct seat *s)
{
	tutorial_close(&s->tutorial);
	run_file_free(&s->run);
	heap_del(s->heap);
}

static struct world *world_of(struct seat *s)
{
	return session_world(s->tutorial.player.session);
}

static bool shows(struct seat *s, const char *text)
{
	struct buf out = { .heap = s->heap };
	struct canvas canvas;
	int x, y;

	tutorial_draw(&s->tutorial, WIDTH, HEIGHT, &canvas, &x, &y);
	canvas_dump(&canvas, &out);
	bool is_there = strstr(buf_text(&out), text) != NULL;

	buf_free(&out);
	return is_there;
}

static void press(struct seat *s, uint32_t key)
{
	tutorial_press(&s->tutorial, &(struct key_press){ .key = key, .raw = { key < 0x80 ? (char)key : 0 }, .raw_size = key < 0x80 });
}

static void pass(struct seat *s, int64_t ms)
{
	for (; ms > 0; ms -= TICK_US / 1000)
		tutorial_tick(&s->tutorial, TICK_US);
}

/* To the end as the clock has it; then it is the run that was recorded. */
static void check_end(struct seat *s)
{
	session_set_paused(s->tutorial.player.session, false);
	session_set_speed(s->tutorial.player.session, 100000);
	pass(s, 5000);
	if (!shows(s, "The run has ended"))
		fail_msg("the run does not come to its end");
	assert_int_equal(world_trace_count(world_of(s)), s->run.seq + 1);
	assert_true(world_trace_hash(world_of(s)) == s->run.trace_hash);
}

TEST(a_session_is_typed_again_at_its_times)
{
	struct seat s;

	sit(&s, "tests/sim/tui/golden/session.run", 0, 0);
	assert_true(shows(&s, "Replay of x.run"));
	assert_true(shows(&s, "F10 quit"));
	assert_false(shows(&s, "F12")); /* it is opened to nobody */
	assert_true(shows(&s, "Next, at 1."));
	assert_false(shows(&s, "$ kafka-topics"));
	pass(&s, 1500);
	assert_true(shows(&s, "$ nosuch"));
	assert_true(shows(&s, "nosuch: command not found"));
	check_end(&s);
	leave(&s);
}

TEST(a_scenario_is_watched_with_its_transcript_and_narration)
{
	struct seat s;

	sit(&s, "tests/sim/tui/golden/scenario.run", 0, 0);
	check_end(&s);
	assert_true(shows(&s, "1:transcript*"));
	assert_true(shows(&s, "FAILED  acks is all"));
	assert_true(shows(&s, "▸ orders"));
	leave(&s);
}

TEST(who_looks_on_goes_back_and_on_and_it_is_the_same_run)
{
	struct seat s;

	sit(&s, "tests/sim/tui/golden/session.run", 5000000, 0);
	int64_t now_us = world_now_us(world_of(&s)), count = world_trace_count(world_of(&s));
	uint64_t hash = world_trace_hash(world_of(&s));

	press(&s, '[');
	assert_true(world_now_us(world_of(&s)) <= now_us - 1000000 && session_is_paused(s.tutorial.player.session));
	press(&s, ']');
	press(&s, ']');
	assert_true(world_now_us(world_of(&s)) >= now_us);
	while (world_trace_count(world_of(&s)) > count)
		press(&s, ',');
	assert_int_equal(world_trace_count(world_of(&s)), count);
	assert_true(world_trace_hash(world_of(&s)) == hash);
	press(&s, ',');
	assert_true(world_trace_count(world_of(&s)) < count);
	press(&s, '.');
	assert_true(world_trace_count(world_of(&s)) >= count);
	for (int i = 0; i < 60; i++)
		press(&s, '['); /* at last to its beginning, and no further */
	check_end(&s);
	for (int i = 0; i < 3; i++)
		press(&s, i == 1 ? ',' : '[');
	check_end(&s);
	leave(&s);
}

TEST(nobody_types_into_a_replay)
{
	struct seat s;

	sit(&s, "tests/sim/tui/golden/session.run", 2000000, 0);
	press(&s, KEY_F1 + 7); /* F8 */
	for (const char *at = "echo hello\r"; *at; at++)
		press(&s, *at == '\r' ? KEY_ENTER_ : (uint32_t)*at);
	tutorial_press(&s.tutorial, &(struct key_press){ .key = 't', .is_alt = true });
	press(&s, KEY_CTRL_C);
	assert_true(shows(&s, "This is a replay"));
	assert_false(shows(&s, "echo hello"));
	press(&s, KEY_F1 + 1); /* F2 */
	for (const char *at = "rlhsnnp1"; *at; at++)
		press(&s, (uint32_t)*at);
	press(&s, KEY_ENTER_);
	check_end(&s);
	leave(&s);
}

TEST(a_replay_on_the_screen_stops_where_it_is_asked_to)
{
	struct seat s;

	sit(&s, "tests/sim/tui/golden/session.run", 2000000, 4000000);
	assert_true(world_now_us(world_of(&s)) <= 2000000);
	pass(&s, 10000);
	press(&s, ']');
	assert_int_equal(world_now_us(world_of(&s)), 4000000);
	leave(&s);
}
