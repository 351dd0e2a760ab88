#include "tests/engine/client/fake_broker.h"

void fake_init(struct fake *f)
{
	memset(f, 0, sizeof(*f));
	f->heap = heap_new(256 << 20);
	f->outside = heap_new(256 << 20);
	arena_init(&f->arena, f->outside);
	arena_init(&f->kept, f->outside);
	trace_log_init(&f->trace, f->outside);
	f->next_conn = 1;
	f->brokers = 1;
	f->wall_ms = 1767603600000;
	effects_init(&f->fx, &f->arena, &f->next_conn, &f->trace);
}

void fake_attach(struct fake *f, void *client, bool (*event)(void *, const struct event *, struct effects *), int64_t (*deadline)(const void *))
{
	f->client = client;
	f->event = event;
	f->deadline = deadline;
}

void fake_free(struct fake *f)
{
	assert_int_equal(heap_live(f->heap), 0);
	heap_del(f->heap);
	heap_del(f->outside);
}

struct fake_topic *fake_add_topic(struct fake *f, const char *name, int32_t partitions)
{
	struct fake_topic *topic = &f->topics[f->topic_count++];

	topic->name = name;
	topic->partitions = partitions;
	topic->id.bytes[0] = (uint8_t)f->topic_count;
	for (int32_t i = 0; i < partitions; i++)
		topic->leaders[i] = 1 + i % f->brokers;
	return topic;
}

struct event fake_now(const struct fake *f)
{
	return (struct event){ .type = EVENT_DEADLINE, .now_us = f->now_us, .wall_ms = f->wall_ms + f->now_us / 1000 };
}

static void queue_event(struct fake *f, struct event ev)
{
	assert_true(f->event_count < FAKE_EVENTS_MAX);
	f->events[f->event_count++] = ev;
}

static struct fake_conn *conn_of(struct fake *f, int32_t conn)
{
	for (int32_t i = 0; i < f->conn_count; i++)
		if (f->conns[i].conn == conn)
			return &f->conns[i];
	fail_msg("connection %d is not known", conn);
	return NULL;
}

static void close_conn(struct fake *f, struct fake_conn *c)
{
	if (c->is_open)
		frame_reader_free(&c->reader);
	c->is_open = false;
	for (int32_t i = 0; i < f->request_count; i++)
		if (f->requests[i].conn == c->conn) {
			memmove(&f->requests[i], &f->requests[i + 1], (size_t)(f->request_count - i - 1) * sizeof(f->requests[0]));
			f->request_count--;
			i--;
		}
}

static void connect_client(struct fake *f, const struct effect *e)
{
	struct fake_conn *c = &f->conns[f->conn_count++];

	assert_true(f->conn_count < FAKE_CONNS_MAX);
	*c = (struct fake_conn){ .conn = e->conn, .node = e->port - 9091 };
	if (f->is_silent[c->node])
		return;
	if (c->node < 1 || c->node > f->brokers || f->is_down[c->node]) {
		queue_event(f, (struct event){ .type = EVENT_CLOSED, .conn = e->conn, .err = ERR_REFUSED });
		return;
	}
	c->is_open = true;
	frame_reader_init(&c->reader, f->outside, 100 << 20);
	queue_event(f, (struct event){ .type = EVENT_CONNECTED, .conn = e->conn });
}

static void answer_versions(struct fake *f, const struct fake_request *request)
{
	FAKE_RESPONSE(api_versions_response, response);
	response.api_keys = arena_calloc(&f->kept, (size_t)api_count, sizeof(*response.api_keys));
	for (int i = 0; i < api_count; i++) {
		int16_t key = apis[i].key;

		if (f->lacks[key])
			continue;
		struct api_versions_response_api_version *row = &response.api_keys[response.api_keys_count++];

		row->api_key = key;
		row->min_version = apis[i].first_version;
		row->max_version = f->version_max[key] ? f->version_max[key] : apis[i].last_version;
	}
	fake_answer(f, request, &response);
}

static bool is_asked_for(const struct metadata_request *body, const char *name)
{
	for (int32_t i = 0; i < body->topics_count; i++)
		if (bytes_equal_text(body->topics[i].name, name))
			return true;
	return body->topics_count < 0;
}

