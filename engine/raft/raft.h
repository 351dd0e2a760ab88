/* KRaft: the log of the cluster's metadata, and who may append to it.
 *
 * One voter is the leader of an epoch; it alone appends. Invariants (Raft, with Kafka's words): epochs never fall; a voter votes once an
 * epoch and remembers it (quorum-state) before it says so; the leader's first record of an epoch is a LeaderChange; an offset below
 * the high watermark is synced on the disks of a majority and never changes its value; the high watermark never falls within an epoch. A
 * leader counts itself only up to what its own disk has synced: every append asks for a sync, and EVENT_SYNCED moves its share.
 *
 * Who listens (the controller, the broker's image) keeps its own position and reads what is committed with raft_read(), beginning with the
 * latest snapshot when its position lies below the start of the log.
 *
 * Here a quorum has one voter. What more voters need (requests between them: Vote, BeginQuorumEpoch, Fetch) comes in as calls that change
 * role, epoch and each voter's log end, and goes through the same high watermark, raft_advance().
 */
#ifndef KLAB_RAFT_RAFT_H
#define KLAB_RAFT_RAFT_H

#include "engine/base/timer.h"
#include "engine/log/log.h"
#include "engine/raft/control.h"

#define METADATA_TOPIC "__cluster_metadata"

enum raft_role { RAFT_UNATTACHED, RAFT_FOLLOWER, RAFT_CANDIDATE, RAFT_LEADER, RAFT_RESIGNED, RAFT_OBSERVER };

/* End offset and epoch: how a snapshot is called. */
struct snapshot_id {
	int64_t end_offset; /* -1: none */
	int32_t epoch;
};

struct raft_options {
	struct heap *heap;
	struct disk *disk;
	struct bytes metadata_dir; /* "<metadata.log.dir>"; the log goes to __cluster_metadata-0 under it */
	int32_t node_id;
	struct uuid directory_id;
	bool is_voter_role;              /* process.roles has controller */
	const struct raft_voter *voters; /* of controller.quorum.voters, when the quorum is static; else they come from the log */
	int32_t voter_count;
	int32_t segment_bytes;
	int64_t segment_ms;
	int64_t retention_bytes; /* with a snapshot there, no more log than this is kept below it */
	int64_t wall_ms;
	struct effects *fx; /* of the step in which it is opened */
};

/* The time and effects of the step in progress. */
struct raft_step {
	int64_t now_us;
	int64_t wall_ms;
	struct effects *fx;
	uint64_t *next_token;
};

struct raft {
	struct heap *heap;
	struct disk *disk;
	struct bytes dir; /* owned: ".../__cluster_metadata-0" */
	struct log *log;
	int32_t node_id;
	struct uuid directory_id;
	bool is_voter_role;
	struct raft_step step;

	enum raft_role role;
	int32_t epoch;
	int32_t leader_id; /* -1: not known */
	int32_t voted_id;  /* -1: nobody in this epoch */
	struct uuid voted_directory_id;
	int32_t granted_count; /* of a candidate: votes, its own too */

	struct voter_set voters;
	int64_t voters_offset; /* where the set in force is in the log; -1: only in the bootstrap checkpoint, or static */
	int16_t kraft_version;

	int64_t high_watermark; /* -1: not known yet in this life */
	int64_t epoch_start;    /* of a leader: the offset of its LeaderChange */
	int64_t synced_end;     /* the log below is on the disk */
	int64_t syncing_end;    /* -1: no sync is under way */
	uint64_t sync_token;
	uint64_t vote_token;    /* of the sync of quorum-state before the own vote counts; 0: none */
	struct snapshot_id snapshot; /* the latest */
	struct snapshot_id pending_snapshot; /* written, not yet synced */
	uint64_t snapshot_token;
	int64_t snapshot_size; /* bytes of records appended since the latest snapshot: when to write the next */
	int64_t retention_bytes;
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

/* Appends one batch as the leader of `epoch` and asks for its sync; the offset of its last record, or -1 if it is not the leader of that
 * epoch. The batch is a builder's: offsets and epoch are set here. */
int64_t raft_append(struct raft *, int32_t epoch, struct bytes batch);

static inline bool raft_is_leader(const struct raft *r)
{
	return r->role == RAFT_LEADER;
}

/* The leader's own epoch has begun to be committed: what it appends now follows everything that was committed before. */
static inline bool raft_is_established(const struct raft *r)
{
	return r->role == RAFT_LEADER && r->high_watermark > r->epoch_start;
}

/* Committed batches from `offset` on, in the arena, at most about a mebibyte; empty if there are none yet. */
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
