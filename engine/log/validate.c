/* What a broker checks before it appends for a client, and what it sets: offsets, leader epoch, timestamps, and the codec that the
 * topic asks for. Sources: Kafka's UnifiedLog.analyzeAndValidateRecords and LogValidator. */
#include <inttypes.h>
#include <limits.h>

#include "engine/log/internal.h"
#include "engine/wire/message.h"

enum { DECOMPRESSED_MAX = 100 << 20, RECORD_ERRORS_SHOWN = 3 };

struct validation {
	struct log *log;
	struct arena *arena;
	enum append_origin origin;
	int64_t wall_ms;
	struct append_result *result;
	struct append_error *errors;
	int32_t error_count;
	bool has_bad_timestamp;
	bool needs_keys;
	int64_t earliest, latest; /* that a record's timestamp may be */
};

static void refuse(struct validation *v, int16_t code, struct bytes text)
{
	v->result->error_code = code;
	v->result->error_text = text;
}

#define REFUSE(v, code, ...) refuse((v), (code), arena_printf((v)->arena, __VA_ARGS__))
#define NAME(log) (int)(log)->topic.size, (const char *)(log)->topic.data, (int)(log)->partition

static void check_batch(struct validation *v, const struct batch *b)
{
	const struct log *log = v->log;
	bool is_client = v->origin == ORIGIN_CLIENT;

	if (b->bytes.size > (size_t)log->config.max_message_bytes && v->origin != ORIGIN_RAFT)
		REFUSE(v, KAFKA_MESSAGE_TOO_LARGE,
		       "The record batch size in the append to %.*s-%d is %zu bytes which exceeds the maximum configured value of %d.", NAME(log),
		       b->bytes.size, (int)log->config.max_message_bytes);
	else if (!batch_crc_is_valid(b))
		REFUSE(v, KAFKA_CORRUPT_MESSAGE, "Record is corrupt (stored crc = %u) in topic partition %.*s-%d.", (unsigned)b->crc, NAME(log));
	else if (is_client && b->base_offset != 0)
		REFUSE(v, KAFKA_INVALID_RECORD, "The baseOffset of the record batch in the append to %.*s-%d should be 0, but it is %" PRId64, NAME(log),
		       b->base_offset);
	else if (b->last_offset_delta < 0)
		REFUSE(v, KAFKA_INVALID_RECORD, "Batch has an invalid offset range: [%" PRId64 ", %" PRId64 "]", b->base_offset, batch_last_offset(b));
	else if (b->record_count <= 0)
		REFUSE(v, KAFKA_INVALID_RECORD, "Invalid reported count for record batch: %d", (int)b->record_count);
	else if (b->record_count != b->last_offset_delta + 1)
		REFUSE(v, KAFKA_INVALID_RECORD, "Inconsistent batch offset range [%" PRId64 ", %" PRId64 "] and count of records %d", b->base_offset,
		       batch_last_offset(b), (int)b->record_count);
	else if (is_client && batch_is_control(b))
		REFUSE(v, KAFKA_INVALID_RECORD, "Clients are not allowed to write control records");
	else if (is_client && b->producer_id >= 0 && b->base_sequence < 0)
		REFUSE(v, KAFKA_INVALID_RECORD, "Invalid sequence number %d in record batch with producerId %" PRId64, (int)b->base_sequence, b->producer_id);
	else if ((b->attributes & BATCH_CODEC_MASK) >= CODEC_COUNT)
		REFUSE(v, KAFKA_UNKNOWN_SERVER_ERROR, "Unknown compression type id: %d", b->attributes & BATCH_CODEC_MASK);
}

static void add_record_error(struct validation *v, int32_t index, int32_t count, struct bytes text)
{
	if (!v->errors)
		v->errors = arena_calloc(v->arena, (size_t)count, sizeof(*v->errors));
	v->errors[v->error_count++] = (struct append_error){ index, text };
}

