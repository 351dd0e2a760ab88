/* The trace, outside the region: append-only chunks that form a tree.
 *
 * A chunk holds the events from `base` on; those before are in its parent and the parents of that. The timeline that is live is
 * the path from its tail to the root. Going back cuts nothing: the timeline ends at an earlier number, and the next event
 * opens a new chunk under the same parent if others have already gone on in that one. A snapshot keeps its tail alive, and with
 * it the whole path; what no path needs any more is freed.
 *
 * An idle cluster of eight days says the same things millions of times, so what is old is kept packed, and unpacked for a while when it
 * is read.
 */
#ifndef KLAB_WORLD_STORE_H
#define KLAB_WORLD_STORE_H

#include "engine/base/bytes.h"

/* A node's name, kept once for all its events. */
struct name {
	struct name *next;
	struct bytes text;
};

struct store_chunk;
struct slab;
struct block;

enum { STORE_UNPACKED_MAX = 64 };

struct store {
	struct store_chunk **path; /* of the live timeline, by base */
	int32_t path_count, path_capacity;
	int32_t packed_count;      /* those at the front that are packed, or are too large for it to matter */
	size_t loose_size;         /* bytes of the others */
	int32_t last_read;         /* which of them was read last: the next event is likely in it */
	struct store_chunk *unpacked[STORE_UNPACKED_MAX]; /* packed ones that were read lately; a ring */
	int32_t next_unpacked;
	struct ZSTD_CCtx_s *packer;
	uint8_t *packing;    /* where it packs to */
	size_t packing_size;
	struct slab *slabs;   /* what was taken from the system for chunks */
	struct block *blocks; /* of them, those that no chunk has */
	struct name *names[256];
};

struct store_entry {
	int64_t t_us;
	const struct name *node;
	struct bytes encoded;
	struct bytes attachment; /* may be null */
};

void store_free(struct store *);

/* The one copy of this name; lives as long as the store. */
const struct name *store_name(struct store *, struct bytes text);

/* Adds event number `count`. */
void store_add(struct store *, int64_t count, const struct store_entry *);

/* The event `seq` of the live timeline. Its spans are valid until the next store_add(), or until STORE_UNPACKED_MAX others were read. */
struct store_entry store_at(struct store *, int64_t seq);
/* The first byte of its encoding. */
uint8_t store_first_byte(struct store *, int64_t seq);

/* The first event at or behind `seq`, and before `end`, whose encoding begins with a byte that is wanted; `end` if there is none. */
int64_t store_find(struct store *, int64_t seq, int64_t end, const bool wanted[UINT8_MAX + 1]);

/* Events before `seq` will never be asked for again. Only where nobody has kept a tail. */
void store_forget(struct store *, int64_t seq);

/* The tail of the live timeline, with a reference for the caller; NULL when there is none yet. */
struct store_chunk *store_keep(struct store *);
void store_release(struct store *, struct store_chunk *);

/* Makes the path to `tail` the live one, with `count` events. */
void store_go_to(struct store *, struct store_chunk *tail, int64_t count);

#endif
