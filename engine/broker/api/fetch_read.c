/* What a fetch reads of one partition, and what it hears instead. Source: Kafka's Partition.fetchRecords and ReplicaManager.readFromLog. */
#include "engine/base/uuid.h"
#include "engine/broker/api/current_leader.h"
#include "engine/broker/api/fetch.h"
#include "engine/broker/config.h"

#define TEXT(b) (int)(b).size, (const char *)(b).data

enum { FIRST_VERSION_WITH_RACK = 11 };

static bool is_consumer(const struct fetch_part *part)
{
	return part->fetch->replica_id < 0;
}

/* Followers may serve consumers that told their rack (KIP-392); everybody else wants the leader. */
static int16_t check(const struct fetch_part *part, const struct partition *p)
{
	int16_t code = KAFKA_NONE;

	if (!uuid_is_zero(part->topic_id) && !uuid_equal(part->topic_id, p->topic_id))
		code = KAFKA_INCONSISTENT_TOPIC_ID;
	if (code == KAFKA_NONE)
		code = check_leader_epoch(p, part->leader_epoch);
	if (code != KAFKA_NONE)
		return code;
	if (!p->is_leader && (!is_consumer(part) || part->fetch->call->version < FIRST_VERSION_WITH_RACK))
		return KAFKA_NOT_LEADER_OR_FOLLOWER;
	if (!is_consumer(part) && !partition_replica(p, part->fetch->replica_id))
		return part->leader_epoch >= 0 ? KAFKA_UNKNOWN_LEADER_EPOCH : KAFKA_NOT_LEADER_OR_FOLLOWER;
	return KAFKA_NONE;
}

/* Where the fetcher's log parted from this one (KIP-595): the end of the largest epoch that both may have, if it lies before what the
 * fetcher has. False: the epoch cannot be placed. */
static bool find_divergence(const struct node *n, struct fetch_part *part, const struct partition *p)
{
	int32_t epoch;
	int64_t end;

	if (part->last_fetched_epoch < 0 || is_mutant(n->fx, leader_sees_no_divergence))
		return true;
	log_epoch_end(p->log, part->last_fetched_epoch, &epoch, &end);
	if (epoch < 0 || end < 0 || part->offset < log_start_offset(p->log))
		return false;
	if (epoch < part->last_fetched_epoch || end < part->offset) {
		part->diverging_epoch = epoch;
		part->diverging_offset = end;
	}
	return true;
}

static int64_t limit_of(const struct node *n, const struct fetch_part *part, const struct partition *p)
{
	if (!is_consumer(part) || is_mutant(n->fx, consumers_read_uncommitted_ends))
		return log_end_offset(p->log);
	return part->fetch->is_read_committed ? partition_last_stable_offset(p) : partition_high_watermark(p);
}

bool fetch_may_find(const struct node *n, const struct fetch_part *part, const struct partition *p)
{
	return !p->is_leader || !p->log || p->partition_epoch != part->reading.partition_epoch || part->offset < limit_of(n, part, p) ||
	       part->offset < log_start_offset(p->log);
}

static void fail(struct fetch_part *part, int16_t error_code)
{
	part->error_code = error_code;
	part->reading.found_nothing = false;
	part->high_watermark = -1;
	part->last_stable_offset = -1;
	part->log_start = -1;
}

/* ---- Which replica a consumer had better read (KIP-392) ---------------------------------------------------------------- */

static bool is_in_rack(const struct node *n, const struct fetch *f, int32_t id)
{
	const struct broker_image *broker = image_broker(&n->image, id);

	return broker && bytes_equal(broker->rack, f->rack) &&
	       image_endpoint(&n->image, id, n->config->listeners[f->call->listener].name, false) != NULL;
}

static bool is_in_isr(const struct partition *p, int32_t id)
{
	for (int32_t i = 0; i < p->isr_count; i++)
		if (p->isr[i] == id)
			return true;
	return false;
}

/* The longer log, then who caught up later, then the larger id. */
static bool is_better(const struct replica *a, const struct replica *b)
{
	if (a->log_end != b->log_end)
		return a->log_end > b->log_end;
	return a->caught_up_at_us != b->caught_up_at_us ? a->caught_up_at_us > b->caught_up_at_us : a->id > b->id;
}

