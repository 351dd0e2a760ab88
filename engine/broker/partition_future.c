/* Moving a replica to another log directory of its broker (KIP-113): the future replica.
 *
 * A second log, "<topic>-<partition>.<32 hex digits>-future" in the new directory, is filled from the present one, a piece at a time, while that
 * goes on serving. Once it has all, the controller is told of the new directory (KIP-858), and when it has agreed, the future log takes the
 * place of the present one, whose directory is deleted. Invariant: the future log is a beginning of the present one; when that is truncated, so
 * is the future log.
 *
 * Source: Kafka's ReplicaAlterLogDirsThread and Partition. */
#include "engine/broker/partition_internal.h"

#include "engine/base/uuid.h"

enum { PIECE_SIZE = 1 << 20, AGAIN_US = 1000, LOOK_US = 100 * 1000 };

/* Nobody is told of what is written to the future log: it is nothing new. */
static struct trace_log *be_quiet(struct node *n)
{
	struct trace_log *trace = n->fx->trace;

	n->fx->trace = NULL;
	return trace;
}

static struct bytes future_path(struct node *n, const struct partition *p, int32_t dir)
{
	struct bytes name = partition_moved_name(n, p, "future");

	return partitions_dir_path(n, dir, arena_text(n->fx->arena, name));
}

static void set_timer(struct node *n, int64_t delay_us)
{
	if (!timer_is_set(&n->partitions->future_timer))
		timer_set(&n->timers, &n->partitions->future_timer, n->now_us + delay_us);
}

void partition_future_drop(struct node *n, struct partition *p, bool is_deleted)
{
	struct bytes path;

	if (!p->future)
		return;
	path = arena_copy(n->fx->arena, log_dir(p->future));
	log_del(p->future);
	p->future = NULL;
	if (p->future_state != FUTURE_COPIES && p->log && p->is_hosted)
		partition_tell_dir(n, p, p->dir);
	if (is_deleted)
		partition_doom_dir(n, p, p->future_dir, path);
}

void partition_future_truncate(struct node *n, struct partition *p, int64_t offset)
{
	enum err err = ERR_OK;

	if (!p->future || log_end_offset(p->future) <= offset)
		return;
	struct trace_log *trace = be_quiet(n);

	if (offset < log_start_offset(p->future))
		err = log_truncate_fully(p->future, n->fx, offset);
	else
		err = log_truncate_to(p->future, n->fx, offset);
	n->fx->trace = trace;
	if (err)
		partition_failed(n, p, p->future_dir, err, "Error while truncating log to offset %lld for", (long long)offset);
}

int16_t partition_alter_dir(struct node *n, struct partition *p, int32_t dir)
{
	struct trace_log *trace;
	enum err err;

	if (!p->log)
		return KAFKA_KAFKA_STORAGE_ERROR;
	if (p->future && p->future_dir != dir)
		partition_future_drop(n, p, true);
	if (p->dir == dir || p->future)
		return KAFKA_NONE;
	for (int32_t i = 0; i < n->config->log_dir_count; i++)
		if (n->partitions->is_dir_offline[i])
			return KAFKA_KAFKA_STORAGE_ERROR; /* there may be a future log already, where nobody can look */
	trace = be_quiet(n);
	err = partition_open_log_at(n, p, future_path(n, p, dir), p->topic_id, 0, 0, true, &p->future);
	n->fx->trace = trace;
	if (err) {
		partition_failed(n, p, dir, err, "Error while creating log for");
		return KAFKA_KAFKA_STORAGE_ERROR;
	}
	p->future_dir = dir;
	p->future_state = FUTURE_COPIES;
	set_timer(n, AGAIN_US);
	return KAFKA_NONE;
}

void partition_future_resume(struct node *n, struct partition *p)
{
	p->future_state = FUTURE_COPIES;
	if (p->future)
		set_timer(n, AGAIN_US);
}

void partition_future_accepted(struct node *n, struct partition *p, int32_t dir)
{
	if (!p->future || p->future_dir != dir || p->future_state != FUTURE_QUEUED)
		return;
	p->future_state = FUTURE_ACCEPTED;
	timer_set(&n->timers, &n->partitions->future_timer, n->now_us);
}

/* ---- Copying -------------------------------------------------------------------------------------------------------------- */

/* The beginning of the present log may have moved, and may lie within a batch. */
static enum err follow_start(struct node *n, struct partition *p)
{
	int64_t start = log_start_offset(p->log), end = log_end_offset(p->future);

	if (end < start)
		return log_truncate_fully(p->future, n->fx, start);
	return log_start_offset(p->future) < start ? log_set_start(p->future, n->fx, start) : ERR_OK;
}

