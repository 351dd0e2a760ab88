#include "engine/host/open_files.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/disk.h"
#include "engine/host/files.h"

enum { FILE_MODE = 0644, LAZY_PART = 8, LAZY_MAX = 1024, REMOVED_PART = 16 };

static void *checked(void *memory)
{
	if (!memory) {
		fputs("klab: out of memory\n", stderr);
		abort();
	}
	return memory;
}

/* ---- Descriptors ------------------------------------------------------------------------------------------------------------ */

static enum err write_to(int descriptor, const uint8_t *data, size_t size)
{
	for (size_t done = 0; done < size;) {
		ssize_t part = write(descriptor, data + done, size - done);

		if (part < 0 && errno == EINTR)
			continue;
		if (part < 0)
			return err_of_errno(errno);
		done += (size_t)part;
	}
	return ERR_OK;
}

static void end_late(struct open_file *file)
{
	list_remove(&file->late_link);
	free(file->late);
	file->late = NULL;
	file->late_size = 0;
}

static void close_descriptor(struct open_files *o, struct open_file *file)
{
	if (file->late) {
		write_to(file->descriptor, file->late, file->late_size);
		end_late(file);
	}
	if (close(file->descriptor) != 0 && errno != EINTR && !file->is_lazy && !o->lost)
		o->lost = err_of_errno(errno);
	file->descriptor = -1;
}

/* It keeps its descriptor from here on. */
static void hold(struct open_files *o, struct open_file *file)
{
	o->warm_count[file->is_lazy] -= !list_is_empty(&file->warm_link);
	list_remove(&file->warm_link);
}

static bool close_coldest(struct open_files *o, bool is_lazy)
{
	struct open_file *file = LIST_FIRST(&o->warm[is_lazy], struct open_file, warm_link);

	if (!file)
		return false;
	hold(o, file);
	close_descriptor(o, file);
	return true;
}

/* It was in use. */
static void warm(struct open_files *o, struct open_file *file)
{
	hold(o, file);
	list_append(&o->warm[file->is_lazy], &file->warm_link);
	if (++o->warm_count[file->is_lazy] > o->warm_max[file->is_lazy])
		close_coldest(o, file->is_lazy);
}

bool open_files_make_room(struct open_files *o)
{
	int error = errno;
	bool has_room = (error == EMFILE || error == ENFILE) && (close_coldest(o, true) || close_coldest(o, false));

	errno = error;
	return has_room;
}

int open_files_descriptor(struct open_files *o, const char *path, int flags)
{
	int descriptor;

	do {
		descriptor = open(path, flags | O_CLOEXEC, FILE_MODE);
	} while (descriptor < 0 && open_files_make_room(o));
	return descriptor;
}

static bool is_same_file(const struct open_file *file, int descriptor)
{
	struct stat status;

	return fstat(descriptor, &status) == 0 && status.st_ino == file->inode && status.st_dev == file->device;
}

/* What may only be read is opened to be read. */
static int open_again(struct open_files *o, const struct open_file *file)
{
	errno = ENOENT;
	int descriptor = file->path ? open_files_descriptor(o, file->path, O_APPEND | O_RDWR) : -1;

	if (descriptor < 0 && (errno == EACCES || errno == EROFS))
		descriptor = open_files_descriptor(o, file->path, O_RDONLY);
	if (descriptor >= 0 && !is_same_file(file, descriptor)) {
		close(descriptor);
		errno = ENOENT;
		return -1;
	}
	return descriptor;
}

int open_file_use(struct open_files *o, struct open_file *file)
{
	if (file->descriptor < 0)
		file->descriptor = open_again(o, file);
	if (file->descriptor >= 0 && file->path && file->pins == 0)
		warm(o, file);
	return file->descriptor;
}

/* ---- Contents --------------------------------------------------------------------------------------------------------------- */

enum err open_file_write(struct open_files *o, struct open_file *file, const void *data, size_t size)
{
	int descriptor = open_file_use(o, file);

