/* The metadata image: what the committed records of __cluster_metadata say. Every node builds its own by applying records in
 * order, so a broker's image may lag behind the controller's. Only image_apply() changes it.
 */
#ifndef KLAB_META_IMAGE_H
#define KLAB_META_IMAGE_H

#include "engine/base/hash_table.h"
#include "engine/base/list.h"
#include "engine/base/tree.h"
#include "engine/wire/messages.h"

enum { NO_LEADER = -1 };

struct broker_image {
	struct tree_node node; /* by id */
	struct hash_node of_id; /* not of controllers */
	int32_t id;
	int64_t epoch; /* the offset of its registration record */
	struct uuid incarnation;
	struct bytes rack; /* null: none */
	bool is_fenced;
	bool is_in_controlled_shutdown;
	const struct broker_endpoint *endpoints;
	int32_t endpoint_count;
	const struct uuid *log_dirs;
	int32_t log_dir_count;
	const struct uuid *cordoned_dirs; /* those that take no new replicas (KIP-1066) */
	int32_t cordoned_dir_count;
	const struct register_broker_record_broker_feature *features; /* versions that it can speak */
	int32_t feature_count;
};

struct broker_endpoint {
	struct bytes name; /* "PLAINTEXT" */
	struct bytes host;
	uint16_t port;
	int16_t security_protocol;
};

/* False: all its directories are cordoned, and no new replica may go to it. One that has told of no directories has some. */
bool image_broker_takes_replicas(const struct broker_image *);

/* Directory ids that name no directory (KIP-858). */
#define DIRECTORY_MIGRATING ((struct uuid){ { 0 } })
#define DIRECTORY_UNASSIGNED ((struct uuid){ { [15] = 1 } })
#define DIRECTORY_LOST ((struct uuid){ { [15] = 2 } })

/* All arrays of a partition lie in one block of the heap, which begins at `directories`; two that are equal may be one. There are as many of these as
 * partitions in a cluster times its nodes, so they are kept small. */
struct partition_image {
	int32_t *replicas, *isr, *removing, *adding, *elr, *last_known_elr;
	struct uuid *directories; /* one a replica */
	int16_t replica_count, isr_count, removing_count, adding_count, elr_count, last_known_elr_count;
	int32_t leader; /* NO_LEADER */
	int32_t leader_epoch;
	int32_t partition_epoch;
	int8_t leader_recovery_state;
};

struct topic_image {
	struct tree_node by_name;
	struct tree_node by_id;
	struct hash_node of_name, of_id;
	struct bytes name;
	struct uuid id;
	struct partition_image *partitions;
	int32_t partition_count;
};

/* Kafka's ConfigResource.Type. */
enum config_resource { RESOURCE_TOPIC = 2, RESOURCE_BROKER = 4, RESOURCE_BROKER_LOGGER = 8, RESOURCE_CLIENT_METRICS = 16, RESOURCE_GROUP = 32 };

struct config_image {
	struct tree_node node; /* by type, resource, name */
	int8_t type;
	struct bytes resource; /* "" is the cluster-wide default of brokers */
	struct bytes name;
	struct bytes value;
};

struct feature_image {
	struct tree_node node; /* by name */
	struct bytes name;
	int16_t level;
};

struct image {
	struct heap *heap;
	struct tree brokers;
	struct hash_table brokers_of_id; /* the same, to be looked up */
	struct tree controllers; /* struct broker_image too; only id, incarnation, endpoints and features are used */
	struct tree topics_by_name;
	struct tree topics_by_id;
	struct hash_table topics_of_name, topics_of_id; /* the same, to be looked up */
	struct tree configs;
	struct tree features;
	struct tree quotas; /* struct quota_image (engine/meta/quotas.h) */
	struct tree kept; /* records that nobody here asks for: access rules, credentials, tokens (image_kept.c) */
	struct list held; /* records of the transaction that has begun */
	bool is_in_transaction;
	int64_t next_producer_id;
	int64_t offset; /* of the last applied record; -1: none */
	int32_t epoch; /* of the last applied record */
	uint64_t version; /* grows with each record that changed something */
	uint64_t configs_version; /* and with each that changed a config */
	uint64_t topics_version;  /* and when a topic comes or goes: until then a struct topic_image stays where it is */
};

void image_init(struct image *, struct heap *);
void image_free(struct image *);

/* What a record changed, so that a broker does just that much. Spans live as long as the arena of the record. */
enum image_change_kind {
	CHANGE_NONE,
	CHANGE_TOPIC_CREATED,
	CHANGE_TOPIC_REMOVED,
	CHANGE_PARTITION,
	CHANGE_PARTITIONS, /* any of the topic's; its name empty: of any topic's */
	CHANGE_BROKER,
	CHANGE_CONTROLLER, /* `broker` is its id */
	CHANGE_CONFIG,
	CHANGE_FEATURE,
	CHANGE_ALL, /* anything: a transaction has ended */
};
struct image_change {
	enum image_change_kind kind;
	struct bytes topic;
	struct uuid topic_id;
	int32_t partition;
	int32_t broker;
	int8_t resource_type;
	struct bytes resource;
};

/* Applies the record at `offset`, or holds it until the transaction ends in which it stands; `schema` is one of the metadata records and `record` its struct. What the change names lives in the
 * record, the image or the arena: use it before the next record. For CHANGE_TOPIC_REMOVED `partition` is how many it had. */
void image_apply(struct image *, int64_t offset, int32_t epoch, const struct schema *, const void *record, struct arena *,
                 struct image_change *);

/* NULL if there is none. */
struct topic_image *image_topic(const struct image *, struct bytes name);
struct topic_image *image_topic_by_id(const struct image *, struct uuid);
struct partition_image *image_partition(const struct image *, struct bytes topic, int32_t partition);
struct broker_image *image_broker(const struct image *, int32_t id);
struct broker_image *image_controller(const struct image *, int32_t id);
/* The broker's endpoint of that listener name; NULL if fenced ones are not wanted and it is, or there is none. */
const struct broker_endpoint *image_endpoint(const struct image *, int32_t broker, struct bytes listener, bool is_fenced_wanted);
/* The override itself; null bytes if there is none. */
struct bytes image_config(const struct image *, int8_t type, struct bytes resource, struct bytes name);
/* The first override of a resource and the one behind it; NULL at the end. By name. */
struct config_image *image_configs_of(const struct image *, int8_t type, struct bytes resource);
struct config_image *image_config_next(const struct config_image *);
int16_t image_feature(const struct image *, struct bytes name); /* 0: not finalized */

/* Walks: TREE_EACH(&image->topics_by_name, struct topic_image, topic, by_name) and so on. */

#endif
