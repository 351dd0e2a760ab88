/* What a node asks of others, and what their answers do: one question at a time to each peer, as the role wants it.
 *
 * A question that fails is asked again after controller.quorum.retry.backoff.ms; one that is not answered within
 * controller.quorum.request.timeout.ms ends its connection. An answer to a question of an earlier role or epoch is not waited for any
 * longer. Source: Kafka's RequestManager and the poll functions of KafkaRaftClient. */
#include "engine/raft/internal.h"
#include "engine/wire/errors.h"

#include <stdio.h>

enum {
	FETCH_MAX_WAIT_MS = 500,
	FETCH_MAX_BYTES = 1 << 20, /* controller.quorum.fetch.max.bytes, ...fetch.snapshot.max.bytes */
	RECONNECT_BACKOFF_US = 50 * 1000,
	RECONNECT_BACKOFF_MAX_US = 500 * 1000,
	ADD_VOTER_TIMEOUT_MS = 2000,
};

struct raft_peer {
	struct list link;
	struct channel channel;
	uint64_t tag;           /* of the question whose answer is awaited; 0: none */
	int32_t id;             /* of the voter it was asked as; -1: as a bootstrap server */
	int64_t retry_at_us;
	int64_t reconnect_backoff_us;
	bool has_resigned_ack;  /* it knows that this leader resigned */
};

/* ---- Peers ---------------------------------------------------------------------------------------------------------------- */

static struct raft_peer *peer_at(struct raft *r, struct bytes host, int32_t port)
{
	LIST_EACH(&r->peers, struct raft_peer, peer, link)
		if (peer->channel.port == port && bytes_equal(peer->channel.host, host))
			return peer;
	struct raft_peer *peer = HEAP_NEW(r->heap, struct raft_peer);
	char client_id[40];

	snprintf(client_id, sizeof(client_id), "raft-client-%d", (int)r->node_id);
	channel_init(&peer->channel, r->heap, host, port, bytes_of_text(client_id));
	peer->channel.setup_timeout_us = peer->channel.negotiation_timeout_us = r->request_timeout_us;
	list_append(&r->peers, &peer->link);
	return peer;
}

void raft_free_peers(struct raft *r)
{
	LIST_EACH(&r->peers, struct raft_peer, peer, link) {
		channel_free(&peer->channel);
		list_remove(&peer->link);
		heap_free(r->heap, peer);
	}
}

void raft_forget_requests(struct raft *r)
{
	LIST_EACH(&r->peers, struct raft_peer, peer, link) {
		peer->tag = 0;
		peer->retry_at_us = 0;
		peer->has_resigned_ack = false;
	}
	r->bootstrap_at_us = 0;
}

static void back_off(struct raft *r, struct raft_peer *peer)
{
	peer->tag = 0;
	peer->retry_at_us = r->step.now_us + r->retry_backoff_us;
	if (peer->channel.state == CHANNEL_IDLE) {
		peer->reconnect_backoff_us = peer->reconnect_backoff_us == 0 ? RECONNECT_BACKOFF_US : peer->reconnect_backoff_us * 2;
		if (peer->reconnect_backoff_us > RECONNECT_BACKOFF_MAX_US)
			peer->reconnect_backoff_us = RECONNECT_BACKOFF_MAX_US;
		peer->retry_at_us = r->step.now_us + peer->reconnect_backoff_us;
	}
}

static bool is_backing_off(const struct raft *r, const struct raft_peer *peer)
{
	return peer->retry_at_us > r->step.now_us;
}

static bool is_asked(const struct raft *r)
{
	LIST_EACH(&r->peers, struct raft_peer, peer, link)
		if (peer->tag)
			return true;
	return false;
}

/* Whether a question can be sent now; opens the connection if there is none. */
static bool is_ready(struct raft *r, struct raft_peer *peer)
{
	if (peer->tag || is_backing_off(r, peer))
		return false;
	if (peer->channel.state == CHANNEL_IDLE)
		channel_open(&peer->channel, r->step.fx, r->step.now_us);
	return channel_is_ready(&peer->channel);
}

static bool send(struct raft *r, struct raft_peer *peer, int16_t api_key, const void *body)
{
	const struct api *api = api_of_key(api_key);
	int16_t version = channel_version_of(&peer->channel, api, -1);

	if (version < 0) {
		back_off(r, peer);
		return false;
	}
	peer->tag = ++r->next_tag;
	channel_send(&peer->channel, r->step.fx, api, version, body, peer->tag, NULL, r->step.now_us, r->step.now_us + r->request_timeout_us, true);
	return true;
}

