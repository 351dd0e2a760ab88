/* GetTelemetrySubscriptions (KIP-714). */
#include "engine/broker/api_table.h"
#include "engine/broker/telemetry.h"

void api_get_telemetry_subscriptions(struct node *n, struct call *call)
{
	const struct get_telemetry_subscriptions_request *request = call->body;
	struct get_telemetry_subscriptions_response *response = api_response_new(call);

	telemetry_subscribe(n, call, request->client_instance_id, response);
	call_answer(call, n->fx, response, 0);
}
