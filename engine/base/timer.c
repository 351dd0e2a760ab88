#include "engine/base/timer.h"

#include "engine/base/list.h"

void timer_set(struct timers *timers, struct timer *timer, int64_t at_us)
{
	queue_set(&timers->queue, &timer->node, at_us);
}

void timer_stop(struct timers *timers, struct timer *timer)
{
	queue_remove(&timers->queue, &timer->node);
}

struct timer *timers_take(struct timers *timers, int64_t now_us)
{
	if (timers_next(timers) > now_us || timers->queue.count == 0)
		return NULL;
	struct timer *first = CONTAINER_OF(queue_first(&timers->queue), struct timer, node);

	timer_stop(timers, first);
	return first;
}

void timers_fire(struct timers *timers, int64_t now_us, void *owner)
{
	struct timer *first;

	while ((first = timers_take(timers, now_us)))
		first->fire(owner, first);
}

void timers_free(struct timers *timers)
{
	queue_free(&timers->queue);
}
