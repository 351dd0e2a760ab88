/* Calls about topics, their partitions and records. */
#include "engine/client/admin_state.h"

#include <stdlib.h>
#include "engine/client/copy.h"

/* ---- List and describe ---------------------------------------------------------------------------------------------- */

/* By name, insertion by insertion: answers come nearly sorted as a rule. */
static void sort_by_name(struct admin_call *call)
{
	for (int32_t i = 1; i < call->key_count; i++)
		for (int32_t j = i; j > 0 && bytes_compare(call->keys[j]->name, call->keys[j - 1]->name) < 0; j--) {
			struct admin_key *moved = call->keys[j];

			call->keys[j] = call->keys[j - 1];
			call->keys[j - 1] = moved;
		}
}

static const void *ask_list(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                            struct arena *arena)
{
	struct metadata_request *body = ARENA_NEW(arena, struct metadata_request);

	(void)call, (void)keys, (void)count, (void)api, (void)version;
	message_init(&metadata_request_schema, body);
	body->topics = NULL;
	body->topics_count = -1;
	return body;
}

static void take_list(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                      const struct network_answer *answer)
{
	const struct metadata_response *body = answer->body;
	const bool *with_internal = call->question;

	(void)ev, (void)count;
	for (int32_t i = 0; i < body->topics_count; i++)
		if (*with_internal || !body->topics[i].is_internal)
			admin_key_found(call, body->topics[i].name, -1, answer, &metadata_response_metadata_response_topic_struct, &body->topics[i]);
	admin_key_done(call, keys[0], answer, NULL, NULL);
	sort_by_name(call);
}

static const struct admin_kind list_topics_kind = { .name = "listTopics",
	                                                .api_key = API_KEY_METADATA,
	                                                .fallback_key = -1,
	                                                .version_max = -1,
	                                                .target = ADMIN_ANY,
	                                                .names_its_own = true,
	                                                .ask = ask_list,
	                                                .take = take_list };

uint64_t admin_list_topics(struct admin *a, const struct event *ev, struct effects *fx, bool with_internal, int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &list_topics_kind, timeout_ms);

	call->question = admin_keep(call, &with_internal, 1, sizeof(with_internal));
	admin_key_add(call, BYTES_NULL, -1, NULL)->is_hidden = true;
	return admin_call_start(call, ev, fx);
}

/* Where the next DescribeTopicPartitions answer is to begin, as the last one said (KIP-966). */
struct describe_cursor {
	struct describe_topic_partitions_request_cursor at;
	bool is_set;
};

static const void *ask_describe_by_metadata(struct admin_key **keys, int32_t count, int16_t version, struct arena *arena)
{
	struct metadata_request *body = ARENA_NEW(arena, struct metadata_request);

	message_init(&metadata_request_schema, body);
	if (version >= 4)
		body->allow_auto_topic_creation = false;
	body->topics = message_new_items(arena, &metadata_request_metadata_request_topic_struct, count);
	body->topics_count = count;
	for (int32_t i = 0; i < count; i++) {
		body->topics[i].name = keys[i]->name;
		body->topics[i].topic_id = keys[i]->topic_id;
	}
	return body;
}

static int by_name(const void *a, const void *b)
{
	const struct describe_topic_partitions_request_topic_request *x = a, *y = b;

	return bytes_compare(x->name, y->name);
}

static const void *ask_describe(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                                struct arena *arena)
{
	struct describe_topic_partitions_request *body = ARENA_NEW(arena, struct describe_topic_partitions_request);
	const struct describe_cursor *cursor = call->question;

	if (api->key == API_KEY_METADATA)
		return ask_describe_by_metadata(keys, count, version, arena);
	message_init(&describe_topic_partitions_request_schema, body);
	body->topics = message_new_items(arena, &describe_topic_partitions_request_topic_request_struct, count);
	body->topics_count = count;
	for (int32_t i = 0; i < count; i++)
		body->topics[i].name = keys[i]->name;
	/* The broker goes through topics by name, and so must the cursor. */
	qsort(body->topics, (size_t)count, sizeof(*body->topics), by_name);
	if (cursor && cursor->is_set) {
		body->cursor = ARENA_NEW(arena, struct describe_topic_partitions_request_cursor);
		*body->cursor = cursor->at;
	}
	return body;
}

/* The generated names are too long to read. */
#define described_topic struct describe_topic_partitions_response_describe_topic_partitions_response_topic
#define described_partition struct describe_topic_partitions_response_describe_topic_partitions_response_partition

