#include "sim/tui/scrollback.h"

enum { LAID_OUT_MAX = 64 << 10, TAB_WIDTH = 8 };

void scrollback_init(struct scrollback *s, struct heap *heap)
{
	*s = (struct scrollback){ 0 };
	buf_init(&s->text, heap);
}

void scrollback_free(struct scrollback *s)
{
	if (s->pieces)
		heap_free(s->text.heap, s->pieces);
	buf_free(&s->text);
}

void scrollback_clear(struct scrollback *s)
{
	buf_clear(&s->text);
	s->piece_count = 0;
	s->mark = 0;
}

/* Drops the older half, at a line's end. */
static void drop_old(struct scrollback *s)
{
	struct bytes text = buf_bytes(&s->text);
	size_t size = bytes_find(text, text.size / 2, '\n') + 1;
	int dropped = 0;

	if (size > text.size)
		size = text.size;
	buf_drop(&s->text, size);
	s->mark = s->mark > size ? s->mark - size : 0;
	while (dropped + 1 < s->piece_count && s->pieces[dropped + 1].start <= size)
		dropped++;
	s->piece_count -= dropped;
	memmove(s->pieces, s->pieces + dropped, (size_t)s->piece_count * sizeof(*s->pieces));
	for (int i = 0; i < s->piece_count; i++)
		s->pieces[i].start = s->pieces[i].start > size ? s->pieces[i].start - size : 0;
}

void scrollback_add(struct scrollback *s, int64_t seq, enum role role, struct bytes text)
{
	if (text.size == 0)
		return;
	if (s->piece_count == s->piece_capacity) {
		int capacity = s->piece_capacity ? s->piece_capacity * 2 : 64;
		struct scrollback_piece *pieces = heap_alloc(s->text.heap, (size_t)capacity * sizeof(*pieces));

		if (s->piece_count > 0)
			memcpy(pieces, s->pieces, (size_t)s->piece_count * sizeof(*pieces));
		if (s->pieces)
			heap_free(s->text.heap, s->pieces);
		s->pieces = pieces;
		s->piece_capacity = capacity;
	}
	s->pieces[s->piece_count++] = (struct scrollback_piece){ seq, s->text.size, role };
	buf_add_bytes(&s->text, text);
	while (s->text.size > SCROLLBACK_SIZE_MAX)
		drop_old(s);
}

void scrollback_cut(struct scrollback *s, int64_t seq)
{
	while (s->piece_count > 0 && s->pieces[s->piece_count - 1].seq >= seq)
		s->text.size = s->pieces[--s->piece_count].start;
	if (s->mark > s->text.size)
		s->mark = s->text.size;
}

void scrollback_drop(struct scrollback *s, struct bytes text)
{
	struct bytes all = buf_bytes(&s->text);
	size_t start = all.size - text.size;

	if (all.size < text.size || !bytes_equal(bytes_slice(all, start, all.size), text) || (start > 0 && all.data[start - 1] != '\n'))
		return;
	s->text.size = start;
	while (s->piece_count > 0 && s->pieces[s->piece_count - 1].start >= start)
		s->piece_count--;
	if (s->mark > start)
		s->mark = start;
}

bool scrollback_is_in_line(const struct scrollback *s)
{
	return s->text.size > 0 && s->text.data[s->text.size - 1] != '\n';
}

/* ---- Layout ---------------------------------------------------------------------------------------------------------------- */

/* Walks through the text and tells for each character where it stands. Lines wrap at blanks. What is set in two columns, two blanks or more between
 * them, goes on in the second one; what is indented goes on so; all else at the left edge. */
struct layout {
	struct bytes text;
	int width;
	size_t at;
	size_t start;      /* of the character that was seen last */
	size_t word_end;   /* of the word that it is in */
	size_t line_start; /* where the line that is typed begins, which is in no sequence */
	int x, row;
	int cleared;       /* the row behind which the screen was cleared last */
	int blanks;        /* that it stands behind */
	int gaps;          /* so far in this line: where two blanks or more stand in its midst */
	int indent, hang;  /* of the line; where it goes on */
};

enum { ESCAPE = 0x1b, BELL = 0x07, BACKSPACE = 0x08 };

static bool is_gap(uint8_t c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == ESCAPE;
}

static void begin_line(struct layout *l)
{
	l->x = l->blanks = l->gaps = l->indent = l->hang = 0;
	l->row++;
}

static void wrap(struct layout *l)
{
	l->x = l->hang;
	l->row++;
}

