/* kafka-e2e-latency: sends a record and polls until it is there, one after another, and tells how long that took. */
#include <stdlib.h>

#include "engine/base/json.h"
#include "engine/client/consumer.h"
#include "engine/client/producer.h"
#include "sim/shell/kafka/tool.h"

enum { POLL_TIMEOUT_MS = 60000, PROGRESS_EVERY = 1000, RECORDS_MAX = 10000000, HEADERS_MAX = 100000, BYTES_MAX = 64 << 20 };

struct e2e_latency {
	struct tool tool; /* looks for the topic, and makes it */
	struct consumer *consumer;
	struct producer *producer;
	struct bytes topic;
	int64_t records, value_size, key_size, header_count, header_key_size, header_value_size;
	uint64_t random;  /* of java.util.Random */
	int64_t *latencies; /* ms */
	int64_t total_us;
	/* Of the record under way. */
	enum { BEGINS, SEEKS, SENDS, POLLS, COMMITS, CLOSES } phase;
	struct bytes key, value;
	struct header *headers;
	int64_t done, begin_us, poll_us;
	struct bytes failure; /* told once it has committed; null: all went well */
	int32_t status;
};

static const struct option options[] = {
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "bootstrap-server", .about = "REQUIRED: the servers to connect to." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "config-file", .is_optional = true, .about = "File with settings of the producer, the consumer and the admin client." },
	{ .name = "num-headers", .type = OPTION_INT, .argument = "count", .standard = "0", .is_optional = true, .about = "How many headers each record has." },
	{ .name = "num-records", .type = OPTION_INT, .argument = "count", .about = "REQUIRED: how many records to send." },
	{ .name = "producer-acks", .type = OPTION_STRING, .argument = "producer-acks", .about = "REQUIRED: who must have a record before it counts as written: 1 or all." },
	{ .name = "record-header-key-size", .type = OPTION_INT, .argument = "bytes", .standard = "0", .is_optional = true, .about = "How many bytes the key of a header has." },
	{ .name = "record-header-size", .type = OPTION_INT, .argument = "bytes", .standard = "0", .is_optional = true, .about = "How many bytes the value of a header has; -1: it is null." },
	{ .name = "record-key-size", .type = OPTION_INT, .argument = "bytes", .standard = "0", .is_optional = true, .about = "How many bytes a key has." },
	{ .name = "record-size", .type = OPTION_INT, .argument = "bytes", .about = "REQUIRED: how many bytes a value has." },
	{ .name = "topic", .type = OPTION_STRING, .argument = "topic-name", .about = "REQUIRED: the topic to write to and read from; it is made if it is not there." },
	OPTIONS_HELP,
	{ 0 },
};

static struct bytes text_of(struct task *task, const char *name)
{
	return options_text(&task->options, &task->memory, name);
}

/* ---- Records ---------------------------------------------------------------------------------------------------------- */

/* Random.nextInt(26) of Java, so that records are the same ones. */
static uint8_t next_letter(struct e2e_latency *e)
{
	enum { LETTERS = 26 };
	int64_t bits, value;

	do {
		e->random = (e->random * UINT64_C(0x5DEECE66D) + 0xB) & ((UINT64_C(1) << 48) - 1);
		bits = (int64_t)(e->random >> 17);
		value = bits % LETTERS;
	} while (bits - value + (LETTERS - 1) > INT32_MAX);
	return (uint8_t)('A' + value);
}

/* All of it the same letter. */
static struct bytes next_bytes(struct task *task, int64_t size)
{
	struct e2e_latency *e = task->state;
	uint8_t *data = heap_alloc(task->heap, (size_t)size + 1), letter = next_letter(e);

	memset(data, letter, (size_t)size);
	return bytes_of(data, (size_t)size);
}

static void forget(struct task *task, struct bytes *bytes)
{
	if (!bytes_is_null(*bytes))
		heap_free(task->heap, (void *)(uintptr_t)bytes->data);
	*bytes = BYTES_NULL;
}

static void forget_record(struct task *task)
{
	struct e2e_latency *e = task->state;

	forget(task, &e->key);
	forget(task, &e->value);
	for (int64_t i = 0; e->headers && i < e->header_count; i++) {
		forget(task, &e->headers[i].key);
		forget(task, &e->headers[i].value);
	}
}