/* The same told by Metadata: without eligible leader replicas. */
static void take_described_by_metadata(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                                       const struct network_answer *answer)
{
	const struct metadata_response *body = answer->body;

	for (int32_t i = 0; i < body->topics_count; i++) {
		const struct metadata_response_metadata_response_topic *from = &body->topics[i];
		struct admin_key *key = NULL;
		described_topic topic;

		for (int32_t k = 0; k < count && !key; k++)
			if (uuid_is_zero(keys[k]->topic_id) ? bytes_equal(keys[k]->name, from->name) : uuid_equal(keys[k]->topic_id, from->topic_id))
				key = keys[k];
		if (!key || key->state != KEY_ASKED)
			continue;
		message_init_struct(&describe_topic_partitions_response_describe_topic_partitions_response_topic_struct, &topic);
		topic.name = from->name;
		topic.topic_id = from->topic_id;
		topic.is_internal = from->is_internal;
		topic.partitions =
			message_new_items(&call->arena, &describe_topic_partitions_response_describe_topic_partitions_response_partition_struct,
		                      from->partitions_count);
		topic.partitions_count = from->partitions_count;
		for (int32_t p = 0; p < from->partitions_count; p++) {
			const struct metadata_response_metadata_response_partition *source = &from->partitions[p];
			described_partition *to = &topic.partitions[p];

			to->error_code = source->error_code;
			to->partition_index = source->partition_index;
			to->leader_id = source->leader_id;
			to->leader_epoch = source->leader_epoch;
			to->replica_nodes = source->replica_nodes;
			to->replica_nodes_count = source->replica_nodes_count;
			to->isr_nodes = source->isr_nodes;
			to->isr_nodes_count = source->isr_nodes_count;
			to->offline_replicas = source->offline_replicas;
			to->offline_replicas_count = source->offline_replicas_count;
			to->eligible_leader_replicas_count = to->last_known_elr_count = -1;
		}
		admin_key_settle(call, ev, key, answer, from->error_code, BYTES_NULL,
		                 &describe_topic_partitions_response_describe_topic_partitions_response_topic_struct, &topic);
		if (bytes_is_null(key->item.name))
			key->item.name = arena_copy(&call->arena, from->name);
	}
	admin_keys_missing(call, keys, count, answer);
}

/* A topic that is told in several answers grows. */
static void add_partitions(struct admin_call *call, struct admin_key *key, const described_topic *more)
{
	described_topic *topic = (described_topic *)(uintptr_t)key->item.data;
	int32_t total = topic->partitions_count + more->partitions_count;
	described_partition *all = arena_calloc(&call->arena, (size_t)total + 1, sizeof(*all));

	memcpy(all, topic->partitions, (size_t)topic->partitions_count * sizeof(*all));
	memcpy(all + topic->partitions_count, more->partitions, (size_t)more->partitions_count * sizeof(*all));
	topic->partitions = all;
	topic->partitions_count = total;
}

static void take_described(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                           const struct network_answer *answer)
{
	const struct describe_topic_partitions_response *body = answer->body;
	const struct schema_struct *shape = &describe_topic_partitions_response_describe_topic_partitions_response_topic_struct;

	if (answer->api->key == API_KEY_METADATA) {
		take_described_by_metadata(call, ev, keys, count, answer);
		return;
	}
	for (int32_t i = 0; i < body->topics_count; i++) {
		const described_topic *topic = message_struct_copy(&call->arena, shape, &body->topics[i]);
		struct admin_key *key = admin_key_of(call, keys, count, topic->name, -1);

		if (!key)
			continue;
		if (topic->error_code == KAFKA_NONE && key->item.data) {
			add_partitions(call, key, topic);
			key->state = KEY_DONE;
		} else {
			admin_key_settle(call, ev, key, answer, topic->error_code, BYTES_NULL, shape, topic);
		}
	}
	if (!body->next_cursor) {
		admin_keys_missing(call, keys, count, answer);
		return;
	}
	struct describe_cursor next = { .is_set = true, .at = { arena_copy(&call->arena, body->next_cursor->topic_name),
		                                                    body->next_cursor->partition_index } };

	call->question = admin_keep(call, &next, 1, sizeof(next));
	for (int32_t i = 0; i < count; i++)
		if (keys[i]->state == KEY_ASKED || bytes_equal(keys[i]->name, next.at.topic_name))
			keys[i]->state = KEY_WAITING;
}

static const struct admin_kind describe_topics_kind = { .name = "describeTopicPartitions",
	                                                    .api_key = API_KEY_DESCRIBE_TOPIC_PARTITIONS,
	                                                    .fallback_key = API_KEY_METADATA,
	                                                    .version_max = -1,
	                                                    .target = ADMIN_ANY,
	                                                    .ask = ask_describe,
	                                                    .take = take_described };

