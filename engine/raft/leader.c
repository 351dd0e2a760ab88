/* The leader: what it knows of the others' logs, what it lets them fetch, and how far the log is committed.
 * Source: Kafka's LeaderState and KafkaRaftClient.handleFetchRequest. */
#include "engine/raft/internal.h"
#include "engine/wire/errors.h"

enum {
	OBSERVER_SESSION_US = 300 * 1000000,
	FETCH_VERSION_WITH_CURRENT_LEADER = 12,
	FETCH_VERSION_WITH_TOPIC_IDS = 13,
	FETCH_VERSION_WITH_REPLICA_STATE = 15,
	FETCH_VERSION_WITH_ENDPOINTS = 16,
};

/* ---- Replicas ------------------------------------------------------------------------------------------------------------- */

struct raft_replica *raft_replica_find(const struct raft *r, int32_t id, struct uuid directory_id)
{
	LIST_EACH(&r->replicas, struct raft_replica, replica, link)
		if (replica_key_matches(replica->id, directory_id, id, replica->directory_id))
			return replica;
	return NULL;
}

static struct raft_replica *replica_of(struct raft *r, int32_t id, struct uuid directory_id)
{
	struct raft_replica *replica = NULL;

	LIST_EACH(&r->replicas, struct raft_replica, known, link)
		if (replica_key_matches(known->id, known->directory_id, id, directory_id))
			replica = known;
	if (!replica) {
		replica = HEAP_NEW(r->heap, struct raft_replica);
		*replica = (struct raft_replica){ .id = id, .log_end = -1, .last_fetch_us = -1, .last_fetch_ms = -1, .last_caught_up_ms = -1 };
		list_append(&r->replicas, &replica->link);
	}
	/* A static quorum's voter tells its directory by fetching. */
	if (uuid_is_zero(replica->directory_id))
		replica->directory_id = directory_id;
	return replica;
}

static bool is_voter(const struct raft *r, const struct raft_replica *replica)
{
	const struct raft_voter *voter = voter_set_find(&r->voters, replica->id);

	return voter && replica_key_matches(voter->id, voter->directory_id, replica->id, replica->directory_id);
}

static void forget_replicas(struct raft *r)
{
	LIST_EACH(&r->replicas, struct raft_replica, replica, link) {
		list_remove(&replica->link);
		heap_free(r->heap, replica);
	}
}

static void restart_check(struct raft *r)
{
	LIST_EACH(&r->replicas, struct raft_replica, replica, link)
		replica->has_fetched = false;
	timer_set(r->timers, &r->check_timer, r->step.now_us + r->fetch_timeout_us * 3 / 2);
}

/* A leader that a majority no longer hears would serve what is long overruled: it steps down (KIP-595, check quorum). */
static void check_fired(void *owner, struct timer *timer)
{
	struct raft *r = CONTAINER_OF(timer, struct raft, check_timer);

	(void)owner;
	if (r->role != RAFT_LEADER || r->has_failed)
		return;
	if (r->voters.count == 1 && raft_is_voter(r))
		restart_check(r);
	else
		raft_resign(r);
}

static void begin_fired(void *owner, struct timer *timer)
{
	struct raft *r = CONTAINER_OF(timer, struct raft, begin_timer);

	(void)owner;
	raft_run(r);
}

void raft_lead(struct raft *r)
{
	forget_replicas(r);
	for (int32_t i = 0; i < r->voters.count; i++)
		replica_of(r, r->voters.voters[i].id, r->voters.voters[i].directory_id);
	voter_set_copy(&r->told_voters, r->voters.voters, r->voters.count);
	raft_note_told_voter(r, r->self.voters);
	r->check_timer.fire = check_fired;
	r->begin_timer.fire = begin_fired;
	restart_check(r);
	timer_set(r->timers, &r->begin_timer, r->step.now_us);
}

void raft_note_following_voter(struct raft *r, struct raft_replica *replica)
{
	int32_t needed = r->voters.count / 2 + 1 - (raft_is_voter(r) ? 1 : 0), count = 0;

	if (!is_voter(r, replica))
		return;
	replica->has_fetched = true;
	LIST_EACH(&r->replicas, struct raft_replica, other, link)
		count += other->has_fetched && is_voter(r, other);
	if (count >= needed)
		restart_check(r);
}

/* ---- The high watermark --------------------------------------------------------------------------------------------------- */

