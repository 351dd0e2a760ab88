/* The inside of the room: the coordinator, one shard per partition of __consumer_offsets that this broker leads, and its operations.
 *
 * An operation is one request, or one timer, that changes groups. Its handler looks at the state as the last writer left it, adds
 * records, and ends with operation_submit(), which appends them and, once the log took them, applies them. From then on the log and
 * the memory agree about what will be; only the answer still waits. Operations of a shard finish in the order of the log:
 *
 *   - an append that is refused at once changes nothing: `after` is told the error, and the records were never applied;
 *   - an operation without records but with an answer waits for those before it, so that it never tells what may be lost;
 *   - after WRITE_TIMEOUT_MS the answer is REQUEST_TIMED_OUT, but the records stay: they are in the log;
 *   - when the broker resigns, everything in progress is told NOT_COORDINATOR and the shard forgets all.
 *
 * Offsets have two faces for that reason (engine/group/offsets.h): what is committed, for readers, and the latest, for writers.
 * Joining and assigning go another way, as in Kafka: they change the group at once and write its record when a generation is complete.
 */
#ifndef KLAB_GROUP_SHARD_H
#define KLAB_GROUP_SHARD_H

#include "engine/group/coordinator.h"
#include "engine/group/names.h"
#include "engine/wire/errors.h"

enum { WRITE_TIMEOUT_MS = 5000 }; /* offsets.commit.timeout.ms */

struct coordinator {
	struct heap *heap;
	struct coordinator_port port;
	struct coordinator_config config;
	struct timers *timers;
	const struct image *image;
	struct prng *prng;
	struct coordinator_step step;
	struct tree shards; /* by partition */
	uint64_t next_sequence;
};

enum shard_state { SHARD_LOADING, SHARD_ACTIVE, SHARD_FAILED };

struct shard {
	struct tree_node node;
	struct coordinator *coordinator;
	int32_t partition;
	int32_t leader_epoch;
	enum shard_state state;
	int64_t load_offset;
	struct timer load_timer;
	struct timer expire_timer;
	struct bytes expire_after; /* owned: the group that the last piece of the expiration ended with; null: begin anew */
	struct tree groups;        /* struct group, by id */
	struct tree txn_offsets;   /* of transactions that are open (engine/group/txn_offsets.h) */
	struct list operations;    /* those in progress, in the order of the log */
	bool is_busy;              /* appending or finishing operations: what is committed now is finished behind it */
};

/* An answer that one or several operations complete. The response is in the call's arena: gone when `call` is NULL, because its
 * connection ended. */
struct reply {
	struct coordinator *coordinator;
	struct call *call;
	void *response;
	void (*before_answer)(struct reply *); /* NULL: the response is as its version wants it */
	int32_t holds;
};

struct record_item {
	struct bytes key;
	struct bytes value; /* null: a tombstone */
};

struct operation {
	struct list link;
	struct shard *shard;
	struct record_item *records; /* in the step's arena, until submitted */
	int32_t record_count;
	int32_t record_capacity;
	bool is_atomic;  /* all in one batch, or none */
	bool is_replayed; /* apply the records once they are appended; false: the handler did it already */
	bool is_in_log;   /* at least some of it */
	uint64_t first_token;
	uint64_t last_token;
	int32_t pending_count; /* appends not yet committed */
	struct timer timeout;
	struct list changes; /* struct offset_version, to be committed with it */
	struct reply *reply; /* NULL: nobody asked */
	void *part;          /* what this operation fills in the reply's response */
	/* Told once: committed (0), or Kafka's error for the client. The response may be changed while reply->call is there. */
	void (*after)(struct operation *, int16_t error_code);
	struct group_change *change; /* owned: what `after` needs to know (engine/group/group.h) */
	struct bytes member_id;      /* owned: for the trace; null */
};

static inline int64_t coordinator_now_us(const struct coordinator *c)
{
	return c->step.now_us;
}

static inline int64_t coordinator_after_ms(const struct coordinator *c, int64_t delay_ms)
{
	return c->step.now_us + delay_ms * 1000;
}

/* Answers now. `response` is in an arena of the step or of the call. */
void coordinator_answer(struct coordinator *, struct call *, const void *response);

/* The shard that has this group; NULL and an error when the coordinator is elsewhere or still loading. */
struct shard *coordinator_shard(struct coordinator *, struct bytes group, int16_t *error_code);
struct shard *coordinator_shard_of(const struct coordinator *, int32_t partition);

/* Keeps `*slot` = call up to date: it becomes NULL when the connection ends. */
void call_park(struct call *, struct call **slot);
void call_unpark(struct call **slot);

/* A reply with one hold, the caller's. It is sent and freed when all holds are released. */
struct reply *reply_new(struct coordinator *, struct call *, void *response);
void reply_release(struct reply *);

struct operation *operation_new(struct shard *);
/* Answers `reply` when done; takes a hold of it. */
void operation_reply(struct operation *, struct reply *);
void operation_add(struct operation *, struct bytes key, struct bytes value);
/* Appends and applies its records. The operation, and whatever its `after` frees, must not be used afterwards. */
void operation_submit(struct operation *);

/* String.hashCode of the text in UTF-16. */
int32_t java_hash(struct bytes text);
/* String.length. */
size_t java_length(struct bytes text);

/* Kafka's error for the client, from the error of an append. */
int16_t append_error_for_client(int16_t error_code);

/* Groups of the shard are gone, all that waits is told NOT_COORDINATOR; `is_silent` when the node itself ends. */
void shard_free(struct shard *, bool is_silent);

/* Applies one record of __consumer_offsets (load.c). `changes` NULL: it is committed already. */
enum err shard_replay(struct shard *, const struct record_item *, struct list *changes);

/* Starts the timers of a shard (load.c, expire.c). */
void shard_load(struct shard *);
void shard_expire_later(struct shard *);

#endif
