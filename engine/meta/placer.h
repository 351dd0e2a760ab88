/* Which brokers hold the replicas of new partitions, as Kafka's StripedReplicaPlacer chooses.
 *
 * Leaders go round the racks, and round the brokers of each rack, from random starts; the other replicas follow from the next racks on.
 * Fenced brokers take replicas only when the others do not suffice, and never lead; one that is stopping takes none. After as many
 * partitions as there are unfenced brokers the order is shuffled, so that assignments do not repeat.
 */
#ifndef KLAB_META_PLACER_H
#define KLAB_META_PLACER_H

#include "engine/base/prng.h"
#include "engine/meta/image.h"

/* `count` assignments of `replica_count` brokers each, one after another in the arena; NULL: `problem` gets Kafka's message of an
 * INVALID_REPLICATION_FACTOR. */
int32_t *placer_place(const struct image *, struct prng *, int32_t count, int32_t replica_count, struct arena *, struct buf *problem);

#endif
