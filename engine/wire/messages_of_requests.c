/* Made by generate.lua from the texts under schema/: change those. */
#include <stddef.h>

#include "engine/wire/straight.h"

#define TEXT(text) { (const uint8_t *)(text), sizeof(text) - 1 }

static const struct field add_offsets_to_txn_request_fields[] = {
	{ .name = "TransactionalId", .about = "name that outlives the producer", .type = FIELD_STRING, .offset = offsetof(struct add_offsets_to_txn_request, transactional_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct add_offsets_to_txn_request, producer_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerEpoch", .about = "epoch of the producer; an older one is fenced", .type = FIELD_INT16, .offset = offsetof(struct add_offsets_to_txn_request, producer_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct add_offsets_to_txn_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct add_offsets_to_txn_request add_offsets_to_txn_request_defaults = { .transactional_id = TEXT(""), .group_id = TEXT("") };

static const struct schema_struct add_offsets_to_txn_request_struct = { "AddOffsetsToTxnRequest", add_offsets_to_txn_request_fields, 4, sizeof(struct add_offsets_to_txn_request), &add_offsets_to_txn_request_defaults };

const struct schema add_offsets_to_txn_request_schema = { "AddOffsetsToTxnRequest", SCHEMA_REQUEST, 25, 0, 4, 3, &add_offsets_to_txn_request_struct, NULL };

static const struct field add_partitions_to_txn_request_add_partitions_to_txn_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct add_partitions_to_txn_request_add_partitions_to_txn_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct add_partitions_to_txn_request_add_partitions_to_txn_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct add_partitions_to_txn_request_add_partitions_to_txn_topic, partitions_count) },
};

static const struct add_partitions_to_txn_request_add_partitions_to_txn_topic add_partitions_to_txn_request_add_partitions_to_txn_topic_defaults = { .name = TEXT("") };

const struct schema_struct add_partitions_to_txn_request_add_partitions_to_txn_topic_struct = { "AddPartitionsToTxnTopic", add_partitions_to_txn_request_add_partitions_to_txn_topic_fields, 2, sizeof(struct add_partitions_to_txn_request_add_partitions_to_txn_topic), &add_partitions_to_txn_request_add_partitions_to_txn_topic_defaults };

static const struct field add_partitions_to_txn_request_add_partitions_to_txn_transaction_fields[] = {
	{ .name = "TransactionalId", .about = "name that outlives the producer", .type = FIELD_STRING, .offset = offsetof(struct add_partitions_to_txn_request_add_partitions_to_txn_transaction, transactional_id), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct add_partitions_to_txn_request_add_partitions_to_txn_transaction, producer_id), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerEpoch", .about = "epoch of the producer; an older one is fenced", .type = FIELD_INT16, .offset = offsetof(struct add_partitions_to_txn_request_add_partitions_to_txn_transaction, producer_epoch), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "VerifyOnly", .about = "only ask whether the partition is in the transaction", .type = FIELD_BOOL, .offset = offsetof(struct add_partitions_to_txn_request_add_partitions_to_txn_transaction, verify_only), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct add_partitions_to_txn_request_add_partitions_to_txn_transaction, topics), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct add_partitions_to_txn_request_add_partitions_to_txn_transaction, topics_count), .inner = &add_partitions_to_txn_request_add_partitions_to_txn_topic_struct },
};

static const struct add_partitions_to_txn_request_add_partitions_to_txn_transaction add_partitions_to_txn_request_add_partitions_to_txn_transaction_defaults = { .transactional_id = TEXT("") };

const struct schema_struct add_partitions_to_txn_request_add_partitions_to_txn_transaction_struct = { "AddPartitionsToTxnTransaction", add_partitions_to_txn_request_add_partitions_to_txn_transaction_fields, 5, sizeof(struct add_partitions_to_txn_request_add_partitions_to_txn_transaction), &add_partitions_to_txn_request_add_partitions_to_txn_transaction_defaults };

static const struct field add_partitions_to_txn_request_fields[] = {
	{ .name = "Transactions", .about = "one a transaction, from brokers", .type = FIELD_STRUCT, .offset = offsetof(struct add_partitions_to_txn_request, transactions), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct add_partitions_to_txn_request, transactions_count), .inner = &add_partitions_to_txn_request_add_partitions_to_txn_transaction_struct },
	{ .name = "V3AndBelowTransactionalId", .about = "transactional id, from clients", .type = FIELD_STRING, .offset = offsetof(struct add_partitions_to_txn_request, v3_and_below_transactional_id), .first_version = 0, .last_version = 3, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "V3AndBelowProducerId", .about = "id of the producer, from clients", .type = FIELD_INT64, .offset = offsetof(struct add_partitions_to_txn_request, v3_and_below_producer_id), .first_version = 0, .last_version = 3, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "V3AndBelowProducerEpoch", .about = "epoch of the producer, from clients", .type = FIELD_INT16, .offset = offsetof(struct add_partitions_to_txn_request, v3_and_below_producer_epoch), .first_version = 0, .last_version = 3, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "V3AndBelowTopics", .about = "one a topic, from clients", .type = FIELD_STRUCT, .offset = offsetof(struct add_partitions_to_txn_request, v3_and_below_topics), .first_version = 0, .last_version = 3, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct add_partitions_to_txn_request, v3_and_below_topics_count), .inner = &add_partitions_to_txn_request_add_partitions_to_txn_topic_struct },
};

static const struct add_partitions_to_txn_request add_partitions_to_txn_request_defaults = { .v3_and_below_transactional_id = TEXT("") };

static const struct schema_struct add_partitions_to_txn_request_struct = { "AddPartitionsToTxnRequest", add_partitions_to_txn_request_fields, 5, sizeof(struct add_partitions_to_txn_request), &add_partitions_to_txn_request_defaults };

const struct schema add_partitions_to_txn_request_schema = { "AddPartitionsToTxnRequest", SCHEMA_REQUEST, 24, 0, 5, 3, &add_partitions_to_txn_request_struct, NULL };

static const struct field add_raft_voter_request_listener_fields[] = {
	{ .name = "Name", .about = "name of the listener", .type = FIELD_STRING, .offset = offsetof(struct add_raft_voter_request_listener, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct add_raft_voter_request_listener, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct add_raft_voter_request_listener, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct add_raft_voter_request_listener add_raft_voter_request_listener_defaults = { .name = TEXT(""), .host = TEXT("") };

const struct schema_struct add_raft_voter_request_listener_struct = { "Listener", add_raft_voter_request_listener_fields, 3, sizeof(struct add_raft_voter_request_listener), &add_raft_voter_request_listener_defaults };

static const struct field add_raft_voter_request_fields[] = {
	{ .name = "ClusterId", .about = "id of the cluster", .type = FIELD_STRING, .offset = offsetof(struct add_raft_voter_request, cluster_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TimeoutMs", .about = "give up after this, ms", .type = FIELD_INT32, .offset = offsetof(struct add_raft_voter_request, timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "VoterId", .about = "id of the voter", .type = FIELD_INT32, .offset = offsetof(struct add_raft_voter_request, voter_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "VoterDirectoryId", .about = "log directory of the voter", .type = FIELD_UUID, .offset = offsetof(struct add_raft_voter_request, voter_directory_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Listeners", .about = "where it listens", .type = FIELD_STRUCT, .offset = offsetof(struct add_raft_voter_request, listeners), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct add_raft_voter_request, listeners_count), .inner = &add_raft_voter_request_listener_struct },
	{ .name = "AckWhenCommitted", .about = "true: answer once the new voter set is committed; false: once it is in the leader's log", .type = FIELD_BOOL, .offset = offsetof(struct add_raft_voter_request, ack_when_committed), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = 1 },
};

static const struct add_raft_voter_request add_raft_voter_request_defaults = { .cluster_id = TEXT(""), .ack_when_committed = true };

static const struct schema_struct add_raft_voter_request_struct = { "AddRaftVoterRequest", add_raft_voter_request_fields, 6, sizeof(struct add_raft_voter_request), &add_raft_voter_request_defaults };

const struct schema add_raft_voter_request_schema = { "AddRaftVoterRequest", SCHEMA_REQUEST, 80, 0, 1, 0, &add_raft_voter_request_struct, NULL };

static const struct field allocate_producer_ids_request_fields[] = {
	{ .name = "BrokerId", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct allocate_producer_ids_request, broker_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BrokerEpoch", .about = "epoch of the broker's registration", .type = FIELD_INT64, .offset = offsetof(struct allocate_producer_ids_request, broker_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
};

static const struct allocate_producer_ids_request allocate_producer_ids_request_defaults = { .broker_epoch = INT64_C(-1) };

static const struct schema_struct allocate_producer_ids_request_struct = { "AllocateProducerIdsRequest", allocate_producer_ids_request_fields, 2, sizeof(struct allocate_producer_ids_request), &allocate_producer_ids_request_defaults };

const struct schema allocate_producer_ids_request_schema = { "AllocateProducerIdsRequest", SCHEMA_REQUEST, 67, 0, 0, 0, &allocate_producer_ids_request_struct, NULL };

static const struct field alter_client_quotas_request_entity_data_fields[] = {
	{ .name = "EntityType", .about = "user, client-id or ip", .type = FIELD_STRING, .offset = offsetof(struct alter_client_quotas_request_entity_data, entity_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "EntityName", .about = "its name; null: the default entity", .type = FIELD_STRING, .offset = offsetof(struct alter_client_quotas_request_entity_data, entity_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_client_quotas_request_entity_data alter_client_quotas_request_entity_data_defaults = { .entity_type = TEXT(""), .entity_name = TEXT("") };

const struct schema_struct alter_client_quotas_request_entity_data_struct = { "EntityData", alter_client_quotas_request_entity_data_fields, 2, sizeof(struct alter_client_quotas_request_entity_data), &alter_client_quotas_request_entity_data_defaults };

static const struct field alter_client_quotas_request_op_data_fields[] = {
	{ .name = "Key", .about = "name of the setting", .type = FIELD_STRING, .offset = offsetof(struct alter_client_quotas_request_op_data, key), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting", .type = FIELD_FLOAT64, .offset = offsetof(struct alter_client_quotas_request_op_data, value), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Remove", .about = "true removes the setting", .type = FIELD_BOOL, .offset = offsetof(struct alter_client_quotas_request_op_data, remove), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_client_quotas_request_op_data alter_client_quotas_request_op_data_defaults = { .key = TEXT("") };

const struct schema_struct alter_client_quotas_request_op_data_struct = { "OpData", alter_client_quotas_request_op_data_fields, 3, sizeof(struct alter_client_quotas_request_op_data), &alter_client_quotas_request_op_data_defaults };

static const struct field alter_client_quotas_request_entry_data_fields[] = {
	{ .name = "Entity", .about = "parts that name the entity: user, client-id, ip", .type = FIELD_STRUCT, .offset = offsetof(struct alter_client_quotas_request_entry_data, entity), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_client_quotas_request_entry_data, entity_count), .inner = &alter_client_quotas_request_entity_data_struct },
	{ .name = "Ops", .about = "settings to change", .type = FIELD_STRUCT, .offset = offsetof(struct alter_client_quotas_request_entry_data, ops), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_client_quotas_request_entry_data, ops_count), .inner = &alter_client_quotas_request_op_data_struct },
};

static const struct alter_client_quotas_request_entry_data alter_client_quotas_request_entry_data_defaults = { 0 };

const struct schema_struct alter_client_quotas_request_entry_data_struct = { "EntryData", alter_client_quotas_request_entry_data_fields, 2, sizeof(struct alter_client_quotas_request_entry_data), &alter_client_quotas_request_entry_data_defaults };

static const struct field alter_client_quotas_request_fields[] = {
	{ .name = "Entries", .about = "entities and their quotas", .type = FIELD_STRUCT, .offset = offsetof(struct alter_client_quotas_request, entries), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_client_quotas_request, entries_count), .inner = &alter_client_quotas_request_entry_data_struct },
	{ .name = "ValidateOnly", .about = "try and change nothing", .type = FIELD_BOOL, .offset = offsetof(struct alter_client_quotas_request, validate_only), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_client_quotas_request alter_client_quotas_request_defaults = { 0 };

static const struct schema_struct alter_client_quotas_request_struct = { "AlterClientQuotasRequest", alter_client_quotas_request_fields, 2, sizeof(struct alter_client_quotas_request), &alter_client_quotas_request_defaults };

const struct schema alter_client_quotas_request_schema = { "AlterClientQuotasRequest", SCHEMA_REQUEST, 49, 0, 1, 1, &alter_client_quotas_request_struct, NULL };

static const struct field alter_configs_request_alterable_config_fields[] = {
	{ .name = "Name", .about = "name of the config", .type = FIELD_STRING, .offset = offsetof(struct alter_configs_request_alterable_config, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting; null: none", .type = FIELD_STRING, .offset = offsetof(struct alter_configs_request_alterable_config, value), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_configs_request_alterable_config alter_configs_request_alterable_config_defaults = { .name = TEXT(""), .value = TEXT("") };

const struct schema_struct alter_configs_request_alterable_config_struct = { "AlterableConfig", alter_configs_request_alterable_config_fields, 2, sizeof(struct alter_configs_request_alterable_config), &alter_configs_request_alterable_config_defaults };

static const struct field alter_configs_request_alter_configs_resource_fields[] = {
	{ .name = "ResourceType", .about = "what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group", .type = FIELD_INT8, .offset = offsetof(struct alter_configs_request_alter_configs_resource, resource_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceName", .about = "name of the resource", .type = FIELD_STRING, .offset = offsetof(struct alter_configs_request_alter_configs_resource, resource_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Configs", .about = "names and values", .type = FIELD_STRUCT, .offset = offsetof(struct alter_configs_request_alter_configs_resource, configs), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_configs_request_alter_configs_resource, configs_count), .inner = &alter_configs_request_alterable_config_struct },
};

static const struct alter_configs_request_alter_configs_resource alter_configs_request_alter_configs_resource_defaults = { .resource_name = TEXT("") };

const struct schema_struct alter_configs_request_alter_configs_resource_struct = { "AlterConfigsResource", alter_configs_request_alter_configs_resource_fields, 3, sizeof(struct alter_configs_request_alter_configs_resource), &alter_configs_request_alter_configs_resource_defaults };

static const struct field alter_configs_request_fields[] = {
	{ .name = "Resources", .about = "one a resource", .type = FIELD_STRUCT, .offset = offsetof(struct alter_configs_request, resources), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_configs_request, resources_count), .inner = &alter_configs_request_alter_configs_resource_struct },
	{ .name = "ValidateOnly", .about = "try and change nothing", .type = FIELD_BOOL, .offset = offsetof(struct alter_configs_request, validate_only), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_configs_request alter_configs_request_defaults = { 0 };

static const struct schema_struct alter_configs_request_struct = { "AlterConfigsRequest", alter_configs_request_fields, 2, sizeof(struct alter_configs_request), &alter_configs_request_defaults };

const struct schema alter_configs_request_schema = { "AlterConfigsRequest", SCHEMA_REQUEST, 33, 0, 2, 2, &alter_configs_request_struct, NULL };

static const struct field alter_partition_request_broker_state_fields[] = {
	{ .name = "BrokerId", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_request_broker_state, broker_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BrokerEpoch", .about = "epoch of the broker's registration", .type = FIELD_INT64, .offset = offsetof(struct alter_partition_request_broker_state, broker_epoch), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
};

static const struct alter_partition_request_broker_state alter_partition_request_broker_state_defaults = { .broker_epoch = INT64_C(-1) };

const struct schema_struct alter_partition_request_broker_state_struct = { "BrokerState", alter_partition_request_broker_state_fields, 2, sizeof(struct alter_partition_request_broker_state), &alter_partition_request_broker_state_defaults };

static const struct field alter_partition_request_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_request_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_request_partition_data, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "NewIsr", .about = "ISR wanted, without epochs (replaced)", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_request_partition_data, new_isr), .first_version = 0, .last_version = 2, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_partition_request_partition_data, new_isr_count) },
	{ .name = "NewIsrWithEpochs", .about = "ISR wanted, with the epoch of each broker", .type = FIELD_STRUCT, .offset = offsetof(struct alter_partition_request_partition_data, new_isr_with_epochs), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_partition_request_partition_data, new_isr_with_epochs_count), .inner = &alter_partition_request_broker_state_struct },
	{ .name = "LeaderRecoveryState", .about = "1 while it recovers from an unclean election, else 0", .type = FIELD_INT8, .offset = offsetof(struct alter_partition_request_partition_data, leader_recovery_state), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionEpoch", .about = "grows with every change of the partition's state", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_request_partition_data, partition_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_partition_request_partition_data alter_partition_request_partition_data_defaults = { 0 };

const struct schema_struct alter_partition_request_partition_data_struct = { "PartitionData", alter_partition_request_partition_data_fields, 6, sizeof(struct alter_partition_request_partition_data), &alter_partition_request_partition_data_defaults };

static const struct field alter_partition_request_topic_data_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct alter_partition_request_topic_data, topic_id), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct alter_partition_request_topic_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_partition_request_topic_data, partitions_count), .inner = &alter_partition_request_partition_data_struct },
};

static const struct alter_partition_request_topic_data alter_partition_request_topic_data_defaults = { 0 };

const struct schema_struct alter_partition_request_topic_data_struct = { "TopicData", alter_partition_request_topic_data_fields, 2, sizeof(struct alter_partition_request_topic_data), &alter_partition_request_topic_data_defaults };

static const struct field alter_partition_request_fields[] = {
	{ .name = "BrokerId", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_request, broker_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BrokerEpoch", .about = "epoch of the broker's registration", .type = FIELD_INT64, .offset = offsetof(struct alter_partition_request, broker_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct alter_partition_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_partition_request, topics_count), .inner = &alter_partition_request_topic_data_struct },
};

static const struct alter_partition_request alter_partition_request_defaults = { .broker_epoch = INT64_C(-1) };

static const struct schema_struct alter_partition_request_struct = { "AlterPartitionRequest", alter_partition_request_fields, 3, sizeof(struct alter_partition_request), &alter_partition_request_defaults };

const struct schema alter_partition_request_schema = { "AlterPartitionRequest", SCHEMA_REQUEST, 56, 2, 3, 0, &alter_partition_request_struct, NULL };

static const struct field alter_partition_reassignments_request_reassignable_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_reassignments_request_reassignable_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Replicas", .about = "replicas wanted; null cancels", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_reassignments_request_reassignable_partition, replicas), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_partition_reassignments_request_reassignable_partition, replicas_count), .is_default_null = true },
};

static const struct alter_partition_reassignments_request_reassignable_partition alter_partition_reassignments_request_reassignable_partition_defaults = { .replicas_count = -1 };

const struct schema_struct alter_partition_reassignments_request_reassignable_partition_struct = { "ReassignablePartition", alter_partition_reassignments_request_reassignable_partition_fields, 2, sizeof(struct alter_partition_reassignments_request_reassignable_partition), &alter_partition_reassignments_request_reassignable_partition_defaults };

static const struct field alter_partition_reassignments_request_reassignable_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct alter_partition_reassignments_request_reassignable_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct alter_partition_reassignments_request_reassignable_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_partition_reassignments_request_reassignable_topic, partitions_count), .inner = &alter_partition_reassignments_request_reassignable_partition_struct },
};

static const struct alter_partition_reassignments_request_reassignable_topic alter_partition_reassignments_request_reassignable_topic_defaults = { .name = TEXT("") };

const struct schema_struct alter_partition_reassignments_request_reassignable_topic_struct = { "ReassignableTopic", alter_partition_reassignments_request_reassignable_topic_fields, 2, sizeof(struct alter_partition_reassignments_request_reassignable_topic), &alter_partition_reassignments_request_reassignable_topic_defaults };

static const struct field alter_partition_reassignments_request_fields[] = {
	{ .name = "TimeoutMs", .about = "give up after this, ms", .type = FIELD_INT32, .offset = offsetof(struct alter_partition_reassignments_request, timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(60000) },
	{ .name = "AllowReplicationFactorChange", .about = "may the number of replicas change", .type = FIELD_BOOL, .offset = offsetof(struct alter_partition_reassignments_request, allow_replication_factor_change), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = 1 },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct alter_partition_reassignments_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_partition_reassignments_request, topics_count), .inner = &alter_partition_reassignments_request_reassignable_topic_struct },
};

static const struct alter_partition_reassignments_request alter_partition_reassignments_request_defaults = { .timeout_ms = INT64_C(60000), .allow_replication_factor_change = true };

static const struct schema_struct alter_partition_reassignments_request_struct = { "AlterPartitionReassignmentsRequest", alter_partition_reassignments_request_fields, 3, sizeof(struct alter_partition_reassignments_request), &alter_partition_reassignments_request_defaults };

const struct schema alter_partition_reassignments_request_schema = { "AlterPartitionReassignmentsRequest", SCHEMA_REQUEST, 45, 0, 1, 0, &alter_partition_reassignments_request_struct, NULL };

static const struct field alter_replica_log_dirs_request_alter_replica_log_dir_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct alter_replica_log_dirs_request_alter_replica_log_dir_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct alter_replica_log_dirs_request_alter_replica_log_dir_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_replica_log_dirs_request_alter_replica_log_dir_topic, partitions_count) },
};

static const struct alter_replica_log_dirs_request_alter_replica_log_dir_topic alter_replica_log_dirs_request_alter_replica_log_dir_topic_defaults = { .name = TEXT("") };

const struct schema_struct alter_replica_log_dirs_request_alter_replica_log_dir_topic_struct = { "AlterReplicaLogDirTopic", alter_replica_log_dirs_request_alter_replica_log_dir_topic_fields, 2, sizeof(struct alter_replica_log_dirs_request_alter_replica_log_dir_topic), &alter_replica_log_dirs_request_alter_replica_log_dir_topic_defaults };

static const struct field alter_replica_log_dirs_request_alter_replica_log_dir_fields[] = {
	{ .name = "Path", .about = "path of the directory", .type = FIELD_STRING, .offset = offsetof(struct alter_replica_log_dirs_request_alter_replica_log_dir, path), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct alter_replica_log_dirs_request_alter_replica_log_dir, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_replica_log_dirs_request_alter_replica_log_dir, topics_count), .inner = &alter_replica_log_dirs_request_alter_replica_log_dir_topic_struct },
};

static const struct alter_replica_log_dirs_request_alter_replica_log_dir alter_replica_log_dirs_request_alter_replica_log_dir_defaults = { .path = TEXT("") };

const struct schema_struct alter_replica_log_dirs_request_alter_replica_log_dir_struct = { "AlterReplicaLogDir", alter_replica_log_dirs_request_alter_replica_log_dir_fields, 2, sizeof(struct alter_replica_log_dirs_request_alter_replica_log_dir), &alter_replica_log_dirs_request_alter_replica_log_dir_defaults };

static const struct field alter_replica_log_dirs_request_fields[] = {
	{ .name = "Dirs", .about = "where replicas should go, by directory", .type = FIELD_STRUCT, .offset = offsetof(struct alter_replica_log_dirs_request, dirs), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_replica_log_dirs_request, dirs_count), .inner = &alter_replica_log_dirs_request_alter_replica_log_dir_struct },
};

static const struct alter_replica_log_dirs_request alter_replica_log_dirs_request_defaults = { 0 };

static const struct schema_struct alter_replica_log_dirs_request_struct = { "AlterReplicaLogDirsRequest", alter_replica_log_dirs_request_fields, 1, sizeof(struct alter_replica_log_dirs_request), &alter_replica_log_dirs_request_defaults };

const struct schema alter_replica_log_dirs_request_schema = { "AlterReplicaLogDirsRequest", SCHEMA_REQUEST, 34, 1, 2, 2, &alter_replica_log_dirs_request_struct, NULL };

static const struct field alter_share_group_offsets_request_alter_share_group_offsets_request_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct alter_share_group_offsets_request_alter_share_group_offsets_request_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StartOffset", .about = "first offset still in flight; below all is done", .type = FIELD_INT64, .offset = offsetof(struct alter_share_group_offsets_request_alter_share_group_offsets_request_partition, start_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_share_group_offsets_request_alter_share_group_offsets_request_partition alter_share_group_offsets_request_alter_share_group_offsets_request_partition_defaults = { 0 };

const struct schema_struct alter_share_group_offsets_request_alter_share_group_offsets_request_partition_struct = { "AlterShareGroupOffsetsRequestPartition", alter_share_group_offsets_request_alter_share_group_offsets_request_partition_fields, 2, sizeof(struct alter_share_group_offsets_request_alter_share_group_offsets_request_partition), &alter_share_group_offsets_request_alter_share_group_offsets_request_partition_defaults };

static const struct field alter_share_group_offsets_request_alter_share_group_offsets_request_topic_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct alter_share_group_offsets_request_alter_share_group_offsets_request_topic, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct alter_share_group_offsets_request_alter_share_group_offsets_request_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_share_group_offsets_request_alter_share_group_offsets_request_topic, partitions_count), .inner = &alter_share_group_offsets_request_alter_share_group_offsets_request_partition_struct },
};

static const struct alter_share_group_offsets_request_alter_share_group_offsets_request_topic alter_share_group_offsets_request_alter_share_group_offsets_request_topic_defaults = { .topic_name = TEXT("") };

const struct schema_struct alter_share_group_offsets_request_alter_share_group_offsets_request_topic_struct = { "AlterShareGroupOffsetsRequestTopic", alter_share_group_offsets_request_alter_share_group_offsets_request_topic_fields, 2, sizeof(struct alter_share_group_offsets_request_alter_share_group_offsets_request_topic), &alter_share_group_offsets_request_alter_share_group_offsets_request_topic_defaults };

static const struct field alter_share_group_offsets_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct alter_share_group_offsets_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct alter_share_group_offsets_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_share_group_offsets_request, topics_count), .inner = &alter_share_group_offsets_request_alter_share_group_offsets_request_topic_struct },
};

static const struct alter_share_group_offsets_request alter_share_group_offsets_request_defaults = { .group_id = TEXT("") };

static const struct schema_struct alter_share_group_offsets_request_struct = { "AlterShareGroupOffsetsRequest", alter_share_group_offsets_request_fields, 2, sizeof(struct alter_share_group_offsets_request), &alter_share_group_offsets_request_defaults };