static void make_record(struct task *task)
{
	struct e2e_latency *e = task->state;

	forget_record(task);
	e->key = next_bytes(task, e->key_size);
	e->value = next_bytes(task, e->value_size);
	for (int64_t i = 0; i < e->header_count; i++) {
		e->headers[i].key = next_bytes(task, e->header_key_size);
		if (e->header_value_size >= 0)
			e->headers[i].value = next_bytes(task, e->header_value_size);
	}
}

/* "null", or its bytes as Arrays.toString() has them. */
static struct bytes array_text(struct task *task, struct bytes b)
{
	struct buf text = { .heap = task->heap };

	if (bytes_is_null(b))
		return BYTES("null");
	for (size_t i = 0; i < b.size; i++)
		buf_printf(&text, "%s%d", i > 0 ? ", " : "", (int)(int8_t)b.data[i]);
	struct bytes out = arena_printf(task_arena(task), "[%.*s]", TEXT(buf_bytes(&text)));

	buf_free(&text);
	return out;
}

static struct bytes judge_headers(struct task *task, const struct record *r)
{
	const struct e2e_latency *e = task->state;

	if (e->header_count > 0 && r->header_count == 0)
		return BYTES("Expected message headers but received none");
	for (int64_t i = 0; i < e->header_count && i < r->header_count; i++) {
		const struct header *sent = &e->headers[i], *read = &r->headers[i];
		bool is_same = bytes_is_null(sent->value) == bytes_is_null(read->value) && bytes_equal(sent->value, read->value);

		if (!bytes_equal(sent->key, read->key) || !is_same)
			return arena_printf(task_arena(task), "The message header read [%.*s:%.*s] did not match the message header sent [%.*s:%.*s]", TEXT(read->key),
			                    TEXT(array_text(task, read->value)), TEXT(sent->key), TEXT(array_text(task, sent->value)));
	}
	return e->header_count > 0 && e->header_count != r->header_count ? BYTES("Header count mismatch between sent and received messages") : BYTES_NULL;
}

/* What is wrong with what was read; null: nothing. */
static struct bytes judge(struct task *task, const struct consumer_record *records, int32_t count)
{
	const struct e2e_latency *e = task->state;
	const struct record *r = &records[0].record;
	struct arena *arena = task_arena(task);

	if (!bytes_equal(r->value, e->value))
		return arena_printf(arena, "The message value read [%.*s] did not match the message value sent [%.*s]", TEXT(r->value), TEXT(e->value));
	if (bytes_is_null(r->key))
		return BYTES("Expected message key but received null");
	if (!bytes_equal(r->key, e->key))
		return arena_printf(arena, "The message key read [%.*s] did not match the message key sent [%.*s]", TEXT(r->key), TEXT(e->key));
	struct bytes problem = judge_headers(task, r);

	if (bytes_is_null(problem) && count != 1)
		return arena_printf(arena, "Only one result was expected during this test. We found [%d]", (int)count);
	return problem;
}

/* ---- One after another -------------------------------------------------------------------------------------------------- */

/* Offsets are committed whether it went well or not. */
static void commit(struct task *task, struct bytes failure)
{
	struct e2e_latency *e = task->state;

	e->failure = bytes_is_null(failure) ? failure : arena_copy(&task->memory, failure);
	e->phase = COMMITS;
	consumer_commit(e->consumer, task->event, task->fx, NULL, 0, true);
}

static void send_next(struct task *task)
{
	struct e2e_latency *e = task->state;
	struct producer_record r = { .topic = e->topic, .partition = -1, .timestamp = NO_TIMESTAMP };

	make_record(task);
	r.key = e->key;
	r.value = e->value;
	r.headers = e->headers;
	r.header_count = (int32_t)e->header_count;
	e->phase = SENDS;
	e->begin_us = task->now_us;
	producer_send(e->producer, task->event, task->fx, &r, NULL);
}

static int by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static void print_results(struct task *task)
{
	struct e2e_latency *e = task->state;
	double count = (double)e->records;
	int64_t *ms = e->latencies;

	task_out(task, "Avg latency: %.4f ms\n", (double)e->total_us / count / 1000.0);
	qsort(ms, (size_t)e->records, sizeof(*ms), by_size);
	task_out(task, "Percentiles: 50th = %d, 99th = %d, 99.9th = %d\n", (int)ms[(int64_t)(count * 0.5)], (int)ms[(int64_t)(count * 0.99)], (int)ms[(int64_t)(count * 0.999)]);
}