static const struct admin_kind describe_topic_ids_kind = { .name = "describeTopicsWithIds",
	                                                       .api_key = API_KEY_METADATA,
	                                                       .fallback_key = -1,
	                                                       .version_max = -1,
	                                                       .target = ADMIN_ANY,
	                                                       .ask = ask_describe,
	                                                       .take = take_described };

uint64_t admin_describe_topics(struct admin *a, const struct event *ev, struct effects *fx, const struct bytes *topics, int32_t count,
                               int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &describe_topics_kind, timeout_ms);

	for (int32_t i = 0; i < count; i++)
		admin_key_add(call, topics[i], -1, NULL);
	return admin_call_start(call, ev, fx);
}

uint64_t admin_describe_topic_ids(struct admin *a, const struct event *ev, struct effects *fx, const struct uuid *ids, int32_t count,
                                  int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &describe_topic_ids_kind, timeout_ms);

	for (int32_t i = 0; i < count; i++)
		admin_key_add(call, BYTES_NULL, -1, NULL)->topic_id = ids[i];
	return admin_call_start(call, ev, fx);
}

/* ---- Create and delete ---------------------------------------------------------------------------------------------- */

static const void *ask_create(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                              struct arena *arena)
{
	struct create_topics_request *body = ARENA_NEW(arena, struct create_topics_request);

	(void)api, (void)version;
	message_init(&create_topics_request_schema, body);
	body->topics = arena_calloc(arena, (size_t)count, sizeof(*body->topics));
	body->topics_count = count;
	body->timeout_ms = admin_request_timeout_ms(call);
	body->validate_only = *(const bool *)call->question;
	for (int32_t i = 0; i < count; i++)
		body->topics[i] = *(const struct create_topics_request_creatable_topic *)keys[i]->data;
	return body;
}

static void take_created(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                         const struct network_answer *answer)
{
	const struct create_topics_response *body = answer->body;

	for (int32_t i = 0; i < body->topics_count; i++) {
		struct admin_key *key = admin_key_of(call, keys, count, body->topics[i].name, -1);

		if (key)
			admin_key_settle(call, ev, key, answer, body->topics[i].error_code, body->topics[i].error_message,
			                 &create_topics_response_creatable_topic_result_struct, &body->topics[i]);
	}
	admin_keys_missing(call, keys, count, answer);
}

static const struct admin_kind create_topics_kind = { .name = "createTopics",
	                                                  .api_key = API_KEY_CREATE_TOPICS,
	                                                  .fallback_key = -1,
	                                                  .version_max = -1,
	                                                  .target = ADMIN_CONTROLLER,
	                                                  .ask = ask_create,
	                                                  .take = take_created };

static void fill_topic(struct admin_call *call, struct create_topics_request_creatable_topic *to, const struct admin_new_topic *from)
{
	struct arena *arena = &call->arena;

	to->name = arena_copy(arena, from->name);
	to->num_partitions = from->partitions;
	to->replication_factor = from->replication_factor;
	to->assignments = message_new_items(arena, &create_topics_request_creatable_replica_assignment_struct, from->assignment_count);
	to->assignments_count = from->assignment_count;
	for (int32_t p = 0; p < from->assignment_count; p++) {
		to->assignments[p].partition_index = p;
		to->assignments[p].broker_ids =
			(int32_t *)(uintptr_t)admin_keep(call, from->assignment[p].items, from->assignment[p].count, sizeof(int32_t));
		to->assignments[p].broker_ids_count = from->assignment[p].count;
	}
	to->configs = message_new_items(arena, &create_topics_request_creatable_topic_config_struct, from->config_count);
	to->configs_count = from->config_count;
	for (int32_t c = 0; c < from->config_count; c++) {
		to->configs[c].name = arena_copy(arena, from->configs[c].name);
		to->configs[c].value = arena_copy(arena, from->configs[c].value);
	}
}

uint64_t admin_create_topics(struct admin *a, const struct event *ev, struct effects *fx, const struct admin_new_topic *topics,
                             int32_t count, bool validate_only, int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &create_topics_kind, timeout_ms);

	call->question = admin_keep(call, &validate_only, 1, sizeof(validate_only));
	for (int32_t i = 0; i < count; i++) {
		struct create_topics_request_creatable_topic *topic =
			message_new_items(&call->arena, &create_topics_request_creatable_topic_struct, 1);

		fill_topic(call, topic, &topics[i]);
		admin_key_add(call, topics[i].name, -1, topic);
	}
	return admin_call_start(call, ev, fx);
}

