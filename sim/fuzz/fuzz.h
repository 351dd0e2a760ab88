/* The hunt for broken promises: a seed makes a cluster, clients and a schedule of faults, and the checkers look on.
 *
 * Phase 1: faults come in bouts of a random subset of their kinds, sometimes none, and in between most of them are healed. Phase 2: the net
 * heals, all brokers come back but perhaps one that nothing depends on, slow disks and wrong clocks stay; the producers finish, and the
 * cluster must converge: every partition led, every ISR full as far as brokers live, groups stable, and all that was acknowledged
 * with acks=all read once more from the beginning. The same options give the same run, to the byte.
 */
#ifndef KLAB_FUZZ_FUZZ_H
#define KLAB_FUZZ_FUZZ_H

#include <stdio.h>

#include "engine/base/mutant.h"
#include "sim/world/world.h"

struct fuzz_options {
	uint64_t seed;
	int32_t brokers; /* 0: drawn from the seed, 3 or 5 */
	int32_t clients; /* producers, and as many consumers; 0: drawn */
	bool is_swarm;   /* the cluster's and the clients' settings are drawn too */
	enum mutant mutant;
	FILE *log;       /* NULL, or where the schedule is told as it goes */
	FILE *trace;     /* NULL, or where the trace goes as JSON Lines, behind the run */
};

struct fuzz_result {
	bool is_broken;
	char text[700];     /* what was broken, and where: one line */
	char invariant[48]; /* its name */
	uint64_t hash;      /* of the trace */
	int64_t virtual_us;
	int64_t events;     /* of the trace */
	int64_t faults, acknowledged, delivered;
};

void fuzz_run(const struct fuzz_options *, struct fuzz_result *);

/* `klab fuzz`. */
struct fuzz_command {
	uint64_t first_seed, last_seed;
	int64_t minutes; /* 0: no limit */
	int32_t brokers, clients;
	bool is_swarm, is_verbose;
	enum mutant mutant;
	const char *trace; /* a path; only with one seed */
};
int fuzz_command_run(const struct fuzz_command *);

#endif
