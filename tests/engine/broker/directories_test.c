/* A broker with two log directories: moving replicas between them, and what is left when one fails. */
#include "engine/broker/partition_internal.h"
#include "tests/replica_bench.h"
#include "tests/test.h"

#define ONE "/tmp/kraft-combined-logs"
#define TWO "/tmp/second"

static struct node_bench *bench_of_two(void)
{
	struct node_bench *b = bench_new_formatted("log.dirs=" ONE "," TWO "\n", "log.dirs=" ONE "," TWO "\n");

	bench_start_ready(b);
	return b;
}

static struct partition *find(struct node_bench *b, const char *topic)
{
	return partition_find(b->node, bytes_of_text(topic), 0);
}

static int16_t move(struct node_bench *b, int32_t conn, const char *topic, const char *dir)
{
	int32_t number = 0;
	struct alter_replica_log_dirs_request_alter_replica_log_dir_topic t = { bytes_of_text(topic), &number, 1 };
	struct alter_replica_log_dirs_request_alter_replica_log_dir d = { bytes_of_text(dir), &t, 1 };
	struct alter_replica_log_dirs_request request = { &d, 1 };
	const struct alter_replica_log_dirs_response *response = bench_ask(b, conn, API_KEY_ALTER_REPLICA_LOG_DIRS, 2, &request);

	assert_int_equal(response->results_count, 1);
	assert_bytes(response->results->topic_name, bytes_of_text(topic));
	return response->results->partitions[0].error_code;
}

static void fill(struct node_bench *b, int32_t conn, const char *topic, int32_t count)
{
	assert_int_equal(replica_bench_produce(b, conn, topic, 0, 1, replica_bench_batch(b, count, 1700000000000))->error_code, 0);
}

static bool image_says(struct node_bench *b, const char *topic, int32_t dir)
{
	return uuid_equal(image_partition(&b->node->image, bytes_of_text(topic), 0)->directories[0], b->node->directory_ids[dir]);
}

TEST(the_controller_is_told_where_a_broker_of_several_directories_put_a_replica)
{
	struct node_bench *b = bench_of_two();
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	bench_create_topic(b, conn, "orders", 1);
	bench_run(b, 1000);
	assert_true(image_says(b, "orders", find(b, "orders")->dir));
	assert_int_equal(find(b, "orders")->told_dir, -1);
	bench_del(b);
}

TEST(a_replica_moves_to_another_directory_while_it_is_written)
{
	struct node_bench *b = bench_of_two();
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	bench_create_topic(b, conn, "orders", 1);
	fill(b, conn, "orders", 5);
	int32_t from = find(b, "orders")->dir;

	assert_int_equal(move(b, conn, "orders", from == 0 ? TWO : ONE), 0);
	assert_non_null(find(b, "orders")->future);
	fill(b, conn, "orders", 7);
	bench_run(b, 2000);
	fill(b, conn, "orders", 1);
	struct partition *p = find(b, "orders");

	assert_null(p->future);
	assert_int_equal(p->dir, 1 - from);
	assert_true(image_says(b, "orders", 1 - from));
	assert_int_equal(log_end_offset(p->log), 13);
	assert_int_equal(p->high_watermark, 13);
	const struct fetch_response *response = bench_ask(b, conn, API_KEY_FETCH, 12, replica_bench_fetch(b, "orders", 0, 0));

	assert_int_equal(replica_bench_count(response->responses->partitions->records.bytes), 13);
	bench_run(b, 70000); /* the old one is deleted, and it starts again from the new one */
	bench_stop(b);
	bench_start_ready(b);
	p = find(b, "orders");
	assert_int_equal(p->dir, 1 - from);
	assert_int_equal(log_end_offset(p->log), 13);
	bench_del(b);
}

