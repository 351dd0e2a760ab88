/* Membership by the classic protocol: find the coordinator, join, sync, beat, leave. As in Kafka's AbstractCoordinator and
 * ConsumerCoordinator.
 *
 *     UNJOINED -> JoinGroup -> PREPARING -> its answer -> COMPLETING -> SyncGroup's answer -> STABLE
 *
 * Heartbeats flow in COMPLETING and STABLE, whether or not the application polls. A rebalance is heard of by a heartbeat; joining
 * again waits for the application to poll, gives up what must be given up (everything with an eager assignor), and starts over.
 */
#include "engine/client/consumer_state.h"
#include "engine/base/owned.h"

#include <stdio.h>

static const char LOGGER[] = "org.apache.kafka.clients.consumer.internals.ConsumerCoordinator";

enum { JOIN_LAPSE_US = 5000000 };

/* ---- Coordinator ---------------------------------------------------------------------------------------------------- */

void consumer_coordinator_lost(struct consumer *c)
{
	c->coordinator = NODE_NONE;
}

static void coordinator_failed(struct consumer *c, const struct event *ev)
{
	struct network *net = &c->network;

	c->coordinator_retry_us =
		ev->now_us + network_backoff(&net->prng, net->retry_backoff_us, net->retry_backoff_max_us, c->coordinator_attempts++);
	metadata_request_update(&c->metadata);
}

static void on_coordinator(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct consumer *c = owner;
	const struct find_coordinator_response *body = answer->body;
	const struct find_coordinator_response_coordinator *one;
	struct find_coordinator_response_coordinator old;

	c->is_coordinator_asked = false;
	if (answer->err != ERR_OK || (answer->version >= 4 && body->coordinators_count != 1)) {
		coordinator_failed(c, ev);
		return;
	}
	old = (struct find_coordinator_response_coordinator){ .node_id = body->node_id, .host = body->host, .port = body->port,
		                                                  .error_code = body->error_code };
	one = answer->version >= 4 ? &body->coordinators[0] : &old;
	if (one->error_code == KAFKA_NONE) {
		c->coordinator = network_coordinator_node(&c->network, one->node_id, one->host, one->port);
		c->coordinator_attempts = 0;
		c->session_until_us = ev->now_us + c->session_timeout_us;
		return;
	}
	coordinator_failed(c, ev);
	if (one->error_code == KAFKA_GROUP_AUTHORIZATION_FAILED)
		consumer_tell_error(c, one->error_code, NULL,
		                    arena_printf(fx->arena, "Not authorized to access group: %.*s", (int)c->group.size, (const char *)c->group.data),
		                    false);
	else if (!kafka_error_is_retriable(one->error_code))
		consumer_tell_error(c, one->error_code, NULL, BYTES_NULL, false);
}

static void find_coordinator(struct consumer *c, const struct event *ev, struct effects *fx)
{
	const struct api *api = api_of_key(API_KEY_FIND_COORDINATOR);
	int32_t node = network_least_loaded(&c->network, ev->now_us);
	struct find_coordinator_request body;

	if (c->is_coordinator_asked || c->coordinator_retry_us > ev->now_us || node == NODE_NONE ||
	    !network_is_ready(&c->network, ev, fx, node))
		return;
	int16_t version = network_version(&c->network, node, api, -1);

	if (version < 0) {
		consumer_tell_error(c, KAFKA_UNSUPPORTED_VERSION, NULL, BYTES("The node does not support FIND_COORDINATOR"), true);
		return;
	}
	message_init(&find_coordinator_request_schema, &body);
	if (version >= 4) {
		body.coordinator_keys = &c->group;
		body.coordinator_keys_count = 1;
	} else {
		body.key = c->group;
	}
	c->is_coordinator_asked = true;
	network_send(&c->network, ev, fx, node, api, version, &body, 0, on_coordinator, NULL);
}

bool consumer_coordinator_is_ready(struct consumer *c, const struct event *ev, struct effects *fx)
{
	/* A broken connection may mean that the group moved: ask again. */
	if (c->coordinator != NODE_NONE && network_is_failed(&c->network, c->coordinator, ev->now_us)) {
		consumer_coordinator_lost(c);
		coordinator_failed(c, ev);
	}
	if (c->coordinator == NODE_NONE) {
		find_coordinator(c, ev, fx);
		return false;
	}
	return network_is_ready(&c->network, ev, fx, c->coordinator);
}

