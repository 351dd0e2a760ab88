/* The diagram in letters. A row is drawn on a strip of cells with the lifelines in it, and printed without the blanks at its end. */
#include <inttypes.h>
#include <stdio.h>

#include "engine/base/json.h"
#include "sim/trace/diagram.h"
#include "sim/trace/markup.h"

enum { INDENT = 4, TIME_WIDTH = 9, COLUMN_MIN = 11, COLUMN_MAX = 26, CELLS_MAX = 200, LINES_MAX = 8, CELL_BYTES = 8 };

enum glyph { GLYPH_LIFE, GLYPH_DOWN, GLYPH_PAUSED, GLYPH_LINE, GLYPH_ANSWER, GLYPH_RIGHT, GLYPH_LEFT, GLYPH_LOST, GLYPH_HAPPENED, GLYPH_FAULT, GLYPH_MET,
	         GLYPH_UNMET, GLYPH_GAP, GLYPH_COUNT };

static const char *const drawn[GLYPH_COUNT] = { "│", "┊", "┃", "─", "╌", "▶", "◀", "✗", "●", "✗", "✓", "✗", "⋮" };
static const char *const plain[GLYPH_COUNT] = { "|", ".", "!", "-", ".", ">", "<", "x", "*", "!", "ok", "FAILED", ":" };

struct drawing {
	struct buf *out;
	const struct diagram *d;
	const char *const *glyphs;
	bool is_ascii;
	int column, width; /* of a column, of all of them */
	enum diagram_life lives[DIAGRAM_ACTORS_MAX];
	char cells[CELLS_MAX][CELL_BYTES]; /* each a character; "": the right half of a wide one */
};

static int x_of(const struct drawing *s, int column)
{
	return s->column * column + s->column / 2;
}

/* ---- A strip ------------------------------------------------------------------------------------------------------------------ */

static void put(struct drawing *s, int x, struct bytes character)
{
	if (x < 0 || x >= s->width)
		return;
	memcpy(s->cells[x], character.data, character.size);
	s->cells[x][character.size] = '\0';
}

static void put_glyph(struct drawing *s, int x, enum glyph glyph)
{
	put(s, x, bytes_of_text(s->glyphs[glyph]));
}

static void clear(struct drawing *s, enum glyph life)
{
	for (int x = 0; x < s->width; x++)
		put(s, x, BYTES(" "));
	for (int i = 0; i < s->d->actor_count; i++)
		put_glyph(s, x_of(s, i), s->lives[i] == LIFE_DOWN ? GLYPH_DOWN : s->lives[i] == LIFE_PAUSED ? GLYPH_PAUSED : life);
}

/* In ASCII what is not becomes 'x' (the sign for times) or '?'. */
static void put_text(struct drawing *s, int x, struct bytes text)
{
	for (size_t at = 0; at < text.size;) {
		struct bytes character = bytes_slice(text, at, utf8_size(bytes_slice(text, at, 4)));
		int width;

		at += character.size > 0 ? character.size : 1;
		if (character.size == 0 || character.data[0] < ' ' || character.data[0] == 0x7f)
			character = BYTES("?");
		if (s->is_ascii && character.size > 1)
			character = bytes_equal_text(character, "×") ? BYTES("x") : BYTES("?");
		width = markup_width(character);
		if (width == 0)
			continue;
		put(s, x, character);
		for (int i = 1; i < width; i++)
			put(s, x + i, BYTES(""));
		x += width;
	}
}

static void print(struct drawing *s, const char *time)
{
	int end = s->width;

	while (end > 0 && strcmp(s->cells[end - 1], " ") == 0)
		end--;
	buf_printf(s->out, "%*s%-*s", INDENT, "", TIME_WIDTH, time);
	for (int x = 0; x < end; x++)
		buf_add_text(s->out, s->cells[x]);
	while (s->out->size > 0 && s->out->data[s->out->size - 1] == ' ')
		s->out->size--;
	buf_add_char(s->out, '\n');
}

/* ---- Rows --------------------------------------------------------------------------------------------------------------------- */

static void draw_heads(struct drawing *s)
{
	for (int x = 0; x < s->width; x++)
		put(s, x, BYTES(" "));
	for (int i = 0; i < s->d->actor_count; i++) {
		struct bytes name = s->d->actors[i].name, line[1] = { BYTES("") };

		if (markup_width(name) > s->column - 1)
			name = actor_short_name(name);
		markup_wrap(name, s->column - 1, line, 1);
		put_text(s, x_of(s, i) - markup_width(line[0]) / 2, line[0]);
	}
	print(s, "");
}

static void draw_arrow(struct drawing *s, const struct diagram_row *row, const struct diagram_arrow *arrow)
{
	int from = x_of(s, arrow->from), to = x_of(s, arrow->to), low = from < to ? from : to, high = from < to ? to : from;

	for (int x = low + 1; x < high; x++)
		if (strcmp(s->cells[x], " ") == 0 || strcmp(s->cells[x], s->glyphs[GLYPH_LIFE]) == 0 || strcmp(s->cells[x], s->glyphs[GLYPH_DOWN]) == 0)
			put_glyph(s, x, row->is_response || row->is_lost ? GLYPH_ANSWER : GLYPH_LINE);
	put_glyph(s, from < to ? to - 1 : to + 1, row->is_lost ? GLYPH_LOST : from < to ? GLYPH_RIGHT : GLYPH_LEFT);
}

