#include "engine/base/owned.h"
#include "engine/client/producer_state.h"

static const char LOGGER[] = "org.apache.kafka.clients.producer.internals.Sender";

#define TOPIC_TEXT(partition) (int)(partition)->topic->name.size, (const char *)(partition)->topic->name.data

/* ---- Ends of batches ---------------------------------------------------------------------------------------------- */

/* For the trace: what was in it. NULL when nobody wants to know. */
static const struct record *records_of(struct producer *p, struct effects *fx, struct producer_batch *batch)
{
	struct batch header;
	struct record *records = NULL;
	size_t at = 0;
	int32_t count = 0;

	if (!fx->trace || p->is_quiet)
		return NULL;
	producer_batch_close(p, batch);
	if (batch_next(buf_bytes(&batch->bytes), &at, &header) != ERR_OK ||
	    batch_records(&header, SIZE_MAX, fx->arena, &records, &count) != ERR_OK || count != batch->record_count)
		return NULL;
	return records;
}

static void settle(struct producer *p, struct producer_batch *batch, struct producer_result result, struct bytes error)
{
	result.partition = batch->partition->partition;
	result.tickets = batch->tickets;
	result.count = batch->record_count;
	batch->tickets = NULL;
	batch->is_done = true;
	p->incomplete--;
	p->flush_pending -= batch->is_flushed;
	producer_result_add(p, result, batch->partition->topic->name, error);
}

static void acknowledge(struct producer *p, struct effects *fx, struct producer_batch *batch, int64_t base_offset, int64_t log_append_time)
{
	const struct record *records = records_of(p, fx, batch);

	for (int32_t i = 0; records && i < batch->record_count; i++)
		trace(fx->trace, record_acknowledged, .client_id = p->client_id, .topic = batch->partition->topic->name,
		      .partition = batch->partition->partition, .offset = base_offset < 0 ? -1 : base_offset + i, .acks = p->acks,
		      .timestamp = log_append_time == NO_TIMESTAMP ? records[i].timestamp : log_append_time, .key = records[i].key,
		      .value = records[i].value);
	settle(p, batch, (struct producer_result){ .base_offset = base_offset, .log_append_time = log_append_time }, BYTES_NULL);
}

static void fail(struct producer *p, struct effects *fx, struct producer_batch *batch, struct producer_result result, struct bytes error)
{
	const struct record *records = records_of(p, fx, batch);

	for (int32_t i = 0; records && i < batch->record_count; i++)
		trace(fx->trace, record_failed, .client_id = p->client_id, .topic = batch->partition->topic->name,
		      .partition = batch->partition->partition, .error = bytes_of_text(result.exception), .key = records[i].key,
		      .value = records[i].value);
	p->stats.record_error_total += batch->record_count;
	result.base_offset = -1;
	result.log_append_time = NO_TIMESTAMP;
	settle(p, batch, result, error);
}

void producer_batch_fail(struct producer *p, struct effects *fx, struct producer_batch *batch, int16_t error_code, const char *exception,
                         struct bytes error)
{
	fail(p, fx, batch, (struct producer_result){ .error_code = error_code, .exception = exception }, error);
}

/* Each record's own complaint, where the broker told them apart. */
static struct bytes *record_errors(struct producer *p, const struct producer_batch *batch,
                                   const struct produce_response_partition_produce_response *answer)
{
	if (answer->record_errors_count <= 0)
		return NULL;
	struct bytes *errors = heap_calloc(p->heap, (size_t)batch->record_count, sizeof(*errors));

	for (int32_t i = 0; i < answer->record_errors_count; i++) {
		const struct produce_response_batch_index_and_error_message *e = &answer->record_errors[i];
		struct bytes text = !bytes_is_null(e->batch_index_error_message) ? e->batch_index_error_message
			: !bytes_is_null(answer->error_message)                  ? answer->error_message
																	 : bytes_of_text(kafka_error_text(answer->error_code));

		if (e->batch_index >= 0 && e->batch_index < batch->record_count)
			owned_set(p->heap, &errors[e->batch_index], text);
	}
	return errors;
}

