/* The producer's inside, shared by its four files and nobody else: producer.c (the calls, records that wait), accumulator.c (records into
 * batches, batches out to brokers), sender.c (requests and answers), sequences.c (idempotence).
 *
 * A record lives in one place: waiting (no metadata or memory yet), in a batch, or delivered. A batch is in its partition's queue
 * (open for records, or closed and waiting to go) or in flight. Both lists of a partition are in the order of sequences. A batch that expired
 * in flight is done for the user, but lives until its request ends, since memory and sequence are not free before.
 */
#ifndef KLAB_CLIENT_PRODUCER_STATE_H
#define KLAB_CLIENT_PRODUCER_STATE_H

#include "engine/base/tree.h"
#include "engine/client/partitioner.h"
#include "engine/client/producer.h"

/* Who waits for a record of a batch. */
struct producer_ticket {
	uint64_t tag;
	int64_t timestamp;
};

struct producer_batch {
	struct list link;
	struct producer_partition *partition;
	struct batch_builder builder; /* while open */
	struct buf bytes;             /* once closed */
	struct producer_ticket *tickets;
	int32_t record_count;
	int32_t ticket_capacity;
	int32_t raw_size; /* before compression */
	int32_t record_size_max;
	bool is_open;
	bool is_full;    /* a record found no room */
	bool is_split;   /* half of one that was too large for the broker */
	bool is_flushed; /* a flush waits for it */
	bool is_done;
	bool has_sequence;
	bool sequence_was_reset;
	int64_t created_us;
	int64_t attempted_us;
	int64_t retry_at_us;
	int32_t attempts;
	int32_t attempt_leader_epoch; /* of the leader that the last attempt went to */
	int64_t producer_id;
	int16_t producer_epoch;
	int32_t base_sequence;
	int64_t reserved_bytes; /* of buffer.memory */
};

struct producer_partition {
	struct tree_node busy; /* while is_busy */
	bool is_busy;
	struct producer_topic *topic;
	int32_t partition;
	struct list queue;
	struct list in_flight;
	int32_t queue_count;
	/* Idempotence. */
	int64_t producer_id;
	int16_t producer_epoch;
	int32_t next_sequence;
	int32_t last_acked_sequence; /* -1: none */
	int64_t last_acked_offset;   /* -1: none */
	bool is_unresolved;          /* an expired batch may or may not have been written */
	int32_t unresolved_sequence; /* the one behind it */
	bool is_to_rewrite;          /* starts again at sequence 0 with the next epoch */
};

struct producer_topic {
	struct list link;
	struct bytes name; /* owned */
	int32_t number;    /* the first is 0 */
	struct metadata_look known;
	struct sticky_partitioner sticky;
	bool is_weighed;       /* the weights are of these queues... */
	uint64_t weighed_as_of; /* ...and of these leaders: metadata.changes */
	struct producer_partition **partitions; /* by number; NULL: no record has gone to it */
	int32_t slot_count;
	int32_t partition_count; /* of those that are not NULL */
	int32_t compression_ratio; /* thousandths: Kafka's CompressionRatioEstimator */
};

/* A copied record that could not go into a batch yet. */
struct producer_waiting {
	struct list link;
	struct producer_record record; /* owned, with all it points to */
	int64_t until_us;
	bool is_flushed;
};

/* What came of a batch or of a single record, until it is taken. */
struct producer_result {
	struct list link;
	struct bytes topic; /* owned */
	int32_t partition;
	int64_t base_offset;
	int64_t log_append_time;
	struct producer_ticket *tickets; /* owned */
	int32_t count;
	int32_t next;
	int16_t error_code;
	const char *exception;
	struct bytes error;          /* owned */
	struct bytes *record_errors; /* owned; a null one: the record was only in bad company (KIP-467) */
	int32_t record_error_count;
};

struct producer_request {
	int32_t node;
	int32_t count;
	struct producer_batch **batches;
};