static void send_to_coordinator(struct consumer *c, const struct event *ev, struct effects *fx, int16_t api_key, const void *body,
                                int64_t timeout_us, network_handler *handler, void *context)
{
	const struct api *api = api_of_key(api_key);

	network_send(&c->network, ev, fx, c->coordinator, api, network_version(&c->network, c->coordinator, api, -1), body, timeout_us,
	             handler, context);
}

/* ---- Generations ---------------------------------------------------------------------------------------------------- */

void consumer_request_rejoin(struct consumer *c, const char *reason)
{
	owned_set(c->heap, &c->rejoin_reason, bytes_of_text(reason));
	c->needs_rejoin = true;
}

static void set_generation(struct consumer *c, int32_t generation, struct bytes member_id)
{
	struct bytes copy = owned_copy(c->heap, member_id);

	owned_free(c->heap, &c->member_id);
	c->member_id = copy;
	c->generation = generation;
}

void consumer_reset_generation(struct consumer *c, const char *reason, bool forgets_member)
{
	c->state = MEMBER_UNJOINED;
	c->assignor = NULL;
	set_generation(c, -1, forgets_member ? BYTES("") : c->member_id);
	consumer_request_rejoin(c, reason);
}

static bool is_sent_generation(const struct consumer *c, const struct consumer_commit *sent)
{
	return sent->sent_generation == c->generation && bytes_equal(sent->sent_member, c->member_id);
}

/* What a request was sent as, to tell a late answer from a timely one. */
static struct consumer_commit *generation_stamp(struct consumer *c)
{
	struct consumer_commit *stamp = HEAP_NEW(c->heap, struct consumer_commit);

	stamp->sent_generation = c->generation;
	stamp->sent_member = owned_copy(c->heap, c->member_id);
	list_init(&stamp->link);
	list_append(&c->stamps, &stamp->link);
	return stamp;
}

static void stamp_del(struct consumer *c, struct consumer_commit *stamp)
{
	list_remove(&stamp->link);
	owned_free(c->heap, &stamp->sent_member);
	heap_free(c->heap, stamp);
}

static void join_failed(struct consumer *c, const struct event *ev, int16_t error_code)
{
	char reason[96];

	c->is_joining = false;
	snprintf(reason, sizeof(reason), "rebalance failed due to %s", kafka_error_exception(error_code));
	if (error_code != KAFKA_MEMBER_ID_REQUIRED)
		consumer_request_rejoin(c, reason);
	if (error_code != KAFKA_UNKNOWN_MEMBER_ID && error_code != KAFKA_ILLEGAL_GENERATION && error_code != KAFKA_REBALANCE_IN_PROGRESS &&
	    error_code != KAFKA_MEMBER_ID_REQUIRED)
		c->join_retry_us = ev->now_us + c->network.retry_backoff_us;
}

static void join_is_fatal(struct consumer *c, const struct event *ev, struct effects *fx, int16_t error_code, const char *where)
{
	struct bytes text = BYTES_NULL;
	const char *exception = NULL;
	bool is_fatal = true;

	switch (error_code) {
	case KAFKA_GROUP_MAX_SIZE_REACHED:
		text = arena_printf(fx->arena, "Consumer group %.*s already has the configured maximum number of members.", (int)c->group.size,
		                    (const char *)c->group.data);
		break;
	case KAFKA_GROUP_AUTHORIZATION_FAILED:
		text = arena_printf(fx->arena, "Not authorized to access group: %.*s", (int)c->group.size, (const char *)c->group.data);
		break;
	case KAFKA_FENCED_INSTANCE_ID:
	case KAFKA_INCONSISTENT_GROUP_PROTOCOL:
	case KAFKA_INVALID_SESSION_TIMEOUT:
	case KAFKA_INVALID_GROUP_ID:
	case KAFKA_UNSUPPORTED_VERSION:
		break;
	default:
		exception = "KafkaException";
		text = arena_printf(fx->arena, "Unexpected error in %s: %s", where, kafka_error_text(error_code));
	}
	join_failed(c, ev, error_code);
	consumer_tell_error(c, error_code, exception, text, is_fatal);
}

/* ---- SyncGroup ------------------------------------------------------------------------------------------------------ */

