/* Made by generate.lua from the texts under schema/: change those. */
#include "engine/wire/straight.h"

#include "engine/wire/reader.h"
#include "engine/wire/sink.h"

static void put_api_versions_response_api_version(struct message_sink *s, const struct api_versions_response_api_version *m)
{
	uint8_t *at;

	if ((at = put(s, 6))) {
		store_u16(at, (uint16_t)m->api_key);
		store_u16(at + 2, (uint16_t)m->min_version);
		store_u16(at + 4, (uint16_t)m->max_version);
	}
	put_uvarint(s, 0);
}

static void take_api_versions_response_api_version(struct message_reader *r, struct api_versions_response_api_version *m)
{
	memcpy(m, api_versions_response_api_version_struct.defaults, sizeof(*m));
	m->api_key = (int16_t)take_u16(r);
	m->min_version = (int16_t)take_u16(r);
	m->max_version = (int16_t)take_u16(r);
	skip_tags(r);
}

static void put_api_versions_response_supported_feature_key(struct message_sink *s, const struct api_versions_response_supported_feature_key *m)
{
	uint8_t *at;

	put_bytes(s, true, true, m->name, false);
	if ((at = put(s, 4))) {
		store_u16(at, (uint16_t)m->min_version);
		store_u16(at + 2, (uint16_t)m->max_version);
	}
	put_uvarint(s, 0);
}

static void take_api_versions_response_supported_feature_key(struct message_reader *r, struct api_versions_response_supported_feature_key *m)
{
	memcpy(m, api_versions_response_supported_feature_key_struct.defaults, sizeof(*m));
	m->name = take_bytes(r, true, true, false);
	m->min_version = (int16_t)take_u16(r);
	m->max_version = (int16_t)take_u16(r);
	skip_tags(r);
}

static void put_api_versions_response_finalized_feature_key(struct message_sink *s, const struct api_versions_response_finalized_feature_key *m)
{
	uint8_t *at;

	put_bytes(s, true, true, m->name, false);
	if ((at = put(s, 4))) {
		store_u16(at, (uint16_t)m->max_version_level);
		store_u16(at + 2, (uint16_t)m->min_version_level);
	}
	put_uvarint(s, 0);
}

static void take_api_versions_response_finalized_feature_key(struct message_reader *r, struct api_versions_response_finalized_feature_key *m)
{
	memcpy(m, api_versions_response_finalized_feature_key_struct.defaults, sizeof(*m));
	m->name = take_bytes(r, true, true, false);
	m->max_version_level = (int16_t)take_u16(r);
	m->min_version_level = (int16_t)take_u16(r);
	skip_tags(r);
}

static void put_api_versions_response(struct message_sink *s, const struct api_versions_response *m)
{
	uint32_t tags = 0;

	put_u16(s, (uint16_t)m->error_code);
	assert(m->api_keys_count >= 0);
	put_size(s, true, false, m->api_keys_count);
	for (int32_t i = 0; i < m->api_keys_count; i++)
		put_api_versions_response_api_version(s, &m->api_keys[i]);
	put_u32(s, (uint32_t)m->throttle_time_ms);
	if (m->supported_features_count != 0)
		tags |= 1u << 0;
	if (m->finalized_features_epoch != -1)
		tags |= 1u << 1;
	if (m->finalized_features_count != 0)
		tags |= 1u << 2;
	if (m->zk_migration_ready != 0)
		tags |= 1u << 3;
	put_uvarint(s, (uint32_t)__builtin_popcount(tags));
	if (tags & 1u << 0) {
		struct message_sink sized = sink_of_tag(s);

		assert(m->supported_features_count >= 0);
		put_size(&sized, true, false, m->supported_features_count);
		for (int32_t i = 0; i < m->supported_features_count; i++)
			put_api_versions_response_supported_feature_key(&sized, &m->supported_features[i]);
		put_uvarint(s, 0);
		put_uvarint(s, (uint32_t)sized.counted);
		assert(m->supported_features_count >= 0);
		put_size(s, true, false, m->supported_features_count);
		for (int32_t i = 0; i < m->supported_features_count; i++)
			put_api_versions_response_supported_feature_key(s, &m->supported_features[i]);
	}
	if (tags & 1u << 1) {
		struct message_sink sized = sink_of_tag(s);

		put_u64(&sized, (uint64_t)m->finalized_features_epoch);
		put_uvarint(s, 1);
		put_uvarint(s, (uint32_t)sized.counted);
		put_u64(s, (uint64_t)m->finalized_features_epoch);
	}
	if (tags & 1u << 2) {
		struct message_sink sized = sink_of_tag(s);

		assert(m->finalized_features_count >= 0);
		put_size(&sized, true, false, m->finalized_features_count);
		for (int32_t i = 0; i < m->finalized_features_count; i++)
			put_api_versions_response_finalized_feature_key(&sized, &m->finalized_features[i]);
		put_uvarint(s, 2);
		put_uvarint(s, (uint32_t)sized.counted);
		assert(m->finalized_features_count >= 0);
		put_size(s, true, false, m->finalized_features_count);
		for (int32_t i = 0; i < m->finalized_features_count; i++)
			put_api_versions_response_finalized_feature_key(s, &m->finalized_features[i]);
	}
	if (tags & 1u << 3) {
		struct message_sink sized = sink_of_tag(s);

		put_u8(&sized, m->zk_migration_ready);
		put_uvarint(s, 3);
		put_uvarint(s, (uint32_t)sized.counted);
		put_u8(s, m->zk_migration_ready);
	}
}

