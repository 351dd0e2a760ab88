/* A lesson's check: a few lines of Lua that look at the cluster and say what is missing.
 *
 * It sees `expect(cond, "what is missing")`, a read-only `w`, and (for an ask) `answer`. Anything that acts is not there: calling it raises.
 * It runs in a Lua state of its own outside the world's region and draws no randomness, so a check changes nothing.
 */
#ifndef KLAB_SCRIPT_CHECK_H
#define KLAB_SCRIPT_CHECK_H

#include "engine/base/buf.h"
#include "sim/world/world.h"

enum check_result { CHECK_PASSED, CHECK_MISSING, CHECK_BROKEN };

/* Runs the check's text. `name` and `line` are where it stands ("lessons/01-x/lesson.md", 40). history{} and its kin see events from
 * `history_from` on. CHECK_MISSING: `message` gets what the first failed expect said. CHECK_BROKEN: what is wrong with the check, with
 * its file and line. */
enum check_result check_run(struct world *, const char *name, int line, struct bytes text, int64_t history_from, struct buf *message);

/* Whether the Lua expression is true of `answer` (and w). */
enum check_result check_answer(struct world *, const char *name, int line, struct bytes expression, struct bytes answer, int64_t history_from,
                               struct buf *message);

/* Whether it compiles: for `lessons --check` and tests. */
bool check_compiles(const char *name, int line, struct bytes text, struct buf *message);
bool check_answer_compiles(const char *name, int line, struct bytes expression, struct buf *message);

#endif
