/* Fetch, and the fetches that wait: for min.bytes, until max.wait.ms is over.
 *
 * A fetch is a list of partitions with what was asked and what was read of each. It waits with one link in each partition's list; a
 * partition that changed wakes its waiters, who read again and answer if there is enough now, or something went wrong.
 */
#ifndef KLAB_BROKER_API_FETCH_H
#define KLAB_BROKER_API_FETCH_H

#include "engine/broker/partition.h"

struct fetch;

/* What a fetch found a partition to be like, beside its high watermark and log start, where it found nothing and found that because of these
 * alone: as long as they are so there is nothing to be read, and nothing new to be told. All zero: it was not read, or not so. */
struct fetch_reading {
	bool found_nothing;
	bool was_leader;
	int32_t replica_id; /* of whom fetched; -1: a consumer */
	int32_t partition_epoch;
	int64_t log_end;
};

struct fetch_part {
	/* Asked. */
	struct fetch *fetch;
	struct list link;   /* in the partition's fetch_waiters; alone while it does not wait */
	struct bytes topic; /* as in the request: empty if ids are used */
	struct uuid topic_id;
	int32_t number;
	int64_t offset;
	int32_t max_bytes;
	int32_t leader_epoch;
	int32_t last_fetched_epoch;
	int64_t fetcher_log_start;
	struct partition_look look;
	/* Read. */
	struct fetch_reading reading;
	int16_t error_code;
	int64_t high_watermark;
	int64_t last_stable_offset;
	int64_t log_start;
	int32_t diverging_epoch; /* -1: none */
	int64_t diverging_offset;
	int32_t preferred_replica; /* -1: read here */
	struct span records;
	const struct log_aborted *aborted; /* of a consumer that reads committed records */
	int32_t aborted_count;             /* -1: null, nobody asked or could say */
	int64_t last_offset; /* of the records, for the trace */
	bool is_throttled;   /* they count against what is allowed (engine/broker/replication_quota.h) */
};

/* Lives in the call's arena. */
struct fetch {
	struct call *call;
	struct timer timer;
	struct fetch_part **parts; /* lent by the session that it continues, or in the call's arena as well */
	int32_t part_count;
	int32_t replica_id; /* -1: a consumer */
	int64_t replica_epoch;
	bool is_read_committed;
	bool is_rack_aware;  /* the consumer told its rack, and replica.selector.class minds it (KIP-392) */
	struct bytes rack;
	int64_t max_bytes;
	int64_t min_bytes;
	int32_t session_id;    /* to be continued; SESSION_ID_NONE: a new one, or none */
	struct fetch_session *session; /* that one, while it lends its parts (fetch_session.h) */
	bool wants_session;
	bool found_nothing; /* when it last read, in no partition; and what it finds depends on offsets alone */
	bool is_answered;
};

/* As one that was not read yet. */
void fetch_part_clear(struct fetch_part *);
/* What a request says of it; it is to be read anew. */
void fetch_part_ask(struct fetch_part *, const struct fetch_request_fetch_partition *);

/* Reads all partitions anew that may be otherwise than they were read last (fetch_read.c); true if it is to be answered now. */
bool fetch_read(struct node *, struct fetch *, bool is_first_time);

/* What it read is not to be gone by the next time. */
void fetch_unread(struct fetch *);

/* Whether a fetch that found nothing may find something of this partition, which it waits for, by now. */
bool fetch_may_find(const struct node *, const struct fetch_part *, const struct partition *);

/* The partition changed. */
void fetch_wake(struct node *, struct partition *);

#endif