static void set_limits(struct validation *v)
{
	const struct log_config *config = &v->log->config;
	int64_t before = config->timestamp_before_max_ms, after = config->timestamp_after_max_ms;

	v->needs_keys = config->is_compacted && v->origin == ORIGIN_CLIENT;
	v->earliest = config->is_log_append_time || before == INT64_MAX ? INT64_MIN : v->wall_ms - before;
	v->latest = config->is_log_append_time || after == INT64_MAX ? INT64_MAX : (int64_t)((uint64_t)v->wall_ms + (uint64_t)after); /* as Java adds: past the end it begins anew */
}

static void refuse_record(struct validation *v, int32_t index, int32_t count, bool has_key, int64_t offset, int64_t timestamp)
{
	struct log *log = v->log;

	if (v->needs_keys && !has_key) {
		add_record_error(v, index, count,
		                 arena_printf(v->arena, "Compacted topic cannot accept message without key in topic partition %.*s-%d", NAME(log)));
		return;
	}
	v->has_bad_timestamp = true;
	add_record_error(v, index, count,
	                 arena_printf(v->arena, "Timestamp %" PRId64 " of message with offset %" PRId64
	                                        " is out of range. The timestamp should be within [%" PRId64 ", %" PRId64 "]",
	                              timestamp, offset, v->wall_ms - log->config.timestamp_before_max_ms,
	                              (int64_t)((uint64_t)v->wall_ms + (uint64_t)log->config.timestamp_after_max_ms)));
}

/* Checks one record's key and timestamp. */
static inline void check_record(struct validation *v, int32_t index, int32_t count, bool has_key, int64_t offset, int64_t timestamp)
{
	bool is_in_time = (timestamp >= v->earliest && timestamp <= v->latest) || timestamp == NO_TIMESTAMP;

	if (!is_in_time || (v->needs_keys && !has_key))
		refuse_record(v, index, count, has_key, offset, timestamp);
}

/* Walks uncompressed records without building them: the path that most appends take. Returns false when they are malformed. */
static bool walk_plain(struct validation *v, const struct batch *b, int64_t *max_timestamp)
{
	struct bytes in = bytes_slice(b->bytes, BATCH_HEADER_SIZE, b->bytes.size);
	size_t at = 0;

	for (int32_t i = 0; i < b->record_count; i++) {
		int32_t length, offset_delta, key_size, value_size, header_count;
		int64_t timestamp_delta;

		if (!take_varint(in, &at, &length) || length < 6 || (size_t)length > in.size - at)
			return false;
		struct bytes body = bytes_of(in.data + at, (size_t)length);
		size_t in_body = 1;

		at += (size_t)length;
		if (!take_varlong(body, &in_body, &timestamp_delta) || !take_varint(body, &in_body, &offset_delta) || offset_delta != i ||
		    !take_varint(body, &in_body, &key_size) || key_size < -1 || (key_size > 0 && (size_t)key_size > body.size - in_body))
			return false;
		in_body += key_size > 0 ? (size_t)key_size : 0;
		if (!take_varint(body, &in_body, &value_size) || value_size < -1 || (value_size > 0 && (size_t)value_size > body.size - in_body))
			return false;
		in_body += value_size > 0 ? (size_t)value_size : 0;
		if (!take_varint(body, &in_body, &header_count) || header_count < 0 || (header_count == 0 && in_body != body.size))
			return false;
		for (int32_t j = 0; j < header_count * 2; j++) { /* key, value, key, value ... */
			int32_t size;

			if (!take_varint(body, &in_body, &size) || size < (j % 2 ? -1 : 0) || (size > 0 && (size_t)size > body.size - in_body))
				return false;
			in_body += size > 0 ? (size_t)size : 0;
		}
		if (in_body != body.size)
			return false;
		int64_t timestamp = (int64_t)((uint64_t)b->base_timestamp + (uint64_t)timestamp_delta);

		check_record(v, i, b->record_count, key_size >= 0, i, timestamp);
		if (timestamp > *max_timestamp)
			*max_timestamp = timestamp;
	}
	return at == in.size;
}

