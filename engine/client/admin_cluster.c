/* Calls about the cluster, its brokers and configs, and the one for any request. */
#include "engine/client/admin_state.h"
#include "engine/client/copy.h"

/* ---- Any request ---------------------------------------------------------------------------------------------------- */

static const void *ask_any(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                           struct arena *arena)
{
	(void)keys, (void)count, (void)api, (void)version, (void)arena;
	return call->question;
}

/* The top-level field of that name, or NULL. */
static const void *root_field(const struct schema *schema, const void *body, const char *name)
{
	for (uint16_t i = 0; i < schema->root->field_count; i++)
		if (strcmp(schema->root->fields[i].name, name) == 0)
			return (const uint8_t *)body + schema->root->fields[i].offset;
	return NULL;
}

static void take_any(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                     const struct network_answer *answer)
{
	const struct schema *schema = answer->api->response;
	const int16_t *error_code = root_field(schema, answer->body, "ErrorCode");
	const struct bytes *message = root_field(schema, answer->body, "ErrorMessage");

	for (int32_t i = 0; i < count; i++) {
		admin_key_settle(call, ev, keys[i], answer, error_code ? *error_code : KAFKA_NONE, message ? *message : BYTES_NULL, schema->root,
		                 answer->body);
		if (keys[i]->state == KEY_DONE && keys[i]->item.error_code == KAFKA_REQUEST_TIMED_OUT)
			admin_key_retry(call, ev, keys[i]);
		/* The body of a refusal may still tell something. */
		if (keys[i]->state == KEY_DONE && !keys[i]->item.data) {
			keys[i]->shape = schema->root;
			keys[i]->item.data = message_struct_copy(&call->arena, schema->root, answer->body);
		}
	}
}

uint64_t admin_send(struct admin *a, const struct event *ev, struct effects *fx, struct admin_target target, const struct api *api,
                    const void *body, int64_t timeout_ms)
{
	static const struct admin_kind any_kind = { .fallback_key = -1, .version_max = -1, .ask = ask_any, .take = take_any };
	struct admin_call *call = admin_call_new(a, ev, &any_kind, timeout_ms);
	struct admin_kind *kind = ARENA_NEW(&call->arena, struct admin_kind);

	*kind = any_kind;
	kind->name = api->name;
	kind->api_key = api->key;
	kind->target = target.kind;
	kind->is_single = true;
	call->kind = kind;
	call->target = target;
	call->question = message_struct_copy(&call->arena, api->request->root, body);
	if (target.kind != ADMIN_ALL_BROKERS)
		admin_key_add(call, target.key, target.kind == ADMIN_LEADER || target.kind == ADMIN_BROKER ? target.node : -1, NULL);
	return admin_call_start(call, ev, fx);
}

/* ---- Cluster -------------------------------------------------------------------------------------------------------- */

uint64_t admin_describe_cluster(struct admin *a, const struct event *ev, struct effects *fx, bool with_fenced_brokers, int64_t timeout_ms)
{
	struct describe_cluster_request body;

	message_init(&describe_cluster_request_schema, &body);
	body.include_fenced_brokers = with_fenced_brokers;
	body.endpoint_type = a->network.is_of_controllers ? 2 : 1;
	return admin_send(a, ev, fx, (struct admin_target){ .kind = ADMIN_ANY }, api_of_key(API_KEY_DESCRIBE_CLUSTER), &body, timeout_ms);
}

static const void *ask_quorum(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                              struct arena *arena)
{
	struct describe_quorum_request *body = ARENA_NEW(arena, struct describe_quorum_request);

	(void)call, (void)keys, (void)count, (void)api, (void)version;
	message_init(&describe_quorum_request_schema, body);
	body->topics = message_new_items(arena, &describe_quorum_request_topic_data_struct, 1);
	body->topics_count = 1;
	body->topics[0].topic_name = BYTES("__cluster_metadata");
	body->topics[0].partitions = message_new_items(arena, &describe_quorum_request_partition_data_struct, 1);
	body->topics[0].partitions_count = 1;
	return body;
}

static void take_quorum(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                        const struct network_answer *answer)
{
	const struct describe_quorum_response *body = answer->body;
	int16_t error_code = body->error_code;
	struct bytes text = body->error_message;

	(void)count;
	if (error_code == KAFKA_NONE && body->topics_count == 1 && body->topics[0].partitions_count == 1) {
		error_code = body->topics[0].partitions[0].error_code;
		text = body->topics[0].partitions[0].error_message;
	}
	admin_key_settle(call, ev, keys[0], answer, error_code, text, describe_quorum_response_schema.root, body);
}

