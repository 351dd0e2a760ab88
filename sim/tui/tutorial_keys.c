/* What each key does. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/event/trace.h"
#include "sim/tui/editor.h"
#include "sim/tui/tutorial_replay.h"

enum { CTRL_D = 4, CTRL_L = 12, SPEED_MAX = 1000000, SPEED_MIN = 10, PAGE_ROWS = 10 };

/* Letters that were meant for the shell shall not end what is being done: such a key is pressed twice. */
static bool is_sure(struct tutorial *t, uint32_t key, const char *what)
{
	bool is_asked = t->asked == key || t->replay || session_failure(t->player.session); /* in these there is nothing to lose */

	t->asked = is_asked ? 0 : key;
	if (is_asked)
		return true;
	snprintf(t->notice, sizeof(t->notice), "%c %s: press it again. To type a command, go to the shell first: F8.", (int)key, what);
	return false;
}

/* ---- The shell ------------------------------------------------------------------------------------------------------------- */

static void show_tab(struct tutorial *t, int tab)
{
	if (tab < 1 || tab > t->tab_count)
		return;
	t->tab = tab;
	t->is_new[tab - 1] = false;
	t->scrolled_up = 0;
	t->focus = FOCUS_SHELL;
}

static void open_tab(struct tutorial *t)
{
	if (t->tab_count == TUTORIAL_TABS_MAX || t->replay)
		return;
	int tab = session_open_tab(t->player.session);

	if (tab > t->tab_count)
		t->tab_count = tab;
	show_tab(t, tab);
}

static void echo(struct tutorial *t, struct bytes text)
{
	scrollback_add(&t->tabs[t->tab - 1], world_trace_count(session_world(t->player.session)), ROLE_TEXT, text);
}

/* A number is no command. Where the page asks something it was meant for that. */
static bool is_for_question(struct tutorial *t, struct bytes line)
{
	const struct step *step = tutorial_step_of(t, t->current);
	bool is_guess = step && step->kind == STEP_PREDICT && !t->step.is_done && t->step.chosen < 0;
	int64_t number;

	if (!(is_guess || tutorial_is_asking(t)) || session_tab_state(t->player.session, t->tab) != TAB_PROMPT || !bytes_to_int64(bytes_trim(line), &number))
		return false;
	snprintf(t->notice, sizeof(t->notice), "The question is answered in the lesson: F2, then %s.", is_guess ? "the number" : "the answer and Enter");
	return true;
}

static void type_line(struct tutorial *t)
{
	struct bytes line = editor_line(NULL);

	if (line.size == 0 && tutorial_enter_goes_on(t)) {
		tutorial_next(t);
		return;
	}
	if (is_for_question(t, line))
		return;
	struct bytes prompt = tutorial_prompt(t);

	echo(t, arena_printf(&t->frame, "%.*s%.*s\n", (int)prompt.size, (const char *)prompt.data, (int)line.size, (const char *)line.data));
	scrollback_mark(&t->tabs[t->tab - 1]);
	t->awaited = t->tab;
	t->is_asked_for_help = bytes_starts_with(bytes_trim(line), BYTES("help")) || bytes_find_bytes(line, BYTES("--help")) < line.size;
	const char *timeline = session_timeline(t->player.session);

	session_type(t->player.session, t->tab, line);
	if (session_timeline(t->player.session) != timeline) /* it was typed in the past */
		snprintf(t->notice, sizeof(t->notice), "The timeline %s begins here; what came after is kept in %s. t lists both.", session_timeline(t->player.session), timeline);
}

