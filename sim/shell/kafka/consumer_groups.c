/* kafka-consumer-groups: list, describe, delete groups; delete and reset their offsets. */
#include "sim/shell/kafka/consumer_groups.h"

#include "sim/shell/kafka/pattern.h"

static const struct option options[] = {
	{ .name = "all-groups", .type = OPTION_FLAG, .about = "Every consumer group." },
	{ .name = "all-topics", .type = OPTION_FLAG, .about = "With --reset-offsets: every topic that the group has offsets of." },
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "server to connect to", .about = "The servers to connect to. REQUIRED but with --validate-regex." },
	{ .name = "by-duration", .type = OPTION_STRING, .argument = "duration", .about = "Reset to the offsets of that long ago: 'PnDTnHnMnS'." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "command config property file", .about = "File with settings of the admin client." },
	{ .name = "delete", .type = OPTION_FLAG, .about = "Delete groups and their offsets." },
	{ .name = "delete-offsets", .type = OPTION_FLAG, .about = "Delete the offsets of a group for some topics." },
	{ .name = "describe", .type = OPTION_FLAG, .about = "Show a group: what it has read of each partition, and how far it lags." },
	{ .name = "dry-run", .type = OPTION_FLAG, .about = "With --reset-offsets: only show what would be done." },
	{ .name = "execute", .type = OPTION_FLAG, .about = "With --reset-offsets: do it." },
	{ .name = "export", .type = OPTION_FLAG, .about = "With --reset-offsets: print the new offsets as CSV." },
	{ .name = "from-file", .type = OPTION_STRING, .argument = "path to CSV file", .about = "Reset to the offsets in a CSV file." },
	{ .name = "group", .type = OPTION_STRING, .argument = "group id", .about = "The group." },
	{ .name = "list", .type = OPTION_FLAG, .about = "List the consumer groups." },
	{ .name = "members", .type = OPTION_FLAG, .about = "With --describe: the members of the group." },
	{ .name = "offsets", .type = OPTION_FLAG, .about = "With --describe: partitions, offsets and lag, as without it." },
	{ .name = "reset-offsets", .type = OPTION_FLAG, .about = "Set the offsets of a group without members. It wants a scope (--all-topics, --topic), a new place (--to-earliest, --to-latest, --to-current, --to-offset, --to-datetime, --by-duration, --shift-by, --from-file), and --dry-run or --execute." },
	{ .name = "shift-by", .type = OPTION_LONG, .argument = "number-of-offsets", .about = "Reset by that many offsets, forward or (negative) back." },
	{ .name = "state", .type = OPTION_STRING, .is_optional = true, .about = "With --describe: the state of the group. With --list: the states, or only groups in these: stable,empty." },
	{ .name = "timeout", .type = OPTION_LONG, .argument = "timeout (ms)", .standard = "30000", .about = "How long to wait for an answer." },
	{ .name = "to-current", .type = OPTION_FLAG, .about = "Reset to the offsets that the group has." },
	{ .name = "to-datetime", .type = OPTION_STRING, .argument = "datetime", .about = "Reset to the offsets of that time: 'YYYY-MM-DDThh:mm:ss.sss'." },
	{ .name = "to-earliest", .type = OPTION_FLAG, .about = "Reset to the first offsets." },
	{ .name = "to-latest", .type = OPTION_FLAG, .about = "Reset to the end." },
	{ .name = "to-offset", .type = OPTION_LONG, .argument = "offset", .about = "Reset to that offset." },
	{ .name = "topic", .type = OPTION_STRING, .argument = "topic", .about = "The topic whose offsets are reset or deleted; 'topic:0,1,2' for some of its partitions." },
	{ .name = "type", .type = OPTION_STRING, .is_optional = true, .about = "With --list: the types of the groups, or only groups of these: classic,consumer." },
	{ .name = "validate-regex", .type = OPTION_STRING, .argument = "regex", .about = "Tell whether a regular expression is valid." },
	{ .name = "verbose", .type = OPTION_FLAG, .about = "With --describe: tell more." },
	OPTIONS_HELP,
	{ 0 },
};

