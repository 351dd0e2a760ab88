#include "sim/shell/kafka/formatter.h"

#include <stdio.h>

#include "engine/wire/messages.h"
#include "sim/shell/kafka/record_text.h"

static bool is_true(struct bytes text)
{
	text = bytes_trim(text);
	return text.size == 4 && (text.data[0] | 32) == 't' && (text.data[1] | 32) == 'r' && (text.data[2] | 32) == 'u' && (text.data[3] | 32) == 'e';
}

/* ---- Deserializers -------------------------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	size_t size; /* of what it reads; 0: any */
} deserializers[] = {
	[DESERIALIZER_NONE] = { "", 0 },
	[DESERIALIZER_TEXT] = { "StringDeserializer", 0 },
	[DESERIALIZER_SHORT] = { "ShortDeserializer", 2 },
	[DESERIALIZER_INTEGER] = { "IntegerDeserializer", 4 },
	[DESERIALIZER_LONG] = { "LongDeserializer", 8 },
	[DESERIALIZER_FLOAT] = { "FloatDeserializer", 4 },
	[DESERIALIZER_DOUBLE] = { "DoubleDeserializer", 8 },
	[DESERIALIZER_UUID] = { "UUIDDeserializer", 0 },
	[DESERIALIZER_BOOLEAN] = { "BooleanDeserializer", 1 },
};

static bool take_deserializer(struct bytes class, enum deserializer *out, struct bytes *unknown)
{
	struct bytes package = BYTES("org.apache.kafka.common.serialization.");

	*out = DESERIALIZER_NONE;
	if (bytes_is_null(class))
		return true;
	for (size_t i = 1; i < sizeof(deserializers) / sizeof(deserializers[0]); i++) {
		if (bytes_starts_with(class, package) && bytes_equal_text(bytes_slice(class, package.size, class.size), deserializers[i].name)) {
			*out = (enum deserializer)i;
			return true;
		}
	}
	*unknown = class;
	return false;
}

/* Double.toString as far as "%.17g" with the fewest digits that read back the same goes. */
static void add_double(struct buf *out, double value)
{
	char text[40];

	for (int digits = 1; digits <= 17; digits++) {
		double back;

		snprintf(text, sizeof(text), "%.*g", digits, value);
		if (sscanf(text, "%lf", &back) == 1 && back == value)
			break;
	}
	buf_add_text(out, text);
	if (!strpbrk(text, ".en"))
		buf_add_text(out, ".0");
}

static void add_number(struct buf *out, enum deserializer how, struct bytes bytes)
{
	uint64_t bits;
	uint32_t short_bits;
	double value;
	float short_value;

	switch (how) {
	case DESERIALIZER_SHORT:
		buf_printf(out, "%d", (int16_t)load_u16(bytes.data));
		break;
	case DESERIALIZER_INTEGER:
		buf_printf(out, "%d", (int32_t)load_u32(bytes.data));
		break;
	case DESERIALIZER_LONG:
		buf_printf(out, "%lld", (long long)load_u64(bytes.data));
		break;
	case DESERIALIZER_FLOAT:
		short_bits = load_u32(bytes.data);
		memcpy(&short_value, &short_bits, sizeof(short_value));
		add_double(out, (double)short_value);
		break;
	case DESERIALIZER_DOUBLE:
		bits = load_u64(bytes.data);
		memcpy(&value, &bits, sizeof(value));
		add_double(out, value);
		break;
	case DESERIALIZER_BOOLEAN:
		buf_add_text(out, bytes.data[0] ? "true" : "false");
		break;
	default:
		buf_add_bytes(out, bytes);
	}
}

/* As the console consumer does, null is deserialized as the null literal's bytes. */
static bool add_value(const struct formatter *f, struct arena *arena, enum deserializer how, struct bytes bytes, struct buf *out,
                      struct bytes *problem)
{
	size_t size = deserializers[how].size;

	if (bytes_is_null(bytes))
		bytes = f->null_literal;
	if (size > 0 && bytes.size != size) {
		*problem = arena_printf(arena, "Size of data received by %s is not %d", deserializers[how].name, (int)size);
		return false;
	}
	add_number(out, how, bytes);
	return true;
}

/* ---- Properties ----------------------------------------------------------------------------------------------------- */

static void take_flag(bool *flag, struct bytes value)
{
	if (!bytes_is_null(value))
		*flag = is_true(value);
}

static void take_text(struct bytes *text, struct bytes value)
{
	if (!bytes_is_null(value))
		*text = value;
}

