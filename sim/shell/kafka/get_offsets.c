/* kafka-get-offsets: topic:partition:offset for every partition that is asked for. */
#include <stdlib.h>

#include "sim/shell/kafka/tool.h"

#define described_topic describe_topic_partitions_response_describe_topic_partitions_response_topic

#define USAGE "An interactive shell for getting topic-partition offsets."

/* One rule of --topic-partitions, or --topic with --partitions. */
struct rule {
	struct bytes pattern;
	int64_t from, to; /* partitions: from inclusive, to exclusive */
	int64_t *partitions; /* --partitions: these only; NULL: the range counts */
	int32_t partition_count;
};

struct get_offsets {
	struct tool tool;
	struct rule *rules;
	int32_t rule_count;
	struct topic_partition *partitions;
	int32_t partition_count;
	int64_t time;
};

static const struct option options[] = {
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "HOST1:PORT1,...,HOST3:PORT3", .about = "REQUIRED. The servers to connect to." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "config file", .about = "File with settings of the admin client." },
	{ .name = "exclude-internal-topics", .type = OPTION_FLAG, .about = "Leave internal topics out." },
	{ .name = "partitions", .type = OPTION_STRING, .argument = "partition ids", .about = "The partitions, between commas; all if it is left out. Not with --topic-partitions." },
	{ .name = "time", .type = OPTION_STRING, .argument = "<timestamp> / -1 or latest / -2 or earliest / -3 or max-timestamp / -4 or earliest-local / -5 or latest-tiered / -6 or earliest-pending-upload", .standard = "latest", .about = "Which offsets: the first at or behind a time, or a special one." },
	{ .name = "topic", .type = OPTION_STRING, .argument = "topic", .about = "The topic, a regular expression; all topics if it is left out. Not with --topic-partitions." },
	{ .name = "topic-partitions", .type = OPTION_STRING, .argument = "topic1:1,topic2:0-3,topic3,topic4:5-,topic5:-3", .about = "Topics and partitions: an expression, then a number, or a range without its end, or nothing for all." },
	OPTIONS_HELP,
	{ 0 },
};

static void fail_for_file(struct task *task, const char *class, struct bytes message)
{
	task_err(task, "Error occurred: ");
	tool_throw(task, class, message);
}

static void fail(struct task *task, const char *class, struct bytes message)
{
	task_err(task, "Error occurred: %.*s\n", TEXT(message));
	if (class)
		task_err(task, "%s: %.*s\n", class, TEXT(message));
	tool_exit(task, 1);
}

static bool has_failed(struct task *task, const struct admin_result *result)
{
	struct bytes error = tool_error_of(task, result);

	if (bytes_is_null(error))
		return false;
	fail(task, "java.util.concurrent.ExecutionException", error);
	return true;
}

/* ---- What is asked for ---------------------------------------------------------------------------------------------- */

static bool take_digits(struct bytes text, size_t *at, int64_t *out)
{
	size_t start = *at;

	while (*at < text.size && text.data[*at] >= '0' && text.data[*at] <= '9')
		++*at;
	return *at > start && bytes_to_int64(bytes_slice(text, start, *at - start), out);
}

/* "topic", "topic:3", "topic:1-4", "topic:-4", "topic:1-", ":3" */
static bool parse_rule(struct task *task, struct bytes text, struct rule *rule)
{
	size_t colon = bytes_find(text, 0, ':'), at = colon + 1;
	struct bytes topic = bytes_slice(text, 0, colon);

	*rule = (struct rule){ .pattern = tool_filter_pattern(task, topic.size > 0 ? topic : BYTES(".*")), .to = INT32_MAX };
	rule->pattern = arena_copy(&task->memory, rule->pattern);
	if (at >= text.size)
		return true;
	bool has_from = take_digits(text, &at, &rule->from);

	if (at < text.size && text.data[at] == '-') {
		at++;
		take_digits(text, &at, &rule->to);
	} else if (has_from) {
		rule->to = rule->from + 1;
	}
	return at == text.size;
}

