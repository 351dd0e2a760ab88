#include "sim/tui/tutorial.h"

#include <stdio.h>

#include "sim/shell/gateway.h"
#include "sim/tui/editor.h"
#include "sim/tui/tutorial_replay.h"

#define HEAP_SIZE ((size_t)256 << 20)

enum { STEPS_PER_TICK = 20000, CHECK_EVERY_US = 250000, PLAY_PAUSE_US = 700000, FIRST_TABS = 2 };

const struct view *const tutorial_views[TUTORIAL_VIEWS] = { &view_cluster, &view_log, &view_groups, &view_wire, &view_timeline };

/* ---- Lessons and pages --------------------------------------------------------------------------------------------------- */

static void save_progress(struct tutorial *t)
{
	struct buf problem = { .heap = t->heap };

	if (t->options.keeps_progress && !progress_save(&t->progress, t->course, &problem))
		snprintf(t->notice, sizeof(t->notice), "%s", buf_text(&problem));
	buf_free(&problem);
}

/* The focus that a page begins with: the shell, where its step is to be typed and both can be seen. */
static void choose_focus(struct tutorial *t)
{
	const struct step *step = tutorial_step_of(t, t->current);

	t->focus = tutorial_is_wide(t) && step && step->kind == STEP_TRY ? FOCUS_SHELL : FOCUS_LESSON;
}

void tutorial_show_page(struct tutorial *t, int page)
{
	t->shown = page;
	t->lesson_scroll = 0;
	t->is_at_end = t->is_read = false;
}

static bool is_named(struct bytes line, struct bytes topic)
{
	for (size_t at = 0; (at = bytes_find(line, at, topic.data[0])) < line.size; at++) {
		struct bytes rest = bytes_slice(line, at, line.size);
		bool begins = at == 0 || line.data[at - 1] == ' ' || line.data[at - 1] == '=';

		if (begins && bytes_starts_with(rest, topic) && (rest.size == topic.size || rest.data[topic.size] == ' '))
			return true;
	}
	return false;
}

/* The first of the topics that the words are about; null: none. */
static struct bytes topic_in(const struct state_topic *topics, int32_t count, struct bytes words)
{
	for (int32_t i = 0; i < count; i++)
		if (is_named(words, topics[i].name))
			return topics[i].name;
	return BYTES_NULL;
}

/* The topic that the step's commands are about, or else its prose: it is the one that the Cluster view shows where it has room for one. */
static void choose_topic(struct tutorial *t, const struct step *step)
{
	struct state_topic *topics;
	int32_t count = state_topics(session_world(t->player.session), false, &t->frame, &topics);
	struct view_choice *choice = &t->choices[0];
	struct bytes found = BYTES_NULL;

	for (int i = 0; i < step->try_count && bytes_is_null(found); i++)
		found = topic_in(topics, count, step->tries[i].text);
	for (int i = 0; i < step->lead_count; i++)
		for (int k = 0; k < step->blocks[i]->run_count && bytes_is_null(found); k++)
			if (step->blocks[i]->runs[k].style & RUN_CODE)
				found = topic_in(topics, count, step->blocks[i]->runs[k].text);
	if (!bytes_is_null(found))
		snprintf(choice->topic, sizeof(choice->topic), "%.*s", (int)found.size, (const char *)found.data);
}

/* The newest of the topics, when a scenario has made it. */
static void choose_new_topic(struct tutorial *t, int64_t from)
{
	const struct world *world = session_world(t->player.session);

	for (int64_t seq = world_trace_count(world) - 1; seq >= from; seq--) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (trace_peek(entry.encoded) != TRACE_topic_created || !trace_next(entry.encoded, &at, &view))
			continue;
		struct bytes name = trace_value_of(&view, "topic")->text;

		if (bytes_starts_with(name, BYTES("__")))
			continue;
		snprintf(t->choices[0].topic, sizeof(t->choices[0].topic), "%.*s", (int)name.size, (const char *)name.data);
		return;
	}
}

