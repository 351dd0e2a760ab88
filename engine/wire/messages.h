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

struct add_offsets_to_txn_request {
	struct bytes transactional_id;
	int64_t producer_id;
	int16_t producer_epoch;
	struct bytes group_id;
};

extern const struct schema add_offsets_to_txn_request_schema;

struct add_offsets_to_txn_response {
	int32_t throttle_time_ms;
	int16_t error_code;
};

extern const struct schema add_offsets_to_txn_response_schema;

struct add_partitions_to_txn_request_add_partitions_to_txn_topic {
	struct bytes name;
	int32_t *partitions;
	int32_t partitions_count;
};

struct add_partitions_to_txn_request_add_partitions_to_txn_transaction {
	struct bytes transactional_id;
	int64_t producer_id;
	int16_t producer_epoch;
	bool verify_only;
	struct add_partitions_to_txn_request_add_partitions_to_txn_topic *topics;
	int32_t topics_count;
};

struct add_partitions_to_txn_request {
	struct add_partitions_to_txn_request_add_partitions_to_txn_transaction *transactions;
	int32_t transactions_count;
	struct bytes v3_and_below_transactional_id;
	int64_t v3_and_below_producer_id;
	int16_t v3_and_below_producer_epoch;
	struct add_partitions_to_txn_request_add_partitions_to_txn_topic *v3_and_below_topics;
	int32_t v3_and_below_topics_count;
};

extern const struct schema_struct add_partitions_to_txn_request_add_partitions_to_txn_topic_struct;
extern const struct schema_struct add_partitions_to_txn_request_add_partitions_to_txn_transaction_struct;
extern const struct schema add_partitions_to_txn_request_schema;

struct add_partitions_to_txn_response_add_partitions_to_txn_partition_result {
	int32_t partition_index;
	int16_t partition_error_code;
};

struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result {
	struct bytes name;
	struct add_partitions_to_txn_response_add_partitions_to_txn_partition_result *results_by_partition;
	int32_t results_by_partition_count;
};

struct add_partitions_to_txn_response_add_partitions_to_txn_result {
	struct bytes transactional_id;
	struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result *topic_results;
	int32_t topic_results_count;
};

struct add_partitions_to_txn_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct add_partitions_to_txn_response_add_partitions_to_txn_result *results_by_transaction;
	int32_t results_by_transaction_count;
	struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result *results_by_topic_v3_and_below;
	int32_t results_by_topic_v3_and_below_count;
};

extern const struct schema_struct add_partitions_to_txn_response_add_partitions_to_txn_partition_result_struct;
extern const struct schema_struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result_struct;
extern const struct schema_struct add_partitions_to_txn_response_add_partitions_to_txn_result_struct;
extern const struct schema add_partitions_to_txn_response_schema;

struct add_raft_voter_request_listener {
	struct bytes name;
	struct bytes host;
	uint16_t port;
};

struct add_raft_voter_request {
	struct bytes cluster_id;
	int32_t timeout_ms;
	int32_t voter_id;
	struct uuid voter_directory_id;
	struct add_raft_voter_request_listener *listeners;
	int32_t listeners_count;
	bool ack_when_committed;
};

extern const struct schema_struct add_raft_voter_request_listener_struct;
extern const struct schema add_raft_voter_request_schema;

struct add_raft_voter_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
};

extern const struct schema add_raft_voter_response_schema;

struct allocate_producer_ids_request {
	int32_t broker_id;
	int64_t broker_epoch;
};

extern const struct schema allocate_producer_ids_request_schema;

struct allocate_producer_ids_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	int64_t producer_id_start;
	int32_t producer_id_len;
};

extern const struct schema allocate_producer_ids_response_schema;

struct alter_client_quotas_request_entity_data {
	struct bytes entity_type;
	struct bytes entity_name;
};

struct alter_client_quotas_request_op_data {
	struct bytes key;
	double value;
	bool remove;
};

struct alter_client_quotas_request_entry_data {
	struct alter_client_quotas_request_entity_data *entity;
	int32_t entity_count;
	struct alter_client_quotas_request_op_data *ops;
	int32_t ops_count;
};

struct alter_client_quotas_request {
	struct alter_client_quotas_request_entry_data *entries;
	int32_t entries_count;
	bool validate_only;
};

extern const struct schema_struct alter_client_quotas_request_entity_data_struct;
extern const struct schema_struct alter_client_quotas_request_op_data_struct;
extern const struct schema_struct alter_client_quotas_request_entry_data_struct;
extern const struct schema alter_client_quotas_request_schema;

struct alter_client_quotas_response_entity_data {
	struct bytes entity_type;
	struct bytes entity_name;
};

struct alter_client_quotas_response_entry_data {
	int16_t error_code;
	struct bytes error_message;
	struct alter_client_quotas_response_entity_data *entity;
	int32_t entity_count;
};

struct alter_client_quotas_response {
	int32_t throttle_time_ms;
	struct alter_client_quotas_response_entry_data *entries;
	int32_t entries_count;
};

extern const struct schema_struct alter_client_quotas_response_entity_data_struct;
extern const struct schema_struct alter_client_quotas_response_entry_data_struct;
extern const struct schema alter_client_quotas_response_schema;

struct alter_configs_request_alterable_config {
	struct bytes name;
	struct bytes value;
};

struct alter_configs_request_alter_configs_resource {
	int8_t resource_type;
	struct bytes resource_name;
	struct alter_configs_request_alterable_config *configs;
	int32_t configs_count;
};

struct alter_configs_request {
	struct alter_configs_request_alter_configs_resource *resources;
	int32_t resources_count;
	bool validate_only;
};

extern const struct schema_struct alter_configs_request_alterable_config_struct;
extern const struct schema_struct alter_configs_request_alter_configs_resource_struct;
extern const struct schema alter_configs_request_schema;

struct alter_configs_response_alter_configs_resource_response {
	int16_t error_code;
	struct bytes error_message;
	int8_t resource_type;
	struct bytes resource_name;
};

struct alter_configs_response {
	int32_t throttle_time_ms;
	struct alter_configs_response_alter_configs_resource_response *responses;
	int32_t responses_count;
};

extern const struct schema_struct alter_configs_response_alter_configs_resource_response_struct;
extern const struct schema alter_configs_response_schema;

struct alter_partition_request_broker_state {
	int32_t broker_id;
	int64_t broker_epoch;
};

struct alter_partition_request_partition_data {
	int32_t partition_index;
	int32_t leader_epoch;
	int32_t *new_isr;
	int32_t new_isr_count;
	struct alter_partition_request_broker_state *new_isr_with_epochs;
	int32_t new_isr_with_epochs_count;
	int8_t leader_recovery_state;
	int32_t partition_epoch;
};

struct alter_partition_request_topic_data {
	struct uuid topic_id;
	struct alter_partition_request_partition_data *partitions;
	int32_t partitions_count;
};

struct alter_partition_request {
	int32_t broker_id;
	int64_t broker_epoch;
	struct alter_partition_request_topic_data *topics;
	int32_t topics_count;
};

extern const struct schema_struct alter_partition_request_broker_state_struct;
extern const struct schema_struct alter_partition_request_partition_data_struct;
extern const struct schema_struct alter_partition_request_topic_data_struct;
extern const struct schema alter_partition_request_schema;

struct alter_partition_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	int32_t leader_id;
	int32_t leader_epoch;
	int32_t *isr;
	int32_t isr_count;
	int8_t leader_recovery_state;
	int32_t partition_epoch;
};

struct alter_partition_response_topic_data {
	struct uuid topic_id;
	struct alter_partition_response_partition_data *partitions;
	int32_t partitions_count;
};

struct alter_partition_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct alter_partition_response_topic_data *topics;
	int32_t topics_count;
};

extern const struct schema_struct alter_partition_response_partition_data_struct;
extern const struct schema_struct alter_partition_response_topic_data_struct;
extern const struct schema alter_partition_response_schema;

struct alter_partition_reassignments_request_reassignable_partition {
	int32_t partition_index;
	int32_t *replicas;
	int32_t replicas_count;
};

struct alter_partition_reassignments_request_reassignable_topic {
	struct bytes name;
	struct alter_partition_reassignments_request_reassignable_partition *partitions;
	int32_t partitions_count;
};

struct alter_partition_reassignments_request {
	int32_t timeout_ms;
	bool allow_replication_factor_change;
	struct alter_partition_reassignments_request_reassignable_topic *topics;
	int32_t topics_count;
};

extern const struct schema_struct alter_partition_reassignments_request_reassignable_partition_struct;
extern const struct schema_struct alter_partition_reassignments_request_reassignable_topic_struct;
extern const struct schema alter_partition_reassignments_request_schema;

struct alter_partition_reassignments_response_reassignable_partition_response {
	int32_t partition_index;
	int16_t error_code;
	struct bytes error_message;
};

struct alter_partition_reassignments_response_reassignable_topic_response {
	struct bytes name;
	struct alter_partition_reassignments_response_reassignable_partition_response *partitions;
	int32_t partitions_count;
};

struct alter_partition_reassignments_response {
	int32_t throttle_time_ms;
	bool allow_replication_factor_change;
	int16_t error_code;
	struct bytes error_message;
	struct alter_partition_reassignments_response_reassignable_topic_response *responses;
	int32_t responses_count;
};

extern const struct schema_struct alter_partition_reassignments_response_reassignable_partition_response_struct;
extern const struct schema_struct alter_partition_reassignments_response_reassignable_topic_response_struct;
extern const struct schema alter_partition_reassignments_response_schema;

struct alter_replica_log_dirs_request_alter_replica_log_dir_topic {
	struct bytes name;
	int32_t *partitions;
	int32_t partitions_count;
};

struct alter_replica_log_dirs_request_alter_replica_log_dir {
	struct bytes path;
	struct alter_replica_log_dirs_request_alter_replica_log_dir_topic *topics;
	int32_t topics_count;
};

struct alter_replica_log_dirs_request {
	struct alter_replica_log_dirs_request_alter_replica_log_dir *dirs;
	int32_t dirs_count;
};

extern const struct schema_struct alter_replica_log_dirs_request_alter_replica_log_dir_topic_struct;
extern const struct schema_struct alter_replica_log_dirs_request_alter_replica_log_dir_struct;
extern const struct schema alter_replica_log_dirs_request_schema;

struct alter_replica_log_dirs_response_alter_replica_log_dir_partition_result {
	int32_t partition_index;
	int16_t error_code;
};

struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result {
	struct bytes topic_name;
	struct alter_replica_log_dirs_response_alter_replica_log_dir_partition_result *partitions;
	int32_t partitions_count;
};

struct alter_replica_log_dirs_response {
	int32_t throttle_time_ms;
	struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result *results;
	int32_t results_count;
};

extern const struct schema_struct alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_struct;
extern const struct schema_struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_struct;
extern const struct schema alter_replica_log_dirs_response_schema;

struct alter_share_group_offsets_request_alter_share_group_offsets_request_partition {
	int32_t partition_index;
	int64_t start_offset;
};

struct alter_share_group_offsets_request_alter_share_group_offsets_request_topic {
	struct bytes topic_name;
	struct alter_share_group_offsets_request_alter_share_group_offsets_request_partition *partitions;
	int32_t partitions_count;
};

struct alter_share_group_offsets_request {
	struct bytes group_id;
	struct alter_share_group_offsets_request_alter_share_group_offsets_request_topic *topics;
	int32_t topics_count;
};

extern const struct schema_struct alter_share_group_offsets_request_alter_share_group_offsets_request_partition_struct;
extern const struct schema_struct alter_share_group_offsets_request_alter_share_group_offsets_request_topic_struct;
extern const struct schema alter_share_group_offsets_request_schema;

struct alter_share_group_offsets_response_alter_share_group_offsets_response_partition {
	int32_t partition_index;
	int16_t error_code;
	struct bytes error_message;
};

struct alter_share_group_offsets_response_alter_share_group_offsets_response_topic {
	struct bytes topic_name;
	struct uuid topic_id;
	struct alter_share_group_offsets_response_alter_share_group_offsets_response_partition *partitions;
	int32_t partitions_count;
};

struct alter_share_group_offsets_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	struct alter_share_group_offsets_response_alter_share_group_offsets_response_topic *responses;
	int32_t responses_count;
};

extern const struct schema_struct alter_share_group_offsets_response_alter_share_group_offsets_response_partition_struct;
extern const struct schema_struct alter_share_group_offsets_response_alter_share_group_offsets_response_topic_struct;
extern const struct schema alter_share_group_offsets_response_schema;

struct alter_user_scram_credentials_request_scram_credential_deletion {
	struct bytes name;
	int8_t mechanism;
};

struct alter_user_scram_credentials_request_scram_credential_upsertion {
	struct bytes name;
	int8_t mechanism;
	int32_t iterations;
	struct bytes salt;
	struct bytes salted_password;
};

struct alter_user_scram_credentials_request {
	struct alter_user_scram_credentials_request_scram_credential_deletion *deletions;
	int32_t deletions_count;
	struct alter_user_scram_credentials_request_scram_credential_upsertion *upsertions;
	int32_t upsertions_count;
};

extern const struct schema_struct alter_user_scram_credentials_request_scram_credential_deletion_struct;
extern const struct schema_struct alter_user_scram_credentials_request_scram_credential_upsertion_struct;
extern const struct schema alter_user_scram_credentials_request_schema;

struct alter_user_scram_credentials_response_alter_user_scram_credentials_result {
	struct bytes user;
	int16_t error_code;
	struct bytes error_message;
};

struct alter_user_scram_credentials_response {
	int32_t throttle_time_ms;
	struct alter_user_scram_credentials_response_alter_user_scram_credentials_result *results;
	int32_t results_count;
};

extern const struct schema_struct alter_user_scram_credentials_response_alter_user_scram_credentials_result_struct;
extern const struct schema alter_user_scram_credentials_response_schema;

struct api_versions_request {
	struct bytes client_software_name;
	struct bytes client_software_version;
	struct bytes cluster_id;
	int32_t node_id;
};

extern const struct schema api_versions_request_schema;

struct api_versions_response_api_version {
	int16_t api_key;
	int16_t min_version;
	int16_t max_version;
};

struct api_versions_response_supported_feature_key {
	struct bytes name;
	int16_t min_version;
	int16_t max_version;
};

struct api_versions_response_finalized_feature_key {
	struct bytes name;
	int16_t max_version_level;
	int16_t min_version_level;
};

struct api_versions_response {
	int16_t error_code;
	struct api_versions_response_api_version *api_keys;
	int32_t api_keys_count;
	int32_t throttle_time_ms;
	struct api_versions_response_supported_feature_key *supported_features;
	int32_t supported_features_count;
	int64_t finalized_features_epoch;
	struct api_versions_response_finalized_feature_key *finalized_features;
	int32_t finalized_features_count;
	bool zk_migration_ready;
};

extern const struct schema_struct api_versions_response_api_version_struct;
extern const struct schema_struct api_versions_response_supported_feature_key_struct;
extern const struct schema_struct api_versions_response_finalized_feature_key_struct;
extern const struct schema api_versions_response_schema;

struct assign_replicas_to_dirs_request_partition_data {
	int32_t partition_index;
};

struct assign_replicas_to_dirs_request_topic_data {
	struct uuid topic_id;
	struct assign_replicas_to_dirs_request_partition_data *partitions;
	int32_t partitions_count;
};

struct assign_replicas_to_dirs_request_directory_data {
	struct uuid id;
	struct assign_replicas_to_dirs_request_topic_data *topics;
	int32_t topics_count;
};

struct assign_replicas_to_dirs_request {
	int32_t broker_id;
	int64_t broker_epoch;
	struct assign_replicas_to_dirs_request_directory_data *directories;
	int32_t directories_count;
};

extern const struct schema_struct assign_replicas_to_dirs_request_partition_data_struct;
extern const struct schema_struct assign_replicas_to_dirs_request_topic_data_struct;
extern const struct schema_struct assign_replicas_to_dirs_request_directory_data_struct;
extern const struct schema assign_replicas_to_dirs_request_schema;

struct assign_replicas_to_dirs_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
};

struct assign_replicas_to_dirs_response_topic_data {
	struct uuid topic_id;
	struct assign_replicas_to_dirs_response_partition_data *partitions;
	int32_t partitions_count;
};

struct assign_replicas_to_dirs_response_directory_data {
	struct uuid id;
	struct assign_replicas_to_dirs_response_topic_data *topics;
	int32_t topics_count;
};

struct assign_replicas_to_dirs_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct assign_replicas_to_dirs_response_directory_data *directories;
	int32_t directories_count;
};

extern const struct schema_struct assign_replicas_to_dirs_response_partition_data_struct;
extern const struct schema_struct assign_replicas_to_dirs_response_topic_data_struct;
extern const struct schema_struct assign_replicas_to_dirs_response_directory_data_struct;
extern const struct schema assign_replicas_to_dirs_response_schema;

struct begin_quorum_epoch_request_partition_data {
	int32_t partition_index;
	struct uuid voter_directory_id;
	int32_t leader_id;
	int32_t leader_epoch;
};

struct begin_quorum_epoch_request_topic_data {
	struct bytes topic_name;
	struct begin_quorum_epoch_request_partition_data *partitions;
	int32_t partitions_count;
};

struct begin_quorum_epoch_request_leader_endpoint {
	struct bytes name;
	struct bytes host;
	uint16_t port;
};

struct begin_quorum_epoch_request {
	struct bytes cluster_id;
	int32_t voter_id;
	struct begin_quorum_epoch_request_topic_data *topics;
	int32_t topics_count;
	struct begin_quorum_epoch_request_leader_endpoint *leader_endpoints;
	int32_t leader_endpoints_count;
};

extern const struct schema_struct begin_quorum_epoch_request_partition_data_struct;
extern const struct schema_struct begin_quorum_epoch_request_topic_data_struct;
extern const struct schema_struct begin_quorum_epoch_request_leader_endpoint_struct;
extern const struct schema begin_quorum_epoch_request_schema;

struct begin_quorum_epoch_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	int32_t leader_id;
	int32_t leader_epoch;
};

struct begin_quorum_epoch_response_topic_data {
	struct bytes topic_name;
	struct begin_quorum_epoch_response_partition_data *partitions;
	int32_t partitions_count;
};

struct begin_quorum_epoch_response_node_endpoint {
	int32_t node_id;
	struct bytes host;
	uint16_t port;
};

struct begin_quorum_epoch_response {
	int16_t error_code;
	struct begin_quorum_epoch_response_topic_data *topics;
	int32_t topics_count;
	struct begin_quorum_epoch_response_node_endpoint *node_endpoints;
	int32_t node_endpoints_count;
};

