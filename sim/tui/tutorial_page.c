/* The words of the lesson pane and of the overlays. */
#include "sim/tui/tutorial_replay.h"

static void add_code_lines(struct text *out, struct bytes code)
{
	for (size_t at = 0; at < code.size;) {
		size_t end = bytes_find(code, at, '\n');

		text_add_wrapped(out, 2, 4, ROLE_CODE, bytes_slice(code, at, end - at));
		at = end + 1;
	}
}

static void add_hints(struct tutorial *t, const struct step *step, struct text *out)
{
	for (int i = 0; i < t->step.hints && i < step->hint_count; i++) {
		text_add_blank(out);
		text_add_wrapped(out, 0, 0, ROLE_STRONG, arena_printf(&t->frame, "Hint %d of %d", i + 1, step->hint_count));
		if (i + 1 == step->hint_count && step->kind == STEP_TRY)
			add_code_lines(out, step->hints[i].text);
		else
			text_add_wrapped(out, 0, 0, ROLE_TEXT, step->hints[i].text);
	}
}

void tutorial_add_said(struct tutorial *t, struct bytes said, struct text *out)
{
	const char *mark = "▸ ";

	text_add_blank(out);
	for (size_t at = 0, end; at < said.size; at = end + 1) {
		end = bytes_find(said, at, '\n');
		struct bytes line = bytes_slice(said, at, end - at);

		if (line.size > 0 && line.data[0] == ' ')
			text_add_line(out, 0, ROLE_TEXT, line);
		else
			text_add_wrapped(out, *mark ? 0 : 2, 2, ROLE_TEXT, arena_printf(&t->frame, "%s%.*s", mark, (int)line.size, (const char *)line.data));
		mark = "";
	}
}

/* What the step's scenario has said so far. */
static void add_said(struct tutorial *t, struct text *out)
{
	int64_t seq = t->player.history_from;
	struct bytes said;

	while (player_next_said(&t->player, &seq, &said))
		tutorial_add_said(t, said, out);
}

static void add_watch(struct tutorial *t, struct text *out)
{
	bool is_playing = player_is_watching(&t->player);

	add_said(t, out);
	text_add_blank(out);
	t->result_line = t->step.is_done ? out->line_count : -1;
	if (t->step.is_done)
		text_add_wrapped(out, 0, 2, ROLE_GOOD, BYTES("☑ Seen."));
	else if (t->replay && !is_playing)
		text_add_wrapped(out, 0, 0, ROLE_DIM, BYTES("It is yet to be played."));
	else
		text_add_wrapped(out, 0, 0, ROLE_DIM, is_playing ? BYTES("Playing: watch the views (F3 to F7). + makes it faster.") : BYTES("Press Enter to play it."));
}

/* Between two parts: one blank line, also where the first is empty. */
static void add_gap(struct text *out)
{
	if (out->line_count > 0 && out->lines[out->line_count - 1].segment_count > 0)
		text_add_blank(out);
}

static bool step_plays(const struct step *step)
{
	return step->try_count > 0 || !bytes_is_null(step->watch.text);
}

/* `chosen` -1: no guess. */
static void add_choices(struct tutorial *t, const struct step *step, int chosen, bool is_known, struct text *out)
{
	add_gap(out);
	text_add_marked(out, 0, 0, ROLE_STRONG, step->question);
	for (int i = 0; i < step->choice_count; i++) {
		const struct choice *choice = &step->choices[i];
		const char *mark = is_known && choice->is_right ? "✓ " : is_known && chosen == i ? "✗ " : chosen == i ? "● " : "";
		enum role role = is_known && choice->is_right ? ROLE_GOOD : chosen == i ? ROLE_STRONG : ROLE_TEXT;

		text_add_marked(out, mark[0] ? 0 : 2, 5, role, arena_printf(&t->frame, "%s%d\\) %.*s", mark, i + 1, (int)choice->text.size, (const char *)choice->text.data));
	}
}

