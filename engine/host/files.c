#define _GNU_SOURCE /* sync_file_range(), memfd_create() */
#include "engine/host/files.h"

#include "engine/host/open_files.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <unistd.h>

enum { DIRECTORY_MODE = 0755, PARTS_MAX = 8, LOGS_PART = 2 };

struct lock {
	struct list link;
	int descriptor;
	char path[];
};

struct files {
	struct disk disk;
	struct open_files open;
	struct list pins;
	struct list locks;
};

enum err err_of_errno(int number)
{
	switch (number) {
	case 0:
		return ERR_OK;
	case ENOENT:
		return ERR_NOT_FOUND;
	case EEXIST:
		return ERR_EXISTS;
	case ENOTEMPTY:
		return ERR_NOT_EMPTY;
	case EISDIR:
		return ERR_IS_DIRECTORY;
	case ENOTDIR:
		return ERR_NOT_DIRECTORY;
	case ENOSPC:
	case EDQUOT:
		return ERR_NO_SPACE;
	case EACCES:
	case EPERM:
	case EROFS:
		return ERR_DENIED;
	case EMFILE:
	case ENFILE:
		return ERR_TOO_MANY_FILES;
	case ENAMETOOLONG:
		return ERR_NAME_TOO_LONG;
	case EADDRNOTAVAIL:
		return ERR_NOT_AVAILABLE;
	case EINVAL:
		return ERR_INVALID;
	case ECONNREFUSED:
		return ERR_REFUSED;
	case ETIMEDOUT:
		return ERR_TIMED_OUT;
	case EADDRINUSE:
		return ERR_EXISTS;
	case EPIPE:
	case ECONNRESET:
		return ERR_CLOSED;
	default:
		return ERR_IO;
	}
}

static enum err last_error(void)
{
	return err_of_errno(errno);
}

/* The path as the system takes it. False with errno set if it is too long. */
static bool text_of(struct bytes path, char text[static DISK_PATH_SIZE])
{
	if (path.size >= DISK_PATH_SIZE || memchr(path.data, 0, path.size)) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(text, path.data, path.size);
	text[path.size] = '\0';
	return true;
}

static void *checked(void *memory)
{
	if (!memory) {
		fputs("klab: out of memory\n", stderr);
		abort();
	}
	return memory;
}

/* ---- Handles ------------------------------------------------------------------------------------------------------------- */

static struct open_file *file_of(const struct files *f, int32_t handle)
{
	return open_file_of(&f->open, handle);
}

/* What may only be read is opened to be read. */
static int open_path(struct files *f, const char *path, int flags)
{
	int how = O_APPEND | (flags & DISK_CREATE ? O_CREAT : 0) | (flags & DISK_EXCLUSIVE ? O_EXCL : 0);
	int descriptor = open_files_descriptor(&f->open, path, how | O_RDWR);

	if (descriptor < 0 && (errno == EACCES || errno == EROFS) && !(flags & DISK_CREATE))
		descriptor = open_files_descriptor(&f->open, path, how | O_RDONLY);
	return descriptor;
}

/* A pipe has no size and no positions: what comes out of it until its writers are gone is a file in memory. Takes the descriptor; -1 and errno. */
static int drain_pipe(struct files *f, const char *path, int descriptor)
{
	char part[4096];
	ssize_t got = -1;

	close(descriptor); /* which may be a writer itself */
	int from = open_files_descriptor(&f->open, path, O_RDONLY), to = memfd_create("klab", MFD_CLOEXEC);

	while (from >= 0 && to >= 0 && (got = read(from, part, sizeof(part))) > 0)
		if (write(to, part, (size_t)got) != got)
			break;
	int number = errno;

	if (from >= 0)
		close(from);
	if (got != 0 && to >= 0) {
		close(to);
		to = -1;
	}
	errno = number;
	return to;
}

static enum err disk_open(void *self, struct bytes path, int flags, int32_t *handle)
{
	struct files *f = self;
	char text[DISK_PATH_SIZE];
	struct stat status;
	int descriptor;

