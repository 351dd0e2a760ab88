/* The promises of the metadata log (KIP-595). */
#include "sim/trace/checkers/internal.h"

static bool is_voter(const struct raft_seen *s, int32_t node)
{
	for (int32_t i = 0; i < s->voter_count; i++)
		if (s->voters[i] == node)
			return true;
	return false;
}

static void check_epoch(struct checkers *c, const struct raft_seen *s, struct node_memory *m)
{
	if (m->is_raft_seen && s->epoch < m->epoch)
		checkers_break(c, "raft-epoch-never-falls", "node %d: expected epoch %d or later, found %d", s->node, m->epoch, s->epoch);
	if (s->voted_id >= 0 && m->voted_epoch == s->epoch && m->voted_id >= 0 && m->voted_id != s->voted_id)
		checkers_break(c, "raft-one-vote-an-epoch", "node %d, epoch %d: expected its vote for %d, found one for %d", s->node, s->epoch, m->voted_id,
		               s->voted_id);
	if (s->voted_id >= 0) {
		m->voted_epoch = s->epoch;
		m->voted_id = s->voted_id;
	}
}

static void note_synced(const struct raft_seen *s, struct node_memory *m)
{
	m->is_state_synced = !s->is_state_unsynced;
	if (s->is_state_unsynced)
		return;
	m->synced_epoch = s->epoch;
	m->synced_voted_epoch = m->voted_epoch;
	m->synced_voted_id = m->voted_id;
}

void raft_power_lost(struct checkers *c, int32_t node)
{
	struct node_memory *m = &c->nodes[node];

	if (!m->is_raft_seen || m->is_state_synced)
		return;
	m->epoch = m->synced_epoch;
	m->voted_epoch = m->synced_voted_epoch;
	m->voted_id = m->synced_voted_id;
}

static void check_leader_id(struct checkers *c, const struct raft_seen *s)
{
	int32_t leader = s->is_leader ? s->node : s->leader_id;
	int at = s->epoch % EPOCHS_KEPT;

	if (leader < 0 || s->epoch <= 0)
		return;
	if (c->leaders[at].epoch == s->epoch && c->leaders[at].leader != leader)
		checkers_break(c, "raft-one-leader-an-epoch", "epoch %d, as node %d has it: expected leader %d, found %d", s->epoch, s->node,
		               c->leaders[at].leader, leader);
	if (c->leaders[at].epoch < s->epoch) {
		c->leaders[at].epoch = s->epoch;
		c->leaders[at].leader = leader;
	}
}

/* A leader has all that was ever committed (Raft: leader completeness). */
static void check_completeness(struct checkers *c, const struct raft_seen *s, const struct copy *copy)
{
	const struct copy *committed = &c->metadata->committed;
	int64_t where = copy->end;

	if (copy->end < committed->end || !copies_agree(copy, committed, committed->start, committed->end, &where))
		checkers_break(c, "raft-leader-has-committed", "node %d leads epoch %d: expected all below offset %lld, found another or none at %lld", s->node,
		               s->epoch, (long long)committed->end, (long long)where);
}

static void check_majority(struct checkers *c, const struct raft_seen *s, const struct copy *copy)
{
	int64_t last = s->high_watermark - 1, where;
	const struct copied_batch *batch = copy_at(copy, last);
	int32_t holding = 0;

	if (!batch)
		return;
	for (int32_t i = 0; i < s->voter_count; i++) {
		const struct replica_memory *r = history_find_replica(c->metadata, s->voters[i]);

		if (!r) { /* never looked at: it may hold it */
			holding++;
			continue;
		}
		holding += r->durable_end > last && copies_agree(&r->copy, copy, batch->base_offset, s->high_watermark, &where);
	}
	if (holding <= s->voter_count / 2)
		checkers_break(c, "raft-majority-holds-committed", "node %d leads epoch %d: expected offset %lld synced by a majority of %d voters, found %d",
		               s->node, s->epoch, (long long)last, s->voter_count, holding);
}

static void check_high_watermark(struct checkers *c, const struct raft_seen *s, struct node_memory *m, struct replica_memory *r)
{
	struct copy *committed = &c->metadata->committed;
	int64_t from = m->is_raft_seen_now && m->high_watermark > 0 ? m->high_watermark : 0, where;
	int64_t to = s->high_watermark < committed->end ? s->high_watermark : committed->end;

	if (m->is_raft_seen_now && m->epoch == s->epoch && s->high_watermark < m->high_watermark)
		checkers_break(c, "raft-high-watermark-never-falls", "node %d, epoch %d: expected %lld or more, found %lld", s->node, s->epoch,
		               (long long)m->high_watermark, (long long)s->high_watermark);
	if (s->high_watermark > s->log_end)
		checkers_break(c, "raft-high-watermark-in-log", "node %d: expected at most the log's end %lld, found %lld", s->node, (long long)s->log_end,
		               (long long)s->high_watermark);
	if (s->high_watermark <= from)
		return;
	if (!copies_agree(&r->copy, committed, from, to, &where))
		checkers_break(c, "raft-committed-never-changes", "node %d: expected the batch that was committed at offset %lld, found another", s->node,
		               (long long)where);
	if (s->is_leader && is_voter(s, s->node))
		check_majority(c, s, &r->copy);
	history_commit(c, c->metadata, &r->copy, s->high_watermark);
}

void check_raft(struct checkers *c, const struct raft_seen *s)
{
	struct node_memory *m = &c->nodes[s->node];
	struct replica_memory *r = history_replica(c, c->metadata, s->node);
	bool is_new_leader = s->is_leader && !(m->is_raft_seen_now && m->is_led && m->epoch == s->epoch);

	check_epoch(c, s, m);
	check_leader_id(c, s);
	if (s->log_start > 0 && s->snapshot_end != s->log_start)
		checkers_break(c, "raft-snapshot-where-log-starts", "node %d: expected a snapshot that ends at %lld, found %lld", s->node,
		               (long long)s->log_start, (long long)s->snapshot_end);
	if (is_new_leader)
		check_completeness(c, s, &r->copy);
	check_high_watermark(c, s, m, r);
	m->is_raft_seen = m->is_raft_seen_now = true;
	m->epoch = s->epoch;
	note_synced(s, m);
	m->leader_id = s->leader_id;
	m->is_led = s->is_leader;
	m->is_voter = is_voter(s, s->node);
	c->voter_count = s->voter_count;
	m->high_watermark = s->high_watermark;
	m->log_start = s->log_start;
	m->log_end = s->log_end;
	m->snapshot_end = s->snapshot_end;
}
