#include "sim/world/store.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include <zstd.h>

#include "sim/world/pages.h"

enum { CHUNK_ENTRIES = 1024, CHUNK_BYTES = 128 * 1024, NO_ATTACHMENT = -1, LOOSE_SIZE_MAX = 64 << 20 };

struct store_chunk {
	struct store_chunk *parent;
	int64_t base;   /* number of its first event */
	int32_t refs;
	int32_t count;
	size_t used, capacity;
	uint32_t at[CHUNK_ENTRIES];
	uint8_t *data;   /* NULL while it is packed and not read; a block of the store's while it is not packed and of the usual size */
	uint8_t *packed; /* NULL: it is not */
	size_t packed_size;
};

/* In front of each event's bytes. */
struct entry_head {
	int64_t t_us;
	const struct name *node;
	uint32_t encoded_size;
	int32_t attachment_size;
};

static void *take_memory(size_t size)
{
	void *out = malloc(size);

	if (!out) {
		fputs("klab: out of memory\n", stderr);
		abort();
	}
	return out;
}

/* ---- Blocks: the memory of chunks of the usual size ------------------------------------------------------------------- */

struct block {
	struct block *next;
};

struct slab {
	struct slab *next;
	uint8_t *pages;
};

static void add_slab(struct store *s)
{
	struct slab *slab = take_memory(sizeof(*slab));

	*slab = (struct slab){ s->slabs, pages_take(LARGE_PAGE) };
	s->slabs = slab;
	for (size_t at = LARGE_PAGE; at > 0; at -= CHUNK_BYTES) { /* the first one is taken first */
		struct block *block = (void *)(slab->pages + at - CHUNK_BYTES);

		block->next = s->blocks;
		s->blocks = block;
	}
}

static uint8_t *take_data(struct store *s, size_t capacity)
{
	if (capacity != CHUNK_BYTES)
		return take_memory(capacity);
	if (!s->blocks)
		add_slab(s);
	struct block *block = s->blocks;

	s->blocks = block->next;
	return (void *)block;
}

static void drop_data(struct store *s, struct store_chunk *chunk)
{
	if (chunk->packed || chunk->capacity != CHUNK_BYTES) {
		free(chunk->data);
	} else {
		struct block *block = (void *)chunk->data;

		block->next = s->blocks;
		s->blocks = block;
	}
	chunk->data = NULL;
}

void store_release(struct store *s, struct store_chunk *chunk)
{
	while (chunk && --chunk->refs == 0) {
		struct store_chunk *parent = chunk->parent;

		for (int32_t i = 0; chunk->packed && i < STORE_UNPACKED_MAX; i++)
			if (s->unpacked[i] == chunk)
				s->unpacked[i] = NULL;
		drop_data(s, chunk);
		free(chunk->packed);
		free(chunk);
		chunk = parent;
	}
}

void store_free(struct store *s)
{
	if (s->path_count > 0)
		store_release(s, s->path[s->path_count - 1]);
	free(s->path);
	ZSTD_freeCCtx(s->packer);
	free(s->packing);
	while (s->slabs) {
		struct slab *next = s->slabs->next;

		pages_give(s->slabs->pages, LARGE_PAGE);
		free(s->slabs);
		s->slabs = next;
	}
	for (size_t i = 0; i < sizeof(s->names) / sizeof(s->names[0]); i++) {
		while (s->names[i]) {
			struct name *next = s->names[i]->next;

			free(s->names[i]);
			s->names[i] = next;
		}
	}
}

const struct name *store_name(struct store *s, struct bytes text)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < text.size; i++)
		hash = (hash ^ text.data[i]) * 16777619u;
	struct name **bucket = &s->names[hash % (sizeof(s->names) / sizeof(s->names[0]))];

	for (struct name *name = *bucket; name; name = name->next)
		if (bytes_equal(name->text, text))
			return name;
	struct name *name = take_memory(sizeof(*name) + text.size);

	memcpy(name + 1, text.data, text.size);
	*name = (struct name){ *bucket, bytes_of(name + 1, text.size) };
	*bucket = name;
	return name;
}

