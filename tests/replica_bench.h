/* A bench whose node hosts partitions without a controller to tell it so: what the metadata log would say is applied by hand.
 * And the requests of a simple client.
 */
#ifndef KLAB_TESTS_REPLICA_BENCH_H
#define KLAB_TESTS_REPLICA_BENCH_H

#include "engine/broker/partition.h"
#include "tests/node_bench.h"

/* Starts the node, its partitions and its groups. */
struct node_bench *replica_bench_new(const char *more_properties);
void replica_bench_start(struct node_bench *);

/* Between these, calls into the node are as in a step. */
void replica_bench_enter(struct node_bench *);
void replica_bench_leave(struct node_bench *);

/* Topic `name` with partitions led by `leader` in `epoch`; replicas and ISR are brokers 1 to `replicas`, 1 to `isr`. Made anew or changed.
 * Its id is made of the name. */
void replica_bench_topic(struct node_bench *, const char *name, int32_t partitions, int32_t replicas, int32_t isr, int32_t leader, int32_t epoch);
/* A broker that is registered and alive, at BENCH_PEER_PORT; and fenced. */
void replica_bench_broker(struct node_bench *, int32_t id, int64_t epoch, const char *rack);
void replica_bench_fence(struct node_bench *, int32_t id);
void replica_bench_remove_topic(struct node_bench *, const char *name);
void replica_bench_config(struct node_bench *, const char *topic, const char *name, const char *value);
struct uuid replica_bench_topic_id(const char *name);

/* One batch of `count` records "v<i>" with this timestamp. */
struct bytes replica_bench_batch(struct node_bench *, int32_t count, int64_t timestamp);

/* Produces by name in version 9 and returns the one partition's response; NULL without an answer. */
const struct produce_response_partition_produce_response *replica_bench_produce(struct node_bench *, int32_t conn, const char *topic,
                                                                                int32_t partition, int16_t acks, struct bytes records);

/* A fetch request of one partition in version 12 or older, with the defaults of a consumer; fields may be changed before it is sent. */
struct fetch_request *replica_bench_fetch(struct node_bench *, const char *topic, int32_t partition, int64_t offset);

/* The records of a fetched partition, counted. */
int32_t replica_bench_count(struct bytes records);

#endif
