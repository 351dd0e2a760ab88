/* Wire: every frame, the newest below; one opened: each field beside its bytes. */
#include "engine/log/batch.h"
#include "engine/wire/frame.h"
#include "sim/tui/trace_list.h"

enum { PLACES_MAX = 4000, RECORDS_SIZE_MAX = 1 << 20, RECORDS_SHOWN = 200, HEX_MIN_WIDTH = 70 };

/* ---- The list -------------------------------------------------------------------------------------------------------------------- */

static bool is_noise(int64_t api_key)
{
	/* Fetch, Heartbeat, BrokerHeartbeat, and the raft's own: what goes on without end. */
	return api_key == 1 || api_key == 12 || api_key == 63 || (api_key >= 52 && api_key <= 55);
}

/* Narrow lists give the names less room. */
static struct bytes row_text(struct arena *arena, const struct trace_entry *entry, const struct trace_view *view, int width)
{
	int names = width >= 105 ? 38 : width > 89 ? width - 67 : 22;

	struct bytes time = view_time(arena, entry->t_us), from = trace_value_of(view, "from")->text, to = trace_value_of(view, "to")->text;
	struct bytes api = trace_value_of(view, "api")->text;
	struct bytes who = arena_printf(arena, "%.*s → %.*s", (int)from.size, (const char *)from.data, (int)to.size, (const char *)to.data);
	if (text_width(who) > names)
		who = arena_printf(arena, "%.*s → %.*s", (names - 3) / 2, arena_text(arena, from), (names - 3) / 2, arena_text(arena, to));
	int pad = names - text_width(who);

	return arena_printf(arena, " %.*s  %.*s%*s %-23s %8s #%-5lld %6lld B", (int)time.size, (const char *)time.data, (int)who.size, (const char *)who.data,
	                    pad > 0 ? pad : 0, "", arena_text(arena, arena_printf(arena, "%.*s v%lld", (int)api.size, (const char *)api.data,
	                                                                         (long long)trace_value_of(view, "version")->integer)),
	                    trace_value_of(view, "is_response")->integer ? "response" : "request", (long long)trace_value_of(view, "correlation_id")->integer,
	                    (long long)trace_value_of(view, "bytes")->integer);
}

static bool pick(const struct view_choice *choice, struct arena *arena, const struct trace_entry *entry, const struct trace_view *view)
{
	if (view->id != TRACE_frame_sent)
		return false;
	if (choice->hides_noise && is_noise(trace_value_of(view, "api_key")->integer))
		return false;
	return !choice->filter[0] || view_matches(choice, row_text(arena, entry, view, INT16_MAX));
}

static const struct trace_source source = { .pick = pick };

static void draw_list(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct trace_list *list = ARENA_NEW(arena, struct trace_list);

	trace_list_find(world, choice, arena, r.height, &source, list);
	if (list->count == 0)
		canvas_text(canvas, r.x + 1, r.y, r.x + r.width, ROLE_DIM, "No frame to show. x shows fetches and heartbeats, too.");
	for (int i = 0; i < list->count; i++) {
		struct trace_entry entry = world_trace_at(world, list->seqs[i]);
		struct trace_view view;
		size_t at = 0;

		if (!trace_next(entry.encoded, &at, &view))
			continue;
		bool is_response = trace_value_of(&view, "is_response")->integer != 0;

		canvas_put(canvas, r.x, r.y + i, r.x + r.width, i == list->selected ? ROLE_SELECTED : is_response ? ROLE_DIM : ROLE_TEXT,
		           row_text(arena, &entry, &view, r.width));
	}
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
};

static void add_row(struct rows *rows, enum role role, struct bytes text, struct bytes bytes)
{
	if (rows->count < rows->capacity)
		rows->items[rows->count++] = (struct row){ role, text, bytes };
}

static struct bytes indented(struct arena *arena, int depth, struct bytes text)
{
	return arena_printf(arena, "%*s%.*s", depth * 2, "", (int)text.size, (const char *)text.data);
}

