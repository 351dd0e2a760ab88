/* What other nodes ask of a controller, and what it answers: KIP-595, KIP-630, KIP-853, KIP-996, by the words of Kafka's handlers. */
#include "engine/raft/internal.h"

#include "engine/wire/errors.h"
#include "engine/wire/frame.h"
#include "tests/engine/raft/fixture.h"
#include "tests/test.h"

#define CLUSTER BYTES("4L6g3nShT-eMCtK--X86sw")
#define OTHER ((struct uuid){ { 8 } })
#define OWN ((struct uuid){ { 9 } })

typedef void handler(struct raft *, struct call *);

static struct call *ask(struct raft_bench *b, int16_t key, int16_t version, const void *body, handler *answer)
{
	struct call *call = ARENA_NEW(&b->arena, struct call);

	*call = (struct call){ .api = api_of_key(key), .version = version, .conn = 77, .body = body, .arena = &b->arena };
	answer(b->raft, call);
	return call;
}

/* The answer, whatever it waits for; NULL if there is none yet. */
static const void *answer_of(struct raft_bench *b, const struct call *call)
{
	void *response = arena_alloc(&b->arena, call->api->response->root->size);
	struct buf frame = { .heap = b->heap };
	int32_t correlation;

	for (int32_t i = 0; i < b->fx.count; i++)
		for (int32_t j = 0; b->fx.items[i].type == EFFECT_SEND && b->fx.items[i].conn == 77 && j < b->fx.items[i].span_count; j++)
			buf_add_bytes(&frame, b->fx.items[i].spans[j].bytes);
	b->fx.count = 0;
	if (frame.size == 0)
		return NULL;
	struct bytes copy = arena_copy(&b->arena, bytes_slice(buf_bytes(&frame), 4, frame.size));

	buf_free(&frame);
	assert_int_equal(response_decode(copy, call->api, call->version, &b->arena, &correlation, response), ERR_OK);
	return response;
}

/* Node 1 of a static quorum of itself and node 2, which it cannot reach. */
static struct raft_bench *begin(void)
{
	struct raft_bench *b = raft_bench_new();

	b->second = (struct raft_voter){ .id = 2, .endpoints = &b->endpoint, .endpoint_count = 1 };
	raft_bench_open(b, 2);
	raft_bench_sync(b, ERR_OK);
	return b;
}

/* A node that leads alone, kraft.version 1 with directory ids. */
static struct raft_bench *begin_leader(void)
{
	struct raft_bench *b = raft_bench_new();
	struct voter_set voters;
	struct snapshot_writer writer;
	struct buf out = { .heap = b->heap };

	b->voter.directory_id = OWN;
	b->voter.max_kraft_version = 1;
	voter_set_init(&voters, b->heap);
	voter_set_copy(&voters, &b->voter, 1);
	snapshot_begin(&writer, &out, 0, NOW, NOW, 1, &voters);
	snapshot_end(&writer);
	voter_set_free(&voters);
	assert_int_equal(disk_make_dirs(memory_disk_port(b->files), BYTES("/logs/__cluster_metadata-0")), ERR_OK);
	assert_int_equal(disk_replace(memory_disk_port(b->files), BYTES(DIR "00000000000000000000-0000000000.checkpoint"), buf_bytes(&out)), ERR_OK);
	buf_free(&out);
	raft_bench_open(b, 0);
	raft_bench_sync(b, ERR_OK);
	assert_true(raft_is_established(b->raft));
	return b;
}

/* ---- Vote ----------------------------------------------------------------------------------------------------------------- */

static const struct vote_response *vote(struct raft_bench *b, struct vote_request_partition_data wanted, struct bytes cluster, int32_t voter)
{
	struct vote_request *request = ARENA_NEW(&b->arena, struct vote_request);
	struct vote_request_topic_data *topic = ARENA_NEW(&b->arena, struct vote_request_topic_data);
	struct vote_request_partition_data *partition = ARENA_NEW(&b->arena, struct vote_request_partition_data);

	message_init(&vote_request_schema, request);
	*partition = wanted;
	*topic = (struct vote_request_topic_data){ BYTES(METADATA_TOPIC), partition, 1 };
	request->cluster_id = cluster;
	request->voter_id = voter;
	request->topics = topic;
	request->topics_count = 1;
	return answer_of(b, ask(b, API_KEY_VOTE, 2, request, raft_answer_vote));
}

