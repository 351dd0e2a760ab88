/* A lesson told as plain text with its own solutions typed: what `klab` shows where there is no terminal.
 */
#ifndef KLAB_TUI_DEMO_H
#define KLAB_TUI_DEMO_H

#include <stdio.h>

#include "sim/lesson/lesson.h"
#include "sim/lesson/recording.h"

/* 0, or 2 with one line on `err`. A recording (NULL: none) takes what was done. */
int demo_play(const struct lesson *, struct recording *, FILE *out, FILE *err);

#endif
