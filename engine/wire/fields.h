/* How a field of a table is found in its C struct, and what it is in a version: for the interpreters (message_*.c), what else of this room walks
 * through tables, and the byte fuzzer.
 *
 * A value lives at `offset` as its C type. Two kinds live behind a pointer there: the items of an array, whose count is at
 * `count_offset`, and a struct that may be null in some version.
 */
#ifndef KLAB_WIRE_FIELDS_H
#define KLAB_WIRE_FIELDS_H

#include <assert.h>

#include "engine/wire/message.h"

enum {
	TAG_LIMIT = 16,        /* tags of one struct are below this (generate.lua checks it) */
	STRING_SIZE_MAX = 32767, /* Kafka refuses longer strings in either encoding */
};

static inline bool field_is_in(const struct field *f, int16_t version)
{
	return version >= f->first_version && version <= f->last_version;
}

static inline bool field_is_tagged(const struct field *f, int16_t version)
{
	return f->tag != TAG_NONE && version >= f->tagged_from;
}

static inline bool field_is_nullable(const struct field *f, int16_t version)
{
	return f->nullable_from != VERSION_NONE && version >= f->nullable_from;
}

static inline bool field_is_pointer(const struct field *f)
{
	return f->type == FIELD_STRUCT && !f->is_array && f->nullable_from != VERSION_NONE;
}

/* Whether sizes and counts are uvarints: so in flexible versions of the message, unless the field keeps the old encoding. */
static inline bool field_is_compact(const struct field *f, bool is_flexible)
{
	return is_flexible && f->flexible_from == VERSION_NONE;
}

static inline bool schema_is_flexible(const struct schema *schema, int16_t version)
{
	return schema->flexible_from != VERSION_NONE && version >= schema->flexible_from;
}

static inline bool schema_has(const struct schema *schema, int16_t version)
{
	return version >= schema->first_version && version <= schema->last_version;
}

static inline void *field_at(const struct field *f, void *message)
{
	return (uint8_t *)message + f->offset;
}

static inline const void *field_of(const struct field *f, const void *message)
{
	return (const uint8_t *)message + f->offset;
}

static inline int32_t *field_count_at(const struct field *f, void *message)
{
	return (int32_t *)(void *)((uint8_t *)message + f->count_offset);
}

static inline int32_t field_count_of(const struct field *f, const void *message)
{
	return *(const int32_t *)(const void *)((const uint8_t *)message + f->count_offset);
}

/* The struct of a struct field that is no array; NULL for null. */
static inline const void *field_struct_of(const struct field *f, const void *value)
{
	return field_is_pointer(f) ? *(void *const *)value : value;
}

static inline bool span_is_null(const struct span *span)
{
	return span->file == 0 && span->bytes.data == NULL;
}

static inline size_t span_size(const struct span *span)
{
	return span->file != 0 ? (size_t)span->size : span->bytes.size;
}

/* sizeof one value (or item of an array) in C. */
size_t field_item_size(const struct field *);

/* A whole integer or boolean of any width; not for FLOAT64. */
int64_t field_integer(const struct field *, const void *value);
void field_set_integer(const struct field *, void *value, int64_t integer);

/* What stands behind each other in a frame. */
struct message_part {
	const struct schema *schema;
	int16_t version;
	const void *message;
};

/* message_encode_spans() of all parts, with `room` bytes in front that the caller fills in: they begin the first span. Records that are not kept are
 * copied, and must be bytes: then there is one span. */
int64_t message_encode_parts(const struct message_part *, int count, size_t room, bool keeps_records, struct arena *, struct span **spans,
                             int32_t *span_count);

/* Whether the field has its default. `message` is the struct that holds it. */
bool field_is_default(const struct field *, const void *message);

#endif
