/* kafka-leader-election: lets preferred replicas lead again, or elects where nobody is left who surely has every record. */
#include "sim/shell/kafka/decode.h"

enum { PREFERRED, UNCLEAN, TIMEOUT_MS = 30000 };

struct leader_election {
	struct tool tool;
	int8_t type;
	bool is_all;
	struct topic_partition *partitions;
	int32_t count;
};

static const struct option options[] = {
	{ .name = "admin.config", .type = OPTION_STRING, .argument = "config file", .about = "(DEPRECATED) The same as --command-config." },
	{ .name = "all-topic-partitions", .type = OPTION_FLAG, .about = "Every partition that an election of this type is for. Not with --topic or --path-to-json-file." },
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "host:port", .about = "REQUIRED. The servers to connect to, between commas." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "Config file", .about = "File with settings of the admin client." },
	{ .name = "election-type", .type = OPTION_STRING, .argument = "election type", .about = "REQUIRED. \"preferred\": where the leader is not the preferred replica; \"unclean\": where there is no leader." },
	{ .name = "partition", .type = OPTION_INT, .argument = "partition id", .about = "The partition. REQUIRED with --topic." },
	{ .name = "path-to-json-file", .type = OPTION_STRING, .argument = "Path to JSON file", .about = "A file that names partitions: {\"partitions\": [{\"topic\": \"foo\", \"partition\": 1}]}. Not with --topic or --all-topic-partitions." },
	{ .name = "topic", .type = OPTION_STRING, .argument = "topic name", .about = "The topic. Not with --path-to-json-file or --all-topic-partitions." },
	OPTIONS_HELP,
	{ 0 },
};

static const char *type_name(int8_t type)
{
	return type == PREFERRED ? "PREFERRED" : "UNCLEAN";
}

static void refuse(struct task *task, struct bytes message)
{
	tool_throw(task, DECODE_COMMAND_EXCEPTION, message);
}

/* ---- What is asked ---------------------------------------------------------------------------------------------------------- */

static bool is_valid(struct task *task)
{
	const struct options *o = &task->options;
	struct arena *arena = task_arena(task);
	bool has_server = options_has(o, "bootstrap-server"), has_type = options_has(o, "election-type"), has_topic = options_has(o, "topic");
	int64_t partition = 0;
	int ways = has_topic + options_has(o, "all-topic-partitions") + options_has(o, "path-to-json-file");

	if (!has_server || !has_type)
		refuse(task, arena_printf(arena, "Missing required option(s): %s%s%s", has_server ? "" : "bootstrap-server",
		                          has_server || has_type ? "" : ", ", has_type ? "" : "election-type"));
	else if (ways != 1)
		refuse(task, BYTES("One and only one of the following options is required: topic, all-topic-partitions, path-to-json-file"));
	else if (has_topic && !options_has(o, "partition"))
		refuse(task, BYTES("Missing required option(s): partition"));
	else if (has_topic && !options_integer(&task->options, &task->memory, "partition", &partition))
		tool_throw_caused(task, o->problem_class, o->problem, o->problem_trace);
	else if (!has_topic && options_has(o, "partition"))
		refuse(task, BYTES("Option partition is only allowed if topic is used"));
	else
		return true;
	return false;
}

static bool is_same_word(struct bytes text, const char *word)
{
	size_t size = strlen(word);

	for (size_t i = 0; i < size && i < text.size; i++)
		if ((text.data[i] | 0x20) != word[i])
			return false;
	return text.size == size;
}

static bool take_type(struct task *task)
{
	struct leader_election *e = task->state;
	struct bytes text = options_text(&task->options, &task->memory, "election-type");

	e->type = is_same_word(text, "unclean") ? UNCLEAN : PREFERRED;
	if (e->type == UNCLEAN || is_same_word(text, "preferred"))
		return true;
	struct bytes problem = arena_printf(task_arena(task), "Cannot parse argument '%.*s' of option election-type", TEXT(text));

	tool_throw_caused(task, "joptsimple.OptionArgumentConversionException", problem,
	                  arena_printf(task_arena(task), "%.*s\nCaused by: joptsimple.ValueConversionException: Value [%.*s] is not one of [[PREFERRED,UNCLEAN]]",
	                               TEXT(problem), TEXT(text)));
	return false;
}

