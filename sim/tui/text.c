#include "sim/tui/text.h"

void text_init(struct text *t, struct arena *arena, int width)
{
	*t = (struct text){ .arena = arena, .width = width };
}

static struct text_line *add_line(struct text *t, int indent)
{
	if (t->line_count == t->line_capacity) {
		t->line_capacity = t->line_capacity ? t->line_capacity * 2 : 32;
		struct text_line *lines = arena_calloc(t->arena, (size_t)t->line_capacity, sizeof(*lines));

		if (t->line_count > 0)
			memcpy(lines, t->lines, (size_t)t->line_count * sizeof(*lines));
		t->lines = lines;
	}
	struct text_line *line = &t->lines[t->line_count++];

	*line = (struct text_line){ .indent = indent };
	return line;
}

void text_add_blank(struct text *t)
{
	add_line(t, 0);
}

static void add_segment(struct text *t, struct text_line *line, enum role role, struct bytes text)
{
	/* Powers of two: room for 4, 8, 16 ... */
	int count = line->segment_count;

	if (count == 0 || (count >= 4 && (count & (count - 1)) == 0)) {
		struct segment *segments = arena_calloc(t->arena, count == 0 ? 4 : (size_t)count * 2, sizeof(*segments));

		if (count > 0)
			memcpy(segments, line->segments, (size_t)count * sizeof(*segments));
		line->segments = segments;
	}
	line->segments[line->segment_count++] = (struct segment){ role, text };
}

/* Lays words into lines. */
struct wrapper {
	struct text *text;
	struct text_line *line; /* NULL: none begun */
	int first_indent, indent;
	int column;
	int piece_at, piece_column; /* where what has stood without a blank since begins: a segment of the line, and its column */
	bool is_blank_due;
	enum role blank_role;
};

static void begin_line(struct wrapper *w, bool is_first)
{
	int indent = is_first ? w->first_indent : w->indent;

	w->line = add_line(w->text, indent);
	w->column = w->piece_column = indent;
	w->piece_at = 0;
	w->is_blank_due = false;
}

/* A full stop behind a styled word is a run of its own, and goes to the next line with the word. */
static void carry_piece(struct wrapper *w)
{
	const struct segment *piece = w->line->segments + w->piece_at;
	int count = w->line->segment_count - w->piece_at;

	w->line->segment_count = w->piece_at - 1; /* nor does its blank stay */
	begin_line(w, false);
	for (int i = 0; i < count; i++) {
		add_segment(w->text, w->line, piece[i].role, piece[i].text);
		w->column += text_width(piece[i].text);
	}
}

static void add_word(struct wrapper *w, enum role role, struct bytes word)
{
	int width = text_width(word);

	if (!w->line) {
		begin_line(w, true);
	} else if (w->column + w->is_blank_due + width > w->text->width && w->column > w->indent) {
		if (!w->is_blank_due && w->piece_at > 0 && w->piece_column > w->indent)
			carry_piece(w);
		else
			begin_line(w, false);
	}
	if (w->is_blank_due) {
		add_segment(w->text, w->line, w->blank_role == role ? role : ROLE_TEXT, BYTES(" "));
		w->piece_at = w->line->segment_count;
		w->piece_column = ++w->column;
	}
	w->is_blank_due = false;
	while (w->column + width > w->text->width && w->text->width - w->column > 0 && word.size > 0) { /* longer than a line */
		size_t cut = 0;
		int room = w->text->width - w->column;

		for (size_t at = 0; at < word.size;) {
			room -= char_width(utf8_next(word, &at));
			if (room < 0)
				break;
			cut = at;
		}
		if (cut == 0)
			break;
		add_segment(w->text, w->line, role, bytes_slice(word, 0, cut));
		word = bytes_slice(word, cut, word.size);
		width = text_width(word);
		begin_line(w, false);
	}
	add_segment(w->text, w->line, role, word);
	w->column += width;
}

static void add_words(struct wrapper *w, enum role role, struct bytes text)
{
	for (size_t at = 0; at < text.size;) {
		size_t end = at;

		if (text.data[at] == ' ' || text.data[at] == '\n' || text.data[at] == '\t') {
			w->is_blank_due = w->line != NULL && w->line->segment_count > 0;
			w->blank_role = role;
			at++;
			continue;
		}
		while (end < text.size && text.data[end] != ' ' && text.data[end] != '\n' && text.data[end] != '\t')
			end++;
		add_word(w, role, bytes_slice(text, at, end - at));
		at = end;
	}
}

void text_add_wrapped(struct text *t, int first_indent, int indent, enum role role, struct bytes text)
{
	struct wrapper w = { .text = t, .first_indent = first_indent, .indent = indent };

	add_words(&w, role, text);
	if (!w.line)
		begin_line(&w, true);
}

