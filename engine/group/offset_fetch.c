/* OffsetFetch: committed offsets of one group or, since version 8 (KIP-709), of several.
 *
 * Up to version 7 the request has one group at its top; it is treated as a batch of one and the answer is folded back. A reader sees
 * what is committed. With RequireStable (KIP-447) the latest is read, and the answer waits until that is committed.
 */
#include "engine/group/txn_offsets.h"

struct fetching {
	struct coordinator *c;
	struct call *call;
	const struct offset_fetch_request_offset_fetch_request_group *request;
	struct offset_fetch_response_offset_fetch_response_group *response;
	bool is_stable_required;
};

static struct offset_fetch_response_offset_fetch_response_partitions no_offset(int32_t partition, int16_t error_code)
{
	return (struct offset_fetch_response_offset_fetch_response_partitions){
		.partition_index = partition, .committed_offset = -1, .committed_leader_epoch = -1, .metadata = BYTES(""), .error_code = error_code
	};
}

static struct offset_fetch_response_offset_fetch_response_partitions offset_of(const struct fetching *f, int32_t partition,
                                                                               const struct offset_value *value)
{
	return (struct offset_fetch_response_offset_fetch_response_partitions){
		.partition_index = partition,
		.committed_offset = value->offset,
		.committed_leader_epoch = value->leader_epoch,
		.metadata = arena_copy(f->call->arena, value->metadata),
	};
}

/* A transaction that has not ended may yet give another (KIP-447). */
static bool is_unstable(const struct fetching *f, const struct group *group, struct bytes topic, int32_t partition)
{
	return f->is_stable_required && group && txn_offsets_has_partition(group, topic, partition);
}

static const struct offset_value *value_of(const struct fetching *f, const struct offset_entry *entry)
{
	return f->is_stable_required ? offset_latest(entry) : offset_committed(entry);
}

/* A group's error, as each version can say it. Version 1 has only partitions to say it with. */
static void fail_group(const struct fetching *f, int16_t error_code)
{
	f->response->error_code = error_code;
	f->response->topics = NULL;
	f->response->topics_count = 0;
	if (f->call->version >= 2)
		return;
	f->response->error_code = KAFKA_NONE;
	f->response->topics_count = f->request->topics_count;
	f->response->topics = arena_calloc(f->call->arena, (size_t)f->request->topics_count, sizeof(*f->response->topics));
	for (int32_t i = 0; i < f->request->topics_count; i++) {
		const struct offset_fetch_request_offset_fetch_request_topics *topic = &f->request->topics[i];
		struct offset_fetch_response_offset_fetch_response_topics *answer = &f->response->topics[i];

		answer->name = topic->name;
		answer->partitions_count = topic->partition_indexes_count;
		answer->partitions = arena_calloc(f->call->arena, (size_t)answer->partitions_count, sizeof(*answer->partitions));
		for (int32_t j = 0; j < answer->partitions_count; j++)
			answer->partitions[j] = no_offset(topic->partition_indexes[j], error_code);
	}
}

/* NULL group: nothing was ever committed, which is no error. */
static void fetch_topic(const struct fetching *f, const struct group *group, struct bytes name, int16_t error_code,
                        const struct offset_fetch_request_offset_fetch_request_topics *topic,
                        struct offset_fetch_response_offset_fetch_response_topics *answer)
{
	answer->name = name;
	answer->topic_id = topic->topic_id;
	answer->partitions_count = topic->partition_indexes_count;
	answer->partitions = arena_calloc(f->call->arena, (size_t)answer->partitions_count, sizeof(*answer->partitions));
	for (int32_t i = 0; i < answer->partitions_count; i++) {
		int32_t partition = topic->partition_indexes[i];
		const struct offset_entry *entry = group && error_code == KAFKA_NONE ? offsets_find(group, name, partition) : NULL;
		const struct offset_value *value = entry ? value_of(f, entry) : NULL;
		/* The offset of a topic that was deleted says nothing about the new one of that name. */
		bool is_other_topic = value && !uuid_is_zero(value->topic_id) && !uuid_is_zero(topic->topic_id) &&
		                      !uuid_equal(value->topic_id, topic->topic_id);

		if (error_code == KAFKA_NONE && is_unstable(f, group, name, partition))
			answer->partitions[i] = no_offset(partition, KAFKA_UNSTABLE_OFFSET_COMMIT);
		else
			answer->partitions[i] = value && !is_other_topic ? offset_of(f, partition, value) : no_offset(partition, error_code);
	}
}

