/* KRaft: the log of the cluster's metadata, and who may append to it.
 *
 * One voter is the leader of an epoch; it alone appends, and the others copy its log by Fetch, as observers (brokers without a vote) do.
 * Invariants (Raft, with Kafka's words): epochs never fall; a voter votes once an epoch; the leader's first record of an epoch is a
 * LeaderChange; an offset below the high watermark is synced on the disks of a majority and never changes its value; the high
 * watermark never falls.
 *
 * Persist before promise. Whatever a node says of its epoch and its vote is in quorum-state first: answers are held until that file is
 * synced (`state_token`), no request leaves before, and a candidate that has won is leader only once the file says so. Whatever a voter
 * says of its log, by the offset that it fetches, is synced first; a leader counts itself only up to what its own disk has synced.
 *
 * Roles (KIP-595, KIP-996): unattached (an epoch without a known leader), follower, prospective (asks whether it would be elected, which
 * leaves no trace: a node that was cut off cannot disturb a quorum that works), candidate, leader, resigned. A node that is no voter moves
 * between unattached and follower only. role.c has the moves, ask.c what is asked of others and what their answers do, vote.c the
 * answers to votes, leader.c what followers fetch, voters.c changes of the voter set (KIP-853).
 *
 * Who listens (the controller, the broker's image) keeps its own position and reads what is committed with raft_read(), beginning with the
 * latest snapshot when its position lies below the start of the log.
 *
 * Sources: KIP-595, KIP-630, KIP-853, KIP-996, and Kafka's raft module.
 */
#ifndef KLAB_RAFT_RAFT_H
#define KLAB_RAFT_RAFT_H

#include "engine/base/prng.h"
#include "engine/base/timer.h"
#include "engine/log/log.h"
#include "engine/raft/control.h"
#include "engine/wire/call.h"

#define METADATA_TOPIC "__cluster_metadata"
extern const struct uuid raft_topic_id; /* its id: the same in every cluster */

enum raft_role { RAFT_UNATTACHED, RAFT_FOLLOWER, RAFT_PROSPECTIVE, RAFT_CANDIDATE, RAFT_LEADER, RAFT_RESIGNED };

/* End offset and epoch: how a snapshot is called. */
struct snapshot_id {
	int64_t end_offset; /* -1: none */
	int32_t epoch;
};

struct raft_address {
	struct bytes host;
	int32_t port;
};

struct raft_options {
	struct heap *heap;
	struct disk *disk;
	struct timers *timers;
	uint64_t prng_seed;
	struct bytes metadata_dir; /* "<metadata.log.dir>"; the log goes to __cluster_metadata-0 under it */
	struct bytes cluster_id;   /* text */
	int32_t node_id;
	struct uuid directory_id;
	bool is_voter_role;              /* process.roles has controller */
	const struct raft_voter *voters; /* of controller.quorum.voters, when the quorum is static; else they come from the log */
	int32_t voter_count;
	const struct raft_address *bootstrap; /* where to ask who leads */
	int32_t bootstrap_count;
	struct bytes listener;                  /* of controllers, the first of controller.listener.names */
	const struct raft_endpoint *endpoints;  /* this node's own, advertised */
	int32_t endpoint_count;
	int32_t segment_bytes;
	int64_t segment_ms;
	int64_t retention_bytes; /* of log and snapshots together; -1: no limit */
	int64_t retention_ms;    /* of snapshots; -1: for ever */
	int64_t election_timeout_us;
	int64_t election_backoff_max_us;
	int64_t fetch_timeout_us;
	int64_t request_timeout_us;
	int64_t retry_backoff_us;
	bool has_no_pre_vote; /* as before KIP-996: who hears nothing of a leader becomes a candidate at once */
	bool has_auto_join;   /* controller.quorum.auto.join.enable: a controller that is no voter asks to become one */
	int64_t wall_ms;
	struct effects *fx; /* of the step in which it is opened */
	void (*log)(void *owner, const char *level, const char *logger, const char *text); /* a line for the server's own log */
	void *owner;
};

/* The time and effects of the step in progress. */
struct raft_step {
	int64_t now_us;
	int64_t wall_ms;
	struct effects *fx;
	uint64_t *next_token;
};

