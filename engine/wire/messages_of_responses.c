/* Made by generate.lua from the texts under schema/: change those. */
#include <stddef.h>

#include "engine/wire/straight.h"

#define TEXT(text) { (const uint8_t *)(text), sizeof(text) - 1 }

static const struct field add_offsets_to_txn_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct add_offsets_to_txn_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct add_offsets_to_txn_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct add_offsets_to_txn_response add_offsets_to_txn_response_defaults = { 0 };

static const struct schema_struct add_offsets_to_txn_response_struct = { "AddOffsetsToTxnResponse", add_offsets_to_txn_response_fields, 2, sizeof(struct add_offsets_to_txn_response), &add_offsets_to_txn_response_defaults };

const struct schema add_offsets_to_txn_response_schema = { "AddOffsetsToTxnResponse", SCHEMA_RESPONSE, 25, 0, 4, 3, &add_offsets_to_txn_response_struct, NULL };

static const struct field add_partitions_to_txn_response_add_partitions_to_txn_partition_result_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct add_partitions_to_txn_response_add_partitions_to_txn_partition_result, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct add_partitions_to_txn_response_add_partitions_to_txn_partition_result, partition_error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct add_partitions_to_txn_response_add_partitions_to_txn_partition_result add_partitions_to_txn_response_add_partitions_to_txn_partition_result_defaults = { 0 };

const struct schema_struct add_partitions_to_txn_response_add_partitions_to_txn_partition_result_struct = { "AddPartitionsToTxnPartitionResult", add_partitions_to_txn_response_add_partitions_to_txn_partition_result_fields, 2, sizeof(struct add_partitions_to_txn_response_add_partitions_to_txn_partition_result), &add_partitions_to_txn_response_add_partitions_to_txn_partition_result_defaults };

static const struct field add_partitions_to_txn_response_add_partitions_to_txn_topic_result_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResultsByPartition", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result, results_by_partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result, results_by_partition_count), .inner = &add_partitions_to_txn_response_add_partitions_to_txn_partition_result_struct },
};

static const struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result add_partitions_to_txn_response_add_partitions_to_txn_topic_result_defaults = { .name = TEXT("") };

const struct schema_struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result_struct = { "AddPartitionsToTxnTopicResult", add_partitions_to_txn_response_add_partitions_to_txn_topic_result_fields, 2, sizeof(struct add_partitions_to_txn_response_add_partitions_to_txn_topic_result), &add_partitions_to_txn_response_add_partitions_to_txn_topic_result_defaults };

static const struct field add_partitions_to_txn_response_add_partitions_to_txn_result_fields[] = {
	{ .name = "TransactionalId", .about = "name that outlives the producer", .type = FIELD_STRING, .offset = offsetof(struct add_partitions_to_txn_response_add_partitions_to_txn_result, transactional_id), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicResults", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct add_partitions_to_txn_response_add_partitions_to_txn_result, topic_results), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct add_partitions_to_txn_response_add_partitions_to_txn_result, topic_results_count), .inner = &add_partitions_to_txn_response_add_partitions_to_txn_topic_result_struct },
};

static const struct add_partitions_to_txn_response_add_partitions_to_txn_result add_partitions_to_txn_response_add_partitions_to_txn_result_defaults = { .transactional_id = TEXT("") };

const struct schema_struct add_partitions_to_txn_response_add_partitions_to_txn_result_struct = { "AddPartitionsToTxnResult", add_partitions_to_txn_response_add_partitions_to_txn_result_fields, 2, sizeof(struct add_partitions_to_txn_response_add_partitions_to_txn_result), &add_partitions_to_txn_response_add_partitions_to_txn_result_defaults };

static const struct field add_partitions_to_txn_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct add_partitions_to_txn_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct add_partitions_to_txn_response, error_code), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ResultsByTransaction", .about = "one a transaction, to brokers", .type = FIELD_STRUCT, .offset = offsetof(struct add_partitions_to_txn_response, results_by_transaction), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct add_partitions_to_txn_response, results_by_transaction_count), .inner = &add_partitions_to_txn_response_add_partitions_to_txn_result_struct },
	{ .name = "ResultsByTopicV3AndBelow", .about = "one a topic, to clients", .type = FIELD_STRUCT, .offset = offsetof(struct add_partitions_to_txn_response, results_by_topic_v3_and_below), .first_version = 0, .last_version = 3, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct add_partitions_to_txn_response, results_by_topic_v3_and_below_count), .inner = &add_partitions_to_txn_response_add_partitions_to_txn_topic_result_struct },
};

static const struct add_partitions_to_txn_response add_partitions_to_txn_response_defaults = { 0 };

static const struct schema_struct add_partitions_to_txn_response_struct = { "AddPartitionsToTxnResponse", add_partitions_to_txn_response_fields, 4, sizeof(struct add_partitions_to_txn_response), &add_partitions_to_txn_response_defaults };

const struct schema add_partitions_to_txn_response_schema = { "AddPartitionsToTxnResponse", SCHEMA_RESPONSE, 24, 0, 5, 3, &add_partitions_to_txn_response_struct, NULL };

static const struct field add_raft_voter_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct add_raft_voter_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct add_raft_voter_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct add_raft_voter_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct add_raft_voter_response add_raft_voter_response_defaults = { .error_message = TEXT("") };

static const struct schema_struct add_raft_voter_response_struct = { "AddRaftVoterResponse", add_raft_voter_response_fields, 3, sizeof(struct add_raft_voter_response), &add_raft_voter_response_defaults };

const struct schema add_raft_voter_response_schema = { "AddRaftVoterResponse", SCHEMA_RESPONSE, 80, 0, 1, 0, &add_raft_voter_response_struct, NULL };

static const struct field allocate_producer_ids_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct allocate_producer_ids_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct allocate_producer_ids_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerIdStart", .about = "first one", .type = FIELD_INT64, .offset = offsetof(struct allocate_producer_ids_response, producer_id_start), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerIdLen", .about = "how many", .type = FIELD_INT32, .offset = offsetof(struct allocate_producer_ids_response, producer_id_len), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct allocate_producer_ids_response allocate_producer_ids_response_defaults = { 0 };

static const struct schema_struct allocate_producer_ids_response_struct = { "AllocateProducerIdsResponse", allocate_producer_ids_response_fields, 4, sizeof(struct allocate_producer_ids_response), &allocate_producer_ids_response_defaults };

const struct schema allocate_producer_ids_response_schema = { "AllocateProducerIdsResponse", SCHEMA_RESPONSE, 67, 0, 0, 0, &allocate_producer_ids_response_struct, NULL };

static const struct field alter_client_quotas_response_entity_data_fields[] = {
	{ .name = "EntityType", .about = "user, client-id or ip", .type = FIELD_STRING, .offset = offsetof(struct alter_client_quotas_response_entity_data, entity_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "EntityName", .about = "its name; null: the default entity", .type = FIELD_STRING, .offset = offsetof(struct alter_client_quotas_response_entity_data, entity_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_client_quotas_response_entity_data alter_client_quotas_response_entity_data_defaults = { .entity_type = TEXT(""), .entity_name = TEXT("") };

const struct schema_struct alter_client_quotas_response_entity_data_struct = { "EntityData", alter_client_quotas_response_entity_data_fields, 2, sizeof(struct alter_client_quotas_response_entity_data), &alter_client_quotas_response_entity_data_defaults };

static const struct field alter_client_quotas_response_entry_data_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct alter_client_quotas_response_entry_data, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct alter_client_quotas_response_entry_data, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Entity", .about = "parts that name the entity: user, client-id, ip", .type = FIELD_STRUCT, .offset = offsetof(struct alter_client_quotas_response_entry_data, entity), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_client_quotas_response_entry_data, entity_count), .inner = &alter_client_quotas_response_entity_data_struct },
};

static const struct alter_client_quotas_response_entry_data alter_client_quotas_response_entry_data_defaults = { .error_message = TEXT("") };

const struct schema_struct alter_client_quotas_response_entry_data_struct = { "EntryData", alter_client_quotas_response_entry_data_fields, 3, sizeof(struct alter_client_quotas_response_entry_data), &alter_client_quotas_response_entry_data_defaults };

static const struct field alter_client_quotas_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct alter_client_quotas_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Entries", .about = "entities and their quotas", .type = FIELD_STRUCT, .offset = offsetof(struct alter_client_quotas_response, entries), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_client_quotas_response, entries_count), .inner = &alter_client_quotas_response_entry_data_struct },
};

static const struct alter_client_quotas_response alter_client_quotas_response_defaults = { 0 };

static const struct schema_struct alter_client_quotas_response_struct = { "AlterClientQuotasResponse", alter_client_quotas_response_fields, 2, sizeof(struct alter_client_quotas_response), &alter_client_quotas_response_defaults };

const struct schema alter_client_quotas_response_schema = { "AlterClientQuotasResponse", SCHEMA_RESPONSE, 49, 0, 1, 1, &alter_client_quotas_response_struct, NULL };

static const struct field alter_configs_response_alter_configs_resource_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct alter_configs_response_alter_configs_resource_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct alter_configs_response_alter_configs_resource_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceType", .about = "what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group", .type = FIELD_INT8, .offset = offsetof(struct alter_configs_response_alter_configs_resource_response, resource_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceName", .about = "name of the resource", .type = FIELD_STRING, .offset = offsetof(struct alter_configs_response_alter_configs_resource_response, resource_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_configs_response_alter_configs_resource_response alter_configs_response_alter_configs_resource_response_defaults = { .error_message = TEXT(""), .resource_name = TEXT("") };

const struct schema_struct alter_configs_response_alter_configs_resource_response_struct = { "AlterConfigsResourceResponse", alter_configs_response_alter_configs_resource_response_fields, 4, sizeof(struct alter_configs_response_alter_configs_resource_response), &alter_configs_response_alter_configs_resource_response_defaults };

static const struct field alter_configs_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct alter_configs_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Responses", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct alter_configs_response, responses), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_configs_response, responses_count), .inner = &alter_configs_response_alter_configs_resource_response_struct },
};

static const struct alter_configs_response alter_configs_response_defaults = { 0 };

static const struct schema_struct alter_configs_response_struct = { "AlterConfigsResponse", alter_configs_response_fields, 2, sizeof(struct alter_configs_response), &alter_configs_response_defaults };

const struct schema alter_configs_response_schema = { "AlterConfigsResponse", SCHEMA_RESPONSE, 33, 0, 2, 2, &alter_configs_response_struct, NULL };

static const struct field alter_partition_response_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_response_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct alter_partition_response_partition_data, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_response_partition_data, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_response_partition_data, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Isr", .about = "replicas in sync", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_response_partition_data, isr), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_partition_response_partition_data, isr_count) },
	{ .name = "LeaderRecoveryState", .about = "1 while it recovers from an unclean election, else 0", .type = FIELD_INT8, .offset = offsetof(struct alter_partition_response_partition_data, leader_recovery_state), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "PartitionEpoch", .about = "grows with every change of the partition's state", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_response_partition_data, partition_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_partition_response_partition_data alter_partition_response_partition_data_defaults = { 0 };

const struct schema_struct alter_partition_response_partition_data_struct = { "PartitionData", alter_partition_response_partition_data_fields, 7, sizeof(struct alter_partition_response_partition_data), &alter_partition_response_partition_data_defaults };

static const struct field alter_partition_response_topic_data_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct alter_partition_response_topic_data, topic_id), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct alter_partition_response_topic_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_partition_response_topic_data, partitions_count), .inner = &alter_partition_response_partition_data_struct },
};

static const struct alter_partition_response_topic_data alter_partition_response_topic_data_defaults = { 0 };

const struct schema_struct alter_partition_response_topic_data_struct = { "TopicData", alter_partition_response_topic_data_fields, 2, sizeof(struct alter_partition_response_topic_data), &alter_partition_response_topic_data_defaults };

static const struct field alter_partition_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct alter_partition_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct alter_partition_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_partition_response, topics_count), .inner = &alter_partition_response_topic_data_struct },
};

static const struct alter_partition_response alter_partition_response_defaults = { 0 };

static const struct schema_struct alter_partition_response_struct = { "AlterPartitionResponse", alter_partition_response_fields, 3, sizeof(struct alter_partition_response), &alter_partition_response_defaults };

const struct schema alter_partition_response_schema = { "AlterPartitionResponse", SCHEMA_RESPONSE, 56, 2, 3, 0, &alter_partition_response_struct, NULL };

static const struct field alter_partition_reassignments_response_reassignable_partition_response_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_reassignments_response_reassignable_partition_response, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct alter_partition_reassignments_response_reassignable_partition_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct alter_partition_reassignments_response_reassignable_partition_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_partition_reassignments_response_reassignable_partition_response alter_partition_reassignments_response_reassignable_partition_response_defaults = { .error_message = TEXT("") };

const struct schema_struct alter_partition_reassignments_response_reassignable_partition_response_struct = { "ReassignablePartitionResponse", alter_partition_reassignments_response_reassignable_partition_response_fields, 3, sizeof(struct alter_partition_reassignments_response_reassignable_partition_response), &alter_partition_reassignments_response_reassignable_partition_response_defaults };

static const struct field alter_partition_reassignments_response_reassignable_topic_response_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct alter_partition_reassignments_response_reassignable_topic_response, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct alter_partition_reassignments_response_reassignable_topic_response, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_partition_reassignments_response_reassignable_topic_response, partitions_count), .inner = &alter_partition_reassignments_response_reassignable_partition_response_struct },
};

static const struct alter_partition_reassignments_response_reassignable_topic_response alter_partition_reassignments_response_reassignable_topic_response_defaults = { .name = TEXT("") };

const struct schema_struct alter_partition_reassignments_response_reassignable_topic_response_struct = { "ReassignableTopicResponse", alter_partition_reassignments_response_reassignable_topic_response_fields, 2, sizeof(struct alter_partition_reassignments_response_reassignable_topic_response), &alter_partition_reassignments_response_reassignable_topic_response_defaults };

static const struct field alter_partition_reassignments_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_reassignments_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AllowReplicationFactorChange", .about = "may the number of replicas change", .type = FIELD_BOOL, .offset = offsetof(struct alter_partition_reassignments_response, allow_replication_factor_change), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = 1 },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct alter_partition_reassignments_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct alter_partition_reassignments_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Responses", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct alter_partition_reassignments_response, responses), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_partition_reassignments_response, responses_count), .inner = &alter_partition_reassignments_response_reassignable_topic_response_struct },
};

static const struct alter_partition_reassignments_response alter_partition_reassignments_response_defaults = { .allow_replication_factor_change = true, .error_message = TEXT("") };

static const struct schema_struct alter_partition_reassignments_response_struct = { "AlterPartitionReassignmentsResponse", alter_partition_reassignments_response_fields, 5, sizeof(struct alter_partition_reassignments_response), &alter_partition_reassignments_response_defaults };

const struct schema alter_partition_reassignments_response_schema = { "AlterPartitionReassignmentsResponse", SCHEMA_RESPONSE, 45, 0, 1, 0, &alter_partition_reassignments_response_struct, NULL };

static const struct field alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct alter_replica_log_dirs_response_alter_replica_log_dir_partition_result, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct alter_replica_log_dirs_response_alter_replica_log_dir_partition_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_replica_log_dirs_response_alter_replica_log_dir_partition_result alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_defaults = { 0 };

const struct schema_struct alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_struct = { "AlterReplicaLogDirPartitionResult", alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_fields, 2, sizeof(struct alter_replica_log_dirs_response_alter_replica_log_dir_partition_result), &alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_defaults };

static const struct field alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result, partitions_count), .inner = &alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_struct },
};

static const struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_defaults = { .topic_name = TEXT("") };

const struct schema_struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_struct = { "AlterReplicaLogDirTopicResult", alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_fields, 2, sizeof(struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result), &alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_defaults };

static const struct field alter_replica_log_dirs_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct alter_replica_log_dirs_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct alter_replica_log_dirs_response, results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_replica_log_dirs_response, results_count), .inner = &alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_struct },
};

static const struct alter_replica_log_dirs_response alter_replica_log_dirs_response_defaults = { 0 };

static const struct schema_struct alter_replica_log_dirs_response_struct = { "AlterReplicaLogDirsResponse", alter_replica_log_dirs_response_fields, 2, sizeof(struct alter_replica_log_dirs_response), &alter_replica_log_dirs_response_defaults };

const struct schema alter_replica_log_dirs_response_schema = { "AlterReplicaLogDirsResponse", SCHEMA_RESPONSE, 34, 1, 2, 2, &alter_replica_log_dirs_response_struct, NULL };

static const struct field alter_share_group_offsets_response_alter_share_group_offsets_response_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct alter_share_group_offsets_response_alter_share_group_offsets_response_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct alter_share_group_offsets_response_alter_share_group_offsets_response_partition, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct alter_share_group_offsets_response_alter_share_group_offsets_response_partition, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct alter_share_group_offsets_response_alter_share_group_offsets_response_partition alter_share_group_offsets_response_alter_share_group_offsets_response_partition_defaults = { 0 };

const struct schema_struct alter_share_group_offsets_response_alter_share_group_offsets_response_partition_struct = { "AlterShareGroupOffsetsResponsePartition", alter_share_group_offsets_response_alter_share_group_offsets_response_partition_fields, 3, sizeof(struct alter_share_group_offsets_response_alter_share_group_offsets_response_partition), &alter_share_group_offsets_response_alter_share_group_offsets_response_partition_defaults };

static const struct field alter_share_group_offsets_response_alter_share_group_offsets_response_topic_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct alter_share_group_offsets_response_alter_share_group_offsets_response_topic, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct alter_share_group_offsets_response_alter_share_group_offsets_response_topic, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct alter_share_group_offsets_response_alter_share_group_offsets_response_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_share_group_offsets_response_alter_share_group_offsets_response_topic, partitions_count), .inner = &alter_share_group_offsets_response_alter_share_group_offsets_response_partition_struct },
};

static const struct alter_share_group_offsets_response_alter_share_group_offsets_response_topic alter_share_group_offsets_response_alter_share_group_offsets_response_topic_defaults = { .topic_name = TEXT("") };

const struct schema_struct alter_share_group_offsets_response_alter_share_group_offsets_response_topic_struct = { "AlterShareGroupOffsetsResponseTopic", alter_share_group_offsets_response_alter_share_group_offsets_response_topic_fields, 3, sizeof(struct alter_share_group_offsets_response_alter_share_group_offsets_response_topic), &alter_share_group_offsets_response_alter_share_group_offsets_response_topic_defaults };

static const struct field alter_share_group_offsets_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct alter_share_group_offsets_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct alter_share_group_offsets_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct alter_share_group_offsets_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "Responses", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct alter_share_group_offsets_response, responses), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_share_group_offsets_response, responses_count), .inner = &alter_share_group_offsets_response_alter_share_group_offsets_response_topic_struct },
};

static const struct alter_share_group_offsets_response alter_share_group_offsets_response_defaults = { 0 };

static const struct schema_struct alter_share_group_offsets_response_struct = { "AlterShareGroupOffsetsResponse", alter_share_group_offsets_response_fields, 4, sizeof(struct alter_share_group_offsets_response), &alter_share_group_offsets_response_defaults };

const struct schema alter_share_group_offsets_response_schema = { "AlterShareGroupOffsetsResponse", SCHEMA_RESPONSE, 91, 0, 0, 0, &alter_share_group_offsets_response_struct, NULL };

static const struct field alter_user_scram_credentials_response_alter_user_scram_credentials_result_fields[] = {
	{ .name = "User", .about = "name of the user", .type = FIELD_STRING, .offset = offsetof(struct alter_user_scram_credentials_response_alter_user_scram_credentials_result, user), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct alter_user_scram_credentials_response_alter_user_scram_credentials_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct alter_user_scram_credentials_response_alter_user_scram_credentials_result, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_user_scram_credentials_response_alter_user_scram_credentials_result alter_user_scram_credentials_response_alter_user_scram_credentials_result_defaults = { .user = TEXT(""), .error_message = TEXT("") };

const struct schema_struct alter_user_scram_credentials_response_alter_user_scram_credentials_result_struct = { "AlterUserScramCredentialsResult", alter_user_scram_credentials_response_alter_user_scram_credentials_result_fields, 3, sizeof(struct alter_user_scram_credentials_response_alter_user_scram_credentials_result), &alter_user_scram_credentials_response_alter_user_scram_credentials_result_defaults };

static const struct field alter_user_scram_credentials_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct alter_user_scram_credentials_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct alter_user_scram_credentials_response, results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_user_scram_credentials_response, results_count), .inner = &alter_user_scram_credentials_response_alter_user_scram_credentials_result_struct },
};

static const struct alter_user_scram_credentials_response alter_user_scram_credentials_response_defaults = { 0 };

static const struct schema_struct alter_user_scram_credentials_response_struct = { "AlterUserScramCredentialsResponse", alter_user_scram_credentials_response_fields, 2, sizeof(struct alter_user_scram_credentials_response), &alter_user_scram_credentials_response_defaults };

const struct schema alter_user_scram_credentials_response_schema = { "AlterUserScramCredentialsResponse", SCHEMA_RESPONSE, 51, 0, 0, 0, &alter_user_scram_credentials_response_struct, NULL };

static const struct field api_versions_response_api_version_fields[] = {
	{ .name = "ApiKey", .about = "number of the API", .type = FIELD_INT16, .offset = offsetof(struct api_versions_response_api_version, api_key), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MinVersion", .about = "oldest version", .type = FIELD_INT16, .offset = offsetof(struct api_versions_response_api_version, min_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxVersion", .about = "newest version", .type = FIELD_INT16, .offset = offsetof(struct api_versions_response_api_version, max_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct api_versions_response_api_version api_versions_response_api_version_defaults = { 0 };

const struct schema_struct api_versions_response_api_version_struct = { "ApiVersion", api_versions_response_api_version_fields, 3, sizeof(struct api_versions_response_api_version), &api_versions_response_api_version_defaults };

static const struct field api_versions_response_supported_feature_key_fields[] = {
	{ .name = "Name", .about = "name of the feature", .type = FIELD_STRING, .offset = offsetof(struct api_versions_response_supported_feature_key, name), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MinVersion", .about = "oldest version", .type = FIELD_INT16, .offset = offsetof(struct api_versions_response_supported_feature_key, min_version), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxVersion", .about = "newest version", .type = FIELD_INT16, .offset = offsetof(struct api_versions_response_supported_feature_key, max_version), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct api_versions_response_supported_feature_key api_versions_response_supported_feature_key_defaults = { .name = TEXT("") };

const struct schema_struct api_versions_response_supported_feature_key_struct = { "SupportedFeatureKey", api_versions_response_supported_feature_key_fields, 3, sizeof(struct api_versions_response_supported_feature_key), &api_versions_response_supported_feature_key_defaults };

static const struct field api_versions_response_finalized_feature_key_fields[] = {
	{ .name = "Name", .about = "name of the feature", .type = FIELD_STRING, .offset = offsetof(struct api_versions_response_finalized_feature_key, name), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxVersionLevel", .about = "finalized level", .type = FIELD_INT16, .offset = offsetof(struct api_versions_response_finalized_feature_key, max_version_level), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MinVersionLevel", .about = "oldest finalized level", .type = FIELD_INT16, .offset = offsetof(struct api_versions_response_finalized_feature_key, min_version_level), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct api_versions_response_finalized_feature_key api_versions_response_finalized_feature_key_defaults = { .name = TEXT("") };

const struct schema_struct api_versions_response_finalized_feature_key_struct = { "FinalizedFeatureKey", api_versions_response_finalized_feature_key_fields, 3, sizeof(struct api_versions_response_finalized_feature_key), &api_versions_response_finalized_feature_key_defaults };

static const struct field api_versions_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct api_versions_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ApiKeys", .about = "version ranges, one an API", .type = FIELD_STRUCT, .offset = offsetof(struct api_versions_response, api_keys), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct api_versions_response, api_keys_count), .inner = &api_versions_response_api_version_struct },
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct api_versions_response, throttle_time_ms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "SupportedFeatures", .about = "features the node could do", .type = FIELD_STRUCT, .offset = offsetof(struct api_versions_response, supported_features), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 3, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct api_versions_response, supported_features_count), .is_ignorable = true, .inner = &api_versions_response_supported_feature_key_struct },
	{ .name = "FinalizedFeaturesEpoch", .about = "grows with every change of them; -1 if unknown", .type = FIELD_INT64, .offset = offsetof(struct api_versions_response, finalized_features_epoch), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 1, .tagged_from = 3, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "FinalizedFeatures", .about = "levels the whole cluster agreed on", .type = FIELD_STRUCT, .offset = offsetof(struct api_versions_response, finalized_features), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 2, .tagged_from = 3, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct api_versions_response, finalized_features_count), .is_ignorable = true, .inner = &api_versions_response_finalized_feature_key_struct },
	{ .name = "ZkMigrationReady", .about = "from the ZooKeeper migration; false now", .type = FIELD_BOOL, .offset = offsetof(struct api_versions_response, zk_migration_ready), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 3, .tagged_from = 3, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct api_versions_response api_versions_response_defaults = { .finalized_features_epoch = INT64_C(-1) };

static const struct schema_struct api_versions_response_struct = { "ApiVersionsResponse", api_versions_response_fields, 7, sizeof(struct api_versions_response), &api_versions_response_defaults };

const struct schema api_versions_response_schema = { "ApiVersionsResponse", SCHEMA_RESPONSE, 18, 0, 5, 3, &api_versions_response_struct, &api_versions_response_straight };

static const struct field assign_replicas_to_dirs_response_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct assign_replicas_to_dirs_response_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct assign_replicas_to_dirs_response_partition_data, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct assign_replicas_to_dirs_response_partition_data assign_replicas_to_dirs_response_partition_data_defaults = { 0 };

const struct schema_struct assign_replicas_to_dirs_response_partition_data_struct = { "PartitionData", assign_replicas_to_dirs_response_partition_data_fields, 2, sizeof(struct assign_replicas_to_dirs_response_partition_data), &assign_replicas_to_dirs_response_partition_data_defaults };

static const struct field assign_replicas_to_dirs_response_topic_data_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct assign_replicas_to_dirs_response_topic_data, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct assign_replicas_to_dirs_response_topic_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct assign_replicas_to_dirs_response_topic_data, partitions_count), .inner = &assign_replicas_to_dirs_response_partition_data_struct },
};

static const struct assign_replicas_to_dirs_response_topic_data assign_replicas_to_dirs_response_topic_data_defaults = { 0 };

const struct schema_struct assign_replicas_to_dirs_response_topic_data_struct = { "TopicData", assign_replicas_to_dirs_response_topic_data_fields, 2, sizeof(struct assign_replicas_to_dirs_response_topic_data), &assign_replicas_to_dirs_response_topic_data_defaults };

static const struct field assign_replicas_to_dirs_response_directory_data_fields[] = {
	{ .name = "Id", .about = "log directory", .type = FIELD_UUID, .offset = offsetof(struct assign_replicas_to_dirs_response_directory_data, id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct assign_replicas_to_dirs_response_directory_data, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct assign_replicas_to_dirs_response_directory_data, topics_count), .inner = &assign_replicas_to_dirs_response_topic_data_struct },
};

static const struct assign_replicas_to_dirs_response_directory_data assign_replicas_to_dirs_response_directory_data_defaults = { 0 };

const struct schema_struct assign_replicas_to_dirs_response_directory_data_struct = { "DirectoryData", assign_replicas_to_dirs_response_directory_data_fields, 2, sizeof(struct assign_replicas_to_dirs_response_directory_data), &assign_replicas_to_dirs_response_directory_data_defaults };

static const struct field assign_replicas_to_dirs_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct assign_replicas_to_dirs_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct assign_replicas_to_dirs_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Directories", .about = "replicas by directory", .type = FIELD_STRUCT, .offset = offsetof(struct assign_replicas_to_dirs_response, directories), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct assign_replicas_to_dirs_response, directories_count), .inner = &assign_replicas_to_dirs_response_directory_data_struct },
};

static const struct assign_replicas_to_dirs_response assign_replicas_to_dirs_response_defaults = { 0 };

static const struct schema_struct assign_replicas_to_dirs_response_struct = { "AssignReplicasToDirsResponse", assign_replicas_to_dirs_response_fields, 3, sizeof(struct assign_replicas_to_dirs_response), &assign_replicas_to_dirs_response_defaults };

const struct schema assign_replicas_to_dirs_response_schema = { "AssignReplicasToDirsResponse", SCHEMA_RESPONSE, 73, 0, 0, 0, &assign_replicas_to_dirs_response_struct, NULL };

static const struct field begin_quorum_epoch_response_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct begin_quorum_epoch_response_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct begin_quorum_epoch_response_partition_data, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct begin_quorum_epoch_response_partition_data, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct begin_quorum_epoch_response_partition_data, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct begin_quorum_epoch_response_partition_data begin_quorum_epoch_response_partition_data_defaults = { 0 };

const struct schema_struct begin_quorum_epoch_response_partition_data_struct = { "PartitionData", begin_quorum_epoch_response_partition_data_fields, 4, sizeof(struct begin_quorum_epoch_response_partition_data), &begin_quorum_epoch_response_partition_data_defaults };

static const struct field begin_quorum_epoch_response_topic_data_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct begin_quorum_epoch_response_topic_data, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct begin_quorum_epoch_response_topic_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct begin_quorum_epoch_response_topic_data, partitions_count), .inner = &begin_quorum_epoch_response_partition_data_struct },
};

static const struct begin_quorum_epoch_response_topic_data begin_quorum_epoch_response_topic_data_defaults = { .topic_name = TEXT("") };

const struct schema_struct begin_quorum_epoch_response_topic_data_struct = { "TopicData", begin_quorum_epoch_response_topic_data_fields, 2, sizeof(struct begin_quorum_epoch_response_topic_data), &begin_quorum_epoch_response_topic_data_defaults };

