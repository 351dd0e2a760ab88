/* What happens to logs as time passes: checkpoints of their offsets, syncs of rolled segments, retention. */
#include "engine/broker/partition_internal.h"

#include "engine/log/checkpoint.h"

#define INITIAL_DELAY_US (INT64_C(30000) * 1000)

const char *const checkpoint_names[] = { "replication-offset-checkpoint", "recovery-point-offset-checkpoint", "log-start-offset-checkpoint" };

static int64_t checkpoint_offset(const struct partition *p, enum checkpoint kind)
{
	switch (kind) {
	case OF_HIGH_WATERMARK: return p->high_watermark;
	case OF_RECOVERY_POINT: return log_recovery_point(p->log);
	default: return log_start_offset(p->log);
	}
}

/* Kafka writes log starts only where they lie above the first segment's: others are found from the files. */
static bool is_in_checkpoint(const struct node *n, const struct partition *p, enum checkpoint kind)
{
	struct log_segment_view *segments;

	if (kind != OF_LOG_START)
		return true;
	return log_segments(p->log, n->fx->arena, &segments) == 0 || log_start_offset(p->log) > segments[0].base_offset;
}

static void write_checkpoint(struct node *n, int32_t dir, enum checkpoint kind)
{
	struct checkpoint_entry *entries = arena_calloc(n->fx->arena, n->partitions->tree.count, sizeof(*entries));
	int32_t count = 0;

	TREE_EACH (&n->partitions->tree, struct partition, p, node)
		if (p->log && p->dir == dir && is_in_checkpoint(n, p, kind))
			entries[count++] = (struct checkpoint_entry){ p->topic, p->number, checkpoint_offset(p, kind) };

	struct bytes path = partitions_dir_path(n, dir, checkpoint_names[kind]);
	enum err err = checkpoint_write(n->disk, n->heap, path, entries, count);

	if (err) {
		partitions_dir_failed(n, dir, err, "Error while writing to checkpoint file %.*s", (int)path.size, (const char *)path.data);
	} else if (kind == OF_LOG_START && count > 0) {
		/* An older version of the others does no harm, but one of these would bring deleted records back. */
		effects_sync(n->fx, path, 0);
		effects_sync(n->fx, n->config->log_dirs[dir], 0);
	}
}

void partitions_write_checkpoint(struct node *n, enum checkpoint kind)
{
	for (int32_t i = 0; i < n->config->log_dir_count; i++)
		if (!n->partitions->is_dir_offline[i])
			write_checkpoint(n, i, kind);
}

static void fire_checkpoint(void *owner, struct timer *timer)
{
	struct node *n = owner;

	(void)timer;
	partitions_write_checkpoint(n, OF_HIGH_WATERMARK);
}

static void fire_recovery(void *owner, struct timer *timer)
{
	struct node *n = owner;

	(void)timer;
	partitions_write_checkpoint(n, OF_RECOVERY_POINT);
	partitions_write_checkpoint(n, OF_LOG_START);
}

/* The timers run only while there is something to write, so that an idle broker is idle. */
void partitions_changed(struct node *n)
{
	struct partitions *ps = n->partitions;

	if (!ps->is_started)
		return;
	if (!timer_is_set(&ps->checkpoint_timer))
		timer_set(&n->timers, &ps->checkpoint_timer, n->now_us + n->config->replica_high_watermark_checkpoint_interval_ms * 1000);
	if (!timer_is_set(&ps->recovery_timer))
		timer_set(&n->timers, &ps->recovery_timer, n->now_us + (int64_t)n->config->log_flush_offset_checkpoint_interval_ms * 1000);
}

/* Retention: one pass over all logs; a log with more to delete goes on in the same pass, since each call does one segment. */
static void fire_retention(void *owner, struct timer *timer)
{
	struct node *n = owner;

	timer_set(&n->timers, timer, n->now_us + n->config->log_retention_check_interval_ms * 1000);
	TREE_EACH (&n->partitions->tree, struct partition, p, node) {
		if (!p->log)
			continue;

		int64_t before = log_start_offset(p->log);

		if (log_config_of(p->log)->is_deleted || log_start_offset(p->log) > 0)
			while (log_apply_retention(p->log, n->fx, p->high_watermark, n->wall_ms))
				;
		if (log_start_offset(p->log) != before)
			partitions_changed(n);
	}
	partitions_expect_removals(n);
}

/* Never again, by default: flush.ms alone does not make Kafka sync, but for this first look. */
static void fire_flush(void *owner, struct timer *timer)
{
	struct node *n = owner;
	int64_t interval_ms = n->config->log_flush_scheduler_interval_ms;

	TREE_EACH (&n->partitions->tree, struct partition, p, node)
		if (p->log)
			partition_flush_if_old(n, p);
	if (interval_ms < (INT64_MAX - n->now_us) / 1000)
		timer_set(&n->timers, timer, n->now_us + (interval_ms > 0 ? interval_ms : 1) * 1000);
}

void log_timers_start(struct node *n)
{
	struct partitions *ps = n->partitions;

	ps->checkpoint_timer.fire = fire_checkpoint;
	ps->recovery_timer.fire = fire_recovery;
	ps->retention_timer.fire = fire_retention;
	ps->flush_timer.fire = fire_flush;
	timer_set(&n->timers, &ps->retention_timer, n->now_us + INITIAL_DELAY_US);
	timer_set(&n->timers, &ps->flush_timer, n->now_us + INITIAL_DELAY_US);
}

void log_timers_stop(struct node *n)
{
	timer_stop(&n->timers, &n->partitions->checkpoint_timer);
	timer_stop(&n->timers, &n->partitions->recovery_timer);
	timer_stop(&n->timers, &n->partitions->retention_timer);
	timer_stop(&n->timers, &n->partitions->flush_timer);
}
