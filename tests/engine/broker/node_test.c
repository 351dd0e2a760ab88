#include "engine/broker/config.h"
#include "tests/node_bench.h"
#include "tests/test.h"
#include "engine/wire/errors.h"
#include "engine/wire/frame.h"

TEST(api_versions_of_an_unknown_version_is_answered_in_version_0)
{
	struct node_bench *b = bench_new("");

	bench_start(b);
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);
	/* size 12, key 18, version 99, correlation id 7, client id null, an empty tag section */
	static const uint8_t frame[] = { 0, 0, 0, 11, 0, 18, 0, 99, 0, 0, 0, 7, 0xff, 0xff, 0 };

	bench_send(b, conn, bytes_of(frame, sizeof(frame)));
	/* size 16, correlation id 7, error 35, one key: 18 from 0 to 5 */
	static const uint8_t answer[] = { 0, 0, 0, 16, 0, 0, 0, 7, 0, 35, 0, 0, 0, 1, 0, 18, 0, 0, 0, 5 };

	assert_bytes(bench_received(b, conn), bytes_of(answer, sizeof(answer)));
	assert_false(bench_is_closed(b, conn));
	bench_del(b);
}

TEST(api_versions_says_what_the_listener_takes)
{
	struct node_bench *b = bench_new("");
	struct api_versions_request request;

	bench_start(b);
	message_init(&api_versions_request_schema, &request);
	request.client_software_name = BYTES("klab");
	request.client_software_version = BYTES("1.0");
	const struct api_versions_response *client =
		bench_ask(b, bench_connect(b, BENCH_CLIENT_PORT), API_KEY_API_VERSIONS, 4, &request);
	bool has_metadata = false, has_registration = false;

	assert_int_equal(client->error_code, 0);
	for (int32_t i = 0; i < client->api_keys_count; i++) {
		has_metadata = has_metadata || client->api_keys[i].api_key == API_KEY_METADATA;
		has_registration = has_registration || client->api_keys[i].api_key == API_KEY_BROKER_REGISTRATION;
	}
	assert_true(has_metadata);
	assert_false(has_registration);
	bench_del(b);
}

TEST(api_versions_refuses_a_malformed_software_name)
{
	struct node_bench *b = bench_new("");
	struct api_versions_request request;

	bench_start(b);
	message_init(&api_versions_request_schema, &request);
	request.client_software_name = BYTES("-klab");
	request.client_software_version = BYTES("1.0");
	const struct api_versions_response *response =
		bench_ask(b, bench_connect(b, BENCH_CLIENT_PORT), API_KEY_API_VERSIONS, 3, &request);

	assert_int_equal(response->error_code, KAFKA_INVALID_REQUEST);
	bench_del(b);
}

static void assert_closes(const uint8_t *frame, size_t size)
{
	struct node_bench *b = bench_new("");

	bench_start(b);
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	bench_send(b, conn, bytes_of(frame, size));
	assert_int_equal(bench_received(b, conn).size, 0);
	assert_true(bench_is_closed(b, conn));
	assert_int_equal(bench_trace_count(b, "request_refused"), 1);
	bench_del(b);
}

TEST(what_kafka_closes_is_closed)
{
	static const uint8_t negative[] = { 0xff, 0xff, 0xff, 0xff };
	static const uint8_t huge[] = { 0x7f, 0xff, 0xff, 0xff };
	static const uint8_t unknown[] = { 0, 0, 0, 10, 0, 120, 0, 0, 0, 0, 0, 1, 0xff, 0xff };
	static const uint8_t version[] = { 0, 0, 0, 10, 0, 3, 0, 90, 0, 0, 0, 1, 0xff, 0xff };
	static const uint8_t short_header[] = { 0, 0, 0, 3, 0, 3, 0 };
	static const uint8_t short_body[] = { 0, 0, 0, 11, 0, 3, 0, 0, 0, 0, 0, 1, 0xff, 0xff, 0 };
	static const uint8_t wrong_listener[] = { 0, 0, 0, 10, 0, 56, 0, 2, 0, 0, 0, 1, 0xff, 0xff };

	assert_closes(negative, sizeof(negative));
	assert_closes(huge, sizeof(huge));
	assert_closes(unknown, sizeof(unknown));
	assert_closes(version, sizeof(version));
	assert_closes(short_header, sizeof(short_header));
	assert_closes(short_body, sizeof(short_body));
	assert_closes(wrong_listener, sizeof(wrong_listener));
}