	*handle = 0;
	files_flush(f);
	if (!text_of(path, text) || (descriptor = open_path(f, text, flags)) < 0)
		return last_error();
	if (fstat(descriptor, &status) == 0 && S_ISFIFO(status.st_mode) && (descriptor = drain_pipe(f, text, descriptor)) < 0)
		return last_error();
	if (fstat(descriptor, &status) != 0) {
		enum err err = last_error();

		close(descriptor);
		return err;
	}
	if (S_ISDIR(status.st_mode)) { /* one that may only be read */
		close(descriptor);
		return ERR_IS_DIRECTORY;
	}
	*handle = open_files_add(&f->open, descriptor, status.st_dev, status.st_ino, text, flags & DISK_LAZY)->handle;
	return ERR_OK;
}

static void disk_close(void *self, int32_t handle)
{
	struct files *f = self;
	struct open_file *file = file_of(f, handle);

	if (file)
		open_file_close(&f->open, file);
}

/* ---- Contents ------------------------------------------------------------------------------------------------------------- */

static enum err disk_read(void *self, int32_t handle, int64_t position, void *into, size_t size, size_t *got)
{
	struct files *f = self;
	struct open_file *file = file_of(f, handle);

	*got = 0;
	if (!file || position < 0)
		return ERR_INVALID;
	files_flush(f);
	int descriptor = open_file_use(&f->open, file);

	if (descriptor < 0)
		return last_error();
	while (*got < size) {
		ssize_t part = pread(descriptor, (uint8_t *)into + *got, size - *got, (off_t)(position + (int64_t)*got));

		if (part == 0)
			break;
		if (part < 0 && errno == EINTR)
			continue;
		if (part < 0)
			return last_error();
		*got += (size_t)part;
	}
	return ERR_OK;
}

static enum err disk_append(void *self, int32_t handle, const void *data, size_t size)
{
	struct files *f = self;
	struct open_file *file = file_of(f, handle);

	if (!file)
		return ERR_INVALID;
	if (!file->is_lazy || size > LATE_SIZE)
		return open_file_write(&f->open, file, data, size);
	open_file_put_off(&f->open, file, data, size);
	return ERR_OK;
}

/* What the system did not take at once follows part by part. */
static enum err disk_append_all(void *self, int32_t handle, const struct bytes *parts, int32_t count)
{
	struct files *f = self;
	struct open_file *file = file_of(f, handle);
	struct iovec vectors[PARTS_MAX] = { { NULL, 0 } };
	enum err err = ERR_OK;

	if (!file)
		return ERR_INVALID;
	assert(count <= PARTS_MAX && !file->is_lazy);
	int descriptor = open_file_use(&f->open, file);

	if (descriptor < 0)
		return last_error();
	for (int32_t i = 0; i < count; i++)
		vectors[i] = (struct iovec){ (void *)(uintptr_t)parts[i].data, parts[i].size };
	ssize_t done = writev(descriptor, vectors, count);

	if (done < 0 && errno != EINTR)
		return last_error();
	size_t skipped = done < 0 ? 0 : (size_t)done;

	for (int32_t i = 0; i < count && !err; i++) {
		struct bytes left = bytes_slice(parts[i], skipped, parts[i].size);

		skipped -= skipped < parts[i].size ? skipped : parts[i].size;
		err = open_file_write(&f->open, file, left.data, left.size);
	}
	return err;
}

static enum err disk_truncate(void *self, int32_t handle, int64_t size)
{
	struct files *f = self;
	struct open_file *file = file_of(f, handle);

	if (!file || size < 0)
		return ERR_INVALID;
	files_flush(f);
	int descriptor = open_file_use(&f->open, file);

	if (descriptor < 0)
		return last_error();
	LIST_EACH(&f->pins, struct pin, pin, link)
		if (pin->file->inode == file->inode && pin->file->device == file->device && pin->position + pin->left > size)
			pin->is_broken = true;
	return ftruncate(descriptor, (off_t)size) == 0 ? ERR_OK : last_error();
}

static enum err disk_size(void *self, int32_t handle, int64_t *out)
{
	struct files *f = self;
	struct open_file *file = file_of(f, handle);
	struct stat status;

	*out = 0;
	if (!file)
		return ERR_INVALID;
	files_flush(f);
	int descriptor = open_file_use(&f->open, file);

	if (descriptor < 0 || fstat(descriptor, &status) != 0)
		return last_error();
	*out = status.st_size;
	return ERR_OK;
}

/* ---- Names ---------------------------------------------------------------------------------------------------------------- */

