/* Durability as Kafka promises it, not more. acks=all does not mean a disk: a record is safe as long as a replica that may be elected has it.
 *
 * What some leader has shown below its high watermark is committed. Whoever leads next must have all of it, unless an unclean election was
 * allowed, or it lost its own bytes with the power while nobody else who was eligible (in the ISR, or in the ELR of KIP-966) still had them.
 * What is lost with an excuse is forgotten: the log goes on from there.
 */
#include "sim/trace/checkers/internal.h"

#define NAMED "%.*s-%d"
#define NAME_OF(h) (int)(h)->topic.size, (const char *)(h)->topic.data, (h)->partition

static bool has(const int32_t *items, int32_t count, int32_t id)
{
	for (int32_t i = 0; i < count; i++)
		if (items[i] == id)
			return true;
	return false;
}

/* How far a copy holds what is committed. */
static int64_t held_end(const struct history *h, const struct copy *copy)
{
	int64_t where, end = copy->end < h->committed.end ? copy->end : h->committed.end;

	return copies_agree(copy, &h->committed, h->committed.start, end, &where) ? end : where;
}

static int64_t best_end(const struct history *h, const int32_t *items, int32_t count, int32_t leader, int64_t best)
{
	for (int32_t i = 0; i < count; i++) {
		const struct replica_memory *r = history_find_replica(h, items[i]);

		if (r && items[i] != leader && !r->is_damaged && held_end(h, &r->copy) > best)
			best = held_end(h, &r->copy);
	}
	return best;
}

static void note_election(struct checkers *c, struct history *h, const struct partition_state *before, const struct partition_state *after,
                          bool is_unclean_allowed)
{
	bool is_eligible = has(before->isr, before->isr_count, after->leader) || has(before->elr, before->elr_count, after->leader);
	/* Nobody is left who is eligible: the last known leader may lead (KIP-966). The last one of the ELR may be taken from it by the same change, since it
	 * came back from an unclean stop. */
	bool is_last_known = (after->elr_count == 0 && has(before->last_known_elr, before->last_known_elr_count, after->leader)) || before->isr_count + before->elr_count == 0 || (before->elr_count == 0 && before->isr_count == 1 && is_eligible);
	struct election *e = &h->elections[h->election_count++ % ELECTIONS_KEPT];

	/* The last of the ELR came back from an unclean stop: the change that takes it out elects the last that led (KIP-966). */
	is_last_known = is_last_known || (before->isr_count == 0 && after->elr_count == 0 && has(before->last_known_elr, before->last_known_elr_count, after->leader));
	/* A reassignment that is completed takes the leader away in the change that takes in those whom it, still leading, says are in sync. */
	if (before->leader >= 0 && !has(after->replicas, after->replica_count, before->leader) &&
	    has(before->replicas, before->replica_count, after->leader) && has(after->isr, after->isr_count, after->leader))
		is_eligible = true;
	if (!is_eligible && !is_unclean_allowed && !is_last_known)
		checkers_break(c, "elected-from-isr", NAMED ", epoch %d: expected a leader of the ISR or the ELR, found %d", NAME_OF(h), after->leader_epoch,
		               after->leader);
	*e = (struct election){ .leader_epoch = after->leader_epoch, .leader = after->leader, .is_excused = !is_eligible };
	e->held_end = best_end(h, before->isr, before->isr_count, after->leader, -1);
	e->held_end = best_end(h, before->elr, before->elr_count, after->leader, e->held_end);
}

void check_change(struct checkers *c, struct history *h, const struct partition_state *before, const struct partition_state *after,
                  bool is_unclean_allowed)
{
	if (after->leader >= 0 && !has(after->isr, after->isr_count, after->leader))
		checkers_break(c, "leader-in-isr", NAMED ", epoch %d: expected leader %d in the ISR, found it outside", NAME_OF(h), after->leader_epoch,
		               after->leader);
	for (int32_t i = 0; i < after->isr_count; i++)
		if (!has(after->replicas, after->replica_count, after->isr[i]))
			checkers_break(c, "isr-of-replicas", NAMED ": expected replicas only in the ISR, found %d", NAME_OF(h), after->isr[i]);
	if (!before)
		return;
	if (after->leader_epoch < before->leader_epoch || after->partition_epoch < before->partition_epoch)
		checkers_break(c, "partition-epochs-never-fall", NAMED ": expected leader epoch %d and partition epoch %d or later, found %d and %d", NAME_OF(h),
		               before->leader_epoch, before->partition_epoch, after->leader_epoch, after->partition_epoch);
	if (after->leader != before->leader && after->leader_epoch == before->leader_epoch)
		checkers_break(c, "new-leader-new-epoch", NAMED ": expected an epoch above %d for leader %d instead of %d, found the same", NAME_OF(h),
		               before->leader_epoch, after->leader, before->leader);
	if (after->leader >= 0 && after->leader_epoch != before->leader_epoch)
		note_election(c, h, before, after, is_unclean_allowed);
}

static const struct election *election_of(const struct history *h, int32_t leader_epoch)
{
	for (int32_t i = 0; i < h->election_count && i < ELECTIONS_KEPT; i++)
		if (h->elections[i].leader_epoch == leader_epoch)
			return &h->elections[i];
	return NULL;
}

void check_new_leader(struct checkers *c, struct history *h, struct replica_memory *r, int32_t leader_epoch)
{
	const struct election *e = election_of(h, leader_epoch);

	if (!h->is_begun)
		return;
	int64_t held = held_end(h, &r->copy);

	if (held >= h->committed.end)
		return;
	bool is_power_lost = r->is_damaged && (!e || e->held_end <= held);

	if (e && !e->is_excused && !is_power_lost)
		checkers_break(c, "no-lost-write", NAMED ", epoch %d: expected leader %d to hold all below offset %lld, found it to end at %lld, and %s",
		               NAME_OF(h), leader_epoch, r->node, (long long)h->committed.end, (long long)held,
		               r->is_damaged ? "an eligible replica had the rest" : "it had lost nothing");
	h->losses++;
	h->loss_epoch = leader_epoch;
	copy_cut(&h->committed, held);
	history_forget_values(h, held);
	h->producer_count = 0;
}

void replica_damaged(struct replica_memory *r, int64_t end)
{
	if (end >= r->copy.end)
		return;
	if (!r->is_damaged || r->copy.end > r->damaged_end)
		r->damaged_end = r->copy.end;
	r->is_damaged = true;
	copy_cut(&r->copy, end);
}
