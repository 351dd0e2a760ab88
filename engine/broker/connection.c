#include "engine/broker/connection.h"

#include "engine/base/owned.h"

#include "engine/broker/api_table.h"
#include "engine/broker/config.h"
#include "engine/broker/connection_quotas.h"
#include "engine/broker/throttle.h"

#include <assert.h>

enum {
	STEP_SIZE_MAX = 1 << 20,      /* frames taken up in one step and their answers, in bytes */
	ARENA_KEPT_MAX = 64 * 1024,   /* a resting connection keeps no more */
	REQUEST_SIZE_MAX = 100 << 20, /* until the config is known */
	WAITING_SIZE_MAX = 64 * 1024, /* behind a call in progress: with more, the driver is asked to hold the rest */
};

static int compare_id(const void *key, const struct tree_node *node)
{
	int32_t a = *(const int32_t *)key, b = CONTAINER_OF(node, struct connection, node)->id;

	return a < b ? -1 : a > b;
}

static bool has_id(const void *key, const struct hash_node *node)
{
	return CONTAINER_OF(node, struct connection, of_id)->id == *(const int32_t *)key;
}

static struct connection *find(const struct node *n, int32_t id)
{
	struct hash_node *node = hash_table_find(&n->connections_of_id, hash_of_number((uint64_t)id), &id, has_id);

	return node ? CONTAINER_OF(node, struct connection, of_id) : NULL;
}

struct connection *connection_of_call(const struct node *n, const struct call *call)
{
	return find(n, call->conn);
}

static void close_left_alone(void *owner, struct timer *timer)
{
	connection_expire(owner, CONTAINER_OF(timer, struct connection, mute_timer));
}

/* One too many of its address: it is not heard, and closed after a while, as Kafka does (KIP-612). */
static void leave_alone(struct node *n, struct connection *c, int32_t ms)
{
	if (ms == 0)
		return;
	c->mute_timer.fire = close_left_alone;
	timer_set(&n->timers, &c->mute_timer, n->now_us + (int64_t)ms * 1000);
}

static void opened(struct node *n, const struct event *event)
{
	if (n->config && !connection_quotas_admit(n, event))
		return;
	struct connection *c = HEAP_NEW(n->heap, struct connection);

	c->id = event->conn;
	c->listener = event->listener;
	c->peer = owned_copy(n->heap, event->peer);
	list_init(&c->link);
	list_init(&c->dirty_link);
	list_init(&c->use_link);
	list_init(&c->call.link);
	arena_init(&c->arena, n->heap);
	buf_init(&c->frame, n->heap);
	frame_reader_init(&c->reader, n->heap, n->config ? n->config->socket_request_max_bytes : REQUEST_SIZE_MAX);
	tree_insert(&n->connections, &c->id, compare_id, &c->node);
	hash_table_add(&n->connections_of_id, &c->of_id, hash_of_number((uint64_t)c->id));
	if (n->config)
		connection_quotas_touch(n, c);
	if (n->config && !n->config->listeners[c->listener].is_controller)
		leave_alone(n, c, throttle_connection(n, c->peer));
}

/* Out of the tree at once; its memory goes with the next step, since effects of this one may point into it. */
static void closed(struct node *n, struct connection *c)
{
	if (c->is_busy && c->call.on_cancel)
		c->call.on_cancel(n, &c->call);
	list_remove(&c->call.link); /* answered in this step, it may still be to be looked at */
	tree_remove(&n->connections, &c->node);
	hash_table_remove(&n->connections_of_id, &c->of_id);
	list_remove(&c->link);
	connection_quotas_release(n, c);
	timer_stop(&n->timers, &c->mute_timer);
	list_remove(&c->dirty_link);
	list_remove(&c->use_link);
	list_append(&n->dying, &c->link);
}

static void del(struct node *n, struct connection *c)
{
	list_remove(&c->link);
	frame_reader_free(&c->reader);
	arena_free(&c->arena);
	buf_free(&c->frame);
	owned_free(n->heap, &c->peer);
	owned_free(n->heap, &c->client_software_name);
	owned_free(n->heap, &c->client_software_version);
	heap_free(n->heap, c);
}

static const char *listener_type(const struct node *n, const struct connection *c)
{
	return n->config->listeners[c->listener].is_controller ? "CONTROLLER" : "BROKER";
}

