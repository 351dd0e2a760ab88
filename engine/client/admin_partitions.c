/* Calls about partitions: those that go to each one's leader, and reassignments. */
#include "engine/client/admin_state.h"

/* ---- Offsets -------------------------------------------------------------------------------------------------------- */

static const void *ask_offsets(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                               struct arena *arena)
{
	struct list_offsets_request *body = ARENA_NEW(arena, struct list_offsets_request);
	struct admin_topics topics = admin_topics_of(keys, count, arena);

	(void)api;
	message_init(&list_offsets_request_schema, body);
	body->replica_id = -1;
	body->isolation_level = version >= 2 ? *(const int8_t *)call->question : 0;
	if (version >= 10)
		body->timeout_ms = admin_request_timeout_ms(call);
	body->topics = message_new_items(arena, &list_offsets_request_list_offsets_topic_struct, topics.count);
	body->topics_count = topics.count;
	for (int32_t i = 0; i < count; i++) {
		struct list_offsets_request_list_offsets_topic *topic = &body->topics[topics.of_key[i]];

		if (topic->partitions_count == 0)
			topic->partitions = message_new_items(arena, &list_offsets_request_list_offsets_partition_struct, topics.sizes[topics.of_key[i]]);
		topic->name = keys[i]->name;
		struct list_offsets_request_list_offsets_partition *partition = &topic->partitions[topic->partitions_count++];

		partition->partition_index = keys[i]->number;
		partition->timestamp = *(const int64_t *)keys[i]->data;
		partition->current_leader_epoch = -1;
	}
	return body;
}

static void take_offsets(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                         const struct network_answer *answer)
{
	const struct list_offsets_response *body = answer->body;

	for (int32_t t = 0; t < body->topics_count; t++)
		for (int32_t i = 0; i < body->topics[t].partitions_count; i++) {
			const struct list_offsets_response_list_offsets_partition_response *one = &body->topics[t].partitions[i];
			struct admin_key *key = admin_key_of(call, keys, count, body->topics[t].name, one->partition_index);

			if (key)
				admin_key_settle(call, ev, key, answer, one->error_code, BYTES_NULL,
				                 &list_offsets_response_list_offsets_partition_response_struct, one);
		}
	admin_keys_missing(call, keys, count, answer);
}

static const struct admin_kind list_offsets_kind = { .name = "listOffsets",
	                                                 .api_key = API_KEY_LIST_OFFSETS,
	                                                 .fallback_key = -1,
	                                                 .version_max = -1,
	                                                 .target = ADMIN_LEADER,
	                                                 .is_driven = true,
	                                                 .ask = ask_offsets,
	                                                 .take = take_offsets };

uint64_t admin_list_offsets(struct admin *a, const struct event *ev, struct effects *fx, const struct admin_partition_time *partitions,
                            int32_t count, bool read_committed, int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &list_offsets_kind, timeout_ms);
	int8_t isolation = read_committed;

	call->question = admin_keep(call, &isolation, 1, sizeof(isolation));
	for (int32_t i = 0; i < count; i++)
		admin_key_add(call, partitions[i].partition.topic, partitions[i].partition.partition,
		              admin_keep(call, &partitions[i].timestamp, 1, sizeof(int64_t)));
	return admin_call_start(call, ev, fx);
}

/* ---- Records -------------------------------------------------------------------------------------------------------- */

static const void *ask_delete(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                              struct arena *arena)
{
	struct delete_records_request *body = ARENA_NEW(arena, struct delete_records_request);
	struct admin_topics topics = admin_topics_of(keys, count, arena);

	(void)api, (void)version;
	message_init(&delete_records_request_schema, body);
	body->timeout_ms = admin_request_timeout_ms(call);
	body->topics = message_new_items(arena, &delete_records_request_delete_records_topic_struct, topics.count);
	body->topics_count = topics.count;
	for (int32_t i = 0; i < count; i++) {
		struct delete_records_request_delete_records_topic *topic = &body->topics[topics.of_key[i]];

		if (topic->partitions_count == 0)
			topic->partitions = message_new_items(arena, &delete_records_request_delete_records_partition_struct, topics.sizes[topics.of_key[i]]);
		topic->name = keys[i]->name;
		topic->partitions[topic->partitions_count].partition_index = keys[i]->number;
		topic->partitions[topic->partitions_count++].offset = *(const int64_t *)keys[i]->data;
	}
	return body;
}

