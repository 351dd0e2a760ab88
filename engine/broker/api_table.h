/* Dispatch: which API is answered where, and by whom. The table is in api_table.c; each handler has a file of its own under api/. */
#ifndef KLAB_BROKER_API_TABLE_H
#define KLAB_BROKER_API_TABLE_H

#include "engine/broker/node.h"
#include "engine/wire/errors.h"

/* NULL if no handler is there yet. */
const struct api_handler *api_handler_of(int16_t api_key);

/* The versions that this node has: the table's, or fewer. */
int16_t api_handler_last_version(const struct api_handler *);

/* Whether a listener of that kind takes it. */
bool api_is_enabled(int16_t api_key, int16_t version, bool is_controller_listener);

/* Calls the handler, or forwards to the active controller. The API is enabled. */
void api_dispatch(struct node *, struct call *);

/* Answers that the request failed as a whole (engine/wire/error_response.h). */
void api_answer_error(struct node *, struct call *, int16_t error_code);

/* A response of this API with every field at its default, in the call's arena. */
void *api_response_new(struct call *);

/* One row an API, by key: X(key, name, listeners, is_forwarded, last_version). Its handler api_<name>() is in api/<name>.c. A broker passes
 * a forwarded one to the active controller, so the handler runs on the controller's listener. last_version -1: the wire table's. */
