/* kafka-producer-perf-test: as many records as it is told, as fast as it is told, and how long they took. */
#include <stdlib.h>

#include "engine/client/producer.h"
#include "sim/shell/kafka/argparse.h"
#include "sim/shell/kafka/tool.h"

enum { RECORDS_A_STEP = 500, THROTTLE_SLEEP_US = 2000, SAMPLES_MAX = 500000, RECORD_SIZE_MAX = 16 << 20 };

/* The tool's Stats: of the whole run, or of what follows the warm-up. */
struct stats {
	int64_t start_ms;
	int32_t *latencies; /* samples, in ms; owned */
	int32_t sample_count;
	int64_t sampling;
	int64_t count, bytes, latency_max, latency_total;
	int64_t window_start_ms, window_count, window_bytes, window_latency_max, window_latency_total;
	bool is_steady;
	bool is_silent;
};

struct payload {
	struct bytes *items; /* of --payload-file */
	int32_t count;
	bool is_monotonic;
	int64_t size; /* --record-size */
	uint8_t *data;
};

struct producer_perf {
	struct producer *producer;
	struct bytes topic;
	struct payload payload;
	struct prng random;
	int64_t records, warmup, interval_ms, key_range;
	char keys; /* 'n'one, 'r'ange, '?' random */
	double throughput;
	struct stats all, steady;
	bool has_steady;
	int64_t sent;
	int64_t start_us;
	bool is_closing;
};

static const struct option options[] = {
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "BOOTSTRAP-SERVER", .about = "The servers to connect to." },
	{ .name = "topic", .type = OPTION_STRING, .argument = "TOPIC", .is_required = true, .about = "The topic to write to." },
	{ .name = "num-records", .type = OPTION_LONG, .argument = "NUM-RECORDS", .is_required = true, .about = "How many records to write." },
	{ .name = "record-size", .type = OPTION_INT, .exclusion = 1, .is_required = true, .argument = "RECORD-SIZE", .section = "", .section_about = "Exactly one of --record-size, --payload-file and --payload-monotonic must stand.", .about = "Size of a record in bytes; or --payload-file, or --payload-monotonic." },
	{ .name = "payload-file", .type = OPTION_STRING, .exclusion = 1, .is_required = true, .argument = "PAYLOAD-FILE", .section = "", .about = "File with values, of which one is drawn for each record." },
	{ .name = "payload-monotonic", .type = OPTION_FLAG, .exclusion = 1, .is_required = true, .section = "", .about = "Values are numbers that grow." },
	{ .name = "payload-delimiter", .type = OPTION_STRING, .argument = "PAYLOAD-DELIMITER", .standard = "\\n", .about = "What stands between the values of the file." },
	{ .name = "throughput", .type = OPTION_DOUBLE, .argument = "THROUGHPUT", .is_required = true, .about = "About how many records a second; -1: as many as can be." },
	{ .name = "producer-props", .type = OPTION_STRING, .argument = "PROP-NAME=PROP-VALUE", .is_append = true, .about = "(DEPRECATED) The same as --command-property." },
	{ .name = "command-property", .type = OPTION_STRING, .argument = "PROP-NAME=PROP-VALUE", .is_append = true, .about = "Settings of the producer." },
	{ .name = "producer.config", .type = OPTION_STRING, .argument = "CONFIG-FILE", .about = "(DEPRECATED) The same as --command-config." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "CONFIG-FILE", .about = "File with settings of the producer." },
	{ .name = "print-metrics", .type = OPTION_FLAG, .about = "Print the producer's metrics at the end." },
	{ .name = "transactional-id", .type = OPTION_STRING, .argument = "TRANSACTIONAL-ID", .about = "Write in transactions under this id." },
	{ .name = "transaction-duration-ms", .type = OPTION_LONG, .argument = "TRANSACTION-DURATION", .about = "How long a transaction stays open." },
	{ .name = "warmup-records", .type = OPTION_LONG, .argument = "WARMUP-RECORDS", .standard = "0", .about = "How many records come before what is measured as the steady state." },
	{ .name = "reporting-interval", .type = OPTION_LONG, .argument = "INTERVAL-MS", .standard = "5000", .about = "How often progress is told, in ms." },
	{ .name = "record-key-range", .type = OPTION_INT, .argument = "KEY-RANGE", .about = "Keys are numbers from 0 to below this." },
	{ .name = "key-distribution", .type = OPTION_STRING, .argument = "KEY-DISTRIBUTION", .standard = "none", .about = "No keys, one after another, or drawn." },
	{ .name = "random-seed", .type = OPTION_LONG, .argument = "RANDOM-SEED", .standard = "0", .about = "What draws of keys and values begin with." },
	{ .name = "help", .letter = "h", .type = OPTION_FLAG, .about = "Show this help and end." },
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

