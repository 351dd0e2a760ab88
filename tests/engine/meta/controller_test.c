/* The controller of a node, asked as brokers ask it: over its listener. */
#include "engine/meta/controller.h"

#include "engine/meta/image_write.h"
#include "engine/meta/loader.h"
#include "engine/meta/metadata_version.h"
#include "tests/engine/meta/bench.h"
#include "tests/test.h"

#include <stdio.h>

TEST(a_registered_broker_is_fenced_until_it_asks)
{
	struct bench b = controller_begin();
	int64_t epoch = broker_enroll(&b, 2, 1)->broker_epoch;

	assert_true(epoch > 0);
	assert_true(image_broker(&b.node->node->image, 2)->is_fenced);
	assert_true(broker_beat(&b, 2, epoch, true, false)->is_fenced);
	assert_false(broker_beat(&b, 2, epoch, false, false)->is_fenced);
	assert_false(image_broker(&b.node->node->image, 2)->is_fenced);
	assert_int_equal(image_broker(&b.node->node->image, 2)->epoch, epoch);
	bench_del(b.node);
}

TEST(a_heartbeat_of_another_life_is_stale)
{
	struct bench b = controller_begin();
	int64_t epoch = broker_join(&b, 2);

	assert_int_equal(broker_beat(&b, 2, epoch - 1, false, false)->error_code, KAFKA_STALE_BROKER_EPOCH);
	assert_int_equal(broker_beat(&b, 3, 1, false, false)->error_code, KAFKA_STALE_BROKER_EPOCH);
	bench_del(b.node);
}

TEST(a_second_process_with_the_same_id_waits_for_the_session_to_end)
{
	struct bench b = controller_begin();

	broker_join(&b, 2);
	assert_int_equal(broker_enroll(&b, 2, 2)->error_code, KAFKA_DUPLICATE_BROKER_REGISTRATION);
	bench_run(b.node, 8000);
	assert_int_equal(broker_enroll(&b, 2, 2)->error_code, KAFKA_DUPLICATE_BROKER_REGISTRATION);
	bench_run(b.node, 2000);
	assert_int_equal(broker_enroll(&b, 2, 2)->error_code, 0);
	bench_del(b.node);
}

TEST(registrations_of_strangers_are_refused)
{
	struct bench b = controller_begin();
	struct broker_registration_request request;
	struct broker_registration_request_feature feature = { BYTES("metadata.version"), 1, 5 };

	message_init(&broker_registration_request_schema, &request);
	request.broker_id = 2;
	request.cluster_id = BYTES("another");
	const struct broker_registration_response *response = bench_ask(b.node, b.controller, API_KEY_BROKER_REGISTRATION, 4, &request);

	assert_int_equal(response->error_code, KAFKA_INCONSISTENT_CLUSTER_ID);
	request.cluster_id = BYTES("4L6g3nShT-eMCtK--X86sw");
	response = bench_ask(b.node, b.controller, API_KEY_BROKER_REGISTRATION, 4, &request);
	assert_int_equal(response->error_code, KAFKA_INVALID_REGISTRATION); /* no directory */
	struct uuid dir = { { 5 } };

	request.log_dirs = &dir;
	request.log_dirs_count = 1;
	response = bench_ask(b.node, b.controller, API_KEY_BROKER_REGISTRATION, 4, &request);
	assert_int_equal(response->error_code, KAFKA_INVALID_REGISTRATION); /* no metadata.version */
	request.features = &feature;
	request.features_count = 1;
	response = bench_ask(b.node, b.controller, API_KEY_BROKER_REGISTRATION, 4, &request);
	assert_int_equal(response->error_code, KAFKA_UNSUPPORTED_VERSION);
	bench_del(b.node);
}

TEST(a_silent_broker_is_fenced_and_its_partitions_move)
{
	struct bench b = controller_begin();
	int32_t both[] = { 2, 1 }, lone[] = { 2 };

	broker_join(&b, 2);
	create_topic(&b, "both", both, 2);
	create_topic(&b, "lone", lone, 1);
	assert_int_equal(partition_of(&b, "both")->leader, 2);
	bench_run(b.node, 10000);
	assert_int_equal(bench_trace_count(b.node, "broker_fenced"), 1);
	assert_int_equal(partition_of(&b, "both")->leader, 1);
	assert_int_equal(partition_of(&b, "both")->leader_epoch, 1);
	assert_int_equal(partition_of(&b, "both")->isr_count, 1);
	/* The last of an ISR is eligible to lead, when it is back: it has all that was ever acknowledged. */
	assert_int_equal(partition_of(&b, "lone")->leader, NO_LEADER);
	assert_int_equal(partition_of(&b, "lone")->isr_count, 0);
	assert_ids(partition_of(&b, "lone")->elr, partition_of(&b, "lone")->elr_count, "2");
	assert_ids(partition_of(&b, "lone")->last_known_elr, partition_of(&b, "lone")->last_known_elr_count, "2");
	assert_int_equal(bench_trace_count(b.node, "isr_shrunk"), 2);
	/* It comes back without having stopped in good order, so it may have lost what was not synced: it leads, being the last that did, but
	 * it has to say that it recovers. */
	int64_t epoch = broker_enroll(&b, 2, 2)->broker_epoch;

	assert_int_equal(partition_of(&b, "lone")->elr_count, 0);
	assert_false(broker_beat(&b, 2, epoch, false, false)->is_fenced);
	assert_int_equal(partition_of(&b, "lone")->leader, 2);
	assert_int_equal(partition_of(&b, "lone")->leader_recovery_state, 1);
	assert_int_equal(partition_of(&b, "lone")->last_known_elr_count, 0);
	assert_int_equal(partition_of(&b, "both")->leader, 1);
	bench_del(b.node);
}

