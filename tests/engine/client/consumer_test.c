#include "engine/client/consumer_state.h"
#include "engine/client/consumer.h"

#include "tests/engine/client/fake_broker.h"

#include <stdio.h>

struct fixture {
	struct fake fake;
	struct consumer *consumer;
	bool is_busy; /* the application works on records and does not poll */
	int32_t received;
	int64_t last_offset;
	char values[512];
	char told[1024]; /* events, one after another */
};

static const char *const event_names[] = { "assigned", "revoked", "lost", "error", "committed", "fetched", "reset", "closed" };

static void take_events(struct fixture *f)
{
	struct consumer_event e;

	while (consumer_take_event(f->consumer, &f->fake.kept, &e)) {
		size_t at = strlen(f->told);

		at += (size_t)snprintf(f->told + at, sizeof(f->told) - at, "%s", event_names[e.type]);
		for (int32_t i = 0; i < e.partition_count; i++)
			at += (size_t)snprintf(f->told + at, sizeof(f->told) - at, " %.*s-%d", (int)e.partitions[i].topic.size,
			                       (const char *)e.partitions[i].topic.data, e.partitions[i].partition);
		if (e.exception)
			at += (size_t)snprintf(f->told + at, sizeof(f->told) - at, " %s", e.exception);
		snprintf(f->told + at, sizeof(f->told) - at, "; ");
	}
}

static void poll_once(struct fixture *f, const struct event *ev)
{
	struct consumer_record *records;
	int32_t count = consumer_poll(f->consumer, ev, &f->fake.fx, &records);

	for (int32_t i = 0; i < count; i++) {
		f->received++;
		f->last_offset = records[i].record.offset;
		if (records[i].record.value.size + strlen(f->values) + 2 < sizeof(f->values))
			snprintf(f->values + strlen(f->values), sizeof(f->values) - strlen(f->values), "%.*s ", (int)records[i].record.value.size,
			         (const char *)records[i].record.value.data);
	}
}

/* An application that polls whenever it can. */
static bool event(void *self, const struct event *ev, struct effects *fx)
{
	struct fixture *f = self;
	bool is_ours = consumer_event(f->consumer, ev, fx);

	take_events(f);
	if (!f->is_busy) {
		poll_once(f, ev);
		poll_once(f, ev);
		take_events(f);
	}
	return is_ours;
}

static int64_t deadline(const void *self)
{
	return consumer_deadline(((const struct fixture *)self)->consumer);
}

static void make(struct fixture *f, int32_t brokers, const char *settings)
{
	struct client_config config;
	struct buf problem;

	memset(f, 0, sizeof(*f));
	fake_init(&f->fake);
	f->fake.brokers = brokers;
	client_config_init(&config, f->fake.heap, CLIENT_CONSUMER);
	client_config_set_text(&config, "bootstrap.servers", "localhost:9092");
	client_config_load(&config, bytes_of_text(settings));
	buf_init(&problem, f->fake.heap);
	struct consumer_options options = { .heap = f->fake.heap, .config = &config, .seed = 1 };

	f->consumer = consumer_new(&options, &problem);
	assert_text(buf_bytes(&problem), "");
	buf_free(&problem);
	client_config_free(&config);
	fake_attach(&f->fake, f, event, deadline);
}

static void drop(struct fixture *f)
{
	consumer_del(f->consumer);
	fake_free(&f->fake);
}

static void subscribe(struct fixture *f, const char *topic)
{
	struct event ev = fake_now(&f->fake);
	struct bytes name = bytes_of_text(topic);

	assert_true(consumer_subscribe(f->consumer, &ev, &f->fake.fx, &name, 1, NULL));
	poll_once(f, &ev);
	fake_settle(&f->fake);
}

static void assign(struct fixture *f, const char *topic, int32_t count)
{
	struct event ev = fake_now(&f->fake);
	struct topic_partition partitions[8];

	for (int32_t i = 0; i < count; i++)
		partitions[i] = (struct topic_partition){ bytes_of_text(topic), i };
	assert_true(consumer_assign(f->consumer, &ev, &f->fake.fx, partitions, count, NULL));
	poll_once(f, &ev);
	fake_settle(&f->fake);
}

static void answer_coordinator(struct fixture *f)
{
	struct fake_request request = fake_take(&f->fake, API_KEY_FIND_COORDINATOR);
	const struct find_coordinator_request *body = request.body;

	FAKE_RESPONSE(find_coordinator_response, response);
	response.coordinators = message_new_items(&f->fake.kept, &find_coordinator_response_coordinator_struct, 1);
	response.coordinators_count = 1;
	response.coordinators[0].key = body->coordinator_keys[0];
	response.coordinators[0].node_id = 1;
	response.coordinators[0].host = BYTES("localhost");
	response.coordinators[0].port = 9092;
	fake_answer(&f->fake, &request, &response);
	fake_settle(&f->fake);
}

