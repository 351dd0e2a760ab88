/* kafka-broker-api-versions: what each broker speaks. */
#include "sim/shell/kafka/api_versions.h"

#include "engine/wire/api.h"

static const struct option options[] = {
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "server(s) to use for bootstrapping", .about = "REQUIRED: the server to connect to." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "command config property file", .about = "File with settings of the admin client." },
	OPTIONS_HELP,
	{ 0 },
};

/* Requests that only controllers take: a broker is not missing them. */
static bool is_for_clients(int16_t key)
{
	static const int16_t of_controllers[] = { 4, 5, 6, 7, 52, 53, 54, 56, 58, 59, 62, 63, 67, 70, 73, 82 };

	for (size_t i = 0; i < sizeof(of_controllers) / sizeof(of_controllers[0]); i++)
		if (of_controllers[i] == key)
			return false;
	return true;
}

static const struct api_versions_response_api_version *range_of(const struct api_versions_response *r, int16_t key)
{
	for (int32_t i = 0; i < r->api_keys_count; i++)
		if (r->api_keys[i].api_key == key)
			return &r->api_keys[i];
	return NULL;
}

static void add_range(struct buf *out, const struct api *api, const struct api_versions_response_api_version *range)
{
	if (range->min_version == range->max_version)
		buf_printf(out, "%d", range->min_version);
	else
		buf_printf(out, "%d to %d", range->min_version, range->max_version);
	if (!api)
		return;
	if (api->last_version < range->min_version)
		buf_add_text(out, " [unusable: node too new]");
	else if (range->max_version < api->first_version)
		buf_add_text(out, " [unusable: node too old]");
	else
		buf_printf(out, " [usable: %d]", api->last_version < range->max_version ? api->last_version : range->max_version);
}

void api_versions_add(struct buf *out, const struct api_versions_response *r)
{
	int16_t last = 0;
	const char *separator = "(\n\t";

	for (int32_t i = 0; i < r->api_keys_count; i++)
		last = r->api_keys[i].api_key > last ? r->api_keys[i].api_key : last;
	for (int i = 0; i < api_count; i++)
		last = apis[i].key > last ? apis[i].key : last;
	for (int16_t key = 0; key <= last; key++) {
		const struct api *api = api_of_key(key);
		const struct api_versions_response_api_version *range = range_of(r, key);

		if (!range && (!api || !is_for_clients(key)))
			continue;
		buf_add_text(out, separator);
		separator = ",\n\t";
		if (api)
			buf_printf(out, "%s(%d): ", api->name, key);
		else
			buf_printf(out, "UNKNOWN(%d): ", key);
		if (range)
			add_range(out, api, range);
		else
			buf_add_text(out, "UNSUPPORTED");
	}
	buf_add_text(out, "\n)");
}

static void print_broker(struct task *task, const struct metadata_broker *broker, const struct admin_item *item)
{
	struct buf out = { .heap = task->heap };

	buf_printf(&out, "%.*s:%d (id: %d rack: %.*s isFenced: false) -> ", TEXT(broker->host), broker->port, broker->id,
	           TEXT(bytes_is_null(broker->rack) ? BYTES("null") : broker->rack));
	if (item->exception)
		buf_printf(&out, "ERROR: %.*s: %.*s", TEXT(tool_exception(task, item->exception)), TEXT(item->error));
	else
		api_versions_add(&out, item->data);
	buf_add_char(&out, '\n');
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

/* Kafka keeps them by node, in a HashMap. */
void api_versions_print_all(struct task *task, const struct metadata *metadata, const struct admin_result *result)
{
	struct tool_node *nodes = arena_calloc(task_arena(task), (size_t)result->item_count + 1, sizeof(*nodes));
	int32_t count = 0;

	for (int32_t i = 0; i < result->item_count; i++) {
		const struct admin_item *item = &result->items[i];
		const struct metadata_broker *broker = metadata_broker(metadata, item->number >= 0 ? item->number : item->node);

		if (broker)
			nodes[count++] = (struct tool_node){ broker->host, broker->rack, broker->id, broker->port, i };
	}
	tool_sort_nodes_as_hash_map(task, nodes, count);
	for (int32_t i = 0; i < count; i++)
		print_broker(task, metadata_broker(metadata, nodes[i].id), &result->items[nodes[i].index]);
}

static void got_versions(struct task *task, const struct admin_result *result)
{
	const struct tool *tool = task->state;

	if (result->exception && result->item_count == 0) {
		tool_throw(task, "java.lang.RuntimeException", result->error);
		return;
	}
	api_versions_print_all(task, admin_metadata(tool->admin), result);
	tool_exit(task, 0);
}

static void start(struct task *task)
{
	struct tool *tool = task->state;
	struct buf problem = { .heap = task->heap };
	struct api_versions_request body = tool_ask_versions();

	if (!bytes_is_null(task->options.problem)) {
		tool_throw_caused(task, task->options.problem_class, task->options.problem, task->options.problem_trace);
		return;
	}
	if (tool_helped(task, "This tool helps to retrieve broker version information.") || tool_missing(task, "bootstrap-server"))
		return;
	if (tool_open(task, options_text(&task->options, &task->memory, "bootstrap-server"), false,
	              options_text(&task->options, &task->memory, "command-config"), &problem))
		tool_then_do(task, admin_send(tool->admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_ALL_BROKERS },
		                              api_of_name(BYTES("ApiVersions")), &body, 0), got_versions);
	else if (!task->is_done)
		tool_throw(task, "org.apache.kafka.common.config.ConfigException", buf_bytes(&problem));
	buf_free(&problem);
}

const struct command kafka_broker_api_versions_command = { .name = "kafka-broker-api-versions",
	                                                       .summary = "list the APIs and versions that brokers speak",
	                                                       .group = COMMAND_KAFKA,
	                                                       .options = options,
	                                                       .state_size = sizeof(struct tool),
	                                                       .start = start,
	                                                       .step = tool_step,
	                                                       .deadline = tool_deadline,
	                                                       .end = tool_end };