static void press_shell(struct tutorial *t, const struct key_press *press)
{
	struct session *s = t->player.session;

	if (press->key == KEY_PAGE_UP || press->key == KEY_PAGE_DOWN) {
		t->scrolled_up += press->key == KEY_PAGE_UP ? PAGE_ROWS : -PAGE_ROWS;
		return;
	}
	t->scrolled_up = 0;
	if (t->replay) {
		snprintf(t->notice, sizeof(t->notice), "This is a replay: the lines come from the run. F2 and F3 to F7 look around, F10 leaves.");
		return;
	}
	if (press->key == KEY_CTRL_C) {
		struct bytes line = editor_line(NULL);

		echo(t, arena_printf(&t->frame, "%.*s^C\n", (int)line.size, (const char *)line.data));
		editor_clear();
		session_give_up(s, t->tab);
		return;
	}
	switch (editor_feed(press->raw, press->raw_size)) {
	case EDITOR_LINE:
		type_line(t);
		editor_clear();
		break;
	case EDITOR_END:
		if (session_tab_state(s, t->tab) == TAB_PROMPT) {
			snprintf(t->notice, sizeof(t->notice), "This shell stays open. F10 leaves klab.");
			break;
		}
		echo(t, BYTES("\n"));
		session_end_input(s, t->tab);
		break;
	case EDITOR_NOTHING:
		break;
	}
	struct bytes candidates = editor_candidates(t->width - 4);

	if (candidates.size > 0) { /* as a terminal would: below the line, and then the prompt once more */
		int cursor = 0;
		struct bytes line = editor_line(&cursor);

		echo(t, arena_printf(&t->frame, "%.*s\n%.*s%s", (int)line.size, (const char *)line.data, (int)candidates.size, (const char *)candidates.data,
		                     session_tab_state(s, t->tab) == TAB_PROMPT ? shell_prompt : ""));
	}
}

/* ---- The lesson ------------------------------------------------------------------------------------------------------------ */

/* A layer more; or why there is none. */
static void give_hint(struct tutorial *t)
{
	const struct step *step = tutorial_step_of(t, t->current);
	bool can_solve = step && step->kind == STEP_TRY && step->try_count > 0;

	tutorial_show_page(t, t->current);
	t->is_at_end = true;
	if (!step || t->step.is_done)
		snprintf(t->notice, sizeof(t->notice), "There is nothing left to do on this page.");
	else if (t->step.hints < step->hint_count)
		t->step.hints++;
	else if (step->kind == STEP_PREDICT)
		snprintf(t->notice, sizeof(t->notice), "No hint here: a guess costs nothing. Press its number.");
	else
		snprintf(t->notice, sizeof(t->notice), "%s%s", step->hint_count > 0 ? "That was the last hint." : "There is no hint here.",
		         can_solve ? " s types the solution." : "");
}

static bool press_lesson(struct tutorial *t, const struct key_press *press)
{
	const struct step *step = tutorial_step_of(t, t->current);
	int page = t->lesson_height > 1 ? t->lesson_height - 1 : 1;

	switch (press->key) {
	case KEY_ENTER_:
	case 'n':
		tutorial_next(t);
		return true;
	case 'p':
	case KEY_LEFT_:
		tutorial_show_page(t, t->shown > -1 ? t->shown - 1 : -1);
		return true;
	case KEY_RIGHT_:
		if (t->shown < t->current)
			tutorial_show_page(t, t->shown + 1);
		return true;
	case 'h':
		give_hint(t);
		return true;
	case 's':
		if (step && !t->replay && t->step.hints >= step->hint_count)
			tutorial_solve(t);
		return true;
	case 'l':
		if (t->replay)
			return true;
		t->overlay = OVERLAY_LESSONS;
		t->overlay_row = t->lesson;
		return true;
	case 'r':
		if (!t->replay && is_sure(t, 'r', "begins this lesson again, with a new cluster"))
			tutorial_open_lesson(t, t->lesson, -1);
		return true;
	case KEY_UP_:
	case 'k':
	case KEY_PAGE_UP:
		t->lesson_scroll -= press->key == KEY_UP_ || press->key == 'k' ? 1 : page;
		t->is_at_end = false;
		return true;
	case KEY_DOWN_:
	case 'j':
	case KEY_PAGE_DOWN:
		t->lesson_scroll += press->key == KEY_DOWN_ || press->key == 'j' ? 1 : page;
		t->is_at_end = false;
		return true;
	default:
		if (press->key >= '1' && press->key <= '9' && t->shown == t->current && !press->is_alt)
			tutorial_choose(t, (int)press->key - '1');
		return press->key >= '1' && press->key <= '9';
	}
}

