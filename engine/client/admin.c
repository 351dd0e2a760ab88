#include "engine/client/admin.h"

#include "engine/client/admin_state.h"
#include "engine/client/copy.h"
#include "engine/base/owned.h"

#include <assert.h>
#include <ctype.h>

/* The keys of one request in flight. Calls may end before their requests do, so they are known by id. */
struct admin_request {
	uint64_t call_id;
	bool is_lookup;
	int32_t count;
	struct admin_key *keys[];
};

/* ---- Making and freeing -------------------------------------------------------------------------------------------- */

struct admin *admin_new(const struct admin_options *options, struct buf *problem)
{
	struct bytes client_id = client_config_text(options->config, "client.id");
	struct buf prefix = { .heap = options->heap };
	struct admin *a;

	if (!client_config_check(options->config, problem))
		return NULL;
	a = HEAP_NEW(options->heap, struct admin);
	a->heap = options->heap;
	a->next_id = 1;
	list_init(&a->calls);
	client_config_copy(&a->config, a->heap, options->config);
	a->default_timeout_ms = client_config_int(&a->config, "default.api.timeout.ms");
	if (client_id.size == 0)
		client_id = BYTES("adminclient-1");
	buf_printf(&prefix, "[AdminClient clientId=%.*s] ", (int)client_id.size, (const char *)client_id.data);
	network_init(&a->network, a->heap, a, &a->metadata, &a->config, client_id, buf_bytes(&prefix), options->seed);
	a->metadata.allows_auto_create = false;
	buf_free(&prefix);
	return a;
}

static void call_del(struct admin_call *call)
{
	struct heap *heap = call->admin->heap;

	/* A topic that nobody asks about any more must not be asked for for ever. */
	for (int32_t i = 0; call->target.kind == ADMIN_LEADER && i < call->key_count; i++)
		metadata_forget(&call->admin->metadata, call->keys[i]->name);
	list_remove(&call->link);
	arena_free(&call->arena);
	heap_free(heap, call->keys);
	heap_free(heap, call);
}

static void requests_free(struct admin *a)
{
	LIST_EACH(&a->network.nodes, struct network_node, node, link) {
		struct list *lists[] = { &node->channel.in_flight, &node->channel.failed };

		for (int i = 0; i < 2; i++)
			LIST_EACH(lists[i], struct channel_request, request, link) {
				void *context = network_context_of(request);

				if (context && context != &a->network)
					heap_free(a->heap, context);
			}
	}
}

void admin_del(struct admin *a)
{
	struct heap *heap = a->heap;

	if (!a->is_closed)
		requests_free(a);
	LIST_EACH(&a->calls, struct admin_call, call, link)
		call_del(call);
	network_free(&a->network);
	metadata_free(&a->metadata);
	client_config_free(&a->config);
	heap_free(heap, a);
}

void admin_close(struct admin *a, struct effects *fx)
{
	if (a->is_closed)
		return;
	requests_free(a);
	network_close(&a->network, fx);
	a->is_closed = true;
	LIST_EACH(&a->calls, struct admin_call, call, link)
		call_del(call);
}

/* ---- Calls and keys ------------------------------------------------------------------------------------------------ */

struct admin_call *admin_call_new(struct admin *a, const struct event *ev, const struct admin_kind *kind, int64_t timeout_ms)
{
	struct admin_call *call = HEAP_NEW(a->heap, struct admin_call);

	call->admin = a;
	call->id = a->next_id++;
	call->kind = kind;
	call->target.kind = kind->target;
	call->timeout_ms = (int32_t)(timeout_ms > 0 ? timeout_ms : a->default_timeout_ms);
	call->started_us = ev->now_us;
	call->deadline_us = ev->now_us + (int64_t)call->timeout_ms * 1000;
	arena_init(&call->arena, a->heap);
	list_append(&a->calls, &call->link);
	return call;
}

struct admin_key *admin_key_add(struct admin_call *call, struct bytes name, int32_t number, const void *data)
{
	struct admin_key *key = ARENA_NEW(&call->arena, struct admin_key);

