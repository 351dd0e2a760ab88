/* Who says what on the wire: one frame_sent for each Kafka frame, when its last byte leaves. The end that asked for the connection sends
 * requests; a response is matched to its request by the correlation id, oldest first (a produce with acks=0 has none).
 */
#include "sim/world/internal.h"

#include "engine/wire/api.h"

enum { FRAME_SIZE_MIN = 4, FRAME_SIZE_MAX = 1 << 30, REQUEST_HEAD_SIZE = 8, REQUESTS_MAX = 10000 };

/* A request that is not answered yet. */
struct sniffed {
	int16_t api_key, version;
	int32_t correlation_id;
};

void sniffer_free(struct sniffer *s)
{
	buf_free(&s->bytes);
}

static struct sniffed head_of_request(struct bytes frame)
{
	return (struct sniffed){ (int16_t)load_u16(frame.data), (int16_t)load_u16(frame.data + 2), (int32_t)load_u32(frame.data + 4) };
}

/* The request that this correlation id answers; those in front of it got no answer. */
static bool match(struct connection *c, int32_t correlation_id, struct sniffed *out)
{
	struct bytes all = buf_bytes(&c->requests);

	for (size_t at = 0; at < all.size; at += sizeof(*out)) {
		memcpy(out, all.data + at, sizeof(*out));
		if (out->correlation_id == correlation_id) {
			buf_drop(&c->requests, at + sizeof(*out));
			return true;
		}
	}
	return false;
}

static void report(struct world *w, struct direction *d, struct bytes frame, int64_t size)
{
	struct connection *c = d->connection;
	const struct name *from = c->ends[d->from].name, *to = c->ends[1 - d->from].name;
	struct sniffed head = { .api_key = -1, .version = -1 };
	bool is_response = d->from == 1;

	if (!is_response) {
		if (frame.size < REQUEST_HEAD_SIZE) {
			d->sniffer.is_off = true;
			return;
		}
		head = head_of_request(frame);
		if (c->requests.size / sizeof(head) < REQUESTS_MAX)
			buf_add(&c->requests, &head, sizeof(head));
	} else if (!match(c, (int32_t)load_u32(frame.data), &head)) {
		head.correlation_id = (int32_t)load_u32(frame.data);
	}
	const struct api *api = api_of_key(head.api_key);

	trace(world_log(w), frame_sent, .conn = c->number, .from = from->text, .to = to ? to->text : BYTES(""),
	      .api = api ? bytes_of_text(api->name) : BYTES("unknown"), .api_key = head.api_key, .version = head.version,
	      .correlation_id = head.correlation_id, .is_response = is_response, .bytes = size);
	world_append_frame(w, from, bytes_slice(frame, 0, ATTACHMENT_SIZE_MAX));
	links_judge_frame(w, d, head.api_key, is_response);
}

/* Begins a frame; false if this can not be one. */
static bool begin_frame(struct sniffer *s)
{
	s->frame_size = load_u32(s->head);
	s->gathered = 0;
	s->is_off = s->frame_size < FRAME_SIZE_MIN || s->frame_size > FRAME_SIZE_MAX;
	return !s->is_off;
}

static struct bytes take_head(struct sniffer *s, struct bytes b)
{
	size_t missing = sizeof(s->head) - (size_t)s->head_size, part = b.size < missing ? b.size : missing;

	memcpy(s->head + s->head_size, b.data, part);
	s->head_size += (int32_t)part;
	return bytes_slice(b, part, b.size);
}

static struct bytes take_body(struct sniffer *s, struct bytes b)
{
	struct bytes part = bytes_slice(b, 0, (size_t)(s->frame_size - s->gathered));

	if (s->bytes.size < ATTACHMENT_SIZE_MAX)
		buf_add_bytes(&s->bytes, part);
	s->gathered += (int64_t)part.size;
	return bytes_slice(b, part.size, b.size);
}

void sniffer_see(struct world *w, struct direction *d, struct bytes b)
{
	struct sniffer *s = &d->sniffer;

	while (b.size > 0 && !s->is_off) {
		if (s->head_size < (int32_t)sizeof(s->head)) {
			b = take_head(s, b);
			if (s->head_size < (int32_t)sizeof(s->head) || !begin_frame(s))
				return;
		}
		if (s->gathered == 0 && b.size >= (size_t)s->frame_size) { /* whole as it is: the usual case */
			report(w, d, bytes_slice(b, 0, (size_t)s->frame_size), s->frame_size);
			b = bytes_slice(b, (size_t)s->frame_size, b.size);
			s->head_size = 0;
			continue;
		}
		b = take_body(s, b);
		if (s->gathered == s->frame_size) {
			report(w, d, buf_bytes(&s->bytes), s->frame_size);
			buf_clear(&s->bytes);
			s->head_size = 0;
		}
	}
	if (s->is_off)
		buf_free(&s->bytes);
}
