/* The words that concern the run and not the world, as the session answers them: speed, pause, step, back, fork, timeline, timelines, compare. */
#include "sim/shell/session_internal.h"

#include <stdlib.h>

#include "sim/shell/duration.h"
#include "sim/shell/visitors.h"

enum { STEPS_MAX = 1000000, SPEED_MAX = 1000000 };

/* One word that waits for its answer, and the tab it was typed in. */
struct asked {
	struct session *session;
	int32_t tab;
	bool is_own; /* nobody waits in the world */
	struct shell_control control;
};

/* Whether the word that this tab asks now was answered when this moment came first. */
static bool is_answered(const struct session *s, int32_t tab)
{
	const struct input *known = s->is_rewound && !s->is_replaying ? session_next_input(s) : NULL;

	return known && known->kind == INPUT_ANSWER && known->tab == tab && known->steps == s->steps;
}

void session_answer(struct session *s, int32_t tab, struct bytes text, int32_t status)
{
	if (is_answered(s, tab) && bytes_equal(session_next_input(s)->line, text) && session_next_input(s)->number == status) {
		session_record(s, session_next_input(s));
		s->input_count++;
		shell_answer(s->world, session_shell(s, tab), text, status);
		return;
	}
	session_note_input(s, &(struct input){ .kind = INPUT_ANSWER, .tab = tab, .line = text, .number = status });
	shell_answer(s->world, session_shell(s, tab), text, status);
}

void session_tell(struct session *s, int32_t tab, struct bytes text, int32_t status)
{
	free(s->own_text);
	s->own_text = strndup((const char *)text.data, text.size);
	s->own_tab = text.size > 0 ? tab : 0;
	s->own_status = status;
	if (text.size > 0)
		session_record(s, &(struct input){ .kind = INPUT_TOLD, .tab = tab, .line = text, .number = status });
}

/* The command prints the text and ends; what the word means is done after that, so that no kept moment holds a word that waits. */
static void answer(const struct asked *a, int32_t status, const char *text)
{
	struct session *s = a->session;

	if (a->is_own) {
		session_tell(s, a->tab, bytes_of_text(text), status);
		return;
	}
	s->own_status = -1;
	session_answer(a->session, a->tab, bytes_of_text(text), status);
}

static struct bytes word(const struct asked *a, int32_t i)
{
	return i < a->control.argc ? a->control.argv[i] : BYTES("");
}

/* A number with up to three decimals, in thousandths. */
static bool read_thousandths(struct bytes text, int64_t *out)
{
	size_t point = bytes_find(text, 0, '.'), decimals = point < text.size ? text.size - point - 1 : 0;
	int64_t whole, part = 0;

	if (!bytes_to_int64(bytes_slice(text, 0, point), &whole) || whole < 0 || whole > SPEED_MAX)
		return false;
	if (point < text.size && (decimals < 1 || decimals > 3))
		return false;
	for (size_t i = 0; i < 3; i++) {
		uint8_t c = i < decimals ? text.data[point + 1 + i] : '0';

		if (c < '0' || c > '9')
			return false;
		part = part * 10 + (c - '0');
	}
	*out = whole * 1000 + part;
	return true;
}

static void answer_speed(const struct asked *a)
{
	char text[100];
	int64_t speed;

	if (a->control.argc > 1) {
		if (!read_thousandths(word(a, 1), &speed) || speed < 1 || speed > SPEED_MAX * INT64_C(1000)) {
			answer(a, 2, "speed: a number from 0.001 to 1000000 is wanted: 1 is real time\n");
			return;
		}
		session_set_speed(a->session, speed);
	}
	speed = session_speed(a->session);
	int size = snprintf(text, sizeof(text), "speed %lld.%03d", (long long)(speed / 1000), (int)(speed % 1000));

	while (text[size - 1] == '0')
		size--;
	size -= text[size - 1] == '.';
	snprintf(text + size, sizeof(text) - (size_t)size, session_is_accompanied(a->session) ? "; 1 while a program outside is connected\n" : "\n");
	answer(a, 0, text);
}

static void answer_pause(const struct asked *a)
{
	bool is_paused = !session_is_paused(a->session);

	if (a->control.argc > 1) {
		answer(a, 2, "pause: it stops time, and takes no more words; broker pause 3 10s stops a broker, app NAME pause 10s a program\n");
		return;
	}
	session_set_paused(a->session, is_paused);
	answer(a, 0, is_paused ? "paused\n" : "playing\n");
}

static void answer_step(const struct asked *a)
{
	struct session *s = a->session;
	int64_t count = 1;

	if (a->control.argc > 1 && (!bytes_to_int64(word(a, 1), &count) || count < 1 || count > STEPS_MAX)) {
		answer(a, 2, "step: a number of events from 1 to 1000000 is wanted\n");
		return;
	}
	answer(a, 0, "");
	session_set_paused(s, true);
	for (int64_t i = 0; i < count && session_advance(s, TIME_NEVER, 1); i++)
		;
}

