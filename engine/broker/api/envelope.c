/* Envelope: a client's request that a broker passed on (KIP-590). What is inside is decoded and handled as if it had come by itself; its
 * answer goes back inside the envelope's answer (engine/wire/call.c). */
#include "engine/broker/api_table.h"
#include "engine/meta/controller.h"
#include "engine/wire/frame.h"

static void cancel(void *owner, struct call *call)
{
	struct call *inner = call->waiter;

	if (!inner->is_answered && inner->on_cancel)
		inner->on_cancel(owner, inner);
}

/* "127.0.0.1" of its four bytes. */
static struct bytes address_text(struct arena *arena, struct bytes raw)
{
	if (raw.size != 4)
		return BYTES("unknown");
	return arena_printf(arena, "%d.%d.%d.%d", raw.data[0], raw.data[1], raw.data[2], raw.data[3]);
}

static bool open_inner(struct call *call, struct call *inner)
{
	const struct envelope_request *request = call->body;
	struct request_head head;

	if (request_head_decode(request->request_data, call->arena, &head) != ERR_OK)
		return false;
	const struct api_handler *handler = api_handler_of(head.api_key);

	if (!handler || !handler->is_forwarded || head.version > api_handler_last_version(handler))
		return false;
	void *body = arena_alloc(call->arena, head.api->request->root->size);

	if (message_decode(head.api->request, head.version, request->request_data, &head.body_at, call->arena, body) != ERR_OK)
		return false;
	*inner = (struct call){ .api = head.api, .version = head.version, .correlation_id = head.correlation_id, .client_id = head.client_id };
	inner->peer = address_text(call->arena, request->client_host_address);
	inner->frame = request->request_data;
	inner->conn = call->conn;
	inner->listener = call->listener;
	inner->body = body;
	inner->arena = call->arena;
	inner->received_us = call->received_us;
	inner->envelope = call;
	return true;
}

void api_envelope(struct node *n, struct call *call)
{
	struct call *inner = ARENA_NEW(call->arena, struct call);

	if (!n->controller || !controller_is_active(n->controller)) {
		api_answer_error(n, call, KAFKA_NOT_CONTROLLER);
		return;
	}
	if (!open_inner(call, inner)) {
		api_answer_error(n, call, KAFKA_INVALID_REQUEST);
		return;
	}
	call->waiter = inner;
	call->on_cancel = cancel;
	api_handler_of(inner->api->key)->handle(n, inner);
}
