#include "engine/base/prng.h"

#include <assert.h>

static uint64_t split_mix(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

void prng_seed(struct prng *p, uint64_t seed, uint64_t stream)
{
	uint64_t mix = seed;

	mix = split_mix(&mix) ^ (stream * UINT64_C(0xd1342543de82ef95));
	for (int i = 0; i < 4; i++)
		p->state[i] = split_mix(&mix);
}

static uint64_t rotate(uint64_t value, int by)
{
	return value << by | value >> (64 - by);
}

uint64_t prng_next(struct prng *p)
{
	uint64_t *s = p->state;
	uint64_t out = rotate(s[1] * 5, 7) * 9;
	uint64_t t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotate(s[3], 45);
	return out;
}

uint64_t prng_below(struct prng *p, uint64_t limit)
{
	assert(limit > 0);
	uint64_t threshold = (0 - limit) % limit; /* values below it would favour small results */

	for (;;) {
		uint64_t value = prng_next(p);

		if (value >= threshold)
			return value % limit;
	}
}

int64_t prng_between(struct prng *p, int64_t low, int64_t high)
{
	assert(low <= high);
	return low + (int64_t)prng_below(p, (uint64_t)(high - low) + 1);
}

bool prng_chance(struct prng *p, uint64_t numerator, uint64_t denominator)
{
	return prng_below(p, denominator) < numerator;
}
