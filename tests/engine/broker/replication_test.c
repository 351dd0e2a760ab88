/* Replication, seen from one side at a time: a leader whose followers are played by the test, and a follower whose leader is. */
#include "engine/broker/partition_internal.h"
#include "engine/wire/frame.h"
#include "tests/replica_bench.h"
#include "tests/test.h"


typedef const struct fetch_response_partition_data *answer;

static struct partition *find(struct node_bench *b)
{
	return partition_find(b->node, BYTES("orders"), 0);
}

static void fill(struct node_bench *b, int32_t count)
{
	replica_bench_enter(b);

	struct append_result r = partition_append(b->node, find(b), replica_bench_batch(b, count, 1000), ORIGIN_CLIENT, 1);

	assert_int_equal(r.error_code, 0);
	replica_bench_leave(b);
}

/* ---- The leader --------------------------------------------------------------------------------------------------------- */

/* Leads "orders" of `replicas` brokers, all of them known and alive. */
static struct node_bench *leader_new(int32_t replicas, int32_t isr, const char *properties)
{
	struct node_bench *b = replica_bench_new(properties);

	for (int32_t id = 1; id <= 3; id++)
		replica_bench_broker(b, id, 100 + id, id == 1 ? "a" : "b");
	replica_bench_topic(b, "orders", 1, replicas, isr, 1, 5);
	return b;
}

static struct fetch_request *follower_fetch(struct node_bench *b, int32_t replica, int64_t offset)
{
	struct fetch_request *request = replica_bench_fetch(b, "orders", 0, offset);

	request->replica_state.replica_id = replica;
	request->replica_state.replica_epoch = replica < 0 ? -1 : 100 + replica;
	request->max_wait_ms = 0;
	request->topics->topic_id = replica_bench_topic_id("orders");
	request->topics->partitions->current_leader_epoch = 5;
	return request;
}

static answer ask(struct node_bench *b, int32_t conn, const struct fetch_request *request)
{
	const struct fetch_response *response = bench_ask(b, conn, API_KEY_FETCH, 15, request);

	assert_non_null(response);
	assert_int_equal(response->error_code, 0);
	assert_int_equal(response->responses_count, 1);
	return &response->responses[0].partitions[0];
}

TEST(a_follower_reads_to_the_end_of_the_log_and_raises_the_high_watermark_with_its_next_fetch)
{
	struct node_bench *b = leader_new(3, 2, "");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	fill(b, 3);
	answer a = ask(b, conn, follower_fetch(b, 2, 0));

	assert_int_equal(a->error_code, 0);
	assert_int_equal(a->high_watermark, 0);
	assert_int_equal(replica_bench_count(a->records.bytes), 3);
	a = ask(b, conn, follower_fetch(b, 2, 3));
	assert_int_equal(a->high_watermark, 0); /* as it was before this fetch */
	assert_int_equal(find(b)->high_watermark, 3);
	bench_del(b);
}

TEST(a_consumer_does_not_see_what_followers_may_read)
{
	struct node_bench *b = leader_new(2, 2, "");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);
	struct fetch_request *request = follower_fetch(b, -1, 0);

	fill(b, 3);
	assert_int_equal(ask(b, conn, request)->records.size, 0);
	bench_del(b);
}

TEST(a_log_that_parted_is_told_where)
{
	struct node_bench *b = leader_new(3, 3, "");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	fill(b, 3);
	replica_bench_topic(b, "orders", 1, 3, 3, 1, 7);
	fill(b, 4);
	struct fetch_request *request = follower_fetch(b, 2, 6);

	request->topics->partitions->current_leader_epoch = 7;
	request->topics->partitions->last_fetched_epoch = 6;
	answer a = ask(b, conn, request);

	assert_int_equal(a->error_code, 0);
	assert_int_equal(a->diverging_epoch.epoch, 5);
	assert_int_equal(a->diverging_epoch.end_offset, 3);
	assert_int_equal(a->records.size, 0);
	assert_int_equal(partition_replica(find(b), 2)->log_end, -1); /* such a fetch says nothing of its log */
	bench_del(b);
}

TEST(an_epoch_that_is_not_the_leaders_is_refused)
{
	struct node_bench *b = leader_new(3, 3, "");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);
	struct fetch_request *request = follower_fetch(b, 2, 0);

	request->topics->partitions->current_leader_epoch = 4;
	assert_int_equal(ask(b, conn, request)->error_code, KAFKA_FENCED_LEADER_EPOCH);
	request->topics->partitions->current_leader_epoch = 6;
	assert_int_equal(ask(b, conn, request)->error_code, KAFKA_UNKNOWN_LEADER_EPOCH);
	bench_del(b);
}

