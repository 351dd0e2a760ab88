/* What a coordinator finds when it takes over a group: the last generation that was complete, or a later one, and the offsets that were committed, or those
 * of a commit that was under way. Both are records of __consumer_offsets that its ISR had; so they survive as other records do, and only with those
 * are they lost. */
#include "sim/trace/checkers/internal.h"

#define TEXT(b) (int)(b).size, (const char *)(b).data

/* ---- Memories ---------------------------------------------------------------------------------------------------------- */

static int compare_group(const void *key, const struct tree_node *node)
{
	return bytes_compare(*(const struct bytes *)key, CONTAINER_OF((uintptr_t)node, struct kept_group, node)->group);
}

static struct kept_group *group_of(struct checkers *c, struct bytes group)
{
	struct tree_node *found = tree_find(&c->kept_groups, &group, compare_group);

	if (found)
		return CONTAINER_OF(found, struct kept_group, node);
	struct kept_group *k = HEAP_NEW(c->heap, struct kept_group);

	k->group = owned_copy(c->heap, group);
	k->generation = -1;
	tree_insert(&c->kept_groups, &k->group, compare_group, &k->node);
	return k;
}

struct offset_key {
	struct bytes group, topic;
	int32_t partition;
};

static int compare_offset(const void *key, const struct tree_node *node)
{
	const struct offset_key *k = key;
	const struct kept_offset *o = CONTAINER_OF((uintptr_t)node, struct kept_offset, node);
	int order = bytes_compare(k->group, o->group);

	if (!order)
		order = bytes_compare(k->topic, o->topic);
	return order ? order : (k->partition > o->partition) - (k->partition < o->partition);
}

static bool is_offset_of(const void *key, const struct hash_node *node)
{
	return compare_offset(key, &CONTAINER_OF((uintptr_t)node, struct kept_offset, by_key)->node) == 0;
}

static struct kept_offset *offset_of(struct checkers *c, struct bytes group, struct bytes topic, int32_t partition)
{
	struct offset_key key = { group, topic, partition };
	uint32_t hash = hash_of_pair(group, hash_of_pair(topic, (uint32_t)partition));
	struct hash_node *found = hash_table_find(&c->kept_offsets_by_key, hash, &key, is_offset_of);

	if (found)
		return CONTAINER_OF(found, struct kept_offset, by_key);
	struct kept_offset *o = HEAP_NEW(c->heap, struct kept_offset);

	o->group = owned_copy(c->heap, group);
	o->topic = owned_copy(c->heap, topic);
	o->partition = partition;
	o->committed = o->leader_epoch = -1;
	key = (struct offset_key){ o->group, o->topic, partition };
	tree_insert(&c->kept_offsets, &key, compare_offset, &o->node);
	hash_table_add(&c->kept_offsets_by_key, &o->by_key, hash);
	return o;
}

static void drop_offset(struct checkers *c, struct kept_offset *o)
{
	tree_remove(&c->kept_offsets, &o->node);
	hash_table_remove(&c->kept_offsets_by_key, &o->by_key);
	owned_free(c->heap, &o->group);
	owned_free(c->heap, &o->topic);
	heap_free(c->heap, o);
}

void kept_forget_group(struct checkers *c, struct bytes group)
{
	group_of(c, group)->generation = -1;
	TREE_EACH(&c->kept_offsets, struct kept_offset, o, node)
		if (bytes_equal(o->group, group))
			drop_offset(c, o);
}

void kept_forget_topic(struct checkers *c, struct bytes topic)
{
	TREE_EACH(&c->kept_offsets, struct kept_offset, o, node)
		if (bytes_equal(o->topic, topic))
			drop_offset(c, o);
}

void kept_forget(struct checkers *c)
{
	TREE_EACH(&c->kept_groups, struct kept_group, k, node) {
		tree_remove(&c->kept_groups, &k->node);
		owned_free(c->heap, &k->group);
		heap_free(c->heap, k);
	}
	TREE_EACH(&c->kept_offsets, struct kept_offset, o, node)
		drop_offset(c, o);
}

