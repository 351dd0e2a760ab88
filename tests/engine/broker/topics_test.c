#include "engine/wire/errors.h"
#include "tests/node_bench.h"
#include "tests/test.h"

struct bench {
	struct node_bench *node;
	int32_t conn;
};

static struct bench begin(const char *properties)
{
	struct bench b = { bench_new(properties), 0 };

	bench_start_ready(b.node);
	b.conn = bench_connect(b.node, BENCH_CLIENT_PORT);
	return b;
}

static const struct create_topics_response *create(struct bench *b, struct create_topics_request_creatable_topic *topics, int32_t count,
                                                   bool validate_only)
{
	struct create_topics_request request;

	message_init(&create_topics_request_schema, &request);
	request.topics = topics;
	request.topics_count = count;
	request.validate_only = validate_only;
	return bench_ask(b->node, b->conn, API_KEY_CREATE_TOPICS, 7, &request);
}

static void assert_refused(struct bench *b, struct create_topics_request_creatable_topic topic, int16_t code, const char *text)
{
	const struct create_topics_response *response = create(b, &topic, 1, false);

	assert_int_equal(response->topics_count, 1);
	assert_int_equal(response->topics[0].error_code, code);
	assert_text(response->topics[0].error_message, text);
}

static const struct metadata_response *metadata(struct bench *b, const char *topic)
{
	struct metadata_request request;
	struct metadata_request_metadata_request_topic wanted = { .name = bytes_of_text(topic) };

	message_init(&metadata_request_schema, &request);
	request.topics = &wanted;
	request.topics_count = topic ? 1 : -1;
	return bench_ask(b->node, b->conn, API_KEY_METADATA, 12, &request);
}

TEST(a_node_starts_registers_and_is_unfenced)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	assert_int_equal(bench_trace_count(b, "controller_elected"), 1);
	assert_int_equal(bench_trace_count(b, "broker_registered"), 1);
	assert_int_equal(bench_trace_count(b, "broker_unfenced"), 1);
	assert_int_equal(bench_trace_count(b, "node_started"), 1);
	assert_true(bytes_find_bytes(buf_bytes(&b->out), BYTES("] INFO [KafkaRaftServer nodeId=1] Kafka Server started (kafka.server.KafkaRaftServer)\n")) <
	            b->out.size);
	bench_del(b);
}

TEST(a_created_topic_is_seen_at_once)
{
	struct bench b = begin("");
	struct create_topics_request_creatable_topic topic = { .name = BYTES("orders"), .num_partitions = 3, .replication_factor = 1 };
	const struct create_topics_response *response = create(&b, &topic, 1, false);

	assert_int_equal(response->topics[0].error_code, 0);
	assert_int_equal(response->topics[0].num_partitions, 3);
	assert_int_equal(response->topics[0].replication_factor, 1);
	const struct metadata_response *m = metadata(&b, NULL);

	assert_int_equal(m->topics_count, 1);
	assert_true(uuid_equal(m->topics[0].topic_id, response->topics[0].topic_id));
	assert_int_equal(m->topics[0].partitions_count, 3);
	assert_int_equal(m->topics[0].partitions[2].leader_id, 1);
	assert_int_equal(m->brokers_count, 1);
	assert_text(m->brokers[0].host, "localhost");
	assert_int_equal(m->brokers[0].port, 9092);
	assert_int_equal(bench_trace_count(b.node, "topic_created"), 1);
	assert_int_equal(bench_trace_count(b.node, "leader_elected"), 3);
	bench_del(b.node);
}