TEST(a_broker_that_stops_hands_its_leaderships_over_first)
{
	struct bench b = controller_begin();
	int32_t both[] = { 2, 1 };
	int64_t epoch = broker_join(&b, 2);

	create_topic(&b, "both", both, 2);
	assert_false(broker_beat(&b, 2, epoch, false, true)->should_shut_down);
	assert_int_equal(partition_of(&b, "both")->leader, 1);
	assert_int_equal(partition_of(&b, "both")->isr_count, 1);
	assert_true(image_broker(&b.node->node->image, 2)->is_in_controlled_shutdown);
	/* Broker 1 has told that it knows by its next heartbeat. */
	bench_run(b.node, 2500);
	assert_true(broker_beat(&b, 2, epoch, false, true)->should_shut_down);
	assert_true(image_broker(&b.node->node->image, 2)->is_fenced);
	bench_del(b.node);
}

static const struct alter_partition_response_partition_data *alter_isr(struct bench *b, const char *topic, int64_t broker_epoch,
                                                                       int32_t leader_epoch, int32_t partition_epoch, int32_t *isr,
                                                                       int32_t count)
{
	struct alter_partition_request request;
	struct alter_partition_request_partition_data p = { .leader_epoch = leader_epoch, .partition_epoch = partition_epoch };
	struct alter_partition_request_topic_data t = { .partitions = &p, .partitions_count = 1 };

	message_init(&alter_partition_request_schema, &request);
	p.new_isr = isr;
	p.new_isr_count = count;
	t.topic_id = image_topic(&b->node->node->image, bytes_of_text(topic))->id;
	request.broker_id = 1;
	request.broker_epoch = broker_epoch;
	request.topics = &t;
	request.topics_count = 1;
	const struct alter_partition_response *response = bench_ask(b->node, b->controller, API_KEY_ALTER_PARTITION, 2, &request);

	assert_int_equal(response->error_code, 0);
	return &response->topics[0].partitions[0];
}

TEST(a_leader_changes_its_isr_within_the_rules)
{
	struct bench b = controller_begin();
	int32_t both[] = { 1, 2 }, one[] = { 1 }, two[] = { 2 }, three[] = { 1, 3 };
	int64_t epoch = image_broker(&b.node->node->image, 1)->epoch;

	broker_join(&b, 2);
	create_topic(&b, "t", both, 2);
	assert_int_equal(alter_isr(&b, "t", epoch, 1, 0, one, 1)->error_code, KAFKA_NOT_CONTROLLER);
	assert_int_equal(alter_isr(&b, "t", epoch, 0, 1, one, 1)->error_code, KAFKA_NOT_CONTROLLER);
	assert_int_equal(alter_isr(&b, "t", epoch, 0, 0, two, 1)->error_code, KAFKA_INVALID_REQUEST);
	assert_int_equal(alter_isr(&b, "t", epoch, 0, 0, three, 2)->error_code, KAFKA_INVALID_REQUEST);
	const struct alter_partition_response_partition_data *row = alter_isr(&b, "t", epoch, 0, 0, one, 1);

	assert_int_equal(row->error_code, 0);
	assert_int_equal(row->partition_epoch, 1);
	assert_int_equal(row->leader_epoch, 0);
	assert_int_equal(partition_of(&b, "t")->isr_count, 1);
	assert_int_equal(alter_isr(&b, "t", epoch, 0, 0, both, 2)->error_code, KAFKA_INVALID_UPDATE_VERSION);
	assert_int_equal(alter_isr(&b, "t", epoch, 0, 1, both, 2)->error_code, 0);
	assert_int_equal(bench_trace_count(b.node, "isr_expanded"), 1);
	bench_run(b.node, 10000);
	assert_int_equal(alter_isr(&b, "t", epoch, 0, 3, both, 2)->error_code, KAFKA_INELIGIBLE_REPLICA);
	bench_del(b.node);
}

static int16_t elect(struct bench *b, const char *topic, int8_t type)
{
	struct elect_leaders_request request;
	int32_t number = 0;
	struct elect_leaders_request_topic_partitions t = { bytes_of_text(topic), &number, 1 };

	message_init(&elect_leaders_request_schema, &request);
	request.election_type = type;
	request.topic_partitions = &t;
	request.topic_partitions_count = 1;
	const struct elect_leaders_response *response = bench_ask(b->node, b->client, API_KEY_ELECT_LEADERS, 2, &request);

	return response->replica_election_results[0].partition_result[0].error_code;
}

