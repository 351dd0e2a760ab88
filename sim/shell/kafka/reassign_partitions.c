/* kafka-reassign-partitions: moves partitions to other brokers, and tells how far they have come. */
#include "sim/shell/kafka/reassign.h"

/* In the order of enum reassign_action. */
static const char *const actions[] = { "verify", "generate", "execute", "cancel", "list" };

static const struct option options[] = {
	{ .name = "additional", .type = OPTION_FLAG, .about = "Start this reassignment beside those that are under way; or change the throttle of one." },
	{ .name = "bootstrap-controller", .type = OPTION_STRING, .argument = "bootstrap controller to connect to", .is_optional = true, .about = "The controllers to connect to. For --cancel and --list." },
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "Server(s) to use for bootstrapping", .is_optional = true, .about = "The servers to connect to." },
	{ .name = "broker-list", .type = OPTION_STRING, .argument = "brokerlist", .about = "The brokers to move partitions to, such as \"0,1,2\". For --generate." },
	{ .name = "cancel", .type = OPTION_FLAG, .about = "Give up a reassignment that is under way." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "Admin client property file", .about = "File with settings of the admin client." },
	{ .name = "disable-rack-aware", .type = OPTION_FLAG, .about = "Do not look at racks." },
	{ .name = "disallow-replication-factor-change", .type = OPTION_FLAG, .about = "Refuse a reassignment that changes how many replicas a partition has." },
	{ .name = "execute", .type = OPTION_FLAG, .about = "Start the reassignment that --reassignment-json-file says." },
	{ .name = "generate", .type = OPTION_FLAG, .about = "Propose a reassignment. Nothing is moved." },
	{ .name = "list", .type = OPTION_FLAG, .about = "Show what is being moved." },
	{ .name = "preserve-throttles", .type = OPTION_FLAG, .about = "Leave the throttles of brokers and topics as they are." },
	{ .name = "reassignment-json-file", .type = OPTION_STRING, .argument = "manual assignment json file path", .about = "The file with the reassignment: {\"partitions\": [{\"topic\": \"foo\", \"partition\": 1, \"replicas\": [1,2,3]}], \"version\": 1}" },
	{ .name = "replica-alter-log-dirs-throttle", .type = OPTION_LONG, .argument = "replicaAlterLogDirsThrottle", .standard = "-1", .about = "Bytes a second at most between directories of one broker." },
	{ .name = "throttle", .type = OPTION_LONG, .argument = "throttle", .standard = "-1", .about = "Bytes a second at most between brokers." },
	{ .name = "timeout", .type = OPTION_LONG, .argument = "timeout", .standard = "10000", .about = "How long to wait for moves between directories to begin, ms." },
	{ .name = "topics-to-move-json-file", .type = OPTION_STRING, .argument = "topics to reassign json file path", .about = "The file with the topics for --generate: {\"topics\": [{\"topic\": \"foo\"}], \"version\": 1}" },
	{ .name = "verify", .type = OPTION_FLAG, .about = "Show how far the reassignment of --reassignment-json-file has come; once it is done, remove throttles." },
	OPTIONS_HELP,
	{ 0 },
};

/* ---- The command line ------------------------------------------------------------------------------------------------------------ */

/* What each action may have besides itself, and what it must have. */
static const char *const required[REASSIGN_ACTIONS][3] = { { "reassignment-json-file" }, { "topics-to-move-json-file", "broker-list" }, { "reassignment-json-file" },
	                                              { "reassignment-json-file" }, { NULL } };
static const char *const permitted[REASSIGN_ACTIONS][8] = {
	{ "bootstrap-server", "command-config", "preserve-throttles" },
	{ "bootstrap-server", "broker-list", "command-config", "disable-rack-aware" },
	{ "additional", "bootstrap-server", "command-config", "throttle", "replica-alter-log-dirs-throttle", "timeout", "disallow-replication-factor-change" },
	{ "bootstrap-server", "bootstrap-controller", "command-config", "preserve-throttles", "timeout" },
	{ "bootstrap-server", "bootstrap-controller", "command-config" },
};

