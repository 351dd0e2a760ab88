/* What the families of checkers share. */
#ifndef KLAB_TRACE_CHECKERS_INTERNAL_H
#define KLAB_TRACE_CHECKERS_INTERNAL_H

#include "engine/base/owned.h"
#include "engine/base/tree.h"
#include "engine/group/coordinator.h"
#include "engine/meta/image.h"
#include "sim/trace/checkers/checkers.h"
#include "sim/trace/checkers/copies.h"

enum { NODES_MAX = 128, ELECTIONS_KEPT = 16, EPOCHS_KEPT = 256, ISR_ASKED_MAX = 8, VALUES_KEPT = 1 << 16, PRODUCERS_KEPT = 64 };

/* ---- What is remembered of a log: of a partition, or of the metadata ------------------------------------------------- */

/* One node's replica of it. */
struct replica_memory {
	struct hash_node by_id; /* while topic_id is not zero */
	struct uuid topic_id;
	int32_t partition, node;
	bool is_open;        /* its files are being followed; false: they are read anew at the next look */
	bool is_asking;      /* it leads and has asked for another ISR */
	/* As of the last look, in this life of its process; `is_seen` false: not yet. */
	bool is_seen;
	bool is_leader;
	int32_t judged_epoch; /* as leader of this epoch; -1: none */
	int32_t leader_epoch;
	int32_t partition_epoch;
	int64_t high_watermark, log_start, log_end;
	int64_t laggard_since_us; /* as a leader it has let a laggard be since then; 0: it has not */
	struct copy copy;
	int32_t isr_count;
	/* What is not looked at again and again, where there are tens of thousands of them. */
	struct list link;
	struct bytes dir;    /* owned: where its files are */
	bool is_damaged;     /* it lost bytes that it had: power, a broken disk. Until it has them again */
	int64_t damaged_end; /* where it ended before */
	int64_t durable_end; /* synced up to here; only while a majority is being counted */
};

struct election {
	int32_t leader_epoch;
	int32_t leader;
	bool is_excused;     /* it was unclean, and might be; or nobody was eligible */
	int64_t held_end;    /* as much of what is committed an eligible, undamaged replica other than the leader held; -1: none */
};

struct value_memory {
	uint64_t hash;
	bool is_acknowledged, is_delivered, is_read; /* with acks=all; to anybody; to the reader of checkers_expect_reader() */
};

struct producer_memory {
	int64_t producer_id;
	int16_t epoch;
	int32_t last_sequence;
};

struct history {
	struct tree_node node;
	struct hash_node by_key;
	struct bytes topic; /* owned */
	int32_t partition;
	struct list replicas;
	bool is_begun;          /* something committed is known */
	struct copy committed;  /* what some leader has shown below its high watermark, minus what was lost with an excuse */
	int64_t end_max, committed_max; /* the highest ever */
	int64_t losses;         /* excused ones */
	int32_t loss_epoch;     /* of the leader that began the newest */
	int64_t changed_offset; /* of the last record about it in the metadata log */
	int64_t made_at;        /* the offset of the first; -1: not seen */
	int32_t leader, leader_epoch; /* the newest that a node took up */
	struct election elections[ELECTIONS_KEPT]; /* a ring */
	int32_t election_count;
	struct value_memory *values; /* of offsets from values_base on */
	int64_t values_base;
	int32_t value_count, value_capacity;
	struct producer_memory producers[PRODUCERS_KEPT]; /* a ring, of what is committed */
	int32_t producer_count;
};

/* ---- What is remembered of nodes, groups, clients -------------------------------------------------------------------- */

struct node_memory {
	int32_t pid; /* the process that is known to be it: its name says so */
	bool is_raft_seen;   /* in any life */
	bool is_raft_seen_now;
	int32_t epoch, role, leader_id;
	int32_t voted_epoch, voted_id;
	bool is_state_synced; /* what stands here of epoch and vote is on its disk; if not, it was told to nobody */
	int32_t synced_epoch, synced_voted_epoch, synced_voted_id; /* what was, last */
	int64_t high_watermark, log_start, log_end, synced_end, snapshot_end;
	bool is_led;         /* as leader of `epoch` it was looked at */
	bool is_voter;
	struct uuid directory; /* of its metadata log */
	char round_topic[256]; /* where the round of looks at its partitions goes on */
	int32_t round_topic_size, round_partition;
	uint32_t round_steps;
};

struct group_memory {
	struct tree_node node; /* by node, then group */
	int32_t node_id;
	struct bytes group;    /* owned */
	int32_t shard_epoch;
	int32_t generation;
	int64_t since_us;      /* of this generation */
};