const struct schema alter_share_group_offsets_request_schema = { "AlterShareGroupOffsetsRequest", SCHEMA_REQUEST, 91, 0, 0, 0, &alter_share_group_offsets_request_struct, NULL };

static const struct field alter_user_scram_credentials_request_scram_credential_deletion_fields[] = {
	{ .name = "Name", .about = "name of the user", .type = FIELD_STRING, .offset = offsetof(struct alter_user_scram_credentials_request_scram_credential_deletion, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Mechanism", .about = "SCRAM: 1 SHA-256, 2 SHA-512", .type = FIELD_INT8, .offset = offsetof(struct alter_user_scram_credentials_request_scram_credential_deletion, mechanism), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_user_scram_credentials_request_scram_credential_deletion alter_user_scram_credentials_request_scram_credential_deletion_defaults = { .name = TEXT("") };

const struct schema_struct alter_user_scram_credentials_request_scram_credential_deletion_struct = { "ScramCredentialDeletion", alter_user_scram_credentials_request_scram_credential_deletion_fields, 2, sizeof(struct alter_user_scram_credentials_request_scram_credential_deletion), &alter_user_scram_credentials_request_scram_credential_deletion_defaults };

static const struct field alter_user_scram_credentials_request_scram_credential_upsertion_fields[] = {
	{ .name = "Name", .about = "name of the user", .type = FIELD_STRING, .offset = offsetof(struct alter_user_scram_credentials_request_scram_credential_upsertion, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Mechanism", .about = "SCRAM: 1 SHA-256, 2 SHA-512", .type = FIELD_INT8, .offset = offsetof(struct alter_user_scram_credentials_request_scram_credential_upsertion, mechanism), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Iterations", .about = "how often the hash is repeated", .type = FIELD_INT32, .offset = offsetof(struct alter_user_scram_credentials_request_scram_credential_upsertion, iterations), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Salt", .about = "random bytes mixed into the password", .type = FIELD_BYTES, .offset = offsetof(struct alter_user_scram_credentials_request_scram_credential_upsertion, salt), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SaltedPassword", .about = "the password, salted and hashed", .type = FIELD_BYTES, .offset = offsetof(struct alter_user_scram_credentials_request_scram_credential_upsertion, salted_password), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct alter_user_scram_credentials_request_scram_credential_upsertion alter_user_scram_credentials_request_scram_credential_upsertion_defaults = { .name = TEXT(""), .salt = TEXT(""), .salted_password = TEXT("") };

const struct schema_struct alter_user_scram_credentials_request_scram_credential_upsertion_struct = { "ScramCredentialUpsertion", alter_user_scram_credentials_request_scram_credential_upsertion_fields, 5, sizeof(struct alter_user_scram_credentials_request_scram_credential_upsertion), &alter_user_scram_credentials_request_scram_credential_upsertion_defaults };

static const struct field alter_user_scram_credentials_request_fields[] = {
	{ .name = "Deletions", .about = "credentials to drop", .type = FIELD_STRUCT, .offset = offsetof(struct alter_user_scram_credentials_request, deletions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_user_scram_credentials_request, deletions_count), .inner = &alter_user_scram_credentials_request_scram_credential_deletion_struct },
	{ .name = "Upsertions", .about = "credentials to set", .type = FIELD_STRUCT, .offset = offsetof(struct alter_user_scram_credentials_request, upsertions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct alter_user_scram_credentials_request, upsertions_count), .inner = &alter_user_scram_credentials_request_scram_credential_upsertion_struct },
};

static const struct alter_user_scram_credentials_request alter_user_scram_credentials_request_defaults = { 0 };

static const struct schema_struct alter_user_scram_credentials_request_struct = { "AlterUserScramCredentialsRequest", alter_user_scram_credentials_request_fields, 2, sizeof(struct alter_user_scram_credentials_request), &alter_user_scram_credentials_request_defaults };

const struct schema alter_user_scram_credentials_request_schema = { "AlterUserScramCredentialsRequest", SCHEMA_REQUEST, 51, 0, 0, 0, &alter_user_scram_credentials_request_struct, NULL };

static const struct field api_versions_request_fields[] = {
	{ .name = "ClientSoftwareName", .about = "library: letters, digits, '-' and '.'", .type = FIELD_STRING, .offset = offsetof(struct api_versions_request, client_software_name), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ClientSoftwareVersion", .about = "version of the library", .type = FIELD_STRING, .offset = offsetof(struct api_versions_request, client_software_version), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "ClusterId", .about = "cluster the client means to reach", .type = FIELD_STRING, .offset = offsetof(struct api_versions_request, cluster_id), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = 5, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
	{ .name = "NodeId", .about = "node the client means to reach, -1 if it does not care", .type = FIELD_INT32, .offset = offsetof(struct api_versions_request, node_id), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
};

static const struct api_versions_request api_versions_request_defaults = { .client_software_name = TEXT(""), .client_software_version = TEXT(""), .node_id = INT64_C(-1) };

static const struct schema_struct api_versions_request_struct = { "ApiVersionsRequest", api_versions_request_fields, 4, sizeof(struct api_versions_request), &api_versions_request_defaults };

const struct schema api_versions_request_schema = { "ApiVersionsRequest", SCHEMA_REQUEST, 18, 0, 5, 3, &api_versions_request_struct, NULL };

static const struct field assign_replicas_to_dirs_request_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct assign_replicas_to_dirs_request_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct assign_replicas_to_dirs_request_partition_data assign_replicas_to_dirs_request_partition_data_defaults = { 0 };

const struct schema_struct assign_replicas_to_dirs_request_partition_data_struct = { "PartitionData", assign_replicas_to_dirs_request_partition_data_fields, 1, sizeof(struct assign_replicas_to_dirs_request_partition_data), &assign_replicas_to_dirs_request_partition_data_defaults };

static const struct field assign_replicas_to_dirs_request_topic_data_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct assign_replicas_to_dirs_request_topic_data, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct assign_replicas_to_dirs_request_topic_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct assign_replicas_to_dirs_request_topic_data, partitions_count), .inner = &assign_replicas_to_dirs_request_partition_data_struct },
};

static const struct assign_replicas_to_dirs_request_topic_data assign_replicas_to_dirs_request_topic_data_defaults = { 0 };

const struct schema_struct assign_replicas_to_dirs_request_topic_data_struct = { "TopicData", assign_replicas_to_dirs_request_topic_data_fields, 2, sizeof(struct assign_replicas_to_dirs_request_topic_data), &assign_replicas_to_dirs_request_topic_data_defaults };

static const struct field assign_replicas_to_dirs_request_directory_data_fields[] = {
	{ .name = "Id", .about = "log directory", .type = FIELD_UUID, .offset = offsetof(struct assign_replicas_to_dirs_request_directory_data, id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct assign_replicas_to_dirs_request_directory_data, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct assign_replicas_to_dirs_request_directory_data, topics_count), .inner = &assign_replicas_to_dirs_request_topic_data_struct },
};

static const struct assign_replicas_to_dirs_request_directory_data assign_replicas_to_dirs_request_directory_data_defaults = { 0 };

const struct schema_struct assign_replicas_to_dirs_request_directory_data_struct = { "DirectoryData", assign_replicas_to_dirs_request_directory_data_fields, 2, sizeof(struct assign_replicas_to_dirs_request_directory_data), &assign_replicas_to_dirs_request_directory_data_defaults };

static const struct field assign_replicas_to_dirs_request_fields[] = {
	{ .name = "BrokerId", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct assign_replicas_to_dirs_request, broker_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BrokerEpoch", .about = "epoch of the broker's registration", .type = FIELD_INT64, .offset = offsetof(struct assign_replicas_to_dirs_request, broker_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "Directories", .about = "replicas by directory", .type = FIELD_STRUCT, .offset = offsetof(struct assign_replicas_to_dirs_request, directories), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct assign_replicas_to_dirs_request, directories_count), .inner = &assign_replicas_to_dirs_request_directory_data_struct },
};

static const struct assign_replicas_to_dirs_request assign_replicas_to_dirs_request_defaults = { .broker_epoch = INT64_C(-1) };

static const struct schema_struct assign_replicas_to_dirs_request_struct = { "AssignReplicasToDirsRequest", assign_replicas_to_dirs_request_fields, 3, sizeof(struct assign_replicas_to_dirs_request), &assign_replicas_to_dirs_request_defaults };

const struct schema assign_replicas_to_dirs_request_schema = { "AssignReplicasToDirsRequest", SCHEMA_REQUEST, 73, 0, 0, 0, &assign_replicas_to_dirs_request_struct, NULL };

static const struct field begin_quorum_epoch_request_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct begin_quorum_epoch_request_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "VoterDirectoryId", .about = "log directory of the voter", .type = FIELD_UUID, .offset = offsetof(struct begin_quorum_epoch_request_partition_data, voter_directory_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct begin_quorum_epoch_request_partition_data, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct begin_quorum_epoch_request_partition_data, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct begin_quorum_epoch_request_partition_data begin_quorum_epoch_request_partition_data_defaults = { 0 };

const struct schema_struct begin_quorum_epoch_request_partition_data_struct = { "PartitionData", begin_quorum_epoch_request_partition_data_fields, 4, sizeof(struct begin_quorum_epoch_request_partition_data), &begin_quorum_epoch_request_partition_data_defaults };

static const struct field begin_quorum_epoch_request_topic_data_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct begin_quorum_epoch_request_topic_data, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct begin_quorum_epoch_request_topic_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct begin_quorum_epoch_request_topic_data, partitions_count), .inner = &begin_quorum_epoch_request_partition_data_struct },
};

static const struct begin_quorum_epoch_request_topic_data begin_quorum_epoch_request_topic_data_defaults = { .topic_name = TEXT("") };

const struct schema_struct begin_quorum_epoch_request_topic_data_struct = { "TopicData", begin_quorum_epoch_request_topic_data_fields, 2, sizeof(struct begin_quorum_epoch_request_topic_data), &begin_quorum_epoch_request_topic_data_defaults };

static const struct field begin_quorum_epoch_request_leader_endpoint_fields[] = {
	{ .name = "Name", .about = "name of the listener", .type = FIELD_STRING, .offset = offsetof(struct begin_quorum_epoch_request_leader_endpoint, name), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct begin_quorum_epoch_request_leader_endpoint, host), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct begin_quorum_epoch_request_leader_endpoint, port), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct begin_quorum_epoch_request_leader_endpoint begin_quorum_epoch_request_leader_endpoint_defaults = { .name = TEXT(""), .host = TEXT("") };

const struct schema_struct begin_quorum_epoch_request_leader_endpoint_struct = { "LeaderEndpoint", begin_quorum_epoch_request_leader_endpoint_fields, 3, sizeof(struct begin_quorum_epoch_request_leader_endpoint), &begin_quorum_epoch_request_leader_endpoint_defaults };

static const struct field begin_quorum_epoch_request_fields[] = {
	{ .name = "ClusterId", .about = "id of the cluster", .type = FIELD_STRING, .offset = offsetof(struct begin_quorum_epoch_request, cluster_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "VoterId", .about = "id of the voter", .type = FIELD_INT32, .offset = offsetof(struct begin_quorum_epoch_request, voter_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct begin_quorum_epoch_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct begin_quorum_epoch_request, topics_count), .inner = &begin_quorum_epoch_request_topic_data_struct },
	{ .name = "LeaderEndpoints", .about = "where the leader listens", .type = FIELD_STRUCT, .offset = offsetof(struct begin_quorum_epoch_request, leader_endpoints), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct begin_quorum_epoch_request, leader_endpoints_count), .is_ignorable = true, .inner = &begin_quorum_epoch_request_leader_endpoint_struct },
};

static const struct begin_quorum_epoch_request begin_quorum_epoch_request_defaults = { .voter_id = INT64_C(-1) };

static const struct schema_struct begin_quorum_epoch_request_struct = { "BeginQuorumEpochRequest", begin_quorum_epoch_request_fields, 4, sizeof(struct begin_quorum_epoch_request), &begin_quorum_epoch_request_defaults };

const struct schema begin_quorum_epoch_request_schema = { "BeginQuorumEpochRequest", SCHEMA_REQUEST, 53, 0, 1, 1, &begin_quorum_epoch_request_struct, NULL };

static const struct field broker_heartbeat_request_fields[] = {
	{ .name = "BrokerId", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct broker_heartbeat_request, broker_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BrokerEpoch", .about = "epoch of the broker's registration", .type = FIELD_INT64, .offset = offsetof(struct broker_heartbeat_request, broker_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "CurrentMetadataOffset", .about = "end of the metadata log that the broker has applied", .type = FIELD_INT64, .offset = offsetof(struct broker_heartbeat_request, current_metadata_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "WantFence", .about = "keep me fenced", .type = FIELD_BOOL, .offset = offsetof(struct broker_heartbeat_request, want_fence), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "WantShutDown", .about = "let me stop", .type = FIELD_BOOL, .offset = offsetof(struct broker_heartbeat_request, want_shut_down), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "OfflineLogDirs", .about = "directories that failed", .type = FIELD_UUID, .offset = offsetof(struct broker_heartbeat_request, offline_log_dirs), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 1, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct broker_heartbeat_request, offline_log_dirs_count) },
	{ .name = "CordonedLogDirs", .about = "directories that take no new replicas; null: no news", .type = FIELD_UUID, .offset = offsetof(struct broker_heartbeat_request, cordoned_log_dirs), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = 2, .tag = 1, .tagged_from = 2, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct broker_heartbeat_request, cordoned_log_dirs_count), .is_default_null = true },
};

static const struct broker_heartbeat_request broker_heartbeat_request_defaults = { .broker_epoch = INT64_C(-1), .cordoned_log_dirs_count = -1 };

static const struct schema_struct broker_heartbeat_request_struct = { "BrokerHeartbeatRequest", broker_heartbeat_request_fields, 7, sizeof(struct broker_heartbeat_request), &broker_heartbeat_request_defaults };

const struct schema broker_heartbeat_request_schema = { "BrokerHeartbeatRequest", SCHEMA_REQUEST, 63, 0, 2, 0, &broker_heartbeat_request_struct, NULL };

static const struct field broker_registration_request_listener_fields[] = {
	{ .name = "Name", .about = "name of the listener", .type = FIELD_STRING, .offset = offsetof(struct broker_registration_request_listener, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct broker_registration_request_listener, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct broker_registration_request_listener, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SecurityProtocol", .about = "0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL", .type = FIELD_INT16, .offset = offsetof(struct broker_registration_request_listener, security_protocol), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct broker_registration_request_listener broker_registration_request_listener_defaults = { .name = TEXT(""), .host = TEXT("") };

const struct schema_struct broker_registration_request_listener_struct = { "Listener", broker_registration_request_listener_fields, 4, sizeof(struct broker_registration_request_listener), &broker_registration_request_listener_defaults };

static const struct field broker_registration_request_feature_fields[] = {
	{ .name = "Name", .about = "name of the feature", .type = FIELD_STRING, .offset = offsetof(struct broker_registration_request_feature, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MinSupportedVersion", .about = "oldest level", .type = FIELD_INT16, .offset = offsetof(struct broker_registration_request_feature, min_supported_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxSupportedVersion", .about = "newest level", .type = FIELD_INT16, .offset = offsetof(struct broker_registration_request_feature, max_supported_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct broker_registration_request_feature broker_registration_request_feature_defaults = { .name = TEXT("") };

const struct schema_struct broker_registration_request_feature_struct = { "Feature", broker_registration_request_feature_fields, 3, sizeof(struct broker_registration_request_feature), &broker_registration_request_feature_defaults };

static const struct field broker_registration_request_fields[] = {
	{ .name = "BrokerId", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct broker_registration_request, broker_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClusterId", .about = "id of the cluster", .type = FIELD_STRING, .offset = offsetof(struct broker_registration_request, cluster_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IncarnationId", .about = "new with every start of the process", .type = FIELD_UUID, .offset = offsetof(struct broker_registration_request, incarnation_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Listeners", .about = "where it listens", .type = FIELD_STRUCT, .offset = offsetof(struct broker_registration_request, listeners), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct broker_registration_request, listeners_count), .inner = &broker_registration_request_listener_struct },
	{ .name = "Features", .about = "features it supports", .type = FIELD_STRUCT, .offset = offsetof(struct broker_registration_request, features), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct broker_registration_request, features_count), .inner = &broker_registration_request_feature_struct },
	{ .name = "Rack", .about = "rack; null: none", .type = FIELD_STRING, .offset = offsetof(struct broker_registration_request, rack), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IsMigratingZkBroker", .about = "from the ZooKeeper migration; false now", .type = FIELD_BOOL, .offset = offsetof(struct broker_registration_request, is_migrating_zk_broker), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LogDirs", .about = "ids of the directories that work", .type = FIELD_UUID, .offset = offsetof(struct broker_registration_request, log_dirs), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct broker_registration_request, log_dirs_count), .is_ignorable = true },
	{ .name = "PreviousBrokerEpoch", .about = "epoch before the clean shutdown, -1 if unclean", .type = FIELD_INT64, .offset = offsetof(struct broker_registration_request, previous_broker_epoch), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
};

static const struct broker_registration_request broker_registration_request_defaults = { .cluster_id = TEXT(""), .rack = TEXT(""), .previous_broker_epoch = INT64_C(-1) };

static const struct schema_struct broker_registration_request_struct = { "BrokerRegistrationRequest", broker_registration_request_fields, 9, sizeof(struct broker_registration_request), &broker_registration_request_defaults };

const struct schema broker_registration_request_schema = { "BrokerRegistrationRequest", SCHEMA_REQUEST, 62, 0, 4, 0, &broker_registration_request_struct, NULL };

static const struct field consumer_group_describe_request_fields[] = {
	{ .name = "GroupIds", .about = "groups to describe", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_describe_request, group_ids), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_describe_request, group_ids_count) },
	{ .name = "IncludeAuthorizedOperations", .about = "also tell what the asker may do", .type = FIELD_BOOL, .offset = offsetof(struct consumer_group_describe_request, include_authorized_operations), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct consumer_group_describe_request consumer_group_describe_request_defaults = { 0 };

static const struct schema_struct consumer_group_describe_request_struct = { "ConsumerGroupDescribeRequest", consumer_group_describe_request_fields, 2, sizeof(struct consumer_group_describe_request), &consumer_group_describe_request_defaults };

const struct schema consumer_group_describe_request_schema = { "ConsumerGroupDescribeRequest", SCHEMA_REQUEST, 69, 0, 1, 0, &consumer_group_describe_request_struct, NULL };

static const struct field consumer_group_heartbeat_request_topic_partitions_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct consumer_group_heartbeat_request_topic_partitions, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_heartbeat_request_topic_partitions, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_heartbeat_request_topic_partitions, partitions_count) },
};

static const struct consumer_group_heartbeat_request_topic_partitions consumer_group_heartbeat_request_topic_partitions_defaults = { 0 };

const struct schema_struct consumer_group_heartbeat_request_topic_partitions_struct = { "TopicPartitions", consumer_group_heartbeat_request_topic_partitions_fields, 2, sizeof(struct consumer_group_heartbeat_request_topic_partitions), &consumer_group_heartbeat_request_topic_partitions_defaults };

static const struct field consumer_group_heartbeat_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_heartbeat_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_heartbeat_request, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberEpoch", .about = "epoch the member knows; 0 joins, -1 leaves, -2 leaves for a while (static)", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_heartbeat_request, member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "InstanceId", .about = "name of a static member; null: none, or as before", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_heartbeat_request, instance_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "RackId", .about = "rack; null or empty: none", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_heartbeat_request, rack_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "RebalanceTimeoutMs", .about = "time to give up partitions and rejoin, ms", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_heartbeat_request, rebalance_timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "SubscribedTopicNames", .about = "topics it wants; null: as before", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_heartbeat_request, subscribed_topic_names), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_heartbeat_request, subscribed_topic_names_count), .is_default_null = true },
	{ .name = "SubscribedTopicRegex", .about = "expression for topics it wants; null: none or as before", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_heartbeat_request, subscribed_topic_regex), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = 1, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "ServerAssignor", .about = "assignor on the broker; null: its default, or as before", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_heartbeat_request, server_assignor), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "TopicPartitions", .about = "what the member holds; null: as before", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_heartbeat_request, topic_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_heartbeat_request, topic_partitions_count), .inner = &consumer_group_heartbeat_request_topic_partitions_struct, .is_default_null = true },
};

static const struct consumer_group_heartbeat_request consumer_group_heartbeat_request_defaults = { .group_id = TEXT(""), .member_id = TEXT(""), .rebalance_timeout_ms = INT64_C(-1), .subscribed_topic_names_count = -1, .topic_partitions_count = -1 };

static const struct schema_struct consumer_group_heartbeat_request_struct = { "ConsumerGroupHeartbeatRequest", consumer_group_heartbeat_request_fields, 10, sizeof(struct consumer_group_heartbeat_request), &consumer_group_heartbeat_request_defaults };

const struct schema consumer_group_heartbeat_request_schema = { "ConsumerGroupHeartbeatRequest", SCHEMA_REQUEST, 68, 0, 1, 0, &consumer_group_heartbeat_request_struct, NULL };

static const struct field controller_registration_request_listener_fields[] = {
	{ .name = "Name", .about = "name of the listener", .type = FIELD_STRING, .offset = offsetof(struct controller_registration_request_listener, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct controller_registration_request_listener, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct controller_registration_request_listener, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SecurityProtocol", .about = "0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL", .type = FIELD_INT16, .offset = offsetof(struct controller_registration_request_listener, security_protocol), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct controller_registration_request_listener controller_registration_request_listener_defaults = { .name = TEXT(""), .host = TEXT("") };

const struct schema_struct controller_registration_request_listener_struct = { "Listener", controller_registration_request_listener_fields, 4, sizeof(struct controller_registration_request_listener), &controller_registration_request_listener_defaults };

static const struct field controller_registration_request_feature_fields[] = {
	{ .name = "Name", .about = "name of the feature", .type = FIELD_STRING, .offset = offsetof(struct controller_registration_request_feature, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MinSupportedVersion", .about = "oldest level", .type = FIELD_INT16, .offset = offsetof(struct controller_registration_request_feature, min_supported_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxSupportedVersion", .about = "newest level", .type = FIELD_INT16, .offset = offsetof(struct controller_registration_request_feature, max_supported_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct controller_registration_request_feature controller_registration_request_feature_defaults = { .name = TEXT("") };

const struct schema_struct controller_registration_request_feature_struct = { "Feature", controller_registration_request_feature_fields, 3, sizeof(struct controller_registration_request_feature), &controller_registration_request_feature_defaults };

static const struct field controller_registration_request_fields[] = {
	{ .name = "ControllerId", .about = "id of the controller", .type = FIELD_INT32, .offset = offsetof(struct controller_registration_request, controller_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IncarnationId", .about = "new with every start of the process", .type = FIELD_UUID, .offset = offsetof(struct controller_registration_request, incarnation_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ZkMigrationReady", .about = "from the ZooKeeper migration; false now", .type = FIELD_BOOL, .offset = offsetof(struct controller_registration_request, zk_migration_ready), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Listeners", .about = "where it listens", .type = FIELD_STRUCT, .offset = offsetof(struct controller_registration_request, listeners), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct controller_registration_request, listeners_count), .inner = &controller_registration_request_listener_struct },
	{ .name = "Features", .about = "features it supports", .type = FIELD_STRUCT, .offset = offsetof(struct controller_registration_request, features), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct controller_registration_request, features_count), .inner = &controller_registration_request_feature_struct },
};

static const struct controller_registration_request controller_registration_request_defaults = { 0 };

static const struct schema_struct controller_registration_request_struct = { "ControllerRegistrationRequest", controller_registration_request_fields, 5, sizeof(struct controller_registration_request), &controller_registration_request_defaults };

const struct schema controller_registration_request_schema = { "ControllerRegistrationRequest", SCHEMA_REQUEST, 70, 0, 0, 0, &controller_registration_request_struct, NULL };

static const struct field create_acls_request_acl_creation_fields[] = {
	{ .name = "ResourceType", .about = "2 topic, 3 group, 4 cluster, 5 transactional id, 6 token, 7 user", .type = FIELD_INT8, .offset = offsetof(struct create_acls_request_acl_creation, resource_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceName", .about = "name of the resource", .type = FIELD_STRING, .offset = offsetof(struct create_acls_request_acl_creation, resource_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourcePatternType", .about = "3 literal, 4 prefixed", .type = FIELD_INT8, .offset = offsetof(struct create_acls_request_acl_creation, resource_pattern_type), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(3) },
	{ .name = "Principal", .about = "who", .type = FIELD_STRING, .offset = offsetof(struct create_acls_request_acl_creation, principal), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct create_acls_request_acl_creation, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Operation", .about = "operation that the rule is about", .type = FIELD_INT8, .offset = offsetof(struct create_acls_request_acl_creation, operation), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PermissionType", .about = "2 deny, 3 allow; 1 any in filters", .type = FIELD_INT8, .offset = offsetof(struct create_acls_request_acl_creation, permission_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct create_acls_request_acl_creation create_acls_request_acl_creation_defaults = { .resource_name = TEXT(""), .resource_pattern_type = INT64_C(3), .principal = TEXT(""), .host = TEXT("") };

const struct schema_struct create_acls_request_acl_creation_struct = { "AclCreation", create_acls_request_acl_creation_fields, 7, sizeof(struct create_acls_request_acl_creation), &create_acls_request_acl_creation_defaults };

static const struct field create_acls_request_fields[] = {
	{ .name = "Creations", .about = "rules to add", .type = FIELD_STRUCT, .offset = offsetof(struct create_acls_request, creations), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct create_acls_request, creations_count), .inner = &create_acls_request_acl_creation_struct },
};

static const struct create_acls_request create_acls_request_defaults = { 0 };

static const struct schema_struct create_acls_request_struct = { "CreateAclsRequest", create_acls_request_fields, 1, sizeof(struct create_acls_request), &create_acls_request_defaults };

const struct schema create_acls_request_schema = { "CreateAclsRequest", SCHEMA_REQUEST, 30, 1, 3, 2, &create_acls_request_struct, NULL };

static const struct field create_delegation_token_request_creatable_renewers_fields[] = {
	{ .name = "PrincipalType", .about = "kind of who, as a rule User", .type = FIELD_STRING, .offset = offsetof(struct create_delegation_token_request_creatable_renewers, principal_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PrincipalName", .about = "name of who", .type = FIELD_STRING, .offset = offsetof(struct create_delegation_token_request_creatable_renewers, principal_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct create_delegation_token_request_creatable_renewers create_delegation_token_request_creatable_renewers_defaults = { .principal_type = TEXT(""), .principal_name = TEXT("") };

const struct schema_struct create_delegation_token_request_creatable_renewers_struct = { "CreatableRenewers", create_delegation_token_request_creatable_renewers_fields, 2, sizeof(struct create_delegation_token_request_creatable_renewers), &create_delegation_token_request_creatable_renewers_defaults };

static const struct field create_delegation_token_request_fields[] = {
	{ .name = "OwnerPrincipalType", .about = "for whom; null: the asker", .type = FIELD_STRING, .offset = offsetof(struct create_delegation_token_request, owner_principal_type), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = 3, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "OwnerPrincipalName", .about = "for whom; null: the asker", .type = FIELD_STRING, .offset = offsetof(struct create_delegation_token_request, owner_principal_name), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = 3, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Renewers", .about = "who may renew it", .type = FIELD_STRUCT, .offset = offsetof(struct create_delegation_token_request, renewers), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct create_delegation_token_request, renewers_count), .inner = &create_delegation_token_request_creatable_renewers_struct },
	{ .name = "MaxLifetimeMs", .about = "longest life, ms; -1: what the server allows", .type = FIELD_INT64, .offset = offsetof(struct create_delegation_token_request, max_lifetime_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct create_delegation_token_request create_delegation_token_request_defaults = { .owner_principal_type = TEXT(""), .owner_principal_name = TEXT("") };

static const struct schema_struct create_delegation_token_request_struct = { "CreateDelegationTokenRequest", create_delegation_token_request_fields, 4, sizeof(struct create_delegation_token_request), &create_delegation_token_request_defaults };

const struct schema create_delegation_token_request_schema = { "CreateDelegationTokenRequest", SCHEMA_REQUEST, 38, 1, 3, 2, &create_delegation_token_request_struct, NULL };

static const struct field create_partitions_request_create_partitions_assignment_fields[] = {
	{ .name = "BrokerIds", .about = "brokers that get a replica, the preferred leader first", .type = FIELD_INT32, .offset = offsetof(struct create_partitions_request_create_partitions_assignment, broker_ids), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct create_partitions_request_create_partitions_assignment, broker_ids_count) },
};

static const struct create_partitions_request_create_partitions_assignment create_partitions_request_create_partitions_assignment_defaults = { 0 };

const struct schema_struct create_partitions_request_create_partitions_assignment_struct = { "CreatePartitionsAssignment", create_partitions_request_create_partitions_assignment_fields, 1, sizeof(struct create_partitions_request_create_partitions_assignment), &create_partitions_request_create_partitions_assignment_defaults };

static const struct field create_partitions_request_create_partitions_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct create_partitions_request_create_partitions_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Count", .about = "partitions the topic is to have in all", .type = FIELD_INT32, .offset = offsetof(struct create_partitions_request_create_partitions_topic, count), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Assignments", .about = "brokers of each new partition; null or empty: Kafka chooses", .type = FIELD_STRUCT, .offset = offsetof(struct create_partitions_request_create_partitions_topic, assignments), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct create_partitions_request_create_partitions_topic, assignments_count), .inner = &create_partitions_request_create_partitions_assignment_struct },
};

static const struct create_partitions_request_create_partitions_topic create_partitions_request_create_partitions_topic_defaults = { .name = TEXT("") };

const struct schema_struct create_partitions_request_create_partitions_topic_struct = { "CreatePartitionsTopic", create_partitions_request_create_partitions_topic_fields, 3, sizeof(struct create_partitions_request_create_partitions_topic), &create_partitions_request_create_partitions_topic_defaults };

static const struct field create_partitions_request_fields[] = {
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct create_partitions_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct create_partitions_request, topics_count), .inner = &create_partitions_request_create_partitions_topic_struct },
	{ .name = "TimeoutMs", .about = "give up after this, ms", .type = FIELD_INT32, .offset = offsetof(struct create_partitions_request, timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ValidateOnly", .about = "try and change nothing", .type = FIELD_BOOL, .offset = offsetof(struct create_partitions_request, validate_only), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct create_partitions_request create_partitions_request_defaults = { 0 };

static const struct schema_struct create_partitions_request_struct = { "CreatePartitionsRequest", create_partitions_request_fields, 3, sizeof(struct create_partitions_request), &create_partitions_request_defaults };

const struct schema create_partitions_request_schema = { "CreatePartitionsRequest", SCHEMA_REQUEST, 37, 0, 3, 2, &create_partitions_request_struct, NULL };

static const struct field create_topics_request_creatable_replica_assignment_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct create_topics_request_creatable_replica_assignment, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BrokerIds", .about = "brokers that get a replica, the preferred leader first", .type = FIELD_INT32, .offset = offsetof(struct create_topics_request_creatable_replica_assignment, broker_ids), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct create_topics_request_creatable_replica_assignment, broker_ids_count) },
};

static const struct create_topics_request_creatable_replica_assignment create_topics_request_creatable_replica_assignment_defaults = { 0 };

const struct schema_struct create_topics_request_creatable_replica_assignment_struct = { "CreatableReplicaAssignment", create_topics_request_creatable_replica_assignment_fields, 2, sizeof(struct create_topics_request_creatable_replica_assignment), &create_topics_request_creatable_replica_assignment_defaults };

static const struct field create_topics_request_creatable_topic_config_fields[] = {
	{ .name = "Name", .about = "name of the config", .type = FIELD_STRING, .offset = offsetof(struct create_topics_request_creatable_topic_config, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting; null: none", .type = FIELD_STRING, .offset = offsetof(struct create_topics_request_creatable_topic_config, value), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct create_topics_request_creatable_topic_config create_topics_request_creatable_topic_config_defaults = { .name = TEXT(""), .value = TEXT("") };

const struct schema_struct create_topics_request_creatable_topic_config_struct = { "CreatableTopicConfig", create_topics_request_creatable_topic_config_fields, 2, sizeof(struct create_topics_request_creatable_topic_config), &create_topics_request_creatable_topic_config_defaults };

static const struct field create_topics_request_creatable_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct create_topics_request_creatable_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "NumPartitions", .about = "partitions; -1: as configured or as assigned", .type = FIELD_INT32, .offset = offsetof(struct create_topics_request_creatable_topic, num_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ReplicationFactor", .about = "replicas of each partition; -1: as configured or as assigned", .type = FIELD_INT16, .offset = offsetof(struct create_topics_request_creatable_topic, replication_factor), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Assignments", .about = "brokers of each new partition; empty: Kafka chooses", .type = FIELD_STRUCT, .offset = offsetof(struct create_topics_request_creatable_topic, assignments), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct create_topics_request_creatable_topic, assignments_count), .inner = &create_topics_request_creatable_replica_assignment_struct },
	{ .name = "Configs", .about = "names and values", .type = FIELD_STRUCT, .offset = offsetof(struct create_topics_request_creatable_topic, configs), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct create_topics_request_creatable_topic, configs_count), .inner = &create_topics_request_creatable_topic_config_struct },
};

static const struct create_topics_request_creatable_topic create_topics_request_creatable_topic_defaults = { .name = TEXT("") };

const struct schema_struct create_topics_request_creatable_topic_struct = { "CreatableTopic", create_topics_request_creatable_topic_fields, 5, sizeof(struct create_topics_request_creatable_topic), &create_topics_request_creatable_topic_defaults };

static const struct field create_topics_request_fields[] = {
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct create_topics_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct create_topics_request, topics_count), .inner = &create_topics_request_creatable_topic_struct },
	{ .name = "timeoutMs", .about = "give up after this, ms", .type = FIELD_INT32, .offset = offsetof(struct create_topics_request, timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(60000) },
	{ .name = "validateOnly", .about = "try and change nothing", .type = FIELD_BOOL, .offset = offsetof(struct create_topics_request, validate_only), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct create_topics_request create_topics_request_defaults = { .timeout_ms = INT64_C(60000) };

static const struct schema_struct create_topics_request_struct = { "CreateTopicsRequest", create_topics_request_fields, 3, sizeof(struct create_topics_request), &create_topics_request_defaults };

const struct schema create_topics_request_schema = { "CreateTopicsRequest", SCHEMA_REQUEST, 19, 2, 7, 5, &create_topics_request_struct, NULL };

static const struct field delete_acls_request_delete_acls_filter_fields[] = {
	{ .name = "ResourceTypeFilter", .about = "kind to match: 1 any", .type = FIELD_INT8, .offset = offsetof(struct delete_acls_request_delete_acls_filter, resource_type_filter), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceNameFilter", .about = "name to match; null: any", .type = FIELD_STRING, .offset = offsetof(struct delete_acls_request_delete_acls_filter, resource_name_filter), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PatternTypeFilter", .about = "1 any, 2 whatever applies to the name, 3 literal, 4 prefixed", .type = FIELD_INT8, .offset = offsetof(struct delete_acls_request_delete_acls_filter, pattern_type_filter), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(3) },
	{ .name = "PrincipalFilter", .about = "whom to match; null: any", .type = FIELD_STRING, .offset = offsetof(struct delete_acls_request_delete_acls_filter, principal_filter), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "HostFilter", .about = "address to match; null: any", .type = FIELD_STRING, .offset = offsetof(struct delete_acls_request_delete_acls_filter, host_filter), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Operation", .about = "operation that the rule is about", .type = FIELD_INT8, .offset = offsetof(struct delete_acls_request_delete_acls_filter, operation), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PermissionType", .about = "2 deny, 3 allow; 1 any in filters", .type = FIELD_INT8, .offset = offsetof(struct delete_acls_request_delete_acls_filter, permission_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct delete_acls_request_delete_acls_filter delete_acls_request_delete_acls_filter_defaults = { .resource_name_filter = TEXT(""), .pattern_type_filter = INT64_C(3), .principal_filter = TEXT(""), .host_filter = TEXT("") };

const struct schema_struct delete_acls_request_delete_acls_filter_struct = { "DeleteAclsFilter", delete_acls_request_delete_acls_filter_fields, 7, sizeof(struct delete_acls_request_delete_acls_filter), &delete_acls_request_delete_acls_filter_defaults };

static const struct field delete_acls_request_fields[] = {
	{ .name = "Filters", .about = "rules that match any of these go", .type = FIELD_STRUCT, .offset = offsetof(struct delete_acls_request, filters), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_acls_request, filters_count), .inner = &delete_acls_request_delete_acls_filter_struct },
};

static const struct delete_acls_request delete_acls_request_defaults = { 0 };

static const struct schema_struct delete_acls_request_struct = { "DeleteAclsRequest", delete_acls_request_fields, 1, sizeof(struct delete_acls_request), &delete_acls_request_defaults };

const struct schema delete_acls_request_schema = { "DeleteAclsRequest", SCHEMA_REQUEST, 31, 1, 3, 2, &delete_acls_request_struct, NULL };

static const struct field delete_groups_request_fields[] = {
	{ .name = "GroupsNames", .about = "groups to delete", .type = FIELD_STRING, .offset = offsetof(struct delete_groups_request, groups_names), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_groups_request, groups_names_count) },
};

static const struct delete_groups_request delete_groups_request_defaults = { 0 };

static const struct schema_struct delete_groups_request_struct = { "DeleteGroupsRequest", delete_groups_request_fields, 1, sizeof(struct delete_groups_request), &delete_groups_request_defaults };

const struct schema delete_groups_request_schema = { "DeleteGroupsRequest", SCHEMA_REQUEST, 42, 0, 3, 2, &delete_groups_request_struct, NULL };

static const struct field delete_records_request_delete_records_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct delete_records_request_delete_records_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Offset", .about = "delete below this; -1: below the high watermark", .type = FIELD_INT64, .offset = offsetof(struct delete_records_request_delete_records_partition, offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct delete_records_request_delete_records_partition delete_records_request_delete_records_partition_defaults = { 0 };

const struct schema_struct delete_records_request_delete_records_partition_struct = { "DeleteRecordsPartition", delete_records_request_delete_records_partition_fields, 2, sizeof(struct delete_records_request_delete_records_partition), &delete_records_request_delete_records_partition_defaults };

static const struct field delete_records_request_delete_records_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct delete_records_request_delete_records_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct delete_records_request_delete_records_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_records_request_delete_records_topic, partitions_count), .inner = &delete_records_request_delete_records_partition_struct },
};

static const struct delete_records_request_delete_records_topic delete_records_request_delete_records_topic_defaults = { .name = TEXT("") };

const struct schema_struct delete_records_request_delete_records_topic_struct = { "DeleteRecordsTopic", delete_records_request_delete_records_topic_fields, 2, sizeof(struct delete_records_request_delete_records_topic), &delete_records_request_delete_records_topic_defaults };

static const struct field delete_records_request_fields[] = {
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct delete_records_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_records_request, topics_count), .inner = &delete_records_request_delete_records_topic_struct },
	{ .name = "TimeoutMs", .about = "give up after this, ms", .type = FIELD_INT32, .offset = offsetof(struct delete_records_request, timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct delete_records_request delete_records_request_defaults = { 0 };

static const struct schema_struct delete_records_request_struct = { "DeleteRecordsRequest", delete_records_request_fields, 2, sizeof(struct delete_records_request), &delete_records_request_defaults };

const struct schema delete_records_request_schema = { "DeleteRecordsRequest", SCHEMA_REQUEST, 21, 0, 2, 2, &delete_records_request_struct, NULL };

static const struct field delete_share_group_offsets_request_delete_share_group_offsets_request_topic_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct delete_share_group_offsets_request_delete_share_group_offsets_request_topic, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct delete_share_group_offsets_request_delete_share_group_offsets_request_topic delete_share_group_offsets_request_delete_share_group_offsets_request_topic_defaults = { .topic_name = TEXT("") };

const struct schema_struct delete_share_group_offsets_request_delete_share_group_offsets_request_topic_struct = { "DeleteShareGroupOffsetsRequestTopic", delete_share_group_offsets_request_delete_share_group_offsets_request_topic_fields, 1, sizeof(struct delete_share_group_offsets_request_delete_share_group_offsets_request_topic), &delete_share_group_offsets_request_delete_share_group_offsets_request_topic_defaults };

static const struct field delete_share_group_offsets_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct delete_share_group_offsets_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct delete_share_group_offsets_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_share_group_offsets_request, topics_count), .inner = &delete_share_group_offsets_request_delete_share_group_offsets_request_topic_struct },
};

static const struct delete_share_group_offsets_request delete_share_group_offsets_request_defaults = { .group_id = TEXT("") };

static const struct schema_struct delete_share_group_offsets_request_struct = { "DeleteShareGroupOffsetsRequest", delete_share_group_offsets_request_fields, 2, sizeof(struct delete_share_group_offsets_request), &delete_share_group_offsets_request_defaults };

const struct schema delete_share_group_offsets_request_schema = { "DeleteShareGroupOffsetsRequest", SCHEMA_REQUEST, 92, 0, 0, 0, &delete_share_group_offsets_request_struct, NULL };

static const struct field delete_share_group_state_request_partition_data_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct delete_share_group_state_request_partition_data, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct delete_share_group_state_request_partition_data delete_share_group_state_request_partition_data_defaults = { 0 };

const struct schema_struct delete_share_group_state_request_partition_data_struct = { "PartitionData", delete_share_group_state_request_partition_data_fields, 1, sizeof(struct delete_share_group_state_request_partition_data), &delete_share_group_state_request_partition_data_defaults };

static const struct field delete_share_group_state_request_delete_state_data_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct delete_share_group_state_request_delete_state_data, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct delete_share_group_state_request_delete_state_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_share_group_state_request_delete_state_data, partitions_count), .inner = &delete_share_group_state_request_partition_data_struct },
};

static const struct delete_share_group_state_request_delete_state_data delete_share_group_state_request_delete_state_data_defaults = { 0 };

const struct schema_struct delete_share_group_state_request_delete_state_data_struct = { "DeleteStateData", delete_share_group_state_request_delete_state_data_fields, 2, sizeof(struct delete_share_group_state_request_delete_state_data), &delete_share_group_state_request_delete_state_data_defaults };

static const struct field delete_share_group_state_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct delete_share_group_state_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct delete_share_group_state_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_share_group_state_request, topics_count), .inner = &delete_share_group_state_request_delete_state_data_struct },
};

static const struct delete_share_group_state_request delete_share_group_state_request_defaults = { .group_id = TEXT("") };

static const struct schema_struct delete_share_group_state_request_struct = { "DeleteShareGroupStateRequest", delete_share_group_state_request_fields, 2, sizeof(struct delete_share_group_state_request), &delete_share_group_state_request_defaults };

const struct schema delete_share_group_state_request_schema = { "DeleteShareGroupStateRequest", SCHEMA_REQUEST, 86, 0, 0, 0, &delete_share_group_state_request_struct, NULL };

static const struct field delete_topics_request_delete_topic_state_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct delete_topics_request_delete_topic_state, name), .first_version = 6, .last_version = VERSION_MAX, .nullable_from = 6, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct delete_topics_request_delete_topic_state, topic_id), .first_version = 6, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct delete_topics_request_delete_topic_state delete_topics_request_delete_topic_state_defaults = { 0 };

const struct schema_struct delete_topics_request_delete_topic_state_struct = { "DeleteTopicState", delete_topics_request_delete_topic_state_fields, 2, sizeof(struct delete_topics_request_delete_topic_state), &delete_topics_request_delete_topic_state_defaults };

static const struct field delete_topics_request_fields[] = {
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct delete_topics_request, topics), .first_version = 6, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_topics_request, topics_count), .inner = &delete_topics_request_delete_topic_state_struct },
	{ .name = "TopicNames", .about = "topics to delete", .type = FIELD_STRING, .offset = offsetof(struct delete_topics_request, topic_names), .first_version = 0, .last_version = 5, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delete_topics_request, topic_names_count), .is_ignorable = true },
	{ .name = "TimeoutMs", .about = "give up after this, ms", .type = FIELD_INT32, .offset = offsetof(struct delete_topics_request, timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct delete_topics_request delete_topics_request_defaults = { 0 };

static const struct schema_struct delete_topics_request_struct = { "DeleteTopicsRequest", delete_topics_request_fields, 3, sizeof(struct delete_topics_request), &delete_topics_request_defaults };

const struct schema delete_topics_request_schema = { "DeleteTopicsRequest", SCHEMA_REQUEST, 20, 1, 6, 4, &delete_topics_request_struct, NULL };

static const struct field describe_acls_request_fields[] = {
	{ .name = "ResourceTypeFilter", .about = "kind to match: 1 any", .type = FIELD_INT8, .offset = offsetof(struct describe_acls_request, resource_type_filter), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceNameFilter", .about = "name to match; null: any", .type = FIELD_STRING, .offset = offsetof(struct describe_acls_request, resource_name_filter), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PatternTypeFilter", .about = "1 any, 2 whatever applies to the name, 3 literal, 4 prefixed", .type = FIELD_INT8, .offset = offsetof(struct describe_acls_request, pattern_type_filter), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(3) },
	{ .name = "PrincipalFilter", .about = "whom to match; null: any", .type = FIELD_STRING, .offset = offsetof(struct describe_acls_request, principal_filter), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "HostFilter", .about = "address to match; null: any", .type = FIELD_STRING, .offset = offsetof(struct describe_acls_request, host_filter), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Operation", .about = "operation that the rule is about", .type = FIELD_INT8, .offset = offsetof(struct describe_acls_request, operation), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PermissionType", .about = "2 deny, 3 allow; 1 any in filters", .type = FIELD_INT8, .offset = offsetof(struct describe_acls_request, permission_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_acls_request describe_acls_request_defaults = { .resource_name_filter = TEXT(""), .pattern_type_filter = INT64_C(3), .principal_filter = TEXT(""), .host_filter = TEXT("") };

static const struct schema_struct describe_acls_request_struct = { "DescribeAclsRequest", describe_acls_request_fields, 7, sizeof(struct describe_acls_request), &describe_acls_request_defaults };

const struct schema describe_acls_request_schema = { "DescribeAclsRequest", SCHEMA_REQUEST, 29, 1, 3, 2, &describe_acls_request_struct, NULL };

static const struct field describe_client_quotas_request_component_data_fields[] = {
	{ .name = "EntityType", .about = "user, client-id or ip", .type = FIELD_STRING, .offset = offsetof(struct describe_client_quotas_request_component_data, entity_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MatchType", .about = "0 this name, 1 the default, 2 any", .type = FIELD_INT8, .offset = offsetof(struct describe_client_quotas_request_component_data, match_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Match", .about = "text to match; null: not used", .type = FIELD_STRING, .offset = offsetof(struct describe_client_quotas_request_component_data, match), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_client_quotas_request_component_data describe_client_quotas_request_component_data_defaults = { .entity_type = TEXT(""), .match = TEXT("") };

const struct schema_struct describe_client_quotas_request_component_data_struct = { "ComponentData", describe_client_quotas_request_component_data_fields, 3, sizeof(struct describe_client_quotas_request_component_data), &describe_client_quotas_request_component_data_defaults };

static const struct field describe_client_quotas_request_fields[] = {
	{ .name = "Components", .about = "all must match", .type = FIELD_STRUCT, .offset = offsetof(struct describe_client_quotas_request, components), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_client_quotas_request, components_count), .inner = &describe_client_quotas_request_component_data_struct },
	{ .name = "Strict", .about = "only entities with no other part", .type = FIELD_BOOL, .offset = offsetof(struct describe_client_quotas_request, strict), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_client_quotas_request describe_client_quotas_request_defaults = { 0 };

static const struct schema_struct describe_client_quotas_request_struct = { "DescribeClientQuotasRequest", describe_client_quotas_request_fields, 2, sizeof(struct describe_client_quotas_request), &describe_client_quotas_request_defaults };

const struct schema describe_client_quotas_request_schema = { "DescribeClientQuotasRequest", SCHEMA_REQUEST, 48, 0, 1, 1, &describe_client_quotas_request_struct, NULL };

static const struct field describe_cluster_request_fields[] = {
	{ .name = "IncludeClusterAuthorizedOperations", .about = "also tell what the asker may do with the cluster", .type = FIELD_BOOL, .offset = offsetof(struct describe_cluster_request, include_cluster_authorized_operations), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "EndpointType", .about = "1 brokers, 2 controllers", .type = FIELD_INT8, .offset = offsetof(struct describe_cluster_request, endpoint_type), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(1) },
	{ .name = "IncludeFencedBrokers", .about = "with brokers that are fenced", .type = FIELD_BOOL, .offset = offsetof(struct describe_cluster_request, include_fenced_brokers), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_cluster_request describe_cluster_request_defaults = { .endpoint_type = INT64_C(1) };

static const struct schema_struct describe_cluster_request_struct = { "DescribeClusterRequest", describe_cluster_request_fields, 3, sizeof(struct describe_cluster_request), &describe_cluster_request_defaults };

const struct schema describe_cluster_request_schema = { "DescribeClusterRequest", SCHEMA_REQUEST, 60, 0, 2, 0, &describe_cluster_request_struct, NULL };

static const struct field describe_configs_request_describe_configs_resource_fields[] = {
	{ .name = "ResourceType", .about = "what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group", .type = FIELD_INT8, .offset = offsetof(struct describe_configs_request_describe_configs_resource, resource_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceName", .about = "name of the resource", .type = FIELD_STRING, .offset = offsetof(struct describe_configs_request_describe_configs_resource, resource_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ConfigurationKeys", .about = "names to describe; null: all", .type = FIELD_STRING, .offset = offsetof(struct describe_configs_request_describe_configs_resource, configuration_keys), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_configs_request_describe_configs_resource, configuration_keys_count) },
};

static const struct describe_configs_request_describe_configs_resource describe_configs_request_describe_configs_resource_defaults = { .resource_name = TEXT("") };

const struct schema_struct describe_configs_request_describe_configs_resource_struct = { "DescribeConfigsResource", describe_configs_request_describe_configs_resource_fields, 3, sizeof(struct describe_configs_request_describe_configs_resource), &describe_configs_request_describe_configs_resource_defaults };

static const struct field describe_configs_request_fields[] = {
	{ .name = "Resources", .about = "one a resource", .type = FIELD_STRUCT, .offset = offsetof(struct describe_configs_request, resources), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_configs_request, resources_count), .inner = &describe_configs_request_describe_configs_resource_struct },
	{ .name = "IncludeSynonyms", .about = "with all places the value could come from", .type = FIELD_BOOL, .offset = offsetof(struct describe_configs_request, include_synonyms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IncludeDocumentation", .about = "with documentation", .type = FIELD_BOOL, .offset = offsetof(struct describe_configs_request, include_documentation), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_configs_request describe_configs_request_defaults = { 0 };

static const struct schema_struct describe_configs_request_struct = { "DescribeConfigsRequest", describe_configs_request_fields, 3, sizeof(struct describe_configs_request), &describe_configs_request_defaults };

const struct schema describe_configs_request_schema = { "DescribeConfigsRequest", SCHEMA_REQUEST, 32, 1, 4, 4, &describe_configs_request_struct, NULL };

static const struct field describe_delegation_token_request_describe_delegation_token_owner_fields[] = {
	{ .name = "PrincipalType", .about = "kind of who, as a rule User", .type = FIELD_STRING, .offset = offsetof(struct describe_delegation_token_request_describe_delegation_token_owner, principal_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PrincipalName", .about = "name of who", .type = FIELD_STRING, .offset = offsetof(struct describe_delegation_token_request_describe_delegation_token_owner, principal_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_delegation_token_request_describe_delegation_token_owner describe_delegation_token_request_describe_delegation_token_owner_defaults = { .principal_type = TEXT(""), .principal_name = TEXT("") };

const struct schema_struct describe_delegation_token_request_describe_delegation_token_owner_struct = { "DescribeDelegationTokenOwner", describe_delegation_token_request_describe_delegation_token_owner_fields, 2, sizeof(struct describe_delegation_token_request_describe_delegation_token_owner), &describe_delegation_token_request_describe_delegation_token_owner_defaults };

static const struct field describe_delegation_token_request_fields[] = {
	{ .name = "Owners", .about = "whose tokens; null: all", .type = FIELD_STRUCT, .offset = offsetof(struct describe_delegation_token_request, owners), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_delegation_token_request, owners_count), .inner = &describe_delegation_token_request_describe_delegation_token_owner_struct },
};

static const struct describe_delegation_token_request describe_delegation_token_request_defaults = { 0 };

static const struct schema_struct describe_delegation_token_request_struct = { "DescribeDelegationTokenRequest", describe_delegation_token_request_fields, 1, sizeof(struct describe_delegation_token_request), &describe_delegation_token_request_defaults };

const struct schema describe_delegation_token_request_schema = { "DescribeDelegationTokenRequest", SCHEMA_REQUEST, 41, 1, 3, 2, &describe_delegation_token_request_struct, NULL };

static const struct field describe_groups_request_fields[] = {
	{ .name = "Groups", .about = "groups to describe", .type = FIELD_STRING, .offset = offsetof(struct describe_groups_request, groups), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_groups_request, groups_count) },
	{ .name = "IncludeAuthorizedOperations", .about = "also tell what the asker may do", .type = FIELD_BOOL, .offset = offsetof(struct describe_groups_request, include_authorized_operations), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_groups_request describe_groups_request_defaults = { 0 };

static const struct schema_struct describe_groups_request_struct = { "DescribeGroupsRequest", describe_groups_request_fields, 2, sizeof(struct describe_groups_request), &describe_groups_request_defaults };

const struct schema describe_groups_request_schema = { "DescribeGroupsRequest", SCHEMA_REQUEST, 15, 0, 6, 5, &describe_groups_request_struct, NULL };

static const struct field describe_log_dirs_request_describable_log_dir_topic_fields[] = {
	{ .name = "Topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct describe_log_dirs_request_describable_log_dir_topic, topic), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct describe_log_dirs_request_describable_log_dir_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_log_dirs_request_describable_log_dir_topic, partitions_count) },
};

static const struct describe_log_dirs_request_describable_log_dir_topic describe_log_dirs_request_describable_log_dir_topic_defaults = { .topic = TEXT("") };

const struct schema_struct describe_log_dirs_request_describable_log_dir_topic_struct = { "DescribableLogDirTopic", describe_log_dirs_request_describable_log_dir_topic_fields, 2, sizeof(struct describe_log_dirs_request_describable_log_dir_topic), &describe_log_dirs_request_describable_log_dir_topic_defaults };

static const struct field describe_log_dirs_request_fields[] = {
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct describe_log_dirs_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_log_dirs_request, topics_count), .inner = &describe_log_dirs_request_describable_log_dir_topic_struct },
};

static const struct describe_log_dirs_request describe_log_dirs_request_defaults = { 0 };

static const struct schema_struct describe_log_dirs_request_struct = { "DescribeLogDirsRequest", describe_log_dirs_request_fields, 1, sizeof(struct describe_log_dirs_request), &describe_log_dirs_request_defaults };

const struct schema describe_log_dirs_request_schema = { "DescribeLogDirsRequest", SCHEMA_REQUEST, 35, 1, 5, 2, &describe_log_dirs_request_struct, NULL };

static const struct field describe_producers_request_topic_request_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct describe_producers_request_topic_request, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionIndexes", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct describe_producers_request_topic_request, partition_indexes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_producers_request_topic_request, partition_indexes_count) },
};

static const struct describe_producers_request_topic_request describe_producers_request_topic_request_defaults = { .name = TEXT("") };

const struct schema_struct describe_producers_request_topic_request_struct = { "TopicRequest", describe_producers_request_topic_request_fields, 2, sizeof(struct describe_producers_request_topic_request), &describe_producers_request_topic_request_defaults };

static const struct field describe_producers_request_fields[] = {
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct describe_producers_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_producers_request, topics_count), .inner = &describe_producers_request_topic_request_struct },
};

static const struct describe_producers_request describe_producers_request_defaults = { 0 };

static const struct schema_struct describe_producers_request_struct = { "DescribeProducersRequest", describe_producers_request_fields, 1, sizeof(struct describe_producers_request), &describe_producers_request_defaults };

const struct schema describe_producers_request_schema = { "DescribeProducersRequest", SCHEMA_REQUEST, 61, 0, 0, 0, &describe_producers_request_struct, NULL };

static const struct field describe_quorum_request_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct describe_quorum_request_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_quorum_request_partition_data describe_quorum_request_partition_data_defaults = { 0 };

const struct schema_struct describe_quorum_request_partition_data_struct = { "PartitionData", describe_quorum_request_partition_data_fields, 1, sizeof(struct describe_quorum_request_partition_data), &describe_quorum_request_partition_data_defaults };

static const struct field describe_quorum_request_topic_data_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct describe_quorum_request_topic_data, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct describe_quorum_request_topic_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_quorum_request_topic_data, partitions_count), .inner = &describe_quorum_request_partition_data_struct },
};

static const struct describe_quorum_request_topic_data describe_quorum_request_topic_data_defaults = { .topic_name = TEXT("") };

const struct schema_struct describe_quorum_request_topic_data_struct = { "TopicData", describe_quorum_request_topic_data_fields, 2, sizeof(struct describe_quorum_request_topic_data), &describe_quorum_request_topic_data_defaults };

static const struct field describe_quorum_request_fields[] = {
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct describe_quorum_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_quorum_request, topics_count), .inner = &describe_quorum_request_topic_data_struct },
};

static const struct describe_quorum_request describe_quorum_request_defaults = { 0 };

static const struct schema_struct describe_quorum_request_struct = { "DescribeQuorumRequest", describe_quorum_request_fields, 1, sizeof(struct describe_quorum_request), &describe_quorum_request_defaults };

const struct schema describe_quorum_request_schema = { "DescribeQuorumRequest", SCHEMA_REQUEST, 55, 0, 2, 0, &describe_quorum_request_struct, NULL };

static const struct field describe_share_group_offsets_request_describe_share_group_offsets_request_topic_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct describe_share_group_offsets_request_describe_share_group_offsets_request_topic, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct describe_share_group_offsets_request_describe_share_group_offsets_request_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_share_group_offsets_request_describe_share_group_offsets_request_topic, partitions_count) },
};

static const struct describe_share_group_offsets_request_describe_share_group_offsets_request_topic describe_share_group_offsets_request_describe_share_group_offsets_request_topic_defaults = { .topic_name = TEXT("") };

const struct schema_struct describe_share_group_offsets_request_describe_share_group_offsets_request_topic_struct = { "DescribeShareGroupOffsetsRequestTopic", describe_share_group_offsets_request_describe_share_group_offsets_request_topic_fields, 2, sizeof(struct describe_share_group_offsets_request_describe_share_group_offsets_request_topic), &describe_share_group_offsets_request_describe_share_group_offsets_request_topic_defaults };

static const struct field describe_share_group_offsets_request_describe_share_group_offsets_request_group_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct describe_share_group_offsets_request_describe_share_group_offsets_request_group, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct describe_share_group_offsets_request_describe_share_group_offsets_request_group, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_share_group_offsets_request_describe_share_group_offsets_request_group, topics_count), .inner = &describe_share_group_offsets_request_describe_share_group_offsets_request_topic_struct },
};

static const struct describe_share_group_offsets_request_describe_share_group_offsets_request_group describe_share_group_offsets_request_describe_share_group_offsets_request_group_defaults = { .group_id = TEXT("") };

const struct schema_struct describe_share_group_offsets_request_describe_share_group_offsets_request_group_struct = { "DescribeShareGroupOffsetsRequestGroup", describe_share_group_offsets_request_describe_share_group_offsets_request_group_fields, 2, sizeof(struct describe_share_group_offsets_request_describe_share_group_offsets_request_group), &describe_share_group_offsets_request_describe_share_group_offsets_request_group_defaults };

static const struct field describe_share_group_offsets_request_fields[] = {
	{ .name = "Groups", .about = "one a group", .type = FIELD_STRUCT, .offset = offsetof(struct describe_share_group_offsets_request, groups), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_share_group_offsets_request, groups_count), .inner = &describe_share_group_offsets_request_describe_share_group_offsets_request_group_struct },
};

static const struct describe_share_group_offsets_request describe_share_group_offsets_request_defaults = { 0 };

static const struct schema_struct describe_share_group_offsets_request_struct = { "DescribeShareGroupOffsetsRequest", describe_share_group_offsets_request_fields, 1, sizeof(struct describe_share_group_offsets_request), &describe_share_group_offsets_request_defaults };

const struct schema describe_share_group_offsets_request_schema = { "DescribeShareGroupOffsetsRequest", SCHEMA_REQUEST, 90, 0, 1, 0, &describe_share_group_offsets_request_struct, NULL };

static const struct field describe_topic_partitions_request_topic_request_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct describe_topic_partitions_request_topic_request, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_topic_partitions_request_topic_request describe_topic_partitions_request_topic_request_defaults = { .name = TEXT("") };

const struct schema_struct describe_topic_partitions_request_topic_request_struct = { "TopicRequest", describe_topic_partitions_request_topic_request_fields, 1, sizeof(struct describe_topic_partitions_request_topic_request), &describe_topic_partitions_request_topic_request_defaults };

static const struct field describe_topic_partitions_request_cursor_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct describe_topic_partitions_request_cursor, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct describe_topic_partitions_request_cursor, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_topic_partitions_request_cursor describe_topic_partitions_request_cursor_defaults = { .topic_name = TEXT("") };

const struct schema_struct describe_topic_partitions_request_cursor_struct = { "Cursor", describe_topic_partitions_request_cursor_fields, 2, sizeof(struct describe_topic_partitions_request_cursor), &describe_topic_partitions_request_cursor_defaults };

static const struct field describe_topic_partitions_request_fields[] = {
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct describe_topic_partitions_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_topic_partitions_request, topics_count), .inner = &describe_topic_partitions_request_topic_request_struct },
	{ .name = "ResponsePartitionLimit", .about = "partitions in one answer at most", .type = FIELD_INT32, .offset = offsetof(struct describe_topic_partitions_request, response_partition_limit), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(2000) },
	{ .name = "Cursor", .about = "where to go on; null: from the start", .type = FIELD_STRUCT, .offset = offsetof(struct describe_topic_partitions_request, cursor), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &describe_topic_partitions_request_cursor_struct, .is_default_null = true },
};

static const struct describe_topic_partitions_request describe_topic_partitions_request_defaults = { .response_partition_limit = INT64_C(2000) };

static const struct schema_struct describe_topic_partitions_request_struct = { "DescribeTopicPartitionsRequest", describe_topic_partitions_request_fields, 3, sizeof(struct describe_topic_partitions_request), &describe_topic_partitions_request_defaults };

const struct schema describe_topic_partitions_request_schema = { "DescribeTopicPartitionsRequest", SCHEMA_REQUEST, 75, 0, 0, 0, &describe_topic_partitions_request_struct, NULL };

static const struct field describe_transactions_request_fields[] = {
	{ .name = "TransactionalIds", .about = "ids to describe", .type = FIELD_STRING, .offset = offsetof(struct describe_transactions_request, transactional_ids), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_transactions_request, transactional_ids_count) },
};

static const struct describe_transactions_request describe_transactions_request_defaults = { 0 };

static const struct schema_struct describe_transactions_request_struct = { "DescribeTransactionsRequest", describe_transactions_request_fields, 1, sizeof(struct describe_transactions_request), &describe_transactions_request_defaults };

const struct schema describe_transactions_request_schema = { "DescribeTransactionsRequest", SCHEMA_REQUEST, 65, 0, 0, 0, &describe_transactions_request_struct, NULL };

static const struct field describe_user_scram_credentials_request_user_name_fields[] = {
	{ .name = "Name", .about = "name of the user", .type = FIELD_STRING, .offset = offsetof(struct describe_user_scram_credentials_request_user_name, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct describe_user_scram_credentials_request_user_name describe_user_scram_credentials_request_user_name_defaults = { .name = TEXT("") };

const struct schema_struct describe_user_scram_credentials_request_user_name_struct = { "UserName", describe_user_scram_credentials_request_user_name_fields, 1, sizeof(struct describe_user_scram_credentials_request_user_name), &describe_user_scram_credentials_request_user_name_defaults };

static const struct field describe_user_scram_credentials_request_fields[] = {
	{ .name = "Users", .about = "users to describe; null or empty: all", .type = FIELD_STRUCT, .offset = offsetof(struct describe_user_scram_credentials_request, users), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct describe_user_scram_credentials_request, users_count), .inner = &describe_user_scram_credentials_request_user_name_struct },
};

static const struct describe_user_scram_credentials_request describe_user_scram_credentials_request_defaults = { 0 };

static const struct schema_struct describe_user_scram_credentials_request_struct = { "DescribeUserScramCredentialsRequest", describe_user_scram_credentials_request_fields, 1, sizeof(struct describe_user_scram_credentials_request), &describe_user_scram_credentials_request_defaults };

const struct schema describe_user_scram_credentials_request_schema = { "DescribeUserScramCredentialsRequest", SCHEMA_REQUEST, 50, 0, 0, 0, &describe_user_scram_credentials_request_struct, NULL };

static const struct field elect_leaders_request_topic_partitions_fields[] = {
	{ .name = "Topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct elect_leaders_request_topic_partitions, topic), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct elect_leaders_request_topic_partitions, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct elect_leaders_request_topic_partitions, partitions_count) },
};

static const struct elect_leaders_request_topic_partitions elect_leaders_request_topic_partitions_defaults = { .topic = TEXT("") };

const struct schema_struct elect_leaders_request_topic_partitions_struct = { "TopicPartitions", elect_leaders_request_topic_partitions_fields, 2, sizeof(struct elect_leaders_request_topic_partitions), &elect_leaders_request_topic_partitions_defaults };

static const struct field elect_leaders_request_fields[] = {
	{ .name = "ElectionType", .about = "0 the preferred replica, 1 any live one (unclean)", .type = FIELD_INT8, .offset = offsetof(struct elect_leaders_request, election_type), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicPartitions", .about = "partitions by topic", .type = FIELD_STRUCT, .offset = offsetof(struct elect_leaders_request, topic_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct elect_leaders_request, topic_partitions_count), .inner = &elect_leaders_request_topic_partitions_struct },
	{ .name = "TimeoutMs", .about = "give up after this, ms", .type = FIELD_INT32, .offset = offsetof(struct elect_leaders_request, timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(60000) },
};

static const struct elect_leaders_request elect_leaders_request_defaults = { .timeout_ms = INT64_C(60000) };

static const struct schema_struct elect_leaders_request_struct = { "ElectLeadersRequest", elect_leaders_request_fields, 3, sizeof(struct elect_leaders_request), &elect_leaders_request_defaults };

const struct schema elect_leaders_request_schema = { "ElectLeadersRequest", SCHEMA_REQUEST, 43, 0, 2, 2, &elect_leaders_request_struct, NULL };

static const struct field end_quorum_epoch_request_replica_info_fields[] = {
	{ .name = "CandidateId", .about = "a voter to try", .type = FIELD_INT32, .offset = offsetof(struct end_quorum_epoch_request_replica_info, candidate_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CandidateDirectoryId", .about = "its log directory", .type = FIELD_UUID, .offset = offsetof(struct end_quorum_epoch_request_replica_info, candidate_directory_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct end_quorum_epoch_request_replica_info end_quorum_epoch_request_replica_info_defaults = { 0 };

const struct schema_struct end_quorum_epoch_request_replica_info_struct = { "ReplicaInfo", end_quorum_epoch_request_replica_info_fields, 2, sizeof(struct end_quorum_epoch_request_replica_info), &end_quorum_epoch_request_replica_info_defaults };

static const struct field end_quorum_epoch_request_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct end_quorum_epoch_request_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct end_quorum_epoch_request_partition_data, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct end_quorum_epoch_request_partition_data, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PreferredSuccessors", .about = "ids of the same (replaced)", .type = FIELD_INT32, .offset = offsetof(struct end_quorum_epoch_request_partition_data, preferred_successors), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct end_quorum_epoch_request_partition_data, preferred_successors_count), .is_ignorable = true },
	{ .name = "PreferredCandidates", .about = "who should stand first, best first", .type = FIELD_STRUCT, .offset = offsetof(struct end_quorum_epoch_request_partition_data, preferred_candidates), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct end_quorum_epoch_request_partition_data, preferred_candidates_count), .is_ignorable = true, .inner = &end_quorum_epoch_request_replica_info_struct },
};

static const struct end_quorum_epoch_request_partition_data end_quorum_epoch_request_partition_data_defaults = { 0 };

const struct schema_struct end_quorum_epoch_request_partition_data_struct = { "PartitionData", end_quorum_epoch_request_partition_data_fields, 5, sizeof(struct end_quorum_epoch_request_partition_data), &end_quorum_epoch_request_partition_data_defaults };

static const struct field end_quorum_epoch_request_topic_data_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct end_quorum_epoch_request_topic_data, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct end_quorum_epoch_request_topic_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct end_quorum_epoch_request_topic_data, partitions_count), .inner = &end_quorum_epoch_request_partition_data_struct },
};

static const struct end_quorum_epoch_request_topic_data end_quorum_epoch_request_topic_data_defaults = { .topic_name = TEXT("") };

const struct schema_struct end_quorum_epoch_request_topic_data_struct = { "TopicData", end_quorum_epoch_request_topic_data_fields, 2, sizeof(struct end_quorum_epoch_request_topic_data), &end_quorum_epoch_request_topic_data_defaults };

static const struct field end_quorum_epoch_request_leader_endpoint_fields[] = {
	{ .name = "Name", .about = "name of the listener", .type = FIELD_STRING, .offset = offsetof(struct end_quorum_epoch_request_leader_endpoint, name), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct end_quorum_epoch_request_leader_endpoint, host), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct end_quorum_epoch_request_leader_endpoint, port), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct end_quorum_epoch_request_leader_endpoint end_quorum_epoch_request_leader_endpoint_defaults = { .name = TEXT(""), .host = TEXT("") };

const struct schema_struct end_quorum_epoch_request_leader_endpoint_struct = { "LeaderEndpoint", end_quorum_epoch_request_leader_endpoint_fields, 3, sizeof(struct end_quorum_epoch_request_leader_endpoint), &end_quorum_epoch_request_leader_endpoint_defaults };

static const struct field end_quorum_epoch_request_fields[] = {
	{ .name = "ClusterId", .about = "id of the cluster", .type = FIELD_STRING, .offset = offsetof(struct end_quorum_epoch_request, cluster_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct end_quorum_epoch_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct end_quorum_epoch_request, topics_count), .inner = &end_quorum_epoch_request_topic_data_struct },
	{ .name = "LeaderEndpoints", .about = "where the leader listens", .type = FIELD_STRUCT, .offset = offsetof(struct end_quorum_epoch_request, leader_endpoints), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct end_quorum_epoch_request, leader_endpoints_count), .is_ignorable = true, .inner = &end_quorum_epoch_request_leader_endpoint_struct },
};

static const struct end_quorum_epoch_request end_quorum_epoch_request_defaults = { 0 };

static const struct schema_struct end_quorum_epoch_request_struct = { "EndQuorumEpochRequest", end_quorum_epoch_request_fields, 3, sizeof(struct end_quorum_epoch_request), &end_quorum_epoch_request_defaults };

const struct schema end_quorum_epoch_request_schema = { "EndQuorumEpochRequest", SCHEMA_REQUEST, 54, 0, 1, 1, &end_quorum_epoch_request_struct, NULL };

static const struct field end_txn_request_fields[] = {
	{ .name = "TransactionalId", .about = "name that outlives the producer", .type = FIELD_STRING, .offset = offsetof(struct end_txn_request, transactional_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct end_txn_request, producer_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerEpoch", .about = "epoch of the producer; an older one is fenced", .type = FIELD_INT16, .offset = offsetof(struct end_txn_request, producer_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Committed", .about = "true commits, false aborts", .type = FIELD_BOOL, .offset = offsetof(struct end_txn_request, committed), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct end_txn_request end_txn_request_defaults = { .transactional_id = TEXT("") };

static const struct schema_struct end_txn_request_struct = { "EndTxnRequest", end_txn_request_fields, 4, sizeof(struct end_txn_request), &end_txn_request_defaults };

const struct schema end_txn_request_schema = { "EndTxnRequest", SCHEMA_REQUEST, 26, 0, 5, 3, &end_txn_request_struct, NULL };

static const struct field envelope_request_fields[] = {
	{ .name = "RequestData", .about = "the request with its header, as it came", .type = FIELD_BYTES, .offset = offsetof(struct envelope_request, request_data), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "RequestPrincipal", .about = "who sent it first", .type = FIELD_BYTES, .offset = offsetof(struct envelope_request, request_principal), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientHostAddress", .about = "address of the first client, raw", .type = FIELD_BYTES, .offset = offsetof(struct envelope_request, client_host_address), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct envelope_request envelope_request_defaults = { .request_data = TEXT(""), .request_principal = TEXT(""), .client_host_address = TEXT("") };

static const struct schema_struct envelope_request_struct = { "EnvelopeRequest", envelope_request_fields, 3, sizeof(struct envelope_request), &envelope_request_defaults };

const struct schema envelope_request_schema = { "EnvelopeRequest", SCHEMA_REQUEST, 58, 0, 0, 0, &envelope_request_struct, NULL };

static const struct field expire_delegation_token_request_fields[] = {
	{ .name = "Hmac", .about = "secret of the token", .type = FIELD_BYTES, .offset = offsetof(struct expire_delegation_token_request, hmac), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ExpiryTimePeriodMs", .about = "expire in so many ms; negative: now", .type = FIELD_INT64, .offset = offsetof(struct expire_delegation_token_request, expiry_time_period_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct expire_delegation_token_request expire_delegation_token_request_defaults = { .hmac = TEXT("") };

static const struct schema_struct expire_delegation_token_request_struct = { "ExpireDelegationTokenRequest", expire_delegation_token_request_fields, 2, sizeof(struct expire_delegation_token_request), &expire_delegation_token_request_defaults };

const struct schema expire_delegation_token_request_schema = { "ExpireDelegationTokenRequest", SCHEMA_REQUEST, 40, 1, 2, 2, &expire_delegation_token_request_struct, NULL };

static const struct field fetch_request_replica_state_fields[] = {
	{ .name = "ReplicaId", .about = "id of the follower, -1 for a consumer", .type = FIELD_INT32, .offset = offsetof(struct fetch_request_replica_state, replica_id), .first_version = 15, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "ReplicaEpoch", .about = "registration epoch of the follower, -1 if none", .type = FIELD_INT64, .offset = offsetof(struct fetch_request_replica_state, replica_epoch), .first_version = 15, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
};

static const struct fetch_request_replica_state fetch_request_replica_state_defaults = { .replica_id = INT64_C(-1), .replica_epoch = INT64_C(-1) };

const struct schema_struct fetch_request_replica_state_struct = { "ReplicaState", fetch_request_replica_state_fields, 2, sizeof(struct fetch_request_replica_state), &fetch_request_replica_state_defaults };

static const struct field fetch_request_fetch_partition_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct fetch_request_fetch_partition, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CurrentLeaderEpoch", .about = "leader epoch the sender knows, -1 for no check", .type = FIELD_INT32, .offset = offsetof(struct fetch_request_fetch_partition, current_leader_epoch), .first_version = 9, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "FetchOffset", .about = "first offset wanted", .type = FIELD_INT64, .offset = offsetof(struct fetch_request_fetch_partition, fetch_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastFetchedEpoch", .about = "epoch of the record before FetchOffset, -1 if none: finds divergence (KIP-595)", .type = FIELD_INT32, .offset = offsetof(struct fetch_request_fetch_partition, last_fetched_epoch), .first_version = 12, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "LogStartOffset", .about = "follower: oldest offset it has; consumers: -1", .type = FIELD_INT64, .offset = offsetof(struct fetch_request_fetch_partition, log_start_offset), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "PartitionMaxBytes", .about = "bytes wanted of this partition at most; the first batch comes whole even so", .type = FIELD_INT32, .offset = offsetof(struct fetch_request_fetch_partition, partition_max_bytes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ReplicaDirectoryId", .about = "log directory of the replica", .type = FIELD_UUID, .offset = offsetof(struct fetch_request_fetch_partition, replica_directory_id), .first_version = 17, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 17, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "HighWatermark", .about = "high watermark the follower knows: -1 none, INT64_MAX not supported", .type = FIELD_INT64, .offset = offsetof(struct fetch_request_fetch_partition, high_watermark), .first_version = 18, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 1, .tagged_from = 18, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(9223372036854775807) },
};

static const struct fetch_request_fetch_partition fetch_request_fetch_partition_defaults = { .current_leader_epoch = INT64_C(-1), .last_fetched_epoch = INT64_C(-1), .log_start_offset = INT64_C(-1), .high_watermark = INT64_C(9223372036854775807) };

const struct schema_struct fetch_request_fetch_partition_struct = { "FetchPartition", fetch_request_fetch_partition_fields, 8, sizeof(struct fetch_request_fetch_partition), &fetch_request_fetch_partition_defaults };

static const struct field fetch_request_fetch_topic_fields[] = {
	{ .name = "Topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct fetch_request_fetch_topic, topic), .first_version = 0, .last_version = 12, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct fetch_request_fetch_topic, topic_id), .first_version = 13, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_request_fetch_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct fetch_request_fetch_topic, partitions_count), .inner = &fetch_request_fetch_partition_struct },
};

static const struct fetch_request_fetch_topic fetch_request_fetch_topic_defaults = { .topic = TEXT("") };

const struct schema_struct fetch_request_fetch_topic_struct = { "FetchTopic", fetch_request_fetch_topic_fields, 3, sizeof(struct fetch_request_fetch_topic), &fetch_request_fetch_topic_defaults };

static const struct field fetch_request_forgotten_topic_fields[] = {
	{ .name = "Topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct fetch_request_forgotten_topic, topic), .first_version = 7, .last_version = 12, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct fetch_request_forgotten_topic, topic_id), .first_version = 13, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct fetch_request_forgotten_topic, partitions), .first_version = 7, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct fetch_request_forgotten_topic, partitions_count) },
};

static const struct fetch_request_forgotten_topic fetch_request_forgotten_topic_defaults = { .topic = TEXT("") };

const struct schema_struct fetch_request_forgotten_topic_struct = { "ForgottenTopic", fetch_request_forgotten_topic_fields, 3, sizeof(struct fetch_request_forgotten_topic), &fetch_request_forgotten_topic_defaults };

static const struct field fetch_request_fields[] = {
	{ .name = "ClusterId", .about = "cluster the sender takes this for", .type = FIELD_STRING, .offset = offsetof(struct fetch_request, cluster_id), .first_version = 12, .last_version = VERSION_MAX, .nullable_from = 12, .tag = 0, .tagged_from = 12, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
	{ .name = "ReplicaId", .about = "id of the follower, -1 for a consumer", .type = FIELD_INT32, .offset = offsetof(struct fetch_request, replica_id), .first_version = 0, .last_version = 14, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "ReplicaState", .about = "who the follower is", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_request, replica_state), .first_version = 15, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 1, .tagged_from = 15, .flexible_from = VERSION_NONE, .inner = &fetch_request_replica_state_struct },
	{ .name = "MaxWaitMs", .about = "wait at most this long for MinBytes, ms", .type = FIELD_INT32, .offset = offsetof(struct fetch_request, max_wait_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MinBytes", .about = "wait until there is this much", .type = FIELD_INT32, .offset = offsetof(struct fetch_request, min_bytes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxBytes", .about = "stop when the answer is this large; the first batch comes whole even so (KIP-74)", .type = FIELD_INT32, .offset = offsetof(struct fetch_request, max_bytes), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(2147483647) },
	{ .name = "IsolationLevel", .about = "0 all records, 1 only committed ones and aborted ones named", .type = FIELD_INT8, .offset = offsetof(struct fetch_request, isolation_level), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "SessionId", .about = "fetch session, 0 for none", .type = FIELD_INT32, .offset = offsetof(struct fetch_request, session_id), .first_version = 7, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "SessionEpoch", .about = "counts the session's requests; 0 new and whole, -1 no session", .type = FIELD_INT32, .offset = offsetof(struct fetch_request, session_epoch), .first_version = 7, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct fetch_request, topics_count), .inner = &fetch_request_fetch_topic_struct },
	{ .name = "ForgottenTopicsData", .about = "what to drop from the session", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_request, forgotten_topics_data), .first_version = 7, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct fetch_request, forgotten_topics_data_count), .inner = &fetch_request_forgotten_topic_struct },
	{ .name = "RackId", .about = "rack; empty: none", .type = FIELD_STRING, .offset = offsetof(struct fetch_request, rack_id), .first_version = 11, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct fetch_request fetch_request_defaults = { .replica_id = INT64_C(-1), .replica_state = { .replica_id = INT64_C(-1), .replica_epoch = INT64_C(-1) }, .max_bytes = INT64_C(2147483647), .session_epoch = INT64_C(-1), .rack_id = TEXT("") };

static const struct schema_struct fetch_request_struct = { "FetchRequest", fetch_request_fields, 12, sizeof(struct fetch_request), &fetch_request_defaults };

const struct schema fetch_request_schema = { "FetchRequest", SCHEMA_REQUEST, 1, 4, 18, 12, &fetch_request_struct, &fetch_request_straight };

static const struct field fetch_snapshot_request_snapshot_id_fields[] = {
	{ .name = "EndOffset", .about = "offset behind the last one", .type = FIELD_INT64, .offset = offsetof(struct fetch_snapshot_request_snapshot_id, end_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Epoch", .about = "number of the epoch", .type = FIELD_INT32, .offset = offsetof(struct fetch_snapshot_request_snapshot_id, epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct fetch_snapshot_request_snapshot_id fetch_snapshot_request_snapshot_id_defaults = { 0 };

const struct schema_struct fetch_snapshot_request_snapshot_id_struct = { "SnapshotId", fetch_snapshot_request_snapshot_id_fields, 2, sizeof(struct fetch_snapshot_request_snapshot_id), &fetch_snapshot_request_snapshot_id_defaults };

static const struct field fetch_snapshot_request_partition_snapshot_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct fetch_snapshot_request_partition_snapshot, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CurrentLeaderEpoch", .about = "leader epoch the sender knows, -1 for no check", .type = FIELD_INT32, .offset = offsetof(struct fetch_snapshot_request_partition_snapshot, current_leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SnapshotId", .about = "the snapshot: end offset and epoch", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_snapshot_request_partition_snapshot, snapshot_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &fetch_snapshot_request_snapshot_id_struct },
	{ .name = "Position", .about = "where in the file", .type = FIELD_INT64, .offset = offsetof(struct fetch_snapshot_request_partition_snapshot, position), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ReplicaDirectoryId", .about = "log directory of the replica", .type = FIELD_UUID, .offset = offsetof(struct fetch_snapshot_request_partition_snapshot, replica_directory_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 1, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct fetch_snapshot_request_partition_snapshot fetch_snapshot_request_partition_snapshot_defaults = { 0 };

const struct schema_struct fetch_snapshot_request_partition_snapshot_struct = { "PartitionSnapshot", fetch_snapshot_request_partition_snapshot_fields, 5, sizeof(struct fetch_snapshot_request_partition_snapshot), &fetch_snapshot_request_partition_snapshot_defaults };

static const struct field fetch_snapshot_request_topic_snapshot_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct fetch_snapshot_request_topic_snapshot, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_snapshot_request_topic_snapshot, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct fetch_snapshot_request_topic_snapshot, partitions_count), .inner = &fetch_snapshot_request_partition_snapshot_struct },
};

static const struct fetch_snapshot_request_topic_snapshot fetch_snapshot_request_topic_snapshot_defaults = { .name = TEXT("") };

const struct schema_struct fetch_snapshot_request_topic_snapshot_struct = { "TopicSnapshot", fetch_snapshot_request_topic_snapshot_fields, 2, sizeof(struct fetch_snapshot_request_topic_snapshot), &fetch_snapshot_request_topic_snapshot_defaults };

static const struct field fetch_snapshot_request_fields[] = {
	{ .name = "ClusterId", .about = "id of the cluster", .type = FIELD_STRING, .offset = offsetof(struct fetch_snapshot_request, cluster_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "ReplicaId", .about = "id of the replica", .type = FIELD_INT32, .offset = offsetof(struct fetch_snapshot_request, replica_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "MaxBytes", .about = "bytes wanted at most", .type = FIELD_INT32, .offset = offsetof(struct fetch_snapshot_request, max_bytes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(2147483647) },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct fetch_snapshot_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct fetch_snapshot_request, topics_count), .inner = &fetch_snapshot_request_topic_snapshot_struct },
};

static const struct fetch_snapshot_request fetch_snapshot_request_defaults = { .replica_id = INT64_C(-1), .max_bytes = INT64_C(2147483647) };

static const struct schema_struct fetch_snapshot_request_struct = { "FetchSnapshotRequest", fetch_snapshot_request_fields, 4, sizeof(struct fetch_snapshot_request), &fetch_snapshot_request_defaults };

const struct schema fetch_snapshot_request_schema = { "FetchSnapshotRequest", SCHEMA_REQUEST, 59, 0, 1, 0, &fetch_snapshot_request_struct, NULL };

static const struct field find_coordinator_request_fields[] = {
	{ .name = "Key", .about = "id to look up", .type = FIELD_STRING, .offset = offsetof(struct find_coordinator_request, key), .first_version = 0, .last_version = 3, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "KeyType", .about = "what the ids are: 0 group, 1 transactional id, 2 share partition", .type = FIELD_INT8, .offset = offsetof(struct find_coordinator_request, key_type), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CoordinatorKeys", .about = "ids to look up", .type = FIELD_STRING, .offset = offsetof(struct find_coordinator_request, coordinator_keys), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct find_coordinator_request, coordinator_keys_count) },
};

static const struct find_coordinator_request find_coordinator_request_defaults = { .key = TEXT("") };

static const struct schema_struct find_coordinator_request_struct = { "FindCoordinatorRequest", find_coordinator_request_fields, 3, sizeof(struct find_coordinator_request), &find_coordinator_request_defaults };

const struct schema find_coordinator_request_schema = { "FindCoordinatorRequest", SCHEMA_REQUEST, 10, 0, 6, 3, &find_coordinator_request_struct, NULL };

static const struct field get_telemetry_subscriptions_request_fields[] = {
	{ .name = "ClientInstanceId", .about = "id of this run of the client, made by the broker; zero: give me one", .type = FIELD_UUID, .offset = offsetof(struct get_telemetry_subscriptions_request, client_instance_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct get_telemetry_subscriptions_request get_telemetry_subscriptions_request_defaults = { 0 };

static const struct schema_struct get_telemetry_subscriptions_request_struct = { "GetTelemetrySubscriptionsRequest", get_telemetry_subscriptions_request_fields, 1, sizeof(struct get_telemetry_subscriptions_request), &get_telemetry_subscriptions_request_defaults };

const struct schema get_telemetry_subscriptions_request_schema = { "GetTelemetrySubscriptionsRequest", SCHEMA_REQUEST, 71, 0, 0, 0, &get_telemetry_subscriptions_request_struct, NULL };

static const struct field request_header_fields[] = {
	{ .name = "RequestApiKey", .about = "number of the API", .type = FIELD_INT16, .offset = offsetof(struct request_header, request_api_key), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "RequestApiVersion", .about = "version of the API", .type = FIELD_INT16, .offset = offsetof(struct request_header, request_api_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CorrelationId", .about = "given back in the answer", .type = FIELD_INT32, .offset = offsetof(struct request_header, correlation_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientId", .about = "name the client gave itself", .type = FIELD_STRING, .offset = offsetof(struct request_header, client_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = 1, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_MAX },
};

static const struct request_header request_header_defaults = { .client_id = TEXT("") };

static const struct schema_struct request_header_struct = { "RequestHeader", request_header_fields, 4, sizeof(struct request_header), &request_header_defaults };

const struct schema request_header_schema = { "RequestHeader", SCHEMA_HEADER, -1, 1, 2, 2, &request_header_struct, &request_header_straight };

static const struct field response_header_fields[] = {
	{ .name = "CorrelationId", .about = "given back in the answer", .type = FIELD_INT32, .offset = offsetof(struct response_header, correlation_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct response_header response_header_defaults = { 0 };

static const struct schema_struct response_header_struct = { "ResponseHeader", response_header_fields, 1, sizeof(struct response_header), &response_header_defaults };

const struct schema response_header_schema = { "ResponseHeader", SCHEMA_HEADER, -1, 0, 1, 1, &response_header_struct, &response_header_straight };

static const struct field heartbeat_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct heartbeat_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GenerationId", .about = "generation of the group the member knows", .type = FIELD_INT32, .offset = offsetof(struct heartbeat_request, generation_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct heartbeat_request, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupInstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct heartbeat_request, group_instance_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = 3, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct heartbeat_request heartbeat_request_defaults = { .group_id = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct heartbeat_request_struct = { "HeartbeatRequest", heartbeat_request_fields, 4, sizeof(struct heartbeat_request), &heartbeat_request_defaults };

const struct schema heartbeat_request_schema = { "HeartbeatRequest", SCHEMA_REQUEST, 12, 0, 4, 4, &heartbeat_request_struct, NULL };

static const struct field incremental_alter_configs_request_alterable_config_fields[] = {
	{ .name = "Name", .about = "name of the config", .type = FIELD_STRING, .offset = offsetof(struct incremental_alter_configs_request_alterable_config, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ConfigOperation", .about = "0 set, 1 delete, 2 append, 3 subtract", .type = FIELD_INT8, .offset = offsetof(struct incremental_alter_configs_request_alterable_config, config_operation), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting; null: none", .type = FIELD_STRING, .offset = offsetof(struct incremental_alter_configs_request_alterable_config, value), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct incremental_alter_configs_request_alterable_config incremental_alter_configs_request_alterable_config_defaults = { .name = TEXT(""), .value = TEXT("") };

const struct schema_struct incremental_alter_configs_request_alterable_config_struct = { "AlterableConfig", incremental_alter_configs_request_alterable_config_fields, 3, sizeof(struct incremental_alter_configs_request_alterable_config), &incremental_alter_configs_request_alterable_config_defaults };

static const struct field incremental_alter_configs_request_alter_configs_resource_fields[] = {
	{ .name = "ResourceType", .about = "what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group", .type = FIELD_INT8, .offset = offsetof(struct incremental_alter_configs_request_alter_configs_resource, resource_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceName", .about = "name of the resource", .type = FIELD_STRING, .offset = offsetof(struct incremental_alter_configs_request_alter_configs_resource, resource_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Configs", .about = "names and values", .type = FIELD_STRUCT, .offset = offsetof(struct incremental_alter_configs_request_alter_configs_resource, configs), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct incremental_alter_configs_request_alter_configs_resource, configs_count), .inner = &incremental_alter_configs_request_alterable_config_struct },
};

static const struct incremental_alter_configs_request_alter_configs_resource incremental_alter_configs_request_alter_configs_resource_defaults = { .resource_name = TEXT("") };

const struct schema_struct incremental_alter_configs_request_alter_configs_resource_struct = { "AlterConfigsResource", incremental_alter_configs_request_alter_configs_resource_fields, 3, sizeof(struct incremental_alter_configs_request_alter_configs_resource), &incremental_alter_configs_request_alter_configs_resource_defaults };

static const struct field incremental_alter_configs_request_fields[] = {
	{ .name = "Resources", .about = "one a resource", .type = FIELD_STRUCT, .offset = offsetof(struct incremental_alter_configs_request, resources), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct incremental_alter_configs_request, resources_count), .inner = &incremental_alter_configs_request_alter_configs_resource_struct },
	{ .name = "ValidateOnly", .about = "try and change nothing", .type = FIELD_BOOL, .offset = offsetof(struct incremental_alter_configs_request, validate_only), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct incremental_alter_configs_request incremental_alter_configs_request_defaults = { 0 };

static const struct schema_struct incremental_alter_configs_request_struct = { "IncrementalAlterConfigsRequest", incremental_alter_configs_request_fields, 2, sizeof(struct incremental_alter_configs_request), &incremental_alter_configs_request_defaults };

const struct schema incremental_alter_configs_request_schema = { "IncrementalAlterConfigsRequest", SCHEMA_REQUEST, 44, 0, 1, 1, &incremental_alter_configs_request_struct, NULL };

static const struct field init_producer_id_request_fields[] = {
	{ .name = "TransactionalId", .about = "name that outlives the producer; null: idempotent only", .type = FIELD_STRING, .offset = offsetof(struct init_producer_id_request, transactional_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TransactionTimeoutMs", .about = "aborted when open for longer, ms", .type = FIELD_INT32, .offset = offsetof(struct init_producer_id_request, transaction_timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct init_producer_id_request, producer_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "ProducerEpoch", .about = "epoch of the producer; an older one is fenced", .type = FIELD_INT16, .offset = offsetof(struct init_producer_id_request, producer_epoch), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "Enable2Pc", .about = "prepare-and-decide by an outside coordinator", .type = FIELD_BOOL, .offset = offsetof(struct init_producer_id_request, enable2_pc), .first_version = 6, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "KeepPreparedTxn", .about = "do not abort the open transaction", .type = FIELD_BOOL, .offset = offsetof(struct init_producer_id_request, keep_prepared_txn), .first_version = 6, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct init_producer_id_request init_producer_id_request_defaults = { .transactional_id = TEXT(""), .producer_id = INT64_C(-1), .producer_epoch = INT64_C(-1) };

static const struct schema_struct init_producer_id_request_struct = { "InitProducerIdRequest", init_producer_id_request_fields, 6, sizeof(struct init_producer_id_request), &init_producer_id_request_defaults };

const struct schema init_producer_id_request_schema = { "InitProducerIdRequest", SCHEMA_REQUEST, 22, 0, 6, 2, &init_producer_id_request_struct, NULL };

static const struct field initialize_share_group_state_request_partition_data_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct initialize_share_group_state_request_partition_data, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StateEpoch", .about = "fences old states", .type = FIELD_INT32, .offset = offsetof(struct initialize_share_group_state_request_partition_data, state_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StartOffset", .about = "first offset still in flight; below all is done", .type = FIELD_INT64, .offset = offsetof(struct initialize_share_group_state_request_partition_data, start_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct initialize_share_group_state_request_partition_data initialize_share_group_state_request_partition_data_defaults = { 0 };

const struct schema_struct initialize_share_group_state_request_partition_data_struct = { "PartitionData", initialize_share_group_state_request_partition_data_fields, 3, sizeof(struct initialize_share_group_state_request_partition_data), &initialize_share_group_state_request_partition_data_defaults };

static const struct field initialize_share_group_state_request_initialize_state_data_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct initialize_share_group_state_request_initialize_state_data, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct initialize_share_group_state_request_initialize_state_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct initialize_share_group_state_request_initialize_state_data, partitions_count), .inner = &initialize_share_group_state_request_partition_data_struct },
};

static const struct initialize_share_group_state_request_initialize_state_data initialize_share_group_state_request_initialize_state_data_defaults = { 0 };

const struct schema_struct initialize_share_group_state_request_initialize_state_data_struct = { "InitializeStateData", initialize_share_group_state_request_initialize_state_data_fields, 2, sizeof(struct initialize_share_group_state_request_initialize_state_data), &initialize_share_group_state_request_initialize_state_data_defaults };

static const struct field initialize_share_group_state_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct initialize_share_group_state_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct initialize_share_group_state_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct initialize_share_group_state_request, topics_count), .inner = &initialize_share_group_state_request_initialize_state_data_struct },
};

static const struct initialize_share_group_state_request initialize_share_group_state_request_defaults = { .group_id = TEXT("") };

static const struct schema_struct initialize_share_group_state_request_struct = { "InitializeShareGroupStateRequest", initialize_share_group_state_request_fields, 2, sizeof(struct initialize_share_group_state_request), &initialize_share_group_state_request_defaults };

const struct schema initialize_share_group_state_request_schema = { "InitializeShareGroupStateRequest", SCHEMA_REQUEST, 83, 0, 0, 0, &initialize_share_group_state_request_struct, NULL };

static const struct field join_group_request_join_group_request_protocol_fields[] = {
	{ .name = "Name", .about = "name of the assignor", .type = FIELD_STRING, .offset = offsetof(struct join_group_request_join_group_request_protocol, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Metadata", .about = "bytes that only the protocol understands", .type = FIELD_BYTES, .offset = offsetof(struct join_group_request_join_group_request_protocol, metadata), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct join_group_request_join_group_request_protocol join_group_request_join_group_request_protocol_defaults = { .name = TEXT(""), .metadata = TEXT("") };

const struct schema_struct join_group_request_join_group_request_protocol_struct = { "JoinGroupRequestProtocol", join_group_request_join_group_request_protocol_fields, 2, sizeof(struct join_group_request_join_group_request_protocol), &join_group_request_join_group_request_protocol_defaults };

static const struct field join_group_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct join_group_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SessionTimeoutMs", .about = "dead without a heartbeat for this long, ms", .type = FIELD_INT32, .offset = offsetof(struct join_group_request, session_timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "RebalanceTimeoutMs", .about = "time to give up partitions and rejoin, ms", .type = FIELD_INT32, .offset = offsetof(struct join_group_request, rebalance_timeout_ms), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "MemberId", .about = "id the coordinator gave; empty at first", .type = FIELD_STRING, .offset = offsetof(struct join_group_request, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupInstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct join_group_request, group_instance_id), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = 5, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "ProtocolType", .about = "kind of group, consumer as a rule", .type = FIELD_STRING, .offset = offsetof(struct join_group_request, protocol_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Protocols", .about = "assignors the member can run, best first", .type = FIELD_STRUCT, .offset = offsetof(struct join_group_request, protocols), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct join_group_request, protocols_count), .inner = &join_group_request_join_group_request_protocol_struct },
	{ .name = "Reason", .about = "why, for the log", .type = FIELD_STRING, .offset = offsetof(struct join_group_request, reason), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = 8, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
};

static const struct join_group_request join_group_request_defaults = { .group_id = TEXT(""), .rebalance_timeout_ms = INT64_C(-1), .member_id = TEXT(""), .protocol_type = TEXT("") };

static const struct schema_struct join_group_request_struct = { "JoinGroupRequest", join_group_request_fields, 8, sizeof(struct join_group_request), &join_group_request_defaults };

const struct schema join_group_request_schema = { "JoinGroupRequest", SCHEMA_REQUEST, 11, 0, 9, 6, &join_group_request_struct, NULL };

static const struct field leave_group_request_member_identity_fields[] = {
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct leave_group_request_member_identity, member_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupInstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct leave_group_request_member_identity, group_instance_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = 3, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "Reason", .about = "why, for the log", .type = FIELD_STRING, .offset = offsetof(struct leave_group_request_member_identity, reason), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = 5, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
};

static const struct leave_group_request_member_identity leave_group_request_member_identity_defaults = { .member_id = TEXT("") };

const struct schema_struct leave_group_request_member_identity_struct = { "MemberIdentity", leave_group_request_member_identity_fields, 3, sizeof(struct leave_group_request_member_identity), &leave_group_request_member_identity_defaults };

static const struct field leave_group_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct leave_group_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct leave_group_request, member_id), .first_version = 0, .last_version = 2, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Members", .about = "those that leave", .type = FIELD_STRUCT, .offset = offsetof(struct leave_group_request, members), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct leave_group_request, members_count), .inner = &leave_group_request_member_identity_struct },
};

static const struct leave_group_request leave_group_request_defaults = { .group_id = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct leave_group_request_struct = { "LeaveGroupRequest", leave_group_request_fields, 3, sizeof(struct leave_group_request), &leave_group_request_defaults };

const struct schema leave_group_request_schema = { "LeaveGroupRequest", SCHEMA_REQUEST, 13, 0, 5, 4, &leave_group_request_struct, NULL };

static const struct field list_config_resources_request_fields[] = {
	{ .name = "ResourceTypes", .about = "kinds to list; empty: all", .type = FIELD_INT8, .offset = offsetof(struct list_config_resources_request, resource_types), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_config_resources_request, resource_types_count) },
};

static const struct list_config_resources_request list_config_resources_request_defaults = { 0 };

static const struct schema_struct list_config_resources_request_struct = { "ListConfigResourcesRequest", list_config_resources_request_fields, 1, sizeof(struct list_config_resources_request), &list_config_resources_request_defaults };

const struct schema list_config_resources_request_schema = { "ListConfigResourcesRequest", SCHEMA_REQUEST, 74, 0, 1, 0, &list_config_resources_request_struct, NULL };

static const struct field list_groups_request_fields[] = {
	{ .name = "StatesFilter", .about = "only groups in these states; empty: all", .type = FIELD_STRING, .offset = offsetof(struct list_groups_request, states_filter), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_groups_request, states_filter_count) },
	{ .name = "TypesFilter", .about = "only groups of these types; empty: all", .type = FIELD_STRING, .offset = offsetof(struct list_groups_request, types_filter), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_groups_request, types_filter_count) },
};

static const struct list_groups_request list_groups_request_defaults = { 0 };

static const struct schema_struct list_groups_request_struct = { "ListGroupsRequest", list_groups_request_fields, 2, sizeof(struct list_groups_request), &list_groups_request_defaults };

const struct schema list_groups_request_schema = { "ListGroupsRequest", SCHEMA_REQUEST, 16, 0, 5, 3, &list_groups_request_struct, NULL };

static const struct field list_offsets_request_list_offsets_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct list_offsets_request_list_offsets_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CurrentLeaderEpoch", .about = "leader epoch the sender knows, -1 for no check", .type = FIELD_INT32, .offset = offsetof(struct list_offsets_request_list_offsets_partition, current_leader_epoch), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "Timestamp", .about = "time, ms; -1 latest, -2 earliest, -3 max timestamp, -4 earliest local, -5 latest tiered, -6 earliest to upload", .type = FIELD_INT64, .offset = offsetof(struct list_offsets_request_list_offsets_partition, timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct list_offsets_request_list_offsets_partition list_offsets_request_list_offsets_partition_defaults = { .current_leader_epoch = INT64_C(-1) };

const struct schema_struct list_offsets_request_list_offsets_partition_struct = { "ListOffsetsPartition", list_offsets_request_list_offsets_partition_fields, 3, sizeof(struct list_offsets_request_list_offsets_partition), &list_offsets_request_list_offsets_partition_defaults };

static const struct field list_offsets_request_list_offsets_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct list_offsets_request_list_offsets_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct list_offsets_request_list_offsets_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_offsets_request_list_offsets_topic, partitions_count), .inner = &list_offsets_request_list_offsets_partition_struct },
};

static const struct list_offsets_request_list_offsets_topic list_offsets_request_list_offsets_topic_defaults = { .name = TEXT("") };

const struct schema_struct list_offsets_request_list_offsets_topic_struct = { "ListOffsetsTopic", list_offsets_request_list_offsets_topic_fields, 2, sizeof(struct list_offsets_request_list_offsets_topic), &list_offsets_request_list_offsets_topic_defaults };

static const struct field list_offsets_request_fields[] = {
	{ .name = "ReplicaId", .about = "id of the replica", .type = FIELD_INT32, .offset = offsetof(struct list_offsets_request, replica_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IsolationLevel", .about = "0 all records, 1 only committed ones and aborted ones named", .type = FIELD_INT8, .offset = offsetof(struct list_offsets_request, isolation_level), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct list_offsets_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_offsets_request, topics_count), .inner = &list_offsets_request_list_offsets_topic_struct },
	{ .name = "TimeoutMs", .about = "give up after this, ms", .type = FIELD_INT32, .offset = offsetof(struct list_offsets_request, timeout_ms), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct list_offsets_request list_offsets_request_defaults = { 0 };

static const struct schema_struct list_offsets_request_struct = { "ListOffsetsRequest", list_offsets_request_fields, 4, sizeof(struct list_offsets_request), &list_offsets_request_defaults };

const struct schema list_offsets_request_schema = { "ListOffsetsRequest", SCHEMA_REQUEST, 2, 1, 11, 6, &list_offsets_request_struct, NULL };

static const struct field list_partition_reassignments_request_list_partition_reassignments_topics_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct list_partition_reassignments_request_list_partition_reassignments_topics, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionIndexes", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct list_partition_reassignments_request_list_partition_reassignments_topics, partition_indexes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_partition_reassignments_request_list_partition_reassignments_topics, partition_indexes_count) },
};

static const struct list_partition_reassignments_request_list_partition_reassignments_topics list_partition_reassignments_request_list_partition_reassignments_topics_defaults = { .name = TEXT("") };

const struct schema_struct list_partition_reassignments_request_list_partition_reassignments_topics_struct = { "ListPartitionReassignmentsTopics", list_partition_reassignments_request_list_partition_reassignments_topics_fields, 2, sizeof(struct list_partition_reassignments_request_list_partition_reassignments_topics), &list_partition_reassignments_request_list_partition_reassignments_topics_defaults };

static const struct field list_partition_reassignments_request_fields[] = {
	{ .name = "TimeoutMs", .about = "give up after this, ms", .type = FIELD_INT32, .offset = offsetof(struct list_partition_reassignments_request, timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(60000) },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct list_partition_reassignments_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_partition_reassignments_request, topics_count), .inner = &list_partition_reassignments_request_list_partition_reassignments_topics_struct, .is_default_null = true },
};

static const struct list_partition_reassignments_request list_partition_reassignments_request_defaults = { .timeout_ms = INT64_C(60000), .topics_count = -1 };

static const struct schema_struct list_partition_reassignments_request_struct = { "ListPartitionReassignmentsRequest", list_partition_reassignments_request_fields, 2, sizeof(struct list_partition_reassignments_request), &list_partition_reassignments_request_defaults };

const struct schema list_partition_reassignments_request_schema = { "ListPartitionReassignmentsRequest", SCHEMA_REQUEST, 46, 0, 0, 0, &list_partition_reassignments_request_struct, NULL };

static const struct field list_transactions_request_fields[] = {
	{ .name = "StateFilters", .about = "only transactions in these states; empty: all", .type = FIELD_STRING, .offset = offsetof(struct list_transactions_request, state_filters), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_transactions_request, state_filters_count) },
	{ .name = "ProducerIdFilters", .about = "only these producers; empty: all", .type = FIELD_INT64, .offset = offsetof(struct list_transactions_request, producer_id_filters), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct list_transactions_request, producer_id_filters_count) },
	{ .name = "DurationFilter", .about = "only transactions open for longer than this, ms; negative: all", .type = FIELD_INT64, .offset = offsetof(struct list_transactions_request, duration_filter), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "TransactionalIdPattern", .about = "only ids that match; empty or null: all", .type = FIELD_STRING, .offset = offsetof(struct list_transactions_request, transactional_id_pattern), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = 2, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct list_transactions_request list_transactions_request_defaults = { .duration_filter = INT64_C(-1) };

static const struct schema_struct list_transactions_request_struct = { "ListTransactionsRequest", list_transactions_request_fields, 4, sizeof(struct list_transactions_request), &list_transactions_request_defaults };

const struct schema list_transactions_request_schema = { "ListTransactionsRequest", SCHEMA_REQUEST, 66, 0, 2, 0, &list_transactions_request_struct, NULL };

static const struct field metadata_request_metadata_request_topic_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct metadata_request_metadata_request_topic, topic_id), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct metadata_request_metadata_request_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 10, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct metadata_request_metadata_request_topic metadata_request_metadata_request_topic_defaults = { .name = TEXT("") };

const struct schema_struct metadata_request_metadata_request_topic_struct = { "MetadataRequestTopic", metadata_request_metadata_request_topic_fields, 2, sizeof(struct metadata_request_metadata_request_topic), &metadata_request_metadata_request_topic_defaults };

static const struct field metadata_request_fields[] = {
	{ .name = "Topics", .about = "topics asked for; null (v0: empty): all", .type = FIELD_STRUCT, .offset = offsetof(struct metadata_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 1, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct metadata_request, topics_count), .inner = &metadata_request_metadata_request_topic_struct },
	{ .name = "AllowAutoTopicCreation", .about = "may the broker create a topic that is missing", .type = FIELD_BOOL, .offset = offsetof(struct metadata_request, allow_auto_topic_creation), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = 1 },
	{ .name = "IncludeClusterAuthorizedOperations", .about = "also tell what the asker may do with the cluster", .type = FIELD_BOOL, .offset = offsetof(struct metadata_request, include_cluster_authorized_operations), .first_version = 8, .last_version = 10, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IncludeTopicAuthorizedOperations", .about = "also tell what the asker may do with each topic", .type = FIELD_BOOL, .offset = offsetof(struct metadata_request, include_topic_authorized_operations), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct metadata_request metadata_request_defaults = { .allow_auto_topic_creation = true };

static const struct schema_struct metadata_request_struct = { "MetadataRequest", metadata_request_fields, 4, sizeof(struct metadata_request), &metadata_request_defaults };

const struct schema metadata_request_schema = { "MetadataRequest", SCHEMA_REQUEST, 3, 0, 13, 9, &metadata_request_struct, NULL };

static const struct field offset_commit_request_offset_commit_request_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct offset_commit_request_offset_commit_request_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CommittedOffset", .about = "next offset to consume", .type = FIELD_INT64, .offset = offsetof(struct offset_commit_request_offset_commit_request_partition, committed_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CommittedLeaderEpoch", .about = "leader epoch of the last record consumed, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct offset_commit_request_offset_commit_request_partition, committed_leader_epoch), .first_version = 6, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "CommittedMetadata", .about = "a note of the client's own", .type = FIELD_STRING, .offset = offsetof(struct offset_commit_request_offset_commit_request_partition, committed_metadata), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct offset_commit_request_offset_commit_request_partition offset_commit_request_offset_commit_request_partition_defaults = { .committed_leader_epoch = INT64_C(-1), .committed_metadata = TEXT("") };

const struct schema_struct offset_commit_request_offset_commit_request_partition_struct = { "OffsetCommitRequestPartition", offset_commit_request_offset_commit_request_partition_fields, 4, sizeof(struct offset_commit_request_offset_commit_request_partition), &offset_commit_request_offset_commit_request_partition_defaults };

static const struct field offset_commit_request_offset_commit_request_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct offset_commit_request_offset_commit_request_topic, name), .first_version = 0, .last_version = 9, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct offset_commit_request_offset_commit_request_topic, topic_id), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct offset_commit_request_offset_commit_request_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_commit_request_offset_commit_request_topic, partitions_count), .inner = &offset_commit_request_offset_commit_request_partition_struct },
};

static const struct offset_commit_request_offset_commit_request_topic offset_commit_request_offset_commit_request_topic_defaults = { .name = TEXT("") };

const struct schema_struct offset_commit_request_offset_commit_request_topic_struct = { "OffsetCommitRequestTopic", offset_commit_request_offset_commit_request_topic_fields, 3, sizeof(struct offset_commit_request_offset_commit_request_topic), &offset_commit_request_offset_commit_request_topic_defaults };

static const struct field offset_commit_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct offset_commit_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GenerationIdOrMemberEpoch", .about = "generation (classic) or member epoch (new protocol); -1: no member", .type = FIELD_INT32, .offset = offsetof(struct offset_commit_request, generation_id_or_member_epoch), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct offset_commit_request, member_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "GroupInstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct offset_commit_request, group_instance_id), .first_version = 7, .last_version = VERSION_MAX, .nullable_from = 7, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "RetentionTimeMs", .about = "how long to keep it, ms; -1: as configured", .type = FIELD_INT64, .offset = offsetof(struct offset_commit_request, retention_time_ms), .first_version = 2, .last_version = 4, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct offset_commit_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_commit_request, topics_count), .inner = &offset_commit_request_offset_commit_request_topic_struct },
};

static const struct offset_commit_request offset_commit_request_defaults = { .group_id = TEXT(""), .generation_id_or_member_epoch = INT64_C(-1), .member_id = TEXT(""), .retention_time_ms = INT64_C(-1) };

static const struct schema_struct offset_commit_request_struct = { "OffsetCommitRequest", offset_commit_request_fields, 6, sizeof(struct offset_commit_request), &offset_commit_request_defaults };

const struct schema offset_commit_request_schema = { "OffsetCommitRequest", SCHEMA_REQUEST, 8, 2, 10, 8, &offset_commit_request_struct, NULL };

static const struct field offset_delete_request_offset_delete_request_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct offset_delete_request_offset_delete_request_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct offset_delete_request_offset_delete_request_partition offset_delete_request_offset_delete_request_partition_defaults = { 0 };

const struct schema_struct offset_delete_request_offset_delete_request_partition_struct = { "OffsetDeleteRequestPartition", offset_delete_request_offset_delete_request_partition_fields, 1, sizeof(struct offset_delete_request_offset_delete_request_partition), &offset_delete_request_offset_delete_request_partition_defaults };

static const struct field offset_delete_request_offset_delete_request_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct offset_delete_request_offset_delete_request_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct offset_delete_request_offset_delete_request_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_delete_request_offset_delete_request_topic, partitions_count), .inner = &offset_delete_request_offset_delete_request_partition_struct },
};

static const struct offset_delete_request_offset_delete_request_topic offset_delete_request_offset_delete_request_topic_defaults = { .name = TEXT("") };

const struct schema_struct offset_delete_request_offset_delete_request_topic_struct = { "OffsetDeleteRequestTopic", offset_delete_request_offset_delete_request_topic_fields, 2, sizeof(struct offset_delete_request_offset_delete_request_topic), &offset_delete_request_offset_delete_request_topic_defaults };

static const struct field offset_delete_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct offset_delete_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct offset_delete_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_delete_request, topics_count), .inner = &offset_delete_request_offset_delete_request_topic_struct },
};

static const struct offset_delete_request offset_delete_request_defaults = { .group_id = TEXT("") };

static const struct schema_struct offset_delete_request_struct = { "OffsetDeleteRequest", offset_delete_request_fields, 2, sizeof(struct offset_delete_request), &offset_delete_request_defaults };

const struct schema offset_delete_request_schema = { "OffsetDeleteRequest", SCHEMA_REQUEST, 47, 0, 0, VERSION_NONE, &offset_delete_request_struct, NULL };

static const struct field offset_fetch_request_offset_fetch_request_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct offset_fetch_request_offset_fetch_request_topic, name), .first_version = 0, .last_version = 7, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionIndexes", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct offset_fetch_request_offset_fetch_request_topic, partition_indexes), .first_version = 0, .last_version = 7, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_fetch_request_offset_fetch_request_topic, partition_indexes_count) },
};

static const struct offset_fetch_request_offset_fetch_request_topic offset_fetch_request_offset_fetch_request_topic_defaults = { .name = TEXT("") };

const struct schema_struct offset_fetch_request_offset_fetch_request_topic_struct = { "OffsetFetchRequestTopic", offset_fetch_request_offset_fetch_request_topic_fields, 2, sizeof(struct offset_fetch_request_offset_fetch_request_topic), &offset_fetch_request_offset_fetch_request_topic_defaults };

static const struct field offset_fetch_request_offset_fetch_request_topics_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct offset_fetch_request_offset_fetch_request_topics, name), .first_version = 8, .last_version = 9, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct offset_fetch_request_offset_fetch_request_topics, topic_id), .first_version = 10, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "PartitionIndexes", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct offset_fetch_request_offset_fetch_request_topics, partition_indexes), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_fetch_request_offset_fetch_request_topics, partition_indexes_count) },
};

