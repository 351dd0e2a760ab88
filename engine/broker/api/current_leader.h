/* Who leads a partition now, told to a client that asked the wrong broker, so that it need not ask for metadata (KIP-951).
 */
#ifndef KLAB_BROKER_API_CURRENT_LEADER_H
#define KLAB_BROKER_API_CURRENT_LEADER_H

#include "engine/broker/node.h"

struct current_leader {
	int32_t id;
	int32_t epoch;
};

/* From what this broker itself hosts, else from the image; -1 and -1 if unknown. */
struct current_leader current_leader_of(const struct node *, struct bytes topic, int32_t partition);

/* The leaders that an answer names, each once; only those that are alive have an endpoint on the call's listener. */
struct leader_nodes {
	const struct broker_image **brokers;
	int32_t count;
	int32_t capacity;
};
void leader_nodes_add(struct leader_nodes *, const struct node *, const struct call *, int32_t leader);
const struct broker_endpoint *leader_nodes_endpoint(const struct leader_nodes *, const struct node *, const struct call *, int32_t i);

/* The topic that a request names by name, or by id when that is not zero. NULL: unknown. */
const struct topic_image *topic_of_request(const struct node *, struct bytes name, struct uuid id);

/* Why there is no such partition here: KAFKA_STORAGE_ERROR, NOT_LEADER_OR_FOLLOWER or UNKNOWN_TOPIC_OR_PARTITION; 0 if there is one. */
struct partition;
int16_t partition_of_request(const struct node *, struct bytes topic, int32_t number, struct partition **out);
/* The same of one that was looked up; NULL: there is none. */
int16_t check_partition(const struct node *, const struct partition *, struct bytes topic, int32_t number);

/* The sender's idea of the leader epoch against the partition's (KIP-320); -1: not checked. */
int16_t check_leader_epoch(const struct partition *, int32_t current_leader_epoch);

#endif
