#include "sim/trace/page.h"

#include <inttypes.h>

#include "engine/wire/api.h"
#include "sim/trace/chart.h"
#include "sim/trace/diagram.h"
#include "sim/trace/markup.h"
#include "sim/trace/told.h"
#include "sim/trace/transcript.h"

enum { MARKS_MAX = 1000 }; /* places along the time bar */

/* What is written, and where in it: `part` is the one that the world stands behind now. */
struct page {
	struct buf *out;
	const struct story *story;
	const struct timeline_part *parts;
	int part_count, part;
};

static const struct timeline_seen *timeline_of(const struct page *p, int part)
{
	return timelines_are_several(p->story->timelines) ? &p->story->timelines->items[p->parts[part].timeline] : NULL;
}

/* ---- The transcript ----------------------------------------------------------------------------------------------------------- */

static void begin_event(struct buf *out, const char *class, int64_t t_us)
{
	buf_printf(out, "<div class=\"ev %s\" data-t=\"%" PRId64 "\">", class, t_us);
}

/* A name in an address. */
static void add_quoted(struct buf *out, struct bytes name)
{
	for (size_t i = 0; i < name.size; i++) {
		uint8_t c = name.data[i];
		bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';

		buf_printf(out, is_plain ? "%c" : "%%%02X", c);
	}
}

static void add_time(const struct page *p, int64_t t_us)
{
	const struct timeline_seen *seen = timeline_of(p, p->part);
	struct buf *out = p->out;

	buf_printf(out, "<a href=\"#t=%" PRId64 ".%06d", t_us / 1000000, (int)(t_us % 1000000));
	if (seen) {
		buf_add_text(out, "&amp;in=");
		add_quoted(out, seen->name);
	}
	buf_printf(out, "\" data-t=\"%" PRId64 "\">%" PRId64 ".%03d s</a>", t_us, t_us / 1000000, (int)(t_us / 1000 % 1000));
}

/* Paragraphs; lines that begin with a blank are a table. */
static void add_said(struct buf *out, int64_t t_us, struct bytes text)
{
	bool is_table = false;

	begin_event(out, "said", t_us);
	for (size_t at = 0, end; at < text.size; at = end + 1) {
		end = bytes_find(text, at, '\n');
		struct bytes line = bytes_slice(text, at, end - at);
		bool is_row = line.size > 0 && line.data[0] == ' ';

		if (is_row != is_table)
			buf_add_text(out, is_row ? "<pre>" : "</pre>");
		is_table = is_row;
		if (!is_row)
			buf_add_text(out, "<p>");
		markup_add(out, line);
		buf_add_text(out, is_row ? "\n" : "</p>");
	}
	buf_add_text(out, is_table ? "</pre></div>\n" : "</div>\n");
}

static void add_expected(const struct page *p, int64_t t_us, const struct trace_view *view)
{
	bool is_met = trace_value_of(view, "is_met")->integer != 0;
	struct buf *out = p->out;

	begin_event(out, is_met ? "met" : "unmet", t_us);
	add_time(p, t_us);
	buf_add_text(out, is_met ? "<span class=\"who\">✓ ok</span><span class=\"words\">" : "<span class=\"who\">✗ FAILED</span><span class=\"words\">");
	markup_add(out, trace_value_of(view, "what")->text);
	buf_add_text(out, "</span></div>\n");
}

static void add_chart(struct buf *out, int64_t t_us, const struct trace_view *view)
{
	struct arena arena;
	struct chart chart;

	arena_init(&arena, out->heap);
	if (chart_read(&chart, view, &arena)) {
		begin_event(out, "drawn", t_us);
		buf_add_text(out, "<figure>");
		chart_add_svg(out, &chart);
		buf_add_text(out, "</figure></div>\n");
	}
	arena_free(&arena);
}

static void add_small_diagram(struct buf *out, const struct world *world, int64_t t_us, const struct trace_view *view, int64_t seq)
{
	struct diagram d;

	transcript_make_diagram(&d, world, view, seq, out->heap);
	begin_event(out, "drawn", t_us);
	buf_add_text(out, "<figure>");
	diagram_add_svg_element(out, &d, 0, BYTES("A stretch of the run"));
	buf_add_text(out, "</figure></div>\n");
	diagram_free(&d);
}

