/* kafka-cluster: the cluster's id, its endpoints, the APIs of its nodes; takes brokers out of the registry. */
#include "engine/wire/api.h"
#include "sim/shell/kafka/api_versions.h"
#include "sim/shell/kafka/subcommand.h"

static const char *const words[] = { "cluster-id", "unregister", "unregister-controller", "list-endpoints", "api-versions", NULL };

static const char *const word_abouts[] = { "Show the id of the cluster.", "Take a broker out of the registry.", "Take a controller out of the registry.",
	                                       "List where its nodes listen.", "Show the versions of the APIs of its nodes.", NULL };

#define ALL "cluster-id unregister unregister-controller list-endpoints api-versions"

static const struct option options[] = {
	{ .name = "help", .letter = "h", .type = OPTION_FLAG, .about = "Show this help and end." },
	{ .name = "bootstrap-server", .letter = "b", .type = OPTION_STRING, .argument = "BOOTSTRAP_SERVER", .words = ALL, .exclusion = 1, .is_required = true, .about = "The brokers to connect to." },
	{ .name = "bootstrap-controller", .letter = "C", .type = OPTION_STRING, .argument = "BOOTSTRAP_CONTROLLER", .words = ALL, .exclusion = 1, .is_required = true, .about = "The controllers to connect to." },
	{ .name = "config", .type = OPTION_STRING, .argument = "CONFIG", .words = ALL, .about = "(DEPRECATED) The same as --command-config." },
	{ .name = "command-config", .letter = "c", .type = OPTION_STRING, .argument = "COMMAND_CONFIG", .words = ALL, .about = "File with settings of the admin client." },
	{ .name = "id", .letter = "i", .type = OPTION_INT, .argument = "ID", .words = "unregister unregister-controller", .is_required = true, .about = "The node." },
	{ .name = "include-fenced-brokers", .type = OPTION_FLAG, .words = "list-endpoints", .about = "Brokers that are fenced, too." },
	{ 0 },
};

enum { CLUSTER_ID, UNREGISTER, UNREGISTER_CONTROLLER, LIST_ENDPOINTS, API_VERSIONS };

static bool is_unsupported(const struct admin_result *result)
{
	return result->error_code == KAFKA_UNSUPPORTED_VERSION || (result->item_count > 0 && result->items[0].error_code == KAFKA_UNSUPPORTED_VERSION);
}

static void print_id(struct task *task, const struct admin_result *result)
{
	if (tool_failed(task, result))
		return;
	const struct describe_cluster_response *cluster = result->items[0].data;

	if (bytes_is_null(cluster->cluster_id))
		task_out(task, "No cluster ID found. The Kafka version is probably too old.\n");
	else
		task_out(task, "Cluster ID: %.*s\n", TEXT(cluster->cluster_id));
	tool_exit(task, 0);
}

static void print_endpoints(struct task *task, const struct admin_result *result)
{
	bool are_controllers = options_has(&task->options, "bootstrap-controller");

	if (is_unsupported(result)) { /* what an older cluster does not know is no error to this tool */
		task_out(task, "%.*s\n", TEXT(result->item_count > 0 ? result->items[0].error : result->error));
		tool_exit(task, 0);
		return;
	}
	if (tool_failed(task, result))
		return;
	const struct describe_cluster_response *cluster = result->items[0].data;
	int host_width = cluster->brokers_count > 0 ? 0 : 100, rack_width = 0;

	for (int32_t i = 0; i < cluster->brokers_count; i++) {
		host_width = (int)cluster->brokers[i].host.size > host_width ? (int)cluster->brokers[i].host.size : host_width;
		rack_width = (int)cluster->brokers[i].rack.size > rack_width ? (int)cluster->brokers[i].rack.size : rack_width;
	}
	rack_width = rack_width > 0 ? rack_width : 10;
	task_out(task, "%-10s %-*s %-10s %-*s ", "ID", host_width, "HOST", "PORT", rack_width, "RACK");
	if (!are_controllers)
		task_out(task, "%-10s ", "STATE");
	task_out(task, "%-15s\n", "ENDPOINT_TYPE");
	for (int32_t i = 0; i < cluster->brokers_count; i++) {
		task_out(task, "%-10d %-*.*s %-10d %-*.*s ", cluster->brokers[i].broker_id, host_width, TEXT(cluster->brokers[i].host),
		         cluster->brokers[i].port, rack_width, TEXT(bytes_is_null(cluster->brokers[i].rack) ? BYTES("null") : cluster->brokers[i].rack));
		if (!are_controllers)
			task_out(task, "%-10s ", cluster->brokers[i].is_fenced ? "fenced" : "unfenced");
		task_out(task, "%-15s\n", are_controllers ? "controller" : "broker");
	}
	tool_exit(task, 0);
}

static void print_versions(struct task *task, const struct admin_result *result)
{
	const struct tool *tool = task->state;

	if (result->item_count == 0 && tool_failed(task, result))
		return;
	api_versions_print_all(task, admin_metadata(tool->admin), result);
	tool_exit(task, 0);
}

