/* What depends on what the cluster has agreed on: features, eligible leader replicas, controllers that are registered. */
#include "engine/meta/image.h"
#include "engine/meta/record.h"
#include "tests/engine/meta/bench.h"
#include "tests/test.h"

enum { SET, DELETE };

static const struct incremental_alter_configs_response_alter_configs_resource_response *alter(struct bench *b, int8_t type, const char *name,
                                                                                             const char *key, int8_t operation, const char *value)
{
	struct incremental_alter_configs_request request;
	struct incremental_alter_configs_request_alterable_config config = { bytes_of_text(key), operation, value ? bytes_of_text(value) : BYTES_NULL };
	struct incremental_alter_configs_request_alter_configs_resource resource = { type, bytes_of_text(name), &config, 1 };

	message_init(&incremental_alter_configs_request_schema, &request);
	request.resources = &resource;
	request.resources_count = 1;
	const struct incremental_alter_configs_response *response = bench_ask(b->node, b->client, API_KEY_INCREMENTAL_ALTER_CONFIGS, 1, &request);

	return response->responses;
}

TEST(with_eligible_replicas_no_broker_has_a_min_isr_of_its_own_and_the_cluster_keeps_one)
{
	struct bench b = controller_begin();

	assert_text(image_config(&b.node->node->image, RESOURCE_BROKER, BYTES(""), BYTES("min.insync.replicas")), "1");
	assert_int_equal(alter(&b, RESOURCE_BROKER, "1", "min.insync.replicas", SET, "2")->error_code, KAFKA_INVALID_CONFIG);
	assert_text(alter(&b, RESOURCE_BROKER, "1", "min.insync.replicas", SET, "2")->error_message,
	            "Broker-level min.insync.replicas cannot be altered while ELR is enabled.");
	assert_text(alter(&b, RESOURCE_BROKER, "", "min.insync.replicas", DELETE, NULL)->error_message,
	            "Cluster-level min.insync.replicas cannot be removed while ELR is enabled.");
	assert_int_equal(alter(&b, RESOURCE_BROKER, "", "min.insync.replicas", SET, "2")->error_code, 0);
	assert_int_equal(update_feature(&b, "eligible.leader.replicas.version", 0, SAFE_DOWNGRADE, 2)->error_code, 0);
	assert_int_equal(alter(&b, RESOURCE_BROKER, "1", "min.insync.replicas", SET, "2")->error_code, 0);
	/* Switched on again, it takes the broker's own away. */
	assert_int_equal(update_feature(&b, "eligible.leader.replicas.version", 1, UPGRADE, 2)->error_code, 0);
	assert_true(bytes_is_null(image_config(&b.node->node->image, RESOURCE_BROKER, BYTES("1"), BYTES("min.insync.replicas"))));
	assert_text(image_config(&b.node->node->image, RESOURCE_BROKER, BYTES(""), BYTES("min.insync.replicas")), "2");
	assert_images_agree(&b);
	bench_del(b.node);
}

TEST(who_was_eligible_is_so_no_longer_when_min_isr_changes)
{
	struct bench b = controller_begin();
	int32_t lone[] = { 2 };
	const struct partition_image *p;

	broker_join(&b, 2);
	create_topic(&b, "s", lone, 1);
	create_topic(&b, "t", lone, 1);
	bench_run(b.node, 10000);
	assert_ids(partition_of(&b, "t")->elr, partition_of(&b, "t")->elr_count, "2");
	int32_t epoch = partition_of(&b, "t")->partition_epoch;

	assert_int_equal(alter(&b, RESOURCE_TOPIC, "t", "min.insync.replicas", SET, "3")->error_code, 0);
	p = partition_of(&b, "t");
	assert_int_equal(p->elr_count, 0);
	assert_int_equal(p->last_known_elr_count, 0);
	assert_int_equal(p->partition_epoch, epoch + 1);
	assert_ids(partition_of(&b, "s")->elr, partition_of(&b, "s")->elr_count, "2");
	assert_int_equal(alter(&b, RESOURCE_BROKER, "", "min.insync.replicas", SET, "2")->error_code, 0);
	assert_int_equal(partition_of(&b, "s")->elr_count, 0);
	assert_images_agree(&b);
	bench_del(b.node);
}

/* An ISR of two, made one. */
static int32_t leader_epoch_after_shrinking(struct bench *b)
{
	int32_t both[] = { 2, 1 }, one[] = { 2 };
	int64_t epoch = broker_join(b, 2);
	struct alter_partition_request request;
	struct alter_partition_request_partition_data p = { .new_isr = one, .new_isr_count = 1 };
	struct alter_partition_request_topic_data t = { .partitions = &p, .partitions_count = 1 };

	create_topic(b, "t", both, 2);
	message_init(&alter_partition_request_schema, &request);
	t.topic_id = image_topic(&b->node->node->image, BYTES("t"))->id;
	request.broker_id = 2;
	request.broker_epoch = epoch;
	request.topics = &t;
	request.topics_count = 1;
	const struct alter_partition_response *response = bench_ask(b->node, b->controller, API_KEY_ALTER_PARTITION, 2, &request);

	assert_int_equal(response->topics[0].partitions[0].error_code, 0);
	assert_int_equal(partition_of(b, "t")->isr_count, 1);
	assert_int_equal(response->topics[0].partitions[0].leader_epoch, partition_of(b, "t")->leader_epoch);
	return partition_of(b, "t")->leader_epoch;
}

