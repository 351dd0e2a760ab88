#include "engine/log/producers.h"

#include <limits.h>

#include "engine/base/crc32c.h"
#include "engine/wire/errors.h"

enum { SNAPSHOT_VERSION = 1, SNAPSHOT_HEAD = 10, SNAPSHOT_ENTRY = 46, CONTROL_ABORT = 0, CONTROL_COMMIT = 1 };

static int compare(const void *key, const struct tree_node *node)
{
	int64_t a = *(const int64_t *)key, b = CONTAINER_OF((uintptr_t)node, struct producer_entry, node)->producer_id;

	return (a > b) - (a < b);
}

static struct producer_entry *find(const struct producers *p, int64_t id)
{
	struct tree_node *node = tree_find(&p->tree, &id, compare);

	return node ? CONTAINER_OF(node, struct producer_entry, node) : NULL;
}

void producers_init(struct producers *p, struct heap *heap)
{
	*p = (struct producers){ .heap = heap };
	list_init(&p->open);
}

void producers_free(struct producers *p)
{
	TREE_EACH(&p->tree, struct producer_entry, entry, node) {
		tree_remove(&p->tree, &entry->node);
		heap_free(p->heap, entry);
	}
	heap_free(p->heap, p->ended);
	producers_init(p, p->heap);
}

static int32_t first_sequence(const struct producer_batch *b)
{
	int64_t first = (int64_t)b->last_sequence - b->offset_delta;

	return (int32_t)(first < 0 ? first + INT32_MAX + 1 : first); /* sequences wrap to 0 behind INT32_MAX */
}

static int32_t last_sequence_of(const struct batch *b)
{
	return (int32_t)(((int64_t)b->base_sequence + b->last_offset_delta) & INT32_MAX);
}

int16_t producers_check(const struct producers *p, const struct batch *b, const struct producer_batch **same)
{
	const struct producer_entry *entry = find(p, b->producer_id);

	*same = NULL;
	if (!entry)
		return KAFKA_NONE;
	for (int32_t i = 0; i < entry->batch_count && entry->epoch == b->producer_epoch; i++) {
		if (first_sequence(&entry->batches[i]) == b->base_sequence && entry->batches[i].last_sequence == last_sequence_of(b)) {
			*same = &entry->batches[i];
			return KAFKA_NONE;
		}
	}
	if (b->producer_epoch < entry->epoch)
		return KAFKA_INVALID_PRODUCER_EPOCH;
	if (b->producer_epoch > entry->epoch)
		return b->base_sequence == 0 ? KAFKA_NONE : KAFKA_OUT_OF_ORDER_SEQUENCE_NUMBER;
	if (entry->batch_count == 0)
		return KAFKA_NONE;
	int32_t last = entry->batches[entry->batch_count - 1].last_sequence;
	bool is_next = last == INT32_MAX ? b->base_sequence == 0 : b->base_sequence == last + 1;

	return is_next ? KAFKA_NONE : KAFKA_OUT_OF_ORDER_SEQUENCE_NUMBER;
}

static struct producer_entry *find_or_add(struct producers *p, int64_t id)
{
	struct producer_entry *entry = find(p, id);

	if (entry)
		return entry;
	entry = HEAP_NEW(p->heap, struct producer_entry);
	entry->producer_id = id;
	entry->epoch = -1;
	entry->coordinator_epoch = -1;
	entry->last_timestamp = NO_TIMESTAMP;
	entry->txn_first_offset = -1;
	list_init(&entry->open);
	tree_insert(&p->tree, &id, compare, &entry->node);
	return entry;
}

/* Nearly always the newest: only a snapshot is not in order. */
static void open_txn(struct producers *p, struct producer_entry *entry, int64_t first_offset)
{
	struct list *at = &p->open;

	while (at->prev != &p->open && CONTAINER_OF(at->prev, struct producer_entry, open)->txn_first_offset > first_offset)
		at = at->prev;
	entry->txn_first_offset = first_offset;
	list_remove(&entry->open);
	list_insert(at, &entry->open);
}

static const struct ended_txn *end_txn(struct producers *p, struct producer_entry *entry, int64_t last_offset, bool is_aborted)
{
	if (p->ended_count == p->ended_capacity) {
		p->ended_capacity = p->ended_capacity ? p->ended_capacity * 2 : 4;
		p->ended = heap_realloc(p->heap, p->ended, (size_t)p->ended_capacity * sizeof(*p->ended));
	}
	p->ended[p->ended_count] = (struct ended_txn){ entry->producer_id, entry->txn_first_offset, last_offset, is_aborted };
	entry->txn_first_offset = -1;
	list_remove(&entry->open);
	return &p->ended[p->ended_count++];
}

/* The one record of an end-of-transaction marker: key i16 version, i16 type; value i16 version, i32 coordinator epoch. */
static const struct ended_txn *apply_control(struct producers *p, const struct batch *b)
{
	const struct ended_txn *ended = NULL;
	struct arena arena;
	struct record *records;
	int32_t count;

	arena_init(&arena, p->heap);
	if (batch_records(b, 1 << 16, &arena, &records, &count) == ERR_OK && count == 1 && records[0].key.size >= 4) {
		uint16_t type = load_u16(records[0].key.data + 2);

		if (type == CONTROL_ABORT || type == CONTROL_COMMIT) {
			struct producer_entry *entry = find_or_add(p, b->producer_id);

			if (entry->txn_first_offset >= 0)
				ended = end_txn(p, entry, b->base_offset, type == CONTROL_ABORT);
			if (b->producer_epoch != entry->epoch) {
				entry->epoch = b->producer_epoch;
				entry->batch_count = 0;
			}
			entry->last_timestamp = b->max_timestamp;
			if (records[0].value.size >= 6)
				entry->coordinator_epoch = (int32_t)load_u32(records[0].value.data + 2);
		}
	}
	arena_free(&arena);
	return ended;
}

