/* The admin client: calls that find the right broker, try again what is worth it, and end with items or an error.
 *
 * A call starts with admin_<what>() and returns its id; its result is taken later by admin_take_result(). Every call ends: what is
 * retriable is retried with retry.backoff.ms up to default.api.timeout.ms (or the call's own timeout), and a timeout has the text of
 * KafkaAdminClient's TimeoutException.
 *
 * A result is a list of items, one per thing that was asked about: its name (topic, group, config resource), a number where it has one
 * (partition, broker id), its own error, and `data`: the struct of the wire that answers it. Which struct is said at each call. An error of
 * the whole call (a timeout, an authorization) stands in the result itself, and its items, one for each thing asked, carry it too.
 *
 * admin_send() is the layer below, for requests without a helper: any request, to any node, a certain broker, the controller, a
 * coordinator or a partition's leader. Its one item's data is the decoded response.
 */
#ifndef KLAB_CLIENT_ADMIN_H
#define KLAB_CLIENT_ADMIN_H

#include "engine/client/assignor.h"
#include "engine/client/network.h"

struct admin;

struct admin_options {
	struct heap *heap;
	const struct client_config *config; /* CLIENT_ADMIN; copied. bootstrap.servers or bootstrap.controllers */
	uint64_t seed;
};

struct admin *admin_new(const struct admin_options *, struct buf *problem);
void admin_del(struct admin *);
bool admin_event(struct admin *, const struct event *, struct effects *);
int64_t admin_deadline(const struct admin *);
/* Whether a broker that was asked is connected, or may be soon; false while it is not known, or waits to be tried again. */
bool admin_may_reach(const struct admin *, int32_t node);

struct admin_item {
	struct bytes name; /* null where the question had none */
	int32_t number;    /* partition, broker id; -1 */
	int16_t error_code;
	const char *exception; /* "UnknownTopicOrPartitionException"; NULL: no error */
	struct bytes error;    /* its message, the broker's own if it sent one */
	const struct api *api; /* of the response that `data` is from */
	int16_t version;
	const void *data; /* NULL with an error */
	int32_t node;         /* who answered */
};

struct admin_result {
	uint64_t id;
	int16_t error_code; /* of the whole call; 0 even if single items failed */
	const char *exception;
	struct bytes error;
	const struct admin_item *items; /* in the order of asking; lists: in the order of the answers */
	int32_t item_count;
};

/* True if a call has ended. Everything of the result lives in the arena. */
bool admin_take_result(struct admin *, struct arena *, struct admin_result *out);

/* The result of that call, if it has ended. */
bool admin_take_result_of(struct admin *, uint64_t id, struct arena *, struct admin_result *out);

/* Calls under way or not yet taken. */
int32_t admin_pending(const struct admin *);

/* Closes the connections at once; calls under way are dropped. */
void admin_close(struct admin *, struct effects *);

/* The calls. Everything is copied. timeout_ms 0: default.api.timeout.ms. */

enum admin_target_kind {
	ADMIN_ANY,        /* the least loaded node */
	ADMIN_CONTROLLER, /* with bootstrap.servers: any broker forwards */
	ADMIN_BROKER,     /* node */
	ADMIN_ALL_BROKERS, /* one item each */
	ADMIN_COORDINATOR, /* key, key_type */
	ADMIN_LEADER,      /* key: topic, node: partition */
};

struct admin_target {
	enum admin_target_kind kind;
	struct bytes key;
	int8_t key_type; /* 0 group, 1 transaction, 2 share */
	int32_t node;
};

/* `body` is the request's struct, deep-copied. The top-level error code of the response, where it has one, decides on a retry. */
uint64_t admin_send(struct admin *, const struct event *, struct effects *, struct admin_target, const struct api *, const void *body,
                    int64_t timeout_ms);

/* data: struct metadata_response_metadata_response_topic. Sorted by name; internal topics only if wished. */
uint64_t admin_list_topics(struct admin *, const struct event *, struct effects *, bool with_internal, int64_t timeout_ms);

