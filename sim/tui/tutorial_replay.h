/* The tutorial's screen with a recorded run in place of the learner: what was typed then is typed again at its times, and nobody else types.
 *
 * A run of a lesson has the lesson's pages to read beside it, turned when the learner turned them, with what was guessed and done; the others, and runs
 * that do not tell of pages, have a page that says what is played and where it is. A scenario's transcript stands where the shells are. Time is the onlooker's: stop, one event or one second on, and back, which plays the run from its beginning up to there: the
 * run may have gone back itself, so that its times are no order.
 */
#ifndef KLAB_TUI_TUTORIAL_REPLAY_H
#define KLAB_TUI_TUTORIAL_REPLAY_H

#include "sim/script/run_file.h"
#include "sim/tui/tutorial.h"

/* The run, and `path` for the title, live longer. `from_us`: it begins to play there. False with one line in `problem`. */
bool tutorial_open_replay(struct tutorial *, const struct run_file *, const char *path, const struct tutorial_options *, int64_t from_us, int64_t until_us,
                          struct buf *problem);

/* ---- For the tutorial's other files -------------------------------------------------------------------------------------- */

void tutorial_replay_tick(struct tutorial *, int64_t real_us);
/* One event (or input) or one second, on or back. */
void tutorial_replay_move(struct tutorial *, bool is_second, bool is_back);
/* Whether the run tells of the lesson's pages: they follow it. */
bool tutorial_replay_follows(const struct tutorial *);
/* The page of a run, and the part of it that says where the run is. */
void tutorial_replay_text(struct tutorial *, struct text *);
void tutorial_replay_place(struct tutorial *, struct text *);
/* How much of `width` has been played. */
int tutorial_replay_share(const struct tutorial *, int width);
void tutorial_replay_close(struct tutorial *);

#endif
