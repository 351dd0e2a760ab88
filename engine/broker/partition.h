/* The replicas of partitions that a broker hosts.
 *
 * A partition is a log, what the image says of it, and who waits for it. Invariants: log start <= high watermark <= log end; only the
 * leader of the current epoch appends for clients; the high watermark is the smallest log end of the ISR and never falls within an epoch.
 * High watermarks are checkpointed (replication-offset-checkpoint), so are recovery points and log starts.
 */
#ifndef KLAB_BROKER_PARTITION_H
#define KLAB_BROKER_PARTITION_H

#include "engine/broker/node.h"
#include "engine/log/log.h"

struct partition {
	struct tree_node node; /* by topic name, then number */
	struct bytes topic;    /* owned */
	struct uuid topic_id;
	int32_t number;
	struct log *log; /* NULL while its directory is offline */
	bool is_leader;
	int32_t leader; /* NO_LEADER */
	int32_t leader_epoch;
	int32_t partition_epoch;
	int32_t *isr;
	int32_t isr_count;
	int64_t high_watermark;
	int32_t min_insync_replicas;
	struct list append_waiters; /* struct append_waiter, by offset */
	struct list fetch_waiters;  /* links of waiting fetches that want this partition (engine/broker/api/fetch.c) */
};

struct partitions {
	struct tree tree;
	struct timer retention_timer;
	struct timer checkpoint_timer;
	struct timer flush_timer;
	/* and what the owner of the room needs */
};

/* NULL if this broker hosts no replica of it. */
struct partition *partition_find(const struct node *, struct bytes topic, int32_t number);

/* Applies what the image now says of it: create the log, become leader or follower, or (topic removed) stop, rename to -delete. */
void partition_update(struct node *, struct bytes topic, int32_t number);
void partition_stop(struct node *, struct bytes topic, struct uuid topic_id, int32_t number, bool is_deleted);

/* The log config in force for a topic: defaults, broker settings, overrides. */
void partition_topic_config_changed(struct node *, struct bytes topic);

/* Waits until the high watermark reaches `offset` (then error 0), or the broker stops being leader (NOT_LEADER_OR_FOLLOWER), or
 * min ISR is missed. `done` frees the waiter; it may append again. */
struct append_waiter {
	struct list link;
	struct partition *partition;
	int64_t offset;
	void (*done)(struct node *, struct append_waiter *, int16_t error_code);
};

/* Appends as leader and moves the high watermark if the ISR allows it; waiting fetches are woken. acks -1 checks min.insync.replicas first. */
struct append_result partition_append(struct node *, struct partition *, struct bytes records, enum append_origin, int16_t acks);

/* Calls done() at once if the offset is reached already. */
void partition_wait(struct node *, struct partition *, struct append_waiter *);
void partition_forget(struct append_waiter *);

/* Bounds of reads: what a consumer may see. */
int64_t partition_high_watermark(const struct partition *);
int64_t partition_last_stable_offset(const struct partition *);

/* Called at start (after the directories are known) and at a controlled stop: writes checkpoints, closes the logs, .kafka_cleanshutdown. */
void partitions_start(struct node *);
void partitions_stop(struct node *);
void partitions_del(struct node *);

#endif
