/* The tutorial as cells: the bar, the three panes (or one and two strips), the foot, the overlays. */
#include <stdio.h>
#include <string.h>

#include "sim/shell/visitors.h"
#include "sim/tui/editor.h"
#include "sim/tui/time_bar.h"
#include "sim/tui/tutorial_replay.h"

enum {
	STRIP_LINES = 2,     /* of a pane that is not in front, where only one is */
	GOAL_LINES_MAX = 4,  /* the lesson's: what is to be done must be read whole */
	PLAYED_LINES = 8,    /* the shell's, while lines are typed into it by themselves */
	SHELL_HEIGHT_MIN = 12,
	BAR_WIDTH = 10,
	PLACE_WIDTH = 12, /* "step 12/13", and blanks */
};

/* ---- What panes are called ----------------------------------------------------------------------------------------------------- */

const char *tutorial_page_name(const struct tutorial *t, bool is_title)
{
	if (!tutorial_is_run(t))
		return is_title ? "Lesson" : "lesson";
	return t->replay->run->origin.scenario ? (is_title ? "Story" : "story") : (is_title ? "Run" : "run");
}

const char *tutorial_tab_name(const struct tutorial *t)
{
	return session_tab_count(t->player.session) > 0 ? "shell" : "transcript";
}

/* ---- The bar and the foot ---------------------------------------------------------------------------------------------------- */

static struct bytes time_text(struct tutorial *t)
{
	struct session *s = t->player.session;
	long long ms = (long long)(world_now_us(session_world(s)) / 1000), speed = session_is_accompanied(s) ? 1000 : (long long)session_speed(s);
	struct bytes factor = speed >= 1000 ? arena_printf(&t->frame, "x%lld", speed / 1000) : arena_printf(&t->frame, "x%lld.%02lld", speed / 1000, speed % 1000 / 10);
	const char *mark = t->replay && t->replay->is_over ? "■ ended" : t->replay && session_is_paused(s) ? "⏸ stopped" : (t->replay ? tutorial_replay_is_hurried(t) : session_is_hurried(s)) ? "▶ running" : session_is_paused(s) ? "⏸ stopped" : "▶ playing";

	const char *timeline = session_timeline(s);
	bool is_main = strcmp(timeline, "main") == 0;

	return arena_printf(&t->frame, "%s%st=%02lld:%02lld:%02lld.%03lld  %.*s  %s ", is_main ? "" : timeline, is_main ? "" : "  ", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000, (int)factor.size,
	                    (const char *)factor.data, mark);
}

static void draw_bar(struct tutorial *t, struct canvas *canvas)
{
	const struct lesson *lesson = tutorial_lesson(t);
	struct bytes time = time_text(t);
	int time_x = canvas->width - text_width(time);
	int done = t->current < 0 ? 0 : t->current + (t->step.is_done && t->current < lesson->step_count);
	int shown = t->shown < 0 ? 0 : t->shown < lesson->step_count ? t->shown + 1 : lesson->step_count;
	struct bytes number = lesson_number(lesson);
	struct bytes title = arena_printf(&t->frame, "klab  %.*s%s%.*s", (int)number.size, (const char *)number.data, number.size > 0 ? " " : "",
	                                  (int)lesson->title.size, (const char *)lesson->title.data);
	bool is_followed = tutorial_replay_follows(t) && t->shown >= 0 && t->shown < lesson->step_count;
	struct bytes place = is_followed   ? arena_printf(&t->frame, "replay %d/%d", shown, lesson->step_count) :
	                     t->replay     ? (t->replay->is_live ? BYTES("live") : BYTES("replay")) :
	                     t->shown < 0 ? BYTES("start") :
	                                    arena_printf(&t->frame, "step %d/%d", shown, lesson->step_count);
	/* Where it is narrow first the bar gives way, then the title. */
	bool has_bar = !(t->replay && t->replay->is_live) && 1 + text_width(title) + 2 + PLACE_WIDTH + BAR_WIDTH + 3 <= time_x;
	int bar_x = time_x - 3 - (has_bar ? BAR_WIDTH : 0), place_x = bar_x - 2 * has_bar - text_width(place);

	canvas_put(canvas, 1, 0, place_x - 2, ROLE_TITLE, title);
	canvas_put(canvas, place_x, 0, bar_x, ROLE_TEXT, place);
	if (has_bar) {
		canvas_fill(canvas, bar_x, 0, BAR_WIDTH, ROLE_DIM, '.');
		int share = t->replay ? tutorial_replay_share(t, BAR_WIDTH) : lesson->step_count > 0 ? BAR_WIDTH * done / lesson->step_count : 0;

		canvas_fill(canvas, bar_x, 0, share, ROLE_BAR, '#');
	}
	canvas_put(canvas, time_x, 0, canvas->width, session_is_paused(t->player.session) ? ROLE_WARN : ROLE_DIM, time);
}

