/* A lesson being played: its world, its tabs, and whether a step is done.
 *
 * A step's check sees the cluster as it is, and the history since the step began (player_begin_step()). The same player serves the
 * screens, --plain and `klab lessons --check`, which types each step's own solution.
 */
#ifndef KLAB_LESSON_PLAYER_H
#define KLAB_LESSON_PLAYER_H

#include <stdio.h>

#include "sim/lesson/lesson.h"
#include "sim/script/check.h"
#include "sim/shell/session.h"

struct player {
	const struct lesson *lesson;
	struct session *session;
	int step;
	int64_t history_from;
};

/* Makes the world, runs the setup, opens two tabs (1 and 2). False with one line in `problem`. */
bool player_start(struct player *, const struct lesson *, bool is_interactive, struct buf *problem);
void player_stop(struct player *);

/* Goes to a step: its history begins now. */
void player_begin_step(struct player *, int step);
const struct step *player_step(const struct player *);

/* Brings the world to where a learner is who has done all steps before this one: plays their solutions. */
void player_catch_up(struct player *, int step);

/* Whether the current step is done; a step without a check is. `message` gets what is missing. */
enum check_result player_check(struct player *, struct buf *message);
enum check_result player_answer(struct player *, struct bytes answer, struct buf *message);

/* Types the lines (a solution, or the play of a predict) and lets time pass as they need it. */
void player_type(struct player *, const struct try_line *, int count);

/* The same, one line of them. */
void player_type_one(struct player *, const struct try_line *, int count, int i);

/* Plays a whole lesson: each check must fail before its solution and pass after it. Prints what is wrong, one line each, on `out`; returns how
 * many. */
int player_verify(const struct lesson *, FILE *out);

#endif
