/* kafka-verifiable-consumer: a member of a group that tells as lines of JSON what it is given, what it reads and what it commits. */
#include "engine/client/consumer.h"
#include "sim/shell/kafka/verifiable.h"

#define LOGGER "org.apache.kafka.tools.VerifiableConsumer"

/* Of one poll, what a partition's records come to. */
struct summary {
	struct topic_partition partition;
	int64_t count, first, last;
};

struct verifiable_consumer {
	struct consumer *consumer;
	struct bytes topic;
	int64_t max, consumed, close_timeout_ms;
	bool is_verbose, is_automatic;
	uint64_t commit; /* under way; 0: none */
	struct arena poll; /* of what is being committed */
	struct summary *summaries;
	int32_t summary_count;
	bool is_closing, was_asked; /* was_asked: by a signal */
	int32_t status;
};

static const struct option options[] = {
	{ .name = "topic", .type = OPTION_STRING, .argument = "TOPIC", .is_required = true, .about = "The topic to read." },
	{ .name = "group-protocol", .type = OPTION_STRING, .argument = "GROUP-PROTOCOL", .standard = "classic", .about = "CLASSIC or CONSUMER. (default: classic)" },
	{ .name = "group-remote-assignor", .type = OPTION_STRING, .argument = "GROUP-REMOTE-ASSIGNOR", .about = "The broker's assignor, with the protocol CONSUMER." },
	{ .name = "group-id", .type = OPTION_STRING, .argument = "GROUP-ID", .is_required = true, .about = "The group to be a member of." },
	{ .name = "group-instance-id", .type = OPTION_STRING, .argument = "GROUP-INSTANCE-ID", .about = "A name that the member keeps when it comes again." },
	{ .name = "max-messages", .type = OPTION_INT, .argument = "MAX-MESSAGES", .standard = "-1", .about = "How many records to read; -1: until somebody ends it. (default: -1)" },
	{ .name = "session-timeout", .type = OPTION_INT, .argument = "TIMEOUT-MS", .about = "session.timeout.ms, with the protocol CLASSIC." },
	{ .name = "verbose", .type = OPTION_FLAG, .about = "Tell of each record, too." },
	{ .name = "enable-autocommit", .type = OPTION_FLAG, .about = "Offsets are committed by the consumer itself, and not behind each poll." },
	{ .name = "close-timeout", .type = OPTION_INT, .argument = "CLOSE-TIMEOUT-MS", .standard = "30000", .about = "How long it may take to leave. (default: 30000)" },
	{ .name = "reset-policy", .type = OPTION_STRING, .argument = "RESET-POLICY", .standard = "earliest", .about = "Where to begin without an offset: earliest, latest or none. (default: earliest)" },
	{ .name = "assignment-strategy", .type = OPTION_STRING, .argument = "ASSIGNMENT-STRATEGY", .standard = "org.apache.kafka.clients.consumer.RangeAssignor", .about = "The assignor, with the protocol CLASSIC. (default: the RangeAssignor)" },
	{ .name = "consumer.config", .type = OPTION_STRING, .argument = "CONFIG-FILE", .about = "(DEPRECATED) The same as --command-config." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "CONFIG-FILE", .about = "File with settings of the consumer; the flags go before it." },
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "HOST1:PORT1[,HOST2:PORT2[...]]", .exclusion = 1, .is_required = true, .section = "Connection Group", .section_about = "Where the brokers are.", .about = "The servers to connect to." },
	{ .name = "help", .letter = "h", .type = OPTION_FLAG, .about = "Show this help and end." },
	{ 0 },
};

/* ---- Lines -------------------------------------------------------------------------------------------------------------- */

static void print_partitions(struct task *task, const char *name, const struct consumer_event *event)
{
	struct buf out = { .heap = task->heap };

	verifiable_begin(task, &out, name);
	buf_add_text(&out, ",\"partitions\":[");
	for (int32_t i = 0; i < event->partition_count; i++) {
		buf_add_text(&out, i > 0 ? "," : "");
		verifiable_add_partition(&out, event->partitions[i].topic, event->partitions[i].partition);
		buf_add_char(&out, '}');
	}
	buf_add_char(&out, ']');
	verifiable_end(task, &out);
}

