/* The real clock, for what drives a session beside a person. Nothing in a world ever sees it.
 */
#ifndef KLAB_SHELL_REAL_CLOCK_H
#define KLAB_SHELL_REAL_CLOCK_H

#include <stdint.h>
#include <time.h>

/* Microseconds since some moment; it never goes back. */
static inline int64_t real_clock_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

#endif