static const struct offset_fetch_request_offset_fetch_request_topics offset_fetch_request_offset_fetch_request_topics_defaults = { .name = TEXT("") };

const struct schema_struct offset_fetch_request_offset_fetch_request_topics_struct = { "OffsetFetchRequestTopics", offset_fetch_request_offset_fetch_request_topics_fields, 3, sizeof(struct offset_fetch_request_offset_fetch_request_topics), &offset_fetch_request_offset_fetch_request_topics_defaults };

static const struct field offset_fetch_request_offset_fetch_request_group_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct offset_fetch_request_offset_fetch_request_group, group_id), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct offset_fetch_request_offset_fetch_request_group, member_id), .first_version = 9, .last_version = VERSION_MAX, .nullable_from = 9, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
	{ .name = "MemberEpoch", .about = "epoch of the member in the group", .type = FIELD_INT32, .offset = offsetof(struct offset_fetch_request_offset_fetch_request_group, member_epoch), .first_version = 9, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "Topics", .about = "topics asked for; null: all", .type = FIELD_STRUCT, .offset = offsetof(struct offset_fetch_request_offset_fetch_request_group, topics), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = 8, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_fetch_request_offset_fetch_request_group, topics_count), .inner = &offset_fetch_request_offset_fetch_request_topics_struct },
};

