/* LeaveGroup: a member goes, or an administrator removes static ones by their group.instance.id (KIP-345). */
#include "engine/group/answers.h"
#include "engine/group/rebalance.h"

static void remove_member(struct group *group, struct member *member, struct bytes client_reason)
{
	struct coordinator *c = group_coordinator(group);
	struct bytes reason = bytes_is_null(client_reason) ? BYTES("not provided") : client_reason;

	answer_join_error(c, member_end_join(member), BYTES(""), KAFKA_UNKNOWN_MEMBER_ID);
	answer_sync_error(c, waiting_end(&member->sync), KAFKA_UNKNOWN_MEMBER_ID);
	group_remove_member(group, member,
	                    arena_text(c->step.fx->arena,
	                               rebalance_reason(group, "explicit `LeaveGroup` request; client reason: %.*s", (int)reason.size,
	                                                (const char *)reason.data)));
}

static int16_t remove_one(struct group *group, const struct leave_group_request_member_identity *identity)
{
	struct pending_member *pending = group_pending_member(group, identity->member_id);
	struct member *member;

	if (identity->member_id.size == 0) {
		if (bytes_is_null(identity->group_instance_id))
			return KAFKA_UNKNOWN_MEMBER_ID;
		member = group_static_member(group, identity->group_instance_id);
		if (!member)
			return KAFKA_UNKNOWN_MEMBER_ID;
	} else if (pending) {
		group_remove_pending(pending);
		return KAFKA_NONE;
	} else {
		int16_t error_code = group_validate_member(group, identity->member_id, identity->group_instance_id);

		if (error_code != KAFKA_NONE)
			return error_code;
		member = group_member(group, identity->member_id);
	}
	remove_member(group, member, identity->reason);
	return KAFKA_NONE;
}

/* Removes them, then lets the group go on. An unknown group knows none of them. */
static void leave(struct group *group, struct operation *operation, const struct leave_group_request_member_identity *identities,
                  int32_t count, struct leave_group_response *response)
{
	struct buf names = { .heap = operation->shard->coordinator->heap };
	bool is_any_gone = false;

	for (int32_t i = 0; i < count; i++) {
		struct leave_group_response_member_response *one = &response->members[i];

		one->member_id = identities[i].member_id;
		one->group_instance_id = identities[i].group_instance_id;
		one->error_code = group ? remove_one(group, &identities[i]) : KAFKA_UNKNOWN_MEMBER_ID;
		if (one->error_code != KAFKA_NONE)
			continue;
		if (is_any_gone)
			buf_add_text(&names, ", ");
		buf_add_bytes(&names, one->member_id);
		is_any_gone = true;
	}
	if (is_any_gone && (group->state == GROUP_STABLE || group->state == GROUP_COMPLETING_REBALANCE))
		rebalance_prepare(group, operation,
		                  rebalance_reason(group, "explicit `LeaveGroup` request for (%s) members.", buf_text(&names)));
	else if (is_any_gone)
		rebalance_maybe_complete(group, operation);
	buf_free(&names);
}

/* Before version 3 one member leaves, and its error is the answer's. */
static void shape_for_version(struct reply *reply)
{
	struct leave_group_response *response = reply->response;

	if (reply->call->version >= 3)
		return;
	if (response->error_code == KAFKA_NONE && response->members_count > 0)
		response->error_code = response->members[0].error_code;
	response->members = NULL;
	response->members_count = 0;
}

static void leave_done(struct operation *operation, int16_t error_code)
{
	struct leave_group_response *response = operation->reply->response;

	if (operation->reply->call && error_code != KAFKA_NONE) {
		response->error_code = error_code;
		response->members_count = 0;
	}
}

void coordinator_leave_group(struct coordinator *c, struct call *call)
{
	const struct leave_group_request *request = call->body;
	struct leave_group_response *response = ARENA_NEW(call->arena, struct leave_group_response);
	struct leave_group_request_member_identity single = { .member_id = request->member_id };
	const struct leave_group_request_member_identity *identities = call->version >= 3 ? request->members : &single;
	struct shard *shard = NULL;

	message_init(&leave_group_response_schema, response);
	if (request->group_id.size == 0)
		response->error_code = KAFKA_INVALID_GROUP_ID;
	else
		shard = coordinator_shard(c, request->group_id, &response->error_code);
	if (!shard) {
		coordinator_answer(c, call, response);
		return;
	}
	struct reply *reply = reply_new(c, call, response);
	struct operation *operation = operation_new(shard);

	response->members_count = call->version >= 3 ? request->members_count : 1;
	response->members = arena_calloc(call->arena, (size_t)response->members_count, sizeof(*response->members));
	reply->before_answer = shape_for_version;
	operation_reply(operation, reply);
	operation->after = leave_done;
	leave(group_find(shard, request->group_id), operation, identities, response->members_count, response);
	operation_submit(operation);
	reply_release(reply);
}
