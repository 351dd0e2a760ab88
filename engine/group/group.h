/* One group: its members, its generation, its offsets.
 *
 * This is the classic protocol, where the broker only herds (KIP-62): members join, one of them leads and assigns, all sync.
 *
 *     Empty --join--> PreparingRebalance --all joined, or timeout--> CompletingRebalance --leader's sync stored--> Stable
 *       ^                 |        ^  ^                                 |                                          |
 *       +--nobody left----+        |  +----member gone, or new metadata-+                                          |
 *                                  +-------------member gone or new, or the leader joins again---------------------+
 *
 * Invariants: the generation grows by one with each completed join phase and never falls; every member supports at least one protocol
 * that all others support; there is a leader exactly while there are members; a pending member (it was given an id, KIP-394, and has
 * not come back) is no member yet, but the join phase waits for it. Members are kept in the order of joining.
 *
 * A member whose connection ended while it waited is still waiting (`is_waiting`, with no call): Kafka does not notice either.
 */
#ifndef KLAB_GROUP_GROUP_H
#define KLAB_GROUP_GROUP_H

#include "engine/base/owned.h"
#include "engine/group/shard.h"

enum { NEW_MEMBER_JOIN_TIMEOUT_MS = 5 * 60 * 1000 };

enum group_type { GROUP_CLASSIC, GROUP_CONSUMER, GROUP_SHARE, GROUP_STREAMS }; /* the others are only kept: engine/group/unserved.h */

enum group_state { GROUP_EMPTY, GROUP_PREPARING_REBALANCE, GROUP_COMPLETING_REBALANCE, GROUP_STABLE, GROUP_DEAD };

struct protocol {
	struct bytes name;     /* owned: "range" */
	struct bytes metadata; /* owned: a ConsumerProtocolSubscription for consumers */
};

struct protocols {
	struct protocol *items; /* in the member's order of preference */
	int32_t count;
};

struct waiting {
	bool is_waiting;
	struct call *call;
};

struct member {
	struct tree_node node; /* by id */
	struct list link;      /* by time of joining */
	struct group *group;
	struct bytes id; /* all owned */
	struct bytes instance_id; /* null: dynamic */
	struct bytes client_id;
	struct bytes client_host;
	struct bytes assignment;
	struct protocols protocols;
	int32_t rebalance_timeout_ms;
	int32_t session_timeout_ms;
	struct waiting join;
	struct waiting sync;
	bool is_new;          /* not yet in a generation: may expire even while it waits */
	bool is_pending_sync; /* its SyncGroup of this generation has not come */
	int32_t position;     /* among the members by time, while an assignment is stored */
	struct timer session;
};

struct pending_member {
	struct tree_node node;
	struct group *group;
	struct bytes id;
	struct timer session;
};

struct group {
	struct tree_node node; /* by id, in the shard */
	struct shard *shard;
	struct bytes id;
	enum group_type type;
	bool is_visible;     /* to readers: its first record is committed */
	struct tree offsets; /* struct offset_entry, by topic and partition */

	struct tree unserved; /* keys of the records that a group of another type has in the log */
	int32_t unserved_epoch, unserved_assignment_epoch; /* of a consumer group */

	enum group_state state;
	enum group_state previous_state;
	int64_t state_timestamp_ms;  /* -1: not known */
	int32_t generation;
	struct bytes protocol_type;  /* "consumer"; null: a simple group, which only keeps offsets */
	struct bytes protocol_name;  /* the elected one; null in an empty group */
	struct bytes leader;         /* a member's id; null: none */
	struct tree members;
	struct list members_by_time;
	int32_t awaiting_join_count;
	struct tree pending_members;
	bool is_member_added; /* during the initial delay */
	bool are_topics_known;
	struct names topics; /* of all subscriptions */
	struct timer join_timer; /* ends the join phase */
	bool is_initial_delay;
	int32_t initial_delay_ms;
	int32_t initial_remaining_ms;
	struct timer sync_timer;
	int32_t sync_generation;
};

