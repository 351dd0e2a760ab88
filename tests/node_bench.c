#include "tests/node_bench.h"

#include "engine/broker/storage_format.h"
#include "engine/wire/frame.h"
#include "tests/test.h"

#include <stdio.h>

#define START_MS INT64_C(1700000000000)

/* Both ends of a connection; a client end (of the test) only gathers. */
struct bench_conn {
	struct list link;
	int32_t id;         /* as the node knows it: even inbound, odd its own */
	int32_t other;      /* the node's other end; 0: a test's client */
	struct buf received; /* of a client */
	struct room room;    /* where what it receives next belongs, of the node's end */
	bool is_closed;
};

struct bench_event {
	struct list link;
	struct event event;
	struct buf bytes;
};

static struct bench_conn *find(struct node_bench *b, int32_t id)
{
	LIST_EACH(&b->conns, struct bench_conn, c, link)
		if (c->id == id)
			return c;
	return NULL;
}

static struct bench_event *post(struct node_bench *b, struct event event)
{
	struct bench_event *e = HEAP_NEW(b->heap, struct bench_event);

	e->event = event;
	e->bytes.heap = b->heap;
	list_append(&b->events, &e->link);
	return e;
}

static struct bench_conn *add_conn(struct node_bench *b, int32_t id, int32_t other)
{
	struct bench_conn *c = HEAP_NEW(b->heap, struct bench_conn);

	c->id = id;
	c->other = other;
	c->received.heap = b->heap;
	list_append(&b->conns, &c->link);
	return c;
}

static int32_t listener_of(int32_t port)
{
	return port == BENCH_CONTROLLER_PORT ? 1 : 0;
}

static void carry_send(struct node_bench *b, const struct effect *effect)
{
	struct bench_conn *c = find(b, effect->conn);
	struct disk *disk = memory_disk_port(b->files);
	struct buf bytes = { .heap = b->heap };

	for (int32_t i = 0; i < effect->span_count; i++) {
		const struct span *span = &effect->spans[i];
		size_t got;

		if (!span->file)
			buf_add_bytes(&bytes, span->bytes);
		else
			assert_int_equal(disk->ops->read(disk->self, span->file, span->position, buf_grow(&bytes, (size_t)span->size),
			                                 (size_t)span->size, &got), ERR_OK);
	}
	if (c && !c->is_closed && c->other == 0)
		buf_add_bytes(&c->received, buf_bytes(&bytes));
	else if (c && !c->is_closed && !b->is_deaf)
		buf_add_bytes(&post(b, (struct event){ .type = EVENT_RECEIVED, .conn = c->other })->bytes, buf_bytes(&bytes));
	buf_free(&bytes);
}

static void carry_close(struct node_bench *b, int32_t id)
{
	struct bench_conn *c = find(b, id);

	if (!c || c->is_closed)
		return;
	c->is_closed = true;
	if (c->other) {
		struct bench_conn *other = find(b, c->other);

		other->is_closed = true;
		post(b, (struct event){ .type = EVENT_CLOSED, .conn = c->other, .err = ERR_CLOSED });
	}
}

static void take_offer(struct node_bench *b, const struct effect *effect)
{
	struct bench_conn *c = find(b, effect->conn);

	if (c)
		c->room = effect->room;
}

static void carry_connect(struct node_bench *b, const struct effect *effect)
{
	int32_t inbound = b->next_inbound += 2;

	if (effect->port == BENCH_PEER_PORT) {
		add_conn(b, effect->conn, 0);
		b->peer_conn = effect->conn;
		post(b, (struct event){ .type = EVENT_CONNECTED, .conn = effect->conn });
		return;
	}
	if (effect->port != BENCH_CLIENT_PORT && effect->port != BENCH_CONTROLLER_PORT) {
		post(b, (struct event){ .type = EVENT_CLOSED, .conn = effect->conn, .err = ERR_REFUSED });
		return;
	}
	add_conn(b, effect->conn, inbound);
	add_conn(b, inbound, effect->conn);
	post(b, (struct event){ .type = EVENT_CONNECTED, .conn = inbound, .is_inbound = true, .peer = BYTES("127.0.0.1"),
	                        .listener = listener_of(effect->port) });
	post(b, (struct event){ .type = EVENT_CONNECTED, .conn = effect->conn });
}

