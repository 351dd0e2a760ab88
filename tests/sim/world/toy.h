/* A toy process for tests of the world: what it does at each event is a function, what happened to it is a text, one line an event:
 *     "100 started", "163 connected 2 from 127.0.0.1", "163 received 2 hello", "900 synced 7 ERR_OK"
 */
#ifndef KLAB_TESTS_TOY_H
#define KLAB_TESTS_TOY_H

#include "sim/world/world.h"
#include "tests/test.h"

struct toy {
	struct world *world;
	void (*act)(struct toy *, const struct event *, struct effects *);
	struct disk *disk;
	int32_t pid;
	int64_t deadline_us; /* TIME_NEVER at first */
	int64_t number;      /* for the test's use */
	int32_t conn, file;
	struct prng prng;
	bool is_silent;      /* keeps no log */
	struct buf log;
};

extern const struct program toy_program;

typedef void toy_act(struct toy *, const struct event *, struct effects *);

struct toy *toy_spawn(struct world *, const char *name, toy_act *);
struct toy *toy_spawn_with(struct world *, const struct process_options *, toy_act *);

/* What happened to it so far. */
struct bytes toy_log(const struct toy *);

struct world *toy_world(void);

/* The names of the trace's events so far, with the text of one field each, a line an event: "link_cut from=a". */
void toy_trace(struct world *, struct buf *out);

#endif
