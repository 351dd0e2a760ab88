#include "sim/shell/session_internal.h"

#include <stdlib.h>

/* Steps between two snapshots: some ten milliseconds of work. */
enum { SNAPSHOT_EVERY = 5000 };

static struct timeline *live(const struct session *s)
{
	return s->timelines[s->current];
}

/* ---- Moments ----------------------------------------------------------------------------------------------------------------- */

static struct kept keep_now(struct session *s)
{
	struct kept kept = { .snapshot = world_snapshot(s->world), .steps = s->steps, .trace_count = world_trace_count(s->world),
		                 .input_count = s->input_count, .tab_count = s->tab_count };

	memcpy(kept.tabs, s->tabs, sizeof(kept.tabs));
	return kept;
}

static void kept_del(struct kept *kept)
{
	if (kept->snapshot)
		snapshot_del(kept->snapshot);
	kept->snapshot = NULL;
}

static void restore(struct session *s, const struct kept *kept)
{
	world_restore(s->world, kept->snapshot);
	s->steps = kept->steps;
	s->input_count = kept->input_count;
	s->tab_count = kept->tab_count;
	memcpy(s->tabs, kept->tabs, sizeof(s->tabs));
	s->behind_us = 0;
}

/* The older ones are thinned out: every other one of the older half goes; the first stays. */
static void thin(struct timeline *t)
{
	int32_t count = 0;

	for (int32_t i = 0; i < t->kept_count; i++) {
		if (i > 0 && i < SNAPSHOTS_MAX / 2 && i % 2 == 1)
			kept_del(&t->kept[i]);
		else
			t->kept[count++] = t->kept[i];
	}
	t->kept_count = count;
}

void session_keep_snapshot(struct session *s)
{
	struct timeline *t = s->timeline_count > 0 ? live(s) : NULL;

	if (!t || s->is_replaying || s->is_rewound || world_failure(s->world) || s->steps - t->kept[t->kept_count - 1].steps < SNAPSHOT_EVERY)
		return;
	for (int32_t i = 0; i < s->tab_count; i++) {
		struct shell_control asked;

		if (shell_asked(s->world, s->tabs[i].shell, &asked)) /* snapshots are taken with no control waiting */
			return;
	}
	if (t->kept_count == SNAPSHOTS_MAX)
		thin(t);
	t->kept[t->kept_count++] = keep_now(s);
}

/* ---- Timelines --------------------------------------------------------------------------------------------------------------- */

static void *grown(void *items, size_t size)
{
	void *out = realloc(items, size);

	if (!out)
		abort();
	return out;
}

static void add_input(struct timeline *t, const struct input *input)
{
	if (t->input_count == t->input_capacity) {
		t->input_capacity = t->input_capacity * 2 + 64;
		t->inputs = grown(t->inputs, (size_t)t->input_capacity * sizeof(*t->inputs));
	}
	struct input *added = &t->inputs[t->input_count++];

	*added = *input;
	if (input->line.size > 0)
		added->line.data = memcpy(grown(NULL, input->line.size), input->line.data, input->line.size);
}

static void drop_input(struct timeline *t)
{
	struct input *last = &t->inputs[--t->input_count];

	if (last->line.size > 0)
		free((void *)(uintptr_t)last->line.data);
}

static void timeline_del(struct timeline *t)
{
	kept_del(&t->head);
	for (int32_t i = 0; i < t->kept_count; i++)
		kept_del(&t->kept[i]);
	while (t->input_count > 0)
		drop_input(t);
	free(t->inputs);
	free(t);
}

static int32_t find(const struct session *s, struct bytes name)
{
	for (int32_t i = 0; i < s->timeline_count; i++)
		if (bytes_equal_text(name, s->timelines[i]->name))
			return i;
	return -1;
}

