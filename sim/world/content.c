#include "sim/world/content.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

enum { CHUNK_SIZE_MIN = 512, CHUNK_SIZE_MAX = 1 << 20 };

struct chunk {
	int32_t refs;  /* the pool's and the sets' */
	int32_t place; /* in the pool */
	int64_t used, capacity;
	uint8_t data[];
};

struct content_set {
	struct chunk_pool *pool;
	int32_t refs;
	int32_t count;
	struct chunk *chunks[];
};

static size_t set_size(int32_t count)
{
	return sizeof(struct content_set) + (size_t)count * sizeof(struct chunk *);
}

static void *take_memory(void *old, size_t size)
{
	void *out = realloc(old, size);

	if (!out) {
		fputs("klab: out of memory\n", stderr);
		abort();
	}
	return out;
}

/* ---- The pool ------------------------------------------------------------------------------------------------------- */

static void chunk_release(struct chunk *chunk)
{
	if (--chunk->refs == 0)
		free(chunk);
}

void content_set_release(struct content_set *set)
{
	if (!set || --set->refs > 0)
		return;
	for (int32_t i = 0; i < set->count; i++)
		chunk_release(set->chunks[i]);
	set->pool->sets_size -= set_size(set->count);
	free(set);
}

static void pool_has_changed(struct chunk_pool *pool)
{
	content_set_release(pool->set);
	pool->set = NULL;
}

static void pool_add(struct chunk_pool *pool, struct chunk *chunk)
{
	if (pool->count == pool->capacity) {
		pool->capacity = pool->capacity ? pool->capacity * 2 : 64;
		pool->chunks = take_memory(pool->chunks, (size_t)pool->capacity * sizeof(struct chunk *));
	}
	chunk->place = pool->count;
	pool->chunks[pool->count++] = chunk;
	chunk->refs++;
}

static void pool_drop(struct chunk_pool *pool, struct chunk *chunk)
{
	struct chunk *last = pool->chunks[--pool->count];

	pool->chunks[chunk->place] = last;
	last->place = chunk->place;
	pool_has_changed(pool);
	chunk_release(chunk);
}

static struct chunk *chunk_new(struct chunk_pool *pool, int64_t capacity)
{
	struct chunk *chunk = take_memory(NULL, sizeof(*chunk) + (size_t)capacity);

	*chunk = (struct chunk){ .capacity = capacity };
	pool_add(pool, chunk);
	pool_has_changed(pool);
	return chunk;
}

struct content_set *chunk_pool_keep(struct chunk_pool *pool)
{
	if (!pool->set) {
		struct content_set *set = take_memory(NULL, set_size(pool->count));

		pool->sets_size += set_size(pool->count);
		set->pool = pool;
		set->refs = 1;
		set->count = pool->count;
		for (int32_t i = 0; i < pool->count; i++) {
			set->chunks[i] = pool->chunks[i];
			set->chunks[i]->refs++;
		}
		pool->set = set;
	}
	pool->set->refs++;
	return pool->set;
}

void chunk_pool_go_to(struct chunk_pool *pool, struct content_set *set)
{
	set->refs++;
	for (int32_t i = 0; i < pool->count; i++)
		chunk_release(pool->chunks[i]);
	pool->count = 0;
	for (int32_t i = 0; i < set->count; i++)
		pool_add(pool, set->chunks[i]);
	pool_has_changed(pool);
	pool->set = set;
}

void chunk_pool_free(struct chunk_pool *pool)
{
	for (int32_t i = 0; i < pool->count; i++)
		chunk_release(pool->chunks[i]);
	free(pool->chunks);
	pool_has_changed(pool);
}

/* ---- Files ---------------------------------------------------------------------------------------------------------- */

static struct extent *add_extent(struct heap *heap, struct content *c, struct chunk *chunk)
{
	if (c->count == c->capacity) {
		c->capacity = c->capacity ? c->capacity * 2 : 2;
		c->extents = heap_realloc(heap, c->extents, (size_t)c->capacity * sizeof(*c->extents));
	}
	struct extent *extent = &c->extents[c->count++];

	*extent = (struct extent){ chunk, c->size, 0 };
	return extent;
}

static int64_t capacity_for(const struct content *c, size_t size)
{
	int64_t capacity = c->size > (int64_t)size ? c->size : (int64_t)size;

	if (capacity < CHUNK_SIZE_MIN)
		return CHUNK_SIZE_MIN;
	return capacity > CHUNK_SIZE_MAX ? CHUNK_SIZE_MAX : capacity;
}

void content_append(struct chunk_pool *pool, struct heap *heap, struct content *c, const void *data, size_t size)
{
	const uint8_t *from = data;

	while (size > 0) {
		struct extent *last = c->count > 0 ? &c->extents[c->count - 1] : NULL;

		if (!last || last->chunk->used > last->size || last->chunk->used == last->chunk->capacity)
			last = add_extent(heap, c, chunk_new(pool, capacity_for(c, size)));
		size_t room = (size_t)(last->chunk->capacity - last->chunk->used), part = size < room ? size : room;

		memcpy(last->chunk->data + last->size, from, part);
		last->size += (int64_t)part;
		last->chunk->used = last->size;
		c->size += (int64_t)part;
		from += part;
		size -= part;
	}
}

static int32_t extent_of(const struct content *c, int64_t position)
{
	int32_t low = 0, high = c->count - 1;

	while (low < high) {
		int32_t middle = low + (high - low + 1) / 2;

		if (c->extents[middle].start <= position)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

struct bytes content_at(const struct content *c, int64_t position, int64_t size)
{
	if (position < 0 || position >= c->size)
		return BYTES("");
	const struct extent *e = &c->extents[extent_of(c, position)];

	return bytes_slice(bytes_of(e->chunk->data, (size_t)e->size), (size_t)(position - e->start), (size_t)size);
}

size_t content_read(const struct content *c, int64_t position, void *into, size_t size)
{
	size_t got = 0;

	while (got < size) {
		struct bytes part = content_at(c, position + (int64_t)got, (int64_t)(size - got));

		if (part.size == 0)
			break;
		memcpy((uint8_t *)into + got, part.data, part.size);
		got += part.size;
	}
	return got;
}

void content_truncate(struct chunk_pool *pool, struct content *c, int64_t size)
{
	if (size >= c->size)
		return;
	while (c->count > 0 && c->extents[c->count - 1].start >= size)
		pool_drop(pool, c->extents[--c->count].chunk);
	if (c->count > 0)
		c->extents[c->count - 1].size = size - c->extents[c->count - 1].start;
	c->size = size;
}

void content_overwrite(struct chunk_pool *pool, struct content *c, int64_t position, struct bytes with)
{
	while (with.size > 0 && position >= 0 && position < c->size) {
		struct extent *e = &c->extents[extent_of(c, position)];
		struct bytes part = bytes_slice(with, 0, (size_t)(e->start + e->size - position));
		struct chunk *copy = chunk_new(pool, e->chunk->capacity);

		memcpy(copy->data, e->chunk->data, (size_t)e->size);
		memcpy(copy->data + (position - e->start), part.data, part.size);
		copy->used = e->size;
		pool_drop(pool, e->chunk);
		e->chunk = copy;
		position += (int64_t)part.size;
		with = bytes_slice(with, part.size, with.size);
	}
}

void content_free(struct chunk_pool *pool, struct heap *heap, struct content *c)
{
	content_truncate(pool, c, 0);
	heap_free(heap, c->extents);
	*c = (struct content){ 0 };
}
