#include "engine/group/group.h"

#include "engine/group/answers.h"
#include "engine/group/unserved.h"
#include "engine/group/rebalance.h"
#include "engine/group/txn_offsets.h"

#include <assert.h>

static const char *const state_names[] = { "Empty", "PreparingRebalance", "CompletingRebalance", "Stable", "Dead" };

const char *group_state_name(enum group_state state)
{
	return state_names[state];
}

const char *group_type_name(enum group_type type)
{
	static const char *const names[] = { "classic", "consumer", "share", "streams" };

	return names[type];
}

static int compare(const void *key, const struct tree_node *node)
{
	return bytes_compare(*(const struct bytes *)key, CONTAINER_OF((uintptr_t)node, struct group, node)->id);
}

struct coordinator *group_coordinator(const struct group *group)
{
	return group->shard->coordinator;
}

struct group *group_find(struct shard *shard, struct bytes id)
{
	struct tree_node *node = tree_find(&shard->groups, &id, compare);

	return node ? CONTAINER_OF(node, struct group, node) : NULL;
}

struct group *group_after(struct shard *shard, struct bytes id)
{
	struct tree_node *node = tree_ceiling(&shard->groups, &id, compare);

	if (node && bytes_equal(CONTAINER_OF(node, struct group, node)->id, id))
		node = tree_next(node);
	return node ? CONTAINER_OF(node, struct group, node) : NULL;
}

struct group *group_create(struct shard *shard, struct bytes id)
{
	struct heap *heap = shard->coordinator->heap;
	struct group *group = HEAP_NEW(heap, struct group);

	group->shard = shard;
	group->id = owned_copy(heap, id);
	group->unserved_assignment_epoch = -1;
	group->state = GROUP_EMPTY;
	group->previous_state = GROUP_DEAD;
	group->state_timestamp_ms = shard->coordinator->step.wall_ms;
	list_init(&group->members_by_time);
	group->join_timer.fire = rebalance_on_join_timer;
	group->sync_timer.fire = rebalance_on_sync_timer;
	tree_insert(&shard->groups, &group->id, compare, &group->node);
	return group;
}

struct group *group_of_operation(const struct operation *operation)
{
	return group_find(operation->shard, operation->change->group);
}

/* Members and all that the classic protocol knows; the offsets stay. */
void group_clear(struct group *group)
{
	struct coordinator *c = group_coordinator(group);

	while (!list_is_empty(&group->members_by_time))
		group_remove_member(group, LIST_FIRST(&group->members_by_time, struct member, link), NULL);
	TREE_EACH(&group->pending_members, struct pending_member, pending, node)
		group_remove_pending(pending);
	timer_stop(c->timers, &group->join_timer);
	timer_stop(c->timers, &group->sync_timer);
	owned_free(c->heap, &group->protocol_type);
	owned_free(c->heap, &group->protocol_name);
	owned_free(c->heap, &group->leader);
	names_free(&group->topics, c->heap);
	group->are_topics_known = false;
	group->is_member_added = false;
}

void group_del(struct group *group)
{
	struct heap *heap = group_coordinator(group)->heap;

	group_clear(group);
	unserved_forget(group);
	txn_offsets_free(group);
	offsets_free(group);
	tree_remove(&group->shard->groups, &group->node);
	owned_free(heap, &group->id);
	heap_free(heap, group);
}

void group_unload(struct group *group)
{
	struct coordinator *c = group_coordinator(group);

	group_transition(group, GROUP_DEAD, BYTES_NULL);
	LIST_EACH(&group->members_by_time, struct member, member, link) {
		answer_join_error(c, member_end_join(member), member->id, KAFKA_NOT_COORDINATOR);
		answer_sync_error(c, waiting_end(&member->sync), KAFKA_NOT_COORDINATOR);
	}
}

void group_set_text(struct group *group, struct bytes *field, struct bytes value)
{
	struct heap *heap = group_coordinator(group)->heap;
	struct bytes copy = owned_copy(heap, value); /* before: the value may be the field's own */

	owned_free(heap, field);
	*field = copy;
}

/* One bit per state that may come before. */
static bool is_valid_transition(enum group_state from, enum group_state to)
{
	static const unsigned valid_from[] = {
		[GROUP_EMPTY] = 1u << GROUP_PREPARING_REBALANCE,
		[GROUP_PREPARING_REBALANCE] = 1u << GROUP_STABLE | 1u << GROUP_COMPLETING_REBALANCE | 1u << GROUP_EMPTY,
		[GROUP_COMPLETING_REBALANCE] = 1u << GROUP_PREPARING_REBALANCE,
		[GROUP_STABLE] = 1u << GROUP_COMPLETING_REBALANCE,
		[GROUP_DEAD] = 31u,
	};

	return (valid_from[to] >> from & 1u) != 0;
}

void group_transition(struct group *group, enum group_state state, struct bytes reason)
{
	struct coordinator *c = group_coordinator(group);

	assert(is_valid_transition(group->state, state));
	group->previous_state = group->state;
	group->state = state;
	group->state_timestamp_ms = c->step.wall_ms;
	trace(c->step.fx->trace, group_state_changed, .group = group->id,
	      .from = bytes_of_text(group_state_name(group->previous_state)), .to = bytes_of_text(group_state_name(state)),
	      .generation = group->generation, .reason = reason);
}

bool group_is_consumer(const struct group *group)
{
	return bytes_equal_text(group->protocol_type, "consumer");
}

struct group_change *group_change_new(struct group *group)
{
	struct heap *heap = group_coordinator(group)->heap;
	struct group_change *change = HEAP_NEW(heap, struct group_change);

	change->group = owned_copy(heap, group->id);
	change->generation = group->generation;
	return change;
}

void group_change_free(struct heap *heap, struct group_change *change)
{
	if (!change)
		return;
	owned_free(heap, &change->group);
	owned_free(heap, &change->member_id);
	for (int32_t i = 0; i < change->assignment_count; i++) {
		owned_free(heap, &change->assignments[i].member_id);
		owned_free(heap, &change->assignments[i].assignment);
	}
	heap_free(heap, change->assignments);
	owned_free(heap, &change->instance_id);
	owned_free(heap, &change->old_member_id);
	owned_free(heap, &change->old_leader);
	protocols_free(heap, &change->old_protocols);
	heap_free(heap, change);
}
