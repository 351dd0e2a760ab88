/* kafka-topics: create, list, describe, alter and delete topics. */
#include "sim/shell/kafka/tool.h"

#include <stdlib.h>

#include "engine/base/uuid.h"

#define ongoing_reassignment list_partition_reassignments_response_ongoing_partition_reassignment
#define described_topic describe_topic_partitions_response_describe_topic_partitions_response_topic
#define described_partition describe_topic_partitions_response_describe_topic_partitions_response_partition

#define TO_ALTER_CONFIGS " (To alter topic configurations, the kafka-configs tool can be used.)"

struct topics {
	struct tool tool;
	const struct admin_result *descriptions; /* in the order in which they are shown */
	const struct admin_result *configs;
	const struct admin_result *cluster;
	const struct admin_result *reassignments;
	struct bytes *names; /* what list, alter and delete are about */
	int32_t name_count;
	int64_t partitions;
	struct int_list *assignment;
	int32_t assignment_count;
};

static const struct option options[] = {
	{ .name = "alter", .type = OPTION_FLAG, .about = "Change the number of partitions or the replica assignment." },
	{ .name = "at-min-isr-partitions", .type = OPTION_FLAG, .about = "With --describe: only partitions whose ISR is exactly the minimum." },
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "server to connect to", .about = "REQUIRED: the Kafka server to connect to." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "command config property file", .about = "File with settings of the admin client." },
	{ .name = "config", .type = OPTION_STRING, .argument = "name=value", .about = "With --create: a setting of the new topic, such as retention.ms=1000. It may be given more than once." },
	{ .name = "create", .type = OPTION_FLAG, .about = "Create a topic." },
	{ .name = "delete", .type = OPTION_FLAG, .about = "Delete a topic." },
	{ .name = "delete-config", .type = OPTION_STRING, .argument = "name", .about = "Has no effect any more." },
	{ .name = "describe", .type = OPTION_FLAG, .about = "Show topics, their partitions and replicas." },
	{ .name = "exclude-internal", .type = OPTION_FLAG, .about = "With --list or --describe: leave internal topics out." },
	{ .name = "if-exists", .type = OPTION_FLAG, .about = "With --alter, --delete or --describe: do nothing if there is no such topic." },
	{ .name = "if-not-exists", .type = OPTION_FLAG, .about = "With --create: do not fail if the topic is there." },
	{ .name = "list", .type = OPTION_FLAG, .about = "List the topics." },
	{ .name = "partition-size-limit-per-response", .type = OPTION_INT, .argument = "maximum number of partitions per response", .about = "How many partitions one answer may describe." },
	{ .name = "partitions", .type = OPTION_INT, .argument = "# of partitions", .about = "How many partitions the topic gets. Adding some changes where keys go." },
	{ .name = "replica-assignment", .type = OPTION_STRING, .argument = "broker_id_for_part1_replica1 : broker_id_for_part1_replica2 , broker_id_for_part2_replica1 : broker_id_for_part2_replica2 , ...", .about = "Which brokers hold which partition." },
	{ .name = "replication-factor", .type = OPTION_INT, .argument = "replication factor", .about = "With --create: how many replicas each partition gets." },
	{ .name = "topic", .type = OPTION_STRING, .argument = "topic", .about = "The topic. Except with --create, a regular expression." },
	{ .name = "topic-id", .type = OPTION_STRING, .argument = "topic-id", .about = "With --describe: the id of the topic." },
	{ .name = "topics-with-overrides", .type = OPTION_FLAG, .about = "With --describe: only topics with settings of their own." },
	{ .name = "unavailable-partitions", .type = OPTION_FLAG, .about = "With --describe: only partitions whose leader is not available." },
	{ .name = "under-min-isr-partitions", .type = OPTION_FLAG, .about = "With --describe: only partitions whose ISR is smaller than the minimum." },
	{ .name = "under-replicated-partitions", .type = OPTION_FLAG, .about = "With --describe: only partitions with replicas that are not in sync." },
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