/* Of the consumer's rack, in sync, and with the offset in its log; -1: this one, as when the leader itself is in the rack. */
static int32_t preferred_replica(const struct node *n, const struct fetch_part *part, const struct partition *p)
{
	const struct replica *best = NULL;

	if (!part->fetch->is_rack_aware || !p->is_leader || is_in_rack(n, part->fetch, n->id))
		return -1;
	for (int32_t i = 0; i < p->replica_count; i++) {
		const struct replica *r = &p->replicas[i];

		if (r->id == n->id || !is_in_isr(p, r->id) || r->log_end < part->offset || r->log_start > part->offset)
			continue;
		if (is_in_rack(n, part->fetch, r->id) && (!best || is_better(r, best)))
			best = r;
	}
	return best ? best->id : -1;
}

/* ------------------------------------------------------------------------------------------------------------------------ */

static struct bytes optional(const struct node *n, int32_t epoch)
{
	return epoch < 0 ? BYTES("Optional.empty") : arena_printf(n->fx->arena, "Optional[%d]", (int)epoch);
}

static void tell_unreadable(struct node *n, const struct fetch_part *part, const struct partition *p, int64_t size_max)
{
	struct bytes current = optional(n, part->leader_epoch), last = optional(n, part->last_fetched_epoch);
	struct bytes source = is_consumer(part) ? BYTES("consumer") : arena_printf(n->fx->arena, "replica [%d]", (int)part->fetch->replica_id);
	char id[UUID_TEXT_SIZE + 1];

	node_log(n, "ERROR", "kafka.server.ReplicaManager", "[ReplicaManager broker=%d] Error processing fetch with max size %lld from %.*s on partition %.*s-%d: "
	         "PartitionData(topicId=%s, fetchOffset=%lld, logStartOffset=%lld, maxBytes=%d, currentLeaderEpoch=%.*s, lastFetchedEpoch=%.*s)", (int)n->id,
	         (long long)size_max, TEXT(source), TEXT(p->topic), (int)p->number, uuid_text(p->topic_id, id), (long long)part->offset,
	         (long long)part->fetcher_log_start, (int)part->max_bytes, TEXT(current), TEXT(last));
}

static void read_records(struct node *n, struct fetch_part *part, struct partition *p, int64_t size_max, bool is_at_least_one)
{
	if (part->max_bytes < size_max)
		size_max = part->max_bytes;
	if (size_max < 0)
		size_max = 0;

	struct log_read read = log_read(p->log, part->offset, limit_of(n, part, p), size_max, is_at_least_one);

	if (read.err == ERR_CORRUPT) { /* a batch's head cannot be true: where the next one begins nobody knows */
		tell_unreadable(n, part, p, size_max);
		fail(part, KAFKA_CORRUPT_MESSAGE);
	} else if (read.err) {
		partition_failed(n, p, p->dir, read.err, "Exception while reading from");
		fail(part, KAFKA_KAFKA_STORAGE_ERROR);
	} else if (!read.is_first_batch_cut) {
		if (read.records.size > 0)
			part->records = read.records;
		part->last_offset = read.last_offset;
		if (part->fetch->is_read_committed && is_consumer(part)) {
			struct log_aborted *aborted;

			part->aborted_count = log_aborted(p->log, part->offset, &read, n->fx->arena, &aborted);
			part->aborted = aborted;
		}
	}
}

/* The partition, if the part found nothing in it and would find the same now: nothing that it goes by is otherwise. NULL: it is to be read. */
static inline struct partition *as_read(const struct node *n, const struct fetch *f, const struct fetch_part *part)
{
	const struct fetch_reading *r = &part->reading;
	struct partition *p = r->found_nothing && r->replica_id == f->replica_id && partition_look_holds(n, &part->look) ? partition_looked_up(&part->look) : NULL;

	if (!p || !p->log || p->is_leader != r->was_leader || p->partition_epoch != r->partition_epoch || p->high_watermark != part->high_watermark ||
	    log_end_offset(p->log) != r->log_end || log_start_offset(p->log) != part->log_start || part->offset < limit_of(n, part, p) || p->is_leader_throttled)
		return NULL;
	return p;
}

void fetch_part_clear(struct fetch_part *part)
{
	part->reading.found_nothing = false;
	part->error_code = KAFKA_NONE;
	part->records = span_of(BYTES(""));
	part->diverging_epoch = -1;
	part->diverging_offset = -1;
	part->preferred_replica = -1;
	part->is_throttled = false;
	part->aborted_count = -1;
}

void fetch_part_ask(struct fetch_part *part, const struct fetch_request_fetch_partition *asked)
{
	part->offset = asked->fetch_offset;
	part->max_bytes = asked->partition_max_bytes;
	part->leader_epoch = asked->current_leader_epoch;
	part->last_fetched_epoch = asked->last_fetched_epoch;
	part->fetcher_log_start = asked->log_start_offset;
	part->reading.found_nothing = false;
}