static void take_record(struct task *task, const struct consumer_record *records, int32_t count)
{
	struct e2e_latency *e = task->state;
	int64_t elapsed_us = task->now_us - e->begin_us;
	struct bytes problem = judge(task, records, count);
	struct buf line = { .heap = task->heap };

	if (!bytes_is_null(problem)) {
		commit(task, problem);
		return;
	}
	if (e->done % PROGRESS_EVERY == 0) {
		buf_printf(&line, "%lld\t", (long long)e->done);
		json_add_double(&line, (double)elapsed_us / 1000.0);
		buf_add_char(&line, '\n');
		task_write(task, 1, buf_bytes(&line));
	}
	buf_free(&line);
	e->total_us += elapsed_us;
	e->latencies[e->done++] = elapsed_us / 1000;
	if (e->done < e->records) {
		send_next(task);
		return;
	}
	print_results(task);
	commit(task, BYTES_NULL);
}

static void close_all(struct task *task, int32_t status)
{
	struct e2e_latency *e = task->state;

	e->status = status;
	e->phase = CLOSES;
	producer_close(e->producer, task->event, task->fx, INT64_MAX);
	consumer_close(e->consumer, task->event, task->fx, 30000);
}

/* What main() shows of an exception, with what caused it; then clients are closed. */
static void fail(struct task *task, const char *class, struct bytes message, struct bytes trace)
{
	struct e2e_latency *e = task->state;

	task_err(task, "%.*s\n%s: %.*s\n\n", TEXT(message), class, TEXT(trace));
	if (e->consumer && e->producer)
		close_all(task, 1);
	else
		task_exit(task, 1);
}

static void fail_as(struct task *task, const char *exception, struct bytes message)
{
	fail(task, arena_text(task_arena(task), tool_exception(task, exception)), message, message);
}

static void take_events(struct task *task)
{
	struct e2e_latency *e = task->state;
	struct producer_delivery delivery;
	struct consumer_event event;
	struct client_log_line line;

	while (producer_take_log(e->producer, task_arena(task), &line) || consumer_take_log(e->consumer, task_arena(task), &line))
		tool_print_log(task, &line);
	while (producer_take_delivery(e->producer, &delivery)) {
		if (e->phase != SENDS)
			continue;
		if (delivery.exception) { /* Future.get() wraps it */
			struct bytes error = arena_printf(task_arena(task), "%.*s: %.*s", TEXT(tool_exception(task, delivery.exception)), TEXT(delivery.error));

			fail(task, "java.util.concurrent.ExecutionException", error, arena_printf(task_arena(task), "%.*s\nCaused by: %.*s", TEXT(error), TEXT(error)));
			return;
		}
		e->phase = POLLS;
		e->poll_us = task->now_us;
	}
	while (consumer_take_event(e->consumer, task_arena(task), &event)) {
		if (event.type == CONSUMER_ERROR && e->phase < COMMITS) {
			fail_as(task, event.exception, event.error);
		} else if (event.type == CONSUMER_COMMITTED && e->phase == COMMITS) {
			if (event.exception)
				fail_as(task, event.exception, event.error);
			else if (!bytes_is_null(e->failure))
				fail(task, "java.lang.RuntimeException", e->failure, e->failure);
			else
				close_all(task, 0);
		}
	}
}

static bool is_positioned(struct task *task)
{
	const struct e2e_latency *e = task->state;
	struct consumer_position *positions;
	int32_t count = consumer_assignment(e->consumer, task_arena(task), &positions);

	for (int32_t i = 0; i < count; i++)
		if (positions[i].position < 0)
			return false;
	return true;
}

