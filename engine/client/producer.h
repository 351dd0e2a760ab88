/* The producer: KafkaProducer, its accumulator and its sender, without their threads.
 *
 * producer_send() never blocks. A record waits first for its topic's metadata and for buffer.memory (what KafkaProducer.send() blocks on,
 * at most max.block.ms), then in the batch of its partition until that is full or linger.ms old, then for its answer. Each
 * record ends as exactly one delivery, in time bounded by max.block.ms + delivery.timeout.ms. An owner that wants to be as slow as a
 * blocked Java thread asks producer_is_blocked() before it sends more.
 *
 * Order: records of one partition are acknowledged in the order of sending as far as Kafka promises it: with idempotence always, without it
 * unless retries reorder requests in flight (max.in.flight.requests.per.connection > 1). With idempotence each batch carries producer
 * id, epoch and sequence; a batch whose sequence may have been lost is never given up without a new epoch (KIP-360).
 *
 * Use, inside the step of the process that owns it:
 *     producer_event(p, ev, fx);                       every event of the process
 *     producer_send(p, ev, fx, &record);               at any time
 *     while (producer_take_delivery(p, &delivery)) ...
 *     deadline = min(deadline, producer_deadline(p));
 */
#ifndef KLAB_CLIENT_PRODUCER_H
#define KLAB_CLIENT_PRODUCER_H

#include "engine/client/network.h"
#include "engine/log/batch.h"

struct producer;

struct producer_options {
	struct heap *heap;
	const struct client_config *config; /* CLIENT_PRODUCER; copied */
	uint64_t seed;                      /* of its own PRNG */
	bool is_quiet;                      /* report no record_acknowledged and record_failed (perf tests) */
};

/* NULL, and the message of the ConfigException in `problem`, if the config is not valid. Connects to nothing yet. */
struct producer *producer_new(const struct producer_options *, struct buf *problem);

/* Frees it at once, as kill -9 does: what was not sent is lost, nothing is said. */
void producer_del(struct producer *);

/* Takes part in a step. True if the event concerned it. */
bool producer_event(struct producer *, const struct event *, struct effects *);
int64_t producer_deadline(const struct producer *);

struct producer_record {
	struct bytes topic;
	int32_t partition; /* -1: the partitioner decides */
	int64_t timestamp; /* NO_TIMESTAMP: now */
	struct bytes key;  /* null allowed */
	struct bytes value;
	const struct header *headers;
	int32_t header_count;
	uint64_t tag; /* comes back with the delivery */
};

/* Everything is copied. What KafkaProducer.send() throws at once (a closed producer, a partition that is no partition's number) is false, with
 * the exception's text in `problem` (NULL: do not care); all else ends in a delivery. */
bool producer_send(struct producer *, const struct event *, struct effects *, const struct producer_record *, struct buf *problem);

struct producer_delivery {
	uint64_t tag;
	struct bytes topic; /* valid until the next take */
	int32_t partition;  /* -1: it never got one */
	int64_t offset;     /* -1: not known (acks=0, duplicates of long ago) */
	int64_t timestamp;
	int16_t error_code;    /* 0: acknowledged */
	const char *exception; /* "TimeoutException"; NULL if acknowledged */
	struct bytes error;    /* its message; valid until the next take */
};

bool producer_take_delivery(struct producer *, struct producer_delivery *out);

/* Records waiting for metadata or buffer memory: KafkaProducer.send() would not have returned yet. */
bool producer_is_blocked(const struct producer *);

/* Records sent and not yet delivered (taken deliveries count as delivered). */
int64_t producer_pending(const struct producer *);

/* Makes every batch of now ready at once, without waiting for linger.ms; done when producer_is_flushed(): all records sent before
 * the last producer_flush() are delivered. */
void producer_flush(struct producer *, const struct event *, struct effects *);
bool producer_is_flushed(const struct producer *);

/* Flushes, waits up to timeout_ms (INT64_MAX: as long as it takes), aborts the rest, closes connections: producer_is_closed() then. */
void producer_close(struct producer *, const struct event *, struct effects *, int64_t timeout_ms);
bool producer_is_closed(const struct producer *);

struct bytes producer_client_id(const struct producer *);
bool producer_take_log(struct producer *, struct arena *, struct client_log_line *out);

/* What it counts, under names of the Java client's JMX metrics where it has them. */
struct producer_stats {
	int64_t record_send_total;
	int64_t record_error_total;
	int64_t record_retry_total;
	int64_t batch_total;
	int64_t byte_total;
	int64_t buffer_available_bytes;
	int64_t producer_id; /* -1: none (yet) */
	int16_t producer_epoch;
};
struct producer_stats producer_stats(const struct producer *);

/* The partitions of a topic as far as known; 0: not (yet). Wants the topic from now on. */
int32_t producer_partition_count(struct producer *, const struct event *, struct bytes topic);

#endif
