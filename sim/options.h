/* The options of klab's own subcommands, one table for all: a name, whether it takes a value, and which subcommands have it.
 */
#ifndef KLAB_OPTIONS_H
#define KLAB_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

struct klab_options {
	const char *words[64]; /* what is no option, in order */
	int word_count;
	const char *parameters[64]; /* what stands behind "--" */
	int parameter_count;
	bool is_check, is_plain, is_tui, is_help;
	bool has_seed;
	uint64_t seed;
	int brokers;   /* 0: not given */
	int controllers; /* that are no brokers; 0: every broker is a controller */
	bool is_exposed; /* to programs outside */
	int expose_port; /* 0: not given */
	bool has_containers; /* each node on a host of its own */
	double speed;  /* 0: not given */
	const char *trace, *record;
	int64_t from_us, until_us; /* 0: not given */
	bool is_verify;
	bool is_swarm, is_verbose;
	uint64_t first_seed, last_seed; /* of --seeds; both 0: not given */
	int minutes, clients;           /* 0: not given */
	const char *scenario;           /* where fuzz tells the shortest schedule */
	const char *mutant, *only;
	const char *cast, *cast3, *diagram_svg, *diagram_mermaid, *report, *page; /* what to make of a run (sim/trace/readers.h) */
	const char *bootstrap_server; /* NULL: not given */
	int step;         /* 0: not given */
	int port;         /* 0: not given; SERVE_PORT_FREE */
	const char *data; /* a directory */
};

/* Reads argv[1..]. False with one line on standard error. `command` is for the message. */
bool klab_options_read(struct klab_options *, const char *command, int argc, char **argv);

/* The word of the list that is nearest to `word` (at most two edits away), or NULL. */
const char *klab_nearest(const char *word, const char *const *list, int count);

#endif