/* The word that begins at `start` stays whole where there is a row that holds it. */
static void begin_word(struct layout *l)
{
	enum { COLUMN_MIN = 20 };
	int width = 0, column = l->width - l->x < COLUMN_MIN ? 0 : l->x;

	if (l->x == l->blanks && l->blanks > 0)
		l->indent = l->hang = column;
	else if (l->blanks >= 2)
		l->hang = ++l->gaps == 1 && column > 0 ? column : l->indent;
	for (l->word_end = l->start; l->word_end < l->text.size && !is_gap(l->text.data[l->word_end]);)
		width += char_width(utf8_next(l->text, &l->word_end));
	if (l->x + width > l->width && l->x > l->hang && width <= l->width - l->hang)
		wrap(l);
}

/* ---- Escape sequences (ECMA-48): what a command prints for a terminal. A pane has no colours of theirs and no places: only that a screen is cleared has a
 * meaning here. ---- */

/* The end of a sequence that begins with "ESC [", at its parameters; *final is its last byte, 0 if it has none. */
static size_t end_of_control(struct bytes text, size_t at, uint8_t *final)
{
	while (at < text.size && text.data[at] >= 0x20 && text.data[at] < 0x40)
		at++;
	*final = at < text.size && text.data[at] >= 0x40 && text.data[at] < 0x7f ? text.data[at] : 0;
	return at + (*final != 0);
}

/* That of a text for the terminal itself ("ESC ]", a title): behind a bell or "ESC \", at the latest where the line ends. */
static size_t end_of_text(struct bytes text, size_t at)
{
	while (at < text.size && text.data[at] != '\n' && text.data[at] != BELL && text.data[at] != ESCAPE)
		at++;
	if (at + 1 < text.size && text.data[at] == ESCAPE && text.data[at + 1] == '\\')
		return at + 2;
	return at + (at < text.size && text.data[at] == BELL);
}

/* What stands behind an ESC is passed over. */
static void pass_sequence(struct layout *l)
{
	struct bytes text = l->at <= l->line_start ? bytes_slice(l->text, 0, l->line_start) : l->text;
	uint8_t kind = l->at < text.size ? text.data[l->at] : 0, final;
	size_t begin = l->at + 1;

	if (kind == '[') {
		l->at = end_of_control(text, begin, &final);
		if (final == 'J' && l->at - begin == 2 && text.data[begin] >= '2') { /* "2J", "3J" */
			if (l->x > 0)
				begin_line(l);
			l->cleared = l->row;
		}
	} else if (kind == ']') {
		l->at = end_of_text(text, begin);
	} else if (kind >= 0x20 && kind < 0x30) { /* "ESC ( B": a character set */
		l->at = begin + (begin < text.size && text.data[begin] >= 0x30 && text.data[begin] < 0x7f);
	} else if (kind >= 0x30 && kind < 0x7f) {
		l->at = begin;
	}
}

/* Whether the character is not to be seen but does something. */
static bool is_done(struct layout *l, uint32_t ch)
{
	switch (ch) {
	case '\n':
		begin_line(l);
		return true;
	case '\r':
		l->x = 0;
		return true;
	case BACKSPACE:
		l->x -= l->x > 0;
		return true;
	case BELL:
		return true;
	case ESCAPE:
		pass_sequence(l);
		return true;
	default:
		return false;
	}
}

/* The next character that is to be seen; false at the end. Afterwards (x, row) is behind it. */
static bool next_char(struct layout *l, uint32_t *ch, int *x, int *row)
{
	while (l->at < l->text.size) {
		l->start = l->at;
		*ch = utf8_next(l->text, &l->at);
		if (is_done(l, *ch))
			continue;
		if (*ch != ' ' && *ch != '\t' && l->start >= l->word_end)
			begin_word(l);
		l->blanks = *ch == ' ' ? l->blanks + 1 : 0;
		int width = *ch == '\t' ? TAB_WIDTH - l->x % TAB_WIDTH : char_width(*ch);

		if (l->x + width > l->width) {
			if (*ch == ' ') /* there is nothing of it to be seen */
				continue;
			wrap(l);
		}
		*x = l->x;
		*row = l->row;
		l->x += width;
		return true;
	}
	return false;
}

/* How the text is drawn: the end of the scrollback, then the line. */
struct drawn {
	struct bytes text;
	size_t skipped;    /* bytes of the scrollback in front of it */
	size_t line_start; /* where the line begins in it */
};

static struct drawn gather(const struct scrollback *s, struct arena *arena, struct bytes line)
{
	struct bytes all = buf_bytes(&s->text);
	struct drawn d = { .skipped = 0 };

