#include "engine/base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

/* Blocks double from this size, so that a large step costs few of them. */
enum { BLOCK_SIZE_MIN = 2048, ALIGNMENT = 16 };

struct arena_block {
	struct arena_block *older;
	size_t size; /* of the bytes behind this head */
};

static uint8_t *block_bytes(struct arena_block *block)
{
	return (uint8_t *)block + ALIGNMENT;
}

void arena_init(struct arena *a, struct heap *heap)
{
	*a = (struct arena){ .heap = heap };
}

static void free_blocks(struct arena *a, struct arena_block *block)
{
	while (block) {
		struct arena_block *older = block->older;

		heap_free(a->heap, block);
		block = older;
	}
}

void arena_free(struct arena *a)
{
	free_blocks(a, a->blocks);
	arena_init(a, a->heap);
}

void arena_reset(struct arena *a)
{
	if (!a->blocks)
		return;
	free_blocks(a, a->blocks->older);
	a->blocks->older = NULL;
	a->at = block_bytes(a->blocks);
	a->left = a->blocks->size;
}

void arena_add_block(struct arena *a, size_t size)
{
	size_t wanted = a->blocks ? a->blocks->size * 2 : BLOCK_SIZE_MIN;

	if (wanted > 1024 * 1024)
		wanted = 1024 * 1024;
	if (wanted < size)
		wanted = size;
	struct arena_block *block = heap_realloc(a->heap, NULL, ALIGNMENT + wanted); /* not zeroed */

	block->older = a->blocks;
	block->size = wanted;
	a->blocks = block;
	a->at = block_bytes(block);
	a->left = wanted;
}

void *arena_calloc(struct arena *a, size_t count, size_t size)
{
	assert(size == 0 || count <= SIZE_MAX / 2 / size);
	return arena_alloc(a, count * size);
}

struct bytes arena_copy(struct arena *a, struct bytes b)
{
	if (bytes_is_null(b))
		return b;
	uint8_t *copy = arena_take(a, b.size);

	memcpy(copy, b.data, b.size);
	return bytes_of(copy, b.size);
}

/* Printed where the block has room; only what does not fit is printed again, elsewhere. */
struct bytes arena_vprintf(struct arena *a, const char *format, va_list args)
{
	size_t room = a->left;
	va_list again;

	va_copy(again, args);
	int size = vsnprintf((char *)a->at, room, format, args);

	assert(size >= 0);
	char *text = arena_take(a, (size_t)size + 1);

	if ((size_t)size >= room)
		vsnprintf(text, (size_t)size + 1, format, again);
	va_end(again);
	return bytes_of(text, (size_t)size);
}

struct bytes arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	struct bytes text = arena_vprintf(a, format, args);

	va_end(args);
	return text;
}

char *arena_text(struct arena *a, struct bytes b)
{
	char *text = arena_take(a, b.size + 1);

	if (b.size > 0)
		memcpy(text, b.data, b.size);
	text[b.size] = 0;
	return text;
}
