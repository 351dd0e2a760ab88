/* What clients see, by Jepsen's names. A consumer's position moves on by one record after another while it has a partition; an offset has one value. */
#include "sim/trace/checkers/internal.h"

#define NAMED "%.*s-%d"
#define NAME_OF(h) (int)(h)->topic.size, (const char *)(h)->topic.data, (h)->partition

/* ---- Values ------------------------------------------------------------------------------------------------------------ */

static uint64_t hash_more(uint64_t hash, struct bytes b)
{
	hash = (hash ^ (bytes_is_null(b) ? 0 : b.size + 1)) * UINT64_C(1099511628211);
	for (size_t i = 0; i < b.size; i++)
		hash = (hash ^ b.data[i]) * UINT64_C(1099511628211);
	return hash;
}

static struct value_memory *value_at(struct checkers *c, struct history *h, int64_t offset)
{
	if (h->value_count == 0)
		h->values_base = offset;
	if (offset < h->values_base || offset - h->values_base >= 2 * (int64_t)VALUES_KEPT)
		return NULL;
	if (offset - h->values_base >= VALUES_KEPT) { /* the older half is forgotten */
		h->value_count -= VALUES_KEPT / 2;
		h->values_base += VALUES_KEPT / 2;
		memmove(h->values, h->values + VALUES_KEPT / 2, (size_t)(h->value_count > 0 ? h->value_count : 0) * sizeof(*h->values));
		if (h->value_count <= 0)
			h->value_count = 0, h->values_base = offset;
	}
	int32_t at = (int32_t)(offset - h->values_base);

	if (at >= h->value_capacity) {
		int32_t capacity = h->value_capacity ? h->value_capacity * 2 : 64;

		while (capacity <= at)
			capacity *= 2;
		h->values = heap_realloc(c->heap, h->values, (size_t)capacity * sizeof(*h->values));
		h->value_capacity = capacity;
	}
	for (; h->value_count <= at; h->value_count++)
		h->values[h->value_count] = (struct value_memory){ 0 };
	return &h->values[at];
}

void history_forget_values(struct history *h, int64_t from)
{
	if (from < h->values_base + h->value_count)
		h->value_count = from > h->values_base ? (int32_t)(from - h->values_base) : 0;
}

static int compare_value(const void *key, const struct tree_node *node)
{
	uint64_t a = *(const uint64_t *)key, b = CONTAINER_OF((uintptr_t)node, struct sent_value, node)->hash;

	return (a > b) - (a < b);
}

/* A producer whose sequence is out of order begins a new epoch, and sends again what it has no answer for (KIP-360): then no broker can know that it has
 * it already. It happens where a leader knows of a producer's last batch only, from a snapshot. */
static bool is_sent_in_another_epoch(const struct sent_value *v, const struct history *h, int64_t offset)
{
	const struct copied_batch *a = copy_at(&v->history->committed, v->offset), *b = copy_at(&h->committed, offset);

	return v->history == h && a && b && a->producer_id == b->producer_id && a->producer_epoch != b->producer_epoch;
}

/* Of a producer with idempotence each value is in one place. */
static void check_unique(struct checkers *c, const struct history *h, const struct record_seen *s, uint64_t hash)
{
	if (!c->options.are_values_unique || s->value.size == 0 || s->value.data[0] != 'i' || h->losses > 0)
		return;
	struct tree_node *found = tree_find(&c->values, &hash, compare_value);

	if (!found) {
		struct sent_value *v = HEAP_NEW(c->heap, struct sent_value);

		*v = (struct sent_value){ .hash = hash, .history = h, .offset = s->offset };
		tree_insert(&c->values, &hash, compare_value, &v->node);
		return;
	}
	const struct sent_value *v = CONTAINER_OF(found, struct sent_value, node);

	if ((v->history != h || v->offset != s->offset) && v->history->losses == 0 && !is_sent_in_another_epoch(v, h, s->offset))
		checkers_break(c, "no-duplicate", "%.*s, sent once by an idempotent producer: expected it at " NAMED " offset %lld, found it at " NAMED " offset %lld too",
		               (int)s->value.size, (const char *)s->value.data, NAME_OF(v->history), (long long)v->offset, NAME_OF(h), (long long)s->offset);
}