void text_add_line(struct text *t, int indent, enum role role, struct bytes text)
{
	struct text_line *line = add_line(t, indent);

	add_segment(t, line, role, text);
}

/* Takes characters from the end of the line until it is at most so wide. */
static void shorten(struct text_line *line, int width)
{
	int x = line->indent;

	for (int i = 0; i < line->segment_count; i++) {
		struct segment *segment = &line->segments[i];
		size_t at = 0, fits = 0;

		while (at < segment->text.size && (x += char_width(utf8_next(segment->text, &at))) <= width)
			fits = at;
		segment->text = bytes_slice(segment->text, 0, fits);
	}
}

void text_end(struct text *t, int line_count)
{
	if (line_count < 1 || t->line_count <= line_count)
		return;
	struct text_line *line = &t->lines[line_count - 1];

	t->line_count = line_count;
	shorten(line, t->width - 2);
	add_segment(t, line, line->segment_count > 0 ? line->segments[line->segment_count - 1].role : ROLE_TEXT, BYTES(" …"));
}

static enum role role_of(int style)
{
	if (style & RUN_CODE)
		return ROLE_CODE;
	if (style & RUN_STRONG)
		return ROLE_STRONG;
	if (style & (RUN_EMPHASIS | RUN_LINK))
		return ROLE_EMPHASIS;
	return ROLE_TEXT;
}

static void add_runs(struct wrapper *w, const struct block *block, enum role plain)
{
	for (int i = 0; i < block->run_count; i++) {
		const struct run *run = &block->runs[i];
		enum role role = role_of(run->style);

		if (run->style & RUN_BREAK) {
			begin_line(w, w->line == NULL);
			continue;
		}
		if (run->style & RUN_CELL && i > 0)
			add_words(w, ROLE_DIM, BYTES(" | "));
		add_words(w, role == ROLE_TEXT ? plain : role, run->text);
	}
	if (!w->line)
		begin_line(w, true);
}

static void add_code(struct text *t, const struct block *block)
{
	for (size_t at = 0; at < block->code.size;) {
		size_t end = bytes_find(block->code, at, '\n');

		struct bytes line = bytes_slice(block->code, at, end - at);

		if (text_width(line) + 2 > t->width) /* rather a second line than a command cut short */
			text_add_wrapped(t, 2, 6, ROLE_CODE, line);
		else
			text_add_line(t, 2, ROLE_CODE, line);
		at = end + 1;
	}
}

static void add_item(struct text *t, const struct block *block)
{
	struct wrapper w = { .text = t };
	struct bytes marker = block->number > 0 ? arena_printf(t->arena, "%d.", block->number) : BYTES("•");

	w.first_indent = (block->level - 1) * 2;
	w.indent = w.first_indent + text_width(marker) + 1;
	add_words(&w, ROLE_DIM, marker);
	w.is_blank_due = true;
	w.blank_role = ROLE_TEXT;
	add_runs(&w, block, ROLE_TEXT);
}

/* ---- Tables ---------------------------------------------------------------------------------------------------------------- */

enum { COLUMN_GAP = 2, COLUMN_WIDTH_MIN = 9 };

/* The widest column that may give way: none is made narrower than its longest word, or where `breaks` than COLUMN_WIDTH_MIN. -1: there is none. */
static int widest_column(const struct table *table, const int *widths, bool breaks)
{
	int widest = -1;

	for (int i = 0; i < table->column_count; i++) {
		int least = !breaks && table->words[i] > COLUMN_WIDTH_MIN ? table->words[i] : COLUMN_WIDTH_MIN;

		if (widths[i] > least && (widest < 0 || widths[i] > widths[widest]))
			widest = i;
	}
	return widest;
}

/* Where it is narrow the widest columns give way first. False if there is no room for columns. */
static bool fit_columns(const struct table *table, int width, int *widths)
{
	int sum = COLUMN_GAP * (table->column_count - 1);

	if (table->column_count > COLUMNS_MAX)
		return false;
	for (int i = 0; i < table->column_count; i++)
		sum += widths[i] = table->widths[i] > 0 ? table->widths[i] : 1;
	for (; sum > width; sum--) {
		int widest = widest_column(table, widths, false);

		if (widest < 0)
			widest = widest_column(table, widths, true);
		if (widest < 0)
			return false;
		widths[widest]--;
	}
	return true;
}