	if (call->key_count == call->key_capacity) {
		call->key_capacity = call->key_capacity ? call->key_capacity * 2 : 8;
		call->keys = heap_realloc(call->admin->heap, call->keys, (size_t)call->key_capacity * sizeof(*call->keys));
	}
	key->name = key->lookup = arena_copy(&call->arena, name);
	key->number = number;
	key->data = data;
	key->node = NODE_NONE;
	key->item = (struct admin_item){ .name = key->name, .number = number, .node = -1 };
	call->keys[call->key_count++] = key;
	return key;
}

/* Answers come in the order of asking, as a rule: the next is looked for behind the last. */
struct admin_key *admin_key_of(struct admin_call *call, struct admin_key **keys, int32_t count, struct bytes name, int32_t number)
{
	for (int32_t tries = 0; tries < count; tries++) {
		struct admin_key *key = keys[call->looked_at < count ? call->looked_at : 0];

		call->looked_at = call->looked_at < count ? call->looked_at + 1 : 1;
		if (key->number == number && bytes_equal(key->name, name))
			return key;
	}
	return NULL;
}

void admin_key_found(struct admin_call *call, struct bytes name, int32_t number, const struct network_answer *answer,
                     const struct schema_struct *shape, const void *data)
{
	admin_key_done(call, admin_key_add(call, name, number, NULL), answer, shape, data);
}

int32_t admin_request_timeout_ms(const struct admin_call *call)
{
	int64_t limit_ms = call->admin->network.request_timeout_us / 1000;

	return (int32_t)(call->timeout_ms < limit_ms ? call->timeout_ms : limit_ms);
}

int32_t admin_slot(struct bytes *names, int32_t *count, struct bytes name)
{
	for (int32_t i = 0; i < *count; i++)
		if (bytes_equal(names[i], name))
			return i;
	names[*count] = name;
	return (*count)++;
}

struct admin_topics admin_topics_of(struct admin_key **keys, int32_t count, struct arena *arena)
{
	struct admin_topics t = { .of_key = arena_calloc(arena, (size_t)count + 1, sizeof(int32_t)), .sizes = arena_calloc(arena, (size_t)count + 1, sizeof(int32_t)) };
	uint32_t room = 2;

	while (room < 2 * (uint32_t)count)
		room *= 2;
	int32_t *firsts = arena_calloc(arena, room, sizeof(*firsts)); /* a hash table of the topics' first keys, counted from 1 */

	for (int32_t i = 0; i < count; i++) {
		uint32_t at = hash_of_bytes(keys[i]->name) & (room - 1);

		while (firsts[at] && !bytes_equal(keys[firsts[at] - 1]->name, keys[i]->name))
			at = (at + 1) & (room - 1);
		if (firsts[at]) {
			t.of_key[i] = t.of_key[firsts[at] - 1];
		} else {
			firsts[at] = i + 1;
			t.of_key[i] = t.count++;
		}
		t.sizes[t.of_key[i]]++;
	}
	return t;
}

const void *admin_keep(struct admin_call *call, const void *items, int32_t count, size_t size)
{
	void *copy = arena_calloc(&call->arena, (size_t)count + 1, size);

	if (count > 0)
		memcpy(copy, items, (size_t)count * size);
	return copy;
}

struct bytes *admin_keep_names(struct admin_call *call, const struct bytes *names, int32_t count)
{
	struct bytes *copy = arena_calloc(&call->arena, (size_t)count + 1, sizeof(*copy));

	for (int32_t i = 0; i < count; i++)
		copy[i] = arena_copy(&call->arena, names[i]);
	return copy;
}

static void key_answered(struct admin_key *key, const struct network_answer *answer)
{
	key->state = KEY_DONE;
	if (!answer)
		return;
	key->item.api = answer->api;
	key->item.version = answer->version;
	key->item.node = answer->node;
}