static void traced_assigned(struct consumer *c, struct effects *fx, const struct topic_partition *added, int32_t count)
{
	trace(fx->trace, partitions_assigned, .client_id = c->client_id, .group = c->group, .generation = c->generation,
	      .partitions = consumer_partitions_text(fx->arena, added, count, ","));
}

static void tell_revoked(struct consumer *c, struct effects *fx, const struct topic_partition *partitions, int32_t count, bool is_lost)
{
	if (count == 0)
		return;
	trace(fx->trace, partitions_revoked, .client_id = c->client_id, .group = c->group, .generation = c->generation,
	      .partitions = consumer_partitions_text(fx->arena, partitions, count, ","), .is_lost = is_lost);
	consumer_tell_partitions(c, is_lost ? CONSUMER_LOST : CONSUMER_REVOKED, partitions, count);
}

/* The new assignment comes into force, now that nothing that is to be revoked is in use. */
static void take_assignment(struct consumer *c, const struct event *ev, struct effects *fx)
{
	struct topic_partition *owned, *added;
	int32_t owned_count = consumer_owned(c, fx->arena, &owned);
	int32_t added_count =
		consumer_minus(fx->arena, c->next_assignment, c->next_assignment_count, owned, owned_count, &added);

	topic_partition_sort(added, added_count);
	consumer_keep_partitions(c, &c->last_assignment, &c->last_assignment_count, c->next_assignment, c->next_assignment_count);
	topic_partition_sort(c->last_assignment, c->last_assignment_count);
	c->last_generation = c->generation;
	consumer_set_assignment(c, c->next_assignment, c->next_assignment_count);
	c->auto_commit_at_us = ev->now_us + c->auto_commit_interval_us;
	c->stats.rebalance_total++;
	traced_assigned(c, fx, added, added_count);
	consumer_tell_partitions(c, CONSUMER_ASSIGNED, added, added_count);
	c->needs_prepare = true;
	c->revoke_stage = REVOKE_NONE;
}

static void assignment_came(struct consumer *c, const struct event *ev, struct effects *fx, struct bytes blob)
{
	struct topic_partition *assigned, *owned, *revoked;
	int32_t count, owned_count, revoked_count;

	if (blob.size < 2 || !assignment_decode(blob, fx->arena, &assigned, &count)) {
		consumer_tell_error(c, KAFKA_UNKNOWN_SERVER_ERROR, "IllegalStateException",
		                    BYTES("There are insufficient bytes available to read assignment from the sync-group response"), false);
		return;
	}
	if (!c->is_leader)
		owned_free(c->heap, &c->assigned_snapshot);
	for (int32_t i = 0; i < count; i++)
		if (!consumer_subscribes_to(c, assigned[i].topic)) {
			consumer_request_rejoin(c, "received assignment does not match the current subscription");
			c->needs_prepare = true;
			return;
		}
	owned_count = consumer_owned(c, fx->arena, &owned);
	revoked_count = consumer_minus(fx->arena, owned, owned_count, assigned, count, &revoked);
	consumer_keep_partitions(c, &c->next_assignment, &c->next_assignment_count, assigned, count);
	if (c->protocol == REBALANCE_COOPERATIVE && revoked_count > 0) {
		tell_revoked(c, fx, revoked, revoked_count, false);
		consumer_request_rejoin(c, "need to revoke partitions and re-join");
		if (c->waits_on_revoke) {
			c->revoke_stage = REVOKE_AFTER_SYNC;
			return;
		}
	}
	take_assignment(c, ev, fx);
}

static void on_sync(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct consumer *c = owner;
	const struct sync_group_response *body = answer->body;
	int16_t error_code = answer->err == ERR_OK ? body->error_code : KAFKA_NETWORK_EXCEPTION;
	bool is_current = is_sent_generation(c, answer->context);

	stamp_del(c, answer->context);
	if (!c->is_joining)
		return;
	switch (error_code) {
	case KAFKA_NONE:
		if (c->state != MEMBER_COMPLETING || !is_current) {
			join_failed(c, ev, KAFKA_ILLEGAL_GENERATION);
			break;
		}
		c->is_joining = false;
		c->state = MEMBER_STABLE;
		c->needs_rejoin = false;
		owned_set(c->heap, &c->rejoin_reason, BYTES(""));
		assignment_came(c, ev, fx, body->assignment);
		break;
	case KAFKA_REBALANCE_IN_PROGRESS:
		join_failed(c, ev, error_code);
		break;
	case KAFKA_UNKNOWN_MEMBER_ID:
	case KAFKA_ILLEGAL_GENERATION:
		if (is_current)
			consumer_reset_generation(c, "encountered an error in SyncGroup response", error_code == KAFKA_UNKNOWN_MEMBER_ID);
		join_failed(c, ev, error_code);
		break;
	case KAFKA_NETWORK_EXCEPTION:
	case KAFKA_COORDINATOR_NOT_AVAILABLE:
	case KAFKA_NOT_COORDINATOR:
		consumer_coordinator_lost(c);
		join_failed(c, ev, error_code);
		break;
	default:
		join_is_fatal(c, ev, fx, error_code, "SyncGroup");
	}
}