static void fetch_topics(const struct fetching *f, const struct group *group)
{
	f->response->topics_count = f->request->topics_count;
	f->response->topics = arena_calloc(f->call->arena, (size_t)f->request->topics_count, sizeof(*f->response->topics));
	for (int32_t i = 0; i < f->request->topics_count; i++) {
		const struct offset_fetch_request_offset_fetch_request_topics *topic = &f->request->topics[i];
		struct bytes name = topic->name;
		int16_t error_code = KAFKA_NONE;

		if (f->call->version >= 10) {
			const struct topic_image *image = image_topic_by_id(f->c->image, topic->topic_id);

			name = image ? image->name : BYTES("");
			error_code = image ? KAFKA_NONE : KAFKA_UNKNOWN_TOPIC_ID;
		}
		fetch_topic(f, group, name, error_code, topic, &f->response->topics[i]);
	}
}

/* All partitions of one topic, from `entry` on; returns the first entry behind it. */
static const struct offset_entry *fetch_all_of(const struct fetching *f, const struct offset_entry *entry, int32_t entry_count,
                                               struct offset_fetch_response_offset_fetch_response_topics *answer)
{
	struct bytes topic = entry->topic;

	answer->name = arena_copy(f->call->arena, topic);
	answer->partitions = arena_calloc(f->call->arena, (size_t)entry_count, sizeof(*answer->partitions));
	for (int32_t i = 0; i < entry_count; i++) {
		const struct offset_value *value = value_of(f, entry);
		const struct tree_node *next = tree_next(&entry->node);

		if (value && is_unstable(f, entry->group, topic, entry->partition))
			answer->partitions[answer->partitions_count++] = no_offset(entry->partition, KAFKA_UNSTABLE_OFFSET_COMMIT);
		else if (value)
			answer->partitions[answer->partitions_count++] = offset_of(f, entry->partition, value);
		entry = next ? CONTAINER_OF((uintptr_t)next, struct offset_entry, node) : NULL;
	}
	return entry;
}

static int32_t count_of_topic(const struct offset_entry *entry)
{
	struct bytes topic = entry->topic;
	int32_t count = 0;

	for (const struct tree_node *node = &entry->node; node; node = tree_next(node)) {
		if (!bytes_equal(CONTAINER_OF((uintptr_t)node, struct offset_entry, node)->topic, topic))
			break;
		count++;
	}
	return count;
}

/* Version 10 answers with ids: a topic that has none any more is left out. */
static bool give_topic_id(const struct fetching *f, struct offset_fetch_response_offset_fetch_response_topics *answer)
{
	const struct topic_image *image = f->call->version >= 10 ? image_topic(f->c->image, answer->name) : NULL;

	if (image)
		answer->topic_id = image->id;
	return f->call->version < 10 || image;
}

static void fetch_all(const struct fetching *f, const struct group *group)
{
	const struct offset_entry *entry = group ? offsets_first_of(group, BYTES("")) : NULL;

	f->response->topics_count = 0;
	if (!entry)
		return;
	f->response->topics = arena_calloc(f->call->arena, group->offsets.count, sizeof(*f->response->topics));
	while (entry) {
		struct offset_fetch_response_offset_fetch_response_topics *answer = &f->response->topics[f->response->topics_count];

		*answer = (struct offset_fetch_response_offset_fetch_response_topics){ 0 };
		entry = fetch_all_of(f, entry, count_of_topic(entry), answer);
		if (answer->partitions_count > 0 && give_topic_id(f, answer))
			f->response->topics_count++;
	}
}

