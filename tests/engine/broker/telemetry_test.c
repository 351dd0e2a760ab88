/* Client metrics: the codes and ids are those of Kafka 4.4.0 for the same requests. */
#include "engine/base/uuid.h"
#include "engine/meta/image.h"
#include "engine/wire/errors.h"
#include "tests/node_bench.h"
#include "tests/test.h"

static struct uuid id_of(uint8_t last)
{
	struct uuid id = { { 0 } };

	id.bytes[15] = last;
	return id;
}

static const struct get_telemetry_subscriptions_response *ask(struct node_bench *b, int32_t conn, struct uuid id)
{
	struct get_telemetry_subscriptions_request request = { id };

	return bench_ask(b, conn, API_KEY_GET_TELEMETRY_SUBSCRIPTIONS, 0, &request);
}

static int16_t push(struct node_bench *b, int32_t conn, struct uuid id, int32_t subscription, int8_t codec, bool is_last)
{
	struct push_telemetry_request request = { .client_instance_id = id, .subscription_id = subscription, .terminating = is_last, .compression_type = codec,
		                                      .metrics = BYTES("abc") };

	return ((const struct push_telemetry_response *)bench_ask(b, conn, API_KEY_PUSH_TELEMETRY, 0, &request))->error_code;
}

static const struct incremental_alter_configs_response_alter_configs_resource_response *set(struct node_bench *b, int32_t conn, const char *name, const char *value)
{
	struct incremental_alter_configs_request_alterable_config config = { bytes_of_text(name), 0, bytes_of_text(value) };
	struct incremental_alter_configs_request_alter_configs_resource r = { RESOURCE_CLIENT_METRICS, BYTES("sub"), &config, 1 };
	struct incremental_alter_configs_request request;

	message_init(&incremental_alter_configs_request_schema, &request);
	request.resources = &r;
	request.resources_count = 1;
	return &((const struct incremental_alter_configs_response *)bench_ask(b, conn, API_KEY_INCREMENTAL_ALTER_CONFIGS, 1, &request))->responses[0];
}

static struct node_bench *begin(int32_t *conn)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	*conn = bench_connect(b, BENCH_CLIENT_PORT);
	return b;
}

TEST(client_that_asks_what_is_wanted_gets_an_id_and_may_push_once_an_interval)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);
	const struct get_telemetry_subscriptions_response *first = ask(b, conn, id_of(0));

	assert_int_equal(first->error_code, 0);
	assert_false(uuid_is_zero(first->client_instance_id));
	assert_int_equal(first->push_interval_ms, 300000);
	assert_int_equal(first->telemetry_max_bytes, 1048576);
	assert_int_equal(first->requested_metrics_count, 0);
	assert_int_equal(first->accepted_compression_types_count, 4);
	assert_int_equal(first->accepted_compression_types[0], 4);
	assert_int_equal(ask(b, conn, first->client_instance_id)->error_code, KAFKA_THROTTLING_QUOTA_EXCEEDED);
	assert_int_equal(push(b, conn, first->client_instance_id, first->subscription_id, 0, false), 0);
	assert_int_equal(push(b, conn, first->client_instance_id, first->subscription_id, 0, false), KAFKA_THROTTLING_QUOTA_EXCEEDED);
	bench_run(b, 300000);
	conn = bench_connect(b, BENCH_CLIENT_PORT);
	assert_int_equal(push(b, conn, first->client_instance_id, first->subscription_id, 1, false), KAFKA_INVALID_RECORD); /* that is no gzip */
	assert_int_equal(push(b, conn, first->client_instance_id, first->subscription_id, 0, true), 0); /* the last one may come early */
	assert_int_equal(push(b, conn, first->client_instance_id, first->subscription_id, 0, false), KAFKA_INVALID_REQUEST);
	bench_del(b);
}

TEST(pushes_that_nobody_asked_for_are_refused)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);

	assert_int_equal(push(b, conn, id_of(0), 1, 0, false), KAFKA_INVALID_REQUEST);
	assert_int_equal(push(b, conn, id_of(77), 1, 0, false), KAFKA_UNKNOWN_SUBSCRIPTION_ID);
	assert_int_equal(ask(b, conn, id_of(77))->error_code, 0); /* at once, for the right one */
	assert_int_equal(ask(b, conn, id_of(79))->subscription_id, -725132399);
	assert_int_equal(push(b, conn, id_of(79), -725132399, 9, false), KAFKA_UNSUPPORTED_COMPRESSION_TYPE);
	bench_del(b);
}

TEST(subscriptions_are_told_to_those_they_match_as_soon_as_they_change)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);

	ask(b, conn, id_of(79));
	assert_int_equal(set(b, conn, "interval.ms", "1000")->error_code, 0);
	assert_int_equal(set(b, conn, "metrics", "org.apache.kafka.producer.")->error_code, 0);
	assert_int_equal(set(b, conn, "match", "client_source_address=127\\.0\\.0\\..")->error_code, 0);
	const struct get_telemetry_subscriptions_response *told = ask(b, conn, id_of(79));

	assert_int_equal(told->error_code, 0);
	assert_int_equal(told->subscription_id, 690914614);
	assert_int_equal(told->push_interval_ms, 1000);
	assert_int_equal(told->requested_metrics_count, 1);
	assert_text(told->requested_metrics[0], "org.apache.kafka.producer.");
	set(b, conn, "match", "client_source_address=10\\..*");
	assert_int_equal(ask(b, conn, id_of(79))->requested_metrics_count, 0);
	assert_text(set(b, conn, "match", "nonsense")->error_message, "Illegal client matching pattern: nonsense");
	assert_text(set(b, conn, "match", "client_id=[")->error_message, "Illegal client matching pattern: client_id=[");
	assert_text(set(b, conn, "match", "a=b")->error_message, "Illegal client matching pattern: a=b");
	bench_del(b);
}

TEST(clients_are_not_told_that_metrics_could_be_pushed)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);
	struct api_versions_request request;

	message_init(&api_versions_request_schema, &request);
	request.client_software_name = request.client_software_version = BYTES("x");
	const struct api_versions_response *response = bench_ask(b, conn, API_KEY_API_VERSIONS, 3, &request);

	for (int32_t i = 0; i < response->api_keys_count; i++)
		assert_true(response->api_keys[i].api_key != API_KEY_GET_TELEMETRY_SUBSCRIPTIONS && response->api_keys[i].api_key != API_KEY_PUSH_TELEMETRY);
	bench_del(b);
}
