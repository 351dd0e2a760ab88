/* Kafka's answers at the edges: found by sending both servers the same requests (tests/interop/kafka). */
#include "engine/log/batch.h"
#include "engine/meta/image.h"
#include "engine/wire/errors.h"
#include "tests/replica_bench.h"
#include "tests/test.h"

static struct node_bench *begin(int32_t *conn)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	*conn = bench_connect(b, BENCH_CLIENT_PORT);
	bench_create_topic(b, *conn, "t", 1);
	return b;
}

TEST(metadata_by_no_name_and_no_id_fails_as_a_whole)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);
	struct metadata_request_metadata_request_topic topic = { .name = BYTES_NULL };
	struct metadata_request request;

	message_init(&metadata_request_schema, &request);
	request.topics = &topic;
	request.topics_count = 1;
	const struct metadata_response *response = bench_ask(b, conn, API_KEY_METADATA, 12, &request);

	assert_int_equal(response->topics_count, 1);
	assert_int_equal(response->topics[0].error_code, KAFKA_UNKNOWN_SERVER_ERROR);
	assert_text(response->topics[0].name, "");
	assert_int_equal(response->topics[0].topic_authorized_operations, INT32_MIN);
	assert_int_equal(response->brokers_count, 0);
	assert_int_equal(response->controller_id, -1);
	bench_del(b);
}

/* librdkafka waits for ever where the API is missing. */
TEST(a_client_of_the_new_group_protocol_is_told_that_there_is_none)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);
	struct api_versions_request versions;
	struct consumer_group_heartbeat_request request;
	bool is_told = false;

	message_init(&api_versions_request_schema, &versions);
	versions.client_software_name = versions.client_software_version = BYTES("a");
	const struct api_versions_response *told = bench_ask(b, conn, API_KEY_API_VERSIONS, 4, &versions);

	for (int32_t i = 0; i < told->api_keys_count; i++)
		is_told = is_told || told->api_keys[i].api_key == API_KEY_CONSUMER_GROUP_HEARTBEAT;
	assert_true(is_told);
	message_init(&consumer_group_heartbeat_request_schema, &request);
	request.group_id = BYTES("g");
	request.member_id = BYTES("m");
	for (int16_t version = 0; version <= 1; version++) {
		const struct consumer_group_heartbeat_response *response = bench_ask(b, conn, API_KEY_CONSUMER_GROUP_HEARTBEAT, version, &request);

		assert_int_equal(response->error_code, KAFKA_UNSUPPORTED_VERSION);
		assert_null(response->error_message.data);
		assert_null(response->assignment);
	}
	bench_del(b);
}

TEST(operations_that_a_client_may_do_are_told_of_the_cluster_and_of_topics)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);
	struct describe_cluster_request cluster;
	struct describe_topic_partitions_request_topic_request wanted[2] = { { .name = BYTES("nope") }, { .name = BYTES("t") } };
	struct describe_topic_partitions_request_cursor cursor = { BYTES("t"), -1 };
	struct describe_topic_partitions_request topics;

	message_init(&describe_cluster_request_schema, &cluster);
	message_init(&describe_topic_partitions_request_schema, &topics);
	assert_int_equal(((const struct describe_cluster_response *)bench_ask(b, conn, API_KEY_DESCRIBE_CLUSTER, 1, &cluster))->cluster_authorized_operations,
	                 INT32_MIN);
	cluster.include_cluster_authorized_operations = true;
	assert_int_equal(((const struct describe_cluster_response *)bench_ask(b, conn, API_KEY_DESCRIBE_CLUSTER, 1, &cluster))->cluster_authorized_operations, 8096);
	topics.topics = wanted;
	topics.topics_count = 2;
	const struct describe_topic_partitions_response *told = bench_ask(b, conn, API_KEY_DESCRIBE_TOPIC_PARTITIONS, 0, &topics);

	assert_int_equal(told->topics[0].error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(told->topics[0].topic_authorized_operations, 3576);
	assert_int_equal(told->topics[1].topic_authorized_operations, 3576);
	topics.cursor = &cursor;
	told = bench_ask(b, conn, API_KEY_DESCRIBE_TOPIC_PARTITIONS, 0, &topics);
	assert_int_equal(told->topics[1].error_code, KAFKA_INVALID_REQUEST);
	assert_int_equal(told->topics[1].topic_authorized_operations, INT32_MIN);
	bench_del(b);
}

