/* When appended records are put on the disk, and who waits for that.
 *
 * By default nobody does: replication keeps what is acknowledged, and a segment is synced once it is full. With flush.messages an append
 * that makes so many unsynced records is answered only when they are synced, whatever its acks, and consumers do not see them before.
 * flush.ms is looked at each log.flush.scheduler.interval.ms. One sync of a log is in progress at a time: the appends that come meanwhile
 * share the next one.
 */
#include "engine/broker/config.h"
#include "engine/broker/partition_internal.h"

bool partition_must_sync(const struct partition *p, int64_t offset)
{
	return p->log && offset <= p->flush_wanted && offset > log_recovery_point(p->log);
}

static void begin_flush(struct node *n, struct partition *p)
{
	if (p->flush.token != 0)
		return;
	p->flush_end = log_end_offset(p->log);
	log_sync(p->log, n->fx, node_await_sync(n, &p->flush));
}

void partition_flush_cut(struct partition *p)
{
	if (p->flush_end > log_end_offset(p->log))
		p->flush_end = log_end_offset(p->log);
}

void partition_flush_if_due(struct node *n, struct partition *p)
{
	int64_t flushed = log_recovery_point(p->log), end = log_end_offset(p->log);

	if (end - flushed >= log_config_of(p->log)->flush_messages)
		p->flush_wanted = end;
	if (p->flush_wanted > flushed || log_active_base(p->log) > flushed)
		begin_flush(n, p);
}

int64_t partition_leader_end(const struct partition *p)
{
	int64_t flushed = log_recovery_point(p->log);

	if (p->flush_wanted <= flushed)
		return log_end_offset(p->log);
	return flushed > p->high_watermark ? flushed : p->high_watermark;
}

/* What done() does may append, and the log may be gone then. */
static void wake(struct node *n, struct partition *p)
{
	struct append_waiter *w;

	while (p->log && (w = LIST_FIRST(&p->flush_waiters, struct append_waiter, link)) != NULL && w->offset <= log_recovery_point(p->log)) {
		list_remove(&w->link);
		partition_wait(n, p, w);
	}
}

void partition_flush_done(struct node *n, struct sync_waiter *waiter, enum err err)
{
	struct partition *p = CONTAINER_OF(waiter, struct partition, flush);

	if (err) {
		struct bytes dir = n->config->log_dirs[p->dir];

		partitions_dir_failed(n, p->dir, err, "Error while flushing log for %.*s-%d in dir %.*s with offset %lld (exclusive) and recovery point %lld",
		                      (int)p->topic.size, (const char *)p->topic.data, (int)p->number, (int)dir.size, (const char *)dir.data,
		                      (long long)p->flush_end, (long long)p->flush_end);
		return;
	}
	log_synced(p->log, p->flush_end);
	p->flushed_at_us = n->now_us;
	partitions_changed(n);
	partition_flush_if_due(n, p);
	partition_advance(n, p);
	wake(n, p);
}

void partition_flush_if_old(struct node *n, struct partition *p)
{
	int64_t age_ms = (n->now_us - p->flushed_at_us) / 1000;

	if (log_end_offset(p->log) > log_recovery_point(p->log) && age_ms >= log_config_of(p->log)->flush_ms)
		begin_flush(n, p);
}