/* data: struct describe_topic_partitions_response_describe_topic_partitions_response_topic (made from Metadata when the broker
 * does not have the newer API; eligible_leader_replicas is null then). An unknown topic: UNKNOWN_TOPIC_OR_PARTITION. */
uint64_t admin_describe_topics(struct admin *, const struct event *, struct effects *, const struct bytes *topics, int32_t count,
                               int64_t timeout_ms);
uint64_t admin_describe_topic_ids(struct admin *, const struct event *, struct effects *, const struct uuid *ids, int32_t count,
                                  int64_t timeout_ms);

struct admin_config {
	struct bytes name;
	struct bytes value;
};

struct admin_new_topic {
	struct bytes name;
	int32_t partitions;           /* -1: the broker's default */
	int16_t replication_factor;   /* -1: the broker's default */
	const struct int_list *assignment; /* replicas of each partition; NULL: the controller decides */
	int32_t assignment_count;
	const struct admin_config *configs;
	int32_t config_count;
};

/* data: struct create_topics_response_creatable_topic_result. */
uint64_t admin_create_topics(struct admin *, const struct event *, struct effects *, const struct admin_new_topic *, int32_t count,
                             bool validate_only, int64_t timeout_ms);

/* data: struct delete_topics_response_deletable_topic_result. */
uint64_t admin_delete_topics(struct admin *, const struct event *, struct effects *, const struct bytes *topics, int32_t count,
                             int64_t timeout_ms);

struct admin_new_partitions {
	struct bytes topic;
	int32_t total;
	const struct int_list *assignment; /* of the new ones; NULL: the controller decides */
	int32_t assignment_count;
};

/* data: struct create_partitions_response_create_partitions_topic_result. */
uint64_t admin_create_partitions(struct admin *, const struct event *, struct effects *, const struct admin_new_partitions *,
                                 int32_t count, bool validate_only, int64_t timeout_ms);

struct admin_resource {
	int8_t type; /* 2 topic, 4 broker, 8 broker logger, 16 client metrics, 32 group */
	struct bytes name; /* brokers: the id; "": the cluster's default */
};

/* data: struct describe_configs_response_describe_configs_result; item.number is the type. */
uint64_t admin_describe_configs(struct admin *, const struct event *, struct effects *, const struct admin_resource *, int32_t count,
                                bool with_synonyms, bool with_documentation, int64_t timeout_ms);

enum { ALTER_SET = 0, ALTER_DELETE = 1, ALTER_APPEND = 2, ALTER_SUBTRACT = 3 };

struct admin_alter {
	struct admin_resource resource; /* those of one resource follow each other */
	struct bytes name;
	struct bytes value; /* null to delete */
	int8_t operation;
};

/* data: struct incremental_alter_configs_response_alter_configs_resource_response; an item for each resource. */
uint64_t admin_alter_configs(struct admin *, const struct event *, struct effects *, const struct admin_alter *, int32_t count,
                             bool validate_only, int64_t timeout_ms);

/* Asks every broker. data: struct list_groups_response_listed_group. Filters may be NULL. */
uint64_t admin_list_groups(struct admin *, const struct event *, struct effects *, const struct bytes *states, int32_t state_count,
                           const struct bytes *types, int32_t type_count, int64_t timeout_ms);

/* ConsumerGroupDescribe, and DescribeGroups for those that are no such group or where the broker does not have it. data, told apart by
 * item.api: struct consumer_group_describe_response_described_group or struct describe_groups_response_described_group.
 * item.node is the coordinator. A group that does not exist: GROUP_ID_NOT_FOUND. */
uint64_t admin_describe_groups(struct admin *, const struct event *, struct effects *, const struct bytes *groups, int32_t count,
                               int64_t timeout_ms);

/* All committed offsets of each group. data: struct admin_group_offsets; item.node is the coordinator. */
struct admin_group_offset {
	struct bytes topic;
	int32_t partition;
	int64_t offset; /* -1: none */
	int32_t leader_epoch;
	struct bytes metadata;
	int16_t error_code;
};
struct admin_group_offsets {
	const struct admin_group_offset *offsets; /* sorted by topic and partition */
	int32_t count;
};
uint64_t admin_list_group_offsets(struct admin *, const struct event *, struct effects *, const struct bytes *groups, int32_t count,
                                  bool require_stable, int64_t timeout_ms);

