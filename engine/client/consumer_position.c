/* Where to read on: from the committed offset, from a reset (KIP-1106's by_duration too), and whether a position outlived its leader (KIP-320). */
#include "engine/client/consumer_state.h"
#include "engine/base/owned.h"

void consumer_position_state(struct consumer *c, struct consumer_partition *p, enum position_state state)
{
	c->state_counts[p->state]--;
	c->state_counts[state]++;
	p->state = state;
}

void consumer_position_rest(struct consumer *c, struct consumer_partition *p, int64_t until_us)
{
	p->retry_at_us = until_us;
	if (until_us > c->rest_until_us)
		c->rest_until_us = until_us;
}

void consumer_position_set(struct consumer *c, struct consumer_partition *p, int64_t offset, int32_t epoch)
{
	const struct metadata_partition *leader = consumer_leader_of(c, p);

	p->position = offset;
	p->position_epoch = epoch;
	p->leader_epoch = leader ? leader->leader_epoch : -1;
	consumer_position_state(c, p, POSITION_VALID);
	p->retry_at_us = 0;
}

/* By the policy. Without one the application must decide, and is told. */
void consumer_position_reset(struct consumer *c, struct consumer_partition *p)
{
	consumer_position_state(c, p, POSITION_AWAITS_RESET);
	p->reset_timestamp = c->reset_timestamp;
	p->is_asked_reset = false;
	p->retry_at_us = 0;
}

static struct topic_partition *partitions_in(struct consumer *c, struct arena *arena, enum position_state state, int64_t now_us,
                                             int32_t *count)
{
	struct topic_partition *out;

	*count = 0;
	if (c->state_counts[state] == 0)
		return NULL;
	out = arena_calloc(arena, (size_t)c->state_counts[state], sizeof(*out));
	LIST_EACH(&c->partitions, struct consumer_partition, q, link)
		if (q->state == state && !q->is_looked_up && q->retry_at_us <= now_us)
			out[(*count)++] = q->tp;
	topic_partition_sort(out, *count);
	return out;
}

/* ---- Committed offsets ---------------------------------------------------------------------------------------------- */

struct init_request {
	int32_t count;
	struct consumer_offset offsets[];
};

static void init_del(struct consumer *c, struct init_request *request)
{
	for (int32_t i = 0; i < request->count; i++)
		owned_free(c->heap, &request->offsets[i].topic);
	heap_free(c->heap, request);
}

void consumer_init_request_free(struct consumer *c, void *request)
{
	init_del(c, request);
}

static void init_failed(struct consumer *c, const struct event *ev, struct effects *fx, int16_t error_code)
{
	struct network *net = &c->network;

	c->init_retry_us =
		ev->now_us + network_backoff(&net->prng, net->retry_backoff_us, net->retry_backoff_max_us, c->init_attempts++);
	if (error_code == KAFKA_NETWORK_EXCEPTION || error_code == KAFKA_NOT_COORDINATOR || error_code == KAFKA_COORDINATOR_NOT_AVAILABLE)
		consumer_coordinator_lost(c);
	else if (error_code == KAFKA_GROUP_AUTHORIZATION_FAILED)
		consumer_tell_error(
			c, error_code, NULL,
			arena_printf(fx->arena, "Not authorized to access group: %.*s", (int)c->group.size, (const char *)c->group.data), false);
	else if (!kafka_error_is_retriable(error_code) && error_code != KAFKA_UNSTABLE_OFFSET_COMMIT)
		consumer_tell_error(c, error_code, "KafkaException",
		                    arena_printf(fx->arena, "Unexpected error in fetch offset response: %s", kafka_error_text(error_code)), false);
}

