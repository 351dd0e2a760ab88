#include "sim/trace/telling.h"

#include <inttypes.h>

#include "engine/base/json.h"

enum { VALUE_MAX = 40, REASON_MAX = 160 };

/* How an event is told; what is not here is not told: frames, appends, the nodes' own housekeeping. `who` stands in front: NULL is the node that
 * reported it, "{field}" what that says. In the words, "{field}" is its value, "{field noun}" a count with its noun, "{is}" the verb that
 * fits one partition or several, and what stands between brackets is left out if the field in it is null. */
static const struct telling {
	const char *who;
	const char *words;
} tellings[TRACE_ID_COUNT] = {
	[TRACE_node_started] = { NULL, "started as {roles}" },
	[TRACE_node_refused] = { NULL, "refused to start: {reason}" },
	[TRACE_node_stopped] = { NULL, "stopped in good order" },
	[TRACE_log_truncated] = { NULL, "cut the log of {topic}-{partition} from offset {from_offset} back to {to_offset}" },
	[TRACE_log_start_advanced] = { NULL, "{topic}-{partition} begins at offset {log_start} now" },
	[TRACE_segment_deleted] = { NULL, "deleted the segment of {topic}-{partition} that began at {base_offset} ({reason})" },
	[TRACE_log_dir_failed] = { NULL, "lost its log directory {dir}: {error}" },
	[TRACE_controller_elected] = { NULL, "sees controller {leader} elected, epoch {leader_epoch}" },
	[TRACE_broker_fenced] = { NULL, "fenced broker {broker}" },
	[TRACE_broker_unfenced] = { NULL, "let broker {broker} in" },
	[TRACE_topic_created] = { NULL, "created the topic {topic} with {partitions partition}" },
	[TRACE_topic_deleted] = { NULL, "deleted the topic {topic}" },
	[TRACE_partitions_added] = { NULL, "gave {topic} {partitions partition} in all" },
	[TRACE_config_changed] = { NULL, "set {name}={value} for {resource_type} {resource}" },
	[TRACE_leader_elected] = { NULL, "{topic}-{partition} {is} led by {leader}, epoch {leader_epoch}, isr {isr}" },
	[TRACE_isr_shrunk] = { NULL, "isr of {topic}-{partition} lost {removed}: {isr} now" },
	[TRACE_isr_expanded] = { NULL, "isr of {topic}-{partition} gained {added}: {isr} now" },
	[TRACE_group_member_joined] = { NULL, "{client_id} joined the group {group}" },
	[TRACE_group_member_left] = { NULL, "{client_id} is out of the group {group} ({reason})" },
	[TRACE_group_rebalanced] = { NULL, "group {group} is stable: generation {generation}, {members member}, {protocol}" },
	[TRACE_partitions_assigned] = { NULL, "was given {partitions} in the group {group}" },
	[TRACE_partitions_revoked] = { NULL, "gave up {partitions} in the group {group}" },
	[TRACE_record_failed] = { NULL, "could not send [{key}=]{value} to {topic}-{partition}: {error}" },
	[TRACE_process_killed] = { "{process}", "was killed" },
	[TRACE_power_lost] = { "{process}", "lost its power, and {lost_bytes byte} that were not synced" },
	[TRACE_disk_replaced] = { "{process}", "has an empty disk in place of {dir}: {lost_bytes byte} are gone" },
	[TRACE_process_paused] = { "{process}", "is paused" },
	[TRACE_process_resumed] = { "{process}", "goes on" },
	[TRACE_link_cut] = { "network", "the link from {from} to {to} is cut" },
	[TRACE_link_healed] = { "network", "the link from {from} to {to} is healed" },
	[TRACE_client_throttled] = { NULL, "{client_id} is over its quota: its {api} is the last request for {throttle_time_ms} ms" },
	[TRACE_timeline_returned] = { "world", "the timeline {name} went on from here, and then this moment was there again" },
	[TRACE_disk_fault_set] = { "{process}", "disk {dir}: {fault}" },
	[TRACE_latency_set] = { "network", "from {from} to {to} it takes {min_us} to {max_us} us" },
	[TRACE_loss_set] = { "network", "from {from} to {to} {per_million} of a million segments are lost" },
	[TRACE_bandwidth_set] = { "network", "the link from {from} to {to} carries {bytes_per_s} bytes/s (0: no limit)" },
	[TRACE_frame_fault_set] = { "network", "frames between {from} and {to} ({api}): {fault}" },
	[TRACE_clock_set] = { "{process}", "its clock is {skew_ms} ms ahead, and gains {drift_ppm} ppm" },
	[TRACE_pages_lost] = { "{process}", "{path} lost {bytes byte} from position {position} on" },
};

