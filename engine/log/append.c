/* Appending, as leader and as follower, and rolling. */
#include <inttypes.h>

#include "engine/log/internal.h"

static struct append_result failed(struct log *log, enum err err)
{
	return (struct append_result){
		.error_code = KAFKA_KAFKA_STORAGE_ERROR,
		.base_offset = -1,
		.last_offset = -1,
		.log_append_time = NO_TIMESTAMP,
		.log_start = log->bounds.start,
		.err = err,
	};
}

/* ---- Rolling ----------------------------------------------------------------------------------------------------------- */

static enum err write_producer_snapshot(struct log *log)
{
	char path[DISK_PATH_SIZE];
	struct buf out = { .heap = log->heap };

	producers_encode(&log->producers, &out);
	enum err err = disk_replace(log->disk, segment_path(log, log->bounds.end, ".snapshot", path), buf_bytes(&out));

	buf_free(&out);
	return err;
}

enum err log_roll_now(struct log *log, struct trace_log *events, int64_t wall_ms)
{
	struct segment *active = log_active(log), *next;

	if (active && active->base_offset == log->bounds.end)
		return ERR_OK; /* empty: it is as good as new */
	enum err err = active ? segment_finish(log, active) : ERR_OK;

	if (!err && active)
		err = write_producer_snapshot(log);
	if (!err)
		err = segment_open(log, log->bounds.end, wall_ms, &next);
	if (err)
		return err;
	log_add_segment(log, next);
	log->is_dir_unsynced = true;
	trace(events, segment_rolled, .topic = log->topic, .partition = log->partition, .base_offset = next->base_offset);
	return ERR_OK;
}

void log_roll(struct log *log, struct effects *fx, int64_t wall_ms)
{
	log_roll_now(log, fx->trace, wall_ms);
}

enum err log_maybe_roll(struct log *log, struct trace_log *events, int64_t size, int64_t last_offset, int64_t max_timestamp, int64_t wall_ms)
{
	const struct segment *active = log_active(log);
	const struct log_config *config = &log->config;
	int64_t roll_ms = config->segment_ms - config->segment_jitter_ms;
	/* Age is counted between the records' own timestamps when they have some: a replayed log rolls as the first one did. */
	int64_t age_ms = active->first_timestamp >= 0 && max_timestamp >= 0 ? max_timestamp - active->first_timestamp : wall_ms - active->created_ms;
	int32_t entries_max = config->segment_index_bytes / 8;
	bool is_full = active->size > config->segment_bytes - size || (active->size > 0 && age_ms > roll_ms) ||
	               active->index_count >= entries_max || active->time_count >= config->segment_index_bytes / 12 ||
	               last_offset - active->base_offset > INT32_MAX;

	return is_full && active->size > 0 ? log_roll_now(log, events, wall_ms) : ERR_OK;
}

/* ---- Appending --------------------------------------------------------------------------------------------------------- */

/* Whole batches that are ready for the log. A single one may have been left where it came, to be written with a header of its own that tells these. */
struct ready {
	struct bytes bytes;
	const uint8_t *header; /* NULL: bytes say all */
	int64_t base_offset;
	int32_t leader_epoch;
};

static bool next_ready(const struct ready *ready, size_t *at, struct batch *out)
{
	if (*at >= ready->bytes.size || batch_next(ready->bytes, at, out) != ERR_OK)
		return false;
	if (ready->header) {
		out->base_offset = ready->base_offset;
		out->leader_epoch = ready->leader_epoch;
	}
	return true;
}

static enum err write_ready(struct log *log, int32_t file, const struct ready *ready, struct arena *arena)
{
	size_t header_size = ready->header ? BATCH_HEADER_SIZE : 0;
	struct bytes parts[] = { bytes_of(ready->header, header_size), bytes_slice(ready->bytes, header_size, ready->bytes.size) };

	return disk_append_parts(log->disk, file, ready->header ? parts : parts + 1, ready->header ? 2 : 1, arena);
}

/* Writes them, and takes note of them. */
static enum err write_batches(struct log *log, struct effects *fx, const struct ready *ready, int64_t wall_ms)
{
	struct trace_log *events = fx->trace;
	struct batch batch;
	int64_t max_timestamp = NO_TIMESTAMP, last_offset = log->bounds.end;

	for (size_t at = 0; next_ready(ready, &at, &batch);) {
		last_offset = batch_last_offset(&batch);
		if (batch.max_timestamp > max_timestamp)
			max_timestamp = batch.max_timestamp;
	}
	enum err err = log_maybe_roll(log, events, (int64_t)ready->bytes.size, last_offset, max_timestamp, wall_ms);
	struct segment *active = log_active(log);
	int64_t position = active->size;

	if (!err)
		err = write_ready(log, active->log_file, ready, fx->arena);
	if (err) { /* a part may be in the file: cut it off again, or the next append would follow it */
		log->disk->ops->truncate(log->disk->self, active->log_file, position);
		return err;
	}
	for (size_t at = 0; next_ready(ready, &at, &batch);) {
		struct batch_place place = { position, (int64_t)batch.bytes.size, batch.base_offset, batch_last_offset(&batch), batch.max_timestamp,
			                         batch.leader_epoch };

		epochs_assign(&log->epochs, batch.leader_epoch, batch.base_offset);
		segment_add_batch(log, active, &place); /* a lost index entry is found again at recovery */
		log_apply_producer(log, active, &batch);
		log->bounds.end = place.last_offset + 1;
		position += place.size;
		trace(events, batch_appended, .topic = log->topic, .partition = log->partition, .base_offset = batch.base_offset,
		      .last_offset = place.last_offset, .record_count = batch.record_count, .bytes = place.size, .leader_epoch = batch.leader_epoch,
		      .producer_id = batch.producer_id, .base_sequence = batch.base_sequence);
	}
	return log_write_epochs(log, fx);
}

