/* What of the image a client may see through the listener that it came by: used by Metadata, DescribeTopicPartitions and DescribeCluster. */
#ifndef KLAB_BROKER_API_VIEW_H
#define KLAB_BROKER_API_VIEW_H

#include "engine/broker/node.h"

/* Bits of AclOperation. Without an authorizer everyone may do all that can be done: read, write, create, delete, alter, describe, and describe and alter
 * configs of a topic; create, alter, describe, cluster action, describe and alter configs, idempotent write of the cluster. */
enum { TOPIC_OPERATIONS = 0xdf8, CLUSTER_OPERATIONS = 0x1fa0 };

/* The listener's name of the call. */
struct bytes view_listener(const struct node *, const struct call *);

/* The partition's leader if it has an endpoint of that name, fenced or not; else NO_LEADER. */
int32_t view_leader(const struct node *, const struct partition_image *, struct bytes listener);

/* Replicas on brokers that are gone, fenced, or have no such listener; in the arena. */
int32_t *view_offline_replicas(const struct node *, const struct partition_image *, struct bytes listener, struct arena *, int32_t *count);

/* Those of `ids` that are not offline (versions of Metadata before 1). */
int32_t *view_alive(const struct node *, const int32_t *ids, int32_t id_count, struct bytes listener, struct arena *, int32_t *count);

/* A broker that is not fenced, to be named as "the controller": clients send it what is for the controller, and it forwards. -1: none. */
int32_t view_random_alive_broker(struct node *);

#endif
