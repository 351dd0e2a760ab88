/* Settings of topics, brokers and groups, changed at run time. Rules and texts are those of Kafka's ConfigurationControlManager and its
 * validators. */
#include "engine/meta/internal.h"

enum { OPERATION_SET, OPERATION_DELETE, OPERATION_APPEND, OPERATION_SUBTRACT, VALUE_SIZE_MAX = 32767 };

#define TEXT(b) (int)(b).size, (const char *)(b).data
#define ERROR(arena, code, ...) ((struct api_error){ (code), arena_printf((arena), __VA_ARGS__) })
#define NO_ERROR ((struct api_error){ 0, BYTES_NULL })

static const struct config_table *table_of(int8_t type)
{
	switch (type) {
	case RESOURCE_TOPIC:
		return &topic_configs;
	case RESOURCE_BROKER:
		return &broker_configs;
	case RESOURCE_GROUP:
		return &group_configs;
	case RESOURCE_CLIENT_METRICS:
		return &client_metrics_configs;
	default:
		return NULL;
	}
}

/* Whether the setting may be changed so, and its new value be that (null: removed). */
static struct api_error check_value(const struct controller *c, int8_t type, struct bytes resource, struct bytes name, struct bytes value,
                                    struct arena *arena)
{
	const struct config_def *def = config_find(table_of(type), name);
	struct buf problem = { .heap = c->heap };
	struct api_error error = NO_ERROR;

	if (!def) {
		if (type == RESOURCE_TOPIC)
			return ERROR(arena, KAFKA_INVALID_CONFIG, "Unknown topic config name: %.*s", TEXT(name));
		return NO_ERROR; /* a broker keeps names that only its plug-ins know */
	}
	if (type == RESOURCE_BROKER && def->mode == CONFIG_READ_ONLY)
		return ERROR(arena, KAFKA_INVALID_REQUEST, "Cannot update these configs dynamically: Set(%.*s)", TEXT(name));
	if (type == RESOURCE_BROKER && def->mode == CONFIG_PER_BROKER && resource.size == 0)
		return ERROR(arena, KAFKA_INVALID_REQUEST, "Cannot update these configs at default cluster level, broker id must be specified: Set(%.*s)", TEXT(name));
	if (bytes_is_null(value))
		return NO_ERROR;
	if (value.size > VALUE_SIZE_MAX)
		return ERROR(arena, KAFKA_INVALID_CONFIG, "The configuration value cannot be added because it exceeds the maximum value size of %d bytes.", VALUE_SIZE_MAX);
	if (!config_check_value(def, value, &problem))
		error = ERROR(arena, KAFKA_INVALID_CONFIG, "%s", buf_text(&problem));
	buf_free(&problem);
	return error;
}

static struct api_error check_resource(const struct controller *c, int8_t type, struct bytes resource, struct arena *arena)
{
	int64_t id;

	if (!table_of(type))
		return ERROR(arena, KAFKA_INVALID_REQUEST, "Unexpected resource type %d.", type);
	if (type == RESOURCE_TOPIC && resource.size == 0)
		return ERROR(arena, KAFKA_INVALID_REQUEST, "Default topic resources are not allowed.");
	if (type == RESOURCE_TOPIC && !image_topic(&c->image, resource))
		return (struct api_error){ KAFKA_UNKNOWN_TOPIC_OR_PARTITION, bytes_of_text("The topic does not exist.") };
	if (type == RESOURCE_GROUP && resource.size == 0)
		return ERROR(arena, KAFKA_INVALID_REQUEST, "Default group resources are not allowed.");
	if (type == RESOURCE_BROKER && resource.size > 0) {
		if (!bytes_to_int64(resource, &id))
			return ERROR(arena, KAFKA_INVALID_REQUEST, "Unable to parse broker name as a base 10 number.");
		if (id < 0)
			return ERROR(arena, KAFKA_INVALID_REQUEST, "Invalid negative broker ID.");
		if (id > INT32_MAX || !image_broker(&c->image, (int32_t)id))
			return ERROR(arena, KAFKA_BROKER_ID_NOT_REGISTERED, "No node with id %lld found.", (long long)id);
	}
	return NO_ERROR;
}