TEST(a_frame_may_come_byte_by_byte_and_several_may_come_at_once)
{
	struct node_bench *b = bench_new("");
	struct metadata_request request;

	bench_start(b);
	message_init(&metadata_request_schema, &request);
	request.topics_count = -1;
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);
	struct bytes frame = request_frame(&b->arena, api_of_key(API_KEY_METADATA), 9, 5, BYTES("c"), &request);

	for (size_t i = 0; i < frame.size; i++)
		bench_send(b, conn, bytes_slice(frame, i, 1));
	const struct metadata_response *response = bench_answer(b, conn, API_KEY_METADATA, 9);

	assert_text(response->cluster_id, "4L6g3nShT-eMCtK--X86sw");
	struct buf both = { .heap = b->heap };

	buf_add_bytes(&both, frame);
	buf_add_bytes(&both, frame);
	bench_send(b, conn, buf_bytes(&both));
	assert_non_null(bench_answer(b, conn, API_KEY_METADATA, 9));
	assert_non_null(bench_answer(b, conn, API_KEY_METADATA, 9));
	buf_free(&both);
	bench_del(b);
}

TEST(a_start_without_meta_properties_is_refused_as_kafka_does)
{
	struct node_bench *b = bench_new("log.dirs=/nowhere\n");

	bench_start(b);
	assert_int_equal(b->exit_status, 1);
	assert_text(buf_bytes(&b->err), "[2023-11-14 22:13:20,000] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)\n"
	                                "java.lang.RuntimeException: No readable meta.properties files found.\n");
	assert_int_equal(bench_trace_count(b, "node_refused"), 1);
	bench_del(b);
}

TEST(a_start_with_another_nodes_directory_is_refused)
{
	struct node_bench *b = bench_new("");
	struct buf *meta = memory_disk_file(b->files, "/tmp/kraft-combined-logs/meta.properties");

	buf_clear(meta);
	buf_add_text(meta, "version=1\ncluster.id=4L6g3nShT-eMCtK--X86sw\nnode.id=2\n");
	bench_start(b);
	assert_int_equal(b->exit_status, 1);
	assert_true(bytes_find_bytes(buf_bytes(&b->err), BYTES("Stored node id 2 doesn't match previous node id 1 in "
	                                                        "/tmp/kraft-combined-logs/meta.properties.")) < b->err.size);
	bench_del(b);
}

TEST(a_directory_without_an_id_gets_one_for_good)
{
	struct node_bench *b = bench_new("");
	struct buf *meta = memory_disk_file(b->files, "/tmp/kraft-combined-logs/meta.properties");

	buf_clear(meta);
	buf_add_text(meta, "version=1\ncluster.id=4L6g3nShT-eMCtK--X86sw\nnode.id=1\n");
	bench_start_ready(b);
	struct uuid id = b->node->directory_ids[0];

	bench_stop(b);
	bench_start_ready(b);
	assert_true(uuid_equal(b->node->directory_ids[0], id));
	assert_true(bytes_find_bytes(buf_bytes(&b->out), BYTES("] Rewriting /tmp/kraft-combined-logs/meta.properties (kafka.server.KafkaRaftServer)\n")) < b->out.size);
	bench_del(b);
}

TEST(a_metadata_log_where_none_should_be_is_refused)
{
	struct node_bench *b = bench_new_formatted("log.dirs=/tmp/kraft-combined-logs,/tmp/second\nmetadata.log.dir=/tmp/second\n",
	                                           "log.dirs=/tmp/kraft-combined-logs,/tmp/second\n");

	bench_start(b);
	assert_int_equal(b->exit_status, 1);
	assert_true(bytes_find_bytes(buf_bytes(&b->err), BYTES("org.apache.kafka.common.KafkaException: Found unexpected metadata location in data directory "
	                                                        "`/tmp/kraft-combined-logs/__cluster_metadata-0` (the configured metadata directory is /tmp/second).\n")) < b->err.size);
	bench_del(b);
}

TEST(a_wrong_value_is_refused_with_kafkas_message)
{
	struct node_bench *b = bench_new("num.partitions=none\n");

	bench_start(b);
	assert_int_equal(b->exit_status, 1);
	assert_true(bytes_find_bytes(buf_bytes(&b->err), BYTES("org.apache.kafka.common.config.ConfigException: Invalid value none for "
	                                                        "configuration num.partitions: Not a number of type INT\n")) < b->err.size);
	bench_del(b);
}

TEST(node_whose_port_is_taken_refuses_to_start_in_kafkas_words)
{
	struct node_bench *b = bench_new("");
	struct effects fx;

	bench_start_ready(b);
	effects_init(&fx, &b->step_arena, &b->next_conn, &b->trace);
	node_step(b->node, &(struct event){ .type = EVENT_CLOSED, .now_us = b->now_us, .wall_ms = b->wall_ms, .listener = 0, .err = ERR_EXISTS }, &fx);
	bench_carry_out(b, &fx);
	assert_int_equal(b->exit_status, 1);
	assert_true(bytes_find_bytes(buf_bytes(&b->err), BYTES("org.apache.kafka.common.KafkaException: Socket server failed to bind to 0.0.0.0:9092: "
	                                                       "Address already in use.")) < b->err.size);
	bench_del(b);
}