void bench_carry_out(struct node_bench *b, const struct effects *fx)
{
	for (int32_t i = 0; i < fx->count; i++) {
		const struct effect *effect = &fx->items[i];

		switch (effect->type) {
		case EFFECT_SEND:
			carry_send(b, effect);
			break;
		case EFFECT_CONNECT:
			carry_connect(b, effect);
			break;
		case EFFECT_CLOSE:
			carry_close(b, effect->conn);
			break;
		case EFFECT_SYNC:
			if (effect->token)
				post(b, (struct event){ .type = EVENT_SYNCED, .token = effect->token });
			break;
		case EFFECT_WRITE:
			buf_add_bytes(effect->stream == 1 ? &b->out : &b->err, effect->bytes);
			break;
		case EFFECT_EXIT:
			b->exit_status = effect->status;
			break;
		case EFFECT_LISTEN:
			b->buffers = effect->buffers;
			break;
		case EFFECT_ROOM:
			take_offer(b, effect);
			break;
		case EFFECT_HOLD:
		case EFFECT_READ:
			break;
		}
	}
}

/* Whatever it was at, an ended node leaves nothing behind. */
static void del_node(struct node_bench *b)
{
	if (!b->node)
		return;
	node_del(b->node);
	b->node = NULL;
	assert_int_equal(heap_live(b->node_heap), 0);
}

static void step(struct node_bench *b, struct event *event)
{
	struct effects fx;

	event->now_us = b->now_us;
	event->wall_ms = b->wall_ms + b->now_us / 1000;
	event->spent_ns = b->spent_ns;
	arena_reset(&b->step_arena);
	effects_init(&fx, &b->step_arena, &b->next_conn, &b->trace);
	node_step(b->node, event, &fx);
	bench_carry_out(b, &fx);
	if (b->exit_status >= 0)
		del_node(b);
}

/* As the real driver does: what there is room for goes there. */
static void deliver(struct node_bench *b, struct bench_event *e)
{
	struct bytes left = buf_bytes(&e->bytes);
	bool is_first = true;

	for (; b->node && (is_first || left.size > 0); is_first = false) {
		struct bench_conn *c = e->event.type == EVENT_RECEIVED ? find(b, e->event.conn) : NULL;

		e->event.bytes = left;
		if (c && c->room.size > 0) {
			e->event.bytes = bytes_of(c->room.data, left.size < c->room.size ? left.size : c->room.size);
			memcpy(c->room.data, left.data, e->event.bytes.size);
			c->room = (struct room){ NULL, 0 };
		}
		left = bytes_slice(left, e->event.bytes.size, SIZE_MAX);
		step(b, &e->event);
	}
}

static struct bench_event *next_event(struct node_bench *b)
{
	LIST_EACH(&b->events, struct bench_event, e, link)
		if (!b->holds_syncs || e->event.type != EVENT_SYNCED)
			return e;
	return NULL;
}

/* Delivers what is there now. */
static void settle(struct node_bench *b)
{
	struct bench_event *e;

	for (int steps = 0; (e = next_event(b)) != NULL; steps++) {
		assert_true(steps < 100000);
		list_remove(&e->link);
		deliver(b, e);
		buf_free(&e->bytes);
		heap_free(b->heap, e);
	}
}

void bench_run(struct node_bench *b, int64_t duration_ms)
{
	int64_t end = b->now_us + duration_ms * 1000;

	settle(b);
	for (int steps = 0; b->node; steps++) {
		int64_t deadline = node_deadline(b->node);

		assert_true(steps < 1000000);
		if (deadline > end)
			break;
		b->now_us = deadline > b->now_us ? deadline : b->now_us;
		step(b, &(struct event){ .type = EVENT_DEADLINE });
		settle(b);
	}
	b->now_us = end;
}

void bench_sync(struct node_bench *b)
{
	b->holds_syncs = false;
	settle(b);
}

#define USUAL \
	"process.roles=broker,controller\nnode.id=1\ncontroller.quorum.bootstrap.servers=localhost:9093\n" \
	"listeners=PLAINTEXT://:9092,CONTROLLER://:9093\ninter.broker.listener.name=PLAINTEXT\n" \
	"advertised.listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093\n" \
	"controller.listener.names=CONTROLLER\nlog.dirs=/tmp/kraft-combined-logs\n" \
	"offsets.topic.replication.factor=1\ntransaction.state.log.replication.factor=1\n" \
	"transaction.state.log.min.isr=1\n"

static void write_file(struct node_bench *b, const char *path, const char *text)
{
	struct disk *disk = memory_disk_port(b->files);

	assert_int_equal(disk_replace(disk, bytes_of_text(path), bytes_of_text(text)), ERR_OK);
}

