/* kafka-client-metrics: which metrics clients are asked to push, and how often (KIP-714). */
#include "engine/base/uuid.h"
#include "engine/meta/image.h"
#include "engine/wire/api.h"
#include "sim/shell/kafka/tool.h"

enum { TIMEOUT_MS = 30000 };

#define LOGGER "org.apache.kafka.tools.ClientMetricsCommand"

struct client_metrics {
	struct tool tool;
	struct bytes *names; /* that are described, one after another */
	int32_t count, at;
};

static const struct option options[] = {
	{ .name = "alter", .type = OPTION_FLAG, .about = "Change what a resource wants." },
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "server to connect to", .about = "REQUIRED: the server to connect to." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "command config property file", .about = "File with settings of the admin client." },
	{ .name = "delete", .type = OPTION_FLAG, .about = "Delete a resource." },
	{ .name = "describe", .type = OPTION_FLAG, .about = "Show what resources want." },
	{ .name = "generate-name", .type = OPTION_FLAG, .about = "Give the resource an id for a name." },
	{ .name = "interval", .type = OPTION_STRING, .argument = "push interval", .about = "How often clients push, in ms; empty: as it is without." },
	{ .name = "list", .type = OPTION_FLAG, .about = "List the resources." },
	{ .name = "match", .type = OPTION_STRING, .argument = "k1=v1,k2=v2", .about = "Which clients, by client_id, client_instance_id, client_software_name, client_software_version, client_source_address and client_source_port." },
	{ .name = "metrics", .type = OPTION_STRING, .argument = "m1,m2", .about = "Which metrics, by the beginnings of their names." },
	{ .name = "name", .type = OPTION_STRING, .argument = "name", .about = "The name of the resource." },
	OPTIONS_HELP,
	{ 0 },
};

static bool has(struct task *task, const char *name)
{
	return options_has(&task->options, name);
}

static struct bytes text_of(struct task *task, const char *name)
{
	return options_text(&task->options, &task->memory, name);
}

/* ---- Answers ------------------------------------------------------------------------------------------------------------ */

static bool failed(struct task *task, const struct admin_result *result)
{
	const char *exception = result->exception;
	struct bytes error = result->error;

	for (int32_t i = 0; i < result->item_count && !exception; i++) {
		exception = result->items[i].exception;
		error = result->items[i].error;
	}
	if (!exception)
		return false;
	task_out(task, "Error while executing client metrics command : %.*s\n", TEXT(error));
	task_log(task, "ERROR", LOGGER, "%.*s: %.*s\n", TEXT(tool_exception(task, exception)), TEXT(error));
	tool_exit(task, 1);
	return true;
}

static void altered(struct task *task, const struct admin_result *result)
{
	struct client_metrics *m = task->state;

	if (failed(task, result))
		return;
	task_out(task, "%s client metrics config for %.*s.\n", has(task, "delete") ? "Deleted" : "Altered", TEXT(m->names[0]));
	tool_exit(task, 0);
}

static void change(struct task *task, struct admin_alter *changes, int32_t count)
{
	struct client_metrics *m = task->state;

	if (count > 0)
		tool_then_do(task, admin_alter_configs(m->tool.admin, task->event, task->fx, changes, count, false, TIMEOUT_MS), altered);
	else
		altered(task, &(struct admin_result){ 0 });
}

static void describe_next(struct task *task);

