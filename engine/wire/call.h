/* A request that a server is to answer: decoded, with what its answer needs.
 *
 * One call per connection is in progress, as in Kafka. It lives in its connection (engine/broker/connection.h) from the moment its frame
 * is whole until it is answered; its arena holds the frame, the decoded body, and whatever must live as long. A handler answers at once
 * or keeps the pointer and answers later; one that keeps it sets `on_cancel`, which is called when the connection ends before.
 * After call_answer() the pointer is dead.
 */
#ifndef KLAB_WIRE_CALL_H
#define KLAB_WIRE_CALL_H

#include "engine/base/list.h"
#include "engine/wire/api.h"

struct call {
	const struct api *api;
	int16_t version;
	int32_t correlation_id;
	struct bytes client_id; /* null allowed */
	struct bytes peer;      /* "127.0.0.1" */
	int32_t conn;
	int32_t listener;
	const void *body; /* the request's struct */
	struct bytes frame; /* header and body as they came */
	struct arena *arena;
	int64_t received_us;
	bool is_answered;
	void (*on_cancel)(void *owner, struct call *); /* `owner`: the server; frees what waits, answers nothing */
	void *waiter;                                  /* the handler's own */
	void (*on_answer)(void *owner, struct call *, void *response); /* looks at an answer before it is encoded; may be NULL */
	void *owner;                                   /* of on_answer */
	struct call *envelope; /* the call that carried this one from a broker (KIP-590): answered with this one's answer inside */
	struct list *finished; /* where `link` goes when the call is answered, so that the server takes up the next frame; NULL: nowhere */
	struct list link;
};

/* Sends the response (its struct; spans of it must live in the step's or the call's arena). Held until the sync `after_sync` (0: not). */
void call_answer(struct call *, struct effects *, const void *response, uint64_t after_sync);

/* For acks=0: done without a response. */
void call_finish(struct call *);

#endif
