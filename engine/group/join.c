/* JoinGroup: who may become a member, and which of the joins begin a rebalance. */
#include "engine/group/answers.h"
#include "engine/group/unserved.h"
#include "engine/group/rebalance.h"
#include "engine/group/records.h"
#include "engine/base/uuid.h"

/* A JoinGroup on its way through this file. */
struct joining {
	struct coordinator *c;
	struct call *call;
	const struct join_group_request *request;
	struct group *group;
	struct operation *operation;
	struct protocols protocols; /* of the request, in the step's arena */
	int32_t rebalance_timeout_ms;
};

/* <client.id or group.instance.id>-<random UUID> */
static struct bytes new_member_id(const struct joining *j)
{
	struct uuid uuid = uuid_random(j->c->prng);
	const uint8_t *u = uuid.bytes;
	struct bytes prefix = bytes_is_null(j->request->group_instance_id) ? j->call->client_id : j->request->group_instance_id;

	return arena_printf(j->c->step.fx->arena, "%.*s-%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
	                    (int)prefix.size, prefix.data ? (const char *)prefix.data : "", u[0], u[1], u[2], u[3], u[4], u[5], u[6],
	                    u[7], u[8], u[9], u[10], u[11], u[12], u[13], u[14], u[15]);
}

static struct bytes join_reason(const struct joining *j, const char *what, struct bytes member_id)
{
	struct bytes reason = j->request->reason.size > 0 ? j->request->reason : BYTES("not provided");

	return rebalance_reason(j->group, "%s %.*s; client reason: %.*s", what, (int)member_id.size, (const char *)member_id.data,
	                        (int)reason.size, (const char *)reason.data);
}

static void refuse(const struct joining *j, struct bytes member_id, int16_t error_code)
{
	answer_join_error(j->c, j->call, member_id, error_code);
}

static void trace_joined(const struct member *member)
{
	struct coordinator *c = group_coordinator(member->group);

	trace(c->step.fx->trace, group_member_joined, .group = member->group->id, .member_id = member->id,
	      .client_id = member->client_id, .group_instance_id = member->instance_id);
}

static void add_member(const struct joining *j, struct bytes member_id)
{
	struct group *group = j->group;

	if (group->state == GROUP_PREPARING_REBALANCE && group->previous_state == GROUP_EMPTY)
		group->is_member_added = true;
	struct member *member =
		group_add_member(group, member_id, j->request->group_instance_id, j->request->protocol_type, &j->protocols);

	/* Java's InetAddress.toString: no host name, a slash, the address. */
	group_set_text(group, &member->client_id, bytes_is_null(j->call->client_id) ? BYTES("") : j->call->client_id);
	group_set_text(group, &member->client_host,
	               arena_printf(j->c->step.fx->arena, "/%.*s", (int)j->call->peer.size, (const char *)j->call->peer.data));
	member->rebalance_timeout_ms = j->rebalance_timeout_ms;
	member->session_timeout_ms = j->request->session_timeout_ms;
	member->is_new = true;
	member_await_join(member, j->call);
	rebalance_keep_session(member, NEW_MEMBER_JOIN_TIMEOUT_MS);
	trace_joined(member);
	rebalance_prepare_or_complete(group, j->operation, join_reason(j, "Adding new member", member->id));
}

static void update_member(const struct joining *j, struct member *member, const char *what)
{
	group_update_member(member, &j->protocols, j->rebalance_timeout_ms, j->request->session_timeout_ms);
	member_await_join(member, j->call);
	rebalance_prepare_or_complete(j->group, j->operation, join_reason(j, what, member->id));
}

/* The record that carries a static member's new id could not be written: the old one is back. */
static void revert_static_member(struct group *group, const struct group_change *change, struct member *member, int16_t error_code)
{
	struct call *call = member_end_join(member);

	group_update_member(member, &change->old_protocols, change->old_rebalance_timeout_ms, change->old_session_timeout_ms);
	group_rename_member(group, member, change->old_member_id);
	rebalance_keep_session(member, member->session_timeout_ms);
	answer_join(group, call,
	            &(struct join_answer){ .member_id = BYTES(""), .leader = change->old_leader, .error_code = error_code });
}

