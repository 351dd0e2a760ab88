#include "sim/tui/notes.h"

/* AT_ONCE_US: an election and the ISR that it came with are told by nodes at slightly different times. */
enum { LOOKED_BACK = 4000, AT_ONCE_US = 500000 };

/* "-2,3" */
static struct bytes brokers_text(struct arena *arena, char sign, const struct trace_value *list)
{
	struct buf text = { .heap = arena->heap };

	for (int32_t i = 0; i < (int32_t)list->integer; i++)
		buf_printf(&text, "%c%d", i == 0 ? sign : ',', (int)trace_int_at(list, i));
	struct bytes kept = arena_copy(arena, buf_bytes(&text));

	buf_free(&text);
	return kept;
}

static long long integer_of(const struct trace_view *view, const char *name)
{
	return (long long)trace_value_of(view, name)->integer;
}

/* False: not an event that is noted. */
static bool note_event(struct arena *arena, const struct trace_view *view, struct note *out)
{
	switch (view->id) {
	case TRACE_leader_elected:
		if (integer_of(view, "leader_epoch") == 0)
			return false; /* it was created */
		out->rank = 3;
		out->text = integer_of(view, "leader") < 0 ? BYTES("lost leader") :
		                                             arena_printf(arena, "%lld leads e%lld", integer_of(view, "leader"), integer_of(view, "leader_epoch"));
		break;
	case TRACE_log_truncated:
		out->rank = 2;
		out->text = arena_printf(arena, "cut %lld>%lld", integer_of(view, "from_offset"), integer_of(view, "to_offset"));
		break;
	case TRACE_isr_shrunk:
	case TRACE_isr_expanded:
		out->rank = 1;
		out->text = view->id == TRACE_isr_shrunk ? brokers_text(arena, '-', trace_value_of(view, "removed")) :
		                                           brokers_text(arena, '+', trace_value_of(view, "added"));
		out->text = arena_printf(arena, "ISR %.*s", (int)out->text.size, (const char *)out->text.data);
		break;
	default:
		return false;
	}
	out->topic = trace_value_of(view, "topic")->text;
	out->partition = (int32_t)integer_of(view, "partition");
	return true;
}

const struct note *notes_of(const struct note *notes, int count, struct bytes topic, int32_t partition)
{
	for (int i = 0; i < count; i++)
		if (notes[i].partition == partition && bytes_equal(notes[i].topic, topic))
			return &notes[i];
	return NULL;
}

int notes_find(struct world *world, struct arena *arena, struct note out[NOTES_MAX])
{
	int64_t now = world_now_us(world), seq = world_trace_count(world), stop = seq > LOOKED_BACK ? seq - LOOKED_BACK : 0;
	int count = 0;

	while (--seq >= stop) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		struct note one = { .t_us = entry.t_us };
		size_t at = 0;

		if (now - entry.t_us > NOTE_SHOWN_US)
			return count;
		if (!trace_next(entry.encoded, &at, &view) || !note_event(arena, &view, &one))
			continue;
		const struct note *known = notes_of(out, count, one.topic, one.partition);

		if (known) {
			struct note *newer = &out[known - out];

			if (one.rank > newer->rank && one.t_us >= newer->t_us - AT_ONCE_US) {
				newer->rank = one.rank;
				newer->text = one.text;
			}
		} else if (count < NOTES_MAX) {
			one.topic = arena_copy(arena, one.topic);
			out[count++] = one;
		}
	}
	return count;
}
