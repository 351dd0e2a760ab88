/* The tutorial played by keys: what is on screen at each turn of a small lesson, wide and narrow, and what odd keys do. */
#include "engine/base/prng.h"
#include "sim/tui/tutorial.h"
#include "tests/test.h"

struct game {
	struct course course;
	struct tutorial tutorial;
	struct heap *heap;
	int width, height;
};

static struct game game_new(int width, int height)
{
	struct game g = { .heap = heap_new(16u << 20), .width = width, .height = height };
	struct buf problem = { .heap = g.heap };

	assert_true(course_open(&g.course, "tests/sim/tui/course", &problem));
	return g;
}

static void game_open(struct game *g)
{
	struct tutorial_options options = { .lesson = 0, .width = g->width, .height = g->height };
	struct buf problem = { .heap = g->heap };

	assert_true(tutorial_open(&g->tutorial, &g->course, &options, &problem));
}

static void game_end(struct game *g)
{
	tutorial_close(&g->tutorial);
	course_close(&g->course);
	heap_del(g->heap);
}

static void draw(struct game *g, struct buf *out)
{
	struct canvas canvas;
	int x, y;

	tutorial_draw(&g->tutorial, g->width, g->height, &canvas, &x, &y);
	if (out)
		canvas_dump(&canvas, out);
}

static void pass(struct game *g, int64_t ms)
{
	for (; ms > 0; ms -= 50)
		tutorial_tick(&g->tutorial, 50000);
	draw(g, NULL);
}

static void press(struct game *g, uint32_t key)
{
	struct key_press p = { .key = key };

	if (key == KEY_ENTER_)
		p.raw[p.raw_size++] = '\r';
	else if (key == KEY_TAB_)
		p.raw[p.raw_size++] = '\t';
	else if (key < 0x80)
		p.raw[p.raw_size++] = (char)key;
	tutorial_press(&g->tutorial, &p);
	draw(g, NULL);
}

static void type(struct game *g, const char *text)
{
	for (; *text; text++)
		press(g, (unsigned char)*text);
}

static void see(struct game *g, const char *name)
{
	struct buf out = { .heap = g->heap };
	char path[200];

	draw(g, &out);
	snprintf(path, sizeof(path), "tests/sim/tui/golden/%s-%dx%d.txt", name, g->width, g->height);
	assert_golden(path, buf_bytes(&out));
	buf_free(&out);
}

#define MAKE_VIEWS "kafka-topics --create --topic views --partitions 2 --bootstrap-server localhost:9092"

static void play_lesson(int width, int height)
{
	struct game g = game_new(width, height);

	game_open(&g);
	see(&g, "introduction");
	press(&g, KEY_ENTER_);
	see(&g, "read");
	press(&g, KEY_ENTER_);
	pass(&g, 500);
	assert_false(g.tutorial.step.is_done);
	press(&g, KEY_F1 + 1);
	press(&g, 'h');
	press(&g, 'h');
	see(&g, "hints");
	press(&g, KEY_F1 + 7);
	type(&g, "kafka-topics --create --topic views --partitions 2 --boo");
	press(&g, KEY_TAB_);
	type(&g, "loc");
	press(&g, KEY_TAB_);
	press(&g, KEY_ENTER_);
	pass(&g, 1000);
	assert_true(g.tutorial.step.is_done);
	see(&g, "done");
	press(&g, KEY_ENTER_); /* on an empty line */
	assert_int_equal(g.tutorial.current, 2);
	press(&g, '1');
	pass(&g, 3000);
	see(&g, "guessed");
	press(&g, KEY_F1 + 8);
	assert_int_equal(g.tutorial.current, 3);
	type(&g, "four");
	press(&g, KEY_ENTER_);
	assert_false(g.tutorial.step.is_done);
	see(&g, "refused");
	type(&g, "3");
	press(&g, KEY_ENTER_);
	assert_true(g.tutorial.step.is_done);
	see(&g, "answered");
	press(&g, KEY_ENTER_);
	see(&g, "end");
	game_end(&g);
}

TEST(a_lesson_is_played_on_a_wide_screen)
{
	play_lesson(160, 50);
}

TEST(a_lesson_is_played_on_a_narrow_screen)
{
	play_lesson(80, 24);
}

