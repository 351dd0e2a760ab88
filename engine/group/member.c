/* Members of a group: adding, removing, replacing. What follows from it is rebalance.c's matter. */
#include "engine/group/group.h"
#include "engine/group/rebalance.h"

#include <assert.h>

static int compare_member(const void *key, const struct tree_node *node)
{
	return bytes_compare(*(const struct bytes *)key, CONTAINER_OF((uintptr_t)node, struct member, node)->id);
}

static int compare_pending(const void *key, const struct tree_node *node)
{
	return bytes_compare(*(const struct bytes *)key, CONTAINER_OF((uintptr_t)node, struct pending_member, node)->id);
}

struct member *group_member(const struct group *group, struct bytes id)
{
	struct tree_node *node = tree_find(&group->members, &id, compare_member);

	return node ? CONTAINER_OF(node, struct member, node) : NULL;
}

struct member *group_static_member(const struct group *group, struct bytes instance_id)
{
	LIST_EACH(&group->members_by_time, struct member, member, link)
		if (!bytes_is_null(member->instance_id) && bytes_equal(member->instance_id, instance_id))
			return member;
	return NULL;
}

struct pending_member *group_pending_member(const struct group *group, struct bytes id)
{
	struct tree_node *node = tree_find(&group->pending_members, &id, compare_pending);

	return node ? CONTAINER_OF(node, struct pending_member, node) : NULL;
}

struct member *group_add_member(struct group *group, struct bytes id, struct bytes instance_id, struct bytes protocol_type,
                                const struct protocols *protocols)
{
	struct heap *heap = group_coordinator(group)->heap;
	struct member *member = HEAP_NEW(heap, struct member);
	struct pending_member *pending = group_pending_member(group, id);

	assert(bytes_is_null(instance_id) || !group_static_member(group, instance_id));
	member->group = group;
	member->id = owned_copy(heap, id);
	member->instance_id = owned_copy(heap, instance_id);
	member->assignment = owned_copy(heap, BYTES(""));
	member->protocols = protocols_copy(heap, protocols);
	member->session.fire = rebalance_on_member_session;
	if (group->members.count == 0)
		group_set_text(group, &group->protocol_type, protocol_type);
	if (bytes_is_null(group->leader))
		group_set_text(group, &group->leader, id);
	tree_insert(&group->members, &member->id, compare_member, &member->node);
	list_append(&group->members_by_time, &member->link);
	if (pending)
		group_remove_pending(pending);
	return member;
}

static void member_free(struct heap *heap, struct member *member)
{
	call_unpark(&member->join.call);
	call_unpark(&member->sync.call);
	owned_free(heap, &member->id);
	owned_free(heap, &member->instance_id);
	owned_free(heap, &member->client_id);
	owned_free(heap, &member->client_host);
	owned_free(heap, &member->assignment);
	protocols_free(heap, &member->protocols);
	heap_free(heap, member);
}

void group_remove_member(struct group *group, struct member *member, const char *reason)
{
	struct coordinator *c = group_coordinator(group);
	bool was_leader = bytes_equal(group->leader, member->id);

	if (reason)
		trace(c->step.fx->trace, group_member_left, .group = group->id, .member_id = member->id,
		      .client_id = member->client_id, .reason = bytes_of_text(reason));
	timer_stop(c->timers, &member->session);
	if (member->join.is_waiting)
		group->awaiting_join_count--;
	tree_remove(&group->members, &member->node);
	list_remove(&member->link);
	member_free(c->heap, member);
	if (was_leader) {
		struct member *next = LIST_FIRST(&group->members_by_time, struct member, link);

		group_set_text(group, &group->leader, next ? next->id : BYTES_NULL);
	}
}

void group_add_pending(struct group *group, struct bytes id, int32_t session_timeout_ms)
{
	struct coordinator *c = group_coordinator(group);
	struct pending_member *pending = HEAP_NEW(c->heap, struct pending_member);

	pending->group = group;
	pending->id = owned_copy(c->heap, id);
	pending->session.fire = rebalance_on_pending_session;
	tree_insert(&group->pending_members, &pending->id, compare_pending, &pending->node);
	timer_set(c->timers, &pending->session, coordinator_after_ms(c, session_timeout_ms));
}

void group_remove_pending(struct pending_member *pending)
{
	struct group *group = pending->group;
	struct coordinator *c = group_coordinator(group);

	timer_stop(c->timers, &pending->session);
	tree_remove(&group->pending_members, &pending->node);
	owned_free(c->heap, &pending->id);
	heap_free(c->heap, pending);
}

void group_rename_member(struct group *group, struct member *member, struct bytes new_id)
{
	bool is_leader = bytes_equal(group->leader, member->id);

	tree_remove(&group->members, &member->node);
	group_set_text(group, &member->id, new_id);
	tree_insert(&group->members, &member->id, compare_member, &member->node);
	member->is_new = false;
	if (is_leader)
		group_set_text(group, &group->leader, new_id);
}

void group_update_member(struct member *member, const struct protocols *protocols, int32_t rebalance_timeout_ms,
                         int32_t session_timeout_ms)
{
	struct heap *heap = group_coordinator(member->group)->heap;
	struct protocols copy = protocols_copy(heap, protocols);

	protocols_free(heap, &member->protocols);
	member->protocols = copy;
	member->rebalance_timeout_ms = rebalance_timeout_ms;
	member->session_timeout_ms = session_timeout_ms;
}

int16_t group_validate_member(const struct group *group, struct bytes member_id, struct bytes instance_id)
{
	if (!bytes_is_null(instance_id)) {
		const struct member *existing = group_static_member(group, instance_id);

		if (!existing)
			return KAFKA_UNKNOWN_MEMBER_ID;
		if (!bytes_equal(existing->id, member_id))
			return KAFKA_FENCED_INSTANCE_ID; /* KIP-345: another process took its place */
	}
	return group_member(group, member_id) ? KAFKA_NONE : KAFKA_UNKNOWN_MEMBER_ID;
}

bool group_has_all_joined(const struct group *group)
{
	return group->members.count == (size_t)group->awaiting_join_count && group->pending_members.count == 0;
}

int32_t group_rebalance_timeout_ms(const struct group *group)
{
	int32_t longest_ms = 0;

	LIST_EACH(&group->members_by_time, struct member, member, link)
		if (member->rebalance_timeout_ms > longest_ms)
			longest_ms = member->rebalance_timeout_ms;
	return longest_ms;
}

void group_set_assignment(struct member *member, struct bytes assignment)
{
	group_set_text(member->group, &member->assignment, bytes_is_null(assignment) ? BYTES("") : assignment);
}

void waiting_begin(struct waiting *waiting, struct call *call)
{
	call_unpark(&waiting->call); /* a retry on another connection: the first will not be answered any more */
	waiting->is_waiting = true;
	call_park(call, &waiting->call);
}

struct call *waiting_end(struct waiting *waiting)
{
	struct call *call = waiting->call;

	call_unpark(&waiting->call);
	waiting->is_waiting = false;
	return call;
}

void member_await_join(struct member *member, struct call *call)
{
	if (!member->join.is_waiting)
		member->group->awaiting_join_count++;
	waiting_begin(&member->join, call);
}

struct call *member_end_join(struct member *member)
{
	if (member->join.is_waiting)
		member->group->awaiting_join_count--;
	return waiting_end(&member->join);
}
