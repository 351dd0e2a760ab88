#include "engine/client/admin.h"

#include "tests/engine/client/fake_broker.h"

struct fixture {
	struct fake fake;
	struct admin *admin;
};

static bool event(void *a, const struct event *ev, struct effects *fx)
{
	return admin_event(a, ev, fx);
}

static int64_t deadline(const void *a)
{
	return admin_deadline(a);
}

static void make(struct fixture *f, int32_t brokers)
{
	struct client_config config;
	struct buf problem;

	fake_init(&f->fake);
	f->fake.brokers = brokers;
	client_config_init(&config, f->fake.heap, CLIENT_ADMIN);
	client_config_set_text(&config, "bootstrap.servers", "localhost:9092");
	buf_init(&problem, f->fake.heap);
	struct admin_options options = { .heap = f->fake.heap, .config = &config, .seed = 1 };

	f->admin = admin_new(&options, &problem);
	assert_text(buf_bytes(&problem), "");
	buf_free(&problem);
	client_config_free(&config);
	fake_attach(&f->fake, f->admin, event, deadline);
}

static void drop(struct fixture *f)
{
	admin_del(f->admin);
	fake_free(&f->fake);
}

static struct admin_result take(struct fixture *f, uint64_t id)
{
	struct admin_result result;

	assert_true(admin_take_result_of(f->admin, id, &f->fake.kept, &result));
	assert_int_equal(result.id, id);
	return result;
}

TEST(topics_are_listed_by_name)
{
	struct fixture f;

	make(&f, 1);
	fake_add_topic(&f.fake, "zebra", 2);
	fake_add_topic(&f.fake, "ant", 1);
	struct event ev = fake_now(&f.fake);
	uint64_t id = admin_list_topics(f.admin, &ev, &f.fake.fx, false, 0);

	fake_settle(&f.fake);
	struct admin_result result = take(&f, id);
	const struct metadata_response_metadata_response_topic *topic = result.items[1].data;

	assert_int_equal(result.item_count, 2);
	assert_text(result.items[0].name, "ant");
	assert_text(result.items[1].name, "zebra");
	assert_int_equal(topic->partitions_count, 2);
	assert_int_equal(admin_pending(f.admin), 0);
	drop(&f);
}

TEST(a_topic_is_created_by_the_controller_and_an_error_is_its_items)
{
	struct fixture f;

	make(&f, 2);
	struct event ev = fake_now(&f.fake);
	struct admin_config config = { BYTES("retention.ms"), BYTES("1000") };
	struct admin_new_topic topics[2] = {
		{ .name = BYTES("good"), .partitions = 3, .replication_factor = 1, .configs = &config, .config_count = 1 },
		{ .name = BYTES("taken"), .partitions = 1, .replication_factor = -1 },
	};
	uint64_t id = admin_create_topics(f.admin, &ev, &f.fake.fx, topics, 2, false, 0);

	fake_settle(&f.fake);
	struct fake_request request = fake_take(&f.fake, API_KEY_CREATE_TOPICS);
	const struct create_topics_request *body = request.body;

	assert_int_equal(request.node, 1);
	assert_int_equal(body->topics_count, 2);
	assert_int_equal(body->topics[0].num_partitions, 3);
	assert_text(body->topics[0].configs[0].value, "1000");
	FAKE_RESPONSE(create_topics_response, response);
	response.topics = message_new_items(&f.fake.kept, &create_topics_response_creatable_topic_result_struct, 2);
	response.topics_count = 2;
	response.topics[0].name = BYTES("good");
	response.topics[0].num_partitions = 3;
	response.topics[1].name = BYTES("taken");
	response.topics[1].error_code = KAFKA_TOPIC_ALREADY_EXISTS;
	response.topics[1].error_message = BYTES("Topic 'taken' already exists.");
	fake_answer(&f.fake, &request, &response);
	fake_settle(&f.fake);
	struct admin_result result = take(&f, id);
	const struct create_topics_response_creatable_topic_result *good = result.items[0].data;

	assert_int_equal(result.error_code, 0);
	assert_int_equal(good->num_partitions, 3);
	assert_string_equal(result.items[1].exception, "TopicExistsException");
	assert_text(result.items[1].error, "Topic 'taken' already exists.");
	drop(&f);
}

