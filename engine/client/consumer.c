#include "engine/client/consumer.h"

#include "engine/client/consumer_state.h"
#include "engine/base/owned.h"

static const char NO_GROUP[] =
	"To use the group management or offset commit APIs, you must provide a valid group.id in the consumer configuration.";
static const char EXCLUSIVE[] = "Subscription to topics, partitions and pattern are mutually exclusive";

/* ---- Making and freeing -------------------------------------------------------------------------------------------- */

static int64_t setting_us(const struct client_config *config, const char *name)
{
	int64_t ms = client_config_int(config, name);

	return ms > TIME_NEVER / 4000 ? TIME_NEVER / 4 : ms * 1000;
}

static void configure_reset(struct consumer *c)
{
	struct bytes policy = client_config_text(&c->config, "auto.offset.reset");

	c->reset_timestamp = RESET_NONE;
	if (bytes_equal_text(policy, "latest"))
		c->reset_timestamp = RESET_LATEST;
	else if (bytes_equal_text(policy, "earliest"))
		c->reset_timestamp = RESET_EARLIEST;
	else if (client_duration_parse(bytes_slice(policy, strlen("by_duration:"), SIZE_MAX), &c->reset_duration_ms))
		c->reset_timestamp = RESET_BY_DURATION;
}

/* The assignors, and the most advanced protocol that all of them can (KIP-429). */
static bool configure_assignors(struct consumer *c, struct buf *problem)
{
	struct arena arena;
	struct bytes *names;
	bool can_cooperate = true;

	arena_init(&arena, c->heap);
	int32_t count = client_config_list(&c->config, "partition.assignment.strategy", &arena, &names);

	for (int32_t i = 0; i < count && c->assignor_count < (int32_t)(sizeof(c->assignors) / sizeof(*c->assignors)); i++) {
		const struct assignor *assignor = assignor_of(names[i]);

		if (!assignor) {
			buf_printf(problem, "Class %.*s could not be found.", (int)names[i].size, (const char *)names[i].data);
			arena_free(&arena);
			return false;
		}
		c->assignors[c->assignor_count++] = assignor;
		can_cooperate = can_cooperate && assignor->is_cooperative;
	}
	c->protocol = can_cooperate ? REBALANCE_COOPERATIVE : REBALANCE_EAGER;
	arena_free(&arena);
	return true;
}

static void configure(struct consumer *c)
{
	const struct client_config *config = &c->config;

	c->session_timeout_us = setting_us(config, "session.timeout.ms");
	c->heartbeat_interval_us = setting_us(config, "heartbeat.interval.ms");
	c->max_poll_interval_us = setting_us(config, "max.poll.interval.ms");
	c->auto_commit_interval_us = setting_us(config, "auto.commit.interval.ms");
	c->api_timeout_us = setting_us(config, "default.api.timeout.ms");
	c->auto_commits = client_config_bool(config, "enable.auto.commit") && consumer_has_group(c);
	c->auto_commit_at_us = TIME_NEVER;
	c->max_poll_records = (int32_t)client_config_int(config, "max.poll.records");
	c->fetch_min_bytes = (int32_t)client_config_int(config, "fetch.min.bytes");
	c->fetch_max_bytes = (int32_t)client_config_int(config, "fetch.max.bytes");
	c->fetch_max_wait_ms = (int32_t)client_config_int(config, "fetch.max.wait.ms");
	c->partition_max_bytes = (int32_t)client_config_int(config, "max.partition.fetch.bytes");
	c->is_read_committed = bytes_equal_text(client_config_text(config, "isolation.level"), "read_committed");
	c->checks_crcs = client_config_bool(config, "check.crcs");
	configure_reset(c);
}

static void name_client(struct consumer *c, struct buf *prefix)
{
	struct bytes id = client_config_text(&c->config, "client.id");
	struct bytes group = consumer_has_group(c) ? c->group : BYTES("null"), instance = c->group_instance_id;
	struct buf made = { .heap = c->heap };

	if (id.size == 0) {
		buf_printf(&made, "consumer-%.*s-%.*s", (int)group.size, (const char *)group.data, bytes_is_null(instance) ? 1 : (int)instance.size,
		           bytes_is_null(instance) ? "1" : (const char *)instance.data);
		id = buf_bytes(&made);
	}
	c->client_id = owned_copy(c->heap, id);
	buf_add_text(prefix, "[Consumer ");
	if (!bytes_is_null(instance))
		buf_printf(prefix, "instanceId=%.*s, ", (int)instance.size, (const char *)instance.data);
	buf_printf(prefix, "clientId=%.*s, groupId=%.*s] ", (int)id.size, (const char *)id.data, (int)group.size, (const char *)group.data);
	buf_free(&made);
}