static void static_member_stored(struct operation *operation, int16_t error_code)
{
	const struct group_change *change = operation->change;
	struct group *group = group_of_operation(operation);
	struct member *member = group ? group_member(group, change->member_id) : NULL;

	if (!member)
		return;
	if (error_code != KAFKA_NONE) {
		revert_static_member(group, change, member, error_code);
		return;
	}
	if (!member->join.is_waiting)
		return;
	struct join_answer answer = { .member_id = member->id, .leader = change->old_leader };

	if (change->version >= 9) { /* KIP-814: the leader learns who is there, but need not assign */
		answer.is_assignment_skipped = answer.with_members = bytes_equal(group->leader, member->id);
		answer.leader = group->leader;
	}
	answer_join(group, member_end_join(member), &answer);
}

/* Keeps the generation and its assignments, and only stores the new id. */
static void store_static_member(const struct joining *j, struct member *member, struct group_change *change)
{
	struct heap *heap = j->c->heap;

	change->generation = j->group->generation;
	change->member_id = owned_copy(heap, member->id);
	change->version = j->call->version;
	j->operation->change = change;
	j->operation->after = static_member_stored;
	j->operation->is_replayed = false;
	record_add_group(j->operation, j->group, NULL);
}

static struct group_change *remember_static_member(const struct joining *j, const struct member *member)
{
	struct heap *heap = j->c->heap;
	struct group_change *change = group_change_new(j->group);

	change->old_member_id = owned_copy(heap, member->id);
	change->old_leader = owned_copy(heap, j->group->leader);
	change->old_protocols = protocols_copy(heap, &member->protocols);
	change->old_rebalance_timeout_ms = member->rebalance_timeout_ms;
	change->old_session_timeout_ms = member->session_timeout_ms;
	return change;
}

/* KIP-345: a static member that comes back without its id takes its old place; whoever still used the old id is fenced. */
static void replace_static_member(const struct joining *j, struct member *member, struct bytes new_id)
{
	struct group *group = j->group;
	struct group_change *change = remember_static_member(j, member);

	answer_join_error(j->c, member_end_join(member), member->id, KAFKA_FENCED_INSTANCE_ID);
	answer_sync_error(j->c, waiting_end(&member->sync), KAFKA_FENCED_INSTANCE_ID);
	trace(j->c->step.fx->trace, group_member_left, .group = group->id, .member_id = member->id, .client_id = member->client_id,
	      .reason = BYTES("replaced by a member with the same group.instance.id"));
	group_rename_member(group, member, new_id);
	rebalance_keep_session(member, member->session_timeout_ms);
	group_update_member(member, &j->protocols, j->rebalance_timeout_ms, j->request->session_timeout_ms);
	member_await_join(member, j->call);
	trace_joined(member);
	if (group->state == GROUP_STABLE && bytes_equal(group->protocol_name, group_select_protocol(group))) {
		store_static_member(j, member, change);
		return;
	}
	group_change_free(j->c->heap, change);
	if (group->state == GROUP_PREPARING_REBALANCE)
		rebalance_maybe_complete(group, j->operation);
	else /* the leader may be assigning to the old id at this moment */
		rebalance_prepare(group, j->operation, join_reason(j, "Updating metadata for static member", member->id));
}

static void join_new_member(const struct joining *j)
{
	struct bytes instance_id = j->request->group_instance_id;

	if (!group_supports(j->group, j->request->protocol_type, &j->protocols)) {
		refuse(j, BYTES(""), KAFKA_INCONSISTENT_GROUP_PROTOCOL);
		return;
	}
	struct bytes id = new_member_id(j);
	struct member *existing = bytes_is_null(instance_id) ? NULL : group_static_member(j->group, instance_id);

	if (existing) {
		replace_static_member(j, existing, id);
	} else if (bytes_is_null(instance_id) && j->call->version >= 4) {
		group_add_pending(j->group, id, j->request->session_timeout_ms); /* KIP-394 */
		refuse(j, id, KAFKA_MEMBER_ID_REQUIRED);
	} else {
		add_member(j, id);
	}
}

