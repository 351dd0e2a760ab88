#include "engine/base/owned.h"
#include "engine/client/producer_state.h"

#include <assert.h>

enum {
	RATIO_ONE = 1000,
	RATIO_WORSE = 50, /* Kafka's steps: up 0.05, down 0.005 */
	RATIO_BETTER = 5,
};

struct producer_topic *producer_topic_of(struct producer *p, struct bytes name)
{
	LIST_EACH(&p->topics, struct producer_topic, topic, link)
		if (bytes_equal(topic->name, name))
			return topic;
	struct producer_topic *topic = HEAP_NEW(p->heap, struct producer_topic);
	const struct producer_topic *last = list_is_empty(&p->topics) ? NULL : CONTAINER_OF(p->topics.prev, struct producer_topic, link);

	topic->name = owned_copy(p->heap, name);
	topic->number = last ? last->number + 1 : 0;
	topic->sticky.partition = -1;
	topic->compression_ratio = RATIO_ONE;
	list_append(&p->topics, &topic->link);
	return topic;
}

static struct producer_partition *partition_of(struct producer *p, struct producer_topic *topic, int32_t number)
{
	if (number >= topic->slot_count) {
		int32_t count = number >= topic->slot_count * 2 ? number + 1 : topic->slot_count * 2;

		topic->partitions = heap_realloc(p->heap, topic->partitions, (size_t)count * sizeof(struct producer_partition *));
		while (topic->slot_count < count)
			topic->partitions[topic->slot_count++] = NULL;
	}
	if (topic->partitions[number])
		return topic->partitions[number];
	struct producer_partition *made = HEAP_NEW(p->heap, struct producer_partition);

	*made = (struct producer_partition){ .topic = topic,
		                                 .partition = number,
		                                 .producer_id = NO_PRODUCER_ID,
		                                 .producer_epoch = -1,
		                                 .last_acked_sequence = -1,
		                                 .last_acked_offset = -1 };
	list_init(&made->queue);
	list_init(&made->in_flight);
	topic->partitions[number] = made;
	topic->partition_count++;
	topic->is_weighed = false;
	return made;
}

int producer_compare_busy(const void *key, const struct tree_node *node)
{
	const struct producer_partition *a = key, *b = CONTAINER_OF((uintptr_t)node, struct producer_partition, busy);
	int order = (a->topic->number > b->topic->number) - (a->topic->number < b->topic->number);

	return order ? order : (a->partition > b->partition) - (a->partition < b->partition);
}

struct producer_partition *producer_partition_at(const struct producer *p, int32_t index)
{
	LIST_EACH(&p->topics, struct producer_topic, topic, link) {
		if (index >= topic->partition_count) {
			index -= topic->partition_count;
			continue;
		}
		for (int32_t i = 0; i < topic->slot_count; i++)
			if (topic->partitions[i] && index-- == 0)
				return topic->partitions[i];
	}
	return NULL;
}

/* ---- Queues -------------------------------------------------------------------------------------------------------- */

static void queue_insert(struct producer *p, struct list *at, struct producer_batch *batch)
{
	struct producer_partition *partition = batch->partition;

	list_insert(at, &batch->link);
	partition->queue_count++;
	partition->topic->is_weighed = false;
	if (partition->is_busy)
		return;
	tree_insert(&p->busy, partition, producer_compare_busy, &partition->busy);
	partition->is_busy = true;
}

void producer_unqueue(struct producer_batch *batch)
{
	list_remove(&batch->link);
	batch->partition->queue_count--;
	batch->partition->topic->is_weighed = false;
}

/* ---- Batches ------------------------------------------------------------------------------------------------------ */

static struct producer_batch *batch_new(struct producer *p, struct producer_partition *partition, int64_t created_us)
{
	struct producer_batch *batch = HEAP_NEW(p->heap, struct producer_batch);