static void add_predict(struct tutorial *t, const struct step *step, struct text *out)
{
	bool has_chosen = t->step.chosen >= 0, is_known = t->step.is_done && has_chosen;

	add_choices(t, step, t->step.chosen, is_known, out);
	if (!bytes_is_null(step->watch.text))
		add_said(t, out);
	text_add_blank(out);
	if (!has_chosen && t->replay) {
		text_add_wrapped(out, 0, 0, ROLE_DIM, BYTES("The guess is yet to come."));
	} else if (!has_chosen) {
		text_add_wrapped(out, 0, 0, ROLE_DIM, step_plays(step) ? BYTES("Press the number of your guess. Then it is played.") : BYTES("Press the number of your guess."));
	} else if (!is_known) {
		text_add_wrapped(out, 0, 0, ROLE_DIM, bytes_is_null(step->watch.text) ? BYTES("Now watch the shell ...") : BYTES("Now watch ..."));
	} else {
		bool is_right = step->choices[t->step.chosen].is_right;

		t->result_line = out->line_count;
		text_add_wrapped(out, 0, 0, is_right ? ROLE_GOOD : ROLE_WARN, is_right ? BYTES("✓ Right.") : BYTES("✗ Not quite."));
		text_add_marked(out, 0, 0, ROLE_TEXT, step->reason);
		if (t->step.missing.size > 0)
			text_add_wrapped(out, 0, 0, ROLE_WARN, arena_printf(&t->frame, "On your cluster it did not come to that: %s.", buf_text(&t->step.missing)));
		if (step->try_count > 0 && !tutorial_is_wide(t))
			text_add_wrapped(out, 0, 0, ROLE_DIM, BYTES("(F8 shows all that was printed.)"));
	}
}

static void add_answer(struct tutorial *t, const struct step *step, const char *answer, const char *cursor, struct text *out)
{
	add_gap(out);
	text_add_marked(out, 0, 0, ROLE_STRONG, step->question);
	text_add_blank(out);
	text_add_wrapped(out, 0, 0, ROLE_CODE, arena_printf(&t->frame, "answer: %s%s", answer, cursor));
}

static void add_ask(struct tutorial *t, const struct step *step, struct text *out)
{
	const char *help = tutorial_answer_help(t);

	add_answer(t, step, t->step.answer, t->step.is_done || t->replay || t->focus != FOCUS_LESSON ? "" : "_", out);
	if (t->step.is_done) {
		t->result_line = out->line_count;
		text_add_wrapped(out, 0, 0, ROLE_GOOD, BYTES("✓ Right."));
		return;
	}
	if (t->replay) {
		text_add_wrapped(out, 0, 0, ROLE_DIM, BYTES("The answer is yet to come."));
		return;
	}
	if (t->step.wrong_count > 0)
		text_add_wrapped(out, 0, 2, ROLE_WARN, arena_printf(&t->frame, "✗ Not \"%s\". %s", t->step.refused,
		                                                    t->step.missing.size > 0 ? buf_text(&t->step.missing) : "Look again, then answer once more."));
	else
		text_add_wrapped(out, 0, 0, ROLE_DIM, t->focus == FOCUS_LESSON ? BYTES("Type the answer here and press Enter. F8 goes to the shell, F2 comes back.") :
		                                                                    BYTES("F2 comes here to type the answer."));
	if (help && t->focus == FOCUS_LESSON)
		text_add_wrapped(out, 0, 0, ROLE_DIM, arena_printf(&t->frame, "Enter with nothing typed gives %s.", help));
}

static void add_try(struct tutorial *t, const struct step *step, struct text *out)
{
	text_add_blank(out);
	if (t->step.is_done) {
		t->result_line = out->line_count;
		text_add_wrapped(out, 0, 2, ROLE_GOOD, BYTES("☑ Done."));
		return;
	}
	if (t->play.lines)
		text_add_wrapped(out, 0, 0, ROLE_DIM, BYTES("The solution is being typed: watch the shell ..."));
	else if (t->step.missing.size > 0)
		text_add_wrapped(out, 0, 2, ROLE_WARN, arena_printf(&t->frame, "☐ %s", buf_text(&t->step.missing)));
	if (t->step.hints >= step->hint_count && step->try_count > 0 && !t->play.lines && !t->replay)
		text_add_wrapped(out, 0, 0, ROLE_DIM, BYTES("Press s to have it typed for you."));
}

