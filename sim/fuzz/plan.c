#include "sim/fuzz/plan.h"

#include <stdlib.h>

#include "sim/fuzz/workload.h"

enum { MS = 1000, SECOND = 1000 * 1000, ALTER_PARTITION = 56 };

static const char *const names[] = { "kill", "power-off", "stop", "pause", "cut", "cut one way", "isolate", "latency", "delay", "drop", "slow disk",
	                                 "broken disk", "clock", "kill client", "hang client", "ask the admin", "lossy", "bandwidth", "late", "lying disk", "rot", "moment",
	                                 "heal the net", "mend the disk", "mend the clock", "start", "start client", "end the moment" };

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
	struct fault end = { .at_us = some_end(p), .kind = heal, .a = fault.a, .unit = fault.unit };

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
	case FAULT_WISH:
		return prng_between(p->prng, 0, WISH_COUNT - 1);
	case FAULT_LOSSY:
		return prng_between(p->prng, 500, prng_chance(p->prng, 1, 3) ? 200000 : 20000);
	case FAULT_BANDWIDTH:
		return prng_between(p->prng, 2000, prng_chance(p->prng, 1, 3) ? 20000 : 500000);
	case FAULT_LATE:
		return prng_between(p->prng, 10 * MS, 5 * SECOND);
	case FAULT_DISK_LIE:
	case FAULT_ROT:
		return prng_between(p->prng, 0, 1000);
	case FAULT_MOMENT:
		return prng_between(p->prng, 0, MOMENTS - 1);
	default:
		return 0;
	}
}

/* What asks for another ISR is on its way for long, while a follower falls behind and comes back: it is of the past when it comes. */
static void add_stale_isr(struct planner *p, struct fault fault)
{
	int64_t pause_us = prng_between(p->prng, 1600 * MS, 3 * SECOND);

	fault.more = ALTER_PARTITION;
	fault.amount = prng_between(p->prng, 1 * SECOND, 4 * SECOND);
	add(p->plan, fault);
	add(p->plan, (struct fault){ .at_us = p->now_us, .kind = FAULT_PAUSE, .a = fault.b, .amount = pause_us, .unit = fault.unit });
	add(p->plan, (struct fault){ .at_us = p->now_us + pause_us + SECOND, .kind = HEAL_NET, .a = fault.a, .unit = fault.unit });
}

/* The disk lies for a while; then it is mended, or the power goes first. */
static void add_lie(struct planner *p, struct fault fault)
{
	struct fault off = { .at_us = some_end(p), .kind = FAULT_POWER_OFF, .a = fault.a, .unit = fault.unit };

	add(p->plan, fault);
	if (prng_chance(p->prng, 1, 3)) {
		off.kind = HEAL_DISK;
		add(p->plan, off);
		return;
	}
	add(p->plan, off);
	add(p->plan, (struct fault){ .at_us = off.at_us + prng_between(p->prng, 10 * MS, 4 * SECOND), .kind = HEAL_START, .a = fault.a, .unit = fault.unit });
}

static void add_fault(struct planner *p, enum fault_kind kind)
{
	struct fault f = { .at_us = p->now_us, .kind = kind, .a = any_broker(p), .b = any_broker(p), .amount = amount_of(p, kind), .unit = p->plan->units++ };
	static const enum fault_kind at_moments[] = { FAULT_KILL, FAULT_POWER_OFF, FAULT_PAUSE, FAULT_ISOLATE, FAULT_STOP };

	switch (kind) {
	case FAULT_KILL:
	case FAULT_POWER_OFF:
	case FAULT_STOP:
		add_pair(p, f, HEAL_START);
		break;
	case FAULT_LATE:
	case FAULT_DELAY:
		f.more = -1;
		if (prng_chance(p->prng, 1, 2))
			add_stale_isr(p, f);
		else
			add_pair(p, f, HEAL_NET);
		break;
	case FAULT_CUT:
	case FAULT_CUT_ONE_WAY:
	case FAULT_ISOLATE:
	case FAULT_LATENCY:
	case FAULT_LOSSY:
	case FAULT_BANDWIDTH:
		add_pair(p, f, HEAL_NET);
		break;
	case FAULT_DISK_LIE: /* what it said was synced goes with the power, or not */
		f.a = p->plan->weak;
		if (f.a)
			add_lie(p, f);
		break;
	case FAULT_ROT:
		f.a = p->plan->weak;
		if (f.a)
			add_pair(p, f, HEAL_START);
		break;
	case FAULT_MOMENT:
		f.b = prng_chance(p->prng, 1, 2) ? 0 : (int32_t)prng_between(p->prng, 1, p->brokers - 1 > 0 ? p->brokers - 1 : 1);
		f.more = at_moments[prng_below(p->prng, sizeof(at_moments) / sizeof(at_moments[0]))];
		add_pair(p, f, HEAL_MOMENT);
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
	int64_t count = prng_chance(p->prng, 1, 8) ? 0 : prng_between(p->prng, 1, 6); /* sometimes none */

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
	return (x->unit > y->unit) - (x->unit < y->unit);
}

void plan_make(struct plan *plan, struct prng *prng, int32_t brokers, int32_t clients)
{
	struct planner p = { .plan = plan, .prng = prng, .brokers = brokers, .clients = clients };

	plan->count = plan->units = 0;
	plan->weak = brokers >= 3 && prng_chance(prng, 1, 2) ? (int32_t)prng_between(prng, 1, brokers) : 0;
	plan->length_us = prng_between(prng, 5 * SECOND, 25 * SECOND);
	while (p.now_us < plan->length_us)
		add_bout(&p);
	qsort(plan->faults, (size_t)plan->count, sizeof(plan->faults[0]), by_time);
	plan->kept_down = brokers >= 3 && prng_chance(prng, 1, 3) ? (int32_t)prng_between(prng, 1, brokers) : 0;
	plan->keeps_slow = prng_chance(prng, 1, 2);
}

void plan_keep(struct plan *out, const struct plan *plan, const bool *has_unit)
{
	int32_t count = 0;

	if (out != plan)
		*out = *plan;
	for (int32_t i = 0; i < plan->count; i++)
		if (has_unit[plan->faults[i].unit])
			out->faults[count++] = plan->faults[i];
	out->count = count;
}
