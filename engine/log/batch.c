#include "engine/log/batch.h"

#include <assert.h>
#include <limits.h>

#include "engine/base/crc32c.h"
#include "engine/wire/message.h"

enum {
	AT_LENGTH = 8,
	AT_LEADER_EPOCH = 12,
	AT_MAGIC = 16,
	AT_CRC = 17,
	AT_ATTRIBUTES = 21,
	AT_LAST_OFFSET_DELTA = 23,
	AT_BASE_TIMESTAMP = 27,
	AT_MAX_TIMESTAMP = 35,
	AT_PRODUCER_ID = 43,
	AT_PRODUCER_EPOCH = 51,
	AT_BASE_SEQUENCE = 53,
	AT_COUNT = 57,
	MAGIC = 2,
	RECORD_SIZE_MIN = 7, /* length, attributes, two deltas, two null sizes, no headers */
};

/* ---- Reading ----------------------------------------------------------------------------------------------------------- */

enum err batch_next(struct bytes in, size_t *at, struct batch *out)
{
	const uint8_t *b = in.data + *at;
	size_t left = in.size - *at;

	if (left < BATCH_SIZE_PREFIX)
		return ERR_TRUNCATED;
	int32_t length = (int32_t)load_u32(b + AT_LENGTH);

	if (length < BATCH_HEADER_SIZE - BATCH_SIZE_PREFIX)
		return ERR_CORRUPT;
	if (left - BATCH_SIZE_PREFIX < (size_t)length) {
		/* What is there may already show that it is no batch of ours. */
		return left > AT_MAGIC && b[AT_MAGIC] != MAGIC ? ERR_CORRUPT : ERR_TRUNCATED;
	}
	if (b[AT_MAGIC] != MAGIC)
		return ERR_CORRUPT;
	*out = (struct batch){
		.bytes = bytes_of(b, BATCH_SIZE_PREFIX + (size_t)length),
		.base_offset = (int64_t)load_u64(b),
		.leader_epoch = (int32_t)load_u32(b + AT_LEADER_EPOCH),
		.magic = (int8_t)b[AT_MAGIC],
		.crc = load_u32(b + AT_CRC),
		.attributes = (int16_t)load_u16(b + AT_ATTRIBUTES),
		.last_offset_delta = (int32_t)load_u32(b + AT_LAST_OFFSET_DELTA),
		.base_timestamp = (int64_t)load_u64(b + AT_BASE_TIMESTAMP),
		.max_timestamp = (int64_t)load_u64(b + AT_MAX_TIMESTAMP),
		.producer_id = (int64_t)load_u64(b + AT_PRODUCER_ID),
		.producer_epoch = (int16_t)load_u16(b + AT_PRODUCER_EPOCH),
		.base_sequence = (int32_t)load_u32(b + AT_BASE_SEQUENCE),
		.record_count = (int32_t)load_u32(b + AT_COUNT),
	};
	*at += out->bytes.size;
	return ERR_OK;
}

static uint32_t crc_of(struct bytes batch)
{
	return crc32c(0, bytes_slice(batch, AT_ATTRIBUTES, batch.size));
}

uint32_t batch_compute_crc(const struct batch *b)
{
	return crc_of(b->bytes);
}

bool batch_crc_is_valid(const struct batch *b)
{
	return crc_of(b->bytes) == b->crc;
}

/* A varint size and that many bytes; -1 is null. */
static bool take_sized(struct bytes in, size_t *at, struct bytes *out)
{
	int32_t size;

	if (!take_varint(in, at, &size) || size < -1)
		return false;
	*out = BYTES_NULL;
	if (size < 0)
		return true;
	if ((size_t)size > in.size - *at)
		return false;
	*out = bytes_of(in.data + *at, (size_t)size);
	*at += (size_t)size;
	return true;
}

static bool take_headers(struct bytes in, size_t *at, struct arena *arena, struct record *out)
{
	if (!take_varint(in, at, &out->header_count) || out->header_count < 0 || (size_t)out->header_count > (in.size - *at) / 2)
		return false;
	if (out->header_count == 0)
		return true;
	struct header *headers = arena_calloc(arena, (size_t)out->header_count, sizeof(*headers));

	out->headers = headers;
	for (int32_t i = 0; i < out->header_count; i++)
		if (!take_sized(in, at, &headers[i].key) || bytes_is_null(headers[i].key) || !take_sized(in, at, &headers[i].value))
			return false;
	return true;
}

