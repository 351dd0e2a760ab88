/* The checkers: whether the promises of Kafka hold, looked at after every step of every process (design.md, section 8).
 *
 * They observe a world (sim/world/world.h) from outside of its region and never change it: a run has the same trace with and without them. Two
 * things are read: the trace, as far as it has come, and the state of the node that was just stepped, of which only what changed
 * since the last look is looked at closely.
 *
 *     raft.c        epochs, votes, leaders, the high watermark, majorities, snapshots
 *     partition.c   order of offsets, ISR, high watermark, copies that agree
 *     durability.c  elections, and what was acknowledged but is gone
 *     groups.c      generations, assignments, commits
 *     kept.c        what of groups survives a move of their coordinator
 *     clients.c     what producers were told and consumers were given, by Jepsen's names
 *     copies.c      what batches each replica's files hold
 *     observe.c, observe_trace.c, observe_groups.c   gather all of that from a world
 *
 * Each family takes plain structs, so that a test can break a promise by hand. What a family does not know (the checkers were attached
 * late, time travel has been done) it does not judge, nor a cluster in which a lesson has brought back a rule of before (klab.truncate.by.high.watermark), or in which a second
 * server has taken the place of another with the same id. A promise that is broken is told once, as one line; the first is kept.
 */
#ifndef KLAB_TRACE_CHECKERS_CHECKERS_H
#define KLAB_TRACE_CHECKERS_CHECKERS_H

#include "sim/world/world.h"

struct checkers;

struct violation {
	const char *invariant; /* "one-leader-an-epoch" */
	int64_t seq;           /* of the first trace event behind which it shows */
	int64_t t_us;
	char text[600];        /* one line: which, where, when, what was expected and found */
};

struct checkers_options {
	bool are_values_unique; /* no two records are sent with the same value: a fuzzer's */
	const char *only;       /* this promise alone counts as broken, others may be: for who wants to see that its checker finds it. NULL: all */
};

/* Looks at this world from now on, until it ends: they live and die with it. NULL options: all defaults. */
struct checkers *checkers_attach(struct world *, const struct checkers_options *);

/* From now on no two records are sent with the same value. */
void checkers_expect_unique_values(struct checkers *);

/* The first promise that was broken; NULL if all held. */
const struct violation *checkers_violation(const struct checkers *);
/* The first event of the trace that they have not read yet: what happens between two steps they read at the next. */
int64_t checkers_next_event(const struct checkers *);

/* From now on this client reads everything from the beginning. */
void checkers_expect_reader(struct checkers *, struct bytes client);
/* For who has let the faults end and that client come to the end: what must hold then. */
void checkers_finish(struct checkers *);
/* A promise that the caller watches itself, such as liveness. */
void checkers_fail(struct checkers *, const char *invariant, const char *text);

/* Those of the world, or NULL. */
struct checkers *checkers_of(const struct world *);

/* The names of all invariants, with one line about each; NULL at the end. */
struct invariant {
	const char *name;
	const char *about;
};
extern const struct invariant invariants[];
/* NULL: there is none of that name. */
const struct invariant *invariant_of(const char *name);

#endif
