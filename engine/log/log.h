/* One partition's log on a disk: segments of record batches, their indexes, leader epochs and producer state, in Kafka's files.
 *
 * <dir>/<20 digits>.log .index .timeindex .txnindex .snapshot, leader-epoch-checkpoint, partition.metadata. The last segment is
 * active: appends go there, and it rolls by size, age, index or offset span. Invariants: log_start <= log_end; segments follow each
 * other without a gap; an index entry never points past the end of its file. Everything below `recovery_point` is known to be synced.
 * A log opened after an unclean stop reads its segments from the recovery point, checks each batch, and cuts off what follows the
 * last valid one.
 *
 * The high watermark is the partition's matter (engine/broker/partition.h); reads are bounded by the offset that the caller gives.
 */
#ifndef KLAB_LOG_LOG_H
#define KLAB_LOG_LOG_H

#include "engine/base/disk.h"
#include "engine/base/list.h"
#include "engine/log/batch.h"
#include "engine/wire/errors.h"
#include "engine/event/step.h"

struct log_config {
	int32_t segment_bytes;        /* 1 GiB */
	int64_t segment_ms;           /* 7 days */
	int64_t segment_jitter_ms;
	int64_t retention_ms;         /* -1: for ever */
	int64_t retention_bytes;      /* -1: no limit */
	int32_t index_interval_bytes; /* 4096 */
	int32_t segment_index_bytes;  /* 10 MiB */
	int32_t max_message_bytes;    /* 1048588 */
	int32_t max_decompressed_message_bytes; /* of one record in a compressed batch; INT32_MAX - 8 */
	bool is_log_append_time;
	int64_t timestamp_before_max_ms; /* INT64_MAX */
	int64_t timestamp_after_max_ms;  /* 1 h */
	bool is_compacted;  /* cleanup.policy has compact */
	bool is_deleted;    /* cleanup.policy has delete */
	bool has_codec;     /* compression.type names a codec; otherwise the producer's is kept */
	enum codec codec;
	int codec_level;
	int64_t file_delete_delay_ms; /* 60 s */
	int64_t flush_messages;       /* INT64_MAX: never by count */
	int64_t flush_ms;             /* INT64_MAX: never by time */
	int64_t producer_id_expiration_ms; /* 1 day */
};

/* Kafka's defaults. */
void log_config_init(struct log_config *);

struct log;

struct log_options {
	struct heap *heap;
	struct disk *disk;
	struct bytes dir;   /* "/tmp/kraft-combined-logs/orders-0" */
	struct bytes topic; /* for traces and messages */
	int32_t partition;
	struct uuid topic_id; /* written to partition.metadata; zero: none */
	struct log_config config;
	int64_t log_start;      /* from log-start-offset-checkpoint; 0 if none */
	int64_t recovery_point; /* from recovery-point-offset-checkpoint; 0 if none */
	bool was_clean_shutdown;
	int64_t wall_ms;
	struct trace_log *trace; /* of the step in which it is opened */
	/* Who is told, in Kafka's words, what was wrong with the files; NULL: nobody. `level` NULL: the line before goes on. */
	void (*tell)(void *owner, const char *level, const char *logger, const char *text);
	void *owner;
};

/* Opens or creates. `problem`, if not NULL, gets one line on ERR_CORRUPT and the like. */
enum err log_open(const struct log_options *, struct log **out, struct buf *problem);

/* Asks for a sync of what says whose log it is: records that survive a loss of power must not be taken for those of another topic of that name. */
void log_sync_identity(const struct log *, struct effects *);
/* For one that was found without an id. */
enum err log_assign_topic_id(struct log *, struct effects *, struct uuid);

/* Closes the files; syncs nothing. log_close_clean() also writes the producer snapshot and trims, for a controlled stop. */
void log_del(struct log *);
enum err log_close_clean(struct log *, struct effects *);

void log_set_config(struct log *, const struct log_config *);
const struct log_config *log_config_of(const struct log *);
struct bytes log_dir(const struct log *);
struct uuid log_topic_id(const struct log *);

/* The first member of a log: its bounds are asked for so often that to read them is no call. */
struct log_bounds {
	int64_t start, end;
};
static inline int64_t log_start_offset(const struct log *log)
{
	return ((const struct log_bounds *)(const void *)log)->start;
}
static inline int64_t log_end_offset(const struct log *log)
{
	return ((const struct log_bounds *)(const void *)log)->end;
}

int64_t log_recovery_point(const struct log *);
int64_t log_size_bytes(const struct log *);
int64_t log_active_base(const struct log *); /* where the active segment begins */

enum append_origin { ORIGIN_CLIENT, ORIGIN_COORDINATOR, ORIGIN_RAFT, ORIGIN_REPLICATION };

struct append_error {
	int32_t batch_index;
	struct bytes text;
};

struct append_result {
	int16_t error_code; /* enum kafka_error */
	struct bytes error_text; /* may be null */
	const struct append_error *record_errors;
	int32_t record_error_count;
	int64_t base_offset;
	int64_t last_offset;
	int64_t log_append_time; /* NO_TIMESTAMP when records keep their create time */
	int64_t log_start;
	bool is_duplicate; /* one of the producer's last five batches: acknowledge with its first offset */
	enum err err;      /* the disk's; error_code is then KAFKA_STORAGE_ERROR */
};