static bool take_record(struct bytes in, size_t *at, const struct batch *b, struct arena *arena, struct record *out)
{
	int32_t length, offset_delta;
	int64_t timestamp_delta;

	if (!take_varint(in, at, &length) || length < RECORD_SIZE_MIN - 1 || (size_t)length > in.size - *at)
		return false;
	struct bytes body = bytes_of(in.data + *at, (size_t)length);
	size_t in_body = 1; /* behind the attributes */

	*at += (size_t)length;
	if (!take_varlong(body, &in_body, &timestamp_delta) || !take_varint(body, &in_body, &offset_delta))
		return false;
	if (offset_delta < 0 || offset_delta > b->last_offset_delta)
		return false;
	*out = (struct record){ .offset = b->base_offset + offset_delta };
	out->timestamp = (b->attributes & BATCH_LOG_APPEND_TIME) ? b->max_timestamp
	                                                         : (int64_t)((uint64_t)b->base_timestamp + (uint64_t)timestamp_delta);
	return take_sized(body, &in_body, &out->key) && take_sized(body, &in_body, &out->value) &&
	       take_headers(body, &in_body, arena, out) && in_body == body.size;
}

enum err batch_records(const struct batch *b, size_t size_max, struct arena *arena, struct record **out, int32_t *count)
{
	struct bytes payload = bytes_slice(b->bytes, BATCH_HEADER_SIZE, b->bytes.size);

	*out = NULL;
	*count = 0;
	if (batch_codec(b) != CODEC_NONE) {
		struct buf plain = { .heap = arena->heap };
		enum err err = codec_decompress(batch_codec(b), payload, size_max, &plain);

		payload = err ? BYTES("") : arena_copy(arena, buf_bytes(&plain));
		buf_free(&plain);
		if (err)
			return err;
	}
	if (b->record_count < 0 || (size_t)b->record_count > payload.size / RECORD_SIZE_MIN)
		return ERR_CORRUPT;
	struct record *records = arena_calloc(arena, (size_t)b->record_count, sizeof(*records));
	size_t at = 0;

	for (int32_t i = 0; i < b->record_count; i++)
		if (!take_record(payload, &at, b, arena, &records[i]))
			return ERR_CORRUPT;
	if (at != payload.size)
		return ERR_CORRUPT;
	*out = records;
	*count = b->record_count;
	return ERR_OK;
}

/* ---- Building ---------------------------------------------------------------------------------------------------------- */

void batch_builder_init(struct batch_builder *b, struct heap *heap, enum codec codec)
{
	*b = (struct batch_builder){
		.records = { .heap = heap },
		.codec = codec,
		.level = INT_MIN,
		.base_timestamp = NO_TIMESTAMP,
		.max_timestamp = NO_TIMESTAMP,
		.producer_id = NO_PRODUCER_ID,
		.producer_epoch = -1,
		.base_sequence = NO_SEQUENCE,
		.leader_epoch = -1,
	};
}

void batch_builder_free(struct batch_builder *b)
{
	buf_free(&b->records);
}

static size_t size_of_sized(struct bytes b)
{
	return bytes_is_null(b) ? size_of_varint(-1) : size_of_varint((int32_t)b.size) + b.size;
}

/* The body of a record, without its length. */
static size_t body_size(int64_t timestamp_delta, int32_t offset_delta, struct bytes key, struct bytes value,
                        const struct header *headers, int32_t header_count)
{
	size_t size = 1 + size_of_varlong(timestamp_delta) + size_of_varint(offset_delta) + size_of_sized(key) + size_of_sized(value) +
	              size_of_varint(header_count);

	for (int32_t i = 0; i < header_count; i++)
		size += size_of_sized(headers[i].key) + size_of_sized(headers[i].value);
	return size;
}

size_t batch_record_body_size(const struct batch *b, const struct record *r)
{
	return body_size((int64_t)((uint64_t)r->timestamp - (uint64_t)b->base_timestamp), (int32_t)(r->offset - b->base_offset), r->key, r->value, r->headers,
	                 r->header_count);
}

static int64_t delta_of(const struct batch_builder *b, int64_t timestamp)
{
	return b->count == 0 ? 0 : (int64_t)((uint64_t)timestamp - (uint64_t)b->base_timestamp);
}

size_t batch_record_size(const struct batch_builder *b, int64_t timestamp, struct bytes key, struct bytes value,
                         const struct header *headers, int32_t header_count)
{
	size_t size = body_size(delta_of(b, timestamp), b->count, key, value, headers, header_count);

	return size_of_varint((int32_t)size) + size;
}

size_t batch_builder_size(const struct batch_builder *b)
{
	return BATCH_HEADER_SIZE + b->records.size;
}

static void add_sized(struct buf *out, struct bytes b)
{
	add_varint(out, bytes_is_null(b) ? -1 : (int32_t)b.size);
	buf_add_bytes(out, b);
}

