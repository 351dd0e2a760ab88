/* kafka-consumer-perf-test: reads as many records as it is told and prints how fast, as CSV. */
#include "engine/base/date.h"
#include "engine/client/consumer.h"
#include "sim/shell/kafka/tool.h"

enum { POLL_US = 100000, MEBIBYTE = 1024 * 1024 };

struct progress {
	int64_t records, bytes;
};

struct consumer_perf {
	struct consumer *consumer;
	int64_t records_max, timeout_ms, interval_ms;
	struct progress now, reported;
	int64_t start_ms, report_ms, consumed_ms;
	int64_t join_start_ms, join_ms, join_round_ms;
	int32_t assigned; /* partitions */
	bool is_detailed;
	bool is_closing;
};

static const struct option options[] = {
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "server to connect to", .about = "REQUIRED: the servers to connect to." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "config file", .about = "File with settings of the consumer." },
	{ .name = "command-property", .type = OPTION_STRING, .argument = "prop1=val1", .about = "A setting of the consumer." },
	{ .name = "consumer.config", .type = OPTION_STRING, .argument = "config file", .about = "(DEPRECATED) The same as --command-config." },
	{ .name = "date-format", .type = OPTION_STRING, .argument = "date format", .standard = "yyyy-MM-dd HH:mm:ss:SSS", .about = "How times are printed." },
	{ .name = "fetch-size", .type = OPTION_INT, .argument = "size", .standard = "1048576", .about = "How much of a partition one request fetches at most." },
	{ .name = "from-latest", .type = OPTION_FLAG, .about = "Begin at the end, unless the group has an offset already." },
	{ .name = "group", .type = OPTION_STRING, .argument = "gid", .about = "The consumer group; perf-consumer- and a number by default." },
	{ .name = "hide-header", .type = OPTION_FLAG, .about = "Print no header." },
	{ .name = "include", .type = OPTION_STRING, .argument = "Java regex (String)", .about = "A regular expression: read all topics that match." },
	{ .name = "messages", .type = OPTION_LONG, .argument = "count", .about = "(DEPRECATED) The same as --num-records." },
	{ .name = "num-records", .type = OPTION_LONG, .argument = "count", .about = "REQUIRED: how many records to read." },
	{ .name = "print-metrics", .type = OPTION_FLAG, .about = "Print the consumer's metrics at the end." },
	{ .name = "reporting-interval", .type = OPTION_LONG, .argument = "interval_ms", .standard = "5000", .about = "How often progress is told, in ms." },
	{ .name = "show-detailed-stats", .type = OPTION_FLAG, .about = "Tell of each interval." },
	{ .name = "socket-buffer-size", .type = OPTION_INT, .argument = "size", .standard = "2097152", .about = "receive.buffer.bytes of the consumer." },
	{ .name = "timeout", .type = OPTION_LONG, .argument = "milliseconds", .standard = "10000", .is_optional = true, .about = "How long to wait for a record." },
	{ .name = "topic", .type = OPTION_STRING, .argument = "topic", .about = "The topic to read." },
	OPTIONS_HELP,
	{ 0 },
};

static struct bytes text_of(struct task *task, const char *name)
{
	return options_text(&task->options, &task->memory, name);
}

/* ---- Lines ---------------------------------------------------------------------------------------------------------- */

static void add_numbers(struct buf *out, const double *values, int count)
{
	for (int i = 0; i < count; i++) {
		buf_add_text(out, ", ");
		tool_add_fixed(out, values[i], 4);
	}
}

static void print_header(struct task *task)
{
	const struct consumer_perf *c = task->state;

	task_out(task, "%s, data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec, rebalance.time.ms, fetch.time.ms, fetch.MB.sec, fetch.nMsg.sec\n",
	         c->is_detailed ? "time, threadId" : "start.time, end.time");
}