static bool decode_partitions(struct task *task, const struct json *json, struct decode_problem *problem)
{
	struct leader_election *e = task->state;
	const struct json *partitions = json_get(json, "partitions");
	int32_t count = 0;

	if (!json) {
		decode_fail(problem, DECODE_OPERATION_EXCEPTION, BYTES("Replica election data is empty"));
		return false;
	}
	if (!decode_is_object(task, json, problem))
		return false;
	if (!partitions) {
		decode_fail(problem, DECODE_OPERATION_EXCEPTION, BYTES("Replica election data is missing \"partitions\" field"));
		return false;
	}
	if (!decode_is_array(task, partitions, problem))
		return false;
	for (const struct json *item = partitions->first; item; item = item->next)
		count++;
	e->partitions = arena_calloc(&task->memory, (size_t)count + 1, sizeof(*e->partitions));
	for (const struct json *item = partitions->first; item; item = item->next) {
		const struct json *topic, *partition;
		int64_t number;

		if (!decode_is_object(task, item, problem) || !(topic = decode_field(task, item, "topic", "String", problem)) ||
		    !(partition = decode_field(task, item, "partition", "Integer", problem)))
			return false;
		json_integer(partition, &number);
		struct topic_partition named = { topic->text, (int32_t)number };

		for (int32_t i = 0; i < e->count; i++)
			if (topic_partition_compare(e->partitions[i], named) == 0) {
				decode_fail(problem, DECODE_OPERATION_EXCEPTION, arena_printf(task_arena(task), "Replica election data contains duplicate partitions: [%.*s-%d]",
				                                                              TEXT(named.topic), named.partition));
				return false;
			}
		e->partitions[e->count++] = named;
	}
	return true;
}

static bool take_file(struct task *task)
{
	struct bytes path = options_text(&task->options, &task->memory, "path-to-json-file"), contents;
	struct decode_problem problem = { 0 };

	if (task_read_file(task, path, &contents) != ERR_OK) {
		struct bytes message = arena_printf(task_arena(task), "java.io.IOException: Unable to read file %.*s", TEXT(path));

		tool_throw_caused(task, "java.lang.RuntimeException", message,
		                  arena_printf(task_arena(task), "%.*s\nCaused by: %.*s\nCaused by: java.nio.file.NoSuchFileException: %.*s", TEXT(message),
		                               TEXT(message), TEXT(path)));
		return false;
	}
	if (decode_partitions(task, json_parse(&task->memory, arena_copy(&task->memory, contents)), &problem))
		return true;
	if (strcmp(problem.class, DECODE_MAPPING_EXCEPTION) == 0)
		tool_throw(task, "java.lang.RuntimeException", arena_printf(task_arena(task), "%s: %.*s", problem.class, TEXT(problem.text)));
	else
		tool_throw(task, problem.class, problem.text);
	return false;
}

static bool take_partitions(struct task *task)
{
	struct leader_election *e = task->state;
	int64_t number = 0;

	e->is_all = options_has(&task->options, "all-topic-partitions");
	if (e->is_all)
		return true;
	if (options_has(&task->options, "path-to-json-file"))
		return take_file(task);
	bytes_to_int64(options_text(&task->options, &task->memory, "partition"), &number);
	e->partitions = arena_calloc(&task->memory, 1, sizeof(*e->partitions));
	e->partitions[e->count++] = (struct topic_partition){ options_text(&task->options, &task->memory, "topic"), (int32_t)number };
	return true;
}

/* ---- What came of it -------------------------------------------------------------------------------------------------------- */

/* Three lists of partitions, each in the order of a HashMap. */
struct outcome {
	struct topic_partition *partitions;
	struct bytes *errors; /* "class: message" */
	int32_t count;
};

