/* DeleteGroups: removes groups without members, and their offsets. Each group is an operation of its own. */
#include "engine/group/unserved.h"
#include "engine/group/records.h"
#include "engine/group/txn_offsets.h"

static void delete_done(struct operation *operation, int16_t error_code)
{
	struct delete_groups_response_deletable_group_result *result = operation->part;

	if (operation->reply->call && error_code != KAFKA_NONE)
		result->error_code = error_code;
}

static void delete_group(struct shard *shard, struct reply *reply, struct delete_groups_response_deletable_group_result *result)
{
	const struct group *group = group_find(shard, result->group_id);

	if (!group)
		result->error_code = KAFKA_GROUP_ID_NOT_FOUND;
	else if (group->state != GROUP_EMPTY)
		result->error_code = KAFKA_NON_EMPTY_GROUP;
	else if (group->type == GROUP_SHARE)
		result->error_code = KAFKA_UNSUPPORTED_VERSION; /* its state in __share_group_state would have to go first */
	if (result->error_code != KAFKA_NONE)
		return;
	struct operation *operation = operation_new(shard);

	TREE_EACH(&group->offsets, struct offset_entry, entry, node)
		if (offset_latest(entry))
			record_add_offset_tombstone(operation, group->id, entry->topic, entry->partition);
	txn_offsets_add_tombstones(operation, group, BYTES_NULL);
	if (group->type == GROUP_CLASSIC)
		record_add_group_tombstone(operation, group->id);
	else
		unserved_add_tombstones(operation, group);
	operation_reply(operation, reply);
	operation->part = result;
	operation->after = delete_done;
	operation_submit(operation);
}

void coordinator_delete_groups(struct coordinator *c, struct call *call)
{
	const struct delete_groups_request *request = call->body;
	struct delete_groups_response *response = ARENA_NEW(call->arena, struct delete_groups_response);
	struct reply *reply = reply_new(c, call, response);
	struct names seen = { 0 };

	message_init(&delete_groups_response_schema, response);
	response->results = arena_calloc(call->arena, (size_t)request->groups_names_count, sizeof(*response->results));
	for (int32_t i = 0; i < request->groups_names_count; i++) {
		if (!names_add(&seen, c->heap, request->groups_names[i]))
			continue;
		struct delete_groups_response_deletable_group_result *result = &response->results[response->results_count++];

		result->group_id = request->groups_names[i];
		struct shard *shard = coordinator_shard(c, result->group_id, &result->error_code);

		if (shard)
			delete_group(shard, reply, result);
	}
	names_free(&seen, c->heap);
	reply_release(reply);
}
