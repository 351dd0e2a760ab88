/* Encoding of one event: uvarint id, then its fields in order. Text: uvarint (size + 1), 0 for null, then the bytes. Integers
 * and booleans: zig-zag uvarint. Integer lists: uvarint count, then 4 big-endian bytes each. */
#include "engine/event/trace.h"

#include <assert.h>

/* Each event's field table. The fields' own structs fix the offsets: laid out in the order of the list, each aligned to 8. */
#define NAME_OF(name) #name,
#define TYPE_S(name) TRACE_TEXT,
#define TYPE_I(name) TRACE_INT,
#define TYPE_B(name) TRACE_BOOL,
#define TYPE_L(name) TRACE_INTS,

#define TABLES(name, fields)                                                                             \
	static const char *const names_##name[] = { fields(NAME_OF, NAME_OF, NAME_OF, NAME_OF) };            \
	static const enum trace_field_type types_##name[] = { fields(TYPE_S, TYPE_I, TYPE_B, TYPE_L) };
TRACE_EVENTS(TABLES)

#define ENTRY(name, fields) { #name, names_##name, types_##name, (int)(sizeof(types_##name) / sizeof(types_##name[0])) },
const struct trace_event_type trace_event_types[TRACE_ID_COUNT] = { TRACE_EVENTS(ENTRY) };

static size_t size_of(enum trace_field_type type)
{
	switch (type) {
	case TRACE_TEXT:
		return sizeof(struct bytes);
	case TRACE_INT:
		return sizeof(int64_t);
	case TRACE_BOOL:
		return sizeof(bool);
	case TRACE_INTS:
		return sizeof(struct int_list);
	}
	return 0;
}

static size_t align_of(enum trace_field_type type)
{
	return type == TRACE_BOOL ? _Alignof(bool) : _Alignof(int64_t);
}

static void add_uvarint(struct buf *b, uint64_t value)
{
	while (value >= 0x80) {
		buf_add_u8(b, (uint8_t)(value | 0x80));
		value >>= 7;
	}
	buf_add_u8(b, (uint8_t)value);
}

static void add_integer(struct buf *b, int64_t value)
{
	add_uvarint(b, (uint64_t)value << 1 ^ (uint64_t)(value >> 63));
}

static void add_field(struct buf *b, enum trace_field_type type, const uint8_t *at)
{
	if (type == TRACE_TEXT) {
		struct bytes text;

		memcpy(&text, at, sizeof(text));
		add_uvarint(b, bytes_is_null(text) ? 0 : text.size + 1);
		buf_add_bytes(b, text);
	} else if (type == TRACE_INT) {
		int64_t value;

		memcpy(&value, at, sizeof(value));
		add_integer(b, value);
	} else if (type == TRACE_BOOL) {
		bool value;

		memcpy(&value, at, sizeof(value));
		add_integer(b, value);
	} else {
		struct int_list ints;

		memcpy(&ints, at, sizeof(ints));
		add_uvarint(b, (uint64_t)ints.count);
		for (int32_t i = 0; i < ints.count; i++)
			buf_add_u32(b, (uint32_t)ints.items[i]);
	}
}

void trace_add(struct trace_log *log, enum trace_id id, const void *event_struct)
{
	if (!log)
		return;
	const struct trace_event_type *type = &trace_event_types[id];
	size_t at = 0;

	add_uvarint(&log->bytes, id);
	for (int i = 0; i < type->field_count; i++) {
		size_t align = align_of(type->field_types[i]);

		at = (at + align - 1) & ~(align - 1);
		add_field(&log->bytes, type->field_types[i], (const uint8_t *)event_struct + at);
		at += size_of(type->field_types[i]);
	}
	log->count++;
}

static uint64_t take_uvarint(struct bytes b, size_t *at)
{
	uint64_t value = 0;

	for (unsigned shift = 0; *at < b.size; shift += 7) {
		uint8_t byte = b.data[(*at)++];

		value |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			break;
	}
	return value;
}

static void take_field(struct bytes b, size_t *at, enum trace_field_type type, struct trace_value *out)
{
	uint64_t number = take_uvarint(b, at);

	*out = (struct trace_value){ .text = BYTES_NULL };
	if (type == TRACE_TEXT && number > 0) {
		out->text = bytes_slice(b, *at, (size_t)number - 1);
		*at += (size_t)number - 1;
	} else if (type == TRACE_INTS) {
		out->integer = (int64_t)number;
		out->ints = bytes_slice(b, *at, (size_t)number * 4);
		*at += (size_t)number * 4;
	} else if (type != TRACE_TEXT) {
		out->integer = (int64_t)(number >> 1) ^ -(int64_t)(number & 1);
	}
}

bool trace_next(struct bytes encoded, size_t *at, struct trace_view *out)
{
	if (*at >= encoded.size)
		return false;
	out->id = (enum trace_id)take_uvarint(encoded, at);
	assert(out->id < TRACE_ID_COUNT);
	const struct trace_event_type *type = &trace_event_types[out->id];

	for (int i = 0; i < type->field_count; i++)
		take_field(encoded, at, type->field_types[i], &out->values[i]);
	return true;
}

enum trace_id trace_peek(struct bytes encoded)
{
	size_t at = 0;

	return encoded.size > 0 ? (enum trace_id)take_uvarint(encoded, &at) : TRACE_ID_COUNT;
}

const struct trace_value *trace_value_of(const struct trace_view *view, const char *name)
{
	const struct trace_event_type *type = &trace_event_types[view->id];

	for (int i = 0; i < type->field_count; i++)
		if (strcmp(type->field_names[i], name) == 0)
			return &view->values[i];
	return NULL;
}

int32_t trace_int_at(const struct trace_value *value, int32_t i)
{
	assert(i >= 0 && (size_t)i * 4 < value->ints.size);
	return (int32_t)load_u32(value->ints.data + (size_t)i * 4);
}

enum trace_id trace_id_of(struct bytes name)
{
	int id = 0;

	while (id < TRACE_ID_COUNT && !bytes_equal_text(name, trace_event_types[id].name))
		id++;
	return (enum trace_id)id;
}