static void send_sync(struct consumer *c, const struct event *ev, struct effects *fx, bool with_assignments)
{
	struct sync_group_request body;

	message_init(&sync_group_request_schema, &body);
	body.group_id = c->group;
	body.generation_id = c->generation;
	body.member_id = c->member_id;
	body.group_instance_id = c->group_instance_id;
	body.protocol_type = BYTES("consumer");
	body.protocol_name = bytes_of_text(c->assignor->name);
	if (with_assignments) {
		body.assignments =
			message_new_items(fx->arena, &sync_group_request_sync_group_request_assignment_struct, c->leader_member_count);
		body.assignments_count = c->leader_member_count;
		for (int32_t i = 0; i < c->leader_member_count; i++) {
			const struct assignor_member *member = &c->leader_members[i];

			body.assignments[i].member_id = member->member_id;
			body.assignments[i].assignment = assignment_encode(member->assigned, member->assigned_count, BYTES_NULL, fx->arena);
		}
	}
	send_to_coordinator(c, ev, fx, API_KEY_SYNC_GROUP, &body, 0, on_sync, generation_stamp(c));
}

/* The leader assigns, as soon as its metadata is fresh. */
static void lead(struct consumer *c, const struct event *ev, struct effects *fx)
{
	struct assignor_topic *topics = arena_calloc(&c->leader_arena, c->metadata.topics.count + 1, sizeof(*topics));
	int32_t count = 0;

	TREE_EACH(&c->metadata.topics, struct metadata_topic, topic, node)
		topics[count++] = (struct assignor_topic){ topic->name, topic->partition_count };
	c->assignor->assign(c->leader_members, c->leader_member_count, topics, count, &c->leader_arena);
	owned_free(c->heap, &c->assigned_snapshot);
	c->assigned_snapshot = consumer_take_snapshot(c);
	owned_set(c->heap, &c->topics_snapshot, c->assigned_snapshot);
	send_sync(c, ev, fx, true);
	c->leader_member_count = -1;
	arena_reset(&c->leader_arena);
}

/* ---- JoinGroup ------------------------------------------------------------------------------------------------------ */

static void joined(struct consumer *c, const struct event *ev, struct effects *fx, const struct join_group_response *body)
{
	c->assignor = NULL;
	for (int32_t i = 0; i < c->assignor_count; i++)
		if (bytes_equal_text(body->protocol_name, c->assignors[i]->name))
			c->assignor = c->assignors[i];
	if (!c->assignor) {
		join_is_fatal(c, ev, fx, KAFKA_INCONSISTENT_GROUP_PROTOCOL, "join group response");
		return;
	}
	c->state = MEMBER_COMPLETING;
	set_generation(c, body->generation_id, body->member_id);
	c->heartbeat_at_us = ev->now_us + c->heartbeat_interval_us;
	c->session_until_us = ev->now_us + c->session_timeout_us;
	c->polled_us = ev->now_us;
	c->leader_member_count = -1;
	if (!bytes_equal(body->leader, body->member_id)) {
		send_sync(c, ev, fx, false);
		return;
	}
	consumer_leader_begin(c, ev, body);
	if (body->skip_assignment) {
		owned_free(c->heap, &c->assigned_snapshot);
		c->assigned_snapshot = consumer_take_snapshot(c);
		c->leader_member_count = -1;
		send_sync(c, ev, fx, false);
	}
}

