#include "sim/trace/chart.h"

#include <inttypes.h>
#include <stdlib.h>

enum { STEPS_WANTED = 5 };

/* ---- Numbers ------------------------------------------------------------------------------------------------------------------ */

/* "-12.5", with so many digits of the six behind the point, less zeros at the end. */
static void add_decimal(struct buf *out, int64_t millionths, int digits)
{
	int64_t size = llabs(millionths), unit = CHART_ONE, least = CHART_ONE;

	for (int i = 0; i < digits; i++)
		least /= 10;
	size -= size % least;
	buf_printf(out, "%s%" PRId64 "%s", millionths < 0 && size > 0 ? "-" : "", size / CHART_ONE, size % CHART_ONE ? "." : "");
	for (int64_t rest = size % CHART_ONE; rest > 0; rest %= unit) {
		unit /= 10;
		buf_add_char(out, (char)('0' + rest / unit));
	}
}

void chart_add_number(struct buf *out, int64_t millionths)
{
	add_decimal(out, millionths, 3);
}

/* Moves *at behind it. */
static int64_t take_decimal(struct bytes text, size_t *at)
{
	bool is_negative = *at < text.size && text.data[*at] == '-';
	int64_t value = 0, unit = CHART_ONE;

	*at += is_negative;
	for (; *at < text.size && text.data[*at] >= '0' && text.data[*at] <= '9' && value <= CHART_VALUE_MAX / 10; ++*at)
		value = value * 10 + (text.data[*at] - '0') * CHART_ONE;
	if (*at < text.size && text.data[*at] == '.')
		for (++*at; *at < text.size && text.data[*at] >= '0' && text.data[*at] <= '9'; ++*at)
			value += (text.data[*at] - '0') * (unit /= 10);
	return is_negative ? -value : value;
}

/* ---- In the trace ------------------------------------------------------------------------------------------------------------- */

void chart_add_series(struct buf *out, const struct chart_series *series)
{
	for (size_t i = 0; i < series->name.size; i++)
		buf_add_char(out, series->name.data[i] < ' ' ? ' ' : (char)series->name.data[i]);
	for (int i = 0; i < series->count; i++) {
		buf_add_char(out, i == 0 ? '\t' : ' ');
		add_decimal(out, series->points[i].x, 6);
		buf_add_char(out, ',');
		add_decimal(out, series->points[i].y, 6);
	}
	buf_add_char(out, '\n');
}

static void read_series(struct chart_series *series, struct bytes line, struct arena *arena)
{
	size_t at = bytes_find(line, 0, '\t');

	series->name = arena_copy(arena, bytes_slice(line, 0, at));
	series->points = arena_calloc(arena, CHART_POINTS_MAX, sizeof(*series->points));
	while (at + 1 < line.size && series->count < CHART_POINTS_MAX) {
		struct chart_point *p = &series->points[series->count++];

		at++; /* the tab, or a blank */
		p->x = take_decimal(line, &at);
		at++; /* the comma */
		p->y = take_decimal(line, &at);
	}
}

/* ---- Axes --------------------------------------------------------------------------------------------------------------------- */

/* The next larger of 1, 2, 5, 10, 20, ... */
static int64_t nice_step(int64_t least)
{
	int64_t step = 1;

	while (step < least) {
		if (2 * step >= least)
			return 2 * step;
		if (5 * step >= least)
			return 5 * step;
		step *= 10;
	}
	return step;
}

static int64_t round_down(int64_t value, int64_t step)
{
	int64_t rest = value % step;

	return value - (rest < 0 ? rest + step : rest);
}

/* To whole steps. Values that begin near nothing are seen from nothing. */
static void fit_axis(int64_t *min, int64_t *max, int64_t *step)
{
	if (*min > 0 && *min <= *max / 2)
		*min = 0;
	if (*max < 0 && *max >= *min / 2)
		*max = 0;
	if (*min == *max)
		*max = *min + CHART_ONE;
	*step = nice_step((*max - *min) / STEPS_WANTED);
	*min = round_down(*min, *step);
	*max = round_down(*max + *step - 1, *step);
}

static void fit(struct chart *c)
{
	bool is_first = true;

	for (int i = 0; i < c->series_count; i++)
		for (int j = 0; j < c->series[i].count; j++) {
			struct chart_point p = c->series[i].points[j];

			c->min.x = is_first || p.x < c->min.x ? p.x : c->min.x;
			c->max.x = is_first || p.x > c->max.x ? p.x : c->max.x;
			c->min.y = is_first || p.y < c->min.y ? p.y : c->min.y;
			c->max.y = is_first || p.y > c->max.y ? p.y : c->max.y;
			is_first = false;
		}
	fit_axis(&c->min.x, &c->max.x, &c->step.x);
	fit_axis(&c->min.y, &c->max.y, &c->step.y);
}

int chart_place(int64_t value, int64_t min, int64_t max, int cells)
{
	int64_t part = value - min, span = max - min;

	while (span > INT64_MAX / 4096 / 16) { /* so that the product fits */
		part /= 2;
		span /= 2;
	}
	return span > 0 ? (int)((part * (cells - 1) + span / 2) / span) : 0;
}

/* ---- All ---------------------------------------------------------------------------------------------------------------------- */

static int compare_points(const void *a, const void *b)
{
	const struct chart_point *p = a, *q = b;

	return p->x != q->x ? (p->x > q->x) - (p->x < q->x) : (p->y > q->y) - (p->y < q->y);
}

bool chart_read(struct chart *c, const struct trace_view *view, struct arena *arena)
{
	struct bytes series = trace_value_of(view, "series")->text;
	int points = 0;

	*c = (struct chart){ .title = arena_copy(arena, trace_value_of(view, "title")->text), .x = arena_copy(arena, trace_value_of(view, "x")->text),
		                 .y = arena_copy(arena, trace_value_of(view, "y")->text) };
	for (size_t at = 0, end; at < series.size && c->series_count < CHART_SERIES_MAX; at = end + 1) {
		struct chart_series *one = &c->series[c->series_count++];

		end = bytes_find(series, at, '\n');
		read_series(one, bytes_slice(series, at, end - at), arena);
		qsort(one->points, (size_t)one->count, sizeof(*one->points), compare_points);
		points += one->count;
	}
	fit(c);
	return points > 0;
}
