/* What a page's script knows. An object:
 *
 *     end      of the longest timeline, in microseconds, as all times
 *     shown    the timeline that is shown first: in which the run has ended
 *     lines    of each timeline its name, end, where it began, and the parts that make it from the beginning on, by their numbers
 *     parts    of each its marks and changes
 *     marks    [t, tone, words] of what was told, and where a timeline begins or goes on
 *     changes  in the order of time:
 *              [t, "n", broker, "up" | "down" | "paused"]         [t, "c", controller, epoch]
 *              [t, "l", partition, leader, epoch, [isr]]          [t, "i", partition, [isr]]
 *              [t, "e", partition, broker, log end]               [t, "h", partition, broker, high watermark]
 *              [t, "d", topic]                                    [t, "g", group, state, generation]
 *
 * Topics that are Kafka's own are left out. Of a long run not every log end is told, only one for each two-thousandth of it.
 */
#include <inttypes.h>

#include "engine/base/json.h"
#include "sim/trace/page.h"
#include "sim/trace/sequence.h"
#include "sim/trace/told.h"

enum { ENDS_MAX = 20000, PARTS = 2000, KEYS_MAX = 4096, WORDS_MAX = 160 };

struct latest {
	uint64_t key; /* of partition, broker and kind; 0: none */
	int64_t part; /* of the run, in which the last one was told */
};

struct writer {
	struct buf *out;
	const struct story *story;
	struct arena arena; /* of one event */
	int64_t part_us;    /* 0: every log end is told */
	bool is_first;
	struct latest latest[KEYS_MAX];
};

void page_add_script_text(struct buf *out, struct bytes text)
{
	struct buf quoted = { .heap = out->heap };

	json_add_text(&quoted, text);
	for (size_t i = 0; i < quoted.size; i++) {
		if (quoted.data[i] == '<')
			buf_add_text(out, "\\u003c");
		else
			buf_add_char(out, (char)quoted.data[i]);
	}
	buf_free(&quoted);
}

/* ---- Changes ------------------------------------------------------------------------------------------------------------------ */

static int64_t integer_of(const struct trace_view *view, const char *name)
{
	return trace_value_of(view, name)->integer;
}

static struct bytes text_of(const struct trace_view *view, const char *name)
{
	return trace_value_of(view, name)->text;
}

static void begin(struct writer *w, int64_t t_us, char kind)
{
	buf_printf(w->out, "%s\n[%" PRId64 ",\"%c\",", w->is_first ? "" : ",", t_us, kind);
	w->is_first = false;
}

static void add_partition(struct writer *w, const struct trace_view *view)
{
	struct bytes topic = text_of(view, "topic");

	page_add_script_text(w->out, arena_printf(&w->arena, "%.*s-%" PRId64, (int)topic.size, (const char *)topic.data, integer_of(view, "partition")));
}

static void add_list(struct writer *w, const struct trace_value *list)
{
	buf_add_char(w->out, '[');
	for (int32_t i = 0; i < list->integer; i++)
		buf_printf(w->out, "%s%" PRId32, i > 0 ? "," : "", trace_int_at(list, i));
	buf_add_char(w->out, ']');
}

/* The number of "broker-3"; -1: it is none. */
static int64_t broker_of(struct bytes name)
{
	int64_t id;

	return bytes_starts_with(name, BYTES("broker-")) && bytes_to_int64(bytes_slice(name, 7, name.size), &id) ? id : -1;
}

/* Whether one of that kind, partition and broker was told for this part of the run already. */
static bool is_too_many(struct writer *w, char kind, const struct trace_view *view, int64_t broker, int64_t t_us)
{
	struct bytes topic = text_of(view, "topic");
	uint64_t key = 14695981039346656037u + (uint64_t)kind;

	if (w->part_us == 0)
		return false;
	for (size_t i = 0; i < topic.size; i++)
		key = (key ^ topic.data[i]) * 1099511628211u;
	key = ((key ^ (uint64_t)integer_of(view, "partition")) * 1099511628211u ^ (uint64_t)broker) * 1099511628211u | 1;
	for (size_t i = key % KEYS_MAX, tries = 0; tries < 16; i = (i + 1) % KEYS_MAX, tries++) {
		struct latest *l = &w->latest[i];

		if (l->key != 0 && l->key != key)
			continue;
		bool is_told = l->key == key && l->part == t_us / w->part_us;

		*l = (struct latest){ key, t_us / w->part_us };
		return is_told;
	}
	return false;
}

static void add_end(struct writer *w, const struct trace_entry *entry, const struct trace_view *view, char kind, int64_t value)
{
	int64_t broker = broker_of(entry->node);

	if (broker < 0 || is_too_many(w, kind, view, broker, entry->t_us))
		return;
	begin(w, entry->t_us, kind);
	add_partition(w, view);
	buf_printf(w->out, ",%" PRId64 ",%" PRId64 "]", broker, value);
}