static void add_end(struct tutorial *t, struct text *out)
{
	const struct lesson *lesson = tutorial_lesson(t);
	bool has_next = t->lesson + 1 < t->course->lesson_count;

	text_add_wrapped(out, 0, 0, ROLE_GOOD, arena_printf(&t->frame, "✓ You have finished \"%.*s\".", (int)lesson->title.size, (const char *)lesson->title.data));
	text_add_blank(out);
	text_add_wrapped(out, 0, 0, ROLE_TEXT, BYTES("The cluster keeps running: stay and try things as long as you like."));
	text_add_blank(out);
	if (has_next) {
		const struct lesson *next = &t->course->lessons[t->lesson + 1];

		int64_t number = 0, next_number = 0;

		text_add_wrapped(out, 0, 0, ROLE_TEXT, arena_printf(&t->frame, "Enter opens the next lesson: %.*s (%d min).", (int)next->title.size,
		                                                    (const char *)next->title.data, next->minutes));
		if (bytes_to_int64(lesson_number(lesson), &number) && bytes_to_int64(lesson_number(next), &next_number) && next_number > number + 1)
			text_add_wrapped(out, 0, 0, ROLE_DIM, arena_printf(&t->frame, "It has the number %d; there are no lessons in between yet.", (int)next_number));
	} else {
		text_add_wrapped(out, 0, 0, ROLE_TEXT, BYTES("That was the last lesson there is. Enter lists them all."));
	}
}

/* A question that was answered earlier, with its answer. */
static void add_answered(struct tutorial *t, const struct step *step, struct text *out)
{
	if (step->kind == STEP_PREDICT) {
		add_choices(t, step, -1, true, out);
		text_add_blank(out);
		text_add_marked(out, 0, 0, ROLE_TEXT, step->reason);
	} else if (step->kind == STEP_ASK) {
		add_answer(t, step, arena_text(&t->frame, step->answer), "", out);
	}
}

static void add_page(struct tutorial *t, struct text *out)
{
	const struct lesson *lesson = tutorial_lesson(t);
	const struct step *step = tutorial_step_of(t, t->shown);

	text_add_wrapped(out, 0, 0, ROLE_TITLE, step ? step->title : lesson->title);
	text_add_blank(out);
	const struct block **blocks = step ? step->blocks : lesson->intro;
	bool is_behind = step && t->shown < t->current; /* then what is to be done is left out of it */
	int count = step ? step->lead_count : lesson->intro_count;

	/* text_add_block() sets a blank line before each block but those of one list. */
	if (count > 0)
		out->line_count--;
	for (int i = 0; i < count; i++)
		text_add_block(out, blocks[i]);
	if (!step)
		return;
	if (is_behind)
		add_answered(t, step, out);
	else if (step->kind == STEP_PREDICT)
		add_predict(t, step, out);
	else if (step->kind == STEP_ASK)
		add_ask(t, step, out);
	else if (step->kind == STEP_WATCH)
		add_watch(t, out);
	else if (step->kind != STEP_READ)
		add_try(t, step, out);
	for (int i = count; (t->step.is_done || is_behind) && i < step->block_count; i++)
		text_add_block(out, blocks[i]);
	if (!t->step.is_done && !is_behind) /* behind the end they would push what it says out of sight */
		add_hints(t, step, out);
}

void tutorial_page_text(struct tutorial *t, struct text *out)
{
	bool is_end = t->shown == tutorial_lesson(t)->step_count;

	if (is_end && t->replay)
		tutorial_replay_text(t, out);
	else if (is_end)
		add_end(t, out);
	else
		add_page(t, out);
	if (!is_end && tutorial_replay_follows(t)) {
		add_gap(out);
		tutorial_replay_place(t, out);
	}
}

