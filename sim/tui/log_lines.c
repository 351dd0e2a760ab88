#include "sim/tui/log_lines.h"

#include "engine/wire/message.h"
#include "sim/shell/kafka/record_text.h"

enum {
	RECORDS_SIZE_MAX = 16 << 20, /* decompressed */
	NARROW_BYTES = 8,            /* of hex on a line */
	WIDE_BYTES = 16,
	WIDE = 110,
	HEX_LINES_MAX = 64,          /* of one field */
	TEXT_LINES_MAX = 64,         /* of one key or value */
	KEY_COLUMN = 26,
	VALUE_COLUMN = 47,           /* behind a key that fits its column */
};

#define SPAN(bytes) (int)(bytes).size, (const char *)(bytes).data

void log_lines_init(struct log_lines *l, struct arena *arena, const struct view_choice *choice, int width, int from, int count)
{
	*l = (struct log_lines){ .arena = arena, .choice = choice, .width = width, .from = from, .to = from + count };
	l->items = arena_calloc(arena, (size_t)count, sizeof(*l->items));
}

static bool is_seen(const struct log_lines *l)
{
	return l->count >= l->from && l->count < l->to;
}

static bool is_full(const struct log_lines *l)
{
	return l->count >= l->to;
}

void log_lines_add(struct log_lines *l, enum role role, const char *format, ...)
{
	if (!is_seen(l)) {
		l->count++;
		return;
	}
	struct buf text = { .heap = l->arena->heap };
	va_list arguments;

	va_start(arguments, format);
	buf_vprintf(&text, format, arguments);
	va_end(arguments);
	l->items[l->count++ - l->from] = (struct log_line){ role, arena_copy(l->arena, buf_bytes(&text)) };
	buf_free(&text);
}

/* ---- Records ---------------------------------------------------------------------------------------------------------------- */

static struct bytes shown(struct bytes b)
{
	return bytes_is_null(b) ? BYTES("null") : b;
}

static struct bytes time_text(struct arena *arena, int64_t ms)
{
	long long day_ms = (long long)(ms % 86400000);

	if (ms < 0)
		return BYTES("no time");
	return arena_printf(arena, "%02lld:%02lld:%02lld.%03lld", day_ms / 3600000, day_ms / 60000 % 60, day_ms / 1000 % 60, day_ms % 1000);
}

/* Text over as many lines as it takes, all behind `indent` columns; the first begins with `head`, which is that wide. */
static void add_wrapped(struct log_lines *l, enum role role, int indent, struct bytes head, struct bytes text)
{
	int room = l->width - indent > 8 ? l->width - indent : 8;
	size_t at = 0;

	for (int line = 0; line == 0 || (at < text.size && line < TEXT_LINES_MAX); line++) {
		size_t from = at;

		for (int columns = 0; at < text.size;) {
			size_t next = at;

			columns += char_width(utf8_next(text, &next));
			if (columns > room)
				break;
			at = next;
		}
		struct bytes part = bytes_slice(text, from, at - from);

		if (line == 0)
			log_lines_add(l, role, "%.*s%.*s", SPAN(head), SPAN(part));
		else
			log_lines_add(l, role, "%*s%.*s", indent, "", SPAN(part));
	}
	if (at < text.size)
		log_lines_add(l, ROLE_DIM, "%*s... %zu bytes more", indent, "", text.size - at);
}

static bool is_decoded(struct log_lines *l, enum record_family *family)
{
	if (strcmp(l->choice->topic, "__consumer_offsets") == 0)
		*family = RECORDS_OF_GROUPS;
	else if (strcmp(l->choice->topic, "__transaction_state") == 0)
		*family = RECORDS_OF_TRANSACTIONS;
	else if (strcmp(l->choice->topic, "__share_group_state") == 0)
		*family = RECORDS_OF_SHARES;
	else
		return false;
	return true;
}

/* Key and value of a coordinator's record as the tool's decoders tell them; false if they are none. */
static bool decode_coordinator(struct log_lines *l, enum record_family family, const struct record *r, struct buf *key, struct buf *value)
{
	int16_t type = r->key.size >= 2 ? (int16_t)load_u16(r->key.data) : -1;
	const struct schema *of_key = record_text_schema(SCHEMA_KEY, type, family), *of_value = record_text_schema(SCHEMA_VALUE, type, family);

	if (!of_key || !of_value || !record_text_add_message(l->arena, of_key, r->key, "type", true, key))
		return false;
	if (bytes_is_null(r->value))
		buf_add_text(value, "<DELETE>");
	return bytes_is_null(r->value) || record_text_add_message(l->arena, of_value, r->value, "version", true, value);
}