extern const struct schema_struct begin_quorum_epoch_response_partition_data_struct;
extern const struct schema_struct begin_quorum_epoch_response_topic_data_struct;
extern const struct schema_struct begin_quorum_epoch_response_node_endpoint_struct;
extern const struct schema begin_quorum_epoch_response_schema;

struct broker_heartbeat_request {
	int32_t broker_id;
	int64_t broker_epoch;
	int64_t current_metadata_offset;
	bool want_fence;
	bool want_shut_down;
	struct uuid *offline_log_dirs;
	int32_t offline_log_dirs_count;
	struct uuid *cordoned_log_dirs;
	int32_t cordoned_log_dirs_count;
};

extern const struct schema broker_heartbeat_request_schema;

struct broker_heartbeat_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	bool is_caught_up;
	bool is_fenced;
	bool should_shut_down;
};

extern const struct schema broker_heartbeat_response_schema;

struct broker_registration_request_listener {
	struct bytes name;
	struct bytes host;
	uint16_t port;
	int16_t security_protocol;
};

struct broker_registration_request_feature {
	struct bytes name;
	int16_t min_supported_version;
	int16_t max_supported_version;
};

struct broker_registration_request {
	int32_t broker_id;
	struct bytes cluster_id;
	struct uuid incarnation_id;
	struct broker_registration_request_listener *listeners;
	int32_t listeners_count;
	struct broker_registration_request_feature *features;
	int32_t features_count;
	struct bytes rack;
	bool is_migrating_zk_broker;
	struct uuid *log_dirs;
	int32_t log_dirs_count;
	int64_t previous_broker_epoch;
};

extern const struct schema_struct broker_registration_request_listener_struct;
extern const struct schema_struct broker_registration_request_feature_struct;
extern const struct schema broker_registration_request_schema;

struct broker_registration_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	int64_t broker_epoch;
};

extern const struct schema broker_registration_response_schema;

struct consumer_group_describe_request {
	struct bytes *group_ids;
	int32_t group_ids_count;
	bool include_authorized_operations;
};

extern const struct schema consumer_group_describe_request_schema;

struct consumer_group_describe_response_topic_partitions {
	struct uuid topic_id;
	struct bytes topic_name;
	int32_t *partitions;
	int32_t partitions_count;
};

struct consumer_group_describe_response_assignment {
	struct consumer_group_describe_response_topic_partitions *topic_partitions;
	int32_t topic_partitions_count;
};

struct consumer_group_describe_response_member {
	struct bytes member_id;
	struct bytes instance_id;
	struct bytes rack_id;
	int32_t member_epoch;
	struct bytes client_id;
	struct bytes client_host;
	struct bytes *subscribed_topic_names;
	int32_t subscribed_topic_names_count;
	struct bytes subscribed_topic_regex;
	struct consumer_group_describe_response_assignment assignment;
	struct consumer_group_describe_response_assignment target_assignment;
	int8_t member_type;
};

struct consumer_group_describe_response_described_group {
	int16_t error_code;
	struct bytes error_message;
	struct bytes group_id;
	struct bytes group_state;
	int32_t group_epoch;
	int32_t assignment_epoch;
	struct bytes assignor_name;
	struct consumer_group_describe_response_member *members;
	int32_t members_count;
	int32_t authorized_operations;
};

struct consumer_group_describe_response {
	int32_t throttle_time_ms;
	struct consumer_group_describe_response_described_group *groups;
	int32_t groups_count;
};

extern const struct schema_struct consumer_group_describe_response_topic_partitions_struct;
extern const struct schema_struct consumer_group_describe_response_assignment_struct;
extern const struct schema_struct consumer_group_describe_response_member_struct;
extern const struct schema_struct consumer_group_describe_response_described_group_struct;
extern const struct schema consumer_group_describe_response_schema;

struct consumer_group_heartbeat_request_topic_partitions {
	struct uuid topic_id;
	int32_t *partitions;
	int32_t partitions_count;
};

struct consumer_group_heartbeat_request {
	struct bytes group_id;
	struct bytes member_id;
	int32_t member_epoch;
	struct bytes instance_id;
	struct bytes rack_id;
	int32_t rebalance_timeout_ms;
	struct bytes *subscribed_topic_names;
	int32_t subscribed_topic_names_count;
	struct bytes subscribed_topic_regex;
	struct bytes server_assignor;
	struct consumer_group_heartbeat_request_topic_partitions *topic_partitions;
	int32_t topic_partitions_count;
};

extern const struct schema_struct consumer_group_heartbeat_request_topic_partitions_struct;
extern const struct schema consumer_group_heartbeat_request_schema;

struct consumer_group_heartbeat_response_topic_partitions {
	struct uuid topic_id;
	int32_t *partitions;
	int32_t partitions_count;
};

struct consumer_group_heartbeat_response_assignment {
	struct consumer_group_heartbeat_response_topic_partitions *topic_partitions;
	int32_t topic_partitions_count;
};

struct consumer_group_heartbeat_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	struct bytes member_id;
	int32_t member_epoch;
	int32_t heartbeat_interval_ms;
	struct consumer_group_heartbeat_response_assignment *assignment;
};

extern const struct schema_struct consumer_group_heartbeat_response_topic_partitions_struct;
extern const struct schema_struct consumer_group_heartbeat_response_assignment_struct;
extern const struct schema consumer_group_heartbeat_response_schema;

struct consumer_protocol_subscription_topic_partition {
	struct bytes topic;
	int32_t *partitions;
	int32_t partitions_count;
};

struct consumer_protocol_subscription {
	struct bytes *topics;
	int32_t topics_count;
	struct bytes user_data;
	struct consumer_protocol_subscription_topic_partition *owned_partitions;
	int32_t owned_partitions_count;
	int32_t generation_id;
	struct bytes rack_id;
};

extern const struct schema_struct consumer_protocol_subscription_topic_partition_struct;
extern const struct schema consumer_protocol_subscription_schema;

struct consumer_protocol_assignment_topic_partition {
	struct bytes topic;
	int32_t *partitions;
	int32_t partitions_count;
};

struct consumer_protocol_assignment {
	struct consumer_protocol_assignment_topic_partition *assigned_partitions;
	int32_t assigned_partitions_count;
	struct bytes user_data;
};

extern const struct schema_struct consumer_protocol_assignment_topic_partition_struct;
extern const struct schema consumer_protocol_assignment_schema;

struct control_record_type_schema {
	int16_t type;
};

extern const struct schema control_record_type_schema_schema;

struct end_txn_marker {
	int32_t coordinator_epoch;
};

extern const struct schema end_txn_marker_schema;

struct leader_change_message_voter {
	int32_t voter_id;
	struct uuid voter_directory_id;
};

struct leader_change_message {
	int16_t version;
	int32_t leader_id;
	struct leader_change_message_voter *voters;
	int32_t voters_count;
	struct leader_change_message_voter *granting_voters;
	int32_t granting_voters_count;
};

extern const struct schema_struct leader_change_message_voter_struct;
extern const struct schema leader_change_message_schema;

struct snapshot_header_record {
	int16_t version;
	int64_t last_contained_log_timestamp;
};

extern const struct schema snapshot_header_record_schema;

struct snapshot_footer_record {
	int16_t version;
};

extern const struct schema snapshot_footer_record_schema;

struct kraft_version_record {
	int16_t version;
	int16_t kraft_version;
};

extern const struct schema kraft_version_record_schema;

struct voters_record_endpoint {
	struct bytes name;
	struct bytes host;
	uint16_t port;
};

struct voters_record_kraft_version_feature {
	int16_t min_supported_version;
	int16_t max_supported_version;
};

struct voters_record_voter {
	int32_t voter_id;
	struct uuid voter_directory_id;
	struct voters_record_endpoint *endpoints;
	int32_t endpoints_count;
	struct voters_record_kraft_version_feature kraft_version_feature;
};

struct voters_record {
	int16_t version;
	struct voters_record_voter *voters;
	int32_t voters_count;
};

extern const struct schema_struct voters_record_endpoint_struct;
extern const struct schema_struct voters_record_kraft_version_feature_struct;
extern const struct schema_struct voters_record_voter_struct;
extern const struct schema voters_record_schema;

struct aborted_txn {
	int64_t producer_id;
	int64_t first_offset;
	int64_t last_offset;
	int64_t last_stable_offset;
};

extern const struct schema aborted_txn_schema;

struct controller_registration_request_listener {
	struct bytes name;
	struct bytes host;
	uint16_t port;
	int16_t security_protocol;
};

struct controller_registration_request_feature {
	struct bytes name;
	int16_t min_supported_version;
	int16_t max_supported_version;
};

struct controller_registration_request {
	int32_t controller_id;
	struct uuid incarnation_id;
	bool zk_migration_ready;
	struct controller_registration_request_listener *listeners;
	int32_t listeners_count;
	struct controller_registration_request_feature *features;
	int32_t features_count;
};

extern const struct schema_struct controller_registration_request_listener_struct;
extern const struct schema_struct controller_registration_request_feature_struct;
extern const struct schema controller_registration_request_schema;

struct controller_registration_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
};

extern const struct schema controller_registration_response_schema;

struct create_acls_request_acl_creation {
	int8_t resource_type;
	struct bytes resource_name;
	int8_t resource_pattern_type;
	struct bytes principal;
	struct bytes host;
	int8_t operation;
	int8_t permission_type;
};

struct create_acls_request {
	struct create_acls_request_acl_creation *creations;
	int32_t creations_count;
};

extern const struct schema_struct create_acls_request_acl_creation_struct;
extern const struct schema create_acls_request_schema;

struct create_acls_response_acl_creation_result {
	int16_t error_code;
	struct bytes error_message;
};

struct create_acls_response {
	int32_t throttle_time_ms;
	struct create_acls_response_acl_creation_result *results;
	int32_t results_count;
};

extern const struct schema_struct create_acls_response_acl_creation_result_struct;
extern const struct schema create_acls_response_schema;

struct create_delegation_token_request_creatable_renewers {
	struct bytes principal_type;
	struct bytes principal_name;
};

struct create_delegation_token_request {
	struct bytes owner_principal_type;
	struct bytes owner_principal_name;
	struct create_delegation_token_request_creatable_renewers *renewers;
	int32_t renewers_count;
	int64_t max_lifetime_ms;
};

extern const struct schema_struct create_delegation_token_request_creatable_renewers_struct;
extern const struct schema create_delegation_token_request_schema;

struct create_delegation_token_response {
	int16_t error_code;
	struct bytes principal_type;
	struct bytes principal_name;
	struct bytes token_requester_principal_type;
	struct bytes token_requester_principal_name;
	int64_t issue_timestamp_ms;
	int64_t expiry_timestamp_ms;
	int64_t max_timestamp_ms;
	struct bytes token_id;
	struct bytes hmac;
	int32_t throttle_time_ms;
};

extern const struct schema create_delegation_token_response_schema;

struct create_partitions_request_create_partitions_assignment {
	int32_t *broker_ids;
	int32_t broker_ids_count;
};

struct create_partitions_request_create_partitions_topic {
	struct bytes name;
	int32_t count;
	struct create_partitions_request_create_partitions_assignment *assignments;
	int32_t assignments_count;
};

struct create_partitions_request {
	struct create_partitions_request_create_partitions_topic *topics;
	int32_t topics_count;
	int32_t timeout_ms;
	bool validate_only;
};

extern const struct schema_struct create_partitions_request_create_partitions_assignment_struct;
extern const struct schema_struct create_partitions_request_create_partitions_topic_struct;
extern const struct schema create_partitions_request_schema;

struct create_partitions_response_create_partitions_topic_result {
	struct bytes name;
	int16_t error_code;
	struct bytes error_message;
};

struct create_partitions_response {
	int32_t throttle_time_ms;
	struct create_partitions_response_create_partitions_topic_result *results;
	int32_t results_count;
};

extern const struct schema_struct create_partitions_response_create_partitions_topic_result_struct;
extern const struct schema create_partitions_response_schema;

struct create_topics_request_creatable_replica_assignment {
	int32_t partition_index;
	int32_t *broker_ids;
	int32_t broker_ids_count;
};

struct create_topics_request_creatable_topic_config {
	struct bytes name;
	struct bytes value;
};

struct create_topics_request_creatable_topic {
	struct bytes name;
	int32_t num_partitions;
	int16_t replication_factor;
	struct create_topics_request_creatable_replica_assignment *assignments;
	int32_t assignments_count;
	struct create_topics_request_creatable_topic_config *configs;
	int32_t configs_count;
};

struct create_topics_request {
	struct create_topics_request_creatable_topic *topics;
	int32_t topics_count;
	int32_t timeout_ms;
	bool validate_only;
};

extern const struct schema_struct create_topics_request_creatable_replica_assignment_struct;
extern const struct schema_struct create_topics_request_creatable_topic_config_struct;
extern const struct schema_struct create_topics_request_creatable_topic_struct;
extern const struct schema create_topics_request_schema;

struct create_topics_response_creatable_topic_configs {
	struct bytes name;
	struct bytes value;
	bool read_only;
	int8_t config_source;
	bool is_sensitive;
};

struct create_topics_response_creatable_topic_result {
	struct bytes name;
	struct uuid topic_id;
	int16_t error_code;
	struct bytes error_message;
	int16_t topic_config_error_code;
	int32_t num_partitions;
	int16_t replication_factor;
	struct create_topics_response_creatable_topic_configs *configs;
	int32_t configs_count;
};

struct create_topics_response {
	int32_t throttle_time_ms;
	struct create_topics_response_creatable_topic_result *topics;
	int32_t topics_count;
};

extern const struct schema_struct create_topics_response_creatable_topic_configs_struct;
extern const struct schema_struct create_topics_response_creatable_topic_result_struct;
extern const struct schema create_topics_response_schema;

struct delete_acls_request_delete_acls_filter {
	int8_t resource_type_filter;
	struct bytes resource_name_filter;
	int8_t pattern_type_filter;
	struct bytes principal_filter;
	struct bytes host_filter;
	int8_t operation;
	int8_t permission_type;
};

struct delete_acls_request {
	struct delete_acls_request_delete_acls_filter *filters;
	int32_t filters_count;
};

extern const struct schema_struct delete_acls_request_delete_acls_filter_struct;
extern const struct schema delete_acls_request_schema;

struct delete_acls_response_delete_acls_matching_acl {
	int16_t error_code;
	struct bytes error_message;
	int8_t resource_type;
	struct bytes resource_name;
	int8_t pattern_type;
	struct bytes principal;
	struct bytes host;
	int8_t operation;
	int8_t permission_type;
};

struct delete_acls_response_delete_acls_filter_result {
	int16_t error_code;
	struct bytes error_message;
	struct delete_acls_response_delete_acls_matching_acl *matching_acls;
	int32_t matching_acls_count;
};

struct delete_acls_response {
	int32_t throttle_time_ms;
	struct delete_acls_response_delete_acls_filter_result *filter_results;
	int32_t filter_results_count;
};

extern const struct schema_struct delete_acls_response_delete_acls_matching_acl_struct;
extern const struct schema_struct delete_acls_response_delete_acls_filter_result_struct;
extern const struct schema delete_acls_response_schema;

struct delete_groups_request {
	struct bytes *groups_names;
	int32_t groups_names_count;
};

extern const struct schema delete_groups_request_schema;

struct delete_groups_response_deletable_group_result {
	struct bytes group_id;
	int16_t error_code;
	struct bytes error_message;
};

struct delete_groups_response {
	int32_t throttle_time_ms;
	struct delete_groups_response_deletable_group_result *results;
	int32_t results_count;
};

extern const struct schema_struct delete_groups_response_deletable_group_result_struct;
extern const struct schema delete_groups_response_schema;

struct delete_records_request_delete_records_partition {
	int32_t partition_index;
	int64_t offset;
};

struct delete_records_request_delete_records_topic {
	struct bytes name;
	struct delete_records_request_delete_records_partition *partitions;
	int32_t partitions_count;
};

struct delete_records_request {
	struct delete_records_request_delete_records_topic *topics;
	int32_t topics_count;
	int32_t timeout_ms;
};

extern const struct schema_struct delete_records_request_delete_records_partition_struct;
extern const struct schema_struct delete_records_request_delete_records_topic_struct;
extern const struct schema delete_records_request_schema;

struct delete_records_response_delete_records_partition_result {
	int32_t partition_index;
	int64_t low_watermark;
	int16_t error_code;
};

struct delete_records_response_delete_records_topic_result {
	struct bytes name;
	struct delete_records_response_delete_records_partition_result *partitions;
	int32_t partitions_count;
};

struct delete_records_response {
	int32_t throttle_time_ms;
	struct delete_records_response_delete_records_topic_result *topics;
	int32_t topics_count;
};

extern const struct schema_struct delete_records_response_delete_records_partition_result_struct;
extern const struct schema_struct delete_records_response_delete_records_topic_result_struct;
extern const struct schema delete_records_response_schema;

struct delete_share_group_offsets_request_delete_share_group_offsets_request_topic {
	struct bytes topic_name;
};

struct delete_share_group_offsets_request {
	struct bytes group_id;
	struct delete_share_group_offsets_request_delete_share_group_offsets_request_topic *topics;
	int32_t topics_count;
};

extern const struct schema_struct delete_share_group_offsets_request_delete_share_group_offsets_request_topic_struct;
extern const struct schema delete_share_group_offsets_request_schema;

struct delete_share_group_offsets_response_delete_share_group_offsets_response_topic {
	struct bytes topic_name;
	struct uuid topic_id;
	int16_t error_code;
	struct bytes error_message;
};

struct delete_share_group_offsets_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	struct delete_share_group_offsets_response_delete_share_group_offsets_response_topic *responses;
	int32_t responses_count;
};

extern const struct schema_struct delete_share_group_offsets_response_delete_share_group_offsets_response_topic_struct;
extern const struct schema delete_share_group_offsets_response_schema;

struct delete_share_group_state_request_partition_data {
	int32_t partition;
};

struct delete_share_group_state_request_delete_state_data {
	struct uuid topic_id;
	struct delete_share_group_state_request_partition_data *partitions;
	int32_t partitions_count;
};

struct delete_share_group_state_request {
	struct bytes group_id;
	struct delete_share_group_state_request_delete_state_data *topics;
	int32_t topics_count;
};

extern const struct schema_struct delete_share_group_state_request_partition_data_struct;
extern const struct schema_struct delete_share_group_state_request_delete_state_data_struct;
extern const struct schema delete_share_group_state_request_schema;

struct delete_share_group_state_response_partition_result {
	int32_t partition;
	int16_t error_code;
	struct bytes error_message;
};

