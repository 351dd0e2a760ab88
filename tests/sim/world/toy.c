#include "tests/sim/world/toy.h"

static void note(struct toy *toy, const struct event *event)
{
	static const char *const names[] = { "started", "connected", "received", "drained",   "closed", "synced",
		                                 "deadline", "input",    "end",      "signal", "child" };
	struct buf *log = &toy->log;

	buf_printf(log, "%lld %s", (long long)event->now_us, names[event->type]);
	if (event->conn)
		buf_printf(log, " %d", event->conn);
	if (event->type == EVENT_CONNECTED && event->is_inbound)
		buf_printf(log, " from %.*s at %d", (int)event->peer.size, (const char *)event->peer.data, event->listener);
	if (event->bytes.size > 40)
		buf_printf(log, " (%zu bytes)", event->bytes.size);
	else if (event->bytes.size > 0)
		buf_printf(log, " %.*s", (int)event->bytes.size, (const char *)event->bytes.data);
	if (event->type == EVENT_CLOSED || event->type == EVENT_SYNCED)
		buf_printf(log, " %s", err_name(event->err));
	if (event->token)
		buf_printf(log, " %llu", (unsigned long long)event->token);
	if (event->type == EVENT_SIGNAL)
		buf_printf(log, " %d", event->signal);
	if (event->type == EVENT_CHILD)
		buf_printf(log, " status %d", event->status);
	if (log->size == 0 || log->data[log->size - 1] != '\n')
		buf_add_char(log, '\n');
}

static void toy_step(void *self, const struct event *event, struct effects *fx)
{
	struct toy *toy = self;

	if (!toy->is_silent)
		note(toy, event);
	if (event->type == EVENT_DEADLINE)
		toy->deadline_us = TIME_NEVER;
	if (toy->act)
		toy->act(toy, event, fx);
}

static int64_t toy_deadline(const void *self)
{
	return ((const struct toy *)self)->deadline_us;
}

static void toy_end(void *self)
{
	struct toy *toy = self;

	buf_free(&toy->log);
	heap_free(world_heap(toy->world), toy);
}

const struct program toy_program = { "toy", toy_step, toy_deadline, toy_end };

struct toy *toy_spawn_with(struct world *w, const struct process_options *options, toy_act *act)
{
	struct toy *toy = HEAP_NEW(world_heap(w), struct toy);

	toy->world = w;
	toy->act = act;
	toy->deadline_us = TIME_NEVER;
	toy->disk = world_disk(w);
	buf_init(&toy->log, world_heap(w));
	world_prng(w, options->name, &toy->prng);
	toy->pid = world_spawn(w, options, &toy_program, toy);
	return toy;
}

struct toy *toy_spawn(struct world *w, const char *name, toy_act *act)
{
	return toy_spawn_with(w, &(struct process_options){ .name = bytes_of_text(name), .command = BYTES("toy") }, act);
}

struct bytes toy_log(const struct toy *toy)
{
	return buf_bytes(&toy->log);
}

struct world *toy_world(void)
{
	return world_new(&(struct world_options){ .seed = 1, .region_size = 64u << 20 });
}

void toy_trace(struct world *w, struct buf *out)
{
	for (int64_t seq = 0; seq < world_trace_count(w); seq++) {
		struct trace_entry entry = world_trace_at(w, seq);
		struct trace_view view;
		size_t at = 0;

		assert_int_equal(entry.seq, seq);
		assert_true(trace_next(entry.encoded, &at, &view));
		assert_int_equal(at, entry.encoded.size);
		const struct trace_event_type *type = &trace_event_types[view.id];

		buf_printf(out, "%.*s: %s", (int)entry.node.size, (const char *)entry.node.data, type->name);
		for (int i = 0; i < type->field_count; i++) {
			if (type->field_types[i] == TRACE_TEXT)
				buf_printf(out, " %s=%.*s", type->field_names[i], (int)view.values[i].text.size,
				           (const char *)view.values[i].text.data);
			else if (type->field_types[i] != TRACE_INTS)
				buf_printf(out, " %s=%lld", type->field_names[i], (long long)view.values[i].integer);
		}
		buf_add_char(out, '\n');
	}
}