static const struct vote_response_partition_data *vote_of(struct raft_bench *b, struct vote_request_partition_data wanted)
{
	return vote(b, wanted, CLUSTER, 1)->topics[0].partitions;
}

TEST(a_vote_is_given_once_an_epoch_and_only_to_a_log_that_is_as_long)
{
	struct raft_bench *b = begin();
	struct vote_request_partition_data wanted = { .replica_epoch = 4, .replica_id = 2, .replica_directory_id = OTHER };

	assert_int_equal(vote(b, wanted, BYTES("another"), 1)->error_code, KAFKA_INCONSISTENT_CLUSTER_ID);
	assert_int_equal(vote(b, wanted, CLUSTER, 3)->topics[0].partitions[0].error_code, KAFKA_INVALID_VOTER_KEY);
	wanted.last_offset_epoch = 4; /* of an epoch in which nobody can lead yet */
	assert_int_equal(vote_of(b, wanted)->error_code, KAFKA_INVALID_REQUEST);
	wanted.last_offset_epoch = 0;
	assert_true(vote_of(b, wanted)->vote_granted);
	assert_int_equal(b->raft->epoch, 4);
	assert_true(b->raft->state_token != 0); /* told only once it is on the disk */
	raft_bench_sync(b, ERR_OK);
	assert_true(vote_of(b, wanted)->vote_granted); /* again, to the same */
	wanted.replica_directory_id = (struct uuid){ { 7 } };
	assert_false(vote_of(b, wanted)->vote_granted);
	wanted.replica_epoch = 3;
	assert_int_equal(vote_of(b, wanted)->error_code, KAFKA_FENCED_LEADER_EPOCH);
	assert_int_equal(vote_of(b, wanted)->leader_epoch, 4);
	wanted.replica_epoch = 4;
	wanted.replica_id = -1;
	assert_int_equal(vote_of(b, wanted)->error_code, KAFKA_INVALID_REQUEST);
	raft_bench_del(b);
}

TEST(a_trial_vote_changes_nothing_and_is_refused_by_who_hears_its_leader)
{
	struct raft_bench *b = begin();
	struct vote_request_partition_data wanted = { .replica_epoch = 0, .replica_id = 2, .replica_directory_id = OTHER, .pre_vote = true };

	assert_true(vote_of(b, wanted)->vote_granted);
	assert_int_equal(b->raft->voted_id, -1);
	assert_int_equal(b->raft->state_token, 0);
	b->raft->role = RAFT_FOLLOWER;
	assert_true(vote_of(b, wanted)->vote_granted); /* it has not fetched from its leader in this epoch */
	b->raft->has_fetched_from_leader = true;
	assert_false(vote_of(b, wanted)->vote_granted);
	wanted.last_offset = -1;
	assert_int_equal(vote_of(b, wanted)->error_code, KAFKA_INVALID_REQUEST);
	raft_bench_del(b);
}

/* ---- BeginQuorumEpoch, EndQuorumEpoch ---------------------------------------------------------------------------------------- */