/* ---- Questions ------------------------------------------------------------------------------------------------------------ */

static void ask_vote(struct raft *r, struct raft_peer *peer, const struct raft_voter *voter)
{
	struct arena *arena = r->step.fx->arena;
	struct vote_request *request = ARENA_NEW(arena, struct vote_request);
	struct vote_request_topic_data *topic = ARENA_NEW(arena, struct vote_request_topic_data);
	struct vote_request_partition_data *partition = ARENA_NEW(arena, struct vote_request_partition_data);

	message_init(&vote_request_schema, request);
	*partition = (struct vote_request_partition_data){ .replica_epoch = r->epoch,
		                                               .replica_id = r->node_id,
		                                               .replica_directory_id = r->directory_id,
		                                               .voter_directory_id = voter->directory_id,
		                                               .last_offset_epoch = raft_last_epoch(r),
		                                               .last_offset = log_end_offset(r->log),
		                                               .pre_vote = r->role == RAFT_PROSPECTIVE };
	*topic = (struct vote_request_topic_data){ BYTES(METADATA_TOPIC), partition, 1 };
	request->cluster_id = r->cluster_id;
	request->voter_id = voter->id;
	request->topics = topic;
	request->topics_count = 1;
	peer->id = voter->id;
	send(r, peer, API_KEY_VOTE, request);
}

static void ask_begin(struct raft *r, struct raft_peer *peer, const struct raft_voter *voter)
{
	struct arena *arena = r->step.fx->arena;
	struct begin_quorum_epoch_request *request = ARENA_NEW(arena, struct begin_quorum_epoch_request);
	struct begin_quorum_epoch_request_topic_data *topic = ARENA_NEW(arena, struct begin_quorum_epoch_request_topic_data);
	struct begin_quorum_epoch_request_partition_data *partition = ARENA_NEW(arena, struct begin_quorum_epoch_request_partition_data);
	const struct raft_voter *self = r->self.voters;

	message_init(&begin_quorum_epoch_request_schema, request);
	*partition = (struct begin_quorum_epoch_request_partition_data){ 0, voter->directory_id, r->node_id, r->epoch };
	*topic = (struct begin_quorum_epoch_request_topic_data){ BYTES(METADATA_TOPIC), partition, 1 };
	request->cluster_id = r->cluster_id;
	request->voter_id = voter->id;
	request->topics = topic;
	request->topics_count = 1;
	request->leader_endpoints = arena_calloc(arena, (size_t)self->endpoint_count + 1, sizeof(*request->leader_endpoints));
	for (int32_t i = 0; i < self->endpoint_count; i++)
		request->leader_endpoints[request->leader_endpoints_count++] =
			(struct begin_quorum_epoch_request_leader_endpoint){ self->endpoints[i].name, self->endpoints[i].host, self->endpoints[i].port };
	peer->id = voter->id;
	send(r, peer, API_KEY_BEGIN_QUORUM_EPOCH, request);
}

static void ask_end(struct raft *r, struct raft_peer *peer, const struct raft_voter *voter)
{
	struct arena *arena = r->step.fx->arena;
	struct end_quorum_epoch_request *request = ARENA_NEW(arena, struct end_quorum_epoch_request);
	struct end_quorum_epoch_request_topic_data *topic = ARENA_NEW(arena, struct end_quorum_epoch_request_topic_data);
	struct end_quorum_epoch_request_partition_data *partition = ARENA_NEW(arena, struct end_quorum_epoch_request_partition_data);

	message_init(&end_quorum_epoch_request_schema, request);
	*partition = (struct end_quorum_epoch_request_partition_data){ .leader_id = r->node_id, .leader_epoch = r->epoch };
	partition->preferred_successors = r->successors;
	partition->preferred_successors_count = r->successor_count;
	partition->preferred_candidates = arena_calloc(arena, (size_t)r->successor_count + 1, sizeof(*partition->preferred_candidates));
	for (int32_t i = 0; i < r->successor_count; i++) {
		const struct raft_voter *candidate = voter_set_find(&r->voters, r->successors[i]);

		if (candidate)
			partition->preferred_candidates[partition->preferred_candidates_count++] =
				(struct end_quorum_epoch_request_replica_info){ candidate->id, candidate->directory_id };
	}
	const struct raft_voter *self = r->self.voters;

	request->leader_endpoints = arena_calloc(arena, (size_t)self->endpoint_count + 1, sizeof(*request->leader_endpoints));
	for (int32_t i = 0; i < self->endpoint_count; i++)
		request->leader_endpoints[request->leader_endpoints_count++] =
			(struct end_quorum_epoch_request_leader_endpoint){ self->endpoints[i].name, self->endpoints[i].host, self->endpoints[i].port };
	*topic = (struct end_quorum_epoch_request_topic_data){ BYTES(METADATA_TOPIC), partition, 1 };
	request->cluster_id = r->cluster_id;
	request->topics = topic;
	request->topics_count = 1;
	peer->id = voter->id;
	send(r, peer, API_KEY_END_QUORUM_EPOCH, request);
}