static const struct describe_quorum_response *quorum(struct node_bench *b, int32_t conn, const char *topic)
{
	struct describe_quorum_request_partition_data partition = { 0 };
	struct describe_quorum_request_topic_data wanted = { bytes_of_text(topic), &partition, 1 };
	struct describe_quorum_request request;

	message_init(&describe_quorum_request_schema, &request);
	request.topics = &wanted;
	request.topics_count = topic[0] ? 1 : 0;
	return bench_ask(b, conn, API_KEY_DESCRIBE_QUORUM, 2, &request);
}

TEST(quorum_of_anything_but_the_metadata_is_unknown_and_has_no_nodes)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);
	const struct describe_quorum_response *good = quorum(b, conn, "__cluster_metadata"), *bad = quorum(b, conn, "t");

	assert_int_equal(good->topics[0].partitions[0].error_code, 0);
	assert_text(good->topics[0].partitions[0].error_message, "");
	assert_int_equal(good->nodes_count, 1);
	assert_int_equal(bad->topics[0].partitions[0].error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(bad->topics[0].partitions[0].leader_id, 0);
	assert_int_equal(bad->nodes_count, 0);
	assert_int_equal(quorum(b, conn, "")->nodes_count, 0);
	bench_del(b);
}

TEST(election_of_an_unknown_kind_for_nothing_is_no_error)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);
	struct elect_leaders_request request;

	message_init(&elect_leaders_request_schema, &request);
	request.election_type = 5;
	request.topic_partitions_count = 0;
	assert_int_equal(((const struct elect_leaders_response *)bench_ask(b, conn, API_KEY_ELECT_LEADERS, 2, &request))->error_code, 0);
	request.topic_partitions_count = -1;
	assert_int_equal(((const struct elect_leaders_response *)bench_ask(b, conn, API_KEY_ELECT_LEADERS, 2, &request))->error_code, KAFKA_INVALID_REQUEST);
	bench_del(b);
}

TEST(reassignments_without_an_error_have_no_words_for_it)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);
	struct list_partition_reassignments_request request;

	message_init(&list_partition_reassignments_request_schema, &request);
	request.topics_count = -1;
	const struct list_partition_reassignments_response *response = bench_ask(b, conn, API_KEY_LIST_PARTITION_REASSIGNMENTS, 0, &request);

	assert_int_equal(response->error_code, 0);
	assert_null(response->error_message.data);
	bench_del(b);
}