static const struct field begin_quorum_epoch_response_node_endpoint_fields[] = {
	{ .name = "NodeId", .about = "id of the node", .type = FIELD_INT32, .offset = offsetof(struct begin_quorum_epoch_response_node_endpoint, node_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct begin_quorum_epoch_response_node_endpoint, host), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct begin_quorum_epoch_response_node_endpoint, port), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct begin_quorum_epoch_response_node_endpoint begin_quorum_epoch_response_node_endpoint_defaults = { .host = TEXT("") };

const struct schema_struct begin_quorum_epoch_response_node_endpoint_struct = { "NodeEndpoint", begin_quorum_epoch_response_node_endpoint_fields, 3, sizeof(struct begin_quorum_epoch_response_node_endpoint), &begin_quorum_epoch_response_node_endpoint_defaults };

static const struct field begin_quorum_epoch_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct begin_quorum_epoch_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct begin_quorum_epoch_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct begin_quorum_epoch_response, topics_count), .inner = &begin_quorum_epoch_response_topic_data_struct },
	{ .name = "NodeEndpoints", .about = "where the leaders named above listen", .type = FIELD_STRUCT, .offset = offsetof(struct begin_quorum_epoch_response, node_endpoints), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 1, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct begin_quorum_epoch_response, node_endpoints_count), .inner = &begin_quorum_epoch_response_node_endpoint_struct },
};

static const struct begin_quorum_epoch_response begin_quorum_epoch_response_defaults = { 0 };

static const struct schema_struct begin_quorum_epoch_response_struct = { "BeginQuorumEpochResponse", begin_quorum_epoch_response_fields, 3, sizeof(struct begin_quorum_epoch_response), &begin_quorum_epoch_response_defaults };

const struct schema begin_quorum_epoch_response_schema = { "BeginQuorumEpochResponse", SCHEMA_RESPONSE, 53, 0, 1, 1, &begin_quorum_epoch_response_struct, NULL };

static const struct field broker_heartbeat_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct broker_heartbeat_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct broker_heartbeat_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IsCaughtUp", .about = "has it read nearly all metadata", .type = FIELD_BOOL, .offset = offsetof(struct broker_heartbeat_response, is_caught_up), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IsFenced", .about = "is it fenced", .type = FIELD_BOOL, .offset = offsetof(struct broker_heartbeat_response, is_fenced), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = 1 },
	{ .name = "ShouldShutDown", .about = "may it stop now", .type = FIELD_BOOL, .offset = offsetof(struct broker_heartbeat_response, should_shut_down), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct broker_heartbeat_response broker_heartbeat_response_defaults = { .is_fenced = true };

static const struct schema_struct broker_heartbeat_response_struct = { "BrokerHeartbeatResponse", broker_heartbeat_response_fields, 5, sizeof(struct broker_heartbeat_response), &broker_heartbeat_response_defaults };

const struct schema broker_heartbeat_response_schema = { "BrokerHeartbeatResponse", SCHEMA_RESPONSE, 63, 0, 2, 0, &broker_heartbeat_response_struct, NULL };

static const struct field broker_registration_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct broker_registration_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct broker_registration_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BrokerEpoch", .about = "epoch of the broker's registration", .type = FIELD_INT64, .offset = offsetof(struct broker_registration_response, broker_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
};

static const struct broker_registration_response broker_registration_response_defaults = { .broker_epoch = INT64_C(-1) };

static const struct schema_struct broker_registration_response_struct = { "BrokerRegistrationResponse", broker_registration_response_fields, 3, sizeof(struct broker_registration_response), &broker_registration_response_defaults };

const struct schema broker_registration_response_schema = { "BrokerRegistrationResponse", SCHEMA_RESPONSE, 62, 0, 4, 0, &broker_registration_response_struct, NULL };

static const struct field consumer_group_describe_response_topic_partitions_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct consumer_group_describe_response_topic_partitions, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_describe_response_topic_partitions, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_describe_response_topic_partitions, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_describe_response_topic_partitions, partitions_count) },
};

static const struct consumer_group_describe_response_topic_partitions consumer_group_describe_response_topic_partitions_defaults = { .topic_name = TEXT("") };

const struct schema_struct consumer_group_describe_response_topic_partitions_struct = { "TopicPartitions", consumer_group_describe_response_topic_partitions_fields, 3, sizeof(struct consumer_group_describe_response_topic_partitions), &consumer_group_describe_response_topic_partitions_defaults };

static const struct field consumer_group_describe_response_assignment_fields[] = {
	{ .name = "TopicPartitions", .about = "partitions by topic", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_describe_response_assignment, topic_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_describe_response_assignment, topic_partitions_count), .inner = &consumer_group_describe_response_topic_partitions_struct },
};

static const struct consumer_group_describe_response_assignment consumer_group_describe_response_assignment_defaults = { 0 };

const struct schema_struct consumer_group_describe_response_assignment_struct = { "Assignment", consumer_group_describe_response_assignment_fields, 1, sizeof(struct consumer_group_describe_response_assignment), &consumer_group_describe_response_assignment_defaults };

static const struct field consumer_group_describe_response_member_fields[] = {
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_describe_response_member, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "InstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_describe_response_member, instance_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "RackId", .about = "rack; null or empty: none", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_describe_response_member, rack_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "MemberEpoch", .about = "epoch of the member in the group", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_describe_response_member, member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientId", .about = "name the client gave itself", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_describe_response_member, client_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientHost", .about = "address the member came from", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_describe_response_member, client_host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SubscribedTopicNames", .about = "topics it wants", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_describe_response_member, subscribed_topic_names), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_describe_response_member, subscribed_topic_names_count) },
	{ .name = "SubscribedTopicRegex", .about = "expression for topics it wants; null: none or as before", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_describe_response_member, subscribed_topic_regex), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "Assignment", .about = "what the member has now", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_describe_response_member, assignment), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &consumer_group_describe_response_assignment_struct },
	{ .name = "TargetAssignment", .about = "what the member should have in the end", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_describe_response_member, target_assignment), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &consumer_group_describe_response_assignment_struct },
	{ .name = "MemberType", .about = "0 classic, 1 consumer, -1 unknown", .type = FIELD_INT8, .offset = offsetof(struct consumer_group_describe_response_member, member_type), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
};

static const struct consumer_group_describe_response_member consumer_group_describe_response_member_defaults = { .member_id = TEXT(""), .client_id = TEXT(""), .client_host = TEXT(""), .member_type = INT64_C(-1) };

const struct schema_struct consumer_group_describe_response_member_struct = { "Member", consumer_group_describe_response_member_fields, 11, sizeof(struct consumer_group_describe_response_member), &consumer_group_describe_response_member_defaults };

static const struct field consumer_group_describe_response_described_group_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct consumer_group_describe_response_described_group, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_describe_response_described_group, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_describe_response_described_group, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupState", .about = "state by name; empty on error", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_describe_response_described_group, group_state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupEpoch", .about = "grows when members or subscriptions change", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_describe_response_described_group, group_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AssignmentEpoch", .about = "group epoch that the target assignment was made for", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_describe_response_described_group, assignment_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AssignorName", .about = "assignor the group uses", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_describe_response_described_group, assignor_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Members", .about = "one a member", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_describe_response_described_group, members), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_describe_response_described_group, members_count), .inner = &consumer_group_describe_response_member_struct },
	{ .name = "AuthorizedOperations", .about = "bits, one an allowed operation; INT32_MIN: not asked for", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_describe_response_described_group, authorized_operations), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-2147483648) },
};

static const struct consumer_group_describe_response_described_group consumer_group_describe_response_described_group_defaults = { .group_id = TEXT(""), .group_state = TEXT(""), .assignor_name = TEXT(""), .authorized_operations = INT64_C(-2147483648) };

const struct schema_struct consumer_group_describe_response_described_group_struct = { "DescribedGroup", consumer_group_describe_response_described_group_fields, 9, sizeof(struct consumer_group_describe_response_described_group), &consumer_group_describe_response_described_group_defaults };

static const struct field consumer_group_describe_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_describe_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Groups", .about = "one a group", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_describe_response, groups), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_describe_response, groups_count), .inner = &consumer_group_describe_response_described_group_struct },
};

static const struct consumer_group_describe_response consumer_group_describe_response_defaults = { 0 };

static const struct schema_struct consumer_group_describe_response_struct = { "ConsumerGroupDescribeResponse", consumer_group_describe_response_fields, 2, sizeof(struct consumer_group_describe_response), &consumer_group_describe_response_defaults };

const struct schema consumer_group_describe_response_schema = { "ConsumerGroupDescribeResponse", SCHEMA_RESPONSE, 69, 0, 1, 0, &consumer_group_describe_response_struct, NULL };

static const struct field consumer_group_heartbeat_response_topic_partitions_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct consumer_group_heartbeat_response_topic_partitions, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_heartbeat_response_topic_partitions, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_heartbeat_response_topic_partitions, partitions_count) },
};

static const struct consumer_group_heartbeat_response_topic_partitions consumer_group_heartbeat_response_topic_partitions_defaults = { 0 };

const struct schema_struct consumer_group_heartbeat_response_topic_partitions_struct = { "TopicPartitions", consumer_group_heartbeat_response_topic_partitions_fields, 2, sizeof(struct consumer_group_heartbeat_response_topic_partitions), &consumer_group_heartbeat_response_topic_partitions_defaults };

static const struct field consumer_group_heartbeat_response_assignment_fields[] = {
	{ .name = "TopicPartitions", .about = "partitions by topic", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_heartbeat_response_assignment, topic_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_heartbeat_response_assignment, topic_partitions_count), .inner = &consumer_group_heartbeat_response_topic_partitions_struct },
};

static const struct consumer_group_heartbeat_response_assignment consumer_group_heartbeat_response_assignment_defaults = { 0 };

const struct schema_struct consumer_group_heartbeat_response_assignment_struct = { "Assignment", consumer_group_heartbeat_response_assignment_fields, 1, sizeof(struct consumer_group_heartbeat_response_assignment), &consumer_group_heartbeat_response_assignment_defaults };

static const struct field consumer_group_heartbeat_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_heartbeat_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct consumer_group_heartbeat_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_heartbeat_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_heartbeat_response, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "MemberEpoch", .about = "epoch of the member in the group", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_heartbeat_response, member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "HeartbeatIntervalMs", .about = "send the next heartbeat after this, ms", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_heartbeat_response, heartbeat_interval_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Assignment", .about = "what the member should have; null: as before", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_heartbeat_response, assignment), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &consumer_group_heartbeat_response_assignment_struct, .is_default_null = true },
};

static const struct consumer_group_heartbeat_response consumer_group_heartbeat_response_defaults = { 0 };

static const struct schema_struct consumer_group_heartbeat_response_struct = { "ConsumerGroupHeartbeatResponse", consumer_group_heartbeat_response_fields, 7, sizeof(struct consumer_group_heartbeat_response), &consumer_group_heartbeat_response_defaults };

const struct schema consumer_group_heartbeat_response_schema = { "ConsumerGroupHeartbeatResponse", SCHEMA_RESPONSE, 68, 0, 1, 0, &consumer_group_heartbeat_response_struct, NULL };

static const struct field controller_registration_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct controller_registration_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct controller_registration_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct controller_registration_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct controller_registration_response controller_registration_response_defaults = { .error_message = TEXT("") };

static const struct schema_struct controller_registration_response_struct = { "ControllerRegistrationResponse", controller_registration_response_fields, 3, sizeof(struct controller_registration_response), &controller_registration_response_defaults };

const struct schema controller_registration_response_schema = { "ControllerRegistrationResponse", SCHEMA_RESPONSE, 70, 0, 0, 0, &controller_registration_response_struct, NULL };

static const struct field create_acls_response_acl_creation_result_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct create_acls_response_acl_creation_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct create_acls_response_acl_creation_result, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct create_acls_response_acl_creation_result create_acls_response_acl_creation_result_defaults = { .error_message = TEXT("") };

const struct schema_struct create_acls_response_acl_creation_result_struct = { "AclCreationResult", create_acls_response_acl_creation_result_fields, 2, sizeof(struct create_acls_response_acl_creation_result), &create_acls_response_acl_creation_result_defaults };

static const struct field create_acls_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct create_acls_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct create_acls_response, results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct create_acls_response, results_count), .inner = &create_acls_response_acl_creation_result_struct },
};

static const struct create_acls_response create_acls_response_defaults = { 0 };

static const struct schema_struct create_acls_response_struct = { "CreateAclsResponse", create_acls_response_fields, 2, sizeof(struct create_acls_response), &create_acls_response_defaults };

const struct schema create_acls_response_schema = { "CreateAclsResponse", SCHEMA_RESPONSE, 30, 1, 3, 2, &create_acls_response_struct, NULL };

static const struct field create_delegation_token_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct create_delegation_token_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PrincipalType", .about = "kind of who, as a rule User", .type = FIELD_STRING, .offset = offsetof(struct create_delegation_token_response, principal_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PrincipalName", .about = "name of who", .type = FIELD_STRING, .offset = offsetof(struct create_delegation_token_response, principal_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TokenRequesterPrincipalType", .about = "who asked for it", .type = FIELD_STRING, .offset = offsetof(struct create_delegation_token_response, token_requester_principal_type), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TokenRequesterPrincipalName", .about = "who asked for it", .type = FIELD_STRING, .offset = offsetof(struct create_delegation_token_response, token_requester_principal_name), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IssueTimestampMs", .about = "when it was made, ms", .type = FIELD_INT64, .offset = offsetof(struct create_delegation_token_response, issue_timestamp_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ExpiryTimestampMs", .about = "when it expires, ms", .type = FIELD_INT64, .offset = offsetof(struct create_delegation_token_response, expiry_timestamp_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxTimestampMs", .about = "end of its life however often renewed, ms", .type = FIELD_INT64, .offset = offsetof(struct create_delegation_token_response, max_timestamp_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TokenId", .about = "id of the token", .type = FIELD_STRING, .offset = offsetof(struct create_delegation_token_response, token_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Hmac", .about = "secret of the token", .type = FIELD_BYTES, .offset = offsetof(struct create_delegation_token_response, hmac), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct create_delegation_token_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct create_delegation_token_response create_delegation_token_response_defaults = { .principal_type = TEXT(""), .principal_name = TEXT(""), .token_requester_principal_type = TEXT(""), .token_requester_principal_name = TEXT(""), .token_id = TEXT(""), .hmac = TEXT("") };

static const struct schema_struct create_delegation_token_response_struct = { "CreateDelegationTokenResponse", create_delegation_token_response_fields, 11, sizeof(struct create_delegation_token_response), &create_delegation_token_response_defaults };

const struct schema create_delegation_token_response_schema = { "CreateDelegationTokenResponse", SCHEMA_RESPONSE, 38, 1, 3, 2, &create_delegation_token_response_struct, NULL };

static const struct field create_partitions_response_create_partitions_topic_result_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct create_partitions_response_create_partitions_topic_result, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct create_partitions_response_create_partitions_topic_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct create_partitions_response_create_partitions_topic_result, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct create_partitions_response_create_partitions_topic_result create_partitions_response_create_partitions_topic_result_defaults = { .name = TEXT("") };

const struct schema_struct create_partitions_response_create_partitions_topic_result_struct = { "CreatePartitionsTopicResult", create_partitions_response_create_partitions_topic_result_fields, 3, sizeof(struct create_partitions_response_create_partitions_topic_result), &create_partitions_response_create_partitions_topic_result_defaults };

static const struct field create_partitions_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct create_partitions_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct create_partitions_response, results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct create_partitions_response, results_count), .inner = &create_partitions_response_create_partitions_topic_result_struct },
};

static const struct create_partitions_response create_partitions_response_defaults = { 0 };

static const struct schema_struct create_partitions_response_struct = { "CreatePartitionsResponse", create_partitions_response_fields, 2, sizeof(struct create_partitions_response), &create_partitions_response_defaults };

const struct schema create_partitions_response_schema = { "CreatePartitionsResponse", SCHEMA_RESPONSE, 37, 0, 3, 2, &create_partitions_response_struct, NULL };

static const struct field create_topics_response_creatable_topic_configs_fields[] = {
	{ .name = "Name", .about = "name of the config", .type = FIELD_STRING, .offset = offsetof(struct create_topics_response_creatable_topic_configs, name), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting; null: none", .type = FIELD_STRING, .offset = offsetof(struct create_topics_response_creatable_topic_configs, value), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = 5, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ReadOnly", .about = "cannot be changed", .type = FIELD_BOOL, .offset = offsetof(struct create_topics_response_creatable_topic_configs, read_only), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ConfigSource", .about = "where the value comes from: 1 topic, 2 broker, 3 cluster default, 4 file, 5 default", .type = FIELD_INT8, .offset = offsetof(struct create_topics_response_creatable_topic_configs, config_source), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "IsSensitive", .about = "secret: its value is not shown", .type = FIELD_BOOL, .offset = offsetof(struct create_topics_response_creatable_topic_configs, is_sensitive), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct create_topics_response_creatable_topic_configs create_topics_response_creatable_topic_configs_defaults = { .name = TEXT(""), .value = TEXT(""), .config_source = INT64_C(-1) };

const struct schema_struct create_topics_response_creatable_topic_configs_struct = { "CreatableTopicConfigs", create_topics_response_creatable_topic_configs_fields, 5, sizeof(struct create_topics_response_creatable_topic_configs), &create_topics_response_creatable_topic_configs_defaults };

static const struct field create_topics_response_creatable_topic_result_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct create_topics_response_creatable_topic_result, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct create_topics_response_creatable_topic_result, topic_id), .first_version = 7, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct create_topics_response_creatable_topic_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct create_topics_response_creatable_topic_result, error_message), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "TopicConfigErrorCode", .about = "why configs are not shown, 0 if they are", .type = FIELD_INT16, .offset = offsetof(struct create_topics_response_creatable_topic_result, topic_config_error_code), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 5, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "NumPartitions", .about = "partitions; -1: as configured or as assigned", .type = FIELD_INT32, .offset = offsetof(struct create_topics_response_creatable_topic_result, num_partitions), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "ReplicationFactor", .about = "replicas of each partition; -1: as configured or as assigned", .type = FIELD_INT16, .offset = offsetof(struct create_topics_response_creatable_topic_result, replication_factor), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "Configs", .about = "names and values", .type = FIELD_STRUCT, .offset = offsetof(struct create_topics_response_creatable_topic_result, configs), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = 5, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct create_topics_response_creatable_topic_result, configs_count), .is_ignorable = true, .inner = &create_topics_response_creatable_topic_configs_struct },
};

static const struct create_topics_response_creatable_topic_result create_topics_response_creatable_topic_result_defaults = { .name = TEXT(""), .error_message = TEXT(""), .num_partitions = INT64_C(-1), .replication_factor = INT64_C(-1) };

const struct schema_struct create_topics_response_creatable_topic_result_struct = { "CreatableTopicResult", create_topics_response_creatable_topic_result_fields, 8, sizeof(struct create_topics_response_creatable_topic_result), &create_topics_response_creatable_topic_result_defaults };

static const struct field create_topics_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct create_topics_response, throttle_time_ms), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct create_topics_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct create_topics_response, topics_count), .inner = &create_topics_response_creatable_topic_result_struct },
};

static const struct create_topics_response create_topics_response_defaults = { 0 };

static const struct schema_struct create_topics_response_struct = { "CreateTopicsResponse", create_topics_response_fields, 2, sizeof(struct create_topics_response), &create_topics_response_defaults };

const struct schema create_topics_response_schema = { "CreateTopicsResponse", SCHEMA_RESPONSE, 19, 2, 7, 5, &create_topics_response_struct, NULL };

static const struct field delete_acls_response_delete_acls_matching_acl_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct delete_acls_response_delete_acls_matching_acl, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct delete_acls_response_delete_acls_matching_acl, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceType", .about = "2 topic, 3 group, 4 cluster, 5 transactional id, 6 token, 7 user", .type = FIELD_INT8, .offset = offsetof(struct delete_acls_response_delete_acls_matching_acl, resource_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceName", .about = "name of the resource", .type = FIELD_STRING, .offset = offsetof(struct delete_acls_response_delete_acls_matching_acl, resource_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PatternType", .about = "3 literal, 4 prefixed", .type = FIELD_INT8, .offset = offsetof(struct delete_acls_response_delete_acls_matching_acl, pattern_type), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(3) },
	{ .name = "Principal", .about = "who", .type = FIELD_STRING, .offset = offsetof(struct delete_acls_response_delete_acls_matching_acl, principal), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct delete_acls_response_delete_acls_matching_acl, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Operation", .about = "operation that the rule is about", .type = FIELD_INT8, .offset = offsetof(struct delete_acls_response_delete_acls_matching_acl, operation), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PermissionType", .about = "2 deny, 3 allow; 1 any in filters", .type = FIELD_INT8, .offset = offsetof(struct delete_acls_response_delete_acls_matching_acl, permission_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct delete_acls_response_delete_acls_matching_acl delete_acls_response_delete_acls_matching_acl_defaults = { .error_message = TEXT(""), .resource_name = TEXT(""), .pattern_type = INT64_C(3), .principal = TEXT(""), .host = TEXT("") };

const struct schema_struct delete_acls_response_delete_acls_matching_acl_struct = { "DeleteAclsMatchingAcl", delete_acls_response_delete_acls_matching_acl_fields, 9, sizeof(struct delete_acls_response_delete_acls_matching_acl), &delete_acls_response_delete_acls_matching_acl_defaults };

static const struct field delete_acls_response_delete_acls_filter_result_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct delete_acls_response_delete_acls_filter_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct delete_acls_response_delete_acls_filter_result, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MatchingAcls", .about = "rules that matched", .type = FIELD_STRUCT, .offset = offsetof(struct delete_acls_response_delete_acls_filter_result, matching_acls), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_acls_response_delete_acls_filter_result, matching_acls_count), .inner = &delete_acls_response_delete_acls_matching_acl_struct },
};

static const struct delete_acls_response_delete_acls_filter_result delete_acls_response_delete_acls_filter_result_defaults = { .error_message = TEXT("") };

const struct schema_struct delete_acls_response_delete_acls_filter_result_struct = { "DeleteAclsFilterResult", delete_acls_response_delete_acls_filter_result_fields, 3, sizeof(struct delete_acls_response_delete_acls_filter_result), &delete_acls_response_delete_acls_filter_result_defaults };

static const struct field delete_acls_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct delete_acls_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "FilterResults", .about = "one a filter", .type = FIELD_STRUCT, .offset = offsetof(struct delete_acls_response, filter_results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_acls_response, filter_results_count), .inner = &delete_acls_response_delete_acls_filter_result_struct },
};

static const struct delete_acls_response delete_acls_response_defaults = { 0 };

static const struct schema_struct delete_acls_response_struct = { "DeleteAclsResponse", delete_acls_response_fields, 2, sizeof(struct delete_acls_response), &delete_acls_response_defaults };

const struct schema delete_acls_response_schema = { "DeleteAclsResponse", SCHEMA_RESPONSE, 31, 1, 3, 2, &delete_acls_response_struct, NULL };

static const struct field delete_groups_response_deletable_group_result_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct delete_groups_response_deletable_group_result, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct delete_groups_response_deletable_group_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct delete_groups_response_deletable_group_result, error_message), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = 3, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
};

static const struct delete_groups_response_deletable_group_result delete_groups_response_deletable_group_result_defaults = { .group_id = TEXT("") };

const struct schema_struct delete_groups_response_deletable_group_result_struct = { "DeletableGroupResult", delete_groups_response_deletable_group_result_fields, 3, sizeof(struct delete_groups_response_deletable_group_result), &delete_groups_response_deletable_group_result_defaults };

static const struct field delete_groups_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct delete_groups_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct delete_groups_response, results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_groups_response, results_count), .inner = &delete_groups_response_deletable_group_result_struct },
};

static const struct delete_groups_response delete_groups_response_defaults = { 0 };

static const struct schema_struct delete_groups_response_struct = { "DeleteGroupsResponse", delete_groups_response_fields, 2, sizeof(struct delete_groups_response), &delete_groups_response_defaults };

const struct schema delete_groups_response_schema = { "DeleteGroupsResponse", SCHEMA_RESPONSE, 42, 0, 3, 2, &delete_groups_response_struct, NULL };

static const struct field delete_records_response_delete_records_partition_result_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct delete_records_response_delete_records_partition_result, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LowWatermark", .about = "oldest offset that is left", .type = FIELD_INT64, .offset = offsetof(struct delete_records_response_delete_records_partition_result, low_watermark), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct delete_records_response_delete_records_partition_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct delete_records_response_delete_records_partition_result delete_records_response_delete_records_partition_result_defaults = { 0 };

const struct schema_struct delete_records_response_delete_records_partition_result_struct = { "DeleteRecordsPartitionResult", delete_records_response_delete_records_partition_result_fields, 3, sizeof(struct delete_records_response_delete_records_partition_result), &delete_records_response_delete_records_partition_result_defaults };

static const struct field delete_records_response_delete_records_topic_result_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct delete_records_response_delete_records_topic_result, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct delete_records_response_delete_records_topic_result, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_records_response_delete_records_topic_result, partitions_count), .inner = &delete_records_response_delete_records_partition_result_struct },
};

static const struct delete_records_response_delete_records_topic_result delete_records_response_delete_records_topic_result_defaults = { .name = TEXT("") };

const struct schema_struct delete_records_response_delete_records_topic_result_struct = { "DeleteRecordsTopicResult", delete_records_response_delete_records_topic_result_fields, 2, sizeof(struct delete_records_response_delete_records_topic_result), &delete_records_response_delete_records_topic_result_defaults };

static const struct field delete_records_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct delete_records_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct delete_records_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_records_response, topics_count), .inner = &delete_records_response_delete_records_topic_result_struct },
};

static const struct delete_records_response delete_records_response_defaults = { 0 };

static const struct schema_struct delete_records_response_struct = { "DeleteRecordsResponse", delete_records_response_fields, 2, sizeof(struct delete_records_response), &delete_records_response_defaults };

const struct schema delete_records_response_schema = { "DeleteRecordsResponse", SCHEMA_RESPONSE, 21, 0, 2, 2, &delete_records_response_struct, NULL };

static const struct field delete_share_group_offsets_response_delete_share_group_offsets_response_topic_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct delete_share_group_offsets_response_delete_share_group_offsets_response_topic, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct delete_share_group_offsets_response_delete_share_group_offsets_response_topic, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct delete_share_group_offsets_response_delete_share_group_offsets_response_topic, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct delete_share_group_offsets_response_delete_share_group_offsets_response_topic, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct delete_share_group_offsets_response_delete_share_group_offsets_response_topic delete_share_group_offsets_response_delete_share_group_offsets_response_topic_defaults = { .topic_name = TEXT("") };

const struct schema_struct delete_share_group_offsets_response_delete_share_group_offsets_response_topic_struct = { "DeleteShareGroupOffsetsResponseTopic", delete_share_group_offsets_response_delete_share_group_offsets_response_topic_fields, 4, sizeof(struct delete_share_group_offsets_response_delete_share_group_offsets_response_topic), &delete_share_group_offsets_response_delete_share_group_offsets_response_topic_defaults };

static const struct field delete_share_group_offsets_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct delete_share_group_offsets_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct delete_share_group_offsets_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct delete_share_group_offsets_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "Responses", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct delete_share_group_offsets_response, responses), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_share_group_offsets_response, responses_count), .inner = &delete_share_group_offsets_response_delete_share_group_offsets_response_topic_struct },
};

static const struct delete_share_group_offsets_response delete_share_group_offsets_response_defaults = { 0 };

static const struct schema_struct delete_share_group_offsets_response_struct = { "DeleteShareGroupOffsetsResponse", delete_share_group_offsets_response_fields, 4, sizeof(struct delete_share_group_offsets_response), &delete_share_group_offsets_response_defaults };

const struct schema delete_share_group_offsets_response_schema = { "DeleteShareGroupOffsetsResponse", SCHEMA_RESPONSE, 92, 0, 0, 0, &delete_share_group_offsets_response_struct, NULL };

static const struct field delete_share_group_state_response_partition_result_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct delete_share_group_state_response_partition_result, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct delete_share_group_state_response_partition_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct delete_share_group_state_response_partition_result, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct delete_share_group_state_response_partition_result delete_share_group_state_response_partition_result_defaults = { 0 };

const struct schema_struct delete_share_group_state_response_partition_result_struct = { "PartitionResult", delete_share_group_state_response_partition_result_fields, 3, sizeof(struct delete_share_group_state_response_partition_result), &delete_share_group_state_response_partition_result_defaults };

static const struct field delete_share_group_state_response_delete_state_result_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct delete_share_group_state_response_delete_state_result, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct delete_share_group_state_response_delete_state_result, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_share_group_state_response_delete_state_result, partitions_count), .inner = &delete_share_group_state_response_partition_result_struct },
};

static const struct delete_share_group_state_response_delete_state_result delete_share_group_state_response_delete_state_result_defaults = { 0 };

const struct schema_struct delete_share_group_state_response_delete_state_result_struct = { "DeleteStateResult", delete_share_group_state_response_delete_state_result_fields, 2, sizeof(struct delete_share_group_state_response_delete_state_result), &delete_share_group_state_response_delete_state_result_defaults };

static const struct field delete_share_group_state_response_fields[] = {
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct delete_share_group_state_response, results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_share_group_state_response, results_count), .inner = &delete_share_group_state_response_delete_state_result_struct },
};

static const struct delete_share_group_state_response delete_share_group_state_response_defaults = { 0 };

static const struct schema_struct delete_share_group_state_response_struct = { "DeleteShareGroupStateResponse", delete_share_group_state_response_fields, 1, sizeof(struct delete_share_group_state_response), &delete_share_group_state_response_defaults };

const struct schema delete_share_group_state_response_schema = { "DeleteShareGroupStateResponse", SCHEMA_RESPONSE, 86, 0, 0, 0, &delete_share_group_state_response_struct, NULL };

static const struct field delete_topics_response_deletable_topic_result_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct delete_topics_response_deletable_topic_result, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 6, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct delete_topics_response_deletable_topic_result, topic_id), .first_version = 6, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct delete_topics_response_deletable_topic_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct delete_topics_response_deletable_topic_result, error_message), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = 5, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
};