static void described(struct task *task, const struct admin_result *result)
{
	struct client_metrics *m = task->state;
	const struct describe_configs_response_describe_configs_result *configs;

	if (failed(task, result))
		return;
	configs = result->items[0].data;
	if (has(task, "delete")) {
		struct admin_alter *changes = arena_calloc(task_arena(task), (size_t)configs->configs_count + 1, sizeof(*changes));

		for (int32_t i = 0; i < configs->configs_count; i++)
			changes[i] = (struct admin_alter){ { RESOURCE_CLIENT_METRICS, m->names[0] }, configs->configs[i].name, BYTES_NULL, ALTER_DELETE };
		change(task, changes, configs->configs_count);
		return;
	}
	task_out(task, "Client metrics configs for %.*s are:\n", TEXT(m->names[m->at]));
	for (int32_t i = 0; i < configs->configs_count; i++)
		task_out(task, "  %.*s=%.*s\n", TEXT(configs->configs[i].name), TEXT(configs->configs[i].value));
	m->at++;
	describe_next(task);
}

static void describe_next(struct task *task)
{
	struct client_metrics *m = task->state;
	const struct admin_resource resource = { RESOURCE_CLIENT_METRICS, m->at < m->count ? m->names[m->at] : BYTES_NULL };

	if (m->at < m->count)
		tool_then_do(task, admin_describe_configs(m->tool.admin, task->event, task->fx, &resource, 1, false, false, TIMEOUT_MS), described);
	else
		tool_exit(task, 0);
}

static void listed(struct task *task, const struct admin_result *result)
{
	struct client_metrics *m = task->state;
	bool is_one = has(task, "name"), is_found = false;

	if (failed(task, result))
		return;
	const struct list_config_resources_response *body = result->items[0].data;

	if (!is_one)
		m->names = arena_calloc(&task->memory, (size_t)body->config_resources_count + 1, sizeof(*m->names));
	for (int32_t i = 0; i < body->config_resources_count && !is_one; i++)
		m->names[m->count++] = arena_copy(&task->memory, body->config_resources[i].resource_name);
	for (int32_t i = 0; i < body->config_resources_count && is_one; i++)
		is_found = is_found || bytes_equal(body->config_resources[i].resource_name, m->names[0]);
	if (has(task, "list")) {
		for (int32_t i = 0; i < m->count; i++)
			task_out(task, "%.*s\n", TEXT(m->names[i]));
		task_out(task, "%s", m->count == 0 ? "\n" : "");
		tool_exit(task, 0);
	} else if (is_one && !is_found) {
		task_out(task, "The client metric resource %.*s doesn't exist and doesn't have dynamic config.\n", TEXT(m->names[0]));
		tool_exit(task, 0);
	} else {
		describe_next(task);
	}
}

/* ---- Questions ---------------------------------------------------------------------------------------------------------- */

/* What was given for the flag, with commas between; null: nothing. */
static struct bytes joined(struct task *task, const char *name)
{
	struct buf all = { .heap = task->heap };

	for (int32_t i = 0; i < options_count(&task->options, name); i++) {
		struct bytes value = options_value(&task->options, name, i);

		buf_printf(&all, "%s%.*s", i > 0 ? "," : "", TEXT(value));
	}
	struct bytes out = has(task, name) ? arena_copy(&task->memory, all.size > 0 ? buf_bytes(&all) : BYTES("")) : BYTES_NULL;

	buf_free(&all);
	return out;
}

static void alter(struct task *task)
{
	static const char *const settings[][2] = { { "interval", "interval.ms" }, { "metrics", "metrics" }, { "match", "match" } };
	struct client_metrics *m = task->state;
	struct admin_alter changes[3];
	int32_t count = 0;

	for (int i = 0; i < 3; i++) {
		struct bytes value = joined(task, settings[i][0]);

		if (!bytes_is_null(value))
			changes[count++] = (struct admin_alter){ { RESOURCE_CLIENT_METRICS, m->names[0] }, bytes_of_text(settings[i][1]), value.size > 0 ? value : BYTES_NULL,
				                                     value.size > 0 ? ALTER_SET : ALTER_DELETE };
	}
	change(task, changes, count);
}

