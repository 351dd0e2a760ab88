/* Pseudo-random numbers that are a pure function of a seed: xoshiro256** (Blackman and Vigna), seeded through SplitMix64.
 * One generator per concern (network, disk, faults, each node, each client), so that a draw in one never shifts another.
 */
#ifndef KLAB_BASE_PRNG_H
#define KLAB_BASE_PRNG_H

#include <stdbool.h>
#include <stdint.h>

struct prng {
	uint64_t state[4];
};

/* `stream` keeps generators of one seed apart. */
void prng_seed(struct prng *, uint64_t seed, uint64_t stream);

uint64_t prng_next(struct prng *);

/* Uniform in [0, limit); limit > 0. */
uint64_t prng_below(struct prng *, uint64_t limit);

/* Uniform in [low, high]. */
int64_t prng_between(struct prng *, int64_t low, int64_t high);

/* True in `numerator` of `denominator` cases. */
bool prng_chance(struct prng *, uint64_t numerator, uint64_t denominator);

#endif
