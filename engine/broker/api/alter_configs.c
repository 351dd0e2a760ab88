#include "engine/broker/api/alter_configs.h"

#include "engine/broker/api_table.h"
#include "engine/broker/config.h"

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

enum { OP_SET, OP_DELETE, OP_APPEND, OP_SUBTRACT };

struct refusal {
	int16_t code;
	struct bytes text;
};

/* Pools of threads grow to the double and shrink to the half at most, in one change. (There are none here: but a script that runs against Kafka must
 * be refused here as there.) */
static struct refusal check_threads(const struct node *n, struct arena *arena, struct bytes name, struct bytes value)
{
	static const char *const pools = "background.threads,log.cleaner.threads,num.io.threads,num.network.threads,num.recovery.threads.per.data.dir,"
									 "num.replica.fetchers";
	struct bytes text;
	int64_t wanted;

	if (!config_list_has(bytes_of_text(pools), name) || !bytes_to_int64(value, &wanted))
		return (struct refusal){ KAFKA_NONE, BYTES_NULL };
	int64_t now = config_to_int64(broker_config_value(n->config, &n->image, arena_text(arena, name)).text);
	bool is_cleaner = bytes_equal_text(name, "log.cleaner.threads");

	if (wanted < 1 || (wanted >= now / 2 && wanted <= 2 * now))
		return (struct refusal){ KAFKA_NONE, BYTES_NULL }; /* what is less than 1 the definition refuses */
	if (is_cleaner)
		text = arena_printf(arena, "Log cleaner threads cannot be %s the current value %lld",
		                    wanted > now ? "increased to more than double" : "reduced to less than half", (long long)now);
	else
		text = arena_printf(arena, "Dynamic thread count update validation failed for %.*s=%lld, value should %s the current value %lld", TEXT(name),
		                    (long long)wanted, wanted > now ? "not be greater than double" : "be at least half", (long long)now);
	return (struct refusal){ KAFKA_INVALID_REQUEST, arena_printf(arena, "Invalid value org.apache.kafka.common.config.ConfigException: %.*s for configuration "
		                                                         "Invalid dynamic configuration", TEXT(text)) };
}

/* Directories and listeners are this broker's own: of directories the controller knows only the ids. */
static struct refusal check_own(const struct node *n, struct arena *arena, struct bytes name, struct bytes value)
{
	struct buf problem = { .heap = n->heap };
	struct refusal refusal = { KAFKA_NONE, BYTES_NULL };
	bool is_right = true;

	if (bytes_equal_text(name, "cordoned.log.dirs"))
		is_right = node_config_check_cordons(n->config, value, &problem);
	else if (bytes_equal_text(name, "listeners"))
		is_right = node_config_check_listeners(n->config, value, arena, &problem);
	else if (bytes_equal_text(name, "listener.security.protocol.map"))
		is_right = bytes_equal(value, broker_config_value(n->config, NULL, "listener.security.protocol.map").text);
	if (!is_right && problem.size == 0)
		buf_printf(&problem, "This server opens its listeners when it starts: set %.*s in its server.properties, and start it again", TEXT(name));
	if (!is_right)
		refusal = (struct refusal){ KAFKA_INVALID_REQUEST, arena_copy(arena, buf_bytes(&problem)) };
	buf_free(&problem);
	return refusal;
}

static struct refusal check_resource(const struct node *n, struct arena *arena, int8_t type, struct bytes name)
{
	int64_t id;

	if (type != RESOURCE_TOPIC && type != RESOURCE_BROKER && type != RESOURCE_BROKER_LOGGER && type != RESOURCE_CLIENT_METRICS && type != RESOURCE_GROUP)
		return (struct refusal){ KAFKA_INVALID_REQUEST, arena_printf(arena, "Unknown resource type %d", type) };
	if ((type != RESOURCE_BROKER && type != RESOURCE_BROKER_LOGGER) || (type == RESOURCE_BROKER && name.size == 0))
		return (struct refusal){ KAFKA_NONE, BYTES_NULL };
	if (!bytes_to_int64(name, &id))
		return (struct refusal){ KAFKA_INVALID_REQUEST, arena_printf(arena, "Node id must be an integer, but it is: %.*s", TEXT(name)) };
	if (id != n->id)
		return (struct refusal){ KAFKA_INVALID_REQUEST, type == RESOURCE_BROKER
			                                                ? arena_printf(arena, "Unexpected broker id, expected %d, but received %.*s", n->id, TEXT(name))
			                                                : arena_printf(arena, "Unexpected node id. Expected %d, but received %lld", n->id, (long long)id) };
	return (struct refusal){ KAFKA_NONE, BYTES_NULL };
}

/* The one logger that there is tells always the same. */
static struct refusal check_logger(struct arena *arena, const struct incremental_alter_configs_request_alterable_config *c)
{
	static const char *const levels = "DEBUG, ERROR, FATAL, INFO, TRACE, WARN";