static void see_views(int width, int height)
{
	struct game g = game_new(width, height);

	game_open(&g);
	press(&g, KEY_F1 + 7);
	type(&g, "kafka-console-consumer --topic clicks --from-beginning --group g --max-messages 4 --bootstrap-server localhost:9092");
	press(&g, KEY_ENTER_);
	pass(&g, 5000);
	type(&g, "app a consumer --topic clicks --group h");
	press(&g, KEY_ENTER_);
	pass(&g, 5000);
	press(&g, KEY_F1 + 2);
	see(&g, "cluster");
	press(&g, KEY_F1 + 3);
	see(&g, "log");
	press(&g, KEY_UP_);
	press(&g, KEY_ENTER_);
	see(&g, "log-records");
	press(&g, KEY_ENTER_);
	see(&g, "log-bytes");
	press(&g, KEY_F1 + 4);
	see(&g, "groups");
	press(&g, KEY_ENTER_);
	see(&g, "groups-open");
	press(&g, KEY_F1 + 5);
	see(&g, "wire");
	type(&g, "/produce");
	press(&g, KEY_ENTER_);
	press(&g, KEY_UP_);
	press(&g, KEY_ENTER_);
	see(&g, "wire-open");
	press(&g, KEY_F1 + 6);
	see(&g, "timeline");
	press(&g, KEY_UP_);
	press(&g, KEY_ENTER_);
	see(&g, "timeline-open");
	press(&g, KEY_F1);
	type(&g, "time");
	see(&g, "help");
	game_end(&g);
}

TEST(each_view_is_as_it_was_on_a_wide_screen)
{
	see_views(160, 50);
}

TEST(each_view_is_as_it_was_on_a_narrow_screen)
{
	see_views(80, 24);
}

TEST(a_screen_that_is_too_small_says_so_and_goes_on_when_it_grows)
{
	struct game g = game_new(60, 20);

	game_open(&g);
	see(&g, "small");
	g.width = 80;
	g.height = 24;
	see(&g, "introduction");
	game_end(&g);
}

/* Views must do with any size and any state of the world; ASan and the canvas's own clipping watch. */
TEST(every_view_draws_at_every_size_whatever_is_chosen)
{
	struct game g = game_new(80, 24);
	struct prng prng;
	static const uint32_t keys[] = { KEY_UP_, KEY_DOWN_, KEY_ENTER_, KEY_ESCAPE, KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_HOME_, KEY_END_, KEY_LEFT_, KEY_RIGHT_, 'x', 'i', 'p' };

	prng_seed(&prng, 7, 1);
	game_open(&g);
	for (int round = 0; round < 3; round++) {
		struct world *world = session_world(g.tutorial.player.session);

		for (int i = 0; i < 400; i++) {
			int width = 1 + (int)prng_below(&prng, 120), height = 1 + (int)prng_below(&prng, 40);
			int view = (int)prng_below(&prng, TUTORIAL_VIEWS);
			struct view_choice *choice = &g.tutorial.choices[view];
			struct rect r = { 0, 0, width, height };
			struct canvas canvas;

			arena_reset(&g.tutorial.frame);
			canvas_init(&canvas, &g.tutorial.frame, width, height);
			view_draw(tutorial_views[view], world, choice, &g.tutorial.frame, &canvas, r);
			tutorial_views[view]->press(world, choice, &g.tutorial.frame, r, keys[prng_below(&prng, sizeof(keys) / sizeof(keys[0]))]);
			if (choice->depth > 0 && prng_below(&prng, 5) == 0)
				choice->depth--;
		}
		press(&g, KEY_F1 + 7);
		type(&g, round == 0 ? "broker kill 1" : "disk corrupt 1 clicks-0/00000000000000000000.log 30");
		press(&g, KEY_ENTER_);
		pass(&g, 200);
	}
	game_end(&g);
}

TEST(any_keys_in_any_order_do_no_harm)
{
	struct game g = game_new(100, 30);
	struct prng prng;

	prng_seed(&prng, 11, 1);
	game_open(&g);
	for (int i = 0; i < 3000 && !g.tutorial.is_ended; i++) {
		uint32_t key = (uint32_t)prng_below(&prng, 3) ? (uint32_t)(prng_below(&prng, 95) + 32) : (uint32_t)(KEY_ENTER_ + prng_below(&prng, 24));

		if (key == 'q' || key == KEY_F1 + 9 || key == KEY_HANGUP)
			continue;
		press(&g, key);
		if (i % 10 == 0)
			pass(&g, 50);
	}
	game_end(&g);
}

TEST(the_prompt_stands_in_front_of_the_line_also_when_a_job_has_printed)
{
	struct game g = game_new(80, 24);

	game_open(&g);
	press(&g, KEY_F1 + 7);
	type(&g, "sleep 1 && echo late &");
	press(&g, KEY_ENTER_);
	pass(&g, 2000);
	type(&g, "echo typed");
	see(&g, "job-printed");
	press(&g, KEY_ENTER_);
	pass(&g, 500);
	see(&g, "job-printed-then");
	game_end(&g);
}