void tutorial_turn_to(struct tutorial *t, int page)
{
	const struct step *step = tutorial_step_of(t, page);

	t->current = page;
	tutorial_show_page(t, page);
	t->play = (struct tutorial_play){ 0 };
	buf_clear(&t->step.missing);
	t->step = (struct tutorial_step){ .chosen = -1, .checked_at = -1, .missing = t->step.missing };
	t->step.is_done = !step || (step->kind == STEP_READ && bytes_is_null(step->check.text));
}

/* The page becomes the current one. */
static void begin_page(struct tutorial *t, int page)
{
	const struct lesson *lesson = tutorial_lesson(t);
	const struct step *step = tutorial_step_of(t, page);

	tutorial_turn_to(t, page);
	if (step) {
		player_begin_step(&t->player, page);
		choose_topic(t, step);
	}
	player_note_page(&t->player, page);
	t->progress.lesson = t->lesson;
	t->progress.step = page > 0 ? page : 0;
	if (page == lesson->step_count) {
		t->progress.is_done[t->lesson] = true;
		t->progress.step = 0;
	}
	save_progress(t);
	choose_focus(t);
	t->is_dirty = true;
}

static void forget_lesson(struct tutorial *t)
{
	tutorial_close_gateway(t);
	player_stop(&t->player);
	for (int i = 0; i < t->tab_count; i++)
		scrollback_clear(&t->tabs[i]);
	t->tab_count = 0;
	for (int i = 0; i < TUTORIAL_VIEWS; i++)
		view_choice_init(&t->choices[i]);
}

bool tutorial_open_lesson(struct tutorial *t, int lesson, int page)
{
	struct player player;
	struct buf problem = { .heap = t->heap };
	static const char welcome[] = "A shell beside a Kafka cluster. Type Kafka's commands; help lists them.\n";

	if (!player_start_recorded(&player, &t->course->lessons[lesson], true, t->options.recording, &problem)) { /* the one that is open stays */
		snprintf(t->notice, sizeof(t->notice), "%s", buf_text(&problem));
		buf_free(&problem);
		return false;
	}
	forget_lesson(t);
	t->lesson = lesson;
	t->player = player;
	for (int i = 0; i < TUTORIAL_VIEWS; i++)
		t->choices[i].begun = world_trace_count(session_world(player.session));
	if (t->options.speed > 0)
		session_set_speed(t->player.session, (int64_t)(t->options.speed * 1000));
	if (page > 0)
		player_catch_up(&t->player, page);
	editor_use(t->player.session);
	t->tab = 1;
	t->awaited = 0;
	t->tab_count = FIRST_TABS;
	for (int i = 0; i < t->tab_count; i++) {
		scrollback_add(&t->tabs[i], -1, ROLE_DIM, bytes_of(welcome, i == 0 ? sizeof(welcome) - 1 : 0));
		scrollback_add(&t->tabs[i], -1, ROLE_TEXT, bytes_of_text(shell_prompt));
	}
	t->overlay = OVERLAY_NONE;
	t->view = 0;
	begin_page(t, page);
	if (t->options.is_exposed && tutorial_open_gateway(t))
		snprintf(t->notice, sizeof(t->notice), "Your programs: %s", gateway_address(t->gateway));
	return true;
}

bool tutorial_open(struct tutorial *t, const struct course *course, const struct tutorial_options *options, struct buf *problem)
{
	struct heap *heap = heap_new(HEAP_SIZE);

	*t = (struct tutorial){ .heap = heap, .course = course, .options = *options, .width = options->width, .height = options->height };
	arena_init(&t->frame, heap);
	buf_init(&t->step.missing, heap);
	buf_init(&t->compared, heap);
	for (int i = 0; i < TUTORIAL_TABS_MAX; i++)
		scrollback_init(&t->tabs[i], heap);
	progress_load(&t->progress, course);
	if (!options->keeps_progress)
		t->progress.lesson = -1;
	editor_open(NULL, options->keeps_progress);
	int lesson, page;

	progress_place(&t->progress, course, options->lesson, &lesson, &page);
	if (!tutorial_open_lesson(t, lesson, page)) {
		buf_printf(problem, "%s", t->notice);
		tutorial_close(t);
		return false;
	}
	if (t->progress.notice[0])
		snprintf(t->notice, sizeof(t->notice), "%s", t->progress.notice);
	else if (page > 0)
		snprintf(t->notice, sizeof(t->notice), "You left off at step %d. p looks back; r, pressed twice, begins it all again.", page + 1);
	return true;
}

