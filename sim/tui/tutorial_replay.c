#include "sim/tui/tutorial_replay.h"

#include <stdio.h>
#include <stdlib.h>

#include "sim/script/play.h"
#include "sim/shell/gateway.h"
#include "sim/tui/editor.h"

#define HEAP_SIZE ((size_t)256 << 20)

enum { STEPS_PER_TICK = 20000, CHECK_EVERY_US = 250000 };

/* ---- One thing after another --------------------------------------------------------------------------------------------- */

static void note_moment(struct tutorial_replay *r, const struct world *world)
{
	if (r->done == r->moment_capacity) {
		r->moment_capacity = r->moment_capacity * 2 + 1024;
		r->moments = realloc(r->moments, (size_t)r->moment_capacity * sizeof(*r->moments));
		if (!r->moments)
			abort();
	}
	r->moments[r->done++] = (struct moment){ world_now_us(world), world_trace_count(world) };
}

static const struct input *next_input(const struct tutorial_replay *r)
{
	return r->at < r->run->input_count ? &r->run->inputs[r->at] : NULL;
}

/* What is typed, behind its prompt: where nobody sat at a terminal the shell gave none. */
static void show_line(struct tutorial *t, const struct input *input)
{
	struct session *s = t->player.session;

	if (input->kind != INPUT_LINE || input->tab > session_tab_count(s) || input->tab > TUTORIAL_TABS_MAX)
		return;
	struct scrollback *tab = &t->tabs[input->tab - 1];
	int64_t seq = world_trace_count(session_world(s));
	struct bytes text = buf_bytes(&tab->text);
	bool has_prompt = text.size > 0 && text.data[text.size - 1] != '\n';
	bool is_for_shell = session_tab_state(s, input->tab) == TAB_PROMPT;

	scrollback_add(tab, seq, ROLE_TEXT, bytes_of_text(has_prompt ? "" : is_for_shell ? shell_prompt : "> "));
	scrollback_add(tab, seq, ROLE_STRONG, bytes_trim(input->line));
	scrollback_add(tab, seq, ROLE_TEXT, BYTES("\n"));
	t->tab = input->tab;
}

/* What the learner did in the lesson's page. Who looks on and is at another page stays there. */
static void follow_page(struct tutorial *t, const struct input *input)
{
	const struct tutorial_replay *r = t->replay;
	int page = input->number - 1 < r->lesson.step_count ? (int)input->number - 1 : r->lesson.step_count, shown = t->shown;
	bool is_elsewhere = shown != t->current;

	switch (input->kind) {
	case INPUT_PAGE:
		tutorial_turn_to(t, page);
		if (is_elsewhere && shown < page)
			t->shown = shown;
		if (tutorial_step_of(t, page))
			player_be_at_step(&t->player, page);
		break;
	case INPUT_GUESS:
		t->step.chosen = tutorial_step_of(t, t->current) && input->number <= tutorial_step_of(t, t->current)->choice_count ? (int)input->number - 1 : -1;
		break;
	case INPUT_DONE:
		t->step.is_done = true;
		snprintf(t->step.answer, sizeof(t->step.answer), "%.*s", (int)(input->line.size < ANSWER_MAX ? input->line.size : 0), (const char *)input->line.data);
		break;
	default:
		return;
	}
	t->is_at_end = input->kind != INPUT_PAGE;
}

/* What the step still wants, as the learner was told then. */
static void check_step(struct tutorial *t)
{
	struct tutorial_replay *r = t->replay;
	const struct step *step = r->has_pages ? tutorial_step_of(t, t->current) : NULL;
	int64_t count = world_trace_count(session_world(t->player.session));

	if (!step || step->kind != STEP_TRY || t->step.is_done || bytes_is_null(step->check.text) || count == r->checked)
		return;
	r->checked = count;
	if (player_check(&t->player, &t->step.missing) == CHECK_PASSED)
		buf_clear(&t->step.missing);
}

