/* Produce: appends each partition's batch as leader. acks=1 is answered at once, acks=-1 when the ISR has it or the time is over, both
 * not before a sync if flush.messages asks for one; acks=0 not at all: then the only way to tell an error is to close the connection, as
 * Kafka does.
 */
#include "engine/broker/api_table.h"
#include "engine/broker/connection.h"
#include "engine/broker/partition.h"
#include "engine/broker/throttle.h"

#include "engine/broker/api/current_leader.h"

#define TOPIC_RESPONSE (&produce_response_topic_produce_response_struct)
#define PARTITION_RESPONSE (&produce_response_partition_produce_response_struct)

struct produce_wait {
	struct append_waiter waiter;
	struct produce *produce;
	struct produce_response_partition_produce_response *response;
};

/* Lives in the call's arena. */
struct produce {
	struct call *call;
	struct produce_response *response;
	struct timer timer;
	struct produce_wait *waits;
	int32_t wait_count;
	int32_t pending;
	int16_t refused;  /* no partition is looked at: all have this error */
	struct bytes refused_text;
	bool is_starting; /* waits are being handed out: not yet to be answered */
};

static void name_leaders(struct node *n, struct call *call, struct produce_response *response)
{
	struct leader_nodes nodes = { .count = 0 };

	if (call->version < 10)
		return;
	for (int32_t t = 0; t < response->responses_count; t++) {
		struct produce_response_topic_produce_response *topic = &response->responses[t];
		const struct topic_image *image = topic_of_request(n, topic->name, topic->topic_id);

		for (int32_t i = 0; i < topic->partition_responses_count; i++) {
			struct produce_response_partition_produce_response *p = &topic->partition_responses[i];

			if (p->error_code != KAFKA_NOT_LEADER_OR_FOLLOWER || !image)
				continue;

			struct current_leader leader = current_leader_of(n, image->name, p->index);

			p->current_leader.leader_id = leader.id;
			p->current_leader.leader_epoch = leader.epoch;
			leader_nodes_add(&nodes, n, call, leader.id);
		}
	}
	response->node_endpoints = message_new_items(call->arena, &produce_response_node_endpoint_struct, nodes.count);
	response->node_endpoints_count = nodes.count;
	for (int32_t i = 0; i < nodes.count; i++) {
		const struct broker_endpoint *endpoint = leader_nodes_endpoint(&nodes, n, call, i);

		response->node_endpoints[i].node_id = nodes.brokers[i]->id;
		response->node_endpoints[i].host = arena_copy(call->arena, endpoint->host);
		response->node_endpoints[i].port = endpoint->port;
		response->node_endpoints[i].rack = arena_copy(call->arena, nodes.brokers[i]->rack);
	}
}

static bool has_error(const struct produce_response *response)
{
	for (int32_t t = 0; t < response->responses_count; t++)
		for (int32_t i = 0; i < response->responses[t].partition_responses_count; i++)
			if (response->responses[t].partition_responses[i].error_code != KAFKA_NONE)
				return true;
	return false;
}

static void answer(struct node *n, struct call *call, struct produce_response *response)
{
	const struct produce_request *request = call->body;

	/* Counted once it is answered, and then it is told even to those that it is no answer to. */
	response->throttle_time_ms = throttle_record(n, call, QUOTA_PRODUCE, throttle_body_size(call));
	if (request->acks == 0 && response->throttle_time_ms > 0)
		connection_mute(n, call, response->throttle_time_ms);
	if (request->acks != 0) {
		name_leaders(n, call, response);
		call_answer(call, n->fx, response, 0);
	} else if (has_error(response)) {
		connection_close_call(n, call, "error of a produce request with acks=0");
	} else {
		call_finish(call);
	}
}

/* What must hold before a log looks at the records (ProduceRequest.validateRecords): one batch, and of magic 2. */
static int16_t check_records(int16_t version, struct bytes records)
{
	enum { OVERHEAD = 12, MAGIC_AT = 16 };

	if (records.size < MAGIC_AT + 1)
		return KAFKA_INVALID_RECORD;

	int32_t size = (int32_t)load_u32(records.data + 8);
	int8_t magic = (int8_t)records.data[MAGIC_AT];

	if ((size_t)size > records.size - OVERHEAD)
		return KAFKA_INVALID_RECORD;
	if (magic != 2)
		return KAFKA_INVALID_RECORD;

	struct batch batch, second;
	size_t at = 0;

	if (batch_next(records, &at, &batch) != ERR_OK)
		return KAFKA_CORRUPT_MESSAGE;
	if (version < 7 && batch_codec(&batch) == CODEC_ZSTD)
		return KAFKA_UNSUPPORTED_COMPRESSION_TYPE;
	switch (batch_next(records, &at, &second)) {
	case ERR_TRUNCATED: return KAFKA_NONE; /* the log cuts the rest off */
	case ERR_OK: return KAFKA_INVALID_RECORD;
	default: return KAFKA_CORRUPT_MESSAGE;
	}
}

