/* The fuzzer over a few seeds; `make fuzz` has the many. That it sees anything is proven by planted faults; all of them are looked for by `make mutants`. */
#include <string.h>

#include "sim/fuzz/fuzz.h"
#include "sim/fuzz/plan.h"
#include "sim/options.h"
#include "sim/trace/checkers/checkers.h"
#include "tests/sim/script/played.h"
#include "tests/test.h"

enum { SEEDS_TO_FIND = 60 };

static struct fuzz_result run(struct fuzz_options options)
{
	struct fuzz_result result;

	options.is_hashed = true;
	fuzz_run(&options, &result);
	return result;
}

static void assert_clean(struct fuzz_options options)
{
	struct fuzz_result result = run(options);

	if (result.is_broken)
		fail_msg("seed %llu, %d brokers%s: %s", (unsigned long long)options.seed, (int)options.brokers, options.is_swarm ? ", swarm" : "", result.text);
	assert_true(result.events > 100);
}

TEST(some_seeds_on_three_brokers_break_no_promise)
{
	for (uint64_t seed = 1; seed <= 15; seed++)
		assert_clean((struct fuzz_options){ .seed = seed, .brokers = 3, .is_swarm = seed % 2 == 0 });
}

TEST(some_seeds_on_five_brokers_and_on_one_break_no_promise)
{
	for (uint64_t seed = 1; seed <= 5; seed++) {
		assert_clean((struct fuzz_options){ .seed = seed, .brokers = 5 });
		assert_clean((struct fuzz_options){ .seed = seed, .brokers = 1 });
	}
}

/* Of this run the trace is let go of at a moment when the last event of a chunk has happened between two steps: the checkers are yet to read it. */
TEST(what_the_checkers_have_not_read_is_not_let_go_of)
{
	struct fuzz_result result;

	fuzz_run(&(struct fuzz_options){ .seed = 5094, .is_swarm = true }, &result); /* not hashed: else all of it is kept */
	assert_false(result.is_broken);
}

TEST(a_seed_gives_the_same_run_each_time_and_another_seed_another)
{
	struct fuzz_result first = run((struct fuzz_options){ .seed = 20, .brokers = 3, .is_swarm = true });
	struct fuzz_result again = run((struct fuzz_options){ .seed = 20, .brokers = 3, .is_swarm = true });
	struct fuzz_result other = run((struct fuzz_options){ .seed = 21, .brokers = 3, .is_swarm = true });

	assert_true(first.hash == again.hash && first.events == again.events);
	assert_true(first.hash != other.hash);
}

/* Those that are found soon; a seed that does not find one costs as much as one that does. */
static const enum mutant soon[] = { MUTANT_high_watermark_counts_only_leader, MUTANT_quorum_of_one, MUTANT_leader_counts_unsynced, MUTANT_quorum_state_not_kept,
	                                MUTANT_acks_all_answered_at_once, MUTANT_consumers_read_uncommitted_ends, MUTANT_assignment_given_to_all,
	                                MUTANT_consumer_leaves_out, MUTANT_consumer_reads_again, MUTANT_isr_never_grows, MUTANT_elected_by_minority,
	                                MUTANT_lower_high_watermark_taken, MUTANT_metadata_divergence_unseen, MUTANT_log_begins_above_snapshot };

TEST(planted_faults_are_found)
{
	for (size_t i = 0; i < sizeof(soon) / sizeof(soon[0]); i++) {
		bool is_found = false;

		for (uint64_t seed = 1; seed <= SEEDS_TO_FIND && !is_found; seed++)
			is_found = run((struct fuzz_options){ .seed = seed, .brokers = 3, .mutant = soon[i] }).is_broken;
		if (!is_found)
			fail_msg("%s was not found in %d seeds", mutant_name(soon[i]), SEEDS_TO_FIND);
	}
}

/* Those that break another promise first: looked at alone, their own is found in a run that goes on. */
static const enum mutant behind_others[] = { MUTANT_old_leader_goes_on, MUTANT_leader_sees_no_divergence, MUTANT_follower_keeps_diverged_log };

