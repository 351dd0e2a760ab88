/* kafka-replica-verification: reads the same records from every replica, and compares them batch by batch up to the high watermark, until it is ended.
 *
 * A round asks each broker for what it has of its replicas; when all have answered (or do not), the batches of each partition are held against each other. Who
 * asks is the debugging consumer, whom followers answer, too. */
#include <regex.h>

#include "engine/base/date.h"
#include "engine/log/batch.h"
#include "sim/shell/kafka/tool.h"

#define LOGGER "org.apache.kafka.tools.ReplicaVerificationTool"

/* Kafka's tool notices at once that a broker is down and tries it again in the next round; the admin client goes on trying for so long. */
enum { DEBUGGING_CONSUMER = -2, FETCH_TIMEOUT_MS = 2000, OFFSETS_TIMEOUT_MS = 3000, OFFSETS_WITHIN_US = 60000000 };

/* A copy, and what its broker has answered in this round. */
struct copy {
	int32_t broker; /* index */
	struct bytes batches;
	size_t at;
	int64_t high_watermark; /* -1: it has not answered */
};

struct verified {
	struct topic_partition partition;
	struct uuid topic_id;
	struct copy *copies;
	int32_t copy_count;
	int64_t offset;
};

struct asked {
	int32_t id;
	uint64_t call;
	bool is_pending;  /* the call is under way */
	bool is_of_round; /* it was asked in this round: a broker that is away keeps the call of an earlier one */
};

struct replica_verification {
	struct tool tool;
	struct verified *partitions; /* in the order of a HashMap */
	int32_t count;
	struct asked *brokers;
	int32_t broker_count;
	struct arena round; /* of the answers of a round */
	bool has_begun;
	bool has_answer; /* of this round */
	int64_t began_us;
	int64_t offsets_until_us;
	int64_t fetch_size, max_wait_ms, time, interval_ms;
	int64_t reported_ms;
	int64_t max_lag, offset_with_max_lag;
	const struct verified *with_max_lag; /* NULL: none has been seen */
};

static const struct option options[] = {
	{ .name = "broker-list", .type = OPTION_STRING, .argument = "hostname:port,...,hostname:port", .about = "REQUIRED: the servers to connect to." },
	{ .name = "fetch-size", .type = OPTION_INT, .argument = "bytes", .standard = "1048576", .about = "How much of a partition one request fetches at most." },
	{ .name = "max-wait-ms", .type = OPTION_INT, .argument = "ms", .standard = "1000", .about = "How long a request waits for records, in ms." },
	{ .name = "report-interval-ms", .type = OPTION_LONG, .argument = "ms", .standard = "30000", .about = "How often it tells how far it is, in ms." },
	{ .name = "time", .type = OPTION_LONG, .argument = "timestamp/-1(latest)/-2(earliest)", .standard = "-1", .about = "Where to begin: at the first offset of a time, at the end (-1), at the beginning (-2)." },
	{ .name = "topics-include", .type = OPTION_STRING, .argument = "Java regex (String)", .standard = ".*", .about = "A regular expression: the topics to look at." },
	OPTIONS_HELP,
	{ 0 },
};

/* ---- Comparing -------------------------------------------------------------------------------------------------------- */

/* A line that begins with the time. */
static void tell(struct task *task, struct bytes words)
{
	struct buf line = { .heap = task->heap };

	date_add(&line, task->wall_ms, ",");
	buf_printf(&line, ": %.*s\n", TEXT(words));
	task_write(task, 1, buf_bytes(&line));
	buf_free(&line);
}

struct seen {
	int32_t broker; /* its id; -1: none yet */
	int64_t offset;
	uint32_t crc;
};

