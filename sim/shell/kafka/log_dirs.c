/* kafka-log-dirs: what lies in the log directories of brokers, as JSON. */
#include <stdlib.h>

#include "sim/shell/kafka/tool.h"

struct log_dirs {
	struct tool tool;
	struct bytes *topics;
	int32_t topic_count;
	int32_t *wanted;
	int32_t wanted_count;
	int32_t *brokers;
	int32_t broker_count;
};

static const struct option options[] = {
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "The server(s) to use for bootstrapping", .about = "REQUIRED: the servers to connect to." },
	{ .name = "broker-list", .type = OPTION_STRING, .argument = "Broker list", .standard = "", .about = "The brokers, between commas; all of them if it is left out." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "Admin client property file", .about = "File with settings of the admin client." },
	{ .name = "describe", .type = OPTION_FLAG, .about = "Show the log directories of the brokers." },
	{ .name = "topic-list", .type = OPTION_STRING, .argument = "Topic list", .standard = "", .about = "The topics, between commas; all of them if it is left out." },
	OPTIONS_HELP,
	{ 0 },
};

static int compare_ids(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

/* Numbers come out of a HashSet by value, as long as they are few and small. */
static struct bytes ids_text(struct task *task, int32_t *ids, int32_t count)
{
	struct buf text = { .heap = task->heap };

	qsort(ids, (size_t)count, sizeof(*ids), compare_ids);
	for (int32_t i = 0; i < count; i++)
		buf_printf(&text, "%s%d", i > 0 ? "," : "", ids[i]);
	struct bytes copy = arena_copy(task_arena(task), buf_bytes(&text));

	buf_free(&text);
	return copy;
}

static bool is_wanted(const struct log_dirs *l, struct bytes topic)
{
	for (int32_t i = 0; i < l->topic_count; i++)
		if (bytes_equal(l->topics[i], topic))
			return true;
	return l->topic_count == 0;
}

static void add_quoted(struct buf *out, struct bytes text)
{
	buf_add_char(out, '"');
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '"' || text.data[i] == '\\')
			buf_add_char(out, '\\');
		buf_add_char(out, (char)text.data[i]);
	}
	buf_add_char(out, '"');
}

struct placed {
	struct bytes topic;
	const struct describe_log_dirs_response_describe_log_dirs_partition *partition;
};

static int by_partition(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;
	int order = bytes_compare(x->topic, y->topic);
	int32_t i = x->partition->partition_index, j = y->partition->partition_index;

	return order ? order : (i > j) - (i < j);
}

static void add_partitions(struct task *task, const struct describe_log_dirs_response_describe_log_dirs_result *dir, struct buf *out)
{
	struct topic_partition *order;
	struct placed *sorted;
	int32_t count = 0, room = 0;

	for (int32_t t = 0; t < dir->topics_count; t++)
		room += dir->topics[t].partitions_count;
	order = arena_calloc(task_arena(task), (size_t)room + 1, sizeof(*order));
	sorted = arena_calloc(task_arena(task), (size_t)room + 1, sizeof(*sorted));
	for (int32_t t = 0; t < dir->topics_count; t++)
		for (int32_t i = 0; is_wanted(task->state, dir->topics[t].name) && i < dir->topics[t].partitions_count; i++) {
			sorted[count] = (struct placed){ dir->topics[t].name, &dir->topics[t].partitions[i] };
			order[count++] = (struct topic_partition){ dir->topics[t].name, dir->topics[t].partitions[i].partition_index };
		}
	tool_sort_partitions_as_hash_map(task, order, count, 16);
	qsort(sorted, (size_t)count, sizeof(*sorted), by_partition);
	for (int32_t at = 0; at < count; at++) {
		const struct describe_log_dirs_response_describe_log_dirs_partition wanted = { .partition_index = order[at].partition };
		const struct placed *found = bsearch(&(struct placed){ order[at].topic, &wanted }, sorted, (size_t)count, sizeof(*sorted), by_partition);
		const struct describe_log_dirs_response_describe_log_dirs_partition *p = found->partition;

		buf_printf(out, "%s{\"partition\":\"%.*s-%d\",\"size\":%lld,\"offsetLag\":%lld,\"isFuture\":%s}", at > 0 ? "," : "", TEXT(order[at].topic),
		           order[at].partition, (long long)p->partition_size, (long long)p->offset_lag, p->is_future_key ? "true" : "false");
	}
}

static void add_broker(struct task *task, int32_t id, const struct describe_log_dirs_response *response, struct buf *out)
{
	buf_printf(out, "{\"broker\":%d,\"logDirs\":[", id);
	for (int32_t i = 0; i < response->results_count; i++) {
		const struct describe_log_dirs_response_describe_log_dirs_result *dir = &response->results[i];

		buf_add_text(out, i > 0 ? ",{\"partitions\":[" : "{\"partitions\":[");
		add_partitions(task, dir, out);
		if (dir->error_code)
			buf_printf(out, "],\"error\":\"org.apache.kafka.common.errors.%s\",\"logDir\":", kafka_error_exception(dir->error_code));
		else
			buf_add_text(out, "],\"error\":null,\"logDir\":");
		add_quoted(out, dir->log_dir);
		buf_add_char(out, '}');
	}
	buf_add_text(out, "]}");
}