static void add_to_path(struct store *s, struct store_chunk *chunk)
{
	if (s->path_count == s->path_capacity) {
		s->path_capacity = s->path_capacity ? s->path_capacity * 2 : 64;
		s->path = realloc(s->path, (size_t)s->path_capacity * sizeof(*s->path));
		if (!s->path)
			abort();
	}
	s->path[s->path_count++] = chunk;
	s->loose_size += chunk->capacity;
}

/* ---- Packing -------------------------------------------------------------------------------------------------------- */

static void pack(struct store *s, struct store_chunk *chunk)
{
	size_t bound = ZSTD_compressBound(chunk->used);

	if (!s->packer)
		s->packer = ZSTD_createCCtx();
	if (s->packing_size < bound) {
		free(s->packing);
		s->packing = take_memory(s->packing_size = bound);
	}
	size_t size = ZSTD_compressCCtx(s->packer, s->packing, bound, chunk->data, chunk->used, 1);

	if (ZSTD_isError(size)) /* then it stays as it is */
		return;
	drop_data(s, chunk);
	chunk->packed = take_memory(size);
	chunk->packed_size = size;
	memcpy(chunk->packed, s->packing, size);
}

/* The tail is never packed: it may still be added to. */
static void pack_the_old(struct store *s)
{
	while (s->loose_size > LOOSE_SIZE_MAX && s->packed_count < s->path_count - 1) {
		struct store_chunk *chunk = s->path[s->packed_count++];

		s->loose_size -= chunk->capacity;
		if (!chunk->packed)
			pack(s, chunk);
	}
}

static const uint8_t *data_of(struct store *s, struct store_chunk *chunk)
{
	if (chunk->data)
		return chunk->data;
	struct store_chunk **slot = &s->unpacked[s->next_unpacked++ % STORE_UNPACKED_MAX];

	if (*slot) {
		free((*slot)->data);
		(*slot)->data = NULL;
	}
	*slot = chunk;
	chunk->data = take_memory(chunk->used);
	size_t size = ZSTD_decompress(chunk->data, chunk->used, chunk->packed, chunk->packed_size);

	assert(size == chunk->used);
	return chunk->data;
}

/* ---- Events --------------------------------------------------------------------------------------------------------- */

/* A chunk with room for `size` bytes behind event `count - 1`. */
static struct store_chunk *tail_for(struct store *s, int64_t count, size_t size)
{
	struct store_chunk *tail = s->path_count > 0 ? s->path[s->path_count - 1] : NULL;

	if (tail && !tail->packed && tail->base + tail->count == count && tail->count < CHUNK_ENTRIES && tail->capacity - tail->used >= size)
		return tail;
	size_t capacity = size > CHUNK_BYTES ? size : CHUNK_BYTES;
	struct store_chunk *chunk = take_memory(sizeof(*chunk));

	chunk->data = take_data(s, capacity);
	chunk->packed = NULL;
	chunk->packed_size = 0;
	chunk->parent = tail; /* with the timeline's reference */
	chunk->base = count;
	chunk->refs = 1;
	chunk->count = 0;
	chunk->used = 0;
	chunk->capacity = capacity;
	add_to_path(s, chunk);
	pack_the_old(s);
	return chunk;
}

void store_add(struct store *s, int64_t count, const struct store_entry *entry)
{
	size_t size = (sizeof(struct entry_head) + entry->encoded.size + entry->attachment.size + 7) & ~(size_t)7;
	struct store_chunk *chunk = tail_for(s, count, size);
	uint8_t *to = chunk->data + chunk->used;
	struct entry_head head = { entry->t_us, entry->node, (uint32_t)entry->encoded.size,
		                       bytes_is_null(entry->attachment) ? NO_ATTACHMENT : (int32_t)entry->attachment.size };

	memcpy(to, &head, sizeof(head));
	memcpy(to + sizeof(head), entry->encoded.data, entry->encoded.size);
	if (entry->attachment.size > 0)
		memcpy(to + sizeof(head) + entry->encoded.size, entry->attachment.data, entry->attachment.size);
	chunk->at[chunk->count++] = (uint32_t)chunk->used;
	chunk->used += size;
}

