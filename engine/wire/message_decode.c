/* Bytes to structs.
 *
 * The reader carries a sticky error: after a fault every take gives zero and moves nothing, so callers look once at the end, and
 * before they allocate. No size or count is believed before it was compared with what is left of the input.
 *
 *     old encoding       string int16 size, bytes and records int32 size, array int32 count; negative is null
 *     flexible versions  all of them uvarint size + 1, 0 is null; behind each struct its tagged fields (KIP-482):
 *                        uvarint count, then for each uvarint tag, uvarint size, the value
 *     a nullable struct  int8: negative is null, then nothing follows; but 0 is null in a tagged field
 */
#include "engine/wire/fields.h"

/* Below this many bytes of structs an array is allocated on its count alone; above, the smallest encoding of its items must fit. */
enum { TRUSTED_SIZE = 4096 };

struct reader {
	struct bytes in;
	size_t at;
	enum err err;
	struct arena *arena;
	int16_t version;
	bool is_flexible;
	struct message_map *map; /* NULL: nobody wants to know the places */
	int32_t depth;
};

static void fail(struct reader *r, enum err err)
{
	if (r->err == ERR_OK)
		r->err = err;
}

static size_t left(const struct reader *r)
{
	return r->in.size - r->at;
}

/* `size` bytes, or NULL and a fault. */
static const uint8_t *take(struct reader *r, size_t size)
{
	if (r->err != ERR_OK || size > left(r)) {
		fail(r, ERR_TRUNCATED);
		return NULL;
	}
	r->at += size;
	return r->in.data + r->at - size;
}

static uint8_t take_u8(struct reader *r)
{
	const uint8_t *at = take(r, 1);

	return at ? *at : 0;
}

static uint16_t take_u16(struct reader *r)
{
	const uint8_t *at = take(r, 2);

	return at ? load_u16(at) : 0;
}

static uint32_t take_u32(struct reader *r)
{
	const uint8_t *at = take(r, 4);

	return at ? load_u32(at) : 0;
}

static uint64_t take_u64(struct reader *r)
{
	const uint8_t *at = take(r, 8);

	return at ? load_u64(at) : 0;
}

static uint32_t take_unsigned(struct reader *r)
{
	uint32_t value = 0;

	if (r->err == ERR_OK && !take_uvarint(r->in, &r->at, &value))
		fail(r, left(r) == 0 ? ERR_TRUNCATED : ERR_CORRUPT);
	return r->err == ERR_OK ? value : 0;
}

/* The size or count in front of a value; -1 for null, which is a fault where the version has no null. */
static int32_t take_size(struct reader *r, const struct field *f, bool is_short, bool is_nullable)
{
	int64_t size;

	if (field_is_compact(f, r->is_flexible))
		size = (int64_t)take_unsigned(r) - 1;
	else
		size = is_short ? (int16_t)take_u16(r) : (int32_t)take_u32(r);
	if (r->err != ERR_OK)
		return 0;
	if (size < 0 && is_nullable)
		return -1;
	if (size < 0 || (is_short && size > STRING_SIZE_MAX))
		fail(r, ERR_CORRUPT);
	else if ((uint64_t)size > left(r))
		fail(r, ERR_TRUNCATED);
	return r->err == ERR_OK ? (int32_t)size : 0;
}

static struct bytes take_bytes(struct reader *r, const struct field *f, bool is_nullable)
{
	int32_t size = take_size(r, f, f->type == FIELD_STRING, is_nullable);

	if (size < 0)
		return BYTES_NULL;
	if (size == 0)
		return BYTES("");
	return bytes_of(take(r, (size_t)size), (size_t)size);
}

/* Notes that a value begins here; end_place() that it ended. */
static struct message_place *begin_place(struct reader *r, const struct field *f, int32_t index, const void *value)
{
	if (!r->map || r->map->count == r->map->capacity)
		return NULL;
	struct message_place *place = &r->map->places[r->map->count++];

	*place = (struct message_place){ .field = f, .depth = r->depth, .index = index, .start = r->at, .end = r->at, .value = value };
	return place;
}

static void end_place(const struct reader *r, struct message_place *place)
{
	if (place)
		place->end = r->at;
}

static void take_fields(struct reader *r, const struct schema_struct *s, void *item);

static void take_struct(struct reader *r, const struct field *f, void *value, bool is_nullable)
{
	void *item = value;

	if (is_nullable) {
		uint8_t mark = take_u8(r);

		if (field_is_tagged(f, r->version) ? mark == 0 : mark > 0x7f) {
			*(void **)value = NULL;
			return;
		}
	}
	if (r->err != ERR_OK)
		return;
	if (field_is_pointer(f))
		item = *(void **)value = arena_alloc(r->arena, f->inner->size);
	r->depth++;
	take_fields(r, f->inner, item);
	r->depth--;
}

static void take_value(struct reader *r, const struct field *f, void *value, bool is_nullable)
{
	switch (f->type) {
	case FIELD_BOOL:
		*(bool *)value = take_u8(r) != 0;
		break;
	case FIELD_INT8:
		*(uint8_t *)value = take_u8(r);
		break;
	case FIELD_INT16:
	case FIELD_UINT16:
		*(uint16_t *)value = take_u16(r);
		break;
	case FIELD_INT32:
	case FIELD_UINT32:
		*(uint32_t *)value = take_u32(r);
		break;
	case FIELD_INT64:
	case FIELD_FLOAT64: {
		uint64_t bits = take_u64(r);

		memcpy(value, &bits, sizeof(bits));
		break;
	}
	case FIELD_UUID: {
		const uint8_t *at = take(r, sizeof(struct uuid));

		if (at)
			memcpy(value, at, sizeof(struct uuid));
		break;
	}
	case FIELD_STRING:
	case FIELD_BYTES:
		*(struct bytes *)value = take_bytes(r, f, is_nullable);
		break;
	case FIELD_RECORDS: {
		struct bytes bytes = take_bytes(r, f, is_nullable);

		*(struct span *)value = span_of(bytes);
		break;
	}
	case FIELD_STRUCT:
		take_struct(r, f, value, is_nullable);
		break;
	}
}

