/* The promises of partitions: offsets in order, the ISR, the high watermark, copies that agree. */
#include "sim/trace/checkers/internal.h"

static int name_size(const struct history *h)
{
	return (int)h->topic.size;
}

/* The leader looks each half of replica.lag.time.max.ms. */
enum { LAG_SLACK_US = 1000000 };

#define NAMED "%.*s-%d"
#define NAME_OF(h) name_size(h), (const char *)(h)->topic.data, (h)->partition

static void check_order(struct checkers *c, const struct history *h, const struct replica_seen *s)
{
	if (s->log_start > s->last_stable_offset || s->last_stable_offset > s->high_watermark || s->high_watermark > s->log_end)
		checkers_break(c, "offsets-in-order", NAMED " on broker %d: expected log start <= last stable <= high watermark <= log end, found %lld, %lld, %lld, %lld",
		               NAME_OF(h), s->node, (long long)s->log_start, (long long)s->last_stable_offset, (long long)s->high_watermark,
		               (long long)s->log_end);
}

static bool has(const int32_t *items, int32_t count, int32_t id)
{
	for (int32_t i = 0; i < count; i++)
		if (items[i] == id)
			return true;
	return false;
}

static void check_leader(struct checkers *c, struct history *h, const struct replica_seen *s, const struct replica_memory *r)
{
	if (h->leader_epoch == s->leader_epoch && h->leader >= 0 && h->leader != s->node)
		checkers_break(c, "one-leader-an-epoch", NAMED ", epoch %d: expected leader %d, found %d too", NAME_OF(h), s->leader_epoch, h->leader, s->node);
	if (s->leader_epoch > h->leader_epoch || h->leader < 0) {
		h->leader_epoch = s->leader_epoch;
		h->leader = s->node;
	}
	if (!has(s->isr, s->isr_count, s->node))
		checkers_break(c, "leader-in-isr", NAMED ", epoch %d: expected leader %d in the ISR, found it outside", NAME_OF(h), s->leader_epoch, s->node);
	if (s->hasty >= 0)
		checkers_break(c, "joins-when-caught-up", NAMED ", epoch %d: expected leader %d to ask for %d in the ISR once that has all below the high watermark %lld, "
		               "found it asked before", NAME_OF(h), s->leader_epoch, s->node, s->hasty, (long long)s->high_watermark);
	if (s->laggard_us > s->lag_max_us + LAG_SLACK_US)
		checkers_break(c, "laggards-leave-the-isr", NAMED ", epoch %d: expected leader %d to ask for an ISR without %d, found nothing asked for %lld ms",
		               NAME_OF(h), s->leader_epoch, s->node, s->laggard, (long long)(s->laggard_us / 1000));
	if (r->is_seen && r->is_leader && r->leader_epoch == s->leader_epoch && s->high_watermark < r->high_watermark)
		checkers_break(c, "high-watermark-never-falls", NAMED " on broker %d, epoch %d: expected %lld or more, found %lld", NAME_OF(h), s->node,
		               s->leader_epoch, (long long)r->high_watermark, (long long)s->high_watermark);
}

static void check_member(struct checkers *c, const struct history *h, const struct replica_seen *s, const struct copy *copy, int64_t from, int32_t id)
{
	const struct replica_memory *r = history_find_replica(h, id);
	int64_t where;

	if (!r || r->node == s->node)
		return;
	int64_t end = r->is_damaged && r->damaged_end > r->copy.end ? r->damaged_end : r->copy.end;

	if (end < s->high_watermark)
		checkers_break(c, "isr-holds-committed", NAMED ", epoch %d: expected member %d to hold all below the high watermark %lld, found its end at %lld",
		               NAME_OF(h), s->leader_epoch, r->node, (long long)s->high_watermark, (long long)end);
	else if (!r->is_damaged && !copies_agree(&r->copy, copy, from, s->high_watermark, &where))
		checkers_break(c, "isr-agrees-with-leader", NAMED ", epoch %d: expected the same batch on leader %d and member %d at offset %lld, found two",
		               NAME_OF(h), s->leader_epoch, s->node, r->node, (long long)where);
}

/* All members of the ISR hold what is below the high watermark, each the same; also those that the controller has taken in and the leader has
 * not heard of, and those that the leader wants to be taken in. One that lost bytes it had is no liar: the leader does not know yet. */
static void check_members(struct checkers *c, const struct history *h, const struct replica_seen *s, const struct copy *copy, int64_t from)
{
	for (int32_t i = 0; i < s->isr_count; i++)
		check_member(c, h, s, copy, from, s->isr[i]);
	for (int32_t i = 0; i < s->committed_isr_count; i++)
		if (!has(s->isr, s->isr_count, s->committed_isr[i]))
			check_member(c, h, s, copy, from, s->committed_isr[i]);
	for (int32_t i = 0; i < s->wanted_isr_count; i++)
		if (!has(s->isr, s->isr_count, s->wanted_isr[i]))
			check_member(c, h, s, copy, from, s->wanted_isr[i]);
}

/* Sequences of an idempotent producer follow each other (KIP-98); a new epoch begins anew. Whom nobody knows may begin anywhere: its state may have
 * been lost or expired. */
