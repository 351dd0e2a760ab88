#include "engine/log/checkpoint.h"

enum { FILE_SIZE_MAX = 64 << 20 };

static bool next_line(struct bytes *text, struct bytes *line)
{
	if (text->size == 0)
		return false;
	size_t end = bytes_find(*text, 0, '\n');

	*line = bytes_slice(*text, 0, end);
	*text = bytes_slice(*text, end + 1, text->size);
	return true;
}

static bool read_entry(struct bytes line, struct checkpoint_entry *out)
{
	size_t first = bytes_find(line, 0, ' '), second = bytes_find(line, first + 1, ' ');
	int64_t partition;

	if (second >= line.size || !bytes_to_int64(bytes_slice(line, first + 1, second - first - 1), &partition) ||
	    !bytes_to_int64(bytes_slice(line, second + 1, line.size), &out->offset) || partition < 0 || partition > INT32_MAX)
		return false;
	out->topic = bytes_slice(line, 0, first);
	out->partition = (int32_t)partition;
	return true;
}

enum err checkpoint_read(struct disk *disk, struct bytes path, struct arena *arena, struct checkpoint_entry **out, int32_t *count)
{
	struct bytes text, line;
	int64_t version, expected;
	enum err err = disk_read_all(disk, path, FILE_SIZE_MAX, arena, &text);

	*out = NULL;
	*count = 0;
	if (err)
		return err == ERR_NOT_FOUND ? ERR_OK : err;
	if (text.size == 0) /* as Kafka makes them, before it has anything to write */
		return ERR_OK;
	if (!next_line(&text, &line) || !bytes_to_int64(line, &version) || version != 0 || !next_line(&text, &line) ||
	    !bytes_to_int64(line, &expected) || expected < 0 || (uint64_t)expected > text.size)
		return ERR_CORRUPT;
	*out = arena_calloc(arena, (size_t)expected, sizeof(**out));
	while (*count < expected && next_line(&text, &line))
		if (!read_entry(line, &(*out)[(*count)++]))
			return ERR_CORRUPT;
	return *count == expected ? ERR_OK : ERR_CORRUPT;
}

int64_t checkpoint_find(const struct checkpoint_entry *entries, int32_t count, struct bytes topic, int32_t partition, int64_t otherwise)
{
	for (int32_t i = 0; i < count; i++)
		if (entries[i].partition == partition && bytes_equal(entries[i].topic, topic))
			return entries[i].offset;
	return otherwise;
}

enum err checkpoint_write(struct disk *disk, struct heap *heap, struct bytes path, const struct checkpoint_entry *entries, int32_t count)
{
	struct buf text = { .heap = heap };

	buf_printf(&text, "0\n%d\n", (int)count);
	for (int32_t i = 0; i < count; i++) { /* thousands, every few seconds */
		buf_add_bytes(&text, entries[i].topic);
		buf_add_char(&text, ' ');
		buf_add_int64(&text, entries[i].partition);
		buf_add_char(&text, ' ');
		buf_add_int64(&text, entries[i].offset);
		buf_add_char(&text, '\n');
	}
	enum err err = disk_replace(disk, path, buf_bytes(&text));

	buf_free(&text);
	return err;
}
