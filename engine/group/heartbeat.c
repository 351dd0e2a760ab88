/* Heartbeat: keeps a member's session, and tells it when to join again. */
#include "engine/group/rebalance.h"

static int16_t heartbeat(struct shard *shard, const struct heartbeat_request *request)
{
	struct group *group = group_find(shard, request->group_id);

	if (!group)
		return KAFKA_UNKNOWN_MEMBER_ID;
	int16_t error_code = group_validate_member(group, request->member_id, request->group_instance_id);

	if (error_code != KAFKA_NONE)
		return error_code;
	if (request->generation_id != group->generation)
		return KAFKA_ILLEGAL_GENERATION;
	struct member *member = group_member(group, request->member_id);

	/* While it is assigned a member may send heartbeats already: it has its JoinGroup answer. */
	rebalance_keep_session(member, member->session_timeout_ms);
	return group->state == GROUP_PREPARING_REBALANCE ? KAFKA_REBALANCE_IN_PROGRESS : KAFKA_NONE;
}

static void heartbeat_done(struct operation *operation, int16_t error_code)
{
	struct heartbeat_response *response = operation->reply->response;

	if (operation->reply->call && error_code != KAFKA_NONE)
		response->error_code = error_code;
}

void coordinator_heartbeat(struct coordinator *c, struct call *call)
{
	const struct heartbeat_request *request = call->body;
	struct heartbeat_response *response = ARENA_NEW(call->arena, struct heartbeat_response);
	struct shard *shard = NULL;

	message_init(&heartbeat_response_schema, response);
	if (request->group_id.size == 0)
		response->error_code = KAFKA_INVALID_GROUP_ID;
	else
		shard = coordinator_shard(c, request->group_id, &response->error_code);
	if (shard)
		response->error_code = heartbeat(shard, request);
	else if (response->error_code == KAFKA_COORDINATOR_LOAD_IN_PROGRESS)
		response->error_code = KAFKA_NONE; /* its session starts when the group is loaded */
	if (!shard || (response->error_code != KAFKA_NONE && response->error_code != KAFKA_REBALANCE_IN_PROGRESS)) {
		coordinator_answer(c, call, response);
		return;
	}
	struct reply *reply = reply_new(c, call, response);
	struct operation *operation = operation_new(shard);

	operation_reply(operation, reply);
	operation->after = heartbeat_done;
	operation_submit(operation);
	reply_release(reply);
}
