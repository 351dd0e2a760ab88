#include "sim/world/internal.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/owned.h"
#include "sim/world/pages.h"

#define REGION_SIZE ((size_t)1 << 30)
#define WALL_START_MS INT64_C(1767603600000) /* 2026-01-05T09:00:00Z */

static struct outside *outside_new(size_t region_size)
{
	struct outside *outside = calloc(1, sizeof(*outside));

	if (!outside) {
		fputs("klab: out of memory\n", stderr);
		abort();
	}
	outside->region_size = (region_size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
	outside->region = pages_take(outside->region_size);
	return outside;
}

struct world *world_new(const struct world_options *wanted)
{
	const struct world_options none = { 0 }, *options = wanted ? wanted : &none;
	struct outside *outside = outside_new(options->region_size ? options->region_size : REGION_SIZE);
	struct heap *heap = heap_init(outside->region, outside->region_size);
	struct world *w = HEAP_NEW(heap, struct world);

	w->outside = outside;
	w->heap = heap;
	w->seed = options->seed;
	w->wall_start_ms = options->wall_start_ms ? options->wall_start_ms : WALL_START_MS;
	w->queue.heap = heap;
	w->of_pid.heap = heap;
	w->trace_hash = UINT64_C(14695981039346656037);
	trace_log_init(&w->step_log, heap);
	trace_log_init(&w->own_log, heap);
	arena_init(&w->arena, heap);
	w->own_name = store_name(&outside->store, BYTES("world"));
	list_init(&w->machines);
	world_network_begin(w);
	files_begin(w);
	return w;
}

void world_del(struct world *w)
{
	if (!w)
		return;
	struct outside *outside = w->outside;

	if (outside->observer.ended)
		outside->observer.ended(outside->observer.self);
	snapshots_free(outside);
	store_free(&outside->store);
	chunk_pool_free(&outside->chunks);
	heap_unpoison(w->heap); /* others may be given these addresses */
	pages_give(outside->region, outside->region_size);
	free(outside);
}

struct heap *world_heap(struct world *w)
{
	return w->heap;
}

void **world_slot(struct world *w, enum world_slot slot)
{
	return &w->slots[slot];
}

int64_t world_now_us(const struct world *w)
{
	return w->now_us;
}

int64_t world_wall_ms(const struct world *w)
{
	return w->wall_start_ms + w->now_us / 1000;
}

const char *world_failure(const struct world *w)
{
	return w->failure;
}

/* The concern's name is hashed to a stream number; the world's own generators have small ones. */
void world_prng(struct world *w, struct bytes concern, struct prng *out)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < concern.size; i++)
		hash = (hash ^ concern.data[i]) * UINT64_C(1099511628211);
	prng_seed(out, w->seed, hash | (uint64_t)1 << 63);
}

struct bytes world_copy(struct world *w, struct bytes b)
{
	return owned_copy(w->heap, b);
}

void world_drop(struct world *w, struct bytes b)
{
	owned_free(w->heap, &b);
}

int64_t world_effect_time(const struct world *w)
{
	return w->now_us + (w->cost_ns + 999) / 1000;
}

void world_observe(struct world *w, const struct world_observer *observer)
{
	w->outside->observer = observer ? *observer : (struct world_observer){ 0 };
}

const struct world_observer *world_observer_of(const struct world *w)
{
	return &w->outside->observer;
}

int64_t world_file_size(const struct world *w, struct bytes path)
{
	const struct inode *inode = paths_find(w, path);

	return inode && !inode->is_directory ? inode->content.size : -1;
}

int64_t world_synced_size(const struct world *w, struct bytes path)
{
	const struct inode *inode = paths_find(w, path);

	return inode && !inode->is_directory ? inode->synced_size : -1;
}

int64_t world_peek(const struct world *w, struct bytes path, int64_t position, void *into, size_t size)
{
	const struct inode *inode = paths_find(w, path);

	return inode && !inode->is_directory ? (int64_t)content_read(&inode->content, position, into, size) : -1;
}

/* ---- Running -------------------------------------------------------------------------------------------------------- */

int64_t world_next_time(const struct world *w)
{
	return w->queue.count > 0 ? w->queue.items[1].at_us : TIME_NEVER;
}

#define REGION_IS_FULL "the memory region of the world is full"

static void handle_next(struct world *w)
{
	struct queue_node *node = queue_first(&w->queue);

	assert(node->at_us >= w->now_us);
	w->now_us = node->at_us;
	queue_remove(&w->queue, node);
	switch (node->kind) {
	case QUEUE_PROCESS:
		process_due(w, CONTAINER_OF(node, struct process, node));
		break;
	case QUEUE_DIRECTION:
		world_network_due(w, CONTAINER_OF(node, struct direction, node));
		break;
	case QUEUE_SYNC:
		files_sync_due(w, CONTAINER_OF(node, struct sync, node));
		break;
	}
}

/* Handles events up to `until_us`, at most `count`, or until attention is called. A heap that is full ends up here. Some is left for calls from outside,
 * between steps. */
