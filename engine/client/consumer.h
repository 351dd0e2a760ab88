/* The consumer: KafkaConsumer with the classic group protocol (KIP-848's comes with its coordinator), without its threads.
 *
 * Poll. The application's thread is either inside poll() or busy with records. consumer_poll() is the call: it hands out records already
 * fetched, or none, and then the application counts as waiting inside poll() until it gets some. Joining, offset resets and
 * commits of a rebalance go on only while it is inside, as in Kafka; heartbeats and fetches in flight go on always, and max.poll.interval.ms
 * counts the time outside. An application whose poll() timed out says so with consumer_end_poll(), and is outside again.
 *
 * Positions move when records are handed out. enable.auto.commit commits what was handed out by earlier polls: every
 * auto.commit.interval.ms, before partitions are revoked, and on close.
 *
 * What Java tells by callbacks and exceptions is pulled: consumer_take_event(). An owner that commits when partitions are revoked
 * makes the consumer with `waits_on_revoke`: a rebalance then stands still after CONSUMER_REVOKED until consumer_continue().
 *
 * Use, inside the step of the process that owns it:
 *     consumer_event(c, ev, fx);
 *     while (consumer_take_event(c, fx->arena, &e)) ...
 *     if (!is_busy) count = consumer_poll(c, ev, fx, &records);     at the end of every step while inside poll()
 *     deadline = min(deadline, consumer_deadline(c));
 */
#ifndef KLAB_CLIENT_CONSUMER_H
#define KLAB_CLIENT_CONSUMER_H

#include "engine/client/assignor.h"
#include "engine/client/network.h"
#include "engine/log/batch.h"

struct consumer;

struct consumer_options {
	struct heap *heap;
	const struct client_config *config; /* CLIENT_CONSUMER; copied */
	uint64_t seed;
	bool waits_on_revoke;
	bool is_quiet; /* report no record_delivered (perf tests) */
};

/* NULL, and the message of the ConfigException in `problem`, if the config is not valid. */
struct consumer *consumer_new(const struct consumer_options *, struct buf *problem);
void consumer_del(struct consumer *); /* as kill -9 */
bool consumer_event(struct consumer *, const struct event *, struct effects *);
int64_t consumer_deadline(const struct consumer *);

/* Subscriptions. Each replaces the one before; assign() and subscribe() exclude each other, as in Kafka: false then, and the
 * IllegalStateException's text in `problem`. A pattern is a regular expression (POSIX extended) that must match the whole name. */
bool consumer_subscribe(struct consumer *, const struct event *, struct effects *, const struct bytes *topics, int32_t count,
                        struct buf *problem);
bool consumer_subscribe_pattern(struct consumer *, const struct event *, struct effects *, struct bytes pattern, struct buf *problem);
bool consumer_assign(struct consumer *, const struct event *, struct effects *, const struct topic_partition *, int32_t count,
                     struct buf *problem);
void consumer_unsubscribe(struct consumer *, const struct event *, struct effects *);

struct consumer_record {
	struct bytes topic; /* as all of it, in the step's arena */
	int32_t partition;
	int32_t leader_epoch; /* -1: unknown */
	bool is_log_append_time;
	struct record record; /* offset, timestamp, key, value, headers */
};

/* At most max.poll.records; in the step's arena. */
int32_t consumer_poll(struct consumer *, const struct event *, struct effects *, struct consumer_record **records);
void consumer_end_poll(struct consumer *);

enum consumer_event_type {
	CONSUMER_ASSIGNED,  /* partitions: added ones; may be none (a rebalance that brought nothing) */
	CONSUMER_REVOKED,   /* partitions */
	CONSUMER_LOST,      /* partitions: somebody else may own them already */
	CONSUMER_ERROR,     /* what poll() would have thrown: exception and text; is_fatal */
	CONSUMER_COMMITTED, /* operation, partitions with offsets; error_code, exception, text */
	CONSUMER_FETCHED_COMMITTED, /* operation, offsets: of consumer_committed() */
	CONSUMER_RESET,     /* partitions (one) with its offset: a position was reset */
	CONSUMER_CLOSED,
};