/* What the `after` of an operation needs to know when the record is committed; the group may be another then. All owned. */
struct group_change {
	struct bytes group;
	int32_t generation;
	struct bytes member_id;
	/* SyncGroup: of all members, by time */
	struct assignment {
		struct bytes member_id;
		struct bytes assignment;
	} *assignments;
	int32_t assignment_count;
	/* JoinGroup of a static member */
	struct bytes instance_id;
	struct bytes old_member_id;
	struct bytes old_leader;
	struct protocols old_protocols;
	int32_t old_rebalance_timeout_ms;
	int32_t old_session_timeout_ms;
	int16_t version;
};
struct group_change *group_change_new(struct group *);
void group_change_free(struct heap *, struct group_change *); /* NULL is allowed */

/* "Empty", "PreparingRebalance", ... */
const char *group_state_name(enum group_state);
/* "classic", "consumer", "share", "streams". */
const char *group_type_name(enum group_type);

/* NULL if there is none. */
struct group *group_find(struct shard *, struct bytes id);
/* The first one behind `id` (null: the first of all). */
struct group *group_after(struct shard *, struct bytes id);
struct group *group_create(struct shard *, struct bytes id);
/* The group of an operation's `change`, or NULL. */
struct group *group_of_operation(const struct operation *);
/* Frees it, its members and timers; answers nothing. */
void group_del(struct group *);
/* Back to an empty group without a protocol; the offsets stay. */
void group_clear(struct group *);
/* Tells all that wait in it NOT_COORDINATOR. */
void group_unload(struct group *);

struct coordinator *group_coordinator(const struct group *);
/* `reason` goes to the trace; null: none worth telling. */
void group_transition(struct group *, enum group_state, struct bytes reason);
void group_set_text(struct group *, struct bytes *field, struct bytes value);
bool group_is_consumer(const struct group *); /* its protocol type is "consumer" */

/* Members. */
struct member *group_member(const struct group *, struct bytes id);
struct member *group_static_member(const struct group *, struct bytes instance_id);
struct pending_member *group_pending_member(const struct group *, struct bytes id);
/* Adds a member that takes the place of a pending one of that id; the first one decides the protocol type and leads. */
struct member *group_add_member(struct group *, struct bytes id, struct bytes instance_id, struct bytes protocol_type,
                                const struct protocols *);
/* `reason` goes to the trace. A leader's place falls to the member that joined first. */
void group_remove_member(struct group *, struct member *, const char *reason);
void group_add_pending(struct group *, struct bytes id, int32_t session_timeout_ms);
void group_remove_pending(struct pending_member *);
/* A static member came back under a new id. */
void group_rename_member(struct group *, struct member *, struct bytes new_id);
void group_update_member(struct member *, const struct protocols *, int32_t rebalance_timeout_ms, int32_t session_timeout_ms);
/* An error, or 0: UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID. */
int16_t group_validate_member(const struct group *, struct bytes member_id, struct bytes instance_id);
bool group_has_all_joined(const struct group *);
int32_t group_rebalance_timeout_ms(const struct group *);
void group_set_assignment(struct member *, struct bytes assignment);

/* Protocols. */
struct protocols protocols_copy(struct heap *, const struct protocols *);
void protocols_free(struct heap *, struct protocols *);
bool protocols_equal(const struct protocols *, const struct protocols *);
/* Null if the member does not have it. */
struct bytes member_metadata(const struct member *, struct bytes protocol);
bool group_supports(const struct group *, struct bytes protocol_type, const struct protocols *);
/* The one that every member has and most members prefer. The group must have members. */
struct bytes group_select_protocol(const struct group *);
void group_compute_topics(struct group *);
bool group_is_subscribed(const struct group *, struct bytes topic);

/* Waiting requests. `_end` gives the call to answer, no longer waiting; NULL if nobody waits (any more). */
void waiting_begin(struct waiting *, struct call *);
struct call *waiting_end(struct waiting *);
void member_await_join(struct member *, struct call *);
struct call *member_end_join(struct member *);

#endif
