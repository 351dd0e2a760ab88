#include "engine/group/offsets.h"

struct place {
	struct bytes topic;
	int32_t partition;
};

static int compare(const void *key, const struct tree_node *node)
{
	const struct place *place = key;
	const struct offset_entry *entry = CONTAINER_OF((uintptr_t)node, struct offset_entry, node);
	int order = bytes_compare(place->topic, entry->topic);

	return order != 0 ? order : (place->partition > entry->partition) - (place->partition < entry->partition);
}

struct offset_entry *offsets_find(const struct group *group, struct bytes topic, int32_t partition)
{
	struct tree_node *node = tree_find(&group->offsets, &(struct place){ topic, partition }, compare);

	return node ? CONTAINER_OF(node, struct offset_entry, node) : NULL;
}

struct offset_entry *offsets_first_of(const struct group *group, struct bytes topic)
{
	struct tree_node *node = tree_ceiling(&group->offsets, &(struct place){ topic, INT32_MIN }, compare);

	return node ? CONTAINER_OF(node, struct offset_entry, node) : NULL;
}

static const struct offset_value *seen(const struct offset_version *version)
{
	return version->is_tombstone ? NULL : &version->value;
}

const struct offset_value *offset_committed(const struct offset_entry *entry)
{
	const struct offset_version *first = CONTAINER_OF(entry->versions.next, struct offset_version, link);

	return first->is_committed ? seen(first) : NULL;
}

const struct offset_value *offset_latest(const struct offset_entry *entry)
{
	return seen(CONTAINER_OF(entry->versions.prev, struct offset_version, link));
}

static struct offset_entry *entry_new(struct group *group, struct bytes topic, int32_t partition)
{
	struct offset_entry *entry = heap_alloc(group_coordinator(group)->heap, sizeof(*entry) + topic.size);

	if (topic.size > 0)
		memcpy(entry + 1, topic.data, topic.size);
	entry->group = group;
	entry->topic = bytes_of(entry + 1, topic.size);
	entry->partition = partition;
	list_init(&entry->versions);
	tree_insert(&group->offsets, &(struct place){ topic, partition }, compare, &entry->node);
	return entry;
}

static void version_free(struct heap *heap, struct offset_version *version)
{
	list_remove(&version->link);
	list_remove(&version->change);
	heap_free(heap, version);
}

static void entry_free(struct offset_entry *entry)
{
	struct heap *heap = group_coordinator(entry->group)->heap;

	LIST_EACH(&entry->versions, struct offset_version, version, link)
		version_free(heap, version);
	tree_remove(&entry->group->offsets, &entry->node);
	heap_free(heap, entry);
}

static struct offset_version *version_new(struct heap *heap, const struct offset_value *value)
{
	size_t metadata_size = value ? value->metadata.size : 0;
	struct offset_version *version = heap_alloc(heap, sizeof(*version) + metadata_size);

	list_init(&version->link);
	list_init(&version->change);
	version->is_tombstone = !value;
	if (value) {
		version->value = *value;
		if (metadata_size > 0)
			memcpy(version + 1, value->metadata.data, metadata_size);
		version->value.metadata = bytes_of(version + 1, metadata_size);
	}
	return version;
}

/* The version takes the place of all before it. */
static void version_commit(struct offset_version *version)
{
	struct offset_entry *entry = version->entry;
	struct heap *heap = group_coordinator(entry->group)->heap;

	version->is_committed = true;
	entry->group->is_visible = true;
	while (entry->versions.next != &version->link)
		version_free(heap, CONTAINER_OF(entry->versions.next, struct offset_version, link));
	if (version->is_tombstone && entry->versions.prev == &version->link)
		entry_free(entry);
}

void offsets_put(struct group *group, struct bytes topic, int32_t partition, const struct offset_value *value, struct list *changes)
{
	struct offset_entry *entry = offsets_find(group, topic, partition);

	if (!entry && !value)
		return;
	if (!entry)
		entry = entry_new(group, topic, partition);
	struct offset_version *version = version_new(group_coordinator(group)->heap, value);

	version->entry = entry;
	list_append(&entry->versions, &version->link);
	if (changes)
		list_append(changes, &version->change);
	else
		version_commit(version);
}

void offsets_commit(struct list *changes, struct bytes member_id)
{
	while (!list_is_empty(changes)) {
		struct offset_version *version = LIST_FIRST(changes, struct offset_version, change);
		const struct offset_entry *entry = version->entry;

		list_remove(&version->change);
		if (!version->is_tombstone)
			trace(group_coordinator(entry->group)->step.fx->trace, offset_committed, .group = entry->group->id,
			      .topic = entry->topic, .partition = entry->partition, .offset = version->value.offset,
			      .member_id = member_id);
		version_commit(version);
	}
}

void offsets_forget(struct list *changes)
{
	while (!list_is_empty(changes))
		list_remove(changes->next);
}

bool offsets_are_empty(const struct group *group)
{
	TREE_EACH(&group->offsets, struct offset_entry, entry, node)
		if (offset_latest(entry))
			return false;
	return true;
}

void offsets_free(struct group *group)
{
	TREE_EACH(&group->offsets, struct offset_entry, entry, node)
		entry_free(entry);
}
