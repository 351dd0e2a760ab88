#include "engine/group/unserved.h"

#include "engine/group/txn_offsets.h"

struct unserved_key {
	struct tree_node node; /* in the order in which tombstones are written */
	struct bytes key;
};

/* Where a type's tombstones stand among those of its group, from 1 on, and whose it is. */
static const struct {
	enum group_type group;
	int position;
} types[] = {
	[3] = { GROUP_CONSUMER, 7 }, [4] = { GROUP_CONSUMER, 6 },  [5] = { GROUP_CONSUMER, 4 },  [6] = { GROUP_CONSUMER, 3 },
	[7] = { GROUP_CONSUMER, 2 }, [8] = { GROUP_CONSUMER, 1 },  [16] = { GROUP_CONSUMER, 5 },
	[10] = { GROUP_SHARE, 4 },   [11] = { GROUP_SHARE, 6 },    [12] = { GROUP_SHARE, 3 },    [13] = { GROUP_SHARE, 2 },
	[14] = { GROUP_SHARE, 1 },   [15] = { GROUP_SHARE, 5 },
	[17] = { GROUP_STREAMS, 5 }, [19] = { GROUP_STREAMS, 4 },  [20] = { GROUP_STREAMS, 3 },  [21] = { GROUP_STREAMS, 2 },
	[22] = { GROUP_STREAMS, 1 }, [23] = { GROUP_STREAMS, 6 },
};

enum { CONSUMER_GROUP_METADATA = 3, CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA = 6 };

enum group_type unserved_type_of(uint16_t record_type)
{
	return record_type < sizeof(types) / sizeof(types[0]) ? types[record_type].group : GROUP_CLASSIC;
}

static int position_of(struct bytes key)
{
	return types[load_u16(key.data)].position;
}

static int compare(const void *key, const struct tree_node *node)
{
	struct bytes a = *(const struct bytes *)key, b = CONTAINER_OF((uintptr_t)node, struct unserved_key, node)->key;
	int order = position_of(a) - position_of(b);

	return order != 0 ? order : bytes_compare(a, b);
}

static void remove_key(struct group *group, struct unserved_key *one)
{
	struct heap *heap = group_coordinator(group)->heap;

	tree_remove(&group->unserved, &one->node);
	owned_free(heap, &one->key);
	heap_free(heap, one);
}

void unserved_forget(struct group *group)
{
	TREE_EACH(&group->unserved, struct unserved_key, one, node)
		remove_key(group, one);
	group->type = GROUP_CLASSIC;
}

/* The epochs that a description tells; they are the first field of both values. */
static void note_epoch(struct group *group, uint16_t record_type, struct bytes value)
{
	if (value.size < 6)
		return;
	if (record_type == CONSUMER_GROUP_METADATA)
		group->unserved_epoch = (int32_t)load_u32(value.data + 2);
	else if (record_type == CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA)
		group->unserved_assignment_epoch = (int32_t)load_u32(value.data + 2);
}

static void put(struct shard *shard, struct bytes id, uint16_t record_type, const struct record_item *item)
{
	struct group *group = group_find(shard, id);
	struct heap *heap = shard->coordinator->heap;

	if (!group)
		group = group_create(shard, id);
	if (group->members.count > 0 || !bytes_is_null(group->protocol_type))
		group_clear(group); /* the classic group was turned into this one */
	group->type = types[record_type].group;
	group->state = GROUP_EMPTY;
	group->is_visible = true;
	note_epoch(group, record_type, item->value);
	if (tree_find(&group->unserved, &item->key, compare))
		return;
	struct unserved_key *one = HEAP_NEW(heap, struct unserved_key);

	one->key = owned_copy(heap, item->key);
	tree_insert(&group->unserved, &one->key, compare, &one->node);
}

static void take_away(struct shard *shard, struct bytes id, struct bytes key)
{
	struct group *group = group_find(shard, id);
	struct tree_node *node = group ? tree_find(&group->unserved, &key, compare) : NULL;

	if (!node)
		return;
	remove_key(group, CONTAINER_OF(node, struct unserved_key, node));
	if (group->unserved.count > 0)
		return;
	group->type = GROUP_CLASSIC;
	if (offsets_are_empty(group) && !txn_offsets_has(group))
		group_del(group);
}

enum err unserved_replay(struct shard *shard, uint16_t record_type, const struct record_item *item, struct arena *arena)
{
	struct consumer_group_metadata_key key;
	size_t at = 2;
	enum err err = message_decode(&consumer_group_metadata_key_schema, 0, item->key, &at, arena, &key); /* all begin so */

	if (err != ERR_OK)
		return err;
	if (bytes_is_null(item->value))
		take_away(shard, key.group_id, item->key);
	else
		put(shard, key.group_id, record_type, item);
	return ERR_OK;
}

void unserved_add_tombstones(struct operation *operation, const struct group *group)
{
	struct arena *arena = operation->shard->coordinator->step.fx->arena;

	TREE_EACH(&group->unserved, struct unserved_key, one, node)
		operation_add(operation, arena_copy(arena, one->key), BYTES_NULL);
}
