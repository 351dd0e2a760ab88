/* What the assignors share: one group laid out in numbers. Members are numbered in the order of their ids, topics by name, and
 * partitions run through all topics. Made by assignment_init(), turned back into the members' lists by assignment_store().
 */
#ifndef KLAB_CLIENT_ASSIGNOR_STATE_H
#define KLAB_CLIENT_ASSIGNOR_STATE_H

#include "engine/client/assignor.h"

struct assignment {
	struct arena *arena;
	struct assignor_member **members; /* by id */
	int32_t member_count;
	const struct assignor_topic **topics; /* by name; only those that some member wants */
	int32_t *bases;                       /* the first partition of each topic; one more at the end */
	int32_t topic_count;
	int32_t partition_count;
	bool *wants;     /* [member * topic_count + topic] */
	int32_t *owners; /* of each partition: a member, or -1 */
	int32_t *sizes;  /* partitions of each member */
};

void assignment_init(struct assignment *, struct assignor_member *, int32_t member_count, const struct assignor_topic *,
                     int32_t topic_count, struct arena *);
void assignment_store(struct assignment *);

static inline bool assignment_wants(const struct assignment *a, int32_t member, int32_t topic)
{
	return a->wants[member * a->topic_count + topic];
}

int32_t assignment_topic_of(const struct assignment *, int32_t partition);
/* The number of a partition, or -1 if there is none of that name. */
int32_t assignment_find(const struct assignment *, struct topic_partition);
void assignment_give(struct assignment *, int32_t partition, int32_t member);
void assignment_take(struct assignment *, int32_t partition);

/* assignor_sticky.c */
void assign_sticky(struct assignor_member *, int32_t member_count, const struct assignor_topic *, int32_t topic_count, struct arena *);
void assign_cooperative_sticky(struct assignor_member *, int32_t member_count, const struct assignor_topic *, int32_t topic_count,
                               struct arena *);

#endif
