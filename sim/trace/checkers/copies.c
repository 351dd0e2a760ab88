#include "sim/trace/checkers/copies.h"

void copy_free(struct copy *c)
{
	heap_free(c->heap, c->items);
	c->items = NULL;
	c->count = c->capacity = 0;
}

void copy_reset(struct copy *c, int64_t offset)
{
	c->count = 0;
	c->start = c->end = offset;
}

static void drop_first(struct copy *c, int32_t count)
{
	memmove(c->items, c->items + count, (size_t)(c->count - count) * sizeof(*c->items));
	c->count -= count;
}

void copy_add(struct copy *c, const struct copied_batch *batch)
{
	if (c->count == COPY_BATCHES_MAX)
		drop_first(c, COPY_BATCHES_MAX / 2);
	if (c->count == c->capacity) {
		c->capacity = c->capacity ? c->capacity * 2 : 16;
		c->items = heap_realloc(c->heap, c->items, (size_t)c->capacity * sizeof(*c->items));
	}
	c->items[c->count++] = *batch;
	c->end = batch->last_offset + 1;
}

void copy_cut(struct copy *c, int64_t offset)
{
	while (c->count > 0 && c->items[c->count - 1].last_offset >= offset)
		c->count--;
	if (offset < c->end)
		c->end = c->count > 0 ? c->items[c->count - 1].last_offset + 1 : offset;
	if (c->start > c->end)
		c->start = c->end;
}

int32_t copy_index(const struct copy *c, int64_t offset)
{
	int32_t low = 0, high = c->count;

	/* Nearly always it is one of the last. */
	for (int32_t step = 1; low < high; step *= 2) {
		int32_t before = high > step ? high - step : 0;

		if (c->items[before].last_offset < offset)
			low = before + 1;
		else
			high = before;
		if (low > 0)
			break;
	}
	while (low < high) {
		int32_t middle = low + (high - low) / 2;

		if (c->items[middle].last_offset < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void copy_begin(struct copy *c, int64_t offset)
{
	int32_t first = copy_index(c, offset);

	c->start = offset;
	if (c->end < offset)
		c->end = offset;
	if (first > c->count / 2) /* else not worth moving */
		drop_first(c, first);
}

const struct copied_batch *copy_at(const struct copy *c, int64_t offset)
{
	int32_t i = copy_index(c, offset);

	return i < c->count && c->items[i].base_offset <= offset ? &c->items[i] : NULL;
}

static bool is_same(const struct copied_batch *a, const struct copied_batch *b)
{
	return a->base_offset == b->base_offset && a->last_offset == b->last_offset && a->leader_epoch == b->leader_epoch && a->crc == b->crc;
}

bool copies_agree(const struct copy *a, const struct copy *b, int64_t from, int64_t to, int64_t *where)
{
	if (a->count == 0 || b->count == 0)
		return true;
	if (from < a->items[0].base_offset)
		from = a->items[0].base_offset;
	if (from < b->items[0].base_offset)
		from = b->items[0].base_offset;
	int32_t i = copy_index(a, from), j = copy_index(b, from);

	for (; i < a->count && j < b->count && a->items[i].base_offset < to && b->items[j].base_offset < to; i++, j++)
		if (!is_same(&a->items[i], &b->items[j])) {
			*where = a->items[i].base_offset < b->items[j].base_offset ? a->items[i].base_offset : b->items[j].base_offset;
			return false;
		}
	return true;
}