static void take_delete(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                        const struct network_answer *answer)
{
	const struct delete_records_response *body = answer->body;

	for (int32_t t = 0; t < body->topics_count; t++)
		for (int32_t i = 0; i < body->topics[t].partitions_count; i++) {
			const struct delete_records_response_delete_records_partition_result *one = &body->topics[t].partitions[i];
			struct admin_key *key = admin_key_of(call, keys, count, body->topics[t].name, one->partition_index);

			if (key)
				admin_key_settle(call, ev, key, answer, one->error_code, BYTES_NULL,
				                 &delete_records_response_delete_records_partition_result_struct, one);
		}
	admin_keys_missing(call, keys, count, answer);
}

static const struct admin_kind delete_records_kind = { .name = "deleteRecords",
	                                                   .api_key = API_KEY_DELETE_RECORDS,
	                                                   .fallback_key = -1,
	                                                   .version_max = -1,
	                                                   .target = ADMIN_LEADER,
	                                                   .is_driven = true,
	                                                   .ask = ask_delete,
	                                                   .take = take_delete };

uint64_t admin_delete_records(struct admin *a, const struct event *ev, struct effects *fx, const struct admin_partition_offset *partitions,
                              int32_t count, int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &delete_records_kind, timeout_ms);

	for (int32_t i = 0; i < count; i++)
		admin_key_add(call, partitions[i].partition.topic, partitions[i].partition.partition,
		              admin_keep(call, &partitions[i].offset, 1, sizeof(int64_t)));
	return admin_call_start(call, ev, fx);
}

/* ---- Reassignments -------------------------------------------------------------------------------------------------- */

struct reassignment_question {
	const struct topic_partition *partitions; /* NULL: all */
	int32_t count;
};

static const void *ask_reassignments(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api,
                                     int16_t version, struct arena *arena)
{
	struct list_partition_reassignments_request *body = ARENA_NEW(arena, struct list_partition_reassignments_request);
	const struct reassignment_question *q = call->question;
	struct bytes *names = arena_calloc(arena, (size_t)q->count + 1, sizeof(*names));

	(void)keys, (void)count, (void)api, (void)version;
	message_init(&list_partition_reassignments_request_schema, body);
	body->timeout_ms = admin_request_timeout_ms(call);
	body->topics_count = -1;
	if (!q->partitions)
		return body;
	body->topics =
		message_new_items(arena, &list_partition_reassignments_request_list_partition_reassignments_topics_struct, q->count);
	body->topics_count = 0;
	for (int32_t i = 0; i < q->count; i++) {
		struct list_partition_reassignments_request_list_partition_reassignments_topics *topic =
			&body->topics[admin_slot(names, &body->topics_count, q->partitions[i].topic)];

		if (topic->partition_indexes_count == 0)
			topic->partition_indexes = arena_calloc(arena, (size_t)q->count, sizeof(int32_t));
		topic->name = q->partitions[i].topic;
		topic->partition_indexes[topic->partition_indexes_count++] = q->partitions[i].partition;
	}
	return body;
}

static void take_reassignments(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                               const struct network_answer *answer)
{
	const struct list_partition_reassignments_response *body = answer->body;

	(void)count;
	for (int32_t t = 0; body->error_code == KAFKA_NONE && t < body->topics_count; t++)
		for (int32_t i = 0; i < body->topics[t].partitions_count; i++)
			admin_key_found(call, body->topics[t].name, body->topics[t].partitions[i].partition_index, answer,
			                &list_partition_reassignments_response_ongoing_partition_reassignment_struct,
			                &body->topics[t].partitions[i]);
	admin_key_settle(call, ev, keys[0], answer, body->error_code, body->error_message, NULL, NULL);
}

static const struct admin_kind list_reassignments_kind = { .name = "listPartitionReassignments",
	                                                       .api_key = API_KEY_LIST_PARTITION_REASSIGNMENTS,
	                                                       .fallback_key = -1,
	                                                       .version_max = -1,
	                                                       .target = ADMIN_CONTROLLER,
	                                                       .names_its_own = true,
	                                                       .ask = ask_reassignments,
	                                                       .take = take_reassignments };

uint64_t admin_list_reassignments(struct admin *a, const struct event *ev, struct effects *fx, const struct topic_partition *partitions,
                                  int32_t count, int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &list_reassignments_kind, timeout_ms);
	struct reassignment_question question = { .count = partitions ? count : 0 };

	if (partitions) {
		struct topic_partition *copy = arena_calloc(&call->arena, (size_t)count + 1, sizeof(*copy));

		for (int32_t i = 0; i < count; i++)
			copy[i] = (struct topic_partition){ arena_copy(&call->arena, partitions[i].topic), partitions[i].partition };
		question.partitions = copy;
	}
	call->question = admin_keep(call, &question, 1, sizeof(question));
	admin_key_add(call, BYTES_NULL, -1, NULL)->is_hidden = true;
	return admin_call_start(call, ev, fx);
}
