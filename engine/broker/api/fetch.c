#include "engine/broker/api/fetch.h"

#include "engine/broker/api_table.h"
#include "engine/broker/config.h"
#include "engine/broker/throttle.h"
#include "engine/raft/raft.h"
#include "engine/wire/frame.h"

#include "engine/broker/api/current_leader.h"
#include "engine/broker/api/fetch_session.h"

static void leave_lists(struct node *n, struct fetch *f)
{
	for (int32_t i = 0; i < f->part_count; i++)
		list_remove(&f->parts[i]->link);
	timer_stop(&n->timers, &f->timer);
}

/* ---- The answer -------------------------------------------------------------------------------------------------------- */

/* Whether the session's fetcher must hear of it. */
static bool is_news(const struct fetch_part *part)
{
	const struct session_partition *p = CONTAINER_OF(part, const struct session_partition, part);

	return part->records.size > 0 || part->error_code != KAFKA_NONE || part->diverging_epoch >= 0 || part->preferred_replica >= 0 ||
	       p->high_watermark != part->high_watermark || p->log_start != part->log_start;
}

static void note_heard(struct session_partition *p, const struct fetch_part *part)
{
	p->high_watermark = part->error_code != KAFKA_NONE ? -1 : part->high_watermark;
	p->log_start = part->log_start;
}

static void fill_partition(struct node *n, const struct fetch_part *part, struct fetch_response_partition_data *out, struct leader_nodes *nodes)
{
	const struct call *call = part->fetch->call;

	out->partition_index = part->number;
	out->error_code = part->error_code;
	out->high_watermark = part->high_watermark;
	out->last_stable_offset = part->last_stable_offset;
	out->log_start_offset = part->log_start;
	out->preferred_read_replica = part->preferred_replica;
	out->records = part->records;
	if (part->diverging_epoch >= 0) {
		out->diverging_epoch.epoch = part->diverging_epoch;
		out->diverging_epoch.end_offset = part->diverging_offset;
	}
	out->aborted_transactions_count = part->aborted_count;
	if (part->aborted_count > 0)
		out->aborted_transactions = message_new_items(call->arena, &fetch_response_aborted_transaction_struct, part->aborted_count);
	for (int32_t i = 0; i < part->aborted_count; i++) {
		out->aborted_transactions[i].producer_id = part->aborted[i].producer_id;
		out->aborted_transactions[i].first_offset = part->aborted[i].first_offset;
	}
	if (call->version >= 16 && (part->error_code == KAFKA_NOT_LEADER_OR_FOLLOWER || part->error_code == KAFKA_FENCED_LEADER_EPOCH)) {
		const struct topic_image *topic = topic_of_request(n, part->topic, part->topic_id);
		struct current_leader leader = current_leader_of(n, topic ? topic->name : part->topic, part->number);

		out->current_leader.leader_id = leader.id;
		out->current_leader.leader_epoch = leader.epoch;
		leader_nodes_add(nodes, n, call, leader.id);
	}
	if (part->records.file && part->fetch->replica_id < 0) {
		const struct topic_image *topic = topic_of_request(n, part->topic, part->topic_id);

		trace(n->fx->trace, records_fetched, .topic = topic->name, .partition = part->number, .offset = part->offset,
		      .last_offset = part->last_offset, .client_id = call->client_id);
	}
}

static bool is_same_topic(const struct fetch_part *a, const struct fetch_part *b)
{
	return uuid_equal(a->topic_id, b->topic_id) && bytes_equal(a->topic, b->topic);
}

/* Parts of one topic that follow each other share an entry. */
static void fill_topics(struct node *n, struct fetch *f, const struct fetch_part **told, int32_t count, struct fetch_response *response,
                        struct leader_nodes *nodes)
{
	struct fetch_response_fetchable_topic_response *topic = NULL;
	struct arena *arena = f->call->arena;
	int32_t topic_count = 0;

	for (int32_t i = 0; i < count; i++)
		topic_count += i == 0 || !is_same_topic(told[i - 1], told[i]);
	response->responses = message_new_items(arena, &fetch_response_fetchable_topic_response_struct, topic_count);
	for (int32_t i = 0; i < count; i++) {
		if (i == 0 || !is_same_topic(told[i - 1], told[i])) {
			int32_t size = 1;

			while (i + size < count && is_same_topic(told[i], told[i + size]))
				size++;
			topic = &response->responses[response->responses_count++];
			topic->topic = told[i]->topic;
			topic->topic_id = told[i]->topic_id;
			topic->partitions = message_new_items(arena, &fetch_response_partition_data_struct, size);
		}
		fill_partition(n, told[i], &topic->partitions[topic->partitions_count++], nodes);
	}
}

