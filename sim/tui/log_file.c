#include "sim/tui/log_file.h"

#include <stdio.h>

#include "engine/log/log.h"
#include "engine/raft/raft.h"

enum {
	INDEX_ENTRY_SIZE = 8,
	INDEX_SIZE_MAX = 10 << 20, /* Kafka's own default */
	BATCH_READ_MAX = 16 << 20,
	ENTRIES_BACK = 2,          /* index entries in front of the wanted offset at the first try */
	SCAN_MAX = 20000,          /* headers of one scan: what an index of no use costs */
	FILE_SUFFIX_SIZE = 24,     /* 20 digits and ".log" */
};

/* ---- Which logs there are --------------------------------------------------------------------------------------------------- */

/* "clicks-0" of a log directory; false for other names. */
static bool split_name(struct bytes name, struct bytes *topic, int64_t *partition)
{
	size_t dash = name.size;

	while (dash > 0 && name.data[dash - 1] != '-')
		dash--;
	if (dash < 2 || dash == name.size || !bytes_to_int64(bytes_slice(name, dash, name.size), partition) || *partition < 0 || *partition >= INT32_MAX)
		return false;
	*topic = bytes_slice(name, 0, dash - 1);
	return true;
}

static int32_t add_topic(struct log_topic *topics, int32_t count, struct bytes name, int32_t partition_count)
{
	int32_t i = 0;

	while (i < count && bytes_compare(topics[i].name, name) < 0)
		i++;
	if (i < count && bytes_equal(topics[i].name, name)) {
		if (topics[i].partition_count < partition_count)
			topics[i].partition_count = partition_count;
		return count;
	}
	memmove(&topics[i + 1], &topics[i], (size_t)(count - i) * sizeof(*topics));
	topics[i] = (struct log_topic){ name, partition_count };
	return count + 1;
}

static int32_t topics_on_disks(struct world *world, bool with_internal, struct arena *arena, struct log_topic **out)
{
	struct disk *disk = world_disk(world);
	int32_t count = 0;

	*out = NULL;
	for (int32_t id = 1, size = cluster_size(world); id <= size; id++) {
		char dir[256];
		struct disk_name *names;
		int32_t name_count;

		if (disk->ops->list(disk->self, cluster_log_dir(world, id, dir, sizeof(dir)), arena, &names, &name_count) != ERR_OK)
			continue;
		struct log_topic *merged = arena_calloc(arena, (size_t)count + (size_t)name_count, sizeof(*merged));

		if (count > 0)
			memcpy(merged, *out, (size_t)count * sizeof(*merged));
		*out = merged;
		for (int32_t i = 0; i < name_count; i++) {
			struct bytes topic;
			int64_t partition;

			if (names[i].is_directory && split_name(names[i].name, &topic, &partition) && (with_internal || !bytes_starts_with(topic, BYTES("__"))))
				count = add_topic(*out, count, topic, (int32_t)partition + 1);
		}
	}
	return count;
}

int32_t log_topics(struct world *world, bool with_internal, struct arena *arena, struct log_topic **out)
{
	struct state_topic *topics;
	int32_t topic_count = state_topics(world, with_internal, arena, &topics), count = 0;

	if (!state_image(world))
		return topics_on_disks(world, with_internal, arena, out);
	*out = arena_calloc(arena, (size_t)topic_count + 1, sizeof(**out));
	for (int32_t i = 0; i < topic_count; i++)
		count = add_topic(*out, count, topics[i].name, topics[i].partition_count);
	return with_internal ? add_topic(*out, count, BYTES(METADATA_TOPIC), 1) : count;
}

/* ---- Opening ---------------------------------------------------------------------------------------------------------------- */

