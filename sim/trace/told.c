#include "sim/trace/told.h"

void told_init(struct told *t, struct heap *heap)
{
	*t = (struct told){ .heap = heap, .text = { .heap = heap }, .words = { .heap = heap } };
}

static struct told_part *new_part(struct told *t, int64_t t_us)
{
	if (t->count == t->capacity) {
		t->capacity = t->capacity ? 2 * t->capacity : 64;
		t->parts = heap_realloc(t->heap, t->parts, (size_t)t->capacity * sizeof(*t->parts));
	}
	struct told_part *part = &t->parts[t->count++];

	*part = (struct told_part){ .t_us = t_us, .start = t->text.size };
	return part;
}

void told_add(struct told *t, int64_t t_us, struct bytes text)
{
	if (text.size == 0)
		return;
	struct told_part *part = new_part(t, t_us);

	part->size = text.size;
	buf_add_bytes(&t->text, text);
}

/* What the event narrates; empty if it does not. */
static struct bytes said_by(const struct world *world, int64_t seq)
{
	struct trace_entry entry = world_trace_at(world, seq);
	struct trace_view view;
	size_t at = 0;

	return trace_next(entry.encoded, &at, &view) && view.id == TRACE_said ? trace_value_of(&view, "text")->text : BYTES("");
}

void told_read(struct told *t, const struct world *world)
{
	while (t->transcript.seq < world_trace_count(world)) {
		int64_t seq = t->transcript.seq, t_us = world_trace_at(world, seq).t_us;
		size_t start = t->text.size;

		if (!transcript_read_one(&t->transcript, world, &t->text))
			continue;
		struct told_part *part = new_part(t, t_us);
		struct bytes said = said_by(world, seq);

		part->start = start;
		part->size = t->text.size - start;
		part->said = t->words.size;
		part->said_size = said.size;
		buf_add_bytes(&t->words, said);
	}
}

void told_return(struct told *t, int64_t seq)
{
	transcript_return(&t->transcript, seq);
}
