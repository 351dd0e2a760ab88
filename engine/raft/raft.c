/* Opening and closing, the log and its syncs, quorum-state. */
#include "engine/raft/raft.h"

#include "engine/base/owned.h"
#include "engine/raft/internal.h"
#include "engine/raft/quorum_state.h"

#include <assert.h>
#include <stdarg.h>

enum { READ_SIZE_MAX = 1 << 20, PRNG_STREAM = 2 };

const struct uuid raft_topic_id = { { [15] = 1 } };

struct bytes raft_path(const struct raft *r, struct arena *arena, struct bytes name)
{
	return arena_printf(arena, "%.*s/%.*s", (int)r->dir.size, (const char *)r->dir.data, (int)name.size, (const char *)name.data);
}

uint64_t raft_next_token(struct raft *r)
{
	return ++*r->step.next_token;
}

/* A node whose disk failed can promise nothing more. */
void raft_fail(struct raft *r, enum err err, const char *doing)
{
	int size = (int)(r->dir.size - strlen("/" METADATA_TOPIC "-0"));
	struct bytes what = arena_printf(r->step.fx->arena, "Error while %s " METADATA_TOPIC "-0 in dir %.*s", doing, size, (const char *)r->dir.data);
	const char *text = arena_text(r->step.fx->arena, what);

	raft_log(r, "ERROR", "org.apache.kafka.storage.internals.log.LogDirFailureChannel", "%s", text);
	raft_log(r, NULL, NULL, "java.io.IOException: %s", err_text(err));
	raft_log(r, "ERROR", "org.apache.kafka.server.fault.ProcessTerminatingFaultHandler", "Encountered fatal fault: Unexpected error in raft IO thread");
	raft_log(r, NULL, NULL, "org.apache.kafka.common.errors.KafkaStorageException: %s", text);
	raft_log(r, NULL, NULL, "Caused by: java.io.IOException: %s", err_text(err));
	r->has_failed = true;
	if (r->role == RAFT_LEADER)
		r->role = RAFT_RESIGNED;
}

void raft_log(struct raft *r, const char *level, const char *logger, const char *format, ...)
{
	struct buf text = { .heap = r->heap };
	va_list args;

	if (!r->log_line || !r->step.fx)
		return;
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	r->log_line(r->owner, level, logger, buf_text(&text));
	buf_free(&text);
}

/* ---- Opening -------------------------------------------------------------------------------------------------------------- */

static enum err open_log(struct raft *r, const struct raft_options *o, struct buf *problem)
{
	struct log_options options = { .heap = r->heap, .disk = r->disk, .dir = r->dir, .topic = BYTES(METADATA_TOPIC) };

	log_config_init(&options.config);
	options.topic_id = raft_topic_id;
	options.config.segment_bytes = o->segment_bytes;
	options.config.segment_ms = o->segment_ms;
	options.config.is_deleted = false; /* but for what lies below a snapshot: retention.c */
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
	r->leader_id = state.leader_id;
	r->voted_id = state.voted_id;
	r->voted_directory_id = state.voted_directory_id;
	if (raft_last_epoch(r) > r->epoch) {
		r->epoch = raft_last_epoch(r);
		r->leader_id = r->voted_id = -1;
	}
	return ERR_OK;
}

/* What the log has is older than the snapshot: it was never committed, or is all in it. */
bool raft_is_snapshot_ahead(const struct raft *r)
{
	int32_t epoch = log_latest_epoch(r->log);

	return r->snapshot.end_offset > 0 &&
	       (epoch < r->snapshot.epoch || (epoch == r->snapshot.epoch && log_end_offset(r->log) < r->snapshot.end_offset)) &&
	       !(epoch < 0 && log_end_offset(r->log) == r->snapshot.end_offset);
}

static enum err open_all(struct raft *r, const struct raft_options *o, struct arena *arena, struct buf *problem)
{
	enum err err = disk_make_dirs(r->disk, r->dir);

