#include "engine/wire/channel.h"

#include "engine/base/owned.h"
#include "engine/wire/errors.h"

#include <assert.h>

enum { RESPONSE_SIZE_MAX = 256 << 20, NEGOTIATION_TIMEOUT_US = 30000000 };

void channel_init(struct channel *c, struct heap *heap, struct bytes host, int32_t port, struct bytes client_id)
{
	*c = (struct channel){ .heap = heap, .port = port, .is_negotiated = true, .negotiation_timeout_us = NEGOTIATION_TIMEOUT_US };
	c->host = owned_copy(heap, host);
	c->client_id = owned_copy(heap, client_id);
	list_init(&c->in_flight);
	list_init(&c->failed);
	frame_reader_init(&c->reader, heap, RESPONSE_SIZE_MAX);
}

static void requests_free(struct channel *c, struct list *requests)
{
	LIST_EACH(requests, struct channel_request, request, link) {
		list_remove(&request->link);
		heap_free(c->heap, request);
	}
}

void channel_free(struct channel *c)
{
	requests_free(c, &c->in_flight);
	requests_free(c, &c->failed);
	frame_reader_free(&c->reader);
	heap_free(c->heap, c->versions);
	heap_free(c->heap, (void *)(uintptr_t)c->host.data);
	heap_free(c->heap, (void *)(uintptr_t)c->client_id.data);
}

void channel_open(struct channel *c, struct effects *fx, int64_t now_us)
{
	if (c->state != CHANNEL_IDLE)
		return;
	c->conn = effects_connect(fx, c->host, c->port);
	c->state = CHANNEL_CONNECTING;
	c->opened_us = c->last_used_us = now_us;
	c->closed_err = ERR_OK;
}

/* Idle again, with nothing of the old connection left but what `failed` is to tell. */
static void reset(struct channel *c, enum err err)
{
	LIST_EACH(&c->in_flight, struct channel_request, request, link) {
		list_remove(&request->link);
		/* ApiVersions is the channel's own. */
		if (c->state == CHANNEL_NEGOTIATING) {
			heap_free(c->heap, request);
			continue;
		}
		if (request->err == ERR_OK)
			request->err = err;
		list_append(&c->failed, &request->link);
	}
	frame_reader_free(&c->reader);
	heap_free(c->heap, c->versions);
	c->versions = NULL;
	c->version_count = 0;
	c->in_flight_count = 0;
	c->conn = 0;
	c->state = CHANNEL_IDLE;
	c->closed_err = err;
}

void channel_fail(struct channel *c, struct effects *fx, enum err err)
{
	if (c->state == CHANNEL_IDLE)
		return;
	effects_close(fx, c->conn);
	reset(c, err);
}

void channel_close(struct channel *c, struct effects *fx)
{
	channel_fail(c, fx, ERR_CLOSED);
	requests_free(c, &c->failed);
}

static void send(struct channel *c, struct effects *fx, const struct api *api, int16_t version, const void *body,
                 struct channel_request request)
{
	int32_t correlation_id = c->next_correlation_id;

	/* Kafka's ids stay below the negative ones, which it reserves for SASL. */
	c->next_correlation_id = correlation_id == INT32_MAX ? 0 : correlation_id + 1;
	effects_send(fx, c->conn, request_frame(fx->arena, api, version, correlation_id, c->client_id, body));
	if (!request.expects_response)
		return;
	struct channel_request *kept = HEAP_NEW(c->heap, struct channel_request);

	*kept = request;
	kept->api = api;
	kept->version = version;
	kept->correlation_id = correlation_id;
	list_append(&c->in_flight, &kept->link);
	c->in_flight_count++;
}

static void negotiate(struct channel *c, struct effects *fx, int16_t version, int64_t now_us)
{
	struct api_versions_request body;
	struct channel_request request = { .sent_us = now_us, .timeout_us = now_us + c->negotiation_timeout_us, .expects_response = true };

	message_init(&api_versions_request_schema, &body);
	body.client_software_name = BYTES("apache-kafka-java");
	body.client_software_version = BYTES(KAFKA_VERSION);
	c->state = CHANNEL_NEGOTIATING;
	send(c, fx, api_of_key(API_KEY_API_VERSIONS), version, &body, request);
}

static const struct channel_version *version_row(const struct channel *c, int16_t key)
{
	for (int32_t i = 0; i < c->version_count; i++)
		if (c->versions[i].key == key)
			return &c->versions[i];
	return NULL;
}

int16_t channel_version_of(const struct channel *c, const struct api *api, int16_t limit)
{
	int16_t newest = limit >= 0 && limit < api->last_version ? limit : api->last_version;
	const struct channel_version *row = version_row(c, api->key);

	if (!c->is_negotiated)
		return newest;
	if (!row)
		return -1;
	if (row->last < newest)
		newest = row->last;
	return newest >= api->first_version && newest >= row->first ? newest : -1;
}

void channel_send(struct channel *c, struct effects *fx, const struct api *api, int16_t version, const void *body, uint64_t tag,
                  void *context, int64_t now_us, int64_t timeout_us, bool expects_response)
{
	struct channel_request request = { .sent_us = now_us,
		                               .timeout_us = timeout_us,
		                               .tag = tag,
		                               .context = context,
		                               .expects_response = expects_response };

	assert(channel_is_ready(c));
	c->last_used_us = now_us;
	send(c, fx, api, version, body, request);
}