TEST(a_promise_is_seen_to_break_behind_another)
{
	for (size_t i = 0; i < sizeof(behind_others) / sizeof(behind_others[0]); i++) {
		enum mutant mutant = behind_others[i];
		struct fuzz_result first = { .is_broken = false }, own = first;

		for (uint64_t seed = 1; seed <= SEEDS_TO_FIND && !own.is_broken; seed++) {
			first = run((struct fuzz_options){ .seed = seed, .brokers = 3, .mutant = mutant });
			own = run((struct fuzz_options){ .seed = seed, .brokers = 3, .mutant = mutant, .only = mutant_breaks(mutant) });
		}
		if (!own.is_broken)
			fail_msg("%s was not seen to break %s in %d seeds", mutant_name(mutant), mutant_breaks(mutant), SEEDS_TO_FIND);
		assert_string_equal(own.invariant, mutant_breaks(mutant));
		assert_string_not_equal(first.invariant, own.invariant);
		assert_true(first.seq < own.seq);
	}
}

/* The registration that broker N had sent in an earlier life comes behind that of this life and before its first heartbeat: who lives is refused from then on. */
static const char superseded[] =
	"return scenario { title = 't', cluster = { brokers = 3, properties = { ['group.min.session.timeout.ms'] = 1000 } }, run = function(w)\n"
	"local load, controller = w:workload{ pairs = 1 }, w:controller()\n"
	"local id = controller % 3 + 1\n"
	"local function is_in() return #w:partition('t0', 0).isr == 3 end\n"
	"w:broker(id):kill()\n"
	"w:sleep(15)\n" /* no session of it is left */
	"w:delay(id, controller, 30, { request = 'BrokerHeartbeat' })\n"
	"w:late(id, controller, 10, { request = 'BrokerRegistration', count = 1 })\n"
	"w:broker(id):start()\n"
	"w:sleep(3)\n"
	"w:broker(id):kill()\n"
	"w:sleep(1)\n"
	"w:broker(id):start()\n"
	"w:sleep(10)\n"
	"w:heal()\n"
	"w:sleep(30)\n"
	"w:expect(#w:history{ event = 'broker_registered', broker = id } == 4 and not is_in(), 'the earlier life has the place')\n"
	"load:converge{}\n"
	"w:expect(#w:history{ event = 'broker_registered', broker = id } == 5 and is_in(), 'a restart ends it')\n"
	"end }\n";

TEST(a_broker_whose_registration_an_earlier_life_has_taken_is_restarted_to_converge)
{
	struct played p = played("x.lua", bytes_of_text(superseded), true, 1);

	assert_string_equal(p.err, "");
	assert_int_equal(p.status, 0);
	played_end(&p);
}

TEST(a_promise_that_is_looked_at_alone_leaves_the_run_as_it_is)
{
	struct fuzz_result all = run((struct fuzz_options){ .seed = 4, .brokers = 3 });
	struct fuzz_result alone = run((struct fuzz_options){ .seed = 4, .brokers = 3, .only = "no-lost-write" });

	assert_false(all.is_broken || alone.is_broken);
	assert_true(all.hash == alone.hash);
}

/* What `klab fuzz` does with a seed that broke a promise. */
TEST(the_shortest_schedule_that_breaks_a_promise_is_a_scenario_that_breaks_it_too)
{
	struct fuzz_options options = { .brokers = 3, .mutant = MUTANT_high_watermark_counts_only_leader, .is_swarm = true };
	struct heap *heap = heap_new((size_t)4 << 20);
	struct buf story = { .heap = heap };
	struct fuzz_result found, again;
	static struct plan plan, whole;
	struct fuzz_tally tally;
	struct sources sources;

	do {
		options.seed++;
		found = run(options);
	} while (!found.is_broken && options.seed < SEEDS_TO_FIND);
	fuzz_plan(&options, &plan);
	whole = plan;
	fuzz_shrink(&options, &plan, &found, 20, &tally);
	assert_true(plan.count <= whole.count && tally.units_after <= tally.units_before && tally.runs > 0);
	options.story = &story;
	fuzz_run(&options, &again);
	assert_string_equal(again.invariant, found.invariant);
	assert_int_equal(again.events, found.events);
	sources_init(&sources);
	sources_add(&sources, BYTES("story.lua"), buf_bytes(&story));
	struct played p = played_from(&sources, false, 0);

	if (p.status != 3 || !strstr(p.err, found.invariant))
		fail_msg("status %d, %s\n%.*s", p.status, p.err, (int)story.size, (const char *)story.data);
	played_end(&p);
	sources_free(&sources);
	heap_del(heap);
}

