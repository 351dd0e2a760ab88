/* The diagram as SVG. Shapes are drawn with no ids, so that several stand in one page; colours are a style sheet's. */
#include <inttypes.h>
#include <stdio.h>

#include "sim/trace/diagram.h"
#include "sim/trace/markup.h"

enum {
	GUTTER = 92,        /* for times */
	RIGHT = 24,
	WIDTH_MIN = 560,
	LETTERS_10 = 66,    /* about the width of ten letters, in pixels */
	NAME_LETTERS_10 = 78,
	LINE = 16,
	HEAD_HEIGHT = 28,
	FRAME_HEIGHT = 34,
	BAND_HEIGHT = 32,
	GAP_HEIGHT = 30,
	LINES_MAX = 12,
	SAID_LINES_MAX = 3,
	TITLE_HEIGHT = 30,  /* of a section */
	SECTION_GAP = 26,   /* between two */
};

const char diagram_css[] =
	".diagram text{font:12px system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;fill:#1f2933}"
	".diagram .title{font-size:16px;font-weight:600}"
	".diagram .time{font-size:11px;fill:#52606d;text-anchor:end}"
	".diagram .foot{font-size:11px;fill:#52606d}"
	".diagram .middle{text-anchor:middle}"
	".diagram .label{text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}"
	".diagram .head{fill:#e4ecf5;stroke:#3e5c86}"
	".diagram .head.client{fill:#f1ebf7;stroke:#6f4e96}"
	".diagram .name{font-weight:600;text-anchor:middle}"
	".diagram .life{stroke:#9aa5b1;stroke-width:1.5;fill:none}"
	".diagram .life.down{stroke-dasharray:2 6;stroke:#c5ccd3}"
	".diagram .life.paused{stroke-width:7;stroke:#d9c58f}"
	".diagram .arrow{stroke:#1f4e8c;stroke-width:1.5;fill:none}"
	".diagram .point{fill:#1f4e8c;stroke:none}"
	".diagram .response .arrow{stroke-dasharray:5 4;stroke:#52606d}.diagram .response .point{fill:#52606d}"
	".diagram .lost .arrow{stroke:#b3261e;stroke-dasharray:5 4}.diagram .lost .point{fill:#b3261e}"
	".diagram .lost .cross,.diagram .cross{stroke:#b3261e;stroke-width:2.5;fill:none}"
	".diagram .band{fill:#eaf1fa;stroke:#1f4e8c;stroke-dasharray:3 3}"
	".diagram .box{stroke-width:1;fill:#fff7db;stroke:#b08900}"
	".diagram .fault .box{fill:#fde8e6;stroke:#b3261e}"
	".diagram .said .box{fill:#f0f3f6;stroke:#c5ccd3}"
	".diagram .said text{font-style:italic}.diagram .said .time,.diagram .fault .time{font-style:normal}"
	".diagram .typed .box{fill:#f5f5f5;stroke:#9aa5b1}"
	".diagram .met .words{fill:#1b6e3c;font-weight:600}.diagram .unmet .words{fill:#b3261e;font-weight:600}"
	".diagram .rule{stroke:#9aa5b1;stroke-dasharray:1 5;stroke-width:1.5}"
	".diagram .pass{fill:#52606d;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:6px;stroke-linejoin:round}"
	".diagram .part{fill:none;stroke:#9aa5b1}.diagram .ribbon{fill:#e6ecf2;stroke:#9aa5b1}"
	".diagram .heading{font-size:13px;font-weight:600}"
	".diagram .paper{fill:#fff}";

/* Where a section stands. */
struct band {
	int begin, top, bottom, end; /* its title and heads, its lifelines, its end */
};

struct drawing {
	struct buf *out;
	const struct diagram *d;
	int column; /* width of one */
	int width, height;
	bool is_in_page;    /* a single section, whose title the page has */
	int first, last;    /* sections that are drawn: up to before `last` */
	struct bytes foot[LINES_MAX];
	struct band *bands; /* of each section */
	int *ys, *y_ends;   /* where each row begins and ends */
};

static int x_of(const struct drawing *s, int column)
{
	return GUTTER + s->column * column + s->column / 2;
}

static int clamp(int value, int min, int max)
{
	return value > max ? max : value < min ? min : value;
}

