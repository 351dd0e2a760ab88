/* The tutorial's screen with a recorded run in place of the learner: what was typed then is typed again at its times, and nobody else types.
 *
 * A run of a lesson has the lesson's pages to read beside it, turned when the learner turned them, with what was guessed and done; the others, and runs
 * that do not tell of pages, have a page that says what is played and where it is. A scenario's transcript stands where the shells are. Time is the onlooker's: stop, one event, second or minute on, and back, which plays the run from its beginning up to there: the
 * run may have gone back itself, so that its times are no order.
 */
#ifndef KLAB_TUI_TUTORIAL_REPLAY_H
#define KLAB_TUI_TUTORIAL_REPLAY_H

#include "sim/script/run_file.h"
#include "sim/script/scenario.h"
#include "sim/trace/transcript.h"
#include "sim/tui/tutorial.h"

/* The run, and `path` for the title, live longer. `from_us`: it begins to play there. False with one line in `problem`. */
bool tutorial_open_replay(struct tutorial *, const struct run_file *, const char *path, const struct tutorial_options *, int64_t from_us, int64_t until_us,
                          struct buf *problem);

/* A scenario as it plays, by the clock, its cluster open to programs outside, to whose time there is no way back. Once its story has ended nobody outside takes
 * part any more, and it is a run as any other. The options, `path` and `record`, which gets the file of the run, live longer. */
bool tutorial_open_live(struct tutorial *, const struct scenario_options *, const char *path, const struct tutorial_options *, struct buf *record, struct buf *problem);
/* Before it is closed: the status of the scenario (scenario_run()), with its line on the options' `err`. */
int tutorial_end_live(struct tutorial *);

/* ---- For the tutorial's other files -------------------------------------------------------------------------------------- */

/* What it was like after so many things were done. */
struct moment {
	int64_t t_us, events;
};

struct tutorial_replay {
	const struct run_file *run;
	const char *path;
	int64_t until_us;
	struct course course; /* of one lesson */
	struct lesson lesson;
	struct scenario_head head; /* of a scenario */
	int32_t at;      /* inputs that have come */
	int64_t done;    /* steps and inputs so far */
	struct moment *moments;
	int64_t moment_capacity;
	int64_t behind_us;
	bool has_pages;  /* the run tells which page of the lesson was read */
	int64_t checked, checked_us; /* length of the trace when the step was checked last, and real time since then */
	bool is_paced;   /* the onlooker has chosen how fast: a run 30m of then does not hurry either */
	bool is_over, is_lost;
	struct transcript transcript; /* of a scenario */
	int newlines;    /* that are yet to be shown of it: the last line stands at the pane's edge */
	int64_t told, forked_at; /* events of this timeline; of the first one where another was begun, or -1: this is the first */
	/* While it plays (tutorial_live.c). */
	bool is_live;
	const struct scenario_options *scenario;
	struct run_file own, taken; /* what there is of the run before its story has ended, and behind */
	struct buf *record;
	int status;
	char why[400];
};

/* A tutorial in which nothing is played yet. */
struct tutorial_replay *tutorial_replay_new(struct tutorial *, const char *path, const struct tutorial_options *);
/* A scenario's title, for the page. */
bool tutorial_replay_read_head(struct tutorial_replay *, const struct scenario_options *, struct buf *problem);
/* The first moment of its page and tabs. */
void tutorial_replay_clear(struct tutorial *);
/* Plays it from the beginning to its end. */
void tutorial_replay_go_to_end(struct tutorial *);
/* Into the transcript's pane, what has come since the last time; where the run goes to another timeline, before and behind that. */
void tutorial_replay_show(struct tutorial *);
void tutorial_replay_tick(struct tutorial *, int64_t real_us);
/* So long on or back; 0: one event (or input). */
void tutorial_replay_move(struct tutorial *, int64_t by_us, bool is_back);
void tutorial_live_tick(struct tutorial *, int64_t real_us);
void tutorial_live_move(struct tutorial *, int64_t by_us, bool is_back);
/* Whether the run tells of the lesson's pages: they follow it. */
bool tutorial_replay_follows(const struct tutorial *);
/* Whether what plays now goes as fast as it can, as a run 30m does. */
bool tutorial_replay_is_hurried(const struct tutorial *);
/* The page of a run, and the part of it that says where the run is. */
void tutorial_replay_text(struct tutorial *, struct text *);
void tutorial_replay_place(struct tutorial *, struct text *);
/* How much of `width` has been played; none of what is yet being played. */
int tutorial_replay_share(const struct tutorial *, int width);
void tutorial_replay_close(struct tutorial *);

/* Whether there is no lesson, but a scenario, or a session of the shell. */
static inline bool tutorial_is_run(const struct tutorial *t)
{
	return t->replay && t->replay->lesson.step_count == 0;
}

#endif
