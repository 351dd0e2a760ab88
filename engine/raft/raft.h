/* KRaft: the replicated log of metadata, __cluster_metadata-0, and who leads it.
 *
 * A quorum of voters elects a leader for an epoch; the leader appends, the others fetch. What a majority has synced is committed: the high
 * watermark. Each node's owner (controller, broker) reads committed batches in order with raft_next(). Nothing is promised before it is
 * synced: an epoch and a vote stand in quorum-state before they count, a record in the log before the high watermark passes it.
 *
 * Invariants: epochs never fall; one leader an epoch; the high watermark never falls; a committed record never changes; the log
 * starts where a snapshot ends (the first one, 0-0, is what kafka-storage format wrote).
 *
 * With one voter the election is won by its own vote, and its own sync commits. The states and the path of a record are those
 * of a larger quorum; votes and fetches of other nodes join them without changing what is here.
 *
 * Sources: KIP-595, KIP-630 (snapshots), KIP-853 (voters by directory id); Kafka's raft module.
 */
#ifndef KLAB_RAFT_RAFT_H
#define KLAB_RAFT_RAFT_H

#include "engine/base/prng.h"
#include "engine/base/timer.h"
#include "engine/log/log.h"
#include "engine/wire/call.h"
#include "engine/wire/messages.h"

#define METADATA_TOPIC "__cluster_metadata"

struct raft;

struct raft_voter {
	int32_t id;
	struct uuid directory_id;
	struct bytes host; /* of its first controller listener */
	int32_t port;
};

struct raft_options {
	struct heap *heap;
	struct disk *disk;
	struct bytes metadata_dir; /* the log directory that __cluster_metadata-0 lies in */
	int32_t node_id;
	struct uuid directory_id;
	bool is_voter; /* it has the controller role */
	bool was_clean_shutdown;
	int64_t wall_ms;
	uint64_t *next_token;    /* of the node's syncs: raft takes its own from there */
	struct trace_log *trace; /* of the step in which it is opened */
};

/* Opens the log and reads quorum-state and the newest snapshot. False with one line in `problem`. */
bool raft_open(const struct raft_options *, struct raft **out, struct buf *problem);
void raft_del(struct raft *);

/* Before anything else in each step. */
void raft_begin_step(struct raft *, int64_t now_us, int64_t wall_ms, struct effects *);

/* Begins to take part: once, when the node has started. */
void raft_start(struct raft *);

/* For a controlled stop: writes what a clean opening needs. */
void raft_stop(struct raft *);

/* EVENT_SYNCED: true if the token was raft's. After a failed sync raft_has_failed(): nothing more is committed. */
bool raft_synced(struct raft *, uint64_t token, enum err);
bool raft_has_failed(const struct raft *);

/* ---- Who leads --------------------------------------------------------------------------------------------------------- */

int32_t raft_epoch(const struct raft *);
int32_t raft_leader(const struct raft *); /* -1: not known */
/* Leads, and the first record of its epoch is committed: what it reads is all there is. */
bool raft_is_leader(const struct raft *);
const struct raft_voter *raft_voters(const struct raft *, int32_t *count);

/* ---- Appending, as leader ---------------------------------------------------------------------------------------------- */

struct raft_record {
	const struct schema *schema; /* one of the metadata records */
	const void *record;          /* its struct */
	int16_t version;             /* -1: the newest */
};

/* Appends the records as one batch, all or none. Returns the offset of the last one, or -1 if this node is not the leader or its log
 * failed. They are committed when raft_high_watermark() is past it. */
int64_t raft_append(struct raft *, const struct raft_record *, int32_t count);

/* ---- Reading ----------------------------------------------------------------------------------------------------------- */

int64_t raft_high_watermark(const struct raft *); /* -1: not known */
int64_t raft_log_end(const struct raft *);

struct raft_entry {
	int64_t offset;
	int32_t epoch;
	const struct schema *schema; /* NULL: a control record, or one that is not known: skip it */
	const void *record;          /* its struct, in the arena */
};

/* A reader's place: it begins as all zero. The newest snapshot is read first (its entries have the offset before its end), then
 * committed records. */
struct raft_reader {
	bool is_started;
	int64_t next_offset;
};

/* The next entries, in the arena: whole batches, about a step's worth at once; 0 when all that is committed was read. */
int32_t raft_next(struct raft *, struct raft_reader *, struct arena *, struct raft_entry **out);

/* ---- Requests ---------------------------------------------------------------------------------------------------------- */

/* Answers DescribeQuorum. */
void raft_describe_quorum(struct raft *, struct call *);

/* ---- Files ------------------------------------------------------------------------------------------------------------- */

/* A snapshot's batches: header; kraft.version and the voters, if there are any (each at `listener_name`); the records; footer. */
void raft_snapshot_encode(struct heap *, int64_t wall_ms, int16_t kraft_version, const struct raft_voter *, int32_t voter_count,
                          struct bytes listener_name, const struct raft_record *, int32_t count, struct buf *out);

/* A metadata record in Kafka's framing: uvarint 1, uvarint id, uvarint version, body. */
void raft_record_encode(const struct raft_record *, struct buf *out);

#endif