static void refuse(struct producer *p, struct effects *fx, struct producer_batch *batch,
                   const struct produce_response_partition_produce_response *answer)
{
	struct producer_result result = { .error_code = answer->error_code, .exception = kafka_error_exception(answer->error_code) };
	struct bytes text = bytes_is_null(answer->error_message) ? bytes_of_text(kafka_error_text(answer->error_code)) : answer->error_message;

	if (answer->error_code == KAFKA_TOPIC_AUTHORIZATION_FAILED)
		text = arena_printf(fx->arena, "Not authorized to access topics: [%.*s]", TOPIC_TEXT(batch->partition));
	else if (answer->error_code == KAFKA_CLUSTER_AUTHORIZATION_FAILED)
		text = BYTES("The producer is not authorized to do idempotent sends");
	result.record_errors = record_errors(p, batch, answer);
	result.record_error_count = answer->record_errors_count;
	fail(p, fx, batch, result, text);
	producer_sequences_failed(p, batch, answer->error_code, batch->attempts < p->retries);
}

static void retry(struct producer *p, const struct event *ev, struct producer_batch *batch)
{
	struct network *net = &p->network;

	batch->retry_at_us = ev->now_us + network_backoff(&net->prng, net->retry_backoff_us, net->retry_backoff_max_us, batch->attempts);
	batch->attempts++;
	batch->attempted_us = ev->now_us;
	p->stats.record_retry_total += batch->record_count;
	producer_queue_in_order(p, batch);
}

static bool can_retry(struct producer *p, const struct event *ev, struct producer_batch *batch, int16_t error_code, int64_t log_start)
{
	if (batch->created_us + p->delivery_timeout_us <= ev->now_us || batch->attempts >= p->retries)
		return false;
	return p->is_idempotent ? producer_sequences_can_retry(p, batch, error_code, log_start) : kafka_error_is_retriable(error_code);
}

static bool is_about_metadata(int16_t error_code)
{
	switch (error_code) {
	case KAFKA_UNKNOWN_TOPIC_OR_PARTITION:
	case KAFKA_LEADER_NOT_AVAILABLE:
	case KAFKA_NOT_LEADER_OR_FOLLOWER:
	case KAFKA_REPLICA_NOT_AVAILABLE:
	case KAFKA_NETWORK_EXCEPTION:
	case KAFKA_KAFKA_STORAGE_ERROR:
	case KAFKA_LISTENER_NOT_FOUND:
	case KAFKA_FENCED_LEADER_EPOCH:
	case KAFKA_UNKNOWN_TOPIC_ID:
	case KAFKA_INCONSISTENT_TOPIC_ID:
		return true;
	}
	return false;
}

static void ask_for_metadata(struct producer *p, const struct event *ev, const struct producer_batch *batch,
                             const struct produce_response_partition_produce_response *answer)
{
	const struct producer_partition *partition = batch->partition;

	if (!is_about_metadata(answer->error_code))
		return;
	if (answer->error_code == KAFKA_UNKNOWN_TOPIC_OR_PARTITION)
		network_log(&p->network, ev, CLIENT_LOG_WARN, LOGGER,
		            "Received unknown topic or partition error in produce request on partition %.*s-%d. The topic-partition may not exist or "
		            "the user may not have Describe access to it",
		            TOPIC_TEXT(partition), partition->partition);
	else
		network_log(&p->network, ev, CLIENT_LOG_WARN, LOGGER,
		            "Received invalid metadata error in produce request on partition %.*s-%d due to "
		            "org.apache.kafka.common.errors.%s: %s Going to request metadata update now",
		            TOPIC_TEXT(partition), partition->partition, kafka_error_exception(answer->error_code),
		            kafka_error_text(answer->error_code));
	if (answer->current_leader.leader_id >= 0)
		metadata_hint_leader(&p->metadata, partition->topic->name, partition->partition, answer->current_leader.leader_id,
		                     answer->current_leader.leader_epoch);
	metadata_request_update(&p->metadata);
}

