/* kafka-console-consumer: prints the records of a topic as they come. */
#include "engine/client/consumer.h"
#include "sim/shell/kafka/formatter.h"
#include "sim/shell/kafka/pattern.h"
#include "sim/shell/kafka/tool.h"

enum { OFFSET_LATEST = -1, OFFSET_EARLIEST = -2, MESSAGES_ALL = -1 };

#define LOGGER "org.apache.kafka.tools.consumer.ConsoleConsumer"

#define SERIALIZATION "org.apache.kafka.common.errors.SerializationException"

#define PROTOCOL_HINT                                                                                                   \
	"The consumer rebalance protocol (KIP-848) is production-ready! Set group.protocol=consumer to try it out. " \
	"See https://kafka.apache.org/documentation/#consumer_rebalance_protocol\n"

struct console_consumer {
	struct consumer *consumer;
	struct formatter formatter;
	int64_t messages_max;
	int64_t messages;
	int64_t timeout_us; /* TIME_NEVER: none */
	int64_t waits_since_us;
	int64_t offset;     /* with --partition: where to begin */
	bool skips_errors;
	bool is_closing;
	int32_t status;
	struct bytes failure; /* null, or what ended it: told last */
};

#define FORMATTER_PROPERTIES                                                                                                 \
	"name=value, with print.timestamp, print.partition, print.offset, print.delivery, print.epoch, print.headers, print.key, print.value " \
	"(true or false), key.separator, line.separator, headers.separator, null.literal, key.deserializer, value.deserializer, headers.deserializer."

static const struct option options[] = {
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "server to connect to", .about = "REQUIRED: the servers to connect to." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "config file", .about = "File with settings of the consumer. [command-property] goes before it." },
	{ .name = "command-property", .type = OPTION_STRING, .argument = "consumer_prop", .about = "A setting of the consumer: name=value." },
	{ .name = "consumer-property", .type = OPTION_STRING, .argument = "consumer_prop", .about = "(DEPRECATED) The same as --command-property." },
	{ .name = "consumer.config", .type = OPTION_STRING, .argument = "config file", .about = "(DEPRECATED) The same as --command-config." },
	{ .name = "enable-systest-events", .type = OPTION_FLAG, .about = "Tell of the consumer's life, for system tests." },
	{ .name = "formatter", .type = OPTION_STRING, .argument = "class", .standard = "org.apache.kafka.tools.consumer.DefaultMessageFormatter", .about = "The class that shows records." },
	{ .name = "formatter-config", .type = OPTION_STRING, .argument = "config file", .about = "File with properties of the formatter. [formatter-property] goes before it." },
	{ .name = "formatter-property", .type = OPTION_STRING, .argument = "prop", .about = "How records are shown: " FORMATTER_PROPERTIES },
	{ .name = "from-beginning", .type = OPTION_FLAG, .about = "Begin with the oldest record, unless the group has an offset already." },
	{ .name = "group", .type = OPTION_STRING, .argument = "consumer group id", .about = "The consumer group to be a member of." },
	{ .name = "include", .type = OPTION_STRING, .argument = "Java regex (String)", .about = "A regular expression: read all topics that match." },
	{ .name = "isolation-level", .type = OPTION_STRING, .standard = "read_uncommitted", .about = "read_committed leaves out what transactions have not committed." },
	{ .name = "key-deserializer", .type = OPTION_STRING, .argument = "deserializer for keys", .about = "The class that reads keys." },
	{ .name = "max-messages", .type = OPTION_INT, .argument = "num_messages", .about = "End after that many records." },
	{ .name = "offset", .type = OPTION_STRING, .argument = "consume offset", .standard = "latest", .about = "With --partition: begin at this offset, at 'earliest' or at 'latest'." },
	{ .name = "partition", .type = OPTION_INT, .argument = "partition", .about = "Read this partition only, from its end unless --offset is given." },
	{ .name = "property", .type = OPTION_STRING, .argument = "prop", .about = "(DEPRECATED) The same as --formatter-property." },
	{ .name = "skip-message-on-error", .type = OPTION_FLAG, .about = "Go on with the next record when one cannot be shown." },
	{ .name = "timeout-ms", .type = OPTION_LONG, .argument = "timeout_ms", .about = "End when no record has come for that long." },
	{ .name = "topic", .type = OPTION_STRING, .argument = "topic", .about = "The topic to read." },
	{ .name = "value-deserializer", .type = OPTION_STRING, .argument = "deserializer for values", .about = "The class that reads values." },
	OPTIONS_HELP,
	{ 0 },
};

