/* Replicas in a cluster to which things happen: whatever they are, in the end all replicas hold the same bytes, among them every record that
 * was acknowledged, and nothing that Kafka promises was broken on the way. */
#include <stdlib.h>

#include "engine/base/prng.h"
#include "engine/broker/partition.h"
#include "sim/shell/session.h"
#include "sim/trace/checkers/checkers.h"
#include "sim/world/state.h"
#include "tests/test.h"

enum { SEEDS = 6, LIMIT_S = 300, RECORDS_MAX = 20000, SECOND = 1000000 };
#define B " --bootstrap-server localhost:9092,localhost:9093,localhost:9094"

struct trial {
	struct heap *heap;
	struct session *session;
	int32_t tab;
	struct buf out;
};

static struct trial trial_of(int32_t brokers, uint64_t seed, const char *properties)
{
	struct session_options options = { .seed = seed, .cluster = { .brokers = brokers } };
	struct trial t = { .heap = heap_new(64u << 20) };

	if (properties)
		options.cluster.properties = bytes_of_text(properties);
	t.session = session_new(&options);
	buf_init(&t.out, t.heap);
	t.tab = session_open_tab(t.session);
	return t;
}

static struct trial trial_new(uint64_t seed, const char *properties)
{
	return trial_of(3, seed, properties);
}

static const char *sh(struct trial *t, const char *line)
{
	buf_clear(&t->out);
	session_sh(t->session, t->tab, bytes_of_text(line), INT64_C(1) * SECOND * LIMIT_S, &t->out, NULL);
	if (session_failure(t->session))
		fail_msg("after %s: %s", line, session_failure(t->session));
	return buf_text(&t->out);
}

static void trial_end(struct trial *t)
{
	session_del(t->session);
	heap_del(t->heap);
}

static struct partition *replica_on(struct trial *t, int32_t id, const char *topic)
{
	struct node *node = cluster_node(session_world(t->session), id);
	struct partition *p = node ? partition_find(node, bytes_of_text(topic), 0) : NULL;

	return p && p->log ? p : NULL;
}

static struct bytes bytes_below(struct arena *arena, struct partition *p, int64_t end)
{
	struct buf all = { .heap = arena->heap };

	for (int64_t at = log_start_offset(p->log); at < end;) {
		struct log_read read = log_read(p->log, at, end, 1 << 20, true);
		struct bytes bytes;

		assert_int_equal(log_load(p->log, read.records, arena, &bytes), ERR_OK);
		buf_add_bytes(&all, bytes);
		at = read.last_offset + 1;
	}
	struct bytes copy = arena_copy(arena, buf_bytes(&all));

	buf_free(&all);
	return copy;
}

/* Everybody has what the leader has committed, byte for byte; returns that offset. */
static int64_t check_replicas_agree(struct trial *t, const char *topic)
{
	struct arena arena;
	struct state_partition state;
	struct bytes leaders;

	arena_init(&arena, t->heap);
	assert_true(state_partition_of(session_world(t->session), bytes_of_text(topic), 0, &arena, &state));
	assert_true(state.leader > 0);
	assert_int_equal(state.isr_count, 3);
	leaders = bytes_below(&arena, replica_on(t, state.leader, topic), state.high_watermark);
	for (int32_t id = 1; id <= 3; id++) {
		assert_non_null(replica_on(t, id, topic));
		assert_bytes(bytes_below(&arena, replica_on(t, id, topic), state.high_watermark), leaders);
	}
	arena_free(&arena);
	return state.high_watermark;
}

