/* One seed. */
#include "sim/fuzz/internal.h"

#include <stdlib.h>

#include "engine/broker/partition.h"
#include "sim/trace/json.h"

enum { READY_LIMIT_US = 60 * SECOND };

static bool step(struct fuzz_run *f)
{
	world_step(f->world);
	if ((f->checkers && checkers_violation(f->checkers)) || world_failure(f->world))
		return false;
	if (f->armed > 0)
		fuzz_look_for_moments(f);
	return true;
}

/* Where nobody will read the trace again, it is let go of as it comes. */
static void forget(struct fuzz_run *f)
{
	if (!f->options.trace && !f->options.is_hashed)
		world_trace_forget(f->world, f->checkers ? checkers_next_event(f->checkers) : world_trace_count(f->world));
}

bool fuzz_pass(struct fuzz_run *f, int64_t until_us)
{
	while (world_next_time(f->world) <= until_us)
		if (!step(f))
			return false;
	world_run_until(f->world, until_us);
	forget(f);
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

	/* A heartbeat may take as long as their interval: there and back must fit. */
	buf_printf(out, "broker.session.timeout.ms=%d\nbroker.heartbeat.interval.ms=%d\n", is_far(f) ? 6000 : 3000, is_far(f) ? 2000 : 500);
	buf_printf(out, "replica.lag.time.max.ms=%d\n", is_swarm ? (int)prng_between(p, 1000, 10000) : 1500);
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
	f->checkers = f->options.is_unchecked ? NULL : checkers_attach(f->world, &(struct checkers_options){ .only = f->options.only });
	cluster_create(f->world, &(struct cluster_options){ .brokers = f->brokers, .properties = buf_bytes(&f->properties) });
}

/* Looks until what was begun has come. False if something is broken. */
static bool wait_for_load(struct fuzz_run *f)
{
	for (int64_t at_us; (at_us = load_look(&f->load)) != TIME_NEVER;)
		if (!fuzz_pass(f, at_us))
			return false;
	return !f->load.has_failed;
}

/* False if that broke something. */
static bool wait_ready(struct fuzz_run *f)
{
	while (!cluster_is_ready(f->world) && world_next_time(f->world) <= READY_LIMIT_US)
		if (!step(f))
			return false;
	if (!cluster_is_ready(f->world) && f->checkers)
		checkers_fail(f->checkers, "liveness", "expected all brokers to be unfenced within 60 s of the start, found some that were not");
	return cluster_is_ready(f->world);
}

/* ---- The phases -------------------------------------------------------------------------------------------------------- */

static void move_apart(struct fuzz_run *f)
{
	int64_t latency_us = prng_between(&f->prng, 10 * MS, 300 * MS);

	if (!is_far(f))
		return;
	world_set_latency(f->world, BYTES("broker-*"), BYTES("broker-*"), latency_us / 3, latency_us);
	story_line(f, "w:latency{ \"broker-*\", \"broker-*\", %lld.%03lld, %lld.%03lld }", (long long)latency_us / 3 / 1000, (long long)latency_us / 3 % 1000,
	           (long long)latency_us / 1000, (long long)latency_us % 1000);
}

static bool play_faults(struct fuzz_run *f)
{
	int64_t end_us;

	f->began_us = world_now_us(f->world);
	story_at(f, f->began_us);
	move_apart(f);
	for (int32_t i = 0; i < f->plan.count; i++) {
		if (!fuzz_pass(f, f->began_us + f->plan.faults[i].at_us))
			return false;
		fuzz_apply(f, &f->plan.faults[i]);
	}
	end_us = f->began_us + f->plan.length_us;
	return fuzz_pass(f, end_us > world_now_us(f->world) ? end_us : world_now_us(f->world));
}

/* What each broker has of each partition, for who wants to know why. */
static void tell_state(struct fuzz_run *f)
{
	FILE *out = f->options.log;

	for (int32_t id = 1; out && id <= f->brokers; id++) {
		const struct node *node = cluster_node(f->world, id);

		if (!node || !node->partitions)
			continue;
		TREE_EACH(&node->partitions->tree, struct partition, p, node) {
			fprintf(out, "broker %d  %.*s-%d  leader %d epoch %d.%d%s  log %lld..%lld  high watermark %lld  isr", (int)id, (int)p->topic.size,
			        (const char *)p->topic.data, (int)p->number, (int)p->leader, (int)p->leader_epoch, (int)p->partition_epoch,
			        p->isr_change ? " (asks for another isr)" : "", p->log ? (long long)log_start_offset(p->log) : -1,
			        p->log ? (long long)log_end_offset(p->log) : -1, (long long)p->high_watermark);
			for (int32_t i = 0; i < p->isr_count; i++)
				fprintf(out, " %d", (int)p->isr[i]);
			for (int32_t i = 0; p->is_leader && i < p->replica_count; i++)
				fprintf(out, "  [%d ends at %lld]", (int)p->replicas[i].id, (long long)p->replicas[i].log_end);
			fputc('\n', out);
		}
	}
}