static void described(struct task *task, const struct admin_result *result)
{
	struct log_dirs *l = task->state;
	struct buf json = { .heap = task->heap };

	if (tool_failed(task, result))
		return;
	struct bytes ids = ids_text(task, l->brokers, l->broker_count);

	task_out(task, "Received log directory information from brokers %.*s\n", TEXT(ids));
	buf_add_text(&json, "{\"brokers\":[");
	for (int32_t i = 0; i < l->broker_count; i++)
		for (int32_t j = 0; j < result->item_count; j++)
			if (result->items[j].number == l->brokers[i]) {
				if (i > 0)
					buf_add_char(&json, ',');
				add_broker(task, l->brokers[i], result->items[j].data, &json);
			}
	buf_add_text(&json, "],\"version\":1}\n");
	task_out(task, "%s", buf_text(&json));
	buf_free(&json);
	tool_exit(task, 0);
}

static void choose_brokers(struct task *task, const struct admin_result *result)
{
	struct log_dirs *l = task->state;

	if (tool_failed(task, result))
		return;
	const struct describe_cluster_response *cluster = result->items[0].data;
	struct arena *arena = task_arena(task);
	int32_t *known = arena_calloc(arena, (size_t)cluster->brokers_count + 1, sizeof(*known));
	int32_t *strange = arena_calloc(arena, (size_t)l->wanted_count + 1, sizeof(*strange)), strange_count = 0;

	l->brokers = arena_calloc(&task->memory, (size_t)(cluster->brokers_count + l->wanted_count) + 1, sizeof(*l->brokers));
	for (int32_t i = 0; i < cluster->brokers_count; i++)
		known[i] = cluster->brokers[i].broker_id;
	for (int32_t i = 0; i < l->wanted_count; i++) {
		bool is_known = false;

		for (int32_t j = 0; j < cluster->brokers_count; j++)
			is_known = is_known || known[j] == l->wanted[i];
		if (is_known)
			l->brokers[l->broker_count++] = l->wanted[i];
		else
			strange[strange_count++] = l->wanted[i];
	}
	for (int32_t i = 0; l->wanted_count == 0 && i < cluster->brokers_count; i++)
		l->brokers[l->broker_count++] = known[i];
	if (strange_count > 0) {
		struct bytes them = ids_text(task, strange, strange_count), all = ids_text(task, known, cluster->brokers_count);

		task_err(task, "ERROR: The given brokers do not exist from --broker-list: %.*s. Current existent brokers: %.*s\n", TEXT(them), TEXT(all));
		tool_exit(task, 1);
		return;
	}
	task_out(task, "Querying brokers for log directories information\n");
	qsort(l->brokers, (size_t)l->broker_count, sizeof(*l->brokers), compare_ids);
	tool_then_do(task, admin_describe_log_dirs(l->tool.admin, task->event, task->fx, l->brokers, l->broker_count, 0), described);
}

static bool take_lists(struct task *task)
{
	struct log_dirs *l = task->state;
	struct bytes *items;
	int32_t count = tool_split(&task->memory, options_text(&task->options, &task->memory, "topic-list"), ',', &items);

	l->topics = arena_calloc(&task->memory, (size_t)count + 1, sizeof(*l->topics));
	for (int32_t i = 0; i < count; i++)
		if (items[i].size > 0)
			l->topics[l->topic_count++] = items[i];
	count = tool_split(&task->memory, options_text(&task->options, &task->memory, "broker-list"), ',', &items);
	l->wanted = arena_calloc(&task->memory, (size_t)count + 1, sizeof(*l->wanted));
	for (int32_t i = 0; i < count; i++) {
		int64_t id;

		if (items[i].size == 0)
			continue;
		if (!bytes_to_int64(items[i], &id) || id < INT32_MIN || id > INT32_MAX) {
			tool_throw(task, "java.lang.NumberFormatException", arena_printf(task_arena(task), "For input string: \"%.*s\"", TEXT(items[i])));
			return false;
		}
		l->wanted[l->wanted_count++] = (int32_t)id;
	}
	return true;
}

static void start(struct task *task)
{
	struct log_dirs *l = task->state;
	struct buf problem = { .heap = task->heap };

	if (!bytes_is_null(task->options.problem)) {
		tool_throw_caused(task, task->options.problem_class, task->options.problem, task->options.problem_trace);
		return;
	}
	if (tool_helped(task, "This tool helps to query log directory usage on the specified brokers.") || tool_missing(task, "bootstrap-server") ||
	    tool_missing(task, "describe"))
		return;
	((struct tool *)task->state)->client_id = "log-dirs-tool";
	if (!tool_open(task, options_text(&task->options, &task->memory, "bootstrap-server"), false,
	               options_text(&task->options, &task->memory, "command-config"), &problem)) {
		if (!task->is_done)
			tool_fail_to_open(task, &problem);
	} else if (take_lists(task)) {
		tool_then_do(task, admin_describe_cluster(l->tool.admin, task->event, task->fx, false, 0), choose_brokers);
	}
	buf_free(&problem);
}

const struct command kafka_log_dirs_command = { .name = "kafka-log-dirs",
	                                            .summary = "show what lies in the log directories of brokers",
	                                            .group = COMMAND_KAFKA,
	                                            .options = options,
	                                            .state_size = sizeof(struct log_dirs),
	                                            .start = start,
	                                            .step = tool_step,
	                                            .deadline = tool_deadline,
	                                            .end = tool_end };
