/* Calls about groups and their offsets. */
#include "engine/client/admin_state.h"

/* ---- List ----------------------------------------------------------------------------------------------------------- */

struct list_question {
	struct bytes *states;
	int32_t state_count;
	struct bytes *types;
	int32_t type_count;
};

static const void *ask_list(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                            struct arena *arena)
{
	struct list_groups_request *body = ARENA_NEW(arena, struct list_groups_request);
	const struct list_question *q = call->question;

	(void)keys, (void)count, (void)api;
	message_init(&list_groups_request_schema, body);
	if (version >= 4) {
		body->states_filter = q->states;
		body->states_filter_count = q->state_count;
	}
	if (version >= 5) {
		body->types_filter = q->types;
		body->types_filter_count = q->type_count;
	}
	return body;
}

static void take_list(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                      const struct network_answer *answer)
{
	const struct list_groups_response *body = answer->body;

	(void)count;
	if (body->error_code == KAFKA_COORDINATOR_LOAD_IN_PROGRESS || body->error_code == KAFKA_COORDINATOR_NOT_AVAILABLE) {
		admin_key_retry(call, ev, keys[0]);
		return;
	}
	for (int32_t i = 0; body->error_code == KAFKA_NONE && i < body->groups_count; i++)
		admin_key_found(call, body->groups[i].group_id, -1, answer, &list_groups_response_listed_group_struct, &body->groups[i]);
	admin_key_settle(call, ev, keys[0], answer, body->error_code, BYTES_NULL, NULL, NULL);
}

static const struct admin_kind list_groups_kind = { .name = "listGroups",
	                                                .api_key = API_KEY_LIST_GROUPS,
	                                                .fallback_key = -1,
	                                                .version_max = -1,
	                                                .target = ADMIN_ALL_BROKERS,
	                                                .is_single = true,
	                                                .names_its_own = true,
	                                                .ask = ask_list,
	                                                .take = take_list };

uint64_t admin_list_groups(struct admin *a, const struct event *ev, struct effects *fx, const struct bytes *states, int32_t state_count,
                           const struct bytes *types, int32_t type_count, int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &list_groups_kind, timeout_ms);
	struct list_question question = { admin_keep_names(call, states, state_count), state_count, admin_keep_names(call, types, type_count),
		                              type_count };

	call->question = admin_keep(call, &question, 1, sizeof(question));
	return admin_call_start(call, ev, fx);
}

/* ---- Describe ------------------------------------------------------------------------------------------------------- */

static const void *ask_describe(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                                struct arena *arena)
{
	struct bytes *names = arena_calloc(arena, (size_t)count, sizeof(*names));

	(void)call, (void)version;
	for (int32_t i = 0; i < count; i++)
		names[i] = keys[i]->name;
	if (api->key == API_KEY_DESCRIBE_GROUPS) {
		struct describe_groups_request *body = ARENA_NEW(arena, struct describe_groups_request);

		message_init(&describe_groups_request_schema, body);
		body->groups = names;
		body->groups_count = count;
		return body;
	}
	struct consumer_group_describe_request *body = ARENA_NEW(arena, struct consumer_group_describe_request);

	message_init(&consumer_group_describe_request_schema, body);
	body->group_ids = names;
	body->group_ids_count = count;
	return body;
}

static void take_classic(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                         const struct network_answer *answer)
{
	const struct describe_groups_response *body = answer->body;

	for (int32_t i = 0; i < body->groups_count; i++) {
		const struct describe_groups_response_described_group *group = &body->groups[i];
		struct admin_key *key = admin_key_of(call, keys, count, group->group_id, -1);

		/* Before version 6 a group that does not exist is described as a dead one. */
		if (key)
			admin_key_settle(call, ev, key, answer, group->error_code, group->error_message,
			                 &describe_groups_response_described_group_struct, group);
	}
	admin_keys_missing(call, keys, count, answer);
}

