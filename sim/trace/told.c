#include "sim/trace/told.h"

#include <inttypes.h>

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

	*part = (struct told_part){ .t_us = t_us, .left_us = -1, .start = t->text.size };
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

static void add_words(struct told *t, struct told_part *part, const char *before, struct bytes words)
{
	part->said = t->words.size;
	buf_add_text(&t->words, before);
	buf_add_bytes(&t->words, words);
	part->said_size = t->words.size - part->said;
}

/* What is narrated is a chapter, and so is a timeline. */
static void add_chapter(struct told *t, struct told_part *part, const struct world *world, int64_t seq)
{
	struct trace_entry entry = world_trace_at(world, seq);
	struct trace_view view;
	size_t at = 0;

	if (!trace_next(entry.encoded, &at, &view))
		return;
	if (view.id == TRACE_said)
		add_words(t, part, "", trace_value_of(&view, "text")->text);
	else if (view.id == TRACE_timeline_began)
		add_words(t, part, "timeline ", trace_value_of(&view, "name")->text);
	else if (view.id == TRACE_timeline_returned)
		add_words(t, part, "back from ", trace_value_of(&view, "name")->text);
}

/* What was added from there on is too much. */
static bool is_full(struct told *t, size_t start)
{
	t->is_full = t->is_full || t->text.size > TOLD_SIZE_MAX;
	if (t->is_full)
		t->text.size = start;
	return t->is_full;
}

void told_read(struct told *t, const struct world *world)
{
	for (size_t start = t->text.size; transcript_next(&t->transcript, world, &t->text); start = t->text.size) {
		int64_t seq = t->transcript.seq - 1;

		if (t->text.size == start || is_full(t, start))
			continue;
		struct told_part *part = new_part(t, world_trace_at(world, seq).t_us);

		part->start = start;
		part->size = t->text.size - start;
		add_chapter(t, part, world, seq);
	}
}

void told_return(struct told *t, int64_t seq)
{
	transcript_return(&t->transcript, seq);
}

/* ---- A session ---------------------------------------------------------------------------------------------------------------- */

/* Ends the part with what was added to the text since it began. */
static void end_part(struct told *t, struct told_part *part)
{
	part->size = t->text.size - part->start;
	if (part->size > 0)
		t->is_in_a_line = t->text.data[t->text.size - 1] != '\n';
}

/* A tab is named where another one speaks. A line shows when it is sent, behind a prompt: one of its own where nobody printed one. */
static void add_session_event(struct told *t, int64_t t_us, const struct trace_view *view)
{
	int64_t tab = trace_value_of(view, "tab")->integer;
	struct told_part *part = new_part(t, t_us);

	if (t->tab != 0 && tab != t->tab) {
		buf_printf(&t->text, "%s-- tab %" PRId64 " --\n", t->is_in_a_line ? "\n" : "", tab);
		t->is_in_a_line = false;
	}
	t->tab = tab;
	if (view->id == TRACE_line_typed) {
		struct bytes line = bytes_trim(trace_value_of(view, "line")->text);

		add_words(t, part, "", line);
		buf_add_text(&t->text, t->is_in_a_line ? "" : "$ ");
		buf_add_bytes(&t->text, line);
		buf_add_char(&t->text, '\n');
	} else {
		buf_add_bytes(&t->text, trace_value_of(view, "text")->text);
	}
	if (is_full(t, part->start))
		t->count--;
	else
		end_part(t, part);
}

void told_read_session(struct told *t, const struct world *world)
{
	t->is_session = true;
	for (; t->transcript.seq < world_trace_count(world); t->transcript.seq++) {
		struct trace_entry entry = world_trace_at(world, t->transcript.seq);
		struct trace_view view;
		size_t at = 0;

		if (trace_next(entry.encoded, &at, &view) && (view.id == TRACE_line_typed || view.id == TRACE_text_printed))
			add_session_event(t, entry.t_us, &view);
	}
}

void told_go_to(struct told *t, const struct world *world, const char *timeline, int64_t left_us, bool is_elsewhere)
{
	int64_t now_us = world_now_us(world);
	struct told_part *part = new_part(t, now_us);

	part->left_us = left_us;
	buf_printf(&t->text, "%s-- timeline %s, at %" PRId64 ".%03d s --\n", t->is_in_a_line ? "\n" : "", timeline, now_us / 1000000, (int)(now_us / 1000 % 1000));
	add_words(t, part, "timeline ", bytes_of_text(timeline));
	end_part(t, part);
	if (is_elsewhere)
		t->transcript.seq = world_trace_count(world);
}
