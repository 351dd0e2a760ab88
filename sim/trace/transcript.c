#include "sim/trace/transcript.h"

#include <inttypes.h>

#include "engine/base/owned.h"
#include "sim/trace/chart.h"
#include "sim/trace/diagram.h"

enum { NODE_WIDTH = 12, RULE_WIDTH = 78, TEXT_WIDTH = 76, TITLE_MAX = 76, DIAGRAM_WIDTH = 80, DIAGRAM_TEXT_ROWS = 40, ACTORS_NAMED_MAX = 32 };

static void add_time(struct buf *out, int64_t t_us)
{
	buf_printf(out, "%6" PRId64 ".%03ds  ", t_us / 1000000, (int)(t_us / 1000 % 1000));
}

static size_t columns_of(struct bytes text)
{
	size_t columns = 0;

	for (size_t i = 0; i < text.size; i++)
		columns += (text.data[i] & 0xc0) != 0x80;
	return columns;
}

/* Adds a line, wrapped. */
static void add_wrapped(struct buf *out, struct bytes text)
{
	size_t column = 0;

	for (size_t at = 0; at < text.size;) {
		size_t end = at;

		while (end < text.size && text.data[end] != ' ')
			end++;
		struct bytes word = bytes_slice(text, at, end - at);

		at = end + 1;
		if (word.size == 0)
			continue;
		if (column > 0 && column + 1 + columns_of(word) > TEXT_WIDTH) {
			buf_add_char(out, '\n');
			column = 0;
		}
		if (column > 0) {
			buf_add_char(out, ' ');
			column++;
		}
		telling_add_text(out, word, word.size);
		column += columns_of(word);
	}
}

void transcript_add_paragraph(struct buf *out, struct bytes text)
{
	for (size_t at = 0; at < text.size;) {
		size_t end = bytes_find(text, at, '\n');
		struct bytes line = bytes_slice(text, at, end - at);

		if (line.size > 0 && line.data[0] == ' ')
			telling_add_text(out, line, line.size);
		else
			add_wrapped(out, line);
		buf_add_char(out, '\n');
		at = end + 1;
	}
	buf_add_char(out, '\n');
}

void transcript_add_title(struct buf *out, struct bytes title, struct bytes about)
{
	if (!bytes_is_null(title)) {
		transcript_add_paragraph(out, title);
		out->size--; /* its empty line */
		for (size_t i = out->size < TITLE_MAX ? out->size : TITLE_MAX; i > 1; i--)
			buf_add_char(out, '=');
		buf_add_text(out, "\n\n");
	}
	if (!bytes_is_null(about)) {
		struct buf line = { .heap = out->heap };

		buf_add_bytes(&line, about);
		for (size_t i = 0; i < line.size; i++)
			if (line.data[i] == '\n')
				line.data[i] = ' ';
		transcript_add_paragraph(out, buf_bytes(&line));
		buf_free(&line);
	}
}
/* A client goes by the name that the script gave it. */
static struct bytes short_name(struct bytes who)
{
	struct bytes prefix = BYTES("client-");

	return bytes_starts_with(who, prefix) ? bytes_slice(who, prefix.size, who.size) : who;
}
static void tell_line(struct transcript *t, const struct world *world, int64_t t_us, struct buf *out)
{
	struct buf who = { .heap = out->heap }, words = { .heap = out->heap };

	if (telling_tell_folded(&t->fold, world, t->seq, &who, &words)) {
		struct bytes name = short_name(buf_bytes(&who));

		add_time(out, t_us);
		buf_add_bytes(out, name);
		for (size_t column = columns_of(name); column == columns_of(name) || column < NODE_WIDTH + 2; column++)
			buf_add_char(out, ' ');
		buf_add_bytes(out, buf_bytes(&words));
		buf_add_char(out, '\n');
		t->is_started = true;
		t->is_apart = false;
	}
	buf_free(&who);
	buf_free(&words);
}

/* ---- What stands apart ---------------------------------------------------------------------------------------------------------- */

static void begin_apart(struct transcript *t, struct buf *out)
{
	if (t->is_started && !t->is_apart)
		buf_add_char(out, '\n');
	t->is_started = t->is_apart = true;
}

/* An event that is told. */
struct occurrence {
	const struct world *world;
	const struct trace_entry *entry;
	const struct trace_view *view;
};

static void tell_paragraph(struct transcript *t, const struct occurrence *e, struct buf *out)
{
	begin_apart(t, out);
	transcript_add_paragraph(out, e->view->values[0].text);
}

static void tell_chart(struct transcript *t, const struct occurrence *e, struct buf *out)
{
	struct arena arena;
	struct chart chart;

	begin_apart(t, out);
	arena_init(&arena, out->heap);
	if (chart_read(&chart, e->view, &arena))
		chart_add_text(out, &chart, t->is_ascii);
	else
		buf_add_text(out, "    (a chart without a point)\n");
	buf_add_char(out, '\n');
	arena_free(&arena);
}

void transcript_make_diagram(struct diagram *d, const struct world *world, const struct trace_view *view, int64_t seq, struct heap *heap)
{
	struct bytes names = trace_value_of(view, "actors")->text, actors[ACTORS_NAMED_MAX];
	struct diagram_options options = { .from_us = trace_value_of(view, "from_us")->integer, .to_us = trace_value_of(view, "to_us")->integer, .seq_end = seq,
		                               .actors = actors, .rows = DIAGRAM_TEXT_ROWS };

	struct bytes own = owned_copy(heap, names); /* what reads the trace moves on in it */

	for (size_t at = 0, end; at < own.size && options.actor_count < ACTORS_NAMED_MAX; at = end + 1) {
		end = bytes_find(own, at, ',');
		actors[options.actor_count++] = bytes_slice(own, at, end - at);
	}
	diagram_make(d, world, heap, &options);
	owned_free(heap, &own);
}

