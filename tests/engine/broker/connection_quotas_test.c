#include "engine/broker/connection_quotas.h"

#include "tests/node_bench.h"
#include "tests/replica_bench.h"
#include "tests/test.h"

/* How many connections a broker takes, how long it keeps one, and what it does when nobody reads. */

static bool is_answered(struct node_bench *b, int32_t conn)
{
	struct metadata_request request;

	message_init(&metadata_request_schema, &request);
	request.topics_count = -1;
	return bench_ask(b, conn, API_KEY_METADATA, 9, &request) != NULL;
}

static bool has_said(struct node_bench *b, const char *words)
{
	return strstr(buf_text(&b->out), words) != NULL;
}

static struct bytes metadata_frame(struct node_bench *b)
{
	struct metadata_request request;

	message_init(&metadata_request_schema, &request);
	request.topics_count = -1;
	return request_frame(&b->arena, api_of_key(API_KEY_METADATA), 9, 5, BYTES("c"), &request);
}

static void tell(struct node_bench *b, enum event_type type, int32_t conn)
{
	struct effects fx;

	arena_reset(&b->step_arena);
	effects_init(&fx, &b->step_arena, &b->next_conn, &b->trace);
	node_step(b->node, &(struct event){ .type = type, .conn = conn, .now_us = b->now_us, .wall_ms = b->wall_ms }, &fx);
	bench_carry_out(b, &fx);
}

TEST(one_connection_too_many_of_an_address_is_closed_and_said)
{
	struct node_bench *b = bench_new("max.connections.per.ip=3\n");
	int32_t conns[5];

	bench_start_ready(b);
	for (int i = 0; i < 5; i++) {
		conns[i] = bench_connect(b, BENCH_CLIENT_PORT);
		bench_run(b, 1);
	}
	assert_true(is_answered(b, conns[0]));
	assert_true(bench_is_closed(b, conns[4]));
	assert_true(has_said(b, "INFO Rejected connection from /127.0.0.1, address already has the configured maximum of 3 connections. "
	                        "(kafka.network.DataPlaneAcceptor)"));
	bench_disconnect(b, conns[0]);
	bench_run(b, 1);
	assert_true(is_answered(b, bench_connect(b, BENCH_CLIENT_PORT)));
	bench_del(b);
}

TEST(an_address_may_have_a_maximum_of_its_own)
{
	struct node_bench *b = bench_new("max.connections.per.ip=0\nmax.connections.per.ip.overrides=10.0.0.1:1,127.0.0.1:4\n");

	bench_start_ready(b);
	assert_true(is_answered(b, bench_connect(b, BENCH_CLIENT_PORT)));
	assert_false(has_said(b, "Rejected connection"));
	bench_del(b);
}

TEST(at_max_connections_the_driver_lets_others_wait)
{
	struct node_bench *b = bench_new("max.connections=3\n");
	int32_t conn = 0;

	bench_start_ready(b);
	assert_true(node_takes_connections(b->node, 0));
	for (int i = 0; i < 3; i++)
		conn = bench_connect(b, BENCH_CLIENT_PORT);
	bench_run(b, 1);
	assert_false(node_takes_connections(b->node, 0));
	assert_true(node_takes_connections(b->node, 1)); /* the controller's counts apart */
	bench_disconnect(b, conn);
	bench_run(b, 1);
	bench_del(b);
}

TEST(a_connection_that_is_idle_for_too_long_is_closed)
{
	struct node_bench *b = bench_new("connections.max.idle.ms=60000\n");

	bench_start_ready(b);
	int32_t idle = bench_connect(b, BENCH_CLIENT_PORT), busy = bench_connect(b, BENCH_CLIENT_PORT);

	for (int i = 0; i < 5; i++) {
		bench_run(b, 11000);
		assert_true(is_answered(b, busy));
		assert_false(bench_is_closed(b, idle));
	}
	bench_run(b, 6000);
	assert_true(bench_is_closed(b, idle));
	assert_true(is_answered(b, busy));
	bench_del(b);
}

