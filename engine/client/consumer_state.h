/* The consumer's inside, shared by its files and nobody else: consumer.c (the calls), consumer_events.c (what the application is to hear),
 * consumer_group.c (membership), consumer_assignment.c (what is assigned, and to whom as a leader), consumer_commit.c (offsets in the
 * coordinator), consumer_position.c (where to read), consumer_fetch.c and consumer_records.c (reading).
 *
 * consumer_run() is the one function that makes progress: it looks at everything that could go on and is called after every event and
 * every call. What belongs to Kafka's application thread is done only while `is_polling`.
 */
#ifndef KLAB_CLIENT_CONSUMER_STATE_H
#define KLAB_CLIENT_CONSUMER_STATE_H

#include "engine/client/consumer.h"

enum position_state {
	POSITION_INITIALIZING, /* its committed offset is to be asked for */
	POSITION_AWAITS_RESET, /* an offset is to be looked up for reset_timestamp */
	POSITION_AWAITS_VALIDATION, /* the leader changed: is what was read still there? (KIP-320) */
	POSITION_VALID,
	POSITION_STATE_COUNT
};

struct fetch_session;

struct consumer_partition {
	struct list link;          /* in consumer.partitions, in the order of their turns */
	uint64_t turn;
	struct hash_node by_name;
	struct list fetch_link;    /* in waits_for->waiting, or in consumer.to_fetch */
	struct fetch_session *waits_for; /* for the answer of this session, since it is of the broker to ask; NULL: it may perhaps be asked for */
	int32_t fetched_count;     /* of its parts in consumer.fetched */
	struct metadata_look known;
	struct topic_partition tp; /* topic owned */
	enum position_state state; /* set by consumer_position_state() alone */
	int64_t position;       /* the next offset to hand out; -1 until known */
	int32_t position_epoch; /* leader epoch of the record before it; -1 unknown */
	int32_t leader_epoch;   /* of the leader the position was last checked with */
	int64_t reset_timestamp; /* -1 latest, -2 earliest, or a time */
	bool is_asked_reset;    /* the application asked (seek_to_time), not the policy */
	bool is_looked_up;      /* a request about its position is in flight */
	int64_t retry_at_us;    /* nothing is sent for it before */
	int32_t retry_epoch;    /* a newer leader than this is worth asking sooner */
	bool is_paused;
	bool is_pending_revocation;
	int64_t committed; /* -1: none known */
	int64_t high_watermark;
	int64_t last_stable_offset;
	int64_t log_start;
	int32_t preferred_replica; /* -1: the leader (KIP-392) */
	int64_t preferred_until_us;
};

/* One partition's part of a fetch response, until it is handed out. */
struct consumer_fetched {
	struct list link;
	struct consumer_partition *partition;
	int64_t next_offset;
	int32_t last_epoch;
	struct bytes data; /* owned: batches */
	size_t at;
	struct fetch_response_aborted_transaction *aborted; /* owned, by first offset */
	int32_t aborted_count;
	int32_t aborted_next;
	int64_t *aborted_producers; /* owned: those whose transaction is being skipped */
	int32_t aborted_producer_count;
	struct arena arena; /* the records of the batch at hand */
	struct batch batch;
	struct record *records;
	int32_t record_count;
	int32_t record_next;
};

/* A partition as the broker's fetch session has it (KIP-227). */
struct session_partition {
	struct topic_partition tp; /* topic owned */
	struct uuid topic_id;
	int64_t offset;
	int32_t leader_epoch;
	bool is_wanted; /* in the request being made */
	bool is_changed;
	bool is_new;
};

struct fetch_session {
	struct list link;
	struct hash_node by_node;
	int32_t node;
	struct list waiting; /* partitions that could only be asked for once it is no longer in flight; by turn */
	int32_t id;
	int32_t epoch; /* of the next request; 0: a whole one */
	bool is_in_flight;
	struct session_partition *partitions;
	int32_t count;
};

