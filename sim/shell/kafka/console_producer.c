/* kafka-console-producer: a record for each line of standard input. */
#include "engine/client/producer.h"
#include "sim/shell/kafka/line_reader.h"
#include "sim/shell/kafka/tool.h"

struct console_producer {
	struct producer *producer;
	struct line_reader reader;
	struct bytes topic;
	struct buf input; /* what was read and is not yet sent */
	size_t input_at;
	bool is_reading;
	bool is_ended;
	bool is_sync;
	bool is_waiting; /* --sync: for the answer to the last record */
	bool has_prompt;
	bool is_closing;
	int32_t status;
};

static const struct option options[] = {
	{ .name = "batch-size", .type = OPTION_INT, .argument = "size", .standard = "16384", .about = "batch.size of the producer: bytes gathered for a partition before they are sent." },
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "server to connect to", .about = "REQUIRED: the servers to connect to: HOST1:PORT1,HOST2:PORT2." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "config file", .about = "File with settings of the producer. [command-property] goes before it." },
	{ .name = "command-property", .type = OPTION_STRING, .argument = "producer_prop", .about = "A setting of the producer: name=value." },
	{ .name = "compression-codec", .type = OPTION_STRING, .argument = "compression-codec", .is_optional = true, .about = "none, gzip, snappy, lz4 or zstd; gzip when no value is given." },
	{ .name = "line-reader", .type = OPTION_STRING, .argument = "reader_class", .standard = "org.apache.kafka.tools.LineMessageReader", .about = "The class that makes records of lines." },
	{ .name = "max-block-ms", .type = OPTION_LONG, .argument = "max block on send", .standard = "60000", .about = "max.block.ms of the producer: how long a send may wait." },
	{ .name = "max-memory-bytes", .type = OPTION_LONG, .argument = "total memory in bytes", .standard = "33554432", .about = "buffer.memory of the producer." },
	{ .name = "max-partition-memory-bytes", .type = OPTION_INT, .argument = "memory in bytes per partition", .standard = "16384", .about = "(Deprecated) The same as --batch-size." },
	{ .name = "message-send-max-retries", .type = OPTION_INT, .standard = "3", .about = "retries of the producer: how often a send is tried again." },
	{ .name = "metadata-expiry-ms", .type = OPTION_LONG, .argument = "metadata expiration interval", .standard = "300000", .about = "metadata.max.age.ms of the producer." },
	{ .name = "producer-property", .type = OPTION_STRING, .argument = "producer_prop", .about = "(DEPRECATED) The same as --command-property." },
	{ .name = "producer.config", .type = OPTION_STRING, .argument = "config file", .about = "(DEPRECATED) The same as --command-config." },
	{ .name = "property", .type = OPTION_STRING, .argument = "prop", .about = "(DEPRECATED) The same as --reader-property." },
	{ .name = "reader-config", .type = OPTION_STRING, .argument = "config file", .about = "File with properties of the reader. [reader-property] goes before it." },
	{ .name = "reader-property", .type = OPTION_STRING, .argument = "prop", .about = "How lines are read: name=value, with parse.key=false, parse.headers=false, ignore.error=false, key.separator=\\t, headers.delimiter=\\t, headers.separator=,, headers.key.separator=:, null.marker=(none)." },
	{ .name = "request-required-acks", .type = OPTION_STRING, .argument = "request required acks", .standard = "-1", .about = "acks of the producer." },
	{ .name = "request-timeout-ms", .type = OPTION_INT, .argument = "request timeout ms", .standard = "1500", .about = "request.timeout.ms of the producer; above 0." },
	{ .name = "retry-backoff-ms", .type = OPTION_LONG, .standard = "100", .about = "retry.backoff.ms of the producer: how long it waits before it tries again." },
	{ .name = "socket-buffer-size", .type = OPTION_INT, .argument = "size", .standard = "102400", .about = "send.buffer.bytes of the producer." },
	{ .name = "sync", .type = OPTION_FLAG, .about = "Wait for the answer to each record before the next one is sent." },
	{ .name = "timeout", .type = OPTION_LONG, .argument = "timeout_ms", .standard = "1000", .about = "linger.ms of the producer: how long a record waits for others." },
	{ .name = "topic", .type = OPTION_STRING, .argument = "topic", .about = "REQUIRED: the topic to write to." },
	OPTIONS_HELP,
	{ 0 },
};

/* ---- The arguments -------------------------------------------------------------------------------------------------- */

