#include "engine/client/producer.h"

#include "engine/base/owned.h"
#include "engine/client/producer_state.h"

#include <stdio.h>

/* ---- Making and freeing -------------------------------------------------------------------------------------------- */

static int64_t setting_us(const struct client_config *config, const char *name)
{
	int64_t ms = client_config_int(config, name);

	return ms > TIME_NEVER / 4000 ? TIME_NEVER / 4 : ms * 1000;
}

static void configure_codec(struct producer *p)
{
	char name[32];

	codec_of_name(client_config_text(&p->config, "compression.type"), &p->codec);
	p->codec_level = INT32_MIN;
	if (p->codec == CODEC_GZIP || p->codec == CODEC_LZ4 || p->codec == CODEC_ZSTD) {
		snprintf(name, sizeof(name), "compression.%s.level", codec_name(p->codec));
		p->codec_level = (int)client_config_int(&p->config, name);
	}
}

static void configure(struct producer *p)
{
	const struct client_config *c = &p->config;
	struct bytes acks = client_config_text(c, "acks");
	int64_t number = -1, shortest;

	p->acks = bytes_to_int64(acks, &number) ? (int16_t)number : -1;
	p->retries = (int32_t)client_config_int(c, "retries");
	/* Not asked for and not possible: Kafka goes without (KIP-679). */
	p->is_idempotent = client_config_bool(c, "enable.idempotence") && p->acks == -1 && p->retries > 0;
	p->is_adaptive = client_config_bool(c, "partitioner.adaptive.partitioning.enable");
	p->ignores_keys = client_config_bool(c, "partitioner.ignore.keys");
	p->batch_size = (int32_t)client_config_int(c, "batch.size");
	if (p->batch_size < 1)
		p->batch_size = 1;
	p->max_request_size = (int32_t)client_config_int(c, "max.request.size");
	p->linger_us = setting_us(c, "linger.ms");
	p->max_block_us = setting_us(c, "max.block.ms");
	p->buffer_memory = p->buffer_available = client_config_int(c, "buffer.memory");
	p->delivery_timeout_us = setting_us(c, "delivery.timeout.ms");
	shortest = p->linger_us + setting_us(c, "request.timeout.ms");
	if (p->delivery_timeout_us < shortest)
		p->delivery_timeout_us = shortest;
	configure_codec(p);
}

static void connect_to(struct producer *p, uint64_t seed)
{
	struct buf prefix = { .heap = p->heap };

	buf_printf(&prefix, "[Producer clientId=%.*s] ", (int)p->client_id.size, (const char *)p->client_id.data);
	network_init(&p->network, p->heap, p, &p->metadata, &p->config, p->client_id, buf_bytes(&prefix), seed);
	buf_free(&prefix);
	p->network.in_flight_max = (int32_t)client_config_int(&p->config, "max.in.flight.requests.per.connection");
	p->keeps_order = p->network.in_flight_max == 1;
	p->metadata.asks_partially = true;
	p->metadata.max_idle_us = setting_us(&p->config, "metadata.max.idle.ms");
}

struct producer *producer_new(const struct producer_options *options, struct buf *problem)
{
	struct bytes client_id = client_config_text(options->config, "client.id");
	struct producer *p;

	if (!client_config_check(options->config, problem))
		return NULL;
	p = HEAP_NEW(options->heap, struct producer);
	p->heap = options->heap;
	p->is_quiet = options->is_quiet;
	p->producer_id = NO_PRODUCER_ID;
	p->producer_epoch = -1;
	p->close_at_us = TIME_NEVER;
	list_init(&p->topics);
	list_init(&p->waiting);
	list_init(&p->results);
	list_init(&p->expired);
	client_config_copy(&p->config, p->heap, options->config);
	p->client_id = owned_copy(p->heap, client_id.size > 0 ? client_id : BYTES("producer-1"));
	configure(p);
	connect_to(p, options->seed);
	return p;
}

static void waiting_del(struct producer *p, struct producer_waiting *waiting)
{
	struct producer_record *r = &waiting->record;
	struct header *headers = (struct header *)(uintptr_t)r->headers;

	for (int32_t i = 0; i < r->header_count; i++) {
		owned_free(p->heap, &headers[i].key);
		owned_free(p->heap, &headers[i].value);
	}
	heap_free(p->heap, headers);
	owned_free(p->heap, &r->topic);
	owned_free(p->heap, &r->key);
	owned_free(p->heap, &r->value);
	p->flush_pending -= waiting->is_flushed;
	list_remove(&waiting->link);
	heap_free(p->heap, waiting);
}