/* What can be pressed now: "key about" pairs, the keys marked. */
static void draw_keys(struct canvas *canvas, int x, int y, int right, const char *const *pairs, int count)
{
	for (int i = 0; i < count && x < right; i += 2) {
		int needed = text_width(bytes_of_text(pairs[i])) + 2 + text_width(bytes_of_text(pairs[i + 1]));

		if (x + needed > right)
			return;
		x = canvas_text(canvas, x, y, right, ROLE_KEY, pairs[i]);
		x = canvas_printf(canvas, x, y, right, ROLE_DIM, " %s  ", pairs[i + 1]);
	}
}

/* A consumer that is silent because its group waits for others, in the shell that is typed into: Kafka's tools say nothing of it. */
static int32_t silent_ms(struct tutorial *t)
{
	struct session *s = t->player.session;
	bool is_busy = t->focus == FOCUS_SHELL && t->tab <= session_tab_count(s) && session_tab_state(s, t->tab) == TAB_BUSY;

	return is_busy && !session_is_hurried(s) ? state_initial_delay_ms(session_world(s), &t->frame) : 0;
}

/* On the last line; a long one, until the next key, on as many above it as it needs. */
static void draw_notice(struct tutorial *t, struct canvas *canvas, const char *notice)
{
	enum { LINES_MAX = 3 };
	struct text text;

	text_init(&text, &t->frame, canvas->width - 2);
	text_add_wrapped(&text, 0, 0, ROLE_WARN, bytes_of_text(notice));
	if (text.line_count > LINES_MAX)
		text_end(&text, LINES_MAX);
	canvas_clear(canvas, (struct rect){ 0, canvas->height - text.line_count, canvas->width, text.line_count }, ROLE_TEXT);
	text_draw(&text, canvas, (struct rect){ 1, canvas->height - text.line_count, canvas->width - 2, text.line_count }, 0);
}

static void draw_foot(struct tutorial *t, struct canvas *canvas)
{
	const char *gateway = (const char *)arena_printf(&t->frame, "%.*s", TEXT(tutorial_gateway_text(t))).data;
	const char *const panes[] = { "F1", "help", "F2", "lesson", "F3", "cluster", "F4", "log", "F5", "groups", "F6", "wire", "F7", "time", "F8", "shell",
		                          "F9", "next", "F10", "quit", "F12", gateway };
	const char *const few[] = { "F1", "help", "F2", "lesson", "F3-F7", "views", "F8", "shell", "F9", "next", "F10", "quit", "F12", gateway };
	/* A run has no next step; and what was is opened to nobody: the last pair. */
	const char *const watched[] = { "F1", "help", "F2", tutorial_page_name(t, false), "F3", "cluster", "F4", "log", "F5", "groups", "F6", "wire", "F7", "time",
		                            "F8", tutorial_tab_name(t), "F10", "quit", "F12", gateway };
	const char *const few_watched[] = { "F1", "help", "F2", tutorial_page_name(t, false), "F3-F7", "views", "F8", tutorial_tab_name(t), "F10", "quit", "F12", gateway };
	int y = canvas->height - 1;
	int hidden = t->replay && !t->replay->is_live ? 2 : 0;
	int32_t delay_ms;
	struct session *s = t->player.session;
	bool is_waiting = t->focus == FOCUS_SHELL && !t->replay && t->tab <= session_tab_count(s) && session_tab_state(s, t->tab) == TAB_BUSY &&
	                  session_is_paused(s) && !session_is_hurried(s);

	if (is_waiting)
		draw_notice(t, canvas, "Time is stopped: the command waits. F2, Space: it goes on; Ctrl-C gives it up.");
	else if (t->notice[0])
		draw_notice(t, canvas, t->notice);
	else if ((delay_ms = silent_ms(t)) > 0)
		canvas_printf(canvas, 1, y, canvas->width, ROLE_DIM, "The group waits %g s for more members: group.initial.rebalance.delay.ms.", delay_ms / 1000.0);
	else if (t->replay && canvas->width >= 100)
		draw_keys(canvas, 1, y, canvas->width, watched, (int)(sizeof(watched) / sizeof(watched[0])) - hidden);
	else if (t->replay)
		draw_keys(canvas, 1, y, canvas->width, few_watched, (int)(sizeof(few_watched) / sizeof(few_watched[0])) - hidden);
	else if (canvas->width >= 100)
		draw_keys(canvas, 1, y, canvas->width, panes, (int)(sizeof(panes) / sizeof(panes[0])));
	else
		draw_keys(canvas, 1, y, canvas->width, few, (int)(sizeof(few) / sizeof(few[0])));
}

