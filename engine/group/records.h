/* The records of __consumer_offsets, in Kafka's formats: a key of int16 record type and message, a value of int16 version and message.
 *
 *   type 0  LegacyOffsetCommit  read only
 *   type 1  OffsetCommit        group, topic, partition -> offset, leader epoch, metadata, commit time, topic id   value version 4
 *                               (version 1 when the client of an old version gave a retention time of its own)
 *   type 2  GroupMetadata       group -> protocol, generation, leader, members with subscriptions and assignments   value version 3
 *
 * A null value is a tombstone. Bytes live in the step's arena.
 */
#ifndef KLAB_GROUP_RECORDS_H
#define KLAB_GROUP_RECORDS_H

#include "engine/group/group.h"
#include "engine/group/offsets.h"

enum { RECORD_LEGACY_OFFSET_COMMIT = 0, RECORD_OFFSET_COMMIT = 1, RECORD_GROUP_METADATA = 2 };

/* The group as it is, with these assignments (one for each member, by time), or with those that it has (NULL). */
void record_add_group(struct operation *, const struct group *, const struct assignment *);
/* A group that has only just appeared: empty, generation 0. */
void record_add_new_group(struct operation *, const struct group *);
void record_add_group_tombstone(struct operation *, struct bytes group);
void record_add_offset(struct operation *, struct bytes group, struct bytes topic, int32_t partition, const struct offset_value *);
void record_add_offset_tombstone(struct operation *, struct bytes group, struct bytes topic, int32_t partition);

#endif
