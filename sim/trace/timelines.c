#include "sim/trace/timelines.h"

struct splitting {
	const struct timelines *timelines;
	struct timeline_part *parts;
	int count;
};

/* The one in which a timeline began; who had gone back behind its parent's own beginning began where that one had. */
static int origin_of(const struct timelines *t, int timeline)
{
	int parent = t->items[timeline].parent;

	while (parent >= 0 && t->items[parent].parent >= 0 && t->items[timeline].from_seq <= t->items[parent].from_seq)
		parent = t->items[parent].parent;
	return parent;
}

/* The next one to begin in `of`: at or behind `from`, and if it is there not before the one after `before`. -1: there is none. */
static int next_beginning(const struct timelines *t, int of, int64_t from, int before)
{
	int next = -1;

	for (int i = 0; i < t->count; i++) {
		int64_t at = t->items[i].from_seq;

		if (i == of || origin_of(t, i) != of || at < from || (at == from && i <= before))
			continue;
		if (next < 0 || at < t->items[next].from_seq)
			next = i;
	}
	return next;
}

/* The part of a timeline up to an event. */
static int add_part(struct splitting *s, int timeline, int64_t from_seq, int64_t to_seq, int64_t from_us, int after)
{
	s->parts[s->count] = (struct timeline_part){ timeline, from_seq, to_seq, from_us, after, from_seq == s->timelines->items[timeline].from_seq };
	return s->count++;
}

static void split(struct splitting *s, int timeline, int after)
{
	const struct timelines *t = s->timelines;
	const struct timeline_seen *seen = &t->items[timeline];
	int64_t from_seq = seen->from_seq, from_us = seen->from_us;

	for (int next = next_beginning(t, timeline, from_seq, -1); next >= 0; next = next_beginning(t, timeline, from_seq, next)) {
		int64_t at = t->items[next].from_seq;

		if (at > from_seq || after < 0) {
			after = add_part(s, timeline, from_seq, at, from_us, after);
			from_seq = at;
			from_us = t->items[next].from_us;
		}
		split(s, next, after);
	}
	add_part(s, timeline, from_seq, seen->to_seq, from_us, after);
}

int timelines_parts(const struct timelines *t, const struct world *world, struct timeline_part *out)
{
	struct splitting s = { .timelines = t, .parts = out };

	if (!timelines_are_several(t)) {
		*out = (struct timeline_part){ 0, 0, world_trace_count(world), 0, -1, true };
		return 1;
	}
	for (int i = 0; i < t->count; i++)
		if (t->items[i].parent < 0)
			split(&s, i, -1);
	return s.count;
}

struct bytes timelines_part_title(const struct timelines *t, const struct timeline_part *part, struct arena *arena)
{
	const struct timeline_seen *seen = timelines_are_several(t) ? &t->items[part->timeline] : NULL;

	if (!seen || part->after < 0)
		return BYTES("");
	return arena_printf(arena, "%s%.*s, %sfrom %lld.%03d s", part->begins ? "timeline " : "", (int)seen->name.size, (const char *)seen->name.data,
	                    part->begins ? "" : "on ", (long long)(part->from_us / 1000000), (int)(part->from_us / 1000 % 1000));
}

bool timelines_show(const struct timelines *t, enum trace_id id)
{
	return timelines_are_several(t) && (id == TRACE_timeline_began || id == TRACE_timeline_returned);
}