static void take_api_versions_response(struct message_reader *r, struct api_versions_response *m)
{
	memcpy(m, api_versions_response_schema.root->defaults, sizeof(*m));
	m->error_code = (int16_t)take_u16(r);
	m->api_keys_count = take_count(r, true, false, sizeof(*m->api_keys), 7);
	if (m->api_keys_count > 0)
		m->api_keys = arena_take(r->arena, (size_t)m->api_keys_count * sizeof(*m->api_keys));
	for (int32_t i = 0; i < m->api_keys_count && r->err == ERR_OK; i++)
		take_api_versions_response_api_version(r, &m->api_keys[i]);
	m->throttle_time_ms = (int32_t)take_u32(r);
	for (uint32_t count = take_unsigned(r); count > 0 && r->err == ERR_OK; count--) {
		struct reader_tag t = take_tag(r);

		if (r->err != ERR_OK)
			return;
		switch (t.tag) {
		case 0:
			m->supported_features_count = take_count(r, true, false, sizeof(*m->supported_features), 6);
			if (m->supported_features_count > 0)
				m->supported_features = arena_take(r->arena, (size_t)m->supported_features_count * sizeof(*m->supported_features));
			for (int32_t i = 0; i < m->supported_features_count && r->err == ERR_OK; i++)
				take_api_versions_response_supported_feature_key(r, &m->supported_features[i]);
			break;
		case 1:
			m->finalized_features_epoch = (int64_t)take_u64(r);
			break;
		case 2:
			m->finalized_features_count = take_count(r, true, false, sizeof(*m->finalized_features), 6);
			if (m->finalized_features_count > 0)
				m->finalized_features = arena_take(r->arena, (size_t)m->finalized_features_count * sizeof(*m->finalized_features));
			for (int32_t i = 0; i < m->finalized_features_count && r->err == ERR_OK; i++)
				take_api_versions_response_finalized_feature_key(r, &m->finalized_features[i]);
			break;
		case 3:
			m->zk_migration_ready = take_u8(r) != 0;
			break;
		default:
			r->at = t.end;
		}
		leave_tag(r, &t);
	}
}

static void put_any_api_versions_response(struct message_sink *s, const void *m)
{
	put_api_versions_response(s, m);
}

static void take_any_api_versions_response(struct message_reader *r, void *m)
{
	take_api_versions_response(r, m);
}

const struct straight api_versions_response_straight = { 5, put_any_api_versions_response, take_any_api_versions_response };

static void put_fetch_request_replica_state(struct message_sink *s, const struct fetch_request_replica_state *m)
{
	uint8_t *at;

	if ((at = put(s, 12))) {
		store_u32(at, (uint32_t)m->replica_id);
		store_u64(at + 4, (uint64_t)m->replica_epoch);
	}
	put_uvarint(s, 0);
}

static void take_fetch_request_replica_state(struct message_reader *r, struct fetch_request_replica_state *m)
{
	memcpy(m, fetch_request_replica_state_struct.defaults, sizeof(*m));
	m->replica_id = (int32_t)take_u32(r);
	m->replica_epoch = (int64_t)take_u64(r);
	skip_tags(r);
}

static void put_fetch_request_fetch_partition(struct message_sink *s, const struct fetch_request_fetch_partition *m)
{
	uint8_t *at;
	uint32_t tags = 0;

	if ((at = put(s, 32))) {
		store_u32(at, (uint32_t)m->partition);
		store_u32(at + 4, (uint32_t)m->current_leader_epoch);
		store_u64(at + 8, (uint64_t)m->fetch_offset);
		store_u32(at + 16, (uint32_t)m->last_fetched_epoch);
		store_u64(at + 20, (uint64_t)m->log_start_offset);
		store_u32(at + 28, (uint32_t)m->partition_max_bytes);
	}
	if (!uuid_is_zero(m->replica_directory_id))
		tags |= 1u << 0;
	if (m->high_watermark != INT64_C(9223372036854775807))
		tags |= 1u << 1;
	put_uvarint(s, (uint32_t)__builtin_popcount(tags));
	if (tags & 1u << 0) {
		struct message_sink sized = sink_of_tag(s);

		put_raw(&sized, &m->replica_directory_id, sizeof(struct uuid));
		put_uvarint(s, 0);
		put_uvarint(s, (uint32_t)sized.counted);
		put_raw(s, &m->replica_directory_id, sizeof(struct uuid));
	}
	if (tags & 1u << 1) {
		struct message_sink sized = sink_of_tag(s);

		put_u64(&sized, (uint64_t)m->high_watermark);
		put_uvarint(s, 1);
		put_uvarint(s, (uint32_t)sized.counted);
		put_u64(s, (uint64_t)m->high_watermark);
	}
}

static void take_fetch_request_fetch_partition(struct message_reader *r, struct fetch_request_fetch_partition *m)
{
	memcpy(m, fetch_request_fetch_partition_struct.defaults, sizeof(*m));
	m->partition = (int32_t)take_u32(r);
	m->current_leader_epoch = (int32_t)take_u32(r);
	m->fetch_offset = (int64_t)take_u64(r);
	m->last_fetched_epoch = (int32_t)take_u32(r);
	m->log_start_offset = (int64_t)take_u64(r);
	m->partition_max_bytes = (int32_t)take_u32(r);
	for (uint32_t count = take_unsigned(r); count > 0 && r->err == ERR_OK; count--) {
		struct reader_tag t = take_tag(r);

		if (r->err != ERR_OK)
			return;
		switch (t.tag) {
		case 0:
			take_uuid(r, &m->replica_directory_id);
			break;
		case 1:
			m->high_watermark = (int64_t)take_u64(r);
			break;
		default:
			r->at = t.end;
		}
		leave_tag(r, &t);
	}
}

