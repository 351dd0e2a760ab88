#include "sim/trace/transcript.h"

#include <inttypes.h>

#include "engine/base/json.h"

enum { NODE_WIDTH = 12, TEXT_WIDTH = 76, VALUE_MAX = 40, REASON_MAX = 160 };

/* How an event is told; what is not here is not told: frames, appends, the nodes' own housekeeping. `who` stands in front: NULL is the node that
 * reported it, "{field}" what that says. In the words, "{field}" is its value, "{field noun}" a count with its noun, and what
 * stands between brackets is left out if the field in it is null. */
static const struct telling {
	enum trace_id id;
	const char *who;
	const char *words;
} tellings[] = {
	{ TRACE_node_started, NULL, "started as {roles}" },
	{ TRACE_node_refused, NULL, "refused to start: {reason}" },
	{ TRACE_node_stopped, NULL, "stopped in good order" },
	{ TRACE_log_truncated, NULL, "cut the log of {topic}-{partition} from offset {from_offset} back to {to_offset}" },
	{ TRACE_log_start_advanced, NULL, "{topic}-{partition} begins at offset {log_start} now" },
	{ TRACE_segment_deleted, NULL, "deleted the segment of {topic}-{partition} that began at {base_offset} ({reason})" },
	{ TRACE_log_dir_failed, NULL, "lost its log directory {dir}: {error}" },
	{ TRACE_controller_elected, NULL, "sees controller {leader} elected, epoch {leader_epoch}" },
	{ TRACE_broker_fenced, NULL, "fenced broker {broker}" },
	{ TRACE_broker_unfenced, NULL, "let broker {broker} in" },
	{ TRACE_topic_created, NULL, "created the topic {topic} with {partitions partition}" },
	{ TRACE_topic_deleted, NULL, "deleted the topic {topic}" },
	{ TRACE_partitions_added, NULL, "gave {topic} {partitions partition} in all" },
	{ TRACE_config_changed, NULL, "set {name}={value} for {resource_type} {resource}" },
	{ TRACE_leader_elected, NULL, "{topic}-{partition} is led by {leader}, epoch {leader_epoch}, isr {isr}" },
	{ TRACE_isr_shrunk, NULL, "isr of {topic}-{partition} shrank to {isr}" },
	{ TRACE_isr_expanded, NULL, "isr of {topic}-{partition} grew to {isr}" },
	{ TRACE_group_member_joined, NULL, "{client_id} joined the group {group}" },
	{ TRACE_group_member_left, NULL, "{client_id} left the group {group} ({reason})" },
	{ TRACE_group_rebalanced, NULL, "group {group} is stable: generation {generation}, {members member}, {protocol}" },
	{ TRACE_partitions_assigned, NULL, "owns {partitions} in {group}" },
	{ TRACE_partitions_revoked, NULL, "gave up {partitions} in {group}" },
	{ TRACE_record_failed, NULL, "could not send [{key}=]{value} to {topic}-{partition}: {error}" },
	{ TRACE_process_killed, "{process}", "was killed" },
	{ TRACE_power_lost, "{process}", "lost its power, and {lost_bytes byte} that were not synced" },
	{ TRACE_process_paused, "{process}", "is paused" },
	{ TRACE_process_resumed, "{process}", "goes on" },
	{ TRACE_link_cut, "network", "the link from {from} to {to} is cut" },
	{ TRACE_link_healed, "network", "the link from {from} to {to} is healed" },
	{ TRACE_disk_fault_set, "{process}", "disk {dir}: {fault}" },
};

static bool is_of(const char *name, const char *word, size_t size)
{
	return strlen(name) == size && memcmp(name, word, size) == 0;
}

/* One line of plain text: what could move the cursor becomes a dot, what is not UTF-8 a question mark. */
static void add_text(struct buf *out, struct bytes text, size_t limit)
{
	size_t at = 0;

	while (at < text.size && at < limit) {
		size_t size = utf8_size(bytes_slice(text, at, text.size));

		if (size <= 1 && (text.data[at] < ' ' || text.data[at] >= 0x7f))
			buf_add_char(out, size == 1 ? '.' : '?');
		else
			buf_add_bytes(out, bytes_slice(text, at, size));
		at += size > 1 ? size : 1;
	}
	if (at < text.size)
		buf_add_text(out, "...");
}

static void add_value(struct buf *out, const char *name, enum trace_field_type type, const struct trace_value *value)
{
	bool is_data = strcmp(name, "key") == 0 || strcmp(name, "value") == 0;

	if (type == TRACE_TEXT) {
		struct bytes line = bytes_slice(value->text, 0, bytes_find(value->text, 0, '\n'));

		add_text(out, bytes_is_null(value->text) ? BYTES("null") : is_data ? value->text : line, is_data ? VALUE_MAX : REASON_MAX);
	} else if (type == TRACE_INTS) {
		for (int32_t i = 0; i < value->integer; i++)
			buf_printf(out, "%s%" PRId32, i > 0 ? "," : "", trace_int_at(value, i));
	} else if (strcmp(name, "leader") == 0 && value->integer < 0) {
		buf_add_text(out, "nobody");
	} else {
		buf_printf(out, "%" PRId64, value->integer);
	}
}