/* ---- The arguments -------------------------------------------------------------------------------------------------- */

struct names {
	const char *config, *property, *formatter_property;
};

static struct bytes text_of(struct task *task, const char *name)
{
	return options_text(&task->options, &task->memory, name);
}

static bool check_topic(struct task *task)
{
	static const char *const sources[] = { "topic", "include", NULL };
	int64_t partition;

	if (tool_one_of(task, sources))
		return false;
	if (options_has(&task->options, "partition")) {
		/* Java turns the text into a number here, outside of what catches OptionException: the exception ends main(). */
		if (!options_integer(&task->options, &task->memory, "partition", &partition)) {
			tool_uncaught(task, task->options.problem_class, task->options.problem_trace);
		} else if (!options_has(&task->options, "topic")) {
			tool_usage(task, "The topic is required when partition is specified.");
		} else if (options_has(&task->options, "from-beginning") && options_has(&task->options, "offset")) {
			tool_usage(task, "Options from-beginning and offset cannot be specified together.");
		}
	} else if (options_has(&task->options, "offset")) {
		tool_usage(task, "The partition is required when offset is specified.");
	}
	return !task->is_done && !tool_missing(task, "bootstrap-server");
}

static bool both(struct task *task, const char *a, const char *b)
{
	if (options_has(&task->options, a) && options_has(&task->options, b))
		tool_usage(task, "Options --%s and --%s cannot be specified together.", a, b);
	return task->is_done;
}

static const char *newer(struct task *task, const char *name, const char *old)
{
	if (!options_has(&task->options, old))
		return name;
	task_out(task, "Option --%s is deprecated and will be removed in a future version. Use --%s instead.\n", old, name);
	return old;
}

static bool check_arguments(struct task *task, struct names *names)
{
	if (!bytes_is_null(task->options.problem)) {
		tool_usage(task, "%.*s", TEXT(task->options.problem));
		return false;
	}
	if (tool_helped(task, "This tool helps to read data from Kafka topics and outputs it to standard output.") || !check_topic(task) ||
	    both(task, "consumer-property", "command-property") || both(task, "consumer.config", "command-config"))
		return false;
	names->property = newer(task, "command-property", "consumer-property");
	names->config = newer(task, "command-config", "consumer.config");
	return true;
}

/* An OptionException of a value ends main(), unless it is thrown when the consumer is there already. */
static bool has_problem(struct task *task)
{
	if (bytes_is_null(task->options.problem))
		return task->is_done;
	if (bytes_find_bytes(task->options.problem, BYTES("option max-messages")) == task->options.problem.size) {
		tool_uncaught(task, task->options.problem_class, task->options.problem_trace);
	} else {
		task_err(task, PROTOCOL_HINT);
		task_err(task, "Processed a total of 0 messages\n");
		task_log(task, "ERROR", "org.apache.kafka.tools.consumer.ConsoleConsumer", "Unknown error when running consumer: ");
		task_err(task, "%s: %.*s\n", task->options.problem_class, TEXT(task->options.problem_trace));
		task_exit(task, 1);
	}
	return task->is_done;
}

static void bad_offset(struct task *task, struct bytes text)
{
	tool_usage(task, "The provided offset value '%.*s' is incorrect. Valid values are 'earliest', 'latest', or a non-negative long.", TEXT(text));
}

static bool equals_any_case(struct bytes text, const char *word)
{
	if (text.size != strlen(word))
		return false;
	for (size_t i = 0; i < text.size; i++)
		if ((text.data[i] | 32) != word[i])
			return false;
	return true;
}

