/* FindCoordinator: which broker looks after a group (or a transactional id): the leader of the partition of the internal topic that its
 * name falls on. The topic is created when it is asked for the first time; until it is there the answer is COORDINATOR_NOT_AVAILABLE. */
#include "engine/broker/api/view.h"
#include "engine/broker/api_table.h"
#include "engine/broker/auto_create.h"
#include "engine/group/coordinator.h"

enum { KEY_GROUP, KEY_TRANSACTION, KEY_SHARE };

struct found {
	int16_t error_code;
	int32_t node_id;
	struct bytes host;
	int32_t port;
};

static struct found nowhere(int16_t error_code)
{
	return (struct found){ error_code, -1, BYTES(""), -1 };
}

/* An error that ends every client's attempt, instead of being retried until a time is over. Java's throws the text that goes with it, whatever the error;
 * librdkafka, which asks in versions up to 2, takes none but this one as final. */
static int16_t no_transactions(const struct call *call)
{
	return call->version >= 4 ? KAFKA_UNSUPPORTED_VERSION : KAFKA_TRANSACTIONAL_ID_AUTHORIZATION_FAILED;
}

static struct found find(struct node *n, const struct call *call, int8_t type, struct bytes key)
{
	struct bytes listener = view_listener(n, call), topic_name = BYTES("__consumer_offsets");

	if (type != KEY_GROUP)
		return nowhere(type == KEY_TRANSACTION ? no_transactions(call) : KAFKA_INVALID_REQUEST);
	const struct topic_image *topic = image_topic(&n->image, topic_name);

	if (!topic || topic->partition_count == 0) {
		auto_create_topic(n, topic_name);
		return nowhere(KAFKA_COORDINATOR_NOT_AVAILABLE);
	}
	const struct partition_image *p = &topic->partitions[coordinator_partition_of(key, topic->partition_count)];
	const struct broker_endpoint *endpoint = image_endpoint(&n->image, p->leader, listener, false);

	if (!endpoint)
		return nowhere(KAFKA_COORDINATOR_NOT_AVAILABLE);
	return (struct found){ KAFKA_NONE, p->leader, endpoint->host, endpoint->port };
}

static struct bytes message_of(const struct found *found, const char *otherwise)
{
	if (found->error_code == KAFKA_UNSUPPORTED_VERSION || found->error_code == KAFKA_TRANSACTIONAL_ID_AUTHORIZATION_FAILED)
		return BYTES("This server has no transaction coordinator: a transactional.id cannot be used here.");
	return bytes_of_text(otherwise);
}

static void answer_one(struct node *n, struct call *call, const struct find_coordinator_request *request)
{
	struct find_coordinator_response *response = api_response_new(call);
	struct found found = find(n, call, call->version >= 1 ? request->key_type : KEY_GROUP, request->key);

	response->error_code = found.error_code;
	response->error_message = message_of(&found, found.error_code ? kafka_error_text(found.error_code) : "NONE");
	response->node_id = found.node_id;
	response->host = found.host;
	response->port = found.port;
	call_answer(call, n->fx, response, 0);
}

void api_find_coordinator(struct node *n, struct call *call)
{
	const struct find_coordinator_request *request = call->body;

	if (call->version < 4) {
		answer_one(n, call, request);
		return;
	}
	struct find_coordinator_response *response = api_response_new(call);

	response->coordinators = arena_calloc(call->arena, (size_t)request->coordinator_keys_count + 1, sizeof(*response->coordinators));
	response->coordinators_count = request->coordinator_keys_count;
	for (int32_t i = 0; i < request->coordinator_keys_count; i++) {
		struct find_coordinator_response_coordinator *row = &response->coordinators[i];
		struct found found = find(n, call, request->key_type, request->coordinator_keys[i]);

		row->key = request->coordinator_keys[i];
		row->error_code = found.error_code;
		row->error_message = message_of(&found, found.error_code == KAFKA_INVALID_REQUEST && request->key_type != KEY_SHARE ? kafka_error_text(found.error_code) : "");
		row->node_id = found.node_id;
		row->host = found.host;
		row->port = found.port;
	}
	call_answer(call, n->fx, response, 0);
}
