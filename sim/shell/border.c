#include "sim/shell/border.h"

#include <stddef.h>

enum { REQUEST_SIZE_MAX = 100 << 20, RESPONSE_SIZE_MAX = 1 << 30, REQUEST_HEAD_SIZE = 8, RESPONSE_HEAD_SIZE = 4, SIZE_SIZE = 4, AWAITED_MAX = 10000 };

struct awaited {
	int16_t api_key, version;
	int32_t correlation_id;
};

void border_init(struct border *b, struct heap *heap, const struct border_rules *rules)
{
	*b = (struct border){ .heap = heap, .rules = rules };
	frame_reader_init(&b->requests, heap, REQUEST_SIZE_MAX);
	frame_reader_init(&b->responses, heap, RESPONSE_SIZE_MAX);
	buf_init(&b->awaited, heap);
}

void border_free(struct border *b)
{
	frame_reader_free(&b->requests);
	frame_reader_free(&b->responses);
	buf_free(&b->awaited);
}

static void add_frame(struct buf *out, struct bytes frame)
{
	uint8_t size[SIZE_SIZE];

	store_u32(size, (uint32_t)frame.size);
	buf_add(out, size, sizeof(size));
	buf_add_bytes(out, frame);
}

/* The API if it is one of these, in a version that we know. */
static const struct api *known(const struct awaited *head, const int16_t *keys, size_t count)
{
	const struct api *api = api_of_key(head->api_key);

	for (size_t i = 0; i < count && api; i++)
		if (keys[i] == head->api_key && head->version >= api->first_version && head->version <= api->last_version)
			return api;
	return NULL;
}

/* ---- Requests ------------------------------------------------------------------------------------------------------------ */

bool border_awaits(const struct border *b)
{
	return !b->is_off && b->awaited.size > 0;
}

/* The frame is a copy that may be changed. */
static void rewrite_request(struct border *b, const struct api *api, struct bytes frame, struct arena *arena, struct buf *out)
{
	struct request_head head;
	void *request = arena_alloc(arena, api->request->root->size);
	bool is_good = request_head_decode(frame, arena, &head) == ERR_OK && message_decode(api->request, head.version, frame, &head.body_at, arena, request) == ERR_OK;

	if (is_good && api->key == API_KEY_PRODUCE && ((const struct produce_request *)request)->acks == 0)
		b->awaited.size -= sizeof(struct awaited); /* it has no answer */
	if (is_good && border_date_request(api, request, -b->rules->ahead_ms))
		buf_add_bytes(out, request_frame(arena, api, head.version, head.correlation_id, head.client_id, request));
	else
		add_frame(out, frame);
}

static bool pass_request(struct border *b, struct bytes frame, struct buf *out)
{
	static const int16_t keys[] = { API_KEY_PRODUCE, API_KEY_LIST_OFFSETS };
	struct arena arena;

	if (frame.size < REQUEST_HEAD_SIZE || b->awaited.size / sizeof(struct awaited) >= AWAITED_MAX)
		return false;
	struct awaited head = { (int16_t)load_u16(frame.data), (int16_t)load_u16(frame.data + 2), (int32_t)load_u32(frame.data + 4) };
	const struct api *api = known(&head, keys, sizeof(keys) / sizeof(keys[0]));

	buf_add(&b->awaited, &head, sizeof(head));
	if (!api) {
		add_frame(out, frame);
		return true;
	}
	arena_init(&arena, b->heap);
	rewrite_request(b, api, arena_copy(&arena, frame), &arena, out);
	arena_free(&arena);
	return true;
}

void border_pass_request(struct border *b, struct bytes bytes, struct buf *out)
{
	enum frame_state state = FRAME_INCOMPLETE;
	struct bytes frame;
	size_t left;

	if (b->is_off) {
		buf_add_bytes(out, bytes);
		return;
	}
	frame_reader_add(&b->requests, bytes);
	do {
		left = b->requests.at;
		state = frame_reader_next(&b->requests, &frame);
		b->is_off = state == FRAME_BAD_SIZE || (state == FRAME_READY && !pass_request(b, frame, out));
	} while (state == FRAME_READY && !b->is_off);
	if (b->is_off) /* from where it stops being Kafka */
		buf_add_bytes(out, bytes_slice(buf_bytes(&b->requests.bytes), left, b->requests.bytes.size));
}

/* ---- Responses ----------------------------------------------------------------------------------------------------------- */

/* An array of a response whose items are nodes with their addresses. */
struct nodes_place {
	int16_t api_key;
	size_t items, count, size, node, host, port;
};