/* A flag and the one it replaces: both at once are refused, the old one is told to go away. Returns the one that counts. */
static const char *renamed(struct task *task, const char *name, const char *old)
{
	if (options_has(&task->options, name) && options_has(&task->options, old))
		tool_usage(task, "Options --%s and --%s cannot be specified together.", name, old);
	return options_has(&task->options, old) ? old : name;
}

static void warn_of_old(struct task *task, const char *name, const char *old)
{
	if (options_has(&task->options, old))
		task_out(task, "Warning: --%s is deprecated and will be removed in a future version. Use --%s instead.\n", old, name);
}

struct names {
	const char *config, *property, *reader_property;
};

static bool check_arguments(struct task *task, struct names *names)
{
	if (!bytes_is_null(task->options.problem)) {
		tool_usage(task, "%.*s", TEXT(task->options.problem));
		return false;
	}
	if (tool_helped(task, "This tool helps to read data from standard input and publish it to Kafka.") || tool_missing(task, "topic"))
		return false;
	names->config = renamed(task, "command-config", "producer.config");
	names->property = task->is_done ? NULL : renamed(task, "command-property", "producer-property");
	names->reader_property = task->is_done ? NULL : renamed(task, "reader-property", "property");
	if (task->is_done)
		return false;
	warn_of_old(task, "command-property", "producer-property");
	warn_of_old(task, "command-config", "producer.config");
	warn_of_old(task, "reader-property", "property");
	if (options_has(&task->options, "max-partition-memory-bytes"))
		task_out(task, "Warning: --max-partition-memory-bytes is deprecated and will be removed in Apache Kafka 5.0. Use --batch-size instead.\n");
	return !tool_bad_servers(task, options_text(&task->options, &task->memory, "bootstrap-server"));
}

/* An OptionException that comes up later is told by its message alone. */
static bool has_problem(struct task *task)
{
	if (!bytes_is_null(task->options.problem)) {
		task_err(task, "%.*s\n", TEXT(task->options.problem));
		task_exit(task, 1);
	}
	return task->is_done;
}

static void fail(struct task *task, const char *class, struct bytes message)
{
	task_err(task, "%s: %.*s\n", class, TEXT(message));
	task_exit(task, 1);
}

/* The file that an option names, if it is given. */
static bool load(struct task *task, struct client_config *config, const char *name)
{
	struct bytes message;
	const char *class = NULL;

	if (options_has(&task->options, name))
		class = tool_read_config(task, config, options_text(&task->options, &task->memory, name), &message);
	if (class)
		fail(task, class, message);
	return !class;
}

/* ---- The reader ----------------------------------------------------------------------------------------------------- */

struct reader_properties {
	struct task *task;
	const char *flag;
	struct client_config file; /* any name is taken: a bag of properties */
};

static struct bytes reader_property(void *owner, const char *name)
{
	struct reader_properties *p = owner;
	struct bytes found = BYTES_NULL;

	for (int32_t i = 0; i < p->file.count; i++)
		if (bytes_equal_text(p->file.entries[i].name, name))
			found = arena_copy(&p->task->memory, p->file.entries[i].value);
	for (int32_t i = 0; i < options_count(&p->task->options, p->flag); i++) {
		struct bytes text = options_value(&p->task->options, p->flag, i);
		size_t equals = bytes_find(text, 0, '=');

		if (bytes_equal_text(bytes_slice(text, 0, equals), name))
			found = bytes_slice(text, equals + 1, text.size);
	}
	return found;
}

static bool make_reader(struct task *task, const struct names *names)
{
	struct console_producer *c = task->state;
	struct reader_properties properties = { .task = task, .flag = names->reader_property };
	struct bytes class = options_text(&task->options, &task->memory, "line-reader"), problem = BYTES_NULL;

	if (!bytes_equal_text(class, "org.apache.kafka.tools.LineMessageReader")) {
		fail(task, "java.lang.ClassNotFoundException", class);
		return false;
	}
	client_config_init(&properties.file, task->heap, CLIENT_PRODUCER);
	bool is_loaded = load(task, &properties.file, "reader-config");

	if (is_loaded && !line_reader_init(&c->reader, reader_property, &properties, &problem))
		fail(task, "org.apache.kafka.common.KafkaException", problem);
	client_config_free(&properties.file);
	return !task->is_done;
}

/* ---- The producer --------------------------------------------------------------------------------------------------- */

static struct bytes codec(struct task *task)
{
	struct bytes text = options_text(&task->options, &task->memory, "compression-codec");

