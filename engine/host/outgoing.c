/* What is on its way out of a socket: sent at once as far as that goes, else kept in its order. */
#include "engine/host/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>

enum { FILE_PART_MAX = 1 << 30 };

static int64_t left_of(const struct outgoing *out)
{
	return out->is_file ? out->pin.left : (int64_t)(out->size - out->sent);
}

static void drop(struct host *h, struct socket *s, struct outgoing *out)
{
	s->unsent -= left_of(out);
	list_remove(&out->link);
	if (out->is_file)
		files_unpin(h->options.files, &out->pin);
	free(out);
}

void outgoing_drop(struct host *h, struct socket *s)
{
	LIST_EACH(&s->outgoing, struct outgoing, out, link)
		drop(h, s, out);
}

/* ---- Sending ---------------------------------------------------------------------------------------------------------------- */

/* Bytes that went; 0 if the socket takes none now; -1 if it is of no more use. */
static ssize_t result_of(ssize_t sent)
{
	return sent >= 0 ? sent : errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : -1;
}

static ssize_t send_parts(const struct socket *s, struct iovec *parts, int count, bool has_more)
{
	struct msghdr message = { .msg_iov = parts, .msg_iovlen = (size_t)count };

	return result_of(sendmsg(s->watched.descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT | (has_more ? MSG_MORE : 0)));
}

static ssize_t send_file(const struct socket *s, struct pin *pin)
{
	off_t position = (off_t)pin->position;
	size_t size = pin->left < FILE_PART_MAX ? (size_t)pin->left : FILE_PART_MAX;
	ssize_t sent = sendfile(s->watched.descriptor, files_pin_descriptor(pin), &position, size);

	if (sent == 0 && size > 0)
		return -1; /* the file ends before the promised bytes */
	sent = result_of(sent);
	if (sent > 0) {
		pin->position += sent;
		pin->left -= sent;
	}
	return sent;
}

/* The bytes at the queue's head, one behind the other. */
static int gather(const struct socket *s, struct iovec *parts, bool *has_more)
{
	int count = 0;

	*has_more = false;
	LIST_EACH(&s->outgoing, struct outgoing, out, link) {
		if (out->is_file || out->hold || count == PARTS_AT_ONCE) {
			*has_more = out->is_file && !out->hold;
			break;
		}
		parts[count++] = (struct iovec){ out->data + out->sent, out->size - out->sent };
	}
	return count;
}

static void take_away(struct host *h, struct socket *s, size_t sent)
{
	s->unsent -= (int64_t)sent;
	LIST_EACH(&s->outgoing, struct outgoing, out, link) {
		size_t part = out->size - out->sent < sent ? out->size - out->sent : sent;

		out->sent += part;
		sent -= part;
		if (out->sent < out->size)
			return;
		drop(h, s, out);
		if (sent == 0)
			return;
	}
}

/* One call of the system. What went; 0: nothing goes now; -1: the connection is of no more use. */
static ssize_t pump_once(struct host *h, struct socket *s, struct outgoing *first)
{
	struct iovec parts[PARTS_AT_ONCE];
	bool has_more = false;

	if (first->is_file) {
		ssize_t sent = first->pin.is_broken ? -1 : first->pin.left == 0 ? 0 : send_file(s, &first->pin);

		if (sent > 0)
			s->unsent -= sent;
		if (first->pin.left == 0) {
			drop(h, s, first);
			return 1;
		}
		return sent;
	}
	int count = gather(s, parts, &has_more);
	ssize_t sent = send_parts(s, parts, count, has_more);

	if (sent > 0)
		take_away(h, s, (size_t)sent);
	return sent;
}

void outgoing_pump(struct host *h, struct socket *s)
{
	struct outgoing *first;
	ssize_t sent = 1;

	while (s->is_open && !s->is_over && sent > 0 && (first = LIST_FIRST(&s->outgoing, struct outgoing, link)) && !first->hold)
		sent = pump_once(h, s, first);
	if (s->is_over)
		return;
	if (sent < 0) {
		socket_fail(h, s, ERR_CLOSED);
		return;
	}
	if (list_is_empty(&s->outgoing) && s->is_closing) {
		socket_end(h, s);
		return;
	}
	if (s->is_backed_up && s->unsent == 0) {
		s->is_backed_up = false;
		host_post(h, &(struct event){ .type = EVENT_DRAINED, .conn = s->id });
	}
	socket_watch(h, s);
}

/* ---- Keeping ---------------------------------------------------------------------------------------------------------------- */

