/* Terminal tabs, pipes, texts, captures and files: what the streams of a process are connected to. */
#include "sim/world/internal.h"

enum { READ_SIZE_MAX = 64 * 1024 };

static int compare_id(const void *key, const struct tree_node *node)
{
	int32_t a = *(const int32_t *)key, b = CONTAINER_OF((uintptr_t)node, struct stream, node)->id;

	return (a > b) - (a < b);
}

static struct stream *find(const struct world *w, int32_t id)
{
	struct tree_node *node = tree_find(&w->streams, &id, compare_id);

	return node ? CONTAINER_OF(node, struct stream, node) : NULL;
}

static struct stream *add(struct world *w, enum stream_kind kind)
{
	struct stream *s = HEAP_NEW(w->heap, struct stream);

	s->id = w->next_stream++;
	s->kind = kind;
	s->users = 1;
	s->bytes.heap = w->heap;
	tree_insert(&w->streams, &s->id, compare_id, &s->node);
	return s;
}

static void drop(struct world *w, struct stream *s)
{
	if (--s->users > 0)
		return;
	if (s->file)
		w->disk.ops->close(w->disk.self, s->file);
	tree_remove(&w->streams, &s->node);
	buf_free(&s->bytes);
	heap_free(w->heap, s);
}

int32_t world_tab_new(struct world *w)
{
	return add(w, STREAM_TAB)->id;
}

int32_t world_pipe_new(struct world *w)
{
	return add(w, STREAM_PIPE)->id;
}

int32_t world_capture_new(struct world *w)
{
	return add(w, STREAM_CAPTURE)->id;
}

int32_t world_text_stream(struct world *w, struct bytes text)
{
	struct stream *s = add(w, STREAM_TEXT);

	buf_add_bytes(&s->bytes, text);
	return s->id;
}

int32_t world_file_stream(struct world *w, struct bytes path, bool is_output, enum err *err)
{
	int32_t file;

	*err = w->disk.ops->open(w->disk.self, path, is_output ? DISK_CREATE : DISK_READ, &file);
	if (*err)
		return 0;
	w->handles[file].pid = 0; /* it lives with the stream, not with who opened it */
	struct stream *s = add(w, is_output ? STREAM_FILE : STREAM_TEXT);

	if (is_output) {
		s->file = file;
		return s->id;
	}
	int64_t size = 0;
	size_t got = 0;

	w->disk.ops->size(w->disk.self, file, &size);
	*err = w->disk.ops->read(w->disk.self, file, 0, buf_reserve(&s->bytes, (size_t)size + 1), (size_t)size, &got);
	s->bytes.size = got;
	w->disk.ops->close(w->disk.self, file);
	return s->id;
}

struct bytes world_captured(const struct world *w, int32_t stream)
{
	const struct stream *s = find(w, stream);

	return s ? buf_bytes(&s->bytes) : BYTES("");
}

/* ---- Reading ------------------------------------------------------------------------------------------------------------- */

/* The process that has asked last among those that wait for this stream. */
static struct process *waiting(const struct world *w, int32_t stream)
{
	struct process *latest = NULL;

	TREE_EACH(&w->processes, struct process, p, node) {
		if (p->is_reading && p->streams[0] == stream && (!latest || p->read_order > latest->read_order))
			latest = p;
	}
	return latest;
}

static void answer(struct world *w, struct process *p, enum event_type type, struct bytes bytes)
{
	p->is_reading = false;
	process_mail(w, p, &(struct event){ .type = type, .bytes = bytes });
}

/* Hands out what there is to who waits for it. */
static void feed(struct world *w, struct stream *s)
{
	struct process *p = waiting(w, s->id);

	if (!p)
		return;
	if (s->bytes.size > 0) {
		struct bytes all = buf_bytes(&s->bytes);
		size_t size = all.size < READ_SIZE_MAX ? all.size : READ_SIZE_MAX;

		if (s->kind == STREAM_TAB) {
			size = bytes_find(all, 0, '\n');
			size += size < all.size;
		}
		answer(w, p, EVENT_INPUT, bytes_slice(all, 0, size));
		buf_drop(&s->bytes, size);
	} else if (s->is_ended && s->kind == STREAM_TAB) {
		s->is_ended = false;
		answer(w, p, EVENT_INPUT_END, BYTES_NULL);
	} else if (s->kind == STREAM_TEXT || (s->kind == STREAM_PIPE && s->writers == 0)) {
		answer(w, p, EVENT_INPUT_END, BYTES_NULL);
	}
}

void stream_read(struct world *w, struct process *p)
{
	struct stream *s = find(w, p->streams[0]);

	if (s)
		feed(w, s);
	else
		answer(w, p, EVENT_INPUT_END, BYTES_NULL);
}

bool world_tab_is_read(const struct world *w, int32_t tab)
{
	const struct stream *s = find(w, tab);

	return s && s->bytes.size == 0 && !s->is_ended && waiting(w, tab) != NULL;
}

void world_tab_type(struct world *w, int32_t tab, struct bytes line)
{
	struct stream *s = find(w, tab);

	if (!s)
		return;
	buf_add_bytes(&s->bytes, line);
	feed(w, s);
}

void world_tab_end(struct world *w, int32_t tab)
{
	struct stream *s = find(w, tab);

	if (!s)
		return;
	s->is_ended = true;
	feed(w, s);
}

/* ---- Writing ------------------------------------------------------------------------------------------------------------- */

void stream_write(struct world *w, struct process *p, int32_t which, struct bytes bytes)
{
	struct stream *s = which == 1 || which == 2 ? find(w, p->streams[which]) : NULL;

	if (!s || bytes.size == 0)
		return;
	switch (s->kind) {
	case STREAM_TAB:
		WORLD_TRACE(w, p->trace_node, BYTES_NULL, text_printed, .tab = s->id, .stream = which, .text = bytes);
		break;
	case STREAM_CAPTURE:
		buf_add_bytes(&s->bytes, bytes);
		break;
	case STREAM_PIPE:
		if (s->readers == 0 && s->had_reader) {
			world_signal(w, p->pid, SIGNAL_TERM); /* a broken pipe */
			break;
		}
		buf_add_bytes(&s->bytes, bytes);
		feed(w, s);
		break;
	case STREAM_FILE:
		w->disk.ops->append(w->disk.self, s->file, bytes.data, bytes.size);
		break;
	case STREAM_TEXT:
		break;
	}
}

/* ---- Users --------------------------------------------------------------------------------------------------------------- */

void stream_use(struct world *w, struct process *p)
{
	for (int i = 0; i < 3; i++) {
		struct stream *s = find(w, p->streams[i]);

		if (!s)
			continue;
		s->users++;
		s->readers += i == 0;
		s->had_reader |= i == 0;
		s->writers += i != 0;
	}
}

void stream_leave(struct world *w, struct process *p)
{
	for (int i = 0; i < 3; i++) {
		struct stream *s = find(w, p->streams[i]);

		if (!s)
			continue;
		s->readers -= i == 0;
		s->writers -= i != 0;
		if (i != 0 && s->writers == 0)
			feed(w, s);
		drop(w, s);
	}
}

void world_stream_close(struct world *w, int32_t stream)
{
	struct stream *s = find(w, stream);

	if (s)
		drop(w, s);
}