void admin_key_done(struct admin_call *call, struct admin_key *key, const struct network_answer *answer, const struct schema_struct *shape,
                    const void *data)
{
	key_answered(key, answer);
	key->item.error_code = KAFKA_NONE;
	key->item.exception = NULL;
	key->shape = shape;
	key->item.data = data && shape ? message_struct_copy(&call->arena, shape, data) : data;
}

void admin_key_failed(struct admin_call *call, struct admin_key *key, const struct network_answer *answer, int16_t error_code,
                      struct bytes text)
{
	key_answered(key, answer);
	key->item.error_code = error_code;
	key->item.exception = kafka_error_exception(error_code);
	key->item.error = text.size > 0 ? arena_copy(&call->arena, text) : bytes_of_text(kafka_error_text(error_code));
	key->item.data = NULL;
}

void admin_key_retry(struct admin_call *call, const struct event *ev, struct admin_key *key)
{
	struct network *net = &call->admin->network;

	key->state = KEY_WAITING;
	key->retry_at_us = ev->now_us + network_backoff(&net->prng, net->retry_backoff_us, net->retry_backoff_max_us, key->tries++);
	call->tries = key->tries > call->tries ? key->tries : call->tries;
}

void admin_key_lost(struct admin_call *call, const struct event *ev, struct admin_key *key)
{
	admin_key_retry(call, ev, key);
	if (call->target.kind == ADMIN_LEADER || call->target.kind == ADMIN_CONTROLLER) {
		metadata_request_update(&call->admin->metadata);
		call->metadata_version = call->admin->metadata.version + 1;
	}
	if (call->target.kind != ADMIN_BROKER && call->target.kind != ADMIN_ALL_BROKERS && !key->is_fixed)
		key->node = NODE_NONE;
}

void admin_key_fall_back(struct admin_key *key)
{
	key->has_fallen_back = true;
	key->state = KEY_WAITING;
	key->retry_at_us = 0;
}

void admin_key_settle(struct admin_call *call, const struct event *ev, struct admin_key *key, const struct network_answer *answer,
                      int16_t error_code, struct bytes text, const struct schema_struct *shape, const void *data)
{
	switch (error_code) {
	case KAFKA_NONE:
		admin_key_done(call, key, answer, shape, data);
		break;
	case KAFKA_COORDINATOR_LOAD_IN_PROGRESS:
		admin_key_retry(call, ev, key);
		break;
	case KAFKA_COORDINATOR_NOT_AVAILABLE:
	case KAFKA_NOT_COORDINATOR:
	case KAFKA_NOT_CONTROLLER:
		admin_key_lost(call, ev, key);
		break;
	case KAFKA_NOT_LEADER_OR_FOLLOWER:
	case KAFKA_LEADER_NOT_AVAILABLE:
	case KAFKA_FENCED_LEADER_EPOCH:
	case KAFKA_UNKNOWN_LEADER_EPOCH:
	case KAFKA_OFFSET_NOT_AVAILABLE:
	case KAFKA_KAFKA_STORAGE_ERROR:
		if (call->target.kind == ADMIN_LEADER || call->kind->api_key == API_KEY_DESCRIBE_QUORUM) {
			admin_key_lost(call, ev, key);
			break;
		}
		admin_key_failed(call, key, answer, error_code, text);
		break;
	default:
		admin_key_failed(call, key, answer, error_code, text);
	}
}

void admin_keys_missing(struct admin_call *call, struct admin_key **keys, int32_t count, const struct network_answer *answer)
{
	for (int32_t i = 0; i < count; i++)
		if (keys[i]->state == KEY_ASKED)
			admin_key_failed(call, keys[i], answer, KAFKA_UNKNOWN_SERVER_ERROR, BYTES("The response did not contain a result for it"));
}

/* ---- Ending -------------------------------------------------------------------------------------------------------- */

/* "FindCoordinator" as Java's ApiKeys has it: FIND_COORDINATOR. */
static void add_constant(struct buf *out, const char *name)
{
	for (const char *c = name; *c; c++) {
		if (isupper((unsigned char)*c) && c != name)
			buf_add_char(out, '_');
		buf_add_char(out, (char)toupper((unsigned char)*c));
	}
}