void tutorial_draw_edge(struct canvas *canvas, struct rect r, const char *const *pairs, int count)
{
	canvas_text(canvas, r.x + 1, r.y + r.height - 1, r.x + r.width - 2, ROLE_TEXT, " ");
	draw_keys(canvas, r.x + 2, r.y + r.height - 1, r.x + r.width - 2, pairs, count);
}

/* ---- View and shell -------------------------------------------------------------------------------------------------------- */

static void draw_time_bar(struct tutorial *t, struct canvas *canvas, struct rect r)
{
	time_bar_draw(t->player.session, &t->frame, canvas, r);
}

static void draw_view(struct tutorial *t, struct canvas *canvas, struct rect r)
{
	const struct view *view = tutorial_views[t->view];
	struct view_choice *choice = &t->choices[t->view];
	struct bytes title = choice->filter[0] || t->is_filtering ?
	                         arena_printf(&t->frame, "%s /%s%s", view->name, choice->filter, t->is_filtering ? "_" : "") :
	                         bytes_of_text(view->name);

	struct rect inside = rect_inside(r);

	canvas_box(canvas, r, title, t->focus == FOCUS_VIEW);
	if (view == &view_timeline && !tutorial_is_wide(t)) { /* where it is wide it is always in sight */
		draw_time_bar(t, canvas, (struct rect){ inside.x + 1, inside.y, inside.width - 2, 1 });
		inside.y++;
		inside.height--;
	}
	view_draw(view, session_world(t->player.session), choice, &t->frame, canvas, inside);
	if (t->focus == FOCUS_VIEW)
		canvas_text(canvas, r.x + 2, r.y + r.height - 1, r.x + r.width - 2, ROLE_DIM, arena_text(&t->frame, arena_printf(&t->frame, " %s ", view->keys)));
}

static struct bytes shell_title(struct tutorial *t)
{
	struct buf title = { .heap = t->heap };

	for (int i = 1; i <= t->tab_count; i++)
		buf_printf(&title, "%s%d:%s%s", i > 1 ? "  " : "", i, tutorial_tab_name(t), i == t->tab ? "*" : t->is_new[i - 1] ? "+" : "");
	struct bytes kept = arena_copy(&t->frame, buf_bytes(&title));

	buf_free(&title);
	return kept;
}

static void draw_shell_text(struct tutorial *t, struct canvas *canvas, struct rect r, int *cursor_x, int *cursor_y)
{
	int cursor = 0;
	struct bytes line = editor_line(&cursor), prompt = editor_prompt();

	if (prompt.size == 0)
		prompt = tutorial_prompt(t);
	if (prompt.size > 0) {
		line = arena_printf(&t->frame, "%.*s%.*s", (int)prompt.size, (const char *)prompt.data, (int)line.size, (const char *)line.data);
		cursor += (int)prompt.size;
	}
	struct scrollback *tab = &t->tabs[t->tab - 1];

	if (t->is_ended_long)
		t->scrolled_up = scrollback_up_to(tab, &t->frame, r, line, t->is_asked_for_help ? tab->mark : scrollback_error(tab));
	t->is_ended_long = false;
	t->scrolled_up = scrollback_draw(tab, &t->frame, canvas, r, line, cursor, t->scrolled_up, cursor_x, cursor_y);
}

static void draw_below(struct canvas *canvas, struct rect r, struct bytes text)
{
	canvas_put(canvas, r.x + r.width - 2 - text_width(text), r.y + r.height - 1, r.x + r.width - 1, ROLE_KEY, text);
}

