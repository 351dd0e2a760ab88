/* Made by generate.lua from the texts under schema/: change those. */
#include <stddef.h>

#include "engine/wire/straight.h"

#define TEXT(text) { (const uint8_t *)(text), sizeof(text) - 1 }

static const struct field consumer_protocol_subscription_topic_partition_fields[] = {
	{ .name = "Topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct consumer_protocol_subscription_topic_partition, topic), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct consumer_protocol_subscription_topic_partition, partitions), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_protocol_subscription_topic_partition, partitions_count) },
};

static const struct consumer_protocol_subscription_topic_partition consumer_protocol_subscription_topic_partition_defaults = { .topic = TEXT("") };

const struct schema_struct consumer_protocol_subscription_topic_partition_struct = { "TopicPartition", consumer_protocol_subscription_topic_partition_fields, 2, sizeof(struct consumer_protocol_subscription_topic_partition), &consumer_protocol_subscription_topic_partition_defaults };

static const struct field consumer_protocol_subscription_fields[] = {
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRING, .offset = offsetof(struct consumer_protocol_subscription, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_protocol_subscription, topics_count) },
	{ .name = "UserData", .about = "bytes of the assignor's own", .type = FIELD_BYTES, .offset = offsetof(struct consumer_protocol_subscription, user_data), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true },
	{ .name = "OwnedPartitions", .about = "what the member still holds (cooperative protocols)", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_protocol_subscription, owned_partitions), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_protocol_subscription, owned_partitions_count), .is_ignorable = true, .inner = &consumer_protocol_subscription_topic_partition_struct },
	{ .name = "GenerationId", .about = "generation that OwnedPartitions are from, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct consumer_protocol_subscription, generation_id), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "RackId", .about = "rack; null or empty: none", .type = FIELD_STRING, .offset = offsetof(struct consumer_protocol_subscription, rack_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = 3, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
};

static const struct consumer_protocol_subscription consumer_protocol_subscription_defaults = { .generation_id = INT64_C(-1) };

static const struct schema_struct consumer_protocol_subscription_struct = { "ConsumerProtocolSubscription", consumer_protocol_subscription_fields, 5, sizeof(struct consumer_protocol_subscription), &consumer_protocol_subscription_defaults };

const struct schema consumer_protocol_subscription_schema = { "ConsumerProtocolSubscription", SCHEMA_DATA, -1, 0, 3, VERSION_NONE, &consumer_protocol_subscription_struct, NULL };

static const struct field consumer_protocol_assignment_topic_partition_fields[] = {
	{ .name = "Topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct consumer_protocol_assignment_topic_partition, topic), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct consumer_protocol_assignment_topic_partition, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_protocol_assignment_topic_partition, partitions_count) },
};

static const struct consumer_protocol_assignment_topic_partition consumer_protocol_assignment_topic_partition_defaults = { .topic = TEXT("") };

const struct schema_struct consumer_protocol_assignment_topic_partition_struct = { "TopicPartition", consumer_protocol_assignment_topic_partition_fields, 2, sizeof(struct consumer_protocol_assignment_topic_partition), &consumer_protocol_assignment_topic_partition_defaults };

static const struct field consumer_protocol_assignment_fields[] = {
	{ .name = "AssignedPartitions", .about = "what this member gets, by topic", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_protocol_assignment, assigned_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_protocol_assignment, assigned_partitions_count), .inner = &consumer_protocol_assignment_topic_partition_struct },
	{ .name = "UserData", .about = "bytes of the assignor's own", .type = FIELD_BYTES, .offset = offsetof(struct consumer_protocol_assignment, user_data), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_default_null = true },
};

static const struct consumer_protocol_assignment consumer_protocol_assignment_defaults = { 0 };

static const struct schema_struct consumer_protocol_assignment_struct = { "ConsumerProtocolAssignment", consumer_protocol_assignment_fields, 2, sizeof(struct consumer_protocol_assignment), &consumer_protocol_assignment_defaults };

const struct schema consumer_protocol_assignment_schema = { "ConsumerProtocolAssignment", SCHEMA_DATA, -1, 0, 3, VERSION_NONE, &consumer_protocol_assignment_struct, NULL };

