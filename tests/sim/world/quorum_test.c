/* The quorum of controllers in a world: who leads, who may not, and what is never lost. */
#include "engine/base/uuid.h"
#include "engine/raft/raft.h"
#include "sim/world/cluster.h"
#include "tests/test.h"

#include <stdio.h>
#include <stdlib.h>

enum { SECOND = 1000000, NODES_MAX = 5 };

static struct world *quorum_new(int32_t nodes, uint64_t seed, const char *properties)
{
	struct world *world = world_new(&(struct world_options){ .seed = seed });

	cluster_create(world, &(struct cluster_options){ .brokers = nodes, .properties = properties ? bytes_of_text(properties) : BYTES_NULL });
	assert_true(cluster_wait_ready(world, INT64_C(30) * SECOND));
	return world;
}

static const struct raft *raft_of(struct world *world, int32_t id)
{
	const struct node *node = cluster_node(world, id);

	return node ? node->raft : NULL;
}

/* Who leads in the latest epoch; 0: nobody. */
static int32_t leader_of(struct world *world)
{
	int32_t leader = 0, epoch = -1;

	for (int32_t id = 1; id <= cluster_size(world); id++) {
		const struct raft *r = raft_of(world, id);

		if (r && raft_is_leader(r) && r->epoch > epoch) {
			leader = id;
			epoch = r->epoch;
		}
	}
	return leader;
}

static int32_t other_than(int32_t id, int32_t not)
{
	int32_t other = 1;

	while (other == id || other == not)
		other++;
	return other;
}

static void run(struct world *world, int64_t seconds)
{
	world_run_until(world, world_now_us(world) + seconds * SECOND);
}

static struct bytes name_of(int32_t id, char text[static 20])
{
	return bytes_of(text, (size_t)snprintf(text, 20, "broker-%d", (int)id));
}

static void cut(struct world *world, int32_t a, int32_t b, bool is_one_way)
{
	char from[20], to[20];

	world_cut(world, name_of(a, from), name_of(b, to), is_one_way);
}

static void isolate(struct world *world, int32_t id)
{
	for (int32_t other = 1; other <= cluster_size(world); other++)
		if (other != id)
			cut(world, id, other, false);
}

static void start(struct world *world, int32_t id)
{
	struct buf problem = { .heap = world_heap(world) };

	assert_true(cluster_start(world, id, &problem));
	buf_free(&problem);
}

/* All that run have the same log below the smallest high watermark, byte for byte. */
static void check_agreement(struct world *world)
{
	struct arena arena;
	int64_t low = INT64_MAX, begin = 0;
	struct bytes first = BYTES_NULL;

	arena_init(&arena, world_heap(world));
	for (int32_t id = 1; id <= cluster_size(world); id++) {
		const struct raft *r = raft_of(world, id);

		if (r && r->high_watermark < low)
			low = r->high_watermark;
		if (r && log_start_offset(r->log) > begin)
			begin = log_start_offset(r->log);
	}
	for (int32_t id = 1; id <= cluster_size(world); id++) {
		const struct raft *r = raft_of(world, id);
		struct buf all = { .heap = world_heap(world) };

		for (int64_t at = begin; r && at < low;) {
			struct log_read read = log_read(r->log, at, low, 1 << 20, true);
			struct bytes bytes;

			assert_int_equal(log_load(r->log, read.records, &arena, &bytes), ERR_OK);
			buf_add_bytes(&all, bytes);
			at = read.last_offset + 1;
		}
		if (r && bytes_is_null(first))
			first = arena_copy(&arena, buf_bytes(&all));
		else if (r)
			assert_bytes(buf_bytes(&all), first);
		buf_free(&all);
	}
	arena_free(&arena);
}

TEST(one_of_three_controllers_leads_and_the_others_have_its_log)
{
	struct world *world = quorum_new(3, 1, NULL);
	int32_t leader = leader_of(world);

	assert_true(leader > 0);
	run(world, 3);
	for (int32_t id = 1; id <= 3; id++) {
		assert_int_equal(raft_of(world, id)->leader_id, leader);
		assert_int_equal(raft_of(world, id)->role, id == leader ? RAFT_LEADER : RAFT_FOLLOWER);
		assert_true(raft_of(world, id)->high_watermark > 3);
	}
	check_agreement(world);
	world_del(world);
}