static bool list_segments(struct log_file *f, struct bytes topic, int32_t partition)
{
	char dir[256];
	struct disk_name *names;
	int32_t count;
	struct bytes base = cluster_log_dir(f->world, f->broker, dir, sizeof(dir));

	f->dir = arena_printf(f->arena, "%.*s/%.*s-%d", (int)base.size, (const char *)base.data, (int)topic.size, (const char *)topic.data, (int)partition);
	f->segment_count = 0;
	enum err err = f->disk->ops->list(f->disk->self, f->dir, f->arena, &names, &count);

	f->is_failing = err != ERR_OK && err != ERR_NOT_FOUND;
	if (err)
		return false;
	f->segments = arena_calloc(f->arena, (size_t)count, sizeof(*f->segments));
	for (int32_t i = 0; i < count; i++) {
		int64_t offset;

		if (names[i].name.size == FILE_SUFFIX_SIZE && bytes_equal_text(bytes_slice(names[i].name, 20, 4), ".log") &&
		    bytes_to_int64(bytes_slice(names[i].name, 0, 20), &offset))
			f->segments[f->segment_count++] = offset;
	}
	return f->segment_count > 0;
}

/* Whoever has it on its disk: when nobody runs who could say. */
static bool open_anybodys(struct log_file *f, struct bytes topic, int32_t partition)
{
	for (int32_t id = 0; (id = cluster_next(f->world, id));) {
		f->broker = id;
		if (list_segments(f, topic, partition))
			return true;
	}
	return false;
}

static bool open_metadata(struct log_file *f)
{
	f->broker = state_controller(f->world);
	for (int32_t id = 0; f->broker < 0 && (id = cluster_next(f->world, id));)
		if (cluster_node(f->world, id))
			f->broker = id;
	struct node *node = f->broker > 0 ? cluster_node(f->world, f->broker) : NULL;

	if (node && node->raft && node->raft->log) {
		f->is_running = true;
		f->leader = node->raft->leader_id;
		f->leader_epoch = node->raft->epoch;
		f->high_watermark = node->raft->high_watermark;
		f->log_start = log_start_offset(node->raft->log);
		f->log_end = log_end_offset(node->raft->log);
	}
	return f->broker > 0 ? list_segments(f, BYTES(METADATA_TOPIC), 0) : open_anybodys(f, BYTES(METADATA_TOPIC), 0);
}

bool log_file_open(struct log_file *f, struct world *world, struct bytes topic, int32_t partition, struct arena *arena)
{
	struct state_partition p;

	*f = (struct log_file){
		.world = world,
		.arena = arena,
		.disk = world_disk(world),
		.leader = NO_LEADER,
		.leader_epoch = -1,
		.log_start = -1,
		.high_watermark = -1,
		.log_end = -1,
	};
	if (bytes_equal_text(topic, METADATA_TOPIC))
		return open_metadata(f);
	if (!state_partition_of(world, topic, partition, arena, &p) || p.replica_count == 0)
		return !state_image(world) && open_anybodys(f, topic, partition);
	f->leader = p.leader;
	f->leader_epoch = p.leader_epoch;
	f->broker = p.leader != NO_LEADER ? p.leader : p.replicas[0].broker;
	for (int32_t i = 0; i < p.replica_count; i++)
		if (p.replicas[i].broker == f->broker && p.replicas[i].is_hosted) {
			f->is_running = true;
			f->log_start = p.replicas[i].log_start;
			f->log_end = p.replicas[i].log_end;
			f->high_watermark = p.high_watermark;
		}
	return list_segments(f, topic, partition);
}

int32_t log_file_segment(const struct log_file *f, int64_t offset)
{
	int32_t i = f->segment_count - 1;

	while (i > 0 && f->segments[i] > offset)
		i--;
	return i;
}

static struct bytes path_of(const struct log_file *f, int64_t base, const char *suffix)
{
	return arena_printf(f->arena, "%.*s/%020lld%s", (int)f->dir.size, (const char *)f->dir.data, (long long)base, suffix);
}

