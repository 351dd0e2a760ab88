/* Structs to bytes, in two walks over the same code: the first only counts, the second writes into room that is known to suffice.
 * The encodings are drawn in message_decode.c.
 *
 * Written as spans, records stay where they are: everything else goes into one block, cut where records stand between. Tagged
 * fields need their size in front, so their values are counted once more by a sink of their own.
 */
#include "engine/wire/sink.h"

/* Closes the piece before it and passes the span itself. */
static void keep_records(struct message_sink *s, const struct span *span)
{
	s->size += span_size(span);
	s->kept_size += span_size(span);
	s->records_count++;
	if (!s->spans)
		return;
	if (s->at > s->piece)
		s->spans[s->span_count++] = span_of(bytes_of(s->piece, (size_t)(s->at - s->piece)));
	s->spans[s->span_count++] = *span;
	s->piece = s->at;
}

void put_records(struct message_sink *s, bool is_compact, const struct span *span, bool is_nullable)
{
	bool is_null = span_is_null(span);

	assert(!is_null || is_nullable);
	put_size(s, is_compact, false, is_null ? -1 : (int64_t)span_size(span));
	if (is_null || span_size(span) == 0)
		return;
	if (s->keeps_records) {
		keep_records(s, span);
	} else {
		assert(span->file == 0);
		put_raw(s, span->bytes.data, span->bytes.size);
	}
}

static void put_fields(struct message_sink *s, const struct schema_struct *schema, const void *item);

static void put_value(struct message_sink *s, const struct field *f, const void *value, bool is_nullable)
{
	switch (f->type) {
	case FIELD_BOOL:
		put_u8(s, *(const bool *)value);
		break;
	case FIELD_INT8:
		put_u8(s, *(const uint8_t *)value);
		break;
	case FIELD_INT16:
	case FIELD_UINT16:
		put_u16(s, *(const uint16_t *)value);
		break;
	case FIELD_INT32:
	case FIELD_UINT32:
		put_u32(s, *(const uint32_t *)value);
		break;
	case FIELD_INT64:
	case FIELD_FLOAT64: {
		uint64_t bits;

		memcpy(&bits, value, sizeof(bits));
		put_u64(s, bits);
		break;
	}
	case FIELD_UUID:
		put_raw(s, value, sizeof(struct uuid));
		break;
	case FIELD_STRING:
	case FIELD_BYTES:
		put_bytes(s, field_is_compact(f, s->is_flexible), f->type == FIELD_STRING, *(const struct bytes *)value, is_nullable);
		break;
	case FIELD_RECORDS:
		put_records(s, field_is_compact(f, s->is_flexible), value, is_nullable);
		break;
	case FIELD_STRUCT:
		put_fields(s, f->inner, value);
		break;
	}
}

static void put_array(struct message_sink *s, const struct field *f, const void *message, bool is_nullable)
{
	const uint8_t *items = *(void *const *)field_of(f, message);
	int32_t count = field_count_of(f, message);
	size_t item_size = field_item_size(f);

	assert(count >= 0 || is_nullable);
	put_size(s, field_is_compact(f, s->is_flexible), false, count < 0 ? -1 : count);
	for (int32_t i = 0; i < count; i++)
		put_value(s, f, items + (size_t)i * item_size, false);
}

static void put_field(struct message_sink *s, const struct field *f, const void *message)
{
	bool is_nullable = field_is_nullable(f, s->version);
	const void *value = field_of(f, message);

	if (f->is_array) {
		put_array(s, f, message, is_nullable);
		return;
	}
	if (f->type == FIELD_STRUCT) {
		value = field_struct_of(f, value);
		assert(value || is_nullable);
		if (is_nullable)
			put_u8(s, value ? 1 : field_is_tagged(f, s->version) ? 0 : 0xff);
		if (!value)
			return;
	}
	put_value(s, f, value, is_nullable);
}

/* The tagged fields that are not at their defaults: bit n of `set` and fields[n] for tag n. */
struct set_tags {
	const struct field *fields[TAG_LIMIT];
	uint32_t set;
	uint32_t count;
};

/* In the order of their tags, which need not be that of the table. */
static void put_tagged(struct message_sink *s, const struct set_tags *tags, const void *item)
{
	put_uvarint(s, tags->count);
	for (uint32_t tag = 0; tags->set >> tag != 0; tag++) {
		struct message_sink counted = sink_of_tag(s);

		if ((tags->set >> tag & 1) == 0)
			continue;
		put_field(&counted, tags->fields[tag], item);
		put_uvarint(s, tag);
		put_uvarint(s, (uint32_t)counted.size);
		put_field(s, tags->fields[tag], item);
	}
}

static void put_fields(struct message_sink *s, const struct schema_struct *schema, const void *item)
{
	struct set_tags tags;

	tags.set = tags.count = 0;
	for (uint16_t i = 0; i < schema->field_count; i++) {
		const struct field *f = &schema->fields[i];

		if (!field_is_in(f, s->version)) {
			assert(f->is_ignorable || field_is_default(f, item));
		} else if (!field_is_tagged(f, s->version)) {
			put_field(s, f, item);
		} else if (!field_is_default(f, item)) {
			tags.fields[f->tag] = f;
			tags.set |= 1u << f->tag;
			tags.count++;
		}
	}
	if (s->is_flexible)
		put_tagged(s, &tags, item);
}

static void put_message(struct message_sink *s, const struct schema *schema, const void *message)
{
	if (schema->straight && schema->straight->version == s->version)
		schema->straight->put(s, message);
	else
		put_fields(s, schema->root, message);
}

static struct message_sink sink_of(const struct schema *schema, int16_t version)
{
	assert(schema_has(schema, version));
	return (struct message_sink){ .version = version, .is_flexible = schema_is_flexible(schema, version) };
}

static struct message_sink count(const struct schema *schema, int16_t version, const void *message)
{
	struct message_sink s = sink_of(schema, version);

	s.keeps_records = true;
	put_message(&s, schema, message);
	return s;
}

size_t message_size(const struct schema *schema, int16_t version, const void *message)
{
	return count(schema, version, message).size;
}

void message_encode_into(const struct schema *schema, int16_t version, const void *message, uint8_t *into)
{
	struct message_sink s = sink_of(schema, version);

	s.at = into;
	put_message(&s, schema, message);
}

void message_encode(const struct schema *schema, int16_t version, const void *message, struct buf *out)
{
	size_t size = message_size(schema, version, message);

	if (size > 0)
		message_encode_into(schema, version, message, buf_grow(out, size));
}

int64_t message_encode_spans(const struct schema *schema, int16_t version, const void *message, struct arena *arena, struct span **spans,
                             int32_t *span_count)
{
	return message_encode_spans_behind(schema, version, message, 0, arena, spans, span_count);
}

int64_t message_encode_spans_behind(const struct schema *schema, int16_t version, const void *message, size_t room, struct arena *arena,
                                    struct span **spans, int32_t *span_count)
{
	struct message_sink s = count(schema, version, message);
	size_t total = room + s.size;

	s.piece = arena_alloc(arena, total - s.kept_size);
	s.at = s.piece + room;
	*spans = s.spans = arena_calloc(arena, 2 * (size_t)s.records_count + 1, sizeof(struct span));
	put_message(&s, schema, message);
	if (s.at > s.piece)
		s.spans[s.span_count++] = span_of(bytes_of(s.piece, (size_t)(s.at - s.piece)));
	*span_count = s.span_count;
	return (int64_t)total;
}