struct delete_share_group_state_response_delete_state_result {
	struct uuid topic_id;
	struct delete_share_group_state_response_partition_result *partitions;
	int32_t partitions_count;
};

struct delete_share_group_state_response {
	struct delete_share_group_state_response_delete_state_result *results;
	int32_t results_count;
};

extern const struct schema_struct delete_share_group_state_response_partition_result_struct;
extern const struct schema_struct delete_share_group_state_response_delete_state_result_struct;
extern const struct schema delete_share_group_state_response_schema;

struct delete_topics_request_delete_topic_state {
	struct bytes name;
	struct uuid topic_id;
};

struct delete_topics_request {
	struct delete_topics_request_delete_topic_state *topics;
	int32_t topics_count;
	struct bytes *topic_names;
	int32_t topic_names_count;
	int32_t timeout_ms;
};

extern const struct schema_struct delete_topics_request_delete_topic_state_struct;
extern const struct schema delete_topics_request_schema;

struct delete_topics_response_deletable_topic_result {
	struct bytes name;
	struct uuid topic_id;
	int16_t error_code;
	struct bytes error_message;
};

struct delete_topics_response {
	int32_t throttle_time_ms;
	struct delete_topics_response_deletable_topic_result *responses;
	int32_t responses_count;
};

extern const struct schema_struct delete_topics_response_deletable_topic_result_struct;
extern const struct schema delete_topics_response_schema;

struct describe_acls_request {
	int8_t resource_type_filter;
	struct bytes resource_name_filter;
	int8_t pattern_type_filter;
	struct bytes principal_filter;
	struct bytes host_filter;
	int8_t operation;
	int8_t permission_type;
};

extern const struct schema describe_acls_request_schema;

struct describe_acls_response_acl_description {
	struct bytes principal;
	struct bytes host;
	int8_t operation;
	int8_t permission_type;
};

struct describe_acls_response_describe_acls_resource {
	int8_t resource_type;
	struct bytes resource_name;
	int8_t pattern_type;
	struct describe_acls_response_acl_description *acls;
	int32_t acls_count;
};

struct describe_acls_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	struct describe_acls_response_describe_acls_resource *resources;
	int32_t resources_count;
};

extern const struct schema_struct describe_acls_response_acl_description_struct;
extern const struct schema_struct describe_acls_response_describe_acls_resource_struct;
extern const struct schema describe_acls_response_schema;

struct describe_client_quotas_request_component_data {
	struct bytes entity_type;
	int8_t match_type;
	struct bytes match;
};

struct describe_client_quotas_request {
	struct describe_client_quotas_request_component_data *components;
	int32_t components_count;
	bool strict;
};

extern const struct schema_struct describe_client_quotas_request_component_data_struct;
extern const struct schema describe_client_quotas_request_schema;

struct describe_client_quotas_response_entity_data {
	struct bytes entity_type;
	struct bytes entity_name;
};

struct describe_client_quotas_response_value_data {
	struct bytes key;
	double value;
};

struct describe_client_quotas_response_entry_data {
	struct describe_client_quotas_response_entity_data *entity;
	int32_t entity_count;
	struct describe_client_quotas_response_value_data *values;
	int32_t values_count;
};

struct describe_client_quotas_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	struct describe_client_quotas_response_entry_data *entries;
	int32_t entries_count;
};

extern const struct schema_struct describe_client_quotas_response_entity_data_struct;
extern const struct schema_struct describe_client_quotas_response_value_data_struct;
extern const struct schema_struct describe_client_quotas_response_entry_data_struct;
extern const struct schema describe_client_quotas_response_schema;

struct describe_cluster_request {
	bool include_cluster_authorized_operations;
	int8_t endpoint_type;
	bool include_fenced_brokers;
};

extern const struct schema describe_cluster_request_schema;

struct describe_cluster_response_describe_cluster_broker {
	int32_t broker_id;
	struct bytes host;
	int32_t port;
	struct bytes rack;
	bool is_fenced;
};

struct describe_cluster_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	int8_t endpoint_type;
	struct bytes cluster_id;
	int32_t controller_id;
	struct describe_cluster_response_describe_cluster_broker *brokers;
	int32_t brokers_count;
	int32_t cluster_authorized_operations;
};

extern const struct schema_struct describe_cluster_response_describe_cluster_broker_struct;
extern const struct schema describe_cluster_response_schema;

struct describe_configs_request_describe_configs_resource {
	int8_t resource_type;
	struct bytes resource_name;
	struct bytes *configuration_keys;
	int32_t configuration_keys_count;
};

struct describe_configs_request {
	struct describe_configs_request_describe_configs_resource *resources;
	int32_t resources_count;
	bool include_synonyms;
	bool include_documentation;
};

extern const struct schema_struct describe_configs_request_describe_configs_resource_struct;
extern const struct schema describe_configs_request_schema;

struct describe_configs_response_describe_configs_synonym {
	struct bytes name;
	struct bytes value;
	int8_t source;
};

struct describe_configs_response_describe_configs_resource_result {
	struct bytes name;
	struct bytes value;
	bool read_only;
	int8_t config_source;
	bool is_sensitive;
	struct describe_configs_response_describe_configs_synonym *synonyms;
	int32_t synonyms_count;
	int8_t config_type;
	struct bytes documentation;
};

struct describe_configs_response_describe_configs_result {
	int16_t error_code;
	struct bytes error_message;
	int8_t resource_type;
	struct bytes resource_name;
	struct describe_configs_response_describe_configs_resource_result *configs;
	int32_t configs_count;
};

struct describe_configs_response {
	int32_t throttle_time_ms;
	struct describe_configs_response_describe_configs_result *results;
	int32_t results_count;
};

extern const struct schema_struct describe_configs_response_describe_configs_synonym_struct;
extern const struct schema_struct describe_configs_response_describe_configs_resource_result_struct;
extern const struct schema_struct describe_configs_response_describe_configs_result_struct;
extern const struct schema describe_configs_response_schema;

struct describe_delegation_token_request_describe_delegation_token_owner {
	struct bytes principal_type;
	struct bytes principal_name;
};

struct describe_delegation_token_request {
	struct describe_delegation_token_request_describe_delegation_token_owner *owners;
	int32_t owners_count;
};

extern const struct schema_struct describe_delegation_token_request_describe_delegation_token_owner_struct;
extern const struct schema describe_delegation_token_request_schema;

struct describe_delegation_token_response_described_delegation_token_renewer {
	struct bytes principal_type;
	struct bytes principal_name;
};

struct describe_delegation_token_response_described_delegation_token {
	struct bytes principal_type;
	struct bytes principal_name;
	struct bytes token_requester_principal_type;
	struct bytes token_requester_principal_name;
	int64_t issue_timestamp;
	int64_t expiry_timestamp;
	int64_t max_timestamp;
	struct bytes token_id;
	struct bytes hmac;
	struct describe_delegation_token_response_described_delegation_token_renewer *renewers;
	int32_t renewers_count;
};

struct describe_delegation_token_response {
	int16_t error_code;
	struct describe_delegation_token_response_described_delegation_token *tokens;
	int32_t tokens_count;
	int32_t throttle_time_ms;
};

extern const struct schema_struct describe_delegation_token_response_described_delegation_token_renewer_struct;
extern const struct schema_struct describe_delegation_token_response_described_delegation_token_struct;
extern const struct schema describe_delegation_token_response_schema;

struct describe_groups_request {
	struct bytes *groups;
	int32_t groups_count;
	bool include_authorized_operations;
};

extern const struct schema describe_groups_request_schema;

struct describe_groups_response_described_group_member {
	struct bytes member_id;
	struct bytes group_instance_id;
	struct bytes client_id;
	struct bytes client_host;
	struct bytes member_metadata;
	struct bytes member_assignment;
};

struct describe_groups_response_described_group {
	int16_t error_code;
	struct bytes error_message;
	struct bytes group_id;
	struct bytes group_state;
	struct bytes protocol_type;
	struct bytes protocol_data;
	struct describe_groups_response_described_group_member *members;
	int32_t members_count;
	int32_t authorized_operations;
};

struct describe_groups_response {
	int32_t throttle_time_ms;
	struct describe_groups_response_described_group *groups;
	int32_t groups_count;
};

extern const struct schema_struct describe_groups_response_described_group_member_struct;
extern const struct schema_struct describe_groups_response_described_group_struct;
extern const struct schema describe_groups_response_schema;

struct describe_log_dirs_request_describable_log_dir_topic {
	struct bytes topic;
	int32_t *partitions;
	int32_t partitions_count;
};

struct describe_log_dirs_request {
	struct describe_log_dirs_request_describable_log_dir_topic *topics;
	int32_t topics_count;
};

extern const struct schema_struct describe_log_dirs_request_describable_log_dir_topic_struct;
extern const struct schema describe_log_dirs_request_schema;

struct describe_log_dirs_response_describe_log_dirs_partition {
	int32_t partition_index;
	int64_t partition_size;
	int64_t offset_lag;
	bool is_future_key;
};

struct describe_log_dirs_response_describe_log_dirs_topic {
	struct bytes name;
	struct describe_log_dirs_response_describe_log_dirs_partition *partitions;
	int32_t partitions_count;
};

struct describe_log_dirs_response_describe_log_dirs_result {
	int16_t error_code;
	struct bytes log_dir;
	struct describe_log_dirs_response_describe_log_dirs_topic *topics;
	int32_t topics_count;
	int64_t total_bytes;
	int64_t usable_bytes;
	bool is_cordoned;
};

struct describe_log_dirs_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct describe_log_dirs_response_describe_log_dirs_result *results;
	int32_t results_count;
};

extern const struct schema_struct describe_log_dirs_response_describe_log_dirs_partition_struct;
extern const struct schema_struct describe_log_dirs_response_describe_log_dirs_topic_struct;
extern const struct schema_struct describe_log_dirs_response_describe_log_dirs_result_struct;
extern const struct schema describe_log_dirs_response_schema;

struct describe_producers_request_topic_request {
	struct bytes name;
	int32_t *partition_indexes;
	int32_t partition_indexes_count;
};

struct describe_producers_request {
	struct describe_producers_request_topic_request *topics;
	int32_t topics_count;
};

extern const struct schema_struct describe_producers_request_topic_request_struct;
extern const struct schema describe_producers_request_schema;

struct describe_producers_response_producer_state {
	int64_t producer_id;
	int32_t producer_epoch;
	int32_t last_sequence;
	int64_t last_timestamp;
	int32_t coordinator_epoch;
	int64_t current_txn_start_offset;
};

struct describe_producers_response_partition_response {
	int32_t partition_index;
	int16_t error_code;
	struct bytes error_message;
	struct describe_producers_response_producer_state *active_producers;
	int32_t active_producers_count;
};

struct describe_producers_response_topic_response {
	struct bytes name;
	struct describe_producers_response_partition_response *partitions;
	int32_t partitions_count;
};

struct describe_producers_response {
	int32_t throttle_time_ms;
	struct describe_producers_response_topic_response *topics;
	int32_t topics_count;
};

extern const struct schema_struct describe_producers_response_producer_state_struct;
extern const struct schema_struct describe_producers_response_partition_response_struct;
extern const struct schema_struct describe_producers_response_topic_response_struct;
extern const struct schema describe_producers_response_schema;

struct describe_quorum_request_partition_data {
	int32_t partition_index;
};

struct describe_quorum_request_topic_data {
	struct bytes topic_name;
	struct describe_quorum_request_partition_data *partitions;
	int32_t partitions_count;
};

struct describe_quorum_request {
	struct describe_quorum_request_topic_data *topics;
	int32_t topics_count;
};

extern const struct schema_struct describe_quorum_request_partition_data_struct;
extern const struct schema_struct describe_quorum_request_topic_data_struct;
extern const struct schema describe_quorum_request_schema;

struct describe_quorum_response_replica_state {
	int32_t replica_id;
	struct uuid replica_directory_id;
	int64_t log_end_offset;
	int64_t last_fetch_timestamp;
	int64_t last_caught_up_timestamp;
};

struct describe_quorum_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	struct bytes error_message;
	int32_t leader_id;
	int32_t leader_epoch;
	int64_t high_watermark;
	struct describe_quorum_response_replica_state *current_voters;
	int32_t current_voters_count;
	struct describe_quorum_response_replica_state *observers;
	int32_t observers_count;
};

struct describe_quorum_response_topic_data {
	struct bytes topic_name;
	struct describe_quorum_response_partition_data *partitions;
	int32_t partitions_count;
};

struct describe_quorum_response_listener {
	struct bytes name;
	struct bytes host;
	uint16_t port;
};

struct describe_quorum_response_node {
	int32_t node_id;
	struct describe_quorum_response_listener *listeners;
	int32_t listeners_count;
};

struct describe_quorum_response {
	int16_t error_code;
	struct bytes error_message;
	struct describe_quorum_response_topic_data *topics;
	int32_t topics_count;
	struct describe_quorum_response_node *nodes;
	int32_t nodes_count;
};

extern const struct schema_struct describe_quorum_response_replica_state_struct;
extern const struct schema_struct describe_quorum_response_partition_data_struct;
extern const struct schema_struct describe_quorum_response_topic_data_struct;
extern const struct schema_struct describe_quorum_response_listener_struct;
extern const struct schema_struct describe_quorum_response_node_struct;
extern const struct schema describe_quorum_response_schema;

struct describe_share_group_offsets_request_describe_share_group_offsets_request_topic {
	struct bytes topic_name;
	int32_t *partitions;
	int32_t partitions_count;
};

struct describe_share_group_offsets_request_describe_share_group_offsets_request_group {
	struct bytes group_id;
	struct describe_share_group_offsets_request_describe_share_group_offsets_request_topic *topics;
	int32_t topics_count;
};

struct describe_share_group_offsets_request {
	struct describe_share_group_offsets_request_describe_share_group_offsets_request_group *groups;
	int32_t groups_count;
};

extern const struct schema_struct describe_share_group_offsets_request_describe_share_group_offsets_request_topic_struct;
extern const struct schema_struct describe_share_group_offsets_request_describe_share_group_offsets_request_group_struct;
extern const struct schema describe_share_group_offsets_request_schema;

struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition {
	int32_t partition_index;
	int64_t start_offset;
	int32_t leader_epoch;
	int64_t lag;
	int16_t error_code;
	struct bytes error_message;
};

struct describe_share_group_offsets_response_describe_share_group_offsets_response_topic {
	struct bytes topic_name;
	struct uuid topic_id;
	struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition *partitions;
	int32_t partitions_count;
};

struct describe_share_group_offsets_response_describe_share_group_offsets_response_group {
	struct bytes group_id;
	struct describe_share_group_offsets_response_describe_share_group_offsets_response_topic *topics;
	int32_t topics_count;
	int16_t error_code;
	struct bytes error_message;
};

struct describe_share_group_offsets_response {
	int32_t throttle_time_ms;
	struct describe_share_group_offsets_response_describe_share_group_offsets_response_group *groups;
	int32_t groups_count;
};

extern const struct schema_struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition_struct;
extern const struct schema_struct describe_share_group_offsets_response_describe_share_group_offsets_response_topic_struct;
extern const struct schema_struct describe_share_group_offsets_response_describe_share_group_offsets_response_group_struct;
extern const struct schema describe_share_group_offsets_response_schema;

struct describe_topic_partitions_request_topic_request {
	struct bytes name;
};

struct describe_topic_partitions_request_cursor {
	struct bytes topic_name;
	int32_t partition_index;
};

struct describe_topic_partitions_request {
	struct describe_topic_partitions_request_topic_request *topics;
	int32_t topics_count;
	int32_t response_partition_limit;
	struct describe_topic_partitions_request_cursor *cursor;
};

extern const struct schema_struct describe_topic_partitions_request_topic_request_struct;
extern const struct schema_struct describe_topic_partitions_request_cursor_struct;
extern const struct schema describe_topic_partitions_request_schema;

struct describe_topic_partitions_response_describe_topic_partitions_response_partition {
	int16_t error_code;
	int32_t partition_index;
	int32_t leader_id;
	int32_t leader_epoch;
	int32_t *replica_nodes;
	int32_t replica_nodes_count;
	int32_t *isr_nodes;
	int32_t isr_nodes_count;
	int32_t *eligible_leader_replicas;
	int32_t eligible_leader_replicas_count;
	int32_t *last_known_elr;
	int32_t last_known_elr_count;
	int32_t *offline_replicas;
	int32_t offline_replicas_count;
};

struct describe_topic_partitions_response_describe_topic_partitions_response_topic {
	int16_t error_code;
	struct bytes name;
	struct uuid topic_id;
	bool is_internal;
	struct describe_topic_partitions_response_describe_topic_partitions_response_partition *partitions;
	int32_t partitions_count;
	int32_t topic_authorized_operations;
};

struct describe_topic_partitions_response_cursor {
	struct bytes topic_name;
	int32_t partition_index;
};

struct describe_topic_partitions_response {
	int32_t throttle_time_ms;
	struct describe_topic_partitions_response_describe_topic_partitions_response_topic *topics;
	int32_t topics_count;
	struct describe_topic_partitions_response_cursor *next_cursor;
};

extern const struct schema_struct describe_topic_partitions_response_describe_topic_partitions_response_partition_struct;
extern const struct schema_struct describe_topic_partitions_response_describe_topic_partitions_response_topic_struct;
extern const struct schema_struct describe_topic_partitions_response_cursor_struct;
extern const struct schema describe_topic_partitions_response_schema;

struct describe_transactions_request {
	struct bytes *transactional_ids;
	int32_t transactional_ids_count;
};

extern const struct schema describe_transactions_request_schema;

struct describe_transactions_response_topic_data {
	struct bytes topic;
	int32_t *partitions;
	int32_t partitions_count;
};

struct describe_transactions_response_transaction_state {
	int16_t error_code;
	struct bytes transactional_id;
	struct bytes transaction_state;
	int32_t transaction_timeout_ms;
	int64_t transaction_start_time_ms;
	int64_t producer_id;
	int16_t producer_epoch;
	struct describe_transactions_response_topic_data *topics;
	int32_t topics_count;
};

struct describe_transactions_response {
	int32_t throttle_time_ms;
	struct describe_transactions_response_transaction_state *transaction_states;
	int32_t transaction_states_count;
};

extern const struct schema_struct describe_transactions_response_topic_data_struct;
extern const struct schema_struct describe_transactions_response_transaction_state_struct;
extern const struct schema describe_transactions_response_schema;

struct describe_user_scram_credentials_request_user_name {
	struct bytes name;
};