static const struct begin_quorum_epoch_response_partition_data *begin_epoch(struct raft_bench *b, int32_t leader, int32_t epoch, int32_t voter)
{
	struct begin_quorum_epoch_request *request = ARENA_NEW(&b->arena, struct begin_quorum_epoch_request);
	struct begin_quorum_epoch_request_topic_data *topic = ARENA_NEW(&b->arena, struct begin_quorum_epoch_request_topic_data);
	struct begin_quorum_epoch_request_partition_data *partition = ARENA_NEW(&b->arena, struct begin_quorum_epoch_request_partition_data);
	struct begin_quorum_epoch_request_leader_endpoint *endpoint = ARENA_NEW(&b->arena, struct begin_quorum_epoch_request_leader_endpoint);

	message_init(&begin_quorum_epoch_request_schema, request);
	*partition = (struct begin_quorum_epoch_request_partition_data){ 0, { { 0 } }, leader, epoch };
	*topic = (struct begin_quorum_epoch_request_topic_data){ BYTES(METADATA_TOPIC), partition, 1 };
	*endpoint = (struct begin_quorum_epoch_request_leader_endpoint){ BYTES("CONTROLLER"), BYTES("told"), 1234 };
	request->cluster_id = CLUSTER;
	request->voter_id = voter;
	request->topics = topic;
	request->topics_count = 1;
	request->leader_endpoints = endpoint;
	request->leader_endpoints_count = 1;
	const struct begin_quorum_epoch_response *response = answer_of(b, ask(b, API_KEY_BEGIN_QUORUM_EPOCH, 1, request, raft_answer_begin_quorum_epoch));

	return response->topics[0].partitions;
}

static const struct end_quorum_epoch_response_partition_data *end_epoch(struct raft_bench *b, int32_t leader, int32_t epoch, bool is_first)
{
	struct end_quorum_epoch_request *request = ARENA_NEW(&b->arena, struct end_quorum_epoch_request);
	struct end_quorum_epoch_request_topic_data *topic = ARENA_NEW(&b->arena, struct end_quorum_epoch_request_topic_data);
	struct end_quorum_epoch_request_partition_data *partition = ARENA_NEW(&b->arena, struct end_quorum_epoch_request_partition_data);
	struct end_quorum_epoch_request_replica_info *candidates = arena_calloc(&b->arena, 2, sizeof(*candidates));
	struct end_quorum_epoch_request_leader_endpoint *endpoint = ARENA_NEW(&b->arena, struct end_quorum_epoch_request_leader_endpoint);

	message_init(&end_quorum_epoch_request_schema, request);
	candidates[is_first ? 0 : 1] = (struct end_quorum_epoch_request_replica_info){ 1, OWN };
	candidates[is_first ? 1 : 0] = (struct end_quorum_epoch_request_replica_info){ 3, OTHER };
	*partition = (struct end_quorum_epoch_request_partition_data){ .leader_id = leader, .leader_epoch = epoch };
	partition->preferred_candidates = candidates;
	partition->preferred_candidates_count = 2;
	*topic = (struct end_quorum_epoch_request_topic_data){ BYTES(METADATA_TOPIC), partition, 1 };
	*endpoint = (struct end_quorum_epoch_request_leader_endpoint){ BYTES("CONTROLLER"), BYTES("ended"), 4321 };
	request->cluster_id = CLUSTER;
	request->topics = topic;
	request->topics_count = 1;
	request->leader_endpoints = endpoint;
	request->leader_endpoints_count = 1;
	const struct end_quorum_epoch_response *response = answer_of(b, ask(b, API_KEY_END_QUORUM_EPOCH, 1, request, raft_answer_end_quorum_epoch));

	return response->topics[0].partitions;
}

TEST(who_is_told_of_a_leader_follows_it_to_where_it_listens)
{
	struct raft_bench *b = begin();

	assert_int_equal(begin_epoch(b, 2, 5, 1)->error_code, KAFKA_NONE);
	assert_int_equal(b->raft->role, RAFT_FOLLOWER);
	assert_int_equal(b->raft->epoch, 5);
	assert_text(b->raft->leader_host, "told");
	assert_int_equal(b->raft->leader_port, 1234);
	raft_bench_sync(b, ERR_OK);
	assert_int_equal(begin_epoch(b, 2, 4, 1)->error_code, KAFKA_FENCED_LEADER_EPOCH);
	assert_int_equal(begin_epoch(b, 2, 6, 9)->error_code, KAFKA_INVALID_VOTER_KEY);
	assert_int_equal(b->raft->epoch, 6); /* it has heard of it all the same */
	assert_int_equal(begin_epoch(b, -1, 7, 1)->error_code, KAFKA_INVALID_REQUEST);
	raft_bench_del(b);
}

