/* What a tab has shown: its output as text with roles, laid out on cells together with the line that is being typed.
 * Lines wrap at blanks; a command's own text stays as it is.
 *
 * It is kept outside the world. Every piece remembers the trace event that printed it, so that going back in time takes away what has
 * not happened yet. Old text is dropped past SCROLLBACK_SIZE_MAX. It is kept as it was printed; of escape sequences in it only that the screen is cleared
 * has an effect: what was there before is out of sight, above.
 */
#ifndef KLAB_TUI_SCROLLBACK_H
#define KLAB_TUI_SCROLLBACK_H

#include "sim/tui/canvas.h"

enum { SCROLLBACK_SIZE_MAX = 256 << 10 };

struct scrollback_piece {
	int64_t seq;
	size_t start; /* in text */
	enum role role;
};

struct scrollback {
	struct buf text;
	struct scrollback_piece *pieces;
	int piece_count, piece_capacity;
	size_t mark; /* in text: the last command prints from here on */
};

void scrollback_init(struct scrollback *, struct heap *);
void scrollback_free(struct scrollback *);
void scrollback_clear(struct scrollback *);
void scrollback_add(struct scrollback *, int64_t seq, enum role, struct bytes);
/* Forgets the pieces of trace event `seq` and later. */
void scrollback_cut(struct scrollback *, int64_t seq);

/* Forgets what was shown last, if it is this, at the beginning of a line. */
void scrollback_drop(struct scrollback *, struct bytes text);

/* Whether its last line has not ended yet, such as a prompt. */
bool scrollback_is_in_line(const struct scrollback *);

/* A command begins here. Its last errors: where these begin, or, if there are none, where the command did; of those that tell the usage first, and then
 * "NAME: error: ...", that line. */
void scrollback_mark(struct scrollback *);
size_t scrollback_error(const struct scrollback *);
/* How far to scroll back in that rectangle so that this byte of the text is in sight, a row above it, too; 0: it is. */
int scrollback_up_to(const struct scrollback *, struct arena *, struct rect, struct bytes line, size_t at);

/* Draws the end of the text and `line` behind it, `up` rows scrolled back (clamped to what there is, and returned so). The cell of byte `cursor` of
 * `line` goes to cursor_x and cursor_y; (-1, -1) when it is out of sight. */
int scrollback_draw(const struct scrollback *, struct arena *, struct canvas *, struct rect, struct bytes line, int cursor, int up, int *cursor_x,
                    int *cursor_y);

#endif