/* "30s", or "5" for so many events. */
static bool read_distance(const struct asked *a, int64_t *us, int64_t *events)
{
	*us = *events = -1;
	if (a->control.argc != 2)
		return false;
	if (bytes_to_int64(word(a, 1), events))
		return *events >= 0;
	return duration_parse(word(a, 1), us);
}

/* Somebody who types needs time to look, and to type: over what came next time would lead to another timeline. */
static void stand(const struct asked *a)
{
	struct session *s = a->session;
	int64_t us = world_now_us(s->world);
	char text[100];

	s->standing_tab = s->is_interactive ? a->tab : 0;
	s->own_status = 0; /* the shell of then knows only what was before */
	if (!a->is_own || !s->is_interactive || s->cut_at >= 0) /* a cut is told by itself */
		return;
	snprintf(text, sizeof(text), "-- %lld.%03d s of %s --\n", (long long)(us / 1000000), (int)(us / 1000 % 1000), session_timeline(s));
	answer(a, 0, text);
}

/* What stands on the line behind the word, which the shell of another moment does not know. NULL: nothing; to be given to do_rest(). */
static char *take_rest(const struct asked *a)
{
	struct heap *heap = heap_new(1 << 20);
	struct buf rest = { .heap = heap };

	if (!a->is_own)
		shell_add_rest(a->session->world, session_shell(a->session, a->tab), &rest);
	char *text = rest.size > 0 ? strdup(buf_text(&rest)) : NULL;

	heap_del(heap);
	return text;
}

/* It is typed where that tab takes a line; else it is said. */
static void do_rest(const struct asked *a, char *rest)
{
	struct session *s = a->session;
	char text[300];

	if (!rest)
		return;
	if (a->tab <= s->tab_count && session_tab_state(s, a->tab) == TAB_PROMPT) {
		session_type(s, a->tab, bytes_of_text(rest));
	} else {
		snprintf(text, sizeof(text), "a command is running at this moment, so this was not done: %.200s\n", rest);
		answer(&(struct asked){ .session = s, .tab = a->tab, .is_own = true }, 1, text);
	}
	free(rest);
}

static void answer_back(const struct asked *a)
{
	int64_t us, events;

	if (!read_distance(a, &us, &events)) {
		answer(a, 2, "back: how far? back 30s, or back 5 for five events\n");
		return;
	}
	char *rest = take_rest(a);
	const struct world *w = a->session->world;
	bool is_too_far = us < 0 ? events > world_trace_count(w) : us > world_now_us(w);

	answer(a, 0, "");
	if (us < 0)
		session_back_events(a->session, events);
	else
		session_back(a->session, us);
	stand(a);
	if (is_too_far) /* told behind the journey: a screen forgets what was printed before it */
		answer(&(struct asked){ .session = a->session, .tab = a->tab, .is_own = true }, 0, "back: this is the beginning; there is nothing before it\n");
	do_rest(a, rest);
}

/* What is told where there is nothing to go on to; typed at a head it is known before. */
static void answer_at_head(const struct asked *a, const char *who)
{
	char text[160];

	snprintf(text, sizeof(text), "%s: this is the latest moment of %s; run 30s lets time pass\n", who, session_timeline(a->session));
	answer(a, 1, text);
}

static void answer_forward(const struct asked *a)
{
	int64_t us, events;

	if (!read_distance(a, &us, &events)) {
		answer(a, 2, "forward: how far? forward 30s, or forward 5 for five events\n");
	} else if (!session_is_in_past(a->session)) {
		answer_at_head(a, "forward");
	} else {
		answer(a, 0, "");
		if (us < 0)
			session_forward_events(a->session, events);
		else
			session_forward(a->session, us);
		stand(a);
	}
}

static void answer_goto(const struct asked *a)
{
	struct session *s = a->session;
	const struct kept *head = s->is_rewound ? &session_live(s)->head : NULL;
	int64_t us, event, head_us = head ? snapshot_time_us(head->snapshot) : world_now_us(s->world);
	int64_t events = head ? head->trace_count : world_trace_count(s->world);

	if (!read_distance(a, &us, &event)) {
		answer(a, 2, "goto: where to? goto 1m30s, or goto 1234 for where event 1234 has happened\n");
	} else if (us > head_us || event >= events) {
		char text[200];

		snprintf(text, sizeof(text), "goto: %s is not there yet: its latest moment is %lld.%03d s, and event %lld\n", session_timeline(s), (long long)(head_us / 1000000),
		         (int)(head_us / 1000 % 1000), (long long)(events - 1));
		answer(a, 1, text);
	} else {
		char *rest = take_rest(a);

		answer(a, 0, "");
		if (us < 0)
			session_goto_event(s, event);
		else
			session_goto(s, us);
		stand(a);
		do_rest(a, rest);
	}
}