TEST(a_fetch_of_an_earlier_life_of_the_follower_counts_for_nothing)
{
	struct node_bench *b = leader_new(3, 3, "");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);
	struct fetch_request *request = follower_fetch(b, 2, 3);

	fill(b, 3);
	request->replica_state.replica_epoch = 101;
	assert_int_equal(ask(b, conn, request)->error_code, KAFKA_NOT_LEADER_OR_FOLLOWER);
	assert_int_equal(partition_replica(find(b), 2)->log_end, -1);
	bench_del(b);
}

TEST(who_is_not_of_the_assignment_may_not_follow)
{
	struct node_bench *b = leader_new(2, 2, "");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	assert_int_equal(ask(b, conn, follower_fetch(b, 3, 0))->error_code, KAFKA_UNKNOWN_LEADER_EPOCH);
	bench_del(b);
}

TEST(a_replica_that_has_caught_up_is_asked_for_and_holds_the_high_watermark_back_already)
{
	struct node_bench *b = leader_new(3, 1, "");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);
	struct partition *p = find(b);

	fill(b, 3);
	assert_int_equal(p->high_watermark, 3);
	ask(b, conn, follower_fetch(b, 2, 1));
	assert_int_equal(p->isr_change, ISR_SETTLED);
	ask(b, conn, follower_fetch(b, 2, 3));
	assert_int_equal(p->isr_change, ISR_EXPANDING);
	assert_int_equal(p->isr_count, 1);
	fill(b, 1);
	assert_int_equal(p->high_watermark, 3);
	ask(b, conn, follower_fetch(b, 2, 4));
	assert_int_equal(p->high_watermark, 4);
	bench_del(b);
}

TEST(a_fenced_broker_is_not_asked_for)
{
	struct node_bench *b = leader_new(3, 1, "");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	replica_bench_fence(b, 2);
	ask(b, conn, follower_fetch(b, 2, 0));
	assert_int_equal(find(b)->isr_change, ISR_SETTLED);
	ask(b, conn, follower_fetch(b, 3, 0));
	assert_int_equal(find(b)->isr_change, ISR_EXPANDING);
	bench_del(b);
}

TEST(a_replica_that_lags_too_long_is_to_leave_and_counts_until_it_has_left)
{
	struct node_bench *b = leader_new(2, 2, "replica.lag.time.max.ms=1000\n");
	struct partition *p = find(b);

	fill(b, 3);
	bench_run(b, 990);
	assert_int_equal(p->isr_change, ISR_SETTLED);
	bench_run(b, 600);
	assert_int_equal(p->isr_change, ISR_SHRINKING);
	assert_int_equal(p->wanted_isr_count, 1);
	assert_int_equal(p->high_watermark, 0);
	bench_del(b);
}

TEST(a_replica_of_the_consumers_rack_is_preferred)
{
	struct node_bench *b = leader_new(3, 3, "replica.selector.class=org.apache.kafka.common.replica.RackAwareReplicaSelector\n");
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);
	struct fetch_request *request = follower_fetch(b, -1, 2);

	fill(b, 3);
	ask(b, conn, follower_fetch(b, 2, 3));
	ask(b, conn, follower_fetch(b, 3, 1));
	request->rack_id = BYTES("b");
	answer a = ask(b, conn, request);

	assert_int_equal(a->error_code, 0);
	assert_int_equal(a->preferred_read_replica, 2); /* 3 does not have the offset */
	assert_int_equal(a->records.size, 0);
	request->rack_id = BYTES("a");
	assert_int_equal(ask(b, conn, request)->preferred_read_replica, -1);
	request->rack_id = BYTES("c");
	assert_int_equal(ask(b, conn, request)->preferred_read_replica, -1);
	bench_del(b);
}

/* ---- The follower ------------------------------------------------------------------------------------------------------- */

/* Follows broker 2, which is the test. */
static struct node_bench *follower_new(const char *properties)
{
	struct node_bench *b = replica_bench_new(properties);

	bench_run(b, 5000); /* a broker epoch of its own */
	assert_true(b->node->broker_epoch >= 0);
	replica_bench_broker(b, 2, 102, "b");
	replica_bench_topic(b, "orders", 1, 2, 2, 2, 5);
	bench_run(b, 10);
	return b;
}

struct asked {
	struct request_head head;
	const void *body;
};

/* The next request to the leader that the test is. */
static struct asked next_request(struct node_bench *b)
{
	struct asked asked = { .body = NULL };
	struct bytes frame = bench_peer_frame(b);