static void result_del(struct producer *p, struct producer_result *result)
{
	for (int32_t i = 0; result->record_errors && i < result->count; i++)
		owned_free(p->heap, &result->record_errors[i]);
	heap_free(p->heap, result->record_errors);
	heap_free(p->heap, result->tickets);
	owned_free(p->heap, &result->topic);
	owned_free(p->heap, &result->error);
	list_remove(&result->link);
	heap_free(p->heap, result);
}

/* Requests in flight hold their lists of batches. */
static void requests_free(struct producer *p)
{
	LIST_EACH(&p->network.nodes, struct network_node, node, link) {
		struct list *lists[] = { &node->channel.in_flight, &node->channel.failed };

		for (int i = 0; i < 2; i++)
			LIST_EACH(lists[i], struct channel_request, request, link) {
				struct producer_request *ours = network_context_of(request);

				if (request->api->key != API_KEY_PRODUCE || !ours)
					continue;
				heap_free(p->heap, ours->batches);
				heap_free(p->heap, ours);
			}
	}
}

void producer_del(struct producer *p)
{
	struct heap *heap = p->heap;

	requests_free(p);
	producer_accumulator_free(p);
	LIST_EACH(&p->expired, struct producer_batch, batch, link)
		producer_batch_del(p, batch);
	LIST_EACH(&p->waiting, struct producer_waiting, waiting, link)
		waiting_del(p, waiting);
	LIST_EACH(&p->results, struct producer_result, result, link)
		result_del(p, result);
	network_free(&p->network);
	metadata_free(&p->metadata);
	client_config_free(&p->config);
	owned_free(heap, &p->client_id);
	heap_free(heap, p);
}

/* ---- Deliveries ---------------------------------------------------------------------------------------------------- */

void producer_result_add(struct producer *p, struct producer_result result, struct bytes topic, struct bytes error)
{
	struct producer_result *kept = HEAP_NEW(p->heap, struct producer_result);

	*kept = result;
	kept->topic = owned_copy(p->heap, topic);
	kept->error = owned_copy(p->heap, error);
	list_append(&p->results, &kept->link);
}

void producer_fail_waiting(struct producer *p, struct effects *fx, struct producer_waiting *waiting, int16_t error_code,
                           const char *exception, struct bytes error)
{
	const struct producer_record *r = &waiting->record;
	struct producer_result result = { .partition = r->partition,
		                              .base_offset = -1,
		                              .log_append_time = NO_TIMESTAMP,
		                              .count = 1,
		                              .error_code = error_code,
		                              .exception = exception };

	if (!p->is_quiet)
		trace(fx->trace, record_failed, .client_id = p->client_id, .topic = r->topic, .partition = r->partition,
		      .error = bytes_of_text(exception), .key = r->key, .value = r->value);
	p->stats.record_error_total++;
	result.tickets = heap_calloc(p->heap, 1, sizeof(*result.tickets));
	result.tickets[0] = (struct producer_ticket){ r->tag, r->timestamp };
	producer_result_add(p, result, r->topic, error);
	waiting_del(p, waiting);
}

bool producer_take_delivery(struct producer *p, struct producer_delivery *out)
{
	struct producer_result *result = LIST_FIRST(&p->results, struct producer_result, link);

	/* The texts of the last one were promised until now. */
	if (result && result->next == result->count) {
		result_del(p, result);
		result = LIST_FIRST(&p->results, struct producer_result, link);
	}
	if (!result)
		return false;
	int32_t i = result->next++;
	const struct producer_ticket *ticket = &result->tickets[i];

	*out = (struct producer_delivery){
		.tag = ticket->tag,
		.topic = result->topic,
		.partition = result->partition,
		.offset = result->base_offset < 0 ? -1 : result->base_offset + i,
		.timestamp = result->log_append_time == NO_TIMESTAMP ? ticket->timestamp : result->log_append_time,
		.error_code = result->error_code,
		.exception = result->exception,
		.error = result->error,
	};
	if (result->record_errors && bytes_is_null(result->record_errors[i])) {
		out->exception = "KafkaException";
		out->error = BYTES("Failed to append record because it was part of a batch which had one more more invalid records");
	} else if (result->record_errors) {
		out->error = result->record_errors[i];
		if (result->record_error_count > 1) {
			out->error_code = KAFKA_INVALID_RECORD;
			out->exception = kafka_error_exception(KAFKA_INVALID_RECORD);
		}
	}
	p->pending--;
	return true;
}

