/* A narrow screen beside a shell in which something runs: where guesses are played then, and what is told of keys that do something else now. */
#include "sim/tui/tutorial.h"
#include "tests/test.h"

struct beside {
	struct heap *heap;
	struct course course;
	struct tutorial t;
};

static void beside_open(struct beside *b, const char *lesson, const char *step)
{
	struct buf problem = { .heap = b->heap = heap_new(32u << 20) };
	int page = 0;

	assert_true(course_open(&b->course, "lessons", &problem));
	int index = course_find(&b->course, bytes_of_text(lesson));
	struct tutorial_options options = { .lesson = index, .width = 80, .height = 24 };

	assert_true(tutorial_open(&b->t, &b->course, &options, &problem));
	while (!bytes_equal_text(b->course.lessons[index].steps[page].title, step))
		page++;
	assert_true(tutorial_open_lesson(&b->t, index, page));
}

static void beside_close(struct beside *b)
{
	tutorial_close(&b->t);
	course_close(&b->course);
	heap_del(b->heap);
}

static void press(struct beside *b, uint32_t key)
{
	struct key_press p = { .key = key };

	if (key < 0x80 || key == KEY_ENTER_)
		p.raw[p.raw_size++] = key == KEY_ENTER_ ? '\r' : (char)key;
	tutorial_press(&b->t, &p);
}

static void pass(struct beside *b, int64_t ms)
{
	for (; ms > 0; ms -= 50)
		tutorial_tick(&b->t, 50000);
}

static void type(struct beside *b, int tab, const char *line)
{
	tutorial_press(&b->t, &(struct key_press){ .key = (uint32_t)('0' + tab), .is_alt = true });
	for (; *line; line++)
		press(b, (uint8_t)*line);
	press(b, KEY_ENTER_);
}

/* The first choice is guessed, and the step is played to its end. */
static void guess(struct beside *b)
{
	b->t.focus = FOCUS_LESSON;
	press(b, '1');
	for (int i = 0; i < 1000 && !b->t.step.is_done; i++)
		pass(b, 50);
	assert_true(b->t.step.is_done);
}

static bool shows(struct beside *b, const char *text)
{
	struct buf out = { .heap = b->heap };
	struct canvas canvas;
	int x, y;

	tutorial_draw(&b->t, 80, 24, &canvas, &x, &y);
	canvas_dump(&canvas, &out);
	return bytes_find_bytes(buf_bytes(&out), bytes_of_text(text)) < out.size;
}

static int count_of(const struct beside *b, int tab, const char *text)
{
	struct bytes all = buf_bytes(&b->t.tabs[tab - 1].text);
	int count = 0;

	for (size_t at = bytes_find_bytes(all, bytes_of_text(text)); at < all.size; count++)
		at += 1 + bytes_find_bytes(bytes_slice(all, at + 1, all.size), bytes_of_text(text));
	return count;
}

#define MEMBER "kafka-console-consumer --topic my-topic --group billing --bootstrap-server localhost:9092"

TEST(what_is_played_goes_to_a_shell_that_is_free)
{
	struct beside b;

	beside_open(&b, "8", "One member");
	type(&b, 1, MEMBER); /* in the foreground, as in a terminal of its own */
	pass(&b, 6000);
	assert_true(b.t.step.is_done);
	tutorial_next(&b.t);
	guess(&b);
	assert_int_equal(session_tab_state(b.t.player.session, 1), TAB_BUSY);
	assert_int_equal(b.t.tab, 2);
	assert_int_equal(count_of(&b, 2, MEMBER " &"), 1);
	assert_int_equal(player_check(&b.t.player, &b.t.step.missing), CHECK_PASSED); /* two members, two and one */
	beside_close(&b);
}

TEST(with_every_shell_busy_another_is_opened_for_what_is_played)
{
	struct beside b;

	beside_open(&b, "8", "A second member");
	type(&b, 1, MEMBER);
	type(&b, 2, MEMBER);
	pass(&b, 8000);
	assert_int_equal(session_tab_state(b.t.player.session, 1), TAB_BUSY);
	assert_int_equal(session_tab_state(b.t.player.session, 2), TAB_BUSY);
	guess(&b);
	assert_int_equal(b.t.tab_count, 3);
	assert_int_equal(count_of(&b, 3, MEMBER " &"), 1);
	beside_close(&b);
}