/* False: their logs are not the same, and that is the end. */
static bool is_same(struct task *task, const struct verified *v, const struct seen *first, const struct seen *other)
{
	struct arena *arena = task_arena(task);

	if (first->offset != other->offset) {
		tell(task, arena_printf(arena, "partition %.*s-%d: replica %d's offset %lld doesn't match replica %d's offset %lld", TEXT(v->partition.topic), (int)v->partition.partition,
		                        (int)first->broker, (long long)first->offset, (int)other->broker, (long long)other->offset));
		return false;
	}
	if (first->crc != other->crc)
		tell(task, arena_printf(arena, "partition %.*s-%d has unmatched checksum at offset %lld; replica %d's checksum %lu; replica %d's checksum %lu", TEXT(v->partition.topic),
		                        (int)v->partition.partition, (long long)first->offset, (int)first->broker, (unsigned long)first->crc, (int)other->broker, (unsigned long)other->crc));
	return true;
}

/* The next batch of each copy. False: some copy has none below its high watermark, or they are not the same (*is_over). */
static bool compare_next(struct task *task, struct verified *v, bool *is_over)
{
	const struct replica_verification *r = task->state;
	struct seen first = { .broker = -1 };
	struct batch batch;
	bool is_in_all = true;

	for (int32_t i = 0; i < v->copy_count; i++) {
		struct copy *copy = &v->copies[i];
		bool is_there = batch_next(copy->batches, &copy->at, &batch) == ERR_OK && batch_last_offset(&batch) < copy->high_watermark;
		struct seen seen = { .broker = r->brokers[copy->broker].id };

		is_in_all = is_in_all && is_there;
		if (!is_there)
			continue;
		seen.offset = batch_last_offset(&batch);
		seen.crc = batch.crc;
		if (first.broker < 0)
			first = seen;
		else if (!is_same(task, v, &first, &seen)) {
			*is_over = true;
			return false;
		}
	}
	if (is_in_all)
		v->offset = first.offset + 1;
	return is_in_all;
}

static void find_lag(struct replica_verification *r, const struct verified *v)
{
	int64_t high_watermark = -1;

	for (int32_t i = 0; i < v->copy_count; i++)
		if (v->copies[i].high_watermark > high_watermark)
			high_watermark = v->copies[i].high_watermark;
	if (high_watermark - v->offset <= r->max_lag)
		return;
	r->max_lag = high_watermark - v->offset;
	r->offset_with_max_lag = v->offset;
	r->with_max_lag = v;
}

static void report(struct task *task)
{
	struct replica_verification *r = task->state;
	const struct verified *v = r->with_max_lag;
	struct arena *arena = task_arena(task);
	struct bytes name = v ? arena_printf(arena, "%.*s-%d", TEXT(v->partition.topic), (int)v->partition.partition) : BYTES("null");

	if (task->wall_ms - r->reported_ms <= r->interval_ms)
		return;
	tell(task, arena_printf(arena, "max lag is %lld for partition %.*s at offset %lld among %d partitions", (long long)r->max_lag, TEXT(name), (long long)r->offset_with_max_lag, (int)r->count));
	r->reported_ms = task->wall_ms;
}

static void verify(struct task *task)
{
	struct replica_verification *r = task->state;
	bool is_over = false;

	r->max_lag = -1;
	for (int32_t i = 0; i < r->count && !is_over; i++) {
		while (compare_next(task, &r->partitions[i], &is_over))
			;
		find_lag(r, &r->partitions[i]);
	}
	if (is_over)
		task_exit(task, 1);
	else
		report(task);
}

/* ---- A round ---------------------------------------------------------------------------------------------------------- */

static struct copy *copy_on(const struct verified *v, int32_t broker)
{
	for (int32_t i = 0; i < v->copy_count; i++)
		if (v->copies[i].broker == broker)
			return &v->copies[i];
	return NULL;
}