/* What must survive a move of the coordinator: the last complete generation of a group, and its committed offsets. */
struct kept_group {
	struct tree_node node;
	struct bytes group;    /* owned */
	int32_t generation;    /* -1: none was complete */
	int64_t losses;        /* of its partition of __consumer_offsets as of then */
};

enum { COMMITS_ASKED_MAX = 64 };
struct kept_offset {
	struct tree_node node; /* by group, topic, partition */
	struct hash_node by_key;
	struct bytes group, topic; /* owned */
	int32_t partition;
	int64_t committed;     /* -1: nothing is known */
	int32_t leader_epoch;  /* of the coordinator that committed it */
	int64_t losses, at_us;
	int64_t asked[COMMITS_ASKED_MAX]; /* and not yet heard of, oldest first: any of them may be in the log */
	int32_t asked_count;
	bool has_more;         /* some were forgotten */
};

/* A request of a client whose answer has not come. */
struct commit_memory {
	struct list link;
	int64_t conn;
	int32_t correlation_id;
	int32_t generation;
	int64_t at_us;
	struct bytes group;  /* owned */
};

/* Where a value was seen: only if values are unique. */
struct sent_value {
	struct tree_node node; /* by hash */
	uint64_t hash;
	const struct history *history;
	int64_t offset;
};

/* An AlterPartition whose answer has not come, or whose effect has not been seen. */
struct isr_item {
	struct uuid topic_id;
	int32_t partition, partition_epoch;
	int32_t consented_epoch; /* what the partition's becomes by it; -1: no consent, or it was judged */
	struct {
		int32_t broker;
		int64_t epoch;
	} isr[ISR_ASKED_MAX]; /* those that came with an epoch */
	int32_t isr_count;
};
struct isr_request {
	struct list link;
	int64_t conn;
	int32_t correlation_id;
	struct isr_item *items;
	int32_t count;
};

struct position_memory {
	struct tree_node node; /* by client, topic, partition */
	struct hash_node by_key;
	struct bytes client, topic; /* owned */
	int32_t partition;
	int64_t next;          /* -1: anything may come */
	int64_t losses;        /* of the partition when the last record was fetched: it may be handed out long after */
};

struct positions {
	struct tree tree;
	struct hash_table by_key; /* the same, to be looked up */
};

struct checkers {
	struct heap *heap;
	struct world *world; /* NULL in tests with states made by hand */
	struct checkers_options options;
	struct violation violation;
	bool is_broken;
	/* Nothing is promised: a node keeps rules of before, for a lesson, or has taken the place of another; or so many voters' disks are gone that no
	 * majority is left. */
	bool is_as_once;
	int32_t voter_count, replaced_voter_count;
	int64_t seq, t_us;   /* of what is looked at */
	int64_t next_seq;    /* of the trace */

	struct tree histories;
	struct hash_table histories_by_key; /* the same, to be looked up */
	struct hash_table replicas_by_id;   /* those of brokers that have been looked at */
	struct history *metadata;
	struct node_memory nodes[NODES_MAX];
	struct {
		int32_t epoch, leader;
	} leaders[EPOCHS_KEPT]; /* of the metadata log: a ring by epoch; epoch 0: none */

	struct arena arena;  /* of one look */
	struct image image;  /* of what is committed */
	int64_t image_next;  /* the offset that it applies next */
	bool is_image_whole;
	bool is_unclean_default, is_unclean_asked;
	bool is_ready;       /* a controller has been seen */

	struct tree groups;
	struct tree kept_groups, kept_offsets;
	struct hash_table kept_offsets_by_key; /* the same, to be looked up */
	struct list commits, isr_requests, isr_consents;
	struct positions positions;
	struct {
		struct history *history;
		struct position_memory *position;
		const struct position_memory *fetched; /* NULL: not known */
	} delivered; /* what the last record was found at: the next one nearly always is, too */
	struct positions fetches; /* by client id instead of process: what the last fetch that brought records knew of losses */
	struct tree values;  /* struct sent_value */
	struct bytes reader; /* owned; null: none is named */
	struct history **dirty; /* partitions that the trace named in this step */
	int32_t dirty_count, dirty_capacity;
};

/* ---- checkers.c ------------------------------------------------------------------------------------------------------ */

/* Without a world: for tests of a family. */
struct checkers *checkers_new(const struct checkers_options *);
void checkers_del(struct checkers *);
/* Forgets all but what was found. */
void checkers_forget(struct checkers *);

/* "expected ..., found ..." The first one counts. */
void checkers_break(struct checkers *, const char *invariant, const char *format, ...) __attribute__((format(printf, 3, 4)));