int64_t log_file_size(const struct log_file *f, int64_t base, const char *suffix)
{
	bool is_directory;
	int64_t size;

	return f->disk->ops->stat(f->disk->self, path_of(f, base, suffix), &is_directory, &size) == ERR_OK ? size : -1;
}

/* ---- Indexes ---------------------------------------------------------------------------------------------------------------- */

struct index {
	struct bytes bytes;
	int64_t base;
};

static struct index load_index(const struct log_file *f, int64_t base)
{
	struct index index = { .base = base };

	if (disk_read_all(f->disk, path_of(f, base, ".index"), INDEX_SIZE_MAX, f->arena, &index.bytes) != ERR_OK)
		index.bytes = BYTES("");
	return index;
}

static int32_t index_count(const struct index *index)
{
	return (int32_t)(index->bytes.size / INDEX_ENTRY_SIZE);
}

static int64_t index_offset(const struct index *index, int32_t i)
{
	return index->base + (int32_t)load_u32(index->bytes.data + (size_t)i * INDEX_ENTRY_SIZE);
}

static int64_t index_position(const struct index *index, int32_t i)
{
	return (int32_t)load_u32(index->bytes.data + (size_t)i * INDEX_ENTRY_SIZE + 4);
}

/* The last entry whose offset (or position) is at most `value`; -1: none. */
static int32_t index_search(const struct index *index, int64_t value, int64_t (*of)(const struct index *, int32_t))
{
	int32_t low = 0, high = index_count(index);

	while (low < high) {
		int32_t middle = low + (high - low) / 2;

		if (of(index, middle) <= value)
			low = middle + 1;
		else
			high = middle;
	}
	return low - 1;
}

int32_t log_index_entry(const struct log_file *f, int64_t base, int64_t offset, int64_t *entry_offset, int64_t *position, int32_t *count)
{
	struct index index = load_index(f, base);
	int32_t i = index_search(&index, offset, index_offset);

	*count = index_count(&index);
	if (i >= 0) {
		*entry_offset = index_offset(&index, i);
		*position = index_position(&index, i);
	}
	return i;
}

/* ---- Batches ---------------------------------------------------------------------------------------------------------------- */

/* A stretch of one segment: rows up to the wanted offset, then those behind it. */
struct piece {
	struct log_row *rows;
	int32_t count;
	int32_t behind_from; /* the first row behind the wanted offset */
	bool is_from_start;  /* nothing of the segment is in front of it */
	bool is_to_end;
	bool is_lost;        /* what the index pointed to is no batch */
};

/* The batch's header at a position: the header alone decodes as a batch that ends with it. Sizes and offsets that cannot be are no batch. */
static enum err read_header(const struct log_file *f, int32_t file, int64_t position, int64_t file_size, struct log_row *row)
{
	uint8_t header[BATCH_HEADER_SIZE];
	size_t got = 0, at = 0;
	enum err err = f->disk->ops->read(f->disk->self, file, position, header, sizeof(header), &got);

	if (err)
		return err;
	if (got < sizeof(header))
		return ERR_TRUNCATED;
	row->size = BATCH_SIZE_PREFIX + (int64_t)(int32_t)load_u32(header + 8);
	if (row->size < BATCH_HEADER_SIZE || row->size > file_size - position)
		return ERR_CORRUPT;
	store_u32(header + 8, BATCH_HEADER_SIZE - BATCH_SIZE_PREFIX);
	err = batch_next(bytes_of(header, sizeof(header)), &at, &row->batch);
	row->batch.bytes = BYTES_NULL;
	row->position = position;
	if (!err && (row->batch.base_offset < 0 || row->batch.base_offset > INT64_MAX / 2 || row->batch.last_offset_delta < 0))
		err = ERR_CORRUPT;
	return err;
}