TEST(a_lesson_that_cannot_be_opened_leaves_the_one_that_is_open)
{
	struct game g = game_new(80, 24);

	game_open(&g);
	g.course.lessons[0].setup[0].text = BYTES("false");
	press(&g, 'r');
	press(&g, 'r');
	assert_non_null(strstr(g.tutorial.notice, "the setup fails at: false"));
	pass(&g, 500);
	press(&g, KEY_ENTER_);
	assert_int_equal(g.tutorial.current, 0);
	game_end(&g);
}

TEST(a_guess_with_nothing_to_play_is_answered_at_once)
{
	struct game g = game_new(80, 24);
	int page = 0;

	game_open(&g);
	struct lesson *lesson = &g.course.lessons[g.tutorial.lesson];

	while (lesson->steps[page].kind != STEP_PREDICT)
		page++;
	lesson->steps[page].try_count = 0;
	lesson->steps[page].watch.text = BYTES_NULL;
	assert_true(tutorial_open_lesson(&g.tutorial, g.tutorial.lesson, page));
	press(&g, KEY_F1 + 1);
	press(&g, '1');
	assert_true(g.tutorial.step.is_done);
	game_end(&g);
}

/* Opens the first step of that kind, and goes to the lesson pane. */
static struct step *open_step(struct game *g, enum step_kind kind)
{
	int page = 0;

	game_open(g);
	struct lesson *lesson = &g->course.lessons[g->tutorial.lesson];

	while (lesson->steps[page].kind != kind)
		page++;
	assert_true(tutorial_open_lesson(&g->tutorial, g->tutorial.lesson, page));
	press(g, KEY_F1 + 1);
	return &lesson->steps[page];
}

static bool shows(struct game *g, const char *text)
{
	struct buf out = { .heap = g->heap };

	draw(g, &out);
	bool is_there = bytes_find_bytes(buf_bytes(&out), bytes_of_text(text)) < out.size;

	buf_free(&out);
	return is_there;
}

TEST(what_is_played_is_in_sight_on_a_narrow_screen)
{
	struct game g = game_new(80, 24);

	open_step(&g, STEP_PREDICT);
	press(&g, '1');
	pass(&g, 300);
	assert_non_null(g.tutorial.play.lines);
	see(&g, "playing");
	press(&g, KEY_ENTER_);
	assert_true(shows(&g, "It is being played"));
	pass(&g, 5000);
	assert_null(g.tutorial.play.lines);
	assert_false(shows(&g, "First a guess"));
	game_end(&g);
}

TEST(what_is_to_be_done_is_read_whole_above_the_shell)
{
	struct game g = game_new(80, 24);

	open_step(&g, STEP_TRY);
	press(&g, KEY_F1 + 7);
	buf_clear(&g.tutorial.step.missing);
	buf_printf(&g.tutorial.step.missing, "no record has been sent to orders in this step yet: stop broker 3, wait until the ISR has shrunk, and let the producer pay send "
	                                     "some more, with acks=all, to the END");
	assert_true(shows(&g, "END"));
	see(&g, "long-goal");
	game_end(&g);
}

TEST(hints_go_once_the_guess_is_answered)
{
	struct game g = game_new(80, 24);
	struct step *step = open_step(&g, STEP_PREDICT);
	struct snippet hint = { BYTES("Think of names."), 1 };

	step->hints = &hint;
	step->hint_count = 1;
	press(&g, 'h');
	assert_true(shows(&g, "Think of names."));
	assert_true(shows(&g, " your guess "));
	press(&g, '2');
	assert_false(shows(&g, " your guess "));
	pass(&g, 5000);
	assert_true(g.tutorial.step.is_done);
	assert_false(shows(&g, "Think of names."));
	game_end(&g);
}

TEST(a_command_typed_into_the_lesson_does_nothing_and_is_told_where_to_type)
{
	struct game g = game_new(80, 24);

	open_step(&g, STEP_TRY);
	type(&g, "kafka-console-consumer --from-beginning");
	assert_true(shows(&g, "To type a command, go to the shell first: F8."));
	assert_int_equal(session_speed(g.tutorial.player.session), 1000);
	assert_string_equal(session_timeline(g.tutorial.player.session), "main");
	assert_int_equal(g.tutorial.focus, FOCUS_LESSON);
	press(&g, KEY_ENTER_);
	assert_int_equal(g.tutorial.focus, FOCUS_SHELL);
	assert_true(shows(&g, "Type it here, in the shell."));
	press(&g, KEY_F1 + 1);
	press(&g, 'h'); /* letters mean what they meant */
	assert_true(shows(&g, "Hint 1"));
	game_end(&g);
}

