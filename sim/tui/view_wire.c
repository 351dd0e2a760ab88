/* Wire: every frame, the newest below; one opened: each field beside its bytes.
 *
 * The filter looks at names only, and most events are passed over by their id alone: a list may have to look at many events for a few rows. What
 * a response says of an error is in its bytes: those on screen are decoded for it.
 */
#include "engine/log/batch.h"
#include "sim/trace/frames.h"
#include "sim/tui/trace_list.h"

enum {
	PLACES_MAX = 4000,
	ROWS_MAX = 6000,
	RECORDS_SIZE_MAX = 1 << 20,
	RECORDS_SHOWN = 200,
	HEX_MIN_WIDTH = 70,
	HEX_LINES_MAX = 16,         /* of one field */
	WIDE = 105,
	ATTACHMENT_SIZE_MAX = 1 << 20,
	LEFT_OUT_REACH = 10000,
	LEFT_OUT_MIN_HEIGHT = 4,
};

/* Positions of frame_sent's fields. */
#define FRAME_FIELD(name) FRAME_##name,
enum frame_field { EV_FRAME_SENT(FRAME_FIELD, FRAME_FIELD, FRAME_FIELD, FRAME_FIELD) };
#undef FRAME_FIELD

static struct bytes text_of(const struct trace_view *view, enum frame_field field)
{
	return view->values[field].text;
}

static int64_t integer_of(const struct trace_view *view, enum frame_field field)
{
	return view->values[field].integer;
}

/* ---- The list -------------------------------------------------------------------------------------------------------------------- */

static bool is_noise(int64_t api_key)
{
	/* What goes on without end, and the raft's own. */
	return api_key == API_KEY_FETCH || api_key == API_KEY_HEARTBEAT || api_key == API_KEY_BROKER_HEARTBEAT ||
	       (api_key >= API_KEY_VOTE && api_key <= API_KEY_DESCRIBE_QUORUM);
}

static const char *kind_name(const struct trace_view *view)
{
	return integer_of(view, FRAME_is_response) ? "response" : "request";
}

static bool pick(const struct view_choice *choice, struct arena *arena, const struct trace_entry *entry, const struct trace_view *view)
{
	(void)arena;
	(void)entry;
	if (view->id != TRACE_frame_sent || (choice->hides_noise && is_noise(integer_of(view, FRAME_api_key))))
		return false;
	return view_matches(choice, text_of(view, FRAME_api)) || view_matches(choice, text_of(view, FRAME_from)) ||
	       view_matches(choice, text_of(view, FRAME_to)) || view_matches(choice, bytes_of_text(kind_name(view)));
}

static const struct trace_source source = { .pick = pick };

static int16_t error_in(struct arena *arena, const struct trace_entry *entry, const struct trace_view *view)
{
	struct frame_seen frame = frame_seen_in(view);

	return frame_error(&frame, entry->attachment, arena);
}

/* "client-a → broker-1", both cut alike when there is no room, and padded. */
static struct bytes pair_text(struct arena *arena, const struct trace_view *view, int width)
{
	struct bytes from = text_of(view, FRAME_from), to = text_of(view, FRAME_to);
	int room = width - 3, half = room / 2, from_width = text_width(from), to_width = text_width(to);

	if (from_width + to_width > room) {
		from_width = to_width < half ? room - to_width : from_width < half ? from_width : half;
		from = view_fit(arena, from, from_width);
	}
	return view_fit(arena, arena_printf(arena, "%.*s → %.*s", (int)from.size, (const char *)from.data, (int)to.size, (const char *)to.data), width);
}

/* "Fetch v17", padded: of a long name the end gives way to the version. */
static struct bytes named_text(struct arena *arena, struct bytes api, int64_t number, int width)
{
	struct bytes version = arena_printf(arena, " v%lld", (long long)number);

	if (text_width(api) + text_width(version) > width)
		api = view_fit(arena, api, width - text_width(version));
	return view_fit(arena, arena_printf(arena, "%.*s%.*s", (int)api.size, (const char *)api.data, (int)version.size, (const char *)version.data), width);
}