static void put_fetch_request_fetch_topic(struct message_sink *s, const struct fetch_request_fetch_topic *m)
{
	put_raw(s, &m->topic_id, sizeof(struct uuid));
	assert(m->partitions_count >= 0);
	put_size(s, true, false, m->partitions_count);
	for (int32_t i = 0; i < m->partitions_count; i++)
		put_fetch_request_fetch_partition(s, &m->partitions[i]);
	put_uvarint(s, 0);
}

static void take_fetch_request_fetch_topic(struct message_reader *r, struct fetch_request_fetch_topic *m)
{
	memcpy(m, fetch_request_fetch_topic_struct.defaults, sizeof(*m));
	take_uuid(r, &m->topic_id);
	m->partitions_count = take_count(r, true, false, sizeof(*m->partitions), 33);
	if (m->partitions_count > 0)
		m->partitions = arena_take(r->arena, (size_t)m->partitions_count * sizeof(*m->partitions));
	for (int32_t i = 0; i < m->partitions_count && r->err == ERR_OK; i++)
		take_fetch_request_fetch_partition(r, &m->partitions[i]);
	skip_tags(r);
}

static void put_fetch_request_forgotten_topic(struct message_sink *s, const struct fetch_request_forgotten_topic *m)
{
	put_raw(s, &m->topic_id, sizeof(struct uuid));
	assert(m->partitions_count >= 0);
	put_size(s, true, false, m->partitions_count);
	for (int32_t i = 0; i < m->partitions_count; i++)
		put_u32(s, (uint32_t)m->partitions[i]);
	put_uvarint(s, 0);
}

static void take_fetch_request_forgotten_topic(struct message_reader *r, struct fetch_request_forgotten_topic *m)
{
	memcpy(m, fetch_request_forgotten_topic_struct.defaults, sizeof(*m));
	take_uuid(r, &m->topic_id);
	m->partitions_count = take_count(r, true, false, sizeof(*m->partitions), 4);
	if (m->partitions_count > 0)
		m->partitions = arena_take(r->arena, (size_t)m->partitions_count * sizeof(*m->partitions));
	for (int32_t i = 0; i < m->partitions_count && r->err == ERR_OK; i++)
		m->partitions[i] = (int32_t)take_u32(r);
	skip_tags(r);
}

static void put_fetch_request(struct message_sink *s, const struct fetch_request *m)
{
	uint8_t *at;
	uint32_t tags = 0;

	assert(!(m->replica_id != -1)); /* not in this version */
	if ((at = put(s, 21))) {
		store_u32(at, (uint32_t)m->max_wait_ms);
		store_u32(at + 4, (uint32_t)m->min_bytes);
		store_u32(at + 8, (uint32_t)m->max_bytes);
		*(at + 12) = (uint8_t)m->isolation_level;
		store_u32(at + 13, (uint32_t)m->session_id);
		store_u32(at + 17, (uint32_t)m->session_epoch);
	}
	assert(m->topics_count >= 0);
	put_size(s, true, false, m->topics_count);
	for (int32_t i = 0; i < m->topics_count; i++)
		put_fetch_request_fetch_topic(s, &m->topics[i]);
	assert(m->forgotten_topics_data_count >= 0);
	put_size(s, true, false, m->forgotten_topics_data_count);
	for (int32_t i = 0; i < m->forgotten_topics_data_count; i++)
		put_fetch_request_forgotten_topic(s, &m->forgotten_topics_data[i]);
	put_bytes(s, true, true, m->rack_id, false);
	if (m->cluster_id.data != NULL)
		tags |= 1u << 0;
	if (m->replica_state.replica_id != -1 || m->replica_state.replica_epoch != -1)
		tags |= 1u << 1;
	put_uvarint(s, (uint32_t)__builtin_popcount(tags));
	if (tags & 1u << 0) {
		struct message_sink sized = sink_of_tag(s);

		put_bytes(&sized, true, true, m->cluster_id, true);
		put_uvarint(s, 0);
		put_uvarint(s, (uint32_t)sized.counted);
		put_bytes(s, true, true, m->cluster_id, true);
	}
	if (tags & 1u << 1) {
		struct message_sink sized = sink_of_tag(s);

		put_fetch_request_replica_state(&sized, &m->replica_state);
		put_uvarint(s, 1);
		put_uvarint(s, (uint32_t)sized.counted);
		put_fetch_request_replica_state(s, &m->replica_state);
	}
}

static void take_fetch_request(struct message_reader *r, struct fetch_request *m)
{
	memcpy(m, fetch_request_schema.root->defaults, sizeof(*m));
	m->max_wait_ms = (int32_t)take_u32(r);
	m->min_bytes = (int32_t)take_u32(r);
	m->max_bytes = (int32_t)take_u32(r);
	m->isolation_level = (int8_t)take_u8(r);
	m->session_id = (int32_t)take_u32(r);
	m->session_epoch = (int32_t)take_u32(r);
	m->topics_count = take_count(r, true, false, sizeof(*m->topics), 18);
	if (m->topics_count > 0)
		m->topics = arena_take(r->arena, (size_t)m->topics_count * sizeof(*m->topics));
	for (int32_t i = 0; i < m->topics_count && r->err == ERR_OK; i++)
		take_fetch_request_fetch_topic(r, &m->topics[i]);
	m->forgotten_topics_data_count = take_count(r, true, false, sizeof(*m->forgotten_topics_data), 18);
	if (m->forgotten_topics_data_count > 0)
		m->forgotten_topics_data = arena_take(r->arena, (size_t)m->forgotten_topics_data_count * sizeof(*m->forgotten_topics_data));
	for (int32_t i = 0; i < m->forgotten_topics_data_count && r->err == ERR_OK; i++)
		take_fetch_request_forgotten_topic(r, &m->forgotten_topics_data[i]);
	m->rack_id = take_bytes(r, true, true, false);
	for (uint32_t count = take_unsigned(r); count > 0 && r->err == ERR_OK; count--) {
		struct reader_tag t = take_tag(r);

		if (r->err != ERR_OK)
			return;
		switch (t.tag) {
		case 0:
			m->cluster_id = take_bytes(r, true, true, true);
			break;
		case 1:
			take_fetch_request_replica_state(r, &m->replica_state);
			break;
		default:
			r->at = t.end;
		}
		leave_tag(r, &t);
	}
}