static void describe_topic(struct fake *f, const struct fake_topic *topic, struct metadata_response_metadata_response_topic *out)
{
	out->name = bytes_of_text(topic->name);
	out->topic_id = topic->id;
	out->error_code = topic->error_code;
	out->partitions = message_new_items(&f->kept, &metadata_response_metadata_response_partition_struct, topic->partitions);
	out->partitions_count = topic->error_code ? 0 : topic->partitions;
	for (int32_t i = 0; i < topic->partitions; i++) {
		out->partitions[i].partition_index = i;
		out->partitions[i].leader_id = topic->leaders[i];
		out->partitions[i].leader_epoch = topic->epochs[i];
		out->partitions[i].error_code = topic->leaders[i] < 0 ? KAFKA_LEADER_NOT_AVAILABLE : 0;
	}
}

static void answer_metadata(struct fake *f, const struct fake_request *request)
{
	const struct metadata_request *body = request->body;
	int32_t asked = body->topics_count < 0 ? f->topic_count : body->topics_count;

	FAKE_RESPONSE(metadata_response, response);
	f->metadata_count++;
	response.cluster_id = BYTES("fake");
	response.controller_id = 1;
	response.brokers = message_new_items(&f->kept, &metadata_response_metadata_response_broker_struct, f->brokers);
	for (int32_t i = 1; i <= f->brokers; i++)
		if (!f->is_down[i] && !f->is_unnamed[i]) {
			struct metadata_response_metadata_response_broker *b = &response.brokers[response.brokers_count++];

			b->node_id = i;
			b->host = BYTES("localhost");
			b->port = 9091 + i;
			b->rack = BYTES_NULL;
		}
	response.topics = message_new_items(&f->kept, &metadata_response_metadata_response_topic_struct, asked);
	for (int32_t i = 0; i < f->topic_count; i++)
		if (is_asked_for(body, f->topics[i].name))
			describe_topic(f, &f->topics[i], &response.topics[response.topics_count++]);
	for (int32_t i = 0; i < body->topics_count; i++) {
		bool is_known = false;

		for (int32_t t = 0; t < f->topic_count; t++)
			is_known = is_known || bytes_equal_text(body->topics[i].name, f->topics[t].name);
		if (!is_known) {
			struct metadata_response_metadata_response_topic *t = &response.topics[response.topics_count++];

			t->name = body->topics[i].name;
			t->error_code = KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
		}
	}
	fake_answer(f, request, &response);
}

static void receive(struct fake *f, const struct effect *e)
{
	struct fake_conn *c = conn_of(f, e->conn);
	struct bytes frame;

	if (!c->is_open)
		return;
	for (int32_t i = 0; i < e->span_count; i++)
		frame_reader_add(&c->reader, e->spans[i].bytes);
	while (frame_reader_next(&c->reader, &frame) == FRAME_READY) {
		struct bytes copy = arena_copy(&f->kept, frame);
		struct fake_request request = { .conn = c->conn, .node = c->node };
		enum err err = request_head_decode(copy, &f->kept, &request.head);

		assert_int_equal(err, ERR_OK);
		size_t at = request.head.body_at;

		request.body = arena_alloc(&f->kept, request.head.api->request->root->size);
		err = message_decode(request.head.api->request, request.head.version, copy, &at, &f->kept, request.body);
		assert_int_equal(err, ERR_OK);
		assert_int_equal(at, copy.size);
		const struct produce_request *produce = request.body;

		if (request.head.api_key != API_KEY_PRODUCE || produce->acks != 0) {
			assert_true(c->slot_count < 64);
			c->slots[c->slot_count].frame = BYTES_NULL;
			c->slots[c->slot_count++].correlation_id = request.head.correlation_id;
		}
		if (request.head.api_key == API_KEY_API_VERSIONS) {
			answer_versions(f, &request);
		} else if (request.head.api_key == API_KEY_METADATA && !f->holds_metadata) {
			answer_metadata(f, &request);
		} else {
			assert_true(f->request_count < FAKE_REQUESTS_MAX);
			f->requests[f->request_count++] = request;
		}
	}
}

static void carry_out(struct fake *f)
{
	struct effects fx = f->fx;

	for (int32_t i = 0; i < fx.count; i++) {
		const struct effect *e = &fx.items[i];

		switch (e->type) {
		case EFFECT_CONNECT:
			connect_client(f, e);
			break;
		case EFFECT_SEND:
			receive(f, e);
			break;
		case EFFECT_CLOSE:
			close_conn(f, conn_of(f, e->conn));
			break;
		default:
			break;
		}
	}
	/* Events already queued for a connection that the client closed never reach it. */
	for (int32_t i = 0; i < fx.count; i++)
		for (int32_t k = 0; fx.items[i].type == EFFECT_CLOSE && k < f->event_count; k++)
			if (f->events[k].conn == fx.items[i].conn)
				f->events[k].type = EVENT_SYNCED;
	arena_reset(&f->arena);
	effects_init(&f->fx, &f->arena, &f->next_conn, &f->trace);
}

