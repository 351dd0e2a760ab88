/* Open files, of which more may be open than there are descriptors.
 *
 * A file that is open has a descriptor only while it is in use, and as long as there is room after that: past a bound the one that was not used for the longest
 * time is closed, and opened again by its path when it is wanted. So
 *
 *   - a file knows its path, through renames of it and of the directories it lies in;
 *   - one that is removed or replaced keeps its descriptor from just before on, as it could not be found again; so does one that is pinned;
 *   - what stands at its path must be what was opened, or it is as if it were not there.
 *
 * What can be made anew (DISK_LAZY: indexes, two of them a segment, each written to once in many appends) has a smaller bound of its own.
 *
 * No written byte is lost by closing. An error of the system's when it writes them out later is told by the next fsync(), on a descriptor that is opened
 * then, too (as all syncs are: files_open_to_sync()), once: Linux keeps it with the file until somebody has seen it. It forgets one only if it has to give
 * up the memory of a file that nobody has open; of the metadata log, where much hangs on a sync, the descriptor in use never is the coldest. What close()
 * itself tells, as on NFS, is kept: `lost`.
 */
#ifndef KLAB_HOST_OPEN_FILES_H
#define KLAB_HOST_OPEN_FILES_H

#include <sys/types.h>

#include "engine/base/bytes.h"
#include "engine/base/err.h"
#include "engine/base/tree.h"

/* Open as often as it has users: its handle, and pins. */
struct open_file {
	int descriptor; /* -1: none now */
	dev_t device;
	ino_t inode;
	int users, pins;
	bool is_lazy;
	bool is_removed;       /* its name is another's, or nobody's */
	struct list warm_link; /* in warm[is_lazy] while it has a descriptor that may be closed */
	struct tree_node node; /* in `named` while it has a path */
	int32_t handle;
	char *path;            /* NULL: it has no name, or no handle, any more */
	struct list late_link; /* in `late` while something is put off */
	uint8_t *late;         /* LATE_SIZE bytes then */
	size_t late_size;
};

struct open_files {
	struct open_file **handles; /* by handle - 1; NULL: free */
	int32_t handle_count, handle_capacity;
	int32_t *free_handles;
	int32_t free_count;
	struct tree named; /* by path, then by handle */
	struct list warm[2]; /* the coldest first; [true]: of those that are lazy */
	int32_t warm_count[2], warm_max[2];
	struct list late;
	enum err lost; /* the first error of closing one that was written to */
	int *removed;  /* descriptors that are the last of large files, for who closes them elsewhere */
	int32_t removed_count, removed_capacity;
	int32_t removed_open, removed_max; /* with those that were taken and are not yet closed */
};

enum { LATE_SIZE = 1024, LARGE_SIZE = 1 << 20 };

void open_files_init(struct open_files *);
void open_files_free(struct open_files *);
/* At most so many, and an eighth of that at most (or so many as suffice) of those that are lazy. */
void open_files_limit(struct open_files *, int32_t max);

/* open() with all that follows from a lack of descriptors: some that are not in use are closed then. -1 with errno. */
int open_files_descriptor(struct open_files *, const char *path, int flags);
/* The same for any other call that failed: true if it is worth another try. Keeps errno. */
bool open_files_make_room(struct open_files *);

/* Takes the descriptor over. */
struct open_file *open_files_add(struct open_files *, int descriptor, dev_t, ino_t, const char *path, bool is_lazy);
struct open_file *open_file_of(const struct open_files *, int32_t handle);
/* The handle is free from then on. */
void open_file_close(struct open_files *, struct open_file *);

/* Its descriptor, good until another file is used; -1 with errno. */
int open_file_use(struct open_files *, struct open_file *);
/* Another user, from who its descriptor stays; false with errno if there is none to be had. */
bool open_file_pin(struct open_files *, struct open_file *);
void open_file_unpin(struct open_files *, struct open_file *);

/* All of it, at the file's end. */
enum err open_file_write(struct open_files *, struct open_file *, const void *data, size_t size);
/* The same at the end of the step, if nobody looks before; an error is nobody's. At most LATE_SIZE bytes. */
void open_file_put_off(struct open_files *, struct open_file *, const void *data, size_t size);
void open_files_flush(struct open_files *);

/* Before the name goes, by a removal or as another file is renamed to it: those that are open there keep their descriptors. An error if they cannot. */
enum err open_files_lose_name(struct open_files *, const char *path);
/* After a rename, of a file or a directory. */
void open_files_rename(struct open_files *, const char *from, const char *to);

/* unlink(), or rmdir(). Closing the last descriptor of a large file that has no name any more frees its blocks, which takes the system some 100 ms a GB: such
 * a descriptor is put into `removed` then, whoever had it last. */
enum err open_files_remove(struct open_files *, const char *path);

#endif