/* Every acknowledged record is at its offset. */
static void check_acknowledged(struct trial *t, const char *topic, int64_t high_watermark)
{
	struct world *world = session_world(t->session);
	static long long values[RECORDS_MAX];
	int64_t count = 0;
	char line[300];
	const char *out;

	snprintf(line, sizeof(line), "kafka-console-consumer --topic %s --from-beginning --max-messages %lld" B, topic, (long long)high_watermark);
	assert_true(high_watermark > 0 && high_watermark < RECORDS_MAX);
	out = sh(t, line);
	for (int64_t i = 0; i < high_watermark; i++)
		values[i] = strtoll(out, (char **)(uintptr_t)&out, 10);
	for (int64_t seq = 0; seq < world_trace_count(world); seq++) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;
		int64_t value;

		if (trace_peek(entry.encoded) != TRACE_record_acknowledged || !trace_next(entry.encoded, &at, &view))
			continue;
		int64_t offset = trace_value_of(&view, "offset")->integer;

		if (trace_value_of(&view, "acks")->integer == 1)
			continue; /* the leader alone had it, perhaps */
		assert_true(offset < high_watermark);
		assert_true(bytes_to_int64(trace_value_of(&view, "value")->text, &value));
		assert_int_equal(values[offset], value);
		count++;
	}
	assert_true(count > 0);
}

static int count_of(struct trial *t, enum trace_id id)
{
	struct world *world = session_world(t->session);
	int count = 0;

	for (int64_t seq = 0; seq < world_trace_count(world); seq++)
		count += trace_peek(world_trace_at(world, seq).encoded) == id;
	return count;
}

/* One that falls and comes back, now and then another before the first is there again; one that is cut off for a while. */
static void trouble(struct trial *t, struct prng *prng)
{
	int id = 1 + (int)prng_below(prng, 3), other = 1 + id % 3, third = 1 + other % 3;
	char line[200];

	switch (prng_below(prng, 5)) {
	case 0:
		snprintf(line, sizeof(line), "broker stop %d; run %dms; broker start %d", id, (int)(100 + prng_below(prng, 3000)), id);
		break;
	case 1:
		snprintf(line, sizeof(line), "broker pause %d %dms", id, (int)(100 + prng_below(prng, 20000)));
		break;
	case 2:
		snprintf(line, sizeof(line), "net cut %d %d; net cut %d %d; run %dms; broker kill %d; net heal; run 15s; broker start %d", id, other, id,
		         third, (int)(100 + prng_below(prng, 3000)), id, id);
		break;
	default:
		snprintf(line, sizeof(line), "broker kill %d; run %dms; broker start %d", id, (int)(100 + prng_below(prng, 15000)), id);
		break;
	}
	sh(t, line);
	snprintf(line, sizeof(line), "run %dms", (int)(100 + prng_below(prng, 10000)));
	sh(t, line);
}

TEST(replicas_of_a_troubled_cluster_are_equal_in_the_end_and_have_every_acknowledged_record)
{
	int truncations = 0;

	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct trial t = trial_new(seed, NULL);
		struct prng prng;

		prng_seed(&prng, seed, 7);
		sh(&t, "kafka-topics --create --topic t --replication-factor 3 --config min.insync.replicas=2" B);
		sh(&t, "app all producer --topic t --rate 30/s --keys k --acks all --linger.ms 3");
		sh(&t, "app one producer --topic t --rate 30/s --keys k --acks 1 --linger.ms 3");
		for (int i = 0; i < 6; i++)
			trouble(&t, &prng);
		sh(&t, "run 40s");
		sh(&t, "app all stop");
		sh(&t, "app one stop");
		sh(&t, "run 5s");
		check_acknowledged(&t, "t", check_replicas_agree(&t, "t"));
		truncations += count_of(&t, TRACE_log_truncated);
		trial_end(&t);
	}
	assert_true(truncations > 0);
}

static int32_t leader_of(struct trial *t, const char *topic, int32_t partition)
{
	struct state_partition state;
	struct arena arena;

	arena_init(&arena, t->heap);
	assert_true(state_partition_of(session_world(t->session), bytes_of_text(topic), partition, &arena, &state));
	arena_free(&arena);
	return state.leader;
}