	batch->partition = partition;
	batch->created_us = created_us;
	batch->is_open = true;
	batch->producer_id = NO_PRODUCER_ID;
	batch->producer_epoch = -1;
	batch->base_sequence = NO_SEQUENCE;
	batch->attempt_leader_epoch = -1;
	batch_builder_init(&batch->builder, p->heap, p->codec);
	batch->builder.level = p->codec_level;
	buf_init(&batch->bytes, p->heap);
	p->incomplete++;
	return batch;
}

void producer_batch_del(struct producer *p, struct producer_batch *batch)
{
	list_remove(&batch->link);
	p->buffer_available += batch->reserved_bytes;
	if (batch->is_open)
		batch_builder_free(&batch->builder);
	buf_free(&batch->bytes);
	heap_free(p->heap, batch->tickets);
	heap_free(p->heap, batch);
}

static int64_t estimated_size(const struct producer *p, const struct producer_batch *batch)
{
	int64_t size = (int64_t)batch_builder_size(&batch->builder);

	if (p->codec == CODEC_NONE)
		return size;
	return BATCH_HEADER_SIZE + (size - BATCH_HEADER_SIZE) * batch->partition->topic->compression_ratio / RATIO_ONE * 105 / 100;
}

static bool has_room(const struct producer *p, const struct producer_batch *batch, const struct producer_record *r, int64_t timestamp)
{
	size_t size = batch_record_size(&batch->builder, timestamp, r->key, r->value, r->headers, r->header_count);

	return batch->record_count == 0 || estimated_size(p, batch) + (int64_t)size <= p->batch_size;
}

static bool is_full(const struct producer *p, const struct producer_batch *batch)
{
	return !batch->is_open || batch->is_full || (batch->record_count > 0 && estimated_size(p, batch) >= p->batch_size);
}

static int32_t add_record(struct producer *p, struct producer_batch *batch, const struct producer_record *r, int64_t timestamp)
{
	if (batch->record_count == batch->ticket_capacity) {
		batch->ticket_capacity = batch->ticket_capacity ? batch->ticket_capacity * 2 : 16;
		batch->tickets = heap_realloc(p->heap, batch->tickets, (size_t)batch->ticket_capacity * sizeof(*batch->tickets));
	}
	size_t added = batch_builder_add(&batch->builder, timestamp, r->key, r->value, r->headers, r->header_count);

	batch->tickets[batch->record_count++] = (struct producer_ticket){ r->tag, timestamp };
	if ((int32_t)added > batch->record_size_max)
		batch->record_size_max = (int32_t)added;
	return (int32_t)added;
}

/* The ratio estimates how much the next batch of the topic will shrink: quick to get worse, slow to get better. */
static void learn_ratio(struct producer_topic *topic, size_t raw_size, size_t size)
{
	int32_t seen = raw_size > BATCH_HEADER_SIZE
		? (int32_t)((int64_t)(size - BATCH_HEADER_SIZE) * RATIO_ONE / (int64_t)(raw_size - BATCH_HEADER_SIZE))
		: RATIO_ONE;

	if (seen > topic->compression_ratio)
		topic->compression_ratio = seen > topic->compression_ratio + RATIO_WORSE ? seen : topic->compression_ratio + RATIO_WORSE;
	else
		topic->compression_ratio = seen > topic->compression_ratio - RATIO_BETTER ? seen : topic->compression_ratio - RATIO_BETTER;
}

void producer_batch_close(struct producer *p, struct producer_batch *batch)
{
	if (!batch->is_open)
		return;
	batch->raw_size = (int32_t)batch_builder_size(&batch->builder);
	batch->builder.producer_id = batch->producer_id;
	batch->builder.producer_epoch = batch->producer_epoch;
	batch->builder.base_sequence = batch->base_sequence;
	batch_builder_end(&batch->builder, &batch->bytes);
	batch_builder_free(&batch->builder);
	batch->is_open = false;
	if (p->codec != CODEC_NONE)
		learn_ratio(batch->partition->topic, (size_t)batch->raw_size, batch->bytes.size);
	p->stats.batch_total++;
	p->stats.byte_total += (int64_t)batch->bytes.size;
}