TEST(a_move_goes_on_after_a_crash)
{
	struct node_bench *b = bench_of_two();
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	bench_create_topic(b, conn, "orders", 1);
	fill(b, conn, "orders", 5);
	int32_t from = find(b, "orders")->dir;

	assert_int_equal(move(b, conn, "orders", from == 0 ? TWO : ONE), 0);
	bench_kill(b);
	bench_start_ready(b);
	bench_run(b, 2000);
	assert_int_equal(find(b, "orders")->dir, 1 - from);
	assert_null(find(b, "orders")->future);
	assert_int_equal(log_end_offset(find(b, "orders")->log), 5);
	bench_del(b);
}

TEST(a_move_is_given_up_for_another_one)
{
	struct node_bench *b = bench_of_two();
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	bench_create_topic(b, conn, "orders", 1);
	fill(b, conn, "orders", 5);
	int32_t from = find(b, "orders")->dir;

	assert_int_equal(move(b, conn, "orders", from == 0 ? TWO : ONE), 0);
	assert_int_equal(move(b, conn, "orders", from == 0 ? ONE : TWO), 0);
	assert_null(find(b, "orders")->future);
	bench_run(b, 2000);
	assert_int_equal(find(b, "orders")->dir, from);
	assert_true(image_says(b, "orders", from));
	bench_del(b);
}