enum { ON_BROKER = 1, ON_CONTROLLER = 2, ON_BOTH = 3 };
#define API_HANDLERS(X)                                                                      \
	X(API_KEY_PRODUCE, produce, ON_BROKER, false, -1)                                        \
	X(API_KEY_FETCH, fetch, ON_BOTH, false, -1)                                              \
	X(API_KEY_LIST_OFFSETS, list_offsets, ON_BROKER, false, -1)                              \
	X(API_KEY_METADATA, metadata, ON_BROKER, false, -1)                                      \
	X(API_KEY_OFFSET_COMMIT, offset_commit, ON_BROKER, false, -1)                            \
	X(API_KEY_OFFSET_FETCH, offset_fetch, ON_BROKER, false, -1)                              \
	X(API_KEY_FIND_COORDINATOR, find_coordinator, ON_BROKER, false, -1)                      \
	X(API_KEY_JOIN_GROUP, join_group, ON_BROKER, false, -1)                                  \
	X(API_KEY_HEARTBEAT, heartbeat, ON_BROKER, false, -1)                                    \
	X(API_KEY_LEAVE_GROUP, leave_group, ON_BROKER, false, -1)                                \
	X(API_KEY_SYNC_GROUP, sync_group, ON_BROKER, false, -1)                                  \
	X(API_KEY_DESCRIBE_GROUPS, describe_groups, ON_BROKER, false, -1)                        \
	X(API_KEY_LIST_GROUPS, list_groups, ON_BROKER, false, -1)                                \
	X(API_KEY_API_VERSIONS, api_versions, ON_BOTH, false, -1)                                \
	X(API_KEY_CREATE_TOPICS, create_topics, ON_BOTH, true, -1)                               \
	X(API_KEY_DELETE_TOPICS, delete_topics, ON_BOTH, true, -1)                               \
	X(API_KEY_DELETE_RECORDS, delete_records, ON_BROKER, false, -1)                          \
	X(API_KEY_INIT_PRODUCER_ID, init_producer_id, ON_BROKER, false, -1)                      \
	X(API_KEY_OFFSET_FOR_LEADER_EPOCH, offset_for_leader_epoch, ON_BROKER, false, -1)        \
	X(API_KEY_DESCRIBE_CONFIGS, describe_configs, ON_BOTH, false, -1)                        \
	X(API_KEY_ALTER_CONFIGS, alter_configs, ON_BOTH, true, -1)                               \
	X(API_KEY_ALTER_REPLICA_LOG_DIRS, alter_replica_log_dirs, ON_BROKER, false, -1)          \
	X(API_KEY_DESCRIBE_LOG_DIRS, describe_log_dirs, ON_BROKER, false, -1)                    \
	X(API_KEY_CREATE_PARTITIONS, create_partitions, ON_BOTH, true, -1)                       \
	X(API_KEY_DELETE_GROUPS, delete_groups, ON_BROKER, false, -1)                            \
	X(API_KEY_ELECT_LEADERS, elect_leaders, ON_BOTH, true, -1)                               \
	X(API_KEY_INCREMENTAL_ALTER_CONFIGS, incremental_alter_configs, ON_BOTH, true, -1)       \
	X(API_KEY_ALTER_PARTITION_REASSIGNMENTS, alter_partition_reassignments, ON_BOTH, true, -1) \
	X(API_KEY_LIST_PARTITION_REASSIGNMENTS, list_partition_reassignments, ON_BOTH, true, -1) \
	X(API_KEY_OFFSET_DELETE, offset_delete, ON_BROKER, false, -1)                            \
	X(API_KEY_DESCRIBE_CLIENT_QUOTAS, describe_client_quotas, ON_BROKER, false, -1)          \
	X(API_KEY_ALTER_CLIENT_QUOTAS, alter_client_quotas, ON_BOTH, true, -1)                   \
	X(API_KEY_VOTE, vote, ON_CONTROLLER, false, -1)                                          \
	X(API_KEY_BEGIN_QUORUM_EPOCH, begin_quorum_epoch, ON_CONTROLLER, false, -1)              \
	X(API_KEY_END_QUORUM_EPOCH, end_quorum_epoch, ON_CONTROLLER, false, -1)                  \
	X(API_KEY_DESCRIBE_QUORUM, describe_quorum, ON_BOTH, true, -1)                           \
	X(API_KEY_ALTER_PARTITION, alter_partition, ON_CONTROLLER, false, -1)                    \
	X(API_KEY_UPDATE_FEATURES, update_features, ON_BOTH, true, -1)                           \
	X(API_KEY_ENVELOPE, envelope, ON_CONTROLLER, false, -1)                                  \
	X(API_KEY_FETCH_SNAPSHOT, fetch_snapshot, ON_CONTROLLER, false, -1)                      \
	X(API_KEY_DESCRIBE_CLUSTER, describe_cluster, ON_BOTH, false, -1)                        \
	X(API_KEY_DESCRIBE_PRODUCERS, describe_producers, ON_BROKER, false, -1)                  \
	X(API_KEY_BROKER_REGISTRATION, broker_registration, ON_CONTROLLER, false, -1)            \
	X(API_KEY_BROKER_HEARTBEAT, broker_heartbeat, ON_CONTROLLER, false, -1)                  \
	X(API_KEY_UNREGISTER_BROKER, unregister_broker, ON_BOTH, true, -1)                       \
	X(API_KEY_ALLOCATE_PRODUCER_IDS, allocate_producer_ids, ON_CONTROLLER, false, -1)        \
	X(API_KEY_CONSUMER_GROUP_HEARTBEAT, consumer_group_heartbeat, ON_BROKER, false, -1)      \
	X(API_KEY_CONSUMER_GROUP_DESCRIBE, consumer_group_describe, ON_BROKER, false, -1)        \
	X(API_KEY_CONTROLLER_REGISTRATION, controller_registration, ON_CONTROLLER, false, -1)    \
	X(API_KEY_GET_TELEMETRY_SUBSCRIPTIONS, get_telemetry_subscriptions, ON_BROKER, false, -1) \
	X(API_KEY_PUSH_TELEMETRY, push_telemetry, ON_BROKER, false, -1)                          \
	X(API_KEY_ASSIGN_REPLICAS_TO_DIRS, assign_replicas_to_dirs, ON_CONTROLLER, false, -1)    \
	X(API_KEY_LIST_CONFIG_RESOURCES, list_config_resources, ON_BROKER, false, -1)            \
	X(API_KEY_DESCRIBE_TOPIC_PARTITIONS, describe_topic_partitions, ON_BROKER, false, -1)    \
	X(API_KEY_ADD_RAFT_VOTER, add_raft_voter, ON_BOTH, true, -1)                             \
	X(API_KEY_REMOVE_RAFT_VOTER, remove_raft_voter, ON_BOTH, true, -1)                       \
	X(API_KEY_UPDATE_RAFT_VOTER, update_raft_voter, ON_CONTROLLER, false, -1)                \
	X(API_KEY_UNREGISTER_CONTROLLER, unregister_controller, ON_BOTH, true, -1)

#define API_HANDLER_DECLARE(key, name, listeners, is_forwarded, last_version) void api_##name(struct node *, struct call *);
API_HANDLERS(API_HANDLER_DECLARE)
#undef API_HANDLER_DECLARE

#endif
