/* What a learner does, kept as runs (sim/script/run_file.h): each world that is opened is one. Worlds in which nothing was done are left out, but for one if
 * nothing was done in any.
 */
#ifndef KLAB_LESSON_RECORDING_H
#define KLAB_LESSON_RECORDING_H

#include "sim/script/run_file.h"
#include "sim/trace/outputs.h"

struct recording;

struct recording *recording_new(void);
void recording_del(struct recording *); /* NULL: nothing */

/* The session is at its end. */
void recording_take(struct recording *, const struct run_origin *, const struct session *);

/* Writes the first run to `file`, which is open for it at `path`; the second to PATH.2 and so on, as outputs of their own. False with one line on
 * standard error. */
bool recording_save(const struct recording *, struct outputs *, FILE *file, const char *path);

#endif