static struct consumer *consumer_alloc(const struct consumer_options *options)
{
	struct consumer *c = HEAP_NEW(options->heap, struct consumer);
	struct buf prefix = { .heap = options->heap };

	c->heap = options->heap;
	c->waits_on_revoke = options->waits_on_revoke;
	c->is_quiet = options->is_quiet;
	c->coordinator = NODE_NONE;
	c->generation = -1;
	c->last_generation = -1;
	c->needs_rejoin = c->needs_prepare = true;
	c->joined_topic_count = -1;
	c->leader_member_count = -1;
	c->snapshot_version = -1;
	c->close_at_us = TIME_NEVER;
	c->next_operation = 1;
	list_init(&c->events);
	list_init(&c->partitions);
	list_init(&c->stamps);
	list_init(&c->commits);
	c->partitions_by_name.heap = c->sessions_by_node.heap = c->heap;
	list_init(&c->to_fetch);
	list_init(&c->fetched);
	list_init(&c->sessions);
	arena_init(&c->leader_arena, c->heap);
	client_config_copy(&c->config, c->heap, options->config);
	c->group = owned_copy(c->heap, client_config_text(&c->config, "group.id"));
	c->group_instance_id = owned_copy(c->heap, client_config_text(&c->config, "group.instance.id"));
	if (client_config_text(&c->config, "client.rack").size > 0)
		c->rack = owned_copy(c->heap, client_config_text(&c->config, "client.rack"));
	c->member_id = owned_copy(c->heap, BYTES(""));
	c->rejoin_reason = owned_copy(c->heap, BYTES(""));
	name_client(c, &prefix);
	network_init(&c->network, c->heap, c, &c->metadata, &c->config, c->client_id, buf_bytes(&prefix), options->seed);
	c->metadata.allows_auto_create = client_config_bool(&c->config, "allow.auto.create.topics");
	buf_free(&prefix);
	return c;
}

struct consumer *consumer_new(const struct consumer_options *options, struct buf *problem)
{
	struct bytes protocol = client_config_text(options->config, "group.protocol");
	struct consumer *c;

	if (!client_config_check(options->config, problem))
		return NULL;
	if (protocol.size > 1 && (protocol.data[1] == 'o' || protocol.data[1] == 'O')) {
		buf_add_text(problem, "group.protocol=consumer is not supported yet");
		return NULL;
	}
	c = consumer_alloc(options);
	configure(c);
	if (!configure_assignors(c, problem)) {
		consumer_del(c);
		return NULL;
	}
	return c;
}

static bool is_commit(const struct consumer *c, const void *context)
{
	LIST_EACH(&c->commits, struct consumer_commit, commit, link)
		if (commit == context)
			return true;
	return false;
}

static void context_free(struct consumer *c, const struct api *api, void *context)
{
	if (!context)
		return;
	switch (api->key) {
	case API_KEY_FETCH:
		heap_free(c->heap, context);
		break;
	case API_KEY_LIST_OFFSETS:
	case API_KEY_OFFSET_FOR_LEADER_EPOCH:
		consumer_position_request_free(c, context);
		break;
	case API_KEY_OFFSET_FETCH:
		if (!is_commit(c, context))
			consumer_init_request_free(c, context);
		break;
	default: /* commits and stamps are in lists of their own */
		break;
	}
}

/* What requests in flight would have freed. */
static void contexts_free(struct consumer *c)
{
	LIST_EACH(&c->network.nodes, struct network_node, node, link) {
		struct list *lists[] = { &node->channel.in_flight, &node->channel.failed };

		for (int i = 0; i < 2; i++)
			LIST_EACH(lists[i], struct channel_request, request, link)
				context_free(c, request->api, network_context_of(request));
	}
}

void consumer_del(struct consumer *c)
{
	struct heap *heap = c->heap;

	if (!c->is_closed)
		contexts_free(c);
	consumer_events_free(c);
	LIST_EACH(&c->commits, struct consumer_commit, commit, link) {
		commit->is_in_flight = false;
		consumer_commit_del(c, commit);
	}
	consumer_fetch_free(c);
	consumer_assignment_free(c);
	consumer_group_free(c);
	network_free(&c->network);
	metadata_free(&c->metadata);
	client_config_free(&c->config);
	owned_free(heap, &c->client_id);
	owned_free(heap, &c->group);
	owned_free(heap, &c->group_instance_id);
	owned_free(heap, &c->rack);
	heap_free(heap, c);
}

/* ---- Subscriptions -------------------------------------------------------------------------------------------------- */

static bool refuse(struct buf *problem, const char *text)
{
	if (problem)
		buf_add_text(problem, text);
	return false;
}

