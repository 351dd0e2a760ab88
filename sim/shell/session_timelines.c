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
	free(t->marks.items);
	free(t->inputs);
	free(t);
}

int32_t session_find_timeline(const struct session *s, struct bytes name)
{
	for (int32_t i = 0; i < s->timeline_count; i++)
		if (bytes_equal_text(name, s->timelines[i]->name))
			return i;
	return -1;
}

/* A timeline that begins at this moment, with the inputs so far; it becomes the live one. */
static void begin(struct session *s, const char *name)
{
	struct timeline *t = calloc(1, sizeof(*t));
	const struct timeline *from = s->timeline_count > 0 ? session_live(s) : NULL;

	if (!t)
		abort();
	snprintf(t->name, sizeof(t->name), "%s", name);
	t->parent = t->origin = from;
	t->fork_steps = s->steps;
	t->fork_count = world_trace_count(s->world);
	t->fork_us = world_now_us(s->world);
	if (from) {
		session_read_marks(s);
		marks_copy(&t->marks, &from->marks, world_trace_count(s->world));
	}
	for (int32_t i = 0; from && i < s->input_count; i++)
		timeline_add_input(t, &from->inputs[i]);
	s->timelines[s->timeline_count] = t;
	s->current = s->timeline_count++;
	s->is_rewound = false;
	session_find_visitors(s);
	timeline_add_moment(t, session_keep_moment(s));
}

void session_time_init(struct session *s)
{
	begin(s, "main");
}

bool session_is_at_head(const struct session *s)
{
	const struct kept *head = &session_live(s)->head;

	return s->steps == head->steps && s->input_count == head->input_count;
}

static void begin_here_instead(const struct session *s, struct timeline *t)
{
	t->fork_steps = s->steps;
	t->fork_count = world_trace_count(s->world);
	t->fork_us = world_now_us(s->world);
}

/* Of the live timeline, whose past this is. What began in that future has it for its own from here on, without the moments. */
static void give_up_future(struct session *s)
{
	struct timeline *t = session_live(s);
	int64_t count = world_trace_count(s->world);

	while (t->input_count > s->input_count)
		timeline_drop_input(t);
	marks_cut(&t->marks, count);
	while (t->kept_count > 0 && t->kept[t->kept_count - 1].steps > s->steps)
		session_forget_moment(&t->kept[--t->kept_count]);
	if (t->origin && t->fork_count > count) /* it was gone back behind its own beginning */
		begin_here_instead(s, t);
	if (t->kept_count == 0)
		timeline_add_moment(t, session_keep_moment(s));
	for (int32_t i = 0; i < s->timeline_count; i++) {
		struct timeline *other = s->timelines[i];

		if (other->origin != t || other->fork_count <= count)
			continue;
		begin_here_instead(s, other);
		other->is_of_actor = false; /* who waited for it is gone */
	}
}

void session_leave_past(struct session *s)
{
	char name[TIMELINE_NAME_MAX];

	if (s->is_rewound && session_is_at_head(s))
		s->is_rewound = false; /* nothing was left out */
	if (!s->is_rewound)
		return;
	if (s->again_until > world_trace_count(s->world)) /* what comes from here on was never shown */
		s->again_until = world_trace_count(s->world);
	if (s->timeline_count < SESSION_FORKS_MAX) {
		for (int32_t number = s->timeline_count + 1;; number++) {
			snprintf(name, sizeof(name), "t%d", number);
			if (session_find_timeline(s, bytes_of_text(name)) < 0)
				break;
		}
		begin(s, name);
		return;
	}
	give_up_future(s);
	s->is_rewound = false;
}

void session_begin_here(struct session *s)
{
	struct timeline *t = !s->is_rewound && !world_failure(s->world) ? session_live(s) : NULL;

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
	session_read_marks(s);
	session_forget_moment(&session_live(s)->head);
	session_live(s)->head = session_keep_moment(s);
}

int64_t session_shared_count(const struct timeline *a, const struct timeline *b)
{
	int64_t count = INT64_MAX;

	for (; a->origin; a = a->origin)
		count = a->fork_count < count ? a->fork_count : count;
	for (; b->origin; b = b->origin)
		count = b->fork_count < count ? b->fork_count : count;
	return count;
}

int64_t session_shared_events(const struct session *s, struct bytes name)
{
	int32_t at = session_find_timeline(s, name);

	if (s->timeline_count == 0 || at == s->current)
		return INT64_MAX;
	return at >= 0 ? session_shared_count(session_live(s), s->timelines[at]) : 0;
}

const char *session_timeline(const struct session *s)
{
	return session_live(s)->name;
}

bool session_has_timeline(const struct session *s, struct bytes name)
{
	return session_find_timeline(s, name) >= 0;
}

bool session_is_name(struct bytes name)
{
	bool is_good = name.size > 0 && name.size < TIMELINE_NAME_MAX;

	for (size_t i = 0; i < name.size && is_good; i++)
		is_good = name.data[i] >= ' ' && name.data[i] != 0x7f;
	return is_good;
}

bool session_fork(struct session *s, struct bytes name)
{
	char text[TIMELINE_NAME_MAX];

	if (!session_is_name(name) || s->timeline_count >= SESSION_FORKS_MAX || session_find_timeline(s, name) >= 0)
		return false;
	snprintf(text, sizeof(text), "%.*s", (int)name.size, (const char *)name.data);
	session_record(s, &(struct input){ .kind = INPUT_FORK, .line = name });
	session_leave(s);
	begin(s, text);
	return true;
}