/* Nothing has changed for it (its answer may have been lost): it gets the generation that is. */
static void answer_current(const struct joining *j, const struct member *member)
{
	bool is_leader = bytes_equal(j->group->leader, member->id);

	answer_join(j->group, j->call,
	            &(struct join_answer){ .member_id = member->id,
	                                   .leader = j->group->leader,
	                                   .with_members = is_leader && j->group->state == GROUP_COMPLETING_REBALANCE });
}

static void rejoin_member(const struct joining *j, struct member *member)
{
	bool is_same = protocols_equal(&member->protocols, &j->protocols);

	switch (j->group->state) {
	case GROUP_PREPARING_REBALANCE:
		update_member(j, member, "rejoining member");
		break;
	case GROUP_COMPLETING_REBALANCE:
		if (is_same)
			answer_current(j, member);
		else
			update_member(j, member, "Updating metadata for member");
		break;
	case GROUP_STABLE:
		/* The leader joins again when the topics' metadata changed: that needs a new assignment. */
		if (bytes_equal(j->group->leader, member->id))
			update_member(j, member, "leader re-joining group:");
		else if (!is_same)
			update_member(j, member, "Updating metadata for member");
		else
			answer_current(j, member);
		break;
	default:
		refuse(j, j->request->member_id, KAFKA_UNKNOWN_MEMBER_ID);
	}
}

static void join_known_member(const struct joining *j)
{
	struct bytes id = j->request->member_id;

	if (!group_supports(j->group, j->request->protocol_type, &j->protocols)) {
		refuse(j, id, KAFKA_INCONSISTENT_GROUP_PROTOCOL);
		return;
	}
	if (group_pending_member(j->group, id)) {
		if (bytes_is_null(j->request->group_instance_id))
			add_member(j, id);
		else /* a static member is never pending; Kafka throws here */
			refuse(j, BYTES(""), KAFKA_UNKNOWN_SERVER_ERROR);
		return;
	}
	int16_t error_code = group_validate_member(j->group, id, j->request->group_instance_id);

	if (error_code != KAFKA_NONE)
		refuse(j, id, error_code);
	else
		rejoin_member(j, group_member(j->group, id));
}

/* group.max.size. While members join again, those who came first fill the places. */
static bool is_accepted(const struct group *group, struct bytes member_id)
{
	const struct member *member = group_member(group, member_id);
	int32_t size_max = group_coordinator(group)->config.group_max_size;

	switch (group->state) {
	case GROUP_PREPARING_REBALANCE:
		return (member && member->join.is_waiting) || group->awaiting_join_count < size_max;
	case GROUP_COMPLETING_REBALANCE:
	case GROUP_STABLE:
		return member || group->members.count < (size_t)size_max;
	default:
		return true;
	}
}

static void refuse_full(const struct joining *j)
{
	struct member *member = group_member(j->group, j->request->member_id);
	struct pending_member *pending = group_pending_member(j->group, j->request->member_id);

	if (member)
		group_remove_member(j->group, member, "the group is full");
	if (pending)
		group_remove_pending(pending);
	refuse(j, BYTES(""), KAFKA_GROUP_MAX_SIZE_REACHED);
}

static void group_stored(struct operation *operation, int16_t error_code)
{
	struct group *group = group_of_operation(operation);
	struct member *member = group ? group_member(group, operation->change->member_id) : NULL;

	if (group && error_code == KAFKA_NONE)
		group->is_visible = true;
	if (!group || error_code == KAFKA_NONE)
		return;
	if (member) {
		struct call *call = member->join.call;

		call_unpark(&member->join.call);
		answer_join_error(group_coordinator(group), call, BYTES(""), error_code);
	}
	if (!operation->is_in_log)
		group_del(group);
}