TEST(a_step_that_is_only_read_is_not_called_done_once_somebody_is_in_the_shell)
{
	struct game g = game_new(80, 24);

	open_step(&g, STEP_READ);
	press(&g, KEY_F1 + 7);
	assert_true(shows(&g, "This step is to be read only."));
	assert_false(shows(&g, "Done."));
	game_end(&g);
}

TEST(a_command_typed_into_a_view_does_nothing_either)
{
	struct game g = game_new(80, 24);

	open_step(&g, STEP_TRY);
	for (uint32_t view = 3; view <= 7; view++) {
		press(&g, KEY_F1 + view - 1);
		type(&g, "kafka-topics --bootstrap-server localhost:9092 --list");
		assert_true(shows(&g, "To type a command, go to the shell first: F8."));
		assert_int_equal(session_speed(g.tutorial.player.session), 1000);
		assert_false(session_is_paused(g.tutorial.player.session));
		assert_string_equal(session_timeline(g.tutorial.player.session), "main");
		press(&g, KEY_ENTER_);
		assert_int_equal(g.tutorial.focus, FOCUS_SHELL);
		assert_true(shows(&g, "The line was typed into the view. Type it here, in the shell."));
	}
	press(&g, KEY_F1 + 2);
	press(&g, ' '); /* keys mean what they meant */
	assert_true(session_is_paused(g.tutorial.player.session));
	game_end(&g);
}

TEST(the_answer_has_a_cursor_where_it_can_be_typed)
{
	struct game g = game_new(160, 50);

	open_step(&g, STEP_ASK);
	type(&g, "4");
	assert_true(shows(&g, "answer: 4_"));
	press(&g, KEY_F1 + 7);
	assert_false(shows(&g, "answer: 4_"));
	assert_true(shows(&g, "F2 comes here to type the answer."));
	press(&g, KEY_F1 + 1);
	press(&g, KEY_BACKSPACE_);
	type(&g, "3");
	press(&g, KEY_ENTER_);
	assert_true(shows(&g, "answer: 3"));
	assert_false(shows(&g, "answer: 3_"));
	game_end(&g);
}

TEST(a_refused_answer_leaves_the_field_and_after_two_of_them_the_answer_is_to_be_had)
{
	struct game g = game_new(80, 24);

	open_step(&g, STEP_ASK);
	press(&g, KEY_ENTER_); /* it is too early for help */
	assert_true(shows(&g, "answer: _"));
	type(&g, "twelve");
	press(&g, 21); /* Ctrl-U */
	assert_true(shows(&g, "answer: _"));
	type(&g, "six");
	press(&g, KEY_ESCAPE);
	assert_true(shows(&g, "answer: _"));
	type(&g, "5");
	press(&g, KEY_ENTER_);
	assert_true(shows(&g, "answer: _"));
	assert_true(shows(&g, "Not \"5\"."));
	assert_false(shows(&g, "gives the answer"));
	type(&g, "6");
	press(&g, KEY_ENTER_);
	assert_true(shows(&g, "Not \"6\"."));
	assert_true(shows(&g, "Enter with nothing typed gives the answer."));
	press(&g, KEY_ENTER_);
	assert_true(shows(&g, "answer: 3_"));
	assert_false(g.tutorial.step.is_done);
	press(&g, KEY_ENTER_);
	assert_true(g.tutorial.step.is_done);
	game_end(&g);
}

TEST(hints_of_a_question_come_where_nothing_is_typed)
{
	struct game g = game_new(80, 24);
	struct step *step = open_step(&g, STEP_ASK);
	struct snippet hint = { BYTES("Count its directories."), 1 };

	step->hints = &hint;
	step->hint_count = 1;
	assert_true(shows(&g, "Enter a hint"));
	press(&g, KEY_ENTER_);
	assert_true(shows(&g, "│ Count its directories."));
	press(&g, KEY_ENTER_);
	assert_true(shows(&g, "answer: 3_"));
	game_end(&g);
}