TEST(not_controller_is_asked_again_after_new_metadata)
{
	struct fixture f;

	make(&f, 1);
	struct event ev = fake_now(&f.fake);
	struct bytes name = BYTES("t");
	uint64_t id = admin_delete_topics(f.admin, &ev, &f.fake.fx, &name, 1, 0);

	fake_settle(&f.fake);
	struct fake_request request = fake_take(&f.fake, API_KEY_DELETE_TOPICS);

	FAKE_RESPONSE(delete_topics_response, response);
	response.responses = message_new_items(&f.fake.kept, &delete_topics_response_deletable_topic_result_struct, 1);
	response.responses_count = 1;
	response.responses[0].name = name;
	response.responses[0].error_code = KAFKA_NOT_CONTROLLER;
	fake_answer(&f.fake, &request, &response);
	fake_advance(&f.fake, 500);
	request = fake_take(&f.fake, API_KEY_DELETE_TOPICS);
	response.responses[0].error_code = 0;
	fake_answer(&f.fake, &request, &response);
	fake_settle(&f.fake);
	assert_int_equal(take(&f, id).items[0].error_code, 0);
	drop(&f);
}

TEST(a_call_that_reaches_nobody_times_out_in_the_words_of_kafka)
{
	struct fixture f;

	make(&f, 1);
	fake_stop(&f.fake, 1);
	struct event ev = fake_now(&f.fake);
	struct bytes group = BYTES("g");
	uint64_t topics = admin_list_topics(f.admin, &ev, &f.fake.fx, false, 0);
	uint64_t groups = admin_describe_groups(f.admin, &ev, &f.fake.fx, &group, 1, 5000);

	fake_advance(&f.fake, 5000);
	struct admin_result result = take(&f, groups);

	assert_text(result.error, "Timed out waiting for a node assignment. Call: describeConsumerGroups(api=FIND_COORDINATOR)");
	assert_string_equal(result.items[0].exception, "TimeoutException");
	fake_advance(&f.fake, 55000);
	result = take(&f, topics);
	assert_string_equal(result.exception, "TimeoutException");
	assert_text(result.error, "Timed out waiting for a node assignment. Call: listTopics");
	drop(&f);
}

TEST(topics_are_described_by_metadata_where_the_broker_has_nothing_newer)
{
	struct fixture f;

	make(&f, 1);
	f.fake.lacks[API_KEY_DESCRIBE_TOPIC_PARTITIONS] = true;
	fake_add_topic(&f.fake, "t", 2);
	struct event ev = fake_now(&f.fake);
	struct bytes names[2] = { BYTES("t"), BYTES("nope") };
	uint64_t id = admin_describe_topics(f.admin, &ev, &f.fake.fx, names, 2, 0);

	fake_settle(&f.fake);
	struct admin_result result = take(&f, id);
	const struct describe_topic_partitions_response_describe_topic_partitions_response_topic *topic = result.items[0].data;

	assert_int_equal(topic->partitions_count, 2);
	assert_int_equal(topic->partitions[1].leader_id, 1);
	assert_int_equal(topic->partitions[1].eligible_leader_replicas_count, -1);
	assert_string_equal(result.items[1].exception, "UnknownTopicOrPartitionException");
	drop(&f);
}

