/* A chart for a page. Each series has a shape and a line of its own besides its colour. */
#include "sim/trace/chart.h"
#include "sim/trace/markup.h"

enum { WIDTH = 680, HEIGHT = 300, LEFT = 64, RIGHT = 20, TOP = 52, BOTTOM = 66, MARKS_MAX = 40 };

const char chart_css[] =
	".chart text{font:12px system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;fill:#1f2933}"
	".chart .title{font-size:14px;font-weight:600}.chart .unit{fill:#52606d}"
	".chart .end{text-anchor:end}.chart .middle{text-anchor:middle}"
	".chart .grid{stroke:#d5dbe1;stroke-width:1}.chart .axis{stroke:#52606d;stroke-width:1.5}"
	".chart .line{fill:none;stroke-width:2}.chart .mark{stroke:none}"
	".chart .s0{stroke:#1f4e8c;fill:#1f4e8c}.chart .s1{stroke:#b3541e;fill:#b3541e;stroke-dasharray:7 3}"
	".chart .s2{stroke:#1b6e3c;fill:#1b6e3c;stroke-dasharray:2 3}.chart .s3{stroke:#6f4e96;fill:#6f4e96;stroke-dasharray:9 3 2 3}"
	".chart .s4{stroke:#8c1f4e;fill:#8c1f4e;stroke-dasharray:4 4}.chart .s5{stroke:#52606d;fill:#52606d;stroke-dasharray:1 2}"
	".chart .line.s0,.chart .line.s1,.chart .line.s2,.chart .line.s3,.chart .line.s4,.chart .line.s5{fill:none}";

static int x_of(const struct chart *c, int64_t x)
{
	return LEFT + chart_place(x, c->min.x, c->max.x, WIDTH - LEFT - RIGHT + 1);
}

static int y_of(const struct chart *c, int64_t y)
{
	return HEIGHT - BOTTOM - chart_place(y, c->min.y, c->max.y, HEIGHT - TOP - BOTTOM + 1);
}

static void add_text(struct buf *out, int x, int y, const char *class, struct bytes text)
{
	buf_printf(out, "<text x=\"%d\" y=\"%d\" class=\"%s\">", x, y, class);
	markup_add(out, text);
	buf_add_text(out, "</text>");
}

static void add_number(struct buf *out, int x, int y, const char *class, int64_t value)
{
	buf_printf(out, "<text x=\"%d\" y=\"%d\" class=\"%s\">", x, y, class);
	chart_add_number(out, value);
	buf_add_text(out, "</text>");
}

static void add_axes(struct buf *out, const struct chart *c)
{
	for (int64_t y = c->min.y; y <= c->max.y; y += c->step.y) {
		buf_printf(out, "<path d=\"M%d %dH%d\" class=\"%s\"/>", LEFT, y_of(c, y), WIDTH - RIGHT, y == c->min.y ? "axis" : "grid");
		add_number(out, LEFT - 8, y_of(c, y) + 4, "end", y);
	}
	for (int64_t x = c->min.x; x <= c->max.x; x += c->step.x) {
		buf_printf(out, "<path d=\"M%d %dv5\" class=\"axis\"/>", x_of(c, x), HEIGHT - BOTTOM);
		add_number(out, x_of(c, x), HEIGHT - BOTTOM + 18, "middle", x);
	}
	add_text(out, LEFT - 48, TOP - 14, "unit", c->y);
	add_text(out, WIDTH - RIGHT, HEIGHT - BOTTOM + 34, "unit end", c->x);
}

/* Circle, square, triangle, diamond, ring of corners, bar. */
static void add_mark(struct buf *out, int series, int x, int y)
{
	static const char *const shapes[CHART_SERIES_MAX] = { "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0", "m-4 -4h8v8h-8z", "m0 -5l5 9h-10z", "m0 -5l5 5l-5 5l-5 -5z",
		                                                  "m-5 -2h10v4h-10z", "m-2 -5h4v10h-4z" };

	buf_printf(out, "<path d=\"M%d %d%s\" class=\"mark s%d\"/>", x, y, shapes[series], series);
}

static void add_series(struct buf *out, const struct chart *c, int s)
{
	const struct chart_series *series = &c->series[s];
	int every = series->count / MARKS_MAX + 1;

	buf_printf(out, "<polyline class=\"line s%d\" points=\"", s);
	for (int i = 0; i < series->count; i++)
		buf_printf(out, "%s%d,%d", i > 0 ? " " : "", x_of(c, series->points[i].x), y_of(c, series->points[i].y));
	buf_add_text(out, "\"/>");
	for (int i = 0; i < series->count; i += every)
		add_mark(out, s, x_of(c, series->points[i].x), y_of(c, series->points[i].y));
	buf_add_char(out, '\n');
}

static void add_legend(struct buf *out, const struct chart *c)
{
	int x = LEFT;

	if (c->series_count == 1 && c->series[0].name.size == 0)
		return;
	for (int i = 0; i < c->series_count; i++) {
		add_mark(out, i, x + 6, HEIGHT - 16);
		add_text(out, x + 16, HEIGHT - 12, "name", c->series[i].name);
		x += 36 + 7 * markup_width(c->series[i].name);
	}
	buf_add_char(out, '\n');
}

void chart_add_svg(struct buf *out, const struct chart *c)
{
	buf_printf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" class=\"chart\" role=\"img\"><title>", WIDTH,
	           HEIGHT, WIDTH, HEIGHT);
	markup_add(out, c->title);
	buf_add_text(out, "</title>\n");
	add_text(out, LEFT - 48, 20, "title", c->title);
	add_axes(out, c);
	for (int i = 0; i < c->series_count; i++)
		add_series(out, c, i);
	add_legend(out, c);
	buf_add_text(out, "</svg>\n");
}