/* The cell's runs, wrapped to its column. */
static void lay_cell(struct text *cell, struct arena *arena, int width, const struct block *row, int *at, enum role plain)
{
	struct wrapper w = { .text = cell };

	text_init(cell, arena, width);
	for (; *at < row->run_count && !(row->runs[*at].style & RUN_CELL); ++*at) {
		enum role role = role_of(row->runs[*at].style);

		add_words(&w, role == ROLE_TEXT ? plain : role, row->runs[*at].text);
	}
}

static void add_row(struct text *t, const struct block *row, const int *widths, enum role plain)
{
	struct text cells[COLUMNS_MAX];
	int height = 1, count = 0;

	for (int at = 0; at < row->run_count && count < row->table->column_count;) {
		at++; /* the mark of the cell */
		lay_cell(&cells[count], t->arena, widths[count], row, &at, plain);
		height = cells[count].line_count > height ? cells[count].line_count : height;
		count++;
	}
	for (int y = 0; y < height; y++) {
		struct text_line *line = add_line(t, 0);
		int x = 0, column_x = 0;

		for (int i = 0; i < count; column_x += widths[i] + COLUMN_GAP, i++) {
			const struct text_line *part = y < cells[i].line_count ? &cells[i].lines[y] : NULL;

			if (!part || part->segment_count == 0)
				continue;
			if (column_x > x)
				add_segment(t, line, ROLE_TEXT, arena_printf(t->arena, "%*s", column_x - x, ""));
			x = column_x;
			for (int k = 0; k < part->segment_count; k++) {
				add_segment(t, line, part->segments[k].role, part->segments[k].text);
				x += text_width(part->segments[k].text);
			}
		}
	}
}

/* In columns; where these would be too narrow, as running text with bars between the cells. */
static void add_table_row(struct text *t, const struct block *row, struct wrapper *w)
{
	enum role plain = row->is_header ? ROLE_STRONG : ROLE_TEXT;
	int widths[COLUMNS_MAX];

	if (fit_columns(row->table, t->width, widths))
		add_row(t, row, widths, plain);
	else
		add_runs(w, row, plain);
}

void text_add_marked(struct text *t, int first_indent, int indent, enum role role, struct bytes source)
{
	struct wrapper w = { .text = t, .first_indent = first_indent, .indent = indent };
	struct document document;

	document_parse(source, 1, t->arena, &document);
	for (int i = 0; i < document.block_count; i++) {
		add_words(&w, role, BYTES(" "));
		if (document.blocks[i].kind == BLOCK_CODE)
			add_words(&w, ROLE_CODE, document.blocks[i].code);
		else
			add_runs(&w, &document.blocks[i], role);
	}
	if (!w.line)
		begin_line(&w, true);
}

void text_add_block(struct text *t, const struct block *block)
{
	struct wrapper w = { .text = t, .first_indent = block->is_quote ? 2 : 0, .indent = block->is_quote ? 2 : 0 };
	bool is_tight = t->last && t->last->kind == block->kind &&
	                ((block->kind == BLOCK_ITEM && (block->number == 0) == (t->last->number == 0)) || (block->kind == BLOCK_ROW && !block->is_header));

	if (t->line_count > 0 && !is_tight)
		text_add_blank(t);
	t->last = block;
	switch (block->kind) {
	case BLOCK_CODE:
		add_code(t, block);
		break;
	case BLOCK_ITEM:
		add_item(t, block);
		break;
	case BLOCK_HEADING:
		add_runs(&w, block, ROLE_TITLE);
		break;
	case BLOCK_ROW:
		add_table_row(t, block, &w);
		break;
	case BLOCK_RULE:
		text_add_line(t, 0, ROLE_DIM, BYTES("────────"));
		break;
	case BLOCK_PARAGRAPH:
		w.first_indent += 2 * block->level;
		w.indent += 2 * block->level;
		add_runs(&w, block, block->is_quote ? ROLE_EMPHASIS : ROLE_TEXT);
		break;
	}
}

int text_draw(const struct text *t, struct canvas *canvas, struct rect r, int from)
{
	for (int row = 0; row < r.height && from + row < t->line_count; row++) {
		const struct text_line *line = &t->lines[from + row];
		int x = r.x + line->indent;

		for (int i = 0; i < line->segment_count; i++)
			x = canvas_put(canvas, x, r.y + row, r.x + r.width, line->segments[i].role, line->segments[i].text);
	}
	return t->line_count;
}

void text_print(const struct text *t, struct buf *out)
{
	for (int i = 0; i < t->line_count; i++) {
		const struct text_line *line = &t->lines[i];

		for (int blank = 0; blank < line->indent && line->segment_count > 0; blank++)
			buf_add_char(out, ' ');
		for (int j = 0; j < line->segment_count; j++)
			buf_add_bytes(out, line->segments[j].text);
		buf_add_char(out, '\n');
	}
}
