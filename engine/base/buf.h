/* A growable byte buffer with one owner. Zero-initialised with a heap it is empty and ready:
 *     struct buf b = { .heap = heap };  buf_printf(&b, "%d\n", n);  use(buf_bytes(&b));  buf_free(&b);
 * A span of it is valid until the next call that changes it.
 */
#ifndef KLAB_BASE_BUF_H
#define KLAB_BASE_BUF_H

#include <stdarg.h>

#include "engine/base/bytes.h"
#include "engine/base/heap.h"

struct buf {
	struct heap *heap;
	uint8_t *data;
	size_t size;
	size_t capacity;
};

void buf_init(struct buf *, struct heap *);
void buf_free(struct buf *); /* empty and usable again afterwards */
void buf_clear(struct buf *);

/* Makes room for `size` more bytes where there is too little: for buf_reserve() alone. */
void buf_enlarge(struct buf *, size_t size);

/* Room for `size` more bytes and none beyond, where there is too little: of what will not grow further. */
void buf_fit(struct buf *, size_t size);

/* Room for `size` more bytes; returns where they go. The size grows only by buf_add* or buf_grow. */
static inline uint8_t *buf_reserve(struct buf *b, size_t size)
{
	if (b->capacity - b->size < size || !b->data)
		buf_enlarge(b, size);
	return b->data + b->size;
}

/* Adds `size` uninitialised bytes and returns them. */
static inline uint8_t *buf_grow(struct buf *b, size_t size)
{
	uint8_t *at = buf_reserve(b, size);

	b->size += size;
	return at;
}

static inline void buf_add(struct buf *b, const void *data, size_t size)
{
	if (size > 0)
		memcpy(buf_grow(b, size), data, size);
}

static inline void buf_add_bytes(struct buf *b, struct bytes bytes)
{
	buf_add(b, bytes.data, bytes.size);
}

static inline void buf_add_u8(struct buf *b, uint8_t value)
{
	*buf_grow(b, 1) = value;
}

void buf_add_text(struct buf *, const char *text);
void buf_add_char(struct buf *, char c);
void buf_add_int64(struct buf *, int64_t value); /* in decimal digits */
void buf_add_u16(struct buf *, uint16_t); /* big-endian, as all that follow */
void buf_add_u32(struct buf *, uint32_t);
void buf_add_u64(struct buf *, uint64_t);
void buf_printf(struct buf *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *, const char *format, va_list);

/* Takes `size` bytes off the front. */
void buf_drop(struct buf *, size_t size);

static inline struct bytes buf_bytes(const struct buf *b)
{
	return bytes_of(b->data ? b->data : (const uint8_t *)"", b->size);
}

/* The contents with a NUL behind them (not counted in size). */
const char *buf_text(struct buf *);

#endif