static void step(struct fake *f, struct event ev)
{
	ev.now_us = f->now_us;
	ev.wall_ms = f->wall_ms + f->now_us / 1000;
	f->event(f->client, &ev, &f->fx);
	carry_out(f);
	f->steps++;
	assert_true(f->steps < 200000);
}

void fake_settle(struct fake *f)
{
	carry_out(f);
	for (int rounds = 0; f->event_count > 0 || f->deadline(f->client) <= f->now_us; rounds++) {
		/* A client that asks for the same moment for ever makes no progress. */
		assert_true(rounds < 10000);
		if (f->event_count == 0) {
			step(f, (struct event){ .type = EVENT_DEADLINE });
			continue;
		}
		struct event ev = f->events[0];

		memmove(&f->events[0], &f->events[1], (size_t)(f->event_count - 1) * sizeof(ev));
		f->event_count--;
		step(f, ev);
	}
}

void fake_advance(struct fake *f, int64_t ms)
{
	int64_t until = f->now_us + ms * 1000;

	fake_settle(f);
	while (f->deadline(f->client) <= until) {
		f->now_us = f->deadline(f->client);
		fake_settle(f);
	}
	f->now_us = until;
	fake_settle(f);
}

int32_t fake_count(const struct fake *f, int16_t api_key)
{
	int32_t count = 0;

	for (int32_t i = 0; i < f->request_count; i++)
		count += f->requests[i].head.api_key == api_key;
	return count;
}

bool fake_has(const struct fake *f, int16_t api_key)
{
	return fake_count(f, api_key) > 0;
}

struct fake_request fake_take(struct fake *f, int16_t api_key)
{
	for (int32_t i = 0; i < f->request_count; i++) {
		struct fake_request request = f->requests[i];

		if (request.head.api_key != api_key)
			continue;
		memmove(&f->requests[i], &f->requests[i + 1], (size_t)(f->request_count - i - 1) * sizeof(request));
		f->request_count--;
		return request;
	}
	fail_msg("no %s request", api_of_key(api_key)->name);
	return (struct fake_request){ 0 };
}

void fake_answer(struct fake *f, const struct fake_request *request, const void *response)
{
	struct span *spans;
	int32_t count;
	struct buf frame = { .heap = f->outside };

	response_frame(&f->kept, request->head.api, request->head.version, request->head.correlation_id, response, &spans, &count);
	for (int32_t i = 0; i < count; i++)
		buf_add_bytes(&frame, spans[i].bytes);
	struct fake_conn *c = conn_of(f, request->conn);

	for (int32_t i = 0; i < c->slot_count; i++)
		if (c->slots[i].correlation_id == request->head.correlation_id)
			c->slots[i].frame = arena_copy(&f->kept, buf_bytes(&frame));
	buf_free(&frame);
	while (c->is_open && c->slot_count > 0 && !bytes_is_null(c->slots[0].frame)) {
		queue_event(f, (struct event){ .type = EVENT_RECEIVED, .conn = c->conn, .bytes = c->slots[0].frame });
		memmove(&c->slots[0], &c->slots[1], (size_t)(c->slot_count - 1) * sizeof(c->slots[0]));
		c->slot_count--;
	}
}

void fake_disconnect(struct fake *f, int32_t node)
{
	for (int32_t i = 0; i < f->conn_count; i++)
		if (f->conns[i].node == node && f->conns[i].is_open) {
			close_conn(f, &f->conns[i]);
			queue_event(f, (struct event){ .type = EVENT_CLOSED, .conn = f->conns[i].conn, .err = ERR_CLOSED });
		}
}

void fake_stop(struct fake *f, int32_t node)
{
	f->is_down[node] = true;
	fake_disconnect(f, node);
}

void fake_start(struct fake *f, int32_t node)
{
	f->is_down[node] = false;
}

int32_t fake_traced(const struct fake *f, const char *name)
{
	struct trace_view view;
	int32_t count = 0;

	for (size_t at = 0; trace_next(buf_bytes(&f->trace.bytes), &at, &view);)
		count += strcmp(trace_event_types[view.id].name, name) == 0;
	return count;
}