static const struct delete_topics_response_deletable_topic_result delete_topics_response_deletable_topic_result_defaults = { .name = TEXT("") };

const struct schema_struct delete_topics_response_deletable_topic_result_struct = { "DeletableTopicResult", delete_topics_response_deletable_topic_result_fields, 4, sizeof(struct delete_topics_response_deletable_topic_result), &delete_topics_response_deletable_topic_result_defaults };

static const struct field delete_topics_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct delete_topics_response, throttle_time_ms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Responses", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct delete_topics_response, responses), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_topics_response, responses_count), .inner = &delete_topics_response_deletable_topic_result_struct },
};

static const struct delete_topics_response delete_topics_response_defaults = { 0 };

static const struct schema_struct delete_topics_response_struct = { "DeleteTopicsResponse", delete_topics_response_fields, 2, sizeof(struct delete_topics_response), &delete_topics_response_defaults };

const struct schema delete_topics_response_schema = { "DeleteTopicsResponse", SCHEMA_RESPONSE, 20, 1, 6, 4, &delete_topics_response_struct, NULL };

static const struct field describe_acls_response_acl_description_fields[] = {
	{ .name = "Principal", .about = "who", .type = FIELD_STRING, .offset = offsetof(struct describe_acls_response_acl_description, principal), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct describe_acls_response_acl_description, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Operation", .about = "operation that the rule is about", .type = FIELD_INT8, .offset = offsetof(struct describe_acls_response_acl_description, operation), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PermissionType", .about = "2 deny, 3 allow; 1 any in filters", .type = FIELD_INT8, .offset = offsetof(struct describe_acls_response_acl_description, permission_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_acls_response_acl_description describe_acls_response_acl_description_defaults = { .principal = TEXT(""), .host = TEXT("") };

const struct schema_struct describe_acls_response_acl_description_struct = { "AclDescription", describe_acls_response_acl_description_fields, 4, sizeof(struct describe_acls_response_acl_description), &describe_acls_response_acl_description_defaults };

static const struct field describe_acls_response_describe_acls_resource_fields[] = {
	{ .name = "ResourceType", .about = "2 topic, 3 group, 4 cluster, 5 transactional id, 6 token, 7 user", .type = FIELD_INT8, .offset = offsetof(struct describe_acls_response_describe_acls_resource, resource_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceName", .about = "name of the resource", .type = FIELD_STRING, .offset = offsetof(struct describe_acls_response_describe_acls_resource, resource_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PatternType", .about = "3 literal, 4 prefixed", .type = FIELD_INT8, .offset = offsetof(struct describe_acls_response_describe_acls_resource, pattern_type), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(3) },
	{ .name = "Acls", .about = "access rules on the resource", .type = FIELD_STRUCT, .offset = offsetof(struct describe_acls_response_describe_acls_resource, acls), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_acls_response_describe_acls_resource, acls_count), .inner = &describe_acls_response_acl_description_struct },
};

static const struct describe_acls_response_describe_acls_resource describe_acls_response_describe_acls_resource_defaults = { .resource_name = TEXT(""), .pattern_type = INT64_C(3) };

const struct schema_struct describe_acls_response_describe_acls_resource_struct = { "DescribeAclsResource", describe_acls_response_describe_acls_resource_fields, 4, sizeof(struct describe_acls_response_describe_acls_resource), &describe_acls_response_describe_acls_resource_defaults };

static const struct field describe_acls_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct describe_acls_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_acls_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct describe_acls_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Resources", .about = "one a resource", .type = FIELD_STRUCT, .offset = offsetof(struct describe_acls_response, resources), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_acls_response, resources_count), .inner = &describe_acls_response_describe_acls_resource_struct },
};

static const struct describe_acls_response describe_acls_response_defaults = { .error_message = TEXT("") };

static const struct schema_struct describe_acls_response_struct = { "DescribeAclsResponse", describe_acls_response_fields, 4, sizeof(struct describe_acls_response), &describe_acls_response_defaults };

const struct schema describe_acls_response_schema = { "DescribeAclsResponse", SCHEMA_RESPONSE, 29, 1, 3, 2, &describe_acls_response_struct, NULL };

static const struct field describe_client_quotas_response_entity_data_fields[] = {
	{ .name = "EntityType", .about = "user, client-id or ip", .type = FIELD_STRING, .offset = offsetof(struct describe_client_quotas_response_entity_data, entity_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "EntityName", .about = "its name; null: the default entity", .type = FIELD_STRING, .offset = offsetof(struct describe_client_quotas_response_entity_data, entity_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_client_quotas_response_entity_data describe_client_quotas_response_entity_data_defaults = { .entity_type = TEXT(""), .entity_name = TEXT("") };

const struct schema_struct describe_client_quotas_response_entity_data_struct = { "EntityData", describe_client_quotas_response_entity_data_fields, 2, sizeof(struct describe_client_quotas_response_entity_data), &describe_client_quotas_response_entity_data_defaults };

static const struct field describe_client_quotas_response_value_data_fields[] = {
	{ .name = "Key", .about = "name of the setting", .type = FIELD_STRING, .offset = offsetof(struct describe_client_quotas_response_value_data, key), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting", .type = FIELD_FLOAT64, .offset = offsetof(struct describe_client_quotas_response_value_data, value), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_client_quotas_response_value_data describe_client_quotas_response_value_data_defaults = { .key = TEXT("") };

const struct schema_struct describe_client_quotas_response_value_data_struct = { "ValueData", describe_client_quotas_response_value_data_fields, 2, sizeof(struct describe_client_quotas_response_value_data), &describe_client_quotas_response_value_data_defaults };

static const struct field describe_client_quotas_response_entry_data_fields[] = {
	{ .name = "Entity", .about = "parts that name the entity: user, client-id, ip", .type = FIELD_STRUCT, .offset = offsetof(struct describe_client_quotas_response_entry_data, entity), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_client_quotas_response_entry_data, entity_count), .inner = &describe_client_quotas_response_entity_data_struct },
	{ .name = "Values", .about = "one a setting", .type = FIELD_STRUCT, .offset = offsetof(struct describe_client_quotas_response_entry_data, values), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_client_quotas_response_entry_data, values_count), .inner = &describe_client_quotas_response_value_data_struct },
};

static const struct describe_client_quotas_response_entry_data describe_client_quotas_response_entry_data_defaults = { 0 };

const struct schema_struct describe_client_quotas_response_entry_data_struct = { "EntryData", describe_client_quotas_response_entry_data_fields, 2, sizeof(struct describe_client_quotas_response_entry_data), &describe_client_quotas_response_entry_data_defaults };

static const struct field describe_client_quotas_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct describe_client_quotas_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_client_quotas_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct describe_client_quotas_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Entries", .about = "entities and their quotas", .type = FIELD_STRUCT, .offset = offsetof(struct describe_client_quotas_response, entries), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_client_quotas_response, entries_count), .inner = &describe_client_quotas_response_entry_data_struct },
};

static const struct describe_client_quotas_response describe_client_quotas_response_defaults = { .error_message = TEXT("") };

static const struct schema_struct describe_client_quotas_response_struct = { "DescribeClientQuotasResponse", describe_client_quotas_response_fields, 4, sizeof(struct describe_client_quotas_response), &describe_client_quotas_response_defaults };

const struct schema describe_client_quotas_response_schema = { "DescribeClientQuotasResponse", SCHEMA_RESPONSE, 48, 0, 1, 1, &describe_client_quotas_response_struct, NULL };

static const struct field describe_cluster_response_describe_cluster_broker_fields[] = {
	{ .name = "BrokerId", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct describe_cluster_response_describe_cluster_broker, broker_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct describe_cluster_response_describe_cluster_broker, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_INT32, .offset = offsetof(struct describe_cluster_response_describe_cluster_broker, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Rack", .about = "rack; null: none", .type = FIELD_STRING, .offset = offsetof(struct describe_cluster_response_describe_cluster_broker, rack), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "IsFenced", .about = "is it fenced", .type = FIELD_BOOL, .offset = offsetof(struct describe_cluster_response_describe_cluster_broker, is_fenced), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_cluster_response_describe_cluster_broker describe_cluster_response_describe_cluster_broker_defaults = { .host = TEXT("") };

const struct schema_struct describe_cluster_response_describe_cluster_broker_struct = { "DescribeClusterBroker", describe_cluster_response_describe_cluster_broker_fields, 5, sizeof(struct describe_cluster_response_describe_cluster_broker), &describe_cluster_response_describe_cluster_broker_defaults };

static const struct field describe_cluster_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct describe_cluster_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_cluster_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct describe_cluster_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "EndpointType", .about = "1 brokers, 2 controllers", .type = FIELD_INT8, .offset = offsetof(struct describe_cluster_response, endpoint_type), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(1) },
	{ .name = "ClusterId", .about = "id of the cluster", .type = FIELD_STRING, .offset = offsetof(struct describe_cluster_response, cluster_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ControllerId", .about = "id of the controller", .type = FIELD_INT32, .offset = offsetof(struct describe_cluster_response, controller_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "Brokers", .about = "brokers of the cluster", .type = FIELD_STRUCT, .offset = offsetof(struct describe_cluster_response, brokers), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_cluster_response, brokers_count), .inner = &describe_cluster_response_describe_cluster_broker_struct },
	{ .name = "ClusterAuthorizedOperations", .about = "bits, one an allowed operation on the cluster; INT32_MIN: not asked for", .type = FIELD_INT32, .offset = offsetof(struct describe_cluster_response, cluster_authorized_operations), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-2147483648) },
};

static const struct describe_cluster_response describe_cluster_response_defaults = { .endpoint_type = INT64_C(1), .cluster_id = TEXT(""), .controller_id = INT64_C(-1), .cluster_authorized_operations = INT64_C(-2147483648) };

static const struct schema_struct describe_cluster_response_struct = { "DescribeClusterResponse", describe_cluster_response_fields, 8, sizeof(struct describe_cluster_response), &describe_cluster_response_defaults };

const struct schema describe_cluster_response_schema = { "DescribeClusterResponse", SCHEMA_RESPONSE, 60, 0, 2, 0, &describe_cluster_response_struct, NULL };

static const struct field describe_configs_response_describe_configs_synonym_fields[] = {
	{ .name = "Name", .about = "name of the config", .type = FIELD_STRING, .offset = offsetof(struct describe_configs_response_describe_configs_synonym, name), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting; null: none", .type = FIELD_STRING, .offset = offsetof(struct describe_configs_response_describe_configs_synonym, value), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Source", .about = "where from", .type = FIELD_INT8, .offset = offsetof(struct describe_configs_response_describe_configs_synonym, source), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_configs_response_describe_configs_synonym describe_configs_response_describe_configs_synonym_defaults = { .name = TEXT(""), .value = TEXT("") };

const struct schema_struct describe_configs_response_describe_configs_synonym_struct = { "DescribeConfigsSynonym", describe_configs_response_describe_configs_synonym_fields, 3, sizeof(struct describe_configs_response_describe_configs_synonym), &describe_configs_response_describe_configs_synonym_defaults };

static const struct field describe_configs_response_describe_configs_resource_result_fields[] = {
	{ .name = "Name", .about = "name of the config", .type = FIELD_STRING, .offset = offsetof(struct describe_configs_response_describe_configs_resource_result, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting; null: none", .type = FIELD_STRING, .offset = offsetof(struct describe_configs_response_describe_configs_resource_result, value), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ReadOnly", .about = "cannot be changed", .type = FIELD_BOOL, .offset = offsetof(struct describe_configs_response_describe_configs_resource_result, read_only), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ConfigSource", .about = "where the value comes from: 1 topic, 2 broker, 3 cluster default, 4 file, 5 default", .type = FIELD_INT8, .offset = offsetof(struct describe_configs_response_describe_configs_resource_result, config_source), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "IsSensitive", .about = "secret: its value is not shown", .type = FIELD_BOOL, .offset = offsetof(struct describe_configs_response_describe_configs_resource_result, is_sensitive), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Synonyms", .about = "where the value could come from, the winner first", .type = FIELD_STRUCT, .offset = offsetof(struct describe_configs_response_describe_configs_resource_result, synonyms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_configs_response_describe_configs_resource_result, synonyms_count), .is_ignorable = true, .inner = &describe_configs_response_describe_configs_synonym_struct },
	{ .name = "ConfigType", .about = "1 boolean, 2 string, 3 int, 4 short, 5 long, 6 double, 7 list, 8 class, 9 password", .type = FIELD_INT8, .offset = offsetof(struct describe_configs_response_describe_configs_resource_result, config_type), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Documentation", .about = "what Kafka's documentation says of it", .type = FIELD_STRING, .offset = offsetof(struct describe_configs_response_describe_configs_resource_result, documentation), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct describe_configs_response_describe_configs_resource_result describe_configs_response_describe_configs_resource_result_defaults = { .name = TEXT(""), .value = TEXT(""), .config_source = INT64_C(-1), .documentation = TEXT("") };

const struct schema_struct describe_configs_response_describe_configs_resource_result_struct = { "DescribeConfigsResourceResult", describe_configs_response_describe_configs_resource_result_fields, 8, sizeof(struct describe_configs_response_describe_configs_resource_result), &describe_configs_response_describe_configs_resource_result_defaults };

static const struct field describe_configs_response_describe_configs_result_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_configs_response_describe_configs_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct describe_configs_response_describe_configs_result, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceType", .about = "what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group", .type = FIELD_INT8, .offset = offsetof(struct describe_configs_response_describe_configs_result, resource_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceName", .about = "name of the resource", .type = FIELD_STRING, .offset = offsetof(struct describe_configs_response_describe_configs_result, resource_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Configs", .about = "names and values", .type = FIELD_STRUCT, .offset = offsetof(struct describe_configs_response_describe_configs_result, configs), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_configs_response_describe_configs_result, configs_count), .inner = &describe_configs_response_describe_configs_resource_result_struct },
};

static const struct describe_configs_response_describe_configs_result describe_configs_response_describe_configs_result_defaults = { .error_message = TEXT(""), .resource_name = TEXT("") };

const struct schema_struct describe_configs_response_describe_configs_result_struct = { "DescribeConfigsResult", describe_configs_response_describe_configs_result_fields, 5, sizeof(struct describe_configs_response_describe_configs_result), &describe_configs_response_describe_configs_result_defaults };

static const struct field describe_configs_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct describe_configs_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct describe_configs_response, results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_configs_response, results_count), .inner = &describe_configs_response_describe_configs_result_struct },
};

static const struct describe_configs_response describe_configs_response_defaults = { 0 };

static const struct schema_struct describe_configs_response_struct = { "DescribeConfigsResponse", describe_configs_response_fields, 2, sizeof(struct describe_configs_response), &describe_configs_response_defaults };

const struct schema describe_configs_response_schema = { "DescribeConfigsResponse", SCHEMA_RESPONSE, 32, 1, 4, 4, &describe_configs_response_struct, NULL };

static const struct field describe_delegation_token_response_described_delegation_token_renewer_fields[] = {
	{ .name = "PrincipalType", .about = "kind of who, as a rule User", .type = FIELD_STRING, .offset = offsetof(struct describe_delegation_token_response_described_delegation_token_renewer, principal_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PrincipalName", .about = "name of who", .type = FIELD_STRING, .offset = offsetof(struct describe_delegation_token_response_described_delegation_token_renewer, principal_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_delegation_token_response_described_delegation_token_renewer describe_delegation_token_response_described_delegation_token_renewer_defaults = { .principal_type = TEXT(""), .principal_name = TEXT("") };

const struct schema_struct describe_delegation_token_response_described_delegation_token_renewer_struct = { "DescribedDelegationTokenRenewer", describe_delegation_token_response_described_delegation_token_renewer_fields, 2, sizeof(struct describe_delegation_token_response_described_delegation_token_renewer), &describe_delegation_token_response_described_delegation_token_renewer_defaults };

static const struct field describe_delegation_token_response_described_delegation_token_fields[] = {
	{ .name = "PrincipalType", .about = "kind of who, as a rule User", .type = FIELD_STRING, .offset = offsetof(struct describe_delegation_token_response_described_delegation_token, principal_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PrincipalName", .about = "name of who", .type = FIELD_STRING, .offset = offsetof(struct describe_delegation_token_response_described_delegation_token, principal_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TokenRequesterPrincipalType", .about = "who asked for it", .type = FIELD_STRING, .offset = offsetof(struct describe_delegation_token_response_described_delegation_token, token_requester_principal_type), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TokenRequesterPrincipalName", .about = "who asked for it", .type = FIELD_STRING, .offset = offsetof(struct describe_delegation_token_response_described_delegation_token, token_requester_principal_name), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IssueTimestamp", .about = "when it was made, ms", .type = FIELD_INT64, .offset = offsetof(struct describe_delegation_token_response_described_delegation_token, issue_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ExpiryTimestamp", .about = "when it expires, ms", .type = FIELD_INT64, .offset = offsetof(struct describe_delegation_token_response_described_delegation_token, expiry_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxTimestamp", .about = "end of its life however often renewed, ms", .type = FIELD_INT64, .offset = offsetof(struct describe_delegation_token_response_described_delegation_token, max_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TokenId", .about = "id of the token", .type = FIELD_STRING, .offset = offsetof(struct describe_delegation_token_response_described_delegation_token, token_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Hmac", .about = "secret of the token", .type = FIELD_BYTES, .offset = offsetof(struct describe_delegation_token_response_described_delegation_token, hmac), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Renewers", .about = "who may renew it", .type = FIELD_STRUCT, .offset = offsetof(struct describe_delegation_token_response_described_delegation_token, renewers), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_delegation_token_response_described_delegation_token, renewers_count), .inner = &describe_delegation_token_response_described_delegation_token_renewer_struct },
};

static const struct describe_delegation_token_response_described_delegation_token describe_delegation_token_response_described_delegation_token_defaults = { .principal_type = TEXT(""), .principal_name = TEXT(""), .token_requester_principal_type = TEXT(""), .token_requester_principal_name = TEXT(""), .token_id = TEXT(""), .hmac = TEXT("") };

const struct schema_struct describe_delegation_token_response_described_delegation_token_struct = { "DescribedDelegationToken", describe_delegation_token_response_described_delegation_token_fields, 10, sizeof(struct describe_delegation_token_response_described_delegation_token), &describe_delegation_token_response_described_delegation_token_defaults };

static const struct field describe_delegation_token_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_delegation_token_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Tokens", .about = "one a token", .type = FIELD_STRUCT, .offset = offsetof(struct describe_delegation_token_response, tokens), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_delegation_token_response, tokens_count), .inner = &describe_delegation_token_response_described_delegation_token_struct },
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct describe_delegation_token_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_delegation_token_response describe_delegation_token_response_defaults = { 0 };

static const struct schema_struct describe_delegation_token_response_struct = { "DescribeDelegationTokenResponse", describe_delegation_token_response_fields, 3, sizeof(struct describe_delegation_token_response), &describe_delegation_token_response_defaults };

const struct schema describe_delegation_token_response_schema = { "DescribeDelegationTokenResponse", SCHEMA_RESPONSE, 41, 1, 3, 2, &describe_delegation_token_response_struct, NULL };

static const struct field describe_groups_response_described_group_member_fields[] = {
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct describe_groups_response_described_group_member, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupInstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct describe_groups_response_described_group_member, group_instance_id), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = 4, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
	{ .name = "ClientId", .about = "name the client gave itself", .type = FIELD_STRING, .offset = offsetof(struct describe_groups_response_described_group_member, client_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientHost", .about = "address the member came from", .type = FIELD_STRING, .offset = offsetof(struct describe_groups_response_described_group_member, client_host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberMetadata", .about = "its subscription, as the protocol wrote it", .type = FIELD_BYTES, .offset = offsetof(struct describe_groups_response_described_group_member, member_metadata), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberAssignment", .about = "the member's share, as the assignor wrote it", .type = FIELD_BYTES, .offset = offsetof(struct describe_groups_response_described_group_member, member_assignment), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_groups_response_described_group_member describe_groups_response_described_group_member_defaults = { .member_id = TEXT(""), .client_id = TEXT(""), .client_host = TEXT(""), .member_metadata = TEXT(""), .member_assignment = TEXT("") };

const struct schema_struct describe_groups_response_described_group_member_struct = { "DescribedGroupMember", describe_groups_response_described_group_member_fields, 6, sizeof(struct describe_groups_response_described_group_member), &describe_groups_response_described_group_member_defaults };

static const struct field describe_groups_response_described_group_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_groups_response_described_group, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct describe_groups_response_described_group, error_message), .first_version = 6, .last_version = VERSION_MAX, .nullable_from = 6, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct describe_groups_response_described_group, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupState", .about = "state by name; empty on error", .type = FIELD_STRING, .offset = offsetof(struct describe_groups_response_described_group, group_state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProtocolType", .about = "kind of group, consumer as a rule", .type = FIELD_STRING, .offset = offsetof(struct describe_groups_response_described_group, protocol_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProtocolData", .about = "protocol in force", .type = FIELD_STRING, .offset = offsetof(struct describe_groups_response_described_group, protocol_data), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Members", .about = "one a member", .type = FIELD_STRUCT, .offset = offsetof(struct describe_groups_response_described_group, members), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_groups_response_described_group, members_count), .inner = &describe_groups_response_described_group_member_struct },
	{ .name = "AuthorizedOperations", .about = "bits, one an allowed operation; INT32_MIN: not asked for", .type = FIELD_INT32, .offset = offsetof(struct describe_groups_response_described_group, authorized_operations), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-2147483648) },
};

static const struct describe_groups_response_described_group describe_groups_response_described_group_defaults = { .group_id = TEXT(""), .group_state = TEXT(""), .protocol_type = TEXT(""), .protocol_data = TEXT(""), .authorized_operations = INT64_C(-2147483648) };

const struct schema_struct describe_groups_response_described_group_struct = { "DescribedGroup", describe_groups_response_described_group_fields, 8, sizeof(struct describe_groups_response_described_group), &describe_groups_response_described_group_defaults };

static const struct field describe_groups_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct describe_groups_response, throttle_time_ms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Groups", .about = "one a group", .type = FIELD_STRUCT, .offset = offsetof(struct describe_groups_response, groups), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_groups_response, groups_count), .inner = &describe_groups_response_described_group_struct },
};

static const struct describe_groups_response describe_groups_response_defaults = { 0 };

static const struct schema_struct describe_groups_response_struct = { "DescribeGroupsResponse", describe_groups_response_fields, 2, sizeof(struct describe_groups_response), &describe_groups_response_defaults };

const struct schema describe_groups_response_schema = { "DescribeGroupsResponse", SCHEMA_RESPONSE, 15, 0, 6, 5, &describe_groups_response_struct, NULL };

static const struct field describe_log_dirs_response_describe_log_dirs_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionSize", .about = "bytes of its log", .type = FIELD_INT64, .offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_partition, partition_size), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "OffsetLag", .about = "how far it is behind the high watermark (or a future copy behind the current one)", .type = FIELD_INT64, .offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_partition, offset_lag), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IsFutureKey", .about = "the copy in the making of a move between directories", .type = FIELD_BOOL, .offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_partition, is_future_key), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_log_dirs_response_describe_log_dirs_partition describe_log_dirs_response_describe_log_dirs_partition_defaults = { 0 };

const struct schema_struct describe_log_dirs_response_describe_log_dirs_partition_struct = { "DescribeLogDirsPartition", describe_log_dirs_response_describe_log_dirs_partition_fields, 4, sizeof(struct describe_log_dirs_response_describe_log_dirs_partition), &describe_log_dirs_response_describe_log_dirs_partition_defaults };

static const struct field describe_log_dirs_response_describe_log_dirs_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_topic, partitions_count), .inner = &describe_log_dirs_response_describe_log_dirs_partition_struct },
};

static const struct describe_log_dirs_response_describe_log_dirs_topic describe_log_dirs_response_describe_log_dirs_topic_defaults = { .name = TEXT("") };

const struct schema_struct describe_log_dirs_response_describe_log_dirs_topic_struct = { "DescribeLogDirsTopic", describe_log_dirs_response_describe_log_dirs_topic_fields, 2, sizeof(struct describe_log_dirs_response_describe_log_dirs_topic), &describe_log_dirs_response_describe_log_dirs_topic_defaults };

static const struct field describe_log_dirs_response_describe_log_dirs_result_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LogDir", .about = "path of the directory", .type = FIELD_STRING, .offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_result, log_dir), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_result, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_result, topics_count), .inner = &describe_log_dirs_response_describe_log_dirs_topic_struct },
	{ .name = "TotalBytes", .about = "size of the volume, -1 if unknown", .type = FIELD_INT64, .offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_result, total_bytes), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "UsableBytes", .about = "bytes left on the volume, -1 if unknown", .type = FIELD_INT64, .offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_result, usable_bytes), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "IsCordoned", .about = "takes no new replicas", .type = FIELD_BOOL, .offset = offsetof(struct describe_log_dirs_response_describe_log_dirs_result, is_cordoned), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct describe_log_dirs_response_describe_log_dirs_result describe_log_dirs_response_describe_log_dirs_result_defaults = { .log_dir = TEXT(""), .total_bytes = INT64_C(-1), .usable_bytes = INT64_C(-1) };

const struct schema_struct describe_log_dirs_response_describe_log_dirs_result_struct = { "DescribeLogDirsResult", describe_log_dirs_response_describe_log_dirs_result_fields, 6, sizeof(struct describe_log_dirs_response_describe_log_dirs_result), &describe_log_dirs_response_describe_log_dirs_result_defaults };

static const struct field describe_log_dirs_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct describe_log_dirs_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_log_dirs_response, error_code), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct describe_log_dirs_response, results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_log_dirs_response, results_count), .inner = &describe_log_dirs_response_describe_log_dirs_result_struct },
};

static const struct describe_log_dirs_response describe_log_dirs_response_defaults = { 0 };

static const struct schema_struct describe_log_dirs_response_struct = { "DescribeLogDirsResponse", describe_log_dirs_response_fields, 3, sizeof(struct describe_log_dirs_response), &describe_log_dirs_response_defaults };

const struct schema describe_log_dirs_response_schema = { "DescribeLogDirsResponse", SCHEMA_RESPONSE, 35, 1, 5, 2, &describe_log_dirs_response_struct, NULL };

static const struct field describe_producers_response_producer_state_fields[] = {
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct describe_producers_response_producer_state, producer_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerEpoch", .about = "epoch of the producer; an older one is fenced", .type = FIELD_INT32, .offset = offsetof(struct describe_producers_response_producer_state, producer_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastSequence", .about = "sequence of its last record", .type = FIELD_INT32, .offset = offsetof(struct describe_producers_response_producer_state, last_sequence), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "LastTimestamp", .about = "time of its last record, ms", .type = FIELD_INT64, .offset = offsetof(struct describe_producers_response_producer_state, last_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "CoordinatorEpoch", .about = "epoch of the transaction coordinator", .type = FIELD_INT32, .offset = offsetof(struct describe_producers_response_producer_state, coordinator_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CurrentTxnStartOffset", .about = "where its open transaction starts, -1 if none is open", .type = FIELD_INT64, .offset = offsetof(struct describe_producers_response_producer_state, current_txn_start_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
};

static const struct describe_producers_response_producer_state describe_producers_response_producer_state_defaults = { .last_sequence = INT64_C(-1), .last_timestamp = INT64_C(-1), .current_txn_start_offset = INT64_C(-1) };

const struct schema_struct describe_producers_response_producer_state_struct = { "ProducerState", describe_producers_response_producer_state_fields, 6, sizeof(struct describe_producers_response_producer_state), &describe_producers_response_producer_state_defaults };

static const struct field describe_producers_response_partition_response_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct describe_producers_response_partition_response, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_producers_response_partition_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct describe_producers_response_partition_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "ActiveProducers", .about = "producers that the partition remembers", .type = FIELD_STRUCT, .offset = offsetof(struct describe_producers_response_partition_response, active_producers), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_producers_response_partition_response, active_producers_count), .inner = &describe_producers_response_producer_state_struct },
};

static const struct describe_producers_response_partition_response describe_producers_response_partition_response_defaults = { 0 };

const struct schema_struct describe_producers_response_partition_response_struct = { "PartitionResponse", describe_producers_response_partition_response_fields, 4, sizeof(struct describe_producers_response_partition_response), &describe_producers_response_partition_response_defaults };

static const struct field describe_producers_response_topic_response_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct describe_producers_response_topic_response, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct describe_producers_response_topic_response, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_producers_response_topic_response, partitions_count), .inner = &describe_producers_response_partition_response_struct },
};

static const struct describe_producers_response_topic_response describe_producers_response_topic_response_defaults = { .name = TEXT("") };

const struct schema_struct describe_producers_response_topic_response_struct = { "TopicResponse", describe_producers_response_topic_response_fields, 2, sizeof(struct describe_producers_response_topic_response), &describe_producers_response_topic_response_defaults };

static const struct field describe_producers_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct describe_producers_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct describe_producers_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_producers_response, topics_count), .inner = &describe_producers_response_topic_response_struct },
};

static const struct describe_producers_response describe_producers_response_defaults = { 0 };

static const struct schema_struct describe_producers_response_struct = { "DescribeProducersResponse", describe_producers_response_fields, 2, sizeof(struct describe_producers_response), &describe_producers_response_defaults };

const struct schema describe_producers_response_schema = { "DescribeProducersResponse", SCHEMA_RESPONSE, 61, 0, 0, 0, &describe_producers_response_struct, NULL };