TEST(the_shell_keeps_a_question_in_sight_and_a_number_typed_there_is_none_of_its_commands)
{
	struct game g = game_new(80, 24);

	open_step(&g, STEP_PREDICT);
	press(&g, KEY_F1 + 7);
	assert_true(shows(&g, "What does it print?"));
	assert_true(shows(&g, "F2 shows the 2 answers"));
	type(&g, "1");
	press(&g, KEY_ENTER_);
	assert_true(shows(&g, "F2, then the number."));
	pass(&g, 500);
	assert_false(shows(&g, "command not found"));
	assert_int_equal(g.tutorial.step.chosen, -1);
	game_end(&g);
	g = game_new(80, 24);
	open_step(&g, STEP_ASK);
	press(&g, KEY_F1 + 7);
	assert_true(shows(&g, "How many partitions has clicks?"));
	assert_true(shows(&g, "F2 goes there to answer."));
	type(&g, "3");
	press(&g, KEY_ENTER_);
	assert_true(shows(&g, "F2, then the answer and Enter."));
	press(&g, KEY_F1 + 1);
	press(&g, KEY_LEFT_); /* an earlier page is looked at: the shell still tells what is asked now */
	press(&g, KEY_F1 + 7);
	assert_true(shows(&g, "How many partitions has clicks?"));
	game_end(&g);
}

/* A text of so many paragraphs. */
static struct block **paragraphs(struct game *g, int count)
{
	struct block **blocks = heap_alloc(g->heap, (size_t)count * sizeof(*blocks));

	for (int i = 0; i < count; i++) {
		struct run *run = heap_alloc(g->heap, sizeof(*run));
		char *text = heap_alloc(g->heap, 32);

		snprintf(text, 32, "Paragraph %d.", i);
		*run = (struct run){ .text = bytes_of_text(text) };
		blocks[i] = heap_alloc(g->heap, sizeof(**blocks));
		*blocks[i] = (struct block){ .kind = BLOCK_PARAGRAPH, .runs = run, .run_count = 1 };
	}
	return blocks;
}

TEST(what_is_further_down_on_a_page_comes_before_the_next)
{
	struct game g = game_new(80, 24);
	struct step *step = open_step(&g, STEP_READ);

	step->blocks = (const struct block **)paragraphs(&g, 15);
	step->block_count = step->lead_count = 15;
	assert_true(tutorial_open_lesson(&g.tutorial, 0, 0));
	press(&g, KEY_NONE);
	assert_true(shows(&g, "Enter more"));
	press(&g, KEY_ENTER_);
	assert_true(shows(&g, "Paragraph 8."));
	assert_false(shows(&g, "Paragraph 14."));
	press(&g, KEY_ENTER_);
	assert_true(shows(&g, "Paragraph 14."));
	assert_true(shows(&g, "Enter next step"));
	assert_int_equal(g.tutorial.current, 0);
	press(&g, KEY_ENTER_);
	assert_int_equal(g.tutorial.current, 1);
	game_end(&g);
}

TEST(what_came_of_a_step_is_shown_from_its_beginning_before_the_next_one)
{
	struct game g = game_new(80, 24);
	struct step *step = open_step(&g, STEP_TRY);

	step->blocks = (const struct block **)paragraphs(&g, 12);
	step->block_count = 12;
	step->lead_count = 1;
	press(&g, 'h');
	press(&g, 'h');
	press(&g, KEY_F1 + 7);
	type(&g, MAKE_VIEWS);
	press(&g, KEY_ENTER_);
	pass(&g, 1000);
	assert_true(g.tutorial.step.is_done);
	assert_true(shows(&g, "tells what came of it"));
	press(&g, KEY_F1 + 8);
	assert_int_equal(g.tutorial.focus, FOCUS_LESSON);
	assert_true(shows(&g, "☑ Done.") && shows(&g, "Paragraph 1.") && !shows(&g, "Hint 1"));
	press(&g, KEY_F1 + 8);
	assert_true(shows(&g, "Paragraph 11."));
	assert_int_equal(g.tutorial.current, 1);
	press(&g, KEY_F1 + 8);
	assert_int_equal(g.tutorial.current, 2);
	game_end(&g);
}

TEST(looking_back_shows_questions_with_their_answers)
{
	struct game g = game_new(80, 24);

	open_step(&g, STEP_ASK);
	press(&g, KEY_LEFT_);
	assert_true(shows(&g, "What does it print?"));
	assert_true(shows(&g, "✓ 2) an error"));
	assert_true(shows(&g, "A name is taken once."));
	assert_false(shows(&g, "h hint"));
	press(&g, KEY_RIGHT_);
	type(&g, "3");
	press(&g, KEY_ENTER_);
	press(&g, KEY_ENTER_);
	press(&g, KEY_LEFT_);
	assert_true(shows(&g, "How many partitions has clicks?"));
	assert_true(shows(&g, "answer: 3"));
	assert_true(shows(&g, "Three, each a log of its own."));
	game_end(&g);
}