/* Its bytes are on their way before its new name is, or a loss of power could leave garbage under the name of a file that was replaced. An order is what
 * is wanted, not a sync: the file systems' journals keep it once the bytes are written out, and the loop does not wait for the journal. */
static enum err write_out(struct files *f, const char *path)
{
	const unsigned all = SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
	int descriptor = open_files_descriptor(&f->open, path, O_RDONLY);
	bool is_good = descriptor >= 0 && (sync_file_range(descriptor, 0, 0, all) == 0 || fsync(descriptor) == 0);
	enum err err = is_good ? ERR_OK : last_error();

	if (descriptor >= 0)
		close(descriptor);
	return err;
}

static enum err disk_rename(void *self, struct bytes from, struct bytes to)
{
	struct files *f = self;
	char old[DISK_PATH_SIZE], new[DISK_PATH_SIZE];
	struct stat status, target;

	files_flush(f);
	if (!text_of(from, old) || !text_of(to, new) || stat(old, &status) != 0)
		return last_error();
	if (stat(new, &target) == 0 && status.st_ino != target.st_ino && (S_ISDIR(target.st_mode) || S_ISDIR(status.st_mode)))
		return S_ISDIR(target.st_mode) ? ERR_EXISTS : ERR_NOT_DIRECTORY;
	enum err err = S_ISREG(status.st_mode) ? write_out(f, old) : ERR_OK;

	if (!err && strcmp(old, new) != 0)
		err = open_files_lose_name(&f->open, new);
	if (!err && rename(old, new) != 0)
		err = last_error();
	if (!err)
		open_files_rename(&f->open, old, new);
	return err;
}

static enum err disk_remove(void *self, struct bytes path)
{
	struct files *f = self;
	char text[DISK_PATH_SIZE];

	return text_of(path, text) ? open_files_remove(&f->open, text) : last_error();
}

static enum err disk_mkdir(void *self, struct bytes path)
{
	char text[DISK_PATH_SIZE];

	(void)self;
	return text_of(path, text) && mkdir(text, DIRECTORY_MODE) == 0 ? ERR_OK : last_error();
}

static int by_name(const void *a, const void *b)
{
	return bytes_compare(((const struct disk_name *)a)->name, ((const struct disk_name *)b)->name);
}

static bool is_directory(DIR *directory, const struct dirent *entry)
{
	struct stat status;

	if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK)
		return entry->d_type == DT_DIR;
	return fstatat(dirfd(directory), entry->d_name, &status, 0) == 0 && S_ISDIR(status.st_mode);
}

static DIR *open_directory(struct files *f, const char *path)
{
	DIR *directory;

	do {
		directory = opendir(path);
	} while (!directory && open_files_make_room(&f->open));
	return directory;
}

static enum err disk_list(void *self, struct bytes path, struct arena *arena, struct disk_name **out, int32_t *count)
{
	struct files *f = self;
	char text[DISK_PATH_SIZE];
	DIR *directory;
	const struct dirent *entry;
	int32_t capacity = 0;

	*out = NULL;
	*count = 0;
	if (!text_of(path, text) || !(directory = open_directory(f, text)))
		return last_error();
	errno = 0;
	while ((entry = readdir(directory))) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (*count == capacity) {
			struct disk_name *more = arena_calloc(arena, (size_t)(capacity = capacity * 2 + 16), sizeof(*more));

			if (*count > 0)
				memcpy(more, *out, (size_t)*count * sizeof(*more));
			*out = more;
		}
		(*out)[(*count)++] = (struct disk_name){ arena_copy(arena, bytes_of_text(entry->d_name)), is_directory(directory, entry) };
	}
	enum err err = last_error();

	closedir(directory);
	if (*count > 0)
		qsort(*out, (size_t)*count, sizeof(**out), by_name);
	return err;
}

static enum err disk_stat(void *self, struct bytes path, bool *is_dir, int64_t *size)
{
	char text[DISK_PATH_SIZE];
	struct stat status;

	files_flush(self);
	if (!text_of(path, text) || stat(text, &status) != 0)
		return last_error();
	*is_dir = S_ISDIR(status.st_mode);
	*size = status.st_size;
	return ERR_OK;
}

static enum err disk_free_space(void *self, struct bytes path, int64_t *out)
{
	char text[DISK_PATH_SIZE];
	struct statvfs status;

