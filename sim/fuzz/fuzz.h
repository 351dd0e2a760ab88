/* The hunt for broken promises: a seed makes a cluster, clients and a schedule of faults, and the checkers look on.
 *
 * Phase 1: faults come in bouts of a random subset of their kinds, sometimes none, and in between most of them are healed. Phase 2: the net
 * heals, all brokers come back but perhaps one that nothing depends on, slow disks and wrong clocks stay; the producers finish, and the
 * cluster must converge: every partition led, every ISR full as far as brokers live, groups stable, and all that was acknowledged
 * with acks=all read once more from the beginning. The same options give the same run, to the byte.
 *
 * A schedule that breaks something is cut down to what is needed for it (shrink.c) and told as a scenario (story.c), which `klab run` plays to the same end.
 */
#ifndef KLAB_FUZZ_FUZZ_H
#define KLAB_FUZZ_FUZZ_H

#include <stdio.h>

#include "engine/base/buf.h"
#include "engine/base/mutant.h"
#include "sim/fuzz/plan.h"
#include "sim/world/world.h"

struct fuzz_options {
	uint64_t seed;
	int32_t brokers; /* 0: drawn from the seed, 3 or 5 */
	int32_t clients; /* producers, and as many consumers; 0: drawn */
	bool is_swarm;   /* the cluster's settings are drawn too */
	bool is_hashed;  /* the result has the trace's hash */
	bool is_unchecked; /* nobody looks: what the world alone costs */
	enum mutant mutant;
	const char *only;        /* the one promise that is looked at; NULL: all */
	int32_t pairs_kept;      /* of the clients that were drawn; 0: all */
	const struct plan *plan; /* in place of what the seed draws; NULL */
	FILE *log;         /* NULL, or where the schedule is told as it goes */
	FILE *trace;       /* NULL, or where the trace goes as JSON Lines, behind the run */
	struct buf *story; /* NULL, or what gets the run as a scenario */
};

struct fuzz_result {
	bool is_broken;
	char text[700];     /* what was broken, and where: one line */
	char invariant[48]; /* its name */
	int64_t seq;        /* of the first trace event behind which it shows */
	uint64_t hash;      /* of the trace, if it was asked for */
	int64_t virtual_us;
	int64_t phase_us;   /* since phase 1 began */
	int64_t events;     /* of the trace */
	int64_t faults;
	int32_t brokers, clients; /* as drawn; clients as in the options */
};

void fuzz_run(const struct fuzz_options *, struct fuzz_result *);

/* What the seed draws. */
void fuzz_plan(const struct fuzz_options *, struct plan *);

/* How much was tried. */
struct fuzz_tally {
	int64_t runs;
	int32_t units_before, units_after;
};

/* shrink.c: the fewest units of the plan, the fewest clients and the shortest time that break the same promise, as far as `seconds` allow. Runs are made
 * in processes of their own, as many at once as there are cores. `options` and `found` get what is left. */
void fuzz_shrink(struct fuzz_options *options, struct plan *plan, struct fuzz_result *found, int64_t seconds, struct fuzz_tally *);

/* `klab fuzz`. */
struct fuzz_command {
	uint64_t first_seed, last_seed;
	int64_t minutes; /* 0: no limit */
	int32_t brokers, clients;
	bool is_swarm, is_verbose;
	enum mutant mutant;
	const char *only;     /* the one promise that is looked at; NULL: all. Then no schedule is cut down */
	const char *trace;    /* a path; only with one seed */
	const char *scenario; /* a path for the shortest schedule; NULL: fuzz-SEED.lua; "none": it is not written */
	/* Plays a scenario as `klab run` does; its status, and the line that it ended with. */
	int (*play)(const char *path, char line[static 800]);
};
int fuzz_command_run(const struct fuzz_command *);

#endif