static void print_record(struct task *task, const struct consumer_record *r)
{
	struct buf out = { .heap = task->heap };

	verifiable_begin(task, &out, "record_data");
	verifiable_add_text(&out, "key", r->record.key);
	verifiable_add_text(&out, "value", r->record.value);
	verifiable_add_text(&out, "topic", r->topic);
	verifiable_add_number(&out, "partition", r->partition);
	verifiable_add_number(&out, "offset", r->record.offset);
	verifiable_end(task, &out);
}

static void print_consumed(struct task *task, int32_t count)
{
	const struct verifiable_consumer *c = task->state;
	struct buf out = { .heap = task->heap };

	verifiable_begin(task, &out, "records_consumed");
	verifiable_add_number(&out, "count", count);
	buf_add_text(&out, ",\"partitions\":[");
	for (int32_t i = 0; i < c->summary_count; i++) {
		const struct summary *s = &c->summaries[i];

		buf_add_text(&out, i > 0 ? "," : "");
		verifiable_add_partition(&out, s->partition.topic, s->partition.partition);
		verifiable_add_number(&out, "count", s->count);
		verifiable_add_number(&out, "minOffset", s->first);
		verifiable_add_number(&out, "maxOffset", s->last);
		buf_add_char(&out, '}');
	}
	buf_add_char(&out, ']');
	verifiable_end(task, &out);
}

static void print_committed(struct task *task, const struct consumer_event *event)
{
	const struct verifiable_consumer *c = task->state;
	struct buf out = { .heap = task->heap };

	verifiable_begin(task, &out, "offsets_committed");
	buf_add_text(&out, ",\"offsets\":[");
	for (int32_t i = 0; i < c->summary_count; i++) {
		buf_add_text(&out, i > 0 ? "," : "");
		verifiable_add_partition(&out, c->summaries[i].partition.topic, c->summaries[i].partition.partition);
		verifiable_add_number(&out, "offset", c->summaries[i].last + 1);
		buf_add_char(&out, '}');
	}
	buf_add_char(&out, ']');
	if (event->exception)
		verifiable_add_text(&out, "error", event->error);
	buf_printf(&out, ",\"success\":%s", event->exception ? "false" : "true");
	verifiable_end(task, &out);
}

/* ---- Reading ------------------------------------------------------------------------------------------------------------ */

static void begin_close(struct task *task)
{
	struct verifiable_consumer *c = task->state;

	if (!c->is_closing)
		consumer_close(c->consumer, task->event, task->fx, c->close_timeout_ms);
	c->is_closing = true;
}

static void take_events(struct task *task)
{
	struct verifiable_consumer *c = task->state;
	struct consumer_event event;
	struct client_log_line line;

	while (consumer_take_log(c->consumer, task_arena(task), &line))
		tool_print_log(task, &line);
	while (consumer_take_event(c->consumer, task_arena(task), &event)) {
		if (event.type == CONSUMER_ASSIGNED) {
			print_partitions(task, "partitions_assigned", &event);
		} else if (event.type == CONSUMER_REVOKED || event.type == CONSUMER_LOST) {
			print_partitions(task, "partitions_revoked", &event);
		} else if (event.type == CONSUMER_COMMITTED && c->commit && event.operation == c->commit) {
			c->commit = 0;
			print_committed(task, &event);
		} else if (event.type == CONSUMER_ERROR) {
			task_log(task, "ERROR", LOGGER, "Error during processing, terminating consumer process: ");
			task_err(task, "%.*s: %.*s\n", TEXT(tool_exception(task, event.exception)), TEXT(event.error));
			begin_close(task);
		}
	}
}

static struct summary *summary_of(struct verifiable_consumer *c, const struct consumer_record *r)
{
	for (int32_t i = 0; i < c->summary_count; i++)
		if (c->summaries[i].partition.partition == r->partition)
			return &c->summaries[i];
	struct summary *s = &c->summaries[c->summary_count++];

