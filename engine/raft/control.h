/* Control records of the metadata log: who leads, who votes, where a snapshot begins and ends; and batches of them.
 */
#ifndef KLAB_RAFT_CONTROL_H
#define KLAB_RAFT_CONTROL_H

#include "engine/base/list.h"
#include "engine/log/batch.h"
#include "engine/wire/messages.h"

enum control_type {
	CONTROL_ABORT,
	CONTROL_COMMIT,
	CONTROL_LEADER_CHANGE,
	CONTROL_SNAPSHOT_HEADER,
	CONTROL_SNAPSHOT_FOOTER,
	CONTROL_KRAFT_VERSION,
	CONTROL_KRAFT_VOTERS,
	CONTROL_UNKNOWN = -1,
};

struct raft_endpoint {
	struct bytes name; /* of the listener */
	struct bytes host;
	uint16_t port;
};

struct raft_voter {
	int32_t id;
	struct uuid directory_id; /* zero: not known */
	struct raft_endpoint *endpoints;
	int32_t endpoint_count;
	int16_t min_kraft_version;
	int16_t max_kraft_version;
};

/* Owns its arrays and texts. */
struct voter_set {
	struct heap *heap;
	struct raft_voter *voters;
	int32_t count;
};

void voter_set_init(struct voter_set *, struct heap *);
void voter_set_free(struct voter_set *);
void voter_set_copy(struct voter_set *, const struct raft_voter *, int32_t count);
void voter_set_read(struct voter_set *, const struct voters_record *);
struct raft_voter *voter_set_find(const struct voter_set *, int32_t id);

/* Its endpoint on the listener of that name; NULL if it has none. */
const struct raft_endpoint *raft_voter_endpoint(const struct raft_voter *, struct bytes listener);

/* Whether two keys name one replica. A zero directory id of `key` (of a static quorum) matches any. */
bool replica_key_matches(int32_t id, struct uuid key_directory_id, int32_t other_id, struct uuid other_directory_id);

/* The type of a control record by its key; CONTROL_UNKNOWN if it is not one. */
enum control_type control_type_of(struct bytes key);

/* Add one control record to a batch. */
struct leader_change {
	int32_t leader_id;
	const struct voter_set *voters;
	const int32_t *granting; /* ids of those who voted for it */
	int32_t granting_count;
	int16_t kraft_version;
};
void control_add_leader_change(struct batch_builder *, int64_t now_ms, const struct leader_change *);
void control_add_kraft_version(struct batch_builder *, int64_t now_ms, int16_t kraft_version);
void control_add_voters(struct batch_builder *, int64_t now_ms, const struct voter_set *);

/* A snapshot, in order: begin (header, and with kraft.version 1 its level and the voters), data batches, end (footer). */
struct snapshot_writer {
	struct buf *out;
	struct batch_builder batch;
	int32_t epoch;
	int64_t next_offset;
	int64_t now_ms;
};

void snapshot_begin(struct snapshot_writer *, struct buf *out, int32_t epoch, int64_t now_ms, int64_t last_contained_ms,
                    int16_t kraft_version, const struct voter_set *);
void snapshot_add(struct snapshot_writer *, struct bytes record_value);
void snapshot_end(struct snapshot_writer *);

#endif
