#include "engine/log/batch.h"
#include "engine/wire/errors.h"
#include "tests/replica_bench.h"
#include "tests/test.h"

typedef const struct produce_response_partition_produce_response *answer;

static int32_t begin(struct node_bench **b, int32_t replicas, int32_t isr)
{
	*b = replica_bench_new("");
	replica_bench_topic(*b, "orders", 2, replicas, isr, 1, 3);
	return bench_connect(*b, BENCH_CLIENT_PORT);
}

TEST(produced_records_get_the_next_offsets)
{
	struct node_bench *b;
	int32_t conn = begin(&b, 1, 1);
	answer first = replica_bench_produce(b, conn, "orders", 0, 1, replica_bench_batch(b, 3, 1000));
	answer second = replica_bench_produce(b, conn, "orders", 0, -1, replica_bench_batch(b, 2, 1000));

	assert_int_equal(first->error_code, 0);
	assert_int_equal(first->base_offset, 0);
	assert_int_equal(first->log_append_time_ms, -1);
	assert_int_equal(first->log_start_offset, 0);
	assert_int_equal(second->error_code, 0);
	assert_int_equal(second->base_offset, 3);
	bench_del(b);
}

TEST(with_log_append_time_the_answer_tells_the_time)
{
	struct node_bench *b;
	int32_t conn = begin(&b, 1, 1);

	replica_bench_config(b, "orders", "message.timestamp.type", "LogAppendTime");
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, replica_bench_batch(b, 3, 1000))->log_append_time_ms,
	                 b->wall_ms + b->now_us / 1000);
	bench_del(b);
}

TEST(produce_says_what_is_wrong)
{
	struct node_bench *b;
	int32_t conn = begin(&b, 1, 1);
	struct bytes batch = replica_bench_batch(b, 1, 1000);
	uint8_t *bad = arena_alloc(&b->arena, batch.size);

	replica_bench_topic(b, "elsewhere", 1, 2, 2, 2, 0);
	replica_bench_topic(b, "__consumer_offsets", 1, 1, 1, 1, 0);
	assert_int_equal(replica_bench_produce(b, conn, "nowhere", 0, 1, batch)->error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 2, 1, batch)->error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(replica_bench_produce(b, conn, "orders", -1, 1, batch)->error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(replica_bench_produce(b, conn, "elsewhere", 0, 1, batch)->error_code, KAFKA_NOT_LEADER_OR_FOLLOWER);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 2, batch)->error_code, KAFKA_INVALID_REQUIRED_ACKS);
	assert_int_equal(replica_bench_produce(b, conn, "__consumer_offsets", 0, 1, batch)->error_code, KAFKA_INVALID_TOPIC_EXCEPTION);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, BYTES(""))->error_code, KAFKA_INVALID_RECORD);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, BYTES_NULL)->error_code, KAFKA_INVALID_RECORD);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, bytes_slice(batch, 0, 30))->error_code, KAFKA_INVALID_RECORD);

	memcpy(bad, batch.data, batch.size);
	bad[batch.size - 1] ^= 1;
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, bytes_of(bad, batch.size))->error_code, KAFKA_CORRUPT_MESSAGE);
	bad[16] = 1; /* an older magic */
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, bytes_of(bad, batch.size))->error_code, KAFKA_INVALID_RECORD);
	bad[16] = 7;
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, bytes_of(bad, batch.size))->error_code, KAFKA_CORRUPT_MESSAGE);
	bench_del(b);
}

TEST(two_batches_in_one_partition_are_refused)
{
	struct node_bench *b;
	int32_t conn = begin(&b, 1, 1);
	struct bytes batch = replica_bench_batch(b, 1, 1000);
	uint8_t *two = arena_alloc(&b->arena, 2 * batch.size);

	memcpy(two, batch.data, batch.size);
	memcpy(two + batch.size, batch.data, batch.size);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, bytes_of(two, 2 * batch.size))->error_code, KAFKA_INVALID_RECORD);
	bench_del(b);
}

TEST(records_that_are_refused_are_named)
{
	struct node_bench *b;
	int32_t conn = begin(&b, 1, 1);

	replica_bench_config(b, "orders", "cleanup.policy", "compact");
	answer a = replica_bench_produce(b, conn, "orders", 0, 1, replica_bench_batch(b, 2, 1000));

	assert_int_equal(a->error_code, KAFKA_INVALID_RECORD);
	assert_int_equal(a->record_errors_count, 2);
	assert_int_equal(a->record_errors[1].batch_index, 1);
	assert_false(bytes_is_null(a->error_message));
	assert_int_equal(a->log_start_offset, 0);
	bench_del(b);
}

static void produce_later(struct node_bench *b, int32_t conn, int16_t acks, int32_t timeout_ms)
{
	struct produce_request_partition_produce_data p = { .records = span_of(replica_bench_batch(b, 5, 1000)) };
	struct produce_request_topic_produce_data t = { .name = BYTES("orders"), .partition_data = &p, .partition_data_count = 1 };
	struct produce_request request;

	message_init(&produce_request_schema, &request);
	request.acks = acks;
	request.timeout_ms = timeout_ms;
	request.topic_data = &t;
	request.topic_data_count = 1;
	bench_request(b, conn, API_KEY_PRODUCE, 9, &request);
}

static int16_t code_of(const struct produce_response *response)
{
	return response->responses[0].partition_responses[0].error_code;
}

TEST(acks_all_is_answered_when_the_isr_has_it)
{
	struct node_bench *b;
	int32_t conn = begin(&b, 2, 2);

	produce_later(b, conn, -1, 1000);
	assert_int_equal(bench_received(b, conn).size, 0);
	struct partition *p = partition_find(b->node, BYTES("orders"), 0);

	replica_bench_enter(b);
	partition_replica_fetched(b->node, p, partition_replica(p, 2), 5, 0, -1);
	replica_bench_leave(b);
	assert_int_equal(code_of(bench_answer(b, conn, API_KEY_PRODUCE, 9)), 0);
	bench_del(b);
}

