/* Timers of one state machine: an ordered set of (time, order of setting). The owner's deadline is the earliest of them.
 *
 * A timer is embedded in what it is for; `fire` gets the owner that timers_fire() was called with. It may set or stop any
 * timer, its own too, and may free what holds it. A timer that is all zero but for `fire` is stopped.
 */
#ifndef KLAB_BASE_TIMER_H
#define KLAB_BASE_TIMER_H

#include <stdint.h>

#include "engine/base/tree.h"

struct timer {
	struct tree_node node;
	int64_t at_us;
	uint64_t order;
	bool is_set;
	void (*fire)(void *owner, struct timer *);
};

struct timers {
	struct tree tree;
	uint64_t order;
};

/* Sets it, or moves it if it is set. */
void timer_set(struct timers *, struct timer *, int64_t at_us);
void timer_stop(struct timers *, struct timer *);

/* The earliest time, INT64_MAX if none is set. */
int64_t timers_next(const struct timers *);

/* Stops and returns the earliest timer with at_us <= now_us, or NULL: for a driver that handles one at a time. */
struct timer *timers_take(struct timers *, int64_t now_us);

/* Fires, in order, every timer with at_us <= now_us; each is stopped before its fire() is called. */
void timers_fire(struct timers *, int64_t now_us, void *owner);

#endif