static void put_any_fetch_request(struct message_sink *s, const void *m)
{
	put_fetch_request(s, m);
}

static void take_any_fetch_request(struct message_reader *r, void *m)
{
	take_fetch_request(r, m);
}

const struct straight fetch_request_straight = { 18, put_any_fetch_request, take_any_fetch_request };

static void put_fetch_response_epoch_end_offset(struct message_sink *s, const struct fetch_response_epoch_end_offset *m)
{
	uint8_t *at;

	if ((at = put(s, 12))) {
		store_u32(at, (uint32_t)m->epoch);
		store_u64(at + 4, (uint64_t)m->end_offset);
	}
	put_uvarint(s, 0);
}

static void take_fetch_response_epoch_end_offset(struct message_reader *r, struct fetch_response_epoch_end_offset *m)
{
	memcpy(m, fetch_response_epoch_end_offset_struct.defaults, sizeof(*m));
	m->epoch = (int32_t)take_u32(r);
	m->end_offset = (int64_t)take_u64(r);
	skip_tags(r);
}

static void put_fetch_response_leader_id_and_epoch(struct message_sink *s, const struct fetch_response_leader_id_and_epoch *m)
{
	uint8_t *at;

	if ((at = put(s, 8))) {
		store_u32(at, (uint32_t)m->leader_id);
		store_u32(at + 4, (uint32_t)m->leader_epoch);
	}
	put_uvarint(s, 0);
}

static void take_fetch_response_leader_id_and_epoch(struct message_reader *r, struct fetch_response_leader_id_and_epoch *m)
{
	memcpy(m, fetch_response_leader_id_and_epoch_struct.defaults, sizeof(*m));
	m->leader_id = (int32_t)take_u32(r);
	m->leader_epoch = (int32_t)take_u32(r);
	skip_tags(r);
}

static void put_fetch_response_snapshot_id(struct message_sink *s, const struct fetch_response_snapshot_id *m)
{
	uint8_t *at;

	if ((at = put(s, 12))) {
		store_u64(at, (uint64_t)m->end_offset);
		store_u32(at + 8, (uint32_t)m->epoch);
	}
	put_uvarint(s, 0);
}

static void take_fetch_response_snapshot_id(struct message_reader *r, struct fetch_response_snapshot_id *m)
{
	memcpy(m, fetch_response_snapshot_id_struct.defaults, sizeof(*m));
	m->end_offset = (int64_t)take_u64(r);
	m->epoch = (int32_t)take_u32(r);
	skip_tags(r);
}

static void put_fetch_response_aborted_transaction(struct message_sink *s, const struct fetch_response_aborted_transaction *m)
{
	uint8_t *at;

	if ((at = put(s, 16))) {
		store_u64(at, (uint64_t)m->producer_id);
		store_u64(at + 8, (uint64_t)m->first_offset);
	}
	put_uvarint(s, 0);
}

static void take_fetch_response_aborted_transaction(struct message_reader *r, struct fetch_response_aborted_transaction *m)
{
	memcpy(m, fetch_response_aborted_transaction_struct.defaults, sizeof(*m));
	m->producer_id = (int64_t)take_u64(r);
	m->first_offset = (int64_t)take_u64(r);
	skip_tags(r);
}

static void put_fetch_response_partition_data(struct message_sink *s, const struct fetch_response_partition_data *m)
{
	uint8_t *at;
	uint32_t tags = 0;

	if ((at = put(s, 30))) {
		store_u32(at, (uint32_t)m->partition_index);
		store_u16(at + 4, (uint16_t)m->error_code);
		store_u64(at + 6, (uint64_t)m->high_watermark);
		store_u64(at + 14, (uint64_t)m->last_stable_offset);
		store_u64(at + 22, (uint64_t)m->log_start_offset);
	}
	assert(m->aborted_transactions_count >= -1);
	put_size(s, true, false, m->aborted_transactions_count);
	for (int32_t i = 0; i < m->aborted_transactions_count; i++)
		put_fetch_response_aborted_transaction(s, &m->aborted_transactions[i]);
	put_u32(s, (uint32_t)m->preferred_read_replica);
	put_records(s, true, &m->records, true);
	if (m->diverging_epoch.epoch != -1 || m->diverging_epoch.end_offset != -1)
		tags |= 1u << 0;
	if (m->current_leader.leader_id != -1 || m->current_leader.leader_epoch != -1)
		tags |= 1u << 1;
	if (m->snapshot_id.end_offset != -1 || m->snapshot_id.epoch != -1)
		tags |= 1u << 2;
	put_uvarint(s, (uint32_t)__builtin_popcount(tags));
	if (tags & 1u << 0) {
		struct message_sink sized = sink_of_tag(s);

		put_fetch_response_epoch_end_offset(&sized, &m->diverging_epoch);
		put_uvarint(s, 0);
		put_uvarint(s, (uint32_t)sized.counted);
		put_fetch_response_epoch_end_offset(s, &m->diverging_epoch);
	}
	if (tags & 1u << 1) {
		struct message_sink sized = sink_of_tag(s);

		put_fetch_response_leader_id_and_epoch(&sized, &m->current_leader);
		put_uvarint(s, 1);
		put_uvarint(s, (uint32_t)sized.counted);
		put_fetch_response_leader_id_and_epoch(s, &m->current_leader);
	}
	if (tags & 1u << 2) {
		struct message_sink sized = sink_of_tag(s);

		put_fetch_response_snapshot_id(&sized, &m->snapshot_id);
		put_uvarint(s, 2);
		put_uvarint(s, (uint32_t)sized.counted);
		put_fetch_response_snapshot_id(s, &m->snapshot_id);
	}
}

