/* `klab replay`: a recorded run (sim/script/run_file.h) played again.
 *
 * A scenario tells its transcript, a session prints what its commands printed, as they did; where somebody sat at a terminal what was typed stands behind
 * its prompt. Every replay records itself and is compared with the file, line by line, so the first line in which the two differ can be told.
 */
#ifndef KLAB_TUI_REPLAY_H
#define KLAB_TUI_REPLAY_H

#include <stdio.h>

#include "sim/script/run_file.h"
#include "sim/trace/readers.h"

struct replay_options {
	const char *path;
	bool is_tui;      /* on the screen, at the speed of its clock */
	double speed;     /* of the screen's clock; 0: as it is */
	bool is_verify;   /* nothing is told but whether it is the same run */
	int64_t from_us;  /* what came before is not told */
	int64_t until_us; /* where it stops; 0: at its end */
	FILE *trace;      /* JSON Lines; NULL: none */
	const struct readers *readers; /* what else to make of it, from its beginning to where it stops; NULL: nothing */
	bool is_ascii;    /* where charts and diagrams must be drawn in ASCII */
	FILE *out, *err;
};

/* 0; 1 if it is not the run that was recorded, or if an expectation of the scenario failed; 2 with one line on `err` if the file is not to be used;
 * 3 if a promise was broken. */
int replay_run(const struct replay_options *);

/* What else to make of the text of a run, for who has seen it: the trace, and what the readers make. Nothing is printed. 2 with one line on `err` if it is not
 * to be used; else what replay_run() returns. */
int replay_make(const struct replay_options *, struct bytes text);

/* The text of a run on the screen, as with is_tui; `path` is what it is called. 0, or 2 with one line on `err`. */
int replay_show(const struct replay_options *, struct bytes text);

#endif
