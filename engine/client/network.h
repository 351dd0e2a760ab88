/* The network side that producer, consumer and admin share: which broker to talk to, when to connect again, whose answer this is.
 *
 * One channel per broker, opened when it is first needed. A connection that failed is tried again after reconnect.backoff.ms, doubled with
 * each failure up to reconnect.backoff.max.ms, 20 % more or less by the client's PRNG. Bootstrap servers are nodes -1, -2, ... until the
 * first Metadata answer names the real ones. A request that is not answered in time closes its connection, and every request in
 * flight there ends with an error, as in Kafka's NetworkClient.
 *
 * An answer goes to the handler that was given with its request, with the owner of the network (the client) and the request's own context.
 * Handlers are functions of this room: the owner's own results are pulled, never pushed.
 *
 * Metadata is fetched from here too (metadata.h says when), from the least loaded broker. With metadata.recovery.strategy=rebootstrap a client goes back
 * to its bootstrap servers when no broker that it knows is connected or may be tried now (KIP-899), and when none has answered with metadata for
 * metadata.recovery.rebootstrap.trigger.ms or one says that it has to (KIP-1102).
 */
#ifndef KLAB_CLIENT_NETWORK_H
#define KLAB_CLIENT_NETWORK_H

#include "engine/base/hash_table.h"
#include "engine/base/list.h"
#include "engine/base/timer.h"
#include "engine/client/config.h"
#include "engine/client/metadata.h"
#include "engine/wire/channel.h"
#include "engine/wire/errors.h"

/* Log lines that a Java client would write, for commands that show warnings. Bounded: the oldest are dropped. */
enum client_log_level { CLIENT_LOG_INFO, CLIENT_LOG_WARN, CLIENT_LOG_ERROR };

struct client_log_line {
	enum client_log_level level;
	const char *logger; /* "org.apache.kafka.clients.NetworkClient" */
	int64_t wall_ms;
	struct bytes text; /* "[Producer clientId=p1] Connection to node -1 (...) could not be established. ..." */
	struct bytes cause; /* the exception that is logged with it; null: none */
};

enum { CLIENT_LOG_LINES_MAX = 64 };

struct network_answer {
	int32_t node;
	int32_t correlation_id;
	const struct api *api;
	int16_t version;
	enum err err;     /* not ERR_OK: the connection ended, the request timed out, or the answer was garbage; no body then */
	const void *body; /* the response's struct, valid during the step */
	void *context;
	int64_t sent_us;
};

struct network;

typedef void network_handler(void *owner, const struct event *, struct effects *, const struct network_answer *);

struct network_node {
	struct list link;
	struct hash_node by_id, by_conn;
	int32_t conn;           /* by which it stands there: of its newest connection; 0: it has had none */
	struct timer timer;     /* when something of it is due */
	struct network *network;
	int32_t id; /* < 0: a bootstrap server; >= COORDINATOR_NODE_BASE: a coordinator's own connection */
	struct bytes host; /* owned */
	int32_t port;
	struct channel channel;
	int32_t failures;       /* in a row */
	int64_t retry_at_us;    /* no connection before */
	int64_t attempted_us;
	int64_t setup_until_us; /* socket.connection.setup.timeout.ms */
	int64_t throttled_until_us; /* the broker has told that it does not listen before (KIP-219); 0: it does */
	bool is_open;           /* a connection was asked for and its end not yet dealt with */
	bool was_ready;         /* since the connection was opened */
	bool is_current;        /* in the newest metadata, or a bootstrap server before there is any */
};

struct network {
	struct heap *heap;
	void *owner;
	struct metadata *metadata;
	struct prng prng;
	struct bytes client_id;  /* owned */
	struct bytes log_prefix; /* owned: "[Producer clientId=p1] " */
	struct list nodes;
	struct hash_table nodes_by_id, nodes_by_conn; /* the same, to be looked up */
	struct timers timers;        /* of the nodes: they only tell which is due first */
	int64_t backoff_until_us;    /* of no node it ends later */
	bool is_throttled;           /* perhaps a node is */
	bool is_connecting;          /* perhaps a node is */
	bool has_retired;            /* a node has lost its id, and is to go */
	struct list log; /* of lines */
	int32_t log_count;
	int32_t next_correlation_id; /* of all connections, as Kafka counts */
	int32_t metadata_version;    /* that the nodes were made from */
	bool is_metadata_in_flight;
	bool is_metadata_full;
	bool is_bootstrapping;       /* the bootstrap servers are the current nodes */
	bool is_of_admin;            /* whose questions about topics are its own, and their answers, too: nothing is logged */
	bool is_of_controllers;      /* bootstrap.controllers: DescribeCluster instead of Metadata (KIP-919) */
	int16_t peer_error;          /* who was asked for metadata has none: a controller where a broker is meant, or the other way round */
	struct bytes peer_error_text; /* owned */
	bool is_rebootstrapping;     /* metadata.recovery.strategy=rebootstrap */
	bool is_closed;
	int64_t metadata_missing_us; /* since when an update is due that has not come; TIME_NEVER: none is */
	int64_t rebootstrap_trigger_us;
	int32_t in_flight_max;
	int64_t request_timeout_us;
	int64_t reconnect_backoff_us;
	int64_t reconnect_backoff_max_us;
	int64_t retry_backoff_us;
	int64_t retry_backoff_max_us;
	int64_t setup_timeout_us;
	int64_t setup_timeout_max_us;
	int64_t max_idle_us;
};

