/* Which partition a record goes to, exactly as the Java producer's built-in partitioner decides.
 *
 * With a key: toPositive(murmur2(key)) % partitions, whatever is available. Without one (or with partitioner.ignore.keys): the
 * uniform sticky partitioner of KIP-794: stay with one partition until about batch.size bytes went there, then draw another; the draw is
 * uniform, or, when adaptive partitioning knows the queues of the leaders, in proportion to how short they are.
 */
#ifndef KLAB_CLIENT_PARTITIONER_H
#define KLAB_CLIENT_PARTITIONER_H

#include "engine/base/bytes.h"
#include "engine/base/prng.h"

/* Kafka's variant of MurmurHash2 with its seed, as Java's signed int. */
int32_t murmur2(struct bytes);

/* For a record with a key. partition_count > 0. */
int32_t partition_of_key(struct bytes key, int32_t partition_count);

/* Of one topic. `weights` are the cumulative frequencies of adaptive partitioning (KIP-794), one for each of `partitions`; without them
 * every available partition is as likely as the next. All zero but `partition = -1` is ready. */
struct sticky_partitioner {
	int32_t partition; /* -1: none yet */
	int32_t produced_bytes;
	int32_t weight_count;
	int32_t *weights;    /* owned by the accumulator, NULL if there are none */
	int32_t *partitions; /* the partition of each weight */
};

/* The partition to use now; draws one if there is none. `available` are the partitions with a leader (may be empty: all then). */
int32_t sticky_partition(struct sticky_partitioner *, struct prng *, const int32_t *available, int32_t available_count,
                         int32_t partition_count);

/* Counts bytes appended, and lets go of the partition when batch.size is reached: at once when `may_switch` (a batch was finished), else
 * at twice as much, so that batches are not cut short. */
void sticky_update(struct sticky_partitioner *, int32_t appended_bytes, int32_t batch_size, bool may_switch);

/* From queue lengths to cumulative weights, in place; `count` > 0. Equal queues give NULL weights in Kafka: returns false then. */
bool sticky_weights(int32_t *queue_sizes, int32_t count);

#endif