/* ---- Sending ------------------------------------------------------------------------------------------------------- */

static struct producer_waiting *waiting_new(struct producer *p, const struct event *ev, const struct producer_record *r)
{
	struct producer_waiting *waiting = HEAP_NEW(p->heap, struct producer_waiting);
	struct header *headers = NULL;

	if (r->header_count > 0)
		headers = heap_calloc(p->heap, (size_t)r->header_count, sizeof(*headers));
	for (int32_t i = 0; i < r->header_count; i++) {
		headers[i].key = owned_copy(p->heap, r->headers[i].key);
		headers[i].value = owned_copy(p->heap, r->headers[i].value);
	}
	waiting->record = *r;
	waiting->record.topic = owned_copy(p->heap, r->topic);
	waiting->record.key = owned_copy(p->heap, r->key);
	waiting->record.value = owned_copy(p->heap, r->value);
	waiting->record.headers = headers;
	/* The time of the call is the record's, however long it waits. */
	if (r->timestamp == NO_TIMESTAMP)
		waiting->record.timestamp = ev->wall_ms;
	waiting->until_us = ev->now_us + p->max_block_us;
	list_append(&p->waiting, &waiting->link);
	return waiting;
}

enum attempt { ATTEMPT_DONE, ATTEMPT_FAILED, ATTEMPT_NO_METADATA, ATTEMPT_NO_MEMORY };

struct refusal {
	int16_t error_code;
	struct bytes text;
};

static bool is_too_large(const struct producer *p, const struct producer_record *r, struct arena *arena, struct refusal *refusal)
{
	int64_t size = producer_record_size(r);

	refusal->error_code = KAFKA_MESSAGE_TOO_LARGE;
	if (size > p->max_request_size)
		refusal->text = arena_printf(arena,
		                             "The message is %lld bytes when serialized which is larger than %d, which is the value of the "
		                             "max.request.size configuration.",
		                             (long long)size, p->max_request_size);
	else if (size > p->buffer_memory)
		refusal->text = arena_printf(arena,
		                             "The message is %lld bytes when serialized which is larger than the total memory buffer you have "
		                             "configured with the buffer.memory configuration.",
		                             (long long)size);
	else
		return false;
	return true;
}

static enum attempt attempt(struct producer *p, const struct event *ev, struct arena *arena, const struct producer_record *r,
                            bool is_flushed, struct refusal *refusal)
{
	struct metadata_topic *topic = metadata_want(&p->metadata, r->topic, ev->now_us);

	if (p->fatal_error != KAFKA_NONE) {
		*refusal = (struct refusal){ p->fatal_error, bytes_of_text(kafka_error_text(p->fatal_error)) };
		return ATTEMPT_FAILED;
	}
	if (p->network.peer_error != KAFKA_NONE) {
		*refusal = (struct refusal){ p->network.peer_error, arena_copy(arena, p->network.peer_error_text) };
		return ATTEMPT_FAILED;
	}
	if (topic->error_code == KAFKA_INVALID_TOPIC_EXCEPTION) {
		/* Java tells this of who has waited for the answer; later it knows, and tells the name. */
		const char *format = topic->told_error == topic->error_code ? "%.*s" : "Invalid topics: [%.*s]";

		topic->told_error = topic->error_code;
		*refusal = (struct refusal){ topic->error_code, arena_printf(arena, format, (int)r->topic.size, (const char *)r->topic.data) };
		return ATTEMPT_FAILED;
	}
	if (topic->error_code == KAFKA_TOPIC_AUTHORIZATION_FAILED) {
		*refusal = (struct refusal){
			topic->error_code, arena_printf(arena, "Not authorized to access topics: [%.*s]", (int)r->topic.size, (const char *)r->topic.data)
		};
		return ATTEMPT_FAILED;
	}
	if (topic->partition_count == 0)
		return ATTEMPT_NO_METADATA;
	if (r->partition >= topic->partition_count) {
		metadata_request_update(&p->metadata);
		return ATTEMPT_NO_METADATA;
	}
	if (is_too_large(p, r, arena, refusal))
		return ATTEMPT_FAILED;
	return producer_append(p, ev, r, topic->partition_count, is_flushed) ? ATTEMPT_DONE : ATTEMPT_NO_MEMORY;
}

