/* Standard streams: tabs, pipes, texts, captures, files. Who reads asks first; the asker is told that there may be something, and what
 * there is is taken when its step begins. So nothing is lost with a process that ends between.
 */
#include "sim/world/internal.h"

static int compare_id(const void *key, const struct tree_node *node)
{
	int32_t a = *(const int32_t *)key, b = CONTAINER_OF((uintptr_t)node, struct stream, node)->id;

	return (a > b) - (a < b);
}

static struct stream *stream_of(const struct world *w, int32_t id)
{
	struct tree_node *node = tree_find(&w->streams, &id, compare_id);

	return node ? CONTAINER_OF(node, struct stream, node) : NULL;
}

static struct stream *stream_new(struct world *w, enum stream_kind kind)
{
	struct stream *s = HEAP_NEW(w->heap, struct stream);

	s->id = ++w->last_stream;
	s->kind = kind;
	s->owners = 1;
	buf_init(&s->bytes, w->heap);
	buf_init(&s->ends, w->heap);
	buf_init(&s->askers, w->heap);
	tree_insert(&w->streams, &s->id, compare_id, &s->node);
	return s;
}

static void free_if_unused(struct world *w, struct stream *s)
{
	if (s->owners > 0 || s->readers > 0 || s->writers > 0)
		return;
	if (s->file)
		w->files.disk.ops->close(w->files.disk.self, s->file);
	buf_free(&s->bytes);
	buf_free(&s->ends);
	buf_free(&s->askers);
	tree_remove(&w->streams, &s->node);
	heap_free(w->heap, s);
}

/* ---- Making them ---------------------------------------------------------------------------------------------------- */

int32_t world_tab_new(struct world *w)
{
	return w->failure ? 0 : stream_new(w, STREAM_TAB)->id;
}

int32_t world_tab_as(struct world *w, int32_t tab, int32_t slot)
{
	const struct stream *of = stream_of(w, tab);

	if (w->failure || !of || (of->kind != STREAM_TAB && of->kind != STREAM_TAB_AS))
		return 0;
	int32_t id = of->kind == STREAM_TAB ? tab : of->tab; /* before `of` may move */
	struct stream *s = stream_new(w, STREAM_TAB_AS);

	s->tab = id;
	s->as_slot = slot;
	return s->id;
}

int32_t world_pipe_new(struct world *w)
{
	return w->failure ? 0 : stream_new(w, STREAM_PIPE)->id;
}

int32_t world_capture_new(struct world *w)
{
	return w->failure ? 0 : stream_new(w, STREAM_CAPTURE)->id;
}

int32_t world_text_stream(struct world *w, struct bytes text)
{
	if (w->failure)
		return 0;
	struct stream *s = stream_new(w, STREAM_TEXT);

	buf_add_bytes(&s->bytes, text);
	return s->id;
}

int32_t world_file_stream(struct world *w, struct bytes path, bool is_output, enum err *err)
{
	struct disk *disk = &w->files.disk;
	int32_t file;

	*err = w->failure ? ERR_IO : disk->ops->open(disk->self, path, is_output ? DISK_CREATE : DISK_READ, &file);
	if (*err != ERR_OK)
		return 0;
	struct stream *s = stream_new(w, is_output ? STREAM_FILE_OUT : STREAM_FILE_IN);

	if (disk->self == w) /* it lives with the stream, not with who opened it */
		w->files.handles[file - 1].pid = 0;
	s->file = file;
	return s->id;
}

int32_t world_log_stream(struct world *w, struct bytes path)
{
	int64_t cost_ns = w->cost_ns;
	enum err err;
	int32_t id = world_file_stream(w, path, true, &err);

	w->cost_ns = cost_ns;
	if (id)
		stream_of(w, id)->is_free = true;
	return id;
}

struct bytes world_captured(const struct world *w, int32_t stream)
{
	const struct stream *s = stream_of(w, stream);

	return s ? buf_bytes(&s->bytes) : BYTES_NULL;
}

/* ---- What is unread ------------------------------------------------------------------------------------------------- */

static size_t unread(const struct stream *s)
{
	return s->bytes.size - s->read_at;
}

static void use_up(struct stream *s, size_t size)
{
	s->read_at += size;
	if (s->read_at == s->bytes.size || s->read_at > PIPE_SIZE_MAX) {
		s->used_before += s->read_at;
		buf_drop(&s->bytes, s->read_at);
		s->read_at = 0;
	}
}

