/* An arena: many allocations, one release. What lives for one step (decoded requests, effects, responses) is made here.
 * Blocks come from a heap and are kept for the next round by arena_reset(). Memory from an arena is zeroed, but that of arena_take().
 */
#ifndef KLAB_BASE_ARENA_H
#define KLAB_BASE_ARENA_H

#include <assert.h>
#include <stdarg.h>

#include "engine/base/bytes.h"
#include "engine/base/heap.h"

struct arena_block;

struct arena {
	struct heap *heap;
	struct arena_block *blocks; /* newest first */
	uint8_t *at;                /* free bytes of the newest block */
	size_t left;
};

void arena_init(struct arena *, struct heap *);
void arena_free(struct arena *);

/* Forgets every allocation; keeps the largest block. */
void arena_reset(struct arena *);

/* Another block, for arena_take() alone. */
void arena_add_block(struct arena *, size_t size);

/* Not zeroed, 16-byte aligned: for what is written at once. */
static inline void *arena_take(struct arena *a, size_t size)
{
	assert(size <= SIZE_MAX / 2);
	size_t rounded = size > 0 ? (size + 15) & ~(size_t)15 : 16;

	if (a->left < rounded)
		arena_add_block(a, rounded);
	void *out = a->at;

	a->at += rounded;
	a->left -= rounded;
	return out;
}

/* Zeroed, 16-byte aligned. Inline, so that the usual size, which is known, is cleared without a call. */
static inline void *arena_alloc(struct arena *a, size_t size)
{
	return memset(arena_take(a, size), 0, size);
}

void *arena_calloc(struct arena *, size_t count, size_t size);

/* A copy that lives as long as the arena. Null stays null. */
struct bytes arena_copy(struct arena *, struct bytes);

/* printf into the arena; a NUL stands behind the bytes. */
struct bytes arena_printf(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct bytes arena_vprintf(struct arena *, const char *format, va_list);

/* A NUL-terminated copy, for libraries that want one. */
char *arena_text(struct arena *, struct bytes);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

#endif