/* What cannot be decompressed at all Kafka answers as it answers any exception of a library; what then is no record is the client's fault. */
static bool walk_decoded(struct validation *v, const struct batch *b, struct record **records, int64_t *max_timestamp)
{
	struct buf plain = { .heap = v->arena->heap };
	int32_t count;
	enum err err = batch_records(b, DECOMPRESSED_MAX, v->arena, records, &count);

	if (err) {
		struct bytes payload = bytes_slice(b->bytes, BATCH_HEADER_SIZE, b->bytes.size);

		if (batch_codec(b) != CODEC_NONE && codec_decompress(batch_codec(b), payload, DECOMPRESSED_MAX, &plain) != ERR_OK)
			REFUSE(v, KAFKA_UNKNOWN_SERVER_ERROR, "The batch in the append to %.*s-%d cannot be decompressed", NAME(v->log));
		buf_free(&plain);
		return false;
	}
	for (int32_t i = 0; i < count; i++) {
		const struct record *r = &(*records)[i];

		if (r->offset != b->base_offset + i)
			return false;
		if (batch_codec(b) != CODEC_NONE && batch_record_body_size(b, r) > (size_t)v->log->config.max_decompressed_message_bytes)
			return false;
		check_record(v, i, count, !bytes_is_null(r->key), i, r->timestamp);
		if (r->timestamp > *max_timestamp)
			*max_timestamp = r->timestamp;
	}
	return true;
}

static void refuse_records(struct validation *v)
{
	struct buf text = { .heap = v->arena->heap };

	if (v->has_bad_timestamp) {
		buf_add_text(&text, "One or more records have been rejected due to invalid timestamp");
	} else {
		buf_printf(&text, "One or more records have been rejected due to %d record errors in total, and only showing the first three errors at most: [",
		           (int)v->error_count);
		for (int32_t i = 0; i < v->error_count && i < RECORD_ERRORS_SHOWN; i++)
			buf_printf(&text, "%sRecordError(batchIndex=%d, message='%.*s')", i > 0 ? ", " : "", (int)v->errors[i].batch_index,
			           (int)v->errors[i].text.size, (const char *)v->errors[i].text.data);
		buf_add_text(&text, "]");
	}
	refuse(v, v->has_bad_timestamp ? KAFKA_INVALID_TIMESTAMP : KAFKA_INVALID_RECORD, arena_copy(v->arena, buf_bytes(&text)));
	buf_free(&text);
	v->result->record_errors = v->errors;
	v->result->record_error_count = v->error_count;
}

/* The batch with the topic's own codec, in the arena. */
static struct bytes recompressed(struct validation *v, const struct batch *b, const struct record *records)
{
	const struct log_config *config = &v->log->config;
	struct batch_builder builder;
	struct buf out = { .heap = v->arena->heap };

	batch_builder_init(&builder, v->arena->heap, config->codec);
	builder.level = config->codec_level;
	builder.attributes = b->attributes & (int16_t) ~(BATCH_CODEC_MASK | BATCH_LOG_APPEND_TIME);
	builder.producer_id = b->producer_id;
	builder.producer_epoch = b->producer_epoch;
	builder.base_sequence = b->base_sequence;
	for (int32_t i = 0; i < b->record_count; i++)
		batch_builder_add(&builder, records[i].timestamp, records[i].key, records[i].value, records[i].headers, records[i].header_count);
	batch_builder_end(&builder, &out);
	struct bytes copy = arena_copy(v->arena, buf_bytes(&out));

	buf_free(&out);
	batch_builder_free(&builder);
	return copy;
}

/* Room behind what is there already: for all records that came, or for what grew when it was compressed anew. */
static uint8_t *room_for(struct arena *arena, struct bytes records, struct validated *out, size_t size)
{
	if (!out->data || out->capacity - out->size < size) {
		size_t capacity = !out->data && size <= records.size ? records.size : out->size + size;
		uint8_t *data = arena_take(arena, capacity);

		if (out->size > 0)
			memcpy(data, out->data, out->size);
		out->data = data;
		out->capacity = capacity;
	}
	out->size += size;
	return out->data + out->size - size;
}

