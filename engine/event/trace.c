/* Encoding of one event: uvarint id, then its fields in order. Text: uvarint (size + 1), 0 for null, then the bytes. Integers
 * and booleans: zig-zag uvarint. Integer lists: uvarint count, then 4 big-endian bytes each. */
#include "engine/event/trace.h"

#include <assert.h>

/* Each event's field table. */
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

/* ---- Encoding: straight code for each event, after its list of fields ------------------------------------------------------- */

enum { UVARINT_SIZE_MAX = 10 };

static inline uint8_t *put_uvarint(uint8_t *to, uint64_t value)
{
	for (; value >= 0x80; value >>= 7)
		*to++ = (uint8_t)(value | 0x80);
	*to++ = (uint8_t)value;
	return to;
}

static inline uint8_t *put_integer(uint8_t *to, int64_t value)
{
	return put_uvarint(to, (uint64_t)value << 1 ^ (uint64_t)(value >> 63));
}

static inline uint8_t *put_text(uint8_t *to, struct bytes text)
{
	to = put_uvarint(to, bytes_is_null(text) ? 0 : text.size + 1);
	if (text.size > 0)
		memcpy(to, text.data, text.size);
	return to + text.size;
}

static inline uint8_t *put_ints(uint8_t *to, struct int_list ints)
{
	to = put_uvarint(to, (uint64_t)ints.count);
	for (int32_t i = 0; i < ints.count; i++, to += 4)
		store_u32(to, (uint32_t)ints.items[i]);
	return to;
}

/* At the most. */
#define SIZE_OF_S(name) +UVARINT_SIZE_MAX + e->name.size
#define SIZE_OF_I(name) +UVARINT_SIZE_MAX
#define SIZE_OF_B(name) +UVARINT_SIZE_MAX
#define SIZE_OF_L(name) +UVARINT_SIZE_MAX + (size_t)e->name.count * 4

#define PUT_S(name) to = put_text(to, e->name);
#define PUT_I(name) to = put_integer(to, e->name);
#define PUT_B(name) to = put_integer(to, e->name);
#define PUT_L(name) to = put_ints(to, e->name);

