/* What the cluster is at this moment, gathered from its nodes: the one answer for screens, scripts and checks.
 *
 * Metadata is what the majority committed: the image of the node that has applied most. Log ends are each broker's own; the high
 * watermark is the leader's. Groups are asked of the node that coordinates them. Everything is copied into the arena: nothing
 * points into the world.
 */
#ifndef KLAB_WORLD_STATE_H
#define KLAB_WORLD_STATE_H

#include "engine/group/coordinator.h"
#include "sim/world/cluster.h"

struct state_broker {
	int32_t id;
	bool is_running;
	bool is_paused; /* its process is stopped, as by SIGSTOP: it answers nobody until it is resumed */
	bool is_registered;
	bool is_fenced;
	bool is_controller; /* the active one */
};

struct state_replica {
	int32_t broker;
	bool is_hosted;     /* its broker runs and has opened the log */
	int64_t log_start;
	int64_t log_end;
	int64_t high_watermark; /* as this replica knows it: a follower hears of it one fetch later than its leader */
	int64_t size_bytes;
};

struct state_partition {
	struct bytes topic;
	int32_t partition;
	int32_t leader; /* NO_LEADER */
	int32_t leader_epoch;
	int32_t *isr;
	int32_t isr_count;
	struct state_replica *replicas; /* in the order of assignment */
	int32_t replica_count;
	int64_t high_watermark; /* -1 when the leader is not running */
	int64_t log_start;      /* of the leader, or of the first replica that is hosted */
	int64_t log_end;
};

struct state_topic {
	struct bytes name;
	struct uuid id;
	bool is_internal;
	int32_t partition_count;
};

struct state_owned {
	struct bytes topic;
	int32_t partition;
};

struct state_member {
	struct bytes id;
	struct bytes client_id;
	struct bytes instance_id;
	struct state_owned *owned;
	int32_t owned_count;
};

struct state_group {
	struct bytes name;
	struct bytes state;
	struct bytes protocol;
	int32_t generation;
	int32_t initial_delay_ms; /* how long it waits for more members before it begins; 0: it does not */
	int32_t coordinator; /* broker id */
	struct state_member *members;
	int32_t member_count;
	struct group_offset_view *offsets; /* by topic, then partition */
	int32_t offset_count;
};

struct state_config {
	struct bytes name, value;
};

struct state_record {
	int32_t partition;
	int64_t offset, timestamp;
	struct bytes key, value;
};

enum { STATE_RECORDS_MAX = 20000 };

/* The brokers 1..N; or every node, with those behind them that only control and are never registered. */
int32_t state_brokers(struct world *, struct arena *, struct state_broker **out);
int32_t state_nodes(struct world *, struct arena *, struct state_broker **out);
/* Sorted by name; with internal topics if asked. */
int32_t state_topics(struct world *, bool with_internal, struct arena *, struct state_topic **out);
bool state_partition_of(struct world *, struct bytes topic, int32_t partition, struct arena *, struct state_partition *out);
/* The active controller's id, or -1. */
int32_t state_controller(struct world *);
/* Sorted by name. */
int32_t state_groups(struct world *, struct arena *, struct bytes **out);
bool state_group_of(struct world *, struct bytes name, struct arena *, struct state_group *out);
/* Whether a group waits for more members before it begins: for how long; 0: none does. */
int32_t state_initial_delay_ms(struct world *, struct arena *);
/* The topics and partitions of a ConsumerProtocolAssignment, which is what members of the "consumer" protocol type are given. */
void state_read_assignment(struct bytes blob, struct arena *, struct state_member *);
/* The settings that are the topic's own, by name. */
int32_t state_configs(struct world *, struct bytes topic, struct arena *, struct state_config **out);
/* What a consumer that reads everything would be given now: the newest records below the leaders' high watermarks, at most STATE_RECORDS_MAX; by
 * partition and offset. Read from outside of the world, which notices nothing. */
int32_t state_records(struct world *, struct bytes topic, struct arena *, struct state_record **out);
/* The first offset of a partition that counts for that. */
int64_t state_records_from(const struct state_partition *, int32_t partition_count);
/* Log end (or high watermark) minus the committed offset; -1 if either is not known. */
int64_t state_lag(struct world *, struct arena *, const struct group_offset_view *);
/* The lag of all that a group has committed; -1 while it is not known of a partition, as of one whose leader is dead. */
int64_t state_group_lag(struct world *, struct arena *, const struct state_group *);

/* The image with most applied, or NULL when no node runs. Valid until the next step. */
const struct image *state_image(struct world *);

#endif
