#include "engine/broker/api/fetch_session.h"

#include "engine/broker/config.h"

#define EVICTION_US (INT64_C(120000) * 1000)

static int compare_id(const void *key, const struct tree_node *node)
{
	int32_t a = *(const int32_t *)key, b = CONTAINER_OF(node, struct fetch_session, node)->id;

	return (a > b) - (a < b);
}

struct part_key {
	struct bytes topic;
	struct uuid topic_id;
	int32_t number;
};

static int compare_partition(const void *key, const struct tree_node *node)
{
	const struct part_key *k = key;
	const struct session_partition *p = CONTAINER_OF(node, struct session_partition, node);
	int order = memcmp(k->topic_id.bytes, p->part.topic_id.bytes, sizeof(k->topic_id.bytes));

	if (!order && uuid_is_zero(k->topic_id))
		order = bytes_compare(k->topic, p->part.topic);
	return order ? order : (k->number > p->part.number) - (k->number < p->part.number);
}

struct fetch_sessions *fetch_sessions_new(struct heap *heap)
{
	struct fetch_sessions *s = HEAP_NEW(heap, struct fetch_sessions);

	s->by_id.heap = heap;
	list_init(&s->used);
	list_init(&s->gone);
	return s;
}

static void drop_partition(struct node *n, struct fetch_session *s, struct session_partition *p)
{
	tree_remove(&s->tree, &p->node);
	list_remove(&p->link);
	heap_free(n->heap, (void *)(uintptr_t)p->part.topic.data);
	heap_free(n->heap, p);
}

void fetch_session_del(struct node *n, struct fetch_session *s)
{
	list_remove(&s->link);
	tree_remove(&n->sessions->tree, &s->node);
	hash_table_remove(&n->sessions->by_id, &s->by_id);
	s->is_gone = true;
	list_append(&n->sessions->gone, &s->link);
}

void fetch_sessions_bury(struct node *n)
{
	LIST_EACH (&n->sessions->gone, struct fetch_session, s, link) {
		if (s->borrower)
			continue;
		LIST_EACH (&s->order, struct session_partition, p, link)
			drop_partition(n, s, p);
		list_remove(&s->link);
		heap_free(n->heap, s);
	}
}

void fetch_sessions_del(struct node *n)
{
	if (!n->sessions)
		return;
	LIST_EACH (&n->sessions->used, struct fetch_session, s, link)
		fetch_session_del(n, s);
	fetch_sessions_bury(n);
	hash_table_free(&n->sessions->by_id);
	heap_free(n->heap, n->sessions);
	n->sessions = NULL;
}

static bool has_id(const void *key, const struct hash_node *node)
{
	return *(const int32_t *)key == CONTAINER_OF(node, struct fetch_session, by_id)->id;
}

struct fetch_session *fetch_session_find(const struct node *n, int32_t id)
{
	struct hash_node *node = n->sessions ? hash_table_find(&n->sessions->by_id, hash_of_number((uint64_t)id), &id, has_id) : NULL;

	return node ? CONTAINER_OF(node, struct fetch_session, by_id) : NULL;
}

/* Followers before consumers, then the larger, then the newer id: the worth of a session. */
static bool is_worth_less(bool is_follower, size_t size, int32_t id, const struct fetch_session *than)
{
	if (is_follower != than->is_follower)
		return than->is_follower;
	if (size != than->tree.count)
		return size < than->tree.count;
	return id < than->id;
}

/* A follower may also take the place of a consumer that is still young. */
static bool is_evictable(const struct node *n, const struct fetch_session *s, bool for_follower)
{
	return (for_follower && !s->is_follower) || n->now_us - s->created_us > EVICTION_US;
}

static bool make_room(struct node *n, bool for_follower, size_t size)
{
	struct fetch_session *oldest = LIST_FIRST(&n->sessions->used, struct fetch_session, link), *least = NULL;

	if (oldest && n->now_us - oldest->used_us > EVICTION_US) {
		fetch_session_del(n, oldest);
		return true;
	}
	TREE_EACH (&n->sessions->tree, struct fetch_session, s, node)
		if (is_evictable(n, s, for_follower) && (!least || is_worth_less(s->is_follower, s->tree.count, s->id, least)))
			least = s;
	if (!least || is_worth_less(for_follower, size, 0, least))
		return false;
	fetch_session_del(n, least);
	return true;
}

static struct fetch_session *add_session(struct node *n, int32_t id, bool is_follower, bool uses_topic_ids)
{
	struct fetch_session *s = HEAP_NEW(n->heap, struct fetch_session);

	s->id = id;
	s->epoch = 1;
	s->is_follower = is_follower;
	s->uses_topic_ids = uses_topic_ids;
	s->created_us = n->now_us;
	s->used_us = n->now_us;
	list_init(&s->order);
	list_append(&n->sessions->used, &s->link);
	tree_insert(&n->sessions->tree, &s->id, compare_id, &s->node);
	hash_table_add(&n->sessions->by_id, &s->by_id, hash_of_number((uint64_t)s->id));
	return s;
}

struct fetch_session *fetch_session_new(struct node *n, bool is_follower, bool uses_topic_ids, int32_t partition_count)
{
	int32_t slots = n->config->max_incremental_fetch_session_cache_slots, id;

