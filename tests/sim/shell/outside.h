/* A session on a cluster that lies outside of its world: the test stands at the gate and carries the bytes to a broker of a bench, or plays a bad one.
 */
#ifndef KLAB_TESTS_OUTSIDE_H
#define KLAB_TESTS_OUTSIDE_H

#include "sim/shell/session.h"
#include "tests/node_bench.h"

enum { OUTSIDE_TICK_US = 1000, OUTSIDE_PAIRS_MAX = 64 };

struct outside {
	struct session *session;
	struct node_bench *bench;
	struct heap *heap;
	struct memory_disk *files;
	struct {
		int32_t inside, outside;
	} pairs[OUTSIDE_PAIRS_MAX];
	int count;
	struct buf out, err; /* what was printed */
	/* What the far end of every connection does instead of a broker's work. */
	enum { FAR_BROKER, FAR_GARBAGE, FAR_SILENT, FAR_CLOSES } far;
	int connects;
};

void outside_start(struct outside *, bool shows_frames);
void outside_end(struct outside *);
/* Carries what there is, both ways. */
void outside_carry(struct outside *);
/* Lets a little time pass everywhere. */
void outside_tick(struct outside *);
/* Does the line in a tab of its own; its status. `input`: a line that is typed to it, NULL for none. */
int32_t outside_do(struct outside *, const char *line, const char *input);
/* Somebody who lets time pass in it (session.h). */
struct session_driver outside_driver(struct outside *);

#endif
