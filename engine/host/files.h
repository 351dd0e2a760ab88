/* The real disk: the port of engine/base/disk.h on a POSIX file system.
 *
 * One per process of the engine (locks and handles are its own). Calls block; what may take long, fsync, is the driver's and goes to a
 * worker (worker.h). A file range that is to be sent is pinned: the file stays open when its handle is closed, and a truncation that takes
 * promised bytes away breaks the pin, so that bytes that came in their place are never sent. More files may be open than there are descriptors
 * (open_files.h).
 */
#ifndef KLAB_HOST_FILES_H
#define KLAB_HOST_FILES_H

#include "engine/base/disk.h"
#include "engine/base/list.h"

struct files;

struct files *files_new(void);
/* Closes all files and gives up all locks. No pin may be left. */
void files_del(struct files *);
struct disk *files_disk(struct files *);
/* Writes what was put off (DISK_LAZY): at the end of each step, before anybody hears of it. */
void files_flush(struct files *);

/* How many descriptors the process may have. */
int32_t files_descriptors(void);
/* Open files hold at most half of them; of several that one process has, each its share of that. */
void files_share(struct files *, int32_t sharers);
/* Closes one that is not in use; false if all are. */
bool files_make_room(struct files *);
/* The first error of closing what was written to, once: it is for the next who wants a sync. */
enum err files_take_lost(struct files *);
/* A descriptor of a large file that was removed: its blocks are freed as it is closed, which takes long and is best done on another thread; then
 * files_removed_is_closed(). -1: there is none. Those that nobody takes are closed at the end. */
int files_take_removed(struct files *);
void files_removed_is_closed(struct files *);

struct open_file;

/* A range of an open file that is on its way out. */
struct pin {
	struct list link;
	struct open_file *file;
	int64_t position, left;
	bool is_broken; /* its bytes are gone */
};

/* False if the handle is none, or the file cannot be opened again. */
bool files_pin(struct files *, int32_t handle, int64_t position, int64_t size, struct pin *);
void files_unpin(struct files *, struct pin *);
/* The descriptor to read from. */
int files_pin_descriptor(const struct pin *);

/* A descriptor to sync what stands at the path now, file or directory; -1 with *err. The caller closes it. On another thread than that of the files: NULL. */
int files_open_to_sync(struct files *, struct bytes path, enum err *err);

/* What the engine calls an error of the system's. */
enum err err_of_errno(int number);

#endif