/* Reads from a position on: keeps the last `before` + 1 batches up to `offset`, and `behind` after them. */
static void scan(const struct log_file *f, const struct index *index, int64_t start, int64_t offset, int32_t before, int32_t behind, struct piece *piece)
{
	int64_t size = log_file_size(f, index->base, ".log"), position = start;
	int32_t kept_max = before + 1, kept = 0, next = 0, after = 0, scanned = 0, file;
	struct log_row *ring = arena_calloc(f->arena, (size_t)kept_max, sizeof(*ring)), *tail = arena_calloc(f->arena, (size_t)behind + 1, sizeof(*tail));
	enum err err = f->disk->ops->open(f->disk->self, path_of(f, index->base, ".log"), DISK_READ, &file);
	bool is_open = err == ERR_OK;

	for (; !err && position < size && scanned < SCAN_MAX; scanned++) {
		struct log_row row = { .kind = LOG_ROW_BATCH, .segment = index->base };

		err = read_header(f, file, position, size, &row);
		if (err)
			break;
		if (row.batch.base_offset <= offset) {
			ring[next] = row;
			next = (next + 1) % kept_max;
			kept += kept < kept_max;
		} else if (after < behind || (kept == 0 && after == 0)) {
			tail[after++] = row;
		} else {
			break;
		}
		position += row.size;
	}
	if (is_open)
		f->disk->ops->close(f->disk->self, file);
	*piece = (struct piece){ .rows = arena_calloc(f->arena, (size_t)kept + (size_t)after + 1, sizeof(*piece->rows)) };
	for (int32_t i = 0; i < kept; i++)
		piece->rows[piece->count++] = ring[(next - kept + i + kept_max) % kept_max];
	piece->behind_from = piece->count;
	for (int32_t i = 0; i < after; i++)
		piece->rows[piece->count++] = tail[i];
	if (err || scanned == SCAN_MAX)
		piece->rows[piece->count++] = (struct log_row){
			.kind = LOG_ROW_FAULT,
			.segment = index->base,
			.position = position,
			.size = size > position ? size - position : 0,
			.fault = !err ? LOG_FAULT_FAR : err == ERR_CORRUPT || err == ERR_TRUNCATED ? LOG_FAULT_NO_BATCH : LOG_FAULT_DISK,
		};
	piece->is_from_start = piece->count == 0 || piece->rows[0].position == 0;
	piece->is_to_end = err != ERR_OK || position >= size;
	piece->is_lost = err != ERR_OK && position == start && start > 0;
	for (int32_t i = 0; i < piece->count; i++) {
		int32_t entry = index_search(index, piece->rows[i].position, index_position);

		piece->rows[i].is_indexed = entry >= 0 && index_position(index, entry) == piece->rows[i].position;
	}
}

/* Small batches: few index entries hold many; large ones: more entries are needed, so it begins farther in front until there are enough. */
static struct piece read_piece(const struct log_file *f, int64_t base, int64_t offset, int32_t before, int32_t behind)
{
	struct index index = load_index(f, base);
	int32_t entry = index_search(&index, offset, index_offset);
	struct piece piece;

	for (int32_t back = ENTRIES_BACK;; back = back < 1 << 20 ? back * 4 : back) {
		int64_t start = entry >= back ? index_position(&index, entry - back) : 0;

		scan(f, &index, start < 0 ? 0 : start, offset, before, behind, &piece);
		if (start <= 0 || (!piece.is_lost && piece.behind_from > before))
			return piece;
		if (piece.is_lost)
			entry = -1; /* the index is of no use */
	}
}

/* ---- Rows ------------------------------------------------------------------------------------------------------------------- */

struct rows {
	const struct log_file *f;
	struct log_row *items;
	int32_t count;
	int64_t last_offset; /* of the batch added last; -1: none yet */
	bool is_marked;      /* the high watermark has been */
};

static void add_mark(struct rows *r, enum log_row_kind kind, int64_t offset, bool is_log_end)
{
	r->items[r->count++] = (struct log_row){ .kind = kind, .offset = offset, .is_log_end = is_log_end };
}