static void list(struct task *task)
{
	struct client_metrics *m = task->state;
	struct list_config_resources_request body;
	int8_t type = RESOURCE_CLIENT_METRICS;

	message_init(&list_config_resources_request_schema, &body);
	body.resource_types = &type;
	body.resource_types_count = 1;
	tool_then_do(task, admin_send(m->tool.admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_ANY }, api_of_key(API_KEY_LIST_CONFIG_RESOURCES), &body, TIMEOUT_MS), listed);
}

/* ---- The command -------------------------------------------------------------------------------------------------------- */

static bool refuse(struct task *task, bool is_wrong, const char *message)
{
	if (is_wrong)
		tool_throw(task, "java.lang.IllegalArgumentException", bytes_of_text(message));
	return is_wrong;
}

static bool is_integer(struct bytes text)
{
	int64_t number;

	return bytes_to_int64(text, &number) && number >= INT32_MIN && number <= INT32_MAX;
}

static bool check_arguments(struct task *task)
{
	static const char *const actions[] = { "alter", "delete", "describe", "list" };
	static const char *const others[] = { "generate-name", "interval", "match", "metrics", NULL }, *const of_list[] = { "name", "generate-name", "interval", "match", "metrics", NULL };
	int count = 0;

	if (tool_has_problem(task) || tool_helped(task, "This tool helps to manipulate and describe client metrics configurations."))
		return false;
	for (int i = 0; i < 4; i++)
		count += has(task, actions[i]);
	if (count != 1) {
		tool_usage(task, "Command must include exactly one action: --alter, --delete, --describe or --list.");
		return false;
	}
	if (refuse(task, !has(task, "bootstrap-server"), "--bootstrap-server must be specified.") || tool_excluded(task, "delete", others) ||
	    tool_excluded(task, "describe", others) || tool_excluded(task, "list", of_list))
		return false;
	struct bytes interval = text_of(task, "interval");

	return !refuse(task, has(task, "alter") && has(task, "name") == has(task, "generate-name"), "One of --name or --generate-name must be specified with --alter.") &&
	       !refuse(task, has(task, "alter") && interval.size > 0 && !is_integer(interval), "Invalid interval value. Enter an integer, or leave empty to reset.") &&
	       !refuse(task, has(task, "delete") && !has(task, "name"), "A client metrics resource name must be specified with --delete.");
}

static struct bytes new_name(struct task *task)
{
	struct prng prng;
	char text[UUID_TEXT_SIZE + 1];

	prng_seed(&prng, tool_seed(task), 2);
	return arena_copy(&task->memory, bytes_of_text(uuid_text(uuid_random(&prng), text)));
}

static void start(struct task *task)
{
	struct client_metrics *m = task->state;
	struct buf problem = { .heap = task->heap };

	if (!check_arguments(task))
		return;
	m->names = arena_calloc(&task->memory, 1, sizeof(*m->names));
	m->names[0] = has(task, "generate-name") ? new_name(task) : text_of(task, "name");
	m->count = has(task, "name");
	if (!tool_open(task, text_of(task, "bootstrap-server"), false, text_of(task, "command-config"), &problem)) {
		if (!task->is_done)
			tool_throw_caused(task, "org.apache.kafka.common.KafkaException", BYTES("Failed to create new KafkaAdminClient"),
			                  arena_printf(task_arena(task), "Failed to create new KafkaAdminClient\nCaused by: org.apache.kafka.common.config.ConfigException: %s", buf_text(&problem)));
	} else if (has(task, "alter")) {
		alter(task);
	} else if (has(task, "delete")) {
		describe_next(task);
	} else {
		list(task);
	}
	buf_free(&problem);
}

const struct command kafka_client_metrics_command = { .name = "kafka-client-metrics",
	                                                  .summary = "show and change which metrics clients push",
	                                                  .group = COMMAND_KAFKA,
	                                                  .options = options,
	                                                  .state_size = sizeof(struct client_metrics),
	                                                  .start = start,
	                                                  .step = tool_step,
	                                                  .deadline = tool_deadline,
	                                                  .end = tool_end };
