#include "engine/wire/errors.h"
#include "tests/replica_bench.h"
#include "tests/test.h"

typedef const struct fetch_response_partition_data *answer;

static int32_t begin(struct node_bench **b)
{
	*b = replica_bench_new("");
	replica_bench_topic(*b, "orders", 3, 1, 1, 1, 3);
	return bench_connect(*b, BENCH_CLIENT_PORT);
}

static void fill(struct node_bench *b, int32_t conn, int32_t partition, int32_t count)
{
	assert_int_equal(replica_bench_produce(b, conn, "orders", partition, 1, replica_bench_batch(b, count, 1000))->error_code, 0);
}

static answer first_of(const struct fetch_response *response)
{
	assert_non_null(response);
	assert_int_equal(response->error_code, 0);
	assert_int_equal(response->responses_count, 1);
	assert_int_equal(response->responses[0].partitions_count, 1);
	return &response->responses[0].partitions[0];
}

static answer ask(struct node_bench *b, int32_t conn, const struct fetch_request *request)
{
	return first_of(bench_ask(b, conn, API_KEY_FETCH, 12, request));
}

TEST(a_fetch_gets_the_bytes_that_are_there)
{
	struct node_bench *b;
	int32_t conn = begin(&b);

	fill(b, conn, 0, 3);
	fill(b, conn, 0, 4);
	answer a = ask(b, conn, replica_bench_fetch(b, "orders", 0, 0));

	assert_int_equal(a->error_code, 0);
	assert_int_equal(a->high_watermark, 7);
	assert_int_equal(a->last_stable_offset, 7);
	assert_int_equal(a->log_start_offset, 0);
	assert_int_equal(a->preferred_read_replica, -1);
	assert_int_equal(a->aborted_transactions_count, -1);
	assert_int_equal(replica_bench_count(a->records.bytes), 7);

	/* From within the second batch: the batch comes whole. */
	assert_int_equal(replica_bench_count(ask(b, conn, replica_bench_fetch(b, "orders", 0, 5))->records.bytes), 4);
	assert_int_equal(bench_trace_count(b, "records_fetched"), 2);
	bench_del(b);
}

TEST(an_empty_fetch_waits_and_then_says_zero_bytes_not_null)
{
	struct node_bench *b;
	int32_t conn = begin(&b);
	int64_t began_us = b->now_us;

	bench_request(b, conn, API_KEY_FETCH, 12, replica_bench_fetch(b, "orders", 0, 0));
	bench_run(b, 490);
	assert_int_equal(bench_received(b, conn).size, 0);
	answer a = first_of(bench_answer(b, conn, API_KEY_FETCH, 12));

	assert_in_range(b->now_us - began_us, 500000, 510000);
	assert_int_equal(a->records.bytes.size, 0);
	assert_non_null(a->records.bytes.data);
	bench_del(b);
}

TEST(an_append_wakes_the_fetch_that_waits)
{
	struct node_bench *b;
	int32_t reader = begin(&b), writer = bench_connect(b, BENCH_CLIENT_PORT);

	bench_request(b, reader, API_KEY_FETCH, 12, replica_bench_fetch(b, "orders", 0, 0));
	fill(b, writer, 1, 1);
	assert_int_equal(bench_received(b, reader).size, 0);
	fill(b, writer, 0, 5);
	assert_int_equal(replica_bench_count(first_of(bench_answer(b, reader, API_KEY_FETCH, 12))->records.bytes), 5);
	bench_del(b);
}

TEST(min_bytes_gathers_several_appends)
{
	struct node_bench *b;
	int32_t reader = begin(&b), writer = bench_connect(b, BENCH_CLIENT_PORT);
	struct fetch_request *request = replica_bench_fetch(b, "orders", 0, 0);

	request->min_bytes = (int32_t)replica_bench_batch(b, 1, 1).size + 1;
	bench_request(b, reader, API_KEY_FETCH, 12, request);
	fill(b, writer, 0, 1);
	assert_int_equal(bench_received(b, reader).size, 0);
	fill(b, writer, 0, 1);
	assert_int_equal(replica_bench_count(first_of(bench_answer(b, reader, API_KEY_FETCH, 12))->records.bytes), 2);
	bench_del(b);
}