/* ---- Appending ---------------------------------------------------------------------------------------------------- */

static struct producer_batch *last_batch(const struct producer_partition *partition)
{
	return list_is_empty(&partition->queue) ? NULL : CONTAINER_OF(partition->queue.prev, struct producer_batch, link);
}

static bool all_batches_are_full(const struct producer *p, const struct producer_partition *partition)
{
	const struct producer_batch *last = last_batch(partition);

	return !last || is_full(p, last);
}

static int32_t available_partitions(struct producer *p, struct bytes name, int32_t *out, int32_t count)
{
	struct metadata_topic *topic = metadata_topic(&p->metadata, name);
	int32_t available = 0;

	for (int32_t i = 0; i < count; i++)
		if (topic->partitions[i].leader >= 0)
			out[available++] = i;
	return available;
}

static int32_t sticky_number(struct producer *p, struct producer_topic *topic, int32_t partition_count)
{
	if (topic->sticky.partition >= 0)
		return topic->sticky.partition;
	int32_t *available = heap_calloc(p->heap, (size_t)partition_count, sizeof(*available));
	int32_t count = available_partitions(p, topic->name, available, partition_count);
	int32_t number = sticky_partition(&topic->sticky, &p->network.prng, available, count, partition_count);

	heap_free(p->heap, available);
	return number;
}

/* The partition that the sticky partitioner is at. A switch that was put off while a batch was filling is made up for here. */
static struct producer_partition *sticky_choice(struct producer *p, struct producer_topic *topic, int32_t partition_count)
{
	struct producer_partition *partition = NULL;

	for (int round = 0; round < 2; round++) {
		int32_t number = sticky_number(p, topic, partition_count);

		/* A topic made anew may have fewer. */
		if (number >= partition_count) {
			topic->sticky.partition = -1;
			continue;
		}
		partition = partition_of(p, topic, number);
		if (round == 0 && all_batches_are_full(p, partition))
			sticky_update(&topic->sticky, 0, p->batch_size, true);
		if (topic->sticky.partition >= 0)
			break;
	}
	return partition ? partition : partition_of(p, topic, 0);
}

static int64_t upper_bound(const struct producer_record *r)
{
	enum { RECORD_OVERHEAD_MAX = 21 };
	size_t size = BATCH_HEADER_SIZE + RECORD_OVERHEAD_MAX;

	size += size_of_varint(bytes_is_null(r->key) ? -1 : (int32_t)r->key.size) + r->key.size;
	size += size_of_varint(bytes_is_null(r->value) ? -1 : (int32_t)r->value.size) + r->value.size;
	size += size_of_varint(r->header_count);
	for (int32_t i = 0; i < r->header_count; i++) {
		const struct header *h = &r->headers[i];

		size += size_of_varint((int32_t)h->key.size) + h->key.size;
		size += size_of_varint(bytes_is_null(h->value) ? -1 : (int32_t)h->value.size) + h->value.size;
	}
	return (int64_t)size;
}

int64_t producer_record_size(const struct producer_record *r)
{
	return upper_bound(r);
}