/* ---- Overlays -------------------------------------------------------------------------------------------------------------- */

static const struct help_line {
	const char *keys;
	const char *about;
} help_lines[] = {
	{ "F1  ?", "this help; type to search in it, F1 or Esc closes it" },
	{ "F2", "the lesson" },
	{ "F3 F4 F5 F6 F7", "the views: Cluster, Log, Groups, Wire, Timeline" },
	{ "F8", "the shell; again: the next shell tab" },
	{ "F9", "the next step, once this one is done and read" },
	{ "F10", "leave klab; it opens here again" },
	{ "F12", "opens the cluster to your own programs" },
	{ "Alt-1 Alt-2 ...", "shell tab 1, 2 ...; Alt-t opens another" },
	{ "Tab  Shift-Tab", "the next, the previous pane (in a shell Tab completes)" },
	{ "", "" },
	{ "In the shell", "" },
	{ "Tab", "completes commands, options, topics and groups" },
	{ "Up Down  Ctrl-R", "earlier lines; search them" },
	{ "Ctrl-C  Ctrl-D", "interrupts a command; ends its input" },
	{ "PageUp PageDown", "scrolls" },
	{ "Enter on an empty line", "the next step, once this one is done and read" },
	{ "", "" },
	{ "In the lesson", "" },
	{ "Enter  n", "what is further down; then the next step" },
	{ "p", "looks back at the previous one" },
	{ "h", "a hint; again: one that says more" },
	{ "s", "types the solution, after the last hint" },
	{ "1 2 3 ...", "a guess, where one is asked for" },
	{ "Enter  Ctrl-U", "answers, where there is a field for it (empty: helps); clears it" },
	{ "l", "the list of lessons" },
	{ "r", "begins this lesson again, pressed twice" },
	{ "Up Down  j k", "scrolls; PageUp and PageDown by a page" },
	{ "", "" },
	{ "Outside of the shell", "" },
	{ "Space", "stops time and lets it go on" },
	{ ",  .", "one event back, one event on, while time is stopped" },
	{ "[  ]", "one second back, one second on" },
	{ "f", "forks: another timeline begins here; this one is kept" },
	{ "t", "the timelines: go to one, or hold it against this one" },
	{ "+  -", "faster, slower" },
	{ "/", "filters a view's rows" },
	{ "q", "leaves klab, pressed twice" },
	{ "Ctrl-Z", "back to your own shell for a while; fg returns" },
	{ "Ctrl-L", "paints the screen again" },
	{ "", "" },
	{ "Signs", "" },
	{ "L  f  -", "this broker leads the partition; follows, in sync; follows, not in sync" },
	{ "▮  ▯  ·", "the log, a mark a record or more: committed; not yet; deleted" },
	{ "5  hw 3  from 2", "behind the marks: where the log ends; its high watermark; where it starts" },
	{ "e0", "the partition's leader epoch" },
	{ "@4 k:v", "the record at offset 4: its key and its value" },
	{ "2 leads e1", "what has just happened: broker 2 leads, in epoch 1" },
	{ "p1 → t 2.0/s 0@7", "client p1 writes to topic t: records a second, partition and offset of the last" },
	{ "c1 ← t", "client c1 reads from topic t" },
	{ "●  ◌  ○", "a broker that is up; that is fenced; that is down" },
	{ "2$ ls", "in the Timeline: what was typed in shell tab 2" },
	{ "×  │  ┬  ●", "in the bar of time: a fault; an election; a fork; where you are" },
};

