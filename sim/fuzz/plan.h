/* A schedule of faults: a list in the order of time, drawn from a seed before anything runs, so that it can be told, cut down and replayed.
 *
 * A unit is a fault with what ends it; whoever cuts a plan down takes units out, never half of one. The atlas: what is killed is started again, what
 * is cut heals, a broken disk is mended before its broker comes back. A plan may take any majority down for a while; nothing is promised to be available
 * then, but nothing may be lost either. Faults that destroy what was synced (a sync that lies, a byte that rots) have rules of their own, for a copy
 * must be left where the promise needs it: they befall the data of partitions, never the metadata log, of one broker in a run; and they are played only
 * if at that moment another replica in the ISR has it all (faults.c).
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
	FAULT_ISOLATE,     /* a from all other brokers; b % 3: both ways, what it sends, what it hears */
	FAULT_LATENCY,     /* amount: us at most, between a and b */
	FAULT_DELAY,       /* amount: us, of some frames of a; or (more: an API key) of some such requests of anybody */
	FAULT_DROP,        /* of one frame of a: the connection breaks */
	FAULT_DISK_SLOW,   /* amount: us a call */
	FAULT_DISK_FAIL,   /* amount: 0 reads, 1 writes, 2 syncs, 3 it is full */
	FAULT_CLOCK,       /* amount: ms ahead; more: drift in ppm */
	FAULT_CLIENT_KILL, /* a: which client; it is started again a little later */
	FAULT_CLIENT_HANG, /* a consumer that does not poll; amount: us */
	FAULT_WISH,        /* amount: what the admin is asked to do (enum wish) */
	FAULT_LOSSY,       /* amount: of a million segments of a */
	FAULT_BANDWIDTH,   /* amount: bytes a second, of a */
	FAULT_LATE,        /* the same of requests; who sent them loses the connection at once */
	FAULT_DISK_LIE,    /* partition data of a; amount chooses which */
	FAULT_ROT,         /* the same: a byte; the broker is killed, and has an empty directory in its place when it comes back */
	FAULT_MOMENT,      /* amount: enum moment; more: what befalls the broker to which it comes, or the one that is `b` further on: a kind above */
	FAULT_KINDS,
	/* What ends them. */
	HEAL_NET = FAULT_KINDS,
	HEAL_DISK,
	HEAL_CLOCK,
	HEAL_START,
	HEAL_CLIENT,
	HEAL_MOMENT, /* starts the broker that it befell, or heals the net; or nobody waits for it any more */
};

/* The worst moments: something is half done. Each is a trace event of a broker. */
enum moment {
	MOMENT_ISR_ASKED,      /* a leader has asked for another ISR */
	MOMENT_HIGH_WATERMARK, /* it has just moved */
	MOMENT_TRUNCATED,
	MOMENT_ROLLED,
	MOMENT_REBALANCE,      /* a group's state has changed: its coordinator is meant */
	MOMENT_COMMITTED,      /* offsets */
	MOMENT_LOADED,         /* a coordinator has taken over */
	MOMENT_CONTROLLER,     /* one has been elected */
	MOMENT_LEADER,         /* of a partition: the one that was elected is meant */
	MOMENT_CATCHING_UP,    /* an ISR has grown */
	MOMENTS,
};

struct fault {
	int64_t at_us; /* from the beginning of phase 1 */
	enum fault_kind kind;
	int32_t a, b;
	int64_t amount, more;
	int32_t unit;
};

enum { PLAN_FAULTS_MAX = 512 };

struct plan {
	struct fault faults[PLAN_FAULTS_MAX];
	int32_t count;
	int32_t units;
	int32_t weak;       /* whose disk may lie and rot; 0: nobody's */
	int64_t length_us; /* of phase 1 */
	int32_t kept_down; /* a broker that phase 2 does not start unless it must; 0: none */
	bool keeps_slow;   /* slow disks, latencies and clocks stay as they are */
};

void plan_make(struct plan *, struct prng *, int32_t brokers, int32_t clients);
/* The same without the units whose flag is not set. */
void plan_keep(struct plan *out, const struct plan *, const bool *has_unit);
const char *fault_name(enum fault_kind);

#endif
