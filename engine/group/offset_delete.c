/* OffsetDelete (KIP-496): forgets offsets of topics that the group does not subscribe to. */
#include "engine/group/records.h"
#include "engine/group/txn_offsets.h"

static int16_t validate(const struct group *group)
{
	if (!group || group->type == GROUP_SHARE)
		return KAFKA_GROUP_ID_NOT_FOUND;
	/* What a group of another protocol type consumes is not known, so all of it may be in use. */
	return group->state != GROUP_EMPTY && !group_is_consumer(group) ? KAFKA_NON_EMPTY_GROUP : KAFKA_NONE;
}

static void delete_topic(const struct group *group, struct operation *operation,
                         const struct offset_delete_request_offset_delete_request_topic *topic,
                         struct offset_delete_response_offset_delete_response_topic *answer)
{
	const struct image *image = operation->shard->coordinator->image;
	bool is_subscribed = group_is_subscribed(group, topic->name);

	for (int32_t i = 0; i < topic->partitions_count; i++) {
		int32_t index = topic->partitions[i].partition_index;
		const struct offset_entry *entry = offsets_find(group, topic->name, index);
		bool exists = image_partition(image, topic->name, index) != NULL;

		answer->partitions[i].partition_index = index;
		if (!exists)
			answer->partitions[i].error_code = KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
		else if (is_subscribed)
			answer->partitions[i].error_code = KAFKA_GROUP_SUBSCRIBED_TO_TOPIC;
		else if ((entry && offset_latest(entry)) || txn_offsets_has_partition(group, topic->name, index))
			record_add_offset_tombstone(operation, group->id, topic->name, index);
	}
}

static void delete_done(struct operation *operation, int16_t error_code)
{
	struct offset_delete_response *response = operation->reply->response;

	if (!operation->reply->call || error_code == KAFKA_NONE)
		return;
	response->error_code = error_code;
	response->topics_count = 0;
}

void coordinator_offset_delete(struct coordinator *c, struct call *call)
{
	const struct offset_delete_request *request = call->body;
	struct offset_delete_response *response = ARENA_NEW(call->arena, struct offset_delete_response);
	struct shard *shard = NULL;

	message_init(&offset_delete_response_schema, response);
	if (request->group_id.size == 0)
		response->error_code = KAFKA_INVALID_GROUP_ID;
	else
		shard = coordinator_shard(c, request->group_id, &response->error_code);
	const struct group *group = shard ? group_find(shard, request->group_id) : NULL;

	if (shard)
		response->error_code = validate(group);
	if (response->error_code != KAFKA_NONE) {
		coordinator_answer(c, call, response);
		return;
	}
	struct reply *reply = reply_new(c, call, response);
	struct operation *operation = operation_new(shard);

	response->topics = arena_calloc(call->arena, (size_t)request->topics_count, sizeof(*response->topics));
	response->topics_count = request->topics_count;
	for (int32_t i = 0; i < request->topics_count; i++) {
		struct offset_delete_response_offset_delete_response_topic *answer = &response->topics[i];

		answer->name = request->topics[i].name;
		answer->partitions_count = request->topics[i].partitions_count;
		answer->partitions = arena_calloc(call->arena, (size_t)answer->partitions_count, sizeof(*answer->partitions));
		delete_topic(group, operation, &request->topics[i], answer);
	}
	operation_reply(operation, reply);
	operation->after = delete_done;
	operation_submit(operation);
	reply_release(reply);
}