static void on_init(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct consumer *c = owner;
	struct init_request *request = answer->context;
	struct consumer_offset *found = NULL;
	int16_t error_code = KAFKA_NETWORK_EXCEPTION;

	c->is_init_in_flight = false;
	if (answer->err == ERR_OK)
		error_code = consumer_offsets_found(fx->arena, answer, request->offsets, request->count, &found);
	if (error_code != KAFKA_NONE)
		init_failed(c, ev, fx, error_code);
	for (int32_t i = 0; error_code == KAFKA_NONE && i < request->count; i++) {
		struct consumer_partition *p = consumer_partition_of(c, (struct topic_partition){ found[i].topic, found[i].partition });

		c->init_attempts = 0;
		/* It may have been revoked, or sought in, meanwhile. */
		if (!p || p->state != POSITION_INITIALIZING)
			continue;
		if (found[i].offset < 0) {
			consumer_position_reset(c, p);
			continue;
		}
		consumer_position_set(c, p, found[i].offset, found[i].leader_epoch);
		p->committed = found[i].offset;
		if (p->position_epoch >= 0 && p->leader_epoch >= 0)
			consumer_position_state(c, p, POSITION_AWAITS_VALIDATION);
	}
	init_del(c, request);
}

static void initialize(struct consumer *c, const struct event *ev, struct effects *fx)
{
	struct topic_partition *partitions;
	struct init_request *request;
	int32_t count;

	partitions = partitions_in(c, fx->arena, POSITION_INITIALIZING, ev->now_us, &count);
	if (count == 0)
		return;
	if (!consumer_has_group(c)) {
		for (int32_t i = 0; i < count; i++)
			consumer_position_reset(c, consumer_partition_of(c, partitions[i]));
		return;
	}
	if (c->is_init_in_flight || c->init_retry_us > ev->now_us || !consumer_coordinator_is_ready(c, ev, fx))
		return;
	request = heap_alloc(c->heap, sizeof(*request) + (size_t)count * sizeof(request->offsets[0]));
	request->count = count;
	for (int32_t i = 0; i < count; i++)
		request->offsets[i] =
			(struct consumer_offset){ owned_copy(c->heap, partitions[i].topic), partitions[i].partition, -1, -1, BYTES("") };
	c->is_init_in_flight = true;
	consumer_send_offset_fetch(c, ev, fx, request->offsets, count, on_init, request);
}

/* ---- Resets --------------------------------------------------------------------------------------------------------- */

/* Those of one leader in one request, for resets and for validations. */
struct position_request {
	int32_t count;
	struct {
		struct topic_partition tp; /* topic owned */
		int64_t value; /* the timestamp, or the position that is validated */
	} items[];
};

static void request_del(struct consumer *c, struct position_request *request)
{
	for (int32_t i = 0; i < request->count; i++) {
		struct consumer_partition *p = consumer_partition_of(c, request->items[i].tp);

		if (p)
			p->is_looked_up = false;
		owned_free(c->heap, &request->items[i].tp.topic);
	}
	heap_free(c->heap, request);
}

void consumer_position_request_free(struct consumer *c, void *request)
{
	request_del(c, request);
}

static void again(struct consumer *c, const struct event *ev, struct consumer_partition *p)
{
	consumer_position_rest(c, p, ev->now_us + c->network.retry_backoff_us);
	metadata_request_update(&c->metadata);
}

static void reset_to(struct consumer *c, struct effects *fx, struct consumer_partition *p, int64_t offset)
{
	struct consumer_offset where = { p->tp.topic, p->tp.partition, offset, -1, BYTES("") };

	consumer_position_set(c, p, offset, -1);
	trace(fx->trace, offset_reset, .client_id = c->client_id, .group = c->group, .topic = p->tp.topic, .partition = p->tp.partition,
	      .offset = offset);
	consumer_tell(c, (struct consumer_event){ .type = CONSUMER_RESET, .partitions = &where, .partition_count = 1 });
}