TEST(a_group_goes_on_with_its_offsets_when_its_coordinator_dies)
{
	struct trial t = trial_new(5, "offsets.topic.replication.factor=3\n");
	char line[200];

	sh(&t, "kafka-topics --create --topic t --replication-factor 3" B);
	sh(&t, "seq 10 | kafka-console-producer --topic t" B);
	assert_string_equal(sh(&t, "kafka-console-consumer --topic t --group g --from-beginning --max-messages 4" B), "1\n2\n3\n4\n");
	for (int i = 0; i < 3; i++) {
		int32_t coordinator = leader_of(&t, "__consumer_offsets", coordinator_partition_of(BYTES("g"), 50));

		snprintf(line, sizeof(line), "broker kill %d", (int)coordinator);
		sh(&t, line);
		sh(&t, "run 20s"); /* the active controller may have died with it: the next one gives every broker a whole session */
		assert_int_not_equal(leader_of(&t, "__consumer_offsets", coordinator_partition_of(BYTES("g"), 50)), coordinator);
		snprintf(line, sizeof(line), "%d\n%d\n", 5 + 2 * i, 6 + 2 * i);
		assert_string_equal(sh(&t, "kafka-console-consumer --topic t --group g --max-messages 2" B), line);
		snprintf(line, sizeof(line), "broker start %d; run 12s", (int)coordinator);
		sh(&t, line);
	}
	trial_end(&t);
}

TEST(a_topic_that_was_made_anew_while_a_broker_was_away_has_nothing_of_the_old_one_there)
{
	struct trial t = trial_new(6, NULL);

	sh(&t, "kafka-topics --create --topic t --replication-factor 3" B);
	sh(&t, "seq 10 | kafka-console-producer --topic t" B);
	sh(&t, "broker kill 3; run 12s");
	sh(&t, "kafka-topics --delete --topic t" B);
	sh(&t, "kafka-topics --create --topic t --replica-assignment 1:2:3" B);
	sh(&t, "seq 100 104 | kafka-console-producer --topic t" B);
	sh(&t, "broker start 3; run 20s");
	assert_int_equal(check_replicas_agree(&t, "t"), 5);
	assert_int_equal(log_end_offset(replica_on(&t, 3, "t")->log), 5);
	trial_end(&t);
}

TEST(a_follower_whose_bytes_are_not_the_leaders_is_seen)
{
	for (int i = 0; i < 2; i++) {
		struct trial t = trial_new(6, i == 1 ? "klab.mutant=follower_flips_a_byte\n" : NULL);
		struct checkers *checkers = checkers_of(session_world(t.session));

		sh(&t, "kafka-topics --create --topic t --replication-factor 3" B);
		sh(&t, "seq 10 | kafka-console-producer --topic t" B);
		sh(&t, "run 5s");
		assert_null(checkers_violation(checkers));
		checkers_finish(checkers);
		assert_string_equal(i == 1 ? checkers_violation(checkers)->invariant : "files-agree", "files-agree");
		assert_true(i == 1 || !checkers_violation(checkers));
		trial_end(&t);
	}
}

/* Nothing that was not synced reaches the disk. */
static void cut_power(struct trial *t, int32_t broker)
{
	struct world *world = session_world(t->session);

	world_power_off(world, cluster_pid(world, broker), PAGES_DROPPED, NAMES_KEPT);
}

/* The records are synced, so they survive; then what says whose they are must, too. */
TEST(a_log_that_survived_a_loss_of_power_still_knows_its_topic)
{
	struct trial t = trial_new(6, NULL);

	sh(&t, "kafka-topics --create --topic t --replication-factor 3 --config flush.messages=1" B);
	for (int i = 0; i < 4; i++)
		sh(&t, "echo old | kafka-console-producer --topic t" B);
	sh(&t, "run 5s");
	cut_power(&t, 3);
	sh(&t, "run 12s");
	sh(&t, "kafka-topics --delete --topic t" B);
	sh(&t, "kafka-topics --create --topic t --replica-assignment 1:2:3" B);
	sh(&t, "echo new | kafka-console-producer --topic t" B);
	sh(&t, "broker start 3; run 20s");
	assert_int_equal(check_replicas_agree(&t, "t"), 1);
	trial_end(&t);
}

