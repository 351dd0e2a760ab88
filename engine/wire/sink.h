/* Where the encoders write: message_encode.c, which walks the tables, and messages_straight.c, made for a few messages. No one else.
 *
 * A sink writes while it has room, and counts from the first value on that finds none: so whoever has some room tries at once, and learns what it takes if
 * that was too little. Without any room it counts from the start.
 */
#ifndef KLAB_WIRE_SINK_H
#define KLAB_WIRE_SINK_H

#include "engine/wire/fields.h"

struct message_sink {
	uint8_t *at;           /* where the next byte goes */
	size_t left;           /* the room from there on */
	size_t counted;        /* bytes that found no room */
	size_t kept_size;      /* records that stay where they are, */
	int32_t records_count; /* and how many */
	struct span *spans;    /* where to put spans */
	int32_t span_count, span_capacity;
	uint8_t *piece; /* where the bytes begin that no span has yet */
	bool keeps_records; /* false: they are copied */
	int16_t version;
	bool is_flexible;
};

/* Where `size` bytes go; NULL: they are counted. */
static inline uint8_t *put(struct message_sink *s, size_t size)
{
	uint8_t *at = s->at;

	if (size > s->left) {
		s->left = 0;
		s->counted += size;
		return NULL;
	}
	s->at += size;
	s->left -= size;
	return at;
}

static inline void put_raw(struct message_sink *s, const void *data, size_t size)
{
	uint8_t *at = put(s, size);

	if (at)
		memcpy(at, data, size);
}

static inline void put_u8(struct message_sink *s, uint8_t value)
{
	uint8_t *at = put(s, 1);

	if (at)
		*at = value;
}

static inline void put_u16(struct message_sink *s, uint16_t value)
{
	uint8_t *at = put(s, 2);

	if (at)
		store_u16(at, value);
}

static inline void put_u32(struct message_sink *s, uint32_t value)
{
	uint8_t *at = put(s, 4);

	if (at)
		store_u32(at, value);
}

static inline void put_u64(struct message_sink *s, uint64_t value)
{
	uint8_t *at = put(s, 8);

	if (at)
		store_u64(at, value);
}

static inline void put_uvarint(struct message_sink *s, uint32_t value)
{
	for (; value >= 0x80; value >>= 7)
		put_u8(s, (uint8_t)(value | 0x80));
	put_u8(s, (uint8_t)value);
}

/* The size or count in front of a value; -1 is null. */
static inline void put_size(struct message_sink *s, bool is_compact, bool is_short, int64_t size)
{
	assert(size <= INT32_MAX - 1);
	if (is_compact)
		put_uvarint(s, (uint32_t)(size + 1));
	else if (is_short)
		put_u16(s, (uint16_t)size);
	else
		put_u32(s, (uint32_t)size);
}

/* Strings are short. */
static inline void put_bytes(struct message_sink *s, bool is_compact, bool is_short, struct bytes bytes, bool is_nullable)
{
	size_t size = is_short && bytes.size > STRING_SIZE_MAX ? STRING_SIZE_MAX : bytes.size; /* a text made of texts from outside */

	assert(bytes.data || is_nullable);
	put_size(s, is_compact, is_short, bytes.data ? (int64_t)size : -1);
	if (bytes.data)
		put_raw(s, bytes.data, size);
}

void put_records(struct message_sink *, bool is_compact, const struct span *, bool is_nullable);

/* Counts what stands behind a tag, which has its size in front. */
static inline struct message_sink sink_of_tag(const struct message_sink *s)
{
	return (struct message_sink){ .version = s->version, .is_flexible = true };
}

#endif