bool channel_event(struct channel *c, const struct event *ev, struct effects *fx)
{
	if (c->state == CHANNEL_IDLE || ev->conn != c->conn)
		return false;
	switch (ev->type) {
	case EVENT_CONNECTED:
		if (c->is_negotiated)
			negotiate(c, fx, api_of_key(API_KEY_API_VERSIONS)->last_version, ev->now_us);
		else
			c->state = CHANNEL_READY;
		return true;
	case EVENT_RECEIVED:
		frame_reader_add(&c->reader, ev->bytes);
		c->last_used_us = ev->now_us;
		return true;
	case EVENT_CLOSED:
		reset(c, ev->err == ERR_OK ? ERR_CLOSED : ev->err);
		return true;
	case EVENT_DRAINED:
	case EVENT_BACKED_UP:
		return true;
	default:
		return false;
	}
}

/* The peer's versions; true when the channel is ready. A peer that does not know our ApiVersions says which it knows (KIP-511). */
static bool take_versions(struct channel *c, struct effects *fx, const struct channel_request *asked,
                          const struct api_versions_response *answer)
{
	int16_t fallback = 0;

	if (answer->error_code == KAFKA_UNSUPPORTED_VERSION && asked->version > 0) {
		for (int32_t i = 0; i < answer->api_keys_count; i++)
			if (answer->api_keys[i].api_key == API_KEY_API_VERSIONS && answer->api_keys[i].max_version < asked->version)
				fallback = answer->api_keys[i].max_version;
		negotiate(c, fx, fallback, asked->sent_us);
		return false;
	}
	if (answer->error_code != KAFKA_NONE) {
		channel_fail(c, fx, ERR_UNSUPPORTED);
		return false;
	}
	c->versions = heap_calloc(c->heap, (size_t)answer->api_keys_count, sizeof(*c->versions));
	c->version_count = answer->api_keys_count;
	for (int32_t i = 0; i < c->version_count; i++)
		c->versions[i] = (struct channel_version){ answer->api_keys[i].api_key, answer->api_keys[i].min_version,
			                                       answer->api_keys[i].max_version };
	c->state = CHANNEL_READY;
	return true;
}

static bool next_failed(struct channel *c, struct channel_answer *out)
{
	struct channel_request *request = LIST_FIRST(&c->failed, struct channel_request, link);

	if (!request)
		return false;
	*out = (struct channel_answer){ .api = request->api,
		                            .version = request->version,
		                            .correlation_id = request->correlation_id,
		                            .tag = request->tag,
		                            .context = request->context,
		                            .err = request->err,
		                            .sent_us = request->sent_us };
	list_remove(&request->link);
	heap_free(c->heap, request);
	return true;
}

/* Decodes the frame as the answer of the oldest request; false when there is nothing to hand out. The copy makes the answer outlive the reader. */
static bool take_frame(struct channel *c, struct effects *fx, struct bytes frame, struct channel_answer *out)
{
	struct channel_request *request = LIST_FIRST(&c->in_flight, struct channel_request, link);
	int32_t correlation_id = -1;

	if (!request) {
		channel_fail(c, fx, ERR_CORRUPT);
		return false;
	}
	void *body = arena_take(fx->arena, request->api->response->root->size);
	enum err err = response_decode(arena_copy(fx->arena, frame), request->api, request->version, fx->arena, &correlation_id, body);

	if (err != ERR_OK || correlation_id != request->correlation_id) {
		channel_fail(c, fx, ERR_CORRUPT);
		return false;
	}
	list_remove(&request->link);
	c->in_flight_count--;
	bool is_own = c->state == CHANNEL_NEGOTIATING;

	if (is_own)
		take_versions(c, fx, request, body);
	else
		*out = (struct channel_answer){ .api = request->api,
			                            .version = request->version,
			                            .correlation_id = correlation_id,
			                            .tag = request->tag,
			                            .context = request->context,
			                            .body = body,
			                            .sent_us = request->sent_us };
	heap_free(c->heap, request);
	return !is_own;
}

bool channel_next_answer(struct channel *c, struct effects *fx, struct channel_answer *out)
{
	struct bytes frame;

	for (;;) {
		if (next_failed(c, out))
			return true;
		if (c->state != CHANNEL_READY && c->state != CHANNEL_NEGOTIATING)
			return false;
		switch (frame_reader_next(&c->reader, &frame)) {
		case FRAME_INCOMPLETE:
			return false;
		case FRAME_BAD_SIZE:
			channel_fail(c, fx, ERR_CORRUPT);
			break;
		case FRAME_READY:
			if (take_frame(c, fx, frame, out))
				return true;
			break;
		}
	}
}

int64_t channel_deadline(const struct channel *c)
{
	int64_t deadline = c->state == CHANNEL_CONNECTING && c->setup_timeout_us > 0 ? c->opened_us + c->setup_timeout_us : INT64_MAX;

	LIST_EACH(&c->in_flight, struct channel_request, request, link)
		if (request->timeout_us < deadline)
			deadline = request->timeout_us;
	return deadline;
}

bool channel_expire(struct channel *c, struct effects *fx, int64_t now_us)
{
	bool is_expired = c->state == CHANNEL_CONNECTING && c->setup_timeout_us > 0 && c->opened_us + c->setup_timeout_us <= now_us;

	LIST_EACH(&c->in_flight, struct channel_request, request, link)
		if (request->timeout_us <= now_us) {
			request->err = ERR_TIMED_OUT;
			is_expired = true;
		}
	/* The answers behind it would come too late as well: Kafka drops the connection. */
	if (is_expired)
		channel_fail(c, fx, ERR_CLOSED);
	return is_expired;
}