static void converge(struct fuzz_run *f)
{
	fuzz_mend_weak_disk(f);
	if (f->options.log)
		fprintf(f->options.log, "%12.6f s  heal all but %d%s\n", (double)world_now_us(f->world) / 1e6, (int)f->plan.kept_down,
		        f->plan.keeps_slow ? ", keep what is slow" : "");
	story_line(f, "load:converge{ without = %d, keeps_slow = %s }", (int)f->plan.kept_down, f->plan.keeps_slow ? "true" : "false");
	f->armed = 0;
	load_converge(&f->load, f->plan.kept_down, f->plan.keeps_slow);
	if (!wait_for_load(f) && f->load.has_failed)
		tell_state(f);
}

/* ---- What came of it --------------------------------------------------------------------------------------------------- */

static void count(struct fuzz_run *f, struct fuzz_result *result)
{
	result->hash = f->options.is_hashed ? world_trace_hash(f->world) : 0;
	result->virtual_us = world_now_us(f->world);
	result->phase_us = f->began_us ? world_now_us(f->world) - f->began_us : 0;
	result->events = world_trace_count(f->world);
	result->faults = f->plan.count;
	result->brokers = f->brokers;
	result->clients = f->clients / 2;
}

static void judge(struct fuzz_run *f, struct fuzz_result *result)
{
	const struct violation *v = f->checkers ? checkers_violation(f->checkers) : NULL;

	if (v) {
		snprintf(result->text, sizeof(result->text), "%s", v->text);
		snprintf(result->invariant, sizeof(result->invariant), "%s", v->invariant);
		result->seq = v->seq;
	} else if (world_failure(f->world) && !f->options.only) {
		snprintf(result->text, sizeof(result->text), "the world has ended: %s", world_failure(f->world));
		snprintf(result->invariant, sizeof(result->invariant), "world");
		result->seq = world_trace_count(f->world) - 1;
	}
	result->is_broken = v || (world_failure(f->world) && !f->options.only);
}

static void write_trace(struct fuzz_run *f)
{
	struct heap *heap = heap_new((size_t)64 << 20);
	int64_t seq = 0;

	trace_json_write(f->world, &seq, NULL, heap, f->options.trace);
	heap_del(heap);
}

/* How many of the clients that were drawn take part. */
static int32_t clients_kept(const struct fuzz_run *f)
{
	int32_t kept = 2 * f->options.pairs_kept;

	return kept > 0 && kept < f->clients ? kept : f->clients;
}

/* All that is drawn is drawn in the same order, whatever is given. */
static void draw(struct fuzz_run *f)
{
	const struct fuzz_options *o = &f->options;
	int32_t brokers, clients;

	prng_seed(&f->prng, o->seed, 77);
	brokers = prng_chance(&f->prng, 2, 3) ? 3 : 5;
	clients = (int32_t)prng_between(&f->prng, 1, 3);
	f->brokers = o->brokers ? o->brokers : brokers;
	f->clients = 2 * (o->clients ? o->clients : clients);
	if (f->clients > LOAD_CLIENTS_MAX)
		f->clients = LOAD_CLIENTS_MAX;
	plan_make(&f->plan, &f->prng, f->brokers, f->clients);
	if (o->plan)
		f->plan = *o->plan;
	add_properties(f, &f->properties);
}

void fuzz_plan(const struct fuzz_options *options, struct plan *out)
{
	struct fuzz_run *f = calloc(1, sizeof(*f));
	struct heap *heap = heap_new((size_t)1 << 20);

	f->options = *options;
	f->properties.heap = heap;
	draw(f);
	*out = f->plan;
	heap_del(heap);
	free(f);
}

void fuzz_run(const struct fuzz_options *options, struct fuzz_result *result)
{
	struct fuzz_run *f = calloc(1, sizeof(*f));
	struct heap *heap = heap_new((size_t)1 << 20);

	*result = (struct fuzz_result){ 0 };
	f->options = *options;
	f->properties.heap = f->story.heap = heap;
	draw(f);
	make_world(f);
	if (wait_ready(f)) {
		int32_t first = f->options.is_swarm ? (int32_t)prng_below(&f->prng, 30) : (int32_t)(f->options.seed % 30);

		story_begin(f);
		load_begin(&f->load, f->world, clients_kept(f), first, f->options.mutant);
		if (wait_for_load(f) && play_faults(f))
			converge(f);
	}
	count(f, result);
	judge(f, result);
	story_end(f, result);
	if (options->trace)
		write_trace(f);
	world_del(f->world);
	heap_del(heap);
	free(f);
}