	assert_int_equal(request_head_decode(frame, &b->arena, &asked.head), ERR_OK);
	void *body = arena_alloc(&b->arena, asked.head.api->request->root->size);
	size_t at = asked.head.body_at;

	assert_int_equal(message_decode(asked.head.api->request, asked.head.version, frame, &at, &b->arena, body), ERR_OK);
	asked.body = body;
	return asked;
}

static void reply(struct node_bench *b, const struct asked *asked, const void *response)
{
	bench_peer_answer(b, asked->head.api, asked->head.version, asked->head.correlation_id, response);
}

/* Tells which versions there are, as the first that is asked. */
static void reply_versions(struct node_bench *b)
{
	struct asked asked = next_request(b);
	struct api_versions_response response;
	struct api_versions_response_api_version keys[] = { { .api_key = API_KEY_FETCH, .min_version = 4, .max_version = 17 },
		                                                { .api_key = API_KEY_LIST_OFFSETS, .min_version = 1, .max_version = 9 },
		                                                { .api_key = API_KEY_API_VERSIONS, .min_version = 0, .max_version = 4 } };

	assert_int_equal(asked.head.api_key, API_KEY_API_VERSIONS);
	message_init(&api_versions_response_schema, &response);
	response.api_keys = keys;
	response.api_keys_count = 3;
	reply(b, &asked, &response);
}

static struct asked next_fetch(struct node_bench *b)
{
	struct asked asked = next_request(b);

	assert_int_equal(asked.head.api_key, API_KEY_FETCH);
	return asked;
}

/* A follower that has connected to its leader and sent its first fetch. */
static struct node_bench *follower_asking(const char *properties, struct asked *asked)
{
	struct node_bench *b = follower_new(properties);

	reply_versions(b);
	*asked = next_fetch(b);
	return b;
}

static struct fetch_response_partition_data *fetched(struct node_bench *b, struct fetch_response *response)
{
	message_init(&fetch_response_schema, response);
	response->session_id = 77;
	response->responses = message_new_items(&b->arena, &fetch_response_fetchable_topic_response_struct, 1);
	response->responses_count = 1;
	response->responses->topic_id = replica_bench_topic_id("orders");
	response->responses->partitions = message_new_items(&b->arena, &fetch_response_partition_data_struct, 1);
	response->responses->partitions_count = 1;
	response->responses->partitions->records = span_of(BYTES(""));
	return response->responses->partitions;
}

/* A batch of the leader's: offsets and epoch set. */
static struct span leaders_batch(struct node_bench *b, int64_t base_offset, int32_t count, int32_t epoch)
{
	struct bytes batch = replica_bench_batch(b, count, 1000);

	batch_set_base_offset((uint8_t *)(uintptr_t)batch.data, base_offset);
	batch_set_leader_epoch((uint8_t *)(uintptr_t)batch.data, epoch);
	return span_of(batch);
}

/* Answers with records; the follower appends them and asks again. */
static struct asked feed(struct node_bench *b, const struct asked *asked, int64_t base_offset, int32_t count, int32_t epoch, int64_t high_watermark)
{
	struct fetch_response response;
	struct fetch_response_partition_data *data = fetched(b, &response);

	data->records = leaders_batch(b, base_offset, count, epoch);
	data->high_watermark = high_watermark;
	reply(b, asked, &response);
	return next_fetch(b);
}

static const struct fetch_request_fetch_partition *partition_of(const struct asked *asked)
{
	const struct fetch_request *request = asked->body;

	assert_int_equal(request->topics_count, 1);
	return &request->topics->partitions[0];
}

TEST(a_follower_fetches_by_session_appends_and_takes_the_leaders_high_watermark)
{
	struct asked asked;
	struct node_bench *b = follower_asking("", &asked);

	const struct fetch_request *request = asked.body;

	assert_int_equal(request->replica_state.replica_id, 1);
	assert_int_equal(request->replica_state.replica_epoch, b->node->broker_epoch);
	assert_int_equal(request->session_id, 0);
	assert_int_equal(request->session_epoch, 0);
	assert_int_equal(request->max_wait_ms, 500);
	assert_int_equal(partition_of(&asked)->fetch_offset, 0);
	assert_int_equal(partition_of(&asked)->current_leader_epoch, 5);
	assert_int_equal(partition_of(&asked)->last_fetched_epoch, -1);
	asked = feed(b, &asked, 0, 3, 5, 2);
	request = asked.body;
	assert_int_equal(request->session_id, 77);
	assert_int_equal(request->session_epoch, 1);
	assert_int_equal(partition_of(&asked)->fetch_offset, 3);
	assert_int_equal(partition_of(&asked)->last_fetched_epoch, 5);
	assert_int_equal(find(b)->high_watermark, 2);
	bench_del(b);
}

