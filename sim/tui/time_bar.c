#include "sim/tui/time_bar.h"

#include <stdlib.h>

#include "sim/trace/sequence.h"

enum { EVENTS_AT_ONCE = 30000, LINE = 0x2500, CROSS = 0xd7, BAR = 0x2502, HERE = 0x25cf, AHEAD = 0xb7, FORK = 0x252c, LEGEND_WIDTH = 32, TIME_WIDTH = 10 };

void time_bar_free(struct time_bar *b)
{
	free(b->marks);
	*b = (struct time_bar){ 0 };
}

static void add(struct time_bar *b, int64_t seq, int64_t t_us, bool is_fault)
{
	if (b->count == b->capacity) {
		b->capacity = b->capacity * 2 + 256;
		struct time_mark *more = realloc(b->marks, (size_t)b->capacity * sizeof(*more));

		if (!more)
			abort();
		b->marks = more;
	}
	b->marks[b->count++] = (struct time_mark){ seq, t_us, is_fault };
}

bool time_bar_read(struct time_bar *b, const struct world *world)
{
	int64_t count = world_trace_count(world), end = b->seen + EVENTS_AT_ONCE < count ? b->seen + EVENTS_AT_ONCE : count;

	if (count < b->seen)
		time_bar_cut(b, count);
	for (; b->seen < end; b->seen++) {
		struct trace_entry entry = world_trace_at(world, b->seen);
		struct trace_view view;
		size_t at = 0;

		if (trace_peek(entry.encoded) == TRACE_frame_sent || !trace_next(entry.encoded, &at, &view) || !happening_is_told(&view))
			continue;
		enum tone tone = happening_tone(&view);

		if (tone == TONE_FAULT || tone == TONE_CHANGE)
			add(b, entry.seq, entry.t_us, tone == TONE_FAULT);
	}
	return b->seen == count;
}

void time_bar_cut(struct time_bar *b, int64_t keep)
{
	while (b->count > 0 && b->marks[b->count - 1].seq >= keep)
		b->count--;
	b->seen = b->seen < keep ? b->seen : keep;
}

/* ---- Drawing ---------------------------------------------------------------------------------------------------------------- */

static int64_t head_of(const struct session *s, struct session_timeline *all, int32_t count)
{
	int64_t head_us = world_now_us(session_world(s));

	for (int32_t i = 0; i < count; i++)
		if (all[i].is_live && all[i].head_us > head_us)
			head_us = all[i].head_us;
	return head_us > 0 ? head_us : 1;
}

static int column(int64_t t_us, int64_t head_us, int width)
{
	int at = (int)(t_us * (width - 1) / head_us);

	return at < 0 ? 0 : at < width ? at : width - 1;
}

/* Where the cluster did more in one column it is one mark; a fault shows through. */
static void draw_track(const struct time_bar *b, const struct session *s, struct canvas *canvas, int x, int y, int width)
{
	struct session_timeline all[SESSION_TIMELINES_MAX];
	int32_t count = session_timelines(s, all);
	int64_t head_us = head_of(s, all, count), now_us = world_now_us(session_world(s));
	int here = column(now_us, head_us, width);

	canvas_fill(canvas, x, y, here, ROLE_DIM, LINE);
	canvas_fill(canvas, x + here, y, width - here, ROLE_DIM, AHEAD);
	for (int32_t i = 0; i < b->count; i++)
		if (!b->marks[i].is_fault)
			canvas_fill(canvas, x + column(b->marks[i].t_us, head_us, width), y, 1, ROLE_WARN, BAR);
	for (int32_t i = 0; i < b->count; i++)
		if (b->marks[i].is_fault)
			canvas_fill(canvas, x + column(b->marks[i].t_us, head_us, width), y, 1, ROLE_BAD, CROSS);
	for (int32_t i = 0; i < count; i++)
		if (all[i].parent && strcmp(all[i].parent, session_timeline(s)) == 0)
			canvas_fill(canvas, x + column(all[i].fork_us, head_us, width), y, 1, ROLE_KEY, FORK);
	canvas_fill(canvas, x + here, y, 1, ROLE_STRONG, HERE);
}

void time_bar_draw(const struct time_bar *b, const struct session *s, struct arena *arena, struct canvas *canvas, struct rect r)
{
	bool has_legend = r.width >= 100;
	int right = r.x + r.width - (has_legend ? LEGEND_WIDTH : 0), x = canvas_printf(canvas, r.x, r.y, right, ROLE_DIM, "%s ", session_timeline(s));
	struct session_timeline all[SESSION_TIMELINES_MAX];
	long long seconds = (long long)(head_of(s, all, session_timelines(s, all)) / 1000000);
	struct bytes time = arena_printf(arena, " %02lld:%02lld:%02lld", seconds / 3600, seconds / 60 % 60, seconds % 60);

	if (right - TIME_WIDTH - x < 8)
		return;
	draw_track(b, s, canvas, x, r.y, right - TIME_WIDTH - x);
	canvas_put(canvas, right - TIME_WIDTH, r.y, right, ROLE_DIM, time);
	if (!has_legend)
		return;
	x = canvas_text(canvas, right + 2, r.y, r.x + r.width, ROLE_BAD, "×");
	x = canvas_text(canvas, x, r.y, r.x + r.width, ROLE_DIM, " fault  ");
	x = canvas_text(canvas, x, r.y, r.x + r.width, ROLE_WARN, "│");
	x = canvas_text(canvas, x, r.y, r.x + r.width, ROLE_DIM, " change  ");
	x = canvas_text(canvas, x, r.y, r.x + r.width, ROLE_KEY, "┬");
	canvas_text(canvas, x, r.y, r.x + r.width, ROLE_DIM, " fork");
}
