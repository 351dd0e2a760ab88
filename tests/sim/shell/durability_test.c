/* What survives a broker's death: everything acknowledged when the process dies, everything synced when the power fails, and all of it after a
 * controlled stop. One broker, an app that writes with acks=all, a death at a moment drawn from the seed. */
#include <stdlib.h>

#include "engine/base/prng.h"
#include "sim/shell/session.h"
#include "sim/world/state.h"
#include "tests/test.h"

enum { SEEDS = 60, LIMIT_S = 120 };
#define B " --bootstrap-server localhost:9092"

struct trial {
	struct heap *heap;
	struct session *session;
	int32_t tab;
	struct buf out;
};

static struct trial trial_new(uint64_t seed)
{
	struct trial t = { .heap = heap_new(64u << 20), .session = session_new(&(struct session_options){ .seed = seed }) };

	buf_init(&t.out, t.heap);
	t.tab = session_open_tab(t.session);
	return t;
}

static const char *sh(struct trial *t, const char *line)
{
	buf_clear(&t->out);
	session_sh(t->session, t->tab, bytes_of_text(line), INT64_C(1000000) * LIMIT_S, &t->out, NULL);
	assert_null(session_failure(t->session));
	return buf_text(&t->out);
}

static void trial_end(struct trial *t)
{
	session_del(t->session);
	heap_del(t->heap);
}

static int64_t log_end(struct trial *t)
{
	struct state_partition p;
	struct arena arena;

	arena_init(&arena, t->heap);
	assert_true(state_partition_of(session_world(t->session), BYTES("t"), 0, &arena, &p));
	arena_free(&arena);
	return p.log_end;
}

/* The values that were acknowledged, by offset; NULL: none was at that offset. */
static int64_t read_acknowledged(struct trial *t, int64_t *values, int64_t capacity)
{
	struct world *world = session_world(t->session);
	int64_t end = 0;

	for (int64_t i = 0; i < capacity; i++)
		values[i] = -1;
	for (int64_t seq = 0; seq < world_trace_count(world); seq++) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (!trace_next(entry.encoded, &at, &view) || view.id != TRACE_record_acknowledged)
			continue;
		int64_t offset = trace_value_of(&view, "offset")->integer, value = -1;

		assert_true(offset >= 0 && offset < capacity && bytes_to_int64(trace_value_of(&view, "value")->text, &value));
		values[offset] = value;
		if (offset >= end)
			end = offset + 1;
	}
	return end;
}

/* Reads the log back: every acknowledged record below `until` is there, with its value, in its place. */
static void check_log(struct trial *t, const int64_t *values, int64_t until)
{
	char line[300];
	const char *out;

	snprintf(line, sizeof(line), "kafka-console-consumer --topic t --partition 0 --from-beginning --max-messages %lld" B, (long long)log_end(t));
	if (log_end(t) == 0)
		return;
	out = sh(t, line);
	for (int64_t offset = 0; offset < until; offset++) {
		char *end;
		long long value = strtoll(out, &end, 10);

		assert_true(end != out);
		if (values[offset] >= 0)
			assert_int_equal(value, values[offset]);
		out = end;
	}
}

enum { RECORDS_MAX = 4000 };

/* Writes, dies the given way at a random moment, starts again. Returns how many were acknowledged (offsets below). */
static int64_t write_and_die(struct trial *t, uint64_t seed, const char *death, int64_t *values)
{
	struct prng prng;
	char line[100];

	prng_seed(&prng, seed, 99);
	sh(t, "kafka-topics --create --topic t" B);
	sh(t, "app a producer --topic t --rate 200/s --keys k --linger.ms 3 --delivery.timeout.ms 3000 --request.timeout.ms 2000");
	snprintf(line, sizeof(line), "run %llums", (unsigned long long)(100 + prng_below(&prng, 9000)));
	sh(t, line);
	sh(t, death);
	sh(t, "run 100ms");
	sh(t, "app a kill");
	int64_t end = read_acknowledged(t, values, RECORDS_MAX);

	sh(t, "broker start 1");
	sh(t, "run 20s");
	return end;
}

TEST(a_broker_that_is_killed_at_any_moment_has_every_acknowledged_record)
{
	static int64_t values[RECORDS_MAX];

	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct trial t = trial_new(seed);
		int64_t end = write_and_die(&t, seed, "broker kill 1", values);

		assert_true(end > 0 && log_end(&t) >= end);
		check_log(&t, values, end);
		trial_end(&t);
	}
}

TEST(a_broker_that_loses_power_keeps_a_whole_beginning_of_its_log)
{
	static int64_t values[RECORDS_MAX];
	int lost = 0;

	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct trial t = trial_new(seed);
		int64_t end = write_and_die(&t, seed, "broker power-off 1", values);

		lost += log_end(&t) < end;
		check_log(&t, values, log_end(&t) < end ? log_end(&t) : end);
		trial_end(&t);
	}
	assert_true(lost > 0); /* or the power was never off: acks=all is not a sync */
}

TEST(what_a_controlled_stop_left_survives_a_power_failure_after_the_next_start)
{
	static int64_t values[RECORDS_MAX];

	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct trial t = trial_new(seed);
		int64_t end = write_and_die(&t, seed, "broker stop 1", values);

		assert_true(end > 0 && log_end(&t) >= end);
		sh(&t, "broker power-off 1");
		sh(&t, "broker start 1");
		sh(&t, "run 20s");
		assert_true(log_end(&t) >= end);
		check_log(&t, values, end);
		trial_end(&t);
	}
}

TEST(committed_offsets_survive_a_kill_and_are_read_back)
{
	struct trial t = trial_new(3);

	sh(&t, "kafka-topics --create --topic t" B);
	sh(&t, "seq 10 | kafka-console-producer --topic t" B);
	assert_string_equal(sh(&t, "kafka-console-consumer --topic t --group g --from-beginning --max-messages 7" B), "1\n2\n3\n4\n5\n6\n7\n");
	sh(&t, "broker kill 1");
	sh(&t, "broker start 1");
	assert_string_equal(sh(&t, "kafka-console-consumer --topic t --group g --max-messages 3" B), "8\n9\n10\n");
	trial_end(&t);
}