/* The client writes a line about it, too. */
static bool has_error(struct task *task, const char *kind, int id, const struct admin_result *result)
{
	struct bytes error = tool_error_of(task, result);
	size_t colon = bytes_find(error, 0, ':');

	if (!bytes_is_null(error))
		task_log(task, "ERROR", "org.apache.kafka.clients.admin.KafkaAdminClient",
		         "[AdminClient clientId=adminclient-1] Unregister %s request for %s ID %d failed: %.*s", kind, kind, id,
		         TEXT(bytes_slice(error, colon + 2, error.size)));
	return tool_failed(task, result);
}

static void unregistered(struct task *task, const struct admin_result *result)
{
	bool is_controller = bytes_equal_text(task->options.others[0], "unregister-controller");
	const char *kind = is_controller ? "controller" : "broker";
	int64_t id = 0;

	options_integer(&task->options, &task->memory, "id", &id);
	if (is_unsupported(result)) {
		task_out(task, "The target cluster does not support the %s unregistration API.\n", kind);
	} else if (has_error(task, kind, (int)id, result)) {
		return;
	} else {
		task_out(task, "%s %lld is no longer registered.\n", is_controller ? "Controller" : "Broker", (long long)id);
	}
	tool_exit(task, 0);
}

static void unregister(struct task *task, bool is_controller)
{
	struct tool *tool = task->state;
	int64_t id = 0;

	options_integer(&task->options, &task->memory, "id", &id);
	struct unregister_broker_request broker;
	struct unregister_controller_request controller;

	message_init(&unregister_broker_request_schema, &broker);
	message_init(&unregister_controller_request_schema, &controller);
	broker.broker_id = controller.controller_id = (int32_t)id;
	tool_then_do(task, admin_send(tool->admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_CONTROLLER },
	                              api_of_name(is_controller ? BYTES("UnregisterController") : BYTES("UnregisterBroker")),
	                              is_controller ? (const void *)&controller : &broker, 0), unregistered);
}

static bool check(struct task *task, int word)
{
	int64_t id = 0;
	bool wants_id = word == UNREGISTER || word == UNREGISTER_CONTROLLER;

	if (options_has(&task->options, "config") && options_has(&task->options, "command-config"))
		tool_throw(task, "net.sourceforge.argparse4j.inf.ArgumentParserException", BYTES("--config and --command-config cannot be specified together."));
	else if (wants_id && !options_integer(&task->options, &task->memory, "id", &id))
		tool_argparse_error(task, "argument --id/-i: could not convert '%.*s' to Integer (For input string: \"%.*s\")",
		                    TEXT(options_text(&task->options, &task->memory, "id")), TEXT(options_text(&task->options, &task->memory, "id")));
	else if (word == LIST_ENDPOINTS && options_has(&task->options, "include-fenced-brokers") && options_has(&task->options, "bootstrap-controller"))
		tool_throw(task, "java.lang.IllegalArgumentException",
		           BYTES("The option --include-fenced-brokers is only supported with --bootstrap-server option"));
	if (!task->is_done && options_has(&task->options, "config"))
		task_out(task, "Option --config has been deprecated and will be removed in a future version. Use --command-config instead.\n");
	return !task->is_done;
}

static void start(struct task *task)
{
	struct tool *tool = task->state;
	struct api_versions_request versions = tool_ask_versions();

	if (options_has(&task->options, "help")) {
		tool_argparse_help(task, 1);
		return;
	}
	int word = subcommand_take(task);

	if (word < 0 || !check(task, word) || !subcommand_open(task, options_has(&task->options, "config") ? "config" : "command-config"))
		return;
	switch (word) {
	case CLUSTER_ID:
		tool_then_do(task, admin_describe_cluster(tool->admin, task->event, task->fx, false, 0), print_id);
		break;
	case LIST_ENDPOINTS:
		tool_then_do(task, admin_describe_cluster(tool->admin, task->event, task->fx, options_has(&task->options, "include-fenced-brokers"), 0),
		             print_endpoints);
		break;
	case API_VERSIONS:
		tool_then_do(task, admin_send(tool->admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_ALL_BROKERS },
		                              api_of_name(BYTES("ApiVersions")), &versions, 0), print_versions);
		break;
	default:
		unregister(task, word == UNREGISTER_CONTROLLER);
	}
}

const struct command kafka_cluster_command = { .name = "kafka-cluster",
	                                           .summary = "show the cluster's id and endpoints, unregister brokers",
	                                           .group = COMMAND_KAFKA,
	                                           .options = options,
	                                           .style = OPTIONS_ARGPARSE,
	                                           .words = words,
	                                           .word_abouts = word_abouts,
	                                           .state_size = sizeof(struct tool),
	                                           .start = start,
	                                           .step = tool_step,
	                                           .deadline = tool_deadline,
	                                           .end = tool_end };