/* What main() does with an exception of the options: message and trace. */
static bool has_problem(struct task *task)
{
	if (!bytes_is_null(task->options.problem))
		tool_throw_caused(task, task->options.problem_class, task->options.problem, task->options.problem_trace);
	return task->is_done;
}

/* What the tool does with everything that goes wrong later. */
static void fail_caused(struct task *task, const char *class, struct bytes message, struct bytes trace)
{
	task_out(task, "Error while executing topic command : %.*s\n", TEXT(message));
	task_log(task, "ERROR", "org.apache.kafka.tools.TopicCommand", "%s: %.*s\n", class, TEXT(trace));
	tool_exit(task, 1);
}

static void fail(struct task *task, const char *class, struct bytes message)
{
	fail_caused(task, class, message, message);
}

static bool fail_result(struct task *task, const char *exception, struct bytes message)
{
	/* The client does not even ask for a topic without a name. */
	if (strcmp(exception, "InvalidTopicException") == 0 && text_of(task, "topic").size == 0)
		message = BYTES("The given topic name '' cannot be represented in a request.");
	/* The tool looks at values itself, before it asks the brokers. */
	bool is_value = strcmp(exception, "InvalidConfigurationException") == 0 && bytes_starts_with(message, BYTES("Invalid value "));
	struct bytes class = tool_exception(task, is_value ? "ConfigException" : exception);

	fail(task, arena_text(task_arena(task), class), message);
	return true;
}

/* The first error of a result. */
static bool has_failed(struct task *task, const struct admin_result *result)
{
	if (result->exception)
		return fail_result(task, result->exception, result->error);
	for (int32_t i = 0; i < result->item_count; i++)
		if (result->items[i].exception)
			return fail_result(task, result->items[i].exception, result->items[i].error);
	return false;
}

/* ---- The arguments -------------------------------------------------------------------------------------------------- */

static bool check_required(struct task *task)
{
	if (!has(task, "bootstrap-server")) {
		tool_throw(task, "java.lang.IllegalArgumentException", BYTES("--bootstrap-server must be specified"));
		return false;
	}
	if (has(task, "describe") && has(task, "if-exists")) {
		if (!has(task, "topic") && !has(task, "topic-id"))
			tool_usage(task, "--topic or --topic-id is required to describe a topic");
		else if (has(task, "topic") && has(task, "topic-id"))
			task_out(task, "Only topic id will be used when both --topic and --topic-id are specified and topicId is not Uuid.ZERO_UUID\n");
	}
	if (!task->is_done && !has(task, "list") && !has(task, "describe"))
		tool_missing(task, "topic");
	if (!task->is_done && has(task, "alter") && has(task, "config"))
		tool_usage(task, "Option combination \"[[bootstrap-server], [config]]\" can't be used with option \"[alter]\"" TO_ALTER_CONFIGS);
	if (!task->is_done && has(task, "alter"))
		tool_missing(task, "partitions");
	return !task->is_done;
}

static bool check_combinations(struct task *task)
{
	static const struct {
		const char *used;
		const char *others[6];
	} rules[] = {
		{ "config", { "describe", "list", "delete" } },
		{ "partitions", { "describe", "list", "delete" } },
		{ "replication-factor", { "alter", "describe", "list", "delete" } },
		{ "replica-assignment", { "describe", "list", "delete" } },
		{ "under-replicated-partitions", { "alter", "create", "list", "delete", "topics-with-overrides" } },
		{ "under-min-isr-partitions", { "alter", "create", "list", "delete", "topics-with-overrides" } },
		{ "at-min-isr-partitions", { "alter", "create", "list", "delete", "topics-with-overrides" } },
		{ "unavailable-partitions", { "alter", "create", "list", "delete", "topics-with-overrides" } },
		{ "topics-with-overrides", { "alter", "create", "list", "delete" } },
		{ "if-exists", { "create", "list" } },
		{ "if-not-exists", { "alter", "describe", "list", "delete" } },
		{ "exclude-internal", { "alter", "create", "delete" } },
	};
	static const char *const assignment_excludes[] = { "partitions", "replication-factor", NULL };

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (tool_excluded(task, rules[i].used, rules[i].others))
			return false;
		if (strcmp(rules[i].used, "replica-assignment") == 0 && has(task, "create") &&
		    tool_excluded(task, "replica-assignment", assignment_excludes))
			return false;
	}
	return true;
}