static void answer_join(struct fixture *f, int16_t error_code, int32_t generation, const char *leader)
{
	struct fake_request request = fake_take(&f->fake, API_KEY_JOIN_GROUP);
	const struct join_group_request *body = request.body;

	FAKE_RESPONSE(join_group_response, response);
	response.error_code = error_code;
	response.generation_id = generation;
	response.protocol_type = BYTES("consumer");
	response.protocol_name = error_code ? BYTES_NULL : body->protocols[0].name;
	response.leader = bytes_of_text(leader);
	response.member_id = BYTES("me");
	response.members = message_new_items(&f->fake.kept, &join_group_response_join_group_response_member_struct, 1);
	response.members[0].member_id = BYTES("me");
	response.members[0].group_instance_id = BYTES_NULL;
	response.members[0].metadata = body->protocols[0].metadata;
	response.members_count = strcmp(leader, "me") == 0 ? 1 : 0;
	fake_answer(&f->fake, &request, &response);
	fake_settle(&f->fake);
}

/* As a follower gets it: these partitions of the topic. */
static void answer_sync(struct fixture *f, int16_t error_code, const char *topic, int32_t first, int32_t count)
{
	struct fake_request request = fake_take(&f->fake, API_KEY_SYNC_GROUP);
	struct topic_partition partitions[8];

	for (int32_t i = 0; i < count; i++)
		partitions[i] = (struct topic_partition){ bytes_of_text(topic), first + i };
	FAKE_RESPONSE(sync_group_response, response);
	response.error_code = error_code;
	response.protocol_type = response.protocol_name = BYTES_NULL;
	response.assignment = assignment_encode(partitions, count, BYTES_NULL, &f->fake.kept);
	fake_answer(&f->fake, &request, &response);
	fake_settle(&f->fake);
}

static void answer_heartbeat(struct fixture *f, int16_t error_code)
{
	struct fake_request request = fake_take(&f->fake, API_KEY_HEARTBEAT);

	FAKE_RESPONSE(heartbeat_response, response);
	response.error_code = error_code;
	fake_answer(&f->fake, &request, &response);
	fake_settle(&f->fake);
}

static void answer_offset_fetch(struct fixture *f, int64_t offset)
{
	struct fake_request request = fake_take(&f->fake, API_KEY_OFFSET_FETCH);
	const struct offset_fetch_request *body = request.body;

	assert_int_equal(request.head.version, 9);
	FAKE_RESPONSE(offset_fetch_response, response);
	response.groups = message_new_items(&f->fake.kept, &offset_fetch_response_offset_fetch_response_group_struct, 1);
	response.groups_count = 1;
	response.groups[0].group_id = body->groups[0].group_id;
	response.groups[0].topics = message_new_items(&f->fake.kept, &offset_fetch_response_offset_fetch_response_topics_struct, 1);
	response.groups[0].topics_count = 1;
	response.groups[0].topics[0].name = body->groups[0].topics[0].name;
	int32_t count = body->groups[0].topics[0].partition_indexes_count;

	response.groups[0].topics[0].partitions =
		message_new_items(&f->fake.kept, &offset_fetch_response_offset_fetch_response_partitions_struct, count);
	response.groups[0].topics[0].partitions_count = count;
	for (int32_t i = 0; i < count; i++) {
		response.groups[0].topics[0].partitions[i].partition_index = body->groups[0].topics[0].partition_indexes[i];
		response.groups[0].topics[0].partitions[i].committed_offset = offset;
		response.groups[0].topics[0].partitions[i].metadata = BYTES("");
	}
	fake_answer(&f->fake, &request, &response);
	fake_settle(&f->fake);
}

static void answer_list_offsets(struct fixture *f, int64_t timestamp, int64_t offset)
{
	struct fake_request request = fake_take(&f->fake, API_KEY_LIST_OFFSETS);
	const struct list_offsets_request *body = request.body;
	int32_t count = body->topics[0].partitions_count;

	assert_int_equal(body->topics[0].partitions[0].timestamp, timestamp);
	FAKE_RESPONSE(list_offsets_response, response);
	response.topics = message_new_items(&f->fake.kept, &list_offsets_response_list_offsets_topic_response_struct, 1);
	response.topics_count = 1;
	response.topics[0].name = body->topics[0].name;
	response.topics[0].partitions =
		message_new_items(&f->fake.kept, &list_offsets_response_list_offsets_partition_response_struct, count);
	response.topics[0].partitions_count = count;
	for (int32_t i = 0; i < count; i++) {
		response.topics[0].partitions[i].partition_index = body->topics[0].partitions[i].partition_index;
		response.topics[0].partitions[i].offset = offset;
	}
	fake_answer(&f->fake, &request, &response);
	fake_settle(&f->fake);
}

static struct bytes batch_at(struct fixture *f, int64_t base_offset, int32_t count, const char *value)
{
	struct batch_builder b;
	struct buf out = { .heap = f->fake.outside };

	batch_builder_init(&b, f->fake.outside, CODEC_NONE);
	b.base_offset = base_offset;
	b.leader_epoch = 0;
	for (int32_t i = 0; i < count; i++)
		batch_builder_add(&b, 1000 + i, BYTES_NULL, bytes_of_text(value), NULL, 0);
	batch_builder_end(&b, &out);
	batch_builder_free(&b);
	return arena_copy(&f->fake.kept, buf_bytes(&out));
}

