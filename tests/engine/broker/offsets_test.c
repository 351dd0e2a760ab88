#include "engine/broker/producer_ids.h"
#include "engine/wire/errors.h"
#include "tests/replica_bench.h"
#include "tests/test.h"

/* Offsets by time and epoch, DeleteRecords, producer ids. */

static int32_t begin(struct node_bench **b)
{
	*b = replica_bench_new("");
	replica_bench_topic(*b, "orders", 3, 1, 1, 1, 3);
	return bench_connect(*b, BENCH_CLIENT_PORT);
}

static void fill(struct node_bench *b, int32_t conn, int32_t count, int64_t timestamp)
{
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, replica_bench_batch(b, count, timestamp))->error_code, 0);
}

static const struct list_offsets_response_list_offsets_partition_response *list_as(struct node_bench *b, int32_t conn, int16_t version,
                                                                                   int32_t replica_id, int64_t timestamp)
{
	struct list_offsets_request_list_offsets_partition p = { .current_leader_epoch = -1, .timestamp = timestamp };
	struct list_offsets_request_list_offsets_topic t = { .name = BYTES("orders"), .partitions = &p, .partitions_count = 1 };
	struct list_offsets_request request;

	message_init(&list_offsets_request_schema, &request);
	request.replica_id = replica_id;
	request.topics = &t;
	request.topics_count = 1;
	const struct list_offsets_response *response = bench_ask(b, conn, API_KEY_LIST_OFFSETS, version, &request);

	assert_non_null(response);
	return &response->topics[0].partitions[0];
}

static int64_t list(struct node_bench *b, int32_t conn, int64_t timestamp)
{
	assert_int_equal(list_as(b, conn, 11, -1, timestamp)->error_code, 0);
	return list_as(b, conn, 11, -1, timestamp)->offset;
}

TEST(offsets_of_times_and_of_the_ends)
{
	struct node_bench *b;
	int32_t conn = begin(&b);

	fill(b, conn, 3, 1000);
	fill(b, conn, 3, 3000);
	fill(b, conn, 3, 2000);
	assert_int_equal(list(b, conn, -1), 9);
	assert_int_equal(list(b, conn, -2), 0);
	assert_int_equal(list(b, conn, -3), 3);
	assert_int_equal(list(b, conn, -4), 0);
	assert_int_equal(list(b, conn, -5), -1);
	assert_int_equal(list(b, conn, -6), -1);
	assert_int_equal(list(b, conn, 0), 0);
	assert_int_equal(list(b, conn, 1001), 3);
	assert_int_equal(list(b, conn, 3001), -1);
	assert_int_equal(list_as(b, conn, 11, -1, 2000)->timestamp, 3000);
	assert_int_equal(list_as(b, conn, 11, -1, 2000)->leader_epoch, 3);
	assert_int_equal(list_as(b, conn, 11, -1, -1)->leader_epoch, 3);
	bench_del(b);
}

TEST(each_special_time_has_its_first_version)
{
	struct node_bench *b;
	int32_t conn = begin(&b);

	assert_int_equal(list_as(b, conn, 6, -1, -3)->error_code, KAFKA_UNSUPPORTED_VERSION);
	assert_int_equal(list_as(b, conn, 7, -1, -4)->error_code, KAFKA_UNSUPPORTED_VERSION);
	assert_int_equal(list_as(b, conn, 8, -1, -5)->error_code, KAFKA_UNSUPPORTED_VERSION);
	assert_int_equal(list_as(b, conn, 10, -1, -6)->error_code, KAFKA_UNSUPPORTED_VERSION);
	assert_int_equal(list_as(b, conn, 11, -1, -7)->error_code, KAFKA_UNSUPPORTED_VERSION);
	assert_int_equal(list_as(b, conn, 1, -1, -1)->error_code, 0);
	bench_del(b);
}

TEST(a_partition_named_twice_is_refused_once_and_others_are_not)
{
	struct node_bench *b;
	int32_t conn = begin(&b);
	struct list_offsets_request_list_offsets_partition p[3] = { { 0, -1, -1 }, { 1, -1, -1 }, { 0, -1, -2 } };
	struct list_offsets_request_list_offsets_topic t = { .name = BYTES("orders"), .partitions = p, .partitions_count = 3 };
	struct list_offsets_request request;

	message_init(&list_offsets_request_schema, &request);
	request.replica_id = -1;
	request.topics = &t;
	request.topics_count = 1;
	const struct list_offsets_response *response = bench_ask(b, conn, API_KEY_LIST_OFFSETS, 7, &request);

	assert_int_equal(response->topics[0].partitions[0].error_code, KAFKA_INVALID_REQUEST);
	assert_int_equal(response->topics[0].partitions[1].error_code, 0);
	assert_int_equal(response->topics[0].partitions_count, 2);
	bench_del(b);
}

