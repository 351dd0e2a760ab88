/* DescribeGroups, ConsumerGroupDescribe and ListGroups: what readers may know, which is what is committed. */
#include "engine/group/group.h"

/* What an authorizer allows on a group: READ, DELETE, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS, one bit each. Without one: all. */
enum { GROUP_OPERATIONS = 1 << 3 | 1 << 6 | 1 << 8 | 1 << 10 | 1 << 11 };

static struct group *visible_group(struct shard *shard, struct bytes id)
{
	struct group *group = group_find(shard, id);

	return group && group->is_visible ? group : NULL;
}

static struct bytes or_empty(struct bytes text)
{
	return bytes_is_null(text) ? BYTES("") : text;
}

static void describe_members(const struct group *group, struct arena *arena, struct describe_groups_response_described_group *out)
{
	out->members = arena_calloc(arena, group->members.count, sizeof(*out->members));
	LIST_EACH(&group->members_by_time, struct member, member, link) {
		struct describe_groups_response_described_group_member *one = &out->members[out->members_count++];

		one->member_id = arena_copy(arena, member->id);
		one->group_instance_id = arena_copy(arena, member->instance_id);
		one->client_id = arena_copy(arena, member->client_id);
		one->client_host = arena_copy(arena, member->client_host);
		one->member_assignment = arena_copy(arena, member->assignment);
		one->member_metadata = BYTES("");
		if (group->state == GROUP_STABLE)
			one->member_metadata = arena_copy(arena, or_empty(member_metadata(member, group->protocol_name)));
	}
}

static void describe_missing(const struct call *call, bool is_there, struct describe_groups_response_described_group *out)
{
	out->group_state = BYTES("Dead");
	if (call->version < 6)
		return; /* KIP-1043 told apart "there is none" and "it is dead" */
	out->error_code = KAFKA_GROUP_ID_NOT_FOUND;
	out->error_message =
		arena_printf(call->arena, is_there ? "Group %.*s is not a classic group." : "Group %.*s not found.", (int)out->group_id.size, (const char *)out->group_id.data);
}

static void describe(struct coordinator *c, const struct call *call, struct describe_groups_response_described_group *out)
{
	const struct describe_groups_request *request = call->body;
	struct shard *shard = coordinator_shard(c, out->group_id, &out->error_code);
	const struct group *group = shard ? visible_group(shard, out->group_id) : NULL;

	if (!shard)
		return;
	if (group && group->type == GROUP_CLASSIC) {
		out->group_state = bytes_of_text(group_state_name(group->state));
		out->protocol_type = arena_copy(call->arena, or_empty(group->protocol_type));
		if (group->state == GROUP_STABLE)
			out->protocol_data = arena_copy(call->arena, or_empty(group->protocol_name));
		describe_members(group, call->arena, out);
	} else {
		describe_missing(call, group != NULL, out);
	}
	if (call->version >= 3 && request->include_authorized_operations && out->error_code == KAFKA_NONE)
		out->authorized_operations = GROUP_OPERATIONS;
}

void coordinator_describe_groups(struct coordinator *c, struct call *call)
{
	const struct describe_groups_request *request = call->body;
	struct describe_groups_response *response = ARENA_NEW(call->arena, struct describe_groups_response);

	message_init(&describe_groups_response_schema, response);
	response->groups_count = request->groups_count;
	response->groups = arena_calloc(call->arena, (size_t)request->groups_count, sizeof(*response->groups));
	for (int32_t i = 0; i < request->groups_count; i++) {
		response->groups[i] = (struct describe_groups_response_described_group){
			.group_id = request->groups[i],
			.group_state = BYTES(""),
			.protocol_type = BYTES(""),
			.protocol_data = BYTES(""),
			.authorized_operations = INT32_MIN,
		};
		describe(c, call, &response->groups[i]);
	}
	coordinator_answer(c, call, response);
}

