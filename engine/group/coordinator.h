/* The group coordinator: membership and offsets of consumer groups, kept in __consumer_offsets.
 *
 * A group lives in the partition abs(javaHash(group)) % partitions of that topic; the broker that leads the partition coordinates it.
 * Every change that must survive (a committed offset, a completed rebalance) is a record in Kafka's format, appended through the port;
 * the answer to the client is sent when the port says that it is committed. When a broker becomes leader of a partition, its
 * groups are loaded from the log; until that is done requests get COORDINATOR_LOAD_IN_PROGRESS; when it resigns they are dropped (NOT_COORDINATOR).
 *
 * The room knows nothing of brokers: it is handed calls (engine/wire/call.h), time, and this port.
 */
#ifndef KLAB_GROUP_COORDINATOR_H
#define KLAB_GROUP_COORDINATOR_H

#include "engine/base/timer.h"
#include "engine/base/prng.h"
#include "engine/meta/image.h"
#include "engine/wire/call.h"

struct coordinator;

/* What the coordinator asks of its broker. `self` is the node. */
struct coordinator_port {
	void *self;
	/* Appends records (one batch as made by log/batch.h) to __consumer_offsets-<partition>; on success coordinator_appended() is called
	 * with `token` when it is committed (maybe within this call), or with an error. Returns an error code at once if it cannot. Neither
	 * coordinator_elected() nor coordinator_resigned() is called within it. */
	int16_t (*append)(void *self, int32_t partition, struct bytes batch, uint64_t token);
	/* The next committed batches of __consumer_offsets-<partition> from `offset`, in the arena; empty at the end. What a new leader's log
	 * holds above the high watermark counts too: it stays, and nobody will tell of it later. At most about 1 MiB, but at least one batch. */
	enum err (*read)(void *self, int32_t partition, int64_t offset, struct arena *, struct bytes *batches, int64_t *next_offset);
	/* The number of partitions of __consumer_offsets; 0 if it does not exist. */
	int32_t (*partition_count)(void *self);
	/* A line of the server log, of level WARN. */
	void (*warn)(void *self, const char *text);
};

struct coordinator_config {
	int32_t group_min_session_timeout_ms;    /* 6000 */
	int32_t group_max_session_timeout_ms;    /* 1800000 */
	int32_t group_initial_rebalance_delay_ms; /* 3000 */
	int32_t group_max_size;                  /* INT32_MAX */
	int32_t offset_metadata_max_bytes;       /* 4096 */
	int64_t offsets_retention_ms;            /* 7 days */
	int64_t offsets_retention_check_interval_ms; /* 10 min */
	int32_t consumer_session_timeout_ms;     /* 45000, group.version 1 */
};

/* The time and effects of the step, set by the broker before each call into the room. */
struct coordinator_step {
	int64_t now_us;
	int64_t wall_ms;
	struct effects *fx;
};

struct coordinator *coordinator_new(struct heap *, const struct coordinator_port *, const struct coordinator_config *,
                                    struct timers *, const struct image *, struct prng *);
void coordinator_del(struct coordinator *);
void coordinator_begin_step(struct coordinator *, const struct coordinator_step *);

/* Leadership of __consumer_offsets partitions. */
void coordinator_elected(struct coordinator *, int32_t partition, int32_t leader_epoch);
void coordinator_resigned(struct coordinator *, int32_t partition);
/* The outcome of an append of the port. */
void coordinator_appended(struct coordinator *, uint64_t token, int16_t error_code);
/* A topic is gone: its offsets too. */
void coordinator_topic_deleted(struct coordinator *, struct bytes topic);

/* Requests. Each answers its call now or later. */
void coordinator_join_group(struct coordinator *, struct call *);
void coordinator_sync_group(struct coordinator *, struct call *);
void coordinator_heartbeat(struct coordinator *, struct call *);
void coordinator_leave_group(struct coordinator *, struct call *);
void coordinator_offset_commit(struct coordinator *, struct call *);
void coordinator_offset_fetch(struct coordinator *, struct call *);
void coordinator_offset_delete(struct coordinator *, struct call *);
void coordinator_describe_groups(struct coordinator *, struct call *);
void coordinator_list_groups(struct coordinator *, struct call *);
void coordinator_delete_groups(struct coordinator *, struct call *);
void coordinator_consumer_group_describe(struct coordinator *, struct call *);

/* abs(javaHash(group)) % count, as Kafka's Utils.abs. */
int32_t coordinator_partition_of(struct bytes group, int32_t partition_count);

/* For views and checks: what a group looks like now; false if it is not here. Spans are valid until the next step. */
struct group_member_view {
	struct bytes id;
	struct bytes instance_id;
	struct bytes client_id;
	struct bytes client_host;
	struct bytes assignment; /* a ConsumerProtocolAssignment blob; may be empty */
};
struct group_offset_view {
	struct bytes topic;
	int32_t partition;
	int64_t offset;
};
struct group_view {
	struct bytes group;
	const char *state; /* "Empty", "PreparingRebalance", "CompletingRebalance", "Stable", "Dead" */
	int32_t generation;
	int32_t initial_delay_ms; /* how long it waits for more members before its first rebalance ends; 0: it does not */
	struct bytes protocol_type;
	struct bytes protocol;
	struct bytes leader;
	const struct group_member_view *members;
	int32_t member_count;
	const struct group_offset_view *offsets;
	int32_t offset_count;
};
bool coordinator_view(const struct coordinator *, struct bytes group, struct arena *, struct group_view *out);
/* The names of all groups here, sorted. */
int32_t coordinator_groups(const struct coordinator *, struct arena *, struct bytes **out);

#endif