struct consumer_commit {
	struct list link;
	uint64_t id; /* 0: nobody asked */
	bool is_sync;
	bool is_automatic;
	bool is_fetch; /* consumer_committed(): asks, does not commit */
	bool is_in_flight;
	bool is_done;
	int32_t attempts;
	int64_t retry_at_us;
	int64_t until_us;
	struct consumer_offset *offsets; /* owned, with their texts */
	int32_t count;
	int32_t sent_generation;
	struct bytes sent_member; /* owned */
};

enum member_state { MEMBER_UNJOINED, MEMBER_PREPARING, MEMBER_COMPLETING, MEMBER_STABLE };

/* Where the application has been asked to give up partitions and not yet said that it did. */
enum revoke_stage { REVOKE_NONE, REVOKE_BEFORE_JOIN, REVOKE_AFTER_SYNC };

struct consumer {
	struct heap *heap;
	struct client_config config;
	struct metadata metadata;
	struct network network;
	struct bytes client_id;         /* owned */
	struct bytes group;             /* owned; null: none */
	struct bytes group_instance_id; /* owned; null: none */
	struct bytes rack;              /* owned; null: none */
	bool waits_on_revoke;
	bool is_quiet;
	bool is_polling;
	bool is_closing;
	bool is_closed;
	bool was_told_idle; /* poll() without a subscription */
	int64_t seen_us;
	struct list events;
	uint64_t next_operation;

	/* Subscription. */
	bool is_auto_assigned; /* subscribe(); otherwise assign() */
	struct bytes *topics;  /* owned, sorted: the subscription */
	int32_t topic_count;
	struct bytes pattern; /* owned; null: names */
	int32_t pattern_version; /* metadata that it must be matched with before joining */
	int32_t matched_version; /* and the last it was */
	struct bytes *joined_topics; /* owned: the subscription of the last join */
	int32_t joined_topic_count;  /* -1: none */
	struct list partitions;      /* assigned; fetched ones move to the end */
	struct hash_table partitions_by_name;
	uint64_t last_turn;

	/* Group. */
	const struct assignor *assignors[8];
	int32_t assignor_count;
	enum rebalance_protocol protocol;
	int32_t coordinator; /* its node; NODE_NONE */
	bool is_coordinator_asked;
	int64_t coordinator_retry_us;
	int32_t coordinator_attempts;
	enum member_state state;
	int32_t generation; /* -1: none */
	struct bytes member_id; /* owned; "" */
	const struct assignor *assignor; /* of the generation */
	struct bytes rejoin_reason; /* owned */
	bool needs_rejoin;
	bool needs_prepare;
	bool is_joining;  /* a JoinGroup or SyncGroup is in flight, or the leader waits for metadata */
	bool is_leader;
	bool is_fatal;    /* FencedInstanceIdException and the like: no way on */
	int64_t join_retry_us;
	int64_t prepare_until_us;
	struct consumer_commit *prepare_commit;
	enum revoke_stage revoke_stage;
	struct topic_partition *next_assignment; /* owned: of REVOKE_AFTER_SYNC */
	int32_t next_assignment_count;
	struct topic_partition *last_assignment; /* owned: what sticky assignors claim */
	int32_t last_assignment_count;
	int32_t last_generation;
	struct arena leader_arena; /* the members, while the leader waits for metadata */
	struct assignor_member *leader_members;
	int32_t leader_member_count;
	int32_t leader_metadata_version;
	struct bytes topics_snapshot;   /* owned: topics and partition counts as of the last metadata */
	int32_t snapshot_version;
	struct bytes assigned_snapshot; /* owned: as of the assignment that this leader made; null: not a leader */
	struct bytes *group_topics;     /* owned: of all members */
	int32_t group_topic_count;
	struct list stamps; /* of requests in flight: as which member of which generation they were sent */
	bool is_heartbeat_in_flight;
	int32_t heartbeat_attempts;
	int64_t heartbeat_at_us;
	int64_t session_until_us;
	int64_t polled_us; /* when the application last was in poll() */