	(void)self;
	if (!text_of(path, text) || statvfs(text, &status) != 0)
		return last_error();
	*out = (int64_t)(status.f_bavail * status.f_frsize);
	return ERR_OK;
}

static enum err disk_lock(void *self, struct bytes path)
{
	struct files *f = self;
	char text[DISK_PATH_SIZE];

	if (!text_of(path, text))
		return last_error();
	LIST_EACH(&f->locks, struct lock, held, link)
		if (strcmp(held->path, text) == 0)
			return ERR_OK;
	int descriptor = open_files_descriptor(&f->open, text, O_RDWR | O_CREAT);

	if (descriptor < 0)
		return last_error();
	if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
		enum err err = errno == EWOULDBLOCK ? ERR_LOCKED : last_error();

		close(descriptor);
		return err;
	}
	struct lock *lock = checked(malloc(sizeof(*lock) + path.size + 1));

	lock->descriptor = descriptor;
	memcpy(lock->path, text, path.size + 1);
	list_append(&f->locks, &lock->link);
	return ERR_OK;
}

static const struct disk_ops ops = {
	.open = disk_open,
	.close = disk_close,
	.read = disk_read,
	.append = disk_append,
	.append_parts = disk_append_all,
	.truncate = disk_truncate,
	.size = disk_size,
	.rename = disk_rename,
	.remove = disk_remove,
	.mkdir = disk_mkdir,
	.list = disk_list,
	.stat = disk_stat,
	.free_space = disk_free_space,
	.lock = disk_lock,
};

/* ---- For the driver -------------------------------------------------------------------------------------------------------- */

struct files *files_new(void)
{
	struct files *f = checked(calloc(1, sizeof(*f)));

	f->disk = (struct disk){ &ops, f };
	open_files_init(&f->open);
	open_files_limit(&f->open, files_descriptors() / LOGS_PART);
	list_init(&f->pins);
	list_init(&f->locks);
	return f;
}

void files_del(struct files *f)
{
	open_files_free(&f->open);
	LIST_EACH(&f->locks, struct lock, lock, link) {
		close(lock->descriptor);
		free(lock);
	}
	free(f);
}

struct disk *files_disk(struct files *f)
{
	return &f->disk;
}

void files_flush(struct files *f)
{
	open_files_flush(&f->open);
}

int32_t files_descriptors(void)
{
	struct rlimit limit;

	return getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur > INT32_MAX ? INT32_MAX : (int32_t)limit.rlim_cur;
}

void files_share(struct files *f, int32_t sharers)
{
	open_files_limit(&f->open, files_descriptors() / LOGS_PART / sharers);
}

bool files_make_room(struct files *f)
{
	errno = EMFILE;
	return open_files_make_room(&f->open);
}

int files_take_removed(struct files *f)
{
	return f->open.removed_count > 0 ? f->open.removed[--f->open.removed_count] : -1;
}

void files_removed_is_closed(struct files *f)
{
	f->open.removed_open--;
}

enum err files_take_lost(struct files *f)
{
	enum err lost = f->open.lost;

	f->open.lost = ERR_OK;
	return lost;
}

bool files_pin(struct files *f, int32_t handle, int64_t position, int64_t size, struct pin *pin)
{
	struct open_file *file = file_of(f, handle);

	if (!file || position < 0 || size < 0)
		return false;
	files_flush(f);
	if (!open_file_pin(&f->open, file))
		return false;
	*pin = (struct pin){ .file = file, .position = position, .left = size };
	list_append(&f->pins, &pin->link);
	return true;
}

void files_unpin(struct files *f, struct pin *pin)
{
	list_remove(&pin->link);
	open_file_unpin(&f->open, pin->file);
	pin->file = NULL;
}

int files_pin_descriptor(const struct pin *pin)
{
	return pin->file->descriptor;
}

static int open_to_sync(struct files *f, const char *path)
{
	return f ? open_files_descriptor(&f->open, path, O_RDONLY) : open(path, O_RDONLY | O_CLOEXEC);
}

int files_open_to_sync(struct files *f, struct bytes path, enum err *err)
{
	char text[DISK_PATH_SIZE];
	int descriptor = text_of(path, text) ? open_to_sync(f, text) : -1;

	*err = descriptor < 0 ? last_error() : ERR_OK;
	return descriptor;
}
