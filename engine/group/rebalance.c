#include "engine/group/rebalance.h"

#include "engine/group/answers.h"
#include "engine/group/records.h"

#include <assert.h>

struct bytes rebalance_reason(const struct group *group, const char *format, ...)
{
	struct arena *arena = group_coordinator(group)->step.fx->arena;
	struct buf text = { .heap = group_coordinator(group)->heap };
	va_list args;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	struct bytes copy = arena_copy(arena, buf_bytes(&text));

	buf_free(&text);
	return copy;
}

void rebalance_keep_session(struct member *member, int32_t timeout_ms)
{
	struct coordinator *c = group_coordinator(member->group);

	timer_set(c->timers, &member->session, coordinator_after_ms(c, timeout_ms));
}

static void start_join_timer(struct group *group, int32_t delay_ms, bool is_initial_delay)
{
	struct coordinator *c = group_coordinator(group);

	group->is_initial_delay = is_initial_delay;
	timer_set(c->timers, &group->join_timer, coordinator_after_ms(c, delay_ms));
}

static void stop_sync_timer(struct group *group)
{
	timer_stop(group_coordinator(group)->timers, &group->sync_timer);
}

static bool is_anyone_pending_sync(const struct group *group)
{
	LIST_EACH(&group->members_by_time, struct member, member, link)
		if (member->is_pending_sync)
			return true;
	return false;
}

void rebalance_synced(struct member *member)
{
	member->is_pending_sync = false;
	if (!is_anyone_pending_sync(member->group))
		stop_sync_timer(member->group);
}

void rebalance_propagate(struct group *group, int16_t error_code)
{
	struct coordinator *c = group_coordinator(group);

	assert(group->state == GROUP_COMPLETING_REBALANCE);
	LIST_EACH(&group->members_by_time, struct member, member, link) {
		if (error_code != KAFKA_NONE)
			group_set_assignment(member, BYTES_NULL);
		if (!member->sync.is_waiting)
			continue;
		struct call *call = waiting_end(&member->sync);

		if (error_code != KAFKA_NONE)
			answer_sync_error(c, call, error_code);
		else
			answer_sync(member, call);
		/* While it waited its session could not expire, and no timer may be left that would notice it being gone. */
		rebalance_keep_session(member, member->session_timeout_ms);
	}
}

void rebalance_prepare(struct group *group, struct operation *operation, struct bytes reason)
{
	const struct coordinator_config *config = &group_coordinator(group)->config;
	bool is_initial = group->state == GROUP_EMPTY;

	if (group->state == GROUP_COMPLETING_REBALANCE)
		rebalance_propagate(group, KAFKA_REBALANCE_IN_PROGRESS);
	LIST_EACH(&group->members_by_time, struct member, member, link)
		member->is_pending_sync = false;
	stop_sync_timer(group);
	group_transition(group, GROUP_PREPARING_REBALANCE, reason);
	if (is_initial) {
		int32_t rest_ms = group_rebalance_timeout_ms(group) - config->group_initial_rebalance_delay_ms;

		group->initial_delay_ms = config->group_initial_rebalance_delay_ms;
		group->initial_remaining_ms = rest_ms > 0 ? rest_ms : 0;
		start_join_timer(group, group->initial_delay_ms, true);
	} else if (group_has_all_joined(group)) {
		rebalance_complete_join(group, operation);
	} else {
		start_join_timer(group, group_rebalance_timeout_ms(group), false);
	}
}

void rebalance_prepare_or_complete(struct group *group, struct operation *operation, struct bytes reason)
{
	if (group->state == GROUP_PREPARING_REBALANCE)
		rebalance_maybe_complete(group, operation);
	else
		rebalance_prepare(group, operation, reason);
}

void rebalance_maybe_complete(struct group *group, struct operation *operation)
{
	/* The first join phase of a group always waits for its delay. */
	if (group->state == GROUP_PREPARING_REBALANCE && group->previous_state != GROUP_EMPTY && group_has_all_joined(group))
		rebalance_complete_join(group, operation);
}

/* A leader that has not joined again is replaced by the first member that has. False if nobody has. */
static bool elect_leader(struct group *group)
{
	if (bytes_is_null(group->leader))
		return false;
	if (group_member(group, group->leader)->join.is_waiting)
		return true;
	LIST_EACH(&group->members_by_time, struct member, member, link) {
		if (member->join.is_waiting) {
			group_set_text(group, &group->leader, member->id);
			return true;
		}
	}
	return false;
}

static void begin_generation(struct group *group)
{
	group->generation++;
	group_set_text(group, &group->protocol_name, group->members.count > 0 ? group_select_protocol(group) : BYTES_NULL);
	group_compute_topics(group);
	group_transition(group, group->members.count > 0 ? GROUP_COMPLETING_REBALANCE : GROUP_EMPTY, BYTES_NULL);
	LIST_EACH(&group->members_by_time, struct member, member, link)
		member->is_pending_sync = false;
}

