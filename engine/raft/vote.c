/* Answers to those who stand for election, lead, or step down. Source: Kafka's KafkaRaftClient.handleVoteRequest and its neighbours. */
#include "engine/raft/internal.h"
#include "engine/wire/errors.h"

/* What every answer of these three APIs says of the leader: its id and epoch in the partition, its address beside. */
static bool knows_leader_address(const struct raft *r)
{
	return r->leader_id >= 0 && !bytes_is_null(r->leader_host);
}

static void *response_of(const struct call *call)
{
	void *response = arena_alloc(call->arena, call->api->response->root->size);

	message_init(call->api->response, response);
	return response;
}

/* Of a request that must come from a voter to a voter. */
static int16_t check_voter_request(const struct raft *r, int32_t sender_id, int32_t epoch)
{
	return epoch < r->epoch ? KAFKA_FENCED_LEADER_EPOCH : sender_id < 0 ? KAFKA_INVALID_REQUEST : KAFKA_NONE;
}

/* The receiver that the sender has in mind: -1 and zero name nobody in particular. */
static bool is_meant(const struct raft *r, int32_t voter_id, struct uuid directory_id)
{
	return voter_id < 0 || replica_key_matches(voter_id, directory_id, r->node_id, r->directory_id);
}

#define IS_OURS(request)                                                                                                   \
	((request)->topics_count == 1 && bytes_equal_text((request)->topics[0].topic_name, METADATA_TOPIC) &&                  \
	 (request)->topics[0].partitions_count == 1 && (request)->topics[0].partitions[0].partition_index == 0)

/* ---- Vote ----------------------------------------------------------------------------------------------------------------- */

static bool is_up_to_date(const struct raft *r, int32_t last_epoch, int64_t last_offset)
{
	int32_t own_epoch = raft_last_epoch(r);

	return last_epoch != own_epoch ? last_epoch > own_epoch : last_offset >= log_end_offset(r->log);
}

static bool can_grant(const struct raft *r, const struct vote_request_partition_data *asked)
{
	bool is_good = is_up_to_date(r, asked->last_offset_epoch, asked->last_offset) || is_mutant(r->step.fx, voter_ignores_logs);

	if (r->role == RAFT_LEADER || asked->replica_id == r->node_id)
		return false;
	/* A follower whose leader answers would not want another (KIP-996). */
	if (asked->pre_vote)
		return is_good && !(r->role == RAFT_FOLLOWER && r->has_fetched_from_leader);
	if (r->role != RAFT_UNATTACHED && r->role != RAFT_PROSPECTIVE)
		return false;
	if (r->voted_id >= 0 && !is_mutant(r->step.fx, voter_votes_again))
		return replica_key_matches(r->voted_id, r->voted_directory_id, asked->replica_id, asked->replica_directory_id);
	return r->leader_id < 0 && is_good;
}

static bool is_sound(const struct vote_request_partition_data *asked)
{
	/* A candidate has raised its epoch, so no record of it can be there yet; who only asks has not. */
	bool is_epoch_sound = asked->pre_vote ? asked->last_offset_epoch <= asked->replica_epoch : asked->last_offset_epoch < asked->replica_epoch;

	return asked->last_offset >= 0 && asked->last_offset_epoch >= 0 && is_epoch_sound;
}

static int16_t decide(struct raft *r, const struct vote_request *request, bool *is_granted)
{
	const struct vote_request_partition_data *asked = &request->topics[0].partitions[0];
	int16_t error = is_sound(asked) ? check_voter_request(r, asked->replica_id, asked->replica_epoch) : KAFKA_INVALID_REQUEST;

	if (error)
		return error;
	if (asked->replica_epoch > r->epoch)
		raft_become_unattached(r, asked->replica_epoch, -1);
	if (!is_meant(r, request->voter_id, asked->voter_directory_id))
		return KAFKA_INVALID_VOTER_KEY;
	*is_granted = can_grant(r, asked);
	if (*is_granted && !asked->pre_vote && (r->voted_id < 0 || is_mutant(r->step.fx, voter_votes_again)))
		raft_vote_for(r, asked->replica_id, asked->replica_directory_id);
	trace(r->step.fx->trace, vote_answered, .candidate = asked->replica_id, .leader_epoch = asked->replica_epoch, .pre_vote = asked->pre_vote,
	      .is_granted = *is_granted);
	return KAFKA_NONE;
}

void raft_answer_vote(struct raft *r, struct call *call)
{
	const struct vote_request *request = call->body;
	struct vote_response *response = response_of(call);

	response->error_code = !raft_is_cluster(r, request->cluster_id) ? KAFKA_INCONSISTENT_CLUSTER_ID
	                       : !IS_OURS(request)                      ? KAFKA_INVALID_REQUEST
	                                                                : KAFKA_NONE;
	if (!response->error_code) {
		struct vote_response_topic_data *topic = ARENA_NEW(call->arena, struct vote_response_topic_data);
		struct vote_response_partition_data *partition = ARENA_NEW(call->arena, struct vote_response_partition_data);
		bool is_granted = false;
		int16_t error = decide(r, request, &is_granted);

		*partition = (struct vote_response_partition_data){ 0, error, r->leader_id, r->epoch, is_granted };
		*topic = (struct vote_response_topic_data){ BYTES(METADATA_TOPIC), partition, 1 };
		response->topics = topic;
		response->topics_count = 1;
		if (call->version >= 1 && knows_leader_address(r)) {
			response->node_endpoints = ARENA_NEW(call->arena, struct vote_response_node_endpoint);
			*response->node_endpoints = (struct vote_response_node_endpoint){ r->leader_id, arena_copy(call->arena, r->leader_host), (uint16_t)r->leader_port };
			response->node_endpoints_count = 1;
		}
	}
	call_answer(call, r->step.fx, response, r->state_token);
}