static bool take_numbers(struct task *task)
{
	struct console_consumer *c = task->state;
	struct bytes offset = text_of(task, "offset");
	int64_t timeout_ms = -1;

	c->offset = OFFSET_LATEST;
	if (!options_has(&task->options, "offset")) {
		c->offset = options_has(&task->options, "from-beginning") ? OFFSET_EARLIEST : OFFSET_LATEST;
	} else if (equals_any_case(offset, "earliest")) {
		c->offset = OFFSET_EARLIEST;
	} else if (!equals_any_case(offset, "latest") && (!bytes_to_int64(offset, &c->offset) || c->offset < 0)) {
		bad_offset(task, offset);
		return false;
	}
	options_integer(&task->options, &task->memory, "timeout-ms", &timeout_ms);
	c->timeout_us = timeout_ms < 0 || timeout_ms > INT64_MAX / 2000 ? TIME_NEVER : timeout_ms * 1000;
	c->messages_max = MESSAGES_ALL;
	options_integer(&task->options, &task->memory, "max-messages", &c->messages_max);
	c->skips_errors = options_has(&task->options, "skip-message-on-error");
	return !has_problem(task);
}

/* ---- The consumer's settings ---------------------------------------------------------------------------------------- */

/* The group id may stand in three places, and must be the same in all. */
static bool check_group(struct task *task, const struct client_config *file, const struct client_config *given, struct bytes *group)
{
	struct bytes ids[3] = { options_has(&task->options, "group") ? text_of(task, "group") : BYTES_NULL,
		                    client_config_is_set(file, "group.id") ? client_config_text(file, "group.id") : BYTES_NULL,
		                    client_config_is_set(given, "group.id") ? client_config_text(given, "group.id") : BYTES_NULL };
	struct buf all = { .heap = task->heap };
	int count = 0;

	*group = BYTES_NULL;
	for (int i = 0; i < 3; i++) {
		bool is_known = bytes_is_null(ids[i]);

		for (int j = 0; j < i; j++)
			is_known = is_known || bytes_equal(ids[i], ids[j]);
		if (is_known)
			continue;
		buf_printf(&all, "%s'%.*s'", count++ > 0 ? ", " : "", TEXT(ids[i]));
		*group = arena_copy(&task->memory, ids[i]);
	}
	if (count > 1)
		tool_usage(task, "The group ids provided in different places (directly using '--group', via '--consumer-property', or via "
		                 "'--consumer.config') do not match. Detected group ids: %s", buf_text(&all));
	else if (count > 0 && options_has(&task->options, "partition"))
		tool_usage(task, "Options group and partition cannot be specified together.");
	buf_free(&all);
	return !task->is_done;
}

static bool set_offset_reset(struct task *task, struct client_config *config)
{
	bool is_from_beginning = options_has(&task->options, "from-beginning");

	if (!client_config_is_set(config, "auto.offset.reset")) {
		client_config_set_text(config, "auto.offset.reset", is_from_beginning ? "earliest" : "latest");
		return true;
	}
	struct bytes value = client_config_text(config, "auto.offset.reset");

	if (!is_from_beginning || bytes_equal_text(value, "earliest"))
		return true;
	task_err(task, "Can't simultaneously specify --from-beginning and 'auto.offset.reset=%.*s', please remove one option\n", TEXT(value));
	task_exit(task, 1);
	return false;
}

