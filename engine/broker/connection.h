/* Connections that others opened to this node, and the one call that each has in progress.
 *
 * Bytes gather in a frame reader, the rest of a large frame where the driver puts it; when a frame is whole and no call is in progress it is copied into the
 * connection's arena, or taken with its memory where it is large, its header and body are decoded there, and the API's handler is called. The next frame waits until that call is answered (or finished without an
 * answer), so answers leave in the order of requests; and where the driver is backed up, until the answers before have left. The arena is reset before the next call, but never in the step that sent an answer,
 * since the answer's spans may lie in it.
 *
 * What Kafka closes, this closes: a negative or huge frame, an unknown API, a version that is not supported (ApiVersions apart, which is
 * answered in version 0; and Produce 0-2, see api/produce.c), a body that does not decode.
 */
#ifndef KLAB_BROKER_CONNECTION_H
#define KLAB_BROKER_CONNECTION_H

#include "engine/broker/node.h"
#include "engine/wire/frame.h"

struct connection {
	struct tree_node node; /* by id, in node->connections */
	struct hash_node of_id;
	struct list link;      /* in node->ready, node->starved or node->dying; else alone */
	int32_t id;
	int32_t listener;
	struct bytes peer; /* owned */
	struct bytes client_software_name;    /* owned; null until ApiVersions told it */
	struct bytes client_software_version; /* owned */
	struct frame_reader reader;
	struct arena arena;
	struct buf frame;      /* of the call, if it is large; like the arena */
	struct call call;
	struct list use_link;   /* in node->by_use: the longest idle first */
	int64_t used_at_us;
	int32_t queued_size;    /* of node->queued_size: that of its frame, from before it is whole until it is answered */
	struct list dirty_link; /* in node->dirty while an answer of this step may use the arena; else alone */
	bool is_busy;           /* the call is not yet answered */
	bool is_held;           /* the driver was asked to bring no more meanwhile */
	bool is_backed_up;      /* the driver has answers that the peer does not read: no frame is taken up */
	bool has_ended;         /* the peer sends no more: closed once what it asked for is answered, as Kafka does, which looks no sooner */
	struct timer mute_timer; /* its client is over its quota: no frame is taken up before it fires */
};

/* An event of a connection with an even id. */
void connections_event(struct node *, const struct event *);

/* Before a step's event: gives back the arenas of answers that have left, and what is left of closed connections. */
void connections_begin_step(struct node *);

/* Takes up next frames of connections whose calls are done, for about a mebibyte of requests and answers; true if there are more (the deadline is then
 * now). */
bool connections_run(struct node *);

/* Closes one that was idle for too long, as Kafka does without a line in the log. */
void connection_expire(struct node *, struct connection *);

/* Closes the connection that carries the call, as Kafka does when it cannot even answer. */
void connection_close_call(struct node *, struct call *, const char *reason);

/* Takes up no further frame of the call's connection for that long. */
void connection_mute(struct node *, const struct call *, int32_t ms);

struct connection *connection_of_call(const struct node *, const struct call *);

/* At the end: first every call is cancelled, while the parts that they wait in are there; last their memory goes. */
void connections_cancel(struct node *);
void connections_del(struct node *);

#endif
