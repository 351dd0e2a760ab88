/* The lesson's pane, and the few lines that are left of it where another pane is in front. */
#include "sim/tui/tutorial_replay.h"

/* The keys that do something here and now, the most useful first. */
static int list_keys(const struct tutorial *t, bool is_below, const char **pairs)
{
	const struct step *step = tutorial_step_of(t, t->current);
	const char *help = tutorial_answer_help(t);
	bool is_back = t->shown < t->current, is_open = !is_back && step && !t->step.is_done;
	int count = 0;

#define ADD(key, about) (pairs[count++] = (key), pairs[count++] = (about))
	if (tutorial_is_asking(t)) {
		ADD("Enter", help && !t->step.answer[0] ? help : "answers");
		if (t->step.answer[0])
			ADD("Ctrl-U", "clears");
		ADD("←", "looks back");
		if (is_below)
			ADD("PageDown", "more");
		return count;
	}
	if (is_below)
		ADD("Enter", "more");
	else if (is_back || t->step.is_done)
		ADD("Enter", t->shown < tutorial_lesson(t)->step_count ? "next step" : t->lesson + 1 < t->course->lesson_count ? "next lesson" : "lessons");
	else if (step->kind == STEP_TRY)
		ADD("Enter", "to the shell");
	else if (step->kind == STEP_WATCH && !player_is_watching(&t->player))
		ADD("Enter", "plays it");
	if (is_open && step->kind == STEP_PREDICT && t->step.chosen < 0)
		ADD(step->choice_count < 3 ? "1 2" : step->choice_count == 3 ? "1-3" : "1-9", "your guess");
	if (is_open && t->step.hints < step->hint_count)
		ADD("h", t->step.hints > 0 ? "another hint" : "hint");
	ADD("p", "back");
	ADD("l", "lessons");
#undef ADD
	return count;
}

static void draw_keys(const struct tutorial *t, struct canvas *canvas, struct rect r, bool is_below)
{
	static const char *const replayed[] = { "Space", "stop", "[ ]", "a second", "{ }", "a minute", ", .", "an event", "p n", "pages" };
	static const char *const live[] = { "Space", "stop", "]", "a second on", ".", "an event on" };
	const char *pairs[12];

	if (t->replay && t->replay->is_live)
		tutorial_draw_edge(canvas, r, live, 6);
	else if (t->replay)
		tutorial_draw_edge(canvas, r, replayed, t->current > 0 ? 10 : 8);
	else
		tutorial_draw_edge(canvas, r, pairs, list_keys(t, is_below, pairs));
}

void tutorial_draw_lesson(struct tutorial *t, struct canvas *canvas, struct rect r)
{
	struct rect inside = rect_inside(r);
	struct text text;

	inside.x++;
	inside.width -= 2;
	canvas_box(canvas, r, t->shown < t->current ? BYTES("Lesson (looking back)") : bytes_of_text(tutorial_page_name(t, true)), t->focus == FOCUS_LESSON);
	text_init(&text, &t->frame, inside.width);
	t->result_line = -1;
	tutorial_page_text(t, &text);
	int last = text.line_count - inside.height;

	t->lesson_height = inside.height;
	if (t->is_at_end || t->lesson_scroll > last)
		t->lesson_scroll = t->is_at_end && t->result_line >= 0 && t->result_line < last ? t->result_line : last;
	if (t->lesson_scroll < 0)
		t->lesson_scroll = 0;
	t->is_read |= t->lesson_scroll >= last;
	t->is_at_end |= tutorial_is_run(t) && t->lesson_scroll >= last; /* whose story goes on below */
	text_draw(&text, canvas, inside, t->lesson_scroll);
	if (t->lesson_scroll > 0)
		canvas_text(canvas, r.x + r.width - 3, r.y, r.x + r.width, ROLE_KEY, "↑");
	if (t->lesson_scroll < last)
		canvas_text(canvas, r.x + r.width - 3, r.y + r.height - 1, r.x + r.width, ROLE_KEY, "↓");
	if (t->focus == FOCUS_LESSON)
		draw_keys(t, canvas, (struct rect){ r.x, r.y, r.width - 2, r.height }, !t->is_read);
}

/* ---- In a few lines -------------------------------------------------------------------------------------------------------- */

static void add_question(struct tutorial *t, const struct step *step, struct text *text)
{
	enum { LINES_MAX = 3 };

	text_add_marked(text, 0, 0, ROLE_STRONG, step->question);
	if (text->line_count > LINES_MAX)
		text_end(text, LINES_MAX);
	if (step->kind == STEP_ASK)
		text_add_wrapped(text, 0, 0, ROLE_DIM, BYTES("F2 goes there to answer."));
	else if (t->step.chosen < 0)
		text_add_wrapped(text, 0, 0, ROLE_DIM, arena_printf(&t->frame, "F2 shows the %d answers; there the number of one is the guess.", step->choice_count));
	else
		text_add_wrapped(text, 0, 0, ROLE_DIM, BYTES("It is being played."));
}

/* What is to be done now, whatever page is looked at. */
void tutorial_goal_text(struct tutorial *t, struct text *text, int width)
{
	const struct step *step = tutorial_step_of(t, t->current);

	text_init(text, &t->frame, width);
	if (t->replay) {
		if (step)
			text_add_wrapped(text, 0, 0, t->step.is_done ? ROLE_GOOD : ROLE_STRONG,
			                 arena_printf(&t->frame, "%s%.*s", t->step.is_done ? "☑ " : "", (int)step->title.size, (const char *)step->title.data));
		tutorial_replay_place(t, text);
	} else if (t->current < 0) {
		text_add_wrapped(text, 0, 0, ROLE_TEXT, BYTES("F2 shows the lesson's introduction. F9 goes on to its first step."));
	} else if (t->step.is_done) {
		const char *keys = tutorial_enter_goes_on(t) ? "F9, or Enter on an empty line," : "F9";

		text_add_wrapped(text, 0, 0, ROLE_GOOD,
		                 !step ? BYTES("☑ The lesson is finished. F9 opens the next one.") :
		                 step->kind == STEP_READ && bytes_is_null(step->check.text) ? arena_printf(&t->frame, "This step is to be read only. F2 shows it; %s reads on.", keys) :
		                 arena_printf(&t->frame, "☑ Done. %s %s", keys, t->is_read ? "goes on." : "tells what came of it."));
	} else if (step->kind == STEP_PREDICT || step->kind == STEP_ASK) {
		add_question(t, step, text);
	} else {
		text_add_wrapped(text, 0, 0, ROLE_STRONG, step->title);
		if (t->step.missing.size > 0)
			text_add_wrapped(text, 0, 2, ROLE_WARN, arena_printf(&t->frame, "☐ %s", buf_text(&t->step.missing)));
		else if (step->lead_count > 0)
			text_add_block(text, step->blocks[step->lead_count - 1]);
	}
}
