/* Made by generate.lua from the texts under schema/: change those. */
#ifndef KLAB_WIRE_MESSAGES_H
#define KLAB_WIRE_MESSAGES_H

#include "engine/wire/message.h"

/* X(key, name in C, name, first version, last stable version, listeners) */
#define API_LIST(X) \
	X(0, produce, "Produce", 3, 13, API_ON_BROKER) \
	X(1, fetch, "Fetch", 4, 18, API_ON_BROKER | API_ON_CONTROLLER) \
	X(2, list_offsets, "ListOffsets", 1, 11, API_ON_BROKER) \
	X(3, metadata, "Metadata", 0, 13, API_ON_BROKER) \
	X(8, offset_commit, "OffsetCommit", 2, 10, API_ON_BROKER) \
	X(9, offset_fetch, "OffsetFetch", 1, 10, API_ON_BROKER) \
	X(10, find_coordinator, "FindCoordinator", 0, 6, API_ON_BROKER) \
	X(11, join_group, "JoinGroup", 0, 9, API_ON_BROKER) \
	X(12, heartbeat, "Heartbeat", 0, 4, API_ON_BROKER) \
	X(13, leave_group, "LeaveGroup", 0, 5, API_ON_BROKER) \
	X(14, sync_group, "SyncGroup", 0, 5, API_ON_BROKER) \
	X(15, describe_groups, "DescribeGroups", 0, 6, API_ON_BROKER) \
	X(16, list_groups, "ListGroups", 0, 5, API_ON_BROKER) \
	X(17, sasl_handshake, "SaslHandshake", 0, 1, API_ON_BROKER | API_ON_CONTROLLER) \
	X(18, api_versions, "ApiVersions", 0, 5, API_ON_BROKER | API_ON_CONTROLLER) \
	X(19, create_topics, "CreateTopics", 2, 7, API_ON_BROKER | API_ON_CONTROLLER) \
	X(20, delete_topics, "DeleteTopics", 1, 6, API_ON_BROKER | API_ON_CONTROLLER) \
	X(21, delete_records, "DeleteRecords", 0, 2, API_ON_BROKER) \
	X(22, init_producer_id, "InitProducerId", 0, 5, API_ON_BROKER) \
	X(23, offset_for_leader_epoch, "OffsetForLeaderEpoch", 2, 4, API_ON_BROKER) \
	X(24, add_partitions_to_txn, "AddPartitionsToTxn", 0, 5, API_ON_BROKER) \
	X(25, add_offsets_to_txn, "AddOffsetsToTxn", 0, 4, API_ON_BROKER) \
	X(26, end_txn, "EndTxn", 0, 5, API_ON_BROKER) \
	X(27, write_txn_markers, "WriteTxnMarkers", 1, 2, API_ON_BROKER) \
	X(28, txn_offset_commit, "TxnOffsetCommit", 0, 6, API_ON_BROKER) \
	X(29, describe_acls, "DescribeAcls", 1, 3, API_ON_BROKER | API_ON_CONTROLLER) \
	X(30, create_acls, "CreateAcls", 1, 3, API_ON_BROKER | API_ON_CONTROLLER) \
	X(31, delete_acls, "DeleteAcls", 1, 3, API_ON_BROKER | API_ON_CONTROLLER) \
	X(32, describe_configs, "DescribeConfigs", 1, 4, API_ON_BROKER | API_ON_CONTROLLER) \
	X(33, alter_configs, "AlterConfigs", 0, 2, API_ON_BROKER | API_ON_CONTROLLER) \
	X(34, alter_replica_log_dirs, "AlterReplicaLogDirs", 1, 2, API_ON_BROKER) \
	X(35, describe_log_dirs, "DescribeLogDirs", 1, 5, API_ON_BROKER) \
	X(36, sasl_authenticate, "SaslAuthenticate", 0, 2, API_ON_BROKER | API_ON_CONTROLLER) \
	X(37, create_partitions, "CreatePartitions", 0, 3, API_ON_BROKER | API_ON_CONTROLLER) \
	X(38, create_delegation_token, "CreateDelegationToken", 1, 3, API_ON_BROKER | API_ON_CONTROLLER) \
	X(39, renew_delegation_token, "RenewDelegationToken", 1, 2, API_ON_BROKER | API_ON_CONTROLLER) \
	X(40, expire_delegation_token, "ExpireDelegationToken", 1, 2, API_ON_BROKER | API_ON_CONTROLLER) \
	X(41, describe_delegation_token, "DescribeDelegationToken", 1, 3, API_ON_BROKER | API_ON_CONTROLLER) \
	X(42, delete_groups, "DeleteGroups", 0, 3, API_ON_BROKER) \
	X(43, elect_leaders, "ElectLeaders", 0, 2, API_ON_BROKER | API_ON_CONTROLLER) \
	X(44, incremental_alter_configs, "IncrementalAlterConfigs", 0, 1, API_ON_BROKER | API_ON_CONTROLLER) \
	X(45, alter_partition_reassignments, "AlterPartitionReassignments", 0, 1, API_ON_BROKER | API_ON_CONTROLLER) \
	X(46, list_partition_reassignments, "ListPartitionReassignments", 0, 0, API_ON_BROKER | API_ON_CONTROLLER) \
	X(47, offset_delete, "OffsetDelete", 0, 0, API_ON_BROKER) \
	X(48, describe_client_quotas, "DescribeClientQuotas", 0, 1, API_ON_BROKER) \
	X(49, alter_client_quotas, "AlterClientQuotas", 0, 1, API_ON_BROKER | API_ON_CONTROLLER) \
	X(50, describe_user_scram_credentials, "DescribeUserScramCredentials", 0, 0, API_ON_BROKER | API_ON_CONTROLLER) \
	X(51, alter_user_scram_credentials, "AlterUserScramCredentials", 0, 0, API_ON_BROKER | API_ON_CONTROLLER) \
	X(52, vote, "Vote", 0, 2, API_ON_CONTROLLER) \
	X(53, begin_quorum_epoch, "BeginQuorumEpoch", 0, 1, API_ON_CONTROLLER) \
	X(54, end_quorum_epoch, "EndQuorumEpoch", 0, 1, API_ON_CONTROLLER) \
	X(55, describe_quorum, "DescribeQuorum", 0, 2, API_ON_BROKER | API_ON_CONTROLLER) \
	X(56, alter_partition, "AlterPartition", 2, 3, API_ON_CONTROLLER) \
	X(57, update_features, "UpdateFeatures", 0, 2, API_ON_BROKER | API_ON_CONTROLLER) \
	X(58, envelope, "Envelope", 0, 0, API_ON_CONTROLLER) \
	X(59, fetch_snapshot, "FetchSnapshot", 0, 1, API_ON_CONTROLLER) \
	X(60, describe_cluster, "DescribeCluster", 0, 2, API_ON_BROKER | API_ON_CONTROLLER) \
	X(61, describe_producers, "DescribeProducers", 0, 0, API_ON_BROKER) \
	X(62, broker_registration, "BrokerRegistration", 0, 4, API_ON_CONTROLLER) \
	X(63, broker_heartbeat, "BrokerHeartbeat", 0, 2, API_ON_CONTROLLER) \
	X(64, unregister_broker, "UnregisterBroker", 0, 0, API_ON_BROKER | API_ON_CONTROLLER) \
	X(65, describe_transactions, "DescribeTransactions", 0, 0, API_ON_BROKER) \
	X(66, list_transactions, "ListTransactions", 0, 2, API_ON_BROKER) \
	X(67, allocate_producer_ids, "AllocateProducerIds", 0, 0, API_ON_CONTROLLER) \
	X(68, consumer_group_heartbeat, "ConsumerGroupHeartbeat", 0, 1, API_ON_BROKER) \
	X(69, consumer_group_describe, "ConsumerGroupDescribe", 0, 1, API_ON_BROKER) \
	X(70, controller_registration, "ControllerRegistration", 0, 0, API_ON_CONTROLLER) \
	X(71, get_telemetry_subscriptions, "GetTelemetrySubscriptions", 0, 0, API_ON_BROKER) \
	X(72, push_telemetry, "PushTelemetry", 0, 0, API_ON_BROKER) \
	X(73, assign_replicas_to_dirs, "AssignReplicasToDirs", 0, 0, API_ON_CONTROLLER) \
	X(74, list_config_resources, "ListConfigResources", 0, 1, API_ON_BROKER) \
	X(75, describe_topic_partitions, "DescribeTopicPartitions", 0, 0, API_ON_BROKER) \
	X(76, share_group_heartbeat, "ShareGroupHeartbeat", 1, 1, API_ON_BROKER) \
	X(77, share_group_describe, "ShareGroupDescribe", 1, 1, API_ON_BROKER) \
	X(78, share_fetch, "ShareFetch", 1, 2, API_ON_BROKER) \
	X(79, share_acknowledge, "ShareAcknowledge", 1, 2, API_ON_BROKER) \
	X(80, add_raft_voter, "AddRaftVoter", 0, 1, API_ON_BROKER | API_ON_CONTROLLER) \
	X(81, remove_raft_voter, "RemoveRaftVoter", 0, 0, API_ON_BROKER | API_ON_CONTROLLER) \
	X(82, update_raft_voter, "UpdateRaftVoter", 0, 0, API_ON_CONTROLLER) \
	X(83, initialize_share_group_state, "InitializeShareGroupState", 0, 0, API_ON_BROKER) \
	X(84, read_share_group_state, "ReadShareGroupState", 0, 0, API_ON_BROKER) \
	X(85, write_share_group_state, "WriteShareGroupState", 0, 1, API_ON_BROKER) \
	X(86, delete_share_group_state, "DeleteShareGroupState", 0, 0, API_ON_BROKER) \
	X(87, read_share_group_state_summary, "ReadShareGroupStateSummary", 0, 1, API_ON_BROKER) \
	X(88, streams_group_heartbeat, "StreamsGroupHeartbeat", 0, 1, API_ON_BROKER) \
	X(89, streams_group_describe, "StreamsGroupDescribe", 0, 1, API_ON_BROKER) \
	X(90, describe_share_group_offsets, "DescribeShareGroupOffsets", 0, 1, API_ON_BROKER) \
	X(91, alter_share_group_offsets, "AlterShareGroupOffsets", 0, 0, API_ON_BROKER) \
	X(92, delete_share_group_offsets, "DeleteShareGroupOffsets", 0, 0, API_ON_BROKER) \
	X(93, streams_group_topology_description_update, "StreamsGroupTopologyDescriptionUpdate", 0, 0, API_ON_BROKER) \
	X(94, unregister_controller, "UnregisterController", 0, 0, API_ON_BROKER | API_ON_CONTROLLER) \

enum api_key {
	API_KEY_PRODUCE = 0,
	API_KEY_FETCH = 1,
	API_KEY_LIST_OFFSETS = 2,
	API_KEY_METADATA = 3,
	API_KEY_OFFSET_COMMIT = 8,
	API_KEY_OFFSET_FETCH = 9,
	API_KEY_FIND_COORDINATOR = 10,
	API_KEY_JOIN_GROUP = 11,
	API_KEY_HEARTBEAT = 12,
	API_KEY_LEAVE_GROUP = 13,
	API_KEY_SYNC_GROUP = 14,
	API_KEY_DESCRIBE_GROUPS = 15,
	API_KEY_LIST_GROUPS = 16,
	API_KEY_SASL_HANDSHAKE = 17,
	API_KEY_API_VERSIONS = 18,
	API_KEY_CREATE_TOPICS = 19,
	API_KEY_DELETE_TOPICS = 20,
	API_KEY_DELETE_RECORDS = 21,
	API_KEY_INIT_PRODUCER_ID = 22,
	API_KEY_OFFSET_FOR_LEADER_EPOCH = 23,
	API_KEY_ADD_PARTITIONS_TO_TXN = 24,
	API_KEY_ADD_OFFSETS_TO_TXN = 25,
	API_KEY_END_TXN = 26,
	API_KEY_WRITE_TXN_MARKERS = 27,
	API_KEY_TXN_OFFSET_COMMIT = 28,
	API_KEY_DESCRIBE_ACLS = 29,
	API_KEY_CREATE_ACLS = 30,
	API_KEY_DELETE_ACLS = 31,
	API_KEY_DESCRIBE_CONFIGS = 32,
	API_KEY_ALTER_CONFIGS = 33,
	API_KEY_ALTER_REPLICA_LOG_DIRS = 34,
	API_KEY_DESCRIBE_LOG_DIRS = 35,
	API_KEY_SASL_AUTHENTICATE = 36,
	API_KEY_CREATE_PARTITIONS = 37,
	API_KEY_CREATE_DELEGATION_TOKEN = 38,
	API_KEY_RENEW_DELEGATION_TOKEN = 39,
	API_KEY_EXPIRE_DELEGATION_TOKEN = 40,
	API_KEY_DESCRIBE_DELEGATION_TOKEN = 41,
	API_KEY_DELETE_GROUPS = 42,
	API_KEY_ELECT_LEADERS = 43,
	API_KEY_INCREMENTAL_ALTER_CONFIGS = 44,
	API_KEY_ALTER_PARTITION_REASSIGNMENTS = 45,
	API_KEY_LIST_PARTITION_REASSIGNMENTS = 46,
	API_KEY_OFFSET_DELETE = 47,
	API_KEY_DESCRIBE_CLIENT_QUOTAS = 48,
	API_KEY_ALTER_CLIENT_QUOTAS = 49,
	API_KEY_DESCRIBE_USER_SCRAM_CREDENTIALS = 50,
	API_KEY_ALTER_USER_SCRAM_CREDENTIALS = 51,
	API_KEY_VOTE = 52,
	API_KEY_BEGIN_QUORUM_EPOCH = 53,
	API_KEY_END_QUORUM_EPOCH = 54,
	API_KEY_DESCRIBE_QUORUM = 55,
	API_KEY_ALTER_PARTITION = 56,
	API_KEY_UPDATE_FEATURES = 57,
	API_KEY_ENVELOPE = 58,
	API_KEY_FETCH_SNAPSHOT = 59,
	API_KEY_DESCRIBE_CLUSTER = 60,
	API_KEY_DESCRIBE_PRODUCERS = 61,
	API_KEY_BROKER_REGISTRATION = 62,
	API_KEY_BROKER_HEARTBEAT = 63,
	API_KEY_UNREGISTER_BROKER = 64,
	API_KEY_DESCRIBE_TRANSACTIONS = 65,
	API_KEY_LIST_TRANSACTIONS = 66,
	API_KEY_ALLOCATE_PRODUCER_IDS = 67,
	API_KEY_CONSUMER_GROUP_HEARTBEAT = 68,
	API_KEY_CONSUMER_GROUP_DESCRIBE = 69,
	API_KEY_CONTROLLER_REGISTRATION = 70,
	API_KEY_GET_TELEMETRY_SUBSCRIPTIONS = 71,
	API_KEY_PUSH_TELEMETRY = 72,
	API_KEY_ASSIGN_REPLICAS_TO_DIRS = 73,
	API_KEY_LIST_CONFIG_RESOURCES = 74,
	API_KEY_DESCRIBE_TOPIC_PARTITIONS = 75,
	API_KEY_SHARE_GROUP_HEARTBEAT = 76,
	API_KEY_SHARE_GROUP_DESCRIBE = 77,
	API_KEY_SHARE_FETCH = 78,
	API_KEY_SHARE_ACKNOWLEDGE = 79,
	API_KEY_ADD_RAFT_VOTER = 80,
	API_KEY_REMOVE_RAFT_VOTER = 81,
	API_KEY_UPDATE_RAFT_VOTER = 82,
	API_KEY_INITIALIZE_SHARE_GROUP_STATE = 83,
	API_KEY_READ_SHARE_GROUP_STATE = 84,
	API_KEY_WRITE_SHARE_GROUP_STATE = 85,
	API_KEY_DELETE_SHARE_GROUP_STATE = 86,
	API_KEY_READ_SHARE_GROUP_STATE_SUMMARY = 87,
	API_KEY_STREAMS_GROUP_HEARTBEAT = 88,
	API_KEY_STREAMS_GROUP_DESCRIBE = 89,
	API_KEY_DESCRIBE_SHARE_GROUP_OFFSETS = 90,
	API_KEY_ALTER_SHARE_GROUP_OFFSETS = 91,
	API_KEY_DELETE_SHARE_GROUP_OFFSETS = 92,
	API_KEY_STREAMS_GROUP_TOPOLOGY_DESCRIPTION_UPDATE = 93,
	API_KEY_UNREGISTER_CONTROLLER = 94,
};

/* Adds the offsets of a group to a transaction. */
struct add_offsets_to_txn_request {
	struct bytes transactional_id; /* name that outlives the producer */
	int64_t producer_id; /* id of the producer */
	int16_t producer_epoch; /* epoch of the producer; an older one is fenced */
	struct bytes group_id; /* name of the group */
};

extern const struct schema add_offsets_to_txn_request_schema;

struct add_offsets_to_txn_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
};

extern const struct schema add_offsets_to_txn_response_schema;

/* Adds partitions to a transaction; brokers use it to verify that they are in it (KIP-890). */
struct add_partitions_to_txn_request_add_partitions_to_txn_topic {
	struct bytes name; /* name of the topic */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct add_partitions_to_txn_request_add_partitions_to_txn_transaction {
	struct bytes transactional_id; /* name that outlives the producer */
	int64_t producer_id; /* id of the producer */
	int16_t producer_epoch; /* epoch of the producer; an older one is fenced */
	bool verify_only; /* only ask whether the partition is in the transaction */
	struct add_partitions_to_txn_request_add_partitions_to_txn_topic *topics; /* one a topic */
	int32_t topics_count;
};

struct add_partitions_to_txn_request {
	struct add_partitions_to_txn_request_add_partitions_to_txn_transaction *transactions; /* one a transaction, from brokers */
	int32_t transactions_count;
	struct bytes v3_and_below_transactional_id; /* transactional id, from clients */
	int64_t v3_and_below_producer_id; /* id of the producer, from clients */
	int16_t v3_and_below_producer_epoch; /* epoch of the producer, from clients */
	struct add_partitions_to_txn_request_add_partitions_to_txn_topic *v3_and_below_topics; /* one a topic, from clients */
	int32_t v3_and_below_topics_count;
};

extern const struct schema_struct add_partitions_to_txn_request_add_partitions_to_txn_topic_struct;
extern const struct schema_struct add_partitions_to_txn_request_add_partitions_to_txn_transaction_struct;
extern const struct schema add_partitions_to_txn_request_schema;

struct add_partitions_to_txn_response_add_partitions_to_txn_partition_result {
	int32_t partition_index; /* number of the partition */
	int16_t partition_error_code; /* 0 if all is well */
};

struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result {
	struct bytes name; /* name of the topic */
	struct add_partitions_to_txn_response_add_partitions_to_txn_partition_result *results_by_partition; /* one a partition */
	int32_t results_by_partition_count;
};

struct add_partitions_to_txn_response_add_partitions_to_txn_result {
	struct bytes transactional_id; /* name that outlives the producer */
	struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result *topic_results; /* one a topic */
	int32_t topic_results_count;
};

struct add_partitions_to_txn_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct add_partitions_to_txn_response_add_partitions_to_txn_result *results_by_transaction; /* one a transaction, to brokers */
	int32_t results_by_transaction_count;
	struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result *results_by_topic_v3_and_below; /* one a topic, to clients */
	int32_t results_by_topic_v3_and_below_count;
};

extern const struct schema_struct add_partitions_to_txn_response_add_partitions_to_txn_partition_result_struct;
extern const struct schema_struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result_struct;
extern const struct schema_struct add_partitions_to_txn_response_add_partitions_to_txn_result_struct;
extern const struct schema add_partitions_to_txn_response_schema;

/* Makes a controller a voter of the quorum (KIP-853). */
struct add_raft_voter_request_listener {
	struct bytes name; /* name of the listener */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct add_raft_voter_request {
	struct bytes cluster_id; /* id of the cluster */
	int32_t timeout_ms; /* give up after this, ms */
	int32_t voter_id; /* id of the voter */
	struct uuid voter_directory_id; /* log directory of the voter */
	struct add_raft_voter_request_listener *listeners; /* where it listens */
	int32_t listeners_count;
	bool ack_when_committed; /* true: answer once the new voter set is committed; false: once it is in the leader's log */
};

extern const struct schema_struct add_raft_voter_request_listener_struct;
extern const struct schema add_raft_voter_request_schema;

struct add_raft_voter_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

extern const struct schema add_raft_voter_response_schema;

/* A broker asks the controller for a block of producer ids. */
struct allocate_producer_ids_request {
	int32_t broker_id; /* id of the broker */
	int64_t broker_epoch; /* epoch of the broker's registration */
};

extern const struct schema allocate_producer_ids_request_schema;

struct allocate_producer_ids_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	int64_t producer_id_start; /* first one */
	int32_t producer_id_len; /* how many */
};

extern const struct schema allocate_producer_ids_response_schema;

/* Changes quotas of users, clients and addresses. */
struct alter_client_quotas_request_entity_data {
	struct bytes entity_type; /* user, client-id or ip */
	struct bytes entity_name; /* its name; null: the default entity */
};

struct alter_client_quotas_request_op_data {
	struct bytes key; /* name of the setting */
	double value; /* value of the setting */
	bool remove; /* true removes the setting */
};

struct alter_client_quotas_request_entry_data {
	struct alter_client_quotas_request_entity_data *entity; /* parts that name the entity: user, client-id, ip */
	int32_t entity_count;
	struct alter_client_quotas_request_op_data *ops; /* settings to change */
	int32_t ops_count;
};

struct alter_client_quotas_request {
	struct alter_client_quotas_request_entry_data *entries; /* entities and their quotas */
	int32_t entries_count;
	bool validate_only; /* try and change nothing */
};

extern const struct schema_struct alter_client_quotas_request_entity_data_struct;
extern const struct schema_struct alter_client_quotas_request_op_data_struct;
extern const struct schema_struct alter_client_quotas_request_entry_data_struct;
extern const struct schema alter_client_quotas_request_schema;

struct alter_client_quotas_response_entity_data {
	struct bytes entity_type; /* user, client-id or ip */
	struct bytes entity_name; /* its name; null: the default entity */
};

struct alter_client_quotas_response_entry_data {
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct alter_client_quotas_response_entity_data *entity; /* parts that name the entity: user, client-id, ip */
	int32_t entity_count;
};

struct alter_client_quotas_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct alter_client_quotas_response_entry_data *entries; /* entities and their quotas */
	int32_t entries_count;
};

extern const struct schema_struct alter_client_quotas_response_entity_data_struct;
extern const struct schema_struct alter_client_quotas_response_entry_data_struct;
extern const struct schema alter_client_quotas_response_schema;

/* Replaces all configs of a resource; old, see IncrementalAlterConfigs. */
struct alter_configs_request_alterable_config {
	struct bytes name; /* name of the config */
	struct bytes value; /* value of the setting; null: none */
};

struct alter_configs_request_alter_configs_resource {
	int8_t resource_type; /* what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group */
	struct bytes resource_name; /* name of the resource */
	struct alter_configs_request_alterable_config *configs; /* names and values */
	int32_t configs_count;
};

struct alter_configs_request {
	struct alter_configs_request_alter_configs_resource *resources; /* one a resource */
	int32_t resources_count;
	bool validate_only; /* try and change nothing */
};

extern const struct schema_struct alter_configs_request_alterable_config_struct;
extern const struct schema_struct alter_configs_request_alter_configs_resource_struct;
extern const struct schema alter_configs_request_schema;

struct alter_configs_response_alter_configs_resource_response {
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	int8_t resource_type; /* what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group */
	struct bytes resource_name; /* name of the resource */
};

struct alter_configs_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct alter_configs_response_alter_configs_resource_response *responses; /* one an item asked for */
	int32_t responses_count;
};

extern const struct schema_struct alter_configs_response_alter_configs_resource_response_struct;
extern const struct schema alter_configs_response_schema;

/* A leader asks the controller to change the ISR (KIP-497). */
struct alter_partition_request_broker_state {
	int32_t broker_id; /* id of the broker */
	int64_t broker_epoch; /* epoch of the broker's registration */
};

struct alter_partition_request_partition_data {
	int32_t partition_index; /* number of the partition */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int32_t *new_isr; /* ISR wanted, without epochs (replaced) */
	int32_t new_isr_count;
	struct alter_partition_request_broker_state *new_isr_with_epochs; /* ISR wanted, with the epoch of each broker */
	int32_t new_isr_with_epochs_count;
	int8_t leader_recovery_state; /* 1 while it recovers from an unclean election, else 0 */
	int32_t partition_epoch; /* grows with every change of the partition's state */
};

