/* PushTelemetry (KIP-714). */
#include "engine/broker/api_table.h"
#include "engine/broker/telemetry.h"

void api_push_telemetry(struct node *n, struct call *call)
{
	struct push_telemetry_response *response = api_response_new(call);

	response->error_code = telemetry_push(n, call, call->body);
	call_answer(call, n->fx, response, 0);
}