TEST(a_reader_that_sends_no_more_is_answered_and_then_closed)
{
	struct node_bench *b;
	int32_t reader = begin(&b), idle = bench_connect(b, BENCH_CLIENT_PORT), half = bench_connect(b, BENCH_CLIENT_PORT);

	bench_request(b, reader, API_KEY_FETCH, 12, replica_bench_fetch(b, "orders", 0, 0));
	bench_send(b, half, BYTES("\0\0\0\x20\0"));
	bench_end(b, reader);
	bench_end(b, idle);
	bench_end(b, half);
	assert_true(bench_is_closed(b, idle));
	assert_true(bench_is_closed(b, half)); /* the rest of that frame will not come */
	assert_false(bench_is_closed(b, reader));
	bench_run(b, 600);
	assert_int_equal(first_of(bench_answer(b, reader, API_KEY_FETCH, 12))->error_code, 0);
	assert_true(bench_is_closed(b, reader));
	bench_del(b);
}

TEST(a_reader_that_goes_away_is_not_woken)
{
	struct node_bench *b;
	int32_t reader = begin(&b), writer = bench_connect(b, BENCH_CLIENT_PORT);

	bench_request(b, reader, API_KEY_FETCH, 12, replica_bench_fetch(b, "orders", 0, 0));
	bench_disconnect(b, reader);
	fill(b, writer, 0, 5);
	bench_run(b, 1000);
	assert_int_equal(bench_trace_count(b, "records_fetched"), 0);
	bench_del(b);
}