TEST(when_the_leader_dies_another_leads_in_a_later_epoch_and_the_old_one_follows_it)
{
	struct world *world = quorum_new(3, 2, NULL);
	int32_t old = leader_of(world), epoch = raft_of(world, old)->epoch;

	world_kill(world, cluster_pid(world, old), KILL_POWER);
	run(world, 10);
	assert_true(leader_of(world) > 0 && leader_of(world) != old);
	assert_true(raft_of(world, leader_of(world))->epoch > epoch);
	start(world, old);
	run(world, 10);
	assert_int_equal(raft_of(world, old)->role, RAFT_FOLLOWER);
	assert_int_equal(raft_of(world, old)->leader_id, leader_of(world));
	check_agreement(world);
	world_del(world);
}

TEST(without_a_majority_nothing_is_committed_and_with_it_all_goes_on)
{
	struct world *world = quorum_new(3, 3, NULL);
	int32_t leader = leader_of(world), a = other_than(leader, 0), b = other_than(leader, a);

	world_kill(world, cluster_pid(world, a), KILL_PROCESS);
	world_kill(world, cluster_pid(world, b), KILL_PROCESS);
	run(world, 1);
	int64_t high_watermark = raft_of(world, leader)->high_watermark;

	run(world, 20);
	assert_int_equal(raft_of(world, leader)->high_watermark, high_watermark);
	assert_int_not_equal(raft_of(world, leader)->role, RAFT_LEADER); /* nobody fetches: it has resigned */
	start(world, a);
	run(world, 10);
	assert_true(leader_of(world) > 0);
	assert_true(raft_of(world, leader_of(world))->high_watermark > high_watermark);
	check_agreement(world);
	world_del(world);
}

TEST(a_leader_that_is_cut_off_resigns_and_gives_up_what_it_alone_had)
{
	struct world *world = quorum_new(3, 4, NULL);
	int32_t old = leader_of(world);

	isolate(world, old);
	run(world, 10);
	assert_int_not_equal(raft_of(world, old)->role, RAFT_LEADER);
	int32_t leader = leader_of(world), epoch = raft_of(world, leader)->epoch;

	assert_true(leader > 0 && leader != old);
	world_heal(world);
	run(world, 10);
	/* It comes back without an election: what it heard while it was alone did not raise its epoch (KIP-996). */
	assert_int_equal(leader_of(world), leader);
	assert_int_equal(raft_of(world, leader)->epoch, epoch);
	assert_int_equal(raft_of(world, old)->leader_id, leader);
	check_agreement(world);
	world_del(world);
}

TEST(without_trial_votes_a_follower_that_was_cut_off_disturbs_the_quorum)
{
	struct world *world = quorum_new(3, 5, "klab.pre.vote=false");
	int32_t leader = leader_of(world), epoch = raft_of(world, leader)->epoch;

	isolate(world, other_than(leader, 0));
	run(world, 10);
	world_heal(world);
	run(world, 10);
	assert_true(leader_of(world) > 0);
	assert_true(raft_of(world, leader_of(world))->epoch > epoch);
	check_agreement(world);
	world_del(world);
}

TEST(with_trial_votes_it_does_not)
{
	struct world *world = quorum_new(3, 5, NULL);
	int32_t leader = leader_of(world), epoch = raft_of(world, leader)->epoch;

	isolate(world, other_than(leader, 0));
	run(world, 10);
	world_heal(world);
	run(world, 10);
	assert_int_equal(leader_of(world), leader);
	assert_int_equal(raft_of(world, leader)->epoch, epoch);
	world_del(world);
}