static void log_failure(struct producer *p, const struct event *ev, const struct producer_batch *batch, int32_t correlation_id,
                        const struct produce_response_partition_produce_response *answer, const char *what, int32_t attempts_left)
{
	network_log(&p->network, ev, CLIENT_LOG_WARN, LOGGER,
	            "Got error produce response %s correlation id %d on topic-partition %.*s-%d, %s (%d attempts left). Error: %s%s%.*s",
	            what[0] == 's' ? "in" : "with", correlation_id, TOPIC_TEXT(batch->partition), batch->partition->partition, what,
	            attempts_left, kafka_error_name(answer->error_code), answer->error_message.size > 0 ? ". Error Message: " : "",
	            (int)answer->error_message.size, (const char *)answer->error_message.data);
}

/* The answer for one batch: done, again, or in two halves. */
static void complete(struct producer *p, const struct event *ev, struct effects *fx, struct producer_batch *batch, int32_t correlation_id,
                     const struct produce_response_partition_produce_response *answer)
{
	int16_t error_code = answer->error_code;

	if (batch->is_done) {
		producer_batch_del(p, batch);
	} else if (error_code == KAFKA_MESSAGE_TOO_LARGE && batch->record_count > 1) {
		log_failure(p, ev, batch, correlation_id, answer, "splitting and retrying", p->retries - batch->attempts);
		producer_split(p, batch, fx->arena);
		p->incomplete--;
		p->flush_pending -= batch->is_flushed;
		producer_batch_del(p, batch);
	} else if (error_code == KAFKA_NONE || error_code == KAFKA_DUPLICATE_SEQUENCE_NUMBER) {
		/* A duplicate of long ago is written, but where is forgotten. */
		int64_t base_offset = error_code == KAFKA_NONE ? answer->base_offset : -1;

		producer_sequences_completed(p, batch, base_offset < 0 ? -1 : base_offset + batch->record_count - 1);
		acknowledge(p, fx, batch, base_offset, answer->log_append_time_ms);
		producer_batch_del(p, batch);
	} else if (can_retry(p, ev, batch, error_code, answer->log_start_offset)) {
		log_failure(p, ev, batch, correlation_id, answer, "retrying", p->retries - batch->attempts - 1);
		ask_for_metadata(p, ev, batch, answer);
		retry(p, ev, batch);
	} else {
		ask_for_metadata(p, ev, batch, answer);
		list_remove(&batch->link);
		refuse(p, fx, batch, answer);
		producer_batch_del(p, batch);
	}
}

/* ---- Requests ----------------------------------------------------------------------------------------------------- */

static void request_del(struct producer *p, struct producer_request *request)
{
	heap_free(p->heap, request->batches);
	heap_free(p->heap, request);
}

static void complete_all(struct producer *p, const struct event *ev, struct effects *fx, struct producer_request *request,
                         int32_t correlation_id, int16_t error_code, struct bytes text)
{
	struct produce_response_partition_produce_response answer = { .error_code = error_code,
		                                                          .error_message = text,
		                                                          .base_offset = -1,
		                                                          .log_append_time_ms = NO_TIMESTAMP,
		                                                          .log_start_offset = -1,
		                                                          .current_leader = { -1, -1 } };

	for (int32_t i = 0; i < request->count; i++)
		if (request->batches[i])
			complete(p, ev, fx, request->batches[i], correlation_id, &answer);
	request_del(p, request);
}

static struct producer_batch **batch_of(struct producer *p, struct producer_request *request,
                                        const struct produce_response_topic_produce_response *topic, int32_t partition)
{
	const struct metadata_topic *known = uuid_is_zero(topic->topic_id) ? NULL : metadata_topic_of_id(&p->metadata, topic->topic_id);
	struct bytes name = known ? known->name : topic->name;

	for (int32_t i = 0; i < request->count; i++) {
		struct producer_batch *batch = request->batches[i];

		if (batch && batch->partition->partition == partition && bytes_equal(batch->partition->topic->name, name))
			return &request->batches[i];
	}
	return NULL;
}

