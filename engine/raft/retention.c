/* What is kept of the log and its snapshots (KIP-630).
 *
 * A snapshot stands where the log starts, or the log starts at 0. While log and snapshots together are larger than
 * metadata.max.retention.bytes, or the oldest snapshot is older than metadata.max.retention.ms, the log is cut off at the next snapshot and
 * those before it are deleted; the newest always stays. Segments that lie below go at once, under another name for a minute.
 * Source: Kafka's KafkaRaftLog. */
#include "engine/raft/internal.h"

enum { HEADER_SIZE_MAX = 64 * 1024 };

struct kept {
	struct snapshot_id id;
	int64_t size;
};

static void take_up(struct raft *r, struct snapshot_id id)
{
	if (id.end_offset > r->snapshot.end_offset)
		r->snapshot = id;
	if (id.end_offset > 0 && (r->first_snapshot.end_offset < 0 || id.end_offset < r->first_snapshot.end_offset))
		r->first_snapshot = id;
}

/* Deletes every snapshot below `keep_from`; with -1 only what was left half written. Finds the oldest and the latest. */
static enum err sweep(struct raft *r, struct arena *arena, int64_t keep_from)
{
	struct disk_name *names;
	int32_t count;
	enum err err = r->disk->ops->list(r->disk->self, r->dir, arena, &names, &count);

	r->first_snapshot = (struct snapshot_id){ -1, -1 };
	for (int32_t i = 0; !err && i < count; i++) {
		struct snapshot_id id = { -1, -1 };
		bool is_snapshot = snapshot_name_parse(names[i].name, &id);

		if (snapshot_is_rest(names[i].name) || (is_snapshot && id.end_offset < keep_from))
			err = r->disk->ops->remove(r->disk->self, raft_path(r, arena, names[i].name));
		else if (is_snapshot)
			take_up(r, id);
	}
	return err;
}

enum err raft_find_snapshots(struct raft *r, struct arena *arena)
{
	return sweep(r, arena, -1);
}

/* Whole segments are deleted, so after a restart the files may begin below the snapshot at which the log began. */
enum err raft_begin_at_snapshot(struct raft *r, struct effects *fx, struct buf *problem)
{
	int64_t start = log_start_offset(r->log);
	enum err err = start > 0 ? sweep(r, fx->arena, start) : ERR_OK;

	if (err || start == 0)
		return err;
	if (r->first_snapshot.end_offset < start) {
		if (problem)
			buf_printf(problem, "Inconsistent snapshot state: there must be a snapshot at an offset larger than the current log start offset %lld, "
			           "but the latest snapshot is Optional.empty", (long long)start);
		return ERR_CORRUPT;
	}
	return log_set_start(r->log, fx, r->first_snapshot.end_offset);
}

/* ---- Deleting ------------------------------------------------------------------------------------------------------------- */

/* All of them, the bootstrap checkpoint too, the oldest first: digits of a fixed width sort as numbers do. */
static enum err list_kept(struct raft *r, struct arena *arena, struct kept **out, int32_t *count)
{
	struct disk_name *names;
	int32_t name_count;
	enum err err = r->disk->ops->list(r->disk->self, r->dir, arena, &names, &name_count);

	*count = 0;
	if (err)
		return err;
	*out = arena_calloc(arena, (size_t)name_count + 1, sizeof(**out));
	for (int32_t i = 0; !err && i < name_count; i++) {
		struct kept *kept = *out + *count;
		bool is_directory;

		if (!snapshot_name_parse(names[i].name, &kept->id))
			continue;
		err = r->disk->ops->stat(r->disk->self, raft_path(r, arena, names[i].name), &is_directory, &kept->size);
		++*count;
	}
	return err;
}

/* When the last record that a snapshot holds was written, as its first record says; -1 if it does not. */
static int64_t timestamp_of(struct raft *r, struct arena *arena, struct snapshot_id id)
{
	uint8_t *bytes = arena_alloc(arena, HEADER_SIZE_MAX);
	struct snapshot_header_record header;
	struct record *records;
	struct batch batch;
	int32_t file = 0, count = 0;
	size_t got = 0, at = 0;

	if (r->disk->ops->open(r->disk->self, raft_path(r, arena, snapshot_name(arena, id)), DISK_READ, &file) != ERR_OK)
		return -1;
	enum err err = r->disk->ops->read(r->disk->self, file, 0, bytes, HEADER_SIZE_MAX, &got);

	r->disk->ops->close(r->disk->self, file);
	if (err || batch_next(bytes_of(bytes, got), &at, &batch) != ERR_OK || batch_records(&batch, HEADER_SIZE_MAX, arena, &records, &count) != ERR_OK)
		return -1;
	at = 0;
	if (count == 0 || control_type_of(records[0].key) != CONTROL_SNAPSHOT_HEADER ||
	    message_decode(&snapshot_header_record_schema, 0, records[0].value, &at, arena, &header) != ERR_OK)
		return -1;
	return header.last_contained_log_timestamp;
}

static bool is_too_old(struct raft *r, struct arena *arena, struct snapshot_id id)
{
	int64_t timestamp = r->retention_ms >= 0 ? timestamp_of(r, arena, id) : -1;

	return timestamp >= 0 && r->step.wall_ms - timestamp > r->retention_ms;
}

static void removal_fired(void *owner, struct timer *timer);

static void set_removal_timer(struct raft *r)
{
	int64_t next_ms = log_next_removal_ms(r->log), left_ms = next_ms > r->step.wall_ms ? next_ms - r->step.wall_ms : 0;

	r->removal_timer.fire = removal_fired;
	if (next_ms != INT64_MAX)
		timer_set(r->timers, &r->removal_timer, r->step.now_us + left_ms * 1000);
}

static void removal_fired(void *owner, struct timer *timer)
{
	struct raft *r = CONTAINER_OF(timer, struct raft, removal_timer);

	(void)owner;
	if (!r->log)
		return;
	log_remove_deleted(r->log, r->step.fx, r->step.wall_ms);
	set_removal_timer(r);
}

static enum err begin_log_at(struct raft *r, int64_t offset)
{
	enum err err = log_set_start(r->log, r->step.fx, is_mutant(r->step.fx, log_begins_above_snapshot) ? log_end_offset(r->log) : offset);

	while (!err && log_apply_retention(r->log, r->step.fx, log_start_offset(r->log), r->step.wall_ms))
		;
	set_removal_timer(r);
	return err;
}

enum err raft_clean(struct raft *r)
{
	struct arena *arena = r->step.fx->arena;
	struct kept *kept = NULL;
	int32_t count;
	int64_t snapshot_bytes = 0;
	enum err err = list_kept(r, arena, &kept, &count);

	for (int32_t i = 0; i < count; i++)
		snapshot_bytes += kept[i].size;
	for (int32_t i = 0; !err && i + 1 < count && kept[i + 1].id.end_offset <= log_end_offset(r->log); i++) {
		bool is_too_much = r->retention_bytes >= 0 && log_size_bytes(r->log) + snapshot_bytes > r->retention_bytes;

		if (!is_too_much && !is_too_old(r, arena, kept[i].id))
			break;
		snapshot_bytes -= kept[i].size;
		if (kept[i + 1].id.end_offset > log_start_offset(r->log))
			err = begin_log_at(r, kept[i + 1].id.end_offset);
	}
	return err ? err : sweep(r, arena, log_start_offset(r->log) > 0 ? log_start_offset(r->log) : -1);
}
