/* The world as a whole: made, run, and its clock. */
#include "sim/world/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#define REGION_SIZE ((size_t)1 << 30)
#define WALL_START_MS INT64_C(1767603600000) /* 2026-01-05T09:00:00Z */

struct bytes world_copy(struct world *w, struct bytes b)
{
	if (bytes_is_null(b))
		return b;
	uint8_t *copy = heap_alloc(w->heap, b.size);

	memcpy(copy, b.data, b.size);
	return bytes_of(copy, b.size);
}

void world_free_bytes(struct world *w, struct bytes b)
{
	heap_free(w->heap, (void *)(uintptr_t)b.data);
}

struct world *world_new(const struct world_options *options)
{
	struct outside *outside = calloc(1, sizeof(*outside));
	size_t size = options && options->region_size ? options->region_size : REGION_SIZE;
	void *region = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (!outside || region == MAP_FAILED) {
		fputs("klab: out of memory\n", stderr);
		abort();
	}
	outside->region = region;
	outside->region_size = size;
	struct heap *heap = heap_init(region, size);
	struct world *w = HEAP_NEW(heap, struct world);

	w->heap = heap;
	w->outside = outside;
	w->seed = options ? options->seed : 0;
	w->wall_start_ms = options && options->wall_start_ms ? options->wall_start_ms : WALL_START_MS;
	w->next_pid = 1;
	w->next_stream = 1;
	w->next_connection = 1;
	w->step_log.bytes.heap = w->own_log.bytes.heap = heap;
	w->trace_hash = UINT64_C(0xcbf29ce484222325);
	w->world_node = world_name_index(w, BYTES("world"));
	net_init(w);
	disk_init(w);
	return w;
}

void world_del(struct world *w)
{
	if (!w)
		return;
	struct outside *o = w->outside;

	for (int32_t i = 0; i < o->chunk_count; i++)
		free(o->chunks[i].data);
	for (int64_t i = 0; i < o->record_block_count; i++)
		free(o->record_blocks[i]);
	for (size_t i = 0; i < o->data_block_count; i++)
		free(o->data_blocks[i]);
	for (int32_t i = 0; i < o->name_count; i++)
		free(o->names[i]);
	free(o->chunks);
	free(o->record_blocks);
	free(o->data_blocks);
	free(o->names);
	munmap(o->region, o->region_size);
	free(o);
}

struct heap *world_heap(struct world *w)
{
	return w->heap;
}

int64_t world_now_us(const struct world *w)
{
	return w->now_us;
}

int64_t world_wall_ms(const struct world *w)
{
	return w->wall_start_ms + w->now_us / 1000;
}

void **world_slot(struct world *w, enum world_slot slot)
{
	return &w->slots[slot];
}

void world_prng(struct world *w, struct bytes concern, struct prng *out)
{
	uint64_t stream = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < concern.size; i++)
		stream = (stream ^ concern.data[i]) * UINT64_C(0x100000001b3);
	prng_seed(out, w->seed, stream);
}

int64_t world_next_time(const struct world *w)
{
	return w->failure[0] ? TIME_NEVER : timers_next(&w->queue);
}

bool world_step(struct world *w)
{
	jmp_buf on_full;

	if (world_next_time(w) == TIME_NEVER)
		return false;
	if (setjmp(on_full) != 0) {
		snprintf(w->failure, sizeof(w->failure), "the world's memory is full (%zu MiB)", w->outside->region_size >> 20);
		heap_set_on_full(w->heap, NULL);
		w->current = NULL;
		return false;
	}
	heap_set_on_full(w->heap, &on_full);
	struct timer *next = timers_take(&w->queue, TIME_NEVER);

	if (next->at_us > w->now_us)
		w->now_us = next->at_us;
	next->fire(w, next);
	heap_set_on_full(w->heap, NULL);
	return true;
}

void world_run_until(struct world *w, int64_t until_us)
{
	while (world_next_time(w) <= until_us)
		world_step(w);
	if (w->now_us < until_us && !w->failure[0])
		w->now_us = until_us;
}

const char *world_failure(const struct world *w)
{
	return w->failure[0] ? w->failure : NULL;
}