TEST(a_description_in_several_answers_is_put_together)
{
	struct fixture f;

	make(&f, 1);
	fake_add_topic(&f.fake, "t", 2);
	struct event ev = fake_now(&f.fake);
	struct bytes name = BYTES("t");
	uint64_t id = admin_describe_topics(f.admin, &ev, &f.fake.fx, &name, 1, 0);

	for (int32_t part = 0; part < 2; part++) {
		fake_settle(&f.fake);
		struct fake_request request = fake_take(&f.fake, API_KEY_DESCRIBE_TOPIC_PARTITIONS);
		const struct describe_topic_partitions_request *body = request.body;
		struct describe_topic_partitions_response_cursor next = { name, 1 };

		assert_int_equal(body->cursor != NULL, part);
		FAKE_RESPONSE(describe_topic_partitions_response, response);
		response.topics =
			message_new_items(&f.fake.kept, &describe_topic_partitions_response_describe_topic_partitions_response_topic_struct, 1);
		response.topics_count = 1;
		response.topics[0].name = name;
		response.topics[0].partitions =
			message_new_items(&f.fake.kept, &describe_topic_partitions_response_describe_topic_partitions_response_partition_struct, 1);
		response.topics[0].partitions_count = 1;
		response.topics[0].partitions[0].partition_index = part;
		response.next_cursor = part == 0 ? &next : NULL;
		fake_answer(&f.fake, &request, &response);
	}
	fake_settle(&f.fake);
	struct admin_result result = take(&f, id);
	const struct describe_topic_partitions_response_describe_topic_partitions_response_topic *topic = result.items[0].data;

	assert_int_equal(topic->partitions_count, 2);
	assert_int_equal(topic->partitions[1].partition_index, 1);
	drop(&f);
}

static void answer_coordinator(struct fixture *f, int32_t node)
{
	struct fake_request request = fake_take(&f->fake, API_KEY_FIND_COORDINATOR);
	const struct find_coordinator_request *body = request.body;

	FAKE_RESPONSE(find_coordinator_response, response);
	response.coordinators =
		message_new_items(&f->fake.kept, &find_coordinator_response_coordinator_struct, body->coordinator_keys_count);
	response.coordinators_count = body->coordinator_keys_count;
	for (int32_t i = 0; i < body->coordinator_keys_count; i++) {
		response.coordinators[i].key = body->coordinator_keys[i];
		response.coordinators[i].node_id = node;
		response.coordinators[i].host = BYTES("localhost");
		response.coordinators[i].port = 9091 + node;
	}
	fake_answer(&f->fake, &request, &response);
	fake_settle(&f->fake);
}

TEST(a_classic_group_is_described_by_the_older_api)
{
	struct fixture f;

	make(&f, 2);
	struct event ev = fake_now(&f.fake);
	struct bytes name = BYTES("g");
	uint64_t id = admin_describe_groups(f.admin, &ev, &f.fake.fx, &name, 1, 0);

	fake_settle(&f.fake);
	answer_coordinator(&f, 2);
	struct fake_request request = fake_take(&f.fake, API_KEY_CONSUMER_GROUP_DESCRIBE);

	assert_int_equal(request.node, 2);
	FAKE_RESPONSE(consumer_group_describe_response, none);
	none.groups = message_new_items(&f.fake.kept, &consumer_group_describe_response_described_group_struct, 1);
	none.groups_count = 1;
	none.groups[0].group_id = name;
	none.groups[0].error_code = KAFKA_GROUP_ID_NOT_FOUND;
	fake_answer(&f.fake, &request, &none);
	fake_settle(&f.fake);
	request = fake_take(&f.fake, API_KEY_DESCRIBE_GROUPS);
	FAKE_RESPONSE(describe_groups_response, response);
	response.groups = message_new_items(&f.fake.kept, &describe_groups_response_described_group_struct, 1);
	response.groups_count = 1;
	response.groups[0].group_id = name;
	response.groups[0].group_state = BYTES("Stable");
	fake_answer(&f.fake, &request, &response);
	fake_settle(&f.fake);
	struct admin_result result = take(&f, id);
	const struct describe_groups_response_described_group *group = result.items[0].data;

	assert_int_equal(result.items[0].api->key, API_KEY_DESCRIBE_GROUPS);
	assert_int_equal(result.items[0].node, 2);
	assert_text(group->group_state, "Stable");
	drop(&f);
}