/* A new group is in the log before anybody reads of it. */
static void store_new_group(const struct joining *j)
{
	const struct member *first = LIST_FIRST(&j->group->members_by_time, struct member, link);

	j->operation->change = group_change_new(j->group);
	j->operation->change->member_id = owned_copy(j->c->heap, first ? first->id : BYTES(""));
	j->operation->after = group_stored;
	j->operation->is_replayed = false;
	record_add_new_group(j->operation, j->group);
}

static struct protocols protocols_of(struct coordinator *c, const struct join_group_request *request)
{
	struct protocols protocols = { .count = request->protocols_count };

	protocols.items = arena_calloc(c->step.fx->arena, (size_t)protocols.count, sizeof(*protocols.items));
	for (int32_t i = 0; i < protocols.count; i++)
		protocols.items[i] = (struct protocol){ request->protocols[i].name, request->protocols[i].metadata };
	return protocols;
}

/* The records of another type go, and those of a classic group take their place, before anybody joins. */
static void make_classic(struct shard *shard, const struct group *group)
{
	struct operation *operation = operation_new(shard);

	unserved_add_tombstones(operation, group);
	record_add_new_group(operation, group);
	operation_submit(operation);
}

/* Kafka turns an empty consumer or streams group into a classic one, too. An error if it cannot be joined. */
static int16_t prepare_unserved(struct shard *shard, struct bytes id)
{
	const struct group *group = group_find(shard, id);

	if (!group || group->type == GROUP_CLASSIC)
		return KAFKA_NONE;
	if (group->type == GROUP_SHARE)
		return KAFKA_INCONSISTENT_GROUP_PROTOCOL;
	make_classic(shard, group);
	group = group_find(shard, id);
	return group && group->type == GROUP_CLASSIC ? KAFKA_NONE : KAFKA_COORDINATOR_NOT_AVAILABLE;
}

static void join(struct coordinator *c, struct call *call, struct shard *shard)
{
	const struct join_group_request *request = call->body;
	bool is_unknown = request->member_id.size == 0;
	int16_t error_code = is_unknown ? prepare_unserved(shard, request->group_id) : KAFKA_NONE;

	if (error_code != KAFKA_NONE) {
		answer_join_error(c, call, BYTES(""), error_code);
		return;
	}
	struct group *group = group_find(shard, request->group_id);
	bool is_new_group = !group;

	if (!group && !is_unknown) {
		answer_join_error(c, call, request->member_id, KAFKA_UNKNOWN_MEMBER_ID);
		return;
	}
	if (!group)
		group = group_create(shard, request->group_id);
	struct joining j = { .c = c,
		             .call = call,
		             .request = request,
		             .group = group,
		             .operation = operation_new(shard),
		             .protocols = protocols_of(c, request),
		             .rebalance_timeout_ms = call->version == 0 ? request->session_timeout_ms : request->rebalance_timeout_ms };

	if (!is_accepted(group, request->member_id))
		refuse_full(&j);
	else if (is_unknown)
		join_new_member(&j);
	else
		join_known_member(&j);
	if (is_new_group && j.operation->record_count == 0)
		store_new_group(&j);
	operation_submit(j.operation);
}

void coordinator_join_group(struct coordinator *c, struct call *call)
{
	const struct join_group_request *request = call->body;
	int16_t error_code;

	if (request->group_id.size == 0) {
		answer_join_error(c, call, request->member_id, KAFKA_INVALID_GROUP_ID);
		return;
	}
	if (request->session_timeout_ms < c->config.group_min_session_timeout_ms ||
	    request->session_timeout_ms > c->config.group_max_session_timeout_ms) {
		answer_join_error(c, call, request->member_id, KAFKA_INVALID_SESSION_TIMEOUT);
		return;
	}
	struct shard *shard = coordinator_shard(c, request->group_id, &error_code);

	if (shard)
		join(c, call, shard);
	else
		answer_join_error(c, call, BYTES(""), error_code);
}