static void add_record(int8_t type, struct bytes resource, struct bytes name, struct bytes value, struct record_list *list)
{
	struct config_record *record = record_list_add(list, &config_record_schema);

	record->resource_type = type;
	record->resource_name = resource;
	record->name = name;
	record->value = value;
}

struct api_error controller_new_topic_configs(struct controller *c, const struct create_topics_request_creatable_topic *topic,
                                              struct record_list *list)
{
	for (int32_t i = 0; i < topic->configs_count; i++) {
		const struct create_topics_request_creatable_topic_config *config = &topic->configs[i];

		if (bytes_is_null(config->value))
			return ERROR(list->arena, KAFKA_INVALID_CONFIG, "Null value not supported for topic configs: %.*s", TEXT(config->name));
		struct api_error error = check_value(c, RESOURCE_TOPIC, topic->name, config->name, config->value, list->arena);

		if (error.code)
			return error;
		add_record(RESOURCE_TOPIC, topic->name, config->name, config->value, list);
	}
	return NO_ERROR;
}

/* ---- IncrementalAlterConfigs -------------------------------------------------------------------------------------------------- */

/* A list with items added or taken away. */
static struct bytes changed_list(const struct controller *c, struct bytes old, struct bytes items, bool is_added, struct arena *arena)
{
	struct buf out = { .heap = c->heap };
	struct bytes item;

	for (size_t at = 0; config_list_next(old, &at, &item);)
		if (is_added || !config_list_has(items, item))
			buf_printf(&out, "%s%.*s", out.size > 0 ? "," : "", TEXT(item));
	for (size_t at = 0; is_added && config_list_next(items, &at, &item);)
		if (!config_list_has(old, item))
			buf_printf(&out, "%s%.*s", out.size > 0 ? "," : "", TEXT(item));
	struct bytes copy = arena_copy(arena, buf_bytes(&out));

	buf_free(&out);
	return copy;
}

static struct bytes present_value(const struct controller *c, int8_t type, struct bytes resource, struct bytes name, struct arena *arena)
{
	struct bytes value = image_config(&c->image, type, resource, name);
	const struct config_def *def = config_find(table_of(type), name);

	if (!bytes_is_null(value) || !def)
		return value;
	return type == RESOURCE_TOPIC ? config_value_of_topic(&c->scope, &c->image, resource, def->name, arena).text : bytes_of_text(def->default_text);
}

static struct api_error alter_one(struct controller *c, int8_t type, struct bytes resource,
                                  const struct incremental_alter_configs_request_alterable_config *config, struct record_list *list)
{
	const struct config_def *def = config_find(table_of(type), config->name);
	struct bytes old = image_config(&c->image, type, resource, config->name), value = config->value;

	if (config->config_operation < OPERATION_SET || config->config_operation > OPERATION_SUBTRACT)
		return ERROR(list->arena, KAFKA_INVALID_REQUEST, "Unknown operation type %d", config->config_operation);
	if (config->config_operation == OPERATION_DELETE) {
		value = BYTES_NULL;
	} else if (bytes_is_null(value)) {
		return ERROR(list->arena, KAFKA_INVALID_REQUEST, "Null value not supported for : %.*s", TEXT(config->name));
	} else if (config->config_operation != OPERATION_SET) {
		if (!def || def->type != CONFIG_LIST)
			return ERROR(list->arena, KAFKA_INVALID_CONFIG, "Can't %s to key %.*s because its type is not LIST.",
			             config->config_operation == OPERATION_APPEND ? "APPEND" : "SUBTRACT", TEXT(config->name));
		value = changed_list(c, present_value(c, type, resource, config->name, list->arena), value, config->config_operation == OPERATION_APPEND,
		                     list->arena);
	}
	struct api_error error = check_value(c, type, resource, config->name, value, list->arena);

	if (!error.code && (!bytes_equal(old, value) || type == RESOURCE_BROKER))
		add_record(type, resource, config->name, value, list);
	return error;
}

static struct api_error alter_resource(struct controller *c, const struct incremental_alter_configs_request *request, int32_t index,
                                       struct record_list *list)
{
	const struct incremental_alter_configs_request_alter_configs_resource *r = &request->resources[index];
	struct api_error error = check_resource(c, r->resource_type, r->resource_name, list->arena);
	int32_t before = list->count;

