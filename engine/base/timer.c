#include "engine/base/timer.h"

static int compare(const void *key, const struct tree_node *node)
{
	const struct timer *a = key, *b = CONTAINER_OF((uintptr_t)node, struct timer, node);

	if (a->at_us != b->at_us)
		return a->at_us < b->at_us ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

void timer_stop(struct timers *timers, struct timer *timer)
{
	if (!timer->is_set)
		return;
	tree_remove(&timers->tree, &timer->node);
	timer->is_set = false;
}

void timer_set(struct timers *timers, struct timer *timer, int64_t at_us)
{
	timer_stop(timers, timer);
	timer->at_us = at_us;
	timer->order = ++timers->order;
	timer->is_set = true;
	tree_insert(&timers->tree, timer, compare, &timer->node);
}

static struct timer *first_of(const struct timers *timers)
{
	struct tree_node *node = tree_first(&timers->tree);

	return node ? CONTAINER_OF(node, struct timer, node) : NULL;
}

int64_t timers_next(const struct timers *timers)
{
	struct timer *first = first_of(timers);

	return first ? first->at_us : INT64_MAX;
}

struct timer *timers_take(struct timers *timers, int64_t now_us)
{
	struct timer *first = first_of(timers);

	if (!first || first->at_us > now_us)
		return NULL;
	timer_stop(timers, first);
	return first;
}

void timers_fire(struct timers *timers, int64_t now_us, void *owner)
{
	struct timer *first;

	while ((first = timers_take(timers, now_us)))
		first->fire(owner, first);
}
