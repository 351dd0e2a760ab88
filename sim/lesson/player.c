#include "sim/lesson/player.h"

#include <stdlib.h>

#define SECOND INT64_C(1000000)

enum { TABS = 2 };

/* How long a solution may take where it says nothing: longer than any client's patience by default. */
#define COMMAND_LIMIT_US (180 * SECOND)
#define SETTLE_US (2 * SECOND)

/* ---- Typing ---------------------------------------------------------------------------------------------------------------- */

static void open_tabs(struct session *s, int tab)
{
	while (session_tab_count(s) < tab)
		session_open_tab(s);
}

/* Until the tab has that state, at most `limit_us`. */
static void wait_for(struct session *s, int tab, enum tab_state state, int64_t limit_us)
{
	int64_t until = world_now_us(session_world(s)) + limit_us;

	while (session_tab_state(s, tab) != state && session_next_time(s) <= until && !session_failure(s))
		session_step(s);
	if (session_tab_state(s, tab) != state)
		world_run_until(session_world(s), until);
}

/* A command is typed; how long to wait depends on what comes next. */
static void type_command(struct session *s, const struct try_line *line, const struct try_line *next)
{
	wait_for(s, line->tab, TAB_PROMPT, COMMAND_LIMIT_US);
	if (session_tab_state(s, line->tab) != TAB_PROMPT) { /* what is there will not end by itself */
		session_interrupt(s, line->tab);
		wait_for(s, line->tab, TAB_PROMPT, COMMAND_LIMIT_US);
	}
	session_type(s, line->tab, line->text);
	if (next && (next->kind == TRY_INPUT || next->kind == TRY_END))
		wait_for(s, line->tab, TAB_READING, COMMAND_LIMIT_US);
	else if (next && (next->kind != TRY_COMMAND || next->tab != line->tab))
		wait_for(s, line->tab, TAB_PROMPT, next->kind == TRY_WAIT ? 0 : SETTLE_US);
	else
		wait_for(s, line->tab, TAB_PROMPT, COMMAND_LIMIT_US);
}

static void type_line(struct session *s, const struct try_line *line, const struct try_line *next)
{
	switch (line->kind) {
	case TRY_COMMAND:
		type_command(s, line, next);
		break;
	case TRY_INPUT:
		session_type(s, line->tab, line->text);
		wait_for(s, line->tab, TAB_READING, SETTLE_US);
		break;
	case TRY_END:
		session_end_input(s, line->tab);
		wait_for(s, line->tab, TAB_PROMPT, COMMAND_LIMIT_US);
		break;
	case TRY_INTERRUPT:
		session_interrupt(s, line->tab);
		wait_for(s, line->tab, TAB_PROMPT, COMMAND_LIMIT_US);
		break;
	case TRY_WAIT:
		session_pass(s, line->wait_us);
		break;
	}
}

static bool is_named(const struct try_line *lines, int count, int tab)
{
	for (int i = 0; i < count; i++)
		if (lines[i].tab == tab)
			return true;
	return false;
}

/* For lines of `tab`: itself, if nothing of the learner's is in the way there. What turns time in a hurry ends by itself. */
static int free_tab(struct session *s, const struct try_line *lines, int count, int tab)
{
	if (tab > session_tab_count(s) || session_tab_state(s, tab) == TAB_PROMPT || session_is_hurried(s))
		return tab;
	for (int other = 1; other <= session_tab_count(s); other++)
		if (session_tab_state(s, other) == TAB_PROMPT && !is_named(lines, count, other))
			return other;
	if (session_tab_count(s) < PLAYER_TABS_MAX) {
		tab = session_open_tab(s);
		wait_for(s, tab, TAB_PROMPT, SETTLE_US);
	}
	return tab;
}

void player_find_tabs(struct player *p, const struct try_line *lines, int count)
{
	for (int tab = 1; tab <= PLAYER_TABS_MAX; tab++)
		p->tab_of[tab] = is_named(lines, count, tab) ? free_tab(p->session, lines, count, tab) : 0;
}

int player_tab(struct player *p, const struct try_line *line)
{
	int tab = line->tab <= PLAYER_TABS_MAX && p->tab_of[line->tab] > 0 ? p->tab_of[line->tab] : line->tab;

	open_tabs(p->session, tab);
	return tab;
}