TEST(a_directory_or_replica_that_is_not_there_is_refused)
{
	struct node_bench *b = bench_of_two();
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	bench_create_topic(b, conn, "orders", 1);
	assert_int_equal(move(b, conn, "orders", "/tmp/nowhere"), KAFKA_LOG_DIR_NOT_FOUND);
	assert_int_equal(move(b, conn, "later", TWO), KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	bench_create_topic(b, conn, "later", 1);
	bench_run(b, 1000);
	assert_int_equal(find(b, "later")->dir, 1); /* as was wished before it was there */
	bench_del(b);
}

static void assert_says(const struct node_bench *b, const char *text)
{
	if (bytes_find_bytes(buf_bytes(&b->out), bytes_of_text(text)) >= b->out.size)
		fail_msg("the server log does not say: %s", text);
}

TEST(logs_of_a_directory_that_failed_are_offline_and_the_controller_hears_of_it)
{
	struct node_bench *b = bench_of_two();
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	assert_int_equal(move(b, conn, "orders", TWO), KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	bench_create_topic(b, conn, "orders", 1);
	bench_run(b, 1000);
	replica_bench_enter(b);
	partitions_dir_failed(b->node, 1, ERR_IO, "Error while appending records to orders-0 in dir " TWO);
	replica_bench_leave(b);
	assert_null(find(b, "orders")->log);
	assert_says(b, " ERROR Error while appending records to orders-0 in dir " TWO " (org.apache.kafka.storage.internals.log.LogDirFailureChannel)\n"
	               "java.io.IOException: Input/output error\n");
	assert_says(b, " WARN [ReplicaManager broker=1] Broker 1 stopped fetcher for partitions orders-0 and stopped moving logs for partitions  because they are in "
	               "the failed log directory " TWO ". (kafka.server.ReplicaManager)\n");
	assert_says(b, " WARN Logs for partitions orders-0 are offline and logs for future partitions  are offline due to failure on log directory " TWO " (");
	assert_says(b, " WARN [ReplicaManager broker=1] Stopped serving replicas in dir " TWO " (");
	bench_run(b, 1000);
	assert_int_equal(image_broker(&b->node->image, 1)->log_dir_count, 1);
	assert_int_equal(image_partition(&b->node->image, BYTES("orders"), 0)->leader, -1);
	assert_null(find(b, "orders")->log); /* not made anew elsewhere */
	bench_run(b, 31000);
	assert_non_null(b->node); /* it could tell of it in time */
	bench_create_topic(b, conn, "other", 1);
	bench_run(b, 1000);
	assert_int_equal(find(b, "other")->dir, 0);
	bench_del(b);
}

TEST(a_broker_that_cannot_tell_of_a_failed_directory_in_time_stops)
{
	struct node_bench *b = bench_new_formatted("log.dirs=" ONE "," TWO "\nlog.dir.failure.timeout.ms=2000\n", "log.dirs=" ONE "," TWO "\n");

	bench_start_ready(b);
	b->is_deaf = true;
	replica_bench_enter(b);
	partitions_dir_failed(b->node, 1, ERR_IO, "Error while appending records to orders-0 in dir " TWO);
	replica_bench_leave(b);
	bench_run(b, 1900);
	assert_false(b->node->is_stopping);
	bench_run(b, 200);
	assert_true(b->node->is_stopping);
	bench_del(b);
}

TEST(a_copy_between_directories_waits_for_its_throttle)
{
	struct node_bench *b = bench_of_two();
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	b->node->config->replica_alter_log_dirs_io_max_bytes_per_second = 1;

	bench_create_topic(b, conn, "orders", 1);
	fill(b, conn, "orders", 5);
	int32_t from = find(b, "orders")->dir;

	assert_int_equal(move(b, conn, "orders", from == 0 ? TWO : ONE), 0);
	bench_run(b, 9000);
	assert_int_equal(log_end_offset(find(b, "orders")->future), 5); /* a piece is copied whole; what it cost counts then */
	bench_run(b, 3000);
	assert_null(find(b, "orders")->future);
	assert_int_equal(find(b, "orders")->dir, 1 - from);
	bench_del(b);
}

/* Its meta.properties is replaced, and the broker started again. */
static void start_with_meta(struct node_bench *b, const char *path, const char *text)
{
	struct buf *file = memory_disk_file(b->files, path);

	bench_kill(b);
	buf_clear(file);
	buf_add_text(file, text);
	bench_start(b);
}

TEST(a_broker_goes_on_without_a_directory_whose_meta_properties_make_no_sense)
{
	struct node_bench *b = bench_of_two();
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	assert_int_equal(move(b, conn, "there", TWO), KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	bench_create_topic(b, conn, "there", 1);
	bench_create_topic(b, conn, "here", 1);
	fill(b, conn, "here", 5);
	bench_run(b, 1000);
	assert_int_equal(find(b, "there")->dir, 1);
	assert_int_equal(find(b, "here")->dir, 0);
	start_with_meta(b, TWO "/meta.properties", "version=1\nnode.id=one\n");
	bench_run(b, 15000);
	assert_says(b, " ERROR Error while reading meta.properties file " TWO "/meta.properties (org.apache.kafka.metadata.properties.MetaPropertiesEnsemble)\n"
	               "java.lang.RuntimeException: Unable to read node.id as a base-10 number.\n");
	assert_says(b, " ERROR Failed to create or validate data directory " TWO " (org.apache.kafka.storage.internals.log.LogDirFailureChannel)\n"
	               "java.io.IOException: Failed to load " TWO " during broker startup\n");
	assert_says(b, "Loading logs from log dirs [" ONE "] (");
	assert_int_equal(image_broker(&b->node->image, 1)->log_dir_count, 1);
	assert_int_equal(image_partition(&b->node->image, BYTES("here"), 0)->leader, 1);
	assert_int_equal(image_partition(&b->node->image, BYTES("there"), 0)->leader, -1);
	assert_null(find(b, "there")->log); /* not made anew in the other directory */
	conn = bench_connect(b, BENCH_CLIENT_PORT);
	fill(b, conn, "here", 1);
	assert_int_equal(move(b, conn, "here", TWO), KAFKA_KAFKA_STORAGE_ERROR);
	bench_run(b, 31000);
	assert_int_equal(b->exit_status, -1); /* there is nothing that it would have to tell in time */
	bench_del(b);
}

static void assert_refused_with(const char *path, const char *meta, const char *why)
{
	struct node_bench *b = bench_of_two();

	buf_clear(&b->err);
	start_with_meta(b, path, meta);
	assert_int_equal(b->exit_status, 1);
	assert_true(bytes_find_bytes(buf_bytes(&b->err), bytes_of_text(why)) < b->err.size);
	bench_del(b);
}

TEST(no_broker_goes_on_without_the_metadatas_directory_or_with_one_of_another_node)
{
	assert_refused_with(ONE "/meta.properties", "version=7\n", "RuntimeException: Encountered I/O error in metadata log directory " ONE ". Cannot continue.\n");
	assert_refused_with(TWO "/meta.properties", "version=1\nnode.id=5\ncluster.id=x\n", "RuntimeException: Invalid cluster.id in: " TWO "/meta.properties.");
	assert_refused_with(TWO "/meta.properties", "broker.id=5\n", "Stored node id 5 doesn't match previous node id 1 in " TWO "/meta.properties.");
	assert_refused_with(TWO "/meta.properties", "broker.id=1\n", "RuntimeException: Error: cluster ID not found in " TWO "\n");
}

static void set_cordons(struct node_bench *b, int32_t conn, const char *value, const char *problem)
{
	struct incremental_alter_configs_request_alterable_config config = { BYTES("cordoned.log.dirs"), 0, bytes_of_text(value) };
	struct incremental_alter_configs_request_alter_configs_resource resource = { 4, BYTES("1"), &config, 1 };
	struct incremental_alter_configs_request request = { &resource, 1, false };
	const struct incremental_alter_configs_response *response = bench_ask(b, conn, API_KEY_INCREMENTAL_ALTER_CONFIGS, 1, &request);

	assert_int_equal(response->responses[0].error_code, problem ? KAFKA_INVALID_REQUEST : 0);
	if (problem)
		assert_text(response->responses[0].error_message, problem);
	bench_run(b, 1000);
}

static int16_t create(struct node_bench *b, int32_t conn, const char *topic)
{
	struct create_topics_request request;

	message_init(&create_topics_request_schema, &request);
	request.topics = message_new_items(&b->arena, &create_topics_request_creatable_topic_struct, 1);
	request.topics_count = 1;
	request.topics[0].name = bytes_of_text(topic);
	request.topics[0].num_partitions = request.topics[0].replication_factor = 1;
	return ((const struct create_topics_response *)bench_ask(b, conn, API_KEY_CREATE_TOPICS, 7, &request))->topics[0].error_code;
}

TEST(cordoned_directories_take_no_new_replicas)
{
	struct node_bench *b = bench_of_two();
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	set_cordons(b, conn, "/nowhere", "requirement failed: All entries in cordoned.log.dirs must be present in log.dirs or log.dir. Missing entries : /nowhere");
	set_cordons(b, conn, "*," ONE, "requirement failed: When cordoned.log.dirs is set to *, it must not contain other values");
	set_cordons(b, conn, ONE, NULL);
	assert_int_equal(image_broker(&b->node->image, 1)->cordoned_dir_count, 1);
	for (int i = 0; i < 3; i++) {
		const char *names[] = { "a", "b", "c" };

		assert_int_equal(create(b, conn, names[i]), 0);
		bench_run(b, 500);
		assert_int_equal(find(b, names[i])->dir, 1);
	}
	assert_int_equal(move(b, conn, "a", ONE), KAFKA_INVALID_REPLICA_ASSIGNMENT);
	set_cordons(b, conn, "*", NULL);
	assert_int_equal(create(b, conn, "d"), KAFKA_INVALID_REPLICATION_FACTOR);
	fill(b, conn, "a", 3); /* what is there goes on */
	bench_kill(b);
	bench_start_ready(b);
	assert_int_equal(image_broker(&b->node->image, 1)->cordoned_dir_count, 2);
	conn = bench_connect(b, BENCH_CLIENT_PORT);
	set_cordons(b, conn, "", NULL);
	assert_int_equal(image_broker(&b->node->image, 1)->cordoned_dir_count, 0);
	assert_int_equal(create(b, conn, "d"), 0);
	bench_run(b, 500);
	assert_int_equal(find(b, "d")->dir, 0);
	bench_del(b);
}