void tutorial_close(struct tutorial *t)
{
	tutorial_close_gateway(t);
	player_stop(&t->player);
	if (t->replay)
		tutorial_replay_close(t);
	editor_close();
	heap_del(t->heap);
}

/* The scenario of a watch plays in the lesson's world, at the speed of its clock. */
static void begin_watch(struct tutorial *t)
{
	struct buf problem = { .heap = t->heap };

	if (player_is_watching(&t->player))
		return;
	if (!player_begin_watch(&t->player, &problem))
		snprintf(t->notice, sizeof(t->notice), "%s", buf_text(&problem));
	t->speed_before_watch = session_speed(t->player.session);
	t->is_at_end = true;
	buf_free(&problem);
}

bool tutorial_enter_goes_on(const struct tutorial *t)
{
	return t->step.is_done && t->shown == t->current && session_tab_state(t->player.session, t->tab) == TAB_PROMPT;
}

bool tutorial_tells_more(const struct tutorial *t)
{
	const struct step *step = tutorial_step_of(t, t->current);

	return step && (step->kind != STEP_TRY || step->block_count > step->lead_count);
}

/* Turns to what has not been read: to the lesson's pane, or down in it. False: all is read. */
static bool read_on(struct tutorial *t)
{
	if (t->is_read || t->replay) /* whose page tells a story: it is no step to be read before the next */
		return false;
	if (t->focus != FOCUS_LESSON && !tutorial_is_wide(t)) {
		t->focus = FOCUS_LESSON;
		return true;
	}
	t->lesson_scroll += t->lesson_height > 1 ? t->lesson_height - 1 : 1;
	t->is_at_end = false;
	return true;
}

void tutorial_next(struct tutorial *t)
{
	t->is_dirty = true;
	if (read_on(t))
		return;
	if (t->shown < t->current) {
		tutorial_show_page(t, t->shown + 1);
	} else if (t->replay) {
		return; /* it turns its pages itself */
	} else if (!t->step.is_done) {
		if (tutorial_step_of(t, t->current)->kind == STEP_TRY) {
			if (t->focus == FOCUS_SHELL)
				snprintf(t->notice, sizeof(t->notice), "This step is not done yet. F2, and then h, gives a hint.");
			t->focus = FOCUS_SHELL;
		} else if (tutorial_step_of(t, t->current)->kind == STEP_WATCH)
			begin_watch(t);
		else {
			t->focus = FOCUS_LESSON;
			snprintf(t->notice, sizeof(t->notice), "%s",
			         tutorial_step_of(t, t->current)->kind == STEP_ASK ? "First the answer: type it here, and Enter." :
			         t->step.chosen >= 0                               ? "It is being played; then Enter goes on." :
			                                                             "First a guess: press its number.");
		}
	} else if (t->current < tutorial_lesson(t)->step_count) {
		begin_page(t, t->current + 1);
	} else if (t->lesson + 1 < t->course->lesson_count) {
		tutorial_open_lesson(t, t->lesson + 1, -1);
	} else {
		t->overlay = OVERLAY_LESSONS;
		t->overlay_row = 0;
	}
}

/* ---- Doing a step ---------------------------------------------------------------------------------------------------------- */

void tutorial_finish_step(struct tutorial *t)
{
	t->step.is_done = true;
	player_note_done(&t->player, bytes_of_text(t->step.answer));
	t->is_at_end = true;
	t->is_read = !tutorial_tells_more(t);
	t->is_dirty = true;
	t->progress.step = t->current + 1 < tutorial_lesson(t)->step_count ? t->current + 1 : t->current;
	save_progress(t);
}

void tutorial_begin_play(struct tutorial *t, const struct try_line *lines, int count)
{
	player_find_tabs(&t->player, lines, count);
	t->play = (struct tutorial_play){ .lines = lines, .count = count };
	t->is_dirty = true;
}

