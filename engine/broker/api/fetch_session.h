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

/* `part` is what a fetch of the session reads of it, and stays as it was read for the next one. */
struct session_partition {
	struct tree_node node; /* by topic id or name, then number */
	struct list link;      /* in the session's order: what had data goes to the end, so that all get their turn */
	struct fetch_part part; /* its topic: owned; empty if ids are used */
	int64_t high_watermark; /* last told; -1: tell it in any case */
	int64_t log_start;
};

struct fetch_session {
	struct tree_node node; /* by id */
	struct hash_node by_id;
	struct list link;      /* by last use, oldest first; once it is gone: in the list of those */
	int32_t id;
	int32_t epoch; /* that the next request must have */
	bool is_follower;
	bool uses_topic_ids;
	bool is_gone; /* and only lives on because a fetch has its parts, or had in this step */
	int64_t created_us;
	int64_t used_us;
	struct tree tree;
	struct list order;
	struct fetch *borrower; /* who has its parts until it is answered or cancelled; NULL: nobody */
};

struct fetch_sessions {
	struct tree tree;
	struct hash_table by_id; /* the same, to be looked up */
	struct list used;
	struct list gone; /* to be freed by fetch_sessions_bury() */
};

struct fetch_sessions *fetch_sessions_new(struct heap *);
void fetch_sessions_del(struct node *);
/* Frees sessions that are gone and lend nothing any more. Not while a fetch is being read: it may be of one of them. */
void fetch_sessions_bury(struct node *);

struct fetch_session *fetch_session_find(const struct node *, int32_t id);
/* NULL if there is no room for one of that many partitions. Its epoch is 1. */
struct fetch_session *fetch_session_new(struct node *, bool is_follower, bool uses_topic_ids, int32_t partition_count);
void fetch_session_del(struct node *, struct fetch_session *);
/* Lends its parts, in their order, to a fetch; they are as when they were last read. What is lent does not change: a request that continues the
 * session meanwhile (over another connection) gets a copy, which takes its place. */
struct fetch_session *fetch_session_free_to_change(struct node *, struct fetch_session *);
void fetch_session_lend(struct fetch_session *, struct fetch *);
/* What was read is kept for the next fetch only if the fetcher heard it. */
void fetch_session_give_back(struct fetch *, bool is_heard);
void fetch_session_touch(struct node *, struct fetch_session *);

/* 1 follows the largest. */
int32_t fetch_session_next_epoch(int32_t epoch);

struct session_partition *fetch_session_partition(const struct fetch_session *, struct bytes topic, struct uuid topic_id, int32_t number);
/* Adds it or takes over what the request says now. */
struct session_partition *fetch_session_put(struct node *, struct fetch_session *, struct bytes topic, struct uuid topic_id,
                                            const struct fetch_request_fetch_partition *);
/* The same with what another fetch asked. */
struct session_partition *fetch_session_put_part(struct node *, struct fetch_session *, const struct fetch_part *);
/* Takes over a request that continues the session: what it names, and what it forgets. */
void fetch_session_update(struct node *, struct fetch_session *, const struct fetch_request *);

#endif