	return descriptor < 0 ? err_of_errno(errno) : write_to(descriptor, data, size);
}

static void write_late(struct open_files *o, struct open_file *file)
{
	int descriptor = open_file_use(o, file);

	if (descriptor >= 0)
		write_to(descriptor, file->late, file->late_size);
	end_late(file);
}

void open_file_put_off(struct open_files *o, struct open_file *file, const void *data, size_t size)
{
	if (file->late_size + size > LATE_SIZE)
		write_late(o, file);
	if (!file->late) {
		file->late = checked(malloc(LATE_SIZE));
		list_append(&o->late, &file->late_link);
	}
	memcpy(file->late + file->late_size, data, size);
	file->late_size += size;
}

/* Opening one may close another, and write what that has put off. */
void open_files_flush(struct open_files *o)
{
	struct open_file *file;

	while ((file = LIST_FIRST(&o->late, struct open_file, late_link)))
		write_late(o, file);
}

/* ---- Files ------------------------------------------------------------------------------------------------------------------ */

struct place {
	const char *path;
	int32_t handle;
};

static int compare(const void *key, const struct tree_node *node)
{
	const struct place *place = key;
	const struct open_file *file = CONTAINER_OF(node, struct open_file, node);
	int order = strcmp(place->path, file->path);

	return order ? order : (place->handle > file->handle) - (place->handle < file->handle);
}

/* The first at or behind the path. */
static struct open_file *first_at(const struct open_files *o, const char *path)
{
	struct tree_node *node = tree_ceiling(&o->named, &(struct place){ path, 0 }, compare);

	return node ? CONTAINER_OF(node, struct open_file, node) : NULL;
}

static void set_path(struct open_files *o, struct open_file *file, const char *directory, const char *name)
{
	size_t size = strlen(directory), name_size = strlen(name);
	char *path = checked(malloc(size + name_size + 1));

	memcpy(path, directory, size);
	memcpy(path + size, name, name_size + 1);
	if (file->path)
		tree_remove(&o->named, &file->node);
	free(file->path);
	file->path = path;
	tree_insert(&o->named, &(struct place){ path, file->handle }, compare, &file->node);
}

static void lose_path(struct open_files *o, struct open_file *file)
{
	hold(o, file);
	if (file->path)
		tree_remove(&o->named, &file->node);
	free(file->path);
	file->path = NULL;
}

static int32_t new_handle(struct open_files *o, struct open_file *file)
{
	if (o->free_count > 0) {
		int32_t handle = o->free_handles[--o->free_count];

		o->handles[handle - 1] = file;
		return handle;
	}
	if (o->handle_count == o->handle_capacity) {
		o->handle_capacity = o->handle_capacity * 2 + 64;
		o->handles = checked(realloc(o->handles, (size_t)o->handle_capacity * sizeof(struct open_file *)));
		o->free_handles = checked(realloc(o->free_handles, (size_t)o->handle_capacity * sizeof(*o->free_handles)));
	}
	o->handles[o->handle_count] = file;
	return ++o->handle_count;
}

struct open_file *open_files_add(struct open_files *o, int descriptor, dev_t device, ino_t inode, const char *path, bool is_lazy)
{
	struct open_file *file = checked(malloc(sizeof(*file)));

	*file = (struct open_file){ .descriptor = descriptor, .device = device, .inode = inode, .users = 1, .is_lazy = is_lazy };
	list_init(&file->warm_link);
	list_init(&file->late_link);
	file->handle = new_handle(o, file);
	set_path(o, file, path, "");
	warm(o, file);
	return file;
}

struct open_file *open_file_of(const struct open_files *o, int32_t handle)
{
	return handle > 0 && handle <= o->handle_count ? o->handles[handle - 1] : NULL;
}

/* False: it is for who asks to close it. */
static bool keep_removed(struct open_files *o, int descriptor)
{
	struct stat status;

	if (o->removed_open >= o->removed_max || fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size < LARGE_SIZE)
		return false;
	if (o->removed_count == o->removed_capacity) {
		o->removed_capacity = o->removed_capacity * 2 + 16;
		o->removed = checked(realloc(o->removed, (size_t)o->removed_capacity * sizeof(*o->removed)));
	}
	o->removed[o->removed_count++] = descriptor;
	o->removed_open++;
	return true;
}