TEST(consumers_see_no_offset_behind_the_high_watermark)
{
	struct node_bench *b = replica_bench_new("");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	replica_bench_topic(b, "orders", 1, 2, 2, 1, 0);
	fill(b, conn, 3, 1000);
	assert_int_equal(list_as(b, conn, 7, -1, -1)->offset, 0);
	assert_int_equal(list_as(b, conn, 7, -1, 500)->offset, -1);
	assert_int_equal(list_as(b, conn, 7, 2, -1)->offset, 3);

	/* A new leader whose high watermark lags does not let the latest offset seem to fall. */
	replica_bench_topic(b, "orders", 1, 2, 2, 1, 1);
	assert_int_equal(list_as(b, conn, 7, -1, -1)->error_code, KAFKA_OFFSET_NOT_AVAILABLE);
	assert_int_equal(list_as(b, conn, 4, -1, -1)->error_code, KAFKA_LEADER_NOT_AVAILABLE);
	assert_int_equal(list_as(b, conn, 7, -1, -2)->offset, 0);
	replica_bench_topic(b, "orders", 1, 2, 2, 2, 2);
	assert_int_equal(list_as(b, conn, 7, -1, -1)->error_code, KAFKA_NOT_LEADER_OR_FOLLOWER);
	assert_int_equal(list_as(b, conn, 7, -2, -1)->error_code, 0);
	bench_del(b);
}

static const struct delete_records_response_delete_records_partition_result *delete_to(struct node_bench *b, int32_t conn, const char *topic,
                                                                                       int64_t offset)
{
	struct delete_records_request_delete_records_partition p = { .offset = offset };
	struct delete_records_request_delete_records_topic t = { .name = bytes_of_text(topic), .partitions = &p, .partitions_count = 1 };
	struct delete_records_request request = { .topics = &t, .topics_count = 1, .timeout_ms = 1000 };
	const struct delete_records_response *response = bench_ask(b, conn, API_KEY_DELETE_RECORDS, 2, &request);

	return &response->topics[0].partitions[0];
}

TEST(delete_records_raises_the_log_start)
{
	struct node_bench *b;
	int32_t conn = begin(&b);

	fill(b, conn, 9, 1000);
	assert_int_equal(delete_to(b, conn, "orders", 4)->low_watermark, 4);
	assert_int_equal(list(b, conn, -2), 4);
	assert_int_equal(delete_to(b, conn, "orders", 2)->low_watermark, 4);
	assert_int_equal(delete_to(b, conn, "orders", 10)->error_code, KAFKA_OFFSET_OUT_OF_RANGE);
	assert_int_equal(delete_to(b, conn, "orders", -2)->error_code, KAFKA_OFFSET_OUT_OF_RANGE);
	assert_int_equal(delete_to(b, conn, "orders", -1)->low_watermark, 9);
	assert_int_equal(delete_to(b, conn, "nowhere", 1)->error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	replica_bench_config(b, "orders", "cleanup.policy", "compact");
	assert_int_equal(delete_to(b, conn, "orders", 9)->error_code, KAFKA_POLICY_VIOLATION);
	bench_run(b, 60000);
	assert_string_equal(buf_text(memory_disk_file(b->files, "/tmp/kraft-combined-logs/log-start-offset-checkpoint")), "0\n1\norders 0 9\n");
	bench_del(b);
}

TEST(a_fetch_that_waits_hears_of_a_log_start_that_was_raised_meanwhile)
{
	struct node_bench *b;
	int32_t conn = begin(&b), reader = bench_connect(b, BENCH_CLIENT_PORT);

	fill(b, conn, 9, 1000);
	bench_request(b, reader, API_KEY_FETCH, 12, replica_bench_fetch(b, "orders", 0, 9));
	assert_int_equal(delete_to(b, conn, "orders", 4)->low_watermark, 4);
	const struct fetch_response *response = bench_answer(b, reader, API_KEY_FETCH, 12);

	assert_int_equal(response->responses[0].partitions[0].error_code, 0);
	assert_int_equal(response->responses[0].partitions[0].log_start_offset, 4);
	bench_del(b);
}

TEST(delete_records_waits_for_followers_and_gives_up_in_time)
{
	struct node_bench *b = replica_bench_new("");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);
	struct register_broker_record broker;
	struct image_change change;

	replica_bench_topic(b, "orders", 1, 2, 1, 1, 0);
	fill(b, conn, 9, 1000);
	message_init(&register_broker_record_schema, &broker);
	broker.broker_id = 2;
	broker.fenced = false;
	image_apply(&b->node->image, b->node->image.offset + 1, 1, &register_broker_record_schema, &broker, &b->arena, &change);
	int64_t began_us = b->now_us;

	assert_int_equal(delete_to(b, conn, "orders", 4)->error_code, KAFKA_REQUEST_TIMED_OUT);
	assert_in_range(b->now_us - began_us, 1000000, 1100000);
	struct partition *p = partition_find(b->node, BYTES("orders"), 0);

	replica_bench_enter(b);
	partition_replica_fetched(b->node, p, partition_replica(p, 2), 9, 4, -1);
	replica_bench_leave(b);
	assert_int_equal(delete_to(b, conn, "orders", 4)->low_watermark, 4);
	bench_del(b);
}