static void add_piece(struct rows *r, const struct piece *piece, int64_t base)
{
	int64_t watermark = r->f->high_watermark;

	if (piece->is_from_start)
		r->items[r->count++] = (struct log_row){ .kind = LOG_ROW_SEGMENT, .segment = base };
	for (int32_t i = 0; i < piece->count; i++) {
		const struct log_row *row = &piece->rows[i];

		if (row->kind == LOG_ROW_BATCH) {
			bool is_first_above = row->batch.base_offset >= watermark && (r->last_offset < 0 ? row->batch.base_offset == watermark : r->last_offset < watermark);

			if (!r->is_marked && watermark >= 0 && is_first_above) {
				add_mark(r, LOG_ROW_WATERMARK, watermark, false);
				r->is_marked = true;
			}
			r->last_offset = batch_last_offset(&row->batch);
		}
		r->items[r->count++] = *row;
	}
}

static void add_end(struct rows *r)
{
	int64_t end = r->f->log_end >= 0 ? r->f->log_end : r->last_offset + 1;

	if (!r->is_marked && r->f->high_watermark >= 0 && r->f->high_watermark == end)
		add_mark(r, LOG_ROW_WATERMARK, end, true);
	else
		add_mark(r, LOG_ROW_END, end, true);
}

static int32_t find_selected(const struct rows *r, int64_t offset)
{
	int32_t selected = -1;

	for (int32_t i = 0; i < r->count; i++)
		if (r->items[i].kind == LOG_ROW_BATCH && (selected < 0 || r->items[i].batch.base_offset <= offset))
			selected = i;
	return selected;
}

int32_t log_rows(const struct log_file *f, int64_t offset, int32_t around, struct log_row **out, int32_t *selected)
{
	int32_t last = log_file_segment(f, offset), first = last, before, total = 0;
	struct piece *pieces = arena_calloc(f->arena, (size_t)f->segment_count, sizeof(*pieces));

	/* Segments in front of it, then those behind, until there is enough to fill a screen either way. An empty one counts as a row. */
	pieces[last] = read_piece(f, f->segments[last], offset, around, around);
	before = pieces[last].behind_from + 1;
	while (first > 0 && before <= around && pieces[first].is_from_start) {
		first--;
		pieces[first] = read_piece(f, f->segments[first], INT64_MAX, around - before, 0);
		before += pieces[first].count + 1;
	}
	for (int32_t behind = pieces[last].count - pieces[last].behind_from; last + 1 < f->segment_count && behind < around && pieces[last].is_to_end;) {
		last++;
		pieces[last] = read_piece(f, f->segments[last], -1, 0, around - behind);
		behind += pieces[last].count + 1;
	}
	for (int32_t i = first; i <= last; i++)
		total += pieces[i].count + 1;
	struct rows rows = { .f = f, .items = arena_calloc(f->arena, (size_t)total + 2, sizeof(struct log_row)), .last_offset = -1 };

	for (int32_t i = first; i <= last; i++)
		add_piece(&rows, &pieces[i], f->segments[i]);
	if (last + 1 == f->segment_count && pieces[last].is_to_end)
		add_end(&rows);
	*out = rows.items;
	*selected = find_selected(&rows, offset);
	return rows.count;
}

bool log_read_batch(const struct log_file *f, const struct log_row *row, struct batch *out)
{
	int32_t file;
	size_t got = 0, at = 0;

	if (row->kind != LOG_ROW_BATCH || row->size > BATCH_READ_MAX ||
	    f->disk->ops->open(f->disk->self, path_of(f, row->segment, ".log"), DISK_READ, &file) != ERR_OK)
		return false;
	uint8_t *bytes = arena_alloc(f->arena, (size_t)row->size);
	enum err err = f->disk->ops->read(f->disk->self, file, row->position, bytes, (size_t)row->size, &got);

	f->disk->ops->close(f->disk->self, file);
	return err == ERR_OK && batch_next(bytes_of(bytes, got), &at, out) == ERR_OK;
}
