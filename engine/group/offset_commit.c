/* OffsetCommit: of a member of the current generation, or of anybody while the group has no members. */
#include "engine/group/rebalance.h"
#include "engine/group/records.h"

/* What the request says of one topic: its image, or why not. */
static int16_t resolve_topic(const struct coordinator *c, int16_t version, struct offset_commit_request_offset_commit_request_topic *topic)
{
	const struct topic_image *image = version >= 10 ? image_topic_by_id(c->image, topic->topic_id) : image_topic(c->image, topic->name);

	if (!image)
		return version >= 10 ? KAFKA_UNKNOWN_TOPIC_ID : KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
	topic->name = image->name;
	topic->topic_id = image->id;
	return KAFKA_NONE;
}

/* The part of the answer that needs no group. Partitions that do not exist come first, as in Kafka's answer; those that will be
 * committed follow. Returns how many will. `topics` is a copy of the request's. */
static int32_t prepare_topic(const struct coordinator *c, struct call *call,
                             struct offset_commit_request_offset_commit_request_topic *topic,
                             struct offset_commit_response_offset_commit_response_topic *answer)
{
	int16_t error_code = resolve_topic(c, call->version, topic);
	struct offset_commit_request_offset_commit_request_partition *valid =
		arena_calloc(call->arena, (size_t)topic->partitions_count, sizeof(*valid));
	int32_t valid_count = 0;

	answer->name = topic->name;
	answer->topic_id = topic->topic_id;
	answer->partitions = arena_calloc(call->arena, (size_t)topic->partitions_count, sizeof(*answer->partitions));
	for (int32_t i = 0; i < topic->partitions_count; i++) {
		int32_t index = topic->partitions[i].partition_index;

		if (error_code == KAFKA_NONE && image_partition(c->image, topic->name, index)) {
			valid[valid_count++] = topic->partitions[i];
			continue;
		}
		answer->partitions[answer->partitions_count].partition_index = index;
		answer->partitions[answer->partitions_count++].error_code =
			error_code != KAFKA_NONE ? error_code : KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
	}
	topic->partitions = valid;
	topic->partitions_count = valid_count;
	return valid_count;
}

/* May this client commit to the group as it is? The group may be missing. */
static int16_t validate(const struct group *group, const struct call *call)
{
	const struct offset_commit_request *request = call->body;
	bool is_simple = request->generation_id_or_member_epoch < 0;

	if (!group && is_simple)
		return KAFKA_NONE; /* a simple group appears with its first offset */
	if (!group) /* KIP-848 gave the error a name of its own in version 9 */
		return call->version >= 9 ? KAFKA_GROUP_ID_NOT_FOUND : KAFKA_ILLEGAL_GENERATION;
	if (group->type == GROUP_SHARE)
		return KAFKA_GROUP_ID_NOT_FOUND;
	if (is_simple && group->state == GROUP_EMPTY)
		return KAFKA_NONE;
	if (is_simple && request->member_id.size == 0 && bytes_is_null(request->group_instance_id))
		return group->state == GROUP_EMPTY ? KAFKA_NONE : KAFKA_UNKNOWN_MEMBER_ID;
	if (is_mutant(group_coordinator(group)->step.fx, stale_commit_accepted))
		return KAFKA_NONE;
	int16_t error_code = group_validate_member(group, request->member_id, request->group_instance_id);

	if (error_code != KAFKA_NONE)
		return error_code;
	if (request->generation_id_or_member_epoch != group->generation)
		return KAFKA_ILLEGAL_GENERATION;
	/* A member that knows this generation has its partitions of the last one no more: they are being assigned. While the group prepares a
	 * rebalance it still has them, and commits what it did. */
	return group->state == GROUP_COMPLETING_REBALANCE ? KAFKA_REBALANCE_IN_PROGRESS : KAFKA_NONE;
}

static void keep_session(const struct group *group, struct bytes member_id)
{
	struct member *member = group ? group_member(group, member_id) : NULL;

	if (member && (group->state == GROUP_STABLE || group->state == GROUP_PREPARING_REBALANCE))
		rebalance_keep_session(member, member->session_timeout_ms);
}

/* Old clients say how long an offset is kept, at times for ever. */
static int64_t expire_ms(const struct coordinator *c, int64_t retention_ms)
{
	if (retention_ms == -1)
		return NO_EXPIRY;
	return retention_ms > INT64_MAX - c->step.wall_ms ? INT64_MAX : c->step.wall_ms + retention_ms;
}