static void take_described(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                           const struct network_answer *answer)
{
	const struct consumer_group_describe_response *body = answer->body;

	if (answer->api->key == API_KEY_DESCRIBE_GROUPS) {
		take_classic(call, ev, keys, count, answer);
		return;
	}
	for (int32_t i = 0; i < body->groups_count; i++) {
		const struct consumer_group_describe_response_described_group *group = &body->groups[i];
		struct admin_key *key = admin_key_of(call, keys, count, group->group_id, -1);

		if (!key)
			continue;
		/* No group of the new protocol: it may be a classic one (KIP-848). */
		if (group->error_code == KAFKA_GROUP_ID_NOT_FOUND || group->error_code == KAFKA_UNSUPPORTED_VERSION)
			admin_key_fall_back(key);
		else
			admin_key_settle(call, ev, key, answer, group->error_code, group->error_message,
			                 &consumer_group_describe_response_described_group_struct, group);
	}
	admin_keys_missing(call, keys, count, answer);
}

static const struct admin_kind describe_groups_kind = { .name = "describeConsumerGroups",
	                                                    .api_key = API_KEY_CONSUMER_GROUP_DESCRIBE,
	                                                    .fallback_key = API_KEY_DESCRIBE_GROUPS,
	                                                    .version_max = -1,
	                                                    .target = ADMIN_COORDINATOR,
	                                                    .is_driven = true,
	                                                    .ask = ask_describe,
	                                                    .take = take_described };

uint64_t admin_describe_groups(struct admin *a, const struct event *ev, struct effects *fx, const struct bytes *groups, int32_t count,
                               int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &describe_groups_kind, timeout_ms);

	for (int32_t i = 0; i < count; i++)
		admin_key_add(call, groups[i], -1, NULL);
	return admin_call_start(call, ev, fx);
}

/* ---- Offsets -------------------------------------------------------------------------------------------------------- */

static const void *copy_offsets(struct arena *arena, const void *data)
{
	const struct admin_group_offsets *from = data;
	struct admin_group_offsets *to = ARENA_NEW(arena, struct admin_group_offsets);
	struct admin_group_offset *offsets = arena_calloc(arena, (size_t)from->count + 1, sizeof(*offsets));

	for (int32_t i = 0; i < from->count; i++) {
		offsets[i] = from->offsets[i];
		offsets[i].topic = arena_copy(arena, from->offsets[i].topic);
		offsets[i].metadata = arena_copy(arena, from->offsets[i].metadata);
	}
	*to = (struct admin_group_offsets){ offsets, from->count };
	return to;
}

static const void *ask_offsets(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                               struct arena *arena)
{
	struct offset_fetch_request *body = ARENA_NEW(arena, struct offset_fetch_request);

	(void)api;
	message_init(&offset_fetch_request_schema, body);
	if (version >= 7)
		body->require_stable = *(const bool *)call->question;
	if (version < 8) {
		body->group_id = keys[0]->name;
		body->topics_count = -1;
		return body;
	}
	body->groups = message_new_items(arena, &offset_fetch_request_offset_fetch_request_group_struct, count);
	body->groups_count = count;
	for (int32_t i = 0; i < count; i++) {
		body->groups[i].group_id = keys[i]->name;
		body->groups[i].topics_count = -1;
	}
	return body;
}

static int compare_offsets(const struct admin_group_offset *a, const struct admin_group_offset *b)
{
	int order = bytes_compare(a->topic, b->topic);

	return order != 0 ? order : (a->partition > b->partition) - (a->partition < b->partition);
}

static void sort_offsets(struct admin_group_offset *items, int32_t count)
{
	for (int32_t i = 1; i < count; i++)
		for (int32_t j = i; j > 0 && compare_offsets(&items[j], &items[j - 1]) < 0; j--) {
			struct admin_group_offset moved = items[j];

			items[j] = items[j - 1];
			items[j - 1] = moved;
		}
}

