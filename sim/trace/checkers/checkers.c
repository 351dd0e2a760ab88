#include "sim/trace/checkers/internal.h"

#include <stdio.h>

#define HEAP_SIZE ((size_t)512 << 20)

const struct invariant invariants[] = {
	{ "raft-epoch-never-falls", "a node's epoch of the metadata log" },
	{ "raft-one-vote-an-epoch", "a voter votes for one candidate" },
	{ "raft-one-leader-an-epoch", "of the metadata log" },
	{ "raft-leader-has-committed", "who leads the metadata log has all of it that was committed" },
	{ "raft-high-watermark-never-falls", "within an epoch of a node's life" },
	{ "raft-high-watermark-in-log", "no node knows of more committed than it has" },
	{ "raft-majority-holds-committed", "what is below the leader's high watermark is synced by a majority" },
	{ "raft-committed-never-changes", "a committed offset has one value on all nodes" },
	{ "raft-snapshot-where-log-starts", "what the log does not begin with is in a snapshot" },
	{ "offsets-in-order", "log start <= last stable offset <= high watermark <= log end" },
	{ "one-leader-an-epoch", "of a partition" },
	{ "leader-in-isr", "a partition's leader is in its ISR" },
	{ "isr-asked-of-the-present", "the controller takes an ISR that was decided from the partition's present state" },
	{ "isr-of-present-lives", "and from the present lives of its members" },
	{ "isr-of-replicas", "only replicas are in an ISR" },
	{ "partition-epochs-never-fall", "leader epoch and partition epoch" },
	{ "new-leader-new-epoch", "another leader has a higher epoch" },
	{ "elected-from-isr", "or from the ELR, unless unclean elections are allowed" },
	{ "high-watermark-never-falls", "within a leader epoch" },
	{ "isr-holds-committed", "every member of the ISR has all below the high watermark" },
	{ "isr-agrees-with-leader", "and has the same as the leader there" },
	{ "files-agree", "a follower's files are the leader's, byte for byte, below the high watermark" },
	{ "joins-when-caught-up", "a leader asks for nobody in the ISR who has not all below the high watermark" },
	{ "laggards-leave-the-isr", "a member that is behind for replica.lag.time.max.ms is asked to be taken out" },
	{ "committed-only-with-min-isr", "the high watermark stays while the ISR is below min.insync.replicas" },
	{ "committed-never-changes", "an offset below the high watermark has one value on all replicas" },
	{ "no-lost-write", "what was committed is there as long as an eligible replica had it" },
	{ "acknowledged-is-committed", "acks=all is answered below the high watermark" },
	{ "sequences-contiguous", "of an idempotent producer" },
	{ "no-duplicate", "what an idempotent producer sent once stands in the log once" },
	{ "producer-epoch-never-falls", "of an idempotent producer's batches" },
	{ "offset-keeps-its-value", "what was acknowledged or delivered at an offset stays the same" },
	{ "read-below-high-watermark", "consumers are given what is committed" },
	{ "no-unseen", "in the end somebody who reads everything is given all that was acknowledged" },
	{ "nonmonotonic-poll", "a consumer's position goes forward" },
	{ "poll-skip", "and leaves nothing out" },
	{ "generation-never-falls", "of a group, while a coordinator has it" },
	{ "one-owner-a-generation", "no partition has two owners" },
	{ "assignment-is-total", "no partition is left without an owner" },
	{ "no-stale-commit", "a commit of an older generation is refused" },
	{ "committed-offset-in-log", "no offset above the log's end is committed" },
	{ "committed-offset-survives", "a coordinator that takes over finds what was committed" },
	{ "liveness", "once the faults are over the cluster converges" },
	{ NULL, NULL },
};

const struct invariant *invariant_of(const char *name)
{
	for (const struct invariant *i = invariants; i->name; i++)
		if (strcmp(i->name, name) == 0)
			return i;
	return NULL;
}

/* ---- Histories --------------------------------------------------------------------------------------------------------- */

struct history_key {
	struct bytes topic;
	int32_t partition;
};

static int compare_history(const void *key, const struct tree_node *node)
{
	const struct history_key *k = key;
	const struct history *h = CONTAINER_OF((uintptr_t)node, struct history, node);
	int order = bytes_compare(k->topic, h->topic);

	return order ? order : (k->partition > h->partition) - (k->partition < h->partition);
}

static bool is_history_of(const void *key, const struct hash_node *node)
{
	const struct history_key *k = key;
	const struct history *h = CONTAINER_OF((uintptr_t)node, struct history, by_key);

	return k->partition == h->partition && bytes_equal(k->topic, h->topic);
}