/* acks=1: the leader is cut off from its followers, acknowledges, and dies. */
TEST(what_only_the_leader_had_is_cut_off_when_it_comes_back)
{
	struct trial t = trial_new(8, NULL);
	char line[200];

	sh(&t, "kafka-topics --create --topic t --replication-factor 3" B);
	sh(&t, "seq 10 | kafka-console-producer --topic t" B);
	int32_t leader = leader_of(&t, "t", 0);

	snprintf(line, sizeof(line), "net cut %d %d; net cut %d %d", (int)leader, (int)(leader % 3 + 1), (int)leader, (int)((leader + 1) % 3 + 1));
	sh(&t, line);
	snprintf(line, sizeof(line), "seq 11 15 | kafka-console-producer --topic t --request-required-acks 1 --bootstrap-server localhost:%d", (int)(9091 + leader));
	sh(&t, line);
	snprintf(line, sizeof(line), "broker kill %d; run 12s; net heal", (int)leader);
	sh(&t, line);
	sh(&t, "echo 99 | kafka-console-producer --topic t" B);
	snprintf(line, sizeof(line), "broker start %d; run 20s", (int)leader);
	sh(&t, line);
	assert_int_equal(check_replicas_agree(&t, "t"), 11);
	assert_true(count_of(&t, TRACE_log_truncated) > 0);
	trial_end(&t);
}

#define B5 B ",localhost:9095,localhost:9096"

/* The loss that KIP-101 is about. The second and third replica have a record; the third has not heard yet that it is committed when the first one
 * dies and the second leads, and it cannot fetch from that before it dies, too. */
static int64_t fall_one_after_the_other(const char *properties)
{
	struct trial t = trial_of(5, 9, properties);
	int32_t controller = state_controller(session_world(t.session));
	int first = controller == 1 ? 2 : 1, second = first + 1 + (controller == first + 1), third = second + 1 + (controller == second + 1);
	char line[200];
	int64_t end;

	snprintf(line, sizeof(line), "kafka-topics --create --topic t --replica-assignment %d:%d:%d" B5, first, second, third);
	sh(&t, line);
	sh(&t, "seq 3 | kafka-console-producer --topic t" B5);
	sh(&t, "run 2s");
	sh(&t, "echo 4 | kafka-console-producer --topic t" B5);
	snprintf(line, sizeof(line), "net cut %d %d; broker kill %d; run 12s", second, third, first);
	sh(&t, line);
	assert_int_equal(leader_of(&t, "t", 0), second);
	snprintf(line, sizeof(line), "broker kill %d; run 12s", second);
	sh(&t, line);
	assert_int_equal(leader_of(&t, "t", 0), third);
	end = log_end_offset(replica_on(&t, third, "t")->log);
	trial_end(&t);
	return end;
}

TEST(once_a_committed_record_was_lost_when_two_leaders_fell_one_after_the_other)
{
	assert_int_equal(fall_one_after_the_other(NULL), 4);
	assert_int_equal(fall_one_after_the_other("klab.truncate.by.high.watermark=true\n"), 3);
}

/* Which broker gave out records last. */
static int32_t last_giver(struct trial *t)
{
	struct world *world = session_world(t->session);

	for (int64_t seq = world_trace_count(world); seq-- > 0;) {
		struct trace_entry entry = world_trace_at(world, seq);
		int64_t id;

		if (trace_peek(entry.encoded) == TRACE_records_fetched && bytes_to_int64(bytes_slice(entry.node, 7, entry.node.size - 7), &id))
			return (int32_t)id;
	}
	return -1;
}

