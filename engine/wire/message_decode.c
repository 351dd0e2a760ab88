/* Bytes to structs.
 *
 *     old encoding       string int16 size, bytes and records int32 size, array int32 count; negative is null
 *     flexible versions  all of them uvarint size + 1, 0 is null; behind each struct its tagged fields (KIP-482):
 *                        uvarint count, then for each uvarint tag, uvarint size, the value
 *     a nullable struct  int8: negative is null, then nothing follows; but 0 is null in a tagged field
 */
#include "engine/wire/reader.h"

/* Notes that a value begins here; end_place() that it ended. */
static struct message_place *begin_place(struct message_reader *r, const struct field *f, int32_t index, const void *value)
{
	if (!r->map || r->map->count == r->map->capacity)
		return NULL;
	struct message_place *place = &r->map->places[r->map->count++];

	*place = (struct message_place){ .field = f, .depth = r->depth, .index = index, .start = r->at, .end = r->at, .value = value };
	return place;
}

static void end_place(const struct message_reader *r, struct message_place *place)
{
	if (place)
		place->end = r->at;
}

static void take_fields(struct message_reader *r, const struct schema_struct *s, void *item);

static void take_struct(struct message_reader *r, const struct field *f, void *value, bool is_nullable)
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

static void take_value(struct message_reader *r, const struct field *f, void *value, bool is_nullable)
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
	case FIELD_UUID:
		take_uuid(r, value);
		break;
	case FIELD_STRING:
	case FIELD_BYTES:
		*(struct bytes *)value = take_bytes(r, field_is_compact(f, r->is_flexible), f->type == FIELD_STRING, is_nullable);
		break;
	case FIELD_RECORDS:
		*(struct span *)value = span_of(take_bytes(r, field_is_compact(f, r->is_flexible), false, is_nullable));
		break;
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

static void take_array(struct message_reader *r, const struct field *f, void *message)
{
	size_t item_size = field_item_size(f);
	bool is_nullable = field_is_nullable(f, r->version);
	int32_t count = take_size(r, field_is_compact(f, r->is_flexible), false, is_nullable);

	if ((size_t)(count > 0 ? count : 0) > TRUSTED_SIZE / item_size) {
		size_t least = least_size(f, true, r->version, r->is_flexible);

		if ((size_t)count > reader_left(r) / (least > 0 ? least : 1))
			reader_fail(r, ERR_TRUNCATED);
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

static void take_field(struct message_reader *r, const struct field *f, void *message)
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
static void take_tagged(struct message_reader *r, const struct schema_struct *s, void *item)
{
	for (uint32_t count = take_unsigned(r); count > 0 && r->err == ERR_OK; count--) {
		struct reader_tag t = take_tag(r);
		const struct field *f = field_of_tag(s, t.tag, r->version);

		if (r->err != ERR_OK)
			return;
		if (f)
			take_field(r, f, item);
		else
			r->at = t.end;
		leave_tag(r, &t);
	}
}

static void take_fields(struct message_reader *r, const struct schema_struct *s, void *item)
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
	struct message_reader r = { .in = in, .at = *at, .arena = arena, .version = version, .is_flexible = schema_is_flexible(schema, version), .map = map };

	if (!schema_has(schema, version))
		return ERR_UNSUPPORTED;
	assert(*at <= in.size);
	if (schema->straight && schema->straight->version == version && !map)
		schema->straight->take(&r, message);
	else
		take_fields(&r, schema->root, message);
	*at = r.at;
	return r.err;
}

enum err message_decode(const struct schema *schema, int16_t version, struct bytes in, size_t *at, struct arena *arena, void *message)
{
	return message_decode_map(schema, version, in, at, arena, message, NULL);
}
