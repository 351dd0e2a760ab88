/* The line that is being typed: readline without a terminal of its own.
 *
 * Keys go in as the bytes that the terminal sent; the line, and where its cursor stands, can be read at any time; a finished line is
 * handed over. Completion, history and key bindings (inputrc, too) are readline's. The line being typed is no part of the world: it
 * survives everything that happens there. Each tab has its own; the history is shared. readline has one state for the whole program, so there
 * is one editor at a time.
 */
#ifndef KLAB_TUI_EDITOR_H
#define KLAB_TUI_EDITOR_H

#include "sim/shell/session.h"

enum { EDITOR_LINE_MAX = 4096 };

void editor_open(struct session *, bool keeps_history);
void editor_use(struct session *);
void editor_close(void);

enum editor_event {
	EDITOR_NOTHING,
	EDITOR_LINE, /* editor_line() is finished; the next key begins another */
	EDITOR_END,  /* Ctrl-D on an empty line */
};
/* All bytes of one key. */
enum editor_event editor_feed(const char *raw, int size);

/* The line as it stands (or was finished), and its prompt while it searches the history; both valid until the next call. `cursor` is in bytes. */
struct bytes editor_line(int *cursor);
struct bytes editor_prompt(void);
void editor_clear(void);
void editor_set(struct bytes line);

/* What completion would choose from, as one text with line ends, `width` columns wide; empty: nothing new. Valid until the next key. */
struct bytes editor_candidates(int width);

#endif