	if (all.size > LAID_OUT_MAX)
		d.skipped = bytes_find(all, all.size - LAID_OUT_MAX, '\n') + 1;
	if (d.skipped > all.size)
		d.skipped = all.size;
	d.line_start = all.size - d.skipped;
	uint8_t *text = arena_alloc(arena, d.line_start + line.size + 1);

	memcpy(text, all.data + d.skipped, d.line_start);
	if (line.size > 0)
		memcpy(text + d.line_start, line.data, line.size);
	d.text = bytes_of(text, d.line_start + line.size);
	return d;
}

/* The first row that is in sight where nobody has scrolled up: the last rows fill the pane, but what was there before the screen was cleared is above it. */
static int first_row(struct layout l, int height)
{
	uint32_t ch;
	int x, row;

	while (next_char(&l, &ch, &x, &row))
		;
	int last = l.row + (l.x >= l.width) + 1 - height;

	return last > l.cleared ? last : l.cleared;
}

static void draw_rows(const struct scrollback *s, const struct drawn *d, struct canvas *canvas, struct rect r, int top)
{
	struct layout l = { .text = d->text, .width = r.width, .line_start = d->line_start };
	int x, row, piece = 0;
	uint32_t ch;

	while (next_char(&l, &ch, &x, &row)) {
		while (piece + 1 < s->piece_count && s->pieces[piece + 1].start <= l.start + d->skipped)
			piece++;
		if (row >= top && row - top < r.height && ch != '\t')
			canvas_put(canvas, r.x + x, r.y + row - top, r.x + r.width, l.start < d->line_start ? s->pieces[piece].role : ROLE_TEXT,
			           bytes_slice(d->text, l.start, l.at - l.start));
	}
}

/* Where byte `cursor` of the text stands, or would. */
static void find_cursor(struct layout l, size_t cursor, int *x, int *row)
{
	uint32_t ch;

	while (l.at <= cursor)
		if (!next_char(&l, &ch, x, row)) {
			bool wraps = l.x >= l.width;

			*x = wraps ? 0 : l.x;
			*row = l.row + wraps;
			return;
		}
}

void scrollback_mark(struct scrollback *s)
{
	s->mark = s->text.size;
}

size_t scrollback_error(const struct scrollback *s)
{
	int i = s->piece_count - 1;

	while (i >= 0 && s->pieces[i].start >= s->mark && s->pieces[i].role != ROLE_WARN)
		i--;
	while (i > 0 && s->pieces[i - 1].start >= s->mark && s->pieces[i - 1].role == ROLE_WARN)
		i--;
	if (i < 0 || s->pieces[i].start < s->mark)
		return s->mark;
	struct bytes text = bytes_slice(buf_bytes(&s->text), s->pieces[i].start, s->text.size);
	size_t named = bytes_find_bytes(text, BYTES(": error: ")), line = named < text.size ? named : 0;

	while (line > 0 && text.data[line - 1] != '\n')
		line--;
	return s->pieces[i].start + line;
}

int scrollback_up_to(const struct scrollback *s, struct arena *arena, struct rect r, struct bytes line, size_t at)
{
	struct drawn d = gather(s, arena, line);
	struct layout l = { .text = d.text, .width = r.width < 1 ? 1 : r.width, .line_start = d.line_start };
	int top = first_row(l, r.height), x = 0, row = 0;

	find_cursor(l, at > d.skipped ? at - d.skipped : 0, &x, &row);
	return top > row - 1 ? top - (row > 0 ? row - 1 : 0) : 0;
}

int scrollback_draw(const struct scrollback *s, struct arena *arena, struct canvas *canvas, struct rect r, struct bytes line, int cursor, int up,
                    int *cursor_x, int *cursor_y)
{
	if (r.width < 1)
		r.width = 1;
	struct drawn d = gather(s, arena, line);
	struct layout l = { .text = d.text, .width = r.width, .line_start = d.line_start };
	int top = first_row(l, r.height), x = 0, row = 0; /* the row on the first line */

	if (up > top)
		up = top;
	if (up < 0)
		up = 0;
	top = top - up > 0 ? top - up : 0;
	draw_rows(s, &d, canvas, r, top);
	find_cursor(l, d.line_start + (size_t)cursor, &x, &row);
	bool is_seen = row >= top && row - top < r.height;

	*cursor_x = is_seen ? r.x + x : -1;
	*cursor_y = is_seen ? r.y + row - top : -1;
	return up;
}
