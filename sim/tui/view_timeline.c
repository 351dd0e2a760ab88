/* Timeline: a message sequence. A column an actor, a row an event: a frame is an arrow, everything else a line of words. */
#include "sim/tui/trace_list.h"

enum { TIME_WIDTH = 11, ACTORS_MAX = 16, COLUMN_MIN = 14, COLUMN_MAX = 30, FIELD_TEXT_MAX = 400 };

struct actors {
	struct bytes names[ACTORS_MAX]; /* clients, then nodes: each in the order of its name */
	int count;
	int width; /* of a column */
	int x;     /* where the first column begins */
};

/* ---- Rows -------------------------------------------------------------------------------------------------------------------------- */

static bool is_internal(const struct trace_view *view)
{
	const struct trace_value *topic = trace_value_of(view, "topic");

	return topic && bytes_starts_with(topic->text, BYTES("__"));
}

static bool is_endless(int64_t api_key)
{
	return api_key == 1 || api_key == 12 || api_key == 63 || (api_key >= 52 && api_key <= 55) || api_key == 18 || api_key == 3;
}

static bool is_told(const struct trace_view *view)
{
	switch (view->id) {
	case TRACE_controller_elected:
	case TRACE_broker_fenced:
	case TRACE_broker_unfenced:
	case TRACE_topic_created:
	case TRACE_topic_deleted:
	case TRACE_leader_elected:
	case TRACE_isr_shrunk:
	case TRACE_isr_expanded:
	case TRACE_log_truncated:
	case TRACE_log_dir_failed:
	case TRACE_record_failed:
	case TRACE_group_rebalanced:
	case TRACE_group_member_left:
	case TRACE_node_started:
	case TRACE_node_stopped:
	case TRACE_node_refused:
	case TRACE_process_killed:
	case TRACE_power_lost:
	case TRACE_process_paused:
	case TRACE_process_resumed:
	case TRACE_link_cut:
	case TRACE_link_healed:
	case TRACE_disk_fault_set:
	case TRACE_line_typed:
	case TRACE_said:
	case TRACE_expected:
		return !is_internal(view);
	default:
		return false;
	}
}

static void add_value(struct buf *out, const struct trace_value *value, enum trace_field_type type)
{
	switch (type) {
	case TRACE_TEXT:
		buf_add_bytes(out, bytes_slice(value->text, 0, FIELD_TEXT_MAX));
		break;
	case TRACE_INT:
		buf_printf(out, "%lld", (long long)value->integer);
		break;
	case TRACE_BOOL:
		buf_add_text(out, value->integer ? "true" : "false");
		break;
	case TRACE_INTS:
		for (int32_t i = 0; i < (int32_t)value->integer; i++)
			buf_printf(out, "%s%d", i > 0 ? "," : "", (int)trace_int_at(value, i));
		break;
	}
}

/* "leader elected: topic t, partition 0, leader 1 ..." */
static struct bytes words_of(struct arena *arena, const struct trace_view *view)
{
	const struct trace_event_type *type = &trace_event_types[view->id];
	struct buf out = { .heap = arena->heap };

	if (view->id == TRACE_said || view->id == TRACE_line_typed) {
		buf_add_text(&out, view->id == TRACE_said ? "" : "$ ");
		buf_add_bytes(&out, trace_value_of(view, view->id == TRACE_said ? "text" : "line")->text);
	} else {
		for (const char *c = type->name; *c; c++)
			buf_add_char(&out, *c == '_' ? ' ' : *c);
		for (int i = 0; i < type->field_count; i++) {
			buf_printf(&out, "%s %s ", i > 0 ? "," : ":", type->field_names[i]);
			add_value(&out, &view->values[i], type->field_types[i]);
		}
	}
	struct bytes text = arena_copy(arena, buf_bytes(&out));

	buf_free(&out);
	return text;
}

static bool pick(const struct view_choice *choice, struct arena *arena, const struct trace_entry *entry, const struct trace_view *view)
{
	(void)entry;
	if (view->id == TRACE_frame_sent) {
		if (choice->hides_noise && is_endless(trace_value_of(view, "api_key")->integer))
			return false;
	} else if (!is_told(view)) {
		return false;
	}
	return !choice->filter[0] || view_matches(choice, words_of(arena, view));
}

