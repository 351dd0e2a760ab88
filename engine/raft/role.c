/* The moves between roles. Each forgets what the role before waited for; those that change the epoch, the leader or the vote write
 * quorum-state. Source: Kafka's QuorumState and its states. */
#include "engine/base/owned.h"
#include "engine/raft/internal.h"

#include <assert.h>

const char *raft_role_name(enum raft_role role)
{
	static const char *const names[] = { "Unattached", "Follower", "Prospective", "Candidate", "Leader", "Resigned" };

	return names[role];
}

static void role_timer_fired(void *owner, struct timer *);

static void update_timer_fired(void *owner, struct timer *timer)
{
	(void)owner;
	raft_run(CONTAINER_OF(timer, struct raft, update_timer));
}

/* Between one and two election timeouts, so that two seldom stand at the same time. */
static int64_t random_election_timeout(struct raft *r)
{
	int64_t ms = r->election_timeout_us / 1000;

	return (ms + (ms > 0 ? (int64_t)prng_below(&r->prng, (uint64_t)ms) : 0)) * 1000;
}

void raft_set_role_timer(struct raft *r, int64_t delay_us)
{
	r->role_timer.fire = role_timer_fired;
	timer_set(r->timers, &r->role_timer, r->step.now_us + delay_us);
}

/* ---- The ballot ----------------------------------------------------------------------------------------------------------- */

void raft_free_ballot(struct raft *r)
{
	heap_free(r->heap, r->ballot.granted);
	heap_free(r->heap, r->ballot.rejected);
	r->ballot = (struct raft_ballot){ 0 };
}

static void open_ballot(struct raft *r)
{
	raft_free_ballot(r);
	r->ballot.granted = heap_calloc(r->heap, (size_t)r->voters.count + 1, sizeof(int32_t));
	r->ballot.rejected = heap_calloc(r->heap, (size_t)r->voters.count + 1, sizeof(int32_t));
}

static bool is_in(const int32_t *ids, int32_t count, int32_t id)
{
	for (int32_t i = 0; i < count; i++)
		if (ids[i] == id)
			return true;
	return false;
}

bool raft_has_voted(const struct raft *r, int32_t id)
{
	return is_in(r->ballot.granted, r->ballot.granted_count, id) || is_in(r->ballot.rejected, r->ballot.rejected_count, id);
}

void raft_add_vote(struct raft *r, int32_t id, bool is_granted)
{
	/* A set of voters that changed meanwhile: who is not in the ballot's has no vote in it. */
	if (raft_has_voted(r, id) || !voter_set_find(&r->voters, id) || r->ballot.granted_count + r->ballot.rejected_count >= r->voters.count)
		return;
	if (is_granted)
		r->ballot.granted[r->ballot.granted_count++] = id;
	else
		r->ballot.rejected[r->ballot.rejected_count++] = id;
	raft_count_ballot(r);
}

void raft_count_ballot(struct raft *r)
{
	int32_t majority = is_mutant(r->step.fx, elected_by_minority) ? 1 : r->voters.count / 2 + 1;

	if (r->role == RAFT_PROSPECTIVE && r->ballot.granted_count >= majority) {
		raft_become_candidate(r);
	} else if (r->role == RAFT_PROSPECTIVE && r->ballot.rejected_count > r->voters.count - majority) {
		r->is_ballot_lost = true;
		raft_give_up_ballot(r);
	} else if (r->role == RAFT_CANDIDATE && r->state_token == 0 && !r->is_elected && r->ballot.granted_count >= majority) {
		r->is_elected = true;
		r->leader_id = r->node_id;
		r->voted_id = -1;
		r->voted_directory_id = (struct uuid){ { 0 } };
		raft_persist(r);
	}
}

/* ---- Moves ---------------------------------------------------------------------------------------------------------------- */

static void set_leader(struct raft *r, int32_t id, struct bytes host, int32_t port)
{
	r->leader_id = id;
	owned_set(r->heap, &r->leader_host, host);
	r->leader_port = port;
}

