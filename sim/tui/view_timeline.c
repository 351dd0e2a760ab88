/* Timeline: a message sequence. A column an actor, a row an event: a frame is an arrow, everything else a line of words. What repeats is folded, and
 * what goes on without end is left out, until everything is asked for. */
#include "sim/trace/sequence.h"
#include "sim/tui/trace_list.h"

enum {
	TIME_WIDTH = 11,
	ACTORS_MAX = 16,
	COLUMN_MIN = 12,
	COLUMN_MAX = 36,
	FIELD_NAME_WIDTH = 18,
};

/* ---- Rows -------------------------------------------------------------------------------------------------------------------------- */

static void add_value(struct buf *out, const struct trace_value *value, enum trace_field_type type)
{
	switch (type) {
	case TRACE_TEXT:
		buf_add_bytes(out, bytes_is_null(value->text) ? BYTES("null") : value->text);
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

/* "broker-1 fenced broker 2", "✓ nothing is lost". Null: nothing is told of it. */
static struct bytes words_of(struct arena *arena, const struct trace_entry *entry, const struct trace_view *view)
{
	struct bytes who, words;

	if (!happening_tell(arena, entry, view, &who, &words))
		return BYTES_NULL;
	if (view->id == TRACE_expected)
		who = happening_tone(view) == TONE_MET ? BYTES("✓") : BYTES("✗");
	if (bytes_is_null(who))
		return words;
	return arena_printf(arena, "%.*s %.*s", (int)who.size, (const char *)who.data, (int)words.size, (const char *)words.data);
}

static bool pick(const struct view_choice *choice, struct arena *arena, const struct trace_entry *entry, const struct trace_view *view)
{
	if (view->id == TRACE_frame_sent) {
		struct frame_seen frame = frame_seen_in(view);

		if (choice->filter[0] && !view_matches(choice, frame.api) && !view_matches(choice, frame.from) && !view_matches(choice, frame.to))
			return false;
		return !choice->hides_noise || frame_kind_of(&frame, entry->attachment, arena) >= FRAME_SETUP;
	}
	if (!happening_is_told(view) || (entry->seq < choice->begun && happening_tone(view) == TONE_TYPED))
		return false;
	return !choice->filter[0] || view_matches(choice, words_of(arena, entry, view));
}

/* What the same two do again and again: requests and their answers are one run. */
static uint64_t fold(const struct view_choice *choice, const struct trace_entry *entry, const struct trace_view *view)
{
	(void)entry;
	if (!choice->hides_noise || view->id != TRACE_frame_sent)
		return 0;
	struct frame_seen frame = frame_seen_in(view);

	return frame_fold_key(&frame);
}

static const struct trace_source source = { .pick = pick, .fold = fold };

/* ---- Columns ----------------------------------------------------------------------------------------------------------------------- */

struct actors {
	struct bytes names[ACTORS_MAX]; /* clients, then nodes: each in the order of its name */
	int count;
	int width; /* of a column */
	int x;     /* where the first column begins */
};

static void add_actor(struct actors *a, int fits, struct arena *arena, struct bytes name)
{
	int at = 0;

	for (int i = 0; i < a->count; i++)
		if (bytes_equal(a->names[i], name))
			return;
	if (name.size == 0 || a->count == fits)
		return;
	while (at < a->count && actor_compare(a->names[at], name) < 0)
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

/* Those of the selected row, then those of the newest rows, as long as they fit. */
static void find_actors(struct world *world, const struct trace_list *list, struct arena *arena, struct rect r, struct actors *a)
{
	int room = r.width - TIME_WIDTH, fits = room / COLUMN_MIN;

	fits = fits < 1 ? 1 : fits > ACTORS_MAX ? ACTORS_MAX : fits;
	for (int i = list->count; i >= 0; i--) {
		struct trace_entry entry = world_trace_at(world, list->seqs[i == list->count ? list->selected : i]);
		struct trace_view view;
		size_t at = 0;

		if (!trace_next(entry.encoded, &at, &view) || view.id != TRACE_frame_sent)
			continue;
		struct frame_seen frame = frame_seen_in(&view);

		add_actor(a, fits, arena, frame.from);
		add_actor(a, fits, arena, frame.to);
	}
	a->x = r.x + TIME_WIDTH;
	a->width = a->count > 0 ? room / a->count : room;
	if (a->width > COLUMN_MAX)
		a->width = COLUMN_MAX;
}

/* ---- Drawing ----------------------------------------------------------------------------------------------------------------------- */

struct drawing {
	struct world *world;
	struct arena *arena;
	struct canvas *canvas;
	struct rect r;
	struct actors actors;
};

static void draw_heads(struct drawing *d)
{
	const struct actors *a = &d->actors;

	for (int i = 0; i < a->count; i++) {
		struct bytes name = actor_short_name(a->names[i]);
		int x = a->x + i * a->width, spare = a->width - 1 - text_width(name);

		canvas_put(d->canvas, x + (spare > 0 ? (spare + 1) / 2 : 0), d->r.y, x + a->width - 1, ROLE_TITLE, name);
	}
}

/* "Produce", "Produce ×12", "Fetch 3 records". */
static struct bytes label_of(struct drawing *d, const struct frame_seen *frame, const struct trace_entry *entry, int32_t count)
{
	const char *api = arena_text(d->arena, frame->api);
	int64_t records;

	/* A run begins with a request as a rule, and each has its answer; of fetches only answers are rows. */
	if (count > 1)
		return arena_printf(d->arena, "%s ×%d", api, frame->api_key == API_KEY_FETCH ? (int)count : (int)(count + 1) / 2);
	records = frame_records(frame, entry->attachment, d->arena);
	if (records > 0)
		return arena_printf(d->arena, "%s %lld record%s", api, (long long)records, records == 1 ? "" : "s");
	return bytes_of_text(api);
}

static void draw_arrow(struct drawing *d, int y, const struct frame_seen *frame, struct bytes label, bool is_run)
{
	int from = column_of(&d->actors, frame->from), to = column_of(&d->actors, frame->to), right = d->r.x + d->r.width;
	enum role role = frame->is_response && !is_run ? ROLE_DIM : ROLE_TEXT;

	if (from < 0 || to < 0) {
		struct bytes a = actor_short_name(frame->from), b = actor_short_name(frame->to);

		canvas_put(d->canvas, d->actors.x, y, right, role,
		           arena_printf(d->arena, "%.*s → %.*s %.*s ", (int)a.size, (const char *)a.data, (int)b.size, (const char *)b.data, (int)label.size,
		                        (const char *)label.data));
		return;
	}
	if (from == to) { /* beside the line, where there is room */
		int x = from + 2 + text_width(label) > right && from - 1 - text_width(label) >= d->actors.x ? from - 1 - text_width(label) : from + 2;

		canvas_put(d->canvas, x, y, right, role, label);
		return;
	}
	int low = from < to ? from : to, high = from < to ? to : from, room = high - low - 1, width = text_width(label);
	bool goes_right = to > from;

	canvas_fill(d->canvas, low + 1, y, room, role, frame->is_response && !is_run ? 0xb7 : 0x2500);
	if (goes_right || is_run)
		canvas_fill(d->canvas, high - 1, y, 1, role, 0x2192);
	if (!goes_right || is_run)
		canvas_fill(d->canvas, low + 1, y, 1, role, 0x2190);
	if (room < 6)
		return;
	if (width > room - 4)
		width = room - 4;
	int x = low + 1 + (room - width - 2) / 2, end = x + 1 + width;

	canvas_text(d->canvas, x, y, right, role, " ");
	x = canvas_put(d->canvas, x + 1, y, end < right ? end : right, frame->is_response && !is_run ? ROLE_DIM : ROLE_STRONG, label);
	canvas_text(d->canvas, x, y, right, role, " ");
}

static enum role role_of(const struct trace_view *view)
{
	static const enum role roles[] = {
		[TONE_SAID] = ROLE_EMPHASIS, [TONE_TYPED] = ROLE_CODE, [TONE_CHANGE] = ROLE_WARN,
		[TONE_FAULT] = ROLE_BAD,     [TONE_MET] = ROLE_GOOD,   [TONE_UNMET] = ROLE_BAD,
	};

	return roles[happening_tone(view)];
}

static void draw_row(struct drawing *d, int y, int64_t seq, int32_t count, bool is_selected)
{
	struct trace_entry entry = world_trace_at(d->world, seq);
	struct trace_view view;
	size_t at = 0;

	if (!trace_next(entry.encoded, &at, &view))
		return;
	canvas_put(d->canvas, d->r.x + 1, y, d->r.x + TIME_WIDTH, is_selected ? ROLE_SELECTED : ROLE_DIM, view_time(d->arena, entry.t_us));
	for (int i = 0; i < d->actors.count; i++)
		canvas_fill(d->canvas, d->actors.x + i * d->actors.width + d->actors.width / 2, y, 1, ROLE_BORDER, 0x2502);
	if (view.id == TRACE_frame_sent) {
		struct frame_seen frame = frame_seen_in(&view);

		draw_arrow(d, y, &frame, label_of(d, &frame, &entry, count), count > 1);
		return;
	}
	int x = canvas_put(d->canvas, d->r.x + TIME_WIDTH, y, d->r.x + d->r.width, role_of(&view), words_of(d->arena, &entry, &view));

	canvas_text(d->canvas, x, y, d->r.x + d->r.width, ROLE_TEXT, " ");
}

/* ---- One event --------------------------------------------------------------------------------------------------------------------- */

/* Text over as many lines as it takes; returns the line behind it. */
static int draw_wrapped(struct canvas *canvas, int x, int y, int right, int bottom, struct bytes text)
{
	int at_x = x;

	if (x >= right)
		return y + 1;
	for (size_t at = 0; at < text.size && y < bottom;) {
		size_t start = at;
		uint32_t ch = utf8_next(text, &at);

		if (ch == '\n' || at_x + char_width(ch) > right) {
			at_x = x;
			y++;
			if (ch == '\n' || y >= bottom || x + char_width(ch) > right)
				continue;
		}
		at_x = canvas_put(canvas, at_x, y, right, ROLE_TEXT, bytes_slice(text, start, at - start));
	}
	return y + 1;
}

static void draw_event(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct trace_entry entry = world_trace_at(world, choice->at);
	struct trace_view view;
	size_t at = 0;
	int right = r.x + r.width, bottom = r.y + r.height, y = r.y + 2;

	if (!trace_next(entry.encoded, &at, &view))
		return;
	const struct trace_event_type *type = &trace_event_types[view.id];
	int x = canvas_text(canvas, r.x + 1, r.y, right, ROLE_STRONG, type->name);

	x = canvas_put(canvas, x + 2, r.y, right, ROLE_DIM, view_time(arena, entry.t_us));
	canvas_printf(canvas, x + 2, r.y, right, ROLE_DIM, "event %lld of %s", (long long)entry.seq, arena_text(arena, entry.node));
	for (int i = 0; i < type->field_count && y < bottom; i++) {
		struct buf value = { .heap = arena->heap };

		add_value(&value, &view.values[i], type->field_types[i]);
		canvas_text(canvas, r.x + 3, y, right, ROLE_DIM, type->field_names[i]);
		y = draw_wrapped(canvas, r.x + 3 + FIELD_NAME_WIDTH, y, right, bottom, buf_bytes(&value));
		buf_free(&value);
	}
	if (view.id == TRACE_frame_sent && y + 1 < bottom)
		canvas_text(canvas, r.x + 3, y + 1, right, ROLE_DIM, "The Wire view shows its bytes, field by field.");
}

/* ---- All --------------------------------------------------------------------------------------------------------------------------- */

static void draw(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct trace_list *list = ARENA_NEW(arena, struct trace_list);
	struct drawing d = { .world = world, .arena = arena, .canvas = canvas, .r = r };

	if (choice->depth > 0 && choice->at >= 0 && choice->at < world_trace_count(world)) {
		draw_event(world, choice, arena, canvas, r);
		return;
	}
	choice->depth = 0;
	trace_list_find(world, choice, arena, r.height - 1, &source, list);
	if (list->count == 0) {
		canvas_text(canvas, r.x + 1, r.y, r.x + r.width, ROLE_DIM,
		            choice->filter[0] ? "Nothing that happened lately passes the filter." : "Nothing has happened lately. x shows everything.");
		return;
	}
	find_actors(world, list, arena, r, &d.actors);
	draw_heads(&d);
	for (int i = 0; i < list->count; i++)
		draw_row(&d, r.y + 1 + i, list->seqs[i], list->counts[i], i == list->selected && !choice->is_following);
}

static bool press(struct world *world, struct view_choice *choice, struct arena *arena, struct rect r, uint32_t key)
{
	if (choice->depth > 0 && (key == KEY_ESCAPE || key == KEY_BACKSPACE_)) {
		choice->depth = 0;
		return true;
	}
	if (key == 'x') {
		choice->hides_noise = !choice->hides_noise;
		return true;
	}
	if (key == KEY_ENTER_) {
		choice->depth = choice->at >= 0;
		choice->is_following = false;
		return true;
	}
	return trace_list_move(world, choice, arena, r.height - 1, &source, key);
}

const struct view view_timeline = { .name = "Timeline", .keys = "Up Down  Enter fields  x everything  / filter", .draw = draw, .press = press };
