/* A lesson as plain lines, for the demo and for `klab learn --plain`.
 */
#ifndef KLAB_TUI_LINEAR_H
#define KLAB_TUI_LINEAR_H

#include <stdio.h>

#include "sim/lesson/player.h"

/* A title (empty: none) and Markdown blocks, wrapped, with a blank line in front and behind. */
void linear_blocks(FILE *, struct bytes title, const struct block *const *blocks, int count);

/* One paragraph of running text in Markdown, wrapped. */
void linear_words(FILE *, struct bytes words);

/* What was printed since the last time, whichever tab and stream it was. */
void linear_output(FILE *, struct player *);

/* Types the step's commands and prints them with what they print. */
void linear_play(FILE *, struct player *, const struct step *);

#endif
