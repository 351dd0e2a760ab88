/* DescribeCluster: the brokers on a broker's listener, the controllers on a controller's (KIP-919). */
#include "engine/broker/api/view.h"
#include "engine/broker/api_table.h"
#include "engine/broker/config.h"

enum { ENDPOINT_BROKER = 1, ENDPOINT_CONTROLLER = 2 };

/* True if the request asks for the kind of endpoint that this listener has. */
static bool check_endpoint_type(struct call *call, int8_t here, struct describe_cluster_response *response)
{
	static const char *const names[] = { "UNKNOWN", "BROKER", "CONTROLLER" };
	int8_t wanted = ((const struct describe_cluster_request *)call->body)->endpoint_type;

	if (wanted == here)
		return true;
	if (wanted != ENDPOINT_BROKER && wanted != ENDPOINT_CONTROLLER) {
		response->error_code = call->version == 0 ? KAFKA_INVALID_REQUEST : KAFKA_UNSUPPORTED_ENDPOINT_TYPE;
		response->error_message = arena_printf(call->arena, "Unsupported endpoint type %d", wanted);
	} else {
		response->error_code = call->version == 0 ? KAFKA_INVALID_REQUEST : KAFKA_MISMATCHED_ENDPOINT_TYPE;
		response->error_message = arena_printf(call->arena, "The request was sent to an endpoint of type %s, but we wanted an endpoint of type %s",
		                                       names[here], names[wanted]);
	}
	return false;
}

static void add_row(struct describe_cluster_response *response, const struct broker_image *server, const struct broker_endpoint *endpoint)
{
	struct describe_cluster_response_describe_cluster_broker *row = &response->brokers[response->brokers_count++];

	row->broker_id = server->id;
	row->host = endpoint->host;
	row->port = endpoint->port;
	row->rack = server->rack;
	row->is_fenced = server->is_fenced;
}

static void add_controllers(struct node *n, struct bytes listener, struct describe_cluster_response *response)
{
	TREE_EACH(&n->image.controllers, struct broker_image, controller, node)
		for (int32_t i = 0; i < controller->endpoint_count; i++)
			if (bytes_equal(controller->endpoints[i].name, listener))
				add_row(response, controller, &controller->endpoints[i]);
}

void api_describe_cluster(struct node *n, struct call *call)
{
	const struct describe_cluster_request *request = call->body;
	struct describe_cluster_response *response = api_response_new(call);
	bool is_controller = n->config->listeners[call->listener].is_controller;
	struct bytes listener = view_listener(n, call);

	response->cluster_id = n->cluster_id_text;
	if (request->include_cluster_authorized_operations)
		response->cluster_authorized_operations = CLUSTER_OPERATIONS;
	if (check_endpoint_type(call, is_controller ? ENDPOINT_CONTROLLER : ENDPOINT_BROKER, response)) {
		size_t room = n->image.brokers.count + n->image.controllers.count + 1;

		response->endpoint_type = is_controller ? ENDPOINT_CONTROLLER : ENDPOINT_BROKER;
		response->brokers = arena_calloc(call->arena, room, sizeof(*response->brokers));
		response->controller_id = is_controller ? node_controller_id(n) : view_random_alive_broker(n);
		if (is_controller)
			add_controllers(n, listener, response);
		else
			TREE_EACH(&n->image.brokers, struct broker_image, broker, node) {
				const struct broker_endpoint *endpoint = image_endpoint(&n->image, broker->id, listener, request->include_fenced_brokers);

				if (endpoint)
					add_row(response, broker, endpoint);
			}
	}
	call_answer(call, n->fx, response, 0);
}