TEST(acks_all_times_out_and_says_so_but_keeps_the_records)
{
	struct node_bench *b;
	int32_t conn = begin(&b, 2, 2);

	produce_later(b, conn, -1, 1000);
	bench_run(b, 990);
	assert_int_equal(bench_received(b, conn).size, 0);
	bench_run(b, 20);
	const struct produce_response *response = bench_answer(b, conn, API_KEY_PRODUCE, 9);

	assert_int_equal(code_of(response), KAFKA_REQUEST_TIMED_OUT);
	assert_int_equal(log_end_offset(partition_find(b->node, BYTES("orders"), 0)->log), 5);
	bench_del(b);
}

TEST(under_min_isr_what_was_appended_waits_until_leadership_is_lost)
{
	struct node_bench *b;
	int32_t conn = begin(&b, 2, 2);

	replica_bench_config(b, "orders", "min.insync.replicas", "2");
	produce_later(b, conn, -1, 60000);
	replica_bench_topic(b, "orders", 1, 2, 1, 1, 3);
	assert_int_equal(bench_received(b, conn).size, 0);
	replica_bench_topic(b, "orders", 1, 2, 2, 2, 4);
	assert_int_equal(code_of(bench_answer(b, conn, API_KEY_PRODUCE, 9)), KAFKA_NOT_LEADER_OR_FOLLOWER);
	replica_bench_topic(b, "orders", 1, 2, 1, 1, 5);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, -1, replica_bench_batch(b, 1, 1))->error_code, KAFKA_NOT_ENOUGH_REPLICAS);
	bench_del(b);
}

TEST(a_client_that_goes_away_while_it_waits_leaves_nothing_behind)
{
	struct node_bench *b;
	int32_t conn = begin(&b, 2, 2);

	produce_later(b, conn, -1, 1000);
	bench_disconnect(b, conn);
	struct partition *p = partition_find(b->node, BYTES("orders"), 0);

	assert_true(list_is_empty(&p->append_waiters));
	bench_run(b, 5000);
	bench_del(b);
}

TEST(acks_0_is_not_answered_and_an_error_closes_the_connection)
{
	struct node_bench *b;
	int32_t conn = begin(&b, 1, 1);

	produce_later(b, conn, 0, 1000);
	assert_int_equal(bench_received(b, conn).size, 0);
	assert_false(bench_is_closed(b, conn));
	assert_int_equal(log_end_offset(partition_find(b->node, BYTES("orders"), 0)->log), 5);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, replica_bench_batch(b, 1, 1))->base_offset, 5);
	replica_bench_topic(b, "orders", 1, 2, 2, 2, 4);
	produce_later(b, conn, 0, 1000);
	assert_true(bench_is_closed(b, conn));
	bench_del(b);
}

TEST(by_topic_id_the_new_leader_is_named)
{
	struct node_bench *b;
	int32_t conn = begin(&b, 1, 1);
	struct produce_request_partition_produce_data p = { .records = span_of(replica_bench_batch(b, 5, 1000)) };
	struct produce_request_topic_produce_data t[] = {
		{ .topic_id = replica_bench_topic_id("orders"), .partition_data = &p, .partition_data_count = 1 },
		{ .topic_id = replica_bench_topic_id("moved"), .partition_data = &p, .partition_data_count = 1 },
		{ .topic_id = replica_bench_topic_id("nowhere"), .partition_data = &p, .partition_data_count = 1 },
	};
	struct produce_request request;

	replica_bench_topic(b, "moved", 1, 2, 2, 2, 7);
	message_init(&produce_request_schema, &request);
	request.acks = 1;
	request.topic_data = t;
	request.topic_data_count = 3;
	const struct produce_response *response = bench_ask(b, conn, API_KEY_PRODUCE, 13, &request);

	assert_int_equal(response->responses[0].partition_responses[0].error_code, 0);
	assert_int_equal(response->responses[1].partition_responses[0].error_code, KAFKA_NOT_LEADER_OR_FOLLOWER);
	assert_int_equal(response->responses[1].partition_responses[0].current_leader.leader_id, 2);
	assert_int_equal(response->responses[1].partition_responses[0].current_leader.leader_epoch, 7);
	assert_int_equal(response->responses[2].partition_responses[0].error_code, KAFKA_UNKNOWN_TOPIC_ID);
	assert_true(uuid_equal(response->responses[2].topic_id, t[2].topic_id));
	bench_del(b);
}

static struct bytes idempotent_batch(struct node_bench *b, int32_t sequence)
{
	struct bytes batch = replica_bench_batch(b, 2, 1000);

	batch_set_producer((uint8_t *)(uintptr_t)batch.data, 77, 0, sequence, false);
	return batch;
}

TEST(a_repeated_batch_is_acknowledged_with_its_first_offset)
{
	struct node_bench *b;
	int32_t conn = begin(&b, 1, 1);

	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, -1, idempotent_batch(b, 0))->base_offset, 0);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, -1, idempotent_batch(b, 2))->base_offset, 2);
	answer again = replica_bench_produce(b, conn, "orders", 0, -1, idempotent_batch(b, 0));

	assert_int_equal(again->error_code, 0);
	assert_int_equal(again->base_offset, 0);
	assert_int_equal(log_end_offset(partition_find(b->node, BYTES("orders"), 0)->log), 4);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, -1, idempotent_batch(b, 9))->error_code, KAFKA_OUT_OF_ORDER_SEQUENCE_NUMBER);
	bench_del(b);
}