static void check_sequence(struct checkers *c, struct history *h, const struct copied_batch *b)
{
	struct producer_memory *p = NULL;

	if (b->producer_id < 0 || (b->attributes & BATCH_CONTROL))
		return;
	for (int32_t i = 0; i < h->producer_count && i < PRODUCERS_KEPT && !p; i++)
		if (h->producers[i].producer_id == b->producer_id)
			p = &h->producers[i];
	if (!p) {
		p = &h->producers[h->producer_count++ % PRODUCERS_KEPT];
		*p = (struct producer_memory){ b->producer_id, b->producer_epoch, -1 };
	} else if (p->epoch == b->producer_epoch) {
		int32_t wanted = p->last_sequence == INT32_MAX ? 0 : p->last_sequence + 1;

		if (b->base_sequence != wanted)
			checkers_break(c, b->base_sequence < wanted ? "no-duplicate" : "sequences-contiguous",
			               NAMED ", offset %lld, producer %lld epoch %d: expected sequence %d, found %d", NAME_OF(h), (long long)b->base_offset,
			               (long long)b->producer_id, b->producer_epoch, wanted, b->base_sequence);
	} else if (b->producer_epoch < p->epoch) {
		checkers_break(c, "producer-epoch-never-falls", NAMED ", offset %lld, producer %lld: expected epoch %d or later, found %d", NAME_OF(h),
		               (long long)b->base_offset, (long long)b->producer_id, p->epoch, b->producer_epoch);
	}
	p->epoch = b->producer_epoch;
	p->last_sequence = b->base_sequence + b->record_count - 1;
}

void history_commit(struct checkers *c, struct history *h, const struct copy *copy, int64_t end)
{
	if (!h->is_begun) {
		copy_reset(&h->committed, copy->count > 0 ? copy->items[0].base_offset : copy->start);
		h->is_begun = true;
	}
	for (int32_t i = copy_index(copy, h->committed.end); i < copy->count && copy->items[i].last_offset < end; i++) {
		copy_add(&h->committed, &copy->items[i]);
		check_sequence(c, h, &copy->items[i]);
	}
	if (h->committed.end > h->committed_max)
		h->committed_max = h->committed.end;
	if (copy->start > h->committed.start)
		copy_begin(&h->committed, copy->start);
}

static void check_leaders_high_watermark(struct checkers *c, struct history *h, const struct replica_seen *s, const struct replica_memory *r)
{
	bool is_same = r->is_seen && r->is_leader && r->leader_epoch == s->leader_epoch;

	/* Who is new among them, or is looked at by a new leader, is compared as a whole. */
	if (!is_same || r->partition_epoch != s->partition_epoch)
		check_members(c, h, s, &r->copy, s->log_start);
	if (is_same && s->high_watermark > r->high_watermark) {
		check_members(c, h, s, &r->copy, r->high_watermark);
		if (s->isr_count < s->min_insync_replicas && r->isr_count < s->min_insync_replicas) /* else it moved before the ISR shrank */
			checkers_break(c, "committed-only-with-min-isr", NAMED ", epoch %d: expected the high watermark to stay at %lld with %d of %d in the ISR, found %lld",
			               NAME_OF(h), s->leader_epoch, (long long)r->high_watermark, s->isr_count, s->min_insync_replicas,
			               (long long)s->high_watermark);
	}
	/* One that an unclean election has replaced leads on until it hears of it: what it shows meanwhile is a part of what was lost. */
	if (s->leader_epoch >= h->leader_epoch || h->losses == 0)
		history_commit(c, h, &r->copy, s->high_watermark);
}

static void check_agreement(struct checkers *c, const struct history *h, const struct replica_seen *s, const struct replica_memory *r)
{
	int64_t to = s->high_watermark < h->committed.end ? s->high_watermark : h->committed.end, where;

	if (h->is_begun && r->is_seen && s->high_watermark > r->high_watermark &&
	    !copies_agree(&r->copy, &h->committed, r->high_watermark, to, &where))
		checkers_break(c, "committed-never-changes", NAMED " on broker %d: expected the batch that was committed at offset %lld, found another",
		               NAME_OF(h), s->node, (long long)where);
}

void check_replica(struct checkers *c, struct history *h, const struct replica_seen *s)
{
	struct replica_memory *r = history_replica(c, h, s->node);

	if (s->log_end > h->end_max)
		h->end_max = s->log_end;
	if (r->is_damaged && r->copy.end >= r->damaged_end)
		r->is_damaged = false;
	check_order(c, h, s);
	if (s->is_leader) {
		check_leader(c, h, s, r);
		if (s->is_serving && r->judged_epoch != s->leader_epoch) {
			check_new_leader(c, h, r, s->leader_epoch);
			r->judged_epoch = s->leader_epoch;
		}
		check_leaders_high_watermark(c, h, s, r);
	} else {
		check_agreement(c, h, s, r);
	}
	r->is_seen = true;
	r->is_leader = s->is_leader;
	r->leader_epoch = s->leader_epoch;
	r->partition_epoch = s->partition_epoch;
	r->high_watermark = s->high_watermark;
	r->log_start = s->log_start;
	r->log_end = s->log_end;
	r->isr_count = s->isr_count;
}
