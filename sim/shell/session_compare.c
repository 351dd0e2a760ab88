/* Two timelines beside each other: each is gone to for a moment and looked at. */
#include "sim/shell/compare.h"
#include "sim/shell/session_internal.h"
#include "sim/trace/telling.h"

enum { PARTING_MAX = 4000000, WORDS_MAX = 200 };

#define HEAP_SIZE ((size_t)1 << 30)

/* The timeline's latest moment; NULL: that is now. */
static const struct kept *head_of(const struct session *s, int32_t timeline)
{
	return timeline == s->current && !s->is_rewound ? NULL : &s->timelines[timeline]->head;
}

/* Events are compared by these. */
static uint64_t print_of(const struct world *w, int64_t seq)
{
	struct trace_entry entry = world_trace_at(w, seq);
	uint64_t hash = UINT64_C(14695981039346656037) ^ (uint64_t)entry.t_us;

	for (size_t i = 0; i < entry.node.size; i++)
		hash = (hash ^ entry.node.data[i]) * UINT64_C(1099511628211);
	for (size_t i = 0; i < entry.encoded.size; i++)
		hash = (hash ^ entry.encoded.data[i]) * UINT64_C(1099511628211);
	return hash;
}

/* What one of the two is, and of the first the events behind those that both have for certain. */
struct side {
	struct facts facts;
	int64_t count;
	uint64_t *prints;
	int64_t print_count;
};

static void look(struct session *s, int32_t timeline, int64_t shared, struct side *side, struct arena *arena)
{
	const struct kept *head = head_of(s, timeline);
	struct world *w = s->world;

	if (head)
		world_restore(w, head->snapshot);
	side->facts.arena = arena;
	side->count = world_trace_count(w);
	side->print_count = side->count - shared < PARTING_MAX ? side->count - shared : PARTING_MAX;
	side->prints = arena_alloc(arena, (size_t)(side->print_count + 1) * sizeof(*side->prints));
	for (int64_t i = 0; i < side->print_count; i++)
		side->prints[i] = print_of(w, shared + i);
	facts_of_state(&side->facts, w);
	facts_of_records(&side->facts, w);
}

/* A line that concerns timelines, and nothing that happens in one. */
static bool is_about_time(struct bytes line)
{
	static const char *const words[] = { "back", "forward", "goto", "fork", "timeline", "timelines", "compare", "pause", "speed", "step" };
	struct bytes text = bytes_trim(line), word = bytes_slice(text, 0, bytes_find(text, 0, ' '));
	bool is_alone = bytes_find(text, 0, ';') == text.size && bytes_find(text, 0, '&') == text.size;

	for (size_t i = 0; is_alone && i < sizeof(words) / sizeof(words[0]); i++)
		if (bytes_equal_text(word, words[i]))
			return true;
	return false;
}

/* What the timeline goes on with from that event: what is told, what was typed and what was said. */
static void tell(struct session *s, int32_t timeline, int64_t from, struct bytes told[COMPARISON_TOLD_MAX], struct arena *arena, struct heap *heap)
{
	const struct kept *head = head_of(s, timeline);
	struct world *w = s->world;
	int count = 0;

	if (head)
		world_restore(w, head->snapshot);
	for (int64_t seq = from; seq < world_trace_count(w) && count < COMPARISON_TOLD_MAX; seq++) {
		struct trace_entry entry = world_trace_at(w, seq);
		struct buf who = { .heap = heap }, words = { .heap = heap };
		struct trace_view view;
		size_t at = 0;

		if (!trace_next(entry.encoded, &at, &view) || (view.id == TRACE_line_typed && is_about_time(trace_value_of(&view, "line")->text)))
			continue;
		if (view.id == TRACE_line_typed || view.id == TRACE_said)
			telling_add_text(&words, trace_value_of(&view, view.id == TRACE_said ? "text" : "line")->text, WORDS_MAX);
		else
			telling_tell(&entry, &view, &who, &words);
		if (words.size > 0)
			told[count++] = arena_printf(arena, "%d.%03d %s%.*s%s%.*s", (int)(entry.t_us / 1000000), (int)(entry.t_us / 1000 % 1000), view.id == TRACE_line_typed ? "$ " : "",
			                             (int)who.size, (const char *)who.data, who.size > 0 ? " " : "", (int)words.size, (const char *)words.data);
		buf_free(&who);
		buf_free(&words);
	}
}

/* The first event that is not the same, -1 if all are. */
static int64_t parting(const struct side *a, const struct side *b, int64_t shared)
{
	int64_t i = 0;

	while (i < a->print_count && i < b->print_count && a->prints[i] == b->prints[i])
		i++;
	return shared + i == a->count && shared + i == b->count ? -1 : shared + i;
}

bool session_compare(struct session *s, struct bytes a_name, struct bytes b_name, struct comparison *c)
{
	int32_t a = session_find_timeline(s, a_name), b = session_find_timeline(s, b_name);
	struct side sides[2] = { 0 };

	if (a < 0 || b < 0)
		return false;
	struct heap *heap = heap_new(HEAP_SIZE);

	*c = (struct comparison){ .heap = heap };
	arena_init(&c->arena, heap);
	c->a = arena_copy(&c->arena, a_name);
	c->b = arena_copy(&c->arena, b_name);
	int64_t shared = session_shared_count(s->timelines[a], s->timelines[b]);

	if (shared == INT64_MAX) /* what was before is forgotten */
		shared = 0;
	struct world_observer observer = *world_observer_of(s->world);
	struct snapshot *here = world_snapshot(s->world);

	world_observe(s->world, NULL); /* it stays where it was */
	look(s, a, shared, &sides[0], &c->arena);
	world_restore(s->world, here);
	look(s, b, shared, &sides[1], &c->arena);
	c->parted_seq = a == b ? -1 : parting(&sides[0], &sides[1], shared);
	c->parted_us = c->parted_seq > 0 ? world_trace_at(s->world, c->parted_seq - 1).t_us : 0;
	comparison_set(c, &sides[0].facts, &sides[1].facts);
	if (c->parted_seq >= 0) {
		tell(s, b, c->parted_seq, c->told_b, &c->arena, heap);
		world_restore(s->world, here);
		tell(s, a, c->parted_seq, c->told_a, &c->arena, heap);
	}
	world_restore(s->world, here);
	snapshot_del(here);
	world_observe(s->world, &observer);
	return true;
}

void comparison_free(struct comparison *c)
{
	if (c->heap)
		heap_del(c->heap);
	*c = (struct comparison){ 0 };
}
