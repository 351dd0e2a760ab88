/* The lessons as linear text, for screen readers: every word is printed once, in reading order. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/shell/gateway.h"
#include "sim/shell/real_clock.h"
#include "sim/shell/visitors.h"
#include "sim/tui/learn.h"
#include "sim/tui/linear.h"

enum { TICK_MS = 50, STEPS_MAX = 200000, LINE_MAX_SIZE = 4096, CHECK_EVERY_US = 250000 };

struct plain {
	const struct course *course;
	struct progress progress;
	struct heap *heap;
	struct player player;
	const struct tutorial_options *options;
	struct gateway *gateway; /* NULL: the cluster is closed to programs outside */
	struct buf message;
	int lesson, page; /* the page as in tutorial.h */
	int hints;
	bool is_done, has_chosen, is_right;
	bool is_watching; /* by the clock, as a program outside takes part; until then `said` is the next event */
	int64_t said;
	int tab;
	int64_t checked_at, checked_us;
	char line[LINE_MAX_SIZE];
	size_t line_size;
	bool is_ended;
};

static volatile sig_atomic_t was_interrupted;

static void on_interrupt(int number)
{
	(void)number;
	was_interrupted = 1;
}

/* ---- Pages ----------------------------------------------------------------------------------------------------------------- */

static const struct step *step_of(const struct plain *p)
{
	const struct lesson *l = &p->course->lessons[p->lesson];

	return p->page >= 0 && p->page < l->step_count ? &l->steps[p->page] : NULL;
}

static void print_question(const struct step *step)
{
	if (step->kind == STEP_PREDICT) {
		linear_words(stdout, step->question);
		for (int i = 0; i < step->choice_count; i++)
			printf("  :%d  %.*s\n", i + 1, (int)step->choices[i].text.size, (const char *)step->choices[i].text.data);
		puts("Type your guess, such as :1");
	} else if (step->kind == STEP_ASK) {
		linear_words(stdout, step->question);
		puts("Type :answer and the answer.");
	} else if (step->kind == STEP_TRY) {
		puts("Type commands. :hint gives a hint.");
	} else if (step->kind == STEP_WATCH) {
		puts("An empty line plays it.");
	} else {
		puts("An empty line goes on.");
	}
}

static void save(struct plain *p)
{
	buf_clear(&p->message);
	if (!progress_save(&p->progress, p->course, &p->message))
		printf("klab: %s\n", buf_text(&p->message));
}

static void begin_page(struct plain *p, int page)
{
	const struct lesson *l = &p->course->lessons[p->lesson];

	p->page = page;
	p->hints = 0;
	p->has_chosen = p->is_watching = false;
	p->checked_at = -1;
	const struct step *step = step_of(p);

	p->is_done = !step || (step->kind == STEP_READ && bytes_is_null(step->check.text));
	p->progress.lesson = p->lesson;
	p->progress.step = page > 0 && page < l->step_count ? page : 0;
	if (page < 0) {
		struct bytes number = lesson_number(l);

		printf("\nLesson%s%.*s: %.*s, %d minutes, %d steps.\n", number.size > 0 ? " " : "", (int)number.size, (const char *)number.data, (int)l->title.size,
		       (const char *)l->title.data, l->minutes, l->step_count);
		linear_blocks(stdout, BYTES("Introduction"), l->intro, l->intro_count);
		puts("An empty line goes on. :help lists what else can be typed.");
	} else if (step) {
		player_begin_step(&p->player, page);
		printf("\nStep %d of %d.", page + 1, l->step_count);
		linear_blocks(stdout, step->title, step->blocks, step->lead_count);
		print_question(step);
	} else {
		p->progress.is_done[p->lesson] = true;
		printf("\nYou have finished this lesson. %s\n", p->lesson + 1 < p->course->lesson_count ? "An empty line opens the next one; :quit leaves." : ":quit leaves.");
	}
	player_note_page(&p->player, page);
	save(p);
}

/* Of a lesson that has just been opened. */
static bool open_gateway(struct plain *p)
{
	char problem[GATEWAY_PROBLEM_SIZE];

	if (!p->options->is_exposed)
		return true;
	p->gateway = gateway_open(p->player.session, p->options->port, problem);
	if (!p->gateway)
		fprintf(stderr, "klab learn: %s\n", problem);
	else
		printf("Your programs reach this lesson's cluster at %s\n", gateway_address(p->gateway));
	return p->gateway;
}

static void close_lesson(struct plain *p)
{
	gateway_close(p->gateway);
	p->gateway = NULL;
	player_stop(&p->player);
}

static bool open_lesson(struct plain *p, int lesson, int page)
{
	close_lesson(p);
	p->lesson = lesson;
	p->tab = 1;
	p->is_watching = false;
	buf_clear(&p->message);
	if (!player_start_recorded(&p->player, &p->course->lessons[lesson], false, p->options->recording, &p->message)) {
		fprintf(stderr, "klab: %s\n", buf_text(&p->message));
		return false;
	}
	if (p->options->speed > 0)
		session_set_speed(p->player.session, (int64_t)(p->options->speed * 1000));
	if (page > 0)
		player_catch_up(&p->player, page);
	if (!open_gateway(p))
		return false;
	begin_page(p, page);
	return true;
}