bool consumer_groups_has(struct task *task, const char *flag)
{
	return options_has(&task->options, flag);
}

struct bytes consumer_groups_text(struct task *task, const char *flag)
{
	return options_text(&task->options, &task->memory, flag);
}

#define has consumer_groups_has
#define text_of consumer_groups_text

/* ---- Complaints ----------------------------------------------------------------------------------------------------- */

void consumer_groups_error(struct task *task, struct bytes message, const char *class, struct bytes trace)
{
	task_out(task, "\nError: %.*s\n", TEXT(message));
	if (class)
		task_err(task, "%s: %.*s\n", class, TEXT(trace));
}

void consumer_groups_throw_caused(struct task *task, const char *class, struct bytes message, struct bytes trace)
{
	consumer_groups_error(task, arena_printf(task_arena(task), "Executing consumer group command failed due to %.*s", TEXT(message)), class,
	                      trace);
	tool_exit(task, 0); /* Kafka's tool ends well whatever it has met */
}

void consumer_groups_throw(struct task *task, const char *class, struct bytes message)
{
	consumer_groups_throw_caused(task, class, message, message);
}

static void fail(struct task *task, const char *exception, struct bytes error, enum group_wrapping wrapping)
{
	struct arena *arena = task_arena(task);
	struct bytes outer = tool_exception(task, exception);

	if (wrapping == WRAP_NONE) {
		consumer_groups_throw(task, arena_text(arena, outer), error);
		return;
	}
	struct bytes cause = arena_printf(arena, "%.*s: %.*s", TEXT(outer), TEXT(error));
	struct bytes trace = arena_printf(arena, "%.*s\nCaused by: %.*s", TEXT(cause), TEXT(cause));
	const char *class = "java.util.concurrent.ExecutionException";

	if (wrapping == WRAP_RUNTIME) {
		cause = arena_printf(arena, "%s: %.*s", class, TEXT(cause));
		trace = arena_printf(arena, "%.*s\nCaused by: %s: %.*s", TEXT(cause), class, TEXT(trace));
		class = "java.lang.RuntimeException";
	}
	consumer_groups_throw_caused(task, class, cause, trace);
}

bool consumer_groups_failed(struct task *task, const struct admin_result *result, enum group_wrapping wrapping)
{
	if (result->exception)
		fail(task, result->exception, result->error, wrapping);
	for (int32_t i = 0; i < result->item_count && !task->is_done; i++)
		if (result->items[i].exception)
			fail(task, result->items[i].exception, result->items[i].error, wrapping);
	return task->is_done;
}

const struct admin_result *consumer_groups_keep(struct task *task, const struct admin_result *result)
{
	struct admin_result *kept = ARENA_NEW(&task->memory, struct admin_result);

	*kept = *result;
	return kept;
}

/* ---- The arguments -------------------------------------------------------------------------------------------------- */

static const char *const scenarios[] = { "to-offset", "shift-by", "to-datetime", "by-duration", "to-earliest", "to-latest", "to-current", "from-file", NULL };

/* Flags that joptsimple lets stand only beside others. */
static bool check_available(struct task *task)
{
	static const char *const beside[][3] = { { "members", "describe", NULL }, { "verbose", "describe", NULL },
		                                     { "offsets", "describe", NULL }, { "state", "describe", "list" },
		                                     { "type", "list", NULL } };

	for (size_t i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
		if (has(task, beside[i][0]) && !has(task, beside[i][1]) && !(beside[i][2] && has(task, beside[i][2]))) {
			tool_uncaught(task, "joptsimple.UnavailableOptionException",
			              arena_printf(task_arena(task), "Option(s) [%s] are unavailable given other options on the command line", beside[i][0]));
			return false;
		}
	}
	return true;
}