uint64_t admin_describe_quorum(struct admin *a, const struct event *ev, struct effects *fx, int64_t timeout_ms)
{
	static const struct admin_kind kind = { .name = "describeMetadataQuorum",
		                                    .api_key = API_KEY_DESCRIBE_QUORUM,
		                                    .fallback_key = -1,
		                                    .version_max = -1,
		                                    .target = ADMIN_ANY,
		                                    .ask = ask_quorum,
		                                    .take = take_quorum };
	struct admin_call *call = admin_call_new(a, ev, &kind, timeout_ms);

	admin_key_add(call, BYTES_NULL, -1, NULL);
	return admin_call_start(call, ev, fx);
}

static const void *ask_log_dirs(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                                struct arena *arena)
{
	struct describe_log_dirs_request *body = ARENA_NEW(arena, struct describe_log_dirs_request);

	(void)call, (void)keys, (void)count, (void)api, (void)version;
	message_init(&describe_log_dirs_request_schema, body);
	body->topics_count = -1;
	return body;
}

uint64_t admin_describe_log_dirs(struct admin *a, const struct event *ev, struct effects *fx, const int32_t *brokers, int32_t count,
                                 int64_t timeout_ms)
{
	static const struct admin_kind kind = { .name = "describeLogDirs",
		                                    .api_key = API_KEY_DESCRIBE_LOG_DIRS,
		                                    .fallback_key = -1,
		                                    .version_max = -1,
		                                    .target = ADMIN_BROKER,
		                                    .is_single = true,
		                                    .ask = ask_log_dirs,
		                                    .take = take_any };
	struct admin_call *call = admin_call_new(a, ev, &kind, timeout_ms);

	for (int32_t i = 0; i < count; i++) {
		struct admin_key *key = admin_key_add(call, BYTES_NULL, brokers[i], NULL);

		key->node = brokers[i];
		key->is_fixed = true;
	}
	return admin_call_start(call, ev, fx);
}

/* ---- Configs -------------------------------------------------------------------------------------------------------- */

enum { RESOURCE_TYPE_BROKER = 4, RESOURCE_TYPE_BROKER_LOGGER = 8 };

/* A broker's own configs are asked of that broker; all others of any. */
static struct admin_key *resource_key(struct admin_call *call, struct admin_resource resource, const void *data)
{
	struct admin_key *key = admin_key_add(call, resource.name, resource.type, data);
	int64_t broker = -1;
	bool is_of_broker = resource.type == RESOURCE_TYPE_BROKER || resource.type == RESOURCE_TYPE_BROKER_LOGGER;

	if (is_of_broker && bytes_to_int64(resource.name, &broker) && broker >= 0 && broker <= INT32_MAX) {
		key->node = (int32_t)broker;
		key->is_fixed = true;
	}
	return key;
}

/* The controllers take changes of all but loggers' levels, whoever they are for. */
static struct admin_key *alter_key(struct admin_call *call, struct admin_resource resource, const void *data)
{
	if (call->admin->network.is_of_controllers && resource.type != RESOURCE_TYPE_BROKER_LOGGER)
		return admin_key_add(call, resource.name, resource.type, data);
	return resource_key(call, resource, data);
}

struct describe_question {
	bool with_synonyms;
	bool with_documentation;
};

static const void *ask_configs(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                               struct arena *arena)
{
	struct describe_configs_request *body = ARENA_NEW(arena, struct describe_configs_request);
	const struct describe_question *q = call->question;

	(void)api;
	message_init(&describe_configs_request_schema, body);
	body->include_synonyms = q->with_synonyms;
	body->include_documentation = version >= 3 && q->with_documentation;
	body->resources = message_new_items(arena, &describe_configs_request_describe_configs_resource_struct, count);
	body->resources_count = count;
	for (int32_t i = 0; i < count; i++) {
		body->resources[i].resource_type = (int8_t)keys[i]->number;
		body->resources[i].resource_name = keys[i]->name;
		body->resources[i].configuration_keys_count = -1;
	}
	return body;
}