/* There is no transaction coordinator yet that could have begun one. */
static bool is_transactional(struct bytes records)
{
	struct batch batch;
	size_t at = 0;

	return batch_next(records, &at, &batch) == ERR_OK && batch_is_transactional(&batch);
}

static bool is_internal(struct bytes topic)
{
	return bytes_equal_text(topic, "__consumer_offsets") || bytes_equal_text(topic, "__transaction_state") ||
	       bytes_equal_text(topic, "__share_group_state");
}

/* The log start comes with errors of the log itself, but not with those that Kafka finds before it has one, or that are not the log's. */
static bool has_log_start(int16_t error_code)
{
	switch (error_code) {
	case KAFKA_UNKNOWN_TOPIC_OR_PARTITION:
	case KAFKA_NOT_LEADER_OR_FOLLOWER:
	case KAFKA_MESSAGE_TOO_LARGE:
	case KAFKA_RECORD_LIST_TOO_LARGE:
	case KAFKA_CORRUPT_MESSAGE:
	case KAFKA_KAFKA_STORAGE_ERROR: return false;
	default: return true;
	}
}

static void fill_errors(struct call *call, const struct append_result *result, struct produce_response_partition_produce_response *out)
{
	out->record_errors =
	    message_new_items(call->arena, &produce_response_batch_index_and_error_message_struct, result->record_error_count);
	out->record_errors_count = result->record_error_count;
	for (int32_t i = 0; i < result->record_error_count; i++) {
		out->record_errors[i].batch_index = result->record_errors[i].batch_index;
		out->record_errors[i].batch_index_error_message = arena_copy(call->arena, result->record_errors[i].text);
	}
	out->error_message = arena_copy(call->arena, result->error_text);
}

static void done(struct node *n, struct append_waiter *waiter, int16_t error_code)
{
	struct produce_wait *wait = CONTAINER_OF(waiter, struct produce_wait, waiter);
	struct produce *produce = wait->produce;

	wait->response->error_code = error_code;
	if (--produce->pending > 0 || produce->is_starting)
		return;
	timer_stop(&n->timers, &produce->timer);
	answer(n, produce->call, produce->response);
}

static void forget(struct node *n, struct produce *produce)
{
	for (int32_t i = 0; i < produce->wait_count; i++)
		partition_forget(&produce->waits[i].waiter);
	timer_stop(&n->timers, &produce->timer);
}

/* Those that are still pending have REQUEST_TIMED_OUT already. */
static void expire(void *owner, struct timer *timer)
{
	struct node *n = owner;
	struct produce *produce = CONTAINER_OF(timer, struct produce, timer);

	forget(n, produce);
	answer(n, produce->call, produce->response);
}

static void cancel(void *owner, struct call *call)
{
	forget(owner, call->waiter);
}

static void append_one(struct node *n, struct produce *produce, struct bytes topic, struct bytes records,
                       struct produce_response_partition_produce_response *out)
{
	struct call *call = produce->call;
	int16_t acks = ((const struct produce_request *)call->body)->acks;
	struct partition *p;

	if (acks < -1 || acks > 1) {
		out->error_code = KAFKA_INVALID_REQUIRED_ACKS;
		return;
	}
	if (is_internal(topic) && !bytes_equal_text(call->client_id, "__admin_client")) {
		out->error_code = KAFKA_INVALID_TOPIC_EXCEPTION;
		return;
	}
	out->error_code = partition_of_request(n, topic, out->index, &p);
	if (out->error_code != KAFKA_NONE)
		return;
	if (is_transactional(records)) {
		out->error_code = KAFKA_INVALID_TXN_STATE;
		return;
	}

	struct append_result result = partition_append(n, p, records, ORIGIN_CLIENT, acks);

	out->error_code = result.error_code;
	if (result.error_code != KAFKA_NONE) {
		if (p->log && has_log_start(result.error_code))
			out->log_start_offset = log_start_offset(p->log);
		if (result.record_error_count > 0)
			fill_errors(call, &result, out);
		return;
	}
	out->base_offset = result.base_offset;
	out->log_append_time_ms = result.log_append_time;
	out->log_start_offset = result.log_start;
	if ((acks == -1 && !is_mutant(n->fx, acks_all_answered_at_once)) || (acks == 1 && partition_must_sync(p, result.last_offset + 1))) {
		struct produce_wait *wait = &produce->waits[produce->wait_count++];

		out->error_code = KAFKA_REQUEST_TIMED_OUT;
		*wait = (struct produce_wait){ .produce = produce, .response = out };
		wait->waiter = (struct append_waiter){ .partition = p, .offset = result.last_offset + 1, .is_leader_enough = acks == 1, .done = done };
		list_init(&wait->waiter.link);
	}
}

static void append_topic(struct node *n, struct produce *produce, const struct produce_request_topic_produce_data *in,
                         struct produce_response_topic_produce_response *out)
{
	struct call *call = produce->call;
	const struct topic_image *topic = topic_of_request(n, in->name, in->topic_id);

