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

/* An item of a list or object, on a line of its own; the first one has no comma in front. */
static void begin_item(struct buf *out, int indent, bool *is_first)
{
	buf_printf(out, "%s\n%*s", *is_first ? "" : ",", indent, "");
	*is_first = false;
}

static void begin_member(struct buf *out, int indent, bool *is_first, const char *name)
{
	begin_item(out, indent, is_first);
	buf_printf(out, "\"%s\": ", name);
}

static void end_items(struct buf *out, int indent, bool is_empty, char bracket)
{
	if (!is_empty)
		buf_printf(out, "\n%*s", indent, "");
	buf_add_char(out, bracket);
}

static void add_run(struct buf *out, const struct story *story, bool *is_first)
{
	begin_member(out, 2, is_first, "scenario");
	json_add_text(out, bytes_of_text(story->name));
	begin_member(out, 2, is_first, "title");
	json_add_text(out, story->title);
	begin_member(out, 2, is_first, "seed");
	buf_printf(out, "%" PRIu64, story->seed);
	begin_member(out, 2, is_first, "brokers");
	buf_printf(out, "%d", (int)story->brokers);
	begin_member(out, 2, is_first, "kafka_version");
	buf_add_text(out, "\"" KAFKA_VERSION "\"");
	begin_member(out, 2, is_first, "status");
	buf_printf(out, "%d", story->status);
	begin_member(out, 2, is_first, "virtual_us");
	buf_printf(out, "%" PRId64, world_now_us(story->world));
	begin_member(out, 2, is_first, "trace_events");
	buf_printf(out, "%" PRId64, world_trace_count(story->world));
	begin_member(out, 2, is_first, "trace_hash");
	buf_printf(out, "\"%016" PRIx64 "\"", world_trace_hash(story->world));
}

static void add_events(struct buf *out, const struct counts *c)
{
	bool is_first = true;

	buf_add_char(out, '{');
	for (int i = 0; i < TRACE_ID_COUNT; i++) {
		if (c->events[i] == 0)
			continue;
		begin_member(out, 4, &is_first, trace_event_types[i].name);
		buf_printf(out, "%" PRId64, c->events[i]);
	}
	end_items(out, 2, is_first, '}');
}

static void add_frames(struct buf *out, const struct counts *c)
{
	bool is_first = true;

	buf_add_char(out, '{');
	for (int i = 0; i < api_count; i++) {
		int key = apis[i].key;

		if (c->apis[key].requests + c->apis[key].responses == 0)
			continue;
		begin_member(out, 4, &is_first, apis[i].name);
		buf_printf(out, "{ \"requests\": %" PRId64 ", \"responses\": %" PRId64 ", \"bytes\": %" PRId64 " }", c->apis[key].requests, c->apis[key].responses,
		           c->apis[key].bytes);
	}
	end_items(out, 2, is_first, '}');
}

/* Happenings of these tones, as they were told: faults, or expectations. */
static void add_told(struct buf *out, const struct world *world, struct arena *arena, bool is_expected)
{
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
		begin_item(out, 4, &is_first);
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
	end_items(out, 2, is_first, ']');
}

/* ---- Clients ------------------------------------------------------------------------------------------------------------------ */

static void add_durations(struct buf *out, const char *name, const struct durations *d)
{
	static const int percents[] = { 50, 90, 99 };

	buf_printf(out, ",\n      \"%s\": ", name);
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

static void add_clients(struct buf *out, const struct records *r)
{
	struct client_records total = { 0 };
	bool is_first = true;

	buf_add_char(out, '{');
	for (int i = 0; i < r->client_count; i++) {
		const struct client_records *c = &r->clients[i];

		begin_item(out, 4, &is_first);
		json_add_text(out, c->client);
		buf_add_text(out, ": {\n      ");
		add_totals(out, c);
		add_durations(out, "acknowledgement_ms", &c->acknowledgement);
		add_durations(out, "end_to_end_ms", &c->end_to_end);
		buf_add_text(out, "\n    }");
		total.acknowledged += c->acknowledged;
		total.failed += c->failed;
		total.lost += c->lost;
		total.unknown += c->unknown;
		total.delivered += c->delivered;
		total.duplicates += c->duplicates;
	}
	end_items(out, 2, is_first, '}');
	buf_add_text(out, ",\n  \"records\": { ");
	add_totals(out, &total);
	buf_add_text(out, " }");
}

/* ---- Invariants --------------------------------------------------------------------------------------------------------------- */

static void add_invariants(struct buf *out, const struct story *story)
{
	const struct checkers *checkers = checkers_of(story->world);
	const struct violation *violation = checkers ? checkers_violation(checkers) : NULL;
	bool is_first = true;

	if (!checkers) {
		buf_add_text(out, "null");
		return;
	}
	buf_add_char(out, '{');
	for (int i = 0; invariants[i].name; i++) {
		begin_member(out, 4, &is_first, invariants[i].name);
		buf_add_text(out, violation && strcmp(violation->invariant, invariants[i].name) == 0 ? "false" : "true");
	}
	end_items(out, 2, is_first, '}');
	buf_add_text(out, ",\n  \"violation\": ");
	if (!violation) {
		buf_add_text(out, "null");
		return;
	}
	buf_printf(out, "{ \"invariant\": \"%s\", \"t\": %" PRId64 ", \"seq\": %" PRId64 ", \"what\": ", violation->invariant, violation->t_us, violation->seq);
	json_add_text(out, bytes_of_text(violation->text));
	buf_add_text(out, " }");
}

/* ---- All ---------------------------------------------------------------------------------------------------------------------- */

void report_make(const struct story *story, struct buf *out)
{
	struct counts *c = HEAP_NEW(out->heap, struct counts);
	struct arena arena;
	struct records records;
	bool is_first = true;

	arena_init(&arena, out->heap);
	count(c, story->world);
	records_gather(&records, story->world, &arena);
	buf_add_char(out, '{');
	add_run(out, story, &is_first);
	begin_member(out, 2, &is_first, "events");
	add_events(out, c);
	begin_member(out, 2, &is_first, "frames");
	add_frames(out, c);
	begin_member(out, 2, &is_first, "faults");
	add_told(out, story->world, &arena, false);
	begin_member(out, 2, &is_first, "clients");
	add_clients(out, &records);
	begin_member(out, 2, &is_first, "expectations");
	buf_printf(out, "{ \"met\": %" PRId64 ", \"failed\": %" PRId64 " }", c->met, c->unmet);
	begin_member(out, 2, &is_first, "expected");
	add_told(out, story->world, &arena, true);
	begin_member(out, 2, &is_first, "invariants");
	add_invariants(out, story);
	buf_add_text(out, "\n}\n");
	records_free(&records);
	arena_free(&arena);
	heap_free(out->heap, c);
}