/* True when the append is already answered: a retry, or a refusal. */
static bool check_producer(struct log *log, const struct effects *fx, struct bytes bytes, enum append_origin origin, struct append_result *result)
{
	const struct producer_batch *same;
	struct batch batch;
	size_t at = 0;

	if (origin != ORIGIN_CLIENT || batch_next(bytes, &at, &batch) != ERR_OK || batch.producer_id < 0 || is_mutant(fx, producer_sequence_unchecked))
		return false;
	int16_t code = producers_check(&log->producers, &batch, &same);

	if (code && !(code == KAFKA_OUT_OF_ORDER_SEQUENCE_NUMBER && is_mutant(fx, producer_gaps_accepted))) {
		result->error_code = code;
		result->error_text = arena_printf(fx->arena, "%s for producer %" PRId64 " at offset %" PRId64 " in partition %.*s-%d: %d (incoming seq. number)",
		                                  code == KAFKA_INVALID_PRODUCER_EPOCH ? "Epoch is older than the last one" : "Out of order sequence number",
		                                  batch.producer_id, log->bounds.end, (int)log->topic.size, (const char *)log->topic.data,
		                                  (int)log->partition, (int)batch.base_sequence);
		return true;
	}
	if (!same)
		return false;
	result->is_duplicate = true;
	result->base_offset = same->last_offset - same->offset_delta;
	result->last_offset = same->last_offset;
	result->log_append_time = log->config.is_log_append_time ? same->timestamp : NO_TIMESTAMP;
	return true;
}

static void plant_older_epoch(struct arena *arena, struct ready *ready)
{
	size_t size = ready->bytes.size;
	uint8_t *data = arena_take(arena, size);
	struct batch batch;

	memcpy(data, ready->bytes.data, size);
	if (ready->header)
		memcpy(data, ready->header, BATCH_HEADER_SIZE);
	ready->bytes = bytes_of(data, size);
	ready->header = NULL;
	for (size_t at = 0, begin = 0; batch_next(bytes_of(data, size), &at, &batch) == ERR_OK; begin = at)
		if (batch.producer_id >= 0 && batch.base_sequence > 0)
			batch_set_producer(data + begin, batch.producer_id, (int16_t)(batch.producer_epoch - 1), batch.base_sequence, false);
}

struct append_result log_append_as_leader(struct log *log, struct effects *fx, struct bytes records, int32_t leader_epoch,
                                          enum append_origin origin, int64_t wall_ms)
{
	struct append_result result = { .base_offset = -1, .last_offset = -1, .log_append_time = NO_TIMESTAMP, .log_start = log->bounds.start };
	struct validated valid;

	log_validate(log, fx->arena, records, leader_epoch, origin, wall_ms, &valid, &result);
	if (result.error_code || check_producer(log, fx, records, origin, &result))
		return result;
	int64_t base_offset = log->bounds.end;
	bool is_kept = !bytes_is_null(valid.payload);
	struct ready ready = { is_kept ? records : bytes_of(valid.data, valid.size), is_kept ? valid.data : NULL, base_offset, leader_epoch };

	if (is_mutant(fx, leader_writes_older_producer_epoch))
		plant_older_epoch(fx->arena, &ready);
	enum err err = write_batches(log, fx, &ready, wall_ms);

	if (err)
		return failed(log, err);
	result.base_offset = base_offset;
	result.last_offset = log->bounds.end - 1;
	if (log->config.is_log_append_time && origin == ORIGIN_CLIENT)
		result.log_append_time = wall_ms;
	return result;
}

struct append_result log_append_as_follower(struct log *log, struct effects *fx, struct bytes records, int64_t wall_ms)
{
	struct append_result result = { .base_offset = -1, .last_offset = -1, .log_append_time = NO_TIMESTAMP, .log_start = log->bounds.start };
	int64_t next = log->bounds.end;
	size_t whole = 0;

	while (whole < records.size) {
		struct batch batch;
		size_t at = whole;
		enum err err = batch_next(records, &at, &batch);

		if (err == ERR_TRUNCATED)
			break; /* a fetch may end within a batch */
		if (err || !batch_crc_is_valid(&batch) || batch.last_offset_delta < 0) {
			result.error_code = KAFKA_CORRUPT_MESSAGE;
			return result;
		}
		if (batch.base_offset < next) {
			result.error_code = KAFKA_OFFSET_OUT_OF_RANGE;
			return result;
		}
		next = batch_last_offset(&batch) + 1;
		whole = at;
	}
	if (whole == 0)
		return result;
	result.base_offset = log->bounds.end;
	if (is_mutant(fx, follower_flips_a_byte) && !bytes_starts_with(log->topic, BYTES("__"))) {
		records = arena_copy(fx->arena, records);
		((uint8_t *)(uintptr_t)records.data)[whole - 1] ^= 1;
	}
	enum err err = write_batches(log, fx, &(struct ready){ .bytes = bytes_slice(records, 0, whole) }, wall_ms);

	if (err)
		return failed(log, err);
	result.last_offset = log->bounds.end - 1;
	return result;
}