static void check_describe(struct task *task)
{
	int count = has(task, "members") + has(task, "offsets") + has(task, "state");

	if (!has(task, "group") && !has(task, "all-groups"))
		tool_usage(task, "Option [describe] takes one of these options: [all-groups], [group]");
	else if (count > 1)
		tool_usage(task, "Option [describe] takes at most one of these options: [members], [offsets], [state]");
	else if (has(task, "state") && !bytes_is_null(text_of(task, "state")))
		tool_usage(task, "Option [describe] does not take a value for [state]");
}

static void check_delete(struct task *task)
{
	if (!has(task, "group") && !has(task, "all-groups"))
		tool_usage(task, "Option [delete] takes one of these options: [all-groups], [group]");
	else if (has(task, "topic"))
		tool_usage(task, "The consumer does not support topic-specific offset deletion from a consumer group.");
}

static void check_reset(struct task *task)
{
	if (has(task, "dry-run") && has(task, "execute")) {
		tool_usage(task, "Option [reset-offsets] only accepts one of [execute] and [dry-run]");
		return;
	}
	if (!has(task, "dry-run") && !has(task, "execute"))
		task_err(task, "WARN: No action will be performed as the --execute option is missing. In version 5.0, this command will require "
		               "either --dry-run or --execute to be specified. You should add the --dry-run option explicitly if you are "
		               "scripting this command and want to keep the current default behavior without prompting.\n");
	if (!has(task, "group") && !has(task, "all-groups")) {
		tool_usage(task, "Option [reset-offsets] takes one of these options: [group], [all-groups]");
		return;
	}
	for (int i = 0; scenarios[i]; i++) {
		const char *others[8] = { NULL };
		int count = 0;

		for (int j = 0; scenarios[j]; j++)
			if (j != i)
				others[count++] = scenarios[j];
		if (tool_excluded(task, scenarios[i], others))
			return;
	}
}

static bool check_arguments(struct task *task)
{
	static const char *const group_excludes[] = { "all-groups", "list", NULL };
	static const char *const topic_excludes[] = { "list", "describe", NULL };

	if (!bytes_is_null(task->options.problem))
		tool_uncaught(task, task->options.problem_class, task->options.problem_trace);
	if (task->is_done || !check_available(task) ||
	    tool_helped(task, "This tool helps to list, describe, delete and manage the offsets of consumer groups."))
		return false;
	if (!has(task, "validate-regex") && tool_missing(task, "bootstrap-server"))
		return false;
	if (has(task, "describe"))
		check_describe(task);
	if (!task->is_done && has(task, "delete"))
		check_delete(task);
	if (!task->is_done && has(task, "delete-offsets") && (!has(task, "group") || !has(task, "topic")))
		tool_usage(task, "Option [delete-offsets] takes the following options: [group], [topic]");
	if (!task->is_done && has(task, "reset-offsets"))
		check_reset(task);
	return !task->is_done && !tool_excluded(task, "group", group_excludes) && !tool_excluded(task, "topic", topic_excludes);
}

static bool check_action(struct task *task)
{
	static const char *const actions[] = { "list", "describe", "delete", "reset-offsets", "delete-offsets", "validate-regex" };
	int count = 0;

	for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
		count += has(task, actions[i]);
	if (count != 1)
		tool_usage(task, "Command must include exactly one action: --list, --describe, --delete, --reset-offsets, --delete-offsets, "
		                 "--validate-regex");
	return !task->is_done;
}

/* ---- The groups that are meant -------------------------------------------------------------------------------------- */

static bool is_consumer_group(const struct list_groups_response_listed_group *group)
{
	bool is_type = group->group_type.size == 0 || bytes_equal_text(group->group_type, "classic") ||
	               bytes_equal_text(group->group_type, "Classic") || bytes_equal_text(group->group_type, "consumer") ||
	               bytes_equal_text(group->group_type, "Consumer");

	return is_type && (group->protocol_type.size == 0 || bytes_equal_text(group->protocol_type, "consumer"));
}