static void take_group(struct admin_call *call, const struct event *ev, struct admin_key *key, const struct network_answer *answer,
                       const struct offset_fetch_response_offset_fetch_response_group *group)
{
	struct admin_group_offsets list = { NULL, 0 };
	int32_t total = 0;

	for (int32_t t = 0; t < group->topics_count; t++)
		total += group->topics[t].partitions_count;
	struct admin_group_offset *items = arena_calloc(&call->arena, (size_t)total + 1, sizeof(*items));

	for (int32_t t = 0; t < group->topics_count; t++)
		for (int32_t i = 0; i < group->topics[t].partitions_count; i++) {
			const struct offset_fetch_response_offset_fetch_response_partitions *from = &group->topics[t].partitions[i];

			items[list.count++] = (struct admin_group_offset){ .topic = group->topics[t].name,
				                                               .partition = from->partition_index,
				                                               .offset = from->committed_offset,
				                                               .leader_epoch = from->committed_leader_epoch,
				                                               .metadata = from->metadata,
				                                               .error_code = from->error_code };
		}
	sort_offsets(items, list.count);
	list.offsets = items;
	admin_key_settle(call, ev, key, answer, group->error_code, BYTES_NULL, NULL, copy_offsets(&call->arena, &list));
}

/* The answer of versions below 8, for one group, in the shape of the later ones. */
static struct offset_fetch_response_offset_fetch_response_group old_group(struct arena *arena, const struct offset_fetch_response *body)
{
	struct offset_fetch_response_offset_fetch_response_group group = { .error_code = body->error_code };

	group.topics = arena_calloc(arena, (size_t)body->topics_count + 1, sizeof(*group.topics));
	group.topics_count = body->topics_count;
	for (int32_t t = 0; t < body->topics_count; t++) {
		group.topics[t].name = body->topics[t].name;
		group.topics[t].partitions = arena_calloc(arena, (size_t)body->topics[t].partitions_count + 1, sizeof(*group.topics[t].partitions));
		group.topics[t].partitions_count = body->topics[t].partitions_count;
		for (int32_t i = 0; i < body->topics[t].partitions_count; i++) {
			const struct offset_fetch_response_offset_fetch_response_partition *from = &body->topics[t].partitions[i];

			group.topics[t].partitions[i] = (struct offset_fetch_response_offset_fetch_response_partitions){
				from->partition_index, from->committed_offset, from->committed_leader_epoch, from->metadata, from->error_code
			};
		}
	}
	return group;
}

static void take_offsets(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                         const struct network_answer *answer)
{
	const struct offset_fetch_response *body = answer->body;

	if (answer->version < 8) {
		struct offset_fetch_response_offset_fetch_response_group group = old_group(&call->arena, body);

		take_group(call, ev, keys[0], answer, &group);
	} else {
		for (int32_t i = 0; i < body->groups_count; i++) {
			struct admin_key *key = admin_key_of(call, keys, count, body->groups[i].group_id, -1);

			if (key)
				take_group(call, ev, key, answer, &body->groups[i]);
		}
	}
	/* Those of an old broker go one by one. */
	for (int32_t i = 0; answer->version < 8 && i < count; i++)
		if (keys[i]->state == KEY_ASKED)
			keys[i]->state = KEY_WAITING;
	admin_keys_missing(call, keys, count, answer);
}

static const struct admin_kind list_group_offsets_kind = { .name = "offsetFetch",
	                                                       .api_key = API_KEY_OFFSET_FETCH,
	                                                       .fallback_key = -1,
	                                                       .version_max = 9, /* 10 knows topics by id alone */
	                                                       .target = ADMIN_COORDINATOR,
	                                                       .is_driven = true,
	                                                       .ask = ask_offsets,
	                                                       .take = take_offsets,
	                                                       .pack = copy_offsets };

uint64_t admin_list_group_offsets(struct admin *a, const struct event *ev, struct effects *fx, const struct bytes *groups, int32_t count,
                                  bool require_stable, int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &list_group_offsets_kind, timeout_ms);

	call->question = admin_keep(call, &require_stable, 1, sizeof(require_stable));
	for (int32_t i = 0; i < count; i++)
		admin_key_add(call, groups[i], -1, NULL);
	return admin_call_start(call, ev, fx);
}