TEST(when_a_leader_resigns_the_best_successor_stands_at_once_and_the_next_later)
{
	struct raft_bench *b = begin();

	begin_epoch(b, 2, 5, 1);
	raft_bench_sync(b, ERR_OK);
	assert_int_equal(end_epoch(b, 2, 5, false)->error_code, KAFKA_NONE);
	assert_int_equal(b->raft->role_timer.node.at_us, 500000); /* half of controller.quorum.election.backoff.max.ms, as the second of two */
	assert_int_equal(end_epoch(b, 2, 5, true)->error_code, KAFKA_NONE);
	assert_int_equal(b->raft->role_timer.node.at_us, 0);
	assert_int_equal(end_epoch(b, 2, 4, true)->error_code, KAFKA_FENCED_LEADER_EPOCH);
	/* Of a leader that was not known, it is where to turn to. */
	assert_int_equal(end_epoch(b, 2, 8, true)->error_code, KAFKA_NONE);
	assert_text(b->raft->leader_host, "ended");
	raft_bench_del(b);
}

/* ---- Fetch, FetchSnapshot ---------------------------------------------------------------------------------------------------- */

static const struct fetch_response_partition_data *fetch(struct raft_bench *b, int64_t offset, int32_t last_epoch, int32_t leader_epoch)
{
	struct fetch_request *request = ARENA_NEW(&b->arena, struct fetch_request);
	struct fetch_request_fetch_topic *topic = ARENA_NEW(&b->arena, struct fetch_request_fetch_topic);
	struct fetch_request_fetch_partition *partition = ARENA_NEW(&b->arena, struct fetch_request_fetch_partition);

	message_init(&fetch_request_schema, request);
	*partition = (struct fetch_request_fetch_partition){ .current_leader_epoch = leader_epoch, .fetch_offset = offset, .last_fetched_epoch = last_epoch };
	partition->log_start_offset = partition->high_watermark = -1;
	partition->replica_directory_id = OTHER;
	*topic = (struct fetch_request_fetch_topic){ BYTES(METADATA_TOPIC), { { [15] = 1 } }, partition, 1 };
	request->cluster_id = CLUSTER;
	request->replica_state.replica_id = 5;
	request->max_bytes = 1 << 20;
	request->topics = topic;
	request->topics_count = 1;
	const struct fetch_response *response = answer_of(b, ask(b, API_KEY_FETCH, 17, request, raft_answer_fetch));

	return response->responses[0].partitions;
}

TEST(a_log_that_parted_from_the_leaders_is_told_where_and_a_foolish_fetch_is_refused)
{
	struct raft_bench *b = begin_leader(); /* epoch 1, offsets 0 to 2 */

	assert_int_equal(fetch(b, 3, 1, 1)->error_code, KAFKA_NONE);
	assert_int_equal(fetch(b, 3, 1, 1)->diverging_epoch.epoch, -1);
	assert_int_equal(fetch(b, 5, 1, 1)->diverging_epoch.epoch, 1);
	assert_int_equal(fetch(b, 5, 1, 1)->diverging_epoch.end_offset, 3);
	assert_int_equal(fetch(b, 3, 0, 1)->diverging_epoch.epoch, 0);
	assert_int_equal(fetch(b, 3, 0, 1)->diverging_epoch.end_offset, 0);
	assert_int_equal(fetch(b, 3, 1, 0)->error_code, KAFKA_INVALID_REQUEST); /* of a later epoch than it knows of */
	assert_int_equal(fetch(b, -1, 1, 1)->error_code, KAFKA_INVALID_REQUEST);
	assert_int_equal(fetch(b, 3, 0, 0)->error_code, KAFKA_FENCED_LEADER_EPOCH);
	assert_int_equal(fetch(b, 3, 1, 2)->error_code, KAFKA_UNKNOWN_LEADER_EPOCH);
	raft_begin_stop(b->raft);
	assert_int_equal(fetch(b, 3, 1, 1)->error_code, KAFKA_BROKER_NOT_AVAILABLE);
	raft_bench_del(b);
}

