/* Client quotas: asked for, told, and kept to. */
#include "engine/log/batch.h"
#include "engine/wire/errors.h"
#include "tests/replica_bench.h"
#include "tests/test.h"

static const struct alter_client_quotas_response *alter(struct node_bench *b, int32_t conn, const char *type, const char *name, const char *key, double value)
{
	struct alter_client_quotas_request_entity_data entity = { bytes_of_text(type), name ? bytes_of_text(name) : BYTES_NULL };
	struct alter_client_quotas_request_op_data op = { bytes_of_text(key), value, value == 0 };
	struct alter_client_quotas_request_entry_data entry = { &entity, 1, &op, 1 };
	struct alter_client_quotas_request request;

	message_init(&alter_client_quotas_request_schema, &request);
	request.entries = &entry;
	request.entries_count = 1;
	return bench_ask(b, conn, API_KEY_ALTER_CLIENT_QUOTAS, 1, &request);
}

static void assert_refused(struct node_bench *b, int32_t conn, const char *type, const char *name, const char *key, double value, const char *text)
{
	const struct alter_client_quotas_response *response = alter(b, conn, type, name, key, value);

	assert_int_equal(response->entries[0].error_code, KAFKA_INVALID_REQUEST);
	assert_text(response->entries[0].error_message, text);
}

static const struct describe_client_quotas_response *describe(struct node_bench *b, int32_t conn, const char *type, int8_t match_type, const char *match,
                                                              bool is_strict)
{
	struct describe_client_quotas_request_component_data component = { bytes_of_text(type), match_type, match ? bytes_of_text(match) : BYTES_NULL };
	struct describe_client_quotas_request request;

	message_init(&describe_client_quotas_request_schema, &request);
	request.components = &component;
	request.components_count = type[0] ? 1 : 0;
	request.strict = is_strict;
	return bench_ask(b, conn, API_KEY_DESCRIBE_CLIENT_QUOTAS, 1, &request);
}

static struct node_bench *begin(int32_t *conn)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	*conn = bench_connect(b, BENCH_CLIENT_PORT);
	bench_create_topic(b, *conn, "orders", 1);
	return b;
}

TEST(quotas_are_set_told_and_kept_over_a_restart)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);

	assert_int_equal(alter(b, conn, "client-id", "c", "producer_byte_rate", 1000)->entries[0].error_code, 0);
	assert_int_equal(alter(b, conn, "client-id", "c", "consumer_byte_rate", 2000)->entries[0].error_code, 0);
	assert_int_equal(alter(b, conn, "user", NULL, "request_percentage", 12.5)->entries[0].error_code, 0);
	bench_stop(b);
	bench_start_ready(b);
	conn = bench_connect(b, BENCH_CLIENT_PORT);
	const struct describe_client_quotas_response *all = describe(b, conn, "", 0, NULL, false);

	assert_int_equal(all->entries_count, 2);
	assert_text(all->error_message, "");
	assert_int_equal(describe(b, conn, "", 0, NULL, true)->entries_count, 0);
	const struct describe_client_quotas_response *one = describe(b, conn, "client-id", 0, "c", true);

	assert_int_equal(one->entries_count, 1);
	assert_text(one->entries[0].entity[0].entity_type, "client-id");
	assert_text(one->entries[0].entity[0].entity_name, "c");
	assert_int_equal(one->entries[0].values_count, 2);
	assert_text(one->entries[0].values[0].key, "consumer_byte_rate");
	assert_true(one->entries[0].values[0].value == 2000);
	assert_int_equal(describe(b, conn, "user", 1, NULL, true)->entries_count, 1);
	assert_int_equal(describe(b, conn, "user", 2, NULL, false)->entries_count, 1);
	assert_int_equal(describe(b, conn, "host", 2, NULL, false)->error_code, KAFKA_UNSUPPORTED_VERSION);
	assert_int_equal(describe(b, conn, "user", 0, NULL, false)->error_code, KAFKA_INVALID_REQUEST);
	alter(b, conn, "client-id", "c", "producer_byte_rate", 0);
	assert_int_equal(describe(b, conn, "client-id", 0, "c", true)->entries[0].values_count, 1);
	bench_del(b);
}