TEST(producers_of_a_topic_that_cannot_be_are_refused_with_words)
{
	int32_t conn, index = 0;
	struct node_bench *b = begin(&conn);
	struct describe_producers_request_topic_request topics[2] = { { BYTES(""), &index, 1 }, { BYTES("nope"), &index, 1 } };
	struct describe_producers_request request;

	message_init(&describe_producers_request_schema, &request);
	request.topics = topics;
	request.topics_count = 2;
	const struct describe_producers_response *response = bench_ask(b, conn, API_KEY_DESCRIBE_PRODUCERS, 0, &request);

	assert_int_equal(response->topics[0].partitions[0].error_code, KAFKA_INVALID_TOPIC_EXCEPTION);
	assert_text(response->topics[0].partitions[0].error_message, "Topic name is invalid: the empty string is not allowed");
	assert_int_equal(response->topics[1].partitions[0].error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_text(response->topics[1].partitions[0].error_message, "This server does not host this topic-partition.");
	bench_del(b);
}

static const struct describe_configs_response *describe(struct node_bench *b, int32_t conn, int8_t type, const char *name, const char *key)
{
	struct bytes keys = bytes_of_text(key);
	struct describe_configs_request_describe_configs_resource r[2] = { { type, bytes_of_text(name), &keys, 1 }, { RESOURCE_TOPIC, BYTES("t"), &keys, 1 } };
	struct describe_configs_request request;

	message_init(&describe_configs_request_schema, &request);
	request.resources = r;
	request.resources_count = 2;
	return bench_ask(b, conn, API_KEY_DESCRIBE_CONFIGS, 4, &request);
}

TEST(settings_are_described_as_kafkas_are)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);
	const struct describe_configs_response *answer = describe(b, conn, RESOURCE_BROKER, "1", "broker.id");

	assert_text(answer->results[0].error_message, "");
	assert_int_equal(answer->results[0].configs_count, 1);
	assert_text(answer->results[0].configs[0].value, "1"); /* the old name of node.id */
	assert_int_equal(answer->results[0].configs[0].config_source, 4);
	/* What Kafka calls internal is listed only where it was set. */
	assert_int_equal(describe(b, conn, RESOURCE_BROKER, "1", "producer.id.expiration.check.interval.ms")->results[0].configs_count, 0);
	assert_int_equal(describe(b, conn, RESOURCE_BROKER, "1", "follower.replication.throttled.rate")->results[0].configs_count, 0);
	assert_int_equal(describe(b, conn, RESOURCE_GROUP, "g", "streams.num.warmup.replicas")->results[0].configs_count, 0);
	answer = describe(b, conn, 99, "x", "a");
	assert_int_equal(answer->results[0].error_code, KAFKA_INVALID_REQUEST);
	assert_int_equal(answer->results[1].error_code, KAFKA_INVALID_REQUEST); /* one type that is unknown fails all */
	bench_del(b);
}

static void assert_not_altered(struct node_bench *b, int32_t conn, int8_t type, const char *resource, const char *name, const char *value, int16_t code,
                               const char *text)
{
	struct incremental_alter_configs_request_alterable_config config = { bytes_of_text(name), 0, bytes_of_text(value) };
	struct incremental_alter_configs_request_alter_configs_resource r = { type, bytes_of_text(resource), &config, 1 };
	struct incremental_alter_configs_request request;

	message_init(&incremental_alter_configs_request_schema, &request);
	request.resources = &r;
	request.resources_count = 1;
	const struct incremental_alter_configs_response *response = bench_ask(b, conn, API_KEY_INCREMENTAL_ALTER_CONFIGS, 1, &request);

	assert_int_equal(response->responses[0].error_code, code);
	assert_text(response->responses[0].error_message, text);
}

TEST(broker_refuses_itself_what_is_not_for_it)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);

	assert_not_altered(b, conn, RESOURCE_BROKER, "7", "log.cleaner.threads", "2", KAFKA_INVALID_REQUEST,
	                   "Unexpected broker id, expected 1, but received 7");
	assert_not_altered(b, conn, RESOURCE_BROKER_LOGGER, "1", "kafka", "INFO", KAFKA_INVALID_CONFIG, "Logger kafka does not exist!");
	assert_not_altered(b, conn, 99, "x", "a", "1", KAFKA_INVALID_REQUEST, "Unknown resource type 99");
	assert_not_altered(b, conn, RESOURCE_BROKER, "1", "log.cleaner.threads", "90", KAFKA_INVALID_REQUEST,
	                   "Invalid value org.apache.kafka.common.config.ConfigException: Log cleaner threads cannot be increased to more than double the current "
	                   "value 1 for configuration Invalid dynamic configuration");
	assert_not_altered(b, conn, RESOURCE_BROKER, "1", "num.io.threads", "100", KAFKA_INVALID_REQUEST,
	                   "Invalid value org.apache.kafka.common.config.ConfigException: Dynamic thread count update validation failed for num.io.threads=100, "
	                   "value should not be greater than double the current value 8 for configuration Invalid dynamic configuration");
	bench_del(b);
}

