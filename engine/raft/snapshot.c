/* Snapshots: files <end offset>-<epoch>.checkpoint beside the log. 0-0 is the bootstrap checkpoint that formatting writes; it tells the
 * first voters and features, and is no snapshot of anything. */
#include "engine/raft/internal.h"

enum {
	SNAPSHOT_SIZE_MAX = 1 << 30,
	NAME_SIZE = 31, /* of the digits and the dash */
	SCAN_SIZE = 1 << 20,
};

struct bytes snapshot_name(struct arena *arena, struct snapshot_id id)
{
	return arena_printf(arena, "%020lld-%010d.checkpoint", (long long)id.end_offset, id.epoch);
}

static bool ends_with(struct bytes name, const char *end)
{
	return name.size >= strlen(end) && bytes_equal_text(bytes_slice(name, name.size - strlen(end), name.size), end);
}

static bool parse_name(struct bytes name, struct snapshot_id *out)
{
	int64_t offset, epoch;

	if (name.size != NAME_SIZE + strlen(".checkpoint") || !ends_with(name, ".checkpoint") || name.data[20] != '-')
		return false;
	if (!bytes_to_int64(bytes_slice(name, 0, 20), &offset) || !bytes_to_int64(bytes_slice(name, 21, 10), &epoch) || epoch > INT32_MAX)
		return false;
	*out = (struct snapshot_id){ offset, (int32_t)epoch };
	return true;
}

/* Deletes every snapshot below `keep_from`; with -1 only what was left half written. Finds the latest. */
static enum err sweep(struct raft *r, struct arena *arena, int64_t keep_from)
{
	struct disk_name *names;
	int32_t count;
	enum err err = r->disk->ops->list(r->disk->self, r->dir, arena, &names, &count);

	for (int32_t i = 0; !err && i < count; i++) {
		struct snapshot_id id;
		bool is_snapshot = parse_name(names[i].name, &id);
		bool is_rest = ends_with(names[i].name, ".checkpoint.part") || ends_with(names[i].name, ".checkpoint.tmp") ||
		               ends_with(names[i].name, ".checkpoint.deleted");

		if (is_rest || (is_snapshot && id.end_offset < keep_from))
			err = r->disk->ops->remove(r->disk->self, raft_path(r, arena, names[i].name));
		else if (is_snapshot && id.end_offset > r->snapshot.end_offset)
			r->snapshot = id;
	}
	return err;
}

enum err raft_find_snapshots(struct raft *r, struct arena *arena)
{
	return sweep(r, arena, -1);
}

enum err raft_read_snapshot(struct raft *r, struct arena *arena, struct bytes *batches)
{
	if (r->snapshot.end_offset < 0)
		return ERR_NOT_FOUND;
	return disk_read_all(r->disk, raft_path(r, arena, snapshot_name(arena, r->snapshot)), SNAPSHOT_SIZE_MAX, arena, batches);
}

void raft_take_control(struct raft *r, int64_t offset, const struct record *record, struct arena *arena)
{
	size_t at = 0;

	if (control_type_of(record->key) == CONTROL_KRAFT_VERSION) {
		struct kraft_version_record message;

		if (message_decode(&kraft_version_record_schema, 0, record->value, &at, arena, &message) == ERR_OK)
			r->kraft_version = message.kraft_version;
	} else if (control_type_of(record->key) == CONTROL_KRAFT_VOTERS) {
		struct voters_record message;

		if (message_decode(&voters_record_schema, 0, record->value, &at, arena, &message) != ERR_OK)
			return;
		voter_set_read(&r->voters, &message);
		r->voters_offset = offset;
	}
}

static enum err take_controls(struct raft *r, struct bytes batches, bool is_snapshot, struct arena *arena)
{
	struct batch batch;

	for (size_t at = 0; at < batches.size;) {
		enum err err = batch_next(batches, &at, &batch);
		struct record *records;
		int32_t count = 0;

		if (!err && batch_is_control(&batch))
			err = batch_records(&batch, SCAN_SIZE, arena, &records, &count);
		if (err)
			return err;
		for (int32_t i = 0; i < count; i++)
			raft_take_control(r, is_snapshot ? r->snapshot.end_offset - 1 : records[i].offset, &records[i], arena);
	}
	return ERR_OK;
}

enum err raft_read_voters(struct raft *r, struct arena *arena)
{
	struct bytes batches;
	int64_t offset = log_start_offset(r->log), end = log_end_offset(r->log);
	enum err err = raft_read_snapshot(r, arena, &batches);

	if (!err)
		err = take_controls(r, batches, true, arena);
	else if (err == ERR_NOT_FOUND)
		err = ERR_OK;
	while (!err && offset < end) {
		struct arena scratch;
		struct log_read read = log_read(r->log, offset, end, SCAN_SIZE, true);

		if (read.err)
			return read.err;
		arena_init(&scratch, r->heap);
		err = log_load(r->log, read.records, &scratch, &batches);
		if (!err)
			err = take_controls(r, batches, false, &scratch);
		struct batch batch;

		for (size_t at = 0; !err && at < batches.size && batch_next(batches, &at, &batch) == ERR_OK;)
			offset = batch_last_offset(&batch) + 1;
		r->snapshot_size += (int64_t)batches.size;
		arena_free(&scratch);
	}
	return err;
}

enum err raft_write_snapshot(struct raft *r, struct snapshot_id id, struct bytes contents)
{
	struct arena *arena = r->step.fx->arena;
	struct bytes path = raft_path(r, arena, snapshot_name(arena, id));
	enum err err = disk_replace(r->disk, path, contents);

	if (err) {
		raft_fail(r);
		return err;
	}
	r->pending_snapshot = id;
	r->snapshot_size = 0;
	r->snapshot_token = raft_next_token(r);
	effects_sync(r->step.fx, path, 0);
	effects_sync(r->step.fx, r->dir, r->snapshot_token);
	return ERR_OK;
}

void raft_snapshot_synced(struct raft *r, enum err err)
{
	r->snapshot_token = 0;
	if (!err) {
		r->snapshot = r->pending_snapshot;
		if (log_size_bytes(r->log) > r->retention_bytes)
			err = log_set_start(r->log, r->step.fx, r->snapshot.end_offset);
	}
	if (!err)
		err = sweep(r, r->step.fx->arena, log_start_offset(r->log) > 0 ? log_start_offset(r->log) : -1);
	if (err)
		raft_fail(r);
}
