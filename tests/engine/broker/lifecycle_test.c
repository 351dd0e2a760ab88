#include "engine/log/batch.h"
#include "engine/meta/metadata_version.h"
#include "engine/meta/record.h"
#include "tests/node_bench.h"
#include "tests/test.h"

static bool has_line(struct node_bench *b, const char *text)
{
	return bytes_find_bytes(buf_bytes(&b->out), bytes_of_text(text)) < b->out.size;
}

TEST(a_start_says_what_kafkas_says)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	assert_true(has_line(b, "INFO [BrokerServer id=1] Starting broker (kafka.server.BrokerServer)\n"));
	assert_true(has_line(b, "INFO [BrokerLifecycleManager id=1] Successfully registered broker 1 with broker epoch "));
	assert_true(has_line(b, "INFO [BrokerLifecycleManager id=1] The broker has been unfenced. Transitioning from RECOVERY to RUNNING. "));
	assert_true(has_line(b, "INFO [KafkaRaftServer nodeId=1] Kafka Server started (kafka.server.KafkaRaftServer)\n"));
	bench_del(b);
}

TEST(its_sockets_have_the_buffers_that_are_set)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	assert_int_equal(b->buffers.send, 102400);
	assert_int_equal(b->buffers.receive, -1); /* Kafka's default is not asked for */
	bench_del(b);
	b = bench_new("socket.send.buffer.bytes=-1\nsocket.receive.buffer.bytes=65536\n");
	bench_start_ready(b);
	assert_int_equal(b->buffers.send, -1);
	assert_int_equal(b->buffers.receive, 65536);
	bench_del(b);
}

TEST(a_controlled_stop_asks_the_controller_first)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	bench_create_topic(b, bench_connect(b, BENCH_CLIENT_PORT), "t", 1);
	bench_stop(b);
	assert_int_equal(b->exit_status, 0);
	assert_true(has_line(b, "INFO [BrokerLifecycleManager id=1] Beginning controlled shutdown. "));
	assert_true(has_line(b, "INFO [BrokerLifecycleManager id=1] The controller has asked us to exit controlled shutdown. "));
	assert_int_equal(bench_trace_count(b, "node_stopped"), 1);
	bench_del(b);
}

TEST(after_a_kill_the_broker_waits_until_its_old_session_has_ended)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	bench_kill(b);
	int64_t before = b->now_us;

	bench_start_ready(b);
	assert_true(b->now_us - before >= 8000000 && b->now_us - before <= 14000000);
	assert_true(has_line(b, "Unable to register broker 1 because the controller returned error DUPLICATE_BROKER_REGISTRATION"));
	assert_int_equal(bench_trace_count(b, "broker_fenced"), 1);
	bench_del(b);
}

TEST(after_a_clean_stop_it_is_back_at_once)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	bench_stop(b);
	int64_t before = b->now_us;

	bench_start_ready(b);
	assert_true(b->now_us - before <= 1000000);
	assert_true(b->node->broker_epoch > 0);
	bench_del(b);
}

TEST(a_node_that_is_killed_in_the_middle_leaves_no_memory_behind)
{
	for (int64_t ms = 0; ms < 400; ms += 7) {
		struct node_bench *b = bench_new("");
		struct metadata_request request;
		struct metadata_request_metadata_request_topic wanted = { .name = BYTES("auto") };
		struct find_coordinator_request find;

		message_init(&metadata_request_schema, &request);
		message_init(&find_coordinator_request_schema, &find);
		request.topics = &wanted;
		request.topics_count = 1;
		find.key = BYTES("g");
		bench_start(b);
		bench_run(b, ms / 2);
		b->holds_syncs = ms % 2;
		bench_request(b, bench_connect(b, BENCH_CLIENT_PORT), API_KEY_METADATA, 9, &request);
		bench_request(b, bench_connect(b, BENCH_CLIENT_PORT), API_KEY_FIND_COORDINATOR, 1, &find);
		bench_run(b, ms / 2);
		bench_kill(b); /* checks it */
		bench_del(b);
	}
}

TEST(a_node_that_is_refused_leaves_no_memory_behind)
{
	static const char *const properties[] = { "node.id=x\n", "log.dirs=\n", "listeners=what\n", "process.roles=king\n",
		                                      "controller.quorum.voters=1@localhost\n", "controller.listener.names=NONE\n",
		                                      "advertised.listeners=PLAINTEXT://0.0.0.0:9092\n", "inter.broker.listener.name=OTHER\n" };

	for (size_t i = 0; i < sizeof(properties) / sizeof(properties[0]); i++) {
		struct node_bench *b = bench_new(properties[i]);

		bench_start(b);
		if (b->exit_status != 1 || b->err.size == 0)
			fail_msg("%s was not refused", properties[i]);
		bench_del(b);
	}
}