/* Answers the fetch for its first partition with these records, and a session. */
static void answer_fetch(struct fixture *f, struct bytes topic, struct uuid id, int32_t partition, int16_t error_code, struct bytes records)
{
	struct fake_request request = fake_take(&f->fake, API_KEY_FETCH);

	FAKE_RESPONSE(fetch_response, response);
	response.session_id = 77;
	response.responses = message_new_items(&f->fake.kept, &fetch_response_fetchable_topic_response_struct, 1);
	response.responses_count = 1;
	response.responses[0].topic = request.head.version >= 13 ? BYTES("") : topic;
	if (request.head.version >= 13)
		response.responses[0].topic_id = id;
	response.responses[0].partitions = message_new_items(&f->fake.kept, &fetch_response_partition_data_struct, 1);
	response.responses[0].partitions_count = 1;
	response.responses[0].partitions[0].partition_index = partition;
	response.responses[0].partitions[0].error_code = error_code;
	response.responses[0].partitions[0].high_watermark = 1000;
	response.responses[0].partitions[0].records = span_of(records);
	fake_answer(&f->fake, &request, &response);
	fake_settle(&f->fake);
}

/* Up to a stable follower that reads t-0 from its committed offset. */
static struct fake_topic *join(struct fixture *f, const char *settings, int64_t committed)
{
	make(f, 1, settings);
	struct fake_topic *topic = fake_add_topic(&f->fake, "t", 2);

	subscribe(f, "t");
	answer_coordinator(f);
	answer_join(f, KAFKA_MEMBER_ID_REQUIRED, -1, "");
	answer_join(f, 0, 1, "somebody");
	answer_sync(f, 0, "t", 0, 1);
	answer_offset_fetch(f, committed);
	return topic;
}

TEST(a_consumer_joins_in_two_steps_and_reads_from_its_committed_offset)
{
	struct fixture f;
	struct fake_topic *topic = join(&f, "group.id=g\n", 5);

	assert_string_equal(f.told, "assigned t-0; ");
	assert_string_equal(consumer_group(f.consumer).state, "stable");
	assert_int_equal(consumer_group(f.consumer).generation, 1);
	assert_int_equal(fake_traced(&f.fake, "partitions_assigned"), 1);
	struct fake_request request = fake_take(&f.fake, API_KEY_FETCH);
	const struct fetch_request *body = request.body;

	assert_int_equal(request.head.version, 18);
	assert_int_equal(body->max_wait_ms, 500);
	assert_int_equal(body->session_epoch, 0);
	assert_int_equal(body->topics[0].partitions[0].fetch_offset, 5);
	f.fake.requests[f.fake.request_count++] = request;
	answer_fetch(&f, BYTES("t"), topic->id, 0, 0, batch_at(&f, 5, 3, "v"));
	assert_int_equal(f.received, 3);
	assert_int_equal(f.last_offset, 7);
	assert_int_equal(fake_traced(&f.fake, "record_delivered"), 3);

	/* The session goes on with what changed. */
	request = fake_take(&f.fake, API_KEY_FETCH);
	body = request.body;
	assert_int_equal(body->session_id, 77);
	assert_int_equal(body->session_epoch, 1);
	assert_int_equal(body->topics[0].partitions[0].fetch_offset, 8);
	drop(&f);
}

TEST(joining_offers_every_assignor_with_the_subscription)
{
	struct fixture f;

	make(&f, 1, "group.id=g\n");
	fake_add_topic(&f.fake, "t", 2);
	subscribe(&f, "t");
	answer_coordinator(&f);
	struct fake_request request = fake_take(&f.fake, API_KEY_JOIN_GROUP);
	const struct join_group_request *body = request.body;
	struct assignor_member member = { 0 };

	assert_int_equal(body->session_timeout_ms, 45000);
	assert_int_equal(body->rebalance_timeout_ms, 300000);
	assert_int_equal(body->protocols_count, 2);
	assert_text(body->protocols[0].name, "range");
	assert_text(body->protocols[1].name, "cooperative-sticky");
	assert_true(subscription_decode(body->protocols[1].metadata, &f.fake.kept, &member));
	assert_int_equal(member.topic_count, 1);
	assert_text(member.topics[0], "t");
	drop(&f);
}

TEST(the_leader_assigns_for_all)
{
	struct fixture f;

	make(&f, 1, "group.id=g\n");
	fake_add_topic(&f.fake, "t", 2);
	subscribe(&f, "t");
	answer_coordinator(&f);
	answer_join(&f, 0, 1, "me");
	struct fake_request request = fake_take(&f.fake, API_KEY_SYNC_GROUP);
	const struct sync_group_request *body = request.body;
	struct topic_partition *assigned;
	int32_t count;

	assert_int_equal(body->assignments_count, 1);
	assert_text(body->protocol_name, "range");
	assert_true(assignment_decode(body->assignments[0].assignment, &f.fake.kept, &assigned, &count));
	assert_int_equal(count, 2);
	drop(&f);
}

