/* One segment of a log: a file of batches and its indexes.
 *
 *   <base>.log        batches, one after another
 *   <base>.index      per entry: i32 offset - base, i32 position in .log       (the last offset of the batch at that position)
 *   <base>.timeindex  per entry: i64 timestamp, i32 offset - base              (the largest timestamp so far, and where)
 *   <base>.txnindex   aborted transactions (engine/log/aborted.h); not there if there are none
 *
 * An entry is added when more than index.interval.bytes have been appended since the last one, before the batch that follows is counted; so
 * the first batch of a segment has none. The first two are held in memory too: 8 and 12 bytes for each 4 KiB of log.
 */
#ifndef KLAB_LOG_SEGMENT_H
#define KLAB_LOG_SEGMENT_H

#include "engine/log/aborted.h"

struct index_entry {
	int32_t relative_offset;
	int32_t position;
};

struct time_entry {
	int64_t timestamp;
	int32_t relative_offset;
};

struct segment {
	int64_t base_offset;
	int64_t next_offset; /* behind the last batch */
	int64_t size;
	int32_t log_file, index_file, time_file;
	struct index_entry *index;
	int32_t index_count, index_capacity;
	struct time_entry *times;
	int32_t time_count, time_capacity;
	struct aborted_list aborted;
	int64_t max_timestamp; /* NO_TIMESTAMP: empty */
	int64_t max_timestamp_offset;
	int64_t first_timestamp; /* of the first batch; NO_TIMESTAMP: empty */
	int64_t created_ms;
	int64_t bytes_since_index;
	int64_t remove_at_ms; /* once it is renamed to .deleted */
};

/* Where batches stand: position of a batch and what it spans. */
struct batch_place {
	int64_t position;
	int64_t size;
	int64_t base_offset;
	int64_t last_offset;
	int64_t max_timestamp;
	int32_t leader_epoch;
};

/* Opens (and creates) the three files; empty. */
enum err segment_open(struct log *, int64_t base_offset, int64_t wall_ms, struct segment **out);
void segment_del(struct log *, struct segment *);

/* Reads the indexes from their files. ERR_CORRUPT when they cannot be true: then segment_rebuild(). */
enum err segment_load_indexes(struct log *, struct segment *);

/* Called for each batch of a scan, with its bytes when `is_whole`; an error ends the scan. */
typedef enum err batch_visit(void *context, const struct batch_place *, const struct batch *);

/* Scans the batches from `position`. Headers only unless `is_whole`. *end is where the first bad or torn batch starts, or the end. */
enum err segment_scan(struct log *, struct segment *, int64_t position, bool is_whole, batch_visit *, void *context, int64_t *end);

/* Notes a batch that was appended at `position`, with its index entries. */
enum err segment_add_batch(struct log *, struct segment *, const struct batch_place *);

/* Makes the indexes anew from the batches, checking each; cuts the file at the first bad one. Adds the bytes cut to *truncated. The log's producer
 * state, which must be that of the segment's base, becomes that of its end. */
enum err segment_rebuild(struct log *, struct segment *, int64_t *truncated);

/* Adds the last time index entry, when the segment will get no more batches. */
enum err segment_finish(struct log *, struct segment *);

/* The first batch whose last offset is >= `offset`; ERR_NOT_FOUND at the end. */
enum err segment_find(struct log *, struct segment *, int64_t offset, struct batch_place *out);

/* Cuts off the batch that holds `offset` and all behind. */
enum err segment_truncate(struct log *, struct segment *, int64_t offset);

/* Renames its files to ....deleted, or removes those that have been. */
enum err segment_mark_deleted(struct log *, struct segment *);
void segment_remove_files(struct log *, struct segment *);

/* log_segment_path() of its directory. */
struct bytes segment_path(const struct log *, int64_t base_offset, const char *suffix, char text[static DISK_PATH_SIZE]);

#endif