/* The names of the consumer groups of a listing, in the order of a HashMap. */
static int32_t names_of(struct task *task, const struct admin_result *result, struct bytes **out)
{
	int32_t count = 0;

	*out = arena_calloc(&task->memory, (size_t)result->item_count + 1, sizeof(**out));
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct list_groups_response_listed_group *group = result->items[i].data;

		if (group && is_consumer_group(group))
			(*out)[count++] = group->group_id;
	}
	tool_sort_as_hash_map(task, *out, count, 16);
	return count;
}

static void selected_all(struct task *task, const struct admin_result *result)
{
	struct consumer_groups *g = task->state;

	if (consumer_groups_failed(task, result, WRAP_RUNTIME))
		return;
	g->group_count = names_of(task, result, &g->groups);
	g->go_on(task);
}

void consumer_groups_select(struct task *task, void (*then)(struct task *))
{
	struct consumer_groups *g = task->state;

	g->go_on = then;
	if (has(task, "all-groups")) {
		tool_then_do(task, admin_list_groups(g->tool.admin, task->event, task->fx, NULL, 0, NULL, 0, g->timeout_ms), selected_all);
		return;
	}
	g->group_count = options_count(&task->options, "group");
	g->groups = arena_calloc(&task->memory, (size_t)g->group_count + 1, sizeof(*g->groups));
	for (int32_t i = 0; i < g->group_count; i++)
		g->groups[i] = options_value(&task->options, "group", i);
	then(task);
}

/* ---- List ----------------------------------------------------------------------------------------------------------- */

static const char *const states[] = { "Stable", "PreparingRebalance", "CompletingRebalance", "Empty", "Dead", "Assigning", "Reconciling" };
static const char *const types[] = { "Classic", "Consumer" };

static bool equals_any_case(struct bytes text, const char *name)
{
	if (text.size != strlen(name))
		return false;
	for (size_t i = 0; i < text.size; i++) {
		uint8_t c = text.data[i], d = (uint8_t)name[i];

		if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != (d >= 'A' && d <= 'Z' ? d + 32 : d))
			return false;
	}
	return true;
}

/* The items of a list of names, each as Kafka spells it; false if one is not among them. */
static bool take_names(struct task *task, struct bytes list, const char *const *names, int count, struct bytes *out, int32_t *out_count)
{
	struct bytes *items;
	int32_t item_count = tool_split(task_arena(task), list, ',', &items);

	for (int32_t i = 0; i < item_count && i < 16; i++) {
		int found = -1;

		for (int j = 0; j < count; j++)
			if (equals_any_case(bytes_trim(items[i]), names[j]))
				found = j;
		if (found < 0)
			return false;
		out[(*out_count)++] = bytes_of_text(names[found]);
	}
	return true;
}

static void print_names(struct task *task, const struct admin_result *result)
{
	struct bytes *names;
	int32_t count = names_of(task, result, &names);

	for (int32_t i = 0; i < count; i++)
		task_out(task, "%.*s\n", TEXT(names[i]));
}

/* "consumer" as the broker has it is shown as "Consumer". */
static struct bytes type_text(struct bytes type)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (equals_any_case(type, types[i]))
			return bytes_of_text(types[i]);
	return BYTES("Unknown");
}

