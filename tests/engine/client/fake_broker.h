/* A scripted cluster for one client: takes its connections and frames, answers ApiVersions and Metadata by itself, and queues every other request
 * until the test answers it. Time is the test's: fake_advance() lets it pass and calls the client at its deadlines.
 */
#ifndef KLAB_TESTS_CLIENT_FAKE_BROKER_H
#define KLAB_TESTS_CLIENT_FAKE_BROKER_H

#include "engine/event/step.h"
#include "engine/wire/errors.h"
#include "engine/wire/frame.h"
#include "tests/test.h"

enum { FAKE_CONNS_MAX = 1024, FAKE_REQUESTS_MAX = 256, FAKE_TOPICS_MAX = 8, FAKE_EVENTS_MAX = 512 };

struct fake_request {
	int32_t conn;
	int32_t node; /* by port: 9092 is node 1 */
	struct request_head head;
	void *body;
};

struct fake_topic {
	const char *name;
	struct uuid id;
	int32_t partitions;
	int32_t leaders[16]; /* -1: none */
	int32_t epochs[16];
	int16_t error_code;
};

struct fake_conn {
	int32_t conn;
	int32_t node;
	bool is_open;
	struct frame_reader reader;
	struct {
		int32_t correlation_id;
		struct bytes frame; /* null: not answered yet */
	} slots[64]; /* answers leave in the order of the requests, as a broker's do */
	int32_t slot_count;
};

struct fake {
	struct heap *heap;
	struct heap *outside; /* the test's own: does not count as a leak */
	struct arena arena;   /* of the client's steps */
	struct arena kept;    /* of requests */
	struct effects fx;
	struct trace_log trace;
	int32_t next_conn;
	int64_t now_us;
	int64_t wall_ms;
	void *client;
	bool (*event)(void *, const struct event *, struct effects *);
	int64_t (*deadline)(const void *);
	int32_t brokers; /* nodes 1..brokers, on ports 9092.. */
	bool is_down[16];
	bool is_unnamed[16]; /* takes connections, but no Metadata answer names it: fenced */
	bool is_silent[16];  /* neither takes nor refuses a connection */
	bool holds_metadata; /* Metadata requests wait like others */
	int16_t version_max[128]; /* what brokers advertise at most; 0: the newest */
	bool lacks[128];
	struct fake_topic topics[FAKE_TOPICS_MAX];
	int32_t topic_count;
	struct fake_conn conns[FAKE_CONNS_MAX];
	int32_t conn_count;
	struct fake_request requests[FAKE_REQUESTS_MAX];
	int32_t request_count;
	struct event events[FAKE_EVENTS_MAX];
	int32_t event_count;
	int32_t metadata_count; /* Metadata requests answered */
	int32_t steps;
};

void fake_init(struct fake *);
void fake_attach(struct fake *, void *client, bool (*event)(void *, const struct event *, struct effects *), int64_t (*deadline)(const void *));
/* After the client was freed: nothing may be left in its heap. */
void fake_free(struct fake *);

struct fake_topic *fake_add_topic(struct fake *, const char *name, int32_t partitions);

/* The event of now, for calls between steps; then fake_settle() carries out their effects and lets what follows happen at the same time. */
struct event fake_now(const struct fake *);
void fake_settle(struct fake *);
void fake_advance(struct fake *, int64_t ms);

/* Takes the oldest queued request, which must be of that API. */
struct fake_request fake_take(struct fake *, int16_t api_key);
bool fake_has(const struct fake *, int16_t api_key);
int32_t fake_count(const struct fake *, int16_t api_key);
void fake_answer(struct fake *, const struct fake_request *, const void *response);
void fake_disconnect(struct fake *, int32_t node);
void fake_start(struct fake *, int32_t node);
void fake_stop(struct fake *, int32_t node); /* disconnects and refuses */

/* How many events of that name the client traced so far, and the field of the last one. */
int32_t fake_traced(const struct fake *, const char *name);

#define FAKE_RESPONSE(type, variable) \
	struct type variable;             \
	message_init(&type##_schema, &variable)

#endif