void tutorial_choose(struct tutorial *t, int choice)
{
	const struct step *step = tutorial_step_of(t, t->current);

	if (!step || t->replay || step->kind != STEP_PREDICT || t->step.chosen >= 0 || choice < 0 || choice >= step->choice_count)
		return;
	t->step.chosen = choice;
	player_note_guess(&t->player, choice);
	t->is_at_end = true;
	if (!bytes_is_null(step->watch.text))
		begin_watch(t);
	else if (step->try_count > 0)
		tutorial_begin_play(t, step->tries, step->try_count);
	else
		tutorial_finish_step(t); /* nothing to play: the reason is all there is */
}

void tutorial_solve(struct tutorial *t)
{
	const struct step *step = tutorial_step_of(t, t->current);

	if (step && step->kind == STEP_TRY && !t->step.is_done && t->play.i >= t->play.count)
		tutorial_begin_play(t, step->tries, step->try_count);
}

/* The commands of a predict have been played. Its reason tells what comes of them; where something of the learner's was in the way, `missing` says so. */
static void end_play(struct tutorial *t)
{
	const struct step *step = tutorial_step_of(t, t->current);

	t->play = (struct tutorial_play){ 0 };
	if (!step || step->kind != STEP_PREDICT || t->step.chosen < 0)
		return;
	if (player_check(&t->player, &t->step.missing) == CHECK_PASSED)
		buf_clear(&t->step.missing);
	tutorial_finish_step(t);
}

/* Another moment: tabs that were opened later are not there, and the check has not looked yet. */
static void leave_past(struct tutorial *t)
{
	int32_t count = session_tab_count(t->player.session);

	if (t->tab_count > count)
		t->tab_count = count;
	if (t->tab > count)
		t->tab = count;
	t->step.checked_at = -1;
}

struct bytes tutorial_prompt(const struct tutorial *t)
{
	struct bytes text = buf_bytes(&t->tabs[t->tab - 1].text);
	bool is_covered = text.size > 0 && text.data[text.size - 1] == '\n';

	return is_covered && session_tab_state(t->player.session, t->tab) == TAB_PROMPT ? bytes_of_text(shell_prompt) : BYTES("");
}

void tutorial_show_output(struct tutorial *t)
{
	struct session_output output;

	while (session_next_output(t->player.session, &output)) {
		t->is_dirty = true;
		if (output.is_cut) {
			for (int i = 0; i < t->tab_count; i++)
				scrollback_cut(&t->tabs[i], output.keep);
			leave_past(t);
			continue;
		}
		if (output.tab < 1 || output.tab > t->tab_count)
			continue;
		if (output.is_typed && !output.is_again && !scrollback_is_in_line(&t->tabs[output.tab - 1]))
			continue; /* it was shown when it was typed. Typed ahead, it comes once more behind its prompt, as in a terminal */
		if (output.is_own) /* of the moment that was gone to the prompt stands there already: it comes behind */
			scrollback_drop(&t->tabs[output.tab - 1], bytes_of_text(shell_prompt));
		scrollback_add(&t->tabs[output.tab - 1], output.seq, output.stream == 2 ? ROLE_WARN : ROLE_TEXT, output.text);
		if (output.is_typed)
			scrollback_add(&t->tabs[output.tab - 1], output.seq, ROLE_TEXT, BYTES("\n"));
		t->is_new[output.tab - 1] = output.tab != t->tab;
	}
}

/* A command that failed with more to say than the pane holds is read from its error on, and help from its beginning: the usage that follows an error is
 * long. One that was interrupted is not. */
static void look_at_end(struct tutorial *t)
{
	enum { INTERRUPTED = 128 };
	struct session *s = t->player.session;

	if (t->awaited == 0 || t->awaited > session_tab_count(s) || session_tab_state(s, t->awaited) != TAB_PROMPT)
		return;
	int32_t status = session_status(s, t->awaited);

	t->is_ended_long = t->awaited == t->tab && t->scrolled_up == 0 && (t->is_asked_for_help || (status > 0 && status < INTERRUPTED));
	t->awaited = 0;
}

