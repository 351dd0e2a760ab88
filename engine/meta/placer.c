#include "engine/meta/placer.h"

struct broker_ring {
	int32_t *brokers;
	int32_t count;
	int32_t index;  /* how many were taken in this epoch */
	int32_t offset; /* where this epoch began */
	int32_t epoch;
};

struct rack {
	struct bytes name; /* null: no rack */
	struct broker_ring unfenced;
	struct broker_ring fenced;
};

struct placer {
	struct prng *prng;
	struct rack *racks;
	int32_t *order; /* of racks */
	int32_t rack_count;
	int32_t total;
	int32_t unfenced;
	int32_t epoch;
	int32_t offset;
};

static void shuffle(struct prng *prng, int32_t *items, int32_t count)
{
	for (int32_t i = count - 1; i > 0; i--) {
		int32_t j = (int32_t)prng_below(prng, (uint64_t)i + 1), item = items[i];

		items[i] = items[j];
		items[j] = item;
	}
}

static int32_t ring_next(struct broker_ring *ring, int32_t epoch)
{
	if (ring->count == 0)
		return -1;
	if (ring->epoch != epoch) {
		ring->epoch = epoch;
		ring->index = 0;
		ring->offset = (ring->offset + 1) % ring->count;
	}
	if (ring->index >= ring->count)
		return -1;
	return ring->brokers[(ring->index++ + ring->offset) % ring->count];
}

static int32_t rack_next(struct rack *rack, int32_t epoch)
{
	int32_t broker = ring_next(&rack->unfenced, epoch);

	return broker >= 0 ? broker : ring_next(&rack->fenced, epoch);
}

static struct rack *rack_of(struct placer *p, struct bytes name, size_t broker_count, struct arena *arena)
{
	for (int32_t i = 0; i < p->rack_count; i++)
		if (bytes_equal(p->racks[i].name, name))
			return &p->racks[i];
	struct rack *rack = &p->racks[p->rack_count++];

	rack->name = name;
	rack->unfenced.brokers = arena_calloc(arena, broker_count, sizeof(int32_t));
	rack->fenced.brokers = arena_calloc(arena, broker_count, sizeof(int32_t));
	return rack;
}

/* Racks by name, the lack of one first; brokers by id. */
static void placer_init(struct placer *p, const struct image *image, struct prng *prng, struct arena *arena)
{
	size_t count = image->brokers.count;

	*p = (struct placer){ .prng = prng };
	p->racks = arena_calloc(arena, count + 1, sizeof(*p->racks));
	p->order = arena_calloc(arena, count + 1, sizeof(*p->order));
	TREE_EACH(&image->brokers, struct broker_image, broker, node) {
		/* One that is stopping takes no more, nor one whose directories are all cordoned. */
		if ((broker->is_in_controlled_shutdown && !broker->is_fenced) || !image_broker_takes_replicas(broker))
			continue;
		struct rack *rack = rack_of(p, broker->rack, count, arena);
		struct broker_ring *ring = broker->is_fenced ? &rack->fenced : &rack->unfenced;

		ring->brokers[ring->count++] = broker->id;
		p->unfenced += !broker->is_fenced;
		p->total++;
	}
	for (int32_t i = 0; i < p->rack_count; i++) {
		int32_t at = i;

		for (; at > 0 && bytes_compare(p->racks[p->order[at - 1]].name, p->racks[i].name) > 0; at--)
			p->order[at] = p->order[at - 1];
		p->order[at] = i;
		if (p->racks[i].unfenced.count)
			p->racks[i].unfenced.offset = (int32_t)prng_below(prng, (uint64_t)p->racks[i].unfenced.count);
		if (p->racks[i].fenced.count)
			p->racks[i].fenced.offset = (int32_t)prng_below(prng, (uint64_t)p->racks[i].fenced.count);
	}
	if (p->rack_count > 0)
		p->offset = (int32_t)prng_below(prng, (uint64_t)p->rack_count);
}

static void reshuffle(struct placer *p)
{
	shuffle(p->prng, p->order, p->rack_count);
	for (int32_t i = 0; i < p->rack_count; i++) {
		shuffle(p->prng, p->racks[i].unfenced.brokers, p->racks[i].unfenced.count);
		shuffle(p->prng, p->racks[i].fenced.brokers, p->racks[i].fenced.count);
	}
}

static void place_one(struct placer *p, int32_t replica_count, int32_t *out)
{
	if (p->epoch == p->unfenced && p->unfenced > 1) {
		reshuffle(p);
		p->epoch = 0;
	}
	if (p->offset == p->rack_count)
		p->offset = 0;
	int32_t first = p->offset, at = p->offset;

	while ((out[0] = ring_next(&p->racks[p->order[first]].unfenced, p->epoch)) < 0)
		first = (first + 1) % p->rack_count;
	for (int32_t replica = 1; replica < replica_count; replica++) {
		do {
			/* The leader's rack has had its turn in the first round. */
			if (at == first) {
				first = -1;
				out[replica] = -1;
			} else {
				out[replica] = rack_next(&p->racks[p->order[at]], p->epoch);
			}
			at = (at + 1) % p->rack_count;
		} while (out[replica] < 0);
	}
	p->epoch++;
	p->offset++;
}

int32_t *placer_place(const struct image *image, struct prng *prng, int32_t count, int32_t replica_count, struct arena *arena,
                      struct buf *problem)
{
	struct placer placer;

	placer_init(&placer, image, prng, arena);
	if (placer.unfenced == 0) {
		buf_add_text(problem, "All brokers are currently fenced, or have all their log directories cordoned.");
		return NULL;
	}
	if (replica_count > placer.total) {
		buf_printf(problem, "The target replication factor of %d cannot be reached because only %d broker(s) are registered or some brokers "
		           "have all their log directories cordoned.", replica_count, placer.total);
		return NULL;
	}
	int32_t *out = arena_calloc(arena, (size_t)count * (size_t)replica_count + 1, sizeof(*out));

	for (int32_t i = 0; i < count; i++)
		place_one(&placer, replica_count, out + (size_t)i * (size_t)replica_count);
	return out;
}
