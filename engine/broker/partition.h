/* The replicas of partitions that a broker hosts.
 *
 * A partition is a log, what the image says of it, and who waits for it. Invariants: log start <= high watermark <= log end; only the
 * leader of the current epoch appends for clients; the high watermark is the smallest log end of the ISR and never falls within an epoch.
 * High watermarks are checkpointed (replication-offset-checkpoint), so are recovery points and log starts.
 */
#ifndef KLAB_BROKER_PARTITION_H
#define KLAB_BROKER_PARTITION_H

#include "engine/base/hash_table.h"
#include "engine/broker/node.h"
#include "engine/broker/replication_quota.h"
#include "engine/log/log.h"

/* What the leader knows of another replica: it feeds the high watermark. A log end of -1: has not fetched since this broker leads. */
enum { NO_BROKER_EPOCH = -2 };
struct replica {
	int32_t id;
	int64_t log_end;
	int64_t log_start;
	int64_t broker_epoch; /* as its last fetch told it, -1 if that told none; NO_BROKER_EPOCH: has not fetched */
	int64_t fetched_at_us;
	int64_t leader_end_at_fetch; /* caught up as of then, once its log end reaches this */
	int64_t caught_up_at_us;     /* INT64_MIN: never */
};
/* Knows nothing yet. */
struct replica replica_of(int32_t id);

/* Of a follower: where it fetches, and what it last asked (engine/broker/replica_fetcher.c). */
struct replica_fetcher;
struct replica_fetch {
	struct replica_fetcher *fetcher; /* NULL: it does not follow */
	struct list link;
	struct uuid topic_id;
	int32_t leader_epoch;
	int64_t retry_at_us;  /* it rests until then; TIME_NEVER: until the image brings a new epoch */
	bool is_in_session;
	bool is_out_of_range; /* the leader does not have the offset: its end and start are asked for */
	bool is_end_known;
	int64_t sent_offset, sent_log_start;
	int32_t sent_leader_epoch, sent_last_epoch;
	int64_t lag; /* behind the leader's high watermark, when it was last told of it; -1: it has not been */
};

/* Of a leader: the ISR that it asked the controller for (engine/broker/partition_isr.c). */
enum isr_change { ISR_SETTLED, ISR_EXPANDING, ISR_SHRINKING };
struct isr_changes;

/* Of a future log: it is being filled; it has all, and the controller is asked; it may take the place of the present one. */
enum future_state { FUTURE_COPIES, FUTURE_QUEUED, FUTURE_ACCEPTED };
struct dir_assignments;

struct partition {
	struct tree_node node; /* by topic name, then number */
	struct hash_node by_key;
	struct bytes topic;    /* owned */
	struct uuid topic_id;
	int32_t number;
	bool is_leader;
	bool is_hosted;          /* false: a log found at start that the image has not (yet) given to this broker */
	bool is_resignation_due; /* it led until its directory failed; the group coordinator has not heard of it */
	struct log *log; /* NULL while its directory is offline */
	int64_t high_watermark;
	int32_t leader; /* NO_LEADER */
	int32_t leader_epoch;
	int32_t partition_epoch;
	enum isr_change isr_change;
	int32_t *isr; /* committed */
	int32_t isr_count;
	int32_t *wanted_isr; /* while it is not settled */
	int32_t wanted_isr_count;
	bool is_isr_change_sent;    /* what the controller answers now is about this change */
	bool is_isr_change_refused; /* the image must bring news first */
	int32_t min_insync_replicas; /* effective: never more than there are replicas */
	struct replica *replicas;    /* the assignment, this broker too */
	int32_t replica_count;
	int64_t leader_epoch_start;  /* log end when this broker became leader of the epoch */
	int32_t dir;                 /* which of config->log_dirs */
	int32_t told_dir;            /* the controller is to hear that it lies there (partition_directory.c); -1: it knows */
	bool is_dir_sent;            /* and what it answers now is about that */
	struct log *future;          /* on its way to another directory (partition_future.c); NULL: none */
	int32_t future_dir;
	enum future_state future_state;
	struct sync_waiter flush;    /* the sync in progress, of all below flush_end */
	int64_t flush_end;
	int64_t flush_wanted;        /* who appended below this waits for a sync */
	int64_t flushed_at_us;
	struct list flush_waiters;   /* struct append_waiter, by offset: first for the disk... */
	struct list append_waiters;  /* ...then for the high watermark */
	bool is_leader_throttled, is_follower_throttled; /* engine/broker/replication_quota.h */
	struct replica_fetch fetch;
	struct list fetch_waiters;  /* links of waiting fetches that want this partition (engine/broker/api/fetch.c) */
};