/* An item for each partition: name is the topic, number the partition. data: NULL. */
uint64_t admin_alter_group_offsets(struct admin *, const struct event *, struct effects *, struct bytes group,
                                   const struct admin_group_offset *, int32_t count, int64_t timeout_ms);
uint64_t admin_delete_group_offsets(struct admin *, const struct event *, struct effects *, struct bytes group,
                                    const struct topic_partition *, int32_t count, int64_t timeout_ms);

/* An item for each group. data: NULL. */
uint64_t admin_delete_groups(struct admin *, const struct event *, struct effects *, const struct bytes *groups, int32_t count,
                             int64_t timeout_ms);

struct admin_partition_time {
	struct topic_partition partition;
	int64_t timestamp; /* or -1 latest, -2 earliest, -3 max timestamp, -4 earliest local, -5 latest tiered, -6 earliest pending upload */
};

/* data: struct list_offsets_response_list_offsets_partition_response. */
uint64_t admin_list_offsets(struct admin *, const struct event *, struct effects *, const struct admin_partition_time *, int32_t count,
                            bool read_committed, int64_t timeout_ms);

struct admin_partition_offset {
	struct topic_partition partition;
	int64_t offset; /* -1: the high watermark */
};

/* data: struct delete_records_response_delete_records_partition_result. */
uint64_t admin_delete_records(struct admin *, const struct event *, struct effects *, const struct admin_partition_offset *,
                              int32_t count, int64_t timeout_ms);

/* data: struct describe_cluster_response; struct describe_quorum_response; struct api_versions_response. One item. */
uint64_t admin_describe_cluster(struct admin *, const struct event *, struct effects *, bool with_fenced_brokers, int64_t timeout_ms);
uint64_t admin_describe_quorum(struct admin *, const struct event *, struct effects *, int64_t timeout_ms);

/* Partitions under reassignment: an item each. data: struct list_partition_reassignments_response_ongoing_partition_reassignment.
 * NULL topics: all. */
uint64_t admin_list_reassignments(struct admin *, const struct event *, struct effects *, const struct topic_partition *, int32_t count,
                                  int64_t timeout_ms);

/* An item for each broker asked (number). data: struct describe_log_dirs_response. */
uint64_t admin_describe_log_dirs(struct admin *, const struct event *, struct effects *, const int32_t *brokers, int32_t count,
                                 int64_t timeout_ms);

/* A replica: the copy of a partition that one broker has. */
struct admin_replica {
	struct topic_partition partition;
	int32_t broker;
};

struct admin_replica_dir {
	struct admin_replica replica;
	struct bytes dir; /* where it is to lie */
};

/* Moves replicas between the directories of their brokers. An item for each replica, in the order of asking: name is the topic, number the
 * partition. data: NULL. A broker that has no such replica yet keeps the wish for when it comes: REPLICA_NOT_AVAILABLE. */
uint64_t admin_alter_replica_log_dirs(struct admin *, const struct event *, struct effects *, const struct admin_replica_dir *, int32_t count,
                                      int64_t timeout_ms);

/* Where a replica lies, and where it is being moved to. A directory that is offline tells nothing of its replicas. */
struct admin_replica_log_dirs {
	struct bytes current_dir; /* null: no directory has it */
	int64_t current_lag;      /* -1 without one */
	struct bytes future_dir;  /* null: it is not being moved */
	int64_t future_lag;
};

/* An item for each replica, in the order of asking. data: struct admin_replica_log_dirs. */
uint64_t admin_describe_replica_log_dirs(struct admin *, const struct event *, struct effects *, const struct admin_replica *, int32_t count,
                                         int64_t timeout_ms);

/* What the last Metadata answer said, for commands that print brokers. */
const struct metadata *admin_metadata(const struct admin *);
bool admin_take_log(struct admin *, struct arena *, struct client_log_line *out);

#endif