static bool take_rules(struct task *task)
{
	struct get_offsets *g = task->state;
	struct bytes text = options_text(&task->options, &task->memory, "topic-partitions"), *items;

	g->rule_count = tool_split(&task->memory, text, ',', &items);
	g->rules = arena_calloc(&task->memory, (size_t)g->rule_count, sizeof(*g->rules));
	for (int32_t i = 0; i < g->rule_count; i++) {
		if (!parse_rule(task, items[i], &g->rules[i])) {
			struct bytes why = arena_printf(task_arena(task), "org.apache.kafka.tools.TerseException: Invalid rule specification: %.*s", TEXT(items[i]));

			task_err(task, "Error occurred: ");
			tool_throw_caused(task, "java.lang.RuntimeException", why, arena_printf(task_arena(task), "%.*s\nCaused by: %.*s", TEXT(why), TEXT(why)));
			return false;
		}
	}
	return true;
}

static bool take_topic(struct task *task)
{
	struct get_offsets *g = task->state;
	struct bytes topic = options_text(&task->options, &task->memory, "topic");
	struct bytes partitions = options_text(&task->options, &task->memory, "partitions"), *items;

	g->rule_count = 1;
	g->rules = ARENA_NEW(&task->memory, struct rule);
	*g->rules = (struct rule){ .to = INT32_MAX };
	g->rules->pattern = arena_copy(&task->memory, tool_filter_pattern(task, bytes_is_null(topic) ? BYTES(".*") : topic));
	if (partitions.size == 0)
		return true;
	g->rules->partition_count = tool_split(task_arena(task), partitions, ',', &items);
	g->rules->partitions = arena_calloc(&task->memory, (size_t)g->rules->partition_count, sizeof(int64_t));
	for (int32_t i = 0; i < g->rules->partition_count; i++) {
		if (!bytes_to_int64(items[i], &g->rules->partitions[i])) {
			fail(task, NULL, arena_printf(task_arena(task), "--partitions expects a comma separated list of numeric partition ids, but received: %.*s",
			                              TEXT(partitions)));
			return false;
		}
	}
	return true;
}

static bool take_time(struct task *task)
{
	static const char *const names[] = { "latest", "earliest", "max-timestamp", "earliest-local", "latest-tiered", "earliest-pending-upload" };
	struct get_offsets *g = task->state;
	struct bytes text = options_text(&task->options, &task->memory, "time");

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (bytes_equal_text(text, names[i])) {
			g->time = -1 - (int64_t)i;
			return true;
		}
	}
	if (bytes_to_int64(text, &g->time))
		return true;
	fail(task, NULL, arena_printf(task_arena(task), "Malformed time argument %.*s. Please use -1 or latest / -2 or earliest / -3 or max-timestamp / "
	                              "-4 or earliest-local / -5 or latest-tiered / -6 or earliest-pending-upload, or a specified long format timestamp",
	                              TEXT(text)));
	return false;
}

static bool is_partition_wanted(const struct rule *rule, int32_t partition)
{
	for (int32_t i = 0; i < rule->partition_count; i++)
		if (rule->partitions[i] == partition)
			return true;
	return rule->partition_count == 0 && partition >= rule->from && partition < rule->to;
}

static bool is_wanted(struct task *task, struct bytes topic, int32_t partition)
{
	struct get_offsets *g = task->state;

	for (int32_t i = 0; i < g->rule_count; i++)
		if (tool_matches(task, g->rules[i].pattern, topic) && (partition < 0 || is_partition_wanted(&g->rules[i], partition)))
			return true;
	return false;
}

/* ---- The answers ---------------------------------------------------------------------------------------------------- */

struct line {
	struct bytes name; /* "topic-partition": what lines are sorted by */
	struct bytes text;
};

static int by_name(const void *a, const void *b)
{
	return bytes_compare(((const struct line *)a)->name, ((const struct line *)b)->name);
}

static void got_offsets(struct task *task, const struct admin_result *result)
{
	struct line *lines = arena_calloc(task_arena(task), (size_t)result->item_count + 1, sizeof(*lines));
	int32_t count = 0;

	for (int32_t i = 0; i < result->item_count; i++) {
		const struct admin_item *item = &result->items[i];
		struct bytes name = arena_printf(task_arena(task), "%.*s-%d", TEXT(item->name), item->number);
		const struct list_offsets_response_list_offsets_partition_response *answer = item->data;

		if (item->exception) {
			task_err(task, "Skip getting offsets for topic-partition %.*s due to error: %.*s: %.*s\n", TEXT(name),
			         TEXT(tool_exception(task, item->exception)), TEXT(item->error));
		} else if (answer->offset != -1) {
			lines[count].name = name;
			lines[count++].text = arena_printf(task_arena(task), "%.*s:%d:%lld\n", TEXT(item->name), item->number, (long long)answer->offset);
		}
	}
	qsort(lines, (size_t)count, sizeof(*lines), by_name);
	for (int32_t i = 0; i < count; i++)
		task_write(task, 1, lines[i].text);
	tool_exit(task, 0);
}

