#include "engine/wire/errors.h"
#include "tests/replica_bench.h"
#include "tests/test.h"

/* The coordinator over its broker's partitions; what it does itself is proven in tests/engine/group. */

static int16_t commit(struct node_bench *b, int32_t conn, int64_t offset)
{
	struct offset_commit_request_offset_commit_request_partition p;
	struct offset_commit_request_offset_commit_request_topic t;
	struct offset_commit_request request;

	message_init_struct(&offset_commit_request_offset_commit_request_partition_struct, &p);
	message_init_struct(&offset_commit_request_offset_commit_request_topic_struct, &t);
	message_init(&offset_commit_request_schema, &request);
	p.committed_offset = offset;
	t.name = BYTES("orders");
	t.partitions = &p;
	t.partitions_count = 1;
	request.group_id = BYTES("billing");
	request.topics = &t;
	request.topics_count = 1;
	const struct offset_commit_response *response = bench_ask(b, conn, API_KEY_OFFSET_COMMIT, 8, &request);

	assert_non_null(response);
	return response->topics[0].partitions[0].error_code;
}

static int64_t committed(struct node_bench *b, int32_t conn)
{
	struct offset_fetch_request_offset_fetch_request_group g;
	struct offset_fetch_request_offset_fetch_request_topics t;
	struct offset_fetch_request request;
	int32_t partition = 0;

	message_init_struct(&offset_fetch_request_offset_fetch_request_group_struct, &g);
	message_init_struct(&offset_fetch_request_offset_fetch_request_topics_struct, &t);
	message_init(&offset_fetch_request_schema, &request);
	t.name = BYTES("orders");
	t.partition_indexes = &partition;
	t.partition_indexes_count = 1;
	g.group_id = BYTES("billing");
	g.topics = &t;
	g.topics_count = 1;
	request.groups = &g;
	request.groups_count = 1;
	const struct offset_fetch_response *response = bench_ask(b, conn, API_KEY_OFFSET_FETCH, 8, &request);

	assert_non_null(response);
	if (response->groups[0].error_code != KAFKA_NONE)
		return -1000 - response->groups[0].error_code;
	return response->groups[0].topics[0].partitions[0].committed_offset;
}

static struct node_bench *begin(int32_t isr)
{
	struct node_bench *b = replica_bench_new("");

	replica_bench_topic(b, "orders", 1, 1, 1, 1, 0);
	replica_bench_topic(b, "__consumer_offsets", 50, isr, isr, 1, 0);
	bench_run(b, 100);
	return b;
}

TEST(a_committed_offset_is_a_record_of_the_offsets_topic_and_survives_a_restart)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	bench_create_topic(b, conn, "orders", 1);
	bench_create_topic(b, conn, "__consumer_offsets", 50);
	bench_run(b, 100);
	assert_int_equal(commit(b, conn, 17), 0);
	assert_int_equal(committed(b, conn), 17);
	assert_int_equal(bench_trace_count(b, "offset_committed"), 1);
	bench_kill(b);

	/* The controller still counts the killed broker as alive: the new one is let in when its session has ended. */
	bench_start_ready(b);
	conn = bench_connect(b, BENCH_CLIENT_PORT);
	bench_run(b, 100);
	assert_int_equal(committed(b, conn), 17);
	bench_del(b);
}

TEST(a_commit_is_answered_when_the_isr_has_it)
{
	struct node_bench *b = begin(2);
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	assert_int_equal(commit(b, conn, 17), KAFKA_COORDINATOR_NOT_AVAILABLE); /* as Kafka puts it that the time was over */
	assert_int_equal(bench_trace_count(b, "offset_committed"), 0);
	for (int32_t i = 0; i < 50; i++) {
		struct partition *p = partition_find(b->node, BYTES("__consumer_offsets"), i);

		replica_bench_enter(b);
		partition_replica_fetched(b->node, p, partition_replica(p, 2), log_end_offset(p->log), 0, -1);
		replica_bench_leave(b);
	}
	assert_int_equal(bench_trace_count(b, "offset_committed"), 1);
	bench_del(b);
}

TEST(a_broker_that_no_longer_leads_the_groups_partition_says_so)
{
	struct node_bench *b = begin(1);
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	assert_int_equal(commit(b, conn, 17), 0);
	replica_bench_topic(b, "__consumer_offsets", 50, 2, 2, 2, 1);
	assert_int_equal(commit(b, conn, 18), KAFKA_NOT_COORDINATOR);
	bench_del(b);
}