/* ---- What is kept ------------------------------------------------------------------------------------------------------ */

void keep_generation(struct checkers *c, struct bytes group, int32_t generation, int64_t losses)
{
	struct kept_group *k = group_of(c, group);

	if (k->losses != losses || generation > k->generation)
		k->generation = generation;
	k->losses = losses;
}

void keep_asked(struct checkers *c, struct bytes group, struct bytes topic, int32_t partition, int64_t offset)
{
	struct kept_offset *o = offset_of(c, group, topic, partition);

	o->has_more = o->has_more || o->asked_count == COMMITS_ASKED_MAX;
	if (o->asked_count == COMMITS_ASKED_MAX)
		memmove(o->asked, o->asked + 1, sizeof(o->asked[0]) * (size_t)--o->asked_count);
	o->asked[o->asked_count++] = offset;
}

/* What others asked for before it may come behind it in the log. */
void keep_offset(struct checkers *c, struct bytes group, struct bytes topic, int32_t partition, int64_t offset, int64_t losses, int32_t leader_epoch)
{
	struct kept_offset *o = offset_of(c, group, topic, partition);
	int32_t at = 0;

	if (leader_epoch < o->leader_epoch)
		return;
	o->leader_epoch = leader_epoch;

	o->committed = offset;
	o->losses = losses;
	o->at_us = c->t_us;
	while (at < o->asked_count && o->asked[at] != offset)
		at++;
	if (at == o->asked_count)
		return;
	o->asked_count--;
	memmove(o->asked + at, o->asked + at + 1, sizeof(o->asked[0]) * (size_t)(o->asked_count - at));
}

/* ---- A coordinator has loaded it --------------------------------------------------------------------------------------- */

static bool may_be(const struct kept_offset *o, int64_t offset)
{
	bool is_asked = offset == o->committed || o->has_more;

	for (int32_t i = 0; i < o->asked_count; i++)
		is_asked = is_asked || offset == o->asked[i];
	return is_asked;
}

static void check_offset(struct checkers *c, int32_t node, const struct kept_offset *o, const struct loaded_group *l)
{
	for (int32_t i = 0; i < l->offset_count; i++) {
		const struct group_offset_view *view = &l->offsets[i];

		if (view->partition != o->partition || !bytes_equal(view->topic, o->topic))
			continue;
		if (!may_be(o, view->offset))
			checkers_break(c, "committed-offset-survives", "group %.*s: expected broker %d to find offset %lld of %.*s-%d in its log, found %lld", TEXT(o->group),
			               node, (long long)o->committed, TEXT(o->topic), o->partition, (long long)view->offset);
		return;
	}
	checkers_break(c, "committed-offset-survives", "group %.*s: expected broker %d to find offset %lld of %.*s-%d in its log, found none", TEXT(o->group), node,
	               (long long)o->committed, TEXT(o->topic), o->partition);
}

void check_loaded(struct checkers *c, int32_t node, int64_t losses, int64_t retention_us, is_loaded_group *is_loaded, load_group *load, void *context)
{
	TREE_EACH(&c->kept_groups, struct kept_group, k, node) {
		if (!is_loaded(context, k->group))
			continue;
		struct loaded_group l = load(context, k->group);

		if (k->losses == losses && l.is_known && l.generation < k->generation)
			checkers_break(c, "generation-never-falls", "group %.*s: expected broker %d to find generation %d or later in its log, found %d", TEXT(k->group), node,
			               k->generation, l.generation);
		if (k->losses != losses)
			k->generation = -1;
	}
	TREE_EACH(&c->kept_offsets, struct kept_offset, o, node) {
		if (o->committed < 0 || !is_loaded(context, o->group))
			continue;
		struct loaded_group l = load(context, o->group);

		if (o->losses == losses && c->t_us - o->at_us < retention_us)
			check_offset(c, node, o, &l);
		else
			o->committed = -1;
	}
}