static void leave(struct open_files *o, struct open_file *file)
{
	if (--file->users > 0)
		return;
	if (file->descriptor >= 0 && !(file->is_removed && keep_removed(o, file->descriptor)))
		close_descriptor(o, file);
	free(file);
}

void open_file_close(struct open_files *o, struct open_file *file)
{
	if (file->late)
		write_late(o, file);
	o->handles[file->handle - 1] = NULL;
	o->free_handles[o->free_count++] = file->handle;
	lose_path(o, file);
	leave(o, file);
}

bool open_file_pin(struct open_files *o, struct open_file *file)
{
	if (open_file_use(o, file) < 0)
		return false;
	hold(o, file);
	file->users++;
	file->pins++;
	return true;
}

void open_file_unpin(struct open_files *o, struct open_file *file)
{
	if (--file->pins == 0 && file->path)
		warm(o, file);
	leave(o, file);
}

/* ---- Names ------------------------------------------------------------------------------------------------------------------ */

enum err open_files_lose_name(struct open_files *o, const char *path)
{
	struct open_file *file;

	while ((file = first_at(o, path)) && strcmp(file->path, path) == 0) {
		if (open_file_use(o, file) < 0 && errno != ENOENT) /* then it is gone already */
			return err_of_errno(errno);
		lose_path(o, file);
		file->is_removed = true;
	}
	return ERR_OK;
}

enum err open_files_remove(struct open_files *o, const char *path)
{
	struct stat status;
	bool is_large = lstat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size >= LARGE_SIZE;
	enum err err = open_files_lose_name(o, path);
	int descriptor = err || !is_large ? -1 : open(path, O_RDONLY | O_CLOEXEC);

	if (!err && remove(path) != 0)
		err = err_of_errno(errno);
	if (descriptor >= 0 && (err || !keep_removed(o, descriptor)))
		close(descriptor);
	return err;
}

void open_files_rename(struct open_files *o, const char *from, const char *to)
{
	char inside[DISK_PATH_SIZE + 1];
	size_t size = strlen(from);
	struct open_file *file;

	if (strcmp(from, to) == 0)
		return;
	while ((file = first_at(o, from)) && strcmp(file->path, from) == 0)
		set_path(o, file, to, "");
	snprintf(inside, sizeof(inside), "%s/", from);
	while ((file = first_at(o, inside)) && strncmp(file->path, inside, size + 1) == 0)
		set_path(o, file, to, file->path + size);
}

/* ---- Begin and end ---------------------------------------------------------------------------------------------------------- */

void open_files_init(struct open_files *o)
{
	*o = (struct open_files){ .lost = ERR_OK };
	list_init(&o->warm[false]);
	list_init(&o->warm[true]);
	list_init(&o->late);
	open_files_limit(o, INT32_MAX);
	o->removed_max = files_descriptors() / REMOVED_PART;
}

void open_files_limit(struct open_files *o, int32_t max)
{
	int32_t lazy = max / LAZY_PART < LAZY_MAX ? max / LAZY_PART : LAZY_MAX;

	o->warm_max[true] = lazy > 1 ? lazy : 1;
	o->warm_max[false] = max > 1 ? max : 1;
	for (int is_lazy = 0; is_lazy < 2; is_lazy++)
		while (o->warm_count[is_lazy] > o->warm_max[is_lazy])
			close_coldest(o, is_lazy);
}

void open_files_free(struct open_files *o)
{
	for (int32_t i = 0; i < o->handle_count; i++)
		if (o->handles[i])
			open_file_close(o, o->handles[i]);
	for (int32_t i = 0; i < o->removed_count; i++)
		close(o->removed[i]);
	free(o->removed);
	free(o->handles);
	free(o->free_handles);
}