/* One topic of the request for each partition: a topic may stand there several times. */
static void ask(struct task *task, int32_t broker)
{
	struct replica_verification *r = task->state;
	struct arena *arena = task_arena(task);
	struct fetch_request body;

	message_init(&fetch_request_schema, &body);
	body.replica_state.replica_id = DEBUGGING_CONSUMER; /* in the versions of today: the older field must stay as it is */
	body.max_wait_ms = (int32_t)r->max_wait_ms;
	body.min_bytes = 1;
	body.max_bytes = INT32_MAX;
	body.session_epoch = -1;
	body.topics = message_new_items(arena, &fetch_request_fetch_topic_struct, r->count);
	for (int32_t i = 0; i < r->count; i++) {
		struct fetch_request_fetch_topic *topic = &body.topics[body.topics_count];

		if (!copy_on(&r->partitions[i], broker))
			continue;
		body.topics_count++;
		topic->topic = r->partitions[i].partition.topic;
		topic->topic_id = r->partitions[i].topic_id;
		topic->partitions = message_new_items(arena, &fetch_request_fetch_partition_struct, 1);
		topic->partitions_count = 1;
		topic->partitions[0].partition = r->partitions[i].partition.partition;
		topic->partitions[0].fetch_offset = r->partitions[i].offset;
		topic->partitions[0].partition_max_bytes = (int32_t)r->fetch_size;
	}
	r->brokers[broker].is_pending = true;
	r->brokers[broker].call = admin_send(r->tool.admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_BROKER, .node = r->brokers[broker].id },
	                                     api_of_key(API_KEY_FETCH), &body, FETCH_TIMEOUT_MS + r->max_wait_ms);
}

static void begin_round(struct task *task)
{
	struct replica_verification *r = task->state;

	r->has_begun = true;
	arena_reset(&r->round);
	for (int32_t i = 0; i < r->count; i++)
		for (int32_t k = 0; k < r->partitions[i].copy_count; k++)
			r->partitions[i].copies[k] = (struct copy){ .broker = r->partitions[i].copies[k].broker, .batches = BYTES(""), .high_watermark = -1 };
	r->has_answer = false;
	r->began_us = task->event->now_us;
	for (int32_t i = 0; i < r->broker_count; i++) {
		r->brokers[i].is_of_round = !r->brokers[i].is_pending;
		if (r->brokers[i].is_of_round)
			ask(task, i);
	}
}

static bool is_of(const struct verified *v, const struct fetch_response_fetchable_topic_response *topic, int32_t partition)
{
	return v->partition.partition == partition && (uuid_is_zero(topic->topic_id) ? bytes_equal(v->partition.topic, topic->topic) : uuid_equal(v->topic_id, topic->topic_id));
}

static void keep(struct replica_verification *r, int32_t broker, const struct fetch_response *body)
{
	for (int32_t i = 0; i < body->responses_count; i++)
		for (int32_t k = 0; k < body->responses[i].partitions_count; k++) {
			const struct fetch_response_partition_data *data = &body->responses[i].partitions[k];

			for (int32_t n = 0; n < r->count; n++) {
				struct copy *copy = is_of(&r->partitions[n], &body->responses[i], data->partition_index) ? copy_on(&r->partitions[n], broker) : NULL;

				if (!copy)
					continue;
				copy->batches = data->records.bytes;
				copy->high_watermark = data->high_watermark;
			}
		}
}

/* A broker that does not answer has nothing in this round; one that cannot be reached is not waited for, unless nobody else answers. */
static bool take_answers(struct task *task)
{
	struct replica_verification *r = task->state;
	struct admin_result result;
	bool is_complete = r->has_begun;

	for (int32_t i = 0; i < r->broker_count; i++) {
		struct asked *asked = &r->brokers[i];

		if (asked->is_pending && admin_take_result_of(r->tool.admin, asked->call, &r->round, &result)) {
			asked->is_pending = false;
			r->has_answer = true;
			if (asked->is_of_round && result.item_count == 1 && result.items[0].data)
				keep(r, i, result.items[0].data);
		}
		if (asked->is_pending && asked->is_of_round && admin_may_reach(r->tool.admin, asked->id))
			is_complete = false;
	}
	return is_complete && r->has_answer;
}

/* ---- Before the first -------------------------------------------------------------------------------------------------- */

static void got_offsets(struct task *, const struct admin_result *);

static bool has_timed_out(const struct admin_result *result)
{
	for (int32_t i = 0; i < result->item_count; i++)
		if (result->items[i].exception && strcmp(result->items[i].exception, "TimeoutException") == 0)
			return true;
	return false;
}

