/* What the files of this room share: the struct behind log.h. */
#ifndef KLAB_LOG_INTERNAL_H
#define KLAB_LOG_INTERNAL_H

#include "engine/log/epochs.h"
#include "engine/log/producers.h"
#include "engine/log/segment.h"

struct log {
	struct log_bounds bounds; /* first: log.h reads it there */
	struct heap *heap;
	struct disk *disk;
	struct bytes dir;
	struct bytes topic;
	int32_t partition;
	struct uuid topic_id;
	struct log_config config;
	struct segment **segments; /* by base offset; the last one is active */
	int32_t segment_count, segment_capacity;
	struct segment **deleted;
	int32_t deleted_count, deleted_capacity;
	int64_t recovery_point;
	bool is_unsynced;     /* a segment or its indexes were written since the last sync was asked for */
	bool is_dir_unsynced; /* a file was made or renamed since then */
	const struct log_options *opening; /* NULL once it is open */
	struct epochs epochs;
	struct producers producers;
	int64_t producers_end; /* the offset up to which they are known while the log is opened */
};

/* A line of the server log; nothing once the log is open. */
void log_tell(const struct log *, const char *level, const char *logger, const char *format, ...) __attribute__((format(printf, 4, 5)));
/* The same by LogLoader, which names the partition first. */
#define log_tell_loading(log, level, format, ...)                                                                                                  \
	log_tell(log, level, "org.apache.kafka.storage.internals.log.LogLoader", "[LogLoader partition=%.*s-%d, dir=%.*s] " format, (int)(log)->topic.size, \
	         (const char *)(log)->topic.data, (int)(log)->partition, log_parent_size(log), (const char *)(log)->dir.data, __VA_ARGS__)
/* How much of `dir` is the log directory that it lies in. */
int log_parent_size(const struct log *);

struct segment *log_active(const struct log *);
/* The segment that holds `offset`, or NULL below the first. */
struct segment *log_segment_of(const struct log *, int64_t offset, int32_t *index);
void log_add_segment(struct log *, struct segment *);
/* Takes it off the list without touching its files. */
void log_drop_segment(struct log *, int32_t index);
/* Rolls if `size` more bytes that reach `last_offset` with `max_timestamp` do not belong into the active segment. */
enum err log_maybe_roll(struct log *, struct trace_log *, int64_t size, int64_t last_offset, int64_t max_timestamp, int64_t wall_ms);
enum err log_roll_now(struct log *, struct trace_log *, int64_t wall_ms);
/* Writes the epochs if they changed, and asks for a sync: a segment that is synced is not read again to find them. */
enum err log_write_epochs(struct log *, struct effects *);
/* Sets producer state to what the log holds below `end`: the newest snapshot, then the batches behind it. */
enum err log_rebuild_producers(struct log *, int64_t end);
/* Takes note of a batch of the segment: producer state, and the aborted transaction that it may have ended. */
enum err log_apply_producer(struct log *, struct segment *, const struct batch *);
/* Removes snapshots of producer state that lie behind `end`: other batches may come to stand there. */
void log_drop_snapshots(struct log *, int64_t end);

/* Validation and assignment (validate.c): what is ready to be appended at log end, in the arena. */
struct validated {
	uint8_t *data; /* whole batches with offsets, epochs and timestamps set; or the header of the only one */
	struct bytes payload; /* what follows that header, where the caller has it; null: nothing does */
	size_t size, capacity;
	int32_t batch_count;
};
void log_validate(struct log *, struct arena *, struct bytes records, int32_t leader_epoch, enum append_origin, int64_t wall_ms,
                  struct validated *, struct append_result *);

#endif
