/* Backslash escapes of echo -e and printf. */
#ifndef KLAB_SHELL_ESCAPE_H
#define KLAB_SHELL_ESCAPE_H

#include "sim/shell/command.h"

/* At a backslash: adds what it stands for and moves *at behind it. False for \c: nothing more is to be printed. */
bool escape_add(struct buf *, struct bytes text, size_t *at);

/* A whole text; false if it stopped at \c. */
bool escape_add_all(struct buf *, struct bytes text);

#endif
