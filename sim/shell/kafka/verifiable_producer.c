/* kafka-verifiable-producer: numbers that grow, a record each, and a line of JSON for each that is acknowledged or not. */
#include "engine/client/producer.h"
#include "sim/shell/kafka/verifiable.h"

enum { RECORDS_A_STEP = 500 };

struct verifiable_producer {
	struct producer *producer;
	struct bytes topic;
	int64_t max, throughput, prefix, keys, create_time;
	bool has_prefix, has_keys, has_create_time;
	int64_t sent, acknowledged;
	int64_t start_ms, start_us;
	bool is_closing;
	int32_t status;
};

static const struct option options[] = {
	{ .name = "topic", .type = OPTION_STRING, .argument = "TOPIC", .is_required = true, .about = "The topic to write to." },
	{ .name = "max-messages", .type = OPTION_INT, .argument = "MAX-MESSAGES", .standard = "-1", .about = "How many records to write; -1: until somebody ends it. (default: -1)" },
	{ .name = "throughput", .type = OPTION_INT, .argument = "THROUGHPUT", .standard = "-1", .about = "About how many records a second; -1: as many as can be. (default: -1)" },
	{ .name = "acks", .type = OPTION_INT, .argument = "ACKS", .standard = "-1", .about = "Who must have a record before it counts as written: 0, 1 or -1. (default: -1)" },
	{ .name = "producer.config", .type = OPTION_STRING, .argument = "CONFIG-FILE", .about = "(DEPRECATED) The same as --command-config." },
	{ .name = "message-create-time", .type = OPTION_LONG, .argument = "CREATE-TIME", .standard = "-1", .about = "The time that records begin to bear, in ms since 1970. (default: -1)" },
	{ .name = "value-prefix", .type = OPTION_INT, .argument = "VALUE-PREFIX", .about = "A number that stands in front of each value, with a dot behind it." },
	{ .name = "repeating-keys", .type = OPTION_INT, .argument = "REPEATING-KEYS", .about = "Keys are numbers from 0 to below this, one after another, again and again." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "CONFIG-FILE", .about = "File with settings of the producer, which go before the flags." },
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "HOST1:PORT1[,HOST2:PORT2[...]]", .exclusion = 1, .is_required = true, .section = "Connection Group", .section_about = "Where the brokers are.", .about = "REQUIRED: the servers to connect to." },
	{ .name = "help", .letter = "h", .type = OPTION_FLAG, .about = "Show this help and end." },
	{ 0 },
};

/* ---- Records ------------------------------------------------------------------------------------------------------------ */

static struct bytes key_of(struct task *task, int64_t number)
{
	const struct verifiable_producer *p = task->state;
	int64_t key = p->keys > 0 ? number % p->keys : number; /* one that it never comes to is no limit */

	return p->has_keys ? arena_printf(task_arena(task), "%lld", (long long)key) : BYTES_NULL;
}

static struct bytes value_of(struct task *task, int64_t number)
{
	const struct verifiable_producer *p = task->state;

	return p->has_prefix ? arena_printf(task_arena(task), "%lld.%lld", (long long)p->prefix, (long long)number) : arena_printf(task_arena(task), "%lld", (long long)number);
}

static void send_one(struct task *task)
{
	struct verifiable_producer *p = task->state;
	struct producer_record r = { .topic = p->topic, .partition = -1, .timestamp = NO_TIMESTAMP, .key = key_of(task, p->sent), .value = value_of(task, p->sent), .tag = (uint64_t)p->sent };

	if (p->has_create_time) {
		r.timestamp = p->create_time;
		p->create_time += task->wall_ms - p->start_ms;
	}
	p->sent++;
	producer_send(p->producer, task->event, task->fx, &r, NULL);
}

static void print_delivery(struct task *task, const struct producer_delivery *d)
{
	struct verifiable_producer *p = task->state;
	struct buf out = { .heap = task->heap };

	verifiable_begin(task, &out, d->exception ? "producer_send_error" : "producer_send_success");
	if (d->exception)
		verifiable_add_text(&out, "topic", p->topic);
	verifiable_add_text(&out, "key", key_of(task, (int64_t)d->tag));
	verifiable_add_text(&out, "value", value_of(task, (int64_t)d->tag));
	if (d->exception) {
		verifiable_add_text(&out, "exception", arena_printf(task_arena(task), "class %.*s", TEXT(tool_exception(task, d->exception))));
		verifiable_add_text(&out, "message", d->error);
	} else {
		verifiable_add_number(&out, "offset", d->offset);
		verifiable_add_text(&out, "topic", d->topic);
		verifiable_add_number(&out, "partition", d->partition);
		p->acknowledged++;
	}
	verifiable_end(task, &out);
}

static void take_deliveries(struct task *task)
{
	struct verifiable_producer *p = task->state;
	struct producer_delivery delivery;
	struct client_log_line line;

	while (producer_take_log(p->producer, task_arena(task), &line))
		tool_print_log(task, &line);
	while (producer_take_delivery(p->producer, &delivery))
		print_delivery(task, &delivery);
}

/* When the next one may go. */
static int64_t due_us(const struct verifiable_producer *p)
{
	if (p->throughput < 0 || p->sent == 0)
		return p->start_us;
	return p->throughput == 0 ? TIME_NEVER : p->start_us + p->sent * 1000000 / p->throughput;
}