bool session_go_to(struct session *s, struct bytes name)
{
	int32_t to = session_find_timeline(s, name);

	if (to < 0)
		return false;
	if (to == s->current && !s->is_rewound)
		return true;
	session_record(s, &(struct input){ .kind = INPUT_GO_TO, .line = name });
	session_leave(s);
	int64_t shared = session_shared_count(session_live(s), s->timelines[to]), now = world_trace_count(s->world);

	s->current = to;
	s->is_rewound = false;
	session_restore_moment(s, &session_live(s)->head);
	session_forget_output(s, shared < now ? shared : now);
	s->again_until = session_live(s)->head.trace_count;
	s->travels++;
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

/* ---- Timelines of the actor ---------------------------------------------------------------------------------------------- */

static bool has_children(const struct session *s, const struct timeline *t)
{
	for (int32_t i = 0; i < s->timeline_count; i++)
		if (s->timelines[i]->origin == t)
			return true;
	return false;
}

/* Room for one more: the oldest that an actor has come back from, and where nothing else began, is forgotten. */
static bool make_room(struct session *s)
{
	if (s->timeline_count < SESSION_TIMELINES_MAX)
		return true;
	for (int32_t i = 0; i < s->timeline_count; i++) {
		struct timeline *t = s->timelines[i];

		if (i == s->current || !t->has_returned || has_children(s, t))
			continue;
		timeline_del(t);
		memmove(&s->timelines[i], &s->timelines[i + 1], (size_t)(s->timeline_count - i - 1) * sizeof(s->timelines[0]));
		s->timeline_count--;
		s->current -= s->current > i;
		return true;
	}
	return false;
}

/* A name that is not taken: the one that is wished for, or that with a number behind it. */
static void choose_name(const struct session *s, struct bytes wished, char name[static TIMELINE_NAME_MAX])
{
	snprintf(name, TIMELINE_NAME_MAX, "%.*s", (int)wished.size, (const char *)wished.data);
	for (int number = 2; session_find_timeline(s, bytes_of_text(name)) >= 0; number++)
		snprintf(name, TIMELINE_NAME_MAX, "%.*s-%d", (int)(wished.size < TIMELINE_NAME_MAX - 5 ? wished.size : TIMELINE_NAME_MAX - 5),
		         (const char *)wished.data, number);
}

static void fork_for_actor(struct session *s, struct bytes wished)
{
	char name[TIMELINE_NAME_MAX];

	if (!make_room(s)) {
		session_note_input(s, &(struct input){ .kind = INPUT_RETURNED });
		s->actor->returned(s, BYTES_NULL);
		return;
	}
	choose_name(s, wished, name);
	session_leave(s);
	begin(s, name);
	session_live(s)->is_of_actor = true;
	session_note_input(s, &(struct input){ .kind = INPUT_FORKED });
	s->actor->forked(s);
}

static int32_t index_of(const struct session *s, const struct timeline *t)
{
	int32_t i = 0;

	while (s->timelines[i] != t)
		i++;
	return i;
}

/* Whether its parent still stands where it was begun, waiting for what comes of it. */
static bool is_awaited(const struct timeline *t)
{
	const struct timeline *parent = t->parent;

	return t->is_of_actor && !t->has_returned && parent && parent->input_count == t->kept[0].input_count && parent->head.steps == t->fork_steps;
}

/* Back to the moment that the timeline began with, in its parent: there its result is what comes next. */
static void return_with(struct session *s, struct bytes result)
{
	struct timeline *t = session_live(s);
	struct input input = { .kind = INPUT_RETURNED };
	uint8_t *copy = malloc(result.size + 1); /* it lies in the region */

	if (!copy)
		abort();
	if (is_awaited(t)) {
		memcpy(copy, result.data, result.size);
		input.line = bytes_of(copy, result.size);
		t->has_returned = true;
		session_leave(s);
		s->current = index_of(s, t->parent);
		session_restore_moment(s, &t->kept[0]);
		session_forget_output(s, t->fork_count);
	}
	session_note_input(s, &input);
	s->actor->returned(s, input.line);
	free(copy);
}

bool session_fulfil_wish(struct session *s)
{
	struct bytes what;
	enum actor_wish wish = s->actor && !s->is_replaying && !session_failure(s) ? s->actor->wish(s->world, &what) : ACTOR_WISHES_NOTHING;

	if (wish == ACTOR_WISHES_NOTHING)
		return false;
	const struct input *known = s->is_rewound ? session_next_input(s) : NULL;
	bool is_known = known && known->steps == s->steps && (known->kind == INPUT_FORKED || known->kind == INPUT_RETURNED);

	if (s->is_rewound && !is_known && !session_is_at_head(s))
		session_go_on(s);
	session_record(s, &(struct input){ .kind = wish == ACTOR_WISHES_FORK ? INPUT_FORKED : INPUT_RETURNED });
	if (is_known)
		session_repeat_input(s); /* so it was */
	else if (wish == ACTOR_WISHES_FORK)
		fork_for_actor(s, what);
	else
		return_with(s, what);
	return true;
}