	if (!options_has(&task->options, "compression-codec"))
		return BYTES("none");
	return text.size == 0 ? BYTES("gzip") : text;
}

static bool fill_config(struct task *task, struct client_config *config, const struct names *names)
{
	static const char *const merged[][2] = {
		{ "linger.ms", "timeout" },
		{ "acks", "request-required-acks" },
		{ "request.timeout.ms", "request-timeout-ms" },
		{ "retries", "message-send-max-retries" },
		{ "retry.backoff.ms", "retry-backoff-ms" },
		{ "send.buffer.bytes", "socket-buffer-size" },
		{ "buffer.memory", "max-memory-bytes" },
		{ "batch.size", "batch-size" },
		{ "batch.size", "max-partition-memory-bytes" },
		{ "metadata.max.age.ms", "metadata-expiry-ms" },
		{ "max.block.ms", "max-block-ms" },
	};
	int64_t ignored;

	if (!load(task, config, names->config))
		return false;
	for (int32_t i = 0; i < options_count(&task->options, names->property); i++)
		tool_set_property(config, options_value(&task->options, names->property, i));
	client_config_set(config, BYTES("bootstrap.servers"), options_text(&task->options, &task->memory, "bootstrap-server"));
	client_config_set(config, BYTES("compression.type"), codec(task));
	if (!client_config_is_set(config, "client.id"))
		client_config_set_text(config, "client.id", "console-producer");
	client_config_set_text(config, "key.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");
	client_config_set_text(config, "value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");
	for (size_t i = 0; i < sizeof(merged) / sizeof(merged[0]); i++) {
		if (strcmp(merged[i][1], "request-required-acks") != 0)
			options_integer(&task->options, &task->memory, merged[i][1], &ignored);
		tool_merge_option(task, config, merged[i][0], merged[i][1]);
	}
	return !has_problem(task);
}

static bool make_producer(struct task *task, const struct names *names)
{
	struct console_producer *c = task->state;
	struct client_config config;
	struct buf problem = { .heap = task->heap };

	client_config_init(&config, task->heap, CLIENT_PRODUCER);
	if (fill_config(task, &config, names)) {
		if (tool_resolves(task, &config, &problem))
			c->producer = producer_new(&(struct producer_options){ .heap = task->heap, .config = &config, .seed = tool_seed(task) }, &problem);
		if (!c->producer) {
			tool_print_config_exception(task, buf_bytes(&problem), "Failed to construct kafka producer");
			task_exit(task, 1);
		}
	}
	client_config_free(&config);
	buf_free(&problem);
	return !task->is_done;
}

/* ---- Sending -------------------------------------------------------------------------------------------------------- */

static void begin_close(struct task *task, int32_t status)
{
	struct console_producer *c = task->state;

	if (c->is_closing)
		return;
	c->is_closing = true;
	c->status = status;
	producer_close(c->producer, task->event, task->fx, INT64_MAX);
}

/* A signal, as Java's shutdown hook has it: what was taken is still sent, but not what waits for metadata or for room. A second one waits for nothing. */
static void interrupt(struct task *task, int32_t status)
{
	struct console_producer *c = task->state;
	bool waits_for_nothing = c->is_closing || producer_is_blocked(c->producer);

	begin_close(task, status);
	if (waits_for_nothing)
		producer_close(c->producer, task->event, task->fx, 0);
}

/* Sizes are all that the complaint about a failed record wants to know: they travel in its tag. */
static uint64_t tag_of(const struct producer_record *record)
{
	uint64_t key = bytes_is_null(record->key) ? 0 : record->key.size + 1, value = bytes_is_null(record->value) ? 0 : record->value.size + 1;

	return key << 32 | value;
}

static struct bytes size_text(struct task *task, uint64_t size)
{
	return size == 0 ? BYTES("null") : arena_printf(task_arena(task), "%llu bytes", (unsigned long long)size - 1);
}

static void take_deliveries(struct task *task)
{
	struct console_producer *c = task->state;
	struct producer_delivery delivery;
	struct client_log_line line;

	while (producer_take_log(c->producer, task_arena(task), &line))
		tool_print_log(task, &line);
	while (producer_take_delivery(c->producer, &delivery)) {
		c->is_waiting = false;
		if (!delivery.exception)
			continue;
		struct bytes class = tool_exception(task, delivery.exception);

		if (c->is_sync) {
			task_err(task, "java.util.concurrent.ExecutionException: %.*s: %.*s\n", TEXT(class), TEXT(delivery.error));
			begin_close(task, 1);
			continue;
		}
		task_log(task, "ERROR", "org.apache.kafka.clients.producer.internals.ErrorLoggingCallback",
		         "Error when sending message to topic %.*s with key: %.*s, value: %.*s with error:", TEXT(c->topic),
		         TEXT(size_text(task, delivery.tag >> 32)), TEXT(size_text(task, delivery.tag & UINT32_MAX)));
		task_err(task, "%.*s: %.*s\n", TEXT(class), TEXT(delivery.error));
	}
}