/* "describeGroups(api=FIND_COORDINATOR)" */
static struct bytes call_name(struct admin_call *call, int16_t api_key)
{
	struct buf name = { .heap = call->admin->heap };
	struct bytes out;

	buf_add_text(&name, call->kind->name);
	if (call->kind->is_driven) {
		buf_add_text(&name, "(api=");
		add_constant(&name, api_of_key(api_key)->name);
		buf_add_char(&name, ')');
	}
	out = arena_copy(&call->arena, buf_bytes(&name));
	buf_free(&name);
	return out;
}

static void fail_call(struct admin_call *call, int16_t error_code, const char *exception, struct bytes text)
{
	call->error_code = error_code;
	call->exception = exception;
	call->error = text;
	for (int32_t i = 0; i < call->key_count; i++)
		if (call->keys[i]->state != KEY_DONE) {
			admin_key_failed(call, call->keys[i], NULL, error_code, text);
			call->keys[i]->item.exception = exception;
		}
	call->is_done = true;
}

static void time_out(struct admin_call *call, const struct event *ev)
{
	bool is_looking = call->target.kind == ADMIN_COORDINATOR;
	struct bytes name, text;

	for (int32_t i = 0; i < call->key_count; i++)
		is_looking = is_looking && call->keys[i]->node == NODE_NONE;
	name = call_name(call, is_looking ? API_KEY_FIND_COORDINATOR : call->kind->api_key);
	if (call->in_flight > 0 || call->tries > 0)
		text = arena_printf(&call->arena,
		                    "Call(callName=%.*s, deadlineMs=%lld, tries=%d, nextAllowedTryMs=%lld) timed out at %lld after %d attempt(s)",
		                    (int)name.size, (const char *)name.data,
		                    (long long)(ev->wall_ms + (call->deadline_us - ev->now_us) / 1000), call->tries + 1,
		                    (long long)(ev->wall_ms + call->admin->network.retry_backoff_us / 1000), (long long)ev->wall_ms,
		                    call->tries + 1);
	else
		text = arena_printf(&call->arena, "Timed out waiting for a node assignment. Call: %.*s", (int)name.size, (const char *)name.data);
	fail_call(call, KAFKA_REQUEST_TIMED_OUT, "TimeoutException", text);
}

static void check_end(struct admin_call *call)
{
	if (call->target.kind == ADMIN_ALL_BROKERS && !call->is_expanded)
		return;
	for (int32_t i = 0; i < call->key_count; i++)
		if (call->keys[i]->state != KEY_DONE)
			return;
	call->is_done = true;
}

static struct admin_call *call_of(struct admin *a, uint64_t id)
{
	LIST_EACH(&a->calls, struct admin_call, call, link)
		if (call->id == id && !call->is_done)
			return call;
	return NULL;
}

/* ---- Asking -------------------------------------------------------------------------------------------------------- */

static struct admin_request *request_new(struct admin_call *call, bool is_lookup)
{
	size_t room = call->kind->is_single && !is_lookup ? 1 : (size_t)call->key_count;
	size_t size = sizeof(struct admin_request) + room * sizeof(struct admin_key *);
	struct admin_request *request = heap_alloc(call->admin->heap, size);

	request->call_id = call->id;
	request->is_lookup = is_lookup;
	return request;
}

static void on_answer(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct admin *a = owner;
	struct admin_request *request = answer->context;
	struct admin_call *call = call_of(a, request->call_id);

	(void)fx;
	if (call) {
		call->in_flight--;
		call->looked_at = 0;
		if (answer->err != ERR_OK)
			for (int32_t i = 0; i < request->count; i++)
				admin_key_lost(call, ev, request->keys[i]);
		else
			call->kind->take(call, ev, request->keys, request->count, answer);
		check_end(call);
	}
	heap_free(a->heap, request);
}

