/* SyncGroup: the leader brings the assignment, the others wait for it; it is stored before anybody gets it. */
#include "engine/group/answers.h"
#include "engine/group/rebalance.h"
#include "engine/group/records.h"

static bool is_inconsistent(struct bytes given, struct bytes own)
{
	return !bytes_is_null(given) && !bytes_is_null(own) && !bytes_equal(given, own);
}

static int16_t validate(const struct group *group, const struct sync_group_request *request)
{
	int16_t error_code = group_validate_member(group, request->member_id, request->group_instance_id);

	if (error_code != KAFKA_NONE)
		return error_code;
	if (request->generation_id != group->generation)
		return KAFKA_ILLEGAL_GENERATION;
	if (is_inconsistent(request->protocol_type, group->protocol_type) ||
	    is_inconsistent(request->protocol_name, group->protocol_name))
		return KAFKA_INCONSISTENT_GROUP_PROTOCOL;
	return group->state == GROUP_PREPARING_REBALANCE ? KAFKA_REBALANCE_IN_PROGRESS : KAFKA_NONE;
}

/* One entry for each member, by time; whom the leader forgot gets nothing. */
static void collect_assignments(struct group *group, const struct sync_group_request *request, struct group_change *change)
{
	struct heap *heap = group_coordinator(group)->heap;
	int32_t count = 0;

	change->assignments = heap_calloc(heap, group->members.count, sizeof(*change->assignments));
	LIST_EACH(&group->members_by_time, struct member, member, link) {
		member->position = count;
		change->assignments[count++].member_id = owned_copy(heap, member->id);
	}
	change->assignment_count = count;
	for (int32_t i = 0; i < request->assignments_count; i++) {
		const struct member *member = group_member(group, request->assignments[i].member_id);

		if (!member)
			continue;
		struct bytes *assignment = &change->assignments[member->position].assignment;

		owned_free(heap, assignment);
		*assignment = owned_copy(heap, request->assignments[i].assignment);
	}
	for (int32_t i = 0; i < count; i++)
		if (bytes_is_null(change->assignments[i].assignment))
			change->assignments[i].assignment = owned_copy(heap, BYTES(""));
}

static void give_assignments(struct group *group, const struct group_change *change)
{
	struct coordinator *c = group_coordinator(group);

	for (int32_t i = 0; i < change->assignment_count; i++) {
		struct member *member = group_member(group, change->assignments[i].member_id);

		if (member && is_mutant(c->step.fx, assignment_leaves_out) && i > 0 && i == change->assignment_count - 1)
			group_set_assignment(member, BYTES(""));
		else if (member)
			group_set_assignment(member, change->assignments[is_mutant(c->step.fx, assignment_given_to_all) ? 0 : i].assignment);
	}
	rebalance_propagate(group, KAFKA_NONE);
	group_transition(group, GROUP_STABLE, BYTES_NULL);
	trace(c->step.fx->trace, group_rebalanced, .group = group->id, .generation = group->generation,
	      .protocol = group->protocol_name, .members = (int64_t)group->members.count, .leader = group->leader);
}

static void assignment_stored(struct operation *operation, int16_t error_code)
{
	const struct group_change *change = operation->change;
	struct group *group = group_of_operation(operation);

	/* Members may have come or gone meanwhile: then another generation will be assigned. */
	if (!group || group->state != GROUP_COMPLETING_REBALANCE || group->generation != change->generation)
		return;
	if (error_code == KAFKA_NONE) {
		give_assignments(group, change);
		return;
	}
	struct operation *next = operation_new(operation->shard);

	rebalance_propagate(group, error_code);
	rebalance_prepare_or_complete(group, next,
	                              rebalance_reason(group, "Error %s when storing group assignment during SyncGroup (member: %.*s).",
	                                               kafka_error_name(error_code), (int)change->member_id.size,
	                                               (const char *)change->member_id.data));
	operation_submit(next);
}

static void await_assignment(struct group *group, struct call *call)
{
	const struct sync_group_request *request = call->body;
	struct member *member = group_member(group, request->member_id);

	waiting_begin(&member->sync, call);
	rebalance_synced(member);
	if (!bytes_equal(group->leader, member->id))
		return;
	struct operation *operation = operation_new(group->shard);

	operation->change = group_change_new(group);
	operation->change->member_id = owned_copy(group_coordinator(group)->heap, member->id);
	collect_assignments(group, request, operation->change);
	operation->after = assignment_stored;
	operation->is_replayed = false;
	record_add_group(operation, group, operation->change->assignments);
	operation_submit(operation);
}

static void sync_group(struct shard *shard, struct call *call)
{
	const struct sync_group_request *request = call->body;
	struct group *group = group_find(shard, request->group_id);
	int16_t error_code = KAFKA_UNKNOWN_MEMBER_ID;

	if (group && group->state != GROUP_EMPTY)
		error_code = validate(group, request);
	if (error_code != KAFKA_NONE) {
		answer_sync_error(shard->coordinator, call, error_code);
	} else if (group->state == GROUP_COMPLETING_REBALANCE) {
		await_assignment(group, call);
	} else {
		struct member *member = group_member(group, request->member_id);

		rebalance_synced(member);
		answer_sync(member, call);
	}
}

void coordinator_sync_group(struct coordinator *c, struct call *call)
{
	const struct sync_group_request *request = call->body;
	int16_t error_code = KAFKA_NONE;
	struct shard *shard = NULL;

	if (call->version >= 5 && (bytes_is_null(request->protocol_type) || bytes_is_null(request->protocol_name)))
		error_code = KAFKA_INCONSISTENT_GROUP_PROTOCOL; /* KIP-559 */
	else if (request->group_id.size == 0)
		error_code = KAFKA_INVALID_GROUP_ID;
	else
		shard = coordinator_shard(c, request->group_id, &error_code);
	if (shard)
		sync_group(shard, call);
	else
		answer_sync_error(c, call, error_code);
}