/* As after a start: the log begins at 0 again, its epochs at the snapshot. */
TEST(a_log_of_an_epoch_before_the_oldest_snapshot_needs_the_snapshot_wherever_the_leaders_log_begins)
{
	struct raft_bench *b = begin_leader();

	b->raft->first_snapshot = b->raft->snapshot = (struct snapshot_id){ 3, 1 };
	assert_int_equal(fetch(b, 3, 1, 1)->snapshot_id.end_offset, -1);
	assert_int_equal(fetch(b, 3, 0, 1)->snapshot_id.end_offset, 3);
	assert_int_equal(fetch(b, 3, 0, 1)->snapshot_id.epoch, 1);
	assert_int_equal(fetch(b, 3, 0, 1)->diverging_epoch.epoch, -1);
	raft_bench_del(b);
}

static const struct fetch_snapshot_response_partition_snapshot *fetch_snapshot(struct raft_bench *b, struct snapshot_id id, int64_t position)
{
	struct fetch_snapshot_request *request = ARENA_NEW(&b->arena, struct fetch_snapshot_request);
	struct fetch_snapshot_request_topic_snapshot *topic = ARENA_NEW(&b->arena, struct fetch_snapshot_request_topic_snapshot);
	struct fetch_snapshot_request_partition_snapshot *partition = ARENA_NEW(&b->arena, struct fetch_snapshot_request_partition_snapshot);

	message_init(&fetch_snapshot_request_schema, request);
	*partition = (struct fetch_snapshot_request_partition_snapshot){ .current_leader_epoch = 1, .position = position };
	partition->snapshot_id.end_offset = id.end_offset;
	partition->snapshot_id.epoch = id.epoch;
	*topic = (struct fetch_snapshot_request_topic_snapshot){ BYTES(METADATA_TOPIC), partition, 1 };
	request->cluster_id = CLUSTER;
	request->max_bytes = 10;
	request->topics = topic;
	request->topics_count = 1;
	const struct fetch_snapshot_response *response = answer_of(b, ask(b, API_KEY_FETCH_SNAPSHOT, 1, request, raft_answer_fetch_snapshot));

	return response->topics[0].partitions;
}

TEST(a_snapshot_is_given_piece_by_piece_and_the_bootstrap_checkpoint_never)
{
	struct raft_bench *b = begin_leader();
	struct snapshot_id id = { 3, 1 };

	assert_int_equal(fetch_snapshot(b, id, 0)->error_code, KAFKA_SNAPSHOT_NOT_FOUND);
	assert_int_equal(fetch_snapshot(b, (struct snapshot_id){ 0, 0 }, 0)->error_code, KAFKA_SNAPSHOT_NOT_FOUND);
	assert_int_equal(raft_write_snapshot(b->raft, id, BYTES("a snapshot, as far as bytes go")), ERR_OK);
	const struct fetch_snapshot_response_partition_snapshot *piece = fetch_snapshot(b, id, 5);

	assert_int_equal(piece->error_code, KAFKA_NONE);
	assert_int_equal(piece->size, 30);
	assert_int_equal(piece->position, 5);
	assert_text(piece->unaligned_records.bytes, "pshot, as ");
	piece = fetch_snapshot(b, id, 30);
	assert_int_equal(piece->error_code, KAFKA_POSITION_OUT_OF_RANGE);
	assert_int_equal(piece->size, 0);
	raft_bench_del(b);
}

/* ---- Voters ------------------------------------------------------------------------------------------------------------------ */

static struct call *add_voter(struct raft_bench *b, int32_t id, struct uuid directory, struct bytes listener)
{
	struct add_raft_voter_request *request = ARENA_NEW(&b->arena, struct add_raft_voter_request);
	struct add_raft_voter_request_listener *endpoint = ARENA_NEW(&b->arena, struct add_raft_voter_request_listener);

