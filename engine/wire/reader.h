/* Where the decoders read: message_decode.c, which walks the tables, and messages_straight.c, made for a few messages. No one else.
 *
 * The reader carries a sticky error: after a fault every take gives zero and moves nothing, so callers look once at the end, and
 * before they allocate. No size or count is believed before it was compared with what is left of the input.
 */
#ifndef KLAB_WIRE_READER_H
#define KLAB_WIRE_READER_H

#include "engine/wire/fields.h"

/* Below this many bytes of structs an array is allocated on its count alone; above, the smallest encoding of its items must fit. */
enum { TRUSTED_SIZE = 4096 };

struct message_reader {
	struct bytes in;
	size_t at;
	enum err err;
	struct arena *arena;
	int16_t version;
	bool is_flexible;
	struct message_map *map; /* NULL: nobody wants to know the places */
	int32_t depth;
};

static inline void reader_fail(struct message_reader *r, enum err err)
{
	if (r->err == ERR_OK)
		r->err = err;
}

static inline size_t reader_left(const struct message_reader *r)
{
	return r->in.size - r->at;
}

/* `size` bytes, or NULL and a fault. */
static inline const uint8_t *take(struct message_reader *r, size_t size)
{
	if (r->err != ERR_OK || size > reader_left(r)) {
		reader_fail(r, ERR_TRUNCATED);
		return NULL;
	}
	r->at += size;
	return r->in.data + r->at - size;
}

static inline uint8_t take_u8(struct message_reader *r)
{
	const uint8_t *at = take(r, 1);

	return at ? *at : 0;
}

static inline uint16_t take_u16(struct message_reader *r)
{
	const uint8_t *at = take(r, 2);

	return at ? load_u16(at) : 0;
}

static inline uint32_t take_u32(struct message_reader *r)
{
	const uint8_t *at = take(r, 4);

	return at ? load_u32(at) : 0;
}

static inline uint64_t take_u64(struct message_reader *r)
{
	const uint8_t *at = take(r, 8);

	return at ? load_u64(at) : 0;
}

static inline uint32_t take_unsigned(struct message_reader *r)
{
	uint32_t value = 0;

	if (r->err == ERR_OK && r->at < r->in.size && r->in.data[r->at] < 0x80)
		return r->in.data[r->at++];
	if (r->err == ERR_OK && !take_uvarint(r->in, &r->at, &value))
		reader_fail(r, reader_left(r) == 0 ? ERR_TRUNCATED : ERR_CORRUPT);
	return r->err == ERR_OK ? value : 0;
}

/* The size or count in front of a value; -1 for null, which is a fault where the version has no null. */
static inline int32_t take_size(struct message_reader *r, bool is_compact, bool is_short, bool is_nullable)
{
	int64_t size;

	if (is_compact)
		size = (int64_t)take_unsigned(r) - 1;
	else
		size = is_short ? (int16_t)take_u16(r) : (int32_t)take_u32(r);
	if (r->err != ERR_OK)
		return 0;
	if (size < 0 && is_nullable)
		return -1;
	if (size < 0 || (is_short && size > STRING_SIZE_MAX))
		reader_fail(r, ERR_CORRUPT);
	else if ((uint64_t)size > reader_left(r))
		reader_fail(r, ERR_TRUNCATED);
	return r->err == ERR_OK ? (int32_t)size : 0;
}

/* Strings are short. */
static inline struct bytes take_bytes(struct message_reader *r, bool is_compact, bool is_short, bool is_nullable)
{
	int32_t size = take_size(r, is_compact, is_short, is_nullable);

	if (size < 0)
		return BYTES_NULL;
	if (size == 0)
		return BYTES("");
	return bytes_of(take(r, (size_t)size), (size_t)size);
}

static inline void take_uuid(struct message_reader *r, struct uuid *out)
{
	const uint8_t *at = take(r, sizeof(*out));

	if (at)
		memcpy(out, at, sizeof(*out));
}

/* The count of an array whose items take `size` bytes in C and at least `least` here. 0 after a fault. */
static inline int32_t take_count(struct message_reader *r, bool is_compact, bool is_nullable, size_t size, size_t least)
{
	int32_t count = take_size(r, is_compact, false, is_nullable);

	if ((size_t)(count > 0 ? count : 0) > TRUSTED_SIZE / size && (size_t)count > reader_left(r) / (least > 0 ? least : 1))
		reader_fail(r, ERR_TRUNCATED);
	return r->err == ERR_OK ? count : 0;
}

/* What stands behind a tag: the input ends with it until it is left. */
struct reader_tag {
	uint32_t tag;
	size_t end;   /* of the value */
	size_t whole; /* of the input */
};

static inline struct reader_tag take_tag(struct message_reader *r)
{
	struct reader_tag t = { .tag = take_unsigned(r), .whole = r->in.size };
	uint32_t size = take_unsigned(r);

	if (size > reader_left(r))
		reader_fail(r, ERR_TRUNCATED);
	t.end = r->at + size;
	if (r->err == ERR_OK)
		r->in.size = t.end;
	return t;
}

static inline void leave_tag(struct message_reader *r, const struct reader_tag *t)
{
	if (r->at != t->end)
		reader_fail(r, ERR_CORRUPT);
	r->in.size = t->whole;
}

/* Behind a struct that has no tagged fields in the version: those of later ones. */
static inline void skip_tags(struct message_reader *r)
{
	for (uint32_t count = take_unsigned(r); count > 0 && r->err == ERR_OK; count--) {
		struct reader_tag t = take_tag(r);

		if (r->err != ERR_OK)
			return;
		r->at = t.end;
		leave_tag(r, &t);
	}
}

#endif
