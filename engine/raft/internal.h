/* What the files of this room share. */
#ifndef KLAB_RAFT_INTERNAL_H
#define KLAB_RAFT_INTERNAL_H

#include "engine/raft/raft.h"
#include "engine/wire/channel.h"

/* ---- snapshot.c */

/* False if it is no snapshot's. */
bool snapshot_name_parse(struct bytes name, struct snapshot_id *);
/* Of a snapshot that was not completed, or is to be deleted. */
bool snapshot_is_rest(struct bytes name);

/* Reads the voters and kraft.version that the latest snapshot and the log behind it tell. */
enum err raft_read_voters(struct raft *, struct arena *);

/* Takes in one control record at `offset` (-1: of a snapshot). */
void raft_take_control(struct raft *, int64_t offset, const struct record *, struct arena *);
/* Takes in the control records of batches that were appended. */
enum err raft_take_controls(struct raft *, struct bytes batches, bool is_snapshot, struct arena *);

/* A snapshot's sync came back. */
void raft_snapshot_synced(struct raft *, enum err);

/* A follower copies the leader's snapshot; false if it has nothing new. */
bool raft_begin_snapshot_fetch(struct raft *, struct snapshot_id);
void raft_add_snapshot_bytes(struct raft *, struct bytes, bool is_last);
void raft_forget_snapshot_fetch(struct raft *);

/* ---- retention.c */

/* Finds the oldest and the latest snapshot in the directory; removes what a crash left half written. */
enum err raft_find_snapshots(struct raft *, struct arena *);

/* The log was opened: it begins where its oldest snapshot ends, and those before it go. ERR_CORRUPT if there is none and there must be. */
enum err raft_begin_at_snapshot(struct raft *, struct effects *, struct buf *problem);

/* Deletes what need not be kept; looks for the oldest and latest snapshot again. */
enum err raft_clean(struct raft *);

/* ---- raft.c */

struct bytes raft_path(const struct raft *, struct arena *, struct bytes name);
uint64_t raft_next_token(struct raft *);
void raft_log(struct raft *, const char *level, const char *logger, const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Writes quorum-state; what is said from now on is held until it is synced. */
void raft_persist(struct raft *);

int64_t raft_append_batch(struct raft *, struct bytes batch);
/* False: they are not what a leader sends. The last may be cut. */
bool raft_append_as_follower(struct raft *, struct bytes batches);
/* Whole batches from `offset` on, below `limit_offset`, in the arena: about a mebibyte, or one that is larger. */
enum err raft_load(struct raft *, int64_t offset, int64_t limit_offset, struct arena *, struct bytes *batches);
bool raft_is_snapshot_ahead(const struct raft *);
void raft_truncate(struct raft *, int64_t offset);
/* After truncation or when a snapshot replaced the log: what was known of it. */
void raft_log_shrank(struct raft *);
void raft_request_sync(struct raft *);

/* The epoch of the last record; that of the snapshot when the log is empty. */
int32_t raft_last_epoch(const struct raft *);
/* The largest epoch not above `epoch` and where it ends. */
struct snapshot_id raft_end_of_epoch(const struct raft *, int32_t epoch);

/* ---- role.c */

void raft_become_unattached(struct raft *, int32_t epoch, int32_t leader_id);
void raft_become_follower(struct raft *, int32_t epoch, int32_t leader_id, struct bytes host, int32_t port);
void raft_become_prospective(struct raft *);
void raft_become_candidate(struct raft *);
void raft_become_leader(struct raft *);
void raft_resign(struct raft *);
/* A prospective's ballot is lost, or took too long. */
void raft_give_up_ballot(struct raft *);
/* The role in which the node begins, from quorum-state. */
void raft_begin_role(struct raft *);
/* The role's own vote is on the disk, or another granted one came in. */
void raft_count_ballot(struct raft *);
void raft_add_vote(struct raft *, int32_t voter_id, bool is_granted);
bool raft_has_voted(const struct raft *, int32_t voter_id);
void raft_vote_for(struct raft *, int32_t id, struct uuid directory_id);
/* What a request or answer says of the epoch and its leader moves this node. The host is null if it is not told. */
void raft_hear_of(struct raft *, int32_t leader_id, int32_t epoch, struct bytes host, int32_t port);
void raft_restart_fetch_timeout(struct raft *);
void raft_set_role_timer(struct raft *, int64_t delay_us);
void raft_free_ballot(struct raft *);

/* ---- leader.c */

void raft_lead(struct raft *);        /* forgets what earlier epochs knew of replicas */
void raft_stop_leading(struct raft *);
void raft_own_end_synced(struct raft *);
void raft_advance(struct raft *);
void raft_voters_changed(struct raft *);
/* Something is new: records, a higher high watermark, or that this node leads no longer. */
void raft_wake_fetches(struct raft *);
void raft_note_following_voter(struct raft *, struct raft_replica *);
/* Errors of a request that only the leader of `epoch` may answer; 0: none. */
int16_t raft_check_leader(const struct raft *, int32_t epoch);
bool raft_is_cluster(const struct raft *, struct bytes cluster_id);

/* ---- ask.c */

void raft_forget_requests(struct raft *);
void raft_free_peers(struct raft *);
/* Sends ApiVersions to a node that wants to become a voter; false: it cannot be reached now. */
bool raft_ask_features(struct raft *, struct bytes host, int32_t port);

/* ---- voters.c */

void raft_change_advanced(struct raft *); /* the high watermark moved */
void raft_change_failed(struct raft *, int16_t error_code);
/* Goes on with a change that waits for its new voter to be reached, or gives it up in time. */
void raft_change_poll(struct raft *);
void raft_change_features(struct raft *, enum err, const void *response);
void raft_change_free(struct raft *);
void raft_note_told_voter(struct raft *, const struct raft_voter *);

#endif