static void fold_into_top(struct reply *reply)
{
	const struct call *call = reply->call;
	struct offset_fetch_response *response = reply->response;
	const struct offset_fetch_response_offset_fetch_response_group *group = response->groups;

	if (call->version >= 8)
		return;
	response->groups_count = 0;
	response->error_code = group->error_code;
	response->topics_count = group->topics_count;
	response->topics = arena_calloc(call->arena, (size_t)group->topics_count, sizeof(*response->topics));
	for (int32_t i = 0; i < group->topics_count; i++) {
		struct offset_fetch_response_offset_fetch_response_topic *topic = &response->topics[i];
		const struct offset_fetch_response_offset_fetch_response_topics *from = &group->topics[i];

		topic->name = from->name;
		topic->partitions_count = from->partitions_count;
		topic->partitions = arena_calloc(call->arena, (size_t)from->partitions_count, sizeof(*topic->partitions));
		for (int32_t j = 0; j < from->partitions_count; j++) {
			topic->partitions[j].partition_index = from->partitions[j].partition_index;
			topic->partitions[j].committed_offset = from->partitions[j].committed_offset;
			topic->partitions[j].committed_leader_epoch = from->partitions[j].committed_leader_epoch;
			topic->partitions[j].metadata = from->partitions[j].metadata;
			topic->partitions[j].error_code = from->partitions[j].error_code;
		}
	}
}

static void stable_fetch_done(struct operation *operation, int16_t error_code)
{
	struct offset_fetch_response_offset_fetch_response_group *response = operation->part;

	if (!operation->reply->call || error_code == KAFKA_NONE)
		return;
	/* Clients of before 3.9 do not know COORDINATOR_NOT_AVAILABLE here; this one they retry. */
	response->error_code = error_code == KAFKA_COORDINATOR_NOT_AVAILABLE ? KAFKA_NOT_COORDINATOR : error_code;
	response->topics_count = 0;
}

static void fetch_group(const struct fetching *f, struct reply *reply)
{
	int16_t error_code;
	struct shard *shard = coordinator_shard(f->c, f->request->group_id, &error_code);
	const struct group *group = shard ? group_find(shard, f->request->group_id) : NULL;

	if (!shard) {
		fail_group(f, error_code);
		return;
	}
	if (group && !group->is_visible && !f->is_stable_required)
		group = NULL;
	if (f->request->topics_count < 0)
		fetch_all(f, group);
	else
		fetch_topics(f, group);
	if (!f->is_stable_required)
		return;
	struct operation *operation = operation_new(shard);

	operation_reply(operation, reply);
	operation->part = f->response;
	operation->after = stable_fetch_done;
	operation_submit(operation);
}

/* The group at the top of versions 1 to 7, as a batch. */
static struct offset_fetch_request_offset_fetch_request_group *unfold(const struct call *call)
{
	const struct offset_fetch_request *request = call->body;
	struct offset_fetch_request_offset_fetch_request_group *group = ARENA_NEW(call->arena, struct offset_fetch_request_offset_fetch_request_group);

	group->group_id = request->group_id;
	group->member_epoch = -1;
	group->topics_count = request->topics_count;
	group->topics = request->topics_count > 0 ? arena_calloc(call->arena, (size_t)request->topics_count, sizeof(*group->topics)) : NULL;
	for (int32_t i = 0; i < request->topics_count; i++) {
		group->topics[i].name = request->topics[i].name;
		group->topics[i].partition_indexes = request->topics[i].partition_indexes;
		group->topics[i].partition_indexes_count = request->topics[i].partition_indexes_count;
	}
	return group;
}

void coordinator_offset_fetch(struct coordinator *c, struct call *call)
{
	const struct offset_fetch_request *request = call->body;
	const struct offset_fetch_request_offset_fetch_request_group *groups = call->version >= 8 ? request->groups : unfold(call);
	int32_t count = call->version >= 8 ? request->groups_count : 1;
	struct offset_fetch_response *response = ARENA_NEW(call->arena, struct offset_fetch_response);

	message_init(&offset_fetch_response_schema, response);
	response->groups_count = count;
	response->groups = arena_calloc(call->arena, (size_t)count, sizeof(*response->groups));
	struct reply *reply = reply_new(c, call, response);

	reply->before_answer = fold_into_top;
	for (int32_t i = 0; i < count; i++) {
		struct fetching f = { c, call, &groups[i], &response->groups[i], request->require_stable };

		response->groups[i].group_id = groups[i].group_id;
		fetch_group(&f, reply);
	}
	reply_release(reply);
}
