/* An intrusive hash table: for what is looked up often and never walked, so that no order can come of it.
 *
 * The node is embedded in what is looked up. Several items may share a hash: `matches(key, node)` says which is meant. What must also be walked
 * stands in a tree (tree.h) besides. Zero-initialised with a heap it is empty and ready:
 *     struct hash_table t = { .heap = heap };  hash_table_add(&t, &item->by_name, hash_of_bytes(item->name));
 */
#ifndef KLAB_BASE_HASH_TABLE_H
#define KLAB_BASE_HASH_TABLE_H

#include "engine/base/bytes.h"
#include "engine/base/heap.h"

struct hash_node {
	struct hash_node *next;
	uint32_t hash;
};

struct hash_table {
	struct heap *heap;
	struct hash_node **buckets;
	uint32_t capacity; /* a power of two; 0 at first */
	uint32_t count;
};

void hash_table_free(struct hash_table *); /* empty and usable again afterwards; the items are the caller's */
void hash_table_add(struct hash_table *, struct hash_node *, uint32_t hash);
void hash_table_remove(struct hash_table *, struct hash_node *); /* one that is in it */

static inline struct hash_node *hash_table_find(const struct hash_table *t, uint32_t hash, const void *key,
                                            bool (*matches)(const void *key, const struct hash_node *))
{
	struct hash_node *node = t->count > 0 ? t->buckets[hash & (t->capacity - 1)] : NULL;

	while (node && (node->hash != hash || !matches(key, node)))
		node = node->next;
	return node;
}

static inline uint32_t hash_of_number(uint64_t value)
{
	value *= UINT64_C(0x9e3779b97f4a7c15);
	return (uint32_t)(value ^ value >> 32);
}

/* What is left of a name, less than 8 bytes, read by halves that overlap: without a loop, and without a call. */
static inline uint64_t hash_rest_(const uint8_t *at, size_t size)
{
	uint32_t first, last;

	if (size < sizeof(first))
		return size == 0 ? 0 : (uint64_t)at[0] | (uint64_t)at[size / 2] << 8 | (uint64_t)at[size - 1] << 16;
	memcpy(&first, at, sizeof(first));
	memcpy(&last, at + size - sizeof(last), sizeof(last));
	return first | (uint64_t)last << 32;
}

/* Of a name and a number: a topic and its partition. */
static inline uint32_t hash_of_pair(struct bytes b, uint32_t number)
{
	uint64_t hash = number, part;

	for (; b.size >= sizeof(part); b.data += sizeof(part), b.size -= sizeof(part)) {
		memcpy(&part, b.data, sizeof(part));
		hash = (uint64_t)hash_of_number(hash ^ part) << 16 ^ hash;
	}
	return hash_of_number(hash ^ hash_rest_(b.data, b.size) ^ (uint64_t)b.size << 56);
}

static inline uint32_t hash_of_bytes(struct bytes b)
{
	return hash_of_pair(b, 0);
}

#endif