static void on_produce(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct producer *p = owner;
	struct producer_request *request = answer->context;
	const struct produce_response *body = answer->body;

	if (answer->err == ERR_TIMED_OUT) {
		complete_all(p, ev, fx, request, answer->correlation_id, KAFKA_REQUEST_TIMED_OUT,
		             arena_printf(fx->arena, "Disconnected from node %d due to timeout", request->node));
		return;
	}
	if (answer->err != ERR_OK) {
		complete_all(p, ev, fx, request, answer->correlation_id, KAFKA_NETWORK_EXCEPTION,
		             arena_printf(fx->arena, "Disconnected from node %d", request->node));
		return;
	}
	for (int32_t i = 0; i < body->node_endpoints_count; i++)
		metadata_hint_broker(&p->metadata, body->node_endpoints[i].node_id, body->node_endpoints[i].host, body->node_endpoints[i].port,
		                     body->node_endpoints[i].rack);
	for (int32_t t = 0; t < body->responses_count; t++)
		for (int32_t i = 0; i < body->responses[t].partition_responses_count; i++) {
			const struct produce_response_partition_produce_response *one = &body->responses[t].partition_responses[i];
			struct producer_batch **slot = batch_of(p, request, &body->responses[t], one->index);

			if (!slot)
				continue;
			struct producer_batch *batch = *slot;

			*slot = NULL;
			complete(p, ev, fx, batch, answer->correlation_id, one);
		}
	/* A broker that forgets a partition has not done what was asked. */
	complete_all(p, ev, fx, request, answer->correlation_id, KAFKA_UNKNOWN_SERVER_ERROR, BYTES_NULL);
}

static struct produce_request *request_body(struct producer *p, struct arena *arena, const struct producer_request *request, bool *has_ids)
{
	struct produce_request *body = ARENA_NEW(arena, struct produce_request);
	struct produce_request_topic_produce_data *topic = NULL;

	message_init(&produce_request_schema, body);
	body->transactional_id = BYTES_NULL;
	body->acks = p->acks;
	body->timeout_ms = (int32_t)(p->network.request_timeout_us / 1000);
	body->topic_data = message_new_items(arena, &produce_request_topic_produce_data_struct, request->count);
	body->topic_data_count = 0;
	*has_ids = true;
	/* Batches of a topic follow each other, unless the turn began in its middle: then it comes twice in the walk, once here. */
	for (int32_t i = 0; i < request->count; i++) {
		const struct producer_partition *partition = request->batches[i]->partition;

		topic = NULL;
		for (int32_t t = 0; t < body->topic_data_count; t++)
			if (bytes_equal(body->topic_data[t].name, partition->topic->name))
				topic = &body->topic_data[t];
		if (!topic) {
			const struct metadata_topic *known = metadata_topic(&p->metadata, partition->topic->name);

			topic = &body->topic_data[body->topic_data_count++];
			topic->name = partition->topic->name;
			if (known)
				topic->topic_id = known->id;
			*has_ids = *has_ids && !uuid_is_zero(topic->topic_id);
			topic->partition_data = message_new_items(arena, &produce_request_partition_produce_data_struct, request->count);
			topic->partition_data_count = 0;
		}
		struct produce_request_partition_produce_data *data = &topic->partition_data[topic->partition_data_count++];

		data->index = partition->partition;
		data->records = span_of(buf_bytes(&request->batches[i]->bytes));
	}
	return body;
}

static void send_request(struct producer *p, const struct event *ev, struct effects *fx, struct producer_request *request)
{
	const struct api *api = api_of_key(API_KEY_PRODUCE);
	bool has_ids;
	struct produce_request *body = request_body(p, fx->arena, request, &has_ids);
	int16_t version = network_version(&p->network, request->node, api, has_ids ? -1 : 12);

	if (version < 0) {
		complete_all(p, ev, fx, request, -1, KAFKA_UNSUPPORTED_VERSION, BYTES_NULL);
		return;
	}
	/* From version 13 on the id stands for the name (KIP-516). */
	for (int32_t i = 0; i < body->topic_data_count; i++)
		if (version >= 13)
			body->topic_data[i].name = BYTES("");
		else
			body->topic_data[i].topic_id = (struct uuid){ { 0 } };
	network_send(&p->network, ev, fx, request->node, api, version, body, 0, p->acks == 0 ? NULL : on_produce, request);
	if (p->acks == 0)
		complete_all(p, ev, fx, request, -1, KAFKA_NONE, BYTES_NULL);
}

