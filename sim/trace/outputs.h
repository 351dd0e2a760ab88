/* The files that a run leaves (--trace, --record and the readers' like): each is written beside its place and takes it only once all of them are
 * whole. So a run that fails, a full disk or Ctrl-C leaves what was there before, and no litter.
 *
 *     struct outputs outputs = { 0 };
 *     FILE *trace = outputs_open(&outputs, "orders.jsonl");         -- NULL, with one line said: status 2
 *     ... write; nobody needs to look at fwrite's results ...
 *     if (!outputs_keep(&outputs)) ...                              -- false with one line: status 2
 *     outputs_drop(&outputs);                                       -- in any case: what was not kept is given up
 *
 * A path that leads to something else than a file (/dev/stdout, a pipe) is written to directly. A link to a file stays: that file is replaced.
 */
#ifndef KLAB_TRACE_OUTPUTS_H
#define KLAB_TRACE_OUTPUTS_H

#include <stdbool.h>
#include <stdio.h>

enum { OUTPUTS_MAX = 10 };

struct output {
	FILE *file;   /* NULL: given up or kept */
	char *path;   /* as it was given, for messages */
	char *place;  /* the same with links followed */
	char *beside; /* NULL: written to directly */
};

struct outputs {
	FILE *err; /* where complaints go; NULL: standard error */
	struct output items[OUTPUTS_MAX];
	int count;
};

/* Opens the file for writing. NULL with one line said: it cannot be written, or another output of this run goes there. */
FILE *outputs_open(struct outputs *, const char *path);

/* All of them take their places. False with one line said if one could not be written to its end: then none does. */
bool outputs_keep(struct outputs *);

/* Gives up what is not kept. */
void outputs_drop(struct outputs *);

#endif