static void on_join(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct consumer *c = owner;
	const struct join_group_response *body = answer->body;
	int16_t error_code = answer->err == ERR_OK ? body->error_code : KAFKA_NETWORK_EXCEPTION;
	bool is_current = is_sent_generation(c, answer->context);

	stamp_del(c, answer->context);
	/* It may have left, or been closed, meanwhile. */
	if (!c->is_joining || c->state != MEMBER_PREPARING) {
		c->is_joining = false;
		return;
	}
	switch (error_code) {
	case KAFKA_NONE:
		joined(c, ev, fx, body);
		break;
	case KAFKA_MEMBER_ID_REQUIRED:
		set_generation(c, -1, body->member_id);
		owned_free(c->heap, &c->rejoin_reason);
		c->rejoin_reason =
			owned_copy(c->heap, arena_printf(fx->arena, "need to re-join with the given member-id: %.*s", (int)body->member_id.size,
		                                     (const char *)body->member_id.data));
		c->needs_rejoin = true;
		join_failed(c, ev, error_code);
		break;
	case KAFKA_UNKNOWN_MEMBER_ID:
		if (is_current)
			consumer_reset_generation(c, "encountered UNKNOWN_MEMBER_ID from JOIN_GROUP response", true);
		join_failed(c, ev, error_code);
		break;
	case KAFKA_COORDINATOR_LOAD_IN_PROGRESS:
	case KAFKA_REBALANCE_IN_PROGRESS:
		join_failed(c, ev, error_code);
		break;
	case KAFKA_NETWORK_EXCEPTION:
	case KAFKA_COORDINATOR_NOT_AVAILABLE:
	case KAFKA_NOT_COORDINATOR:
		consumer_coordinator_lost(c);
		join_failed(c, ev, error_code);
		break;
	default:
		join_is_fatal(c, ev, fx, error_code, "join group response");
	}
}

static void send_join(struct consumer *c, const struct event *ev, struct effects *fx)
{
	struct join_group_request body;
	struct assignor_member self = { .topics = c->topics, .topic_count = c->topic_count, .generation = c->generation, .rack = c->rack };
	int64_t lapse_us = c->max_poll_interval_us + JOIN_LAPSE_US;
	int16_t version = network_version(&c->network, c->coordinator, api_of_key(API_KEY_JOIN_GROUP), -1);

	message_init(&join_group_request_schema, &body);
	body.group_id = c->group;
	body.session_timeout_ms = (int32_t)(c->session_timeout_us / 1000);
	body.rebalance_timeout_ms = (int32_t)(c->max_poll_interval_us / 1000);
	body.member_id = c->member_id;
	body.group_instance_id = c->group_instance_id;
	body.protocol_type = BYTES("consumer");
	if (version >= 8)
		body.reason = bytes_slice(c->rejoin_reason, 0, 255);
	self.owned_count = consumer_owned(c, fx->arena, &self.owned);
	body.protocols = message_new_items(fx->arena, &join_group_request_join_group_request_protocol_struct, c->assignor_count);
	body.protocols_count = c->assignor_count;
	for (int32_t i = 0; i < c->assignor_count; i++) {
		self.user_data =
			assignor_user_data(c->assignors[i], c->last_assignment, c->last_assignment_count, c->last_generation, fx->arena);
		body.protocols[i].name = bytes_of_text(c->assignors[i]->name);
		body.protocols[i].metadata = subscription_encode(&self, fx->arena);
	}
	consumer_keep_names(c, &c->joined_topics, &c->joined_topic_count, c->topics, c->topic_count);
	c->is_joining = true;
	c->state = MEMBER_PREPARING;
	send_to_coordinator(c, ev, fx, API_KEY_JOIN_GROUP, &body,
	                    lapse_us > c->network.request_timeout_us ? lapse_us : c->network.request_timeout_us, on_join,
	                    generation_stamp(c));
}

/* Commits before partitions change hands; true when that is done or its time is up. */
static bool has_committed(struct consumer *c, const struct event *ev, struct effects *fx)
{
	if (!c->auto_commits)
		return true;
	if (c->prepare_until_us == 0) {
		c->prepare_until_us = ev->now_us + c->max_poll_interval_us;
		/* What is fetched from now on must not be handed out any more: it would be read twice. */
		LIST_EACH(&c->partitions, struct consumer_partition, p, link)
			p->is_pending_revocation = p->is_pending_revocation || c->protocol == REBALANCE_EAGER;
		c->prepare_commit = c->generation >= 0 ? consumer_commit_positions(c, ev, true, true) : NULL;
		consumer_commits_run(c, ev, fx);
	}
	if (c->prepare_commit && !c->prepare_commit->is_done && c->prepare_until_us > ev->now_us)
		return false;
	if (c->prepare_commit)
		consumer_commit_del(c, c->prepare_commit);
	c->prepare_commit = NULL;
	return true;
}