	if (!err)
		err = raft_find_snapshots(r, arena);
	if (!err)
		err = open_log(r, o, problem);
	/* A snapshot that was fetched ahead of the log: the log begins anew where it ends. */
	if (!err && raft_is_snapshot_ahead(r))
		err = log_truncate_fully(r->log, o->fx, r->snapshot.end_offset);
	if (!err)
		err = raft_begin_at_snapshot(r, o->fx, problem);
	if (!err)
		err = raft_read_voters(r, arena);
	return err ? err : read_quorum_state(r, arena);
}

static void take_options(struct raft *r, const struct raft_options *o)
{
	struct raft_voter self = { .id = o->node_id, .directory_id = o->directory_id, .endpoint_count = o->endpoint_count, .max_kraft_version = 1 };

	self.endpoints = (struct raft_endpoint *)(uintptr_t)o->endpoints;
	voter_set_init(&r->self, r->heap);
	voter_set_copy(&r->self, &self, 1);
	voter_set_init(&r->voters, o->heap);
	voter_set_init(&r->static_voters, o->heap);
	voter_set_init(&r->told_voters, o->heap);
	if (o->voter_count > 0)
		voter_set_copy(&r->static_voters, o->voters, o->voter_count);
	r->bootstrap = heap_calloc(r->heap, (size_t)o->bootstrap_count + 1, sizeof(*r->bootstrap));
	r->bootstrap_count = o->bootstrap_count;
	for (int32_t i = 0; i < o->bootstrap_count; i++)
		r->bootstrap[i] = (struct raft_address){ owned_copy(r->heap, o->bootstrap[i].host), o->bootstrap[i].port };
	r->cluster_id = owned_copy(r->heap, o->cluster_id);
	r->listener = owned_copy(r->heap, o->listener);
	r->node_id = o->node_id;
	r->directory_id = o->directory_id;
	r->is_voter_role = o->is_voter_role;
	r->has_no_pre_vote = o->has_no_pre_vote;
	r->has_auto_join = o->has_auto_join;
	r->election_timeout_us = o->election_timeout_us;
	r->election_backoff_max_us = o->election_backoff_max_us;
	r->fetch_timeout_us = o->fetch_timeout_us;
	r->request_timeout_us = o->request_timeout_us;
	r->retry_backoff_us = o->retry_backoff_us;
	r->retention_bytes = o->retention_bytes;
	r->retention_ms = o->retention_ms;
	r->log_line = o->log;
	r->owner = o->owner;
}

enum err raft_open(const struct raft_options *o, struct raft **out, struct buf *problem)
{
	struct raft *r = HEAP_NEW(o->heap, struct raft);
	struct buf dir = { .heap = o->heap };

