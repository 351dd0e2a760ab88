#include "engine/broker/producer_ids.h"
#include "tests/replica_bench.h"
#include "tests/test.h"

/* Whatever a well-formed request says, it is answered or its connection closed; nothing of it trips an assertion. */

static const int16_t keys[] = {
	API_KEY_PRODUCE,        API_KEY_FETCH,           API_KEY_LIST_OFFSETS,    API_KEY_DELETE_RECORDS, API_KEY_OFFSET_FOR_LEADER_EPOCH,
	API_KEY_INIT_PRODUCER_ID, API_KEY_OFFSET_COMMIT, API_KEY_OFFSET_FETCH,    API_KEY_JOIN_GROUP,     API_KEY_HEARTBEAT,
	API_KEY_LEAVE_GROUP,    API_KEY_SYNC_GROUP,      API_KEY_DESCRIBE_GROUPS, API_KEY_LIST_GROUPS,    API_KEY_DELETE_GROUPS,
	API_KEY_OFFSET_DELETE,  API_KEY_CONSUMER_GROUP_DESCRIBE,
};

/* The random names meet topics that are there. */
static void aim(struct node_bench *b, int16_t key, int16_t version, void *body, struct prng *prng)
{
	struct uuid id = version >= 13 ? replica_bench_topic_id("orders") : (struct uuid){ { 0 } };
	struct bytes name = version >= 13 && key != API_KEY_LIST_OFFSETS ? BYTES("") : BYTES("orders");

	if (key == API_KEY_PRODUCE) {
		struct produce_request *r = body;

		r->acks = (int16_t)prng_between(prng, -1, 1);
		r->timeout_ms = (int32_t)prng_between(prng, -1, 50);
		for (int32_t t = 0; t < r->topic_data_count; t++) {
			r->topic_data[t].name = name;
			r->topic_data[t].topic_id = id;
			for (int32_t i = 0; i < r->topic_data[t].partition_data_count; i++) {
				r->topic_data[t].partition_data[i].index = (int32_t)prng_between(prng, -1, 3);
				if (prng_chance(prng, 1, 2))
					r->topic_data[t].partition_data[i].records = span_of(replica_bench_batch(b, 3, 1000));
			}
		}
	} else if (key == API_KEY_FETCH) {
		struct fetch_request *r = body;

		if (version < 15)
			r->replica_id = (int32_t)prng_between(prng, -2, 3);
		else
			r->replica_state.replica_id = (int32_t)prng_between(prng, -2, 3);
		r->max_wait_ms = (int32_t)prng_between(prng, -1, 50);
		if (version >= 7)
			r->session_epoch = (int32_t)prng_between(prng, -1, 1);
		r->isolation_level = (int8_t)prng_between(prng, 0, 2);
		for (int32_t t = 0; t < r->topics_count; t++) {
			r->topics[t].topic = name;
			r->topics[t].topic_id = id;
			for (int32_t i = 0; i < r->topics[t].partitions_count; i++) {
				r->topics[t].partitions[i].partition = (int32_t)prng_between(prng, -1, 3);
				r->topics[t].partitions[i].fetch_offset = prng_between(prng, -1, 9);
				r->topics[t].partitions[i].current_leader_epoch = (int32_t)prng_between(prng, -1, 1);
				if (version >= 12)
					r->topics[t].partitions[i].last_fetched_epoch = (int32_t)prng_between(prng, -1, 1);
			}
		}
	} else if (key == API_KEY_LIST_OFFSETS) {
		struct list_offsets_request *r = body;

		for (int32_t t = 0; t < r->topics_count; t++) {
			r->topics[t].name = name;
			for (int32_t i = 0; i < r->topics[t].partitions_count; i++) {
				r->topics[t].partitions[i].partition_index = (int32_t)prng_between(prng, -1, 3);
				r->topics[t].partitions[i].current_leader_epoch = -1;
				if (prng_chance(prng, 1, 2))
					r->topics[t].partitions[i].timestamp = prng_between(prng, -8, 2);
			}
		}
	}
}

static void send_random(struct node_bench *b, int16_t key, struct prng *prng)
{
	const struct api *api = api_of_key(key);
	int16_t version = (int16_t)prng_between(prng, api->first_version, api->last_version);
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);
	void *body = arena_alloc(&b->arena, api->request->root->size);

	message_random(api->request, version, prng, &b->arena, body);
	aim(b, key, version, body, prng);
	bench_request(b, conn, key, version, body);
	bench_run(b, 100);
	bench_disconnect(b, conn);
	trace_log_clear(&b->trace);
}