static int32_t topic_slot(struct bytes *names, int32_t *count, struct bytes name)
{
	for (int32_t i = 0; i < *count; i++)
		if (bytes_equal(names[i], name))
			return i;
	names[*count] = name;
	return (*count)++;
}

static const void *ask_commit(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                              struct arena *arena)
{
	struct offset_commit_request *body = ARENA_NEW(arena, struct offset_commit_request);
	struct bytes *names = arena_calloc(arena, (size_t)count, sizeof(*names));

	(void)call, (void)api;
	message_init(&offset_commit_request_schema, body);
	body->group_id = keys[0]->lookup;
	body->generation_id_or_member_epoch = -1;
	body->topics = message_new_items(arena, &offset_commit_request_offset_commit_request_topic_struct, count);
	for (int32_t i = 0; i < count; i++) {
		const struct admin_group_offset *offset = keys[i]->data;
		struct offset_commit_request_offset_commit_request_topic *topic =
			&body->topics[topic_slot(names, &body->topics_count, keys[i]->name)];

		if (topic->partitions_count == 0)
			topic->partitions = message_new_items(arena, &offset_commit_request_offset_commit_request_partition_struct, count);
		topic->name = keys[i]->name;
		struct offset_commit_request_offset_commit_request_partition *partition = &topic->partitions[topic->partitions_count++];

		partition->partition_index = keys[i]->number;
		partition->committed_offset = offset->offset;
		if (version >= 6)
			partition->committed_leader_epoch = offset->leader_epoch;
		partition->committed_metadata = offset->metadata;
	}
	return body;
}

static void take_commit(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                        const struct network_answer *answer)
{
	const struct offset_commit_response *body = answer->body;

	for (int32_t t = 0; t < body->topics_count; t++)
		for (int32_t i = 0; i < body->topics[t].partitions_count; i++) {
			struct admin_key *key = admin_key_of(call, keys, count, body->topics[t].name, body->topics[t].partitions[i].partition_index);
			int16_t error_code = body->topics[t].partitions[i].error_code;

			if (key && error_code == KAFKA_REBALANCE_IN_PROGRESS)
				admin_key_retry(call, ev, key);
			else if (key)
				admin_key_settle(call, ev, key, answer, error_code, BYTES_NULL, NULL, NULL);
		}
	admin_keys_missing(call, keys, count, answer);
}

static const struct admin_kind alter_group_offsets_kind = { .name = "offsetCommit",
	                                                        .api_key = API_KEY_OFFSET_COMMIT,
	                                                        .fallback_key = -1,
	                                                        .version_max = 9,
	                                                        .target = ADMIN_COORDINATOR,
	                                                        .is_driven = true,
	                                                        .ask = ask_commit,
	                                                        .take = take_commit };

uint64_t admin_alter_group_offsets(struct admin *a, const struct event *ev, struct effects *fx, struct bytes group,
                                   const struct admin_group_offset *offsets, int32_t count, int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &alter_group_offsets_kind, timeout_ms);

	group = arena_copy(&call->arena, group);
	for (int32_t i = 0; i < count; i++) {
		struct admin_group_offset offset = offsets[i];

		offset.metadata = bytes_is_null(offset.metadata) ? BYTES("") : arena_copy(&call->arena, offset.metadata);
		admin_key_add(call, offset.topic, offset.partition, admin_keep(call, &offset, 1, sizeof(offset)))->lookup = group;
	}
	return admin_call_start(call, ev, fx);
}

static const void *ask_forget(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                              struct arena *arena)
{
	struct offset_delete_request *body = ARENA_NEW(arena, struct offset_delete_request);
	struct bytes *names = arena_calloc(arena, (size_t)count, sizeof(*names));

	(void)call, (void)api, (void)version;
	message_init(&offset_delete_request_schema, body);
	body->group_id = keys[0]->lookup;
	body->topics = message_new_items(arena, &offset_delete_request_offset_delete_request_topic_struct, count);
	for (int32_t i = 0; i < count; i++) {
		struct offset_delete_request_offset_delete_request_topic *topic =
			&body->topics[topic_slot(names, &body->topics_count, keys[i]->name)];

		if (topic->partitions_count == 0)
			topic->partitions = message_new_items(arena, &offset_delete_request_offset_delete_request_partition_struct, count);
		topic->name = keys[i]->name;
		topic->partitions[topic->partitions_count++].partition_index = keys[i]->number;
	}
	return body;
}

