/* Record batch v2, to the byte.
 *
 *   0 baseOffset i64 | 8 batchLength i32 (total - 12) | 12 partitionLeaderEpoch i32 | 16 magic i8 = 2 | 17 crc u32 (CRC-32C of 21..end)
 *   21 attributes i16 | 23 lastOffsetDelta i32 | 27 baseTimestamp i64 | 35 maxTimestamp i64 | 43 producerId i64
 *   51 producerEpoch i16 | 53 baseSequence i32 | 57 recordsCount i32 | 61 records, compressed as one block if the codec is not none
 *
 * A record: varint length, i8 attributes, varlong timestampDelta, varint offsetDelta, varint keyLength (-1 null), key, varint
 * valueLength (-1 null), value, varint headerCount, then each header's varint keyLength, key, varint valueLength, value.
 */
#ifndef KLAB_LOG_BATCH_H
#define KLAB_LOG_BATCH_H

#include "engine/base/arena.h"
#include "engine/base/buf.h"
#include "engine/base/err.h"

enum { BATCH_HEADER_SIZE = 61, BATCH_SIZE_PREFIX = 12 };

enum codec { CODEC_NONE, CODEC_GZIP, CODEC_SNAPPY, CODEC_LZ4, CODEC_ZSTD, CODEC_COUNT };

enum batch_attribute {
	BATCH_CODEC_MASK = 7,
	BATCH_LOG_APPEND_TIME = 8,
	BATCH_TRANSACTIONAL = 16,
	BATCH_CONTROL = 32,
	BATCH_DELETE_HORIZON = 64,
};

#define NO_TIMESTAMP INT64_C(-1)
#define NO_PRODUCER_ID INT64_C(-1)
#define NO_SEQUENCE (-1)

/* A decoded header; `bytes` is the whole batch. */
struct batch {
	struct bytes bytes;
	int64_t base_offset;
	int32_t leader_epoch;
	int8_t magic;
	uint32_t crc;
	int16_t attributes;
	int32_t last_offset_delta;
	int64_t base_timestamp;
	int64_t max_timestamp;
	int64_t producer_id;
	int16_t producer_epoch;
	int32_t base_sequence;
	int32_t record_count;
};

struct header {
	struct bytes key;
	struct bytes value; /* may be null */
};

struct record {
	int64_t offset;
	int64_t timestamp; /* the batch's maxTimestamp when it is log append time */
	struct bytes key;   /* null allowed */
	struct bytes value; /* null: a tombstone */
	const struct header *headers;
	int32_t header_count;
};

static inline int64_t batch_last_offset(const struct batch *b)
{
	return b->base_offset + b->last_offset_delta;
}

static inline enum codec batch_codec(const struct batch *b)
{
	return (enum codec)(b->attributes & BATCH_CODEC_MASK);
}

static inline bool batch_is_control(const struct batch *b)
{
	return (b->attributes & BATCH_CONTROL) != 0;
}

static inline bool batch_is_transactional(const struct batch *b)
{
	return (b->attributes & BATCH_TRANSACTIONAL) != 0;
}

/* Decodes the header of the batch at *at and moves *at behind the batch. ERR_TRUNCATED: the rest is shorter than it says
 * (a fetch may end so; not an error there). ERR_CORRUPT: a size under the header's or magic other than 2. The CRC is not checked. */
enum err batch_next(struct bytes in, size_t *at, struct batch *out);

bool batch_crc_is_valid(const struct batch *);
uint32_t batch_compute_crc(const struct batch *);

/* Decompresses and decodes all records into the arena; spans point into the batch or, if it was compressed, into the arena.
 * ERR_CORRUPT: sizes, counts or deltas disagree. ERR_TOO_LARGE: it would decompress to more than `size_max`.
 * ERR_UNSUPPORTED: the codec is not known. */
enum err batch_records(const struct batch *, size_t size_max, struct arena *, struct record **out, int32_t *count);

/* Builds one batch. begin, add each, end. The base offset is 0 and the leader epoch -1, as a producer sends it. */
struct batch_builder {
	struct buf records;
	enum codec codec;
	int level; /* of compression; INT_MIN: the codec's default */
	int16_t attributes; /* besides the codec */
	int64_t base_offset;
	int64_t base_timestamp;
	int64_t max_timestamp;
	int64_t producer_id;
	int16_t producer_epoch;
	int32_t base_sequence;
	int32_t leader_epoch;
	int32_t count;
	int32_t last_offset_delta;
};

void batch_builder_init(struct batch_builder *, struct heap *, enum codec);
void batch_builder_free(struct batch_builder *);

/* Adds a record; its offset delta is the number of those before it. Returns bytes added before compression. */
size_t batch_builder_add(struct batch_builder *, int64_t timestamp, struct bytes key, struct bytes value,
                         const struct header *, int32_t header_count);

/* Bytes that such a record adds, and the size of the batch so far, both before compression. */
size_t batch_record_size(const struct batch_builder *, int64_t timestamp, struct bytes key, struct bytes value,
                         const struct header *, int32_t header_count);
size_t batch_builder_size(const struct batch_builder *);

/* Of a record that was read from that batch: its size there before compression, without its length in front. */
size_t batch_record_body_size(const struct batch *, const struct record *);

/* Adds the finished batch to `out`; the builder is empty again. */
void batch_builder_end(struct batch_builder *, struct buf *out);

/* Patches in place, with the CRC where it covers the field. */
void batch_set_base_offset(uint8_t *batch, int64_t base_offset);
void batch_set_leader_epoch(uint8_t *batch, int32_t leader_epoch);
/* Whether that would change nothing that the CRC covers. */
bool batch_has_max_timestamp(const uint8_t *batch, bool is_log_append_time, int64_t max_timestamp);
void batch_set_max_timestamp(uint8_t *batch, bool is_log_append_time, int64_t max_timestamp);
void batch_set_producer(uint8_t *batch, int64_t producer_id, int16_t producer_epoch, int32_t base_sequence, bool is_transactional);

/* "none", "gzip", "snappy", "lz4", "zstd"; false for another name. */
const char *codec_name(enum codec);
bool codec_of_name(struct bytes name, enum codec *out);

/* One block. compress adds to `out`; level INT_MIN is the default. decompress: ERR_TOO_LARGE past `size_max`, ERR_CORRUPT. */
void codec_compress(enum codec, int level, struct bytes in, struct buf *out);
enum err codec_decompress(enum codec, struct bytes in, size_t size_max, struct buf *out);

#endif