TEST(every_broker_is_asked_for_its_groups)
{
	struct fixture f;

	make(&f, 3);
	struct event ev = fake_now(&f.fake);
	uint64_t id = admin_list_groups(f.admin, &ev, &f.fake.fx, NULL, 0, NULL, 0, 0);

	fake_settle(&f.fake);
	for (int i = 0; i < 3; i++) {
		struct fake_request request = fake_take(&f.fake, API_KEY_LIST_GROUPS);

		FAKE_RESPONSE(list_groups_response, response);
		response.groups = message_new_items(&f.fake.kept, &list_groups_response_listed_group_struct, 1);
		response.groups_count = request.node == 2 ? 0 : 1;
		response.groups[0].group_id = request.node == 1 ? BYTES("one") : BYTES("three");
		fake_answer(&f.fake, &request, &response);
		fake_settle(&f.fake);
	}
	struct admin_result result = take(&f, id);

	assert_int_equal(result.item_count, 2);
	drop(&f);
}

TEST(offsets_are_asked_of_leaders_and_again_of_new_ones)
{
	struct fixture f;

	make(&f, 2);
	struct fake_topic *topic = fake_add_topic(&f.fake, "t", 2);
	struct event ev = fake_now(&f.fake);
	struct admin_partition_time asked[2] = { { { BYTES("t"), 0 }, -1 }, { { BYTES("t"), 1 }, -2 } };
	uint64_t id = admin_list_offsets(f.admin, &ev, &f.fake.fx, asked, 2, false, 0);
	bool has_moved = false;

	for (int round = 0; round < 8 && admin_pending(f.admin) > 0; round++) {
		fake_advance(&f.fake, 300);
		if (!fake_has(&f.fake, API_KEY_LIST_OFFSETS))
			continue;
		struct fake_request request = fake_take(&f.fake, API_KEY_LIST_OFFSETS);
		const struct list_offsets_request *body = request.body;
		int32_t partition = body->topics[0].partitions[0].partition_index;

		FAKE_RESPONSE(list_offsets_response, response);
		response.topics = message_new_items(&f.fake.kept, &list_offsets_response_list_offsets_topic_response_struct, 1);
		response.topics_count = 1;
		response.topics[0].name = BYTES("t");
		response.topics[0].partitions = message_new_items(&f.fake.kept, &list_offsets_response_list_offsets_partition_response_struct, 1);
		response.topics[0].partitions_count = 1;
		response.topics[0].partitions[0].partition_index = partition;
		response.topics[0].partitions[0].offset = 100 + partition;
		if (partition == 1 && !has_moved) {
			topic->leaders[1] = 1;
			topic->epochs[1] = 1;
			has_moved = true;
		}
		if (request.node != topic->leaders[partition])
			response.topics[0].partitions[0].error_code = KAFKA_NOT_LEADER_OR_FOLLOWER;
		fake_answer(&f.fake, &request, &response);
		fake_settle(&f.fake);
	}
	struct admin_result result = take(&f, id);
	const struct list_offsets_response_list_offsets_partition_response *one = result.items[1].data;

	assert_true(has_moved);
	assert_int_equal(one->offset, 101);
	assert_int_equal(result.items[1].node, 1);
	drop(&f);
}

TEST(what_is_asked_of_one_broker_goes_in_one_request)
{
	struct fixture f;

	make(&f, 2);
	fake_add_topic(&f.fake, "a", 1)->leaders[0] = 1;
	struct fake_topic *topic = fake_add_topic(&f.fake, "b", 2);

	topic->leaders[0] = topic->leaders[1] = 1;
	struct event ev = fake_now(&f.fake);
	struct admin_partition_time asked[] = { { { BYTES("b"), 1 }, -1 }, { { BYTES("a"), 0 }, -1 }, { { BYTES("b"), 0 }, -2 } };
	struct admin_resource resources[] = { { 2, BYTES("b") }, { 2, BYTES("a") }, { 2, BYTES("c") } };

	admin_list_offsets(f.admin, &ev, &f.fake.fx, asked, 3, false, 0);
	admin_describe_configs(f.admin, &ev, &f.fake.fx, resources, 3, false, false, 0);
	fake_settle(&f.fake);
	fake_settle(&f.fake);
	struct fake_request request = fake_take(&f.fake, API_KEY_LIST_OFFSETS);
	const struct list_offsets_request *offsets = request.body;

	assert_int_equal(offsets->topics_count, 2);
	assert_text(offsets->topics[0].name, "b");
	assert_int_equal(offsets->topics[0].partitions_count, 2);
	assert_int_equal(offsets->topics[0].partitions[1].timestamp, -2);
	assert_text(offsets->topics[1].name, "a");
	assert_false(fake_has(&f.fake, API_KEY_LIST_OFFSETS));
	request = fake_take(&f.fake, API_KEY_DESCRIBE_CONFIGS);
	const struct describe_configs_request *configs = request.body;

	assert_int_equal(configs->resources_count, 3);
	assert_text(configs->resources[2].resource_name, "c");
	assert_false(fake_has(&f.fake, API_KEY_DESCRIBE_CONFIGS));
	drop(&f);
}