static void draw_shell(struct tutorial *t, struct canvas *canvas, struct rect r, int *cursor_x, int *cursor_y)
{
	const char *goes = t->is_read ? "the next step" : "reads on in the lesson";
	const char *const done[] = { "F9", tutorial_enter_goes_on(t) ? (const char *)arena_printf(&t->frame, "or Enter on an empty line: %s", goes).data : goes };
	struct rect inside = rect_inside(r);
	int x, y;

	inside.x++;
	inside.width -= 2;
	canvas_box(canvas, r, shell_title(t), t->focus == FOCUS_SHELL);
	draw_shell_text(t, canvas, inside, &x, &y);
	if (t->scrolled_up == 0 && t->step.is_done && t->shown == t->current && !t->replay)
		tutorial_draw_edge(canvas, r, done, 2);
	if (t->scrolled_up > 0)
		draw_below(canvas, r, arena_printf(&t->frame, " %d more below: PageDown ", t->scrolled_up));
	if (t->focus == FOCUS_SHELL && t->overlay == OVERLAY_NONE) {
		*cursor_x = x;
		*cursor_y = y;
	}
}

/* ---- Layouts --------------------------------------------------------------------------------------------------------------- */

/* Lessons are written for 80 columns; a view is looked at there, too, and has the rest. */
static int lesson_width(int width)
{
	enum { LEAST = 48, MOST = 80, VIEW = 80 };
	int left = width - VIEW;

	return left < LEAST ? LEAST : left > MOST ? MOST : left;
}

static void draw_wide(struct tutorial *t, struct canvas *canvas, int *cursor_x, int *cursor_y)
{
	int shell = canvas->height * 3 / 10 > SHELL_HEIGHT_MIN ? canvas->height * 3 / 10 : SHELL_HEIGHT_MIN;
	int upper = canvas->height - 3 - shell, left = lesson_width(canvas->width);

	draw_time_bar(t, canvas, (struct rect){ 1, 1, canvas->width - 2, 1 });
	tutorial_draw_lesson(t, canvas, (struct rect){ 0, 2, left, upper });
	draw_view(t, canvas, (struct rect){ left, 2, canvas->width - left, upper });
	draw_shell(t, canvas, (struct rect){ 0, 2 + upper, canvas->width, shell }, cursor_x, cursor_y);
}

static int draw_strip_title(struct canvas *canvas, int y, const char *name, const char *key)
{
	canvas_fill(canvas, 0, y, canvas->width, ROLE_BORDER, 0x2500);
	int x = canvas_printf(canvas, 2, y, canvas->width, ROLE_DIM, " %s ", name);

	canvas_text(canvas, x, y, canvas->width, ROLE_KEY, key);
	return y + 1;
}

static int draw_strip(struct tutorial *t, struct canvas *canvas, int y, enum tutorial_focus what)
{
	struct rect r = { 1, y + 1, canvas->width - 2, STRIP_LINES };
	struct text goal;
	int x, cursor_y;

	switch (what) {
	case FOCUS_LESSON:
		draw_strip_title(canvas, y, tutorial_page_name(t, true), "F2");
		tutorial_goal_text(t, &goal, r.width);
		text_end(&goal, GOAL_LINES_MAX);
		r.height = goal.line_count < STRIP_LINES ? STRIP_LINES : goal.line_count;
		text_draw(&goal, canvas, r, 0);
		break;
	case FOCUS_VIEW:
		draw_strip_title(canvas, y, tutorial_views[t->view]->name, t->view == 0 ? "F3" : "F3-F7");
		view_draw(tutorial_views[t->view], session_world(t->player.session), &t->choices[t->view], &t->frame, canvas, r);
		break;
	case FOCUS_SHELL:
		draw_strip_title(canvas, y, arena_text(&t->frame, shell_title(t)), "F8");
		r.height = t->play.lines && t->focus == FOCUS_LESSON ? PLAYED_LINES : STRIP_LINES;
		draw_shell_text(t, canvas, r, &x, &cursor_y);
		break;
	}
	return r.y + r.height;
}

static void draw_narrow(struct tutorial *t, struct canvas *canvas, int *cursor_x, int *cursor_y)
{
	int y = 1;

	for (int what = FOCUS_LESSON; what <= FOCUS_SHELL; what++)
		if (what != (int)t->focus)
			y = draw_strip(t, canvas, y, (enum tutorial_focus)what);
	struct rect r = { 0, y, canvas->width, canvas->height - 1 - y };

	if (t->focus == FOCUS_LESSON)
		tutorial_draw_lesson(t, canvas, r);
	else if (t->focus == FOCUS_VIEW)
		draw_view(t, canvas, r);
	else
		draw_shell(t, canvas, r, cursor_x, cursor_y);
}