static void fill_nodes(struct node *n, const struct call *call, const struct leader_nodes *nodes, struct fetch_response *response)
{
	response->node_endpoints = message_new_items(call->arena, &fetch_response_node_endpoint_struct, nodes->count);
	response->node_endpoints_count = nodes->count;
	for (int32_t i = 0; i < nodes->count; i++) {
		const struct broker_endpoint *endpoint = leader_nodes_endpoint(nodes, n, call, i);
		struct fetch_response_node_endpoint *out = &response->node_endpoints[i];

		out->node_id = nodes->brokers[i]->id;
		out->host = arena_copy(call->arena, endpoint->host);
		out->port = endpoint->port;
		out->rack = arena_copy(call->arena, nodes->brokers[i]->rack);
	}
}

/* What a session's fetcher has to hear: the news. */
static int32_t choose_news(const struct fetch *f, const struct fetch_part **told)
{
	int32_t count = 0;

	for (int32_t i = 0; i < f->part_count; i++)
		if (is_news(f->parts[i]))
			told[count++] = f->parts[i];
	return count;
}

/* What had data goes to the end of the session's order. */
static void note_news(struct fetch_session *s, const struct fetch_part *const *told, int32_t count)
{
	for (int32_t i = 0; i < count; i++) {
		struct session_partition *p = CONTAINER_OF(told[i], struct session_partition, part);

		note_heard(p, told[i]);
		if (told[i]->records.size > 0) {
			list_remove(&p->link);
			list_append(&s->order, &p->link);
		}
	}
}

/* A session for all that was asked, if there is room. */
static int32_t begin_session(struct node *n, struct fetch *f)
{
	struct fetch_session *s;

	if (!f->wants_session || f->part_count == 0)
		return SESSION_ID_NONE;
	s = fetch_session_new(n, f->replica_id >= 0, f->call->version >= 13, f->part_count);
	if (!s)
		return SESSION_ID_NONE;
	for (int32_t i = 0; i < f->part_count; i++) {
		const struct fetch_part *part = f->parts[i];
		struct session_partition *p = fetch_session_put_part(n, s, part);

		p->part.look = part->look;
		p->part.reading = part->reading;
		p->part.high_watermark = part->high_watermark;
		p->part.last_stable_offset = part->last_stable_offset;
		p->part.log_start = part->log_start;
		note_heard(p, part);
	}
	return s->id;
}

/* The records alone are counted, not what stands around them. */
static void count_throttled(struct node *n, const struct fetch_part *const *told, int32_t count)
{
	int64_t bytes = 0;

	for (int32_t i = 0; i < count; i++)
		bytes += told[i]->is_throttled ? told[i]->records.size : 0;
	if (bytes > 0)
		replication_quota_record(n, &n->partitions->leader_quota, bytes);
}

/* The size of the answer as it would be, without its header: what counts against the consumer's quota. */
static int64_t size_of_answer(struct node *n, struct fetch *f, const struct fetch_part **told, int32_t count)
{
	struct fetch_response *response = api_response_new(f->call);
	struct leader_nodes nodes = { .count = 0 };
	struct trace_log *traced = n->fx->trace;
	struct span *spans;
	int64_t size = 0;
	int32_t span_count;

	n->fx->trace = NULL; /* nothing has been fetched yet */
	fill_topics(n, f, told, count, response, &nodes);
	n->fx->trace = traced;
	response_frame(n->fx->arena, f->call->api, f->call->version, f->call->correlation_id, response, &spans, &span_count);
	for (int32_t i = 0; i < span_count; i++)
		size += spans[i].size;
	return size - 4 - (f->call->version >= f->call->api->response->flexible_from); /* correlation id, and the header's tags */
}