static const struct field describe_quorum_response_replica_state_fields[] = {
	{ .name = "ReplicaId", .about = "id of the replica", .type = FIELD_INT32, .offset = offsetof(struct describe_quorum_response_replica_state, replica_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ReplicaDirectoryId", .about = "log directory of the replica", .type = FIELD_UUID, .offset = offsetof(struct describe_quorum_response_replica_state, replica_directory_id), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LogEndOffset", .about = "end of its log, -1 if unknown", .type = FIELD_INT64, .offset = offsetof(struct describe_quorum_response_replica_state, log_end_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastFetchTimestamp", .about = "when it last fetched, ms; -1 if unknown", .type = FIELD_INT64, .offset = offsetof(struct describe_quorum_response_replica_state, last_fetch_timestamp), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "LastCaughtUpTimestamp", .about = "when it last had all that the leader had, ms; -1 if unknown", .type = FIELD_INT64, .offset = offsetof(struct describe_quorum_response_replica_state, last_caught_up_timestamp), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
};

static const struct describe_quorum_response_replica_state describe_quorum_response_replica_state_defaults = { .last_fetch_timestamp = INT64_C(-1), .last_caught_up_timestamp = INT64_C(-1) };

const struct schema_struct describe_quorum_response_replica_state_struct = { "ReplicaState", describe_quorum_response_replica_state_fields, 5, sizeof(struct describe_quorum_response_replica_state), &describe_quorum_response_replica_state_defaults };

static const struct field describe_quorum_response_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct describe_quorum_response_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_quorum_response_partition_data, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct describe_quorum_response_partition_data, error_message), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = 2, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct describe_quorum_response_partition_data, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct describe_quorum_response_partition_data, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "HighWatermark", .about = "committed up to here", .type = FIELD_INT64, .offset = offsetof(struct describe_quorum_response_partition_data, high_watermark), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CurrentVoters", .about = "the voters and how far each is", .type = FIELD_STRUCT, .offset = offsetof(struct describe_quorum_response_partition_data, current_voters), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_quorum_response_partition_data, current_voters_count), .inner = &describe_quorum_response_replica_state_struct },
	{ .name = "Observers", .about = "those that follow without a vote", .type = FIELD_STRUCT, .offset = offsetof(struct describe_quorum_response_partition_data, observers), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_quorum_response_partition_data, observers_count), .inner = &describe_quorum_response_replica_state_struct },
};

static const struct describe_quorum_response_partition_data describe_quorum_response_partition_data_defaults = { .error_message = TEXT("") };

const struct schema_struct describe_quorum_response_partition_data_struct = { "PartitionData", describe_quorum_response_partition_data_fields, 8, sizeof(struct describe_quorum_response_partition_data), &describe_quorum_response_partition_data_defaults };

static const struct field describe_quorum_response_topic_data_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct describe_quorum_response_topic_data, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct describe_quorum_response_topic_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_quorum_response_topic_data, partitions_count), .inner = &describe_quorum_response_partition_data_struct },
};

static const struct describe_quorum_response_topic_data describe_quorum_response_topic_data_defaults = { .topic_name = TEXT("") };

const struct schema_struct describe_quorum_response_topic_data_struct = { "TopicData", describe_quorum_response_topic_data_fields, 2, sizeof(struct describe_quorum_response_topic_data), &describe_quorum_response_topic_data_defaults };

static const struct field describe_quorum_response_listener_fields[] = {
	{ .name = "Name", .about = "name of the listener", .type = FIELD_STRING, .offset = offsetof(struct describe_quorum_response_listener, name), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct describe_quorum_response_listener, host), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct describe_quorum_response_listener, port), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_quorum_response_listener describe_quorum_response_listener_defaults = { .name = TEXT(""), .host = TEXT("") };

const struct schema_struct describe_quorum_response_listener_struct = { "Listener", describe_quorum_response_listener_fields, 3, sizeof(struct describe_quorum_response_listener), &describe_quorum_response_listener_defaults };

static const struct field describe_quorum_response_node_fields[] = {
	{ .name = "NodeId", .about = "id of the node", .type = FIELD_INT32, .offset = offsetof(struct describe_quorum_response_node, node_id), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Listeners", .about = "where it listens", .type = FIELD_STRUCT, .offset = offsetof(struct describe_quorum_response_node, listeners), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_quorum_response_node, listeners_count), .inner = &describe_quorum_response_listener_struct },
};

static const struct describe_quorum_response_node describe_quorum_response_node_defaults = { 0 };

const struct schema_struct describe_quorum_response_node_struct = { "Node", describe_quorum_response_node_fields, 2, sizeof(struct describe_quorum_response_node), &describe_quorum_response_node_defaults };

static const struct field describe_quorum_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_quorum_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct describe_quorum_response, error_message), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = 2, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct describe_quorum_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_quorum_response, topics_count), .inner = &describe_quorum_response_topic_data_struct },
	{ .name = "Nodes", .about = "one a node", .type = FIELD_STRUCT, .offset = offsetof(struct describe_quorum_response, nodes), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_quorum_response, nodes_count), .inner = &describe_quorum_response_node_struct },
};

static const struct describe_quorum_response describe_quorum_response_defaults = { .error_message = TEXT("") };

static const struct schema_struct describe_quorum_response_struct = { "DescribeQuorumResponse", describe_quorum_response_fields, 4, sizeof(struct describe_quorum_response), &describe_quorum_response_defaults };

const struct schema describe_quorum_response_schema = { "DescribeQuorumResponse", SCHEMA_RESPONSE, 55, 0, 2, 0, &describe_quorum_response_struct, NULL };

static const struct field describe_share_group_offsets_response_describe_share_group_offsets_response_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StartOffset", .about = "first offset still in flight; below all is done", .type = FIELD_INT64, .offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition, start_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Lag", .about = "records still to be delivered, -1 if unknown", .type = FIELD_INT64, .offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition, lag), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition describe_share_group_offsets_response_describe_share_group_offsets_response_partition_defaults = { .lag = INT64_C(-1) };

const struct schema_struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition_struct = { "DescribeShareGroupOffsetsResponsePartition", describe_share_group_offsets_response_describe_share_group_offsets_response_partition_fields, 6, sizeof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_partition), &describe_share_group_offsets_response_describe_share_group_offsets_response_partition_defaults };

static const struct field describe_share_group_offsets_response_describe_share_group_offsets_response_topic_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_topic, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_topic, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_topic, partitions_count), .inner = &describe_share_group_offsets_response_describe_share_group_offsets_response_partition_struct },
};

static const struct describe_share_group_offsets_response_describe_share_group_offsets_response_topic describe_share_group_offsets_response_describe_share_group_offsets_response_topic_defaults = { .topic_name = TEXT("") };

const struct schema_struct describe_share_group_offsets_response_describe_share_group_offsets_response_topic_struct = { "DescribeShareGroupOffsetsResponseTopic", describe_share_group_offsets_response_describe_share_group_offsets_response_topic_fields, 3, sizeof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_topic), &describe_share_group_offsets_response_describe_share_group_offsets_response_topic_defaults };

static const struct field describe_share_group_offsets_response_describe_share_group_offsets_response_group_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_group, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_group, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_group, topics_count), .inner = &describe_share_group_offsets_response_describe_share_group_offsets_response_topic_struct },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_group, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_group, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct describe_share_group_offsets_response_describe_share_group_offsets_response_group describe_share_group_offsets_response_describe_share_group_offsets_response_group_defaults = { .group_id = TEXT("") };

const struct schema_struct describe_share_group_offsets_response_describe_share_group_offsets_response_group_struct = { "DescribeShareGroupOffsetsResponseGroup", describe_share_group_offsets_response_describe_share_group_offsets_response_group_fields, 4, sizeof(struct describe_share_group_offsets_response_describe_share_group_offsets_response_group), &describe_share_group_offsets_response_describe_share_group_offsets_response_group_defaults };

static const struct field describe_share_group_offsets_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct describe_share_group_offsets_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Groups", .about = "one a group", .type = FIELD_STRUCT, .offset = offsetof(struct describe_share_group_offsets_response, groups), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_share_group_offsets_response, groups_count), .inner = &describe_share_group_offsets_response_describe_share_group_offsets_response_group_struct },
};

static const struct describe_share_group_offsets_response describe_share_group_offsets_response_defaults = { 0 };

static const struct schema_struct describe_share_group_offsets_response_struct = { "DescribeShareGroupOffsetsResponse", describe_share_group_offsets_response_fields, 2, sizeof(struct describe_share_group_offsets_response), &describe_share_group_offsets_response_defaults };

const struct schema describe_share_group_offsets_response_schema = { "DescribeShareGroupOffsetsResponse", SCHEMA_RESPONSE, 90, 0, 1, 0, &describe_share_group_offsets_response_struct, NULL };

static const struct field describe_topic_partitions_response_describe_topic_partitions_response_partition_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "ReplicaNodes", .about = "replicas, the preferred leader first", .type = FIELD_INT32, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, replica_nodes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, replica_nodes_count) },
	{ .name = "IsrNodes", .about = "replicas in sync", .type = FIELD_INT32, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, isr_nodes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, isr_nodes_count) },
	{ .name = "EligibleLeaderReplicas", .about = "replicas that left the ISR with all committed records; null: no change or none", .type = FIELD_INT32, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, eligible_leader_replicas), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, eligible_leader_replicas_count), .is_default_null = true },
	{ .name = "LastKnownElr", .about = "the last replicas known to be eligible, when all are gone", .type = FIELD_INT32, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, last_known_elr), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, last_known_elr_count), .is_default_null = true },
	{ .name = "OfflineReplicas", .about = "replicas on brokers or disks that are down", .type = FIELD_INT32, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, offline_replicas), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition, offline_replicas_count), .is_ignorable = true },
};

static const struct describe_topic_partitions_response_describe_topic_partitions_response_partition describe_topic_partitions_response_describe_topic_partitions_response_partition_defaults = { .leader_epoch = INT64_C(-1), .eligible_leader_replicas_count = -1, .last_known_elr_count = -1 };

const struct schema_struct describe_topic_partitions_response_describe_topic_partitions_response_partition_struct = { "DescribeTopicPartitionsResponsePartition", describe_topic_partitions_response_describe_topic_partitions_response_partition_fields, 9, sizeof(struct describe_topic_partitions_response_describe_topic_partitions_response_partition), &describe_topic_partitions_response_describe_topic_partitions_response_partition_defaults };

static const struct field describe_topic_partitions_response_describe_topic_partitions_response_topic_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_topic, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_topic, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "IsInternal", .about = "one of Kafka's own topics", .type = FIELD_BOOL, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_topic, is_internal), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_topic, partitions_count), .inner = &describe_topic_partitions_response_describe_topic_partitions_response_partition_struct },
	{ .name = "TopicAuthorizedOperations", .about = "bits, one an allowed operation on the topic; INT32_MIN: not asked for", .type = FIELD_INT32, .offset = offsetof(struct describe_topic_partitions_response_describe_topic_partitions_response_topic, topic_authorized_operations), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-2147483648) },
};

static const struct describe_topic_partitions_response_describe_topic_partitions_response_topic describe_topic_partitions_response_describe_topic_partitions_response_topic_defaults = { .name = TEXT(""), .topic_authorized_operations = INT64_C(-2147483648) };

const struct schema_struct describe_topic_partitions_response_describe_topic_partitions_response_topic_struct = { "DescribeTopicPartitionsResponseTopic", describe_topic_partitions_response_describe_topic_partitions_response_topic_fields, 6, sizeof(struct describe_topic_partitions_response_describe_topic_partitions_response_topic), &describe_topic_partitions_response_describe_topic_partitions_response_topic_defaults };

static const struct field describe_topic_partitions_response_cursor_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct describe_topic_partitions_response_cursor, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct describe_topic_partitions_response_cursor, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_topic_partitions_response_cursor describe_topic_partitions_response_cursor_defaults = { .topic_name = TEXT("") };

const struct schema_struct describe_topic_partitions_response_cursor_struct = { "Cursor", describe_topic_partitions_response_cursor_fields, 2, sizeof(struct describe_topic_partitions_response_cursor), &describe_topic_partitions_response_cursor_defaults };

static const struct field describe_topic_partitions_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct describe_topic_partitions_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct describe_topic_partitions_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_topic_partitions_response, topics_count), .inner = &describe_topic_partitions_response_describe_topic_partitions_response_topic_struct },
	{ .name = "NextCursor", .about = "where to go on; null: that was all", .type = FIELD_STRUCT, .offset = offsetof(struct describe_topic_partitions_response, next_cursor), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &describe_topic_partitions_response_cursor_struct, .is_default_null = true },
};

static const struct describe_topic_partitions_response describe_topic_partitions_response_defaults = { 0 };

static const struct schema_struct describe_topic_partitions_response_struct = { "DescribeTopicPartitionsResponse", describe_topic_partitions_response_fields, 3, sizeof(struct describe_topic_partitions_response), &describe_topic_partitions_response_defaults };

const struct schema describe_topic_partitions_response_schema = { "DescribeTopicPartitionsResponse", SCHEMA_RESPONSE, 75, 0, 0, 0, &describe_topic_partitions_response_struct, NULL };

static const struct field describe_transactions_response_topic_data_fields[] = {
	{ .name = "Topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct describe_transactions_response_topic_data, topic), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct describe_transactions_response_topic_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_transactions_response_topic_data, partitions_count) },
};

static const struct describe_transactions_response_topic_data describe_transactions_response_topic_data_defaults = { .topic = TEXT("") };

const struct schema_struct describe_transactions_response_topic_data_struct = { "TopicData", describe_transactions_response_topic_data_fields, 2, sizeof(struct describe_transactions_response_topic_data), &describe_transactions_response_topic_data_defaults };

static const struct field describe_transactions_response_transaction_state_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_transactions_response_transaction_state, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TransactionalId", .about = "name that outlives the producer", .type = FIELD_STRING, .offset = offsetof(struct describe_transactions_response_transaction_state, transactional_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TransactionState", .about = "state by name", .type = FIELD_STRING, .offset = offsetof(struct describe_transactions_response_transaction_state, transaction_state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TransactionTimeoutMs", .about = "aborted when open for longer, ms", .type = FIELD_INT32, .offset = offsetof(struct describe_transactions_response_transaction_state, transaction_timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TransactionStartTimeMs", .about = "when it began, ms; -1 if it is not open", .type = FIELD_INT64, .offset = offsetof(struct describe_transactions_response_transaction_state, transaction_start_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct describe_transactions_response_transaction_state, producer_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerEpoch", .about = "epoch of the producer; an older one is fenced", .type = FIELD_INT16, .offset = offsetof(struct describe_transactions_response_transaction_state, producer_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct describe_transactions_response_transaction_state, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_transactions_response_transaction_state, topics_count), .inner = &describe_transactions_response_topic_data_struct },
};

static const struct describe_transactions_response_transaction_state describe_transactions_response_transaction_state_defaults = { .transactional_id = TEXT(""), .transaction_state = TEXT("") };

const struct schema_struct describe_transactions_response_transaction_state_struct = { "TransactionState", describe_transactions_response_transaction_state_fields, 8, sizeof(struct describe_transactions_response_transaction_state), &describe_transactions_response_transaction_state_defaults };

static const struct field describe_transactions_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct describe_transactions_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TransactionStates", .about = "one a transaction", .type = FIELD_STRUCT, .offset = offsetof(struct describe_transactions_response, transaction_states), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_transactions_response, transaction_states_count), .inner = &describe_transactions_response_transaction_state_struct },
};

static const struct describe_transactions_response describe_transactions_response_defaults = { 0 };

static const struct schema_struct describe_transactions_response_struct = { "DescribeTransactionsResponse", describe_transactions_response_fields, 2, sizeof(struct describe_transactions_response), &describe_transactions_response_defaults };

const struct schema describe_transactions_response_schema = { "DescribeTransactionsResponse", SCHEMA_RESPONSE, 65, 0, 0, 0, &describe_transactions_response_struct, NULL };

static const struct field describe_user_scram_credentials_response_credential_info_fields[] = {
	{ .name = "Mechanism", .about = "SCRAM: 1 SHA-256, 2 SHA-512", .type = FIELD_INT8, .offset = offsetof(struct describe_user_scram_credentials_response_credential_info, mechanism), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Iterations", .about = "how often the hash is repeated", .type = FIELD_INT32, .offset = offsetof(struct describe_user_scram_credentials_response_credential_info, iterations), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_user_scram_credentials_response_credential_info describe_user_scram_credentials_response_credential_info_defaults = { 0 };

const struct schema_struct describe_user_scram_credentials_response_credential_info_struct = { "CredentialInfo", describe_user_scram_credentials_response_credential_info_fields, 2, sizeof(struct describe_user_scram_credentials_response_credential_info), &describe_user_scram_credentials_response_credential_info_defaults };

static const struct field describe_user_scram_credentials_response_describe_user_scram_credentials_result_fields[] = {
	{ .name = "User", .about = "name of the user", .type = FIELD_STRING, .offset = offsetof(struct describe_user_scram_credentials_response_describe_user_scram_credentials_result, user), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_user_scram_credentials_response_describe_user_scram_credentials_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct describe_user_scram_credentials_response_describe_user_scram_credentials_result, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CredentialInfos", .about = "one a mechanism", .type = FIELD_STRUCT, .offset = offsetof(struct describe_user_scram_credentials_response_describe_user_scram_credentials_result, credential_infos), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_user_scram_credentials_response_describe_user_scram_credentials_result, credential_infos_count), .inner = &describe_user_scram_credentials_response_credential_info_struct },
};

static const struct describe_user_scram_credentials_response_describe_user_scram_credentials_result describe_user_scram_credentials_response_describe_user_scram_credentials_result_defaults = { .user = TEXT(""), .error_message = TEXT("") };

const struct schema_struct describe_user_scram_credentials_response_describe_user_scram_credentials_result_struct = { "DescribeUserScramCredentialsResult", describe_user_scram_credentials_response_describe_user_scram_credentials_result_fields, 4, sizeof(struct describe_user_scram_credentials_response_describe_user_scram_credentials_result), &describe_user_scram_credentials_response_describe_user_scram_credentials_result_defaults };

static const struct field describe_user_scram_credentials_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct describe_user_scram_credentials_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct describe_user_scram_credentials_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct describe_user_scram_credentials_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct describe_user_scram_credentials_response, results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_user_scram_credentials_response, results_count), .inner = &describe_user_scram_credentials_response_describe_user_scram_credentials_result_struct },
};

static const struct describe_user_scram_credentials_response describe_user_scram_credentials_response_defaults = { .error_message = TEXT("") };

static const struct schema_struct describe_user_scram_credentials_response_struct = { "DescribeUserScramCredentialsResponse", describe_user_scram_credentials_response_fields, 4, sizeof(struct describe_user_scram_credentials_response), &describe_user_scram_credentials_response_defaults };

const struct schema describe_user_scram_credentials_response_schema = { "DescribeUserScramCredentialsResponse", SCHEMA_RESPONSE, 50, 0, 0, 0, &describe_user_scram_credentials_response_struct, NULL };

static const struct field elect_leaders_response_partition_result_fields[] = {
	{ .name = "PartitionId", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct elect_leaders_response_partition_result, partition_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct elect_leaders_response_partition_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct elect_leaders_response_partition_result, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct elect_leaders_response_partition_result elect_leaders_response_partition_result_defaults = { .error_message = TEXT("") };

const struct schema_struct elect_leaders_response_partition_result_struct = { "PartitionResult", elect_leaders_response_partition_result_fields, 3, sizeof(struct elect_leaders_response_partition_result), &elect_leaders_response_partition_result_defaults };

static const struct field elect_leaders_response_replica_election_result_fields[] = {
	{ .name = "Topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct elect_leaders_response_replica_election_result, topic), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionResult", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct elect_leaders_response_replica_election_result, partition_result), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct elect_leaders_response_replica_election_result, partition_result_count), .inner = &elect_leaders_response_partition_result_struct },
};

static const struct elect_leaders_response_replica_election_result elect_leaders_response_replica_election_result_defaults = { .topic = TEXT("") };

const struct schema_struct elect_leaders_response_replica_election_result_struct = { "ReplicaElectionResult", elect_leaders_response_replica_election_result_fields, 2, sizeof(struct elect_leaders_response_replica_election_result), &elect_leaders_response_replica_election_result_defaults };

static const struct field elect_leaders_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct elect_leaders_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct elect_leaders_response, error_code), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ReplicaElectionResults", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct elect_leaders_response, replica_election_results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct elect_leaders_response, replica_election_results_count), .inner = &elect_leaders_response_replica_election_result_struct },
};

static const struct elect_leaders_response elect_leaders_response_defaults = { 0 };

static const struct schema_struct elect_leaders_response_struct = { "ElectLeadersResponse", elect_leaders_response_fields, 3, sizeof(struct elect_leaders_response), &elect_leaders_response_defaults };

const struct schema elect_leaders_response_schema = { "ElectLeadersResponse", SCHEMA_RESPONSE, 43, 0, 2, 2, &elect_leaders_response_struct, NULL };

static const struct field end_quorum_epoch_response_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct end_quorum_epoch_response_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct end_quorum_epoch_response_partition_data, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct end_quorum_epoch_response_partition_data, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct end_quorum_epoch_response_partition_data, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct end_quorum_epoch_response_partition_data end_quorum_epoch_response_partition_data_defaults = { 0 };

const struct schema_struct end_quorum_epoch_response_partition_data_struct = { "PartitionData", end_quorum_epoch_response_partition_data_fields, 4, sizeof(struct end_quorum_epoch_response_partition_data), &end_quorum_epoch_response_partition_data_defaults };

static const struct field end_quorum_epoch_response_topic_data_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct end_quorum_epoch_response_topic_data, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct end_quorum_epoch_response_topic_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct end_quorum_epoch_response_topic_data, partitions_count), .inner = &end_quorum_epoch_response_partition_data_struct },
};

static const struct end_quorum_epoch_response_topic_data end_quorum_epoch_response_topic_data_defaults = { .topic_name = TEXT("") };

const struct schema_struct end_quorum_epoch_response_topic_data_struct = { "TopicData", end_quorum_epoch_response_topic_data_fields, 2, sizeof(struct end_quorum_epoch_response_topic_data), &end_quorum_epoch_response_topic_data_defaults };

static const struct field end_quorum_epoch_response_node_endpoint_fields[] = {
	{ .name = "NodeId", .about = "id of the node", .type = FIELD_INT32, .offset = offsetof(struct end_quorum_epoch_response_node_endpoint, node_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct end_quorum_epoch_response_node_endpoint, host), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct end_quorum_epoch_response_node_endpoint, port), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct end_quorum_epoch_response_node_endpoint end_quorum_epoch_response_node_endpoint_defaults = { .host = TEXT("") };

const struct schema_struct end_quorum_epoch_response_node_endpoint_struct = { "NodeEndpoint", end_quorum_epoch_response_node_endpoint_fields, 3, sizeof(struct end_quorum_epoch_response_node_endpoint), &end_quorum_epoch_response_node_endpoint_defaults };

static const struct field end_quorum_epoch_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct end_quorum_epoch_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct end_quorum_epoch_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct end_quorum_epoch_response, topics_count), .inner = &end_quorum_epoch_response_topic_data_struct },
	{ .name = "NodeEndpoints", .about = "where the leaders named above listen", .type = FIELD_STRUCT, .offset = offsetof(struct end_quorum_epoch_response, node_endpoints), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 1, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct end_quorum_epoch_response, node_endpoints_count), .inner = &end_quorum_epoch_response_node_endpoint_struct },
};

static const struct end_quorum_epoch_response end_quorum_epoch_response_defaults = { 0 };

static const struct schema_struct end_quorum_epoch_response_struct = { "EndQuorumEpochResponse", end_quorum_epoch_response_fields, 3, sizeof(struct end_quorum_epoch_response), &end_quorum_epoch_response_defaults };

const struct schema end_quorum_epoch_response_schema = { "EndQuorumEpochResponse", SCHEMA_RESPONSE, 54, 0, 1, 1, &end_quorum_epoch_response_struct, NULL };

static const struct field end_txn_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct end_txn_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct end_txn_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct end_txn_response, producer_id), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "ProducerEpoch", .about = "epoch of the producer; an older one is fenced", .type = FIELD_INT16, .offset = offsetof(struct end_txn_response, producer_epoch), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
};

static const struct end_txn_response end_txn_response_defaults = { .producer_id = INT64_C(-1), .producer_epoch = INT64_C(-1) };

static const struct schema_struct end_txn_response_struct = { "EndTxnResponse", end_txn_response_fields, 4, sizeof(struct end_txn_response), &end_txn_response_defaults };

const struct schema end_txn_response_schema = { "EndTxnResponse", SCHEMA_RESPONSE, 26, 0, 5, 3, &end_txn_response_struct, NULL };

static const struct field envelope_response_fields[] = {
	{ .name = "ResponseData", .about = "the answer with its header", .type = FIELD_BYTES, .offset = offsetof(struct envelope_response, response_data), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct envelope_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct envelope_response envelope_response_defaults = { 0 };

static const struct schema_struct envelope_response_struct = { "EnvelopeResponse", envelope_response_fields, 2, sizeof(struct envelope_response), &envelope_response_defaults };

const struct schema envelope_response_schema = { "EnvelopeResponse", SCHEMA_RESPONSE, 58, 0, 0, 0, &envelope_response_struct, NULL };

static const struct field expire_delegation_token_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct expire_delegation_token_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ExpiryTimestampMs", .about = "when it expires, ms", .type = FIELD_INT64, .offset = offsetof(struct expire_delegation_token_response, expiry_timestamp_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct expire_delegation_token_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct expire_delegation_token_response expire_delegation_token_response_defaults = { 0 };

static const struct schema_struct expire_delegation_token_response_struct = { "ExpireDelegationTokenResponse", expire_delegation_token_response_fields, 3, sizeof(struct expire_delegation_token_response), &expire_delegation_token_response_defaults };

const struct schema expire_delegation_token_response_schema = { "ExpireDelegationTokenResponse", SCHEMA_RESPONSE, 40, 1, 2, 2, &expire_delegation_token_response_struct, NULL };

static const struct field fetch_response_epoch_end_offset_fields[] = {
	{ .name = "Epoch", .about = "largest epoch that both logs have", .type = FIELD_INT32, .offset = offsetof(struct fetch_response_epoch_end_offset, epoch), .first_version = 12, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "EndOffset", .about = "offset behind the last one", .type = FIELD_INT64, .offset = offsetof(struct fetch_response_epoch_end_offset, end_offset), .first_version = 12, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
};

static const struct fetch_response_epoch_end_offset fetch_response_epoch_end_offset_defaults = { .epoch = INT64_C(-1), .end_offset = INT64_C(-1) };

const struct schema_struct fetch_response_epoch_end_offset_struct = { "EpochEndOffset", fetch_response_epoch_end_offset_fields, 2, sizeof(struct fetch_response_epoch_end_offset), &fetch_response_epoch_end_offset_defaults };

static const struct field fetch_response_leader_id_and_epoch_fields[] = {
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct fetch_response_leader_id_and_epoch, leader_id), .first_version = 12, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct fetch_response_leader_id_and_epoch, leader_epoch), .first_version = 12, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
};

static const struct fetch_response_leader_id_and_epoch fetch_response_leader_id_and_epoch_defaults = { .leader_id = INT64_C(-1), .leader_epoch = INT64_C(-1) };

const struct schema_struct fetch_response_leader_id_and_epoch_struct = { "LeaderIdAndEpoch", fetch_response_leader_id_and_epoch_fields, 2, sizeof(struct fetch_response_leader_id_and_epoch), &fetch_response_leader_id_and_epoch_defaults };

static const struct field fetch_response_snapshot_id_fields[] = {
	{ .name = "EndOffset", .about = "offset behind the last one", .type = FIELD_INT64, .offset = offsetof(struct fetch_response_snapshot_id, end_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "Epoch", .about = "number of the epoch", .type = FIELD_INT32, .offset = offsetof(struct fetch_response_snapshot_id, epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
};

static const struct fetch_response_snapshot_id fetch_response_snapshot_id_defaults = { .end_offset = INT64_C(-1), .epoch = INT64_C(-1) };

const struct schema_struct fetch_response_snapshot_id_struct = { "SnapshotId", fetch_response_snapshot_id_fields, 2, sizeof(struct fetch_response_snapshot_id), &fetch_response_snapshot_id_defaults };

static const struct field fetch_response_aborted_transaction_fields[] = {
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct fetch_response_aborted_transaction, producer_id), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "FirstOffset", .about = "where it starts", .type = FIELD_INT64, .offset = offsetof(struct fetch_response_aborted_transaction, first_offset), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct fetch_response_aborted_transaction fetch_response_aborted_transaction_defaults = { 0 };

const struct schema_struct fetch_response_aborted_transaction_struct = { "AbortedTransaction", fetch_response_aborted_transaction_fields, 2, sizeof(struct fetch_response_aborted_transaction), &fetch_response_aborted_transaction_defaults };

static const struct field fetch_response_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct fetch_response_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct fetch_response_partition_data, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "HighWatermark", .about = "committed up to here", .type = FIELD_INT64, .offset = offsetof(struct fetch_response_partition_data, high_watermark), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastStableOffset", .about = "no open transaction starts below; read_committed stops here", .type = FIELD_INT64, .offset = offsetof(struct fetch_response_partition_data, last_stable_offset), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "LogStartOffset", .about = "oldest offset that is there", .type = FIELD_INT64, .offset = offsetof(struct fetch_response_partition_data, log_start_offset), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "DivergingEpoch", .about = "where the follower's log parted from the leader's: truncate to it", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_response_partition_data, diverging_epoch), .first_version = 12, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 12, .flexible_from = VERSION_NONE, .inner = &fetch_response_epoch_end_offset_struct },
	{ .name = "CurrentLeader", .about = "who leads now, if the asker is wrong about it", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_response_partition_data, current_leader), .first_version = 12, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 1, .tagged_from = 12, .flexible_from = VERSION_NONE, .inner = &fetch_response_leader_id_and_epoch_struct },
	{ .name = "SnapshotId", .about = "the snapshot: end offset and epoch", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_response_partition_data, snapshot_id), .first_version = 12, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 2, .tagged_from = 12, .flexible_from = VERSION_NONE, .inner = &fetch_response_snapshot_id_struct },
	{ .name = "AbortedTransactions", .about = "aborted transactions in the range, for read_committed", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_response_partition_data, aborted_transactions), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = 4, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct fetch_response_partition_data, aborted_transactions_count), .is_ignorable = true, .inner = &fetch_response_aborted_transaction_struct },
	{ .name = "PreferredReadReplica", .about = "nearer replica to read from, -1 for none", .type = FIELD_INT32, .offset = offsetof(struct fetch_response_partition_data, preferred_read_replica), .first_version = 11, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "Records", .about = "batches as they are on disk", .type = FIELD_RECORDS, .offset = offsetof(struct fetch_response_partition_data, records), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct fetch_response_partition_data fetch_response_partition_data_defaults = { .last_stable_offset = INT64_C(-1), .log_start_offset = INT64_C(-1), .diverging_epoch = { .epoch = INT64_C(-1), .end_offset = INT64_C(-1) }, .current_leader = { .leader_id = INT64_C(-1), .leader_epoch = INT64_C(-1) }, .snapshot_id = { .end_offset = INT64_C(-1), .epoch = INT64_C(-1) }, .preferred_read_replica = INT64_C(-1) };

const struct schema_struct fetch_response_partition_data_struct = { "PartitionData", fetch_response_partition_data_fields, 11, sizeof(struct fetch_response_partition_data), &fetch_response_partition_data_defaults };

static const struct field fetch_response_fetchable_topic_response_fields[] = {
	{ .name = "Topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct fetch_response_fetchable_topic_response, topic), .first_version = 0, .last_version = 12, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct fetch_response_fetchable_topic_response, topic_id), .first_version = 13, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_response_fetchable_topic_response, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct fetch_response_fetchable_topic_response, partitions_count), .inner = &fetch_response_partition_data_struct },
};

static const struct fetch_response_fetchable_topic_response fetch_response_fetchable_topic_response_defaults = { .topic = TEXT("") };

const struct schema_struct fetch_response_fetchable_topic_response_struct = { "FetchableTopicResponse", fetch_response_fetchable_topic_response_fields, 3, sizeof(struct fetch_response_fetchable_topic_response), &fetch_response_fetchable_topic_response_defaults };

static const struct field fetch_response_node_endpoint_fields[] = {
	{ .name = "NodeId", .about = "id of the node", .type = FIELD_INT32, .offset = offsetof(struct fetch_response_node_endpoint, node_id), .first_version = 16, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct fetch_response_node_endpoint, host), .first_version = 16, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_INT32, .offset = offsetof(struct fetch_response_node_endpoint, port), .first_version = 16, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Rack", .about = "rack; null: none", .type = FIELD_STRING, .offset = offsetof(struct fetch_response_node_endpoint, rack), .first_version = 16, .last_version = VERSION_MAX, .nullable_from = 16, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct fetch_response_node_endpoint fetch_response_node_endpoint_defaults = { .host = TEXT("") };

const struct schema_struct fetch_response_node_endpoint_struct = { "NodeEndpoint", fetch_response_node_endpoint_fields, 4, sizeof(struct fetch_response_node_endpoint), &fetch_response_node_endpoint_defaults };

static const struct field fetch_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct fetch_response, throttle_time_ms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct fetch_response, error_code), .first_version = 7, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "SessionId", .about = "fetch session, 0 for none", .type = FIELD_INT32, .offset = offsetof(struct fetch_response, session_id), .first_version = 7, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Responses", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_response, responses), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct fetch_response, responses_count), .inner = &fetch_response_fetchable_topic_response_struct },
	{ .name = "NodeEndpoints", .about = "where the leaders named above listen", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_response, node_endpoints), .first_version = 16, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 16, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct fetch_response, node_endpoints_count), .inner = &fetch_response_node_endpoint_struct },
};