/* Only inside poll() is an offset looked for, and does a record come. */
static void poll(struct task *task)
{
	struct e2e_latency *e = task->state;
	struct consumer_record *records;
	int32_t count = consumer_poll(e->consumer, task->event, task->fx, &records);

	if (e->phase == SEEKS && is_positioned(task))
		send_next(task);
	else if (e->phase == POLLS && count > 0)
		take_record(task, records, count);
	else if (e->phase == POLLS && task->now_us - e->poll_us >= INT64_C(1000) * POLL_TIMEOUT_MS)
		commit(task, arena_printf(task_arena(task), "poll() timed out before finding a result (timeout:[%dms])", POLL_TIMEOUT_MS));
	else if (e->phase == POLLS)
		task->wake_us = e->poll_us + INT64_C(1000) * POLL_TIMEOUT_MS;
}

static void go_on(struct task *task)
{
	struct e2e_latency *e = task->state;

	if (e->phase == BEGINS || task->is_done)
		return;
	take_events(task);
	if (e->phase == SEEKS || e->phase == POLLS)
		poll(task);
	take_events(task);
	if (e->phase == CLOSES && producer_is_closed(e->producer) && consumer_is_closed(e->consumer))
		task_exit(task, e->status);
}

/* ---- The topic ------------------------------------------------------------------------------------------------------------ */

static void assign(struct task *task, int32_t count)
{
	struct e2e_latency *e = task->state;
	struct topic_partition *partitions = arena_calloc(task_arena(task), (size_t)count + 1, sizeof(*partitions));
	struct buf problem = { .heap = task->heap };

	for (int32_t i = 0; i < count; i++)
		partitions[i] = (struct topic_partition){ e->topic, i };
	admin_close(e->tool.admin, task->fx);
	consumer_assign(e->consumer, task->event, task->fx, partitions, count, &problem);
	for (int32_t i = 0; i < count; i++)
		consumer_seek_to_time(e->consumer, task->event, task->fx, partitions[i], -1);
	e->phase = SEEKS;
	buf_free(&problem);
}

static void created(struct task *task, const struct admin_result *result)
{
	const struct e2e_latency *e = task->state;
	struct bytes error = tool_error_of(task, result);
	struct arena *arena = task_arena(task);

	if (bytes_is_null(error)) {
		assign(task, 1);
		return;
	}
	task_out(task, "Creation of topic %.*s failed\n", TEXT(e->topic));
	struct bytes message = arena_printf(arena, "java.util.concurrent.ExecutionException: %.*s", TEXT(error));

	fail(task, "java.lang.RuntimeException", message, arena_printf(arena, "%.*s\nCaused by: %.*s\nCaused by: %.*s", TEXT(message), TEXT(message), TEXT(error)));
}

static void listed(struct task *task, const struct admin_result *result)
{
	struct e2e_latency *e = task->state;
	struct admin_new_topic topic = { .name = e->topic, .partitions = 1, .replication_factor = 1 };

	if (result->exception) {
		fail_as(task, result->exception, strcmp(result->exception, "TimeoutException") == 0 ? BYTES("Timeout expired while fetching topic metadata") : result->error);
		return;
	}
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct metadata_response_metadata_response_topic *found = result->items[i].data;

		if (found && bytes_equal(result->items[i].name, e->topic)) {
			assign(task, found->partitions_count);
			return;
		}
	}
	task_out(task, "Topic \"%.*s\" does not exist. Will create topic with 1 partition(s) and replication factor = 1\n", TEXT(e->topic));
	tool_then_do(task, admin_create_topics(e->tool.admin, task->event, task->fx, &topic, 1, false, 0), created);
}

/* ---- The arguments -------------------------------------------------------------------------------------------------------- */

/* As it was before flags had names: five words, or six. False: the tool has complained. */
static bool take_words(struct task *task)
{
	static const char *const names[] = { "--bootstrap-server", "--topic", "--num-records", "--producer-acks", "--record-size", "--command-config" };
	struct bytes *words;
	int32_t count = task->argc - 1;

	for (int32_t i = 1; i < task->argc; i++)
		for (int k = 0; k < 5; k++)
			if (bytes_equal_text(task->argv[i], names[k]))
				return true;
	if (count == 0)
		return true;
	if (count != 5 && count != 6) {
		task_err(task, "Invalid number of arguments. Expected 5 or 6 positional arguments, but got %d. "
		               "Usage: bootstrap-server topic num-records producer-acks record-size [optional] command-config\n", (int)count);
		task_exit(task, 1);
		return false;
	}
	words = arena_calloc(&task->memory, (size_t)count * 2, sizeof(*words));
	for (int32_t i = 0; i < count; i++) {
		words[2 * i] = bytes_of_text(names[i]);
		words[2 * i + 1] = task->argv[i + 1];
	}
	task_out(task, "WARNING: Positional argument usage is deprecated and will be removed in Apache Kafka 5.0. Please use named arguments instead: "
	               "--bootstrap-server, --topic, --num-records, --producer-acks, --record-size, --command-config\n");
	options_parse(&task->options, &task->memory, task->command->options, task->command->style, words, count * 2);
	return true;
}

