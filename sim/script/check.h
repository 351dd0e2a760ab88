/* A lesson's check: a few lines of Lua that look at the cluster and say what is missing.
 *
 * It sees `expect(cond, "what is missing")`, a read-only `w`, and (for an ask) `answer`. Anything that acts is not there: calling it raises.
 * It runs in a Lua state of its own outside the world's region and draws no randomness, so a check changes nothing.
 */
#ifndef KLAB_SCRIPT_CHECK_H
#define KLAB_SCRIPT_CHECK_H

#include "engine/base/buf.h"
#include "sim/shell/survey.h"

enum check_result {
	CHECK_PASSED,
	CHECK_MISSING,
	CHECK_BROKEN,
	CHECK_WAITING, /* outside: for answers of the cluster */
	CHECK_UNTOLD,  /* outside: no real cluster tells that; `message` says what */
};

/* Runs the check's text. `name` and `line` are where it stands ("lessons/01-x/lesson.md", 40). history{} and its kin see events from
 * `history_from` on; `timeline` is the name of the one that it stands on, for a check that asks for another. CHECK_MISSING: `message` gets what the first failed expect said. CHECK_BROKEN: what is wrong with the check, with
 * its file and line. */
enum check_result check_run(struct world *, const char *timeline, const char *name, int line, struct bytes text, int64_t history_from, struct buf *message);

/* The same on a real cluster, which tells what it is and not what happened. CHECK_WAITING: run it again once the survey has its answers. */
enum check_result check_run_outside(struct survey *, const char *name, int line, struct bytes text, struct buf *message);

/* Whether the Lua expression is true of `answer` (and w). */
enum check_result check_answer(struct world *, const char *name, int line, struct bytes expression, struct bytes answer, int64_t history_from,
                               struct buf *message);

/* Whether it compiles: for `lessons --check` and tests. */
bool check_compiles(const char *name, int line, struct bytes text, struct buf *message);
bool check_answer_compiles(const char *name, int line, struct bytes expression, struct buf *message);

#endif
