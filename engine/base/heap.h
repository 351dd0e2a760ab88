/* The heap of a world or of a node: an allocator inside one contiguous region.
 *
 * Everything that a snapshot must carry is allocated here, so the allocator keeps its own state inside the region too and
 * holds no pointer to the outside but `on_full`. Copying the bytes [0, heap_used()) away and back later, at the same address,
 * restores everything. Two-level segregated fit with boundary tags: allocation and free take constant time, neighbours that
 * are free are merged, and no address ever influences an order.
 *
 * A request that does not fit ends the world that owns the heap, not the program: heap_alloc() jumps to `on_full`, which the
 * driver sets around each step. Without a driver (tests, tools) the program says so and ends.
 */
#ifndef KLAB_BASE_HEAP_H
#define KLAB_BASE_HEAP_H

#include <setjmp.h>
#include <stddef.h>

struct heap;

/* Makes a heap in `memory` (16-byte aligned, `size` bytes, zeroed as fresh pages are). Returns its head, which is at `memory`. */
struct heap *heap_init(void *memory, size_t size);

/* A heap of its own from the system's memory, reserved and not yet touched; for tests and for programs that keep no snapshots. */
struct heap *heap_new(size_t size);
void heap_del(struct heap *);

/* Where to jump when a request does not fit; NULL to end the program with one line. Not part of a snapshot: set it again after a restore. Gives what was
 * set before. */
jmp_buf *heap_set_on_full(struct heap *, jmp_buf *on_full);

/* `size` bytes, zeroed, 16-byte aligned; never NULL. size 0 gives a unique pointer. */
void *heap_alloc(struct heap *, size_t size);

/* The same, or NULL when it does not fit: for Lua, which handles that itself. Not zeroed. */
void *heap_try_alloc(struct heap *, size_t size);

/* Grows or shrinks; the new part is not zeroed. NULL `old` allocates. heap_try_realloc gives NULL, and leaves `old`, when full. */
void *heap_realloc(struct heap *, void *old, size_t size);
void *heap_try_realloc(struct heap *, void *old, size_t size);

/* NULL is allowed. The bytes are poisoned under ASan. */
void heap_free(struct heap *, void *);

/* A zeroed array of `count` items of `size` bytes; the product is checked. */
void *heap_calloc(struct heap *, size_t count, size_t size);

/* Bytes from the region's start that may hold anything: what a snapshot copies. Page-rounding is the caller's. */
size_t heap_used(const struct heap *);

/* Bytes in live blocks, headers excluded: for leak tests and limits. */
size_t heap_live(const struct heap *);

/* For whoever copies the region: all poison off, and on again as the blocks are. Nothing happens without ASan. */
void heap_unpoison(struct heap *);
void heap_poison(struct heap *);

#define HEAP_NEW(heap, type) ((type *)heap_alloc((heap), sizeof(type)))

#endif