/* ---- Columns ----------------------------------------------------------------------------------------------------------------------- */

static bool is_node(struct bytes name)
{
	return bytes_starts_with(name, BYTES("broker-")) || bytes_starts_with(name, BYTES("controller-"));
}

static void add_actor(struct actors *a, struct arena *arena, struct bytes name)
{
	int at = 0;

	if (name.size == 0)
		return;
	for (int i = 0; i < a->count; i++)
		if (bytes_equal(a->names[i], name))
			return;
	if (a->count == ACTORS_MAX)
		return;
	while (at < a->count && (is_node(a->names[at]) != is_node(name) ? is_node(name) : bytes_compare(a->names[at], name) < 0))
		at++;
	for (int i = a->count++; i > at; i--)
		a->names[i] = a->names[i - 1];
	a->names[at] = arena_copy(arena, name);
}

static int column_of(const struct actors *a, struct bytes name)
{
	for (int i = 0; i < a->count; i++)
		if (bytes_equal(a->names[i], name))
			return a->x + i * a->width + a->width / 2;
	return -1;
}

static void find_actors(struct world *world, const struct trace_list *list, struct arena *arena, struct rect r, struct actors *a)
{
	for (int i = list->count - 1; i >= 0; i--) {
		struct trace_entry entry = world_trace_at(world, list->seqs[i]);
		struct trace_view view;
		size_t at = 0;

		if (!trace_next(entry.encoded, &at, &view) || view.id != TRACE_frame_sent)
			continue;
		add_actor(a, arena, trace_value_of(&view, "from")->text);
		add_actor(a, arena, trace_value_of(&view, "to")->text);
	}
	a->x = r.x + TIME_WIDTH;
	int room = r.width - TIME_WIDTH, fits = room / COLUMN_MIN > 0 ? room / COLUMN_MIN : 1;

	if (a->count > fits)
		a->count = fits;
	a->width = a->count > 0 ? room / a->count : room;
	if (a->width > COLUMN_MAX)
		a->width = COLUMN_MAX;
}

/* ---- Drawing ----------------------------------------------------------------------------------------------------------------------- */

static void draw_arrow(const struct actors *a, struct canvas *canvas, struct rect r, int y, const struct trace_view *view)
{
	int from = column_of(a, trace_value_of(view, "from")->text), to = column_of(a, trace_value_of(view, "to")->text), right = r.x + r.width;
	struct bytes api = trace_value_of(view, "api")->text;
	bool is_response = trace_value_of(view, "is_response")->integer != 0;
	enum role role = is_response ? ROLE_DIM : ROLE_TEXT;

	if (from < 0 || to < 0)
		return;
	if (from == to) {
		canvas_put(canvas, from + 2, y, right, role, api);
		return;
	}
	int low = from < to ? from : to, high = from < to ? to : from, label = low + (high - low - (int)api.size - 2) / 2;

	canvas_fill(canvas, low + 1, y, high - low - 1, role, is_response ? 0xb7 : 0x2500);
	canvas_fill(canvas, to > from ? high - 1 : low + 1, y, 1, role, to > from ? 0x2192 : 0x2190);
	if (label > low + 1) {
		canvas_text(canvas, label, y, right, role, " ");
		label = canvas_put(canvas, label + 1, y, right, is_response ? ROLE_DIM : ROLE_STRONG, api);
		canvas_text(canvas, label, y, right, role, " ");
	}
}

static enum role role_of(const struct trace_view *view)
{
	switch (view->id) {
	case TRACE_process_killed:
	case TRACE_power_lost:
	case TRACE_record_failed:
	case TRACE_link_cut:
	case TRACE_isr_shrunk:
	case TRACE_broker_fenced:
		return ROLE_BAD;
	case TRACE_said:
		return ROLE_EMPHASIS;
	case TRACE_line_typed:
		return ROLE_CODE;
	default:
		return ROLE_WARN;
	}
}