/* The keys of the call that wait for `node`, one or all. */
static void gather(struct admin_call *call, struct admin_key *first, int64_t now_us, struct admin_request *request)
{
	for (int32_t i = 0; i < call->key_count; i++) {
		struct admin_key *key = call->keys[i];

		if (key->state != KEY_WAITING || key->retry_at_us > now_us || key->node != first->node ||
		    key->has_fallen_back != first->has_fallen_back || (call->kind->is_single && key != first))
			continue;
		request->keys[request->count++] = key;
	}
}

/* Of what Java throws where an older server does not know what a field says, which its message names in camel case. */
static void unsayable(struct admin_call *call, struct admin_request *request, const struct field *field, int16_t version)
{
	struct bytes text = arena_printf(&call->arena, "Attempted to write a non-default %c%s at version %d", field->name[0] | 0x20, field->name + 1, version);

	for (int32_t i = 0; i < request->count; i++)
		admin_key_failed(call, request->keys[i], NULL, KAFKA_UNSUPPORTED_VERSION, text);
}

static void unsupported(struct admin_call *call, struct admin_request *request, const struct api *api)
{
	for (int32_t i = 0; i < request->count; i++) {
		if (call->kind->fallback_key >= 0 && !request->keys[i]->has_fallen_back) {
			admin_key_fall_back(request->keys[i]);
			continue;
		}
		struct buf text = { .heap = call->admin->heap };

		buf_add_text(&text, "The node does not support ");
		add_constant(&text, api->name);
		admin_key_failed(call, request->keys[i], NULL, KAFKA_UNSUPPORTED_VERSION, arena_copy(&call->arena, buf_bytes(&text)));
		buf_free(&text);
	}
}

/* Sends what waits for the node of `first`; false if nothing could be sent. */
static bool ask(struct admin_call *call, const struct event *ev, struct effects *fx, struct admin_key *first)
{
	struct admin *a = call->admin;
	const struct api *api = api_of_key(first->has_fallen_back ? call->kind->fallback_key : call->kind->api_key);
	int32_t node = first->node;

	if (!network_is_ready(&a->network, ev, fx, node))
		return false;
	struct admin_request *request = request_new(call, false);
	int16_t version = network_version(&a->network, node, api, call->kind->version_max);

	gather(call, first, ev->now_us, request);
	if (version < 0) {
		unsupported(call, request, api);
		heap_free(a->heap, request);
		return true;
	}
	const void *body = call->kind->ask(call, request->keys, request->count, api, version, fx->arena);
	const struct field *unfit = message_unfit(api->request, version, body);
	int64_t left_us = call->deadline_us - ev->now_us;

	if (unfit) {
		unsayable(call, request, unfit, version);
		heap_free(a->heap, request);
		return true;
	}
	for (int32_t i = 0; i < request->count; i++)
		request->keys[i]->state = KEY_ASKED;
	call->in_flight++;
	network_send(&a->network, ev, fx, node, api, version, body,
	             left_us < a->network.request_timeout_us ? left_us : a->network.request_timeout_us, on_answer, request);
	return true;
}

/* ---- Whom to ask --------------------------------------------------------------------------------------------------- */

static void on_coordinator(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct admin *a = owner;
	struct admin_request *request = answer->context;
	struct admin_call *call = call_of(a, request->call_id);
	const struct find_coordinator_response *body = answer->body;

	(void)fx;
	if (call)
		call->in_flight--;
	for (int32_t i = 0; call && i < request->count; i++) {
		struct admin_key *key = request->keys[i];
		int16_t error_code = KAFKA_COORDINATOR_NOT_AVAILABLE;
		struct bytes text = BYTES_NULL;
		int32_t node = NODE_NONE;

		if (answer->err == ERR_OK && answer->version < 4) {
			error_code = body->error_code;
			text = body->error_message;
			node = body->node_id;
		}
		for (int32_t c = 0; answer->err == ERR_OK && c < body->coordinators_count; c++)
			if (bytes_equal(body->coordinators[c].key, key->lookup)) {
				error_code = body->coordinators[c].error_code;
				text = body->coordinators[c].error_message;
				node = body->coordinators[c].node_id;
			}
		if (error_code == KAFKA_NONE) {
			key->node = node;
			key->state = KEY_WAITING;
			/* It may be a broker that joined since. */
			if (!metadata_broker(&a->metadata, node))
				metadata_request_update(&a->metadata);
		} else if (error_code == KAFKA_COORDINATOR_NOT_AVAILABLE || error_code == KAFKA_COORDINATOR_LOAD_IN_PROGRESS) {
			admin_key_retry(call, ev, key);
		} else {
			admin_key_failed(call, key, answer, error_code, text);
		}
	}
	if (call)
		check_end(call);
	heap_free(a->heap, request);
}