/* What the learner would see of a line had they typed it. */
static void echo_line(struct tutorial *t, const struct try_line *line)
{
	static const char *const marks[] = { "", "", "^C", "^D", "" };
	int64_t seq = world_trace_count(session_world(t->player.session));

	if (line->kind == TRY_WAIT)
		return;
	t->tab = player_tab(&t->player, line);
	t->tab_count = session_tab_count(t->player.session);
	struct scrollback *tab = &t->tabs[t->tab - 1];

	scrollback_add(tab, seq, ROLE_STRONG, line->kind <= TRY_INPUT ? line->text : bytes_of_text(marks[line->kind]));
	scrollback_add(tab, seq, ROLE_TEXT, BYTES("\n"));
}

static void tick_play(struct tutorial *t, int64_t real_us)
{
	struct tutorial_play *play = &t->play;

	if (!play->lines)
		return;
	play->pause_us -= real_us;
	if (play->pause_us > 0)
		return;
	if (play->i == play->count) {
		end_play(t);
		return;
	}
	tutorial_show_output(t);
	echo_line(t, &play->lines[play->i]);
	player_type_one(&t->player, play->lines, play->count, play->i++);
	tutorial_show_output(t);
	t->is_dirty = true;
	play->pause_us = PLAY_PAUSE_US;
}

/* The current step's check, when something has happened since the last time. */
static void tick_check(struct tutorial *t, int64_t real_us)
{
	const struct step *step = tutorial_step_of(t, t->current);
	int64_t count = world_trace_count(session_world(t->player.session));

	t->step.checked_us += real_us;
	if (!step || t->step.is_done || bytes_is_null(step->check.text) || count == t->step.checked_at || t->step.checked_us < CHECK_EVERY_US)
		return;
	if (step->kind != STEP_TRY)
		return;
	t->step.checked_at = count;
	t->step.checked_us = 0;
	if (player_check(&t->player, &t->step.missing) == CHECK_PASSED)
		tutorial_finish_step(t);
	t->is_dirty = true;
}

/* Lets time pass for the world and for a watch; at the watch's end its step is done. */
static void tick_world(struct tutorial *t, int64_t real_us)
{
	bool was_watching = player_is_watching(&t->player);
	int64_t count = world_trace_count(session_world(t->player.session));
	struct buf problem = { .heap = t->heap };

	player_tick(&t->player, real_us, STEPS_PER_TICK, &problem);
	if (problem.size > 0)
		snprintf(t->notice, sizeof(t->notice), "%s", buf_text(&problem));
	buf_free(&problem);
	if (was_watching)
		choose_new_topic(t, count);
	if (was_watching && player_has_watched(&t->player)) {
		session_set_speed(t->player.session, t->speed_before_watch);
		tutorial_finish_step(t);
	}
}

void tutorial_tick(struct tutorial *t, int64_t real_us)
{
	struct session *s = t->player.session;
	int64_t count = world_trace_count(session_world(s)), now_us = world_now_us(session_world(s));

	if (t->replay) {
		tutorial_replay_tick(t, real_us);
		return;
	}
	if (session_failure(s)) {
		snprintf(t->notice, sizeof(t->notice), "The world has ended: %s. Press r in the lesson pane to begin the lesson again.", session_failure(s));
		t->is_dirty = true;
		return;
	}
	tick_play(t, real_us);
	tutorial_exchange(t);
	tick_world(t, real_us);
	tutorial_exchange(t);
	for (int i = 1; i <= t->tab_count; i++) {
		if (i == t->tab && session_tab_state(s, i) == TAB_ENDED)
			snprintf(t->notice, sizeof(t->notice), "That shell ended, and another is in its place. F10 leaves klab.");
		session_reopen_tab(s, i);
	}
	tutorial_show_output(t);
	look_at_end(t);
	tick_check(t, real_us);
	if (world_trace_count(session_world(s)) != count || world_now_us(session_world(s)) / 100000 != now_us / 100000)
		t->is_dirty = true;
}