TEST(quotas_that_make_no_sense_are_refused_with_kafkas_words)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);

	assert_refused(b, conn, "client-id", "c", "no_such", 1, "Invalid configuration key no_such");
	assert_refused(b, conn, "client-id", "c", "producer_byte_rate", -1, "Quota producer_byte_rate must be greater than 0");
	assert_refused(b, conn, "client-id", "c", "producer_byte_rate", 1.5, "producer_byte_rate cannot be a fractional value.");
	assert_refused(b, conn, "client-id", "", "producer_byte_rate", 1, "Empty client-id not supported");
	assert_refused(b, conn, "host", "c", "producer_byte_rate", 1, "Unhandled client quota entity type: host");
	assert_refused(b, conn, "ip", "1.2.3.4", "producer_byte_rate", 1, "Invalid configuration key producer_byte_rate");
	assert_refused(b, conn, "ip", "1 2", "connection_creation_rate", 1, "1 2 is not a valid IP or resolvable host.");
	assert_int_equal(describe(b, conn, "", 0, NULL, false)->entries_count, 0);
	bench_del(b);
}

static const struct alter_client_quotas_response *alter_all(struct node_bench *b, int32_t conn, struct alter_client_quotas_request_entry_data *entries,
                                                            int32_t count)
{
	struct alter_client_quotas_request request;

	message_init(&alter_client_quotas_request_schema, &request);
	request.entries = entries;
	request.entries_count = count;
	return bench_ask(b, conn, API_KEY_ALTER_CLIENT_QUOTAS, 1, &request);
}

TEST(a_client_id_is_told_before_its_user_whichever_was_named_first)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);
	struct alter_client_quotas_request_entity_data parts[] = { { BYTES("user"), BYTES("u") }, { BYTES("client-id"), BYTES("c") } };
	struct alter_client_quotas_request_op_data op = { BYTES("producer_byte_rate"), 5, false };
	const struct alter_client_quotas_response *altered = alter_all(b, conn, &(struct alter_client_quotas_request_entry_data){ parts, 2, &op, 1 }, 1);

	assert_int_equal(altered->entries[0].error_code, KAFKA_NONE);
	assert_text(altered->entries[0].entity[0].entity_type, "client-id");
	assert_text(altered->entries[0].entity[1].entity_name, "u");
	const struct describe_client_quotas_response *told = describe(b, conn, "user", 0, "u", false);

	assert_int_equal(told->entries[0].entity_count, 2);
	assert_text(told->entries[0].entity[0].entity_type, "client-id");
	bench_del(b);
}

TEST(what_names_an_entity_or_a_quota_twice_is_ignored_as_kafka_does_it)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);
	struct alter_client_quotas_request_entity_data c = { BYTES("client-id"), BYTES("c") }, d = { BYTES("client-id"), BYTES_NULL },
	                                               last[] = { { BYTES("user"), BYTES("a") }, { BYTES("user"), BYTES("b") } };
	struct alter_client_quotas_request_op_data one = { BYTES("producer_byte_rate"), 5, false }, two[] = { one, { BYTES("producer_byte_rate"), 6, false } };
	struct alter_client_quotas_request_entry_data twice[] = { { &c, 1, &one, 1 }, { &d, 1, two, 2 }, { &c, 1, &two[1], 1 }, { last, 2, &one, 1 } };
	const struct alter_client_quotas_response *altered = alter_all(b, conn, twice, 4);

	assert_int_equal(altered->entries_count, 3);
	assert_int_equal(altered->entries[0].error_code, KAFKA_INVALID_REQUEST);
	assert_text(altered->entries[0].error_message, "Ignoring duplicate entity ClientQuotaEntity(entries={client-id=c})");
	assert_text(altered->entries[1].error_message, "Ignoring duplicate entity ClientQuotaEntity(entries={client-id=null})");
	assert_int_equal(altered->entries[2].error_code, KAFKA_NONE);
	assert_text(altered->entries[2].entity[0].entity_name, "b"); /* the last name counts */

	const struct describe_client_quotas_response *told = describe(b, conn, "client-id", 2, NULL, false);

	assert_int_equal(told->entries_count, 1); /* what came first holds */
	assert_true(told->entries[0].values[0].value == 5);
	bench_del(b);
}