TEST(what_is_left_of_a_plan_are_whole_units)
{
	static struct plan plan, kept;
	static bool has_unit[PLAN_FAULTS_MAX];
	struct prng prng;

	prng_seed(&prng, 5, 1);
	plan_make(&plan, &prng, 3, 4);
	for (int32_t i = 0; i < plan.units; i += 2)
		has_unit[i] = true;
	plan_keep(&kept, &plan, has_unit);
	assert_true(kept.count > 0 && kept.count < plan.count);
	for (int32_t i = 0, at = 0; i < plan.count; i++)
		if (plan.faults[i].unit % 2 == 0)
			assert_memory_equal(&plan.faults[i], &kept.faults[at++], sizeof(plan.faults[i]));
	for (int32_t i = 0; i < kept.count; i++)
		assert_int_equal(kept.faults[i].unit % 2, 0);
}

TEST(every_invariant_has_a_planted_fault_that_breaks_it)
{
	for (const struct invariant *invariant = invariants; invariant->name; invariant++) {
		bool is_broken = false;

		for (int m = 1; m < MUTANT_COUNT; m++)
			is_broken = is_broken || strcmp(mutant_breaks((enum mutant)m), invariant->name) == 0;
		if (!is_broken)
			fail_msg("no planted fault breaks %s", invariant->name);
	}
}

TEST(a_plan_ends_what_it_begins_and_is_in_the_order_of_time)
{
	static struct plan plan;
	struct prng prng;
	bool has_kinds[FAULT_KINDS] = { false };

	for (uint64_t seed = 1; seed <= 300; seed++) {
		int32_t down = 0, started = 0, moments = 0, ended = 0;

		prng_seed(&prng, seed, 1);
		plan_make(&plan, &prng, 3, 4);
		for (int32_t i = 0; i < plan.count; i++) {
			const struct fault *f = &plan.faults[i];

			assert_true(i == 0 || f->at_us >= plan.faults[i - 1].at_us);
			if (f->kind < FAULT_KINDS)
				has_kinds[f->kind] = true;
			down += f->kind == FAULT_KILL || f->kind == FAULT_POWER_OFF || f->kind == FAULT_STOP || f->kind == FAULT_DISK_FAIL || f->kind == FAULT_ROT;
			started += f->kind == HEAL_START;
			moments += f->kind == FAULT_MOMENT;
			ended += f->kind == HEAL_MOMENT;
			if (f->kind == FAULT_ROT || f->kind == FAULT_DISK_LIE) /* one copy may be bad */
				assert_true(plan.weak > 0 && f->a == plan.weak);
		}
		assert_int_equal(down, started);
		assert_int_equal(moments, ended);
	}
	for (int kind = 0; kind < FAULT_KINDS; kind++)
		if (!has_kinds[kind])
			fail_msg("no plan has: %s", fault_name((enum fault_kind)kind));
}

static bool read_options(const char *option, const char *value, struct klab_options *out)
{
	char *argv[] = { (char *)(uintptr_t)"fuzz", (char *)(uintptr_t)option, (char *)(uintptr_t)value };

	return klab_options_read(out, "fuzz", 3, argv);
}

TEST(seeds_are_a_number_of_them_or_a_range)
{
	struct klab_options o;

	assert_true(read_options("--seeds", "500", &o));
	assert_int_equal(o.first_seed, 1);
	assert_int_equal(o.last_seed, 500);
	assert_true(read_options("--seeds", "7-9", &o));
	assert_int_equal(o.first_seed, 7);
	assert_int_equal(o.last_seed, 9);
	static const char *const wrong[] = { "", "0", "x", "9-7", "7-", "-7", "7-9x", "18446744073709551615" };

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(read_options("--seeds", wrong[i], &o));
}