void fetch_unread(struct fetch *f)
{
	for (int32_t i = 0; i < f->part_count; i++)
		f->parts[i]->reading.found_nothing = false;
}

static void read_anew(struct node *n, struct fetch_part *part, int64_t size_max, bool is_at_least_one)
{
	struct partition *p = NULL;
	int16_t code;

	fetch_part_clear(part);
	partition_look_again(n, &part->look, part->topic, part->topic_id, part->number);
	if (!part->look.topic)
		code = part->fetch->call->version < 13 ? KAFKA_UNKNOWN_TOPIC_OR_PARTITION : KAFKA_UNKNOWN_TOPIC_ID;
	else if (part->number < 0 || part->number >= part->look.topic->partition_count)
		code = KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
	else
		code = check_partition(n, p = partition_looked_up(&part->look), part->look.topic->name, part->number);
	if (code == KAFKA_NONE)
		code = check(part, p);
	if (code != KAFKA_NONE) {
		/* As Kafka, whose request handler fills it in before it asks the replica manager. */
		part->aborted_count = code == KAFKA_UNKNOWN_TOPIC_ID || (!p && code == KAFKA_UNKNOWN_TOPIC_OR_PARTITION) ? 0 : -1;
		fail(part, code);
		return;
	}
	part->reading = (struct fetch_reading){ false, p->is_leader, part->fetch->replica_id, p->partition_epoch, log_end_offset(p->log) };
	part->high_watermark = partition_high_watermark(p);
	part->last_stable_offset = partition_last_stable_offset(p);
	part->log_start = log_start_offset(p->log);
	part->preferred_replica = preferred_replica(n, part, p);
	if (part->preferred_replica >= 0)
		return;
	if (!find_divergence(n, part, p)) {
		fail(part, KAFKA_OFFSET_OUT_OF_RANGE);
		return;
	}
	if (part->diverging_epoch >= 0)
		return;
	if (part->offset < log_start_offset(p->log) || part->offset > log_end_offset(p->log)) {
		fail(part, KAFKA_OFFSET_OUT_OF_RANGE);
		return;
	}
	part->is_throttled = !is_consumer(part) && p->is_leader_throttled;
	part->reading.found_nothing = part->offset >= limit_of(n, part, p) && !part->is_throttled && !part->fetch->is_rack_aware;
	if (is_consumer(part) || !partition_is_throttled_for(n, p, part->fetch->replica_id))
		read_records(n, part, p, size_max, is_at_least_one);
}

/* The follower learns in its next fetch what this one does to the high watermark. */
static inline void note_replica(struct node *n, const struct fetch *f, const struct fetch_part *part, struct partition *p)
{
	partition_replica_fetched(n, p, partition_replica(p, f->replica_id), part->offset, part->fetcher_log_start, f->replica_epoch);
}

static void refuse_earlier_life(struct fetch_part *part)
{
	part->records = span_of(BYTES(""));
	fail(part, KAFKA_NOT_LEADER_OR_FOLLOWER);
}

/* Most partitions of a session are as they were read: of these all that is done is to see it, and to note that the follower was here. */
bool fetch_read(struct node *n, struct fetch *f, bool is_first_time)
{
	bool notes_replica = is_first_time && f->replica_id >= 0, is_done = false, is_throttled = false;
	bool is_of_earlier_life = notes_replica && partition_replica_is_of_earlier_life(n, f->replica_id, f->replica_epoch);
	int64_t left = f->max_bytes, total = 0;

	for (int32_t i = 0; i < f->part_count; i++) {
		struct fetch_part *part = f->parts[i];
		struct partition *p = f->is_rack_aware ? NULL : as_read(n, f, part);

		if (p && !is_of_earlier_life) { /* nothing to be read and nothing to be told */
			if (notes_replica)
				note_replica(n, f, part, p);
			continue;
		}
		if (!p)
			read_anew(n, part, left, total == 0);
		if (notes_replica && part->error_code == KAFKA_NONE && part->diverging_epoch < 0) {
			if (is_of_earlier_life)
				refuse_earlier_life(part);
			else
				note_replica(n, f, part, partition_looked_up(&part->look));
		}

		int64_t size = part->records.size;

		total += size;
		left = left > size ? left - size : 0;
		is_done |= part->error_code != KAFKA_NONE || part->diverging_epoch >= 0 || part->preferred_replica >= 0;
		is_throttled |= part->is_throttled;
	}
	f->found_nothing = total == 0 && !is_throttled && !f->is_rack_aware;
	if (f->is_answered) /* for its log directory was found broken, and that woke it: of what was read since nobody hears */
		fetch_unread(f);
	return is_done || total >= f->min_bytes;
}
