/* Sees the Kafka frames in what goes over a connection, and reports each as frame_sent. Requests go from the side that connected;
 * an answer is matched with its request by the correlation id. */
#include "sim/world/internal.h"

enum { FRAME_SIZE_MAX = 200 << 20, ATTACHED_MAX = 1 << 20 };

void sniffer_free(struct endpoint *e)
{
	buf_free(&e->sniffer.bytes);
}

static void remember(struct world *w, struct connection *c, struct asked asked)
{
	if (c->asked_count == c->asked_capacity) {
		c->asked_capacity = c->asked_capacity ? c->asked_capacity * 2 : 8;
		c->asked = heap_realloc(w->heap, c->asked, (size_t)c->asked_capacity * sizeof(asked));
	}
	c->asked[c->asked_count++] = asked;
}

/* Requests in front of the one that is answered had no answer (acks=0). */
static struct asked take_asked(struct connection *c, int32_t correlation_id)
{
	for (int32_t i = 0; i < c->asked_count; i++) {
		if (c->asked[i].correlation_id != correlation_id)
			continue;
		struct asked found = c->asked[i];

		c->asked_count -= i + 1;
		memmove(c->asked, c->asked + i + 1, (size_t)c->asked_count * sizeof(found));
		return found;
	}
	return (struct asked){ -1, -1, correlation_id };
}

static void report(struct world *w, struct connection *c, int32_t from, struct bytes frame)
{
	bool is_response = from == 1;
	struct asked asked = { -1, -1, -1 };

	if (!is_response && frame.size >= 8) {
		asked = (struct asked){ (int16_t)load_u16(frame.data), (int16_t)load_u16(frame.data + 2), (int32_t)load_u32(frame.data + 4) };
		remember(w, c, asked);
	} else if (is_response && frame.size >= 4) {
		asked = take_asked(c, (int32_t)load_u32(frame.data));
	}
	const struct api *api = api_of_key(asked.key);

	WORLD_TRACE(w, c->sides[from].trace_node, bytes_slice(frame, 0, ATTACHED_MAX), frame_sent, .conn = c->number, .from = c->sides[from].name,
	            .to = c->sides[1 - from].name, .api = bytes_of_text(api ? api->name : "unknown"), .api_key = asked.key, .version = asked.version,
	            .correlation_id = asked.correlation_id, .is_response = is_response, .bytes = (int64_t)frame.size + 4);
}

void sniff(struct world *w, struct connection *c, int32_t from, struct bytes sent)
{
	struct buf *kept = &c->sides[from].sniffer.bytes;
	bool is_kept = kept->size > 0;

	if (is_kept) {
		buf_add_bytes(kept, sent);
		sent = buf_bytes(kept);
	}
	size_t at = 0;

	while (sent.size - at >= 4) {
		size_t size = load_u32(sent.data + at);

		if (size > FRAME_SIZE_MAX) { /* no frames of Kafka's */
			at = sent.size;
			break;
		}
		if (sent.size - at - 4 < size)
			break;
		report(w, c, from, bytes_of(sent.data + at + 4, size));
		at += 4 + size;
	}
	if (is_kept)
		buf_drop(kept, at);
	else if (at < sent.size)
		buf_add(kept, sent.data + at, sent.size - at);
}