struct describe_user_scram_credentials_request {
	struct describe_user_scram_credentials_request_user_name *users;
	int32_t users_count;
};

extern const struct schema_struct describe_user_scram_credentials_request_user_name_struct;
extern const struct schema describe_user_scram_credentials_request_schema;

struct describe_user_scram_credentials_response_credential_info {
	int8_t mechanism;
	int32_t iterations;
};

struct describe_user_scram_credentials_response_describe_user_scram_credentials_result {
	struct bytes user;
	int16_t error_code;
	struct bytes error_message;
	struct describe_user_scram_credentials_response_credential_info *credential_infos;
	int32_t credential_infos_count;
};

struct describe_user_scram_credentials_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	struct describe_user_scram_credentials_response_describe_user_scram_credentials_result *results;
	int32_t results_count;
};

extern const struct schema_struct describe_user_scram_credentials_response_credential_info_struct;
extern const struct schema_struct describe_user_scram_credentials_response_describe_user_scram_credentials_result_struct;
extern const struct schema describe_user_scram_credentials_response_schema;

struct elect_leaders_request_topic_partitions {
	struct bytes topic;
	int32_t *partitions;
	int32_t partitions_count;
};

struct elect_leaders_request {
	int8_t election_type;
	struct elect_leaders_request_topic_partitions *topic_partitions;
	int32_t topic_partitions_count;
	int32_t timeout_ms;
};

extern const struct schema_struct elect_leaders_request_topic_partitions_struct;
extern const struct schema elect_leaders_request_schema;

struct elect_leaders_response_partition_result {
	int32_t partition_id;
	int16_t error_code;
	struct bytes error_message;
};

struct elect_leaders_response_replica_election_result {
	struct bytes topic;
	struct elect_leaders_response_partition_result *partition_result;
	int32_t partition_result_count;
};

struct elect_leaders_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct elect_leaders_response_replica_election_result *replica_election_results;
	int32_t replica_election_results_count;
};

extern const struct schema_struct elect_leaders_response_partition_result_struct;
extern const struct schema_struct elect_leaders_response_replica_election_result_struct;
extern const struct schema elect_leaders_response_schema;

struct end_quorum_epoch_request_replica_info {
	int32_t candidate_id;
	struct uuid candidate_directory_id;
};

struct end_quorum_epoch_request_partition_data {
	int32_t partition_index;
	int32_t leader_id;
	int32_t leader_epoch;
	int32_t *preferred_successors;
	int32_t preferred_successors_count;
	struct end_quorum_epoch_request_replica_info *preferred_candidates;
	int32_t preferred_candidates_count;
};

struct end_quorum_epoch_request_topic_data {
	struct bytes topic_name;
	struct end_quorum_epoch_request_partition_data *partitions;
	int32_t partitions_count;
};

struct end_quorum_epoch_request_leader_endpoint {
	struct bytes name;
	struct bytes host;
	uint16_t port;
};

struct end_quorum_epoch_request {
	struct bytes cluster_id;
	struct end_quorum_epoch_request_topic_data *topics;
	int32_t topics_count;
	struct end_quorum_epoch_request_leader_endpoint *leader_endpoints;
	int32_t leader_endpoints_count;
};

extern const struct schema_struct end_quorum_epoch_request_replica_info_struct;
extern const struct schema_struct end_quorum_epoch_request_partition_data_struct;
extern const struct schema_struct end_quorum_epoch_request_topic_data_struct;
extern const struct schema_struct end_quorum_epoch_request_leader_endpoint_struct;
extern const struct schema end_quorum_epoch_request_schema;

struct end_quorum_epoch_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	int32_t leader_id;
	int32_t leader_epoch;
};

struct end_quorum_epoch_response_topic_data {
	struct bytes topic_name;
	struct end_quorum_epoch_response_partition_data *partitions;
	int32_t partitions_count;
};

struct end_quorum_epoch_response_node_endpoint {
	int32_t node_id;
	struct bytes host;
	uint16_t port;
};

struct end_quorum_epoch_response {
	int16_t error_code;
	struct end_quorum_epoch_response_topic_data *topics;
	int32_t topics_count;
	struct end_quorum_epoch_response_node_endpoint *node_endpoints;
	int32_t node_endpoints_count;
};

extern const struct schema_struct end_quorum_epoch_response_partition_data_struct;
extern const struct schema_struct end_quorum_epoch_response_topic_data_struct;
extern const struct schema_struct end_quorum_epoch_response_node_endpoint_struct;
extern const struct schema end_quorum_epoch_response_schema;

struct end_txn_request {
	struct bytes transactional_id;
	int64_t producer_id;
	int16_t producer_epoch;
	bool committed;
};

extern const struct schema end_txn_request_schema;

struct end_txn_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	int64_t producer_id;
	int16_t producer_epoch;
};

extern const struct schema end_txn_response_schema;

struct envelope_request {
	struct bytes request_data;
	struct bytes request_principal;
	struct bytes client_host_address;
};

extern const struct schema envelope_request_schema;

struct envelope_response {
	struct bytes response_data;
	int16_t error_code;
};

extern const struct schema envelope_response_schema;

struct expire_delegation_token_request {
	struct bytes hmac;
	int64_t expiry_time_period_ms;
};

extern const struct schema expire_delegation_token_request_schema;

struct expire_delegation_token_response {
	int16_t error_code;
	int64_t expiry_timestamp_ms;
	int32_t throttle_time_ms;
};

extern const struct schema expire_delegation_token_response_schema;

struct fetch_request_replica_state {
	int32_t replica_id;
	int64_t replica_epoch;
};

struct fetch_request_fetch_partition {
	int32_t partition;
	int32_t current_leader_epoch;
	int64_t fetch_offset;
	int32_t last_fetched_epoch;
	int64_t log_start_offset;
	int32_t partition_max_bytes;
	struct uuid replica_directory_id;
	int64_t high_watermark;
};

struct fetch_request_fetch_topic {
	struct bytes topic;
	struct uuid topic_id;
	struct fetch_request_fetch_partition *partitions;
	int32_t partitions_count;
};

struct fetch_request_forgotten_topic {
	struct bytes topic;
	struct uuid topic_id;
	int32_t *partitions;
	int32_t partitions_count;
};

struct fetch_request {
	struct bytes cluster_id;
	int32_t replica_id;
	struct fetch_request_replica_state replica_state;
	int32_t max_wait_ms;
	int32_t min_bytes;
	int32_t max_bytes;
	int8_t isolation_level;
	int32_t session_id;
	int32_t session_epoch;
	struct fetch_request_fetch_topic *topics;
	int32_t topics_count;
	struct fetch_request_forgotten_topic *forgotten_topics_data;
	int32_t forgotten_topics_data_count;
	struct bytes rack_id;
};

extern const struct schema_struct fetch_request_replica_state_struct;
extern const struct schema_struct fetch_request_fetch_partition_struct;
extern const struct schema_struct fetch_request_fetch_topic_struct;
extern const struct schema_struct fetch_request_forgotten_topic_struct;
extern const struct schema fetch_request_schema;

struct fetch_response_epoch_end_offset {
	int32_t epoch;
	int64_t end_offset;
};

struct fetch_response_leader_id_and_epoch {
	int32_t leader_id;
	int32_t leader_epoch;
};

struct fetch_response_snapshot_id {
	int64_t end_offset;
	int32_t epoch;
};

struct fetch_response_aborted_transaction {
	int64_t producer_id;
	int64_t first_offset;
};

struct fetch_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	int64_t high_watermark;
	int64_t last_stable_offset;
	int64_t log_start_offset;
	struct fetch_response_epoch_end_offset diverging_epoch;
	struct fetch_response_leader_id_and_epoch current_leader;
	struct fetch_response_snapshot_id snapshot_id;
	struct fetch_response_aborted_transaction *aborted_transactions;
	int32_t aborted_transactions_count;
	int32_t preferred_read_replica;
	struct span records;
};

struct fetch_response_fetchable_topic_response {
	struct bytes topic;
	struct uuid topic_id;
	struct fetch_response_partition_data *partitions;
	int32_t partitions_count;
};

struct fetch_response_node_endpoint {
	int32_t node_id;
	struct bytes host;
	int32_t port;
	struct bytes rack;
};

struct fetch_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	int32_t session_id;
	struct fetch_response_fetchable_topic_response *responses;
	int32_t responses_count;
	struct fetch_response_node_endpoint *node_endpoints;
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

struct fetch_snapshot_request_snapshot_id {
	int64_t end_offset;
	int32_t epoch;
};

struct fetch_snapshot_request_partition_snapshot {
	int32_t partition;
	int32_t current_leader_epoch;
	struct fetch_snapshot_request_snapshot_id snapshot_id;
	int64_t position;
	struct uuid replica_directory_id;
};

struct fetch_snapshot_request_topic_snapshot {
	struct bytes name;
	struct fetch_snapshot_request_partition_snapshot *partitions;
	int32_t partitions_count;
};

struct fetch_snapshot_request {
	struct bytes cluster_id;
	int32_t replica_id;
	int32_t max_bytes;
	struct fetch_snapshot_request_topic_snapshot *topics;
	int32_t topics_count;
};

extern const struct schema_struct fetch_snapshot_request_snapshot_id_struct;
extern const struct schema_struct fetch_snapshot_request_partition_snapshot_struct;
extern const struct schema_struct fetch_snapshot_request_topic_snapshot_struct;
extern const struct schema fetch_snapshot_request_schema;

struct fetch_snapshot_response_snapshot_id {
	int64_t end_offset;
	int32_t epoch;
};

struct fetch_snapshot_response_leader_id_and_epoch {
	int32_t leader_id;
	int32_t leader_epoch;
};

struct fetch_snapshot_response_partition_snapshot {
	int32_t index;
	int16_t error_code;
	struct fetch_snapshot_response_snapshot_id snapshot_id;
	struct fetch_snapshot_response_leader_id_and_epoch current_leader;
	int64_t size;
	int64_t position;
	struct span unaligned_records;
};

struct fetch_snapshot_response_topic_snapshot {
	struct bytes name;
	struct fetch_snapshot_response_partition_snapshot *partitions;
	int32_t partitions_count;
};

struct fetch_snapshot_response_node_endpoint {
	int32_t node_id;
	struct bytes host;
	uint16_t port;
};

struct fetch_snapshot_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct fetch_snapshot_response_topic_snapshot *topics;
	int32_t topics_count;
	struct fetch_snapshot_response_node_endpoint *node_endpoints;
	int32_t node_endpoints_count;
};

extern const struct schema_struct fetch_snapshot_response_snapshot_id_struct;
extern const struct schema_struct fetch_snapshot_response_leader_id_and_epoch_struct;
extern const struct schema_struct fetch_snapshot_response_partition_snapshot_struct;
extern const struct schema_struct fetch_snapshot_response_topic_snapshot_struct;
extern const struct schema_struct fetch_snapshot_response_node_endpoint_struct;
extern const struct schema fetch_snapshot_response_schema;

struct find_coordinator_request {
	struct bytes key;
	int8_t key_type;
	struct bytes *coordinator_keys;
	int32_t coordinator_keys_count;
};

extern const struct schema find_coordinator_request_schema;

struct find_coordinator_response_coordinator {
	struct bytes key;
	int32_t node_id;
	struct bytes host;
	int32_t port;
	int16_t error_code;
	struct bytes error_message;
};

struct find_coordinator_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	int32_t node_id;
	struct bytes host;
	int32_t port;
	struct find_coordinator_response_coordinator *coordinators;
	int32_t coordinators_count;
};

extern const struct schema_struct find_coordinator_response_coordinator_struct;
extern const struct schema find_coordinator_response_schema;

struct get_telemetry_subscriptions_request {
	struct uuid client_instance_id;
};

extern const struct schema get_telemetry_subscriptions_request_schema;

struct get_telemetry_subscriptions_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct uuid client_instance_id;
	int32_t subscription_id;
	int8_t *accepted_compression_types;
	int32_t accepted_compression_types_count;
	int32_t push_interval_ms;
	int32_t telemetry_max_bytes;
	bool delta_temporality;
	struct bytes *requested_metrics;
	int32_t requested_metrics_count;
};

extern const struct schema get_telemetry_subscriptions_response_schema;

struct legacy_offset_commit_key {
	struct bytes group;
	struct bytes topic;
	int32_t partition;
};

extern const struct schema legacy_offset_commit_key_schema;

struct legacy_offset_commit_value {
	int64_t offset;
	struct bytes metadata;
	int64_t commit_timestamp;
};

extern const struct schema legacy_offset_commit_value_schema;

struct offset_commit_key {
	struct bytes group;
	struct bytes topic;
	int32_t partition;
};

extern const struct schema offset_commit_key_schema;

struct offset_commit_value {
	int64_t offset;
	int32_t leader_epoch;
	struct bytes metadata;
	int64_t commit_timestamp;
	int64_t expire_timestamp;
	struct uuid topic_id;
};

extern const struct schema offset_commit_value_schema;

struct group_metadata_key {
	struct bytes group;
};

extern const struct schema group_metadata_key_schema;

struct group_metadata_value_member_metadata {
	struct bytes member_id;
	struct bytes group_instance_id;
	struct bytes client_id;
	struct bytes client_host;
	int32_t rebalance_timeout;
	int32_t session_timeout;
	struct bytes subscription;
	struct bytes assignment;
};

struct group_metadata_value {
	struct bytes protocol_type;
	int32_t generation;
	struct bytes protocol;
	struct bytes leader;
	int64_t current_state_timestamp;
	struct group_metadata_value_member_metadata *members;
	int32_t members_count;
};

extern const struct schema_struct group_metadata_value_member_metadata_struct;
extern const struct schema group_metadata_value_schema;

struct consumer_group_metadata_key {
	struct bytes group_id;
};

extern const struct schema consumer_group_metadata_key_schema;

struct consumer_group_metadata_value {
	int32_t epoch;
	int64_t metadata_hash;
};

extern const struct schema consumer_group_metadata_value_schema;

struct consumer_group_partition_metadata_key {
	struct bytes group_id;
};

extern const struct schema consumer_group_partition_metadata_key_schema;

struct consumer_group_partition_metadata_value_partition_metadata {
	int32_t partition;
	struct bytes *racks;
	int32_t racks_count;
};

struct consumer_group_partition_metadata_value_topic_metadata {
	struct uuid topic_id;
	struct bytes topic_name;
	int32_t num_partitions;
	struct consumer_group_partition_metadata_value_partition_metadata *partition_metadata;
	int32_t partition_metadata_count;
};

struct consumer_group_partition_metadata_value {
	struct consumer_group_partition_metadata_value_topic_metadata *topics;
	int32_t topics_count;
};

extern const struct schema_struct consumer_group_partition_metadata_value_partition_metadata_struct;
extern const struct schema_struct consumer_group_partition_metadata_value_topic_metadata_struct;
extern const struct schema consumer_group_partition_metadata_value_schema;

struct consumer_group_member_metadata_key {
	struct bytes group_id;
	struct bytes member_id;
};

extern const struct schema consumer_group_member_metadata_key_schema;

struct consumer_group_member_metadata_value_classic_protocol {
	struct bytes name;
	struct bytes metadata;
};

struct consumer_group_member_metadata_value_classic_member_metadata {
	int32_t session_timeout_ms;
	struct consumer_group_member_metadata_value_classic_protocol *supported_protocols;
	int32_t supported_protocols_count;
};

struct consumer_group_member_metadata_value {
	struct bytes instance_id;
	struct bytes rack_id;
	struct bytes client_id;
	struct bytes client_host;
	struct bytes *subscribed_topic_names;
	int32_t subscribed_topic_names_count;
	struct bytes subscribed_topic_regex;
	int32_t rebalance_timeout_ms;
	struct bytes server_assignor;
	struct consumer_group_member_metadata_value_classic_member_metadata *classic_member_metadata;
};

extern const struct schema_struct consumer_group_member_metadata_value_classic_protocol_struct;
extern const struct schema_struct consumer_group_member_metadata_value_classic_member_metadata_struct;
extern const struct schema consumer_group_member_metadata_value_schema;

struct consumer_group_target_assignment_metadata_key {
	struct bytes group_id;
};

extern const struct schema consumer_group_target_assignment_metadata_key_schema;

struct consumer_group_target_assignment_metadata_value {
	int32_t assignment_epoch;
	int64_t assignment_timestamp;
};

extern const struct schema consumer_group_target_assignment_metadata_value_schema;

struct consumer_group_target_assignment_member_key {
	struct bytes group_id;
	struct bytes member_id;
};

extern const struct schema consumer_group_target_assignment_member_key_schema;

struct consumer_group_target_assignment_member_value_topic_partition {
	struct uuid topic_id;
	int32_t *partitions;
	int32_t partitions_count;
};

struct consumer_group_target_assignment_member_value {
	struct consumer_group_target_assignment_member_value_topic_partition *topic_partitions;
	int32_t topic_partitions_count;
};

extern const struct schema_struct consumer_group_target_assignment_member_value_topic_partition_struct;
extern const struct schema consumer_group_target_assignment_member_value_schema;

struct consumer_group_current_member_assignment_key {
	struct bytes group_id;
	struct bytes member_id;
};

extern const struct schema consumer_group_current_member_assignment_key_schema;

struct consumer_group_current_member_assignment_value_topic_partitions {
	struct uuid topic_id;
	int32_t *partitions;
	int32_t partitions_count;
	int32_t *assignment_epochs;
	int32_t assignment_epochs_count;
};

struct consumer_group_current_member_assignment_value {
	int32_t member_epoch;
	int32_t previous_member_epoch;
	int8_t state;
	struct consumer_group_current_member_assignment_value_topic_partitions *assigned_partitions;
	int32_t assigned_partitions_count;
	struct consumer_group_current_member_assignment_value_topic_partitions *partitions_pending_revocation;
	int32_t partitions_pending_revocation_count;
};

extern const struct schema_struct consumer_group_current_member_assignment_value_topic_partitions_struct;
extern const struct schema consumer_group_current_member_assignment_value_schema;

struct share_group_member_metadata_key {
	struct bytes group_id;
	struct bytes member_id;
};

extern const struct schema share_group_member_metadata_key_schema;

struct share_group_member_metadata_value {
	struct bytes rack_id;
	struct bytes client_id;
	struct bytes client_host;
	struct bytes *subscribed_topic_names;
	int32_t subscribed_topic_names_count;
};

extern const struct schema share_group_member_metadata_value_schema;

struct share_group_metadata_key {
	struct bytes group_id;
};

extern const struct schema share_group_metadata_key_schema;

struct share_group_metadata_value {
	int32_t epoch;
	int64_t metadata_hash;
};

