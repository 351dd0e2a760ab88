/* The transaction index of a segment: which aborted transactions ended in it.
 *
 *   <base>.txnindex   per entry: i16 version 0, i64 producer id, i64 first offset, i64 last offset (of the abort marker),
 *                     i64 last stable offset behind it
 *
 * The file is made with its first entry. Entries are in the order of their markers; the last stable offset tells a reader when to stop: a
 * transaction that was still open below it has its entry further on, perhaps in a later segment. All are held in memory, 32 bytes each.
 * Source: Kafka's TransactionIndex.
 */
#ifndef KLAB_LOG_ABORTED_H
#define KLAB_LOG_ABORTED_H

#include "engine/log/log.h"
#include "engine/wire/messages.h"

struct aborted_list {
	struct aborted_txn *items; /* by last offset */
	int32_t count, capacity;
	int32_t file; /* 0: not opened yet */
};

struct segment;

void aborted_free(struct log *, struct aborted_list *);

/* Reads the file, which is there. ERR_CORRUPT when it cannot be true: then the segment is to be rebuilt. */
enum err aborted_load(struct log *, struct segment *);

/* Adds an entry. One that is lost is found again at recovery. */
enum err aborted_add(struct log *, struct segment *, struct aborted_txn);

/* Removes entries whose marker is at or above `offset`. */
enum err aborted_truncate(struct log *, struct segment *, int64_t offset);

#endif