/* Partitions that must be given up before joining. Returns whether all are lost already. */
static bool revocable(struct consumer *c, struct arena *arena, struct topic_partition **out, int32_t *count)
{
	struct topic_partition *owned;
	int32_t owned_count = consumer_owned(c, arena, &owned);
	bool is_lost = c->generation < 0 || c->member_id.size == 0;

	*out = owned;
	*count = 0;
	for (int32_t i = 0; i < owned_count; i++)
		if (is_lost || c->protocol == REBALANCE_EAGER || !consumer_subscribes_to(c, owned[i].topic))
			(*out)[(*count)++] = owned[i];
	return is_lost;
}

static void prepare_done(struct consumer *c, struct arena *arena)
{
	struct topic_partition *gone, *owned, *left;
	int32_t gone_count, owned_count, left_count;

	revocable(c, arena, &gone, &gone_count);
	owned_count = consumer_owned(c, arena, &owned);
	left_count = consumer_minus(arena, owned, owned_count, gone, gone_count, &left);
	consumer_set_assignment(c, left, left_count);
	c->revoke_stage = REVOKE_NONE;
	c->needs_prepare = false;
	c->prepare_until_us = 0;
	c->is_leader = false;
	consumer_free_names(c, &c->group_topics, &c->group_topic_count);
}

static bool prepare(struct consumer *c, const struct event *ev, struct effects *fx)
{
	struct topic_partition *partitions;
	int32_t count;

	if (c->revoke_stage != REVOKE_NONE || !has_committed(c, ev, fx))
		return false;
	bool is_lost = revocable(c, fx->arena, &partitions, &count);

	tell_revoked(c, fx, partitions, count, is_lost);
	if (count > 0 && !is_lost && c->waits_on_revoke) {
		c->revoke_stage = REVOKE_BEFORE_JOIN;
		return false;
	}
	prepare_done(c, fx->arena);
	return true;
}

void consumer_continue(struct consumer *c, const struct event *ev, struct effects *fx)
{
	if (c->revoke_stage == REVOKE_BEFORE_JOIN)
		prepare_done(c, fx->arena);
	else if (c->revoke_stage == REVOKE_AFTER_SYNC)
		take_assignment(c, ev, fx);
	consumer_run(c, ev, fx);
}

static bool needs_join(struct consumer *c)
{
	bool has_new_partitions = !bytes_is_null(c->assigned_snapshot) && !bytes_equal(c->assigned_snapshot, c->topics_snapshot);

	if (!c->needs_rejoin && has_new_partitions)
		consumer_request_rejoin(c, "cached metadata has changed");
	if (!c->needs_rejoin && consumer_subscription_changed(c))
		consumer_request_rejoin(c, "subscription has changed");
	return c->needs_rejoin;
}

static void join_if_needed(struct consumer *c, const struct event *ev, struct effects *fx)
{
	if (c->is_joining && c->leader_member_count >= 0 && c->state != MEMBER_COMPLETING) {
		/* A heartbeat has told that it is no member any more, before it had assigned: no request is under way that could fail. */
		c->leader_member_count = -1;
		join_failed(c, ev, KAFKA_UNKNOWN_MEMBER_ID);
	}
	if (c->is_joining) {
		if (c->state == MEMBER_COMPLETING && c->leader_member_count >= 0 && c->metadata.version >= c->leader_metadata_version)
			lead(c, ev, fx);
		return;
	}
	if (c->revoke_stage == REVOKE_AFTER_SYNC || !needs_join(c) || c->join_retry_us > ev->now_us)
		return;
	/* A pattern is matched with the cluster's topics once before the first join. */
	if (!bytes_is_null(c->pattern) && c->matched_version < c->pattern_version)
		return;
	if (c->needs_prepare && !prepare(c, ev, fx))
		return;
	send_join(c, ev, fx);
}

/* ---- Heartbeats and leaving ----------------------------------------------------------------------------------------- */

static void heartbeat_failed(struct consumer *c, const struct event *ev)
{
	struct network *net = &c->network;

	c->heartbeat_at_us =
		ev->now_us + network_backoff(&net->prng, net->retry_backoff_us, net->retry_backoff_max_us, c->heartbeat_attempts++);
}