static bool may_subscribe(const struct consumer *c, struct buf *problem)
{
	if (c->is_closing)
		return refuse(problem, "This consumer has already been closed.");
	if (!consumer_has_group(c))
		return refuse(problem, NO_GROUP);
	if (!c->is_auto_assigned && !list_is_empty(&c->partitions))
		return refuse(problem, EXCLUSIVE);
	return true;
}

bool consumer_subscribe(struct consumer *c, const struct event *ev, struct effects *fx, const struct bytes *topics, int32_t count,
                        struct buf *problem)
{
	if (!may_subscribe(c, problem))
		return false;
	if (!bytes_is_null(c->pattern))
		return refuse(problem, EXCLUSIVE);
	if (count == 0) {
		consumer_unsubscribe(c, ev, fx);
		return true;
	}
	for (int32_t i = 0; i < count; i++)
		if (bytes_trim(topics[i]).size == 0)
			return refuse(problem, "Topic collection to subscribe to cannot contain null or empty topic");
	c->is_auto_assigned = true;
	consumer_set_topics(c, topics, count);
	metadata_request_update(&c->metadata);
	consumer_run(c, ev, fx);
	return true;
}

bool consumer_subscribe_pattern(struct consumer *c, const struct event *ev, struct effects *fx, struct bytes pattern, struct buf *problem)
{
	if (!may_subscribe(c, problem))
		return false;
	if (c->is_auto_assigned && bytes_is_null(c->pattern) && c->topic_count > 0)
		return refuse(problem, EXCLUSIVE);
	if (pattern.size == 0)
		return refuse(problem, "Topic pattern to subscribe to cannot be empty");
	c->is_auto_assigned = true;
	owned_set(c->heap, &c->pattern, pattern);
	c->metadata.wants_all = true;
	c->pattern_version = c->metadata.version + 1 + c->network.is_metadata_in_flight;
	metadata_request_update(&c->metadata);
	consumer_run(c, ev, fx);
	return true;
}

bool consumer_assign(struct consumer *c, const struct event *ev, struct effects *fx, const struct topic_partition *partitions,
                     int32_t count, struct buf *problem)
{
	if (c->is_closing)
		return refuse(problem, "This consumer has already been closed.");
	if (c->is_auto_assigned)
		return refuse(problem, EXCLUSIVE);
	for (int32_t i = 0; i < count; i++)
		if (bytes_trim(partitions[i].topic).size == 0)
			return refuse(problem, "Topic partitions to assign to cannot have null or empty topic");
	consumer_set_assignment(c, partitions, count);
	for (int32_t i = 0; i < count; i++)
		metadata_want(&c->metadata, partitions[i].topic, ev->now_us);
	metadata_request_update(&c->metadata);
	c->auto_commit_at_us = ev->now_us + c->auto_commit_interval_us;
	consumer_run(c, ev, fx);
	return true;
}

void consumer_unsubscribe(struct consumer *c, const struct event *ev, struct effects *fx)
{
	consumer_give_up_all(c, fx);
	if (c->is_auto_assigned)
		consumer_leave(c, ev, fx, "the consumer unsubscribed from all topics");
	c->is_auto_assigned = false;
	owned_free(c->heap, &c->pattern);
	c->metadata.wants_all = false;
	consumer_set_topics(c, NULL, 0);
	c->joined_topic_count = c->joined_topic_count > 0 ? (consumer_free_names(c, &c->joined_topics, &c->joined_topic_count), -1) : -1;
	owned_free(c->heap, &c->assigned_snapshot);
	c->was_told_idle = false;
	consumer_run(c, ev, fx);
}

/* ---- Running -------------------------------------------------------------------------------------------------------- */

static void close_down(struct consumer *c, const struct event *ev, struct effects *fx)
{
	contexts_free(c);
	network_close(&c->network, fx);
	LIST_EACH(&c->commits, struct consumer_commit, commit, link)
		commit->is_in_flight = false;
	c->is_closed = true;
	consumer_tell(c, (struct consumer_event){ .type = CONSUMER_CLOSED });
	(void)ev;
}

static bool has_commits(const struct consumer *c)
{
	LIST_EACH(&c->commits, struct consumer_commit, commit, link)
		if (!commit->is_done || commit->is_in_flight)
			return true;
	return false;
}

/* Commits first, then the group, then the connections. */
static void run_close(struct consumer *c, const struct event *ev, struct effects *fx)
{
	bool is_late = c->close_at_us <= ev->now_us;

	if (!is_late && has_commits(c))
		return;
	if (c->close_commit) {
		c->close_commit->is_in_flight = false;
		consumer_commit_del(c, c->close_commit);
		c->close_commit = NULL;
	}
	if (!c->has_left) {
		c->has_left = true;
		consumer_give_up_all(c, fx);
		if (c->is_auto_assigned)
			consumer_leave(c, ev, fx, "the consumer is being closed");
		consumer_fetch_close(c, ev, fx);
	}
	if (is_late || !c->is_leave_in_flight)
		close_down(c, ev, fx);
}