static void bench_format(struct node_bench *b, struct bytes properties, struct bytes release)
{
	struct prng prng;
	struct storage_format_options options = { .heap = b->heap, .disk = memory_disk_port(b->files), .prng = &prng, .wall_ms = START_MS };

	prng_seed(&prng, 1, 1);
	options.properties = properties;
	options.release_version = release;
	options.cluster_id = BYTES("4L6g3nShT-eMCtK--X86sw");
	options.is_standalone = true;
	assert_int_equal(storage_format(&options, &b->out, &b->err), 0);
	buf_clear(&b->out);
}

size_t bench_heap_size = (size_t)1 << 30;

struct node_bench *bench_new(const char *more_properties)
{
	return bench_new_formatted(more_properties, "");
}

static struct node_bench *new_of(const char *more_properties, const char *properties_of_format, struct bytes release)
{
	struct heap *heap = heap_new(bench_heap_size);
	struct node_bench *b = HEAP_NEW(heap, struct node_bench);

	b->heap = heap;
	b->node_heap = heap_new(bench_heap_size);
	b->files = memory_disk_new(heap);
	b->wall_ms = START_MS;
	b->exit_status = -1;
	arena_init(&b->step_arena, heap);
	arena_init(&b->arena, heap);
	list_init(&b->events);
	list_init(&b->conns);
	trace_log_init(&b->trace, heap);
	b->out.heap = b->err.heap = heap;
	struct buf text = { .heap = heap };

	buf_printf(&text, "%s%s", USUAL, more_properties);
	write_file(b, "/server.properties", buf_text(&text));
	buf_clear(&text);
	buf_printf(&text, "%s%s", USUAL, properties_of_format);
	bench_format(b, buf_bytes(&text), release);
	buf_free(&text);
	return b;
}

struct node_bench *bench_new_formatted(const char *more_properties, const char *properties_of_format)
{
	return new_of(more_properties, properties_of_format, BYTES_NULL);
}

struct node_bench *bench_new_of_release(const char *release)
{
	return new_of("", "", bytes_of_text(release));
}

void bench_del(struct node_bench *b)
{
	del_node(b);
	heap_del(b->node_heap);
	heap_del(b->heap);
}

void bench_start(struct node_bench *b)
{
	struct bytes properties = buf_bytes(memory_disk_file(b->files, "/server.properties"));

	assert_null(b->node);
	if (!b->keeps_locks)
		memory_disk_reopen(b->files);
	b->exit_status = -1;
	b->next_conn = 1;
	b->node = node_new(b->node_heap, memory_disk_port(b->files), properties, (uint64_t)++b->starts);
	post(b, (struct event){ .type = EVENT_STARTED });
	settle(b);
}

void bench_kill(struct node_bench *b)
{
	LIST_EACH(&b->events, struct bench_event, e, link)
		list_remove(&e->link);
	LIST_EACH(&b->conns, struct bench_conn, c, link)
		list_remove(&c->link);
	del_node(b);
}

void bench_terminate(struct node_bench *b)
{
	post(b, (struct event){ .type = EVENT_SIGNAL, .signal = SIGNAL_TERM });
}

void bench_stop(struct node_bench *b)
{
	bench_terminate(b);
	bench_run(b, 60000);
	assert_null(b->node);
	bench_kill(b);
}

void bench_start_ready(struct node_bench *b)
{
	int before = bench_trace_count(b, "node_started");

	bench_start(b);
	for (int i = 0; i < 200 && b->node && bench_trace_count(b, "node_started") == before; i++)
		bench_run(b, 100);
	assert_non_null(b->node);
}

int32_t bench_connect(struct node_bench *b, int32_t port)
{
	int32_t id = b->next_inbound += 2;

	add_conn(b, id, 0);
	post(b, (struct event){ .type = EVENT_CONNECTED, .conn = id, .is_inbound = true, .peer = BYTES("127.0.0.1"),
	                        .listener = listener_of(port) });
	settle(b);
	return id;
}

void bench_disconnect(struct node_bench *b, int32_t conn)
{
	find(b, conn)->is_closed = true;
	post(b, (struct event){ .type = EVENT_CLOSED, .conn = conn, .err = ERR_CLOSED });
	settle(b);
}

void bench_end(struct node_bench *b, int32_t conn)
{
	post(b, (struct event){ .type = EVENT_ENDED, .conn = conn });
	settle(b);
}

void bench_send(struct node_bench *b, int32_t conn, struct bytes bytes)
{
	buf_add_bytes(&post(b, (struct event){ .type = EVENT_RECEIVED, .conn = conn })->bytes, bytes);
	settle(b);
}

struct bytes bench_received(struct node_bench *b, int32_t conn)
{
	return buf_bytes(&find(b, conn)->received);
}