static bool is_in(const char *const *names, const char *name)
{
	for (; *names; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

static bool choose_action(struct task *task)
{
	struct reassign *r = task->state;
	const struct options *o = &task->options;
	int count = 0;

	for (int i = 0; i < REASSIGN_ACTIONS; i++)
		if (options_has(o, actions[i])) {
			r->action = (enum reassign_action)i;
			count++;
		}
	if (count != 1)
		tool_usage(task, "Command must include exactly one action: --generate, --execute, --verify, --cancel, --list");
	else if (options_has(o, "bootstrap-server") && options_has(o, "bootstrap-controller"))
		tool_usage(task, "Please don't specify both --bootstrap-server and --bootstrap-controller");
	else if (!options_has(o, "bootstrap-server") && !options_has(o, "bootstrap-controller"))
		tool_usage(task, "Please specify either --bootstrap-server or --bootstrap-controller");
	else
		return true;
	return false;
}

static bool is_valid(struct task *task)
{
	struct reassign *r = task->state;

	if (!choose_action(task))
		return false;
	for (int i = 0; required[r->action][i]; i++)
		if (tool_missing(task, required[r->action][i]))
			return false;
	for (int i = 0; options[i].name; i++) {
		const char *name = options[i].name;

		if (!options_has(&task->options, name) || strcmp(name, actions[r->action]) == 0 || is_in(required[r->action], name) ||
		    is_in(permitted[r->action], name))
			continue;
		tool_usage(task, "Option \"[%s]\" can't be used with action \"[%s]\"", name, actions[r->action]);
		return false;
	}
	return true;
}

static bool read_file(struct task *task, const char *option, struct bytes *text)
{
	struct bytes path = options_text(&task->options, &task->memory, option), contents;

	if (task_read_file(task, path, &contents) != ERR_OK) {
		reassign_say_caused(task, "java.io.IOException", arena_printf(task_arena(task), "Unable to read file %.*s", TEXT(path)),
		           arena_printf(task_arena(task), "java.nio.file.NoSuchFileException: %.*s", TEXT(path)));
		return false;
	}
	*text = arena_copy(&task->memory, contents);
	return true;
}

static bool take_broker_list(struct task *task)
{
	struct reassign *r = task->state;
	struct bytes *items;
	int32_t count = tool_split(&task->memory, options_text(&task->options, &task->memory, "broker-list"), ',', &items);

	r->brokers = arena_calloc(&task->memory, (size_t)count + 1, sizeof(*r->brokers));
	for (int32_t i = 0; i < count; i++) {
		int32_t before = r->broker_count;
		int64_t id;

		if (!bytes_to_int64(items[i], &id) || id < INT32_MIN || id > INT32_MAX) {
			reassign_say_error(task, "java.lang.NumberFormatException", arena_printf(task_arena(task), "For input string: \"%.*s\"", TEXT(items[i])));
			return false;
		}
		r->broker_count = reassign_add_id(r->brokers, r->broker_count, (int32_t)id);
		if (r->broker_count == before) {
			reassign_say_error(task, DECODE_COMMAND_EXCEPTION, arena_printf(task_arena(task), "Broker list contains duplicate entries: [%d]", (int)id));
			return false;
		}
	}
	return true;
}

static bool take_plan(struct task *task)
{
	struct reassign *r = task->state;
	struct decode_problem problem = { 0 };
	struct bytes text;

	if (r->action == REASSIGN_LIST)
		return true;
	if (r->action == REASSIGN_GENERATE && (!read_file(task, "topics-to-move-json-file", &text) || !take_broker_list(task)))
		return false;
	if (r->action != REASSIGN_GENERATE && !read_file(task, "reassignment-json-file", &text))
		return false;
	bool is_good = r->action == REASSIGN_GENERATE ? reassign_parse_topics(task, text, &r->topics, &r->topic_count, &problem) : reassign_parse(task, text, &r->wanted, &problem);

	if (is_good && r->action == REASSIGN_EXECUTE)
		is_good = reassign_check(task, &r->wanted, &problem);
	if (!is_good)
		reassign_say_caused(task, problem.class, problem.text, problem.cause);
	return is_good;
}

static void act(struct task *task)
{
	static tool_then *const then[REASSIGN_ACTIONS] = { reassign_verify, NULL, reassign_execute, reassign_cancel, reassign_list };
	struct reassign *r = task->state;

	if (r->action == REASSIGN_GENERATE)
		reassign_generate(task);
	else
		tool_then_do(task, admin_list_reassignments(r->tool.admin, task->event, task->fx, NULL, 0, 0), then[r->action]);
}

static void start(struct task *task)
{
	struct buf problem = { .heap = task->heap };

	if (!bytes_is_null(task->options.problem)) {
		tool_uncaught(task, task->options.problem_class, task->options.problem);
		return;
	}
	if (tool_helped(task, "This tool helps to move topic partitions between replicas.") || !is_valid(task))
		return;
	bool is_controller = options_has(&task->options, "bootstrap-controller");

	((struct reassign *)task->state)->tool.client_id = "reassign-partitions-tool";
	((struct reassign *)task->state)->tool.on_bad_config = reassign_say_error;
	if (!tool_open(task, options_text(&task->options, &task->memory, is_controller ? "bootstrap-controller" : "bootstrap-server"), is_controller,
	               options_text(&task->options, &task->memory, "command-config"), &problem)) {
		if (!task->is_done)
			tool_fail_to_open(task, &problem);
	} else if (take_plan(task)) {
		act(task);
	}
	buf_free(&problem);
}

const struct command kafka_reassign_partitions_command = { .name = "kafka-reassign-partitions",
	                                                       .summary = "move partitions to other brokers",
	                                                       .group = COMMAND_KAFKA,
	                                                       .options = options,
	                                                       .state_size = sizeof(struct reassign),
	                                                       .start = start,
	                                                       .step = tool_step,
	                                                       .deadline = tool_deadline,
	                                                       .end = tool_end };