static void enter(struct raft *r, enum raft_role role)
{
	bool has_led = r->role == RAFT_LEADER;

	raft_log(r, "INFO", "org.apache.kafka.raft.QuorumState", "[QuorumState id=%d] Completed transition to %s(epoch=%d, leader=%d) from %s", r->node_id,
	         raft_role_name(role), r->epoch, r->leader_id, raft_role_name(r->role));
	r->role = role;
	r->is_elected = r->has_fetched_from_leader = r->is_ballot_lost = r->has_told_leader = false;
	raft_forget_requests(r);
	raft_forget_snapshot_fetch(r);
	if (has_led)
		raft_stop_leading(r);
	trace(r->step.fx->trace, quorum_state_changed, .state = bytes_of_text(raft_role_name(role)), .leader = r->leader_id,
	      .leader_epoch = r->epoch);
}

void raft_become_unattached(struct raft *r, int32_t epoch, int32_t leader_id)
{
	bool keeps_timer = r->role == RAFT_CANDIDATE || r->role == RAFT_UNATTACHED || r->role == RAFT_RESIGNED ||
	                   (r->role == RAFT_PROSPECTIVE && !r->is_ballot_lost);

	if (epoch != r->epoch) {
		r->voted_id = -1;
		r->voted_directory_id = (struct uuid){ { 0 } };
	}
	r->epoch = epoch;
	set_leader(r, leader_id, BYTES_NULL, 0);
	enter(r, RAFT_UNATTACHED);
	raft_persist(r);
	if (!raft_is_voter(r))
		timer_stop(r->timers, &r->role_timer);
	else if (!keeps_timer || !timer_is_set(&r->role_timer))
		raft_set_role_timer(r, random_election_timeout(r));
}

void raft_become_follower(struct raft *r, int32_t epoch, int32_t leader_id, struct bytes host, int32_t port)
{
	if (epoch != r->epoch) {
		r->voted_id = -1;
		r->voted_directory_id = (struct uuid){ { 0 } };
	}
	r->epoch = epoch;
	set_leader(r, leader_id, host, port);
	enter(r, RAFT_FOLLOWER);
	raft_persist(r);
	r->update_timer.fire = update_timer_fired;
	timer_set(r->timers, &r->update_timer, r->step.now_us + r->fetch_timeout_us);
	if (raft_is_voter(r))
		raft_set_role_timer(r, r->fetch_timeout_us);
	else
		timer_stop(r->timers, &r->role_timer);
}

void raft_become_prospective(struct raft *r)
{
	assert(raft_is_voter(r));
	enter(r, RAFT_PROSPECTIVE);
	open_ballot(r);
	raft_set_role_timer(r, random_election_timeout(r));
	if (r->has_no_pre_vote)
		raft_become_candidate(r);
	else
		raft_add_vote(r, r->node_id, true);
}

/* The own vote counts once it is on the disk. */
void raft_become_candidate(struct raft *r)
{
	r->epoch++;
	set_leader(r, -1, BYTES_NULL, 0);
	r->voted_id = r->node_id;
	r->voted_directory_id = r->directory_id;
	enter(r, RAFT_CANDIDATE);
	open_ballot(r);
	r->ballot.granted[r->ballot.granted_count++] = r->node_id;
	raft_persist(r);
	raft_set_role_timer(r, random_election_timeout(r));
}

/* The first batch of an epoch. Voters that only the bootstrap checkpoint told, or that have this node wrong, are written to the log. */
static void append_epoch_start(struct raft *r)
{
	struct batch_builder builder;
	struct buf batch = { .heap = r->heap };
	struct leader_change change = { r->node_id, &r->voters, r->ballot.granted, r->ballot.granted_count, r->kraft_version };

	batch_builder_init(&builder, r->heap, CODEC_NONE);
	builder.attributes = BATCH_CONTROL;
	control_add_leader_change(&builder, r->step.wall_ms, &change);
	if (r->kraft_version > 0 && r->voters_offset < 0) {
		control_add_kraft_version(&builder, r->step.wall_ms, r->kraft_version);
		control_add_voters(&builder, r->step.wall_ms, &r->voters);
		r->voters_offset = r->epoch_start + 2;
	}
	batch_builder_end(&builder, &batch);
	raft_append_batch(r, buf_bytes(&batch));
	buf_free(&batch);
	batch_builder_free(&builder);
}

