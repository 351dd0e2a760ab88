/* Log: one partition as its leader keeps it on disk: batches; one opened: its records; once more: its bytes with their names.
 *
 * A log can be long: the batches around the selected one are read, from the place that the segment's offset index gives. */
#include <stdio.h>

#include "engine/base/uuid.h"
#include "engine/log/batch.h"
#include "engine/wire/message.h"
#include "sim/tui/view.h"
#include "sim/world/state.h"

enum { BATCHES_MAX = 1000, ENTRIES_BACK = 32, INDEX_ENTRY_SIZE = 8, INDEX_SIZE_MAX = 10 << 20, BATCH_READ_MAX = 4 << 20, ROWS_MAX = 4000, RECORDS_MAX_SIZE = 16 << 20 };

struct log_view {
	struct world *world;
	struct arena *arena;
	struct disk *disk;
	struct state_partition partition;
	struct bytes dir;
	int64_t *segments; /* base offsets, ascending */
	int segment_count;
};

struct batch_row {
	struct batch batch;
	int64_t segment; /* base offset */
	int64_t position;
	int64_t size;
};

/* ---- Which partition --------------------------------------------------------------------------------------------------------------- */

static int list_topics(struct world *world, const struct view_choice *choice, struct arena *arena, struct state_topic **topics)
{
	return (int)state_topics(world, !choice->hides_noise, arena, topics);
}

/* The chosen topic's index; the first one if the choice is of none, or of one that is gone. -1: there is no topic. */
static int find_topic(struct view_choice *choice, const struct state_topic *topics, int count)
{
	for (int i = 0; i < count; i++)
		if (bytes_equal_text(topics[i].name, choice->topic)) {
			if (choice->partition >= topics[i].partition_count)
				choice->partition = 0;
			return i;
		}
	if (count == 0)
		return -1;
	snprintf(choice->topic, sizeof(choice->topic), "%.*s", (int)topics[0].name.size, (const char *)topics[0].name.data);
	choice->partition = 0;
	return 0;
}

static void move_partition(struct world *world, struct view_choice *choice, struct arena *arena, int by)
{
	struct state_topic *topics;
	int count = list_topics(world, choice, arena, &topics), i = find_topic(choice, topics, count);

	if (i < 0)
		return;
	choice->partition += by;
	if (choice->partition < 0 || choice->partition >= topics[i].partition_count) {
		i = (i + by + count) % count;
		choice->partition = by > 0 ? 0 : topics[i].partition_count - 1;
	}
	snprintf(choice->topic, sizeof(choice->topic), "%.*s", (int)topics[i].name.size, (const char *)topics[i].name.data);
	choice->at = -1;
	choice->is_following = true;
	choice->depth = choice->scroll = choice->row = 0;
}

/* ---- Reading ----------------------------------------------------------------------------------------------------------------------- */

static struct bytes file_path(struct log_view *v, int64_t base, const char *suffix)
{
	return arena_printf(v->arena, "%.*s/%020lld%s", (int)v->dir.size, (const char *)v->dir.data, (long long)base, suffix);
}

static int64_t file_size(struct log_view *v, struct bytes path)
{
	bool is_directory;
	int64_t size;

	return v->disk->ops->stat(v->disk->self, path, &is_directory, &size) == ERR_OK ? size : -1;
}

/* Opens the directory of the partition's leader (or of its first replica). False: there is nothing to see. */
static bool open_log(struct log_view *v, const struct view_choice *choice)
{
	char dir[256];
	struct disk_name *names;
	int32_t count;

	v->disk = world_disk(v->world);
	if (!state_partition_of(v->world, bytes_of_text(choice->topic), choice->partition, v->arena, &v->partition) || v->partition.replica_count == 0)
		return false;
	int32_t broker = v->partition.leader != NO_LEADER ? v->partition.leader : v->partition.replicas[0].broker;
	struct bytes base = cluster_log_dir(v->world, broker, dir, sizeof(dir));

	v->dir = arena_printf(v->arena, "%.*s/%s-%d", (int)base.size, (const char *)base.data, choice->topic, (int)choice->partition);
	if (v->disk->ops->list(v->disk->self, v->dir, v->arena, &names, &count) != ERR_OK)
		return false;
	v->segments = arena_calloc(v->arena, (size_t)count, sizeof(*v->segments));
	for (int32_t i = 0; i < count; i++) {
		int64_t offset;

		if (names[i].name.size == 24 && bytes_equal_text(bytes_slice(names[i].name, 20, 4), ".log") &&
		    bytes_to_int64(bytes_slice(names[i].name, 0, 20), &offset))
			v->segments[v->segment_count++] = offset;
	}
	return v->segment_count > 0;
}

