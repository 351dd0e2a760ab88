#include "engine/log/aborted.h"

#include "engine/log/internal.h"

enum { ENTRY_VERSION = 0, ENTRY_SIZE = 34 };

void aborted_free(struct log *log, struct aborted_list *list)
{
	if (list->file)
		log->disk->ops->close(log->disk->self, list->file);
	heap_free(log->heap, list->items);
	*list = (struct aborted_list){ .items = NULL };
}

static void keep(struct log *log, struct aborted_list *list, struct aborted_txn entry)
{
	if (list->count == list->capacity) {
		list->capacity = list->capacity ? list->capacity * 2 : 8;
		list->items = heap_realloc(log->heap, list->items, (size_t)list->capacity * sizeof(entry));
	}
	list->items[list->count++] = entry;
}

static enum err open_file(struct log *log, struct segment *s)
{
	char path[DISK_PATH_SIZE];

	if (s->aborted.file)
		return ERR_OK;
	log->is_dir_unsynced = true; /* it may be new */
	return log->disk->ops->open(log->disk->self, segment_path(log, s->base_offset, ".txnindex", path), DISK_CREATE, &s->aborted.file);
}

static enum err take_entries(struct log *log, struct segment *s, struct bytes raw)
{
	for (size_t at = 0; at + ENTRY_SIZE <= raw.size; at += ENTRY_SIZE) {
		const uint8_t *b = raw.data + at;
		struct aborted_txn entry = { (int64_t)load_u64(b + 2), (int64_t)load_u64(b + 10), (int64_t)load_u64(b + 18), (int64_t)load_u64(b + 26) };
		int64_t last = s->aborted.count > 0 ? s->aborted.items[s->aborted.count - 1].last_offset : s->base_offset - 1;

		if (load_u16(b) != ENTRY_VERSION || entry.last_offset <= last)
			return ERR_CORRUPT;
		keep(log, &s->aborted, entry);
	}
	return raw.size % ENTRY_SIZE == 0 ? ERR_OK : ERR_CORRUPT; /* a torn entry would shift those that follow it */
}

enum err aborted_load(struct log *log, struct segment *s)
{
	struct arena arena;
	struct bytes raw;
	char path[DISK_PATH_SIZE];

	arena_init(&arena, log->heap);
	enum err err = disk_read_all(log->disk, segment_path(log, s->base_offset, ".txnindex", path), SIZE_MAX / 4, &arena, &raw);

	if (!err)
		err = open_file(log, s);
	if (!err)
		err = take_entries(log, s, raw);
	arena_free(&arena);
	return err;
}

enum err aborted_add(struct log *log, struct segment *s, struct aborted_txn entry)
{
	uint8_t raw[ENTRY_SIZE];
	enum err err = open_file(log, s);

	keep(log, &s->aborted, entry);
	if (err)
		return err;
	store_u16(raw, ENTRY_VERSION);
	store_u64(raw + 2, (uint64_t)entry.producer_id);
	store_u64(raw + 10, (uint64_t)entry.first_offset);
	store_u64(raw + 18, (uint64_t)entry.last_offset);
	store_u64(raw + 26, (uint64_t)entry.last_stable_offset);
	return log->disk->ops->append(log->disk->self, s->aborted.file, raw, sizeof(raw));
}

enum err aborted_truncate(struct log *log, struct segment *s, int64_t offset)
{
	int32_t kept = s->aborted.count;

	while (kept > 0 && s->aborted.items[kept - 1].last_offset >= offset)
		kept--;
	s->aborted.count = kept;
	return s->aborted.file ? log->disk->ops->truncate(log->disk->self, s->aborted.file, (int64_t)kept * ENTRY_SIZE) : ERR_OK;
}

/* ---- Reading committed ------------------------------------------------------------------------------------------------- */

/* Behind all that a read may have got: the next index entry behind its bytes tells, else the segment's end. Kafka names the same transactions. */
static int64_t upper_bound(const struct log *log, const struct segment *s, int32_t index, struct span records)
{
	int32_t low = 0, high = s->index_count;

	while (low < high) {
		int32_t middle = low + (high - low) / 2;

		if (s->index[middle].position < records.position + records.size)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < s->index_count)
		return s->base_offset + s->index[low].relative_offset;
	return index + 1 < log->segment_count ? log->segments[index + 1]->base_offset : log->bounds.end;
}

/* Those of one segment; false: the rest may be in the next. */
static bool collect(const struct segment *s, int64_t offset, int64_t bound, struct arena *arena, struct log_aborted **out, int32_t *count)
{
	struct log_aborted *more = arena_calloc(arena, (size_t)(*count + s->aborted.count), sizeof(*more));

	if (*count > 0)
		memcpy(more, *out, (size_t)*count * sizeof(*more));
	*out = more;
	for (int32_t i = 0; i < s->aborted.count; i++) {
		const struct aborted_txn *entry = &s->aborted.items[i];

		if (entry->last_offset >= offset && entry->first_offset < bound)
			more[(*count)++] = (struct log_aborted){ entry->producer_id, entry->first_offset };
		if (entry->last_stable_offset >= bound)
			return true;
	}
	return false;
}

int32_t log_aborted(const struct log *log, int64_t offset, const struct log_read *read, struct arena *arena, struct log_aborted **out)
{
	int32_t index, count = 0;
	const struct segment *s = log_segment_of(log, read->first_offset, &index);

	*out = arena_calloc(arena, 1, sizeof(**out));
	if (!s || !read->records.file)
		return 0;
	int64_t bound = upper_bound(log, s, index, read->records);

	for (; index < log->segment_count; index++)
		if (log->segments[index]->aborted.count > 0 && collect(log->segments[index], offset, bound, arena, out, &count))
			break;
	return count;
}
