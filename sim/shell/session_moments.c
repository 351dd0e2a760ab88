/* Snapshots of a session: taken every few milliseconds of work, held within a limit of memory, fewer the older they are. */
#include <stdlib.h>

#include "sim/shell/session_internal.h"

enum {
	STEPS_MIN = 2000, /* between two of them */
	PAGE_SIZE = 4096,
	STEPS_PER_PAGE = 4, /* and more where the world is large: comparing a page costs about what a tenth of a step does */
};

/* Steps: those of about ten minutes of a busy cluster are kept evenly; what is much older, in proportion to its age. */
#define EVEN_STEPS INT64_C(400000)

struct kept session_keep_moment(struct session *s)
{
	struct kept kept = { .snapshot = world_snapshot(s->world), .steps = s->steps, .trace_count = world_trace_count(s->world),
		                 .input_count = s->input_count, .tab_count = s->tab_count };

	memcpy(kept.tabs, s->tabs, sizeof(kept.tabs));
	return kept;
}

void session_forget_moment(struct kept *kept)
{
	if (kept->snapshot)
		snapshot_del(kept->snapshot);
	kept->snapshot = NULL;
}

void session_restore_moment(struct session *s, const struct kept *kept)
{
	world_restore(s->world, kept->snapshot);
	s->steps = kept->steps;
	s->input_count = kept->input_count;
	s->tab_count = kept->tab_count;
	memcpy(s->tabs, kept->tabs, sizeof(s->tabs));
	s->behind_us = 0;
	session_find_visitors(s);
}

void timeline_add_moment(struct timeline *t, struct kept kept)
{
	if (t->kept_count == t->kept_capacity) {
		t->kept_capacity = t->kept_capacity * 2 + 16;
		t->kept = realloc(t->kept, (size_t)t->kept_capacity * sizeof(*t->kept));
		if (!t->kept)
			abort();
	}
	t->kept[t->kept_count++] = kept;
}

/* ---- Thinning out -------------------------------------------------------------------------------------------------------- */

/* How much longer the way from one kept moment to the next becomes without one of them, for its age. */
struct loss {
	int64_t gap, age;
};

static bool is_less(struct loss a, struct loss b)
{
	return a.gap * b.age < b.gap * a.age;
}

/* Lets go of the moment that is missed least. The first of each timeline stays, and so does the last. False: there is no other. */
static bool let_go_of_one(struct session *s)
{
	struct timeline *from = NULL;
	struct loss least = { 0, 1 };
	int32_t at = 0;

	for (int32_t i = 0; i < s->timeline_count; i++) {
		struct timeline *t = s->timelines[i];

		for (int32_t j = 1; j + 1 < t->kept_count; j++) {
			struct loss loss = { t->kept[j + 1].steps - t->kept[j - 1].steps, t->kept[t->kept_count - 1].steps - t->kept[j].steps + EVEN_STEPS };

			if (from && !is_less(loss, least))
				continue;
			from = t;
			at = j;
			least = loss;
		}
	}
	if (!from)
		return false;
	session_forget_moment(&from->kept[at]);
	memmove(&from->kept[at], &from->kept[at + 1], (size_t)(from->kept_count - at - 1) * sizeof(*from->kept));
	from->kept_count--;
	return true;
}

static int32_t count_moments(const struct session *s)
{
	int32_t count = 0;

	for (int32_t i = 0; i < s->timeline_count; i++)
		count += s->timelines[i]->kept_count;
	return count;
}

static int64_t steps_between(const struct session *s)
{
	int64_t steps = (int64_t)(heap_used(world_heap(s->world)) / PAGE_SIZE) * STEPS_PER_PAGE;

	return steps > STEPS_MIN ? steps : STEPS_MIN;
}

int64_t session_steps_to_snapshot(const struct session *s)
{
	const struct timeline *t = session_live(s);

	if (s->goes_only_on || s->is_replaying || s->is_rewound)
		return INT64_MAX;
	return t->kept[t->kept_count - 1].steps + steps_between(s) - s->steps;
}

void session_keep_snapshot(struct session *s)
{
	struct timeline *t = session_live(s);

	if (session_steps_to_snapshot(s) > 0 || world_failure(s->world))
		return;
	for (int32_t i = 0; i < s->tab_count; i++) {
		struct shell_control asked;

		if (shell_asked(s->world, s->tabs[i].shell, &asked)) /* snapshots are taken with no control waiting */
			return;
	}
	session_read_marks(s); /* a little at a time */
	timeline_add_moment(t, session_keep_moment(s));
	while (world_snapshots_size(s->world) > s->snapshots_size_max || count_moments(s) > SESSION_MOMENTS_MAX)
		if (!let_go_of_one(s))
			break;
}