static void on_heartbeat(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct consumer *c = owner;
	const struct heartbeat_response *body = answer->body;
	int16_t error_code = answer->err == ERR_OK ? body->error_code : KAFKA_NETWORK_EXCEPTION;
	bool is_current = is_sent_generation(c, answer->context);

	stamp_del(c, answer->context);
	c->is_heartbeat_in_flight = false;
	if (error_code == KAFKA_REBALANCE_IN_PROGRESS && c->state == MEMBER_STABLE)
		consumer_request_rejoin(c, "group is already rebalancing");
	switch (error_code) {
	case KAFKA_REBALANCE_IN_PROGRESS: /* it was heard: the session goes on */
	case KAFKA_NONE:
		c->heartbeat_attempts = 0;
		c->session_until_us = ev->now_us + c->session_timeout_us;
		return;
	case KAFKA_ILLEGAL_GENERATION:
	case KAFKA_UNKNOWN_MEMBER_ID:
		if (is_current)
			consumer_reset_generation(c, "encountered an error from HEARTBEAT response", error_code == KAFKA_UNKNOWN_MEMBER_ID);
		break;
	case KAFKA_FENCED_INSTANCE_ID:
		if (is_current) {
			consumer_reset_generation(c, "encountered FENCED_INSTANCE_ID from HEARTBEAT response", true);
			consumer_tell_error(c, error_code, NULL, BYTES_NULL, true);
		}
		break;
	case KAFKA_NETWORK_EXCEPTION:
	case KAFKA_COORDINATOR_NOT_AVAILABLE:
	case KAFKA_NOT_COORDINATOR:
		consumer_coordinator_lost(c);
		break;
	case KAFKA_GROUP_AUTHORIZATION_FAILED:
		consumer_tell_error(
			c, error_code, NULL,
			arena_printf(fx->arena, "Not authorized to access group: %.*s", (int)c->group.size, (const char *)c->group.data), false);
		break;
	default:
		consumer_tell_error(c, error_code, "KafkaException",
		                    arena_printf(fx->arena, "Unexpected error in heartbeat response: %s", kafka_error_text(error_code)), false);
	}
	heartbeat_failed(c, ev);
}

static void send_heartbeat(struct consumer *c, const struct event *ev, struct effects *fx)
{
	struct heartbeat_request body;

	message_init(&heartbeat_request_schema, &body);
	body.group_id = c->group;
	body.generation_id = c->generation;
	body.member_id = c->member_id;
	body.group_instance_id = c->group_instance_id;
	c->is_heartbeat_in_flight = true;
	c->heartbeat_at_us = ev->now_us + c->heartbeat_interval_us;
	send_to_coordinator(c, ev, fx, API_KEY_HEARTBEAT, &body, 0, on_heartbeat, generation_stamp(c));
}

static void on_leave(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct consumer *c = owner;

	(void)ev, (void)fx, (void)answer;
	c->is_leave_in_flight = false;
}

/* Static members stay: they are expected back (KIP-345). */
void consumer_leave(struct consumer *c, const struct event *ev, struct effects *fx, const char *reason)
{
	struct leave_group_request body;
	bool is_member = c->state != MEMBER_UNJOINED && c->member_id.size > 0 && bytes_is_null(c->group_instance_id);

	if (is_member && c->coordinator != NODE_NONE && network_is_ready(&c->network, ev, fx, c->coordinator)) {
		int16_t version = network_version(&c->network, c->coordinator, api_of_key(API_KEY_LEAVE_GROUP), -1);

		message_init(&leave_group_request_schema, &body);
		body.group_id = c->group;
		if (version >= 3) {
			body.members = message_new_items(fx->arena, &leave_group_request_member_identity_struct, 1);
			body.members_count = 1;
			body.members[0].member_id = c->member_id;
			body.members[0].group_instance_id = BYTES_NULL;
			if (version >= 5)
				body.members[0].reason = bytes_of_text(reason);
		} else {
			body.member_id = c->member_id;
		}
		c->is_leave_in_flight = true;
		send_to_coordinator(c, ev, fx, API_KEY_LEAVE_GROUP, &body, 0, on_leave, NULL);
	}
	c->is_joining = false;
	consumer_reset_generation(c, "consumer pro-actively leaving the group", true);
	c->needs_prepare = true;
}

