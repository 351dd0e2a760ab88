/* The committed offsets of a group, in two versions of the truth.
 *
 * Each (topic, partition) has an entry with the values that the log holds for it, oldest first. At most the first is committed: it
 * is what readers see. Later ones wait for the log, in its order; the last one is what writers see. A tombstone is a value too, until
 * it is the only one and committed: then the entry goes. Invariant: entries are not empty.
 */
#ifndef KLAB_GROUP_OFFSETS_H
#define KLAB_GROUP_OFFSETS_H

#include "engine/group/group.h"

#define NO_EXPIRY INT64_C(-1)
#define WRITTEN_SINCE INT64_MAX

struct offset_value {
	int64_t offset;
	int32_t leader_epoch; /* -1: not known */
	struct bytes metadata;
	int64_t commit_ms;
	int64_t expire_ms; /* NO_EXPIRY: offsets.retention.minutes decides */
	struct uuid topic_id; /* zero: not known, a record of before KIP-848 */
	int64_t record_offset; /* of the record in the log, if it was loaded from there; WRITTEN_SINCE: it came after all that was */
};

struct offset_version {
	struct list link;   /* in its entry */
	struct list change; /* in its operation; or none */
	struct offset_entry *entry;
	bool is_committed;
	bool is_tombstone;
	struct offset_value value;
};

struct offset_entry {
	struct tree_node node; /* by topic, partition */
	struct group *group;
	struct bytes topic;
	int32_t partition;
	struct list versions;
};

struct offset_entry *offsets_find(const struct group *, struct bytes topic, int32_t partition);
/* The first entry of the topic; walk on with tree_next(). NULL if there is none at or behind it. */
struct offset_entry *offsets_first_of(const struct group *, struct bytes topic);

/* What readers or writers see; NULL: nothing. */
const struct offset_value *offset_committed(const struct offset_entry *);
const struct offset_value *offset_latest(const struct offset_entry *);

/* A new latest value; NULL is a tombstone. It joins `changes`, or is committed at once when that is NULL. */
void offsets_put(struct group *, struct bytes topic, int32_t partition, const struct offset_value *, struct list *changes);

/* The log has committed these changes. `member_id` goes to the trace. */
void offsets_commit(struct list *changes, struct bytes member_id);
/* These changes will not be heard of again. */
void offsets_forget(struct list *changes);

bool offsets_are_empty(const struct group *); /* for writers */
void offsets_free(struct group *);

#endif