TEST(any_request_can_be_sent_and_its_response_comes_back)
{
	struct fixture f;

	make(&f, 2);
	struct event ev = fake_now(&f.fake);
	struct describe_producers_request body;

	message_init(&describe_producers_request_schema, &body);
	uint64_t id = admin_send(f.admin, &ev, &f.fake.fx, (struct admin_target){ .kind = ADMIN_BROKER, .node = 2 },
	                         api_of_key(API_KEY_DESCRIBE_PRODUCERS), &body, 0);

	fake_settle(&f.fake);
	struct fake_request request = fake_take(&f.fake, API_KEY_DESCRIBE_PRODUCERS);

	assert_int_equal(request.node, 2);
	FAKE_RESPONSE(describe_producers_response, response);
	response.throttle_time_ms = 7;
	fake_answer(&f.fake, &request, &response);
	fake_settle(&f.fake);
	struct admin_result result = take(&f, id);
	const struct describe_producers_response *answer = result.items[0].data;

	assert_int_equal(answer->throttle_time_ms, 7);
	drop(&f);
}

TEST(what_an_older_broker_cannot_be_asked_is_unsupported)
{
	struct fixture f;

	make(&f, 1);
	f.fake.version_max[API_KEY_DESCRIBE_CLUSTER] = 1;
	struct event ev = fake_now(&f.fake);
	uint64_t id = admin_describe_cluster(f.admin, &ev, &f.fake.fx, true, 0);

	fake_settle(&f.fake);
	struct admin_result result = take(&f, id);

	assert_string_equal(result.items[0].exception, "UnsupportedVersionException");
	assert_text(result.items[0].error, "Attempted to write a non-default includeFencedBrokers at version 1");
	drop(&f);
}

TEST(a_broker_that_goes_away_in_the_middle_is_asked_again)
{
	struct fixture f;

	make(&f, 1);
	struct event ev = fake_now(&f.fake);
	uint64_t id = admin_describe_cluster(f.admin, &ev, &f.fake.fx, false, 0);

	fake_settle(&f.fake);
	fake_take(&f.fake, API_KEY_DESCRIBE_CLUSTER);
	fake_disconnect(&f.fake, 1);
	fake_advance(&f.fake, 1000);
	struct fake_request request = fake_take(&f.fake, API_KEY_DESCRIBE_CLUSTER);

	FAKE_RESPONSE(describe_cluster_response, response);
	response.cluster_id = BYTES("c");
	fake_answer(&f.fake, &request, &response);
	fake_settle(&f.fake);
	const struct describe_cluster_response *answer = take(&f, id).items[0].data;

	assert_text(answer->cluster_id, "c");
	drop(&f);
}