static bool check_arguments(struct task *task)
{
	static const char *const actions[] = { "create", "list", "alter", "describe", "delete" };
	int count = 0;

	if (task->options.is_empty) {
		tool_usage(task, "Create, delete, describe, or change a topic.");
		return false;
	}
	if (has_problem(task) || tool_helped(task, "This tool helps to create, delete, describe, or change a topic."))
		return false;
	for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
		count += has(task, actions[i]);
	if (count != 1) {
		tool_usage(task, "Command must include exactly one action: --list, --describe, --create, --alter or --delete");
		return false;
	}
	if (has(task, "delete-config"))
		task_err(task, "delete-config option is no longer supported and deprecated since version 4.0. "
		               "The config will be fully removed in future releases.\n");
	return check_required(task) && check_combinations(task);
}

/* ---- Replica assignments -------------------------------------------------------------------------------------------- */

static void fail_number(struct task *task, struct bytes text)
{
	fail(task, "java.lang.NumberFormatException", arena_printf(task_arena(task), "For input string: \"%.*s\"", TEXT(text)));
}

static void describe_list(struct buf *out, const int32_t *items, int32_t count, const char *separator)
{
	for (int32_t i = 0; i < count; i++)
		buf_printf(out, "%s%d", i > 0 ? separator : "", items[i]);
}

static struct bytes list_text(struct task *task, const int32_t *items, int32_t count, const char *separator)
{
	struct buf out = { .heap = task->heap };

	describe_list(&out, items, count, separator);
	struct bytes text = arena_copy(task_arena(task), buf_bytes(&out));

	buf_free(&out);
	return text;
}

/* Without what is empty at the end: "1:2," has one item. */
static int32_t split_like_java(struct task *task, struct bytes text, uint8_t separator, struct bytes **items)
{
	int32_t count = tool_split(&task->memory, text, separator, items);

	while (count > 0 && (*items)[count - 1].size == 0)
		count--;
	return count;
}

static bool parse_replicas(struct task *task, struct bytes text, struct int_list *out)
{
	struct bytes *items;
	int32_t count = split_like_java(task, text, ':', &items);
	int32_t *ids = arena_calloc(&task->memory, (size_t)count + 1, sizeof(*ids)), *twice = arena_calloc(&task->memory, (size_t)count + 1, sizeof(*ids));
	int32_t twice_count = 0;
	int64_t id;

	for (int32_t i = 0; i < count; i++) {
		if (!bytes_to_int64(bytes_trim(items[i]), &id) || id < INT32_MIN || id > INT32_MAX) {
			fail_number(task, bytes_trim(items[i]));
			return false;
		}
		for (int32_t j = 0; j < i; j++)
			if (ids[j] == id)
				twice[twice_count++] = (int32_t)id;
		ids[i] = (int32_t)id;
	}
	if (twice_count > 0) {
		fail(task, "org.apache.kafka.tools.AdminCommandFailedException",
		     arena_printf(task_arena(task), "Partition replica lists may not contain duplicate entries: %.*s",
		                  TEXT(list_text(task, twice, twice_count, ","))));
		return false;
	}
	*out = (struct int_list){ ids, count };
	return true;
}

static bool parse_assignment(struct task *task)
{
	struct topics *t = task->state;
	struct bytes text = text_of(task, "replica-assignment"), *items;

	if (text.size == 0)
		return true;
	int32_t count = split_like_java(task, text, ',', &items);

	t->assignment = arena_calloc(&task->memory, (size_t)count + 1, sizeof(*t->assignment));
	for (int32_t i = 0; i < count; i++) {
		if (!parse_replicas(task, items[i], &t->assignment[i]))
			return false;
		if (t->assignment[i].count != t->assignment[0].count) {
			fail(task, "org.apache.kafka.tools.AdminOperationException",
			     arena_printf(task_arena(task), "Partition %d has different replication factor: [%.*s]", i,
			                  TEXT(list_text(task, t->assignment[i].items, t->assignment[i].count, ", "))));
			return false;
		}
	}
	t->assignment_count = count;
	return true;
}