static void take_offset(struct consumer *c, const struct event *ev, struct effects *fx, struct consumer_partition *p, int64_t timestamp,
                        const struct list_offsets_response_list_offsets_partition_response *answer)
{
	if (p->state != POSITION_AWAITS_RESET || p->reset_timestamp != timestamp)
		return;
	if (answer->error_code == KAFKA_NONE && answer->offset >= 0) {
		reset_to(c, fx, p, answer->offset);
	} else if (answer->error_code == KAFKA_NONE) {
		/* Nothing is as young as that: what comes next is. */
		p->reset_timestamp = RESET_LATEST;
	} else if (answer->error_code == KAFKA_TOPIC_AUTHORIZATION_FAILED) {
		again(c, ev, p);
		consumer_tell_error(c, answer->error_code, NULL,
		                    arena_printf(fx->arena, "Not authorized to access topics: [%.*s]", (int)p->tp.topic.size,
		                                 (const char *)p->tp.topic.data),
		                    false);
	} else {
		again(c, ev, p);
	}
}

static void on_offsets(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct consumer *c = owner;
	struct position_request *request = answer->context;
	const struct list_offsets_response *body = answer->body;

	for (int32_t i = 0; i < request->count; i++) {
		struct consumer_partition *p = consumer_partition_of(c, request->items[i].tp);
		const struct list_offsets_response_list_offsets_partition_response *found = NULL;

		for (int32_t t = 0; answer->err == ERR_OK && t < body->topics_count; t++)
			for (int32_t k = 0; k < body->topics[t].partitions_count; k++)
				if (bytes_equal(body->topics[t].name, request->items[i].tp.topic) &&
				    body->topics[t].partitions[k].partition_index == request->items[i].tp.partition)
					found = &body->topics[t].partitions[k];
		if (p && found)
			take_offset(c, ev, fx, p, request->items[i].value, found);
		else if (p)
			again(c, ev, p);
	}
	request_del(c, request);
}

/* The leader of each of the list; -1: none. */
static int32_t *leaders_of(const struct consumer *c, struct arena *arena, const struct topic_partition *list, int32_t count)
{
	int32_t *leaders = arena_calloc(arena, (size_t)count, sizeof(*leaders));

	for (int32_t i = 0; i < count; i++) {
		const struct metadata_partition *leader = metadata_partition(&c->metadata, list[i].topic, list[i].partition);

		leaders[i] = leader ? leader->leader : -1;
	}
	return leaders;
}

static bool leads_any(int32_t node, const int32_t *leaders, int32_t count)
{
	for (int32_t i = 0; i < count; i++)
		if (leaders[i] == node)
			return true;
	return false;
}

/* Those of the list that `node` leads, removed from it. */
static struct position_request *request_for(struct consumer *c, int32_t node, struct topic_partition *list, int32_t *leaders, int32_t *count)
{
	struct position_request *request = heap_alloc(c->heap, sizeof(*request) + (size_t)*count * sizeof(request->items[0]));
	int32_t left = 0;

	for (int32_t i = 0; i < *count; i++) {
		if (leaders[i] != node) {
			leaders[left] = leaders[i];
			list[left++] = list[i];
			continue;
		}
		request->items[request->count].tp = (struct topic_partition){ owned_copy(c->heap, list[i].topic), list[i].partition };
		request->count++;
	}
	*count = left;
	return request;
}

static void ask_offsets(struct consumer *c, const struct event *ev, struct effects *fx, int32_t node, struct position_request *request)
{
	const struct api *api = api_of_key(API_KEY_LIST_OFFSETS);
	int16_t version = network_version(&c->network, node, api, -1);
	struct list_offsets_request body;
	struct list_offsets_request_list_offsets_topic *topic = NULL;

	message_init(&list_offsets_request_schema, &body);
	body.replica_id = -1;
	body.isolation_level = version >= 2 && c->is_read_committed;
	if (version >= 10)
		body.timeout_ms = (int32_t)(c->network.request_timeout_us / 1000);
	body.topics = message_new_items(fx->arena, &list_offsets_request_list_offsets_topic_struct, request->count);
	/* Sorted, so those of a topic follow each other. */
	for (int32_t i = 0; i < request->count; i++) {
		struct consumer_partition *p = consumer_partition_of(c, request->items[i].tp);
		const struct metadata_partition *leader = consumer_leader_of(c, p);

		if (!topic || !bytes_equal(topic->name, p->tp.topic)) {
			topic = &body.topics[body.topics_count++];
			topic->name = p->tp.topic;
			topic->partitions = message_new_items(fx->arena, &list_offsets_request_list_offsets_partition_struct, request->count);
		}
		if (p->reset_timestamp == RESET_BY_DURATION)
			p->reset_timestamp = ev->wall_ms > c->reset_duration_ms ? ev->wall_ms - c->reset_duration_ms : 0;
		request->items[i].value = p->reset_timestamp;
		p->is_looked_up = true;
		topic->partitions[topic->partitions_count].partition_index = p->tp.partition;
		topic->partitions[topic->partitions_count].timestamp = p->reset_timestamp;
		if (version >= 4)
			topic->partitions[topic->partitions_count].current_leader_epoch = leader->leader_epoch;
		topic->partitions_count++;
	}
	network_send(&c->network, ev, fx, node, api, version, &body, 0, on_offsets, request);
}