/* ---- Views ----------------------------------------------------------------------------------------------------------------- */

/* Adds the key to a one-line text, or takes its last character away. */
static void edit(char *text, size_t capacity, const struct key_press *press)
{
	size_t size = strlen(text);

	if (press->key == KEY_BACKSPACE_)
		text[size > 0 ? size - 1 : 0] = 0;
	else if (press->key >= ' ' && press->key < 0x7f && !press->is_alt && size + 1 < capacity) {
		text[size] = (char)press->key;
		text[size + 1] = 0;
	}
}

static bool press_filter(struct tutorial *t, const struct key_press *press)
{
	if (press->key == KEY_ENTER_ || press->key == KEY_ESCAPE) {
		t->is_filtering = false;
		if (press->key == KEY_ESCAPE)
			t->choices[t->view].filter[0] = 0;
		return true;
	}
	edit(t->choices[t->view].filter, sizeof(t->choices[t->view].filter), press);
	return true;
}

static bool press_view(struct tutorial *t, const struct key_press *press)
{
	struct rect r = { 0, 0, t->width, t->height };

	if (press->key == '/') {
		t->is_filtering = true;
		return true;
	}
	return tutorial_views[t->view]->press(session_world(t->player.session), &t->choices[t->view], &t->frame, r, press->key);
}

/* ---- Time, panes, and what always works -------------------------------------------------------------------------------------- */

static void change_speed(struct tutorial *t, bool is_faster)
{
	static const int64_t speeds[] = { 10, 100, 250, 500, 1000, 2000, 5000, 10000, 30000, 100000, 1000000 };
	int64_t speed = session_speed(t->player.session), chosen = speed;

	for (size_t i = 0; i < sizeof(speeds) / sizeof(speeds[0]); i++) {
		if (is_faster && speeds[i] > speed) {
			chosen = speeds[i];
			break;
		}
		if (!is_faster && speeds[i] < speed)
			chosen = speeds[i];
	}
	if (t->replay && tutorial_replay_is_hurried(t)) { /* nothing is faster; and slower is the speed that stands there */
		t->replay->is_paced = !is_faster;
		return;
	}
	if (t->replay)
		t->replay->is_paced = true;
	session_set_speed(t->player.session, chosen);
}

static void step_event(struct tutorial *t)
{
	struct session *s = t->player.session;

	if (!session_is_paused(s))
		session_set_paused(s, true);
	else if (!session_forward_events(s, 1)) /* in the past what was is there to go on along */
		session_step(s);
}

/* One second, or one event; time then stands still, as it would only lead here again. */
static void go_back(struct tutorial *t, bool is_second)
{
	struct session *s = t->player.session;

	session_set_paused(s, true);
	if (is_second)
		session_back(s, 1000000);
	else
		session_back_events(s, 1);
}

/* Which event was the last: the view in front may leave it out. */
static void tell_event(struct tutorial *t)
{
	const struct world *world = session_world(t->player.session);
	int64_t seq = world_trace_count(world) - 1;
	struct trace_view view;
	size_t at = 0;

	if (seq < 0)
		return;
	struct trace_entry entry = world_trace_at(world, seq);

	if (trace_next(entry.encoded, &at, &view))
		snprintf(t->notice, sizeof(t->notice), "Event %lld, of %.*s: %s", (long long)seq, (int)entry.node.size, (const char *)entry.node.data,
		         trace_event_types[view.id].name);
}