TEST(whatever_a_request_says_the_broker_goes_on)
{
	struct node_bench *b = replica_bench_new("");
	struct prng prng;

	prng_seed(&prng, 11, 0);
	replica_bench_topic(b, "orders", 2, 2, 1, 1, 0);
	replica_bench_topic(b, "__consumer_offsets", 5, 1, 1, 1, 0);
	producer_ids_allocated(b->node, 0, 0, 1000);
	for (int i = 0; i < 2000; i++)
		send_random(b, keys[(size_t)i % (sizeof(keys) / sizeof(keys[0]))], &prng);

	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	assert_int_equal(b->exit_status, -1);
	assert_int_equal(replica_bench_produce(b, conn, "orders", 1, -1, replica_bench_batch(b, 1, 1))->error_code, 0);
	bench_del(b);
}

#define ASK(b, name, KEY, version, topic, ...)                                                                    \
	do {                                                                                                          \
		struct name##_request asked_;                                                                             \
		int32_t conn_ = bench_connect(b, BENCH_CONTROLLER_PORT);                                                  \
		struct name##_request_##topic topic_ = __VA_ARGS__;                                                       \
                                                                                                                  \
		message_init(&name##_request_schema, &asked_);                                                            \
		asked_.topics = &topic_;                                                                                  \
		asked_.topics_count = 1;                                                                                  \
		assert_non_null(bench_ask(b, conn_, API_KEY_##KEY, version, &asked_));                                    \
		bench_disconnect(b, conn_);                                                                               \
	} while (0)

#define EACH_VERSION(KEY, version) \
	for (int16_t version = api_of_key(API_KEY_##KEY)->first_version; version <= api_of_key(API_KEY_##KEY)->last_version; version++)

/* Fields that only newer versions have are left out of an answer in an older one: to set them would trip an assertion. */
TEST(the_leader_of_the_quorum_answers_in_every_version)
{
	struct node_bench *b = bench_new("");
	struct fetch_request_fetch_partition fetched = { .last_fetched_epoch = -1, .current_leader_epoch = -1 };
	struct vote_request_partition_data voted = { .replica_id = 9 };
	struct begin_quorum_epoch_request_partition_data begun = { .leader_id = 9 };
	struct end_quorum_epoch_request_partition_data ended = { .leader_id = 9 };
	struct describe_quorum_request_partition_data described = { 0 };
	struct fetch_snapshot_request_partition_snapshot piece = { 0 };
	const struct uuid metadata_id = { { [15] = 1 } };

	bench_start_ready(b);
	EACH_VERSION(FETCH, v)
		ASK(b, fetch, FETCH, v, fetch_topic,
		    { .topic = v < 13 ? BYTES("__cluster_metadata") : BYTES(""), .topic_id = v < 13 ? (struct uuid){ { 0 } } : metadata_id, .partitions = &fetched, .partitions_count = 1 });
	EACH_VERSION(VOTE, v)
		ASK(b, vote, VOTE, v, topic_data, { BYTES("__cluster_metadata"), &voted, 1 });
	EACH_VERSION(BEGIN_QUORUM_EPOCH, v)
		ASK(b, begin_quorum_epoch, BEGIN_QUORUM_EPOCH, v, topic_data, { BYTES("__cluster_metadata"), &begun, 1 });
	EACH_VERSION(END_QUORUM_EPOCH, v)
		ASK(b, end_quorum_epoch, END_QUORUM_EPOCH, v, topic_data, { .topic_name = BYTES("__cluster_metadata"), .partitions = &ended, .partitions_count = 1 });
	EACH_VERSION(DESCRIBE_QUORUM, v)
		ASK(b, describe_quorum, DESCRIBE_QUORUM, v, topic_data, { BYTES("__cluster_metadata"), &described, 1 });
	EACH_VERSION(FETCH_SNAPSHOT, v)
		ASK(b, fetch_snapshot, FETCH_SNAPSHOT, v, topic_snapshot, { BYTES("__cluster_metadata"), &piece, 1 });
	assert_int_equal(b->exit_status, -1);
	bench_del(b);
}
