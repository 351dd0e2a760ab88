/* The admin client's inside, shared by admin.c (the driver) and the files with the kinds of calls: admin_topics.c, admin_partitions.c,
 * admin_groups.c, admin_cluster.c and admin_replicas.c.
 *
 * A call is a list of keys: the things asked about. Each key needs a node (found by the kind's target), goes there in a request, alone or
 * with the others of that node, and ends with an item, or waits and goes again. A call is over when all its keys are done
 * or its time is up. Its arena holds the question and the answers; answers are copied out of the step's arena.
 */
#ifndef KLAB_CLIENT_ADMIN_STATE_H
#define KLAB_CLIENT_ADMIN_STATE_H

#include "engine/client/admin.h"

enum key_state { KEY_WAITING, KEY_LOOKED_UP, KEY_ASKED, KEY_DONE };

struct admin_key {
	struct bytes name;
	struct uuid topic_id;
	int32_t number;
	const void *data; /* the kind's own part of the question */
	struct bytes lookup; /* what its coordinator is found by: the name, or the group of a partition */
	int32_t node;        /* whom to ask; NODE_NONE: not known */
	bool is_fixed;       /* the node is given, whatever the call's target */
	bool is_hidden;      /* asks on behalf of keys that its answer will name: no item, unless it fails */
	enum key_state state;
	bool has_fallen_back; /* to the kind's older API */
	int32_t tries;
	int64_t retry_at_us;
	struct admin_item item;
	const struct schema_struct *shape; /* of item.data; NULL: it has none, or the kind's `pack` copies it */
};

struct admin_call;

struct admin_kind {
	const char *name;     /* as Kafka's exceptions name it: "createTopics" */
	int16_t api_key;
	int16_t fallback_key; /* -1: none */
	int16_t version_max;  /* -1: the newest */
	enum admin_target_kind target;
	bool is_driven;       /* built on Kafka's AdminApiDriver: its name carries the API */
	bool is_single;       /* one key a request */
	bool names_its_own;   /* its items come from the answers of its (hidden) keys */
	/* The request for these keys, in the arena. */
	const void *(*ask)(struct admin_call *, struct admin_key **, int32_t count, const struct api *, int16_t version, struct arena *);
	/* Ends, or sends round again, every one of these keys. */
	void (*take)(struct admin_call *, const struct event *, struct admin_key **, int32_t count, const struct network_answer *);
	/* Copies data that is no message. */
	const void *(*pack)(struct arena *, const void *data);
};

struct admin_call {
	struct list link;
	struct admin *admin;
	uint64_t id;
	const struct admin_kind *kind;
	struct arena arena;
	struct admin_key **keys;
	int32_t key_count;
	int32_t key_capacity;
	int32_t looked_at; /* among the keys of the answer at hand */
	const void *question; /* the kind's own */
	struct admin_target target;
	int64_t started_us;
	int64_t deadline_us;
	int32_t timeout_ms;
	int32_t tries;
	int32_t in_flight;
	int32_t metadata_version; /* that must have come before brokers are taken from it */
	bool is_expanded;         /* ADMIN_ALL_BROKERS: the keys are there */
	bool is_done;
	int16_t error_code;
	const char *exception;
	struct bytes error; /* in the arena */
};

struct admin {
	struct heap *heap;
	struct client_config config;
	struct metadata metadata;
	struct network network;
	struct list calls; /* in the order of asking */
	uint64_t next_id;
	int64_t seen_us;
	int64_t default_timeout_ms;
	bool is_closed;
};

struct admin_call *admin_call_new(struct admin *, const struct event *, const struct admin_kind *, int64_t timeout_ms);
struct admin_key *admin_key_add(struct admin_call *, struct bytes name, int32_t number, const void *data);
/* A key that is an answer already. */
void admin_key_found(struct admin_call *, struct bytes name, int32_t number, const struct network_answer *, const struct schema_struct *shape,
                     const void *data);
/* How long the broker may take, for requests that say so. */
int32_t admin_request_timeout_ms(const struct admin_call *);
struct admin_key *admin_key_of(struct admin_call *, struct admin_key **, int32_t count, struct bytes name, int32_t number);
/* Starts what was put together. Returns the call's id. */
uint64_t admin_call_start(struct admin_call *, const struct event *, struct effects *);

/* Ends of a key. The data are copied along `shape`; NULL data for none. */
void admin_key_done(struct admin_call *, struct admin_key *, const struct network_answer *, const struct schema_struct *shape,
                    const void *data);
/* A null text: the error's own. */
void admin_key_failed(struct admin_call *, struct admin_key *, const struct network_answer *, int16_t error_code, struct bytes text);
void admin_key_retry(struct admin_call *, const struct event *, struct admin_key *);
/* Again, and find out anew whom to ask. */
void admin_key_lost(struct admin_call *, const struct event *, struct admin_key *);
void admin_key_fall_back(struct admin_key *);

/* By kind of error: done with `shape` and `data`, retried, sent to the new coordinator (or leader), or failed. */
void admin_key_settle(struct admin_call *, const struct event *, struct admin_key *, const struct network_answer *, int16_t error_code,
                      struct bytes text, const struct schema_struct *shape, const void *data);

/* Every key that an answer did not name. */
void admin_keys_missing(struct admin_call *, struct admin_key **, int32_t count, const struct network_answer *);

/* The topics of keys, in the order of their first ones: requests name each once. */
struct admin_topics {
	int32_t count;
	int32_t *of_key; /* for each key the index of its topic */
	int32_t *sizes;  /* for each topic how many keys it has */
};
struct admin_topics admin_topics_of(struct admin_key **, int32_t count, struct arena *);

/* Index of the name among `count` so far, or a new one: requests name each topic once, keys come in any order. */
int32_t admin_slot(struct bytes *names, int32_t *count, struct bytes name);

/* Copies into the call's arena. */
const void *admin_keep(struct admin_call *, const void *items, int32_t count, size_t size);
struct bytes *admin_keep_names(struct admin_call *, const struct bytes *, int32_t count);

#endif