static bool add_decoded(struct log_lines *l, const struct batch *batch, const struct record *r, struct bytes time)
{
	struct buf key = { .heap = l->arena->heap }, value = { .heap = l->arena->heap };
	enum record_family family;
	bool is_done = true;

	if (batch_is_control(batch))
		record_text_add_control(l->arena, r, &value);
	else if (strcmp(l->choice->topic, METADATA_TOPIC) == 0)
		is_done = record_text_add_metadata(l->arena, r->value, &value);
	else
		is_done = is_decoded(l, &family) && decode_coordinator(l, family, r, &key, &value);
	if (is_done) {
		struct bytes head = arena_printf(l->arena, "%-10lld %-13.*s ", (long long)r->offset, SPAN(time));

		if (key.size > 0) {
			add_wrapped(l, ROLE_TEXT, 25, head, buf_bytes(&key));
			head = arena_printf(l->arena, "%25s", "");
		}
		add_wrapped(l, key.size > 0 ? ROLE_CODE : ROLE_TEXT, 25, head, bytes_trim(buf_bytes(&value)));
	}
	buf_free(&key);
	buf_free(&value);
	return is_done;
}

/* Text has at least as many bytes as columns: what is short enough in bytes is one line. */
static bool is_one_line(const struct log_lines *l, const struct batch *batch, const struct record *r)
{
	return l->choice->topic[0] != '_' && !batch_is_control(batch) && r->header_count == 0 && r->key.size <= VALUE_COLUMN - KEY_COLUMN - 1 &&
	       (int64_t)r->value.size <= l->width - VALUE_COLUMN;
}

static void add_record(struct log_lines *l, const struct batch *batch, const struct record *r)
{
	if (!is_seen(l) && is_one_line(l, batch, r)) {
		l->count++;
		return;
	}
	struct bytes key = shown(r->key), value = shown(r->value), time = time_text(l->arena, r->timestamp);
	struct bytes head = arena_printf(l->arena, "%-10lld %-13.*s %-20.*s ", (long long)r->offset, SPAN(time), SPAN(key));

	if (!add_decoded(l, batch, r, time))
		add_wrapped(l, bytes_is_null(r->value) ? ROLE_DIM : ROLE_TEXT, text_width(head), head, value);
	for (int32_t h = 0; h < r->header_count; h++)
		log_lines_add(l, ROLE_DIM, "%24s header %.*s = %.*s", "", SPAN(r->headers[h].key), SPAN(shown(r->headers[h].value)));
}

static bool load_records(struct log_lines *l, const struct batch *batch, struct record **records, int32_t *count)
{
	enum err err = batch_records(batch, RECORDS_SIZE_MAX, l->arena, records, count);

	if (!batch_crc_is_valid(batch))
		log_lines_add(l, ROLE_BAD, "The CRC does not match: bytes were changed after they had been written.");
	if (err == ERR_TOO_LARGE)
		log_lines_add(l, ROLE_BAD, "Decompressed, the records would be larger than %d MiB: not shown.", RECORDS_SIZE_MAX >> 20);
	else if (err != ERR_OK)
		log_lines_add(l, ROLE_BAD, "The records cannot be read.");
	return err == ERR_OK;
}

void log_lines_add_records(struct log_lines *l, const struct batch *batch)
{
	struct record *records;
	int32_t count, hidden = 0;

	if (!load_records(l, batch, &records, &count))
		return;
	log_lines_add(l, ROLE_DIM, "%-10s %-13s %-20s %s", "OFFSET", "TIME", "KEY", "VALUE");
	for (int32_t i = 0; i < count && !is_full(l); i++) {
		bool is_let_through = view_matches(l->choice, records[i].key) || view_matches(l->choice, records[i].value);

		hidden += !is_let_through;
		if (is_let_through)
			add_record(l, batch, &records[i]);
	}
	if (hidden > 0)
		log_lines_add(l, ROLE_DIM, "%d record%s left out by the filter (/)", (int)hidden, hidden == 1 ? "" : "s");
}

/* ---- Bytes ------------------------------------------------------------------------------------------------------------------ */

static const char *hex(struct log_lines *l, struct bytes bytes)
{
	static const char digits[] = "0123456789abcdef";
	char *text = arena_alloc(l->arena, bytes.size * 3 + 1);

	for (size_t i = 0; i < bytes.size; i++) {
		text[i * 3] = digits[bytes.data[i] >> 4];
		text[i * 3 + 1] = digits[bytes.data[i] & 15];
		text[i * 3 + 2] = ' ';
	}
	return text;
}

/* "    12  00 00 00 01   name = value": bytes [from, to), the value beside the first line of them. */
static void add_field(struct log_lines *l, struct bytes all, size_t from, size_t to, const char *name, struct bytes value)
{
	size_t step = l->width >= WIDE ? WIDE_BYTES : NARROW_BYTES, at = from;
	int column = (int)step * 3;

	for (int line = 0; line == 0 || (at < to && line < HEX_LINES_MAX); line++, at += step) {
		if (!is_seen(l)) {
			l->count++;
			continue;
		}
		const char *digits = hex(l, bytes_slice(all, at, to - at < step ? to - at : step));

		if (line == 0)
			log_lines_add(l, ROLE_TEXT, "%6zu  %-*s  %s = %.*s", at, column, digits, name, SPAN(value));
		else
			log_lines_add(l, ROLE_TEXT, "%6zu  %s", at, digits);
	}
	if (at < to)
		log_lines_add(l, ROLE_DIM, "        ... %zu bytes more", to - at);
}

