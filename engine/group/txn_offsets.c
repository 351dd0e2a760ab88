#include "engine/group/txn_offsets.h"

#include "engine/group/records.h"

struct txn_offset {
	struct tree_node node; /* by producer, group, topic, partition */
	int64_t producer_id;
	struct group *group;
	struct bytes topic; /* owned */
	int32_t partition;
	struct offset_value value; /* its metadata too */
};

static int compare(const void *key, const struct tree_node *node)
{
	const struct txn_offset *a = key, *b = CONTAINER_OF((uintptr_t)node, struct txn_offset, node);
	int order = (a->producer_id > b->producer_id) - (a->producer_id < b->producer_id);

	if (order == 0)
		order = bytes_compare(a->group->id, b->group->id);
	if (order == 0)
		order = bytes_compare(a->topic, b->topic);
	return order != 0 ? order : (a->partition > b->partition) - (a->partition < b->partition);
}

static int compare_producer(const void *key, const struct tree_node *node)
{
	int64_t a = *(const int64_t *)key, b = CONTAINER_OF((uintptr_t)node, struct txn_offset, node)->producer_id;

	return a > b ? 1 : -1; /* never equal: what is looked for is the first of this producer */
}

static void txn_offset_free(struct txn_offset *t)
{
	struct heap *heap = group_coordinator(t->group)->heap;

	tree_remove(&t->group->shard->txn_offsets, &t->node);
	owned_free(heap, &t->topic);
	owned_free(heap, &t->value.metadata);
	heap_free(heap, t);
}

void txn_offsets_put(struct group *group, int64_t producer_id, struct bytes topic, int32_t partition, const struct offset_value *value)
{
	struct heap *heap = group_coordinator(group)->heap;
	struct tree *all = &group->shard->txn_offsets;
	struct txn_offset wanted = { .producer_id = producer_id, .group = group, .topic = topic, .partition = partition };
	struct tree_node *node = tree_find(all, &wanted, compare);

	if (node)
		txn_offset_free(CONTAINER_OF(node, struct txn_offset, node));
	struct txn_offset *t = HEAP_NEW(heap, struct txn_offset);

	*t = wanted;
	t->topic = owned_copy(heap, topic);
	t->value = *value;
	t->value.metadata = owned_copy(heap, value->metadata);
	tree_insert(all, t, compare, &t->node);
	group->is_visible = true;
}

/* Of a mix of commits with and without transactions the last one that was written counts. */
static void commit(const struct txn_offset *t)
{
	const struct offset_entry *entry = offsets_find(t->group, t->topic, t->partition);
	const struct offset_value *now = entry ? offset_latest(entry) : NULL;

	if (!now || t->value.record_offset > now->record_offset)
		offsets_put(t->group, t->topic, t->partition, &t->value, NULL);
}

void txn_offsets_end(struct shard *shard, int64_t producer_id, bool is_committed)
{
	struct tree_node *next, *node = tree_ceiling(&shard->txn_offsets, &producer_id, compare_producer);

	for (; node; node = next) {
		struct txn_offset *t = CONTAINER_OF(node, struct txn_offset, node);

		next = tree_next(node);
		if (t->producer_id != producer_id)
			break;
		if (is_committed)
			commit(t);
		txn_offset_free(t);
	}
}

static bool is_of(const struct txn_offset *t, const struct group *group, struct bytes topic, int32_t partition)
{
	return t->group == group && t->partition == partition && bytes_equal(t->topic, topic);
}

void txn_offsets_forget(struct group *group, struct bytes topic, int32_t partition)
{
	TREE_EACH(&group->shard->txn_offsets, struct txn_offset, t, node)
		if (is_of(t, group, topic, partition))
			txn_offset_free(t);
}

bool txn_offsets_has(const struct group *group)
{
	TREE_EACH(&group->shard->txn_offsets, struct txn_offset, t, node)
		if (t->group == group)
			return true;
	return false;
}

bool txn_offsets_has_partition(const struct group *group, struct bytes topic, int32_t partition)
{
	TREE_EACH(&group->shard->txn_offsets, struct txn_offset, t, node)
		if (is_of(t, group, topic, partition))
			return true;
	return false;
}

void txn_offsets_add_tombstones(struct operation *operation, const struct group *group, struct bytes topic)
{
	TREE_EACH(&group->shard->txn_offsets, struct txn_offset, t, node) {
		const struct offset_entry *entry = t->group == group ? offsets_find(group, t->topic, t->partition) : NULL;

		if (t->group != group || (!bytes_is_null(topic) && !bytes_equal(t->topic, topic)))
			continue;
		if (!entry || !offset_latest(entry))
			record_add_offset_tombstone(operation, group->id, t->topic, t->partition);
	}
}

void txn_offsets_free(struct group *group)
{
	TREE_EACH(&group->shard->txn_offsets, struct txn_offset, t, node)
		if (t->group == group)
			txn_offset_free(t);
}