static void time_out(struct producer *p, struct effects *fx, struct producer_waiting *waiting, enum attempt why)
{
	const struct producer_record *r = &waiting->record;
	const struct metadata_topic *topic = metadata_topic(&p->metadata, r->topic);
	long long max_block_ms = (long long)(p->max_block_us / 1000);
	struct bytes text;

	if (why == ATTEMPT_NO_MEMORY) {
		int64_t size = producer_record_size(r) > p->batch_size ? producer_record_size(r) : p->batch_size;

		text = arena_printf(fx->arena,
		                    "Failed to allocate %lld bytes within the configured max blocking time %lld ms. Total memory: %lld bytes. "
		                    "Available memory: %lld bytes. Poolable size: %d bytes",
		                    (long long)size, max_block_ms, (long long)p->buffer_memory, (long long)p->buffer_available, p->batch_size);
		producer_fail_waiting(p, fx, waiting, KAFKA_REQUEST_TIMED_OUT, "BufferExhaustedException", text);
		return;
	}
	if (topic && topic->partition_count > 0)
		text = arena_printf(fx->arena, "Partition %d of topic %.*s with partition count %d is not present in metadata after %lld ms.",
		                    r->partition, (int)r->topic.size, (const char *)r->topic.data, topic->partition_count, max_block_ms);
	else
		text = arena_printf(fx->arena, "Topic %.*s not present in metadata after %lld ms.", (int)r->topic.size,
		                    (const char *)r->topic.data, max_block_ms);
	producer_fail_waiting(p, fx, waiting, KAFKA_REQUEST_TIMED_OUT, "TimeoutException", text);
}

/* Records go on in the order in which they came: a blocked send() holds up those behind it. */
static void advance_waiting(struct producer *p, const struct event *ev, struct effects *fx)
{
	struct refusal refusal;

	p->is_exhausted = false;
	LIST_EACH(&p->waiting, struct producer_waiting, waiting, link) {
		enum attempt outcome = attempt(p, ev, fx->arena, &waiting->record, waiting->is_flushed, &refusal);

		if (outcome == ATTEMPT_DONE) {
			p->is_dirty = true;
			waiting_del(p, waiting);
		} else if (outcome == ATTEMPT_FAILED) {
			producer_fail_waiting(p, fx, waiting, refusal.error_code, kafka_error_exception(refusal.error_code), refusal.text);
		} else if (waiting->until_us <= ev->now_us) {
			time_out(p, fx, waiting, outcome);
		} else {
			p->is_exhausted = outcome == ATTEMPT_NO_MEMORY;
			return;
		}
	}
}

static bool is_sane(const struct producer *p, const struct producer_record *r, struct buf *problem)
{
	struct bytes complaint = BYTES_NULL;

	if (p->is_closing)
		complaint = BYTES("Cannot perform operation after producer has been closed");
	else if (bytes_is_null(r->topic))
		complaint = BYTES("Topic cannot be null.");
	if (problem && !bytes_is_null(complaint))
		buf_add_bytes(problem, complaint);
	else if (problem && r->partition < -1)
		buf_printf(problem, "Invalid partition: %d. Partition number should always be non-negative or null.", r->partition);
	else if (problem && r->timestamp < NO_TIMESTAMP)
		buf_printf(problem, "Invalid timestamp: %lld. Timestamp should always be non-negative or null.", (long long)r->timestamp);
	return bytes_is_null(complaint) && r->partition >= -1 && r->timestamp >= NO_TIMESTAMP;
}

bool producer_send(struct producer *p, const struct event *ev, struct effects *fx, const struct producer_record *r, struct buf *problem)
{
	struct refusal refusal;

	if (!is_sane(p, r, problem))
		return false;
	p->pending++;
	p->stats.record_send_total++;
	if (!list_is_empty(&p->waiting)) {
		waiting_new(p, ev, r);
		return true;
	}
	enum attempt outcome = attempt(p, ev, fx->arena, r, false, &refusal);

	if (outcome == ATTEMPT_DONE) {
		p->is_dirty = true;
		/* A full batch need not wait for the end of the step. */
		if (p->seen_us < ev->now_us)
			p->seen_us = ev->now_us;
		return true;
	}
	struct producer_waiting *waiting = waiting_new(p, ev, r);

	if (outcome == ATTEMPT_FAILED)
		producer_fail_waiting(p, fx, waiting, refusal.error_code, kafka_error_exception(refusal.error_code), refusal.text);
	else
		producer_run(p, ev, fx);
	return true;
}

