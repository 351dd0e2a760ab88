/* What differs between two timelines: in the state of the cluster at the head of each, in what became of the records, and where their traces part.
 *
 * A timeline's head is turned into facts, in one order; facts of the same heading and name are set side by side, and those that are equal are left
 * out.
 */
#ifndef KLAB_SHELL_COMPARE_H
#define KLAB_SHELL_COMPARE_H

#include "engine/base/arena.h"
#include "sim/world/world.h"

struct fact {
	struct bytes heading; /* "topic orders" */
	struct bytes name;    /* "orders-0 leader" */
	struct bytes value;
};

struct facts {
	struct arena *arena;
	struct fact *items;
	int32_t count, capacity;
};

void facts_add(struct facts *, struct bytes heading, struct bytes name, struct bytes value);

/* Of the world as it is now. */
void facts_of_state(struct facts *, struct world *);
/* Of its records (compare_records.c): acknowledged, gone, delivered, by topic; the whole trace is read. A record is gone if it was acknowledged and is
 * not in the log of the partition's leader; without a leader, in no log. */
void facts_of_records(struct facts *, struct world *);

struct difference {
	struct bytes heading, name;
	struct bytes a, b; /* null: there is no such thing in this timeline */
};

enum { COMPARISON_TOLD_MAX = 6 };

struct comparison {
	struct heap *heap;
	struct arena arena;
	struct bytes a, b; /* names of the timelines */
	struct difference *differences;
	int32_t count;
	int64_t parted_us;  /* the last moment they share */
	int64_t parted_seq; /* the first event that one has and the other has not, or has otherwise */
	struct bytes told_a[COMPARISON_TOLD_MAX], told_b[COMPARISON_TOLD_MAX]; /* what each goes on with; null behind the last */
};

/* Sets the facts side by side. */
void comparison_set(struct comparison *, const struct facts *a, const struct facts *b);

/* As a table of at most 80 columns. */
void comparison_add_text(struct buf *, const struct comparison *);

#endif
