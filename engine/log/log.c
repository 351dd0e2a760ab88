/* The log itself: opening, recovery, closing, and what can be asked of it. */
#include "engine/log/log.h"

#include <limits.h>
#include <stdio.h>

#include "engine/base/uuid.h"
#include "engine/log/internal.h"

enum { DIR_SIZE_MAX = DISK_PATH_SIZE - 300, SNAPSHOT_SIZE_MAX = 64 << 20 };

void log_config_init(struct log_config *c)
{
	*c = (struct log_config){
		.segment_bytes = 1 << 30,
		.segment_ms = INT64_C(7) * 24 * 3600 * 1000,
		.retention_ms = INT64_C(7) * 24 * 3600 * 1000,
		.retention_bytes = -1,
		.index_interval_bytes = 4096,
		.segment_index_bytes = 10 << 20,
		.max_message_bytes = 1048588,
		.max_decompressed_message_bytes = INT32_MAX - 8,
		.timestamp_before_max_ms = INT64_MAX,
		.timestamp_after_max_ms = 3600 * 1000,
		.is_deleted = true,
		.codec_level = INT_MIN,
		.file_delete_delay_ms = 60 * 1000,
		.flush_messages = INT64_MAX,
		.flush_ms = INT64_MAX,
		.producer_id_expiration_ms = 24 * 3600 * 1000,
	};
}

/* ---- The server log ---------------------------------------------------------------------------------------------------- */

void log_tell(const struct log *log, const char *level, const char *logger, const char *format, ...)
{
	struct buf text = { .heap = log->heap };
	va_list args;

	if (!log->opening || !log->opening->tell)
		return;
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	log->opening->tell(log->opening->owner, level, logger, buf_text(&text));
	buf_free(&text);
}

int log_parent_size(const struct log *log)
{
	size_t size = log->dir.size;

	while (size > 1 && log->dir.data[size - 1] != '/')
		size--;
	return (int)(size > 1 ? size - 1 : size);
}

/* ---- Segments ---------------------------------------------------------------------------------------------------------- */

struct segment *log_active(const struct log *log)
{
	return log->segment_count > 0 ? log->segments[log->segment_count - 1] : NULL;
}

struct segment *log_segment_of(const struct log *log, int64_t offset, int32_t *index)
{
	int32_t low = 0, high = log->segment_count;