TEST(a_leader_that_stops_hands_over_at_once)
{
	struct world *world = quorum_new(3, 6, NULL);
	int32_t old = leader_of(world);

	world_signal(world, cluster_pid(world, old), SIGNAL_TERM);
	int64_t from = world_now_us(world);

	while (cluster_pid(world, old) && world_now_us(world) < from + 30 * SECOND)
		world_run_until(world, world_now_us(world) + SECOND / 100);
	assert_int_equal(cluster_pid(world, old), 0);
	assert_true(leader_of(world) > 0);
	/* No fetch timeout (2 s) had to pass. */
	assert_true(world_now_us(world) - from < 2 * SECOND);
	world_del(world);
}

static int64_t count_frames(struct world *world, int64_t from)
{
	int64_t frames = 0;

	for (; from < world_trace_count(world); from++)
		frames += trace_peek(world_trace_at(world, from).encoded) == TRACE_frame_sent;
	return frames;
}

/* It knows that it led, and must not go on: those who follow it still are refused until the next is elected. */
TEST(a_leader_that_comes_back_before_it_is_missed_is_not_stormed)
{
	struct world *world = quorum_new(3, 6, NULL);
	int32_t first = leader_of(world);
	int64_t from = world_trace_count(world);

	world_kill(world, cluster_pid(world, first), KILL_PROCESS);
	start(world, first);
	for (int i = 0; i < 100 && leader_of(world) == 0; i++)
		world_run_until(world, world_now_us(world) + SECOND / 10);
	assert_true(leader_of(world) != 0);
	assert_true(count_frames(world, from) < 1000);
	world_del(world);
}

TEST(a_follower_that_was_away_for_long_gets_a_snapshot)
{
	struct world *world = quorum_new(3, 7, "metadata.log.max.record.bytes.between.snapshots=2000\nmetadata.max.retention.bytes=1000\n"
	                                       "metadata.log.segment.bytes=8388608");
	int32_t away = other_than(leader_of(world), 0);

	world_kill(world, cluster_pid(world, away), KILL_PROCESS);
	int64_t end = raft_of(world, leader_of(world))->high_watermark;

	run(world, 60);
	assert_true(log_start_offset(raft_of(world, leader_of(world))->log) > end);
	start(world, away);
	run(world, 10);
	const struct raft *r = raft_of(world, away);

	assert_true(log_start_offset(r->log) > end);
	assert_true(r->snapshot.end_offset > end);
	assert_int_equal(r->voters.count, 3);
	assert_true(cluster_is_ready(world));
	check_agreement(world);
	/* It is as good as the others: it may lead. */
	for (int32_t id = 1; id <= 3; id++)
		if (id != away)
			world_kill(world, cluster_pid(world, id), KILL_PROCESS);
	start(world, other_than(away, 0));
	run(world, 20);
	assert_true(leader_of(world) > 0);
	world_del(world);
}

TEST(a_follower_that_hears_but_is_not_heard_does_no_harm)
{
	struct world *world = quorum_new(3, 8, NULL);
	int32_t leader = leader_of(world), epoch = raft_of(world, leader)->epoch, deaf = other_than(leader, 0);

	cut(world, deaf, leader, true);
	run(world, 30);
	assert_int_equal(leader_of(world), leader);
	assert_int_equal(raft_of(world, leader)->epoch, epoch);
	world_heal(world);
	run(world, 5);
	assert_int_equal(raft_of(world, deaf)->role, RAFT_FOLLOWER);
	check_agreement(world);
	world_del(world);
}

TEST(voters_of_a_static_quorum_tell_each_leader_what_it_needs_to_raise_kraft_version)
{
	struct world *world = quorum_new(3, 7, "controller.quorum.voters=1@localhost:19092,2@localhost:19093,3@localhost:19094");
	int32_t first = leader_of(world);

	for (int turn = 0; turn < 2; turn++) {
		run(world, 10);
		const struct raft *r = raft_of(world, leader_of(world));
		int32_t known = 0;

		assert_int_equal(r->kraft_version, 0);
		assert_int_equal(r->told_voters.count, 3);
		for (int32_t i = 0; i < 3; i++)
			known += !uuid_is_zero(r->told_voters.voters[i].directory_id) && r->told_voters.voters[i].max_kraft_version == 1;
		assert_int_equal(known, turn == 0 ? 3 : 2); /* the dead one has told the next leader nothing */
		if (turn == 0)
			world_kill(world, cluster_pid(world, first), KILL_PROCESS);
	}
	world_del(world);
}