static const struct field control_record_type_schema_fields[] = {
	{ .name = "Type", .about = "0 abort, 1 commit, 2 leader change, 3 snapshot header, 4 snapshot footer, 5 kraft version, 6 voters", .type = FIELD_INT16, .offset = offsetof(struct control_record_type_schema, type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct control_record_type_schema control_record_type_schema_defaults = { 0 };

static const struct schema_struct control_record_type_schema_struct = { "ControlRecordTypeSchema", control_record_type_schema_fields, 1, sizeof(struct control_record_type_schema), &control_record_type_schema_defaults };

const struct schema control_record_type_schema_schema = { "ControlRecordTypeSchema", SCHEMA_DATA, -1, 0, 0, VERSION_NONE, &control_record_type_schema_struct, NULL };

static const struct field end_txn_marker_fields[] = {
	{ .name = "CoordinatorEpoch", .about = "epoch of the transaction coordinator", .type = FIELD_INT32, .offset = offsetof(struct end_txn_marker, coordinator_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct end_txn_marker end_txn_marker_defaults = { 0 };

static const struct schema_struct end_txn_marker_struct = { "EndTxnMarker", end_txn_marker_fields, 1, sizeof(struct end_txn_marker), &end_txn_marker_defaults };

const struct schema end_txn_marker_schema = { "EndTxnMarker", SCHEMA_DATA, -1, 0, 0, VERSION_NONE, &end_txn_marker_struct, NULL };

static const struct field leader_change_message_voter_fields[] = {
	{ .name = "VoterId", .about = "id of the voter", .type = FIELD_INT32, .offset = offsetof(struct leader_change_message_voter, voter_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "VoterDirectoryId", .about = "log directory of the voter", .type = FIELD_UUID, .offset = offsetof(struct leader_change_message_voter, voter_directory_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct leader_change_message_voter leader_change_message_voter_defaults = { 0 };

const struct schema_struct leader_change_message_voter_struct = { "Voter", leader_change_message_voter_fields, 2, sizeof(struct leader_change_message_voter), &leader_change_message_voter_defaults };

static const struct field leader_change_message_fields[] = {
	{ .name = "Version", .about = "version of this record", .type = FIELD_INT16, .offset = offsetof(struct leader_change_message, version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct leader_change_message, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Voters", .about = "the voters", .type = FIELD_STRUCT, .offset = offsetof(struct leader_change_message, voters), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct leader_change_message, voters_count), .inner = &leader_change_message_voter_struct },
	{ .name = "GrantingVoters", .about = "those that voted for it", .type = FIELD_STRUCT, .offset = offsetof(struct leader_change_message, granting_voters), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct leader_change_message, granting_voters_count), .inner = &leader_change_message_voter_struct },
};

static const struct leader_change_message leader_change_message_defaults = { 0 };

static const struct schema_struct leader_change_message_struct = { "LeaderChangeMessage", leader_change_message_fields, 4, sizeof(struct leader_change_message), &leader_change_message_defaults };

const struct schema leader_change_message_schema = { "LeaderChangeMessage", SCHEMA_DATA, -1, 0, 1, 0, &leader_change_message_struct, NULL };

static const struct field snapshot_header_record_fields[] = {
	{ .name = "Version", .about = "version of this record", .type = FIELD_INT16, .offset = offsetof(struct snapshot_header_record, version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastContainedLogTimestamp", .about = "time of the last record that the snapshot covers, ms", .type = FIELD_INT64, .offset = offsetof(struct snapshot_header_record, last_contained_log_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct snapshot_header_record snapshot_header_record_defaults = { 0 };

static const struct schema_struct snapshot_header_record_struct = { "SnapshotHeaderRecord", snapshot_header_record_fields, 2, sizeof(struct snapshot_header_record), &snapshot_header_record_defaults };

const struct schema snapshot_header_record_schema = { "SnapshotHeaderRecord", SCHEMA_DATA, -1, 0, 0, 0, &snapshot_header_record_struct, NULL };

static const struct field snapshot_footer_record_fields[] = {
	{ .name = "Version", .about = "version of this record", .type = FIELD_INT16, .offset = offsetof(struct snapshot_footer_record, version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct snapshot_footer_record snapshot_footer_record_defaults = { 0 };

static const struct schema_struct snapshot_footer_record_struct = { "SnapshotFooterRecord", snapshot_footer_record_fields, 1, sizeof(struct snapshot_footer_record), &snapshot_footer_record_defaults };

const struct schema snapshot_footer_record_schema = { "SnapshotFooterRecord", SCHEMA_DATA, -1, 0, 0, 0, &snapshot_footer_record_struct, NULL };

static const struct field kraft_version_record_fields[] = {
	{ .name = "Version", .about = "version of this record", .type = FIELD_INT16, .offset = offsetof(struct kraft_version_record, version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "KRaftVersion", .about = "version of the raft protocol in force", .type = FIELD_INT16, .offset = offsetof(struct kraft_version_record, kraft_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct kraft_version_record kraft_version_record_defaults = { 0 };

static const struct schema_struct kraft_version_record_struct = { "KRaftVersionRecord", kraft_version_record_fields, 2, sizeof(struct kraft_version_record), &kraft_version_record_defaults };

const struct schema kraft_version_record_schema = { "KRaftVersionRecord", SCHEMA_DATA, -1, 0, 0, 0, &kraft_version_record_struct, NULL };

static const struct field voters_record_endpoint_fields[] = {
	{ .name = "Name", .about = "name of the listener", .type = FIELD_STRING, .offset = offsetof(struct voters_record_endpoint, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct voters_record_endpoint, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct voters_record_endpoint, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct voters_record_endpoint voters_record_endpoint_defaults = { .name = TEXT(""), .host = TEXT("") };

const struct schema_struct voters_record_endpoint_struct = { "Endpoint", voters_record_endpoint_fields, 3, sizeof(struct voters_record_endpoint), &voters_record_endpoint_defaults };

static const struct field voters_record_kraft_version_feature_fields[] = {
	{ .name = "MinSupportedVersion", .about = "oldest level", .type = FIELD_INT16, .offset = offsetof(struct voters_record_kraft_version_feature, min_supported_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxSupportedVersion", .about = "newest level", .type = FIELD_INT16, .offset = offsetof(struct voters_record_kraft_version_feature, max_supported_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct voters_record_kraft_version_feature voters_record_kraft_version_feature_defaults = { 0 };

const struct schema_struct voters_record_kraft_version_feature_struct = { "KRaftVersionFeature", voters_record_kraft_version_feature_fields, 2, sizeof(struct voters_record_kraft_version_feature), &voters_record_kraft_version_feature_defaults };

static const struct field voters_record_voter_fields[] = {
	{ .name = "VoterId", .about = "id of the voter", .type = FIELD_INT32, .offset = offsetof(struct voters_record_voter, voter_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "VoterDirectoryId", .about = "log directory of the voter", .type = FIELD_UUID, .offset = offsetof(struct voters_record_voter, voter_directory_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Endpoints", .about = "where it listens", .type = FIELD_STRUCT, .offset = offsetof(struct voters_record_voter, endpoints), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct voters_record_voter, endpoints_count), .inner = &voters_record_endpoint_struct },
	{ .name = "KRaftVersionFeature", .about = "raft versions it can speak", .type = FIELD_STRUCT, .offset = offsetof(struct voters_record_voter, kraft_version_feature), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &voters_record_kraft_version_feature_struct },
};

static const struct voters_record_voter voters_record_voter_defaults = { 0 };

const struct schema_struct voters_record_voter_struct = { "Voter", voters_record_voter_fields, 4, sizeof(struct voters_record_voter), &voters_record_voter_defaults };

static const struct field voters_record_fields[] = {
	{ .name = "Version", .about = "version of this record", .type = FIELD_INT16, .offset = offsetof(struct voters_record, version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Voters", .about = "the voters", .type = FIELD_STRUCT, .offset = offsetof(struct voters_record, voters), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct voters_record, voters_count), .inner = &voters_record_voter_struct },
};

static const struct voters_record voters_record_defaults = { 0 };

static const struct schema_struct voters_record_struct = { "VotersRecord", voters_record_fields, 2, sizeof(struct voters_record), &voters_record_defaults };

const struct schema voters_record_schema = { "VotersRecord", SCHEMA_DATA, -1, 0, 0, 0, &voters_record_struct, NULL };

static const struct field aborted_txn_fields[] = {
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct aborted_txn, producer_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "FirstOffset", .about = "first offset of the range", .type = FIELD_INT64, .offset = offsetof(struct aborted_txn, first_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastOffset", .about = "where its marker is", .type = FIELD_INT64, .offset = offsetof(struct aborted_txn, last_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastStableOffset", .about = "no open transaction starts below; read_committed stops here", .type = FIELD_INT64, .offset = offsetof(struct aborted_txn, last_stable_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct aborted_txn aborted_txn_defaults = { 0 };

static const struct schema_struct aborted_txn_struct = { "AbortedTxn", aborted_txn_fields, 4, sizeof(struct aborted_txn), &aborted_txn_defaults };

const struct schema aborted_txn_schema = { "AbortedTxn", SCHEMA_DATA, -1, 0, 0, VERSION_NONE, &aborted_txn_struct, NULL };

static const struct field legacy_offset_commit_key_fields[] = {
	{ .name = "group", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct legacy_offset_commit_key, group), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct legacy_offset_commit_key, topic), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct legacy_offset_commit_key, partition), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct legacy_offset_commit_key legacy_offset_commit_key_defaults = { .group = TEXT(""), .topic = TEXT("") };

static const struct schema_struct legacy_offset_commit_key_struct = { "LegacyOffsetCommitKey", legacy_offset_commit_key_fields, 3, sizeof(struct legacy_offset_commit_key), &legacy_offset_commit_key_defaults };

const struct schema legacy_offset_commit_key_schema = { "LegacyOffsetCommitKey", SCHEMA_KEY, 0, 0, 0, VERSION_NONE, &legacy_offset_commit_key_struct, NULL };

static const struct field legacy_offset_commit_value_fields[] = {
	{ .name = "offset", .about = "next offset to consume", .type = FIELD_INT64, .offset = offsetof(struct legacy_offset_commit_value, offset), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "metadata", .about = "note that was committed with it", .type = FIELD_STRING, .offset = offsetof(struct legacy_offset_commit_value, metadata), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "commitTimestamp", .about = "when it was committed, ms", .type = FIELD_INT64, .offset = offsetof(struct legacy_offset_commit_value, commit_timestamp), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct legacy_offset_commit_value legacy_offset_commit_value_defaults = { .metadata = TEXT("") };

static const struct schema_struct legacy_offset_commit_value_struct = { "LegacyOffsetCommitValue", legacy_offset_commit_value_fields, 3, sizeof(struct legacy_offset_commit_value), &legacy_offset_commit_value_defaults };

const struct schema legacy_offset_commit_value_schema = { "LegacyOffsetCommitValue", SCHEMA_VALUE, 0, 0, 0, VERSION_NONE, &legacy_offset_commit_value_struct, NULL };

static const struct field offset_commit_key_fields[] = {
	{ .name = "group", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct offset_commit_key, group), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct offset_commit_key, topic), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct offset_commit_key, partition), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct offset_commit_key offset_commit_key_defaults = { .group = TEXT(""), .topic = TEXT("") };

static const struct schema_struct offset_commit_key_struct = { "OffsetCommitKey", offset_commit_key_fields, 3, sizeof(struct offset_commit_key), &offset_commit_key_defaults };

const struct schema offset_commit_key_schema = { "OffsetCommitKey", SCHEMA_KEY, 1, 0, 0, VERSION_NONE, &offset_commit_key_struct, NULL };

static const struct field offset_commit_value_fields[] = {
	{ .name = "offset", .about = "next offset to consume", .type = FIELD_INT64, .offset = offsetof(struct offset_commit_value, offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "leaderEpoch", .about = "leader epoch of the last record consumed, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct offset_commit_value, leader_epoch), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "metadata", .about = "note that was committed with it", .type = FIELD_STRING, .offset = offsetof(struct offset_commit_value, metadata), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "commitTimestamp", .about = "when it was committed, ms", .type = FIELD_INT64, .offset = offsetof(struct offset_commit_value, commit_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "expireTimestamp", .about = "when it may be forgotten, ms; -1: as configured", .type = FIELD_INT64, .offset = offsetof(struct offset_commit_value, expire_timestamp), .first_version = 1, .last_version = 1, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "topicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct offset_commit_value, topic_id), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 4, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct offset_commit_value offset_commit_value_defaults = { .leader_epoch = INT64_C(-1), .metadata = TEXT(""), .expire_timestamp = INT64_C(-1) };

static const struct schema_struct offset_commit_value_struct = { "OffsetCommitValue", offset_commit_value_fields, 6, sizeof(struct offset_commit_value), &offset_commit_value_defaults };

const struct schema offset_commit_value_schema = { "OffsetCommitValue", SCHEMA_VALUE, 1, 0, 4, 4, &offset_commit_value_struct, NULL };

static const struct field group_metadata_key_fields[] = {
	{ .name = "group", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct group_metadata_key, group), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct group_metadata_key group_metadata_key_defaults = { .group = TEXT("") };

static const struct schema_struct group_metadata_key_struct = { "GroupMetadataKey", group_metadata_key_fields, 1, sizeof(struct group_metadata_key), &group_metadata_key_defaults };

const struct schema group_metadata_key_schema = { "GroupMetadataKey", SCHEMA_KEY, 2, 0, 0, VERSION_NONE, &group_metadata_key_struct, NULL };

static const struct field group_metadata_value_member_metadata_fields[] = {
	{ .name = "memberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct group_metadata_value_member_metadata, member_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "groupInstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct group_metadata_value_member_metadata, group_instance_id), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = 3, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .is_default_null = true, .default_text = "null" },
	{ .name = "clientId", .about = "name the client gave itself", .type = FIELD_STRING, .offset = offsetof(struct group_metadata_value_member_metadata, client_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "clientHost", .about = "address the member came from", .type = FIELD_STRING, .offset = offsetof(struct group_metadata_value_member_metadata, client_host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "rebalanceTimeout", .about = "time to give up partitions and rejoin, ms", .type = FIELD_INT32, .offset = offsetof(struct group_metadata_value_member_metadata, rebalance_timeout), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "sessionTimeout", .about = "dead without a heartbeat for this long, ms", .type = FIELD_INT32, .offset = offsetof(struct group_metadata_value_member_metadata, session_timeout), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "subscription", .about = "its subscription, as the protocol wrote it", .type = FIELD_BYTES, .offset = offsetof(struct group_metadata_value_member_metadata, subscription), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "assignment", .about = "the member's share, as the leader's assignor wrote it", .type = FIELD_BYTES, .offset = offsetof(struct group_metadata_value_member_metadata, assignment), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct group_metadata_value_member_metadata group_metadata_value_member_metadata_defaults = { .member_id = TEXT(""), .client_id = TEXT(""), .client_host = TEXT(""), .rebalance_timeout = INT64_C(-1), .subscription = TEXT(""), .assignment = TEXT("") };

const struct schema_struct group_metadata_value_member_metadata_struct = { "MemberMetadata", group_metadata_value_member_metadata_fields, 8, sizeof(struct group_metadata_value_member_metadata), &group_metadata_value_member_metadata_defaults };

static const struct field group_metadata_value_fields[] = {
	{ .name = "protocolType", .about = "kind of group, consumer as a rule", .type = FIELD_STRING, .offset = offsetof(struct group_metadata_value, protocol_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "generation", .about = "grows with every rebalance", .type = FIELD_INT32, .offset = offsetof(struct group_metadata_value, generation), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "protocol", .about = "assignor in force; null if none", .type = FIELD_STRING, .offset = offsetof(struct group_metadata_value, protocol), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "leader", .about = "member that makes the assignment", .type = FIELD_STRING, .offset = offsetof(struct group_metadata_value, leader), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "currentStateTimestamp", .about = "when the state changed, ms", .type = FIELD_INT64, .offset = offsetof(struct group_metadata_value, current_state_timestamp), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_ignorable = true, .default_integer = INT64_C(-1) },
	{ .name = "members", .about = "one a member", .type = FIELD_STRUCT, .offset = offsetof(struct group_metadata_value, members), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct group_metadata_value, members_count), .inner = &group_metadata_value_member_metadata_struct },
};

static const struct group_metadata_value group_metadata_value_defaults = { .protocol_type = TEXT(""), .protocol = TEXT(""), .leader = TEXT(""), .current_state_timestamp = INT64_C(-1) };

static const struct schema_struct group_metadata_value_struct = { "GroupMetadataValue", group_metadata_value_fields, 6, sizeof(struct group_metadata_value), &group_metadata_value_defaults };

const struct schema group_metadata_value_schema = { "GroupMetadataValue", SCHEMA_VALUE, 2, 0, 4, 4, &group_metadata_value_struct, NULL };

static const struct field consumer_group_metadata_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_metadata_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct consumer_group_metadata_key consumer_group_metadata_key_defaults = { .group_id = TEXT("") };

static const struct schema_struct consumer_group_metadata_key_struct = { "ConsumerGroupMetadataKey", consumer_group_metadata_key_fields, 1, sizeof(struct consumer_group_metadata_key), &consumer_group_metadata_key_defaults };

const struct schema consumer_group_metadata_key_schema = { "ConsumerGroupMetadataKey", SCHEMA_KEY, 3, 0, 0, VERSION_NONE, &consumer_group_metadata_key_struct, NULL };

static const struct field consumer_group_metadata_value_fields[] = {
	{ .name = "Epoch", .about = "number of the epoch", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_metadata_value, epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MetadataHash", .about = "hash over the topics it subscribes to; a change means a new assignment", .type = FIELD_INT64, .offset = offsetof(struct consumer_group_metadata_value, metadata_hash), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE },
};

static const struct consumer_group_metadata_value consumer_group_metadata_value_defaults = { 0 };

static const struct schema_struct consumer_group_metadata_value_struct = { "ConsumerGroupMetadataValue", consumer_group_metadata_value_fields, 2, sizeof(struct consumer_group_metadata_value), &consumer_group_metadata_value_defaults };

const struct schema consumer_group_metadata_value_schema = { "ConsumerGroupMetadataValue", SCHEMA_VALUE, 3, 0, 0, 0, &consumer_group_metadata_value_struct, NULL };

static const struct field consumer_group_partition_metadata_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_partition_metadata_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct consumer_group_partition_metadata_key consumer_group_partition_metadata_key_defaults = { .group_id = TEXT("") };

static const struct schema_struct consumer_group_partition_metadata_key_struct = { "ConsumerGroupPartitionMetadataKey", consumer_group_partition_metadata_key_fields, 1, sizeof(struct consumer_group_partition_metadata_key), &consumer_group_partition_metadata_key_defaults };

const struct schema consumer_group_partition_metadata_key_schema = { "ConsumerGroupPartitionMetadataKey", SCHEMA_KEY, 4, 0, 0, VERSION_NONE, &consumer_group_partition_metadata_key_struct, NULL };

static const struct field consumer_group_partition_metadata_value_partition_metadata_fields[] = {
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_partition_metadata_value_partition_metadata, partition), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Racks", .about = "racks it has replicas on", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_partition_metadata_value_partition_metadata, racks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_partition_metadata_value_partition_metadata, racks_count) },
};

static const struct consumer_group_partition_metadata_value_partition_metadata consumer_group_partition_metadata_value_partition_metadata_defaults = { 0 };

const struct schema_struct consumer_group_partition_metadata_value_partition_metadata_struct = { "PartitionMetadata", consumer_group_partition_metadata_value_partition_metadata_fields, 2, sizeof(struct consumer_group_partition_metadata_value_partition_metadata), &consumer_group_partition_metadata_value_partition_metadata_defaults };

static const struct field consumer_group_partition_metadata_value_topic_metadata_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct consumer_group_partition_metadata_value_topic_metadata, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_partition_metadata_value_topic_metadata, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "NumPartitions", .about = "partitions; -1: as configured or as assigned", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_partition_metadata_value_topic_metadata, num_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionMetadata", .about = "not used any more", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_partition_metadata_value_topic_metadata, partition_metadata), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_partition_metadata_value_topic_metadata, partition_metadata_count), .inner = &consumer_group_partition_metadata_value_partition_metadata_struct },
};

static const struct consumer_group_partition_metadata_value_topic_metadata consumer_group_partition_metadata_value_topic_metadata_defaults = { .topic_name = TEXT("") };

const struct schema_struct consumer_group_partition_metadata_value_topic_metadata_struct = { "TopicMetadata", consumer_group_partition_metadata_value_topic_metadata_fields, 4, sizeof(struct consumer_group_partition_metadata_value_topic_metadata), &consumer_group_partition_metadata_value_topic_metadata_defaults };

static const struct field consumer_group_partition_metadata_value_fields[] = {
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_partition_metadata_value, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_partition_metadata_value, topics_count), .inner = &consumer_group_partition_metadata_value_topic_metadata_struct },
};

static const struct consumer_group_partition_metadata_value consumer_group_partition_metadata_value_defaults = { 0 };

static const struct schema_struct consumer_group_partition_metadata_value_struct = { "ConsumerGroupPartitionMetadataValue", consumer_group_partition_metadata_value_fields, 1, sizeof(struct consumer_group_partition_metadata_value), &consumer_group_partition_metadata_value_defaults };

const struct schema consumer_group_partition_metadata_value_schema = { "ConsumerGroupPartitionMetadataValue", SCHEMA_VALUE, 4, 0, 0, 0, &consumer_group_partition_metadata_value_struct, NULL };

static const struct field consumer_group_member_metadata_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_member_metadata_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_member_metadata_key, member_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct consumer_group_member_metadata_key consumer_group_member_metadata_key_defaults = { .group_id = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct consumer_group_member_metadata_key_struct = { "ConsumerGroupMemberMetadataKey", consumer_group_member_metadata_key_fields, 2, sizeof(struct consumer_group_member_metadata_key), &consumer_group_member_metadata_key_defaults };

const struct schema consumer_group_member_metadata_key_schema = { "ConsumerGroupMemberMetadataKey", SCHEMA_KEY, 5, 0, 0, VERSION_NONE, &consumer_group_member_metadata_key_struct, NULL };

static const struct field consumer_group_member_metadata_value_classic_protocol_fields[] = {
	{ .name = "Name", .about = "name of the assignor", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_member_metadata_value_classic_protocol, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Metadata", .about = "bytes that only the protocol understands", .type = FIELD_BYTES, .offset = offsetof(struct consumer_group_member_metadata_value_classic_protocol, metadata), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct consumer_group_member_metadata_value_classic_protocol consumer_group_member_metadata_value_classic_protocol_defaults = { .name = TEXT(""), .metadata = TEXT("") };

const struct schema_struct consumer_group_member_metadata_value_classic_protocol_struct = { "ClassicProtocol", consumer_group_member_metadata_value_classic_protocol_fields, 2, sizeof(struct consumer_group_member_metadata_value_classic_protocol), &consumer_group_member_metadata_value_classic_protocol_defaults };

static const struct field consumer_group_member_metadata_value_classic_member_metadata_fields[] = {
	{ .name = "SessionTimeoutMs", .about = "dead without a heartbeat for this long, ms", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_member_metadata_value_classic_member_metadata, session_timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SupportedProtocols", .about = "assignors it can run", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_member_metadata_value_classic_member_metadata, supported_protocols), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_member_metadata_value_classic_member_metadata, supported_protocols_count), .inner = &consumer_group_member_metadata_value_classic_protocol_struct },
};

static const struct consumer_group_member_metadata_value_classic_member_metadata consumer_group_member_metadata_value_classic_member_metadata_defaults = { 0 };

const struct schema_struct consumer_group_member_metadata_value_classic_member_metadata_struct = { "ClassicMemberMetadata", consumer_group_member_metadata_value_classic_member_metadata_fields, 2, sizeof(struct consumer_group_member_metadata_value_classic_member_metadata), &consumer_group_member_metadata_value_classic_member_metadata_defaults };

static const struct field consumer_group_member_metadata_value_fields[] = {
	{ .name = "InstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_member_metadata_value, instance_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "RackId", .about = "rack; null or empty: none", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_member_metadata_value, rack_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientId", .about = "name the client gave itself", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_member_metadata_value, client_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientHost", .about = "address the member came from", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_member_metadata_value, client_host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SubscribedTopicNames", .about = "topics it wants", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_member_metadata_value, subscribed_topic_names), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_member_metadata_value, subscribed_topic_names_count) },
	{ .name = "SubscribedTopicRegex", .about = "expression for topics it wants; null: none or as before", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_member_metadata_value, subscribed_topic_regex), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "RebalanceTimeoutMs", .about = "time to give up partitions and rejoin, ms", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_member_metadata_value, rebalance_timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "ServerAssignor", .about = "assignor on the broker; null: its default, or as before", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_member_metadata_value, server_assignor), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClassicMemberMetadata", .about = "set while the member speaks the classic protocol in a group of the new one", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_member_metadata_value, classic_member_metadata), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .inner = &consumer_group_member_metadata_value_classic_member_metadata_struct },
};

static const struct consumer_group_member_metadata_value consumer_group_member_metadata_value_defaults = { .instance_id = TEXT(""), .rack_id = TEXT(""), .client_id = TEXT(""), .client_host = TEXT(""), .subscribed_topic_regex = TEXT(""), .rebalance_timeout_ms = INT64_C(-1), .server_assignor = TEXT("") };

static const struct schema_struct consumer_group_member_metadata_value_struct = { "ConsumerGroupMemberMetadataValue", consumer_group_member_metadata_value_fields, 9, sizeof(struct consumer_group_member_metadata_value), &consumer_group_member_metadata_value_defaults };

const struct schema consumer_group_member_metadata_value_schema = { "ConsumerGroupMemberMetadataValue", SCHEMA_VALUE, 5, 0, 0, 0, &consumer_group_member_metadata_value_struct, NULL };

static const struct field consumer_group_target_assignment_metadata_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_target_assignment_metadata_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct consumer_group_target_assignment_metadata_key consumer_group_target_assignment_metadata_key_defaults = { .group_id = TEXT("") };

static const struct schema_struct consumer_group_target_assignment_metadata_key_struct = { "ConsumerGroupTargetAssignmentMetadataKey", consumer_group_target_assignment_metadata_key_fields, 1, sizeof(struct consumer_group_target_assignment_metadata_key), &consumer_group_target_assignment_metadata_key_defaults };

const struct schema consumer_group_target_assignment_metadata_key_schema = { "ConsumerGroupTargetAssignmentMetadataKey", SCHEMA_KEY, 6, 0, 0, VERSION_NONE, &consumer_group_target_assignment_metadata_key_struct, NULL };

static const struct field consumer_group_target_assignment_metadata_value_fields[] = {
	{ .name = "AssignmentEpoch", .about = "group epoch that the target assignment was made for", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_target_assignment_metadata_value, assignment_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AssignmentTimestamp", .about = "when the computation ended, ms", .type = FIELD_INT64, .offset = offsetof(struct consumer_group_target_assignment_metadata_value, assignment_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct consumer_group_target_assignment_metadata_value consumer_group_target_assignment_metadata_value_defaults = { 0 };

static const struct schema_struct consumer_group_target_assignment_metadata_value_struct = { "ConsumerGroupTargetAssignmentMetadataValue", consumer_group_target_assignment_metadata_value_fields, 2, sizeof(struct consumer_group_target_assignment_metadata_value), &consumer_group_target_assignment_metadata_value_defaults };

const struct schema consumer_group_target_assignment_metadata_value_schema = { "ConsumerGroupTargetAssignmentMetadataValue", SCHEMA_VALUE, 6, 0, 0, 0, &consumer_group_target_assignment_metadata_value_struct, NULL };

static const struct field consumer_group_target_assignment_member_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_target_assignment_member_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_target_assignment_member_key, member_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct consumer_group_target_assignment_member_key consumer_group_target_assignment_member_key_defaults = { .group_id = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct consumer_group_target_assignment_member_key_struct = { "ConsumerGroupTargetAssignmentMemberKey", consumer_group_target_assignment_member_key_fields, 2, sizeof(struct consumer_group_target_assignment_member_key), &consumer_group_target_assignment_member_key_defaults };

const struct schema consumer_group_target_assignment_member_key_schema = { "ConsumerGroupTargetAssignmentMemberKey", SCHEMA_KEY, 7, 0, 0, VERSION_NONE, &consumer_group_target_assignment_member_key_struct, NULL };

static const struct field consumer_group_target_assignment_member_value_topic_partition_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct consumer_group_target_assignment_member_value_topic_partition, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_target_assignment_member_value_topic_partition, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_target_assignment_member_value_topic_partition, partitions_count) },
};

static const struct consumer_group_target_assignment_member_value_topic_partition consumer_group_target_assignment_member_value_topic_partition_defaults = { 0 };

const struct schema_struct consumer_group_target_assignment_member_value_topic_partition_struct = { "TopicPartition", consumer_group_target_assignment_member_value_topic_partition_fields, 2, sizeof(struct consumer_group_target_assignment_member_value_topic_partition), &consumer_group_target_assignment_member_value_topic_partition_defaults };

static const struct field consumer_group_target_assignment_member_value_fields[] = {
	{ .name = "TopicPartitions", .about = "partitions by topic", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_target_assignment_member_value, topic_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_target_assignment_member_value, topic_partitions_count), .inner = &consumer_group_target_assignment_member_value_topic_partition_struct },
};

static const struct consumer_group_target_assignment_member_value consumer_group_target_assignment_member_value_defaults = { 0 };

static const struct schema_struct consumer_group_target_assignment_member_value_struct = { "ConsumerGroupTargetAssignmentMemberValue", consumer_group_target_assignment_member_value_fields, 1, sizeof(struct consumer_group_target_assignment_member_value), &consumer_group_target_assignment_member_value_defaults };

const struct schema consumer_group_target_assignment_member_value_schema = { "ConsumerGroupTargetAssignmentMemberValue", SCHEMA_VALUE, 7, 0, 0, 0, &consumer_group_target_assignment_member_value_struct, NULL };

static const struct field consumer_group_current_member_assignment_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_current_member_assignment_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_current_member_assignment_key, member_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct consumer_group_current_member_assignment_key consumer_group_current_member_assignment_key_defaults = { .group_id = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct consumer_group_current_member_assignment_key_struct = { "ConsumerGroupCurrentMemberAssignmentKey", consumer_group_current_member_assignment_key_fields, 2, sizeof(struct consumer_group_current_member_assignment_key), &consumer_group_current_member_assignment_key_defaults };

const struct schema consumer_group_current_member_assignment_key_schema = { "ConsumerGroupCurrentMemberAssignmentKey", SCHEMA_KEY, 8, 0, 0, VERSION_NONE, &consumer_group_current_member_assignment_key_struct, NULL };

static const struct field consumer_group_current_member_assignment_value_topic_partitions_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct consumer_group_current_member_assignment_value_topic_partitions, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_current_member_assignment_value_topic_partitions, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_current_member_assignment_value_topic_partitions, partitions_count) },
	{ .name = "AssignmentEpochs", .about = "when each partition came to the member; fences late commits", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_current_member_assignment_value_topic_partitions, assignment_epochs), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_current_member_assignment_value_topic_partitions, assignment_epochs_count) },
};

static const struct consumer_group_current_member_assignment_value_topic_partitions consumer_group_current_member_assignment_value_topic_partitions_defaults = { 0 };

const struct schema_struct consumer_group_current_member_assignment_value_topic_partitions_struct = { "TopicPartitions", consumer_group_current_member_assignment_value_topic_partitions_fields, 3, sizeof(struct consumer_group_current_member_assignment_value_topic_partitions), &consumer_group_current_member_assignment_value_topic_partitions_defaults };

static const struct field consumer_group_current_member_assignment_value_fields[] = {
	{ .name = "MemberEpoch", .about = "epoch of the member in the group", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_current_member_assignment_value, member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PreviousMemberEpoch", .about = "epoch before, should the answer have been lost", .type = FIELD_INT32, .offset = offsetof(struct consumer_group_current_member_assignment_value, previous_member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "State", .about = "state by number", .type = FIELD_INT8, .offset = offsetof(struct consumer_group_current_member_assignment_value, state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AssignedPartitions", .about = "partitions the member has", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_current_member_assignment_value, assigned_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_current_member_assignment_value, assigned_partitions_count), .inner = &consumer_group_current_member_assignment_value_topic_partitions_struct },
	{ .name = "PartitionsPendingRevocation", .about = "partitions the member must give up first", .type = FIELD_STRUCT, .offset = offsetof(struct consumer_group_current_member_assignment_value, partitions_pending_revocation), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_current_member_assignment_value, partitions_pending_revocation_count), .inner = &consumer_group_current_member_assignment_value_topic_partitions_struct },
};

static const struct consumer_group_current_member_assignment_value consumer_group_current_member_assignment_value_defaults = { 0 };

static const struct schema_struct consumer_group_current_member_assignment_value_struct = { "ConsumerGroupCurrentMemberAssignmentValue", consumer_group_current_member_assignment_value_fields, 5, sizeof(struct consumer_group_current_member_assignment_value), &consumer_group_current_member_assignment_value_defaults };

const struct schema consumer_group_current_member_assignment_value_schema = { "ConsumerGroupCurrentMemberAssignmentValue", SCHEMA_VALUE, 8, 0, 0, 0, &consumer_group_current_member_assignment_value_struct, NULL };

static const struct field share_group_member_metadata_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct share_group_member_metadata_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct share_group_member_metadata_key, member_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_group_member_metadata_key share_group_member_metadata_key_defaults = { .group_id = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct share_group_member_metadata_key_struct = { "ShareGroupMemberMetadataKey", share_group_member_metadata_key_fields, 2, sizeof(struct share_group_member_metadata_key), &share_group_member_metadata_key_defaults };

const struct schema share_group_member_metadata_key_schema = { "ShareGroupMemberMetadataKey", SCHEMA_KEY, 10, 0, 0, VERSION_NONE, &share_group_member_metadata_key_struct, NULL };

static const struct field share_group_member_metadata_value_fields[] = {
	{ .name = "RackId", .about = "rack; null or empty: none", .type = FIELD_STRING, .offset = offsetof(struct share_group_member_metadata_value, rack_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientId", .about = "name the client gave itself", .type = FIELD_STRING, .offset = offsetof(struct share_group_member_metadata_value, client_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientHost", .about = "address the member came from", .type = FIELD_STRING, .offset = offsetof(struct share_group_member_metadata_value, client_host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SubscribedTopicNames", .about = "topics it wants", .type = FIELD_STRING, .offset = offsetof(struct share_group_member_metadata_value, subscribed_topic_names), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_member_metadata_value, subscribed_topic_names_count) },
};

static const struct share_group_member_metadata_value share_group_member_metadata_value_defaults = { .rack_id = TEXT(""), .client_id = TEXT(""), .client_host = TEXT("") };

static const struct schema_struct share_group_member_metadata_value_struct = { "ShareGroupMemberMetadataValue", share_group_member_metadata_value_fields, 4, sizeof(struct share_group_member_metadata_value), &share_group_member_metadata_value_defaults };

const struct schema share_group_member_metadata_value_schema = { "ShareGroupMemberMetadataValue", SCHEMA_VALUE, 10, 0, 0, 0, &share_group_member_metadata_value_struct, NULL };

static const struct field share_group_metadata_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct share_group_metadata_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_group_metadata_key share_group_metadata_key_defaults = { .group_id = TEXT("") };

static const struct schema_struct share_group_metadata_key_struct = { "ShareGroupMetadataKey", share_group_metadata_key_fields, 1, sizeof(struct share_group_metadata_key), &share_group_metadata_key_defaults };

const struct schema share_group_metadata_key_schema = { "ShareGroupMetadataKey", SCHEMA_KEY, 11, 0, 0, VERSION_NONE, &share_group_metadata_key_struct, NULL };

static const struct field share_group_metadata_value_fields[] = {
	{ .name = "Epoch", .about = "number of the epoch", .type = FIELD_INT32, .offset = offsetof(struct share_group_metadata_value, epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MetadataHash", .about = "hash over the topics it subscribes to; a change means a new assignment", .type = FIELD_INT64, .offset = offsetof(struct share_group_metadata_value, metadata_hash), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_group_metadata_value share_group_metadata_value_defaults = { 0 };

static const struct schema_struct share_group_metadata_value_struct = { "ShareGroupMetadataValue", share_group_metadata_value_fields, 2, sizeof(struct share_group_metadata_value), &share_group_metadata_value_defaults };

const struct schema share_group_metadata_value_schema = { "ShareGroupMetadataValue", SCHEMA_VALUE, 11, 0, 0, 0, &share_group_metadata_value_struct, NULL };

static const struct field share_group_target_assignment_metadata_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct share_group_target_assignment_metadata_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_group_target_assignment_metadata_key share_group_target_assignment_metadata_key_defaults = { .group_id = TEXT("") };

static const struct schema_struct share_group_target_assignment_metadata_key_struct = { "ShareGroupTargetAssignmentMetadataKey", share_group_target_assignment_metadata_key_fields, 1, sizeof(struct share_group_target_assignment_metadata_key), &share_group_target_assignment_metadata_key_defaults };

const struct schema share_group_target_assignment_metadata_key_schema = { "ShareGroupTargetAssignmentMetadataKey", SCHEMA_KEY, 12, 0, 0, VERSION_NONE, &share_group_target_assignment_metadata_key_struct, NULL };

static const struct field share_group_target_assignment_metadata_value_fields[] = {
	{ .name = "AssignmentEpoch", .about = "group epoch that the target assignment was made for", .type = FIELD_INT32, .offset = offsetof(struct share_group_target_assignment_metadata_value, assignment_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AssignmentTimestamp", .about = "when the computation ended, ms", .type = FIELD_INT64, .offset = offsetof(struct share_group_target_assignment_metadata_value, assignment_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct share_group_target_assignment_metadata_value share_group_target_assignment_metadata_value_defaults = { 0 };

static const struct schema_struct share_group_target_assignment_metadata_value_struct = { "ShareGroupTargetAssignmentMetadataValue", share_group_target_assignment_metadata_value_fields, 2, sizeof(struct share_group_target_assignment_metadata_value), &share_group_target_assignment_metadata_value_defaults };

const struct schema share_group_target_assignment_metadata_value_schema = { "ShareGroupTargetAssignmentMetadataValue", SCHEMA_VALUE, 12, 0, 0, 0, &share_group_target_assignment_metadata_value_struct, NULL };

static const struct field share_group_target_assignment_member_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct share_group_target_assignment_member_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct share_group_target_assignment_member_key, member_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_group_target_assignment_member_key share_group_target_assignment_member_key_defaults = { .group_id = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct share_group_target_assignment_member_key_struct = { "ShareGroupTargetAssignmentMemberKey", share_group_target_assignment_member_key_fields, 2, sizeof(struct share_group_target_assignment_member_key), &share_group_target_assignment_member_key_defaults };

const struct schema share_group_target_assignment_member_key_schema = { "ShareGroupTargetAssignmentMemberKey", SCHEMA_KEY, 13, 0, 0, VERSION_NONE, &share_group_target_assignment_member_key_struct, NULL };

static const struct field share_group_target_assignment_member_value_topic_partition_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct share_group_target_assignment_member_value_topic_partition, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct share_group_target_assignment_member_value_topic_partition, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_target_assignment_member_value_topic_partition, partitions_count) },
};

static const struct share_group_target_assignment_member_value_topic_partition share_group_target_assignment_member_value_topic_partition_defaults = { 0 };

const struct schema_struct share_group_target_assignment_member_value_topic_partition_struct = { "TopicPartition", share_group_target_assignment_member_value_topic_partition_fields, 2, sizeof(struct share_group_target_assignment_member_value_topic_partition), &share_group_target_assignment_member_value_topic_partition_defaults };

static const struct field share_group_target_assignment_member_value_fields[] = {
	{ .name = "TopicPartitions", .about = "partitions by topic", .type = FIELD_STRUCT, .offset = offsetof(struct share_group_target_assignment_member_value, topic_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_target_assignment_member_value, topic_partitions_count), .inner = &share_group_target_assignment_member_value_topic_partition_struct },
};

static const struct share_group_target_assignment_member_value share_group_target_assignment_member_value_defaults = { 0 };

static const struct schema_struct share_group_target_assignment_member_value_struct = { "ShareGroupTargetAssignmentMemberValue", share_group_target_assignment_member_value_fields, 1, sizeof(struct share_group_target_assignment_member_value), &share_group_target_assignment_member_value_defaults };

const struct schema share_group_target_assignment_member_value_schema = { "ShareGroupTargetAssignmentMemberValue", SCHEMA_VALUE, 13, 0, 0, 0, &share_group_target_assignment_member_value_struct, NULL };

static const struct field share_group_current_member_assignment_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct share_group_current_member_assignment_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct share_group_current_member_assignment_key, member_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_group_current_member_assignment_key share_group_current_member_assignment_key_defaults = { .group_id = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct share_group_current_member_assignment_key_struct = { "ShareGroupCurrentMemberAssignmentKey", share_group_current_member_assignment_key_fields, 2, sizeof(struct share_group_current_member_assignment_key), &share_group_current_member_assignment_key_defaults };

const struct schema share_group_current_member_assignment_key_schema = { "ShareGroupCurrentMemberAssignmentKey", SCHEMA_KEY, 14, 0, 0, VERSION_NONE, &share_group_current_member_assignment_key_struct, NULL };

static const struct field share_group_current_member_assignment_value_topic_partitions_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct share_group_current_member_assignment_value_topic_partitions, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct share_group_current_member_assignment_value_topic_partitions, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_current_member_assignment_value_topic_partitions, partitions_count) },
};

static const struct share_group_current_member_assignment_value_topic_partitions share_group_current_member_assignment_value_topic_partitions_defaults = { 0 };

const struct schema_struct share_group_current_member_assignment_value_topic_partitions_struct = { "TopicPartitions", share_group_current_member_assignment_value_topic_partitions_fields, 2, sizeof(struct share_group_current_member_assignment_value_topic_partitions), &share_group_current_member_assignment_value_topic_partitions_defaults };

static const struct field share_group_current_member_assignment_value_fields[] = {
	{ .name = "MemberEpoch", .about = "epoch of the member in the group", .type = FIELD_INT32, .offset = offsetof(struct share_group_current_member_assignment_value, member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PreviousMemberEpoch", .about = "epoch before, should the answer have been lost", .type = FIELD_INT32, .offset = offsetof(struct share_group_current_member_assignment_value, previous_member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "State", .about = "state by number", .type = FIELD_INT8, .offset = offsetof(struct share_group_current_member_assignment_value, state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AssignedPartitions", .about = "partitions the member has", .type = FIELD_STRUCT, .offset = offsetof(struct share_group_current_member_assignment_value, assigned_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_current_member_assignment_value, assigned_partitions_count), .inner = &share_group_current_member_assignment_value_topic_partitions_struct },
};

static const struct share_group_current_member_assignment_value share_group_current_member_assignment_value_defaults = { 0 };

static const struct schema_struct share_group_current_member_assignment_value_struct = { "ShareGroupCurrentMemberAssignmentValue", share_group_current_member_assignment_value_fields, 4, sizeof(struct share_group_current_member_assignment_value), &share_group_current_member_assignment_value_defaults };

const struct schema share_group_current_member_assignment_value_schema = { "ShareGroupCurrentMemberAssignmentValue", SCHEMA_VALUE, 14, 0, 0, 0, &share_group_current_member_assignment_value_struct, NULL };

static const struct field share_group_state_partition_metadata_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct share_group_state_partition_metadata_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_group_state_partition_metadata_key share_group_state_partition_metadata_key_defaults = { .group_id = TEXT("") };

static const struct schema_struct share_group_state_partition_metadata_key_struct = { "ShareGroupStatePartitionMetadataKey", share_group_state_partition_metadata_key_fields, 1, sizeof(struct share_group_state_partition_metadata_key), &share_group_state_partition_metadata_key_defaults };

const struct schema share_group_state_partition_metadata_key_schema = { "ShareGroupStatePartitionMetadataKey", SCHEMA_KEY, 15, 0, 0, VERSION_NONE, &share_group_state_partition_metadata_key_struct, NULL };

static const struct field share_group_state_partition_metadata_value_topic_partitions_info_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct share_group_state_partition_metadata_value_topic_partitions_info, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct share_group_state_partition_metadata_value_topic_partitions_info, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct share_group_state_partition_metadata_value_topic_partitions_info, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_state_partition_metadata_value_topic_partitions_info, partitions_count) },
};

static const struct share_group_state_partition_metadata_value_topic_partitions_info share_group_state_partition_metadata_value_topic_partitions_info_defaults = { .topic_name = TEXT("") };

const struct schema_struct share_group_state_partition_metadata_value_topic_partitions_info_struct = { "TopicPartitionsInfo", share_group_state_partition_metadata_value_topic_partitions_info_fields, 3, sizeof(struct share_group_state_partition_metadata_value_topic_partitions_info), &share_group_state_partition_metadata_value_topic_partitions_info_defaults };

static const struct field share_group_state_partition_metadata_value_topic_info_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct share_group_state_partition_metadata_value_topic_info, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct share_group_state_partition_metadata_value_topic_info, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_group_state_partition_metadata_value_topic_info share_group_state_partition_metadata_value_topic_info_defaults = { .topic_name = TEXT("") };

const struct schema_struct share_group_state_partition_metadata_value_topic_info_struct = { "TopicInfo", share_group_state_partition_metadata_value_topic_info_fields, 2, sizeof(struct share_group_state_partition_metadata_value_topic_info), &share_group_state_partition_metadata_value_topic_info_defaults };

static const struct field share_group_state_partition_metadata_value_fields[] = {
	{ .name = "InitializingTopics", .about = "partitions whose share state is being made", .type = FIELD_STRUCT, .offset = offsetof(struct share_group_state_partition_metadata_value, initializing_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_state_partition_metadata_value, initializing_topics_count), .inner = &share_group_state_partition_metadata_value_topic_partitions_info_struct },
	{ .name = "InitializedTopics", .about = "partitions whose share state is ready", .type = FIELD_STRUCT, .offset = offsetof(struct share_group_state_partition_metadata_value, initialized_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_state_partition_metadata_value, initialized_topics_count), .inner = &share_group_state_partition_metadata_value_topic_partitions_info_struct },
	{ .name = "DeletingTopics", .about = "topics whose share state is being removed", .type = FIELD_STRUCT, .offset = offsetof(struct share_group_state_partition_metadata_value, deleting_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_group_state_partition_metadata_value, deleting_topics_count), .inner = &share_group_state_partition_metadata_value_topic_info_struct },
};

static const struct share_group_state_partition_metadata_value share_group_state_partition_metadata_value_defaults = { 0 };

static const struct schema_struct share_group_state_partition_metadata_value_struct = { "ShareGroupStatePartitionMetadataValue", share_group_state_partition_metadata_value_fields, 3, sizeof(struct share_group_state_partition_metadata_value), &share_group_state_partition_metadata_value_defaults };

const struct schema share_group_state_partition_metadata_value_schema = { "ShareGroupStatePartitionMetadataValue", SCHEMA_VALUE, 15, 0, 0, 0, &share_group_state_partition_metadata_value_struct, NULL };

static const struct field consumer_group_regular_expression_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_regular_expression_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "RegularExpression", .about = "expression the topics match", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_regular_expression_key, regular_expression), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct consumer_group_regular_expression_key consumer_group_regular_expression_key_defaults = { .group_id = TEXT(""), .regular_expression = TEXT("") };

static const struct schema_struct consumer_group_regular_expression_key_struct = { "ConsumerGroupRegularExpressionKey", consumer_group_regular_expression_key_fields, 2, sizeof(struct consumer_group_regular_expression_key), &consumer_group_regular_expression_key_defaults };

const struct schema consumer_group_regular_expression_key_schema = { "ConsumerGroupRegularExpressionKey", SCHEMA_KEY, 16, 0, 0, VERSION_NONE, &consumer_group_regular_expression_key_struct, NULL };

static const struct field consumer_group_regular_expression_value_fields[] = {
	{ .name = "Topics", .about = "one a topic", .type = FIELD_STRING, .offset = offsetof(struct consumer_group_regular_expression_value, topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct consumer_group_regular_expression_value, topics_count) },
	{ .name = "Version", .about = "version of this record", .type = FIELD_INT64, .offset = offsetof(struct consumer_group_regular_expression_value, version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Timestamp", .about = "time, ms", .type = FIELD_INT64, .offset = offsetof(struct consumer_group_regular_expression_value, timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct consumer_group_regular_expression_value consumer_group_regular_expression_value_defaults = { 0 };

static const struct schema_struct consumer_group_regular_expression_value_struct = { "ConsumerGroupRegularExpressionValue", consumer_group_regular_expression_value_fields, 3, sizeof(struct consumer_group_regular_expression_value), &consumer_group_regular_expression_value_defaults };

const struct schema consumer_group_regular_expression_value_schema = { "ConsumerGroupRegularExpressionValue", SCHEMA_VALUE, 16, 0, 0, 0, &consumer_group_regular_expression_value_struct, NULL };

static const struct field streams_group_metadata_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct streams_group_metadata_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_metadata_key streams_group_metadata_key_defaults = { .group_id = TEXT("") };

static const struct schema_struct streams_group_metadata_key_struct = { "StreamsGroupMetadataKey", streams_group_metadata_key_fields, 1, sizeof(struct streams_group_metadata_key), &streams_group_metadata_key_defaults };

const struct schema streams_group_metadata_key_schema = { "StreamsGroupMetadataKey", SCHEMA_KEY, 17, 0, 0, VERSION_NONE, &streams_group_metadata_key_struct, NULL };

static const struct field streams_group_metadata_value_last_assignment_config_fields[] = {
	{ .name = "Key", .about = "name of the setting", .type = FIELD_STRING, .offset = offsetof(struct streams_group_metadata_value_last_assignment_config, key), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting", .type = FIELD_STRING, .offset = offsetof(struct streams_group_metadata_value_last_assignment_config, value), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_metadata_value_last_assignment_config streams_group_metadata_value_last_assignment_config_defaults = { .key = TEXT(""), .value = TEXT("") };

const struct schema_struct streams_group_metadata_value_last_assignment_config_struct = { "LastAssignmentConfig", streams_group_metadata_value_last_assignment_config_fields, 2, sizeof(struct streams_group_metadata_value_last_assignment_config), &streams_group_metadata_value_last_assignment_config_defaults };

static const struct field streams_group_metadata_value_fields[] = {
	{ .name = "Epoch", .about = "number of the epoch", .type = FIELD_INT32, .offset = offsetof(struct streams_group_metadata_value, epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MetadataHash", .about = "hash over the topics it subscribes to; a change means a new assignment", .type = FIELD_INT64, .offset = offsetof(struct streams_group_metadata_value, metadata_hash), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ValidatedTopologyEpoch", .about = "epoch whose topics were found to be there, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct streams_group_metadata_value, validated_topology_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "LastAssignmentConfigs", .about = "settings that the last assignment was made with", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_metadata_value, last_assignment_configs), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = 1, .tagged_from = 0, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_metadata_value, last_assignment_configs_count), .inner = &streams_group_metadata_value_last_assignment_config_struct },
	{ .name = "StoredDescriptionTopologyEpoch", .about = "epoch of the description that is stored, -1 none, -2 unsure", .type = FIELD_INT32, .offset = offsetof(struct streams_group_metadata_value, stored_description_topology_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 2, .tagged_from = 0, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "FailedDescriptionTopologyEpoch", .about = "epoch whose description was refused for good, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct streams_group_metadata_value, failed_description_topology_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 3, .tagged_from = 0, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
};

static const struct streams_group_metadata_value streams_group_metadata_value_defaults = { .validated_topology_epoch = INT64_C(-1), .stored_description_topology_epoch = INT64_C(-1), .failed_description_topology_epoch = INT64_C(-1) };

static const struct schema_struct streams_group_metadata_value_struct = { "StreamsGroupMetadataValue", streams_group_metadata_value_fields, 6, sizeof(struct streams_group_metadata_value), &streams_group_metadata_value_defaults };

const struct schema streams_group_metadata_value_schema = { "StreamsGroupMetadataValue", SCHEMA_VALUE, 17, 0, 0, 0, &streams_group_metadata_value_struct, NULL };

static const struct field streams_group_member_metadata_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct streams_group_member_metadata_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct streams_group_member_metadata_key, member_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_member_metadata_key streams_group_member_metadata_key_defaults = { .group_id = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct streams_group_member_metadata_key_struct = { "StreamsGroupMemberMetadataKey", streams_group_member_metadata_key_fields, 2, sizeof(struct streams_group_member_metadata_key), &streams_group_member_metadata_key_defaults };

const struct schema streams_group_member_metadata_key_schema = { "StreamsGroupMemberMetadataKey", SCHEMA_KEY, 19, 0, 0, VERSION_NONE, &streams_group_member_metadata_key_struct, NULL };

static const struct field streams_group_member_metadata_value_endpoint_fields[] = {
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct streams_group_member_metadata_value_endpoint, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct streams_group_member_metadata_value_endpoint, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_member_metadata_value_endpoint streams_group_member_metadata_value_endpoint_defaults = { .host = TEXT("") };

const struct schema_struct streams_group_member_metadata_value_endpoint_struct = { "Endpoint", streams_group_member_metadata_value_endpoint_fields, 2, sizeof(struct streams_group_member_metadata_value_endpoint), &streams_group_member_metadata_value_endpoint_defaults };

static const struct field streams_group_member_metadata_value_key_value_fields[] = {
	{ .name = "Key", .about = "name of the setting", .type = FIELD_STRING, .offset = offsetof(struct streams_group_member_metadata_value_key_value, key), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting", .type = FIELD_STRING, .offset = offsetof(struct streams_group_member_metadata_value_key_value, value), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_member_metadata_value_key_value streams_group_member_metadata_value_key_value_defaults = { .key = TEXT(""), .value = TEXT("") };

const struct schema_struct streams_group_member_metadata_value_key_value_struct = { "KeyValue", streams_group_member_metadata_value_key_value_fields, 2, sizeof(struct streams_group_member_metadata_value_key_value), &streams_group_member_metadata_value_key_value_defaults };

static const struct field streams_group_member_metadata_value_fields[] = {
	{ .name = "InstanceId", .about = "name of a static member; null: a dynamic one", .type = FIELD_STRING, .offset = offsetof(struct streams_group_member_metadata_value, instance_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "RackId", .about = "rack; null or empty: none", .type = FIELD_STRING, .offset = offsetof(struct streams_group_member_metadata_value, rack_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientId", .about = "name the client gave itself", .type = FIELD_STRING, .offset = offsetof(struct streams_group_member_metadata_value, client_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientHost", .about = "address the member came from", .type = FIELD_STRING, .offset = offsetof(struct streams_group_member_metadata_value, client_host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "RebalanceTimeoutMs", .about = "time to give up partitions and rejoin, ms", .type = FIELD_INT32, .offset = offsetof(struct streams_group_member_metadata_value, rebalance_timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "TopologyEpoch", .about = "grows with every change of the topology", .type = FIELD_INT32, .offset = offsetof(struct streams_group_member_metadata_value, topology_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ProcessId", .about = "the instance; it may have several clients", .type = FIELD_STRING, .offset = offsetof(struct streams_group_member_metadata_value, process_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "UserEndpoint", .about = "where interactive queries reach it", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_member_metadata_value, user_endpoint), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .inner = &streams_group_member_metadata_value_endpoint_struct, .is_default_null = true },
	{ .name = "ClientTags", .about = "tags of the client, for rack-aware assignment", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_member_metadata_value, client_tags), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_member_metadata_value, client_tags_count), .inner = &streams_group_member_metadata_value_key_value_struct },
};

static const struct streams_group_member_metadata_value streams_group_member_metadata_value_defaults = { .instance_id = TEXT(""), .rack_id = TEXT(""), .client_id = TEXT(""), .client_host = TEXT(""), .rebalance_timeout_ms = INT64_C(-1), .process_id = TEXT("") };

static const struct schema_struct streams_group_member_metadata_value_struct = { "StreamsGroupMemberMetadataValue", streams_group_member_metadata_value_fields, 9, sizeof(struct streams_group_member_metadata_value), &streams_group_member_metadata_value_defaults };

const struct schema streams_group_member_metadata_value_schema = { "StreamsGroupMemberMetadataValue", SCHEMA_VALUE, 19, 0, 0, 0, &streams_group_member_metadata_value_struct, NULL };

static const struct field streams_group_target_assignment_metadata_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct streams_group_target_assignment_metadata_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_target_assignment_metadata_key streams_group_target_assignment_metadata_key_defaults = { .group_id = TEXT("") };

static const struct schema_struct streams_group_target_assignment_metadata_key_struct = { "StreamsGroupTargetAssignmentMetadataKey", streams_group_target_assignment_metadata_key_fields, 1, sizeof(struct streams_group_target_assignment_metadata_key), &streams_group_target_assignment_metadata_key_defaults };

const struct schema streams_group_target_assignment_metadata_key_schema = { "StreamsGroupTargetAssignmentMetadataKey", SCHEMA_KEY, 20, 0, 0, VERSION_NONE, &streams_group_target_assignment_metadata_key_struct, NULL };

static const struct field streams_group_target_assignment_metadata_value_fields[] = {
	{ .name = "AssignmentEpoch", .about = "group epoch that the target assignment was made for", .type = FIELD_INT32, .offset = offsetof(struct streams_group_target_assignment_metadata_value, assignment_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AssignmentTimestamp", .about = "when the computation ended, ms", .type = FIELD_INT64, .offset = offsetof(struct streams_group_target_assignment_metadata_value, assignment_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .is_ignorable = true },
};

static const struct streams_group_target_assignment_metadata_value streams_group_target_assignment_metadata_value_defaults = { 0 };

static const struct schema_struct streams_group_target_assignment_metadata_value_struct = { "StreamsGroupTargetAssignmentMetadataValue", streams_group_target_assignment_metadata_value_fields, 2, sizeof(struct streams_group_target_assignment_metadata_value), &streams_group_target_assignment_metadata_value_defaults };

const struct schema streams_group_target_assignment_metadata_value_schema = { "StreamsGroupTargetAssignmentMetadataValue", SCHEMA_VALUE, 20, 0, 0, 0, &streams_group_target_assignment_metadata_value_struct, NULL };

static const struct field streams_group_target_assignment_member_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct streams_group_target_assignment_member_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct streams_group_target_assignment_member_key, member_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_target_assignment_member_key streams_group_target_assignment_member_key_defaults = { .group_id = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct streams_group_target_assignment_member_key_struct = { "StreamsGroupTargetAssignmentMemberKey", streams_group_target_assignment_member_key_fields, 2, sizeof(struct streams_group_target_assignment_member_key), &streams_group_target_assignment_member_key_defaults };

const struct schema streams_group_target_assignment_member_key_schema = { "StreamsGroupTargetAssignmentMemberKey", SCHEMA_KEY, 21, 0, 0, VERSION_NONE, &streams_group_target_assignment_member_key_struct, NULL };

static const struct field streams_group_target_assignment_member_value_task_ids_fields[] = {
	{ .name = "SubtopologyId", .about = "which part", .type = FIELD_STRING, .offset = offsetof(struct streams_group_target_assignment_member_value_task_ids, subtopology_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct streams_group_target_assignment_member_value_task_ids, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_target_assignment_member_value_task_ids, partitions_count) },
};

static const struct streams_group_target_assignment_member_value_task_ids streams_group_target_assignment_member_value_task_ids_defaults = { .subtopology_id = TEXT("") };

const struct schema_struct streams_group_target_assignment_member_value_task_ids_struct = { "TaskIds", streams_group_target_assignment_member_value_task_ids_fields, 2, sizeof(struct streams_group_target_assignment_member_value_task_ids), &streams_group_target_assignment_member_value_task_ids_defaults };

static const struct field streams_group_target_assignment_member_value_fields[] = {
	{ .name = "ActiveTasks", .about = "tasks that process, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_target_assignment_member_value, active_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_target_assignment_member_value, active_tasks_count), .inner = &streams_group_target_assignment_member_value_task_ids_struct },
	{ .name = "StandbyTasks", .about = "tasks that keep a warm copy, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_target_assignment_member_value, standby_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_target_assignment_member_value, standby_tasks_count), .inner = &streams_group_target_assignment_member_value_task_ids_struct },
	{ .name = "WarmupTasks", .about = "tasks that catch up before they become active, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_target_assignment_member_value, warmup_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_target_assignment_member_value, warmup_tasks_count), .inner = &streams_group_target_assignment_member_value_task_ids_struct },
};

static const struct streams_group_target_assignment_member_value streams_group_target_assignment_member_value_defaults = { 0 };

static const struct schema_struct streams_group_target_assignment_member_value_struct = { "StreamsGroupTargetAssignmentMemberValue", streams_group_target_assignment_member_value_fields, 3, sizeof(struct streams_group_target_assignment_member_value), &streams_group_target_assignment_member_value_defaults };

const struct schema streams_group_target_assignment_member_value_schema = { "StreamsGroupTargetAssignmentMemberValue", SCHEMA_VALUE, 21, 0, 0, 0, &streams_group_target_assignment_member_value_struct, NULL };

static const struct field streams_group_current_member_assignment_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct streams_group_current_member_assignment_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MemberId", .about = "id of the member", .type = FIELD_STRING, .offset = offsetof(struct streams_group_current_member_assignment_key, member_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_current_member_assignment_key streams_group_current_member_assignment_key_defaults = { .group_id = TEXT(""), .member_id = TEXT("") };

static const struct schema_struct streams_group_current_member_assignment_key_struct = { "StreamsGroupCurrentMemberAssignmentKey", streams_group_current_member_assignment_key_fields, 2, sizeof(struct streams_group_current_member_assignment_key), &streams_group_current_member_assignment_key_defaults };

const struct schema streams_group_current_member_assignment_key_schema = { "StreamsGroupCurrentMemberAssignmentKey", SCHEMA_KEY, 22, 0, 0, VERSION_NONE, &streams_group_current_member_assignment_key_struct, NULL };

static const struct field streams_group_current_member_assignment_value_task_ids_fields[] = {
	{ .name = "SubtopologyId", .about = "which part", .type = FIELD_STRING, .offset = offsetof(struct streams_group_current_member_assignment_value_task_ids, subtopology_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct streams_group_current_member_assignment_value_task_ids, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_current_member_assignment_value_task_ids, partitions_count) },
	{ .name = "AssignmentEpochs", .about = "when each partition came to the member; fences late commits", .type = FIELD_INT32, .offset = offsetof(struct streams_group_current_member_assignment_value_task_ids, assignment_epochs), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_current_member_assignment_value_task_ids, assignment_epochs_count) },
};

static const struct streams_group_current_member_assignment_value_task_ids streams_group_current_member_assignment_value_task_ids_defaults = { .subtopology_id = TEXT("") };

const struct schema_struct streams_group_current_member_assignment_value_task_ids_struct = { "TaskIds", streams_group_current_member_assignment_value_task_ids_fields, 3, sizeof(struct streams_group_current_member_assignment_value_task_ids), &streams_group_current_member_assignment_value_task_ids_defaults };

static const struct field streams_group_current_member_assignment_value_fields[] = {
	{ .name = "MemberEpoch", .about = "epoch of the member in the group", .type = FIELD_INT32, .offset = offsetof(struct streams_group_current_member_assignment_value, member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PreviousMemberEpoch", .about = "epoch before, should the answer have been lost", .type = FIELD_INT32, .offset = offsetof(struct streams_group_current_member_assignment_value, previous_member_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "State", .about = "state by number", .type = FIELD_INT8, .offset = offsetof(struct streams_group_current_member_assignment_value, state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ActiveTasks", .about = "tasks that process, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_current_member_assignment_value, active_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_current_member_assignment_value, active_tasks_count), .inner = &streams_group_current_member_assignment_value_task_ids_struct },
	{ .name = "StandbyTasks", .about = "tasks that keep a warm copy, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_current_member_assignment_value, standby_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_current_member_assignment_value, standby_tasks_count), .inner = &streams_group_current_member_assignment_value_task_ids_struct },
	{ .name = "WarmupTasks", .about = "tasks that catch up before they become active, by subtopology", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_current_member_assignment_value, warmup_tasks), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_current_member_assignment_value, warmup_tasks_count), .inner = &streams_group_current_member_assignment_value_task_ids_struct },
	{ .name = "ActiveTasksPendingRevocation", .about = "active tasks the member must give up first", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_current_member_assignment_value, active_tasks_pending_revocation), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_current_member_assignment_value, active_tasks_pending_revocation_count), .inner = &streams_group_current_member_assignment_value_task_ids_struct },
	{ .name = "StandbyTasksPendingRevocation", .about = "standby tasks the member must give up first", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_current_member_assignment_value, standby_tasks_pending_revocation), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_current_member_assignment_value, standby_tasks_pending_revocation_count), .inner = &streams_group_current_member_assignment_value_task_ids_struct },
	{ .name = "WarmupTasksPendingRevocation", .about = "warm-up tasks the member must give up first", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_current_member_assignment_value, warmup_tasks_pending_revocation), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_current_member_assignment_value, warmup_tasks_pending_revocation_count), .inner = &streams_group_current_member_assignment_value_task_ids_struct },
};

static const struct streams_group_current_member_assignment_value streams_group_current_member_assignment_value_defaults = { 0 };

static const struct schema_struct streams_group_current_member_assignment_value_struct = { "StreamsGroupCurrentMemberAssignmentValue", streams_group_current_member_assignment_value_fields, 9, sizeof(struct streams_group_current_member_assignment_value), &streams_group_current_member_assignment_value_defaults };

const struct schema streams_group_current_member_assignment_value_schema = { "StreamsGroupCurrentMemberAssignmentValue", SCHEMA_VALUE, 22, 0, 0, 0, &streams_group_current_member_assignment_value_struct, NULL };

static const struct field streams_group_topology_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_topology_key streams_group_topology_key_defaults = { .group_id = TEXT("") };

static const struct schema_struct streams_group_topology_key_struct = { "StreamsGroupTopologyKey", streams_group_topology_key_fields, 1, sizeof(struct streams_group_topology_key), &streams_group_topology_key_defaults };

const struct schema streams_group_topology_key_schema = { "StreamsGroupTopologyKey", SCHEMA_KEY, 23, 0, 0, VERSION_NONE, &streams_group_topology_key_struct, NULL };

static const struct field streams_group_topology_value_topic_config_fields[] = {
	{ .name = "key", .about = "name of the setting", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_value_topic_config, key), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "value", .about = "value of the setting", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_value_topic_config, value), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct streams_group_topology_value_topic_config streams_group_topology_value_topic_config_defaults = { .key = TEXT(""), .value = TEXT("") };

const struct schema_struct streams_group_topology_value_topic_config_struct = { "TopicConfig", streams_group_topology_value_topic_config_fields, 2, sizeof(struct streams_group_topology_value_topic_config), &streams_group_topology_value_topic_config_defaults };

static const struct field streams_group_topology_value_topic_info_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_value_topic_info, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partitions", .about = "one a partition", .type = FIELD_INT32, .offset = offsetof(struct streams_group_topology_value_topic_info, partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ReplicationFactor", .about = "replicas of each partition; -1: as configured or as assigned", .type = FIELD_INT16, .offset = offsetof(struct streams_group_topology_value_topic_info, replication_factor), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicConfigs", .about = "settings of the topic", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_topology_value_topic_info, topic_configs), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_value_topic_info, topic_configs_count), .inner = &streams_group_topology_value_topic_config_struct },
};

static const struct streams_group_topology_value_topic_info streams_group_topology_value_topic_info_defaults = { .name = TEXT("") };

const struct schema_struct streams_group_topology_value_topic_info_struct = { "TopicInfo", streams_group_topology_value_topic_info_fields, 4, sizeof(struct streams_group_topology_value_topic_info), &streams_group_topology_value_topic_info_defaults };

static const struct field streams_group_topology_value_copartition_group_fields[] = {
	{ .name = "SourceTopics", .about = "topics it reads", .type = FIELD_INT16, .offset = offsetof(struct streams_group_topology_value_copartition_group, source_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_value_copartition_group, source_topics_count) },
	{ .name = "SourceTopicRegex", .about = "expressions for topics it reads", .type = FIELD_INT16, .offset = offsetof(struct streams_group_topology_value_copartition_group, source_topic_regex), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_value_copartition_group, source_topic_regex_count) },
	{ .name = "RepartitionSourceTopics", .about = "internal topics it reads", .type = FIELD_INT16, .offset = offsetof(struct streams_group_topology_value_copartition_group, repartition_source_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_value_copartition_group, repartition_source_topics_count) },
};

static const struct streams_group_topology_value_copartition_group streams_group_topology_value_copartition_group_defaults = { 0 };

const struct schema_struct streams_group_topology_value_copartition_group_struct = { "CopartitionGroup", streams_group_topology_value_copartition_group_fields, 3, sizeof(struct streams_group_topology_value_copartition_group), &streams_group_topology_value_copartition_group_defaults };

static const struct field streams_group_topology_value_subtopology_fields[] = {
	{ .name = "SubtopologyId", .about = "which part", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_value_subtopology, subtopology_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SourceTopics", .about = "topics it reads", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_value_subtopology, source_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_value_subtopology, source_topics_count) },
	{ .name = "SourceTopicRegex", .about = "expressions for topics it reads", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_value_subtopology, source_topic_regex), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_value_subtopology, source_topic_regex_count) },
	{ .name = "StateChangelogTopics", .about = "topics that back its state stores", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_topology_value_subtopology, state_changelog_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_value_subtopology, state_changelog_topics_count), .inner = &streams_group_topology_value_topic_info_struct },
	{ .name = "RepartitionSinkTopics", .about = "internal topics it writes", .type = FIELD_STRING, .offset = offsetof(struct streams_group_topology_value_subtopology, repartition_sink_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_value_subtopology, repartition_sink_topics_count) },
	{ .name = "RepartitionSourceTopics", .about = "internal topics it reads", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_topology_value_subtopology, repartition_source_topics), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_value_subtopology, repartition_source_topics_count), .inner = &streams_group_topology_value_topic_info_struct },
	{ .name = "CopartitionGroups", .about = "source topics that must have as many partitions as each other", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_topology_value_subtopology, copartition_groups), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_value_subtopology, copartition_groups_count), .inner = &streams_group_topology_value_copartition_group_struct },
};

static const struct streams_group_topology_value_subtopology streams_group_topology_value_subtopology_defaults = { .subtopology_id = TEXT("") };

const struct schema_struct streams_group_topology_value_subtopology_struct = { "Subtopology", streams_group_topology_value_subtopology_fields, 7, sizeof(struct streams_group_topology_value_subtopology), &streams_group_topology_value_subtopology_defaults };

static const struct field streams_group_topology_value_fields[] = {
	{ .name = "Epoch", .about = "number of the epoch", .type = FIELD_INT32, .offset = offsetof(struct streams_group_topology_value, epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Subtopologies", .about = "parts that run independently", .type = FIELD_STRUCT, .offset = offsetof(struct streams_group_topology_value, subtopologies), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct streams_group_topology_value, subtopologies_count), .inner = &streams_group_topology_value_subtopology_struct },
};

static const struct streams_group_topology_value streams_group_topology_value_defaults = { 0 };

static const struct schema_struct streams_group_topology_value_struct = { "StreamsGroupTopologyValue", streams_group_topology_value_fields, 2, sizeof(struct streams_group_topology_value), &streams_group_topology_value_defaults };

const struct schema streams_group_topology_value_schema = { "StreamsGroupTopologyValue", SCHEMA_VALUE, 23, 0, 0, 0, &streams_group_topology_value_struct, NULL };

static const struct field register_broker_record_broker_endpoint_fields[] = {
	{ .name = "Name", .about = "name of the listener", .type = FIELD_STRING, .offset = offsetof(struct register_broker_record_broker_endpoint, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct register_broker_record_broker_endpoint, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct register_broker_record_broker_endpoint, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SecurityProtocol", .about = "0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL", .type = FIELD_INT16, .offset = offsetof(struct register_broker_record_broker_endpoint, security_protocol), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct register_broker_record_broker_endpoint register_broker_record_broker_endpoint_defaults = { .name = TEXT(""), .host = TEXT("") };

const struct schema_struct register_broker_record_broker_endpoint_struct = { "BrokerEndpoint", register_broker_record_broker_endpoint_fields, 4, sizeof(struct register_broker_record_broker_endpoint), &register_broker_record_broker_endpoint_defaults };

static const struct field register_broker_record_broker_feature_fields[] = {
	{ .name = "Name", .about = "name of the feature", .type = FIELD_STRING, .offset = offsetof(struct register_broker_record_broker_feature, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MinSupportedVersion", .about = "oldest level", .type = FIELD_INT16, .offset = offsetof(struct register_broker_record_broker_feature, min_supported_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxSupportedVersion", .about = "newest level", .type = FIELD_INT16, .offset = offsetof(struct register_broker_record_broker_feature, max_supported_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct register_broker_record_broker_feature register_broker_record_broker_feature_defaults = { .name = TEXT("") };

const struct schema_struct register_broker_record_broker_feature_struct = { "BrokerFeature", register_broker_record_broker_feature_fields, 3, sizeof(struct register_broker_record_broker_feature), &register_broker_record_broker_feature_defaults };

static const struct field register_broker_record_fields[] = {
	{ .name = "BrokerId", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct register_broker_record, broker_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IsMigratingZkBroker", .about = "from the ZooKeeper migration; false now", .type = FIELD_BOOL, .offset = offsetof(struct register_broker_record, is_migrating_zk_broker), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IncarnationId", .about = "new with every start of the process", .type = FIELD_UUID, .offset = offsetof(struct register_broker_record, incarnation_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BrokerEpoch", .about = "epoch of the broker's registration", .type = FIELD_INT64, .offset = offsetof(struct register_broker_record, broker_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "EndPoints", .about = "where it listens", .type = FIELD_STRUCT, .offset = offsetof(struct register_broker_record, end_points), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct register_broker_record, end_points_count), .inner = &register_broker_record_broker_endpoint_struct },
	{ .name = "Features", .about = "features it supports", .type = FIELD_STRUCT, .offset = offsetof(struct register_broker_record, features), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct register_broker_record, features_count), .inner = &register_broker_record_broker_feature_struct },
	{ .name = "Rack", .about = "rack; null: none", .type = FIELD_STRING, .offset = offsetof(struct register_broker_record, rack), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Fenced", .about = "does it lead nothing and serve no client", .type = FIELD_BOOL, .offset = offsetof(struct register_broker_record, fenced), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = 1 },
	{ .name = "InControlledShutdown", .about = "is it moving its leaders away before it stops", .type = FIELD_BOOL, .offset = offsetof(struct register_broker_record, in_controlled_shutdown), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LogDirs", .about = "ids of the directories that work", .type = FIELD_UUID, .offset = offsetof(struct register_broker_record, log_dirs), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 3, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct register_broker_record, log_dirs_count) },
	{ .name = "CordonedLogDirs", .about = "directories that take no new replicas; null: no news", .type = FIELD_UUID, .offset = offsetof(struct register_broker_record, cordoned_log_dirs), .first_version = 4, .last_version = VERSION_MAX, .nullable_from = 4, .tag = 1, .tagged_from = 4, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct register_broker_record, cordoned_log_dirs_count), .is_default_null = true },
};

static const struct register_broker_record register_broker_record_defaults = { .rack = TEXT(""), .fenced = true, .cordoned_log_dirs_count = -1 };

static const struct schema_struct register_broker_record_struct = { "RegisterBrokerRecord", register_broker_record_fields, 11, sizeof(struct register_broker_record), &register_broker_record_defaults };

const struct schema register_broker_record_schema = { "RegisterBrokerRecord", SCHEMA_METADATA, 0, 0, 4, 0, &register_broker_record_struct, NULL };

static const struct field unregister_broker_record_fields[] = {
	{ .name = "BrokerId", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct unregister_broker_record, broker_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BrokerEpoch", .about = "epoch of the broker's registration", .type = FIELD_INT64, .offset = offsetof(struct unregister_broker_record, broker_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct unregister_broker_record unregister_broker_record_defaults = { 0 };

static const struct schema_struct unregister_broker_record_struct = { "UnregisterBrokerRecord", unregister_broker_record_fields, 2, sizeof(struct unregister_broker_record), &unregister_broker_record_defaults };

const struct schema unregister_broker_record_schema = { "UnregisterBrokerRecord", SCHEMA_METADATA, 1, 0, 0, 0, &unregister_broker_record_struct, NULL };

static const struct field topic_record_fields[] = {
	{ .name = "Name", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct topic_record, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct topic_record, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct topic_record topic_record_defaults = { .name = TEXT("") };

static const struct schema_struct topic_record_struct = { "TopicRecord", topic_record_fields, 2, sizeof(struct topic_record), &topic_record_defaults };

const struct schema topic_record_schema = { "TopicRecord", SCHEMA_METADATA, 2, 0, 0, 0, &topic_record_struct, NULL };

static const struct field partition_record_fields[] = {
	{ .name = "PartitionId", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct partition_record, partition_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct partition_record, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Replicas", .about = "replicas, the preferred leader first", .type = FIELD_INT32, .offset = offsetof(struct partition_record, replicas), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_record, replicas_count) },
	{ .name = "Isr", .about = "replicas in sync", .type = FIELD_INT32, .offset = offsetof(struct partition_record, isr), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_record, isr_count) },
	{ .name = "RemovingReplicas", .about = "replicas a reassignment is removing", .type = FIELD_INT32, .offset = offsetof(struct partition_record, removing_replicas), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_record, removing_replicas_count) },
	{ .name = "AddingReplicas", .about = "replicas a reassignment is adding", .type = FIELD_INT32, .offset = offsetof(struct partition_record, adding_replicas), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_record, adding_replicas_count) },
	{ .name = "Leader", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct partition_record, leader), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "LeaderRecoveryState", .about = "1 while it recovers from an unclean election, else 0", .type = FIELD_INT8, .offset = offsetof(struct partition_record, leader_recovery_state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct partition_record, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "PartitionEpoch", .about = "grows with every change of the partition's state", .type = FIELD_INT32, .offset = offsetof(struct partition_record, partition_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "Directories", .about = "log directory of each replica, in their order", .type = FIELD_UUID, .offset = offsetof(struct partition_record, directories), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_record, directories_count) },
	{ .name = "EligibleLeaderReplicas", .about = "replicas that left the ISR with all committed records; null: no change or none", .type = FIELD_INT32, .offset = offsetof(struct partition_record, eligible_leader_replicas), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = 2, .tag = 1, .tagged_from = 2, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_record, eligible_leader_replicas_count), .is_default_null = true },
	{ .name = "LastKnownElr", .about = "the last replicas known to be eligible, when all are gone", .type = FIELD_INT32, .offset = offsetof(struct partition_record, last_known_elr), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = 2, .tag = 2, .tagged_from = 2, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_record, last_known_elr_count), .is_default_null = true },
};

static const struct partition_record partition_record_defaults = { .partition_id = INT64_C(-1), .leader = INT64_C(-1), .leader_epoch = INT64_C(-1), .partition_epoch = INT64_C(-1), .eligible_leader_replicas_count = -1, .last_known_elr_count = -1 };

static const struct schema_struct partition_record_struct = { "PartitionRecord", partition_record_fields, 13, sizeof(struct partition_record), &partition_record_defaults };

const struct schema partition_record_schema = { "PartitionRecord", SCHEMA_METADATA, 3, 0, 2, 0, &partition_record_struct, NULL };

static const struct field config_record_fields[] = {
	{ .name = "ResourceType", .about = "what kind of resource: configs 2 topic, 4 broker, 8 logger, 16 client metrics, 32 group", .type = FIELD_INT8, .offset = offsetof(struct config_record, resource_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceName", .about = "name of the resource", .type = FIELD_STRING, .offset = offsetof(struct config_record, resource_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Name", .about = "name of the config", .type = FIELD_STRING, .offset = offsetof(struct config_record, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting; null: none", .type = FIELD_STRING, .offset = offsetof(struct config_record, value), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct config_record config_record_defaults = { .resource_name = TEXT(""), .name = TEXT(""), .value = TEXT("") };

static const struct schema_struct config_record_struct = { "ConfigRecord", config_record_fields, 4, sizeof(struct config_record), &config_record_defaults };

const struct schema config_record_schema = { "ConfigRecord", SCHEMA_METADATA, 4, 0, 0, 0, &config_record_struct, NULL };

static const struct field partition_change_record_fields[] = {
	{ .name = "PartitionId", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct partition_change_record, partition_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct partition_change_record, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Isr", .about = "new in-sync replicas; null: no change", .type = FIELD_INT32, .offset = offsetof(struct partition_change_record, isr), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_change_record, isr_count), .is_default_null = true },
	{ .name = "Leader", .about = "new leader, -1 none; -2: no change", .type = FIELD_INT32, .offset = offsetof(struct partition_change_record, leader), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 1, .tagged_from = 0, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-2) },
	{ .name = "Replicas", .about = "new replicas; null: no change", .type = FIELD_INT32, .offset = offsetof(struct partition_change_record, replicas), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = 2, .tagged_from = 0, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_change_record, replicas_count), .is_default_null = true },
	{ .name = "RemovingReplicas", .about = "replicas a reassignment is removing", .type = FIELD_INT32, .offset = offsetof(struct partition_change_record, removing_replicas), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = 3, .tagged_from = 0, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_change_record, removing_replicas_count), .is_default_null = true },
	{ .name = "AddingReplicas", .about = "replicas a reassignment is adding", .type = FIELD_INT32, .offset = offsetof(struct partition_change_record, adding_replicas), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = 4, .tagged_from = 0, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_change_record, adding_replicas_count), .is_default_null = true },
	{ .name = "LeaderRecoveryState", .about = "1 recovering from an unclean election, 0 recovered; -1: no change", .type = FIELD_INT8, .offset = offsetof(struct partition_change_record, leader_recovery_state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 5, .tagged_from = 0, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "Directories", .about = "log directory of each replica, in their order; null: no change", .type = FIELD_UUID, .offset = offsetof(struct partition_change_record, directories), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = 1, .tag = 8, .tagged_from = 1, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_change_record, directories_count), .is_default_null = true },
	{ .name = "EligibleLeaderReplicas", .about = "replicas that left the ISR with all committed records; null: no change or none", .type = FIELD_INT32, .offset = offsetof(struct partition_change_record, eligible_leader_replicas), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = 2, .tag = 6, .tagged_from = 2, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_change_record, eligible_leader_replicas_count), .is_default_null = true },
	{ .name = "LastKnownElr", .about = "the last replicas known to be eligible, when all are gone", .type = FIELD_INT32, .offset = offsetof(struct partition_change_record, last_known_elr), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = 2, .tag = 7, .tagged_from = 2, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct partition_change_record, last_known_elr_count), .is_default_null = true },
};

static const struct partition_change_record partition_change_record_defaults = { .partition_id = INT64_C(-1), .isr_count = -1, .leader = INT64_C(-2), .replicas_count = -1, .removing_replicas_count = -1, .adding_replicas_count = -1, .leader_recovery_state = INT64_C(-1), .directories_count = -1, .eligible_leader_replicas_count = -1, .last_known_elr_count = -1 };

static const struct schema_struct partition_change_record_struct = { "PartitionChangeRecord", partition_change_record_fields, 11, sizeof(struct partition_change_record), &partition_change_record_defaults };

const struct schema partition_change_record_schema = { "PartitionChangeRecord", SCHEMA_METADATA, 5, 0, 2, 0, &partition_change_record_struct, NULL };

static const struct field fence_broker_record_fields[] = {
	{ .name = "Id", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct fence_broker_record, id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Epoch", .about = "epoch of its registration", .type = FIELD_INT64, .offset = offsetof(struct fence_broker_record, epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct fence_broker_record fence_broker_record_defaults = { 0 };

static const struct schema_struct fence_broker_record_struct = { "FenceBrokerRecord", fence_broker_record_fields, 2, sizeof(struct fence_broker_record), &fence_broker_record_defaults };

const struct schema fence_broker_record_schema = { "FenceBrokerRecord", SCHEMA_METADATA, 7, 0, 0, 0, &fence_broker_record_struct, NULL };

static const struct field unfence_broker_record_fields[] = {
	{ .name = "Id", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct unfence_broker_record, id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Epoch", .about = "epoch of its registration", .type = FIELD_INT64, .offset = offsetof(struct unfence_broker_record, epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct unfence_broker_record unfence_broker_record_defaults = { 0 };

static const struct schema_struct unfence_broker_record_struct = { "UnfenceBrokerRecord", unfence_broker_record_fields, 2, sizeof(struct unfence_broker_record), &unfence_broker_record_defaults };

const struct schema unfence_broker_record_schema = { "UnfenceBrokerRecord", SCHEMA_METADATA, 8, 0, 0, 0, &unfence_broker_record_struct, NULL };

static const struct field remove_topic_record_fields[] = {
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct remove_topic_record, topic_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct remove_topic_record remove_topic_record_defaults = { 0 };

static const struct schema_struct remove_topic_record_struct = { "RemoveTopicRecord", remove_topic_record_fields, 1, sizeof(struct remove_topic_record), &remove_topic_record_defaults };

const struct schema remove_topic_record_schema = { "RemoveTopicRecord", SCHEMA_METADATA, 9, 0, 0, 0, &remove_topic_record_struct, NULL };

static const struct field delegation_token_record_fields[] = {
	{ .name = "Owner", .about = "who it is for", .type = FIELD_STRING, .offset = offsetof(struct delegation_token_record, owner), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Requester", .about = "who asked for it", .type = FIELD_STRING, .offset = offsetof(struct delegation_token_record, requester), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Renewers", .about = "who may renew it", .type = FIELD_STRING, .offset = offsetof(struct delegation_token_record, renewers), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct delegation_token_record, renewers_count) },
	{ .name = "IssueTimestamp", .about = "when it was made, ms", .type = FIELD_INT64, .offset = offsetof(struct delegation_token_record, issue_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxTimestamp", .about = "end of its life however often renewed, ms", .type = FIELD_INT64, .offset = offsetof(struct delegation_token_record, max_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ExpirationTimestamp", .about = "when it must have been renewed, ms", .type = FIELD_INT64, .offset = offsetof(struct delegation_token_record, expiration_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TokenId", .about = "id of the token", .type = FIELD_STRING, .offset = offsetof(struct delegation_token_record, token_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct delegation_token_record delegation_token_record_defaults = { .owner = TEXT(""), .requester = TEXT(""), .token_id = TEXT("") };

static const struct schema_struct delegation_token_record_struct = { "DelegationTokenRecord", delegation_token_record_fields, 7, sizeof(struct delegation_token_record), &delegation_token_record_defaults };

const struct schema delegation_token_record_schema = { "DelegationTokenRecord", SCHEMA_METADATA, 10, 0, 0, 0, &delegation_token_record_struct, NULL };

static const struct field user_scram_credential_record_fields[] = {
	{ .name = "Name", .about = "name of the user", .type = FIELD_STRING, .offset = offsetof(struct user_scram_credential_record, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Mechanism", .about = "SCRAM: 1 SHA-256, 2 SHA-512", .type = FIELD_INT8, .offset = offsetof(struct user_scram_credential_record, mechanism), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Salt", .about = "random bytes mixed into the password", .type = FIELD_BYTES, .offset = offsetof(struct user_scram_credential_record, salt), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StoredKey", .about = "proves the client to the server", .type = FIELD_BYTES, .offset = offsetof(struct user_scram_credential_record, stored_key), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ServerKey", .about = "proves the server to the client", .type = FIELD_BYTES, .offset = offsetof(struct user_scram_credential_record, server_key), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Iterations", .about = "how often the hash is repeated", .type = FIELD_INT32, .offset = offsetof(struct user_scram_credential_record, iterations), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct user_scram_credential_record user_scram_credential_record_defaults = { .name = TEXT(""), .salt = TEXT(""), .stored_key = TEXT(""), .server_key = TEXT("") };

static const struct schema_struct user_scram_credential_record_struct = { "UserScramCredentialRecord", user_scram_credential_record_fields, 6, sizeof(struct user_scram_credential_record), &user_scram_credential_record_defaults };

const struct schema user_scram_credential_record_schema = { "UserScramCredentialRecord", SCHEMA_METADATA, 11, 0, 0, 0, &user_scram_credential_record_struct, NULL };

static const struct field feature_level_record_fields[] = {
	{ .name = "Name", .about = "name of the feature", .type = FIELD_STRING, .offset = offsetof(struct feature_level_record, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "FeatureLevel", .about = "finalized level; 0 removes the feature", .type = FIELD_INT16, .offset = offsetof(struct feature_level_record, feature_level), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct feature_level_record feature_level_record_defaults = { .name = TEXT("") };

static const struct schema_struct feature_level_record_struct = { "FeatureLevelRecord", feature_level_record_fields, 2, sizeof(struct feature_level_record), &feature_level_record_defaults };

const struct schema feature_level_record_schema = { "FeatureLevelRecord", SCHEMA_METADATA, 12, 0, 0, 0, &feature_level_record_struct, NULL };

static const struct field client_quota_record_entity_data_fields[] = {
	{ .name = "EntityType", .about = "user, client-id or ip", .type = FIELD_STRING, .offset = offsetof(struct client_quota_record_entity_data, entity_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "EntityName", .about = "its name; null: the default entity", .type = FIELD_STRING, .offset = offsetof(struct client_quota_record_entity_data, entity_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct client_quota_record_entity_data client_quota_record_entity_data_defaults = { .entity_type = TEXT(""), .entity_name = TEXT("") };

const struct schema_struct client_quota_record_entity_data_struct = { "EntityData", client_quota_record_entity_data_fields, 2, sizeof(struct client_quota_record_entity_data), &client_quota_record_entity_data_defaults };

static const struct field client_quota_record_fields[] = {
	{ .name = "Entity", .about = "parts that name the entity: user, client-id, ip", .type = FIELD_STRUCT, .offset = offsetof(struct client_quota_record, entity), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct client_quota_record, entity_count), .inner = &client_quota_record_entity_data_struct },
	{ .name = "Key", .about = "name of the setting", .type = FIELD_STRING, .offset = offsetof(struct client_quota_record, key), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Value", .about = "value of the setting", .type = FIELD_FLOAT64, .offset = offsetof(struct client_quota_record, value), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Remove", .about = "true removes the setting", .type = FIELD_BOOL, .offset = offsetof(struct client_quota_record, remove), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct client_quota_record client_quota_record_defaults = { .key = TEXT("") };

static const struct schema_struct client_quota_record_struct = { "ClientQuotaRecord", client_quota_record_fields, 4, sizeof(struct client_quota_record), &client_quota_record_defaults };

const struct schema client_quota_record_schema = { "ClientQuotaRecord", SCHEMA_METADATA, 14, 0, 0, 0, &client_quota_record_struct, NULL };

static const struct field producer_ids_record_fields[] = {
	{ .name = "BrokerId", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct producer_ids_record, broker_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BrokerEpoch", .about = "epoch of the broker's registration", .type = FIELD_INT64, .offset = offsetof(struct producer_ids_record, broker_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "NextProducerId", .about = "first id that no block has yet", .type = FIELD_INT64, .offset = offsetof(struct producer_ids_record, next_producer_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct producer_ids_record producer_ids_record_defaults = { .broker_epoch = INT64_C(-1) };

static const struct schema_struct producer_ids_record_struct = { "ProducerIdsRecord", producer_ids_record_fields, 3, sizeof(struct producer_ids_record), &producer_ids_record_defaults };

const struct schema producer_ids_record_schema = { "ProducerIdsRecord", SCHEMA_METADATA, 15, 0, 0, 0, &producer_ids_record_struct, NULL };

static const struct field broker_registration_change_record_fields[] = {
	{ .name = "BrokerId", .about = "id of the broker", .type = FIELD_INT32, .offset = offsetof(struct broker_registration_change_record, broker_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "BrokerEpoch", .about = "epoch of the broker's registration", .type = FIELD_INT64, .offset = offsetof(struct broker_registration_change_record, broker_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Fenced", .about = "-1 unfenced, 0 no change, 1 fenced", .type = FIELD_INT8, .offset = offsetof(struct broker_registration_change_record, fenced), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE },
	{ .name = "InControlledShutdown", .about = "0 no change, 1 it is shutting down", .type = FIELD_INT8, .offset = offsetof(struct broker_registration_change_record, in_controlled_shutdown), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 1, .tagged_from = 1, .flexible_from = VERSION_NONE },
	{ .name = "LogDirs", .about = "ids of the directories that work; empty: no change", .type = FIELD_UUID, .offset = offsetof(struct broker_registration_change_record, log_dirs), .first_version = 2, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 2, .tagged_from = 2, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct broker_registration_change_record, log_dirs_count) },
	{ .name = "CordonedLogDirs", .about = "directories that take no new replicas; null: no news", .type = FIELD_UUID, .offset = offsetof(struct broker_registration_change_record, cordoned_log_dirs), .first_version = 3, .last_version = VERSION_MAX, .nullable_from = 3, .tag = 3, .tagged_from = 3, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct broker_registration_change_record, cordoned_log_dirs_count), .is_default_null = true },
};

static const struct broker_registration_change_record broker_registration_change_record_defaults = { .cordoned_log_dirs_count = -1 };

static const struct schema_struct broker_registration_change_record_struct = { "BrokerRegistrationChangeRecord", broker_registration_change_record_fields, 6, sizeof(struct broker_registration_change_record), &broker_registration_change_record_defaults };

const struct schema broker_registration_change_record_schema = { "BrokerRegistrationChangeRecord", SCHEMA_METADATA, 17, 0, 3, 0, &broker_registration_change_record_struct, NULL };

static const struct field access_control_entry_record_fields[] = {
	{ .name = "Id", .about = "id of the rule", .type = FIELD_UUID, .offset = offsetof(struct access_control_entry_record, id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceType", .about = "2 topic, 3 group, 4 cluster, 5 transactional id, 6 token, 7 user", .type = FIELD_INT8, .offset = offsetof(struct access_control_entry_record, resource_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ResourceName", .about = "name of the resource", .type = FIELD_STRING, .offset = offsetof(struct access_control_entry_record, resource_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PatternType", .about = "3 literal, 4 prefixed", .type = FIELD_INT8, .offset = offsetof(struct access_control_entry_record, pattern_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Principal", .about = "who", .type = FIELD_STRING, .offset = offsetof(struct access_control_entry_record, principal), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct access_control_entry_record, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Operation", .about = "operation that the rule is about", .type = FIELD_INT8, .offset = offsetof(struct access_control_entry_record, operation), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PermissionType", .about = "2 deny, 3 allow; 1 any in filters", .type = FIELD_INT8, .offset = offsetof(struct access_control_entry_record, permission_type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct access_control_entry_record access_control_entry_record_defaults = { .resource_name = TEXT(""), .principal = TEXT(""), .host = TEXT("") };

static const struct schema_struct access_control_entry_record_struct = { "AccessControlEntryRecord", access_control_entry_record_fields, 8, sizeof(struct access_control_entry_record), &access_control_entry_record_defaults };

const struct schema access_control_entry_record_schema = { "AccessControlEntryRecord", SCHEMA_METADATA, 18, 0, 0, 0, &access_control_entry_record_struct, NULL };

static const struct field remove_access_control_entry_record_fields[] = {
	{ .name = "Id", .about = "id of the rule", .type = FIELD_UUID, .offset = offsetof(struct remove_access_control_entry_record, id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct remove_access_control_entry_record remove_access_control_entry_record_defaults = { 0 };

static const struct schema_struct remove_access_control_entry_record_struct = { "RemoveAccessControlEntryRecord", remove_access_control_entry_record_fields, 1, sizeof(struct remove_access_control_entry_record), &remove_access_control_entry_record_defaults };

const struct schema remove_access_control_entry_record_schema = { "RemoveAccessControlEntryRecord", SCHEMA_METADATA, 19, 0, 0, 0, &remove_access_control_entry_record_struct, NULL };

static const struct no_op_record no_op_record_defaults = { 0 };

static const struct schema_struct no_op_record_struct = { "NoOpRecord", NULL, 0, sizeof(struct no_op_record), &no_op_record_defaults };

const struct schema no_op_record_schema = { "NoOpRecord", SCHEMA_METADATA, 20, 0, 0, 0, &no_op_record_struct, NULL };

static const struct field zk_migration_state_record_fields[] = {
	{ .name = "ZkMigrationState", .about = "where the migration from ZooKeeper stands", .type = FIELD_INT8, .offset = offsetof(struct zk_migration_state_record, zk_migration_state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct zk_migration_state_record zk_migration_state_record_defaults = { 0 };

static const struct schema_struct zk_migration_state_record_struct = { "ZkMigrationStateRecord", zk_migration_state_record_fields, 1, sizeof(struct zk_migration_state_record), &zk_migration_state_record_defaults };

const struct schema zk_migration_state_record_schema = { "ZkMigrationStateRecord", SCHEMA_METADATA, 21, 0, 0, 0, &zk_migration_state_record_struct, NULL };

static const struct field remove_user_scram_credential_record_fields[] = {
	{ .name = "Name", .about = "name of the user", .type = FIELD_STRING, .offset = offsetof(struct remove_user_scram_credential_record, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Mechanism", .about = "SCRAM: 1 SHA-256, 2 SHA-512", .type = FIELD_INT8, .offset = offsetof(struct remove_user_scram_credential_record, mechanism), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct remove_user_scram_credential_record remove_user_scram_credential_record_defaults = { .name = TEXT("") };

static const struct schema_struct remove_user_scram_credential_record_struct = { "RemoveUserScramCredentialRecord", remove_user_scram_credential_record_fields, 2, sizeof(struct remove_user_scram_credential_record), &remove_user_scram_credential_record_defaults };

const struct schema remove_user_scram_credential_record_schema = { "RemoveUserScramCredentialRecord", SCHEMA_METADATA, 22, 0, 0, 0, &remove_user_scram_credential_record_struct, NULL };

static const struct field begin_transaction_record_fields[] = {
	{ .name = "Name", .about = "what the transaction does, for people", .type = FIELD_STRING, .offset = offsetof(struct begin_transaction_record, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct begin_transaction_record begin_transaction_record_defaults = { 0 };

static const struct schema_struct begin_transaction_record_struct = { "BeginTransactionRecord", begin_transaction_record_fields, 1, sizeof(struct begin_transaction_record), &begin_transaction_record_defaults };

const struct schema begin_transaction_record_schema = { "BeginTransactionRecord", SCHEMA_METADATA, 23, 0, 0, 0, &begin_transaction_record_struct, NULL };

static const struct end_transaction_record end_transaction_record_defaults = { 0 };

static const struct schema_struct end_transaction_record_struct = { "EndTransactionRecord", NULL, 0, sizeof(struct end_transaction_record), &end_transaction_record_defaults };

const struct schema end_transaction_record_schema = { "EndTransactionRecord", SCHEMA_METADATA, 24, 0, 0, 0, &end_transaction_record_struct, NULL };

static const struct field abort_transaction_record_fields[] = {
	{ .name = "Reason", .about = "why, for the log", .type = FIELD_STRING, .offset = offsetof(struct abort_transaction_record, reason), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .is_default_null = true, .default_text = "null" },
};

static const struct abort_transaction_record abort_transaction_record_defaults = { 0 };

static const struct schema_struct abort_transaction_record_struct = { "AbortTransactionRecord", abort_transaction_record_fields, 1, sizeof(struct abort_transaction_record), &abort_transaction_record_defaults };

const struct schema abort_transaction_record_schema = { "AbortTransactionRecord", SCHEMA_METADATA, 25, 0, 0, 0, &abort_transaction_record_struct, NULL };

static const struct field remove_delegation_token_record_fields[] = {
	{ .name = "TokenId", .about = "id of the token", .type = FIELD_STRING, .offset = offsetof(struct remove_delegation_token_record, token_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct remove_delegation_token_record remove_delegation_token_record_defaults = { .token_id = TEXT("") };

static const struct schema_struct remove_delegation_token_record_struct = { "RemoveDelegationTokenRecord", remove_delegation_token_record_fields, 1, sizeof(struct remove_delegation_token_record), &remove_delegation_token_record_defaults };

const struct schema remove_delegation_token_record_schema = { "RemoveDelegationTokenRecord", SCHEMA_METADATA, 26, 0, 0, 0, &remove_delegation_token_record_struct, NULL };

static const struct field register_controller_record_controller_endpoint_fields[] = {
	{ .name = "Name", .about = "name of the listener", .type = FIELD_STRING, .offset = offsetof(struct register_controller_record_controller_endpoint, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Host", .about = "host name", .type = FIELD_STRING, .offset = offsetof(struct register_controller_record_controller_endpoint, host), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Port", .about = "TCP port", .type = FIELD_UINT16, .offset = offsetof(struct register_controller_record_controller_endpoint, port), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "SecurityProtocol", .about = "0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL", .type = FIELD_INT16, .offset = offsetof(struct register_controller_record_controller_endpoint, security_protocol), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct register_controller_record_controller_endpoint register_controller_record_controller_endpoint_defaults = { .name = TEXT(""), .host = TEXT("") };

const struct schema_struct register_controller_record_controller_endpoint_struct = { "ControllerEndpoint", register_controller_record_controller_endpoint_fields, 4, sizeof(struct register_controller_record_controller_endpoint), &register_controller_record_controller_endpoint_defaults };

static const struct field register_controller_record_controller_feature_fields[] = {
	{ .name = "Name", .about = "name of the feature", .type = FIELD_STRING, .offset = offsetof(struct register_controller_record_controller_feature, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MinSupportedVersion", .about = "oldest level", .type = FIELD_INT16, .offset = offsetof(struct register_controller_record_controller_feature, min_supported_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "MaxSupportedVersion", .about = "newest level", .type = FIELD_INT16, .offset = offsetof(struct register_controller_record_controller_feature, max_supported_version), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct register_controller_record_controller_feature register_controller_record_controller_feature_defaults = { .name = TEXT("") };

const struct schema_struct register_controller_record_controller_feature_struct = { "ControllerFeature", register_controller_record_controller_feature_fields, 3, sizeof(struct register_controller_record_controller_feature), &register_controller_record_controller_feature_defaults };

static const struct field register_controller_record_fields[] = {
	{ .name = "ControllerId", .about = "id of the controller", .type = FIELD_INT32, .offset = offsetof(struct register_controller_record, controller_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "IncarnationId", .about = "new with every start of the process", .type = FIELD_UUID, .offset = offsetof(struct register_controller_record, incarnation_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ZkMigrationReady", .about = "from the ZooKeeper migration; false now", .type = FIELD_BOOL, .offset = offsetof(struct register_controller_record, zk_migration_ready), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "EndPoints", .about = "where it listens", .type = FIELD_STRUCT, .offset = offsetof(struct register_controller_record, end_points), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct register_controller_record, end_points_count), .inner = &register_controller_record_controller_endpoint_struct },
	{ .name = "Features", .about = "features it supports", .type = FIELD_STRUCT, .offset = offsetof(struct register_controller_record, features), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct register_controller_record, features_count), .inner = &register_controller_record_controller_feature_struct },
};

static const struct register_controller_record register_controller_record_defaults = { 0 };

static const struct schema_struct register_controller_record_struct = { "RegisterControllerRecord", register_controller_record_fields, 5, sizeof(struct register_controller_record), &register_controller_record_defaults };

const struct schema register_controller_record_schema = { "RegisterControllerRecord", SCHEMA_METADATA, 27, 0, 0, 0, &register_controller_record_struct, NULL };

static const struct field clear_elr_record_fields[] = {
	{ .name = "TopicName", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct clear_elr_record, topic_name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct clear_elr_record clear_elr_record_defaults = { .topic_name = TEXT("") };

static const struct schema_struct clear_elr_record_struct = { "ClearElrRecord", clear_elr_record_fields, 1, sizeof(struct clear_elr_record), &clear_elr_record_defaults };

const struct schema clear_elr_record_schema = { "ClearElrRecord", SCHEMA_METADATA, 28, 0, 0, 0, &clear_elr_record_struct, NULL };

static const struct field unregister_controller_record_fields[] = {
	{ .name = "ControllerId", .about = "id of the controller", .type = FIELD_INT32, .offset = offsetof(struct unregister_controller_record, controller_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct unregister_controller_record unregister_controller_record_defaults = { 0 };

static const struct schema_struct unregister_controller_record_struct = { "UnregisterControllerRecord", unregister_controller_record_fields, 1, sizeof(struct unregister_controller_record), &unregister_controller_record_defaults };

const struct schema unregister_controller_record_schema = { "UnregisterControllerRecord", SCHEMA_METADATA, 29, 0, 0, 0, &unregister_controller_record_struct, NULL };

static const struct field default_principal_data_fields[] = {
	{ .name = "Type", .about = "kind", .type = FIELD_STRING, .offset = offsetof(struct default_principal_data, type), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Name", .about = "name of who", .type = FIELD_STRING, .offset = offsetof(struct default_principal_data, name), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TokenAuthenticated", .about = "came with a delegation token", .type = FIELD_BOOL, .offset = offsetof(struct default_principal_data, token_authenticated), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct default_principal_data default_principal_data_defaults = { .type = TEXT(""), .name = TEXT("") };

static const struct schema_struct default_principal_data_struct = { "DefaultPrincipalData", default_principal_data_fields, 3, sizeof(struct default_principal_data), &default_principal_data_defaults };

const struct schema default_principal_data_schema = { "DefaultPrincipalData", SCHEMA_DATA, -1, 0, 0, 0, &default_principal_data_struct, NULL };

static const struct field quorum_state_data_voter_fields[] = {
	{ .name = "VoterId", .about = "id of the voter", .type = FIELD_INT32, .offset = offsetof(struct quorum_state_data_voter, voter_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct quorum_state_data_voter quorum_state_data_voter_defaults = { 0 };

const struct schema_struct quorum_state_data_voter_struct = { "Voter", quorum_state_data_voter_fields, 1, sizeof(struct quorum_state_data_voter), &quorum_state_data_voter_defaults };

static const struct field quorum_state_data_fields[] = {
	{ .name = "ClusterId", .about = "id of the cluster", .type = FIELD_STRING, .offset = offsetof(struct quorum_state_data, cluster_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderId", .about = "id of the leader, -1 if none", .type = FIELD_INT32, .offset = offsetof(struct quorum_state_data, leader_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct quorum_state_data, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "VotedId", .about = "who got this epoch's vote, -1 if no one", .type = FIELD_INT32, .offset = offsetof(struct quorum_state_data, voted_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "VotedDirectoryId", .about = "log directory of that candidate", .type = FIELD_UUID, .offset = offsetof(struct quorum_state_data, voted_directory_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "AppliedOffset", .about = "not used any more", .type = FIELD_INT64, .offset = offsetof(struct quorum_state_data, applied_offset), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "CurrentVoters", .about = "not used any more", .type = FIELD_STRUCT, .offset = offsetof(struct quorum_state_data, current_voters), .first_version = 0, .last_version = 0, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct quorum_state_data, current_voters_count), .inner = &quorum_state_data_voter_struct },
};

static const struct quorum_state_data quorum_state_data_defaults = { .cluster_id = TEXT(""), .leader_id = INT64_C(-1), .leader_epoch = INT64_C(-1), .voted_id = INT64_C(-1) };

static const struct schema_struct quorum_state_data_struct = { "QuorumStateData", quorum_state_data_fields, 7, sizeof(struct quorum_state_data), &quorum_state_data_defaults };

const struct schema quorum_state_data_schema = { "QuorumStateData", SCHEMA_DATA, -1, 0, 1, 0, &quorum_state_data_struct, NULL };

static const struct field share_snapshot_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct share_snapshot_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct share_snapshot_key, topic_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct share_snapshot_key, partition), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_snapshot_key share_snapshot_key_defaults = { .group_id = TEXT("") };

static const struct schema_struct share_snapshot_key_struct = { "ShareSnapshotKey", share_snapshot_key_fields, 3, sizeof(struct share_snapshot_key), &share_snapshot_key_defaults };

const struct schema share_snapshot_key_schema = { "ShareSnapshotKey", SCHEMA_KEY, 0, 0, 0, VERSION_NONE, &share_snapshot_key_struct, NULL };

static const struct field share_snapshot_value_state_batch_fields[] = {
	{ .name = "FirstOffset", .about = "first offset of the range", .type = FIELD_INT64, .offset = offsetof(struct share_snapshot_value_state_batch, first_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastOffset", .about = "last offset of the range, inclusive", .type = FIELD_INT64, .offset = offsetof(struct share_snapshot_value_state_batch, last_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeliveryState", .about = "0 available, 2 acknowledged, 4 archived", .type = FIELD_INT8, .offset = offsetof(struct share_snapshot_value_state_batch, delivery_state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeliveryCount", .about = "how often it was handed out", .type = FIELD_INT16, .offset = offsetof(struct share_snapshot_value_state_batch, delivery_count), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_snapshot_value_state_batch share_snapshot_value_state_batch_defaults = { 0 };

const struct schema_struct share_snapshot_value_state_batch_struct = { "StateBatch", share_snapshot_value_state_batch_fields, 4, sizeof(struct share_snapshot_value_state_batch), &share_snapshot_value_state_batch_defaults };

static const struct field share_snapshot_value_fields[] = {
	{ .name = "SnapshotEpoch", .about = "grows with every snapshot", .type = FIELD_INT32, .offset = offsetof(struct share_snapshot_value, snapshot_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StateEpoch", .about = "fences old states", .type = FIELD_INT32, .offset = offsetof(struct share_snapshot_value, state_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct share_snapshot_value, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StartOffset", .about = "first offset still in flight; below all is done", .type = FIELD_INT64, .offset = offsetof(struct share_snapshot_value, start_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeliveryCompleteCount", .about = "offsets from the start offset on that need no delivery any more, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct share_snapshot_value, delivery_complete_count), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "CreateTimestamp", .about = "when the state was made, ms", .type = FIELD_INT64, .offset = offsetof(struct share_snapshot_value, create_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "WriteTimestamp", .about = "when it was written, ms", .type = FIELD_INT64, .offset = offsetof(struct share_snapshot_value, write_timestamp), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StateBatches", .about = "ranges of offsets and their delivery state", .type = FIELD_STRUCT, .offset = offsetof(struct share_snapshot_value, state_batches), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_snapshot_value, state_batches_count), .inner = &share_snapshot_value_state_batch_struct },
};

static const struct share_snapshot_value share_snapshot_value_defaults = { .delivery_complete_count = INT64_C(-1) };

static const struct schema_struct share_snapshot_value_struct = { "ShareSnapshotValue", share_snapshot_value_fields, 8, sizeof(struct share_snapshot_value), &share_snapshot_value_defaults };

const struct schema share_snapshot_value_schema = { "ShareSnapshotValue", SCHEMA_VALUE, 0, 0, 0, 0, &share_snapshot_value_struct, NULL };

static const struct field share_update_key_fields[] = {
	{ .name = "GroupId", .about = "name of the group", .type = FIELD_STRING, .offset = offsetof(struct share_update_key, group_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TopicId", .about = "id of the topic; zero: none", .type = FIELD_UUID, .offset = offsetof(struct share_update_key, topic_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "Partition", .about = "number of the partition", .type = FIELD_INT32, .offset = offsetof(struct share_update_key, partition), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_update_key share_update_key_defaults = { .group_id = TEXT("") };

static const struct schema_struct share_update_key_struct = { "ShareUpdateKey", share_update_key_fields, 3, sizeof(struct share_update_key), &share_update_key_defaults };

const struct schema share_update_key_schema = { "ShareUpdateKey", SCHEMA_KEY, 1, 0, 0, VERSION_NONE, &share_update_key_struct, NULL };

static const struct field share_update_value_state_batch_fields[] = {
	{ .name = "FirstOffset", .about = "first offset of the range", .type = FIELD_INT64, .offset = offsetof(struct share_update_value_state_batch, first_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LastOffset", .about = "last offset of the range, inclusive", .type = FIELD_INT64, .offset = offsetof(struct share_update_value_state_batch, last_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeliveryState", .about = "0 available, 2 acknowledged, 4 archived", .type = FIELD_INT8, .offset = offsetof(struct share_update_value_state_batch, delivery_state), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeliveryCount", .about = "how often it was handed out", .type = FIELD_INT16, .offset = offsetof(struct share_update_value_state_batch, delivery_count), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct share_update_value_state_batch share_update_value_state_batch_defaults = { 0 };

const struct schema_struct share_update_value_state_batch_struct = { "StateBatch", share_update_value_state_batch_fields, 4, sizeof(struct share_update_value_state_batch), &share_update_value_state_batch_defaults };

static const struct field share_update_value_fields[] = {
	{ .name = "SnapshotEpoch", .about = "grows with every snapshot", .type = FIELD_INT32, .offset = offsetof(struct share_update_value, snapshot_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "LeaderEpoch", .about = "grows with every new leader, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct share_update_value, leader_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "StartOffset", .about = "first offset still in flight; below all is done", .type = FIELD_INT64, .offset = offsetof(struct share_update_value, start_offset), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "DeliveryCompleteCount", .about = "offsets from the start offset on that need no delivery any more, -1 if unknown", .type = FIELD_INT32, .offset = offsetof(struct share_update_value, delivery_complete_count), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 0, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "StateBatches", .about = "ranges of offsets and their delivery state", .type = FIELD_STRUCT, .offset = offsetof(struct share_update_value, state_batches), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct share_update_value, state_batches_count), .inner = &share_update_value_state_batch_struct },
};

static const struct share_update_value share_update_value_defaults = { .delivery_complete_count = INT64_C(-1) };

static const struct schema_struct share_update_value_struct = { "ShareUpdateValue", share_update_value_fields, 5, sizeof(struct share_update_value), &share_update_value_defaults };

const struct schema share_update_value_schema = { "ShareUpdateValue", SCHEMA_VALUE, 1, 0, 0, 0, &share_update_value_struct, NULL };

static const struct field transaction_log_key_fields[] = {
	{ .name = "TransactionalId", .about = "name that outlives the producer", .type = FIELD_STRING, .offset = offsetof(struct transaction_log_key, transactional_id), .first_version = 0, .last_version = 0, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
};

static const struct transaction_log_key transaction_log_key_defaults = { .transactional_id = TEXT("") };

static const struct schema_struct transaction_log_key_struct = { "TransactionLogKey", transaction_log_key_fields, 1, sizeof(struct transaction_log_key), &transaction_log_key_defaults };

const struct schema transaction_log_key_schema = { "TransactionLogKey", SCHEMA_KEY, 0, 0, 0, VERSION_NONE, &transaction_log_key_struct, NULL };

static const struct field transaction_log_value_partitions_schema_fields[] = {
	{ .name = "Topic", .about = "name of the topic", .type = FIELD_STRING, .offset = offsetof(struct transaction_log_value_partitions_schema, topic), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PartitionIds", .about = "numbers of partitions", .type = FIELD_INT32, .offset = offsetof(struct transaction_log_value_partitions_schema, partition_ids), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct transaction_log_value_partitions_schema, partition_ids_count) },
};

static const struct transaction_log_value_partitions_schema transaction_log_value_partitions_schema_defaults = { .topic = TEXT("") };

const struct schema_struct transaction_log_value_partitions_schema_struct = { "PartitionsSchema", transaction_log_value_partitions_schema_fields, 2, sizeof(struct transaction_log_value_partitions_schema), &transaction_log_value_partitions_schema_defaults };

static const struct field transaction_log_value_fields[] = {
	{ .name = "ProducerId", .about = "id of the producer", .type = FIELD_INT64, .offset = offsetof(struct transaction_log_value, producer_id), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "PreviousProducerId", .about = "id before an epoch overflow, -1 if none", .type = FIELD_INT64, .offset = offsetof(struct transaction_log_value, previous_producer_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 0, .tagged_from = 1, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "NextProducerId", .about = "id the producer gets next, -1 if none", .type = FIELD_INT64, .offset = offsetof(struct transaction_log_value, next_producer_id), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 1, .tagged_from = 1, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "ProducerEpoch", .about = "epoch of the producer; an older one is fenced", .type = FIELD_INT16, .offset = offsetof(struct transaction_log_value, producer_epoch), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "NextProducerEpoch", .about = "epoch that goes with NextProducerId, -1 if none", .type = FIELD_INT16, .offset = offsetof(struct transaction_log_value, next_producer_epoch), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 3, .tagged_from = 1, .flexible_from = VERSION_NONE, .default_integer = INT64_C(-1) },
	{ .name = "TransactionTimeoutMs", .about = "aborted when open for longer, ms", .type = FIELD_INT32, .offset = offsetof(struct transaction_log_value, transaction_timeout_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TransactionStatus", .about = "0 empty, 1 ongoing, 2 prepare commit, 3 prepare abort, 4 complete commit, 5 complete abort, 6 dead, 7 prepare fence", .type = FIELD_INT8, .offset = offsetof(struct transaction_log_value, transaction_status), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TransactionPartitions", .about = "partitions it wrote to; null when none can be", .type = FIELD_STRUCT, .offset = offsetof(struct transaction_log_value, transaction_partitions), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = 0, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE, .is_array = true, .count_offset = offsetof(struct transaction_log_value, transaction_partitions_count), .inner = &transaction_log_value_partitions_schema_struct },
	{ .name = "TransactionLastUpdateTimestampMs", .about = "when it changed, ms", .type = FIELD_INT64, .offset = offsetof(struct transaction_log_value, transaction_last_update_timestamp_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "TransactionStartTimestampMs", .about = "when it began, ms", .type = FIELD_INT64, .offset = offsetof(struct transaction_log_value, transaction_start_timestamp_ms), .first_version = 0, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = TAG_NONE, .tagged_from = VERSION_NONE, .flexible_from = VERSION_NONE },
	{ .name = "ClientTransactionVersion", .about = "transaction protocol of the client", .type = FIELD_INT16, .offset = offsetof(struct transaction_log_value, client_transaction_version), .first_version = 1, .last_version = VERSION_MAX, .nullable_from = VERSION_NONE, .tag = 2, .tagged_from = 1, .flexible_from = VERSION_NONE },
};

static const struct transaction_log_value transaction_log_value_defaults = { .previous_producer_id = INT64_C(-1), .next_producer_id = INT64_C(-1), .next_producer_epoch = INT64_C(-1) };

static const struct schema_struct transaction_log_value_struct = { "TransactionLogValue", transaction_log_value_fields, 11, sizeof(struct transaction_log_value), &transaction_log_value_defaults };

const struct schema transaction_log_value_schema = { "TransactionLogValue", SCHEMA_VALUE, 0, 0, 1, 1, &transaction_log_value_struct, NULL };

