/* The timelines of a run that is over, for readers. Each has all of its past; what it shares with the one that it began in is shown once, so readers
 * that tell of all go through parts: stretches between the places where timelines begin, in an order in which a part comes behind all of its past.
 *
 *     main  --1--+--2--+--5--          parts: main from the beginning, a, main goes on, b, main goes on
 *                 \     \
 *                  a     b             (2 is what main did between the two; where nothing happened between, there is no part)
 */
#ifndef KLAB_TRACE_TIMELINES_H
#define KLAB_TRACE_TIMELINES_H

#include "engine/base/arena.h"
#include "sim/world/world.h"

enum { TIMELINES_MAX = 64, TIMELINE_PARTS_MAX = 2 * TIMELINES_MAX };

struct timeline_seen {
	struct bytes name;
	int parent;               /* an earlier one; -1: it began with the run */
	int64_t from_seq, from_us; /* its first event of its own, and when it began */
	int64_t to_seq, end_us;   /* behind its last event, and when it ends */
};

struct timelines {
	/* The world stands at the end of that timeline then; -1: where the run has ended. */
	void (*go_to)(void *self, int timeline);
	void *self;
	struct timeline_seen items[TIMELINES_MAX];
	int count;
	int last; /* the one in which the run has ended */
};

struct timeline_part {
	int timeline;
	int64_t from_seq, to_seq; /* events; none: where two begin at one place, or nothing has happened */
	int64_t from_us;
	int after; /* the part that it goes on from; -1: it is the beginning */
	bool begins; /* its timeline; else that goes on */
};

/* NULL or a single timeline: one part, which is all of the trace. Returns how many; room for TIMELINE_PARTS_MAX. */
int timelines_parts(const struct timelines *, const struct world *, struct timeline_part *out);

/* "timeline acks=0, from 6.016 s", "main, on from 6.016 s"; empty for the beginning. */
struct bytes timelines_part_title(const struct timelines *, const struct timeline_part *, struct arena *);

/* Whether they are several. */
static inline bool timelines_are_several(const struct timelines *t)
{
	return t && t->count > 1;
}

/* Whether the event only says where another timeline began or was left, which the parts show themselves. */
bool timelines_show(const struct timelines *, enum trace_id);

#endif