	*s = (struct summary){ { arena_copy(&c->poll, r->topic), r->partition }, 0, r->record.offset, r->record.offset };
	return s;
}

/* In the order in which Java's map of partitions goes. */
static void sort_summaries(struct task *task)
{
	struct verifiable_consumer *c = task->state;
	struct topic_partition *order = arena_calloc(task_arena(task), (size_t)c->summary_count + 1, sizeof(*order));

	for (int32_t i = 0; i < c->summary_count; i++)
		order[i] = c->summaries[i].partition;
	tool_sort_partitions_as_hash_map(task, order, c->summary_count, 16);
	for (int32_t i = 0; i < c->summary_count; i++)
		for (int32_t j = i + 1; j < c->summary_count; j++)
			if (c->summaries[j].partition.partition == order[i].partition) {
				struct summary moved = c->summaries[i];

				c->summaries[i] = c->summaries[j];
				c->summaries[j] = moved;
			}
}

static void take_records(struct task *task, const struct consumer_record *records, int32_t count)
{
	struct verifiable_consumer *c = task->state;
	struct consumer_offset *offsets = arena_calloc(task_arena(task), (size_t)count + 1, sizeof(*offsets));

	arena_reset(&c->poll);
	c->summaries = arena_calloc(&c->poll, (size_t)count + 1, sizeof(*c->summaries));
	c->summary_count = 0;
	for (int32_t i = 0; i < count && (c->max < 0 || c->consumed < c->max); i++) {
		struct summary *s = summary_of(c, &records[i]);

		s->count++;
		s->last = records[i].record.offset;
		c->consumed++;
		if (c->is_verbose)
			print_record(task, &records[i]);
	}
	sort_summaries(task);
	print_consumed(task, count);
	for (int32_t i = 0; i < c->summary_count; i++)
		offsets[i] = (struct consumer_offset){ .topic = c->summaries[i].partition.topic, .partition = c->summaries[i].partition.partition, .offset = c->summaries[i].last + 1,
			                                   .leader_epoch = -1, .metadata = BYTES("") };
	if (!c->is_automatic)
		c->commit = consumer_commit(c->consumer, task->event, task->fx, offsets, c->summary_count, true);
}

static void read_on(struct task *task)
{
	struct verifiable_consumer *c = task->state;
	struct consumer_record *records;

	if (c->max >= 0 && c->consumed >= c->max) {
		begin_close(task);
		return;
	}
	int32_t count = consumer_poll(c->consumer, task->event, task->fx, &records);

	if (count > 0) {
		take_records(task, records, count);
		task->wake_us = task->now_us;
	}
}

/* Whoever ends by itself is told to shut down behind it, by what Java does at its end. */
static void finish(struct task *task)
{
	struct verifiable_consumer *c = task->state;

	verifiable_print(task, "shutdown_complete");
	if (!c->was_asked)
		verifiable_print(task, "shutdown_requested");
	task_exit(task, c->status);
}

static void go_on(struct task *task)
{
	struct verifiable_consumer *c = task->state;

	take_events(task);
	if (!c->is_closing && !c->commit)
		read_on(task);
	take_events(task);
	if (c->is_closing && consumer_is_closed(c->consumer))
		finish(task);
}

/* ---- The command -------------------------------------------------------------------------------------------------------- */

static bool take_arguments(struct task *task)
{
	struct verifiable_consumer *c = task->state;
	int64_t session_ms;

	if (!verifiable_check(task) || !verifiable_number(task, "max-messages", "Integer", &c->max) || !verifiable_number(task, "session-timeout", "Integer", &session_ms) ||
	    !verifiable_number(task, "close-timeout", "Integer", &c->close_timeout_ms))
		return false;
	c->topic = verifiable_text(task, "topic");
	c->is_verbose = options_has(&task->options, "verbose");
	c->is_automatic = options_has(&task->options, "enable-autocommit");
	return true;
}

static void set(struct task *task, struct client_config *config, const char *setting, const char *flag)
{
	struct bytes text = verifiable_text(task, flag);

	if (!bytes_is_null(text))
		client_config_set(config, bytes_of_text(setting), text);
}