TEST(a_smaller_isr_raises_the_leader_epoch_only_for_brokers_before_3_6)
{
	struct bench b = controller_begin(), older = controller_begin_on(bench_new_of_release("3.5"));

	assert_int_equal(leader_epoch_after_shrinking(&b), 0);
	assert_int_equal(leader_epoch_after_shrinking(&older), 1);
	assert_images_agree(&older);
	bench_del(b.node);
	bench_del(older.node);
}

static const struct controller_registration_response *register_controller(struct bench *b, int32_t id, int16_t last_elr)
{
	struct controller_registration_request request;
	struct controller_registration_request_feature features[] = { { BYTES("metadata.version"), 7, 33 },
		                                                          { BYTES("eligible.leader.replicas.version"), 0, last_elr } };

	message_init(&controller_registration_request_schema, &request);
	request.controller_id = id;
	request.features = features;
	request.features_count = 2;
	return bench_ask(b->node, b->controller, API_KEY_CONTROLLER_REGISTRATION, 0, &request);
}

static const struct unregister_controller_response *unregister_controller(struct bench *b, int32_t id)
{
	struct unregister_controller_request request = { id };

	return bench_ask(b->node, b->client, API_KEY_UNREGISTER_CONTROLLER, 0, &request);
}

TEST(a_level_that_a_registered_controller_does_not_know_is_refused_until_it_is_unregistered)
{
	struct bench b = controller_begin();

	assert_int_equal(update_feature(&b, "eligible.leader.replicas.version", 0, SAFE_DOWNGRADE, 2)->error_code, 0);
	assert_int_equal(register_controller(&b, 9, 0)->error_code, 0);
	assert_update_refused(update_feature(&b, "eligible.leader.replicas.version", 1, UPGRADE, 2),
	                      "Invalid update version 1 for feature eligible.leader.replicas.version. Controller 9 does not support this feature.");
	assert_images_agree(&b); /* its features are in a snapshot too */
	assert_int_equal(unregister_controller(&b, 8)->error_code, KAFKA_CONTROLLER_ID_NOT_REGISTERED);
	assert_text(unregister_controller(&b, 8)->error_message, "Controller ID 8 is not currently registered.");
	assert_int_equal(unregister_controller(&b, 9)->error_code, 0);
	assert_null(image_controller(&b.node->node->image, 9));
	assert_int_equal(update_feature(&b, "eligible.leader.replicas.version", 1, UPGRADE, 2)->error_code, 0);
	bench_del(b.node);
}

TEST(controllers_register_only_where_the_level_knows_of_it)
{
	struct bench b = controller_begin_on(bench_new_of_release("3.6"));

	assert_int_equal(register_controller(&b, 9, 0)->error_code, KAFKA_UNSUPPORTED_VERSION);
	assert_text(register_controller(&b, 9, 0)->error_message, "The current MetadataVersion is too old to support controller registrations.");
	assert_text(unregister_controller(&b, 9)->error_message, "The current MetadataVersion is too old to support controller unregistration.");
	bench_run(b.node, 2000);
	assert_null(image_controller(&b.node->node->image, 1));
	bench_del(b.node);
}

TEST(a_feature_that_is_not_known_can_only_be_off_and_one_that_is_no_feature_is_not_found)
{
	struct bench b = controller_begin();

	assert_update_refused(update_feature(&b, "metadata.version", -1, SAFE_DOWNGRADE, 2),
	                      "Invalid update version -1 for feature metadata.version. A feature version cannot be less than 0.");
	assert_update_refused(update_feature(&b, "group.version", 1, UPGRADE, 2),
	                      "Invalid update version 1 for feature group.version. Local controller 1 does not support this feature.");
	assert_int_equal(update_feature(&b, "group.version", 0, UPGRADE, 2)->error_code, 0);
	assert_update_refused(update_feature(&b, "no.feature", 0, UPGRADE, 2), "Invalid update version 0 for feature no.feature. Feature no.feature not found.");
	bench_del(b.node);
}

/* One record, as a controller before this one might have left it. */
static void append(struct bench *b, const struct schema *schema, void *message)
{
	struct metadata_record record = { schema, schema->last_version, message };
	struct raft *raft = b->node->node->raft;
	struct batch_builder builder;
	struct buf value = { .heap = b->node->heap }, batch = { .heap = b->node->heap };
	struct effects fx;
	uint64_t token = 1000;

	effects_init(&fx, &b->node->arena, &b->node->next_conn, &b->node->trace);
	raft_begin_step(raft, &(struct raft_step){ b->node->now_us, b->node->wall_ms, &fx, &token });
	record_encode(&record, &value);
	batch_builder_init(&builder, b->node->heap, CODEC_NONE);
	batch_builder_add(&builder, b->node->wall_ms, BYTES_NULL, buf_bytes(&value), NULL, 0);
	batch_builder_end(&builder, &batch);
	assert_true(raft_append(raft, raft->epoch, buf_bytes(&batch)) >= 0);
	buf_free(&value);
	buf_free(&batch);
	batch_builder_free(&builder);
}

TEST(a_transaction_that_its_controller_did_not_end_is_void_once_another_is_active)
{
	struct bench b = controller_begin();
	struct begin_transaction_record begin = { BYTES("half") };
	struct config_record config = { RESOURCE_BROKER, BYTES(""), BYTES("log.retention.ms"), BYTES("5") };

	append(&b, &begin_transaction_record_schema, &begin);
	append(&b, &config_record_schema, &config);
	bench_kill(b.node);
	bench_start_ready(b.node);
	assert_false(b.node->node->image.is_in_transaction);
	assert_true(bytes_is_null(image_config(&b.node->node->image, RESOURCE_BROKER, BYTES(""), BYTES("log.retention.ms"))));
	assert_images_agree(&b);
	bench_del(b.node);
}