/* A coordinator's node is INT32_MAX - broker, as in Kafka; all of these are at least: */
enum { COORDINATOR_NODE_BASE = 1 << 30 };

/* Reads what it needs from the config; `log_prefix` as above. */
void network_init(struct network *, struct heap *, void *owner, struct metadata *, const struct client_config *, struct bytes client_id,
                  struct bytes log_prefix, uint64_t seed);
void network_free(struct network *);

/* Closes every connection. */
void network_close(struct network *, struct effects *);

/* The context of a request in flight, for an owner that frees what it is waiting for. */
void *network_context_of(const struct channel_request *);

/* Feeds an event; true if it was of one of its connections. Calls handlers. EVENT_DEADLINE expires and reconnects. */
bool network_event(struct network *, const struct event *, struct effects *);

/* Sends what the metadata needs. To be called at the end of every step. */
void network_run(struct network *, const struct event *, struct effects *);
int64_t network_deadline(const struct network *);

/* Whether a request could be sent to `node` now; if not, begins to connect when that is allowed. */
bool network_is_ready(struct network *, const struct event *, struct effects *, int32_t node);

/* Whether it is connected or about to be. */
bool network_may_reach(const struct network *, int32_t node);

/* The end of its backoff if it has no connection; TIME_NEVER when an event will tell. */
int64_t network_retry_at(const struct network *, int32_t node);
/* The earliest such end, of all current nodes, after now_us. */
int64_t network_next_retry(const struct network *, int64_t now_us);
/* Whether it is connected, versions known; no side effect. */
bool network_is_connected(const struct network *, int32_t node);
bool network_is_failed(const struct network *, int32_t node, int64_t now_us); /* within its backoff */
bool network_can_send(const struct network *, int32_t node);      /* fewer in flight than allowed */
int32_t network_in_flight(const struct network *, int32_t node);

enum { NODE_NONE = INT32_MIN };

/* A node that is connected, or could be, with the fewest requests in flight; NODE_NONE if every one is in its backoff. */
int32_t network_least_loaded(struct network *, int64_t now_us);

/* The newest version that both sides have, up to `limit` (-1: any); -1 if none. The node must be ready. */
int16_t network_version(const struct network *, int32_t node, const struct api *, int16_t limit);

/* Sends; the node must be ready. timeout_us is from now; 0: request.timeout.ms. A NULL handler: no answer is expected (acks=0). */
void network_send(struct network *, const struct event *, struct effects *, int32_t node, const struct api *, int16_t version,
                  const void *body, int64_t timeout_us, network_handler *, void *context);

/* Makes the node of a coordinator known: it gets a connection of its own, so that a fetch that waits never holds up a heartbeat. Returns
 * its node id. */
int32_t network_coordinator_node(struct network *, int32_t broker, struct bytes host, int32_t port);
/* "localhost:9092 (id: 1 rack: null isFenced: false)", as Kafka prints a node. */
struct bytes network_node_text(const struct network *, struct arena *, int32_t node);
void network_disconnect(struct network *, const struct event *, struct effects *, int32_t node);

/* base * 2^attempts up to max, 20 % more or less: Kafka's ExponentialBackoff. attempts from 0. */
int64_t network_backoff(struct prng *, int64_t base_us, int64_t max_us, int32_t attempts);

void network_log(struct network *, const struct event *, enum client_log_level, const char *logger, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
/* The exception that the line just logged goes with. */
void network_log_cause(struct network *, struct bytes exception);
bool network_take_log(struct network *, struct arena *, struct client_log_line *out);
void network_log_free(struct network *);

#endif
