#include "engine/log/epochs.h"

#include <stdio.h>

enum { FILE_SIZE_MAX = 16 << 20 };

void epochs_init(struct epochs *e, struct heap *heap)
{
	*e = (struct epochs){ .heap = heap };
}

void epochs_free(struct epochs *e)
{
	heap_free(e->heap, e->items);
	epochs_init(e, e->heap);
}

void epochs_assign(struct epochs *e, int32_t epoch, int64_t start_offset)
{
	if (e->count > 0 && e->items[e->count - 1].epoch >= epoch)
		return;
	epochs_truncate_from_end(e, start_offset); /* an epoch that began there got no records */
	if (e->count == e->capacity) {
		e->capacity = e->capacity ? e->capacity * 2 : 4;
		e->items = heap_realloc(e->heap, e->items, (size_t)e->capacity * sizeof(*e->items));
	}
	e->items[e->count++] = (struct epoch_entry){ epoch, start_offset };
	e->is_changed = true;
}

void epochs_truncate_from_end(struct epochs *e, int64_t offset)
{
	while (e->count > 0 && e->items[e->count - 1].start_offset >= offset) {
		e->count--;
		e->is_changed = true;
	}
}

void epochs_truncate_from_start(struct epochs *e, int64_t offset)
{
	int32_t gone = 0;

	while (gone + 1 < e->count && e->items[gone + 1].start_offset <= offset)
		gone++;
	if (gone > 0) {
		memmove(e->items, e->items + gone, (size_t)(e->count - gone) * sizeof(*e->items));
		e->count -= gone;
		e->is_changed = true;
	}
	if (e->count > 0 && e->items[0].start_offset < offset) {
		e->items[0].start_offset = offset;
		e->is_changed = true;
	}
}

void epochs_end_of(const struct epochs *e, int32_t epoch, int64_t log_end, int32_t *found, int64_t *end_offset)
{
	int32_t above = 0; /* the first entry with a larger epoch */

	while (above < e->count && e->items[above].epoch <= epoch)
		above++;
	*found = -1;
	*end_offset = -1;
	if (epoch < 0)
		return;
	if (above < e->count) { /* its records are gone, perhaps: then it ends where those that are left begin */
		*found = above > 0 ? e->items[above - 1].epoch : epoch;
		*end_offset = e->items[above].start_offset;
	} else if (above > 0 && e->items[above - 1].epoch == epoch) {
		*found = epoch;
		*end_offset = log_end;
	}
}

int32_t epochs_at(const struct epochs *e, int64_t offset)
{
	for (int32_t i = e->count - 1; i >= 0; i--)
		if (e->items[i].start_offset <= offset)
			return e->items[i].epoch;
	return -1;
}

static struct bytes path_of(struct bytes dir, char text[static DISK_PATH_SIZE])
{
	int size = snprintf(text, DISK_PATH_SIZE, "%.*s/leader-epoch-checkpoint", (int)dir.size, (const char *)dir.data);

	return bytes_of(text, (size_t)size);
}

enum err epochs_read(struct epochs *e, struct disk *disk, struct bytes dir)
{
	char path[DISK_PATH_SIZE];
	struct arena arena;
	struct bytes text;

	arena_init(&arena, e->heap);
	enum err err = disk_read_all(disk, path_of(dir, path), FILE_SIZE_MAX, &arena, &text);
	int64_t numbers[2];
	int line = 0;

	e->count = 0;
	for (size_t at = 0; !err && at < text.size; line++) {
		size_t end = bytes_find(text, at, '\n');
		struct bytes row = bytes_slice(text, at, end - at);
		size_t blank = bytes_find(row, 0, ' ');

		at = end + 1;
		if (line < 2) /* version, count */
			continue;
		if (!bytes_to_int64(bytes_slice(row, 0, blank), &numbers[0]) || !bytes_to_int64(bytes_slice(row, blank + 1, row.size), &numbers[1]))
			err = ERR_CORRUPT;
		else
			epochs_assign(e, (int32_t)numbers[0], numbers[1]);
	}
	e->is_changed = false;
	arena_free(&arena);
	return err;
}

enum err epochs_write(struct epochs *e, struct disk *disk, struct bytes dir)
{
	char path[DISK_PATH_SIZE];
	struct buf text = { .heap = e->heap };

	if (!e->is_changed)
		return ERR_OK;
	buf_printf(&text, "0\n%d\n", (int)e->count);
	for (int32_t i = 0; i < e->count; i++)
		buf_printf(&text, "%d %lld\n", (int)e->items[i].epoch, (long long)e->items[i].start_offset);
	enum err err = disk_replace(disk, path_of(dir, path), buf_bytes(&text));

	buf_free(&text);
	if (!err)
		e->is_changed = false;
	return err;
}