/* ---- The statistics ------------------------------------------------------------------------------------------------- */

static void stats_init(struct stats *s, struct task *task, int64_t records, bool is_steady)
{
	s->start_ms = s->window_start_ms = task->wall_ms;
	s->sampling = records / (records < SAMPLES_MAX ? records : SAMPLES_MAX);
	s->latencies = heap_calloc(task->heap, (size_t)(records / s->sampling) + 1, sizeof(*s->latencies));
	s->is_steady = is_steady;
}

static double per_second(int64_t count, int64_t elapsed_ms)
{
	return 1000.0 * (double)count / (double)elapsed_ms;
}

static void print_window(struct task *task, const struct stats *s)
{
	struct buf out = { .heap = task->heap };
	int64_t elapsed_ms = task->wall_ms - s->window_start_ms;

	buf_printf(&out, "%lld records sent, ", (long long)s->window_count);
	tool_add_fixed(&out, per_second(s->window_count, elapsed_ms), 1);
	buf_add_text(&out, " records/sec (");
	tool_add_fixed(&out, per_second(s->window_bytes, elapsed_ms) / (1024.0 * 1024.0), 2);
	buf_add_text(&out, " MB/sec), ");
	tool_add_fixed(&out, (double)s->window_latency_total / (double)s->window_count, 1);
	buf_printf(&out, " ms avg latency, %.1f ms max latency.\n", (double)s->window_latency_max);
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static void record(struct task *task, struct stats *s, int64_t latency_ms, int64_t bytes)
{
	const struct producer_perf *p = task->state;

	if (s->count % s->sampling == 0)
		s->latencies[s->sample_count++] = (int32_t)latency_ms;
	s->count++;
	s->bytes += bytes;
	s->latency_total += latency_ms;
	s->latency_max = latency_ms > s->latency_max ? latency_ms : s->latency_max;
	s->window_count++;
	s->window_bytes += bytes;
	s->window_latency_total += latency_ms;
	s->window_latency_max = latency_ms > s->window_latency_max ? latency_ms : s->window_latency_max;
	if (task->wall_ms - s->window_start_ms < p->interval_ms)
		return;
	if (s->is_steady && s->count == s->window_count)
		task_out(task, "In steady state.\n");
	if (!s->is_silent)
		print_window(task, s);
	s->window_start_ms = task->wall_ms;
	s->window_count = s->window_bytes = s->window_latency_max = s->window_latency_total = 0;
}

static int by_value(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

static void print_total(struct task *task, struct stats *s)
{
	struct buf out = { .heap = task->heap };
	int64_t elapsed_ms = task->wall_ms - s->start_ms;
	static const double parts[] = { 0.5, 0.95, 0.99, 0.999 };
	static const char *const names[] = { "50th", "95th", "99th", "99.9th" };

	qsort(s->latencies, (size_t)s->sample_count, sizeof(*s->latencies), by_value);
	buf_printf(&out, "%lld%s records sent, ", (long long)s->count, s->is_steady ? " steady state" : "");
	tool_add_fixed(&out, per_second(s->count, elapsed_ms), 6);
	buf_add_text(&out, " records/sec (");
	tool_add_fixed(&out, per_second(s->bytes, elapsed_ms) / (1024.0 * 1024.0), 2);
	buf_add_text(&out, " MB/sec), ");
	tool_add_fixed(&out, (double)s->latency_total / (double)s->count, 2);
	buf_printf(&out, " ms avg latency, %.2f ms max latency", (double)s->latency_max);
	for (int i = 0; i < 4; i++)
		buf_printf(&out, ", %d ms %s", s->latencies[(int32_t)(parts[i] * s->sample_count)], names[i]);
	buf_add_text(&out, ".\n");
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static void print_metrics(struct task *task)
{
	const struct producer_perf *p = task->state;
	struct producer_stats stats = producer_stats(p->producer);
	struct bytes id = producer_client_id(p->producer);
	struct {
		const char *name;
		int64_t value;
	} metrics[] = { { "buffer-available-bytes", stats.buffer_available_bytes }, { "byte-total", stats.byte_total },
		            { "record-error-total", stats.record_error_total },         { "record-retry-total", stats.record_retry_total },
		            { "record-send-total", stats.record_send_total } };
	size_t count = sizeof(metrics) / sizeof(metrics[0]);
	int width = (int)(strlen("producer-metrics::{client-id=}") + strlen("buffer-available-bytes") + id.size);

	task_out(task, "\n%-*s   %s\n", width, "Metric Name", "Value");
	for (size_t i = 0; i < count; i++) {
		struct bytes name = arena_printf(task_arena(task), "producer-metrics:%s:{client-id=%.*s}", metrics[i].name, TEXT(id));

		task_out(task, "%-*.*s : %.3f\n", width, TEXT(name), (double)metrics[i].value);
	}
}

/* ---- Sending -------------------------------------------------------------------------------------------------------- */

static struct bytes next_value(struct task *task)
{
	struct producer_perf *p = task->state;

	if (p->payload.count > 0)
		return p->payload.items[prng_below(&p->random, (uint64_t)p->payload.count)];
	if (p->payload.is_monotonic)
		return arena_printf(task_arena(task), "%lld", (long long)p->sent);
	for (int64_t i = 0; i < p->payload.size; i++)
		p->payload.data[i] = (uint8_t)('A' + prng_below(&p->random, 26));
	return bytes_of(p->payload.data, (size_t)p->payload.size);
}

static struct bytes next_key(struct task *task)
{
	struct producer_perf *p = task->state;

	if (p->keys == 'n')
		return BYTES_NULL;
	int64_t key = p->keys == 'r' ? p->sent % p->key_range : (int64_t)prng_below(&p->random, (uint64_t)p->key_range);

	return arena_printf(task_arena(task), "%lld", (long long)key);
}

static void send_one(struct task *task)
{
	struct producer_perf *p = task->state;
	struct bytes value = next_value(task);
	struct producer_record r = { .topic = p->topic, .partition = -1, .timestamp = NO_TIMESTAMP, .key = next_key(task), .value = value };

	if (p->warmup > 0 && p->sent == p->warmup) {
		stats_init(&p->steady, task, p->records - p->warmup, true);
		p->has_steady = true;
		p->all.is_silent = true;
	}
	/* The tag carries what the callback wants to know: when it was sent, and its size. */
	r.tag = (uint64_t)(task->wall_ms - p->all.start_ms) << 25 | (uint64_t)value.size;
	producer_send(p->producer, task->event, task->fx, &r, NULL);
	p->sent++;
}

/* When the next record may go: TIME_NEVER when nothing but an answer can help. */
static int64_t due_us(const struct producer_perf *p)
{
	if (p->throughput <= 0)
		return 0;
	return p->start_us + (int64_t)((double)p->sent * 1e6 / p->throughput);
}

static void pump(struct task *task)
{
	struct producer_perf *p = task->state;

	for (int i = 0; i < RECORDS_A_STEP && p->sent < p->records && !producer_is_blocked(p->producer) && due_us(p) <= task->now_us; i++)
		send_one(task);
	if (p->sent == p->records && !p->is_closing) {
		p->is_closing = true;
		producer_close(p->producer, task->event, task->fx, INT64_MAX);
	} else if (p->sent < p->records && !producer_is_blocked(p->producer)) {
		int64_t at_us = due_us(p);

		task->wake_us = at_us <= task->now_us ? task->now_us : at_us < task->now_us + THROTTLE_SLEEP_US ? task->now_us + THROTTLE_SLEEP_US : at_us;
	}
}

static void take_deliveries(struct task *task)
{
	struct producer_perf *p = task->state;
	struct producer_delivery delivery;
	struct client_log_line line;

	while (producer_take_log(p->producer, task_arena(task), &line))
		tool_print_log(task, &line);
	while (producer_take_delivery(p->producer, &delivery)) {
		int64_t latency_ms = task->wall_ms - p->all.start_ms - (int64_t)(delivery.tag >> 25), bytes = (int64_t)(delivery.tag & 0x1ffffff);

		if (delivery.exception) {
			task_err(task, "%.*s: %.*s\n", TEXT(tool_exception(task, delivery.exception)), TEXT(delivery.error));
			continue;
		}
		record(task, &p->all, latency_ms, bytes);
		if (p->has_steady)
			record(task, &p->steady, latency_ms, bytes);
	}
}

static void go_on(struct task *task)
{
	struct producer_perf *p = task->state;

	take_deliveries(task);
	pump(task);
	take_deliveries(task);
	if (!p->is_closing || !producer_is_closed(p->producer))
		return;
	print_total(task, &p->all);
	if (p->has_steady)
		print_total(task, &p->steady);
	if (has(task, "print-metrics"))
		print_metrics(task);
	task_exit(task, 0);
}

/* ---- The arguments -------------------------------------------------------------------------------------------------- */

static bool take_long(struct task *task, const char *name, int64_t *out)
{
	const char *type = strcmp(name, "record-size") == 0 || strcmp(name, "record-key-range") == 0 ? "Integer" : "Long";

	if (options_integer(&task->options, &task->memory, name, out))
		return true;
	tool_argparse_error(task, "argument --%s: could not convert '%.*s' to %s (For input string: \"%.*s\")", name, TEXT(text_of(task, name)), type,
	                    TEXT(text_of(task, name)));
	return false;
}

static bool take_numbers(struct task *task)
{
	struct producer_perf *p = task->state;

	if (!take_long(task, "num-records", &p->records) || !take_long(task, "warmup-records", &p->warmup) ||
	    !take_long(task, "record-size", &p->payload.size) || !take_long(task, "reporting-interval", &p->interval_ms) ||
	    !take_long(task, "record-key-range", &p->key_range))
		return false;
	if (options_double(&task->options, &task->memory, "throughput", &p->throughput))
		return true;
	tool_argparse_error(task, "argument --throughput: could not convert '%.*s' to Double (For input string: \"%.*s\")",
	                    TEXT(text_of(task, "throughput")), TEXT(text_of(task, "throughput")));
	return false;
}

static const char *fault(struct task *task)
{
	struct producer_perf *p = task->state;
	int64_t duration_ms = 1;

	p->warmup = p->warmup < 0 ? 0 : p->warmup;
	options_integer(&task->options, &task->memory, "transaction-duration-ms", &duration_ms);
	if (p->records <= 0)
		return "--num-records should be greater than zero.";
	if (p->warmup >= p->records)
		return "The value for --warmup-records must be strictly fewer than the number of records in the test, --num-records.";
	if (has(task, "record-size") && p->payload.size <= 0)
		return "--record-size should be greater than zero.";
	if (!has(task, "bootstrap-server") && !has(task, "command-property") && !has(task, "producer-props") && !has(task, "producer.config") &&
	    !has(task, "command-config"))
		return "At least one of --bootstrap-server, --command-property, --producer-props, --producer.config or --command-config must be specified.";
	if (has(task, "command-property") && has(task, "producer-props"))
		return "--command-property and --producer-props cannot be specified together.";
	if (has(task, "command-config") && has(task, "producer.config"))
		return "--command-config and --producer.config cannot be specified together.";
	if (duration_ms <= 0)
		return "--transaction-duration-ms should be greater than zero.";
	if (p->interval_ms <= 0)
		return "--reporting-interval should be greater than zero.";
	if (has(task, "record-key-range") && p->key_range <= 0)
		return "--record-key-range should be greater than zero.";
	if (p->keys != 'n' && !has(task, "record-key-range"))
		return "--record-key-range is required when --key-distribution is 'range' or 'random'.";
	if (p->keys == 'n' && has(task, "record-key-range"))
		return "--key-distribution must be 'range' or 'random' when --record-key-range is specified.";
	return NULL;
}

static bool check_arguments(struct task *task)
{
	struct producer_perf *p = task->state;
	struct bytes keys = text_of(task, "key-distribution"), wrong;

	if (task->options.is_empty || has(task, "help")) {
		tool_argparse_help(task, 0);
		return false;
	}
	if (!bytes_is_null(task->options.problem)) {
		tool_argparse_error(task, "%.*s", TEXT(task->options.problem));
		return false;
	}
	if (!take_numbers(task))
		return false;
	struct bytes parser = BYTES_NULL;

	wrong = task->options.other_count > 0 ? arena_printf(task_arena(task), "unrecognized arguments: '%.*s'", TEXT(task->options.others[0]))
	                                      : argparse_judge(task->command, &task->options, task_arena(task), &parser);
	if (!bytes_is_null(wrong)) {
		tool_argparse_error(task, "%.*s", TEXT(wrong));
		return false;
	}
	p->keys = bytes_equal_text(keys, "range") ? 'r' : bytes_equal_text(keys, "random") ? '?' : 'n';
	if (p->keys == 'n' && !bytes_equal_text(keys, "none")) {
		tool_argparse_error(task, "argument --key-distribution: invalid choice: '%.*s' (choose from {none,range,random})", TEXT(keys));
		return false;
	}
	const char *problem = fault(task);

	if (problem)
		tool_argparse_error(task, "%s", problem);
	return !problem;
}

/* An exception that is none of the parser's ends main(). */
static bool read_payloads(struct task *task)
{
	struct producer_perf *p = task->state;
	struct bytes path = text_of(task, "payload-file"), contents, delimiter = text_of(task, "payload-delimiter");

	if (bytes_equal_text(delimiter, "\\n"))
		delimiter = BYTES("\n");
	task_out(task, "Reading payloads from: %.*s\n", TEXT(task_path(task, path)));
	if (task_read_file(task, path, &contents) != ERR_OK || contents.size == 0) {
		tool_uncaught(task, "java.lang.IllegalArgumentException", BYTES("File does not exist or empty file provided."));
		return false;
	}
	contents = arena_copy(&task->memory, contents);
	p->payload.items = arena_calloc(&task->memory, contents.size + 1, sizeof(*p->payload.items));
	while (contents.size > 0) {
		size_t end = bytes_find_bytes(contents, delimiter);

		p->payload.items[p->payload.count++] = bytes_slice(contents, 0, end);
		contents = bytes_slice(contents, end + delimiter.size, contents.size);
	}
	task_out(task, "Number of records read: %d\n", p->payload.count);
	return true;
}

static bool fill_config(struct task *task, struct client_config *config)
{
	const char *properties = has(task, "producer-props") ? "producer-props" : "command-property";
	const char *file = has(task, "producer.config") ? "producer.config" : "command-config";

	if (has(task, "producer-props"))
		task_out(task, "Option --producer-props has been deprecated and will be removed in a future version. Use --command-property instead.\n");
	if (has(task, "producer.config"))
		task_out(task, "Option --producer.config has been deprecated and will be removed in a future version. Use --command-config instead.\n");
	if (has(task, file) && !tool_load_config_in_main(task, config, text_of(task, file)))
		return false;
	for (int32_t i = 0; i < options_count(&task->options, properties); i++) {
		struct bytes property = options_value(&task->options, properties, i);
		size_t equals = bytes_find(property, 0, '=');

		if (equals == 0 || equals + 1 >= property.size || bytes_find(property, equals + 1, '=') < property.size) {
			tool_uncaught(task, "java.lang.IllegalArgumentException", arena_printf(task_arena(task), "Invalid property: %.*s", TEXT(property)));
			return false;
		}
		tool_set_property(config, property);
	}
	client_config_set_text(config, "key.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");
	client_config_set_text(config, "value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");
	if (!client_config_is_set(config, "client.id"))
		client_config_set_text(config, "client.id", "perf-producer-client");
	if (has(task, "bootstrap-server"))
		client_config_set(config, BYTES("bootstrap.servers"), text_of(task, "bootstrap-server"));
	return true;
}

static bool make_producer(struct task *task)
{
	struct producer_perf *p = task->state;
	struct client_config config;
	struct buf problem = { .heap = task->heap };

	client_config_init(&config, task->heap, CLIENT_PRODUCER);
	if (fill_config(task, &config)) {
		if (tool_resolves(task, &config, &problem))
			p->producer = producer_new(&(struct producer_options){ .heap = task->heap, .config = &config, .seed = tool_seed(task), .is_quiet = true }, &problem);
		if (!p->producer) {
			task_err(task, "Exception in thread \"main\" ");
			tool_print_config_exception(task, buf_bytes(&problem), "Failed to construct kafka producer");
			task_exit(task, 1);
		}
	}
	client_config_free(&config);
	buf_free(&problem);
	return !task->is_done;
}

/* ---- The command ---------------------------------------------------------------------------------------------------- */

static void start(struct task *task)
{
	struct producer_perf *p = task->state;
	int64_t seed = 0;

	if (!check_arguments(task))
		return;
	if (has(task, "transactional-id") || has(task, "transaction-duration-ms")) {
		task_fail(task, 1, "transactions are not there yet");
		return;
	}
	if (has(task, "payload-file") && !read_payloads(task))
		return;
	options_integer(&task->options, &task->memory, "random-seed", &seed);
	prng_seed(&p->random, (uint64_t)seed, 0);
	p->topic = text_of(task, "topic");
	p->payload.is_monotonic = has(task, "payload-monotonic");
	if (p->payload.size > RECORD_SIZE_MAX) {
		task_fail(task, 1, "--record-size is at most %d here", RECORD_SIZE_MAX);
		return;
	}
	p->payload.data = arena_alloc(&task->memory, (size_t)p->payload.size + 1);
	if (!make_producer(task))
		return;
	if (p->warmup > 0)
		task_out(task, "Warmup first %lld records. Steady state results will print after the complete test summary.\n", (long long)p->warmup);
	stats_init(&p->all, task, p->records, false);
	p->start_us = task->now_us;
	go_on(task);
}

static void step(struct task *task, const struct event *event)
{
	struct producer_perf *p = task->state;

	producer_event(p->producer, event, task->fx);
	go_on(task);
}

static int64_t deadline(const struct task *task)
{
	const struct producer_perf *p = task->state;

	return p->producer ? producer_deadline(p->producer) : TIME_NEVER;
}

static void end(struct task *task)
{
	struct producer_perf *p = task->state;

	if (p->producer)
		producer_del(p->producer);
	heap_free(task->heap, p->all.latencies);
	heap_free(task->heap, p->steady.latencies);
}

const struct command kafka_producer_perf_test_command = { .name = "kafka-producer-perf-test",
	                                                      .summary = "write many records and tell how long they took",
	                                                      .group = COMMAND_KAFKA,
	                                                      .options = options,
	                                                      .style = OPTIONS_ARGPARSE,
	                                                      .state_size = sizeof(struct producer_perf),
	                                                      .start = start,
	                                                      .step = step,
	                                                      .deadline = deadline,
	                                                      .end = end };