static void move_focus(struct tutorial *t, int by)
{
	t->focus = (enum tutorial_focus)(((int)t->focus + 3 + by) % 3);
}

static bool press_common(struct tutorial *t, const struct key_press *press)
{
	struct session *s = t->player.session;

	if (t->replay && press->key < 0x80 && press->key && strchr("[]{},.", (char)press->key)) {
		int64_t by_us = press->key == '[' || press->key == ']' ? 1000000 : press->key == '{' || press->key == '}' ? 60000000 : 0;

		tutorial_replay_move(t, by_us, press->key == '[' || press->key == '{' || press->key == ',');
		if (by_us == 0)
			tell_event(t);
		return true;
	}
	if (t->replay && press->key == 'f') { /* what the run did is all that there is */
		snprintf(t->notice, sizeof(t->notice), "A run is watched as it was; fork in klab shell, or w:fork, tries a what-if.");
		return true;
	}
	if (press->key == ' ' && t->replay && t->replay->is_over) {
		snprintf(t->notice, sizeof(t->notice), "The run has ended: [ and , go back in it.");
		return true;
	}
	switch (press->key) {
	case ' ':
		session_set_paused(s, !session_is_paused(s));
		return true;
	case '.':
		step_event(t);
		tell_event(t);
		return true;
	case ']':
		if (!session_forward(s, 1000000)) /* in the past what was is there to go on along */
			session_pass(s, 1000000);
		return true;
	case ',':
	case '[':
		go_back(t, press->key == '[');
		if (press->key == ',')
			tell_event(t);
		return true;
	case '+':
	case '=':
		change_speed(t, true);
		return true;
	case '-':
		change_speed(t, false);
		return true;
	case 'f':
		tutorial_fork(t);
		return true;
	case 't':
		tutorial_open_timelines(t);
		return true;
	case '?':
		t->overlay = OVERLAY_HELP;
		t->overlay_filter[0] = 0;
		return true;
	case 'q':
		t->is_ended = is_sure(t, 'q', "leaves klab");
		return true;
	case KEY_TAB_:
		move_focus(t, 1);
		return true;
	case KEY_ESCAPE:
		t->focus = FOCUS_LESSON;
		return true;
	default:
		return false;
	}
}

static bool press_function_key(struct tutorial *t, uint32_t key)
{
	if (key < KEY_F1 || key > KEY_F12)
		return false;
	int number = (int)(key - KEY_F1) + 1;

	bool is_help = t->overlay == OVERLAY_HELP;

	t->overlay = OVERLAY_NONE;
	t->is_filtering = false;
	if (number == 1 && is_help) {
		return true; /* it closes */
	} else if (number == 1) {
		t->overlay = OVERLAY_HELP;
		t->overlay_row = 0;
		t->overlay_filter[0] = 0;
	} else if (number == 2) {
		t->focus = FOCUS_LESSON;
	} else if (number <= 7) {
		t->view = number - 3;
		t->focus = FOCUS_VIEW;
	} else if (number == 8) {
		show_tab(t, t->focus == FOCUS_SHELL ? t->tab % t->tab_count + 1 : t->tab);
	} else if (number == 9) {
		tutorial_next(t);
	} else if (number == 10) {
		t->is_ended = true;
	} else if (number == 12) {
		tutorial_press_gateway(t);
	}
	return true;
}