#define NODES(key, message, array, item, id)                                                                                             \
	{ key, offsetof(struct message, array), offsetof(struct message, array##_count), sizeof(struct item), offsetof(struct item, id), \
	  offsetof(struct item, host), offsetof(struct item, port) }

static const struct nodes_place places[] = {
	NODES(API_KEY_METADATA, metadata_response, brokers, metadata_response_metadata_response_broker, node_id),
	NODES(API_KEY_FIND_COORDINATOR, find_coordinator_response, coordinators, find_coordinator_response_coordinator, node_id),
	NODES(API_KEY_DESCRIBE_CLUSTER, describe_cluster_response, brokers, describe_cluster_response_describe_cluster_broker, broker_id),
	NODES(API_KEY_PRODUCE, produce_response, node_endpoints, produce_response_node_endpoint, node_id),
	NODES(API_KEY_FETCH, fetch_response, node_endpoints, fetch_response_node_endpoint, node_id),
};

static bool replace(const struct border_rules *rules, int32_t node, struct bytes *host, int32_t *port)
{
	if (node < rules->first || node >= rules->first + rules->count)
		return false;
	int32_t index = rules->leads_to ? rules->leads_to(rules->owner, node, *host, *port) : node - rules->first;

	if (index < 0 || index >= rules->count)
		return false;
	*host = rules->host;
	*port = rules->ports[index];
	return true;
}

static bool replace_all(const struct border_rules *rules, const struct nodes_place *place, void *response)
{
	uint8_t *items;
	int32_t count;
	bool has_changed = false;

	memcpy(&items, (uint8_t *)response + place->items, sizeof(items));
	memcpy(&count, (uint8_t *)response + place->count, sizeof(count));
	for (int32_t i = 0; i < count; i++) {
		uint8_t *item = items + (size_t)i * place->size;
		int32_t node;

		memcpy(&node, item + place->node, sizeof(node));
		has_changed |= replace(rules, node, (struct bytes *)(void *)(item + place->host), (int32_t *)(void *)(item + place->port));
	}
	return has_changed;
}

/* The oldest FindCoordinator is asked for one; and a controller is not where its broker is. */
static bool replace_addresses(const struct border_rules *rules, int16_t api_key, int16_t version, void *response)
{
	struct find_coordinator_response *found = response;
	const struct describe_cluster_response *described = response;

	if (api_key == API_KEY_FIND_COORDINATOR && version < 4)
		return replace(rules, found->node_id, &found->host, &found->port);
	if (api_key == API_KEY_DESCRIBE_CLUSTER && described->endpoint_type == 2)
		return false;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (places[i].api_key == api_key)
			return replace_all(rules, &places[i], response);
	return false;
}

/* The request that is answered; those in front of it got no answer. */
static bool take_awaited(struct border *b, int32_t correlation_id, struct awaited *out)
{
	struct bytes all = buf_bytes(&b->awaited);

	for (size_t at = 0; at < all.size; at += sizeof(*out)) {
		memcpy(out, all.data + at, sizeof(*out));
		if (out->correlation_id == correlation_id) {
			buf_drop(&b->awaited, at + sizeof(*out));
			return true;
		}
	}
	return false;
}

/* The frame is a copy that may be changed. */
static void rewrite_response(const struct border *b, const struct api *api, int16_t version, struct bytes frame, struct arena *arena, struct buf *out)
{
	void *response = arena_alloc(arena, api->response->root->size);
	struct span *spans;
	int32_t correlation_id, count = 0;
	bool has_changed = false;

	if (response_decode(frame, api, version, arena, &correlation_id, response) == ERR_OK) {
		has_changed = border_date_response(api, response, b->rules->ahead_ms);
		has_changed |= replace_addresses(b->rules, api->key, version, response);
	}
	if (!has_changed) {
		add_frame(out, frame);
		return;
	}
	response_frame(arena, api, version, correlation_id, response, &spans, &count);
	for (int32_t i = 0; i < count; i++)
		buf_add_bytes(out, spans[i].bytes);
}

static void pass_response(struct border *b, struct bytes frame, struct buf *out)
{
	static const int16_t keys[] = { API_KEY_METADATA, API_KEY_FIND_COORDINATOR, API_KEY_DESCRIBE_CLUSTER, API_KEY_PRODUCE, API_KEY_FETCH, API_KEY_LIST_OFFSETS };
	struct awaited head;
	const struct api *api = NULL;
	struct arena arena;

	if (frame.size >= RESPONSE_HEAD_SIZE && take_awaited(b, (int32_t)load_u32(frame.data), &head))
		api = known(&head, keys, sizeof(keys) / sizeof(keys[0]));
	if (!api) {
		add_frame(out, frame);
		return;
	}
	arena_init(&arena, b->heap);
	rewrite_response(b, api, head.version, arena_copy(&arena, frame), &arena, out);
	arena_free(&arena);
}

void border_pass_response(struct border *b, struct bytes bytes, struct buf *out)
{
	struct bytes frame;

	frame_reader_add(&b->responses, bytes);
	while (frame_reader_next(&b->responses, &frame) == FRAME_READY)
		pass_response(b, frame, out);
}
