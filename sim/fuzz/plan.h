/* A schedule of faults: a list in the order of time, drawn from a seed before anything runs, so that it can be told, cut down and replayed.
 *
 * The atlas: what is killed is started again, what is cut heals, a broken disk is mended before its broker comes back. A plan may take any
 * majority down for a while; nothing is promised to be available then, but nothing may be lost either.
 */
#ifndef KLAB_FUZZ_PLAN_H
#define KLAB_FUZZ_PLAN_H

#include "engine/base/heap.h"
#include "engine/base/prng.h"

enum fault_kind {
	FAULT_KILL,
	FAULT_POWER_OFF,
	FAULT_STOP,        /* in a controlled way */
	FAULT_PAUSE,       /* amount: us */
	FAULT_CUT,         /* a from b */
	FAULT_CUT_ONE_WAY, /* a to b */
	FAULT_ISOLATE,     /* a from all other brokers */
	FAULT_LATENCY,     /* amount: us at most, between a and b */
	FAULT_DELAY,       /* amount: us, of some frames between a and b */
	FAULT_DROP,        /* of one frame between a and b: the connection breaks */
	FAULT_DISK_SLOW,   /* amount: us a call */
	FAULT_DISK_FAIL,   /* amount: 0 reads, 1 writes, 2 syncs, 3 it is full */
	FAULT_CLOCK,       /* amount: ms ahead; more: drift in ppm */
	FAULT_CLIENT_KILL, /* a: which client; it is started again a little later */
	FAULT_CLIENT_HANG, /* a consumer that does not poll; amount: us */
	FAULT_TOPIC,       /* amount: 0 create, 1 delete, 2 add partitions */
	FAULT_KINDS,
	/* What ends them. */
	HEAL_NET = FAULT_KINDS,
	HEAL_DISK,
	HEAL_CLOCK,
	HEAL_START,
	HEAL_CLIENT,
};

struct fault {
	int64_t at_us; /* from the beginning of phase 1 */
	enum fault_kind kind;
	int32_t a, b;
	int64_t amount, more;
};

enum { PLAN_FAULTS_MAX = 512 };

struct plan {
	struct fault faults[PLAN_FAULTS_MAX];
	int32_t count;
	int64_t length_us; /* of phase 1 */
	int32_t kept_down; /* a broker that phase 2 does not start unless it must; 0: none */
	bool keeps_slow;   /* slow disks, latencies and clocks stay as they are */
};

void plan_make(struct plan *, struct prng *, int32_t brokers, int32_t clients);
const char *fault_name(enum fault_kind);

#endif
