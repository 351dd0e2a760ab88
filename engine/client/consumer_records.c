/* Handing out what was fetched: batch by batch, without what other transactions gave up, in the order of offsets. */
#include "engine/client/consumer_state.h"
#include "engine/base/owned.h"

#include "engine/base/crc32c.h"

enum { DECOMPRESSED_MAX = 256 << 20, CONTROL_ABORT = 0 };

void consumer_fetched_del(struct consumer *c, struct consumer_fetched *f)
{
	f->partition->fetched_count--;
	list_remove(&f->link);
	owned_free(c->heap, &f->data);
	heap_free(c->heap, f->aborted);
	heap_free(c->heap, f->aborted_producers);
	arena_free(&f->arena);
	heap_free(c->heap, f);
}

void consumer_fetched_drop(struct consumer *c, const struct consumer_partition *p)
{
	if (p->fetched_count > 0)
		LIST_EACH(&c->fetched, struct consumer_fetched, f, link)
			if (f->partition == p)
				consumer_fetched_del(c, f);
}

/* Producers with an aborted transaction that began at or before `offset` are skipped from there on. */
static void open_aborted(struct consumer_fetched *f, int64_t offset)
{
	while (f->aborted_next < f->aborted_count && f->aborted[f->aborted_next].first_offset <= offset)
		f->aborted_producers[f->aborted_producer_count++] = f->aborted[f->aborted_next++].producer_id;
}

static int32_t aborted_index(const struct consumer_fetched *f, int64_t producer_id)
{
	for (int32_t i = 0; i < f->aborted_producer_count; i++)
		if (f->aborted_producers[i] == producer_id)
			return i;
	return -1;
}

/* An abort marker ends the skipping: what this producer writes behind it counts again. */
static void close_aborted(struct consumer_fetched *f)
{
	int32_t at = aborted_index(f, f->batch.producer_id);
	struct bytes key = f->record_count > 0 ? f->records[0].key : BYTES_NULL;

	if (at >= 0 && key.size >= 4 && load_u16(key.data + 2) == CONTROL_ABORT)
		f->aborted_producers[at] = f->aborted_producers[--f->aborted_producer_count];
}

static bool is_skipped(const struct consumer *c, struct consumer_fetched *f)
{
	if (!c->is_read_committed || !batch_is_transactional(&f->batch))
		return false;
	open_aborted(f, batch_last_offset(&f->batch));
	return !batch_is_control(&f->batch) && aborted_index(f, f->batch.producer_id) >= 0;
}

static void tell_invalid(struct consumer *c, const struct consumer_fetched *f, struct arena *arena, struct bytes why)
{
	consumer_tell_error(c, KAFKA_CORRUPT_MESSAGE, "KafkaException",
	                    arena_printf(arena, "Record batch for partition %.*s-%d at offset %lld is invalid, cause: %.*s", (int)f->partition->tp.topic.size,
	                                 (const char *)f->partition->tp.topic.data, f->partition->tp.partition, (long long)f->batch.base_offset, (int)why.size,
	                                 (const char *)why.data),
	                    false);
}

static bool is_intact(struct consumer *c, struct consumer_fetched *f, struct arena *arena)
{
	if (!c->checks_crcs || batch_crc_is_valid(&f->batch))
		return true;
	tell_invalid(c, f, arena,
	             arena_printf(arena, "Record is corrupt (stored crc = %u, computed crc = %u)", f->batch.crc,
	                          crc32c(0, bytes_slice(f->batch.bytes, 21, SIZE_MAX))));
	return false;
}

/* Makes the next batch with records for us the one at hand. False: there is none, or it is broken (`is_broken`). */
static bool next_batch(struct consumer *c, struct consumer_fetched *f, struct arena *arena, bool *is_broken)
{
	*is_broken = false;
	/* A batch cut off at the end is not an error: it comes whole with the next fetch. */
	while (batch_next(f->data, &f->at, &f->batch) == ERR_OK) {
		int64_t last = batch_last_offset(&f->batch);

		if (!is_intact(c, f, arena)) {
			*is_broken = true;
			return false;
		}
		if (last < f->next_offset)
			continue;
		f->last_epoch = f->batch.leader_epoch;
		bool skips = is_skipped(c, f);

		arena_reset(&f->arena);
		f->record_next = f->record_count = 0;
		if (!skips && batch_records(&f->batch, DECOMPRESSED_MAX, &f->arena, &f->records, &f->record_count) != ERR_OK) {
			tell_invalid(c, f, arena, BYTES("Record is corrupt"));
			*is_broken = true;
			return false;
		}
		if (batch_is_control(&f->batch)) {
			close_aborted(f);
			f->record_count = 0;
		}
		while (f->record_next < f->record_count && f->records[f->record_next].offset < f->next_offset)
			f->record_next++;
		if (f->record_next < f->record_count)
			return true;
		/* Nothing for us in it, but it has been read. */
		f->next_offset = last + 1;
	}
	return false;
}