static void add_told(const struct page *p, struct telling_fold *fold, int64_t seq, int64_t t_us, enum tone tone)
{
	struct buf *out = p->out;
	struct buf who = { .heap = out->heap }, words = { .heap = out->heap };

	if (telling_tell_folded(fold, p->story->world, seq, &who, &words)) {
		begin_event(out, tone == TONE_FAULT ? "fault" : "change", t_us);
		add_time(p, t_us);
		buf_add_text(out, "<span class=\"who\">");
		markup_add(out, actor_short_name(buf_bytes(&who)));
		buf_add_text(out, "</span><span class=\"words\">");
		markup_add(out, buf_bytes(&words));
		buf_add_text(out, "</span></div>\n");
	}
	buf_free(&who);
	buf_free(&words);
}

/* What somebody typed: of a session the story itself. */
static void add_typed(const struct page *p, int64_t t_us, const struct trace_view *view)
{
	begin_event(p->out, "typed", t_us);
	add_time(p, t_us);
	buf_add_text(p->out, "<span class=\"who\">$</span><span class=\"words\">");
	markup_add(p->out, bytes_trim(trace_value_of(view, "line")->text));
	buf_add_text(p->out, "</span></div>\n");
}

static void add_events(const struct page *p, const struct timeline_part *part)
{
	const struct world *world = p->story->world;
	struct telling_fold fold = { 0 };

	for (int64_t seq = part->from_seq; seq < part->to_seq; seq++) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (trace_peek(entry.encoded) == TRACE_frame_sent || !trace_next(entry.encoded, &at, &view) || timelines_show(p->story->timelines, view.id))
			continue;
		if (view.id == TRACE_said)
			add_said(p->out, entry.t_us, trace_value_of(&view, "text")->text);
		else if (view.id == TRACE_expected)
			add_expected(p, entry.t_us, &view);
		else if (view.id == TRACE_chart_drawn)
			add_chart(p->out, entry.t_us, &view);
		else if (view.id == TRACE_diagram_drawn)
			add_small_diagram(p->out, world, entry.t_us, &view, seq);
		else if (view.id == TRACE_line_typed && p->story->told->is_session)
			add_typed(p, entry.t_us, &view);
		else if (telling_tells(&view))
			add_told(p, &fold, seq, entry.t_us, happening_tone(&view));
	}
}

/* Whether all was as expected: where the run has ended. */
static void add_end(const struct page *p)
{
	const struct story *story = p->story;
	const struct transcript *transcript = &story->told->transcript;
	struct buf text = { .heap = p->out->heap };

	if (story->is_ended)
		transcript_add_end(transcript, &text);
	if (text.size > 0) {
		begin_event(p->out, transcript->met == transcript->expected ? "said met" : "said unmet", world_now_us(story->world));
		buf_add_text(p->out, "<p class=\"words\">");
		markup_add(p->out, bytes_trim(buf_bytes(&text)));
		buf_add_text(p->out, "</p></div>\n");
	}
	buf_free(&text);
}

static void begin_part(const struct page *p, int part)
{
	struct arena arena;

	arena_init(&arena, p->out->heap);
	struct bytes title = timelines_part_title(p->story->timelines, &p->parts[part], &arena);

	buf_printf(p->out, "<div data-part=\"%d\">", part);
	if (title.size > 0) {
		buf_add_text(p->out, "<h3>");
		markup_add(p->out, title);
		buf_add_text(p->out, "</h3>");
	}
	buf_add_char(p->out, '\n');
	arena_free(&arena);
}

static void add_transcript(struct page *p)
{
	const struct timelines *t = p->story->timelines;
	int last = p->part_count - 1;

	while (timelines_are_several(t) && p->parts[last].timeline != t->last)
		last--;
	for (p->part = 0; p->part < p->part_count; p->part++) {
		const struct timeline_part *part = &p->parts[p->part];

		size_t before = p->out->size;

		story_go_to(p->story, part->timeline);
		begin_part(p, p->part);
		size_t empty = p->out->size;

		add_events(p, part);
		if (p->part == last)
			add_end(p);
		if (p->out->size == empty) /* what tells nothing needs no title */
			p->out->size = before;
		else
			buf_add_text(p->out, "</div>\n");
	}
	story_go_to(p->story, -1);
}

/* ---- The time bar ------------------------------------------------------------------------------------------------------------- */