/* A scenario begins other timelines only from the first, and comes back to that. */
static void follow_timeline(struct tutorial_replay *r, const char *timeline)
{
	bool is_first = strcmp(timeline, "main") == 0;

	if (!is_first && r->forked_at < 0) {
		r->forked_at = r->told;
	} else if (is_first && r->forked_at >= 0) {
		transcript_return(&r->transcript, r->forked_at);
		r->forked_at = -1;
	}
}

static void show_transcript(struct tutorial *t)
{
	struct tutorial_replay *r = t->replay;
	const struct world *world = session_world(t->player.session);
	struct buf text = { .heap = t->heap };

	follow_timeline(r, session_timeline(t->player.session));
	for (int i = 0; i < r->newlines; i++)
		buf_add_char(&text, '\n');
	if (r->transcript.seq < world_trace_count(world))
		transcript_read(&r->transcript, world, &text);
	for (r->newlines = 0; text.size > 0 && text.data[text.size - 1] == '\n'; r->newlines++)
		text.size--;
	scrollback_add(&t->tabs[0], -1, ROLE_TEXT, buf_bytes(&text));
	r->told = world_trace_count(world);
	buf_free(&text);
}

void tutorial_replay_show(struct tutorial *t)
{
	int32_t count = session_tab_count(t->player.session);

	t->tab_count = count < 1 ? 1 : count > TUTORIAL_TABS_MAX ? TUTORIAL_TABS_MAX : count;
	if (t->replay->run->origin.scenario)
		show_transcript(t);
	else
		tutorial_show_output(t);
}

bool tutorial_replay_follows(const struct tutorial *t)
{
	return t->replay && t->replay->has_pages;
}

/* One input or one event; false if there is none up to that time. */
static bool go_on(struct tutorial *t, int64_t until_us)
{
	struct tutorial_replay *r = t->replay;
	struct session *s = t->player.session;
	const struct input *next = next_input(r);

	if (r->is_over)
		return false;
	if (!next && session_steps(s) >= r->run->steps) {
		r->is_over = true;
		return false;
	}
	bool is_travel = next && (next->kind == INPUT_FORKED || next->kind == INPUT_RETURNED);

	if (is_travel)
		tutorial_replay_show(t);
	if (next && next->kind != INPUT_MARK && next->steps <= session_steps(s) && next->t_us <= until_us) {
		tutorial_replay_show(t);
		show_line(t, next);
	}
	enum follow state = session_follow(s, r->run->inputs, r->run->input_count, &r->at, until_us);

	r->is_lost = state == FOLLOW_LOST;
	r->is_over = r->is_lost || session_failure(s);
	if (state == FOLLOW_LATER || r->is_over)
		return false;
	if (r->has_pages && state == FOLLOW_INPUT)
		follow_page(t, next);
	if (is_travel)
		tutorial_replay_show(t);
	note_moment(r, session_world(s));
	return true;
}

static int64_t limit(const struct tutorial_replay *r, int64_t us)
{
	return r->until_us > 0 && us > r->until_us ? r->until_us : us;
}

/* ---- Beginning, and beginning again -------------------------------------------------------------------------------------- */

void tutorial_replay_clear(struct tutorial *t)
{
	struct tutorial_replay *r = t->replay;

	editor_use(t->player.session);
	for (int i = 0; i < TUTORIAL_TABS_MAX; i++)
		scrollback_clear(&t->tabs[i]);
	r->at = 0;
	r->done = r->behind_us = r->told = 0;
	r->is_over = r->is_lost = false;
	r->transcript = (struct transcript){ 0 };
	r->newlines = 0;
	r->forked_at = -1;
	r->checked = -1;
	tutorial_turn_to(t, r->has_pages ? -1 : r->lesson.step_count);
	t->is_at_end = tutorial_is_run(t); /* what is said last is what is read */
	t->tab = t->tab_count = 1;
}