static const struct fetch_response fetch_response_defaults = { 0 };

static const struct schema_struct fetch_response_struct = { "FetchResponse", fetch_response_fields, 5, sizeof(struct fetch_response), &fetch_response_defaults };

const struct schema fetch_response_schema = { "FetchResponse", SCHEMA_RESPONSE, 1, 4, 18, 12, &fetch_response_struct, &fetch_response_straight };

static const struct field fetch_snapshot_response_snapshot_id_fields[] = {
	{ .name = "EndOffset", .about = "offset behind the last one", .type = FIELD_INT64, .offset = offsetof(struct fetch_snapshot_response_snapshot_id, end_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Epoch", .about = "number of the epoch", .type = FIELD_INT32, .offset = offsetof(struct fetch_snapshot_response_snapshot_id, epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct fetch_snapshot_response_snapshot_id fetch_snapshot_response_snapshot_id_defaults = { 0 };

const struct schema_struct fetch_snapshot_response_snapshot_id_struct = { "SnapshotId", fetch_snapshot_response_snapshot_id_fields, 2, sizeof(struct fetch_snapshot_response_snapshot_id), &fetch_snapshot_response_snapshot_id_defaults };

static const struct field fetch_snapshot_response_leader_id_and_epoch_fields[] = {
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct fetch_snapshot_response_leader_id_and_epoch, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct fetch_snapshot_response_leader_id_and_epoch, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct fetch_snapshot_response_leader_id_and_epoch fetch_snapshot_response_leader_id_and_epoch_defaults = { 0 };

const struct schema_struct fetch_snapshot_response_leader_id_and_epoch_struct = { "LeaderIdAndEpoch", fetch_snapshot_response_leader_id_and_epoch_fields, 2, sizeof(struct fetch_snapshot_response_leader_id_and_epoch), &fetch_snapshot_response_leader_id_and_epoch_defaults };

static const struct field fetch_snapshot_response_partition_snapshot_fields[] = {
	{ .name = "Index", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct fetch_snapshot_response_partition_snapshot, index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct fetch_snapshot_response_partition_snapshot, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SnapshotId", .about = "the snapshot: end offset and epoch", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_snapshot_response_partition_snapshot, snapshot_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &fetch_snapshot_response_snapshot_id_struct },
	{ .name = "CurrentLeader", .about = "who leads now, if the asker is wrong about it", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_snapshot_response_partition_snapshot, current_leader), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .inner = &fetch_snapshot_response_leader_id_and_epoch_struct },
	{ .name = "Size", .about = "bytes in all", .type = FIELD_INT64, .offset = offsetof(struct fetch_snapshot_response_partition_snapshot, size), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Position", .about = "where in the file", .type = FIELD_INT64, .offset = offsetof(struct fetch_snapshot_response_partition_snapshot, position), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "UnalignedRecords", .about = "bytes of the snapshot; they may begin and end inside a batch", .type = FIELD_RECORDS, .offset = offsetof(struct fetch_snapshot_response_partition_snapshot, unaligned_records), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct fetch_snapshot_response_partition_snapshot fetch_snapshot_response_partition_snapshot_defaults = { .unaligned_records = { .bytes = TEXT("") } };

const struct schema_struct fetch_snapshot_response_partition_snapshot_struct = { "PartitionSnapshot", fetch_snapshot_response_partition_snapshot_fields, 7, sizeof(struct fetch_snapshot_response_partition_snapshot), &fetch_snapshot_response_partition_snapshot_defaults };

static const struct field fetch_snapshot_response_topic_snapshot_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct fetch_snapshot_response_topic_snapshot, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_snapshot_response_topic_snapshot, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct fetch_snapshot_response_topic_snapshot, partitions_count), .inner = &fetch_snapshot_response_partition_snapshot_struct },
};

static const struct fetch_snapshot_response_topic_snapshot fetch_snapshot_response_topic_snapshot_defaults = { .name = TEXT("") };

const struct schema_struct fetch_snapshot_response_topic_snapshot_struct = { "TopicSnapshot", fetch_snapshot_response_topic_snapshot_fields, 2, sizeof(struct fetch_snapshot_response_topic_snapshot), &fetch_snapshot_response_topic_snapshot_defaults };

static const struct field fetch_snapshot_response_node_endpoint_fields[] = {
	{ .name = "NodeId", .about = "id of the node", .type = FIELD_INT32, .offset = offsetof(struct fetch_snapshot_response_node_endpoint, node_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct fetch_snapshot_response_node_endpoint, host), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct fetch_snapshot_response_node_endpoint, port), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct fetch_snapshot_response_node_endpoint fetch_snapshot_response_node_endpoint_defaults = { .host = TEXT("") };

const struct schema_struct fetch_snapshot_response_node_endpoint_struct = { "NodeEndpoint", fetch_snapshot_response_node_endpoint_fields, 3, sizeof(struct fetch_snapshot_response_node_endpoint), &fetch_snapshot_response_node_endpoint_defaults };

static const struct field fetch_snapshot_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct fetch_snapshot_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct fetch_snapshot_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_snapshot_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct fetch_snapshot_response, topics_count), .inner = &fetch_snapshot_response_topic_snapshot_struct },
	{ .name = "NodeEndpoints", .about = "where the leaders named above listen", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_snapshot_response, node_endpoints), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 1, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct fetch_snapshot_response, node_endpoints_count), .inner = &fetch_snapshot_response_node_endpoint_struct },
};

static const struct fetch_snapshot_response fetch_snapshot_response_defaults = { 0 };

static const struct schema_struct fetch_snapshot_response_struct = { "FetchSnapshotResponse", fetch_snapshot_response_fields, 4, sizeof(struct fetch_snapshot_response), &fetch_snapshot_response_defaults };

const struct schema fetch_snapshot_response_schema = { "FetchSnapshotResponse", SCHEMA_RESPONSE, 59, 0, 1, 0, &fetch_snapshot_response_struct, NULL };

static const struct field find_coordinator_response_coordinator_fields[] = {
	{ .name = "Key", .about = "id that was asked for", .type = FIELD_STRING, .offset = offsetof(struct find_coordinator_response_coordinator, key), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "NodeId", .about = "id of the node", .type = FIELD_INT32, .offset = offsetof(struct find_coordinator_response_coordinator, node_id), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct find_coordinator_response_coordinator, host), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_INT32, .offset = offsetof(struct find_coordinator_response_coordinator, port), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct find_coordinator_response_coordinator, error_code), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct find_coordinator_response_coordinator, error_message), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = 4, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct find_coordinator_response_coordinator find_coordinator_response_coordinator_defaults = { .key = TEXT(""), .host = TEXT(""), .error_message = TEXT("") };

const struct schema_struct find_coordinator_response_coordinator_struct = { "Coordinator", find_coordinator_response_coordinator_fields, 6, sizeof(struct find_coordinator_response_coordinator), &find_coordinator_response_coordinator_defaults };

static const struct field find_coordinator_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct find_coordinator_response, throttle_time_ms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct find_coordinator_response, error_code), .first_version = 0, .last_version = 3, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct find_coordinator_response, error_message), .first_version = 1, .last_version = 3, .nullable_from = 1, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "NodeId", .about = "id of the node", .type = FIELD_INT32, .offset = offsetof(struct find_coordinator_response, node_id), .first_version = 0, .last_version = 3, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct find_coordinator_response, host), .first_version = 0, .last_version = 3, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_INT32, .offset = offsetof(struct find_coordinator_response, port), .first_version = 0, .last_version = 3, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Coordinators", .about = "an answer for each key", .type = FIELD_STRUCT, .offset = offsetof(struct find_coordinator_response, coordinators), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct find_coordinator_response, coordinators_count), .inner = &find_coordinator_response_coordinator_struct },
};

static const struct find_coordinator_response find_coordinator_response_defaults = { .error_message = TEXT(""), .host = TEXT("") };

static const struct schema_struct find_coordinator_response_struct = { "FindCoordinatorResponse", find_coordinator_response_fields, 7, sizeof(struct find_coordinator_response), &find_coordinator_response_defaults };

const struct schema find_coordinator_response_schema = { "FindCoordinatorResponse", SCHEMA_RESPONSE, 10, 0, 6, 3, &find_coordinator_response_struct, NULL };

static const struct field get_telemetry_subscriptions_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct get_telemetry_subscriptions_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct get_telemetry_subscriptions_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientInstanceId", .about = "id of this run of the client, made by the broker; zero: give me one", .type = FIELD_UUID, .offset = offsetof(struct get_telemetry_subscriptions_response, client_instance_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SubscriptionId", .about = "changes with what is wanted", .type = FIELD_INT32, .offset = offsetof(struct get_telemetry_subscriptions_response, subscription_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AcceptedCompressionTypes", .about = "codecs the broker takes for metrics, best first", .type = FIELD_INT8, .offset = offsetof(struct get_telemetry_subscriptions_response, accepted_compression_types), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct get_telemetry_subscriptions_response, accepted_compression_types_count) },
	{ .name = "PushIntervalMs", .about = "push this often, ms", .type = FIELD_INT32, .offset = offsetof(struct get_telemetry_subscriptions_response, push_interval_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TelemetryMaxBytes", .about = "bytes of one push at most", .type = FIELD_INT32, .offset = offsetof(struct get_telemetry_subscriptions_response, telemetry_max_bytes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeltaTemporality", .about = "true: counters as differences, false: as totals", .type = FIELD_BOOL, .offset = offsetof(struct get_telemetry_subscriptions_response, delta_temporality), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "RequestedMetrics", .about = "prefixes of wanted metrics; \"\" all, empty array none", .type = FIELD_STRING, .offset = offsetof(struct get_telemetry_subscriptions_response, requested_metrics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct get_telemetry_subscriptions_response, requested_metrics_count) },
};

static const struct get_telemetry_subscriptions_response get_telemetry_subscriptions_response_defaults = { 0 };

static const struct schema_struct get_telemetry_subscriptions_response_struct = { "GetTelemetrySubscriptionsResponse", get_telemetry_subscriptions_response_fields, 9, sizeof(struct get_telemetry_subscriptions_response), &get_telemetry_subscriptions_response_defaults };

const struct schema get_telemetry_subscriptions_response_schema = { "GetTelemetrySubscriptionsResponse", SCHEMA_RESPONSE, 71, 0, 0, 0, &get_telemetry_subscriptions_response_struct, NULL };

static const struct field heartbeat_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct heartbeat_response, throttle_time_ms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct heartbeat_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct heartbeat_response heartbeat_response_defaults = { 0 };

static const struct schema_struct heartbeat_response_struct = { "HeartbeatResponse", heartbeat_response_fields, 2, sizeof(struct heartbeat_response), &heartbeat_response_defaults };

const struct schema heartbeat_response_schema = { "HeartbeatResponse", SCHEMA_RESPONSE, 12, 0, 4, 4, &heartbeat_response_struct, NULL };

static const struct field incremental_alter_configs_response_alter_configs_resource_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct incremental_alter_configs_response_alter_configs_resource_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct incremental_alter_configs_response_alter_configs_resource_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceType", .about = "what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group", .type = FIELD_INT8, .offset = offsetof(struct incremental_alter_configs_response_alter_configs_resource_response, resource_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceName", .about = "name of the resource", .type = FIELD_STRING, .offset = offsetof(struct incremental_alter_configs_response_alter_configs_resource_response, resource_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct incremental_alter_configs_response_alter_configs_resource_response incremental_alter_configs_response_alter_configs_resource_response_defaults = { .error_message = TEXT(""), .resource_name = TEXT("") };

const struct schema_struct incremental_alter_configs_response_alter_configs_resource_response_struct = { "AlterConfigsResourceResponse", incremental_alter_configs_response_alter_configs_resource_response_fields, 4, sizeof(struct incremental_alter_configs_response_alter_configs_resource_response), &incremental_alter_configs_response_alter_configs_resource_response_defaults };

static const struct field incremental_alter_configs_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct incremental_alter_configs_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Responses", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct incremental_alter_configs_response, responses), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct incremental_alter_configs_response, responses_count), .inner = &incremental_alter_configs_response_alter_configs_resource_response_struct },
};

static const struct incremental_alter_configs_response incremental_alter_configs_response_defaults = { 0 };

static const struct schema_struct incremental_alter_configs_response_struct = { "IncrementalAlterConfigsResponse", incremental_alter_configs_response_fields, 2, sizeof(struct incremental_alter_configs_response), &incremental_alter_configs_response_defaults };

const struct schema incremental_alter_configs_response_schema = { "IncrementalAlterConfigsResponse", SCHEMA_RESPONSE, 44, 0, 1, 1, &incremental_alter_configs_response_struct, NULL };

static const struct field init_producer_id_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct init_producer_id_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct init_producer_id_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct init_producer_id_response, producer_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "ProducerEpoch", .about = "epoch of the producer; an older one is fenced", .type = FIELD_INT16, .offset = offsetof(struct init_producer_id_response, producer_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "OngoingTxnProducerId", .about = "producer id of the open transaction, -1 if none", .type = FIELD_INT64, .offset = offsetof(struct init_producer_id_response, ongoing_txn_producer_id), .first_version = 6, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "OngoingTxnProducerEpoch", .about = "epoch of the open transaction, -1 if none", .type = FIELD_INT16, .offset = offsetof(struct init_producer_id_response, ongoing_txn_producer_epoch), .first_version = 6, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
};

static const struct init_producer_id_response init_producer_id_response_defaults = { .producer_id = INT64_C(-1), .ongoing_txn_producer_id = INT64_C(-1), .ongoing_txn_producer_epoch = INT64_C(-1) };

static const struct schema_struct init_producer_id_response_struct = { "InitProducerIdResponse", init_producer_id_response_fields, 6, sizeof(struct init_producer_id_response), &init_producer_id_response_defaults };

const struct schema init_producer_id_response_schema = { "InitProducerIdResponse", SCHEMA_RESPONSE, 22, 0, 6, 2, &init_producer_id_response_struct, NULL };

static const struct field initialize_share_group_state_response_partition_result_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct initialize_share_group_state_response_partition_result, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct initialize_share_group_state_response_partition_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct initialize_share_group_state_response_partition_result, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct initialize_share_group_state_response_partition_result initialize_share_group_state_response_partition_result_defaults = { 0 };

const struct schema_struct initialize_share_group_state_response_partition_result_struct = { "PartitionResult", initialize_share_group_state_response_partition_result_fields, 3, sizeof(struct initialize_share_group_state_response_partition_result), &initialize_share_group_state_response_partition_result_defaults };

static const struct field initialize_share_group_state_response_initialize_state_result_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct initialize_share_group_state_response_initialize_state_result, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct initialize_share_group_state_response_initialize_state_result, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct initialize_share_group_state_response_initialize_state_result, partitions_count), .inner = &initialize_share_group_state_response_partition_result_struct },
};

static const struct initialize_share_group_state_response_initialize_state_result initialize_share_group_state_response_initialize_state_result_defaults = { 0 };

const struct schema_struct initialize_share_group_state_response_initialize_state_result_struct = { "InitializeStateResult", initialize_share_group_state_response_initialize_state_result_fields, 2, sizeof(struct initialize_share_group_state_response_initialize_state_result), &initialize_share_group_state_response_initialize_state_result_defaults };

static const struct field initialize_share_group_state_response_fields[] = {
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct initialize_share_group_state_response, results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct initialize_share_group_state_response, results_count), .inner = &initialize_share_group_state_response_initialize_state_result_struct },
};

static const struct initialize_share_group_state_response initialize_share_group_state_response_defaults = { 0 };

static const struct schema_struct initialize_share_group_state_response_struct = { "InitializeShareGroupStateResponse", initialize_share_group_state_response_fields, 1, sizeof(struct initialize_share_group_state_response), &initialize_share_group_state_response_defaults };

const struct schema initialize_share_group_state_response_schema = { "InitializeShareGroupStateResponse", SCHEMA_RESPONSE, 83, 0, 0, 0, &initialize_share_group_state_response_struct, NULL };

static const struct field join_group_response_join_group_response_member_fields[] = {
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct join_group_response_join_group_response_member, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupInstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct join_group_response_join_group_response_member, group_instance_id), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = 5, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
	{ .name = "Metadata", .about = "bytes that only the protocol understands", .type = FIELD_BYTES, .offset = offsetof(struct join_group_response_join_group_response_member, metadata), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct join_group_response_join_group_response_member join_group_response_join_group_response_member_defaults = { .member_id = TEXT(""), .metadata = TEXT("") };

const struct schema_struct join_group_response_join_group_response_member_struct = { "JoinGroupResponseMember", join_group_response_join_group_response_member_fields, 3, sizeof(struct join_group_response_join_group_response_member), &join_group_response_join_group_response_member_defaults };

static const struct field join_group_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct join_group_response, throttle_time_ms), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct join_group_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GenerationId", .about = "generation of the group the member knows", .type = FIELD_INT32, .offset = offsetof(struct join_group_response, generation_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "ProtocolType", .about = "kind of group, consumer as a rule", .type = FIELD_STRING, .offset = offsetof(struct join_group_response, protocol_type), .first_version = 7, .last_version = VERSION_MAX, .nullable_from = 7, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
	{ .name = "ProtocolName", .about = "assignor in force", .type = FIELD_STRING, .offset = offsetof(struct join_group_response, protocol_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 7, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Leader", .about = "member that makes the assignment", .type = FIELD_STRING, .offset = offsetof(struct join_group_response, leader), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SkipAssignment", .about = "the leader need not assign (static member came back)", .type = FIELD_BOOL, .offset = offsetof(struct join_group_response, skip_assignment), .first_version = 9, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct join_group_response, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Members", .about = "for the leader: all members and their subscriptions; else empty", .type = FIELD_STRUCT, .offset = offsetof(struct join_group_response, members), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct join_group_response, members_count), .inner = &join_group_response_join_group_response_member_struct },
};

static const struct join_group_response join_group_response_defaults = { .generation_id = INT64_C(-1), .protocol_name = TEXT(""), .leader = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct join_group_response_struct = { "JoinGroupResponse", join_group_response_fields, 9, sizeof(struct join_group_response), &join_group_response_defaults };

const struct schema join_group_response_schema = { "JoinGroupResponse", SCHEMA_RESPONSE, 11, 0, 9, 6, &join_group_response_struct, NULL };

static const struct field leave_group_response_member_response_fields[] = {
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct leave_group_response_member_response, member_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupInstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct leave_group_response_member_response, group_instance_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = 3, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct leave_group_response_member_response, error_code), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct leave_group_response_member_response leave_group_response_member_response_defaults = { .member_id = TEXT(""), .group_instance_id = TEXT("") };

const struct schema_struct leave_group_response_member_response_struct = { "MemberResponse", leave_group_response_member_response_fields, 3, sizeof(struct leave_group_response_member_response), &leave_group_response_member_response_defaults };

static const struct field leave_group_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct leave_group_response, throttle_time_ms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct leave_group_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Members", .about = "one a member", .type = FIELD_STRUCT, .offset = offsetof(struct leave_group_response, members), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct leave_group_response, members_count), .inner = &leave_group_response_member_response_struct },
};

static const struct leave_group_response leave_group_response_defaults = { 0 };

static const struct schema_struct leave_group_response_struct = { "LeaveGroupResponse", leave_group_response_fields, 3, sizeof(struct leave_group_response), &leave_group_response_defaults };

const struct schema leave_group_response_schema = { "LeaveGroupResponse", SCHEMA_RESPONSE, 13, 0, 5, 4, &leave_group_response_struct, NULL };

static const struct field list_config_resources_response_config_resource_fields[] = {
	{ .name = "ResourceName", .about = "name of the resource", .type = FIELD_STRING, .offset = offsetof(struct list_config_resources_response_config_resource, resource_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceType", .about = "what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group", .type = FIELD_INT8, .offset = offsetof(struct list_config_resources_response_config_resource, resource_type), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(16) },
};

static const struct list_config_resources_response_config_resource list_config_resources_response_config_resource_defaults = { .resource_name = TEXT(""), .resource_type = INT64_C(16) };

const struct schema_struct list_config_resources_response_config_resource_struct = { "ConfigResource", list_config_resources_response_config_resource_fields, 2, sizeof(struct list_config_resources_response_config_resource), &list_config_resources_response_config_resource_defaults };

static const struct field list_config_resources_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct list_config_resources_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct list_config_resources_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ConfigResources", .about = "what has configs", .type = FIELD_STRUCT, .offset = offsetof(struct list_config_resources_response, config_resources), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_config_resources_response, config_resources_count), .inner = &list_config_resources_response_config_resource_struct },
};

static const struct list_config_resources_response list_config_resources_response_defaults = { 0 };

static const struct schema_struct list_config_resources_response_struct = { "ListConfigResourcesResponse", list_config_resources_response_fields, 3, sizeof(struct list_config_resources_response), &list_config_resources_response_defaults };

const struct schema list_config_resources_response_schema = { "ListConfigResourcesResponse", SCHEMA_RESPONSE, 74, 0, 1, 0, &list_config_resources_response_struct, NULL };

static const struct field list_groups_response_listed_group_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct list_groups_response_listed_group, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProtocolType", .about = "kind of group, consumer as a rule", .type = FIELD_STRING, .offset = offsetof(struct list_groups_response_listed_group, protocol_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupState", .about = "state by name; empty on error", .type = FIELD_STRING, .offset = offsetof(struct list_groups_response_listed_group, group_state), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "GroupType", .about = "type by name: classic, consumer, share, streams", .type = FIELD_STRING, .offset = offsetof(struct list_groups_response_listed_group, group_type), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct list_groups_response_listed_group list_groups_response_listed_group_defaults = { .group_id = TEXT(""), .protocol_type = TEXT(""), .group_state = TEXT(""), .group_type = TEXT("") };

const struct schema_struct list_groups_response_listed_group_struct = { "ListedGroup", list_groups_response_listed_group_fields, 4, sizeof(struct list_groups_response_listed_group), &list_groups_response_listed_group_defaults };

static const struct field list_groups_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct list_groups_response, throttle_time_ms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct list_groups_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Groups", .about = "one a group", .type = FIELD_STRUCT, .offset = offsetof(struct list_groups_response, groups), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_groups_response, groups_count), .inner = &list_groups_response_listed_group_struct },
};

static const struct list_groups_response list_groups_response_defaults = { 0 };

static const struct schema_struct list_groups_response_struct = { "ListGroupsResponse", list_groups_response_fields, 3, sizeof(struct list_groups_response), &list_groups_response_defaults };

const struct schema list_groups_response_schema = { "ListGroupsResponse", SCHEMA_RESPONSE, 16, 0, 5, 3, &list_groups_response_struct, NULL };

static const struct field list_offsets_response_list_offsets_partition_response_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct list_offsets_response_list_offsets_partition_response, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct list_offsets_response_list_offsets_partition_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Timestamp", .about = "time of the record found, ms; -1 if none", .type = FIELD_INT64, .offset = offsetof(struct list_offsets_response_list_offsets_partition_response, timestamp), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "Offset", .about = "offset found, -1 if none", .type = FIELD_INT64, .offset = offsetof(struct list_offsets_response_list_offsets_partition_response, offset), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct list_offsets_response_list_offsets_partition_response, leader_epoch), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
};

static const struct list_offsets_response_list_offsets_partition_response list_offsets_response_list_offsets_partition_response_defaults = { .timestamp = INT64_C(-1), .offset = INT64_C(-1), .leader_epoch = INT64_C(-1) };

const struct schema_struct list_offsets_response_list_offsets_partition_response_struct = { "ListOffsetsPartitionResponse", list_offsets_response_list_offsets_partition_response_fields, 5, sizeof(struct list_offsets_response_list_offsets_partition_response), &list_offsets_response_list_offsets_partition_response_defaults };

static const struct field list_offsets_response_list_offsets_topic_response_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct list_offsets_response_list_offsets_topic_response, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct list_offsets_response_list_offsets_topic_response, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_offsets_response_list_offsets_topic_response, partitions_count), .inner = &list_offsets_response_list_offsets_partition_response_struct },
};

static const struct list_offsets_response_list_offsets_topic_response list_offsets_response_list_offsets_topic_response_defaults = { .name = TEXT("") };

const struct schema_struct list_offsets_response_list_offsets_topic_response_struct = { "ListOffsetsTopicResponse", list_offsets_response_list_offsets_topic_response_fields, 2, sizeof(struct list_offsets_response_list_offsets_topic_response), &list_offsets_response_list_offsets_topic_response_defaults };

static const struct field list_offsets_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct list_offsets_response, throttle_time_ms), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct list_offsets_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_offsets_response, topics_count), .inner = &list_offsets_response_list_offsets_topic_response_struct },
};

static const struct list_offsets_response list_offsets_response_defaults = { 0 };

static const struct schema_struct list_offsets_response_struct = { "ListOffsetsResponse", list_offsets_response_fields, 2, sizeof(struct list_offsets_response), &list_offsets_response_defaults };

const struct schema list_offsets_response_schema = { "ListOffsetsResponse", SCHEMA_RESPONSE, 2, 1, 11, 6, &list_offsets_response_struct, NULL };

static const struct field list_partition_reassignments_response_ongoing_partition_reassignment_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct list_partition_reassignments_response_ongoing_partition_reassignment, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Replicas", .about = "replicas, the preferred leader first", .type = FIELD_INT32, .offset = offsetof(struct list_partition_reassignments_response_ongoing_partition_reassignment, replicas), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_partition_reassignments_response_ongoing_partition_reassignment, replicas_count) },
	{ .name = "AddingReplicas", .about = "replicas a reassignment is adding", .type = FIELD_INT32, .offset = offsetof(struct list_partition_reassignments_response_ongoing_partition_reassignment, adding_replicas), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_partition_reassignments_response_ongoing_partition_reassignment, adding_replicas_count) },
	{ .name = "RemovingReplicas", .about = "replicas a reassignment is removing", .type = FIELD_INT32, .offset = offsetof(struct list_partition_reassignments_response_ongoing_partition_reassignment, removing_replicas), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_partition_reassignments_response_ongoing_partition_reassignment, removing_replicas_count) },
};

static const struct list_partition_reassignments_response_ongoing_partition_reassignment list_partition_reassignments_response_ongoing_partition_reassignment_defaults = { 0 };

const struct schema_struct list_partition_reassignments_response_ongoing_partition_reassignment_struct = { "OngoingPartitionReassignment", list_partition_reassignments_response_ongoing_partition_reassignment_fields, 4, sizeof(struct list_partition_reassignments_response_ongoing_partition_reassignment), &list_partition_reassignments_response_ongoing_partition_reassignment_defaults };

static const struct field list_partition_reassignments_response_ongoing_topic_reassignment_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct list_partition_reassignments_response_ongoing_topic_reassignment, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct list_partition_reassignments_response_ongoing_topic_reassignment, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_partition_reassignments_response_ongoing_topic_reassignment, partitions_count), .inner = &list_partition_reassignments_response_ongoing_partition_reassignment_struct },
};

