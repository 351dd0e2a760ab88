/* Snapshots: files <end offset>-<epoch>.checkpoint beside the log. 0-0 is the bootstrap checkpoint that formatting writes; it tells the
 * first voters and features, and is no snapshot of anything. */
#include "engine/raft/internal.h"
#include "engine/wire/errors.h"

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

bool snapshot_name_parse(struct bytes name, struct snapshot_id *out)
{
	int64_t offset, epoch;

	if (name.size != NAME_SIZE + strlen(".checkpoint") || !ends_with(name, ".checkpoint") || name.data[20] != '-')
		return false;
	if (!bytes_to_int64(bytes_slice(name, 0, 20), &offset) || !bytes_to_int64(bytes_slice(name, 21, 10), &epoch) || epoch > INT32_MAX)
		return false;
	*out = (struct snapshot_id){ offset, (int32_t)epoch };
	return true;
}

bool snapshot_is_rest(struct bytes name)
{
	return ends_with(name, ".checkpoint.part") || ends_with(name, ".checkpoint.tmp") || ends_with(name, ".checkpoint.deleted");
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
		raft_voters_changed(r);
	}
}

enum err raft_take_controls(struct raft *r, struct bytes batches, bool is_snapshot, struct arena *arena)
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

	/* What a record that is gone had told is void. */
	voter_set_copy(&r->voters, r->static_voters.voters, r->static_voters.count);
	r->voters_offset = -1;
	r->kraft_version = 0;
	if (!err)
		err = raft_take_controls(r, batches, true, arena);
	else if (err == ERR_NOT_FOUND)
		err = ERR_OK;
	while (!err && offset < end) {
		struct arena scratch;

		arena_init(&scratch, r->heap);
		err = raft_load(r, offset, end, &scratch, &batches);
		if (!err && batches.size == 0)
			err = ERR_TRUNCATED;
		if (!err)
			err = raft_take_controls(r, batches, false, &scratch);
		struct batch batch;

		for (size_t at = 0; !err && at < batches.size && batch_next(batches, &at, &batch) == ERR_OK;)
			offset = batch_last_offset(&batch) + 1;
		r->snapshot_size += (int64_t)batches.size;
		arena_free(&scratch);
	}
	return err;
}

/* The files are complete; they count once they are synced. */
static void sync_snapshot(struct raft *r, struct snapshot_id id, struct bytes path)
{
	r->pending_snapshot = id;
	r->snapshot_token = raft_next_token(r);
	effects_sync(r->step.fx, path, 0);
	effects_sync(r->step.fx, r->dir, r->snapshot_token);
}

enum err raft_write_snapshot(struct raft *r, struct snapshot_id id, struct bytes contents)
{
	struct arena *arena = r->step.fx->arena;
	struct bytes path = raft_path(r, arena, snapshot_name(arena, id));
	enum err err = disk_replace(r->disk, path, contents);

	if (err) {
		raft_fail(r, err, "writing a snapshot of");
		return err;
	}
	r->snapshot_size = 0;
	sync_snapshot(r, id, path);
	return ERR_OK;
}

/* A snapshot that was copied from the leader takes the place of the whole log. */
static enum err begin_log_anew(struct raft *r, struct snapshot_id id)
{
	enum err err = log_truncate_fully(r->log, r->step.fx, id.end_offset);

	r->is_snapshot_fetched = false;
	r->fetching_snapshot = (struct snapshot_id){ -1, -1 };
	r->synced_end = id.end_offset;
	r->syncing_end = -1;
	if (!err)
		err = raft_read_voters(r, r->step.fx->arena);
	if (id.end_offset > r->high_watermark)
		r->high_watermark = id.end_offset;
	return err;
}

void raft_snapshot_synced(struct raft *r, enum err err)
{
	struct snapshot_id id = r->pending_snapshot;

	r->snapshot_token = 0;
	if (!err && id.end_offset > r->snapshot.end_offset)
		r->snapshot = id;
	if (!err && r->is_snapshot_fetched && raft_is_snapshot_ahead(r))
		err = begin_log_anew(r, id);
	r->is_snapshot_fetched = false;
	if (!err)
		err = raft_clean(r);
	if (err)
		raft_fail(r, err, "deleting segments for");
}

/* ---- A follower copies the leader's (KIP-630) ------------------------------------------------------------------------------- */

static struct bytes part_path(const struct raft *r, struct arena *arena, struct snapshot_id id)
{
	struct bytes name = snapshot_name(arena, id);

	return raft_path(r, arena, arena_printf(arena, "%.*s.part", (int)name.size, (const char *)name.data));
}

void raft_forget_snapshot_fetch(struct raft *r)
{
	/* One that is complete and on its way to the disk is good whoever leads. */
	if (r->fetching_snapshot.end_offset < 0 || r->is_snapshot_fetched)
		return;
	enum err err = r->disk->ops->remove(r->disk->self, part_path(r, r->step.fx->arena, r->fetching_snapshot));

	r->fetching_snapshot = (struct snapshot_id){ -1, -1 };
	if (err && err != ERR_NOT_FOUND)
		raft_fail(r, err, "deleting a snapshot of");
}

bool raft_begin_snapshot_fetch(struct raft *r, struct snapshot_id id)
{
	/* One that ends below what is committed here has nothing new. */
	if (id.end_offset <= r->high_watermark || id.end_offset <= r->snapshot.end_offset)
		return false;
	raft_forget_snapshot_fetch(r);
	r->fetching_snapshot = id;
	r->fetched_bytes = 0;
	return true;
}