/* Adds the records of a topic's valid partitions, and what is answered for each. */
static void commit_topic(struct operation *operation, const struct offset_commit_request *request,
                         const struct offset_commit_request_offset_commit_request_topic *topic,
                         struct offset_commit_response_offset_commit_response_topic *answer)
{
	const struct coordinator *c = operation->shard->coordinator;

	for (int32_t i = 0; i < topic->partitions_count; i++) {
		const struct offset_commit_request_offset_commit_request_partition *partition = &topic->partitions[i];
		struct bytes metadata = bytes_is_null(partition->committed_metadata) ? BYTES("") : partition->committed_metadata;

		answer->partitions[answer->partitions_count].partition_index = partition->partition_index;
		if (java_length(metadata) > (size_t)c->config.offset_metadata_max_bytes) {
			answer->partitions[answer->partitions_count++].error_code = KAFKA_OFFSET_METADATA_TOO_LARGE;
			continue;
		}
		answer->partitions_count++;
		struct offset_value value = {
			.offset = partition->committed_offset,
			.leader_epoch = partition->committed_leader_epoch,
			.metadata = metadata,
			.commit_ms = c->step.wall_ms,
			.expire_ms = expire_ms(c, request->retention_time_ms),
			.topic_id = topic->topic_id,
			.record_offset = WRITTEN_SINCE,
		};

		record_add_offset(operation, request->group_id, topic->name, partition->partition_index, &value);
	}
}

/* All partitions that the group was asked to commit get the error. */
static void fail_commits(struct offset_commit_response *response, int16_t error_code)
{
	for (int32_t i = 0; i < response->topics_count; i++)
		for (int32_t j = 0; j < response->topics[i].partitions_count; j++) {
			int16_t *code = &response->topics[i].partitions[j].error_code;

			if (*code == KAFKA_NONE || *code == KAFKA_OFFSET_METADATA_TOO_LARGE)
				*code = error_code;
		}
}

static void commit_done(struct operation *operation, int16_t error_code)
{
	if (operation->reply->call && error_code != KAFKA_NONE)
		fail_commits(operation->reply->response, error_code);
}

/* The request was checked against the image: `topics` holds what exists. */
static void commit(struct coordinator *c, struct call *call, struct offset_commit_response *response,
                   const struct offset_commit_request_offset_commit_request_topic *topics)
{
	const struct offset_commit_request *request = call->body;
	int16_t error_code;
	struct shard *shard = coordinator_shard(c, request->group_id, &error_code);
	struct group *group = shard ? group_find(shard, request->group_id) : NULL;
	struct operation *operation = shard ? operation_new(shard) : NULL;

	if (shard)
		error_code = validate(group, call);
	for (int32_t i = 0; i < request->topics_count; i++) {
		if (error_code == KAFKA_NONE)
			commit_topic(operation, request, &topics[i], &response->topics[i]);
		for (int32_t j = 0; error_code != KAFKA_NONE && j < topics[i].partitions_count; j++) {
			struct offset_commit_response_offset_commit_response_topic *answer = &response->topics[i];

			answer->partitions[answer->partitions_count].partition_index = topics[i].partitions[j].partition_index;
			answer->partitions[answer->partitions_count++].error_code = error_code;
		}
	}
	if (error_code != KAFKA_NONE) {
		coordinator_answer(c, call, response);
		if (operation)
			operation_submit(operation);
		return;
	}
	struct reply *reply = reply_new(c, call, response);

	keep_session(group, request->member_id);
	operation_reply(operation, reply);
	operation->after = commit_done;
	operation->member_id = owned_copy(c->heap, request->member_id);
	operation_submit(operation);
	reply_release(reply);
}

void coordinator_offset_commit(struct coordinator *c, struct call *call)
{
	const struct offset_commit_request *request = call->body;
	struct offset_commit_response *response = ARENA_NEW(call->arena, struct offset_commit_response);
	struct offset_commit_request_offset_commit_request_topic *topics =
		arena_calloc(call->arena, (size_t)request->topics_count, sizeof(*topics));
	int32_t valid_count = 0;

	message_init(&offset_commit_response_schema, response);
	response->topics = arena_calloc(call->arena, (size_t)request->topics_count, sizeof(*response->topics));
	response->topics_count = request->topics_count;
	for (int32_t i = 0; i < request->topics_count; i++) {
		topics[i] = request->topics[i];
		valid_count += prepare_topic(c, call, &topics[i], &response->topics[i]);
	}
	if (valid_count > 0)
		commit(c, call, response, topics);
	else
		coordinator_answer(c, call, response);
}
