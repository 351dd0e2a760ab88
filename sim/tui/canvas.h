/* A rectangle of cells: what every view draws on, and what tests read.
 *
 * A cell has a character, a role and a style. Roles say what a thing is (a leader, an error, a key to press); the screen decides how that looks
 * on this terminal (screen.h): colour never carries meaning alone. Text is UTF-8; a wide character takes two cells, the second of
 * which is 0. Drawing outside the canvas is clipped.
 */
#ifndef KLAB_TUI_CANVAS_H
#define KLAB_TUI_CANVAS_H

#include "engine/base/arena.h"
#include "engine/base/buf.h"

enum role {
	ROLE_TEXT,
	ROLE_DIM,
	ROLE_TITLE,
	ROLE_STRONG,
	ROLE_EMPHASIS,
	ROLE_CODE,
	ROLE_KEY,      /* a key that can be pressed */
	ROLE_BORDER,
	ROLE_FOCUS,    /* the border and title of what has the focus */
	ROLE_SELECTED,
	ROLE_LEADER,
	ROLE_FOLLOWER,
	ROLE_GOOD,
	ROLE_BAD,
	ROLE_WARN,
	ROLE_NUMBER,
	ROLE_BAR,
	ROLE_COUNT,
};

struct cell {
	uint32_t ch; /* a code point; 0: the second half of a wide one */
	uint8_t role;
};

struct rect {
	int x, y, width, height;
};

struct canvas {
	int width;
	int height;
	struct cell *cells; /* row by row */
	struct rect clip;   /* what is drawn on; all of it at first */
};

/* Blank. */
void canvas_init(struct canvas *, struct arena *, int width, int height);
void canvas_clear(struct canvas *, struct rect, enum role);

/* Writes text, cut at `right` (a column; the canvas's edge if larger), with an ellipsis for what is left out of it. Control characters show as '?'. Returns the column behind it. */
int canvas_put(struct canvas *, int x, int y, int right, enum role, struct bytes text);
int canvas_text(struct canvas *, int x, int y, int right, enum role, const char *text);
int canvas_printf(struct canvas *, int x, int y, int right, enum role, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* A single-line box with a title in its upper edge. */
void canvas_box(struct canvas *, struct rect, struct bytes title, bool is_focused);

/* `count` times the character. */
void canvas_fill(struct canvas *, int x, int y, int count, enum role, uint32_t ch);

/* What is inside a box. */
static inline struct rect rect_inside(struct rect r)
{
	return (struct rect){ r.x + 1, r.y + 1, r.width - 2, r.height - 2 };
}

/* The canvas as lines of text without trailing blanks: for golden screens. */
void canvas_dump(const struct canvas *, struct buf *);

/* Decodes one code point at *at (U+FFFD for what is no UTF-8) and moves behind it. */
uint32_t utf8_next(struct bytes, size_t *at);
void utf8_add(struct buf *, uint32_t ch);
/* Columns of a character: 0 (combining), 1 or 2; of a text. The same on every machine, whatever its locale. */
int char_width(uint32_t ch);
int text_width(struct bytes);

#endif