/* The label stands in the line where there is room, else on one of its own. */
static void draw_frames(struct drawing *s, const struct diagram_row *row, const char *time)
{
	int low = x_of(s, row->first), high = x_of(s, row->last), width = markup_width(row->text), middle = (low + high - width) / 2;
	bool is_inside = row->first < row->last && row->last - row->first == 1 && width + 6 <= high - low;

	middle = middle + width > s->width ? s->width - width : middle;
	middle = middle < 0 ? 0 : middle;
	clear(s, GLYPH_LIFE);
	if (row->first == row->last) {
		int x = low + 4 + width + 1 <= s->width ? low + 4 : low - 4 - width;

		put_text(s, x, row->text);
		put_glyph(s, x > low ? low + 1 : low - 1, x > low ? GLYPH_LEFT : GLYPH_RIGHT);
		put_glyph(s, x > low ? low + 2 : low - 2, GLYPH_LINE);
		print(s, time);
		return;
	}
	if (!is_inside) {
		put_text(s, middle, row->text);
		print(s, time);
		clear(s, GLYPH_LIFE);
		time = "";
	}
	for (int i = 0; i < row->arrow_count; i++)
		draw_arrow(s, row, &row->arrows[i]);
	if (is_inside) {
		put(s, middle - 1, BYTES(" "));
		put_text(s, middle, row->text);
		put(s, middle + width, BYTES(" "));
	}
	print(s, time);
}

/* Between brackets over the columns that it spans. */
static void draw_band(struct drawing *s, const struct diagram_row *row, const char *time)
{
	int low = x_of(s, row->first), high = x_of(s, row->last), width = markup_width(row->text), middle = (low + high - width) / 2;

	clear(s, GLYPH_LIFE);
	for (int x = low + 1; x < high; x++)
		put_glyph(s, x, GLYPH_LINE);
	put_glyph(s, low + 1, GLYPH_LEFT);
	put_glyph(s, high - 1, GLYPH_RIGHT);
	put(s, middle - 1, BYTES(" "));
	put_text(s, middle, row->text);
	put(s, middle + width, BYTES(" "));
	print(s, time);
}

static void draw_gap(struct drawing *s, const struct diagram_row *row)
{
	clear(s, GLYPH_GAP);
	put(s, 1, BYTES(" "));
	put_text(s, 2, row->text);
	put(s, 2 + markup_width(row->text), BYTES(" "));
	print(s, "");
}

static void draw_words(struct drawing *s, const struct diagram_row *row, const char *time)
{
	static const enum glyph glyphs[] = { [TONE_CHANGE] = GLYPH_HAPPENED, [TONE_FAULT] = GLYPH_FAULT, [TONE_MET] = GLYPH_MET, [TONE_UNMET] = GLYPH_UNMET };
	bool is_plain = row->tone == TONE_TYPED || row->tone == TONE_SAID;
	int x = row->actor >= 0 ? x_of(s, row->actor) : 0, room = s->width - 2;
	struct bytes lines[LINES_MAX];
	int count = markup_wrap(row->text, room, lines, LINES_MAX), most = 0;

	for (int i = 0; i < count && i < LINES_MAX; i++)
		most = markup_width(lines[i]) > most ? markup_width(lines[i]) : most;
	if (x + 2 + most > s->width)
		x = s->width - 2 - most;
	for (int i = 0; i < count && i < LINES_MAX; i++) {
		const char *mark = is_plain || i > 0 ? "" : s->glyphs[glyphs[row->tone]];
		int behind = (int)strlen(mark) > 1 && s->is_ascii ? (int)strlen(mark) + 1 : 2;

		clear(s, GLYPH_LIFE);
		put(s, x - 1, BYTES(" "));
		put(s, x + 1, BYTES(" "));
		put_text(s, x, i == 0 && row->actor >= 0 ? bytes_of_text(mark) : row->actor >= 0 ? BYTES(" ") : bytes_of_text(mark));
		put_text(s, x + (is_plain ? 0 : behind), lines[i]);
		put(s, x + (is_plain ? 0 : behind) + markup_width(lines[i]), BYTES(" "));
		print(s, i == 0 ? time : "");
	}
}

static void draw_row(struct drawing *s, const struct diagram_row *row)
{
	char time[32];

	snprintf(time, sizeof(time), "%" PRId64 ".%03ds", row->t_us / 1000000, (int)(row->t_us / 1000 % 1000));
	switch (row->kind) {
	case DIAGRAM_FRAMES:
		draw_frames(s, row, time);
		break;
	case DIAGRAM_BAND:
		draw_band(s, row, time);
		break;
	case DIAGRAM_GAP:
		draw_gap(s, row);
		break;
	case DIAGRAM_HAPPENED:
		if (row->tone != TONE_SAID) /* the transcript around it has it */
			draw_words(s, row, time);
		break;
	}
	if (row->actor >= 0 && row->life != LIFE_SAME)
		s->lives[row->actor] = row->life;
}

/* ---- All ---------------------------------------------------------------------------------------------------------------------- */

void diagram_add_text(struct buf *out, const struct diagram *d, int width, bool is_ascii)
{
	struct drawing *s = HEAP_NEW(out->heap, struct drawing);
	int count = d->actor_count > 0 ? d->actor_count : 1;

	*s = (struct drawing){ .out = out, .d = d, .glyphs = is_ascii ? plain : drawn, .is_ascii = is_ascii, .column = (width - INDENT - TIME_WIDTH) / count };
	s->column = s->column < COLUMN_MIN ? COLUMN_MIN : s->column > COLUMN_MAX ? COLUMN_MAX : s->column;
	s->width = s->column * count;
	if (s->width < width - INDENT - TIME_WIDTH)
		s->width = width - INDENT - TIME_WIDTH;
	if (s->width > CELLS_MAX)
		s->width = CELLS_MAX;
	for (int i = 0; i < d->actor_count; i++)
		s->lives[i] = d->sections[0].lives[i];
	draw_heads(s);
	for (int i = 0; i < d->row_count; i++)
		draw_row(s, &d->rows[i]);
	heap_free(out->heap, s);
}