struct history *checkers_history(struct checkers *, struct bytes topic, int32_t partition);
struct history *checkers_find_history(const struct checkers *, struct bytes topic, int32_t partition);
void checkers_drop_topic(struct checkers *, struct bytes topic);
/* Another topic of the same name. */
void checkers_reset_history(struct checkers *, struct history *);
struct replica_memory *history_replica(struct checkers *, struct history *, int32_t node);
/* Known ones only; NULL. */
struct replica_memory *history_find_replica(const struct history *, int32_t node);
/* Of this life of the topic; NULL: it was not looked at yet. */
struct replica_memory *checkers_find_replica(const struct checkers *, struct uuid topic_id, int32_t partition, int32_t node);
void replica_set_topic_id(struct checkers *, struct replica_memory *, struct uuid topic_id);

/* ---- raft.c ---------------------------------------------------------------------------------------------------------- */

/* enum raft_role's, as far as the checks care. */
struct raft_seen {
	int32_t node;
	bool is_leader;
	int32_t epoch;
	int32_t leader_id; /* -1 */
	int32_t voted_id;  /* -1 */
	int64_t high_watermark; /* -1 */
	int64_t log_start, log_end;
	int64_t snapshot_end;   /* of the oldest that is kept; -1: none */
	bool is_state_unsynced; /* its epoch and vote are not on its disk yet, and what it says of them waits */
	const int32_t *voters;
	int32_t voter_count;
};
/* Its replica's copy has been brought up to date; durable_end of the voters' too if the leader's high watermark is higher than it was. */
void check_raft(struct checkers *, const struct raft_seen *);
/* Its power was lost, and what it had not synced of its epoch and vote may be, too. */
void raft_power_lost(struct checkers *, int32_t node);

/* ---- partition.c ----------------------------------------------------------------------------------------------------- */

struct replica_seen {
	int32_t node;
	bool is_leader;
	bool is_serving; /* registered and not fenced: clients may reach it */
	int32_t leader_epoch, partition_epoch;
	int64_t log_start, last_stable_offset, high_watermark, log_end;
	const int32_t *isr;
	int32_t isr_count;
	const int32_t *committed_isr; /* as the controller has it already, if that is of this leader's epoch */
	int32_t committed_isr_count;
	const int32_t *wanted_isr; /* that the leader has asked for, if that is larger */
	int32_t wanted_isr_count;
	int32_t laggard;           /* a member of the ISR that is behind for too long, and the leader asks for nothing; -1: none */
	int64_t laggard_us;        /* for how long that has been so */
	int32_t hasty;             /* one that the leader has just asked to be taken in, before it had what is committed; -1: none */
	int64_t lag_max_us;
	int32_t min_insync_replicas;
};
void check_replica(struct checkers *, struct history *, const struct replica_seen *);

/* Adds what `copy` has below `end` to what is committed. */
void history_commit(struct checkers *, struct history *, const struct copy *, int64_t end);

/* ---- durability.c ---------------------------------------------------------------------------------------------------- */

struct partition_state {
	int32_t leader, leader_epoch, partition_epoch;
	const int32_t *isr, *elr, *last_known_elr, *replicas;
	int32_t isr_count, elr_count, last_known_elr_count, replica_count;
};
/* The controller changed a partition. `before` NULL: it is new. */
void check_change(struct checkers *, struct history *, const struct partition_state *before, const struct partition_state *after,
                  bool is_unclean_allowed);
/* A replica leads in a new epoch, and clients may reach it. */
void check_new_leader(struct checkers *, struct history *, struct replica_memory *, int32_t leader_epoch);
/* Power was lost, or the disk failed: its copy now ends at `end`. */
void replica_damaged(struct replica_memory *, int64_t end);

/* ---- isr_requests.c -------------------------------------------------------------------------------------------------- */

void check_isr_asked(struct checkers *, int64_t conn, int32_t correlation_id, const struct alter_partition_request *);
void check_isr_answered(struct checkers *, int64_t conn, int32_t correlation_id, const struct alter_partition_response *);
/* Judges what was consented to, as soon as the metadata show it. */
void check_isr_consents(struct checkers *);
void isr_requests_forget(struct checkers *);

/* ---- groups.c -------------------------------------------------------------------------------------------------------- */

struct owned_partition {
	struct bytes topic;
	int32_t partition;
	int32_t member; /* index */
};
struct group_seen {
	int32_t node;
	int32_t shard_epoch; /* leader epoch of the partition of __consumer_offsets */
	struct bytes group;
	bool is_stable;
	bool is_total; /* its assignor leaves no partition out: the cooperative one does, until its owner has given it up (KIP-429) */
	int32_t generation;
	struct owned_partition *owned; /* of all members; the check sorts them */
	int32_t owned_count;
};
void check_group(struct checkers *, struct group_seen *);
/* Its coordinator began anew: it may know less than the one before. */
void groups_forget(struct checkers *, int32_t node);
void group_forget(struct checkers *, int32_t node, struct bytes group);
/* A group's offset was committed. */
void check_committed_offset(struct checkers *, struct bytes group, struct bytes topic, int32_t partition, int64_t offset);