/* The group forgot it while it waited for metadata: no request was under way whose failure would have told it. */
TEST(a_leader_that_is_no_member_any_more_before_it_has_assigned_joins_again)
{
	struct fixture f;

	make(&f, 1, "group.id=g\n");
	fake_add_topic(&f.fake, "t", 2);
	subscribe(&f, "t");
	answer_coordinator(&f);
	f.fake.holds_metadata = true;
	metadata_request_update(&f.consumer->metadata);
	answer_join(&f, 0, 1, "me");
	assert_false(fake_has(&f.fake, API_KEY_SYNC_GROUP));
	fake_advance(&f.fake, 3000);
	answer_heartbeat(&f, KAFKA_UNKNOWN_MEMBER_ID);
	fake_advance(&f.fake, 1000);
	assert_true(fake_has(&f.fake, API_KEY_JOIN_GROUP));
	drop(&f);
}

TEST(heartbeats_go_on_while_the_application_is_busy)
{
	struct fixture f;

	join(&f, "group.id=g\n", 5);
	f.is_busy = true;
	consumer_end_poll(f.consumer);
	for (int i = 0; i < 10; i++) {
		fake_advance(&f.fake, 3000);
		answer_heartbeat(&f, 0);
	}
	assert_string_equal(consumer_group(f.consumer).state, "stable");
	drop(&f);
}

TEST(a_member_that_does_not_poll_leaves_and_loses_its_partitions)
{
	struct fixture f;

	join(&f, "group.id=g\nmax.poll.interval.ms=10000\n", 5);
	f.is_busy = true;
	consumer_end_poll(f.consumer);
	for (int i = 0; i < 3; i++) {
		fake_advance(&f.fake, 3000);
		answer_heartbeat(&f, 0);
	}
	fake_advance(&f.fake, 1000);
	struct fake_request request = fake_take(&f.fake, API_KEY_LEAVE_GROUP);
	const struct leave_group_request *body = request.body;

	assert_text(body->members[0].member_id, "me");
	assert_text(body->members[0].reason, "consumer poll timeout has expired.");
	f.is_busy = false;
	f.told[0] = 0;
	struct event ev = fake_now(&f.fake);

	poll_once(&f, &ev);
	fake_settle(&f.fake);
	take_events(&f);
	assert_string_equal(f.told, "lost t-0; ");
	assert_true(fake_has(&f.fake, API_KEY_JOIN_GROUP));
	drop(&f);
}

TEST(an_eager_rebalance_commits_then_revokes_then_joins_again)
{
	struct fixture f;
	struct fake_topic *topic = join(&f, "group.id=g\n", 5);

	answer_fetch(&f, BYTES("t"), topic->id, 0, 0, batch_at(&f, 5, 3, "v"));
	fake_advance(&f.fake, 3000);
	f.told[0] = 0;
	answer_heartbeat(&f, KAFKA_REBALANCE_IN_PROGRESS);
	assert_false(fake_has(&f.fake, API_KEY_JOIN_GROUP));
	struct fake_request request = fake_take(&f.fake, API_KEY_OFFSET_COMMIT);
	const struct offset_commit_request *body = request.body;

	assert_int_equal(body->generation_id_or_member_epoch, 1);
	assert_int_equal(body->topics[0].partitions[0].committed_offset, 8);
	FAKE_RESPONSE(offset_commit_response, response);
	response.topics = message_new_items(&f.fake.kept, &offset_commit_response_offset_commit_response_topic_struct, 1);
	response.topics_count = 1;
	response.topics[0].name = BYTES("t");
	response.topics[0].partitions = message_new_items(&f.fake.kept, &offset_commit_response_offset_commit_response_partition_struct, 1);
	response.topics[0].partitions_count = 1;
	fake_answer(&f.fake, &request, &response);
	fake_settle(&f.fake);
	assert_string_equal(f.told, "revoked t-0; ");
	answer_join(&f, 0, 2, "somebody");
	answer_sync(&f, 0, "t", 1, 1);
	assert_string_equal(f.told, "revoked t-0; assigned t-1; ");
	drop(&f);
}

TEST(a_cooperative_rebalance_keeps_what_stays_and_rejoins_to_hand_over)
{
	struct fixture f;

	make(&f, 1,
	     "group.id=g\nenable.auto.commit=false\n"
	     "partition.assignment.strategy=org.apache.kafka.clients.consumer.CooperativeStickyAssignor\n");
	fake_add_topic(&f.fake, "t", 2);
	subscribe(&f, "t");
	answer_coordinator(&f);
	answer_join(&f, 0, 1, "somebody");
	answer_sync(&f, 0, "t", 0, 2);
	answer_offset_fetch(&f, 5);
	fake_advance(&f.fake, 3000);
	f.told[0] = 0;
	answer_heartbeat(&f, KAFKA_REBALANCE_IN_PROGRESS);
	assert_string_equal(f.told, "");
	struct fake_request request = f.fake.requests[0];
	struct assignor_member member = { 0 };

	for (int32_t i = 0; i < f.fake.request_count; i++)
		if (f.fake.requests[i].head.api_key == API_KEY_JOIN_GROUP)
			request = f.fake.requests[i];
	const struct join_group_request *body = request.body;

	assert_true(subscription_decode(body->protocols[0].metadata, &f.fake.kept, &member));
	assert_int_equal(member.owned_count, 2);
	assert_int_equal(member.generation, 1);
	answer_join(&f, 0, 2, "somebody");
	answer_sync(&f, 0, "t", 0, 1);
	assert_string_equal(f.told, "revoked t-1; assigned; ");
	assert_true(fake_has(&f.fake, API_KEY_JOIN_GROUP));
	drop(&f);
}