	while (low < high) {
		int32_t middle = low + (high - low) / 2;

		if (log->segments[middle]->base_offset <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	if (index)
		*index = low - 1;
	return low > 0 ? log->segments[low - 1] : NULL;
}

void log_add_segment(struct log *log, struct segment *s)
{
	if (log->segment_count == log->segment_capacity) {
		log->segment_capacity = log->segment_capacity ? log->segment_capacity * 2 : 4;
		log->segments = heap_realloc(log->heap, log->segments, (size_t)log->segment_capacity * sizeof(s));
	}
	log->segments[log->segment_count++] = s;
}

void log_drop_segment(struct log *log, int32_t index)
{
	log->segment_count--;
	memmove(log->segments + index, log->segments + index + 1, (size_t)(log->segment_count - index) * sizeof(*log->segments));
}

/* ---- Producer state ---------------------------------------------------------------------------------------------------- */

static bool base_of_name(struct bytes name, const char *suffix, int64_t *base)
{
	struct bytes end = bytes_of_text(suffix);

	return name.size == 20 + end.size && bytes_equal(bytes_slice(name, 20, end.size), end) && name.data[0] != '+' && name.data[0] != '-' &&
	       bytes_to_int64(bytes_slice(name, 0, 20), base);
}

struct replay {
	struct log *log;
	int64_t from, end;
};

static enum err visit_replay(void *context, const struct batch_place *place, const struct batch *batch)
{
	struct replay *r = context;

	if (place->base_offset >= r->end)
		return ERR_EXISTS;
	if (place->base_offset >= r->from)
		producers_apply(&r->log->producers, batch);
	return ERR_OK;
}

/* Loads the newest snapshot at or below `end` that can be read; returns its offset, or the log's first. */
static int64_t load_snapshot(struct log *log, int64_t end)
{
	struct arena arena;
	struct disk_name *names;
	int32_t count = 0;
	int64_t from = log->segment_count > 0 ? log->segments[0]->base_offset : end;

	arena_init(&arena, log->heap);
	log->disk->ops->list(log->disk->self, log->dir, &arena, &names, &count);
	for (int32_t i = count - 1; i >= 0; i--) {
		char path[DISK_PATH_SIZE];
		struct bytes text;
		int64_t base;

		if (!base_of_name(names[i].name, ".snapshot", &base) || base > end || base < from)
			continue;
		if (disk_read_all(log->disk, segment_path(log, base, ".snapshot", path), SNAPSHOT_SIZE_MAX, &arena, &text) == ERR_OK &&
		    producers_decode(&log->producers, text) == ERR_OK) {
			from = base;
			break;
		}
		producers_free(&log->producers);
	}
	arena_free(&arena);
	return from;
}

static void drop_snapshots(struct log *log, const struct disk_name *names, int32_t count, int64_t end)
{
	for (int32_t i = 0; i < count; i++) {
		char path[DISK_PATH_SIZE];
		int64_t base;

		if (base_of_name(names[i].name, ".snapshot", &base) && base > end)
			log->disk->ops->remove(log->disk->self, segment_path(log, base, ".snapshot", path));
	}
}

void log_drop_snapshots(struct log *log, int64_t end)
{
	struct arena arena;
	struct disk_name *names;
	int32_t count = 0;

	arena_init(&arena, log->heap);
	log->disk->ops->list(log->disk->self, log->dir, &arena, &names, &count);
	drop_snapshots(log, names, count, end);
	arena_free(&arena);
}

enum err log_apply_producer(struct log *log, struct segment *s, const struct batch *batch)
{
	const struct ended_txn *ended = producers_apply(&log->producers, batch);

	log->producers_end = batch_last_offset(batch) + 1;
	if (!ended || !ended->is_aborted)
		return ERR_OK;
	return aborted_add(log, s, (struct aborted_txn){ ended->producer_id, ended->first_offset, ended->last_offset,
	                                                 producers_first_open(&log->producers, ended->last_offset + 1) });
}

enum err log_rebuild_producers(struct log *log, int64_t end)
{
	log->producers_end = end;
	producers_free(&log->producers);
	struct replay replay = { log, load_snapshot(log, end), end };
	enum err err = ERR_OK;

	for (int32_t i = 0; i < log->segment_count && !err; i++) {
		struct segment *s = log->segments[i];
		int64_t ignored;

		if (s->next_offset > replay.from && s->base_offset < end)
			err = segment_scan(log, s, 0, true, visit_replay, &replay, &ignored);
		if (err == ERR_EXISTS || err == ERR_CORRUPT) /* what cannot be read is found by who reads it */
			err = ERR_OK;
	}
	return err;
}

/* ---- Opening ----------------------------------------------------------------------------------------------------------- */

static struct bytes metadata_path(const struct log *log, char text[static DISK_PATH_SIZE])
{
	return bytes_of(text, (size_t)snprintf(text, DISK_PATH_SIZE, "%.*s/partition.metadata", (int)log->dir.size, (const char *)log->dir.data));
}

static enum err write_partition_metadata(struct log *log)
{
	char path[DISK_PATH_SIZE], id[UUID_TEXT_SIZE + 1], text[64];
	bool is_directory;
	int64_t size;

	metadata_path(log, path);
	if (uuid_is_zero(log->topic_id) ||
	    (log->disk->ops->stat(log->disk->self, bytes_of_text(path), &is_directory, &size) == ERR_OK && size > 0)) /* else it was lost with the power */
		return ERR_OK;
	snprintf(text, sizeof(text), "version: 0\ntopic_id: %s", uuid_text(log->topic_id, id));
	return disk_replace(log->disk, bytes_of_text(path), bytes_of_text(text));
}

void log_sync_identity(const struct log *log, struct effects *fx)
{
	char path[DISK_PATH_SIZE];

	if (uuid_is_zero(log->topic_id)) /* then there is no file */
		return;
	effects_sync(fx, metadata_path(log, path), 0);
	effects_sync(fx, log->dir, 0);
}

enum err log_assign_topic_id(struct log *log, struct effects *fx, struct uuid topic_id)
{
	log->topic_id = topic_id;
	enum err err = write_partition_metadata(log);

	if (!err)
		log_sync_identity(log, fx);
	return err;
}

/* Which transactions were aborted in it only the state of its producers at its base tells: that of the segment before, if that was recovered, too. */
static enum err recover_segment(struct log *log, struct segment *s, int64_t *truncated)
{
	bool is_known = log->segment_count > 0 && log->producers_end == log_active(log)->next_offset;
	enum err err = is_known ? ERR_OK : log_rebuild_producers(log, s->base_offset);

	if (!err)
		err = segment_rebuild(log, s, truncated);
	log->producers_end = s->next_offset;
	return err;
}

/* Opens one segment found on the disk. A segment that may hold unsynced bytes is checked batch by batch; one whose indexes cannot be
 * true gets new ones. */
static enum err load_segment(struct log *log, int64_t base, bool is_suspect, bool has_aborted, int64_t wall_ms, int64_t *truncated)
{
	struct segment *s;
	char path[DISK_PATH_SIZE];
	int64_t cut_before = *truncated, size;
	bool is_directory, has_index;

	segment_path(log, base, ".index", path);
	has_index = log->disk->ops->stat(log->disk->self, bytes_of_text(path), &is_directory, &size) == ERR_OK;
	segment_path(log, base, ".log", path);
	enum err err = segment_open(log, base, wall_ms, &s);

	if (err)
		return err;
	if (is_suspect)
		log_tell_loading(log, "INFO", "Recovering unflushed segment %lld. 0 recovered for %.*s-%d.", (long long)base, (int)log->topic.size,
		                 (const char *)log->topic.data, (int)log->partition);
	else if (!has_index)
		log_tell_loading(log, "ERROR", "Could not find offset index file corresponding to log file %s, recovering segment and rebuilding index files...", path);
	if (has_aborted)
		err = aborted_load(log, s);
	if (!err && !is_suspect && has_index)
		err = segment_load_indexes(log, s);
	if (is_suspect || !has_index || err == ERR_CORRUPT)
		err = recover_segment(log, s, truncated);
	if (!err && *truncated > cut_before)
		log_tell_loading(log, "WARN", "Corruption found in segment %lld, truncating to offset %lld", (long long)base, (long long)s->next_offset);
	if (err) {
		segment_del(log, s);
		return err;
	}
	log_add_segment(log, s);
	return ERR_OK;
}

static bool ends_with(struct bytes name, const char *suffix)
{
	struct bytes end = bytes_of_text(suffix);

	return name.size >= end.size && bytes_equal(bytes_slice(name, name.size - end.size, end.size), end);
}

/* Files of an interrupted clean-up or delete. */
static void remove_leftovers(struct log *log, const struct disk_name *names, int32_t count)
{
	for (int32_t i = 0; i < count; i++) {
		char path[DISK_PATH_SIZE];

		if (!ends_with(names[i].name, ".deleted") && !ends_with(names[i].name, ".cleaned") && !ends_with(names[i].name, ".tmp"))
			continue;
		snprintf(path, sizeof(path), "%.*s/%.*s", (int)log->dir.size, (const char *)log->dir.data, (int)names[i].name.size,
		         (const char *)names[i].name.data);
		log->disk->ops->remove(log->disk->self, bytes_of_text(path));
	}
}

/* Behind a cut there can be nothing: what follows would leave a gap. */
static void remove_from(struct log *log, const struct disk_name *names, int32_t first, int32_t count)
{
	static const char *const suffixes[] = { ".log", ".index", ".timeindex", ".txnindex", ".snapshot" };

	for (int32_t i = first; i < count; i++) {
		int64_t base;

		if (base_of_name(names[i].name, ".log", &base) && base > log->bounds.end)
			log_tell_loading(log, "INFO", "Deleting segments as part of log recovery: LogSegment(baseOffset=%lld)", (long long)base);
		for (size_t j = 0; j < sizeof(suffixes) / sizeof(suffixes[0]); j++) {
			char path[DISK_PATH_SIZE];

			if (base_of_name(names[i].name, suffixes[j], &base) && base > log->bounds.end)
				log->disk->ops->remove(log->disk->self, segment_path(log, base, suffixes[j], path));
		}
	}
}

/* The end of an unsynced segment may be lost whole, with nothing invalid left to tell it by: but then what follows begins too late. Kafka would serve
 * the gap. A compacted log has gaps by right. */
static bool is_gap(const struct log *log, int64_t base, bool was_suspect, int64_t *truncated)
{
	char path[DISK_PATH_SIZE];
	bool is_directory;
	int64_t size = 0;

	if (!was_suspect || log->segment_count == 0 || base <= log->bounds.end || log->config.is_compacted)
		return false;
	log->disk->ops->stat(log->disk->self, segment_path(log, base, ".log", path), &is_directory, &size);
	*truncated += size;
	return true;
}

static bool has_file(const struct disk_name *names, int32_t count, int64_t base, const char *suffix)
{
	for (int32_t i = 0; i < count; i++) {
		int64_t found;

		if (base_of_name(names[i].name, suffix, &found) && found == base)
			return true;
	}
	return false;
}

static enum err load_segments(struct log *log, const struct log_options *o, const struct disk_name *names, int32_t count, int64_t *truncated)
{
	bool was_suspect = false;

	for (int32_t i = 0; i < count; i++) {
		int64_t base, cut_before = *truncated;

		if (!base_of_name(names[i].name, ".log", &base))
			continue;
		if (is_gap(log, base, was_suspect, truncated)) {
			remove_from(log, names, 0, count);
			break;
		}
		int64_t next = base;

		for (int32_t j = i + 1; j < count; j++)
			if (base_of_name(names[j].name, ".log", &next))
				break;
		bool is_suspect = !o->was_clean_shutdown && (next == base || next > o->recovery_point);
		enum err err = load_segment(log, base, is_suspect, has_file(names, count, base, ".txnindex"), o->wall_ms, truncated);

		if (err)
			return err;
		log->bounds.end = log_active(log)->next_offset;
		was_suspect = is_suspect;
		if (*truncated > cut_before) {
			remove_from(log, names, 0, count);
			break;
		}
	}
	return ERR_OK;
}

static enum err open_files(struct log *log, const struct log_options *o, int64_t *truncated)
{
	struct arena arena;
	struct disk_name *names;
	int32_t count;
	enum err err = disk_make_dirs(log->disk, log->dir);

	if (err)
		return err;
	arena_init(&arena, log->heap);
	err = log->disk->ops->list(log->disk->self, log->dir, &arena, &names, &count);
	if (!err) {
		remove_leftovers(log, names, count);
		if (epochs_read(&log->epochs, log->disk, log->dir) == ERR_CORRUPT)
			epochs_free(&log->epochs); /* found again from the batches that are scanned */
		err = load_segments(log, o, names, count, truncated);
		if (!err && log->segment_count > 0)
			drop_snapshots(log, names, count, log->bounds.end);
	}
	arena_free(&arena);
	if (!err && log->segment_count == 0) {
		struct segment *first;

		err = segment_open(log, o->log_start, o->wall_ms, &first);
		if (!err) {
			log_add_segment(log, first);
			log->bounds.end = o->log_start;
			log->is_dir_unsynced = true;
		}
	}
	return err;
}

enum err log_open(const struct log_options *o, struct log **out, struct buf *problem)
{
	struct log *log = HEAP_NEW(o->heap, struct log);
	int64_t truncated = 0;
	bool has_found_epochs = false;

	*out = NULL;
	*log = (struct log){ .heap = o->heap, .disk = o->disk, .partition = o->partition, .topic_id = o->topic_id, .config = o->config, .producers_end = -1, .opening = o };
	uint8_t *copy = heap_alloc(o->heap, o->dir.size + o->topic.size + 1);

	memcpy(copy, o->dir.data, o->dir.size);
	memcpy(copy + o->dir.size, o->topic.data, o->topic.size);
	log->dir = bytes_of(copy, o->dir.size);
	log->topic = bytes_of(copy + o->dir.size, o->topic.size);
	epochs_init(&log->epochs, o->heap);
	producers_init(&log->producers, o->heap);
	enum err err = o->dir.size > DIR_SIZE_MAX ? ERR_NAME_TOO_LONG : open_files(log, o, &truncated);

	if (!err) {
		log->bounds.start = o->log_start > log->segments[0]->base_offset ? o->log_start : log->segments[0]->base_offset;
		if (log->bounds.start > log->bounds.end)
			log->bounds.start = log->bounds.end;
		log->recovery_point = o->recovery_point < log->bounds.end ? o->recovery_point : log->bounds.end;
		has_found_epochs = log->epochs.is_changed;
		epochs_truncate_from_end(&log->epochs, log->bounds.end);
		if (log->producers_end != log->bounds.end)
			err = log_rebuild_producers(log, log->bounds.end);
	}
	if (!err)
		err = write_partition_metadata(log);
	if (!err && has_found_epochs) /* an epoch at the end, without records, goes from the file with the next change: until then each start finds that it is none */
		err = epochs_write(&log->epochs, log->disk, log->dir);
	if (err) {
		if (problem)
			buf_printf(problem, "Error while loading log dir %.*s: %s", (int)o->dir.size, (const char *)o->dir.data, err_text(err));
		log_del(log);
		return err;
	}
	log->opening = NULL;
	trace(o->trace, log_loaded, .topic = log->topic, .partition = log->partition, .log_start = log->bounds.start, .log_end = log->bounds.end,
	      .truncated_bytes = truncated);
	*out = log;
	return ERR_OK;
}

void log_del(struct log *log)
{
	if (!log)
		return;
	for (int32_t i = 0; i < log->segment_count; i++)
		segment_del(log, log->segments[i]);
	for (int32_t i = 0; i < log->deleted_count; i++)
		segment_del(log, log->deleted[i]);
	heap_free(log->heap, log->segments);
	heap_free(log->heap, log->deleted);
	epochs_free(&log->epochs);
	producers_free(&log->producers);
	heap_free(log->heap, (void *)(uintptr_t)log->dir.data);
	heap_free(log->heap, log);
}

enum err log_close_clean(struct log *log, struct effects *fx)
{
	char path[DISK_PATH_SIZE];
	struct buf out = { .heap = log->heap };
	enum err err = segment_finish(log, log_active(log));

	producers_encode(&log->producers, &out);
	if (!err && log->producers.tree.count > 0)
		err = disk_replace(log->disk, segment_path(log, log->bounds.end, ".snapshot", path), buf_bytes(&out));
	buf_free(&out);
	if (!log_is_flushed(log))
		log_sync(log, fx, 0);
	log_del(log);
	return err;
}

/* ---- Questions --------------------------------------------------------------------------------------------------------- */

void log_set_config(struct log *log, const struct log_config *config)
{
	log->config = *config;
}

const struct log_config *log_config_of(const struct log *log)
{
	return &log->config;
}

struct bytes log_dir(const struct log *log)
{
	return log->dir;
}

struct uuid log_topic_id(const struct log *log)
{
	return log->topic_id;
}

int64_t log_recovery_point(const struct log *log)
{
	return log->recovery_point;
}

int64_t log_active_base(const struct log *log)
{
	return log_active(log)->base_offset;
}

int64_t log_size_bytes(const struct log *log)
{
	int64_t size = 0;

	for (int32_t i = 0; i < log->segment_count; i++)
		size += log->segments[i]->size;
	return size;
}

enum err log_write_epochs(struct log *log, struct effects *fx)
{
	enum err err;

	if (!log->epochs.is_changed)
		return ERR_OK;
	err = epochs_write(&log->epochs, log->disk, log->dir);
	if (err)
		return err;
	effects_sync(fx, arena_printf(fx->arena, "%.*s/leader-epoch-checkpoint", (int)log->dir.size, (const char *)log->dir.data), 0);
	effects_sync(fx, log->dir, 0);
	return ERR_OK;
}

enum err log_assign_epoch(struct log *log, struct effects *fx, int32_t leader_epoch, int64_t start_offset)
{
	epochs_assign(&log->epochs, leader_epoch, start_offset);
	return log_write_epochs(log, fx);
}

int32_t log_latest_epoch(const struct log *log)
{
	return log->epochs.count > 0 ? log->epochs.items[log->epochs.count - 1].epoch : -1;
}

void log_epoch_end(const struct log *log, int32_t leader_epoch, int32_t *epoch, int64_t *end_offset)
{
	epochs_end_of(&log->epochs, leader_epoch, log->bounds.end, epoch, end_offset);
}

int32_t log_epoch_of(const struct log *log, int64_t offset)
{
	return epochs_at(&log->epochs, offset);
}

int64_t log_last_stable_offset(const struct log *log, int64_t high_watermark)
{
	int64_t stable = producers_last_stable(&log->producers, high_watermark);

	return stable < log->bounds.start ? log->bounds.start : stable; /* the front of an open transaction may be deleted */
}

void log_note_high_watermark(struct log *log, int64_t high_watermark)
{
	producers_forget_ended(&log->producers, high_watermark);
}

int32_t log_producers(const struct log *log, struct arena *arena, struct log_producer **out)
{
	int32_t count = 0;

	*out = arena_calloc(arena, log->producers.tree.count, sizeof(**out));
	TREE_EACH(&log->producers.tree, struct producer_entry, entry, node) {
		(*out)[count++] = (struct log_producer){
			.producer_id = entry->producer_id,
			.producer_epoch = entry->epoch,
			.last_sequence = entry->batch_count > 0 ? entry->batches[entry->batch_count - 1].last_sequence : -1,
			.last_timestamp = entry->last_timestamp,
			.coordinator_epoch = entry->coordinator_epoch,
			.txn_first_offset = entry->txn_first_offset,
		};
	}
	return count;
}

int32_t log_segments(const struct log *log, struct arena *arena, struct log_segment_view **out)
{
	*out = arena_calloc(arena, (size_t)log->segment_count, sizeof(**out));
	for (int32_t i = 0; i < log->segment_count; i++) {
		const struct segment *s = log->segments[i];

		(*out)[i] = (struct log_segment_view){ s->base_offset, s->size, s->max_timestamp, i == log->segment_count - 1 };
	}
	return log->segment_count;
}
