/* The controlled stop of the logs, in three stages, because a sync is done only when its event has come:
 *
 *     1. nobody is served any more; all that was appended is synced
 *     2. that makes it true what the checkpoints say: they are written, the logs are closed, and .kafka_cleanshutdown is left; synced, too
 *     3. the process may end
 *
 * A process that ended before would lose what it had not synced when the power fails later on, although its recovery points and its
 * mark say that nothing is missing.
 */
#include "engine/broker/partition_internal.h"
#include "engine/broker/replica_fetcher.h"

#include <inttypes.h>

/* Syncs are done in their order, so that the last of them stands for all. False: no directory is left. */
static bool sync_dirs(struct node *n, void (*done)(struct node *, struct sync_waiter *, enum err))
{
	struct partitions *ps = n->partitions;
	int32_t last = n->config->log_dir_count - 1;

	while (last >= 0 && ps->is_dir_offline[last])
		last--;
	if (last < 0)
		return false;
	ps->stopping.done = done;
	for (int32_t i = 0; i <= last; i++)
		if (!ps->is_dir_offline[i])
			effects_sync(n->fx, n->config->log_dirs[i], i == last ? node_await_sync(n, &ps->stopping) : 0);
	return true;
}

static void finish(struct node *n, struct sync_waiter *waiter, enum err err)
{
	(void)waiter;
	if (err)
		node_log(n, "WARN", "org.apache.kafka.storage.internals.log.LogManager", "The clean shutdown could not be noted: %s", err_text(err));
	n->partitions->stopped(n);
}

static void close_logs(struct node *n)
{
	TREE_EACH (&n->partitions->tree, struct partition, p, node) {
		if (p->future)
			log_close_clean(p->future, n->fx); /* a failure shows when it is read again */
		p->future = NULL;
		if (!p->log)
			continue;

		enum err err = log_close_clean(p->log, n->fx);

		p->log = NULL;
		if (err)
			partition_failed(n, p, p->dir, err, "Error while closing log segments for");
	}
}

static void leave_mark(struct node *n, int32_t dir)
{
	struct bytes path = partitions_dir_path(n, dir, CLEAN_SHUTDOWN_FILE);
	struct bytes text = arena_printf(n->fx->arena, "{\"version\":0,\"brokerEpoch\":%" PRId64 "}", n->broker_epoch);
	enum err err = disk_replace(n->disk, path, text);

	if (err)
		partitions_dir_failed(n, dir, err, "Error while writing to checkpoint file %.*s", (int)path.size, (const char *)path.data);
	else
		effects_sync(n->fx, path, 0);
}

/* Without the mark the next start looks at the logs as after a crash: what could not be synced may be torn. */
static void checkpoint_and_close(struct node *n, struct sync_waiter *waiter, enum err err)
{
	if (err) {
		node_log(n, "WARN", "org.apache.kafka.storage.internals.log.LogManager", "There was an error in one of the threads during LogManager shutdown: %s", err_text(err));
		close_logs(n);
		finish(n, waiter, ERR_OK);
		return;
	}
	TREE_EACH (&n->partitions->tree, struct partition, p, node)
		if (p->log)
			log_synced(p->log, log_end_offset(p->log));
	partitions_write_checkpoint(n, OF_HIGH_WATERMARK);
	partitions_write_checkpoint(n, OF_RECOVERY_POINT);
	partitions_write_checkpoint(n, OF_LOG_START);
	close_logs(n);
	for (int32_t i = 0; i < n->config->log_dir_count; i++)
		if (!n->partitions->is_dir_offline[i])
			leave_mark(n, i);
	if (!sync_dirs(n, finish))
		finish(n, waiter, ERR_OK);
}

void partitions_stop(struct node *n, void (*stopped)(struct node *))
{
	struct partitions *ps = n->partitions;

	if (!ps || !ps->is_started) {
		if (!ps || !ps->stopped)
			stopped(n);
		return;
	}
	ps->stopped = stopped;
	ps->is_started = false;
	TREE_EACH (&ps->tree, struct partition, p, node) {
		p->is_leader = false;
		partition_fail_waiters(n, p, KAFKA_NOT_LEADER_OR_FOLLOWER);
	}
	replica_fetchers_del(n);
	partition_isr_stop(n);
	dir_assignments_stop(n);
	timer_stop(&n->timers, &ps->future_timer);
	log_timers_stop(n);
	log_removal_stop(n);
	TREE_EACH (&ps->tree, struct partition, p, node) {
		node_forget_sync(n, &p->flush);
		if (p->log && !log_is_flushed(p->log))
			log_sync(p->log, n->fx, 0);
	}
	if (!sync_dirs(n, checkpoint_and_close))
		stopped(n);
}
