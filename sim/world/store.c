#include "sim/world/store.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

enum { CHUNK_ENTRIES = 1024, CHUNK_BYTES = 128 * 1024, NO_ATTACHMENT = -1 };

struct store_chunk {
	struct store_chunk *parent;
	int64_t base;   /* number of its first event */
	int32_t refs;
	int32_t count;
	size_t used, capacity;
	uint32_t at[CHUNK_ENTRIES];
	_Alignas(8) uint8_t data[];
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

void store_release(struct store_chunk *chunk)
{
	while (chunk && --chunk->refs == 0) {
		struct store_chunk *parent = chunk->parent;

		free(chunk);
		chunk = parent;
	}
}

void store_free(struct store *s)
{
	if (s->path_count > 0)
		store_release(s->path[s->path_count - 1]);
	free(s->path);
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
}

/* A chunk with room for `size` bytes behind event `count - 1`. */
static struct store_chunk *tail_for(struct store *s, int64_t count, size_t size)
{
	struct store_chunk *tail = s->path_count > 0 ? s->path[s->path_count - 1] : NULL;

	if (tail && tail->base + tail->count == count && tail->count < CHUNK_ENTRIES && tail->capacity - tail->used >= size)
		return tail;
	size_t capacity = size > CHUNK_BYTES ? size : CHUNK_BYTES;
	struct store_chunk *chunk = take_memory(sizeof(*chunk) + capacity);

	chunk->parent = tail; /* with the timeline's reference */
	chunk->base = count;
	chunk->refs = 1;
	chunk->count = 0;
	chunk->used = 0;
	chunk->capacity = capacity;
	add_to_path(s, chunk);
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

/* The last chunk of the path whose base is not behind `seq`. */
static const struct store_chunk *chunk_of(const struct store *s, int64_t seq)
{
	int32_t low = 0, high = s->path_count - 1;

	while (low < high) {
		int32_t middle = low + (high - low + 1) / 2;

		if (s->path[middle]->base <= seq)
			low = middle;
		else
			high = middle - 1;
	}
	return s->path[low];
}

struct store_entry store_at(const struct store *s, int64_t seq)
{
	const struct store_chunk *chunk = chunk_of(s, seq);

	assert(seq >= chunk->base && seq - chunk->base < chunk->count);
	const uint8_t *at = chunk->data + chunk->at[seq - chunk->base];
	struct entry_head head;

	memcpy(&head, at, sizeof(head));
	at += sizeof(head);
	struct store_entry entry = { head.t_us, head.node, bytes_of(at, head.encoded_size), BYTES_NULL };

	if (head.attachment_size != NO_ATTACHMENT)
		entry.attachment = bytes_of(at + head.encoded_size, (size_t)head.attachment_size);
	return entry;
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
		store_release(s->path[s->path_count - 1]);
	s->path_count = 0;
	for (struct store_chunk *chunk = tail; chunk; chunk = chunk->parent)
		add_to_path(s, chunk);
	for (int32_t i = 0, j = s->path_count - 1; i < j; i++, j--) {
		struct store_chunk *chunk = s->path[i];

		s->path[i] = s->path[j];
		s->path[j] = chunk;
	}
	assert(!tail || (tail->base <= count && tail->base + tail->count >= count));
}

size_t store_chunk_size(const struct store_chunk *chunk)
{
	return chunk ? sizeof(*chunk) + chunk->capacity : 0;
}
