/* The promises of groups: generations, who owns what, whose commits count. */
#include "sim/trace/checkers/internal.h"

#include <stdlib.h>

enum { COMMITS_MAX = 1000 };

struct group_key {
	int32_t node;
	struct bytes group;
};

static int compare_group(const void *key, const struct tree_node *node)
{
	const struct group_key *k = key;
	const struct group_memory *m = CONTAINER_OF((uintptr_t)node, struct group_memory, node);

	return k->node != m->node_id ? (k->node > m->node_id) - (k->node < m->node_id) : bytes_compare(k->group, m->group);
}

static struct group_memory *find(const struct checkers *c, int32_t node, struct bytes group)
{
	struct group_key key = { node, group };
	struct tree_node *found = tree_find(&c->groups, &key, compare_group);

	return found ? CONTAINER_OF(found, struct group_memory, node) : NULL;
}

static int by_partition(const void *a, const void *b)
{
	const struct owned_partition *x = a, *y = b;
	int order = bytes_compare(x->topic, y->topic);

	if (order)
		return order;
	if (x->partition != y->partition)
		return (x->partition > y->partition) - (x->partition < y->partition);
	return (x->member > y->member) - (x->member < y->member);
}

static void tell_unowned(struct checkers *c, const struct group_seen *s, struct bytes topic, int32_t partition)
{
	checkers_break(c, "assignment-is-total", "group %.*s, generation %d: expected an owner of every partition of %.*s, found none of %d", (int)s->group.size,
	               (const char *)s->group.data, s->generation, (int)topic.size, (const char *)topic.data, partition);
}

/* Partitions that were made together with the first one, record behind record, are known to whoever knows that. */
static void check_last(struct checkers *c, const struct group_seen *s, const struct owned_partition *last)
{
	const struct history *owned = checkers_find_history(c, last->topic, last->partition), *next = checkers_find_history(c, last->topic, last->partition + 1);

	if (s->is_total && owned && next && owned->made_at >= 0 && next->made_at == owned->made_at + 1)
		tell_unowned(c, s, last->topic, last->partition + 1);
}

/* No partition has two owners, and of a topic that somebody owns a part of no partition is left out. */
static void check_assignment(struct checkers *c, struct group_seen *s)
{
	if (s->owned_count > 0)
		qsort(s->owned, (size_t)s->owned_count, sizeof(*s->owned), by_partition);
	for (int32_t i = 0; i < s->owned_count; i++) {
		const struct owned_partition *o = &s->owned[i], *before = i > 0 && bytes_equal(o->topic, o[-1].topic) ? o - 1 : NULL;

		if (before && before->partition == o->partition)
			checkers_break(c, "one-owner-a-generation", "group %.*s, generation %d: expected one owner of %.*s-%d, found two", (int)s->group.size,
			               (const char *)s->group.data, s->generation, (int)o->topic.size, (const char *)o->topic.data, o->partition);
		else if (s->is_total && o->partition != (before ? before->partition + 1 : 0))
			tell_unowned(c, s, o->topic, before ? before->partition + 1 : 0);
		if (i + 1 == s->owned_count || !bytes_equal(o->topic, o[1].topic))
			check_last(c, s, o);
	}
}

void check_group(struct checkers *c, struct group_seen *s)
{
	struct group_memory *m = find(c, s->node, s->group);

	if (!m) {
		struct group_key key = { s->node, s->group };

		m = HEAP_NEW(c->heap, struct group_memory);
		m->node_id = s->node;
		m->group = owned_copy(c->heap, s->group);
		m->shard_epoch = -1;
		tree_insert(&c->groups, &key, compare_group, &m->node);
	}
	if (m->shard_epoch == s->shard_epoch && s->generation < m->generation)
		checkers_break(c, "generation-never-falls", "group %.*s on broker %d: expected generation %d or later, found %d", (int)s->group.size,
		               (const char *)s->group.data, s->node, m->generation, s->generation);
	if (m->shard_epoch != s->shard_epoch || m->generation != s->generation)
		m->since_us = c->t_us;
	m->shard_epoch = s->shard_epoch;
	m->generation = s->generation;
	if (s->is_stable)
		check_assignment(c, s);
}

void group_forget(struct checkers *c, int32_t node, struct bytes group)
{
	struct group_memory *m = find(c, node, group);

	if (m)
		m->shard_epoch = m->generation = -1;
}

void groups_forget(struct checkers *c, int32_t node)
{
	TREE_EACH(&c->groups, struct group_memory, m, node)
		if (m->node_id == node) {
			m->shard_epoch = m->generation = -1;
			m->since_us = c->t_us;
		}
}

void check_committed_offset(struct checkers *c, struct bytes group, struct bytes topic, int32_t partition, int64_t offset)
{
	const struct history *h = checkers_find_history(c, topic, partition);

	if (h && h->is_begun && offset > h->end_max)
		checkers_break(c, "committed-offset-in-log", "group %.*s: expected an offset of %.*s-%d up to its log end %lld, found %lld", (int)group.size,
		               (const char *)group.data, (int)topic.size, (const char *)topic.data, partition, (long long)h->end_max, (long long)offset);
}

static void drop_commit(struct checkers *c, struct commit_memory *m)
{
	list_remove(&m->link);
	owned_free(c->heap, &m->group);
	heap_free(c->heap, m);
}

void check_commit_asked(struct checkers *c, int64_t conn, int32_t correlation_id, struct bytes group, int32_t generation)
{
	int32_t count = 0;

	if (generation < 0)
		return;
	LIST_EACH(&c->commits, struct commit_memory, other, link)
		if (++count == COMMITS_MAX)
			drop_commit(c, LIST_FIRST(&c->commits, struct commit_memory, link)); /* their answers will not come */
	struct commit_memory *m = HEAP_NEW(c->heap, struct commit_memory);

	*m = (struct commit_memory){ .conn = conn, .correlation_id = correlation_id, .generation = generation, .at_us = c->t_us,
		                         .group = owned_copy(c->heap, group) };
	list_append(&c->commits, &m->link);
}

/* It may be that the generation changed while the request was under way; but not that it had changed before it was sent. */
void check_commit_answered(struct checkers *c, int32_t node, int64_t conn, int32_t correlation_id, bool is_accepted)
{
	LIST_EACH(&c->commits, struct commit_memory, m, link) {
		if (m->conn != conn || m->correlation_id != correlation_id)
			continue;
		const struct group_memory *g = find(c, node, m->group);

		if (is_accepted && g && g->generation > m->generation && g->since_us < m->at_us)
			checkers_break(c, "no-stale-commit", "group %.*s: expected a commit of generation %d to be refused in generation %d, found it accepted",
			               (int)m->group.size, (const char *)m->group.data, m->generation, g->generation);
		drop_commit(c, m);
		return;
	}
}
