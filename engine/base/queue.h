/* What happens next: an indexed heap of nodes that are embedded in what they are for, ordered by (time, sequence number).
 *
 * A node stands in the queue at most once. Its place is kept in it, so that moving or removing it costs O(log n), and an idle
 * world holds few of them: one for each process with a deadline, one for each direction of a connection with bytes under way.
 */
#ifndef KLAB_WORLD_QUEUE_H
#define KLAB_WORLD_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/heap.h"

enum queue_kind { QUEUE_PROCESS, QUEUE_DIRECTION, QUEUE_SYNC };

struct queue_node {
	int64_t at_us;
	uint64_t seq;
	int32_t place; /* in the heap, from 1; 0: not queued */
	enum queue_kind kind;
};

struct queue_item {
	int64_t at_us;
	uint64_t seq;
	struct queue_node *node;
};

struct queue {
	struct heap *heap;
	struct queue_item *items; /* [0] is not used */
	int32_t count, capacity;
	uint64_t last_seq;
};

/* Puts it at `at_us`, behind all that is there at that time; moves it if it is queued. */
void queue_set(struct queue *, struct queue_node *, int64_t at_us);

/* The same with a sequence number that queue_seq() gave before. */
void queue_set_seq(struct queue *, struct queue_node *, int64_t at_us, uint64_t seq);
void queue_remove(struct queue *, struct queue_node *);

static inline uint64_t queue_seq(struct queue *q)
{
	return ++q->last_seq;
}

/* The first one, or NULL. */
static inline struct queue_node *queue_first(const struct queue *q)
{
	return q->count > 0 ? q->items[1].node : NULL;
}

#endif