void consumer_give_up_all(struct consumer *c, struct effects *fx)
{
	struct topic_partition *owned;
	int32_t count = consumer_owned(c, fx->arena, &owned);
	bool is_lost = c->generation < 0 || c->member_id.size == 0 || consumer_is_rebalancing(c);

	if (c->is_auto_assigned)
		tell_revoked(c, fx, owned, count, is_lost);
	consumer_set_assignment(c, NULL, 0);
	c->revoke_stage = REVOKE_NONE;
}

static bool is_member(const struct consumer *c)
{
	return c->state == MEMBER_COMPLETING || c->state == MEMBER_STABLE;
}

/* What Kafka's heartbeat thread does, beside the application's own. */
static void stay_alive(struct consumer *c, const struct event *ev, struct effects *fx)
{
	if (c->is_polling)
		c->polled_us = ev->now_us;
	if (!is_member(c))
		return;
	if (!consumer_coordinator_is_ready(c, ev, fx))
		return;
	if (c->session_until_us <= ev->now_us) {
		consumer_coordinator_lost(c);
	} else if (c->polled_us + c->max_poll_interval_us <= ev->now_us) {
		network_log(&c->network, ev, CLIENT_LOG_WARN, LOGGER,
		            "consumer poll timeout has expired. This means the time between subsequent calls to poll() was longer than the "
		            "configured max.poll.interval.ms, which typically implies that the poll loop is spending too much time processing "
		            "messages. You can address this either by increasing max.poll.interval.ms or by reducing the maximum size of batches "
		            "returned in poll() with max.poll.records.");
		consumer_leave(c, ev, fx, "consumer poll timeout has expired.");
	} else if (c->heartbeat_at_us <= ev->now_us && !c->is_heartbeat_in_flight) {
		send_heartbeat(c, ev, fx);
	}
}

void consumer_group_run(struct consumer *c, const struct event *ev, struct effects *fx)
{
	if (!consumer_has_group(c) || !c->is_auto_assigned || c->is_fatal)
		return;
	stay_alive(c, ev, fx);
	if (c->is_closing || !c->is_polling)
		return;
	if (consumer_coordinator_is_ready(c, ev, fx))
		join_if_needed(c, ev, fx);
}

static void sooner(const struct consumer *c, int64_t *deadline, int64_t at_us)
{
	if (at_us > c->seen_us && at_us < *deadline)
		*deadline = at_us;
}

int64_t consumer_group_deadline(const struct consumer *c)
{
	int64_t deadline = TIME_NEVER;

	if (!consumer_has_group(c))
		return deadline;
	if (c->coordinator == NODE_NONE)
		sooner(c, &deadline, c->coordinator_retry_us);
	if (!c->is_auto_assigned || c->is_fatal)
		return deadline;
	if (is_member(c)) {
		sooner(c, &deadline, c->session_until_us);
		if (!c->is_heartbeat_in_flight)
			sooner(c, &deadline, c->heartbeat_at_us);
		if (!c->is_polling)
			sooner(c, &deadline, c->polled_us + c->max_poll_interval_us);
	}
	if (c->is_polling) {
		sooner(c, &deadline, c->join_retry_us);
		sooner(c, &deadline, c->prepare_until_us);
	}
	return deadline;
}

void consumer_enforce_rebalance(struct consumer *c, struct bytes reason)
{
	owned_set(c->heap, &c->rejoin_reason, bytes_is_null(reason) ? BYTES("rebalance enforced by user") : reason);
	c->needs_rejoin = true;
}

struct consumer_group_view consumer_group(const struct consumer *c)
{
	static const char *const names[] = { "unjoined", "preparing rebalance", "completing rebalance", "stable" };

	return (struct consumer_group_view){ .group = c->group,
		                                 .member_id = c->member_id,
		                                 .generation = c->generation,
		                                 .state = names[c->state],
		                                 .is_leader = c->is_leader,
		                                 .protocol = c->assignor ? bytes_of_text(c->assignor->name) : BYTES_NULL };
}

void consumer_group_free(struct consumer *c)
{
	LIST_EACH(&c->stamps, struct consumer_commit, stamp, link)
		stamp_del(c, stamp);
	owned_free(c->heap, &c->member_id);
	owned_free(c->heap, &c->rejoin_reason);
	arena_free(&c->leader_arena);
}