static size_t least_size_of_struct(const struct schema_struct *s, int16_t version, bool is_flexible);

/* The fewest bytes that a value can take. */
static size_t least_size(const struct field *f, bool is_item, int16_t version, bool is_flexible)
{
	bool is_compact = field_is_compact(f, is_flexible);

	if (f->is_array && !is_item)
		return is_compact ? 1 : 4;
	switch (f->type) {
	case FIELD_STRING:
		return is_compact ? 1 : 2;
	case FIELD_BYTES:
	case FIELD_RECORDS:
		return is_compact ? 1 : 4;
	case FIELD_STRUCT:
		if (!is_item && field_is_nullable(f, version))
			return 1;
		return least_size_of_struct(f->inner, version, is_flexible);
	default:
		return field_item_size(f);
	}
}

static size_t least_size_of_struct(const struct schema_struct *s, int16_t version, bool is_flexible)
{
	size_t size = is_flexible;

	for (uint16_t i = 0; i < s->field_count; i++)
		if (field_is_in(&s->fields[i], version) && !field_is_tagged(&s->fields[i], version))
			size += least_size(&s->fields[i], false, version, is_flexible);
	return size;
}

static void take_array(struct reader *r, const struct field *f, void *message)
{
	int32_t count = take_size(r, f, false, field_is_nullable(f, r->version));
	size_t item_size = field_item_size(f);

	if ((size_t)(count > 0 ? count : 0) > TRUSTED_SIZE / item_size) {
		size_t least = least_size(f, true, r->version, r->is_flexible);

		if ((size_t)count > left(r) / (least > 0 ? least : 1))
			fail(r, ERR_TRUNCATED);
	}
	if (r->err != ERR_OK)
		return;
	*field_count_at(f, message) = count;
	uint8_t *items = count > 0 ? arena_calloc(r->arena, (size_t)count, item_size) : NULL;

	*(void **)field_at(f, message) = items;
	r->depth++;
	for (int32_t i = 0; i < count && r->err == ERR_OK; i++) {
		struct message_place *place = begin_place(r, f, i, items + (size_t)i * item_size);

		take_value(r, f, items + (size_t)i * item_size, false);
		end_place(r, place);
	}
	r->depth--;
}

static void take_field(struct reader *r, const struct field *f, void *message)
{
	struct message_place *place = begin_place(r, f, -1, f->is_array ? NULL : field_of(f, message));

	if (f->is_array)
		take_array(r, f, message);
	else
		take_value(r, f, field_at(f, message), field_is_nullable(f, r->version));
	end_place(r, place);
}

static const struct field *field_of_tag(const struct schema_struct *s, uint32_t tag, int16_t version)
{
	for (uint16_t i = 0; i < s->field_count; i++) {
		const struct field *f = &s->fields[i];

		if (field_is_in(f, version) && field_is_tagged(f, version) && (uint32_t)f->tag == tag)
			return f;
	}
	return NULL;
}

/* Tags that the schema does not have are skipped. */
static void take_tagged(struct reader *r, const struct schema_struct *s, void *item)
{
	for (uint32_t count = take_unsigned(r); count > 0 && r->err == ERR_OK; count--) {
		const struct field *f = field_of_tag(s, take_unsigned(r), r->version);
		uint32_t size = take_unsigned(r);
		size_t whole = r->in.size;

		if (size > left(r))
			fail(r, ERR_TRUNCATED);
		if (r->err != ERR_OK)
			return;
		size_t end = r->at + size;

		r->in.size = end;
		if (f)
			take_field(r, f, item);
		else
			r->at = end;
		if (r->at != end)
			fail(r, ERR_CORRUPT);
		r->in.size = whole;
	}
}

static void take_fields(struct reader *r, const struct schema_struct *s, void *item)
{
	message_init_struct(s, item);
	for (uint16_t i = 0; i < s->field_count && r->err == ERR_OK; i++) {
		const struct field *f = &s->fields[i];

		if (!field_is_in(f, r->version))
			continue;
		if (!field_is_tagged(f, r->version))
			take_field(r, f, item);
		else if (field_is_pointer(f) && !f->is_default_null)
			*(void **)field_at(f, item) = message_new_items(r->arena, f->inner, 1);
	}
	if (r->is_flexible)
		take_tagged(r, s, item);
}

enum err message_decode_map(const struct schema *schema, int16_t version, struct bytes in, size_t *at, struct arena *arena, void *message,
                            struct message_map *map)
{
	struct reader r = { .in = in, .at = *at, .arena = arena, .version = version, .is_flexible = schema_is_flexible(schema, version), .map = map };

	if (!schema_has(schema, version))
		return ERR_UNSUPPORTED;
	assert(*at <= in.size);
	take_fields(&r, schema->root, message);
	*at = r.at;
	return r.err;
}

enum err message_decode(const struct schema *schema, int16_t version, struct bytes in, size_t *at, struct arena *arena, void *message)
{
	return message_decode_map(schema, version, in, at, arena, message, NULL);
}