static void ask_fetch(struct raft *r, struct raft_peer *peer)
{
	struct arena *arena = r->step.fx->arena;
	struct fetch_request *request = ARENA_NEW(arena, struct fetch_request);
	struct fetch_request_fetch_topic *topic = ARENA_NEW(arena, struct fetch_request_fetch_topic);
	struct fetch_request_fetch_partition *partition = ARENA_NEW(arena, struct fetch_request_fetch_partition);

	message_init(&fetch_request_schema, request);
	*partition = (struct fetch_request_fetch_partition){ .current_leader_epoch = r->epoch,
		                                                 .fetch_offset = log_end_offset(r->log),
		                                                 .last_fetched_epoch = raft_last_epoch(r),
		                                                 .log_start_offset = -1,
		                                                 .replica_directory_id = r->directory_id,
		                                                 .high_watermark = r->high_watermark };
	*topic = (struct fetch_request_fetch_topic){ BYTES(METADATA_TOPIC), raft_topic_id, partition, 1 };
	request->cluster_id = r->cluster_id;
	request->replica_state.replica_id = r->node_id; /* all that vote have version 15 */
	request->replica_state.replica_epoch = -1;
	request->max_wait_ms = FETCH_MAX_WAIT_MS;
	request->max_bytes = FETCH_MAX_BYTES;
	request->topics = topic;
	request->topics_count = 1;
	send(r, peer, API_KEY_FETCH, request);
}

static void ask_snapshot(struct raft *r, struct raft_peer *peer)
{
	struct arena *arena = r->step.fx->arena;
	struct fetch_snapshot_request *request = ARENA_NEW(arena, struct fetch_snapshot_request);
	struct fetch_snapshot_request_topic_snapshot *topic = ARENA_NEW(arena, struct fetch_snapshot_request_topic_snapshot);
	struct fetch_snapshot_request_partition_snapshot *partition = ARENA_NEW(arena, struct fetch_snapshot_request_partition_snapshot);

	message_init(&fetch_snapshot_request_schema, request);
	*partition = (struct fetch_snapshot_request_partition_snapshot){ .current_leader_epoch = r->epoch,
		                                                             .position = r->fetched_bytes,
		                                                             .replica_directory_id = r->directory_id };
	partition->snapshot_id.end_offset = r->fetching_snapshot.end_offset;
	partition->snapshot_id.epoch = r->fetching_snapshot.epoch;
	*topic = (struct fetch_snapshot_request_topic_snapshot){ BYTES(METADATA_TOPIC), partition, 1 };
	request->cluster_id = r->cluster_id;
	request->replica_id = r->node_id;
	request->max_bytes = FETCH_MAX_BYTES;
	request->topics = topic;
	request->topics_count = 1;
	send(r, peer, API_KEY_FETCH_SNAPSHOT, request);
}

static void ask_update_voter(struct raft *r, struct raft_peer *peer)
{
	struct arena *arena = r->step.fx->arena;
	struct update_raft_voter_request *request = ARENA_NEW(arena, struct update_raft_voter_request);
	const struct raft_voter *self = r->self.voters;

	message_init(&update_raft_voter_request_schema, request);
	request->cluster_id = r->cluster_id;
	request->current_leader_epoch = r->epoch;
	request->voter_id = r->node_id;
	request->voter_directory_id = r->directory_id;
	request->kraft_version_feature.min_supported_version = self->min_kraft_version;
	request->kraft_version_feature.max_supported_version = self->max_kraft_version;
	request->listeners = arena_calloc(arena, (size_t)self->endpoint_count + 1, sizeof(*request->listeners));
	for (int32_t i = 0; i < self->endpoint_count; i++)
		request->listeners[request->listeners_count++] =
			(struct update_raft_voter_request_listener){ self->endpoints[i].name, self->endpoints[i].host, self->endpoints[i].port };
	send(r, peer, API_KEY_UPDATE_RAFT_VOTER, request);
}

