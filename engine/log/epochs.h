/* The leader epochs of a log and the offset at which each began (KIP-101), kept in leader-epoch-checkpoint.
 * Invariants: epochs and start offsets both grow; an epoch without records is not there.
 */
#ifndef KLAB_LOG_EPOCHS_H
#define KLAB_LOG_EPOCHS_H

#include "engine/base/buf.h"
#include "engine/base/disk.h"

struct epoch_entry {
	int32_t epoch;
	int64_t start_offset;
};

struct epochs {
	struct heap *heap;
	struct epoch_entry *items;
	int32_t count, capacity;
	bool is_changed; /* since it was written */
};

void epochs_init(struct epochs *, struct heap *);
void epochs_free(struct epochs *);
void epochs_assign(struct epochs *, int32_t epoch, int64_t start_offset);
/* Nothing at or above / below `offset`. */
void epochs_truncate_from_end(struct epochs *, int64_t offset);
void epochs_truncate_from_start(struct epochs *, int64_t offset);
/* The largest epoch <= `epoch` and its end (`log_end` for the latest); -1, -1 for one that is larger than the latest. One that is smaller
 * than all ends where the first begins. */
void epochs_end_of(const struct epochs *, int32_t epoch, int64_t log_end, int32_t *found, int64_t *end_offset);
int32_t epochs_at(const struct epochs *, int64_t offset);

enum err epochs_read(struct epochs *, struct disk *, struct bytes dir);
enum err epochs_write(struct epochs *, struct disk *, struct bytes dir);

#endif