static void print_rows(struct task *task, const struct admin_result *result)
{
	struct bytes *names;
	int32_t count = names_of(task, result, &names);
	int width = 15;

	for (int32_t i = 0; i < count; i++)
		width = (int)names[i].size > width ? (int)names[i].size : width;
	width += 10;
	task_out(task, "%-*s", width, "GROUP");
	if (has(task, "type"))
		task_out(task, " %-20s", "TYPE");
	if (has(task, "state"))
		task_out(task, " %-20s", "STATE");
	task_out(task, "\n");
	for (int32_t i = 0; i < count; i++) {
		const struct list_groups_response_listed_group *group = NULL;

		for (int32_t j = 0; j < result->item_count && !group; j++) {
			group = result->items[j].data;
			group = group && bytes_equal(group->group_id, names[i]) ? group : NULL;
		}
		task_out(task, "%-*.*s", width, TEXT(names[i]));
		if (has(task, "type"))
			task_out(task, " %-20.*s", TEXT(type_text(group->group_type)));
		if (has(task, "state"))
			task_out(task, " %-20.*s", TEXT(group->group_state));
		task_out(task, "\n");
	}
}

static void listed(struct task *task, const struct admin_result *result)
{
	bool has_columns = has(task, "type") || has(task, "state");

	if (consumer_groups_failed(task, result, has_columns ? WRAP_EXECUTION : WRAP_RUNTIME))
		return;
	if (has_columns)
		print_rows(task, result);
	else
		print_names(task, result);
	tool_exit(task, 0);
}

static void list(struct task *task)
{
	struct consumer_groups *g = task->state;
	struct bytes wanted_types[16], wanted_states[16], type = text_of(task, "type"), state = text_of(task, "state");
	int32_t type_count = 0, state_count = 0;

	if (type.size > 0 && !take_names(task, type, types, 2, wanted_types, &type_count)) {
		tool_usage(task, "Invalid types list '%.*s'. Valid types are: Classic, Consumer", TEXT(type));
		return;
	}
	if (state.size > 0 && !take_names(task, state, states, (int)(sizeof(states) / sizeof(states[0])), wanted_states, &state_count)) {
		tool_usage(task, "Invalid state list '%.*s'. Valid states are: Empty, PreparingRebalance, CompletingRebalance, Dead, "
		                 "Reconciling, Stable, Assigning", TEXT(state));
		return;
	}
	tool_then_do(task, admin_list_groups(g->tool.admin, task->event, task->fx, wanted_states, state_count, wanted_types, type_count, g->timeout_ms),
	             listed);
}

/* ---- Delete --------------------------------------------------------------------------------------------------------- */

static void print_quoted(struct task *task, struct bytes *names, int32_t count)
{
	tool_sort_as_hash_map(task, names, count, 16);
	for (int32_t i = 0; i < count; i++)
		task_out(task, "%s'%.*s'", i > 0 ? ", " : "", TEXT(names[i]));
}

static void deleted(struct task *task, const struct admin_result *result)
{
	struct bytes *right = arena_calloc(task_arena(task), (size_t)result->item_count + 1, sizeof(*right));
	struct bytes *wrong = arena_calloc(task_arena(task), (size_t)result->item_count + 1, sizeof(*wrong));
	int32_t right_count = 0, wrong_count = 0;

	for (int32_t i = 0; i < result->item_count; i++) {
		if (result->items[i].exception)
			wrong[wrong_count++] = result->items[i].name;
		else
			right[right_count++] = result->items[i].name;
	}
	if (wrong_count == 0) {
		task_out(task, "Deletion of requested consumer groups (");
		print_quoted(task, right, right_count);
		task_out(task, ") was successful.\n");
		tool_exit(task, 0);
		return;
	}
	consumer_groups_error(task, BYTES("Deletion of some consumer groups failed:"), NULL, BYTES_NULL);
	tool_sort_as_hash_map(task, wrong, wrong_count, 16);
	for (int32_t i = 0; i < wrong_count; i++)
		for (int32_t j = 0; j < result->item_count; j++)
			if (bytes_equal(result->items[j].name, wrong[i]))
				task_out(task, "* Group '%.*s' could not be deleted due to: %.*s: %.*s\n", TEXT(wrong[i]),
				         TEXT(tool_exception(task, result->items[j].exception)), TEXT(result->items[j].error));
	if (right_count > 0) {
		task_out(task, "\nThese consumer groups were deleted successfully: ");
		print_quoted(task, right, right_count);
		task_out(task, "\n");
	}
	tool_exit(task, 0);
}