static void take_batch(struct producer *p, const struct event *ev, struct producer_batch *batch)
{
	struct producer_partition *partition = batch->partition;

	producer_sequences_assign(p, batch);
	producer_batch_close(p, batch);
	batch->attempt_leader_epoch = producer_leader_of(p, partition)->leader_epoch;
	batch->attempted_us = ev->now_us;
	producer_unqueue(batch);
	list_append(&partition->in_flight, &batch->link);
}

static bool is_for(const struct producer *p, const struct producer_partition *partition, int32_t node)
{
	const struct metadata_partition *leader = list_is_empty(&partition->queue) ? NULL : producer_leader_of(p, partition);

	if (!leader || leader->leader != node)
		return false;
	/* One request at a time keeps the order without sequences. */
	return !(p->keeps_order && !list_is_empty(&partition->in_flight));
}

static bool has_sendable(const struct producer *p, int32_t node, int64_t now_us)
{
	TREE_EACH(&p->busy, struct producer_partition, partition, busy)
		if (is_for(p, partition, node) && producer_batch_is_sendable(p, producer_first_batch(partition), now_us))
			return true;
	return false;
}

/* The first batch of every partition that `node` leads, up to max.request.size: once a request goes, whatever is there goes along. Each time it begins with
 * another of all partitions. */
static int32_t drain(struct producer *p, const struct event *ev, int32_t node, struct producer_batch **out, int32_t partition_count)
{
	const struct producer_partition *start = producer_partition_at(p, (int32_t)(p->drain_turn++ % (uint32_t)partition_count));
	struct tree_node *first = tree_ceiling(&p->busy, start, producer_compare_busy), *at = first ? first : tree_first(&p->busy);
	int32_t count = 0;
	int64_t size = 0;

	for (size_t i = 0; i < p->busy.count; i++) {
		struct producer_partition *partition = CONTAINER_OF(at, struct producer_partition, busy);

		at = tree_next(at) ? tree_next(at) : tree_first(&p->busy);
		if (!is_for(p, partition, node))
			continue;
		struct producer_batch *batch = producer_first_batch(partition);
		int64_t batch_size = batch->is_open ? (int64_t)batch_builder_size(&batch->builder) : (int64_t)batch->bytes.size;

		if (producer_batch_backs_off(p, batch, ev->now_us) || producer_sequences_hold(p, batch))
			continue;
		if (count > 0 && size + batch_size > p->max_request_size)
			break;
		take_batch(p, ev, batch);
		size += (int64_t)batch->bytes.size;
		out[count++] = batch;
	}
	return count;
}

static bool send_to(struct producer *p, const struct event *ev, struct effects *fx, int32_t node, int32_t partition_count)
{
	struct producer_request *request = HEAP_NEW(p->heap, struct producer_request);

	request->node = node;
	request->batches = heap_calloc(p->heap, p->busy.count, sizeof(struct producer_batch *));
	request->count = drain(p, ev, node, request->batches, partition_count);
	if (request->count == 0) {
		request_del(p, request);
		return false;
	}
	send_request(p, ev, fx, request);
	return true;
}

void producer_send_batches(struct producer *p, const struct event *ev, struct effects *fx)
{
	int32_t partition_count = 0;

	p->is_dirty = false;
	LIST_EACH(&p->topics, struct producer_topic, topic, link) {
		partition_count += topic->partition_count;
		producer_update_weights(p, topic);
	}
	TREE_EACH(&p->busy, struct producer_partition, partition, busy)
		if (!list_is_empty(&partition->queue) && !producer_leader_of(p, partition)) {
			metadata_want(&p->metadata, partition->topic->name, ev->now_us);
			metadata_request_update(&p->metadata);
		} else if (list_is_empty(&partition->queue) && list_is_empty(&partition->in_flight)) {
			tree_remove(&p->busy, &partition->busy);
			partition->is_busy = false;
		}
	for (int32_t i = 0; i < p->metadata.broker_count; i++) {
		int32_t node = p->metadata.brokers[i].id;

		while (has_sendable(p, node, ev->now_us) && network_is_ready(&p->network, ev, fx, node))
			if (!send_to(p, ev, fx, node, partition_count))
				break;
	}
}

