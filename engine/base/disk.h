/* The port to a disk: what an engine may ask of files, and nothing else.
 *
 * Calls are synchronous; only sync is an effect with a completion (engine/event/step.h). Files grow by append alone: Kafka's own
 * formats need no more. A rename or a remove is durable once its directory is synced; a renamed file's bytes are there whichever of its
 * names survives. Paths are absolute, '/'-separated, without "." and "..". Handles are small positive integers (0 is none),
 * valid until closed, also after the file was renamed or removed.
 *
 * The simulated disk (sim/world) charges time for each call to the process that made it and can fail, fill up, tear and lose
 * what is not synced; the real one (engine/host) maps each call to a system call.
 */
#ifndef KLAB_BASE_DISK_H
#define KLAB_BASE_DISK_H

#include "engine/base/arena.h"
#include "engine/base/err.h"

enum disk_open_flag {
	DISK_READ = 0,
	DISK_CREATE = 1,    /* create it if it is not there */
	DISK_EXCLUSIVE = 2, /* with DISK_CREATE: ERR_EXISTS if it is */
	DISK_LAZY = 4,      /* appends may be put off to the end of the step, and be lost without a word if they fail then: of what can be made anew */
};

/* The longest path, with the zero behind it: Linux takes no longer one. */
enum { DISK_PATH_SIZE = 4096 };

struct disk_name {
	struct bytes name; /* without the directory */
	bool is_directory;
};

struct disk_ops {
	enum err (*open)(void *self, struct bytes path, int flags, int32_t *file);
	void (*close)(void *self, int32_t file);
	/* Reads up to `size` bytes at `position`; *got is less only at the end of the file. */
	enum err (*read)(void *self, int32_t file, int64_t position, void *into, size_t size, size_t *got);
	/* On error a part may have been written. */
	enum err (*append)(void *self, int32_t file, const void *data, size_t size);
	/* The same of several parts in one call. NULL: they are put together before. */
	enum err (*append_parts)(void *self, int32_t file, const struct bytes *parts, int32_t count);
	enum err (*truncate)(void *self, int32_t file, int64_t size);
	enum err (*size)(void *self, int32_t file, int64_t *out);
	enum err (*rename)(void *self, struct bytes from, struct bytes to); /* replaces a file; directories too, if `to` is not there */
	enum err (*remove)(void *self, struct bytes path);                  /* a file or an empty directory */
	enum err (*mkdir)(void *self, struct bytes path);                   /* its parent must be there */
	enum err (*list)(void *self, struct bytes path, struct arena *, struct disk_name **out, int32_t *count); /* sorted by name */
	enum err (*stat)(void *self, struct bytes path, bool *is_directory, int64_t *size); /* ERR_NOT_FOUND if not there */
	enum err (*free_space)(void *self, struct bytes path, int64_t *out);
	enum err (*lock)(void *self, struct bytes path); /* an exclusive lock for the life of the process; ERR_LOCKED */
};

struct disk {
	const struct disk_ops *ops;
	void *self;
};

/* Helpers on the port. */

/* The whole file, in the arena. ERR_TOO_LARGE past `size_max`. */
enum err disk_read_all(struct disk *, struct bytes path, size_t size_max, struct arena *, struct bytes *out);

/* Writes a whole file beside `path` (".tmp") and renames it. Not synced: the caller decides. */
enum err disk_replace(struct disk *, struct bytes path, struct bytes contents);

/* Appends the parts as one. */
enum err disk_append_parts(struct disk *, int32_t file, const struct bytes *parts, int32_t count, struct arena *);

/* mkdir with its parents; no error if it is there. */
enum err disk_make_dirs(struct disk *, struct bytes path);

/* Removes a directory with what is in it. */
enum err disk_remove_all(struct disk *, struct bytes path, struct arena *);

#endif
