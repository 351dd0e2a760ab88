/* What a log knows of its producers: epoch, the last five batches of each (to tell a retry from a gap), open transactions.
 *
 * It is a function of the log's batches: every append, and every scan at start, passes them through producers_apply(). A snapshot
 * (<offset>.snapshot) saves the scan: i16 version 1, u32 CRC-32C of what follows, i32 count, then 46 bytes each.
 */
#ifndef KLAB_LOG_PRODUCERS_H
#define KLAB_LOG_PRODUCERS_H

#include "engine/base/disk.h"
#include "engine/base/list.h"
#include "engine/base/tree.h"
#include "engine/log/batch.h"

enum { PRODUCER_BATCHES_MAX = 5 };

struct producer_batch {
	int32_t last_sequence;
	int64_t last_offset;
	int32_t offset_delta;
	int64_t timestamp;
};

struct producer_entry {
	struct tree_node node; /* by id */
	int64_t producer_id;
	int16_t epoch;
	int32_t coordinator_epoch;
	int64_t last_timestamp;
	int64_t txn_first_offset; /* -1: none open */
	struct list open;         /* in the list of open transactions, while one is */
	struct producer_batch batches[PRODUCER_BATCHES_MAX]; /* oldest first */
	int32_t batch_count;
};

/* A transaction that has ended but whose end may not be replicated yet: reads stay below it until it is. */
struct ended_txn {
	int64_t producer_id;
	int64_t first_offset;
	int64_t last_offset; /* of its marker */
	bool is_aborted;
};

struct producers {
	struct heap *heap;
	struct tree tree;
	struct list open;        /* entries with an open transaction, by its first offset */
	struct ended_txn *ended; /* by last offset */
	int32_t ended_count, ended_capacity;
};

void producers_init(struct producers *, struct heap *);
void producers_free(struct producers *);

/* What a batch of a client is: new, a retry of one of the last five (`*same`), or refused with a Kafka error code. */
int16_t producers_check(const struct producers *, const struct batch *, const struct producer_batch **same);

/* Takes note of a batch that is in the log. A control batch of type COMMIT or ABORT ends the producer's transaction: if one was open, it is
 * returned, and is valid until the next call. */
const struct ended_txn *producers_apply(struct producers *, const struct batch *);

/* Forgets those that have been silent for longer and have no open transaction. */
void producers_expire(struct producers *, int64_t now_ms, int64_t after_ms);

/* Reads committed to `high_watermark` must stay below this. */
int64_t producers_last_stable(const struct producers *, int64_t high_watermark);

/* Where the first open transaction begins; `if_none` if there is none. */
int64_t producers_first_open(const struct producers *, int64_t if_none);

/* Forgets the ended transactions whose markers lie below the high watermark. */
void producers_forget_ended(struct producers *, int64_t high_watermark);

/* In Kafka's snapshot format. */
void producers_encode(const struct producers *, struct buf *);
enum err producers_decode(struct producers *, struct bytes);

#endif
