/* The asking side of one connection: requests go out in order, answers come back in order.
 *
 * A channel connects when it is first used or by channel_open(), asks ApiVersions first (as every Kafka client does), then sends what is queued, at most
 * `in_flight_max` unanswered at a time. The version of a request is the newest that both sides have, unless the caller limits it.
 * It has no policy: its owner decides when to connect again after channel_closed() said what was lost.
 *
 * A request is kept encoded-on-send: the body struct is copied by encoding at once, so it may be in any arena. If the version is not yet known
 * (ApiVersions not answered), the owner waits for channel_is_ready() before it makes requests.
 */
#ifndef KLAB_WIRE_CHANNEL_H
#define KLAB_WIRE_CHANNEL_H

#include "engine/base/list.h"
#include "engine/wire/frame.h"

enum channel_state { CHANNEL_IDLE, CHANNEL_CONNECTING, CHANNEL_NEGOTIATING, CHANNEL_READY };

struct channel_version {
	int16_t key, first, last;
};

struct channel {
	struct heap *heap;
	enum channel_state state;
	struct bytes host; /* owned */
	int32_t port;
	struct bytes client_id; /* owned */
	int32_t conn; /* 0 when idle */
	int32_t next_correlation_id;
	int32_t in_flight_count;
	struct list in_flight; /* struct channel_request, in the order of sending */
	struct list failed;    /* those whose connection ended, to be answered with an err */
	struct frame_reader reader;
	struct channel_version *versions; /* of the peer, by key order */
	int32_t version_count;
	int64_t opened_us;
	int64_t last_used_us;
	bool is_negotiated; /* false: skip ApiVersions (between controllers) and use the newest versions */
	int64_t negotiation_timeout_us; /* for the answer to ApiVersions; 30 s */
	int64_t setup_timeout_us;       /* to connect; 0: as long as it takes */
	enum err closed_err; /* how the last connection ended */
};

struct channel_request {
	struct list link;
	const struct api *api;
	int16_t version;
	int32_t correlation_id;
	int64_t sent_us;
	int64_t timeout_us; /* when it times out; INT64_MAX never */
	enum err err;       /* how it failed */
	uint64_t tag; /* the owner's */
	void *context; /* the owner's */
	bool expects_response; /* false for acks=0 */
};

struct channel_answer {
	const struct api *api;
	int16_t version;
	int32_t correlation_id;
	uint64_t tag;
	void *context;
	enum err err;  /* ERR_OK; else the body is NULL: ERR_CLOSED, ERR_TIMED_OUT, ERR_CORRUPT, ERR_REFUSED */
	const void *body; /* the response's struct, in the step's arena */
	int64_t sent_us;
};

void channel_init(struct channel *, struct heap *, struct bytes host, int32_t port, struct bytes client_id);
void channel_free(struct channel *);
void channel_open(struct channel *, struct effects *, int64_t now_us);
void channel_close(struct channel *, struct effects *); /* answers are forgotten, see channel_fail */
/* Closes, and every request in flight is answered with `err`. */
void channel_fail(struct channel *, struct effects *, enum err);

static inline bool channel_is_ready(const struct channel *c)
{
	return c->state == CHANNEL_READY;
}

/* The version to use, or -1 if the peer does not have the API in [api->first_version, limit]. limit -1: the newest. */
int16_t channel_version_of(const struct channel *, const struct api *, int16_t limit);

/* Sends a request now; the channel must be ready. timeout_us is a point in time. */
void channel_send(struct channel *, struct effects *, const struct api *, int16_t version, const void *body, uint64_t tag, void *context,
                  int64_t now_us, int64_t timeout_us, bool expects_response);

/* Feeds an event of this channel's connection (connected, received, closed). True if it was this channel's. Then take the answers one
 * after another; a closed connection gives one with an err for each request in flight, and the state is CHANNEL_IDLE. */
bool channel_event(struct channel *, const struct event *, struct effects *);
bool channel_next_answer(struct channel *, struct effects *, struct channel_answer *out);
/* Nothing has come of it, and nothing failed: there is no answer. */
static inline bool channel_is_quiet(const struct channel *c)
{
	return list_is_empty(&c->failed) && frame_reader_is_empty(&c->reader);
}

/* When the oldest request, or connecting, times out. channel_expire() closes the connection if one did (as Kafka's NetworkClient does); its
 * requests are then answered with an err. */
int64_t channel_deadline(const struct channel *);
bool channel_expire(struct channel *, struct effects *, int64_t now_us);

#endif
