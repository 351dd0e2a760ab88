#include "engine/raft/raft.h"

#include "engine/raft/internal.h"
#include "engine/raft/quorum_state.h"

#include <assert.h>

enum { READ_SIZE_MAX = 1 << 20, KRAFT_VERSION_OF_VOTERS = 1 };

/* Kafka's fixed id of the metadata topic: one. */
static const struct uuid metadata_topic_id = { { [15] = 1 } };

struct bytes raft_path(const struct raft *r, struct arena *arena, struct bytes name)
{
	return arena_printf(arena, "%.*s/%.*s", (int)r->dir.size, (const char *)r->dir.data, (int)name.size, (const char *)name.data);
}

uint64_t raft_next_token(struct raft *r)
{
	return ++*r->step.next_token;
}

/* A voter whose disk failed can promise nothing more. */
void raft_fail(struct raft *r)
{
	r->has_failed = true;
	r->role = RAFT_RESIGNED;
}

static enum err open_log(struct raft *r, const struct raft_options *o, struct buf *problem)
{
	struct log_options options = { .heap = r->heap, .disk = r->disk, .dir = r->dir, .topic = BYTES(METADATA_TOPIC) };

	log_config_init(&options.config);
	options.topic_id = metadata_topic_id;
	options.config.segment_bytes = o->segment_bytes;
	options.config.segment_ms = o->segment_ms;
	options.wall_ms = o->wall_ms;
	options.trace = o->fx->trace;
	return log_open(&options, &r->log, problem);
}

static enum err read_quorum_state(struct raft *r, struct arena *arena)
{
	struct quorum_state state;
	enum err err = quorum_state_read(r->disk, raft_path(r, arena, BYTES("quorum-state")), arena, &state);

	if (err != ERR_OK && err != ERR_NOT_FOUND)
		return err;
	r->epoch = state.leader_epoch > 0 ? state.leader_epoch : 0;
	r->voted_id = state.voted_id;
	r->voted_directory_id = state.voted_directory_id;
	if (log_latest_epoch(r->log) > r->epoch) {
		r->epoch = log_latest_epoch(r->log);
		r->voted_id = -1;
	}
	return ERR_OK;
}

static enum err open_all(struct raft *r, const struct raft_options *o, struct arena *arena, struct buf *problem)
{
	enum err err = disk_make_dirs(r->disk, r->dir);

	if (!err)
		err = raft_find_snapshots(r, arena);
	if (!err)
		err = open_log(r, o, problem);
	/* A snapshot that was fetched ahead of the log: the log begins anew where it ends. */
	if (!err && r->snapshot.end_offset > log_end_offset(r->log))
		err = log_truncate_fully(r->log, o->fx, r->snapshot.end_offset);
	if (!err)
		err = raft_read_voters(r, arena);
	return err ? err : read_quorum_state(r, arena);
}

enum err raft_open(const struct raft_options *o, struct raft **out, struct buf *problem)
{
	struct raft *r = HEAP_NEW(o->heap, struct raft);
	struct buf dir = { .heap = o->heap };

	r->heap = o->heap;
	r->disk = o->disk;
	r->node_id = o->node_id;
	r->directory_id = o->directory_id;
	r->is_voter_role = o->is_voter_role;
	r->leader_id = r->voted_id = -1;
	r->voters_offset = r->high_watermark = r->syncing_end = -1;
	r->retention_bytes = o->retention_bytes;
	r->snapshot = r->pending_snapshot = (struct snapshot_id){ -1, -1 };
	r->role = o->is_voter_role ? RAFT_UNATTACHED : RAFT_OBSERVER;
	voter_set_init(&r->voters, o->heap);
	if (o->voter_count > 0)
		voter_set_copy(&r->voters, o->voters, o->voter_count);
	buf_add_bytes(&dir, o->metadata_dir);
	buf_add_text(&dir, "/" METADATA_TOPIC "-0");
	r->dir = buf_bytes(&dir);
	enum err err = open_all(r, o, o->fx->arena, problem);

	if (err) {
		raft_del(r);
		r = NULL;
	}
	*out = r;
	return err;
}

void raft_del(struct raft *r)
{
	if (!r)
		return;
	if (r->log)
		log_del(r->log);
	voter_set_free(&r->voters);
	heap_free(r->heap, (void *)(uintptr_t)r->dir.data);
	heap_free(r->heap, r);
}

enum err raft_close_clean(struct raft *r)
{
	enum err err = log_close_clean(r->log, r->step.fx);

	r->log = NULL;
	return err;
}

void raft_begin_step(struct raft *r, const struct raft_step *step)
{
	r->step = *step;
}

/* Writes quorum-state; the token is that of its sync. 0: the disk failed. */
static uint64_t persist(struct raft *r)
{
	struct arena *arena = r->step.fx->arena;
	struct bytes path = raft_path(r, arena, BYTES("quorum-state"));
	struct quorum_state state = { r->leader_id, r->epoch, r->voted_id, r->voted_directory_id };
	int32_t *ids = arena_calloc(arena, (size_t)r->voters.count + 1, sizeof(*ids));

	for (int32_t i = 0; i < r->voters.count; i++)
		ids[i] = r->voters.voters[i].id;
	if (quorum_state_write(r->disk, r->heap, path, &state, r->kraft_version, ids, r->voters.count) != ERR_OK) {
		raft_fail(r);
		return 0;
	}
	uint64_t token = raft_next_token(r);

	effects_sync(r->step.fx, path, 0);
	effects_sync(r->step.fx, r->dir, token);
	return token;
}

static void request_sync(struct raft *r)
{
	if (r->syncing_end >= 0 || r->synced_end >= log_end_offset(r->log))
		return;
	r->syncing_end = log_end_offset(r->log);
	r->sync_token = raft_next_token(r);
	log_sync(r->log, r->step.fx, r->sync_token);
}

