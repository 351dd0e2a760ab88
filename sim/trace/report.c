#include "sim/trace/report.h"

#include <inttypes.h>
#include <stdlib.h>

#include "engine/base/json.h"
#include "engine/wire/api.h"
#include "sim/trace/checkers/checkers.h"
#include "sim/trace/records.h"
#include "sim/trace/sequence.h"

enum { API_KEYS_MAX = 256 };

/* What is counted in one walk through the trace. */
struct counts {
	int64_t events[TRACE_ID_COUNT];
	struct {
		int64_t requests, responses, bytes;
	} apis[API_KEYS_MAX];
	int64_t met, unmet;
};

static void take_frame(struct counts *c, const struct trace_view *view)
{
	struct frame_seen frame = frame_seen_in(view);

	if (frame.api_key < 0 || frame.api_key >= API_KEYS_MAX)
		return;
	c->apis[frame.api_key].requests += !frame.is_response;
	c->apis[frame.api_key].responses += frame.is_response;
	c->apis[frame.api_key].bytes += frame.bytes;
}

static void count(struct counts *c, const struct world *world)
{
	for (int64_t seq = 0; seq < world_trace_count(world); seq++) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (!trace_next(entry.encoded, &at, &view))
			continue;
		c->events[view.id]++;
		if (view.id == TRACE_frame_sent)
			take_frame(c, &view);
		c->met += view.id == TRACE_expected && happening_tone(&view) == TONE_MET;
		c->unmet += view.id == TRACE_expected && happening_tone(&view) == TONE_UNMET;
	}
}

/* ---- JSON --------------------------------------------------------------------------------------------------------------------- */

/* An object that is being written: what is within begins `indent` columns further right than in the report itself. */
struct report {
	struct buf *out;
	const struct story *story;
	int indent;
};

/* An item of a list or object, on a line of its own; the first one has no comma in front. */
static void begin_item(struct report *r, int indent, bool *is_first)
{
	buf_printf(r->out, "%s\n%*s", *is_first ? "" : ",", r->indent + indent, "");
	*is_first = false;
}

static void begin_member(struct report *r, int indent, bool *is_first, const char *name)
{
	begin_item(r, indent, is_first);
	buf_printf(r->out, "\"%s\": ", name);
}

static void end_items(struct report *r, int indent, bool is_empty, char bracket)
{
	if (!is_empty)
		buf_printf(r->out, "\n%*s", r->indent + indent, "");
	buf_add_char(r->out, bracket);
}

static void add_run(struct report *r, bool *is_first)
{
	const struct story *story = r->story;

	begin_member(r, 2, is_first, "scenario");
	json_add_text(r->out, bytes_of_text(story->name));
	begin_member(r, 2, is_first, "title");
	json_add_text(r->out, story->title);
	begin_member(r, 2, is_first, "seed");
	buf_printf(r->out, "%" PRIu64, story->seed);
	begin_member(r, 2, is_first, "brokers");
	buf_printf(r->out, "%d", (int)story->brokers);
	begin_member(r, 2, is_first, "kafka_version");
	buf_add_text(r->out, "\"" KAFKA_VERSION "\"");
	begin_member(r, 2, is_first, "status");
	buf_printf(r->out, "%d", story->status);
}

static void add_events(struct report *r, const struct counts *c)
{
	bool is_first = true;

	buf_add_char(r->out, '{');
	for (int i = 0; i < TRACE_ID_COUNT; i++) {
		if (c->events[i] == 0)
			continue;
		begin_member(r, 4, &is_first, trace_event_types[i].name);
		buf_printf(r->out, "%" PRId64, c->events[i]);
	}
	end_items(r, 2, is_first, '}');
}

static void add_frames(struct report *r, const struct counts *c)
{
	bool is_first = true;

	buf_add_char(r->out, '{');
	for (int i = 0; i < api_count; i++) {
		int key = apis[i].key;

		if (c->apis[key].requests + c->apis[key].responses == 0)
			continue;
		begin_member(r, 4, &is_first, apis[i].name);
		buf_printf(r->out, "{ \"requests\": %" PRId64 ", \"responses\": %" PRId64 ", \"bytes\": %" PRId64 " }", c->apis[key].requests, c->apis[key].responses,
		           c->apis[key].bytes);
	}
	end_items(r, 2, is_first, '}');
}