static struct value_memory *check_value(struct checkers *c, struct history *h, const struct record_seen *s)
{
	uint64_t hash = hash_more(hash_more(UINT64_C(14695981039346656037), s->key), s->value);
	struct value_memory *v = value_at(c, h, s->offset);

	check_unique(c, h, s, hash);
	if (!v)
		return NULL;
	if ((v->is_acknowledged || v->is_delivered) && v->hash != hash && h->losses == 0)
		checkers_break(c, "offset-keeps-its-value", NAMED " offset %lld: expected the record that was %s before, found another (%.*s)", NAME_OF(h),
		               (long long)s->offset, v->is_delivered ? "delivered" : "acknowledged", (int)(s->value.size < 60 ? s->value.size : 60),
		               s->value.size ? (const char *)s->value.data : "");
	v->hash = hash;
	return v;
}

void check_acknowledged(struct checkers *c, const struct record_seen *s)
{
	struct history *h = checkers_find_history(c, s->topic, s->partition);

	if (!h || s->offset < 0 || s->acks >= 0) /* a leader alone promises nothing */
		return;
	struct value_memory *v = check_value(c, h, s);

	if (v)
		v->is_acknowledged = true;
	if ( h->is_begun && s->offset >= h->committed_max)
		checkers_break(c, "acknowledged-is-committed", NAMED " offset %lld, acks=all: expected it below a high watermark, found the highest at %lld",
		               NAME_OF(h), (long long)s->offset, (long long)h->committed_max);
}

/* ---- Positions --------------------------------------------------------------------------------------------------------- */

struct position_key {
	struct bytes client, topic;
	int32_t partition;
};

static int compare_position(const void *key, const struct tree_node *node)
{
	const struct position_key *k = key;
	const struct position_memory *m = CONTAINER_OF((uintptr_t)node, struct position_memory, node);
	int order = bytes_compare(k->client, m->client);

	if (!order)
		order = bytes_compare(k->topic, m->topic);
	return order ? order : (k->partition > m->partition) - (k->partition < m->partition);
}

static bool is_position_of(const void *key, const struct hash_node *node)
{
	const struct position_key *k = key;
	const struct position_memory *m = CONTAINER_OF((uintptr_t)node, struct position_memory, by_key);

	return k->partition == m->partition && bytes_equal(k->topic, m->topic) && bytes_equal(k->client, m->client);
}

static uint32_t hash_of_position(const struct position_key *key)
{
	return hash_of_pair(key->client, hash_of_pair(key->topic, (uint32_t)key->partition));
}

static struct position_memory *position_find(const struct positions *positions, struct bytes client, struct bytes topic, int32_t partition)
{
	struct position_key key = { client, topic, partition };
	struct hash_node *found = hash_table_find(&positions->by_key, hash_of_position(&key), &key, is_position_of);

	return found ? CONTAINER_OF(found, struct position_memory, by_key) : NULL;
}

static struct position_memory *position_in(struct checkers *c, struct positions *positions, struct bytes client, struct bytes topic, int32_t partition)
{
	struct position_key key = { client, topic, partition };
	struct position_memory *known = position_find(positions, client, topic, partition);

	if (known)
		return known;
	struct position_memory *m = HEAP_NEW(c->heap, struct position_memory);

	m->client = owned_copy(c->heap, client);
	m->topic = owned_copy(c->heap, topic);
	m->partition = partition;
	m->next = -1;
	tree_insert(&positions->tree, &key, compare_position, &m->node);
	hash_table_add(&positions->by_key, &m->by_key, hash_of_position(&key));
	return m;
}

void client_positioned(struct checkers *c, struct bytes client, struct bytes topic, int32_t partition, int64_t offset)
{
	position_in(c, &c->positions, client, topic, partition)->next = offset;
}