/* Its title, its keys, its text; and whether its row is one of a list, which is kept in sight, or the first that is shown. */
static const struct overlay {
	const char *title, *keys;
	int width_max;
	bool is_list;
	void (*text)(struct tutorial *, struct text *);
} overlays[] = {
	[OVERLAY_HELP] = { "Help  (type to search)", " Up Down  PageUp PageDown  F1 or Esc closes ", 84, false, tutorial_help_text },
	[OVERLAY_LESSONS] = { "Lessons", " Up Down  Enter opens  Esc ", 84, true, tutorial_lessons_text },
	[OVERLAY_TIMELINES] = { "Timelines", " Up Down  Enter goes there  c compares  f forks here  Esc ", 92, true, tutorial_timelines_text },
	[OVERLAY_COMPARED] = { "Two timelines side by side", " Up Down  Esc ", 84, false, tutorial_compared_text },
};

static void draw_overlay(struct tutorial *t, struct canvas *canvas)
{
	const struct overlay *o = &overlays[t->overlay];
	int margin = t->overlay == OVERLAY_COMPARED ? 0 : 8; /* it needs all that there is */
	int width = canvas->width - margin < o->width_max ? canvas->width - margin : o->width_max, height = canvas->height - 4;
	struct text text;

	text_init(&text, &t->frame, width - 2 - (margin > 0 ? 2 : 0));
	o->text(t, &text);
	if (t->overlay != OVERLAY_HELP && text.line_count + 2 < height) /* help keeps its place while it is searched */
		height = text.line_count + 2;
	struct rect r = { (canvas->width - width) / 2, 2, width, height }, inside = rect_inside(r);

	canvas_clear(canvas, r, ROLE_TEXT);
	canvas_box(canvas, r, t->overlay == OVERLAY_HELP ? arena_printf(&t->frame, "%s %s_", o->title, t->overlay_filter) : bytes_of_text(o->title), true);
	if (margin > 0) {
		inside.x++;
		inside.width -= 2;
	}
	int last = text.line_count > inside.height ? text.line_count - inside.height : 0;

	if (!o->is_list && t->overlay_row > last)
		t->overlay_row = last;
	int from = o->is_list ? t->overlay_row - inside.height + 1 : t->overlay_row;

	from = from > last ? last : from < 0 ? 0 : from;
	text_draw(&text, canvas, inside, from);
	if (from > 0)
		canvas_text(canvas, r.x + r.width - 3, r.y, r.x + r.width, ROLE_KEY, "↑");
	if (from < last)
		canvas_text(canvas, r.x + r.width - 3, r.y + r.height - 1, r.x + r.width, ROLE_KEY, "↓");
	canvas_text(canvas, r.x + 2, r.y + r.height - 1, r.x + r.width - 3, ROLE_DIM, t->replay && t->overlay == OVERLAY_TIMELINES ? " Up Down  c compares  Esc " : o->keys);
}

static void draw_too_small(struct canvas *canvas)
{
	int y = canvas->height / 2;

	canvas_printf(canvas, 0, y > 0 ? y - 1 : 0, canvas->width, ROLE_TITLE, "klab needs %dx%d.", TUTORIAL_WIDTH_MIN, TUTORIAL_HEIGHT_MIN);
	canvas_printf(canvas, 0, y, canvas->width, ROLE_TEXT, "This is %dx%d: make the window larger.", canvas->width, canvas->height);
	canvas_text(canvas, 0, y + 1, canvas->width, ROLE_DIM, "F10 quits.");
}

void tutorial_draw(struct tutorial *t, int width, int height, struct canvas *canvas, int *cursor_x, int *cursor_y)
{
	arena_reset(&t->frame);
	t->width = width;
	t->height = height;
	t->is_dirty = false;
	*cursor_x = *cursor_y = -1;
	canvas_init(canvas, &t->frame, width, height);
	if (width < TUTORIAL_WIDTH_MIN || height < TUTORIAL_HEIGHT_MIN) {
		draw_too_small(canvas);
		return;
	}
	draw_bar(t, canvas);
	if (tutorial_is_wide(t))
		draw_wide(t, canvas, cursor_x, cursor_y);
	else
		draw_narrow(t, canvas, cursor_x, cursor_y);
	draw_foot(t, canvas);
	if (t->overlay != OVERLAY_NONE)
		draw_overlay(t, canvas);
}
