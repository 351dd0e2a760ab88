#include "sim/tui/time_bar.h"

enum { LINE = 0x2500, CROSS = 0xd7, BAR = 0x2502, HERE = 0x25cf, AHEAD = 0xb7, FORK = 0x252c, LEGEND_WIDTH = 34, TIME_WIDTH = 10 };

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

static void draw_marks(const struct session_mark *marks, int32_t count, enum mark_kind kind, enum role role, uint32_t ch, int64_t head_us, struct canvas *canvas,
                       struct rect r)
{
	for (int32_t i = 0; i < count; i++)
		if (marks[i].kind == kind)
			canvas_fill(canvas, r.x + column(marks[i].t_us, head_us, r.width), r.y, 1, role, ch);
}

/* What happens more than once in a column is one mark; of several kinds, the gravest shows. */
static void draw_track(struct session *s, struct canvas *canvas, struct rect r)
{
	const struct session_mark *marks;
	int32_t mark_count = session_marks(s, bytes_of_text(session_timeline(s)), &marks);
	struct session_timeline all[SESSION_TIMELINES_MAX];
	int32_t count = session_timelines(s, all);
	int64_t head_us = head_of(s, all, count), now_us = world_now_us(session_world(s));
	int here = column(now_us, head_us, r.width);

	canvas_fill(canvas, r.x, r.y, here, ROLE_DIM, LINE);
	canvas_fill(canvas, r.x + here, r.y, r.width - here, ROLE_DIM, AHEAD);
	draw_marks(marks, mark_count, MARK_ELECTION, ROLE_WARN, BAR, head_us, canvas, r);
	draw_marks(marks, mark_count, MARK_FAULT, ROLE_BAD, CROSS, head_us, canvas, r);
	draw_marks(marks, mark_count, MARK_FORK, ROLE_KEY, FORK, head_us, canvas, r);
	for (int32_t i = 0; i < count; i++)
		if (all[i].parent && strcmp(all[i].parent, session_timeline(s)) == 0)
			canvas_fill(canvas, r.x + column(all[i].fork_us, head_us, r.width), r.y, 1, ROLE_KEY, FORK);
	canvas_fill(canvas, r.x + here, r.y, 1, ROLE_STRONG, HERE);
}

void time_bar_draw(struct session *s, struct arena *arena, struct canvas *canvas, struct rect r)
{
	bool has_legend = r.width >= 100;
	int right = r.x + r.width - (has_legend ? LEGEND_WIDTH : 0), x = canvas_printf(canvas, r.x, r.y, right, ROLE_DIM, "%s ", session_timeline(s));
	struct session_timeline all[SESSION_TIMELINES_MAX];
	long long seconds = (long long)(head_of(s, all, session_timelines(s, all)) / 1000000);
	struct bytes time = arena_printf(arena, " %02lld:%02lld:%02lld", seconds / 3600, seconds / 60 % 60, seconds % 60);

	if (right - TIME_WIDTH - x < 8)
		return;
	draw_track(s, canvas, (struct rect){ x, r.y, right - TIME_WIDTH - x, 1 });
	canvas_put(canvas, right - TIME_WIDTH, r.y, right, ROLE_DIM, time);
	if (!has_legend)
		return;
	x = canvas_text(canvas, right + 2, r.y, r.x + r.width, ROLE_BAD, "×");
	x = canvas_text(canvas, x, r.y, r.x + r.width, ROLE_DIM, " fault  ");
	x = canvas_text(canvas, x, r.y, r.x + r.width, ROLE_WARN, "│");
	x = canvas_text(canvas, x, r.y, r.x + r.width, ROLE_DIM, " election  ");
	x = canvas_text(canvas, x, r.y, r.x + r.width, ROLE_KEY, "┬");
	canvas_text(canvas, x, r.y, r.x + r.width, ROLE_DIM, " fork");
}