static void take_forget(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                        const struct network_answer *answer)
{
	const struct offset_delete_response *body = answer->body;

	for (int32_t i = 0; body->error_code != KAFKA_NONE && i < count; i++)
		admin_key_settle(call, ev, keys[i], answer, body->error_code, BYTES_NULL, NULL, NULL);
	for (int32_t t = 0; t < body->topics_count; t++)
		for (int32_t i = 0; i < body->topics[t].partitions_count; i++) {
			struct admin_key *key = admin_key_of(call, keys, count, body->topics[t].name, body->topics[t].partitions[i].partition_index);

			if (key && key->state == KEY_ASKED)
				admin_key_settle(call, ev, key, answer, body->topics[t].partitions[i].error_code, BYTES_NULL, NULL, NULL);
		}
	/* What failed as a whole waits or is done by now. */
	if (body->error_code == KAFKA_NONE)
		admin_keys_missing(call, keys, count, answer);
}

static const struct admin_kind delete_group_offsets_kind = { .name = "offsetDelete",
	                                                         .api_key = API_KEY_OFFSET_DELETE,
	                                                         .fallback_key = -1,
	                                                         .version_max = -1,
	                                                         .target = ADMIN_COORDINATOR,
	                                                         .is_driven = true,
	                                                         .ask = ask_forget,
	                                                         .take = take_forget };

uint64_t admin_delete_group_offsets(struct admin *a, const struct event *ev, struct effects *fx, struct bytes group,
                                    const struct topic_partition *partitions, int32_t count, int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &delete_group_offsets_kind, timeout_ms);

	group = arena_copy(&call->arena, group);
	for (int32_t i = 0; i < count; i++)
		admin_key_add(call, partitions[i].topic, partitions[i].partition, NULL)->lookup = group;
	return admin_call_start(call, ev, fx);
}

/* ---- Delete --------------------------------------------------------------------------------------------------------- */

static const void *ask_delete(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                              struct arena *arena)
{
	struct delete_groups_request *body = ARENA_NEW(arena, struct delete_groups_request);

	(void)call, (void)api, (void)version;
	message_init(&delete_groups_request_schema, body);
	body->groups_names = arena_calloc(arena, (size_t)count, sizeof(struct bytes));
	body->groups_names_count = count;
	for (int32_t i = 0; i < count; i++)
		body->groups_names[i] = keys[i]->name;
	return body;
}

static void take_delete(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                        const struct network_answer *answer)
{
	const struct delete_groups_response *body = answer->body;

	for (int32_t i = 0; i < body->results_count; i++) {
		struct admin_key *key = admin_key_of(call, keys, count, body->results[i].group_id, -1);

		if (key)
			admin_key_settle(call, ev, key, answer, body->results[i].error_code, body->results[i].error_message, NULL, NULL);
	}
	admin_keys_missing(call, keys, count, answer);
}

static const struct admin_kind delete_groups_kind = { .name = "deleteConsumerGroups",
	                                                  .api_key = API_KEY_DELETE_GROUPS,
	                                                  .fallback_key = -1,
	                                                  .version_max = -1,
	                                                  .target = ADMIN_COORDINATOR,
	                                                  .is_driven = true,
	                                                  .ask = ask_delete,
	                                                  .take = take_delete };

uint64_t admin_delete_groups(struct admin *a, const struct event *ev, struct effects *fx, const struct bytes *groups, int32_t count,
                             int64_t timeout_ms)
{
	struct admin_call *call = admin_call_new(a, ev, &delete_groups_kind, timeout_ms);

	for (int32_t i = 0; i < count; i++)
		admin_key_add(call, groups[i], -1, NULL);
	return admin_call_start(call, ev, fx);
}