	/* Offsets. */
	struct list commits;
	bool auto_commits;
	int64_t auto_commit_at_us;
	bool is_init_in_flight; /* the committed offsets of new partitions */
	int64_t init_retry_us;
	int32_t init_attempts;
	int64_t reset_timestamp; /* auto.offset.reset; RESET_NONE, RESET_BY_DURATION */
	int64_t reset_duration_ms;

	/* Where to read. */
	int32_t state_counts[POSITION_STATE_COUNT]; /* of the partitions */
	uint64_t leaders_as_of; /* metadata.changes that the positions' leaders were compared with */
	int64_t rest_until_us;  /* no partition rests longer */

	/* Reading. */
	struct list to_fetch;   /* partitions that wait for no session, by turn */
	uint64_t sources_as_of; /* metadata.changes and the... */
	int32_t sources_version; /* ...metadata.version by which the others do */
	bool is_preferring;     /* perhaps a partition has a preferred replica */
	struct list fetched;
	struct list sessions;
	struct hash_table sessions_by_node;
	int32_t max_poll_records;
	int32_t fetch_min_bytes;
	int32_t fetch_max_bytes;
	int32_t fetch_max_wait_ms;
	int32_t partition_max_bytes;
	bool is_read_committed;
	bool checks_crcs;

	int64_t session_timeout_us;
	int64_t heartbeat_interval_us;
	int64_t max_poll_interval_us;
	int64_t auto_commit_interval_us;
	int64_t api_timeout_us;

	int64_t close_at_us;
	struct consumer_commit *close_commit;
	bool has_left;
	bool is_leave_in_flight;
	struct consumer_stats stats;
};

enum { RESET_LATEST = -1, RESET_EARLIEST = -2, RESET_NONE = -100, RESET_BY_DURATION = -101 };

static inline bool consumer_has_group(const struct consumer *c)
{
	return !bytes_is_null(c->group);
}

/* JoinGroup sent and not yet answered by SyncGroup. */
static inline bool consumer_is_rebalancing(const struct consumer *c)
{
	return c->state == MEMBER_PREPARING || c->state == MEMBER_COMPLETING;
}

/* consumer.c */
void consumer_run(struct consumer *, const struct event *, struct effects *);

/* consumer_events.c */
void consumer_tell(struct consumer *, struct consumer_event);
void consumer_tell_partitions(struct consumer *, enum consumer_event_type, const struct topic_partition *, int32_t count);
/* A null text: the error's own. */
void consumer_tell_error(struct consumer *, int16_t error_code, const char *exception, struct bytes text, bool is_fatal);
void consumer_events_free(struct consumer *);
/* "t-0, t-1" */
struct bytes consumer_partitions_text(struct arena *, const struct topic_partition *, int32_t count, const char *between);

/* consumer_assignment.c */
struct consumer_partition *consumer_partition_of(const struct consumer *, struct topic_partition);
/* Its turn is over: the others first. */
void consumer_partition_to_end(struct consumer *, struct consumer_partition *);
/* As the newest metadata have it; NULL. */
const struct metadata_partition *consumer_leader_of(const struct consumer *, struct consumer_partition *);
int32_t consumer_owned(const struct consumer *, struct arena *, struct topic_partition **out); /* sorted */
/* Makes this the assignment; those that stay keep their positions. */
void consumer_set_assignment(struct consumer *, const struct topic_partition *, int32_t count);
void consumer_set_topics(struct consumer *, const struct bytes *topics, int32_t count);
bool consumer_subscribes_to(const struct consumer *, struct bytes topic);
/* The names of a list that the other has not. */
int32_t consumer_minus(struct arena *, const struct topic_partition *a, int32_t a_count, const struct topic_partition *b,
                       int32_t b_count, struct topic_partition **out);