static void take_fetch_response_partition_data(struct message_reader *r, struct fetch_response_partition_data *m)
{
	memcpy(m, fetch_response_partition_data_struct.defaults, sizeof(*m));
	m->partition_index = (int32_t)take_u32(r);
	m->error_code = (int16_t)take_u16(r);
	m->high_watermark = (int64_t)take_u64(r);
	m->last_stable_offset = (int64_t)take_u64(r);
	m->log_start_offset = (int64_t)take_u64(r);
	m->aborted_transactions_count = take_count(r, true, true, sizeof(*m->aborted_transactions), 17);
	if (m->aborted_transactions_count > 0)
		m->aborted_transactions = arena_take(r->arena, (size_t)m->aborted_transactions_count * sizeof(*m->aborted_transactions));
	for (int32_t i = 0; i < m->aborted_transactions_count && r->err == ERR_OK; i++)
		take_fetch_response_aborted_transaction(r, &m->aborted_transactions[i]);
	m->preferred_read_replica = (int32_t)take_u32(r);
	m->records = span_of(take_bytes(r, true, false, true));
	for (uint32_t count = take_unsigned(r); count > 0 && r->err == ERR_OK; count--) {
		struct reader_tag t = take_tag(r);

		if (r->err != ERR_OK)
			return;
		switch (t.tag) {
		case 0:
			take_fetch_response_epoch_end_offset(r, &m->diverging_epoch);
			break;
		case 1:
			take_fetch_response_leader_id_and_epoch(r, &m->current_leader);
			break;
		case 2:
			take_fetch_response_snapshot_id(r, &m->snapshot_id);
			break;
		default:
			r->at = t.end;
		}
		leave_tag(r, &t);
	}
}

static void put_fetch_response_fetchable_topic_response(struct message_sink *s, const struct fetch_response_fetchable_topic_response *m)
{
	put_raw(s, &m->topic_id, sizeof(struct uuid));
	assert(m->partitions_count >= 0);
	put_size(s, true, false, m->partitions_count);
	for (int32_t i = 0; i < m->partitions_count; i++)
		put_fetch_response_partition_data(s, &m->partitions[i]);
	put_uvarint(s, 0);
}

static void take_fetch_response_fetchable_topic_response(struct message_reader *r, struct fetch_response_fetchable_topic_response *m)
{
	memcpy(m, fetch_response_fetchable_topic_response_struct.defaults, sizeof(*m));
	take_uuid(r, &m->topic_id);
	m->partitions_count = take_count(r, true, false, sizeof(*m->partitions), 37);
	if (m->partitions_count > 0)
		m->partitions = arena_take(r->arena, (size_t)m->partitions_count * sizeof(*m->partitions));
	for (int32_t i = 0; i < m->partitions_count && r->err == ERR_OK; i++)
		take_fetch_response_partition_data(r, &m->partitions[i]);
	skip_tags(r);
}

static void put_fetch_response_node_endpoint(struct message_sink *s, const struct fetch_response_node_endpoint *m)
{
	put_u32(s, (uint32_t)m->node_id);
	put_bytes(s, true, true, m->host, false);
	put_u32(s, (uint32_t)m->port);
	put_bytes(s, true, true, m->rack, true);
	put_uvarint(s, 0);
}

static void take_fetch_response_node_endpoint(struct message_reader *r, struct fetch_response_node_endpoint *m)
{
	memcpy(m, fetch_response_node_endpoint_struct.defaults, sizeof(*m));
	m->node_id = (int32_t)take_u32(r);
	m->host = take_bytes(r, true, true, false);
	m->port = (int32_t)take_u32(r);
	m->rack = take_bytes(r, true, true, true);
	skip_tags(r);
}

static void put_fetch_response(struct message_sink *s, const struct fetch_response *m)
{
	uint8_t *at;
	uint32_t tags = 0;

	if ((at = put(s, 10))) {
		store_u32(at, (uint32_t)m->throttle_time_ms);
		store_u16(at + 4, (uint16_t)m->error_code);
		store_u32(at + 6, (uint32_t)m->session_id);
	}
	assert(m->responses_count >= 0);
	put_size(s, true, false, m->responses_count);
	for (int32_t i = 0; i < m->responses_count; i++)
		put_fetch_response_fetchable_topic_response(s, &m->responses[i]);
	if (m->node_endpoints_count != 0)
		tags |= 1u << 0;
	put_uvarint(s, (uint32_t)__builtin_popcount(tags));
	if (tags & 1u << 0) {
		struct message_sink sized = sink_of_tag(s);

		assert(m->node_endpoints_count >= 0);
		put_size(&sized, true, false, m->node_endpoints_count);
		for (int32_t i = 0; i < m->node_endpoints_count; i++)
			put_fetch_response_node_endpoint(&sized, &m->node_endpoints[i]);
		put_uvarint(s, 0);
		put_uvarint(s, (uint32_t)sized.counted);
		assert(m->node_endpoints_count >= 0);
		put_size(s, true, false, m->node_endpoints_count);
		for (int32_t i = 0; i < m->node_endpoints_count; i++)
			put_fetch_response_node_endpoint(s, &m->node_endpoints[i]);
	}
}