TEST(five_controllers_bear_two_deaths)
{
	struct world *world = quorum_new(5, 9, NULL);

	for (int32_t deaths = 0; deaths < 2; deaths++) {
		world_kill(world, cluster_pid(world, leader_of(world)), KILL_POWER);
		run(world, 10);
		assert_true(leader_of(world) > 0);
	}
	int64_t high_watermark = raft_of(world, leader_of(world))->high_watermark;

	run(world, 5);
	assert_true(raft_of(world, leader_of(world))->high_watermark > high_watermark);
	check_agreement(world);
	world_del(world);
}

/* Deaths, power losses and cuts at random: no epoch ever has two leaders, no high watermark falls in a life, and what was committed stays. */
static void storm(int32_t nodes, uint64_t seed)
{
	struct world *world = quorum_new(nodes, seed, seed % 3 == 0 ? "metadata.log.max.record.bytes.between.snapshots=3000\nmetadata.max.retention.bytes=2000" : NULL);
	int32_t leaders[200] = { 0 };
	int64_t committed[NODES_MAX + 1] = { -1, -1, -1, -1, -1, -1 };
	struct prng prng;

	prng_seed(&prng, seed, 77);
	for (int round = 0; round < 40; round++) {
		int32_t id = (int32_t)prng_between(&prng, 1, nodes);

		switch (prng_below(&prng, 6)) {
		case 0:
		case 1:
			if (cluster_pid(world, id))
				world_kill(world, cluster_pid(world, id), prng_chance(&prng, 1, 2) ? KILL_POWER : KILL_PROCESS);
			committed[id] = -1;
			break;
		case 2:
		case 3:
			if (!cluster_pid(world, id)) {
				committed[id] = -1; /* it may also have given up by itself */
				start(world, id);
			}
			break;
		case 4:
			cut(world, id, other_than(id, 0), prng_chance(&prng, 1, 2));
			break;
		default:
			world_heal(world);
			break;
		}
		world_run_until(world, world_now_us(world) + prng_between(&prng, 1, 3 * SECOND));
		for (int32_t i = 1; i <= nodes; i++) {
			const struct raft *r = raft_of(world, i);

			if (!r)
				continue;
			assert_true(r->high_watermark >= committed[i]);
			committed[i] = r->high_watermark;
			if (raft_is_leader(r) && r->epoch < 200) {
				assert_true(leaders[r->epoch] == 0 || leaders[r->epoch] == i);
				leaders[r->epoch] = i;
			}
		}
		check_agreement(world);
	}
	world_heal(world);
	for (int32_t i = 1; i <= nodes; i++)
		if (!cluster_pid(world, i))
			start(world, i);
	assert_true(cluster_wait_ready(world, INT64_C(60) * SECOND));
	check_agreement(world);
	world_del(world);
}

TEST(in_any_storm_the_log_is_one)
{
	uint64_t count = getenv("STORMS") ? strtoull(getenv("STORMS"), NULL, 10) : 20;

	for (uint64_t seed = 1; seed <= count; seed++)
		storm(seed % 2 ? 3 : 5, seed);
}

TEST(brokers_that_are_far_register_since_a_request_has_its_time_from_when_it_is_sent)
{
	struct world *world = world_new(&(struct world_options){ .seed = 1 });

	/* To connect and to agree on versions takes 1.4 s, the registration and its commit 1.4 s: within two of sending, not within two of asking. */
	cluster_create(world, &(struct cluster_options){ .brokers = 3, .properties = BYTES("broker.heartbeat.interval.ms=2000\nbroker.session.timeout.ms=4000\n") });
	world_set_latency(world, BYTES("broker-*"), BYTES("broker-*"), 350 * 1000, 350 * 1000);
	assert_true(cluster_wait_ready(world, INT64_C(30) * SECOND));
	world_del(world);
}
