/* What a client knows of the cluster: brokers, topics, partitions, leaders. Filled from Metadata responses and from leader hints (KIP-951).
 *
 * A partition's leader is only replaced by one of a higher or equal leader epoch (KIP-320), and a topic with a new id starts
 * afresh (KIP-516). The client says which topics it is interested in; all others are forgotten at the next full answer. A refresh is
 * due when it was asked for (an error, a topic not known) or when metadata.max.age.ms passed, and never sooner than the backoff since the last attempt.
 * network.h sends the requests.
 */
#ifndef KLAB_CLIENT_METADATA_H
#define KLAB_CLIENT_METADATA_H

#include "engine/base/arena.h"
#include "engine/base/hash_table.h"
#include "engine/base/tree.h"
#include "engine/event/step.h"
#include "engine/wire/messages.h"

struct metadata_broker {
	int32_t id;
	struct bytes host; /* owned */
	int32_t port;
	struct bytes rack; /* owned; null allowed */
};

struct metadata_partition {
	int32_t partition;
	int16_t error_code;
	int32_t leader; /* -1: none */
	int32_t leader_epoch;
	int32_t *replicas; /* owned, as are the others */
	int32_t replica_count;
	int32_t *isr;
	int32_t isr_count;
	int32_t *offline;
	int32_t offline_count;
};

struct metadata_topic {
	struct tree_node node; /* by name */
	struct hash_node by_name;
	struct bytes name;     /* owned */
	struct uuid id;        /* zero: unknown */
	bool is_wanted;        /* the client asked for it; otherwise it came with "all topics" */
	bool is_internal;
	int16_t error_code; /* of the last answer: UNKNOWN_TOPIC_OR_PARTITION, INVALID_TOPIC_EXCEPTION, ... */
	int64_t last_used_us; /* producers forget what they did not use for metadata.max.idle.ms */
	int64_t first_asked_us;
	struct metadata_partition *partitions; /* by number; 0 of them: not known (yet) */
	int32_t partition_count;
	int32_t *last_epochs; /* the newest leader epoch seen of each partition: survives a rebootstrap */
	int32_t last_epoch_count;
	int32_t answered_version; /* the update that last named it */
	int16_t told_error;       /* the error that the owner has told its user */
};

/* Of a topic that is looked at again and again: it is looked up anew once any has come, gone or changed. All zero is ready. */
struct metadata_look {
	struct metadata_topic *topic; /* NULL: there was none */
	uint64_t as_of;
};

struct metadata {
	struct heap *heap;
	struct tree topics;
	struct hash_table topics_by_name; /* the same, to be looked up */
	struct metadata_broker *brokers; /* by id */
	int32_t broker_count;
	int32_t controller_id;
	struct bytes cluster_id; /* owned */
	bool wants_all;          /* pattern subscriptions and `list` */
	bool allows_auto_create;
	bool asks_partially;     /* new topics are asked for alone (producers) */
	bool is_requested;       /* a full refresh was asked for */
	bool is_requested_for_new; /* for topics without an answer yet */
	bool is_progress;        /* since the last answer, an epoch or topic was news */
	int32_t version;         /* counts updates */
	uint64_t changes;        /* grows when a topic comes, goes or changes */
	int64_t allowed_at_us;   /* the end of the backoff */
	int64_t expires_at_us;
	int32_t attempts;        /* failed ones in a row */
	int32_t equivalent_responses; /* answers in a row without news while one was asked for */
	struct prng *prng;
	int64_t refresh_backoff_us;
	int64_t refresh_backoff_max_us;
	int64_t max_age_us;
	int64_t max_idle_us; /* TIME_NEVER: topics are not forgotten */
};

/* Due at once: every client begins by asking for the brokers. */
void metadata_init(struct metadata *, struct heap *, struct prng *);
void metadata_free(struct metadata *);

/* Interest in a topic; asks for an update if it is not known. */
struct metadata_topic *metadata_want(struct metadata *, struct bytes topic, int64_t now_us);
void metadata_forget(struct metadata *, struct bytes topic);
void metadata_request_update(struct metadata *);

/* NULL if there is none. A topic with partition_count 0 is wanted but not known. */
struct metadata_topic *metadata_topic(const struct metadata *, struct bytes name);
struct metadata_topic *metadata_topic_again(const struct metadata *, struct metadata_look *, struct bytes name);
struct metadata_topic *metadata_topic_of_id(const struct metadata *, struct uuid id);
struct metadata_partition *metadata_partition(const struct metadata *, struct bytes topic, int32_t partition);
const struct metadata_broker *metadata_broker(const struct metadata *, int32_t id);

/* When a refresh is due. */
int64_t metadata_due_us(const struct metadata *);

/* The request to send; `is_full` tells whether it asks for all that is wanted. Clears what asked for it. */
void metadata_request_make(struct metadata *, struct arena *, struct metadata_request *, bool *is_full, int64_t now_us);

/* Takes in an answer. False: it names no broker and counts as failed. */
bool metadata_update(struct metadata *, const struct metadata_response *, bool is_full, int64_t now_us);
void metadata_failed(struct metadata *, int64_t now_us);

/* The same of controllers, which do not answer Metadata (DescribeCluster instead). */
bool metadata_update_cluster(struct metadata *, const struct describe_cluster_response *, int64_t now_us);

/* Nothing is known any more but the newest epochs: all brokers are gone, start from the bootstrap servers again (KIP-899). */
void metadata_reset(struct metadata *);

/* A hint that came with NOT_LEADER_OR_FOLLOWER or FENCED_LEADER_EPOCH (KIP-951). True if it was news. */
bool metadata_hint_leader(struct metadata *, struct bytes topic, int32_t partition, int32_t leader, int32_t leader_epoch);
void metadata_hint_broker(struct metadata *, int32_t id, struct bytes host, int32_t port, struct bytes rack);

#endif