static void ask_add_voter(struct raft *r, struct raft_peer *peer)
{
	struct arena *arena = r->step.fx->arena;
	struct add_raft_voter_request *request = ARENA_NEW(arena, struct add_raft_voter_request);
	const struct raft_voter *self = r->self.voters;

	message_init(&add_raft_voter_request_schema, request);
	request->cluster_id = r->cluster_id;
	request->timeout_ms = ADD_VOTER_TIMEOUT_MS;
	request->voter_id = r->node_id;
	request->voter_directory_id = r->directory_id;
	request->ack_when_committed = false;
	request->listeners = arena_calloc(arena, (size_t)self->endpoint_count + 1, sizeof(*request->listeners));
	for (int32_t i = 0; i < self->endpoint_count; i++)
		request->listeners[request->listeners_count++] =
			(struct add_raft_voter_request_listener){ self->endpoints[i].name, self->endpoints[i].host, self->endpoints[i].port };
	send(r, peer, API_KEY_ADD_RAFT_VOTER, request);
}

static void ask_remove_voter(struct raft *r, struct raft_peer *peer, const struct raft_voter *old)
{
	struct remove_raft_voter_request *request = ARENA_NEW(r->step.fx->arena, struct remove_raft_voter_request);

	message_init(&remove_raft_voter_request_schema, request);
	request->cluster_id = r->cluster_id;
	request->voter_id = old->id;
	request->voter_directory_id = old->directory_id;
	send(r, peer, API_KEY_REMOVE_RAFT_VOTER, request);
}

bool raft_ask_features(struct raft *r, struct bytes host, int32_t port)
{
	struct raft_peer *peer = peer_at(r, host, port);
	struct api_versions_request request;

	if (!is_ready(r, peer))
		return peer->tag == 0 && !is_backing_off(r, peer);
	message_init(&api_versions_request_schema, &request);
	request.client_software_name = BYTES("apache-kafka-java");
	request.client_software_version = BYTES("4.4.0");
	return send(r, peer, API_KEY_API_VERSIONS, &request);
}

/* ---- What each role asks ---------------------------------------------------------------------------------------------------- */

static struct raft_peer *peer_of_voter(struct raft *r, const struct raft_voter *voter)
{
	const struct raft_endpoint *endpoint = raft_voter_endpoint(voter, r->listener);

	return endpoint && voter->id != r->node_id ? peer_at(r, endpoint->host, endpoint->port) : NULL;
}

static void ask_voters(struct raft *r)
{
	for (int32_t i = 0; i < r->voters.count; i++) {
		const struct raft_voter *voter = &r->voters.voters[i];
		struct raft_peer *peer = peer_of_voter(r, voter);

		if (!peer)
			continue;
		if (r->role == RAFT_RESIGNED) {
			if (!peer->has_resigned_ack && is_ready(r, peer))
				ask_end(r, peer, voter);
		} else if (!raft_has_voted(r, voter->id) && is_ready(r, peer)) {
			ask_vote(r, peer, voter);
		}
	}
}

/* Voters that have not fetched for half a fetch timeout are told who leads: they may not know. */
static void tell_voters(struct raft *r)
{
	bool is_all_told = true;

	if (timer_is_set(&r->begin_timer) && r->begin_timer.node.at_us > r->step.now_us)
		return;
	for (int32_t i = 0; i < r->voters.count; i++) {
		const struct raft_voter *voter = &r->voters.voters[i];
		struct raft_peer *peer = peer_of_voter(r, voter);
		const struct raft_replica *replica = raft_replica_find(r, voter->id, voter->directory_id);

		if (!peer || (replica && replica->last_fetch_us >= 0 && r->step.now_us - replica->last_fetch_us < r->fetch_timeout_us / 2))
			continue;
		if (is_ready(r, peer))
			ask_begin(r, peer, voter);
		else if (peer->channel.state == CHANNEL_CONNECTING || peer->channel.state == CHANNEL_NEGOTIATING)
			is_all_told = false; /* as soon as it is open */
	}
	if (is_all_told)
		timer_set(r->timers, &r->begin_timer, r->step.now_us + r->fetch_timeout_us / 2);
}

