/* What must hold once the faults are over and everything was read again. */
#include "sim/trace/checkers/internal.h"

#include "engine/log/log.h"

#define NAMED "%.*s-%d"
#define NAME_OF(h) (int)(h)->topic.size, (const char *)(h)->topic.data, (h)->partition

static bool read_batch(struct checkers *c, const struct replica_memory *r, const struct copied_batch *b, struct bytes *out)
{
	char path[DISK_PATH_SIZE];
	uint8_t *bytes = arena_alloc(&c->arena, (size_t)b->size);

	*out = bytes_of(bytes, (size_t)b->size);
	return world_peek(c->world, log_segment_path(r->dir, b->segment, ".log", path), b->position, bytes, (size_t)b->size) == b->size;
}

/* The first offset that both logs still have and that is remembered of both. */
static int64_t first_of_both(const struct replica_memory *leader, const struct replica_memory *r)
{
	int64_t from = r->copy.start > leader->copy.start ? r->copy.start : leader->copy.start;

	return r->copy.count > 0 && r->copy.items[0].base_offset > from ? r->copy.items[0].base_offset : from;
}

static bool is_comparable(const struct replica_memory *r)
{
	return r->is_seen && r->is_open && !r->is_damaged;
}

/* Followers' files are the leader's, byte for byte, below the high watermark: as far back as both logs go and are remembered. Where a segment ends is each
 * replica's own affair. */
static void compare_files(struct checkers *c, const struct history *h, const struct replica_memory *leader)
{
	for (int32_t i = 0; i < leader->copy.count && leader->copy.items[i].last_offset < leader->high_watermark; i++) {
		const struct copied_batch *a = &leader->copy.items[i];
		struct bytes x, y;

		arena_reset(&c->arena);
		if (!read_batch(c, leader, a, &x))
			continue; /* an older segment may have been removed meanwhile */
		LIST_EACH(&h->replicas, struct replica_memory, r, link) {
			const struct copied_batch *b = copy_at(&r->copy, a->base_offset);

			if (r == leader || !is_comparable(r) || a->last_offset < first_of_both(leader, r) || a->last_offset >= r->copy.end)
				continue; /* what is not yet copied others watch */
			if (b && !read_batch(c, r, b, &y))
				continue;
			if (!b || b->base_offset != a->base_offset || !bytes_equal(x, y))
				checkers_break(c, "files-agree", NAMED ": expected the same bytes on leader %d and replica %d at offset %lld, found others", NAME_OF(h),
				               leader->node, r->node, (long long)a->base_offset);
		}
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
		if (leader && leader->is_leader && leader->is_open && !leader->is_damaged)
			compare_files(c, h, leader);
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
