/* A scenario played in a world that others live in too: a lesson's `watch`.
 *
 * The scenario acts on the cluster that is there; its own `cluster` and `seed` count only when it is played alone. Its clients and its
 * shell are processes of the world like all others, and die with its end. It takes its turns as time passes in the session, so whoever goes
 * back goes back in it too: how a watch stands is a question about the world, at each moment.
 */
#ifndef KLAB_SCRIPT_WATCH_H
#define KLAB_SCRIPT_WATCH_H

#include "sim/script/sources.h"
#include "sim/shell/session.h"

enum watch_state {
	WATCH_NONE,
	WATCH_PLAYING,
	WATCH_DONE,
	WATCH_FAILED, /* it raised, or something that it expected was not so */
};

/* Begins the scenario, whose sources live longer than the session. What is no scenario has failed at once. */
void watch_begin(struct session *, struct sources *);
/* Also in its midst; nothing if none is playing. */
void watch_end(struct session *);

enum watch_state watch_state(const struct session *);
/* Adds what went wrong, if anything did. */
void watch_explain(const struct session *, struct buf *problem);

/* Whether it is a scenario; if not, `problem` gets one line. */
bool watch_compiles(struct sources *, struct buf *problem);

#endif