static const struct help_line replay_lines[] = {
	{ "F1  ?", "this help; type to search in it, Esc closes it" },
	{ "F2", "the lesson, or what is played" },
	{ "F3 F4 F5 F6 F7", "the views: Cluster, Log, Groups, Wire, Timeline" },
	{ "F8", "the shell, in which the lines of the run are typed; again: the next shell tab; of a scenario its transcript" },
	{ "F10", "leave" },
	{ "Alt-1 Alt-2 ...", "shell tab 1, 2 ..." },
	{ "Tab  Shift-Tab", "the next, the previous pane" },
	{ "", "" },
	{ "Time, which is yours", "" },
	{ "Space", "stops the run and lets it go on" },
	{ "[  ]", "one second back, one second on" },
	{ "{  }", "one minute back, one minute on" },
	{ ",  .", "one event back, one event on" },
	{ "+  -", "faster, slower; a run 30m hurries as it did then, until - lets it take its time" },
	{ "t", "the run's timelines; c holds one against the one where it is" },
	{ "", "" },
	{ "In the lesson", "" },
	{ "(by itself)", "pages turn when the learner turned them, and tell what was guessed, answered and done" },
	{ "p  n", "looks at earlier pages, and comes back" },
	{ "h", "a hint; again: one that says more" },
	{ "Up Down  j k", "scrolls" },
	{ "", "" },
	{ "Everywhere", "" },
	{ "/", "filters a view's rows" },
	{ "q", "leaves" },
	{ "Ctrl-Z", "back to your own shell for a while; fg returns" },
	{ "Ctrl-L", "paints the screen again" },
};

static bool contains(struct bytes row, const char *part)
{
	return bytes_find_bytes(row, bytes_of_text(part)) < row.size;
}

/* A row of two columns; what does not fit goes on below in the second one. */
static void add_help_row(struct tutorial *t, struct text *out, const char *keys, const char *about)
{
	enum { KEYS_WIDTH = 24 };
	struct bytes row = arena_printf(&t->frame, "%-*s%s", KEYS_WIDTH, keys, about);
	struct text rest;

	if (t->overlay_filter[0] && !contains(row, t->overlay_filter))
		return;
	if (!about[0] || text_width(row) <= out->width) {
		text_add_line(out, 0, about[0] ? ROLE_TEXT : ROLE_TITLE, row);
		return;
	}
	text_init(&rest, &t->frame, out->width - KEYS_WIDTH);
	text_add_wrapped(&rest, 0, 0, ROLE_TEXT, bytes_of_text(about));
	for (int i = 0; i < rest.line_count; i++) {
		struct buf line = { .heap = t->heap };

		buf_printf(&line, "%-*s", KEYS_WIDTH, i == 0 ? keys : "");
		for (int k = 0; k < rest.lines[i].segment_count; k++)
			buf_add_bytes(&line, rest.lines[i].segments[k].text);
		text_add_line(out, 0, ROLE_TEXT, arena_copy(&t->frame, buf_bytes(&line)));
		buf_free(&line);
	}
}

void tutorial_help_text(struct tutorial *t, struct text *out)
{
	const struct help_line *lines = t->replay ? replay_lines : help_lines;
	size_t count = t->replay ? sizeof(replay_lines) / sizeof(replay_lines[0]) : sizeof(help_lines) / sizeof(help_lines[0]);

	for (size_t i = 0; i < count; i++)
		add_help_row(t, out, lines[i].keys, lines[i].about);
	add_help_row(t, out, "", "");
	add_help_row(t, out, "In a view", "");
	for (int i = 0; i < TUTORIAL_VIEWS; i++)
		add_help_row(t, out, tutorial_views[i]->name, tutorial_views[i]->keys);
	if (out->line_count == 0)
		text_add_wrapped(out, 0, 0, ROLE_DIM, arena_printf(&t->frame, "The help has no line with \"%s\". Backspace takes letters away, F1 closes the help.", t->overlay_filter));
}

void tutorial_lessons_text(struct tutorial *t, struct text *out)
{
	for (int i = 0; i < t->course->lesson_count; i++) {
		const struct lesson *l = &t->course->lessons[i];
		struct bytes number = lesson_number(l);

		text_add_line(out, 0, i == t->overlay_row ? ROLE_SELECTED : ROLE_TEXT,
		              arena_printf(&t->frame, " %s %2.*s  %-40.*s %3d min ", t->progress.is_done[i] ? "☑" : "☐", (int)number.size, (const char *)number.data,
		                           (int)l->title.size, (const char *)l->title.data, l->minutes));
	}
}