TEST(topics_that_kafka_refuses_are_refused_with_its_words)
{
	struct bench b = begin("");

	assert_refused(&b, (struct create_topics_request_creatable_topic){ .name = BYTES("a b"), .num_partitions = 1, .replication_factor = 1 },
	               KAFKA_INVALID_TOPIC_EXCEPTION,
	               "Topic name is invalid: 'a b' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'");
	assert_refused(&b, (struct create_topics_request_creatable_topic){ .name = BYTES(".."), .num_partitions = 1, .replication_factor = 1 },
	               KAFKA_INVALID_TOPIC_EXCEPTION, "Topic name is invalid: '..' is not allowed");
	assert_refused(&b, (struct create_topics_request_creatable_topic){ .name = BYTES("t"), .num_partitions = 0, .replication_factor = 1 },
	               KAFKA_INVALID_PARTITIONS, "Number of partitions was set to an invalid non-positive value.");
	assert_refused(&b, (struct create_topics_request_creatable_topic){ .name = BYTES("t"), .num_partitions = -2, .replication_factor = 1 },
	               KAFKA_INVALID_PARTITIONS, "Number of partitions was set to an invalid non-positive value.");
	assert_refused(&b, (struct create_topics_request_creatable_topic){ .name = BYTES("t"), .num_partitions = 1, .replication_factor = 0 },
	               KAFKA_INVALID_REPLICATION_FACTOR, "Replication factor must be larger than 0, or -1 to use the default value.");
	assert_refused(&b, (struct create_topics_request_creatable_topic){ .name = BYTES("t"), .num_partitions = 1, .replication_factor = 3 },
	               KAFKA_INVALID_REPLICATION_FACTOR,
	               "Unable to replicate the partition 3 time(s): The target replication factor of 3 cannot be reached because only 1 broker(s) "
	               "are registered or some brokers have all their log directories cordoned.");
	bench_create_topic(b.node, b.conn, "a.b", 1);
	assert_refused(&b, (struct create_topics_request_creatable_topic){ .name = BYTES("a.b"), .num_partitions = 1, .replication_factor = 1 },
	               KAFKA_TOPIC_ALREADY_EXISTS, "Topic 'a.b' already exists.");
	assert_refused(&b, (struct create_topics_request_creatable_topic){ .name = BYTES("a_b"), .num_partitions = 1, .replication_factor = 1 },
	               KAFKA_INVALID_TOPIC_EXCEPTION, "Topic 'a_b' collides with existing topic: a.b");
	assert_int_equal(metadata(&b, NULL)->topics_count, 1);
	bench_del(b.node);
}

TEST(assignments_by_hand_are_checked_and_kept)
{
	struct bench b = begin("");
	int32_t good[] = { 1 }, unknown[] = { 7 };
	struct create_topics_request_creatable_replica_assignment rows[] = { { 0, good, 1 }, { 1, good, 1 } };
	struct create_topics_request_creatable_topic topic = { .name = BYTES("t"), .num_partitions = -1, .replication_factor = -1 };

	topic.assignments = rows;
	topic.assignments_count = 2;
	rows[1].broker_ids = unknown;
	assert_refused(&b, topic, KAFKA_INVALID_REPLICA_ASSIGNMENT,
	               "The manual partition assignment includes broker 7, but no such broker is registered.");
	rows[1].broker_ids = good;
	rows[1].partition_index = 2;
	assert_refused(&b, topic, KAFKA_INVALID_REPLICA_ASSIGNMENT, "partitions should be a consecutive 0-based integer sequence");
	rows[1].partition_index = 1;
	topic.num_partitions = 2;
	assert_refused(&b, topic, KAFKA_INVALID_REQUEST, "A manual partition assignment was specified, but numPartitions was not set to -1.");
	topic.num_partitions = -1;
	assert_int_equal(create(&b, &topic, 1, false)->topics[0].error_code, 0);
	assert_int_equal(metadata(&b, "t")->topics[0].partitions_count, 2);
	bench_del(b.node);
}

