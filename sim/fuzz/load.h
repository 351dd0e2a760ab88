/* What a fuzzed cluster carries, and what it must come back to: producers and consumers, an admin that makes topics, and phase 2, in which the cluster
 * must converge. A run of `klab fuzz` and a scenario that replays its schedule (w:workload) go through here, so that both are the same run.
 *
 * It is driven by looks: load_begin() and load_converge() begin something, load_look() says whether it has come, and if not, when to look again. In
 * between time passes as the driver lets it pass. What does not come within its limit is a broken promise, "liveness", told to the world's checkers.
 */
#ifndef KLAB_FUZZ_LOAD_H
#define KLAB_FUZZ_LOAD_H

#include "sim/fuzz/workload.h"
#include "sim/world/cluster.h"

enum { LOAD_CLIENTS_MAX = 16 };

struct load_client {
	struct client_plan plan;
	int32_t pid;
};

struct load {
	struct world *world;
	int32_t brokers;
	enum mutant mutant;
	int32_t client_count; /* producers and consumers in turn */
	int32_t first;        /* the number of the first two; it says what settings they have (workload.c) */
	struct load_client clients[LOAD_CLIENTS_MAX];
	int32_t admin, reader; /* pids */
	int32_t pids[CLUSTER_BROKERS_MAX + 1]; /* of brokers, in phase 2 */
	enum { LOAD_MAKES_TOPICS, LOAD_RUNS, LOAD_CONVERGES, LOAD_READS, LOAD_ENDED } phase;
	bool has_failed;
	int64_t limit_us;     /* of what has begun */
	int32_t kept_down;    /* phase 2: a broker that is not started unless it must; 0: none */
	bool is_stopping[CLUSTER_BROKERS_MAX + 1]; /* phase 2, by id: it was when the phase began, and is to be started when it has ended */
	bool keeps_slow;      /* phase 2: slow disks, latencies and clocks stay as they are */
};

/* The admin makes the topics; when it has, the clients start. `clients` is even. */
void load_begin(struct load *, struct world *, int32_t clients, int32_t first, enum mutant);

/* Phase 2 begins: the net heals, brokers that are down start but perhaps `kept_down`, producers finish. */
void load_converge(struct load *, int32_t kept_down, bool keeps_slow);

/* TIME_NEVER: what was begun has come, or will not any more. Else when to look again. */
int64_t load_look(struct load *);

/* One of "p7" and "c7"; -1: there is none. */
int32_t load_find(const struct load *, struct bytes name);
void load_kill(struct load *, int32_t client);
void load_start(struct load *, int32_t client); /* if it is dead: another life of it */
/* The consumer does not poll. False if it is none, or dead. */
bool load_hang(struct load *, int32_t client, int64_t for_us);
/* Asks the admin for something, as WISH_ has it. False if it is still busy. */
bool load_wish(struct load *, enum wish);

#endif
