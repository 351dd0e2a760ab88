/* What must hold once the faults are over and everything was read again. */
#include "sim/trace/checkers/internal.h"

#include "engine/log/log.h"

#define NAMED "%.*s-%d"
#define NAME_OF(h) (int)(h)->topic.size, (const char *)(h)->topic.data, (h)->partition

static bool read_batch(struct checkers *c, const struct replica_memory *r, const struct copied_batch *b, struct bytes *out)
{
	char path[SEGMENT_PATH_SIZE];
	uint8_t *bytes = arena_alloc(&c->arena, (size_t)b->size);

	*out = bytes_of(bytes, (size_t)b->size);
	return world_peek(c->world, log_segment_path(r->dir, b->segment, ".log", path), b->position, bytes, (size_t)b->size) == b->size;
}

/* Followers' files are the leader's, byte for byte, below the high watermark: as far back as both logs go and are remembered. Where a segment ends is each
 * replica's own affair. */
static void compare_files(struct checkers *c, const struct history *h, const struct replica_memory *leader, const struct replica_memory *other)
{
	int64_t from = other->copy.start > leader->copy.start ? other->copy.start : leader->copy.start;

	if (other->copy.count > 0 && other->copy.items[0].base_offset > from)
		from = other->copy.items[0].base_offset;
	for (int32_t i = copy_index(&leader->copy, from); i < leader->copy.count && leader->copy.items[i].last_offset < leader->high_watermark; i++) {
		const struct copied_batch *a = &leader->copy.items[i], *b = copy_at(&other->copy, a->base_offset);
		struct bytes x, y;

		if (a->last_offset >= other->copy.end)
			break; /* not yet copied: others watch that */
		if (!read_batch(c, leader, a, &x) || (b && !read_batch(c, other, b, &y)))
			continue; /* an older segment may have been removed meanwhile */
		if (!b || b->base_offset != a->base_offset || !bytes_equal(x, y))
			checkers_break(c, "files-agree", NAMED ": expected the same bytes on leader %d and replica %d at offset %lld, found others", NAME_OF(h), leader->node,
			               other->node, (long long)a->base_offset);
		arena_reset(&c->arena);
	}
}

void checkers_expect_reader(struct checkers *c, struct bytes client)
{
	owned_set(c->heap, &c->reader, client);
}

static void check_read(struct checkers *c, const struct history *h)
{
	for (int32_t i = 0; i < h->value_count; i++) {
		const struct value_memory *v = &h->values[i];
		int64_t offset = h->values_base + i;

		if (v->is_acknowledged && !v->is_read && offset >= h->committed.start)
			checkers_break(c, "no-unseen", NAMED " offset %lld, acks=all: expected whoever reads everything to be given it in the end, found that it was not",
			               NAME_OF(h), (long long)offset);
	}
}

void checkers_finish(struct checkers *c)
{
	TREE_EACH(&c->histories, struct history, h, node) {
		const struct replica_memory *leader = h->leader >= 0 ? history_find_replica(h, h->leader) : NULL;

		if (h != c->metadata && !bytes_is_null(c->reader))
			check_read(c, h);
		LIST_EACH(&h->replicas, struct replica_memory, r, link)
			if (leader && leader->is_leader && r != leader && r->is_seen && r->is_open && leader->is_open && !r->is_damaged && !leader->is_damaged)
				compare_files(c, h, leader, r);
	}
}

void checkers_fail(struct checkers *c, const char *invariant, const char *text)
{
	c->seq = c->next_seq - 1;
	c->t_us = world_now_us(c->world);
	checkers_break(c, invariant, "%s", text);
}

void checkers_expect_unique_values(struct checkers *c)
{
	c->options.are_values_unique = true;
}