/* The largest offset that a majority has synced. Only an offset of the own epoch commits what is before it (Raft, 5.4.2). */
void raft_advance(struct raft *r)
{
	int64_t known = r->epoch_start > r->high_watermark ? r->epoch_start : r->high_watermark, best = known;

	if (r->role != RAFT_LEADER)
		return;
	LIST_EACH(&r->replicas, struct raft_replica, candidate, link) {
		int32_t count = 0;

		if (candidate->log_end <= best || !is_voter(r, candidate))
			continue;
		LIST_EACH(&r->replicas, struct raft_replica, other, link)
			count += other->log_end >= candidate->log_end && is_voter(r, other);
		if (count > r->voters.count / 2 || is_mutant(r->step.fx, quorum_of_one))
			best = candidate->log_end;
	}
	if (best == known)
		return;
	r->high_watermark = best;
	raft_change_advanced(r);
	raft_wake_fetches(r);
}

void raft_own_end_synced(struct raft *r)
{
	struct raft_replica *own = replica_of(r, r->node_id, r->directory_id);

	own->log_end = is_mutant(r->step.fx, leader_counts_unsynced) ? log_end_offset(r->log) : r->synced_end;
	own->last_fetch_ms = own->last_caught_up_ms = r->step.wall_ms;
	raft_advance(r);
}

void raft_voters_changed(struct raft *r)
{
	bool can_stand = r->role == RAFT_FOLLOWER || r->role == RAFT_UNATTACHED;

	if (!r->step.fx) /* it is only being opened */
		return;
	if (r->role == RAFT_LEADER) {
		for (int32_t i = 0; i < r->voters.count; i++)
			replica_of(r, r->voters.voters[i].id, r->voters.voters[i].directory_id);
		raft_advance(r);
	} else if (can_stand && raft_is_voter(r) && !timer_is_set(&r->role_timer)) {
		raft_set_role_timer(r, r->fetch_timeout_us);
	} else if (can_stand && !raft_is_voter(r)) {
		timer_stop(r->timers, &r->role_timer);
	}
}

/* ---- Fetch ---------------------------------------------------------------------------------------------------------------- */

/* A fetch that waits; in its call's arena. */
struct waiting_fetch {
	struct list link; /* in raft->fetch_waiters */
	struct raft *raft;
	struct call *call;
	struct timer timer;
};

bool raft_is_cluster(const struct raft *r, struct bytes cluster_id)
{
	return bytes_is_null(cluster_id) || bytes_equal(cluster_id, r->cluster_id);
}

int16_t raft_check_leader(const struct raft *r, int32_t epoch)
{
	if (epoch < r->epoch)
		return KAFKA_FENCED_LEADER_EPOCH;
	if (epoch > r->epoch)
		return KAFKA_UNKNOWN_LEADER_EPOCH;
	if (r->role != RAFT_LEADER)
		return KAFKA_NOT_LEADER_OR_FOLLOWER;
	return r->is_stopping ? KAFKA_BROKER_NOT_AVAILABLE : KAFKA_NONE;
}

static int32_t fetcher_of(const struct call *call)
{
	const struct fetch_request *request = call->body;

	return call->version >= FETCH_VERSION_WITH_REPLICA_STATE ? request->replica_state.replica_id : request->replica_id;
}

static void answer_fetch(struct raft *r, struct call *call, const struct fetch_response_partition_data *partition)
{
	const struct fetch_request *request = call->body;
	struct fetch_response *response = arena_take(call->arena, call->api->response->root->size);
	struct fetch_response_fetchable_topic_response *topic = ARENA_NEW(call->arena, struct fetch_response_fetchable_topic_response);
	struct fetch_response_partition_data *data = ARENA_NEW(call->arena, struct fetch_response_partition_data);

	message_init(call->api->response, response);
	*data = *partition;
	data->log_start_offset = log_start_offset(r->log);
	if (call->version >= FETCH_VERSION_WITH_CURRENT_LEADER) {
		data->current_leader.leader_id = r->leader_id;
		data->current_leader.leader_epoch = r->epoch;
	}
	topic->topic = BYTES(METADATA_TOPIC);
	topic->topic_id = call->version >= FETCH_VERSION_WITH_TOPIC_IDS ? request->topics[0].topic_id : (struct uuid){ { 0 } };
	topic->partitions = data;
	topic->partitions_count = 1;
	response->responses = topic;
	response->responses_count = 1;
	if (call->version >= FETCH_VERSION_WITH_ENDPOINTS && r->leader_id >= 0 && !bytes_is_null(r->leader_host)) {
		response->node_endpoints = ARENA_NEW(call->arena, struct fetch_response_node_endpoint);
		*response->node_endpoints = (struct fetch_response_node_endpoint){ r->leader_id, arena_copy(call->arena, r->leader_host), r->leader_port, BYTES_NULL };
		response->node_endpoints_count = 1;
	}
	call_answer(call, r->step.fx, response, r->state_token);
}