	for (int32_t i = 0; i < request->resources_count; i++)
		if (i != index && request->resources[i].resource_type == r->resource_type && bytes_equal(request->resources[i].resource_name, r->resource_name))
			return ERROR(list->arena, KAFKA_INVALID_REQUEST, "Each resource must appear at most once.");
	for (int32_t i = 0; i < r->configs_count && !error.code; i++) {
		for (int32_t j = 0; j < i; j++)
			if (bytes_equal(r->configs[i].name, r->configs[j].name))
				error = ERROR(list->arena, KAFKA_INVALID_REQUEST, "Error due to duplicate config keys");
		if (!error.code)
			error = alter_one(c, r->resource_type, r->resource_name, &r->configs[i], list);
	}
	if (error.code)
		list->count = before;
	return error;
}

void controller_incremental_alter_configs(struct controller *c, struct call *call)
{
	const struct incremental_alter_configs_request *request = call->body;
	struct incremental_alter_configs_response *response = controller_response_new(call);
	struct record_list list = { .arena = call->arena };

	response->responses = message_new_items(call->arena, &incremental_alter_configs_response_alter_configs_resource_response_struct,
	                                        (size_t)request->resources_count);
	response->responses_count = request->resources_count;
	for (int32_t i = 0; i < request->resources_count; i++) {
		struct api_error error = alter_resource(c, request, i, &list);

		response->responses[i].error_code = error.code;
		response->responses[i].error_message = error.text;
		response->responses[i].resource_type = request->resources[i].resource_type;
		response->responses[i].resource_name = request->resources[i].resource_name;
	}
	if (request->validate_only)
		list.count = 0;
	controller_answer(c, call, response, controller_append(c, &list));
}

/* ---- AlterConfigs: what is not given is removed --------------------------------------------------------------------------------- */

static struct api_error replace_resource(struct controller *c, const struct alter_configs_request_alter_configs_resource *r, struct record_list *list)
{
	struct api_error error = check_resource(c, r->resource_type, r->resource_name, list->arena);
	int32_t before = list->count;

	for (int32_t i = 0; i < r->configs_count && !error.code; i++) {
		if (bytes_is_null(r->configs[i].value))
			error = ERROR(list->arena, KAFKA_INVALID_REQUEST, "Null value not supported for : %.*s", TEXT(r->configs[i].name));
		else
			error = check_value(c, r->resource_type, r->resource_name, r->configs[i].name, r->configs[i].value, list->arena);
		if (!error.code && !bytes_equal(image_config(&c->image, r->resource_type, r->resource_name, r->configs[i].name), r->configs[i].value))
			add_record(r->resource_type, r->resource_name, r->configs[i].name, r->configs[i].value, list);
	}
	for (struct config_image *old = error.code ? NULL : image_configs_of(&c->image, r->resource_type, r->resource_name); old;
	     old = image_config_next(old)) {
		bool is_given = false;

		for (int32_t i = 0; i < r->configs_count; i++)
			is_given = is_given || bytes_equal(r->configs[i].name, old->name);
		if (!is_given)
			add_record(r->resource_type, r->resource_name, arena_copy(list->arena, old->name), BYTES_NULL, list);
	}
	if (error.code)
		list->count = before;
	return error;
}

void controller_alter_configs(struct controller *c, struct call *call)
{
	const struct alter_configs_request *request = call->body;
	struct alter_configs_response *response = controller_response_new(call);
	struct record_list list = { .arena = call->arena };

	response->responses = message_new_items(call->arena, &alter_configs_response_alter_configs_resource_response_struct, (size_t)request->resources_count);
	response->responses_count = request->resources_count;
	for (int32_t i = 0; i < request->resources_count; i++) {
		struct api_error error = replace_resource(c, &request->resources[i], &list);

		response->responses[i].error_code = error.code;
		response->responses[i].error_message = error.text;
		response->responses[i].resource_type = request->resources[i].resource_type;
		response->responses[i].resource_name = request->resources[i].resource_name;
	}
	if (request->validate_only)
		list.count = 0;
	controller_answer(c, call, response, controller_append(c, &list));
}