void raft_add_snapshot_bytes(struct raft *r, struct bytes piece, bool is_last)
{
	struct arena *arena = r->step.fx->arena;
	struct bytes part = part_path(r, arena, r->fetching_snapshot), path = raft_path(r, arena, snapshot_name(arena, r->fetching_snapshot));
	int32_t file = 0;
	enum err err = r->disk->ops->open(r->disk->self, part, DISK_CREATE, &file);

	if (!err)
		err = r->disk->ops->append(r->disk->self, file, piece.data, piece.size);
	if (file)
		r->disk->ops->close(r->disk->self, file);
	r->fetched_bytes += (int64_t)piece.size;
	if (!err && is_last)
		err = r->disk->ops->rename(r->disk->self, part, path);
	if (err) {
		raft_fail(r, err, "writing a snapshot of");
	} else if (is_last) {
		r->is_snapshot_fetched = true;
		sync_snapshot(r, r->fetching_snapshot, path);
	}
}

/* ---- FetchSnapshot ---------------------------------------------------------------------------------------------------------- */

static int16_t read_piece(struct raft *r, const struct fetch_snapshot_request *request, const struct fetch_snapshot_request_partition_snapshot *asked,
                          struct arena *arena, struct fetch_snapshot_response_partition_snapshot *out)
{
	struct snapshot_id id = { asked->snapshot_id.end_offset, asked->snapshot_id.epoch };
	int64_t limit = request->max_bytes < SCAN_SIZE ? request->max_bytes : SCAN_SIZE, size = 0;
	int32_t file = 0;
	size_t got = 0;

	if (id.end_offset <= 0 || id.epoch < 0 ||
	    r->disk->ops->open(r->disk->self, raft_path(r, arena, snapshot_name(arena, id)), DISK_READ, &file) != ERR_OK)
		return KAFKA_SNAPSHOT_NOT_FOUND;
	enum err err = r->disk->ops->size(r->disk->self, file, &size);
	bool is_inside = asked->position >= 0 && asked->position < size;

	if (!err && is_inside) {
		int64_t wanted = size - asked->position < limit ? size - asked->position : limit > 0 ? limit : 0;
		uint8_t *bytes = arena_alloc(arena, (size_t)wanted + 1);

		err = r->disk->ops->read(r->disk->self, file, asked->position, bytes, (size_t)wanted, &got);
		out->unaligned_records = span_of(bytes_of(bytes, got));
	}
	r->disk->ops->close(r->disk->self, file);
	if (!err && is_inside) {
		out->snapshot_id.end_offset = id.end_offset;
		out->snapshot_id.epoch = id.epoch;
		out->size = size;
		out->position = asked->position;
	}
	return err ? KAFKA_UNKNOWN_SERVER_ERROR : is_inside ? KAFKA_NONE : KAFKA_POSITION_OUT_OF_RANGE;
}

static struct fetch_snapshot_response_partition_snapshot answer_partition(struct raft *r, struct call *call)
{
	const struct fetch_snapshot_request *request = call->body;
	const struct fetch_snapshot_request_partition_snapshot *asked = &request->topics[0].partitions[0];
	struct fetch_snapshot_response_partition_snapshot out = { .index = asked->partition, .unaligned_records = span_of(BYTES("")) };
	struct raft_replica *replica = raft_replica_find(r, request->replica_id, asked->replica_directory_id);

	if (!bytes_equal_text(request->topics[0].name, METADATA_TOPIC) || asked->partition != 0)
		out.error_code = KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
	else
		out.error_code = raft_check_leader(r, asked->current_leader_epoch);
	if (!out.error_code) {
		out.error_code = read_piece(r, request, asked, call->arena, &out);
		if (!out.error_code && replica)
			raft_note_following_voter(r, replica);
	}
	out.current_leader.leader_id = r->leader_id;
	out.current_leader.leader_epoch = r->epoch;
	return out;
}

void raft_answer_fetch_snapshot(struct raft *r, struct call *call)
{
	const struct fetch_snapshot_request *request = call->body;
	struct fetch_snapshot_response *response = arena_alloc(call->arena, call->api->response->root->size);
	bool is_sound = request->topics_count == 1 && request->topics[0].partitions_count == 1;

	message_init(call->api->response, response);
	response->error_code = !raft_is_cluster(r, request->cluster_id) ? KAFKA_INCONSISTENT_CLUSTER_ID : is_sound ? KAFKA_NONE : KAFKA_INVALID_REQUEST;
	if (!response->error_code) {
		response->topics = ARENA_NEW(call->arena, struct fetch_snapshot_response_topic_snapshot);
		response->topics_count = 1;
		response->topics->name = request->topics[0].name;
		response->topics->partitions = ARENA_NEW(call->arena, struct fetch_snapshot_response_partition_snapshot);
		response->topics->partitions_count = 1;
		*response->topics->partitions = answer_partition(r, call);
		if (call->version >= 1 && r->leader_id >= 0 && !bytes_is_null(r->leader_host)) {
			response->node_endpoints = ARENA_NEW(call->arena, struct fetch_snapshot_response_node_endpoint);
			*response->node_endpoints =
				(struct fetch_snapshot_response_node_endpoint){ r->leader_id, arena_copy(call->arena, r->leader_host), (uint16_t)r->leader_port };
			response->node_endpoints_count = 1;
		}
	}
	call_answer(call, r->step.fx, response, r->state_token);
}