/* ---- Running ------------------------------------------------------------------------------------------------------- */

void producer_run(struct producer *p, const struct event *ev, struct effects *fx)
{
	if (p->is_closed)
		return;
	p->seen_us = ev->now_us;
	/* First, so that the brokers that metadata has named can be asked at once; last, for what came to be wanted meanwhile. */
	network_run(&p->network, ev, fx);
	advance_waiting(p, ev, fx);
	producer_sequences_run(p, ev, fx);
	producer_expire_batches(p, ev, fx);
	producer_send_batches(p, ev, fx);
	network_run(&p->network, ev, fx);
	if (!p->is_closing)
		return;
	bool is_late = p->close_at_us <= ev->now_us;

	if (is_late)
		producer_abort_all(p, fx, "KafkaException", BYTES("Producer is closed forcefully."));
	if (is_late || (p->incomplete == 0 && list_is_empty(&p->waiting))) {
		p->is_closed = true;
		requests_free(p);
		network_close(&p->network, fx);
	}
}

bool producer_event(struct producer *p, const struct event *ev, struct effects *fx)
{
	bool is_ours = network_event(&p->network, ev, fx);

	producer_run(p, ev, fx);
	return is_ours;
}

int64_t producer_deadline(const struct producer *p)
{
	const struct producer_waiting *waiting = LIST_FIRST(&p->waiting, struct producer_waiting, link);
	int64_t deadline = network_deadline(&p->network), other = producer_sender_deadline(p);

	if (p->is_closed)
		return TIME_NEVER;
	if (other < deadline)
		deadline = other;
	other = producer_sequences_deadline(p);
	if (other < deadline)
		deadline = other;
	if (waiting && waiting->until_us < deadline)
		deadline = waiting->until_us;
	return p->is_closing && p->close_at_us < deadline ? p->close_at_us : deadline;
}

bool producer_is_blocked(const struct producer *p)
{
	return !list_is_empty(&p->waiting);
}

int64_t producer_pending(const struct producer *p)
{
	return p->pending;
}

/* ---- Flushing and closing ------------------------------------------------------------------------------------------ */

static void mark_for_flush(struct producer *p, struct list *batches)
{
	LIST_EACH(batches, struct producer_batch, batch, link)
		if (!batch->is_flushed) {
			batch->is_flushed = true;
			p->flush_pending++;
		}
}

void producer_flush(struct producer *p, const struct event *ev, struct effects *fx)
{
	TREE_EACH(&p->busy, struct producer_partition, partition, busy) {
		mark_for_flush(p, &partition->queue);
		mark_for_flush(p, &partition->in_flight);
	}
	LIST_EACH(&p->waiting, struct producer_waiting, waiting, link)
		if (!waiting->is_flushed) {
			waiting->is_flushed = true;
			p->flush_pending++;
		}
	producer_run(p, ev, fx);
}

bool producer_is_flushed(const struct producer *p)
{
	return p->flush_pending == 0;
}

void producer_close(struct producer *p, const struct event *ev, struct effects *fx, int64_t timeout_ms)
{
	int64_t at_us = timeout_ms > (TIME_NEVER - ev->now_us) / 1000 ? TIME_NEVER : ev->now_us + timeout_ms * 1000;

	if (p->is_closed)
		return;
	if (!p->is_closing || at_us < p->close_at_us)
		p->close_at_us = at_us;
	p->is_closing = true;
	producer_run(p, ev, fx);
}

bool producer_is_closed(const struct producer *p)
{
	return p->is_closed;
}

struct bytes producer_client_id(const struct producer *p)
{
	return p->client_id;
}

bool producer_take_log(struct producer *p, struct arena *arena, struct client_log_line *out)
{
	return network_take_log(&p->network, arena, out);
}

struct producer_stats producer_stats(const struct producer *p)
{
	struct producer_stats stats = p->stats;

	stats.buffer_available_bytes = p->buffer_available;
	stats.producer_id = p->producer_id;
	stats.producer_epoch = p->producer_epoch;
	return stats;
}

int32_t producer_partition_count(struct producer *p, const struct event *ev, struct bytes topic)
{
	return metadata_want(&p->metadata, topic, ev->now_us)->partition_count;
}
