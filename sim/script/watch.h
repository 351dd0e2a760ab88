/* A scenario played in a world that others live in too: a lesson's `watch`.
 *
 * The scenario acts on the cluster that is there; its own `cluster` and `seed` count only when it is played alone. Its clients and its
 * shell are processes of the world like all others; those that it leaves behind die with the watch. Time is the caller's: a watch is given
 * as much as has passed, and what the others do passes with it.
 */
#ifndef KLAB_SCRIPT_WATCH_H
#define KLAB_SCRIPT_WATCH_H

#include "sim/shell/session.h"

struct watch;

enum watch_state {
	WATCH_PLAYING,
	WATCH_DONE,
	WATCH_FAILED, /* it raised, or something that it expected was not so: `problem` says what */
};

/* Begins the scenario of that text. `path` is for messages. A text that is no scenario fails at the first watch_pass(). */
struct watch *watch_new(struct session *, const char *path, struct bytes text);
void watch_del(struct watch *);

/* Plays until the virtual time `until_us`, the scenario's end, or for `steps_max` events. */
enum watch_state watch_pass(struct watch *, int64_t until_us, int64_t steps_max, struct buf *problem);

/* Whether the text is a scenario; if not, `problem` gets one line. */
bool watch_compiles(const char *path, struct bytes text, struct buf *problem);

#endif