static struct fetch_response_partition_data empty_partition(int16_t error_code)
{
	struct fetch_response_partition_data data = { .error_code = error_code, .high_watermark = -1, .last_stable_offset = -1 };

	data.diverging_epoch.epoch = -1;
	data.diverging_epoch.end_offset = -1;
	data.current_leader.leader_id = -1;
	data.current_leader.leader_epoch = -1;
	data.snapshot_id.epoch = -1;
	data.snapshot_id.end_offset = -1;
	data.preferred_read_replica = -1;
	data.records = span_of(BYTES(""));
	return data;
}

/* Where the fetcher's log parts from this one, or which snapshot it needs; true if it may go on where it asks. What is older than the oldest snapshot is
 * not told apart any more, though the records of before may still be in the log, as after a start. */
static bool validate(const struct raft *r, int64_t offset, int32_t epoch, struct fetch_response_partition_data *data)
{
	const struct snapshot_id *first = &r->first_snapshot;
	int64_t start = log_start_offset(r->log);
	bool is_behind = first->end_offset > 0 && (offset < start || (offset == start && epoch != first->epoch) || epoch < first->epoch);

	if (offset == 0 && first->end_offset <= 0)
		return true;
	if (first->end_offset > 0 && (offset == 0 || is_behind)) {
		data->snapshot_id.end_offset = r->snapshot.end_offset;
		data->snapshot_id.epoch = r->snapshot.epoch;
		return false;
	}
	struct snapshot_id end = raft_end_of_epoch(r, epoch);

	if ((end.epoch == epoch && end.end_offset >= offset) || is_mutant(r->step.fx, metadata_divergence_unseen))
		return true;
	data->diverging_epoch.epoch = end.epoch;
	data->diverging_epoch.end_offset = end.end_offset;
	return false;
}

static void note_fetch(struct raft *r, int32_t id, const struct fetch_request_fetch_partition *asked)
{
	struct raft_replica *replica;
	int64_t end = log_end_offset(r->log);

	if (id < 0 || id == r->node_id)
		return;
	replica = replica_of(r, id, asked->replica_directory_id);
	if (asked->fetch_offset >= end)
		replica->last_caught_up_ms = r->step.wall_ms;
	else if (replica->leader_end_at_fetch > 0 && asked->fetch_offset >= replica->leader_end_at_fetch && replica->last_fetch_ms > replica->last_caught_up_ms)
		replica->last_caught_up_ms = replica->last_fetch_ms;
	replica->leader_end_at_fetch = end;
	replica->log_end = asked->fetch_offset;
	replica->last_fetch_us = r->step.now_us;
	replica->last_fetch_ms = r->step.wall_ms;
	raft_note_following_voter(r, replica);
	/* Observers that went away are forgotten after a while. */
	LIST_EACH(&r->replicas, struct raft_replica, old, link)
		if (old->last_fetch_us >= 0 && r->step.now_us - old->last_fetch_us >= OBSERVER_SESSION_US && !is_voter(r, old)) {
			list_remove(&old->link);
			heap_free(r->heap, old);
		}
}

/* Answers if there is something to say, or if it is `due`. */
static bool try_fetch(struct raft *r, struct call *call, bool is_due)
{
	const struct fetch_request *request = call->body;
	const struct fetch_request_fetch_partition *asked = &request->topics[0].partitions[0];
	struct fetch_response_partition_data data = empty_partition(raft_check_leader(r, asked->current_leader_epoch));
	bool is_valid;

	if (data.error_code) {
		answer_fetch(r, call, &data);
		return true;
	}
	is_valid = validate(r, asked->fetch_offset, asked->last_fetched_epoch, &data);
	if (is_valid && asked->fetch_offset < log_end_offset(r->log)) {
		struct log_read read = log_read(r->log, asked->fetch_offset, log_end_offset(r->log), request->max_bytes, true);

		if (read.err) {
			raft_fail(r, read.err, "reading from");
			data = empty_partition(KAFKA_UNKNOWN_SERVER_ERROR);
		} else {
			data.records = read.records;
		}
	}
	data.high_watermark = raft_is_established(r) ? r->high_watermark : -1;
	if (!is_due && is_valid && data.records.size == 0 && data.error_code == 0 && asked->high_watermark >= data.high_watermark)
		return false;
	answer_fetch(r, call, &data);
	return true;
}