static const struct offset_fetch_request_offset_fetch_request_group offset_fetch_request_offset_fetch_request_group_defaults = { .group_id = TEXT(""), .member_epoch = INT64_C(-1) };

const struct schema_struct offset_fetch_request_offset_fetch_request_group_struct = { "OffsetFetchRequestGroup", offset_fetch_request_offset_fetch_request_group_fields, 4, sizeof(struct offset_fetch_request_offset_fetch_request_group), &offset_fetch_request_offset_fetch_request_group_defaults };

static const struct field offset_fetch_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct offset_fetch_request, group_id), .first_version = 0, .last_version = 7, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "topics asked for; null: all", .type = FIELD_STRUCT, .offset = offsetof(struct offset_fetch_request, topics), .first_version = 0, .last_version = 7, .nullable_from = 2, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_fetch_request, topics_count), .inner = &offset_fetch_request_offset_fetch_request_topic_struct },
	{ .name = "Groups", .about = "groups and what is asked of each", .type = FIELD_STRUCT, .offset = offsetof(struct offset_fetch_request, groups), .first_version = 8, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_fetch_request, groups_count), .inner = &offset_fetch_request_offset_fetch_request_group_struct },
	{ .name = "RequireStable", .about = "fail while a transaction with offsets is open (KIP-447)", .type = FIELD_BOOL, .offset = offsetof(struct offset_fetch_request, require_stable), .first_version = 7, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct offset_fetch_request offset_fetch_request_defaults = { .group_id = TEXT("") };

static const struct schema_struct offset_fetch_request_struct = { "OffsetFetchRequest", offset_fetch_request_fields, 4, sizeof(struct offset_fetch_request), &offset_fetch_request_defaults };

const struct schema offset_fetch_request_schema = { "OffsetFetchRequest", SCHEMA_REQUEST, 9, 1, 10, 6, &offset_fetch_request_struct, NULL };

static const struct field offset_for_leader_epoch_request_offset_for_leader_partition_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct offset_for_leader_epoch_request_offset_for_leader_partition, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CurrentLeaderEpoch", .about = "leader epoch the sender knows, -1 for no check", .type = FIELD_INT32, .offset = offsetof(struct offset_for_leader_epoch_request_offset_for_leader_partition, current_leader_epoch), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct offset_for_leader_epoch_request_offset_for_leader_partition, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct offset_for_leader_epoch_request_offset_for_leader_partition offset_for_leader_epoch_request_offset_for_leader_partition_defaults = { .current_leader_epoch = INT64_C(-1) };

const struct schema_struct offset_for_leader_epoch_request_offset_for_leader_partition_struct = { "OffsetForLeaderPartition", offset_for_leader_epoch_request_offset_for_leader_partition_fields, 3, sizeof(struct offset_for_leader_epoch_request_offset_for_leader_partition), &offset_for_leader_epoch_request_offset_for_leader_partition_defaults };

static const struct field offset_for_leader_epoch_request_offset_for_leader_topic_fields[] = {
	{ .name = "Topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct offset_for_leader_epoch_request_offset_for_leader_topic, topic), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct offset_for_leader_epoch_request_offset_for_leader_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_for_leader_epoch_request_offset_for_leader_topic, partitions_count), .inner = &offset_for_leader_epoch_request_offset_for_leader_partition_struct },
};

static const struct offset_for_leader_epoch_request_offset_for_leader_topic offset_for_leader_epoch_request_offset_for_leader_topic_defaults = { .topic = TEXT("") };

const struct schema_struct offset_for_leader_epoch_request_offset_for_leader_topic_struct = { "OffsetForLeaderTopic", offset_for_leader_epoch_request_offset_for_leader_topic_fields, 2, sizeof(struct offset_for_leader_epoch_request_offset_for_leader_topic), &offset_for_leader_epoch_request_offset_for_leader_topic_defaults };

static const struct field offset_for_leader_epoch_request_fields[] = {
	{ .name = "ReplicaId", .about = "id of the replica", .type = FIELD_INT32, .offset = offsetof(struct offset_for_leader_epoch_request, replica_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-2) },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct offset_for_leader_epoch_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct offset_for_leader_epoch_request, topics_count), .inner = &offset_for_leader_epoch_request_offset_for_leader_topic_struct },
};