static void tell_no_policy(struct consumer *c, struct arena *arena, struct topic_partition *partitions, int32_t *count)
{
	struct buf without = { .heap = c->heap };
	int32_t left = 0;

	for (int32_t i = 0; i < *count; i++) {
		struct consumer_partition *p = consumer_partition_of(c, partitions[i]);

		if (p->reset_timestamp != RESET_NONE) {
			partitions[left++] = partitions[i];
			continue;
		}
		/* Until the application seeks. */
		consumer_position_rest(c, p, TIME_NEVER);
		buf_printf(&without, "%s%.*s-%d", without.size > 0 ? ", " : "", (int)p->tp.topic.size, (const char *)p->tp.topic.data, p->tp.partition);
	}
	if (without.size > 0)
		consumer_tell_error(c, KAFKA_OFFSET_OUT_OF_RANGE, "NoOffsetForPartitionException",
		                    arena_printf(arena, "Undefined offset with no reset policy for partitions: [%s]", buf_text(&without)), false);
	buf_free(&without);
	*count = left;
}

static void reset_positions(struct consumer *c, const struct event *ev, struct effects *fx)
{
	int32_t count;
	struct topic_partition *partitions = partitions_in(c, fx->arena, POSITION_AWAITS_RESET, ev->now_us, &count);

	tell_no_policy(c, fx->arena, partitions, &count);
	int32_t *leaders = leaders_of(c, fx->arena, partitions, count);

	for (int32_t b = 0; b < c->metadata.broker_count && count > 0; b++) {
		int32_t node = c->metadata.brokers[b].id;

		if (leads_any(node, leaders, count) && network_is_ready(&c->network, ev, fx, node))
			ask_offsets(c, ev, fx, node, request_for(c, node, partitions, leaders, &count));
	}
	for (int32_t i = 0; i < count; i++)
		if (leaders[i] < 0)
			metadata_request_update(&c->metadata);
}

/* ---- Validation ----------------------------------------------------------------------------------------------------- */

static void truncated(struct consumer *c, struct effects *fx, struct consumer_partition *p, int64_t end_offset, int32_t epoch)
{
	if (c->reset_timestamp != RESET_NONE && end_offset >= 0 && epoch >= 0) {
		consumer_position_set(c, p, end_offset, epoch);
		return;
	}
	if (c->reset_timestamp != RESET_NONE) {
		consumer_position_reset(c, p);
		return;
	}
	consumer_position_state(c, p, POSITION_VALID);
	consumer_tell_error(c, KAFKA_OFFSET_OUT_OF_RANGE, "LogTruncationException",
	                    arena_printf(fx->arena, "Detected log truncation with diverging offsets for partition %.*s-%d", (int)p->tp.topic.size,
	                                 (const char *)p->tp.topic.data, p->tp.partition),
	                    false);
}

