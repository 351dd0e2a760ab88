#include "sim/trace/page.h"

#include <inttypes.h>

#include "engine/wire/api.h"
#include "sim/trace/chart.h"
#include "sim/trace/diagram.h"
#include "sim/trace/markup.h"
#include "sim/trace/transcript.h"

enum { MARKS_MAX = 1000 }; /* places along the time bar */

/* ---- The transcript ----------------------------------------------------------------------------------------------------------- */

static void begin_event(struct buf *out, const char *class, int64_t t_us)
{
	buf_printf(out, "<div class=\"ev %s\" data-t=\"%" PRId64 "\">", class, t_us);
}

static void add_time(struct buf *out, int64_t t_us)
{
	buf_printf(out, "<a href=\"#t=%" PRId64 ".%06d\" data-t=\"%" PRId64 "\">%" PRId64 ".%03d s</a>", t_us / 1000000, (int)(t_us % 1000000), t_us,
	           t_us / 1000000, (int)(t_us / 1000 % 1000));
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

static void add_expected(struct buf *out, int64_t t_us, const struct trace_view *view)
{
	bool is_met = trace_value_of(view, "is_met")->integer != 0;

	begin_event(out, is_met ? "met" : "unmet", t_us);
	add_time(out, t_us);
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
	diagram_add_svg_element(out, &d, BYTES("A stretch of the run"));
	buf_add_text(out, "</figure></div>\n");
	diagram_free(&d);
}

static void add_told(struct buf *out, const struct world *world, struct telling_fold *fold, int64_t seq, int64_t t_us, enum tone tone)
{
	struct buf who = { .heap = out->heap }, words = { .heap = out->heap };

	if (telling_tell_folded(fold, world, seq, &who, &words)) {
		begin_event(out, tone == TONE_FAULT ? "fault" : "change", t_us);
		add_time(out, t_us);
		buf_add_text(out, "<span class=\"who\">");
		markup_add(out, actor_short_name(buf_bytes(&who)));
		buf_add_text(out, "</span><span class=\"words\">");
		markup_add(out, buf_bytes(&words));
		buf_add_text(out, "</span></div>\n");
	}
	buf_free(&who);
	buf_free(&words);
}

static void add_transcript(struct buf *out, const struct story *story)
{
	struct telling_fold fold = { 0 };

	for (int64_t seq = 0; seq < world_trace_count(story->world); seq++) {
		struct trace_entry entry = world_trace_at(story->world, seq);
		struct trace_view view;
		size_t at = 0;

		if (trace_peek(entry.encoded) == TRACE_frame_sent || !trace_next(entry.encoded, &at, &view))
			continue;
		if (view.id == TRACE_said)
			add_said(out, entry.t_us, trace_value_of(&view, "text")->text);
		else if (view.id == TRACE_expected)
			add_expected(out, entry.t_us, &view);
		else if (view.id == TRACE_chart_drawn)
			add_chart(out, entry.t_us, &view);
		else if (view.id == TRACE_diagram_drawn)
			add_small_diagram(out, story->world, entry.t_us, &view, seq);
		else if (telling_tells(&view))
			add_told(out, story->world, &fold, seq, entry.t_us, happening_tone(&view));
	}
}

/* ---- The time bar ------------------------------------------------------------------------------------------------------------- */

/* Where things were told: a class for each tone, which has a shape of its own. */
static void add_tick(struct buf *out, int place, enum tone tone)
{
	static const char *const classes[] = { [TONE_SAID] = "said", [TONE_TYPED] = NULL, [TONE_CHANGE] = "change", [TONE_FAULT] = "fault", [TONE_MET] = "met",
		                                   [TONE_UNMET] = "unmet" };

	if (classes[tone])
		buf_printf(out, "<i class=\"%s\" style=\"left:%d.%d%%\"></i>", classes[tone], place * 100 / MARKS_MAX, place * 1000 / MARKS_MAX % 10);
}

static void add_ticks(struct buf *out, const struct world *world)
{
	int last[TONE_UNMET + 1];
	int64_t end = world_now_us(world) > 0 ? world_now_us(world) : 1;

	memset(last, -1, sizeof(last));
	for (int64_t seq = 0; seq < world_trace_count(world); seq++) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (trace_peek(entry.encoded) == TRACE_frame_sent || !trace_next(entry.encoded, &at, &view) || !happening_is_told(&view))
			continue;
		enum tone tone = happening_tone(&view);
		int place = (int)(entry.t_us / 1000 * MARKS_MAX / (end / 1000 + 1));

		if (place != last[tone])
			add_tick(out, place, tone);
		last[tone] = place;
	}
}

static void add_bar(struct buf *out, const struct world *world)
{
	buf_add_text(out, "<div id=\"bar\" role=\"region\" aria-label=\"Time\" hidden><div><button id=\"play\" type=\"button\" aria-label=\"Play\">▶</button>"
	                  "<button id=\"back\" type=\"button\" aria-label=\"Back to what happened before\">‹</button>"
	                  "<button id=\"on\" type=\"button\" aria-label=\"On to what happens next\">›</button>\n"
	                  "<div id=\"track\"><div id=\"marks\" aria-hidden=\"true\">");
	add_ticks(out, world);
	buf_add_text(out, "</div>\n<input id=\"cursor\" type=\"range\" min=\"0\" step=\"1\" aria-label=\"Time of the run\"></div>"
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

static void add_end(struct buf *out, const struct story *story)
{
	struct transcript transcript = { .is_started = true, .is_apart = true };
	struct buf text = { .heap = out->heap };

	transcript_read(&transcript, story->world, &text);
	buf_clear(&text);
	transcript.is_apart = true;
	if (story->is_ended)
		transcript_add_end(&transcript, &text);
	if (text.size > 0) {
		begin_event(out, transcript.met == transcript.expected ? "said met" : "said unmet", world_now_us(story->world));
		buf_add_text(out, "<p class=\"words\">");
		markup_add(out, bytes_trim(buf_bytes(&text)));
		buf_add_text(out, "</p></div>\n");
	}
	buf_free(&text);
}

static void add_diagram(struct buf *out, const struct story *story)
{
	struct diagram d;

	diagram_make(&d, story->world, out->heap, &(struct diagram_options){ 0 });
	diagram_add_svg_element(out, &d, BYTES("Who sent what to whom"));
	diagram_free(&d);
}

void page_make(const struct story *story, struct buf *out)
{
	add_head(out, story);
	add_bar(out, story->world);
	buf_add_text(out, "<main><section id=\"transcript\" aria-label=\"Transcript\" tabindex=\"0\">\n<h2>Transcript</h2>\n");
	add_transcript(out, story);
	add_end(out, story);
	buf_add_text(out, "</section>\n<section id=\"state\" hidden><h2>The cluster then</h2>"
	                  "<ul id=\"nodes\"></ul><ul id=\"groups\"></ul>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Partitions\"><table>"
	                  "<thead id=\"heads\"></thead><tbody id=\"parts\"></tbody></table></div></section>\n"
	                  "<section id=\"diagram\"><h2>Diagram</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Diagram\">\n");
	add_diagram(out, story);
	buf_add_text(out, "</div></section></main>\n<footer><p>Arrow keys on the time bar go from one thing that happened to the next. Made by klab; it needs no "
	                  "network.</p></footer>\n<script>\nconst RUN = ");
	page_add_data(out, story);
	buf_add_text(out, ";\n");
	add_lines(out, page_script);
	buf_add_text(out, "</script></body></html>\n");
}