void player_type_one(struct player *p, const struct try_line *lines, int count, int i)
{
	struct try_line line = lines[i], next = { 0 };
	bool has_next = i + 1 < count;

	if (session_failure(p->session))
		return;
	line.tab = player_tab(p, &line);
	if (has_next) {
		next = lines[i + 1];
		next.tab = player_tab(p, &next);
	}
	type_line(p->session, &line, has_next ? &next : NULL);
}

void player_type(struct player *p, const struct try_line *lines, int count)
{
	for (int i = 0; i < count; i++)
		player_type_one(p, lines, count, i);
}

/* ---- Playing --------------------------------------------------------------------------------------------------------------- */

/* Types the setup. A command of it that fails would leave a lesson that cannot be done: false, with the line in `problem`. */
static bool set_up(struct player *p, struct buf *problem)
{
	const struct lesson *lesson = p->lesson;
	struct session *s = p->session;

	for (int i = 0; i < lesson->setup_count && !session_failure(s); i++) {
		const struct try_line *line = &lesson->setup[i];

		player_type_one(p, lesson->setup, lesson->setup_count, i);
		if (line->kind != TRY_COMMAND || session_tab_state(s, line->tab) != TAB_PROMPT || shell_status(session_world(s), session_shell(s, line->tab)) == 0)
			continue;
		buf_printf(problem, "%.*s:1: the setup fails at: %.*s", (int)lesson->path.size, (const char *)lesson->path.data, (int)line->text.size,
		           (const char *)line->text.data);
		return false;
	}
	if (session_failure(s))
		buf_printf(problem, "%.*s: %s", (int)lesson->path.size, (const char *)lesson->path.data, session_failure(s));
	return !session_failure(s);
}

static struct run_origin origin_of(const struct lesson *lesson, bool is_interactive)
{
	return (struct run_origin){
		.cluster = { lesson->brokers, lesson->controllers, lesson->is_unformatted, lesson->is_stopped, lesson->properties, lesson->has_containers },
		.seed = (uint64_t)lesson->seed,
		.is_interactive = is_interactive,
		.document_path = lesson->path,
		.document = lesson->text,
	};
}

bool player_start(struct player *p, const struct lesson *lesson, bool is_interactive, struct buf *problem)
{
	return player_start_recorded(p, lesson, is_interactive, NULL, problem);
}

bool player_start_recorded(struct player *p, const struct lesson *lesson, bool is_interactive, struct recording *recording, struct buf *problem)
{
	struct run_origin origin = origin_of(lesson, is_interactive);
	struct session_options options = { .cluster = origin.cluster, .seed = origin.seed, .is_interactive = is_interactive, .is_recorded = recording };

	*p = (struct player){ .lesson = lesson, .session = session_new(&options), .is_interactive = is_interactive };
	open_tabs(p->session, TABS);
	wait_for(p->session, 1, TAB_PROMPT, 10 * SECOND);
	wait_for(p->session, 2, TAB_PROMPT, 10 * SECOND);
	if (!set_up(p, problem)) {
		player_stop(p);
		return false;
	}
	struct session_output output;

	while (session_next_output(p->session, &output)) /* what the setup printed is nobody's */
		;
	session_begin_here(p->session);
	player_begin_step(p, 0);
	p->recording = recording;
	return true;
}

void player_stop(struct player *p)
{
	if (p->recording) {
		struct run_origin origin = origin_of(p->lesson, p->is_interactive);

		recording_take(p->recording, &origin, p->session);
	}
	player_end_watch(p);
	if (p->session)
		session_del(p->session);
	for (struct watched *watched = p->watched, *next; watched; watched = next) {
		next = watched->next;
		sources_free(&watched->sources);
		free(watched);
	}
	*p = (struct player){ 0 };
}

const struct step *player_step(const struct player *p)
{
	return &p->lesson->steps[p->step];
}

void player_note_page(struct player *p, int page)
{
	session_note(p->session, INPUT_PAGE, page + 1, BYTES_NULL);
}

void player_note_guess(struct player *p, int choice)
{
	session_note(p->session, INPUT_GUESS, choice + 1, BYTES_NULL);
}

void player_note_done(struct player *p, struct bytes answer)
{
	session_note(p->session, INPUT_DONE, 0, bytes_is_null(answer) ? BYTES("") : answer);
	p->done_at = world_trace_count(session_world(p->session));
	snprintf(p->done_on, sizeof(p->done_on), "%s", session_timeline(p->session));
}