static const struct list_partition_reassignments_response_ongoing_topic_reassignment list_partition_reassignments_response_ongoing_topic_reassignment_defaults = { .name = TEXT("") };

const struct schema_struct list_partition_reassignments_response_ongoing_topic_reassignment_struct = { "OngoingTopicReassignment", list_partition_reassignments_response_ongoing_topic_reassignment_fields, 2, sizeof(struct list_partition_reassignments_response_ongoing_topic_reassignment), &list_partition_reassignments_response_ongoing_topic_reassignment_defaults };

static const struct field list_partition_reassignments_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct list_partition_reassignments_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct list_partition_reassignments_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct list_partition_reassignments_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct list_partition_reassignments_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_partition_reassignments_response, topics_count), .inner = &list_partition_reassignments_response_ongoing_topic_reassignment_struct },
};

static const struct list_partition_reassignments_response list_partition_reassignments_response_defaults = { .error_message = TEXT("") };

static const struct schema_struct list_partition_reassignments_response_struct = { "ListPartitionReassignmentsResponse", list_partition_reassignments_response_fields, 4, sizeof(struct list_partition_reassignments_response), &list_partition_reassignments_response_defaults };

const struct schema list_partition_reassignments_response_schema = { "ListPartitionReassignmentsResponse", SCHEMA_RESPONSE, 46, 0, 0, 0, &list_partition_reassignments_response_struct, NULL };

static const struct field list_transactions_response_transaction_state_fields[] = {
	{ .name = "TransactionalId", .about = "name that outlives the producer", .type = FIELD_STRING, .offset = offsetof(struct list_transactions_response_transaction_state, transactional_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct list_transactions_response_transaction_state, producer_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TransactionState", .about = "state by name", .type = FIELD_STRING, .offset = offsetof(struct list_transactions_response_transaction_state, transaction_state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct list_transactions_response_transaction_state list_transactions_response_transaction_state_defaults = { .transactional_id = TEXT(""), .transaction_state = TEXT("") };

const struct schema_struct list_transactions_response_transaction_state_struct = { "TransactionState", list_transactions_response_transaction_state_fields, 3, sizeof(struct list_transactions_response_transaction_state), &list_transactions_response_transaction_state_defaults };

static const struct field list_transactions_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct list_transactions_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct list_transactions_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "UnknownStateFilters", .about = "states of the question that do not exist", .type = FIELD_STRING, .offset = offsetof(struct list_transactions_response, unknown_state_filters), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_transactions_response, unknown_state_filters_count) },
	{ .name = "TransactionStates", .about = "one a transaction", .type = FIELD_STRUCT, .offset = offsetof(struct list_transactions_response, transaction_states), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_transactions_response, transaction_states_count), .inner = &list_transactions_response_transaction_state_struct },
};

static const struct list_transactions_response list_transactions_response_defaults = { 0 };

static const struct schema_struct list_transactions_response_struct = { "ListTransactionsResponse", list_transactions_response_fields, 4, sizeof(struct list_transactions_response), &list_transactions_response_defaults };

const struct schema list_transactions_response_schema = { "ListTransactionsResponse", SCHEMA_RESPONSE, 66, 0, 2, 0, &list_transactions_response_struct, NULL };

static const struct field metadata_response_metadata_response_broker_fields[] = {
	{ .name = "NodeId", .about = "id of the node", .type = FIELD_INT32, .offset = offsetof(struct metadata_response_metadata_response_broker, node_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct metadata_response_metadata_response_broker, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_INT32, .offset = offsetof(struct metadata_response_metadata_response_broker, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Rack", .about = "rack; null: none", .type = FIELD_STRING, .offset = offsetof(struct metadata_response_metadata_response_broker, rack), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = 1, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
};

static const struct metadata_response_metadata_response_broker metadata_response_metadata_response_broker_defaults = { .host = TEXT("") };

const struct schema_struct metadata_response_metadata_response_broker_struct = { "MetadataResponseBroker", metadata_response_metadata_response_broker_fields, 4, sizeof(struct metadata_response_metadata_response_broker), &metadata_response_metadata_response_broker_defaults };

static const struct field metadata_response_metadata_response_partition_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct metadata_response_metadata_response_partition, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct metadata_response_metadata_response_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct metadata_response_metadata_response_partition, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct metadata_response_metadata_response_partition, leader_epoch), .first_version = 7, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "ReplicaNodes", .about = "replicas, the preferred leader first", .type = FIELD_INT32, .offset = offsetof(struct metadata_response_metadata_response_partition, replica_nodes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct metadata_response_metadata_response_partition, replica_nodes_count) },
	{ .name = "IsrNodes", .about = "replicas in sync", .type = FIELD_INT32, .offset = offsetof(struct metadata_response_metadata_response_partition, isr_nodes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct metadata_response_metadata_response_partition, isr_nodes_count) },
	{ .name = "OfflineReplicas", .about = "replicas on brokers or disks that are down", .type = FIELD_INT32, .offset = offsetof(struct metadata_response_metadata_response_partition, offline_replicas), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct metadata_response_metadata_response_partition, offline_replicas_count), .is_ignorable = true },
};

static const struct metadata_response_metadata_response_partition metadata_response_metadata_response_partition_defaults = { .leader_epoch = INT64_C(-1) };

const struct schema_struct metadata_response_metadata_response_partition_struct = { "MetadataResponsePartition", metadata_response_metadata_response_partition_fields, 7, sizeof(struct metadata_response_metadata_response_partition), &metadata_response_metadata_response_partition_defaults };

static const struct field metadata_response_metadata_response_topic_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct metadata_response_metadata_response_topic, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct metadata_response_metadata_response_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 12, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct metadata_response_metadata_response_topic, topic_id), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "IsInternal", .about = "one of Kafka's own topics", .type = FIELD_BOOL, .offset = offsetof(struct metadata_response_metadata_response_topic, is_internal), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct metadata_response_metadata_response_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct metadata_response_metadata_response_topic, partitions_count), .inner = &metadata_response_metadata_response_partition_struct },
	{ .name = "TopicAuthorizedOperations", .about = "bits, one an allowed operation on the topic; INT32_MIN: not asked for", .type = FIELD_INT32, .offset = offsetof(struct metadata_response_metadata_response_topic, topic_authorized_operations), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-2147483648) },
};

static const struct metadata_response_metadata_response_topic metadata_response_metadata_response_topic_defaults = { .name = TEXT(""), .topic_authorized_operations = INT64_C(-2147483648) };

const struct schema_struct metadata_response_metadata_response_topic_struct = { "MetadataResponseTopic", metadata_response_metadata_response_topic_fields, 6, sizeof(struct metadata_response_metadata_response_topic), &metadata_response_metadata_response_topic_defaults };

static const struct field metadata_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct metadata_response, throttle_time_ms), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Brokers", .about = "brokers of the cluster", .type = FIELD_STRUCT, .offset = offsetof(struct metadata_response, brokers), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct metadata_response, brokers_count), .inner = &metadata_response_metadata_response_broker_struct },
	{ .name = "ClusterId", .about = "id of the cluster", .type = FIELD_STRING, .offset = offsetof(struct metadata_response, cluster_id), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = 2, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
	{ .name = "ControllerId", .about = "id of the controller, -1 if none (in KRaft: some live broker)", .type = FIELD_INT32, .offset = offsetof(struct metadata_response, controller_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct metadata_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct metadata_response, topics_count), .inner = &metadata_response_metadata_response_topic_struct },
	{ .name = "ClusterAuthorizedOperations", .about = "bits, one an allowed operation on the cluster; INT32_MIN: not asked for", .type = FIELD_INT32, .offset = offsetof(struct metadata_response, cluster_authorized_operations), .first_version = 8, .last_version = 10, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-2147483648) },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct metadata_response, error_code), .first_version = 13, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct metadata_response metadata_response_defaults = { .controller_id = INT64_C(-1), .cluster_authorized_operations = INT64_C(-2147483648) };

static const struct schema_struct metadata_response_struct = { "MetadataResponse", metadata_response_fields, 7, sizeof(struct metadata_response), &metadata_response_defaults };

const struct schema metadata_response_schema = { "MetadataResponse", SCHEMA_RESPONSE, 3, 0, 13, 9, &metadata_response_struct, NULL };

static const struct field offset_commit_response_offset_commit_response_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct offset_commit_response_offset_commit_response_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct offset_commit_response_offset_commit_response_partition, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct offset_commit_response_offset_commit_response_partition offset_commit_response_offset_commit_response_partition_defaults = { 0 };

const struct schema_struct offset_commit_response_offset_commit_response_partition_struct = { "OffsetCommitResponsePartition", offset_commit_response_offset_commit_response_partition_fields, 2, sizeof(struct offset_commit_response_offset_commit_response_partition), &offset_commit_response_offset_commit_response_partition_defaults };

static const struct field offset_commit_response_offset_commit_response_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct offset_commit_response_offset_commit_response_topic, name), .first_version = 0, .last_version = 9, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct offset_commit_response_offset_commit_response_topic, topic_id), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct offset_commit_response_offset_commit_response_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_commit_response_offset_commit_response_topic, partitions_count), .inner = &offset_commit_response_offset_commit_response_partition_struct },
};

static const struct offset_commit_response_offset_commit_response_topic offset_commit_response_offset_commit_response_topic_defaults = { .name = TEXT("") };

const struct schema_struct offset_commit_response_offset_commit_response_topic_struct = { "OffsetCommitResponseTopic", offset_commit_response_offset_commit_response_topic_fields, 3, sizeof(struct offset_commit_response_offset_commit_response_topic), &offset_commit_response_offset_commit_response_topic_defaults };

static const struct field offset_commit_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct offset_commit_response, throttle_time_ms), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct offset_commit_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_commit_response, topics_count), .inner = &offset_commit_response_offset_commit_response_topic_struct },
};

static const struct offset_commit_response offset_commit_response_defaults = { 0 };

static const struct schema_struct offset_commit_response_struct = { "OffsetCommitResponse", offset_commit_response_fields, 2, sizeof(struct offset_commit_response), &offset_commit_response_defaults };

const struct schema offset_commit_response_schema = { "OffsetCommitResponse", SCHEMA_RESPONSE, 8, 2, 10, 8, &offset_commit_response_struct, NULL };

static const struct field offset_delete_response_offset_delete_response_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct offset_delete_response_offset_delete_response_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct offset_delete_response_offset_delete_response_partition, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct offset_delete_response_offset_delete_response_partition offset_delete_response_offset_delete_response_partition_defaults = { 0 };

const struct schema_struct offset_delete_response_offset_delete_response_partition_struct = { "OffsetDeleteResponsePartition", offset_delete_response_offset_delete_response_partition_fields, 2, sizeof(struct offset_delete_response_offset_delete_response_partition), &offset_delete_response_offset_delete_response_partition_defaults };

static const struct field offset_delete_response_offset_delete_response_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct offset_delete_response_offset_delete_response_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct offset_delete_response_offset_delete_response_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_delete_response_offset_delete_response_topic, partitions_count), .inner = &offset_delete_response_offset_delete_response_partition_struct },
};

static const struct offset_delete_response_offset_delete_response_topic offset_delete_response_offset_delete_response_topic_defaults = { .name = TEXT("") };

const struct schema_struct offset_delete_response_offset_delete_response_topic_struct = { "OffsetDeleteResponseTopic", offset_delete_response_offset_delete_response_topic_fields, 2, sizeof(struct offset_delete_response_offset_delete_response_topic), &offset_delete_response_offset_delete_response_topic_defaults };

static const struct field offset_delete_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct offset_delete_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct offset_delete_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct offset_delete_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_delete_response, topics_count), .inner = &offset_delete_response_offset_delete_response_topic_struct },
};

static const struct offset_delete_response offset_delete_response_defaults = { 0 };

static const struct schema_struct offset_delete_response_struct = { "OffsetDeleteResponse", offset_delete_response_fields, 3, sizeof(struct offset_delete_response), &offset_delete_response_defaults };

const struct schema offset_delete_response_schema = { "OffsetDeleteResponse", SCHEMA_RESPONSE, 47, 0, 0, VERSION_NONE, &offset_delete_response_struct, NULL };

static const struct field offset_fetch_response_offset_fetch_response_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_partition, partition_index), .first_version = 0, .last_version = 7, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CommittedOffset", .about = "next offset to consume, -1 if none is committed", .type = FIELD_INT64, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_partition, committed_offset), .first_version = 0, .last_version = 7, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CommittedLeaderEpoch", .about = "leader epoch of the last record consumed, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_partition, committed_leader_epoch), .first_version = 5, .last_version = 7, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "Metadata", .about = "note that was committed with it", .type = FIELD_STRING, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_partition, metadata), .first_version = 0, .last_version = 7, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_partition, error_code), .first_version = 0, .last_version = 7, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct offset_fetch_response_offset_fetch_response_partition offset_fetch_response_offset_fetch_response_partition_defaults = { .committed_leader_epoch = INT64_C(-1), .metadata = TEXT("") };

const struct schema_struct offset_fetch_response_offset_fetch_response_partition_struct = { "OffsetFetchResponsePartition", offset_fetch_response_offset_fetch_response_partition_fields, 5, sizeof(struct offset_fetch_response_offset_fetch_response_partition), &offset_fetch_response_offset_fetch_response_partition_defaults };

static const struct field offset_fetch_response_offset_fetch_response_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_topic, name), .first_version = 0, .last_version = 7, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_topic, partitions), .first_version = 0, .last_version = 7, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_fetch_response_offset_fetch_response_topic, partitions_count), .inner = &offset_fetch_response_offset_fetch_response_partition_struct },
};

static const struct offset_fetch_response_offset_fetch_response_topic offset_fetch_response_offset_fetch_response_topic_defaults = { .name = TEXT("") };

const struct schema_struct offset_fetch_response_offset_fetch_response_topic_struct = { "OffsetFetchResponseTopic", offset_fetch_response_offset_fetch_response_topic_fields, 2, sizeof(struct offset_fetch_response_offset_fetch_response_topic), &offset_fetch_response_offset_fetch_response_topic_defaults };

static const struct field offset_fetch_response_offset_fetch_response_partitions_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_partitions, partition_index), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CommittedOffset", .about = "next offset to consume, -1 if none is committed", .type = FIELD_INT64, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_partitions, committed_offset), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CommittedLeaderEpoch", .about = "leader epoch of the last record consumed, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_partitions, committed_leader_epoch), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "Metadata", .about = "note that was committed with it", .type = FIELD_STRING, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_partitions, metadata), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = 8, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_partitions, error_code), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct offset_fetch_response_offset_fetch_response_partitions offset_fetch_response_offset_fetch_response_partitions_defaults = { .committed_leader_epoch = INT64_C(-1), .metadata = TEXT("") };

const struct schema_struct offset_fetch_response_offset_fetch_response_partitions_struct = { "OffsetFetchResponsePartitions", offset_fetch_response_offset_fetch_response_partitions_fields, 5, sizeof(struct offset_fetch_response_offset_fetch_response_partitions), &offset_fetch_response_offset_fetch_response_partitions_defaults };

static const struct field offset_fetch_response_offset_fetch_response_topics_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_topics, name), .first_version = 8, .last_version = 9, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_topics, topic_id), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_topics, partitions), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_fetch_response_offset_fetch_response_topics, partitions_count), .inner = &offset_fetch_response_offset_fetch_response_partitions_struct },
};

static const struct offset_fetch_response_offset_fetch_response_topics offset_fetch_response_offset_fetch_response_topics_defaults = { .name = TEXT("") };

const struct schema_struct offset_fetch_response_offset_fetch_response_topics_struct = { "OffsetFetchResponseTopics", offset_fetch_response_offset_fetch_response_topics_fields, 3, sizeof(struct offset_fetch_response_offset_fetch_response_topics), &offset_fetch_response_offset_fetch_response_topics_defaults };

static const struct field offset_fetch_response_offset_fetch_response_group_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_group, group_id), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_group, topics), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_fetch_response_offset_fetch_response_group, topics_count), .inner = &offset_fetch_response_offset_fetch_response_topics_struct },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct offset_fetch_response_offset_fetch_response_group, error_code), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct offset_fetch_response_offset_fetch_response_group offset_fetch_response_offset_fetch_response_group_defaults = { .group_id = TEXT("") };

const struct schema_struct offset_fetch_response_offset_fetch_response_group_struct = { "OffsetFetchResponseGroup", offset_fetch_response_offset_fetch_response_group_fields, 3, sizeof(struct offset_fetch_response_offset_fetch_response_group), &offset_fetch_response_offset_fetch_response_group_defaults };

static const struct field offset_fetch_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct offset_fetch_response, throttle_time_ms), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct offset_fetch_response, topics), .first_version = 0, .last_version = 7, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_fetch_response, topics_count), .inner = &offset_fetch_response_offset_fetch_response_topic_struct },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct offset_fetch_response, error_code), .first_version = 2, .last_version = 7, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Groups", .about = "one a group", .type = FIELD_STRUCT, .offset = offsetof(struct offset_fetch_response, groups), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_fetch_response, groups_count), .inner = &offset_fetch_response_offset_fetch_response_group_struct },
};

static const struct offset_fetch_response offset_fetch_response_defaults = { 0 };

static const struct schema_struct offset_fetch_response_struct = { "OffsetFetchResponse", offset_fetch_response_fields, 4, sizeof(struct offset_fetch_response), &offset_fetch_response_defaults };

const struct schema offset_fetch_response_schema = { "OffsetFetchResponse", SCHEMA_RESPONSE, 9, 1, 10, 6, &offset_fetch_response_struct, NULL };

static const struct field offset_for_leader_epoch_response_epoch_end_offset_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct offset_for_leader_epoch_response_epoch_end_offset, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct offset_for_leader_epoch_response_epoch_end_offset, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct offset_for_leader_epoch_response_epoch_end_offset, leader_epoch), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "EndOffset", .about = "offset behind the last one", .type = FIELD_INT64, .offset = offsetof(struct offset_for_leader_epoch_response_epoch_end_offset, end_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
};

static const struct offset_for_leader_epoch_response_epoch_end_offset offset_for_leader_epoch_response_epoch_end_offset_defaults = { .leader_epoch = INT64_C(-1), .end_offset = INT64_C(-1) };

const struct schema_struct offset_for_leader_epoch_response_epoch_end_offset_struct = { "EpochEndOffset", offset_for_leader_epoch_response_epoch_end_offset_fields, 4, sizeof(struct offset_for_leader_epoch_response_epoch_end_offset), &offset_for_leader_epoch_response_epoch_end_offset_defaults };

static const struct field offset_for_leader_epoch_response_offset_for_leader_topic_result_fields[] = {
	{ .name = "Topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct offset_for_leader_epoch_response_offset_for_leader_topic_result, topic), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct offset_for_leader_epoch_response_offset_for_leader_topic_result, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_for_leader_epoch_response_offset_for_leader_topic_result, partitions_count), .inner = &offset_for_leader_epoch_response_epoch_end_offset_struct },
};

static const struct offset_for_leader_epoch_response_offset_for_leader_topic_result offset_for_leader_epoch_response_offset_for_leader_topic_result_defaults = { .topic = TEXT("") };

const struct schema_struct offset_for_leader_epoch_response_offset_for_leader_topic_result_struct = { "OffsetForLeaderTopicResult", offset_for_leader_epoch_response_offset_for_leader_topic_result_fields, 2, sizeof(struct offset_for_leader_epoch_response_offset_for_leader_topic_result), &offset_for_leader_epoch_response_offset_for_leader_topic_result_defaults };

static const struct field offset_for_leader_epoch_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct offset_for_leader_epoch_response, throttle_time_ms), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct offset_for_leader_epoch_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_for_leader_epoch_response, topics_count), .inner = &offset_for_leader_epoch_response_offset_for_leader_topic_result_struct },
};

static const struct offset_for_leader_epoch_response offset_for_leader_epoch_response_defaults = { 0 };

static const struct schema_struct offset_for_leader_epoch_response_struct = { "OffsetForLeaderEpochResponse", offset_for_leader_epoch_response_fields, 2, sizeof(struct offset_for_leader_epoch_response), &offset_for_leader_epoch_response_defaults };

const struct schema offset_for_leader_epoch_response_schema = { "OffsetForLeaderEpochResponse", SCHEMA_RESPONSE, 23, 2, 4, 4, &offset_for_leader_epoch_response_struct, NULL };

static const struct field produce_response_batch_index_and_error_message_fields[] = {
	{ .name = "BatchIndex", .about = "which record of the batch", .type = FIELD_INT32, .offset = offsetof(struct produce_response_batch_index_and_error_message, batch_index), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BatchIndexErrorMessage", .about = "what was wrong with it", .type = FIELD_STRING, .offset = offsetof(struct produce_response_batch_index_and_error_message, batch_index_error_message), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = 8, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct produce_response_batch_index_and_error_message produce_response_batch_index_and_error_message_defaults = { 0 };

const struct schema_struct produce_response_batch_index_and_error_message_struct = { "BatchIndexAndErrorMessage", produce_response_batch_index_and_error_message_fields, 2, sizeof(struct produce_response_batch_index_and_error_message), &produce_response_batch_index_and_error_message_defaults };

static const struct field produce_response_leader_id_and_epoch_fields[] = {
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct produce_response_leader_id_and_epoch, leader_id), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct produce_response_leader_id_and_epoch, leader_epoch), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
};

static const struct produce_response_leader_id_and_epoch produce_response_leader_id_and_epoch_defaults = { .leader_id = INT64_C(-1), .leader_epoch = INT64_C(-1) };

const struct schema_struct produce_response_leader_id_and_epoch_struct = { "LeaderIdAndEpoch", produce_response_leader_id_and_epoch_fields, 2, sizeof(struct produce_response_leader_id_and_epoch), &produce_response_leader_id_and_epoch_defaults };

static const struct field produce_response_partition_produce_response_fields[] = {
	{ .name = "Index", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct produce_response_partition_produce_response, index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct produce_response_partition_produce_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BaseOffset", .about = "offset given to the first record; -1 on error", .type = FIELD_INT64, .offset = offsetof(struct produce_response_partition_produce_response, base_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LogAppendTimeMs", .about = "time of appending if the topic stamps it, else -1, ms", .type = FIELD_INT64, .offset = offsetof(struct produce_response_partition_produce_response, log_append_time_ms), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "LogStartOffset", .about = "oldest offset that is there", .type = FIELD_INT64, .offset = offsetof(struct produce_response_partition_produce_response, log_start_offset), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "RecordErrors", .about = "records that were refused", .type = FIELD_STRUCT, .offset = offsetof(struct produce_response_partition_produce_response, record_errors), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct produce_response_partition_produce_response, record_errors_count), .is_ignorable = true, .inner = &produce_response_batch_index_and_error_message_struct },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct produce_response_partition_produce_response, error_message), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = 8, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
	{ .name = "CurrentLeader", .about = "who leads now, if the asker is wrong about it", .type = FIELD_STRUCT, .offset = offsetof(struct produce_response_partition_produce_response, current_leader), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 10, .flexible_from = VERSION_NONE, .inner = &produce_response_leader_id_and_epoch_struct },
};

static const struct produce_response_partition_produce_response produce_response_partition_produce_response_defaults = { .log_append_time_ms = INT64_C(-1), .log_start_offset = INT64_C(-1), .current_leader = { .leader_id = INT64_C(-1), .leader_epoch = INT64_C(-1) } };

const struct schema_struct produce_response_partition_produce_response_struct = { "PartitionProduceResponse", produce_response_partition_produce_response_fields, 8, sizeof(struct produce_response_partition_produce_response), &produce_response_partition_produce_response_defaults };

static const struct field produce_response_topic_produce_response_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct produce_response_topic_produce_response, name), .first_version = 0, .last_version = 12, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct produce_response_topic_produce_response, topic_id), .first_version = 13, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "PartitionResponses", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct produce_response_topic_produce_response, partition_responses), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct produce_response_topic_produce_response, partition_responses_count), .inner = &produce_response_partition_produce_response_struct },
};

static const struct produce_response_topic_produce_response produce_response_topic_produce_response_defaults = { .name = TEXT("") };

const struct schema_struct produce_response_topic_produce_response_struct = { "TopicProduceResponse", produce_response_topic_produce_response_fields, 3, sizeof(struct produce_response_topic_produce_response), &produce_response_topic_produce_response_defaults };

static const struct field produce_response_node_endpoint_fields[] = {
	{ .name = "NodeId", .about = "id of the node", .type = FIELD_INT32, .offset = offsetof(struct produce_response_node_endpoint, node_id), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct produce_response_node_endpoint, host), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_INT32, .offset = offsetof(struct produce_response_node_endpoint, port), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Rack", .about = "rack; null: none", .type = FIELD_STRING, .offset = offsetof(struct produce_response_node_endpoint, rack), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = 10, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct produce_response_node_endpoint produce_response_node_endpoint_defaults = { .host = TEXT("") };

const struct schema_struct produce_response_node_endpoint_struct = { "NodeEndpoint", produce_response_node_endpoint_fields, 4, sizeof(struct produce_response_node_endpoint), &produce_response_node_endpoint_defaults };

static const struct field produce_response_fields[] = {
	{ .name = "Responses", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct produce_response, responses), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct produce_response, responses_count), .inner = &produce_response_topic_produce_response_struct },
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct produce_response, throttle_time_ms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "NodeEndpoints", .about = "where the leaders named above listen", .type = FIELD_STRUCT, .offset = offsetof(struct produce_response, node_endpoints), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 10, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct produce_response, node_endpoints_count), .inner = &produce_response_node_endpoint_struct },
};

static const struct produce_response produce_response_defaults = { 0 };

static const struct schema_struct produce_response_struct = { "ProduceResponse", produce_response_fields, 3, sizeof(struct produce_response), &produce_response_defaults };

const struct schema produce_response_schema = { "ProduceResponse", SCHEMA_RESPONSE, 0, 3, 13, 9, &produce_response_struct, &produce_response_straight };

static const struct field push_telemetry_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct push_telemetry_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct push_telemetry_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct push_telemetry_response push_telemetry_response_defaults = { 0 };

static const struct schema_struct push_telemetry_response_struct = { "PushTelemetryResponse", push_telemetry_response_fields, 2, sizeof(struct push_telemetry_response), &push_telemetry_response_defaults };

const struct schema push_telemetry_response_schema = { "PushTelemetryResponse", SCHEMA_RESPONSE, 72, 0, 0, 0, &push_telemetry_response_struct, NULL };

static const struct field read_share_group_state_response_state_batch_fields[] = {
	{ .name = "FirstOffset", .about = "first offset of the range", .type = FIELD_INT64, .offset = offsetof(struct read_share_group_state_response_state_batch, first_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastOffset", .about = "last offset of the range, inclusive", .type = FIELD_INT64, .offset = offsetof(struct read_share_group_state_response_state_batch, last_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeliveryState", .about = "0 available, 2 acknowledged, 4 archived", .type = FIELD_INT8, .offset = offsetof(struct read_share_group_state_response_state_batch, delivery_state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeliveryCount", .about = "how often it was handed out", .type = FIELD_INT16, .offset = offsetof(struct read_share_group_state_response_state_batch, delivery_count), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct read_share_group_state_response_state_batch read_share_group_state_response_state_batch_defaults = { 0 };

const struct schema_struct read_share_group_state_response_state_batch_struct = { "StateBatch", read_share_group_state_response_state_batch_fields, 4, sizeof(struct read_share_group_state_response_state_batch), &read_share_group_state_response_state_batch_defaults };

static const struct field read_share_group_state_response_partition_result_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct read_share_group_state_response_partition_result, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct read_share_group_state_response_partition_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct read_share_group_state_response_partition_result, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "StateEpoch", .about = "fences old states", .type = FIELD_INT32, .offset = offsetof(struct read_share_group_state_response_partition_result, state_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StartOffset", .about = "first offset still in flight; below all is done", .type = FIELD_INT64, .offset = offsetof(struct read_share_group_state_response_partition_result, start_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StateBatches", .about = "ranges of offsets and their delivery state", .type = FIELD_STRUCT, .offset = offsetof(struct read_share_group_state_response_partition_result, state_batches), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct read_share_group_state_response_partition_result, state_batches_count), .inner = &read_share_group_state_response_state_batch_struct },
};

static const struct read_share_group_state_response_partition_result read_share_group_state_response_partition_result_defaults = { 0 };

const struct schema_struct read_share_group_state_response_partition_result_struct = { "PartitionResult", read_share_group_state_response_partition_result_fields, 6, sizeof(struct read_share_group_state_response_partition_result), &read_share_group_state_response_partition_result_defaults };

static const struct field read_share_group_state_response_read_state_result_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct read_share_group_state_response_read_state_result, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct read_share_group_state_response_read_state_result, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct read_share_group_state_response_read_state_result, partitions_count), .inner = &read_share_group_state_response_partition_result_struct },
};

static const struct read_share_group_state_response_read_state_result read_share_group_state_response_read_state_result_defaults = { 0 };

const struct schema_struct read_share_group_state_response_read_state_result_struct = { "ReadStateResult", read_share_group_state_response_read_state_result_fields, 2, sizeof(struct read_share_group_state_response_read_state_result), &read_share_group_state_response_read_state_result_defaults };

static const struct field read_share_group_state_response_fields[] = {
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct read_share_group_state_response, results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct read_share_group_state_response, results_count), .inner = &read_share_group_state_response_read_state_result_struct },
};

static const struct read_share_group_state_response read_share_group_state_response_defaults = { 0 };

static const struct schema_struct read_share_group_state_response_struct = { "ReadShareGroupStateResponse", read_share_group_state_response_fields, 1, sizeof(struct read_share_group_state_response), &read_share_group_state_response_defaults };

const struct schema read_share_group_state_response_schema = { "ReadShareGroupStateResponse", SCHEMA_RESPONSE, 84, 0, 0, 0, &read_share_group_state_response_struct, NULL };

