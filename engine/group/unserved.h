/* Groups of the types that are not served here, as Kafka left them in __consumer_offsets: consumer groups of KIP-848, share groups, streams groups.
 *
 * Nobody can be a member of one, since clients are not offered its protocol: it is an empty group, whose offsets are read, committed and reset as any.
 * What its records say stays in the log, for a Kafka that comes back; here only their keys are known, so that a group which becomes a classic one, or is
 * deleted, takes all of them along, in Kafka's order: its coordinator does not load a log in which a group ends before its members do.
 *
 * The record types, each with an int16 version and the group's name first in the key:
 *
 *   consumer  3 epoch, 4 subscription (of before 4.1), 5 member, 6 assignment epoch, 7 a member's target, 8 a member's partitions, 16 regular expression
 *   share     11 epoch, 10 member, 12 assignment epoch, 13 a member's target, 14 a member's partitions, 15 initialised partitions
 *   streams   17 epoch, 19 member, 20 assignment epoch, 21 a member's target, 22 a member's tasks, 23 topology
 */
#ifndef KLAB_GROUP_UNSERVED_H
#define KLAB_GROUP_UNSERVED_H

#include "engine/group/group.h"

/* GROUP_CLASSIC if it is not a record of such a group. */
enum group_type unserved_type_of(uint16_t record_type);

/* Takes note of such a record; the value is null for a tombstone. ERR_TRUNCATED: the key names no group. */
enum err unserved_replay(struct shard *, uint16_t record_type, const struct record_item *, struct arena *);

/* Tombstones for all that it has in the log; it is a classic group once they are applied, or gone if it has no offsets. */
void unserved_add_tombstones(struct operation *, const struct group *);

/* Its records count no more: a classic group of that name came after them. */
void unserved_forget(struct group *);

#endif
