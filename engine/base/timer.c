#include "engine/base/timer.h"

#include <stddef.h>

static bool is_before(const struct timer *a, const struct timer *b)
{
	return a->at_us != b->at_us ? a->at_us < b->at_us : a->order < b->order;
}

/* Makes one tree of two; each may be NULL. */
static struct timer *meld(struct timer *a, struct timer *b)
{
	if (!a || !b)
		return a ? a : b;
	if (is_before(b, a)) {
		struct timer *first = b;

		b = a;
		a = first;
	}
	b->next = a->child;
	if (b->next)
		b->next->before = b;
	b->before = a;
	a->child = b;
	return a;
}

/* Makes one tree of a row of children: of two neighbours each from the left, then of those from the right. */
static struct timer *meld_row(struct timer *row)
{
	struct timer *pairs = NULL, *all = NULL;

	while (row) {
		struct timer *a = row, *b = a->next;

		row = b ? b->next : NULL;
		a->next = a->before = NULL;
		if (b)
			b->next = b->before = NULL;
		a = meld(a, b);
		a->next = pairs; /* the last pair in front */
		pairs = a;
	}
	while (pairs) {
		struct timer *pair = pairs;

		pairs = pair->next;
		pair->next = NULL;
		all = meld(all, pair);
	}
	return all;
}

/* Takes it out of its row. */
static void detach(struct timer *timer)
{
	if (timer->before->child == timer)
		timer->before->child = timer->next;
	else
		timer->before->next = timer->next;
	if (timer->next)
		timer->next->before = timer->before;
}

void timer_stop(struct timers *timers, struct timer *timer)
{
	if (!timer->is_set)
		return;
	struct timer *below = meld_row(timer->child);

	if (timer == timers->first) {
		timers->first = below;
	} else {
		detach(timer);
		timers->first = meld(timers->first, below);
	}
	timer->child = timer->next = timer->before = NULL;
	timer->is_set = false;
}

void timer_set(struct timers *timers, struct timer *timer, int64_t at_us)
{
	timer_stop(timers, timer);
	timer->at_us = at_us;
	timer->order = ++timers->order;
	timer->is_set = true;
	timers->first = meld(timers->first, timer);
}

struct timer *timers_take(struct timers *timers, int64_t now_us)
{
	struct timer *first = timers->first;

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