void bench_take(struct node_bench *b, int32_t conn, struct buf *into)
{
	struct buf *received = &find(b, conn)->received;

	buf_add_bytes(into, buf_bytes(received));
	buf_clear(received);
}

bool bench_is_closed(struct node_bench *b, int32_t conn)
{
	return find(b, conn)->is_closed;
}

void bench_forget(struct node_bench *b, int32_t conn)
{
	struct bench_conn *c = find(b, conn);

	assert_true(c->is_closed);
	list_remove(&c->link);
	buf_free(&c->received);
	heap_free(b->heap, c);
}

void bench_post(struct node_bench *b, int32_t conn, struct bytes bytes)
{
	buf_add_bytes(&post(b, (struct event){ .type = EVENT_RECEIVED, .conn = conn })->bytes, bytes);
}

void bench_request(struct node_bench *b, int32_t conn, int16_t api_key, int16_t version, const void *body)
{
	bench_send(b, conn, request_frame(&b->arena, api_of_key(api_key), version, ++b->next_correlation_id, BYTES("bench"), body));
}

const void *bench_answer(struct node_bench *b, int32_t conn, int16_t api_key, int16_t version)
{
	const struct api *api = api_of_key(api_key);
	struct buf *received = &find(b, conn)->received;

	for (int i = 0; i < 6000 && received->size < 4; i++)
		bench_run(b, 10);
	if (received->size < 4)
		return NULL;
	uint32_t size = load_u32(received->data);

	assert_true(received->size >= 4 + (size_t)size);
	struct bytes frame = arena_copy(&b->arena, bytes_slice(buf_bytes(received), 4, size));
	void *response = arena_alloc(&b->arena, api->response->root->size);
	int32_t correlation_id;

	buf_drop(received, 4 + (size_t)size);
	assert_int_equal(response_decode(frame, api, version, &b->arena, &correlation_id, response), ERR_OK);
	return response;
}

const void *bench_ask(struct node_bench *b, int32_t conn, int16_t api_key, int16_t version, const void *body)
{
	bench_request(b, conn, api_key, version, body);
	return bench_answer(b, conn, api_key, version);
}

static struct buf *from_peer(struct node_bench *b)
{
	struct bench_conn *c = b->peer_conn ? find(b, b->peer_conn) : NULL;

	return c && c->received.size >= 4 && c->received.size >= 4 + (size_t)load_u32(c->received.data) ? &c->received : NULL;
}

bool bench_peer_has_frame(struct node_bench *b)
{
	return from_peer(b) != NULL;
}

struct bytes bench_peer_frame(struct node_bench *b)
{
	for (int i = 0; i < 1000 && !from_peer(b); i++)
		bench_run(b, 10);
	struct buf *received = from_peer(b);

	assert_non_null(received);
	size_t size = load_u32(received->data);
	struct bytes frame = arena_copy(&b->arena, bytes_slice(buf_bytes(received), 4, size));

	buf_drop(received, 4 + size);
	return frame;
}

void bench_peer_answer(struct node_bench *b, const struct api *api, int16_t version, int32_t correlation_id, const void *response)
{
	struct buf bytes = { .heap = b->heap };
	struct span *spans;
	int32_t count;

	response_frame(&b->arena, api, version, correlation_id, response, &spans, &count);
	for (int32_t i = 0; i < count; i++)
		buf_add_bytes(&bytes, spans[i].bytes);
	bench_send(b, b->peer_conn, arena_copy(&b->arena, buf_bytes(&bytes)));
	buf_free(&bytes);
}

int bench_trace_count(struct node_bench *b, const char *name)
{
	struct trace_view view;
	size_t at = 0;
	int count = 0;

	while (trace_next(buf_bytes(&b->trace.bytes), &at, &view))
		count += view.id == trace_id_of(bytes_of_text(name));
	return count;
}

void bench_create_topic(struct node_bench *b, int32_t conn, const char *name, int32_t partitions)
{
	struct create_topics_request request;
	struct create_topics_request_creatable_topic topic;

	message_init(&create_topics_request_schema, &request);
	memset(&topic, 0, sizeof(topic));
	topic.name = bytes_of_text(name);
	topic.num_partitions = partitions;
	topic.replication_factor = 1;
	request.topics = &topic;
	request.topics_count = 1;
	request.timeout_ms = 30000;
	const struct create_topics_response *response = bench_ask(b, conn, API_KEY_CREATE_TOPICS, 7, &request);

	assert_non_null(response);
	assert_int_equal(response->topics[0].error_code, 0);
}