TEST(what_did_not_change_is_not_named_again)
{
	struct asked asked;
	struct node_bench *b = follower_asking("", &asked);
	struct fetch_response response;

	asked = feed(b, &asked, 0, 3, 5, 0);
	message_init(&fetch_response_schema, &response);
	response.session_id = 77;
	reply(b, &asked, &response);
	asked = next_fetch(b);
	assert_int_equal(((const struct fetch_request *)asked.body)->topics_count, 0);
	assert_int_equal(((const struct fetch_request *)asked.body)->session_epoch, 2);
	bench_del(b);
}

static struct asked diverge(struct node_bench *b, const struct asked *asked, int32_t epoch, int64_t end)
{
	struct fetch_response response;
	struct fetch_response_partition_data *data = fetched(b, &response);

	data->diverging_epoch.epoch = epoch;
	data->diverging_epoch.end_offset = end;
	reply(b, asked, &response);
	return next_fetch(b);
}

TEST(a_follower_truncates_to_the_leaders_epoch)
{
	struct asked asked;
	struct node_bench *b = follower_asking("", &asked);

	asked = feed(b, &asked, 0, 3, 3, 2);
	asked = feed(b, &asked, 3, 4, 5, 2);
	asked = diverge(b, &asked, 3, 2);
	assert_int_equal(partition_of(&asked)->fetch_offset, 0); /* the batch of three goes as a whole */
	assert_int_equal(log_end_offset(find(b)->log), 0);
	assert_int_equal(find(b)->high_watermark, 0);
	assert_int_equal(bench_trace_count(b, "log_truncated"), 1);
	bench_del(b);
}

TEST(an_epoch_that_the_follower_does_not_have_cuts_it_back_to_the_one_before)
{
	struct asked asked;
	struct node_bench *b = follower_asking("", &asked);

	asked = feed(b, &asked, 0, 3, 2, 0);
	asked = feed(b, &asked, 3, 4, 5, 0);
	asked = diverge(b, &asked, 4, 9);
	assert_int_equal(partition_of(&asked)->fetch_offset, 3);
	assert_int_equal(partition_of(&asked)->last_fetched_epoch, 2);
	bench_del(b);
}

TEST(an_epoch_without_records_is_forgotten_when_the_leader_does_not_know_it)
{
	struct asked asked;
	struct node_bench *b = follower_asking("", &asked);

	asked = feed(b, &asked, 0, 3, 4, 0);
	replica_bench_topic(b, "orders", 1, 2, 2, 1, 6); /* leads, appends nothing */
	replica_bench_topic(b, "orders", 1, 2, 2, 2, 7);
	bench_run(b, 600);
	assert_int_equal(log_latest_epoch(find(b)->log), 6);
	struct fetch_response response;

	fetched(b, &response)->diverging_epoch = (struct fetch_response_epoch_end_offset){ .epoch = 4, .end_offset = 3 };
	reply(b, &asked, &response); /* of before: not listened to */
	asked = next_fetch(b);
	assert_int_equal(partition_of(&asked)->last_fetched_epoch, 6);
	asked = diverge(b, &asked, 4, 3);
	assert_int_equal(partition_of(&asked)->last_fetched_epoch, 4);
	assert_int_equal(partition_of(&asked)->fetch_offset, 3);
	bench_del(b);
}

TEST(records_of_an_epoch_that_the_follower_has_not_heard_of_are_left)
{
	struct asked asked;
	struct node_bench *b = follower_asking("", &asked);

	struct fetch_response response;
	struct fetch_response_partition_data *data = fetched(b, &response);

	data->records = leaders_batch(b, 0, 3, 6);
	reply(b, &asked, &response);
	next_fetch(b);
	assert_int_equal(log_end_offset(find(b)->log), 0);
	bench_del(b);
}

static void fail_with(struct node_bench *b, const struct asked *asked, int16_t error_code)
{
	struct fetch_response response;

	fetched(b, &response)->error_code = error_code;
	reply(b, asked, &response);
}

TEST(a_failing_partition_rests_and_a_fenced_one_waits_for_the_image)
{
	struct asked asked;
	struct node_bench *b = follower_asking("replica.fetch.backoff.ms=200\n", &asked);

	fail_with(b, &asked, KAFKA_UNKNOWN_LEADER_EPOCH);
	bench_run(b, 190);
	assert_false(bench_peer_has_frame(b));
	asked = next_fetch(b);
	fail_with(b, &asked, KAFKA_FENCED_LEADER_EPOCH);
	bench_run(b, 2000);
	assert_false(bench_peer_has_frame(b));
	replica_bench_topic(b, "orders", 1, 2, 2, 2, 6);
	asked = next_fetch(b);
	assert_int_equal(partition_of(&asked)->current_leader_epoch, 6);
	bench_del(b);
}