static void tell_diagram(struct transcript *t, const struct occurrence *e, struct buf *out)
{
	struct diagram d;

	begin_apart(t, out);
	transcript_make_diagram(&d, e->world, e->view, t->seq, out->heap);
	diagram_add_text(out, &d, DIAGRAM_WIDTH, t->is_ascii);
	buf_add_char(out, '\n');
	diagram_free(&d);
}

/* "+-- words -----". */
static void add_rule(struct transcript *t, const char *words, struct bytes name, const char *more, int64_t t_us, struct buf *out)
{
	struct buf line = { .heap = out->heap };

	if (t->is_started && !t->is_apart)
		buf_add_char(out, '\n');
	buf_printf(&line, "+-- %s ", words);
	telling_add_text(&line, name, name.size);
	buf_printf(&line, "%s%" PRId64 ".%03ds ", more, t_us / 1000000, (int)(t_us / 1000 % 1000));
	buf_add_bytes(out, buf_bytes(&line));
	for (size_t column = line.size; column < RULE_WIDTH; column++)
		buf_add_char(out, '-');
	buf_add_char(out, '\n');
	buf_free(&line);
	t->is_started = true;
}

static void tell_expected(struct transcript *t, const struct occurrence *e, struct buf *out)
{
	const struct trace_value *what = &e->view->values[0], *is_met = &e->view->values[1];

	t->expected++;
	t->met += is_met->integer != 0;
	add_time(out, e->entry->t_us);
	buf_add_text(out, is_met->integer ? "  ok      " : "  FAILED  ");
	telling_add_text(out, what->text, what->text.size);
	buf_add_char(out, '\n');
	t->is_started = true;
	t->is_apart = false;
}

static void tell_timeline_began(struct transcript *t, const struct occurrence *e, struct buf *out)
{
	add_rule(t, "timeline", e->view->values[0].text, ", from ", e->entry->t_us, out);
	t->is_apart = true; /* no empty line before its first paragraph */
	t->is_aside = true;
}

static void tell_timeline_returned(struct transcript *t, const struct occurrence *e, struct buf *out)
{
	add_rule(t, "back from", e->view->values[0].text, ", which went on to ", e->view->values[1].integer, out);
	buf_add_char(out, '\n');
	t->is_apart = true;
}

/* ---- All ------------------------------------------------------------------------------------------------------------------------ */

/* What is told in a way of its own; the rest is a line, or nothing. */
static void (*const ways[TRACE_ID_COUNT])(struct transcript *, const struct occurrence *, struct buf *) = {
	[TRACE_said] = tell_paragraph,
	[TRACE_chart_drawn] = tell_chart,
	[TRACE_diagram_drawn] = tell_diagram,
	[TRACE_expected] = tell_expected,
	[TRACE_timeline_began] = tell_timeline_began,
	[TRACE_timeline_returned] = tell_timeline_returned,
};

static void tell(struct transcript *t, const struct occurrence *e, struct buf *out)
{
	if (ways[e->view->id])
		ways[e->view->id](t, e, out);
	else if (telling_tells(e->view))
		tell_line(t, e->world, e->entry->t_us, out);
}

/* Adds the lines behind a bar. */
static void add_aside(struct buf *out, struct bytes lines)
{
	for (size_t at = 0; at < lines.size;) {
		size_t end = bytes_find(lines, at, '\n');

		buf_add_text(out, end > at ? "| " : "|");
		buf_add_bytes(out, bytes_slice(lines, at, end - at));
		buf_add_char(out, '\n');
		at = end + 1;
	}
}

/* As most of a trace is not told, it is passed over undecoded. */
static bool find_told(struct transcript *t, const struct world *world)
{
	bool is_told[UINT8_MAX + 1] = { 0 };

	for (int id = 0; id < TRACE_ID_COUNT; id++)
		is_told[id] = ways[id] || telling_knows((enum trace_id)id);
	t->seq = world_trace_find(world, t->seq, is_told);
	return t->seq < world_trace_count(world);
}

bool transcript_next(struct transcript *t, const struct world *world, struct buf *out)
{
	if (!find_told(t, world))
		return false;
	struct trace_entry entry = world_trace_at(world, t->seq);
	struct trace_view view;
	const struct occurrence event = { world, &entry, &view };
	size_t at = 0;

	trace_next(entry.encoded, &at, &view);
	if (t->is_aside) {
		struct buf lines = { .heap = out->heap };

		tell(t, &event, &lines);
		add_aside(out, buf_bytes(&lines));
		buf_free(&lines);
	} else {
		tell(t, &event, out);
	}
	t->seq++;
	return true;
}

void transcript_read(struct transcript *t, const struct world *world, struct buf *out)
{
	while (transcript_next(t, world, out))
		;
}

void transcript_return(struct transcript *t, int64_t seq)
{
	t->seq = seq;
	t->fold = (struct telling_fold){ 0 };
	t->is_aside = false;
}

void transcript_add_end(const struct transcript *t, struct buf *out)
{
	if (t->expected == 0)
		return;
	if (!t->is_apart)
		buf_add_char(out, '\n');
	if (t->met == t->expected)
		buf_printf(out, "All as expected (%" PRId64 " of %" PRId64 ").\n", t->met, t->expected);
	else
		buf_printf(out, "Not as expected: %" PRId64 " of %" PRId64 ".\n", t->expected - t->met, t->expected);
}