static const struct offset_for_leader_epoch_request offset_for_leader_epoch_request_defaults = { .replica_id = INT64_C(-2) };

static const struct schema_struct offset_for_leader_epoch_request_struct = { "OffsetForLeaderEpochRequest", offset_for_leader_epoch_request_fields, 2, sizeof(struct offset_for_leader_epoch_request), &offset_for_leader_epoch_request_defaults };

const struct schema offset_for_leader_epoch_request_schema = { "OffsetForLeaderEpochRequest", SCHEMA_REQUEST, 23, 2, 4, 4, &offset_for_leader_epoch_request_struct, NULL };

static const struct field produce_request_partition_produce_data_fields[] = {
	{ .name = "Index", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct produce_request_partition_produce_data, index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Records", .about = "batches as they are on disk", .type = FIELD_RECORDS, .offset = offsetof(struct produce_request_partition_produce_data, records), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct produce_request_partition_produce_data produce_request_partition_produce_data_defaults = { 0 };

const struct schema_struct produce_request_partition_produce_data_struct = { "PartitionProduceData", produce_request_partition_produce_data_fields, 2, sizeof(struct produce_request_partition_produce_data), &produce_request_partition_produce_data_defaults };

static const struct field produce_request_topic_produce_data_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct produce_request_topic_produce_data, name), .first_version = 0, .last_version = 12, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct produce_request_topic_produce_data, topic_id), .first_version = 13, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "PartitionData", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct produce_request_topic_produce_data, partition_data), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct produce_request_topic_produce_data, partition_data_count), .inner = &produce_request_partition_produce_data_struct },
};

