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
struct run_origin;
struct session;

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
	const struct run_file *run; /* whose inputs come again, and where it ends: programs outside may have taken part, or somebody ended it; NULL: none */
	uint64_t *trace_hash;   /* gets the hash at the end; NULL: do not care */
};

/* Plays it. 0; 1 when an expectation failed or a wait timed out; 2 with one line on `err` when the script is wrong, raises, or passes
 * a limit. */
int scenario_run(const struct scenario_options *);

/* ---- For who lets it play himself ------------------------------------------------------------------------------------------- */

struct scenario_head {
	struct bytes title, about; /* null if it has none */
	uint64_t seed;
	int32_t brokers, controllers;
	bool has_containers;
	struct bytes properties;   /* of each server.properties; null: none */
};

/* What it says of itself. The texts are in the heap. False with one line in `problem`. */
bool scenario_read_head(const struct scenario_options *, struct heap *, struct scenario_head *, struct buf *problem);
/* What its run begins with; the sources are the options'. */
struct run_origin scenario_origin(const struct scenario_options *, const struct scenario_head *);
/* The status of what a session has played of it so far; *why gets the line that tells what was raised, or NULL. */
int scenario_status(const struct session *, const char **why);

#endif