/* Validates as facts.md 4.2 says, assigns offsets and timestamps, recompresses if the topic's codec asks for it, rolls if need
 * be, and appends. `records` is one batch or several, as a Produce request carries them; nothing is appended unless all are valid. */
struct append_result log_append_as_leader(struct log *, struct effects *, struct bytes records, int32_t leader_epoch,
                                          enum append_origin, int64_t wall_ms);

/* Appends batches that already have offsets and epochs (from a leader); they must follow on. */
struct append_result log_append_as_follower(struct log *, struct effects *, struct bytes records, int64_t wall_ms);

struct log_read {
	struct span records; /* a range of one segment's file: whole batches, first one holds `offset` */
	int64_t first_offset;
	int64_t last_offset; /* of whole batches in it; a little too low, perhaps, when size_max cut it; -1: none */
	bool is_first_batch_cut; /* larger than size_max and not asked for */
	enum err err;
};

/* Batches from the one that holds `offset`, up to and without `limit_offset`, at most `size_max` bytes; at least one whole batch
 * if `is_at_least_one`. Empty span at the end. The caller has checked log_start <= offset <= limit. */
struct log_read log_read(struct log *, int64_t offset, int64_t limit_offset, int64_t size_max, bool is_at_least_one);

/* For a consumer that reads committed records: the aborted transactions that have records in what was just read from `offset`, perhaps a few more
 * from behind it. Their records are to be skipped up to the abort marker. By their markers' offsets. */
struct log_aborted {
	int64_t producer_id;
	int64_t first_offset;
};
int32_t log_aborted(const struct log *, int64_t offset, const struct log_read *, struct arena *, struct log_aborted **out);

/* Reads a range of a span into memory. */
enum err log_load(struct log *, struct span, struct arena *, struct bytes *out);

/* The first record with timestamp >= `timestamp` below `limit_offset`: its offset and timestamp and epoch; offset -1 if none. */
struct log_position {
	int64_t offset;
	int64_t timestamp;
	int32_t leader_epoch;
};
enum err log_find_timestamp(struct log *, int64_t timestamp, int64_t limit_offset, struct arena *, struct log_position *out);

/* The record with the largest timestamp (the first of equals): ListOffsets -3. */
enum err log_find_max_timestamp(struct log *, struct arena *, struct log_position *out);

/* Leader epochs. */
enum err log_assign_epoch(struct log *, struct effects *, int32_t leader_epoch, int64_t start_offset);
int32_t log_latest_epoch(const struct log *); /* -1: none */
/* The largest epoch <= `leader_epoch` and where it ends; epoch -1 and offset -1 if it is larger than the latest (KIP-101, KIP-320). */
void log_epoch_end(const struct log *, int32_t leader_epoch, int32_t *epoch, int64_t *end_offset);
/* The epoch that holds `offset`; -1 if none. */
int32_t log_epoch_of(const struct log *, int64_t offset);

/* Removes everything at and above `offset`. */
enum err log_truncate_to(struct log *, struct effects *, int64_t offset);
/* Drops all and starts empty at `offset`. */
enum err log_truncate_fully(struct log *, struct effects *, int64_t offset);
/* DeleteRecords: raises the start; segments wholly below are deleted. */
enum err log_set_start(struct log *, struct effects *, int64_t offset);

/* Retention by time, size and log start, up to `limit_offset` (the high watermark): at most one segment a call; true if there may be more.
 * Deleted segments are renamed to .deleted and removed after file_delete_delay_ms by log_remove_deleted(). */
bool log_apply_retention(struct log *, struct effects *, int64_t limit_offset, int64_t wall_ms);
void log_remove_deleted(struct log *, struct effects *, int64_t wall_ms);
/* When the first of them is due; INT64_MAX: there is none. */
int64_t log_next_removal_ms(const struct log *);
void log_roll(struct log *, struct effects *, int64_t wall_ms);

/* "<dir>/<20 digits><suffix>", of a directory that a log is in. */
struct bytes log_segment_path(struct bytes dir, int64_t base_offset, const char *suffix, char text[static DISK_PATH_SIZE]);

/* Asks for a sync of what was appended so far (a handful of paths, the last with `token`); when EVENT_SYNCED of the token came, call
 * log_synced() with the log end of then. */
void log_sync(struct log *, struct effects *, uint64_t token);
void log_synced(struct log *, int64_t up_to_offset);
/* Whether there is nothing that a sync would do: the log is as it was when the last one was done. */
bool log_is_flushed(const struct log *);

/* Producer state of the log, for DescribeProducers and the screens. */
struct log_producer {
	int64_t producer_id;
	int16_t producer_epoch;
	int32_t last_sequence; /* -1 */
	int64_t last_timestamp;
	int32_t coordinator_epoch;
	int64_t txn_first_offset; /* -1: no open transaction */
};
int32_t log_producers(const struct log *, struct arena *, struct log_producer **out);
int64_t log_last_stable_offset(const struct log *, int64_t high_watermark);
/* The ends of transactions below it are replicated: they hold nobody back any more. */
void log_note_high_watermark(struct log *, int64_t high_watermark);

/* The segments, for the Log view: in order. */
struct log_segment_view {
	int64_t base_offset;
	int64_t size;
	int64_t max_timestamp;
	bool is_active;
};
int32_t log_segments(const struct log *, struct arena *, struct log_segment_view **out);

#endif