TEST(without_a_committed_offset_the_reset_policy_decides)
{
	struct fixture f;

	join(&f, "group.id=g\nauto.offset.reset=earliest\n", -1);
	answer_list_offsets(&f, -2, 3);
	assert_string_equal(f.told, "assigned t-0; reset t-0; ");
	struct fake_request request = fake_take(&f.fake, API_KEY_FETCH);

	assert_int_equal(((const struct fetch_request *)request.body)->topics[0].partitions[0].fetch_offset, 3);
	assert_int_equal(fake_traced(&f.fake, "offset_reset"), 1);
	drop(&f);
}

TEST(without_a_policy_the_application_is_told)
{
	struct fixture f;

	join(&f, "group.id=g\nauto.offset.reset=none\n", -1);
	assert_string_equal(f.told, "assigned t-0; error NoOffsetForPartitionException; ");
	struct event ev = fake_now(&f.fake);

	consumer_seek(f.consumer, &ev, &f.fake.fx, (struct topic_partition){ BYTES("t"), 0 }, 42);
	fake_settle(&f.fake);
	struct fake_request request = fake_take(&f.fake, API_KEY_FETCH);

	assert_int_equal(((const struct fetch_request *)request.body)->topics[0].partitions[0].fetch_offset, 42);
	drop(&f);
}

TEST(an_offset_out_of_range_is_reset)
{
	struct fixture f;

	make(&f, 1, "auto.offset.reset=earliest\n");
	struct fake_topic *topic = fake_add_topic(&f.fake, "t", 1);

	assign(&f, "t", 1);
	answer_list_offsets(&f, -2, 0);
	answer_fetch(&f, BYTES("t"), topic->id, 0, KAFKA_OFFSET_OUT_OF_RANGE, BYTES(""));
	answer_list_offsets(&f, -2, 10);
	struct fake_request request = fake_take(&f.fake, API_KEY_FETCH);

	assert_int_equal(((const struct fetch_request *)request.body)->topics[0].partitions[0].fetch_offset, 10);
	drop(&f);
}

TEST(offsets_are_committed_every_five_seconds)
{
	struct fixture f;
	struct fake_topic *topic = join(&f, "group.id=g\n", 5);

	answer_fetch(&f, BYTES("t"), topic->id, 0, 0, batch_at(&f, 5, 3, "v"));
	fake_advance(&f.fake, 4999);
	assert_false(fake_has(&f.fake, API_KEY_OFFSET_COMMIT));
	fake_advance(&f.fake, 1);
	struct fake_request request = fake_take(&f.fake, API_KEY_OFFSET_COMMIT);
	const struct offset_commit_request *body = request.body;

	assert_int_equal(body->topics[0].partitions[0].committed_offset, 8);
	assert_int_equal(body->topics[0].partitions[0].committed_leader_epoch, 0);
	drop(&f);
}

TEST(a_synchronous_commit_is_tried_again_and_an_asynchronous_one_is_not)
{
	struct fixture f;

	join(&f, "group.id=g\nenable.auto.commit=false\n", 5);
	for (int is_sync = 0; is_sync < 2; is_sync++) {
		struct event ev = fake_now(&f.fake);

		f.told[0] = 0;
		consumer_commit(f.consumer, &ev, &f.fake.fx, NULL, 0, is_sync);
		for (int round = 0; round < 1 + is_sync; round++) {
			fake_advance(&f.fake, 200);
			struct fake_request request = fake_take(&f.fake, API_KEY_OFFSET_COMMIT);

			FAKE_RESPONSE(offset_commit_response, response);
			response.topics = message_new_items(&f.fake.kept, &offset_commit_response_offset_commit_response_topic_struct, 1);
			response.topics_count = 1;
			response.topics[0].name = BYTES("t");
			response.topics[0].partitions =
				message_new_items(&f.fake.kept, &offset_commit_response_offset_commit_response_partition_struct, 1);
			response.topics[0].partitions_count = 1;
			response.topics[0].partitions[0].error_code = round == 0 ? KAFKA_COORDINATOR_LOAD_IN_PROGRESS : 0;
			fake_answer(&f.fake, &request, &response);
			fake_settle(&f.fake);
		}
		assert_string_equal(f.told, is_sync ? "committed t-0; " : "committed t-0 RetriableCommitFailedException; ");
	}
	drop(&f);
}