void raft_become_leader(struct raft *r)
{
	const struct raft_endpoint *own = raft_voter_endpoint(r->self.voters, r->listener);

	assert(r->is_elected);
	set_leader(r, r->node_id, own ? own->host : BYTES_NULL, own ? own->port : 0);
	enter(r, RAFT_LEADER);
	timer_stop(r->timers, &r->role_timer);
	r->epoch_start = log_end_offset(r->log);
	enum err err = log_assign_epoch(r->log, r->step.fx, r->epoch, r->epoch_start);

	if (err) {
		raft_fail(r, err, "writing the leader epochs of");
		return;
	}
	trace(r->step.fx->trace, controller_elected, .leader = r->node_id, .leader_epoch = r->epoch);
	raft_lead(r);
	append_epoch_start(r);
	raft_free_ballot(r);
}

static int compare_ends(const struct raft_replica *a, const struct raft_replica *b)
{
	return a->log_end != b->log_end ? (a->log_end > b->log_end ? -1 : 1) : (a->id > b->id) - (a->id < b->id);
}

/* The other voters, by how far they are. */
static void choose_successors(struct raft *r)
{
	struct raft_replica **sorted = arena_calloc(r->step.fx->arena, (size_t)r->voters.count + 1, sizeof(struct raft_replica *));

	heap_free(r->heap, r->successors);
	r->successors = heap_calloc(r->heap, (size_t)r->voters.count + 1, sizeof(*r->successors));
	r->successor_count = 0;
	for (int32_t i = 0; i < r->voters.count; i++) {
		struct raft_replica *replica = raft_replica_find(r, r->voters.voters[i].id, r->voters.voters[i].directory_id);
		int32_t at = r->successor_count;

		if (!replica || replica->id == r->node_id)
			continue;
		for (; at > 0 && compare_ends(replica, sorted[at - 1]) < 0; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = replica;
		r->successor_count++;
	}
	for (int32_t i = 0; i < r->successor_count; i++)
		r->successors[i] = sorted[i]->id;
}

void raft_resign(struct raft *r)
{
	assert(r->role == RAFT_LEADER);
	choose_successors(r);
	enter(r, RAFT_RESIGNED);
	raft_set_role_timer(r, random_election_timeout(r));
}

void raft_give_up_ballot(struct raft *r)
{
	if (r->leader_id >= 0 && !bytes_is_null(r->leader_host)) {
		struct bytes host = arena_copy(r->step.fx->arena, r->leader_host);

		raft_become_follower(r, r->epoch, r->leader_id, host, r->leader_port);
	} else {
		raft_become_unattached(r, r->epoch, r->leader_id);
	}
}

static void role_timer_fired(void *owner, struct timer *timer)
{
	struct raft *r = CONTAINER_OF(timer, struct raft, role_timer);

	(void)owner;
	if (r->has_failed)
		return;
	/* Who stops takes no new part; the timer then only wakes it at the end of its patience. */
	if (r->is_stopping) {
		if (r->step.now_us < r->stop_deadline_us)
			timer_set(r->timers, &r->role_timer, r->stop_deadline_us);
		return;
	}
	switch (r->role) {
	case RAFT_UNATTACHED:
	case RAFT_FOLLOWER:
		if (raft_is_voter(r))
			raft_become_prospective(r);
		break;
	case RAFT_PROSPECTIVE:
		raft_give_up_ballot(r);
		break;
	case RAFT_CANDIDATE:
		/* One that has won only waits for its own disk. */
		if (!r->is_elected && raft_is_voter(r))
			raft_become_prospective(r);
		else if (!r->is_elected)
			raft_become_unattached(r, r->epoch + 1, -1);
		break;
	case RAFT_RESIGNED:
		raft_become_unattached(r, r->epoch + 1, -1);
		break;
	case RAFT_LEADER:
		break;
	}
}

/* A node that led when it died resigned by dying; one that had voted for itself goes on to stand; one that followed follows. */
void raft_begin_role(struct raft *r)
{
	const struct raft_voter *leader = r->leader_id >= 0 ? voter_set_find(&r->voters, r->leader_id) : NULL;
	const struct raft_endpoint *endpoint = leader ? raft_voter_endpoint(leader, r->listener) : NULL;
	bool is_own_vote = r->voted_id == r->node_id && (uuid_is_zero(r->voted_directory_id) || uuid_equal(r->voted_directory_id, r->directory_id));

	r->role = RAFT_UNATTACHED;
	if (r->leader_id == r->node_id) {
		r->role = RAFT_RESIGNED;
		raft_set_role_timer(r, random_election_timeout(r));
	} else if (r->leader_id < 0 && is_own_vote && raft_is_voter(r)) {
		r->role = RAFT_CANDIDATE;
		open_ballot(r);
		r->ballot.granted[r->ballot.granted_count++] = r->node_id;
		raft_persist(r);
		raft_set_role_timer(r, random_election_timeout(r));
	} else if (endpoint) {
		raft_become_follower(r, r->epoch, r->leader_id, endpoint->host, endpoint->port);
	} else {
		raft_become_unattached(r, r->epoch, r->leader_id);
	}
	if (raft_is_voter(r) && r->voters.count == 1 && r->role != RAFT_CANDIDATE)
		raft_become_prospective(r);
}

/* ---- What others say ------------------------------------------------------------------------------------------------------ */

void raft_vote_for(struct raft *r, int32_t id, struct uuid directory_id)
{
	r->voted_id = id;
	r->voted_directory_id = directory_id;
	raft_persist(r);
	/* Time for the other to win. */
	raft_set_role_timer(r, random_election_timeout(r));
}

void raft_restart_fetch_timeout(struct raft *r)
{
	r->has_fetched_from_leader = true;
	if (raft_is_voter(r))
		raft_set_role_timer(r, r->fetch_timeout_us);
}

void raft_hear_of(struct raft *r, int32_t leader_id, int32_t epoch, struct bytes host, int32_t port)
{
	const struct raft_voter *voter = leader_id >= 0 ? voter_set_find(&r->voters, leader_id) : NULL;
	const struct raft_endpoint *endpoint = voter ? raft_voter_endpoint(voter, r->listener) : NULL;
	bool has_leader = r->leader_id == r->node_id || (r->leader_id >= 0 && !bytes_is_null(r->leader_host));

	/* Nobody else can know that this node leads: unless another has its id. */
	if (leader_id == r->node_id && epoch > r->epoch && !r->has_namesake) {
		r->has_namesake = true;
		raft_log(r, "ERROR", "org.apache.kafka.raft.KafkaRaftClient", "[RaftManager id=%d] Received request or response with leader %d and epoch %d "
		         "which is inconsistent with current leader %d and epoch %d", r->node_id, leader_id, epoch, r->leader_id, r->epoch);
	}
	if (epoch < r->epoch || leader_id == r->node_id)
		return;
	if (bytes_is_null(host) && endpoint) {
		host = endpoint->host;
		port = endpoint->port;
	}
	host = bytes_is_null(host) ? host : arena_copy(r->step.fx->arena, host);
	if (epoch > r->epoch && leader_id >= 0 && !bytes_is_null(host))
		raft_become_follower(r, epoch, leader_id, host, port);
	else if (epoch > r->epoch)
		raft_become_unattached(r, epoch, -1);
	else if (leader_id >= 0 && !has_leader && !bytes_is_null(host))
		raft_become_follower(r, epoch, leader_id, host, port);
}

/* ---- Stopping ------------------------------------------------------------------------------------------------------------- */

enum { STOP_TIMEOUT_US = 5 * 1000000 };

void raft_begin_stop(struct raft *r)
{
	r->is_stopping = true;
	r->stop_deadline_us = r->step.now_us + STOP_TIMEOUT_US;
	timer_stop(r->timers, &r->update_timer);
	if (r->role == RAFT_LEADER && r->voters.count > 1)
		raft_resign(r);
	raft_set_role_timer(r, STOP_TIMEOUT_US);
}

void raft_hurry_stop(struct raft *r)
{
	if (r->is_stopping)
		r->stop_deadline_us = r->step.now_us;
}

bool raft_is_stopped(const struct raft *r)
{
	bool has_remote_leader = r->leader_id >= 0 && r->leader_id != r->node_id;
	bool is_only_voter = r->voters.count == 1 && raft_is_voter(r);

	return r->is_stopping && (!raft_is_voter(r) || is_only_voter || has_remote_leader || r->step.now_us >= r->stop_deadline_us);
}