static void add_leader(struct writer *w, const struct trace_entry *entry, const struct trace_view *view)
{
	begin(w, entry->t_us, 'l');
	add_partition(w, view);
	buf_printf(w->out, ",%" PRId64 ",%" PRId64 ",", integer_of(view, "leader"), integer_of(view, "leader_epoch"));
	add_list(w, trace_value_of(view, "isr"));
	buf_add_char(w->out, ']');
}

static void add_isr(struct writer *w, const struct trace_entry *entry, const struct trace_view *view)
{
	begin(w, entry->t_us, 'i');
	add_partition(w, view);
	buf_add_char(w->out, ',');
	add_list(w, trace_value_of(view, "isr"));
	buf_add_char(w->out, ']');
}

static void add_node(struct writer *w, const struct trace_entry *entry, const struct trace_view *view, const char *state)
{
	int64_t broker = broker_of(text_of(view, "process"));

	if (broker < 0)
		return;
	begin(w, entry->t_us, 'n');
	buf_printf(w->out, "%" PRId64 ",\"%s\"]", broker, state);
}

static void add_group(struct writer *w, const struct trace_entry *entry, const struct trace_view *view)
{
	begin(w, entry->t_us, 'g');
	page_add_script_text(w->out, text_of(view, "group"));
	buf_add_char(w->out, ',');
	page_add_script_text(w->out, text_of(view, "to"));
	buf_printf(w->out, ",%" PRId64 "]", integer_of(view, "generation"));
}

static bool is_internal(const struct trace_view *view)
{
	const struct trace_value *topic = trace_value_of(view, "topic");

	return topic && bytes_starts_with(topic->text, BYTES("__"));
}

static void add_change(struct writer *w, const struct trace_entry *entry, const struct trace_view *view)
{
	if (is_internal(view))
		return;
	switch (view->id) {
	case TRACE_process_started:
	case TRACE_process_resumed:
		add_node(w, entry, view, "up");
		break;
	case TRACE_process_ended:
	case TRACE_process_killed:
	case TRACE_power_lost:
		add_node(w, entry, view, "down");
		break;
	case TRACE_process_paused:
		add_node(w, entry, view, "paused");
		break;
	case TRACE_controller_elected:
		begin(w, entry->t_us, 'c');
		buf_printf(w->out, "%" PRId64 ",%" PRId64 "]", integer_of(view, "leader"), integer_of(view, "leader_epoch"));
		break;
	case TRACE_leader_elected:
		add_leader(w, entry, view);
		break;
	case TRACE_isr_shrunk:
	case TRACE_isr_expanded:
		add_isr(w, entry, view);
		break;
	case TRACE_batch_appended:
		add_end(w, entry, view, 'e', integer_of(view, "last_offset") + 1);
		break;
	case TRACE_log_truncated:
		add_end(w, entry, view, 'e', integer_of(view, "to_offset"));
		break;
	case TRACE_log_loaded:
		add_end(w, entry, view, 'e', integer_of(view, "log_end"));
		break;
	case TRACE_high_watermark_advanced:
		add_end(w, entry, view, 'h', integer_of(view, "high_watermark"));
		break;
	case TRACE_topic_deleted:
		begin(w, entry->t_us, 'd');
		page_add_script_text(w->out, text_of(view, "topic"));
		buf_add_char(w->out, ']');
		break;
	case TRACE_group_state_changed:
		add_group(w, entry, view);
		break;
	default:
		break;
	}
}

/* ---- Marks -------------------------------------------------------------------------------------------------------------------- */

static void add_mark(struct writer *w, const struct trace_entry *entry, const struct trace_view *view)
{
	static const char *const tones[] = { [TONE_SAID] = "said", [TONE_TYPED] = "typed", [TONE_CHANGE] = "change", [TONE_FAULT] = "fault", [TONE_MET] = "met",
		                                 [TONE_UNMET] = "unmet" };
	struct bytes who, words;

	if ((view->id == TRACE_line_typed && !w->story->told->is_session) || !happening_tell(&w->arena, entry, view, &who, &words))
		return;
	if (view->id == TRACE_line_typed) /* in whichever tab */
		words = bytes_slice(words, bytes_find(words, 0, '$'), words.size);
	words = bytes_slice(words, 0, bytes_find(words, 0, '\n'));
	while (words.size > WORDS_MAX && (words.data[WORDS_MAX] & 0xc0) == 0x80)
		words.size--;
	words = bytes_slice(words, 0, WORDS_MAX);
	if (!bytes_is_null(who))
		words = arena_printf(&w->arena, "%.*s %.*s", (int)actor_short_name(who).size, (const char *)actor_short_name(who).data, (int)words.size,
		                     (const char *)words.data);
	buf_printf(w->out, "%s\n[%" PRId64 ",\"%s\",", w->is_first ? "" : ",", entry->t_us, tones[happening_tone(view)]);
	page_add_script_text(w->out, words);
	buf_add_char(w->out, ']');
	w->is_first = false;
}