static void begin(struct tutorial *t)
{
	struct tutorial_replay *r = t->replay;
	const struct run_origin *origin = &r->run->origin;
	int64_t speed = t->player.session ? session_speed(t->player.session) : 0;

	player_stop(&t->player);
	t->player = (struct player){ .lesson = &r->lesson };
	t->player.session = session_new(&(struct session_options){ .cluster = origin->cluster, .seed = origin->seed, .is_interactive = origin->is_interactive });
	session_set_following(t->player.session, true);
	if (origin->scenario)
		session_play(t->player.session, &play_actor, origin->scenario);
	if (speed > 0 || t->options.speed > 0)
		session_set_speed(t->player.session, speed > 0 ? speed : (int64_t)(t->options.speed * 1000));
	tutorial_replay_clear(t);
}

void tutorial_replay_go_to_end(struct tutorial *t)
{
	begin(t);
	while (go_on(t, TIME_NEVER))
		;
	tutorial_replay_show(t);
}

static void go_back_to(struct tutorial *t, int64_t done)
{
	begin(t);
	while (t->replay->done < done && go_on(t, TIME_NEVER))
		;
	session_set_paused(t->player.session, true);
	tutorial_replay_show(t);
	check_step(t);
}

struct tutorial_replay *tutorial_replay_new(struct tutorial *t, const char *path, const struct tutorial_options *options)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct tutorial_replay *r = HEAP_NEW(heap, struct tutorial_replay);

	*t = (struct tutorial){ .heap = heap, .course = &r->course, .options = *options, .replay = r, .width = options->width, .height = options->height };
	*r = (struct tutorial_replay){ .path = path, .run = &r->own, .is_paced = options->speed > 0, .course = { .heap = heap_new(HEAP_SIZE), .lessons = &r->lesson, .lesson_count = 1 } };
	arena_init(&r->course.arena, r->course.heap);
	r->lesson = (struct lesson){ .path = bytes_of_text(path), .title = bytes_of_text(path) };
	t->player.lesson = &r->lesson;
	arena_init(&t->frame, heap);
	buf_init(&t->step.missing, heap);
	buf_init(&t->compared, heap);
	for (int i = 0; i < TUTORIAL_TABS_MAX; i++)
		scrollback_init(&t->tabs[i], heap);
	for (int i = 0; i < TUTORIAL_VIEWS; i++)
		view_choice_init(&t->choices[i]);
	editor_open(NULL, false);
	return r;
}

bool tutorial_replay_read_head(struct tutorial_replay *r, const struct scenario_options *options, struct buf *problem)
{
	if (!scenario_read_head(options, r->course.heap, &r->head, problem))
		return false;
	if (r->head.title.size > 0)
		r->lesson.title = r->head.title;
	return true;
}

static bool read_lesson(struct tutorial_replay *r, struct buf *problem)
{
	const struct run_origin *origin = &r->run->origin;
	struct scenario_options scenario = { .sources = origin->scenario };

	if (origin->scenario)
		return tutorial_replay_read_head(r, &scenario, problem);
	return bytes_is_null(origin->document) || lesson_parse(origin->document_path, BYTES("  "), origin->document, &r->course.arena, &r->lesson, problem);
}

bool tutorial_open_replay(struct tutorial *t, const struct run_file *run, const char *path, const struct tutorial_options *options, int64_t from_us, int64_t until_us,
                          struct buf *problem)
{
	struct tutorial_replay *r = tutorial_replay_new(t, path, options);

	r->run = run;
	r->until_us = until_us;
	if (!read_lesson(r, problem)) {
		tutorial_close(t);
		return false;
	}
	for (int32_t i = 0; i < run->input_count; i++)
		r->has_pages = r->has_pages || (run->inputs[i].kind == INPUT_PAGE && r->lesson.step_count > 0);
	begin(t);
	while (go_on(t, from_us))
		;
	tutorial_replay_show(t);
	check_step(t);
	t->is_dirty = true;
	return true;
}

void tutorial_replay_close(struct tutorial *t)
{
	free(t->replay->moments);
	run_file_free(&t->replay->taken);
	heap_del(t->replay->course.heap);
}

/* ---- Time ------------------------------------------------------------------------------------------------------------------ */

bool tutorial_replay_is_hurried(const struct tutorial *t)
{
	return !t->replay->is_paced && !session_is_paused(t->player.session) && session_is_hurried(t->player.session);
}

