/* What a follower does to its log at its leader's word: it appends what the leader has, and cuts off what the leader has not.
 *
 * Invariant: below its high watermark it has what the leader has. Its log may be longer than the leader's or differ from it after an election;
 * each fetch tells the epoch of its last record, and the leader answers where the logs parted (KIP-595), so that no record of another history is
 * kept behind that.
 *
 * Source: Kafka's AbstractFetcherThread, ReplicaFetcherThread and UnifiedLog. */
#ifndef KLAB_BROKER_FOLLOWER_H
#define KLAB_BROKER_FOLLOWER_H

#include "engine/broker/partition.h"
#include "engine/wire/messages.h"

/* Of the last record, for the leader to compare; -1: it is not to. */
int32_t follower_last_epoch(const struct node *, const struct partition *);

/* It begins to follow in a new epoch. False: the directory failed. */
bool follower_begin_epoch(struct node *, struct partition *);

/* Takes over records, high watermark and log start. False: the records do not follow on, or are damaged. */
bool follower_take(struct node *, struct partition *, const struct fetch_response_partition_data *);

/* The leader's epoch `epoch` ends at `end`, and the logs part there or before. */
void follower_diverge(struct node *, struct partition *, int32_t epoch, int64_t end);

/* The leader's log ends there, before this one; begins there, behind this one. */
void follower_cut(struct node *, struct partition *, int64_t end);
void follower_begin_at(struct node *, struct partition *, int64_t start);

#endif
