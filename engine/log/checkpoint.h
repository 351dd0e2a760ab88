/* Kafka's text checkpoints of a log directory: recovery-point-offset-checkpoint, replication-offset-checkpoint (high watermarks),
 * log-start-offset-checkpoint. "0\n<count>\n" and a line "<topic> <partition> <offset>" each.
 */
#ifndef KLAB_LOG_CHECKPOINT_H
#define KLAB_LOG_CHECKPOINT_H

#include "engine/base/buf.h"
#include "engine/base/disk.h"

struct checkpoint_entry {
	struct bytes topic;
	int32_t partition;
	int64_t offset;
};

/* The entries in the order of the file; none if the file is not there or empty. ERR_CORRUPT for a malformed one. */
enum err checkpoint_read(struct disk *, struct bytes path, struct arena *, struct checkpoint_entry **out, int32_t *count);

/* The offset of a partition, or `otherwise`. */
int64_t checkpoint_find(const struct checkpoint_entry *, int32_t count, struct bytes topic, int32_t partition, int64_t otherwise);

/* Replaces the file (not synced). */
enum err checkpoint_write(struct disk *, struct heap *, struct bytes path, const struct checkpoint_entry *, int32_t count);

#endif