TEST(defaults_come_from_the_controllers_settings)
{
	struct bench b = begin("num.partitions=4\nlog.retention.hours=1\n");
	struct create_topics_request_creatable_topic topic = { .name = BYTES("t"), .num_partitions = -1, .replication_factor = -1 };
	const struct create_topics_response *response = create(&b, &topic, 1, false);
	struct bytes retention = BYTES_NULL;

	assert_int_equal(response->topics[0].num_partitions, 4);
	for (int32_t i = 0; i < response->topics[0].configs_count; i++)
		if (bytes_equal_text(response->topics[0].configs[i].name, "retention.ms"))
			retention = response->topics[0].configs[i].value;
	assert_text(retention, "3600000");
	bench_del(b.node);
}

TEST(what_is_only_validated_is_not_made)
{
	struct bench b = begin("");
	struct create_topics_request_creatable_topic topic = { .name = BYTES("t"), .num_partitions = 2, .replication_factor = 1 };

	assert_int_equal(create(&b, &topic, 1, true)->topics[0].error_code, 0);
	assert_int_equal(metadata(&b, NULL)->topics_count, 0);
	bench_del(b.node);
}

TEST(a_topic_named_twice_is_made_by_neither)
{
	struct bench b = begin("");
	struct create_topics_request_creatable_topic topics[2] = { { .name = BYTES("t"), .num_partitions = 1, .replication_factor = 1 } };

	topics[1] = topics[0];
	const struct create_topics_response *response = create(&b, topics, 2, false);

	assert_int_equal(response->topics_count, 1);
	assert_int_equal(response->topics[0].error_code, KAFKA_INVALID_REQUEST);
	assert_text(response->topics[0].error_message, "Duplicate topic name.");
	bench_del(b.node);
}