struct consumer_offset {
	struct bytes topic;
	int32_t partition;
	int64_t offset;       /* -1: none */
	int32_t leader_epoch; /* -1: unknown */
	struct bytes metadata; /* "" */
};

struct consumer_event {
	enum consumer_event_type type;
	uint64_t operation;
	const struct consumer_offset *partitions; /* in the arena of the take */
	int32_t partition_count;
	int32_t generation;
	int16_t error_code;
	const char *exception; /* "NoOffsetForPartitionException" */
	struct bytes error;    /* its message */
	bool is_fatal;         /* the consumer will not go on: FencedInstanceIdException, ... */
};

bool consumer_take_event(struct consumer *, struct arena *, struct consumer_event *out);

/* After CONSUMER_REVOKED, if it waits_on_revoke. */
void consumer_continue(struct consumer *, const struct event *, struct effects *);

/* Commits these offsets, or (NULL) the positions of all assigned partitions. A synchronous one retries what is retriable up to
 * default.api.timeout.ms; an asynchronous one does not. Ends as CONSUMER_COMMITTED with the id that is returned. */
uint64_t consumer_commit(struct consumer *, const struct event *, struct effects *, const struct consumer_offset *, int32_t count,
                         bool is_sync);

/* Asks the coordinator for committed offsets; ends as CONSUMER_FETCHED_COMMITTED. */
uint64_t consumer_committed(struct consumer *, const struct event *, struct effects *, const struct topic_partition *, int32_t count);

/* Of assigned partitions; false: not assigned (IllegalStateException "No current assignment for partition t-0"). */
bool consumer_seek(struct consumer *, const struct event *, struct effects *, struct topic_partition, int64_t offset);
bool consumer_seek_to_time(struct consumer *, const struct event *, struct effects *, struct topic_partition, int64_t timestamp); /* -2 begin, -1 end */
bool consumer_pause(struct consumer *, struct topic_partition);
bool consumer_resume(struct consumer *, const struct event *, struct effects *, struct topic_partition);
bool consumer_is_paused(const struct consumer *, struct topic_partition);

struct consumer_position {
	struct topic_partition partition;
	int64_t position; /* the next offset to be handed out; -1: not known yet */
	int64_t committed; /* the last it committed or fetched; -1: none */
	int64_t high_watermark; /* -1: not known */
	int64_t log_start;
	bool is_paused;
};
/* Sorted; in the arena. */
int32_t consumer_assignment(const struct consumer *, struct arena *, struct consumer_position **out);

struct consumer_group_view {
	struct bytes group;
	struct bytes member_id;
	int32_t generation;
	const char *state; /* "unjoined", "preparing rebalance", "completing rebalance", "stable" */
	bool is_leader;
	struct bytes protocol;
};
struct consumer_group_view consumer_group(const struct consumer *);

/* Tells the group to rebalance at the next poll (KIP-568). */
void consumer_enforce_rebalance(struct consumer *, struct bytes reason);

/* Commits (if automatic), leaves the group (dynamic members), closes: at most timeout_ms; CONSUMER_CLOSED and consumer_is_closed() then. */
void consumer_close(struct consumer *, const struct event *, struct effects *, int64_t timeout_ms);
bool consumer_is_closed(const struct consumer *);

struct bytes consumer_client_id(const struct consumer *);
bool consumer_take_log(struct consumer *, struct arena *, struct client_log_line *out);

struct consumer_stats {
	int64_t records_consumed_total;
	int64_t bytes_consumed_total;
	int64_t fetch_total;
	int64_t rebalance_total;
	int64_t commit_total;
};
struct consumer_stats consumer_stats(const struct consumer *);

#endif
