#include "engine/wire/call.h"

#include "engine/wire/frame.h"

#include <assert.h>

enum { FRAME_SIZE_SIZE = 4 };

/* The whole answer, its size left out, is the data of the envelope's own answer. Only requests for the controller travel so, and none
 * of their answers carries a range of a file. */
static void answer_in_envelope(struct call *call, struct effects *fx, struct span *spans, int32_t count, uint64_t after_sync)
{
	struct envelope_response response;
	struct buf whole = { .heap = fx->arena->heap };

	for (int32_t i = 0; i < count; i++)
		buf_add_bytes(&whole, spans[i].bytes);
	message_init(&envelope_response_schema, &response);
	response.response_data = arena_copy(fx->arena, bytes_slice(buf_bytes(&whole), FRAME_SIZE_SIZE, whole.size));
	buf_free(&whole);
	call_answer(call->envelope, fx, &response, after_sync);
}

void call_answer(struct call *call, struct effects *fx, const void *response, uint64_t after_sync)
{
	struct span *spans;
	int32_t count;

	assert(!call->is_answered);
	if (call->on_answer)
		call->on_answer(call->owner, call, (void *)(uintptr_t)response);
	response_frame(fx->arena, call->api, call->version, call->correlation_id, response, &spans, &count);
	if (call->envelope)
		answer_in_envelope(call, fx, spans, count, after_sync);
	else
		effects_send_spans(fx, call->conn, spans, count, after_sync);
	call_finish(call);
}

void call_finish(struct call *call)
{
	call->is_answered = true;
	call->on_cancel = NULL;
	if (call->finished)
		list_append(call->finished, &call->link);
}