TEST(the_preferred_leader_takes_over_when_it_is_in_the_isr)
{
	struct bench b = controller_begin();
	int32_t both[] = { 2, 1 }, isr[] = { 2, 1 };
	int64_t own = image_broker(&b.node->node->image, 1)->epoch;

	broker_join(&b, 2);
	create_topic(&b, "t", both, 2);
	assert_int_equal(elect(&b, "t", 0), KAFKA_ELECTION_NOT_NEEDED);
	assert_int_equal(elect(&b, "none", 0), KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	bench_run(b.node, 10000);
	assert_int_equal(elect(&b, "t", 0), KAFKA_PREFERRED_LEADER_NOT_AVAILABLE);
	int64_t epoch = broker_enroll(&b, 2, 2)->broker_epoch;

	broker_beat(&b, 2, epoch, false, false);
	assert_int_equal(alter_isr(&b, "t", own, 1, 1, isr, 2)->error_code, 0);
	assert_int_equal(elect(&b, "t", 0), 0);
	assert_int_equal(partition_of(&b, "t")->leader, 2);
	bench_del(b.node);
}

TEST(an_unclean_election_takes_who_is_there_if_that_is_allowed)
{
	struct bench b = controller_begin();
	int32_t both[] = { 2, 1 }, isr[] = { 2 };
	int64_t epoch = broker_join(&b, 2);

	create_topic(&b, "t", both, 2);
	struct alter_partition_request request;
	struct alter_partition_request_partition_data p = { .new_isr = isr, .new_isr_count = 1 };
	struct alter_partition_request_topic_data t = { .partitions = &p, .partitions_count = 1 };

	message_init(&alter_partition_request_schema, &request);
	t.topic_id = image_topic(&b.node->node->image, BYTES("t"))->id;
	request.broker_id = 2;
	request.broker_epoch = epoch;
	request.topics = &t;
	request.topics_count = 1;
	bench_ask(b.node, b.controller, API_KEY_ALTER_PARTITION, 2, &request);
	bench_run(b.node, 10000);
	assert_int_equal(partition_of(&b, "t")->leader, NO_LEADER);
	assert_int_equal(elect(&b, "t", 1), 0);
	assert_int_equal(partition_of(&b, "t")->leader, 1);
	assert_int_equal(partition_of(&b, "t")->isr_count, 1);
	assert_int_equal(partition_of(&b, "t")->isr[0], 1);
	assert_int_equal(partition_of(&b, "t")->leader_recovery_state, 1);
	bench_del(b.node);
}

/* Moves partition 0 of the topic; with count -1 gives the move up. */
static const struct alter_partition_reassignments_response_reassignable_partition_response *move(struct bench *b, const char *topic, int32_t *brokers,
                                                                                               int32_t count, bool may_change_count)
{
	struct alter_partition_reassignments_request request;
	struct alter_partition_reassignments_request_reassignable_partition p = { .replicas = brokers, .replicas_count = count };
	struct alter_partition_reassignments_request_reassignable_topic t = { bytes_of_text(topic), &p, 1 };

	message_init(&alter_partition_reassignments_request_schema, &request);
	request.allow_replication_factor_change = may_change_count;
	request.topics = &t;
	request.topics_count = 1;
	const struct alter_partition_reassignments_response *response = bench_ask(b->node, b->client, API_KEY_ALTER_PARTITION_REASSIGNMENTS, 1, &request);

	assert_int_equal(response->error_code, 0);
	return &response->responses[0].partitions[0];
}

static const struct list_partition_reassignments_response *moves(struct bench *b)
{
	struct list_partition_reassignments_request request;

	message_init(&list_partition_reassignments_request_schema, &request);
	return bench_ask(b->node, b->client, API_KEY_LIST_PARTITION_REASSIGNMENTS, 0, &request);
}

TEST(a_partition_moves_when_those_that_come_are_in_sync)
{
	struct bench b = controller_begin();
	int32_t from[] = { 1, 2 }, to[] = { 1, 3 }, isr[] = { 1, 2, 3 };
	int64_t epoch = image_broker(&b.node->node->image, 1)->epoch;

	broker_join(&b, 2);
	broker_join(&b, 3);
	create_topic(&b, "t", from, 2);
	assert_int_equal(move(&b, "t", to, 2, true)->error_code, 0);
	assert_ids(partition_of(&b, "t")->replicas, partition_of(&b, "t")->replica_count, "1,3,2");
	const struct list_partition_reassignments_response *listed = moves(&b);

	assert_int_equal(listed->topics_count, 1);
	assert_text(listed->topics[0].name, "t");
	assert_ids(listed->topics[0].partitions[0].replicas, listed->topics[0].partitions[0].replicas_count, "1,3,2");
	assert_ids(listed->topics[0].partitions[0].adding_replicas, listed->topics[0].partitions[0].adding_replicas_count, "3");
	assert_ids(listed->topics[0].partitions[0].removing_replicas, listed->topics[0].partitions[0].removing_replicas_count, "2");
	const struct alter_partition_response_partition_data *row = alter_isr(&b, "t", epoch, 0, 1, isr, 3);

	/* Done: broker 2 is out of everything, and the epoch is new, so that it does not go on as a replica of this one. */
	assert_int_equal(row->error_code, 0);
	assert_ids(row->isr, row->isr_count, "1,3");
	assert_int_equal(row->leader_epoch, 1);
	assert_ids(partition_of(&b, "t")->replicas, partition_of(&b, "t")->replica_count, "1,3");
	assert_ids(partition_of(&b, "t")->isr, partition_of(&b, "t")->isr_count, "1,3");
	assert_int_equal(partition_of(&b, "t")->adding_count + partition_of(&b, "t")->removing_count, 0);
	assert_int_equal(moves(&b)->topics_count, 0);
	bench_del(b.node);
}

TEST(a_leader_that_moves_itself_away_is_told_that_another_leads)
{
	struct bench b = controller_begin();
	int32_t from[] = { 1 }, to[] = { 2 }, isr[] = { 1, 2 };
	int64_t epoch = image_broker(&b.node->node->image, 1)->epoch;

	broker_join(&b, 2);
	create_topic(&b, "t", from, 1);
	assert_int_equal(move(&b, "t", to, 1, false)->error_code, 0);
	assert_int_equal(alter_isr(&b, "t", epoch, 0, 1, isr, 2)->error_code, KAFKA_NEW_LEADER_ELECTED);
	assert_int_equal(partition_of(&b, "t")->leader, 2);
	assert_ids(partition_of(&b, "t")->replicas, partition_of(&b, "t")->replica_count, "2");
	bench_del(b.node);
}

TEST(a_move_is_given_up_and_what_came_goes_again)
{
	struct bench b = controller_begin();
	int32_t from[] = { 1, 2 }, to[] = { 3, 1 };

	broker_join(&b, 2);
	broker_join(&b, 3);
	create_topic(&b, "t", from, 2);
	assert_int_equal(move(&b, "t", NULL, -1, true)->error_code, KAFKA_NO_REASSIGNMENT_IN_PROGRESS);
	assert_int_equal(move(&b, "t", to, 2, true)->error_code, 0);
	assert_int_equal(move(&b, "t", NULL, -1, true)->error_code, 0);
	assert_ids(partition_of(&b, "t")->replicas, partition_of(&b, "t")->replica_count, "1,2");
	assert_ids(partition_of(&b, "t")->isr, partition_of(&b, "t")->isr_count, "1,2");
	assert_int_equal(moves(&b)->topics_count, 0);
	bench_del(b.node);
}

TEST(moves_that_make_no_sense_are_refused)
{
	struct bench b = controller_begin();
	int32_t from[] = { 1, 2 }, twice[] = { 1, 1 }, stranger[] = { 1, 9 }, fewer[] = { 1 };

	broker_join(&b, 2);
	create_topic(&b, "t", from, 2);
	assert_int_equal(move(&b, "none", from, 2, true)->error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_text(move(&b, "none", from, 2, true)->error_message, "Unable to find a topic named none.");
	assert_int_equal(move(&b, "t", twice, 2, true)->error_code, KAFKA_INVALID_REPLICA_ASSIGNMENT);
	assert_int_equal(move(&b, "t", stranger, 2, true)->error_code, KAFKA_INVALID_REPLICA_ASSIGNMENT);
	assert_int_equal(move(&b, "t", from, 0, true)->error_code, KAFKA_INVALID_REPLICA_ASSIGNMENT);
	assert_text(move(&b, "t", fewer, 1, false)->error_message, "The replication factor is changed from 2 to 1");
	assert_int_equal(partition_of(&b, "t")->partition_epoch, 0);
	/* One fewer, and the other is in sync: at once. */
	assert_int_equal(move(&b, "t", fewer, 1, true)->error_code, 0);
	assert_ids(partition_of(&b, "t")->replicas, partition_of(&b, "t")->replica_count, "1");
	bench_del(b.node);
}

TEST(leaders_go_back_to_their_preferred_replicas_every_five_minutes)
{
	struct bench b = controller_begin();
	int32_t both[] = { 2, 1 }, isr[] = { 1, 2 };
	int64_t epoch = broker_join(&b, 2), own = image_broker(&b.node->node->image, 1)->epoch;

	create_topic(&b, "t", both, 2);
	bench_run(b.node, 10000);
	assert_int_equal(partition_of(&b, "t")->leader, 1); /* 2 was silent */
	for (int i = 0; i < 36; i++) {
		bench_run(b.node, 8000);
		broker_beat(&b, 2, epoch, false, false);
	}
	/* It does not fetch, so the leader has put it out; as if it did now: */
	assert_int_equal(alter_isr(&b, "t", own, partition_of(&b, "t")->leader_epoch, partition_of(&b, "t")->partition_epoch, isr, 2)->error_code, 0);
	assert_int_equal(partition_of(&b, "t")->leader, 1);
	bench_run(b.node, 8000);
	assert_int_equal(partition_of(&b, "t")->leader, 2);
	bench_del(b.node);
}

static int16_t assign(struct bench *b, int32_t broker, int64_t epoch, const char *topic, struct uuid directory)
{
	struct assign_replicas_to_dirs_request request;
	struct assign_replicas_to_dirs_request_partition_data p = { 0 };
	struct assign_replicas_to_dirs_request_topic_data t = { image_topic(&b->node->node->image, bytes_of_text(topic))->id, &p, 1 };
	struct assign_replicas_to_dirs_request_directory_data d = { directory, &t, 1 };

	message_init(&assign_replicas_to_dirs_request_schema, &request);
	request.broker_id = broker;
	request.broker_epoch = epoch;
	request.directories = &d;
	request.directories_count = 1;
	const struct assign_replicas_to_dirs_response *response = bench_ask(b->node, b->controller, API_KEY_ASSIGN_REPLICAS_TO_DIRS, 0, &request);

	return response->error_code ? response->error_code : response->directories[0].topics[0].partitions[0].error_code;
}

TEST(a_replica_in_a_directory_that_fails_is_out_of_the_isr)
{
	struct bench b = controller_begin();
	int32_t both[] = { 2, 1 }, own[] = { 1 };
	int64_t epoch = broker_join(&b, 2);
	struct uuid good = { { 1, 1, 2 } }, bad = { { 66 } };

	create_topic(&b, "t", both, 2);
	create_topic(&b, "alone", own, 1);
	assert_int_equal(assign(&b, 2, epoch - 1, "t", good), KAFKA_STALE_BROKER_EPOCH);
	assert_int_equal(assign(&b, 9, 1, "t", good), KAFKA_STALE_BROKER_EPOCH);
	assert_int_equal(assign(&b, 2, epoch, "alone", good), KAFKA_NOT_LEADER_OR_FOLLOWER);
	assert_int_equal(assign(&b, 2, epoch, "t", good), 0);
	assert_int_equal(partition_of(&b, "t")->leader, 2);
	/* A directory that the broker no longer has: it leads there no longer. */
	assert_int_equal(assign(&b, 2, epoch, "t", bad), 0);
	assert_int_equal(partition_of(&b, "t")->leader, 1);
	assert_ids(partition_of(&b, "t")->isr, partition_of(&b, "t")->isr_count, "1");
	assert_true(uuid_equal(partition_of(&b, "t")->directories[0], bad));
	bench_del(b.node);
}

TEST(a_broker_tells_that_a_directory_failed)
{
	struct bench b = controller_begin();
	int32_t both[] = { 2, 1 };
	int64_t epoch = broker_join(&b, 2);
	struct uuid only = { { 1, 1, 2 } };
	struct broker_heartbeat_request request;

	create_topic(&b, "t", both, 2);
	message_init(&broker_heartbeat_request_schema, &request);
	request.broker_id = 2;
	request.broker_epoch = epoch;
	request.current_metadata_offset = 1000000;
	request.offline_log_dirs = &only;
	request.offline_log_dirs_count = 1;
	bench_ask(b.node, b.controller, API_KEY_BROKER_HEARTBEAT, 1, &request);
	assert_int_equal(partition_of(&b, "t")->leader, 1);
	assert_ids(partition_of(&b, "t")->isr, partition_of(&b, "t")->isr_count, "1");
	bench_del(b.node);
}

TEST(producer_ids_are_given_in_blocks_that_never_overlap)
{
	struct bench b = controller_begin();
	struct allocate_producer_ids_request request = { 1, image_broker(&b.node->node->image, 1)->epoch };
	const struct allocate_producer_ids_response *first = bench_ask(b.node, b.controller, API_KEY_ALLOCATE_PRODUCER_IDS, 0, &request);
	const struct allocate_producer_ids_response *second = bench_ask(b.node, b.controller, API_KEY_ALLOCATE_PRODUCER_IDS, 0, &request);

	assert_int_equal(first->producer_id_start, 0);
	assert_int_equal(first->producer_id_len, 1000);
	assert_int_equal(second->producer_id_start, 1000);
	request.broker_epoch++;
	assert_int_equal(((const struct allocate_producer_ids_response *)bench_ask(b.node, b.controller, API_KEY_ALLOCATE_PRODUCER_IDS, 0, &request))
	                     ->error_code,
	                 KAFKA_STALE_BROKER_EPOCH);
	/* The next life goes on behind them. */
	bench_stop(b.node);
	bench_start_ready(b.node);
	b.controller = bench_connect(b.node, BENCH_CONTROLLER_PORT);
	request.broker_epoch = b.node->node->broker_epoch;
	second = bench_ask(b.node, b.controller, API_KEY_ALLOCATE_PRODUCER_IDS, 0, &request);
	assert_int_equal(second->producer_id_start, 2000);
	bench_del(b.node);
}

TEST(a_controller_registers_itself_for_those_who_ask_controllers)
{
	struct bench b = controller_begin();
	struct describe_cluster_request request;

	bench_run(b.node, 1000);
	message_init(&describe_cluster_request_schema, &request);
	request.endpoint_type = 2;
	const struct describe_cluster_response *response = bench_ask(b.node, b.controller, API_KEY_DESCRIBE_CLUSTER, 1, &request);

	assert_int_equal(response->error_code, 0);
	assert_int_equal(response->controller_id, 1);
	assert_int_equal(response->brokers_count, 1);
	assert_int_equal(response->brokers[0].port, 9093);
	request.endpoint_type = 1;
	response = bench_ask(b.node, b.controller, API_KEY_DESCRIBE_CLUSTER, 1, &request);
	assert_int_equal(response->error_code, KAFKA_MISMATCHED_ENDPOINT_TYPE);
	bench_del(b.node);
}

TEST(an_active_controller_does_not_unregister_itself)
{
	struct bench b = controller_begin();
	struct unregister_controller_request request = { 1 };

	bench_run(b.node, 1000);
	const struct unregister_controller_response *response = bench_ask(b.node, b.client, API_KEY_UNREGISTER_CONTROLLER, 0, &request);

	assert_int_equal(response->error_code, KAFKA_INVALID_REQUEST);
	assert_text(response->error_message, "Controller cannot unregister itself while it is active.");
	assert_non_null(image_controller(&b.node->node->image, 1));
	request.controller_id = 2;
	response = bench_ask(b.node, b.client, API_KEY_UNREGISTER_CONTROLLER, 0, &request);
	assert_int_equal(response->error_code, KAFKA_CONTROLLER_ID_NOT_REGISTERED);
	bench_del(b.node);
}

TEST(features_go_up_and_down_only_as_asked)
{
	struct bench b = controller_begin();

	assert_update_refused(update_feature(&b, "metadata.version", 29, UPGRADE, 2),
	               "Invalid update version 29 for feature metadata.version. Can't downgrade the version of this feature without setting the upgrade "
	               "type to either safe or unsafe downgrade.");
	assert_update_refused(update_feature(&b, "metadata.version", 29, SAFE_DOWNGRADE, 2),
	               "Unsupported metadata.version downgrade from 33 to 29. Refusing to perform the requested downgrade because it might delete "
	               "metadata information.");
	assert_update_refused(update_feature(&b, "metadata.version", 29, UNSAFE_DOWNGRADE, 2),
	               "Unsupported metadata.version downgrade from 33 to 29. Unsafe metadata downgrade is not supported in this version.");
	assert_update_refused(update_feature(&b, "metadata.version", 99, UPGRADE, 2),
	               "Invalid update version 99 for feature metadata.version. Local controller 1 only supports versions 7-33");
	assert_update_refused(update_feature(&b, "metadata.version", 33, 0, 2),
	               "Invalid update version 33 for feature metadata.version. The controller does not support the given upgrade type.");
	assert_update_refused(update_feature(&b, "kraft.version", 0, SAFE_DOWNGRADE, 2),
	               "Invalid update version 0 for feature kraft.version. Can't downgrade the version of this feature.");
	assert_update_refused(update_feature(&b, "no.feature", 1, UPGRADE, 1),
	               "Invalid update version 1 for feature no.feature. Local controller 1 does not support this feature.");
	assert_int_equal(image_feature(&b.node->node->image, BYTES("metadata.version")), 33);
	assert_int_equal(update_feature(&b, "eligible.leader.replicas.version", 0, SAFE_DOWNGRADE, 1)->results_count, 1);
	assert_int_equal(image_feature(&b.node->node->image, BYTES("eligible.leader.replicas.version")), 0);
	bench_del(b.node);
}

TEST(a_metadata_version_goes_down_only_over_levels_that_changed_no_record)
{
	assert_false(metadata_version_is_one_way(29, 23));
	assert_true(metadata_version_is_one_way(30, 29));
	assert_true(metadata_version_is_one_way(29, 22));
	assert_false(metadata_version_is_one_way(22, 17));
	assert_false(metadata_version_is_one_way(17, 17));
}

/* AlterPartition v3 of broker 1 for partition 0: the wanted ISR with the epochs of its brokers. */
static int16_t alter_isr_of_lives(struct bench *b, const char *topic, struct alter_partition_request_broker_state *isr, int32_t count,
                                  int8_t recovery_state)
{
	const struct partition_image *now = partition_of(b, topic);
	struct alter_partition_request request;
	struct alter_partition_request_partition_data p = { .leader_epoch = now->leader_epoch, .partition_epoch = now->partition_epoch };
	struct alter_partition_request_topic_data t = { .partitions = &p, .partitions_count = 1 };

	message_init(&alter_partition_request_schema, &request);
	p.new_isr_with_epochs = isr;
	p.new_isr_with_epochs_count = count;
	p.leader_recovery_state = recovery_state;
	t.topic_id = image_topic(&b->node->node->image, bytes_of_text(topic))->id;
	request.broker_id = 1;
	request.broker_epoch = image_broker(&b->node->node->image, 1)->epoch;
	request.topics = &t;
	request.topics_count = 1;
	const struct alter_partition_response *response = bench_ask(b->node, b->controller, API_KEY_ALTER_PARTITION, 3, &request);

	return response->error_code ? response->error_code : response->topics[0].partitions[0].error_code;
}

TEST(a_replica_of_an_earlier_life_is_not_let_into_an_isr)
{
	struct bench b = controller_begin();
	int32_t both[] = { 1, 2 };
	int64_t epoch = broker_join(&b, 2);
	struct alter_partition_request_broker_state isr[] = { { 1, b.node->node->broker_epoch }, { 2, epoch } }, one[] = { isr[0] };

	create_topic(&b, "t", both, 2);
	assert_int_equal(alter_isr_of_lives(&b, "t", one, 1, 0), 0);
	isr[1].broker_epoch = epoch - 1;
	assert_int_equal(alter_isr_of_lives(&b, "t", isr, 2, 0), KAFKA_INELIGIBLE_REPLICA);
	isr[1].broker_epoch = -1; /* not known to the leader: not checked */
	assert_int_equal(alter_isr_of_lives(&b, "t", isr, 2, 0), 0);
	assert_int_equal(partition_of(&b, "t")->isr_count, 2);
	assert_images_agree(&b);
	bench_del(b.node);
}

TEST(a_leader_recovers_alone_and_only_if_it_has_to)
{
	struct bench b = controller_begin();
	int32_t both[] = { 1, 2 };
	int64_t epoch = broker_join(&b, 2);
	struct alter_partition_request_broker_state isr[] = { { 1, b.node->node->broker_epoch }, { 2, epoch } };

	create_topic(&b, "t", both, 2);
	assert_int_equal(alter_isr_of_lives(&b, "t", isr, 1, 1), KAFKA_INVALID_REQUEST); /* it has recovered */
	assert_int_equal(alter_isr_of_lives(&b, "t", isr, 2, 1), KAFKA_INVALID_REQUEST);
	assert_int_equal(alter_isr_of_lives(&b, "t", isr, 2, 2), KAFKA_UNKNOWN_SERVER_ERROR); /* no such state */
	assert_int_equal(alter_isr_of_lives(&b, "t", isr, 0, 0), KAFKA_INVALID_REQUEST);
	assert_int_equal(partition_of(&b, "t")->partition_epoch, 0);
	bench_del(b.node);
}

TEST(a_leader_of_before_is_told_that_it_leads_no_longer)
{
	struct bench b = controller_begin();
	int32_t both[] = { 2, 1 }, one[] = { 1 };
	int64_t own = image_broker(&b.node->node->image, 1)->epoch;

	broker_join(&b, 2);
	create_topic(&b, "t", both, 2);
	assert_int_equal(alter_isr(&b, "t", own, 0, 0, one, 1)->error_code, KAFKA_INVALID_REQUEST); /* broker 2 leads */
	bench_run(b.node, 10000);
	assert_int_equal(partition_of(&b, "t")->leader, 1);
	assert_int_equal(alter_isr(&b, "t", own, 0, 0, one, 1)->error_code, KAFKA_FENCED_LEADER_EPOCH);
	bench_del(b.node);
}

TEST(an_election_of_an_unknown_kind_is_refused)
{
	struct bench b = controller_begin();
	int32_t both[] = { 2, 1 };

	broker_join(&b, 2);
	create_topic(&b, "t", both, 2);
	bench_run(b.node, 10000);
	assert_int_equal(elect(&b, "t", 2), KAFKA_INVALID_REQUEST);
	assert_int_equal(elect(&b, "t", -1), KAFKA_INVALID_REQUEST);
	assert_int_equal(elect(&b, "t", 1), KAFKA_ELECTION_NOT_NEEDED);
	bench_del(b.node);
}

static int16_t set_segment_bytes(struct bench *b, int32_t conn, const char *value)
{
	struct incremental_alter_configs_request request;
	struct incremental_alter_configs_request_alterable_config config = { BYTES("segment.bytes"), 0, bytes_of_text(value) };
	struct incremental_alter_configs_request_alter_configs_resource resource = { 2, BYTES("t"), &config, 1 };

	message_init(&incremental_alter_configs_request_schema, &request);
	request.resources = &resource;
	request.resources_count = 1;
	b->node->holds_syncs = true;
	bench_request(b->node, conn, API_KEY_INCREMENTAL_ALTER_CONFIGS, 1, &request);
	bench_run(b->node, 10);
	assert_true(controller_is_active(b->node->node->controller));
	assert_int_equal(bench_received(b->node, conn).size, 0);
	/* Its epoch ends before the batch is committed. */
	b->node->node->controller->epoch = 0;
	b->node->holds_syncs = false;
	bench_sync(b->node);
	const struct incremental_alter_configs_response *response = bench_answer(b->node, conn, API_KEY_INCREMENTAL_ALTER_CONFIGS, 1);

	assert_int_equal(response->responses_count, 1);
	return response->responses[0].error_code;
}

TEST(what_a_controller_did_not_commit_is_asked_of_the_next)
{
	struct bench b = controller_begin();
	int32_t one[] = { 1 };

	create_topic(&b, "t", one, 1);
	assert_int_equal(set_segment_bytes(&b, b.client, "2000000"), 0);
	/* Who asked the controller itself asks again itself, and is told so for each thing that it asked. */
	assert_int_equal(set_segment_bytes(&b, b.controller, "3000000"), KAFKA_NOT_CONTROLLER);
	bench_del(b.node);
}

TEST(what_finds_no_controller_in_time_has_timed_out_thing_by_thing)
{
	struct bench b = controller_begin();
	struct create_topics_request_creatable_topic topics[] = { { .name = BYTES("t"), .num_partitions = 1, .replication_factor = 1 },
		                                                      { .name = BYTES("u"), .num_partitions = 1, .replication_factor = 1 } };
	struct create_topics_request request;
	struct delete_topics_request_delete_topic_state gone = { .name = BYTES("t") };
	struct delete_topics_request removal;

	b.node->is_deaf = true;
	message_init(&create_topics_request_schema, &request);
	request.topics = topics;
	request.topics_count = 2;
	bench_request(b.node, b.client, API_KEY_CREATE_TOPICS, 7, &request);
	bench_run(b.node, 60500);
	const struct create_topics_response *response = bench_answer(b.node, b.client, API_KEY_CREATE_TOPICS, 7);

	assert_int_equal(response->topics_count, 2);
	assert_text(response->topics[1].name, "u");
	assert_int_equal(response->topics[1].error_code, KAFKA_REQUEST_TIMED_OUT);
	message_init(&delete_topics_request_schema, &removal);
	removal.topics = &gone;
	removal.topics_count = 1;
	bench_request(b.node, b.client, API_KEY_DELETE_TOPICS, 6, &removal);
	bench_run(b.node, 60500);
	const struct delete_topics_response *answer = bench_answer(b.node, b.client, API_KEY_DELETE_TOPICS, 6);

	assert_int_equal(answer->responses_count, 1);
	assert_int_equal(answer->responses[0].error_code, KAFKA_REQUEST_TIMED_OUT);
	bench_del(b.node);
}

static void create_many(struct bench *b, const char *name, int32_t partitions, int16_t replicas)
{
	struct create_topics_request request;
	struct create_topics_request_creatable_topic topic = { .name = bytes_of_text(name), .num_partitions = partitions, .replication_factor = replicas };

	message_init(&create_topics_request_schema, &request);
	request.topics = &topic;
	request.topics_count = 1;
	const struct create_topics_response *response = bench_ask(b->node, b->client, API_KEY_CREATE_TOPICS, 7, &request);

	assert_int_equal(response->topics[0].error_code, 0);
}

TEST(all_that_a_silent_broker_led_is_led_by_others_after_one_batch)
{
	struct bench b = controller_begin();
	int64_t epoch = broker_join(&b, 2), other = broker_join(&b, 3);
	int32_t led = 0;

	create_many(&b, "many", 300, 3);
	for (int32_t i = 0; i < 300; i++)
		led += image_partition(&b.node->node->image, BYTES("many"), i)->leader == 2;
	assert_int_equal(led, 100);
	for (int i = 0; i < 6; i++) { /* 2 lives, 3 is silent; neither fetches, but replica.lag.time.max.ms is longer */
		bench_run(b.node, 1600);
		broker_beat(&b, 2, epoch, false, false);
	}
	assert_true(image_broker(&b.node->node->image, 3)->is_fenced);
	for (int32_t i = 0; i < 300; i++) {
		const struct partition_image *p = image_partition(&b.node->node->image, BYTES("many"), i);

		assert_int_equal(p->leader, p->replicas[0] != 3 ? p->replicas[0] : p->replicas[1]);
		assert_int_equal(p->leader_epoch, p->replicas[0] == 3);
		assert_int_equal(p->isr_count, 2);
	}
	assert_true(other > epoch);
	assert_images_agree(&b);
	bench_del(b.node);
}

/* The version of the last record of that kind in the metadata log. */
static int16_t last_version(struct bench *b, const struct schema *schema)
{
	struct loader loader;
	struct loaded_record loaded;
	struct image image;
	int64_t offset = 0;
	int16_t version = -1;

	image_init(&image, b->node->heap);
	assert_int_equal(loader_open(&loader, b->node->node->raft, &image, &offset, &b->node->arena), ERR_OK);
	while (loader_next(&loader, &loaded) == LOADER_RECORD)
		if (loaded.record.schema == schema)
			version = loaded.record.version;
	image_free(&image);
	return version;
}

TEST(records_are_written_so_that_the_oldest_server_of_the_level_can_read_them)
{
	struct bench b = controller_begin(), older = controller_begin_on(bench_new_of_release("3.9"));
	int32_t one[] = { 1 };

	create_topic(&b, "t", one, 1);
	assert_int_equal(last_version(&b, &register_broker_record_schema), 4);
	assert_int_equal(last_version(&b, &partition_record_schema), 2);
	create_topic(&older, "t", one, 1);
	assert_int_equal(last_version(&older, &register_broker_record_schema), 3);
	assert_int_equal(last_version(&older, &partition_record_schema), 1);
	assert_update_refused(update_feature(&older, "eligible.leader.replicas.version", 1, UPGRADE, 2),
	               "Invalid update version 1 for feature eligible.leader.replicas.version. eligible.leader.replicas.version could not be set to 1 "
	               "because it depends on metadata.version level 23");
	assert_int_equal(update_feature(&older, "metadata.version", 17, SAFE_DOWNGRADE, 2)->error_code, 0);
	assert_images_agree(&older);
	bench_del(b.node);
	bench_del(older.node);
}

TEST(a_level_that_knows_no_directories_leaves_them_out_everywhere)
{
	struct bench b = controller_begin_on(bench_new_of_release("3.6"));
	int32_t both[] = { 2, 1 };

	broker_join(&b, 2);
	create_topic(&b, "t", both, 2);
	assert_int_equal(last_version(&b, &register_broker_record_schema), 2);
	assert_int_equal(last_version(&b, &partition_record_schema), 0);
	assert_int_equal(assign(&b, 1, b.node->node->broker_epoch, "t", (struct uuid){ { 66 } }), KAFKA_UNSUPPORTED_VERSION);
	bench_run(b.node, 10000);
	assert_int_equal(partition_of(&b, "t")->leader, 1);
	assert_images_agree(&b);
	bench_del(b.node);
}

TEST(a_broker_may_stop_only_when_all_others_know_who_leads_now)
{
	struct bench b = controller_begin();
	int32_t both[] = { 2, 1 };
	int64_t epoch = broker_join(&b, 2), other = broker_join(&b, 3), before = b.node->node->image.offset;

	create_topic(&b, "t", both, 2);
	assert_false(broker_beat(&b, 2, epoch, false, true)->should_shut_down);
	assert_int_equal(partition_of(&b, "t")->leader, 1);
	bench_run(b.node, 2500);
	broker_beat_at(&b, 3, other, false, false, before); /* broker 3 lags */
	assert_false(broker_beat(&b, 2, epoch, false, true)->should_shut_down);
	broker_beat(&b, 3, other, false, false);
	assert_true(broker_beat(&b, 2, epoch, false, true)->should_shut_down);
	assert_images_agree(&b);
	bench_del(b.node);
}

TEST(a_broker_is_unfenced_only_when_it_has_its_own_registration)
{
	struct bench b = controller_begin();
	int64_t epoch = broker_enroll(&b, 2, 1)->broker_epoch;
	const struct broker_heartbeat_response *response = broker_beat_at(&b, 2, epoch, false, false, epoch - 1);

	assert_true(response->is_fenced);
	assert_false(response->is_caught_up);
	assert_false(broker_beat_at(&b, 2, epoch, false, false, epoch)->is_fenced);
	bench_del(b.node);
}

static int16_t unregister(struct bench *b, int32_t id)
{
	struct unregister_broker_request request = { id };

	return ((const struct unregister_broker_response *)bench_ask(b->node, b->client, API_KEY_UNREGISTER_BROKER, 0, &request))->error_code;
}

TEST(a_broker_that_was_unregistered_may_not_lead_by_what_it_once_had)
{
	struct bench b = controller_begin();
	int32_t lone[] = { 2 };

	broker_join(&b, 2);
	create_topic(&b, "t", lone, 1);
	assert_int_equal(unregister(&b, 7), KAFKA_BROKER_ID_NOT_REGISTERED);
	assert_int_equal(unregister(&b, 2), 0);
	assert_null(image_broker(&b.node->node->image, 2));
	assert_int_equal(partition_of(&b, "t")->leader, NO_LEADER);
	assert_ids(partition_of(&b, "t")->elr, partition_of(&b, "t")->elr_count, "2");
	broker_enroll(&b, 2, 2);
	assert_int_equal(partition_of(&b, "t")->elr_count, 0);
	assert_images_agree(&b);
	bench_del(b.node);
}

/* As if broker 2, alone in the ISR, had died, and only later an unclean election were allowed. */
TEST(a_partition_without_a_leader_gets_one_within_five_minutes_of_leave_for_unclean_elections)
{
	struct bench b = controller_begin();
	int32_t both[] = { 2, 1 }, one[] = { 2 };
	int64_t epoch = broker_join(&b, 2);
	struct alter_partition_request request;
	struct alter_partition_request_partition_data p = { .new_isr = one, .new_isr_count = 1 };
	struct alter_partition_request_topic_data t = { .partitions = &p, .partitions_count = 1 };
	struct incremental_alter_configs_request configs;
	struct incremental_alter_configs_request_alterable_config config = { BYTES("unclean.leader.election.enable"), 0, BYTES("true") };
	struct incremental_alter_configs_request_alter_configs_resource resource = { 2, BYTES("t"), &config, 1 };

	create_topic(&b, "t", both, 2);
	message_init(&alter_partition_request_schema, &request);
	t.topic_id = image_topic(&b.node->node->image, BYTES("t"))->id;
	request.broker_id = 2;
	request.broker_epoch = epoch;
	request.topics = &t;
	request.topics_count = 1;
	bench_ask(b.node, b.controller, API_KEY_ALTER_PARTITION, 2, &request);
	bench_run(b.node, 10000);
	assert_int_equal(partition_of(&b, "t")->leader, NO_LEADER);
	message_init(&incremental_alter_configs_request_schema, &configs);
	configs.resources = &resource;
	configs.resources_count = 1;
	bench_ask(b.node, b.client, API_KEY_INCREMENTAL_ALTER_CONFIGS, 1, &configs);
	assert_int_equal(partition_of(&b, "t")->leader, NO_LEADER);
	bench_run(b.node, 300 * 1000);
	assert_int_equal(partition_of(&b, "t")->leader, 1);
	/* RECOVERING until the leader has told that it recovered. */
	assert_ids(partition_of(&b, "t")->isr, partition_of(&b, "t")->isr_count, "1");
	assert_int_equal(partition_of(&b, "t")->last_known_elr_count, 0);
	assert_images_agree(&b);
	bench_del(b.node);
}