/* Checks one batch, and appends it as it shall stand in the log. */
static void take_batch(struct validation *v, const struct batch *b, struct bytes records, int32_t leader_epoch, int64_t base_offset, struct validated *out)
{
	const struct log_config *config = &v->log->config;
	bool is_trusted = v->origin != ORIGIN_CLIENT;
	bool is_recoded = !is_trusted && config->has_codec && config->codec != batch_codec(b);
	struct record *decoded = NULL;
	int64_t max_timestamp = NO_TIMESTAMP;
	struct bytes bytes = b->bytes;

	check_batch(v, b);
	if (v->result->error_code)
		return;
	if (is_trusted) {
		max_timestamp = b->max_timestamp;
	} else if (!(batch_codec(b) == CODEC_NONE && !is_recoded ? walk_plain(v, b, &max_timestamp) : walk_decoded(v, b, &decoded, &max_timestamp))) {
		if (!v->result->error_code)
			REFUSE(v, KAFKA_INVALID_RECORD, "The records of the batch in the append to %.*s-%d are malformed, or one is too large", NAME(v->log));
		return;
	}
	if (v->error_count > 0) {
		refuse_records(v);
		return;
	}
	if (is_recoded)
		bytes = recompressed(v, b, decoded);
	if (config->is_log_append_time)
		max_timestamp = v->wall_ms;
	/* Offset and epoch are not under the CRC: where nothing else changes, all behind the header stays where it is. */
	bool is_kept = bytes.size == records.size && !is_recoded && (is_trusted || batch_has_max_timestamp(bytes.data, config->is_log_append_time, max_timestamp));
	size_t size = is_kept ? BATCH_HEADER_SIZE : bytes.size;
	uint8_t *to = room_for(v->arena, bytes_slice(records, 0, is_kept ? size : records.size), out, size);

	memcpy(to, bytes.data, size);
	if (is_kept)
		out->payload = bytes_slice(bytes, size, bytes.size);
	batch_set_base_offset(to, base_offset);
	batch_set_leader_epoch(to, leader_epoch);
	if (!is_trusted)
		batch_set_max_timestamp(to, config->is_log_append_time, max_timestamp);
}

void log_validate(struct log *log, struct arena *arena, struct bytes records, int32_t leader_epoch, enum append_origin origin,
                  int64_t wall_ms, struct validated *out, struct append_result *result)
{
	struct validation v = { .log = log, .arena = arena, .origin = origin, .wall_ms = wall_ms, .result = result };
	int64_t offset = log->bounds.end;

	set_limits(&v);
	*out = (struct validated){ .payload = BYTES_NULL };
	for (size_t at = 0; at < records.size && !result->error_code;) {
		struct batch batch;
		enum err err = batch_next(records, &at, &batch);

		if (err)
			REFUSE(&v, KAFKA_CORRUPT_MESSAGE, "Record batch of %zu bytes in the append to %.*s-%d is corrupt", records.size - at, NAME(log));
		else if (out->batch_count > 0 && origin == ORIGIN_CLIENT)
			REFUSE(&v, KAFKA_INVALID_RECORD, "Produce requests with version 3 and later must contain one record batch per partition");
		else
			take_batch(&v, &batch, records, leader_epoch, offset, out);
		if (!err)
			offset += batch.last_offset_delta + 1;
		out->batch_count++;
	}
	if (out->batch_count == 0 && !result->error_code)
		REFUSE(&v, KAFKA_INVALID_RECORD, "There is no record in the append to %.*s-%d", NAME(log));
	if (!result->error_code && out->size + out->payload.size > (size_t)log->config.segment_bytes)
		REFUSE(&v, KAFKA_RECORD_LIST_TOO_LARGE,
		       "Message batch size is %zu bytes in append to partition %.*s-%d, which exceeds the maximum configured segment size of %d.", out->size + out->payload.size,
		       NAME(log), (int)log->config.segment_bytes);
}
