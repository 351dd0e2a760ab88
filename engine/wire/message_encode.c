/* Structs to bytes: written where there is room already, mostly in what the arena's block has left. Only what does not fit there is written by a
 * second walk, into room of the size that the first one has told. The encodings are drawn in message_decode.c.
 *
 * Written as spans, records stay where they are: everything else goes into one block, cut where records stand between. Tagged
 * fields need their size in front, so their values are counted first by a sink of their own.
 */
#include "engine/wire/sink.h"

enum { SPANS_TRIED = 9 };

static int32_t spans_needed(const struct message_sink *s)
{
	return 2 * s->records_count + 1;
}

/* Closes the piece before it and passes the span itself. */
static void keep_records(struct message_sink *s, const struct span *span)
{
	s->kept_size += span_size(span);
	s->records_count++;
	if (spans_needed(s) > s->span_capacity) {
		s->left = 0;
		return;
	}
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
		struct message_sink sized = sink_of_tag(s);

		if ((tags->set >> tag & 1) == 0)
			continue;
		put_field(&sized, tags->fields[tag], item);
		put_uvarint(s, tag);
		put_uvarint(s, (uint32_t)sized.counted);
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

static void put_part(struct message_sink *s, const struct message_part *part)
{
	const struct schema *schema = part->schema;

	assert(schema_has(schema, part->version));
	s->version = part->version;
	s->is_flexible = schema_is_flexible(schema, part->version);
	if (schema->straight && schema->straight->version == s->version)
		schema->straight->put(s, part->message);
	else
		put_fields(s, schema->root, part->message);
}

size_t message_size(const struct schema *schema, int16_t version, const void *message)
{
	struct message_sink s = { .keeps_records = true };

	put_part(&s, &(struct message_part){ schema, version, message });
	return s.counted + s.kept_size;
}

void message_encode(const struct schema *schema, int16_t version, const void *message, struct buf *out)
{
	const struct message_part part = { schema, version, message };
	struct message_sink s = { .at = out->data + out->size, .left = out->data ? out->capacity - out->size : 0 };

	put_part(&s, &part);
	if (s.counted > 0) {
		size_t size = (size_t)(s.at - (out->data + out->size)) + s.counted;

		s = (struct message_sink){ .at = buf_reserve(out, size), .left = size };
		put_part(&s, &part);
	}
	out->size = (size_t)(s.at - out->data);
}

/* Behind `room` bytes of the piece; true if that and the spans sufficed. */
static bool put_parts(struct message_sink *s, const struct message_part *parts, int count, size_t room)
{
	s->piece = s->at;
	put(s, room);
	for (int i = 0; i < count; i++)
		put_part(s, &parts[i]);
	if (s->counted == 0 && s->at > s->piece && spans_needed(s) <= s->span_capacity)
		s->spans[s->span_count++] = span_of(bytes_of(s->piece, (size_t)(s->at - s->piece)));
	return s->counted == 0 && spans_needed(s) <= s->span_capacity;
}

int64_t message_encode_parts(const struct message_part *parts, int count, size_t room, bool keeps_records, struct arena *arena, struct span **spans,
                             int32_t *span_count)
{
	struct span tried[SPANS_TRIED];
	const uint8_t *at = arena->at;
	struct message_sink s = { .at = arena->at, .left = arena->left, .spans = tried, .span_capacity = SPANS_TRIED, .keeps_records = keeps_records };
	bool is_done = put_parts(&s, parts, count, room);
	size_t size = (size_t)(s.at - at) + s.counted;
	uint8_t *begin = arena_take(arena, size);

	assert(!is_done || size == 0 || begin == at); /* blocks are cut at multiples of 16, and so is what they have left */
	*spans = arena_take(arena, (size_t)spans_needed(&s) * sizeof(**spans));
	if (is_done) {
		memcpy(*spans, tried, (size_t)s.span_count * sizeof(*tried));
	} else {
		s = (struct message_sink){ .at = begin, .left = size, .spans = *spans, .span_capacity = spans_needed(&s), .keeps_records = keeps_records };
		is_done = put_parts(&s, parts, count, room);
		assert(is_done);
	}
	*span_count = s.span_count;
	return (int64_t)(size + s.kept_size);
}

int64_t message_encode_spans(const struct schema *schema, int16_t version, const void *message, struct arena *arena, struct span **spans,
                             int32_t *span_count)
{
	return message_encode_parts(&(struct message_part){ schema, version, message }, 1, 0, true, arena, spans, span_count);
}