/* ---- Time --------------------------------------------------------------------------------------------------------- */

static void expire(struct producer *p, const struct event *ev, struct effects *fx, struct producer_batch *batch)
{
	struct producer_partition *partition = batch->partition;
	bool was_sent = batch->attempts > 0 || !batch->is_open;
	struct bytes text = arena_printf(fx->arena,
	                                 "Expiring %d record(s) for %.*s-%d:%lld ms has passed since batch creation. The request has not been "
	                                 "sent, or no server response has been received yet.",
	                                 batch->record_count, TOPIC_TEXT(partition), partition->partition,
	                                 (long long)((ev->now_us - batch->created_us) / 1000));

	producer_batch_fail(p, fx, batch, KAFKA_REQUEST_TIMED_OUT, "TimeoutException", text);
	/* It may have been written, so the next sequence is in doubt until those in flight have ended. */
	if (p->is_idempotent && batch->has_sequence && was_sent) {
		int32_t next = producer_sequence_add(batch->base_sequence, batch->record_count);

		partition->is_unresolved = p->is_unresolved = true;
		if (next > partition->unresolved_sequence)
			partition->unresolved_sequence = next;
	}
}

void producer_expire_batches(struct producer *p, const struct event *ev, struct effects *fx)
{
	TREE_EACH(&p->busy, struct producer_partition, partition, busy) {
		LIST_EACH(&partition->queue, struct producer_batch, batch, link) {
			if (batch->created_us + p->delivery_timeout_us > ev->now_us)
				break;
			expire(p, ev, fx, batch);
			producer_unqueue(batch);
			producer_batch_del(p, batch);
		}
		LIST_EACH(&partition->in_flight, struct producer_batch, batch, link)
			if (batch->created_us + p->delivery_timeout_us <= ev->now_us) {
				expire(p, ev, fx, batch);
				list_remove(&batch->link);
				list_append(&p->expired, &batch->link);
			}
	}
}

void producer_abort_all(struct producer *p, struct effects *fx, const char *exception, struct bytes error)
{
	LIST_EACH(&p->waiting, struct producer_waiting, waiting, link)
		producer_fail_waiting(p, fx, waiting, KAFKA_UNKNOWN_SERVER_ERROR, exception, error);
	TREE_EACH(&p->busy, struct producer_partition, partition, busy) {
		LIST_EACH(&partition->queue, struct producer_batch, batch, link) {
			producer_batch_fail(p, fx, batch, KAFKA_UNKNOWN_SERVER_ERROR, exception, error);
			producer_unqueue(batch);
			producer_batch_del(p, batch);
		}
		LIST_EACH(&partition->in_flight, struct producer_batch, batch, link) {
			producer_batch_fail(p, fx, batch, KAFKA_UNKNOWN_SERVER_ERROR, exception, error);
			list_remove(&batch->link);
			list_append(&p->expired, &batch->link);
		}
	}
}

static int64_t earliest(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

int64_t producer_sender_deadline(const struct producer *p)
{
	int64_t deadline = TIME_NEVER;

	TREE_EACH(&p->busy, struct producer_partition, partition, busy) {
		LIST_EACH(&partition->in_flight, struct producer_batch, batch, link)
			deadline = earliest(deadline, batch->created_us + p->delivery_timeout_us);
		const struct producer_batch *first = producer_first_batch(partition);

		if (!first)
			continue;
		deadline = earliest(deadline, first->created_us + p->delivery_timeout_us);
		int64_t ready_at = producer_batch_ready_at(p, first);
		const struct metadata_partition *leader = producer_leader_of(p, partition);

		/* What the sender has seen ready waits for an event or for the end of its broker's backoff. */
		if (p->is_dirty && producer_batch_is_sendable(p, first, p->seen_us))
			return p->seen_us;
		if (ready_at > p->seen_us)
			deadline = earliest(deadline, ready_at);
		else if (leader && network_retry_at(&p->network, leader->leader) > p->seen_us)
			deadline = earliest(deadline, network_retry_at(&p->network, leader->leader));
	}
	return deadline;
}