static void take_configs(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                         const struct network_answer *answer)
{
	const struct describe_configs_response *body = answer->body;

	for (int32_t i = 0; i < body->results_count; i++) {
		struct admin_key *key = admin_key_of(call, keys, count, body->results[i].resource_name, body->results[i].resource_type);

		if (key)
			admin_key_settle(call, ev, key, answer, body->results[i].error_code, body->results[i].error_message,
			                 &describe_configs_response_describe_configs_result_struct, &body->results[i]);
	}
	admin_keys_missing(call, keys, count, answer);
}

uint64_t admin_describe_configs(struct admin *a, const struct event *ev, struct effects *fx, const struct admin_resource *resources,
                                int32_t count, bool with_synonyms, bool with_documentation, int64_t timeout_ms)
{
	static const struct admin_kind kind = { .name = "describeConfigs",
		                                    .api_key = API_KEY_DESCRIBE_CONFIGS,
		                                    .fallback_key = -1,
		                                    .version_max = -1,
		                                    .target = ADMIN_ANY,
		                                    .ask = ask_configs,
		                                    .take = take_configs };
	struct admin_call *call = admin_call_new(a, ev, &kind, timeout_ms);
	struct describe_question question = { with_synonyms, with_documentation };

	call->question = admin_keep(call, &question, 1, sizeof(question));
	for (int32_t i = 0; i < count; i++)
		resource_key(call, resources[i], NULL);
	return admin_call_start(call, ev, fx);
}

static const void *ask_alter(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                             struct arena *arena)
{
	struct incremental_alter_configs_request *body = ARENA_NEW(arena, struct incremental_alter_configs_request);

	(void)api, (void)version;
	message_init(&incremental_alter_configs_request_schema, body);
	body->validate_only = *(const bool *)call->question;
	body->resources = arena_calloc(arena, (size_t)count, sizeof(*body->resources));
	body->resources_count = count;
	for (int32_t i = 0; i < count; i++)
		body->resources[i] = *(const struct incremental_alter_configs_request_alter_configs_resource *)keys[i]->data;
	return body;
}

static void take_alter(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                       const struct network_answer *answer)
{
	const struct incremental_alter_configs_response *body = answer->body;

	for (int32_t i = 0; i < body->responses_count; i++) {
		struct admin_key *key = admin_key_of(call, keys, count, body->responses[i].resource_name, body->responses[i].resource_type);

		if (key)
			admin_key_settle(call, ev, key, answer, body->responses[i].error_code, body->responses[i].error_message,
			                 &incremental_alter_configs_response_alter_configs_resource_response_struct, &body->responses[i]);
	}
	admin_keys_missing(call, keys, count, answer);
}

static bool same_resource(struct admin_resource a, struct admin_resource b)
{
	return a.type == b.type && bytes_equal(a.name, b.name);
}

uint64_t admin_alter_configs(struct admin *a, const struct event *ev, struct effects *fx, const struct admin_alter *alters, int32_t count,
                             bool validate_only, int64_t timeout_ms)
{
	static const struct admin_kind kind = { .name = "incrementalAlterConfigs",
		                                    .api_key = API_KEY_INCREMENTAL_ALTER_CONFIGS,
		                                    .fallback_key = -1,
		                                    .version_max = -1,
		                                    .target = ADMIN_ANY,
		                                    .ask = ask_alter,
		                                    .take = take_alter };
	struct admin_call *call = admin_call_new(a, ev, &kind, timeout_ms);
	struct incremental_alter_configs_request_alter_configs_resource *resource = NULL;

	call->question = admin_keep(call, &validate_only, 1, sizeof(validate_only));
	for (int32_t i = 0; i < count; i++) {
		if (i == 0 || !same_resource(alters[i].resource, alters[i - 1].resource)) {
			resource = message_new_items(&call->arena, &incremental_alter_configs_request_alter_configs_resource_struct, 1);
			resource->resource_type = alters[i].resource.type;
			resource->resource_name = alter_key(call, alters[i].resource, resource)->name;
			resource->configs =
				message_new_items(&call->arena, &incremental_alter_configs_request_alterable_config_struct, count - i);
		}
		struct incremental_alter_configs_request_alterable_config *config = &resource->configs[resource->configs_count++];

		config->name = arena_copy(&call->arena, alters[i].name);
		config->value = arena_copy(&call->arena, alters[i].value);
		config->config_operation = alters[i].operation;
	}
	return admin_call_start(call, ev, fx);
}
