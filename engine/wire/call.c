#include "engine/wire/call.h"

#include "engine/wire/frame.h"

#include <assert.h>

void call_answer(struct call *call, struct effects *fx, const void *response, uint64_t after_sync)
{
	struct span *spans;
	int32_t count;

	assert(!call->is_answered);
	response_frame(fx->arena, call->api, call->version, call->correlation_id, response, &spans, &count);
	effects_send_spans(fx, call->conn, spans, count, after_sync);
	call_finish(call);
}

void call_finish(struct call *call)
{
	call->is_answered = true;
	call->on_cancel = NULL;
}
