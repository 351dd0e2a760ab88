#include "engine/wire/frame.h"

#include "engine/wire/fields.h"

enum {
	SIZE_SIZE = 4,
	IDS_SIZE = 8,            /* api key, version, correlation id: the same in every header */
	KEPT_CAPACITY = 64 * 1024, /* a reader that rests gives more than this back */
	LARGE = 64 * 1024,         /* of a frame that is not copied */
	ROOM_SIZE_MIN = 128 * 1024,
	ROOM_FACTOR = 4,
};

void frame_reader_init(struct frame_reader *r, struct heap *heap, int32_t size_max)
{
	*r = (struct frame_reader){ .size_max = size_max };
	buf_init(&r->bytes, heap);
}

void frame_reader_free(struct frame_reader *r)
{
	buf_free(&r->bytes);
	r->at = 0;
}

/* What was taken goes from the front. */
static void compact(struct frame_reader *r)
{
	if (r->at > 0)
		buf_drop(&r->bytes, r->at);
	r->at = 0;
}

void frame_reader_add(struct frame_reader *r, struct bytes bytes)
{
	if (r->bytes.data && bytes.data == r->bytes.data + r->bytes.size) { /* in its room already */
		r->bytes.size += bytes.size;
		return;
	}
	compact(r);
	buf_add_bytes(&r->bytes, bytes);
}

static struct room room_of(struct frame_reader *r, size_t size)
{
	compact(r);
	buf_fit(&r->bytes, size);
	return (struct room){ r->bytes.data + r->bytes.size, size };
}

struct room frame_reader_room(struct frame_reader *r)
{
	size_t awaited = (size_t)frame_reader_awaited(r), there = r->bytes.size - r->at;
	size_t missing = awaited > 0 ? SIZE_SIZE + awaited - there : 0, most = there * ROOM_FACTOR > r->last_size ? there * ROOM_FACTOR : r->last_size;

	if (there == 0 && r->last_size >= ROOM_SIZE_MIN && r->bytes.capacity <= KEPT_CAPACITY) /* what it has it does not give back meanwhile */
		return room_of(r, SIZE_SIZE);
	if (missing < ROOM_SIZE_MIN || most < ROOM_SIZE_MIN)
		return (struct room){ NULL, 0 };
	return room_of(r, missing < most ? missing : most);
}

bool frame_reader_hand_over(struct frame_reader *r, struct buf *to)
{
	if (r->bytes.size < LARGE || r->at < r->bytes.size)
		return false;
	*to = r->bytes;
	buf_init(&r->bytes, to->heap);
	r->at = 0;
	return true;
}

void frame_reader_rest(struct frame_reader *r)
{
	if (frame_reader_is_empty(r) && r->bytes.capacity > KEPT_CAPACITY)
		frame_reader_free(r);
}

enum frame_state frame_reader_next(struct frame_reader *r, struct bytes *frame)
{
	size_t left = r->bytes.size - r->at;

	if (left < SIZE_SIZE)
		return FRAME_INCOMPLETE;
	int32_t size = (int32_t)load_u32(r->bytes.data + r->at);

	if (size < 0 || size > r->size_max)
		return FRAME_BAD_SIZE;
	if (left - SIZE_SIZE < (size_t)size)
		return FRAME_INCOMPLETE;
	*frame = bytes_of(r->bytes.data + r->at + SIZE_SIZE, (size_t)size);
	r->at += SIZE_SIZE + (size_t)size;
	r->last_size = (size_t)size;
	return FRAME_READY;
}

int32_t frame_reader_awaited(const struct frame_reader *r)
{
	size_t left = r->bytes.size - r->at;
	int32_t size = left < SIZE_SIZE ? 0 : (int32_t)load_u32(r->bytes.data + r->at);

	return size > 0 && size <= r->size_max && left - SIZE_SIZE < (size_t)size ? size : 0;
}

enum err request_head_decode(struct bytes frame, struct arena *arena, struct request_head *out)
{
	struct request_header header;

	*out = (struct request_head){ .api_key = -1, .client_id = BYTES("") };
	if (frame.size < IDS_SIZE)
		return ERR_TRUNCATED;
	out->api_key = (int16_t)load_u16(frame.data);
	out->version = (int16_t)load_u16(frame.data + 2);
	out->correlation_id = (int32_t)load_u32(frame.data + 4);
	out->api = api_of_key(out->api_key);
	if (!out->api)
		return ERR_UNSUPPORTED;
	int16_t header_version = api_request_header_version(out->api, out->version);
	enum err err = message_decode(&request_header_schema, header_version, frame, &out->body_at, arena, &header);

	if (err != ERR_OK)
		return err;
	if (!bytes_is_null(header.client_id))
		out->client_id = header.client_id;
	bool has_version = out->version >= out->api->first_version && out->version <= out->api->last_version;

	return has_version ? ERR_OK : ERR_UNSUPPORTED;
}

/* Header and body, with their size in front. */
static void frame_parts(struct arena *arena, const struct message_part parts[static 2], bool keeps_records, struct span **spans, int32_t *count)
{
	int64_t size = message_encode_parts(parts, 2, SIZE_SIZE, keeps_records, arena, spans, count) - SIZE_SIZE;

	assert(size <= INT32_MAX);
	store_u32((uint8_t *)(uintptr_t)(*spans)[0].bytes.data, (uint32_t)size); /* ours, and not handed out yet */
}

struct bytes request_frame(struct arena *arena, const struct api *api, int16_t version, int32_t correlation_id, struct bytes client_id,
                           const void *request)
{
	struct request_header header = { api->key, version, correlation_id, client_id };
	struct message_part parts[] = { { &request_header_schema, api_request_header_version(api, version), &header }, { api->request, version, request } };
	struct span *spans;
	int32_t count;

	frame_parts(arena, parts, false, &spans, &count);
	return spans[0].bytes;
}

void response_frame(struct arena *arena, const struct api *api, int16_t version, int32_t correlation_id, const void *response,
                    struct span **spans, int32_t *count)
{
	struct response_header header = { correlation_id };
	struct message_part parts[] = { { &response_header_schema, api_response_header_version(api, version), &header }, { api->response, version, response } };

	frame_parts(arena, parts, true, spans, count);
}

enum err response_decode(struct bytes frame, const struct api *api, int16_t version, struct arena *arena, int32_t *correlation_id,
                         void *response)
{
	struct response_header header;
	size_t at = 0;
	int16_t header_version = api_response_header_version(api, version);
	enum err err = message_decode(&response_header_schema, header_version, frame, &at, arena, &header);

	if (err != ERR_OK)
		return err;
	*correlation_id = header.correlation_id;
	size_t body_at = at;

	err = message_decode(api->response, version, frame, &at, arena, response);
	if (err != ERR_OK && api->key == API_KEY_API_VERSIONS && version > 0)
		err = message_decode(api->response, 0, frame, &body_at, arena, response);
	return err;
}