#define ENCODER(event_name, fields)                                                                              \
	static void add_##event_name(struct buf *b, const void *event)                                               \
	{                                                                                                            \
		const struct trace_##event_name *e = event;                                                              \
		uint8_t *to = buf_reserve(b, UVARINT_SIZE_MAX fields(SIZE_OF_S, SIZE_OF_I, SIZE_OF_B, SIZE_OF_L));       \
                                                                                                                 \
		to = put_uvarint(to, TRACE_##event_name);                                                                \
		fields(PUT_S, PUT_I, PUT_B, PUT_L)                                                                       \
		b->size = (size_t)(to - b->data);                                                                        \
	}
TRACE_EVENTS(ENCODER)

#define ENCODER_ENTRY(name, fields) add_##name,
static void (*const encoders[TRACE_ID_COUNT])(struct buf *, const void *event) = { TRACE_EVENTS(ENCODER_ENTRY) };

void trace_log_init(struct trace_log *log, struct heap *heap)
{
	*log = (struct trace_log){ .count = 0 };
	buf_init(&log->bytes, heap);
	buf_init(&log->ends, heap);
}

void trace_log_clear(struct trace_log *log)
{
	buf_clear(&log->bytes);
	buf_clear(&log->ends);
	log->count = 0;
}

struct bytes trace_log_at(const struct trace_log *log, int i)
{
	const size_t *ends = (const void *)log->ends.data;
	size_t start = i > 0 ? ends[i - 1] : 0;

	assert(i >= 0 && i < log->count);
	return bytes_of(log->bytes.data + start, ends[i] - start);
}

void trace_add(struct trace_log *log, enum trace_id id, const void *event_struct)
{
	if (!log)
		return;
	encoders[id](&log->bytes, event_struct);
	buf_add(&log->ends, &log->bytes.size, sizeof(log->bytes.size));
	log->count++;
}

/* ---- Decoding --------------------------------------------------------------------------------------------------------------- */

static uint64_t take_long_uvarint(struct bytes b, size_t *at)
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

static inline uint64_t take_uvarint(struct bytes b, size_t *at)
{
	return *at < b.size && b.data[*at] < 0x80 ? b.data[(*at)++] : take_long_uvarint(b, at);
}

/* ---- Decoding into an event's own struct: straight code again ------------------------------------------------------------ */

static inline struct bytes take_text(struct bytes b, size_t *at)
{
	uint64_t number = take_uvarint(b, at);
	struct bytes text = number > 0 ? bytes_slice(b, *at, (size_t)number - 1) : BYTES_NULL;

	*at += text.size;
	return text;
}

static inline int64_t integer_of(uint64_t number)
{
	return (int64_t)(number >> 1) ^ -(int64_t)(number & 1);
}

#define TAKE_S(name) e->name = take_text(encoded, &at);
#define TAKE_I(name) e->name = integer_of(take_uvarint(encoded, &at));
#define TAKE_B(name) e->name = integer_of(take_uvarint(encoded, &at)) != 0;
#define TAKE_L(name) at += (size_t)take_uvarint(encoded, &at) * 4, e->name = (struct int_list){ NULL, 0 };

#define DECODER(event_name, fields)                                              \
	static void take_##event_name(struct bytes encoded, size_t at, void *event) \
	{                                                                            \
		struct trace_##event_name *e = event;                                    \
                                                                                 \
		fields(TAKE_S, TAKE_I, TAKE_B, TAKE_L)                                   \
	}
TRACE_EVENTS(DECODER)

#define DECODER_ENTRY(name, fields) take_##name,
static void (*const decoders[TRACE_ID_COUNT])(struct bytes, size_t at, void *event) = { TRACE_EVENTS(DECODER_ENTRY) };

void trace_decode(struct bytes encoded, enum trace_id id, void *event_struct)
{
	size_t at = 0;
	uint64_t found = take_uvarint(encoded, &at);

	assert(found == (uint64_t)id);
	decoders[id](encoded, at, event_struct);
}

/* ---- Decoding by the table ------------------------------------------------------------------------------------------------- */

static void take_field(struct bytes b, size_t *at, enum trace_field_type type, struct trace_value *out)
{
	uint64_t number = take_uvarint(b, at);

	out->text = out->ints = BYTES_NULL;
	out->integer = 0;
	if (type == TRACE_TEXT && number > 0) {
		out->text = bytes_slice(b, *at, (size_t)number - 1);
		*at += (size_t)number - 1;
	} else if (type == TRACE_INTS) {
		out->integer = (int64_t)number;
		out->ints = bytes_slice(b, *at, (size_t)number * 4);
		*at += (size_t)number * 4;
	} else if (type != TRACE_TEXT) {
		out->integer = integer_of(number);
	}
}

bool trace_next(struct bytes encoded, size_t *at, struct trace_view *out)
{
	if (*at >= encoded.size)
		return false;
	size_t place = *at; /* of its own, so that it may stay in a register */

	out->id = (enum trace_id)take_uvarint(encoded, &place);
	assert(out->id < TRACE_ID_COUNT);
	const struct trace_event_type *type = &trace_event_types[out->id];

	for (int i = 0; i < type->field_count; i++)
		take_field(encoded, &place, type->field_types[i], &out->values[i]);
	*at = place;
	return true;
}

struct trace_value trace_field_at(struct bytes encoded, int field)
{
	size_t at = 0;
	const struct trace_event_type *type = &trace_event_types[take_uvarint(encoded, &at)];
	struct trace_value out;

	assert(field >= 0 && field < type->field_count);
	for (int i = 0; i < field; i++) {
		uint64_t number = take_uvarint(encoded, &at);

		if (type->field_types[i] == TRACE_TEXT && number > 0)
			at += (size_t)number - 1;
		else if (type->field_types[i] == TRACE_INTS)
			at += (size_t)number * 4;
	}
	take_field(encoded, &at, type->field_types[field], &out);
	return out;
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