/* A number that is at least so large; false: the tool has complained. */
static bool take_number(struct task *task, const char *name, int64_t least, const char *wanted, int64_t *out)
{
	if (!options_integer(&task->options, &task->memory, name, out)) {
		fail(task, task->options.problem_class, task->options.problem, bytes_is_null(task->options.problem_trace) ? task->options.problem : task->options.problem_trace);
		return false;
	}
	if (*out < least)
		tool_usage(task, "Value for --%s must be a %s.", name, wanted);
	return !task->is_done;
}

/* What no Java machine would have room for, and no world. */
static bool is_too_much(const struct e2e_latency *e)
{
	return e->records > RECORDS_MAX || e->header_count > HEADERS_MAX || e->key_size > BYTES_MAX || e->value_size > BYTES_MAX ||
	       e->header_count * (e->header_key_size + e->header_value_size) > BYTES_MAX || e->header_key_size > BYTES_MAX || e->header_value_size > BYTES_MAX;
}

static bool check_arguments(struct task *task)
{
	static const char *const required[] = { "bootstrap-server", "topic", "num-records", "producer-acks", "record-size" }, not_negative[] = "non-negative integer";
	struct e2e_latency *e = task->state;

	if (!take_words(task) || tool_has_problem(task) ||
	    tool_helped(task, "This tool measures end-to-end latency in Kafka by sending messages and timing their reception."))
		return false;
	for (size_t i = 0; i < sizeof(required) / sizeof(required[0]); i++)
		if (tool_missing(task, required[i]))
			return false;
	struct bytes acks = text_of(task, "producer-acks");

	if (!bytes_equal_text(acks, "1") && !bytes_equal_text(acks, "all")) {
		tool_usage(task, "Invalid value for --producer-acks. Latency testing requires synchronous acknowledgement. Please use '1' or 'all'.");
		return false;
	}
	e->topic = text_of(task, "topic");
	bool is_good = take_number(task, "num-records", 1, "positive integer", &e->records) && take_number(task, "record-size", 0, not_negative, &e->value_size) &&
	       take_number(task, "record-key-size", 0, not_negative, &e->key_size) && take_number(task, "record-header-key-size", 0, not_negative, &e->header_key_size) &&
	       take_number(task, "record-header-size", -1, "non-negative integer or -1 for null header value", &e->header_value_size) &&
	       take_number(task, "num-headers", 0, not_negative, &e->header_count);

	if (is_good && is_too_much(e)) {
		fail(task, "java.lang.OutOfMemoryError", BYTES("Java heap space"), BYTES("Java heap space"));
		return false;
	}
	return is_good;
}

/* ---- The clients ---------------------------------------------------------------------------------------------------------- */

static void set(struct client_config *config, const char *const (*settings)[2], int count)
{
	for (int i = 0; i < count; i++)
		client_config_set_text(config, settings[i][0], settings[i][1]);
}

/* The config of one of them: what the file says, and then what it is to be. False: the tool has complained. */
static bool begin_config(struct task *task, struct client_config *config, enum client_kind kind)
{
	struct bytes path = text_of(task, "command-config");

	client_config_init(config, task->heap, kind);
	if (!bytes_is_null(path) && !tool_load_config(task, config, path))
		return false;
	client_config_set(config, BYTES("bootstrap.servers"), text_of(task, "bootstrap-server"));
	return true;
}

static void refuse_config(struct task *task, struct buf *problem, const char *around)
{
	struct bytes text = buf_bytes(problem);
	bool is_inside = bytes_starts_with(text, BYTES("Invalid url")) || bytes_starts_with(text, BYTES("No resolvable"));

	task_err(task, "%s\n", is_inside ? around : buf_text(problem));
	tool_print_config_exception(task, text, around);
	task_err(task, "\n");
	task_exit(task, 1);
}