static int64_t append(struct raft *r, struct bytes batch)
{
	struct append_result result = log_append_as_leader(r->log, r->step.fx, batch, r->epoch, ORIGIN_RAFT, r->step.wall_ms);

	if (result.error_code) {
		raft_fail(r);
		return -1;
	}
	r->snapshot_size += (int64_t)batch.size;
	request_sync(r);
	return result.last_offset;
}

/* The first batch of an epoch. Voters that only the bootstrap checkpoint told are written to the log, so that it reaches who joins later. */
static void append_epoch_start(struct raft *r)
{
	struct batch_builder builder;
	struct buf batch = { .heap = r->heap };

	batch_builder_init(&builder, r->heap, CODEC_NONE);
	builder.attributes = BATCH_CONTROL;
	control_add_leader_change(&builder, r->step.wall_ms, r->node_id, &r->voters, r->kraft_version);
	if (r->kraft_version >= KRAFT_VERSION_OF_VOTERS && r->voters_offset < 0) {
		control_add_kraft_version(&builder, r->step.wall_ms, r->kraft_version);
		control_add_voters(&builder, r->step.wall_ms, &r->voters);
		r->voters_offset = r->epoch_start + 2;
	}
	batch_builder_end(&builder, &batch);
	append(r, buf_bytes(&batch));
	buf_free(&batch);
	batch_builder_free(&builder);
}

static void become_leader(struct raft *r)
{
	r->role = RAFT_LEADER;
	r->leader_id = r->node_id;
	r->voted_id = -1;
	r->voted_directory_id = (struct uuid){ { 0 } };
	r->epoch_start = log_end_offset(r->log);
	for (int32_t i = 0; i < r->voters.count; i++)
		r->voters.voters[i].log_end = r->voters.voters[i].last_fetch_ms = r->voters.voters[i].last_caught_up_ms = -1;
	log_assign_epoch(r->log, r->epoch, r->epoch_start);
	if (!persist(r))
		return;
	trace(r->step.fx->trace, controller_elected, .leader = r->node_id, .leader_epoch = r->epoch);
	append_epoch_start(r);
}

static bool is_majority(const struct raft *r, int32_t count)
{
	return count > r->voters.count / 2;
}

/* The own vote counts once it is on the disk. */
static void become_candidate(struct raft *r)
{
	r->role = RAFT_CANDIDATE;
	r->epoch++;
	r->leader_id = -1;
	r->voted_id = r->node_id;
	r->voted_directory_id = r->directory_id;
	r->granted_count = 0;
	r->vote_token = persist(r);
}

static bool is_voter(const struct raft *r)
{
	const struct raft_voter *me = voter_set_find(&r->voters, r->node_id);

	return me && r->is_voter_role && (uuid_is_zero(me->directory_id) || uuid_equal(me->directory_id, r->directory_id));
}

void raft_start(struct raft *r)
{
	/* What was recovered from the disk may not have been synced before the crash. */
	r->synced_end = log_recovery_point(r->log);
	request_sync(r);
	if (is_voter(r) && r->voters.count == 1)
		become_candidate(r);
}

/* The largest offset that a majority has synced. Only an offset of the own epoch commits what is before it (Raft, 5.4.2). */
static void raft_advance(struct raft *r)
{
	if (r->role != RAFT_LEADER)
		return;
	int64_t best = -1;

	for (int32_t i = 0; i < r->voters.count; i++) {
		int64_t end = r->voters.voters[i].log_end;
		int32_t count = 0;

		for (int32_t j = 0; j < r->voters.count; j++)
			count += r->voters.voters[j].log_end >= end;
		if (is_majority(r, count) && end > best)
			best = end;
	}
	if (best > r->epoch_start && best > r->high_watermark)
		r->high_watermark = best;
}

static void log_is_synced(struct raft *r)
{
	struct raft_voter *me = voter_set_find(&r->voters, r->node_id);

	log_synced(r->log, r->syncing_end);
	r->synced_end = r->syncing_end;
	r->syncing_end = -1;
	if (me) {
		me->log_end = r->synced_end;
		me->last_fetch_ms = me->last_caught_up_ms = r->step.wall_ms;
	}
	request_sync(r);
	raft_advance(r);
}

bool raft_synced(struct raft *r, uint64_t token, enum err err)
{
	bool is_log = token == r->sync_token && r->syncing_end >= 0, is_vote = token == r->vote_token;

	if (token == r->snapshot_token) {
		raft_snapshot_synced(r, err);
		return true;
	}
	if (!is_log && !is_vote)
		return false;
	if (err) {
		raft_fail(r);
	} else if (is_log) {
		log_is_synced(r);
	} else {
		r->vote_token = 0;
		if (r->role == RAFT_CANDIDATE && is_majority(r, ++r->granted_count))
			become_leader(r);
	}
	return true;
}

int64_t raft_append(struct raft *r, int32_t epoch, struct bytes batch)
{
	if (r->role != RAFT_LEADER || r->epoch != epoch)
		return -1;
	return append(r, batch);
}

enum err raft_read(struct raft *r, int64_t offset, struct arena *arena, struct bytes *batches)
{
	*batches = BYTES("");
	if (offset >= r->high_watermark)
		return ERR_OK;
	assert(offset >= log_start_offset(r->log));
	struct log_read read = log_read(r->log, offset, r->high_watermark, READ_SIZE_MAX, true);

	return read.err ? read.err : log_load(r->log, read.records, arena, batches);
}

int32_t raft_epoch_before(const struct raft *r, int64_t end_offset)
{
	return end_offset > 0 ? log_epoch_of(r->log, end_offset - 1) : 0;
}