static bool press_overlay(struct tutorial *t, const struct key_press *press)
{
	int count = t->course->lesson_count;
	bool is_list = t->overlay == OVERLAY_LESSONS;

	if (press->key == KEY_ESCAPE || (is_list && press->key == 'q')) {
		t->overlay = t->overlay == OVERLAY_COMPARED ? OVERLAY_TIMELINES : OVERLAY_NONE;
	} else if (t->overlay == OVERLAY_TIMELINES) {
		tutorial_press_timelines(t, press->key);
	} else if (press->key == KEY_UP_ || (is_list && press->key == 'k')) {
		t->overlay_row -= t->overlay_row > 0;
	} else if (press->key == KEY_DOWN_ || (is_list && press->key == 'j')) {
		t->overlay_row += !is_list || t->overlay_row + 1 < count;
	} else if (!is_list && (press->key == KEY_PAGE_UP || press->key == KEY_PAGE_DOWN)) {
		t->overlay_row += press->key == KEY_PAGE_DOWN ? PAGE_ROWS : t->overlay_row < PAGE_ROWS ? -t->overlay_row : -PAGE_ROWS;
	} else if (press->key == KEY_ENTER_) {
		t->overlay = OVERLAY_NONE;
		if (is_list)
			tutorial_open_lesson(t, t->overlay_row, t->overlay_row == t->progress.lesson && t->progress.step > 0 ? t->progress.step : -1);
	} else if (t->overlay == OVERLAY_HELP) {
		edit(t->overlay_filter, sizeof(t->overlay_filter), press);
		t->overlay_row = 0;
	}
	return true;
}

static const char to_the_shell[] = "To type a command, go to the shell first: F8.";

/* What is typed into the lesson or a view behind a letter that means nothing there. Enter goes to where it belongs. */
static bool press_mistyped(struct tutorial *t, const struct key_press *press)
{
	bool is_printable = press->key >= ' ' && press->key < 0x7f && !press->is_alt;

	if (!t->is_mistyping || t->focus == FOCUS_SHELL || t->overlay != OVERLAY_NONE || !(is_printable || press->key == KEY_ENTER_)) {
		t->is_mistyping = false;
		return false;
	}
	t->is_mistyping = is_printable;
	if (is_printable) {
		snprintf(t->notice, sizeof(t->notice), "%s", to_the_shell);
		return true;
	}
	snprintf(t->notice, sizeof(t->notice), "The line was typed into the %s. Type it here, in the shell.", t->focus == FOCUS_LESSON ? "lesson" : "view");
	show_tab(t, t->tab);
	return true;
}

static void press_lesson_or_view(struct tutorial *t, const struct key_press *press)
{
	bool is_letter = ((press->key | 0x20) >= 'a' && (press->key | 0x20) <= 'z') && press->key < 0x80 && !press->is_alt;
	bool is_done = t->focus == FOCUS_LESSON ? press_lesson(t, press) : press_view(t, press);

	if (is_done || press_common(t, press) || !is_letter || t->replay)
		return;
	t->is_mistyping = true;
	snprintf(t->notice, sizeof(t->notice), "%s", to_the_shell);
}

void tutorial_press(struct tutorial *t, const struct key_press *press)
{
	t->is_dirty = true;
	if (press->key == KEY_NONE)
		return;
	if (press->key == KEY_HANGUP) {
		t->is_ended = true;
		return;
	}
	t->notice[0] = 0;
	if (t->asked != press->key)
		t->asked = 0;
	if (press_mistyped(t, press) || press_function_key(t, press->key))
		return;
	if (press->is_alt && press->key >= '1' && press->key <= '9') {
		show_tab(t, (int)press->key - '0');
	} else if (press->is_alt && press->key == 't') {
		open_tab(t);
	} else if (t->overlay != OVERLAY_NONE) {
		press_overlay(t, press);
	} else if (press->key == KEY_BACKTAB) {
		move_focus(t, -1);
	} else if (t->focus == FOCUS_SHELL) {
		press_shell(t, press);
	} else if (t->focus == FOCUS_VIEW && t->is_filtering) {
		press_filter(t, press);
	} else if (t->focus == FOCUS_LESSON && tutorial_is_asking(t) && tutorial_press_answer(t, press)) {
		return;
	} else {
		press_lesson_or_view(t, press);
	}
	if (!t->replay)
		tutorial_show_output(t); /* another moment may have other tabs: the next key is for those */
}