TEST(topics_are_deleted_by_name_and_by_id)
{
	struct bench b = begin("");
	struct delete_topics_request request;
	struct delete_topics_request_delete_topic_state wanted[3] = { { .name = BYTES("a") }, { .name = BYTES_NULL }, { .name = BYTES("none") } };

	bench_create_topic(b.node, b.conn, "a", 1);
	bench_create_topic(b.node, b.conn, "b", 2);
	wanted[1].topic_id = metadata(&b, "b")->topics[0].topic_id;
	message_init(&delete_topics_request_schema, &request);
	request.topics = wanted;
	request.topics_count = 3;
	const struct delete_topics_response *response = bench_ask(b.node, b.conn, API_KEY_DELETE_TOPICS, 6, &request);

	assert_int_equal(response->responses[0].error_code, 0);
	assert_int_equal(response->responses[1].error_code, 0);
	assert_text(response->responses[1].name, "b");
	assert_int_equal(response->responses[2].error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(metadata(&b, NULL)->topics_count, 0);
	assert_int_equal(bench_trace_count(b.node, "topic_deleted"), 2);
	bench_del(b.node);
}

TEST(what_is_to_be_deleted_twice_is_answered_once_and_by_id_and_name_not_deleted)
{
	struct bench b = begin("");
	struct create_topics_request_creatable_topic topic = { .name = BYTES("t"), .num_partitions = 1, .replication_factor = 1 };
	struct delete_topics_request_delete_topic_state wanted[4] = { { .name = BYTES("t") }, { .name = BYTES_NULL }, { .name = BYTES("x") }, { .name = BYTES("x") } };
	struct delete_topics_request request;

	create(&b, &topic, 1, false);
	wanted[1].topic_id = image_topic(&b.node->node->image, BYTES("t"))->id;
	message_init(&delete_topics_request_schema, &request);
	request.topics = wanted;
	request.topics_count = 4;
	const struct delete_topics_response *response = bench_ask(b.node, b.conn, API_KEY_DELETE_TOPICS, 6, &request);

	assert_int_equal(response->responses_count, 2);
	assert_text(response->responses[0].name, "t");
	assert_text(response->responses[0].error_message, "The provided topic name maps to an ID that was already supplied.");
	assert_text(response->responses[1].name, "x");
	assert_text(response->responses[1].error_message, "Duplicate topic name.");
	assert_non_null(image_topic(&b.node->node->image, BYTES("t")));
	bench_del(b.node);
}

TEST(settings_of_a_new_topic_without_a_value_are_all_named)
{
	struct bench b = begin("");
	struct create_topics_request_creatable_topic_config configs[] = { { BYTES("retention.ms"), BYTES_NULL }, { BYTES("segment.ms"), BYTES_NULL } };
	struct create_topics_request_creatable_topic topic = { .name = BYTES("t"), .num_partitions = 1, .replication_factor = 1 };

	topic.configs = configs;
	topic.configs_count = 2;
	assert_refused(&b, topic, KAFKA_INVALID_CONFIG, "Null value not supported for topic configs: retention.ms,segment.ms");
	bench_del(b.node);
}

static const struct create_partitions_response *grow(struct bench *b, const char *topic, int32_t count)
{
	struct create_partitions_request request;
	struct create_partitions_request_create_partitions_topic t = { .name = bytes_of_text(topic), .count = count, .assignments_count = -1 };

	message_init(&create_partitions_request_schema, &request);
	request.topics = &t;
	request.topics_count = 1;
	return bench_ask(b->node, b->conn, API_KEY_CREATE_PARTITIONS, 3, &request);
}

TEST(partitions_are_added_but_never_taken_away)
{
	struct bench b = begin("");

	bench_create_topic(b.node, b.conn, "t", 3);
	assert_text(grow(&b, "t", 2)->results[0].error_message, "The topic t currently has 3 partition(s); 2 would not be an increase.");
	assert_text(grow(&b, "t", 3)->results[0].error_message, "Topic already has 3 partition(s).");
	assert_int_equal(grow(&b, "none", 3)->results[0].error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(grow(&b, "t", 5)->results[0].error_code, 0);
	assert_int_equal(metadata(&b, "t")->topics[0].partitions_count, 5);
	assert_int_equal(bench_trace_count(b.node, "partitions_added"), 1);
	bench_del(b.node);
}

TEST(a_topic_that_is_asked_for_comes_to_be_if_that_is_allowed)
{
	struct bench b = begin("num.partitions=2\n");

	assert_int_equal(metadata(&b, "fresh")->topics[0].error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(metadata(&b, "a b")->topics[0].error_code, KAFKA_INVALID_TOPIC_EXCEPTION);
	bench_run(b.node, 100);
	const struct metadata_response *m = metadata(&b, "fresh");

	assert_int_equal(m->topics[0].error_code, 0);
	assert_int_equal(m->topics[0].partitions_count, 2);
	bench_del(b.node);

	b = begin("auto.create.topics.enable=false\n");
	assert_int_equal(metadata(&b, "fresh")->topics[0].error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	bench_run(b.node, 100);
	assert_int_equal(metadata(&b, NULL)->topics_count, 0);
	bench_del(b.node);
}

TEST(topics_are_there_after_a_restart_and_after_a_kill)
{
	struct bench b = begin("");
	struct uuid id;

	bench_create_topic(b.node, b.conn, "t", 2);
	id = metadata(&b, "t")->topics[0].topic_id;
	bench_stop(b.node);
	for (int round = 0; round < 2; round++) {
		bench_start_ready(b.node);
		b.conn = bench_connect(b.node, BENCH_CLIENT_PORT);
		const struct metadata_response *m = metadata(&b, "t");

		assert_int_equal(m->topics[0].error_code, 0);
		assert_true(uuid_equal(m->topics[0].topic_id, id));
		assert_int_equal(m->topics[0].partitions[1].leader_id, 1);
		bench_kill(b.node);
	}
	bench_del(b.node);
}

TEST(an_answer_waits_until_the_disk_has_it)
{
	struct bench b = begin("");
	struct create_topics_request request;
	struct create_topics_request_creatable_topic topic = { .name = BYTES("t"), .num_partitions = 1, .replication_factor = 1 };

	message_init(&create_topics_request_schema, &request);
	request.topics = &topic;
	request.topics_count = 1;
	b.node->holds_syncs = true;
	bench_request(b.node, b.conn, API_KEY_CREATE_TOPICS, 7, &request);
	bench_run(b.node, 1000);
	assert_int_equal(bench_received(b.node, b.conn).size, 0);
	assert_int_equal(bench_trace_count(b.node, "topic_created"), 0);
	bench_sync(b.node);
	const struct create_topics_response *response = bench_answer(b.node, b.conn, API_KEY_CREATE_TOPICS, 7);

	assert_int_equal(response->topics[0].error_code, 0);
	bench_del(b.node);
}

TEST(a_client_that_goes_away_while_it_waits_leaves_nothing_behind)
{
	struct bench b = begin("");
	struct create_topics_request request;
	struct create_topics_request_creatable_topic topic = { .name = BYTES("t"), .num_partitions = 1, .replication_factor = 1 };

	message_init(&create_topics_request_schema, &request);
	request.topics = &topic;
	request.topics_count = 1;
	b.node->holds_syncs = true;
	bench_request(b.node, b.conn, API_KEY_CREATE_TOPICS, 7, &request);
	bench_disconnect(b.node, b.conn);
	bench_sync(b.node);
	bench_run(b.node, 100);
	b.conn = bench_connect(b.node, BENCH_CLIENT_PORT);
	assert_int_equal(metadata(&b, "t")->topics[0].error_code, 0);
	bench_del(b.node);
}

TEST(pages_of_described_topics_go_on_where_the_cursor_points)
{
	struct bench b = begin("");
	struct describe_topic_partitions_request request;
	const struct describe_topic_partitions_response *response;

	bench_create_topic(b.node, b.conn, "b", 3);
	bench_create_topic(b.node, b.conn, "a", 2);
	message_init(&describe_topic_partitions_request_schema, &request);
	request.response_partition_limit = 3;
	response = bench_ask(b.node, b.conn, API_KEY_DESCRIBE_TOPIC_PARTITIONS, 0, &request);
	assert_int_equal(response->topics_count, 2);
	assert_text(response->topics[0].name, "a");
	assert_int_equal(response->topics[1].partitions_count, 1);
	assert_text(response->next_cursor->topic_name, "b");
	assert_int_equal(response->next_cursor->partition_index, 1);
	struct describe_topic_partitions_request_cursor cursor = { response->next_cursor->topic_name, response->next_cursor->partition_index };

	request.cursor = &cursor;
	response = bench_ask(b.node, b.conn, API_KEY_DESCRIBE_TOPIC_PARTITIONS, 0, &request);
	assert_int_equal(response->topics_count, 1);
	assert_int_equal(response->topics[0].partitions_count, 2);
	assert_int_equal(response->topics[0].partitions[0].partition_index, 1);
	assert_null(response->next_cursor);
	bench_del(b.node);
}

TEST(a_groups_coordinator_is_found_once_its_topic_is_there)
{
	struct bench b = begin("");
	struct find_coordinator_request request;
	struct bytes key = BYTES("billing");

	message_init(&find_coordinator_request_schema, &request);
	request.coordinator_keys = &key;
	request.coordinator_keys_count = 1;
	const struct find_coordinator_response *response = bench_ask(b.node, b.conn, API_KEY_FIND_COORDINATOR, 4, &request);

	assert_int_equal(response->coordinators[0].error_code, KAFKA_COORDINATOR_NOT_AVAILABLE);
	bench_run(b.node, 200);
	response = bench_ask(b.node, b.conn, API_KEY_FIND_COORDINATOR, 4, &request);
	assert_int_equal(response->coordinators[0].error_code, 0);
	assert_int_equal(response->coordinators[0].node_id, 1);
	assert_int_equal(response->coordinators[0].port, 9092);
	const struct metadata_response *m = metadata(&b, "__consumer_offsets");

	assert_int_equal(m->topics[0].partitions_count, 50);
	assert_true(m->topics[0].is_internal);
	bench_del(b.node);
}

TEST(whoever_asks_is_told_that_all_is_allowed)
{
	struct bench b = begin("");
	struct metadata_request request;

	bench_create_topic(b.node, b.conn, "t", 1);
	message_init(&metadata_request_schema, &request);
	request.topics_count = -1;
	const struct metadata_response *response = bench_ask(b.node, b.conn, API_KEY_METADATA, 9, &request);

	assert_int_equal(response->topics[0].topic_authorized_operations, INT32_MIN);
	assert_int_equal(response->cluster_authorized_operations, INT32_MIN);
	request.include_topic_authorized_operations = request.include_cluster_authorized_operations = true;
	response = bench_ask(b.node, b.conn, API_KEY_METADATA, 9, &request);
	assert_int_equal(response->topics[0].topic_authorized_operations, 3576);
	assert_int_equal(response->cluster_authorized_operations, 8096);
	bench_del(b.node);
}

TEST(a_coordinator_that_is_not_there_is_refused_with_a_reason)
{
	struct bench b = begin("");
	struct find_coordinator_request request;
	struct bytes key = BYTES("x");

	message_init(&find_coordinator_request_schema, &request);
	request.key_type = 7;
	request.coordinator_keys = &key;
	request.coordinator_keys_count = 1;
	const struct find_coordinator_response *response = bench_ask(b.node, b.conn, API_KEY_FIND_COORDINATOR, 4, &request);

	assert_int_equal(response->coordinators[0].error_code, KAFKA_INVALID_REQUEST);
	assert_text(response->coordinators[0].error_message, kafka_error_text(KAFKA_INVALID_REQUEST));
	/* Of transactions: an error that is final for every client, and says why. */
	request.key_type = 1;
	response = bench_ask(b.node, b.conn, API_KEY_FIND_COORDINATOR, 4, &request);
	assert_int_equal(response->coordinators[0].error_code, KAFKA_UNSUPPORTED_VERSION);
	assert_text(response->coordinators[0].error_message, "This server has no transaction coordinator: a transactional.id cannot be used here.");
	request.key = key;
	request.coordinator_keys_count = 0;
	response = bench_ask(b.node, b.conn, API_KEY_FIND_COORDINATOR, 2, &request);
	assert_int_equal(response->error_code, KAFKA_TRANSACTIONAL_ID_AUTHORIZATION_FAILED);
	assert_text(response->error_message, "This server has no transaction coordinator: a transactional.id cannot be used here.");
	bench_del(b.node);
}

TEST(the_quorum_of_one_describes_itself)
{
	struct bench b = begin("");
	struct describe_quorum_request request;
	struct describe_quorum_request_partition_data partition = { 0 };
	struct describe_quorum_request_topic_data topic = { BYTES("__cluster_metadata"), &partition, 1 };

	message_init(&describe_quorum_request_schema, &request);
	request.topics = &topic;
	request.topics_count = 1;
	const struct describe_quorum_response *response = bench_ask(b.node, b.conn, API_KEY_DESCRIBE_QUORUM, 2, &request);
	const struct describe_quorum_response_partition_data *row = &response->topics[0].partitions[0];

	assert_int_equal(row->error_code, 0);
	assert_int_equal(row->leader_id, 1);
	assert_int_equal(row->leader_epoch, 1);
	assert_true(row->high_watermark > 5);
	assert_int_equal(row->current_voters_count, 1);
	assert_int_equal(row->current_voters[0].log_end_offset, row->high_watermark);
	assert_int_equal(response->nodes_count, 1);
	assert_int_equal(response->nodes[0].listeners[0].port, 9093);
	bench_del(b.node);
}