	r->heap = o->heap;
	r->disk = o->disk;
	r->timers = o->timers;
	prng_seed(&r->prng, o->prng_seed, PRNG_STREAM);
	list_init(&r->peers);
	list_init(&r->replicas);
	list_init(&r->fetch_waiters);
	r->leader_id = r->voted_id = -1;
	r->leader_host = BYTES_NULL;
	r->voters_offset = r->high_watermark = r->syncing_end = -1;
	r->snapshot = r->first_snapshot = r->pending_snapshot = r->fetching_snapshot = (struct snapshot_id){ -1, -1 };
	take_options(r, o);
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
	timer_stop(r->timers, &r->role_timer);
	timer_stop(r->timers, &r->check_timer);
	timer_stop(r->timers, &r->begin_timer);
	timer_stop(r->timers, &r->poll_timer);
	timer_stop(r->timers, &r->update_timer);
	timer_stop(r->timers, &r->removal_timer);
	LIST_EACH(&r->replicas, struct raft_replica, replica, link)
		heap_free(r->heap, replica);
	raft_change_free(r);
	raft_free_peers(r);
	raft_free_ballot(r);
	voter_set_free(&r->voters);
	voter_set_free(&r->static_voters);
	voter_set_free(&r->told_voters);
	voter_set_free(&r->self);
	for (int32_t i = 0; i < r->bootstrap_count; i++)
		owned_free(r->heap, &r->bootstrap[i].host);
	heap_free(r->heap, r->bootstrap);
	heap_free(r->heap, r->successors);
	owned_free(r->heap, &r->leader_host);
	owned_free(r->heap, &r->cluster_id);
	owned_free(r->heap, &r->listener);
	owned_free(r->heap, &r->dir);
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

void raft_start(struct raft *r)
{
	/* What was recovered from the disk may not have been synced before the crash. */
	r->synced_end = log_recovery_point(r->log);
	raft_request_sync(r);
	raft_begin_role(r);
}

bool raft_is_voter(const struct raft *r)
{
	const struct raft_voter *me = voter_set_find(&r->voters, r->node_id);

	return me && r->is_voter_role && replica_key_matches(me->id, me->directory_id, r->node_id, r->directory_id);
}

/* ---- quorum-state --------------------------------------------------------------------------------------------------------- */

void raft_persist(struct raft *r)
{
	struct arena *arena = r->step.fx->arena;
	struct bytes path = raft_path(r, arena, is_mutant(r->step.fx, quorum_state_not_kept) ? BYTES("quorum-state.lost") : BYTES("quorum-state"));
	struct quorum_state state = { r->leader_id, r->epoch, r->voted_id, r->voted_directory_id };
	int32_t *ids = arena_calloc(arena, (size_t)r->voters.count + 1, sizeof(*ids));

	for (int32_t i = 0; i < r->voters.count; i++)
		ids[i] = r->voters.voters[i].id;
	enum err err = quorum_state_write(r->disk, r->heap, path, &state, r->kraft_version, ids, r->voters.count);

	if (err) {
		raft_fail(r, err, "writing the quorum state of");
		return;
	}
	r->state_token = raft_next_token(r);
	effects_sync(r->step.fx, path, 0);
	effects_sync(r->step.fx, r->dir, r->state_token);
}

static void state_is_synced(struct raft *r)
{
	r->state_token = 0;
	if (r->role == RAFT_CANDIDATE && r->is_elected)
		raft_become_leader(r);
	else if (r->role == RAFT_CANDIDATE)
		raft_count_ballot(r);
}

/* ---- The log -------------------------------------------------------------------------------------------------------------- */

int32_t raft_last_epoch(const struct raft *r)
{
	int32_t epoch = log_latest_epoch(r->log);

	return epoch >= 0 ? epoch : r->snapshot.end_offset > 0 ? r->snapshot.epoch : 0;
}

struct snapshot_id raft_end_of_epoch(const struct raft *r, int32_t epoch)
{
	struct snapshot_id end;

	if (epoch >= raft_last_epoch(r))
		return (struct snapshot_id){ log_end_offset(r->log), raft_last_epoch(r) };
	log_epoch_end(r->log, epoch, &end.epoch, &end.end_offset);
	if (end.epoch < 0) /* older than every record here */
		return r->first_snapshot.end_offset > 0 ? r->first_snapshot : (struct snapshot_id){ log_start_offset(r->log), 0 };
	return end;
}

void raft_request_sync(struct raft *r)
{
	if (r->syncing_end >= 0 || r->synced_end >= log_end_offset(r->log))
		return;
	r->syncing_end = log_end_offset(r->log);
	r->sync_token = raft_next_token(r);
	log_sync(r->log, r->step.fx, r->sync_token);
}

static void log_is_synced(struct raft *r)
{
	log_synced(r->log, r->syncing_end);
	r->synced_end = r->syncing_end;
	r->syncing_end = -1;
	raft_request_sync(r);
	if (r->role == RAFT_LEADER)
		raft_own_end_synced(r);
}

int64_t raft_append_batch(struct raft *r, struct bytes batch)
{
	struct append_result result = log_append_as_leader(r->log, r->step.fx, batch, r->epoch, ORIGIN_RAFT, r->step.wall_ms);

	if (result.error_code) {
		raft_fail(r, result.err ? result.err : ERR_INVALID, "appending records to");
		return -1;
	}
	r->snapshot_size += (int64_t)batch.size;
	raft_request_sync(r);
	raft_wake_fetches(r);
	return result.last_offset;
}

int64_t raft_append(struct raft *r, int32_t epoch, struct bytes batch)
{
	if (r->role != RAFT_LEADER || r->epoch != epoch)
		return -1;
	return raft_append_batch(r, batch);
}

/* Without what a fetch or a read has of one more batch at its end. Corrupt ones stay: who reads on finds them. */
static struct bytes whole_batches(struct bytes in)
{
	struct batch batch;
	size_t end = 0;
	enum err err = ERR_OK;