static bool fill_config(struct task *task, struct client_config *config, const struct names *names)
{
	struct client_config given;
	struct bytes group;
	struct prng prng;

	if (options_has(&task->options, names->config) && !tool_load_config_in_main(task, config, text_of(task, names->config)))
		return false;
	client_config_init(&given, task->heap, CLIENT_CONSUMER);
	for (int32_t i = 0; i < options_count(&task->options, names->property); i++)
		tool_set_property(&given, options_value(&task->options, names->property, i));
	bool is_right = check_group(task, config, &given, &group);

	client_config_free(&given);
	if (!is_right)
		return false;
	for (int32_t i = 0; i < options_count(&task->options, names->property); i++)
		tool_set_property(config, options_value(&task->options, names->property, i));
	if (!set_offset_reset(task, config))
		return false;
	client_config_set(config, BYTES("bootstrap.servers"), text_of(task, "bootstrap-server"));
	if (!client_config_is_set(config, "client.id"))
		client_config_set_text(config, "client.id", "console-consumer");
	tool_merge_option(task, config, "isolation.level", "isolation-level");
	if (bytes_is_null(group)) {
		prng_seed(&prng, tool_seed(task), 1);
		group = arena_printf(&task->memory, "console-consumer-%d", (int)prng_below(&prng, 100000));
		/* A group that nobody will come back to needs no offsets. */
		if (!client_config_is_set(config, "enable.auto.commit"))
			client_config_set_text(config, "enable.auto.commit", "false");
	}
	client_config_set(config, BYTES("group.id"), group);
	client_config_set_text(config, "key.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
	client_config_set_text(config, "value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
	return !has_problem(task);
}

/* ---- The formatter -------------------------------------------------------------------------------------------------- */

struct properties {
	struct task *task;
	const char *flag;
	struct client_config file;
};

static struct bytes property_of(void *owner, const char *name)
{
	struct properties *p = owner;
	struct options *options_given = &p->task->options;
	struct bytes found = BYTES_NULL, class = BYTES_NULL;

	for (int32_t i = 0; i < p->file.count; i++)
		if (bytes_equal_text(p->file.entries[i].name, name))
			found = arena_copy(&p->task->memory, p->file.entries[i].value);
	if (strcmp(name, "key.deserializer") == 0)
		class = text_of(p->task, "key-deserializer");
	else if (strcmp(name, "value.deserializer") == 0)
		class = text_of(p->task, "value-deserializer");
	if (class.size > 0)
		found = class;
	for (int32_t i = 0; i < options_count(options_given, p->flag); i++) {
		struct bytes text = options_value(options_given, p->flag, i);
		size_t equals = bytes_find(text, 0, '=');

		if (bytes_equal_text(bytes_slice(text, 0, equals), name))
			found = bytes_slice(text, equals + 1, text.size);
	}
	return found;
}

static bool make_formatter(struct task *task, struct names *names)
{
	struct console_consumer *c = task->state;
	struct bytes unknown[3] = { BYTES_NULL, BYTES_NULL, BYTES_NULL }, class = text_of(task, "formatter"), message;
	struct properties properties = { .task = task };

	if (both(task, "property", "formatter-property"))
		return false;
	names->formatter_property = newer(task, "formatter-property", "property");
	properties.flag = names->formatter_property;
	client_config_init(&properties.file, task->heap, CLIENT_CONSUMER);
	if (options_has(&task->options, "formatter-config") && tool_read_config(task, &properties.file, text_of(task, "formatter-config"), &message))
		tool_usage(task, "%.*s", TEXT(message));
	if (!task->is_done && !formatter_init(&c->formatter, class, property_of, &properties, unknown))
		tool_usage(task, "%.*s", TEXT(class));
	for (int i = 0; i < 3 && !task->is_done; i++)
		if (!bytes_is_null(unknown[i])) {
			task_log(task, "ERROR", "org.apache.kafka.tools.consumer.DefaultMessageFormatter", "Unable to instantiate a deserializer from %.*s",
			         TEXT(unknown[i]));
			task_err(task, "java.lang.ClassNotFoundException: %.*s\n", TEXT(unknown[i]));
		}
	client_config_free(&properties.file);
	return !task->is_done && !has_problem(task);
}

/* ---- Reading -------------------------------------------------------------------------------------------------------- */

static void begin_close(struct task *task, int32_t status)
{
	struct console_consumer *c = task->state;

	if (c->is_closing)
		return;
	c->is_closing = true;
	c->status = status;
	consumer_close(c->consumer, task->event, task->fx, 30000);
}

static void log_error(struct task *task, const char *text, const char *class, struct bytes message)
{
	task_log(task, "ERROR", LOGGER, "%s", text);
	task_err(task, "%s%s%.*s\n", class, message.size > 0 ? ": " : "", TEXT(message));
}

static bool subscribe(struct task *task, struct buf *problem)
{
	struct console_consumer *c = task->state;
	struct bytes topic = text_of(task, "topic");
	int64_t partition = 0;

	if (!options_has(&task->options, "topic"))
		return consumer_subscribe_pattern(c->consumer, task->event, task->fx, text_of(task, "include"), problem);
	if (!options_has(&task->options, "partition"))
		return consumer_subscribe(c->consumer, task->event, task->fx, &topic, 1, problem);
	options_integer(&task->options, &task->memory, "partition", &partition);
	struct topic_partition tp = { topic, (int32_t)partition };

	if (!consumer_assign(c->consumer, task->event, task->fx, &tp, 1, problem))
		return false;
	if (c->offset < 0)
		consumer_seek_to_time(c->consumer, task->event, task->fx, tp, c->offset);
	else
		consumer_seek(c->consumer, task->event, task->fx, tp, c->offset);
	return true;
}

/* What was handed out and not shown is read again by whoever comes next. */
static void give_back(struct task *task, const struct consumer_record *records, int32_t count)
{
	struct console_consumer *c = task->state;

	for (int32_t i = 0; i < count; i++) {
		bool is_first = true;

		for (int32_t j = 0; j < i && is_first; j++)
			is_first = records[j].partition != records[i].partition || !bytes_equal(records[j].topic, records[i].topic);
		if (is_first)
			consumer_seek(c->consumer, task->event, task->fx, (struct topic_partition){ records[i].topic, records[i].partition },
			              records[i].record.offset);
	}
}

static bool is_enough(const struct console_consumer *c)
{
	return c->messages_max != MESSAGES_ALL && c->messages >= c->messages_max;
}

static void show(struct task *task, const struct consumer_record *records, int32_t count)
{
	struct console_consumer *c = task->state;
	struct buf out = { .heap = task->heap };
	struct bytes problem;
	int32_t i = 0;

	for (; i < count && !is_enough(c) && !c->is_closing; i++) {
		size_t before = out.size;

		c->messages++;
		if (formatter_add(&c->formatter, task_arena(task), &records[i], &out, &problem))
			continue;
		out.size = before;
		task_write(task, 1, buf_bytes(&out));
		buf_clear(&out);
		if (c->skips_errors) {
			log_error(task, "Error processing message, skipping this message: ", SERIALIZATION, problem);
		} else {
			c->failure = arena_copy(&task->memory, problem);
			begin_close(task, 1);
		}
	}
	if (out.size > 0)
		task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
	if (i < count)
		give_back(task, records + i, count - i);
}

static void take_events(struct task *task)
{
	struct console_consumer *c = task->state;
	struct consumer_event event;
	struct client_log_line line;

	while (consumer_take_log(c->consumer, task_arena(task), &line))
		tool_print_log(task, &line);
	while (consumer_take_event(c->consumer, task_arena(task), &event)) {
		if (event.type != CONSUMER_ERROR || c->is_closing)
			continue;
		struct bytes class = tool_exception(task, event.exception);

		log_error(task, "Error processing message, terminating consumer process: ", arena_text(task_arena(task), class), event.error);
		begin_close(task, 0);
	}
}

static void finish(struct task *task)
{
	struct console_consumer *c = task->state;

	task_err(task, "Processed a total of %lld messages\n", (long long)c->messages);
	if (!bytes_is_null(c->failure))
		log_error(task, "Unknown error when running consumer: ", SERIALIZATION, c->failure);
	if (options_has(&task->options, "enable-systest-events"))
		task_out(task, "shutdown_complete\n");
	task_exit(task, c->status);
}

static void go_on(struct task *task)
{
	struct console_consumer *c = task->state;
	struct consumer_record *records;

	take_events(task);
	if (!c->is_closing && is_enough(c))
		begin_close(task, 0);
	if (!c->is_closing) {
		int32_t count = consumer_poll(c->consumer, task->event, task->fx, &records);

		if (count > 0) {
			c->waits_since_us = task->now_us;
			show(task, records, count);
			task->wake_us = task->now_us; /* polls again at once */
		}
		if (is_enough(c))
			begin_close(task, 0);
	}
	if (!c->is_closing && c->timeout_us != TIME_NEVER && task->now_us - c->waits_since_us >= c->timeout_us) {
		log_error(task, "Error processing message, terminating consumer process: ", "org.apache.kafka.common.errors.TimeoutException",
		          BYTES(""));
		begin_close(task, 0);
	}
	take_events(task);
	if (c->is_closing && consumer_is_closed(c->consumer))
		finish(task);
}

/* ---- The command ---------------------------------------------------------------------------------------------------- */

static bool make_consumer(struct task *task, const struct client_config *config)
{
	struct console_consumer *c = task->state;
	struct buf problem = { .heap = task->heap };

	if (tool_resolves(task, config, &problem))
		c->consumer = consumer_new(&(struct consumer_options){ .heap = task->heap, .config = config, .seed = tool_seed(task) }, &problem);
	if (!c->consumer) {
		task_log(task, "ERROR", LOGGER, "Unknown error when running consumer: ");
		tool_print_config_exception(task, buf_bytes(&problem), "Failed to construct kafka consumer");
		task_exit(task, 1);
		buf_free(&problem);
		return false;
	}
	buf_free(&problem);
	return true;
}

static void fail(struct task *task, const char *class, struct bytes message)
{
	log_error(task, "Unknown error when running consumer: ", class, message);
	task_exit(task, 1);
}

static bool begin(struct task *task, const struct client_config *config)
{
	struct buf problem = { .heap = task->heap };
	bool has_topic = options_has(&task->options, "topic");
	struct bytes topics = text_of(task, has_topic ? "topic" : "include");
	struct bytes fault = has_topic ? BYTES_NULL : pattern_java_fault(task_arena(task), topics);

	/* Told unless one partition is read, or the group protocol is the new one already. */
	if (!options_has(&task->options, "partition") && !equals_any_case(client_config_text(config, "group.protocol"), "consumer"))
		task_err(task, PROTOCOL_HINT);
	if (!bytes_is_null(task->options.problem))
		fail(task, task->options.problem_class, task->options.problem);
	else if (!bytes_is_null(fault))
		fail(task, "java.util.regex.PatternSyntaxException", fault);
	else if (!subscribe(task, &problem))
		fail(task, "java.lang.IllegalStateException", buf_bytes(&problem));
	buf_free(&problem);
	return !task->is_done;
}

static void start(struct task *task)
{
	struct console_consumer *c = task->state;
	struct client_config config;
	struct names names;

	if (!check_arguments(task, &names))
		return;
	client_config_init(&config, task->heap, CLIENT_CONSUMER);
	if (fill_config(task, &config, &names) && take_numbers(task) && make_formatter(task, &names) && make_consumer(task, &config) && begin(task, &config)) {
		c->waits_since_us = task->now_us;
		go_on(task);
	}
	client_config_free(&config);
}

static void step(struct task *task, const struct event *event)
{
	struct console_consumer *c = task->state;

	consumer_event(c->consumer, event, task->fx);
	if (event->type == EVENT_SIGNAL)
		begin_close(task, 128 + event->signal);
	go_on(task);
}

static int64_t deadline(const struct task *task)
{
	const struct console_consumer *c = task->state;
	int64_t deadline_us = c->consumer ? consumer_deadline(c->consumer) : TIME_NEVER;

	if (!c->is_closing && c->timeout_us != TIME_NEVER && c->waits_since_us + c->timeout_us < deadline_us)
		deadline_us = c->waits_since_us + c->timeout_us;
	return deadline_us;
}

static void end(struct task *task)
{
	struct console_consumer *c = task->state;

	if (c->consumer)
		consumer_del(c->consumer);
}

const struct command kafka_console_consumer_command = { .name = "kafka-console-consumer",
	                                                    .summary = "print the records of a topic",
	                                                    .group = COMMAND_KAFKA,
	                                                    .options = options,
	                                                    .state_size = sizeof(struct console_consumer),
	                                                    .start = start,
	                                                    .step = step,
	                                                    .deadline = deadline,
	                                                    .end = end,
	                                                    .handles_signals = true };