static void finish(struct plain *p, struct bytes answer)
{
	p->is_done = true;
	player_note_done(&p->player, answer);
	p->progress.step = p->page + 1 < p->course->lessons[p->lesson].step_count ? p->page + 1 : p->page;
	save(p);
	const struct step *step = step_of(p);

	if (step->block_count > step->lead_count)
		linear_blocks(stdout, BYTES(""), step->blocks + step->lead_count, step->block_count - step->lead_count);
	puts("Done. An empty line goes on.");
}

static void tell_answer(const struct plain *p, const struct step *step)
{
	puts(p->is_right ? "Right." : "Not quite.");
	linear_words(stdout, step->reason);
}

static void print_said(struct plain *p)
{
	struct bytes said;

	while (player_next_said(&p->player, &p->said, &said))
		printf("%.*s\n", (int)said.size, (const char *)said.data);
}

/* The step's watch has come to its end, or could not begin: what was wrong is in `message`. */
static void end_watch(struct plain *p)
{
	const struct step *step = step_of(p);

	print_said(p);
	p->is_watching = false;
	if (p->message.size > 0)
		printf("klab: %s\n", buf_text(&p->message));
	if (step->kind == STEP_PREDICT)
		tell_answer(p, step);
	finish(p, BYTES_NULL);
}

/* At once; but a program outside lives by the clock. */
static void watch(struct plain *p)
{
	p->said = p->player.history_from;
	buf_clear(&p->message);
	if (session_is_accompanied(p->player.session) && player_begin_watch(&p->player, &p->message)) {
		puts("It plays at the speed of the clock, as a program of yours is connected.");
		p->is_watching = true;
		return;
	}
	if (p->message.size == 0)
		player_watch(&p->player, &p->message);
	end_watch(p);
}

static void next(struct plain *p)
{
	if (p->is_watching)
		puts("It is still playing. :skip goes on all the same.");
	else if (!p->is_done && step_of(p)->kind == STEP_WATCH)
		watch(p);
	else if (!p->is_done)
		puts("This step is not done yet. :hint gives a hint, :skip goes on all the same.");
	else if (p->page < p->course->lessons[p->lesson].step_count)
		begin_page(p, p->page + 1);
	else if (p->lesson + 1 < p->course->lesson_count)
		p->is_ended = !open_lesson(p, p->lesson + 1, -1);
}

/* ---- Input ----------------------------------------------------------------------------------------------------------------- */

static void choose(struct plain *p, const struct step *step, int choice)
{
	if (!step || step->kind != STEP_PREDICT || choice < 0 || choice >= step->choice_count || p->has_chosen) {
		puts("There is no such choice now.");
		return;
	}
	p->has_chosen = true;
	p->is_right = step->choices[choice].is_right;
	if (!bytes_is_null(step->watch.text)) {
		watch(p);
		return;
	}
	player_find_tabs(&p->player, step->tries, step->try_count);
	linear_play(stdout, &p->player, step);
	tell_answer(p, step);
	if (player_check(&p->player, &p->message) != CHECK_PASSED)
		printf("On your cluster it did not come to that: %s.\n", buf_text(&p->message));
	finish(p, BYTES_NULL);
}

static void hint(struct plain *p, const struct step *step)
{
	if (!step || step->hint_count == 0) {
		puts("There is no hint here.");
		return;
	}
	if (p->hints < step->hint_count)
		p->hints++;
	const struct snippet *layer = &step->hints[p->hints - 1];

	printf("Hint %d of %d: %.*s\n", p->hints, step->hint_count, (int)layer->text.size, (const char *)layer->text.data);
	if (step->kind == STEP_TRY && player_check(&p->player, &p->message) != CHECK_PASSED)
		printf("Still to do: %s\n", buf_text(&p->message));
}

static void word(struct plain *p, struct bytes line)
{
	const struct step *step = step_of(p);
	struct bytes name = bytes_slice(line, 0, bytes_find(line, 0, ' ')), rest = bytes_trim(bytes_slice(line, name.size, line.size));
	int64_t number;

	if (bytes_equal_text(name, "quit")) {
		p->is_ended = true;
	} else if (bytes_equal_text(name, "next")) {
		next(p);
	} else if (bytes_equal_text(name, "skip")) {
		p->is_done = true;
		p->is_watching = false;
		next(p);
	} else if (bytes_equal_text(name, "hint")) {
		hint(p, step);
	} else if (bytes_equal_text(name, "solve") && step && step->kind == STEP_TRY) {
		player_find_tabs(&p->player, step->tries, step->try_count);
		linear_play(stdout, &p->player, step);
	} else if (bytes_equal_text(name, "answer") && step && step->kind == STEP_ASK) {
		if (player_answer(&p->player, rest, &p->message) == CHECK_PASSED)
			finish(p, rest);
		else
			puts("Not yet. Look again, then answer once more.");
	} else if (bytes_equal_text(name, "tab") && bytes_to_int64(rest, &number) && number >= 1 && number <= session_tab_count(p->player.session)) {
		p->tab = (int)number;
	} else if (bytes_equal_text(name, "interrupt")) {
		session_interrupt(p->player.session, p->tab);
	} else if (bytes_equal_text(name, "end")) {
		session_end_input(p->player.session, p->tab);
	} else if (bytes_to_int64(name, &number)) {
		choose(p, step, (int)number - 1);
	} else {
		puts(":next :skip :hint :solve :answer TEXT :1 :2 ... (a guess) :tab 1|2 :interrupt (Ctrl-C) :end (Ctrl-D) :quit\n"
		     "Every other line goes to the shell of the tab; help there lists Kafka's commands.");
	}
}