TEST(poll_hands_out_at_most_max_poll_records)
{
	struct fixture f;
	struct consumer_record *records;

	make(&f, 1, "auto.offset.reset=earliest\nmax.poll.records=4\n");
	struct fake_topic *topic = fake_add_topic(&f.fake, "t", 1);

	assign(&f, "t", 1);
	answer_list_offsets(&f, -2, 0);
	f.is_busy = true;
	answer_fetch(&f, BYTES("t"), topic->id, 0, 0, batch_at(&f, 0, 10, "v"));
	struct event ev = fake_now(&f.fake);

	assert_int_equal(consumer_poll(f.consumer, &ev, &f.fake.fx, &records), 4);
	assert_int_equal(consumer_poll(f.consumer, &ev, &f.fake.fx, &records), 4);
	assert_int_equal(records[0].record.offset, 4);
	assert_int_equal(consumer_poll(f.consumer, &ev, &f.fake.fx, &records), 2);
	assert_int_equal(records[1].record.offset, 9);
	assert_int_equal(consumer_poll(f.consumer, &ev, &f.fake.fx, &records), 0);
	fake_settle(&f.fake);
	drop(&f);
}

TEST(paused_partitions_are_neither_fetched_nor_handed_out)
{
	struct fixture f;

	make(&f, 1, "auto.offset.reset=earliest\n");
	fake_add_topic(&f.fake, "t", 2);
	assign(&f, "t", 2);
	consumer_pause(f.consumer, (struct topic_partition){ BYTES("t"), 0 });
	answer_list_offsets(&f, -2, 0);
	struct fake_request request = fake_take(&f.fake, API_KEY_FETCH);
	const struct fetch_request *body = request.body;

	assert_int_equal(body->topics[0].partitions_count, 1);
	assert_int_equal(body->topics[0].partitions[0].partition, 1);
	drop(&f);
}

TEST(a_lost_fetch_session_is_begun_again)
{
	struct fixture f;

	make(&f, 1, "auto.offset.reset=earliest\n");
	struct fake_topic *topic = fake_add_topic(&f.fake, "t", 1);

	assign(&f, "t", 1);
	answer_list_offsets(&f, -2, 0);
	answer_fetch(&f, BYTES("t"), topic->id, 0, 0, batch_at(&f, 0, 1, "v"));
	struct fake_request request = fake_take(&f.fake, API_KEY_FETCH);

	FAKE_RESPONSE(fetch_response, response);
	response.error_code = KAFKA_FETCH_SESSION_ID_NOT_FOUND;
	fake_answer(&f.fake, &request, &response);
	fake_settle(&f.fake);
	request = fake_take(&f.fake, API_KEY_FETCH);
	const struct fetch_request *body = request.body;

	assert_int_equal(body->session_id, 0);
	assert_int_equal(body->session_epoch, 0);
	assert_int_equal(body->topics[0].partitions[0].fetch_offset, 1);
	drop(&f);
}

TEST(a_corrupt_batch_is_told_and_not_handed_out)
{
	struct fixture f;

	make(&f, 1, "auto.offset.reset=earliest\n");
	struct fake_topic *topic = fake_add_topic(&f.fake, "t", 1);

	assign(&f, "t", 1);
	answer_list_offsets(&f, -2, 0);
	struct bytes batch = batch_at(&f, 0, 1, "value");

	((uint8_t *)(uintptr_t)batch.data)[batch.size - 2] ^= 1;
	answer_fetch(&f, BYTES("t"), topic->id, 0, 0, batch);
	assert_int_equal(f.received, 0);
	assert_non_null(strstr(f.told, "error KafkaException"));
	drop(&f);
}

TEST(a_new_leader_is_found_and_the_position_validated)
{
	struct fixture f;

	make(&f, 2, "auto.offset.reset=earliest\n");
	struct fake_topic *topic = fake_add_topic(&f.fake, "t", 1);

	assign(&f, "t", 1);
	answer_list_offsets(&f, -2, 0);
	answer_fetch(&f, BYTES("t"), topic->id, 0, 0, batch_at(&f, 0, 5, "v"));
	topic->leaders[0] = 2;
	topic->epochs[0] = 1;
	answer_fetch(&f, BYTES("t"), topic->id, 0, KAFKA_NOT_LEADER_OR_FOLLOWER, BYTES(""));
	fake_advance(&f.fake, 300);
	struct fake_request request = fake_take(&f.fake, API_KEY_OFFSET_FOR_LEADER_EPOCH);
	const struct offset_for_leader_epoch_request *body = request.body;

	assert_int_equal(request.node, 2);
	assert_int_equal(body->topics[0].partitions[0].leader_epoch, 0);
	assert_int_equal(body->topics[0].partitions[0].current_leader_epoch, 1);
	FAKE_RESPONSE(offset_for_leader_epoch_response, response);
	response.topics = message_new_items(&f.fake.kept, &offset_for_leader_epoch_response_offset_for_leader_topic_result_struct, 1);
	response.topics_count = 1;
	response.topics[0].topic = BYTES("t");
	response.topics[0].partitions = message_new_items(&f.fake.kept, &offset_for_leader_epoch_response_epoch_end_offset_struct, 1);
	response.topics[0].partitions_count = 1;
	response.topics[0].partitions[0].leader_epoch = 0;
	response.topics[0].partitions[0].end_offset = 3;
	fake_answer(&f.fake, &request, &response);
	fake_settle(&f.fake);
	/* Two of the five that were read are gone: what is there is read on from. */
	request = fake_take(&f.fake, API_KEY_FETCH);
	assert_int_equal(request.node, 2);
	assert_int_equal(((const struct fetch_request *)request.body)->topics[0].partitions[0].fetch_offset, 3);
	drop(&f);
}