/* Happenings of these tones, as they were told: faults, or expectations. */
static void add_told(struct report *r, struct arena *arena, bool is_expected)
{
	const struct world *world = r->story->world;
	struct buf *out = r->out;
	bool is_first = true;

	buf_add_char(out, '[');
	for (int64_t seq = 0; seq < world_trace_count(world); seq++) {
		struct trace_entry entry = world_trace_at(world, seq);
		enum trace_id id = trace_peek(entry.encoded);
		struct trace_view view;
		struct bytes who, words;
		size_t at = 0;

		if (id == TRACE_frame_sent || (id == TRACE_expected) != is_expected || !trace_next(entry.encoded, &at, &view))
			continue;
		if ((!is_expected && happening_tone(&view) != TONE_FAULT) || !happening_tell(arena, &entry, &view, &who, &words))
			continue;
		begin_item(r, 4, &is_first);
		buf_printf(out, "{ \"t\": %" PRId64 ", ", entry.t_us);
		if (is_expected)
			buf_printf(out, "\"is_met\": %s, \"what\": ", happening_tone(&view) == TONE_MET ? "true" : "false");
		else
			buf_printf(out, "\"event\": \"%s\", \"who\": ", trace_event_types[id].name);
		if (!is_expected) {
			json_add_text(out, who);
			buf_add_text(out, ", \"what\": ");
		}
		json_add_text(out, words);
		buf_add_text(out, " }");
	}
	end_items(r, 2, is_first, ']');
}

/* ---- Clients ------------------------------------------------------------------------------------------------------------------ */

static void add_durations(struct report *r, const char *name, const struct durations *d)
{
	struct buf *out = r->out;
	static const int percents[] = { 50, 90, 99 };

	buf_printf(r->out, ",\n%*s\"%s\": ", r->indent + 6, "", name);
	if (d->count == 0) {
		buf_add_text(out, "null");
		return;
	}
	buf_printf(out, "{ \"count\": %" PRId64, d->count);
	for (size_t i = 0; i < sizeof(percents) / sizeof(percents[0]); i++)
		buf_printf(out, ", \"p%d\": %" PRId64, percents[i], durations_percentile(d, percents[i]));
	buf_printf(out, ", \"max\": %" PRId64 " }", d->items[d->count - 1]);
}

static void add_totals(struct buf *out, const struct client_records *c)
{
	buf_printf(out, "\"acknowledged\": %" PRId64 ", \"failed\": %" PRId64 ", \"lost\": %" PRId64 ", \"unknown\": %" PRId64 ", \"delivered\": %" PRId64
	           ", \"duplicates\": %" PRId64, c->acknowledged, c->failed, c->lost, c->unknown, c->delivered, c->duplicates);
}

static void add_clients(struct report *r, const struct records *records)
{
	struct buf *out = r->out;
	struct client_records total = { 0 };
	bool is_first = true;

	buf_add_char(out, '{');
	for (int i = 0; i < records->client_count; i++) {
		const struct client_records *c = &records->clients[i];

		begin_item(r, 4, &is_first);
		json_add_text(out, c->client);
		buf_printf(out, ": {\n%*s", r->indent + 6, "");
		add_totals(out, c);
		add_durations(r, "acknowledgement_ms", &c->acknowledgement);
		add_durations(r, "end_to_end_ms", &c->end_to_end);
		buf_printf(out, "\n%*s}", r->indent + 4, "");
		total.acknowledged += c->acknowledged;
		total.failed += c->failed;
		total.lost += c->lost;
		total.unknown += c->unknown;
		total.delivered += c->delivered;
		total.duplicates += c->duplicates;
	}
	end_items(r, 2, is_first, '}');
	buf_printf(out, ",\n%*s\"records\": { ", r->indent + 2, "");
	add_totals(out, &total);
	buf_add_text(out, " }");
}

/* ---- Invariants --------------------------------------------------------------------------------------------------------------- */

/* What broke a promise ended the run: it has happened in the timeline in which that ended. */
static const struct violation *violation_of(const struct report *r, int timeline)
{
	const struct timelines *timelines = r->story->timelines;
	const struct checkers *checkers = checkers_of(r->story->world);

	return checkers && (timeline < 0 || !timelines || timeline == timelines->last) ? checkers_violation(checkers) : NULL;
}