struct alter_partition_request_topic_data {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct alter_partition_request_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct alter_partition_request {
	int32_t broker_id; /* id of the broker */
	int64_t broker_epoch; /* epoch of the broker's registration */
	struct alter_partition_request_topic_data *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct alter_partition_request_broker_state_struct;
extern const struct schema_struct alter_partition_request_partition_data_struct;
extern const struct schema_struct alter_partition_request_topic_data_struct;
extern const struct schema alter_partition_request_schema;

struct alter_partition_response_partition_data {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int32_t *isr; /* replicas in sync */
	int32_t isr_count;
	int8_t leader_recovery_state; /* 1 while it recovers from an unclean election, else 0 */
	int32_t partition_epoch; /* grows with every change of the partition's state */
};

struct alter_partition_response_topic_data {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct alter_partition_response_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct alter_partition_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct alter_partition_response_topic_data *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct alter_partition_response_partition_data_struct;
extern const struct schema_struct alter_partition_response_topic_data_struct;
extern const struct schema alter_partition_response_schema;

/* Moves partitions to other brokers, or cancels that. */
struct alter_partition_reassignments_request_reassignable_partition {
	int32_t partition_index; /* number of the partition */
	int32_t *replicas; /* replicas wanted; null cancels */
	int32_t replicas_count;
};

struct alter_partition_reassignments_request_reassignable_topic {
	struct bytes name; /* name of the topic */
	struct alter_partition_reassignments_request_reassignable_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct alter_partition_reassignments_request {
	int32_t timeout_ms; /* give up after this, ms */
	bool allow_replication_factor_change; /* may the number of replicas change */
	struct alter_partition_reassignments_request_reassignable_topic *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct alter_partition_reassignments_request_reassignable_partition_struct;
extern const struct schema_struct alter_partition_reassignments_request_reassignable_topic_struct;
extern const struct schema alter_partition_reassignments_request_schema;

struct alter_partition_reassignments_response_reassignable_partition_response {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct alter_partition_reassignments_response_reassignable_topic_response {
	struct bytes name; /* name of the topic */
	struct alter_partition_reassignments_response_reassignable_partition_response *partitions; /* one a partition */
	int32_t partitions_count;
};

struct alter_partition_reassignments_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	bool allow_replication_factor_change; /* may the number of replicas change */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct alter_partition_reassignments_response_reassignable_topic_response *responses; /* one an item asked for */
	int32_t responses_count;
};

extern const struct schema_struct alter_partition_reassignments_response_reassignable_partition_response_struct;
extern const struct schema_struct alter_partition_reassignments_response_reassignable_topic_response_struct;
extern const struct schema alter_partition_reassignments_response_schema;

/* Moves replicas between a broker's directories. */
struct alter_replica_log_dirs_request_alter_replica_log_dir_topic {
	struct bytes name; /* name of the topic */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct alter_replica_log_dirs_request_alter_replica_log_dir {
	struct bytes path; /* path of the directory */
	struct alter_replica_log_dirs_request_alter_replica_log_dir_topic *topics; /* one a topic */
	int32_t topics_count;
};

struct alter_replica_log_dirs_request {
	struct alter_replica_log_dirs_request_alter_replica_log_dir *dirs; /* where replicas should go, by directory */
	int32_t dirs_count;
};

extern const struct schema_struct alter_replica_log_dirs_request_alter_replica_log_dir_topic_struct;
extern const struct schema_struct alter_replica_log_dirs_request_alter_replica_log_dir_struct;
extern const struct schema alter_replica_log_dirs_request_schema;

struct alter_replica_log_dirs_response_alter_replica_log_dir_partition_result {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
};

struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result {
	struct bytes topic_name; /* name of the topic */
	struct alter_replica_log_dirs_response_alter_replica_log_dir_partition_result *partitions; /* one a partition */
	int32_t partitions_count;
};

struct alter_replica_log_dirs_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_struct;
extern const struct schema_struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_struct;
extern const struct schema alter_replica_log_dirs_response_schema;

/* Sets where a share group goes on. */
struct alter_share_group_offsets_request_alter_share_group_offsets_request_partition {
	int32_t partition_index; /* number of the partition */
	int64_t start_offset; /* first offset still in flight; below all is done */
};

struct alter_share_group_offsets_request_alter_share_group_offsets_request_topic {
	struct bytes topic_name; /* name of the topic */
	struct alter_share_group_offsets_request_alter_share_group_offsets_request_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct alter_share_group_offsets_request {
	struct bytes group_id; /* name of the group */
	struct alter_share_group_offsets_request_alter_share_group_offsets_request_topic *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct alter_share_group_offsets_request_alter_share_group_offsets_request_partition_struct;
extern const struct schema_struct alter_share_group_offsets_request_alter_share_group_offsets_request_topic_struct;
extern const struct schema alter_share_group_offsets_request_schema;

struct alter_share_group_offsets_response_alter_share_group_offsets_response_partition {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct alter_share_group_offsets_response_alter_share_group_offsets_response_topic {
	struct bytes topic_name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	struct alter_share_group_offsets_response_alter_share_group_offsets_response_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct alter_share_group_offsets_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct alter_share_group_offsets_response_alter_share_group_offsets_response_topic *responses; /* one an item asked for */
	int32_t responses_count;
};

extern const struct schema_struct alter_share_group_offsets_response_alter_share_group_offsets_response_partition_struct;
extern const struct schema_struct alter_share_group_offsets_response_alter_share_group_offsets_response_topic_struct;
extern const struct schema alter_share_group_offsets_response_schema;

/* Sets or drops passwords of users. */
struct alter_user_scram_credentials_request_scram_credential_deletion {
	struct bytes name; /* name of the user */
	int8_t mechanism; /* SCRAM: 1 SHA-256, 2 SHA-512 */
};

struct alter_user_scram_credentials_request_scram_credential_upsertion {
	struct bytes name; /* name of the user */
	int8_t mechanism; /* SCRAM: 1 SHA-256, 2 SHA-512 */
	int32_t iterations; /* how often the hash is repeated */
	struct bytes salt; /* random bytes mixed into the password */
	struct bytes salted_password; /* the password, salted and hashed */
};

struct alter_user_scram_credentials_request {
	struct alter_user_scram_credentials_request_scram_credential_deletion *deletions; /* credentials to drop */
	int32_t deletions_count;
	struct alter_user_scram_credentials_request_scram_credential_upsertion *upsertions; /* credentials to set */
	int32_t upsertions_count;
};

extern const struct schema_struct alter_user_scram_credentials_request_scram_credential_deletion_struct;
extern const struct schema_struct alter_user_scram_credentials_request_scram_credential_upsertion_struct;
extern const struct schema alter_user_scram_credentials_request_schema;

struct alter_user_scram_credentials_response_alter_user_scram_credentials_result {
	struct bytes user; /* name of the user */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct alter_user_scram_credentials_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct alter_user_scram_credentials_response_alter_user_scram_credentials_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct alter_user_scram_credentials_response_alter_user_scram_credentials_result_struct;
extern const struct schema alter_user_scram_credentials_response_schema;

/* Asks which APIs, versions and features the server has: the first request on a connection. */
struct api_versions_request {
	struct bytes client_software_name; /* library: letters, digits, '-' and '.' */
	struct bytes client_software_version; /* version of the library */
	struct bytes cluster_id; /* cluster the client means to reach */
	int32_t node_id; /* node the client means to reach, -1 if it does not care */
};

extern const struct schema api_versions_request_schema;

struct api_versions_response_api_version {
	int16_t api_key; /* number of the API */
	int16_t min_version; /* oldest version */
	int16_t max_version; /* newest version */
};

struct api_versions_response_supported_feature_key {
	struct bytes name; /* name of the feature */
	int16_t min_version; /* oldest version */
	int16_t max_version; /* newest version */
};

struct api_versions_response_finalized_feature_key {
	struct bytes name; /* name of the feature */
	int16_t max_version_level; /* finalized level */
	int16_t min_version_level; /* oldest finalized level */
};

struct api_versions_response {
	int16_t error_code; /* 0 if all is well */
	struct api_versions_response_api_version *api_keys; /* version ranges, one an API */
	int32_t api_keys_count;
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct api_versions_response_supported_feature_key *supported_features; /* features the node could do */
	int32_t supported_features_count;
	int64_t finalized_features_epoch; /* grows with every change of them; -1 if unknown */
	struct api_versions_response_finalized_feature_key *finalized_features; /* levels the whole cluster agreed on */
	int32_t finalized_features_count;
	bool zk_migration_ready; /* from the ZooKeeper migration; false now */
};

extern const struct schema_struct api_versions_response_api_version_struct;
extern const struct schema_struct api_versions_response_supported_feature_key_struct;
extern const struct schema_struct api_versions_response_finalized_feature_key_struct;
extern const struct schema api_versions_response_schema;

/* A broker tells the controller in which directories its replicas are (KIP-858). */
struct assign_replicas_to_dirs_request_partition_data {
	int32_t partition_index; /* number of the partition */
};

struct assign_replicas_to_dirs_request_topic_data {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct assign_replicas_to_dirs_request_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct assign_replicas_to_dirs_request_directory_data {
	struct uuid id; /* log directory */
	struct assign_replicas_to_dirs_request_topic_data *topics; /* one a topic */
	int32_t topics_count;
};

struct assign_replicas_to_dirs_request {
	int32_t broker_id; /* id of the broker */
	int64_t broker_epoch; /* epoch of the broker's registration */
	struct assign_replicas_to_dirs_request_directory_data *directories; /* replicas by directory */
	int32_t directories_count;
};

extern const struct schema_struct assign_replicas_to_dirs_request_partition_data_struct;
extern const struct schema_struct assign_replicas_to_dirs_request_topic_data_struct;
extern const struct schema_struct assign_replicas_to_dirs_request_directory_data_struct;
extern const struct schema assign_replicas_to_dirs_request_schema;

struct assign_replicas_to_dirs_response_partition_data {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
};

struct assign_replicas_to_dirs_response_topic_data {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct assign_replicas_to_dirs_response_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct assign_replicas_to_dirs_response_directory_data {
	struct uuid id; /* log directory */
	struct assign_replicas_to_dirs_response_topic_data *topics; /* one a topic */
	int32_t topics_count;
};

struct assign_replicas_to_dirs_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct assign_replicas_to_dirs_response_directory_data *directories; /* replicas by directory */
	int32_t directories_count;
};

extern const struct schema_struct assign_replicas_to_dirs_response_partition_data_struct;
extern const struct schema_struct assign_replicas_to_dirs_response_topic_data_struct;
extern const struct schema_struct assign_replicas_to_dirs_response_directory_data_struct;
extern const struct schema assign_replicas_to_dirs_response_schema;

/* A new raft leader tells the voters (KIP-595). */
struct begin_quorum_epoch_request_partition_data {
	int32_t partition_index; /* number of the partition */
	struct uuid voter_directory_id; /* log directory of the voter */
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
};

struct begin_quorum_epoch_request_topic_data {
	struct bytes topic_name; /* name of the topic */
	struct begin_quorum_epoch_request_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct begin_quorum_epoch_request_leader_endpoint {
	struct bytes name; /* name of the listener */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct begin_quorum_epoch_request {
	struct bytes cluster_id; /* id of the cluster */
	int32_t voter_id; /* id of the voter */
	struct begin_quorum_epoch_request_topic_data *topics; /* one a topic */
	int32_t topics_count;
	struct begin_quorum_epoch_request_leader_endpoint *leader_endpoints; /* where the leader listens */
	int32_t leader_endpoints_count;
};

extern const struct schema_struct begin_quorum_epoch_request_partition_data_struct;
extern const struct schema_struct begin_quorum_epoch_request_topic_data_struct;
extern const struct schema_struct begin_quorum_epoch_request_leader_endpoint_struct;
extern const struct schema begin_quorum_epoch_request_schema;

struct begin_quorum_epoch_response_partition_data {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
};

struct begin_quorum_epoch_response_topic_data {
	struct bytes topic_name; /* name of the topic */
	struct begin_quorum_epoch_response_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct begin_quorum_epoch_response_node_endpoint {
	int32_t node_id; /* id of the node */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct begin_quorum_epoch_response {
	int16_t error_code; /* 0 if all is well */
	struct begin_quorum_epoch_response_topic_data *topics; /* one a topic */
	int32_t topics_count;
	struct begin_quorum_epoch_response_node_endpoint *node_endpoints; /* where the leaders named above listen */
	int32_t node_endpoints_count;
};

extern const struct schema_struct begin_quorum_epoch_response_partition_data_struct;
extern const struct schema_struct begin_quorum_epoch_response_topic_data_struct;
extern const struct schema_struct begin_quorum_epoch_response_node_endpoint_struct;
extern const struct schema begin_quorum_epoch_response_schema;

/* A broker tells the controller that it lives, and asks to be unfenced or to stop. */
struct broker_heartbeat_request {
	int32_t broker_id; /* id of the broker */
	int64_t broker_epoch; /* epoch of the broker's registration */
	int64_t current_metadata_offset; /* end of the metadata log that the broker has applied */
	bool want_fence; /* keep me fenced */
	bool want_shut_down; /* let me stop */
	struct uuid *offline_log_dirs; /* directories that failed */
	int32_t offline_log_dirs_count;
	struct uuid *cordoned_log_dirs; /* directories that take no new replicas; null: no news */
	int32_t cordoned_log_dirs_count;
};

extern const struct schema broker_heartbeat_request_schema;

struct broker_heartbeat_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	bool is_caught_up; /* has it read nearly all metadata */
	bool is_fenced; /* is it fenced */
	bool should_shut_down; /* may it stop now */
};

extern const struct schema broker_heartbeat_response_schema;

/* A broker that starts registers with the controller. */
struct broker_registration_request_listener {
	struct bytes name; /* name of the listener */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
	int16_t security_protocol; /* 0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL */
};

struct broker_registration_request_feature {
	struct bytes name; /* name of the feature */
	int16_t min_supported_version; /* oldest level */
	int16_t max_supported_version; /* newest level */
};

struct broker_registration_request {
	int32_t broker_id; /* id of the broker */
	struct bytes cluster_id; /* id of the cluster */
	struct uuid incarnation_id; /* new with every start of the process */
	struct broker_registration_request_listener *listeners; /* where it listens */
	int32_t listeners_count;
	struct broker_registration_request_feature *features; /* features it supports */
	int32_t features_count;
	struct bytes rack; /* rack; null: none */
	bool is_migrating_zk_broker; /* from the ZooKeeper migration; false now */
	struct uuid *log_dirs; /* ids of the directories that work */
	int32_t log_dirs_count;
	int64_t previous_broker_epoch; /* epoch before the clean shutdown, -1 if unclean */
};

extern const struct schema_struct broker_registration_request_listener_struct;
extern const struct schema_struct broker_registration_request_feature_struct;
extern const struct schema broker_registration_request_schema;

struct broker_registration_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	int64_t broker_epoch; /* epoch of the broker's registration */
};

extern const struct schema broker_registration_response_schema;

/* Describes groups of the new protocol. */
struct consumer_group_describe_request {
	struct bytes *group_ids; /* groups to describe */
	int32_t group_ids_count;
	bool include_authorized_operations; /* also tell what the asker may do */
};

extern const struct schema consumer_group_describe_request_schema;

struct consumer_group_describe_response_topic_partitions {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct bytes topic_name; /* name of the topic */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct consumer_group_describe_response_assignment {
	struct consumer_group_describe_response_topic_partitions *topic_partitions; /* partitions by topic */
	int32_t topic_partitions_count;
};

struct consumer_group_describe_response_member {
	struct bytes member_id; /* id of the member */
	struct bytes instance_id; /* name of a static member; null: a dynamic one */
	struct bytes rack_id; /* rack; null or empty: none */
	int32_t member_epoch; /* epoch of the member in the group */
	struct bytes client_id; /* name the client gave itself */
	struct bytes client_host; /* address the member came from */
	struct bytes *subscribed_topic_names; /* topics it wants */
	int32_t subscribed_topic_names_count;
	struct bytes subscribed_topic_regex; /* expression for topics it wants; null: none or as before */
	struct consumer_group_describe_response_assignment assignment; /* what the member has now */
	struct consumer_group_describe_response_assignment target_assignment; /* what the member should have in the end */
	int8_t member_type; /* 0 classic, 1 consumer, -1 unknown */
};

struct consumer_group_describe_response_described_group {
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct bytes group_id; /* name of the group */
	struct bytes group_state; /* state by name; empty on error */
	int32_t group_epoch; /* grows when members or subscriptions change */
	int32_t assignment_epoch; /* group epoch that the target assignment was made for */
	struct bytes assignor_name; /* assignor the group uses */
	struct consumer_group_describe_response_member *members; /* one a member */
	int32_t members_count;
	int32_t authorized_operations; /* bits, one an allowed operation; INT32_MIN: not asked for */
};

struct consumer_group_describe_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct consumer_group_describe_response_described_group *groups; /* one a group */
	int32_t groups_count;
};

extern const struct schema_struct consumer_group_describe_response_topic_partitions_struct;
extern const struct schema_struct consumer_group_describe_response_assignment_struct;
extern const struct schema_struct consumer_group_describe_response_member_struct;
extern const struct schema_struct consumer_group_describe_response_described_group_struct;
extern const struct schema consumer_group_describe_response_schema;

/* The new group protocol (KIP-848) in one API: join, keep alive, reconcile, leave. */
struct consumer_group_heartbeat_request_topic_partitions {
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct consumer_group_heartbeat_request {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
	int32_t member_epoch; /* epoch the member knows; 0 joins, -1 leaves, -2 leaves for a while (static) */
	struct bytes instance_id; /* name of a static member; null: none, or as before */
	struct bytes rack_id; /* rack; null or empty: none */
	int32_t rebalance_timeout_ms; /* time to give up partitions and rejoin, ms */
	struct bytes *subscribed_topic_names; /* topics it wants; null: as before */
	int32_t subscribed_topic_names_count;
	struct bytes subscribed_topic_regex; /* expression for topics it wants; null: none or as before */
	struct bytes server_assignor; /* assignor on the broker; null: its default, or as before */
	struct consumer_group_heartbeat_request_topic_partitions *topic_partitions; /* what the member holds; null: as before */
	int32_t topic_partitions_count;
};

extern const struct schema_struct consumer_group_heartbeat_request_topic_partitions_struct;
extern const struct schema consumer_group_heartbeat_request_schema;

struct consumer_group_heartbeat_response_topic_partitions {
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct consumer_group_heartbeat_response_assignment {
	struct consumer_group_heartbeat_response_topic_partitions *topic_partitions; /* partitions by topic */
	int32_t topic_partitions_count;
};

struct consumer_group_heartbeat_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct bytes member_id; /* id of the member */
	int32_t member_epoch; /* epoch of the member in the group */
	int32_t heartbeat_interval_ms; /* send the next heartbeat after this, ms */
	struct consumer_group_heartbeat_response_assignment *assignment; /* what the member should have; null: as before */
};

extern const struct schema_struct consumer_group_heartbeat_response_topic_partitions_struct;
extern const struct schema_struct consumer_group_heartbeat_response_assignment_struct;
extern const struct schema consumer_group_heartbeat_response_schema;

/* What a member of a classic consumer group sends in JoinGroup, behind an int16 version. */
struct consumer_protocol_subscription_topic_partition {
	struct bytes topic; /* name of the topic */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct consumer_protocol_subscription {
	struct bytes *topics; /* one a topic */
	int32_t topics_count;
	struct bytes user_data; /* bytes of the assignor's own */
	struct consumer_protocol_subscription_topic_partition *owned_partitions; /* what the member still holds (cooperative protocols) */
	int32_t owned_partitions_count;
	int32_t generation_id; /* generation that OwnedPartitions are from, -1 if none */
	struct bytes rack_id; /* rack; null or empty: none */
};

extern const struct schema_struct consumer_protocol_subscription_topic_partition_struct;
extern const struct schema consumer_protocol_subscription_schema;

/* What it gets back in SyncGroup, behind an int16 version. */
struct consumer_protocol_assignment_topic_partition {
	struct bytes topic; /* name of the topic */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct consumer_protocol_assignment {
	struct consumer_protocol_assignment_topic_partition *assigned_partitions; /* what this member gets, by topic */
	int32_t assigned_partitions_count;
	struct bytes user_data; /* bytes of the assignor's own */
};

extern const struct schema_struct consumer_protocol_assignment_topic_partition_struct;
extern const struct schema consumer_protocol_assignment_schema;

/* Key of a control record, behind an int16 version. */
struct control_record_type_schema {
	int16_t type; /* 0 abort, 1 commit, 2 leader change, 3 snapshot header, 4 snapshot footer, 5 kraft version, 6 voters */
};

extern const struct schema control_record_type_schema_schema;

/* Value of an abort or commit marker, behind an int16 version. */
struct end_txn_marker {
	int32_t coordinator_epoch; /* epoch of the transaction coordinator */
};

extern const struct schema end_txn_marker_schema;

/* The first record of every raft epoch. */
struct leader_change_message_voter {
	int32_t voter_id; /* id of the voter */
	struct uuid voter_directory_id; /* log directory of the voter */
};

struct leader_change_message {
	int16_t version; /* version of this record */
	int32_t leader_id; /* id of the leader, -1 if none */
	struct leader_change_message_voter *voters; /* the voters */
	int32_t voters_count;
	struct leader_change_message_voter *granting_voters; /* those that voted for it */
	int32_t granting_voters_count;
};

extern const struct schema_struct leader_change_message_voter_struct;
extern const struct schema leader_change_message_schema;

/* The first record of a snapshot. */
struct snapshot_header_record {
	int16_t version; /* version of this record */
	int64_t last_contained_log_timestamp; /* time of the last record that the snapshot covers, ms */
};

extern const struct schema snapshot_header_record_schema;

/* The last record of a snapshot. */
struct snapshot_footer_record {
	int16_t version; /* version of this record */
};

extern const struct schema snapshot_footer_record_schema;

/* The raft version in force. */
struct kraft_version_record {
	int16_t version; /* version of this record */
	int16_t kraft_version; /* version of the raft protocol in force */
};

extern const struct schema kraft_version_record_schema;

/* The voters in force. */
struct voters_record_endpoint {
	struct bytes name; /* name of the listener */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct voters_record_kraft_version_feature {
	int16_t min_supported_version; /* oldest level */
	int16_t max_supported_version; /* newest level */
};

struct voters_record_voter {
	int32_t voter_id; /* id of the voter */
	struct uuid voter_directory_id; /* log directory of the voter */
	struct voters_record_endpoint *endpoints; /* where it listens */
	int32_t endpoints_count;
	struct voters_record_kraft_version_feature kraft_version_feature; /* raft versions it can speak */
};

struct voters_record {
	int16_t version; /* version of this record */
	struct voters_record_voter *voters; /* the voters */
	int32_t voters_count;
};

extern const struct schema_struct voters_record_endpoint_struct;
extern const struct schema_struct voters_record_kraft_version_feature_struct;
extern const struct schema_struct voters_record_voter_struct;
extern const struct schema voters_record_schema;

/* An entry of a .txnindex file, behind an int16 version. */
struct aborted_txn {
	int64_t producer_id; /* id of the producer */
	int64_t first_offset; /* first offset of the range */
	int64_t last_offset; /* where its marker is */
	int64_t last_stable_offset; /* no open transaction starts below; read_committed stops here */
};

extern const struct schema aborted_txn_schema;

/* A controller that starts registers with the active one. */
struct controller_registration_request_listener {
	struct bytes name; /* name of the listener */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
	int16_t security_protocol; /* 0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL */
};

struct controller_registration_request_feature {
	struct bytes name; /* name of the feature */
	int16_t min_supported_version; /* oldest level */
	int16_t max_supported_version; /* newest level */
};

struct controller_registration_request {
	int32_t controller_id; /* id of the controller */
	struct uuid incarnation_id; /* new with every start of the process */
	bool zk_migration_ready; /* from the ZooKeeper migration; false now */
	struct controller_registration_request_listener *listeners; /* where it listens */
	int32_t listeners_count;
	struct controller_registration_request_feature *features; /* features it supports */
	int32_t features_count;
};

extern const struct schema_struct controller_registration_request_listener_struct;
extern const struct schema_struct controller_registration_request_feature_struct;
extern const struct schema controller_registration_request_schema;

struct controller_registration_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

extern const struct schema controller_registration_response_schema;

/* Adds access rules. */
struct create_acls_request_acl_creation {
	int8_t resource_type; /* 2 topic, 3 group, 4 cluster, 5 transactional id, 6 token, 7 user */
	struct bytes resource_name; /* name of the resource */
	int8_t resource_pattern_type; /* 3 literal, 4 prefixed */
	struct bytes principal; /* who */
	struct bytes host; /* host name */
	int8_t operation; /* operation that the rule is about */
	int8_t permission_type; /* 2 deny, 3 allow; 1 any in filters */
};

struct create_acls_request {
	struct create_acls_request_acl_creation *creations; /* rules to add */
	int32_t creations_count;
};

extern const struct schema_struct create_acls_request_acl_creation_struct;
extern const struct schema create_acls_request_schema;

struct create_acls_response_acl_creation_result {
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct create_acls_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct create_acls_response_acl_creation_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct create_acls_response_acl_creation_result_struct;
extern const struct schema create_acls_response_schema;

/* Makes a delegation token. */
struct create_delegation_token_request_creatable_renewers {
	struct bytes principal_type; /* kind of who, as a rule User */
	struct bytes principal_name; /* name of who */
};

struct create_delegation_token_request {
	struct bytes owner_principal_type; /* for whom; null: the asker */
	struct bytes owner_principal_name; /* for whom; null: the asker */
	struct create_delegation_token_request_creatable_renewers *renewers; /* who may renew it */
	int32_t renewers_count;
	int64_t max_lifetime_ms; /* longest life, ms; -1: what the server allows */
};

extern const struct schema_struct create_delegation_token_request_creatable_renewers_struct;
extern const struct schema create_delegation_token_request_schema;

struct create_delegation_token_response {
	int16_t error_code; /* 0 if all is well */
	struct bytes principal_type; /* kind of who, as a rule User */
	struct bytes principal_name; /* name of who */
	struct bytes token_requester_principal_type; /* who asked for it */
	struct bytes token_requester_principal_name; /* who asked for it */
	int64_t issue_timestamp_ms; /* when it was made, ms */
	int64_t expiry_timestamp_ms; /* when it expires, ms */
	int64_t max_timestamp_ms; /* end of its life however often renewed, ms */
	struct bytes token_id; /* id of the token */
	struct bytes hmac; /* secret of the token */
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
};

extern const struct schema create_delegation_token_response_schema;

/* Gives topics more partitions. */
struct create_partitions_request_create_partitions_assignment {
	int32_t *broker_ids; /* brokers that get a replica, the preferred leader first */
	int32_t broker_ids_count;
};

struct create_partitions_request_create_partitions_topic {
	struct bytes name; /* name of the topic */
	int32_t count; /* partitions the topic is to have in all */
	struct create_partitions_request_create_partitions_assignment *assignments; /* brokers of each new partition; null or empty: Kafka chooses */
	int32_t assignments_count;
};

struct create_partitions_request {
	struct create_partitions_request_create_partitions_topic *topics; /* one a topic */
	int32_t topics_count;
	int32_t timeout_ms; /* give up after this, ms */
	bool validate_only; /* try and change nothing */
};

extern const struct schema_struct create_partitions_request_create_partitions_assignment_struct;
extern const struct schema_struct create_partitions_request_create_partitions_topic_struct;
extern const struct schema create_partitions_request_schema;

struct create_partitions_response_create_partitions_topic_result {
	struct bytes name; /* name of the topic */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct create_partitions_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct create_partitions_response_create_partitions_topic_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct create_partitions_response_create_partitions_topic_result_struct;
extern const struct schema create_partitions_response_schema;

/* Creates topics. */
struct create_topics_request_creatable_replica_assignment {
	int32_t partition_index; /* number of the partition */
	int32_t *broker_ids; /* brokers that get a replica, the preferred leader first */
	int32_t broker_ids_count;
};

struct create_topics_request_creatable_topic_config {
	struct bytes name; /* name of the config */
	struct bytes value; /* value of the setting; null: none */
};

struct create_topics_request_creatable_topic {
	struct bytes name; /* name of the topic */
	int32_t num_partitions; /* partitions; -1: as configured or as assigned */
	int16_t replication_factor; /* replicas of each partition; -1: as configured or as assigned */
	struct create_topics_request_creatable_replica_assignment *assignments; /* brokers of each new partition; empty: Kafka chooses */
	int32_t assignments_count;
	struct create_topics_request_creatable_topic_config *configs; /* names and values */
	int32_t configs_count;
};

struct create_topics_request {
	struct create_topics_request_creatable_topic *topics; /* one a topic */
	int32_t topics_count;
	int32_t timeout_ms; /* give up after this, ms */
	bool validate_only; /* try and change nothing */
};

extern const struct schema_struct create_topics_request_creatable_replica_assignment_struct;
extern const struct schema_struct create_topics_request_creatable_topic_config_struct;
extern const struct schema_struct create_topics_request_creatable_topic_struct;
extern const struct schema create_topics_request_schema;

struct create_topics_response_creatable_topic_configs {
	struct bytes name; /* name of the config */
	struct bytes value; /* value of the setting; null: none */
	bool read_only; /* cannot be changed */
	int8_t config_source; /* where the value comes from: 1 topic, 2 broker, 3 cluster default, 4 file, 5 default */
	bool is_sensitive; /* secret: its value is not shown */
};

struct create_topics_response_creatable_topic_result {
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	int16_t topic_config_error_code; /* why configs are not shown, 0 if they are */
	int32_t num_partitions; /* partitions; -1: as configured or as assigned */
	int16_t replication_factor; /* replicas of each partition; -1: as configured or as assigned */
	struct create_topics_response_creatable_topic_configs *configs; /* names and values */
	int32_t configs_count;
};

struct create_topics_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct create_topics_response_creatable_topic_result *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct create_topics_response_creatable_topic_configs_struct;
extern const struct schema_struct create_topics_response_creatable_topic_result_struct;
extern const struct schema create_topics_response_schema;

/* Removes access rules. */
struct delete_acls_request_delete_acls_filter {
	int8_t resource_type_filter; /* kind to match: 1 any */
	struct bytes resource_name_filter; /* name to match; null: any */
	int8_t pattern_type_filter; /* 1 any, 2 whatever applies to the name, 3 literal, 4 prefixed */
	struct bytes principal_filter; /* whom to match; null: any */
	struct bytes host_filter; /* address to match; null: any */
	int8_t operation; /* operation that the rule is about */
	int8_t permission_type; /* 2 deny, 3 allow; 1 any in filters */
};

struct delete_acls_request {
	struct delete_acls_request_delete_acls_filter *filters; /* rules that match any of these go */
	int32_t filters_count;
};

extern const struct schema_struct delete_acls_request_delete_acls_filter_struct;
extern const struct schema delete_acls_request_schema;

struct delete_acls_response_delete_acls_matching_acl {
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	int8_t resource_type; /* 2 topic, 3 group, 4 cluster, 5 transactional id, 6 token, 7 user */
	struct bytes resource_name; /* name of the resource */
	int8_t pattern_type; /* 3 literal, 4 prefixed */
	struct bytes principal; /* who */
	struct bytes host; /* host name */
	int8_t operation; /* operation that the rule is about */
	int8_t permission_type; /* 2 deny, 3 allow; 1 any in filters */
};

struct delete_acls_response_delete_acls_filter_result {
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct delete_acls_response_delete_acls_matching_acl *matching_acls; /* rules that matched */
	int32_t matching_acls_count;
};

struct delete_acls_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct delete_acls_response_delete_acls_filter_result *filter_results; /* one a filter */
	int32_t filter_results_count;
};

extern const struct schema_struct delete_acls_response_delete_acls_matching_acl_struct;
extern const struct schema_struct delete_acls_response_delete_acls_filter_result_struct;
extern const struct schema delete_acls_response_schema;

/* Deletes groups that have no members. */
struct delete_groups_request {
	struct bytes *groups_names; /* groups to delete */
	int32_t groups_names_count;
};

extern const struct schema delete_groups_request_schema;

struct delete_groups_response_deletable_group_result {
	struct bytes group_id; /* name of the group */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct delete_groups_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct delete_groups_response_deletable_group_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct delete_groups_response_deletable_group_result_struct;
extern const struct schema delete_groups_response_schema;

/* Moves the start of logs forward. */
struct delete_records_request_delete_records_partition {
	int32_t partition_index; /* number of the partition */
	int64_t offset; /* delete below this; -1: below the high watermark */
};

struct delete_records_request_delete_records_topic {
	struct bytes name; /* name of the topic */
	struct delete_records_request_delete_records_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct delete_records_request {
	struct delete_records_request_delete_records_topic *topics; /* one a topic */
	int32_t topics_count;
	int32_t timeout_ms; /* give up after this, ms */
};

extern const struct schema_struct delete_records_request_delete_records_partition_struct;
extern const struct schema_struct delete_records_request_delete_records_topic_struct;
extern const struct schema delete_records_request_schema;

struct delete_records_response_delete_records_partition_result {
	int32_t partition_index; /* number of the partition */
	int64_t low_watermark; /* oldest offset that is left */
	int16_t error_code; /* 0 if all is well */
};

struct delete_records_response_delete_records_topic_result {
	struct bytes name; /* name of the topic */
	struct delete_records_response_delete_records_partition_result *partitions; /* one a partition */
	int32_t partitions_count;
};

struct delete_records_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct delete_records_response_delete_records_topic_result *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct delete_records_response_delete_records_partition_result_struct;
extern const struct schema_struct delete_records_response_delete_records_topic_result_struct;
extern const struct schema delete_records_response_schema;

/* Forgets topics of a share group. */
struct delete_share_group_offsets_request_delete_share_group_offsets_request_topic {
	struct bytes topic_name; /* name of the topic */
};

struct delete_share_group_offsets_request {
	struct bytes group_id; /* name of the group */
	struct delete_share_group_offsets_request_delete_share_group_offsets_request_topic *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct delete_share_group_offsets_request_delete_share_group_offsets_request_topic_struct;
extern const struct schema delete_share_group_offsets_request_schema;

struct delete_share_group_offsets_response_delete_share_group_offsets_response_topic {
	struct bytes topic_name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct delete_share_group_offsets_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct delete_share_group_offsets_response_delete_share_group_offsets_response_topic *responses; /* one an item asked for */
	int32_t responses_count;
};

extern const struct schema_struct delete_share_group_offsets_response_delete_share_group_offsets_response_topic_struct;
extern const struct schema delete_share_group_offsets_response_schema;

/* Group coordinator to share coordinator: forget partitions. */
struct delete_share_group_state_request_partition_data {
	int32_t partition; /* number of the partition */
};

struct delete_share_group_state_request_delete_state_data {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct delete_share_group_state_request_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct delete_share_group_state_request {
	struct bytes group_id; /* name of the group */
	struct delete_share_group_state_request_delete_state_data *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct delete_share_group_state_request_partition_data_struct;
extern const struct schema_struct delete_share_group_state_request_delete_state_data_struct;
extern const struct schema delete_share_group_state_request_schema;

struct delete_share_group_state_response_partition_result {
	int32_t partition; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct delete_share_group_state_response_delete_state_result {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct delete_share_group_state_response_partition_result *partitions; /* one a partition */
	int32_t partitions_count;
};

struct delete_share_group_state_response {
	struct delete_share_group_state_response_delete_state_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct delete_share_group_state_response_partition_result_struct;
extern const struct schema_struct delete_share_group_state_response_delete_state_result_struct;
extern const struct schema delete_share_group_state_response_schema;

/* Deletes topics. */
struct delete_topics_request_delete_topic_state {
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
};

struct delete_topics_request {
	struct delete_topics_request_delete_topic_state *topics; /* one a topic */
	int32_t topics_count;
	struct bytes *topic_names; /* topics to delete */
	int32_t topic_names_count;
	int32_t timeout_ms; /* give up after this, ms */
};

extern const struct schema_struct delete_topics_request_delete_topic_state_struct;
extern const struct schema delete_topics_request_schema;

struct delete_topics_response_deletable_topic_result {
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct delete_topics_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct delete_topics_response_deletable_topic_result *responses; /* one an item asked for */
	int32_t responses_count;
};

extern const struct schema_struct delete_topics_response_deletable_topic_result_struct;
extern const struct schema delete_topics_response_schema;

/* Lists access rules. */
struct describe_acls_request {
	int8_t resource_type_filter; /* kind to match: 1 any */
	struct bytes resource_name_filter; /* name to match; null: any */
	int8_t pattern_type_filter; /* 1 any, 2 whatever applies to the name, 3 literal, 4 prefixed */
	struct bytes principal_filter; /* whom to match; null: any */
	struct bytes host_filter; /* address to match; null: any */
	int8_t operation; /* operation that the rule is about */
	int8_t permission_type; /* 2 deny, 3 allow; 1 any in filters */
};

extern const struct schema describe_acls_request_schema;

struct describe_acls_response_acl_description {
	struct bytes principal; /* who */
	struct bytes host; /* host name */
	int8_t operation; /* operation that the rule is about */
	int8_t permission_type; /* 2 deny, 3 allow; 1 any in filters */
};

struct describe_acls_response_describe_acls_resource {
	int8_t resource_type; /* 2 topic, 3 group, 4 cluster, 5 transactional id, 6 token, 7 user */
	struct bytes resource_name; /* name of the resource */
	int8_t pattern_type; /* 3 literal, 4 prefixed */
	struct describe_acls_response_acl_description *acls; /* access rules on the resource */
	int32_t acls_count;
};

struct describe_acls_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct describe_acls_response_describe_acls_resource *resources; /* one a resource */
	int32_t resources_count;
};

extern const struct schema_struct describe_acls_response_acl_description_struct;
extern const struct schema_struct describe_acls_response_describe_acls_resource_struct;
extern const struct schema describe_acls_response_schema;

/* Lists quotas. */
struct describe_client_quotas_request_component_data {
	struct bytes entity_type; /* user, client-id or ip */
	int8_t match_type; /* 0 this name, 1 the default, 2 any */
	struct bytes match; /* text to match; null: not used */
};

struct describe_client_quotas_request {
	struct describe_client_quotas_request_component_data *components; /* all must match */
	int32_t components_count;
	bool strict; /* only entities with no other part */
};

extern const struct schema_struct describe_client_quotas_request_component_data_struct;
extern const struct schema describe_client_quotas_request_schema;

struct describe_client_quotas_response_entity_data {
	struct bytes entity_type; /* user, client-id or ip */
	struct bytes entity_name; /* its name; null: the default entity */
};

struct describe_client_quotas_response_value_data {
	struct bytes key; /* name of the setting */
	double value; /* value of the setting */
};

struct describe_client_quotas_response_entry_data {
	struct describe_client_quotas_response_entity_data *entity; /* parts that name the entity: user, client-id, ip */
	int32_t entity_count;
	struct describe_client_quotas_response_value_data *values; /* one a setting */
	int32_t values_count;
};

struct describe_client_quotas_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct describe_client_quotas_response_entry_data *entries; /* entities and their quotas */
	int32_t entries_count;
};

extern const struct schema_struct describe_client_quotas_response_entity_data_struct;
extern const struct schema_struct describe_client_quotas_response_value_data_struct;
extern const struct schema_struct describe_client_quotas_response_entry_data_struct;
extern const struct schema describe_client_quotas_response_schema;

/* Lists the brokers or controllers and the cluster's id. */
struct describe_cluster_request {
	bool include_cluster_authorized_operations; /* also tell what the asker may do with the cluster */
	int8_t endpoint_type; /* 1 brokers, 2 controllers */
	bool include_fenced_brokers; /* with brokers that are fenced */
};

extern const struct schema describe_cluster_request_schema;

struct describe_cluster_response_describe_cluster_broker {
	int32_t broker_id; /* id of the broker */
	struct bytes host; /* host name */
	int32_t port; /* TCP port */
	struct bytes rack; /* rack; null: none */
	bool is_fenced; /* is it fenced */
};

struct describe_cluster_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	int8_t endpoint_type; /* 1 brokers, 2 controllers */
	struct bytes cluster_id; /* id of the cluster */
	int32_t controller_id; /* id of the controller */
	struct describe_cluster_response_describe_cluster_broker *brokers; /* brokers of the cluster */
	int32_t brokers_count;
	int32_t cluster_authorized_operations; /* bits, one an allowed operation on the cluster; INT32_MIN: not asked for */
};

extern const struct schema_struct describe_cluster_response_describe_cluster_broker_struct;
extern const struct schema describe_cluster_response_schema;

/* Shows configs, their defaults and where they come from. */
struct describe_configs_request_describe_configs_resource {
	int8_t resource_type; /* what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group */
	struct bytes resource_name; /* name of the resource */
	struct bytes *configuration_keys; /* names to describe; null: all */
	int32_t configuration_keys_count;
};

struct describe_configs_request {
	struct describe_configs_request_describe_configs_resource *resources; /* one a resource */
	int32_t resources_count;
	bool include_synonyms; /* with all places the value could come from */
	bool include_documentation; /* with documentation */
};

extern const struct schema_struct describe_configs_request_describe_configs_resource_struct;
extern const struct schema describe_configs_request_schema;

struct describe_configs_response_describe_configs_synonym {
	struct bytes name; /* name of the config */
	struct bytes value; /* value of the setting; null: none */
	int8_t source; /* where from */
};

struct describe_configs_response_describe_configs_resource_result {
	struct bytes name; /* name of the config */
	struct bytes value; /* value of the setting; null: none */
	bool read_only; /* cannot be changed */
	int8_t config_source; /* where the value comes from: 1 topic, 2 broker, 3 cluster default, 4 file, 5 default */
	bool is_sensitive; /* secret: its value is not shown */
	struct describe_configs_response_describe_configs_synonym *synonyms; /* where the value could come from, the winner first */
	int32_t synonyms_count;
	int8_t config_type; /* 1 boolean, 2 string, 3 int, 4 short, 5 long, 6 double, 7 list, 8 class, 9 password */
	struct bytes documentation; /* what Kafka's documentation says of it */
};

struct describe_configs_response_describe_configs_result {
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	int8_t resource_type; /* what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group */
	struct bytes resource_name; /* name of the resource */
	struct describe_configs_response_describe_configs_resource_result *configs; /* names and values */
	int32_t configs_count;
};

struct describe_configs_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct describe_configs_response_describe_configs_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct describe_configs_response_describe_configs_synonym_struct;
extern const struct schema_struct describe_configs_response_describe_configs_resource_result_struct;
extern const struct schema_struct describe_configs_response_describe_configs_result_struct;
extern const struct schema describe_configs_response_schema;

/* Lists delegation tokens. */
struct describe_delegation_token_request_describe_delegation_token_owner {
	struct bytes principal_type; /* kind of who, as a rule User */
	struct bytes principal_name; /* name of who */
};

struct describe_delegation_token_request {
	struct describe_delegation_token_request_describe_delegation_token_owner *owners; /* whose tokens; null: all */
	int32_t owners_count;
};

extern const struct schema_struct describe_delegation_token_request_describe_delegation_token_owner_struct;
extern const struct schema describe_delegation_token_request_schema;

struct describe_delegation_token_response_described_delegation_token_renewer {
	struct bytes principal_type; /* kind of who, as a rule User */
	struct bytes principal_name; /* name of who */
};

struct describe_delegation_token_response_described_delegation_token {
	struct bytes principal_type; /* kind of who, as a rule User */
	struct bytes principal_name; /* name of who */
	struct bytes token_requester_principal_type; /* who asked for it */
	struct bytes token_requester_principal_name; /* who asked for it */
	int64_t issue_timestamp; /* when it was made, ms */
	int64_t expiry_timestamp; /* when it expires, ms */
	int64_t max_timestamp; /* end of its life however often renewed, ms */
	struct bytes token_id; /* id of the token */
	struct bytes hmac; /* secret of the token */
	struct describe_delegation_token_response_described_delegation_token_renewer *renewers; /* who may renew it */
	int32_t renewers_count;
};

struct describe_delegation_token_response {
	int16_t error_code; /* 0 if all is well */
	struct describe_delegation_token_response_described_delegation_token *tokens; /* one a token */
	int32_t tokens_count;
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
};

extern const struct schema_struct describe_delegation_token_response_described_delegation_token_renewer_struct;
extern const struct schema_struct describe_delegation_token_response_described_delegation_token_struct;
extern const struct schema describe_delegation_token_response_schema;

/* Describes groups of the classic protocol. */
struct describe_groups_request {
	struct bytes *groups; /* groups to describe */
	int32_t groups_count;
	bool include_authorized_operations; /* also tell what the asker may do */
};

extern const struct schema describe_groups_request_schema;

struct describe_groups_response_described_group_member {
	struct bytes member_id; /* id of the member */
	struct bytes group_instance_id; /* name of a static member; null: a dynamic one */
	struct bytes client_id; /* name the client gave itself */
	struct bytes client_host; /* address the member came from */
	struct bytes member_metadata; /* its subscription, as the protocol wrote it */
	struct bytes member_assignment; /* the member's share, as the assignor wrote it */
};

struct describe_groups_response_described_group {
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct bytes group_id; /* name of the group */
	struct bytes group_state; /* state by name; empty on error */
	struct bytes protocol_type; /* kind of group, consumer as a rule */
	struct bytes protocol_data; /* protocol in force */
	struct describe_groups_response_described_group_member *members; /* one a member */
	int32_t members_count;
	int32_t authorized_operations; /* bits, one an allowed operation; INT32_MIN: not asked for */
};

struct describe_groups_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct describe_groups_response_described_group *groups; /* one a group */
	int32_t groups_count;
};

extern const struct schema_struct describe_groups_response_described_group_member_struct;
extern const struct schema_struct describe_groups_response_described_group_struct;
extern const struct schema describe_groups_response_schema;

/* Shows directories and the sizes of logs in them. */
struct describe_log_dirs_request_describable_log_dir_topic {
	struct bytes topic; /* name of the topic */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct describe_log_dirs_request {
	struct describe_log_dirs_request_describable_log_dir_topic *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct describe_log_dirs_request_describable_log_dir_topic_struct;
extern const struct schema describe_log_dirs_request_schema;

struct describe_log_dirs_response_describe_log_dirs_partition {
	int32_t partition_index; /* number of the partition */
	int64_t partition_size; /* bytes of its log */
	int64_t offset_lag; /* how far it is behind the high watermark (or a future copy behind the current one) */
	bool is_future_key; /* the copy in the making of a move between directories */
};

struct describe_log_dirs_response_describe_log_dirs_topic {
	struct bytes name; /* name of the topic */
	struct describe_log_dirs_response_describe_log_dirs_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct describe_log_dirs_response_describe_log_dirs_result {
	int16_t error_code; /* 0 if all is well */
	struct bytes log_dir; /* path of the directory */
	struct describe_log_dirs_response_describe_log_dirs_topic *topics; /* one a topic */
	int32_t topics_count;
	int64_t total_bytes; /* size of the volume, -1 if unknown */
	int64_t usable_bytes; /* bytes left on the volume, -1 if unknown */
	bool is_cordoned; /* takes no new replicas */
};

struct describe_log_dirs_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct describe_log_dirs_response_describe_log_dirs_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct describe_log_dirs_response_describe_log_dirs_partition_struct;
extern const struct schema_struct describe_log_dirs_response_describe_log_dirs_topic_struct;
extern const struct schema_struct describe_log_dirs_response_describe_log_dirs_result_struct;
extern const struct schema describe_log_dirs_response_schema;

/* Shows the producers that partitions remember. */
struct describe_producers_request_topic_request {
	struct bytes name; /* name of the topic */
	int32_t *partition_indexes; /* numbers of partitions */
	int32_t partition_indexes_count;
};

struct describe_producers_request {
	struct describe_producers_request_topic_request *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct describe_producers_request_topic_request_struct;
extern const struct schema describe_producers_request_schema;

struct describe_producers_response_producer_state {
	int64_t producer_id; /* id of the producer */
	int32_t producer_epoch; /* epoch of the producer; an older one is fenced */
	int32_t last_sequence; /* sequence of its last record */
	int64_t last_timestamp; /* time of its last record, ms */
	int32_t coordinator_epoch; /* epoch of the transaction coordinator */
	int64_t current_txn_start_offset; /* where its open transaction starts, -1 if none is open */
};

struct describe_producers_response_partition_response {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct describe_producers_response_producer_state *active_producers; /* producers that the partition remembers */
	int32_t active_producers_count;
};

struct describe_producers_response_topic_response {
	struct bytes name; /* name of the topic */
	struct describe_producers_response_partition_response *partitions; /* one a partition */
	int32_t partitions_count;
};

struct describe_producers_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct describe_producers_response_topic_response *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct describe_producers_response_producer_state_struct;
extern const struct schema_struct describe_producers_response_partition_response_struct;
extern const struct schema_struct describe_producers_response_topic_response_struct;
extern const struct schema describe_producers_response_schema;

/* Shows the raft leader, voters and observers. */
struct describe_quorum_request_partition_data {
	int32_t partition_index; /* number of the partition */
};

struct describe_quorum_request_topic_data {
	struct bytes topic_name; /* name of the topic */
	struct describe_quorum_request_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct describe_quorum_request {
	struct describe_quorum_request_topic_data *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct describe_quorum_request_partition_data_struct;
extern const struct schema_struct describe_quorum_request_topic_data_struct;
extern const struct schema describe_quorum_request_schema;

struct describe_quorum_response_replica_state {
	int32_t replica_id; /* id of the replica */
	struct uuid replica_directory_id; /* log directory of the replica */
	int64_t log_end_offset; /* end of its log, -1 if unknown */
	int64_t last_fetch_timestamp; /* when it last fetched, ms; -1 if unknown */
	int64_t last_caught_up_timestamp; /* when it last had all that the leader had, ms; -1 if unknown */
};

struct describe_quorum_response_partition_data {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int64_t high_watermark; /* committed up to here */
	struct describe_quorum_response_replica_state *current_voters; /* the voters and how far each is */
	int32_t current_voters_count;
	struct describe_quorum_response_replica_state *observers; /* those that follow without a vote */
	int32_t observers_count;
};

struct describe_quorum_response_topic_data {
	struct bytes topic_name; /* name of the topic */
	struct describe_quorum_response_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct describe_quorum_response_listener {
	struct bytes name; /* name of the listener */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct describe_quorum_response_node {
	int32_t node_id; /* id of the node */
	struct describe_quorum_response_listener *listeners; /* where it listens */
	int32_t listeners_count;
};

struct describe_quorum_response {
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct describe_quorum_response_topic_data *topics; /* one a topic */
	int32_t topics_count;
	struct describe_quorum_response_node *nodes; /* one a node */
	int32_t nodes_count;
};

extern const struct schema_struct describe_quorum_response_replica_state_struct;
extern const struct schema_struct describe_quorum_response_partition_data_struct;
extern const struct schema_struct describe_quorum_response_topic_data_struct;
extern const struct schema_struct describe_quorum_response_listener_struct;
extern const struct schema_struct describe_quorum_response_node_struct;
extern const struct schema describe_quorum_response_schema;

/* Shows how far a share group is. */
struct describe_share_group_offsets_request_describe_share_group_offsets_request_topic {
	struct bytes topic_name; /* name of the topic */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct describe_share_group_offsets_request_describe_share_group_offsets_request_group {
	struct bytes group_id; /* name of the group */
	struct describe_share_group_offsets_request_describe_share_group_offsets_request_topic *topics; /* one a topic */
	int32_t topics_count;
};

struct describe_share_group_offsets_request {
	struct describe_share_group_offsets_request_describe_share_group_offsets_request_group *groups; /* one a group */
	int32_t groups_count;
};

extern const struct schema_struct describe_share_group_offsets_request_describe_share_group_offsets_request_topic_struct;
extern const struct schema_struct describe_share_group_offsets_request_describe_share_group_offsets_request_group_struct;
extern const struct schema describe_share_group_offsets_request_schema;

struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition {
	int32_t partition_index; /* number of the partition */
	int64_t start_offset; /* first offset still in flight; below all is done */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int64_t lag; /* records still to be delivered, -1 if unknown */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct describe_share_group_offsets_response_describe_share_group_offsets_response_topic {
	struct bytes topic_name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct describe_share_group_offsets_response_describe_share_group_offsets_response_group {
	struct bytes group_id; /* name of the group */
	struct describe_share_group_offsets_response_describe_share_group_offsets_response_topic *topics; /* one a topic */
	int32_t topics_count;
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct describe_share_group_offsets_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct describe_share_group_offsets_response_describe_share_group_offsets_response_group *groups; /* one a group */
	int32_t groups_count;
};

extern const struct schema_struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition_struct;
extern const struct schema_struct describe_share_group_offsets_response_describe_share_group_offsets_response_topic_struct;
extern const struct schema_struct describe_share_group_offsets_response_describe_share_group_offsets_response_group_struct;
extern const struct schema describe_share_group_offsets_response_schema;

/* Describes topics a page at a time, with eligible leaders (KIP-966). */
struct describe_topic_partitions_request_topic_request {
	struct bytes name; /* name of the topic */
};

struct describe_topic_partitions_request_cursor {
	struct bytes topic_name; /* name of the topic */
	int32_t partition_index; /* number of the partition */
};

struct describe_topic_partitions_request {
	struct describe_topic_partitions_request_topic_request *topics; /* one a topic */
	int32_t topics_count;
	int32_t response_partition_limit; /* partitions in one answer at most */
	struct describe_topic_partitions_request_cursor *cursor; /* where to go on; null: from the start */
};

extern const struct schema_struct describe_topic_partitions_request_topic_request_struct;
extern const struct schema_struct describe_topic_partitions_request_cursor_struct;
extern const struct schema describe_topic_partitions_request_schema;

struct describe_topic_partitions_response_describe_topic_partitions_response_partition {
	int16_t error_code; /* 0 if all is well */
	int32_t partition_index; /* number of the partition */
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int32_t *replica_nodes; /* replicas, the preferred leader first */
	int32_t replica_nodes_count;
	int32_t *isr_nodes; /* replicas in sync */
	int32_t isr_nodes_count;
	int32_t *eligible_leader_replicas; /* replicas that left the ISR with all committed records; null: no change or none */
	int32_t eligible_leader_replicas_count;
	int32_t *last_known_elr; /* the last replicas known to be eligible, when all are gone */
	int32_t last_known_elr_count;
	int32_t *offline_replicas; /* replicas on brokers or disks that are down */
	int32_t offline_replicas_count;
};

struct describe_topic_partitions_response_describe_topic_partitions_response_topic {
	int16_t error_code; /* 0 if all is well */
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	bool is_internal; /* one of Kafka's own topics */
	struct describe_topic_partitions_response_describe_topic_partitions_response_partition *partitions; /* one a partition */
	int32_t partitions_count;
	int32_t topic_authorized_operations; /* bits, one an allowed operation on the topic; INT32_MIN: not asked for */
};

struct describe_topic_partitions_response_cursor {
	struct bytes topic_name; /* name of the topic */
	int32_t partition_index; /* number of the partition */
};

struct describe_topic_partitions_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct describe_topic_partitions_response_describe_topic_partitions_response_topic *topics; /* one a topic */
	int32_t topics_count;
	struct describe_topic_partitions_response_cursor *next_cursor; /* where to go on; null: that was all */
};

extern const struct schema_struct describe_topic_partitions_response_describe_topic_partitions_response_partition_struct;
extern const struct schema_struct describe_topic_partitions_response_describe_topic_partitions_response_topic_struct;
extern const struct schema_struct describe_topic_partitions_response_cursor_struct;
extern const struct schema describe_topic_partitions_response_schema;

/* Shows transactions. */
struct describe_transactions_request {
	struct bytes *transactional_ids; /* ids to describe */
	int32_t transactional_ids_count;
};

extern const struct schema describe_transactions_request_schema;

struct describe_transactions_response_topic_data {
	struct bytes topic; /* name of the topic */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct describe_transactions_response_transaction_state {
	int16_t error_code; /* 0 if all is well */
	struct bytes transactional_id; /* name that outlives the producer */
	struct bytes transaction_state; /* state by name */
	int32_t transaction_timeout_ms; /* aborted when open for longer, ms */
	int64_t transaction_start_time_ms; /* when it began, ms; -1 if it is not open */
	int64_t producer_id; /* id of the producer */
	int16_t producer_epoch; /* epoch of the producer; an older one is fenced */
	struct describe_transactions_response_topic_data *topics; /* one a topic */
	int32_t topics_count;
};

struct describe_transactions_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct describe_transactions_response_transaction_state *transaction_states; /* one a transaction */
	int32_t transaction_states_count;
};

extern const struct schema_struct describe_transactions_response_topic_data_struct;
extern const struct schema_struct describe_transactions_response_transaction_state_struct;
extern const struct schema describe_transactions_response_schema;

/* Lists which users have passwords, not the passwords. */
struct describe_user_scram_credentials_request_user_name {
	struct bytes name; /* name of the user */
};

struct describe_user_scram_credentials_request {
	struct describe_user_scram_credentials_request_user_name *users; /* users to describe; null or empty: all */
	int32_t users_count;
};

extern const struct schema_struct describe_user_scram_credentials_request_user_name_struct;
extern const struct schema describe_user_scram_credentials_request_schema;

struct describe_user_scram_credentials_response_credential_info {
	int8_t mechanism; /* SCRAM: 1 SHA-256, 2 SHA-512 */
	int32_t iterations; /* how often the hash is repeated */
};

struct describe_user_scram_credentials_response_describe_user_scram_credentials_result {
	struct bytes user; /* name of the user */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct describe_user_scram_credentials_response_credential_info *credential_infos; /* one a mechanism */
	int32_t credential_infos_count;
};

struct describe_user_scram_credentials_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct describe_user_scram_credentials_response_describe_user_scram_credentials_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct describe_user_scram_credentials_response_credential_info_struct;
extern const struct schema_struct describe_user_scram_credentials_response_describe_user_scram_credentials_result_struct;
extern const struct schema describe_user_scram_credentials_response_schema;

/* Elects the preferred leader, or any. */
struct elect_leaders_request_topic_partitions {
	struct bytes topic; /* name of the topic */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct elect_leaders_request {
	int8_t election_type; /* 0 the preferred replica, 1 any live one (unclean) */
	struct elect_leaders_request_topic_partitions *topic_partitions; /* partitions by topic */
	int32_t topic_partitions_count;
	int32_t timeout_ms; /* give up after this, ms */
};

extern const struct schema_struct elect_leaders_request_topic_partitions_struct;
extern const struct schema elect_leaders_request_schema;

struct elect_leaders_response_partition_result {
	int32_t partition_id; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct elect_leaders_response_replica_election_result {
	struct bytes topic; /* name of the topic */
	struct elect_leaders_response_partition_result *partition_result; /* one a partition */
	int32_t partition_result_count;
};

struct elect_leaders_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct elect_leaders_response_replica_election_result *replica_election_results; /* one a topic */
	int32_t replica_election_results_count;
};

extern const struct schema_struct elect_leaders_response_partition_result_struct;
extern const struct schema_struct elect_leaders_response_replica_election_result_struct;
extern const struct schema elect_leaders_response_schema;

/* A raft leader that steps down tells the voters. */
struct end_quorum_epoch_request_replica_info {
	int32_t candidate_id; /* a voter to try */
	struct uuid candidate_directory_id; /* its log directory */
};

struct end_quorum_epoch_request_partition_data {
	int32_t partition_index; /* number of the partition */
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int32_t *preferred_successors; /* ids of the same (replaced) */
	int32_t preferred_successors_count;
	struct end_quorum_epoch_request_replica_info *preferred_candidates; /* who should stand first, best first */
	int32_t preferred_candidates_count;
};

struct end_quorum_epoch_request_topic_data {
	struct bytes topic_name; /* name of the topic */
	struct end_quorum_epoch_request_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct end_quorum_epoch_request_leader_endpoint {
	struct bytes name; /* name of the listener */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct end_quorum_epoch_request {
	struct bytes cluster_id; /* id of the cluster */
	struct end_quorum_epoch_request_topic_data *topics; /* one a topic */
	int32_t topics_count;
	struct end_quorum_epoch_request_leader_endpoint *leader_endpoints; /* where the leader listens */
	int32_t leader_endpoints_count;
};

extern const struct schema_struct end_quorum_epoch_request_replica_info_struct;
extern const struct schema_struct end_quorum_epoch_request_partition_data_struct;
extern const struct schema_struct end_quorum_epoch_request_topic_data_struct;
extern const struct schema_struct end_quorum_epoch_request_leader_endpoint_struct;
extern const struct schema end_quorum_epoch_request_schema;

struct end_quorum_epoch_response_partition_data {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
};

struct end_quorum_epoch_response_topic_data {
	struct bytes topic_name; /* name of the topic */
	struct end_quorum_epoch_response_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct end_quorum_epoch_response_node_endpoint {
	int32_t node_id; /* id of the node */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct end_quorum_epoch_response {
	int16_t error_code; /* 0 if all is well */
	struct end_quorum_epoch_response_topic_data *topics; /* one a topic */
	int32_t topics_count;
	struct end_quorum_epoch_response_node_endpoint *node_endpoints; /* where the leaders named above listen */
	int32_t node_endpoints_count;
};

extern const struct schema_struct end_quorum_epoch_response_partition_data_struct;
extern const struct schema_struct end_quorum_epoch_response_topic_data_struct;
extern const struct schema_struct end_quorum_epoch_response_node_endpoint_struct;
extern const struct schema end_quorum_epoch_response_schema;

/* Commits or aborts a transaction. */
struct end_txn_request {
	struct bytes transactional_id; /* name that outlives the producer */
	int64_t producer_id; /* id of the producer */
	int16_t producer_epoch; /* epoch of the producer; an older one is fenced */
	bool committed; /* true commits, false aborts */
};

extern const struct schema end_txn_request_schema;

struct end_txn_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	int64_t producer_id; /* id of the producer */
	int16_t producer_epoch; /* epoch of the producer; an older one is fenced */
};

extern const struct schema end_txn_response_schema;

/* A broker forwards a client's request to the controller. */
struct envelope_request {
	struct bytes request_data; /* the request with its header, as it came */
	struct bytes request_principal; /* who sent it first */
	struct bytes client_host_address; /* address of the first client, raw */
};

extern const struct schema envelope_request_schema;

struct envelope_response {
	struct bytes response_data; /* the answer with its header */
	int16_t error_code; /* 0 if all is well */
};

extern const struct schema envelope_response_schema;

/* Ends a delegation token. */
struct expire_delegation_token_request {
	struct bytes hmac; /* secret of the token */
	int64_t expiry_time_period_ms; /* expire in so many ms; negative: now */
};

extern const struct schema expire_delegation_token_request_schema;

struct expire_delegation_token_response {
	int16_t error_code; /* 0 if all is well */
	int64_t expiry_timestamp_ms; /* when it expires, ms */
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
};

extern const struct schema expire_delegation_token_response_schema;

/* Reads batches: for consumers, followers and raft. */
struct fetch_request_replica_state {
	int32_t replica_id; /* id of the follower, -1 for a consumer */
	int64_t replica_epoch; /* registration epoch of the follower, -1 if none */
};

struct fetch_request_fetch_partition {
	int32_t partition; /* number of the partition */
	int32_t current_leader_epoch; /* leader epoch the sender knows, -1 for no check */
	int64_t fetch_offset; /* first offset wanted */
	int32_t last_fetched_epoch; /* epoch of the record before FetchOffset, -1 if none: finds divergence (KIP-595) */
	int64_t log_start_offset; /* follower: oldest offset it has; consumers: -1 */
	int32_t partition_max_bytes; /* bytes wanted of this partition at most; the first batch comes whole even so */
	struct uuid replica_directory_id; /* log directory of the replica */
	int64_t high_watermark; /* high watermark the follower knows: -1 none, INT64_MAX not supported */
};

struct fetch_request_fetch_topic {
	struct bytes topic; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	struct fetch_request_fetch_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct fetch_request_forgotten_topic {
	struct bytes topic; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct fetch_request {
	struct bytes cluster_id; /* cluster the sender takes this for */
	int32_t replica_id; /* id of the follower, -1 for a consumer */
	struct fetch_request_replica_state replica_state; /* who the follower is */
	int32_t max_wait_ms; /* wait at most this long for MinBytes, ms */
	int32_t min_bytes; /* wait until there is this much */
	int32_t max_bytes; /* stop when the answer is this large; the first batch comes whole even so (KIP-74) */
	int8_t isolation_level; /* 0 all records, 1 only committed ones and aborted ones named */
	int32_t session_id; /* fetch session, 0 for none */
	int32_t session_epoch; /* counts the session's requests; 0 new and whole, -1 no session */
	struct fetch_request_fetch_topic *topics; /* one a topic */
	int32_t topics_count;
	struct fetch_request_forgotten_topic *forgotten_topics_data; /* what to drop from the session */
	int32_t forgotten_topics_data_count;
	struct bytes rack_id; /* rack; empty: none */
};

extern const struct schema_struct fetch_request_replica_state_struct;
extern const struct schema_struct fetch_request_fetch_partition_struct;
extern const struct schema_struct fetch_request_fetch_topic_struct;
extern const struct schema_struct fetch_request_forgotten_topic_struct;
extern const struct schema fetch_request_schema;

struct fetch_response_epoch_end_offset {
	int32_t epoch; /* largest epoch that both logs have */
	int64_t end_offset; /* offset behind the last one */
};

struct fetch_response_leader_id_and_epoch {
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
};

struct fetch_response_snapshot_id {
	int64_t end_offset; /* offset behind the last one */
	int32_t epoch; /* number of the epoch */
};

struct fetch_response_aborted_transaction {
	int64_t producer_id; /* id of the producer */
	int64_t first_offset; /* where it starts */
};

struct fetch_response_partition_data {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	int64_t high_watermark; /* committed up to here */
	int64_t last_stable_offset; /* no open transaction starts below; read_committed stops here */
	int64_t log_start_offset; /* oldest offset that is there */
	struct fetch_response_epoch_end_offset diverging_epoch; /* where the follower's log parted from the leader's: truncate to it */
	struct fetch_response_leader_id_and_epoch current_leader; /* who leads now, if the asker is wrong about it */
	struct fetch_response_snapshot_id snapshot_id; /* the snapshot: end offset and epoch */
	struct fetch_response_aborted_transaction *aborted_transactions; /* aborted transactions in the range, for read_committed */
	int32_t aborted_transactions_count;
	int32_t preferred_read_replica; /* nearer replica to read from, -1 for none */
	struct span records; /* batches as they are on disk */
};

struct fetch_response_fetchable_topic_response {
	struct bytes topic; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	struct fetch_response_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct fetch_response_node_endpoint {
	int32_t node_id; /* id of the node */
	struct bytes host; /* host name */
	int32_t port; /* TCP port */
	struct bytes rack; /* rack; null: none */
};

struct fetch_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	int32_t session_id; /* fetch session, 0 for none */
	struct fetch_response_fetchable_topic_response *responses; /* one a topic */
	int32_t responses_count;
	struct fetch_response_node_endpoint *node_endpoints; /* where the leaders named above listen */
	int32_t node_endpoints_count;
};

extern const struct schema_struct fetch_response_epoch_end_offset_struct;
extern const struct schema_struct fetch_response_leader_id_and_epoch_struct;
extern const struct schema_struct fetch_response_snapshot_id_struct;
extern const struct schema_struct fetch_response_aborted_transaction_struct;
extern const struct schema_struct fetch_response_partition_data_struct;
extern const struct schema_struct fetch_response_fetchable_topic_response_struct;
extern const struct schema_struct fetch_response_node_endpoint_struct;
extern const struct schema fetch_response_schema;

/* Reads a snapshot of the metadata log, a piece at a time. */
struct fetch_snapshot_request_snapshot_id {
	int64_t end_offset; /* offset behind the last one */
	int32_t epoch; /* number of the epoch */
};

struct fetch_snapshot_request_partition_snapshot {
	int32_t partition; /* number of the partition */
	int32_t current_leader_epoch; /* leader epoch the sender knows, -1 for no check */
	struct fetch_snapshot_request_snapshot_id snapshot_id; /* the snapshot: end offset and epoch */
	int64_t position; /* where in the file */
	struct uuid replica_directory_id; /* log directory of the replica */
};

struct fetch_snapshot_request_topic_snapshot {
	struct bytes name; /* name of the topic */
	struct fetch_snapshot_request_partition_snapshot *partitions; /* one a partition */
	int32_t partitions_count;
};

struct fetch_snapshot_request {
	struct bytes cluster_id; /* id of the cluster */
	int32_t replica_id; /* id of the replica */
	int32_t max_bytes; /* bytes wanted at most */
	struct fetch_snapshot_request_topic_snapshot *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct fetch_snapshot_request_snapshot_id_struct;
extern const struct schema_struct fetch_snapshot_request_partition_snapshot_struct;
extern const struct schema_struct fetch_snapshot_request_topic_snapshot_struct;
extern const struct schema fetch_snapshot_request_schema;

struct fetch_snapshot_response_snapshot_id {
	int64_t end_offset; /* offset behind the last one */
	int32_t epoch; /* number of the epoch */
};

struct fetch_snapshot_response_leader_id_and_epoch {
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
};

struct fetch_snapshot_response_partition_snapshot {
	int32_t index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	struct fetch_snapshot_response_snapshot_id snapshot_id; /* the snapshot: end offset and epoch */
	struct fetch_snapshot_response_leader_id_and_epoch current_leader; /* who leads now, if the asker is wrong about it */
	int64_t size; /* bytes in all */
	int64_t position; /* where in the file */
	struct span unaligned_records; /* bytes of the snapshot; they may begin and end inside a batch */
};

struct fetch_snapshot_response_topic_snapshot {
	struct bytes name; /* name of the topic */
	struct fetch_snapshot_response_partition_snapshot *partitions; /* one a partition */
	int32_t partitions_count;
};

struct fetch_snapshot_response_node_endpoint {
	int32_t node_id; /* id of the node */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct fetch_snapshot_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct fetch_snapshot_response_topic_snapshot *topics; /* one a topic */
	int32_t topics_count;
	struct fetch_snapshot_response_node_endpoint *node_endpoints; /* where the leaders named above listen */
	int32_t node_endpoints_count;
};

extern const struct schema_struct fetch_snapshot_response_snapshot_id_struct;
extern const struct schema_struct fetch_snapshot_response_leader_id_and_epoch_struct;
extern const struct schema_struct fetch_snapshot_response_partition_snapshot_struct;
extern const struct schema_struct fetch_snapshot_response_topic_snapshot_struct;
extern const struct schema_struct fetch_snapshot_response_node_endpoint_struct;
extern const struct schema fetch_snapshot_response_schema;

/* Asks which broker looks after a group or a transactional id. */
struct find_coordinator_request {
	struct bytes key; /* id to look up */
	int8_t key_type; /* what the ids are: 0 group, 1 transactional id, 2 share partition */
	struct bytes *coordinator_keys; /* ids to look up */
	int32_t coordinator_keys_count;
};

extern const struct schema find_coordinator_request_schema;

struct find_coordinator_response_coordinator {
	struct bytes key; /* id that was asked for */
	int32_t node_id; /* id of the node */
	struct bytes host; /* host name */
	int32_t port; /* TCP port */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct find_coordinator_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	int32_t node_id; /* id of the node */
	struct bytes host; /* host name */
	int32_t port; /* TCP port */
	struct find_coordinator_response_coordinator *coordinators; /* an answer for each key */
	int32_t coordinators_count;
};

extern const struct schema_struct find_coordinator_response_coordinator_struct;
extern const struct schema find_coordinator_response_schema;

/* Asks which metrics the broker wants. */
struct get_telemetry_subscriptions_request {
	struct uuid client_instance_id; /* id of this run of the client, made by the broker; zero: give me one */
};

extern const struct schema get_telemetry_subscriptions_request_schema;

struct get_telemetry_subscriptions_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct uuid client_instance_id; /* id of this run of the client, made by the broker; zero: give me one */
	int32_t subscription_id; /* changes with what is wanted */
	int8_t *accepted_compression_types; /* codecs the broker takes for metrics, best first */
	int32_t accepted_compression_types_count;
	int32_t push_interval_ms; /* push this often, ms */
	int32_t telemetry_max_bytes; /* bytes of one push at most */
	bool delta_temporality; /* true: counters as differences, false: as totals */
	struct bytes *requested_metrics; /* prefixes of wanted metrics; "" all, empty array none */
	int32_t requested_metrics_count;
};

extern const struct schema get_telemetry_subscriptions_response_schema;

/* A group's offset in a partition, in its first form. */
struct legacy_offset_commit_key {
	struct bytes group; /* name of the group */
	struct bytes topic; /* name of the topic */
	int32_t partition; /* number of the partition */
};

extern const struct schema legacy_offset_commit_key_schema;

struct legacy_offset_commit_value {
	int64_t offset; /* next offset to consume */
	struct bytes metadata; /* note that was committed with it */
	int64_t commit_timestamp; /* when it was committed, ms */
};

extern const struct schema legacy_offset_commit_value_schema;

/* The newest of these is a group's offset in a partition. */
struct offset_commit_key {
	struct bytes group; /* name of the group */
	struct bytes topic; /* name of the topic */
	int32_t partition; /* number of the partition */
};

extern const struct schema offset_commit_key_schema;

struct offset_commit_value {
	int64_t offset; /* next offset to consume */
	int32_t leader_epoch; /* leader epoch of the last record consumed, -1 if unknown */
	struct bytes metadata; /* note that was committed with it */
	int64_t commit_timestamp; /* when it was committed, ms */
	int64_t expire_timestamp; /* when it may be forgotten, ms; -1: as configured */
	struct uuid topic_id; /* id of the topic; zero: none */
};

extern const struct schema offset_commit_value_schema;

/* A classic group. */
struct group_metadata_key {
	struct bytes group; /* name of the group */
};

extern const struct schema group_metadata_key_schema;

struct group_metadata_value_member_metadata {
	struct bytes member_id; /* id of the member */
	struct bytes group_instance_id; /* name of a static member; null: a dynamic one */
	struct bytes client_id; /* name the client gave itself */
	struct bytes client_host; /* address the member came from */
	int32_t rebalance_timeout; /* time to give up partitions and rejoin, ms */
	int32_t session_timeout; /* dead without a heartbeat for this long, ms */
	struct bytes subscription; /* its subscription, as the protocol wrote it */
	struct bytes assignment; /* the member's share, as the leader's assignor wrote it */
};

struct group_metadata_value {
	struct bytes protocol_type; /* kind of group, consumer as a rule */
	int32_t generation; /* grows with every rebalance */
	struct bytes protocol; /* assignor in force; null if none */
	struct bytes leader; /* member that makes the assignment */
	int64_t current_state_timestamp; /* when the state changed, ms */
	struct group_metadata_value_member_metadata *members; /* one a member */
	int32_t members_count;
};

extern const struct schema_struct group_metadata_value_member_metadata_struct;
extern const struct schema group_metadata_value_schema;

struct consumer_group_metadata_key {
	struct bytes group_id; /* name of the group */
};

extern const struct schema consumer_group_metadata_key_schema;

struct consumer_group_metadata_value {
	int32_t epoch; /* number of the epoch */
	int64_t metadata_hash; /* hash over the topics it subscribes to; a change means a new assignment */
};

extern const struct schema consumer_group_metadata_value_schema;

struct consumer_group_partition_metadata_key {
	struct bytes group_id; /* name of the group */
};

extern const struct schema consumer_group_partition_metadata_key_schema;

struct consumer_group_partition_metadata_value_partition_metadata {
	int32_t partition; /* number of the partition */
	struct bytes *racks; /* racks it has replicas on */
	int32_t racks_count;
};

struct consumer_group_partition_metadata_value_topic_metadata {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct bytes topic_name; /* name of the topic */
	int32_t num_partitions; /* partitions; -1: as configured or as assigned */
	struct consumer_group_partition_metadata_value_partition_metadata *partition_metadata; /* not used any more */
	int32_t partition_metadata_count;
};

struct consumer_group_partition_metadata_value {
	struct consumer_group_partition_metadata_value_topic_metadata *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct consumer_group_partition_metadata_value_partition_metadata_struct;
extern const struct schema_struct consumer_group_partition_metadata_value_topic_metadata_struct;
extern const struct schema consumer_group_partition_metadata_value_schema;

struct consumer_group_member_metadata_key {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
};

extern const struct schema consumer_group_member_metadata_key_schema;

struct consumer_group_member_metadata_value_classic_protocol {
	struct bytes name; /* name of the assignor */
	struct bytes metadata; /* bytes that only the protocol understands */
};

struct consumer_group_member_metadata_value_classic_member_metadata {
	int32_t session_timeout_ms; /* dead without a heartbeat for this long, ms */
	struct consumer_group_member_metadata_value_classic_protocol *supported_protocols; /* assignors it can run */
	int32_t supported_protocols_count;
};

struct consumer_group_member_metadata_value {
	struct bytes instance_id; /* name of a static member; null: a dynamic one */
	struct bytes rack_id; /* rack; null or empty: none */
	struct bytes client_id; /* name the client gave itself */
	struct bytes client_host; /* address the member came from */
	struct bytes *subscribed_topic_names; /* topics it wants */
	int32_t subscribed_topic_names_count;
	struct bytes subscribed_topic_regex; /* expression for topics it wants; null: none or as before */
	int32_t rebalance_timeout_ms; /* time to give up partitions and rejoin, ms */
	struct bytes server_assignor; /* assignor on the broker; null: its default, or as before */
	struct consumer_group_member_metadata_value_classic_member_metadata *classic_member_metadata; /* set while the member speaks the classic protocol in a group of the new one */
};

extern const struct schema_struct consumer_group_member_metadata_value_classic_protocol_struct;
extern const struct schema_struct consumer_group_member_metadata_value_classic_member_metadata_struct;
extern const struct schema consumer_group_member_metadata_value_schema;

struct consumer_group_target_assignment_metadata_key {
	struct bytes group_id; /* name of the group */
};

extern const struct schema consumer_group_target_assignment_metadata_key_schema;

struct consumer_group_target_assignment_metadata_value {
	int32_t assignment_epoch; /* group epoch that the target assignment was made for */
	int64_t assignment_timestamp; /* when the computation ended, ms */
};

extern const struct schema consumer_group_target_assignment_metadata_value_schema;

struct consumer_group_target_assignment_member_key {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
};

extern const struct schema consumer_group_target_assignment_member_key_schema;

struct consumer_group_target_assignment_member_value_topic_partition {
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct consumer_group_target_assignment_member_value {
	struct consumer_group_target_assignment_member_value_topic_partition *topic_partitions; /* partitions by topic */
	int32_t topic_partitions_count;
};

extern const struct schema_struct consumer_group_target_assignment_member_value_topic_partition_struct;
extern const struct schema consumer_group_target_assignment_member_value_schema;

struct consumer_group_current_member_assignment_key {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
};

extern const struct schema consumer_group_current_member_assignment_key_schema;

struct consumer_group_current_member_assignment_value_topic_partitions {
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
	int32_t *assignment_epochs; /* when each partition came to the member; fences late commits */
	int32_t assignment_epochs_count;
};

struct consumer_group_current_member_assignment_value {
	int32_t member_epoch; /* epoch of the member in the group */
	int32_t previous_member_epoch; /* epoch before, should the answer have been lost */
	int8_t state; /* state by number */
	struct consumer_group_current_member_assignment_value_topic_partitions *assigned_partitions; /* partitions the member has */
	int32_t assigned_partitions_count;
	struct consumer_group_current_member_assignment_value_topic_partitions *partitions_pending_revocation; /* partitions the member must give up first */
	int32_t partitions_pending_revocation_count;
};

extern const struct schema_struct consumer_group_current_member_assignment_value_topic_partitions_struct;
extern const struct schema consumer_group_current_member_assignment_value_schema;

struct share_group_member_metadata_key {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
};

extern const struct schema share_group_member_metadata_key_schema;

struct share_group_member_metadata_value {
	struct bytes rack_id; /* rack; null or empty: none */
	struct bytes client_id; /* name the client gave itself */
	struct bytes client_host; /* address the member came from */
	struct bytes *subscribed_topic_names; /* topics it wants */
	int32_t subscribed_topic_names_count;
};

extern const struct schema share_group_member_metadata_value_schema;

struct share_group_metadata_key {
	struct bytes group_id; /* name of the group */
};

extern const struct schema share_group_metadata_key_schema;

struct share_group_metadata_value {
	int32_t epoch; /* number of the epoch */
	int64_t metadata_hash; /* hash over the topics it subscribes to; a change means a new assignment */
};

extern const struct schema share_group_metadata_value_schema;

struct share_group_target_assignment_metadata_key {
	struct bytes group_id; /* name of the group */
};

extern const struct schema share_group_target_assignment_metadata_key_schema;

struct share_group_target_assignment_metadata_value {
	int32_t assignment_epoch; /* group epoch that the target assignment was made for */
	int64_t assignment_timestamp; /* when the computation ended, ms */
};

extern const struct schema share_group_target_assignment_metadata_value_schema;

struct share_group_target_assignment_member_key {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
};

extern const struct schema share_group_target_assignment_member_key_schema;

struct share_group_target_assignment_member_value_topic_partition {
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct share_group_target_assignment_member_value {
	struct share_group_target_assignment_member_value_topic_partition *topic_partitions; /* partitions by topic */
	int32_t topic_partitions_count;
};

extern const struct schema_struct share_group_target_assignment_member_value_topic_partition_struct;
extern const struct schema share_group_target_assignment_member_value_schema;

struct share_group_current_member_assignment_key {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
};

extern const struct schema share_group_current_member_assignment_key_schema;

struct share_group_current_member_assignment_value_topic_partitions {
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct share_group_current_member_assignment_value {
	int32_t member_epoch; /* epoch of the member in the group */
	int32_t previous_member_epoch; /* epoch before, should the answer have been lost */
	int8_t state; /* state by number */
	struct share_group_current_member_assignment_value_topic_partitions *assigned_partitions; /* partitions the member has */
	int32_t assigned_partitions_count;
};

extern const struct schema_struct share_group_current_member_assignment_value_topic_partitions_struct;
extern const struct schema share_group_current_member_assignment_value_schema;

struct share_group_state_partition_metadata_key {
	struct bytes group_id; /* name of the group */
};

extern const struct schema share_group_state_partition_metadata_key_schema;

struct share_group_state_partition_metadata_value_topic_partitions_info {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct bytes topic_name; /* name of the topic */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct share_group_state_partition_metadata_value_topic_info {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct bytes topic_name; /* name of the topic */
};

struct share_group_state_partition_metadata_value {
	struct share_group_state_partition_metadata_value_topic_partitions_info *initializing_topics; /* partitions whose share state is being made */
	int32_t initializing_topics_count;
	struct share_group_state_partition_metadata_value_topic_partitions_info *initialized_topics; /* partitions whose share state is ready */
	int32_t initialized_topics_count;
	struct share_group_state_partition_metadata_value_topic_info *deleting_topics; /* topics whose share state is being removed */
	int32_t deleting_topics_count;
};

extern const struct schema_struct share_group_state_partition_metadata_value_topic_partitions_info_struct;
extern const struct schema_struct share_group_state_partition_metadata_value_topic_info_struct;
extern const struct schema share_group_state_partition_metadata_value_schema;

struct consumer_group_regular_expression_key {
	struct bytes group_id; /* name of the group */
	struct bytes regular_expression; /* expression the topics match */
};

extern const struct schema consumer_group_regular_expression_key_schema;

struct consumer_group_regular_expression_value {
	struct bytes *topics; /* one a topic */
	int32_t topics_count;
	int64_t version; /* version of this record */
	int64_t timestamp; /* time, ms */
};

extern const struct schema consumer_group_regular_expression_value_schema;

struct streams_group_metadata_key {
	struct bytes group_id; /* name of the group */
};

extern const struct schema streams_group_metadata_key_schema;

struct streams_group_metadata_value_last_assignment_config {
	struct bytes key; /* name of the setting */
	struct bytes value; /* value of the setting */
};

struct streams_group_metadata_value {
	int32_t epoch; /* number of the epoch */
	int64_t metadata_hash; /* hash over the topics it subscribes to; a change means a new assignment */
	int32_t validated_topology_epoch; /* epoch whose topics were found to be there, -1 if none */
	struct streams_group_metadata_value_last_assignment_config *last_assignment_configs; /* settings that the last assignment was made with */
	int32_t last_assignment_configs_count;
	int32_t stored_description_topology_epoch; /* epoch of the description that is stored, -1 none, -2 unsure */
	int32_t failed_description_topology_epoch; /* epoch whose description was refused for good, -1 if none */
};

extern const struct schema_struct streams_group_metadata_value_last_assignment_config_struct;
extern const struct schema streams_group_metadata_value_schema;

struct streams_group_member_metadata_key {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
};

extern const struct schema streams_group_member_metadata_key_schema;

struct streams_group_member_metadata_value_endpoint {
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct streams_group_member_metadata_value_key_value {
	struct bytes key; /* name of the setting */
	struct bytes value; /* value of the setting */
};

struct streams_group_member_metadata_value {
	struct bytes instance_id; /* name of a static member; null: a dynamic one */
	struct bytes rack_id; /* rack; null or empty: none */
	struct bytes client_id; /* name the client gave itself */
	struct bytes client_host; /* address the member came from */
	int32_t rebalance_timeout_ms; /* time to give up partitions and rejoin, ms */
	int32_t topology_epoch; /* grows with every change of the topology */
	struct bytes process_id; /* the instance; it may have several clients */
	struct streams_group_member_metadata_value_endpoint *user_endpoint; /* where interactive queries reach it */
	struct streams_group_member_metadata_value_key_value *client_tags; /* tags of the client, for rack-aware assignment */
	int32_t client_tags_count;
};

extern const struct schema_struct streams_group_member_metadata_value_endpoint_struct;
extern const struct schema_struct streams_group_member_metadata_value_key_value_struct;
extern const struct schema streams_group_member_metadata_value_schema;

struct streams_group_target_assignment_metadata_key {
	struct bytes group_id; /* name of the group */
};

extern const struct schema streams_group_target_assignment_metadata_key_schema;

struct streams_group_target_assignment_metadata_value {
	int32_t assignment_epoch; /* group epoch that the target assignment was made for */
	int64_t assignment_timestamp; /* when the computation ended, ms */
};

extern const struct schema streams_group_target_assignment_metadata_value_schema;

struct streams_group_target_assignment_member_key {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
};

extern const struct schema streams_group_target_assignment_member_key_schema;

struct streams_group_target_assignment_member_value_task_ids {
	struct bytes subtopology_id; /* which part */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct streams_group_target_assignment_member_value {
	struct streams_group_target_assignment_member_value_task_ids *active_tasks; /* tasks that process, by subtopology */
	int32_t active_tasks_count;
	struct streams_group_target_assignment_member_value_task_ids *standby_tasks; /* tasks that keep a warm copy, by subtopology */
	int32_t standby_tasks_count;
	struct streams_group_target_assignment_member_value_task_ids *warmup_tasks; /* tasks that catch up before they become active, by subtopology */
	int32_t warmup_tasks_count;
};

extern const struct schema_struct streams_group_target_assignment_member_value_task_ids_struct;
extern const struct schema streams_group_target_assignment_member_value_schema;

struct streams_group_current_member_assignment_key {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
};

extern const struct schema streams_group_current_member_assignment_key_schema;

struct streams_group_current_member_assignment_value_task_ids {
	struct bytes subtopology_id; /* which part */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
	int32_t *assignment_epochs; /* when each partition came to the member; fences late commits */
	int32_t assignment_epochs_count;
};

struct streams_group_current_member_assignment_value {
	int32_t member_epoch; /* epoch of the member in the group */
	int32_t previous_member_epoch; /* epoch before, should the answer have been lost */
	int8_t state; /* state by number */
	struct streams_group_current_member_assignment_value_task_ids *active_tasks; /* tasks that process, by subtopology */
	int32_t active_tasks_count;
	struct streams_group_current_member_assignment_value_task_ids *standby_tasks; /* tasks that keep a warm copy, by subtopology */
	int32_t standby_tasks_count;
	struct streams_group_current_member_assignment_value_task_ids *warmup_tasks; /* tasks that catch up before they become active, by subtopology */
	int32_t warmup_tasks_count;
	struct streams_group_current_member_assignment_value_task_ids *active_tasks_pending_revocation; /* active tasks the member must give up first */
	int32_t active_tasks_pending_revocation_count;
	struct streams_group_current_member_assignment_value_task_ids *standby_tasks_pending_revocation; /* standby tasks the member must give up first */
	int32_t standby_tasks_pending_revocation_count;
	struct streams_group_current_member_assignment_value_task_ids *warmup_tasks_pending_revocation; /* warm-up tasks the member must give up first */
	int32_t warmup_tasks_pending_revocation_count;
};

extern const struct schema_struct streams_group_current_member_assignment_value_task_ids_struct;
extern const struct schema streams_group_current_member_assignment_value_schema;

struct streams_group_topology_key {
	struct bytes group_id; /* name of the group */
};

extern const struct schema streams_group_topology_key_schema;

struct streams_group_topology_value_topic_config {
	struct bytes key; /* name of the setting */
	struct bytes value; /* value of the setting */
};

struct streams_group_topology_value_topic_info {
	struct bytes name; /* name of the topic */
	int32_t partitions; /* one a partition */
	int16_t replication_factor; /* replicas of each partition; -1: as configured or as assigned */
	struct streams_group_topology_value_topic_config *topic_configs; /* settings of the topic */
	int32_t topic_configs_count;
};

struct streams_group_topology_value_copartition_group {
	int16_t *source_topics; /* topics it reads */
	int32_t source_topics_count;
	int16_t *source_topic_regex; /* expressions for topics it reads */
	int32_t source_topic_regex_count;
	int16_t *repartition_source_topics; /* internal topics it reads */
	int32_t repartition_source_topics_count;
};

struct streams_group_topology_value_subtopology {
	struct bytes subtopology_id; /* which part */
	struct bytes *source_topics; /* topics it reads */
	int32_t source_topics_count;
	struct bytes *source_topic_regex; /* expressions for topics it reads */
	int32_t source_topic_regex_count;
	struct streams_group_topology_value_topic_info *state_changelog_topics; /* topics that back its state stores */
	int32_t state_changelog_topics_count;
	struct bytes *repartition_sink_topics; /* internal topics it writes */
	int32_t repartition_sink_topics_count;
	struct streams_group_topology_value_topic_info *repartition_source_topics; /* internal topics it reads */
	int32_t repartition_source_topics_count;
	struct streams_group_topology_value_copartition_group *copartition_groups; /* source topics that must have as many partitions as each other */
	int32_t copartition_groups_count;
};

struct streams_group_topology_value {
	int32_t epoch; /* number of the epoch */
	struct streams_group_topology_value_subtopology *subtopologies; /* parts that run independently */
	int32_t subtopologies_count;
};

extern const struct schema_struct streams_group_topology_value_topic_config_struct;
extern const struct schema_struct streams_group_topology_value_topic_info_struct;
extern const struct schema_struct streams_group_topology_value_copartition_group_struct;
extern const struct schema_struct streams_group_topology_value_subtopology_struct;
extern const struct schema streams_group_topology_value_schema;

/* In front of every request. */
struct request_header {
	int16_t request_api_key; /* number of the API */
	int16_t request_api_version; /* version of the API */
	int32_t correlation_id; /* given back in the answer */
	struct bytes client_id; /* name the client gave itself */
};

extern const struct schema request_header_schema;

/* In front of every answer. */
struct response_header {
	int32_t correlation_id; /* given back in the answer */
};

extern const struct schema response_header_schema;

/* A member of a classic group lives. */
struct heartbeat_request {
	struct bytes group_id; /* name of the group */
	int32_t generation_id; /* generation of the group the member knows */
	struct bytes member_id; /* id of the member */
	struct bytes group_instance_id; /* name of a static member; null: a dynamic one */
};

extern const struct schema heartbeat_request_schema;

struct heartbeat_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
};

extern const struct schema heartbeat_response_schema;

/* Changes single configs. */
struct incremental_alter_configs_request_alterable_config {
	struct bytes name; /* name of the config */
	int8_t config_operation; /* 0 set, 1 delete, 2 append, 3 subtract */
	struct bytes value; /* value of the setting; null: none */
};

struct incremental_alter_configs_request_alter_configs_resource {
	int8_t resource_type; /* what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group */
	struct bytes resource_name; /* name of the resource */
	struct incremental_alter_configs_request_alterable_config *configs; /* names and values */
	int32_t configs_count;
};

struct incremental_alter_configs_request {
	struct incremental_alter_configs_request_alter_configs_resource *resources; /* one a resource */
	int32_t resources_count;
	bool validate_only; /* try and change nothing */
};

extern const struct schema_struct incremental_alter_configs_request_alterable_config_struct;
extern const struct schema_struct incremental_alter_configs_request_alter_configs_resource_struct;
extern const struct schema incremental_alter_configs_request_schema;

struct incremental_alter_configs_response_alter_configs_resource_response {
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	int8_t resource_type; /* what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group */
	struct bytes resource_name; /* name of the resource */
};

struct incremental_alter_configs_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct incremental_alter_configs_response_alter_configs_resource_response *responses; /* one an item asked for */
	int32_t responses_count;
};

extern const struct schema_struct incremental_alter_configs_response_alter_configs_resource_response_struct;
extern const struct schema incremental_alter_configs_response_schema;

/* Gets a producer id, and fences older producers of the same transactional id. */
struct init_producer_id_request {
	struct bytes transactional_id; /* name that outlives the producer; null: idempotent only */
	int32_t transaction_timeout_ms; /* aborted when open for longer, ms */
	int64_t producer_id; /* id of the producer */
	int16_t producer_epoch; /* epoch of the producer; an older one is fenced */
	bool enable2_pc; /* prepare-and-decide by an outside coordinator */
	bool keep_prepared_txn; /* do not abort the open transaction */
};

extern const struct schema init_producer_id_request_schema;

struct init_producer_id_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	int64_t producer_id; /* id of the producer */
	int16_t producer_epoch; /* epoch of the producer; an older one is fenced */
	int64_t ongoing_txn_producer_id; /* producer id of the open transaction, -1 if none */
	int16_t ongoing_txn_producer_epoch; /* epoch of the open transaction, -1 if none */
};

extern const struct schema init_producer_id_response_schema;

/* Group coordinator to share coordinator: begin with partitions. */
struct initialize_share_group_state_request_partition_data {
	int32_t partition; /* number of the partition */
	int32_t state_epoch; /* fences old states */
	int64_t start_offset; /* first offset still in flight; below all is done */
};

struct initialize_share_group_state_request_initialize_state_data {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct initialize_share_group_state_request_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct initialize_share_group_state_request {
	struct bytes group_id; /* name of the group */
	struct initialize_share_group_state_request_initialize_state_data *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct initialize_share_group_state_request_partition_data_struct;
extern const struct schema_struct initialize_share_group_state_request_initialize_state_data_struct;
extern const struct schema initialize_share_group_state_request_schema;

struct initialize_share_group_state_response_partition_result {
	int32_t partition; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct initialize_share_group_state_response_initialize_state_result {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct initialize_share_group_state_response_partition_result *partitions; /* one a partition */
	int32_t partitions_count;
};

struct initialize_share_group_state_response {
	struct initialize_share_group_state_response_initialize_state_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct initialize_share_group_state_response_partition_result_struct;
extern const struct schema_struct initialize_share_group_state_response_initialize_state_result_struct;
extern const struct schema initialize_share_group_state_response_schema;

/* Joins a classic group: the first half of a rebalance. */
struct join_group_request_join_group_request_protocol {
	struct bytes name; /* name of the assignor */
	struct bytes metadata; /* bytes that only the protocol understands */
};

struct join_group_request {
	struct bytes group_id; /* name of the group */
	int32_t session_timeout_ms; /* dead without a heartbeat for this long, ms */
	int32_t rebalance_timeout_ms; /* time to give up partitions and rejoin, ms */
	struct bytes member_id; /* id the coordinator gave; empty at first */
	struct bytes group_instance_id; /* name of a static member; null: a dynamic one */
	struct bytes protocol_type; /* kind of group, consumer as a rule */
	struct join_group_request_join_group_request_protocol *protocols; /* assignors the member can run, best first */
	int32_t protocols_count;
	struct bytes reason; /* why, for the log */
};

extern const struct schema_struct join_group_request_join_group_request_protocol_struct;
extern const struct schema join_group_request_schema;

struct join_group_response_join_group_response_member {
	struct bytes member_id; /* id of the member */
	struct bytes group_instance_id; /* name of a static member; null: a dynamic one */
	struct bytes metadata; /* bytes that only the protocol understands */
};

struct join_group_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	int32_t generation_id; /* generation of the group the member knows */
	struct bytes protocol_type; /* kind of group, consumer as a rule */
	struct bytes protocol_name; /* assignor in force */
	struct bytes leader; /* member that makes the assignment */
	bool skip_assignment; /* the leader need not assign (static member came back) */
	struct bytes member_id; /* id of the member */
	struct join_group_response_join_group_response_member *members; /* for the leader: all members and their subscriptions; else empty */
	int32_t members_count;
};

extern const struct schema_struct join_group_response_join_group_response_member_struct;
extern const struct schema join_group_response_schema;

/* Leaves a classic group. */
struct leave_group_request_member_identity {
	struct bytes member_id; /* id of the member */
	struct bytes group_instance_id; /* name of a static member; null: a dynamic one */
	struct bytes reason; /* why, for the log */
};

struct leave_group_request {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
	struct leave_group_request_member_identity *members; /* those that leave */
	int32_t members_count;
};

extern const struct schema_struct leave_group_request_member_identity_struct;
extern const struct schema leave_group_request_schema;

struct leave_group_response_member_response {
	struct bytes member_id; /* id of the member */
	struct bytes group_instance_id; /* name of a static member; null: a dynamic one */
	int16_t error_code; /* 0 if all is well */
};

struct leave_group_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct leave_group_response_member_response *members; /* one a member */
	int32_t members_count;
};

extern const struct schema_struct leave_group_response_member_response_struct;
extern const struct schema leave_group_response_schema;

/* Lists what has configs of its own. */
struct list_config_resources_request {
	int8_t *resource_types; /* kinds to list; empty: all */
	int32_t resource_types_count;
};

extern const struct schema list_config_resources_request_schema;

struct list_config_resources_response_config_resource {
	struct bytes resource_name; /* name of the resource */
	int8_t resource_type; /* what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group */
};

struct list_config_resources_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct list_config_resources_response_config_resource *config_resources; /* what has configs */
	int32_t config_resources_count;
};

extern const struct schema_struct list_config_resources_response_config_resource_struct;
extern const struct schema list_config_resources_response_schema;

/* Lists the groups that this broker coordinates. */
struct list_groups_request {
	struct bytes *states_filter; /* only groups in these states; empty: all */
	int32_t states_filter_count;
	struct bytes *types_filter; /* only groups of these types; empty: all */
	int32_t types_filter_count;
};

extern const struct schema list_groups_request_schema;

struct list_groups_response_listed_group {
	struct bytes group_id; /* name of the group */
	struct bytes protocol_type; /* kind of group, consumer as a rule */
	struct bytes group_state; /* state by name; empty on error */
	struct bytes group_type; /* type by name: classic, consumer, share, streams */
};

struct list_groups_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct list_groups_response_listed_group *groups; /* one a group */
	int32_t groups_count;
};

extern const struct schema_struct list_groups_response_listed_group_struct;
extern const struct schema list_groups_response_schema;

/* Finds offsets by time, or the ends of a log. */
struct list_offsets_request_list_offsets_partition {
	int32_t partition_index; /* number of the partition */
	int32_t current_leader_epoch; /* leader epoch the sender knows, -1 for no check */
	int64_t timestamp; /* time, ms; -1 latest, -2 earliest, -3 max timestamp, -4 earliest local, -5 latest tiered, -6 earliest to upload */
};

struct list_offsets_request_list_offsets_topic {
	struct bytes name; /* name of the topic */
	struct list_offsets_request_list_offsets_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct list_offsets_request {
	int32_t replica_id; /* id of the replica */
	int8_t isolation_level; /* 0 all records, 1 only committed ones and aborted ones named */
	struct list_offsets_request_list_offsets_topic *topics; /* one a topic */
	int32_t topics_count;
	int32_t timeout_ms; /* give up after this, ms */
};

extern const struct schema_struct list_offsets_request_list_offsets_partition_struct;
extern const struct schema_struct list_offsets_request_list_offsets_topic_struct;
extern const struct schema list_offsets_request_schema;

struct list_offsets_response_list_offsets_partition_response {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	int64_t timestamp; /* time of the record found, ms; -1 if none */
	int64_t offset; /* offset found, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
};

struct list_offsets_response_list_offsets_topic_response {
	struct bytes name; /* name of the topic */
	struct list_offsets_response_list_offsets_partition_response *partitions; /* one a partition */
	int32_t partitions_count;
};

struct list_offsets_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct list_offsets_response_list_offsets_topic_response *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct list_offsets_response_list_offsets_partition_response_struct;
extern const struct schema_struct list_offsets_response_list_offsets_topic_response_struct;
extern const struct schema list_offsets_response_schema;

/* Lists moves that are under way. */
struct list_partition_reassignments_request_list_partition_reassignments_topics {
	struct bytes name; /* name of the topic */
	int32_t *partition_indexes; /* numbers of partitions */
	int32_t partition_indexes_count;
};

struct list_partition_reassignments_request {
	int32_t timeout_ms; /* give up after this, ms */
	struct list_partition_reassignments_request_list_partition_reassignments_topics *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct list_partition_reassignments_request_list_partition_reassignments_topics_struct;
extern const struct schema list_partition_reassignments_request_schema;

struct list_partition_reassignments_response_ongoing_partition_reassignment {
	int32_t partition_index; /* number of the partition */
	int32_t *replicas; /* replicas, the preferred leader first */
	int32_t replicas_count;
	int32_t *adding_replicas; /* replicas a reassignment is adding */
	int32_t adding_replicas_count;
	int32_t *removing_replicas; /* replicas a reassignment is removing */
	int32_t removing_replicas_count;
};

struct list_partition_reassignments_response_ongoing_topic_reassignment {
	struct bytes name; /* name of the topic */
	struct list_partition_reassignments_response_ongoing_partition_reassignment *partitions; /* one a partition */
	int32_t partitions_count;
};

struct list_partition_reassignments_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct list_partition_reassignments_response_ongoing_topic_reassignment *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct list_partition_reassignments_response_ongoing_partition_reassignment_struct;
extern const struct schema_struct list_partition_reassignments_response_ongoing_topic_reassignment_struct;
extern const struct schema list_partition_reassignments_response_schema;

/* Lists transactions that this broker coordinates. */
struct list_transactions_request {
	struct bytes *state_filters; /* only transactions in these states; empty: all */
	int32_t state_filters_count;
	int64_t *producer_id_filters; /* only these producers; empty: all */
	int32_t producer_id_filters_count;
	int64_t duration_filter; /* only transactions open for longer than this, ms; negative: all */
	struct bytes transactional_id_pattern; /* only ids that match; empty or null: all */
};

extern const struct schema list_transactions_request_schema;

struct list_transactions_response_transaction_state {
	struct bytes transactional_id; /* name that outlives the producer */
	int64_t producer_id; /* id of the producer */
	struct bytes transaction_state; /* state by name */
};

struct list_transactions_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes *unknown_state_filters; /* states of the question that do not exist */
	int32_t unknown_state_filters_count;
	struct list_transactions_response_transaction_state *transaction_states; /* one a transaction */
	int32_t transaction_states_count;
};

extern const struct schema_struct list_transactions_response_transaction_state_struct;
extern const struct schema list_transactions_response_schema;

/* Asks for brokers, topics and who leads what. */
struct metadata_request_metadata_request_topic {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct bytes name; /* name of the topic */
};

struct metadata_request {
	struct metadata_request_metadata_request_topic *topics; /* topics asked for; null (v0: empty): all */
	int32_t topics_count;
	bool allow_auto_topic_creation; /* may the broker create a topic that is missing */
	bool include_cluster_authorized_operations; /* also tell what the asker may do with the cluster */
	bool include_topic_authorized_operations; /* also tell what the asker may do with each topic */
};

extern const struct schema_struct metadata_request_metadata_request_topic_struct;
extern const struct schema metadata_request_schema;

struct metadata_response_metadata_response_broker {
	int32_t node_id; /* id of the node */
	struct bytes host; /* host name */
	int32_t port; /* TCP port */
	struct bytes rack; /* rack; null: none */
};

struct metadata_response_metadata_response_partition {
	int16_t error_code; /* 0 if all is well */
	int32_t partition_index; /* number of the partition */
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int32_t *replica_nodes; /* replicas, the preferred leader first */
	int32_t replica_nodes_count;
	int32_t *isr_nodes; /* replicas in sync */
	int32_t isr_nodes_count;
	int32_t *offline_replicas; /* replicas on brokers or disks that are down */
	int32_t offline_replicas_count;
};

struct metadata_response_metadata_response_topic {
	int16_t error_code; /* 0 if all is well */
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	bool is_internal; /* one of Kafka's own topics */
	struct metadata_response_metadata_response_partition *partitions; /* one a partition */
	int32_t partitions_count;
	int32_t topic_authorized_operations; /* bits, one an allowed operation on the topic; INT32_MIN: not asked for */
};

struct metadata_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct metadata_response_metadata_response_broker *brokers; /* brokers of the cluster */
	int32_t brokers_count;
	struct bytes cluster_id; /* id of the cluster */
	int32_t controller_id; /* id of the controller, -1 if none (in KRaft: some live broker) */
	struct metadata_response_metadata_response_topic *topics; /* one a topic */
	int32_t topics_count;
	int32_t cluster_authorized_operations; /* bits, one an allowed operation on the cluster; INT32_MIN: not asked for */
	int16_t error_code; /* 0 if all is well */
};

extern const struct schema_struct metadata_response_metadata_response_broker_struct;
extern const struct schema_struct metadata_response_metadata_response_partition_struct;
extern const struct schema_struct metadata_response_metadata_response_topic_struct;
extern const struct schema metadata_response_schema;

/* A broker that registered. */
struct register_broker_record_broker_endpoint {
	struct bytes name; /* name of the listener */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
	int16_t security_protocol; /* 0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL */
};

struct register_broker_record_broker_feature {
	struct bytes name; /* name of the feature */
	int16_t min_supported_version; /* oldest level */
	int16_t max_supported_version; /* newest level */
};

struct register_broker_record {
	int32_t broker_id; /* id of the broker */
	bool is_migrating_zk_broker; /* from the ZooKeeper migration; false now */
	struct uuid incarnation_id; /* new with every start of the process */
	int64_t broker_epoch; /* epoch of the broker's registration */
	struct register_broker_record_broker_endpoint *end_points; /* where it listens */
	int32_t end_points_count;
	struct register_broker_record_broker_feature *features; /* features it supports */
	int32_t features_count;
	struct bytes rack; /* rack; null: none */
	bool fenced; /* does it lead nothing and serve no client */
	bool in_controlled_shutdown; /* is it moving its leaders away before it stops */
	struct uuid *log_dirs; /* ids of the directories that work */
	int32_t log_dirs_count;
	struct uuid *cordoned_log_dirs; /* directories that take no new replicas; null: no news */
	int32_t cordoned_log_dirs_count;
};

extern const struct schema_struct register_broker_record_broker_endpoint_struct;
extern const struct schema_struct register_broker_record_broker_feature_struct;
extern const struct schema register_broker_record_schema;

/* A broker that is gone for good. */
struct unregister_broker_record {
	int32_t broker_id; /* id of the broker */
	int64_t broker_epoch; /* epoch of the broker's registration */
};

extern const struct schema unregister_broker_record_schema;

/* A topic and its id. */
struct topic_record {
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
};

extern const struct schema topic_record_schema;

/* A partition, whole. */
struct partition_record {
	int32_t partition_id; /* number of the partition */
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t *replicas; /* replicas, the preferred leader first */
	int32_t replicas_count;
	int32_t *isr; /* replicas in sync */
	int32_t isr_count;
	int32_t *removing_replicas; /* replicas a reassignment is removing */
	int32_t removing_replicas_count;
	int32_t *adding_replicas; /* replicas a reassignment is adding */
	int32_t adding_replicas_count;
	int32_t leader; /* id of the leader, -1 if none */
	int8_t leader_recovery_state; /* 1 while it recovers from an unclean election, else 0 */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int32_t partition_epoch; /* grows with every change of the partition's state */
	struct uuid *directories; /* log directory of each replica, in their order */
	int32_t directories_count;
	int32_t *eligible_leader_replicas; /* replicas that left the ISR with all committed records; null: no change or none */
	int32_t eligible_leader_replicas_count;
	int32_t *last_known_elr; /* the last replicas known to be eligible, when all are gone */
	int32_t last_known_elr_count;
};

extern const struct schema partition_record_schema;

/* A config; a null value removes it. */
struct config_record {
	int8_t resource_type; /* what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group */
	struct bytes resource_name; /* name of the resource */
	struct bytes name; /* name of the config */
	struct bytes value; /* value of the setting; null: none */
};

extern const struct schema config_record_schema;

/* What changed of a partition: only the tags that are there. */
struct partition_change_record {
	int32_t partition_id; /* number of the partition */
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t *isr; /* new in-sync replicas; null: no change */
	int32_t isr_count;
	int32_t leader; /* new leader, -1 none; -2: no change */
	int32_t *replicas; /* new replicas; null: no change */
	int32_t replicas_count;
	int32_t *removing_replicas; /* replicas a reassignment is removing */
	int32_t removing_replicas_count;
	int32_t *adding_replicas; /* replicas a reassignment is adding */
	int32_t adding_replicas_count;
	int8_t leader_recovery_state; /* 1 recovering from an unclean election, 0 recovered; -1: no change */
	struct uuid *directories; /* log directory of each replica, in their order; null: no change */
	int32_t directories_count;
	int32_t *eligible_leader_replicas; /* replicas that left the ISR with all committed records; null: no change or none */
	int32_t eligible_leader_replicas_count;
	int32_t *last_known_elr; /* the last replicas known to be eligible, when all are gone */
	int32_t last_known_elr_count;
};

extern const struct schema partition_change_record_schema;

/* A broker that is fenced; old, see BrokerRegistrationChangeRecord. */
struct fence_broker_record {
	int32_t id; /* id of the broker */
	int64_t epoch; /* epoch of its registration */
};

extern const struct schema fence_broker_record_schema;

/* A broker that is not fenced; old, see BrokerRegistrationChangeRecord. */
struct unfence_broker_record {
	int32_t id; /* id of the broker */
	int64_t epoch; /* epoch of its registration */
};

extern const struct schema unfence_broker_record_schema;

/* A topic that is gone. */
struct remove_topic_record {
	struct uuid topic_id; /* id of the topic; zero: none */
};

extern const struct schema remove_topic_record_schema;

/* A delegation token. */
struct delegation_token_record {
	struct bytes owner; /* who it is for */
	struct bytes requester; /* who asked for it */
	struct bytes *renewers; /* who may renew it */
	int32_t renewers_count;
	int64_t issue_timestamp; /* when it was made, ms */
	int64_t max_timestamp; /* end of its life however often renewed, ms */
	int64_t expiration_timestamp; /* when it must have been renewed, ms */
	struct bytes token_id; /* id of the token */
};

extern const struct schema delegation_token_record_schema;

/* A user's password, salted and hashed. */
struct user_scram_credential_record {
	struct bytes name; /* name of the user */
	int8_t mechanism; /* SCRAM: 1 SHA-256, 2 SHA-512 */
	struct bytes salt; /* random bytes mixed into the password */
	struct bytes stored_key; /* proves the client to the server */
	struct bytes server_key; /* proves the server to the client */
	int32_t iterations; /* how often the hash is repeated */
};

extern const struct schema user_scram_credential_record_schema;

/* A feature's finalized level. */
struct feature_level_record {
	struct bytes name; /* name of the feature */
	int16_t feature_level; /* finalized level; 0 removes the feature */
};

extern const struct schema feature_level_record_schema;

/* A quota. */
struct client_quota_record_entity_data {
	struct bytes entity_type; /* user, client-id or ip */
	struct bytes entity_name; /* its name; null: the default entity */
};

struct client_quota_record {
	struct client_quota_record_entity_data *entity; /* parts that name the entity: user, client-id, ip */
	int32_t entity_count;
	struct bytes key; /* name of the setting */
	double value; /* value of the setting */
	bool remove; /* true removes the setting */
};

extern const struct schema_struct client_quota_record_entity_data_struct;
extern const struct schema client_quota_record_schema;

/* A block of producer ids was given away. */
struct producer_ids_record {
	int32_t broker_id; /* id of the broker */
	int64_t broker_epoch; /* epoch of the broker's registration */
	int64_t next_producer_id; /* first id that no block has yet */
};

extern const struct schema producer_ids_record_schema;

/* What changed of a registered broker. */
struct broker_registration_change_record {
	int32_t broker_id; /* id of the broker */
	int64_t broker_epoch; /* epoch of the broker's registration */
	int8_t fenced; /* -1 unfenced, 0 no change, 1 fenced */
	int8_t in_controlled_shutdown; /* 0 no change, 1 it is shutting down */
	struct uuid *log_dirs; /* ids of the directories that work; empty: no change */
	int32_t log_dirs_count;
	struct uuid *cordoned_log_dirs; /* directories that take no new replicas; null: no news */
	int32_t cordoned_log_dirs_count;
};

extern const struct schema broker_registration_change_record_schema;

/* An access rule. */
struct access_control_entry_record {
	struct uuid id; /* id of the rule */
	int8_t resource_type; /* 2 topic, 3 group, 4 cluster, 5 transactional id, 6 token, 7 user */
	struct bytes resource_name; /* name of the resource */
	int8_t pattern_type; /* 3 literal, 4 prefixed */
	struct bytes principal; /* who */
	struct bytes host; /* host name */
	int8_t operation; /* operation that the rule is about */
	int8_t permission_type; /* 2 deny, 3 allow; 1 any in filters */
};

extern const struct schema access_control_entry_record_schema;

/* An access rule that is gone. */
struct remove_access_control_entry_record {
	struct uuid id; /* id of the rule */
};

extern const struct schema remove_access_control_entry_record_schema;

/* Nothing: the active controller shows that it can commit. */
struct no_op_record {
	char nothing; /* C has no empty struct */
};

extern const struct schema no_op_record_schema;

/* Left over from the migration from ZooKeeper. */
struct zk_migration_state_record {
	int8_t zk_migration_state; /* where the migration from ZooKeeper stands */
};

extern const struct schema zk_migration_state_record_schema;

/* A user's password that is gone. */
struct remove_user_scram_credential_record {
	struct bytes name; /* name of the user */
	int8_t mechanism; /* SCRAM: 1 SHA-256, 2 SHA-512 */
};

extern const struct schema remove_user_scram_credential_record_schema;

/* From here to the end, records come into force together or not at all (KIP-868). */
struct begin_transaction_record {
	struct bytes name; /* what the transaction does, for people */
};

extern const struct schema begin_transaction_record_schema;

/* The records since the beginning are in force. */
struct end_transaction_record {
	char nothing; /* C has no empty struct */
};

extern const struct schema end_transaction_record_schema;

/* The records since the beginning are void. */
struct abort_transaction_record {
	struct bytes reason; /* why, for the log */
};

extern const struct schema abort_transaction_record_schema;

/* A delegation token that is gone. */
struct remove_delegation_token_record {
	struct bytes token_id; /* id of the token */
};

extern const struct schema remove_delegation_token_record_schema;

/* A controller that registered. */
struct register_controller_record_controller_endpoint {
	struct bytes name; /* name of the listener */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
	int16_t security_protocol; /* 0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL */
};

struct register_controller_record_controller_feature {
	struct bytes name; /* name of the feature */
	int16_t min_supported_version; /* oldest level */
	int16_t max_supported_version; /* newest level */
};

struct register_controller_record {
	int32_t controller_id; /* id of the controller */
	struct uuid incarnation_id; /* new with every start of the process */
	bool zk_migration_ready; /* from the ZooKeeper migration; false now */
	struct register_controller_record_controller_endpoint *end_points; /* where it listens */
	int32_t end_points_count;
	struct register_controller_record_controller_feature *features; /* features it supports */
	int32_t features_count;
};

extern const struct schema_struct register_controller_record_controller_endpoint_struct;
extern const struct schema_struct register_controller_record_controller_feature_struct;
extern const struct schema register_controller_record_schema;

/* Forget eligible leaders, of one topic or all. */
struct clear_elr_record {
	struct bytes topic_name; /* name of the topic */
};

extern const struct schema clear_elr_record_schema;

/* A controller that is gone for good. */
struct unregister_controller_record {
	int32_t controller_id; /* id of the controller */
};

extern const struct schema unregister_controller_record_schema;

/* Stores how far a group has consumed. */
struct offset_commit_request_offset_commit_request_partition {
	int32_t partition_index; /* number of the partition */
	int64_t committed_offset; /* next offset to consume */
	int32_t committed_leader_epoch; /* leader epoch of the last record consumed, -1 if unknown */
	struct bytes committed_metadata; /* a note of the client's own */
};

struct offset_commit_request_offset_commit_request_topic {
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	struct offset_commit_request_offset_commit_request_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct offset_commit_request {
	struct bytes group_id; /* name of the group */
	int32_t generation_id_or_member_epoch; /* generation (classic) or member epoch (new protocol); -1: no member */
	struct bytes member_id; /* id of the member */
	struct bytes group_instance_id; /* name of a static member; null: a dynamic one */
	int64_t retention_time_ms; /* how long to keep it, ms; -1: as configured */
	struct offset_commit_request_offset_commit_request_topic *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct offset_commit_request_offset_commit_request_partition_struct;
extern const struct schema_struct offset_commit_request_offset_commit_request_topic_struct;
extern const struct schema offset_commit_request_schema;

struct offset_commit_response_offset_commit_response_partition {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
};

struct offset_commit_response_offset_commit_response_topic {
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	struct offset_commit_response_offset_commit_response_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct offset_commit_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct offset_commit_response_offset_commit_response_topic *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct offset_commit_response_offset_commit_response_partition_struct;
extern const struct schema_struct offset_commit_response_offset_commit_response_topic_struct;
extern const struct schema offset_commit_response_schema;

/* Forgets offsets of a group. */
struct offset_delete_request_offset_delete_request_partition {
	int32_t partition_index; /* number of the partition */
};

struct offset_delete_request_offset_delete_request_topic {
	struct bytes name; /* name of the topic */
	struct offset_delete_request_offset_delete_request_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct offset_delete_request {
	struct bytes group_id; /* name of the group */
	struct offset_delete_request_offset_delete_request_topic *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct offset_delete_request_offset_delete_request_partition_struct;
extern const struct schema_struct offset_delete_request_offset_delete_request_topic_struct;
extern const struct schema offset_delete_request_schema;

struct offset_delete_response_offset_delete_response_partition {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
};

struct offset_delete_response_offset_delete_response_topic {
	struct bytes name; /* name of the topic */
	struct offset_delete_response_offset_delete_response_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct offset_delete_response {
	int16_t error_code; /* 0 if all is well */
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct offset_delete_response_offset_delete_response_topic *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct offset_delete_response_offset_delete_response_partition_struct;
extern const struct schema_struct offset_delete_response_offset_delete_response_topic_struct;
extern const struct schema offset_delete_response_schema;

/* Reads how far groups have consumed. */
struct offset_fetch_request_offset_fetch_request_topic {
	struct bytes name; /* name of the topic */
	int32_t *partition_indexes; /* numbers of partitions */
	int32_t partition_indexes_count;
};

struct offset_fetch_request_offset_fetch_request_topics {
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t *partition_indexes; /* numbers of partitions */
	int32_t partition_indexes_count;
};

struct offset_fetch_request_offset_fetch_request_group {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
	int32_t member_epoch; /* epoch of the member in the group */
	struct offset_fetch_request_offset_fetch_request_topics *topics; /* topics asked for; null: all */
	int32_t topics_count;
};

struct offset_fetch_request {
	struct bytes group_id; /* name of the group */
	struct offset_fetch_request_offset_fetch_request_topic *topics; /* topics asked for; null: all */
	int32_t topics_count;
	struct offset_fetch_request_offset_fetch_request_group *groups; /* groups and what is asked of each */
	int32_t groups_count;
	bool require_stable; /* fail while a transaction with offsets is open (KIP-447) */
};

extern const struct schema_struct offset_fetch_request_offset_fetch_request_topic_struct;
extern const struct schema_struct offset_fetch_request_offset_fetch_request_topics_struct;
extern const struct schema_struct offset_fetch_request_offset_fetch_request_group_struct;
extern const struct schema offset_fetch_request_schema;

struct offset_fetch_response_offset_fetch_response_partition {
	int32_t partition_index; /* number of the partition */
	int64_t committed_offset; /* next offset to consume, -1 if none is committed */
	int32_t committed_leader_epoch; /* leader epoch of the last record consumed, -1 if unknown */
	struct bytes metadata; /* note that was committed with it */
	int16_t error_code; /* 0 if all is well */
};

struct offset_fetch_response_offset_fetch_response_topic {
	struct bytes name; /* name of the topic */
	struct offset_fetch_response_offset_fetch_response_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct offset_fetch_response_offset_fetch_response_partitions {
	int32_t partition_index; /* number of the partition */
	int64_t committed_offset; /* next offset to consume, -1 if none is committed */
	int32_t committed_leader_epoch; /* leader epoch of the last record consumed, -1 if unknown */
	struct bytes metadata; /* note that was committed with it */
	int16_t error_code; /* 0 if all is well */
};

struct offset_fetch_response_offset_fetch_response_topics {
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	struct offset_fetch_response_offset_fetch_response_partitions *partitions; /* one a partition */
	int32_t partitions_count;
};

struct offset_fetch_response_offset_fetch_response_group {
	struct bytes group_id; /* name of the group */
	struct offset_fetch_response_offset_fetch_response_topics *topics; /* one a topic */
	int32_t topics_count;
	int16_t error_code; /* 0 if all is well */
};

struct offset_fetch_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct offset_fetch_response_offset_fetch_response_topic *topics; /* one a topic */
	int32_t topics_count;
	int16_t error_code; /* 0 if all is well */
	struct offset_fetch_response_offset_fetch_response_group *groups; /* one a group */
	int32_t groups_count;
};

extern const struct schema_struct offset_fetch_response_offset_fetch_response_partition_struct;
extern const struct schema_struct offset_fetch_response_offset_fetch_response_topic_struct;
extern const struct schema_struct offset_fetch_response_offset_fetch_response_partitions_struct;
extern const struct schema_struct offset_fetch_response_offset_fetch_response_topics_struct;
extern const struct schema_struct offset_fetch_response_offset_fetch_response_group_struct;
extern const struct schema offset_fetch_response_schema;

/* Asks where an epoch ends in the leader's log: finds divergence. */
struct offset_for_leader_epoch_request_offset_for_leader_partition {
	int32_t partition; /* number of the partition */
	int32_t current_leader_epoch; /* leader epoch the sender knows, -1 for no check */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
};

struct offset_for_leader_epoch_request_offset_for_leader_topic {
	struct bytes topic; /* name of the topic */
	struct offset_for_leader_epoch_request_offset_for_leader_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct offset_for_leader_epoch_request {
	int32_t replica_id; /* id of the replica */
	struct offset_for_leader_epoch_request_offset_for_leader_topic *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct offset_for_leader_epoch_request_offset_for_leader_partition_struct;
extern const struct schema_struct offset_for_leader_epoch_request_offset_for_leader_topic_struct;
extern const struct schema offset_for_leader_epoch_request_schema;

struct offset_for_leader_epoch_response_epoch_end_offset {
	int16_t error_code; /* 0 if all is well */
	int32_t partition; /* number of the partition */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int64_t end_offset; /* offset behind the last one */
};

struct offset_for_leader_epoch_response_offset_for_leader_topic_result {
	struct bytes topic; /* name of the topic */
	struct offset_for_leader_epoch_response_epoch_end_offset *partitions; /* one a partition */
	int32_t partitions_count;
};

struct offset_for_leader_epoch_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct offset_for_leader_epoch_response_offset_for_leader_topic_result *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct offset_for_leader_epoch_response_epoch_end_offset_struct;
extern const struct schema_struct offset_for_leader_epoch_response_offset_for_leader_topic_result_struct;
extern const struct schema offset_for_leader_epoch_response_schema;

/* Who a forwarded request is from, inside Envelope, behind an int16 version. */
struct default_principal_data {
	struct bytes type; /* kind */
	struct bytes name; /* name of who */
	bool token_authenticated; /* came with a delegation token */
};

extern const struct schema default_principal_data_schema;

/* Appends batches. */
struct produce_request_partition_produce_data {
	int32_t index; /* number of the partition */
	struct span records; /* batches as they are on disk */
};

struct produce_request_topic_produce_data {
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	struct produce_request_partition_produce_data *partition_data; /* one a partition */
	int32_t partition_data_count;
};

struct produce_request {
	struct bytes transactional_id; /* name that outlives the producer; null: idempotent only */
	int16_t acks; /* replicas that must have it: 0 none (no answer), 1 the leader, -1 all in sync */
	int32_t timeout_ms; /* give up after this, ms */
	struct produce_request_topic_produce_data *topic_data; /* one a topic */
	int32_t topic_data_count;
};

extern const struct schema_struct produce_request_partition_produce_data_struct;
extern const struct schema_struct produce_request_topic_produce_data_struct;
extern const struct schema produce_request_schema;

struct produce_response_batch_index_and_error_message {
	int32_t batch_index; /* which record of the batch */
	struct bytes batch_index_error_message; /* what was wrong with it */
};

struct produce_response_leader_id_and_epoch {
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
};

struct produce_response_partition_produce_response {
	int32_t index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	int64_t base_offset; /* offset given to the first record; -1 on error */
	int64_t log_append_time_ms; /* time of appending if the topic stamps it, else -1, ms */
	int64_t log_start_offset; /* oldest offset that is there */
	struct produce_response_batch_index_and_error_message *record_errors; /* records that were refused */
	int32_t record_errors_count;
	struct bytes error_message; /* more about the error; null if there is none */
	struct produce_response_leader_id_and_epoch current_leader; /* who leads now, if the asker is wrong about it */
};

struct produce_response_topic_produce_response {
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	struct produce_response_partition_produce_response *partition_responses; /* one a partition */
	int32_t partition_responses_count;
};

struct produce_response_node_endpoint {
	int32_t node_id; /* id of the node */
	struct bytes host; /* host name */
	int32_t port; /* TCP port */
	struct bytes rack; /* rack; null: none */
};

struct produce_response {
	struct produce_response_topic_produce_response *responses; /* one a topic */
	int32_t responses_count;
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct produce_response_node_endpoint *node_endpoints; /* where the leaders named above listen */
	int32_t node_endpoints_count;
};

extern const struct schema_struct produce_response_batch_index_and_error_message_struct;
extern const struct schema_struct produce_response_leader_id_and_epoch_struct;
extern const struct schema_struct produce_response_partition_produce_response_struct;
extern const struct schema_struct produce_response_topic_produce_response_struct;
extern const struct schema_struct produce_response_node_endpoint_struct;
extern const struct schema produce_response_schema;

/* Sends a client's metrics. */
struct push_telemetry_request {
	struct uuid client_instance_id; /* id of this run of the client, made by the broker; zero: give me one */
	int32_t subscription_id; /* changes with what is wanted */
	bool terminating; /* the last push */
	int8_t compression_type; /* codec of the metrics */
	struct bytes metrics; /* OpenTelemetry metrics, as protobuf */
};

extern const struct schema push_telemetry_request_schema;

struct push_telemetry_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
};

extern const struct schema push_telemetry_response_schema;

/* What a raft node must not forget: the file quorum-state holds it as one line of JSON. */
struct quorum_state_data_voter {
	int32_t voter_id; /* id of the voter */
};

struct quorum_state_data {
	struct bytes cluster_id; /* id of the cluster */
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int32_t voted_id; /* who got this epoch's vote, -1 if no one */
	struct uuid voted_directory_id; /* log directory of that candidate */
	int64_t applied_offset; /* not used any more */
	struct quorum_state_data_voter *current_voters; /* not used any more */
	int32_t current_voters_count;
};

extern const struct schema_struct quorum_state_data_voter_struct;
extern const struct schema quorum_state_data_schema;

/* Share leader to share coordinator: read the state of partitions. */
struct read_share_group_state_request_partition_data {
	int32_t partition; /* number of the partition */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
};

struct read_share_group_state_request_read_state_data {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct read_share_group_state_request_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct read_share_group_state_request {
	struct bytes group_id; /* name of the group */
	struct read_share_group_state_request_read_state_data *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct read_share_group_state_request_partition_data_struct;
extern const struct schema_struct read_share_group_state_request_read_state_data_struct;
extern const struct schema read_share_group_state_request_schema;

struct read_share_group_state_response_state_batch {
	int64_t first_offset; /* first offset of the range */
	int64_t last_offset; /* last offset of the range, inclusive */
	int8_t delivery_state; /* 0 available, 2 acknowledged, 4 archived */
	int16_t delivery_count; /* how often it was handed out */
};

struct read_share_group_state_response_partition_result {
	int32_t partition; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	int32_t state_epoch; /* fences old states */
	int64_t start_offset; /* first offset still in flight; below all is done */
	struct read_share_group_state_response_state_batch *state_batches; /* ranges of offsets and their delivery state */
	int32_t state_batches_count;
};

struct read_share_group_state_response_read_state_result {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct read_share_group_state_response_partition_result *partitions; /* one a partition */
	int32_t partitions_count;
};

struct read_share_group_state_response {
	struct read_share_group_state_response_read_state_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct read_share_group_state_response_state_batch_struct;
extern const struct schema_struct read_share_group_state_response_partition_result_struct;
extern const struct schema_struct read_share_group_state_response_read_state_result_struct;
extern const struct schema read_share_group_state_response_schema;

/* Group coordinator to share coordinator: read start offsets. */
struct read_share_group_state_summary_request_partition_data {
	int32_t partition; /* number of the partition */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
};

struct read_share_group_state_summary_request_read_state_summary_data {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct read_share_group_state_summary_request_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct read_share_group_state_summary_request {
	struct bytes group_id; /* name of the group */
	struct read_share_group_state_summary_request_read_state_summary_data *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct read_share_group_state_summary_request_partition_data_struct;
extern const struct schema_struct read_share_group_state_summary_request_read_state_summary_data_struct;
extern const struct schema read_share_group_state_summary_request_schema;

struct read_share_group_state_summary_response_partition_result {
	int32_t partition; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	int32_t state_epoch; /* fences old states */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int64_t start_offset; /* first offset still in flight; below all is done */
	int32_t delivery_complete_count; /* offsets from the start offset on that need no delivery any more, -1 if unknown */
};

struct read_share_group_state_summary_response_read_state_summary_result {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct read_share_group_state_summary_response_partition_result *partitions; /* one a partition */
	int32_t partitions_count;
};

struct read_share_group_state_summary_response {
	struct read_share_group_state_summary_response_read_state_summary_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct read_share_group_state_summary_response_partition_result_struct;
extern const struct schema_struct read_share_group_state_summary_response_read_state_summary_result_struct;
extern const struct schema read_share_group_state_summary_response_schema;

/* Takes a controller out of the voters. */
struct remove_raft_voter_request {
	struct bytes cluster_id; /* id of the cluster */
	int32_t voter_id; /* id of the voter */
	struct uuid voter_directory_id; /* log directory of the voter */
};

extern const struct schema remove_raft_voter_request_schema;

struct remove_raft_voter_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

extern const struct schema remove_raft_voter_response_schema;

/* Makes a delegation token live longer. */
struct renew_delegation_token_request {
	struct bytes hmac; /* secret of the token */
	int64_t renew_period_ms; /* longer by this, ms */
};

extern const struct schema renew_delegation_token_request_schema;

struct renew_delegation_token_response {
	int16_t error_code; /* 0 if all is well */
	int64_t expiry_timestamp_ms; /* when it expires, ms */
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
};

extern const struct schema renew_delegation_token_response_schema;

/* A step of authentication. */
struct sasl_authenticate_request {
	struct bytes auth_bytes; /* what the SASL mechanism says */
};

extern const struct schema sasl_authenticate_request_schema;

struct sasl_authenticate_response {
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct bytes auth_bytes; /* what the SASL mechanism says */
	int64_t session_lifetime_ms; /* authenticate again within this, ms; 0: never */
};

extern const struct schema sasl_authenticate_response_schema;

/* Chooses a mechanism to authenticate with. */
struct sasl_handshake_request {
	struct bytes mechanism; /* mechanism the client wants */
};

extern const struct schema sasl_handshake_request_schema;

struct sasl_handshake_response {
	int16_t error_code; /* 0 if all is well */
	struct bytes *mechanisms; /* mechanisms the server has */
	int32_t mechanisms_count;
};

extern const struct schema sasl_handshake_response_schema;

/* Tells what became of records of a share group. */
struct share_acknowledge_request_acknowledgement_batch {
	int64_t first_offset; /* first offset of the range */
	int64_t last_offset; /* last offset of the range, inclusive */
	int8_t *acknowledge_types; /* one for the whole batch or one an offset: 0 gap, 1 accept, 2 release, 3 reject, 4 renew */
	int32_t acknowledge_types_count;
};

struct share_acknowledge_request_acknowledge_partition {
	int32_t partition_index; /* number of the partition */
	struct share_acknowledge_request_acknowledgement_batch *acknowledgement_batches; /* ranges of offsets and what became of them */
	int32_t acknowledgement_batches_count;
};

struct share_acknowledge_request_acknowledge_topic {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct share_acknowledge_request_acknowledge_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct share_acknowledge_request {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
	int32_t share_session_epoch; /* counts the session's requests; 0 opens, -1 closes */
	bool is_renew_ack; /* are renewals among the acknowledgements */
	struct share_acknowledge_request_acknowledge_topic *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct share_acknowledge_request_acknowledgement_batch_struct;
extern const struct schema_struct share_acknowledge_request_acknowledge_partition_struct;
extern const struct schema_struct share_acknowledge_request_acknowledge_topic_struct;
extern const struct schema share_acknowledge_request_schema;

struct share_acknowledge_response_leader_id_and_epoch {
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
};

struct share_acknowledge_response_partition_data {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct share_acknowledge_response_leader_id_and_epoch current_leader; /* who leads now, if the asker is wrong about it */
};

struct share_acknowledge_response_share_acknowledge_topic_response {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct share_acknowledge_response_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct share_acknowledge_response_node_endpoint {
	int32_t node_id; /* id of the node */
	struct bytes host; /* host name */
	int32_t port; /* TCP port */
	struct bytes rack; /* rack; null: none */
};

struct share_acknowledge_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	int32_t acquisition_lock_timeout_ms; /* how long acquired records stay locked, ms */
	struct share_acknowledge_response_share_acknowledge_topic_response *responses; /* one an item asked for */
	int32_t responses_count;
	struct share_acknowledge_response_node_endpoint *node_endpoints; /* where the leaders named above listen */
	int32_t node_endpoints_count;
};

extern const struct schema_struct share_acknowledge_response_leader_id_and_epoch_struct;
extern const struct schema_struct share_acknowledge_response_partition_data_struct;
extern const struct schema_struct share_acknowledge_response_share_acknowledge_topic_response_struct;
extern const struct schema_struct share_acknowledge_response_node_endpoint_struct;
extern const struct schema share_acknowledge_response_schema;

/* Reads records of a share group, and locks them (KIP-932). */
struct share_fetch_request_acknowledgement_batch {
	int64_t first_offset; /* first offset of the range */
	int64_t last_offset; /* last offset of the range, inclusive */
	int8_t *acknowledge_types; /* one for the whole batch or one an offset: 0 gap, 1 accept, 2 release, 3 reject, 4 renew */
	int32_t acknowledge_types_count;
};

struct share_fetch_request_fetch_partition {
	int32_t partition_index; /* number of the partition */
	int32_t partition_max_bytes; /* bytes wanted of this partition at most; the first batch comes whole even so */
	struct share_fetch_request_acknowledgement_batch *acknowledgement_batches; /* ranges of offsets and what became of them */
	int32_t acknowledgement_batches_count;
};

struct share_fetch_request_fetch_topic {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct share_fetch_request_fetch_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct share_fetch_request_forgotten_topic {
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct share_fetch_request {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
	int32_t share_session_epoch; /* counts the session's requests; 0 opens, -1 closes */
	int32_t max_wait_ms; /* wait at most this long for MinBytes, ms */
	int32_t min_bytes; /* wait until there is this much */
	int32_t max_bytes; /* stop when the answer is this large; the first batch comes whole even so (KIP-74) */
	int32_t max_records; /* records wanted at most; a batch is not cut */
	int32_t batch_size; /* records in a batch that the member likes best */
	int8_t share_acquire_mode; /* 0 by whole batches, 1 by records, never above the limit */
	bool is_renew_ack; /* are renewals among the acknowledgements */
	struct share_fetch_request_fetch_topic *topics; /* one a topic */
	int32_t topics_count;
	struct share_fetch_request_forgotten_topic *forgotten_topics_data; /* what to drop from the session */
	int32_t forgotten_topics_data_count;
};

extern const struct schema_struct share_fetch_request_acknowledgement_batch_struct;
extern const struct schema_struct share_fetch_request_fetch_partition_struct;
extern const struct schema_struct share_fetch_request_fetch_topic_struct;
extern const struct schema_struct share_fetch_request_forgotten_topic_struct;
extern const struct schema share_fetch_request_schema;

struct share_fetch_response_leader_id_and_epoch {
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
};

struct share_fetch_response_acquired_records {
	int64_t first_offset; /* first offset of the range */
	int64_t last_offset; /* last offset of the range, inclusive */
	int16_t delivery_count; /* how often it was handed out */
};

struct share_fetch_response_partition_data {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	int16_t acknowledge_error_code; /* how the acknowledgements went, 0 for well */
	struct bytes acknowledge_error_message; /* what was wrong with the acknowledgements */
	struct share_fetch_response_leader_id_and_epoch current_leader; /* who leads now, if the asker is wrong about it */
	struct span records; /* batches as they are on disk */
	struct share_fetch_response_acquired_records *acquired_records; /* ranges of offsets that are now locked for this member */
	int32_t acquired_records_count;
};

struct share_fetch_response_share_fetchable_topic_response {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct share_fetch_response_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct share_fetch_response_node_endpoint {
	int32_t node_id; /* id of the node */
	struct bytes host; /* host name */
	int32_t port; /* TCP port */
	struct bytes rack; /* rack; null: none */
};

struct share_fetch_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	int32_t acquisition_lock_timeout_ms; /* how long acquired records stay locked, ms */
	struct share_fetch_response_share_fetchable_topic_response *responses; /* one an item asked for */
	int32_t responses_count;
	struct share_fetch_response_node_endpoint *node_endpoints; /* where the leaders named above listen */
	int32_t node_endpoints_count;
};

extern const struct schema_struct share_fetch_response_leader_id_and_epoch_struct;
extern const struct schema_struct share_fetch_response_acquired_records_struct;
extern const struct schema_struct share_fetch_response_partition_data_struct;
extern const struct schema_struct share_fetch_response_share_fetchable_topic_response_struct;
extern const struct schema_struct share_fetch_response_node_endpoint_struct;
extern const struct schema share_fetch_response_schema;

/* Describes share groups. */
struct share_group_describe_request {
	struct bytes *group_ids; /* groups to describe */
	int32_t group_ids_count;
	bool include_authorized_operations; /* also tell what the asker may do */
};

extern const struct schema share_group_describe_request_schema;

struct share_group_describe_response_topic_partitions {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct bytes topic_name; /* name of the topic */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct share_group_describe_response_assignment {
	struct share_group_describe_response_topic_partitions *topic_partitions; /* partitions by topic */
	int32_t topic_partitions_count;
};

struct share_group_describe_response_member {
	struct bytes member_id; /* id of the member */
	struct bytes rack_id; /* rack; null or empty: none */
	int32_t member_epoch; /* epoch of the member in the group */
	struct bytes client_id; /* name the client gave itself */
	struct bytes client_host; /* address the member came from */
	struct bytes *subscribed_topic_names; /* topics it wants */
	int32_t subscribed_topic_names_count;
	struct share_group_describe_response_assignment assignment; /* what the member has now */
};

struct share_group_describe_response_described_group {
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct bytes group_id; /* name of the group */
	struct bytes group_state; /* state by name; empty on error */
	int32_t group_epoch; /* grows when members or subscriptions change */
	int32_t assignment_epoch; /* group epoch that the target assignment was made for */
	struct bytes assignor_name; /* assignor the group uses */
	struct share_group_describe_response_member *members; /* one a member */
	int32_t members_count;
	int32_t authorized_operations; /* bits, one an allowed operation; INT32_MIN: not asked for */
};

struct share_group_describe_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct share_group_describe_response_described_group *groups; /* one a group */
	int32_t groups_count;
};

extern const struct schema_struct share_group_describe_response_topic_partitions_struct;
extern const struct schema_struct share_group_describe_response_assignment_struct;
extern const struct schema_struct share_group_describe_response_member_struct;
extern const struct schema_struct share_group_describe_response_described_group_struct;
extern const struct schema share_group_describe_response_schema;

/* A member of a share group joins, lives, leaves. */
struct share_group_heartbeat_request {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
	int32_t member_epoch; /* epoch the member knows; 0 joins, -1 leaves */
	struct bytes rack_id; /* rack; null or empty: none */
	struct bytes *subscribed_topic_names; /* topics it wants; null: as before */
	int32_t subscribed_topic_names_count;
};

extern const struct schema share_group_heartbeat_request_schema;

struct share_group_heartbeat_response_topic_partitions {
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct share_group_heartbeat_response_assignment {
	struct share_group_heartbeat_response_topic_partitions *topic_partitions; /* partitions by topic */
	int32_t topic_partitions_count;
};

struct share_group_heartbeat_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct bytes member_id; /* id of the member */
	int32_t member_epoch; /* epoch of the member in the group */
	int32_t heartbeat_interval_ms; /* send the next heartbeat after this, ms */
	struct share_group_heartbeat_response_assignment *assignment; /* what the member should have; null: as before */
};

extern const struct schema_struct share_group_heartbeat_response_topic_partitions_struct;
extern const struct schema_struct share_group_heartbeat_response_assignment_struct;
extern const struct schema share_group_heartbeat_response_schema;

struct share_snapshot_key {
	struct bytes group_id; /* name of the group */
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t partition; /* number of the partition */
};

extern const struct schema share_snapshot_key_schema;

struct share_snapshot_value_state_batch {
	int64_t first_offset; /* first offset of the range */
	int64_t last_offset; /* last offset of the range, inclusive */
	int8_t delivery_state; /* 0 available, 2 acknowledged, 4 archived */
	int16_t delivery_count; /* how often it was handed out */
};

struct share_snapshot_value {
	int32_t snapshot_epoch; /* grows with every snapshot */
	int32_t state_epoch; /* fences old states */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int64_t start_offset; /* first offset still in flight; below all is done */
	int32_t delivery_complete_count; /* offsets from the start offset on that need no delivery any more, -1 if unknown */
	int64_t create_timestamp; /* when the state was made, ms */
	int64_t write_timestamp; /* when it was written, ms */
	struct share_snapshot_value_state_batch *state_batches; /* ranges of offsets and their delivery state */
	int32_t state_batches_count;
};

extern const struct schema_struct share_snapshot_value_state_batch_struct;
extern const struct schema share_snapshot_value_schema;

struct share_update_key {
	struct bytes group_id; /* name of the group */
	struct uuid topic_id; /* id of the topic; zero: none */
	int32_t partition; /* number of the partition */
};

extern const struct schema share_update_key_schema;

struct share_update_value_state_batch {
	int64_t first_offset; /* first offset of the range */
	int64_t last_offset; /* last offset of the range, inclusive */
	int8_t delivery_state; /* 0 available, 2 acknowledged, 4 archived */
	int16_t delivery_count; /* how often it was handed out */
};

struct share_update_value {
	int32_t snapshot_epoch; /* grows with every snapshot */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int64_t start_offset; /* first offset still in flight; below all is done */
	int32_t delivery_complete_count; /* offsets from the start offset on that need no delivery any more, -1 if unknown */
	struct share_update_value_state_batch *state_batches; /* ranges of offsets and their delivery state */
	int32_t state_batches_count;
};

extern const struct schema_struct share_update_value_state_batch_struct;
extern const struct schema share_update_value_schema;

/* Describes streams groups. */
struct streams_group_describe_request {
	struct bytes *group_ids; /* groups to describe */
	int32_t group_ids_count;
	bool include_authorized_operations; /* also tell what the asker may do */
	bool include_topology_description; /* with the whole topology */
};

extern const struct schema streams_group_describe_request_schema;

struct streams_group_describe_response_key_value {
	struct bytes key; /* name of the setting */
	struct bytes value; /* value of the setting */
};

struct streams_group_describe_response_topic_info {
	struct bytes name; /* name of the topic */
	int32_t partitions; /* one a partition */
	int16_t replication_factor; /* replicas of each partition; -1: as configured or as assigned */
	struct streams_group_describe_response_key_value *topic_configs; /* settings of the topic */
	int32_t topic_configs_count;
};

struct streams_group_describe_response_subtopology {
	struct bytes subtopology_id; /* which part */
	struct bytes *source_topics; /* topics it reads */
	int32_t source_topics_count;
	struct bytes *repartition_sink_topics; /* internal topics it writes */
	int32_t repartition_sink_topics_count;
	struct streams_group_describe_response_topic_info *state_changelog_topics; /* topics that back its state stores */
	int32_t state_changelog_topics_count;
	struct streams_group_describe_response_topic_info *repartition_source_topics; /* internal topics it reads */
	int32_t repartition_source_topics_count;
};

struct streams_group_describe_response_topology {
	int32_t epoch; /* number of the epoch */
	struct streams_group_describe_response_subtopology *subtopologies; /* parts that run independently */
	int32_t subtopologies_count;
};

struct streams_group_describe_response_endpoint {
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct streams_group_describe_response_task_offset {
	struct bytes subtopology_id; /* which part */
	int32_t partition; /* number of the partition */
	int64_t offset; /* an offset */
};

struct streams_group_describe_response_task_ids {
	struct bytes subtopology_id; /* which part */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct streams_group_describe_response_assignment {
	struct streams_group_describe_response_task_ids *active_tasks; /* tasks that process, by subtopology */
	int32_t active_tasks_count;
	struct streams_group_describe_response_task_ids *standby_tasks; /* tasks that keep a warm copy, by subtopology */
	int32_t standby_tasks_count;
	struct streams_group_describe_response_task_ids *warmup_tasks; /* tasks that catch up before they become active, by subtopology */
	int32_t warmup_tasks_count;
};

struct streams_group_describe_response_member {
	struct bytes member_id; /* id of the member */
	int32_t member_epoch; /* epoch of the member in the group */
	struct bytes instance_id; /* name of a static member; null: a dynamic one */
	struct bytes rack_id; /* rack; null or empty: none */
	struct bytes client_id; /* name the client gave itself */
	struct bytes client_host; /* address the member came from */
	int32_t topology_epoch; /* grows with every change of the topology */
	struct bytes process_id; /* the instance; it may have several clients */
	struct streams_group_describe_response_endpoint *user_endpoint; /* where interactive queries reach it */
	struct streams_group_describe_response_key_value *client_tags; /* tags of the client, for rack-aware assignment */
	int32_t client_tags_count;
	struct streams_group_describe_response_task_offset *task_offsets; /* how far its changelogs are */
	int32_t task_offsets_count;
	struct streams_group_describe_response_task_offset *task_end_offsets; /* ends of the changelogs */
	int32_t task_end_offsets_count;
	struct streams_group_describe_response_assignment assignment; /* what the member has now */
	struct streams_group_describe_response_assignment target_assignment; /* what the member should have in the end */
	bool is_classic; /* still on the classic protocol */
};

struct streams_group_describe_response_topology_description_node {
	struct bytes name; /* name of the node */
	int8_t node_type; /* 1 source, 2 processor, 3 sink */
	struct bytes *source_topics; /* topics it reads */
	int32_t source_topics_count;
	struct bytes sink_topic; /* topic it writes; null: chosen by record */
	struct bytes *stores; /* state stores it uses */
	int32_t stores_count;
	struct bytes *successors; /* nodes behind it */
	int32_t successors_count;
};

struct streams_group_describe_response_topology_description_subtopology {
	struct bytes subtopology_id; /* which part */
	struct streams_group_describe_response_topology_description_node *nodes; /* one a node */
	int32_t nodes_count;
};

struct streams_group_describe_response_topology_description_global_store {
	struct streams_group_describe_response_topology_description_node source; /* where from */
	struct streams_group_describe_response_topology_description_node processor; /* node that fills the store */
};

struct streams_group_describe_response_topology_description {
	struct streams_group_describe_response_topology_description_subtopology *subtopologies; /* parts that run independently */
	int32_t subtopologies_count;
	struct streams_group_describe_response_topology_description_global_store *global_stores; /* state stores that every client has whole */
	int32_t global_stores_count;
};

struct streams_group_describe_response_described_group {
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct bytes group_id; /* name of the group */
	struct bytes group_state; /* state by name; empty on error */
	int32_t group_epoch; /* grows when members or subscriptions change */
	int32_t assignment_epoch; /* group epoch that the target assignment was made for */
	struct streams_group_describe_response_topology *topology; /* the whole of what the application does; null: as before */
	struct streams_group_describe_response_member *members; /* one a member */
	int32_t members_count;
	int32_t authorized_operations; /* bits, one an allowed operation; INT32_MIN: not asked for */
	struct streams_group_describe_response_topology_description *topology_description; /* the topology in detail */
	int8_t topology_description_status; /* why there is a description or none */
	struct bytes assignor_name; /* assignor the group uses */
};

struct streams_group_describe_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct streams_group_describe_response_described_group *groups; /* one a group */
	int32_t groups_count;
};

extern const struct schema_struct streams_group_describe_response_key_value_struct;
extern const struct schema_struct streams_group_describe_response_topic_info_struct;
extern const struct schema_struct streams_group_describe_response_subtopology_struct;
extern const struct schema_struct streams_group_describe_response_topology_struct;
extern const struct schema_struct streams_group_describe_response_endpoint_struct;
extern const struct schema_struct streams_group_describe_response_task_offset_struct;
extern const struct schema_struct streams_group_describe_response_task_ids_struct;
extern const struct schema_struct streams_group_describe_response_assignment_struct;
extern const struct schema_struct streams_group_describe_response_member_struct;
extern const struct schema_struct streams_group_describe_response_topology_description_node_struct;
extern const struct schema_struct streams_group_describe_response_topology_description_subtopology_struct;
extern const struct schema_struct streams_group_describe_response_topology_description_global_store_struct;
extern const struct schema_struct streams_group_describe_response_topology_description_struct;
extern const struct schema_struct streams_group_describe_response_described_group_struct;
extern const struct schema streams_group_describe_response_schema;

/* A member of a streams group joins, lives, leaves (KIP-1071). */
struct streams_group_heartbeat_request_key_value {
	struct bytes key; /* name of the setting */
	struct bytes value; /* value of the setting */
};

struct streams_group_heartbeat_request_topic_info {
	struct bytes name; /* name of the topic */
	int32_t partitions; /* one a partition */
	int16_t replication_factor; /* replicas of each partition; -1: as configured or as assigned */
	struct streams_group_heartbeat_request_key_value *topic_configs; /* settings of the topic */
	int32_t topic_configs_count;
};

struct streams_group_heartbeat_request_copartition_group {
	int16_t *source_topics; /* topics it reads */
	int32_t source_topics_count;
	int16_t *source_topic_regex; /* expressions for topics it reads */
	int32_t source_topic_regex_count;
	int16_t *repartition_source_topics; /* internal topics it reads */
	int32_t repartition_source_topics_count;
};

struct streams_group_heartbeat_request_subtopology {
	struct bytes subtopology_id; /* which part */
	struct bytes *source_topics; /* topics it reads */
	int32_t source_topics_count;
	struct bytes *source_topic_regex; /* expressions for topics it reads */
	int32_t source_topic_regex_count;
	struct streams_group_heartbeat_request_topic_info *state_changelog_topics; /* topics that back its state stores */
	int32_t state_changelog_topics_count;
	struct bytes *repartition_sink_topics; /* internal topics it writes */
	int32_t repartition_sink_topics_count;
	struct streams_group_heartbeat_request_topic_info *repartition_source_topics; /* internal topics it reads */
	int32_t repartition_source_topics_count;
	struct streams_group_heartbeat_request_copartition_group *copartition_groups; /* source topics that must have as many partitions as each other */
	int32_t copartition_groups_count;
};

struct streams_group_heartbeat_request_topology {
	int32_t epoch; /* number of the epoch */
	struct streams_group_heartbeat_request_subtopology *subtopologies; /* parts that run independently */
	int32_t subtopologies_count;
};

struct streams_group_heartbeat_request_task_ids {
	struct bytes subtopology_id; /* which part */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct streams_group_heartbeat_request_endpoint {
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct streams_group_heartbeat_request_task_offset {
	struct bytes subtopology_id; /* which part */
	int32_t partition; /* number of the partition */
	int64_t offset; /* an offset */
};

struct streams_group_heartbeat_request {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
	int32_t member_epoch; /* epoch the member knows; 0 joins, -1 leaves, -2 leaves for a while (static) */
	int32_t endpoint_information_epoch; /* how fresh the endpoint information is */
	struct bytes instance_id; /* name of a static member; null: none, or as before */
	struct bytes rack_id; /* rack; null or empty: none */
	int32_t rebalance_timeout_ms; /* time to give up partitions and rejoin, ms */
	struct streams_group_heartbeat_request_topology *topology; /* the whole of what the application does; null: as before */
	struct streams_group_heartbeat_request_task_ids *active_tasks; /* tasks that process, by subtopology */
	int32_t active_tasks_count;
	struct streams_group_heartbeat_request_task_ids *standby_tasks; /* tasks that keep a warm copy, by subtopology */
	int32_t standby_tasks_count;
	struct streams_group_heartbeat_request_task_ids *warmup_tasks; /* tasks that catch up before they become active, by subtopology */
	int32_t warmup_tasks_count;
	struct bytes process_id; /* the instance; it may have several clients */
	struct streams_group_heartbeat_request_endpoint *user_endpoint; /* where interactive queries reach it */
	struct streams_group_heartbeat_request_key_value *client_tags; /* tags of the client, for rack-aware assignment */
	int32_t client_tags_count;
	struct streams_group_heartbeat_request_task_offset *task_offsets; /* how far its changelogs are */
	int32_t task_offsets_count;
	struct streams_group_heartbeat_request_task_offset *task_end_offsets; /* ends of the changelogs */
	int32_t task_end_offsets_count;
	bool shutdown_application; /* stop all clients of the group */
};

extern const struct schema_struct streams_group_heartbeat_request_key_value_struct;
extern const struct schema_struct streams_group_heartbeat_request_topic_info_struct;
extern const struct schema_struct streams_group_heartbeat_request_copartition_group_struct;
extern const struct schema_struct streams_group_heartbeat_request_subtopology_struct;
extern const struct schema_struct streams_group_heartbeat_request_topology_struct;
extern const struct schema_struct streams_group_heartbeat_request_task_ids_struct;
extern const struct schema_struct streams_group_heartbeat_request_endpoint_struct;
extern const struct schema_struct streams_group_heartbeat_request_task_offset_struct;
extern const struct schema streams_group_heartbeat_request_schema;

struct streams_group_heartbeat_response_status {
	int8_t status_code; /* kind of the hint */
	struct bytes status_detail; /* the hint in words */
};

struct streams_group_heartbeat_response_task_ids {
	struct bytes subtopology_id; /* which part */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct streams_group_heartbeat_response_endpoint {
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct streams_group_heartbeat_response_topic_partition {
	struct bytes topic; /* name of the topic */
	int32_t *partitions; /* numbers of partitions */
	int32_t partitions_count;
};

struct streams_group_heartbeat_response_endpoint_to_partitions {
	struct streams_group_heartbeat_response_endpoint user_endpoint; /* where interactive queries reach it */
	struct streams_group_heartbeat_response_topic_partition *active_partitions; /* partitions read by its active tasks */
	int32_t active_partitions_count;
	struct streams_group_heartbeat_response_topic_partition *standby_partitions; /* partitions followed by its standby tasks */
	int32_t standby_partitions_count;
};

struct streams_group_heartbeat_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct bytes member_id; /* id of the member */
	int32_t member_epoch; /* epoch of the member in the group */
	int32_t heartbeat_interval_ms; /* send the next heartbeat after this, ms */
	int32_t acceptable_recovery_lag_legacy; /* the same, in the type it had first */
	int32_t task_offset_interval_ms; /* report changelog offsets this often, ms */
	int64_t acceptable_recovery_lag; /* offsets a task may be behind and still count as caught up */
	struct streams_group_heartbeat_response_status *status; /* hints to the client */
	int32_t status_count;
	struct streams_group_heartbeat_response_task_ids *active_tasks; /* tasks that process, by subtopology */
	int32_t active_tasks_count;
	struct streams_group_heartbeat_response_task_ids *standby_tasks; /* tasks that keep a warm copy, by subtopology */
	int32_t standby_tasks_count;
	struct streams_group_heartbeat_response_task_ids *warmup_tasks; /* tasks that catch up before they become active, by subtopology */
	int32_t warmup_tasks_count;
	bool topology_description_required; /* true: send the description */
	int32_t endpoint_information_epoch; /* how fresh the endpoint information is */
	struct streams_group_heartbeat_response_endpoint_to_partitions *partitions_by_user_endpoint; /* who has which partitions, for interactive queries */
	int32_t partitions_by_user_endpoint_count;
};

extern const struct schema_struct streams_group_heartbeat_response_status_struct;
extern const struct schema_struct streams_group_heartbeat_response_task_ids_struct;
extern const struct schema_struct streams_group_heartbeat_response_endpoint_struct;
extern const struct schema_struct streams_group_heartbeat_response_topic_partition_struct;
extern const struct schema_struct streams_group_heartbeat_response_endpoint_to_partitions_struct;
extern const struct schema streams_group_heartbeat_response_schema;

/* Stores a detailed description of a streams topology. */
struct streams_group_topology_description_update_request_topology_description_node {
	struct bytes name; /* name of the node */
	int8_t node_type; /* 1 source, 2 processor, 3 sink */
	struct bytes *source_topics; /* topics it reads */
	int32_t source_topics_count;
	struct bytes sink_topic; /* topic it writes; null: chosen by record */
	struct bytes *stores; /* state stores it uses */
	int32_t stores_count;
	struct bytes *successors; /* nodes behind it */
	int32_t successors_count;
};

struct streams_group_topology_description_update_request_topology_description_subtopology {
	struct bytes subtopology_id; /* which part */
	struct streams_group_topology_description_update_request_topology_description_node *nodes; /* one a node */
	int32_t nodes_count;
};

struct streams_group_topology_description_update_request_topology_description_global_store {
	struct streams_group_topology_description_update_request_topology_description_node source; /* where from */
	struct streams_group_topology_description_update_request_topology_description_node processor; /* node that fills the store */
};

struct streams_group_topology_description_update_request_topology_description {
	struct streams_group_topology_description_update_request_topology_description_subtopology *subtopologies; /* parts that run independently */
	int32_t subtopologies_count;
	struct streams_group_topology_description_update_request_topology_description_global_store *global_stores; /* state stores that every client has whole */
	int32_t global_stores_count;
};

struct streams_group_topology_description_update_request {
	struct bytes group_id; /* name of the group */
	struct bytes member_id; /* id of the member */
	int32_t topology_epoch; /* grows with every change of the topology */
	struct streams_group_topology_description_update_request_topology_description topology_description; /* the topology in detail */
};

extern const struct schema_struct streams_group_topology_description_update_request_topology_description_node_struct;
extern const struct schema_struct streams_group_topology_description_update_request_topology_description_subtopology_struct;
extern const struct schema_struct streams_group_topology_description_update_request_topology_description_global_store_struct;
extern const struct schema_struct streams_group_topology_description_update_request_topology_description_struct;
extern const struct schema streams_group_topology_description_update_request_schema;

struct streams_group_topology_description_update_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

extern const struct schema streams_group_topology_description_update_response_schema;

/* Gets the assignment, or gives it as the leader: the second half of a classic rebalance. */
struct sync_group_request_sync_group_request_assignment {
	struct bytes member_id; /* id of the member */
	struct bytes assignment; /* the member's share, as the leader's assignor wrote it */
};

struct sync_group_request {
	struct bytes group_id; /* name of the group */
	int32_t generation_id; /* generation of the group the member knows */
	struct bytes member_id; /* id of the member */
	struct bytes group_instance_id; /* name of a static member; null: a dynamic one */
	struct bytes protocol_type; /* kind of group, consumer as a rule */
	struct bytes protocol_name; /* assignor in force */
	struct sync_group_request_sync_group_request_assignment *assignments; /* from the leader: each member's share; from the others empty */
	int32_t assignments_count;
};

extern const struct schema_struct sync_group_request_sync_group_request_assignment_struct;
extern const struct schema sync_group_request_schema;

struct sync_group_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes protocol_type; /* kind of group, consumer as a rule */
	struct bytes protocol_name; /* assignor in force */
	struct bytes assignment; /* this member's share, as the leader's assignor wrote it */
};

extern const struct schema sync_group_response_schema;

/* A transactional id. */
struct transaction_log_key {
	struct bytes transactional_id; /* name that outlives the producer */
};

extern const struct schema transaction_log_key_schema;

struct transaction_log_value_partitions_schema {
	struct bytes topic; /* name of the topic */
	int32_t *partition_ids; /* numbers of partitions */
	int32_t partition_ids_count;
};

struct transaction_log_value {
	int64_t producer_id; /* id of the producer */
	int64_t previous_producer_id; /* id before an epoch overflow, -1 if none */
	int64_t next_producer_id; /* id the producer gets next, -1 if none */
	int16_t producer_epoch; /* epoch of the producer; an older one is fenced */
	int16_t next_producer_epoch; /* epoch that goes with NextProducerId, -1 if none */
	int32_t transaction_timeout_ms; /* aborted when open for longer, ms */
	int8_t transaction_status; /* 0 empty, 1 ongoing, 2 prepare commit, 3 prepare abort, 4 complete commit, 5 complete abort, 6 dead, 7 prepare fence */
	struct transaction_log_value_partitions_schema *transaction_partitions; /* partitions it wrote to; null when none can be */
	int32_t transaction_partitions_count;
	int64_t transaction_last_update_timestamp_ms; /* when it changed, ms */
	int64_t transaction_start_timestamp_ms; /* when it began, ms */
	int16_t client_transaction_version; /* transaction protocol of the client */
};

extern const struct schema_struct transaction_log_value_partitions_schema_struct;
extern const struct schema transaction_log_value_schema;

/* Stores offsets of a group inside a transaction. */
struct txn_offset_commit_request_txn_offset_commit_request_partition {
	int32_t partition_index; /* number of the partition */
	int64_t committed_offset; /* next offset to consume */
	int32_t committed_leader_epoch; /* leader epoch of the last record consumed, -1 if unknown */
	struct bytes committed_metadata; /* a note of the client's own */
};

struct txn_offset_commit_request_txn_offset_commit_request_topic {
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	struct txn_offset_commit_request_txn_offset_commit_request_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct txn_offset_commit_request {
	struct bytes transactional_id; /* name that outlives the producer */
	struct bytes group_id; /* name of the group */
	int64_t producer_id; /* id of the producer */
	int16_t producer_epoch; /* epoch of the producer; an older one is fenced */
	int32_t generation_id_or_member_epoch; /* generation (classic) or member epoch (new protocol); -1: no member */
	struct bytes member_id; /* id of the member */
	struct bytes group_instance_id; /* name of a static member; null: a dynamic one */
	struct txn_offset_commit_request_txn_offset_commit_request_topic *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct txn_offset_commit_request_txn_offset_commit_request_partition_struct;
extern const struct schema_struct txn_offset_commit_request_txn_offset_commit_request_topic_struct;
extern const struct schema txn_offset_commit_request_schema;

struct txn_offset_commit_response_txn_offset_commit_response_partition {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
};

struct txn_offset_commit_response_txn_offset_commit_response_topic {
	struct bytes name; /* name of the topic */
	struct uuid topic_id; /* id of the topic; zero: none */
	struct txn_offset_commit_response_txn_offset_commit_response_partition *partitions; /* one a partition */
	int32_t partitions_count;
};

struct txn_offset_commit_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	struct txn_offset_commit_response_txn_offset_commit_response_topic *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct txn_offset_commit_response_txn_offset_commit_response_partition_struct;
extern const struct schema_struct txn_offset_commit_response_txn_offset_commit_response_topic_struct;
extern const struct schema txn_offset_commit_response_schema;

/* Forgets a broker for good. */
struct unregister_broker_request {
	int32_t broker_id; /* id of the broker */
};

extern const struct schema unregister_broker_request_schema;

struct unregister_broker_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

extern const struct schema unregister_broker_response_schema;

/* Forgets a controller for good. */
struct unregister_controller_request {
	int32_t controller_id; /* id of the controller */
};

extern const struct schema unregister_controller_request_schema;

struct unregister_controller_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

extern const struct schema unregister_controller_response_schema;

/* Finalizes feature levels. */
struct update_features_request_feature_update_key {
	struct bytes feature; /* name of the feature */
	int16_t max_version_level; /* level to finalize; below 1 removes it */
	bool allow_downgrade; /* may the level be lowered (replaced by UpgradeType) */
	int8_t upgrade_type; /* 1 only up, 2 down if nothing is lost, 3 down whatever is lost */
};

struct update_features_request {
	int32_t timeout_ms; /* give up after this, ms */
	struct update_features_request_feature_update_key *feature_updates; /* levels to finalize */
	int32_t feature_updates_count;
	bool validate_only; /* try and change nothing */
};

extern const struct schema_struct update_features_request_feature_update_key_struct;
extern const struct schema update_features_request_schema;

struct update_features_response_updatable_feature_result {
	struct bytes feature; /* name of the feature */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct update_features_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
	struct update_features_response_updatable_feature_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct update_features_response_updatable_feature_result_struct;
extern const struct schema update_features_response_schema;

/* A voter tells the leader its endpoints and versions. */
struct update_raft_voter_request_listener {
	struct bytes name; /* name of the listener */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct update_raft_voter_request_kraft_version_feature {
	int16_t min_supported_version; /* oldest level */
	int16_t max_supported_version; /* newest level */
};

struct update_raft_voter_request {
	struct bytes cluster_id; /* id of the cluster */
	int32_t current_leader_epoch; /* leader epoch the sender knows, -1 for no check */
	int32_t voter_id; /* id of the voter */
	struct uuid voter_directory_id; /* log directory of the voter */
	struct update_raft_voter_request_listener *listeners; /* where it listens */
	int32_t listeners_count;
	struct update_raft_voter_request_kraft_version_feature kraft_version_feature; /* raft versions it can speak */
};

extern const struct schema_struct update_raft_voter_request_listener_struct;
extern const struct schema_struct update_raft_voter_request_kraft_version_feature_struct;
extern const struct schema update_raft_voter_request_schema;

struct update_raft_voter_response_current_leader {
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	struct bytes host; /* host name */
	int32_t port; /* TCP port */
};

struct update_raft_voter_response {
	int32_t throttle_time_ms; /* how long a quota mutes the client, ms */
	int16_t error_code; /* 0 if all is well */
	struct update_raft_voter_response_current_leader current_leader; /* who leads now, if the asker is wrong about it */
};

extern const struct schema_struct update_raft_voter_response_current_leader_struct;
extern const struct schema update_raft_voter_response_schema;

/* A raft candidate asks for votes. */
struct vote_request_partition_data {
	int32_t partition_index; /* number of the partition */
	int32_t replica_epoch; /* epoch in which it stands */
	int32_t replica_id; /* id of the candidate */
	struct uuid replica_directory_id; /* log directory of the replica */
	struct uuid voter_directory_id; /* log directory of the voter */
	int32_t last_offset_epoch; /* epoch of the last record in its log */
	int64_t last_offset; /* end of its log */
	bool pre_vote; /* a trial that leaves no trace (KIP-996) */
};

struct vote_request_topic_data {
	struct bytes topic_name; /* name of the topic */
	struct vote_request_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct vote_request {
	struct bytes cluster_id; /* id of the cluster */
	int32_t voter_id; /* id of the voter */
	struct vote_request_topic_data *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct vote_request_partition_data_struct;
extern const struct schema_struct vote_request_topic_data_struct;
extern const struct schema vote_request_schema;

struct vote_response_partition_data {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	int32_t leader_id; /* id of the leader, -1 if none */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	bool vote_granted; /* true gives the vote */
};

struct vote_response_topic_data {
	struct bytes topic_name; /* name of the topic */
	struct vote_response_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct vote_response_node_endpoint {
	int32_t node_id; /* id of the node */
	struct bytes host; /* host name */
	uint16_t port; /* TCP port */
};

struct vote_response {
	int16_t error_code; /* 0 if all is well */
	struct vote_response_topic_data *topics; /* one a topic */
	int32_t topics_count;
	struct vote_response_node_endpoint *node_endpoints; /* where the leaders named above listen */
	int32_t node_endpoints_count;
};

extern const struct schema_struct vote_response_partition_data_struct;
extern const struct schema_struct vote_response_topic_data_struct;
extern const struct schema_struct vote_response_node_endpoint_struct;
extern const struct schema vote_response_schema;

/* Share leader to share coordinator: write the state of partitions. */
struct write_share_group_state_request_state_batch {
	int64_t first_offset; /* first offset of the range */
	int64_t last_offset; /* last offset of the range, inclusive */
	int8_t delivery_state; /* 0 available, 2 acknowledged, 4 archived */
	int16_t delivery_count; /* how often it was handed out */
};

struct write_share_group_state_request_partition_data {
	int32_t partition; /* number of the partition */
	int32_t state_epoch; /* fences old states */
	int32_t leader_epoch; /* grows with every new leader, -1 if unknown */
	int64_t start_offset; /* first offset still in flight; below all is done */
	int32_t delivery_complete_count; /* offsets from the start offset on that need no delivery any more, -1 if unknown */
	struct write_share_group_state_request_state_batch *state_batches; /* ranges of offsets and their delivery state */
	int32_t state_batches_count;
};

struct write_share_group_state_request_write_state_data {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct write_share_group_state_request_partition_data *partitions; /* one a partition */
	int32_t partitions_count;
};

struct write_share_group_state_request {
	struct bytes group_id; /* name of the group */
	struct write_share_group_state_request_write_state_data *topics; /* one a topic */
	int32_t topics_count;
};

extern const struct schema_struct write_share_group_state_request_state_batch_struct;
extern const struct schema_struct write_share_group_state_request_partition_data_struct;
extern const struct schema_struct write_share_group_state_request_write_state_data_struct;
extern const struct schema write_share_group_state_request_schema;

struct write_share_group_state_response_partition_result {
	int32_t partition; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
	struct bytes error_message; /* more about the error; null if there is none */
};

struct write_share_group_state_response_write_state_result {
	struct uuid topic_id; /* id of the topic; zero: none */
	struct write_share_group_state_response_partition_result *partitions; /* one a partition */
	int32_t partitions_count;
};

struct write_share_group_state_response {
	struct write_share_group_state_response_write_state_result *results; /* one an item asked for */
	int32_t results_count;
};

extern const struct schema_struct write_share_group_state_response_partition_result_struct;
extern const struct schema_struct write_share_group_state_response_write_state_result_struct;
extern const struct schema write_share_group_state_response_schema;

/* The transaction coordinator ends transactions in partitions. */
struct write_txn_markers_request_writable_txn_marker_topic {
	struct bytes name; /* name of the topic */
	int32_t *partition_indexes; /* numbers of partitions */
	int32_t partition_indexes_count;
};

struct write_txn_markers_request_writable_txn_marker {
	int64_t producer_id; /* id of the producer */
	int16_t producer_epoch; /* epoch of the producer; an older one is fenced */
	bool transaction_result; /* true commits, false aborts */
	struct write_txn_markers_request_writable_txn_marker_topic *topics; /* one a topic */
	int32_t topics_count;
	int32_t coordinator_epoch; /* epoch of the transaction coordinator */
	int8_t transaction_version; /* transaction protocol, 2 since KIP-890 */
};

struct write_txn_markers_request {
	struct write_txn_markers_request_writable_txn_marker *markers; /* one a producer */
	int32_t markers_count;
};

extern const struct schema_struct write_txn_markers_request_writable_txn_marker_topic_struct;
extern const struct schema_struct write_txn_markers_request_writable_txn_marker_struct;
extern const struct schema write_txn_markers_request_schema;

struct write_txn_markers_response_writable_txn_marker_partition_result {
	int32_t partition_index; /* number of the partition */
	int16_t error_code; /* 0 if all is well */
};

struct write_txn_markers_response_writable_txn_marker_topic_result {
	struct bytes name; /* name of the topic */
	struct write_txn_markers_response_writable_txn_marker_partition_result *partitions; /* one a partition */
	int32_t partitions_count;
};

struct write_txn_markers_response_writable_txn_marker_result {
	int64_t producer_id; /* id of the producer */
	struct write_txn_markers_response_writable_txn_marker_topic_result *topics; /* one a topic */
	int32_t topics_count;
};

struct write_txn_markers_response {
	struct write_txn_markers_response_writable_txn_marker_result *markers; /* one a producer */
	int32_t markers_count;
};

extern const struct schema_struct write_txn_markers_response_writable_txn_marker_partition_result_struct;
extern const struct schema_struct write_txn_markers_response_writable_txn_marker_topic_result_struct;
extern const struct schema_struct write_txn_markers_response_writable_txn_marker_result_struct;
extern const struct schema write_txn_markers_response_schema;

/* All of the above, in the order of their names. */
extern const struct schema *const schemas[];
extern const int schema_count;

/* The records of the metadata log by their id; NULL where there is none. */
extern const struct schema *const metadata_schemas[];
extern const int metadata_schema_count;

#endif