TEST(a_guess_whose_commands_came_to_something_else_says_so)
{
	struct beside b;

	beside_open(&b, "8", "A second member");
	type(&b, 1, MEMBER " &"); /* the one that is to come is the third then */
	guess(&b);
	assert_true(shows(&b, "On your cluster it did not come to that: the group should have two members."));
	beside_close(&b);
}

TEST(a_guess_whose_commands_came_to_what_was_to_be_seen_says_nothing_more)
{
	struct beside b;

	beside_open(&b, "8", "Without a goodbye");
	guess(&b);
	assert_false(shows(&b, "On your cluster"));
	beside_close(&b);
}

TEST(enter_is_promised_to_go_on_only_where_nothing_runs_that_would_be_given_the_line)
{
	struct beside b;

	beside_open(&b, "8", "One member");
	type(&b, 1, MEMBER);
	pass(&b, 6000);
	assert_true(shows(&b, "☑ Done. F9 goes on."));
	assert_false(shows(&b, "Enter on an empty line"));
	press(&b, KEY_CTRL_C);
	pass(&b, 1000);
	assert_true(shows(&b, "☑ Done. F9, or Enter on an empty line, goes on."));
	beside_close(&b);
}

TEST(the_next_step_before_this_one_is_done_is_answered_where_the_hints_are)
{
	struct beside b;

	beside_open(&b, "8", "One member");
	assert_true(shows(&b, "One member"));
	press(&b, KEY_F1 + 8);
	assert_int_equal(b.t.focus, FOCUS_SHELL);
	assert_false(shows(&b, "not done yet"));
	press(&b, KEY_F1 + 8);
	assert_true(shows(&b, "This step is not done yet. F2, and then h, gives a hint."));
	beside_close(&b);
}

TEST(a_notice_that_is_longer_than_the_line_is_whole)
{
	struct beside b;

	beside_open(&b, "8", "One member");
	b.t.focus = FOCUS_LESSON;
	press(&b, 'r');
	assert_true(shows(&b, " r begins this lesson again, with a new cluster: press it again. To type a\n command, go to the shell first: F8.\n"));
	press(&b, 'h');
	assert_true(shows(&b, " F1 help  F2 lesson"));
	beside_close(&b);
}

TEST(time_that_is_stopped_under_a_command_says_all_that_helps)
{
	struct beside b;

	beside_open(&b, "8", "One member");
	session_set_paused(b.t.player.session, true);
	type(&b, 1, MEMBER);
	pass(&b, 100);
	assert_true(shows(&b, "Time is stopped: the command waits. F2, Space: it goes on; Ctrl-C gives it up.\n"));
	beside_close(&b);
}

static void turn_to(struct beside *b, const char *title)
{
	for (int i = 0; i < 10 && !bytes_equal_text(tutorial_step_of(&b->t, b->t.current)->title, title); i++) {
		b->t.is_read = true;
		tutorial_next(&b->t);
	}
	pass(b, 1000);
}

#define SET "kafka-configs --alter --topic my-topic --bootstrap-server localhost:9092 "

TEST(what_was_done_between_two_steps_counts_for_the_second)
{
	struct beside b;

	beside_open(&b, "4", "Fewer partitions?");
	tutorial_solve(&b.t);
	pass(&b, 5000);
	assert_true(b.t.step.is_done);
	type(&b, 1, SET "--add-config retention.ms=86400000");
	pass(&b, 1000);
	type(&b, 1, SET "--delete-config retention.ms");
	pass(&b, 1000);
	turn_to(&b, "Set something, and take it back");
	assert_true(b.t.step.is_done);
	turn_to(&b, "A topic by accident");
	assert_false(b.t.step.is_done); /* nothing was done for that one */
	beside_close(&b);
}

TEST(an_error_that_comes_behind_the_usage_is_in_sight)
{
	struct beside b;

	beside_open(&b, "19", "Too large");
	type(&b, 1, "kafka-producer-perf-test --topic logs --num-records 1 --record-size 1.5MB --throughput -1 --bootstrap-server localhost:9092");
	pass(&b, 1000);
	assert_true(shows(&b, "kafka-producer-perf-test: error: argument --record-size:"));
	assert_false(shows(&b, "more below"));
	beside_close(&b);
}
