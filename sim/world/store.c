/* What lies outside the region and only grows: the trace, and the chunks that files are made of. The region knows how far each has
 * got on its timeline; what lies behind that point belongs to a future that was left, and is written over (trace) or left alone (chunks). */
#include "sim/world/internal.h"

#include <stdio.h>
#include <stdlib.h>

enum { RECORDS_PER_BLOCK = 4096, DATA_BLOCK_SIZE = 4 << 20 };

static void *grow(void *items, int64_t count, size_t size)
{
	void *out = realloc(items, (size_t)count * size);

	if (!out) {
		fputs("klab: out of memory\n", stderr);
		abort();
	}
	return out;
}

int32_t world_name_index(struct world *w, struct bytes name)
{
	struct outside *o = w->outside;

	for (int32_t i = 0; i < o->name_count; i++)
		if (bytes_equal_text(name, o->names[i]))
			return i;
	char *copy = grow(NULL, (int64_t)name.size + 1, 1);

	if (name.size > 0)
		memcpy(copy, name.data, name.size);
	copy[name.size] = 0;
	o->names = grow(o->names, o->name_count + 1, sizeof(*o->names));
	o->names[o->name_count] = copy;
	return o->name_count++;
}

/* A place for `size` bytes that stays where it is. */
static uint8_t *data_place(struct world *w, size_t size)
{
	struct outside *o = w->outside;

	if (w->data_block < o->data_block_count && DATA_BLOCK_SIZE - w->data_used >= size)
		goto found;
	if (w->data_block < o->data_block_count && w->data_used > 0) {
		w->data_block++;
		w->data_used = 0;
	}
	if (w->data_block == o->data_block_count) {
		o->data_blocks = grow(o->data_blocks, (int64_t)o->data_block_count + 1, sizeof(*o->data_blocks));
		o->data_blocks[o->data_block_count++] = grow(NULL, DATA_BLOCK_SIZE, 1);
	}
found:
	w->data_used += size;
	return o->data_blocks[w->data_block] + w->data_used - size;
}

static struct trace_record *record_at(struct outside *o, int64_t seq)
{
	return &o->record_blocks[seq / RECORDS_PER_BLOCK][seq % RECORDS_PER_BLOCK];
}

static uint64_t hash_bytes(uint64_t hash, const void *data, size_t size)
{
	const uint8_t *at = data;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
	return hash;
}

static uint64_t hash_number(uint64_t hash, uint64_t number)
{
	uint8_t raw[8];

	store_u64(raw, number);
	return hash_bytes(hash, raw, sizeof(raw));
}

void store_append(struct world *w, int32_t node, struct bytes encoded, struct bytes attachment)
{
	struct outside *o = w->outside;

	if (w->trace_count / RECORDS_PER_BLOCK == o->record_block_count) {
		o->record_blocks = grow(o->record_blocks, o->record_block_count + 1, sizeof(*o->record_blocks));
		o->record_blocks[o->record_block_count++] = grow(NULL, RECORDS_PER_BLOCK, sizeof(struct trace_record));
	}
	uint8_t *data = data_place(w, encoded.size + attachment.size);

	memcpy(data, encoded.data, encoded.size);
	if (attachment.size > 0)
		memcpy(data + encoded.size, attachment.data, attachment.size);
	*record_at(o, w->trace_count) = (struct trace_record){
		.t_us = w->now_us,
		.node = node,
		.encoded = data,
		.encoded_size = (uint32_t)encoded.size,
		.attachment = bytes_is_null(attachment) ? NULL : data + encoded.size,
		.attachment_size = (uint32_t)attachment.size,
	};
	w->trace_hash = hash_number(w->trace_hash, (uint64_t)w->trace_count);
	w->trace_hash = hash_number(w->trace_hash, (uint64_t)w->now_us);
	w->trace_hash = hash_bytes(w->trace_hash, o->names[node], strlen(o->names[node]) + 1);
	w->trace_hash = hash_bytes(w->trace_hash, encoded.data, encoded.size);
	w->trace_count++;
}

void store_events(struct world *w, struct trace_log *log, int32_t node)
{
	struct bytes all = buf_bytes(&log->bytes);
	struct trace_view view;
	size_t at = 0, start = 0;

	for (; trace_next(all, &at, &view); start = at)
		store_append(w, node, bytes_slice(all, start, at - start), BYTES_NULL);
	buf_clear(&log->bytes);
	log->count = 0;
}

int64_t world_trace_count(const struct world *w)
{
	return w->trace_count;
}

struct trace_entry world_trace_at(const struct world *w, int64_t seq)
{
	const struct trace_record *r = record_at(w->outside, seq);

	return (struct trace_entry){
		.seq = seq,
		.t_us = r->t_us,
		.node = bytes_of_text(w->outside->names[r->node]),
		.encoded = bytes_of(r->encoded, r->encoded_size),
		.attachment = bytes_of(r->attachment, r->attachment_size),
	};
}

struct trace_log *world_trace_begin(struct world *w)
{
	return &w->own_log;
}

void world_trace_end(struct world *w, const char *node)
{
	store_events(w, &w->own_log, node ? world_name_index(w, bytes_of_text(node)) : w->world_node);
}

uint64_t world_trace_hash(const struct world *w)
{
	return w->trace_hash;
}
