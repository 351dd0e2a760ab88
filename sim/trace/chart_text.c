/* A chart in letters: one series in dots of braille, several each with a mark of its own. */
#include "sim/trace/chart.h"
#include "sim/trace/markup.h"
#include "sim/trace/telling.h"

enum { WIDTH = 56, HEIGHT = 12, INDENT = 4, LABEL_MAX = 24 };

struct canvas {
	uint8_t dots[HEIGHT][WIDTH]; /* of braille */
	int8_t marks[HEIGHT][WIDTH]; /* the series + 1; 0: none. The first one stays on top */
};

/* Bits of the eight dots of a braille cell, by row and column. */
static const uint8_t braille[4][2] = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

static void put_dot(struct canvas *c, int x, int y)
{
	c->dots[HEIGHT - 1 - y / 4][x / 2] |= braille[3 - y % 4][x % 2];
}

static void put_mark(struct canvas *c, int x, int y, int series)
{
	int8_t *mark = &c->marks[HEIGHT - 1 - y][x];

	if (*mark == 0)
		*mark = (int8_t)(series + 1);
}

/* A line from point to point, cell by cell along the longer way. */
static void draw_series(struct canvas *c, const struct chart *chart, int s, bool is_braille)
{
	const struct chart_series *series = &chart->series[s];
	int width = is_braille ? 2 * WIDTH : WIDTH, height = is_braille ? 4 * HEIGHT : HEIGHT, last_x = 0, last_y = 0;

	for (int i = 0; i < series->count; i++) {
		int x = chart_place(series->points[i].x, chart->min.x, chart->max.x, width);
		int y = chart_place(series->points[i].y, chart->min.y, chart->max.y, height);
		int dx = i > 0 ? x - last_x : 0, dy = i > 0 ? y - last_y : 0, steps = dx > (dy < 0 ? -dy : dy) ? dx : dy < 0 ? -dy : dy;

		for (int k = 0; k <= steps; k++) {
			int at_x = x - (steps ? dx * (steps - k) / steps : 0), at_y = y - (steps ? dy * (steps - k) / steps : 0);

			if (is_braille)
				put_dot(c, at_x, at_y);
			else
				put_mark(c, at_x, at_y, s);
		}
		last_x = x;
		last_y = y;
	}
}

static void add_blanks(struct buf *out, int count)
{
	for (int i = 0; i < count; i++)
		buf_add_char(out, ' ');
}

static void add_right(struct buf *out, struct bytes text, int width)
{
	add_blanks(out, width - markup_width(text));
	buf_add_bytes(out, text);
}

static void add_cell(struct buf *out, const struct canvas *c, int row, int column, bool is_braille, const char *const *marks)
{
	int mark = c->marks[row][column];
	uint32_t point = 0x2800u + c->dots[row][column];

	if (is_braille && c->dots[row][column]) {
		buf_add_char(out, (char)(0xe0 | point >> 12));
		buf_add_char(out, (char)(0x80 | (point >> 6 & 0x3f)));
		buf_add_char(out, (char)(0x80 | (point & 0x3f)));
	} else {
		buf_add_text(out, mark > 0 ? marks[mark - 1] : " ");
	}
}

/* The label of the step that lies in this row, if one does. */
static void add_step(const struct chart *chart, int row, struct buf *label)
{
	for (int64_t y = chart->min.y; y <= chart->max.y; y += chart->step.y)
		if (HEIGHT - 1 - chart_place(y, chart->min.y, chart->max.y, HEIGHT) == row) {
			buf_clear(label);
			chart_add_number(label, y);
		}
}

static void trim(struct buf *out)
{
	while (out->size > 0 && out->data[out->size - 1] == ' ')
		out->size--;
}

static void add_rows(struct buf *out, const struct chart *chart, const struct canvas *c, int label_width, bool is_braille, bool is_ascii,
                     const char *const *marks)
{
	for (int row = 0; row < HEIGHT; row++) {
		struct buf label = { .heap = out->heap };

		add_step(chart, row, &label);
		add_blanks(out, INDENT);
		add_right(out, buf_bytes(&label), label_width);
		buf_add_text(out, is_ascii ? (label.size > 0 ? " +" : " |") : label.size > 0 ? " ┤" : " │");
		for (int column = 0; column < WIDTH; column++)
			add_cell(out, c, row, column, is_braille, marks);
		trim(out);
		buf_add_char(out, '\n');
		buf_free(&label);
	}
}

/* The axis with its two ends and what is measured along it. */
static void add_axis(struct buf *out, const struct chart *chart, int label_width, bool is_ascii)
{
	struct buf from = { .heap = out->heap }, to = { .heap = out->heap };

	add_blanks(out, INDENT + label_width);
	buf_add_text(out, is_ascii ? " +" : " └");
	for (int i = 0; i < WIDTH; i++)
		buf_add_text(out, is_ascii ? "-" : "─");
	buf_add_char(out, '\n');
	chart_add_number(&from, chart->min.x);
	chart_add_number(&to, chart->max.x);
	add_blanks(out, INDENT + label_width + 2);
	buf_add_bytes(out, buf_bytes(&from));
	add_right(out, buf_bytes(&to), WIDTH - (int)from.size);
	if (chart->x.size > 0) {
		buf_add_char(out, ' ');
		telling_add_text(out, chart->x, LABEL_MAX);
	}
	buf_add_char(out, '\n');
	buf_free(&from);
	buf_free(&to);
}

/* Dots have no mark: of one series its name is enough. */
static void add_legend(struct buf *out, const struct chart *chart, int label_width, bool is_braille, const char *const *marks)
{
	if (chart->series_count == 1 && chart->series[0].name.size == 0)
		return;
	add_blanks(out, INDENT + label_width + 2);
	for (int i = 0; i < chart->series_count; i++) {
		if (!is_braille)
			buf_printf(out, "%s%s ", i > 0 ? "   " : "", marks[i]);
		telling_add_text(out, chart->series[i].name, LABEL_MAX);
	}
	buf_add_char(out, '\n');
}

static int label_width_of(const struct chart *chart, struct heap *heap)
{
	struct buf label = { .heap = heap };
	int width = 0;

	for (int row = 0; row < HEIGHT; row++) {
		add_step(chart, row, &label);
		width = (int)label.size > width ? (int)label.size : width;
	}
	buf_free(&label);
	return width;
}

void chart_add_text(struct buf *out, const struct chart *chart, bool is_ascii)
{
	static const char *const plain[CHART_SERIES_MAX] = { "*", "o", "+", "x", "#", "@" };
	static const char *const marks[CHART_SERIES_MAX] = { "●", "○", "▲", "△", "■", "□" };
	bool is_braille = !is_ascii && chart->series_count == 1;
	const char *const *used = is_ascii ? plain : marks;
	struct canvas *c = HEAP_NEW(out->heap, struct canvas);
	int label_width = label_width_of(chart, out->heap);

	for (int i = 0; i < chart->series_count; i++)
		draw_series(c, chart, i, is_braille);
	if (chart->title.size > 0) {
		add_blanks(out, INDENT);
		telling_add_text(out, chart->title, WIDTH + LABEL_MAX);
		buf_add_char(out, '\n');
	}
	if (chart->y.size > 0) {
		add_blanks(out, INDENT);
		telling_add_text(out, chart->y, LABEL_MAX);
		buf_add_char(out, '\n');
	}
	add_rows(out, chart, c, label_width, is_braille, is_ascii, used);
	add_axis(out, chart, label_width, is_ascii);
	add_legend(out, chart, label_width, is_braille, used);
	heap_free(out->heap, c);
}