/* ---- Create --------------------------------------------------------------------------------------------------------- */

static void created(struct task *task, const struct admin_result *result)
{
	struct bytes topic = text_of(task, "topic");

	if (result->item_count > 0 && result->items[0].error_code == KAFKA_TOPIC_ALREADY_EXISTS && has(task, "if-not-exists")) {
		tool_exit(task, 0);
		return;
	}
	if (has_failed(task, result))
		return;
	task_out(task, "Created topic %.*s.\n", TEXT(topic));
	tool_exit(task, 0);
}

/* "name=value" with blanks around; false unless it is exactly that. */
static bool parse_config(struct bytes text, struct admin_config *out)
{
	size_t equals = bytes_find(text, 0, '=');

	if (equals == text.size || bytes_find(text, equals + 1, '=') < text.size || bytes_trim(bytes_slice(text, equals + 1, text.size)).size == 0)
		return false;
	out->name = bytes_trim(bytes_slice(text, 0, equals));
	out->value = bytes_trim(bytes_slice(text, equals + 1, text.size));
	return true;
}

static bool take_configs(struct task *task, struct admin_new_topic *topic)
{
	int32_t count = options_count(&task->options, "config");
	struct admin_config *configs = arena_calloc(&task->memory, (size_t)count + 1, sizeof(*configs));

	for (int32_t i = 0; i < count; i++) {
		if (!parse_config(options_value(&task->options, "config", i), &configs[i])) {
			fail(task, "java.lang.IllegalArgumentException",
			     BYTES("requirement failed: Invalid topic config: all configs to be added must be in the format \"key=val\"."));
			return false;
		}
	}
	topic->configs = configs;
	topic->config_count = count;
	return true;
}

/* A value that cannot be parsed is thrown inside the service: told as its other errors are. */
static bool take_number(struct task *task, const char *name, int64_t *out)
{
	if (options_integer(&task->options, &task->memory, name, out))
		return true;
	fail_caused(task, task->options.problem_class, task->options.problem, task->options.problem_trace);
	return false;
}

static void create(struct task *task)
{
	struct topics *t = task->state;
	struct admin_new_topic topic = { .name = text_of(task, "topic"), .partitions = -1, .replication_factor = -1 };
	int64_t partitions = -1, factor = -1;

	if (!take_number(task, "partitions", &partitions) || !take_number(task, "replication-factor", &factor) ||
	    !parse_assignment(task) || !take_configs(task, &topic))
		return;
	if (bytes_find(topic.name, 0, '.') < topic.name.size || bytes_find(topic.name, 0, '_') < topic.name.size)
		task_out(task, "WARNING: Due to limitations in metric names, topics with a period ('.') or underscore ('_') could collide. "
		               "To avoid issues it is best to use either, but not both.\n");
	if (has(task, "replication-factor") && (factor > INT16_MAX || factor < 1)) {
		fail(task, "java.lang.IllegalArgumentException", BYTES("The replication factor must be between 1 and 32767 inclusive"));
		return;
	}
	if (has(task, "partitions") && partitions < 1) {
		fail(task, "java.lang.IllegalArgumentException", BYTES("The partitions must be greater than 0"));
		return;
	}
	topic.partitions = (int32_t)partitions;
	topic.replication_factor = (int16_t)factor;
	topic.assignment = t->assignment;
	topic.assignment_count = t->assignment_count;
	tool_then_do(task, admin_create_topics(t->tool.admin, task->event, task->fx, &topic, 1, false, 0), created);
}

/* ---- The topics that are meant -------------------------------------------------------------------------------------- */

static void select_topics(struct task *task, const struct admin_result *result)
{
	struct topics *t = task->state;
	struct bytes wanted = text_of(task, "topic");
	struct bytes pattern = tool_filter_pattern(task, wanted);

	t->names = arena_calloc(&task->memory, (size_t)result->item_count + 1, sizeof(*t->names));
	for (int32_t i = 0; i < result->item_count; i++) {
		struct bytes name = result->items[i].name;

		if (has(task, "exclude-internal") && tool_is_internal(name))
			continue;
		if (bytes_is_null(wanted) || tool_matches(task, pattern, name))
			t->names[t->name_count++] = name;
	}
}