static void take_end(struct consumer *c, const struct event *ev, struct effects *fx, struct consumer_partition *p, int64_t position,
                     const struct offset_for_leader_epoch_response_epoch_end_offset *end)
{
	if (p->state != POSITION_AWAITS_VALIDATION || p->position != position)
		return;
	if (end->error_code != KAFKA_NONE)
		again(c, ev, p);
	else if (end->end_offset < 0 || end->leader_epoch < 0 || end->end_offset < p->position)
		truncated(c, fx, p, end->end_offset, end->leader_epoch);
	else
		consumer_position_state(c, p, POSITION_VALID);
}

static void on_ends(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct consumer *c = owner;
	struct position_request *request = answer->context;
	const struct offset_for_leader_epoch_response *body = answer->body;

	for (int32_t i = 0; i < request->count; i++) {
		struct consumer_partition *p = consumer_partition_of(c, request->items[i].tp);
		const struct offset_for_leader_epoch_response_epoch_end_offset *found = NULL;

		for (int32_t t = 0; answer->err == ERR_OK && t < body->topics_count; t++)
			for (int32_t k = 0; k < body->topics[t].partitions_count; k++)
				if (bytes_equal(body->topics[t].topic, request->items[i].tp.topic) &&
				    body->topics[t].partitions[k].partition == request->items[i].tp.partition)
					found = &body->topics[t].partitions[k];
		if (p && found)
			take_end(c, ev, fx, p, request->items[i].value, found);
		else if (p)
			again(c, ev, p);
	}
	request_del(c, request);
}

static void ask_ends(struct consumer *c, const struct event *ev, struct effects *fx, int32_t node, int16_t version,
                     struct position_request *request)
{
	struct offset_for_leader_epoch_request body;
	struct offset_for_leader_epoch_request_offset_for_leader_topic *topic = NULL;

	message_init(&offset_for_leader_epoch_request_schema, &body);
	body.replica_id = -1;
	body.topics = message_new_items(fx->arena, &offset_for_leader_epoch_request_offset_for_leader_topic_struct, request->count);
	for (int32_t i = 0; i < request->count; i++) {
		struct consumer_partition *p = consumer_partition_of(c, request->items[i].tp);

		if (!topic || !bytes_equal(topic->topic, p->tp.topic)) {
			topic = &body.topics[body.topics_count++];
			topic->topic = p->tp.topic;
			topic->partitions =
				message_new_items(fx->arena, &offset_for_leader_epoch_request_offset_for_leader_partition_struct, request->count);
		}
		request->items[i].value = p->position;
		p->is_looked_up = true;
		topic->partitions[topic->partitions_count].partition = p->tp.partition;
		topic->partitions[topic->partitions_count].current_leader_epoch = p->leader_epoch;
		topic->partitions[topic->partitions_count++].leader_epoch = p->position_epoch;
	}
	network_send(&c->network, ev, fx, node, api_of_key(API_KEY_OFFSET_FOR_LEADER_EPOCH), version, &body, 0, on_ends, request);
}

/* A position that is set later is so with the leader of that time. */
static void compare_leaders(struct consumer *c)
{
	if (c->leaders_as_of == c->metadata.changes)
		return;
	c->leaders_as_of = c->metadata.changes;
	LIST_EACH(&c->partitions, struct consumer_partition, p, link) {
		const struct metadata_partition *leader = consumer_leader_of(c, p);

		if (!leader || leader->leader_epoch <= p->leader_epoch || (p->state != POSITION_VALID && p->state != POSITION_AWAITS_VALIDATION))
			continue;
		bool was_known = p->leader_epoch >= 0;

		p->leader_epoch = leader->leader_epoch;
		if (was_known && p->position_epoch >= 0)
			consumer_position_state(c, p, POSITION_AWAITS_VALIDATION);
	}
}

