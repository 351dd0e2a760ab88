/* The assignors of the classic group protocol: who reads which partition. Pure functions, run by the group's leader.
 *
 * range: topic by topic, consecutive partitions to members in order. roundrobin: all partitions of all topics dealt out in turn.
 * sticky: as balanced as can be, keeping as much as it can (KIP-54, KIP-341). cooperative-sticky: the same, but what changes owner
 * is given to nobody until it was given up (KIP-429). Members are ordered as Kafka orders them: by group.instance.id if both have
 * one (those with one first), else by member id.
 *
 * Every partition of a subscribed topic that exists goes to exactly one member that subscribed to it, except what
 * cooperative-sticky holds back.
 */
#ifndef KLAB_CLIENT_ASSIGNOR_H
#define KLAB_CLIENT_ASSIGNOR_H

#include "engine/base/arena.h"

struct topic_partition {
	struct bytes topic;
	int32_t partition;
};

/* By topic, then partition. */
int topic_partition_compare(struct topic_partition, struct topic_partition);
void topic_partition_sort(struct topic_partition *, int32_t count);

struct assignor_member {
	struct bytes member_id;
	struct bytes group_instance_id; /* null: dynamic */
	struct bytes *topics;           /* subscribed */
	int32_t topic_count;
	struct topic_partition *owned; /* claimed in its subscription */
	int32_t owned_count;
	int32_t generation;     /* of what it owns; -1: unknown */
	struct bytes rack;      /* null: unknown */
	struct bytes user_data; /* of the assignor; null: none */
	/* The answer: in the arena, sorted by topic and partition. */
	struct topic_partition *assigned;
	int32_t assigned_count;
};

struct assignor_topic {
	struct bytes name;
	int32_t partition_count;
};

enum rebalance_protocol { REBALANCE_EAGER, REBALANCE_COOPERATIVE };

struct assignor {
	const char *name;       /* in JoinGroup: "range" */
	const char *class_name; /* in partition.assignment.strategy */
	bool is_eager;
	bool is_cooperative;
	void (*assign)(struct assignor_member *, int32_t member_count, const struct assignor_topic *, int32_t topic_count, struct arena *);
};

extern const struct assignor assignors[];
extern const int assignor_count;

/* By protocol name or class name; NULL if there is none. */
const struct assignor *assignor_of(struct bytes name);

/* What a sticky member says about itself beside its partitions: the generation of its assignment (user data, version 1 of StickyAssignor's;
 * an int32 for cooperative-sticky). */
struct bytes assignor_user_data(const struct assignor *, const struct topic_partition *owned, int32_t owned_count, int32_t generation,
                                struct arena *);

/* The blobs of the embedded consumer protocol: two bytes of version, then ConsumerProtocolSubscription or ...Assignment. */
struct bytes subscription_encode(const struct assignor_member *, struct arena *);
bool subscription_decode(struct bytes blob, struct arena *, struct assignor_member *out); /* member ids are not part of it */
struct bytes assignment_encode(const struct topic_partition *, int32_t count, struct bytes user_data, struct arena *);
bool assignment_decode(struct bytes blob, struct arena *, struct topic_partition **out, int32_t *count);

#endif