static const struct field read_share_group_state_summary_response_partition_result_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct read_share_group_state_summary_response_partition_result, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct read_share_group_state_summary_response_partition_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct read_share_group_state_summary_response_partition_result, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "StateEpoch", .about = "fences old states", .type = FIELD_INT32, .offset = offsetof(struct read_share_group_state_summary_response_partition_result, state_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct read_share_group_state_summary_response_partition_result, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StartOffset", .about = "first offset still in flight; below all is done", .type = FIELD_INT64, .offset = offsetof(struct read_share_group_state_summary_response_partition_result, start_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeliveryCompleteCount", .about = "offsets from the start offset on that need no delivery any more, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct read_share_group_state_summary_response_partition_result, delivery_complete_count), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
};

static const struct read_share_group_state_summary_response_partition_result read_share_group_state_summary_response_partition_result_defaults = { .delivery_complete_count = INT64_C(-1) };

const struct schema_struct read_share_group_state_summary_response_partition_result_struct = { "PartitionResult", read_share_group_state_summary_response_partition_result_fields, 7, sizeof(struct read_share_group_state_summary_response_partition_result), &read_share_group_state_summary_response_partition_result_defaults };

static const struct field read_share_group_state_summary_response_read_state_summary_result_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct read_share_group_state_summary_response_read_state_summary_result, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct read_share_group_state_summary_response_read_state_summary_result, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct read_share_group_state_summary_response_read_state_summary_result, partitions_count), .inner = &read_share_group_state_summary_response_partition_result_struct },
};

static const struct read_share_group_state_summary_response_read_state_summary_result read_share_group_state_summary_response_read_state_summary_result_defaults = { 0 };

const struct schema_struct read_share_group_state_summary_response_read_state_summary_result_struct = { "ReadStateSummaryResult", read_share_group_state_summary_response_read_state_summary_result_fields, 2, sizeof(struct read_share_group_state_summary_response_read_state_summary_result), &read_share_group_state_summary_response_read_state_summary_result_defaults };

static const struct field read_share_group_state_summary_response_fields[] = {
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct read_share_group_state_summary_response, results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct read_share_group_state_summary_response, results_count), .inner = &read_share_group_state_summary_response_read_state_summary_result_struct },
};

static const struct read_share_group_state_summary_response read_share_group_state_summary_response_defaults = { 0 };

static const struct schema_struct read_share_group_state_summary_response_struct = { "ReadShareGroupStateSummaryResponse", read_share_group_state_summary_response_fields, 1, sizeof(struct read_share_group_state_summary_response), &read_share_group_state_summary_response_defaults };

const struct schema read_share_group_state_summary_response_schema = { "ReadShareGroupStateSummaryResponse", SCHEMA_RESPONSE, 87, 0, 1, 0, &read_share_group_state_summary_response_struct, NULL };

static const struct field remove_raft_voter_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct remove_raft_voter_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct remove_raft_voter_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct remove_raft_voter_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct remove_raft_voter_response remove_raft_voter_response_defaults = { .error_message = TEXT("") };

static const struct schema_struct remove_raft_voter_response_struct = { "RemoveRaftVoterResponse", remove_raft_voter_response_fields, 3, sizeof(struct remove_raft_voter_response), &remove_raft_voter_response_defaults };

const struct schema remove_raft_voter_response_schema = { "RemoveRaftVoterResponse", SCHEMA_RESPONSE, 81, 0, 0, 0, &remove_raft_voter_response_struct, NULL };

static const struct field renew_delegation_token_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct renew_delegation_token_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ExpiryTimestampMs", .about = "when it expires, ms", .type = FIELD_INT64, .offset = offsetof(struct renew_delegation_token_response, expiry_timestamp_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct renew_delegation_token_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct renew_delegation_token_response renew_delegation_token_response_defaults = { 0 };

static const struct schema_struct renew_delegation_token_response_struct = { "RenewDelegationTokenResponse", renew_delegation_token_response_fields, 3, sizeof(struct renew_delegation_token_response), &renew_delegation_token_response_defaults };

const struct schema renew_delegation_token_response_schema = { "RenewDelegationTokenResponse", SCHEMA_RESPONSE, 39, 1, 2, 2, &renew_delegation_token_response_struct, NULL };

static const struct field sasl_authenticate_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct sasl_authenticate_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct sasl_authenticate_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AuthBytes", .about = "what the SASL mechanism says", .type = FIELD_BYTES, .offset = offsetof(struct sasl_authenticate_response, auth_bytes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SessionLifetimeMs", .about = "authenticate again within this, ms; 0: never", .type = FIELD_INT64, .offset = offsetof(struct sasl_authenticate_response, session_lifetime_ms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct sasl_authenticate_response sasl_authenticate_response_defaults = { .error_message = TEXT(""), .auth_bytes = TEXT("") };

static const struct schema_struct sasl_authenticate_response_struct = { "SaslAuthenticateResponse", sasl_authenticate_response_fields, 4, sizeof(struct sasl_authenticate_response), &sasl_authenticate_response_defaults };

const struct schema sasl_authenticate_response_schema = { "SaslAuthenticateResponse", SCHEMA_RESPONSE, 36, 0, 2, 2, &sasl_authenticate_response_struct, NULL };

static const struct field sasl_handshake_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct sasl_handshake_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Mechanisms", .about = "mechanisms the server has", .type = FIELD_STRING, .offset = offsetof(struct sasl_handshake_response, mechanisms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct sasl_handshake_response, mechanisms_count) },
};

static const struct sasl_handshake_response sasl_handshake_response_defaults = { 0 };

static const struct schema_struct sasl_handshake_response_struct = { "SaslHandshakeResponse", sasl_handshake_response_fields, 2, sizeof(struct sasl_handshake_response), &sasl_handshake_response_defaults };

const struct schema sasl_handshake_response_schema = { "SaslHandshakeResponse", SCHEMA_RESPONSE, 17, 0, 1, VERSION_NONE, &sasl_handshake_response_struct, NULL };

static const struct field share_acknowledge_response_leader_id_and_epoch_fields[] = {
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct share_acknowledge_response_leader_id_and_epoch, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct share_acknowledge_response_leader_id_and_epoch, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_acknowledge_response_leader_id_and_epoch share_acknowledge_response_leader_id_and_epoch_defaults = { 0 };

const struct schema_struct share_acknowledge_response_leader_id_and_epoch_struct = { "LeaderIdAndEpoch", share_acknowledge_response_leader_id_and_epoch_fields, 2, sizeof(struct share_acknowledge_response_leader_id_and_epoch), &share_acknowledge_response_leader_id_and_epoch_defaults };

static const struct field share_acknowledge_response_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct share_acknowledge_response_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct share_acknowledge_response_partition_data, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct share_acknowledge_response_partition_data, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "CurrentLeader", .about = "who leads now, if the asker is wrong about it", .type = FIELD_STRUCT, .offset = offsetof(struct share_acknowledge_response_partition_data, current_leader), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &share_acknowledge_response_leader_id_and_epoch_struct },
};

static const struct share_acknowledge_response_partition_data share_acknowledge_response_partition_data_defaults = { 0 };

const struct schema_struct share_acknowledge_response_partition_data_struct = { "PartitionData", share_acknowledge_response_partition_data_fields, 4, sizeof(struct share_acknowledge_response_partition_data), &share_acknowledge_response_partition_data_defaults };

static const struct field share_acknowledge_response_share_acknowledge_topic_response_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct share_acknowledge_response_share_acknowledge_topic_response, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct share_acknowledge_response_share_acknowledge_topic_response, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_acknowledge_response_share_acknowledge_topic_response, partitions_count), .inner = &share_acknowledge_response_partition_data_struct },
};

static const struct share_acknowledge_response_share_acknowledge_topic_response share_acknowledge_response_share_acknowledge_topic_response_defaults = { 0 };

const struct schema_struct share_acknowledge_response_share_acknowledge_topic_response_struct = { "ShareAcknowledgeTopicResponse", share_acknowledge_response_share_acknowledge_topic_response_fields, 2, sizeof(struct share_acknowledge_response_share_acknowledge_topic_response), &share_acknowledge_response_share_acknowledge_topic_response_defaults };

static const struct field share_acknowledge_response_node_endpoint_fields[] = {
	{ .name = "NodeId", .about = "id of the node", .type = FIELD_INT32, .offset = offsetof(struct share_acknowledge_response_node_endpoint, node_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct share_acknowledge_response_node_endpoint, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_INT32, .offset = offsetof(struct share_acknowledge_response_node_endpoint, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Rack", .about = "rack; null: none", .type = FIELD_STRING, .offset = offsetof(struct share_acknowledge_response_node_endpoint, rack), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct share_acknowledge_response_node_endpoint share_acknowledge_response_node_endpoint_defaults = { .host = TEXT("") };

const struct schema_struct share_acknowledge_response_node_endpoint_struct = { "NodeEndpoint", share_acknowledge_response_node_endpoint_fields, 4, sizeof(struct share_acknowledge_response_node_endpoint), &share_acknowledge_response_node_endpoint_defaults };

static const struct field share_acknowledge_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct share_acknowledge_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct share_acknowledge_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct share_acknowledge_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "AcquisitionLockTimeoutMs", .about = "how long acquired records stay locked, ms", .type = FIELD_INT32, .offset = offsetof(struct share_acknowledge_response, acquisition_lock_timeout_ms), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Responses", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct share_acknowledge_response, responses), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_acknowledge_response, responses_count), .inner = &share_acknowledge_response_share_acknowledge_topic_response_struct },
	{ .name = "NodeEndpoints", .about = "where the leaders named above listen", .type = FIELD_STRUCT, .offset = offsetof(struct share_acknowledge_response, node_endpoints), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_acknowledge_response, node_endpoints_count), .inner = &share_acknowledge_response_node_endpoint_struct },
};

static const struct share_acknowledge_response share_acknowledge_response_defaults = { 0 };

static const struct schema_struct share_acknowledge_response_struct = { "ShareAcknowledgeResponse", share_acknowledge_response_fields, 6, sizeof(struct share_acknowledge_response), &share_acknowledge_response_defaults };

const struct schema share_acknowledge_response_schema = { "ShareAcknowledgeResponse", SCHEMA_RESPONSE, 79, 1, 2, 0, &share_acknowledge_response_struct, NULL };

static const struct field share_fetch_response_leader_id_and_epoch_fields[] = {
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_response_leader_id_and_epoch, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_response_leader_id_and_epoch, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_fetch_response_leader_id_and_epoch share_fetch_response_leader_id_and_epoch_defaults = { 0 };

const struct schema_struct share_fetch_response_leader_id_and_epoch_struct = { "LeaderIdAndEpoch", share_fetch_response_leader_id_and_epoch_fields, 2, sizeof(struct share_fetch_response_leader_id_and_epoch), &share_fetch_response_leader_id_and_epoch_defaults };

static const struct field share_fetch_response_acquired_records_fields[] = {
	{ .name = "FirstOffset", .about = "first offset of the range", .type = FIELD_INT64, .offset = offsetof(struct share_fetch_response_acquired_records, first_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastOffset", .about = "last offset of the range, inclusive", .type = FIELD_INT64, .offset = offsetof(struct share_fetch_response_acquired_records, last_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeliveryCount", .about = "how often it was handed out", .type = FIELD_INT16, .offset = offsetof(struct share_fetch_response_acquired_records, delivery_count), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_fetch_response_acquired_records share_fetch_response_acquired_records_defaults = { 0 };

const struct schema_struct share_fetch_response_acquired_records_struct = { "AcquiredRecords", share_fetch_response_acquired_records_fields, 3, sizeof(struct share_fetch_response_acquired_records), &share_fetch_response_acquired_records_defaults };

static const struct field share_fetch_response_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_response_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct share_fetch_response_partition_data, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct share_fetch_response_partition_data, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "AcknowledgeErrorCode", .about = "how the acknowledgements went, 0 for well", .type = FIELD_INT16, .offset = offsetof(struct share_fetch_response_partition_data, acknowledge_error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AcknowledgeErrorMessage", .about = "what was wrong with the acknowledgements", .type = FIELD_STRING, .offset = offsetof(struct share_fetch_response_partition_data, acknowledge_error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "CurrentLeader", .about = "who leads now, if the asker is wrong about it", .type = FIELD_STRUCT, .offset = offsetof(struct share_fetch_response_partition_data, current_leader), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &share_fetch_response_leader_id_and_epoch_struct },
	{ .name = "Records", .about = "batches as they are on disk", .type = FIELD_RECORDS, .offset = offsetof(struct share_fetch_response_partition_data, records), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AcquiredRecords", .about = "ranges of offsets that are now locked for this member", .type = FIELD_STRUCT, .offset = offsetof(struct share_fetch_response_partition_data, acquired_records), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_fetch_response_partition_data, acquired_records_count), .inner = &share_fetch_response_acquired_records_struct },
};

static const struct share_fetch_response_partition_data share_fetch_response_partition_data_defaults = { .records = { .bytes = TEXT("") } };

const struct schema_struct share_fetch_response_partition_data_struct = { "PartitionData", share_fetch_response_partition_data_fields, 8, sizeof(struct share_fetch_response_partition_data), &share_fetch_response_partition_data_defaults };

static const struct field share_fetch_response_share_fetchable_topic_response_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct share_fetch_response_share_fetchable_topic_response, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct share_fetch_response_share_fetchable_topic_response, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_fetch_response_share_fetchable_topic_response, partitions_count), .inner = &share_fetch_response_partition_data_struct },
};

static const struct share_fetch_response_share_fetchable_topic_response share_fetch_response_share_fetchable_topic_response_defaults = { 0 };

const struct schema_struct share_fetch_response_share_fetchable_topic_response_struct = { "ShareFetchableTopicResponse", share_fetch_response_share_fetchable_topic_response_fields, 2, sizeof(struct share_fetch_response_share_fetchable_topic_response), &share_fetch_response_share_fetchable_topic_response_defaults };

static const struct field share_fetch_response_node_endpoint_fields[] = {
	{ .name = "NodeId", .about = "id of the node", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_response_node_endpoint, node_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct share_fetch_response_node_endpoint, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_response_node_endpoint, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Rack", .about = "rack; null: none", .type = FIELD_STRING, .offset = offsetof(struct share_fetch_response_node_endpoint, rack), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct share_fetch_response_node_endpoint share_fetch_response_node_endpoint_defaults = { .host = TEXT("") };

const struct schema_struct share_fetch_response_node_endpoint_struct = { "NodeEndpoint", share_fetch_response_node_endpoint_fields, 4, sizeof(struct share_fetch_response_node_endpoint), &share_fetch_response_node_endpoint_defaults };

static const struct field share_fetch_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct share_fetch_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct share_fetch_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "AcquisitionLockTimeoutMs", .about = "how long acquired records stay locked, ms", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_response, acquisition_lock_timeout_ms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Responses", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct share_fetch_response, responses), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_fetch_response, responses_count), .inner = &share_fetch_response_share_fetchable_topic_response_struct },
	{ .name = "NodeEndpoints", .about = "where the leaders named above listen", .type = FIELD_STRUCT, .offset = offsetof(struct share_fetch_response, node_endpoints), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_fetch_response, node_endpoints_count), .inner = &share_fetch_response_node_endpoint_struct },
};

static const struct share_fetch_response share_fetch_response_defaults = { 0 };

static const struct schema_struct share_fetch_response_struct = { "ShareFetchResponse", share_fetch_response_fields, 6, sizeof(struct share_fetch_response), &share_fetch_response_defaults };

const struct schema share_fetch_response_schema = { "ShareFetchResponse", SCHEMA_RESPONSE, 78, 1, 2, 0, &share_fetch_response_struct, NULL };

static const struct field share_group_describe_response_topic_partitions_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct share_group_describe_response_topic_partitions, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct share_group_describe_response_topic_partitions, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct share_group_describe_response_topic_partitions, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_describe_response_topic_partitions, partitions_count) },
};

static const struct share_group_describe_response_topic_partitions share_group_describe_response_topic_partitions_defaults = { .topic_name = TEXT("") };

const struct schema_struct share_group_describe_response_topic_partitions_struct = { "TopicPartitions", share_group_describe_response_topic_partitions_fields, 3, sizeof(struct share_group_describe_response_topic_partitions), &share_group_describe_response_topic_partitions_defaults };

static const struct field share_group_describe_response_assignment_fields[] = {
	{ .name = "TopicPartitions", .about = "partitions by topic", .type = FIELD_STRUCT, .offset = offsetof(struct share_group_describe_response_assignment, topic_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_describe_response_assignment, topic_partitions_count), .inner = &share_group_describe_response_topic_partitions_struct },
};

static const struct share_group_describe_response_assignment share_group_describe_response_assignment_defaults = { 0 };

const struct schema_struct share_group_describe_response_assignment_struct = { "Assignment", share_group_describe_response_assignment_fields, 1, sizeof(struct share_group_describe_response_assignment), &share_group_describe_response_assignment_defaults };

static const struct field share_group_describe_response_member_fields[] = {
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct share_group_describe_response_member, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "RackId", .about = "rack; null or empty: none", .type = FIELD_STRING, .offset = offsetof(struct share_group_describe_response_member, rack_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "MemberEpoch", .about = "epoch of the member in the group", .type = FIELD_INT32, .offset = offsetof(struct share_group_describe_response_member, member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientId", .about = "name the client gave itself", .type = FIELD_STRING, .offset = offsetof(struct share_group_describe_response_member, client_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientHost", .about = "address the member came from", .type = FIELD_STRING, .offset = offsetof(struct share_group_describe_response_member, client_host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SubscribedTopicNames", .about = "topics it wants", .type = FIELD_STRING, .offset = offsetof(struct share_group_describe_response_member, subscribed_topic_names), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_describe_response_member, subscribed_topic_names_count) },
	{ .name = "Assignment", .about = "what the member has now", .type = FIELD_STRUCT, .offset = offsetof(struct share_group_describe_response_member, assignment), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &share_group_describe_response_assignment_struct },
};

static const struct share_group_describe_response_member share_group_describe_response_member_defaults = { .member_id = TEXT(""), .client_id = TEXT(""), .client_host = TEXT("") };

const struct schema_struct share_group_describe_response_member_struct = { "Member", share_group_describe_response_member_fields, 7, sizeof(struct share_group_describe_response_member), &share_group_describe_response_member_defaults };

static const struct field share_group_describe_response_described_group_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct share_group_describe_response_described_group, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct share_group_describe_response_described_group, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct share_group_describe_response_described_group, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupState", .about = "state by name; empty on error", .type = FIELD_STRING, .offset = offsetof(struct share_group_describe_response_described_group, group_state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupEpoch", .about = "grows when members or subscriptions change", .type = FIELD_INT32, .offset = offsetof(struct share_group_describe_response_described_group, group_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AssignmentEpoch", .about = "group epoch that the target assignment was made for", .type = FIELD_INT32, .offset = offsetof(struct share_group_describe_response_described_group, assignment_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AssignorName", .about = "assignor the group uses", .type = FIELD_STRING, .offset = offsetof(struct share_group_describe_response_described_group, assignor_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Members", .about = "one a member", .type = FIELD_STRUCT, .offset = offsetof(struct share_group_describe_response_described_group, members), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_describe_response_described_group, members_count), .inner = &share_group_describe_response_member_struct },
	{ .name = "AuthorizedOperations", .about = "bits, one an allowed operation; INT32_MIN: not asked for", .type = FIELD_INT32, .offset = offsetof(struct share_group_describe_response_described_group, authorized_operations), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-2147483648) },
};

static const struct share_group_describe_response_described_group share_group_describe_response_described_group_defaults = { .group_id = TEXT(""), .group_state = TEXT(""), .assignor_name = TEXT(""), .authorized_operations = INT64_C(-2147483648) };

const struct schema_struct share_group_describe_response_described_group_struct = { "DescribedGroup", share_group_describe_response_described_group_fields, 9, sizeof(struct share_group_describe_response_described_group), &share_group_describe_response_described_group_defaults };

static const struct field share_group_describe_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct share_group_describe_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Groups", .about = "one a group", .type = FIELD_STRUCT, .offset = offsetof(struct share_group_describe_response, groups), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_describe_response, groups_count), .inner = &share_group_describe_response_described_group_struct },
};

static const struct share_group_describe_response share_group_describe_response_defaults = { 0 };

static const struct schema_struct share_group_describe_response_struct = { "ShareGroupDescribeResponse", share_group_describe_response_fields, 2, sizeof(struct share_group_describe_response), &share_group_describe_response_defaults };

const struct schema share_group_describe_response_schema = { "ShareGroupDescribeResponse", SCHEMA_RESPONSE, 77, 1, 1, 0, &share_group_describe_response_struct, NULL };

static const struct field share_group_heartbeat_response_topic_partitions_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct share_group_heartbeat_response_topic_partitions, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct share_group_heartbeat_response_topic_partitions, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_heartbeat_response_topic_partitions, partitions_count) },
};

static const struct share_group_heartbeat_response_topic_partitions share_group_heartbeat_response_topic_partitions_defaults = { 0 };

const struct schema_struct share_group_heartbeat_response_topic_partitions_struct = { "TopicPartitions", share_group_heartbeat_response_topic_partitions_fields, 2, sizeof(struct share_group_heartbeat_response_topic_partitions), &share_group_heartbeat_response_topic_partitions_defaults };

static const struct field share_group_heartbeat_response_assignment_fields[] = {
	{ .name = "TopicPartitions", .about = "partitions by topic", .type = FIELD_STRUCT, .offset = offsetof(struct share_group_heartbeat_response_assignment, topic_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_heartbeat_response_assignment, topic_partitions_count), .inner = &share_group_heartbeat_response_topic_partitions_struct },
};

static const struct share_group_heartbeat_response_assignment share_group_heartbeat_response_assignment_defaults = { 0 };

const struct schema_struct share_group_heartbeat_response_assignment_struct = { "Assignment", share_group_heartbeat_response_assignment_fields, 1, sizeof(struct share_group_heartbeat_response_assignment), &share_group_heartbeat_response_assignment_defaults };

static const struct field share_group_heartbeat_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct share_group_heartbeat_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct share_group_heartbeat_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct share_group_heartbeat_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct share_group_heartbeat_response, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "MemberEpoch", .about = "epoch of the member in the group", .type = FIELD_INT32, .offset = offsetof(struct share_group_heartbeat_response, member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "HeartbeatIntervalMs", .about = "send the next heartbeat after this, ms", .type = FIELD_INT32, .offset = offsetof(struct share_group_heartbeat_response, heartbeat_interval_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Assignment", .about = "what the member should have; null: as before", .type = FIELD_STRUCT, .offset = offsetof(struct share_group_heartbeat_response, assignment), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &share_group_heartbeat_response_assignment_struct, .is_default_null = true },
};

static const struct share_group_heartbeat_response share_group_heartbeat_response_defaults = { 0 };

static const struct schema_struct share_group_heartbeat_response_struct = { "ShareGroupHeartbeatResponse", share_group_heartbeat_response_fields, 7, sizeof(struct share_group_heartbeat_response), &share_group_heartbeat_response_defaults };

const struct schema share_group_heartbeat_response_schema = { "ShareGroupHeartbeatResponse", SCHEMA_RESPONSE, 76, 1, 1, 0, &share_group_heartbeat_response_struct, NULL };

static const struct field streams_group_describe_response_key_value_fields[] = {
	{ .name = "Key", .about = "name of the setting", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_key_value, key), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_key_value, value), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_describe_response_key_value streams_group_describe_response_key_value_defaults = { .key = TEXT(""), .value = TEXT("") };

const struct schema_struct streams_group_describe_response_key_value_struct = { "KeyValue", streams_group_describe_response_key_value_fields, 2, sizeof(struct streams_group_describe_response_key_value), &streams_group_describe_response_key_value_defaults };

static const struct field streams_group_describe_response_topic_info_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_topic_info, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_INT32, .offset = offsetof(struct streams_group_describe_response_topic_info, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ReplicationFactor", .about = "replicas of each partition; -1: as configured or as assigned", .type = FIELD_INT16, .offset = offsetof(struct streams_group_describe_response_topic_info, replication_factor), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicConfigs", .about = "settings of the topic", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_topic_info, topic_configs), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_topic_info, topic_configs_count), .inner = &streams_group_describe_response_key_value_struct },
};

static const struct streams_group_describe_response_topic_info streams_group_describe_response_topic_info_defaults = { .name = TEXT("") };

const struct schema_struct streams_group_describe_response_topic_info_struct = { "TopicInfo", streams_group_describe_response_topic_info_fields, 4, sizeof(struct streams_group_describe_response_topic_info), &streams_group_describe_response_topic_info_defaults };

static const struct field streams_group_describe_response_subtopology_fields[] = {
	{ .name = "SubtopologyId", .about = "which part", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_subtopology, subtopology_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SourceTopics", .about = "topics it reads", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_subtopology, source_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_subtopology, source_topics_count) },
	{ .name = "RepartitionSinkTopics", .about = "internal topics it writes", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_subtopology, repartition_sink_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_subtopology, repartition_sink_topics_count) },
	{ .name = "StateChangelogTopics", .about = "topics that back its state stores", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_subtopology, state_changelog_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_subtopology, state_changelog_topics_count), .inner = &streams_group_describe_response_topic_info_struct },
	{ .name = "RepartitionSourceTopics", .about = "internal topics it reads", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_subtopology, repartition_source_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_subtopology, repartition_source_topics_count), .inner = &streams_group_describe_response_topic_info_struct },
};

static const struct streams_group_describe_response_subtopology streams_group_describe_response_subtopology_defaults = { .subtopology_id = TEXT("") };

const struct schema_struct streams_group_describe_response_subtopology_struct = { "Subtopology", streams_group_describe_response_subtopology_fields, 5, sizeof(struct streams_group_describe_response_subtopology), &streams_group_describe_response_subtopology_defaults };

static const struct field streams_group_describe_response_topology_fields[] = {
	{ .name = "Epoch", .about = "number of the epoch", .type = FIELD_INT32, .offset = offsetof(struct streams_group_describe_response_topology, epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Subtopologies", .about = "parts that run independently", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_topology, subtopologies), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_topology, subtopologies_count), .inner = &streams_group_describe_response_subtopology_struct, .is_default_null = true },
};

static const struct streams_group_describe_response_topology streams_group_describe_response_topology_defaults = { .subtopologies_count = -1 };

const struct schema_struct streams_group_describe_response_topology_struct = { "Topology", streams_group_describe_response_topology_fields, 2, sizeof(struct streams_group_describe_response_topology), &streams_group_describe_response_topology_defaults };

static const struct field streams_group_describe_response_endpoint_fields[] = {
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_endpoint, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct streams_group_describe_response_endpoint, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_describe_response_endpoint streams_group_describe_response_endpoint_defaults = { .host = TEXT("") };

const struct schema_struct streams_group_describe_response_endpoint_struct = { "Endpoint", streams_group_describe_response_endpoint_fields, 2, sizeof(struct streams_group_describe_response_endpoint), &streams_group_describe_response_endpoint_defaults };

static const struct field streams_group_describe_response_task_offset_fields[] = {
	{ .name = "SubtopologyId", .about = "which part", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_task_offset, subtopology_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct streams_group_describe_response_task_offset, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Offset", .about = "an offset", .type = FIELD_INT64, .offset = offsetof(struct streams_group_describe_response_task_offset, offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_describe_response_task_offset streams_group_describe_response_task_offset_defaults = { .subtopology_id = TEXT("") };

const struct schema_struct streams_group_describe_response_task_offset_struct = { "TaskOffset", streams_group_describe_response_task_offset_fields, 3, sizeof(struct streams_group_describe_response_task_offset), &streams_group_describe_response_task_offset_defaults };

static const struct field streams_group_describe_response_task_ids_fields[] = {
	{ .name = "SubtopologyId", .about = "which part", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_task_ids, subtopology_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct streams_group_describe_response_task_ids, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_task_ids, partitions_count) },
};

static const struct streams_group_describe_response_task_ids streams_group_describe_response_task_ids_defaults = { .subtopology_id = TEXT("") };

const struct schema_struct streams_group_describe_response_task_ids_struct = { "TaskIds", streams_group_describe_response_task_ids_fields, 2, sizeof(struct streams_group_describe_response_task_ids), &streams_group_describe_response_task_ids_defaults };

static const struct field streams_group_describe_response_assignment_fields[] = {
	{ .name = "ActiveTasks", .about = "tasks that process, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_assignment, active_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_assignment, active_tasks_count), .inner = &streams_group_describe_response_task_ids_struct },
	{ .name = "StandbyTasks", .about = "tasks that keep a warm copy, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_assignment, standby_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_assignment, standby_tasks_count), .inner = &streams_group_describe_response_task_ids_struct },
	{ .name = "WarmupTasks", .about = "tasks that catch up before they become active, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_assignment, warmup_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_assignment, warmup_tasks_count), .inner = &streams_group_describe_response_task_ids_struct },
};

static const struct streams_group_describe_response_assignment streams_group_describe_response_assignment_defaults = { 0 };

const struct schema_struct streams_group_describe_response_assignment_struct = { "Assignment", streams_group_describe_response_assignment_fields, 3, sizeof(struct streams_group_describe_response_assignment), &streams_group_describe_response_assignment_defaults };

static const struct field streams_group_describe_response_member_fields[] = {
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_member, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberEpoch", .about = "epoch of the member in the group", .type = FIELD_INT32, .offset = offsetof(struct streams_group_describe_response_member, member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "InstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_member, instance_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "RackId", .about = "rack; null or empty: none", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_member, rack_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "ClientId", .about = "name the client gave itself", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_member, client_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientHost", .about = "address the member came from", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_member, client_host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopologyEpoch", .about = "grows with every change of the topology", .type = FIELD_INT32, .offset = offsetof(struct streams_group_describe_response_member, topology_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProcessId", .about = "the instance; it may have several clients", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_member, process_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "UserEndpoint", .about = "where interactive queries reach it", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_member, user_endpoint), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_describe_response_endpoint_struct, .is_default_null = true },
	{ .name = "ClientTags", .about = "tags of the client, for rack-aware assignment", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_member, client_tags), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_member, client_tags_count), .inner = &streams_group_describe_response_key_value_struct },
	{ .name = "TaskOffsets", .about = "how far its changelogs are", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_member, task_offsets), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_member, task_offsets_count), .inner = &streams_group_describe_response_task_offset_struct },
	{ .name = "TaskEndOffsets", .about = "ends of the changelogs", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_member, task_end_offsets), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_member, task_end_offsets_count), .inner = &streams_group_describe_response_task_offset_struct },
	{ .name = "Assignment", .about = "what the member has now", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_member, assignment), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_describe_response_assignment_struct },
	{ .name = "TargetAssignment", .about = "what the member should have in the end", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_member, target_assignment), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_describe_response_assignment_struct },
	{ .name = "IsClassic", .about = "still on the classic protocol", .type = FIELD_BOOL, .offset = offsetof(struct streams_group_describe_response_member, is_classic), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_describe_response_member streams_group_describe_response_member_defaults = { .member_id = TEXT(""), .client_id = TEXT(""), .client_host = TEXT(""), .process_id = TEXT("") };

const struct schema_struct streams_group_describe_response_member_struct = { "Member", streams_group_describe_response_member_fields, 15, sizeof(struct streams_group_describe_response_member), &streams_group_describe_response_member_defaults };

static const struct field streams_group_describe_response_topology_description_node_fields[] = {
	{ .name = "Name", .about = "name of the node", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_topology_description_node, name), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "NodeType", .about = "1 source, 2 processor, 3 sink", .type = FIELD_INT8, .offset = offsetof(struct streams_group_describe_response_topology_description_node, node_type), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SourceTopics", .about = "topics it reads", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_topology_description_node, source_topics), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_topology_description_node, source_topics_count) },
	{ .name = "SinkTopic", .about = "topic it writes; null: chosen by record", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_topology_description_node, sink_topic), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = 1, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "Stores", .about = "state stores it uses", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_topology_description_node, stores), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_topology_description_node, stores_count) },
	{ .name = "Successors", .about = "nodes behind it", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_topology_description_node, successors), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_topology_description_node, successors_count) },
};