TEST(a_long_output_of_a_command_that_failed_is_read_from_its_error_on)
{
	struct game g = game_new(80, 24);

	open_step(&g, STEP_TRY);
	press(&g, KEY_F1 + 7);
	type(&g, "kafka-console-producer --topic page-view");
	press(&g, KEY_ENTER_);
	pass(&g, 500);
	see(&g, "failed");
	assert_true(shows(&g, "Error while validating"));
	assert_true(shows(&g, "more below: PageDown"));
	press(&g, KEY_PAGE_DOWN);
	assert_false(shows(&g, "Error while validating"));
	type(&g, "e"); /* whoever types sees it */
	assert_true(shows(&g, "$ e"));
	type(&g, "cho this; seq 40");
	press(&g, KEY_ENTER_);
	pass(&g, 500);
	assert_true(shows(&g, "│ 40 ")); /* what went well shows its end */
	type(&g, "help");
	press(&g, KEY_ENTER_);
	pass(&g, 500);
	assert_true(shows(&g, "Kafka's own commands"));
	game_end(&g);
}

TEST(a_key_that_has_no_hint_to_give_says_so)
{
	struct game g = game_new(80, 24);

	open_step(&g, STEP_PREDICT);
	press(&g, 'h');
	assert_true(shows(&g, "a guess costs nothing"));
	game_end(&g);
	g = game_new(80, 24);
	open_step(&g, STEP_TRY);
	for (int i = 0; i < 3; i++)
		press(&g, 'h');
	assert_true(shows(&g, "That was the last hint. s types the solution."));
	game_end(&g);
}

TEST(the_place_in_the_lesson_is_told_where_its_title_is_long)
{
	struct game g = game_new(80, 24);

	open_step(&g, STEP_TRY);
	g.course.lessons[0].title = BYTES("It connects, then it does not: advertised.listeners");
	see(&g, "long-title");
	assert_true(shows(&g, "klab  01 It connects, then it does …  step 2/4   t="));
	assert_true(session_fork(g.tutorial.player.session, BYTES("what-if-1")));
	assert_true(shows(&g, "…  step 2/4   what-if-1  t="));
	game_end(&g);
}

/* ---- The course -------------------------------------------------------------------------------------------------------------- */

/* What is not read yet comes first. */
static void go_on(struct game *g)
{
	int page = g->tutorial.current, lesson = g->tutorial.lesson;

	for (int i = 0; i < 30 && g->tutorial.current == page && g->tutorial.lesson == lesson; i++)
		press(g, KEY_F1 + 8);
}

static void do_step(struct game *g, const struct step *step)
{
	char answer[200];

	if (step->kind == STEP_PREDICT) {
		press(g, '1');
	} else if (step->kind == STEP_ASK) {
		snprintf(answer, sizeof(answer), "%.*s", (int)step->answer.size, (const char *)step->answer.data);
		type(g, answer);
		press(g, KEY_ENTER_);
	} else if (step->kind == STEP_TRY) {
		for (int i = 0; i < step->hint_count; i++)
			press(g, 'h');
		press(g, 's');
	}
	for (int i = 0; i < 10 && step->kind == STEP_WATCH && !player_is_watching(&g->tutorial.player); i++)
		press(g, KEY_ENTER_);
	if (step->kind == STEP_WATCH)
		press(g, '+'); /* until it is seen */
	for (int i = 0; i < 200 && (!g->tutorial.step.is_done || g->tutorial.play.lines); i++)
		pass(g, 1000);
}

TEST(the_cluster_shows_the_topic_that_a_scenario_has_made_and_then_the_one_that_the_words_are_about)
{
	struct game g = { .heap = heap_new(16u << 20), .width = 80, .height = 24 };
	struct buf problem = { .heap = g.heap };
	int page = 0;

	assert_true(course_open(&g.course, "lessons", &problem));
	game_open(&g);
	int number = course_find(&g.course, BYTES("28"));
	const struct lesson *lesson = &g.course.lessons[number];

	while (lesson->steps[page].kind != STEP_WATCH)
		page++;
	assert_true(tutorial_open_lesson(&g.tutorial, number, page));
	press(&g, KEY_F1 + 1);
	do_step(&g, &lesson->steps[page]);
	assert_int_equal(session_speed(g.tutorial.player.session), 1000);
	assert_string_equal(g.tutorial.choices[0].topic, "few");
	press(&g, KEY_F1 + 8);
	assert_int_equal(g.tutorial.current, page + 1);
	assert_string_equal(g.tutorial.choices[0].topic, "many");
	game_end(&g);
}

