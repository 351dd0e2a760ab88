/* What a bar of time shows: the events of a timeline that stand out. They are found as the trace grows, and kept when the timeline is left. */
#include <stdlib.h>

#include "sim/shell/session_internal.h"

static bool is_ours(const struct world *w, int64_t seq, const char *field, const char *prefix)
{
	struct trace_view view;
	size_t at = 0;

	trace_next(world_trace_at(w, seq).encoded, &at, &view);
	const struct trace_value *value = trace_value_of(&view, field);

	return value && bytes_starts_with(value->text, bytes_of_text(prefix));
}

/* -1: it does not stand out. */
static int kind_of(const struct world *w, int64_t seq)
{
	switch (world_trace_id(w, seq)) {
	case TRACE_process_killed:
	case TRACE_process_paused:
		return is_ours(w, seq, "process", "shell") ? -1 : MARK_FAULT;
	case TRACE_power_lost:
	case TRACE_link_cut:
	case TRACE_disk_fault_set:
	case TRACE_disk_replaced:
	case TRACE_latency_set:
	case TRACE_loss_set:
	case TRACE_bandwidth_set:
	case TRACE_frame_fault_set:
	case TRACE_clock_set:
	case TRACE_pages_lost:
	case TRACE_sync_lied:
	case TRACE_log_dir_failed:
		return MARK_FAULT;
	case TRACE_link_healed:
	case TRACE_process_resumed:
	case TRACE_node_started:
		return MARK_MENDED;
	case TRACE_leader_elected:
		return is_ours(w, seq, "topic", "__") ? -1 : MARK_ELECTION;
	case TRACE_controller_elected:
		return MARK_ELECTION;
	case TRACE_line_typed:
		return MARK_TYPED;
	case TRACE_said:
		return MARK_SAID;
	case TRACE_timeline_returned:
		return MARK_FORK;
	default:
		return -1;
	}
}

static void add(struct marks *m, struct session_mark mark)
{
	if (m->count == m->capacity) {
		m->capacity = m->capacity * 2 + 64;
		m->items = realloc(m->items, (size_t)m->capacity * sizeof(*m->items));
		if (!m->items)
			abort();
	}
	m->items[m->count++] = mark;
}

void session_read_marks(struct session *s)
{
	struct marks *m = &session_live(s)->marks;

	if (s->is_rewound) /* then all up to the head is there */
		return;
	for (int64_t count = world_trace_count(s->world); m->seq < count; m->seq++) {
		int kind = kind_of(s->world, m->seq);

		if (kind >= 0)
			add(m, (struct session_mark){ world_trace_at(s->world, m->seq).t_us, m->seq, (enum mark_kind)kind });
	}
}

void marks_cut(struct marks *m, int64_t seq)
{
	while (m->count > 0 && m->items[m->count - 1].seq >= seq)
		m->count--;
	m->seq = m->seq < seq ? m->seq : seq;
}

void marks_copy(struct marks *to, const struct marks *from, int64_t seq)
{
	for (int32_t i = 0; i < from->count && from->items[i].seq < seq; i++)
		add(to, from->items[i]);
	to->seq = from->seq < seq ? from->seq : seq;
}

int32_t session_marks(struct session *s, struct bytes timeline, const struct session_mark **out)
{
	int32_t at = session_find_timeline(s, timeline);

	if (at < 0)
		return 0;
	session_read_marks(s);
	*out = s->timelines[at]->marks.items;
	return s->timelines[at]->marks.count;
}