static void take_line(struct plain *p, struct bytes line)
{
	if (line.size > 0 && line.data[0] == ':')
		word(p, bytes_slice(line, 1, line.size));
	else if (line.size == 0 && session_tab_state(p->player.session, p->tab) == TAB_PROMPT)
		next(p);
	else
		session_type(p->player.session, p->tab, line);
	fflush(stdout);
}

/* What has come in; whole lines are taken. */
static void read_input(struct plain *p)
{
	char data[1024];
	ssize_t size = read(0, data, sizeof(data));

	if (size == 0 || (size < 0 && errno != EINTR)) {
		if (size == 0 && session_tab_state(p->player.session, p->tab) == TAB_READING)
			session_end_input(p->player.session, p->tab); /* Ctrl-D on a terminal */
		else
			p->is_ended = true;
		return;
	}
	for (ssize_t i = 0; i < size && !p->is_ended; i++) {
		if (data[i] != '\n') {
			if (p->line_size < sizeof(p->line))
				p->line[p->line_size++] = data[i];
			continue;
		}
		size_t line_size = p->line_size;

		p->line_size = 0;
		take_line(p, bytes_of(p->line, line_size));
	}
}

static void check(struct plain *p, int64_t real_us)
{
	const struct step *step = step_of(p);
	int64_t count = world_trace_count(session_world(p->player.session));

	p->checked_us += real_us;
	if (!step || p->is_done || step->kind != STEP_TRY || bytes_is_null(step->check.text) || count == p->checked_at ||
	    p->checked_us < CHECK_EVERY_US)
		return;
	p->checked_at = count;
	p->checked_us = 0;
	if (player_check(&p->player, &p->message) == CHECK_PASSED)
		finish(p, BYTES_NULL);
}

/* Until a line has come in, the world has something to do, or a program outside has: true if it is the line. */
static bool wait_for_line(const struct plain *p)
{
	int64_t due_us = session_is_hurried(p->player.session) ? 0 : TICK_MS * 1000;
	struct pollfd watched[2] = { { .fd = 0, .events = POLLIN } };

	if (p->gateway && gateway_connections(p->gateway) > 0 && gateway_due(p->gateway) < due_us)
		due_us = gateway_due(p->gateway);
	if (p->gateway)
		watched[1] = (struct pollfd){ .fd = gateway_descriptor(p->gateway), .events = POLLIN };
	return poll(watched, p->gateway ? 2 : 1, (int)((due_us + 999) / 1000)) > 0 && watched[0].revents;
}

static void exchange(struct plain *p)
{
	const char *note = NULL;

	if (p->gateway) {
		gateway_exchange(p->gateway);
		note = gateway_take_note(p->gateway);
	}
	if (note)
		printf("klab: %s\n", note);
}

static void pass(struct plain *p, int64_t real_us)
{
	struct session *s = p->player.session;

	exchange(p);
	player_tick(&p->player, real_us, STEPS_MAX, &p->message);
	exchange(p);
	for (int i = 1; i <= session_tab_count(s); i++)
		session_reopen_tab(s, i);
	linear_output(stdout, &p->player);
	if (p->is_watching)
		print_said(p);
	if (p->is_watching && !player_is_watching(&p->player))
		end_watch(p);
	fflush(stdout);
	check(p, real_us);
}

static void run(struct plain *p)
{
	struct sigaction action = { .sa_handler = on_interrupt }, old;
	int64_t last_us = real_clock_us();

	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, &old);
	while (!p->is_ended) {
		bool is_line = wait_for_line(p);
		int64_t us = real_clock_us();

		if (was_interrupted) {
			was_interrupted = 0;
			session_interrupt(p->player.session, p->tab);
		}
		if (is_line)
			read_input(p);
		if (p->is_ended)
			break;
		pass(p, us - last_us);
		last_us = us;
	}
	sigaction(SIGINT, &old, NULL);
}

int learn_plain(const struct course *course, const struct tutorial_options *options)
{
	struct plain p = { .course = course, .options = options, .heap = heap_new(64 << 20) };
	int lesson, page;

	buf_init(&p.message, p.heap);
	progress_load(&p.progress, course);
	if (p.progress.notice[0])
		printf("klab: %s\n", p.progress.notice);
	progress_place(&p.progress, course, options->lesson, &lesson, &page);
	bool is_good = open_lesson(&p, lesson, page);

	if (is_good)
		run(&p);
	close_lesson(&p);
	heap_del(p.heap);
	return is_good ? 0 : 2;
}
