/* Timers of one state machine: a set ordered by (time, order of setting). The owner's deadline is the earliest of them.
 *
 * A timer is embedded in what it is for; `fire` gets the owner that timers_fire() was called with. It may set or stop any
 * timer, its own too, and may free what holds it. A timer that is all zero but for `fire` is stopped.
 *
 * Timers are set and moved far more often than they fire, so they form a pairing heap: a tree in which none comes before its parent. To set one is
 * to hang it under the first, or the first under it; only when the first is stopped are its children put in order, two by two.
 * Source: Fredman, Sedgewick, Sleator, Tarjan, "The pairing heap: a new form of self-adjusting heap" (1986).
 */
#ifndef KLAB_BASE_TIMER_H
#define KLAB_BASE_TIMER_H

#include <stdbool.h>
#include <stdint.h>

struct timer {
	struct timer *child;  /* the first of its children */
	struct timer *next;   /* and the next of its parent's */
	struct timer *before; /* the one in front of it; of the first child: the parent */
	int64_t at_us;
	uint64_t order;
	bool is_set;
	void (*fire)(void *owner, struct timer *);
};

struct timers {
	struct timer *first;
	uint64_t order;
};

/* Sets it, or moves it if it is set. */
void timer_set(struct timers *, struct timer *, int64_t at_us);
void timer_stop(struct timers *, struct timer *);

/* The earliest time, INT64_MAX if none is set. */
static inline int64_t timers_next(const struct timers *timers)
{
	return timers->first ? timers->first->at_us : INT64_MAX;
}

/* Stops and returns the earliest timer with at_us <= now_us, or NULL: for a driver that handles one at a time. */
struct timer *timers_take(struct timers *, int64_t now_us);

/* Fires, in order, every timer with at_us <= now_us; each is stopped before its fire() is called. */
void timers_fire(struct timers *, int64_t now_us, void *owner);

#endif
