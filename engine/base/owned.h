/* Bytes with one owner: a copy in a heap, whose span is its only handle. Null stays null. */
#ifndef KLAB_BASE_OWNED_H
#define KLAB_BASE_OWNED_H

#include "engine/base/bytes.h"
#include "engine/base/heap.h"

static inline struct bytes owned_copy(struct heap *heap, struct bytes b)
{
	if (bytes_is_null(b))
		return b;
	uint8_t *copy = heap_alloc(heap, b.size + 1);

	if (b.size > 0)
		memcpy(copy, b.data, b.size);
	return bytes_of(copy, b.size);
}

/* Null afterwards. */
static inline void owned_free(struct heap *heap, struct bytes *b)
{
	heap_free(heap, (void *)(uintptr_t)b->data);
	*b = BYTES_NULL;
}

static inline void owned_set(struct heap *heap, struct bytes *b, struct bytes value)
{
	struct bytes copy = owned_copy(heap, value);

	owned_free(heap, b);
	*b = copy;
}

#endif