/* The benches' clients have no name, and nobody a user's. */
static void limit(struct node_bench *b, int32_t conn, const char *key, double value)
{
	assert_int_equal(alter(b, conn, "user", NULL, key, value)->entries[0].error_code, 0);
}

TEST(producer_over_its_quota_is_told_and_not_heard_for_so_long)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);
	struct bytes batch = replica_bench_batch(b, 700, 1000);
	struct produce_request_partition_produce_data data = { .index = 0, .records = span_of(batch) };
	struct produce_request_topic_produce_data topic = { .name = BYTES("orders"), .partition_data = &data, .partition_data_count = 1 };
	struct produce_request request;

	limit(b, conn, "producer_byte_rate", 500);
	message_init(&produce_request_schema, &request);
	request.acks = 1;
	request.timeout_ms = 1000;
	request.topic_data = &topic;
	request.topic_data_count = 1;
	int64_t before_us = b->now_us;
	const struct produce_response *response = bench_ask(b, conn, API_KEY_PRODUCE, 9, &request);

	assert_int_equal(response->responses[0].partition_responses[0].error_code, 0);
	assert_true(batch.size > 5000);
	int32_t throttle_ms = response->throttle_time_ms;

	assert_in_range(throttle_ms, (batch.size - 5000) * 2, (batch.size - 5000) * 2 + 300); /* (rate - 500) / 500 of ten seconds; and some bytes around the batch */
	assert_true(b->now_us - before_us < 100000); /* the answer did not wait */
	/* The next request does, and others are heard meanwhile. */
	struct metadata_request metadata;
	int32_t other = bench_connect(b, BENCH_CLIENT_PORT);

	message_init(&metadata_request_schema, &metadata);
	before_us = b->now_us;
	bench_ask(b, other, API_KEY_METADATA, 9, &metadata);
	assert_true(b->now_us - before_us < 100000);
	bench_ask(b, conn, API_KEY_METADATA, 9, &metadata);
	assert_in_range(b->now_us - before_us, ((int64_t)throttle_ms - 100) * 1000, ((int64_t)throttle_ms + 100) * 1000);
	assert_int_equal(bench_trace_count(b, "client_throttled"), 1);
	bench_del(b);
}

/* Asks again until something comes; what comes in between is empty, and tells for how long it is to be waited. */
static int32_t fetch(struct node_bench *b, int32_t conn, int64_t offset, int32_t *muted)
{
	for (*muted = 0; *muted < 100; ++*muted) {
		const struct fetch_response *response = bench_ask(b, conn, API_KEY_FETCH, 12, replica_bench_fetch(b, "orders", 0, offset));

		if (response->responses_count > 0)
			return replica_bench_count(response->responses[0].partitions[0].records.bytes);
		assert_true(response->throttle_time_ms > 0);
	}
	return 0;
}

TEST(consumer_over_its_quota_gets_nothing_until_it_may_again)
{
	int32_t conn, muted;
	struct node_bench *b = begin(&conn);

	for (int i = 0; i < 3; i++)
		assert_int_equal(replica_bench_produce(b, conn, "orders", 0, 1, replica_bench_batch(b, 700, 1000))->error_code, 0);
	assert_int_equal(fetch(b, conn, 0, &muted), 2100);
	assert_int_equal(muted, 0);
	limit(b, conn, "consumer_byte_rate", 1600);
	/* No more than ten windows hold; with what stands around it that is a little too much at once, and soon not any more. */
	assert_int_equal(fetch(b, conn, 0, &muted), 700);
	assert_int_equal(muted, 1);
	int64_t before_us = b->now_us;

	assert_int_equal(fetch(b, conn, 700, &muted), 700);
	assert_in_range(muted, 1, 5); /* what was not sent does not count: it is not muted for ever */
	assert_in_range(b->now_us - before_us, 9000000, 22000000);
	bench_del(b);
}