static const struct produce_request_topic_produce_data produce_request_topic_produce_data_defaults = { .name = TEXT("") };

const struct schema_struct produce_request_topic_produce_data_struct = { "TopicProduceData", produce_request_topic_produce_data_fields, 3, sizeof(struct produce_request_topic_produce_data), &produce_request_topic_produce_data_defaults };

static const struct field produce_request_fields[] = {
	{ .name = "TransactionalId", .about = "name that outlives the producer; null: idempotent only", .type = FIELD_STRING, .offset = offsetof(struct produce_request, transactional_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = 3, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "Acks", .about = "replicas that must have it: 0 none (no answer), 1 the leader, -1 all in sync", .type = FIELD_INT16, .offset = offsetof(struct produce_request, acks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TimeoutMs", .about = "give up after this, ms", .type = FIELD_INT32, .offset = offsetof(struct produce_request, timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicData", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct produce_request, topic_data), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct produce_request, topic_data_count), .inner = &produce_request_topic_produce_data_struct },
};

static const struct produce_request produce_request_defaults = { 0 };

static const struct schema_struct produce_request_struct = { "ProduceRequest", produce_request_fields, 4, sizeof(struct produce_request), &produce_request_defaults };

const struct schema produce_request_schema = { "ProduceRequest", SCHEMA_REQUEST, 0, 3, 13, 9, &produce_request_struct, &produce_request_straight };

static const struct field push_telemetry_request_fields[] = {
	{ .name = "ClientInstanceId", .about = "id of this run of the client, made by the broker; zero: give me one", .type = FIELD_UUID, .offset = offsetof(struct push_telemetry_request, client_instance_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SubscriptionId", .about = "changes with what is wanted", .type = FIELD_INT32, .offset = offsetof(struct push_telemetry_request, subscription_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Terminating", .about = "the last push", .type = FIELD_BOOL, .offset = offsetof(struct push_telemetry_request, terminating), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CompressionType", .about = "codec of the metrics", .type = FIELD_INT8, .offset = offsetof(struct push_telemetry_request, compression_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Metrics", .about = "OpenTelemetry metrics, as protobuf", .type = FIELD_BYTES, .offset = offsetof(struct push_telemetry_request, metrics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct push_telemetry_request push_telemetry_request_defaults = { .metrics = TEXT("") };

static const struct schema_struct push_telemetry_request_struct = { "PushTelemetryRequest", push_telemetry_request_fields, 5, sizeof(struct push_telemetry_request), &push_telemetry_request_defaults };

const struct schema push_telemetry_request_schema = { "PushTelemetryRequest", SCHEMA_REQUEST, 72, 0, 0, 0, &push_telemetry_request_struct, NULL };

static const struct field read_share_group_state_request_partition_data_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct read_share_group_state_request_partition_data, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct read_share_group_state_request_partition_data, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct read_share_group_state_request_partition_data read_share_group_state_request_partition_data_defaults = { 0 };

const struct schema_struct read_share_group_state_request_partition_data_struct = { "PartitionData", read_share_group_state_request_partition_data_fields, 2, sizeof(struct read_share_group_state_request_partition_data), &read_share_group_state_request_partition_data_defaults };

static const struct field read_share_group_state_request_read_state_data_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct read_share_group_state_request_read_state_data, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct read_share_group_state_request_read_state_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct read_share_group_state_request_read_state_data, partitions_count), .inner = &read_share_group_state_request_partition_data_struct },
};

static const struct read_share_group_state_request_read_state_data read_share_group_state_request_read_state_data_defaults = { 0 };

const struct schema_struct read_share_group_state_request_read_state_data_struct = { "ReadStateData", read_share_group_state_request_read_state_data_fields, 2, sizeof(struct read_share_group_state_request_read_state_data), &read_share_group_state_request_read_state_data_defaults };

static const struct field read_share_group_state_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct read_share_group_state_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct read_share_group_state_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct read_share_group_state_request, topics_count), .inner = &read_share_group_state_request_read_state_data_struct },
};

static const struct read_share_group_state_request read_share_group_state_request_defaults = { .group_id = TEXT("") };

static const struct schema_struct read_share_group_state_request_struct = { "ReadShareGroupStateRequest", read_share_group_state_request_fields, 2, sizeof(struct read_share_group_state_request), &read_share_group_state_request_defaults };

const struct schema read_share_group_state_request_schema = { "ReadShareGroupStateRequest", SCHEMA_REQUEST, 84, 0, 0, 0, &read_share_group_state_request_struct, NULL };

static const struct field read_share_group_state_summary_request_partition_data_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct read_share_group_state_summary_request_partition_data, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct read_share_group_state_summary_request_partition_data, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct read_share_group_state_summary_request_partition_data read_share_group_state_summary_request_partition_data_defaults = { 0 };

const struct schema_struct read_share_group_state_summary_request_partition_data_struct = { "PartitionData", read_share_group_state_summary_request_partition_data_fields, 2, sizeof(struct read_share_group_state_summary_request_partition_data), &read_share_group_state_summary_request_partition_data_defaults };

static const struct field read_share_group_state_summary_request_read_state_summary_data_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct read_share_group_state_summary_request_read_state_summary_data, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct read_share_group_state_summary_request_read_state_summary_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct read_share_group_state_summary_request_read_state_summary_data, partitions_count), .inner = &read_share_group_state_summary_request_partition_data_struct },
};

static const struct read_share_group_state_summary_request_read_state_summary_data read_share_group_state_summary_request_read_state_summary_data_defaults = { 0 };

const struct schema_struct read_share_group_state_summary_request_read_state_summary_data_struct = { "ReadStateSummaryData", read_share_group_state_summary_request_read_state_summary_data_fields, 2, sizeof(struct read_share_group_state_summary_request_read_state_summary_data), &read_share_group_state_summary_request_read_state_summary_data_defaults };

static const struct field read_share_group_state_summary_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct read_share_group_state_summary_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct read_share_group_state_summary_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct read_share_group_state_summary_request, topics_count), .inner = &read_share_group_state_summary_request_read_state_summary_data_struct },
};

static const struct read_share_group_state_summary_request read_share_group_state_summary_request_defaults = { .group_id = TEXT("") };

static const struct schema_struct read_share_group_state_summary_request_struct = { "ReadShareGroupStateSummaryRequest", read_share_group_state_summary_request_fields, 2, sizeof(struct read_share_group_state_summary_request), &read_share_group_state_summary_request_defaults };

const struct schema read_share_group_state_summary_request_schema = { "ReadShareGroupStateSummaryRequest", SCHEMA_REQUEST, 87, 0, 1, 0, &read_share_group_state_summary_request_struct, NULL };