/* Tells every member its generation; the leader also hears of all members, to assign. */
static void answer_all_joins(struct group *group)
{
	LIST_EACH(&group->members_by_time, struct member, member, link) {
		answer_join(group, member_end_join(member),
		            &(struct join_answer){ .member_id = member->id,
		                                   .leader = group->leader,
		                                   .with_members = bytes_equal(group->leader, member->id) });
		rebalance_keep_session(member, member->session_timeout_ms);
		member->is_new = false;
		member->is_pending_sync = true;
	}
}

void rebalance_complete_join(struct group *group, struct operation *operation)
{
	struct coordinator *c = group_coordinator(group);

	timer_stop(c->timers, &group->join_timer);
	LIST_EACH(&group->members_by_time, struct member, member, link)
		if (!member->join.is_waiting && bytes_is_null(member->instance_id))
			group_remove_member(group, member, "did not join again before the rebalance timeout");
	if (!elect_leader(group) && group->members.count > 0) {
		/* Only static members are left and none came: their sessions decide (KIP-345). */
		start_join_timer(group, group_rebalance_timeout_ms(group), false);
		return;
	}
	begin_generation(group);
	if (group->state == GROUP_EMPTY) {
		operation->is_replayed = false;
		record_add_group(operation, group, NULL);
		return;
	}
	answer_all_joins(group);
	group->sync_generation = group->generation;
	timer_set(c->timers, &group->sync_timer, coordinator_after_ms(c, group_rebalance_timeout_ms(group)));
}

/* Gives the members of an initial rebalance more time if some came while it was running. */
static void prolong_or_complete(struct group *group, struct operation *operation)
{
	int32_t delay_ms = group_coordinator(group)->config.group_initial_rebalance_delay_ms;

	if (!group->is_member_added || group->initial_remaining_ms == 0) {
		rebalance_complete_join(group, operation);
		return;
	}
	group->is_member_added = false;
	if (delay_ms > group->initial_remaining_ms)
		delay_ms = group->initial_remaining_ms;
	int32_t rest_ms = group->initial_remaining_ms - group->initial_delay_ms;

	group->initial_delay_ms = delay_ms;
	group->initial_remaining_ms = rest_ms > 0 ? rest_ms : 0;
	start_join_timer(group, delay_ms, true);
}

void rebalance_on_join_timer(void *owner, struct timer *timer)
{
	struct group *group = CONTAINER_OF(timer, struct group, join_timer);
	struct operation *operation = operation_new(group->shard);

	(void)owner;
	if (group->is_initial_delay)
		prolong_or_complete(group, operation);
	else
		rebalance_complete_join(group, operation);
	operation_submit(operation);
}

void rebalance_on_sync_timer(void *owner, struct timer *timer)
{
	struct group *group = CONTAINER_OF(timer, struct group, sync_timer);
	bool is_current = group->sync_generation == group->generation &&
	                  (group->state == GROUP_COMPLETING_REBALANCE || group->state == GROUP_STABLE);

	(void)owner;
	if (!is_current || !is_anyone_pending_sync(group))
		return;
	struct operation *operation = operation_new(group->shard);

	LIST_EACH(&group->members_by_time, struct member, member, link)
		if (member->is_pending_sync)
			group_remove_member(group, member, "did not send SyncGroup before the rebalance timeout");
	rebalance_prepare(group, operation, rebalance_reason(group, "Removing members on pending sync request expiration"));
	operation_submit(operation);
}

/* One that waits for the others is alive as far as anybody can know; a new one is not given that credit, because its client may have
 * given up and come again under another id. */
static bool has_satisfied_heartbeat(const struct member *member)
{
	return !member->is_new && (member->join.is_waiting || member->sync.is_waiting);
}

void rebalance_on_member_session(void *owner, struct timer *timer)
{
	struct member *member = CONTAINER_OF(timer, struct member, session);
	struct group *group = member->group;

	(void)owner;
	if (has_satisfied_heartbeat(member))
		return;
	struct operation *operation = operation_new(group->shard);
	struct bytes reason = rebalance_reason(group, "removing member %.*s on heartbeat expiration.", (int)member->id.size,
	                                       (const char *)member->id.data);

	answer_join_error(group_coordinator(group), member_end_join(member), BYTES(""), KAFKA_UNKNOWN_MEMBER_ID);
	group_remove_member(group, member, "heartbeat expiration");
	if (group->state == GROUP_STABLE || group->state == GROUP_COMPLETING_REBALANCE)
		rebalance_prepare_or_complete(group, operation, reason);
	else if (group->state == GROUP_PREPARING_REBALANCE && group_has_all_joined(group))
		rebalance_complete_join(group, operation);
	operation_submit(operation);
}

void rebalance_on_pending_session(void *owner, struct timer *timer)
{
	struct pending_member *pending = CONTAINER_OF(timer, struct pending_member, session);
	struct group *group = pending->group;
	struct operation *operation = operation_new(group->shard);

	(void)owner;
	group_remove_pending(pending);
	if (group->state == GROUP_PREPARING_REBALANCE && group_has_all_joined(group))
		rebalance_complete_join(group, operation);
	operation_submit(operation);
}