	if (slots <= 0)
		return NULL;
	if (n->sessions->tree.count >= (size_t)slots && !make_room(n, is_follower, (size_t)partition_count))
		return NULL;
	do
		id = (int32_t)(prng_next(&n->prng) & INT32_MAX);
	while (id == SESSION_ID_NONE || fetch_session_find(n, id));
	return add_session(n, id, is_follower, uses_topic_ids);
}

/* ---- Its parts --------------------------------------------------------------------------------------------------------- */

static struct session_partition *put(struct node *n, struct fetch_session *s, struct bytes topic, struct uuid topic_id, int32_t number)
{
	struct session_partition *p = HEAP_NEW(n->heap, struct session_partition);
	uint8_t *name = heap_alloc(n->heap, topic.size + 1);

	if (topic.size > 0)
		memcpy(name, topic.data, topic.size);
	p->part = (struct fetch_part){ .topic = bytes_of(name, topic.size), .topic_id = topic_id, .number = number };
	list_init(&p->part.link);
	fetch_part_clear(&p->part);
	p->high_watermark = -1;
	p->log_start = -1;

	struct part_key key = { p->part.topic, topic_id, number };

	tree_insert(&s->tree, &key, compare_partition, &p->node);
	list_append(&s->order, &p->link);
	return p;
}

struct session_partition *fetch_session_put_part(struct node *n, struct fetch_session *s, const struct fetch_part *part)
{
	struct fetch_request_fetch_partition asked = { .partition = part->number,
		                                           .fetch_offset = part->offset,
		                                           .partition_max_bytes = part->max_bytes,
		                                           .current_leader_epoch = part->leader_epoch,
		                                           .last_fetched_epoch = part->last_fetched_epoch,
		                                           .log_start_offset = part->fetcher_log_start };

	return fetch_session_put(n, s, part->topic, part->topic_id, &asked);
}

struct fetch_session *fetch_session_free_to_change(struct node *n, struct fetch_session *s)
{
	struct fetch_session *copy;

	if (!s->borrower)
		return s;
	fetch_session_del(n, s);
	copy = add_session(n, s->id, s->is_follower, s->uses_topic_ids);
	copy->epoch = s->epoch;
	copy->created_us = s->created_us;
	LIST_EACH (&s->order, struct session_partition, p, link) {
		struct session_partition *q = fetch_session_put_part(n, copy, &p->part);

		q->high_watermark = p->high_watermark;
		q->log_start = p->log_start;
	}
	return copy;
}

/* A part that found nothing has nothing to be cleared but that. */
void fetch_session_lend(struct fetch_session *s, struct fetch *f)
{
	f->session_id = s->id;
	f->session = s;
	f->parts = arena_take(f->call->arena, s->tree.count * sizeof(*f->parts));
	s->borrower = f;
	LIST_EACH (&s->order, struct session_partition, p, link) {
		if (p->part.reading.found_nothing)
			p->part.aborted_count = -1;
		else
			fetch_part_clear(&p->part);
		p->part.fetch = f;
		f->parts[f->part_count++] = &p->part;
	}
}

void fetch_session_give_back(struct fetch *f, bool is_heard)
{
	if (!f->session)
		return;
	if (!is_heard)
		fetch_unread(f);
	f->session->borrower = NULL;
	f->session = NULL;
}

void fetch_session_touch(struct node *n, struct fetch_session *s)
{
	s->used_us = n->now_us;
	list_remove(&s->link);
	list_append(&n->sessions->used, &s->link);
}

int32_t fetch_session_next_epoch(int32_t epoch)
{
	if (epoch < 0)
		return SESSION_EPOCH_NONE;
	return epoch == INT32_MAX ? 1 : epoch + 1;
}

struct session_partition *fetch_session_partition(const struct fetch_session *s, struct bytes topic, struct uuid topic_id, int32_t number)
{
	struct part_key key = { topic, topic_id, number };
	struct tree_node *node = tree_find(&s->tree, &key, compare_partition);

	return node ? CONTAINER_OF(node, struct session_partition, node) : NULL;
}

struct session_partition *fetch_session_put(struct node *n, struct fetch_session *s, struct bytes topic, struct uuid topic_id,
                                            const struct fetch_request_fetch_partition *in)
{
	struct session_partition *p = fetch_session_partition(s, topic, topic_id, in->partition);

	if (!p)
		p = put(n, s, topic, topic_id, in->partition);
	fetch_part_ask(&p->part, in);
	return p;
}

void fetch_session_update(struct node *n, struct fetch_session *s, const struct fetch_request *request)
{
	for (int32_t t = 0; t < request->topics_count; t++) {
		const struct fetch_request_fetch_topic *topic = &request->topics[t];

		for (int32_t i = 0; i < topic->partitions_count; i++)
			fetch_session_put(n, s, topic->topic, topic->topic_id, &topic->partitions[i]);
	}
	for (int32_t t = 0; t < request->forgotten_topics_data_count; t++) {
		const struct fetch_request_forgotten_topic *topic = &request->forgotten_topics_data[t];

		for (int32_t i = 0; i < topic->partitions_count; i++) {
			struct session_partition *p = fetch_session_partition(s, topic->topic, topic->topic_id, topic->partitions[i]);

			if (p)
				drop_partition(n, s, p);
		}
	}
}
