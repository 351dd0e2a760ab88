/* kafka-groups: groups of every type. */
#include "sim/shell/kafka/tool.h"

enum { WIDTH_MIN = 20 };

static const struct option options[] = {
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "server to connect to", .is_required = true, .about = "REQUIRED: the Kafka server to connect to." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "command config property file", .about = "File with settings of the admin client." },
	{ .name = "consumer", .type = OPTION_FLAG, .about = "Consumer groups of both protocols, and simple ones that only have offsets." },
	{ .name = "group-type", .type = OPTION_STRING, .argument = "type", .about = "Groups of this type: classic, consumer, share or streams." },
	{ .name = "list", .type = OPTION_FLAG, .about = "List the groups." },
	{ .name = "protocol", .type = OPTION_STRING, .argument = "protocol", .about = "Groups with this type of protocol." },
	{ .name = "share", .type = OPTION_FLAG, .about = "Share groups." },
	{ .name = "streams", .type = OPTION_FLAG, .about = "Streams groups." },
	OPTIONS_HELP,
	{ 0 },
};

static const char *const types[] = { "Classic", "Consumer", "Share", "Streams" };

static bool has(struct task *task, const char *name)
{
	return options_has(&task->options, name);
}

/* The type as Kafka shows it; "" when it is none of them. */
static const char *type_of(struct bytes text)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		bool is_equal = text.size == strlen(types[i]);

		for (size_t j = 0; j < text.size && is_equal; j++)
			is_equal = (text.data[j] | 32) == ((uint8_t)types[i][j] | 32);
		if (is_equal)
			return types[i];
	}
	return "";
}

static bool is_shown(struct task *task, const struct list_groups_response_listed_group *group)
{
	const char *type = type_of(group->group_type);
	struct bytes wanted = options_text(&task->options, &task->memory, "group-type");
	struct bytes protocol = options_text(&task->options, &task->memory, "protocol");
	bool is_protocol = bytes_is_null(protocol) || bytes_equal(protocol, group->protocol_type);

	if (!bytes_is_null(wanted))
		return strcmp(type, type_of(wanted)) == 0 && is_protocol;
	if (!bytes_is_null(protocol))
		return is_protocol;
	if (has(task, "consumer"))
		return bytes_equal_text(group->protocol_type, "consumer") || group->protocol_type.size == 0 || strcmp(type, "Consumer") == 0;
	if (has(task, "share"))
		return strcmp(type, "Share") == 0;
	if (has(task, "streams"))
		return strcmp(type, "Streams") == 0;
	return true;
}

static const struct list_groups_response_listed_group *find(const struct admin_result *result, struct bytes name)
{
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct list_groups_response_listed_group *group = result->items[i].data;

		if (group && bytes_equal(group->group_id, name))
			return group;
	}
	return NULL;
}

static void fail(struct task *task, struct bytes class, struct bytes message)
{
	task_out(task, "Error while executing groups command : %.*s\n", TEXT(message));
	task_log(task, "ERROR", "org.apache.kafka.tools.GroupsCommand", "%.*s: %.*s\n", TEXT(class), TEXT(message));
	tool_exit(task, 1);
}

static void listed(struct task *task, const struct admin_result *result)
{
	struct bytes *names = arena_calloc(task_arena(task), (size_t)result->item_count + 1, sizeof(*names));
	int32_t count = 0;
	int width = WIDTH_MIN;

	if (result->exception) {
		fail(task, tool_exception(task, result->exception), result->error);
		return;
	}
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct list_groups_response_listed_group *group = result->items[i].data;

		if (!group || !is_shown(task, group))
			continue;
		names[count++] = group->group_id;
		width = (int)group->group_id.size > width ? (int)group->group_id.size : width;
		width = (int)group->protocol_type.size > width ? (int)group->protocol_type.size : width;
	}
	tool_sort_as_hash_map(task, names, count, 16);
	task_out(task, "%-*s %-*s %-*s\n", width, "GROUP", width, "TYPE", width, "PROTOCOL");
	for (int32_t i = 0; i < count; i++) {
		const struct list_groups_response_listed_group *group = find(result, names[i]);

		task_out(task, "%-*.*s %-*s %-*.*s \n", width, TEXT(names[i]), width, type_of(group->group_type), width, TEXT(group->protocol_type));
	}
	tool_exit(task, 0);
}

static bool check_arguments(struct task *task)
{
	static const char *const not_with_consumer[] = { "group-type", "protocol", "share", "streams", NULL };
	static const char *const not_with_share[] = { "consumer", "group-type", "protocol", "streams", NULL };
	static const char *const not_with_streams[] = { "consumer", "group-type", "protocol", "share", NULL };

	if (tool_has_problem(task) || tool_helped(task, "This tool helps to list groups of all types."))
		return false;
	if (!has(task, "list"))
		tool_usage(task, "Command must include exactly one action: --list.");
	else if (has(task, "group-type") && *type_of(options_text(&task->options, &task->memory, "group-type")) == '\0')
		tool_throw(task, "java.lang.IllegalArgumentException", BYTES("--group-type must be a valid group type."));
	return !task->is_done && !tool_excluded(task, "consumer", not_with_consumer) && !tool_excluded(task, "share", not_with_share) &&
	       !tool_excluded(task, "streams", not_with_streams);
}

static void start(struct task *task)
{
	struct tool *tool = task->state;
	struct buf problem = { .heap = task->heap };

	if (!check_arguments(task))
		return;
	struct bytes servers = options_text(&task->options, &task->memory, "bootstrap-server");

	if (!bytes_is_null(task->options.problem)) {
		tool_throw_caused(task, task->options.problem_class, task->options.problem, task->options.problem_trace);
		return;
	}
	if (tool_open(task, servers, false, options_text(&task->options, &task->memory, "command-config"), &problem))
		tool_then_do(task, admin_list_groups(tool->admin, task->event, task->fx, NULL, 0, NULL, 0, 30000), listed);
	else if (!task->is_done)
		fail(task, BYTES("org.apache.kafka.common.KafkaException"), BYTES("Failed to create new KafkaAdminClient"));
	buf_free(&problem);
}

const struct command kafka_groups_command = { .name = "kafka-groups",
	                                          .summary = "list groups of all types",
	                                          .group = COMMAND_KAFKA,
	                                          .options = options,
	                                          .state_size = sizeof(struct tool),
	                                          .start = start,
	                                          .step = tool_step,
	                                          .deadline = tool_deadline,
	                                          .end = tool_end };