static void draw_row(struct world *world, struct arena *arena, const struct actors *a, struct canvas *canvas, struct rect r, int y, int64_t seq, bool is_selected)
{
	struct trace_entry entry = world_trace_at(world, seq);
	struct trace_view view;
	size_t at = 0;

	if (!trace_next(entry.encoded, &at, &view))
		return;
	canvas_put(canvas, r.x + 1, y, r.x + TIME_WIDTH, is_selected ? ROLE_SELECTED : ROLE_DIM, view_time(arena, entry.t_us));
	for (int i = 0; i < a->count; i++)
		canvas_fill(canvas, a->x + i * a->width + a->width / 2, y, 1, ROLE_BORDER, 0x2502);
	if (view.id == TRACE_frame_sent) {
		draw_arrow(a, canvas, r, y, &view);
		return;
	}
	struct bytes node = view.id == TRACE_line_typed || view.id == TRACE_said || bytes_equal_text(entry.node, "world") ? BYTES("") : arena_copy(arena, entry.node);

	canvas_put(canvas, r.x + TIME_WIDTH, y, r.x + r.width, role_of(&view),
	           arena_printf(arena, "%.*s%s%.*s ", (int)node.size, (const char *)node.data, node.size > 0 ? "  " : "", (int)words_of(arena, &view).size,
	                        (const char *)words_of(arena, &view).data));
}

static void draw_event(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct trace_entry entry = world_trace_at(world, choice->at);
	struct trace_view view;
	size_t at = 0;

	if (!trace_next(entry.encoded, &at, &view))
		return;
	const struct trace_event_type *type = &trace_event_types[view.id];
	struct bytes time = view_time(arena, entry.t_us);

	canvas_printf(canvas, r.x + 1, r.y, r.x + r.width, ROLE_STRONG, "%s   t=%.*s   seq %lld   node %.*s", type->name, (int)time.size, (const char *)time.data,
	              (long long)entry.seq, (int)entry.node.size, (const char *)entry.node.data);
	for (int i = 0; i < type->field_count && i + 2 < r.height; i++) {
		struct buf value = { .heap = arena->heap };

		add_value(&value, &view.values[i], type->field_types[i]);
		canvas_printf(canvas, r.x + 3, r.y + 2 + i, r.x + r.width, ROLE_TEXT, "%-18s %s", type->field_names[i], buf_text(&value));
		buf_free(&value);
	}
}

static void draw(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct trace_list *list = ARENA_NEW(arena, struct trace_list);
	struct actors actors = { .count = 0 };

	if (choice->depth > 0 && choice->at >= 0 && choice->at < world_trace_count(world)) {
		draw_event(world, choice, arena, canvas, r);
		return;
	}
	choice->depth = 0;
	trace_list_find(world, choice, arena, r.height - 1, pick, list);
	find_actors(world, list, arena, r, &actors);
	for (int i = 0; i < actors.count; i++) {
		int x = actors.x + i * actors.width, width = text_width(actors.names[i]);

		x += width < actors.width - 1 ? (actors.width - width) / 2 : 0;
		canvas_put(canvas, x, r.y, actors.x + (i + 1) * actors.width - 1, ROLE_TITLE, actors.names[i]);
	}
	if (list->count == 0)
		canvas_text(canvas, r.x + 1, r.y, r.x + r.width, ROLE_DIM, "Nothing has happened yet.");
	for (int i = 0; i < list->count; i++)
		draw_row(world, arena, &actors, canvas, r, r.y + 1 + i, list->seqs[i], i == list->selected && !choice->is_following);
}

static bool press(struct world *world, struct view_choice *choice, struct arena *arena, struct rect r, uint32_t key)
{
	if (choice->depth > 0)
		return view_scroll(choice, r.height / 2, key);
	if (key == 'x') {
		choice->hides_noise = !choice->hides_noise;
		return true;
	}
	if (key == KEY_ENTER_) {
		choice->depth = choice->at >= 0;
		choice->is_following = false;
		return true;
	}
	return trace_list_move(world, choice, arena, r.height - 1, pick, key);
}

const struct view view_timeline = { .name = "Timeline", .keys = " Up Down  Enter fields  x everything  / filter ", .draw = draw, .press = press };