static struct asked list_offset(struct node_bench *b, int64_t timestamp, int64_t offset)
{
	struct asked asked = next_request(b);
	struct list_offsets_response response;
	struct list_offsets_response_list_offsets_topic_response topic = { .name = BYTES("orders"), .partitions_count = 1 };
	struct list_offsets_response_list_offsets_partition_response partition = { .offset = offset };
	const struct list_offsets_request *request = asked.body;

	assert_int_equal(asked.head.api_key, API_KEY_LIST_OFFSETS);
	assert_int_equal(request->topics->partitions->timestamp, timestamp);
	message_init(&list_offsets_response_schema, &response);
	topic.partitions = &partition;
	response.topics = &topic;
	response.topics_count = 1;
	reply(b, &asked, &response);
	return asked;
}

TEST(a_follower_that_is_behind_the_leaders_beginning_starts_there)
{
	struct asked asked;
	struct node_bench *b = follower_asking("", &asked);

	asked = feed(b, &asked, 0, 3, 5, 3);
	fail_with(b, &asked, KAFKA_OFFSET_OUT_OF_RANGE);
	list_offset(b, -1, 20);
	list_offset(b, -2, 10);
	asked = next_fetch(b);
	assert_int_equal(partition_of(&asked)->fetch_offset, 10);
	assert_int_equal(log_start_offset(find(b)->log), 10);
	assert_int_equal(find(b)->high_watermark, 10);
	/* The leader's first batch begins before that: so does the follower's log. */
	asked = feed(b, &asked, 8, 4, 5, 12);
	assert_int_equal(partition_of(&asked)->fetch_offset, 12);
	assert_int_equal(log_start_offset(find(b)->log), 8);
	bench_del(b);
}

TEST(a_follower_that_is_longer_than_the_leader_is_cut_to_its_end)
{
	struct asked asked;
	struct node_bench *b = follower_asking("", &asked);

	asked = feed(b, &asked, 0, 3, 5, 3);
	asked = feed(b, &asked, 3, 3, 5, 3);
	fail_with(b, &asked, KAFKA_OFFSET_OUT_OF_RANGE);
	list_offset(b, -1, 3);
	asked = next_fetch(b);
	assert_int_equal(partition_of(&asked)->fetch_offset, 3);
	bench_del(b);
}

TEST(a_session_that_the_leader_forgot_is_begun_anew)
{
	struct asked asked;
	struct node_bench *b = follower_asking("", &asked);
	struct fetch_response response;

	asked = feed(b, &asked, 0, 3, 5, 0);
	message_init(&fetch_response_schema, &response);
	response.error_code = KAFKA_FETCH_SESSION_ID_NOT_FOUND;
	reply(b, &asked, &response);
	asked = next_fetch(b);
	const struct fetch_request *request = asked.body;

	assert_int_equal(request->session_id, 0);
	assert_int_equal(request->session_epoch, 0);
	assert_int_equal(partition_of(&asked)->fetch_offset, 3);
	bench_del(b);
}

TEST(once_followers_truncated_to_their_high_watermark_and_did_not_compare_epochs)
{
	struct asked asked;
	struct node_bench *b = follower_asking("klab.truncate.by.high.watermark=true\n", &asked);

	asked = feed(b, &asked, 0, 3, 5, 0);
	asked = feed(b, &asked, 3, 3, 5, 3);
	assert_int_equal(partition_of(&asked)->last_fetched_epoch, -1);
	assert_int_equal(log_end_offset(find(b)->log), 6);
	replica_bench_topic(b, "orders", 1, 2, 2, 2, 6);
	assert_int_equal(log_end_offset(find(b)->log), 3);
	bench_del(b);
}

TEST(a_follower_gives_up_what_the_leader_has_given_up)
{
	struct asked asked;
	struct node_bench *b = follower_asking("", &asked);

	struct fetch_response response;
	struct fetch_response_partition_data *data = fetched(b, &response);

	data->records = leaders_batch(b, 0, 3, 5);
	data->high_watermark = 3;
	data->log_start_offset = 2;
	reply(b, &asked, &response);
	asked = next_fetch(b);
	assert_int_equal(log_start_offset(find(b)->log), 2);
	assert_int_equal(partition_of(&asked)->log_start_offset, 2);
	bench_del(b);
}
