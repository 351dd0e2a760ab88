/* Idempotence (KIP-98) without transactions: producer id, epoch and sequences, as Kafka's TransactionManager keeps them.
 *
 * A batch gets its sequence when it is first taken from the queue and keeps it through retries. A batch that is given up although it was sent
 * may have been written: then nobody knows the next sequence, and the epoch is bumped, which starts every sequence of that partition
 * anew (KIP-360). An idempotent producer bumps its epoch by itself.
 */
#include "engine/client/producer_state.h"

static const char LOGGER[] = "org.apache.kafka.clients.producer.internals.TransactionManager";

/* Batches with a sequence that is not settled: in flight, or back in the queue to be sent again. */
static struct producer_batch *first_tracked(const struct producer_partition *partition)
{
	const struct list *lists[] = { &partition->in_flight, &partition->queue };
	struct producer_batch *first = NULL;

	for (int i = 0; i < 2; i++)
		LIST_EACH(lists[i], struct producer_batch, batch, link) {
			if (!batch->has_sequence)
				continue;
			bool is_older = first && (batch->producer_epoch != first->producer_epoch ? batch->producer_epoch < first->producer_epoch
			                                                                         : batch->base_sequence < first->base_sequence);

			if (!first || is_older)
				first = batch;
		}
	return first;
}

static bool is_stale(const struct producer *p, const struct producer_partition *partition)
{
	return partition->producer_id != p->producer_id || partition->producer_epoch != p->producer_epoch;
}

bool producer_sequences_hold(const struct producer *p, const struct producer_batch *batch)
{
	const struct producer_partition *partition = batch->partition;

	if (!p->is_idempotent)
		return false;
	if (p->producer_id == NO_PRODUCER_ID || p->fatal_error != KAFKA_NONE)
		return true;
	const struct producer_batch *first = first_tracked(partition);

	/* A new batch of a new epoch must not overtake those of the old one, nor follow one of unknown fate. */
	if (!batch->has_sequence)
		return (first && is_stale(p, partition)) || partition->is_unresolved;
	/* A retry goes only when it is next in line. */
	return first && first != batch;
}

static void start_anew(struct producer *p, struct producer_partition *partition)
{
	struct producer_batch *batch;
	int32_t sequence = 0;

	/* By their old order; those done carry the new epoch. */
	LIST_EACH(&partition->in_flight, struct producer_batch, each, link)
		each->sequence_was_reset = false;
	LIST_EACH(&partition->queue, struct producer_batch, each, link)
		each->sequence_was_reset = false;
	for (;;) {
		const struct list *lists[] = { &partition->in_flight, &partition->queue };

		batch = NULL;
		for (int i = 0; i < 2; i++)
			LIST_EACH(lists[i], struct producer_batch, each, link)
				if (each->has_sequence && !each->sequence_was_reset && (!batch || each->base_sequence < batch->base_sequence))
					batch = each;
		if (!batch)
			break;
		batch->producer_id = p->producer_id;
		batch->producer_epoch = p->producer_epoch;
		batch->base_sequence = sequence;
		batch->sequence_was_reset = true;
		batch_set_producer(batch->bytes.data, p->producer_id, p->producer_epoch, sequence, false);
		sequence = producer_sequence_add(sequence, batch->record_count);
	}
	partition->producer_id = p->producer_id;
	partition->producer_epoch = p->producer_epoch;
	partition->next_sequence = sequence;
	partition->last_acked_sequence = -1;
}

void producer_sequences_assign(struct producer *p, struct producer_batch *batch)
{
	struct producer_partition *partition = batch->partition;

	if (!p->is_idempotent || batch->has_sequence)
		return;
	if (is_stale(p, partition) && !first_tracked(partition))
		start_anew(p, partition);
	batch->has_sequence = true;
	batch->producer_id = p->producer_id;
	batch->producer_epoch = p->producer_epoch;
	batch->base_sequence = partition->next_sequence;
	partition->next_sequence = producer_sequence_add(partition->next_sequence, batch->record_count);
}