void tutorial_replay_tick(struct tutorial *t, int64_t real_us)
{
	struct tutorial_replay *r = t->replay;
	struct session *s = t->player.session;
	struct world *world = session_world(s);
	int64_t now_us = world_now_us(world), done = r->done;
	int steps = STEPS_PER_TICK;

	if (r->is_live) {
		tutorial_live_tick(t, real_us);
		return;
	}
	if (r->is_over || session_is_paused(s))
		return;
	r->behind_us += real_us / 1000 * session_speed(s) + real_us % 1000 * session_speed(s) / 1000;
	int64_t until_us = limit(r, now_us + r->behind_us);

	while (steps-- > 0 && go_on(t, tutorial_replay_is_hurried(t) ? limit(r, TIME_NEVER) : until_us))
		;
	if (!r->is_over && steps >= 0 && session_next_time(s) > until_us && world_now_us(world) < until_us)
		world_run_until(world, until_us);
	r->behind_us = world_now_us(world) < until_us && !tutorial_replay_is_hurried(t) ? until_us - world_now_us(world) : 0;
	tutorial_replay_show(t);
	if ((r->checked_us += real_us) >= CHECK_EVERY_US || session_is_paused(s)) {
		r->checked_us = 0;
		check_step(t);
	}
	t->is_dirty |= r->done != done || world_now_us(world) / 100000 != now_us / 100000 || r->is_over;
}

/* How many things had been done that long ago; 0: one event ago. */
static int64_t earlier(const struct tutorial_replay *r, int64_t by_us)
{
	int64_t done = r->done - 1;

	if (done <= 0)
		return 0;
	struct moment now = r->moments[done];

	while (done > 0 && (by_us > 0 ? r->moments[done - 1].t_us > now.t_us - by_us && r->moments[done - 1].t_us <= now.t_us
	                              : r->moments[done - 1].events == now.events))
		done--;
	return done;
}

void tutorial_replay_move(struct tutorial *t, int64_t by_us, bool is_back)
{
	struct tutorial_replay *r = t->replay;
	struct session *s = t->player.session;
	struct world *world = session_world(s);
	int64_t until_us = limit(r, world_now_us(world) + by_us), events = world_trace_count(world);

	if (r->is_live) {
		tutorial_live_move(t, by_us, is_back);
		return;
	}
	if (is_back) {
		go_back_to(t, earlier(r, by_us));
		return;
	}
	if (by_us == 0 && !session_is_paused(s)) {
		session_set_paused(s, true);
		return;
	}
	while (go_on(t, by_us > 0 ? until_us : limit(r, TIME_NEVER)) && (by_us > 0 || world_trace_count(world) == events))
		;
	if (by_us > 0 && !r->is_over && session_next_time(s) > until_us && world_now_us(world) < until_us)
		world_run_until(world, until_us);
	tutorial_replay_show(t);
	check_step(t);
}

/* ---- Its page -------------------------------------------------------------------------------------------------------------- */

/* The next thing that is typed. */
static const struct input *next_line(const struct tutorial_replay *r)
{
	for (int32_t i = r->at; i < r->run->input_count; i++)
		if (r->run->inputs[i].kind == INPUT_LINE)
			return &r->run->inputs[i];
	return NULL;
}

static void add_outcome(struct tutorial *t, struct text *out)
{
	const struct session *s = t->player.session;
	const char *raised = NULL, *failure = session_failure(s);
	bool is_story = t->replay->scenario || t->replay->run->origin.scenario;
	int status = is_story ? scenario_status(s, &raised) : 0;

	if (failure || raised)
		text_add_wrapped(out, 0, 2, ROLE_BAD, arena_printf(&t->frame, "✗ The run has ended: %s. [ goes back one second, q leaves.", failure ? failure : raised));
	else if (status != 0)
		text_add_wrapped(out, 0, 2, ROLE_BAD, BYTES("✗ The run has ended; not all was as it should be: F8 tells what. [ goes back one second, q leaves."));
	else
		text_add_wrapped(out, 0, 2, ROLE_GOOD, BYTES("☑ The run has ended. [ goes back one second, q leaves."));
}

