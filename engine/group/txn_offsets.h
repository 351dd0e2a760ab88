/* Offsets that were committed in a transaction and wait for its end (KIP-98), as they are loaded from the log: the commit marker makes them the group's,
 * unless a later record has given another; an abort marker forgets them. There is no transaction coordinator here, so none begins and none ends while a shard
 * is served: what is left of Kafka's own is unstable until a Kafka has the directory again.
 */
#ifndef KLAB_GROUP_TXN_OFFSETS_H
#define KLAB_GROUP_TXN_OFFSETS_H

#include "engine/group/offsets.h"

void txn_offsets_put(struct group *, int64_t producer_id, struct bytes topic, int32_t partition, const struct offset_value *);

/* The marker of the producer's transaction. */
void txn_offsets_end(struct shard *, int64_t producer_id, bool is_committed);

/* A tombstone: whatever waits for that partition is void. */
void txn_offsets_forget(struct group *, struct bytes topic, int32_t partition);

bool txn_offsets_has(const struct group *);
bool txn_offsets_has_partition(const struct group *, struct bytes topic, int32_t partition);

/* Tombstones for those of the group (of the topic, unless it is null) for which none is written otherwise, as there is a committed one. */
void txn_offsets_add_tombstones(struct operation *, const struct group *, struct bytes topic);

/* The group goes. */
void txn_offsets_free(struct group *);

#endif
