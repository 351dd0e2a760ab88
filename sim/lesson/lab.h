/* A lesson's checks on a real cluster (`klab lab check`): what the cluster tells of itself is judged, what happened is not.
 */
#ifndef KLAB_LESSON_LAB_H
#define KLAB_LESSON_LAB_H

#include "sim/lesson/lesson.h"
#include "sim/shell/session.h"

struct lab_options {
	const struct lesson *lesson;
	int step; /* from 1, the only one to be judged; 0: all */
	struct session *session; /* on the cluster */
	const struct session_driver *driver; /* which lets its time pass */
	FILE *out, *err;
};

/* A line for each check and one that sums up. 0: all that could be judged is done; 1: something is missing, or nothing could be judged; 2, with one line on
 * `err`: the step has no check, a check is broken, or nobody answers. */
int lab_check(const struct lab_options *);

#endif
