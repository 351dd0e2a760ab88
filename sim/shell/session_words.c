/* The words that concern the run and not the world, as the session answers them: speed, pause, step, back, fork, timeline, timelines, compare. */
#include "sim/shell/session_internal.h"

#include "sim/shell/duration.h"

enum { STEPS_MAX = 1000000, SPEED_MAX = 1000000 };

/* One word that waits for its answer, and the tab it was typed in. */
struct asked {
	struct session *session;
	int32_t tab;
	struct shell_control control;
};

void session_answer(struct session *s, int32_t tab, struct bytes text, int32_t status)
{
	session_note_input(s, &(struct input){ .kind = INPUT_ANSWER, .tab = tab, .line = text, .number = status });
	shell_answer(s->world, session_shell(s, tab), text, status);
}

/* The command prints the text and ends; what the word means is done after that, so that no kept moment holds a word that waits. */
static void answer(const struct asked *a, int32_t status, const char *text)
{
	session_answer(a->session, a->tab, bytes_of_text(text), status);
}

static struct bytes word(const struct asked *a, int32_t i)
{
	return i < a->control.argc ? a->control.argv[i] : BYTES("");
}

static void answer_speed(const struct asked *a)
{
	char text[64];
	int64_t speed;

	if (a->control.argc > 1) {
		if (!bytes_to_int64(word(a, 1), &speed) || speed < 1 || speed > SPEED_MAX) {
			answer(a, 2, "speed: a whole number from 1 to 1000000 is wanted: 1 is real time\n");
			return;
		}
		session_set_speed(a->session, speed * 1000);
	}
	snprintf(text, sizeof(text), "speed %lld\n", (long long)(session_speed(a->session) / 1000));
	answer(a, 0, text);
}

static void answer_pause(const struct asked *a)
{
	bool is_paused = !session_is_paused(a->session);

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
	for (int64_t i = 0; i < count && session_advance(s); i++)
		;
}

static void answer_back(const struct asked *a)
{
	struct session *s = a->session;
	int64_t count, us = 0;
	bool is_count = bytes_to_int64(word(a, 1), &count);

	if (a->control.argc != 2 || (!is_count && !duration_parse(word(a, 1), &us))) {
		answer(a, 2, "back: how far? back 30s, or back 5 for five events\n");
		return;
	}
	answer(a, 0, "");
	if (is_count)
		session_back_events(s, count > 0 ? count : 0);
	else
		session_back(s, us);
	/* A run or a sleep of then would only lead here again. */
	if (a->tab <= s->tab_count && session_tab_state(s, a->tab) == TAB_BUSY && shell_pace(s->world, s->tabs[a->tab - 1].shell) != PACE_NORMAL)
		session_interrupt(s, a->tab);
}

static void answer_fork(const struct asked *a)
{
	struct session *s = a->session;
	char name[TIMELINE_NAME_MAX];

	if (a->control.argc != 2 || word(a, 1).size == 0 || word(a, 1).size >= sizeof(name)) {
		answer(a, 2, "fork: give the new timeline a name of at most 31 characters\n");
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

static void answer_timeline(const struct asked *a)
{
	char name[TIMELINE_NAME_MAX];

	if (!session_has_timeline(a->session, word(a, 1))) {
		answer(a, 2, "timeline: there is none of that name; timelines lists them\n");
		return;
	}
	snprintf(name, sizeof(name), "%.*s", (int)word(a, 1).size, (const char *)word(a, 1).data);
	answer(a, 0, "");
	session_go_to(a->session, bytes_of_text(name));
}

static void answer_timelines(const struct asked *a)
{
	struct session_timeline timelines[SESSION_TIMELINES_MAX];
	char text[SESSION_TIMELINES_MAX * 80] = "";
	size_t size = 0;

	for (int32_t i = 0, count = session_timelines(a->session, timelines); i < count; i++) {
		const struct session_timeline *t = &timelines[i];

		size += (size_t)snprintf(text + size, sizeof(text) - size, "%s %-16s %lld.%03lld s%s\n", t->is_live ? "*" : " ", t->name,
		                         (long long)(t->head_us / 1000000), (long long)(t->head_us / 1000 % 1000), t->is_in_past ? " (you are in its past)" : "");
	}
	answer(a, 0, text);
}

static void answer_compare(const struct asked *a)
{
	answer(a, 2, "compare: two timelines cannot be compared yet; go to each with timeline NAME and look\n");
}

static const struct {
	const char *name;
	void (*answer)(const struct asked *);
} words[] = {
	{ "speed", answer_speed }, { "pause", answer_pause },       { "step", answer_step },           { "back", answer_back },
	{ "fork", answer_fork },    { "timeline", answer_timeline },  { "timelines", answer_timelines },  { "compare", answer_compare },
};

void session_answer_word(struct session *s, int32_t tab)
{
	struct asked a = { .session = s, .tab = tab };

	if (s->is_replaying || s->is_following || !shell_asked(s->world, s->tabs[tab - 1].shell, &a.control))
		return;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!bytes_equal_text(word(&a, 0), words[i].name))
			continue;
		words[i].answer(&a);
		return;
	}
}