/* What is in a batch of records, under the field that carries it. */
static void add_batches(struct rows *rows, int depth, struct bytes records)
{
	struct batch batch;

	for (size_t at = 0; batch_next(records, &at, &batch) == ERR_OK;) {
		struct record *items;
		int32_t count;

		add_row(rows, ROLE_EMPHASIS,
		        indented(rows->arena, depth,
		                 arena_printf(rows->arena, "batch: base offset %lld, %d records, %s, producer %lld epoch %d sequence %d", (long long)batch.base_offset,
		                              (int)batch.record_count, codec_name(batch_codec(&batch)), (long long)batch.producer_id, (int)batch.producer_epoch,
		                              (int)batch.base_sequence)),
		        bytes_slice(batch.bytes, 0, BATCH_HEADER_SIZE));
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

/* One message of the frame from *at on: header or body. */
static enum err add_message(struct rows *rows, const struct schema *schema, int16_t version, struct bytes frame, size_t *at)
{
	struct message_map map = { .places = arena_calloc(rows->arena, PLACES_MAX, sizeof(struct message_place)), .capacity = PLACES_MAX };
	void *message = arena_alloc(rows->arena, schema->root->size);
	enum err err = message_decode_map(schema, version, frame, at, rows->arena, message, &map);

	add_row(rows, ROLE_TITLE, arena_printf(rows->arena, "%s v%d", schema->name, (int)version), BYTES_NULL);
	for (int32_t i = 0; i < map.count; i++)
		add_place(rows, &map.places[i], version, frame);
	if (err != ERR_OK)
		add_row(rows, ROLE_BAD, BYTES("The rest of the frame is not such a message."), bytes_slice(frame, *at, frame.size));
	return err;
}

static void add_frame(struct rows *rows, const struct trace_entry *entry, const struct trace_view *view)
{
	const struct api *api = api_of_key((int16_t)trace_value_of(view, "api_key")->integer);
	int16_t version = (int16_t)trace_value_of(view, "version")->integer;
	bool is_response = trace_value_of(view, "is_response")->integer != 0;
	size_t at = 0;

	add_row(rows, ROLE_STRONG, bytes_trim(row_text(rows->arena, entry, view, INT16_MAX)), BYTES_NULL);
	if (!api || bytes_is_null(entry->attachment)) {
		add_row(rows, ROLE_DIM, BYTES("There is no table for this frame."), BYTES_NULL);
		return;
	}
	struct bytes frame = arena_copy(rows->arena, entry->attachment);
	const struct schema *header = is_response ? &response_header_schema : &request_header_schema;
	int16_t header_version = is_response ? api_response_header_version(api, version) : api_request_header_version(api, version);

	if (add_message(rows, header, header_version, frame, &at) == ERR_OK)
		add_message(rows, is_response ? api->response : api->request, version, frame, &at);
}

static struct bytes hex(struct arena *arena, struct bytes bytes, int width)
{
	static const char digits[] = "0123456789abcdef";
	size_t most = width > 3 ? (size_t)(width - 1) / 3 : 0, count = bytes.size > most ? most - (most > 0) : bytes.size;
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
	struct rows rows = { .arena = arena, .capacity = PLACES_MAX + 1000 };
	struct trace_entry entry = world_trace_at(world, choice->at);
	struct trace_view view;
	size_t at = 0;

	rows.items = arena_calloc(arena, (size_t)rows.capacity, sizeof(*rows.items));
	if (!trace_next(entry.encoded, &at, &view) || view.id != TRACE_frame_sent) {
		choice->depth = 0;
		return;
	}
	add_frame(&rows, &entry, &view);
	int last = rows.count > r.height ? rows.count - r.height : 0, split = r.width >= HEX_MIN_WIDTH ? r.width * 3 / 5 : r.width;

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
	struct trace_entry entry = world_trace_at(world, choice->at);
	struct trace_view own, other;
	size_t at = 0;

	if (!trace_next(entry.encoded, &at, &own) || own.id != TRACE_frame_sent)
		return;
	int64_t conn = trace_value_of(&own, "conn")->integer, id = trace_value_of(&own, "correlation_id")->integer, count = world_trace_count(world);
	bool is_response = trace_value_of(&own, "is_response")->integer != 0;
	int step = is_response ? -1 : 1, reach = TRACE_LIST_REACH;

	for (int64_t seq = choice->at + step; seq >= 0 && seq < count && reach > 0; seq += step, reach--) {
		entry = world_trace_at(world, seq);
		at = 0;
		if (trace_next(entry.encoded, &at, &other) && other.id == TRACE_frame_sent && trace_value_of(&other, "conn")->integer == conn &&
		    trace_value_of(&other, "correlation_id")->integer == id && (trace_value_of(&other, "is_response")->integer != 0) != is_response) {
			choice->at = seq;
			choice->scroll = 0;
			return;
		}
	}
}

static void draw(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	if (choice->depth > 0 && choice->at >= 0 && choice->at < world_trace_count(world))
		draw_frame(world, choice, arena, canvas, r);
	if (choice->depth == 0 || choice->at < 0)
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
		return view_scroll(choice, r.height / 2, key);
	} else if (key == KEY_ENTER_) {
		choice->depth = choice->at >= 0;
		choice->scroll = 0;
		choice->is_following = false;
	} else {
		return trace_list_move(world, choice, arena, r.height, &source, key);
	}
	return true;
}

const struct view view_wire = { .name = "Wire", .keys = " Enter open  Esc back  p request/response  x fetches on/off  / filter ", .draw = draw, .press = press };