static char upper(uint8_t c)
{
	return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

/* Java looks for a constant of that name, in capitals, before the settings are judged. */
static bool is_protocol(struct task *task)
{
	struct bytes text = verifiable_text(task, "group-protocol");
	struct buf name = { .heap = task->heap };

	for (size_t i = 0; i < text.size; i++)
		buf_add_char(&name, upper(text.data[i]));
	bool is_good = bytes_equal_text(buf_bytes(&name), "CLASSIC") || bytes_equal_text(buf_bytes(&name), "CONSUMER");

	if (!is_good)
		tool_uncaught(task, "java.lang.IllegalArgumentException", arena_printf(task_arena(task), "No enum constant org.apache.kafka.clients.consumer.GroupProtocol.%s", buf_text(&name)));
	buf_free(&name);
	return is_good;
}

static bool make_consumer(struct task *task)
{
	struct verifiable_consumer *c = task->state;
	struct client_config config;
	struct buf problem = { .heap = task->heap };

	client_config_init(&config, task->heap, CLIENT_CONSUMER);
	if (verifiable_load(task, &config, "consumer.config") && is_protocol(task)) {
		set(task, &config, "group.protocol", "group-protocol");
		set(task, &config, "partition.assignment.strategy", "assignment-strategy");
		set(task, &config, "session.timeout.ms", "session-timeout");
		set(task, &config, "group.id", "group-id");
		set(task, &config, "group.instance.id", "group-instance-id");
		set(task, &config, "bootstrap.servers", "bootstrap-server");
		set(task, &config, "auto.offset.reset", "reset-policy");
		client_config_set_text(&config, "enable.auto.commit", c->is_automatic ? "true" : "false");
		client_config_set_text(&config, "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
		client_config_set_text(&config, "value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
		if (tool_resolves(task, &config, &problem))
			c->consumer = consumer_new(&(struct consumer_options){ .heap = task->heap, .config = &config, .seed = tool_seed(task) }, &problem);
		if (!c->consumer) {
			task_err(task, "Exception in thread \"main\" ");
			tool_print_config_exception(task, buf_bytes(&problem), "Failed to construct kafka consumer");
			task_exit(task, 1);
		}
	}
	client_config_free(&config);
	buf_free(&problem);
	return !task->is_done;
}

static void start(struct task *task)
{
	struct verifiable_consumer *c = task->state;

	if (!take_arguments(task) || !make_consumer(task))
		return;
	arena_init(&c->poll, task->heap);
	verifiable_print(task, "startup_complete");
	consumer_subscribe(c->consumer, task->event, task->fx, &c->topic, 1, NULL);
	go_on(task);
}

static void step(struct task *task, const struct event *event)
{
	struct verifiable_consumer *c = task->state;

	consumer_event(c->consumer, event, task->fx);
	if (event->type == EVENT_SIGNAL && !c->was_asked) {
		c->was_asked = true;
		c->status = 128 + event->signal;
		verifiable_print(task, "shutdown_requested");
		begin_close(task);
	}
	go_on(task);
}

static int64_t deadline(const struct task *task)
{
	const struct verifiable_consumer *c = task->state;

	return c->consumer ? consumer_deadline(c->consumer) : TIME_NEVER;
}

static void end(struct task *task)
{
	struct verifiable_consumer *c = task->state;

	if (!c->consumer)
		return;
	consumer_del(c->consumer);
	arena_free(&c->poll);
}

const struct command kafka_verifiable_consumer_command = { .name = "kafka-verifiable-consumer",
	                                                       .program = "verifiable-consumer",
	                                                       .summary = "read a topic in a group, and tell as JSON what it is given, reads and commits",
	                                                       .group = COMMAND_KAFKA,
	                                                       .options = options,
	                                                       .style = OPTIONS_ARGPARSE,
	                                                       .state_size = sizeof(struct verifiable_consumer),
	                                                       .start = start,
	                                                       .step = step,
	                                                       .deadline = deadline,
	                                                       .end = end,
	                                                       .handles_signals = true };
