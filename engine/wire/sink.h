/* Where the encoders write: message_encode.c, which walks the tables, and messages_straight.c, made for a few messages. No one else.
 *
 * Everything is put twice, by the same code: first only counted (`at` is NULL), then written into room that is known to suffice.
 */
#ifndef KLAB_WIRE_SINK_H
#define KLAB_WIRE_SINK_H

#include "engine/wire/fields.h"

struct message_sink {
	uint8_t *at;           /* NULL while counting */
	size_t size;           /* all bytes so far, records too */
	size_t kept_size;      /* records among them that stay where they are */
	int32_t records_count; /* that stay */
	struct span *spans;    /* where to put spans; NULL: records are copied */
	int32_t span_count;
	uint8_t *piece; /* where the bytes begin that no span has yet */
	bool keeps_records;
	int16_t version;
	bool is_flexible;
};

static inline void put_raw(struct message_sink *s, const void *data, size_t size)
{
	if (s->at) {
		memcpy(s->at, data, size);
		s->at += size;
	}
	s->size += size;
}

static inline void put_u8(struct message_sink *s, uint8_t value)
{
	if (s->at)
		*s->at++ = value;
	s->size += 1;
}

static inline void put_u16(struct message_sink *s, uint16_t value)
{
	if (s->at) {
		s->at[0] = (uint8_t)(value >> 8);
		s->at[1] = (uint8_t)value;
		s->at += 2;
	}
	s->size += 2;
}

static inline void put_u32(struct message_sink *s, uint32_t value)
{
	if (s->at) {
		for (int i = 0; i < 4; i++)
			s->at[i] = (uint8_t)(value >> (24 - 8 * i));
		s->at += 4;
	}
	s->size += 4;
}

static inline void put_u64(struct message_sink *s, uint64_t value)
{
	if (s->at) {
		for (int i = 0; i < 8; i++)
			s->at[i] = (uint8_t)(value >> (56 - 8 * i));
		s->at += 8;
	}
	s->size += 8;
}

static inline void put_uvarint(struct message_sink *s, uint32_t value)
{
	if (!s->at) {
		s->size += size_of_uvarint(value);
		return;
	}
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