static void validate_positions(struct consumer *c, const struct event *ev, struct effects *fx)
{
	struct topic_partition *partitions;
	int32_t count;

	compare_leaders(c);
	partitions = partitions_in(c, fx->arena, POSITION_AWAITS_VALIDATION, ev->now_us, &count);
	int32_t *leaders = leaders_of(c, fx->arena, partitions, count);

	for (int32_t b = 0; b < c->metadata.broker_count && count > 0; b++) {
		int32_t node = c->metadata.brokers[b].id;

		if (!leads_any(node, leaders, count) || !network_is_ready(&c->network, ev, fx, node))
			continue;
		int16_t version = network_version(&c->network, node, api_of_key(API_KEY_OFFSET_FOR_LEADER_EPOCH), -1);
		struct position_request *request = request_for(c, node, partitions, leaders, &count);

		/* Below version 3 a reader needs more rights than it has: Kafka goes on unchecked. */
		for (int32_t i = 0; version < 3 && i < request->count; i++)
			consumer_position_state(c, consumer_partition_of(c, request->items[i].tp), POSITION_VALID);
		if (version < 3)
			request_del(c, request);
		else
			ask_ends(c, ev, fx, node, version, request);
	}
}

/* ---- Running -------------------------------------------------------------------------------------------------------- */

void consumer_positions_run(struct consumer *c, const struct event *ev, struct effects *fx)
{
	if (!c->is_polling || c->is_closing || c->is_fatal)
		return;
	validate_positions(c, ev, fx);
	initialize(c, ev, fx);
	reset_positions(c, ev, fx);
}

int64_t consumer_positions_deadline(const struct consumer *c)
{
	int64_t deadline = TIME_NEVER;

	if (!c->is_polling || (c->rest_until_us <= c->seen_us && c->init_retry_us <= c->seen_us))
		return deadline;
	LIST_EACH(&c->partitions, struct consumer_partition, p, link) {
		if (p->retry_at_us > c->seen_us && p->retry_at_us < deadline)
			deadline = p->retry_at_us;
		if (p->state == POSITION_INITIALIZING && c->init_retry_us > c->seen_us && c->init_retry_us < deadline)
			deadline = c->init_retry_us;
	}
	return deadline;
}

/* ---- What the application sets --------------------------------------------------------------------------------------- */

bool consumer_seek(struct consumer *c, const struct event *ev, struct effects *fx, struct topic_partition tp, int64_t offset)
{
	struct consumer_partition *p = consumer_partition_of(c, tp);

	if (!p)
		return false;
	consumer_position_set(c, p, offset, -1);
	trace(fx->trace, position_sought, .client_id = c->client_id, .group = c->group, .topic = tp.topic, .partition = tp.partition, .offset = offset);
	consumer_fetched_drop(c, p);
	consumer_run(c, ev, fx);
	return true;
}

bool consumer_seek_to_time(struct consumer *c, const struct event *ev, struct effects *fx, struct topic_partition tp, int64_t timestamp)
{
	struct consumer_partition *p = consumer_partition_of(c, tp);

	if (!p)
		return false;
	consumer_position_state(c, p, POSITION_AWAITS_RESET);
	p->reset_timestamp = timestamp;
	p->is_asked_reset = true;
	p->retry_at_us = 0;
	consumer_run(c, ev, fx);
	return true;
}

static int compare_positions(const struct consumer_position *a, const struct consumer_position *b)
{
	return topic_partition_compare(a->partition, b->partition);
}

int32_t consumer_assignment(const struct consumer *c, struct arena *arena, struct consumer_position **out)
{
	int32_t count = 0;

	LIST_EACH(&c->partitions, struct consumer_partition, p, link)
		count++;
	*out = arena_calloc(arena, (size_t)count + 1, sizeof(**out));
	count = 0;
	LIST_EACH(&c->partitions, struct consumer_partition, q, link) {
		struct consumer_position one = { .partition = { arena_copy(arena, q->tp.topic), q->tp.partition },
			                             .position = q->state == POSITION_VALID || q->state == POSITION_AWAITS_VALIDATION ? q->position : -1,
			                             .committed = q->committed,
			                             .high_watermark = q->high_watermark,
			                             .log_start = q->log_start,
			                             .is_paused = q->is_paused };
		int32_t at = count++;

		for (; at > 0 && compare_positions(&one, &(*out)[at - 1]) < 0; at--)
			(*out)[at] = (*out)[at - 1];
		(*out)[at] = one;
	}
	return count;
}
