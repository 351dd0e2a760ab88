/* Frames: a 4-byte big-endian size, a header, a body. Readers gather bytes that arrive in any cut; writers make a whole frame.
 */
#ifndef KLAB_WIRE_FRAME_H
#define KLAB_WIRE_FRAME_H

#include "engine/wire/api.h"

/* Gathers one connection's bytes. */
struct frame_reader {
	struct buf bytes;
	size_t at;          /* where the next frame starts */
	size_t last_size;   /* of the last whole frame */
	int32_t size_max;   /* socket.request.max.bytes for brokers, 100 MiB by default */
};

enum frame_state { FRAME_INCOMPLETE, FRAME_READY, FRAME_BAD_SIZE };

void frame_reader_init(struct frame_reader *, struct heap *, int32_t size_max);
void frame_reader_free(struct frame_reader *);
void frame_reader_add(struct frame_reader *, struct bytes);

/* The next whole frame without its size. It stays valid until the next call of any of these. FRAME_BAD_SIZE: negative or larger than size_max;
 * the connection is of no more use. */
enum frame_state frame_reader_next(struct frame_reader *, struct bytes *frame);

/* The size of the next frame if it has begun, is of a size that may be, and is not yet whole; else 0. */
int32_t frame_reader_awaited(const struct frame_reader *);

/* Room for what the next frame lacks, where that is much; else none. For no more than four times what is there, or than the frame before had: whoever only
 * announces a large frame takes no memory. Where a large frame was the last, there is room for the next one's size alone: what follows it may then be received
 * where it belongs from its first byte on. What is written there is the reader's once it is added. */
struct room frame_reader_room(struct frame_reader *);

/* The frame that was taken last goes with the memory that it lies in, to `to`, which is empty, if it is large and the last there; else false. */
bool frame_reader_hand_over(struct frame_reader *, struct buf *to);

/* Gives back the memory of one that is empty, if it is much. */
void frame_reader_rest(struct frame_reader *);

/* Not even a part of a frame is there. */
static inline bool frame_reader_is_empty(const struct frame_reader *r)
{
	return r->at == r->bytes.size;
}

/* A request's header and where its body starts. */
struct request_head {
	const struct api *api; /* NULL: unknown key */
	int16_t api_key;
	int16_t version;
	int32_t correlation_id;
	struct bytes client_id;
	size_t body_at;
};

/* Decodes the header. ERR_CORRUPT or ERR_TRUNCATED: close the connection, as Kafka does. ERR_UNSUPPORTED: an unknown key, `api` is then
 * NULL, or a version that is not in the table, the header is then decoded all the same (ApiVersions is answered even so, and Produce).
 * A null client id becomes an empty one, as in Kafka. */
enum err request_head_decode(struct bytes frame, struct arena *, struct request_head *out);

/* A whole request frame with its size, in the arena. Header version by api and version. */
struct bytes request_frame(struct arena *, const struct api *, int16_t version, int32_t correlation_id, struct bytes client_id,
                           const void *request);

/* A whole response frame as spans in the arena (records of logs stay file ranges). */
void response_frame(struct arena *, const struct api *, int16_t version, int32_t correlation_id, const void *response,
                    struct span **spans, int32_t *count);

/* Decodes a response frame's header (its correlation id) and body. A server that does not know our version of ApiVersions answers in
 * version 0 (KIP-511), which is then what is decoded. */
enum err response_decode(struct bytes frame, const struct api *, int16_t version, struct arena *, int32_t *correlation_id,
                         void *response);

#endif