static bool find_coordinators(struct admin_call *call, const struct event *ev, struct effects *fx)
{
	struct admin *a = call->admin;
	const struct api *api = api_of_key(API_KEY_FIND_COORDINATOR);
	int32_t node = network_least_loaded(&a->network, ev->now_us);
	struct find_coordinator_request body;

	if (node == NODE_NONE || !network_is_ready(&a->network, ev, fx, node))
		return false;
	int16_t version = network_version(&a->network, node, api, -1);
	struct admin_request *request = request_new(call, true);

	message_init(&find_coordinator_request_schema, &body);
	body.coordinator_keys = arena_calloc(fx->arena, (size_t)call->key_count, sizeof(struct bytes));
	for (int32_t i = 0; i < call->key_count; i++) {
		struct admin_key *key = call->keys[i];

		if (key->state != KEY_WAITING || key->node != NODE_NONE || key->retry_at_us > ev->now_us || (version < 4 && request->count == 1))
			continue;
		key->state = KEY_LOOKED_UP;
		request->keys[request->count++] = key;
		/* Several keys may name one group. */
		bool is_new = true;

		for (int32_t k = 0; k < body.coordinator_keys_count; k++)
			is_new = is_new && !bytes_equal(body.coordinator_keys[k], key->lookup);
		if (version >= 4 && is_new)
			body.coordinator_keys[body.coordinator_keys_count++] = key->lookup;
		else if (version < 4)
			body.key = key->lookup;
	}
	if (version >= 1)
		body.key_type = call->target.key_type;
	call->in_flight++;
	network_send(&a->network, ev, fx, node, api, version, &body, 0, on_coordinator, request);
	return true;
}

static void find_leader(struct admin_call *call, const struct event *ev, struct admin_key *key)
{
	struct metadata *m = &call->admin->metadata;
	struct metadata_topic *topic = metadata_want(m, key->name, ev->now_us);
	const struct metadata_partition *partition = metadata_partition(m, key->name, key->number);

	if (topic->error_code == KAFKA_INVALID_TOPIC_EXCEPTION || topic->error_code == KAFKA_TOPIC_AUTHORIZATION_FAILED) {
		admin_key_failed(call, key, NULL, topic->error_code, BYTES_NULL);
		return;
	}
	if (partition && partition->leader >= 0 && m->version >= call->metadata_version)
		key->node = partition->leader;
	else if (topic->partition_count > 0 || topic->error_code != KAFKA_NONE)
		metadata_request_update(m);
}

static void expand_brokers(struct admin_call *call)
{
	struct metadata *m = &call->admin->metadata;

	if (call->is_expanded || m->broker_count == 0 || m->version < call->metadata_version)
		return;
	for (int32_t i = 0; i < m->broker_count; i++)
		admin_key_add(call, BYTES_NULL, m->brokers[i].id, NULL)->node = m->brokers[i].id;
	for (int32_t i = 0; call->kind->names_its_own && i < call->key_count; i++)
		call->keys[i]->is_hidden = true;
	call->is_expanded = true;
}