static struct record copy_record(struct arena *arena, const struct record *from)
{
	struct record to = *from;
	struct header *headers = from->header_count > 0 ? arena_calloc(arena, (size_t)from->header_count, sizeof(*headers)) : NULL;

	to.key = arena_copy(arena, from->key);
	to.value = arena_copy(arena, from->value);
	for (int32_t i = 0; i < from->header_count; i++)
		headers[i] = (struct header){ arena_copy(arena, from->headers[i].key), arena_copy(arena, from->headers[i].value) };
	to.headers = headers;
	return to;
}

static void hand_out(struct consumer *c, struct effects *fx, struct consumer_fetched *f, struct bytes topic, int64_t high_watermark,
                     struct consumer_record *out)
{
	if (is_mutant(fx, consumer_leaves_out) && f->record_next + 1 < f->record_count && f->record_next % 8 == 7)
		f->record_next++;
	const struct record *record = &f->records[f->record_next++];
	struct record garbled = *record;

	if (is_mutant(fx, consumer_garbles_values) && record->value.size > 0) {
		garbled.value.size--;
		record = &garbled;
	}
	*out = (struct consumer_record){ .topic = topic,
		                             .partition = f->partition->tp.partition,
		                             .leader_epoch = f->batch.leader_epoch,
		                             .is_log_append_time = (f->batch.attributes & BATCH_LOG_APPEND_TIME) != 0,
		                             .record = copy_record(fx->arena, record) };
	f->next_offset = record->offset + 1;
	/* Behind the last record the batch may go on: compaction leaves gaps. */
	if (f->record_next == f->record_count)
		f->next_offset = batch_last_offset(&f->batch) + 1;
	c->stats.records_consumed_total++;
	c->stats.bytes_consumed_total += (int64_t)(record->key.size + record->value.size);
	if (!c->is_quiet && !(is_mutant(fx, consumer_swallows_last) && c->group.size == 0 && f->next_offset == high_watermark))
		trace(fx->trace, record_delivered, .client_id = c->client_id, .group = c->group, .topic = topic, .partition = f->partition->tp.partition,
		      .offset = record->offset, .timestamp = record->timestamp, .key = record->key, .value = record->value);
}

/* What a poll hands out, in the arena. */
struct handed_out {
	struct consumer_record *records;
	int32_t count, capacity;
};

static struct consumer_record *add(struct handed_out *out, struct arena *arena)
{
	if (out->count == out->capacity) {
		int32_t capacity = out->capacity > 0 ? 2 * out->capacity : 16;
		struct consumer_record *records = arena_calloc(arena, (size_t)capacity, sizeof(*records));

		if (out->count > 0)
			memcpy(records, out->records, (size_t)out->count * sizeof(*records));
		out->records = records;
		out->capacity = capacity;
	}
	return &out->records[out->count++];
}

/* From one partition's data, as long as the poll has room; what is used up is freed. */
static void collect_from(struct consumer *c, const struct event *ev, struct effects *fx, struct consumer_fetched *f, struct handed_out *out)
{
	struct consumer_partition *p = f->partition;
	struct bytes topic = arena_copy(fx->arena, p->tp.topic);
	int32_t before = out->count;
	bool is_broken = false;

	while (out->count < c->max_poll_records && (f->record_next < f->record_count || next_batch(c, f, fx->arena, &is_broken)))
		hand_out(c, fx, f, topic, p->high_watermark, add(out, fx->arena));
	if (f->next_offset > p->position) {
		p->position = f->next_offset - (is_mutant(fx, consumer_reads_again) && out->count - before > 4);
		p->position_epoch = f->last_epoch;
	}
	if (is_broken)
		consumer_position_rest(c, p, ev->now_us + c->network.retry_backoff_us);
	if (out->count < c->max_poll_records || is_broken) {
		consumer_fetched_del(c, f);
		consumer_partition_to_end(c, p);
	}
}

int32_t consumer_collect(struct consumer *c, const struct event *ev, struct effects *fx, struct consumer_record **records)
{
	struct handed_out out = { 0 };

	LIST_EACH(&c->fetched, struct consumer_fetched, f, link) {
		const struct consumer_partition *p = f->partition;

		if (out.count == c->max_poll_records)
			break;
		if (p->state != POSITION_VALID || p->is_pending_revocation || p->position != f->next_offset)
			consumer_fetched_del(c, f);
		else if (!p->is_paused)
			collect_from(c, ev, fx, f, &out);
	}
	*records = out.records;
	return out.count;
}