static const struct offset_for_leader_epoch_response_epoch_end_offset *end_of(struct node_bench *b, int32_t conn, int32_t current, int32_t epoch)
{
	struct offset_for_leader_epoch_request_offset_for_leader_partition p = { .current_leader_epoch = current, .leader_epoch = epoch };
	struct offset_for_leader_epoch_request_offset_for_leader_topic t = { .topic = BYTES("orders"), .partitions = &p, .partitions_count = 1 };
	struct offset_for_leader_epoch_request request;

	message_init(&offset_for_leader_epoch_request_schema, &request);
	request.topics = &t;
	request.topics_count = 1;
	const struct offset_for_leader_epoch_response *response = bench_ask(b, conn, API_KEY_OFFSET_FOR_LEADER_EPOCH, 4, &request);

	return &response->topics[0].partitions[0];
}

TEST(an_epoch_ends_where_the_next_one_begins)
{
	struct node_bench *b;
	int32_t conn = begin(&b);

	fill(b, conn, 3, 1000);
	replica_bench_topic(b, "orders", 1, 1, 1, 1, 5);
	fill(b, conn, 4, 1000);
	assert_int_equal(end_of(b, conn, -1, 3)->end_offset, 3);
	assert_int_equal(end_of(b, conn, -1, 4)->end_offset, 3);
	assert_int_equal(end_of(b, conn, -1, 4)->leader_epoch, 3);
	assert_int_equal(end_of(b, conn, -1, 5)->end_offset, 7);
	assert_int_equal(end_of(b, conn, -1, 6)->end_offset, -1);
	assert_int_equal(end_of(b, conn, 4, 5)->error_code, KAFKA_FENCED_LEADER_EPOCH);
	assert_int_equal(end_of(b, conn, 6, 5)->error_code, KAFKA_UNKNOWN_LEADER_EPOCH);
	bench_del(b);
}

static const struct init_producer_id_response *init(struct node_bench *b, int32_t conn, struct bytes transactional_id)
{
	struct init_producer_id_request request;

	message_init(&init_producer_id_request_schema, &request);
	request.transactional_id = transactional_id;
	return bench_ask(b, conn, API_KEY_INIT_PRODUCER_ID, 5, &request);
}

static int times_asked;

static void ask_controller(struct node *n)
{
	(void)n;
	times_asked++;
}

TEST(producer_ids_come_from_blocks_and_the_next_block_is_asked_for_in_time)
{
	struct node_bench *b;
	int32_t conn = begin(&b);

	times_asked = 0;
	b->node->producer_ids->ask = ask_controller;
	assert_int_equal(init(b, conn, BYTES_NULL)->error_code, KAFKA_COORDINATOR_LOAD_IN_PROGRESS);
	assert_int_equal(init(b, conn, BYTES_NULL)->producer_id, -1);
	assert_int_equal(times_asked, 1);
	producer_ids_allocated(b->node, KAFKA_NONE, 4000, 1000);
	assert_int_equal(init(b, conn, BYTES_NULL)->producer_id, 4000);
	assert_int_equal(init(b, conn, BYTES_NULL)->producer_epoch, 0);
	for (int64_t i = 4002; i < 4899; i++)
		assert_int_equal(producer_ids_next(b->node), i);
	assert_int_equal(times_asked, 1);
	producer_ids_next(b->node);
	assert_int_equal(times_asked, 2);
	producer_ids_allocated(b->node, KAFKA_NONE, 9000, 1000);
	for (int64_t i = 4900; i < 5000; i++)
		assert_int_equal(producer_ids_next(b->node), i);
	assert_int_equal(producer_ids_next(b->node), 9000);
	assert_int_equal(init(b, conn, BYTES(""))->error_code, KAFKA_INVALID_REQUEST);
	bench_del(b);
}

TEST(describe_producers_names_who_wrote_to_a_partition)
{
	struct node_bench *b;
	int32_t conn = begin(&b), numbers[] = { 0, 9 };
	struct bytes batch = replica_bench_batch(b, 3, b->wall_ms);
	struct describe_producers_request_topic_request topics[] = { { .name = BYTES("orders"), .partition_indexes = numbers, .partition_indexes_count = 2 },
		                                                         { .name = BYTES("nowhere"), .partition_indexes = numbers, .partition_indexes_count = 1 } };
	struct describe_producers_request request = { .topics = topics, .topics_count = 2 };

	batch_set_producer((uint8_t *)(uintptr_t)batch.data, 77, 4, 0, false);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, batch)->error_code, 0);
	const struct describe_producers_response *response = bench_ask(b, conn, API_KEY_DESCRIBE_PRODUCERS, 0, &request);
	const struct describe_producers_response_partition_response *one = &response->topics[0].partitions[0];

	assert_int_equal(one->error_code, 0);
	assert_int_equal(one->active_producers_count, 1);
	assert_int_equal(one->active_producers[0].producer_id, 77);
	assert_int_equal(one->active_producers[0].producer_epoch, 4);
	assert_int_equal(one->active_producers[0].last_sequence, 2);
	assert_int_equal(one->active_producers[0].current_txn_start_offset, -1);
	assert_int_equal(response->topics[0].partitions[1].error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(response->topics[1].partitions[0].error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	bench_del(b);
}
