/* A small chart of what a scenario measured: lines over a common axis, in text for the transcript, as SVG for pages. It travels in the trace
 * (chart_drawn), its numbers as decimal text; here they are integers, in millionths.
 */
#ifndef KLAB_TRACE_CHART_H
#define KLAB_TRACE_CHART_H

#include "engine/base/arena.h"
#include "engine/base/buf.h"
#include "engine/event/trace.h"

#define CHART_ONE INT64_C(1000000)
#define CHART_VALUE_MAX (INT64_C(1000000000000) * CHART_ONE)

enum { CHART_SERIES_MAX = 6, CHART_POINTS_MAX = 2000 };

struct chart_point {
	int64_t x, y;
};

struct chart_series {
	struct bytes name;
	struct chart_point *points; /* in the order of x */
	int count;
};

struct chart {
	struct bytes title, x, y; /* may be empty: the axes' units */
	struct chart_series series[CHART_SERIES_MAX];
	int series_count;
	struct chart_point min, max; /* of the axes, whole steps */
	struct chart_point step;
};

/* "12", "0.5": at most three digits behind the point. */
void chart_add_number(struct buf *, int64_t millionths);

/* One series as chart_drawn carries it, a line each: name, tab, "x,y x,y". */
void chart_add_series(struct buf *, const struct chart_series *);

/* From the event. False: it has no point at all. */
bool chart_read(struct chart *, const struct trace_view *, struct arena *);

/* Lines for a transcript, with blanks in front. */
void chart_add_text(struct buf *, const struct chart *, bool is_ascii);

/* An <svg> element; its style sheet is chart_css. */
void chart_add_svg(struct buf *, const struct chart *);
extern const char chart_css[];

/* How far along an axis of so many cells a value is: 0 to cells - 1. */
int chart_place(int64_t value, int64_t min, int64_t max, int cells);

#endif