static void leave(struct waiting_fetch *w)
{
	list_remove(&w->link);
	timer_stop(w->raft->timers, &w->timer);
	w->call->on_cancel = NULL;
}

static void cancel_fetch(void *owner, struct call *call)
{
	(void)owner;
	leave(call->waiter);
}

static void fetch_is_due(void *owner, struct timer *timer)
{
	struct waiting_fetch *w = CONTAINER_OF(timer, struct waiting_fetch, timer);

	(void)owner;
	leave(w);
	try_fetch(w->raft, w->call, true);
}

static void take_fetch(struct raft *r, struct call *call)
{
	const struct fetch_request *request = call->body;
	const struct fetch_request_fetch_partition *asked = &request->topics[0].partitions[0];
	struct fetch_response_partition_data data = empty_partition(KAFKA_NONE);

	/* What it has counts before it is answered: the answer may tell of a higher high watermark. */
	if (!raft_check_leader(r, asked->current_leader_epoch) && validate(r, asked->fetch_offset, asked->last_fetched_epoch, &data)) {
		note_fetch(r, fetcher_of(call), asked);
		raft_advance(r);
	}
	if (try_fetch(r, call, request->max_wait_ms == 0))
		return;
	struct waiting_fetch *w = ARENA_NEW(call->arena, struct waiting_fetch);

	*w = (struct waiting_fetch){ .raft = r, .call = call, .timer.fire = fetch_is_due };
	list_append(&r->fetch_waiters, &w->link);
	timer_set(r->timers, &w->timer, r->step.now_us + (int64_t)request->max_wait_ms * 1000);
	call->waiter = w;
	call->on_cancel = cancel_fetch;
}

void raft_answer_fetch(struct raft *r, struct call *call)
{
	const struct fetch_request *request = call->body;
	bool is_ours = request->topics_count == 1 && request->topics[0].partitions_count == 1 && request->topics[0].partitions[0].partition == 0;

	if (is_ours && call->version >= FETCH_VERSION_WITH_TOPIC_IDS)
		is_ours = uuid_equal(request->topics[0].topic_id, raft_topic_id);
	else if (is_ours)
		is_ours = bytes_equal_text(request->topics[0].topic, METADATA_TOPIC);
	bool is_cluster = raft_is_cluster(r, request->cluster_id);

	if (!is_ours || !is_cluster) {
		struct fetch_response *response = arena_take(call->arena, call->api->response->root->size);

		message_init(call->api->response, response);
		response->error_code = is_cluster ? KAFKA_INVALID_REQUEST : KAFKA_INCONSISTENT_CLUSTER_ID;
		call_answer(call, r->step.fx, response, 0);
		return;
	}
	const struct fetch_request_fetch_partition *asked = &request->topics[0].partitions[0];
	bool is_sound = request->max_wait_ms >= 0 && asked->fetch_offset >= 0 && asked->last_fetched_epoch >= 0 &&
	                asked->last_fetched_epoch <= asked->current_leader_epoch;

	if (is_sound) {
		take_fetch(r, call);
	} else {
		struct fetch_response_partition_data data = empty_partition(KAFKA_INVALID_REQUEST);

		answer_fetch(r, call, &data);
	}
}

void raft_wake_fetches(struct raft *r)
{
	struct list woken;

	if (list_is_empty(&r->fetch_waiters))
		return;
	list_init(&woken);
	list_insert(r->fetch_waiters.next, &woken);
	list_remove(&r->fetch_waiters);
	while (!list_is_empty(&woken)) {
		struct waiting_fetch *w = LIST_FIRST(&woken, struct waiting_fetch, link);

		list_remove(&w->link);
		list_append(&r->fetch_waiters, &w->link);
		if (!try_fetch(r, w->call, false))
			continue;
		list_remove(&w->link);
		timer_stop(r->timers, &w->timer);
	}
}

void raft_stop_leading(struct raft *r)
{
	timer_stop(r->timers, &r->check_timer);
	timer_stop(r->timers, &r->begin_timer);
	raft_change_failed(r, KAFKA_NOT_LEADER_OR_FOLLOWER);
	raft_wake_fetches(r); /* each hears that this node leads no longer */
}
