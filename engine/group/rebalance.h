/* Rebalances: from "somebody must join again" to "everybody has an assignment", and the timers on the way.
 *
 * The join phase ends when all members have joined (and no pending one is missing), or after the longest rebalance timeout of the
 * members. The first one of an empty group ends after group.initial.rebalance.delay.ms instead, prolonged by as much while members
 * keep coming, up to the rebalance timeout (KIP-134). Then every member has that same time for its SyncGroup; who misses it is
 * removed (KIP-747 calls it the pending sync).
 *
 * Each function may add the record of an emptied group to the operation at hand, which its caller submits.
 */
#ifndef KLAB_GROUP_REBALANCE_H
#define KLAB_GROUP_REBALANCE_H

#include "engine/group/group.h"

/* Begins a rebalance: the group must be Empty, CompletingRebalance or Stable. `reason` goes to the trace. */
void rebalance_prepare(struct group *, struct operation *, struct bytes reason);
/* Begins one if the group's state allows it, else ends the join phase if all have joined. */
void rebalance_prepare_or_complete(struct group *, struct operation *, struct bytes reason);
void rebalance_maybe_complete(struct group *, struct operation *);
/* Ends the join phase with those who are there. */
void rebalance_complete_join(struct group *, struct operation *);

/* Gives each member its assignment (error 0), or forgets all assignments; answers those who wait for it. */
void rebalance_propagate(struct group *, int16_t error_code);
/* The SyncGroup of a member of this generation came. */
void rebalance_synced(struct member *);

/* The member is heard of: it has this long until it is heard of again. */
void rebalance_keep_session(struct member *, int32_t timeout_ms);

/* Text of why, in the step's arena. */
struct bytes rebalance_reason(const struct group *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Timers. */
void rebalance_on_join_timer(void *owner, struct timer *);
void rebalance_on_sync_timer(void *owner, struct timer *);
void rebalance_on_member_session(void *owner, struct timer *);
void rebalance_on_pending_session(void *owner, struct timer *);

#endif