static int64_t run(struct world *w, int64_t until_us, int64_t count, bool heeds_calls)
{
	size_t limit = w->outside->region_size - w->outside->region_size / 32;
	volatile int64_t handled = 0;
	jmp_buf on_full, *before = heap_set_on_full(w->heap, NULL);

	assert(!w->current); /* time does not pass within a step */
	w->has_attention = false;
	if (setjmp(on_full)) {
		w->failure = REGION_IS_FULL;
		w->current = NULL;
	} else {
		heap_set_on_full(w->heap, &on_full);
		while (!w->failure && handled < count && world_next_time(w) <= until_us && w->queue.count > 0 && !(heeds_calls && w->has_attention)) {
			handle_next(w);
			handled++;
			if (heap_used(w->heap) > limit)
				w->failure = REGION_IS_FULL;
		}
	}
	heap_set_on_full(w->heap, before);
	return handled;
}

void world_act(struct world *w, void (*act)(void *), void *self)
{
	jmp_buf on_full, *before = heap_set_on_full(w->heap, NULL);

	if (setjmp(on_full)) {
		w->failure = REGION_IS_FULL;
	} else {
		heap_set_on_full(w->heap, &on_full);
		act(self);
	}
	heap_set_on_full(w->heap, before);
}

bool world_step(struct world *w)
{
	return run(w, TIME_NEVER, 1, false) > 0;
}

int64_t world_step_on(struct world *w, int64_t until_us, int64_t count)
{
	return run(w, until_us, count, true);
}

void world_call_attention(struct world *w)
{
	w->has_attention = true;
}

void world_run_until(struct world *w, int64_t until_us)
{
	run(w, until_us, INT64_MAX, false);
	if (!w->failure && until_us != TIME_NEVER && w->now_us < until_us)
		w->now_us = until_us;
}

/* ---- Trace ---------------------------------------------------------------------------------------------------------- */

static void append_event(struct world *w, const struct name *node, struct bytes encoded, struct bytes attachment)
{
	struct store_entry entry = { w->now_us, node, encoded, attachment };

	store_add(&w->outside->store, w->trace_count++, &entry);
}

void world_append(struct world *w, struct trace_log *log, const struct name *node)
{
	for (int i = 0; i < log->count; i++)
		append_event(w, node, trace_log_at(log, i), BYTES_NULL);
	trace_log_clear(log);
}

void world_append_frame(struct world *w, const struct name *node, struct bytes frame)
{
	append_event(w, node, buf_bytes(&w->own_log.bytes), frame);
	trace_log_clear(&w->own_log);
}

struct trace_log *world_log(struct world *w)
{
	if (w->current && w->step_log.count > 0)
		world_append(w, &w->step_log, w->current->trace_name);
	return &w->own_log;
}

struct trace_log *world_trace_begin(struct world *w)
{
	return world_log(w);
}

void world_trace_end(struct world *w, const char *node)
{
	world_append(w, &w->own_log, node ? store_name(&w->outside->store, bytes_of_text(node)) : w->own_name);
}

int64_t world_trace_count(const struct world *w)
{
	return w->trace_count;
}

struct trace_entry world_trace_at(const struct world *w, int64_t seq)
{
	assert(seq >= 0 && seq < w->trace_count);
	struct store_entry entry = store_at(&w->outside->store, seq);

	return (struct trace_entry){ seq, entry.t_us, entry.node->text, entry.encoded, entry.attachment };
}

enum trace_id world_trace_id(const struct world *w, int64_t seq)
{
	static_assert(TRACE_ID_COUNT <= 128, "an id is one byte of the encoding");
	assert(seq >= 0 && seq < w->trace_count);
	return (enum trace_id)store_first_byte(&w->outside->store, seq);
}

int64_t world_trace_find(const struct world *w, int64_t seq, const bool wanted[UINT8_MAX + 1])
{
	return store_find(&w->outside->store, seq, w->trace_count, wanted);
}

void world_trace_forget(struct world *w, int64_t seq)
{
	store_forget(&w->outside->store, seq);
}

static uint64_t hash_bytes(uint64_t hash, struct bytes b)
{
	for (size_t i = 0; i < b.size; i++)
		hash = (hash ^ b.data[i]) * UINT64_C(1099511628211);
	return hash;
}

/* Hashed as it is asked for; how far it is stands in the region, so that it goes back with the rest. */
uint64_t world_trace_hash(const struct world *world)
{
	struct world *w = (struct world *)(uintptr_t)world;

	for (; w->trace_hashed < w->trace_count; w->trace_hashed++) {
		struct store_entry entry = store_at(&w->outside->store, w->trace_hashed);
		uint8_t head[16];

		store_u64(head, (uint64_t)w->trace_hashed);
		store_u64(head + 8, (uint64_t)entry.t_us);
		w->trace_hash = hash_bytes(w->trace_hash, bytes_of(head, sizeof(head)));
		w->trace_hash = hash_bytes(w->trace_hash, entry.node->text);
		w->trace_hash = hash_bytes(w->trace_hash, entry.encoded);
	}
	return w->trace_hash;
}