static void ask_for_bump(struct producer *p, struct producer_partition *partition)
{
	p->is_bump_needed = true;
	partition->is_to_rewrite = true;
}

static bool is_next(const struct producer_partition *partition, int32_t sequence)
{
	return sequence - partition->last_acked_sequence == 1;
}

bool producer_sequences_can_retry(struct producer *p, struct producer_batch *batch, int16_t error_code, int64_t log_start_offset)
{
	struct producer_partition *partition = batch->partition;

	if (error_code == KAFKA_UNKNOWN_PRODUCER_ID) {
		/* The broker lost what it knew of us. Without a log start it could not tell why: ask again. */
		if (log_start_offset != -1 && !batch->sequence_was_reset)
			ask_for_bump(p, partition);
		return true;
	}
	if (error_code == KAFKA_OUT_OF_ORDER_SEQUENCE_NUMBER) {
		/* Not the next one: it failed only because one before it did. */
		if (!partition->is_unresolved && (batch->sequence_was_reset || !is_next(partition, batch->base_sequence)))
			return true;
		if (!partition->is_unresolved || batch->base_sequence == partition->unresolved_sequence)
			ask_for_bump(p, partition);
		return true;
	}
	return kafka_error_is_retriable(error_code);
}

void producer_sequences_completed(struct producer *p, struct producer_batch *batch, int64_t last_offset)
{
	struct producer_partition *partition = batch->partition;

	if (!p->is_idempotent)
		return;
	int32_t last = producer_sequence_add(batch->base_sequence, batch->record_count - 1);

	if (batch->producer_epoch == partition->producer_epoch && last > partition->last_acked_sequence)
		partition->last_acked_sequence = last;
	if (last_offset > partition->last_acked_offset)
		partition->last_acked_offset = last_offset;
}

void producer_sequences_failed(struct producer *p, struct producer_batch *batch, int16_t error_code, bool may_be_unwritten)
{
	struct producer_partition *partition = batch->partition;

	if (!p->is_idempotent || p->fatal_error != KAFKA_NONE)
		return;
	switch (error_code) {
	case KAFKA_CLUSTER_AUTHORIZATION_FAILED:
	case KAFKA_UNSUPPORTED_VERSION:
		p->fatal_error = error_code;
		break;
	case KAFKA_UNKNOWN_PRODUCER_ID:
		partition->next_sequence = 0;
		partition->last_acked_sequence = -1;
		partition->is_unresolved = false;
		break;
	default:
		/* What the broker refused leaves a gap, which only a new epoch closes. */
		if (may_be_unwritten || error_code == KAFKA_OUT_OF_ORDER_SEQUENCE_NUMBER)
			ask_for_bump(p, partition);
	}
}

static void resolve(struct producer *p, const struct event *ev, struct producer_partition *partition)
{
	if (!partition->is_unresolved || first_tracked(partition))
		return;
	if (!is_next(partition, partition->next_sequence)) {
		network_log(&p->network, ev, CLIENT_LOG_INFO, LOGGER,
		            "No inflight batches remaining for %.*s-%d, last ack'd sequence for partition is %d, next sequence is %d. Going to bump "
		            "epoch and reset sequence numbers.",
		            (int)partition->topic->name.size, (const char *)partition->topic->name.data, partition->partition,
		            partition->last_acked_sequence, partition->next_sequence);
		ask_for_bump(p, partition);
	}
	partition->is_unresolved = false;
}

static void resolve_all(struct producer *p, const struct event *ev)
{
	p->is_unresolved = false;
	LIST_EACH(&p->topics, struct producer_topic, topic, link)
		for (int32_t i = 0; i < topic->slot_count; i++)
			if (topic->partitions[i]) {
				resolve(p, ev, topic->partitions[i]);
				p->is_unresolved = p->is_unresolved || topic->partitions[i]->is_unresolved;
			}
}