extern const struct schema share_group_metadata_value_schema;

struct share_group_target_assignment_metadata_key {
	struct bytes group_id;
};

extern const struct schema share_group_target_assignment_metadata_key_schema;

struct share_group_target_assignment_metadata_value {
	int32_t assignment_epoch;
	int64_t assignment_timestamp;
};

extern const struct schema share_group_target_assignment_metadata_value_schema;

struct share_group_target_assignment_member_key {
	struct bytes group_id;
	struct bytes member_id;
};

extern const struct schema share_group_target_assignment_member_key_schema;

struct share_group_target_assignment_member_value_topic_partition {
	struct uuid topic_id;
	int32_t *partitions;
	int32_t partitions_count;
};

struct share_group_target_assignment_member_value {
	struct share_group_target_assignment_member_value_topic_partition *topic_partitions;
	int32_t topic_partitions_count;
};

extern const struct schema_struct share_group_target_assignment_member_value_topic_partition_struct;
extern const struct schema share_group_target_assignment_member_value_schema;

struct share_group_current_member_assignment_key {
	struct bytes group_id;
	struct bytes member_id;
};

extern const struct schema share_group_current_member_assignment_key_schema;

struct share_group_current_member_assignment_value_topic_partitions {
	struct uuid topic_id;
	int32_t *partitions;
	int32_t partitions_count;
};

struct share_group_current_member_assignment_value {
	int32_t member_epoch;
	int32_t previous_member_epoch;
	int8_t state;
	struct share_group_current_member_assignment_value_topic_partitions *assigned_partitions;
	int32_t assigned_partitions_count;
};

extern const struct schema_struct share_group_current_member_assignment_value_topic_partitions_struct;
extern const struct schema share_group_current_member_assignment_value_schema;

struct share_group_state_partition_metadata_key {
	struct bytes group_id;
};

extern const struct schema share_group_state_partition_metadata_key_schema;

struct share_group_state_partition_metadata_value_topic_partitions_info {
	struct uuid topic_id;
	struct bytes topic_name;
	int32_t *partitions;
	int32_t partitions_count;
};

struct share_group_state_partition_metadata_value_topic_info {
	struct uuid topic_id;
	struct bytes topic_name;
};

struct share_group_state_partition_metadata_value {
	struct share_group_state_partition_metadata_value_topic_partitions_info *initializing_topics;
	int32_t initializing_topics_count;
	struct share_group_state_partition_metadata_value_topic_partitions_info *initialized_topics;
	int32_t initialized_topics_count;
	struct share_group_state_partition_metadata_value_topic_info *deleting_topics;
	int32_t deleting_topics_count;
};

extern const struct schema_struct share_group_state_partition_metadata_value_topic_partitions_info_struct;
extern const struct schema_struct share_group_state_partition_metadata_value_topic_info_struct;
extern const struct schema share_group_state_partition_metadata_value_schema;

struct consumer_group_regular_expression_key {
	struct bytes group_id;
	struct bytes regular_expression;
};

extern const struct schema consumer_group_regular_expression_key_schema;

struct consumer_group_regular_expression_value {
	struct bytes *topics;
	int32_t topics_count;
	int64_t version;
	int64_t timestamp;
};

extern const struct schema consumer_group_regular_expression_value_schema;

struct streams_group_metadata_key {
	struct bytes group_id;
};

extern const struct schema streams_group_metadata_key_schema;

struct streams_group_metadata_value_last_assignment_config {
	struct bytes key;
	struct bytes value;
};

struct streams_group_metadata_value {
	int32_t epoch;
	int64_t metadata_hash;
	int32_t validated_topology_epoch;
	struct streams_group_metadata_value_last_assignment_config *last_assignment_configs;
	int32_t last_assignment_configs_count;
	int32_t stored_description_topology_epoch;
	int32_t failed_description_topology_epoch;
};

extern const struct schema_struct streams_group_metadata_value_last_assignment_config_struct;
extern const struct schema streams_group_metadata_value_schema;

struct streams_group_member_metadata_key {
	struct bytes group_id;
	struct bytes member_id;
};

extern const struct schema streams_group_member_metadata_key_schema;

struct streams_group_member_metadata_value_endpoint {
	struct bytes host;
	uint16_t port;
};

struct streams_group_member_metadata_value_key_value {
	struct bytes key;
	struct bytes value;
};

struct streams_group_member_metadata_value {
	struct bytes instance_id;
	struct bytes rack_id;
	struct bytes client_id;
	struct bytes client_host;
	int32_t rebalance_timeout_ms;
	int32_t topology_epoch;
	struct bytes process_id;
	struct streams_group_member_metadata_value_endpoint *user_endpoint;
	struct streams_group_member_metadata_value_key_value *client_tags;
	int32_t client_tags_count;
};

extern const struct schema_struct streams_group_member_metadata_value_endpoint_struct;
extern const struct schema_struct streams_group_member_metadata_value_key_value_struct;
extern const struct schema streams_group_member_metadata_value_schema;

struct streams_group_target_assignment_metadata_key {
	struct bytes group_id;
};

extern const struct schema streams_group_target_assignment_metadata_key_schema;

struct streams_group_target_assignment_metadata_value {
	int32_t assignment_epoch;
	int64_t assignment_timestamp;
};

extern const struct schema streams_group_target_assignment_metadata_value_schema;

struct streams_group_target_assignment_member_key {
	struct bytes group_id;
	struct bytes member_id;
};

extern const struct schema streams_group_target_assignment_member_key_schema;

struct streams_group_target_assignment_member_value_task_ids {
	struct bytes subtopology_id;
	int32_t *partitions;
	int32_t partitions_count;
};

struct streams_group_target_assignment_member_value {
	struct streams_group_target_assignment_member_value_task_ids *active_tasks;
	int32_t active_tasks_count;
	struct streams_group_target_assignment_member_value_task_ids *standby_tasks;
	int32_t standby_tasks_count;
	struct streams_group_target_assignment_member_value_task_ids *warmup_tasks;
	int32_t warmup_tasks_count;
};

extern const struct schema_struct streams_group_target_assignment_member_value_task_ids_struct;
extern const struct schema streams_group_target_assignment_member_value_schema;

struct streams_group_current_member_assignment_key {
	struct bytes group_id;
	struct bytes member_id;
};

extern const struct schema streams_group_current_member_assignment_key_schema;

struct streams_group_current_member_assignment_value_task_ids {
	struct bytes subtopology_id;
	int32_t *partitions;
	int32_t partitions_count;
	int32_t *assignment_epochs;
	int32_t assignment_epochs_count;
};

struct streams_group_current_member_assignment_value {
	int32_t member_epoch;
	int32_t previous_member_epoch;
	int8_t state;
	struct streams_group_current_member_assignment_value_task_ids *active_tasks;
	int32_t active_tasks_count;
	struct streams_group_current_member_assignment_value_task_ids *standby_tasks;
	int32_t standby_tasks_count;
	struct streams_group_current_member_assignment_value_task_ids *warmup_tasks;
	int32_t warmup_tasks_count;
	struct streams_group_current_member_assignment_value_task_ids *active_tasks_pending_revocation;
	int32_t active_tasks_pending_revocation_count;
	struct streams_group_current_member_assignment_value_task_ids *standby_tasks_pending_revocation;
	int32_t standby_tasks_pending_revocation_count;
	struct streams_group_current_member_assignment_value_task_ids *warmup_tasks_pending_revocation;
	int32_t warmup_tasks_pending_revocation_count;
};

extern const struct schema_struct streams_group_current_member_assignment_value_task_ids_struct;
extern const struct schema streams_group_current_member_assignment_value_schema;

struct streams_group_topology_key {
	struct bytes group_id;
};

extern const struct schema streams_group_topology_key_schema;

struct streams_group_topology_value_topic_config {
	struct bytes key;
	struct bytes value;
};

struct streams_group_topology_value_topic_info {
	struct bytes name;
	int32_t partitions;
	int16_t replication_factor;
	struct streams_group_topology_value_topic_config *topic_configs;
	int32_t topic_configs_count;
};

struct streams_group_topology_value_copartition_group {
	int16_t *source_topics;
	int32_t source_topics_count;
	int16_t *source_topic_regex;
	int32_t source_topic_regex_count;
	int16_t *repartition_source_topics;
	int32_t repartition_source_topics_count;
};

struct streams_group_topology_value_subtopology {
	struct bytes subtopology_id;
	struct bytes *source_topics;
	int32_t source_topics_count;
	struct bytes *source_topic_regex;
	int32_t source_topic_regex_count;
	struct streams_group_topology_value_topic_info *state_changelog_topics;
	int32_t state_changelog_topics_count;
	struct bytes *repartition_sink_topics;
	int32_t repartition_sink_topics_count;
	struct streams_group_topology_value_topic_info *repartition_source_topics;
	int32_t repartition_source_topics_count;
	struct streams_group_topology_value_copartition_group *copartition_groups;
	int32_t copartition_groups_count;
};

struct streams_group_topology_value {
	int32_t epoch;
	struct streams_group_topology_value_subtopology *subtopologies;
	int32_t subtopologies_count;
};

extern const struct schema_struct streams_group_topology_value_topic_config_struct;
extern const struct schema_struct streams_group_topology_value_topic_info_struct;
extern const struct schema_struct streams_group_topology_value_copartition_group_struct;
extern const struct schema_struct streams_group_topology_value_subtopology_struct;
extern const struct schema streams_group_topology_value_schema;

struct request_header {
	int16_t request_api_key;
	int16_t request_api_version;
	int32_t correlation_id;
	struct bytes client_id;
};

extern const struct schema request_header_schema;

struct response_header {
	int32_t correlation_id;
};

extern const struct schema response_header_schema;

struct heartbeat_request {
	struct bytes group_id;
	int32_t generation_id;
	struct bytes member_id;
	struct bytes group_instance_id;
};

extern const struct schema heartbeat_request_schema;

struct heartbeat_response {
	int32_t throttle_time_ms;
	int16_t error_code;
};

extern const struct schema heartbeat_response_schema;

struct incremental_alter_configs_request_alterable_config {
	struct bytes name;
	int8_t config_operation;
	struct bytes value;
};

struct incremental_alter_configs_request_alter_configs_resource {
	int8_t resource_type;
	struct bytes resource_name;
	struct incremental_alter_configs_request_alterable_config *configs;
	int32_t configs_count;
};

struct incremental_alter_configs_request {
	struct incremental_alter_configs_request_alter_configs_resource *resources;
	int32_t resources_count;
	bool validate_only;
};

extern const struct schema_struct incremental_alter_configs_request_alterable_config_struct;
extern const struct schema_struct incremental_alter_configs_request_alter_configs_resource_struct;
extern const struct schema incremental_alter_configs_request_schema;

struct incremental_alter_configs_response_alter_configs_resource_response {
	int16_t error_code;
	struct bytes error_message;
	int8_t resource_type;
	struct bytes resource_name;
};

struct incremental_alter_configs_response {
	int32_t throttle_time_ms;
	struct incremental_alter_configs_response_alter_configs_resource_response *responses;
	int32_t responses_count;
};

extern const struct schema_struct incremental_alter_configs_response_alter_configs_resource_response_struct;
extern const struct schema incremental_alter_configs_response_schema;

struct init_producer_id_request {
	struct bytes transactional_id;
	int32_t transaction_timeout_ms;
	int64_t producer_id;
	int16_t producer_epoch;
	bool enable2_pc;
	bool keep_prepared_txn;
};

extern const struct schema init_producer_id_request_schema;

struct init_producer_id_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	int64_t producer_id;
	int16_t producer_epoch;
	int64_t ongoing_txn_producer_id;
	int16_t ongoing_txn_producer_epoch;
};

extern const struct schema init_producer_id_response_schema;

struct initialize_share_group_state_request_partition_data {
	int32_t partition;
	int32_t state_epoch;
	int64_t start_offset;
};

struct initialize_share_group_state_request_initialize_state_data {
	struct uuid topic_id;
	struct initialize_share_group_state_request_partition_data *partitions;
	int32_t partitions_count;
};

struct initialize_share_group_state_request {
	struct bytes group_id;
	struct initialize_share_group_state_request_initialize_state_data *topics;
	int32_t topics_count;
};

extern const struct schema_struct initialize_share_group_state_request_partition_data_struct;
extern const struct schema_struct initialize_share_group_state_request_initialize_state_data_struct;
extern const struct schema initialize_share_group_state_request_schema;

struct initialize_share_group_state_response_partition_result {
	int32_t partition;
	int16_t error_code;
	struct bytes error_message;
};

struct initialize_share_group_state_response_initialize_state_result {
	struct uuid topic_id;
	struct initialize_share_group_state_response_partition_result *partitions;
	int32_t partitions_count;
};

struct initialize_share_group_state_response {
	struct initialize_share_group_state_response_initialize_state_result *results;
	int32_t results_count;
};

extern const struct schema_struct initialize_share_group_state_response_partition_result_struct;
extern const struct schema_struct initialize_share_group_state_response_initialize_state_result_struct;
extern const struct schema initialize_share_group_state_response_schema;

struct join_group_request_join_group_request_protocol {
	struct bytes name;
	struct bytes metadata;
};

struct join_group_request {
	struct bytes group_id;
	int32_t session_timeout_ms;
	int32_t rebalance_timeout_ms;
	struct bytes member_id;
	struct bytes group_instance_id;
	struct bytes protocol_type;
	struct join_group_request_join_group_request_protocol *protocols;
	int32_t protocols_count;
	struct bytes reason;
};

extern const struct schema_struct join_group_request_join_group_request_protocol_struct;
extern const struct schema join_group_request_schema;

struct join_group_response_join_group_response_member {
	struct bytes member_id;
	struct bytes group_instance_id;
	struct bytes metadata;
};

struct join_group_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	int32_t generation_id;
	struct bytes protocol_type;
	struct bytes protocol_name;
	struct bytes leader;
	bool skip_assignment;
	struct bytes member_id;
	struct join_group_response_join_group_response_member *members;
	int32_t members_count;
};

extern const struct schema_struct join_group_response_join_group_response_member_struct;
extern const struct schema join_group_response_schema;

struct leave_group_request_member_identity {
	struct bytes member_id;
	struct bytes group_instance_id;
	struct bytes reason;
};

struct leave_group_request {
	struct bytes group_id;
	struct bytes member_id;
	struct leave_group_request_member_identity *members;
	int32_t members_count;
};

extern const struct schema_struct leave_group_request_member_identity_struct;
extern const struct schema leave_group_request_schema;

struct leave_group_response_member_response {
	struct bytes member_id;
	struct bytes group_instance_id;
	int16_t error_code;
};

struct leave_group_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct leave_group_response_member_response *members;
	int32_t members_count;
};

extern const struct schema_struct leave_group_response_member_response_struct;
extern const struct schema leave_group_response_schema;

struct list_config_resources_request {
	int8_t *resource_types;
	int32_t resource_types_count;
};

extern const struct schema list_config_resources_request_schema;

struct list_config_resources_response_config_resource {
	struct bytes resource_name;
	int8_t resource_type;
};

struct list_config_resources_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct list_config_resources_response_config_resource *config_resources;
	int32_t config_resources_count;
};

extern const struct schema_struct list_config_resources_response_config_resource_struct;
extern const struct schema list_config_resources_response_schema;

struct list_groups_request {
	struct bytes *states_filter;
	int32_t states_filter_count;
	struct bytes *types_filter;
	int32_t types_filter_count;
};

extern const struct schema list_groups_request_schema;

struct list_groups_response_listed_group {
	struct bytes group_id;
	struct bytes protocol_type;
	struct bytes group_state;
	struct bytes group_type;
};

struct list_groups_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct list_groups_response_listed_group *groups;
	int32_t groups_count;
};

extern const struct schema_struct list_groups_response_listed_group_struct;
extern const struct schema list_groups_response_schema;

struct list_offsets_request_list_offsets_partition {
	int32_t partition_index;
	int32_t current_leader_epoch;
	int64_t timestamp;
};

struct list_offsets_request_list_offsets_topic {
	struct bytes name;
	struct list_offsets_request_list_offsets_partition *partitions;
	int32_t partitions_count;
};

struct list_offsets_request {
	int32_t replica_id;
	int8_t isolation_level;
	struct list_offsets_request_list_offsets_topic *topics;
	int32_t topics_count;
	int32_t timeout_ms;
};

extern const struct schema_struct list_offsets_request_list_offsets_partition_struct;
extern const struct schema_struct list_offsets_request_list_offsets_topic_struct;
extern const struct schema list_offsets_request_schema;

struct list_offsets_response_list_offsets_partition_response {
	int32_t partition_index;
	int16_t error_code;
	int64_t timestamp;
	int64_t offset;
	int32_t leader_epoch;
};

struct list_offsets_response_list_offsets_topic_response {
	struct bytes name;
	struct list_offsets_response_list_offsets_partition_response *partitions;
	int32_t partitions_count;
};

struct list_offsets_response {
	int32_t throttle_time_ms;
	struct list_offsets_response_list_offsets_topic_response *topics;
	int32_t topics_count;
};

extern const struct schema_struct list_offsets_response_list_offsets_partition_response_struct;
extern const struct schema_struct list_offsets_response_list_offsets_topic_response_struct;
extern const struct schema list_offsets_response_schema;

struct list_partition_reassignments_request_list_partition_reassignments_topics {
	struct bytes name;
	int32_t *partition_indexes;
	int32_t partition_indexes_count;
};

struct list_partition_reassignments_request {
	int32_t timeout_ms;
	struct list_partition_reassignments_request_list_partition_reassignments_topics *topics;
	int32_t topics_count;
};

extern const struct schema_struct list_partition_reassignments_request_list_partition_reassignments_topics_struct;
extern const struct schema list_partition_reassignments_request_schema;

struct list_partition_reassignments_response_ongoing_partition_reassignment {
	int32_t partition_index;
	int32_t *replicas;
	int32_t replicas_count;
	int32_t *adding_replicas;
	int32_t adding_replicas_count;
	int32_t *removing_replicas;
	int32_t removing_replicas_count;
};

struct list_partition_reassignments_response_ongoing_topic_reassignment {
	struct bytes name;
	struct list_partition_reassignments_response_ongoing_partition_reassignment *partitions;
	int32_t partitions_count;
};

struct list_partition_reassignments_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	struct list_partition_reassignments_response_ongoing_topic_reassignment *topics;
	int32_t topics_count;
};

extern const struct schema_struct list_partition_reassignments_response_ongoing_partition_reassignment_struct;
extern const struct schema_struct list_partition_reassignments_response_ongoing_topic_reassignment_struct;
extern const struct schema list_partition_reassignments_response_schema;

