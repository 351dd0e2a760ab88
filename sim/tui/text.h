/* Styled text in lines: a lesson's blocks wrapped to a width, for the lesson pane and for --plain.
 */
#ifndef KLAB_TUI_TEXT_H
#define KLAB_TUI_TEXT_H

#include "sim/lesson/document.h"
#include "sim/tui/canvas.h"

struct segment {
	enum role role;
	struct bytes text;
};

struct text_line {
	struct segment *segments;
	int segment_count;
	int indent;
};

/* Grows at the end; everything is the arena's. */
struct text {
	struct arena *arena;
	int width;
	struct text_line *lines;
	int line_count, line_capacity;
	const struct block *last; /* the block added last; NULL: none */
};

void text_init(struct text *, struct arena *, int width);
void text_add_blank(struct text *);
/* Wraps at blanks; `indent` columns in front of each line but the first, which has `first_indent`. */
void text_add_wrapped(struct text *, int first_indent, int indent, enum role, struct bytes);
/* The same for running text in Markdown (a question, a reason): emphasis and code in their own roles, the rest in this one. */
void text_add_marked(struct text *, int first_indent, int indent, enum role, struct bytes);
/* One line as it is, cut at the width when drawn. */
void text_add_line(struct text *, int indent, enum role, struct bytes);
/* Ends it behind so many lines, with an ellipsis if there are more. */
void text_end(struct text *, int line_count);
/* A Markdown block, with a blank line in front where Markdown has one. */
void text_add_block(struct text *, const struct block *);

/* Draws lines `from`.. into the rectangle; returns how many there are. */
int text_draw(const struct text *, struct canvas *, struct rect, int from);

/* As plain text. */
void text_print(const struct text *, struct buf *);

#endif