	out->name = in->name;
	out->topic_id = in->topic_id;
	out->partition_responses = message_new_items(call->arena, PARTITION_RESPONSE, in->partition_data_count);
	out->partition_responses_count = in->partition_data_count;
	for (int32_t i = 0; i < in->partition_data_count; i++) {
		struct produce_response_partition_produce_response *p = &out->partition_responses[i];
		struct bytes records = in->partition_data[i].records.bytes;

		p->index = in->partition_data[i].index;
		p->base_offset = -1;
		p->log_append_time_ms = NO_TIMESTAMP;
		p->log_start_offset = -1;
		if (produce->refused) {
			p->error_code = produce->refused;
			p->error_message = produce->refused_text;
		} else if (!topic && call->version > 12) {
			p->error_code = KAFKA_UNKNOWN_TOPIC_ID;
		} else if (!topic || p->index < 0 || p->index >= topic->partition_count) {
			p->error_code = KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
		} else {
			p->error_code = check_records(call->version, records);
		}
		if (p->error_code == KAFKA_NONE)
			append_one(n, produce, topic->name, records, p);
	}
}

/* What Kafka finds while it looks for transactions, before it has partitions: a batch of no format that there is. */
static bool has_unknown_format(struct bytes records, struct arena *arena, struct bytes *text)
{
	enum { OLD_OVERHEAD = 14, MAGIC_AT = 16 };

	if (records.size <= MAGIC_AT)
		return false;
	int32_t size = (int32_t)load_u32(records.data + 8);
	int8_t magic = (int8_t)records.data[MAGIC_AT];

	if (size < OLD_OVERHEAD)
		*text = arena_printf(arena, "Record size %d is less than the minimum record overhead (%d)", size, OLD_OVERHEAD);
	else if (magic < 0 || magic > 2)
		*text = arena_printf(arena, "Invalid magic found in record: %d", magic);
	else
		return false;
	return true;
}

static void refuse_unknown_formats(struct produce *produce, const struct produce_request *request)
{
	for (int32_t t = 0; t < request->topic_data_count && !produce->refused; t++)
		for (int32_t i = 0; i < request->topic_data[t].partition_data_count && !produce->refused; i++)
			if (has_unknown_format(request->topic_data[t].partition_data[i].records.bytes, produce->call->arena, &produce->refused_text))
				produce->refused = KAFKA_CORRUPT_MESSAGE;
}

/* A transactional batch without a transactional id: the whole request is refused. */
static bool lacks_transactional_id(const struct produce_request *request)
{
	if (!bytes_is_null(request->transactional_id))
		return false;
	for (int32_t t = 0; t < request->topic_data_count; t++)
		for (int32_t i = 0; i < request->topic_data[t].partition_data_count; i++)
			if (is_transactional(request->topic_data[t].partition_data[i].records.bytes))
				return true;
	return false;
}

/* The waits begin when all appends are done; most are over at once. */
static void begin_waits(struct node *n, struct produce *produce)
{
	const struct produce_request *request = produce->call->body;

	produce->pending = produce->wait_count;
	produce->is_starting = true;
	for (int32_t i = 0; i < produce->wait_count; i++)
		partition_wait(n, produce->waits[i].waiter.partition, &produce->waits[i].waiter);
	produce->is_starting = false;
	if (produce->pending == 0 || (request->acks == -1 && request->timeout_ms <= 0)) {
		forget(n, produce);
		answer(n, produce->call, produce->response);
		return;
	}
	produce->timer.fire = expire;
	if (request->acks == -1) /* the timeout is for replicas; a sync takes its time */
		timer_set(&n->timers, &produce->timer, n->now_us + (int64_t)request->timeout_ms * 1000);
	produce->call->waiter = produce;
	produce->call->on_cancel = cancel;
}

void api_produce(struct node *n, struct call *call)
{
	const struct produce_request *request = call->body;
	struct produce_response *response = api_response_new(call);
	struct produce *produce = ARENA_NEW(call->arena, struct produce);
	int32_t partition_count = 0;

	for (int32_t t = 0; t < request->topic_data_count; t++)
		partition_count += request->topic_data[t].partition_data_count;
	produce->call = call;
	produce->response = response;
	produce->refused_text = BYTES_NULL;
	refuse_unknown_formats(produce, request);
	if (!produce->refused && lacks_transactional_id(request))
		produce->refused = KAFKA_TRANSACTIONAL_ID_AUTHORIZATION_FAILED;
	produce->waits = arena_calloc(call->arena, (size_t)partition_count, sizeof(*produce->waits));
	response->responses = message_new_items(call->arena, TOPIC_RESPONSE, request->topic_data_count);
	response->responses_count = request->topic_data_count;
	for (int32_t t = 0; t < request->topic_data_count; t++)
		append_topic(n, produce, &request->topic_data[t], &response->responses[t]);
	begin_waits(n, produce);
}