bool producer_append(struct producer *p, const struct event *ev, const struct producer_record *r, int32_t partition_count, bool is_flushed)
{
	struct producer_topic *topic = producer_topic_of(p, r->topic);
	int64_t timestamp = r->timestamp == NO_TIMESTAMP ? ev->wall_ms : r->timestamp;
	bool is_keyed = !bytes_is_null(r->key) && !p->ignores_keys;
	bool is_sticky = r->partition < 0 && !is_keyed;
	struct producer_partition *partition;

	if (is_sticky)
		partition = sticky_choice(p, topic, partition_count);
	else
		partition = partition_of(p, topic, r->partition >= 0 ? r->partition : partition_of_key(r->key, partition_count));
	struct producer_batch *batch = last_batch(partition);
	int32_t appended = 0;

	if (batch && batch->is_open && !has_room(p, batch, r, timestamp))
		batch->is_full = true;
	if (!batch || !batch->is_open || batch->is_full) {
		int64_t size = upper_bound(r) > p->batch_size ? upper_bound(r) : p->batch_size;

		if (size > p->buffer_available)
			return false;
		batch = batch_new(p, partition, ev->now_us);
		batch->reserved_bytes = size;
		p->buffer_available -= size;
		queue_insert(p, &partition->queue, batch);
		appended = BATCH_HEADER_SIZE;
	}
	appended += add_record(p, batch, r, timestamp);
	if (is_flushed && !batch->is_flushed) {
		batch->is_flushed = true;
		p->flush_pending++;
	}
	if (is_sticky)
		sticky_update(&topic->sticky, appended, p->batch_size, all_batches_are_full(p, partition));
	return true;
}

/* ---- Splitting ---------------------------------------------------------------------------------------------------- */

void producer_queue_in_order(struct producer *p, struct producer_batch *batch)
{
	struct producer_partition *partition = batch->partition;
	struct list *at = partition->queue.next;

	/* Several may come back from different brokers: those with earlier sequences stay in front. */
	if (p->is_idempotent)
		while (at != &partition->queue) {
			struct producer_batch *other = CONTAINER_OF(at, struct producer_batch, link);

			if (!other->has_sequence || other->base_sequence >= batch->base_sequence)
				break;
			at = at->next;
		}
	list_remove(&batch->link);
	queue_insert(p, at, batch);
}

void producer_split(struct producer *p, struct producer_batch *big, struct arena *arena)
{
	struct bytes bytes = buf_bytes(&big->bytes);
	struct batch header;
	struct record *records;
	size_t at = 0;
	int32_t count = 0, target = p->batch_size, sequence = big->base_sequence;
	enum err err = batch_next(bytes, &at, &header);

	assert(err == ERR_OK);
	err = batch_records(&header, SIZE_MAX, arena, &records, &count);
	assert(err == ERR_OK && count == big->record_count);
	if (big->is_split)
		target = big->record_size_max > big->raw_size / 2 ? big->record_size_max : big->raw_size / 2;
	big->partition->topic->compression_ratio = RATIO_ONE;

	struct producer_batch *part = NULL;
	struct list parts;

	list_init(&parts);
	for (int32_t i = 0; i < count; i++) {
		struct producer_record r = { .key = records[i].key,
			                         .value = records[i].value,
			                         .headers = records[i].headers,
			                         .header_count = records[i].header_count,
			                         .tag = big->tickets[i].tag };
		size_t size = part ? batch_record_size(&part->builder, records[i].timestamp, r.key, r.value, r.headers, r.header_count) : 0;

		if (!part || (int64_t)batch_builder_size(&part->builder) + (int64_t)size > target) {
			part = batch_new(p, big->partition, big->created_us);
			part->is_split = true;
			part->is_flushed = big->is_flushed;
			p->flush_pending += big->is_flushed;
			list_append(&parts, &part->link);
		}
		add_record(p, part, &r, records[i].timestamp);
	}
	LIST_EACH(&parts, struct producer_batch, next, link) {
		if (big->has_sequence) {
			next->has_sequence = true;
			next->producer_id = big->producer_id;
			next->producer_epoch = big->producer_epoch;
			next->base_sequence = sequence;
			sequence = producer_sequence_add(sequence, next->record_count);
		}
		producer_batch_close(p, next);
	}
	/* From the last to the first, each to the front; their sequences keep them in order. */
	while (!list_is_empty(&parts))
		producer_queue_in_order(p, CONTAINER_OF(parts.prev, struct producer_batch, link));
}