static void keep(struct host *h, struct socket *s, struct outgoing *out, uint64_t hold)
{
	out->hold = hold;
	if (hold && list_is_empty(&s->hold_link))
		list_append(&h->holding, &s->hold_link);
	s->unsent += left_of(out);
	list_append(&s->outgoing, &out->link);
}

static void keep_bytes(struct host *h, struct socket *s, const struct span *spans, int32_t count, size_t skipped, size_t size, uint64_t hold)
{
	struct outgoing *out = host_alloc(sizeof(*out) + size);

	for (int32_t i = 0; i < count; i++) {
		struct bytes part = bytes_slice(spans[i].bytes, skipped, spans[i].bytes.size);

		skipped -= skipped < spans[i].bytes.size ? skipped : spans[i].bytes.size;
		if (part.size > 0)
			memcpy(out->data + out->size, part.data, part.size);
		out->size += part.size;
	}
	keep(h, s, out, hold);
}

static bool keep_file(struct host *h, struct socket *s, const struct span *span, uint64_t hold)
{
	struct outgoing *out = host_alloc(sizeof(*out));

	out->is_file = true;
	if (!files_pin(h->options.files, span->file, span->position, span->size, &out->pin)) {
		free(out);
		return false;
	}
	keep(h, s, out, hold);
	return true;
}

/* The bytes of spans up to the next file: how many spans, how many bytes. */
static int32_t run_of_bytes(const struct span *spans, int32_t count, size_t *size)
{
	int32_t i = 0;

	for (*size = 0; i < count && !spans[i].file; i++)
		*size += spans[i].bytes.size;
	return i;
}

/* Sends a run of bytes if nothing is before it, and keeps what the socket does not take. False: the connection is of no more use. */
static bool send_bytes(struct host *h, struct socket *s, const struct span *spans, int32_t count, size_t size, uint64_t hold, bool has_more)
{
	struct iovec parts[PARTS_AT_ONCE];
	ssize_t sent = 0;

	if (!hold && s->is_open && list_is_empty(&s->outgoing) && count <= PARTS_AT_ONCE) {
		for (int32_t i = 0; i < count; i++)
			parts[i] = (struct iovec){ (void *)(uintptr_t)spans[i].bytes.data, spans[i].bytes.size };
		sent = send_parts(s, parts, count, has_more);
	}
	if (sent >= 0 && (size_t)sent < size)
		keep_bytes(h, s, spans, count, (size_t)sent, size - (size_t)sent, hold);
	return sent >= 0;
}

void outgoing_send(struct host *h, const struct effect *effect)
{
	struct socket *s = socket_of(h, effect->conn);
	uint64_t hold = effect->after_sync && host_awaits(h, effect->after_sync) ? effect->after_sync : 0;
	bool is_good = true;

	if (!s || s->is_closing)
		return;
	for (int32_t i = 0; i < effect->span_count && is_good;) {
		size_t size;
		int32_t run = run_of_bytes(effect->spans + i, effect->span_count - i, &size);

		if (size > 0)
			is_good = send_bytes(h, s, effect->spans + i, run, size, hold, i + run < effect->span_count);
		i += run;
		if (i < effect->span_count && is_good && effect->spans[i].size > 0)
			is_good = keep_file(h, s, &effect->spans[i], hold);
		i += i < effect->span_count;
	}
	if (!is_good) {
		socket_fail(h, s, ERR_CLOSED);
		return;
	}
	if (!s->is_backed_up && s->unsent >= UNSENT_MAX) {
		s->is_backed_up = true;
		host_post(h, &(struct event){ .type = EVENT_BACKED_UP, .conn = s->id });
	}
	if (!list_is_empty(&s->outgoing))
		outgoing_pump(h, s);
}

/* Held sends of the token leave; or, where the sync failed, they are dropped with all behind them. */
void outgoing_release(struct host *h, uint64_t token, bool is_dropped)
{
	LIST_EACH(&h->holding, struct socket, s, hold_link) {
		bool drops = false, is_any = false, is_holding = false;

		LIST_EACH(&s->outgoing, struct outgoing, out, link) {
			if (out->hold == token) {
				out->hold = 0;
				is_any = true;
				drops = drops || is_dropped;
			}
			is_holding = is_holding || (out->hold && !drops);
			if (drops)
				drop(h, s, out);
		}
		if (!is_holding)
			list_remove(&s->hold_link);
		if (is_any)
			outgoing_pump(h, s);
	}
}