struct list_transactions_request {
	struct bytes *state_filters;
	int32_t state_filters_count;
	int64_t *producer_id_filters;
	int32_t producer_id_filters_count;
	int64_t duration_filter;
	struct bytes transactional_id_pattern;
};

extern const struct schema list_transactions_request_schema;

struct list_transactions_response_transaction_state {
	struct bytes transactional_id;
	int64_t producer_id;
	struct bytes transaction_state;
};

struct list_transactions_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes *unknown_state_filters;
	int32_t unknown_state_filters_count;
	struct list_transactions_response_transaction_state *transaction_states;
	int32_t transaction_states_count;
};

extern const struct schema_struct list_transactions_response_transaction_state_struct;
extern const struct schema list_transactions_response_schema;

struct metadata_request_metadata_request_topic {
	struct uuid topic_id;
	struct bytes name;
};

struct metadata_request {
	struct metadata_request_metadata_request_topic *topics;
	int32_t topics_count;
	bool allow_auto_topic_creation;
	bool include_cluster_authorized_operations;
	bool include_topic_authorized_operations;
};

extern const struct schema_struct metadata_request_metadata_request_topic_struct;
extern const struct schema metadata_request_schema;

struct metadata_response_metadata_response_broker {
	int32_t node_id;
	struct bytes host;
	int32_t port;
	struct bytes rack;
};

struct metadata_response_metadata_response_partition {
	int16_t error_code;
	int32_t partition_index;
	int32_t leader_id;
	int32_t leader_epoch;
	int32_t *replica_nodes;
	int32_t replica_nodes_count;
	int32_t *isr_nodes;
	int32_t isr_nodes_count;
	int32_t *offline_replicas;
	int32_t offline_replicas_count;
};

struct metadata_response_metadata_response_topic {
	int16_t error_code;
	struct bytes name;
	struct uuid topic_id;
	bool is_internal;
	struct metadata_response_metadata_response_partition *partitions;
	int32_t partitions_count;
	int32_t topic_authorized_operations;
};

struct metadata_response {
	int32_t throttle_time_ms;
	struct metadata_response_metadata_response_broker *brokers;
	int32_t brokers_count;
	struct bytes cluster_id;
	int32_t controller_id;
	struct metadata_response_metadata_response_topic *topics;
	int32_t topics_count;
	int32_t cluster_authorized_operations;
	int16_t error_code;
};

extern const struct schema_struct metadata_response_metadata_response_broker_struct;
extern const struct schema_struct metadata_response_metadata_response_partition_struct;
extern const struct schema_struct metadata_response_metadata_response_topic_struct;
extern const struct schema metadata_response_schema;

struct register_broker_record_broker_endpoint {
	struct bytes name;
	struct bytes host;
	uint16_t port;
	int16_t security_protocol;
};

struct register_broker_record_broker_feature {
	struct bytes name;
	int16_t min_supported_version;
	int16_t max_supported_version;
};

struct register_broker_record {
	int32_t broker_id;
	bool is_migrating_zk_broker;
	struct uuid incarnation_id;
	int64_t broker_epoch;
	struct register_broker_record_broker_endpoint *end_points;
	int32_t end_points_count;
	struct register_broker_record_broker_feature *features;
	int32_t features_count;
	struct bytes rack;
	bool fenced;
	bool in_controlled_shutdown;
	struct uuid *log_dirs;
	int32_t log_dirs_count;
	struct uuid *cordoned_log_dirs;
	int32_t cordoned_log_dirs_count;
};

extern const struct schema_struct register_broker_record_broker_endpoint_struct;
extern const struct schema_struct register_broker_record_broker_feature_struct;
extern const struct schema register_broker_record_schema;

struct unregister_broker_record {
	int32_t broker_id;
	int64_t broker_epoch;
};

extern const struct schema unregister_broker_record_schema;

struct topic_record {
	struct bytes name;
	struct uuid topic_id;
};

extern const struct schema topic_record_schema;

struct partition_record {
	int32_t partition_id;
	struct uuid topic_id;
	int32_t *replicas;
	int32_t replicas_count;
	int32_t *isr;
	int32_t isr_count;
	int32_t *removing_replicas;
	int32_t removing_replicas_count;
	int32_t *adding_replicas;
	int32_t adding_replicas_count;
	int32_t leader;
	int8_t leader_recovery_state;
	int32_t leader_epoch;
	int32_t partition_epoch;
	struct uuid *directories;
	int32_t directories_count;
	int32_t *eligible_leader_replicas;
	int32_t eligible_leader_replicas_count;
	int32_t *last_known_elr;
	int32_t last_known_elr_count;
};

extern const struct schema partition_record_schema;

struct config_record {
	int8_t resource_type;
	struct bytes resource_name;
	struct bytes name;
	struct bytes value;
};

extern const struct schema config_record_schema;

struct partition_change_record {
	int32_t partition_id;
	struct uuid topic_id;
	int32_t *isr;
	int32_t isr_count;
	int32_t leader;
	int32_t *replicas;
	int32_t replicas_count;
	int32_t *removing_replicas;
	int32_t removing_replicas_count;
	int32_t *adding_replicas;
	int32_t adding_replicas_count;
	int8_t leader_recovery_state;
	struct uuid *directories;
	int32_t directories_count;
	int32_t *eligible_leader_replicas;
	int32_t eligible_leader_replicas_count;
	int32_t *last_known_elr;
	int32_t last_known_elr_count;
};

extern const struct schema partition_change_record_schema;

struct fence_broker_record {
	int32_t id;
	int64_t epoch;
};

extern const struct schema fence_broker_record_schema;

struct unfence_broker_record {
	int32_t id;
	int64_t epoch;
};

extern const struct schema unfence_broker_record_schema;

struct remove_topic_record {
	struct uuid topic_id;
};

extern const struct schema remove_topic_record_schema;

struct delegation_token_record {
	struct bytes owner;
	struct bytes requester;
	struct bytes *renewers;
	int32_t renewers_count;
	int64_t issue_timestamp;
	int64_t max_timestamp;
	int64_t expiration_timestamp;
	struct bytes token_id;
};

extern const struct schema delegation_token_record_schema;

struct user_scram_credential_record {
	struct bytes name;
	int8_t mechanism;
	struct bytes salt;
	struct bytes stored_key;
	struct bytes server_key;
	int32_t iterations;
};

extern const struct schema user_scram_credential_record_schema;

struct feature_level_record {
	struct bytes name;
	int16_t feature_level;
};

extern const struct schema feature_level_record_schema;

struct client_quota_record_entity_data {
	struct bytes entity_type;
	struct bytes entity_name;
};

struct client_quota_record {
	struct client_quota_record_entity_data *entity;
	int32_t entity_count;
	struct bytes key;
	double value;
	bool remove;
};

extern const struct schema_struct client_quota_record_entity_data_struct;
extern const struct schema client_quota_record_schema;

struct producer_ids_record {
	int32_t broker_id;
	int64_t broker_epoch;
	int64_t next_producer_id;
};

extern const struct schema producer_ids_record_schema;

struct broker_registration_change_record {
	int32_t broker_id;
	int64_t broker_epoch;
	int8_t fenced;
	int8_t in_controlled_shutdown;
	struct uuid *log_dirs;
	int32_t log_dirs_count;
	struct uuid *cordoned_log_dirs;
	int32_t cordoned_log_dirs_count;
};

extern const struct schema broker_registration_change_record_schema;

struct access_control_entry_record {
	struct uuid id;
	int8_t resource_type;
	struct bytes resource_name;
	int8_t pattern_type;
	struct bytes principal;
	struct bytes host;
	int8_t operation;
	int8_t permission_type;
};

extern const struct schema access_control_entry_record_schema;

struct remove_access_control_entry_record {
	struct uuid id;
};

extern const struct schema remove_access_control_entry_record_schema;

struct no_op_record {
	char nothing; /* C has no empty struct */
};

extern const struct schema no_op_record_schema;

struct zk_migration_state_record {
	int8_t zk_migration_state;
};

extern const struct schema zk_migration_state_record_schema;

struct remove_user_scram_credential_record {
	struct bytes name;
	int8_t mechanism;
};

extern const struct schema remove_user_scram_credential_record_schema;

struct begin_transaction_record {
	struct bytes name;
};

extern const struct schema begin_transaction_record_schema;

struct end_transaction_record {
	char nothing; /* C has no empty struct */
};

extern const struct schema end_transaction_record_schema;

struct abort_transaction_record {
	struct bytes reason;
};

extern const struct schema abort_transaction_record_schema;

struct remove_delegation_token_record {
	struct bytes token_id;
};

extern const struct schema remove_delegation_token_record_schema;

struct register_controller_record_controller_endpoint {
	struct bytes name;
	struct bytes host;
	uint16_t port;
	int16_t security_protocol;
};

struct register_controller_record_controller_feature {
	struct bytes name;
	int16_t min_supported_version;
	int16_t max_supported_version;
};

struct register_controller_record {
	int32_t controller_id;
	struct uuid incarnation_id;
	bool zk_migration_ready;
	struct register_controller_record_controller_endpoint *end_points;
	int32_t end_points_count;
	struct register_controller_record_controller_feature *features;
	int32_t features_count;
};

extern const struct schema_struct register_controller_record_controller_endpoint_struct;
extern const struct schema_struct register_controller_record_controller_feature_struct;
extern const struct schema register_controller_record_schema;

struct clear_elr_record {
	struct bytes topic_name;
};

extern const struct schema clear_elr_record_schema;

struct unregister_controller_record {
	int32_t controller_id;
};

extern const struct schema unregister_controller_record_schema;

struct offset_commit_request_offset_commit_request_partition {
	int32_t partition_index;
	int64_t committed_offset;
	int32_t committed_leader_epoch;
	struct bytes committed_metadata;
};

struct offset_commit_request_offset_commit_request_topic {
	struct bytes name;
	struct uuid topic_id;
	struct offset_commit_request_offset_commit_request_partition *partitions;
	int32_t partitions_count;
};

struct offset_commit_request {
	struct bytes group_id;
	int32_t generation_id_or_member_epoch;
	struct bytes member_id;
	struct bytes group_instance_id;
	int64_t retention_time_ms;
	struct offset_commit_request_offset_commit_request_topic *topics;
	int32_t topics_count;
};

extern const struct schema_struct offset_commit_request_offset_commit_request_partition_struct;
extern const struct schema_struct offset_commit_request_offset_commit_request_topic_struct;
extern const struct schema offset_commit_request_schema;

struct offset_commit_response_offset_commit_response_partition {
	int32_t partition_index;
	int16_t error_code;
};

struct offset_commit_response_offset_commit_response_topic {
	struct bytes name;
	struct uuid topic_id;
	struct offset_commit_response_offset_commit_response_partition *partitions;
	int32_t partitions_count;
};

struct offset_commit_response {
	int32_t throttle_time_ms;
	struct offset_commit_response_offset_commit_response_topic *topics;
	int32_t topics_count;
};

extern const struct schema_struct offset_commit_response_offset_commit_response_partition_struct;
extern const struct schema_struct offset_commit_response_offset_commit_response_topic_struct;
extern const struct schema offset_commit_response_schema;

struct offset_delete_request_offset_delete_request_partition {
	int32_t partition_index;
};

struct offset_delete_request_offset_delete_request_topic {
	struct bytes name;
	struct offset_delete_request_offset_delete_request_partition *partitions;
	int32_t partitions_count;
};

struct offset_delete_request {
	struct bytes group_id;
	struct offset_delete_request_offset_delete_request_topic *topics;
	int32_t topics_count;
};

extern const struct schema_struct offset_delete_request_offset_delete_request_partition_struct;
extern const struct schema_struct offset_delete_request_offset_delete_request_topic_struct;
extern const struct schema offset_delete_request_schema;

struct offset_delete_response_offset_delete_response_partition {
	int32_t partition_index;
	int16_t error_code;
};

struct offset_delete_response_offset_delete_response_topic {
	struct bytes name;
	struct offset_delete_response_offset_delete_response_partition *partitions;
	int32_t partitions_count;
};

struct offset_delete_response {
	int16_t error_code;
	int32_t throttle_time_ms;
	struct offset_delete_response_offset_delete_response_topic *topics;
	int32_t topics_count;
};

extern const struct schema_struct offset_delete_response_offset_delete_response_partition_struct;
extern const struct schema_struct offset_delete_response_offset_delete_response_topic_struct;
extern const struct schema offset_delete_response_schema;

struct offset_fetch_request_offset_fetch_request_topic {
	struct bytes name;
	int32_t *partition_indexes;
	int32_t partition_indexes_count;
};

struct offset_fetch_request_offset_fetch_request_topics {
	struct bytes name;
	struct uuid topic_id;
	int32_t *partition_indexes;
	int32_t partition_indexes_count;
};

struct offset_fetch_request_offset_fetch_request_group {
	struct bytes group_id;
	struct bytes member_id;
	int32_t member_epoch;
	struct offset_fetch_request_offset_fetch_request_topics *topics;
	int32_t topics_count;
};

struct offset_fetch_request {
	struct bytes group_id;
	struct offset_fetch_request_offset_fetch_request_topic *topics;
	int32_t topics_count;
	struct offset_fetch_request_offset_fetch_request_group *groups;
	int32_t groups_count;
	bool require_stable;
};

extern const struct schema_struct offset_fetch_request_offset_fetch_request_topic_struct;
extern const struct schema_struct offset_fetch_request_offset_fetch_request_topics_struct;
extern const struct schema_struct offset_fetch_request_offset_fetch_request_group_struct;
extern const struct schema offset_fetch_request_schema;

struct offset_fetch_response_offset_fetch_response_partition {
	int32_t partition_index;
	int64_t committed_offset;
	int32_t committed_leader_epoch;
	struct bytes metadata;
	int16_t error_code;
};

struct offset_fetch_response_offset_fetch_response_topic {
	struct bytes name;
	struct offset_fetch_response_offset_fetch_response_partition *partitions;
	int32_t partitions_count;
};

struct offset_fetch_response_offset_fetch_response_partitions {
	int32_t partition_index;
	int64_t committed_offset;
	int32_t committed_leader_epoch;
	struct bytes metadata;
	int16_t error_code;
};

struct offset_fetch_response_offset_fetch_response_topics {
	struct bytes name;
	struct uuid topic_id;
	struct offset_fetch_response_offset_fetch_response_partitions *partitions;
	int32_t partitions_count;
};

struct offset_fetch_response_offset_fetch_response_group {
	struct bytes group_id;
	struct offset_fetch_response_offset_fetch_response_topics *topics;
	int32_t topics_count;
	int16_t error_code;
};

struct offset_fetch_response {
	int32_t throttle_time_ms;
	struct offset_fetch_response_offset_fetch_response_topic *topics;
	int32_t topics_count;
	int16_t error_code;
	struct offset_fetch_response_offset_fetch_response_group *groups;
	int32_t groups_count;
};

extern const struct schema_struct offset_fetch_response_offset_fetch_response_partition_struct;
extern const struct schema_struct offset_fetch_response_offset_fetch_response_topic_struct;
extern const struct schema_struct offset_fetch_response_offset_fetch_response_partitions_struct;
extern const struct schema_struct offset_fetch_response_offset_fetch_response_topics_struct;
extern const struct schema_struct offset_fetch_response_offset_fetch_response_group_struct;
extern const struct schema offset_fetch_response_schema;

struct offset_for_leader_epoch_request_offset_for_leader_partition {
	int32_t partition;
	int32_t current_leader_epoch;
	int32_t leader_epoch;
};

struct offset_for_leader_epoch_request_offset_for_leader_topic {
	struct bytes topic;
	struct offset_for_leader_epoch_request_offset_for_leader_partition *partitions;
	int32_t partitions_count;
};

struct offset_for_leader_epoch_request {
	int32_t replica_id;
	struct offset_for_leader_epoch_request_offset_for_leader_topic *topics;
	int32_t topics_count;
};

extern const struct schema_struct offset_for_leader_epoch_request_offset_for_leader_partition_struct;
extern const struct schema_struct offset_for_leader_epoch_request_offset_for_leader_topic_struct;
extern const struct schema offset_for_leader_epoch_request_schema;

struct offset_for_leader_epoch_response_epoch_end_offset {
	int16_t error_code;
	int32_t partition;
	int32_t leader_epoch;
	int64_t end_offset;
};

struct offset_for_leader_epoch_response_offset_for_leader_topic_result {
	struct bytes topic;
	struct offset_for_leader_epoch_response_epoch_end_offset *partitions;
	int32_t partitions_count;
};

struct offset_for_leader_epoch_response {
	int32_t throttle_time_ms;
	struct offset_for_leader_epoch_response_offset_for_leader_topic_result *topics;
	int32_t topics_count;
};

extern const struct schema_struct offset_for_leader_epoch_response_epoch_end_offset_struct;
extern const struct schema_struct offset_for_leader_epoch_response_offset_for_leader_topic_result_struct;
extern const struct schema offset_for_leader_epoch_response_schema;

struct default_principal_data {
	struct bytes type;
	struct bytes name;
	bool token_authenticated;
};

extern const struct schema default_principal_data_schema;

struct produce_request_partition_produce_data {
	int32_t index;
	struct span records;
};

struct produce_request_topic_produce_data {
	struct bytes name;
	struct uuid topic_id;
	struct produce_request_partition_produce_data *partition_data;
	int32_t partition_data_count;
};

struct produce_request {
	struct bytes transactional_id;
	int16_t acks;
	int32_t timeout_ms;
	struct produce_request_topic_produce_data *topic_data;
	int32_t topic_data_count;
};

extern const struct schema_struct produce_request_partition_produce_data_struct;
extern const struct schema_struct produce_request_topic_produce_data_struct;
extern const struct schema produce_request_schema;

struct produce_response_batch_index_and_error_message {
	int32_t batch_index;
	struct bytes batch_index_error_message;
};

struct produce_response_leader_id_and_epoch {
	int32_t leader_id;
	int32_t leader_epoch;
};

struct produce_response_partition_produce_response {
	int32_t index;
	int16_t error_code;
	int64_t base_offset;
	int64_t log_append_time_ms;
	int64_t log_start_offset;
	struct produce_response_batch_index_and_error_message *record_errors;
	int32_t record_errors_count;
	struct bytes error_message;
	struct produce_response_leader_id_and_epoch current_leader;
};

struct produce_response_topic_produce_response {
	struct bytes name;
	struct uuid topic_id;
	struct produce_response_partition_produce_response *partition_responses;
	int32_t partition_responses_count;
};

struct produce_response_node_endpoint {
	int32_t node_id;
	struct bytes host;
	int32_t port;
	struct bytes rack;
};