/* A timeline that begins at this moment, with the inputs so far; it becomes the live one. False: there are too many. */
static bool begin(struct session *s, const char *name)
{
	if (s->timeline_count == SESSION_TIMELINES_MAX)
		return false;
	struct timeline *t = calloc(1, sizeof(*t));
	const struct timeline *from = s->timeline_count > 0 ? live(s) : NULL;

	if (!t)
		abort();
	snprintf(t->name, sizeof(t->name), "%s", name);
	t->parent = from;
	t->fork_steps = s->steps;
	t->fork_count = world_trace_count(s->world);
	for (int32_t i = 0; from && i < s->input_count; i++)
		add_input(t, &from->inputs[i]);
	s->timelines[s->timeline_count] = t;
	s->current = s->timeline_count++;
	s->is_rewound = false;
	t->kept[t->kept_count++] = keep_now(s);
	return true;
}

void session_time_init(struct session *s)
{
	if (s->owns_world)
		begin(s, "main");
}

/* After going back: what happens from here on is another timeline. Where there are too many, the old one's future is given up. */
static void leave_past(struct session *s)
{
	char name[TIMELINE_NAME_MAX];

	if (!s->is_rewound)
		return;
	snprintf(name, sizeof(name), "t%d", s->timeline_count + 1);
	if (begin(s, name))
		return;
	struct timeline *t = live(s);

	while (t->input_count > s->input_count)
		drop_input(t);
	while (t->kept_count > 1 && t->kept[t->kept_count - 1].steps > s->steps)
		kept_del(&t->kept[--t->kept_count]);
	s->is_rewound = false;
}

void session_begin_here(struct session *s)
{
	struct timeline *t = s->timeline_count > 0 && !s->is_rewound && !world_failure(s->world) ? live(s) : NULL;

	if (!t)
		return;
	while (t->kept_count > 0)
		kept_del(&t->kept[--t->kept_count]);
	t->kept[t->kept_count++] = keep_now(s);
	t->parent = NULL;
	for (int32_t i = 0; i < s->timeline_count; i++) /* they began in what is gone now, and have nothing but their own */
		if (s->timelines[i]->parent == t)
			s->timelines[i]->parent = NULL;
}

void session_time_free(struct session *s)
{
	for (int32_t i = 0; i < s->timeline_count; i++)
		timeline_del(s->timelines[i]);
	s->timeline_count = 0;
}

void session_note_input(struct session *s, const struct input *input)
{
	struct input noted = *input;

	if (s->timeline_count == 0 || s->is_replaying)
		return;
	leave_past(s);
	noted.steps = s->steps;
	noted.t_us = world_now_us(s->world);
	add_input(live(s), &noted);
	s->input_count++;
}

static void do_again(struct session *s, const struct input *input)
{
	switch (input->kind) {
	case INPUT_OPEN:
		session_open_tab(s);
		break;
	case INPUT_REOPEN:
		session_reopen_tab(s, input->tab);
		break;
	case INPUT_LINE:
		session_type(s, input->tab, input->line);
		break;
	case INPUT_END:
		session_end_input(s, input->tab);
		break;
	case INPUT_INTERRUPT:
		session_interrupt(s, input->tab);
		break;
	case INPUT_ANSWER:
		shell_answer(s->world, s->tabs[input->tab - 1].shell, input->line, input->status);
		break;
	case INPUT_PLAY:
		session_play(s, input->actor, input->what);
		break;
	case INPUT_END_PLAY:
		session_end_play(s);
		break;
	}
}

/* From a restored moment on, until the next event would come after `until_us` or `until_trace` events are in the trace. */
static void replay(struct session *s, int64_t until_us, int64_t until_trace)
{
	const struct timeline *t = live(s);

	s->is_replaying = true;
	for (;;) {
		const struct input *input = s->input_count < t->input_count ? &t->inputs[s->input_count] : NULL;

		if (world_trace_count(s->world) >= until_trace)
			break;
		if (input && input->steps == s->steps && input->t_us < until_us) { /* one of that very moment is yet to come */
			world_run_until(s->world, input->t_us);
			do_again(s, input);
			s->input_count++;
		} else if ((input && input->steps == s->steps) || session_next_time(s) > until_us || !session_step(s)) {
			break;
		}
	}
	if (until_us != INT64_MAX && session_next_time(s) > until_us)
		world_run_until(s->world, until_us);
	s->is_replaying = false;
}

/* The head of the live timeline is kept before it is left, unless what is live is a moment in its past. */
static void leave(struct session *s)
{
	if (s->is_rewound)
		return;
	kept_del(&live(s)->head);
	live(s)->head = keep_now(s);
}

