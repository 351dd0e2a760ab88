#include "engine/wire/errors.h"
#include "tests/node_bench.h"
#include "tests/test.h"

TEST(a_node_starts_and_is_unfenced)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	assert_int_equal(bench_trace_count(b, "controller_elected"), 1);
	assert_int_equal(bench_trace_count(b, "broker_registered"), 1);
	assert_int_equal(bench_trace_count(b, "broker_unfenced"), 1);
	bench_run(b, 100);
	assert_int_equal(bench_trace_count(b, "node_started"), 1);
	bench_del(b);
}

TEST(topics_are_created_and_seen)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	bench_run(b, 100);
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	bench_create_topic(b, conn, "orders", 3);
	struct metadata_request request;

	message_init(&metadata_request_schema, &request);
	request.topics_count = -1;
	const struct metadata_response *m = bench_ask(b, conn, API_KEY_METADATA, 12, &request);

	assert_int_equal(m->topics_count, 1);
	assert_int_equal(m->topics[0].partitions_count, 3);
	assert_int_equal(m->topics[0].partitions[2].leader_id, 1);
	assert_int_equal(m->brokers_count, 1);
	assert_int_equal(bench_trace_count(b, "topic_created"), 1);
	assert_int_equal(bench_trace_count(b, "leader_elected"), 3);
	bench_del(b);
}