static const struct field remove_raft_voter_request_fields[] = {
	{ .name = "ClusterId", .about = "id of the cluster", .type = FIELD_STRING, .offset = offsetof(struct remove_raft_voter_request, cluster_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "VoterId", .about = "id of the voter", .type = FIELD_INT32, .offset = offsetof(struct remove_raft_voter_request, voter_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "VoterDirectoryId", .about = "log directory of the voter", .type = FIELD_UUID, .offset = offsetof(struct remove_raft_voter_request, voter_directory_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct remove_raft_voter_request remove_raft_voter_request_defaults = { .cluster_id = TEXT("") };

static const struct schema_struct remove_raft_voter_request_struct = { "RemoveRaftVoterRequest", remove_raft_voter_request_fields, 3, sizeof(struct remove_raft_voter_request), &remove_raft_voter_request_defaults };

const struct schema remove_raft_voter_request_schema = { "RemoveRaftVoterRequest", SCHEMA_REQUEST, 81, 0, 0, 0, &remove_raft_voter_request_struct, NULL };

static const struct field renew_delegation_token_request_fields[] = {
	{ .name = "Hmac", .about = "secret of the token", .type = FIELD_BYTES, .offset = offsetof(struct renew_delegation_token_request, hmac), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "RenewPeriodMs", .about = "longer by this, ms", .type = FIELD_INT64, .offset = offsetof(struct renew_delegation_token_request, renew_period_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct renew_delegation_token_request renew_delegation_token_request_defaults = { .hmac = TEXT("") };

static const struct schema_struct renew_delegation_token_request_struct = { "RenewDelegationTokenRequest", renew_delegation_token_request_fields, 2, sizeof(struct renew_delegation_token_request), &renew_delegation_token_request_defaults };

const struct schema renew_delegation_token_request_schema = { "RenewDelegationTokenRequest", SCHEMA_REQUEST, 39, 1, 2, 2, &renew_delegation_token_request_struct, NULL };

static const struct field sasl_authenticate_request_fields[] = {
	{ .name = "AuthBytes", .about = "what the SASL mechanism says", .type = FIELD_BYTES, .offset = offsetof(struct sasl_authenticate_request, auth_bytes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct sasl_authenticate_request sasl_authenticate_request_defaults = { .auth_bytes = TEXT("") };

static const struct schema_struct sasl_authenticate_request_struct = { "SaslAuthenticateRequest", sasl_authenticate_request_fields, 1, sizeof(struct sasl_authenticate_request), &sasl_authenticate_request_defaults };

const struct schema sasl_authenticate_request_schema = { "SaslAuthenticateRequest", SCHEMA_REQUEST, 36, 0, 2, 2, &sasl_authenticate_request_struct, NULL };

static const struct field sasl_handshake_request_fields[] = {
	{ .name = "Mechanism", .about = "mechanism the client wants", .type = FIELD_STRING, .offset = offsetof(struct sasl_handshake_request, mechanism), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct sasl_handshake_request sasl_handshake_request_defaults = { .mechanism = TEXT("") };

static const struct schema_struct sasl_handshake_request_struct = { "SaslHandshakeRequest", sasl_handshake_request_fields, 1, sizeof(struct sasl_handshake_request), &sasl_handshake_request_defaults };

const struct schema sasl_handshake_request_schema = { "SaslHandshakeRequest", SCHEMA_REQUEST, 17, 0, 1, VERSION_NONE, &sasl_handshake_request_struct, NULL };

static const struct field share_acknowledge_request_acknowledgement_batch_fields[] = {
	{ .name = "FirstOffset", .about = "first offset of the range", .type = FIELD_INT64, .offset = offsetof(struct share_acknowledge_request_acknowledgement_batch, first_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastOffset", .about = "last offset of the range, inclusive", .type = FIELD_INT64, .offset = offsetof(struct share_acknowledge_request_acknowledgement_batch, last_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AcknowledgeTypes", .about = "one for the whole batch or one an offset: 0 gap, 1 accept, 2 release, 3 reject, 4 renew", .type = FIELD_INT8, .offset = offsetof(struct share_acknowledge_request_acknowledgement_batch, acknowledge_types), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_acknowledge_request_acknowledgement_batch, acknowledge_types_count) },
};

static const struct share_acknowledge_request_acknowledgement_batch share_acknowledge_request_acknowledgement_batch_defaults = { 0 };

const struct schema_struct share_acknowledge_request_acknowledgement_batch_struct = { "AcknowledgementBatch", share_acknowledge_request_acknowledgement_batch_fields, 3, sizeof(struct share_acknowledge_request_acknowledgement_batch), &share_acknowledge_request_acknowledgement_batch_defaults };

static const struct field share_acknowledge_request_acknowledge_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct share_acknowledge_request_acknowledge_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AcknowledgementBatches", .about = "ranges of offsets and what became of them", .type = FIELD_STRUCT, .offset = offsetof(struct share_acknowledge_request_acknowledge_partition, acknowledgement_batches), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_acknowledge_request_acknowledge_partition, acknowledgement_batches_count), .inner = &share_acknowledge_request_acknowledgement_batch_struct },
};

static const struct share_acknowledge_request_acknowledge_partition share_acknowledge_request_acknowledge_partition_defaults = { 0 };

const struct schema_struct share_acknowledge_request_acknowledge_partition_struct = { "AcknowledgePartition", share_acknowledge_request_acknowledge_partition_fields, 2, sizeof(struct share_acknowledge_request_acknowledge_partition), &share_acknowledge_request_acknowledge_partition_defaults };

static const struct field share_acknowledge_request_acknowledge_topic_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct share_acknowledge_request_acknowledge_topic, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct share_acknowledge_request_acknowledge_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_acknowledge_request_acknowledge_topic, partitions_count), .inner = &share_acknowledge_request_acknowledge_partition_struct },
};

static const struct share_acknowledge_request_acknowledge_topic share_acknowledge_request_acknowledge_topic_defaults = { 0 };

const struct schema_struct share_acknowledge_request_acknowledge_topic_struct = { "AcknowledgeTopic", share_acknowledge_request_acknowledge_topic_fields, 2, sizeof(struct share_acknowledge_request_acknowledge_topic), &share_acknowledge_request_acknowledge_topic_defaults };

static const struct field share_acknowledge_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct share_acknowledge_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct share_acknowledge_request, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ShareSessionEpoch", .about = "counts the session's requests; 0 opens, -1 closes", .type = FIELD_INT32, .offset = offsetof(struct share_acknowledge_request, share_session_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IsRenewAck", .about = "are renewals among the acknowledgements", .type = FIELD_BOOL, .offset = offsetof(struct share_acknowledge_request, is_renew_ack), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct share_acknowledge_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_acknowledge_request, topics_count), .inner = &share_acknowledge_request_acknowledge_topic_struct },
};

static const struct share_acknowledge_request share_acknowledge_request_defaults = { .member_id = TEXT("") };

static const struct schema_struct share_acknowledge_request_struct = { "ShareAcknowledgeRequest", share_acknowledge_request_fields, 5, sizeof(struct share_acknowledge_request), &share_acknowledge_request_defaults };

const struct schema share_acknowledge_request_schema = { "ShareAcknowledgeRequest", SCHEMA_REQUEST, 79, 1, 2, 0, &share_acknowledge_request_struct, NULL };

static const struct field share_fetch_request_acknowledgement_batch_fields[] = {
	{ .name = "FirstOffset", .about = "first offset of the range", .type = FIELD_INT64, .offset = offsetof(struct share_fetch_request_acknowledgement_batch, first_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastOffset", .about = "last offset of the range, inclusive", .type = FIELD_INT64, .offset = offsetof(struct share_fetch_request_acknowledgement_batch, last_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AcknowledgeTypes", .about = "one for the whole batch or one an offset: 0 gap, 1 accept, 2 release, 3 reject, 4 renew", .type = FIELD_INT8, .offset = offsetof(struct share_fetch_request_acknowledgement_batch, acknowledge_types), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_fetch_request_acknowledgement_batch, acknowledge_types_count) },
};

static const struct share_fetch_request_acknowledgement_batch share_fetch_request_acknowledgement_batch_defaults = { 0 };

const struct schema_struct share_fetch_request_acknowledgement_batch_struct = { "AcknowledgementBatch", share_fetch_request_acknowledgement_batch_fields, 3, sizeof(struct share_fetch_request_acknowledgement_batch), &share_fetch_request_acknowledgement_batch_defaults };

static const struct field share_fetch_request_fetch_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_request_fetch_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionMaxBytes", .about = "bytes wanted of this partition at most; the first batch comes whole even so", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_request_fetch_partition, partition_max_bytes), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AcknowledgementBatches", .about = "ranges of offsets and what became of them", .type = FIELD_STRUCT, .offset = offsetof(struct share_fetch_request_fetch_partition, acknowledgement_batches), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_fetch_request_fetch_partition, acknowledgement_batches_count), .inner = &share_fetch_request_acknowledgement_batch_struct },
};

static const struct share_fetch_request_fetch_partition share_fetch_request_fetch_partition_defaults = { 0 };

const struct schema_struct share_fetch_request_fetch_partition_struct = { "FetchPartition", share_fetch_request_fetch_partition_fields, 3, sizeof(struct share_fetch_request_fetch_partition), &share_fetch_request_fetch_partition_defaults };

static const struct field share_fetch_request_fetch_topic_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct share_fetch_request_fetch_topic, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct share_fetch_request_fetch_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_fetch_request_fetch_topic, partitions_count), .inner = &share_fetch_request_fetch_partition_struct },
};

static const struct share_fetch_request_fetch_topic share_fetch_request_fetch_topic_defaults = { 0 };

const struct schema_struct share_fetch_request_fetch_topic_struct = { "FetchTopic", share_fetch_request_fetch_topic_fields, 2, sizeof(struct share_fetch_request_fetch_topic), &share_fetch_request_fetch_topic_defaults };

static const struct field share_fetch_request_forgotten_topic_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct share_fetch_request_forgotten_topic, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_request_forgotten_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_fetch_request_forgotten_topic, partitions_count) },
};

static const struct share_fetch_request_forgotten_topic share_fetch_request_forgotten_topic_defaults = { 0 };

const struct schema_struct share_fetch_request_forgotten_topic_struct = { "ForgottenTopic", share_fetch_request_forgotten_topic_fields, 2, sizeof(struct share_fetch_request_forgotten_topic), &share_fetch_request_forgotten_topic_defaults };

static const struct field share_fetch_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct share_fetch_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct share_fetch_request, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ShareSessionEpoch", .about = "counts the session's requests; 0 opens, -1 closes", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_request, share_session_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxWaitMs", .about = "wait at most this long for MinBytes, ms", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_request, max_wait_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MinBytes", .about = "wait until there is this much", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_request, min_bytes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxBytes", .about = "stop when the answer is this large; the first batch comes whole even so (KIP-74)", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_request, max_bytes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(2147483647) },
	{ .name = "MaxRecords", .about = "records wanted at most; a batch is not cut", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_request, max_records), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BatchSize", .about = "records in a batch that the member likes best", .type = FIELD_INT32, .offset = offsetof(struct share_fetch_request, batch_size), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ShareAcquireMode", .about = "0 by whole batches, 1 by records, never above the limit", .type = FIELD_INT8, .offset = offsetof(struct share_fetch_request, share_acquire_mode), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "IsRenewAck", .about = "are renewals among the acknowledgements", .type = FIELD_BOOL, .offset = offsetof(struct share_fetch_request, is_renew_ack), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct share_fetch_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_fetch_request, topics_count), .inner = &share_fetch_request_fetch_topic_struct },
	{ .name = "ForgottenTopicsData", .about = "what to drop from the session", .type = FIELD_STRUCT, .offset = offsetof(struct share_fetch_request, forgotten_topics_data), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_fetch_request, forgotten_topics_data_count), .inner = &share_fetch_request_forgotten_topic_struct },
};

static const struct share_fetch_request share_fetch_request_defaults = { .member_id = TEXT(""), .max_bytes = INT64_C(2147483647) };

static const struct schema_struct share_fetch_request_struct = { "ShareFetchRequest", share_fetch_request_fields, 12, sizeof(struct share_fetch_request), &share_fetch_request_defaults };

const struct schema share_fetch_request_schema = { "ShareFetchRequest", SCHEMA_REQUEST, 78, 1, 2, 0, &share_fetch_request_struct, NULL };

static const struct field share_group_describe_request_fields[] = {
	{ .name = "GroupIds", .about = "groups to describe", .type = FIELD_STRING, .offset = offsetof(struct share_group_describe_request, group_ids), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_describe_request, group_ids_count) },
	{ .name = "IncludeAuthorizedOperations", .about = "also tell what the asker may do", .type = FIELD_BOOL, .offset = offsetof(struct share_group_describe_request, include_authorized_operations), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_group_describe_request share_group_describe_request_defaults = { 0 };

static const struct schema_struct share_group_describe_request_struct = { "ShareGroupDescribeRequest", share_group_describe_request_fields, 2, sizeof(struct share_group_describe_request), &share_group_describe_request_defaults };

const struct schema share_group_describe_request_schema = { "ShareGroupDescribeRequest", SCHEMA_REQUEST, 77, 1, 1, 0, &share_group_describe_request_struct, NULL };

static const struct field share_group_heartbeat_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct share_group_heartbeat_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct share_group_heartbeat_request, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberEpoch", .about = "epoch the member knows; 0 joins, -1 leaves", .type = FIELD_INT32, .offset = offsetof(struct share_group_heartbeat_request, member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "RackId", .about = "rack; null or empty: none", .type = FIELD_STRING, .offset = offsetof(struct share_group_heartbeat_request, rack_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "SubscribedTopicNames", .about = "topics it wants; null: as before", .type = FIELD_STRING, .offset = offsetof(struct share_group_heartbeat_request, subscribed_topic_names), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_heartbeat_request, subscribed_topic_names_count), .is_default_null = true },
};

static const struct share_group_heartbeat_request share_group_heartbeat_request_defaults = { .group_id = TEXT(""), .member_id = TEXT(""), .subscribed_topic_names_count = -1 };

static const struct schema_struct share_group_heartbeat_request_struct = { "ShareGroupHeartbeatRequest", share_group_heartbeat_request_fields, 5, sizeof(struct share_group_heartbeat_request), &share_group_heartbeat_request_defaults };

const struct schema share_group_heartbeat_request_schema = { "ShareGroupHeartbeatRequest", SCHEMA_REQUEST, 76, 1, 1, 0, &share_group_heartbeat_request_struct, NULL };

static const struct field streams_group_describe_request_fields[] = {
	{ .name = "GroupIds", .about = "groups to describe", .type = FIELD_STRING, .offset = offsetof(struct streams_group_describe_request, group_ids), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_describe_request, group_ids_count) },
	{ .name = "IncludeAuthorizedOperations", .about = "also tell what the asker may do", .type = FIELD_BOOL, .offset = offsetof(struct streams_group_describe_request, include_authorized_operations), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IncludeTopologyDescription", .about = "with the whole topology", .type = FIELD_BOOL, .offset = offsetof(struct streams_group_describe_request, include_topology_description), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_describe_request streams_group_describe_request_defaults = { 0 };

static const struct schema_struct streams_group_describe_request_struct = { "StreamsGroupDescribeRequest", streams_group_describe_request_fields, 3, sizeof(struct streams_group_describe_request), &streams_group_describe_request_defaults };

const struct schema streams_group_describe_request_schema = { "StreamsGroupDescribeRequest", SCHEMA_REQUEST, 89, 0, 1, 0, &streams_group_describe_request_struct, NULL };

static const struct field streams_group_heartbeat_request_key_value_fields[] = {
	{ .name = "Key", .about = "name of the setting", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request_key_value, key), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request_key_value, value), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_heartbeat_request_key_value streams_group_heartbeat_request_key_value_defaults = { .key = TEXT(""), .value = TEXT("") };

const struct schema_struct streams_group_heartbeat_request_key_value_struct = { "KeyValue", streams_group_heartbeat_request_key_value_fields, 2, sizeof(struct streams_group_heartbeat_request_key_value), &streams_group_heartbeat_request_key_value_defaults };

static const struct field streams_group_heartbeat_request_topic_info_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request_topic_info, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_request_topic_info, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ReplicationFactor", .about = "replicas of each partition; -1: as configured or as assigned", .type = FIELD_INT16, .offset = offsetof(struct streams_group_heartbeat_request_topic_info, replication_factor), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicConfigs", .about = "settings of the topic", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_request_topic_info, topic_configs), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request_topic_info, topic_configs_count), .inner = &streams_group_heartbeat_request_key_value_struct },
};

static const struct streams_group_heartbeat_request_topic_info streams_group_heartbeat_request_topic_info_defaults = { .name = TEXT("") };

const struct schema_struct streams_group_heartbeat_request_topic_info_struct = { "TopicInfo", streams_group_heartbeat_request_topic_info_fields, 4, sizeof(struct streams_group_heartbeat_request_topic_info), &streams_group_heartbeat_request_topic_info_defaults };

static const struct field streams_group_heartbeat_request_copartition_group_fields[] = {
	{ .name = "SourceTopics", .about = "topics it reads", .type = FIELD_INT16, .offset = offsetof(struct streams_group_heartbeat_request_copartition_group, source_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request_copartition_group, source_topics_count) },
	{ .name = "SourceTopicRegex", .about = "expressions for topics it reads", .type = FIELD_INT16, .offset = offsetof(struct streams_group_heartbeat_request_copartition_group, source_topic_regex), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request_copartition_group, source_topic_regex_count) },
	{ .name = "RepartitionSourceTopics", .about = "internal topics it reads", .type = FIELD_INT16, .offset = offsetof(struct streams_group_heartbeat_request_copartition_group, repartition_source_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request_copartition_group, repartition_source_topics_count) },
};

static const struct streams_group_heartbeat_request_copartition_group streams_group_heartbeat_request_copartition_group_defaults = { 0 };

const struct schema_struct streams_group_heartbeat_request_copartition_group_struct = { "CopartitionGroup", streams_group_heartbeat_request_copartition_group_fields, 3, sizeof(struct streams_group_heartbeat_request_copartition_group), &streams_group_heartbeat_request_copartition_group_defaults };

static const struct field streams_group_heartbeat_request_subtopology_fields[] = {
	{ .name = "SubtopologyId", .about = "which part", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request_subtopology, subtopology_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SourceTopics", .about = "topics it reads", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request_subtopology, source_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request_subtopology, source_topics_count) },
	{ .name = "SourceTopicRegex", .about = "expressions for topics it reads", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request_subtopology, source_topic_regex), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request_subtopology, source_topic_regex_count) },
	{ .name = "StateChangelogTopics", .about = "topics that back its state stores", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_request_subtopology, state_changelog_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request_subtopology, state_changelog_topics_count), .inner = &streams_group_heartbeat_request_topic_info_struct },
	{ .name = "RepartitionSinkTopics", .about = "internal topics it writes", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request_subtopology, repartition_sink_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request_subtopology, repartition_sink_topics_count) },
	{ .name = "RepartitionSourceTopics", .about = "internal topics it reads", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_request_subtopology, repartition_source_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request_subtopology, repartition_source_topics_count), .inner = &streams_group_heartbeat_request_topic_info_struct },
	{ .name = "CopartitionGroups", .about = "source topics that must have as many partitions as each other", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_request_subtopology, copartition_groups), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request_subtopology, copartition_groups_count), .inner = &streams_group_heartbeat_request_copartition_group_struct },
};

static const struct streams_group_heartbeat_request_subtopology streams_group_heartbeat_request_subtopology_defaults = { .subtopology_id = TEXT("") };

const struct schema_struct streams_group_heartbeat_request_subtopology_struct = { "Subtopology", streams_group_heartbeat_request_subtopology_fields, 7, sizeof(struct streams_group_heartbeat_request_subtopology), &streams_group_heartbeat_request_subtopology_defaults };

static const struct field streams_group_heartbeat_request_topology_fields[] = {
	{ .name = "Epoch", .about = "number of the epoch", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_request_topology, epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Subtopologies", .about = "parts that run independently", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_request_topology, subtopologies), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request_topology, subtopologies_count), .inner = &streams_group_heartbeat_request_subtopology_struct },
};

static const struct streams_group_heartbeat_request_topology streams_group_heartbeat_request_topology_defaults = { 0 };

const struct schema_struct streams_group_heartbeat_request_topology_struct = { "Topology", streams_group_heartbeat_request_topology_fields, 2, sizeof(struct streams_group_heartbeat_request_topology), &streams_group_heartbeat_request_topology_defaults };

static const struct field streams_group_heartbeat_request_task_ids_fields[] = {
	{ .name = "SubtopologyId", .about = "which part", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request_task_ids, subtopology_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_request_task_ids, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request_task_ids, partitions_count) },
};

static const struct streams_group_heartbeat_request_task_ids streams_group_heartbeat_request_task_ids_defaults = { .subtopology_id = TEXT("") };

const struct schema_struct streams_group_heartbeat_request_task_ids_struct = { "TaskIds", streams_group_heartbeat_request_task_ids_fields, 2, sizeof(struct streams_group_heartbeat_request_task_ids), &streams_group_heartbeat_request_task_ids_defaults };

static const struct field streams_group_heartbeat_request_endpoint_fields[] = {
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request_endpoint, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct streams_group_heartbeat_request_endpoint, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_heartbeat_request_endpoint streams_group_heartbeat_request_endpoint_defaults = { .host = TEXT("") };

const struct schema_struct streams_group_heartbeat_request_endpoint_struct = { "Endpoint", streams_group_heartbeat_request_endpoint_fields, 2, sizeof(struct streams_group_heartbeat_request_endpoint), &streams_group_heartbeat_request_endpoint_defaults };

static const struct field streams_group_heartbeat_request_task_offset_fields[] = {
	{ .name = "SubtopologyId", .about = "which part", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request_task_offset, subtopology_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_request_task_offset, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Offset", .about = "an offset", .type = FIELD_INT64, .offset = offsetof(struct streams_group_heartbeat_request_task_offset, offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_heartbeat_request_task_offset streams_group_heartbeat_request_task_offset_defaults = { .subtopology_id = TEXT("") };

const struct schema_struct streams_group_heartbeat_request_task_offset_struct = { "TaskOffset", streams_group_heartbeat_request_task_offset_fields, 3, sizeof(struct streams_group_heartbeat_request_task_offset), &streams_group_heartbeat_request_task_offset_defaults };

static const struct field streams_group_heartbeat_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberEpoch", .about = "epoch the member knows; 0 joins, -1 leaves, -2 leaves for a while (static)", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_request, member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "EndpointInformationEpoch", .about = "how fresh the endpoint information is", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_request, endpoint_information_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "InstanceId", .about = "name of a static member; null: none, or as before", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request, instance_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "RackId", .about = "rack; null or empty: none", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request, rack_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "RebalanceTimeoutMs", .about = "time to give up partitions and rejoin, ms", .type = FIELD_INT32, .offset = offsetof(struct streams_group_heartbeat_request, rebalance_timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "Topology", .about = "the whole of what the application does; null: as before", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_request, topology), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_heartbeat_request_topology_struct, .is_default_null = true },
	{ .name = "ActiveTasks", .about = "tasks that process, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_request, active_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request, active_tasks_count), .inner = &streams_group_heartbeat_request_task_ids_struct, .is_default_null = true },
	{ .name = "StandbyTasks", .about = "tasks that keep a warm copy, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_request, standby_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request, standby_tasks_count), .inner = &streams_group_heartbeat_request_task_ids_struct, .is_default_null = true },
	{ .name = "WarmupTasks", .about = "tasks that catch up before they become active, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_request, warmup_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request, warmup_tasks_count), .inner = &streams_group_heartbeat_request_task_ids_struct, .is_default_null = true },
	{ .name = "ProcessId", .about = "the instance; it may have several clients", .type = FIELD_STRING, .offset = offsetof(struct streams_group_heartbeat_request, process_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "UserEndpoint", .about = "where interactive queries reach it", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_request, user_endpoint), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_heartbeat_request_endpoint_struct, .is_default_null = true },
	{ .name = "ClientTags", .about = "tags of the client, for rack-aware assignment", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_request, client_tags), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request, client_tags_count), .inner = &streams_group_heartbeat_request_key_value_struct, .is_default_null = true },
	{ .name = "TaskOffsets", .about = "how far its changelogs are", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_request, task_offsets), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request, task_offsets_count), .inner = &streams_group_heartbeat_request_task_offset_struct, .is_default_null = true },
	{ .name = "TaskEndOffsets", .about = "ends of the changelogs", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_heartbeat_request, task_end_offsets), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_heartbeat_request, task_end_offsets_count), .inner = &streams_group_heartbeat_request_task_offset_struct, .is_default_null = true },
	{ .name = "ShutdownApplication", .about = "stop all clients of the group", .type = FIELD_BOOL, .offset = offsetof(struct streams_group_heartbeat_request, shutdown_application), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_heartbeat_request streams_group_heartbeat_request_defaults = { .group_id = TEXT(""), .member_id = TEXT(""), .rebalance_timeout_ms = INT64_C(-1), .active_tasks_count = -1, .standby_tasks_count = -1, .warmup_tasks_count = -1, .client_tags_count = -1, .task_offsets_count = -1, .task_end_offsets_count = -1 };

static const struct schema_struct streams_group_heartbeat_request_struct = { "StreamsGroupHeartbeatRequest", streams_group_heartbeat_request_fields, 17, sizeof(struct streams_group_heartbeat_request), &streams_group_heartbeat_request_defaults };

const struct schema streams_group_heartbeat_request_schema = { "StreamsGroupHeartbeatRequest", SCHEMA_REQUEST, 88, 0, 1, 0, &streams_group_heartbeat_request_struct, NULL };

static const struct field streams_group_topology_description_update_request_topology_description_node_fields[] = {
	{ .name = "Name", .about = "name of the node", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_description_update_request_topology_description_node, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "NodeType", .about = "1 source, 2 processor, 3 sink", .type = FIELD_INT8, .offset = offsetof(struct streams_group_topology_description_update_request_topology_description_node, node_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SourceTopics", .about = "topics it reads", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_description_update_request_topology_description_node, source_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_description_update_request_topology_description_node, source_topics_count) },
	{ .name = "SinkTopic", .about = "topic it writes; null: chosen by record", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_description_update_request_topology_description_node, sink_topic), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "Stores", .about = "state stores it uses", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_description_update_request_topology_description_node, stores), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_description_update_request_topology_description_node, stores_count) },
	{ .name = "Successors", .about = "nodes behind it", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_description_update_request_topology_description_node, successors), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_description_update_request_topology_description_node, successors_count) },
};

static const struct streams_group_topology_description_update_request_topology_description_node streams_group_topology_description_update_request_topology_description_node_defaults = { .name = TEXT("") };