static enum err append(struct node *n, struct partition *p, struct bytes records)
{
	struct batch batch;
	size_t at = 0;
	int64_t end = log_end_offset(p->future);
	enum err err = batch_next(records, &at, &batch);

	if (!err && batch.base_offset < end && end == log_start_offset(p->future))
		err = log_truncate_fully(p->future, n->fx, batch.base_offset);
	if (err)
		return err;
	struct append_result result = log_append_as_follower(p->future, n->fx, records, n->wall_ms);

	return result.error_code && !result.err ? ERR_CORRUPT : result.err;
}

static enum err copy_piece(struct node *n, struct partition *p, enum err *source_err)
{
	struct log_read read;
	struct bytes records;
	enum err err = follow_start(n, p);

	if (err)
		return err;
	read = log_read(p->log, log_end_offset(p->future), log_end_offset(p->log), PIECE_SIZE, true);
	*source_err = read.err ? read.err : read.records.size > 0 ? log_load(p->log, read.records, n->fx->arena, &records) : ERR_OK;
	if (*source_err || read.records.size == 0)
		return ERR_OK;
	replication_quota_record(n, &n->partitions->dirs_quota, (int64_t)records.size);
	err = append(n, p, records);
	return err ? err : follow_start(n, p);
}

/* False: one of the directories failed, or the log cannot be read. */
static bool copy(struct node *n, struct partition *p)
{
	struct trace_log *trace = be_quiet(n);
	enum err source_err = ERR_OK, err = copy_piece(n, p, &source_err);

	n->fx->trace = trace;
	if (source_err == ERR_CORRUPT || err == ERR_CORRUPT) /* no directory is to blame; it goes no further, as in Kafka */
		return false;
	if (source_err)
		partition_failed(n, p, p->dir, source_err, "Exception while reading from");
	if (err)
		partition_failed(n, p, p->future_dir, err, "Error while appending records to");
	return !source_err && !err;
}

/* ---- Taking its place ----------------------------------------------------------------------------------------------------- */

void partition_future_promote(struct node *n, struct partition *p)
{
	int32_t dir = p->future_dir, old_dir = p->dir, latest = p->log ? log_latest_epoch(p->log) : -1;
	int64_t start = log_start_offset(p->future);
	struct bytes from = arena_copy(n->fx->arena, log_dir(p->future));
	struct trace_log *trace = be_quiet(n);
	enum err err = log_close_clean(p->future, n->fx);

	n->fx->trace = trace;
	p->future = NULL;
	if (p->log)
		partition_move_away(n, p, "delete");
	if (!err)
		err = rename_log_dir(n, from, partition_log_path(n, dir, p->topic, p->number));
	p->dir = dir;
	if (!err)
		err = partition_open_log(n, p, p->topic_id, start, 0, true);
	if (err) {
		partition_failed(n, p, dir, err, "Error while renaming dir for");
		return;
	}
	trace(n->fx->trace, replica_moved, .topic = p->topic, .partition = p->number, .from = n->config->log_dirs[old_dir],
	      .to = n->config->log_dirs[dir]);
	/* An epoch that has no records yet was not copied. */
	if (latest > log_latest_epoch(p->log))
		log_assign_epoch(p->log, n->fx, latest, log_end_offset(p->log)); /* a failure shows when it is written again */
	effects_sync(n->fx, n->config->log_dirs[dir], 0);
	partitions_changed(n);
	if (p->is_hosted)
		partition_flush_if_due(n, p);
}

/* True if there is more to do at once. */
static bool advance(struct node *n, struct partition *p)
{
	if (partition_is_copy_throttled(n) || !copy(n, p))
		return false;
	if (log_end_offset(p->future) < log_end_offset(p->log))
		return true;
	if (p->future_state == FUTURE_COPIES) {
		p->future_state = FUTURE_QUEUED;
		partition_tell_dir(n, p, p->future_dir);
	} else if (p->future_state == FUTURE_ACCEPTED) {
		partition_future_promote(n, p);
	}
	return false;
}

static void look(void *owner, struct timer *timer)
{
	struct node *n = owner;
	bool is_any = false, is_busy = false;

	(void)timer;
	TREE_EACH(&n->partitions->tree, struct partition, p, node) {
		if (!p->future || !p->log || !p->is_hosted)
			continue;
		is_busy = advance(n, p) || is_busy;
		if (n->has_ended)
			return;
		is_any = is_any || p->future;
	}
	if (is_any || is_busy)
		set_timer(n, is_busy ? AGAIN_US : LOOK_US);
}

void future_logs_start(struct node *n)
{
	n->partitions->future_timer.fire = look;
	n->partitions->dirs_quota.is_between_dirs = true;
}