void consumer_run(struct consumer *c, const struct event *ev, struct effects *fx)
{
	if (c->is_closed)
		return;
	c->seen_us = ev->now_us;
	network_run(&c->network, ev, fx);
	consumer_metadata_changed(c, ev);
	consumer_commits_run(c, ev, fx);
	consumer_group_run(c, ev, fx);
	consumer_positions_run(c, ev, fx);
	if (c->is_polling)
		consumer_fetch_run(c, ev, fx);
	if (c->is_closing)
		run_close(c, ev, fx);
	if (!c->is_closed)
		network_run(&c->network, ev, fx);
}

bool consumer_event(struct consumer *c, const struct event *ev, struct effects *fx)
{
	bool is_ours = network_event(&c->network, ev, fx);

	consumer_run(c, ev, fx);
	return is_ours;
}

int64_t consumer_deadline(const struct consumer *c)
{
	int64_t deadlines[] = { network_deadline(&c->network), consumer_group_deadline(c), consumer_commits_deadline(c),
		                    consumer_positions_deadline(c), consumer_fetch_deadline(c), network_next_retry(&c->network, c->seen_us) };
	int64_t deadline = c->is_closing ? c->close_at_us : TIME_NEVER;

	if (c->is_closed)
		return TIME_NEVER;
	for (size_t i = 0; i < sizeof(deadlines) / sizeof(*deadlines); i++)
		if (deadlines[i] < deadline)
			deadline = deadlines[i];
	return deadline;
}

int32_t consumer_poll(struct consumer *c, const struct event *ev, struct effects *fx, struct consumer_record **records)
{
	bool was_polling = c->is_polling;
	int32_t count;

	*records = NULL;
	if (c->is_closing || c->is_fatal)
		return 0;
	if (!c->is_auto_assigned && list_is_empty(&c->partitions)) {
		if (!c->was_told_idle)
			consumer_tell_error(c, KAFKA_UNKNOWN_SERVER_ERROR, "IllegalStateException",
			                    BYTES("Consumer is not subscribed to any topics or assigned any partitions"), false);
		c->was_told_idle = true;
		return 0;
	}
	c->is_polling = true;
	c->polled_us = ev->now_us;
	/* Back in poll(): what was handed out before is done with, and a rebalance may go on. */
	if (!was_polling)
		consumer_run(c, ev, fx);
	count = consumer_collect(c, ev, fx, records);
	if (count == 0) {
		/* Something may have been used up without a record for the application. */
		consumer_fetch_run(c, ev, fx);
		return 0;
	}
	consumer_fetch_run(c, ev, fx);
	consumer_end_poll(c);
	return count;
}

void consumer_end_poll(struct consumer *c)
{
	c->is_polling = false;
	c->polled_us = c->seen_us;
}

/* ---- The rest ------------------------------------------------------------------------------------------------------- */

bool consumer_pause(struct consumer *c, struct topic_partition tp)
{
	struct consumer_partition *p = consumer_partition_of(c, tp);

	if (p)
		p->is_paused = true;
	return p != NULL;
}

bool consumer_resume(struct consumer *c, const struct event *ev, struct effects *fx, struct topic_partition tp)
{
	struct consumer_partition *p = consumer_partition_of(c, tp);

	if (!p)
		return false;
	p->is_paused = false;
	consumer_run(c, ev, fx);
	return true;
}

bool consumer_is_paused(const struct consumer *c, struct topic_partition tp)
{
	const struct consumer_partition *p = consumer_partition_of(c, tp);

	return p && p->is_paused;
}

void consumer_close(struct consumer *c, const struct event *ev, struct effects *fx, int64_t timeout_ms)
{
	int64_t at_us = timeout_ms > (TIME_NEVER - ev->now_us) / 1000 ? TIME_NEVER : ev->now_us + timeout_ms * 1000;

	if (c->is_closed || c->is_closing)
		return;
	c->is_closing = true;
	c->close_at_us = at_us;
	c->is_polling = false;
	if (c->auto_commits && (!c->is_auto_assigned || c->state == MEMBER_STABLE))
		c->close_commit = consumer_commit_positions(c, ev, true, true);
	consumer_run(c, ev, fx);
}

bool consumer_is_closed(const struct consumer *c)
{
	return c->is_closed;
}

struct bytes consumer_client_id(const struct consumer *c)
{
	return c->client_id;
}

bool consumer_take_log(struct consumer *c, struct arena *arena, struct client_log_line *out)
{
	return network_take_log(&c->network, arena, out);
}

struct consumer_stats consumer_stats(const struct consumer *c)
{
	return c->stats;
}
