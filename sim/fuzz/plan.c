#include "sim/fuzz/plan.h"

#include <stdlib.h>

enum { MS = 1000, SECOND = 1000 * 1000 };

static const char *const names[] = { "kill", "power-off", "stop", "pause", "cut", "cut one way", "isolate", "latency", "delay", "drop", "slow disk",
	                                 "broken disk", "clock", "kill client", "hang client", "topic", "heal the net", "mend the disk", "mend the clock",
	                                 "start", "start client" };

const char *fault_name(enum fault_kind kind)
{
	return names[kind];
}

static void add(struct plan *p, struct fault fault)
{
	if (p->count < PLAN_FAULTS_MAX)
		p->faults[p->count++] = fault;
}

struct planner {
	struct plan *plan;
	struct prng *prng;
	int32_t brokers, clients;
	uint32_t kinds;       /* of this bout, a bit each */
	int64_t now_us;
	int64_t end_us;       /* of the bout */
};

static int32_t any_broker(struct planner *p)
{
	return (int32_t)prng_between(p->prng, 1, p->brokers);
}

/* Mostly within the bout; sometimes it outlives it. */
static int64_t some_end(struct planner *p)
{
	int64_t longest = p->end_us - p->now_us + (prng_chance(p->prng, 1, 4) ? 3 * SECOND : 0);

	return p->now_us + prng_between(p->prng, 20 * MS, longest > 40 * MS ? longest : 40 * MS);
}

static void add_pair(struct planner *p, struct fault fault, enum fault_kind heal)
{
	struct fault end = { some_end(p), heal, fault.a, 0, 0, 0 };

	add(p->plan, fault);
	add(p->plan, end);
}

static int64_t amount_of(struct planner *p, enum fault_kind kind)
{
	switch (kind) {
	case FAULT_PAUSE:
		return prng_between(p->prng, 5 * MS, prng_chance(p->prng, 1, 3) ? 6 * SECOND : 500 * MS);
	case FAULT_LATENCY:
		return prng_between(p->prng, 1 * MS, prng_chance(p->prng, 1, 3) ? 800 * MS : 50 * MS);
	case FAULT_DELAY:
		return prng_between(p->prng, 1 * MS, 2 * SECOND);
	case FAULT_DISK_SLOW:
		return prng_between(p->prng, 100, prng_chance(p->prng, 1, 3) ? 30 * MS : 2 * MS);
	case FAULT_DISK_FAIL:
		return prng_between(p->prng, 0, 3);
	case FAULT_CLOCK:
		return prng_between(p->prng, -60000, 60000);
	case FAULT_CLIENT_HANG:
		return prng_between(p->prng, 100 * MS, 8 * SECOND);
	case FAULT_TOPIC:
		return prng_between(p->prng, 0, 2);
	default:
		return 0;
	}
}

static void add_fault(struct planner *p, enum fault_kind kind)
{
	struct fault f = { .at_us = p->now_us, .kind = kind, .a = any_broker(p), .b = any_broker(p), .amount = amount_of(p, kind) };

	switch (kind) {
	case FAULT_KILL:
	case FAULT_POWER_OFF:
	case FAULT_STOP:
		add_pair(p, f, HEAL_START);
		break;
	case FAULT_CUT:
	case FAULT_CUT_ONE_WAY:
	case FAULT_ISOLATE:
	case FAULT_LATENCY:
	case FAULT_DELAY:
		add_pair(p, f, HEAL_NET);
		break;
	case FAULT_DISK_SLOW:
		add_pair(p, f, HEAL_DISK);
		break;
	case FAULT_DISK_FAIL: /* its broker ends, or loses the directory: it is started again */
		add_pair(p, f, HEAL_START);
		break;
	case FAULT_CLOCK:
		f.more = prng_between(p->prng, -2000, 2000);
		add_pair(p, f, HEAL_CLOCK);
		break;
	case FAULT_CLIENT_KILL:
		f.a = (int32_t)prng_below(p->prng, (uint64_t)p->clients);
		add_pair(p, f, HEAL_CLIENT);
		break;
	case FAULT_CLIENT_HANG:
		f.a = (int32_t)prng_below(p->prng, (uint64_t)p->clients);
		add(p->plan, f);
		break;
	default:
		add(p->plan, f);
		break;
	}
}

static void add_bout(struct planner *p)
{
	int64_t start_us = p->now_us;
	int64_t count = prng_chance(p->prng, 1, 8) ? 0 : prng_between(p->prng, 1, 5); /* sometimes none */

	p->end_us = start_us + prng_between(p->prng, 200 * MS, 6 * SECOND);
	p->kinds = (uint32_t)prng_next(p->prng) & (uint32_t)prng_next(p->prng);
	for (int64_t i = 0; i < count; i++) {
		enum fault_kind kind = (enum fault_kind)prng_below(p->prng, FAULT_KINDS);

		if (p->kinds != 0)
			while (!(p->kinds >> kind & 1) && p->kinds & ((1u << FAULT_KINDS) - 1))
				kind = (enum fault_kind)prng_below(p->prng, FAULT_KINDS);
		p->now_us = prng_between(p->prng, start_us, (start_us + p->end_us) / 2);
		add_fault(p, kind);
	}
	p->now_us = p->end_us + prng_between(p->prng, 0, 3 * SECOND);
}

static int by_time(const void *a, const void *b)
{
	const struct fault *x = a, *y = b;

	if (x->at_us != y->at_us)
		return (x->at_us > y->at_us) - (x->at_us < y->at_us);
	if (x->kind != y->kind)
		return (x->kind > y->kind) - (x->kind < y->kind);
	return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->amount > y->amount) - (x->amount < y->amount);
}

void plan_make(struct plan *plan, struct prng *prng, int32_t brokers, int32_t clients)
{
	struct planner p = { .plan = plan, .prng = prng, .brokers = brokers, .clients = clients };

	plan->count = 0;
	plan->length_us = prng_between(prng, 5 * SECOND, 25 * SECOND);
	while (p.now_us < plan->length_us)
		add_bout(&p);
	qsort(plan->faults, (size_t)plan->count, sizeof(plan->faults[0]), by_time);
	plan->kept_down = brokers >= 3 && prng_chance(prng, 1, 3) ? (int32_t)prng_between(prng, 1, brokers) : 0;
	plan->keeps_slow = prng_chance(prng, 1, 2);
}
