#include "sim/trace/transcript.h"

#include <inttypes.h>

enum { NODE_WIDTH = 12, TEXT_WIDTH = 76, VALUE_MAX = 40 };

/* How an event is told: words with {field} in them; NULL: not told. Internal topics and the nodes' own housekeeping stay out. */
static const struct telling {
	enum trace_id id;
	const char *words;
} tellings[] = {
	{ TRACE_node_started, "started as {roles}" },
	{ TRACE_node_refused, "refused to start: {reason}" },
	{ TRACE_node_stopped, "stopped in good order" },
	{ TRACE_log_truncated, "cut the log of {topic}-{partition} from offset {from_offset} back to {to_offset}" },
	{ TRACE_segment_deleted, "deleted the segment of {topic}-{partition} that began at {base_offset} ({reason})" },
	{ TRACE_log_dir_failed, "lost its log directory {dir}: {error}" },
	{ TRACE_controller_elected, "sees controller {leader} elected, epoch {leader_epoch}" },
	{ TRACE_broker_fenced, "fenced broker {broker}" },
	{ TRACE_broker_unfenced, "let broker {broker} in" },
	{ TRACE_topic_created, "created the topic {topic} with {partitions} partitions" },
	{ TRACE_topic_deleted, "deleted the topic {topic}" },
	{ TRACE_partitions_added, "gave {topic} {partitions} partitions" },
	{ TRACE_config_changed, "set {name}={value} for {resource}" },
	{ TRACE_leader_elected, "{topic}-{partition} is led by {leader}, epoch {leader_epoch}, isr {isr}" },
	{ TRACE_isr_shrunk, "isr of {topic}-{partition} shrank to {isr}" },
	{ TRACE_isr_expanded, "isr of {topic}-{partition} grew to {isr}" },
	{ TRACE_group_member_joined, "{client_id} joined the group {group}" },
	{ TRACE_group_member_left, "{client_id} left the group {group} ({reason})" },
	{ TRACE_group_rebalanced, "group {group} is stable: generation {generation}, {members} members, {protocol}" },
	{ TRACE_partitions_assigned, "owns {partitions} in {group}" },
	{ TRACE_partitions_revoked, "gave up {partitions} in {group}" },
	{ TRACE_record_failed, "could not send {key}={value} to {topic}-{partition}: {error}" },
	{ TRACE_process_killed, "{process} was killed" },
	{ TRACE_power_lost, "{process} lost its power, and {lost_bytes} bytes that were not synced" },
	{ TRACE_process_paused, "{process} is paused" },
	{ TRACE_link_cut, "the link from {from} to {to} is cut" },
	{ TRACE_link_healed, "the link between {from} and {to} is healed" },
	{ TRACE_disk_fault_set, "disk {dir}: {fault}" },
};

static void add_value(struct buf *out, enum trace_field_type type, const struct trace_value *value)
{
	if (type == TRACE_TEXT) {
		buf_add_bytes(out, bytes_is_null(value->text) ? BYTES("-") : bytes_slice(value->text, 0, VALUE_MAX));
	} else if (type == TRACE_INTS) {
		for (int32_t i = 0; i < value->integer; i++)
			buf_printf(out, "%s%" PRId32, i > 0 ? "," : "", trace_int_at(value, i));
	} else {
		buf_printf(out, "%" PRId64, value->integer);
	}
}

static void add_words(struct buf *out, const char *words, const struct trace_view *view)
{
	const struct trace_event_type *type = &trace_event_types[view->id];

	while (*words) {
		size_t size = strcspn(words, "{");

		buf_add(out, words, size);
		words += size;
		if (*words != '{')
			break;
		size = strcspn(++words, "}");
		for (int i = 0; i < type->field_count; i++)
			if (strlen(type->field_names[i]) == size && memcmp(type->field_names[i], words, size) == 0)
				add_value(out, type->field_types[i], &view->values[i]);
		words += size + 1;
	}
}

static bool is_internal(const struct trace_view *view)
{
	const struct trace_value *topic = trace_value_of(view, "topic"), *process = trace_value_of(view, "process");

	return (topic && bytes_starts_with(topic->text, BYTES("__"))) || (process && bytes_starts_with(process->text, BYTES("shell")));
}

static void add_time(struct buf *out, int64_t t_us)
{
	buf_printf(out, "%6" PRId64 ".%03ds  ", t_us / 1000000, (int)(t_us / 1000 % 1000));
}

/* Narration: wrapped, with a blank line around it. */
static void tell_said(struct transcript *t, struct bytes text, struct buf *out)
{
	size_t column = 0;

	if (t->is_started)
		buf_add_char(out, '\n');
	for (size_t at = 0; at < text.size;) {
		size_t end = at;

		while (end < text.size && text.data[end] != ' ' && text.data[end] != '\n')
			end++;
		if (column > 0 && column + 1 + (end - at) > TEXT_WIDTH) {
			buf_add_char(out, '\n');
			column = 0;
		}
		if (column > 0 && end > at) {
			buf_add_char(out, ' ');
			column++;
		}
		buf_add(out, text.data + at, end - at);
		column += end - at;
		if (end < text.size && text.data[end] == '\n') {
			buf_add_char(out, '\n');
			column = 0;
		}
		at = end + 1;
	}
	buf_add_text(out, "\n\n");
}

static void tell(struct transcript *t, const struct trace_entry *entry, const struct trace_view *view, struct buf *out)
{
	if (view->id == TRACE_said) {
		tell_said(t, view->values[0].text, out);
		t->is_started = true;
		return;
	}
	if (view->id == TRACE_expected) {
		add_time(out, entry->t_us);
		buf_printf(out, "%s %.*s\n", view->values[1].integer ? "  ok    " : "  FAILED", (int)view->values[0].text.size,
		           (const char *)view->values[0].text.data);
		t->is_started = true;
		return;
	}
	for (size_t i = 0; i < sizeof(tellings) / sizeof(tellings[0]); i++) {
		if (tellings[i].id != view->id || is_internal(view))
			continue;
		add_time(out, entry->t_us);
		buf_printf(out, "%-*.*s  ", NODE_WIDTH, (int)entry->node.size, (const char *)entry->node.data);
		add_words(out, tellings[i].words, view);
		buf_add_char(out, '\n');
		t->is_started = true;
	}
}

void transcript_read(struct transcript *t, const struct world *world, struct buf *out)
{
	for (int64_t end = world_trace_count(world); t->seq < end; t->seq++) {
		struct trace_entry entry = world_trace_at(world, t->seq);
		struct trace_view view;
		size_t at = 0;

		if (trace_next(entry.encoded, &at, &view))
			tell(t, &entry, &view, out);
	}
}