/* Where things were told: a class for each tone, which has a shape of its own. */
static void add_tick(struct buf *out, int place, enum tone tone)
{
	static const char *const classes[] = { [TONE_SAID] = "said", [TONE_TYPED] = "typed", [TONE_CHANGE] = "change", [TONE_FAULT] = "fault", [TONE_MET] = "met",
		                                   [TONE_UNMET] = "unmet" };

	buf_printf(out, "<i class=\"%s\" style=\"left:%d.%d%%\"></i>", classes[tone], place * 100 / MARKS_MAX, place * 1000 / MARKS_MAX % 10);
}

/* A place in thousandths of the bar. */
static int place_of(const struct page *p, int64_t t_us)
{
	int64_t end = page_end_us(p->story) > 0 ? page_end_us(p->story) : 1;

	return (int)(t_us / 1000 * MARKS_MAX / (end / 1000 + 1));
}

/* Of what has happened from that event on. */
static void add_ticks(const struct page *p, int64_t from_seq)
{
	const struct world *world = p->story->world;
	int last[TONE_UNMET + 1];

	memset(last, -1, sizeof(last));
	for (int64_t seq = from_seq; seq < world_trace_count(world); seq++) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (trace_peek(entry.encoded) == TRACE_frame_sent || !trace_next(entry.encoded, &at, &view) || !happening_is_told(&view) ||
		    timelines_show(p->story->timelines, view.id))
			continue;
		enum tone tone = happening_tone(&view);

		if (tone == TONE_TYPED && !p->story->told->is_session) /* a scenario's own lines say nothing by themselves */
			continue;
		int place = place_of(p, entry.t_us);

		if (place != last[tone])
			add_tick(p->out, place, tone);
		last[tone] = place;
	}
}

static void add_stretch(const struct page *p, const char *class, int64_t from_us, int64_t to_us)
{
	int from = place_of(p, from_us), to = place_of(p, to_us);

	buf_printf(p->out, "<s class=\"%s\" style=\"left:%d.%d%%;width:%d.%d%%\"></s>", class, from / 10, from % 10, (to - from) / 10, (to - from) % 10);
}

/* Its own bar: what it shares with others, where it began and where others did, what has happened. */
static void add_line(const struct page *p, int timeline)
{
	const struct timelines *t = p->story->timelines;
	const struct timeline_seen *seen = &t->items[timeline];

	buf_printf(p->out, "<label data-line=\"%d\"><input type=\"radio\" name=\"line\" value=\"%d\"><span>", timeline, timeline);
	markup_add(p->out, seen->name);
	buf_add_text(p->out, "</span><span class=\"marks\">");
	add_stretch(p, "past", 0, seen->from_us);
	add_stretch(p, "own", seen->from_us, seen->end_us);
	for (int i = 0; i < t->count; i++)
		if (i == timeline ? seen->parent >= 0 : t->items[i].parent == timeline) {
			int place = place_of(p, t->items[i].from_us);

			buf_printf(p->out, "<b class=\"%s\" style=\"left:%d.%d%%\"></b>", i == timeline ? "begun" : "fork", place / 10, place % 10);
		}
	add_ticks(p, seen->from_seq);
	buf_add_text(p->out, "<b class=\"at\"></b></span></label>\n");
}

static void add_lines_of_time(const struct page *p)
{
	buf_add_text(p->out, "<fieldset id=\"lines\"><legend>Timelines</legend>\n");
	for (int i = 0; i < p->story->timelines->count; i++) {
		story_go_to(p->story, i);
		add_line(p, i);
	}
	story_go_to(p->story, -1);
	buf_add_text(p->out, "</fieldset>\n");
}

static void add_bar(const struct page *p)
{
	struct buf *out = p->out;
	bool are_several = timelines_are_several(p->story->timelines);

	buf_add_text(out, "<div id=\"bar\" role=\"region\" aria-label=\"Time\" hidden>");
	if (are_several)
		add_lines_of_time(p);
	buf_add_text(out, "<div><button id=\"play\" type=\"button\" aria-label=\"Play\">▶</button>"
	                  "<button id=\"back\" type=\"button\" aria-label=\"Back to what happened before\">‹</button>"
	                  "<button id=\"on\" type=\"button\" aria-label=\"On to what happens next\">›</button>\n"
	                  "<div id=\"track\">");
	if (!are_several) {
		buf_add_text(out, "<div class=\"marks\" aria-hidden=\"true\">");
		add_ticks(p, 0);
		buf_add_text(out, "</div>\n");
	}
	buf_add_text(out, "<input id=\"cursor\" type=\"range\" min=\"0\" step=\"1\" aria-label=\"Time of the run\"></div>"
	                  "<output id=\"clock\" for=\"cursor\"></output></div><p id=\"now\" aria-live=\"polite\"></p></div>\n");
}