static void delete_selected(struct task *task)
{
	struct consumer_groups *g = task->state;

	if (g->group_count == 0) {
		task_out(task, "Deletion of requested consumer groups () was successful.\n");
		tool_exit(task, 0);
		return;
	}
	tool_then_do(task, admin_delete_groups(g->tool.admin, task->event, task->fx, g->groups, g->group_count, g->timeout_ms), deleted);
}

/* ---- --validate-regex ----------------------------------------------------------------------------------------------- */

static void validate_regex(struct task *task)
{
	struct bytes text = text_of(task, "validate-regex");
	const char *why = pattern_re2_fault(text);

	if (why)
		task_out(task, "The regular expression `%.*s` is invalid: %s.\n", TEXT(text), why);
	else
		task_out(task, "The regular expression `%.*s` is valid.\n", TEXT(text));
	task_exit(task, 0);
}

/* ---- The command ---------------------------------------------------------------------------------------------------- */

static void fail_for_file(struct task *task, const char *class, struct bytes message)
{
	struct bytes cause = arena_printf(task_arena(task), "%s: %.*s", class, TEXT(message));

	consumer_groups_throw_caused(task, "java.lang.RuntimeException", cause, arena_printf(task_arena(task), "%.*s\nCaused by: %.*s", TEXT(cause), TEXT(cause)));
}

static void act(struct task *task)
{
	if (has(task, "list"))
		list(task);
	else if (has(task, "describe"))
		consumer_groups_select(task, consumer_groups_describe);
	else if (has(task, "delete"))
		consumer_groups_select(task, delete_selected);
	else if (has(task, "reset-offsets"))
		consumer_groups_select(task, consumer_groups_reset);
	else
		consumer_groups_delete_offsets(task);
}

static void start(struct task *task)
{
	struct consumer_groups *g = task->state;
	struct buf problem = { .heap = task->heap };

	if (!check_arguments(task) || !check_action(task))
		return;
	if (has(task, "validate-regex")) {
		validate_regex(task);
		return;
	}
	options_integer(&task->options, &task->memory, "timeout", &g->timeout_ms);
	options_integer(&task->options, &task->memory, "shift-by", &g->shift_by);
	if (options_count(&task->options, "to-offset") > 0)
		options_integer(&task->options, &task->memory, "to-offset", &g->to_offset);
	struct bytes servers = text_of(task, "bootstrap-server");

	if (!bytes_is_null(task->options.problem)) {
		consumer_groups_error(task, arena_printf(task_arena(task), "Executing consumer group command failed due to %.*s", TEXT(task->options.problem)),
		                      task->options.problem_class, task->options.problem_trace);
		task_exit(task, 0);
		return;
	}
	g->tool.on_bad_config = fail_for_file;
	if (tool_open(task, servers, false, text_of(task, "command-config"), &problem)) {
		act(task);
	} else if (!task->is_done) {
		consumer_groups_error(task, BYTES("Executing consumer group command failed due to Failed to create new KafkaAdminClient"),
		                      "org.apache.kafka.common.KafkaException", BYTES("Failed to create new KafkaAdminClient"));
		task_err(task, "Caused by: org.apache.kafka.common.config.ConfigException: %s\n", buf_text(&problem));
		task_exit(task, 0);
	}
	buf_free(&problem);
}

const struct command kafka_consumer_groups_command = { .name = "kafka-consumer-groups",
	                                                   .summary = "list, describe and delete consumer groups, reset their offsets",
	                                                   .group = COMMAND_KAFKA,
	                                                   .options = options,
	                                                   .state_size = sizeof(struct consumer_groups),
	                                                   .start = start,
	                                                   .step = tool_step,
	                                                   .deadline = tool_deadline,
	                                                   .end = tool_end };
