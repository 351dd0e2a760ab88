#include "sim/trace/json.h"

#include <inttypes.h>

#include "engine/base/json.h"
#include "engine/base/uuid.h"

static bool is_utf8(struct bytes text)
{
	for (size_t at = 0, size; at < text.size; at += size) {
		size = utf8_size(bytes_slice(text, at, text.size));
		if (size == 0)
			return false;
	}
	return true;
}

void trace_json_add_text(struct buf *out, struct bytes text)
{
	if (bytes_is_null(text)) {
		buf_add_text(out, "null");
	} else if (is_utf8(text)) {
		json_add_text(out, text);
	} else {
		buf_add_text(out, "{\"base64\": \"");
		base64_add(out, text);
		buf_add_text(out, "\"}");
	}
}

static void add_value(struct buf *out, enum trace_field_type type, const struct trace_value *value)
{
	switch (type) {
	case TRACE_TEXT:
		trace_json_add_text(out, value->text);
		break;
	case TRACE_INT:
		buf_printf(out, "%" PRId64, value->integer);
		break;
	case TRACE_BOOL:
		buf_add_text(out, value->integer ? "true" : "false");
		break;
	case TRACE_INTS:
		buf_add_char(out, '[');
		for (int32_t i = 0; i < value->integer; i++)
			buf_printf(out, "%s%" PRId32, i > 0 ? ", " : "", trace_int_at(value, i));
		buf_add_char(out, ']');
		break;
	}
}

void trace_json_add(struct buf *out, const struct trace_entry *entry, const char *timeline)
{
	struct trace_view view;
	size_t at = 0;

	if (!trace_next(entry->encoded, &at, &view))
		return;
	const struct trace_event_type *type = &trace_event_types[view.id];

	buf_printf(out, "{\"t\": %" PRId64 ", \"seq\": %" PRId64 ", ", entry->t_us, entry->seq);
	if (timeline) {
		buf_add_text(out, "\"timeline\": ");
		trace_json_add_text(out, bytes_of_text(timeline));
		buf_add_text(out, ", ");
	}
	buf_add_text(out, "\"node\": ");
	trace_json_add_text(out, entry->node);
	buf_printf(out, ", \"event\": \"%s\"", type->name);
	for (int i = 0; i < type->field_count; i++) {
		buf_printf(out, ", \"%s\": ", type->field_names[i]);
		add_value(out, type->field_types[i], &view.values[i]);
	}
	buf_add_text(out, "}\n");
}

static void write_events(const struct world *world, int64_t from, int64_t to, const char *timeline, struct heap *heap, FILE *file)
{
	struct buf line = { .heap = heap };

	for (int64_t seq = from; seq < to; seq++) {
		struct trace_entry entry = world_trace_at(world, seq);

		buf_clear(&line);
		trace_json_add(&line, &entry, timeline);
		fwrite(line.data, 1, line.size, file);
	}
	buf_free(&line);
}

void trace_json_write(const struct world *world, int64_t *seq, const char *timeline, struct heap *heap, FILE *file)
{
	write_events(world, *seq, world_trace_count(world), timeline, heap, file);
	*seq = world_trace_count(world);
}

static void write_part(const struct timelines *t, const struct timeline_part *part, const struct world *world, int64_t from_us, struct heap *heap, FILE *file)
{
	int64_t seq = part->from_seq;
	struct buf name = { .heap = heap };

	if (part->timeline > 0)
		buf_add_bytes(&name, t->items[part->timeline].name);
	while (seq < part->to_seq && world_trace_at(world, seq).t_us < from_us)
		seq++;
	write_events(world, seq, part->to_seq, part->timeline > 0 ? buf_text(&name) : NULL, heap, file);
	buf_free(&name);
}

void trace_json_write_all(const struct timelines *t, const struct world *world, int64_t from_us, struct heap *heap, FILE *file)
{
	struct timeline_part parts[TIMELINE_PARTS_MAX];
	int count = timelines_parts(t, world, parts);

	for (int i = 0; i < count; i++) {
		if (timelines_are_several(t))
			t->go_to(t->self, parts[i].timeline);
		write_part(t, &parts[i], world, from_us, heap, file);
	}
	if (timelines_are_several(t))
		t->go_to(t->self, -1);
}