static bool is_of(const char *name, const char *word, size_t size)
{
	return strlen(name) == size && memcmp(name, word, size) == 0;
}

/* Of C1, which terminals obey as they do an escape sequence. */
static bool is_control(struct bytes character)
{
	return character.size == 2 && character.data[0] == 0xc2 && character.data[1] < 0xa0;
}

void telling_add_text(struct buf *out, struct bytes text, size_t limit)
{
	size_t at = 0;

	while (at < text.size && at < limit) {
		size_t size = utf8_size(bytes_slice(text, at, text.size));

		if (size <= 1 && (text.data[at] < ' ' || text.data[at] >= 0x7f))
			buf_add_char(out, size == 1 ? '.' : '?');
		else if (is_control(bytes_slice(text, at, size)))
			buf_add_char(out, '.');
		else
			buf_add_bytes(out, bytes_slice(text, at, size));
		at += size > 1 ? size : 1;
	}
	if (at < text.size)
		buf_add_text(out, "...");
}

/* "orders-0,orders-1" as people write lists. */
static void add_partitions(struct buf *out, struct bytes list)
{
	if (list.size == 0)
		buf_add_text(out, "nothing");
	for (size_t i = 0; i < list.size; i++) {
		buf_add_char(out, (char)list.data[i]);
		if (list.data[i] == ',')
			buf_add_char(out, ' ');
	}
}