static void play_course(int width, int height)
{
	struct game g = { .heap = heap_new(16u << 20), .width = width, .height = height };
	struct buf problem = { .heap = g.heap };

	assert_true(course_open(&g.course, "lessons", &problem));
	game_open(&g);
	for (int lesson = 0; lesson < g.course.lesson_count; lesson++) {
		const struct lesson *l = &g.course.lessons[lesson];

		assert_int_equal(g.tutorial.lesson, lesson);
		for (int page = -1; page < l->step_count; page++) {
			assert_int_equal(g.tutorial.current, page);
			press(&g, KEY_F1 + 1);
			if (page >= 0)
				do_step(&g, &l->steps[page]);
			if (!g.tutorial.step.is_done)
				fail_msg("lesson %.*s, step %d is not done: %s", (int)l->slug.size, (const char *)l->slug.data, page + 1, buf_text(&g.tutorial.step.missing));
			go_on(&g);
		}
		assert_true(g.tutorial.progress.is_done[lesson]);
		press(&g, KEY_F1 + 8);
	}
	game_end(&g);
}

TEST(the_whole_course_can_be_done_on_a_narrow_screen)
{
	play_course(80, 24);
}

TEST(the_whole_course_can_be_done_on_a_wide_screen)
{
	play_course(160, 50);
}

TEST(going_back_takes_away_what_was_printed_and_typing_begins_a_timeline)
{
	struct game g = game_new(80, 24);
	struct session *s;

	game_open(&g);
	s = g.tutorial.player.session;
	press(&g, KEY_F1 + 7);
	pass(&g, 1000);
	type(&g, "echo first");
	press(&g, KEY_ENTER_);
	pass(&g, 3000);
	type(&g, "echo second");
	press(&g, KEY_ENTER_);
	pass(&g, 1000);
	press(&g, KEY_F1 + 1);
	int64_t now_us = world_now_us(session_world(s));

	press(&g, '[');
	press(&g, '[');
	press(&g, '[');
	assert_true(session_is_paused(s) && world_now_us(session_world(s)) == now_us - 3000000);
	press(&g, KEY_F1 + 7);
	pass(&g, 100);
	see(&g, "gone-back");
	assert_string_equal(session_timeline(s), "main");
	session_set_paused(s, false);
	type(&g, "echo other");
	press(&g, KEY_ENTER_);
	pass(&g, 1000);
	assert_string_equal(session_timeline(s), "t2");
	see(&g, "gone-on");
	type(&g, "timeline main");
	press(&g, KEY_ENTER_);
	pass(&g, 1000);
	see(&g, "returned");
	game_end(&g);
}

static int faults_of(struct session *s)
{
	const struct session_mark *marks;
	int count = 0;

	for (int32_t i = 0, all = session_marks(s, bytes_of_text(session_timeline(s)), &marks); i < all; i++)
		count += marks[i].kind == MARK_FAULT;
	return count;
}

TEST(time_bar_marks_what_befell_the_cluster_on_this_timeline)
{
	struct game g = game_new(160, 50);
	struct session *s;

	game_open(&g);
	s = g.tutorial.player.session;
	press(&g, KEY_F1 + 7);
	pass(&g, 1000);
	type(&g, "broker kill 1");
	press(&g, KEY_ENTER_);
	pass(&g, 2500);
	assert_int_equal(faults_of(s), 1);
	press(&g, KEY_F1 + 1);
	press(&g, '[');
	press(&g, '[');
	press(&g, '[');
	pass(&g, 50);
	see(&g, "time-bar"); /* what is ahead is still to be seen */
	press(&g, KEY_F1 + 7);
	type(&g, "echo spared");
	press(&g, KEY_ENTER_);
	pass(&g, 50);
	assert_int_equal(faults_of(s), 0);
	game_end(&g);
}

static void see_timelines(int width, int height)
{
	struct game g = game_new(width, height);
	struct session *s;

	game_open(&g);
	s = g.tutorial.player.session;
	pass(&g, 500);
	press(&g, KEY_F1 + 2);
	press(&g, 'f');
	assert_string_equal(session_timeline(s), "what-if-1");
	see(&g, "forked");
	press(&g, KEY_F1 + 7);
	type(&g, "broker kill 1");
	press(&g, KEY_ENTER_);
	pass(&g, 500);
	press(&g, KEY_F1 + 2);
	press(&g, 't');
	press(&g, 'c'); /* itself: nothing to see */
	press(&g, KEY_UP_);
	see(&g, "timelines");
	press(&g, 'c');
	see(&g, "compared");
	press(&g, KEY_ESCAPE);
	press(&g, KEY_ENTER_);
	pass(&g, 50);
	assert_string_equal(session_timeline(s), "main");
	assert_int_equal(g.tutorial.overlay, OVERLAY_NONE);
	game_end(&g);
}