struct history *checkers_find_history(const struct checkers *c, struct bytes topic, int32_t partition)
{
	struct history_key key = { topic, partition };
	struct hash_node *found = hash_table_find(&c->histories_by_key, hash_of_pair(topic, (uint32_t)partition), &key, is_history_of);

	return found ? CONTAINER_OF((uintptr_t)found, struct history, by_key) : NULL;
}

struct history *checkers_history(struct checkers *c, struct bytes topic, int32_t partition)
{
	struct history_key key = { topic, partition };
	struct history *h = checkers_find_history(c, topic, partition);

	if (h)
		return h;
	h = HEAP_NEW(c->heap, struct history);
	h->topic = owned_copy(c->heap, topic);
	h->partition = partition;
	h->leader = -1;
	h->leader_epoch = -1;
	h->made_at = -1;
	h->committed.heap = c->heap;
	list_init(&h->replicas);
	tree_insert(&c->histories, &key, compare_history, &h->node);
	hash_table_add(&c->histories_by_key, &h->by_key, hash_of_pair(h->topic, (uint32_t)partition));
	return h;
}

static void free_history(struct checkers *c, struct history *h)
{
	memset(&c->delivered, 0, sizeof(c->delivered));
	tree_remove(&c->histories, &h->node);
	hash_table_remove(&c->histories_by_key, &h->by_key);
	LIST_EACH(&h->replicas, struct replica_memory, r, link) {
		replica_set_topic_id(c, r, (struct uuid){ { 0 } });
		copy_free(&r->copy);
		owned_free(c->heap, &r->dir);
		heap_free(c->heap, r);
	}
	copy_free(&h->committed);
	heap_free(c->heap, h->values);
	owned_free(c->heap, &h->topic);
	heap_free(c->heap, h);
}

static bool is_of_value(const struct sent_value *v, struct bytes topic)
{
	return bytes_equal(v->history->topic, topic);
}

void checkers_drop_topic(struct checkers *c, struct bytes topic)
{
	c->dirty_count = 0;
	kept_forget_topic(c, topic);
	TREE_EACH(&c->values, struct sent_value, v, node) {
		if (!is_of_value(v, topic))
			continue;
		tree_remove(&c->values, &v->node);
		heap_free(c->heap, v);
	}
	for (struct history *h; (h = checkers_find_history(c, topic, 0)) != NULL;)
		for (int32_t i = 0; h; h = checkers_find_history(c, topic, ++i)) {
			free_history(c, h);
		}
}

struct replica_memory *history_find_replica(const struct history *h, int32_t node)
{
	LIST_EACH(&((struct history *)(uintptr_t)h)->replicas, struct replica_memory, r, link)
		if (r->node == node)
			return r;
	return NULL;
}

struct replica_memory *history_replica(struct checkers *c, struct history *h, int32_t node)
{
	struct replica_memory *r = history_find_replica(h, node);

	if (r)
		return r;
	r = HEAP_NEW(c->heap, struct replica_memory);
	r->node = node;
	r->partition = h->partition;
	r->copy.heap = c->heap;
	r->judged_epoch = -1;
	list_append(&h->replicas, &r->link);
	return r;
}

struct replica_key {
	struct uuid topic_id;
	int32_t partition, node;
};

static bool is_replica_of(const void *key, const struct hash_node *node)
{
	const struct replica_key *k = key;
	const struct replica_memory *r = CONTAINER_OF((uintptr_t)node, struct replica_memory, by_id);

	return k->partition == r->partition && k->node == r->node && uuid_equal(k->topic_id, r->topic_id);
}

static uint32_t hash_of_replica(const struct replica_key *k)
{
	return hash_of_pair(bytes_of(k->topic_id.bytes, sizeof(k->topic_id.bytes)), hash_of_number((uint64_t)k->node << 32 | (uint32_t)k->partition));
}

struct replica_memory *checkers_find_replica(const struct checkers *c, struct uuid topic_id, int32_t partition, int32_t node)
{
	struct replica_key key = { topic_id, partition, node };
	struct hash_node *found = hash_table_find(&c->replicas_by_id, hash_of_replica(&key), &key, is_replica_of);

	return found ? CONTAINER_OF(found, struct replica_memory, by_id) : NULL;
}

void replica_set_topic_id(struct checkers *c, struct replica_memory *r, struct uuid topic_id)
{
	struct replica_key key = { topic_id, r->partition, r->node };

	if (uuid_equal(r->topic_id, topic_id))
		return;
	if (!uuid_is_zero(r->topic_id))
		hash_table_remove(&c->replicas_by_id, &r->by_id);
	r->topic_id = topic_id;
	if (!uuid_is_zero(topic_id))
		hash_table_add(&c->replicas_by_id, &r->by_id, hash_of_replica(&key));
}