static void pump(struct task *task)
{
	struct verifiable_producer *p = task->state;
	bool has_more = p->max < 0 || p->sent < p->max;

	for (int i = 0; i < RECORDS_A_STEP && has_more && !producer_is_blocked(p->producer) && due_us(p) <= task->now_us; i++) {
		send_one(task);
		has_more = p->max < 0 || p->sent < p->max;
	}
	if (!has_more) {
		p->is_closing = true;
		producer_close(p->producer, task->event, task->fx, INT64_MAX);
	} else if (!producer_is_blocked(p->producer)) {
		task->wake_us = due_us(p) < task->now_us ? task->now_us : due_us(p);
	}
}

static void print_total(struct task *task)
{
	const struct verifiable_producer *p = task->state;
	struct buf out = { .heap = task->heap };

	verifiable_print(task, "shutdown_complete");
	verifiable_begin(task, &out, "tool_data");
	verifiable_add_number(&out, "sent", p->sent);
	verifiable_add_number(&out, "acked", p->acknowledged);
	verifiable_add_number(&out, "target_throughput", p->throughput);
	buf_add_text(&out, ",\"avg_throughput\":");
	json_add_double(&out, 1000.0 * ((double)p->acknowledged / (double)(task->wall_ms - p->start_ms)));
	verifiable_end(task, &out);
}

static void go_on(struct task *task)
{
	struct verifiable_producer *p = task->state;

	take_deliveries(task);
	if (!p->is_closing)
		pump(task);
	take_deliveries(task);
	if (!p->is_closing || !producer_is_closed(p->producer))
		return;
	print_total(task);
	task_exit(task, p->status);
}

/* ---- The command -------------------------------------------------------------------------------------------------------- */

static bool take_arguments(struct task *task)
{
	struct verifiable_producer *p = task->state;
	int64_t acks = -1;

	if (!verifiable_check(task) || !verifiable_number(task, "max-messages", "Integer", &p->max) || !verifiable_number(task, "throughput", "Integer", &p->throughput) ||
	    !verifiable_number(task, "acks", "Integer", &acks) || !verifiable_number(task, "message-create-time", "Long", &p->create_time) ||
	    !verifiable_number(task, "value-prefix", "Integer", &p->prefix) || !verifiable_number(task, "repeating-keys", "Integer", &p->keys))
		return false;
	if (acks < -1 || acks > 1) {
		tool_argparse_error(task, "argument --acks: invalid choice: '%lld' (choose from {0,1,-1})", (long long)acks);
		return false;
	}
	p->topic = verifiable_text(task, "topic");
	p->has_prefix = options_has(&task->options, "value-prefix");
	p->has_keys = options_has(&task->options, "repeating-keys");
	p->has_create_time = p->create_time != -1;
	return true;
}

static bool make_producer(struct task *task)
{
	struct verifiable_producer *p = task->state;
	struct client_config config;
	struct buf problem = { .heap = task->heap };

	client_config_init(&config, task->heap, CLIENT_PRODUCER);
	client_config_set(&config, BYTES("bootstrap.servers"), verifiable_text(task, "bootstrap-server"));
	client_config_set_text(&config, "key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
	client_config_set_text(&config, "value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
	client_config_set(&config, BYTES("acks"), verifiable_text(task, "acks"));
	client_config_set_text(&config, "retries", "0");
	if (verifiable_load(task, &config, "producer.config")) {
		if (tool_resolves(task, &config, &problem))
			p->producer = producer_new(&(struct producer_options){ .heap = task->heap, .config = &config, .seed = tool_seed(task) }, &problem);
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

static void start(struct task *task)
{
	struct verifiable_producer *p = task->state;

	if (!take_arguments(task) || !make_producer(task))
		return;
	p->start_ms = task->wall_ms;
	p->start_us = task->now_us;
	verifiable_print(task, "startup_complete");
	go_on(task);
}

static void step(struct task *task, const struct event *event)
{
	struct verifiable_producer *p = task->state;

	producer_event(p->producer, event, task->fx);
	if (event->type == EVENT_SIGNAL) { /* what was sent is still waited for */
		p->status = 128 + event->signal;
		if (!p->is_closing)
			producer_close(p->producer, event, task->fx, INT64_MAX);
		p->is_closing = true;
	}
	go_on(task);
}

static int64_t deadline(const struct task *task)
{
	const struct verifiable_producer *p = task->state;

	return p->producer ? producer_deadline(p->producer) : TIME_NEVER;
}

static void end(struct task *task)
{
	struct verifiable_producer *p = task->state;

	if (p->producer)
		producer_del(p->producer);
}

const struct command kafka_verifiable_producer_command = { .name = "kafka-verifiable-producer",
	                                                       .program = "verifiable-producer",
	                                                       .summary = "write numbers that grow, and tell as JSON what became of each",
	                                                       .group = COMMAND_KAFKA,
	                                                       .options = options,
	                                                       .style = OPTIONS_ARGPARSE,
	                                                       .state_size = sizeof(struct verifiable_producer),
	                                                       .start = start,
	                                                       .step = step,
	                                                       .deadline = deadline,
	                                                       .end = end,
	                                                       .handles_signals = true };