/* Kafka's tool asks with a consumer, which finds out who leads now where a leader has died. */
static void ask_offsets(struct task *task)
{
	struct replica_verification *r = task->state;
	struct admin_partition_time *times = arena_calloc(task_arena(task), (size_t)r->count, sizeof(*times));

	for (int32_t i = 0; i < r->count; i++)
		times[i] = (struct admin_partition_time){ r->partitions[i].partition, r->time };
	tool_then_do(task, admin_list_offsets(r->tool.admin, task->event, task->fx, times, r->count, false, OFFSETS_TIMEOUT_MS), got_offsets);
}

static void got_offsets(struct task *task, const struct admin_result *result)
{
	struct replica_verification *r = task->state;

	if (has_timed_out(result) && task->event->now_us < r->offsets_until_us) {
		ask_offsets(task);
		return;
	}
	if (tool_failed(task, result))
		return;
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct list_offsets_response_list_offsets_partition_response *found = result->items[i].data;

		r->partitions[i].offset = found->offset;
		if (found->offset >= 0)
			continue;
		tool_throw(task, "java.lang.NullPointerException", BYTES("Cannot invoke \"org.apache.kafka.clients.consumer.OffsetAndTimestamp.offset()\" because the return value of "
		                                                         "\"java.util.Map$Entry.getValue()\" is null"));
		return;
	}
	r->reported_ms = task->wall_ms;
	r->offset_with_max_lag = -1;
	tell(task, BYTES("verification process is started"));
	begin_round(task);
}

static int32_t broker_of(struct replica_verification *r, int32_t id)
{
	for (int32_t i = 0; i < r->broker_count; i++)
		if (r->brokers[i].id == id)
			return i;
	r->brokers[r->broker_count].id = id;
	return r->broker_count++;
}

static void add_partition(struct task *task, struct topic_partition partition, const struct admin_result *result)
{
	struct replica_verification *r = task->state;
	struct verified *v = &r->partitions[r->count++];

	v->partition = partition;
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct metadata_response_metadata_response_topic *topic = result->items[i].data;

		if (!topic || !bytes_equal(result->items[i].name, partition.topic))
			continue;
		for (int32_t k = 0; k < topic->partitions_count; k++) {
			const struct metadata_response_metadata_response_partition *p = &topic->partitions[k];

			if (p->partition_index != partition.partition)
				continue;
			v->topic_id = topic->topic_id;
			v->copies = arena_calloc(&task->memory, (size_t)p->replica_nodes_count, sizeof(*v->copies));
			for (int32_t n = 0; n < p->replica_nodes_count; n++) {
				int32_t at = v->copy_count++;

				for (; at > 0 && r->brokers[v->copies[at - 1].broker].id > p->replica_nodes[n]; at--)
					v->copies[at] = v->copies[at - 1];
				v->copies[at].broker = broker_of(r, p->replica_nodes[n]);
			}
		}
	}
}

static bool is_valid_pattern(struct bytes pattern, struct arena *arena)
{
	regex_t regex;

	if (regcomp(&regex, arena_text(arena, pattern), REG_EXTENDED | REG_NOSUB) != 0)
		return false;
	regfree(&regex);
	return true;
}

static void listed(struct task *task, const struct admin_result *result)
{
	struct replica_verification *r = task->state;
	struct arena *arena = task_arena(task);
	struct bytes include = options_text(&task->options, &task->memory, "topics-include");
	struct topic_partition *wanted;
	int32_t count = 0, all = 0, replicas = 0;

	if (tool_failed(task, result))
		return;
	if (result->item_count > 0 && !is_valid_pattern(include, arena)) {
		tool_throw(task, "java.lang.RuntimeException", arena_printf(arena, "%.*s is an invalid regex", TEXT(include)));
		return;
	}
	for (int32_t i = 0; i < result->item_count; i++)
		all += ((const struct metadata_response_metadata_response_topic *)result->items[i].data)->partitions_count;
	wanted = arena_calloc(&task->memory, (size_t)all + 1, sizeof(*wanted));
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct metadata_response_metadata_response_topic *topic = result->items[i].data;

		for (int32_t k = 0; k < topic->partitions_count && tool_matches(task, tool_filter_pattern(task, include), topic->name); k++) {
			wanted[count++] = (struct topic_partition){ result->items[i].name, topic->partitions[k].partition_index };
			replicas += topic->partitions[k].replica_nodes_count;
		}
	}
	if (count == 0) {
		task_log(task, "ERROR", LOGGER, "No topics found. [topics-include] if specified, is either filtering out all topics or there is no topic.");
		tool_exit(task, 1);
		return;
	}
	tool_sort_partitions_as_hash_map(task, wanted, count, 16);
	r->partitions = arena_calloc(&task->memory, (size_t)count, sizeof(*r->partitions));
	r->brokers = arena_calloc(&task->memory, (size_t)replicas + 1, sizeof(*r->brokers));
	for (int32_t i = 0; i < count; i++)
		add_partition(task, wanted[i], result);
	r->offsets_until_us = task->event->now_us + OFFSETS_WITHIN_US;
	ask_offsets(task);
}

