/* The order in which java.util.HashMap hands out its keys: by bucket, those of one bucket as they came. */
#include "engine/group/shard.h"
#include "sim/shell/kafka/tool.h"

/* The table is the power of two that was asked for, doubled while more than three quarters of it are taken. */
static uint32_t table_capacity(int32_t count, int32_t asked)
{
	uint32_t capacity = 1;

	while ((int32_t)capacity < asked)
		capacity *= 2;
	while (count * 4 > (int32_t)capacity * 3)
		capacity *= 2;
	return capacity;
}

static uint32_t bucket_of(uint32_t hash, uint32_t capacity)
{
	return (hash ^ hash >> 16) & (capacity - 1);
}

/* Items of that size, each with its hash. */
static void sort(struct task *task, void *items, size_t size, const uint32_t *hashes, int32_t count, int32_t capacity)
{
	uint32_t table = table_capacity(count, capacity);
	uint8_t *sorted = arena_alloc(task_arena(task), (size_t)count * size + 1);
	int32_t *starts = arena_calloc(task_arena(task), table + 1, sizeof(*starts));

	for (int32_t i = 0; i < count; i++)
		starts[bucket_of(hashes[i], table) + 1]++;
	for (uint32_t bucket = 0; bucket < table; bucket++)
		starts[bucket + 1] += starts[bucket];
	for (int32_t i = 0; i < count; i++)
		memcpy(sorted + (size_t)starts[bucket_of(hashes[i], table)]++ * size, (const uint8_t *)items + (size_t)i * size, size);
	if (count > 0)
		memcpy(items, sorted, (size_t)count * size);
}

static uint32_t *hashes_new(struct task *task, int32_t count)
{
	return arena_calloc(task_arena(task), (size_t)count + 1, sizeof(uint32_t));
}

void tool_sort_as_hash_map(struct task *task, struct bytes *texts, int32_t count, int32_t capacity)
{
	uint32_t *hashes = hashes_new(task, count);

	for (int32_t i = 0; i < count; i++)
		hashes[i] = (uint32_t)java_hash(texts[i]);
	sort(task, texts, sizeof(*texts), hashes, count, capacity);
}

static uint32_t node_hash(const struct tool_node *node)
{
	enum { HASH_OF_FALSE = 1237 };
	uint32_t hash = 31 + (uint32_t)java_hash(node->host);

	hash = (31 * hash + (uint32_t)node->id) * 31 + (uint32_t)node->port;
	return (31 * hash + (bytes_is_null(node->rack) ? 0 : (uint32_t)java_hash(node->rack))) * 31 + HASH_OF_FALSE;
}

void tool_sort_nodes_as_hash_map(struct task *task, struct tool_node *nodes, int32_t count)
{
	uint32_t *hashes = hashes_new(task, count);

	for (int32_t i = 0; i < count; i++)
		hashes[i] = node_hash(&nodes[i]);
	sort(task, nodes, sizeof(*nodes), hashes, count, 16);
}

void tool_sort_partitions_as_hash_map(struct task *task, struct topic_partition *partitions, int32_t count, int32_t capacity)
{
	uint32_t *hashes = hashes_new(task, count);

	for (int32_t i = 0; i < count; i++)
		hashes[i] = (31 + (uint32_t)partitions[i].partition) * 31 + (uint32_t)java_hash(partitions[i].topic);
	sort(task, partitions, sizeof(*partitions), hashes, count, capacity);
}

void tool_sort_replicas_as_hash_map(struct task *task, struct admin_replica *replicas, int32_t count, int32_t capacity)
{
	uint32_t *hashes = hashes_new(task, count);

	for (int32_t i = 0; i < count; i++) {
		hashes[i] = (31 + (uint32_t)java_hash(replicas[i].partition.topic)) * 31 + (uint32_t)replicas[i].partition.partition;
		hashes[i] = hashes[i] * 31 + (uint32_t)replicas[i].broker;
	}
	sort(task, replicas, sizeof(*replicas), hashes, count, capacity);
}