static void print_list(struct task *task, struct outcome *list)
{
	tool_sort_partitions_as_hash_map(task, list->partitions, list->count, 16);
	for (int32_t i = 0; i < list->count; i++)
		task_out(task, "%s%.*s-%d", i > 0 ? ", " : "", TEXT(list->partitions[i].topic), list->partitions[i].partition);
	task_out(task, "\n");
}

static void print_failures(struct task *task, struct outcome *failed)
{
	const struct leader_election *e = task->state;
	struct topic_partition *order = arena_calloc(task_arena(task), (size_t)failed->count + 1, sizeof(*order));
	struct bytes message = arena_printf(task_arena(task), "%d replica(s) could not be elected", failed->count);
	struct buf trace = { .heap = task->heap };

	memcpy(order, failed->partitions, (size_t)failed->count * sizeof(*order));
	tool_sort_partitions_as_hash_map(task, order, failed->count, 16);
	buf_add_bytes(&trace, message);
	for (int32_t i = 0; i < failed->count; i++)
		for (int32_t j = 0; j < failed->count; j++) {
			if (topic_partition_compare(order[i], failed->partitions[j]) != 0)
				continue;
			task_out(task, "Error completing leader election (%s) for partition: %.*s-%d: %.*s\n", type_name(e->type), TEXT(order[i].topic),
			         order[i].partition, TEXT(failed->errors[j]));
			buf_printf(&trace, "\n\tSuppressed: %.*s", TEXT(failed->errors[j]));
		}
	tool_throw_caused(task, DECODE_COMMAND_EXCEPTION, message, arena_copy(task_arena(task), buf_bytes(&trace)));
	buf_free(&trace);
}

static void add(struct outcome *list, struct bytes topic, int32_t partition, struct bytes error)
{
	list->errors[list->count] = error;
	list->partitions[list->count++] = (struct topic_partition){ topic, partition };
}

static void sort_out(struct task *task, const struct elect_leaders_response *response, struct outcome lists[3])
{
	for (int32_t i = 0; i < response->replica_election_results_count; i++) {
		const struct elect_leaders_response_replica_election_result *topic = &response->replica_election_results[i];

		for (int32_t j = 0; j < topic->partition_result_count; j++) {
			const struct elect_leaders_response_partition_result *row = &topic->partition_result[j];
			int kind = row->error_code == KAFKA_NONE ? 0 : row->error_code == KAFKA_ELECTION_NOT_NEEDED ? 1 : 2;
			struct bytes text = bytes_is_null(row->error_message) ? bytes_of_text(kafka_error_text(row->error_code)) : row->error_message;

			add(&lists[kind], topic->topic, row->partition_id,
			    arena_printf(task_arena(task), "org.apache.kafka.common.errors.%s: %.*s", kafka_error_exception(row->error_code), TEXT(text)));
		}
	}
}

static void elected(struct task *task, const struct admin_result *result)
{
	const struct leader_election *e = task->state;
	struct arena *arena = task_arena(task);
	struct outcome lists[3];
	size_t room = 1;

	if (result->exception || result->items[0].exception) {
		bool is_timeout = strcmp(result->exception ? result->exception : result->items[0].exception, "TimeoutException") == 0;
		struct bytes error = result->exception ? result->error : result->items[0].error;
		struct bytes cause = arena_printf(arena, "org.apache.kafka.common.errors.%s: %.*s",
		                                  result->exception ? result->exception : result->items[0].exception, TEXT(error));

		if (is_timeout) {
			task_out(task, "Timeout waiting for election results\n");
			tool_throw_caused(task, DECODE_COMMAND_EXCEPTION, BYTES("Timeout waiting for election results"),
			                  arena_printf(arena, "Timeout waiting for election results\nCaused by: %.*s", TEXT(cause)));
		} else {
			tool_throw(task, "java.lang.RuntimeException", arena_printf(arena, "java.util.concurrent.ExecutionException: %.*s", TEXT(cause)));
		}
		return;
	}
	const struct elect_leaders_response *response = result->items[0].data;

	for (int32_t i = 0; i < response->replica_election_results_count; i++)
		room += (size_t)response->replica_election_results[i].partition_result_count;
	for (int i = 0; i < 3; i++)
		lists[i] = (struct outcome){ arena_calloc(arena, room, sizeof(struct topic_partition)), arena_calloc(arena, room, sizeof(struct bytes)), 0 };
	sort_out(task, response, lists);
	if (lists[0].count > 0) {
		task_out(task, "Successfully completed leader election (%s) for partitions ", type_name(e->type));
		print_list(task, &lists[0]);
	}
	if (lists[1].count > 0) {
		task_out(task, "Valid replica already elected for partitions ");
		print_list(task, &lists[1]);
	}
	if (lists[2].count > 0)
		print_failures(task, &lists[2]);
	else
		tool_exit(task, 0);
}

