/* What the files of one fuzzed run share. */
#ifndef KLAB_FUZZ_INTERNAL_H
#define KLAB_FUZZ_INTERNAL_H

#include "sim/fuzz/fuzz.h"
#include "sim/fuzz/load.h"
#include "sim/trace/checkers/checkers.h"
#include "sim/world/cluster.h"

enum { MS = 1000, SECOND = 1000 * 1000, DIR_SIZE = 128 };

/* What waits for its moment, or had it. */
struct fuzz_moment {
	bool is_armed;
	enum moment moment;
	enum fault_kind does;
	int64_t armed_us;
	int32_t further; /* it befalls not who reports it, but one so much further on */
	int32_t broker;  /* that it came to; 0: not yet */
};

struct fuzz_run {
	struct fuzz_options options;
	struct world *world;
	struct checkers *checkers;
	struct prng prng;
	struct plan plan;
	int32_t brokers, clients; /* clients: producers and consumers, together */
	struct load load;
	struct buf properties;    /* of the cluster */
	struct buf story;         /* lines of run() */
	int64_t story_us, story_next_us; /* when the last line was, and when the next is */
	int64_t began_us;         /* of phase 1 */
	struct fuzz_moment moments[PLAN_FAULTS_MAX]; /* by unit */
	int32_t armed;            /* how many of them */
	int64_t seen_seq;         /* of the trace, by those that wait */
	char weak_dir[DIR_SIZE];  /* of the weak broker: where its disk lies, or what is wiped before it starts again. Empty: nothing */
	bool is_lying, is_wiped_at_start;
};

/* Lets time pass, as long as nothing is broken. False if something is. */
bool fuzz_pass(struct fuzz_run *, int64_t until_us);

/* faults.c */
void fuzz_apply(struct fuzz_run *, const struct fault *);
/* Before the end of the faults: the weak disk lies no more, and what is not to be trusted on it is gone. */
void fuzz_mend_weak_disk(struct fuzz_run *);
/* moments.c: a step has been made; does what waited for it. */
void fuzz_look_for_moments(struct fuzz_run *);
void fuzz_arm(struct fuzz_run *, const struct fault *);
/* The broker that the unit's fault befell; 0: none, and nobody waits for it any more. */
int32_t fuzz_disarm(struct fuzz_run *, int32_t unit);

/* story.c: what is done is told as lines of a scenario, if the options wish it. */
void story_begin(struct fuzz_run *);
void story_at(struct fuzz_run *, int64_t us); /* the next line is of that time */
void story_line(struct fuzz_run *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void story_end(struct fuzz_run *, const struct fuzz_result *);

#endif