/* ---- BeginQuorumEpoch ------------------------------------------------------------------------------------------------------- */

void raft_answer_begin_quorum_epoch(struct raft *r, struct call *call)
{
	const struct begin_quorum_epoch_request *request = call->body;
	struct begin_quorum_epoch_response *response = response_of(call);

	response->error_code = !raft_is_cluster(r, request->cluster_id) ? KAFKA_INCONSISTENT_CLUSTER_ID
	                       : !IS_OURS(request)                      ? KAFKA_INVALID_REQUEST
	                                                                : KAFKA_NONE;
	if (!response->error_code) {
		const struct begin_quorum_epoch_request_partition_data *told = &request->topics[0].partitions[0];
		struct begin_quorum_epoch_response_topic_data *topic = ARENA_NEW(call->arena, struct begin_quorum_epoch_response_topic_data);
		struct begin_quorum_epoch_response_partition_data *partition = ARENA_NEW(call->arena, struct begin_quorum_epoch_response_partition_data);
		int16_t error = check_voter_request(r, told->leader_id, told->leader_epoch);
		struct raft_address address = { BYTES_NULL, 0 };

		for (int32_t i = 0; i < request->leader_endpoints_count; i++)
			if (bytes_equal(request->leader_endpoints[i].name, r->listener))
				address = (struct raft_address){ request->leader_endpoints[i].host, request->leader_endpoints[i].port };
		if (!error) {
			raft_hear_of(r, told->leader_id, told->leader_epoch, address.host, address.port);
			error = is_meant(r, request->voter_id, told->voter_directory_id) ? KAFKA_NONE : KAFKA_INVALID_VOTER_KEY;
		}
		*partition = (struct begin_quorum_epoch_response_partition_data){ 0, error, r->leader_id, r->epoch };
		*topic = (struct begin_quorum_epoch_response_topic_data){ BYTES(METADATA_TOPIC), partition, 1 };
		response->topics = topic;
		response->topics_count = 1;
		if (call->version >= 1 && knows_leader_address(r)) {
			response->node_endpoints = ARENA_NEW(call->arena, struct begin_quorum_epoch_response_node_endpoint);
			*response->node_endpoints =
				(struct begin_quorum_epoch_response_node_endpoint){ r->leader_id, arena_copy(call->arena, r->leader_host), (uint16_t)r->leader_port };
			response->node_endpoints_count = 1;
		}
	}
	call_answer(call, r->step.fx, response, r->state_token);
}

/* ---- EndQuorumEpoch --------------------------------------------------------------------------------------------------------- */

/* The best successor stands at once, each next one twice as late, who is not named last: so that they do not split the votes. */
static int64_t election_backoff(const struct raft *r, const struct end_quorum_epoch_request_partition_data *told)
{
	int32_t count = told->preferred_candidates_count, at = 0;

	while (at < count && !replica_key_matches(told->preferred_candidates[at].candidate_id, told->preferred_candidates[at].candidate_directory_id,
	                                          r->node_id, r->directory_id))
		at++;
	if (at == 0 && count > 0)
		return 0;
	if (at >= count || count > 30)
		return r->election_backoff_max_us;
	int64_t backoff = (r->election_backoff_max_us >> (count - 1)) << (at - 1);

	return backoff < r->election_backoff_max_us ? backoff : r->election_backoff_max_us;
}

void raft_answer_end_quorum_epoch(struct raft *r, struct call *call)
{
	const struct end_quorum_epoch_request *request = call->body;
	struct end_quorum_epoch_response *response = response_of(call);

	response->error_code = !raft_is_cluster(r, request->cluster_id) ? KAFKA_INCONSISTENT_CLUSTER_ID
	                       : !IS_OURS(request)                      ? KAFKA_INVALID_REQUEST
	                                                                : KAFKA_NONE;
	if (!response->error_code) {
		const struct end_quorum_epoch_request_partition_data *told = &request->topics[0].partitions[0];
		struct end_quorum_epoch_response_topic_data *topic = ARENA_NEW(call->arena, struct end_quorum_epoch_response_topic_data);
		struct end_quorum_epoch_response_partition_data *partition = ARENA_NEW(call->arena, struct end_quorum_epoch_response_partition_data);
		int16_t error = check_voter_request(r, told->leader_id, told->leader_epoch);
		struct raft_address address = { BYTES_NULL, 0 };

		for (int32_t i = 0; i < request->leader_endpoints_count; i++)
			if (bytes_equal(request->leader_endpoints[i].name, r->listener))
				address = (struct raft_address){ request->leader_endpoints[i].host, request->leader_endpoints[i].port };
		if (!error) {
			raft_hear_of(r, told->leader_id, told->leader_epoch, address.host, address.port);
			if (r->role == RAFT_FOLLOWER && r->leader_id == told->leader_id && raft_is_voter(r))
				raft_set_role_timer(r, election_backoff(r, told));
		}
		*partition = (struct end_quorum_epoch_response_partition_data){ 0, error, r->leader_id, r->epoch };
		*topic = (struct end_quorum_epoch_response_topic_data){ BYTES(METADATA_TOPIC), partition, 1 };
		response->topics = topic;
		response->topics_count = 1;
		if (call->version >= 1 && knows_leader_address(r)) {
			response->node_endpoints = ARENA_NEW(call->arena, struct end_quorum_epoch_response_node_endpoint);
			*response->node_endpoints =
				(struct end_quorum_epoch_response_node_endpoint){ r->leader_id, arena_copy(call->arena, r->leader_host), (uint16_t)r->leader_port };
			response->node_endpoints_count = 1;
		}
	}
	call_answer(call, r->step.fx, response, r->state_token);
}
