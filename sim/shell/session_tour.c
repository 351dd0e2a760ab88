/* Going through the timelines of a session that is over. Nothing is noted: moments that are kept are restored, and at the end the one where it stood. */
#include <stdlib.h>

#include "sim/shell/session_internal.h"
#include "sim/trace/json.h"

struct session_tour {
	struct session *session;
	struct kept standing;
	struct timelines timelines;
};

/* The latest moment of the timeline. */
static const struct kept *head_of(const struct session_tour *tour, int timeline)
{
	const struct session *s = tour->session;
	bool is_at_head = timeline < 0 || (timeline == s->current && !s->is_rewound);

	return is_at_head ? &tour->standing : &s->timelines[timeline]->head;
}

static void go_to(void *self, int timeline)
{
	const struct session_tour *tour = self;
	const struct kept *head = head_of(tour, timeline);

	if (head->snapshot)
		session_restore_moment(tour->session, head);
}

static int index_of(const struct session *s, const struct timeline *t)
{
	for (int32_t i = 0; i < s->timeline_count; i++)
		if (s->timelines[i] == t)
			return i;
	return -1;
}

static struct timeline_seen see(const struct session_tour *tour, int timeline)
{
	const struct session *s = tour->session;
	const struct timeline *t = s->timelines[timeline];
	const struct kept *head = head_of(tour, timeline);
	struct timeline_seen seen = { .name = bytes_of_text(t->name), .parent = index_of(s, t->origin), .to_seq = world_trace_count(s->world),
		                          .end_us = world_now_us(s->world) };

	if (seen.parent >= 0) {
		seen.from_seq = t->fork_count;
		seen.from_us = t->fork_us;
	}
	if (head->snapshot) {
		seen.to_seq = head->trace_count;
		seen.end_us = snapshot_time_us(head->snapshot);
	}
	return seen;
}

struct session_tour *session_tour_new(struct session *s)
{
	struct session_tour *tour = calloc(1, sizeof(*tour));

	static_assert((int)TIMELINES_MAX == (int)SESSION_TIMELINES_MAX, "all of them can be gone through");
	if (!tour)
		abort();
	tour->session = s;
	if (s->timeline_count > 1 && !world_failure(s->world)) /* a world that has ended stays as it is */
		tour->standing = session_keep_moment(s);
	tour->timelines = (struct timelines){ .go_to = go_to, .self = tour, .last = tour->standing.snapshot ? s->current : 0 };
	if (!tour->standing.snapshot)
		tour->timelines.items[tour->timelines.count++] = see(tour, s->current);
	for (int32_t i = 0; tour->standing.snapshot && i < s->timeline_count; i++)
		tour->timelines.items[tour->timelines.count++] = see(tour, i);
	return tour;
}

const struct timelines *session_tour_timelines(const struct session_tour *tour)
{
	return &tour->timelines;
}

void session_tour_del(struct session_tour *tour)
{
	go_to(tour, -1);
	session_forget_moment(&tour->standing);
	free(tour);
}

void session_write_trace(struct session *s, int64_t from_us, struct heap *heap, FILE *file)
{
	struct session_tour *tour = session_tour_new(s);

	trace_json_write_all(session_tour_timelines(tour), s->world, from_us, heap, file);
	session_tour_del(tour);
}