struct produce_response {
	struct produce_response_topic_produce_response *responses;
	int32_t responses_count;
	int32_t throttle_time_ms;
	struct produce_response_node_endpoint *node_endpoints;
	int32_t node_endpoints_count;
};

extern const struct schema_struct produce_response_batch_index_and_error_message_struct;
extern const struct schema_struct produce_response_leader_id_and_epoch_struct;
extern const struct schema_struct produce_response_partition_produce_response_struct;
extern const struct schema_struct produce_response_topic_produce_response_struct;
extern const struct schema_struct produce_response_node_endpoint_struct;
extern const struct schema produce_response_schema;

struct push_telemetry_request {
	struct uuid client_instance_id;
	int32_t subscription_id;
	bool terminating;
	int8_t compression_type;
	struct bytes metrics;
};

extern const struct schema push_telemetry_request_schema;

struct push_telemetry_response {
	int32_t throttle_time_ms;
	int16_t error_code;
};

extern const struct schema push_telemetry_response_schema;

struct quorum_state_data_voter {
	int32_t voter_id;
};

struct quorum_state_data {
	struct bytes cluster_id;
	int32_t leader_id;
	int32_t leader_epoch;
	int32_t voted_id;
	struct uuid voted_directory_id;
	int64_t applied_offset;
	struct quorum_state_data_voter *current_voters;
	int32_t current_voters_count;
};

extern const struct schema_struct quorum_state_data_voter_struct;
extern const struct schema quorum_state_data_schema;

struct read_share_group_state_request_partition_data {
	int32_t partition;
	int32_t leader_epoch;
};

struct read_share_group_state_request_read_state_data {
	struct uuid topic_id;
	struct read_share_group_state_request_partition_data *partitions;
	int32_t partitions_count;
};

struct read_share_group_state_request {
	struct bytes group_id;
	struct read_share_group_state_request_read_state_data *topics;
	int32_t topics_count;
};

extern const struct schema_struct read_share_group_state_request_partition_data_struct;
extern const struct schema_struct read_share_group_state_request_read_state_data_struct;
extern const struct schema read_share_group_state_request_schema;

struct read_share_group_state_response_state_batch {
	int64_t first_offset;
	int64_t last_offset;
	int8_t delivery_state;
	int16_t delivery_count;
};

struct read_share_group_state_response_partition_result {
	int32_t partition;
	int16_t error_code;
	struct bytes error_message;
	int32_t state_epoch;
	int64_t start_offset;
	struct read_share_group_state_response_state_batch *state_batches;
	int32_t state_batches_count;
};

struct read_share_group_state_response_read_state_result {
	struct uuid topic_id;
	struct read_share_group_state_response_partition_result *partitions;
	int32_t partitions_count;
};

struct read_share_group_state_response {
	struct read_share_group_state_response_read_state_result *results;
	int32_t results_count;
};

extern const struct schema_struct read_share_group_state_response_state_batch_struct;
extern const struct schema_struct read_share_group_state_response_partition_result_struct;
extern const struct schema_struct read_share_group_state_response_read_state_result_struct;
extern const struct schema read_share_group_state_response_schema;

struct read_share_group_state_summary_request_partition_data {
	int32_t partition;
	int32_t leader_epoch;
};

struct read_share_group_state_summary_request_read_state_summary_data {
	struct uuid topic_id;
	struct read_share_group_state_summary_request_partition_data *partitions;
	int32_t partitions_count;
};

struct read_share_group_state_summary_request {
	struct bytes group_id;
	struct read_share_group_state_summary_request_read_state_summary_data *topics;
	int32_t topics_count;
};

extern const struct schema_struct read_share_group_state_summary_request_partition_data_struct;
extern const struct schema_struct read_share_group_state_summary_request_read_state_summary_data_struct;
extern const struct schema read_share_group_state_summary_request_schema;

struct read_share_group_state_summary_response_partition_result {
	int32_t partition;
	int16_t error_code;
	struct bytes error_message;
	int32_t state_epoch;
	int32_t leader_epoch;
	int64_t start_offset;
	int32_t delivery_complete_count;
};

struct read_share_group_state_summary_response_read_state_summary_result {
	struct uuid topic_id;
	struct read_share_group_state_summary_response_partition_result *partitions;
	int32_t partitions_count;
};

struct read_share_group_state_summary_response {
	struct read_share_group_state_summary_response_read_state_summary_result *results;
	int32_t results_count;
};

extern const struct schema_struct read_share_group_state_summary_response_partition_result_struct;
extern const struct schema_struct read_share_group_state_summary_response_read_state_summary_result_struct;
extern const struct schema read_share_group_state_summary_response_schema;

struct remove_raft_voter_request {
	struct bytes cluster_id;
	int32_t voter_id;
	struct uuid voter_directory_id;
};

extern const struct schema remove_raft_voter_request_schema;

struct remove_raft_voter_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
};

extern const struct schema remove_raft_voter_response_schema;

struct renew_delegation_token_request {
	struct bytes hmac;
	int64_t renew_period_ms;
};

extern const struct schema renew_delegation_token_request_schema;

struct renew_delegation_token_response {
	int16_t error_code;
	int64_t expiry_timestamp_ms;
	int32_t throttle_time_ms;
};

extern const struct schema renew_delegation_token_response_schema;

struct sasl_authenticate_request {
	struct bytes auth_bytes;
};

extern const struct schema sasl_authenticate_request_schema;

struct sasl_authenticate_response {
	int16_t error_code;
	struct bytes error_message;
	struct bytes auth_bytes;
	int64_t session_lifetime_ms;
};

extern const struct schema sasl_authenticate_response_schema;

struct sasl_handshake_request {
	struct bytes mechanism;
};

extern const struct schema sasl_handshake_request_schema;

struct sasl_handshake_response {
	int16_t error_code;
	struct bytes *mechanisms;
	int32_t mechanisms_count;
};

extern const struct schema sasl_handshake_response_schema;

struct share_acknowledge_request_acknowledgement_batch {
	int64_t first_offset;
	int64_t last_offset;
	int8_t *acknowledge_types;
	int32_t acknowledge_types_count;
};

struct share_acknowledge_request_acknowledge_partition {
	int32_t partition_index;
	struct share_acknowledge_request_acknowledgement_batch *acknowledgement_batches;
	int32_t acknowledgement_batches_count;
};

struct share_acknowledge_request_acknowledge_topic {
	struct uuid topic_id;
	struct share_acknowledge_request_acknowledge_partition *partitions;
	int32_t partitions_count;
};

struct share_acknowledge_request {
	struct bytes group_id;
	struct bytes member_id;
	int32_t share_session_epoch;
	bool is_renew_ack;
	struct share_acknowledge_request_acknowledge_topic *topics;
	int32_t topics_count;
};

extern const struct schema_struct share_acknowledge_request_acknowledgement_batch_struct;
extern const struct schema_struct share_acknowledge_request_acknowledge_partition_struct;
extern const struct schema_struct share_acknowledge_request_acknowledge_topic_struct;
extern const struct schema share_acknowledge_request_schema;

struct share_acknowledge_response_leader_id_and_epoch {
	int32_t leader_id;
	int32_t leader_epoch;
};

struct share_acknowledge_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	struct bytes error_message;
	struct share_acknowledge_response_leader_id_and_epoch current_leader;
};

struct share_acknowledge_response_share_acknowledge_topic_response {
	struct uuid topic_id;
	struct share_acknowledge_response_partition_data *partitions;
	int32_t partitions_count;
};

struct share_acknowledge_response_node_endpoint {
	int32_t node_id;
	struct bytes host;
	int32_t port;
	struct bytes rack;
};

struct share_acknowledge_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	int32_t acquisition_lock_timeout_ms;
	struct share_acknowledge_response_share_acknowledge_topic_response *responses;
	int32_t responses_count;
	struct share_acknowledge_response_node_endpoint *node_endpoints;
	int32_t node_endpoints_count;
};

extern const struct schema_struct share_acknowledge_response_leader_id_and_epoch_struct;
extern const struct schema_struct share_acknowledge_response_partition_data_struct;
extern const struct schema_struct share_acknowledge_response_share_acknowledge_topic_response_struct;
extern const struct schema_struct share_acknowledge_response_node_endpoint_struct;
extern const struct schema share_acknowledge_response_schema;

struct share_fetch_request_acknowledgement_batch {
	int64_t first_offset;
	int64_t last_offset;
	int8_t *acknowledge_types;
	int32_t acknowledge_types_count;
};

struct share_fetch_request_fetch_partition {
	int32_t partition_index;
	int32_t partition_max_bytes;
	struct share_fetch_request_acknowledgement_batch *acknowledgement_batches;
	int32_t acknowledgement_batches_count;
};

struct share_fetch_request_fetch_topic {
	struct uuid topic_id;
	struct share_fetch_request_fetch_partition *partitions;
	int32_t partitions_count;
};

struct share_fetch_request_forgotten_topic {
	struct uuid topic_id;
	int32_t *partitions;
	int32_t partitions_count;
};

struct share_fetch_request {
	struct bytes group_id;
	struct bytes member_id;
	int32_t share_session_epoch;
	int32_t max_wait_ms;
	int32_t min_bytes;
	int32_t max_bytes;
	int32_t max_records;
	int32_t batch_size;
	int8_t share_acquire_mode;
	bool is_renew_ack;
	struct share_fetch_request_fetch_topic *topics;
	int32_t topics_count;
	struct share_fetch_request_forgotten_topic *forgotten_topics_data;
	int32_t forgotten_topics_data_count;
};

extern const struct schema_struct share_fetch_request_acknowledgement_batch_struct;
extern const struct schema_struct share_fetch_request_fetch_partition_struct;
extern const struct schema_struct share_fetch_request_fetch_topic_struct;
extern const struct schema_struct share_fetch_request_forgotten_topic_struct;
extern const struct schema share_fetch_request_schema;

struct share_fetch_response_leader_id_and_epoch {
	int32_t leader_id;
	int32_t leader_epoch;
};

struct share_fetch_response_acquired_records {
	int64_t first_offset;
	int64_t last_offset;
	int16_t delivery_count;
};

struct share_fetch_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	struct bytes error_message;
	int16_t acknowledge_error_code;
	struct bytes acknowledge_error_message;
	struct share_fetch_response_leader_id_and_epoch current_leader;
	struct span records;
	struct share_fetch_response_acquired_records *acquired_records;
	int32_t acquired_records_count;
};

struct share_fetch_response_share_fetchable_topic_response {
	struct uuid topic_id;
	struct share_fetch_response_partition_data *partitions;
	int32_t partitions_count;
};

struct share_fetch_response_node_endpoint {
	int32_t node_id;
	struct bytes host;
	int32_t port;
	struct bytes rack;
};

struct share_fetch_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	int32_t acquisition_lock_timeout_ms;
	struct share_fetch_response_share_fetchable_topic_response *responses;
	int32_t responses_count;
	struct share_fetch_response_node_endpoint *node_endpoints;
	int32_t node_endpoints_count;
};

extern const struct schema_struct share_fetch_response_leader_id_and_epoch_struct;
extern const struct schema_struct share_fetch_response_acquired_records_struct;
extern const struct schema_struct share_fetch_response_partition_data_struct;
extern const struct schema_struct share_fetch_response_share_fetchable_topic_response_struct;
extern const struct schema_struct share_fetch_response_node_endpoint_struct;
extern const struct schema share_fetch_response_schema;

struct share_group_describe_request {
	struct bytes *group_ids;
	int32_t group_ids_count;
	bool include_authorized_operations;
};

extern const struct schema share_group_describe_request_schema;

struct share_group_describe_response_topic_partitions {
	struct uuid topic_id;
	struct bytes topic_name;
	int32_t *partitions;
	int32_t partitions_count;
};

struct share_group_describe_response_assignment {
	struct share_group_describe_response_topic_partitions *topic_partitions;
	int32_t topic_partitions_count;
};

struct share_group_describe_response_member {
	struct bytes member_id;
	struct bytes rack_id;
	int32_t member_epoch;
	struct bytes client_id;
	struct bytes client_host;
	struct bytes *subscribed_topic_names;
	int32_t subscribed_topic_names_count;
	struct share_group_describe_response_assignment assignment;
};

struct share_group_describe_response_described_group {
	int16_t error_code;
	struct bytes error_message;
	struct bytes group_id;
	struct bytes group_state;
	int32_t group_epoch;
	int32_t assignment_epoch;
	struct bytes assignor_name;
	struct share_group_describe_response_member *members;
	int32_t members_count;
	int32_t authorized_operations;
};

struct share_group_describe_response {
	int32_t throttle_time_ms;
	struct share_group_describe_response_described_group *groups;
	int32_t groups_count;
};

extern const struct schema_struct share_group_describe_response_topic_partitions_struct;
extern const struct schema_struct share_group_describe_response_assignment_struct;
extern const struct schema_struct share_group_describe_response_member_struct;
extern const struct schema_struct share_group_describe_response_described_group_struct;
extern const struct schema share_group_describe_response_schema;

struct share_group_heartbeat_request {
	struct bytes group_id;
	struct bytes member_id;
	int32_t member_epoch;
	struct bytes rack_id;
	struct bytes *subscribed_topic_names;
	int32_t subscribed_topic_names_count;
};

extern const struct schema share_group_heartbeat_request_schema;

struct share_group_heartbeat_response_topic_partitions {
	struct uuid topic_id;
	int32_t *partitions;
	int32_t partitions_count;
};

struct share_group_heartbeat_response_assignment {
	struct share_group_heartbeat_response_topic_partitions *topic_partitions;
	int32_t topic_partitions_count;
};

struct share_group_heartbeat_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	struct bytes member_id;
	int32_t member_epoch;
	int32_t heartbeat_interval_ms;
	struct share_group_heartbeat_response_assignment *assignment;
};

extern const struct schema_struct share_group_heartbeat_response_topic_partitions_struct;
extern const struct schema_struct share_group_heartbeat_response_assignment_struct;
extern const struct schema share_group_heartbeat_response_schema;

struct share_snapshot_key {
	struct bytes group_id;
	struct uuid topic_id;
	int32_t partition;
};

extern const struct schema share_snapshot_key_schema;

struct share_snapshot_value_state_batch {
	int64_t first_offset;
	int64_t last_offset;
	int8_t delivery_state;
	int16_t delivery_count;
};

struct share_snapshot_value {
	int32_t snapshot_epoch;
	int32_t state_epoch;
	int32_t leader_epoch;
	int64_t start_offset;
	int32_t delivery_complete_count;
	int64_t create_timestamp;
	int64_t write_timestamp;
	struct share_snapshot_value_state_batch *state_batches;
	int32_t state_batches_count;
};

extern const struct schema_struct share_snapshot_value_state_batch_struct;
extern const struct schema share_snapshot_value_schema;

struct share_update_key {
	struct bytes group_id;
	struct uuid topic_id;
	int32_t partition;
};

extern const struct schema share_update_key_schema;

struct share_update_value_state_batch {
	int64_t first_offset;
	int64_t last_offset;
	int8_t delivery_state;
	int16_t delivery_count;
};

struct share_update_value {
	int32_t snapshot_epoch;
	int32_t leader_epoch;
	int64_t start_offset;
	int32_t delivery_complete_count;
	struct share_update_value_state_batch *state_batches;
	int32_t state_batches_count;
};

extern const struct schema_struct share_update_value_state_batch_struct;
extern const struct schema share_update_value_schema;

struct streams_group_describe_request {
	struct bytes *group_ids;
	int32_t group_ids_count;
	bool include_authorized_operations;
	bool include_topology_description;
};

extern const struct schema streams_group_describe_request_schema;

struct streams_group_describe_response_key_value {
	struct bytes key;
	struct bytes value;
};

struct streams_group_describe_response_topic_info {
	struct bytes name;
	int32_t partitions;
	int16_t replication_factor;
	struct streams_group_describe_response_key_value *topic_configs;
	int32_t topic_configs_count;
};

struct streams_group_describe_response_subtopology {
	struct bytes subtopology_id;
	struct bytes *source_topics;
	int32_t source_topics_count;
	struct bytes *repartition_sink_topics;
	int32_t repartition_sink_topics_count;
	struct streams_group_describe_response_topic_info *state_changelog_topics;
	int32_t state_changelog_topics_count;
	struct streams_group_describe_response_topic_info *repartition_source_topics;
	int32_t repartition_source_topics_count;
};

struct streams_group_describe_response_topology {
	int32_t epoch;
	struct streams_group_describe_response_subtopology *subtopologies;
	int32_t subtopologies_count;
};

struct streams_group_describe_response_endpoint {
	struct bytes host;
	uint16_t port;
};

struct streams_group_describe_response_task_offset {
	struct bytes subtopology_id;
	int32_t partition;
	int64_t offset;
};

struct streams_group_describe_response_task_ids {
	struct bytes subtopology_id;
	int32_t *partitions;
	int32_t partitions_count;
};

struct streams_group_describe_response_assignment {
	struct streams_group_describe_response_task_ids *active_tasks;
	int32_t active_tasks_count;
	struct streams_group_describe_response_task_ids *standby_tasks;
	int32_t standby_tasks_count;
	struct streams_group_describe_response_task_ids *warmup_tasks;
	int32_t warmup_tasks_count;
};

struct streams_group_describe_response_member {
	struct bytes member_id;
	int32_t member_epoch;
	struct bytes instance_id;
	struct bytes rack_id;
	struct bytes client_id;
	struct bytes client_host;
	int32_t topology_epoch;
	struct bytes process_id;
	struct streams_group_describe_response_endpoint *user_endpoint;
	struct streams_group_describe_response_key_value *client_tags;
	int32_t client_tags_count;
	struct streams_group_describe_response_task_offset *task_offsets;
	int32_t task_offsets_count;
	struct streams_group_describe_response_task_offset *task_end_offsets;
	int32_t task_end_offsets_count;
	struct streams_group_describe_response_assignment assignment;
	struct streams_group_describe_response_assignment target_assignment;
	bool is_classic;
};

struct streams_group_describe_response_topology_description_node {
	struct bytes name;
	int8_t node_type;
	struct bytes *source_topics;
	int32_t source_topics_count;
	struct bytes sink_topic;
	struct bytes *stores;
	int32_t stores_count;
	struct bytes *successors;
	int32_t successors_count;
};

struct streams_group_describe_response_topology_description_subtopology {
	struct bytes subtopology_id;
	struct streams_group_describe_response_topology_description_node *nodes;
	int32_t nodes_count;
};

struct streams_group_describe_response_topology_description_global_store {
	struct streams_group_describe_response_topology_description_node source;
	struct streams_group_describe_response_topology_description_node processor;
};