/* Kafka's words for what is no Kafka client at all: HTTP, TLS, a frame of 2 GB. */
static void log_bad_size(struct node *n, const struct connection *c)
{
	int32_t size = (int32_t)load_u32(c->reader.bytes.data + c->reader.at);

	node_log(n, "WARN", "org.apache.kafka.common.network.Selector", "[SocketServer listenerType=%s, nodeId=%d] Unexpected error from /%.*s; closing connection",
	         listener_type(n, c), (int)n->id, (int)c->peer.size, (const char *)c->peer.data);
	if (size < 0)
		node_log(n, NULL, NULL, "org.apache.kafka.common.network.InvalidReceiveException: Invalid receive (size = %d)", (int)size);
	else
		node_log(n, NULL, NULL, "org.apache.kafka.common.network.InvalidReceiveException: Invalid receive (size = %d larger than %d)", (int)size,
		         (int)c->reader.size_max);
}

static void refuse(struct node *n, struct connection *c, int16_t api_key, int16_t version, const char *reason)
{
	trace(n->fx->trace, request_refused, .api_key = api_key, .version = version, .reason = bytes_of_text(reason));
	effects_close(n->fx, c->id);
	c->is_busy = false;
	closed(n, c);
}

void connection_expire(struct node *n, struct connection *c)
{
	effects_close(n->fx, c->id);
	closed(n, c);
}

void connection_close_call(struct node *n, struct call *call, const char *reason)
{
	struct connection *c = find(n, call->conn);

	if (!c)
		return;
	call->on_cancel = NULL;
	refuse(n, c, call->api->key, call->version, reason);
}

static void hold(struct node *n, struct connection *c, bool is_held)
{
	if (c->is_held != is_held)
		effects_hold(n->fx, c->id, is_held);
	c->is_held = is_held;
}

static bool is_resting(const struct connection *c)
{
	return c->is_busy || c->is_backed_up || timer_is_set(&c->mute_timer);
}

/* It may have a next frame. One that is backed up waits until it is drained, one that is muted until that is over. */
static void make_ready(struct node *n, struct connection *c)
{
	if (is_resting(c))
		return;
	if (list_is_empty(&c->link))
		list_append(&n->ready, &c->link);
}

static void unmute(void *owner, struct timer *timer)
{
	make_ready(owner, CONTAINER_OF(timer, struct connection, mute_timer));
}

void connection_mute(struct node *n, const struct call *call, int32_t ms)
{
	struct connection *c = find(n, call->conn);

	if (!c)
		return;
	c->mute_timer.fire = unmute;
	timer_set(&n->timers, &c->mute_timer, n->now_us + (int64_t)ms * 1000);
	trace(n->fx->trace, client_throttled, .client_id = call->client_id, .api = bytes_of_text(call->api->name), .throttle_time_ms = ms);
}

void connections_event(struct node *n, const struct event *event)
{
	if (event->type == EVENT_CONNECTED) {
		opened(n, event);
		return;
	}
	struct connection *c = find(n, event->conn);

	if (!c)
		return;
	if (event->type == EVENT_CLOSED) {
		closed(n, c);
		return;
	}
	if (n->config)
		connection_quotas_touch(n, c);
	if (event->type == EVENT_BACKED_UP) {
		c->is_backed_up = true;
	} else if (event->type == EVENT_DRAINED) {
		c->is_backed_up = false;
		make_ready(n, c);
	} else if (event->type == EVENT_ENDED) {
		c->has_ended = true;
		make_ready(n, c);
	} else if (event->type == EVENT_RECEIVED) {
		frame_reader_add(&c->reader, event->bytes);
		if (is_resting(c))
			hold(n, c, c->reader.bytes.size - c->reader.at > WAITING_SIZE_MAX);
		else
			make_ready(n, c);
	}
}

void connections_begin_step(struct node *n)
{
	LIST_EACH(&n->dying, struct connection, c, link)
		del(n, c);
	LIST_EACH(&n->dirty, struct connection, c, dirty_link) {
		list_remove(&c->dirty_link);
		if (c->is_busy)
			continue;
		arena_reset(&c->arena);
		buf_free(&c->frame);
		frame_reader_rest(&c->reader);
		if (c->arena.left > ARENA_KEPT_MAX)
			arena_free(&c->arena);
	}
}

/* Calls answered since the last look make room for their connection's next frame. */
static void take_finished(struct node *n)
{
	LIST_EACH(&n->finished, struct call, call, link) {
		struct connection *c = CONTAINER_OF(call, struct connection, call);

		list_remove(&call->link);
		c->is_busy = false;
		list_remove(&c->dirty_link);
		list_append(&n->dirty, &c->dirty_link);
		connection_quotas_touch(n, c);
		connection_quotas_release(n, c);
		make_ready(n, c);
	}
}

