#include "engine/group/answers.h"

static struct join_group_response *join_response(struct coordinator *c)
{
	struct join_group_response *response = ARENA_NEW(c->step.fx->arena, struct join_group_response);

	message_init(&join_group_response_schema, response);
	return response;
}

/* The protocol's name became nullable in version 7: before, none is empty; since, empty is none. */
static void send_join(struct coordinator *c, struct call *call, struct join_group_response *response)
{
	if (call->version < 7 && bytes_is_null(response->protocol_name))
		response->protocol_name = BYTES("");
	if (call->version >= 7 && response->protocol_name.size == 0)
		response->protocol_name = BYTES_NULL;
	coordinator_answer(c, call, response);
}

void answer_join_error(struct coordinator *c, struct call *call, struct bytes member_id, int16_t error_code)
{
	if (!call)
		return;
	struct join_group_response *response = join_response(c);

	response->error_code = error_code;
	response->member_id = arena_copy(c->step.fx->arena, member_id);
	send_join(c, call, response);
}

static void fill_members(const struct group *group, struct arena *arena, struct join_group_response *response)
{
	int32_t i = 0;

	response->members_count = (int32_t)group->members.count;
	response->members = arena_calloc(arena, group->members.count, sizeof(*response->members));
	LIST_EACH(&group->members_by_time, struct member, member, link) {
		response->members[i].member_id = arena_copy(arena, member->id);
		response->members[i].group_instance_id = arena_copy(arena, member->instance_id);
		response->members[i++].metadata = arena_copy(arena, member_metadata(member, group->protocol_name));
	}
}

void answer_join(const struct group *group, struct call *call, const struct join_answer *answer)
{
	struct coordinator *c = group_coordinator(group);
	struct arena *arena = c->step.fx->arena;

	if (!call)
		return;
	struct join_group_response *response = join_response(c);

	response->error_code = answer->error_code;
	response->generation_id = group->generation;
	response->protocol_type = arena_copy(arena, group->protocol_type);
	response->protocol_name = arena_copy(arena, group->protocol_name);
	response->leader = arena_copy(arena, bytes_is_null(answer->leader) ? BYTES("") : answer->leader);
	response->member_id = arena_copy(arena, answer->member_id);
	response->skip_assignment = answer->is_assignment_skipped;
	if (answer->with_members)
		fill_members(group, arena, response);
	send_join(c, call, response);
}

void answer_sync_error(struct coordinator *c, struct call *call, int16_t error_code)
{
	if (!call)
		return;
	struct sync_group_response *response = ARENA_NEW(c->step.fx->arena, struct sync_group_response);

	message_init(&sync_group_response_schema, response);
	response->error_code = error_code;
	coordinator_answer(c, call, response);
}

void answer_sync(const struct member *member, struct call *call)
{
	struct coordinator *c = group_coordinator(member->group);
	struct arena *arena = c->step.fx->arena;

	if (!call)
		return;
	struct sync_group_response *response = ARENA_NEW(arena, struct sync_group_response);

	message_init(&sync_group_response_schema, response);
	response->protocol_type = arena_copy(arena, member->group->protocol_type);
	response->protocol_name = arena_copy(arena, member->group->protocol_name);
	response->assignment = arena_copy(arena, member->assignment);
	coordinator_answer(c, call, response);
}