/* ---- Layout ------------------------------------------------------------------------------------------------------------------- */

/* What a row of words says, in lines: of a narration its first paragraph, not its tables. */
static int lines_of(const struct drawing *s, const struct diagram_row *row, struct bytes lines[LINES_MAX])
{
	bool is_said = row->tone == TONE_SAID, is_wide = row->actor < 0;
	int room = (is_wide ? s->width - GUTTER - RIGHT : clamp(2 * s->column, 200, 340)) - 20;
	struct bytes text = is_said ? bytes_slice(row->text, 0, bytes_find(row->text, 0, '\n')) : row->text;
	int most = is_said ? SAID_LINES_MAX : LINES_MAX, count = markup_wrap(text, room * 10 / LETTERS_10, lines, most);

	return count < most ? count : most;
}

/* What is not drawn, in lines. */
static int foot_of(const struct drawing *s, struct bytes lines[LINES_MAX])
{
	if (s->last < s->d->section_count)
		return 0; /* the last one has it */
	int count = markup_wrap(s->d->left_out, (s->width - GUTTER - RIGHT) * 10 / LETTERS_10, lines, LINES_MAX);

	return count < LINES_MAX ? count : LINES_MAX;
}

static int height_of(const struct drawing *s, const struct diagram_row *row)
{
	struct bytes lines[LINES_MAX];

	switch (row->kind) {
	case DIAGRAM_FRAMES:
		return FRAME_HEIGHT;
	case DIAGRAM_BAND:
		return BAND_HEIGHT;
	case DIAGRAM_GAP:
		return GAP_HEIGHT;
	case DIAGRAM_HAPPENED:
		break;
	}
	return lines_of(s, row, lines) * LINE + 18 + (row->life == LIFE_DOWN ? 14 : 0);
}

static bool is_drawn(const struct drawing *s, int section)
{
	return s->d->sections[section].row_count > 0 || section == s->first;
}

static bool is_boxed(const struct drawing *s, int section)
{
	return !s->is_in_page && s->d->sections[section].title.size > 0;
}

/* Puts a section at y; returns where it ends. */
static int lay_out_section(struct drawing *s, int i, int y)
{
	const struct diagram_section *section = &s->d->sections[i];
	struct band *band = &s->bands[i];

	band->begin = y;
	band->top = y + (is_boxed(s, i) ? TITLE_HEIGHT + 10 : 0) + HEAD_HEIGHT;
	y = band->top + 10;
	for (int row = section->first_row; row < section->first_row + section->row_count; row++) {
		s->ys[row] = y;
		s->y_ends[row] = y += height_of(s, &s->d->rows[row]);
	}
	band->bottom = y + 8;
	return band->end = band->bottom + (is_boxed(s, i) ? 12 : HEAD_HEIGHT);
}

static void lay_out(struct drawing *s, bool has_title)
{
	const struct diagram *d = s->d;
	int count = d->actor_count > 0 ? d->actor_count : 1, y = has_title ? 44 : 14;

	s->column = count <= 4 ? 190 : count <= 6 ? 165 : count <= 8 ? 145 : 125;
	if (s->is_in_page) /* beside the transcript */
		s->column = count <= 4 ? 150 : 118;
	s->width = GUTTER + count * s->column + RIGHT;
	if (s->width < WIDTH_MIN) {
		s->column = (WIDTH_MIN - GUTTER - RIGHT) / count;
		s->width = WIDTH_MIN;
	}
	s->ys = heap_calloc(s->out->heap, (size_t)d->row_count + 1, sizeof(*s->ys));
	s->y_ends = heap_calloc(s->out->heap, (size_t)d->row_count + 1, sizeof(*s->y_ends));
	s->bands = heap_calloc(s->out->heap, (size_t)d->section_count, sizeof(*s->bands));
	for (int i = s->first; i < s->last; i++)
		if (is_drawn(s, i))
			y = lay_out_section(s, i, y + (i > s->first ? SECTION_GAP : 0));
	s->height = y + 14 + LINE * foot_of(s, s->foot);
}

/* ---- Parts -------------------------------------------------------------------------------------------------------------------- */

