#include "engine/broker/producer_ids.h"

#include "engine/wire/errors.h"

enum { PREFETCH_TENTHS = 9 };

void producer_ids_start(struct node *n)
{
	n->producer_ids = HEAP_NEW(n->heap, struct producer_ids);
}

void producer_ids_del(struct node *n)
{
	heap_free(n->heap, n->producer_ids);
	n->producer_ids = NULL;
}

static void ask(struct node *n)
{
	struct producer_ids *ids = n->producer_ids;

	if (ids->is_asked || ids->following < ids->following_end || !ids->ask)
		return;
	ids->is_asked = true;
	ids->ask(n);
}

int64_t producer_ids_next(struct node *n)
{
	struct producer_ids *ids = n->producer_ids;

	if (!ids)
		return -1;
	if (ids->next == ids->end) {
		ids->next = ids->following;
		ids->end = ids->following_end;
		ids->following = ids->following_end = 0;
	}
	if (ids->next == ids->end) {
		ask(n);
		return -1;
	}
	ids->next++;

	int64_t left = ids->end - ids->next;

	/* Blocks are all of one size, so what is left tells how much is gone. */
	if (left <= 1000 * (10 - PREFETCH_TENTHS) / 10)
		ask(n);
	return ids->next - 1;
}

void producer_ids_allocated(struct node *n, int16_t error_code, int64_t first, int32_t count)
{
	struct producer_ids *ids = n->producer_ids;

	ids->is_asked = false;
	if (error_code != KAFKA_NONE || count <= 0)
		return;
	ids->following = first;
	ids->following_end = first + count;
}
