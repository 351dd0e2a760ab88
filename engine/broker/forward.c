#include "engine/broker/forward.h"

#include "engine/broker/api_table.h"
#include "engine/broker/config.h"
#include "engine/raft/raft.h"

enum {
	RETRY_BACKOFF_US = 50 * 1000,    /* as the Java client's reconnect.backoff.ms */
	FORWARD_TIMEOUT_US = 60 * 1000000,
	SETUP_TIMEOUT_US = 10 * 1000000,  /* socket.connection.setup.timeout.ms */
	SOCKET_TIMEOUT_US = 30 * 1000000, /* controller.socket.timeout.ms */
};

static void fire(void *owner, struct timer *timer)
{
	(void)timer;
	forwarding_run(owner);
}

void forwarding_start(struct node *n)
{
	struct forwarding *f = HEAP_NEW(n->heap, struct forwarding);

	list_init(&f->queue);
	list_init(&f->sent);
	f->timer.fire = fire;
	n->forwarding = f;
}

void forwarding_del(struct node *n)
{
	struct forwarding *f = n->forwarding;

	if (!f)
		return;
	timer_stop(&n->timers, &f->timer);
	if (f->has_channel)
		channel_free(&f->channel);
	heap_free(n->heap, f);
	n->forwarding = NULL;
}

void controller_request_send(struct node *n, struct controller_request *r)
{
	r->tag = ++n->forwarding->next_tag;
	r->asked_us = n->now_us;
	r->is_sent = false;
	list_append(&n->forwarding->queue, &r->link);
	forwarding_run(n);
}

void controller_request_forget(struct node *n, struct controller_request *r)
{
	(void)n;
	if (r->tag)
		list_remove(&r->link);
	r->tag = 0;
}

static void finish(struct node *n, struct controller_request *r, enum err err, const void *response)
{
	controller_request_forget(n, r);
	r->done(n, r, err, response);
}

/* Where the active controller listens; false if nobody knows. */
static bool find_controller(struct node *n, struct bytes *host, int32_t *port)
{
	if (!n->raft || n->raft->leader_id < 0 || bytes_is_null(n->raft->leader_host))
		return false;
	*host = n->raft->leader_host;
	*port = n->raft->leader_port;
	return true;
}

static void open_channel(struct node *n, struct forwarding *f)
{
	struct bytes host;
	int32_t port;

	if (n->now_us < f->retry_at_us || !find_controller(n, &host, &port))
		return;
	if (f->has_channel && (!bytes_equal(f->channel.host, host) || f->channel.port != port)) {
		channel_free(&f->channel);
		f->has_channel = false;
	}
	if (!f->has_channel) {
		channel_init(&f->channel, n->heap, host, port, arena_printf(n->fx->arena, "%d", n->id));
		f->channel.setup_timeout_us = SETUP_TIMEOUT_US;
		f->has_channel = true;
	}
	channel_open(&f->channel, n->fx, n->now_us);
}