/* Anybody may know who leads; asked gently. */
static void ask_bootstrap(struct raft *r)
{
	int32_t first;

	if (is_asked(r) || r->bootstrap_count == 0 || r->bootstrap_at_us > r->step.now_us)
		return;
	first = (int32_t)prng_below(&r->prng, (uint64_t)r->bootstrap_count);
	for (int32_t i = 0; i < r->bootstrap_count; i++) {
		const struct raft_address *address = &r->bootstrap[(first + i) % r->bootstrap_count];
		const struct raft_endpoint *own = raft_voter_endpoint(r->self.voters, r->listener);
		struct raft_peer *peer;

		if (r->is_voter_role && own && own->port == address->port && bytes_equal(own->host, address->host))
			continue;
		peer = peer_at(r, address->host, address->port);
		peer->id = -1;
		if (is_ready(r, peer)) {
			ask_fetch(r, peer);
			r->bootstrap_at_us = r->step.now_us + RECONNECT_BACKOFF_US;
			return;
		}
	}
}

static bool is_update_due(const struct raft *r)
{
	return r->role == RAFT_FOLLOWER && !timer_is_set(&r->update_timer) && r->is_voter_role;
}

static bool is_own_endpoint_known(const struct raft *r, const struct raft_voter *voter)
{
	const struct raft_voter *self = r->self.voters;

	if (voter->endpoint_count != self->endpoint_count || voter->min_kraft_version != self->min_kraft_version ||
	    voter->max_kraft_version != self->max_kraft_version)
		return false;
	for (int32_t i = 0; i < self->endpoint_count; i++) {
		const struct raft_endpoint *known = raft_voter_endpoint(voter, self->endpoints[i].name);

		if (!known || known->port != self->endpoints[i].port || !bytes_equal(known->host, self->endpoints[i].host))
			return false;
	}
	return true;
}

/* Now and then a voter looks whether the set has it right, and a controller outside of it whether it may come in. True if it asked. */
static bool ask_about_voters(struct raft *r, struct raft_peer *leader)
{
	const struct raft_voter *me = voter_set_find(&r->voters, r->node_id);
	bool has_asked = true;

	if (!is_update_due(r))
		return false;
	timer_set(r->timers, &r->update_timer, r->step.now_us + r->fetch_timeout_us);
	/* A static quorum's leader keeps what it is told for its own time only, so each hears it. */
	if (raft_is_voter(r) && (r->kraft_version > 0 ? !is_own_endpoint_known(r, me) : !r->has_told_leader))
		ask_update_voter(r, leader);
	else if (r->kraft_version == 0)
		has_asked = false;
	else if (!raft_is_voter(r) && r->has_auto_join && me)
		ask_remove_voter(r, leader, me);
	else if (!raft_is_voter(r) && r->has_auto_join)
		ask_add_voter(r, leader);
	else
		has_asked = false;
	return has_asked;
}

static void follow(struct raft *r)
{
	struct raft_peer *leader = peer_at(r, r->leader_host, r->leader_port);

	/* What a voter fetches from is synced. */
	if (r->is_voter_role && (r->synced_end < log_end_offset(r->log) || r->is_snapshot_fetched))
		return;
	leader->id = r->leader_id;
	if (is_backing_off(r, leader)) {
		ask_bootstrap(r);
	} else if (!is_asked(r) && is_ready(r, leader)) {
		if (ask_about_voters(r, leader))
			return;
		if (r->fetching_snapshot.end_offset >= 0)
			ask_snapshot(r, leader);
		else
			ask_fetch(r, leader);
	}
}

static void take_answers(struct raft *r, struct raft_peer *peer);

/* Nothing does before the poll timer's time. */
static void expire(struct raft *r)
{
	if (timer_is_set(&r->poll_timer) && r->poll_timer.node.at_us > r->step.now_us)
		return;
	LIST_EACH(&r->peers, struct raft_peer, peer, link)
		if (channel_expire(&peer->channel, r->step.fx, r->step.now_us))
			back_off(r, peer);
	LIST_EACH(&r->peers, struct raft_peer, peer, link)
		if (!channel_is_quiet(&peer->channel))
			take_answers(r, peer);
}