/* Its fetch is answered in the step that closes it, so that the call is still to be looked at. */
TEST(a_connection_may_be_idle_for_too_long_in_the_step_that_answers_it)
{
	enum { IDLE_MS = 60000 };
	struct node_bench *b = bench_new("connections.max.idle.ms=60000\n");

	bench_start_ready(b);
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	bench_create_topic(b, conn, "orders", 1);
	bench_run(b, 1000);
	struct fetch_request *request = replica_bench_fetch(b, "orders", 0, 0);

	request->max_wait_ms = IDLE_MS;
	bench_request(b, conn, API_KEY_FETCH, 12, request);
	bench_run(b, IDLE_MS - 100);
	assert_false(bench_is_closed(b, conn));
	assert_int_equal(bench_received(b, conn).size, 0);
	bench_run(b, 100);
	assert_true(bench_received(b, conn).size > 0);
	assert_true(bench_is_closed(b, conn));
	bench_run(b, 100); /* what was freed is not touched */
	assert_true(is_answered(b, bench_connect(b, BENCH_CLIENT_PORT)));
	bench_del(b);
}

TEST(no_request_is_taken_up_while_its_answers_are_not_read)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	assert_true(is_answered(b, conn));
	tell(b, EVENT_BACKED_UP, conn);
	bench_send(b, conn, metadata_frame(b));
	bench_run(b, 1000);
	assert_int_equal(bench_received(b, conn).size, 0);
	tell(b, EVENT_DRAINED, conn);
	bench_run(b, 1);
	assert_true(bench_received(b, conn).size > 0);
	bench_del(b);
}

TEST(large_requests_are_understood_however_their_bytes_come)
{
	static const size_t cuts[] = { 90000, 262144, 1000000 };
	struct node_bench *b = bench_new("");
	struct produce_request_partition_produce_data p = { .records = span_of(replica_bench_batch(b, 40000, INT64_C(1700000000000))) };
	struct produce_request_topic_produce_data t = { .name = BYTES("t"), .partition_data = &p, .partition_data_count = 1 };
	struct produce_request request;
	struct buf three = { .heap = b->heap };

	bench_start_ready(b);
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	bench_create_topic(b, conn, "t", 1);
	message_init(&produce_request_schema, &request);
	request.acks = 1;
	request.topic_data = &t;
	request.topic_data_count = 1;
	for (int i = 0; i < 3; i++)
		buf_add_bytes(&three, request_frame(&b->arena, api_of_key(API_KEY_PRODUCE), 9, i, BYTES("bench"), &request));
	assert_true(three.size > 1000000);
	for (size_t i = 0; i < sizeof(cuts) / sizeof(cuts[0]); i++) {
		for (size_t at = 0; at < three.size; at += cuts[i])
			bench_send(b, conn, bytes_slice(buf_bytes(&three), at, cuts[i]));
		for (int64_t j = 0; j < 3; j++) {
			const struct produce_response *response = bench_answer(b, conn, API_KEY_PRODUCE, 9);

			assert_int_equal(response->responses->partition_responses->error_code, 0);
			assert_int_equal(response->responses->partition_responses->base_offset, ((int64_t)i * 3 + j) * 40000);
		}
	}
	buf_free(&three);
	bench_del(b);
}

TEST(frames_that_do_not_end_take_no_more_room_than_may_be_queued)
{
	struct node_bench *b = bench_new("queued.max.request.bytes=1000000\nsocket.request.max.bytes=1000000\n");
	const uint8_t begin[] = { 0, 0x0f, 0x42, 0x40, 0 }; /* the first byte of a million */
	int32_t conns[4];

	bench_start_ready(b);
	for (int i = 0; i < 4; i++) {
		conns[i] = bench_connect(b, BENCH_CLIENT_PORT);
		bench_send(b, conns[i], bytes_of(begin, sizeof(begin)));
		bench_run(b, 1);
	}
	assert_int_equal(b->node->queued_size, 1000000);
	assert_false(list_is_empty(&b->node->starved));
	assert_true(is_answered(b, bench_connect(b, BENCH_CLIENT_PORT))); /* it is here whole */
	for (int i = 0; i < 4; i++) {
		assert_int_equal(b->node->queued_size, 1000000);
		bench_disconnect(b, conns[i]);
		bench_run(b, 1);
	}
	assert_int_equal(b->node->queued_size, 0);
	assert_true(list_is_empty(&b->node->starved));
	bench_del(b);
}

TEST(what_is_no_kafka_client_is_closed_with_a_line)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	bench_send(b, bench_connect(b, BENCH_CLIENT_PORT), BYTES("GET / HTTP/1.1\r\n\r\n"));
	bench_run(b, 1);
	assert_true(has_said(b, "WARN [SocketServer listenerType=BROKER, nodeId=1] Unexpected error from /127.0.0.1; closing connection"));
	assert_true(has_said(b, "Invalid receive (size = 1195725856 larger than 104857600)"));
	bench_del(b);
}