static int64_t min_of(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Until when it is sent, and sent again. */
static int64_t last_try_us(const struct controller_request *r)
{
	return r->timeout_us == INT64_MAX ? TIME_NEVER : r->asked_us + r->timeout_us;
}

static void set_timer(struct node *n, struct forwarding *f)
{
	int64_t at = f->has_channel ? channel_deadline(&f->channel) : TIME_NEVER;

	LIST_EACH(&f->queue, struct controller_request, r, link)
		at = min_of(at, last_try_us(r));
	/* While the controller is not known, ask again after a while. */
	if (!list_is_empty(&f->queue) && (!f->has_channel || f->channel.state == CHANNEL_IDLE))
		at = min_of(at, f->retry_at_us > n->now_us ? f->retry_at_us : n->now_us + RETRY_BACKOFF_US);
	if (at == TIME_NEVER)
		timer_stop(&n->timers, &f->timer);
	else
		timer_set(&n->timers, &f->timer, at);
}

static void send(struct node *n, struct forwarding *f, struct controller_request *r)
{
	int16_t version = channel_version_of(&f->channel, r->api, -1);
	int64_t timeout_us = n->now_us + min_of(SOCKET_TIMEOUT_US, r->timeout_us);

	if (version < 0) {
		finish(n, r, ERR_UNSUPPORTED, NULL);
		return;
	}
	list_remove(&r->link);
	list_append(&f->sent, &r->link);
	r->is_sent = true;
	channel_send(&f->channel, n->fx, r->api, version, r->body(n, r), r->tag, NULL, n->now_us, timeout_us, true);
}

static int16_t error_code_of(const struct api *api, const void *response)
{
	const struct schema_struct *root = api->response->root;
	int16_t code = 0;

	for (int i = 0; i < root->field_count; i++)
		if (strcmp(root->fields[i].name, "ErrorCode") == 0)
			memcpy(&code, (const uint8_t *)response + root->fields[i].offset, sizeof(code));
	return code;
}

/* Who answered is not the active controller. CreateTopics says so topic by topic; a broker asks for one at a time. */
static bool is_of_another(const struct api *api, const void *response)
{
	const struct create_topics_response *topics = response;

	if (api->key == API_KEY_CREATE_TOPICS && topics->topics_count > 0 && topics->topics[0].error_code == KAFKA_NOT_CONTROLLER)
		return true;
	return error_code_of(api, response) == KAFKA_NOT_CONTROLLER;
}

/* Back to the front of the queue, until its deadline. */
static void try_again(struct node *n, struct forwarding *f, struct controller_request *r)
{
	list_remove(&r->link);
	list_prepend(&f->queue, &r->link);
	r->is_sent = false;
	f->retry_at_us = n->now_us + RETRY_BACKOFF_US;
}

static void take_answer(struct node *n, struct forwarding *f, const struct channel_answer *answer)
{
	struct controller_request *found = NULL;

	LIST_EACH(&f->sent, struct controller_request, r, link)
		if (r->tag == answer->tag)
			found = r;
	if (!found)
		return;
	bool is_elsewhere = !answer->err && is_of_another(answer->api, answer->body);

	if ((answer->err || is_elsewhere) && answer->err != ERR_CORRUPT && last_try_us(found) > n->now_us)
		try_again(n, f, found);
	else
		finish(n, found, answer->err, answer->body);
	if (is_elsewhere)
		channel_fail(&f->channel, n->fx, ERR_CLOSED);
}

static void take_answers(struct node *n, struct forwarding *f)
{
	struct channel_answer answer;

	while (channel_next_answer(&f->channel, n->fx, &answer))
		take_answer(n, f, &answer);
	if (f->channel.state == CHANNEL_IDLE)
		f->retry_at_us = n->now_us + RETRY_BACKOFF_US;
}

/* The controller has moved while its old address was still being tried. */
static bool give_up_connecting(struct node *n, struct forwarding *f)
{
	struct bytes host;
	int32_t port;
	bool is_opening = f->channel.state == CHANNEL_CONNECTING || f->channel.state == CHANNEL_NEGOTIATING;

	if (!is_opening || !find_controller(n, &host, &port) || (f->channel.port == port && bytes_equal(f->channel.host, host)))
		return false;
	channel_fail(&f->channel, n->fx, ERR_CLOSED);
	return true;
}

void forwarding_run(struct node *n)
{
	struct forwarding *f = n->forwarding;

	if (!f || !n->fx)
		return;
	if (f->has_channel && (channel_expire(&f->channel, n->fx, n->now_us) || give_up_connecting(n, f)))
		take_answers(n, f);
	LIST_EACH(&f->queue, struct controller_request, r, link)
		if (last_try_us(r) <= n->now_us) {
			finish(n, r, ERR_TIMED_OUT, NULL);
			break; /* what it did may have changed the queue; the timer comes back at once */
		}
	if (!list_is_empty(&f->queue) && (!f->has_channel || f->channel.state == CHANNEL_IDLE))
		open_channel(n, f);
	for (struct controller_request *r; f->has_channel && channel_is_ready(&f->channel) && (r = LIST_FIRST(&f->queue, struct controller_request, link));)
		send(n, f, r);
	set_timer(n, f);
}

bool forwarding_event(struct node *n, const struct event *event)
{
	struct forwarding *f = n->forwarding;

	if (!f || !f->has_channel || !channel_event(&f->channel, event, n->fx))
		return false;
	take_answers(n, f);
	return true;
}

/* A client's request on its way. */
struct forwarded {
	struct controller_request request;
	struct call *call; /* NULL: its connection has ended */
};

/* Who sent it, in the encoding of Kafka's default principal: version, then the struct. */
static struct bytes principal(struct node *n)
{
	struct default_principal_data data = { .type = BYTES("User"), .name = BYTES("ANONYMOUS") };
	struct buf out = { .heap = n->heap };

	buf_add_u16(&out, 0);
	message_encode(&default_principal_data_schema, 0, &data, &out);
	struct bytes encoded = arena_copy(n->fx->arena, buf_bytes(&out));

	buf_free(&out);
	return encoded;
}

/* Four bytes of a dotted address; the loopback's for a name. */
static struct bytes raw_address(struct arena *arena, struct bytes text)
{
	uint8_t *raw = arena_alloc(arena, 4);
	int parts = 0;

	for (size_t at = 0; at <= text.size && parts < 4;) {
		size_t end = bytes_find(text, at, '.');
		int64_t value;

		if (!bytes_to_int64(bytes_slice(text, at, end - at), &value) || value < 0 || value > 255)
			break;
		raw[parts++] = (uint8_t)value;
		at = end + 1;
	}
	if (parts < 4)
		memcpy(raw, "\x7f\0\0\1", 4);
	return bytes_of(raw, 4);
}

static const void *envelope_body(struct node *n, struct controller_request *r)
{
	struct forwarded *f = CONTAINER_OF(r, struct forwarded, request);
	struct envelope_request *body = ARENA_NEW(n->fx->arena, struct envelope_request);

	message_init(&envelope_request_schema, body);
	body->request_data = f->call->frame;
	body->request_principal = principal(n);
	body->client_host_address = raw_address(n->fx->arena, f->call->peer);
	return body;
}

/* With quotas, the longer of the controller's throttle time and this broker's is told and kept to. */
static bool answer_with_quotas(struct node *n, struct call *call, struct bytes data)
{
	const struct schema *schema = call->api->response;
	size_t at = call->version >= schema->flexible_from ? 5 : 4; /* behind the correlation id, and tags that nobody sends */
	void *response = arena_alloc(call->arena, schema->root->size);

	if (n->image.quotas.count == 0 || message_decode(schema, call->version, data, &at, call->arena, response) != ERR_OK)
		return false;
	call_answer(call, n->fx, response, 0);
	return true;
}

/* The answer's bytes are the client's own answer: only its size is put before it. */
static void answer_client(struct node *n, struct call *call, struct bytes data)
{
	if (answer_with_quotas(n, call, data))
		return;
	uint8_t *frame = arena_alloc(n->fx->arena, data.size + 4);

	store_u32(frame, (uint32_t)data.size);
	memcpy(frame + 4, data.data, data.size);
	effects_send(n->fx, call->conn, bytes_of(frame, data.size + 4));
	call_finish(call);
}

static void forwarded_done(struct node *n, struct controller_request *r, enum err err, const void *response)
{
	struct forwarded *f = CONTAINER_OF(r, struct forwarded, request);
	const struct envelope_response *answer = response;
	struct call *call = f->call;

	heap_free(n->heap, f);
	if (err == ERR_UNSUPPORTED)
		api_answer_error(n, call, KAFKA_UNSUPPORTED_VERSION);
	else if (err || answer->error_code == KAFKA_NOT_CONTROLLER)
		api_answer_error(n, call, KAFKA_REQUEST_TIMED_OUT);
	else if (answer->error_code || bytes_is_null(answer->response_data))
		api_answer_error(n, call, KAFKA_UNKNOWN_SERVER_ERROR);
	else
		answer_client(n, call, answer->response_data);
}

static void cancel(void *owner, struct call *call)
{
	struct forwarded *f = call->waiter;

	controller_request_forget(owner, &f->request);
	heap_free(((struct node *)owner)->heap, f);
}

void forward_call(struct node *n, struct call *call)
{
	struct forwarded *f = HEAP_NEW(n->heap, struct forwarded);

	f->call = call;
	f->request.api = api_of_key(API_KEY_ENVELOPE);
	f->request.timeout_us = FORWARD_TIMEOUT_US;
	f->request.body = envelope_body;
	f->request.done = forwarded_done;
	call->waiter = f;
	call->on_cancel = cancel;
	controller_request_send(n, &f->request);
}