/* A timeline begins here, or goes on. */
static void add_beginning(struct writer *w, const struct timeline_part *part)
{
	struct bytes title = timelines_part_title(w->story->timelines, part, &w->arena);

	if (title.size == 0)
		return;
	buf_printf(w->out, "%s\n[%" PRId64 ",\"fork\",", w->is_first ? "" : ",", part->from_us);
	page_add_script_text(w->out, title);
	buf_add_char(w->out, ']');
	w->is_first = false;
}

/* ---- All ---------------------------------------------------------------------------------------------------------------------- */

static void each_event(struct writer *w, const struct timeline_part *part, void (*add)(struct writer *, const struct trace_entry *, const struct trace_view *))
{
	const struct world *world = w->story->world;

	for (int64_t seq = part->from_seq; seq < part->to_seq; seq++) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (trace_peek(entry.encoded) == TRACE_frame_sent || !trace_next(entry.encoded, &at, &view) || timelines_show(w->story->timelines, view.id))
			continue;
		add(w, &entry, &view);
		arena_reset(&w->arena);
	}
}

static int64_t count_ends(const struct story *story, const struct timeline_part *parts, int part_count)
{
	int64_t count = 0;

	for (int i = 0; i < part_count; i++) {
		story_go_to(story, parts[i].timeline);
		for (int64_t seq = parts[i].from_seq; seq < parts[i].to_seq; seq++) {
			enum trace_id id = trace_peek(world_trace_at(story->world, seq).encoded);

			count += id == TRACE_batch_appended || id == TRACE_high_watermark_advanced;
		}
	}
	return count;
}

/* The parts that lead there, the first one first. */
static void add_path(struct buf *out, const struct timeline_part *parts, int part)
{
	if (parts[part].after >= 0) {
		add_path(out, parts, parts[part].after);
		buf_add_char(out, ',');
	}
	buf_printf(out, "%d", part);
}

static void add_lines(struct buf *out, const struct story *story, const struct timeline_part *parts, int part_count)
{
	const struct timelines *t = story->timelines;
	int count = timelines_are_several(t) ? t->count : 1;

	buf_printf(out, "shown:%d,\nlines:[", count > 1 ? t->last : 0);
	for (int i = 0; i < count; i++) {
		int last = part_count - 1;

		while (parts[last].timeline != i)
			last--;
		buf_add_text(out, i > 0 ? ",\n{name:" : "\n{name:");
		page_add_script_text(out, count > 1 ? t->items[i].name : BYTES("main"));
		buf_printf(out, ",from:%" PRId64 ",end:%" PRId64 ",parts:[", count > 1 ? t->items[i].from_us : 0, count > 1 ? t->items[i].end_us : world_now_us(story->world));
		add_path(out, parts, last);
		buf_add_text(out, "]}");
	}
	buf_add_char(out, ']');
}

int64_t page_end_us(const struct story *story)
{
	int64_t end_us = world_now_us(story->world);

	for (int i = 0; timelines_are_several(story->timelines) && i < story->timelines->count; i++)
		if (story->timelines->items[i].end_us > end_us)
			end_us = story->timelines->items[i].end_us;
	return end_us;
}

static void add_part(struct writer *w, const struct timeline_part *part)
{
	story_go_to(w->story, part->timeline);
	w->is_first = true;
	buf_add_text(w->out, "{marks:[");
	size_t before = w->out->size;

	add_beginning(w, part);
	size_t empty = w->out->size;

	each_event(w, part, add_mark);
	if (w->out->size == empty) /* nothing is told behind it */
		w->out->size = before;
	w->is_first = true;
	memset(w->latest, 0, sizeof(w->latest));
	buf_add_text(w->out, "],\nchanges:[");
	each_event(w, part, add_change);
	buf_add_text(w->out, "]}");
}

void page_add_data(struct buf *out, const struct story *story, const struct timeline_part *parts, int part_count)
{
	struct writer *w = HEAP_NEW(out->heap, struct writer);
	int64_t end_us = page_end_us(story);

	w->out = out;
	w->story = story;
	arena_init(&w->arena, out->heap);
	if (count_ends(story, parts, part_count) > ENDS_MAX)
		w->part_us = end_us / PARTS + 1;
	buf_printf(out, "{end:%" PRId64 ",\n", end_us);
	add_lines(out, story, parts, part_count);
	buf_add_text(out, ",\nparts:[");
	for (int i = 0; i < part_count; i++) {
		buf_add_text(out, i > 0 ? ",\n" : "\n");
		add_part(w, &parts[i]);
	}
	story_go_to(story, -1);
	buf_add_text(out, "]}");
	arena_free(&w->arena);
	heap_free(out->heap, w);
}
