/* Recorded runs on the screen: typed at their times, stopped, stepped, gone back in. */
#include "sim/tui/tutorial_replay.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/sim/tui/golden.h"
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
	return tutorial_shows(&s->tutorial, WIDTH, HEIGHT, text);
}

static void press(struct seat *s, uint32_t key)
{
	char raw = key == KEY_ENTER_ ? '\r' : key < 0x80 ? (char)key : 0;

	tutorial_press(&s->tutorial, &(struct key_press){ .key = key, .raw = { raw }, .raw_size = raw != 0 });
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
	assert_true(shows(&s, "FAILED  acks is all") && shows(&s, "The run has ended; not all"));
	assert_true(shows(&s, "▸ orders"));
	assert_true(shows(&s, "■ ended") && shows(&s, "┌ Story") && shows(&s, "F8 transcript"));
	press(&s, 'f');
	assert_true(shows(&s, "A run is watched as it was"));
	press(&s, 't');
	assert_true(shows(&s, "Timelines") && shows(&s, "c compares  Esc") && !shows(&s, "forks here"));
	press(&s, KEY_ENTER_);
	check_end(&s);
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

/* Twenty minutes, a broker dies, and ten more. */
static void sit_at_long_session(struct seat *s)
{
	static const char *const lines[] = { "run 20m", "broker kill 2", "run 10m" };
	struct session_options options = { .cluster = { .brokers = 2 }, .seed = 3, .is_interactive = true, .is_recorded = true };
	struct tutorial_options seat = { .width = WIDTH, .height = HEIGHT };
	struct session *session = session_new(&options);

	s->heap = heap_new(64u << 20);
	struct buf problem = { .heap = s->heap }, text = { .heap = s->heap };
	int32_t tab = session_open_tab(session);

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		session_sh(session, tab, bytes_of_text(lines[i]), 3600000000, NULL, NULL);
	run_file_write(&text, &(struct run_origin){ .seed = options.seed, .cluster = options.cluster, .is_interactive = true }, session);
	session_del(session);
	if (!run_file_take(&s->run, "x.run", buf_bytes(&text), &problem) || !tutorial_open_replay(&s->tutorial, &s->run, "x.run", &seat, 60000000, 0, &problem))
		fail_msg("%s", buf_text(&problem));
}

TEST(a_run_of_then_hurries_until_the_onlooker_says_how_fast)
{
	struct seat s;

	sit_at_long_session(&s);
	assert_true(shows(&s, "running") && shows(&s, "It hurries, as it did then."));
	press(&s, ' ');
	assert_true(shows(&s, "stopped") && !shows(&s, "It hurries"));
	press(&s, ' ');
	press(&s, '-');
	assert_true(shows(&s, "x1  ") && shows(&s, "playing") && shows(&s, "Next, at 120"));
	int64_t began = world_now_us(world_of(&s));

	pass(&s, 2000);
	assert_in_range(world_now_us(world_of(&s)) - began, 1000000, 3000000);
	press(&s, '+');
	assert_true(shows(&s, "x2  "));
	began = world_now_us(world_of(&s));
	press(&s, '}');
	press(&s, '}');
	assert_int_equal(world_now_us(world_of(&s)), began + 120000000);
	press(&s, '{');
	assert_in_range(world_now_us(world_of(&s)), began + 58000000, began + 60000000);
	leave(&s);
	sit_at_long_session(&s);
	pass(&s, 5000);
	assert_true(shows(&s, "The run has ended"));
	leave(&s);
}

/* ---- A lesson ------------------------------------------------------------------------------------------------------------------ */

/* Presses the key, lets that time pass, and looks at the screen: what is not seen is not read. */
static void act(struct seat *s, uint32_t key, int64_t ms)
{
	press(s, key);
	pass(s, ms);
	shows(s, "");
}

/* Somebody does all of a small lesson; leaves the run at the path. */
static void do_lesson(const char *path)
{
	struct heap *heap = heap_new(16u << 20);
	struct buf problem = { .heap = heap };
	struct recording *recording = recording_new();
	struct tutorial_options options = { .width = WIDTH, .height = HEIGHT, .recording = recording };
	struct outputs outputs = { 0 };
	struct course course;
	struct seat s = { .heap = heap };

	assert_true(course_open(&course, "tests/sim/tui/course", &problem) && tutorial_open(&s.tutorial, &course, &options, &problem));
	act(&s, KEY_NONE, 0);
	act(&s, KEY_ENTER_, 500); /* what is only read */
	act(&s, KEY_ENTER_, 0);
	act(&s, KEY_F1 + 7, 1000);
	for (const char *at = "kafka-topics --create --topic views --partitions 2 --bootstrap-server localhost:9092"; *at; at++)
		press(&s, (uint32_t)*at);
	act(&s, KEY_ENTER_, 1000);
	act(&s, KEY_F1 + 8, 1000);
	act(&s, KEY_F1 + 1, 0);
	act(&s, '2', 4000);
	act(&s, KEY_F1 + 8, 1000);
	act(&s, KEY_F1 + 1, 0);
	act(&s, '3', 0);
	act(&s, KEY_ENTER_, 1000);
	act(&s, KEY_F1 + 8, 1000);
	assert_int_equal(s.tutorial.current, s.tutorial.course->lessons[0].step_count);
	tutorial_close(&s.tutorial);
	assert_true(recording_save(recording, &outputs, outputs_open(&outputs, path), path) && outputs_keep(&outputs));
	recording_del(recording);
	course_close(&course);
	heap_del(heap);
}

/* The time of the run's n-th input of that kind. */
static int64_t time_of(const struct seat *s, enum input_kind kind, int n)
{
	for (int32_t i = 0; i < s->run.input_count; i++)
		if (s->run.inputs[i].kind == kind && n-- == 0)
			return s->run.inputs[i].t_us;
	fail_msg("there is no such input");
	return 0;
}

/* As far as that time. */
static void pass_to(struct seat *s, int64_t t_us)
{
	for (int ticks = 0; ticks < 10000 && world_now_us(world_of(s)) < t_us; ticks++)
		pass(s, TICK_US / 1000);
	assert_true(world_now_us(world_of(s)) >= t_us);
}

TEST(the_pages_of_a_lesson_follow_its_run)
{
	char path[64];
	struct seat s;

	snprintf(path, sizeof(path), "/tmp/klab-lesson-test-%ld.run", (long)getpid());
	do_lesson(path);
	sit(&s, path, 0, 0);
	remove(path);
	assert_true(shows(&s, "A short lesson for the tests"));
	pass_to(&s, time_of(&s, INPUT_PAGE, 2) + 600000);
	assert_true(shows(&s, "Make the topic views") && shows(&s, "replay 2/") && shows(&s, "☐ there is no topic views"));
	assert_false(shows(&s, "Enter next"));
	pass_to(&s, time_of(&s, INPUT_DONE, 0) + 300000);
	assert_true(shows(&s, "☑ Done."));
	pass_to(&s, time_of(&s, INPUT_PAGE, 3) + 300000);
	assert_true(shows(&s, "What does it print?") && shows(&s, "The guess is yet to come."));
	press(&s, '1'); /* nobody guesses in a replay */
	assert_true(shows(&s, "The guess is yet to come."));
	press(&s, 'p');
	assert_true(shows(&s, "Lesson (looking back)"));
	pass_to(&s, time_of(&s, INPUT_DONE, 1) + 100000);
	assert_true(shows(&s, "Lesson (looking back)")); /* who looks at another page stays there */
	press(&s, 'n');
	assert_true(shows(&s, "✓ 2) an error") && shows(&s, "✓ Right."));
	press(&s, '[');
	while (world_now_us(world_of(&s)) >= time_of(&s, INPUT_GUESS, 0))
		press(&s, '[');
	assert_true(shows(&s, "The guess is yet to come.")); /* back in time, and back in the lesson */
	session_set_paused(s.tutorial.player.session, false);
	pass_to(&s, time_of(&s, INPUT_DONE, 2) + 100000);
	assert_true(shows(&s, "answer: 3"));
	check_end(&s);
	press(&s, KEY_F1);
	assert_true(shows(&s, "Time, which is yours"));
	leave(&s);
}