	message_init(&add_raft_voter_request_schema, request);
	*endpoint = (struct add_raft_voter_request_listener){ listener, BYTES("there"), 9393 };
	request->cluster_id = CLUSTER;
	request->voter_id = id;
	request->voter_directory_id = directory;
	request->listeners = endpoint;
	request->listeners_count = 1;
	return ask(b, API_KEY_ADD_RAFT_VOTER, 1, request, raft_answer_add_voter);
}

static void assert_not_added(struct raft_bench *b, struct call *call, int16_t code, const char *text)
{
	const struct add_raft_voter_response *response = answer_of(b, call);

	assert_non_null(response);
	assert_int_equal(response->error_code, code);
	assert_text(response->error_message, text);
}

TEST(a_voter_that_cannot_be_added_is_told_why)
{
	struct raft_bench *b = begin_leader();
	struct api_versions_response features;
	struct api_versions_response_supported_feature_key range = { BYTES("kraft.version"), 0, 1 };

	assert_not_added(b, add_voter(b, -1, OTHER, BYTES("CONTROLLER")), KAFKA_INVALID_REQUEST, "Add voter request didn't include a valid voter");
	assert_not_added(b, add_voter(b, 2, OTHER, BYTES("OTHER")), KAFKA_INVALID_REQUEST,
	                 "Add voter request didn't include the endpoint (Endpoints(endpoints={ListenerName(OTHER)=there/<unresolved>:9393})) for the default "
	                 "listener ListenerName(CONTROLLER)");
	assert_not_added(b, add_voter(b, 1, OTHER, BYTES("CONTROLLER")), KAFKA_DUPLICATE_VOTER,
	                 "The voter id for ReplicaKey(id=1, directoryId=CAAAAAAAAAAAAAAAAAAAAA) is already part of the set of voters "
	                 "[ReplicaKey(id=1, directoryId=CQAAAAAAAAAAAAAAAAAAAA)].");
	struct call *call = add_voter(b, 2, OTHER, BYTES("CONTROLLER"));

	assert_null(answer_of(b, call)); /* it is being asked what it supports */
	assert_not_added(b, add_voter(b, 3, OTHER, BYTES("CONTROLLER")), KAFKA_REQUEST_TIMED_OUT,
	                 "Request timed out waiting for leader to handle previous voter change request");
	message_init(&api_versions_response_schema, &features);
	raft_change_features(b->raft, ERR_OK, &features);
	assert_not_added(b, call, KAFKA_INVALID_REQUEST,
	                 "Aborted add voter operation for ReplicaKey(id=2, directoryId=CAAAAAAAAAAAAAAAAAAAAA) since the kraft.version range (min: 0, max: 0) "
	                 "doesn't support the finalized version 1");
	call = add_voter(b, 2, OTHER, BYTES("CONTROLLER"));
	features.supported_features = &range;
	features.supported_features_count = 1;
	raft_change_features(b->raft, ERR_OK, &features);
	assert_not_added(b, call, KAFKA_REQUEST_TIMED_OUT,
	                 "Aborted add voter operation for ReplicaKey(id=2, directoryId=CAAAAAAAAAAAAAAAAAAAAA) since it is lagging behind");
	call = add_voter(b, 2, OTHER, BYTES("CONTROLLER"));
	raft_change_features(b->raft, ERR_CLOSED, NULL);
	assert_not_added(b, call, KAFKA_REQUEST_TIMED_OUT,
	                 "Aborted add voter operation for ReplicaKey(id=2, directoryId=CAAAAAAAAAAAAAAAAAAAAA) since API_VERSIONS returned an error "
	                 "REQUEST_TIMED_OUT");
	raft_bench_del(b);
}

