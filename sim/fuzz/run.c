/* One seed. */
#include "sim/fuzz/internal.h"

#include <stdlib.h>

#include "sim/trace/json.h"

enum { READY_LIMIT_US = 60 * SECOND };

bool fuzz_pass(struct fuzz_run *f, int64_t until_us)
{
	while (world_next_time(f->world) <= until_us) {
		world_step(f->world);
		if (checkers_violation(f->checkers) || world_failure(f->world))
			return false;
	}
	world_run_until(f->world, until_us);
	return true;
}

/* ---- Setting up -------------------------------------------------------------------------------------------------------- */

/* In one run of five the brokers are far from each other: much is decided from what has changed meanwhile. */
static bool is_far(const struct fuzz_run *f)
{
	return f->options.seed % 5 == 2;
}

/* Short times, so that a lot happens in a short run. */
static void add_properties(struct fuzz_run *f, struct buf *out)
{
	struct prng *p = &f->prng;
	bool is_swarm = f->options.is_swarm;

	buf_printf(out, "broker.session.timeout.ms=%d\nbroker.heartbeat.interval.ms=%d\n", 3000, 500);
	buf_printf(out, "replica.lag.time.max.ms=%d\n", is_swarm ? (int)prng_between(p, 1000, 10000) : 3000);
	buf_printf(out, "controller.quorum.election.timeout.ms=500\ncontroller.quorum.fetch.timeout.ms=1000\n");
	buf_printf(out, "offsets.topic.num.partitions=3\ngroup.initial.rebalance.delay.ms=300\ngroup.min.session.timeout.ms=1000\n");
	buf_printf(out, "replica.fetch.wait.max.ms=%d\n", is_swarm ? (int)prng_between(p, 10, 500) : 100);
	if (is_swarm && prng_chance(p, 1, 3))
		buf_printf(out, "log.roll.ms=%d\n", (int)prng_between(p, 500, 10000));
	if (is_swarm && prng_chance(p, 1, 4))
		buf_printf(out, "unclean.leader.election.enable=true\n");
	if (is_swarm && prng_chance(p, 1, 3))
		buf_printf(out, "metadata.log.max.record.bytes.between.snapshots=%d\n", (int)prng_between(p, 500, 5000));
	if (is_swarm && prng_chance(p, 1, 4))
		buf_printf(out, "log.flush.interval.messages=%d\n", (int)prng_between(p, 1, 10));
	if (f->options.seed % 4 == 3 && !is_far(f)) /* a follower takes its time to catch up: a batch a fetch */
		buf_printf(out, "replica.fetch.response.max.bytes=1\n");
	if (f->options.seed % 6 == 1) /* the metadata log is cut off at its snapshots, and who was away needs one */
		buf_printf(out, "metadata.log.max.record.bytes.between.snapshots=1500\nmetadata.max.retention.bytes=3000\nmetadata.log.segment.bytes=8388608\n");
	if (f->options.mutant != MUTANT_NONE)
		buf_printf(out, "klab.mutant=%s\n", mutant_name(f->options.mutant));
}

static void make_world(struct fuzz_run *f)
{
	f->world = world_new(&(struct world_options){ .seed = f->options.seed, .region_size = (size_t)256 << 20 });
	f->checkers = checkers_attach(f->world, &(struct checkers_options){ .are_values_unique = true });
	struct buf properties = { .heap = world_heap(f->world) };

	add_properties(f, &properties);
	cluster_create(f->world, &(struct cluster_options){ .brokers = f->brokers, .properties = buf_bytes(&properties) });
	buf_free(&properties);
}

/* False if that broke something. */
static bool wait_ready(struct fuzz_run *f)
{
	while (!cluster_is_ready(f->world))
		if (world_now_us(f->world) > READY_LIMIT_US || !fuzz_pass(f, world_now_us(f->world) + 50 * MS))
			break;
	if (!checkers_violation(f->checkers) && !cluster_is_ready(f->world))
		checkers_fail(f->checkers, "liveness", "expected all brokers to be unfenced within 60 s of the start, found some that were not");
	return !checkers_violation(f->checkers);
}