static void assign(struct admin_call *call, const struct event *ev, struct admin_key *key)
{
	struct admin *a = call->admin;

	if (key->is_fixed)
		return;
	switch (call->target.kind) {
	case ADMIN_ANY:
		key->node = NODE_NONE;
		if (!a->network.is_bootstrapping)
			key->node = a->network.is_of_controllers ? a->metadata.controller_id : network_least_loaded(&a->network, ev->now_us);
		break;
	case ADMIN_CONTROLLER:
		if (a->metadata.controller_id >= 0 && a->metadata.version >= call->metadata_version)
			key->node = a->metadata.controller_id;
		else
			metadata_request_update(&a->metadata);
		break;
	case ADMIN_BROKER:
		key->node = call->target.node;
		break;
	case ADMIN_LEADER:
		if (key->node == NODE_NONE)
			find_leader(call, ev, key);
		break;
	case ADMIN_ALL_BROKERS:
	case ADMIN_COORDINATOR:
		break;
	}
}

static void run_call(struct admin_call *call, const struct event *ev, struct effects *fx)
{
	bool needs_coordinator = false, waits = false;

	const struct network *net = &call->admin->network;

	if (net->peer_error != KAFKA_NONE) {
		fail_call(call, net->peer_error, kafka_error_exception(net->peer_error), arena_copy(&call->arena, net->peer_error_text));
		return;
	}
	if (call->deadline_us <= ev->now_us) {
		time_out(call, ev);
		return;
	}
	if (call->target.kind == ADMIN_ALL_BROKERS)
		expand_brokers(call);
	for (int32_t i = 0; i < call->key_count; i++) {
		struct admin_key *key = call->keys[i];

		if (key->state != KEY_WAITING || key->retry_at_us > ev->now_us)
			continue;
		assign(call, ev, key);
		if (key->state == KEY_DONE)
			continue;
		waits = true;
		if (key->node == NODE_NONE)
			needs_coordinator = needs_coordinator || call->target.kind == ADMIN_COORDINATOR;
	}
	for (int32_t i = 0; waits && i < call->key_count; i++) { /* all are assigned: those of one node go together */
		struct admin_key *key = call->keys[i];

		while (key->state == KEY_WAITING && key->retry_at_us <= ev->now_us && key->node != NODE_NONE && ask(call, ev, fx, key))
			; /* it fell back to an older API, for which nothing else would wake us */
	}
	if (needs_coordinator)
		while (find_coordinators(call, ev, fx)) {
			bool is_left = false;

			for (int32_t i = 0; i < call->key_count; i++)
				is_left = is_left || (call->keys[i]->state == KEY_WAITING && call->keys[i]->node == NODE_NONE &&
				                      call->keys[i]->retry_at_us <= ev->now_us);
			if (!is_left)
				break;
		}
	check_end(call);
}

static void run(struct admin *a, const struct event *ev, struct effects *fx)
{
	if (a->is_closed)
		return;
	a->seen_us = ev->now_us;
	network_run(&a->network, ev, fx);
	LIST_EACH(&a->calls, struct admin_call, call, link)
		if (!call->is_done)
			run_call(call, ev, fx);
	network_run(&a->network, ev, fx);
}

bool admin_event(struct admin *a, const struct event *ev, struct effects *fx)
{
	bool is_ours = network_event(&a->network, ev, fx);

	run(a, ev, fx);
	return is_ours;
}

/* Kafka's client asks controllers for no more than this; all else it refuses itself. */
static bool is_for_controllers(int16_t api_key)
{
	static const int16_t keys[] = { API_KEY_API_VERSIONS, API_KEY_DESCRIBE_CLUSTER, API_KEY_DESCRIBE_QUORUM, API_KEY_UPDATE_FEATURES,
		                            API_KEY_DESCRIBE_CONFIGS, API_KEY_INCREMENTAL_ALTER_CONFIGS, API_KEY_ALTER_PARTITION_REASSIGNMENTS,
		                            API_KEY_LIST_PARTITION_REASSIGNMENTS, API_KEY_UNREGISTER_BROKER, API_KEY_UNREGISTER_CONTROLLER,
		                            API_KEY_ADD_RAFT_VOTER, API_KEY_REMOVE_RAFT_VOTER, API_KEY_DESCRIBE_ACLS, API_KEY_CREATE_ACLS,
		                            API_KEY_DELETE_ACLS };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (keys[i] == api_key)
			return true;
	return false;
}

