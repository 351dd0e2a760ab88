#include "engine/group/group.h"

#include <assert.h>

static int compare(const void *key, const struct tree_node *node)
{
	int32_t partition = *(const int32_t *)key, other = CONTAINER_OF((uintptr_t)node, struct shard, node)->partition;

	return (partition > other) - (partition < other);
}

struct coordinator *coordinator_new(struct heap *heap, const struct coordinator_port *port, const struct coordinator_config *config,
                                    struct timers *timers, const struct image *image, struct prng *prng)
{
	struct coordinator *c = HEAP_NEW(heap, struct coordinator);

	c->heap = heap;
	c->port = *port;
	c->config = *config;
	c->timers = timers;
	c->image = image;
	c->prng = prng;
	return c;
}

void coordinator_del(struct coordinator *c)
{
	TREE_EACH(&c->shards, struct shard, shard, node) {
		tree_remove(&c->shards, &shard->node);
		shard_free(shard, true);
	}
	heap_free(c->heap, c);
}

void coordinator_begin_step(struct coordinator *c, const struct coordinator_step *step)
{
	c->step = *step;
}

struct shard *coordinator_shard_of(const struct coordinator *c, int32_t partition)
{
	struct tree_node *node = tree_find(&c->shards, &partition, compare);

	return node ? CONTAINER_OF(node, struct shard, node) : NULL;
}

void coordinator_elected(struct coordinator *c, int32_t partition, int32_t leader_epoch)
{
	struct shard *shard = coordinator_shard_of(c, partition);

	if (shard && leader_epoch <= shard->leader_epoch)
		return;
	if (shard && shard->state != SHARD_FAILED) {
		shard->leader_epoch = leader_epoch; /* still the leader: the log went on without a break */
		return;
	}
	if (shard)
		coordinator_resigned(c, partition);
	shard = HEAP_NEW(c->heap, struct shard);
	shard->coordinator = c;
	shard->partition = partition;
	shard->leader_epoch = leader_epoch;
	list_init(&shard->operations);
	tree_insert(&c->shards, &shard->partition, compare, &shard->node);
	shard_load(shard);
}

void coordinator_resigned(struct coordinator *c, int32_t partition)
{
	struct shard *shard = coordinator_shard_of(c, partition);

	if (!shard)
		return;
	tree_remove(&c->shards, &shard->node);
	shard_free(shard, false);
}

/* UTF-16 units of a text in UTF-8, one after another; bytes that are no UTF-8 count as one unit each. */
static bool next_unit(struct bytes text, size_t *at, uint32_t *pending, uint16_t *unit)
{
	if (*pending) {
		*unit = (uint16_t)*pending;
		*pending = 0;
		return true;
	}
	if (*at >= text.size)
		return false;
	uint32_t code = text.data[(*at)++];
	int more = code >= 0xf0 ? 3 : code >= 0xe0 ? 2 : code >= 0xc0 ? 1 : 0;

	if (more > 0)
		code &= 0x3fu >> more;
	for (; more > 0 && *at < text.size && (text.data[*at] & 0xc0) == 0x80; more--)
		code = code << 6 | (text.data[(*at)++] & 0x3fu);
	if (code >= 0x10000) {
		*pending = 0xdc00u | ((code - 0x10000) & 0x3ffu);
		code = 0xd800u | ((code - 0x10000) >> 10 & 0x3ffu);
	}
	*unit = (uint16_t)code;
	return true;
}

int32_t java_hash(struct bytes text)
{
	uint32_t hash = 0, pending = 0;
	uint16_t unit;

	for (size_t at = 0; next_unit(text, &at, &pending, &unit);)
		hash = hash * 31 + unit;
	return (int32_t)hash;
}

size_t java_length(struct bytes text)
{
	uint32_t pending = 0;
	uint16_t unit;
	size_t length = 0;

	for (size_t at = 0; next_unit(text, &at, &pending, &unit);)
		length++;
	return length;
}

int32_t coordinator_partition_of(struct bytes group, int32_t partition_count)
{
	int32_t hash = java_hash(group);

	assert(partition_count > 0);
	return (hash == INT32_MIN ? 0 : hash < 0 ? -hash : hash) % partition_count;
}

struct shard *coordinator_shard(struct coordinator *c, struct bytes group, int16_t *error_code)
{
	int32_t count = c->port.partition_count(c->port.self);
	struct shard *shard = count > 0 ? coordinator_shard_of(c, coordinator_partition_of(group, count)) : NULL;

	*error_code = KAFKA_NONE;
	if (shard && shard->state == SHARD_ACTIVE)
		return shard;
	*error_code = shard && shard->state == SHARD_LOADING ? KAFKA_COORDINATOR_LOAD_IN_PROGRESS : KAFKA_NOT_COORDINATOR;
	return NULL;
}

void coordinator_answer(struct coordinator *c, struct call *call, const void *response)
{
	call_answer(call, c->step.fx, response, 0);
}