/* After new metadata: the pattern's topics, and whether a leader must rebalance. */
void consumer_metadata_changed(struct consumer *, const struct event *);
bool consumer_subscription_changed(const struct consumer *);
/* What the leader does with the members of a JoinGroup response. */
void consumer_leader_begin(struct consumer *, const struct event *, const struct join_group_response *);
struct bytes consumer_take_snapshot(const struct consumer *);
void consumer_free_names(struct consumer *, struct bytes **names, int32_t *count);
void consumer_keep_names(struct consumer *, struct bytes **to, int32_t *to_count, const struct bytes *names, int32_t count);
void consumer_keep_partitions(struct consumer *, struct topic_partition **to, int32_t *to_count, const struct topic_partition *, int32_t count);
void consumer_assignment_free(struct consumer *);

/* consumer_group.c */
void consumer_group_run(struct consumer *, const struct event *, struct effects *);
int64_t consumer_group_deadline(const struct consumer *);
/* Ready to be asked now; looks for it otherwise. */
bool consumer_coordinator_is_ready(struct consumer *, const struct event *, struct effects *);
void consumer_coordinator_lost(struct consumer *);
void consumer_request_rejoin(struct consumer *, const char *reason);
void consumer_reset_generation(struct consumer *, const char *reason, bool forgets_member);
void consumer_leave(struct consumer *, const struct event *, struct effects *, const char *reason);
/* Tells the application that it loses all it has, before it leaves the group. */
void consumer_give_up_all(struct consumer *, struct effects *);
void consumer_group_free(struct consumer *);

/* consumer_commit.c */
struct consumer_commit *consumer_commit_new(struct consumer *, const struct event *, const struct consumer_offset *, int32_t count,
                                            bool is_sync);
/* The positions of all assigned partitions, as of now. NULL if there are none. */
struct consumer_commit *consumer_commit_positions(struct consumer *, const struct event *, bool is_sync, bool is_automatic);
/* Asks for committed offsets; and reads the answer: an error of it, or an offset (-1: none) for each that was asked for. */
void consumer_send_offset_fetch(struct consumer *, const struct event *, struct effects *, const struct consumer_offset *asked,
                                int32_t count, network_handler *, void *context);
int16_t consumer_offsets_found(struct arena *, const struct network_answer *, const struct consumer_offset *asked, int32_t count,
                               struct consumer_offset **out);
void consumer_commits_run(struct consumer *, const struct event *, struct effects *);
void consumer_commit_del(struct consumer *, struct consumer_commit *);
int64_t consumer_commits_deadline(const struct consumer *);

/* consumer_position.c */
void consumer_positions_run(struct consumer *, const struct event *, struct effects *);
int64_t consumer_positions_deadline(const struct consumer *);
/* Of requests that will not be answered any more. */
void consumer_init_request_free(struct consumer *, void *request);
void consumer_position_request_free(struct consumer *, void *request);
void consumer_position_state(struct consumer *, struct consumer_partition *, enum position_state);
void consumer_position_rest(struct consumer *, struct consumer_partition *, int64_t until_us);
void consumer_position_reset(struct consumer *, struct consumer_partition *);
void consumer_position_set(struct consumer *, struct consumer_partition *, int64_t offset, int32_t epoch);

/* consumer_fetch.c */
void consumer_fetch_run(struct consumer *, const struct event *, struct effects *);
void consumer_fetch_close(struct consumer *, const struct event *, struct effects *);
void consumer_fetch_free(struct consumer *);
int64_t consumer_fetch_deadline(const struct consumer *);
bool consumer_is_fetchable(const struct consumer_partition *);
/* What it waits for or not stands behind all others now. */
void consumer_fetch_to_end(struct consumer *, struct consumer_partition *);
struct bytes consumer_position_text(const struct consumer *, struct arena *, const struct consumer_partition *);

/* consumer_records.c */
int32_t consumer_collect(struct consumer *, const struct event *, struct effects *, struct consumer_record **records);
void consumer_fetched_del(struct consumer *, struct consumer_fetched *);
/* Those of one partition. */
void consumer_fetched_drop(struct consumer *, const struct consumer_partition *);

#endif
