/* What happens next: an indexed heap of nodes that are embedded in what they are for, ordered by (time, sequence number).
 *
 * A node stands in the queue at most once. Its place is kept in it, so that moving or removing it costs O(log n). What is compared lies together in the
 * heap's array: the nodes themselves are only written to, wherever they are. Zero-initialised with a heap it is empty and ready.
 */
#ifndef KLAB_BASE_QUEUE_H
#define KLAB_BASE_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/heap.h"

struct queue_node {
	int64_t at_us;
	uint64_t seq;
	int32_t place; /* in the heap, from 1; 0: not queued */
	int32_t kind;  /* the owner's own */
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
void queue_free(struct queue *); /* empty and usable again afterwards */

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