/* The place in the path of the last chunk whose base is not behind `seq`. */
static int32_t place_in_path(struct store *s, int64_t seq)
{
	int32_t low = 0, high = s->path_count - 1;

	if (s->path[high]->base <= seq) /* what is read has mostly just happened */
		return high;
	if (s->last_read < high && s->path[s->last_read]->base <= seq && s->path[s->last_read + 1]->base > seq)
		return s->last_read;
	while (low < high) {
		int32_t middle = low + (high - low + 1) / 2;

		if (s->path[middle]->base <= seq)
			low = middle;
		else
			high = middle - 1;
	}
	s->last_read = low;
	return low;
}

static const uint8_t *place_of(struct store *s, int64_t seq)
{
	struct store_chunk *chunk = s->path[place_in_path(s, seq)];

	assert(seq >= chunk->base && seq - chunk->base < chunk->count);
	return data_of(s, chunk) + chunk->at[seq - chunk->base];
}

uint8_t store_first_byte(struct store *s, int64_t seq)
{
	return place_of(s, seq)[sizeof(struct entry_head)];
}

int64_t store_find(struct store *s, int64_t seq, int64_t end, const bool wanted[UINT8_MAX + 1])
{
	while (seq < end) {
		int32_t place = place_in_path(s, seq);
		struct store_chunk *chunk = s->path[place];
		const uint8_t *first_bytes = data_of(s, chunk) + sizeof(struct entry_head);
		int64_t behind = place + 1 < s->path_count ? s->path[place + 1]->base : end; /* a timeline may leave a chunk before its end */

		for (; seq < behind && seq < end; seq++)
			if (wanted[first_bytes[chunk->at[seq - chunk->base]]])
				return seq;
	}
	return end;
}

struct store_entry store_at(struct store *s, int64_t seq)
{
	const uint8_t *at = place_of(s, seq);
	struct entry_head head;

	memcpy(&head, at, sizeof(head));
	at += sizeof(head);
	struct store_entry entry = { head.t_us, head.node, bytes_of(at, head.encoded_size), BYTES_NULL };

	if (head.attachment_size != NO_ATTACHMENT)
		entry.attachment = bytes_of(at + head.encoded_size, (size_t)head.attachment_size);
	return entry;
}

/* Chunks are forgotten from the root on: the path loses its front, and the first that is left has no parent any more. */
void store_forget(struct store *s, int64_t seq)
{
	int32_t count = 0;

	while (count < s->path_count - 1 && s->path[count + 1]->base <= seq)
		count++;
	if (count == 0)
		return;
	for (int32_t i = s->packed_count; i < count; i++)
		s->loose_size -= s->path[i]->capacity;
	s->path[count]->parent = NULL;
	store_release(s, s->path[count - 1]);
	s->path_count -= count;
	memmove(s->path, s->path + count, (size_t)s->path_count * sizeof(*s->path));
	s->packed_count = s->packed_count > count ? s->packed_count - count : 0;
}

struct store_chunk *store_keep(struct store *s)
{
	if (s->path_count == 0)
		return NULL;
	struct store_chunk *tail = s->path[s->path_count - 1];

	tail->refs++;
	return tail;
}

void store_go_to(struct store *s, struct store_chunk *tail, int64_t count)
{
	if (tail)
		tail->refs++;
	if (s->path_count > 0)
		store_release(s, s->path[s->path_count - 1]);
	s->path_count = 0;
	s->packed_count = 0;
	s->loose_size = 0;
	for (struct store_chunk *chunk = tail; chunk; chunk = chunk->parent)
		add_to_path(s, chunk);
	for (int32_t i = 0, j = s->path_count - 1; i < j; i++, j--) {
		struct store_chunk *chunk = s->path[i];

		s->path[i] = s->path[j];
		s->path[j] = chunk;
	}
	assert(!tail || (tail->base <= count && tail->base + tail->count >= count));
}
