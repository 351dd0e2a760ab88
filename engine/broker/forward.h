/* The broker's connection to the active controller: its own requests to it, and clients' requests passed on in envelopes (KIP-590).
 *
 * A broker never changes metadata itself, not even when it is the controller too: the request goes as bytes over a connection to the
 * controller's listener, so a combined node takes the same road as a cluster of many.
 *
 * Requests wait in a queue until the controller is known and connected, and are asked again when the connection breaks or the answer is
 * NOT_CONTROLLER, until they have waited for too long. Their bodies are made when they are sent.
 */
#ifndef KLAB_BROKER_FORWARD_H
#define KLAB_BROKER_FORWARD_H

#include "engine/broker/node.h"
#include "engine/wire/channel.h"

/* Owned by who asks; lives until done() or controller_request_forget(). */
struct controller_request {
	struct list link; /* in the queue, or among those that are sent */
	const struct api *api;
	/* How long it may wait to be sent, or sent again, and how long for its answer from when it is sent: Kafka's retryTimeoutMs of the channel that the
	 * request has there (NodeToControllerChannelManager). INT64_MAX: as long as it takes. */
	int64_t timeout_us;
	int64_t asked_us; /* controller_request_send() sets it */
	uint64_t tag; /* 0: not asked */
	bool is_sent;
	/* The request's struct, in the step's arena. */
	const void *(*body)(struct node *, struct controller_request *);
	/* `response`: its struct, NULL when err is set. */
	void (*done)(struct node *, struct controller_request *, enum err, const void *response);
};

struct forwarding {
	struct channel channel;
	bool has_channel;
	struct list queue;
	struct list sent;
	struct timer timer; /* of the next attempt to connect, and of deadlines */
	int64_t retry_at_us;
	uint64_t next_tag;
};

void forwarding_start(struct node *);
void forwarding_del(struct node *);

void controller_request_send(struct node *, struct controller_request *);
void controller_request_forget(struct node *, struct controller_request *);

/* Passes the call on; it is answered when the controller's answer comes, or fails. */
void forward_call(struct node *, struct call *);

/* True if the event was of the connection to the controller. */
bool forwarding_event(struct node *, const struct event *);

/* Sends what can be sent: after each event. */
void forwarding_run(struct node *);

#endif
