/* kafka-delete-records: removes records below an offset, partition by partition, as a JSON file says. */
#include "sim/shell/kafka/decode.h"

struct delete_records {
	struct tool tool;
	struct topic_partition *partitions;
	int64_t *offsets;
	int32_t count;
};

static const struct option options[] = {
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "server(s) to use for bootstrapping", .about = "REQUIRED: the server to connect to." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "command config property file path", .about = "File with settings of the admin client." },
	{ .name = "offset-json-file", .type = OPTION_STRING, .argument = "Offset json file path", .about = "REQUIRED: the JSON file that has an offset for each partition: {\"partitions\": [{\"topic\": \"foo\", \"partition\": 1, \"offset\": 1}], \"version\": 1}" },
	OPTIONS_HELP,
	{ 0 },
};

static bool take_partition(struct task *task, const struct json *object, struct decode_problem *problem)
{
	struct delete_records *d = task->state;
	const struct json *topic, *partition, *offset;
	int64_t number;

	if (!decode_is_object(task, object, problem) || !(topic = decode_field(task, object, "topic", "String", problem)) ||
	    !(partition = decode_field(task, object, "partition", "Integer", problem)) ||
	    !(offset = decode_field(task, object, "offset", "Long", problem)))
		return false;
	json_integer(partition, &number);
	d->partitions[d->count] = (struct topic_partition){ topic->text, (int32_t)number };
	json_integer(offset, &d->offsets[d->count++]);
	return true;
}

static bool decode(struct task *task, struct bytes text, struct decode_problem *problem)
{
	struct delete_records *d = task->state;
	const struct json *json = json_parse(&task->memory, text), *partitions = json_get(json, "partitions");
	size_t count = 0;

	if (!json) {
		decode_fail(problem, DECODE_OPERATION_EXCEPTION, BYTES("The input string is not a valid JSON"));
		return false;
	}
	if (!decode_is_object(task, json, problem) || decode_version(task, json, problem) < 0)
		return false;
	if (!partitions) {
		decode_fail(problem, DECODE_OPERATION_EXCEPTION, BYTES("Missing partitions field"));
		return false;
	}
	if (!decode_is_array(task, partitions, problem))
		return false;
	for (const struct json *item = partitions->first; item; item = item->next)
		count++;
	d->partitions = arena_calloc(&task->memory, count + 1, sizeof(*d->partitions));
	d->offsets = arena_calloc(&task->memory, count + 1, sizeof(*d->offsets));
	for (const struct json *item = partitions->first; item; item = item->next)
		if (!take_partition(task, item, problem))
			return false;
	return true;
}

static bool take_partitions(struct task *task, struct bytes text)
{
	struct decode_problem problem = { 0 };

	if (decode(task, text, &problem))
		return true;
	tool_throw(task, problem.class, problem.text);
	return false;
}

static bool has_duplicates(struct task *task)
{
	struct delete_records *d = task->state;
	struct buf names = { .heap = task->heap };

	for (int32_t i = 0; i < d->count; i++) {
		int before = 0, all = 0;

		for (int32_t j = 0; j < d->count; j++) {
			bool is_same = topic_partition_compare(d->partitions[i], d->partitions[j]) == 0;

			all += is_same;
			before += is_same && j < i;
		}
		if (all > 1 && before == 0)
			buf_printf(&names, "%s%.*s-%d", names.size > 0 ? "," : "", TEXT(d->partitions[i].topic), d->partitions[i].partition);
	}
	bool has_some = names.size > 0;

	if (has_some)
		tool_throw(task, "org.apache.kafka.tools.AdminCommandFailedException",
		           arena_printf(task_arena(task), "Offset json file contains duplicate topic partitions: %s", buf_text(&names)));
	buf_free(&names);
	return has_some;
}

static void deleted(struct task *task, const struct admin_result *result)
{
	struct delete_records *d = task->state;

	tool_sort_partitions_as_hash_map(task, d->partitions, d->count, d->count);
	for (int32_t i = 0; i < d->count; i++) {
		for (int32_t j = 0; j < result->item_count; j++) {
			const struct admin_item *item = &result->items[j];
			const struct delete_records_response_delete_records_partition_result *answer = item->data;

			if (item->number != d->partitions[i].partition || !bytes_equal(item->name, d->partitions[i].topic))
				continue;
			task_out(task, "partition: %.*s-%d\t", TEXT(item->name), item->number);
			if (item->exception && item->error_code != KAFKA_REQUEST_TIMED_OUT) /* a broker has said so */
				task_log(task, "ERROR", "org.apache.kafka.clients.admin.internals.DeleteRecordsHandler",
				         "[AdminClient clientId=adminclient-1] DeleteRecords request for topic partition %.*s-%d failed due to an unexpected error %s",
				         TEXT(item->name), item->number, kafka_error_name(item->error_code));
			if (item->exception) {
				/* The broker's exception of that name, not the consumer's. */
				task_out(task, "error: org.apache.kafka.common.errors.%s: %.*s\n", item->exception, TEXT(item->error));
			} else {
				task_out(task, "low_watermark: %lld\n", (long long)answer->low_watermark);
			}
		}
	}
	tool_exit(task, 0);
}

static void send(struct task *task)
{
	struct delete_records *d = task->state;
	struct admin_partition_offset *asked = arena_calloc(task_arena(task), (size_t)d->count + 1, sizeof(*asked));

	for (int32_t i = 0; i < d->count; i++)
		asked[i] = (struct admin_partition_offset){ d->partitions[i], d->offsets[i] };
	/* Kafka's tool says that it has been before it waits for what came of it. */
	task_out(task, "Executing records delete operation\nRecords delete operation completed:\n");
	if (d->count == 0) {
		tool_exit(task, 0);
		return;
	}
	tool_then_do(task, admin_delete_records(d->tool.admin, task->event, task->fx, asked, d->count, 0), deleted);
}

static void start(struct task *task)
{
	struct buf problem = { .heap = task->heap };
	struct bytes contents;

	if (!bytes_is_null(task->options.problem)) {
		tool_throw_caused(task, task->options.problem_class, task->options.problem, task->options.problem_trace);
		return;
	}
	if (tool_helped(task, "This tool helps to delete records of the given partitions down to the specified offset.") ||
	    tool_missing(task, "bootstrap-server") || tool_missing(task, "offset-json-file"))
		return;
	struct bytes path = options_text(&task->options, &task->memory, "offset-json-file");

	if (!tool_open(task, options_text(&task->options, &task->memory, "bootstrap-server"), false,
	               options_text(&task->options, &task->memory, "command-config"), &problem)) {
		if (!task->is_done)
			tool_fail_to_open(task, &problem);
	} else if (task_read_file(task, path, &contents) != ERR_OK) {
		struct bytes message = arena_printf(task_arena(task), "Unable to read file %.*s", TEXT(path));

		tool_throw_caused(task, "java.io.IOException", message,
		                  arena_printf(task_arena(task), "%.*s\nCaused by: java.nio.file.NoSuchFileException: %.*s", TEXT(message), TEXT(path)));
	} else if (take_partitions(task, arena_copy(&task->memory, contents)) && !has_duplicates(task)) {
		send(task);
	}
	buf_free(&problem);
}

const struct command kafka_delete_records_command = { .name = "kafka-delete-records",
	                                                  .summary = "remove records below an offset",
	                                                  .group = COMMAND_KAFKA,
	                                                  .options = options,
	                                                  .state_size = sizeof(struct delete_records),
	                                                  .start = start,
	                                                  .step = tool_step,
	                                                  .deadline = tool_deadline,
	                                                  .end = tool_end };