static void add_text(struct drawing *s, int x, int y, const char *class, struct bytes text)
{
	buf_printf(s->out, "<text x=\"%d\" y=\"%d\" class=\"%s\">", x, y, class);
	markup_add(s->out, text);
	buf_add_text(s->out, "</text>");
}

/* As much of a name as its column has room for. */
static void add_name(struct drawing *s, int x, int y, struct bytes name, int room)
{
	int letters = room * 10 / NAME_LETTERS_10;
	struct bytes line[1];

	if (markup_width(name) > letters)
		name = actor_short_name(name);
	bool is_cut = markup_wrap(name, letters, line, 1) > 1 && markup_wrap(name, letters - 1, line, 1) > 0;

	buf_printf(s->out, "<text x=\"%d\" y=\"%d\" class=\"name\">", x, y);
	markup_add(s->out, line[0]);
	buf_printf(s->out, "%s</text>", is_cut ? "…" : "");
}

static void add_heads(struct drawing *s, int y)
{
	for (int i = 0; i < s->d->actor_count; i++) {
		const struct diagram_actor *a = &s->d->actors[i];
		int width = s->column - 24;

		buf_printf(s->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" class=\"head%s\"/>", x_of(s, i) - width / 2, y, width, HEAD_HEIGHT,
		           a->is_node ? 3 : HEAD_HEIGHT / 2, a->is_node ? "" : " client");
		add_name(s, x_of(s, i), y + 18, a->name, width - 10);
	}
	buf_add_char(s->out, '\n');
}

static void add_life(struct drawing *s, int column, int from, int to, enum diagram_life life)
{
	static const char *const classes[] = { [LIFE_SAME] = "", [LIFE_UP] = "", [LIFE_DOWN] = " down", [LIFE_PAUSED] = " paused" };

	if (to > from)
		buf_printf(s->out, "<path d=\"M%d %dV%d\" class=\"life%s\"/>", x_of(s, column), from, to, classes[life]);
}

/* A lifeline changes below the row that says so. */
static void add_lives(struct drawing *s, const struct diagram_section *section, const struct band *band)
{
	for (int c = 0; c < s->d->actor_count; c++) {
		enum diagram_life life = section->lives[c];
		int from = band->top;

		for (int i = section->first_row; i < section->first_row + section->row_count; i++) {
			const struct diagram_row *row = &s->d->rows[i];
			int to = s->y_ends[i] - 4;

			if (row->actor != c || row->life == LIFE_SAME)
				continue;
			add_life(s, c, from, to, life);
			if (row->life == LIFE_DOWN)
				buf_printf(s->out, "<path d=\"M%d %dl12 12m0 -12l-12 12\" class=\"cross\"/>", x_of(s, c) - 6, to - 12);
			life = row->life;
			from = to;
		}
		add_life(s, c, from, band->bottom, life);
	}
	buf_add_char(s->out, '\n');
}

static void add_point(struct drawing *s, int x, int y, bool goes_right)
{
	int back = goes_right ? -9 : 9;

	buf_printf(s->out, "<path d=\"M%d %dl%d -4v8z\" class=\"point\"/>", x, y, back);
}

/* Then a loop has its place on the other side. */
static bool comes_from_right(const struct diagram_row *row, int column)
{
	for (int i = 0; i < row->arrow_count; i++)
		if (row->arrows[i].from > column)
			return true;
	return false;
}

static void add_arrow(struct drawing *s, const struct diagram_row *row, const struct diagram_arrow *arrow, int y)
{
	int from = x_of(s, arrow->from), to = x_of(s, arrow->to);

	if (from == to) {
		bool is_left = comes_from_right(row, arrow->from);

		buf_printf(s->out, "<path d=\"M%d %dh%dv10h%d\" class=\"arrow\"/>", from, y - 6, is_left ? -26 : 26, is_left ? 20 : -20);
		add_point(s, from, y + 4, is_left);
		return;
	}
	bool goes_right = to > from;

	if (row->is_lost) {
		int end = to + (goes_right ? -18 : 18);

		buf_printf(s->out, "<path d=\"M%d %dH%d\" class=\"arrow\"/><path d=\"M%d %dl10 10m0 -10l-10 10\" class=\"cross\"/>", from, y, end, end - 5, y - 5);
		return;
	}
	buf_printf(s->out, "<path d=\"M%d %dH%d\" class=\"arrow\"/>", from, y, to + (goes_right ? -6 : 6));
	if (row->arrow_count > 1)
		buf_printf(s->out, "<circle cx=\"%d\" cy=\"%d\" r=\"3\" class=\"point\"/>", from, y);
	add_point(s, to, y, goes_right);
}