	if (c->config_operation == OP_APPEND || c->config_operation == OP_SUBTRACT)
		return (struct refusal){ KAFKA_INVALID_REQUEST, arena_printf(arena, "%s operation is not allowed for the BROKER_LOGGER resource",
			                                                         c->config_operation == OP_APPEND ? "APPEND" : "SUBTRACT") };
	if (c->config_operation != OP_SET && c->config_operation != OP_DELETE)
		return (struct refusal){ KAFKA_INVALID_REQUEST, arena_printf(arena, "Unknown operation type %d is not allowed for the BROKER_LOGGER resource",
			                                                         c->config_operation) };
	if (!bytes_equal_text(c->name, "root"))
		return (struct refusal){ KAFKA_INVALID_CONFIG, arena_printf(arena, "Logger %.*s does not exist!", TEXT(c->name)) };
	if (c->config_operation == OP_DELETE)
		return (struct refusal){ KAFKA_INVALID_REQUEST, BYTES("Removing the log level of the root logger is not allowed") };
	if (!config_list_has(bytes_of_text(levels), c->value))
		return (struct refusal){ KAFKA_INVALID_CONFIG, arena_printf(arena, "Cannot set the log level of root to %.*s as it is not a supported log level. "
			                                                        "Valid log levels are %s", TEXT(c->value), levels) };
	return (struct refusal){ KAFKA_INVALID_REQUEST, BYTES("The log level of this server cannot be changed") };
}

static struct refusal check(const struct node *n, struct arena *arena, const struct incremental_alter_configs_request_alter_configs_resource *r)
{
	struct refusal refusal = check_resource(n, arena, r->resource_type, r->resource_name);

	/* A new listener's protocol is told before the listener itself. */
	for (int32_t i = 0; i < r->configs_count && !refusal.code; i++)
		if (r->resource_type == RESOURCE_BROKER && r->configs[i].config_operation == OP_SET && bytes_equal_text(r->configs[i].name, "listener.security.protocol.map"))
			refusal = check_own(n, arena, r->configs[i].name, r->configs[i].value);
	for (int32_t i = 0; i < r->configs_count && !refusal.code; i++) {
		if (r->resource_type == RESOURCE_BROKER_LOGGER)
			refusal = check_logger(arena, &r->configs[i]);
		else if (r->resource_type == RESOURCE_BROKER && r->configs[i].config_operation == OP_SET)
			refusal = check_threads(n, arena, r->configs[i].name, r->configs[i].value);
		if (!refusal.code && r->resource_type == RESOURCE_BROKER && r->configs[i].config_operation == OP_SET)
			refusal = check_own(n, arena, r->configs[i].name, r->configs[i].value);
	}
	return refusal;
}

static bool refuse_incremental(struct node *n, struct call *call)
{
	const struct incremental_alter_configs_request *request = call->body;

	if (request->resources_count != 1)
		return false;
	struct refusal refusal = check(n, call->arena, &request->resources[0]);

	if (!refusal.code)
		return false;
	struct incremental_alter_configs_response *response = api_response_new(call);

	response->responses = message_new_items(call->arena, &incremental_alter_configs_response_alter_configs_resource_response_struct, 1);
	response->responses_count = 1;
	response->responses[0].resource_type = request->resources[0].resource_type;
	response->responses[0].resource_name = request->resources[0].resource_name;
	response->responses[0].error_code = refusal.code;
	response->responses[0].error_message = refusal.text;
	call_answer(call, n->fx, response, 0);
	return true;
}

/* The old way knows no loggers. */
static bool refuse_legacy(struct node *n, struct call *call)
{
	const struct alter_configs_request *request = call->body;

	if (request->resources_count != 1)
		return false;
	const struct alter_configs_request_alter_configs_resource *r = &request->resources[0];
	struct refusal refusal = r->resource_type == RESOURCE_BROKER_LOGGER
	                             ? (struct refusal){ KAFKA_INVALID_REQUEST, arena_printf(call->arena, "Unknown resource type %d", r->resource_type) }
	                             : check_resource(n, call->arena, r->resource_type, r->resource_name);

	if (!refusal.code)
		return false;
	struct alter_configs_response *response = api_response_new(call);

	response->responses = message_new_items(call->arena, &alter_configs_response_alter_configs_resource_response_struct, 1);
	response->responses_count = 1;
	response->responses[0].resource_type = r->resource_type;
	response->responses[0].resource_name = r->resource_name;
	response->responses[0].error_code = refusal.code;
	response->responses[0].error_message = refusal.text;
	call_answer(call, n->fx, response, 0);
	return true;
}

bool alter_configs_refuse(struct node *n, struct call *call)
{
	if (call->api->key == API_KEY_INCREMENTAL_ALTER_CONFIGS)
		return refuse_incremental(n, call);
	return call->api->key == API_KEY_ALTER_CONFIGS && refuse_legacy(n, call);
}
