#include "engine/base/buf.h"

#include <assert.h>
#include <stdio.h>

enum { LINE_SIZE = 160 }; /* what most printing finds enough */

void buf_init(struct buf *b, struct heap *heap)
{
	*b = (struct buf){ .heap = heap };
}

void buf_free(struct buf *b)
{
	heap_free(b->heap, b->data);
	buf_init(b, b->heap);
}

void buf_clear(struct buf *b)
{
	b->size = 0;
}

void buf_enlarge(struct buf *b, size_t size)
{
	size_t wanted = b->capacity ? b->capacity * 2 : 64;

	assert(size <= SIZE_MAX / 4 && b->size <= SIZE_MAX / 4);
	while (wanted < b->size + size)
		wanted *= 2;
	b->data = heap_realloc(b->heap, b->data, wanted);
	b->capacity = wanted;
}

void buf_fit(struct buf *b, size_t size)
{
	if (b->capacity - b->size >= size)
		return;
	b->data = heap_realloc(b->heap, b->data, b->size + size);
	b->capacity = b->size + size;
}

void buf_add_text(struct buf *b, const char *text)
{
	buf_add(b, text, strlen(text));
}

void buf_add_int64(struct buf *b, int64_t value)
{
	uint8_t *at = buf_reserve(b, INT64_TEXT_SIZE_MAX);

	b->size += bytes_put_int64(at, value);
}

void buf_add_char(struct buf *b, char c)
{
	*buf_grow(b, 1) = (uint8_t)c;
}

void buf_add_u16(struct buf *b, uint16_t value)
{
	store_u16(buf_grow(b, 2), value);
}

void buf_add_u32(struct buf *b, uint32_t value)
{
	store_u32(buf_grow(b, 4), value);
}

void buf_add_u64(struct buf *b, uint64_t value)
{
	store_u64(buf_grow(b, 8), value);
}

void buf_vprintf(struct buf *b, const char *format, va_list args)
{
	char *at = (char *)buf_reserve(b, LINE_SIZE);
	size_t room = b->capacity - b->size;
	va_list again;

	va_copy(again, args);
	int size = vsnprintf(at, room, format, args);

	assert(size >= 0);
	if ((size_t)size >= room)
		vsnprintf((char *)buf_reserve(b, (size_t)size + 1), (size_t)size + 1, format, again);
	va_end(again);
	b->size += (size_t)size;
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vprintf(b, format, args);
	va_end(args);
}

void buf_drop(struct buf *b, size_t size)
{
	assert(size <= b->size);
	if (size > 0 && size < b->size)
		memmove(b->data, b->data + size, b->size - size);
	b->size -= size;
}

const char *buf_text(struct buf *b)
{
	*buf_reserve(b, 1) = 0;
	return (const char *)b->data;
}