static void print_progress(struct task *task)
{
	struct consumer_perf *c = task->state;
	struct buf out = { .heap = task->heap };
	int64_t elapsed_ms = task->wall_ms - c->report_ms, fetch_ms = elapsed_ms - c->join_round_ms;
	double mb = (double)(c->now.bytes - c->reported.bytes) / MEBIBYTE, records = (double)(c->now.records - c->reported.records);
	double first[] = { (double)c->now.bytes / MEBIBYTE, 1000.0 * mb / (double)elapsed_ms };
	double rate = records / (double)elapsed_ms * 1000.0;
	double last[] = { fetch_ms <= 0 ? 0.0 : 1000.0 * mb / (double)fetch_ms, fetch_ms <= 0 ? 0.0 : 1000.0 * records / (double)fetch_ms };

	date_add(&out, task->wall_ms, ":");
	buf_add_text(&out, ", 0");
	add_numbers(&out, first, 2);
	buf_printf(&out, ", %lld", (long long)c->now.records);
	add_numbers(&out, &rate, 1);
	buf_printf(&out, ", %lld, %lld", (long long)c->join_round_ms, (long long)fetch_ms);
	add_numbers(&out, last, 2);
	buf_add_char(&out, '\n');
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static void print_total(struct task *task)
{
	struct consumer_perf *c = task->state;
	struct buf out = { .heap = task->heap };
	double elapsed_s = (double)(task->wall_ms - c->start_ms) / 1000.0, mb = (double)c->now.bytes / MEBIBYTE;
	int64_t fetch_ms = task->wall_ms - c->start_ms - c->join_ms;
	double first[] = { mb, mb / elapsed_s }, rate = (double)c->now.records / elapsed_s;
	double last[] = { mb / ((double)fetch_ms / 1000.0), (double)c->now.records / ((double)fetch_ms / 1000.0) };

	date_add(&out, c->start_ms, ":");
	buf_add_text(&out, ", ");
	date_add(&out, task->wall_ms, ":");
	add_numbers(&out, first, 2);
	buf_printf(&out, ", %lld", (long long)c->now.records);
	add_numbers(&out, &rate, 1);
	buf_printf(&out, ", %lld, %lld", (long long)c->join_ms, (long long)fetch_ms);
	add_numbers(&out, last, 2);
	buf_add_char(&out, '\n');
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

/* ---- Reading -------------------------------------------------------------------------------------------------------- */

static void fail(struct task *task, struct bytes class, struct bytes message)
{
	task_err(task, "%.*s\n%.*s: %.*s\n", TEXT(message), TEXT(class), TEXT(message));
	task_exit(task, 1);
}

static void take_events(struct task *task)
{
	struct consumer_perf *c = task->state;
	struct consumer_event event;
	struct client_log_line line;

	while (consumer_take_log(c->consumer, task_arena(task), &line))
		tool_print_log(task, &line);
	while (consumer_take_event(c->consumer, task_arena(task), &event)) {
		if (event.type == CONSUMER_REVOKED || event.type == CONSUMER_LOST) {
			c->assigned -= event.partition_count;
			if (c->assigned == 0)
				c->join_start_ms = task->wall_ms;
		} else if (event.type == CONSUMER_ASSIGNED) {
			if (c->assigned == 0) {
				c->join_ms += task->wall_ms - c->join_start_ms;
				c->join_round_ms += task->wall_ms - c->join_start_ms;
			}
			c->assigned += event.partition_count;
		} else if (event.type == CONSUMER_ERROR && !task->is_done) {
			fail(task, tool_exception(task, event.exception), event.error);
		}
	}
}

static void take_record(struct task *task, const struct consumer_record *r)
{
	struct consumer_perf *c = task->state;

	c->now.records++;
	c->now.bytes += (int64_t)(r->record.key.size + r->record.value.size);
	if (task->wall_ms - c->report_ms < c->interval_ms)
		return;
	if (c->is_detailed)
		print_progress(task);
	c->join_round_ms = 0;
	c->report_ms = task->wall_ms;
	c->reported = c->now;
}

static void finish(struct task *task)
{
	struct consumer_perf *c = task->state;

	if (c->now.records < c->records_max)
		task_out(task, "WARNING: Exiting before consuming the expected number of records: timeout (%lld ms) exceeded. "
		               "You can use the --timeout option to increase the timeout.\n", (long long)c->timeout_ms);
	if (!c->is_detailed)
		print_total(task);
	if (options_has(&task->options, "print-metrics")) {
		struct consumer_stats stats = consumer_stats(c->consumer);

		task_out(task, "\n%-60s   %s\n%-60s : %.3f\n%-60s : %.3f\n", "Metric Name", "Value",
		         "consumer-fetch-manager-metrics:bytes-consumed-total", (double)stats.bytes_consumed_total,
		         "consumer-fetch-manager-metrics:records-consumed-total", (double)stats.records_consumed_total);
	}
	c->is_closing = true;
	consumer_close(c->consumer, task->event, task->fx, 30000);
}

static void go_on(struct task *task)
{
	struct consumer_perf *c = task->state;
	struct consumer_record *records;

	take_events(task);
	if (!c->is_closing && !task->is_done) {
		int32_t count = consumer_poll(c->consumer, task->event, task->fx, &records);

		if (count > 0)
			c->consumed_ms = task->wall_ms;
		for (int32_t i = 0; i < count; i++)
			take_record(task, &records[i]);
		/* Time is looked at whenever a poll of 100 ms ends. */
		task->wake_us = count > 0 ? task->now_us : task->now_us + POLL_US;
		if (c->now.records >= c->records_max || task->wall_ms - c->consumed_ms > c->timeout_ms)
			finish(task);
	}
	take_events(task);
	if (c->is_closing && consumer_is_closed(c->consumer))
		task_exit(task, 0);
}

/* ---- The command ---------------------------------------------------------------------------------------------------- */

static bool check_arguments(struct task *task)
{
	static const char *const topics[] = { "topic", "include", NULL }, *const counts[] = { "messages", "num-records", NULL };
	static const char *const config_excludes[] = { "command-config", NULL };

	if (tool_has_problem(task) || tool_helped(task, "This tool is used to verify the consumer performance.") ||
	    tool_missing(task, "bootstrap-server") || tool_one_of(task, topics) || tool_one_of(task, counts) ||
	    tool_excluded(task, "consumer.config", config_excludes))
		return false;
	if (options_has(&task->options, "messages"))
		task_out(task, "Warning: --messages is deprecated. Use --num-records instead.\n");
	if (options_has(&task->options, "consumer.config"))
		task_out(task, "Warning: --consumer.config is deprecated. Use --command-config instead.\n");
	return true;
}

static bool fill_config(struct task *task, struct client_config *config)
{
	const char *file = options_has(&task->options, "consumer.config") ? "consumer.config" : "command-config";
	struct bytes group = text_of(task, "group");
	struct prng prng;

	if (options_has(&task->options, file) && !tool_load_config(task, config, text_of(task, file)))
		return false;
	for (int32_t i = 0; i < options_count(&task->options, "command-property"); i++)
		tool_set_property(config, options_value(&task->options, "command-property", i));
	if (bytes_is_null(group)) {
		prng_seed(&prng, tool_seed(task), 1);
		group = arena_printf(&task->memory, "perf-consumer-%d", (int)prng_below(&prng, 100000));
	}
	client_config_set(config, BYTES("bootstrap.servers"), text_of(task, "bootstrap-server"));
	client_config_set(config, BYTES("group.id"), group);
	client_config_set(config, BYTES("receive.buffer.bytes"), text_of(task, "socket-buffer-size"));
	client_config_set(config, BYTES("max.partition.fetch.bytes"), text_of(task, "fetch-size"));
	client_config_set_text(config, "auto.offset.reset", options_has(&task->options, "from-latest") ? "latest" : "earliest");
	client_config_set_text(config, "key.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
	client_config_set_text(config, "value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
	client_config_set_text(config, "check.crcs", "false");
	if (!client_config_is_set(config, "client.id"))
		client_config_set_text(config, "client.id", "perf-consumer-client");
	return true;
}

static bool subscribe(struct task *task, struct buf *problem)
{
	struct consumer_perf *c = task->state;
	struct bytes topics[16], *items;

	if (!options_has(&task->options, "topic"))
		return consumer_subscribe_pattern(c->consumer, task->event, task->fx, text_of(task, "include"), problem);
	int32_t count = tool_split(task_arena(task), text_of(task, "topic"), ',', &items);

	count = count > 16 ? 16 : count;
	for (int32_t i = 0; i < count; i++)
		topics[i] = items[i];
	return consumer_subscribe(c->consumer, task->event, task->fx, topics, count, problem);
}

static void start(struct task *task)
{
	struct consumer_perf *c = task->state;
	struct client_config config;
	struct buf problem = { .heap = task->heap };

	if (!check_arguments(task))
		return;
	c->is_detailed = options_has(&task->options, "show-detailed-stats");
	if (!options_has(&task->options, "hide-header"))
		print_header(task);
	options_integer(&task->options, &task->memory, options_has(&task->options, "messages") ? "messages" : "num-records", &c->records_max);
	options_integer(&task->options, &task->memory, "timeout", &c->timeout_ms);
	options_integer(&task->options, &task->memory, "reporting-interval", &c->interval_ms);
	if (!bytes_is_null(task->options.problem)) {
		tool_throw_caused(task, task->options.problem_class, task->options.problem, task->options.problem_trace);
		return;
	}
	c->start_ms = c->report_ms = c->consumed_ms = c->join_start_ms = task->wall_ms;
	client_config_init(&config, task->heap, CLIENT_CONSUMER);
	if (fill_config(task, &config)) {
		if (tool_resolves(task, &config, &problem))
			c->consumer = consumer_new(&(struct consumer_options){ .heap = task->heap, .config = &config, .seed = tool_seed(task), .is_quiet = true }, &problem);
		if (!c->consumer)
			fail(task, BYTES("org.apache.kafka.common.config.ConfigException"), buf_bytes(&problem));
		else if (!subscribe(task, &problem))
			fail(task, BYTES("java.lang.IllegalStateException"), buf_bytes(&problem));
		else
			go_on(task);
	}
	client_config_free(&config);
	buf_free(&problem);
}

static void step(struct task *task, const struct event *event)
{
	struct consumer_perf *c = task->state;

	consumer_event(c->consumer, event, task->fx);
	go_on(task);
}

static int64_t deadline(const struct task *task)
{
	const struct consumer_perf *c = task->state;

	return c->consumer ? consumer_deadline(c->consumer) : TIME_NEVER;
}

static void end(struct task *task)
{
	struct consumer_perf *c = task->state;

	if (c->consumer)
		consumer_del(c->consumer);
}

const struct command kafka_consumer_perf_test_command = { .name = "kafka-consumer-perf-test",
	                                                      .summary = "read many records and tell how long it took",
	                                                      .group = COMMAND_KAFKA,
	                                                      .options = options,
	                                                      .state_size = sizeof(struct consumer_perf),
	                                                      .start = start,
	                                                      .step = step,
	                                                      .deadline = deadline,
	                                                      .end = end };