/* What a leader knows of another replica of the log, voter or observer; of itself too. */
struct raft_replica {
	struct list link;
	int32_t id;
	struct uuid directory_id;  /* zero: not known */
	int64_t log_end;           /* synced there, if it votes; -1: not known */
	int64_t last_fetch_us;     /* -1: never */
	int64_t last_fetch_ms;     /* by the wall clock, -1: never */
	int64_t last_caught_up_ms; /* -1: never */
	int64_t leader_end_at_fetch;
	bool has_fetched; /* since the leader last looked for a majority that does */
};

/* Somebody that this node asks: by address, since that is all that is known of bootstrap servers. */
struct raft_peer;

/* What a majority said. */
struct raft_ballot {
	int32_t *granted, *rejected; /* ids */
	int32_t granted_count, rejected_count;
};

/* A change of the voter set under way, at the leader. */
struct voter_change;

struct raft {
	struct heap *heap;
	struct disk *disk;
	struct timers *timers;
	struct prng prng;
	struct bytes dir; /* owned: ".../__cluster_metadata-0" */
	struct bytes cluster_id; /* owned */
	struct bytes listener;   /* owned */
	struct log *log;
	int32_t node_id;
	struct uuid directory_id;
	struct voter_set self; /* this node alone, with its endpoints */
	bool is_voter_role;
	bool has_no_pre_vote;
	bool has_auto_join;
	int64_t election_timeout_us, election_backoff_max_us, fetch_timeout_us, request_timeout_us, retry_backoff_us;
	struct raft_step step;
	void (*log_line)(void *owner, const char *level, const char *logger, const char *text);
	void *owner;

	enum raft_role role;
	int32_t epoch;
	int32_t leader_id; /* -1: not known */
	struct bytes leader_host; /* owned; of the controllers' listener; null: not known */
	int32_t leader_port;
	int32_t voted_id;  /* -1: nobody in this epoch */
	struct uuid voted_directory_id;
	struct raft_ballot ballot;       /* of a prospective or candidate */
	bool is_elected;                 /* a candidate has won, and waits for quorum-state to say so */
	bool has_fetched_from_leader;    /* a follower, in this epoch */
	bool is_ballot_lost;             /* of a prospective */
	struct timer role_timer;         /* election, fetch or resignation timeout */
	struct timer check_timer;        /* a leader that no majority fetches from resigns */
	struct timer begin_timer;        /* a leader tells voters that do not fetch that it is there */
	struct timer poll_timer;         /* retries and timeouts of requests */
	struct timer update_timer;       /* a controller looks whether the voter set has it right */
	struct timer removal_timer;      /* files of deleted segments go */
	int64_t bootstrap_at_us;         /* not before: the next question to a bootstrap server */
	struct list peers;               /* struct raft_peer */
	struct raft_address *bootstrap;  /* owned */
	int32_t bootstrap_count;
	uint64_t next_tag;
	int32_t *successors;             /* of a resigned leader: voters by how far they are, best first */
	int32_t successor_count;

	struct voter_set voters;
	struct voter_set static_voters; /* of the configuration: in force while the log tells of no others */
	struct voter_set told_voters;   /* of a leader, at kraft.version 0: as they told themselves (UpdateRaftVoter) */
	bool has_told_leader;           /* a follower, in this epoch, at kraft.version 0 */
	int64_t voters_offset; /* where the set in force is in the log; -1: only in the bootstrap checkpoint, or static */
	int16_t kraft_version;
	struct list replicas;         /* of a leader: struct raft_replica */
	struct list fetch_waiters;    /* of a leader: fetches that wait for records or a higher high watermark */
	struct voter_change *change;  /* of a leader; NULL: none */

	int64_t high_watermark; /* -1: not known yet in this life */
	int64_t epoch_start;    /* of a leader: the offset of its LeaderChange */
	int64_t synced_end;     /* the log below is on the disk */
	int64_t syncing_end;    /* -1: no sync is under way */
	uint64_t sync_token;
	uint64_t state_token;   /* of the sync of quorum-state as it is now; 0: it is on the disk */
	struct snapshot_id snapshot; /* the latest */
	struct snapshot_id first_snapshot; /* the oldest that is kept, the bootstrap checkpoint not counted */
	struct snapshot_id pending_snapshot; /* written, not yet synced */
	struct snapshot_id fetching_snapshot; /* of a follower: being copied from the leader */
	int64_t fetched_bytes;                /* of it */
	bool is_snapshot_fetched;             /* all of it: to be synced */
	uint64_t snapshot_token;
	int64_t snapshot_size; /* bytes of records appended since the latest snapshot: when to write the next */
	int64_t retention_bytes, retention_ms;
	int16_t last_error; /* of an answer, as logged: said once, not at every try */
	bool has_namesake;  /* another node of this id leads */
	bool is_stopping;
	int64_t stop_deadline_us;
	bool has_failed; /* its disk failed: the node must end */
};