TEST(a_partition_that_moves_is_asked_for_with_the_others_of_its_new_leader)
{
	struct fixture f;

	make(&f, 2, "auto.offset.reset=earliest\nmetadata.max.age.ms=1000\n");
	struct fake_topic *topic = fake_add_topic(&f.fake, "t", 2);

	assign(&f, "t", 2);
	answer_list_offsets(&f, -2, 0);
	answer_list_offsets(&f, -2, 0);
	topic->leaders[0] = 2;
	topic->epochs[0] = 1;
	fake_advance(&f.fake, 1500);
	/* The new metadata stand behind the first of the fetches. Its broker is asked once more, before they are read, and does not answer. */
	answer_fetch(&f, BYTES("t"), topic->id, 0, 0, BYTES(""));
	assert_int_equal(fake_count(&f.fake, API_KEY_FETCH), 2); /* broker 2 has its own to answer first */
	answer_fetch(&f, BYTES("t"), topic->id, 1, 0, BYTES(""));
	fake_take(&f.fake, API_KEY_FETCH);
	struct fake_request request = fake_take(&f.fake, API_KEY_FETCH);
	const struct fetch_request *body = request.body;

	/* It knows partition 1 already. */
	assert_int_equal(request.node, 2);
	assert_int_equal(body->topics_count, 1);
	assert_int_equal(body->topics[0].partitions_count, 1);
	assert_int_equal(body->topics[0].partitions[0].partition, 0);
	assert_int_equal(body->topics[0].partitions[0].current_leader_epoch, 1);
	drop(&f);
}

static struct bytes transactional(struct fixture *f, int64_t base_offset, int64_t producer_id, const char *value, bool is_control)
{
	struct batch_builder b;
	struct buf out = { .heap = f->fake.outside };

	batch_builder_init(&b, f->fake.outside, CODEC_NONE);
	b.base_offset = base_offset;
	b.producer_id = producer_id;
	b.producer_epoch = 0;
	b.base_sequence = is_control ? -1 : 0;
	b.attributes = (int16_t)(BATCH_TRANSACTIONAL | (is_control ? BATCH_CONTROL : 0));
	/* A control record's key: version 0, type 0 abort or 1 commit. */
	batch_builder_add(&b, 1, is_control ? (value[0] == 'a' ? BYTES("\0\0\0\0") : BYTES("\0\0\0\1")) : BYTES_NULL, bytes_of_text(value), NULL, 0);
	batch_builder_end(&b, &out);
	batch_builder_free(&b);
	return arena_copy(&f->fake.kept, buf_bytes(&out));
}

TEST(read_committed_skips_what_was_aborted_and_markers)
{
	struct fixture f;

	make(&f, 1, "auto.offset.reset=earliest\nisolation.level=read_committed\n");
	struct fake_topic *topic = fake_add_topic(&f.fake, "t", 1);
	struct buf log = { .heap = f.fake.outside };

	assign(&f, "t", 1);
	answer_list_offsets(&f, -2, 0);
	buf_add_bytes(&log, transactional(&f, 0, 7, "aborted", false));
	buf_add_bytes(&log, transactional(&f, 1, 8, "kept", false));
	buf_add_bytes(&log, transactional(&f, 2, 7, "abort", true));
	buf_add_bytes(&log, transactional(&f, 3, 7, "again", false));
	buf_add_bytes(&log, transactional(&f, 4, 8, "commit", true));
	struct fake_request request = fake_take(&f.fake, API_KEY_FETCH);

	assert_int_equal(((const struct fetch_request *)request.body)->isolation_level, 1);
	FAKE_RESPONSE(fetch_response, response);
	response.responses = message_new_items(&f.fake.kept, &fetch_response_fetchable_topic_response_struct, 1);
	response.responses_count = 1;
	response.responses[0].topic_id = topic->id;
	response.responses[0].partitions = message_new_items(&f.fake.kept, &fetch_response_partition_data_struct, 1);
	response.responses[0].partitions_count = 1;
	response.responses[0].partitions[0].aborted_transactions =
		message_new_items(&f.fake.kept, &fetch_response_aborted_transaction_struct, 1);
	response.responses[0].partitions[0].aborted_transactions_count = 1;
	response.responses[0].partitions[0].aborted_transactions[0].producer_id = 7;
	response.responses[0].partitions[0].records = span_of(buf_bytes(&log));
	fake_answer(&f.fake, &request, &response);
	fake_settle(&f.fake);
	assert_string_equal(f.values, "kept again ");
	/* The marker at the end is read past. */
	request = fake_take(&f.fake, API_KEY_FETCH);
	assert_int_equal(((const struct fetch_request *)request.body)->topics[0].partitions[0].fetch_offset, 5);
	drop(&f);
}