TEST(a_consumer_reads_from_the_replica_in_its_rack)
{
	struct trial t = trial_new(10, "replica.selector.class=org.apache.kafka.common.replica.RackAwareReplicaSelector\n");
	char line[200];

	for (int id = 1; id <= 3; id++) {
		char file[40] = "server.properties";

		if (id > 1)
			snprintf(file, sizeof(file), "server-%d.properties", id);
		snprintf(line, sizeof(line), "echo broker.rack=rack-%d >> /kafka/config/%s; broker stop %d; broker start %d; run 5s", id, file, id, id);
		sh(&t, line);
	}
	sh(&t, "kafka-topics --create --topic t --replica-assignment 1:2:3" B);
	sh(&t, "seq 5 | kafka-console-producer --topic t" B);
	sh(&t, "run 1s");
	for (int id = 1; id <= 3; id++) {
		snprintf(line, sizeof(line), "kafka-console-consumer --topic t --from-beginning --max-messages 5 --command-property client.rack=rack-%d" B, id);
		assert_string_equal(sh(&t, line), "1\n2\n3\n4\n5\n");
		assert_int_equal(last_giver(&t), id);
	}
	trial_end(&t);
}

static int64_t log_end_on(struct trial *t, int32_t id)
{
	struct partition *p = replica_on(t, id, "t");

	return p ? log_end_offset(p->log) : -1;
}

/* KIP-73. Small fetches, for one that is under way is never cut short. */
TEST(a_throttled_replica_is_copied_no_faster_than_is_allowed)
{
	struct trial t = trial_new(11, "replica.fetch.max.bytes=5000\nreplica.fetch.response.max.bytes=5000\n");

	sh(&t, "kafka-topics --create --topic t --replica-assignment 1:2" B);
	sh(&t, "kafka-producer-perf-test --topic t --num-records 400 --record-size 1000 --throughput -1 --command-property batch.size=3000" B);
	sh(&t, "echo '{\"version\":1,\"partitions\":[{\"topic\":\"t\",\"partition\":0,\"replicas\":[1,3]}]}' > plan.json");
	sh(&t, "kafka-reassign-partitions --execute --reassignment-json-file plan.json --throttle 5000" B);
	sh(&t, "run 30s");
	assert_in_range(log_end_on(&t, 3), 100, 180);
	assert_true(bytes_find_bytes(bytes_of_text(sh(&t, "kafka-topics --describe --topic t" B)),
	                             BYTES("Replicas: 1,3,2\tIsr: 1,2\tAdding Replicas: 3\tRemoving Replicas: 2\tElr: ")) < t.out.size);
	assert_string_equal(sh(&t, "kafka-topics --describe --under-replicated-partitions" B), ""); /* who is added does not count yet */
	sh(&t, "echo x | kafka-console-producer --topic t --request-required-acks all" B); /* the ISR is not held up */
	assert_int_equal(log_end_on(&t, 2), 401);
	sh(&t, "run 20s");
	assert_in_range(log_end_on(&t, 3), 200, 280);
	sh(&t, "kafka-reassign-partitions --execute --additional --reassignment-json-file plan.json --throttle 1000000" B);
	sh(&t, "run 5s");
	assert_int_equal(log_end_on(&t, 3), 401);
	assert_true(bytes_find_bytes(bytes_of_text(sh(&t, "kafka-reassign-partitions --verify --reassignment-json-file plan.json" B)), BYTES("Clearing topic-level throttles")) <
	            t.out.size);
	trial_end(&t);
}

TEST(a_follower_that_fell_behind_is_throttled_by_its_own_broker_too)
{
	struct trial t = trial_new(12, "replica.fetch.max.bytes=5000\nreplica.fetch.response.max.bytes=5000\n");

	sh(&t, "kafka-topics --create --topic t --replica-assignment 1:2 --config follower.replication.throttled.replicas=0:2" B);
	sh(&t, "kafka-configs --alter --entity-type brokers --entity-name 2 --add-config follower.replication.throttled.rate=5000" B);
	sh(&t, "broker kill 2; run 15s");
	sh(&t, "kafka-producer-perf-test --topic t --num-records 400 --record-size 1000 --throughput -1 --command-property batch.size=3000" B);
	sh(&t, "broker start 2; run 30s");
	assert_in_range(log_end_on(&t, 2), 60, 180);
	sh(&t, "kafka-configs --alter --entity-type brokers --entity-name 2 --delete-config follower.replication.throttled.rate" B);
	sh(&t, "run 5s");
	assert_int_equal(log_end_on(&t, 2), 400);
	trial_end(&t);
}