struct partitions {
	struct tree tree;
	struct hash_table by_key;        /* the same, to be looked up */
	uint64_t version;                /* grows when one comes or goes */
	struct timer retention_timer;
	struct timer checkpoint_timer;
	struct timer recovery_timer;
	struct timer flush_timer;
	struct timer removal_timer; /* of what is doomed */
	struct timer segment_timer; /* of deleted segments */
	struct list doomed;         /* struct doomed_log, by time */
	bool *is_dir_offline;       /* one for each of config->log_dirs */
	int64_t previous_broker_epoch; /* from .kafka_cleanshutdown (KIP-966); -1: the last stop was not clean */
	bool is_started;
	struct list fetchers;       /* struct replica_fetcher, oldest first */
	struct list awake_fetchers; /* those with something to look at, in the same order */
	struct hash_table fetchers_by_conn;
	uint64_t last_fetcher;
	uint64_t next_fetch_tag;
	struct replication_quota leader_quota, follower_quota, dirs_quota;
	struct isr_changes *isr_changes;
	struct dir_assignments *dir_assignments;
	struct timer future_timer;
	struct list preferred_dirs; /* struct preferred_dir */
	struct sync_waiter stopping;
	void (*stopped)(struct node *); /* once it is stopping */
};

/* It takes no new replicas (KIP-1066). */
bool partitions_is_dir_cordoned(const struct node *, int32_t dir);

/* NULL if this broker hosts no replica of it. */
struct partition *partition_find(const struct node *, struct bytes topic, int32_t number);

/* What a request named, for who asks for it again and again: looked up anew once a topic or a partition has come or gone. All zero is ready. */
struct partition_look {
	const struct topic_image *topic; /* NULL: there is none */
	struct partition *partition;     /* hosted or not, partition_looked_up() tells; NULL: there is none */
	uint64_t topics_version, partitions_version;
};
/* Whether to look it up anew would find the same. */
static inline bool partition_look_holds(const struct node *n, const struct partition_look *look)
{
	return n->partitions && look->topics_version == n->image.topics_version + 1 && look->partitions_version == n->partitions->version + 1;
}
/* By name, or by id when that is not zero. */
void partition_look_up(const struct node *, struct partition_look *, struct bytes topic, struct uuid topic_id, int32_t number);
static inline void partition_look_again(const struct node *n, struct partition_look *look, struct bytes topic, struct uuid topic_id, int32_t number)
{
	if (!partition_look_holds(n, look))
		partition_look_up(n, look, topic, topic_id, number);
}
static inline struct partition *partition_looked_up(const struct partition_look *look)
{
	return look->partition && look->partition->is_hosted ? look->partition : NULL;
}

/* The image has another state of that broker: one that is fenced holds no high watermark back. */
void partitions_broker_changed(struct node *, int32_t broker);

/* Applies what the image now says of it: create the log, become leader or follower, or (topic removed) stop, rename to -delete. */
void partition_update(struct node *, struct bytes topic, int32_t number);
void partition_stop(struct node *, struct bytes topic, struct uuid topic_id, int32_t number, bool is_deleted);

/* The log config in force for a topic: defaults, broker settings, overrides. */
void partition_topic_config_changed(struct node *, struct bytes topic);

