#include "engine/client/partitioner.h"

#include <assert.h>
#include <stddef.h>

int32_t murmur2(struct bytes data)
{
	const uint32_t m = 0x5bd1e995;
	uint32_t h = 0x9747b28c ^ (uint32_t)data.size;
	size_t at = 0;

	for (; at + 4 <= data.size; at += 4) {
		const uint8_t *p = data.data + at;
		uint32_t k = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;

		k *= m;
		k ^= k >> 24;
		k *= m;
		h *= m;
		h ^= k;
	}
	size_t rest = data.size - at;

	if (rest == 3)
		h ^= (uint32_t)data.data[at + 2] << 16;
	if (rest >= 2)
		h ^= (uint32_t)data.data[at + 1] << 8;
	if (rest >= 1) {
		h ^= data.data[at];
		h *= m;
	}
	h ^= h >> 13;
	h *= m;
	h ^= h >> 15;
	return (int32_t)h;
}

int32_t partition_of_key(struct bytes key, int32_t partition_count)
{
	assert(partition_count > 0);
	/* Kafka's toPositive() clears the sign bit; it is no absolute value. */
	return (murmur2(key) & 0x7fffffff) % partition_count;
}

static int32_t draw(struct sticky_partitioner *s, struct prng *prng, const int32_t *available, int32_t available_count,
                    int32_t partition_count)
{
	if (s->weights) {
		int32_t weight = (int32_t)prng_below(prng, (uint64_t)s->weights[s->weight_count - 1]);
		int32_t i = 0;

		while (s->weights[i] <= weight)
			i++;
		return s->partitions[i];
	}
	if (available_count > 0)
		return available[prng_below(prng, (uint64_t)available_count)];
	return (int32_t)prng_below(prng, (uint64_t)partition_count);
}

int32_t sticky_partition(struct sticky_partitioner *s, struct prng *prng, const int32_t *available, int32_t available_count,
                         int32_t partition_count)
{
	if (s->partition < 0) {
		s->partition = draw(s, prng, available, available_count, partition_count);
		s->produced_bytes = 0;
	}
	return s->partition;
}

void sticky_update(struct sticky_partitioner *s, int32_t appended_bytes, int32_t batch_size, bool may_switch)
{
	int64_t produced = (int64_t)s->produced_bytes + appended_bytes;

	s->produced_bytes = produced > INT32_MAX ? INT32_MAX : (int32_t)produced;
	if ((produced >= batch_size && may_switch) || produced >= (int64_t)batch_size * 2)
		s->partition = -1;
}

bool sticky_weights(int32_t *queue_sizes, int32_t count)
{
	int32_t longest = queue_sizes[0];
	bool are_equal = true;

	for (int32_t i = 1; i < count; i++) {
		are_equal = are_equal && queue_sizes[i] == queue_sizes[0];
		longest = queue_sizes[i] > longest ? queue_sizes[i] : longest;
	}
	if (are_equal)
		return false;
	/* The longest queue keeps a weight of one: 0 3 1 becomes 4 1 3, and summed up 4 5 8. */
	for (int32_t i = 0, sum = 0; i < count; i++) {
		sum += longest + 1 - queue_sizes[i];
		queue_sizes[i] = sum;
	}
	return true;
}