/* True if the tool goes on with them. */
static bool found_topics(struct task *task, const struct admin_result *result)
{
	struct topics *t = task->state;
	struct bytes wanted = text_of(task, "topic");

	if (has_failed(task, result))
		return false;
	select_topics(task, result);
	if (t->name_count == 0 && wanted.size > 0 && !has(task, "if-exists")) {
		fail(task, "java.lang.IllegalArgumentException",
		     arena_printf(task_arena(task), "Topic '%.*s' does not exist as expected", TEXT(wanted)));
		return false;
	}
	if (t->name_count == 0)
		tool_exit(task, 0);
	return t->name_count > 0;
}

static void listed(struct task *task, const struct admin_result *result)
{
	struct topics *t = task->state;

	if (has_failed(task, result))
		return;
	select_topics(task, result);
	for (int32_t i = 0; i < t->name_count; i++)
		task_out(task, "%s%.*s", i > 0 ? "\n" : "", TEXT(t->names[i]));
	task_out(task, "\n"); /* also when there is none */
	tool_exit(task, 0);
}

static void done(struct task *task, const struct admin_result *result)
{
	if (!has_failed(task, result))
		tool_exit(task, 0);
}

static void delete_found(struct task *task, const struct admin_result *result)
{
	struct topics *t = task->state;

	if (found_topics(task, result))
		tool_then_do(task, admin_delete_topics(t->tool.admin, task->event, task->fx, t->names, t->name_count, 0), done);
}

/* ---- Alter ---------------------------------------------------------------------------------------------------------- */

static void alter_described(struct task *task, const struct admin_result *result)
{
	struct topics *t = task->state;
	struct admin_new_partitions *wanted = arena_calloc(&task->memory, (size_t)t->name_count, sizeof(*wanted));

	if (has_failed(task, result))
		return;
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct described_topic *topic = result->items[i].data;
		int32_t now = topic->partitions_count < t->assignment_count ? topic->partitions_count : t->assignment_count;

		wanted[i] = (struct admin_new_partitions){ .topic = result->items[i].name, .total = (int32_t)t->partitions };
		if (t->assignment) {
			wanted[i].assignment = t->assignment + now;
			wanted[i].assignment_count = t->assignment_count - now;
		}
	}
	tool_then_do(task, admin_create_partitions(t->tool.admin, task->event, task->fx, wanted, result->item_count, false, 0), done);
}

static void alter_found(struct task *task, const struct admin_result *result)
{
	struct topics *t = task->state;

	if (found_topics(task, result))
		tool_then_do(task, admin_describe_topics(t->tool.admin, task->event, task->fx, t->names, t->name_count, 0), alter_described);
}

static void alter(struct task *task)
{
	struct topics *t = task->state;

	if (take_number(task, "partitions", &t->partitions) && parse_assignment(task))
		tool_then_do(task, admin_list_topics(t->tool.admin, task->event, task->fx, true, 0), alter_found);
}

/* ---- Describe ------------------------------------------------------------------------------------------------------- */

static bool shows_partitions_only(struct task *task)
{
	return has(task, "unavailable-partitions") || has(task, "under-replicated-partitions") || has(task, "under-min-isr-partitions") ||
	       has(task, "at-min-isr-partitions");
}

static bool is_live(const struct topics *t, int32_t broker)
{
	const struct describe_cluster_response *cluster = t->cluster->items[0].data;

	for (int32_t i = 0; i < cluster->brokers_count; i++)
		if (cluster->brokers[i].broker_id == broker)
			return true;
	return false;
}

/* 5 is the source DEFAULT_CONFIG: what nobody set anywhere. */
static bool is_default(const struct describe_configs_response_describe_configs_resource_result *config)
{
	return config->config_source == 5;
}