static void add_number(struct log_lines *l, struct bytes all, size_t from, size_t to, const char *name, int64_t value)
{
	add_field(l, all, from, to, name, is_seen(l) ? arena_printf(l->arena, "%lld", (long long)value) : BYTES(""));
}

static struct bytes attributes_text(struct arena *arena, const struct batch *b)
{
	return arena_printf(arena, "%d: %s, %s%s%s", b->attributes, codec_name(batch_codec(b)), b->attributes & BATCH_LOG_APPEND_TIME ? "LogAppendTime" : "CreateTime",
	                    batch_is_transactional(b) ? ", transactional" : "", batch_is_control(b) ? ", control" : "");
}

static void add_header(struct log_lines *l, const struct batch *b)
{
	struct bytes all = b->bytes;
	bool is_right = batch_crc_is_valid(b);

	log_lines_add(l, ROLE_TITLE, "The batch's header: %d bytes", BATCH_HEADER_SIZE);
	add_number(l, all, 0, 8, "baseOffset", b->base_offset);
	add_number(l, all, 8, 12, "batchLength", (int64_t)b->bytes.size - BATCH_SIZE_PREFIX);
	add_number(l, all, 12, 16, "partitionLeaderEpoch", b->leader_epoch);
	add_number(l, all, 16, 17, "magic", b->magic);
	add_field(l, all, 17, 21, "crc", arena_printf(l->arena, "%u: %s", b->crc, is_right ? "right" : "WRONG"));
	add_field(l, all, 21, 23, "attributes", attributes_text(l->arena, b));
	add_number(l, all, 23, 27, "lastOffsetDelta", b->last_offset_delta);
	add_number(l, all, 27, 35, "baseTimestamp", b->base_timestamp);
	add_number(l, all, 35, 43, "maxTimestamp", b->max_timestamp);
	add_number(l, all, 43, 51, "producerId", b->producer_id);
	add_number(l, all, 51, 53, "producerEpoch", b->producer_epoch);
	add_number(l, all, 53, 57, "baseSequence", b->base_sequence);
	add_number(l, all, 57, 61, "recordsCount", b->record_count);
}

/* A varint of a record; false at a fault. */
static bool add_varint_field(struct log_lines *l, struct bytes all, size_t *at, const char *name, int64_t *out)
{
	size_t from = *at;

	if (!take_varlong(all, at, out))
		return false;
	add_number(l, all, from, *at, name, *out);
	return true;
}

static bool add_sized_field(struct log_lines *l, struct bytes all, size_t *at, const char *size_name, const char *name)
{
	int64_t size;

	if (!add_varint_field(l, all, at, size_name, &size) || (size > 0 && (uint64_t)size > all.size - *at))
		return false;
	if (size > 0)
		add_field(l, all, *at, *at + (size_t)size, name, bytes_slice(all, *at, (size_t)size));
	*at += size > 0 ? (size_t)size : 0;
	return true;
}

/* batch_records() has found no fault in it. */
static bool add_record_bytes(struct log_lines *l, struct bytes all, size_t *at, int64_t offset)
{
	int64_t value, headers;

	log_lines_add(l, ROLE_TITLE, "The record at offset %lld", (long long)offset);
	if (!add_varint_field(l, all, at, "length", &value) || *at >= all.size)
		return false;
	add_number(l, all, *at, *at + 1, "attributes", all.data[*at]);
	(*at)++;
	if (!add_varint_field(l, all, at, "timestampDelta", &value) || !add_varint_field(l, all, at, "offsetDelta", &value) ||
	    !add_sized_field(l, all, at, "keyLength", "key") || !add_sized_field(l, all, at, "valueLength", "value") ||
	    !add_varint_field(l, all, at, "headersCount", &headers))
		return false;
	for (; headers > 0; headers--)
		if (!add_sized_field(l, all, at, "headerKeyLength", "headerKey") || !add_sized_field(l, all, at, "headerValueLength", "headerValue"))
			return false;
	return true;
}

void log_lines_add_bytes(struct log_lines *l, const struct batch *batch)
{
	struct bytes all = batch->bytes;
	struct buf block = { .heap = l->arena->heap };
	size_t at = BATCH_HEADER_SIZE;
	struct record *records;
	int32_t count;

	add_header(l, batch);
	if (!load_records(l, batch, &records, &count)) {
		add_field(l, all, at, all.size, "records", BYTES("?"));
		return;
	}
	if (batch_codec(batch) != CODEC_NONE) {
		log_lines_add(l, ROLE_TITLE, "The records, compressed as one block: %zu bytes", all.size - at);
		add_field(l, all, at, all.size, codec_name(batch_codec(batch)), BYTES("..."));
		if (codec_decompress(batch_codec(batch), bytes_slice(all, at, all.size), RECORDS_SIZE_MAX, &block) == ERR_OK)
			log_lines_add(l, ROLE_TITLE, "The block decompressed: %zu bytes, counted from 0 again", block.size);
		all = arena_copy(l->arena, buf_bytes(&block));
		buf_free(&block);
		at = 0;
	}
	for (int32_t i = 0; i < count && !is_full(l); i++)
		if (!add_record_bytes(l, all, &at, records[i].offset))
			break;
}
