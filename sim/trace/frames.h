/* What a frame of the trace carries: its event's fields, and what its bytes say of records and errors. For views and diagrams, which look at many:
 * only frames that can have an answer to the question are decoded.
 */
#ifndef KLAB_TRACE_FRAMES_H
#define KLAB_TRACE_FRAMES_H

#include "engine/event/trace.h"
#include "engine/wire/api.h"
#include "engine/wire/errors.h"

/* frame_sent's fields; texts point into the event. */
struct frame_seen {
	int64_t conn, api_key, version, correlation_id, bytes;
	struct bytes from, to, api;
	bool is_response;
};

struct frame_seen frame_seen_in(const struct trace_view *);

enum frame_kind {
	FRAME_NOISE,  /* polls and heartbeats, and what clients ask by themselves when they come: it goes on without end */
	FRAME_QUORUM, /* the metadata quorum's own: votes, and who leads */
	FRAME_SETUP,  /* finding one another: coordinators, producer ids, positions, registrations */
	FRAME_STORY,  /* all else: what somebody wanted */
};

/* `bytes`: of the frame (its entry's attachment). A Fetch is of the story if it brings records, which is in its answer. */
enum frame_kind frame_kind_of(const struct frame_seen *, struct bytes bytes, struct arena *);

/* How many records of topics it brings; 0 if none, or if it is of another kind. */
int64_t frame_records(const struct frame_seen *, struct bytes bytes, struct arena *);

/* The first error code in a response; KAFKA_NONE if there is none. Not looked for in large ones. */
int16_t frame_error(const struct frame_seen *, struct bytes bytes, struct arena *);

/* The header's schema and its version. */
const struct schema *frame_header(const struct frame_seen *, const struct api *, int16_t *version);

/* Decodes the body at *at with its places. A client's ApiVersions of a version that the server does not know is answered in version 0 (KIP-511):
 * *version is the one that was found. */
enum err frame_decode_body(const struct frame_seen *, const struct api *, struct bytes bytes, size_t *at, struct arena *, int16_t *version,
                           struct message_map *);

#endif