/* A leader of before the newest loss, who does not know yet that it was deposed, hands out what was lost. */
void client_fetched(struct checkers *c, struct bytes client_id, struct bytes topic, int32_t partition, int32_t node)
{
	struct history *h = checkers_find_history(c, topic, partition);
	const struct replica_memory *r = h ? history_find_replica(h, node) : NULL;

	if (!h || !h->is_begun)
		return;
	bool is_before = h->losses > 0 && r && r->is_seen && r->leader_epoch < h->loss_epoch;

	position_in(c, &c->fetches, client_id, topic, partition)->losses = h->losses - is_before;
}

void client_forgotten(struct checkers *c, struct bytes client)
{
	struct position_key key = { client, BYTES(""), INT32_MIN };

	for (struct tree_node *node = tree_ceiling(&c->positions.tree, &key, compare_position); node; node = tree_next(node)) {
		struct position_memory *m = CONTAINER_OF(node, struct position_memory, node);

		if (!bytes_equal(m->client, client))
			break;
		m->next = -1;
	}
}

/* The first offset of [from, to) that a plain record stands at; `to` if none is known: markers are not delivered, nor what was compacted or aborted. */
static int64_t first_record(const struct history *h, int64_t from, int64_t to)
{
	for (int32_t i = copy_index(&h->committed, from); i < h->committed.count && h->committed.items[i].base_offset < to; i++) {
		const struct copied_batch *b = &h->committed.items[i];
		bool is_whole = b->record_count == b->last_offset - b->base_offset + 1;

		if (is_whole && !(b->attributes & (BATCH_CONTROL | BATCH_TRANSACTIONAL)))
			return b->base_offset > from ? b->base_offset : from;
	}
	return to;
}

static bool is_delivered_there(const struct checkers *c, const struct record_seen *s)
{
	const struct position_memory *m = c->delivered.position, *fetched = c->delivered.fetched;

	return c->delivered.history && fetched && m->partition == s->partition && bytes_equal(m->topic, s->topic) && bytes_equal(m->client, s->client) &&
	       bytes_equal(fetched->client, s->client_id);
}

void check_delivered(struct checkers *c, const struct record_seen *s)
{
	if (!is_delivered_there(c, s)) {
		c->delivered.history = checkers_find_history(c, s->topic, s->partition);
		c->delivered.position = position_in(c, &c->positions, s->client, s->topic, s->partition);
		c->delivered.fetched = position_find(&c->fetches, s->client_id, s->topic, s->partition);
	}
	struct history *h = c->delivered.history;
	struct position_memory *m = c->delivered.position;
	const struct position_memory *fetched = c->delivered.fetched;

	if (!h || !h->is_begun)
		return;
	struct value_memory *v = check_value(c, h, s);
	bool is_known = m->next >= 0 && m->losses == h->losses;

	if (v)
		v->is_delivered = true;
	if (v && bytes_equal(s->client, c->reader))
		v->is_read = true;
	if (s->offset >= h->committed_max)
		checkers_break(c, "read-below-high-watermark", "%.*s: expected records of " NAMED " below the high watermark %lld, found offset %lld",
		               (int)s->client.size, (const char *)s->client.data, NAME_OF(h), (long long)h->committed_max, (long long)s->offset);
	if (is_known && s->offset < m->next)
		checkers_break(c, "nonmonotonic-poll", "%.*s: expected offset %lld of " NAMED " or later, found %lld", (int)s->client.size,
		               (const char *)s->client.data, (long long)m->next, NAME_OF(h), (long long)s->offset);
	if (is_known && s->offset > m->next && m->next >= h->committed.start && first_record(h, m->next, s->offset) < s->offset)
		checkers_break(c, "poll-skip", "%.*s: expected offset %lld of " NAMED ", found %lld", (int)s->client.size, (const char *)s->client.data,
		               (long long)first_record(h, m->next, s->offset), NAME_OF(h), (long long)s->offset);
	m->next = s->offset + 1;
	m->losses = fetched ? fetched->losses : h->losses;
}