static void add_value(struct buf *out, const char *name, enum trace_field_type type, const struct trace_value *value)
{
	bool is_data = strcmp(name, "key") == 0 || strcmp(name, "value") == 0;

	if (type == TRACE_TEXT && strcmp(name, "partitions") == 0) {
		add_partitions(out, value->text);
	} else if (type == TRACE_TEXT && strcmp(name, "resource") == 0 && value->text.size == 0) {
		buf_add_text(out, "default"); /* what holds for all that have no value of their own */
	} else if (type == TRACE_TEXT) {
		struct bytes line = bytes_slice(value->text, 0, bytes_find(value->text, 0, '\n'));

		telling_add_text(out, bytes_is_null(value->text) ? BYTES("null") : is_data ? value->text : line, is_data ? VALUE_MAX : REASON_MAX);
	} else if (type == TRACE_INTS && value->integer == 0) {
		buf_add_text(out, "nobody");
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

/* `last`: of the partitions that the words are about. */
static void add_words(struct buf *out, const char *words, const struct trace_view *view, int32_t last)
{
	const struct trace_value *partition = trace_value_of(view, "partition");
	bool is_many = partition && partition->integer < last;

	while (*words) {
		size_t size = strcspn(words, "{[]");

		buf_add(out, words, size);
		words += size;
		if (*words == '{') {
			size = strcspn(++words, "}");
			if (is_of("is", words, size))
				buf_add_text(out, is_many ? "are" : "is");
			else
				add_field(out, words, size, view);
			if (is_many && is_of("partition", words, size)) {
				buf_add_text(out, partition->integer + 1 == last ? " and " : " to ");
				telling_add_text(out, trace_value_of(view, "topic")->text, REASON_MAX);
				buf_printf(out, "-%" PRId32, last);
			}
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

bool telling_knows(enum trace_id id)
{
	return tellings[id].words != NULL;
}

/* NULL: it is not told. */
static const struct telling *telling_of(const struct trace_view *view)
{
	return telling_knows(view->id) && !is_internal(view) ? &tellings[view->id] : NULL;
}

bool telling_tells(const struct trace_view *view)
{
	return telling_of(view) != NULL;
}

static bool tell_many(const struct trace_entry *entry, const struct trace_view *view, int32_t last, struct buf *who, struct buf *words)
{
	const struct telling *telling = telling_of(view);

	if (!telling)
		return false;
	if (telling->who)
		add_words(who, telling->who, view, last);
	else
		telling_add_text(who, entry->node, REASON_MAX);
	add_words(words, telling->words, view, last);
	return true;
}

bool telling_tell(const struct trace_entry *entry, const struct trace_view *view, struct buf *who, struct buf *words)
{
	return tell_many(entry, view, -1, who, words);
}
/* ---- Folding ----------------------------------------------------------------------------------------------------------------- */

static bool are_equal(enum trace_field_type type, const struct trace_value *a, const struct trace_value *b)
{
	if (type == TRACE_TEXT)
		return bytes_equal(a->text, b->text);
	if (a->integer != b->integer)
		return false;
	for (int32_t i = 0; type == TRACE_INTS && i < a->integer; i++)
		if (trace_int_at(a, i) != trace_int_at(b, i))
			return false;
	return true;
}

/* Whether the two say the same of two partitions of one topic, at one time and place. */
static bool are_alike(const struct trace_entry *a, const struct trace_view *a_view, const struct trace_entry *b, const struct trace_view *b_view)
{
	const struct trace_event_type *type = &trace_event_types[a_view->id];

	if (a_view->id != b_view->id || a->t_us != b->t_us || !bytes_equal(a->node, b->node))
		return false;
	for (int i = 0; i < type->field_count; i++)
		if (strcmp(type->field_names[i], "partition") != 0 && !are_equal(type->field_types[i], &a_view->values[i], &b_view->values[i]))
			return false;
	return true;
}

/* Whether the two events of those numbers are alike; *partition is the second's. *is_over if it is of another time. */
static bool are_alike_at(const struct world *world, int64_t first_seq, int64_t seq, bool *is_over, int64_t *partition)
{
	struct trace_entry first = world_trace_at(world, first_seq), other = world_trace_at(world, seq);
	struct trace_view first_view, other_view;
	size_t first_at = 0, at = 0;

	*is_over = other.t_us != first.t_us;
	if (*is_over || !trace_next(first.encoded, &first_at, &first_view) || !trace_next(other.encoded, &at, &other_view) ||
	    !are_alike(&first, &first_view, &other, &other_view))
		return false;
	*partition = trace_value_of(&other_view, "partition")->integer;
	return true;
}

/* Looks ahead: the last of the partitions, one after another, of which the same is said as of this one; -1 if it is about none. */
static int32_t fold(struct telling_fold *f, const struct world *world, int64_t told_seq, const struct trace_view *view)
{
	const struct trace_value *partition = trace_value_of(view, "partition");

	if (!partition || !trace_value_of(view, "topic"))
		return -1;
	int32_t last = (int32_t)partition->integer;

	bool is_over = false;

	for (int64_t seq = told_seq + 1, end = world_trace_count(world), other; seq < end; seq++) {
		bool is_alike = are_alike_at(world, told_seq, seq, &is_over, &other);

		if (is_over || (is_alike && other != last + 1))
			break;
		if (!is_alike)
			continue;
		last++;
		f->seq = told_seq;
		f->end = seq + 1;
	}
	return last;
}

static bool is_folded(const struct telling_fold *f, const struct world *world, int64_t seq)
{
	bool is_over;
	int64_t partition;

	return seq < f->end && are_alike_at(world, f->seq, seq, &is_over, &partition);
}
bool telling_tell_folded(struct telling_fold *f, const struct world *world, int64_t seq, struct buf *who, struct buf *words)
{
	struct trace_entry entry = world_trace_at(world, seq);
	struct trace_view view;
	size_t at = 0;

	if (!trace_next(entry.encoded, &at, &view) || !telling_of(&view) || is_folded(f, world, seq))
		return false;
	int32_t last = fold(f, world, seq, &view);

	entry = world_trace_at(world, seq); /* again: looking ahead may have put others in its place */
	at = 0;
	trace_next(entry.encoded, &at, &view);
	return tell_many(&entry, &view, last, who, words);
}