static bool make_consumer(struct task *task)
{
	static const char *const settings[][2] = { { "enable.auto.commit", "false" }, { "auto.offset.reset", "latest" }, { "fetch.max.wait.ms", "0" },
		                                       { "key.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer" },
		                                       { "value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer" } };
	struct e2e_latency *e = task->state;
	struct client_config config;
	struct buf problem = { .heap = task->heap };

	if (begin_config(task, &config, CLIENT_CONSUMER)) {
		client_config_set(&config, BYTES("group.id"), arena_printf(task_arena(task), "test-group-%lld", (long long)task->wall_ms));
		set(&config, settings, (int)(sizeof(settings) / sizeof(settings[0])));
		if (tool_resolves(task, &config, &problem))
			e->consumer = consumer_new(&(struct consumer_options){ .heap = task->heap, .config = &config, .seed = tool_seed(task) }, &problem);
		if (!e->consumer)
			refuse_config(task, &problem, "Failed to construct kafka consumer");
	}
	client_config_free(&config);
	buf_free(&problem);
	return e->consumer;
}

static bool make_producer(struct task *task)
{
	static const char *const settings[][2] = { { "linger.ms", "0" }, { "max.block.ms", "9223372036854775807" },
		                                       { "key.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer" },
		                                       { "value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer" } };
	struct e2e_latency *e = task->state;
	struct client_config config;
	struct buf problem = { .heap = task->heap };

	if (begin_config(task, &config, CLIENT_PRODUCER)) {
		set(&config, settings, (int)(sizeof(settings) / sizeof(settings[0])));
		client_config_set(&config, BYTES("acks"), text_of(task, "producer-acks"));
		e->producer = producer_new(&(struct producer_options){ .heap = task->heap, .config = &config, .seed = tool_seed(task) }, &problem);
		if (!e->producer)
			refuse_config(task, &problem, "Failed to construct kafka producer");
	}
	client_config_free(&config);
	buf_free(&problem);
	return e->producer;
}

/* ---- The command ---------------------------------------------------------------------------------------------------------- */

static void start(struct task *task)
{
	struct e2e_latency *e = task->state;
	struct buf problem = { .heap = task->heap };

	if (!check_arguments(task) || !make_consumer(task) || !make_producer(task))
		return;
	e->random = UINT64_C(0x5DEECE66D); /* new Random(0) */
	e->latencies = heap_calloc(task->heap, (size_t)e->records, sizeof(*e->latencies));
	e->headers = heap_calloc(task->heap, (size_t)e->header_count + 1, sizeof(*e->headers));
	if (tool_open(task, text_of(task, "bootstrap-server"), false, text_of(task, "command-config"), &problem))
		tool_then_do(task, admin_list_topics(e->tool.admin, task->event, task->fx, true, 0), listed);
	else if (!task->is_done)
		tool_fail_to_open(task, &problem);
	buf_free(&problem);
}

static void step(struct task *task, const struct event *event)
{
	struct e2e_latency *e = task->state;

	tool_step(task, event);
	producer_event(e->producer, event, task->fx);
	consumer_event(e->consumer, event, task->fx);
	go_on(task);
}

static int64_t deadline(const struct task *task)
{
	const struct e2e_latency *e = task->state;
	int64_t deadline = tool_deadline(task), other;

	if (e->producer && (other = producer_deadline(e->producer)) < deadline)
		deadline = other;
	if (e->consumer && (other = consumer_deadline(e->consumer)) < deadline)
		deadline = other;
	return deadline;
}

static void end(struct task *task)
{
	struct e2e_latency *e = task->state;

	forget_record(task);
	heap_free(task->heap, e->latencies);
	heap_free(task->heap, e->headers);
	if (e->producer)
		producer_del(e->producer);
	if (e->consumer)
		consumer_del(e->consumer);
	tool_end(task);
}

const struct command kafka_e2e_latency_command = { .name = "kafka-e2e-latency",
	                                               .summary = "how long a record takes from a producer to a consumer",
	                                               .group = COMMAND_KAFKA,
	                                               .options = options,
	                                               .state_size = sizeof(struct e2e_latency),
	                                               .start = start,
	                                               .step = step,
	                                               .deadline = deadline,
	                                               .end = end };
