/* Rates of throttled replication: over the last windows, and at least one. */
#include "engine/broker/config.h"
#include "engine/broker/replication_quota.h"
#include "tests/replica_bench.h"
#include "tests/test.h"

enum { SECOND = 1000000 };

static bool is_exceeded_at(struct node_bench *b, const struct replication_quota *q, int64_t now_us, int64_t rate)
{
	b->node->now_us = now_us;
	return replication_quota_is_exceeded(b->node, q, rate);
}

static void record_at(struct node_bench *b, struct replication_quota *q, int64_t now_us, int64_t bytes)
{
	b->node->now_us = now_us;
	replication_quota_record(b->node, q, bytes);
}

TEST(nothing_copied_exceeds_nothing)
{
	struct node_bench *b = replica_bench_new("");
	struct replication_quota q = { 0 };

	assert_false(is_exceeded_at(b, &q, 5 * SECOND, 0));
	bench_del(b);
}

TEST(a_rate_is_over_the_time_since_the_oldest_window)
{
	struct node_bench *b = replica_bench_new("");
	struct replication_quota q = { 0 };

	record_at(b, &q, 100 * SECOND, 3000);
	assert_true(is_exceeded_at(b, &q, 100 * SECOND, 2999)); /* as if in a whole window */
	assert_false(is_exceeded_at(b, &q, 100 * SECOND, 3000));
	assert_true(is_exceeded_at(b, &q, 102 * SECOND, 1499));
	assert_false(is_exceeded_at(b, &q, 102 * SECOND, 1500));
	record_at(b, &q, 102 * SECOND, 3000);
	assert_true(is_exceeded_at(b, &q, 103 * SECOND, 1999));
	assert_false(is_exceeded_at(b, &q, 103 * SECOND, 2000));
	bench_del(b);
}

TEST(what_was_copied_eleven_windows_ago_is_forgotten)
{
	struct node_bench *b = replica_bench_new("");
	struct replication_quota q = { 0 };

	record_at(b, &q, 100 * SECOND, 1000000);
	assert_true(is_exceeded_at(b, &q, 111 * SECOND - 1, 1000));
	assert_false(is_exceeded_at(b, &q, 111 * SECOND, 1000));
	for (int i = 0; i < 100; i++)
		record_at(b, &q, (200 + i) * SECOND, 10);
	assert_true(is_exceeded_at(b, &q, 300 * SECOND - 1, 9));
	assert_false(is_exceeded_at(b, &q, 300 * SECOND - 1, 10));
	bench_del(b);
}

TEST(windows_are_as_long_and_as_many_as_the_settings_say)
{
	struct node_bench *b = replica_bench_new("replication.quota.window.num=2\nreplication.quota.window.size.seconds=5\n");
	struct replication_quota q = { 0 };

	record_at(b, &q, 100 * SECOND, 1000);
	assert_true(is_exceeded_at(b, &q, 100 * SECOND, 199));
	assert_false(is_exceeded_at(b, &q, 100 * SECOND, 200));
	assert_false(is_exceeded_at(b, &q, 110 * SECOND, 0));
	bench_del(b);
}