static void send_line(struct task *task, struct bytes line)
{
	struct console_producer *c = task->state;
	struct producer_record record;
	struct bytes problem = BYTES_NULL;
	struct buf text = { .heap = task->heap };

	if (!line_reader_parse(&c->reader, task_arena(task), line, &record, &problem)) {
		task_err(task, "org.apache.kafka.common.KafkaException: %.*s\n", TEXT(problem));
		begin_close(task, 1);
		return;
	}
	record.topic = c->topic;
	record.tag = tag_of(&record);
	if (!producer_send(c->producer, task->event, task->fx, &record, &text)) {
		task_err(task, "%s\n", buf_text(&text));
		begin_close(task, 1);
	}
	c->is_waiting = c->is_sync;
	buf_free(&text);
}

static bool take_line(struct console_producer *c, struct bytes *line)
{
	struct bytes all = buf_bytes(&c->input);
	size_t end = bytes_find(all, c->input_at, '\n');

	if (end == all.size && (!c->is_ended || c->input_at == all.size))
		return false;
	*line = bytes_slice(all, c->input_at, end - c->input_at);
	c->input_at = end == all.size ? end : end + 1;
	if (line->size > 0 && line->data[line->size - 1] == '\r')
		line->size--;
	return true;
}

/* As far as the producer takes records without blocking; then asks for more input. */
static void pump(struct task *task)
{
	struct console_producer *c = task->state;
	struct bytes line;

	while (!c->is_closing && !c->is_waiting && !producer_is_blocked(c->producer) && take_line(c, &line))
		send_line(task, line);
	if (c->is_closing || c->is_waiting || producer_is_blocked(c->producer))
		return;
	buf_drop(&c->input, c->input_at);
	c->input_at = 0;
	if (c->is_ended) {
		begin_close(task, 0);
	} else if (!c->is_reading) {
		if (c->has_prompt)
			task_out(task, ">");
		c->is_reading = true;
		effects_read(task->fx);
	}
}

static void go_on(struct task *task)
{
	struct console_producer *c = task->state;

	take_deliveries(task);
	pump(task);
	take_deliveries(task);
	if (c->is_closing && producer_is_closed(c->producer))
		task_exit(task, c->status);
}

static void start(struct task *task)
{
	struct console_producer *c = task->state;
	struct names names;

	c->input.heap = task->heap;
	if (!check_arguments(task, &names))
		return;
	c->topic = options_text(&task->options, &task->memory, "topic");
	c->is_sync = options_has(&task->options, "sync");
	c->has_prompt = task->is_terminal[0] && task->is_terminal[1];
	if (has_problem(task) || !make_reader(task, &names) || !make_producer(task, &names))
		return;
	go_on(task);
}

static void step(struct task *task, const struct event *event)
{
	struct console_producer *c = task->state;

	producer_event(c->producer, event, task->fx);
	if (event->type == EVENT_INPUT || event->type == EVENT_INPUT_END)
		c->is_reading = false;
	if (event->type == EVENT_INPUT)
		buf_add_bytes(&c->input, event->bytes);
	else if (event->type == EVENT_INPUT_END)
		c->is_ended = true;
	else if (event->type == EVENT_SIGNAL)
		interrupt(task, 128 + event->signal);
	go_on(task);
}

static int64_t deadline(const struct task *task)
{
	const struct console_producer *c = task->state;

	return c->producer ? producer_deadline(c->producer) : TIME_NEVER;
}

static void end(struct task *task)
{
	struct console_producer *c = task->state;

	if (c->producer)
		producer_del(c->producer);
	buf_free(&c->input);
}

const struct command kafka_console_producer_command = { .name = "kafka-console-producer",
	                                                    .summary = "write each line of the input as a record",
	                                                    .group = COMMAND_KAFKA,
	                                                    .options = options,
	                                                    .state_size = sizeof(struct console_producer),
	                                                    .start = start,
	                                                    .step = step,
	                                                    .deadline = deadline,
	                                                    .end = end,
	                                                    .handles_signals = true };