TEST(close_commits_leaves_and_disconnects)
{
	struct fixture f;

	join(&f, "group.id=g\n", 5);
	f.told[0] = 0;
	struct event ev = fake_now(&f.fake);

	consumer_close(f.consumer, &ev, &f.fake.fx, 30000);
	fake_settle(&f.fake);
	struct fake_request request = fake_take(&f.fake, API_KEY_OFFSET_COMMIT);

	FAKE_RESPONSE(offset_commit_response, committed);
	fake_answer(&f.fake, &request, &committed);
	fake_settle(&f.fake);
	request = fake_take(&f.fake, API_KEY_LEAVE_GROUP);
	FAKE_RESPONSE(leave_group_response, left);
	fake_answer(&f.fake, &request, &left);
	fake_settle(&f.fake);
	assert_true(consumer_is_closed(f.consumer));
	take_events(&f);
	assert_string_equal(f.told, "revoked t-0; closed; ");
	for (int32_t i = 0; i < f.fake.conn_count; i++)
		assert_false(f.fake.conns[i].is_open);
	drop(&f);
}

TEST(a_static_member_does_not_leave_on_close)
{
	struct fixture f;

	join(&f, "group.id=g\ngroup.instance.id=i1\nenable.auto.commit=false\n", 5);
	struct event ev = fake_now(&f.fake);

	consumer_close(f.consumer, &ev, &f.fake.fx, 30000);
	fake_settle(&f.fake);
	assert_false(fake_has(&f.fake, API_KEY_LEAVE_GROUP));
	assert_true(consumer_is_closed(f.consumer));
	drop(&f);
}

TEST(a_fenced_instance_is_told_and_goes_no_further)
{
	struct fixture f;

	join(&f, "group.id=g\ngroup.instance.id=i1\n", 5);
	fake_advance(&f.fake, 3000);
	f.told[0] = 0;
	answer_heartbeat(&f, KAFKA_FENCED_INSTANCE_ID);
	assert_string_equal(f.told, "error FencedInstanceIdException; ");
	fake_advance(&f.fake, 60000);
	assert_false(fake_has(&f.fake, API_KEY_JOIN_GROUP));
	drop(&f);
}

TEST(a_pattern_subscribes_to_topics_as_they_appear)
{
	struct fixture f;

	make(&f, 1, "group.id=g\nmetadata.max.age.ms=10000\n");
	fake_add_topic(&f.fake, "orders-eu", 1);
	fake_add_topic(&f.fake, "other", 1);
	struct event ev = fake_now(&f.fake);

	assert_true(consumer_subscribe_pattern(f.consumer, &ev, &f.fake.fx, BYTES("orders-.*"), NULL));
	poll_once(&f, &ev);
	fake_advance(&f.fake, 200);
	answer_coordinator(&f);
	answer_join(&f, 0, 1, "me");
	answer_sync(&f, 0, "orders-eu", 0, 1);
	assert_string_equal(f.told, "assigned orders-eu-0; ");
	answer_offset_fetch(&f, 0);
	fake_add_topic(&f.fake, "orders-us", 1);
	f.told[0] = 0;
	for (int i = 0; i < 40; i++) {
		fake_advance(&f.fake, 500);
		if (fake_has(&f.fake, API_KEY_FETCH))
			answer_fetch(&f, BYTES("orders-eu"), f.fake.topics[0].id, 0, 0, BYTES(""));
		if (fake_has(&f.fake, API_KEY_HEARTBEAT))
			answer_heartbeat(&f, 0);
		if (fake_has(&f.fake, API_KEY_OFFSET_COMMIT)) {
			struct fake_request request = fake_take(&f.fake, API_KEY_OFFSET_COMMIT);

			FAKE_RESPONSE(offset_commit_response, committed);
			fake_answer(&f.fake, &request, &committed);
			fake_settle(&f.fake);
		}
	}
	assert_string_equal(f.told, "revoked orders-eu-0; ");
	assert_true(fake_has(&f.fake, API_KEY_JOIN_GROUP));
	drop(&f);
}

TEST(subscribing_without_a_group_is_refused_in_the_words_of_kafka)
{
	struct fixture f;
	struct bytes name = BYTES("t");
	struct buf problem;

	make(&f, 1, "");
	struct event ev = fake_now(&f.fake);

	buf_init(&problem, f.fake.outside);
	assert_false(consumer_subscribe(f.consumer, &ev, &f.fake.fx, &name, 1, &problem));
	assert_text(buf_bytes(&problem), "To use the group management or offset commit APIs, you must provide a valid group.id in the consumer "
	                                 "configuration.");
	drop(&f);
}