/* Narrow lists give the names less room. */
static struct bytes row_text(struct arena *arena, const struct trace_entry *entry, const struct trace_view *view, int width, int16_t error)
{
	bool is_wide = width >= WIDE;
	struct bytes time = view_time(arena, entry->t_us), pair = pair_text(arena, view, is_wide ? 38 : 26), api = text_of(view, FRAME_api);
	struct bytes named = named_text(arena, api, integer_of(view, FRAME_version), is_wide ? 26 : 19);
	struct bytes size = arena_printf(arena, "%lld B", (long long)integer_of(view, FRAME_bytes));
	int kind_size = is_wide ? 8 : 3;

	if (!is_wide && error) { /* what went wrong takes the place of the size */
		size = bytes_of_text(kafka_error_name(error));
		error = 0;
	}
	return arena_printf(arena, " %.*s  %.*s %.*s %-*.*s #%-5lld %*.*s%s%s", (int)time.size, (const char *)time.data, (int)pair.size,
	                    (const char *)pair.data, (int)named.size, (const char *)named.data, kind_size, kind_size, kind_name(view),
	                    (long long)integer_of(view, FRAME_correlation_id), is_wide ? 9 : 6, (int)size.size, (const char *)size.data,
	                    error ? "  " : "", error ? kafka_error_name(error) : "");
}

static void draw_row(struct world *world, int64_t seq, struct arena *arena, struct canvas *canvas, struct rect r, int y, bool is_selected)
{
	struct trace_entry entry = world_trace_at(world, seq);
	struct trace_view view;
	size_t at = 0;

	if (!trace_next(entry.encoded, &at, &view) || view.id != TRACE_frame_sent)
		return;
	int16_t error = error_in(arena, &entry, &view);
	enum role role = error ? ROLE_BAD : integer_of(&view, FRAME_is_response) ? ROLE_DIM : ROLE_TEXT;

	canvas_put(canvas, r.x, y, r.x + r.width, is_selected ? ROLE_SELECTED : role, row_text(arena, &entry, &view, r.width, error));
}

/* How many frames are not on the list between its first row and its last (or the end of the trace, if it follows). Counted at most
 * LEFT_OUT_REACH events far; *is_all is whether that was enough. */
static int left_out(struct world *world, const struct view_choice *choice, const struct trace_list *list, bool *is_all)
{
	int64_t last = world_trace_count(world) - 1, first = list->count > 0 ? list->seqs[0] : 0;
	int count = -list->count;

	if (list->count > 0 && !choice->is_following)
		last = list->seqs[list->count - 1];
	*is_all = last - first < LEFT_OUT_REACH;
	if (!*is_all)
		first = last - LEFT_OUT_REACH;
	for (int64_t seq = first; seq <= last; seq++)
		count += trace_peek(world_trace_at(world, seq).encoded) == TRACE_frame_sent;
	return count > 0 ? count : 0;
}

static bool has_status(struct rect r)
{
	return r.height >= LEFT_OUT_MIN_HEIGHT;
}

static void draw_status(struct world *world, const struct view_choice *choice, const struct trace_list *list, struct canvas *canvas, struct rect r)
{
	bool is_all;
	int count = left_out(world, choice, list, &is_all);

	if (count == 0 && is_all)
		return;
	canvas_printf(canvas, r.x + 1, r.y, r.x + r.width, ROLE_DIM, "%s%d frame%s left out here%s%s", is_all ? "" : "more than ", count, count == 1 ? "" : "s",
	              choice->hides_noise ? ": fetches, heartbeats, raft (x)" : "", choice->filter[0] ? ", by the filter (/)" : "");
}

static void draw_list(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct trace_list *list = ARENA_NEW(arena, struct trace_list);
	int top = has_status(r);

	trace_list_find(world, choice, arena, r.height - top, &source, list);
	if (top)
		draw_status(world, choice, list, canvas, r);
	if (list->count == 0)
		canvas_printf(canvas, r.x + 1, r.y + top, r.x + r.width, ROLE_DIM,
		              world_trace_count(world) > TRACE_LIST_REACH ? "No frame to show in the last %d events." : "No frame to show.", TRACE_LIST_REACH);
	for (int i = 0; i < list->count; i++)
		draw_row(world, list->seqs[i], arena, canvas, r, r.y + top + i, i == list->selected);
}

