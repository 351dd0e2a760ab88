/* ApiVersions: what this listener takes. The first request on a connection, so it must be answered whatever its version. */
#include "engine/broker/api_table.h"
#include "engine/broker/config.h"
#include "engine/broker/features.h"

static bool is_word_char(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* [a-zA-Z0-9](?:[a-zA-Z0-9\-.]*[a-zA-Z0-9])? (KIP-511) */
static bool is_software_name(struct bytes b)
{
	if (b.size == 0 || !is_word_char(b.data[0]) || !is_word_char(b.data[b.size - 1]))
		return false;
	for (size_t i = 0; i < b.size; i++)
		if (!is_word_char(b.data[i]) && b.data[i] != '-' && b.data[i] != '.')
			return false;
	return true;
}

static void add_key(struct api_versions_response *response, const struct api_handler *handler)
{
	struct api_versions_response_api_version *row = &response->api_keys[response->api_keys_count++];

	row->api_key = handler->api_key;
	/* librdkafka before 2.11.1 turns compression off when it sees a higher minimum; 0-2 are refused all the same (KAFKA-18659). */
	row->min_version = handler->api_key == API_KEY_PRODUCE ? 0 : api_of_key(handler->api_key)->first_version;
	row->max_version = api_handler_last_version(handler);
}

static void add_features(struct node *n, const struct call *call, struct api_versions_response *response)
{
	response->supported_features = arena_calloc(call->arena, (size_t)feature_count, sizeof(*response->supported_features));
	for (int i = 0; i < feature_count; i++) {
		/* Before version 4 a minimum of 0 could not be told (KAFKA-17011). */
		if (features[i].min_level == 0 && call->version < 4)
			continue;
		struct api_versions_response_supported_feature_key *row = &response->supported_features[response->supported_features_count++];

		row->name = bytes_of_text(features[i].name);
		row->min_version = features[i].min_level;
		row->max_version = features[i].max_level;
	}
	response->finalized_features_epoch = n->image.offset;
	response->finalized_features = arena_calloc(call->arena, (size_t)feature_count, sizeof(*response->finalized_features));
	for (int i = 0; i < feature_count; i++) {
		int16_t level = feature_finalized(n, &features[i]);

		if (level == 0)
			continue;
		struct api_versions_response_finalized_feature_key *row = &response->finalized_features[response->finalized_features_count++];

		row->name = bytes_of_text(features[i].name);
		row->min_version_level = level;
		row->max_version_level = level;
	}
}

/* As Kafka without a plugin that receives clients' metrics: it would answer, but asks for none. */
static bool is_told(const struct api_handler *handler)
{
	return handler->api_key != API_KEY_GET_TELEMETRY_SUBSCRIPTIONS && handler->api_key != API_KEY_PUSH_TELEMETRY;
}

void api_api_versions(struct node *n, struct call *call)
{
	struct api_versions_response *response = api_response_new(call);
	const struct api_versions_request *request = call->body;
	bool is_controller = n->config->listeners[call->listener].is_controller;

	response->api_keys = arena_calloc(call->arena, (size_t)api_handler_count, sizeof(*response->api_keys));
	if (!request) {
		response->error_code = KAFKA_UNSUPPORTED_VERSION;
		add_key(response, api_handler_of(API_KEY_API_VERSIONS));
	} else if (call->version >= 3 &&
	           (!is_software_name(request->client_software_name) || !is_software_name(request->client_software_version))) {
		response->error_code = KAFKA_INVALID_REQUEST;
	} else if (call->version >= 5 &&
	           ((!bytes_is_null(request->cluster_id) && !bytes_equal(request->cluster_id, n->cluster_id_text)) ||
	            (request->node_id >= 0 && request->node_id != n->id))) {
		/* A client that was told of another cluster or node at this address must bootstrap anew (KIP-1242). */
		response->error_code = KAFKA_REBOOTSTRAP_REQUIRED;
	} else {
		for (int i = 0; i < api_handler_count; i++)
			if (is_told(&api_handlers[i]) && (is_controller ? api_handlers[i].is_for_controller : api_handlers[i].is_for_broker))
				add_key(response, &api_handlers[i]);
		add_features(n, call, response);
	}
	call_answer(call, n->fx, response, 0);
}