static const struct update_raft_voter_response *update_voter(struct raft_bench *b, int32_t id, struct uuid directory, int16_t first, int16_t last)
{
	struct update_raft_voter_request *request = ARENA_NEW(&b->arena, struct update_raft_voter_request);
	struct update_raft_voter_request_listener *endpoint = ARENA_NEW(&b->arena, struct update_raft_voter_request_listener);
	struct api_versions_response_supported_feature_key range = { BYTES("kraft.version"), 0, 1 };
	struct api_versions_response features;

	message_init(&update_raft_voter_request_schema, request);
	*endpoint = (struct update_raft_voter_request_listener){ BYTES("CONTROLLER"), BYTES("moved"), 9494 };
	request->cluster_id = CLUSTER;
	request->current_leader_epoch = b->raft->epoch;
	request->voter_id = id;
	request->voter_directory_id = directory;
	request->kraft_version_feature.min_supported_version = first;
	request->kraft_version_feature.max_supported_version = last;
	request->listeners = endpoint;
	request->listeners_count = 1;
	struct call *call = ask(b, API_KEY_UPDATE_RAFT_VOTER, 0, request, raft_answer_update_voter);

	message_init(&api_versions_response_schema, &features);
	features.supported_features = &range;
	features.supported_features_count = 1;
	raft_change_features(b->raft, ERR_OK, &features);
	return answer_of(b, call);
}

TEST(a_voter_tells_where_it_listens_now_and_what_it_says_is_checked)
{
	struct raft_bench *b = begin_leader();

	assert_int_equal(update_voter(b, 1, OWN, 1, 0)->error_code, KAFKA_INVALID_REQUEST);
	assert_int_equal(update_voter(b, 1, OWN, 1, 1)->error_code, KAFKA_INVALID_REQUEST); /* it is asked itself, and says 0 to 1 */
	assert_int_equal(update_voter(b, 1, OTHER, 0, 1)->error_code, KAFKA_VOTER_NOT_FOUND);
	assert_int_equal(update_voter(b, 2, OWN, 0, 1)->error_code, KAFKA_VOTER_NOT_FOUND);
	assert_int_equal(update_voter(b, 1, OWN, 0, 1)->error_code, KAFKA_NONE);
	assert_text(b->raft->voters.voters[0].endpoints[0].host, "moved");
	assert_int_equal(update_voter(b, 1, OWN, 0, 1)->error_code, KAFKA_REQUEST_TIMED_OUT); /* the one before is not committed */
	raft_bench_del(b);
}

TEST(a_static_quorum_is_raised_to_kraft_version_1_once_all_voters_have_told_their_directories)
{
	struct raft_bench *b = raft_bench_new();
	const char *why;

	raft_bench_open(b, 1);
	raft_bench_sync(b, ERR_OK);
	assert_int_equal(b->raft->kraft_version, 0);
	b->raft->told_voters.voters[0].max_kraft_version = 0; /* as of one that has not told yet */
	assert_int_equal(raft_upgrade_kraft_version(b->raft, 1, false, &why), KAFKA_INVALID_UPDATE_VERSION);
	assert_string_equal(why, "because not all of the voters support it");
	assert_int_equal(update_voter(b, 2, OTHER, 0, 1)->error_code, KAFKA_VOTER_NOT_FOUND);
	assert_int_equal(update_voter(b, 1, OWN, 0, 1)->error_code, KAFKA_NONE);
	assert_int_equal(raft_upgrade_kraft_version(b->raft, 1, true, &why), KAFKA_NONE);
	assert_int_equal(b->raft->kraft_version, 0);
	assert_int_equal(raft_upgrade_kraft_version(b->raft, 1, false, &why), KAFKA_NONE);
	assert_int_equal(b->raft->kraft_version, 1);
	assert_true(uuid_equal(b->raft->voters.voters[0].directory_id, OWN));
	raft_bench_sync(b, ERR_OK);
	assert_true(b->raft->high_watermark > b->raft->voters_offset);
	assert_int_equal(raft_upgrade_kraft_version(b->raft, 0, false, &why), KAFKA_INVALID_UPDATE_VERSION);
	/* The next life has it from the log. */
	raft_del(b->raft);
	memory_disk_reopen(b->files);
	raft_bench_open(b, 1);
	raft_bench_sync(b, ERR_OK);
	assert_int_equal(b->raft->kraft_version, 1);
	assert_true(uuid_equal(b->raft->voters.voters[0].directory_id, OWN));
	raft_bench_del(b);
}
