/* `klab learn`: the tutorial on a terminal, or as linear text.
 */
#ifndef KLAB_TUI_LEARN_H
#define KLAB_TUI_LEARN_H

#include "sim/tui/screen.h"
#include "sim/tui/tutorial.h"

/* Full screen until the learner leaves. Returns the program's status. */
int learn_on_screen(const struct course *, const struct tutorial_options *);

/* The same lessons a line at a time, for screen readers: text on standard output, commands from standard input. */
int learn_plain(const struct course *, const struct tutorial_options *);

/* Plays a tutorial that is open on a screen, until the learner leaves. */
void learn_loop(struct tutorial *, struct screen *);

#endif