/* Bytes up to the next Ctrl-D; SIZE_MAX if none was typed. */
static size_t until_end(const struct stream *s)
{
	uint64_t at;

	if (s->ends.size == 0)
		return SIZE_MAX;
	memcpy(&at, s->ends.data, sizeof(at));
	return (size_t)(at - s->used_before - s->read_at);
}

static bool is_ended(const struct stream *s)
{
	return s->kind == STREAM_PIPE && unread(s) == 0 && s->writers == 0 && (s->owners == 0 || s->has_had_writer);
}

static bool has_something(const struct stream *s)
{
	return unread(s) > 0 || until_end(s) == 0 || is_ended(s);
}

/* ---- Askers --------------------------------------------------------------------------------------------------------- */

static int32_t asker_at(const struct stream *s, size_t i)
{
	int32_t pid;

	memcpy(&pid, s->askers.data + i * sizeof(pid), sizeof(pid));
	return pid;
}

static void forget_asker(struct stream *s, int32_t pid)
{
	size_t count = s->askers.size / sizeof(pid);

	for (size_t i = 0; i < count; i++) {
		if (asker_at(s, i) != pid)
			continue;
		memmove(s->askers.data + i * sizeof(pid), s->askers.data + (i + 1) * sizeof(pid), (count - i - 1) * sizeof(pid));
		s->askers.size -= sizeof(pid);
		return;
	}
}

/* The latest asker is in the foreground. */
static void wake_asker(struct world *w, const struct stream *s)
{
	if (s->askers.size == 0 || !has_something(s))
		return;
	struct process *p = process_of(w, asker_at(s, s->askers.size / sizeof(int32_t) - 1));

	if (p)
		process_post_input(w, p);
}

void streams_read(struct world *w, struct process *p)
{
	struct stream *s = stream_of(w, p->streams[0]);

	if (p->is_reading)
		return;
	p->is_reading = true;
	if (!s || (s->kind != STREAM_TAB && s->kind != STREAM_PIPE)) {
		process_post_input(w, p);
		return;
	}
	buf_add(&s->askers, &p->pid, sizeof(p->pid));
	wake_asker(w, s);
}

static void wake_writers(struct world *w, const struct stream *s, bool is_broken)
{
	for (struct tree_node *node = tree_first(&w->by_pid); node; node = tree_next(node)) {
		struct process *p = CONTAINER_OF(node, struct process, by_pid);

		if (p->blocked_on != s->id)
			continue;
		p->blocked_on = 0;
		if (is_broken)
			process_post(w, p, &(struct event){ .type = EVENT_SIGNAL, .signal = SIGNAL_TERM }, NULL);
		process_schedule(w, p);
	}
}

/* Takes up to `size` unread bytes. */
static bool take(struct world *w, struct stream *s, size_t size, struct event *out)
{
	struct bytes part = bytes_slice(buf_bytes(&s->bytes), s->read_at, size);

	out->type = EVENT_INPUT;
	out->bytes = world_copy(w, part);
	use_up(s, part.size);
	if (unread(s) <= PIPE_SIZE_MAX)
		wake_writers(w, s, false);
	return true;
}

static bool take_end(struct event *out)
{
	out->type = EVENT_INPUT_END;
	return true;
}

static bool take_typed(struct world *w, struct stream *s, struct event *out)
{
	struct bytes typed = bytes_slice(buf_bytes(&s->bytes), s->read_at, until_end(s));

	if (until_end(s) == 0) {
		buf_drop(&s->ends, sizeof(uint64_t));
		return take_end(out);
	}
	return take(w, s, bytes_find(typed, 0, '\n') + 1 < typed.size ? bytes_find(typed, 0, '\n') + 1 : typed.size, out);
}

static bool take_from_file(struct world *w, struct stream *s, struct event *out)
{
	uint8_t *data = heap_alloc(w->heap, INPUT_SIZE_MAX);
	size_t got = 0;

	w->files.disk.ops->read(w->files.disk.self, s->file, s->position, data, INPUT_SIZE_MAX, &got);
	s->position += (int64_t)got;
	if (got == 0) {
		heap_free(w->heap, data);
		return take_end(out);
	}
	out->type = EVENT_INPUT;
	out->bytes = bytes_of(data, got);
	return true;
}