static void got_topics(struct task *task, const struct admin_result *result)
{
	struct get_offsets *g = task->state;
	size_t size = 0;

	if (has_failed(task, result))
		return;
	for (int32_t i = 0; i < result->item_count; i++)
		size += (size_t)((const struct described_topic *)result->items[i].data)->partitions_count;
	struct admin_partition_time *asked = arena_calloc(task_arena(task), size + 1, sizeof(*asked));
	int32_t count = 0;

	for (int32_t i = 0; i < result->item_count; i++) {
		const struct described_topic *topic = result->items[i].data;

		for (int32_t j = 0; j < topic->partitions_count; j++)
			if (is_wanted(task, topic->name, topic->partitions[j].partition_index))
				asked[count++] = (struct admin_partition_time){ { topic->name, topic->partitions[j].partition_index }, g->time };
	}
	if (count == 0)
		fail(task, NULL, BYTES("Could not match any topic-partitions with the specified filters"));
	else
		tool_then_do(task, admin_list_offsets(g->tool.admin, task->event, task->fx, asked, count, false, 0), got_offsets);
}

static void got_names(struct task *task, const struct admin_result *result)
{
	struct get_offsets *g = task->state;
	struct bytes *topics = arena_calloc(task_arena(task), (size_t)result->item_count + 1, sizeof(*topics));
	int32_t count = 0;

	if (has_failed(task, result))
		return;
	for (int32_t i = 0; i < result->item_count; i++)
		if (is_wanted(task, result->items[i].name, -1))
			topics[count++] = result->items[i].name;
	if (count == 0)
		fail(task, NULL, BYTES("Could not match any topic-partitions with the specified filters"));
	else
		tool_then_do(task, admin_describe_topics(g->tool.admin, task->event, task->fx, topics, count, 0), got_topics);
}

/* ---- The command ---------------------------------------------------------------------------------------------------- */

static bool check_arguments(struct task *task)
{
	if (task->options.is_empty)
		tool_usage(task, USAGE);
	else if (!bytes_is_null(task->options.problem))
		fail(task, NULL, task->options.problem);
	else if (!tool_helped(task, USAGE) && !tool_missing(task, "bootstrap-server"))
		tool_bad_servers(task, options_text(&task->options, &task->memory, "bootstrap-server"));
	return !task->is_done;
}

static void start(struct task *task)
{
	struct get_offsets *g = task->state;
	struct buf problem = { .heap = task->heap };

	if (!check_arguments(task))
		return;
	bool has_rules = options_has(&task->options, "topic-partitions");

	if (has_rules && (options_has(&task->options, "topic") || options_has(&task->options, "partitions"))) {
		fail(task, NULL, BYTES("--topic-partitions cannot be used with --topic or --partitions"));
		return;
	}
	if (!take_time(task) || !(has_rules ? take_rules(task) : take_topic(task)))
		return;
	if (!bytes_is_null(task->options.problem)) {
		fail(task, task->options.problem_class, task->options.problem);
		return;
	}
	g->tool.client_id = "GetOffsetShell";
	g->tool.on_bad_config = fail_for_file;
	if (tool_open(task, options_text(&task->options, &task->memory, "bootstrap-server"), false,
	              options_text(&task->options, &task->memory, "command-config"), &problem)) {
		bool with_internal = !options_has(&task->options, "exclude-internal-topics");

		tool_then_do(task, admin_list_topics(g->tool.admin, task->event, task->fx, with_internal, 0), got_names);
	} else if (!task->is_done) {
		task_err(task, "Error occurred: ");
		tool_fail_to_open(task, &problem);
	}
	buf_free(&problem);
}

const struct command kafka_get_offsets_command = { .name = "kafka-get-offsets",
	                                               .summary = "print the offsets of partitions",
	                                               .group = COMMAND_KAFKA,
	                                               .options = options,
	                                               .state_size = sizeof(struct get_offsets),
	                                               .start = start,
	                                               .step = tool_step,
	                                               .deadline = tool_deadline,
	                                               .end = tool_end };