size_t batch_builder_add(struct batch_builder *b, int64_t timestamp, struct bytes key, struct bytes value,
                         const struct header *headers, int32_t header_count)
{
	size_t before = b->records.size;

	if (b->count == 0)
		b->base_timestamp = timestamp;
	int64_t delta = delta_of(b, timestamp);

	add_varint(&b->records, (int32_t)body_size(delta, b->count, key, value, headers, header_count));
	buf_add_u8(&b->records, 0);
	add_varlong(&b->records, delta);
	add_varint(&b->records, b->count);
	add_sized(&b->records, key);
	add_sized(&b->records, value);
	add_varint(&b->records, header_count);
	for (int32_t i = 0; i < header_count; i++) {
		add_sized(&b->records, headers[i].key);
		add_sized(&b->records, headers[i].value);
	}
	if (b->count == 0 || timestamp > b->max_timestamp)
		b->max_timestamp = timestamp;
	b->last_offset_delta = b->count++;
	return b->records.size - before;
}

void batch_builder_end(struct batch_builder *b, struct buf *out)
{
	size_t start = out->size;

	memset(buf_grow(out, BATCH_HEADER_SIZE), 0, BATCH_HEADER_SIZE);
	codec_compress(b->codec, b->level, buf_bytes(&b->records), out);
	uint8_t *header = out->data + start;

	store_u64(header, (uint64_t)b->base_offset);
	store_u32(header + AT_LENGTH, (uint32_t)(out->size - start - BATCH_SIZE_PREFIX));
	store_u32(header + AT_LEADER_EPOCH, (uint32_t)b->leader_epoch);
	header[AT_MAGIC] = MAGIC;
	store_u16(header + AT_ATTRIBUTES, (uint16_t)(b->attributes | (int16_t)b->codec));
	store_u32(header + AT_LAST_OFFSET_DELTA, (uint32_t)b->last_offset_delta);
	store_u64(header + AT_BASE_TIMESTAMP, (uint64_t)b->base_timestamp);
	store_u64(header + AT_MAX_TIMESTAMP, (uint64_t)b->max_timestamp);
	store_u64(header + AT_PRODUCER_ID, (uint64_t)b->producer_id);
	store_u16(header + AT_PRODUCER_EPOCH, (uint16_t)b->producer_epoch);
	store_u32(header + AT_BASE_SEQUENCE, (uint32_t)b->base_sequence);
	store_u32(header + AT_COUNT, (uint32_t)b->count);
	store_u32(header + AT_CRC, crc_of(bytes_of(header, out->size - start)));
	buf_clear(&b->records);
	b->count = 0;
	b->last_offset_delta = 0;
	b->base_timestamp = b->max_timestamp = NO_TIMESTAMP;
}

/* ---- Patching ---------------------------------------------------------------------------------------------------------- */

static void set_crc(uint8_t *batch)
{
	size_t size = BATCH_SIZE_PREFIX + load_u32(batch + AT_LENGTH);

	store_u32(batch + AT_CRC, crc_of(bytes_of(batch, size)));
}

void batch_set_base_offset(uint8_t *batch, int64_t base_offset)
{
	store_u64(batch, (uint64_t)base_offset);
}

void batch_set_leader_epoch(uint8_t *batch, int32_t leader_epoch)
{
	store_u32(batch + AT_LEADER_EPOCH, (uint32_t)leader_epoch);
}

static uint16_t attributes_of(const uint8_t *batch, bool is_log_append_time)
{
	uint16_t others = load_u16(batch + AT_ATTRIBUTES) & (uint16_t)~BATCH_LOG_APPEND_TIME;

	return is_log_append_time ? others | BATCH_LOG_APPEND_TIME : others;
}

bool batch_has_max_timestamp(const uint8_t *batch, bool is_log_append_time, int64_t max_timestamp)
{
	return load_u16(batch + AT_ATTRIBUTES) == attributes_of(batch, is_log_append_time) && (int64_t)load_u64(batch + AT_MAX_TIMESTAMP) == max_timestamp;
}

void batch_set_max_timestamp(uint8_t *batch, bool is_log_append_time, int64_t max_timestamp)
{
	if (batch_has_max_timestamp(batch, is_log_append_time, max_timestamp))
		return;
	store_u16(batch + AT_ATTRIBUTES, attributes_of(batch, is_log_append_time));
	store_u64(batch + AT_MAX_TIMESTAMP, (uint64_t)max_timestamp);
	set_crc(batch);
}

void batch_set_producer(uint8_t *batch, int64_t producer_id, int16_t producer_epoch, int32_t base_sequence, bool is_transactional)
{
	uint16_t attributes = load_u16(batch + AT_ATTRIBUTES) & (uint16_t)~BATCH_TRANSACTIONAL;

	store_u16(batch + AT_ATTRIBUTES, is_transactional ? attributes | BATCH_TRANSACTIONAL : attributes);
	store_u64(batch + AT_PRODUCER_ID, (uint64_t)producer_id);
	store_u16(batch + AT_PRODUCER_EPOCH, (uint16_t)producer_epoch);
	store_u32(batch + AT_BASE_SEQUENCE, (uint32_t)base_sequence);
	set_crc(batch);
}