bool streams_take(struct world *w, struct process *p, struct event *out)
{
	struct stream *s = stream_of(w, p->streams[0]);

	if (s && s->kind == STREAM_FILE_IN)
		return take_from_file(w, s, out);
	if (!s || (s->kind != STREAM_TAB && s->kind != STREAM_PIPE))
		return s && s->kind == STREAM_TEXT && unread(s) > 0 ? take(w, s, INPUT_SIZE_MAX, out) : take_end(out);
	if (!has_something(s) || asker_at(s, s->askers.size / sizeof(int32_t) - 1) != p->pid) {
		wake_asker(w, s);
		return false;
	}
	forget_asker(s, p->pid);
	if (s->kind == STREAM_TAB)
		take_typed(w, s, out);
	else if (unread(s) > 0)
		take(w, s, INPUT_SIZE_MAX, out);
	else
		take_end(out);
	wake_asker(w, s);
	return true;
}

/* ---- Output --------------------------------------------------------------------------------------------------------- */

static void write_to_pipe(struct world *w, struct process *p, struct stream *s, struct bytes bytes)
{
	if (s->readers == 0 && (s->owners == 0 || s->has_had_reader)) {
		process_post(w, p, &(struct event){ .type = EVENT_SIGNAL, .signal = SIGNAL_TERM }, NULL);
		return;
	}
	buf_add_bytes(&s->bytes, bytes);
	if (unread(s) > PIPE_SIZE_MAX)
		p->blocked_on = s->id;
	wake_asker(w, s);
}

static void write_to_file(struct world *w, const struct stream *s, struct bytes bytes)
{
	int64_t cost_ns = w->cost_ns;

	w->files.disk.ops->append(w->files.disk.self, s->file, bytes.data, bytes.size);
	if (s->is_free)
		w->cost_ns = cost_ns;
}

void streams_write(struct world *w, struct process *p, int32_t slot, struct bytes bytes)
{
	struct stream *s = slot == 1 || slot == 2 ? stream_of(w, p->streams[slot]) : NULL;

	if (!s || bytes.size == 0)
		return;
	if (!s->is_free)
		w->cost_ns += (int64_t)bytes.size;
	if (s->kind == STREAM_TAB || s->kind == STREAM_TAB_AS)
		world_call_attention(w);
	if (s->kind == STREAM_TAB)
		world_report_of(w, p->trace_name, text_printed, .tab = s->id, .stream = slot, .text = bytes);
	else if (s->kind == STREAM_TAB_AS)
		world_report_of(w, p->trace_name, text_printed, .tab = s->tab, .stream = s->as_slot, .text = bytes);
	else if (s->kind == STREAM_PIPE)
		write_to_pipe(w, p, s, bytes);
	else if (s->kind == STREAM_CAPTURE)
		buf_add_bytes(&s->bytes, bytes);
	else if (s->kind == STREAM_FILE_OUT)
		write_to_file(w, s, bytes);
}

/* ---- Users ---------------------------------------------------------------------------------------------------------- */

void streams_use(struct world *w, struct process *p)
{
	for (int slot = 0; slot < 3; slot++) {
		struct stream *s = stream_of(w, p->streams[slot]);

		if (s && slot == 0) {
			s->readers++;
			s->has_had_reader = true;
		} else if (s) {
			s->writers++;
			s->has_had_writer = true;
		}
	}
}

void streams_leave(struct world *w, struct process *p)
{
	for (int slot = 0; slot < 3; slot++) {
		struct stream *s = stream_of(w, p->streams[slot]);

		if (!s)
			continue;
		if (slot == 0) {
			s->readers--;
			forget_asker(s, p->pid);
			if (s->kind == STREAM_PIPE && s->readers == 0)
				wake_writers(w, s, true);
		} else {
			s->writers--;
		}
		wake_asker(w, s);
		free_if_unused(w, s);
	}
}

void world_stream_close(struct world *w, int32_t stream)
{
	struct stream *s = stream_of(w, stream);

	if (!s || w->failure || s->owners == 0)
		return;
	s->owners--;
	wake_asker(w, s);
	free_if_unused(w, s);
}

/* ---- Tabs ----------------------------------------------------------------------------------------------------------- */

bool world_tab_is_read(const struct world *w, int32_t tab)
{
	const struct stream *s = stream_of(w, tab);

	return s && s->askers.size > 0 && unread(s) == 0 && s->ends.size == 0;
}

void world_tab_type(struct world *w, int32_t tab, struct bytes line)
{
	struct stream *s = stream_of(w, tab);

	if (!s || w->failure)
		return;
	buf_add_bytes(&s->bytes, line);
	wake_asker(w, s);
}

void world_tab_end(struct world *w, int32_t tab)
{
	struct stream *s = stream_of(w, tab);

	if (!s || w->failure)
		return;
	uint64_t at = s->used_before + s->bytes.size;

	buf_add(&s->ends, &at, sizeof(at));
	wake_asker(w, s);
}