const struct schema_struct streams_group_topology_description_update_request_topology_description_node_struct = { "TopologyDescriptionNode", streams_group_topology_description_update_request_topology_description_node_fields, 6, sizeof(struct streams_group_topology_description_update_request_topology_description_node), &streams_group_topology_description_update_request_topology_description_node_defaults };

static const struct field streams_group_topology_description_update_request_topology_description_subtopology_fields[] = {
	{ .name = "SubtopologyId", .about = "which part", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_description_update_request_topology_description_subtopology, subtopology_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Nodes", .about = "one a node", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_topology_description_update_request_topology_description_subtopology, nodes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_description_update_request_topology_description_subtopology, nodes_count), .inner = &streams_group_topology_description_update_request_topology_description_node_struct },
};

static const struct streams_group_topology_description_update_request_topology_description_subtopology streams_group_topology_description_update_request_topology_description_subtopology_defaults = { .subtopology_id = TEXT("") };

const struct schema_struct streams_group_topology_description_update_request_topology_description_subtopology_struct = { "TopologyDescriptionSubtopology", streams_group_topology_description_update_request_topology_description_subtopology_fields, 2, sizeof(struct streams_group_topology_description_update_request_topology_description_subtopology), &streams_group_topology_description_update_request_topology_description_subtopology_defaults };

static const struct field streams_group_topology_description_update_request_topology_description_global_store_fields[] = {
	{ .name = "Source", .about = "where from", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_topology_description_update_request_topology_description_global_store, source), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_topology_description_update_request_topology_description_node_struct },
	{ .name = "Processor", .about = "node that fills the store", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_topology_description_update_request_topology_description_global_store, processor), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_topology_description_update_request_topology_description_node_struct },
};

static const struct streams_group_topology_description_update_request_topology_description_global_store streams_group_topology_description_update_request_topology_description_global_store_defaults = { .source = { .name = TEXT("") }, .processor = { .name = TEXT("") } };

const struct schema_struct streams_group_topology_description_update_request_topology_description_global_store_struct = { "TopologyDescriptionGlobalStore", streams_group_topology_description_update_request_topology_description_global_store_fields, 2, sizeof(struct streams_group_topology_description_update_request_topology_description_global_store), &streams_group_topology_description_update_request_topology_description_global_store_defaults };

static const struct field streams_group_topology_description_update_request_topology_description_fields[] = {
	{ .name = "Subtopologies", .about = "parts that run independently", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_topology_description_update_request_topology_description, subtopologies), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_description_update_request_topology_description, subtopologies_count), .inner = &streams_group_topology_description_update_request_topology_description_subtopology_struct },
	{ .name = "GlobalStores", .about = "state stores that every client has whole", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_topology_description_update_request_topology_description, global_stores), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_description_update_request_topology_description, global_stores_count), .inner = &streams_group_topology_description_update_request_topology_description_global_store_struct },
};

static const struct streams_group_topology_description_update_request_topology_description streams_group_topology_description_update_request_topology_description_defaults = { 0 };

const struct schema_struct streams_group_topology_description_update_request_topology_description_struct = { "TopologyDescription", streams_group_topology_description_update_request_topology_description_fields, 2, sizeof(struct streams_group_topology_description_update_request_topology_description), &streams_group_topology_description_update_request_topology_description_defaults };

static const struct field streams_group_topology_description_update_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_description_update_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_description_update_request, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopologyEpoch", .about = "grows with every change of the topology", .type = FIELD_INT32, .offset = offsetof(struct streams_group_topology_description_update_request, topology_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopologyDescription", .about = "the topology in detail", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_topology_description_update_request, topology_description), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_topology_description_update_request_topology_description_struct },
};

static const struct streams_group_topology_description_update_request streams_group_topology_description_update_request_defaults = { .group_id = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct streams_group_topology_description_update_request_struct = { "StreamsGroupTopologyDescriptionUpdateRequest", streams_group_topology_description_update_request_fields, 4, sizeof(struct streams_group_topology_description_update_request), &streams_group_topology_description_update_request_defaults };

const struct schema streams_group_topology_description_update_request_schema = { "StreamsGroupTopologyDescriptionUpdateRequest", SCHEMA_REQUEST, 93, 0, 0, 0, &streams_group_topology_description_update_request_struct, NULL };

static const struct field sync_group_request_sync_group_request_assignment_fields[] = {
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct sync_group_request_sync_group_request_assignment, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Assignment", .about = "the member's share, as the leader's assignor wrote it", .type = FIELD_BYTES, .offset = offsetof(struct sync_group_request_sync_group_request_assignment, assignment), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct sync_group_request_sync_group_request_assignment sync_group_request_sync_group_request_assignment_defaults = { .member_id = TEXT(""), .assignment = TEXT("") };

const struct schema_struct sync_group_request_sync_group_request_assignment_struct = { "SyncGroupRequestAssignment", sync_group_request_sync_group_request_assignment_fields, 2, sizeof(struct sync_group_request_sync_group_request_assignment), &sync_group_request_sync_group_request_assignment_defaults };

static const struct field sync_group_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct sync_group_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GenerationId", .about = "generation of the group the member knows", .type = FIELD_INT32, .offset = offsetof(struct sync_group_request, generation_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct sync_group_request, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupInstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct sync_group_request, group_instance_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = 3, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "ProtocolType", .about = "kind of group, consumer as a rule", .type = FIELD_STRING, .offset = offsetof(struct sync_group_request, protocol_type), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = 5, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
	{ .name = "ProtocolName", .about = "assignor in force", .type = FIELD_STRING, .offset = offsetof(struct sync_group_request, protocol_name), .first_version = 5, .last_version = VERSION_MAX, .nullable_from = 5, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
	{ .name = "Assignments", .about = "from the leader: each member's share; from the others empty", .type = FIELD_STRUCT, .offset = offsetof(struct sync_group_request, assignments), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct sync_group_request, assignments_count), .inner = &sync_group_request_sync_group_request_assignment_struct },
};

static const struct sync_group_request sync_group_request_defaults = { .group_id = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct sync_group_request_struct = { "SyncGroupRequest", sync_group_request_fields, 7, sizeof(struct sync_group_request), &sync_group_request_defaults };

const struct schema sync_group_request_schema = { "SyncGroupRequest", SCHEMA_REQUEST, 14, 0, 5, 4, &sync_group_request_struct, NULL };

static const struct field txn_offset_commit_request_txn_offset_commit_request_partition_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct txn_offset_commit_request_txn_offset_commit_request_partition, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CommittedOffset", .about = "next offset to consume", .type = FIELD_INT64, .offset = offsetof(struct txn_offset_commit_request_txn_offset_commit_request_partition, committed_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CommittedLeaderEpoch", .about = "leader epoch of the last record consumed, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct txn_offset_commit_request_txn_offset_commit_request_partition, committed_leader_epoch), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "CommittedMetadata", .about = "a note of the client's own", .type = FIELD_STRING, .offset = offsetof(struct txn_offset_commit_request_txn_offset_commit_request_partition, committed_metadata), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct txn_offset_commit_request_txn_offset_commit_request_partition txn_offset_commit_request_txn_offset_commit_request_partition_defaults = { .committed_leader_epoch = INT64_C(-1), .committed_metadata = TEXT("") };

const struct schema_struct txn_offset_commit_request_txn_offset_commit_request_partition_struct = { "TxnOffsetCommitRequestPartition", txn_offset_commit_request_txn_offset_commit_request_partition_fields, 4, sizeof(struct txn_offset_commit_request_txn_offset_commit_request_partition), &txn_offset_commit_request_txn_offset_commit_request_partition_defaults };

static const struct field txn_offset_commit_request_txn_offset_commit_request_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct txn_offset_commit_request_txn_offset_commit_request_topic, name), .first_version = 0, .last_version = 5, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct txn_offset_commit_request_txn_offset_commit_request_topic, topic_id), .first_version = 6, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct txn_offset_commit_request_txn_offset_commit_request_topic, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct txn_offset_commit_request_txn_offset_commit_request_topic, partitions_count), .inner = &txn_offset_commit_request_txn_offset_commit_request_partition_struct },
};

static const struct txn_offset_commit_request_txn_offset_commit_request_topic txn_offset_commit_request_txn_offset_commit_request_topic_defaults = { .name = TEXT("") };

const struct schema_struct txn_offset_commit_request_txn_offset_commit_request_topic_struct = { "TxnOffsetCommitRequestTopic", txn_offset_commit_request_txn_offset_commit_request_topic_fields, 3, sizeof(struct txn_offset_commit_request_txn_offset_commit_request_topic), &txn_offset_commit_request_txn_offset_commit_request_topic_defaults };

static const struct field txn_offset_commit_request_fields[] = {
	{ .name = "TransactionalId", .about = "name that outlives the producer", .type = FIELD_STRING, .offset = offsetof(struct txn_offset_commit_request, transactional_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct txn_offset_commit_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct txn_offset_commit_request, producer_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerEpoch", .about = "epoch of the producer; an older one is fenced", .type = FIELD_INT16, .offset = offsetof(struct txn_offset_commit_request, producer_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GenerationIdOrMemberEpoch", .about = "generation (classic) or member epoch (new protocol); -1: no member", .type = FIELD_INT32, .offset = offsetof(struct txn_offset_commit_request, generation_id_or_member_epoch), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct txn_offset_commit_request, member_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "GroupInstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct txn_offset_commit_request, group_instance_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = 3, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct txn_offset_commit_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct txn_offset_commit_request, topics_count), .inner = &txn_offset_commit_request_txn_offset_commit_request_topic_struct },
};

static const struct txn_offset_commit_request txn_offset_commit_request_defaults = { .transactional_id = TEXT(""), .group_id = TEXT(""), .generation_id_or_member_epoch = INT64_C(-1), .member_id = TEXT("") };

static const struct schema_struct txn_offset_commit_request_struct = { "TxnOffsetCommitRequest", txn_offset_commit_request_fields, 8, sizeof(struct txn_offset_commit_request), &txn_offset_commit_request_defaults };

const struct schema txn_offset_commit_request_schema = { "TxnOffsetCommitRequest", SCHEMA_REQUEST, 28, 0, 6, 3, &txn_offset_commit_request_struct, NULL };

static const struct field unregister_broker_request_fields[] = {
	{ .name = "BrokerId", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct unregister_broker_request, broker_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct unregister_broker_request unregister_broker_request_defaults = { 0 };

static const struct schema_struct unregister_broker_request_struct = { "UnregisterBrokerRequest", unregister_broker_request_fields, 1, sizeof(struct unregister_broker_request), &unregister_broker_request_defaults };

const struct schema unregister_broker_request_schema = { "UnregisterBrokerRequest", SCHEMA_REQUEST, 64, 0, 0, 0, &unregister_broker_request_struct, NULL };

static const struct field unregister_controller_request_fields[] = {
	{ .name = "ControllerId", .about = "id of the controller", .type = FIELD_INT32, .offset = offsetof(struct unregister_controller_request, controller_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct unregister_controller_request unregister_controller_request_defaults = { 0 };

static const struct schema_struct unregister_controller_request_struct = { "UnregisterControllerRequest", unregister_controller_request_fields, 1, sizeof(struct unregister_controller_request), &unregister_controller_request_defaults };

const struct schema unregister_controller_request_schema = { "UnregisterControllerRequest", SCHEMA_REQUEST, 94, 0, 0, 0, &unregister_controller_request_struct, NULL };

static const struct field update_features_request_feature_update_key_fields[] = {
	{ .name = "Feature", .about = "name of the feature", .type = FIELD_STRING, .offset = offsetof(struct update_features_request_feature_update_key, feature), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxVersionLevel", .about = "level to finalize; below 1 removes it", .type = FIELD_INT16, .offset = offsetof(struct update_features_request_feature_update_key, max_version_level), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AllowDowngrade", .about = "may the level be lowered (replaced by UpgradeType)", .type = FIELD_BOOL, .offset = offsetof(struct update_features_request_feature_update_key, allow_downgrade), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "UpgradeType", .about = "1 only up, 2 down if nothing is lost, 3 down whatever is lost", .type = FIELD_INT8, .offset = offsetof(struct update_features_request_feature_update_key, upgrade_type), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(1) },
};

static const struct update_features_request_feature_update_key update_features_request_feature_update_key_defaults = { .feature = TEXT(""), .upgrade_type = INT64_C(1) };

const struct schema_struct update_features_request_feature_update_key_struct = { "FeatureUpdateKey", update_features_request_feature_update_key_fields, 4, sizeof(struct update_features_request_feature_update_key), &update_features_request_feature_update_key_defaults };

static const struct field update_features_request_fields[] = {
	{ .name = "timeoutMs", .about = "give up after this, ms", .type = FIELD_INT32, .offset = offsetof(struct update_features_request, timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(60000) },
	{ .name = "FeatureUpdates", .about = "levels to finalize", .type = FIELD_STRUCT, .offset = offsetof(struct update_features_request, feature_updates), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct update_features_request, feature_updates_count), .inner = &update_features_request_feature_update_key_struct },
	{ .name = "ValidateOnly", .about = "try and change nothing", .type = FIELD_BOOL, .offset = offsetof(struct update_features_request, validate_only), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct update_features_request update_features_request_defaults = { .timeout_ms = INT64_C(60000) };

static const struct schema_struct update_features_request_struct = { "UpdateFeaturesRequest", update_features_request_fields, 3, sizeof(struct update_features_request), &update_features_request_defaults };

const struct schema update_features_request_schema = { "UpdateFeaturesRequest", SCHEMA_REQUEST, 57, 0, 2, 0, &update_features_request_struct, NULL };

static const struct field update_raft_voter_request_listener_fields[] = {
	{ .name = "Name", .about = "name of the listener", .type = FIELD_STRING, .offset = offsetof(struct update_raft_voter_request_listener, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct update_raft_voter_request_listener, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct update_raft_voter_request_listener, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct update_raft_voter_request_listener update_raft_voter_request_listener_defaults = { .name = TEXT(""), .host = TEXT("") };

const struct schema_struct update_raft_voter_request_listener_struct = { "Listener", update_raft_voter_request_listener_fields, 3, sizeof(struct update_raft_voter_request_listener), &update_raft_voter_request_listener_defaults };

static const struct field update_raft_voter_request_kraft_version_feature_fields[] = {
	{ .name = "MinSupportedVersion", .about = "oldest level", .type = FIELD_INT16, .offset = offsetof(struct update_raft_voter_request_kraft_version_feature, min_supported_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxSupportedVersion", .about = "newest level", .type = FIELD_INT16, .offset = offsetof(struct update_raft_voter_request_kraft_version_feature, max_supported_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct update_raft_voter_request_kraft_version_feature update_raft_voter_request_kraft_version_feature_defaults = { 0 };

const struct schema_struct update_raft_voter_request_kraft_version_feature_struct = { "KRaftVersionFeature", update_raft_voter_request_kraft_version_feature_fields, 2, sizeof(struct update_raft_voter_request_kraft_version_feature), &update_raft_voter_request_kraft_version_feature_defaults };

static const struct field update_raft_voter_request_fields[] = {
	{ .name = "ClusterId", .about = "id of the cluster", .type = FIELD_STRING, .offset = offsetof(struct update_raft_voter_request, cluster_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CurrentLeaderEpoch", .about = "leader epoch the sender knows, -1 for no check", .type = FIELD_INT32, .offset = offsetof(struct update_raft_voter_request, current_leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "VoterId", .about = "id of the voter", .type = FIELD_INT32, .offset = offsetof(struct update_raft_voter_request, voter_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "VoterDirectoryId", .about = "log directory of the voter", .type = FIELD_UUID, .offset = offsetof(struct update_raft_voter_request, voter_directory_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Listeners", .about = "where it listens", .type = FIELD_STRUCT, .offset = offsetof(struct update_raft_voter_request, listeners), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct update_raft_voter_request, listeners_count), .inner = &update_raft_voter_request_listener_struct },
	{ .name = "KRaftVersionFeature", .about = "raft versions it can speak", .type = FIELD_STRUCT, .offset = offsetof(struct update_raft_voter_request, kraft_version_feature), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &update_raft_voter_request_kraft_version_feature_struct },
};

static const struct update_raft_voter_request update_raft_voter_request_defaults = { .cluster_id = TEXT("") };

static const struct schema_struct update_raft_voter_request_struct = { "UpdateRaftVoterRequest", update_raft_voter_request_fields, 6, sizeof(struct update_raft_voter_request), &update_raft_voter_request_defaults };

const struct schema update_raft_voter_request_schema = { "UpdateRaftVoterRequest", SCHEMA_REQUEST, 82, 0, 0, 0, &update_raft_voter_request_struct, NULL };

static const struct field vote_request_partition_data_fields[] = {
	{ .name = "PartitionIndex", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct vote_request_partition_data, partition_index), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ReplicaEpoch", .about = "epoch in which it stands", .type = FIELD_INT32, .offset = offsetof(struct vote_request_partition_data, replica_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ReplicaId", .about = "id of the candidate", .type = FIELD_INT32, .offset = offsetof(struct vote_request_partition_data, replica_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ReplicaDirectoryId", .about = "log directory of the replica", .type = FIELD_UUID, .offset = offsetof(struct vote_request_partition_data, replica_directory_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "VoterDirectoryId", .about = "log directory of the voter", .type = FIELD_UUID, .offset = offsetof(struct vote_request_partition_data, voter_directory_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
	{ .name = "LastOffsetEpoch", .about = "epoch of the last record in its log", .type = FIELD_INT32, .offset = offsetof(struct vote_request_partition_data, last_offset_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastOffset", .about = "end of its log", .type = FIELD_INT64, .offset = offsetof(struct vote_request_partition_data, last_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PreVote", .about = "a trial that leaves no trace (KIP-996)", .type = FIELD_BOOL, .offset = offsetof(struct vote_request_partition_data, pre_vote), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct vote_request_partition_data vote_request_partition_data_defaults = { 0 };

const struct schema_struct vote_request_partition_data_struct = { "PartitionData", vote_request_partition_data_fields, 8, sizeof(struct vote_request_partition_data), &vote_request_partition_data_defaults };

static const struct field vote_request_topic_data_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct vote_request_topic_data, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct vote_request_topic_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct vote_request_topic_data, partitions_count), .inner = &vote_request_partition_data_struct },
};

static const struct vote_request_topic_data vote_request_topic_data_defaults = { .topic_name = TEXT("") };

const struct schema_struct vote_request_topic_data_struct = { "TopicData", vote_request_topic_data_fields, 2, sizeof(struct vote_request_topic_data), &vote_request_topic_data_defaults };

static const struct field vote_request_fields[] = {
	{ .name = "ClusterId", .about = "id of the cluster", .type = FIELD_STRING, .offset = offsetof(struct vote_request, cluster_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
	{ .name = "VoterId", .about = "id of the voter", .type = FIELD_INT32, .offset = offsetof(struct vote_request, voter_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct vote_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct vote_request, topics_count), .inner = &vote_request_topic_data_struct },
};

static const struct vote_request vote_request_defaults = { .voter_id = INT64_C(-1) };

static const struct schema_struct vote_request_struct = { "VoteRequest", vote_request_fields, 3, sizeof(struct vote_request), &vote_request_defaults };

const struct schema vote_request_schema = { "VoteRequest", SCHEMA_REQUEST, 52, 0, 2, 0, &vote_request_struct, NULL };

static const struct field write_share_group_state_request_state_batch_fields[] = {
	{ .name = "FirstOffset", .about = "first offset of the range", .type = FIELD_INT64, .offset = offsetof(struct write_share_group_state_request_state_batch, first_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastOffset", .about = "last offset of the range, inclusive", .type = FIELD_INT64, .offset = offsetof(struct write_share_group_state_request_state_batch, last_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeliveryState", .about = "0 available, 2 acknowledged, 4 archived", .type = FIELD_INT8, .offset = offsetof(struct write_share_group_state_request_state_batch, delivery_state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeliveryCount", .about = "how often it was handed out", .type = FIELD_INT16, .offset = offsetof(struct write_share_group_state_request_state_batch, delivery_count), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct write_share_group_state_request_state_batch write_share_group_state_request_state_batch_defaults = { 0 };

const struct schema_struct write_share_group_state_request_state_batch_struct = { "StateBatch", write_share_group_state_request_state_batch_fields, 4, sizeof(struct write_share_group_state_request_state_batch), &write_share_group_state_request_state_batch_defaults };

static const struct field write_share_group_state_request_partition_data_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct write_share_group_state_request_partition_data, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StateEpoch", .about = "fences old states", .type = FIELD_INT32, .offset = offsetof(struct write_share_group_state_request_partition_data, state_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct write_share_group_state_request_partition_data, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StartOffset", .about = "first offset still in flight; below all is done", .type = FIELD_INT64, .offset = offsetof(struct write_share_group_state_request_partition_data, start_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeliveryCompleteCount", .about = "offsets from the start offset on that need no delivery any more, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct write_share_group_state_request_partition_data, delivery_complete_count), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "StateBatches", .about = "ranges of offsets and their delivery state", .type = FIELD_STRUCT, .offset = offsetof(struct write_share_group_state_request_partition_data, state_batches), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct write_share_group_state_request_partition_data, state_batches_count), .inner = &write_share_group_state_request_state_batch_struct },
};

static const struct write_share_group_state_request_partition_data write_share_group_state_request_partition_data_defaults = { .delivery_complete_count = INT64_C(-1) };

const struct schema_struct write_share_group_state_request_partition_data_struct = { "PartitionData", write_share_group_state_request_partition_data_fields, 6, sizeof(struct write_share_group_state_request_partition_data), &write_share_group_state_request_partition_data_defaults };

static const struct field write_share_group_state_request_write_state_data_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct write_share_group_state_request_write_state_data, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_STRUCT, .offset = offsetof(struct write_share_group_state_request_write_state_data, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct write_share_group_state_request_write_state_data, partitions_count), .inner = &write_share_group_state_request_partition_data_struct },
};

static const struct write_share_group_state_request_write_state_data write_share_group_state_request_write_state_data_defaults = { 0 };

const struct schema_struct write_share_group_state_request_write_state_data_struct = { "WriteStateData", write_share_group_state_request_write_state_data_fields, 2, sizeof(struct write_share_group_state_request_write_state_data), &write_share_group_state_request_write_state_data_defaults };

static const struct field write_share_group_state_request_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct write_share_group_state_request, group_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct write_share_group_state_request, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct write_share_group_state_request, topics_count), .inner = &write_share_group_state_request_write_state_data_struct },
};

static const struct write_share_group_state_request write_share_group_state_request_defaults = { .group_id = TEXT("") };

static const struct schema_struct write_share_group_state_request_struct = { "WriteShareGroupStateRequest", write_share_group_state_request_fields, 2, sizeof(struct write_share_group_state_request), &write_share_group_state_request_defaults };

const struct schema write_share_group_state_request_schema = { "WriteShareGroupStateRequest", SCHEMA_REQUEST, 85, 0, 1, 0, &write_share_group_state_request_struct, NULL };

static const struct field write_txn_markers_request_writable_txn_marker_topic_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct write_txn_markers_request_writable_txn_marker_topic, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionIndexes", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct write_txn_markers_request_writable_txn_marker_topic, partition_indexes), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct write_txn_markers_request_writable_txn_marker_topic, partition_indexes_count) },
};

static const struct write_txn_markers_request_writable_txn_marker_topic write_txn_markers_request_writable_txn_marker_topic_defaults = { .name = TEXT("") };

const struct schema_struct write_txn_markers_request_writable_txn_marker_topic_struct = { "WritableTxnMarkerTopic", write_txn_markers_request_writable_txn_marker_topic_fields, 2, sizeof(struct write_txn_markers_request_writable_txn_marker_topic), &write_txn_markers_request_writable_txn_marker_topic_defaults };

static const struct field write_txn_markers_request_writable_txn_marker_fields[] = {
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct write_txn_markers_request_writable_txn_marker, producer_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProducerEpoch", .about = "epoch of the producer; an older one is fenced", .type = FIELD_INT16, .offset = offsetof(struct write_txn_markers_request_writable_txn_marker, producer_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TransactionResult", .about = "true commits, false aborts", .type = FIELD_BOOL, .offset = offsetof(struct write_txn_markers_request_writable_txn_marker, transaction_result), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct write_txn_markers_request_writable_txn_marker, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct write_txn_markers_request_writable_txn_marker, topics_count), .inner = &write_txn_markers_request_writable_txn_marker_topic_struct },
	{ .name = "CoordinatorEpoch", .about = "epoch of the transaction coordinator", .type = FIELD_INT32, .offset = offsetof(struct write_txn_markers_request_writable_txn_marker, coordinator_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TransactionVersion", .about = "transaction protocol, 2 since KIP-890", .type = FIELD_INT8, .offset = offsetof(struct write_txn_markers_request_writable_txn_marker, transaction_version), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct write_txn_markers_request_writable_txn_marker write_txn_markers_request_writable_txn_marker_defaults = { 0 };

const struct schema_struct write_txn_markers_request_writable_txn_marker_struct = { "WritableTxnMarker", write_txn_markers_request_writable_txn_marker_fields, 6, sizeof(struct write_txn_markers_request_writable_txn_marker), &write_txn_markers_request_writable_txn_marker_defaults };

static const struct field write_txn_markers_request_fields[] = {
	{ .name = "Markers", .about = "one a producer", .type = FIELD_STRUCT, .offset = offsetof(struct write_txn_markers_request, markers), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct write_txn_markers_request, markers_count), .inner = &write_txn_markers_request_writable_txn_marker_struct },
};

static const struct write_txn_markers_request write_txn_markers_request_defaults = { 0 };

static const struct schema_struct write_txn_markers_request_struct = { "WriteTxnMarkersRequest", write_txn_markers_request_fields, 1, sizeof(struct write_txn_markers_request), &write_txn_markers_request_defaults };

const struct schema write_txn_markers_request_schema = { "WriteTxnMarkersRequest", SCHEMA_REQUEST, 27, 1, 2, 1, &write_txn_markers_request_struct, NULL };