static int64_t min_isr(const struct describe_configs_response_describe_configs_result *configs)
{
	int64_t value = 1;

	for (int32_t i = 0; configs && i < configs->configs_count; i++)
		if (bytes_equal_text(configs->configs[i].name, "min.insync.replicas"))
			bytes_to_int64(configs->configs[i].value, &value);
	return value;
}

/* NULL: it is not being moved. */
static const struct ongoing_reassignment *reassignment_of(const struct topics *t, struct bytes topic, int32_t partition)
{
	for (int32_t i = 0; i < t->reassignments->item_count; i++)
		if (t->reassignments->items[i].number == partition && bytes_equal(t->reassignments->items[i].name, topic))
			return t->reassignments->items[i].data;
	return NULL;
}

/* While it is moved, those that are added do not count yet. */
static int32_t replication_factor(const struct topics *t, struct bytes topic, const struct described_partition *p)
{
	const struct ongoing_reassignment *r = reassignment_of(t, topic, p->partition_index);

	return r ? r->replicas_count - r->adding_replicas_count : p->replica_nodes_count;
}

static bool is_shown(struct task *task, struct bytes topic, const struct described_partition *p, int64_t min_isr_count)
{
	const struct topics *t = task->state;
	bool has_leader = p->leader_id >= 0;

	if (!shows_partitions_only(task))
		return true;
	return (has(task, "under-replicated-partitions") && replication_factor(t, topic, p) > p->isr_nodes_count) ||
	       (has(task, "unavailable-partitions") && (!has_leader || !is_live(t, p->leader_id))) ||
	       (has(task, "under-min-isr-partitions") && (!has_leader || p->isr_nodes_count < min_isr_count)) ||
	       (has(task, "at-min-isr-partitions") && p->isr_nodes_count == min_isr_count);
}