/* What was printed from that event on is not what has happened here. */
static void forget_output(struct session *s, int64_t from)
{
	s->again_until = s->shown > from ? 0 : s->again_until;
	s->shown = s->shown < from ? s->shown : from;
	s->cut_at = s->cut_at >= 0 && s->cut_at < from ? s->cut_at : from;
}

/* How much of the trace two timelines share, or less. */
static int64_t shared_count(const struct timeline *a, const struct timeline *b)
{
	int64_t count = INT64_MAX;

	for (; a->parent; a = a->parent)
		count = a->fork_count < count ? a->fork_count : count;
	for (; b->parent; b = b->parent)
		count = b->fork_count < count ? b->fork_count : count;
	return count;
}

/* The last kept moment of this past that is not behind the one that is wanted; the very first if all are. */
static const struct kept *find_kept(const struct session *s, int64_t until_us, int64_t until_trace)
{
	const struct kept *first = NULL;
	int64_t limit = INT64_MAX;

	for (const struct timeline *t = live(s); t; t = t->parent) {
		for (int32_t i = t->kept_count - 1; i >= 0; i--) {
			const struct kept *kept = &t->kept[i];

			first = kept;
			if (kept->steps <= limit && snapshot_time_us(kept->snapshot) <= until_us && kept->trace_count <= until_trace)
				return kept;
		}
		limit = t->fork_steps < limit ? t->fork_steps : limit;
	}
	return first;
}

static bool go_back(struct session *s, int64_t until_us, int64_t until_trace)
{
	const struct kept *kept = find_kept(s, until_us, until_trace);

	leave(s);
	restore(s, kept);
	if (until_us < world_now_us(s->world))
		until_us = world_now_us(s->world); /* there is nothing before the beginning */
	replay(s, until_us, until_trace);
	s->is_rewound = true;
	forget_output(s, world_trace_count(s->world));
	return true;
}

bool session_can_go_back(const struct session *s)
{
	return s->timeline_count > 0;
}

bool session_back(struct session *s, int64_t us)
{
	int64_t now_us = world_now_us(s->world);

	return session_can_go_back(s) && go_back(s, now_us > us ? now_us - us : 0, INT64_MAX);
}

bool session_back_events(struct session *s, int64_t count)
{
	int64_t now = world_trace_count(s->world);

	return session_can_go_back(s) && go_back(s, INT64_MAX, now > count ? now - count : 0);
}

const char *session_timeline(const struct session *s)
{
	return s->timeline_count > 0 ? live(s)->name : "main";
}

bool session_has_timeline(const struct session *s, struct bytes name)
{
	return find(s, name) >= 0;
}

bool session_fork(struct session *s, struct bytes name)
{
	char text[TIMELINE_NAME_MAX];

	if (!session_can_go_back(s) || name.size == 0 || name.size >= sizeof(text) || s->timeline_count == SESSION_TIMELINES_MAX || find(s, name) >= 0)
		return false;
	snprintf(text, sizeof(text), "%.*s", (int)name.size, (const char *)name.data);
	leave(s);
	return begin(s, text);
}

bool session_go_to(struct session *s, struct bytes name)
{
	int32_t to = session_can_go_back(s) ? find(s, name) : -1;

	if (to < 0)
		return false;
	if (to == s->current && !s->is_rewound)
		return true;
	leave(s);
	int64_t shared = shared_count(live(s), s->timelines[to]), now = world_trace_count(s->world);

	s->current = to;
	s->is_rewound = false;
	restore(s, &live(s)->head);
	forget_output(s, shared < now ? shared : now);
	s->again_until = live(s)->head.trace_count;
	return true;
}

int32_t session_timelines(const struct session *s, struct session_timeline *out)
{
	for (int32_t i = 0; i < s->timeline_count; i++) {
		const struct timeline *t = s->timelines[i];
		bool is_live = i == s->current;

		out[i] = (struct session_timeline){ .name = t->name, .is_live = is_live, .is_in_past = is_live && s->is_rewound };
		out[i].head_us = (is_live && !s->is_rewound) || !t->head.snapshot ? world_now_us(s->world) : snapshot_time_us(t->head.snapshot);
	}
	return s->timeline_count;
}