/* ---- Rows --------------------------------------------------------------------------------------------------------------------- */

static void add_frames(struct drawing *s, const struct diagram_row *row, int y)
{
	int middle = (x_of(s, row->first) + x_of(s, row->last)) / 2, room = 0;

	for (int i = 0; i < row->arrow_count; i++)
		add_arrow(s, row, &row->arrows[i], y + 24);
	if (row->first == row->last) { /* beside its loop, and inside of the picture */
		room = markup_width(row->text) * LETTERS_10 / 20;
		middle += 34 + room;
		if (middle + room > s->width)
			middle = x_of(s, row->first) - 10 - room;
		add_text(s, middle, y + 26, "label", row->text);
		return;
	}
	add_text(s, middle, y + 17, "label", row->text);
}

static void add_band(struct drawing *s, const struct diagram_row *row, int y)
{
	int left = x_of(s, row->first) - 14, right = x_of(s, row->last) + 14;

	buf_printf(s->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"22\" rx=\"4\" class=\"band\"/>", left, y + 5, right - left);
	buf_printf(s->out, "<text x=\"%d\" y=\"%d\" class=\"middle\">⇄ ", (left + right) / 2, y + 20);
	markup_add(s->out, row->text);
	buf_add_text(s->out, "</text>");
}

static void add_gap(struct drawing *s, const struct diagram_row *row, int y)
{
	buf_printf(s->out, "<path d=\"M%d %dH%d\" class=\"rule\"/>", GUTTER, y + GAP_HEIGHT / 2, s->width - RIGHT);
	add_text(s, (GUTTER + s->width - RIGHT) / 2, y + GAP_HEIGHT / 2 + 4, "pass", row->text);
}

static const char *mark_of(enum tone tone)
{
	return tone == TONE_MET ? "✓ " : tone == TONE_UNMET ? "✗ " : "";
}

static void add_words(struct drawing *s, const struct diagram_row *row, int y)
{
	struct bytes lines[LINES_MAX];
	int count = lines_of(s, row, lines), most = 0;
	bool is_whole = row->actor < 0 && row->first == 0 && row->last == s->d->actor_count - 1, is_boxed = row->tone != TONE_MET && row->tone != TONE_UNMET;

	for (int i = 0; i < count; i++)
		most = markup_width(lines[i]) > most ? markup_width(lines[i]) : most;
	int width = is_whole ? s->width - GUTTER - RIGHT : clamp(most * LETTERS_10 / 10 + 24, 60, s->width - GUTTER - RIGHT);
	int left = is_whole ? GUTTER : clamp((x_of(s, row->first) + x_of(s, row->last) - width) / 2, GUTTER, s->width - RIGHT - width);

	if (is_boxed)
		buf_printf(s->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" class=\"box\"/>", left, y + 4, width, count * LINE + 8);
	for (int i = 0; i < count; i++) {
		buf_printf(s->out, "<text x=\"%d\" y=\"%d\" class=\"words\">%s", left + 10, y + 20 + i * LINE, i == 0 ? mark_of(row->tone) : "");
		markup_add(s->out, lines[i]);
		buf_add_text(s->out, "</text>");
	}
}

/* "1.117 s", or "1.1-6.1 s". */
static void add_time(struct drawing *s, const struct diagram_row *row, int y)
{
	char text[64];
	int64_t from = row->t_us, to = row->end_us;

	if (to - from < 100000)
		snprintf(text, sizeof(text), "%" PRId64 ".%03d s", from / 1000000, (int)(from / 1000 % 1000));
	else
		snprintf(text, sizeof(text), "%" PRId64 ".%d–%" PRId64 ".%d s", from / 1000000, (int)(from / 100000 % 10), to / 1000000, (int)(to / 100000 % 10));
	add_text(s, GUTTER - 10, y, "time", bytes_of_text(text));
}

