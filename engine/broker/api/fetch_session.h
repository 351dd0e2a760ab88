/* Fetch sessions (KIP-227): the broker remembers which partitions a fetcher wants and what it was told of them, so that a request names
 * only what changed and an answer only what is new.
 *
 * The request's epoch counts: 0 asks for a new session with all that it names, -1 for none, others continue one. There is room for
 * max.incremental.fetch.session.cache.slots sessions; a new one takes the place of one that was not used for two minutes, or else of a
 * smaller one that has had its two minutes.
 */
#ifndef KLAB_BROKER_API_FETCH_SESSION_H
#define KLAB_BROKER_API_FETCH_SESSION_H

#include "engine/broker/api/fetch.h"

enum { SESSION_ID_NONE = 0, SESSION_EPOCH_FIRST = 0, SESSION_EPOCH_NONE = -1 };

struct session_partition {
	struct tree_node node; /* by topic id or name, then number */
	struct list link;      /* in the session's order: what had data goes to the end, so that all get their turn */
	struct bytes topic;    /* owned; empty if ids are used */
	struct uuid topic_id;
	int32_t number;
	int32_t max_bytes;
	int64_t fetch_offset;
	int32_t leader_epoch;
	int32_t last_fetched_epoch;
	int64_t fetcher_log_start;
	int64_t high_watermark; /* last told; -1: tell it in any case */
	int64_t last_stable_offset;
	int64_t log_start;
	struct partition_look look;
	struct fetch_reading reading; /* by which it was told; none once the fetcher has asked otherwise */
};

struct fetch_session {
	struct tree_node node; /* by id */
	struct hash_node by_id;
	struct list link;      /* by last use, oldest first */
	int32_t id;
	int32_t epoch; /* that the next request must have */
	bool is_follower;
	bool uses_topic_ids;
	int64_t created_us;
	int64_t used_us;
	struct tree tree;
	struct list order;
};

struct fetch_sessions {
	struct tree tree;
	struct hash_table by_id; /* the same, to be looked up */
	struct list used;
};

struct fetch_sessions *fetch_sessions_new(struct heap *);
void fetch_sessions_del(struct node *);

struct fetch_session *fetch_session_find(const struct node *, int32_t id);
/* NULL if there is no room for one of that many partitions. Its epoch is 1. */
struct fetch_session *fetch_session_new(struct node *, bool is_follower, bool uses_topic_ids, int32_t partition_count);
void fetch_session_del(struct node *, struct fetch_session *);
void fetch_session_touch(struct node *, struct fetch_session *);

/* 1 follows the largest. */
int32_t fetch_session_next_epoch(int32_t epoch);

struct session_partition *fetch_session_partition(const struct fetch_session *, struct bytes topic, struct uuid topic_id, int32_t number);
/* Adds it or takes over what the request says now. */
struct session_partition *fetch_session_put(struct node *, struct fetch_session *, struct bytes topic, struct uuid topic_id,
                                            const struct fetch_request_fetch_partition *);
/* Takes over a request that continues the session: what it names, and what it forgets. */
void fetch_session_update(struct node *, struct fetch_session *, const struct fetch_request *);

#endif