struct streams_group_describe_response_topology_description {
	struct streams_group_describe_response_topology_description_subtopology *subtopologies;
	int32_t subtopologies_count;
	struct streams_group_describe_response_topology_description_global_store *global_stores;
	int32_t global_stores_count;
};

struct streams_group_describe_response_described_group {
	int16_t error_code;
	struct bytes error_message;
	struct bytes group_id;
	struct bytes group_state;
	int32_t group_epoch;
	int32_t assignment_epoch;
	struct streams_group_describe_response_topology *topology;
	struct streams_group_describe_response_member *members;
	int32_t members_count;
	int32_t authorized_operations;
	struct streams_group_describe_response_topology_description *topology_description;
	int8_t topology_description_status;
	struct bytes assignor_name;
};

struct streams_group_describe_response {
	int32_t throttle_time_ms;
	struct streams_group_describe_response_described_group *groups;
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

struct streams_group_heartbeat_request_key_value {
	struct bytes key;
	struct bytes value;
};

struct streams_group_heartbeat_request_topic_info {
	struct bytes name;
	int32_t partitions;
	int16_t replication_factor;
	struct streams_group_heartbeat_request_key_value *topic_configs;
	int32_t topic_configs_count;
};

struct streams_group_heartbeat_request_copartition_group {
	int16_t *source_topics;
	int32_t source_topics_count;
	int16_t *source_topic_regex;
	int32_t source_topic_regex_count;
	int16_t *repartition_source_topics;
	int32_t repartition_source_topics_count;
};

struct streams_group_heartbeat_request_subtopology {
	struct bytes subtopology_id;
	struct bytes *source_topics;
	int32_t source_topics_count;
	struct bytes *source_topic_regex;
	int32_t source_topic_regex_count;
	struct streams_group_heartbeat_request_topic_info *state_changelog_topics;
	int32_t state_changelog_topics_count;
	struct bytes *repartition_sink_topics;
	int32_t repartition_sink_topics_count;
	struct streams_group_heartbeat_request_topic_info *repartition_source_topics;
	int32_t repartition_source_topics_count;
	struct streams_group_heartbeat_request_copartition_group *copartition_groups;
	int32_t copartition_groups_count;
};

struct streams_group_heartbeat_request_topology {
	int32_t epoch;
	struct streams_group_heartbeat_request_subtopology *subtopologies;
	int32_t subtopologies_count;
};

struct streams_group_heartbeat_request_task_ids {
	struct bytes subtopology_id;
	int32_t *partitions;
	int32_t partitions_count;
};

struct streams_group_heartbeat_request_endpoint {
	struct bytes host;
	uint16_t port;
};

struct streams_group_heartbeat_request_task_offset {
	struct bytes subtopology_id;
	int32_t partition;
	int64_t offset;
};

struct streams_group_heartbeat_request {
	struct bytes group_id;
	struct bytes member_id;
	int32_t member_epoch;
	int32_t endpoint_information_epoch;
	struct bytes instance_id;
	struct bytes rack_id;
	int32_t rebalance_timeout_ms;
	struct streams_group_heartbeat_request_topology *topology;
	struct streams_group_heartbeat_request_task_ids *active_tasks;
	int32_t active_tasks_count;
	struct streams_group_heartbeat_request_task_ids *standby_tasks;
	int32_t standby_tasks_count;
	struct streams_group_heartbeat_request_task_ids *warmup_tasks;
	int32_t warmup_tasks_count;
	struct bytes process_id;
	struct streams_group_heartbeat_request_endpoint *user_endpoint;
	struct streams_group_heartbeat_request_key_value *client_tags;
	int32_t client_tags_count;
	struct streams_group_heartbeat_request_task_offset *task_offsets;
	int32_t task_offsets_count;
	struct streams_group_heartbeat_request_task_offset *task_end_offsets;
	int32_t task_end_offsets_count;
	bool shutdown_application;
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
	int8_t status_code;
	struct bytes status_detail;
};

struct streams_group_heartbeat_response_task_ids {
	struct bytes subtopology_id;
	int32_t *partitions;
	int32_t partitions_count;
};

struct streams_group_heartbeat_response_endpoint {
	struct bytes host;
	uint16_t port;
};

struct streams_group_heartbeat_response_topic_partition {
	struct bytes topic;
	int32_t *partitions;
	int32_t partitions_count;
};

struct streams_group_heartbeat_response_endpoint_to_partitions {
	struct streams_group_heartbeat_response_endpoint user_endpoint;
	struct streams_group_heartbeat_response_topic_partition *active_partitions;
	int32_t active_partitions_count;
	struct streams_group_heartbeat_response_topic_partition *standby_partitions;
	int32_t standby_partitions_count;
};

struct streams_group_heartbeat_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	struct bytes member_id;
	int32_t member_epoch;
	int32_t heartbeat_interval_ms;
	int32_t acceptable_recovery_lag_legacy;
	int32_t task_offset_interval_ms;
	int64_t acceptable_recovery_lag;
	struct streams_group_heartbeat_response_status *status;
	int32_t status_count;
	struct streams_group_heartbeat_response_task_ids *active_tasks;
	int32_t active_tasks_count;
	struct streams_group_heartbeat_response_task_ids *standby_tasks;
	int32_t standby_tasks_count;
	struct streams_group_heartbeat_response_task_ids *warmup_tasks;
	int32_t warmup_tasks_count;
	bool topology_description_required;
	int32_t endpoint_information_epoch;
	struct streams_group_heartbeat_response_endpoint_to_partitions *partitions_by_user_endpoint;
	int32_t partitions_by_user_endpoint_count;
};

extern const struct schema_struct streams_group_heartbeat_response_status_struct;
extern const struct schema_struct streams_group_heartbeat_response_task_ids_struct;
extern const struct schema_struct streams_group_heartbeat_response_endpoint_struct;
extern const struct schema_struct streams_group_heartbeat_response_topic_partition_struct;
extern const struct schema_struct streams_group_heartbeat_response_endpoint_to_partitions_struct;
extern const struct schema streams_group_heartbeat_response_schema;

struct streams_group_topology_description_update_request_topology_description_node {
	struct bytes name;
	int8_t node_type;
	struct bytes *source_topics;
	int32_t source_topics_count;
	struct bytes sink_topic;
	struct bytes *stores;
	int32_t stores_count;
	struct bytes *successors;
	int32_t successors_count;
};

struct streams_group_topology_description_update_request_topology_description_subtopology {
	struct bytes subtopology_id;
	struct streams_group_topology_description_update_request_topology_description_node *nodes;
	int32_t nodes_count;
};

struct streams_group_topology_description_update_request_topology_description_global_store {
	struct streams_group_topology_description_update_request_topology_description_node source;
	struct streams_group_topology_description_update_request_topology_description_node processor;
};

struct streams_group_topology_description_update_request_topology_description {
	struct streams_group_topology_description_update_request_topology_description_subtopology *subtopologies;
	int32_t subtopologies_count;
	struct streams_group_topology_description_update_request_topology_description_global_store *global_stores;
	int32_t global_stores_count;
};

struct streams_group_topology_description_update_request {
	struct bytes group_id;
	struct bytes member_id;
	int32_t topology_epoch;
	struct streams_group_topology_description_update_request_topology_description topology_description;
};

extern const struct schema_struct streams_group_topology_description_update_request_topology_description_node_struct;
extern const struct schema_struct streams_group_topology_description_update_request_topology_description_subtopology_struct;
extern const struct schema_struct streams_group_topology_description_update_request_topology_description_global_store_struct;
extern const struct schema_struct streams_group_topology_description_update_request_topology_description_struct;
extern const struct schema streams_group_topology_description_update_request_schema;

struct streams_group_topology_description_update_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
};

extern const struct schema streams_group_topology_description_update_response_schema;

struct sync_group_request_sync_group_request_assignment {
	struct bytes member_id;
	struct bytes assignment;
};

struct sync_group_request {
	struct bytes group_id;
	int32_t generation_id;
	struct bytes member_id;
	struct bytes group_instance_id;
	struct bytes protocol_type;
	struct bytes protocol_name;
	struct sync_group_request_sync_group_request_assignment *assignments;
	int32_t assignments_count;
};

extern const struct schema_struct sync_group_request_sync_group_request_assignment_struct;
extern const struct schema sync_group_request_schema;

struct sync_group_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes protocol_type;
	struct bytes protocol_name;
	struct bytes assignment;
};

extern const struct schema sync_group_response_schema;

struct transaction_log_key {
	struct bytes transactional_id;
};

extern const struct schema transaction_log_key_schema;

struct transaction_log_value_partitions_schema {
	struct bytes topic;
	int32_t *partition_ids;
	int32_t partition_ids_count;
};

struct transaction_log_value {
	int64_t producer_id;
	int64_t previous_producer_id;
	int64_t next_producer_id;
	int16_t producer_epoch;
	int16_t next_producer_epoch;
	int32_t transaction_timeout_ms;
	int8_t transaction_status;
	struct transaction_log_value_partitions_schema *transaction_partitions;
	int32_t transaction_partitions_count;
	int64_t transaction_last_update_timestamp_ms;
	int64_t transaction_start_timestamp_ms;
	int16_t client_transaction_version;
};

extern const struct schema_struct transaction_log_value_partitions_schema_struct;
extern const struct schema transaction_log_value_schema;

struct txn_offset_commit_request_txn_offset_commit_request_partition {
	int32_t partition_index;
	int64_t committed_offset;
	int32_t committed_leader_epoch;
	struct bytes committed_metadata;
};

struct txn_offset_commit_request_txn_offset_commit_request_topic {
	struct bytes name;
	struct uuid topic_id;
	struct txn_offset_commit_request_txn_offset_commit_request_partition *partitions;
	int32_t partitions_count;
};

struct txn_offset_commit_request {
	struct bytes transactional_id;
	struct bytes group_id;
	int64_t producer_id;
	int16_t producer_epoch;
	int32_t generation_id_or_member_epoch;
	struct bytes member_id;
	struct bytes group_instance_id;
	struct txn_offset_commit_request_txn_offset_commit_request_topic *topics;
	int32_t topics_count;
};

extern const struct schema_struct txn_offset_commit_request_txn_offset_commit_request_partition_struct;
extern const struct schema_struct txn_offset_commit_request_txn_offset_commit_request_topic_struct;
extern const struct schema txn_offset_commit_request_schema;

struct txn_offset_commit_response_txn_offset_commit_response_partition {
	int32_t partition_index;
	int16_t error_code;
};

struct txn_offset_commit_response_txn_offset_commit_response_topic {
	struct bytes name;
	struct uuid topic_id;
	struct txn_offset_commit_response_txn_offset_commit_response_partition *partitions;
	int32_t partitions_count;
};

struct txn_offset_commit_response {
	int32_t throttle_time_ms;
	struct txn_offset_commit_response_txn_offset_commit_response_topic *topics;
	int32_t topics_count;
};

extern const struct schema_struct txn_offset_commit_response_txn_offset_commit_response_partition_struct;
extern const struct schema_struct txn_offset_commit_response_txn_offset_commit_response_topic_struct;
extern const struct schema txn_offset_commit_response_schema;

struct unregister_broker_request {
	int32_t broker_id;
};

extern const struct schema unregister_broker_request_schema;

struct unregister_broker_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
};

extern const struct schema unregister_broker_response_schema;

struct unregister_controller_request {
	int32_t controller_id;
};

extern const struct schema unregister_controller_request_schema;

struct unregister_controller_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
};

extern const struct schema unregister_controller_response_schema;

struct update_features_request_feature_update_key {
	struct bytes feature;
	int16_t max_version_level;
	bool allow_downgrade;
	int8_t upgrade_type;
};

struct update_features_request {
	int32_t timeout_ms;
	struct update_features_request_feature_update_key *feature_updates;
	int32_t feature_updates_count;
	bool validate_only;
};

extern const struct schema_struct update_features_request_feature_update_key_struct;
extern const struct schema update_features_request_schema;

struct update_features_response_updatable_feature_result {
	struct bytes feature;
	int16_t error_code;
	struct bytes error_message;
};

struct update_features_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct bytes error_message;
	struct update_features_response_updatable_feature_result *results;
	int32_t results_count;
};

extern const struct schema_struct update_features_response_updatable_feature_result_struct;
extern const struct schema update_features_response_schema;

struct update_raft_voter_request_listener {
	struct bytes name;
	struct bytes host;
	uint16_t port;
};

struct update_raft_voter_request_kraft_version_feature {
	int16_t min_supported_version;
	int16_t max_supported_version;
};

struct update_raft_voter_request {
	struct bytes cluster_id;
	int32_t current_leader_epoch;
	int32_t voter_id;
	struct uuid voter_directory_id;
	struct update_raft_voter_request_listener *listeners;
	int32_t listeners_count;
	struct update_raft_voter_request_kraft_version_feature kraft_version_feature;
};

extern const struct schema_struct update_raft_voter_request_listener_struct;
extern const struct schema_struct update_raft_voter_request_kraft_version_feature_struct;
extern const struct schema update_raft_voter_request_schema;

struct update_raft_voter_response_current_leader {
	int32_t leader_id;
	int32_t leader_epoch;
	struct bytes host;
	int32_t port;
};

struct update_raft_voter_response {
	int32_t throttle_time_ms;
	int16_t error_code;
	struct update_raft_voter_response_current_leader current_leader;
};

extern const struct schema_struct update_raft_voter_response_current_leader_struct;
extern const struct schema update_raft_voter_response_schema;

struct vote_request_partition_data {
	int32_t partition_index;
	int32_t replica_epoch;
	int32_t replica_id;
	struct uuid replica_directory_id;
	struct uuid voter_directory_id;
	int32_t last_offset_epoch;
	int64_t last_offset;
	bool pre_vote;
};

struct vote_request_topic_data {
	struct bytes topic_name;
	struct vote_request_partition_data *partitions;
	int32_t partitions_count;
};

struct vote_request {
	struct bytes cluster_id;
	int32_t voter_id;
	struct vote_request_topic_data *topics;
	int32_t topics_count;
};

extern const struct schema_struct vote_request_partition_data_struct;
extern const struct schema_struct vote_request_topic_data_struct;
extern const struct schema vote_request_schema;

struct vote_response_partition_data {
	int32_t partition_index;
	int16_t error_code;
	int32_t leader_id;
	int32_t leader_epoch;
	bool vote_granted;
};

struct vote_response_topic_data {
	struct bytes topic_name;
	struct vote_response_partition_data *partitions;
	int32_t partitions_count;
};

struct vote_response_node_endpoint {
	int32_t node_id;
	struct bytes host;
	uint16_t port;
};

struct vote_response {
	int16_t error_code;
	struct vote_response_topic_data *topics;
	int32_t topics_count;
	struct vote_response_node_endpoint *node_endpoints;
	int32_t node_endpoints_count;
};

extern const struct schema_struct vote_response_partition_data_struct;
extern const struct schema_struct vote_response_topic_data_struct;
extern const struct schema_struct vote_response_node_endpoint_struct;
extern const struct schema vote_response_schema;

struct write_share_group_state_request_state_batch {
	int64_t first_offset;
	int64_t last_offset;
	int8_t delivery_state;
	int16_t delivery_count;
};

struct write_share_group_state_request_partition_data {
	int32_t partition;
	int32_t state_epoch;
	int32_t leader_epoch;
	int64_t start_offset;
	int32_t delivery_complete_count;
	struct write_share_group_state_request_state_batch *state_batches;
	int32_t state_batches_count;
};

struct write_share_group_state_request_write_state_data {
	struct uuid topic_id;
	struct write_share_group_state_request_partition_data *partitions;
	int32_t partitions_count;
};

struct write_share_group_state_request {
	struct bytes group_id;
	struct write_share_group_state_request_write_state_data *topics;
	int32_t topics_count;
};

extern const struct schema_struct write_share_group_state_request_state_batch_struct;
extern const struct schema_struct write_share_group_state_request_partition_data_struct;
extern const struct schema_struct write_share_group_state_request_write_state_data_struct;
extern const struct schema write_share_group_state_request_schema;

struct write_share_group_state_response_partition_result {
	int32_t partition;
	int16_t error_code;
	struct bytes error_message;
};

struct write_share_group_state_response_write_state_result {
	struct uuid topic_id;
	struct write_share_group_state_response_partition_result *partitions;
	int32_t partitions_count;
};

struct write_share_group_state_response {
	struct write_share_group_state_response_write_state_result *results;
	int32_t results_count;
};

extern const struct schema_struct write_share_group_state_response_partition_result_struct;
extern const struct schema_struct write_share_group_state_response_write_state_result_struct;
extern const struct schema write_share_group_state_response_schema;

struct write_txn_markers_request_writable_txn_marker_topic {
	struct bytes name;
	int32_t *partition_indexes;
	int32_t partition_indexes_count;
};

struct write_txn_markers_request_writable_txn_marker {
	int64_t producer_id;
	int16_t producer_epoch;
	bool transaction_result;
	struct write_txn_markers_request_writable_txn_marker_topic *topics;
	int32_t topics_count;
	int32_t coordinator_epoch;
	int8_t transaction_version;
};

struct write_txn_markers_request {
	struct write_txn_markers_request_writable_txn_marker *markers;
	int32_t markers_count;
};

extern const struct schema_struct write_txn_markers_request_writable_txn_marker_topic_struct;
extern const struct schema_struct write_txn_markers_request_writable_txn_marker_struct;
extern const struct schema write_txn_markers_request_schema;

struct write_txn_markers_response_writable_txn_marker_partition_result {
	int32_t partition_index;
	int16_t error_code;
};

struct write_txn_markers_response_writable_txn_marker_topic_result {
	struct bytes name;
	struct write_txn_markers_response_writable_txn_marker_partition_result *partitions;
	int32_t partitions_count;
};

struct write_txn_markers_response_writable_txn_marker_result {
	int64_t producer_id;
	struct write_txn_markers_response_writable_txn_marker_topic_result *topics;
	int32_t topics_count;
};

struct write_txn_markers_response {
	struct write_txn_markers_response_writable_txn_marker_result *markers;
	int32_t markers_count;
};

extern const struct schema_struct write_txn_markers_response_writable_txn_marker_partition_result_struct;
extern const struct schema_struct write_txn_markers_response_writable_txn_marker_topic_result_struct;
extern const struct schema_struct write_txn_markers_response_writable_txn_marker_result_struct;
extern const struct schema write_txn_markers_response_schema;

/* All of the above, in the order of their names. */
extern const struct schema *const schemas[];
extern const int schema_count;

#endif