static void add_row(struct drawing *s, int i)
{
	static const char *const tones[] = { [TONE_SAID] = "said", [TONE_TYPED] = "typed", [TONE_CHANGE] = "change", [TONE_FAULT] = "fault", [TONE_MET] = "met",
		                                 [TONE_UNMET] = "unmet" };
	const struct diagram_row *row = &s->d->rows[i];
	const char *class = row->kind == DIAGRAM_HAPPENED ? tones[row->tone] : row->kind == DIAGRAM_GAP ? "gap" :
	                    row->is_lost ? "lost" : row->is_response ? "response" : "frames";
	int y = s->ys[i];

	buf_printf(s->out, "<g class=\"row %s\" data-t=\"%" PRId64 "\" data-end=\"%" PRId64 "\"><title>", class, row->t_us, row->end_us);
	markup_add(s->out, row->text);
	buf_add_text(s->out, "</title>");
	if (s->is_in_page) /* what is clicked on, and coloured */
		buf_printf(s->out, "<rect x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"back\"/>", y, s->width, s->y_ends[i] - y);
	if (row->kind != DIAGRAM_GAP)
		add_time(s, row, row->kind == DIAGRAM_FRAMES ? y + 28 : y + 20);
	switch (row->kind) {
	case DIAGRAM_FRAMES:
		add_frames(s, row, y);
		break;
	case DIAGRAM_BAND:
		add_band(s, row, y);
		break;
	case DIAGRAM_GAP:
		add_gap(s, row, y);
		break;
	case DIAGRAM_HAPPENED:
		add_words(s, row, y);
		break;
	}
	buf_add_text(s->out, "</g>\n");
}

/* ---- All ---------------------------------------------------------------------------------------------------------------------- */

/* A frame around it, with its title: where a timeline begins, or goes on. */
static void add_box(struct drawing *s, int i)
{
	const struct band *band = &s->bands[i];
	int left = 6, width = s->width - 12;

	buf_printf(s->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" class=\"part\"/>", left, band->begin, width, band->end - band->begin);
	buf_printf(s->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" class=\"ribbon\"/>", left, band->begin, width, TITLE_HEIGHT);
	add_text(s, left + 12, band->begin + 20, "heading", s->d->sections[i].title);
	buf_add_char(s->out, '\n');
}

static void draw_section(struct drawing *s, int i)
{
	const struct diagram_section *section = &s->d->sections[i];
	const struct band *band = &s->bands[i];

	if (is_boxed(s, i))
		add_box(s, i);
	add_heads(s, band->top - HEAD_HEIGHT);
	add_lives(s, section, band);
	for (int row = section->first_row; row < section->first_row + section->row_count; row++)
		add_row(s, row);
	if (!is_boxed(s, i))
		add_heads(s, band->bottom);
}

static void draw(struct drawing *s, struct bytes title, const char *css)
{
	buf_printf(s->out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" class=\"diagram\" role=\"img\"><title>",
	           s->width, s->height, s->width, s->height);
	markup_add(s->out, title);
	buf_add_text(s->out, "</title>\n");
	if (css)
		buf_printf(s->out, "<style>%s</style>\n<rect width=\"%d\" height=\"%d\" class=\"paper\"/>\n", css, s->width, s->height);
	if (css && title.size > 0)
		add_text(s, GUTTER, 28, "title", title);
	for (int i = s->first; i < s->last; i++)
		if (is_drawn(s, i))
			draw_section(s, i);
	int foot_count = foot_of(s, s->foot);

	for (int i = 0; i < foot_count; i++)
		add_text(s, GUTTER, s->height - 14 - LINE * (foot_count - i) + 20, "foot", s->foot[i]);
	buf_add_text(s->out, "</svg>\n");
	heap_free(s->out->heap, s->ys);
	heap_free(s->out->heap, s->y_ends);
	heap_free(s->out->heap, s->bands);
}

void diagram_add_svg(struct buf *out, const struct diagram *d, struct bytes title)
{
	struct drawing s = { .out = out, .d = d, .last = d->section_count };

	lay_out(&s, title.size > 0);
	buf_add_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	draw(&s, title, diagram_css);
}

void diagram_add_svg_element(struct buf *out, const struct diagram *d, int section, struct bytes title)
{
	struct drawing s = { .out = out, .d = d, .is_in_page = true, .first = section, .last = section + 1 };

	lay_out(&s, false);
	draw(&s, title, NULL);
}
