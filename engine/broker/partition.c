#include "engine/broker/partition_internal.h"

#include "engine/broker/api/fetch.h"
#include "engine/broker/replica_fetcher.h"

#include <assert.h>

int partition_compare(const void *key, const struct tree_node *node)
{
	const struct partition_key *k = key;
	const struct partition *p = CONTAINER_OF(node, struct partition, node);
	int order = bytes_compare(k->topic, p->topic);

	return order ? order : (k->number > p->number) - (k->number < p->number);
}

static bool matches(const void *key, const struct hash_node *node)
{
	const struct partition_key *k = key;
	const struct partition *p = CONTAINER_OF(node, struct partition, by_key);

	return k->number == p->number && bytes_equal(k->topic, p->topic);
}

struct partition *partition_any(const struct node *n, struct bytes topic, int32_t number)
{
	struct partition_key key = { topic, number };
	uint32_t hash = hash_of_pair(topic, (uint32_t)number);
	struct hash_node *node = n->partitions ? hash_table_find(&n->partitions->by_key, hash, &key, matches) : NULL;

	return node ? CONTAINER_OF(node, struct partition, by_key) : NULL;
}

struct partition *partition_find(const struct node *n, struct bytes topic, int32_t number)
{
	struct partition *p = partition_any(n, topic, number);

	return p && p->is_hosted ? p : NULL;
}

void partition_look_up(const struct node *n, struct partition_look *look, struct bytes topic, struct uuid topic_id, int32_t number)
{
	look->topic = uuid_is_zero(topic_id) ? image_topic(&n->image, topic) : image_topic_by_id(&n->image, topic_id);
	look->partition = look->topic ? partition_any(n, look->topic->name, number) : NULL;
	look->topics_version = n->image.topics_version + 1;
	look->partitions_version = n->partitions ? n->partitions->version + 1 : 0;
}

struct partition *partition_add(struct node *n, struct bytes topic, int32_t number)
{
	struct partition *p = HEAP_NEW(n->heap, struct partition);
	uint8_t *name = heap_alloc(n->heap, topic.size);

	memcpy(name, topic.data, topic.size);
	p->topic = bytes_of(name, topic.size);
	p->number = number;
	p->leader = NO_LEADER;
	p->leader_epoch = -1;
	p->partition_epoch = -1;
	p->min_insync_replicas = 1;
	p->told_dir = -1;
	p->flush.done = partition_flush_done;
	list_init(&p->flush_waiters);
	list_init(&p->append_waiters);
	list_init(&p->fetch_waiters);

	struct partition_key key = { p->topic, number };

	n->partitions->version++;
	tree_insert(&n->partitions->tree, &key, partition_compare, &p->node);
	hash_table_add(&n->partitions->by_key, &p->by_key, hash_of_pair(p->topic, (uint32_t)number));
	return p;
}

void partition_drop(struct node *n, struct partition *p)
{
	node_forget_sync(n, &p->flush);
	if (p->future)
		log_del(p->future);
	n->partitions->version++;
	tree_remove(&n->partitions->tree, &p->node);
	hash_table_remove(&n->partitions->by_key, &p->by_key);
	replica_fetcher_leave(n, p);
	heap_free(n->heap, p->isr);
	heap_free(n->heap, p->wanted_isr);
	heap_free(n->heap, p->replicas);
	heap_free(n->heap, (void *)(uintptr_t)p->topic.data);
	heap_free(n->heap, p);
}

int64_t partition_high_watermark(const struct partition *p)
{
	return p->high_watermark;
}

int64_t partition_last_stable_offset(const struct partition *p)
{
	return p->log ? log_last_stable_offset(p->log, p->high_watermark) : p->high_watermark;
}

struct replica replica_of(int32_t id)
{
	return (struct replica){ .id = id, .log_end = -1, .log_start = -1, .broker_epoch = NO_BROKER_EPOCH, .fetched_at_us = INT64_MIN,
		                     .leader_end_at_fetch = -1, .caught_up_at_us = INT64_MIN };
}