/* ---- The command ---------------------------------------------------------------------------------------------------------- */

/* An exception of the parser is main()'s: no usage. */
static bool take_number(struct task *task, const char *name, int64_t *out)
{
	if (options_integer(&task->options, &task->memory, name, out))
		return true;
	tool_throw_caused(task, task->options.problem_class, task->options.problem, bytes_is_null(task->options.problem_trace) ? task->options.problem : task->options.problem_trace);
	return false;
}

static void start(struct task *task)
{
	struct replica_verification *r = task->state;
	struct buf problem = { .heap = task->heap };

	arena_init(&r->round, task->heap);
	task_log(task, "WARN", LOGGER, "This tool is deprecated and may be removed in a future major release.");
	if (!bytes_is_null(task->options.problem)) {
		tool_throw(task, task->options.problem_class, task->options.problem);
		return;
	}
	if (tool_helped(task, "Validate that all replicas for a set of topics have the same data.") || tool_missing(task, "broker-list") ||
	    tool_bad_servers(task, options_text(&task->options, &task->memory, "broker-list")))
		return;
	if (!take_number(task, "time", &r->time) || !take_number(task, "report-interval-ms", &r->interval_ms) || !take_number(task, "fetch-size", &r->fetch_size) ||
	    !take_number(task, "max-wait-ms", &r->max_wait_ms))
		return;
	if (tool_open(task, options_text(&task->options, &task->memory, "broker-list"), false, BYTES_NULL, &problem))
		tool_then_do(task, admin_list_topics(r->tool.admin, task->event, task->fx, true, 0), listed);
	else if (!task->is_done)
		tool_fail_to_open(task, &problem);
	buf_free(&problem);
}

static bool is_anyone_away(const struct replica_verification *r)
{
	for (int32_t i = 0; i < r->broker_count; i++)
		if (r->brokers[i].is_pending)
			return true;
	return false;
}

static bool is_between_rounds(const struct task *task)
{
	const struct replica_verification *r = task->state;

	return r->tool.on_wake != NULL;
}

/* Offsets do not go on while a replica is away, so that nobody waits for records: rounds are not to follow each other at once. */
static void end_round(struct task *task)
{
	struct replica_verification *r = task->state;
	int64_t passed_ms = (task->event->now_us - r->began_us) / 1000;

	verify(task);
	if (task->is_done)
		return;
	if (is_anyone_away(r) && passed_ms < r->max_wait_ms)
		tool_sleep(task, r->max_wait_ms - passed_ms, begin_round);
	else
		begin_round(task);
}

static void step(struct task *task, const struct event *event)
{
	tool_step(task, event);
	if (!task->is_done && !is_between_rounds(task) && take_answers(task))
		end_round(task);
}

static void end(struct task *task)
{
	struct replica_verification *r = task->state;

	arena_free(&r->round);
	tool_end(task);
}

const struct command kafka_replica_verification_command = { .name = "kafka-replica-verification",
	                                                        .summary = "compare the replicas of topics, record by record",
	                                                        .group = COMMAND_KAFKA,
	                                                        .options = options,
	                                                        .state_size = sizeof(struct replica_verification),
	                                                        .start = start,
	                                                        .step = step,
	                                                        .deadline = tool_deadline,
	                                                        .end = end };
