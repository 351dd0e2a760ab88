/* What the files of the partition half share: partition.c (offsets, appends, who waits), partition_state.c (what the image says),
 * partition_flush.c (syncs), partition_isr.c (who is in sync), partition_directory.c and partition_future.c (where the log lies), log_manager.c (log directories), log_loading.c (what is in them at start), dir_failure.c (their failure), log_stop.c (the controlled stop), log_removal.c (what is
 * left to remove), log_timers.c (checkpoints, retention).
 */
#ifndef KLAB_BROKER_PARTITION_INTERNAL_H
#define KLAB_BROKER_PARTITION_INTERNAL_H

#include "engine/broker/config.h"
#include "engine/broker/forward.h"
#include "engine/broker/partition.h"

#define CLEAN_SHUTDOWN_FILE ".kafka_cleanshutdown"

/* A directory whose partition is gone: removed when its time has come, as Kafka gives readers file.delete.delay.ms to finish. */
struct doomed_log {
	struct list link;
	struct bytes path; /* owned */
	int32_t dir;
	int64_t at_us;
};

struct partition_key {
	struct bytes topic;
	int32_t number;
};
tree_compare partition_compare;

/* Any, hosted or not. */
struct partition *partition_any(const struct node *, struct bytes topic, int32_t number);
/* An entry without a log. */
struct partition *partition_add(struct node *, struct bytes topic, int32_t number);
/* Takes it out of the tree and frees it; the log must be closed. */
void partition_drop(struct node *, struct partition *);

/* Everybody who waits for it hears that it is no longer led here. */
void partition_fail_waiters(struct node *, struct partition *, int16_t error_code);

/* "<log dir>/<topic>-<partition>" in the step's arena. */
struct bytes partition_log_path(const struct node *, int32_t dir, struct bytes topic, int32_t number);

/* Opens or creates the partition's log in its directory. */
enum err partition_open_log_at(struct node *, struct partition *, struct bytes path, struct uuid topic_id, int64_t log_start,
                               int64_t recovery_point, bool was_clean, struct log **out);
enum err partition_open_log(struct node *, struct partition *, struct uuid topic_id, int64_t log_start, int64_t recovery_point,
                            bool was_clean);

/* Closes the log, renames its directory with a unique suffix ("delete", "stray") and dooms it if it is for deletion. */
void partition_move_away(struct node *, struct partition *, const char *suffix);
/* Of a log's directory; what the step has still to sync in it is synced there. */
enum err rename_log_dir(struct node *, struct bytes from, struct bytes to);

/* "<topic>-<partition>.<32 hex digits>-<suffix>", the topic cut so that the whole has at most 255 characters. */
struct bytes partition_moved_name(struct node *, const struct partition *, const char *suffix);
/* Renames the directory at `path`, whose log is closed, and dooms it. */
void partition_doom_dir(struct node *, const struct partition *, int32_t dir, struct bytes path);

/* The directory at `path` is removed after log.segment.delete.delay.ms. */
void partitions_doom(struct node *, int32_t dir, struct bytes path);
/* Segments were deleted: their files are removed when it is time. */
void partitions_expect_removals(struct node *);
void log_removal_start(struct node *);
void log_removal_stop(struct node *);
void log_removal_del(struct node *);

/* The log's offsets changed: checkpoints are due. */
void partitions_changed(struct node *);

/* The directory for a new log: the online one with the fewest; -1 if none is online. */
int32_t partitions_pick_dir(const struct node *);

/* "<log dir>/<name>" in the step's arena. */
struct bytes partitions_dir_path(const struct node *, int32_t dir, const char *name);

enum checkpoint { OF_HIGH_WATERMARK, OF_RECOVERY_POINT, OF_LOG_START };
extern const char *const checkpoint_names[];
void partitions_write_checkpoint(struct node *, enum checkpoint);

void log_timers_start(struct node *);
void log_timers_stop(struct node *);

/* partition_directory.c. */
void dir_assignments_start(struct node *);
void dir_assignments_stop(struct node *);
void partition_tell_dir(struct node *, struct partition *, int32_t dir);

/* partition_future.c. */
void future_logs_start(struct node *);
/* Nothing comes of it; its directory goes, too, or stays as it is (its disk has failed, or the node ends). */
void partition_future_drop(struct node *, struct partition *, bool is_deleted);
void partition_future_truncate(struct node *, struct partition *, int64_t offset);
/* One that was found at start goes on. */
void partition_future_resume(struct node *, struct partition *);
void partition_future_accepted(struct node *, struct partition *, int32_t dir);
/* It becomes the log. */
void partition_future_promote(struct node *, struct partition *);

/* Where a replica is to be made that was not hosted when it was asked for. */
struct preferred_dir {
	struct list link;
	struct bytes topic; /* owned */
	int32_t number;
	int32_t dir;
};
/* And forgets it; -1: none. */
int32_t partitions_take_preferred_dir(struct node *, struct bytes topic, int32_t number);

/* partition_isr.c. The one request under way, and when to look for who lags. */
struct isr_changes {
	struct controller_request request;
	struct timer lag_timer;
	struct timer retry_timer;
};
void partition_isr_start(struct node *);
/* The committed ISR, and who may be in it already or still: all of them hold the high watermark back. */
static inline bool partition_is_in_isr(const struct partition *p, int32_t id)
{
	for (int32_t i = 0; i < p->isr_count; i++)
		if (p->isr[i] == id)
			return true;
	return false;
}
bool partition_is_in_maximal_isr(const struct partition *, int32_t id);
int32_t partition_maximal_isr_count(const struct partition *);
/* Has all that the leader has, or had it within replica.lag.time.max.ms. */
bool partition_is_caught_up(const struct node *, const struct partition *, const struct replica *);
/* Whether the controller would take it in: neither fenced nor stopping nor of an earlier life. */
bool partition_is_isr_eligible(const struct node *, const struct replica *);
/* One that is not in the ISR. */
void partition_maybe_expand_isr(struct node *, struct partition *, const struct replica *);
/* Nothing is asked for any more. */
void partition_isr_settle(struct node *, struct partition *);

/* partition_flush.c. After an append: syncs if flush.messages is reached or a segment is full. */
void partition_flush_if_due(struct node *, struct partition *);
/* The log was cut: what was appended behind the cut since is not in the sync that is under way. */
void partition_flush_cut(struct partition *);
/* Syncs if the last time is flush.ms ago. */
void partition_flush_if_old(struct node *, struct partition *);
void partition_flush_done(struct node *, struct sync_waiter *, enum err);
/* The leader's own word for the high watermark: its log end, or less while a sync is waited for. */
int64_t partition_leader_end(const struct partition *);

#endif