/* ---- Begin and end ----------------------------------------------------------------------------------------------------- */

static void begin(struct checkers *c)
{
	list_init(&c->commits);
	list_init(&c->isr_requests);
	list_init(&c->isr_consents);
	c->histories_by_key.heap = c->replicas_by_id.heap = c->kept_offsets_by_key.heap = c->positions.by_key.heap = c->fetches.by_key.heap = c->heap;
	arena_init(&c->arena, c->heap);
	image_init(&c->image, c->heap);
	c->metadata = checkers_history(c, BYTES("__cluster_metadata"), 0);
}

struct checkers *checkers_new(const struct checkers_options *options)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct checkers *c = HEAP_NEW(heap, struct checkers);

	c->heap = heap;
	if (options)
		c->options = *options;
	begin(c);
	return c;
}

void checkers_del(struct checkers *c)
{
	if (c)
		heap_del(c->heap); /* everything is in it */
}

static void positions_forget(struct checkers *c, struct positions *positions)
{
	memset(&c->delivered, 0, sizeof(c->delivered));
	TREE_EACH(&positions->tree, struct position_memory, p, node) {
		tree_remove(&positions->tree, &p->node);
		hash_table_remove(&positions->by_key, &p->by_key);
		owned_free(c->heap, &p->client);
		owned_free(c->heap, &p->topic);
		heap_free(c->heap, p);
	}
}

/* The heap has nothing but this: what is forgotten is freed with a new one. */
void checkers_forget(struct checkers *c)
{
	TREE_EACH(&c->histories, struct history, h, node) {
		free_history(c, h);
	}
	TREE_EACH(&c->groups, struct group_memory, g, node) {
		tree_remove(&c->groups, &g->node);
		owned_free(c->heap, &g->group);
		heap_free(c->heap, g);
	}
	positions_forget(c, &c->positions);
	positions_forget(c, &c->fetches);
	TREE_EACH(&c->values, struct sent_value, v, node) {
		tree_remove(&c->values, &v->node);
		heap_free(c->heap, v);
	}
	kept_forget(c);
	isr_requests_forget(c);
	LIST_EACH(&c->commits, struct commit_memory, m, link) {
		owned_free(c->heap, &m->group);
		heap_free(c->heap, m);
	}
	arena_free(&c->arena);
	image_free(&c->image);
	memset(c->nodes, 0, sizeof(c->nodes));
	memset(c->leaders, 0, sizeof(c->leaders));
	c->dirty_count = 0;
	c->image_next = 0;
	c->is_image_whole = c->is_unclean_asked = false;
	begin(c);
}

int64_t checkers_next_event(const struct checkers *c)
{
	return c->next_seq;
}

const struct violation *checkers_violation(const struct checkers *c)
{
	return c && c->is_broken ? &c->violation : NULL;
}

void checkers_break(struct checkers *c, const char *invariant, const char *format, ...)
{
	struct violation *v = &c->violation;
	va_list args;

	if (c->is_broken || c->is_as_once || (c->options.only && strcmp(c->options.only, invariant) != 0))
		return;
	c->is_broken = true;
	if (c->world)
		world_call_attention(c->world);
	v->invariant = invariant;
	v->seq = c->seq;
	v->t_us = c->t_us;
	int size = snprintf(v->text, sizeof(v->text), "%s broken at event %lld, %lld.%06lld s: ", invariant, (long long)c->seq, (long long)(c->t_us / 1000000),
	                    (long long)(c->t_us % 1000000));

	va_start(args, format);
	vsnprintf(v->text + size, sizeof(v->text) - (size_t)size, format, args);
	va_end(args);
}

/* ---- In a world -------------------------------------------------------------------------------------------------------- */

static void stepped(void *self, struct world *world, int32_t pid)
{
	(void)world;
	checkers_observe(self, pid);
}

static void restored(void *self, struct world *world)
{
	struct checkers *c = self;

	checkers_forget(c);
	c->next_seq = world_trace_count(world);
}

static void ended(void *self)
{
	checkers_del(self);
}

struct checkers *checkers_attach(struct world *world, const struct checkers_options *options)
{
	struct checkers *c = checkers_new(options);

	c->world = world;
	c->next_seq = world_trace_count(world);
	world_observe(world, &(struct world_observer){ c, stepped, restored, ended });
	return c;
}

struct checkers *checkers_of(const struct world *world)
{
	const struct world_observer *observer = world_observer_of(world);

	return observer->stepped == stepped ? observer->self : NULL;
}