/* ---- A frame --------------------------------------------------------------------------------------------------------------------- */

struct row {
	enum role role;
	struct bytes text;
	struct bytes bytes; /* beside it */
};

struct rows {
	struct arena *arena;
	struct row *items;
	int count, capacity;
	int width;
	size_t hex_most; /* bytes on a line; 0: there is no room for any */
	bool is_cut;     /* there was more than `capacity` */
};

/* Bytes that one line does not hold go on below it. */
static void add_row(struct rows *rows, enum role role, struct bytes text, struct bytes bytes)
{
	size_t at = 0;

	for (int line = 0; line == 0 || (at < bytes.size && line < HEX_LINES_MAX); line++, at += rows->hex_most) {
		if (rows->count == rows->capacity) {
			rows->is_cut = true;
			return;
		}
		/* The last line that is shown keeps all the rest: drawing marks it as cut. */
		rows->items[rows->count++] = (struct row){ role, line == 0 ? text : BYTES(""),
			                                       bytes_slice(bytes, at, line + 1 < HEX_LINES_MAX ? rows->hex_most : SIZE_MAX) };
		if (rows->hex_most == 0)
			return;
	}
}

static struct bytes indented(struct arena *arena, int depth, struct bytes text)
{
	return arena_printf(arena, "%*s%.*s", depth * 2, "", (int)text.size, (const char *)text.data);
}

/* What is in a batch of records, under the field that carries it. */
static void add_batches(struct rows *rows, int depth, struct bytes records)
{
	struct batch batch;

	for (size_t at = 0; !rows->is_cut && batch_next(records, &at, &batch) == ERR_OK;) {
		struct record *items;
		int32_t count;

		add_row(rows, ROLE_EMPHASIS,
		        indented(rows->arena, depth,
		                 arena_printf(rows->arena, "batch: base offset %lld, %d records, %s, producer %lld epoch %d sequence %d", (long long)batch.base_offset,
		                              (int)batch.record_count, codec_name(batch_codec(&batch)), (long long)batch.producer_id, (int)batch.producer_epoch,
		                              (int)batch.base_sequence)),
		        BYTES_NULL);
		if (batch_records(&batch, RECORDS_SIZE_MAX, rows->arena, &items, &count) != ERR_OK)
			continue;
		for (int32_t i = 0; i < count && i < RECORDS_SHOWN; i++) {
			struct bytes key = bytes_is_null(items[i].key) ? BYTES("null") : items[i].key;
			struct bytes value = bytes_is_null(items[i].value) ? BYTES("null") : items[i].value;

			add_row(rows, ROLE_CODE,
			        indented(rows->arena, depth + 1, arena_printf(rows->arena, "%lld  key %.*s  value %.*s", (long long)items[i].offset, (int)key.size,
			                                                      (const char *)key.data, (int)value.size, (const char *)value.data)),
			        items[i].value);
		}
		if (count > RECORDS_SHOWN)
			add_row(rows, ROLE_DIM, indented(rows->arena, depth + 1, arena_printf(rows->arena, "%d more", (int)count - RECORDS_SHOWN)), BYTES_NULL);
	}
}