static void take_fetch_response(struct message_reader *r, struct fetch_response *m)
{
	memcpy(m, fetch_response_schema.root->defaults, sizeof(*m));
	m->throttle_time_ms = (int32_t)take_u32(r);
	m->error_code = (int16_t)take_u16(r);
	m->session_id = (int32_t)take_u32(r);
	m->responses_count = take_count(r, true, false, sizeof(*m->responses), 18);
	if (m->responses_count > 0)
		m->responses = arena_take(r->arena, (size_t)m->responses_count * sizeof(*m->responses));
	for (int32_t i = 0; i < m->responses_count && r->err == ERR_OK; i++)
		take_fetch_response_fetchable_topic_response(r, &m->responses[i]);
	for (uint32_t count = take_unsigned(r); count > 0 && r->err == ERR_OK; count--) {
		struct reader_tag t = take_tag(r);

		if (r->err != ERR_OK)
			return;
		switch (t.tag) {
		case 0:
			m->node_endpoints_count = take_count(r, true, false, sizeof(*m->node_endpoints), 11);
			if (m->node_endpoints_count > 0)
				m->node_endpoints = arena_take(r->arena, (size_t)m->node_endpoints_count * sizeof(*m->node_endpoints));
			for (int32_t i = 0; i < m->node_endpoints_count && r->err == ERR_OK; i++)
				take_fetch_response_node_endpoint(r, &m->node_endpoints[i]);
			break;
		default:
			r->at = t.end;
		}
		leave_tag(r, &t);
	}
}

static void put_any_fetch_response(struct message_sink *s, const void *m)
{
	put_fetch_response(s, m);
}

static void take_any_fetch_response(struct message_reader *r, void *m)
{
	take_fetch_response(r, m);
}

const struct straight fetch_response_straight = { 18, put_any_fetch_response, take_any_fetch_response };

static void put_request_header(struct message_sink *s, const struct request_header *m)
{
	uint8_t *at;

	if ((at = put(s, 8))) {
		store_u16(at, (uint16_t)m->request_api_key);
		store_u16(at + 2, (uint16_t)m->request_api_version);
		store_u32(at + 4, (uint32_t)m->correlation_id);
	}
	put_bytes(s, false, true, m->client_id, true);
	put_uvarint(s, 0);
}

static void take_request_header(struct message_reader *r, struct request_header *m)
{
	memcpy(m, request_header_schema.root->defaults, sizeof(*m));
	m->request_api_key = (int16_t)take_u16(r);
	m->request_api_version = (int16_t)take_u16(r);
	m->correlation_id = (int32_t)take_u32(r);
	m->client_id = take_bytes(r, false, true, true);
	skip_tags(r);
}

static void put_any_request_header(struct message_sink *s, const void *m)
{
	put_request_header(s, m);
}

static void take_any_request_header(struct message_reader *r, void *m)
{
	take_request_header(r, m);
}

const struct straight request_header_straight = { 2, put_any_request_header, take_any_request_header };

static void put_response_header(struct message_sink *s, const struct response_header *m)
{
	put_u32(s, (uint32_t)m->correlation_id);
	put_uvarint(s, 0);
}

static void take_response_header(struct message_reader *r, struct response_header *m)
{
	memcpy(m, response_header_schema.root->defaults, sizeof(*m));
	m->correlation_id = (int32_t)take_u32(r);
	skip_tags(r);
}

static void put_any_response_header(struct message_sink *s, const void *m)
{
	put_response_header(s, m);
}

static void take_any_response_header(struct message_reader *r, void *m)
{
	take_response_header(r, m);
}

const struct straight response_header_straight = { 1, put_any_response_header, take_any_response_header };

static void put_produce_request_partition_produce_data(struct message_sink *s, const struct produce_request_partition_produce_data *m)
{
	put_u32(s, (uint32_t)m->index);
	put_records(s, true, &m->records, true);
	put_uvarint(s, 0);
}

static void take_produce_request_partition_produce_data(struct message_reader *r, struct produce_request_partition_produce_data *m)
{
	memcpy(m, produce_request_partition_produce_data_struct.defaults, sizeof(*m));
	m->index = (int32_t)take_u32(r);
	m->records = span_of(take_bytes(r, true, false, true));
	skip_tags(r);
}

static void put_produce_request_topic_produce_data(struct message_sink *s, const struct produce_request_topic_produce_data *m)
{
	put_raw(s, &m->topic_id, sizeof(struct uuid));
	assert(m->partition_data_count >= 0);
	put_size(s, true, false, m->partition_data_count);
	for (int32_t i = 0; i < m->partition_data_count; i++)
		put_produce_request_partition_produce_data(s, &m->partition_data[i]);
	put_uvarint(s, 0);
}

static void take_produce_request_topic_produce_data(struct message_reader *r, struct produce_request_topic_produce_data *m)
{
	memcpy(m, produce_request_topic_produce_data_struct.defaults, sizeof(*m));
	take_uuid(r, &m->topic_id);
	m->partition_data_count = take_count(r, true, false, sizeof(*m->partition_data), 6);
	if (m->partition_data_count > 0)
		m->partition_data = arena_take(r->arena, (size_t)m->partition_data_count * sizeof(*m->partition_data));
	for (int32_t i = 0; i < m->partition_data_count && r->err == ERR_OK; i++)
		take_produce_request_partition_produce_data(r, &m->partition_data[i]);
	skip_tags(r);
}