/* Over the quota nothing is sent, and nothing counts: the consumer asks again when it is heard again. */
static bool answer_throttled(struct node *n, struct fetch *f, const struct fetch_part **told, int32_t count)
{
	if (f->replica_id >= 0 || !client_quotas_are_enabled(&n->quotas, &n->image, QUOTA_FETCH))
		return false;
	int64_t size = size_of_answer(n, f, told, count);
	int32_t throttle_ms = throttle_record(n, f->call, QUOTA_FETCH, size);

	if (throttle_ms == 0)
		return false;
	struct fetch_response *response = api_response_new(f->call);

	throttle_unrecord(n, f->call, QUOTA_FETCH, size);
	response->session_id = f->session_id;
	response->throttle_time_ms = throttle_ms;
	call_answer(f->call, n->fx, response, 0);
	return true;
}

static void answer(struct node *n, struct fetch *f)
{
	struct fetch_response *response = api_response_new(f->call);
	const struct fetch_part **told = arena_take(f->call->arena, (size_t)f->part_count * sizeof(*told));
	struct leader_nodes nodes = { .count = 0 };
	int32_t count = 0;

	if (f->is_answered) /* reading found its log directory broken, and that woke it */
		return;
	f->is_answered = true;
	leave_lists(n, f);
	response->session_id = f->session_id;
	if (f->session_id == SESSION_ID_NONE)
		for (; count < f->part_count; count++)
			told[count] = f->parts[count];
	else if (!f->session->is_gone)
		count = choose_news(f, told);
	else
		response->error_code = fetch_session_find(n, f->session_id) ? KAFKA_INVALID_FETCH_SESSION_EPOCH : KAFKA_FETCH_SESSION_ID_NOT_FOUND;
	bool is_heard = response->error_code || !answer_throttled(n, f, told, count);

	if (is_heard) {
		if (f->session_id == SESSION_ID_NONE)
			response->session_id = begin_session(n, f);
		else if (!response->error_code)
			note_news(f->session, told, count);
		count_throttled(n, told, count);
		fill_topics(n, f, told, count, response, &nodes);
		fill_nodes(n, f->call, &nodes, response);
		call_answer(f->call, n->fx, response, 0);
	}
	fetch_session_give_back(f, is_heard);
}

/* ---- Waiting ----------------------------------------------------------------------------------------------------------- */

/* Each waiter goes back to the end of the list before it is asked, since an answer takes it and its other links out for good. */
void fetch_wake(struct node *n, struct partition *p)
{
	struct list woken;

	if (list_is_empty(&p->fetch_waiters))
		return;
	list_init(&woken);
	list_insert(p->fetch_waiters.next, &woken);
	list_remove(&p->fetch_waiters);
	while (!list_is_empty(&woken)) {
		struct fetch_part *part = LIST_FIRST(&woken, struct fetch_part, link);

		list_remove(&part->link);
		list_append(&p->fetch_waiters, &part->link);
		if (part->fetch->found_nothing && !fetch_may_find(n, part, p))
			continue;
		if (fetch_read(n, part->fetch, false))
			answer(n, part->fetch);
	}
}

static void expire(void *owner, struct timer *timer)
{
	struct node *n = owner;
	struct fetch *f = CONTAINER_OF(timer, struct fetch, timer);

	fetch_read(n, f, false);
	answer(n, f);
}

static void cancel(void *owner, struct call *call)
{
	leave_lists(owner, call->waiter);
	fetch_session_give_back(call->waiter, false);
}

/* Whether the fetch is the last that began to wait for it: it may name a partition many times, but is to be woken once. */
static bool waits_for(const struct fetch *f, const struct partition *p)
{
	return !list_is_empty(&p->fetch_waiters) && CONTAINER_OF(p->fetch_waiters.prev, struct fetch_part, link)->fetch == f;
}

static void wait(struct node *n, struct fetch *f, int32_t max_wait_ms)
{
	for (int32_t i = 0; i < f->part_count; i++) {
		struct fetch_part *part = f->parts[i];

		partition_look_again(n, &part->look, part->topic, part->topic_id, part->number);
		struct partition *p = partition_looked_up(&part->look);

		if (p && !waits_for(f, p))
			list_append(&p->fetch_waiters, &part->link);
	}
	f->timer.fire = expire;
	timer_set(&n->timers, &f->timer, n->now_us + (int64_t)max_wait_ms * 1000);
	f->call->waiter = f;
	f->call->on_cancel = cancel;
}

/* ---- The request ------------------------------------------------------------------------------------------------------- */