static void add_place(struct rows *rows, const struct message_place *place, int16_t version, struct bytes frame)
{
	struct buf text = { .heap = rows->arena->heap };
	const char *name = place->field->name;
	bool is_inner = place->field->is_array && place->index < 0;

	if (place->index >= 0)
		buf_printf(&text, "[%d]", (int)place->index);
	else
		buf_printf(&text, "%c%s", name[0] >= 'A' && name[0] <= 'Z' ? name[0] + 32 : name[0], name + 1);
	if (place->field->type != FIELD_STRUCT && !is_inner) {
		buf_add_text(&text, place->index >= 0 ? " " : " = ");
		message_print_place(place, version, &text);
	}
	struct bytes bytes = is_inner || place->field->type == FIELD_STRUCT ? BYTES_NULL : bytes_slice(frame, place->start, place->end - place->start);
	int depth = (int)place->depth;

	add_row(rows, ROLE_TEXT, indented(rows->arena, depth, arena_copy(rows->arena, buf_bytes(&text))), bytes);
	buf_free(&text);
	if (place->field->type == FIELD_RECORDS && place->value) {
		const struct span *span = place->value;

		if (span->file == 0 && span->bytes.data)
			add_batches(rows, depth + 1, span->bytes);
	}
}

static void add_places(struct rows *rows, const struct schema *schema, int16_t version, const struct message_map *map, struct bytes frame)
{
	add_row(rows, ROLE_TITLE, arena_printf(rows->arena, "%s v%d", schema->name, (int)version), BYTES_NULL);
	for (int32_t i = 0; i < map->count; i++)
		add_place(rows, &map->places[i], version, frame);
	if (map->count == map->capacity)
		rows->is_cut = true;
}

static void add_fault(struct rows *rows, const struct trace_view *view, struct bytes frame, size_t at)
{
	bool is_kept_whole = frame.size < ATTACHMENT_SIZE_MAX || integer_of(view, FRAME_bytes) <= ATTACHMENT_SIZE_MAX;

	add_row(rows, ROLE_BAD, is_kept_whole ? BYTES("The rest of the frame is not such a message.") : BYTES("Of a frame this large only the first MiB is kept."),
	        bytes_slice(frame, at, SIZE_MAX));
}

static struct message_map new_map(struct arena *arena)
{
	return (struct message_map){ .places = arena_calloc(arena, PLACES_MAX, sizeof(struct message_place)), .capacity = PLACES_MAX };
}

static void add_frame(struct rows *rows, const struct trace_entry *entry, const struct trace_view *view)
{
	const struct api *api = api_of_key((int16_t)integer_of(view, FRAME_api_key));
	int16_t version, error = error_in(rows->arena, entry, view);
	size_t at = 0;

	add_row(rows, error ? ROLE_BAD : ROLE_STRONG, bytes_trim(row_text(rows->arena, entry, view, rows->width, error)), BYTES_NULL);
	if (!api || bytes_is_null(entry->attachment)) {
		add_row(rows, ROLE_DIM, BYTES("There is no table for this frame."), entry->attachment);
		return;
	}
	struct bytes frame = arena_copy(rows->arena, entry->attachment);
	struct frame_seen seen = frame_seen_in(view);
	const struct schema *schema = frame_header(&seen, api, &version);
	struct message_map map = new_map(rows->arena);
	enum err err = message_decode_map(schema, version, frame, &at, rows->arena, arena_alloc(rows->arena, schema->root->size), &map);

	add_places(rows, schema, version, &map, frame);
	if (err == ERR_OK) {
		schema = seen.is_response ? api->response : api->request;
		map = new_map(rows->arena);
		err = frame_decode_body(&seen, api, frame, &at, rows->arena, &version, &map);
		add_places(rows, schema, version, &map, frame);
	}
	if (err != ERR_OK)
		add_fault(rows, view, frame, at);
	if (rows->is_cut)
		rows->items[rows->count - 1] = (struct row){ ROLE_DIM, BYTES("... and more"), BYTES_NULL };
}

/* Bytes on a line of `width` columns; ".." fits behind them. */
static size_t hex_room(int width)
{
	return width > 5 ? (size_t)(width - 2) / 3 : 0;
}

static struct bytes hex(struct arena *arena, struct bytes bytes, int width)
{
	static const char digits[] = "0123456789abcdef";
	size_t most = hex_room(width), count = bytes.size > most ? most : bytes.size;
	char *text = arena_alloc(arena, count * 3 + 4);