static const void *ask_delete(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                              struct arena *arena)
{
	struct delete_topics_request *body = ARENA_NEW(arena, struct delete_topics_request);

	(void)api;
	message_init(&delete_topics_request_schema, body);
	body->timeout_ms = admin_request_timeout_ms(call);
	if (version >= 6) {
		body->topics = message_new_items(arena, &delete_topics_request_delete_topic_state_struct, count);
		body->topics_count = count;
	} else {
		body->topic_names = arena_calloc(arena, (size_t)count, sizeof(struct bytes));
		body->topic_names_count = count;
	}
	for (int32_t i = 0; i < count; i++)
		if (version >= 6)
			body->topics[i].name = keys[i]->name;
		else
			body->topic_names[i] = keys[i]->name;
	return body;
}

static void take_deleted(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                         const struct network_answer *answer)
{
	const struct delete_topics_response *body = answer->body;

	for (int32_t i = 0; i < body->responses_count; i++) {
		struct admin_key *key = admin_key_of(call, keys, count, body->responses[i].name, -1);

		if (key)
			admin_key_settle(call, ev, key, answer, body->responses[i].error_code, body->responses[i].error_message,
			                 &delete_topics_response_deletable_topic_result_struct, &body->responses[i]);
	}
	admin_keys_missing(call, keys, count, answer);
}

static const struct admin_kind delete_topics_kind = { .name = "deleteTopics",
	                                                  .api_key = API_KEY_DELETE_TOPICS,
	                                                  .fallback_key = -1,
	                                                  .version_max = -1,
	                                                  .target = ADMIN_CONTROLLER,
	                                                  .ask = ask_delete,
	                                                  .take = take_deleted };

uint64_t admin_delete_topics(struct admin *a, const struct event *ev, struct effects *fx, const struct bytes *topics, int32_t count,
                             int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &delete_topics_kind, timeout_ms);

	for (int32_t i = 0; i < count; i++)
		admin_key_add(call, topics[i], -1, NULL);
	return admin_call_start(call, ev, fx);
}

static const void *ask_partitions(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                                  struct arena *arena)
{
	struct create_partitions_request *body = ARENA_NEW(arena, struct create_partitions_request);

	(void)api, (void)version;
	message_init(&create_partitions_request_schema, body);
	body->topics = arena_calloc(arena, (size_t)count, sizeof(*body->topics));
	body->topics_count = count;
	body->timeout_ms = admin_request_timeout_ms(call);
	body->validate_only = *(const bool *)call->question;
	for (int32_t i = 0; i < count; i++)
		body->topics[i] = *(const struct create_partitions_request_create_partitions_topic *)keys[i]->data;
	return body;
}

static void take_partitions(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                            const struct network_answer *answer)
{
	const struct create_partitions_response *body = answer->body;

	for (int32_t i = 0; i < body->results_count; i++) {
		struct admin_key *key = admin_key_of(call, keys, count, body->results[i].name, -1);

		if (key)
			admin_key_settle(call, ev, key, answer, body->results[i].error_code, body->results[i].error_message,
			                 &create_partitions_response_create_partitions_topic_result_struct, &body->results[i]);
	}
	admin_keys_missing(call, keys, count, answer);
}

static const struct admin_kind create_partitions_kind = { .name = "createPartitions",
	                                                      .api_key = API_KEY_CREATE_PARTITIONS,
	                                                      .fallback_key = -1,
	                                                      .version_max = -1,
	                                                      .target = ADMIN_CONTROLLER,
	                                                      .ask = ask_partitions,
	                                                      .take = take_partitions };

uint64_t admin_create_partitions(struct admin *a, const struct event *ev, struct effects *fx, const struct admin_new_partitions *topics,
                                 int32_t count, bool validate_only, int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &create_partitions_kind, timeout_ms);

	call->question = admin_keep(call, &validate_only, 1, sizeof(validate_only));
	for (int32_t i = 0; i < count; i++) {
		struct create_partitions_request_create_partitions_topic *topic =
			message_new_items(&call->arena, &create_partitions_request_create_partitions_topic_struct, 1);
		int32_t assigned = topics[i].assignment_count;

		topic->name = arena_copy(&call->arena, topics[i].topic);
		topic->count = topics[i].total;
		topic->assignments = message_new_items(&call->arena, &create_partitions_request_create_partitions_assignment_struct, assigned);
		topic->assignments_count = topics[i].assignment ? assigned : -1;
		for (int32_t p = 0; topics[i].assignment && p < assigned; p++) {
			topic->assignments[p].broker_ids = (int32_t *)(uintptr_t)admin_keep(call, topics[i].assignment[p].items,
			                                                                    topics[i].assignment[p].count, sizeof(int32_t));
			topic->assignments[p].broker_ids_count = topics[i].assignment[p].count;
		}
		admin_key_add(call, topics[i].topic, -1, topic);
	}
	return admin_call_start(call, ev, fx);
}