/* Whoever waits is taken from the head, one at a time: what done() does may append, and so end up here again. */
static void wake_append_waiters(struct node *n, struct partition *p)
{
	for (;;) {
		struct append_waiter *w = LIST_FIRST(&p->append_waiters, struct append_waiter, link);

		if (!w || w->offset > p->high_watermark)
			return;
		list_remove(&w->link);
		w->done(n, w, partition_maximal_isr_count(p) < p->min_insync_replicas ? KAFKA_NOT_ENOUGH_REPLICAS_AFTER_APPEND : KAFKA_NONE);
	}
}

void partition_fail_waiters(struct node *n, struct partition *p, int16_t error_code)
{
	struct list *lists[] = { &p->flush_waiters, &p->append_waiters };

	for (int i = 0; i < 2; i++) {
		struct append_waiter *w;

		while ((w = LIST_FIRST(lists[i], struct append_waiter, link)) != NULL) {
			list_remove(&w->link);
			w->done(n, w, error_code);
		}
	}
	fetch_wake(n, p);
}

void partition_set_high_watermark(struct node *n, struct partition *p, int64_t high_watermark)
{
	if (high_watermark > log_end_offset(p->log) && !is_mutant(n->fx, follower_trusts_high_watermark))
		high_watermark = log_end_offset(p->log);
	if (high_watermark < log_start_offset(p->log))
		high_watermark = log_start_offset(p->log);
	if (high_watermark == p->high_watermark)
		return;

	bool is_advance = high_watermark > p->high_watermark;

	p->high_watermark = high_watermark;
	log_note_high_watermark(p->log, high_watermark);
	partitions_changed(n);
	if (!is_advance)
		return;
	trace(n->fx->trace, high_watermark_advanced, .topic = p->topic, .partition = p->number, .high_watermark = high_watermark,
	      .leader_epoch = p->leader_epoch);
}

/* A replica that is about to join is waited for as if it had: else the high watermark runs away from it for ever. */
static bool holds_back(const struct node *n, const struct partition *p, const struct replica *r)
{
	if (is_mutant(n->fx, high_watermark_counts_only_leader))
		return false;
	if (is_mutant(n->fx, high_watermark_ignores_pending_isr))
		return partition_is_in_isr(p, r->id);
	return partition_is_in_maximal_isr(p, r->id) || (partition_is_caught_up(n, p, r) && partition_is_isr_eligible(n, r));
}

/* The smallest log end of the ISR. With fewer in sync than min.insync.replicas asks for it stays where it is: what such an ISR has
 * must not be promised to anybody (KIP-966). */
static int64_t isr_log_end(const struct node *n, const struct partition *p)
{
	int64_t end = partition_leader_end(p);

	if (p->isr_count < p->min_insync_replicas && !is_mutant(n->fx, min_isr_unchecked))
		return p->high_watermark;
	for (int32_t i = 0; i < p->replica_count; i++) {
		const struct replica *r = &p->replicas[i];

		if (r->id != n->id && r->log_end < end && holds_back(n, p, r))
			end = r->log_end;
	}
	return end;
}

void partition_advance(struct node *n, struct partition *p)
{
	if (!p->is_leader || !p->log)
		return;

	int64_t end = isr_log_end(n, p);

	if (end <= p->high_watermark && !is_mutant(n->fx, high_watermark_follows_slowest))
		return;
	partition_set_high_watermark(n, p, end);
	wake_append_waiters(n, p);
	fetch_wake(n, p);
}

void partitions_broker_changed(struct node *n, int32_t broker)
{
	if (!n->partitions)
		return;
	TREE_EACH(&n->partitions->tree, struct partition, p, node)
		if (p->is_leader && broker != n->id && partition_replica(p, broker))
			partition_advance(n, p);
}