static bool make_topics(struct fuzz_run *f)
{
	int64_t until_us = world_now_us(f->world) + READY_LIMIT_US;

	f->admin = workload_start(f->world, &(struct client_plan){ .role = CLIENT_ADMINISTERS, .brokers = f->brokers, .mutant = f->options.mutant });
	while (!workload_of(f->world, f->admin)->has_topics)
		if (world_now_us(f->world) > until_us || !fuzz_pass(f, world_now_us(f->world) + 50 * MS))
			break;
	if (!checkers_violation(f->checkers) && !workload_of(f->world, f->admin)->has_topics)
		checkers_fail(f->checkers, "liveness", "expected topics to be created within 60 s, found that they were not");
	return !checkers_violation(f->checkers);
}

static void start_clients(struct fuzz_run *f)
{
	int32_t first = f->options.is_swarm ? (int32_t)prng_below(&f->prng, 30) : (int32_t)(f->options.seed % 30);

	for (int32_t i = 0; i < f->clients; i++) {
		struct fuzz_slot *slot = &f->slots[i];

		slot->plan = (struct client_plan){ .role = i % 2 == 0 ? CLIENT_PRODUCES : CLIENT_CONSUMES, .number = first + i / 2, .brokers = f->brokers,
			                               .mutant = f->options.mutant, .is_swarm = f->options.is_swarm };
		slot->pid = workload_start(f->world, &slot->plan);
	}
}

/* ---- The phases -------------------------------------------------------------------------------------------------------- */

static void move_apart(struct fuzz_run *f)
{
	int64_t latency_us = prng_between(&f->prng, 10 * MS, 300 * MS);

	if (is_far(f))
		world_set_latency(f->world, BYTES("broker-*"), BYTES("broker-*"), latency_us / 3, latency_us);
}

static bool play_faults(struct fuzz_run *f)
{
	f->began_us = world_now_us(f->world);
	move_apart(f);
	for (int32_t i = 0; i < f->plan.count; i++) {
		if (!fuzz_pass(f, f->began_us + f->plan.faults[i].at_us))
			return false;
		fuzz_apply(f, &f->plan.faults[i]);
	}
	return fuzz_pass(f, f->began_us + f->plan.length_us > world_now_us(f->world) ? f->began_us + f->plan.length_us : world_now_us(f->world));
}

static void count(struct fuzz_run *f, struct fuzz_result *result)
{
	result->hash = world_trace_hash(f->world);
	result->virtual_us = world_now_us(f->world);
	result->events = world_trace_count(f->world);
	result->faults = f->plan.count;
}

static void judge(struct fuzz_run *f, struct fuzz_result *result)
{
	const struct violation *v = checkers_violation(f->checkers);

	if (v) {
		snprintf(result->text, sizeof(result->text), "%s", v->text);
		snprintf(result->invariant, sizeof(result->invariant), "%s", v->invariant);
	} else if (world_failure(f->world)) {
		snprintf(result->text, sizeof(result->text), "the world has ended: %s", world_failure(f->world));
		snprintf(result->invariant, sizeof(result->invariant), "world");
	}
	result->is_broken = v || world_failure(f->world);
}

static void write_trace(struct fuzz_run *f)
{
	struct heap *heap = heap_new((size_t)64 << 20);
	int64_t seq = 0;

	trace_json_write(f->world, &seq, heap, f->options.trace);
	heap_del(heap);
}

void fuzz_run(const struct fuzz_options *options, struct fuzz_result *result)
{
	struct fuzz_run *f = calloc(1, sizeof(*f));

	*result = (struct fuzz_result){ 0 };
	f->options = *options;
	prng_seed(&f->prng, options->seed, 77);
	f->brokers = options->brokers ? options->brokers : prng_chance(&f->prng, 2, 3) ? 3 : 5;
	f->clients = 2 * (options->clients ? options->clients : (int32_t)prng_between(&f->prng, 1, 3));
	if (f->clients > FUZZ_CLIENTS_MAX)
		f->clients = FUZZ_CLIENTS_MAX;
	plan_make(&f->plan, &f->prng, f->brokers, f->clients);
	make_world(f);
	if (wait_ready(f) && make_topics(f)) {
		start_clients(f);
		if (play_faults(f))
			fuzz_converge(f);
	}
	count(f, result);
	judge(f, result);
	if (options->trace)
		write_trace(f);
	world_del(f->world);
	free(f);
}