TEST(a_topic_that_is_deleted_ends_the_wait)
{
	struct node_bench *b;
	int32_t reader = begin(&b);

	bench_request(b, reader, API_KEY_FETCH, 12, replica_bench_fetch(b, "orders", 0, 0));
	replica_bench_remove_topic(b, "orders");
	assert_true(bench_received(b, reader).size > 0);
	assert_int_equal(first_of(bench_answer(b, reader, API_KEY_FETCH, 12))->error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	bench_del(b);
}

TEST(fetch_says_what_is_wrong)
{
	struct node_bench *b;
	int32_t conn = begin(&b);

	fill(b, conn, 0, 3);
	replica_bench_topic(b, "elsewhere", 1, 2, 2, 3, 0);
	assert_int_equal(ask(b, conn, replica_bench_fetch(b, "orders", 0, 4))->error_code, KAFKA_OFFSET_OUT_OF_RANGE);
	assert_int_equal(ask(b, conn, replica_bench_fetch(b, "orders", 0, -1))->error_code, KAFKA_OFFSET_OUT_OF_RANGE);
	assert_int_equal(ask(b, conn, replica_bench_fetch(b, "orders", 0, 4))->high_watermark, -1);
	assert_int_equal(ask(b, conn, replica_bench_fetch(b, "orders", 3, 0))->error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(ask(b, conn, replica_bench_fetch(b, "nowhere", 0, 0))->error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	struct fetch_request *request = replica_bench_fetch(b, "orders", 0, 0);

	request->topics->partitions->current_leader_epoch = 2;
	assert_int_equal(ask(b, conn, request)->error_code, KAFKA_FENCED_LEADER_EPOCH);
	request->topics->partitions->current_leader_epoch = 4;
	assert_int_equal(ask(b, conn, request)->error_code, KAFKA_UNKNOWN_LEADER_EPOCH);
	request->topics->partitions->current_leader_epoch = 3;
	assert_int_equal(ask(b, conn, request)->error_code, 0);

	/* A follower serves those that told their rack, and only those. */
	request = replica_bench_fetch(b, "elsewhere", 0, 0);
	request->max_wait_ms = 0;
	assert_int_equal(ask(b, conn, request)->error_code, 0);
	assert_int_equal(first_of(bench_ask(b, conn, API_KEY_FETCH, 10, request))->error_code, KAFKA_NOT_LEADER_OR_FOLLOWER);
	bench_del(b);
}

/* A batch of producer 7: a record of a transaction, or the marker that aborts it. */
static struct bytes batch_of_txn(struct node_bench *b, bool is_marker, int64_t offset)
{
	struct batch_builder builder;
	struct buf out = { .heap = b->heap };

	batch_builder_init(&builder, b->heap, CODEC_NONE);
	builder.base_offset = offset;
	builder.leader_epoch = 3;
	builder.producer_id = 7;
	builder.producer_epoch = 0;
	builder.base_sequence = is_marker ? -1 : 0;
	builder.attributes = is_marker ? BATCH_TRANSACTIONAL | BATCH_CONTROL : BATCH_TRANSACTIONAL;
	batch_builder_add(&builder, 1000, BYTES("\0\0\0\0"), BYTES("\0\0\0\0\0\0"), NULL, 0);
	batch_builder_end(&builder, &out);
	batch_builder_free(&builder);
	return buf_bytes(&out);
}

TEST(committed_reads_are_told_what_was_aborted)
{
	struct node_bench *b;
	int32_t conn = begin(&b);
	struct partition *p = partition_find(b->node, BYTES("orders"), 0);
	struct fetch_request *request = replica_bench_fetch(b, "orders", 0, 0);

	request->isolation_level = 1;
	request->max_wait_ms = 0;
	replica_bench_enter(b);
	log_append_as_follower(p->log, b->node->fx, batch_of_txn(b, false, 0), 1000);
	partition_set_high_watermark(b->node, p, 1);
	replica_bench_leave(b);
	answer a = ask(b, conn, request);

	assert_int_equal(a->high_watermark, 1);
	assert_int_equal(a->last_stable_offset, 0);
	assert_int_equal(a->records.bytes.size, 0);
	assert_int_equal(a->aborted_transactions_count, 0);
	replica_bench_enter(b);
	log_append_as_follower(p->log, b->node->fx, batch_of_txn(b, true, 1), 1000);
	partition_set_high_watermark(b->node, p, 2);
	replica_bench_leave(b);
	a = ask(b, conn, request);
	assert_int_equal(a->last_stable_offset, 2);
	assert_int_equal(replica_bench_count(a->records.bytes), 2);
	assert_int_equal(a->aborted_transactions_count, 1);
	assert_int_equal(a->aborted_transactions[0].producer_id, 7);
	assert_int_equal(a->aborted_transactions[0].first_offset, 0);
	/* Null where nobody looked; but a topic that is not there is told before anybody could. */
	request->isolation_level = 0;
	assert_int_equal(ask(b, conn, request)->aborted_transactions_count, -1);
	request->isolation_level = 1;
	request->topics->partitions->fetch_offset = 5;
	assert_int_equal(ask(b, conn, request)->aborted_transactions_count, -1);
	request->topics->topic = BYTES("nowhere");
	assert_int_equal(ask(b, conn, request)->aborted_transactions_count, 0);
	bench_del(b);
}

TEST(a_fetchers_last_epoch_shows_where_its_log_parted)
{
	struct node_bench *b;
	int32_t conn = begin(&b);

	fill(b, conn, 0, 3);
	replica_bench_topic(b, "orders", 1, 1, 1, 1, 5);
	fill(b, conn, 0, 3);
	struct fetch_request *request = replica_bench_fetch(b, "orders", 0, 5);

	request->topics->partitions->last_fetched_epoch = 3;
	answer a = ask(b, conn, request);

	assert_int_equal(a->error_code, 0);
	assert_int_equal(a->diverging_epoch.epoch, 3);
	assert_int_equal(a->diverging_epoch.end_offset, 3);
	assert_int_equal(a->records.bytes.size, 0);
	request->topics->partitions->last_fetched_epoch = 5;
	a = ask(b, conn, request);
	assert_int_equal(a->diverging_epoch.epoch, -1);
	assert_int_equal(replica_bench_count(a->records.bytes), 3);
	bench_del(b);
}

static struct fetch_request *fetch_two(struct node_bench *b)
{
	struct fetch_request *request = replica_bench_fetch(b, "orders", 0, 0);
	struct fetch_request_fetch_partition *parts = message_new_items(&b->arena, &fetch_request_fetch_partition_struct, 2);

	parts[0] = request->topics->partitions[0];
	parts[1] = parts[0];
	parts[1].partition = 1;
	request->topics->partitions = parts;
	request->topics->partitions_count = 2;
	return request;
}

TEST(size_limits_let_the_first_batch_through_and_no_other)
{
	struct node_bench *b;
	int32_t conn = begin(&b);
	struct fetch_request *request = fetch_two(b);

	fill(b, conn, 0, 3);
	fill(b, conn, 0, 3);
	fill(b, conn, 1, 3);
	request->max_bytes = 10;
	const struct fetch_response *response = bench_ask(b, conn, API_KEY_FETCH, 12, request);

	assert_int_equal(replica_bench_count(response->responses[0].partitions[0].records.bytes), 3);
	assert_int_equal(response->responses[0].partitions[1].records.bytes.size, 0);
	request->max_bytes = 1 << 20;
	request->topics->partitions[0].partition_max_bytes = 1;
	request->topics->partitions[1].partition_max_bytes = 1;
	response = bench_ask(b, conn, API_KEY_FETCH, 12, request);
	assert_int_equal(replica_bench_count(response->responses[0].partitions[0].records.bytes), 3);
	assert_int_equal(response->responses[0].partitions[1].records.bytes.size, 0);
	bench_del(b);
}

static const struct fetch_response *next_in_session(struct node_bench *b, int32_t conn, struct fetch_request *request, int32_t id, int32_t epoch)
{
	request->session_id = id;
	request->session_epoch = epoch;
	return bench_ask(b, conn, API_KEY_FETCH, 12, request);
}

TEST(a_session_tells_only_the_news)
{
	struct node_bench *b;
	int32_t conn = begin(&b);
	struct fetch_request *request = fetch_two(b);

	fill(b, conn, 0, 3);
	const struct fetch_response *response = next_in_session(b, conn, request, 0, 0);
	int32_t id = response->session_id;

	assert_true(id > 0);
	assert_int_equal(response->responses[0].partitions_count, 2);

	/* What it names has a new offset; what it does not name is as before. */
	request->topics->partitions[0].fetch_offset = 3;
	request->topics->partitions_count = 1;
	request->max_wait_ms = 0;
	response = next_in_session(b, conn, request, id, 1);
	assert_int_equal(response->session_id, id);
	assert_int_equal(response->responses_count, 0);

	fill(b, conn, 1, 2);
	request->topics_count = 0;
	answer a = first_of(next_in_session(b, conn, request, id, 2));

	assert_int_equal(a->partition_index, 1);
	assert_int_equal(replica_bench_count(a->records.bytes), 2);

	/* Forgotten, it is told no more. */
	struct fetch_request_forgotten_topic forgotten = { .topic = BYTES("orders"), .partitions = (int32_t[]){ 1 }, .partitions_count = 1 };

	request->forgotten_topics_data = &forgotten;
	request->forgotten_topics_data_count = 1;
	assert_int_equal(next_in_session(b, conn, request, id, 3)->responses_count, 0);
	bench_del(b);
}

TEST(a_session_waits_for_partitions_that_the_request_does_not_name)
{
	struct node_bench *b;
	int32_t conn = begin(&b), writer = bench_connect(b, BENCH_CLIENT_PORT);
	struct fetch_request *request = fetch_two(b);
	int32_t id = next_in_session(b, conn, request, 0, 0)->session_id;

	request->topics_count = 0;
	request->session_id = id;
	request->session_epoch = 1;
	bench_request(b, conn, API_KEY_FETCH, 12, request);
	assert_int_equal(bench_received(b, conn).size, 0);
	fill(b, writer, 1, 2);
	assert_int_equal(first_of(bench_answer(b, conn, API_KEY_FETCH, 12))->partition_index, 1);
	bench_del(b);
}

/* A client that lost its connection, but not its session: what it asks next is not what its first fetch waits for, which the broker still knows. */
TEST(a_session_that_goes_on_elsewhere_leaves_its_first_fetch_what_that_asked_for)
{
	struct node_bench *b;
	int32_t conn = begin(&b), other = bench_connect(b, BENCH_CLIENT_PORT), writer = bench_connect(b, BENCH_CLIENT_PORT);
	struct fetch_request *request = fetch_two(b);
	struct fetch_request_forgotten_topic forgotten = { .topic = BYTES("orders"), .partitions = (int32_t[]){ 1 }, .partitions_count = 1 };
	const struct fetch_response *response;

	request->session_id = next_in_session(b, conn, request, 0, 0)->session_id;
	request->topics_count = 0;
	request->session_epoch = 1;
	bench_request(b, conn, API_KEY_FETCH, 12, request);
	request->session_epoch = 2;
	request->forgotten_topics_data = &forgotten;
	request->forgotten_topics_data_count = 1;
	bench_request(b, other, API_KEY_FETCH, 12, request);

	fill(b, writer, 1, 1);
	response = bench_answer(b, conn, API_KEY_FETCH, 12);
	assert_int_equal(response->error_code, KAFKA_INVALID_FETCH_SESSION_EPOCH);
	assert_int_equal(response->responses_count, 0);
	assert_int_equal(bench_received(b, other).size, 0);
	fill(b, writer, 0, 2);
	answer a = first_of(bench_answer(b, other, API_KEY_FETCH, 12));

	assert_int_equal(a->partition_index, 0);
	assert_int_equal(replica_bench_count(a->records.bytes), 2);
	bench_del(b);
}

TEST(a_session_that_is_ended_elsewhere_still_wakes_the_fetch_that_waits)
{
	struct node_bench *b;
	int32_t conn = begin(&b), other = bench_connect(b, BENCH_CLIENT_PORT);
	struct fetch_request *request = fetch_two(b);
	int32_t id = next_in_session(b, conn, request, 0, 0)->session_id;

	request->session_id = id;
	request->session_epoch = 1;
	bench_request(b, conn, API_KEY_FETCH, 12, request);
	request->max_wait_ms = 0;
	assert_int_equal(next_in_session(b, other, request, id, -1)->error_code, 0);
	assert_int_equal(bench_received(b, conn).size, 0);
	fill(b, other, 1, 1);
	assert_int_equal(((const struct fetch_response *)bench_answer(b, conn, API_KEY_FETCH, 12))->error_code, KAFKA_FETCH_SESSION_ID_NOT_FOUND);
	bench_del(b);
}

/* It read more than its fetcher ever heard. */
TEST(a_session_tells_again_what_was_read_for_one_that_went_away)
{
	struct node_bench *b;
	int32_t conn = begin(&b), other = bench_connect(b, BENCH_CLIENT_PORT);
	struct fetch_request *request = fetch_two(b);
	int32_t id = next_in_session(b, conn, request, 0, 0)->session_id;

	request->topics_count = 0;
	request->session_id = id;
	request->session_epoch = 1;
	request->min_bytes = 1 << 20;
	bench_request(b, conn, API_KEY_FETCH, 12, request);
	fill(b, other, 1, 2);
	bench_disconnect(b, conn);
	request->max_wait_ms = 0;
	answer a = first_of(next_in_session(b, other, request, id, 2));

	assert_int_equal(a->partition_index, 1);
	assert_int_equal(a->high_watermark, 2);
	assert_int_equal(replica_bench_count(a->records.bytes), 2);
	assert_int_equal(next_in_session(b, other, request, id, 3)->responses_count, 1); /* it is still asked for from 0 */
	bench_del(b);
}

/* Nothing was to be read of it at the last fetch; what is asked is otherwise now. */
TEST(a_session_looks_anew_at_a_partition_that_is_asked_for_otherwise)
{
	struct node_bench *b;
	int32_t conn = begin(&b);
	struct fetch_request *request = replica_bench_fetch(b, "orders", 0, 0);
	int32_t id = next_in_session(b, conn, request, 0, 0)->session_id;

	request->max_wait_ms = 0;
	assert_int_equal(next_in_session(b, conn, request, id, 1)->responses_count, 0);
	request->topics->partitions[0].current_leader_epoch = 99;
	assert_int_equal(first_of(next_in_session(b, conn, request, id, 2))->error_code, KAFKA_UNKNOWN_LEADER_EPOCH);
	request->topics->partitions[0].current_leader_epoch = -1;
	assert_int_equal(first_of(next_in_session(b, conn, request, id, 3))->error_code, KAFKA_NONE);
	assert_int_equal(next_in_session(b, conn, request, id, 4)->responses_count, 0);
	request->topics->partitions[0].fetch_offset = 99;
	assert_int_equal(first_of(next_in_session(b, conn, request, id, 5))->error_code, KAFKA_OFFSET_OUT_OF_RANGE);
	bench_del(b);
}

TEST(a_session_is_told_that_its_topic_is_gone_and_reads_from_the_next_of_that_name)
{
	struct node_bench *b;
	int32_t conn = begin(&b);
	struct fetch_request *request = replica_bench_fetch(b, "orders", 0, 0);
	int32_t id = next_in_session(b, conn, request, 0, 0)->session_id;

	request->topics_count = 0;
	request->max_wait_ms = 0;
	assert_int_equal(next_in_session(b, conn, request, id, 1)->responses_count, 0);
	replica_bench_remove_topic(b, "orders");
	assert_int_equal(first_of(next_in_session(b, conn, request, id, 2))->error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	replica_bench_topic(b, "orders", 3, 1, 1, 1, 3);
	fill(b, conn, 0, 3);
	assert_int_equal(replica_bench_count(first_of(next_in_session(b, conn, request, id, 3))->records.bytes), 3);
	bench_del(b);
}

TEST(sessions_refuse_a_wrong_id_epoch_or_naming)
{
	struct node_bench *b;
	int32_t conn = begin(&b);
	struct fetch_request *request = fetch_two(b);

	request->max_wait_ms = 0;
	int32_t id = next_in_session(b, conn, request, 0, 0)->session_id;

	assert_int_equal(next_in_session(b, conn, request, id + 1, 1)->error_code, KAFKA_FETCH_SESSION_ID_NOT_FOUND);
	assert_int_equal(next_in_session(b, conn, request, id, 2)->error_code, KAFKA_INVALID_FETCH_SESSION_EPOCH);
	request->topics_count = 0;
	request->session_id = id;
	request->session_epoch = 1;
	assert_int_equal(((const struct fetch_response *)bench_ask(b, conn, API_KEY_FETCH, 13, request))->error_code,
	                 KAFKA_FETCH_SESSION_TOPIC_ID_ERROR);

	/* -1 ends it. */
	assert_int_equal(next_in_session(b, conn, request, id, -1)->error_code, 0);
	assert_int_equal(next_in_session(b, conn, request, id, 1)->error_code, KAFKA_FETCH_SESSION_ID_NOT_FOUND);
	bench_del(b);
}

TEST(a_full_cache_gives_no_session_until_an_old_one_may_go)
{
	struct node_bench *b = replica_bench_new("max.incremental.fetch.session.cache.slots=2\n");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	replica_bench_topic(b, "orders", 3, 1, 1, 1, 3);
	struct fetch_request *request = fetch_two(b);

	request->max_wait_ms = 0;
	int32_t first = next_in_session(b, conn, request, 0, 0)->session_id;

	assert_true(first != 0);
	assert_true(next_in_session(b, conn, request, 0, 0)->session_id != 0);
	assert_int_equal(next_in_session(b, conn, request, 0, 0)->session_id, 0);
	bench_run(b, 121000);
	assert_true(next_in_session(b, conn, request, 0, 0)->session_id != 0);
	request->topics_count = 0;
	assert_int_equal(next_in_session(b, conn, request, first, 1)->error_code, KAFKA_FETCH_SESSION_ID_NOT_FOUND);
	bench_del(b);
}

TEST(by_topic_id_partitions_are_found_and_unknown_ids_named)
{
	struct node_bench *b;
	int32_t conn = begin(&b);
	struct fetch_request *request = replica_bench_fetch(b, "", 0, 0);

	fill(b, conn, 0, 3);
	request->topics->topic_id = replica_bench_topic_id("orders");
	for (int16_t version = 13; version <= 17; version++) {
		answer a = first_of(bench_ask(b, conn, API_KEY_FETCH, version, request));

		assert_int_equal(replica_bench_count(a->records.bytes), 3);
	}
	request->topics->topic_id = replica_bench_topic_id("nowhere");
	const struct fetch_response *response = bench_ask(b, conn, API_KEY_FETCH, 16, request);

	assert_int_equal(first_of(response)->error_code, KAFKA_UNKNOWN_TOPIC_ID);
	assert_true(uuid_equal(response->responses[0].topic_id, request->topics->topic_id));
	replica_bench_topic(b, "orders", 1, 2, 2, 2, 4);
	request->topics->topic_id = replica_bench_topic_id("orders");
	request->topics->partitions->current_leader_epoch = 3;
	answer a = first_of(bench_ask(b, conn, API_KEY_FETCH, 16, request));

	assert_int_equal(a->error_code, KAFKA_FENCED_LEADER_EPOCH);
	assert_int_equal(a->current_leader.leader_id, 2);
	assert_int_equal(a->current_leader.leader_epoch, 4);
	bench_del(b);
}

/* Nothing is new to be read, but this is to be heard. */
TEST(a_followers_session_hears_of_a_high_watermark_that_another_moved_and_of_a_new_epoch)
{
	struct node_bench *b = replica_bench_new("");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT), other = bench_connect(b, BENCH_CLIENT_PORT);
	struct fetch_request *request = replica_bench_fetch(b, "orders", 0, 3), *of_other = replica_bench_fetch(b, "orders", 0, 3);

	replica_bench_topic(b, "orders", 1, 3, 3, 1, 0);
	fill(b, conn, 0, 3);
	request->replica_id = 2;
	of_other->replica_id = 3;
	request->topics->partitions->current_leader_epoch = 0;
	request->max_wait_ms = of_other->max_wait_ms = 0;
	const struct fetch_response *response = next_in_session(b, conn, request, 0, 0);
	int32_t id = response->session_id;

	assert_int_equal(first_of(response)->high_watermark, 0);
	request->topics_count = 0;
	assert_int_equal(next_in_session(b, conn, request, id, 1)->responses_count, 0);
	ask(b, other, of_other);
	assert_int_equal(first_of(next_in_session(b, conn, request, id, 2))->high_watermark, 3);
	assert_int_equal(next_in_session(b, conn, request, id, 3)->responses_count, 0);
	replica_bench_topic(b, "orders", 1, 3, 3, 1, 1);
	assert_int_equal(first_of(next_in_session(b, conn, request, id, 4))->error_code, KAFKA_FENCED_LEADER_EPOCH);
	bench_del(b);
}

/* replica.lag.time.max.ms is 30 s. */
TEST(a_follower_that_fetches_on_with_nothing_new_stays_in_sync_and_one_that_does_not_goes_out)
{
	struct node_bench *b = replica_bench_new("");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT), id, epoch = 0;
	struct fetch_request *request = replica_bench_fetch(b, "orders", 0, 3);

	replica_bench_topic(b, "orders", 1, 2, 2, 1, 0);
	fill(b, conn, 0, 3);
	request->replica_id = 2;
	request->max_wait_ms = 0;
	id = next_in_session(b, conn, request, 0, epoch++)->session_id;
	request->topics_count = 0;
	for (int i = 0; i < 8; i++) {
		bench_run(b, 10000);
		next_in_session(b, conn, request, id, epoch++);
	}
	fill(b, conn, 0, 1); /* now it is behind, but was not when it last fetched */
	bench_run(b, 20000);
	assert_int_equal(bench_trace_count(b, "isr_change_asked"), 0);
	bench_run(b, 30000);
	assert_int_equal(bench_trace_count(b, "isr_change_asked"), 1);
	bench_del(b);
}

TEST(followers_read_to_the_log_end_and_move_the_high_watermark)
{
	struct node_bench *b = replica_bench_new("");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	replica_bench_topic(b, "orders", 1, 2, 2, 1, 0);
	fill(b, conn, 0, 3);
	struct fetch_request *request = replica_bench_fetch(b, "orders", 0, 0);

	request->max_wait_ms = 0;
	assert_int_equal(ask(b, conn, request)->records.bytes.size, 0);
	request->replica_id = 2;
	answer a = ask(b, conn, request);

	assert_int_equal(replica_bench_count(a->records.bytes), 3);
	assert_int_equal(a->high_watermark, 0);
	request->topics->partitions->fetch_offset = 3;
	ask(b, conn, request);
	assert_int_equal(ask(b, conn, request)->high_watermark, 3);
	request->replica_id = 3; /* no replica of it */
	assert_int_equal(ask(b, conn, request)->error_code, KAFKA_NOT_LEADER_OR_FOLLOWER);
	bench_del(b);
}
