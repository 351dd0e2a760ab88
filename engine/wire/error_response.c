#include "engine/wire/error_response.h"

#include "engine/wire/errors.h"
#include "engine/wire/fields.h"
#include "engine/wire/messages.h"

enum { DELETE_TOPICS_WITH_IDS = 6 };

static void fill_create_topics(const struct call *call, struct create_topics_response *response, int16_t error_code)
{
	const struct create_topics_request *request = call->body;

	response->topics = arena_calloc(call->arena, (size_t)request->topics_count + 1, sizeof(*response->topics));
	response->topics_count = request->topics_count;
	for (int32_t i = 0; i < request->topics_count; i++)
		response->topics[i] = (struct create_topics_response_creatable_topic_result){ .name = request->topics[i].name, .error_code = error_code,
			                                                                          .num_partitions = -1, .replication_factor = -1 };
}

static void fill_delete_topics(const struct call *call, struct delete_topics_response *response, int16_t error_code)
{
	const struct delete_topics_request *request = call->body;
	bool has_ids = call->version >= DELETE_TOPICS_WITH_IDS;
	int32_t count = has_ids ? request->topics_count : request->topic_names_count;

	response->responses = arena_calloc(call->arena, (size_t)count + 1, sizeof(*response->responses));
	response->responses_count = count;
	for (int32_t i = 0; i < count; i++) {
		struct delete_topics_response_deletable_topic_result *row = &response->responses[i];

		row->name = has_ids ? request->topics[i].name : request->topic_names[i];
		if (has_ids)
			row->topic_id = request->topics[i].topic_id;
		row->error_code = error_code;
	}
}

static void fill_create_partitions(const struct call *call, struct create_partitions_response *response, int16_t error_code)
{
	const struct create_partitions_request *request = call->body;

	response->results = arena_calloc(call->arena, (size_t)request->topics_count + 1, sizeof(*response->results));
	response->results_count = request->topics_count;
	for (int32_t i = 0; i < request->topics_count; i++) {
		response->results[i].name = request->topics[i].name;
		response->results[i].error_code = error_code;
	}
}

static void fill_alter_configs(const struct call *call, struct alter_configs_response *response, int16_t error_code)
{
	const struct alter_configs_request *request = call->body;

	response->responses = arena_calloc(call->arena, (size_t)request->resources_count + 1, sizeof(*response->responses));
	response->responses_count = request->resources_count;
	for (int32_t i = 0; i < request->resources_count; i++) {
		response->responses[i].resource_type = request->resources[i].resource_type;
		response->responses[i].resource_name = request->resources[i].resource_name;
		response->responses[i].error_code = error_code;
	}
}

static void fill_incremental_alter_configs(const struct call *call, struct incremental_alter_configs_response *response, int16_t error_code)
{
	const struct incremental_alter_configs_request *request = call->body;

	response->responses = arena_calloc(call->arena, (size_t)request->resources_count + 1, sizeof(*response->responses));
	response->responses_count = request->resources_count;
	for (int32_t i = 0; i < request->resources_count; i++) {
		response->responses[i].resource_type = request->resources[i].resource_type;
		response->responses[i].resource_name = request->resources[i].resource_name;
		response->responses[i].error_code = error_code;
	}
}

static void fill_elect_leaders(const struct call *call, struct elect_leaders_response *response, int16_t error_code)
{
	const struct elect_leaders_request *request = call->body;
	int32_t count = request->topic_partitions_count > 0 ? request->topic_partitions_count : 0; /* null: all */

	response->replica_election_results = arena_calloc(call->arena, (size_t)count + 1, sizeof(*response->replica_election_results));
	response->replica_election_results_count = count;
	for (int32_t i = 0; i < count; i++) {
		const struct elect_leaders_request_topic_partitions *topic = &request->topic_partitions[i];
		struct elect_leaders_response_replica_election_result *row = &response->replica_election_results[i];

		row->topic = topic->topic;
		row->partition_result = arena_calloc(call->arena, (size_t)topic->partitions_count + 1, sizeof(*row->partition_result));
		row->partition_result_count = topic->partitions_count;
		for (int32_t k = 0; k < topic->partitions_count; k++)
			row->partition_result[k] = (struct elect_leaders_response_partition_result){ topic->partitions[k], error_code, bytes_of_text(kafka_error_text(error_code)) };
	}
}

void *error_response_new(const struct call *call, int16_t error_code)
{
	uint8_t *response = arena_alloc(call->arena, call->api->response->root->size);
	const struct schema_struct *root = call->api->response->root;

	message_init(call->api->response, response);
	for (int i = 0; i < root->field_count; i++)
		if (strcmp(root->fields[i].name, "ErrorCode") == 0 && field_is_in(&root->fields[i], call->version))
			memcpy(response + root->fields[i].offset, &error_code, sizeof(error_code));
	if (!call->body)
		return response;
	switch (call->api->key) {
	case API_KEY_CREATE_TOPICS:
		fill_create_topics(call, (void *)response, error_code);
		break;
	case API_KEY_DELETE_TOPICS:
		fill_delete_topics(call, (void *)response, error_code);
		break;
	case API_KEY_CREATE_PARTITIONS:
		fill_create_partitions(call, (void *)response, error_code);
		break;
	case API_KEY_ALTER_CONFIGS:
		fill_alter_configs(call, (void *)response, error_code);
		break;
	case API_KEY_INCREMENTAL_ALTER_CONFIGS:
		fill_incremental_alter_configs(call, (void *)response, error_code);
		break;
	case API_KEY_ELECT_LEADERS:
		fill_elect_leaders(call, (void *)response, error_code);
		break;
	default:
		break;
	}
	return response;
}
