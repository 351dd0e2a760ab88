#include "engine/base/hash_table.h"

#include <assert.h>

enum { CAPACITY_MIN = 8 };

void hash_table_free(struct hash_table *t)
{
	heap_free(t->heap, t->buckets);
	*t = (struct hash_table){ .heap = t->heap };
}

static void grow(struct hash_table *t)
{
	uint32_t capacity = t->capacity ? t->capacity * 2 : CAPACITY_MIN;
	struct hash_node **buckets = heap_calloc(t->heap, capacity, sizeof(*buckets)), *next;

	for (uint32_t i = 0; i < t->capacity; i++)
		for (struct hash_node *node = t->buckets[i]; node; node = next) {
			next = node->next;
			node->next = buckets[node->hash & (capacity - 1)];
			buckets[node->hash & (capacity - 1)] = node;
		}
	heap_free(t->heap, t->buckets);
	t->buckets = buckets;
	t->capacity = capacity;
}

void hash_table_add(struct hash_table *t, struct hash_node *node, uint32_t hash)
{
	if (t->count == t->capacity)
		grow(t);
	node->hash = hash;
	node->next = t->buckets[hash & (t->capacity - 1)];
	t->buckets[hash & (t->capacity - 1)] = node;
	t->count++;
}

void hash_table_remove(struct hash_table *t, struct hash_node *node)
{
	struct hash_node **at;

	assert(t->count > 0);
	for (at = &t->buckets[node->hash & (t->capacity - 1)]; *at != node; at = &(*at)->next)
		assert(*at);
	*at = node->next;
	node->next = NULL;
	t->count--;
}