/* "field" or "field noun", up to the brace. */
static void add_field(struct buf *out, const char *word, size_t size, const struct trace_view *view)
{
	const struct trace_event_type *type = &trace_event_types[view->id];
	const char *noun = memchr(word, ' ', size);
	size_t name_size = noun ? (size_t)(noun - word) : size;

	for (int i = 0; i < type->field_count; i++) {
		if (!is_of(type->field_names[i], word, name_size))
			continue;
		add_value(out, type->field_names[i], type->field_types[i], &view->values[i]);
		if (noun)
			buf_add(out, noun, size - name_size);
		if (noun && view->values[i].integer != 1)
			buf_add_char(out, 's');
	}
}

/* Whether the first field in brackets is null. */
static bool is_left_out(const char *bracket, const struct trace_view *view)
{
	const struct trace_event_type *type = &trace_event_types[view->id];
	const char *word = strchr(bracket, '{') + 1;

	for (int i = 0; i < type->field_count; i++)
		if (is_of(type->field_names[i], word, strcspn(word, "} ")))
			return bytes_is_null(view->values[i].text);
	return true;
}

static void add_words(struct buf *out, const char *words, const struct trace_view *view)
{
	while (*words) {
		size_t size = strcspn(words, "{[]");

		buf_add(out, words, size);
		words += size;
		if (*words == '{') {
			size = strcspn(++words, "}");
			add_field(out, words, size, view);
			words += size;
		} else if (*words == '[' && is_left_out(words, view)) {
			words += strcspn(words, "]");
		}
		if (*words)
			words++;
	}
}

static bool is_internal(const struct trace_view *view)
{
	const struct trace_value *topic = trace_value_of(view, "topic"), *process = trace_value_of(view, "process");
	const struct trace_value *resource = trace_value_of(view, "resource");

	return (topic && bytes_starts_with(topic->text, BYTES("__"))) || (resource && bytes_starts_with(resource->text, BYTES("__"))) ||
	       (process && bytes_starts_with(process->text, BYTES("shell")));
}

static void add_time(struct buf *out, int64_t t_us)
{
	buf_printf(out, "%6" PRId64 ".%03ds  ", t_us / 1000000, (int)(t_us / 1000 % 1000));
}

static size_t columns_of(struct bytes text)
{
	size_t columns = 0;

	for (size_t i = 0; i < text.size; i++)
		columns += (text.data[i] & 0xc0) != 0x80;
	return columns;
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
		struct bytes word = bytes_slice(text, at, end - at);

		if (column > 0 && column + 1 + columns_of(word) > TEXT_WIDTH) {
			buf_add_char(out, '\n');
			column = 0;
		}
		if (column > 0 && end > at) {
			buf_add_char(out, ' ');
			column++;
		}
		add_text(out, word, word.size);
		column += columns_of(word);
		if (end < text.size && text.data[end] == '\n') {
			buf_add_char(out, '\n');
			column = 0;
		}
		at = end + 1;
	}
	buf_add_text(out, "\n\n");
}

/* NULL: it is not told. */
static const struct telling *telling_of(const struct trace_view *view)
{
	for (size_t i = 0; i < sizeof(tellings) / sizeof(tellings[0]); i++)
		if (tellings[i].id == view->id)
			return is_internal(view) ? NULL : &tellings[i];
	return NULL;
}

bool transcript_tells(const struct trace_view *view)
{
	return telling_of(view) != NULL;
}

bool transcript_tell(const struct trace_entry *entry, const struct trace_view *view, struct buf *who, struct buf *words)
{
	const struct telling *telling = telling_of(view);

	if (!telling)
		return false;
	if (telling->who)
		add_words(who, telling->who, view);
	else
		add_text(who, entry->node, REASON_MAX);
	add_words(words, telling->words, view);
	return true;
}

/* The told event's line. False if it is not told. */
static bool tell_line(const struct trace_entry *entry, const struct trace_view *view, struct buf *out)
{
	struct buf words = { .heap = out->heap };
	size_t before = out->size;

	add_time(out, entry->t_us);
	size_t start = out->size;

	if (!transcript_tell(entry, view, out, &words)) {
		out->size = before;
		return false;
	}
	do {
		buf_add_char(out, ' ');
	} while (out->size - start < NODE_WIDTH + 2);
	buf_add_bytes(out, buf_bytes(&words));
	buf_add_char(out, '\n');
	buf_free(&words);
	return true;
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
		buf_add_text(out, view->values[1].integer ? "  ok     " : "  FAILED ");
		add_text(out, view->values[0].text, view->values[0].text.size);
		buf_add_char(out, '\n');
		t->is_started = true;
		return;
	}
	t->is_started |= tell_line(entry, view, out);
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
