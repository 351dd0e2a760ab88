/* What stands in the files: chunks outside the region, to which bytes are only ever added.
 *
 * A file's table of extents is in the region; extent by extent it says how many bytes of a chunk belong to the file. A chunk belongs to
 * one extent. Bytes are added to the last chunk in place as long as nobody has gone on there before: if the chunk is longer
 * than the extent, another timeline has, and a new chunk is begun. So a snapshot's bytes are never overwritten, and
 * nothing needs to be copied to keep them: a snapshot holds a reference to each chunk that was in use (a content_set).
 */
#ifndef KLAB_WORLD_CONTENT_H
#define KLAB_WORLD_CONTENT_H

#include "engine/base/bytes.h"
#include "engine/base/heap.h"

struct chunk; /* outside */

struct extent {
	struct chunk *chunk;
	int64_t start; /* in the file */
	int64_t size;
};

/* In the region. */
struct content {
	struct extent *extents;
	int32_t count, capacity;
	int64_t size;
};

/* The chunks of a snapshot, shared between those that have the same ones. */
struct content_set;

/* Outside: the chunks that the live timeline uses. */
struct chunk_pool {
	struct chunk **chunks;
	int32_t count, capacity;
	struct content_set *set; /* of exactly these; NULL when they have changed since */
	size_t sets_size;        /* bytes of all sets there are */
};

void content_free(struct chunk_pool *, struct heap *, struct content *);
void content_append(struct chunk_pool *, struct heap *, struct content *, const void *data, size_t size);
/* Up to `size` bytes at `position`; returns how many there were. */
size_t content_read(const struct content *, int64_t position, void *into, size_t size);
/* The bytes at `position` that lie together, at most `size`: no copy. Valid while they are part of the file. */
struct bytes content_at(const struct content *, int64_t position, int64_t size);
void content_truncate(struct chunk_pool *, struct content *, int64_t size);
/* As if the medium had rotted: what a snapshot holds stays as it was. */
void content_overwrite(struct chunk_pool *, struct content *, int64_t position, struct bytes with);

struct content_set *chunk_pool_keep(struct chunk_pool *);
void content_set_release(struct content_set *);
void chunk_pool_go_to(struct chunk_pool *, struct content_set *);
void chunk_pool_free(struct chunk_pool *);

#endif
