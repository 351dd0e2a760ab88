/* Four children a node: half as deep as with two, and the four lie beside each other. */
#include "engine/base/queue.h"

enum { CHILDREN = 4 };

static bool is_before(const struct queue_item *a, const struct queue_item *b)
{
	return a->at_us != b->at_us ? a->at_us < b->at_us : a->seq < b->seq;
}

static void put(struct queue *q, int32_t place, struct queue_item item)
{
	q->items[place] = item;
	item.node->place = place;
}

static int32_t parent_of(int32_t place)
{
	return (place - 2) / CHILDREN + 1;
}

static void move_up(struct queue *q, int32_t place, struct queue_item item)
{
	while (place > 1 && is_before(&item, &q->items[parent_of(place)])) {
		put(q, place, q->items[parent_of(place)]);
		place = parent_of(place);
	}
	put(q, place, item);
}

static void move_down(struct queue *q, int32_t place, struct queue_item item)
{
	for (int32_t first; (first = (place - 1) * CHILDREN + 2) <= q->count;) {
		int32_t last = first + CHILDREN - 1 < q->count ? first + CHILDREN - 1 : q->count, best = first;

		for (int32_t child = first + 1; child <= last; child++)
			if (is_before(&q->items[child], &q->items[best]))
				best = child;
		if (!is_before(&q->items[best], &item))
			break;
		put(q, place, q->items[best]);
		place = best;
	}
	put(q, place, item);
}

static void settle(struct queue *q, int32_t place, struct queue_item item)
{
	if (place > 1 && is_before(&item, &q->items[parent_of(place)]))
		move_up(q, place, item);
	else
		move_down(q, place, item);
}

void queue_set_seq(struct queue *q, struct queue_node *node, int64_t at_us, uint64_t seq)
{
	struct queue_item item = { at_us, seq, node };

	node->at_us = at_us;
	node->seq = seq;
	if (node->place) {
		settle(q, node->place, item);
		return;
	}
	if (q->count + 1 >= q->capacity) {
		q->capacity = q->capacity ? q->capacity * 2 : 64;
		q->items = heap_realloc(q->heap, q->items, (size_t)q->capacity * sizeof(*q->items));
	}
	move_up(q, ++q->count, item);
}

void queue_set(struct queue *q, struct queue_node *node, int64_t at_us)
{
	queue_set_seq(q, node, at_us, queue_seq(q));
}

void queue_free(struct queue *q)
{
	heap_free(q->heap, q->items);
	*q = (struct queue){ .heap = q->heap };
}

void queue_remove(struct queue *q, struct queue_node *node)
{
	if (!node->place)
		return;
	int32_t place = node->place;
	struct queue_item last = q->items[q->count--];

	node->place = 0;
	if (last.node != node)
		settle(q, place, last);
}