const struct ended_txn *producers_apply(struct producers *p, const struct batch *b)
{
	if (b->producer_id < 0)
		return NULL;
	if (batch_is_control(b))
		return apply_control(p, b);
	struct producer_entry *entry = find_or_add(p, b->producer_id);

	if (b->producer_epoch != entry->epoch) {
		entry->epoch = b->producer_epoch;
		entry->batch_count = 0;
	}
	if (entry->batch_count == PRODUCER_BATCHES_MAX) {
		memmove(entry->batches, entry->batches + 1, sizeof(entry->batches) - sizeof(entry->batches[0]));
		entry->batch_count--;
	}
	entry->batches[entry->batch_count++] =
		(struct producer_batch){ last_sequence_of(b), batch_last_offset(b), b->last_offset_delta, b->max_timestamp };
	entry->last_timestamp = b->max_timestamp;
	if (batch_is_transactional(b) && entry->txn_first_offset < 0)
		open_txn(p, entry, b->base_offset);
	return NULL;
}

void producers_expire(struct producers *p, int64_t now_ms, int64_t after_ms)
{
	TREE_EACH(&p->tree, struct producer_entry, entry, node) {
		if (entry->txn_first_offset < 0 && now_ms - entry->last_timestamp >= after_ms) {
			tree_remove(&p->tree, &entry->node);
			heap_free(p->heap, entry);
		}
	}
}

int64_t producers_last_stable(const struct producers *p, int64_t high_watermark)
{
	int64_t stable = producers_first_open(p, high_watermark);

	if (stable > high_watermark)
		stable = high_watermark;
	for (int32_t i = 0; i < p->ended_count; i++)
		if (p->ended[i].last_offset >= high_watermark && p->ended[i].first_offset < stable)
			stable = p->ended[i].first_offset;
	return stable;
}

int64_t producers_first_open(const struct producers *p, int64_t if_none)
{
	const struct producer_entry *first = LIST_FIRST(&p->open, struct producer_entry, open);

	return first ? first->txn_first_offset : if_none;
}

void producers_forget_ended(struct producers *p, int64_t high_watermark)
{
	int32_t gone = 0;

	while (gone < p->ended_count && p->ended[gone].last_offset < high_watermark)
		gone++;
	p->ended_count -= gone;
	if (gone > 0)
		memmove(p->ended, p->ended + gone, (size_t)p->ended_count * sizeof(*p->ended));
}

void producers_encode(const struct producers *p, struct buf *out)
{
	size_t start = out->size;

	buf_add_u16(out, SNAPSHOT_VERSION);
	buf_add_u32(out, 0);
	buf_add_u32(out, (uint32_t)p->tree.count);
	TREE_EACH(&p->tree, struct producer_entry, entry, node) {
		struct producer_batch none = { -1, -1, 0, entry->last_timestamp };
		const struct producer_batch *last = entry->batch_count > 0 ? &entry->batches[entry->batch_count - 1] : &none;

		buf_add_u64(out, (uint64_t)entry->producer_id);
		buf_add_u16(out, (uint16_t)entry->epoch);
		buf_add_u32(out, (uint32_t)last->last_sequence);
		buf_add_u64(out, (uint64_t)last->last_offset);
		buf_add_u32(out, (uint32_t)last->offset_delta);
		buf_add_u64(out, (uint64_t)entry->last_timestamp);
		buf_add_u32(out, (uint32_t)entry->coordinator_epoch);
		buf_add_u64(out, (uint64_t)entry->txn_first_offset);
	}
	store_u32(out->data + start + 2, crc32c(0, bytes_of(out->data + start + 6, out->size - start - 6)));
}

enum err producers_decode(struct producers *p, struct bytes in)
{
	if (in.size < SNAPSHOT_HEAD || load_u16(in.data) != SNAPSHOT_VERSION)
		return ERR_CORRUPT;
	if (load_u32(in.data + 2) != crc32c(0, bytes_slice(in, 6, in.size)))
		return ERR_CORRUPT;
	uint32_t count = load_u32(in.data + 6);

	if ((in.size - SNAPSHOT_HEAD) / SNAPSHOT_ENTRY < count)
		return ERR_CORRUPT;
	for (uint32_t i = 0; i < count; i++) {
		const uint8_t *at = in.data + SNAPSHOT_HEAD + (size_t)i * SNAPSHOT_ENTRY;
		struct producer_entry *entry = find_or_add(p, (int64_t)load_u64(at));

		entry->epoch = (int16_t)load_u16(at + 8);
		entry->last_timestamp = (int64_t)load_u64(at + 26);
		entry->coordinator_epoch = (int32_t)load_u32(at + 34);
		if ((int64_t)load_u64(at + 38) >= 0)
			open_txn(p, entry, (int64_t)load_u64(at + 38));
		entry->batch_count = (int32_t)load_u32(at + 10) >= 0;
		entry->batches[0] = (struct producer_batch){ (int32_t)load_u32(at + 10), (int64_t)load_u64(at + 14), (int32_t)load_u32(at + 22),
			                                         entry->last_timestamp };
	}
	return ERR_OK;
}