static void take_request(struct fetch *f, const struct fetch_request *request)
{
	struct fetch_part *part;
	size_t count = 0;

	for (int32_t t = 0; t < request->topics_count; t++)
		count += (size_t)request->topics[t].partitions_count;
	f->parts = arena_take(f->call->arena, count * sizeof(*f->parts));
	part = arena_take(f->call->arena, count * sizeof(*part));
	for (int32_t t = 0; t < request->topics_count; t++)
		for (int32_t i = 0; i < request->topics[t].partitions_count; i++, part++) {
			const struct fetch_request_fetch_partition *asked = &request->topics[t].partitions[i];

			*part = (struct fetch_part){ .fetch = f, .topic = request->topics[t].topic, .topic_id = request->topics[t].topic_id, .number = asked->partition };
			list_init(&part->link);
			fetch_part_clear(part);
			fetch_part_ask(part, asked);
			f->parts[f->part_count++] = part;
		}
}

/* Continues, begins or ends a session; the error of a session that cannot be continued. */
static int16_t take_parts(struct node *n, struct fetch *f, const struct fetch_request *request)
{
	struct fetch_session *s = fetch_session_find(n, request->session_id);
	bool uses_topic_ids = f->call->version >= 13;

	if (request->session_epoch == SESSION_EPOCH_FIRST || request->session_epoch == SESSION_EPOCH_NONE) {
		if (s)
			fetch_session_del(n, s);
		f->wants_session = request->session_epoch == SESSION_EPOCH_FIRST;
		take_request(f, request);
		return KAFKA_NONE;
	}
	if (!s)
		return KAFKA_FETCH_SESSION_ID_NOT_FOUND;
	if (s->epoch != request->session_epoch)
		return KAFKA_INVALID_FETCH_SESSION_EPOCH;
	if (s->uses_topic_ids != uses_topic_ids)
		return KAFKA_FETCH_SESSION_TOPIC_ID_ERROR;
	s = fetch_session_free_to_change(n, s);
	fetch_session_update(n, s, request);
	if (s->tree.count == 0) {
		fetch_session_del(n, s);
		return KAFKA_NONE;
	}
	fetch_session_touch(n, s);
	s->epoch = fetch_session_next_epoch(s->epoch);
	fetch_session_lend(s, f);
	return KAFKA_NONE;
}

static bool selects_by_rack(const struct node *n)
{
	struct bytes selector = bytes_trim(broker_config_value(n->config, &n->image, "replica.selector.class").text);

	return bytes_equal_text(selector, "org.apache.kafka.common.replica.RackAwareReplicaSelector");
}

void api_fetch(struct node *n, struct call *call)
{
	const struct fetch_request *request = call->body;
	struct fetch *f = ARENA_NEW(call->arena, struct fetch);

	/* Controllers serve the metadata log alone. */
	if (n->config->listeners[call->listener].is_controller) {
		raft_answer_fetch(n->raft, call);
		return;
	}
	if (!n->sessions)
		n->sessions = fetch_sessions_new(n->heap);
	fetch_sessions_bury(n);
	f->call = call;
	f->replica_id = call->version >= 15 ? request->replica_state.replica_id : request->replica_id;
	f->replica_epoch = call->version >= 15 ? request->replica_state.replica_epoch : -1;
	f->is_read_committed = request->isolation_level == 1;
	f->is_rack_aware = f->replica_id < 0 && call->version >= 11 && request->rack_id.size > 0 && selects_by_rack(n);
	f->rack = request->rack_id;
	f->max_bytes = request->max_bytes < n->config->fetch_max_bytes ? request->max_bytes : n->config->fetch_max_bytes;
	/* More than that at once would be muted in any case. */
	if (f->replica_id < 0 && throttle_max_at_once(n, call, QUOTA_FETCH) < f->max_bytes)
		f->max_bytes = throttle_max_at_once(n, call, QUOTA_FETCH);
	f->min_bytes = request->min_bytes < f->max_bytes ? request->min_bytes : f->max_bytes;

	int16_t code = request->isolation_level == 0 || request->isolation_level == 1 ? take_parts(n, f, request) : KAFKA_UNKNOWN_SERVER_ERROR;

	if (code != KAFKA_NONE)
		api_answer_error(n, call, code);
	else if (fetch_read(n, f, true) || request->max_wait_ms <= 0 || f->part_count == 0)
		answer(n, f);
	else
		wait(n, f, request->max_wait_ms);
}