static const struct create_topics_response *create(struct node_bench *b, int32_t conn, const char *name, int32_t partitions, int16_t version)
{
	struct create_topics_request_creatable_topic topic;
	struct create_topics_request request;

	message_init(&create_topics_request_schema, &request);
	topic = *(struct create_topics_request_creatable_topic *)message_new_items(&b->arena, &create_topics_request_creatable_topic_struct, 1);
	topic.name = bytes_of_text(name);
	topic.num_partitions = partitions;
	topic.replication_factor = 1;
	request.topics = &topic;
	request.topics_count = 1;
	request.timeout_ms = 1000;
	return bench_ask(b, conn, API_KEY_CREATE_TOPICS, version, &request);
}

TEST(changes_of_topics_over_the_quota_are_refused_by_the_controller)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);

	limit(b, conn, "controller_mutation_rate", 1);
	assert_int_equal(create(b, conn, "a", 13, 7)->topics[0].error_code, 0); /* the burst is 11, and may be overdrawn once */
	const struct create_topics_response *refused = create(b, conn, "b", 1, 7);

	assert_int_equal(refused->topics[0].error_code, KAFKA_THROTTLING_QUOTA_EXCEEDED);
	assert_text(refused->topics[0].error_message, "The throttling quota has been exceeded.");
	assert_in_range(refused->throttle_time_ms, 1900, 2000);
	int64_t before_us = b->now_us;

	assert_int_equal(create(b, conn, "b", 1, 7)->topics[0].error_code, 0); /* heard when the time is over, and there are tokens again */
	assert_in_range(b->now_us - before_us, 1800000, 2100000);
	bench_del(b);
}

TEST(connections_over_the_quota_of_their_address_are_left_alone_and_closed)
{
	int32_t conn, conns[12];
	struct node_bench *b = begin(&conn);
	struct metadata_request metadata;

	assert_int_equal(alter(b, conn, "ip", NULL, "connection_creation_rate", 1)->entries[0].error_code, 0);
	message_init(&metadata_request_schema, &metadata);
	for (int i = 0; i < 12; i++)
		conns[i] = bench_connect(b, BENCH_CLIENT_PORT);
	bench_request(b, conns[10], API_KEY_METADATA, 9, &metadata);
	assert_int_equal(bench_received(b, conns[10]).size, 0);
	assert_false(bench_is_closed(b, conns[10]));
	assert_non_null(bench_ask(b, conns[9], API_KEY_METADATA, 9, &metadata)); /* one a second over ten seconds: the eleventh is too many */
	bench_run(b, 1100);
	assert_true(bench_is_closed(b, conns[10]));
	assert_true(bench_is_closed(b, conns[11]));
	assert_false(bench_is_closed(b, conns[9]));
	bench_del(b);
}

TEST(request_time_over_the_quota_mutes_any_request)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);
	struct metadata_request metadata;
	int32_t throttle_ms = 0;

	limit(b, conn, "request_percentage", 0.01); /* two requests a second */
	message_init(&metadata_request_schema, &metadata);
	for (int i = 0; i < 30 && throttle_ms == 0; i++)
		throttle_ms = ((const struct metadata_response *)bench_ask(b, conn, API_KEY_METADATA, 9, &metadata))->throttle_time_ms;
	assert_in_range(throttle_ms, 1, 1000);
	bench_del(b);
}

/* How many requests in a row are answered without a throttle time, of 100 at most. */
static int unthrottled(struct node_bench *b, int32_t conn)
{
	struct metadata_request metadata;
	int i = 0;

	message_init(&metadata_request_schema, &metadata);
	while (i < 100 && ((const struct metadata_response *)bench_ask(b, conn, API_KEY_METADATA, 9, &metadata))->throttle_time_ms == 0)
		i++;
	return i;
}

TEST(request_time_is_what_the_driver_has_measured)
{
	int32_t conn;
	struct node_bench *b = begin(&conn);

	limit(b, conn, "request_percentage", 1); /* 110 ms in all windows */
	b->spent_ns = 1000;
	assert_int_equal(unthrottled(b, conn), 100);
	b->spent_ns = 30 * 1000 * 1000;
	assert_in_range(unthrottled(b, conn), 1, 5);
	bench_del(b);
}