static const struct streams_group_describe_response_topology_description_node streams_group_describe_response_topology_description_node_defaults = { .name = TEXT("") };

const struct schema_struct streams_group_describe_response_topology_description_node_struct = { "TopologyDescriptionNode", streams_group_describe_response_topology_description_node_fields, 6, sizeof(struct streams_group_describe_response_topology_description_node), &streams_group_describe_response_topology_description_node_defaults };

static const struct field streams_group_describe_response_topology_description_subtopology_fields[] = {
	{ .name = "SubtopologyId", .about = "which part", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_topology_description_subtopology, subtopology_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Nodes", .about = "one a node", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_topology_description_subtopology, nodes), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_topology_description_subtopology, nodes_count), .inner = &streams_group_describe_response_topology_description_node_struct },
};

static const struct streams_group_describe_response_topology_description_subtopology streams_group_describe_response_topology_description_subtopology_defaults = { .subtopology_id = TEXT("") };

const struct schema_struct streams_group_describe_response_topology_description_subtopology_struct = { "TopologyDescriptionSubtopology", streams_group_describe_response_topology_description_subtopology_fields, 2, sizeof(struct streams_group_describe_response_topology_description_subtopology), &streams_group_describe_response_topology_description_subtopology_defaults };

static const struct field streams_group_describe_response_topology_description_global_store_fields[] = {
	{ .name = "Source", .about = "where from", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_topology_description_global_store, source), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_describe_response_topology_description_node_struct },
	{ .name = "Processor", .about = "node that fills the store", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_topology_description_global_store, processor), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_describe_response_topology_description_node_struct },
};

static const struct streams_group_describe_response_topology_description_global_store streams_group_describe_response_topology_description_global_store_defaults = { .source = { .name = TEXT("") }, .processor = { .name = TEXT("") } };

const struct schema_struct streams_group_describe_response_topology_description_global_store_struct = { "TopologyDescriptionGlobalStore", streams_group_describe_response_topology_description_global_store_fields, 2, sizeof(struct streams_group_describe_response_topology_description_global_store), &streams_group_describe_response_topology_description_global_store_defaults };

static const struct field streams_group_describe_response_topology_description_fields[] = {
	{ .name = "Subtopologies", .about = "parts that run independently", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_topology_description, subtopologies), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_topology_description, subtopologies_count), .inner = &streams_group_describe_response_topology_description_subtopology_struct },
	{ .name = "GlobalStores", .about = "state stores that every client has whole", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_topology_description, global_stores), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_topology_description, global_stores_count), .inner = &streams_group_describe_response_topology_description_global_store_struct },
};

static const struct streams_group_describe_response_topology_description streams_group_describe_response_topology_description_defaults = { 0 };

const struct schema_struct streams_group_describe_response_topology_description_struct = { "TopologyDescription", streams_group_describe_response_topology_description_fields, 2, sizeof(struct streams_group_describe_response_topology_description), &streams_group_describe_response_topology_description_defaults };

static const struct field streams_group_describe_response_described_group_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct streams_group_describe_response_described_group, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_described_group, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_described_group, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupState", .about = "state by name; empty on error", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_described_group, group_state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupEpoch", .about = "grows when members or subscriptions change", .type = FIELD_INT32, .offset = offsetof(struct streams_group_describe_response_described_group, group_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AssignmentEpoch", .about = "group epoch that the target assignment was made for", .type = FIELD_INT32, .offset = offsetof(struct streams_group_describe_response_described_group, assignment_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topology", .about = "the whole of what the application does; null: as before", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_described_group, topology), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_describe_response_topology_struct, .is_default_null = true },
	{ .name = "Members", .about = "one a member", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_described_group, members), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response_described_group, members_count), .inner = &streams_group_describe_response_member_struct },
	{ .name = "AuthorizedOperations", .about = "bits, one an allowed operation; INT32_MIN: not asked for", .type = FIELD_INT32, .offset = offsetof(struct streams_group_describe_response_described_group, authorized_operations), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-2147483648) },
	{ .name = "TopologyDescription", .about = "the topology in detail", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response_described_group, topology_description), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = 1, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_describe_response_topology_description_struct, .is_default_null = true },
	{ .name = "TopologyDescriptionStatus", .about = "why there is a description or none", .type = FIELD_INT8, .offset = offsetof(struct streams_group_describe_response_described_group, topology_description_status), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AssignorName", .about = "assignor the group uses", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_response_described_group, assignor_name), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = 1, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
};

static const struct streams_group_describe_response_described_group streams_group_describe_response_described_group_defaults = { .group_id = TEXT(""), .group_state = TEXT(""), .authorized_operations = INT64_C(-2147483648) };

const struct schema_struct streams_group_describe_response_described_group_struct = { "DescribedGroup", streams_group_describe_response_described_group_fields, 12, sizeof(struct streams_group_describe_response_described_group), &streams_group_describe_response_described_group_defaults };

static const struct field streams_group_describe_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct streams_group_describe_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Groups", .about = "one a group", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_describe_response, groups), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_response, groups_count), .inner = &streams_group_describe_response_described_group_struct },
};

static const struct streams_group_describe_response streams_group_describe_response_defaults = { 0 };

static const struct schema_struct streams_group_describe_response_struct = { "StreamsGroupDescribeResponse", streams_group_describe_response_fields, 2, sizeof(struct streams_group_describe_response), &streams_group_describe_response_defaults };

const struct schema streams_group_describe_response_schema = { "StreamsGroupDescribeResponse", SCHEMA_RESPONSE, 89, 0, 1, 0, &streams_group_describe_response_struct, NULL };

static const struct field streams_group_heartbeat_response_status_fields[] = {
	{ .name = "StatusCode", .about = "kind of the hint", .type = FIELD_INT8, .offset = offsetof(struct streams_group_heartbeat_response_status, status_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StatusDetail", .about = "the hint in words", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_response_status, status_detail), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_heartbeat_response_status streams_group_heartbeat_response_status_defaults = { .status_detail = TEXT("") };

const struct schema_struct streams_group_heartbeat_response_status_struct = { "Status", streams_group_heartbeat_response_status_fields, 2, sizeof(struct streams_group_heartbeat_response_status), &streams_group_heartbeat_response_status_defaults };

static const struct field streams_group_heartbeat_response_task_ids_fields[] = {
	{ .name = "SubtopologyId", .about = "which part", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_response_task_ids, subtopology_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_response_task_ids, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_response_task_ids, partitions_count) },
};

static const struct streams_group_heartbeat_response_task_ids streams_group_heartbeat_response_task_ids_defaults = { .subtopology_id = TEXT("") };

const struct schema_struct streams_group_heartbeat_response_task_ids_struct = { "TaskIds", streams_group_heartbeat_response_task_ids_fields, 2, sizeof(struct streams_group_heartbeat_response_task_ids), &streams_group_heartbeat_response_task_ids_defaults };

static const struct field streams_group_heartbeat_response_endpoint_fields[] = {
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_response_endpoint, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct streams_group_heartbeat_response_endpoint, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_heartbeat_response_endpoint streams_group_heartbeat_response_endpoint_defaults = { .host = TEXT("") };

const struct schema_struct streams_group_heartbeat_response_endpoint_struct = { "Endpoint", streams_group_heartbeat_response_endpoint_fields, 2, sizeof(struct streams_group_heartbeat_response_endpoint), &streams_group_heartbeat_response_endpoint_defaults };

static const struct field streams_group_heartbeat_response_topic_partition_fields[] = {
	{ .name = "Topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_response_topic_partition, topic), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_response_topic_partition, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_response_topic_partition, partitions_count) },
};

static const struct streams_group_heartbeat_response_topic_partition streams_group_heartbeat_response_topic_partition_defaults = { .topic = TEXT("") };

const struct schema_struct streams_group_heartbeat_response_topic_partition_struct = { "TopicPartition", streams_group_heartbeat_response_topic_partition_fields, 2, sizeof(struct streams_group_heartbeat_response_topic_partition), &streams_group_heartbeat_response_topic_partition_defaults };

static const struct field streams_group_heartbeat_response_endpoint_to_partitions_fields[] = {
	{ .name = "UserEndpoint", .about = "where interactive queries reach it", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_response_endpoint_to_partitions, user_endpoint), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_heartbeat_response_endpoint_struct },
	{ .name = "ActivePartitions", .about = "partitions read by its active tasks", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_response_endpoint_to_partitions, active_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_response_endpoint_to_partitions, active_partitions_count), .inner = &streams_group_heartbeat_response_topic_partition_struct },
	{ .name = "StandbyPartitions", .about = "partitions followed by its standby tasks", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_response_endpoint_to_partitions, standby_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_response_endpoint_to_partitions, standby_partitions_count), .inner = &streams_group_heartbeat_response_topic_partition_struct },
};

static const struct streams_group_heartbeat_response_endpoint_to_partitions streams_group_heartbeat_response_endpoint_to_partitions_defaults = { .user_endpoint = { .host = TEXT("") } };

const struct schema_struct streams_group_heartbeat_response_endpoint_to_partitions_struct = { "EndpointToPartitions", streams_group_heartbeat_response_endpoint_to_partitions_fields, 3, sizeof(struct streams_group_heartbeat_response_endpoint_to_partitions), &streams_group_heartbeat_response_endpoint_to_partitions_defaults };

static const struct field streams_group_heartbeat_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct streams_group_heartbeat_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_response, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberEpoch", .about = "epoch of the member in the group", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_response, member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "HeartbeatIntervalMs", .about = "send the next heartbeat after this, ms", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_response, heartbeat_interval_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AcceptableRecoveryLagLegacy", .about = "the same, in the type it had first", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_response, acceptable_recovery_lag_legacy), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TaskOffsetIntervalMs", .about = "report changelog offsets this often, ms", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_response, task_offset_interval_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AcceptableRecoveryLag", .about = "offsets a task may be behind and still count as caught up", .type = FIELD_INT64, .offset = offsetof(struct streams_group_heartbeat_response, acceptable_recovery_lag), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "Status", .about = "hints to the client", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_response, status), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_response, status_count), .inner = &streams_group_heartbeat_response_status_struct },
	{ .name = "ActiveTasks", .about = "tasks that process, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_response, active_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_response, active_tasks_count), .inner = &streams_group_heartbeat_response_task_ids_struct, .is_default_null = true },
	{ .name = "StandbyTasks", .about = "tasks that keep a warm copy, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_response, standby_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_response, standby_tasks_count), .inner = &streams_group_heartbeat_response_task_ids_struct, .is_default_null = true },
	{ .name = "WarmupTasks", .about = "tasks that catch up before they become active, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_response, warmup_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_response, warmup_tasks_count), .inner = &streams_group_heartbeat_response_task_ids_struct, .is_default_null = true },
	{ .name = "TopologyDescriptionRequired", .about = "true: send the description", .type = FIELD_BOOL, .offset = offsetof(struct streams_group_heartbeat_response, topology_description_required), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "EndpointInformationEpoch", .about = "how fresh the endpoint information is", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_response, endpoint_information_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionsByUserEndpoint", .about = "who has which partitions, for interactive queries", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_response, partitions_by_user_endpoint), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_response, partitions_by_user_endpoint_count), .inner = &streams_group_heartbeat_response_endpoint_to_partitions_struct, .is_default_null = true },
};

static const struct streams_group_heartbeat_response streams_group_heartbeat_response_defaults = { .member_id = TEXT(""), .acceptable_recovery_lag = INT64_C(-1), .active_tasks_count = -1, .standby_tasks_count = -1, .warmup_tasks_count = -1, .partitions_by_user_endpoint_count = -1 };

static const struct schema_struct streams_group_heartbeat_response_struct = { "StreamsGroupHeartbeatResponse", streams_group_heartbeat_response_fields, 16, sizeof(struct streams_group_heartbeat_response), &streams_group_heartbeat_response_defaults };

const struct schema streams_group_heartbeat_response_schema = { "StreamsGroupHeartbeatResponse", SCHEMA_RESPONSE, 88, 0, 1, 0, &streams_group_heartbeat_response_struct, NULL };

static const struct field streams_group_topology_description_update_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct streams_group_topology_description_update_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct streams_group_topology_description_update_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_description_update_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct streams_group_topology_description_update_response streams_group_topology_description_update_response_defaults = { 0 };

static const struct schema_struct streams_group_topology_description_update_response_struct = { "StreamsGroupTopologyDescriptionUpdateResponse", streams_group_topology_description_update_response_fields, 3, sizeof(struct streams_group_topology_description_update_response), &streams_group_topology_description_update_response_defaults };

const struct schema streams_group_topology_description_update_response_schema = { "StreamsGroupTopologyDescriptionUpdateResponse", SCHEMA_RESPONSE, 93, 0, 0, 0, &streams_group_topology_description_update_response_struct, NULL };

static const struct field sync_group_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct sync_group_response, throttle_time_ms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct sync_group_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProtocolType", .about = "kind of group, consumer as a rule", .type = FIELD_STRING, .offset = offsetof(struct sync_group_response, protocol_type), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = 5, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
	{ .name = "ProtocolName", .about = "assignor in force", .type = FIELD_STRING, .offset = offsetof(struct sync_group_response, protocol_name), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = 5, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
	{ .name = "Assignment", .about = "this member's share, as the leader's assignor wrote it", .type = FIELD_BYTES, .offset = offsetof(struct sync_group_response, assignment), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct sync_group_response sync_group_response_defaults = { .assignment = TEXT("") };

static const struct schema_struct sync_group_response_struct = { "SyncGroupResponse", sync_group_response_fields, 5, sizeof(struct sync_group_response), &sync_group_response_defaults };

const struct schema sync_group_response_schema = { "SyncGroupResponse", SCHEMA_RESPONSE, 14, 0, 5, 4, &sync_group_response_struct, NULL };

static const struct field txn_offset_commit_response_txn_offset_commit_response_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct txn_offset_commit_response_txn_offset_commit_response_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct txn_offset_commit_response_txn_offset_commit_response_partition, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct txn_offset_commit_response_txn_offset_commit_response_partition txn_offset_commit_response_txn_offset_commit_response_partition_defaults = { 0 };

const struct schema_struct txn_offset_commit_response_txn_offset_commit_response_partition_struct = { "TxnOffsetCommitResponsePartition", txn_offset_commit_response_txn_offset_commit_response_partition_fields, 2, sizeof(struct txn_offset_commit_response_txn_offset_commit_response_partition), &txn_offset_commit_response_txn_offset_commit_response_partition_defaults };

static const struct field txn_offset_commit_response_txn_offset_commit_response_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct txn_offset_commit_response_txn_offset_commit_response_topic, name), .first_version = 0, .last_version = 5, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct txn_offset_commit_response_txn_offset_commit_response_topic, topic_id), .first_version = 6, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct txn_offset_commit_response_txn_offset_commit_response_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct txn_offset_commit_response_txn_offset_commit_response_topic, partitions_count), .inner = &txn_offset_commit_response_txn_offset_commit_response_partition_struct },
};

static const struct txn_offset_commit_response_txn_offset_commit_response_topic txn_offset_commit_response_txn_offset_commit_response_topic_defaults = { .name = TEXT("") };

const struct schema_struct txn_offset_commit_response_txn_offset_commit_response_topic_struct = { "TxnOffsetCommitResponseTopic", txn_offset_commit_response_txn_offset_commit_response_topic_fields, 3, sizeof(struct txn_offset_commit_response_txn_offset_commit_response_topic), &txn_offset_commit_response_txn_offset_commit_response_topic_defaults };

static const struct field txn_offset_commit_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct txn_offset_commit_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct txn_offset_commit_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct txn_offset_commit_response, topics_count), .inner = &txn_offset_commit_response_txn_offset_commit_response_topic_struct },
};

static const struct txn_offset_commit_response txn_offset_commit_response_defaults = { 0 };

static const struct schema_struct txn_offset_commit_response_struct = { "TxnOffsetCommitResponse", txn_offset_commit_response_fields, 2, sizeof(struct txn_offset_commit_response), &txn_offset_commit_response_defaults };

const struct schema txn_offset_commit_response_schema = { "TxnOffsetCommitResponse", SCHEMA_RESPONSE, 28, 0, 6, 3, &txn_offset_commit_response_struct, NULL };

static const struct field unregister_broker_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct unregister_broker_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct unregister_broker_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct unregister_broker_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct unregister_broker_response unregister_broker_response_defaults = { .error_message = TEXT("") };

static const struct schema_struct unregister_broker_response_struct = { "UnregisterBrokerResponse", unregister_broker_response_fields, 3, sizeof(struct unregister_broker_response), &unregister_broker_response_defaults };

const struct schema unregister_broker_response_schema = { "UnregisterBrokerResponse", SCHEMA_RESPONSE, 64, 0, 0, 0, &unregister_broker_response_struct, NULL };

static const struct field unregister_controller_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct unregister_controller_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct unregister_controller_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct unregister_controller_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct unregister_controller_response unregister_controller_response_defaults = { .error_message = TEXT("") };

static const struct schema_struct unregister_controller_response_struct = { "UnregisterControllerResponse", unregister_controller_response_fields, 3, sizeof(struct unregister_controller_response), &unregister_controller_response_defaults };

const struct schema unregister_controller_response_schema = { "UnregisterControllerResponse", SCHEMA_RESPONSE, 94, 0, 0, 0, &unregister_controller_response_struct, NULL };

static const struct field update_features_response_updatable_feature_result_fields[] = {
	{ .name = "Feature", .about = "name of the feature", .type = FIELD_STRING, .offset = offsetof(struct update_features_response_updatable_feature_result, feature), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct update_features_response_updatable_feature_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct update_features_response_updatable_feature_result, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct update_features_response_updatable_feature_result update_features_response_updatable_feature_result_defaults = { .feature = TEXT(""), .error_message = TEXT("") };

const struct schema_struct update_features_response_updatable_feature_result_struct = { "UpdatableFeatureResult", update_features_response_updatable_feature_result_fields, 3, sizeof(struct update_features_response_updatable_feature_result), &update_features_response_updatable_feature_result_defaults };

static const struct field update_features_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct update_features_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct update_features_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct update_features_response, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct update_features_response, results), .first_version = 0, .last_version = 1, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct update_features_response, results_count), .is_ignorable = true, .inner = &update_features_response_updatable_feature_result_struct },
};

static const struct update_features_response update_features_response_defaults = { .error_message = TEXT("") };

static const struct schema_struct update_features_response_struct = { "UpdateFeaturesResponse", update_features_response_fields, 4, sizeof(struct update_features_response), &update_features_response_defaults };

const struct schema update_features_response_schema = { "UpdateFeaturesResponse", SCHEMA_RESPONSE, 57, 0, 2, 0, &update_features_response_struct, NULL };

static const struct field update_raft_voter_response_current_leader_fields[] = {
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct update_raft_voter_response_current_leader, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct update_raft_voter_response_current_leader, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct update_raft_voter_response_current_leader, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_INT32, .offset = offsetof(struct update_raft_voter_response_current_leader, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct update_raft_voter_response_current_leader update_raft_voter_response_current_leader_defaults = { .leader_id = INT64_C(-1), .leader_epoch = INT64_C(-1), .host = TEXT("") };

const struct schema_struct update_raft_voter_response_current_leader_struct = { "CurrentLeader", update_raft_voter_response_current_leader_fields, 4, sizeof(struct update_raft_voter_response_current_leader), &update_raft_voter_response_current_leader_defaults };

static const struct field update_raft_voter_response_fields[] = {
	{ .name = "ThrottleTimeMs", .about = "how long a quota mutes the client, ms", .type = FIELD_INT32, .offset = offsetof(struct update_raft_voter_response, throttle_time_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct update_raft_voter_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CurrentLeader", .about = "who leads now, if the asker is wrong about it", .type = FIELD_STRUCT, .offset = offsetof(struct update_raft_voter_response, current_leader), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .inner = &update_raft_voter_response_current_leader_struct },
};

static const struct update_raft_voter_response update_raft_voter_response_defaults = { .current_leader = { .leader_id = INT64_C(-1), .leader_epoch = INT64_C(-1), .host = TEXT("") } };

static const struct schema_struct update_raft_voter_response_struct = { "UpdateRaftVoterResponse", update_raft_voter_response_fields, 3, sizeof(struct update_raft_voter_response), &update_raft_voter_response_defaults };

const struct schema update_raft_voter_response_schema = { "UpdateRaftVoterResponse", SCHEMA_RESPONSE, 82, 0, 0, 0, &update_raft_voter_response_struct, NULL };

static const struct field vote_response_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct vote_response_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct vote_response_partition_data, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct vote_response_partition_data, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct vote_response_partition_data, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "VoteGranted", .about = "true gives the vote", .type = FIELD_BOOL, .offset = offsetof(struct vote_response_partition_data, vote_granted), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct vote_response_partition_data vote_response_partition_data_defaults = { 0 };

const struct schema_struct vote_response_partition_data_struct = { "PartitionData", vote_response_partition_data_fields, 5, sizeof(struct vote_response_partition_data), &vote_response_partition_data_defaults };

static const struct field vote_response_topic_data_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct vote_response_topic_data, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct vote_response_topic_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct vote_response_topic_data, partitions_count), .inner = &vote_response_partition_data_struct },
};

static const struct vote_response_topic_data vote_response_topic_data_defaults = { .topic_name = TEXT("") };

const struct schema_struct vote_response_topic_data_struct = { "TopicData", vote_response_topic_data_fields, 2, sizeof(struct vote_response_topic_data), &vote_response_topic_data_defaults };

static const struct field vote_response_node_endpoint_fields[] = {
	{ .name = "NodeId", .about = "id of the node", .type = FIELD_INT32, .offset = offsetof(struct vote_response_node_endpoint, node_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct vote_response_node_endpoint, host), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct vote_response_node_endpoint, port), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct vote_response_node_endpoint vote_response_node_endpoint_defaults = { .host = TEXT("") };

const struct schema_struct vote_response_node_endpoint_struct = { "NodeEndpoint", vote_response_node_endpoint_fields, 3, sizeof(struct vote_response_node_endpoint), &vote_response_node_endpoint_defaults };

static const struct field vote_response_fields[] = {
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct vote_response, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct vote_response, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct vote_response, topics_count), .inner = &vote_response_topic_data_struct },
	{ .name = "NodeEndpoints", .about = "where the leaders named above listen", .type = FIELD_STRUCT, .offset = offsetof(struct vote_response, node_endpoints), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 1, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct vote_response, node_endpoints_count), .inner = &vote_response_node_endpoint_struct },
};

static const struct vote_response vote_response_defaults = { 0 };

static const struct schema_struct vote_response_struct = { "VoteResponse", vote_response_fields, 3, sizeof(struct vote_response), &vote_response_defaults };

const struct schema vote_response_schema = { "VoteResponse", SCHEMA_RESPONSE, 52, 0, 2, 0, &vote_response_struct, NULL };

static const struct field write_share_group_state_response_partition_result_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct write_share_group_state_response_partition_result, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct write_share_group_state_response_partition_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorMessage", .about = "more about the error; null if there is none", .type = FIELD_STRING, .offset = offsetof(struct write_share_group_state_response_partition_result, error_message), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct write_share_group_state_response_partition_result write_share_group_state_response_partition_result_defaults = { 0 };

const struct schema_struct write_share_group_state_response_partition_result_struct = { "PartitionResult", write_share_group_state_response_partition_result_fields, 3, sizeof(struct write_share_group_state_response_partition_result), &write_share_group_state_response_partition_result_defaults };

static const struct field write_share_group_state_response_write_state_result_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct write_share_group_state_response_write_state_result, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct write_share_group_state_response_write_state_result, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct write_share_group_state_response_write_state_result, partitions_count), .inner = &write_share_group_state_response_partition_result_struct },
};

static const struct write_share_group_state_response_write_state_result write_share_group_state_response_write_state_result_defaults = { 0 };

const struct schema_struct write_share_group_state_response_write_state_result_struct = { "WriteStateResult", write_share_group_state_response_write_state_result_fields, 2, sizeof(struct write_share_group_state_response_write_state_result), &write_share_group_state_response_write_state_result_defaults };

static const struct field write_share_group_state_response_fields[] = {
	{ .name = "Results", .about = "one an item asked for", .type = FIELD_STRUCT, .offset = offsetof(struct write_share_group_state_response, results), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct write_share_group_state_response, results_count), .inner = &write_share_group_state_response_write_state_result_struct },
};

static const struct write_share_group_state_response write_share_group_state_response_defaults = { 0 };

static const struct schema_struct write_share_group_state_response_struct = { "WriteShareGroupStateResponse", write_share_group_state_response_fields, 1, sizeof(struct write_share_group_state_response), &write_share_group_state_response_defaults };

const struct schema write_share_group_state_response_schema = { "WriteShareGroupStateResponse", SCHEMA_RESPONSE, 85, 0, 1, 0, &write_share_group_state_response_struct, NULL };

static const struct field write_txn_markers_response_writable_txn_marker_partition_result_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct write_txn_markers_response_writable_txn_marker_partition_result, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ErrorCode", .about = "0 if all is well", .type = FIELD_INT16, .offset = offsetof(struct write_txn_markers_response_writable_txn_marker_partition_result, error_code), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct write_txn_markers_response_writable_txn_marker_partition_result write_txn_markers_response_writable_txn_marker_partition_result_defaults = { 0 };

const struct schema_struct write_txn_markers_response_writable_txn_marker_partition_result_struct = { "WritableTxnMarkerPartitionResult", write_txn_markers_response_writable_txn_marker_partition_result_fields, 2, sizeof(struct write_txn_markers_response_writable_txn_marker_partition_result), &write_txn_markers_response_writable_txn_marker_partition_result_defaults };

static const struct field write_txn_markers_response_writable_txn_marker_topic_result_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct write_txn_markers_response_writable_txn_marker_topic_result, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct write_txn_markers_response_writable_txn_marker_topic_result, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct write_txn_markers_response_writable_txn_marker_topic_result, partitions_count), .inner = &write_txn_markers_response_writable_txn_marker_partition_result_struct },
};

static const struct write_txn_markers_response_writable_txn_marker_topic_result write_txn_markers_response_writable_txn_marker_topic_result_defaults = { .name = TEXT("") };

const struct schema_struct write_txn_markers_response_writable_txn_marker_topic_result_struct = { "WritableTxnMarkerTopicResult", write_txn_markers_response_writable_txn_marker_topic_result_fields, 2, sizeof(struct write_txn_markers_response_writable_txn_marker_topic_result), &write_txn_markers_response_writable_txn_marker_topic_result_defaults };

static const struct field write_txn_markers_response_writable_txn_marker_result_fields[] = {
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct write_txn_markers_response_writable_txn_marker_result, producer_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct write_txn_markers_response_writable_txn_marker_result, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct write_txn_markers_response_writable_txn_marker_result, topics_count), .inner = &write_txn_markers_response_writable_txn_marker_topic_result_struct },
};

static const struct write_txn_markers_response_writable_txn_marker_result write_txn_markers_response_writable_txn_marker_result_defaults = { 0 };

const struct schema_struct write_txn_markers_response_writable_txn_marker_result_struct = { "WritableTxnMarkerResult", write_txn_markers_response_writable_txn_marker_result_fields, 2, sizeof(struct write_txn_markers_response_writable_txn_marker_result), &write_txn_markers_response_writable_txn_marker_result_defaults };

static const struct field write_txn_markers_response_fields[] = {
	{ .name = "Markers", .about = "one a producer", .type = FIELD_STRUCT, .offset = offsetof(struct write_txn_markers_response, markers), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct write_txn_markers_response, markers_count), .inner = &write_txn_markers_response_writable_txn_marker_result_struct },
};

static const struct write_txn_markers_response write_txn_markers_response_defaults = { 0 };

static const struct schema_struct write_txn_markers_response_struct = { "WriteTxnMarkersResponse", write_txn_markers_response_fields, 1, sizeof(struct write_txn_markers_response), &write_txn_markers_response_defaults };

const struct schema write_txn_markers_response_schema = { "WriteTxnMarkersResponse", SCHEMA_RESPONSE, 27, 1, 2, 1, &write_txn_markers_response_struct, NULL };

