/* What `klab fuzz` says of a seed that broke a promise. */
#ifndef KLAB_FUZZ_REPORT_H
#define KLAB_FUZZ_REPORT_H

#include "sim/fuzz/fuzz.h"

struct fuzz_options fuzz_options_of(const struct fuzz_command *, uint64_t seed);

/* On standard output: the seed, the promise, the first event at which it was broken, the command that replays it; then the shortest schedule, which
 * is written as a scenario and tried. */
void fuzz_report(const struct fuzz_command *, uint64_t seed, const struct fuzz_result *);

#endif
