/* What the files of this room share. */
#ifndef KLAB_RAFT_INTERNAL_H
#define KLAB_RAFT_INTERNAL_H

#include "engine/raft/raft.h"

/* Finds the latest snapshot in the directory; removes what a crash left half written. */
enum err raft_find_snapshots(struct raft *, struct arena *);

/* Reads the voters and kraft.version that the latest snapshot and the log behind it tell. */
enum err raft_read_voters(struct raft *, struct arena *);

/* Takes in one control record at `offset` (-1: of a snapshot). */
void raft_take_control(struct raft *, int64_t offset, const struct record *, struct arena *);

/* A snapshot's sync came back. */
void raft_snapshot_synced(struct raft *, enum err);

struct bytes raft_path(const struct raft *, struct arena *, struct bytes name);
uint64_t raft_next_token(struct raft *);
void raft_fail(struct raft *);

#endif
