/* A disk in memory for tests of single modules, with calls that fail on demand. (Worlds have a better one: sim/world.) */
#ifndef KLAB_TESTS_MEMORY_DISK_H
#define KLAB_TESTS_MEMORY_DISK_H

#include "engine/base/buf.h"
#include "engine/base/disk.h"

struct memory_disk;

struct memory_disk *memory_disk_new(struct heap *);
struct disk *memory_disk_port(struct memory_disk *);

/* How many calls there were; the call of that number (from 1) and all after it fail with `err`. 0: none fails. */
int memory_disk_calls(const struct memory_disk *);
void memory_disk_fail_at(struct memory_disk *, int call, enum err err);

/* The contents of a file, NULL if it is not there. What is changed in the buffer is changed in the file. */
struct buf *memory_disk_file(struct memory_disk *, const char *path);

/* Locks are dropped and handles forgotten, as when the process has died. */
void memory_disk_reopen(struct memory_disk *);

#endif