static void begin_call(struct node *n, struct connection *c, const struct request_head *head, struct bytes frame, const void *body)
{
	struct call *call = &c->call;

	*call = (struct call){ .api = head->api, .version = head->version, .correlation_id = head->correlation_id, .body = body };
	call->frame = frame;
	call->client_id = head->client_id;
	call->peer = c->peer;
	call->conn = c->id;
	call->listener = c->listener;
	call->arena = &c->arena;
	call->received_us = n->now_us;
	call->finished = &n->finished;
	list_init(&call->link);
	c->is_busy = true;
	throttle_watch(n, call);
	api_dispatch(n, call);
}

/* ApiVersions of a version that we do not have: answered in version 0, its body left unread (KIP-511). */
static void begin_unknown_api_versions(struct node *n, struct connection *c, struct request_head *head, struct bytes frame)
{
	head->version = 0;
	begin_call(n, c, head, frame, NULL);
}

/* As Kafka's Processor logs a request that it cannot read. */
static void refuse_request(struct node *n, struct connection *c, const struct request_head *head, const char *reason)
{
	node_log(n, "ERROR", "kafka.network.Processor", "Closing socket for /%.*s because of error", (int)c->peer.size, (const char *)c->peer.data);
	node_log(n, NULL, NULL, "org.apache.kafka.common.errors.InvalidRequestException: Error getting request for apiKey: %d, apiVersion: %d, "
	                        "listenerName: %.*s: %s", (int)head->api_key, (int)head->version,
	         (int)n->config->listeners[c->listener].name.size, (const char *)n->config->listeners[c->listener].name.data, reason);
	refuse(n, c, head->api_key, head->version, reason);
}

static void take_frame(struct node *n, struct connection *c, struct bytes received)
{
	bool is_taken = c->frame.size == 0 && frame_reader_hand_over(&c->reader, &c->frame);
	struct bytes frame = is_taken ? received : arena_copy(&c->arena, received);
	struct request_head head;
	enum err err = request_head_decode(frame, &c->arena, &head);
	bool is_controller = n->config->listeners[c->listener].is_controller;

	if (err == ERR_UNSUPPORTED && head.api && head.api->key == API_KEY_API_VERSIONS) {
		begin_unknown_api_versions(n, c, &head, frame);
		return;
	}
	if (err == ERR_UNSUPPORTED)
		refuse_request(n, c, &head, head.api ? "unsupported version" : "unknown API key");
	else if (err != ERR_OK)
		refuse_request(n, c, &head, "malformed header");
	else if (!api_is_enabled(head.api_key, head.version, is_controller))
		refuse_request(n, c, &head, "disabled api");
	else {
		void *body = arena_take(&c->arena, head.api->request->root->size);

		err = message_decode(head.api->request, head.version, frame, &head.body_at, &c->arena, body);
		if (err != ERR_OK)
			refuse_request(n, c, &head, "malformed request");
		else
			begin_call(n, c, &head, frame, body);
	}
}

/* What is sent by effects from that one on. */
static size_t sent_since(const struct effects *fx, int32_t first)
{
	size_t size = 0;

	for (int32_t i = first; i < fx->count; i++)
		for (int32_t k = 0; k < fx->items[i].span_count; k++)
			size += (size_t)fx->items[i].spans[k].size;
	return size;
}

/* What a large frame lacks is received where it belongs. */
static void offer_room(struct node *n, struct connection *c)
{
	struct room room = frame_reader_room(&c->reader);

	if (room.size > 0)
		effects_room(n->fx, c->id, room);
}

bool connections_run(struct node *n)
{
	size_t taken = 0;

	for (;;) {
		take_finished(n);
		struct connection *c = LIST_FIRST(&n->ready, struct connection, link);

		if (!c || taken >= STEP_SIZE_MAX)
			return c != NULL;
		list_remove(&c->link);
		if (is_resting(c))
			continue;
		bool has_room = connection_quotas_queue(n, c);

		hold(n, c, !has_room);
		if (!has_room)
			continue;
		struct bytes frame;
		int32_t first = n->fx->count;
		enum frame_state state = frame_reader_next(&c->reader, &frame);

		if (state == FRAME_BAD_SIZE) {
			log_bad_size(n, c);
			refuse(n, c, -1, -1, "invalid frame size");
		}
		else if (state == FRAME_READY) {
			taken += frame.size;
			take_frame(n, c, frame);
			taken += sent_since(n->fx, first);
		} else if (c->has_ended) {
			connection_expire(n, c);
		} else {
			offer_room(n, c);
		}
	}
}

void connections_cancel(struct node *n)
{
	TREE_EACH(&n->connections, struct connection, c, node)
		closed(n, c);
}

void connections_del(struct node *n)
{
	LIST_EACH(&n->dying, struct connection, c, link)
		del(n, c);
}