/* ---- kept.c ---------------------------------------------------------------------------------------------------------- */

/* A generation is complete: its assignment is in the log. `losses` are those of the group's partition of __consumer_offsets. */
void keep_generation(struct checkers *, struct bytes group, int32_t generation, int64_t losses);
/* One that comes out of a pause may learn late that an older offset was committed: `leader_epoch` tells. */
void keep_offset(struct checkers *, struct bytes group, struct bytes topic, int32_t partition, int64_t offset, int64_t losses, int32_t leader_epoch);
/* Somebody asks to commit: from now on it may be in the log. */
void keep_asked(struct checkers *, struct bytes group, struct bytes topic, int32_t partition, int64_t offset);
/* The group or some of its offsets were deleted; the topic was. */
void kept_forget_group(struct checkers *, struct bytes group);
void kept_forget_topic(struct checkers *, struct bytes topic);
void kept_forget(struct checkers *);

/* A coordinator has loaded a partition of __consumer_offsets: does it know what was kept of a group? */
struct loaded_group {
	struct bytes group;
	bool is_known;
	int32_t generation;
	const struct group_offset_view *offsets;
	int32_t offset_count;
};
/* Whether a group lies in the partition that was loaded. */
typedef bool is_loaded_group(void *context, struct bytes group);
typedef struct loaded_group load_group(void *context, struct bytes group);
void check_loaded(struct checkers *, int32_t node, int64_t losses, int64_t retention_us, is_loaded_group *, load_group *, void *context);
/* A client asked to commit as a member of this generation; and a broker answered. */
void check_commit_asked(struct checkers *, int64_t conn, int32_t correlation_id, struct bytes group, int32_t generation);
void check_commit_answered(struct checkers *, int32_t node, int64_t conn, int32_t correlation_id, bool is_accepted);

/* ---- clients.c ------------------------------------------------------------------------------------------------------- */

struct record_seen {
	struct bytes client; /* its process */
	struct bytes client_id;
	struct bytes topic;
	int32_t partition;
	int64_t offset;
	int32_t acks;
	struct bytes key, value;
};
void check_acknowledged(struct checkers *, const struct record_seen *);
void check_delivered(struct checkers *, const struct record_seen *);
/* Node `node` has handed records of the partition to a client. */
void client_fetched(struct checkers *, struct bytes client_id, struct bytes topic, int32_t partition, int32_t node);
/* The next record of this partition may be any; with `offset` >= 0 it is that one. */
void client_positioned(struct checkers *, struct bytes client, struct bytes topic, int32_t partition, int64_t offset);
/* The client is new, or has no partitions any more. */
void client_forgotten(struct checkers *, struct bytes client);
void history_forget_values(struct history *, int64_t from);

/* ---- observe.c ------------------------------------------------------------------------------------------------------- */

void checkers_observe(struct checkers *, int32_t pid);
/* A process that ended in the step in which it wrote has a log that nobody could look at: its files tell. */
void replica_follow_files(struct checkers *, struct replica_memory *);
/* As much of a copy as its files still have. */
int64_t replica_surviving_end(const struct checkers *, const struct replica_memory *);
/* Another disk is another replica: it has voted for nobody, and follows from the beginning. */
void observe_disk_lost(struct checkers *, int32_t node);

/* ---- observe_trace.c ------------------------------------------------------------------------------------------------- */

struct node;
/* The trace's new events; `stepped` NULL: it was no node. */
void observe_trace(struct checkers *, struct node *stepped);
/* The number of "broker-N" or "controller-N"; -1: no node. */
int32_t observe_node_of(struct bytes name);

/* ---- observe_groups.c ------------------------------------------------------------------------------------------------ */

/* The state of a group on the node that was stepped; a partition of __consumer_offsets that it has loaded. */
void observe_group(struct checkers *, struct node *, struct bytes group);
void observe_loaded(struct checkers *, struct node *, int32_t partition);
void observe_offset(struct checkers *, const struct node *, struct bytes group, struct bytes topic, int32_t partition, int64_t offset);
/* Frames between clients and coordinators. */
void observe_commit_request(struct checkers *, int64_t conn, struct bytes frame);
void observe_commit_response(struct checkers *, int64_t conn, int16_t version, struct bytes frame, int32_t node);
void observe_deletion(struct checkers *, int64_t api_key, struct bytes frame);

#endif