static void answer_fork(const struct asked *a)
{
	struct session *s = a->session;
	char name[TIMELINE_NAME_MAX];

	if (a->control.argc != 2 || !session_is_name(word(a, 1))) {
		answer(a, 2, "fork: give the new timeline a name, such as fork what-if: one word of at most 31 characters\n");
	} else if (session_has_timeline(s, word(a, 1))) {
		answer(a, 2, "fork: there is a timeline of that name; timelines lists them\n");
	} else if (s->timeline_count >= SESSION_FORKS_MAX) {
		answer(a, 1, "fork: there are as many timelines as can be kept\n");
	} else {
		snprintf(name, sizeof(name), "%.*s", (int)word(a, 1).size, (const char *)word(a, 1).data);
		answer(a, 0, "");
		session_fork(s, bytes_of_text(name));
	}
}

static void answer_timelines(const struct asked *a)
{
	struct session_timeline timelines[SESSION_TIMELINES_MAX];
	char text[SESSION_TIMELINES_MAX * 140] = "";
	size_t size = 0;

	for (int32_t i = 0, count = session_timelines(a->session, timelines); i < count; i++) {
		const struct session_timeline *t = &timelines[i];

		size += (size_t)snprintf(text + size, sizeof(text) - size, "%s %-16s %lld.%03lld s", t->is_live ? "*" : " ", t->name, (long long)(t->head_us / 1000000),
		                         (long long)(t->head_us / 1000 % 1000));
		if (t->parent)
			size += (size_t)snprintf(text + size, sizeof(text) - size, ", from %s at %lld.%03lld s", t->parent, (long long)(t->fork_us / 1000000),
			                         (long long)(t->fork_us / 1000 % 1000));
		size += (size_t)snprintf(text + size, sizeof(text) - size, "%s\n", t->is_in_past ? " (you are in its past)" : "");
	}
	answer(a, 0, text);
}

static void answer_timeline(const struct asked *a)
{
	char name[TIMELINE_NAME_MAX];

	if (a->control.argc == 1) {
		answer_timelines(a);
		return;
	}
	if (!session_has_timeline(a->session, word(a, 1))) {
		answer(a, 2, "timeline: there is none of that name; timelines lists them\n");
		return;
	}
	snprintf(name, sizeof(name), "%.*s", (int)word(a, 1).size, (const char *)word(a, 1).data);
	char *rest = take_rest(a);

	answer(a, 0, "");
	session_go_to(a->session, bytes_of_text(name));
	do_rest(a, rest);
}

static void answer_compare(const struct asked *a)
{
	struct comparison comparison;

	if (a->control.argc != 3) {
		answer(a, 2, "compare: which two? compare main what-if; timelines lists them\n");
	} else if (!session_compare(a->session, word(a, 1), word(a, 2), &comparison)) {
		answer(a, 2, "compare: there is no timeline of one of these names; timelines lists them\n");
	} else {
		struct buf text = { .heap = comparison.heap };

		comparison_add_text(&text, &comparison);
		answer(a, 0, buf_text(&text));
		comparison_free(&comparison);
	}
}

static const struct {
	const char *name;
	void (*answer)(const struct asked *);
} words[] = {
	{ "speed", answer_speed }, { "pause", answer_pause },       { "step", answer_step },           { "back", answer_back },
	{ "forward", answer_forward }, { "goto", answer_goto },
	{ "fork", answer_fork },    { "timeline", answer_timeline },  { "timelines", answer_timelines },  { "compare", answer_compare },
};

static bool do_word(const struct asked *a)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!bytes_equal_text(word(a, 0), words[i].name))
			continue;
		words[i].answer(a);
		return true;
	}
	return false;
}

void session_answer_word(struct session *s, int32_t tab)
{
	struct asked a = { .session = s, .tab = tab };

	if (s->is_replaying || s->is_following || !shell_asked(s->world, s->tabs[tab - 1].shell, &a.control))
		return;
	if (is_answered(s, tab)) /* in the past: it has done what it means */
		session_answer(s, tab, session_next_input(s)->line, (int32_t)session_next_input(s)->number);
	else
		do_word(&a);
}

/* The words of a plain line, which the shell would not change; false if it is no such line. */
static bool split(struct bytes line, struct shell_control *out)
{
	for (size_t at = 0; at < line.size;) {
		if (line.data[at] == ' ' || line.data[at] == '\t' || line.data[at] == '\n') {
			at++;
			continue;
		}
		size_t end = at;

		for (; end < line.size && line.data[end] > ' '; end++)
			if (strchr(";|&<>$`'\"\\(){}*?~#!", line.data[end]))
				return false;
		if (end < line.size && line.data[end] != ' ' && line.data[end] != '\t' && line.data[end] != '\n')
			return false;
		if (out->argc == (int32_t)(sizeof(out->argv) / sizeof(out->argv[0])))
			return false;
		out->argv[out->argc++] = bytes_slice(line, at, end - at);
		at = end;
	}
	return out->argc > 0;
}

bool session_take_word(struct session *s, int32_t tab, struct bytes line)
{
	struct asked a = { .session = s, .tab = tab, .is_own = true };

	if (!s->is_replaying)
		s->own_status = -1;
	return s->is_rewound && !s->is_replaying && !s->is_following && session_tab_state(s, tab) == TAB_PROMPT && split(line, &a.control) && do_word(&a);
}