/* Opens the log, finds the latest snapshot, reads quorum-state and the voters. */
enum err raft_open(const struct raft_options *, struct raft **out, struct buf *problem);
void raft_del(struct raft *);
void raft_begin_step(struct raft *, const struct raft_step *);

/* Begins to take part: a lone voter stands for election at once. */
void raft_start(struct raft *);

/* True if the token was raft's own. */
bool raft_synced(struct raft *, uint64_t token, enum err);

/* An event of a connection that raft opened; true if it was one. */
bool raft_event(struct raft *, const struct event *);

/* Asks others what is to be asked now: after every event. */
void raft_run(struct raft *);

/* A leader that stops tells the others to elect another. raft_is_stopped() is true once somebody else leads, or 5 s have passed. */
void raft_begin_stop(struct raft *);
/* Once it has begun: waits no longer. */
void raft_hurry_stop(struct raft *);
bool raft_is_stopped(const struct raft *);

/* The disk failed; said in the server log as Kafka words it. `doing`: "appending records to". */
void raft_fail(struct raft *, enum err, const char *doing);

/* Requests of other nodes; each answers its call at once or later. */
void raft_answer_vote(struct raft *, struct call *);
void raft_answer_begin_quorum_epoch(struct raft *, struct call *);
void raft_answer_end_quorum_epoch(struct raft *, struct call *);
void raft_answer_fetch(struct raft *, struct call *);
void raft_answer_fetch_snapshot(struct raft *, struct call *);
void raft_answer_add_voter(struct raft *, struct call *);
void raft_answer_remove_voter(struct raft *, struct call *);
void raft_answer_update_voter(struct raft *, struct call *);

/* Appends one batch as the leader of `epoch` and asks for its sync; the offset of its last record, or -1 if it is not the leader of that
 * epoch. The batch is a builder's: offsets and epoch are set here. */
int64_t raft_append(struct raft *, int32_t epoch, struct bytes batch);

/* Raises kraft.version to 1 with what the voters of the static quorum told of themselves; KAFKA_INVALID_UPDATE_VERSION, and *why, if not all have,
 * or it is no upgrade. */
int16_t raft_upgrade_kraft_version(struct raft *, int16_t level, bool is_validate_only, const char **why);

static inline bool raft_is_leader(const struct raft *r)
{
	return r->role == RAFT_LEADER;
}

/* The leader's own epoch has begun to be committed: what it appends now follows everything that was committed before. */
static inline bool raft_is_established(const struct raft *r)
{
	return r->role == RAFT_LEADER && r->high_watermark > r->epoch_start;
}

/* This node is in the voter set, with the directory that it has. */
bool raft_is_voter(const struct raft *);

/* Of a leader: what it knows of a replica; NULL: nothing. */
struct raft_replica *raft_replica_find(const struct raft *, int32_t id, struct uuid directory_id);

/* "Leader", "Follower"... as Kafka's QuorumState and its metrics name them. */
const char *raft_role_name(enum raft_role);

/* Committed batches from `offset` on, whole ones, in the arena, at most about a mebibyte; empty if there are none yet. */
enum err raft_read(struct raft *, int64_t offset, struct arena *, struct bytes *batches);

/* The latest snapshot's bytes (batches), in the arena. ERR_NOT_FOUND if there is none. */
enum err raft_read_snapshot(struct raft *, struct arena *, struct bytes *batches);

/* Writes a snapshot of everything below its end offset; `contents` are the batches of a snapshot_writer (control.h). It counts once it is
 * synced; older log and snapshots go then. */
enum err raft_write_snapshot(struct raft *, struct snapshot_id, struct bytes contents);

/* The epoch of the record before `end_offset`: what a snapshot of it is called after. */
int32_t raft_epoch_before(const struct raft *, int64_t end_offset);

/* "00000000000000000000-0000000000.checkpoint" */
struct bytes snapshot_name(struct arena *, struct snapshot_id);

/* At a controlled stop. */
enum err raft_close_clean(struct raft *);

#endif
