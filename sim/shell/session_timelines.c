#include <stdlib.h>

#include "sim/shell/session_internal.h"

static void timeline_del(struct timeline *t)
{
	session_forget_moment(&t->head);
	for (int32_t i = 0; i < t->kept_count; i++)
		session_forget_moment(&t->kept[i]);
	while (t->input_count > 0)
		timeline_drop_input(t);
	free(t->kept);
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
	const struct timeline *from = s->timeline_count > 0 ? session_live(s) : NULL;

	if (!t)
		abort();
	snprintf(t->name, sizeof(t->name), "%s", name);
	t->parent = from;
	t->fork_steps = s->steps;
	t->fork_count = world_trace_count(s->world);
	t->fork_us = world_now_us(s->world);
	for (int32_t i = 0; from && i < s->input_count; i++)
		timeline_add_input(t, &from->inputs[i]);
	s->timelines[s->timeline_count] = t;
	s->current = s->timeline_count++;
	s->is_rewound = false;
	timeline_add_moment(t, session_keep_moment(s));
	return true;
}

void session_time_init(struct session *s)
{
	if (s->owns_world)
		begin(s, "main");
}

bool session_is_at_head(const struct session *s)
{
	const struct kept *head = &session_live(s)->head;

	return s->steps == head->steps && s->input_count == head->input_count;
}

void session_leave_past(struct session *s)
{
	char name[TIMELINE_NAME_MAX];

	if (s->is_rewound && session_is_at_head(s))
		s->is_rewound = false; /* nothing was left out */
	if (!s->is_rewound)
		return;
	for (int32_t number = s->timeline_count + 1;; number++) {
		snprintf(name, sizeof(name), "t%d", number);
		if (find(s, bytes_of_text(name)) < 0)
			break;
	}
	if (begin(s, name))
		return;
	struct timeline *t = session_live(s);

	while (t->input_count > s->input_count)
		timeline_drop_input(t);
	while (t->kept_count > 1 && t->kept[t->kept_count - 1].steps > s->steps)
		session_forget_moment(&t->kept[--t->kept_count]);
	s->is_rewound = false;
}

void session_begin_here(struct session *s)
{
	struct timeline *t = s->timeline_count > 0 && !s->is_rewound && !world_failure(s->world) ? session_live(s) : NULL;

	if (!t)
		return;
	session_record(s, &(struct input){ .kind = INPUT_BEGIN_HERE });
	while (t->kept_count > 0)
		session_forget_moment(&t->kept[--t->kept_count]);
	timeline_add_moment(t, session_keep_moment(s));
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

void session_leave(struct session *s)
{
	if (s->is_rewound)
		return;
	session_forget_moment(&session_live(s)->head);
	session_live(s)->head = session_keep_moment(s);
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

int64_t session_shared_events(const struct session *s, struct bytes name)
{
	int32_t at = find(s, name);

	if (s->timeline_count == 0 || at == s->current)
		return INT64_MAX;
	return at >= 0 ? shared_count(session_live(s), s->timelines[at]) : 0;
}

const char *session_timeline(const struct session *s)
{
	return s->timeline_count > 0 ? session_live(s)->name : "main";
}

bool session_has_timeline(const struct session *s, struct bytes name)
{
	return find(s, name) >= 0;
}

bool session_fork(struct session *s, struct bytes name)
{
	char text[TIMELINE_NAME_MAX];

	if (s->timeline_count == 0 || name.size == 0 || name.size >= sizeof(text) || s->timeline_count == SESSION_TIMELINES_MAX || find(s, name) >= 0)
		return false;
	snprintf(text, sizeof(text), "%.*s", (int)name.size, (const char *)name.data);
	session_record(s, &(struct input){ .kind = INPUT_FORK, .line = name });
	session_leave(s);
	return begin(s, text);
}

bool session_go_to(struct session *s, struct bytes name)
{
	int32_t to = find(s, name);

	if (to < 0)
		return false;
	if (to == s->current && !s->is_rewound)
		return true;
	session_record(s, &(struct input){ .kind = INPUT_GO_TO, .line = name });
	session_leave(s);
	int64_t shared = shared_count(session_live(s), s->timelines[to]), now = world_trace_count(s->world);

	s->current = to;
	s->is_rewound = false;
	session_restore_moment(s, &session_live(s)->head);
	session_forget_output(s, shared < now ? shared : now);
	s->again_until = session_live(s)->head.trace_count;
	return true;
}

int32_t session_timelines(const struct session *s, struct session_timeline *out)
{
	for (int32_t i = 0; i < s->timeline_count; i++) {
		const struct timeline *t = s->timelines[i];
		bool is_live = i == s->current;

		out[i] = (struct session_timeline){ .name = t->name, .parent = t->parent ? t->parent->name : NULL, .fork_us = t->fork_us, .is_live = is_live, .is_in_past = is_live && s->is_rewound };
		out[i].head_us = (is_live && !s->is_rewound) || !t->head.snapshot ? world_now_us(s->world) : snapshot_time_us(t->head.snapshot);
	}
	return s->timeline_count;
}
