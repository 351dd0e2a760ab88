/* Reading by offset and by time, and asking for syncs. */
#include <stdio.h>

#include "engine/log/internal.h"

/* The last offset below a position where a size limit cut, as far as the index knows without a look at the file: the batch of the last entry at or below
 * it may be the one that was cut, the one before is whole. */
static int64_t last_offset_before(const struct segment *s, const struct batch_place *first, int64_t end)
{
	int32_t low = 0, high = s->index_count; /* the first entry whose position is > `end` */

	while (low < high) {
		int32_t middle = low + (high - low) / 2;

		if (s->index[middle].position <= end)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < 2 || s->index[low - 2].position <= first->position)
		return first->last_offset;
	return s->base_offset + s->index[low - 2].relative_offset;
}

struct log_read log_read(struct log *log, int64_t offset, int64_t limit_offset, int64_t size_max, bool is_at_least_one)
{
	struct log_read out = { .first_offset = offset, .last_offset = -1 };
	struct batch_place first, limit;
	int32_t index;

	if (limit_offset > log->bounds.end)
		limit_offset = log->bounds.end;
	if (offset >= limit_offset)
		return out;
	struct segment *s = log_segment_of(log, offset, &index);

	if (!s)
		return out;
	enum err err = segment_find(log, s, offset, &first);

	while (err == ERR_NOT_FOUND && index + 1 < log->segment_count) { /* the rest of the segment was compacted away */
		s = log->segments[++index];
		err = segment_find(log, s, offset, &first);
	}
	if (err || first.base_offset >= limit_offset) {
		out.err = err == ERR_NOT_FOUND ? ERR_OK : err;
		return out;
	}
	int64_t end = s->size;

	if (limit_offset < s->next_offset) {
		err = segment_find(log, s, limit_offset, &limit);
		if (err) {
			out.err = err;
			return out;
		}
		end = limit.position;
	}
	int64_t size = end - first.position;

	out.last_offset = (limit_offset < s->next_offset ? limit_offset : s->next_offset) - 1;
	if (size > size_max) {
		size = is_at_least_one && first.size > size_max ? first.size : size_max;
		out.last_offset = size < first.size ? -1 : last_offset_before(s, &first, first.position + size);
	}
	out.is_first_batch_cut = size < first.size;
	out.first_offset = first.base_offset;
	out.records = (struct span){ .file = s->log_file, .position = first.position, .size = size < 0 ? 0 : size };
	return out;
}

enum err log_load(struct log *log, struct span span, struct arena *arena, struct bytes *out)
{
	size_t got = 0;

	if (!span.file) {
		*out = span.bytes;
		return ERR_OK;
	}
	uint8_t *data = arena_alloc(arena, (size_t)span.size);
	enum err err = log->disk->ops->read(log->disk->self, span.file, span.position, data, (size_t)span.size, &got);

	*out = bytes_of(data, got);
	return err;
}

/* ---- By time ----------------------------------------------------------------------------------------------------------- */

struct time_search {
	struct log *log;
	struct arena *arena;
	int64_t timestamp, limit_offset, from_offset;
	struct log_position *out;
};

static enum err visit_time(void *context, const struct batch_place *place, const struct batch *batch)
{
	struct time_search *t = context;
	struct record *records;
	int32_t count;

	if (place->base_offset >= t->limit_offset)
		return ERR_EXISTS;
	if (place->max_timestamp < t->timestamp || place->last_offset < t->from_offset)
		return ERR_OK;
	enum err err = batch_records(batch, 100 << 20, t->arena, &records, &count);

	for (int32_t i = 0; !err && i < count; i++) {
		if (records[i].timestamp >= t->timestamp && records[i].offset >= t->from_offset && records[i].offset < t->limit_offset) {
			*t->out = (struct log_position){ records[i].offset, records[i].timestamp, place->leader_epoch };
			return ERR_EXISTS;
		}
	}
	return err;
}

/* The position in the segment behind which a record of that time can first be. */
static int64_t position_of_time(struct log *log, struct segment *s, int64_t timestamp)
{
	int64_t offset = s->base_offset;
	struct batch_place place;

	for (int32_t i = 0; i < s->time_count && s->times[i].timestamp < timestamp; i++)
		offset = s->base_offset + s->times[i].relative_offset;
	return segment_find(log, s, offset, &place) == ERR_OK ? place.position : 0;
}

enum err log_find_timestamp(struct log *log, int64_t timestamp, int64_t limit_offset, struct arena *arena, struct log_position *out)
{
	struct time_search search = { log, arena, timestamp, limit_offset, log->bounds.start, out };

	*out = (struct log_position){ -1, NO_TIMESTAMP, -1 };
	for (int32_t i = 0; i < log->segment_count; i++) {
		struct segment *s = log->segments[i];
		int64_t ignored;

		if (s->max_timestamp < timestamp || s->next_offset <= log->bounds.start)
			continue;
		enum err err = segment_scan(log, s, position_of_time(log, s, timestamp), true, visit_time, &search, &ignored);

		if (err == ERR_EXISTS)
			return ERR_OK;
		if (err)
			return err;
	}
	return ERR_OK;
}

enum err log_find_max_timestamp(struct log *log, struct arena *arena, struct log_position *out)
{
	int64_t max = NO_TIMESTAMP;

	*out = (struct log_position){ -1, NO_TIMESTAMP, -1 };
	for (int32_t i = 0; i < log->segment_count; i++)
		if (log->segments[i]->max_timestamp > max && log->segments[i]->next_offset > log->bounds.start)
			max = log->segments[i]->max_timestamp;
	return max < 0 ? ERR_OK : log_find_timestamp(log, max, log->bounds.end, arena, out);
}

/* ---- Syncs ------------------------------------------------------------------------------------------------------------- */

void log_sync(struct log *log, struct effects *fx, uint64_t token)
{
	static const char *const suffixes[] = { ".txnindex", ".index", ".timeindex", ".log" };
	enum { FILES = sizeof(suffixes) / sizeof(suffixes[0]) };

	for (int32_t i = 0; i < log->segment_count; i++) {
		bool is_last = i == log->segment_count - 1;

		if (!is_last && log->segments[i]->next_offset <= log->recovery_point)
			continue;
		for (int j = log->segments[i]->aborted.file ? 0 : 1; j < FILES; j++) {
			char path[DISK_PATH_SIZE];

			effects_sync(fx, segment_path(log, log->segments[i]->base_offset, suffixes[j], path),
			             is_last && j == FILES - 1 && !log->is_dir_unsynced ? token : 0);
		}
	}
	if (log->is_dir_unsynced)
		effects_sync(fx, log->dir, token);
	log->is_unsynced = log->is_dir_unsynced = false;
}

bool log_is_flushed(const struct log *log)
{
	return !log->is_unsynced && !log->is_dir_unsynced && log->recovery_point == log->bounds.end;
}

void log_synced(struct log *log, int64_t up_to_offset)
{
	if (up_to_offset > log->recovery_point)
		log->recovery_point = up_to_offset < log->bounds.end ? up_to_offset : log->bounds.end;
}
