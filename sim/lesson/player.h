/* A lesson being played: its world, its tabs, and whether a step is done.
 *
 * A step's `watch` is a scenario that plays in the same world and takes its turns as time passes; player_watch() plays it at once.
 *
 * A step's check sees the cluster as it is, and the history since the step began (player_begin_step()); on another timeline, since that parted from
 * the one on which the step began, if that was before. Who did the next thing as soon as a step was done, before the page was turned, has done it: if
 * something is missing since then, the check looks once more from there on. The same player serves the
 * screens, --plain and `klab lessons --check`, which types each step's own solution.
 */
#ifndef KLAB_LESSON_PLAYER_H
#define KLAB_LESSON_PLAYER_H

#include <stdio.h>

#include "sim/lesson/lesson.h"
#include "sim/lesson/recording.h"
#include "sim/script/check.h"
#include "sim/script/watch.h"
#include "sim/shell/session.h"

/* A scenario that was watched; whoever goes back plays it again. */
struct watched {
	struct watched *next;
	struct sources sources;
};

enum { PLAYER_TABS_MAX = 9 };

struct player {
	const struct lesson *lesson;
	struct session *session;
	bool is_interactive;
	int step;
	int64_t history_from; /* of that timeline's trace */
	char began_on[TIMELINE_NAME_MAX];
	int64_t done_at; /* where the step before was done, of that timeline's trace; 0: not yet */
	char done_on[TIMELINE_NAME_MAX];
	struct watched *watched; /* the newest first */
	struct recording *recording; /* NULL: it is not recorded */
	int tab_of[PLAYER_TABS_MAX + 1]; /* where lines for a tab are typed in its place; 0: there */
};

/* Makes the world, runs the setup, opens two tabs (1 and 2). False with one line in `problem`. */
bool player_start(struct player *, const struct lesson *, bool is_interactive, struct buf *problem);
/* The same; at its end the recording (NULL: none) takes what was done. */
bool player_start_recorded(struct player *, const struct lesson *, bool is_interactive, struct recording *, struct buf *problem);
void player_stop(struct player *);

/* Goes to a step: its history begins now. player_be_at_step() touches nothing in the world: what plays there goes on. */
void player_begin_step(struct player *, int step);
void player_be_at_step(struct player *, int step);
/* For the recording, if there is one: the page that is read (-1: the introduction; behind the last step: the end), a guess, that the step is done (by an
 * answer, or null). */
void player_note_page(struct player *, int page);
void player_note_guess(struct player *, int choice);
void player_note_done(struct player *, struct bytes answer);
const struct step *player_step(const struct player *);

/* Brings the world to where a learner is who has done all steps before this one: plays their solutions. */
void player_catch_up(struct player *, int step);

/* Whether the current step is done; a step without a check is. `message` gets what is missing. */
enum check_result player_check(struct player *, struct buf *message);
enum check_result player_answer(struct player *, struct bytes answer, struct buf *message);

/* Types the lines (a solution, or the play of a predict) and lets time pass as they need it. */
void player_type(struct player *, const struct try_line *, int count);

/* Lines will be typed beside what the learner has running: those for a tab that is busy go to a free one, opened if there is none. Without this call a
 * program that is in the way is waited for, and in the end interrupted. */
void player_find_tabs(struct player *, const struct try_line *, int count);
/* The tab, which is open, that such a line is typed in. */
int player_tab(struct player *, const struct try_line *);

/* The same, one line of them. */
void player_type_one(struct player *, const struct try_line *, int count, int i);

/* ---- Watching -------------------------------------------------------------------------------------------------------------- */

/* The scenario of a step's watch; to be freed either way. False with one line in `problem`. */
bool player_read_watch(const struct lesson *, const struct step *, struct sources *, struct buf *problem);

/* Begins the current step's watch. False with one line in `problem`: there is none, or its file cannot be read. */
bool player_begin_watch(struct player *, struct buf *problem);
bool player_is_watching(const struct player *);
bool player_has_watched(const struct player *); /* to its end, well or not */
void player_end_watch(struct player *); /* also in its midst */

/* session_tick(). When a watch ends in it with something wrong, `problem` gets what; else it is left alone. */
bool player_tick(struct player *, int64_t real_us, int64_t steps_max, struct buf *problem);

/* Plays the current step's watch to its end, as fast as can be. False with one line in `problem`. */
bool player_watch(struct player *, struct buf *problem);

/* What a step with a solution or a watch does by itself: for catching up, for --plain, for proofs. */
bool player_play_step(struct player *, struct buf *problem);

/* The next text that a scenario said, at or behind trace event *seq; *seq goes behind it. False if there is none (yet). */
bool player_next_said(const struct player *, int64_t *seq, struct bytes *text);

/* ---- Proving --------------------------------------------------------------------------------------------------------------- */

enum proof { PROOF_GOOD, PROOF_FAILED, PROOF_BROKEN };

/* What can be wrong with a lesson without playing it: a check, an answer or a watch that does not compile or is not there.
 * PROOF_BROKEN with one line on `err`, of the first. */
enum proof player_look_over(const struct lesson *, FILE *err);

/* Plays a whole lesson: each check must fail before its solution and pass after it; each watch must end well. PROOF_FAILED: what is wrong is on
 * `out`, a line each. PROOF_BROKEN: a check raised; one line on `err`. */
enum proof player_verify(const struct lesson *, FILE *out, FILE *err);

#endif
