/* Timers of one state machine: a set ordered by (time, order of setting). The owner's deadline is the earliest of them.
 *
 * A timer is embedded in what it is for; `fire` gets the owner that timers_fire() was called with. It may set or stop any
 * timer, its own too, and may free what holds it. A timer that is all zero but for `fire` is stopped; timers that are all zero but for the heap
 * of their queue are empty and ready.
 */
#ifndef KLAB_BASE_TIMER_H
#define KLAB_BASE_TIMER_H

#include "engine/base/queue.h"

struct timer {
	struct queue_node node;
	void (*fire)(void *owner, struct timer *);
};

struct timers {
	struct queue queue;
};

/* Sets it, or moves it if it is set. */
void timer_set(struct timers *, struct timer *, int64_t at_us);
void timer_stop(struct timers *, struct timer *);

static inline bool timer_is_set(const struct timer *timer)
{
	return timer->node.place != 0;
}

/* The earliest time, INT64_MAX if none is set. */
static inline int64_t timers_next(const struct timers *timers)
{
	return timers->queue.count > 0 ? timers->queue.items[1].at_us : INT64_MAX;
}

/* Stops and returns the earliest timer with at_us <= now_us, or NULL: for a driver that handles one at a time. */
struct timer *timers_take(struct timers *, int64_t now_us);

/* Fires, in order, every timer with at_us <= now_us; each is stopped before its fire() is called. */
void timers_fire(struct timers *, int64_t now_us, void *owner);

/* Those that are set are forgotten. */
void timers_free(struct timers *);

#endif