static int segment_of(const struct log_view *v, int64_t offset)
{
	int i = v->segment_count - 1;

	while (i > 0 && v->segments[i] > offset)
		i--;
	return i;
}

static int32_t load_i32(const uint8_t *at)
{
	return (int32_t)((uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3]);
}

/* Where to begin reading to see the batch of `offset` with some before it. */
static int64_t find_start(struct log_view *v, int64_t segment, int64_t offset)
{
	struct bytes index;

	if (disk_read_all(v->disk, file_path(v, segment, ".index"), INDEX_SIZE_MAX, v->arena, &index) != ERR_OK)
		return 0;
	size_t low = 0, high = index.size / INDEX_ENTRY_SIZE;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (segment + load_i32(index.data + middle * INDEX_ENTRY_SIZE) <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low > ENTRIES_BACK ? load_i32(index.data + (low - ENTRIES_BACK) * INDEX_ENTRY_SIZE + 4) : 0;
}

/* Headers of the batches from a position on, up to `count_max`, or a few behind `offset`. Returns how many rows there are now. */
static int read_batches(struct log_view *v, int64_t segment, int64_t position, int64_t offset, int behind, struct batch_row *rows, int count)
{
	int32_t file;

	if (v->disk->ops->open(v->disk->self, file_path(v, segment, ".log"), DISK_READ, &file) != ERR_OK)
		return count;
	while (count < BATCHES_MAX) {
		uint8_t *header = arena_alloc(v->arena, BATCH_HEADER_SIZE);
		size_t got = 0, at = 0;
		struct batch_row *row = &rows[count];

		if (v->disk->ops->read(v->disk->self, file, position, header, BATCH_HEADER_SIZE, &got) != ERR_OK || got < BATCH_HEADER_SIZE)
			break;
		int64_t size = BATCH_SIZE_PREFIX + (int64_t)load_i32(header + 8);

		if (size < BATCH_HEADER_SIZE || size > INT32_MAX)
			break;
		/* The header alone decodes as a batch that ends with it. */
		uint8_t kept[4];

		memcpy(kept, header + 8, 4);
		header[8] = header[9] = header[10] = 0;
		header[11] = BATCH_HEADER_SIZE - BATCH_SIZE_PREFIX;
		enum err err = batch_next(bytes_of(header, BATCH_HEADER_SIZE), &at, &row->batch);

		memcpy(header + 8, kept, 4);
		if (err != ERR_OK)
			break;
		row->segment = segment;
		row->position = position;
		row->size = size;
		position += size;
		count++;
		if (batch_last_offset(&row->batch) > offset && behind-- <= 0)
			break;
	}
	v->disk->ops->close(v->disk->self, file);
	return count;
}

static int load_rows(struct log_view *v, const struct view_choice *choice, int height, struct batch_row **out)
{
	int64_t target = choice->is_following || choice->at < 0 ? INT64_MAX : choice->at;
	int segment = segment_of(v, target), count = 0;

	*out = arena_calloc(v->arena, BATCHES_MAX, sizeof(**out));
	int64_t start = find_start(v, v->segments[segment], target);

	/* So near to its beginning that the end of the segment before it belongs on screen. */
	if (start == 0 && segment > 0)
		count = read_batches(v, v->segments[segment - 1], find_start(v, v->segments[segment - 1], INT64_MAX), INT64_MAX, 0, *out, count);
	for (; segment < v->segment_count && count < BATCHES_MAX; segment++, start = 0) {
		count = read_batches(v, v->segments[segment], start, target, height, *out, count);
		if (count > 0 && batch_last_offset(&(*out)[count - 1].batch) > target)
			break;
	}
	return count;
}

/* The whole batch of a row; false if it cannot be read any more. */
static bool read_batch(struct log_view *v, const struct batch_row *row, struct batch *out)
{
	size_t size = (size_t)(row->size < BATCH_READ_MAX ? row->size : BATCH_READ_MAX), got = 0, at = 0;
	uint8_t *bytes = arena_alloc(v->arena, size);
	int32_t file;

	if (v->disk->ops->open(v->disk->self, file_path(v, row->segment, ".log"), DISK_READ, &file) != ERR_OK)
		return false;
	enum err err = v->disk->ops->read(v->disk->self, file, row->position, bytes, size, &got);

	v->disk->ops->close(v->disk->self, file);
	return err == ERR_OK && batch_next(bytes_of(bytes, got), &at, out) == ERR_OK;
}

/* ---- Batches ------------------------------------------------------------------------------------------------------------------------ */

static struct bytes date_text(struct arena *arena, int64_t ms)
{
	long long day_ms = (long long)(ms % 86400000);

	if (ms < 0)
		return BYTES("no time");
	return arena_printf(arena, "%02lld:%02lld:%02lld.%03lld", day_ms / 3600000, day_ms / 60000 % 60, day_ms / 1000 % 60, day_ms % 1000);
}

static int selected_row(const struct view_choice *choice, const struct batch_row *rows, int count)
{
	int i = count - 1;

	if (!choice->is_following && choice->at >= 0)
		while (i > 0 && rows[i].batch.base_offset > choice->at)
			i--;
	return i;
}

static void draw_title(struct log_view *v, const struct view_choice *choice, struct canvas *canvas, struct rect r)
{
	const struct state_partition *p = &v->partition;
	int64_t base = v->segments[segment_of(v, choice->is_following || choice->at < 0 ? INT64_MAX : choice->at)];
	int x = canvas_printf(canvas, r.x + 1, r.y, r.x + r.width, ROLE_STRONG, "%s-%d", choice->topic, (int)choice->partition);

	x = canvas_printf(canvas, x, r.y, r.x + r.width, ROLE_TEXT, "  leader %d epoch %d  log start %lld  high watermark %lld  log end %lld", (int)p->leader,
	                  (int)p->leader_epoch, (long long)p->log_start, (long long)p->high_watermark, (long long)p->log_end);
	canvas_printf(canvas, r.x + 1, r.y + 1, r.x + r.width, ROLE_DIM, "%d segment%s; this one %020lld: .log %lld B  .index %lld  .timeindex %lld entries",
	              v->segment_count, v->segment_count == 1 ? "" : "s", (long long)base, (long long)file_size(v, file_path(v, base, ".log")),
	              (long long)file_size(v, file_path(v, base, ".index")) / 8, (long long)file_size(v, file_path(v, base, ".timeindex")) / 12);
}

static void draw_batches(struct log_view *v, struct view_choice *choice, struct canvas *canvas, struct rect r)
{
	struct batch_row *rows;
	int height = r.height - 3, count = height > 0 ? load_rows(v, choice, height, &rows) : 0;

	draw_title(v, choice, canvas, r);
	if (count == 0) {
		canvas_text(canvas, r.x + 1, r.y + 2, r.x + r.width, ROLE_DIM, "The log is empty.");
		return;
	}
	int selected = selected_row(choice, rows, count), first = selected - height + 1;

	choice->at = rows[selected].batch.base_offset;
	if (first < 0)
		first = 0;
	canvas_printf(canvas, r.x + 1, r.y + 2, r.x + r.width, ROLE_DIM, "%-17s %7s %-7s %-14s %5s %-13s %9s %9s", "OFFSETS", "RECORDS", "CODEC", "PRODUCER/SEQ",
	              "EPOCH", "TIME", "POSITION", "SIZE");
	for (int i = first; i < count && i - first < height; i++) {
		const struct batch *b = &rows[i].batch;
		struct bytes offsets = arena_printf(v->arena, "%lld..%lld", (long long)b->base_offset, (long long)batch_last_offset(b));
		struct bytes producer = b->producer_id < 0 ? BYTES("-") : arena_printf(v->arena, "%lld/%d", (long long)b->producer_id, (int)b->base_sequence);
		struct bytes time = date_text(v->arena, b->max_timestamp);
		bool is_committed = v->partition.high_watermark < 0 || batch_last_offset(b) < v->partition.high_watermark;
		const char *mark = batch_is_control(b) ? "control" : !is_committed ? "not committed" : "";

		canvas_put(canvas, r.x, r.y + 3 + i - first, r.x + r.width, i == selected ? ROLE_SELECTED : is_committed ? ROLE_TEXT : ROLE_WARN,
		           arena_printf(v->arena, " %-17.*s %7d %-7s %-14.*s %5d %-13.*s %9lld %9lld %s", (int)offsets.size, (const char *)offsets.data,
		                        (int)b->record_count, codec_name(batch_codec(b)), (int)producer.size, (const char *)producer.data, (int)b->leader_epoch,
		                        (int)time.size, (const char *)time.data, (long long)rows[i].position, (long long)rows[i].size, mark));
	}
}

static bool move_batch(struct log_view *v, struct view_choice *choice, int height, uint32_t key)
{
	struct batch_row *rows;
	struct view_choice moved = *choice;
	int count = load_rows(v, choice, height, &rows);

	if (key == KEY_HOME_ || key == 'g') {
		choice->at = v->segments[0];
		choice->is_following = false;
		return true;
	}
	moved.row = selected_row(choice, rows, count);
	if (!view_move(&moved, count, height / 2, key))
		return false;
	if (count > 0) {
		choice->at = rows[moved.row].batch.base_offset;
		choice->is_following = key == KEY_END_ || key == 'G' || moved.is_following;
	}
	return true;
}

/* ---- Records and bytes ---------------------------------------------------------------------------------------------------------------- */

struct log_lines {
	struct arena *arena;
	struct {
		enum role role;
		struct bytes text;
	} *items;
	int count;
};

static void add_line(struct log_lines *l, enum role role, struct bytes text)
{
	if (l->count < ROWS_MAX) {
		l->items[l->count].role = role;
		l->items[l->count++].text = text;
	}
}

static struct bytes value_text(struct bytes b)
{
	return bytes_is_null(b) ? BYTES("null") : b;
}

static void add_records(struct log_lines *l, const struct batch *batch)
{
	struct record *records;
	int32_t count;

	if (!batch_crc_is_valid(batch))
		add_line(l, ROLE_BAD, BYTES("The CRC does not match: the bytes were changed after they had been written."));
	if (batch_records(batch, RECORDS_MAX_SIZE, l->arena, &records, &count) != ERR_OK) {
		add_line(l, ROLE_BAD, BYTES("The records cannot be read."));
		return;
	}
	add_line(l, ROLE_DIM, arena_printf(l->arena, "%-10s %-13s %-20s %s", "OFFSET", "TIME", "KEY", "VALUE"));
	for (int32_t i = 0; i < count; i++) {
		struct bytes key = value_text(records[i].key), value = value_text(records[i].value), time = date_text(l->arena, records[i].timestamp);

		add_line(l, ROLE_TEXT,
		         arena_printf(l->arena, "%-10lld %-13.*s %-20.*s %.*s", (long long)records[i].offset, (int)time.size, (const char *)time.data, (int)key.size,
		                      (const char *)key.data, (int)value.size, (const char *)value.data));
		for (int32_t h = 0; h < records[i].header_count; h++) {
			struct bytes header = value_text(records[i].headers[h].value);

			add_line(l, ROLE_DIM,
			         arena_printf(l->arena, "%24s header %.*s = %.*s", "", (int)records[i].headers[h].key.size, (const char *)records[i].headers[h].key.data,
			                      (int)header.size, (const char *)header.data));
		}
	}
}

/* "  12  00 00 00 01   name = 1" for bytes [from, to) of the batch. */
static void add_bytes(struct log_lines *l, struct bytes all, size_t from, size_t to, const char *name, struct bytes value)
{
	enum { SHOWN = 8 };
	struct buf hex = { .heap = l->arena->heap };

	for (size_t i = from; i < to && i < from + SHOWN; i++)
		buf_printf(&hex, "%02x ", all.data[i]);
	if (to > from + SHOWN)
		buf_add_text(&hex, "..");
	add_line(l, ROLE_TEXT, arena_printf(l->arena, "%6zu  %-27s %s = %.*s", from, buf_text(&hex), name, (int)value.size, (const char *)value.data));
	buf_free(&hex);
}

static struct bytes number(struct arena *arena, int64_t value)
{
	return arena_printf(arena, "%lld", (long long)value);
}

static void add_header_bytes(struct log_lines *l, const struct batch *b)
{
	const struct {
		const char *name;
		size_t from, to;
		int64_t value;
	} fields[] = {
		{ "baseOffset", 0, 8, b->base_offset },         { "batchLength", 8, 12, (int64_t)b->bytes.size - BATCH_SIZE_PREFIX },
		{ "partitionLeaderEpoch", 12, 16, b->leader_epoch }, { "magic", 16, 17, b->magic },
		{ "crc", 17, 21, b->crc },                      { "attributes", 21, 23, b->attributes },
		{ "lastOffsetDelta", 23, 27, b->last_offset_delta }, { "baseTimestamp", 27, 35, b->base_timestamp },
		{ "maxTimestamp", 35, 43, b->max_timestamp },   { "producerId", 43, 51, b->producer_id },
		{ "producerEpoch", 51, 53, b->producer_epoch }, { "baseSequence", 53, 57, b->base_sequence },
		{ "recordsCount", 57, 61, b->record_count },
	};

	add_line(l, ROLE_TITLE, BYTES("The batch's header: 61 bytes"));
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		add_bytes(l, b->bytes, fields[i].from, fields[i].to, fields[i].name, number(l->arena, fields[i].value));
}

/* A varint of a record; false at a fault. */
static bool add_varint_bytes(struct log_lines *l, struct bytes all, size_t *at, const char *name, int64_t *out)
{
	size_t from = *at;

	if (!take_varlong(all, at, out))
		return false;
	add_bytes(l, all, from, *at, name, number(l->arena, *out));
	return true;
}

static bool add_field_bytes(struct log_lines *l, struct bytes all, size_t *at, const char *size_name, const char *name)
{
	int64_t size;

	if (!add_varint_bytes(l, all, at, size_name, &size) || (size > 0 && (uint64_t)size > all.size - *at))
		return false;
	if (size > 0)
		add_bytes(l, all, *at, *at + (size_t)size, name, bytes_slice(all, *at, (size_t)size));
	*at += size > 0 ? (size_t)size : 0;
	return true;
}

static bool add_record_bytes(struct log_lines *l, struct bytes all, size_t *at, const struct record *record)
{
	int64_t value, headers;

	add_line(l, ROLE_TITLE, arena_printf(l->arena, "The record at offset %lld", (long long)record->offset));
	if (!add_varint_bytes(l, all, at, "length", &value) || *at >= all.size)
		return false;
	add_bytes(l, all, *at, *at + 1, "attributes", number(l->arena, all.data[*at]));
	(*at)++;
	if (!add_varint_bytes(l, all, at, "timestampDelta", &value) || !add_varint_bytes(l, all, at, "offsetDelta", &value) ||
	    !add_field_bytes(l, all, at, "keyLength", "key") || !add_field_bytes(l, all, at, "valueLength", "value") ||
	    !add_varint_bytes(l, all, at, "headersCount", &headers))
		return false;
	for (; headers > 0; headers--)
		if (!add_field_bytes(l, all, at, "headerKeyLength", "headerKey") || !add_field_bytes(l, all, at, "headerValueLength", "headerValue"))
			return false;
	return true;
}

static void add_all_bytes(struct log_lines *l, const struct batch *batch)
{
	struct record *records;
	int32_t count;
	size_t at = BATCH_HEADER_SIZE;

	add_header_bytes(l, batch);
	if (batch_codec(batch) != CODEC_NONE) {
		add_line(l, ROLE_TITLE, arena_printf(l->arena, "%zu bytes of records, compressed as one block with %s", batch->bytes.size - at, codec_name(batch_codec(batch))));
		add_records(l, batch);
		return;
	}
	if (batch_records(batch, RECORDS_MAX_SIZE, l->arena, &records, &count) != ERR_OK) {
		add_line(l, ROLE_BAD, BYTES("The records cannot be read."));
		return;
	}
	for (int32_t i = 0; i < count && l->count < ROWS_MAX; i++)
		if (!add_record_bytes(l, batch->bytes, &at, &records[i]))
			break;
}

static void draw_opened(struct log_view *v, struct view_choice *choice, struct canvas *canvas, struct rect r)
{
	struct log_lines lines = { .arena = v->arena, .items = arena_calloc(v->arena, ROWS_MAX, sizeof(*lines.items)) };
	struct batch_row *rows;
	struct batch batch;
	int count = load_rows(v, choice, r.height, &rows), selected = selected_row(choice, rows, count);

	if (count == 0 || !read_batch(v, &rows[selected], &batch)) {
		add_line(&lines, ROLE_BAD, BYTES("This batch is not there any more."));
	} else {
		add_line(&lines, ROLE_STRONG,
		         arena_printf(v->arena, "%s-%d  batch %lld..%lld  %d records  %zu bytes  CRC %s", choice->topic, (int)choice->partition,
		                      (long long)batch.base_offset, (long long)batch_last_offset(&batch), (int)batch.record_count, batch.bytes.size,
		                      batch_crc_is_valid(&batch) ? "good" : "WRONG"));
		if (choice->depth == 1)
			add_records(&lines, &batch);
		else
			add_all_bytes(&lines, &batch);
	}
	int last = lines.count > r.height ? lines.count - r.height : 0;

	if (choice->scroll > last)
		choice->scroll = last;
	for (int i = 0; i < r.height && choice->scroll + i < lines.count; i++)
		canvas_put(canvas, r.x + 1, r.y + i, r.x + r.width, lines.items[choice->scroll + i].role, lines.items[choice->scroll + i].text);
}

/* ---- All ------------------------------------------------------------------------------------------------------------------------------ */

static void draw(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct log_view v = { .world = world, .arena = arena };
	struct state_topic *topics;
	int count = list_topics(world, choice, arena, &topics);

	if (find_topic(choice, topics, count) < 0) {
		canvas_text(canvas, r.x + 1, r.y, r.x + r.width, ROLE_DIM, "There is no topic yet. i shows the internal ones, too.");
		return;
	}
	if (!open_log(&v, choice)) {
		canvas_printf(canvas, r.x + 1, r.y, r.x + r.width, ROLE_DIM, "%s-%d has no log on a disk yet.", choice->topic, (int)choice->partition);
		return;
	}
	if (choice->depth == 0)
		draw_batches(&v, choice, canvas, r);
	else
		draw_opened(&v, choice, canvas, r);
}

static bool press(struct world *world, struct view_choice *choice, struct arena *arena, struct rect r, uint32_t key)
{
	struct log_view v = { .world = world, .arena = arena };

	if (key == 'i') {
		choice->hides_noise = !choice->hides_noise;
		return true;
	}
	if (key == KEY_LEFT_ || key == KEY_RIGHT_ || key == 'l') {
		move_partition(world, choice, arena, key == KEY_LEFT_ ? -1 : 1);
		return true;
	}
	if (!open_log(&v, choice))
		return false;
	if (key == KEY_ENTER_) {
		choice->depth = choice->depth < 2 ? choice->depth + 1 : 2;
		choice->scroll = 0;
		choice->is_following = false;
		return true;
	}
	if (choice->depth > 0)
		return view_scroll(choice, r.height / 2, key);
	return move_batch(&v, choice, r.height, key);
}

const struct view view_log = { .name = "Log", .keys = " Left Right partition  Enter records, bytes  Esc back  i internal ", .draw = draw, .press = press };