static int64_t max_of(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

bool partition_replica_is_of_earlier_life(const struct node *n, int32_t id, int64_t broker_epoch)
{
	const struct broker_image *broker = broker_epoch != -1 ? image_broker(&n->image, id) : NULL;

	return broker && !broker->is_fenced && broker->epoch > broker_epoch;
}

void partition_replica_fetched(struct node *n, struct partition *p, struct replica *r, int64_t fetch_offset, int64_t log_start, int64_t broker_epoch)
{
	int64_t end = log_end_offset(p->log), before = r->log_end;

	/* It has caught up now, or had by its last fetch, whose end it reaches only now. */
	if (fetch_offset >= end)
		r->caught_up_at_us = n->now_us;
	else if (fetch_offset >= r->leader_end_at_fetch)
		r->caught_up_at_us = max_of(r->caught_up_at_us, r->fetched_at_us);
	r->log_end = fetch_offset;
	r->log_start = log_start;
	r->broker_epoch = broker_epoch;
	r->fetched_at_us = n->now_us;
	r->leader_end_at_fetch = max_of(end, r->leader_end_at_fetch);
	if (!partition_is_in_isr(p, r->id))
		partition_maybe_expand_isr(n, p, r);
	if (r->log_end != before)
		partition_advance(n, p);
}

struct append_result partition_append(struct node *n, struct partition *p, struct bytes records, enum append_origin origin, int16_t acks)
{
	struct append_result r = { .base_offset = -1, .last_offset = -1, .log_append_time = NO_TIMESTAMP, .log_start = -1 };

	if (!p->log) {
		r.error_code = KAFKA_KAFKA_STORAGE_ERROR;
		return r;
	}
	if (!p->is_leader) {
		r.error_code = KAFKA_NOT_LEADER_OR_FOLLOWER;
		return r;
	}
	if (acks == -1 && p->isr_count < p->min_insync_replicas && !is_mutant(n->fx, min_isr_unchecked)) {
		r.error_code = KAFKA_NOT_ENOUGH_REPLICAS;
		return r;
	}
	r = log_append_as_leader(p->log, n->fx, records, p->leader_epoch, origin, n->wall_ms);
	if (r.err)
		partition_failed(n, p, p->dir, r.err, "Error while appending records to");
	if (r.error_code == KAFKA_NONE && !r.is_duplicate) {
		partition_flush_if_due(n, p);
		partition_advance(n, p);
		fetch_wake(n, p); /* followers read to the end of the log */
	}
	return r;
}

/* Nearly always the newest is the last. */
static void insert_waiter(struct list *list, struct append_waiter *w)
{
	struct list *at = list;

	while (at->prev != list && CONTAINER_OF(at->prev, struct append_waiter, link)->offset > w->offset)
		at = at->prev;
	list_insert(at, &w->link);
}

void partition_wait(struct node *n, struct partition *p, struct append_waiter *w)
{
	w->partition = p;
	list_init(&w->link);
	if (!p->is_leader || !p->log) {
		w->done(n, w, KAFKA_NOT_LEADER_OR_FOLLOWER);
		return;
	}
	if (partition_must_sync(p, w->offset)) {
		insert_waiter(&p->flush_waiters, w);
	} else if (w->is_leader_enough) {
		w->done(n, w, KAFKA_NONE);
	} else {
		insert_waiter(&p->append_waiters, w);
		wake_append_waiters(n, p);
	}
}

void partition_forget(struct append_waiter *w)
{
	list_remove(&w->link);
}

int16_t partition_delete_records(struct node *n, struct partition *p, int64_t offset, int64_t *log_start)
{
	if (!p->is_leader)
		return KAFKA_NOT_LEADER_OR_FOLLOWER;
	if (!p->log)
		return KAFKA_KAFKA_STORAGE_ERROR;
	if (!log_config_of(p->log)->is_deleted && log_config_of(p->log)->is_compacted)
		return KAFKA_POLICY_VIOLATION;
	if (offset == -1)
		offset = p->high_watermark;
	if (offset < 0 || offset > p->high_watermark)
		return KAFKA_OFFSET_OUT_OF_RANGE;

	enum err err = offset > log_start_offset(p->log) ? log_set_start(p->log, n->fx, offset) : ERR_OK;

	if (err) {
		partition_failed(n, p, p->dir, err, "Exception while increasing log start offset for");
		return KAFKA_KAFKA_STORAGE_ERROR;
	}
	*log_start = log_start_offset(p->log);
	partitions_changed(n);
	return KAFKA_NONE;
}