static void put_produce_request(struct message_sink *s, const struct produce_request *m)
{
	uint8_t *at;

	put_bytes(s, true, true, m->transactional_id, true);
	if ((at = put(s, 6))) {
		store_u16(at, (uint16_t)m->acks);
		store_u32(at + 2, (uint32_t)m->timeout_ms);
	}
	assert(m->topic_data_count >= 0);
	put_size(s, true, false, m->topic_data_count);
	for (int32_t i = 0; i < m->topic_data_count; i++)
		put_produce_request_topic_produce_data(s, &m->topic_data[i]);
	put_uvarint(s, 0);
}

static void take_produce_request(struct message_reader *r, struct produce_request *m)
{
	memcpy(m, produce_request_schema.root->defaults, sizeof(*m));
	m->transactional_id = take_bytes(r, true, true, true);
	m->acks = (int16_t)take_u16(r);
	m->timeout_ms = (int32_t)take_u32(r);
	m->topic_data_count = take_count(r, true, false, sizeof(*m->topic_data), 18);
	if (m->topic_data_count > 0)
		m->topic_data = arena_take(r->arena, (size_t)m->topic_data_count * sizeof(*m->topic_data));
	for (int32_t i = 0; i < m->topic_data_count && r->err == ERR_OK; i++)
		take_produce_request_topic_produce_data(r, &m->topic_data[i]);
	skip_tags(r);
}

static void put_any_produce_request(struct message_sink *s, const void *m)
{
	put_produce_request(s, m);
}

static void take_any_produce_request(struct message_reader *r, void *m)
{
	take_produce_request(r, m);
}

const struct straight produce_request_straight = { 13, put_any_produce_request, take_any_produce_request };

static void put_produce_response_batch_index_and_error_message(struct message_sink *s, const struct produce_response_batch_index_and_error_message *m)
{
	put_u32(s, (uint32_t)m->batch_index);
	put_bytes(s, true, true, m->batch_index_error_message, true);
	put_uvarint(s, 0);
}

static void take_produce_response_batch_index_and_error_message(struct message_reader *r, struct produce_response_batch_index_and_error_message *m)
{
	memcpy(m, produce_response_batch_index_and_error_message_struct.defaults, sizeof(*m));
	m->batch_index = (int32_t)take_u32(r);
	m->batch_index_error_message = take_bytes(r, true, true, true);
	skip_tags(r);
}

static void put_produce_response_leader_id_and_epoch(struct message_sink *s, const struct produce_response_leader_id_and_epoch *m)
{
	uint8_t *at;

	if ((at = put(s, 8))) {
		store_u32(at, (uint32_t)m->leader_id);
		store_u32(at + 4, (uint32_t)m->leader_epoch);
	}
	put_uvarint(s, 0);
}

static void take_produce_response_leader_id_and_epoch(struct message_reader *r, struct produce_response_leader_id_and_epoch *m)
{
	memcpy(m, produce_response_leader_id_and_epoch_struct.defaults, sizeof(*m));
	m->leader_id = (int32_t)take_u32(r);
	m->leader_epoch = (int32_t)take_u32(r);
	skip_tags(r);
}

static void put_produce_response_partition_produce_response(struct message_sink *s, const struct produce_response_partition_produce_response *m)
{
	uint8_t *at;
	uint32_t tags = 0;

	if ((at = put(s, 30))) {
		store_u32(at, (uint32_t)m->index);
		store_u16(at + 4, (uint16_t)m->error_code);
		store_u64(at + 6, (uint64_t)m->base_offset);
		store_u64(at + 14, (uint64_t)m->log_append_time_ms);
		store_u64(at + 22, (uint64_t)m->log_start_offset);
	}
	assert(m->record_errors_count >= 0);
	put_size(s, true, false, m->record_errors_count);
	for (int32_t i = 0; i < m->record_errors_count; i++)
		put_produce_response_batch_index_and_error_message(s, &m->record_errors[i]);
	put_bytes(s, true, true, m->error_message, true);
	if (m->current_leader.leader_id != -1 || m->current_leader.leader_epoch != -1)
		tags |= 1u << 0;
	put_uvarint(s, (uint32_t)__builtin_popcount(tags));
	if (tags & 1u << 0) {
		struct message_sink sized = sink_of_tag(s);

		put_produce_response_leader_id_and_epoch(&sized, &m->current_leader);
		put_uvarint(s, 0);
		put_uvarint(s, (uint32_t)sized.counted);
		put_produce_response_leader_id_and_epoch(s, &m->current_leader);
	}
}

static void take_produce_response_partition_produce_response(struct message_reader *r, struct produce_response_partition_produce_response *m)
{
	memcpy(m, produce_response_partition_produce_response_struct.defaults, sizeof(*m));
	m->index = (int32_t)take_u32(r);
	m->error_code = (int16_t)take_u16(r);
	m->base_offset = (int64_t)take_u64(r);
	m->log_append_time_ms = (int64_t)take_u64(r);
	m->log_start_offset = (int64_t)take_u64(r);
	m->record_errors_count = take_count(r, true, false, sizeof(*m->record_errors), 6);
	if (m->record_errors_count > 0)
		m->record_errors = arena_take(r->arena, (size_t)m->record_errors_count * sizeof(*m->record_errors));
	for (int32_t i = 0; i < m->record_errors_count && r->err == ERR_OK; i++)
		take_produce_response_batch_index_and_error_message(r, &m->record_errors[i]);
	m->error_message = take_bytes(r, true, true, true);
	for (uint32_t count = take_unsigned(r); count > 0 && r->err == ERR_OK; count--) {
		struct reader_tag t = take_tag(r);

		if (r->err != ERR_OK)
			return;
		switch (t.tag) {
		case 0:
			take_produce_response_leader_id_and_epoch(r, &m->current_leader);
			break;
		default:
			r->at = t.end;
		}
		leave_tag(r, &t);
	}
}

