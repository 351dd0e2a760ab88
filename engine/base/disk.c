#include "engine/base/disk.h"

#include <stdio.h>

enum err disk_read_all(struct disk *d, struct bytes path, size_t size_max, struct arena *arena, struct bytes *out)
{
	int32_t file;
	enum err err = d->ops->open(d->self, path, DISK_READ, &file);

	if (err)
		return err;
	int64_t size;
	size_t got = 0;

	err = d->ops->size(d->self, file, &size);
	if (!err && (uint64_t)size > size_max)
		err = ERR_TOO_LARGE;
	if (!err) {
		uint8_t *data = arena_alloc(arena, (size_t)size + 1);

		err = d->ops->read(d->self, file, 0, data, (size_t)size, &got);
		*out = bytes_of(data, got);
	}
	d->ops->close(d->self, file);
	return err;
}

enum err disk_replace(struct disk *d, struct bytes path, struct bytes contents)
{
	char text[DISK_PATH_SIZE];
	int size = snprintf(text, sizeof(text), "%.*s.tmp", (int)path.size, (const char *)path.data);

	if (size < 0 || size >= (int)sizeof(text))
		return ERR_TOO_LARGE;
	struct bytes temporary = bytes_of(text, (size_t)size);
	int32_t file;
	enum err err = d->ops->open(d->self, temporary, DISK_CREATE, &file);

	if (err)
		return err;
	err = d->ops->truncate(d->self, file, 0);
	if (!err)
		err = d->ops->append(d->self, file, contents.data, contents.size);
	d->ops->close(d->self, file);
	return err ? err : d->ops->rename(d->self, temporary, path);
}

enum err disk_make_dirs(struct disk *d, struct bytes path)
{
	for (size_t end = 1; end <= path.size; end++) {
		if (end < path.size && path.data[end] != '/')
			continue;
		struct bytes part = bytes_slice(path, 0, end);
		bool is_directory;
		int64_t size;
		enum err err = d->ops->stat(d->self, part, &is_directory, &size);

		if (err == ERR_NOT_FOUND)
			err = d->ops->mkdir(d->self, part);
		else if (!err && !is_directory)
			err = ERR_NOT_DIRECTORY;
		if (err)
			return err;
	}
	return ERR_OK;
}

enum err disk_remove_all(struct disk *d, struct bytes path, struct arena *arena)
{
	struct disk_name *names;
	int32_t count;
	enum err err = d->ops->list(d->self, path, arena, &names, &count);

	if (err == ERR_NOT_DIRECTORY)
		return d->ops->remove(d->self, path);
	for (int32_t i = 0; !err && i < count; i++) {
		struct bytes inner = arena_printf(arena, "%.*s/%.*s", (int)path.size, (const char *)path.data,
		                                  (int)names[i].name.size, (const char *)names[i].name.data);

		err = names[i].is_directory ? disk_remove_all(d, inner, arena) : d->ops->remove(d->self, inner);
	}
	return err ? err : d->ops->remove(d->self, path);
}

enum err disk_append_parts(struct disk *d, int32_t file, const struct bytes *parts, int32_t count, struct arena *arena)
{
	size_t size = 0;

	if (count == 1)
		return d->ops->append(d->self, file, parts[0].data, parts[0].size);
	if (d->ops->append_parts)
		return d->ops->append_parts(d->self, file, parts, count);
	for (int32_t i = 0; i < count; i++)
		size += parts[i].size;
	uint8_t *whole = arena_take(arena, size);

	size = 0;
	for (int32_t i = 0; i < count; i++) {
		memcpy(whole + size, parts[i].data, parts[i].size);
		size += parts[i].size;
	}
	return d->ops->append(d->self, file, whole, size);
}