TEST(node_that_is_told_to_stop_twice_waits_for_no_controller)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	b->is_deaf = true;
	bench_terminate(b);
	bench_run(b, 60000);
	assert_non_null(b->node);
	bench_terminate(b);
	bench_run(b, 100);
	assert_null(b->node);
	assert_int_equal(b->exit_status, 0);
	assert_true(bytes_find_bytes(buf_bytes(&b->out), BYTES("shut down completed")) < b->out.size);
	bench_del(b);
}

/* Puts a level into the bootstrap checkpoint, before its footer. */
static void finalize(struct node_bench *b, const char *name, int16_t level)
{
	struct buf *checkpoint = memory_disk_file(b->files, "/tmp/kraft-combined-logs/__cluster_metadata-0/00000000000000000000-0000000000.checkpoint");
	struct feature_level_record record = { bytes_of_text(name), level };
	struct buf value = { .heap = b->heap }, more = { .heap = b->heap };
	struct batch_builder builder;
	struct batch footer;
	size_t at = 0, end = 0;

	while (batch_next(buf_bytes(checkpoint), &end, &footer) == ERR_OK && end < checkpoint->size)
		at = end;
	record_encode(&(struct metadata_record){ &feature_level_record_schema, 0, &record }, &value);
	batch_builder_init(&builder, b->heap, CODEC_NONE);
	batch_builder_add(&builder, b->wall_ms, BYTES_NULL, buf_bytes(&value), NULL, 0);
	builder.base_offset = footer.base_offset;
	builder.leader_epoch = 0;
	batch_builder_end(&builder, &more);
	batch_builder_free(&builder);
	buf_add_bytes(&more, bytes_slice(buf_bytes(checkpoint), at, checkpoint->size));
	checkpoint->size = at;
	buf_add_bytes(checkpoint, buf_bytes(&more));
}

/* As in a directory that Kafka formatted. */
TEST(finalized_features_that_are_not_spoken_end_the_start_with_one_line_that_says_what_to_do)
{
	struct node_bench *b = bench_new("");

	finalize(b, "queue.version", 1);
	finalize(b, "group.version", 2);
	bench_start(b);
	bench_run(b, 5000);
	assert_int_equal(b->exit_status, 1);
	assert_true(bytes_find_bytes(buf_bytes(&b->err), BYTES("UnsupportedVersionException: The cluster has finalized group.version=2 (this server: 0-1), queue.version=1 "
	                                                      "(this server: 0). Start Kafka on these directories and turn off what this server does not know: "
	                                                      "kafka-features.sh --bootstrap-server HOST:PORT disable --feature queue.version; or format them anew with "
	                                                      "this server's features alone.\n")) < b->err.size);
	bench_del(b);
}

/* A directory of Kafka's, with the features that Kafka finalizes when it formats one. */
TEST(features_that_are_only_kept_are_named_in_the_log_and_told_to_nobody)
{
	struct node_bench *b = bench_new("");
	struct api_versions_request request;
	const struct api_versions_response *told;

	finalize(b, "transaction.version", 2);
	finalize(b, "group.version", 1);
	finalize(b, "share.version", 2);
	finalize(b, "streams.version", 1);
	bench_start(b);
	bench_run(b, 5000);
	assert_int_equal(b->exit_status, -1);
	assert_non_null(image_broker(&b->node->image, b->node->id));
	assert_false(image_broker(&b->node->image, b->node->id)->is_fenced);
	assert_true(bytes_find_bytes(buf_bytes(&b->out), BYTES("WARN Kept, but not served: group.version=1, share.version=2, streams.version=1, transaction.version=2.")) < b->out.size);
	message_init(&api_versions_request_schema, &request);
	request.client_software_name = request.client_software_version = BYTES("test");
	told = bench_ask(b, bench_connect(b, BENCH_CLIENT_PORT), API_KEY_API_VERSIONS, 4, &request);
	for (int32_t i = 0; i < told->finalized_features_count; i++)
		assert_false(feature_is_kept(told->finalized_features[i].name, told->finalized_features[i].max_version_level));
	for (int32_t i = 0; i < told->supported_features_count; i++)
		assert_false(feature_is_kept(told->supported_features[i].name, 1));
	assert_int_equal(image_feature(&b->node->image, BYTES("transaction.version")), 2); /* and stays so */
	bench_del(b);
}