static void put_produce_response_topic_produce_response(struct message_sink *s, const struct produce_response_topic_produce_response *m)
{
	put_raw(s, &m->topic_id, sizeof(struct uuid));
	assert(m->partition_responses_count >= 0);
	put_size(s, true, false, m->partition_responses_count);
	for (int32_t i = 0; i < m->partition_responses_count; i++)
		put_produce_response_partition_produce_response(s, &m->partition_responses[i]);
	put_uvarint(s, 0);
}

static void take_produce_response_topic_produce_response(struct message_reader *r, struct produce_response_topic_produce_response *m)
{
	memcpy(m, produce_response_topic_produce_response_struct.defaults, sizeof(*m));
	take_uuid(r, &m->topic_id);
	m->partition_responses_count = take_count(r, true, false, sizeof(*m->partition_responses), 33);
	if (m->partition_responses_count > 0)
		m->partition_responses = arena_take(r->arena, (size_t)m->partition_responses_count * sizeof(*m->partition_responses));
	for (int32_t i = 0; i < m->partition_responses_count && r->err == ERR_OK; i++)
		take_produce_response_partition_produce_response(r, &m->partition_responses[i]);
	skip_tags(r);
}

static void put_produce_response_node_endpoint(struct message_sink *s, const struct produce_response_node_endpoint *m)
{
	put_u32(s, (uint32_t)m->node_id);
	put_bytes(s, true, true, m->host, false);
	put_u32(s, (uint32_t)m->port);
	put_bytes(s, true, true, m->rack, true);
	put_uvarint(s, 0);
}

static void take_produce_response_node_endpoint(struct message_reader *r, struct produce_response_node_endpoint *m)
{
	memcpy(m, produce_response_node_endpoint_struct.defaults, sizeof(*m));
	m->node_id = (int32_t)take_u32(r);
	m->host = take_bytes(r, true, true, false);
	m->port = (int32_t)take_u32(r);
	m->rack = take_bytes(r, true, true, true);
	skip_tags(r);
}

static void put_produce_response(struct message_sink *s, const struct produce_response *m)
{
	uint32_t tags = 0;

	assert(m->responses_count >= 0);
	put_size(s, true, false, m->responses_count);
	for (int32_t i = 0; i < m->responses_count; i++)
		put_produce_response_topic_produce_response(s, &m->responses[i]);
	put_u32(s, (uint32_t)m->throttle_time_ms);
	if (m->node_endpoints_count != 0)
		tags |= 1u << 0;
	put_uvarint(s, (uint32_t)__builtin_popcount(tags));
	if (tags & 1u << 0) {
		struct message_sink sized = sink_of_tag(s);

		assert(m->node_endpoints_count >= 0);
		put_size(&sized, true, false, m->node_endpoints_count);
		for (int32_t i = 0; i < m->node_endpoints_count; i++)
			put_produce_response_node_endpoint(&sized, &m->node_endpoints[i]);
		put_uvarint(s, 0);
		put_uvarint(s, (uint32_t)sized.counted);
		assert(m->node_endpoints_count >= 0);
		put_size(s, true, false, m->node_endpoints_count);
		for (int32_t i = 0; i < m->node_endpoints_count; i++)
			put_produce_response_node_endpoint(s, &m->node_endpoints[i]);
	}
}

static void take_produce_response(struct message_reader *r, struct produce_response *m)
{
	memcpy(m, produce_response_schema.root->defaults, sizeof(*m));
	m->responses_count = take_count(r, true, false, sizeof(*m->responses), 18);
	if (m->responses_count > 0)
		m->responses = arena_take(r->arena, (size_t)m->responses_count * sizeof(*m->responses));
	for (int32_t i = 0; i < m->responses_count && r->err == ERR_OK; i++)
		take_produce_response_topic_produce_response(r, &m->responses[i]);
	m->throttle_time_ms = (int32_t)take_u32(r);
	for (uint32_t count = take_unsigned(r); count > 0 && r->err == ERR_OK; count--) {
		struct reader_tag t = take_tag(r);

		if (r->err != ERR_OK)
			return;
		switch (t.tag) {
		case 0:
			m->node_endpoints_count = take_count(r, true, false, sizeof(*m->node_endpoints), 11);
			if (m->node_endpoints_count > 0)
				m->node_endpoints = arena_take(r->arena, (size_t)m->node_endpoints_count * sizeof(*m->node_endpoints));
			for (int32_t i = 0; i < m->node_endpoints_count && r->err == ERR_OK; i++)
				take_produce_response_node_endpoint(r, &m->node_endpoints[i]);
			break;
		default:
			r->at = t.end;
		}
		leave_tag(r, &t);
	}
}

static void put_any_produce_response(struct message_sink *s, const void *m)
{
	put_produce_response(s, m);
}

static void take_any_produce_response(struct message_reader *r, void *m)
{
	take_produce_response(r, m);
}

const struct straight produce_response_straight = { 13, put_any_produce_response, take_any_produce_response };