static void print_partition(struct task *task, struct bytes topic, const struct described_partition *p)
{
	struct buf out = { .heap = task->heap };

	buf_printf(&out, "\tTopic: %.*s\tPartition: %d\tLeader: ", TEXT(topic), p->partition_index);
	if (p->leader_id >= 0)
		buf_printf(&out, "%d", p->leader_id);
	else
		buf_add_text(&out, "none");
	buf_add_text(&out, "\tReplicas: ");
	describe_list(&out, p->replica_nodes, p->replica_nodes_count, ",");
	buf_add_text(&out, "\tIsr: ");
	describe_list(&out, p->isr_nodes, p->isr_nodes_count, ",");
	const struct ongoing_reassignment *r = reassignment_of(task->state, topic, p->partition_index);

	if (r) {
		buf_add_text(&out, "\tAdding Replicas: ");
		describe_list(&out, r->adding_replicas, r->adding_replicas_count, ",");
		buf_add_text(&out, "\tRemoving Replicas: ");
		describe_list(&out, r->removing_replicas, r->removing_replicas_count, ",");
	}
	buf_add_text(&out, p->eligible_leader_replicas_count >= 0 ? "\tElr: " : "\tElr: N/A");
	describe_list(&out, p->eligible_leader_replicas, p->eligible_leader_replicas_count, ",");
	buf_add_text(&out, p->last_known_elr_count >= 0 ? "\tLastKnownElr: " : "\tLastKnownElr: N/A");
	describe_list(&out, p->last_known_elr, p->last_known_elr_count, ",");
	buf_add_char(&out, '\n');
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static void print_topic(struct task *task, const struct described_topic *topic,
                        const struct describe_configs_response_describe_configs_result *configs)
{
	struct buf out = { .heap = task->heap };
	char id[UUID_TEXT_SIZE + 1];
	bool has_own = false;

	for (int32_t i = 0; configs && i < configs->configs_count; i++)
		has_own = has_own || !is_default(&configs->configs[i]);
	if (has(task, "topics-with-overrides") && !has_own)
		return;
	buf_printf(&out, "Topic: %.*s", TEXT(topic->name));
	if (!uuid_is_zero(topic->topic_id))
		buf_printf(&out, "\tTopicId: %s", uuid_text(topic->topic_id, id));
	buf_printf(&out, "\tPartitionCount: %d\tReplicationFactor: %d\tConfigs: ", topic->partitions_count,
	           topic->partitions_count > 0 ? replication_factor(task->state, topic->name, &topic->partitions[0]) : 0);
	has_own = false;
	for (int32_t i = 0; configs && i < configs->configs_count; i++) {
		if (is_default(&configs->configs[i]))
			continue;
		buf_printf(&out, "%s%.*s=%.*s", has_own ? "," : "", TEXT(configs->configs[i].name), TEXT(configs->configs[i].value));
		has_own = true;
	}
	buf_add_char(&out, '\n');
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static int by_partition(const void *a, const void *b)
{
	const struct described_partition *x = a, *y = b;

	return (x->partition_index > y->partition_index) - (x->partition_index < y->partition_index);
}

static void describe_topic(struct task *task, const struct described_topic *topic, const struct describe_configs_response_describe_configs_result *configs)
{
	size_t size = (size_t)topic->partitions_count * sizeof(*topic->partitions);
	struct described_partition *partitions = arena_alloc(task_arena(task), size);

	if (size > 0)
		memcpy(partitions, topic->partitions, size);
	qsort(partitions, (size_t)topic->partitions_count, sizeof(*partitions), by_partition);
	struct described_topic sorted = *topic;

	sorted.partitions = partitions;
	if (!shows_partitions_only(task))
		print_topic(task, &sorted, configs);
	for (int32_t i = 0; i < topic->partitions_count && !has(task, "topics-with-overrides"); i++)
		if (is_shown(task, topic->name, &partitions[i], min_isr(configs)))
			print_partition(task, topic->name, &partitions[i]);
}

static const struct admin_result *keep(struct task *task, const struct admin_result *result)
{
	struct admin_result *kept = ARENA_NEW(&task->memory, struct admin_result);

	*kept = *result;
	return kept;
}

static int by_topic_name(const void *a, const void *b)
{
	const struct described_topic *const *x = a, *const *y = b;

	return bytes_compare((*x)->name, (*y)->name);
}

/* Configs were asked for in the order of the names. */
static void describe_all(struct task *task, const struct admin_result *result)
{
	struct topics *t = task->state;
	int32_t count = t->descriptions->item_count;
	const struct described_topic **sorted = arena_calloc(task_arena(task), (size_t)count + 1, sizeof(struct described_topic *));

	if (has_failed(task, result))
		return;
	t->reassignments = result;
	for (int32_t i = 0; i < count; i++)
		sorted[i] = t->descriptions->items[i].data;
	qsort(sorted, (size_t)count, sizeof(struct described_topic *), by_topic_name);
	for (int32_t i = 0; i < t->name_count; i++) {
		const struct described_topic key = { .name = t->names[i] }, *wanted = &key;
		const struct described_topic **found = bsearch(&wanted, sorted, (size_t)count, sizeof(struct described_topic *), by_topic_name);

		describe_topic(task, *found, t->configs->items[i].data);
	}
	tool_exit(task, 0);
}

static void describe_reassignments(struct task *task, const struct admin_result *result)
{
	struct topics *t = task->state;

	if (has_failed(task, result))
		return;
	t->cluster = keep(task, result);
	tool_then_do(task, admin_list_reassignments(t->tool.admin, task->event, task->fx, NULL, 0, 0), describe_all);
}

static void describe_cluster(struct task *task, const struct admin_result *result)
{
	struct topics *t = task->state;

	if (has_failed(task, result))
		return;
	t->configs = keep(task, result);
	tool_then_do(task, admin_describe_cluster(t->tool.admin, task->event, task->fx, false, 0), describe_reassignments);
}

static void describe_configs(struct task *task, const struct admin_result *result)
{
	struct topics *t = task->state;

	if (has_failed(task, result))
		return;
	t->descriptions = keep(task, result);
	t->names = arena_calloc(&task->memory, (size_t)result->item_count + 1, sizeof(*t->names));
	t->name_count = result->item_count;
	struct admin_resource *resources = arena_calloc(task_arena(task), (size_t)result->item_count + 1, sizeof(*resources));

	for (int32_t i = 0; i < result->item_count; i++)
		t->names[i] = ((const struct described_topic *)result->items[i].data)->name;
	tool_sort_as_hash_map(task, t->names, t->name_count, t->name_count);
	for (int32_t i = 0; i < t->name_count; i++)
		resources[i] = (struct admin_resource){ .type = 2, .name = t->names[i] };
	tool_then_do(task, admin_describe_configs(t->tool.admin, task->event, task->fx, resources, t->name_count, false, false, 0),
	             describe_cluster);
}

static void describe_found(struct task *task, const struct admin_result *result)
{
	struct topics *t = task->state;

	if (found_topics(task, result))
		tool_then_do(task, admin_describe_topics(t->tool.admin, task->event, task->fx, t->names, t->name_count, 0), describe_configs);
}

static bool has_id(const struct admin_result *result, struct uuid id)
{
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct metadata_response_metadata_response_topic *topic = result->items[i].data;

		if (topic && uuid_equal(topic->topic_id, id))
			return true;
	}
	return false;
}

static void describe_found_id(struct task *task, const struct admin_result *result)
{
	struct topics *t = task->state;
	struct bytes text = text_of(task, "topic-id");
	struct uuid id;

	uuid_parse(text, &id);
	if (has_failed(task, result))
		return;
	if (has_id(result, id))
		tool_then_do(task, admin_describe_topic_ids(t->tool.admin, task->event, task->fx, &id, 1, 0), describe_configs);
	else if (has(task, "if-exists"))
		tool_exit(task, 0);
	else
		fail(task, "java.lang.IllegalArgumentException",
		     arena_printf(task_arena(task), "TopicId '%.*s' does not exist as expected", TEXT(text)));
}

static void describe(struct task *task)
{
	struct topics *t = task->state;
	struct bytes text = text_of(task, "topic-id");
	struct uuid id = { { 0 } };

	if (text.size > 24) {
		fail(task, "java.lang.IllegalArgumentException",
		     arena_printf(task_arena(task), "Input string with prefix `%.*s` is too long to be decoded as a base64 UUID", TEXT(bytes_slice(text, 0, 24))));
		return;
	}
	if (!bytes_is_null(text) && !uuid_parse(text, &id)) {
		fail(task, "java.lang.IllegalArgumentException",
		     arena_printf(task_arena(task), "Input string `%.*s` decoded as %d bytes, which is not equal to the expected 16 bytes of a base64-encoded UUID",
		                  TEXT(text), (int)(text.size * 3 / 4)));
		return;
	}
	tool_then_do(task, admin_list_topics(t->tool.admin, task->event, task->fx, !has(task, "exclude-internal"), 0),
	             uuid_is_zero(id) ? describe_found : describe_found_id);
}

/* ---- The command ---------------------------------------------------------------------------------------------------- */

static void act(struct task *task)
{
	struct topics *t = task->state;

	text_of(task, "topic");
	text_of(task, "topic-id");
	if (!bytes_is_null(task->options.problem))
		fail(task, task->options.problem_class, task->options.problem);
	else if (has(task, "create"))
		create(task);
	else if (has(task, "alter"))
		alter(task);
	else if (has(task, "describe"))
		describe(task);
	else
		tool_then_do(task, admin_list_topics(t->tool.admin, task->event, task->fx, !has(task, "exclude-internal"), 0),
		             has(task, "list") ? listed : delete_found);
}

static void start(struct task *task)
{
	struct buf problem = { .heap = task->heap };

	if (!check_arguments(task))
		return;
	struct bytes server = text_of(task, "bootstrap-server"), config = text_of(task, "command-config");

	if (has_problem(task))
		return;
	if (tool_open(task, server, false, config, &problem))
		act(task);
	else if (!task->is_done)
		tool_fail_to_open(task, &problem);
	buf_free(&problem);
}

const struct command kafka_topics_command = { .name = "kafka-topics",
	                                          .summary = "create, list, describe, change and delete topics",
	                                          .group = COMMAND_KAFKA,
	                                          .options = options,
	                                          .state_size = sizeof(struct topics),
	                                          .start = start,
	                                          .step = tool_step,
	                                          .deadline = tool_deadline,
	                                          .end = tool_end };