/* ---- Ready -------------------------------------------------------------------------------------------------------- */

bool producer_batch_backs_off(const struct producer *p, const struct producer_batch *batch, int64_t now_us)
{
	if (batch->attempts == 0 || batch->retry_at_us <= now_us)
		return false;
	const struct metadata_partition *leader = producer_leader_of(p, batch->partition);

	/* A new leader is worth asking at once (KIP-951). */
	return !leader || leader->leader_epoch <= batch->attempt_leader_epoch;
}

bool producer_batch_is_sendable(const struct producer *p, const struct producer_batch *batch, int64_t now_us)
{
	if (producer_batch_backs_off(p, batch, now_us))
		return false;
	return batch->attempts > 0 || batch->partition->queue_count > 1 || is_full(p, batch) || batch->created_us + p->linger_us <= now_us ||
	       p->is_closing || p->flush_pending > 0 || p->is_exhausted;
}

int64_t producer_batch_ready_at(const struct producer *p, const struct producer_batch *batch)
{
	return batch->attempts > 0 ? batch->retry_at_us : batch->created_us + p->linger_us;
}

void producer_update_weights(struct producer *p, struct producer_topic *topic)
{
	struct metadata_topic *m = metadata_topic_again(&p->metadata, &topic->known, topic->name);
	struct sticky_partitioner *sticky = &topic->sticky;
	int32_t count = 0;

	if (!p->is_adaptive || (topic->is_weighed && topic->weighed_as_of == p->metadata.changes))
		return;
	topic->is_weighed = true;
	topic->weighed_as_of = p->metadata.changes;
	heap_free(p->heap, sticky->weights);
	heap_free(p->heap, sticky->partitions);
	sticky->weights = sticky->partitions = NULL;
	sticky->weight_count = 0;
	/* Uniform until every partition has been written to, as a queue that is not there cannot be judged. */
	if (!m || m->partition_count < 2 || topic->partition_count < m->partition_count)
		return;
	int32_t *sizes = heap_calloc(p->heap, (size_t)topic->partition_count, sizeof(*sizes));
	int32_t *numbers = heap_calloc(p->heap, (size_t)topic->partition_count, sizeof(*numbers));

	for (int32_t i = 0; i < topic->slot_count; i++)
		if (topic->partitions[i] && producer_leader_of(p, topic->partitions[i])) {
			numbers[count] = i;
			sizes[count++] = topic->partitions[i]->queue_count;
		}
	bool is_every_one = count == topic->partition_count;

	bool are_weighted = count > 0 && sticky_weights(sizes, count);

	if (count == 0 || (!are_weighted && is_every_one)) {
		heap_free(p->heap, sizes);
		heap_free(p->heap, numbers);
		return;
	}
	/* Equal queues, but some partitions have no leader: each that has one weighs the same. */
	if (!are_weighted)
		for (int32_t i = 0; i < count; i++)
			sizes[i] = i + 1;
	sticky->weights = sizes;
	sticky->partitions = numbers;
	sticky->weight_count = count;
}

static void batches_free(struct producer *p, struct list *batches)
{
	LIST_EACH(batches, struct producer_batch, batch, link)
		producer_batch_del(p, batch);
}

void producer_accumulator_free(struct producer *p)
{
	LIST_EACH(&p->topics, struct producer_topic, topic, link) {
		for (int32_t i = 0; i < topic->slot_count; i++) {
			struct producer_partition *partition = topic->partitions[i];

			if (!partition)
				continue;
			batches_free(p, &partition->queue);
			batches_free(p, &partition->in_flight);
			heap_free(p->heap, partition);
		}
		heap_free(p->heap, topic->partitions);
		heap_free(p->heap, topic->sticky.weights);
		heap_free(p->heap, topic->sticky.partitions);
		owned_free(p->heap, &topic->name);
		list_remove(&topic->link);
		heap_free(p->heap, topic);
	}
}