/* Waits until what is below `offset` is synced, if flush.messages asks for it, and the high watermark has reached it (then error 0), or
 * the broker stops being leader (NOT_LEADER_OR_FOLLOWER), or min ISR is missed. `done` frees the waiter; it may append again. */
struct append_waiter {
	struct list link;
	struct partition *partition;
	int64_t offset;
	bool is_leader_enough; /* acks=1: no matter where the high watermark is */
	void (*done)(struct node *, struct append_waiter *, int16_t error_code);
};

/* Appends as leader and moves the high watermark if the ISR allows it; waiting fetches are woken. acks -1 checks min.insync.replicas first. */
struct append_result partition_append(struct node *, struct partition *, struct bytes records, enum append_origin, int16_t acks);

/* Whether a fetch is of a life of the broker that is over (KIP-903): it counts for nothing. Epoch -1: it did not say. */
bool partition_replica_is_of_earlier_life(const struct node *, int32_t id, int64_t broker_epoch);
/* The leader learnt how far a replica has fetched, as the broker of that epoch, and that one is not of an earlier life. */
void partition_replica_fetched(struct node *, struct partition *, struct replica *, int64_t fetch_offset, int64_t log_start, int64_t broker_epoch);
/* NULL: it is none of the partition's. */
static inline struct replica *partition_replica(const struct partition *p, int32_t id)
{
	for (int32_t i = 0; i < p->replica_count; i++)
		if (p->replicas[i].id == id)
			return &p->replicas[i];
	return NULL;
}

/* What follows a change of the log's end or the ISR: perhaps a higher high watermark, and then those who waited for it are woken. */
void partition_advance(struct node *, struct partition *);

/* A follower takes the leader's word for it, within its own log. A new leader may not have heard of the last one yet: then it falls. */
void partition_set_high_watermark(struct node *, struct partition *, int64_t high_watermark);

/* Calls done() at once if the offset is reached already. */
void partition_wait(struct node *, struct partition *, struct append_waiter *);
void partition_forget(struct append_waiter *);

/* Whether an append that ends at `offset` is not to be acknowledged before a sync that is under way. */
bool partition_must_sync(const struct partition *, int64_t offset);

/* Bounds of reads: what a consumer may see. */
int64_t partition_high_watermark(const struct partition *);
int64_t partition_last_stable_offset(const struct partition *);

/* DeleteRecords: raises the log start up to the high watermark. */
int16_t partition_delete_records(struct node *, struct partition *, int64_t offset, int64_t *log_start);

/* AlterReplicaLogDirs: begins to move the replica there, or gives up another move; that is the directory where it is already: nothing. */
int16_t partition_alter_dir(struct node *, struct partition *, int32_t dir);
/* The same for one that is not hosted yet: it will be made there if the controller does not name another directory. */
void partitions_prefer_dir(struct node *, struct bytes topic, int32_t number, int32_t dir);

/* A call of the disk failed: the directory goes offline with all its partitions; the node ends when no directory is left. The text is what Kafka's
 * server log says of it; partition_failed() adds " <topic>-<partition> in dir <dir>". */
void partitions_dir_failed(struct node *, int32_t dir, enum err, const char *format, ...) __attribute__((format(printf, 4, 5)));
void partition_failed(struct node *, const struct partition *, int32_t dir, enum err, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* At start, after the directories are known: loads the logs that are there, and takes up what the image says already. */
void partitions_start(struct node *);
/* The image is complete for the first time: logs found at start that it knows nothing of are put aside as strays. */
void partitions_sweep(struct node *);
/* At a controlled stop: syncs, writes checkpoints, closes the logs, leaves .kafka_cleanshutdown. `stopped` is called once, perhaps at once,
 * when all of it is on the disk. */
void partitions_stop(struct node *, void (*stopped)(struct node *));
void partitions_del(struct node *);
/* No ISR is asked for any more. */
void partition_isr_stop(struct node *);

#endif