uint64_t admin_call_start(struct admin_call *call, const struct event *ev, struct effects *fx)
{
	struct admin *a = call->admin;
	uint64_t id = call->id;

	if (a->network.is_of_controllers && !is_for_controllers(call->kind->api_key))
		fail_call(call, KAFKA_UNSUPPORTED_ENDPOINT_TYPE, kafka_error_exception(KAFKA_UNSUPPORTED_ENDPOINT_TYPE),
		          BYTES("This Admin API is not yet supported when communicating directly with the controller quorum."));
	/* Brokers may have come and gone since the last look. */
	if (call->target.kind == ADMIN_ALL_BROKERS && a->metadata.version > 0) {
		call->metadata_version = a->metadata.version + 1;
		metadata_request_update(&a->metadata);
	}
	run(a, ev, fx);
	return id;
}

bool admin_may_reach(const struct admin *a, int32_t node)
{
	return network_may_reach(&a->network, node);
}

int64_t admin_deadline(const struct admin *a)
{
	int64_t deadline = network_deadline(&a->network);

	if (a->is_closed)
		return TIME_NEVER;
	LIST_EACH(&a->calls, struct admin_call, call, link) {
		if (call->is_done)
			continue;
		deadline = call->deadline_us < deadline ? call->deadline_us : deadline;
		for (int32_t i = 0; i < call->key_count; i++) {
			const struct admin_key *key = call->keys[i];
			int64_t at = key->retry_at_us;

			if (key->state != KEY_WAITING)
				continue;
			/* What was tried at the last look waits for an event, or for the end of a broker's backoff. */
			if (at <= a->seen_us)
				at = key->node == NODE_NONE ? network_next_retry(&a->network, a->seen_us) : network_retry_at(&a->network, key->node);
			if (at > a->seen_us && at < deadline)
				deadline = at;
		}
	}
	return deadline;
}

/* ---- Results ------------------------------------------------------------------------------------------------------- */

static void hand_out(struct admin_call *call, struct arena *arena, struct admin_result *out)
{
	struct admin_item *items = arena_calloc(arena, (size_t)call->key_count + 1, sizeof(*items));
	int32_t count = 0;

	for (int32_t i = 0; i < call->key_count; i++) {
		struct admin_key *key = call->keys[i];
		struct admin_item *item = &items[count];

		if (key->is_hidden && key->item.error_code == KAFKA_NONE)
			continue;
		*item = key->item;
		item->name = arena_copy(arena, key->item.name);
		item->error = arena_copy(arena, key->item.error);
		if (key->item.data && key->shape)
			item->data = message_struct_copy(arena, key->shape, key->item.data);
		else if (key->item.data)
			item->data = call->kind->pack(arena, key->item.data);
		count++;
	}
	*out = (struct admin_result){ .id = call->id,
		                          .error_code = call->error_code,
		                          .exception = call->exception,
		                          .error = arena_copy(arena, call->error),
		                          .items = items,
		                          .item_count = count };
	call_del(call);
}

bool admin_take_result_of(struct admin *a, uint64_t id, struct arena *arena, struct admin_result *out)
{
	LIST_EACH(&a->calls, struct admin_call, call, link)
		if (call->id == id && call->is_done) {
			hand_out(call, arena, out);
			return true;
		}
	return false;
}

bool admin_take_result(struct admin *a, struct arena *arena, struct admin_result *out)
{
	LIST_EACH(&a->calls, struct admin_call, call, link)
		if (call->is_done) {
			hand_out(call, arena, out);
			return true;
		}
	return false;
}

int32_t admin_pending(const struct admin *a)
{
	int32_t count = 0;

	LIST_EACH(&a->calls, struct admin_call, call, link)
		count++;
	return count;
}

const struct metadata *admin_metadata(const struct admin *a)
{
	return &a->metadata;
}

bool admin_take_log(struct admin *a, struct arena *arena, struct client_log_line *out)
{
	return network_take_log(&a->network, arena, out);
}