void player_begin_step(struct player *p, int step)
{
	player_end_watch(p);
	player_be_at_step(p, step);
}

void player_be_at_step(struct player *p, int step)
{
	p->step = step;
	p->history_from = world_trace_count(session_world(p->session));
	snprintf(p->began_on, sizeof(p->began_on), "%s", session_timeline(p->session));
}

/* Where this timeline has something that was not there at `place` of the timeline `on`. */
static int64_t new_from(const struct player *p, const char *on, int64_t place)
{
	int64_t shared = session_shared_events(p->session, bytes_of_text(on));

	return shared < place ? shared : place;
}

static int64_t history_from(const struct player *p)
{
	return new_from(p, p->began_on, p->history_from);
}

void player_catch_up(struct player *p, int step)
{
	struct session_output output;
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };

	for (int i = 0; i < step && i < p->lesson->step_count; i++) {
		player_begin_step(p, i);
		player_play_step(p, &problem); /* a lesson that goes wrong here was told so by its proof */
	}
	heap_del(heap);
	while (session_next_output(p->session, &output))
		;
	session_begin_here(p->session);
	player_begin_step(p, step);
}

static const char *path_text(const struct player *p, char text[static 512])
{
	snprintf(text, 512, "%.*s", (int)p->lesson->path.size, (const char *)p->lesson->path.data);
	return text;
}

/* ---- Judging --------------------------------------------------------------------------------------------------------------- */

static bool is_name_part(const struct bytes text, size_t at)
{
	uint8_t c = at < text.size ? text.data[at] : ' ';

	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/* As a name of its own: page-views does not name page-view. */
static bool names(struct bytes text, struct bytes name)
{
	for (size_t at = 0; at < text.size; at++) {
		at += bytes_find_bytes(bytes_slice(text, at, text.size), name);
		if (at < text.size && (at == 0 || !is_name_part(text, at - 1)) && !is_name_part(text, at + name.size))
			return true;
	}
	return false;
}

/* Kafka makes the topic that somebody sends to: a name mistyped is not refused, and what was asked for does not happen. */
static void tell_of_new_topic(const struct player *p, int64_t from, struct buf *message)
{
	struct world *world = session_world(p->session);
	struct bytes topic = BYTES_NULL;

	for (int64_t seq = from; seq < world_trace_count(world); seq++) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (!trace_next(entry.encoded, &at, &view) || (view.id != TRACE_topic_created && view.id != TRACE_topic_deleted))
			continue;
		struct bytes name = trace_value_of(&view, "topic")->text;

		if (view.id == TRACE_topic_created && !bytes_starts_with(name, BYTES("__")) && !names(p->lesson->text, name))
			topic = name;
		else if (view.id == TRACE_topic_deleted && bytes_equal(name, topic))
			topic = BYTES_NULL;
	}
	if (!bytes_is_null(topic))
		buf_printf(message, " (%.*s is another topic, made just now: is that how this lesson spells it?)", (int)topic.size, (const char *)topic.data);
}

static enum check_result check_from(const struct player *p, int64_t from, struct buf *message)
{
	const struct snippet *check = &player_step(p)->check;
	char path[512];

	return check_run(session_world(p->session), session_timeline(p->session), path_text(p, path), check->line, check->text, from, message);
}

static bool is_passed_from(const struct player *p, int64_t from)
{
	struct heap *heap = heap_new(1 << 20);
	struct buf message = { .heap = heap };
	bool is_passed = check_from(p, from, &message) == CHECK_PASSED;

	heap_del(heap);
	return is_passed;
}

enum check_result player_check(struct player *p, struct buf *message)
{
	buf_clear(message);
	if (bytes_is_null(player_step(p)->check.text))
		return CHECK_PASSED;
	int64_t from = history_from(p), ahead = p->done_at > 0 ? new_from(p, p->done_on, p->done_at) : from;
	enum check_result result = check_from(p, from, message);

	if (result != CHECK_MISSING)
		return result;
	if (ahead < from && is_passed_from(p, ahead))
		return CHECK_PASSED;
	tell_of_new_topic(p, from, message);
	return result;
}

enum check_result player_answer(struct player *p, struct bytes answer, struct buf *message)
{
	const struct snippet *accept = &player_step(p)->accept;
	char path[512];

	return check_answer(session_world(p->session), path_text(p, path), accept->line, accept->text, answer, history_from(p), message);
}