TEST(timelines_are_forked_listed_compared_and_gone_to_by_keys)
{
	see_timelines(80, 24);
	see_timelines(160, 50);
}

TEST(a_command_typed_into_the_lesson_neither_leaves_klab_nor_begins_again)
{
	struct game g = game_new(80, 24);

	game_open(&g);
	pass(&g, 1000);
	int64_t now_us = world_now_us(session_world(g.tutorial.player.session));

	press(&g, KEY_F1 + 1);
	type(&g, "quorum r q");
	pass(&g, 100);
	assert_false(g.tutorial.is_ended);
	assert_true(world_now_us(session_world(g.tutorial.player.session)) >= now_us); /* of a lesson begun again it would be less */
	press(&g, KEY_ESCAPE);
	press(&g, 'q');
	assert_non_null(strstr(g.tutorial.notice, "press it again"));
	assert_false(g.tutorial.is_ended);
	press(&g, 'q');
	assert_true(g.tutorial.is_ended);
	game_end(&g);
}

TEST(help_closes_with_its_own_key_and_says_when_nothing_is_found)
{
	struct game g = game_new(80, 24);

	game_open(&g);
	press(&g, KEY_F1);
	type(&g, "xyz");
	assert_true(shows(&g, "The help has no line with \"xyz\"."));
	press(&g, KEY_F1);
	assert_int_equal(g.tutorial.overlay, OVERLAY_NONE);
	press(&g, KEY_F1);
	type(&g, "leader epoch");
	assert_true(shows(&g, "e0 "));
	game_end(&g);
}

TEST(a_step_by_one_event_tells_which_it_was)
{
	struct game g = game_new(80, 24);

	game_open(&g);
	pass(&g, 500);
	press(&g, ' ');
	press(&g, ',');
	assert_true(shows(&g, "Event "));
	game_end(&g);
}

TEST(what_the_setup_typed_is_not_in_the_timeline)
{
	struct game g = game_new(160, 50);

	game_open(&g);
	press(&g, KEY_F1 + 7);
	type(&g, "echo mine");
	press(&g, KEY_ENTER_);
	pass(&g, 200);
	press(&g, KEY_F1 + 6);
	assert_true(shows(&g, "echo mine"));
	assert_false(shows(&g, "--create --topic clicks"));
	game_end(&g);
}

TEST(a_program_of_other_shells_is_told_what_is_done_here_in_its_place)
{
	struct game g = game_new(160, 50);

	game_open(&g);
	press(&g, KEY_F1 + 7);
	type(&g, "nano config/server.properties");
	press(&g, KEY_ENTER_);
	pass(&g, 200);
	assert_true(shows(&g, "nano: command not found"));
	assert_true(shows(&g, "There is no editor here: echo 'key=value' >> FILE"));
	type(&g, "bin/kafka-acls.sh --list; connect-standalone.sh x; kafka-jmx.sh");
	press(&g, KEY_ENTER_);
	pass(&g, 200);
	assert_true(shows(&g, "Kafka has this tool; klab does not yet have what it works on"));
	assert_true(shows(&g, "without Connect, MirrorMaker and Streams"));
	assert_true(shows(&g, "klab speaks Kafka's protocol alone"));
	type(&g, "kafka-topics --zookeeper localhost:2181 --list");
	press(&g, KEY_ENTER_);
	pass(&g, 200);
	assert_true(shows(&g, "Guides to Kafka before 4.0 write --zookeeper; now it is --bootstrap-server."));
	type(&g, "kafka-console-consumer --topic t --from-begining");
	press(&g, KEY_ENTER_);
	pass(&g, 200);
	assert_true(shows(&g, "Did you mean --from-beginning?"));
	type(&g, "?");
	press(&g, KEY_ENTER_);
	type(&g, "quit");
	press(&g, KEY_ENTER_);
	pass(&g, 200);
	assert_true(shows(&g, "help lists the commands"));
	assert_true(shows(&g, "F10 leaves the tutorial."));
	type(&g, "exit");
	press(&g, KEY_ENTER_);
	pass(&g, 200);
	assert_true(shows(&g, "That shell ended, and another is in its place. F10 leaves klab."));
	game_end(&g);
}

TEST(long_help_is_paged)
{
	struct game g = game_new(80, 24);

	game_open(&g);
	press(&g, KEY_F1);
	press(&g, KEY_PAGE_DOWN);
	assert_int_equal(g.tutorial.overlay_row, 10);
	press(&g, KEY_PAGE_UP);
	press(&g, KEY_PAGE_UP);
	assert_int_equal(g.tutorial.overlay_row, 0);
	game_end(&g);
}
