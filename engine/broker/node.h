/* One Kafka server: broker, controller, or both. The front door of the engine.
 *
 * A node is a state machine (engine/event/step.h). node_step() notes the time, hands the event to the connection or timer it is
 * for, and returns; whatever waits (fetches, joins, produces) is a call in a list that is looked at again when what it waits for changes.
 * All of a node's state hangs on `struct node` and lives in its heap; what survives a kill is on its disk alone.
 *
 * The parts, each in its own file, in the order of start-up: properties and meta.properties (refuses to start as Kafka does), log
 * directories, the raft log and its image, partitions, listeners, then registration with the controller by real requests over a
 * connection (to itself when it is both), heartbeats, unfencing.
 */
#ifndef KLAB_BROKER_NODE_H
#define KLAB_BROKER_NODE_H

#include "engine/base/disk.h"
#include "engine/base/prng.h"
#include "engine/base/timer.h"
#include "engine/meta/client_quotas.h"
#include "engine/meta/image.h"
#include "engine/wire/call.h"

struct node_config; /* engine/broker/config.h: the typed properties */
struct forwarding;  /* engine/broker/forward.h: the connection to the active controller */
struct raft;
struct controller;
struct lifecycle;
struct coordinator; /* engine/group/coordinator.h */
struct partitions;  /* engine/broker/partition.h */
struct fetch_sessions;

struct node {
	struct heap *heap;
	struct disk *disk;
	struct prng prng;
	struct timers timers;

	/* Of the step in progress. */
	const struct event *event;
	int64_t now_us;
	int64_t wall_ms;
	struct effects *fx;

	int32_t id;
	struct uuid cluster_id;   /* as in meta.properties; text form in cluster_id_text */
	struct bytes cluster_id_text;
	struct uuid incarnation;  /* of this start */
	int64_t broker_epoch;     /* -1 until registered */
	struct bytes properties;  /* owned: the text of server.properties */
	struct node_config *config; /* NULL until it has started */
	struct uuid *directory_ids; /* one for each of config->log_dirs; zero: its meta.properties could not be read, it is left out */
	bool was_clean_shutdown;

	struct tree connections; /* engine/broker/connection.h */
	struct hash_table connections_of_id; /* the same, to be looked up */
	struct list ready;       /* those that may have a next frame */
	struct list finished;    /* calls that were answered, by their link */
	struct list dirty;       /* connections whose arena the last step's answers may use */
	struct list dying;
	struct list starved;     /* whose next frame there is no room for (queued.max.request.bytes) */
	int64_t queued_size;     /* of the frames that are on their way in or not yet answered */
	struct list by_use;      /* all connections, the longest idle first */
	struct timer idle_timer; /* connections.max.idle.ms */
	struct tree syncs; /* struct sync_waiter by token */

	struct image image;       /* what this node has applied */
	int64_t metadata_next;    /* the offset of the next batch to apply */
	bool is_published;        /* all that was committed at start is applied */
	struct bytes kept_features; /* owned: those that the log has named last; null: none */
	bool has_placed_partitions; /* and so is this life's registration, and the partitions have taken their places */
	int64_t snapshot_at_us;   /* when the last snapshot was written, or the first record applied since */
	struct raft *raft;
	struct controller *controller; /* NULL when it is only a broker */
	struct lifecycle *lifecycle;   /* NULL when it is only a controller */
	struct forwarding *forwarding;
	struct partitions *partitions;
	struct coordinator *groups;
	struct fetch_sessions *sessions;
	struct client_quotas quotas; /* engine/broker/throttle.h */
	struct bytes *timed_clients; /* owned, each of them: who was answered in this step, whose time is theirs */
	int32_t timed_count, timed_capacity;
	bool is_timed; /* the driver measures steps */
	struct telemetry *telemetry; /* engine/broker/telemetry.h; NULL: nobody has asked yet */
	struct producer_ids *producer_ids; /* engine/broker/producer_ids.h */
	struct auto_create *auto_create;   /* engine/broker/auto_create.h */
	struct registrar *registrar;       /* engine/broker/registrar.h; NULL when it is only a broker */
	bool is_stopping;
	bool is_hurried; /* was told to stop twice: waits for no other node */
	bool has_ended;  /* EFFECT_EXIT was asked for: nothing more is done */
	bool has_more;   /* frames wait for the next step */
	uint64_t next_token; /* of syncs */
};

/* Who waits for an EVENT_SYNCED. node_await_sync() gives it the next token, to be passed to effects_sync() or log_sync(). `done` runs in the
 * step of the event; the waiter is forgotten by then and may be freed. */
struct sync_waiter {
	struct tree_node node;
	uint64_t token; /* 0: not waiting */
	void (*done)(struct node *, struct sync_waiter *, enum err);
};
uint64_t node_await_sync(struct node *, struct sync_waiter *);
void node_forget_sync(struct node *, struct sync_waiter *);

/* The active controller as this node knows it; -1: none. */
int32_t node_controller_id(const struct node *);

/* A line of the server's own log on stream 1, as log4j lays it out: [time stamp] INFO text (logger). `level` NULL: only the text, as what was thrown
 * stands on a line of its own below. */
void node_log(struct node *, const char *level, const char *logger, const char *format, ...) __attribute__((format(printf, 4, 5)));

/* `properties`: the text of server.properties. `prng_seed`: of this start. Nothing is read or opened before EVENT_STARTED. */
struct node *node_new(struct heap *, struct disk *, struct bytes properties, uint64_t prng_seed);
void node_del(struct node *);

void node_step(struct node *, const struct event *, struct effects *);

/* False at max.connections: the driver lets those who connect to that listener wait (engine/broker/connection_quotas.h). */
bool node_takes_connections(const struct node *, int32_t listener);
int64_t node_deadline(const struct node *);

/* The same as a program of a world: `self` is a struct node. Log lines of start and stop go to stream 1 as Kafka's would; a refused
 * start is one or more lines on stream 2 and exit status 1. SIGNAL_TERM and SIGNAL_INT stop it in a controlled way. */
extern const struct program node_program;

/* The handler of each API, in one const table by key (engine/broker/api_table.h): one file per API under engine/broker/api/. */
struct api_handler {
	int16_t api_key;
	bool is_for_broker;     /* on client listeners */
	bool is_for_controller; /* on the controller's listener */
	bool is_forwarded;      /* a broker passes it to the active controller (Envelope) */
	int16_t last_version;   /* newest that is advertised; -1: the api table's */
	void (*handle)(struct node *, struct call *);
};
extern const struct api_handler api_handlers[];
extern const int api_handler_count;

#endif