/* A consumer group is one that Kafka left, without members. Of another, tools then ask again with DescribeGroups. */
static void describe_consumer(struct coordinator *c, const struct call *call, struct consumer_group_describe_response_described_group *out)
{
	const struct consumer_group_describe_request *request = call->body;

	if (out->group_id.size == 0) {
		out->error_code = KAFKA_INVALID_GROUP_ID;
		return;
	}
	struct shard *shard = coordinator_shard(c, out->group_id, &out->error_code);
	const struct group *group = shard ? visible_group(shard, out->group_id) : NULL;

	if (!shard)
		return;
	if (group && group->type == GROUP_CONSUMER) {
		out->group_state = bytes_of_text(group_state_name(group->state));
		out->group_epoch = group->unserved_epoch;
		out->assignment_epoch = group->unserved_assignment_epoch;
		out->assignor_name = BYTES("uniform");
		out->authorized_operations = request->include_authorized_operations ? GROUP_OPERATIONS : out->authorized_operations;
		return;
	}
	out->error_code = KAFKA_GROUP_ID_NOT_FOUND;
	out->error_message = arena_printf(call->arena, group ? "Group %.*s is not a consumer group." : "Group %.*s not found.",
	                                  (int)out->group_id.size, (const char *)out->group_id.data);
}

void coordinator_consumer_group_describe(struct coordinator *c, struct call *call)
{
	const struct consumer_group_describe_request *request = call->body;
	struct consumer_group_describe_response *response = ARENA_NEW(call->arena, struct consumer_group_describe_response);

	message_init(&consumer_group_describe_response_schema, response);
	response->groups_count = request->group_ids_count;
	response->groups = arena_calloc(call->arena, (size_t)request->group_ids_count, sizeof(*response->groups));
	for (int32_t i = 0; i < request->group_ids_count; i++) {
		response->groups[i] = (struct consumer_group_describe_response_described_group){
			.group_id = request->group_ids[i],
			.group_state = BYTES(""),
			.assignor_name = BYTES(""),
			.authorized_operations = INT32_MIN,
		};
		describe_consumer(c, call, &response->groups[i]);
	}
	coordinator_answer(c, call, response);
}

static bool is_equal_without_case(struct bytes text, const char *other)
{
	if (text.size != strlen(other))
		return false;
	for (size_t i = 0; i < text.size; i++) {
		int a = text.data[i], b = (unsigned char)other[i];

		if ((a >= 'A' && a <= 'Z' ? a + 32 : a) != (b >= 'A' && b <= 'Z' ? b + 32 : b))
			return false;
	}
	return true;
}

static bool is_listed(const struct group *group, const struct list_groups_request *request)
{
	bool is_state_wanted = request->states_filter_count == 0, is_type_wanted = request->types_filter_count == 0;

	for (int32_t i = 0; i < request->states_filter_count; i++)
		is_state_wanted |= is_equal_without_case(bytes_trim(request->states_filter[i]), group_state_name(group->state));
	for (int32_t i = 0; i < request->types_filter_count; i++)
		is_type_wanted |= is_equal_without_case(request->types_filter[i], group_type_name(group->type));
	return group->is_visible && is_state_wanted && is_type_wanted;
}

static void list_shard(const struct shard *shard, const struct call *call, struct list_groups_response *response)
{
	TREE_EACH(&shard->groups, struct group, group, node) {
		if (!is_listed(group, call->body))
			continue;
		response->groups[response->groups_count++] = (struct list_groups_response_listed_group){
			.group_id = arena_copy(call->arena, group->id),
			.protocol_type = group->type == GROUP_CLASSIC ? arena_copy(call->arena, or_empty(group->protocol_type)) : bytes_of_text(group_type_name(group->type)),
			.group_state = bytes_of_text(group_state_name(group->state)),
			.group_type = bytes_of_text(group_type_name(group->type)),
		};
	}
}

void coordinator_list_groups(struct coordinator *c, struct call *call)
{
	struct list_groups_response *response = ARENA_NEW(call->arena, struct list_groups_response);
	size_t count = 0;

	message_init(&list_groups_response_schema, response);
	TREE_EACH(&c->shards, struct shard, shard, node) {
		if (shard->state == SHARD_LOADING)
			response->error_code = KAFKA_COORDINATOR_LOAD_IN_PROGRESS;
		count += shard->groups.count;
	}
	response->groups = arena_calloc(call->arena, count, sizeof(*response->groups));
	TREE_EACH(&c->shards, struct shard, shard, node)
		if (response->error_code == KAFKA_NONE && shard->state == SHARD_ACTIVE)
			list_shard(shard, call, response);
	coordinator_answer(c, call, response);
}