	for (size_t i = 0; i < count; i++) {
		text[i * 3] = digits[bytes.data[i] >> 4];
		text[i * 3 + 1] = digits[bytes.data[i] & 15];
		text[i * 3 + 2] = ' ';
	}
	if (count < bytes.size)
		memcpy(text + count * 3, "..", 2);
	return bytes_of(text, count * 3 + (count < bytes.size ? 2 : 0));
}

static void draw_frame(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	int split = r.width >= HEX_MIN_WIDTH ? r.width * 3 / 5 : r.width;
	struct rows rows = { .arena = arena, .capacity = ROWS_MAX, .width = r.width, .hex_most = hex_room(r.width - split) };
	struct trace_entry entry = world_trace_at(world, choice->at);
	struct trace_view view;
	size_t at = 0;

	rows.items = arena_calloc(arena, (size_t)rows.capacity, sizeof(*rows.items));
	if (!trace_next(entry.encoded, &at, &view) || view.id != TRACE_frame_sent) {
		choice->depth = 0;
		return;
	}
	add_frame(&rows, &entry, &view);
	int last = rows.count > r.height ? rows.count - r.height : 0;

	if (choice->scroll > last)
		choice->scroll = last;
	for (int i = 0; i < r.height && choice->scroll + i < rows.count; i++) {
		const struct row *row = &rows.items[choice->scroll + i];
		bool has_bytes = row->bytes.size > 0 && split < r.width;

		canvas_put(canvas, r.x + 1, r.y + i, has_bytes ? r.x + split - 1 : r.x + r.width, row->role, row->text);
		if (has_bytes)
			canvas_put(canvas, r.x + split, r.y + i, r.x + r.width, ROLE_DIM, hex(arena, row->bytes, r.width - split));
	}
}

/* The response to the selected request, or the other way round. */
static void go_to_pair(struct world *world, struct view_choice *choice)
{
	int64_t count = world_trace_count(world);
	struct trace_view own, other;
	size_t at = 0;

	if (choice->at < 0 || choice->at >= count || !trace_next(world_trace_at(world, choice->at).encoded, &at, &own) || own.id != TRACE_frame_sent)
		return;
	int step = integer_of(&own, FRAME_is_response) ? -1 : 1, reach = TRACE_LIST_REACH;

	for (int64_t seq = choice->at + step; seq >= 0 && seq < count && reach > 0; seq += step, reach--) {
		struct bytes encoded = world_trace_at(world, seq).encoded;

		at = 0;
		if (trace_peek(encoded) != TRACE_frame_sent || !trace_next(encoded, &at, &other) || integer_of(&other, FRAME_conn) != integer_of(&own, FRAME_conn) ||
		    integer_of(&other, FRAME_correlation_id) != integer_of(&own, FRAME_correlation_id) ||
		    integer_of(&other, FRAME_is_response) == integer_of(&own, FRAME_is_response))
			continue;
		choice->at = seq;
		choice->scroll = 0;
		return;
	}
}

static void draw(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	if (choice->at < 0 || choice->at >= world_trace_count(world))
		choice->depth = 0; /* what was opened has not happened any more */
	if (choice->depth > 0)
		draw_frame(world, choice, arena, canvas, r);
	if (choice->depth == 0)
		draw_list(world, choice, arena, canvas, r);
}

static bool press(struct world *world, struct view_choice *choice, struct arena *arena, struct rect r, uint32_t key)
{
	if (key == 'x' && choice->depth == 0) {
		choice->hides_noise = !choice->hides_noise;
	} else if (key == 'p') {
		choice->is_following = false;
		go_to_pair(world, choice);
	} else if (choice->depth > 0) {
		bool is_known = view_scroll(choice, r.height / 2, key);

		choice->is_following = false; /* back in the list it is still the selected one */
		return is_known;
	} else if (key == KEY_ENTER_) {
		choice->depth = choice->at >= 0;
		choice->scroll = 0;
		choice->is_following = false;
	} else {
		return trace_list_move(world, choice, arena, r.height - has_status(r), &source, key);
	}
	return true;
}

const struct view view_wire = { .name = "Wire", .keys = "Enter open  Esc back  p request/response  x fetches on/off  / filter", .draw = draw, .press = press };