TEST(replicas_are_moved_between_directories_with_one_request_for_each_broker)
{
	struct fixture f;

	make(&f, 2);
	struct event ev = fake_now(&f.fake);
	const struct admin_replica_dir moves[] = { { { { BYTES("t"), 0 }, 2 }, BYTES("/a") }, { { { BYTES("t"), 0 }, 1 }, BYTES("/a") },
		                                       { { { BYTES("t"), 1 }, 2 }, BYTES("/b") }, { { { BYTES("u"), 0 }, 2 }, BYTES("/a") },
		                                       { { { BYTES("u"), 5 }, 2 }, BYTES("/a") } };
	uint64_t id = admin_alter_replica_log_dirs(f.admin, &ev, &f.fake.fx, moves, 5, 0);

	fake_settle(&f.fake);
	assert_int_equal(fake_count(&f.fake, API_KEY_ALTER_REPLICA_LOG_DIRS), 2);
	for (int i = 0; i < 2; i++) {
		struct fake_request request = fake_take(&f.fake, API_KEY_ALTER_REPLICA_LOG_DIRS);
		const struct alter_replica_log_dirs_request *body = request.body;
		struct alter_replica_log_dirs_response_alter_replica_log_dir_partition_result rows[2] = { { 0, 0 }, { 1, KAFKA_REPLICA_NOT_AVAILABLE } };
		struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result topics[2] = { { BYTES("t"), rows, request.node }, { BYTES("u"), rows, 1 } };
		FAKE_RESPONSE(alter_replica_log_dirs_response, response);

		assert_int_equal(body->dirs_count, request.node);
		assert_text(body->dirs[0].path, "/a");
		assert_int_equal(body->dirs[0].topics_count, request.node);
		if (request.node == 2) {
			assert_text(body->dirs[0].topics[1].name, "u");
			assert_int_equal(body->dirs[0].topics[1].partitions_count, 2);
			assert_text(body->dirs[1].path, "/b");
			assert_int_equal(body->dirs[1].topics[0].partitions[0], 1);
		}
		response.results = topics;
		response.results_count = request.node;
		fake_answer(&f.fake, &request, &response);
		fake_settle(&f.fake);
	}
	struct admin_result result = take(&f, id);

	assert_int_equal(result.items[0].error_code, 0);
	assert_int_equal(result.items[1].error_code, 0);
	assert_string_equal(result.items[2].exception, "ReplicaNotAvailableException");
	assert_int_equal(result.items[3].error_code, 0);
	assert_text(result.items[4].error, "The response from broker 2 did not contain a result for replica u-5-2");
	drop(&f);
}

TEST(a_replica_has_a_directory_and_may_have_a_future_one)
{
	struct fixture f;

	make(&f, 1);
	struct event ev = fake_now(&f.fake);
	const struct admin_replica replicas[] = { { { BYTES("t"), 0 }, 1 }, { { BYTES("t"), 1 }, 1 } };
	uint64_t id = admin_describe_replica_log_dirs(f.admin, &ev, &f.fake.fx, replicas, 2, 0);

	fake_settle(&f.fake);
	struct fake_request request = fake_take(&f.fake, API_KEY_DESCRIBE_LOG_DIRS);
	const struct describe_log_dirs_request *body = request.body;
	struct describe_log_dirs_response_describe_log_dirs_partition now = { 0, 10, 3, false }, future = { 0, 4, 6, true };
	struct describe_log_dirs_response_describe_log_dirs_topic here = { BYTES("t"), &now, 1 }, there = { BYTES("t"), &future, 1 };
	struct describe_log_dirs_response_describe_log_dirs_result dirs[] = { { .log_dir = BYTES("/b"), .topics = &there, .topics_count = 1 },
		                                                                  { .log_dir = BYTES("/off"), .error_code = KAFKA_KAFKA_STORAGE_ERROR },
		                                                                  { .log_dir = BYTES("/a"), .topics = &here, .topics_count = 1 } };
	FAKE_RESPONSE(describe_log_dirs_response, response);

	assert_int_equal(body->topics_count, 1);
	assert_int_equal(body->topics[0].partitions_count, 2);
	response.results = dirs;
	response.results_count = 3;
	fake_answer(&f.fake, &request, &response);
	fake_settle(&f.fake);
	struct admin_result result = take(&f, id);
	const struct admin_replica_log_dirs *first = result.items[0].data, *second = result.items[1].data;

	assert_text(first->current_dir, "/a");
	assert_text(first->future_dir, "/b");
	assert_int_equal(first->current_lag, 3);
	assert_int_equal(first->future_lag, 6);
	assert_true(bytes_is_null(second->current_dir) && bytes_is_null(second->future_dir));
	drop(&f);
}
