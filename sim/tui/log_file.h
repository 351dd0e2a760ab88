/* A partition's log as it lies on a disk, for those who look at it: read from outside, whether its broker runs or not, whole or damaged.
 *
 * A log can be long, so it is never read whole: log_rows() begins at the place that a segment's offset index gives, shortly before the wanted offset.
 * Nothing here trusts what it reads: an index that points nowhere is done without, and where no batch is, a row says so.
 */
#ifndef KLAB_TUI_LOG_FILE_H
#define KLAB_TUI_LOG_FILE_H

#include "engine/log/batch.h"
#include "sim/world/state.h"

#define METADATA_TOPIC "__cluster_metadata"

/* Topics with a log somewhere, sorted by name; the metadata log is one of the internal ones. When no node runs, those of the disks. */
struct log_topic {
	struct bytes name;
	int32_t partition_count;
};
int32_t log_topics(struct world *, bool with_internal, struct arena *, struct log_topic **out);

struct log_file {
	struct world *world;
	struct arena *arena;
	struct disk *disk;
	int32_t broker;   /* whose log it is: the leader's, or of the first replica that there is */
	bool is_failing;  /* its disk */
	bool is_running;  /* that broker; else the offsets that follow are -1 */
	int32_t leader;   /* NO_LEADER */
	int32_t leader_epoch;
	int64_t log_start, high_watermark, log_end;
	struct bytes dir;
	int64_t *segments; /* base offsets, ascending; at least one */
	int32_t segment_count;
};

/* False: no disk has such a log, or (is_failing) it does not let it be read. */
bool log_file_open(struct log_file *, struct world *, struct bytes topic, int32_t partition, struct arena *);

/* The index of the segment that an offset is in. */
int32_t log_file_segment(const struct log_file *, int64_t offset);
/* The size of a segment's file (".log", ".index", ...); -1 if it is not there. */
int64_t log_file_size(const struct log_file *, int64_t base_offset, const char *suffix);

enum log_row_kind {
	LOG_ROW_SEGMENT,   /* a segment begins */
	LOG_ROW_BATCH,
	LOG_ROW_FAULT,     /* `size` bytes at `position` that are not shown, and why */
	LOG_ROW_WATERMARK, /* the high watermark is here */
	LOG_ROW_END,       /* the log ends here */
};

enum log_fault {
	LOG_FAULT_NO_BATCH, /* the bytes are wrong, or too few */
	LOG_FAULT_DISK,     /* the disk refuses */
	LOG_FAULT_FAR,      /* without an index that is too far to look for batches */
};

struct log_row {
	enum log_row_kind kind;
	int64_t segment;     /* its base offset */
	struct batch batch;  /* its header; without `bytes` */
	int64_t position;
	int64_t size;
	bool is_indexed;     /* an entry of the offset index points here */
	enum log_fault fault;
	bool is_log_end;     /* of a watermark: it is at the log's end, too */
	int64_t offset;      /* of a watermark and the end */
};

/* The batch that holds `offset` (INT64_MAX: the last one) with up to `around` batches before and behind it, and what stands between them. *selected
 * is its row; the first batch's if there is none so early; -1 if there is none at all. */
int32_t log_rows(const struct log_file *, int64_t offset, int32_t around, struct log_row **out, int32_t *selected);

/* The whole batch of a row. False: it cannot be read, or is larger than 16 MiB. */
bool log_read_batch(const struct log_file *, const struct log_row *, struct batch *out);

/* The entry of the segment's offset index that a search for `offset` starts from, and the number of entries; -1: it starts at the beginning. */
int32_t log_index_entry(const struct log_file *, int64_t base_offset, int64_t offset, int64_t *entry_offset, int64_t *position, int32_t *count);

#endif
