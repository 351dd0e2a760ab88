#include "sim/world/chunk.h"

#include <stdio.h>
#include <stdlib.h>

enum { CHUNK_SIZE_MAX = 1 << 20, CHUNK_SIZE_MIN = 256 };

static int32_t chunk_new(struct outside *o)
{
	if (o->chunk_count == o->chunk_capacity) {
		o->chunk_capacity = o->chunk_capacity ? o->chunk_capacity * 2 : 64;
		o->chunks = realloc(o->chunks, (size_t)o->chunk_capacity * sizeof(*o->chunks));
		if (!o->chunks) {
			fputs("klab: out of memory\n", stderr);
			abort();
		}
	}
	o->chunks[o->chunk_count] = (struct chunk){ 0 };
	return o->chunk_count++;
}

static void chunk_append(struct chunk *c, const void *data, size_t size)
{
	if (c->capacity - c->size < size) {
		size_t capacity = c->capacity ? c->capacity : CHUNK_SIZE_MIN;

		while (capacity < c->size + size)
			capacity *= 2;
		c->data = realloc(c->data, capacity);
		if (!c->data) {
			fputs("klab: out of memory\n", stderr);
			abort();
		}
		c->capacity = capacity;
	}
	memcpy(c->data + c->size, data, size);
	c->size += size;
}

static struct extent *add_extent(struct world *w, struct inode *n)
{
	if (n->extent_count == n->extent_capacity) {
		n->extent_capacity = n->extent_capacity ? n->extent_capacity * 2 : 2;
		n->extents = heap_realloc(w->heap, n->extents, (size_t)n->extent_capacity * sizeof(*n->extents));
	}
	struct extent *e = &n->extents[n->extent_count++];
	int32_t chunk = chunk_new(w->outside);

	*e = (struct extent){ .chunk = chunk, .position = n->size };
	return e;
}

void inode_append(struct world *w, struct inode *n, const void *data, size_t size)
{
	const uint8_t *from = data;

	while (size > 0) {
		struct extent *last = n->extent_count > 0 ? &n->extents[n->extent_count - 1] : NULL;
		struct chunk *c = last ? &w->outside->chunks[last->chunk] : NULL;

		if (!last || c->size != (size_t)last->offset + last->size || c->size >= CHUNK_SIZE_MAX) {
			last = add_extent(w, n);
			c = &w->outside->chunks[last->chunk];
		}
		size_t part = CHUNK_SIZE_MAX - c->size < size ? CHUNK_SIZE_MAX - c->size : size;

		chunk_append(c, from, part);
		last->size += (uint32_t)part;
		n->size += (int64_t)part;
		from += part;
		size -= part;
	}
}

void inode_truncate(struct inode *n, int64_t size)
{
	while (n->extent_count > 0 && n->extents[n->extent_count - 1].position >= size)
		n->extent_count--;
	if (n->extent_count > 0) {
		struct extent *last = &n->extents[n->extent_count - 1];

		if (last->position + last->size > size)
			last->size = (uint32_t)(size - last->position);
	}
	if (n->size > size)
		n->size = size;
	if (n->synced_size > size)
		n->synced_size = size;
}

size_t inode_read(const struct world *w, const struct inode *n, int64_t position, void *into, size_t size)
{
	int32_t low = 0, high = n->extent_count;
	uint8_t *to = into;
	size_t got = 0;

	while (low < high) { /* the first extent that ends behind the position */
		int32_t middle = low + (high - low) / 2;

		if (n->extents[middle].position + n->extents[middle].size <= position)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < n->extent_count && got < size; low++) {
		const struct extent *e = &n->extents[low];
		size_t skip = (size_t)(position + (int64_t)got - e->position);
		size_t part = e->size - skip < size - got ? e->size - skip : size - got;

		memcpy(to + got, w->outside->chunks[e->chunk].data + e->offset + skip, part);
		got += part;
	}
	return got;
}

void inode_overwrite(struct world *w, struct inode *n, int64_t position, struct bytes with)
{
	size_t size = (size_t)n->size;
	int64_t synced = n->synced_size;
	uint8_t *all = heap_alloc(w->heap, size + 1);

	inode_read(w, n, 0, all, size);
	for (size_t i = 0; i < with.size && (size_t)position + i < size; i++)
		all[(size_t)position + i] = with.data[i];
	inode_truncate(n, 0);
	inode_append(w, n, all, size);
	n->synced_size = synced;
	heap_free(w->heap, all);
}