bool formatter_init(struct formatter *f, struct bytes class, formatter_property *property, void *owner, struct bytes unknown[3])
{
	static const struct {
		const char *name;
		enum formatter_kind kind;
	} classes[] = {
		{ "DefaultMessageFormatter", FORMATTER_DEFAULT },      { "LoggingMessageFormatter", FORMATTER_DEFAULT },
		{ "NoOpMessageFormatter", FORMATTER_NOOP },            { "OffsetsMessageFormatter", FORMATTER_OFFSETS },
		{ "GroupMetadataMessageFormatter", FORMATTER_GROUPS },
	};
	struct bytes package = BYTES("org.apache.kafka.tools.consumer.");
	struct bytes name = bytes_starts_with(class, package) ? bytes_slice(class, package.size, class.size) : BYTES("");
	bool is_known = false;

	*f = (struct formatter){ .has_value = true, .key_separator = BYTES("\t"), .line_separator = BYTES("\n"),
		                     .headers_separator = BYTES(","), .null_literal = BYTES("null") };
	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
		if (bytes_equal_text(name, classes[i].name)) {
			f->kind = classes[i].kind;
			is_known = true;
		}
	}
	take_flag(&f->has_timestamp, property(owner, "print.timestamp"));
	take_flag(&f->has_partition, property(owner, "print.partition"));
	take_flag(&f->has_offset, property(owner, "print.offset"));
	take_flag(&f->has_delivery, property(owner, "print.delivery"));
	take_flag(&f->has_epoch, property(owner, "print.epoch"));
	take_flag(&f->has_headers, property(owner, "print.headers"));
	take_flag(&f->has_key, property(owner, "print.key"));
	take_flag(&f->has_value, property(owner, "print.value"));
	take_text(&f->key_separator, property(owner, "key.separator"));
	take_text(&f->line_separator, property(owner, "line.separator"));
	take_text(&f->headers_separator, property(owner, "headers.separator"));
	take_text(&f->null_literal, property(owner, "null.literal"));
	take_deserializer(property(owner, "key.deserializer"), &f->key, &unknown[0]);
	take_deserializer(property(owner, "value.deserializer"), &f->value, &unknown[1]);
	take_deserializer(property(owner, "headers.deserializer"), &f->headers, &unknown[2]);
	return is_known;
}

/* ---- The default formatter ------------------------------------------------------------------------------------------ */

static bool add_headers(const struct formatter *f, struct arena *arena, const struct record *r, struct buf *out, struct bytes *problem)
{
	if (r->header_count == 0)
		buf_add_text(out, "NO_HEADERS");
	for (int32_t i = 0; i < r->header_count; i++) {
		if (i > 0)
			buf_add_bytes(out, f->headers_separator);
		buf_printf(out, "%.*s:", TEXT(r->headers[i].key));
		if (!add_value(f, arena, f->headers, r->headers[i].value, out, problem))
			return false;
	}
	return true;
}

static void separate(const struct formatter *f, struct buf *out, bool has_more)
{
	buf_add_bytes(out, has_more ? f->key_separator : f->line_separator);
}

static bool add_default(const struct formatter *f, struct arena *arena, const struct consumer_record *r, struct buf *out,
                        struct bytes *problem)
{
	bool after_key = f->has_value, after_headers = after_key || f->has_key, after_epoch = after_headers || f->has_headers;
	bool after_delivery = after_epoch || f->has_epoch, after_offset = after_delivery || f->has_delivery;
	bool after_partition = after_offset || f->has_offset, after_timestamp = after_partition || f->has_partition;

	if (f->has_timestamp) {
		buf_printf(out, "%s:%lld", r->is_log_append_time ? "LogAppendTime" : "CreateTime", (long long)r->record.timestamp);
		separate(f, out, after_timestamp);
	}
	if (f->has_partition) {
		buf_printf(out, "Partition:%d", r->partition);
		separate(f, out, after_partition);
	}
	if (f->has_offset) {
		buf_printf(out, "Offset:%lld", (long long)r->record.offset);
		separate(f, out, after_offset);
	}
	if (f->has_delivery) {
		buf_add_text(out, "Delivery:NOT_PRESENT");
		separate(f, out, after_delivery);
	}
	if (f->has_epoch) {
		/* The tool hands its formatter no leader epoch, whatever the record has. */
		buf_add_text(out, "Epoch:NOT_PRESENT");
		separate(f, out, after_epoch);
	}
	if (f->has_headers) {
		if (!add_headers(f, arena, &r->record, out, problem))
			return false;
		separate(f, out, after_headers);
	}
	if (f->has_key) {
		if (!add_value(f, arena, f->key, r->record.key, out, problem))
			return false;
		separate(f, out, after_key);
	}
	if (f->has_value) {
		if (!add_value(f, arena, f->value, r->record.value, out, problem))
			return false;
		buf_add_bytes(out, f->line_separator);
	}
	return true;
}

/* ---- Records of __consumer_offsets ---------------------------------------------------------------------------------- */

/* No newline behind it: Kafka's formatter writes none. */
static void add_json(struct arena *arena, const struct consumer_record *r, const struct schema *key, const struct schema *value, struct buf *out)
{
	struct buf json = { .heap = out->heap };
	bool is_whole;

	buf_add_text(&json, "{\"key\":");
	is_whole = record_text_add_message(arena, key, r->record.key, "type", false, &json);
	buf_add_text(&json, ",\"value\":");
	if (bytes_is_null(r->record.value))
		buf_add_text(&json, "null");
	else
		is_whole = is_whole && record_text_add_message(arena, value, r->record.value, "version", false, &json);
	buf_add_char(&json, '}');
	if (is_whole)
		buf_add_bytes(out, buf_bytes(&json));
	buf_free(&json);
}

static void add_coordinator_record(const struct formatter *f, struct arena *arena, const struct consumer_record *r, struct buf *out)
{
	int type = r->record.key.size >= 2 ? load_u16(r->record.key.data) : -1;

	if (f->kind == FORMATTER_OFFSETS && (type == 0 || type == 1))
		add_json(arena, r, &offset_commit_key_schema, &offset_commit_value_schema, out);
	else if (f->kind == FORMATTER_GROUPS && type == 2)
		add_json(arena, r, &group_metadata_key_schema, &group_metadata_value_schema, out);
}

bool formatter_add(const struct formatter *f, struct arena *arena, const struct consumer_record *r, struct buf *out, struct bytes *problem)
{
	if (f->kind == FORMATTER_DEFAULT)
		return add_default(f, arena, r, out, problem);
	if (f->kind != FORMATTER_NOOP)
		add_coordinator_record(f, arena, r, out);
	return true;
}