static void bump(struct producer *p)
{
	if (p->producer_epoch == INT16_MAX) {
		p->producer_id = NO_PRODUCER_ID;
		p->producer_epoch = -1;
	} else {
		p->producer_epoch++;
	}
	LIST_EACH(&p->topics, struct producer_topic, topic, link)
		for (int32_t i = 0; i < topic->slot_count; i++)
			if (topic->partitions[i] && topic->partitions[i]->is_to_rewrite) {
				start_anew(p, topic->partitions[i]);
				topic->partitions[i]->is_unresolved = topic->partitions[i]->is_to_rewrite = false;
			}
	p->is_bump_needed = false;
}

static void on_init_producer_id(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct producer *p = owner;
	const struct init_producer_id_response *body = answer->body;
	int16_t error_code = answer->err == ERR_OK ? body->error_code : KAFKA_NETWORK_EXCEPTION;

	p->is_id_asked = false;
	if (error_code == KAFKA_NONE) {
		p->producer_id = body->producer_id;
		p->producer_epoch = body->producer_epoch;
		p->id_attempts = 0;
		return;
	}
	p->id_retry_us =
		ev->now_us + network_backoff(&p->network.prng, p->network.retry_backoff_us, p->network.retry_backoff_max_us, p->id_attempts++);
	if (kafka_error_is_retriable(error_code))
		return;
	struct bytes text = bytes_of_text(kafka_error_text(error_code));

	if (error_code != KAFKA_CLUSTER_AUTHORIZATION_FAILED) {
		p->fatal_error = error_code;
		text = arena_printf(fx->arena, "Unexpected error in InitProducerIdResponse; %s", kafka_error_text(error_code));
	}
	producer_abort_all(p, fx, error_code == KAFKA_CLUSTER_AUTHORIZATION_FAILED ? "ClusterAuthorizationException" : "KafkaException", text);
}

static void ask_for_id(struct producer *p, const struct event *ev, struct effects *fx)
{
	const struct api *api = api_of_key(API_KEY_INIT_PRODUCER_ID);
	int32_t node = network_least_loaded(&p->network, ev->now_us);
	struct init_producer_id_request body;

	if (node == NODE_NONE || p->network.is_bootstrapping || !network_is_ready(&p->network, ev, fx, node))
		return;
	int16_t version = network_version(&p->network, node, api, -1);

	if (version < 0) {
		p->fatal_error = KAFKA_UNSUPPORTED_VERSION;
		producer_abort_all(p, fx, "UnsupportedVersionException", BYTES("The node does not support INIT_PRODUCER_ID"));
		return;
	}
	message_init(&init_producer_id_request_schema, &body);
	body.transactional_id = BYTES_NULL;
	body.transaction_timeout_ms = INT32_MAX;
	p->is_id_asked = true;
	network_send(&p->network, ev, fx, node, api, version, &body, 0, on_init_producer_id, NULL);
}

void producer_sequences_run(struct producer *p, const struct event *ev, struct effects *fx)
{
	if (!p->is_idempotent || p->fatal_error != KAFKA_NONE)
		return;
	if (p->is_unresolved)
		resolve_all(p, ev);
	if (p->is_bump_needed)
		bump(p);
	if (p->producer_id == NO_PRODUCER_ID && !p->is_id_asked && p->id_retry_us <= ev->now_us)
		ask_for_id(p, ev, fx);
}

int64_t producer_sequences_deadline(const struct producer *p)
{
	bool is_waiting = p->is_idempotent && p->producer_id == NO_PRODUCER_ID && !p->is_id_asked && p->fatal_error == KAFKA_NONE;

	/* Once the backoff is over, what is missing is a connection, and that comes with an event. */
	return is_waiting && p->id_retry_us > p->seen_us ? p->id_retry_us : TIME_NEVER;
}