struct producer {
	struct heap *heap;
	struct client_config config;
	struct metadata metadata;
	struct network network;
	struct bytes client_id; /* owned */
	struct list topics;
	struct tree busy; /* struct producer_partition with batches, by topic and number; one that has none any more leaves at the next look of the sender */
	struct list waiting;
	struct list results;
	struct list expired; /* batches whose user was told, but whose request has not ended */
	bool is_quiet;
	bool is_idempotent;
	bool is_adaptive;
	bool ignores_keys;
	bool keeps_order; /* max.in.flight.requests.per.connection = 1 */
	bool is_closing;
	bool is_closed;
	bool is_exhausted; /* a record waits for memory */
	bool is_dirty;     /* records were added since the sender last looked */
	bool is_unresolved; /* perhaps a partition is */
	int16_t acks;
	enum codec codec;
	int codec_level;
	int32_t batch_size;
	int32_t max_request_size;
	int32_t retries;
	int64_t linger_us;
	int64_t delivery_timeout_us;
	int64_t max_block_us;
	int64_t buffer_memory;
	int64_t buffer_available;
	int64_t close_at_us;
	int64_t pending;       /* sent and not taken */
	int64_t incomplete;    /* batches not done */
	int64_t flush_pending; /* batches and waiting records that a flush waits for */
	uint32_t drain_turn;
	/* The producer id (KIP-98, KIP-360). */
	int64_t producer_id;
	int16_t producer_epoch;
	bool is_id_asked;
	bool is_bump_needed;
	int64_t id_retry_us;
	int64_t seen_us; /* when the sender last looked */
	int32_t id_attempts;
	int16_t fatal_error; /* no send succeeds any more */
	struct producer_stats stats;
};

/* accumulator.c */
struct producer_topic *producer_topic_of(struct producer *, struct bytes name);
/* False: no memory left for a new batch. */
/* Its size as Kafka estimates it, with the overhead of a batch of its own. */
int64_t producer_record_size(const struct producer_record *);
bool producer_append(struct producer *, const struct event *, const struct producer_record *, int32_t partition_count, bool is_flushed);
void producer_batch_close(struct producer *, struct producer_batch *);
void producer_batch_del(struct producer *, struct producer_batch *);
void producer_split(struct producer *, struct producer_batch *, struct arena *);
void producer_queue_in_order(struct producer *, struct producer_batch *);
/* Takes a batch from its partition's queue; it is in no list then. */
void producer_unqueue(struct producer_batch *);
/* Where the partition stands among the busy ones. */
tree_compare producer_compare_busy;
/* The one of these that is the `index`th to have got a record, by topic and number. */
struct producer_partition *producer_partition_at(const struct producer *, int32_t index);
bool producer_batch_backs_off(const struct producer *, const struct producer_batch *, int64_t now_us);
bool producer_batch_is_sendable(const struct producer *, const struct producer_batch *, int64_t now_us);
int64_t producer_batch_ready_at(const struct producer *, const struct producer_batch *);
/* Adaptive partitioning looks at the queues. */
void producer_update_weights(struct producer *, struct producer_topic *);
void producer_accumulator_free(struct producer *);

/* sender.c */
void producer_send_batches(struct producer *, const struct event *, struct effects *);
void producer_expire_batches(struct producer *, const struct event *, struct effects *);
int64_t producer_sender_deadline(const struct producer *);
/* Ends a batch for the user. error_code 0: acknowledged. */
void producer_batch_fail(struct producer *, struct effects *, struct producer_batch *, int16_t error_code, const char *exception,
                         struct bytes error);
void producer_abort_all(struct producer *, struct effects *, const char *exception, struct bytes error);

/* sequences.c */
void producer_sequences_run(struct producer *, const struct event *, struct effects *);
int64_t producer_sequences_deadline(const struct producer *);
/* Whether the first batch of the queue must not go now. */
bool producer_sequences_hold(const struct producer *, const struct producer_batch *first);
void producer_sequences_assign(struct producer *, struct producer_batch *);
bool producer_sequences_can_retry(struct producer *, struct producer_batch *, int16_t error_code, int64_t log_start_offset);
void producer_sequences_completed(struct producer *, struct producer_batch *, int64_t last_offset);
void producer_sequences_failed(struct producer *, struct producer_batch *, int16_t error_code, bool may_be_unwritten);

/* producer.c */
void producer_run(struct producer *, const struct event *, struct effects *);
void producer_result_add(struct producer *, struct producer_result result, struct bytes topic, struct bytes error);
void producer_fail_waiting(struct producer *, struct effects *, struct producer_waiting *, int16_t error_code, const char *exception,
                           struct bytes error);

/* Sequences wrap from the largest int32 to 0. */
static inline int32_t producer_sequence_add(int32_t sequence, int32_t count)
{
	return sequence > INT32_MAX - count ? count - (INT32_MAX - sequence) - 1 : sequence + count;
}

static inline struct producer_batch *producer_first_batch(const struct producer_partition *p)
{
	return LIST_FIRST(&p->queue, struct producer_batch, link);
}

static inline struct metadata_partition *producer_leader_of(const struct producer *p, const struct producer_partition *partition)
{
	struct metadata_topic *topic = metadata_topic_again(&p->metadata, &partition->topic->known, partition->topic->name);
	struct metadata_partition *m = topic && partition->partition < topic->partition_count ? &topic->partitions[partition->partition] : NULL;

	return m && m->leader >= 0 ? m : NULL;
}

#endif