static void poll_fired(void *owner, struct timer *timer)
{
	(void)owner;
	raft_run(CONTAINER_OF(timer, struct raft, poll_timer));
}

static int64_t min_of(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static void set_poll_timer(struct raft *r)
{
	int64_t at = TIME_NEVER, now = r->step.now_us;

	LIST_EACH(&r->peers, struct raft_peer, peer, link) {
		at = min_of(at, channel_deadline(&peer->channel));
		if (peer->retry_at_us > now)
			at = min_of(at, peer->retry_at_us);
	}
	if (r->bootstrap_at_us > now && !is_asked(r))
		at = min_of(at, r->bootstrap_at_us);
	r->poll_timer.fire = poll_fired;
	if (at == TIME_NEVER)
		timer_stop(r->timers, &r->poll_timer);
	else
		timer_set(r->timers, &r->poll_timer, at > now ? at : now + 1);
}

void raft_run(struct raft *r)
{
	if (r->has_failed || !r->log || !r->step.fx)
		return;
	expire(r);
	/* Nothing is said before what it says is on the disk. */
	if (r->state_token)
		return;
	switch (r->role) {
	case RAFT_LEADER:
		tell_voters(r);
		raft_change_poll(r);
		break;
	case RAFT_CANDIDATE:
	case RAFT_PROSPECTIVE:
	case RAFT_RESIGNED:
		ask_voters(r);
		break;
	case RAFT_FOLLOWER:
		follow(r);
		break;
	case RAFT_UNATTACHED:
		ask_bootstrap(r);
		break;
	}
	set_poll_timer(r);
}

/* ---- Answers -------------------------------------------------------------------------------------------------------------- */

/* What the answers have in common. */
struct head {
	int16_t top_error; /* of the whole */
	int16_t error;     /* of the partition */
	int32_t leader_id;
	int32_t epoch;
	struct raft_address address; /* of the leader; the host null if it is not told */
	bool is_ours;
};

/* True if there is more in the answer for who asked. Otherwise `is_good` tells whether to ask on at once. */
static bool take_head(struct raft *r, const struct head *h, bool *is_good)
{
	*is_good = false;
	if (h->top_error && h->top_error != r->last_error)
		raft_log(r, "ERROR", "org.apache.kafka.raft.KafkaRaftClient", "[RaftManager id=%d] Unexpected error %s in response", r->node_id,
		         kafka_error_name(h->top_error));
	r->last_error = h->top_error;
	if (h->top_error || !h->is_ours)
		return false;
	*is_good = true;
	if (h->epoch < r->epoch || h->error == KAFKA_UNKNOWN_LEADER_EPOCH)
		return false;
	if (h->epoch > r->epoch || h->error == KAFKA_FENCED_LEADER_EPOCH || h->error == KAFKA_NOT_LEADER_OR_FOLLOWER) {
		raft_hear_of(r, h->leader_id, h->epoch, h->address.host, h->address.port);
		return false;
	}
	if (h->leader_id >= 0 && h->leader_id != r->node_id && r->leader_id < 0) {
		raft_hear_of(r, h->leader_id, h->epoch, h->address.host, h->address.port);
		return h->error == KAFKA_NONE;
	}
	if (h->error == KAFKA_BROKER_NOT_AVAILABLE)
		*is_good = false;
	return h->error != KAFKA_BROKER_NOT_AVAILABLE && h->error != KAFKA_INVALID_VOTER_KEY;
}

#define TAKE_ADDRESS(h, response)                                                                            \
	for (int32_t i = 0; i < (response)->node_endpoints_count; i++)                                           \
		if ((response)->node_endpoints[i].node_id == (h).leader_id)                                          \
	(h).address = (struct raft_address){ (response)->node_endpoints[i].host, (response)->node_endpoints[i].port }

#define HEAD_OF_PARTITION(h, response)                                                                                    \
	do {                                                                                                                  \
		(h) = (struct head){ .top_error = (response)->error_code, .leader_id = -1, .address.host = BYTES_NULL };          \
		(h).is_ours = (response)->topics_count == 1 && (response)->topics[0].partitions_count == 1;                       \
		if ((h).is_ours) {                                                                                                \
			(h).error = (response)->topics[0].partitions[0].error_code;                                                   \
			(h).leader_id = (response)->topics[0].partitions[0].leader_id;                                                \
			(h).epoch = (response)->topics[0].partitions[0].leader_epoch;                                                 \
			TAKE_ADDRESS(h, response);                                                                                    \
		}                                                                                                                 \
	} while (0)

/* The same of those answers that tell the leader beside what was asked; `data` is left NULL if the partition is not there. */
#define HEAD_OF_FETCH(h, response, list, data)                                                                   \
	do {                                                                                                         \
		(h) = (struct head){ .top_error = (response)->error_code, .leader_id = -1, .address.host = BYTES_NULL }; \
		(h).is_ours = (response)->list##_count == 1 && (response)->list[0].partitions_count == 1;                \
		if ((h).is_ours) {                                                                                       \
			(data) = &(response)->list[0].partitions[0];                                                         \
			(h).error = (data)->error_code;                                                                      \
			(h).leader_id = (data)->current_leader.leader_id;                                                    \
			(h).epoch = (data)->current_leader.leader_epoch;                                                     \
			TAKE_ADDRESS(h, response);                                                                           \
		}                                                                                                        \
	} while (0)

static bool take_vote(struct raft *r, const struct raft_peer *peer, const struct vote_response *response)
{
	struct head h;
	bool is_good;

	/* A voter that does not know of trials: stand at once. */
	if (response->error_code == KAFKA_UNSUPPORTED_VERSION && r->role == RAFT_PROSPECTIVE) {
		raft_become_candidate(r);
		return true;
	}
	HEAD_OF_PARTITION(h, response);
	if (!take_head(r, &h, &is_good))
		return is_good;
	if (h.error)
		return false;
	if (r->role == RAFT_PROSPECTIVE || r->role == RAFT_CANDIDATE)
		raft_add_vote(r, peer->id, response->topics[0].partitions[0].vote_granted);
	return true;
}

static bool take_begin(struct raft *r, const struct begin_quorum_epoch_response *response)
{
	struct head h;
	bool is_good;

	HEAD_OF_PARTITION(h, response);
	return take_head(r, &h, &is_good) ? h.error == KAFKA_NONE : is_good;
}

static bool take_end(struct raft *r, struct raft_peer *peer, const struct end_quorum_epoch_response *response)
{
	struct head h;
	bool is_good;

	HEAD_OF_PARTITION(h, response);
	if (!take_head(r, &h, &is_good))
		return is_good;
	peer->has_resigned_ack = r->role == RAFT_RESIGNED && h.error == KAFKA_NONE;
	return h.error == KAFKA_NONE;
}

/* The leader's log parts from this one's: cut off what it does not have. False if that is not to be had. */
static bool cut_off(struct raft *r, struct snapshot_id diverging)
{
	struct snapshot_id own = raft_end_of_epoch(r, diverging.epoch);
	int64_t offset = own.end_offset;

	if (diverging.epoch == 0 || own.epoch == diverging.epoch)
		offset = diverging.end_offset < own.end_offset ? diverging.end_offset : own.end_offset;
	/* What is committed is never given up, whoever asks for it. */
	if (offset < r->high_watermark || offset < log_start_offset(r->log) || offset >= log_end_offset(r->log))
		return false;
	raft_truncate(r, offset);
	return true;
}

static bool take_records(struct raft *r, const struct fetch_response_partition_data *data)
{
	if (data->records.bytes.size > 0 && !raft_append_as_follower(r, data->records.bytes))
		return false;
	int64_t end = log_end_offset(r->log), high_watermark = data->high_watermark < end ? data->high_watermark : end;

	if (is_mutant(r->step.fx, committed_ahead_of_log) && high_watermark == end)
		high_watermark++;

	if (!r->has_failed && (high_watermark > r->high_watermark || is_mutant(r->step.fx, lower_high_watermark_taken)))
		r->high_watermark = high_watermark;
	return true;
}

static bool take_fetch(struct raft *r, const struct fetch_response *response)
{
	struct head h;
	const struct fetch_response_partition_data *data = NULL;
	int32_t epoch = r->epoch, leader_id = r->leader_id;
	bool is_good;

	HEAD_OF_FETCH(h, response, responses, data);
	/* A leader that came back resigned refuses every fetch until another is elected: Kafka's client asks it thousands of times a second.
	 * Here what is no news is a failed request, for which there is controller.quorum.retry.backoff.ms. */
	if (!take_head(r, &h, &is_good))
		return is_good && (r->epoch != epoch || r->leader_id != leader_id);
	if (h.error || r->role != RAFT_FOLLOWER)
		return false;
	if (data->diverging_epoch.epoch >= 0)
		is_good = cut_off(r, (struct snapshot_id){ data->diverging_epoch.end_offset, data->diverging_epoch.epoch });
	else if (data->snapshot_id.epoch >= 0 && data->snapshot_id.end_offset > 0)
		is_good = raft_begin_snapshot_fetch(r, (struct snapshot_id){ data->snapshot_id.end_offset, data->snapshot_id.epoch });
	else
		is_good = take_records(r, data);
	raft_restart_fetch_timeout(r);
	return is_good; /* what helps nothing is not asked again at once */
}

static bool take_snapshot(struct raft *r, const struct fetch_snapshot_response *response)
{
	struct head h;
	const struct fetch_snapshot_response_partition_snapshot *data = NULL;
	bool is_good;

	HEAD_OF_FETCH(h, response, topics, data);
	if (!take_head(r, &h, &is_good))
		return is_good;
	if (r->role != RAFT_FOLLOWER)
		return false;
	/* The leader has deleted it meanwhile, or says what was not asked: begin again. */
	if (h.error == KAFKA_SNAPSHOT_NOT_FOUND || data->snapshot_id.end_offset != r->fetching_snapshot.end_offset ||
	    data->snapshot_id.epoch != r->fetching_snapshot.epoch || data->position != r->fetched_bytes) {
		raft_forget_snapshot_fetch(r);
	} else if (h.error) {
		return false;
	} else {
		struct bytes piece = data->unaligned_records.bytes;

		raft_add_snapshot_bytes(r, piece, data->position + (int64_t)piece.size >= data->size);
	}
	raft_restart_fetch_timeout(r);
	return true;
}

static bool take_update_voter(struct raft *r, const struct update_raft_voter_response *response)
{
	struct head h = { .error = response->error_code, .leader_id = response->current_leader.leader_id, .epoch = response->current_leader.leader_epoch };
	bool is_good;

	h.is_ours = true;
	h.address = (struct raft_address){ response->current_leader.host.size > 0 ? response->current_leader.host : BYTES_NULL, response->current_leader.port };
	if (!take_head(r, &h, &is_good))
		return is_good;
	if (!h.error || h.error == KAFKA_UNSUPPORTED_VERSION) {
		r->has_told_leader = true;
		raft_restart_fetch_timeout(r);
	}
	return !h.error || h.error == KAFKA_UNSUPPORTED_VERSION;
}

static bool take_answer(struct raft *r, struct raft_peer *peer, const struct channel_answer *answer)
{
	switch (answer->api->key) {
	case API_KEY_VOTE:
		return take_vote(r, peer, answer->body);
	case API_KEY_BEGIN_QUORUM_EPOCH:
		return take_begin(r, answer->body);
	case API_KEY_END_QUORUM_EPOCH:
		return take_end(r, peer, answer->body);
	case API_KEY_FETCH:
		return take_fetch(r, answer->body);
	case API_KEY_FETCH_SNAPSHOT:
		return take_snapshot(r, answer->body);
	case API_KEY_UPDATE_RAFT_VOTER:
		return take_update_voter(r, answer->body);
	case API_KEY_API_VERSIONS:
		raft_change_features(r, ERR_OK, answer->body);
		return true;
	default: /* a change of voters: the next look tells how it went */
		return true;
	}
}

static void take_answers(struct raft *r, struct raft_peer *peer)
{
	struct channel_answer answer;

	while (channel_next_answer(&peer->channel, r->step.fx, &answer)) {
		bool is_awaited = peer->tag && answer.tag == peer->tag;

		if (!is_awaited)
			continue;
		peer->tag = 0;
		if (answer.err && answer.api->key == API_KEY_API_VERSIONS)
			raft_change_features(r, answer.err, NULL);
		if (answer.err || !take_answer(r, peer, &answer))
			back_off(r, peer);
		else
			peer->reconnect_backoff_us = 0;
	}
}

bool raft_event(struct raft *r, const struct event *event)
{
	LIST_EACH(&r->peers, struct raft_peer, peer, link) {
		bool was_idle = peer->channel.state == CHANNEL_IDLE;

		if (!channel_event(&peer->channel, event, r->step.fx))
			continue;
		take_answers(r, peer);
		if (peer->channel.state == CHANNEL_IDLE && !was_idle && !is_backing_off(r, peer))
			back_off(r, peer);
		return true;
	}
	return false;
}