/* ---- The request ------------------------------------------------------------------------------------------------------------ */

static void send(struct task *task)
{
	struct leader_election *e = task->state;
	struct arena *arena = task_arena(task);
	struct elect_leaders_request request;
	int32_t *numbers = arena_calloc(arena, (size_t)e->count + 1, sizeof(*numbers));

	message_init(&elect_leaders_request_schema, &request);
	request.election_type = e->type;
	request.timeout_ms = TIMEOUT_MS;
	request.topic_partitions_count = e->is_all ? -1 : 0;
	request.topic_partitions = arena_calloc(arena, (size_t)e->count + 1, sizeof(*request.topic_partitions));
	for (int32_t i = 0; i < e->count; i++) {
		struct elect_leaders_request_topic_partitions *row = NULL;

		numbers[i] = e->partitions[i].partition;
		for (int32_t j = 0; j < request.topic_partitions_count; j++)
			if (bytes_equal(request.topic_partitions[j].topic, e->partitions[i].topic))
				row = &request.topic_partitions[j];
		if (!row) {
			row = &request.topic_partitions[request.topic_partitions_count++];
			row->topic = e->partitions[i].topic;
			row->partitions = arena_calloc(arena, (size_t)e->count + 1, sizeof(*row->partitions));
		}
		row->partitions[row->partitions_count++] = numbers[i];
	}
	tool_then_do(task, admin_send(e->tool.admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_CONTROLLER },
	                              api_of_key(API_KEY_ELECT_LEADERS), &request, TIMEOUT_MS), elected);
}

static void start(struct task *task)
{
	struct buf problem = { .heap = task->heap };

	if (!bytes_is_null(task->options.problem)) {
		tool_throw_caused(task, task->options.problem_class, task->options.problem, task->options.problem_trace);
		return;
	}
	if (tool_helped(task, "This tool attempts to elect a new leader for a set of topic partitions. The type of elections supported are preferred "
	                      "replicas and unclean replicas.") ||
	    !is_valid(task) || !take_type(task) || !take_partitions(task))
		return;
	bool is_old = options_has(&task->options, "admin.config");

	if (is_old)
		task_out(task, "Option --admin.config has been deprecated and will be removed in a future version. Use --command-config instead.\n");
	if (tool_open(task, options_text(&task->options, &task->memory, "bootstrap-server"), false,
	              options_text(&task->options, &task->memory, is_old ? "admin.config" : "command-config"), &problem))
		send(task);
	else if (!task->is_done)
		tool_fail_to_open(task, &problem);
	buf_free(&problem);
}

const struct command kafka_leader_election_command = { .name = "kafka-leader-election",
	                                                   .summary = "let preferred replicas lead again",
	                                                   .group = COMMAND_KAFKA,
	                                                   .options = options,
	                                                   .state_size = sizeof(struct leader_election),
	                                                   .start = start,
	                                                   .step = tool_step,
	                                                   .deadline = tool_deadline,
	                                                   .end = tool_end };