	while (!err && end < in.size)
		err = batch_next(in, &end, &batch);
	return err == ERR_TRUNCATED ? bytes_of(in.data, end) : in;
}

bool raft_append_as_follower(struct raft *r, struct bytes fetched)
{
	struct bytes batches = whole_batches(fetched);
	struct append_result result = log_append_as_follower(r->log, r->step.fx, batches, r->step.wall_ms);

	if (result.err)
		raft_fail(r, result.err, "appending records to");
	if (result.err || result.error_code)
		return false;
	r->snapshot_size += (int64_t)batches.size;
	enum err err = raft_take_controls(r, batches, false, r->step.fx->arena);

	if (err)
		raft_fail(r, err, "appending records to");
	raft_request_sync(r);
	return true;
}

void raft_log_shrank(struct raft *r)
{
	int64_t end = log_end_offset(r->log);

	if (r->synced_end > end)
		r->synced_end = end;
	/* The sync that is under way may be of bytes that are gone. */
	if (r->syncing_end > end) {
		r->syncing_end = -1;
		r->sync_token = 0;
	}
	raft_request_sync(r);
}

void raft_truncate(struct raft *r, int64_t offset)
{
	if (offset >= log_end_offset(r->log))
		return;
	enum err err = log_truncate_to(r->log, r->step.fx, offset);

	/* Voters that only the records behind it told are forgotten with them. */
	if (!err && r->voters_offset >= offset)
		err = raft_read_voters(r, r->step.fx->arena);
	if (err)
		raft_fail(r, err, "truncating log of");
	else
		raft_log_shrank(r);
}

bool raft_synced(struct raft *r, uint64_t token, enum err err)
{
	bool is_log = token == r->sync_token && r->syncing_end >= 0, is_state = token == r->state_token && token != 0;

	if (token == r->snapshot_token && token != 0) {
		raft_snapshot_synced(r, err);
		return true;
	}
	if (!is_log && !is_state)
		return false;
	if (err)
		raft_fail(r, err, "flushing log for");
	else if (is_log)
		log_is_synced(r);
	else
		state_is_synced(r);
	return true;
}

enum err raft_load(struct raft *r, int64_t offset, int64_t limit_offset, struct arena *arena, struct bytes *batches)
{
	struct log_read read = log_read(r->log, offset, limit_offset, READ_SIZE_MAX, true);
	enum err err = read.err ? read.err : log_load(r->log, read.records, arena, batches);

	if (!err && read.records.size >= READ_SIZE_MAX)
		*batches = whole_batches(*batches);
	return err;
}

enum err raft_read(struct raft *r, int64_t offset, struct arena *arena, struct bytes *batches)
{
	*batches = BYTES("");
	if (offset >= r->high_watermark)
		return ERR_OK;
	assert(offset >= log_start_offset(r->log));
	return raft_load(r, offset, r->high_watermark, arena, batches);
}

int32_t raft_epoch_before(const struct raft *r, int64_t end_offset)
{
	return end_offset > 0 ? log_epoch_of(r->log, end_offset - 1) : 0;
}
