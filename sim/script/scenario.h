/* Scenarios: Lua scripts that play a story in a world, with nobody at the keyboard (design.md, section 5).
 *
 * The scenario's state is in the world's region and its run() is a coroutine: what waits (sleep, wait_until, flush, poll, sh) yields to the
 * driver here, which lets virtual time pass. So a run is a pure function of its sources (the texts and the parameters) and the seed.
 */
#ifndef KLAB_SCRIPT_SCENARIO_H
#define KLAB_SCRIPT_SCENARIO_H

#include <stdio.h>

#include "sim/script/sources.h"
#include "sim/trace/readers.h"

struct run_file;

struct scenario_options {
	struct sources *sources;
	bool has_seed;          /* else the scenario's own, or 1 */
	uint64_t seed;
	int32_t brokers;        /* 0: the scenario's own, or 1 */
	FILE *out;              /* the transcript; NULL: none */
	bool is_ascii;          /* where charts and diagrams in it must be drawn in ASCII */
	FILE *trace;            /* JSON Lines; NULL: none */
	const struct readers *readers; /* what else to make of it, unless the status is 2; NULL: nothing */
	FILE *err;
	struct buf *record;     /* gets the run's file (run_file.h); NULL: it is not recorded */
	int64_t from_us;        /* what came before is not told */
	int64_t until_us;       /* where it ends at the latest; 0: nowhere */
	bool is_exposed;        /* to programs outside (sim/shell/gateway.h): then time follows the clock */
	int32_t port;           /* of broker 1; 0: whatever is free */
	double speed;           /* while none is connected; 0: 1 */
	const struct run_file *run; /* in which such programs took part: they come again as it tells; NULL: none */
	uint64_t *trace_hash;   /* gets the hash at the end; NULL: do not care */
};

/* Plays it. 0; 1 when an expectation failed or a wait timed out; 2 with one line on `err` when the script is wrong, raises, or passes
 * a limit. */
int scenario_run(const struct scenario_options *);

#endif
