/* What batches one replica's files hold, as far as it is remembered: base offsets, epochs and CRCs, not bytes.
 *
 * Invariants: batches follow each other in the order of offsets; `start` <= `end`; at most COPY_BATCHES_MAX are remembered, the newest. Where
 * nothing is remembered nothing is known, and two copies agree.
 */
#ifndef KLAB_TRACE_CHECKERS_COPIES_H
#define KLAB_TRACE_CHECKERS_COPIES_H

#include "engine/log/batch.h"

enum { COPY_BATCHES_MAX = 1 << 15 };

struct copied_batch {
	int64_t base_offset;
	int64_t last_offset;
	int32_t leader_epoch;
	uint32_t crc;
	int64_t producer_id;
	int32_t base_sequence;
	int32_t record_count;
	int16_t producer_epoch;
	int16_t attributes;
	int32_t size;     /* in bytes */
	int64_t segment;  /* base offset of the file that it stands in... */
	int64_t position; /* ...and where */
};

struct copy {
	int64_t end;
	int64_t start; /* the log's own; offsets below are deleted */
	struct copied_batch *items;
	int32_t count, capacity;
	struct heap *heap;
};

void copy_free(struct copy *);
/* Knows nothing, and begins at `offset`. */
void copy_reset(struct copy *, int64_t offset);
void copy_add(struct copy *, const struct copied_batch *);
/* Nothing at or above `offset` is there any more. */
void copy_cut(struct copy *, int64_t offset);
/* The log begins at `offset` now. */
void copy_begin(struct copy *, int64_t offset);
/* The batch that holds `offset`; NULL if it is not known. */
const struct copied_batch *copy_at(const struct copy *, int64_t offset);
/* The index of the first batch that ends at or above `offset`. */
int32_t copy_index(const struct copy *, int64_t offset);
/* True if both hold the same in [from, to), as far as both know. Else *where is the first offset at which they differ. */
bool copies_agree(const struct copy *, const struct copy *, int64_t from, int64_t to, int64_t *where);

#endif
