/* A lesson told as plain text with its own solutions typed: what `klab` shows where there is no terminal.
 */
#ifndef KLAB_TUI_DEMO_H
#define KLAB_TUI_DEMO_H

#include <stdio.h>

#include "sim/lesson/lesson.h"

/* 0, or 2 with one line on `err`. */
int demo_play(const struct lesson *, FILE *out, FILE *err);

#endif