/* ---- Produce ----------------------------------------------------------------------------------------------------------- */

/* One record of `size` bytes under that codec, with what is behind the head replaced by `payload` if there is one. */
static struct bytes batch_of(struct node_bench *b, enum codec codec, size_t size, struct bytes payload)
{
	struct batch_builder builder;
	struct buf out = { .heap = b->heap };
	uint8_t *value = arena_calloc(&b->arena, size + 1, 1);

	batch_builder_init(&builder, b->heap, codec);
	batch_builder_add(&builder, b->wall_ms, BYTES_NULL, bytes_of(value, size), NULL, 0);
	batch_builder_end(&builder, &out);
	batch_builder_free(&builder);
	if (payload.size > 0) {
		out.size = BATCH_HEADER_SIZE;
		buf_add_bytes(&out, payload);
		store_u32(out.data + 8, (uint32_t)(out.size - BATCH_SIZE_PREFIX));
		batch_set_producer(out.data, -1, -1, -1, false); /* the checksum anew */
	}
	return buf_bytes(&out);
}

TEST(produced_batches_that_are_none_are_refused_with_kafkas_codes)
{
	struct node_bench *b = replica_bench_new("");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);
	struct bytes magic = batch_of(b, CODEC_NONE, 5, BYTES(""));

	replica_bench_topic(b, "orders", 1, 1, 1, 1, 3);
	replica_bench_config(b, "orders", "max.decompressed.message.bytes", "500");
	((uint8_t *)(uintptr_t)magic.data)[16] = 3;
	const struct produce_response_partition_produce_response *row = replica_bench_produce(b, conn, "orders", 0, 1, magic);

	assert_int_equal(row->error_code, KAFKA_CORRUPT_MESSAGE);
	assert_text(row->error_message, "Invalid magic found in record: 3");
	assert_int_equal(row->log_start_offset, -1);
	row = replica_bench_produce(b, conn, "orders", 0, 1, batch_of(b, CODEC_NONE, 5, BYTES("\x10\0\0\0")));
	assert_int_equal(row->error_code, KAFKA_INVALID_RECORD);
	assert_int_equal(row->log_start_offset, 0);
	row = replica_bench_produce(b, conn, "orders", 0, 1, batch_of(b, CODEC_GZIP, 5, BYTES("no gzip at all")));
	assert_int_equal(row->error_code, KAFKA_UNKNOWN_SERVER_ERROR);
	/* The limit is for one record, and only where compression could hide it. */
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, batch_of(b, CODEC_GZIP, 600, BYTES("")))->error_code, KAFKA_INVALID_RECORD);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, batch_of(b, CODEC_GZIP, 400, BYTES("")))->error_code, 0);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, batch_of(b, CODEC_NONE, 600, BYTES("")))->error_code, 0);
	bench_del(b);
}

TEST(produced_timestamps_out_of_range_are_told_with_the_range)
{
	struct node_bench *b = replica_bench_new("");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	replica_bench_topic(b, "orders", 1, 1, 1, 1, 3);
	const struct produce_response_partition_produce_response *row =
		replica_bench_produce(b, conn, "orders", 0, 1, replica_bench_batch(b, 1, INT64_C(4102444800000)));
	int64_t now_ms = b->wall_ms + b->now_us / 1000;

	assert_int_equal(row->error_code, KAFKA_INVALID_TIMESTAMP);
	assert_text(row->error_message, "One or more records have been rejected due to invalid timestamp");
	assert_text(row->record_errors[0].batch_index_error_message,
	            arena_text(&b->arena, arena_printf(&b->arena, "Timestamp 4102444800000 of message with offset 0 is out of range. The timestamp should be within [%lld, %lld]",
	                                               (long long)(now_ms - INT64_MAX), (long long)(now_ms + 3600000))));
	bench_del(b);
}