void tutorial_replay_place(struct tutorial *t, struct text *out)
{
	const struct tutorial_replay *r = t->replay;
	const struct input *next = next_line(r);

	if (r->is_lost)
		text_add_wrapped(out, 0, 2, ROLE_BAD, BYTES("✗ From here on this is not the run that was recorded: klab replay --verify says where they part."));
	else if (r->is_over)
		add_outcome(t, out);
	else if (r->is_live && t->gateway)
		text_add_wrapped(out, 0, 2, ROLE_DIM, arena_printf(&t->frame, "Your programs take part at %.*s. Space stops time.",
		                                                   (int)strcspn(gateway_address(t->gateway), ","), gateway_address(t->gateway)));
	else if (next)
		text_add_wrapped(out, 0, 2, ROLE_DIM, arena_printf(&t->frame, "Next, at %.3f s: %.*s", (double)next->t_us / 1e6, (int)bytes_trim(next->line).size,
		                                                   (const char *)next->line.data));
	else if (!tutorial_replay_is_hurried(t))
		text_add_wrapped(out, 0, 0, ROLE_DIM, BYTES("Space stops time, + makes it faster."));
	if (tutorial_replay_is_hurried(t) && !r->is_over)
		text_add_wrapped(out, 0, 2, ROLE_DIM, BYTES("It hurries, as it did then. - lets it take its time, Space stops it."));
}

int tutorial_replay_share(const struct tutorial *t, int width)
{
	int64_t end_us = t->replay->run->t_us, now_us = world_now_us(session_world(t->player.session));

	if (t->replay->is_live)
		return 0;
	return end_us == 0 || now_us >= end_us ? width : (int)(now_us * width / end_us);
}

/* What is played: of a run that was recorded elsewhere by whom, too. */
static struct bytes describe(struct tutorial *t)
{
	const struct tutorial_replay *r = t->replay;
	const struct run_origin *origin = &r->run->origin;
	const char *slash = strrchr(r->path, '/'), *name = slash ? slash + 1 : r->path;
	const char *what = origin->scenario ? sources_title(origin->scenario) : bytes_is_null(origin->document) ? "a session of the shell" : "a lesson";
	bool is_itself = origin->scenario && strcmp(name, what) == 0; /* klab run */
	struct bytes by = is_itself ? BYTES("") : arena_printf(&t->frame, "%s, recorded by klab %.*s: ", name, (int)r->run->klab.size, (const char *)r->run->klab.data);
	struct bytes length = r->is_live ? BYTES("") : arena_printf(&t->frame, ", %.1f s", (double)r->run->t_us / 1e6);

	return arena_printf(&t->frame, "%.*s%s, %d broker%s, seed %lld%.*s.", (int)by.size, (const char *)by.data, what, (int)origin->cluster.brokers,
	                    origin->cluster.brokers == 1 ? "" : "s", (long long)origin->seed, (int)length.size, (const char *)length.data);
}

void tutorial_replay_text(struct tutorial *t, struct text *out)
{
	const struct tutorial_replay *r = t->replay;
	int64_t seq = 0;
	struct bytes said;

	text_add_wrapped(out, 0, 0, ROLE_TITLE, r->head.title.size > 0 ? r->head.title : arena_printf(&t->frame, "Replay of %s", r->path));
	text_add_blank(out);
	if (r->head.about.size > 0) {
		text_add_wrapped(out, 0, 0, ROLE_TEXT, r->head.about);
		text_add_blank(out);
	}
	text_add_wrapped(out, 0, 0, ROLE_DIM, describe(t));
	if (r->lesson.step_count > 0 && !r->has_pages)
		text_add_wrapped(out, 0, 0, ROLE_DIM, BYTES("p turns to the lesson's pages, n comes back."));
	while (player_next_said(&t->player, &seq, &said))
		tutorial_add_said(t, said, out);
	text_add_blank(out);
	tutorial_replay_place(t, out);
}