static void add_invariants(struct report *r, const struct violation *violation)
{
	struct buf *out = r->out;
	bool is_first = true;

	if (!checkers_of(r->story->world)) {
		buf_add_text(out, "null");
		return;
	}
	buf_add_char(out, '{');
	for (int i = 0; invariants[i].name; i++) {
		begin_member(r, 4, &is_first, invariants[i].name);
		buf_add_text(out, violation && strcmp(violation->invariant, invariants[i].name) == 0 ? "false" : "true");
	}
	end_items(r, 2, is_first, '}');
	buf_printf(out, ",\n%*s\"violation\": ", r->indent + 2, "");
	if (!violation) {
		buf_add_text(out, "null");
		return;
	}
	buf_printf(out, "{ \"invariant\": \"%s\", \"t\": %" PRId64 ", \"seq\": %" PRId64 ", \"what\": ", violation->invariant, violation->t_us, violation->seq);
	json_add_text(out, bytes_of_text(violation->text));
	buf_add_text(out, " }");
}

/* ---- All ---------------------------------------------------------------------------------------------------------------------- */

/* The figures of a timeline where it ends; -1: of the run where it has ended. */
static void add_figures(struct report *r, int timeline, bool *is_first)
{
	struct counts *c = HEAP_NEW(r->out->heap, struct counts);
	struct world *world = r->story->world;
	struct arena arena;
	struct records records;

	arena_init(&arena, r->out->heap);
	count(c, world);
	records_gather(&records, world, &arena);
	begin_member(r, 2, is_first, "virtual_us");
	buf_printf(r->out, "%" PRId64, world_now_us(world));
	begin_member(r, 2, is_first, "trace_events");
	buf_printf(r->out, "%" PRId64, world_trace_count(world));
	begin_member(r, 2, is_first, "trace_hash");
	buf_printf(r->out, "\"%016" PRIx64 "\"", world_trace_hash(world));
	begin_member(r, 2, is_first, "events");
	add_events(r, c);
	begin_member(r, 2, is_first, "frames");
	add_frames(r, c);
	begin_member(r, 2, is_first, "faults");
	add_told(r, &arena, false);
	begin_member(r, 2, is_first, "clients");
	add_clients(r, &records);
	begin_member(r, 2, is_first, "expectations");
	buf_printf(r->out, "{ \"met\": %" PRId64 ", \"failed\": %" PRId64 " }", c->met, c->unmet);
	begin_member(r, 2, is_first, "expected");
	add_told(r, &arena, true);
	begin_member(r, 2, is_first, "invariants");
	add_invariants(r, violation_of(r, timeline));
	records_free(&records);
	arena_free(&arena);
	heap_free(r->out->heap, c);
}

/* Where it began, for those that did so in another one. */
static void add_beginning(struct report *r, const struct timelines *timelines, const struct timeline_seen *seen, bool *is_first)
{
	if (seen->parent < 0)
		return;
	begin_member(r, 2, is_first, "from");
	json_add_text(r->out, timelines->items[seen->parent].name);
	begin_member(r, 2, is_first, "from_us");
	buf_printf(r->out, "%" PRId64, seen->from_us);
	begin_member(r, 2, is_first, "from_seq");
	buf_printf(r->out, "%" PRId64, seen->from_seq);
}

static void add_timelines(struct report *r)
{
	const struct timelines *timelines = r->story->timelines;
	bool is_first = true;

	buf_add_char(r->out, '{');
	for (int i = 0; timelines_are_several(timelines) && i < timelines->count; i++) {
		struct report within = { r->out, r->story, r->indent + 4 };
		bool is_empty = true;

		begin_item(r, 4, &is_first);
		json_add_text(r->out, timelines->items[i].name);
		buf_add_text(r->out, ": {");
		story_go_to(r->story, i);
		add_beginning(&within, timelines, &timelines->items[i], &is_empty);
		add_figures(&within, i, &is_empty);
		end_items(r, 4, false, '}');
	}
	story_go_to(r->story, -1);
	end_items(r, 2, is_first, '}');
}

void report_make(const struct story *story, struct buf *out)
{
	struct report r = { out, story, 0 };
	bool is_first = true;

	buf_add_char(out, '{');
	add_run(&r, &is_first);
	add_figures(&r, -1, &is_first);
	begin_member(&r, 2, &is_first, "timelines");
	add_timelines(&r);
	buf_add_text(out, "\n}\n");
}
