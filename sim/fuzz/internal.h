/* What the files of one fuzzed run share. */
#ifndef KLAB_FUZZ_INTERNAL_H
#define KLAB_FUZZ_INTERNAL_H

#include "sim/fuzz/fuzz.h"
#include "sim/fuzz/plan.h"
#include "sim/fuzz/workload.h"
#include "sim/trace/checkers/checkers.h"
#include "sim/world/cluster.h"

enum { FUZZ_CLIENTS_MAX = 16, MS = 1000, SECOND = 1000 * 1000 };

struct fuzz_slot {
	struct client_plan plan;
	int32_t pid;
};

struct fuzz_run {
	struct fuzz_options options;
	struct world *world;
	struct checkers *checkers;
	struct prng prng;
	struct plan plan;
	int32_t brokers, clients; /* clients: producers and consumers, together */
	struct fuzz_slot slots[FUZZ_CLIENTS_MAX];
	int32_t admin, reader; /* pids */
	int64_t began_us;      /* of phase 1 */
};

/* Lets time pass, as long as nothing is broken. False if something is. */
bool fuzz_pass(struct fuzz_run *, int64_t until_us);

/* faults.c */
void fuzz_apply(struct fuzz_run *, const struct fault *);
void fuzz_start_broker(struct fuzz_run *, int32_t id);

/* converge.c: phase 2. */
void fuzz_converge(struct fuzz_run *);

#endif
