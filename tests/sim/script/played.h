/* A scenario played for a test: what it printed, its trace, how it ended. */
#ifndef KLAB_TESTS_PLAYED_H
#define KLAB_TESTS_PLAYED_H

#include "sim/script/scenario.h"
#include "tests/test.h"

struct played {
	int status;
	uint64_t hash;
	char *out, *err, *trace;
	size_t out_size, err_size, trace_size;
};

struct played played(const char *path, struct bytes text, bool has_seed, uint64_t seed);
struct played played_from(struct sources *, bool has_seed, uint64_t seed);
void played_end(struct played *);

/* A scenario of one broker whose run has this body; it begins on line 2. */
#define RUN(body) "return scenario { title = 't', cluster = { brokers = 1 }, run = function(w)\n" body "\nend }\n"

#endif