/* ---- All ---------------------------------------------------------------------------------------------------------------------- */

static void add_lines(struct buf *out, const char *const *lines)
{
	for (; *lines; lines++) {
		buf_add_text(out, *lines);
		buf_add_char(out, '\n');
	}
}

static void add_head(struct buf *out, const struct story *story)
{
	struct bytes title = bytes_is_null(story->title) ? bytes_of_text(story->name) : story->title;

	buf_add_text(out, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
	                  "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
	                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline';script-src 'unsafe-inline'\">\n<title>");
	markup_add(out, title);
	buf_printf(out, "</title>\n<style>\n%s\n%s\n", diagram_css, chart_css);
	add_lines(out, page_style);
	buf_add_text(out, "</style></head>\n<body><header><h1>");
	markup_add(out, title);
	buf_add_text(out, "</h1>\n");
	if (!bytes_is_null(story->about)) {
		buf_add_text(out, "<p class=\"about\">");
		markup_add(out, story->about);
		buf_add_text(out, "</p>\n");
	}
	buf_add_text(out, "<p class=\"meta\">");
	markup_add(out, bytes_of_text(story->name));
	buf_printf(out, ", seed %" PRIu64 ", %d broker%s, as Apache Kafka " KAFKA_VERSION "; times are virtual</p></header>\n", story->seed, (int)story->brokers,
	           story->brokers == 1 ? "" : "s");
}

static void add_diagram(const struct page *p)
{
	struct diagram d;

	diagram_make(&d, p->story->world, p->out->heap, &(struct diagram_options){ .timelines = p->story->timelines });
	for (int i = 0; i < d.section_count; i++) {
		if (i > 0 && d.sections[i].row_count == 0)
			continue;
		begin_part(p, i);
		diagram_add_svg_element(p->out, &d, i, BYTES("Who sent what to whom"));
		buf_add_text(p->out, "</div>\n");
	}
	diagram_free(&d);
}

/* Where the script shows the state of the cluster. */
static void add_state(struct buf *out, const char *suffix)
{
	buf_printf(out, "<ul id=\"nodes%s\"></ul><ul id=\"groups%s\"></ul>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Partitions\"><table>"
	                "<thead id=\"heads%s\"></thead><tbody id=\"parts%s\"></tbody></table></div>\n", suffix, suffix, suffix, suffix);
}

void page_make(const struct story *story, struct buf *out)
{
	struct timeline_part parts[TIMELINE_PARTS_MAX];
	struct page p = { .out = out, .story = story, .parts = parts, .part_count = timelines_parts(story->timelines, story->world, parts) };

	add_head(out, story);
	add_bar(&p);
	buf_add_text(out, "<main><section id=\"transcript\" aria-label=\"Transcript\" tabindex=\"0\">\n<h2>Transcript</h2>\n");
	add_transcript(&p);
	buf_add_text(out, "</section>\n<section id=\"state\" hidden><h2>The cluster then</h2>");
	add_state(out, "");
	if (timelines_are_several(story->timelines)) { /* another one at the same time */
		buf_add_text(out, "<h3><label>At that time in <select id=\"beside\"><option value=\"\">no other</option></select></label></h3>\n<div id=\"other\">");
		add_state(out, "-beside");
		buf_add_text(out, "</div>\n");
	}
	buf_add_text(out, "</section>\n<section id=\"diagram\"><h2>Diagram</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Diagram\">\n");
	add_diagram(&p);
	buf_add_text(out, "</div></section></main>\n<footer><p>Arrow keys on the time bar go from one thing that happened to the next. Made by klab; it needs no "
	                  "network.</p></footer>\n<script>\nconst RUN = ");
	page_add_data(out, story, parts, p.part_count);
	buf_add_text(out, ";\n");
	add_lines(out, page_script);
	buf_add_text(out, "</script></body></html>\n");
}
