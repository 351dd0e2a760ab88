/* DescribeQuorum: who votes and observes in the metadata log, and how far each has come. */
#include "engine/broker/api_table.h"
#include "engine/broker/config.h"
#include "engine/raft/raft.h"

static void add_state(const struct raft *r, const struct raft_replica *known, struct describe_quorum_response_replica_state *state)
{
	bool is_self = state->replica_id == r->node_id;

	state->log_end_offset = is_self ? log_end_offset(r->log) : known ? known->log_end : -1;
	state->last_fetch_timestamp = is_self ? r->step.wall_ms : known ? known->last_fetch_ms : -1;
	state->last_caught_up_timestamp = is_self ? r->step.wall_ms : known ? known->last_caught_up_ms : -1;
}

static void add_voters(const struct raft *r, struct call *call, struct describe_quorum_response_partition_data *row)
{
	row->current_voters = arena_calloc(call->arena, (size_t)r->voters.count + 1, sizeof(*row->current_voters));
	for (int32_t i = 0; i < r->voters.count; i++) {
		const struct raft_voter *voter = &r->voters.voters[i];
		struct describe_quorum_response_replica_state *state = &row->current_voters[row->current_voters_count++];

		state->replica_id = voter->id;
		if (call->version >= 2)
			state->replica_directory_id = voter->directory_id;
		add_state(r, raft_replica_find(r, voter->id, voter->directory_id), state);
	}
}

static bool is_voter(const struct raft *r, const struct raft_replica *replica)
{
	const struct raft_voter *voter = voter_set_find(&r->voters, replica->id);

	return voter && replica_key_matches(voter->id, voter->directory_id, replica->id, replica->directory_id);
}

/* Who fetches without a vote. */
static void add_observers(const struct raft *r, struct call *call, struct describe_quorum_response_partition_data *row)
{
	int32_t count = 0;

	LIST_EACH(&r->replicas, struct raft_replica, replica, link)
		count += !is_voter(r, replica);
	row->observers = arena_calloc(call->arena, (size_t)count + 1, sizeof(*row->observers));
	LIST_EACH(&r->replicas, struct raft_replica, replica, link) {
		if (is_voter(r, replica))
			continue;
		struct describe_quorum_response_replica_state *state = &row->observers[row->observers_count++];

		state->replica_id = replica->id;
		if (call->version >= 2)
			state->replica_directory_id = replica->directory_id;
		add_state(r, replica, state);
	}
}

static void fill_partition(struct node *n, struct call *call, int16_t error_code, struct describe_quorum_response_partition_data *row)
{
	const struct raft *r = n->raft;

	row->error_code = error_code;
	if (error_code) {
		row->error_message = bytes_of_text(kafka_error_text(error_code));
		return;
	}
	row->leader_id = r->node_id;
	row->leader_epoch = r->epoch;
	row->high_watermark = r->high_watermark;
	add_voters(r, call, row);
	add_observers(r, call, row);
}

static void add_nodes(const struct raft *r, struct call *call, struct describe_quorum_response *response)
{
	response->nodes = arena_calloc(call->arena, (size_t)r->voters.count + 1, sizeof(*response->nodes));
	for (int32_t i = 0; i < r->voters.count; i++) {
		const struct raft_voter *voter = &r->voters.voters[i];
		struct describe_quorum_response_node *node = &response->nodes[response->nodes_count++];

		node->node_id = voter->id;
		node->listeners = arena_calloc(call->arena, (size_t)voter->endpoint_count + 1, sizeof(*node->listeners));
		node->listeners_count = voter->endpoint_count;
		for (int32_t j = 0; j < voter->endpoint_count; j++)
			node->listeners[j] =
				(struct describe_quorum_response_listener){ voter->endpoints[j].name, voter->endpoints[j].host, voter->endpoints[j].port };
	}
}

/* There is one quorum, and a request is for it alone. */
static int16_t check(const struct node *n, const struct describe_quorum_request *request)
{
	if (request->topics_count != 1 || !bytes_equal_text(request->topics[0].topic_name, METADATA_TOPIC) || request->topics[0].partitions_count != 1 ||
	    request->topics[0].partitions[0].partition_index != 0)
		return KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
	return raft_is_leader(n->raft) ? KAFKA_NONE : KAFKA_NOT_LEADER_OR_FOLLOWER;
}

void api_describe_quorum(struct node *n, struct call *call)
{
	const struct describe_quorum_request *request = call->body;
	struct describe_quorum_response *response = api_response_new(call);
	int16_t code = check(n, request);

	response->topics = arena_calloc(call->arena, (size_t)request->topics_count + 1, sizeof(*response->topics));
	response->topics_count = request->topics_count;
	for (int32_t i = 0; i < request->topics_count; i++) {
		const struct describe_quorum_request_topic_data *wanted = &request->topics[i];
		struct describe_quorum_response_topic_data *row = &response->topics[i];

		row->topic_name = wanted->topic_name;
		row->partitions = message_new_items(call->arena, &describe_quorum_response_partition_data_struct, wanted->partitions_count);
		row->partitions_count = wanted->partitions_count;
		for (int32_t j = 0; j < wanted->partitions_count; j++) {
			row->partitions[j].partition_index = wanted->partitions[j].partition_index;
			fill_partition(n, call, code, &row->partitions[j]);
		}
	}
	if (call->version >= 2 && !code)
		add_nodes(n->raft, call, response);
	call_answer(call, n->fx, response, 0);
}
