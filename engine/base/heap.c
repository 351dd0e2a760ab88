/* Two-level segregated fit.
 *
 *   region:  | struct heap | block | block | ... | end block (size 0, used) |  untouched ...
 *   block:   | previous (8) | size and flags (8) | payload ... |
 *
 * `previous` is the distance in bytes to the block in front (0 for the first), so that both neighbours are found without
 * pointers. Free blocks carry their list links in the payload, as offsets from the region's start: a region may be looked at
 * from a copy. Sizes are multiples of 16. Bits tell which of the lists are not empty.
 *
 * Most blocks are small and live for a step or two. Some that were freed are kept as they are, a list for each size, for the next that asks for it: no
 * neighbour is looked at, nothing is cut off and joined again. They are joined with the others before the used part grows.
 *
 * Source: Masmano et al., "TLSF: a new dynamic memory allocator for real-time systems" (2004).
 */
#include "engine/base/heap.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define KLAB_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KLAB_ASAN 1
#endif
#endif
#ifdef KLAB_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(at, size) ASAN_POISON_MEMORY_REGION((at), (size))
#define UNPOISON(at, size) ASAN_UNPOISON_MEMORY_REGION((at), (size))
#else
#define POISON(at, size) ((void)(at), (void)(size))
#define UNPOISON(at, size) ((void)(at), (void)(size))
#endif

enum {
	ALIGNMENT = 16,
	HEAD = 16,
	SECOND_BITS = 4,                  /* 16 lists for each power of two */
	SECOND_COUNT = 1 << SECOND_BITS,
	SMALL_LIMIT = 256,                /* below: one list per 16 bytes */
	FIRST_COUNT = 40,
	GROWTH = 256 * 1024,              /* the used part grows by at least this */
	KEPT_SIZE_MAX = 512,
	KEPT_MAX = 16,                    /* of each size */
};

#define FLAG_FREE ((uint64_t)1)
#define FLAG_KEPT ((uint64_t)2)

struct block {
	uint64_t previous; /* bytes back to the head in front; 0: this is the first */
	uint64_t size;     /* of the payload, with FLAG_FREE, or FLAG_KEPT */
	uint64_t next_free; /* offsets from the region's start; payload when in use */
	uint64_t prev_free;
};

struct heap {
	uint64_t size;      /* of the region */
	uint64_t used;      /* bytes from the start that may hold anything */
	uint64_t end;       /* offset of the end block */
	uint64_t live;
	uint64_t owned;     /* allocated by heap_new */
	jmp_buf *on_full;
	uint64_t first_bits;
	uint32_t second_bits[FIRST_COUNT];
	uint64_t lists[FIRST_COUNT][SECOND_COUNT];
	uint64_t kept[KEPT_SIZE_MAX / ALIGNMENT + 1]; /* linked by next_free */
	uint8_t kept_count[KEPT_SIZE_MAX / ALIGNMENT + 1];
};

static struct block *block_at(const struct heap *h, uint64_t offset)
{
	return (struct block *)((uintptr_t)h + offset);
}

static uint64_t offset_of(const struct heap *h, const struct block *b)
{
	return (uint64_t)((uintptr_t)b - (uintptr_t)h);
}

static uint64_t block_size(const struct block *b)
{
	return b->size & ~(uint64_t)(ALIGNMENT - 1);
}

static void *payload_of(struct block *b)
{
	return (uint8_t *)b + HEAD;
}

static struct block *block_of(void *payload)
{
	return (struct block *)(void *)((uint8_t *)payload - HEAD);
}

static struct block *block_behind(struct block *b)
{
	return (struct block *)(void *)((uint8_t *)b + HEAD + block_size(b));
}

static unsigned highest_bit(uint64_t value)
{
	return 63 - (unsigned)__builtin_clzll(value);
}

/* The list that a free block of `size` belongs to. */
static void list_of(uint64_t size, unsigned *first, unsigned *second)
{
	if (size < SMALL_LIMIT) {
		*first = 0;
		*second = (unsigned)(size / ALIGNMENT);
		return;
	}
	unsigned high = highest_bit(size);

	*second = (unsigned)(size >> (high - SECOND_BITS)) & (SECOND_COUNT - 1);
	*first = high - 7; /* SMALL_LIMIT is 2^8 */
}

static void list_add(struct heap *h, struct block *b)
{
	unsigned first, second;

	list_of(block_size(b), &first, &second);
	b->size |= FLAG_FREE;
	b->next_free = h->lists[first][second];
	b->prev_free = 0;
	if (b->next_free)
		block_at(h, b->next_free)->prev_free = offset_of(h, b);
	h->lists[first][second] = offset_of(h, b);
	h->first_bits |= (uint64_t)1 << first;
	h->second_bits[first] |= 1u << second;
}

static void list_remove(struct heap *h, struct block *b)
{
	unsigned first, second;

	list_of(block_size(b), &first, &second);
	if (b->next_free)
		block_at(h, b->next_free)->prev_free = b->prev_free;
	if (b->prev_free)
		block_at(h, b->prev_free)->next_free = b->next_free;
	else
		h->lists[first][second] = b->next_free;
	if (!h->lists[first][second]) {
		h->second_bits[first] &= ~(1u << second);
		if (!h->second_bits[first])
			h->first_bits &= ~((uint64_t)1 << first);
	}
	b->size &= ~FLAG_FREE;
}

/* A free block of at least `size`, taken off its list, or NULL. */
static struct block *list_take(struct heap *h, uint64_t size)
{
	unsigned first, second;
	uint64_t wanted = size;

	if (wanted >= SMALL_LIMIT) /* round up to a list whose every block fits */
		wanted += ((uint64_t)1 << (highest_bit(wanted) - SECOND_BITS)) - 1;
	list_of(wanted, &first, &second);
	uint32_t seconds = h->second_bits[first] & (~(uint32_t)0 << second);

	if (!seconds) {
		uint64_t firsts = first + 1 < 64 ? h->first_bits & (~(uint64_t)0 << (first + 1)) : 0;

		if (!firsts)
			return NULL;
		first = (unsigned)__builtin_ctzll(firsts);
		seconds = h->second_bits[first];
	}
	struct block *b = block_at(h, h->lists[first][__builtin_ctz(seconds)]);

	list_remove(h, b);
	return b;
}

static void set_end(struct heap *h, uint64_t offset, uint64_t previous)
{
	struct block *end = block_at(h, offset);

	UNPOISON(end, HEAD);
	end->previous = previous;
	end->size = 0;
	h->end = offset;
	h->used = offset + HEAD;
}

/* Moves the end so that a block of `size` is there; NULL when the region is full. */
static struct block *grow(struct heap *h, uint64_t size)
{
	uint64_t added = size + HEAD < GROWTH ? GROWTH : size + HEAD;

	if (h->size - h->end < added + HEAD)
		added = size + HEAD;
	if (h->size - h->end < added + HEAD)
		return NULL;
	struct block *b = block_at(h, h->end);

	UNPOISON(b, added + HEAD);
	b->size = added - HEAD;
	set_end(h, h->end + added, added);
	return b;
}

static struct block *merge(struct heap *h, struct block *b)
{
	struct block *behind = block_behind(b);

	if (behind->size & FLAG_FREE) {
		list_remove(h, behind);
		b->size += HEAD + behind->size;
	}
	if (b->previous) {
		struct block *front = block_at(h, offset_of(h, b) - b->previous);

		if (front->size & FLAG_FREE) {
			list_remove(h, front);
			front->size += HEAD + block_size(b);
			b = front;
		}
	}
	block_behind(b)->previous = HEAD + block_size(b);
	return b;
}

/* Gives back what lies behind the first `size` bytes of a used block, when it is worth a block. */
static void split(struct heap *h, struct block *b, uint64_t size)
{
	if (block_size(b) < size + HEAD + ALIGNMENT * 2)
		return;
	uint64_t rest = block_size(b) - size - HEAD;

	b->size = size;
	struct block *tail = block_behind(b);

	UNPOISON(tail, sizeof(*tail));
	tail->previous = HEAD + size;
	tail->size = rest;
	tail = merge(h, tail);
	block_behind(tail)->previous = HEAD + block_size(tail);
	list_add(h, tail);
	POISON((uint8_t *)tail + sizeof(*tail), block_size(tail) + HEAD - sizeof(*tail));
}

static struct block *take_kept(struct heap *h, uint64_t size)
{
	uint64_t list = size / ALIGNMENT;

	if (size > KEPT_SIZE_MAX || !h->kept[list])
		return NULL;
	struct block *b = block_at(h, h->kept[list]);

	h->kept[list] = b->next_free;
	h->kept_count[list]--;
	b->size &= ~FLAG_KEPT;
	return b;
}

/* False if there are enough of its size. */
static bool keep(struct heap *h, struct block *b)
{
	uint64_t list = b->size / ALIGNMENT;

	if (b->size > KEPT_SIZE_MAX || h->kept_count[list] == KEPT_MAX)
		return false;
	b->size |= FLAG_KEPT;
	b->next_free = h->kept[list];
	h->kept[list] = offset_of(h, b);
	h->kept_count[list]++;
	return true;
}

/* Makes it free for any size. */
static void let_go(struct heap *h, struct block *b)
{
	b = merge(h, b);
	list_add(h, b);
	POISON((uint8_t *)b + sizeof(*b), block_size(b) + HEAD - sizeof(*b));
}

static void let_go_of_kept(struct heap *h)
{
	struct block *b;

	for (uint64_t size = 0; size <= KEPT_SIZE_MAX; size += ALIGNMENT)
		while ((b = take_kept(h, size)))
			let_go(h, b);
}

/* A block of that size from a larger one, or NULL. */
static struct block *cut(struct heap *h, uint64_t size)
{
	struct block *b = list_take(h, size);

	if (!b) {
		let_go_of_kept(h);
		b = list_take(h, size);
	}
	if (!b)
		b = grow(h, size);
	if (!b)
		return NULL;
	UNPOISON(payload_of(b), block_size(b));
	split(h, b, size);
	return b;
}

struct heap *heap_init(void *memory, size_t size)
{
	struct heap *h = memory;

	assert((uintptr_t)memory % ALIGNMENT == 0 && size > sizeof(*h) + 4096);
	memset(h, 0, sizeof(*h));
	h->size = size;
	set_end(h, (sizeof(*h) + ALIGNMENT - 1) & ~(uint64_t)(ALIGNMENT - 1), 0);
	return h;
}

struct heap *heap_new(size_t size)
{
	void *memory = calloc(1, size); /* large: fresh pages, touched only when used */

	if (!memory) {
		fputs("klab: out of memory\n", stderr);
		abort();
	}
	struct heap *h = heap_init(memory, size);

	h->owned = 1;
	return h;
}

void heap_del(struct heap *h)
{
	if (!h)
		return;
	assert(h->owned);
	UNPOISON(h, h->used);
	free(h);
}

jmp_buf *heap_set_on_full(struct heap *h, jmp_buf *on_full)
{
	jmp_buf *before = h->on_full;

	h->on_full = on_full;
	return before;
}

void *heap_try_alloc(struct heap *h, size_t size)
{
	if (size > SIZE_MAX / 4)
		return NULL;
	uint64_t rounded = (size + ALIGNMENT - 1) & ~(uint64_t)(ALIGNMENT - 1);

	if (rounded == 0)
		rounded = ALIGNMENT;
	struct block *b = take_kept(h, rounded);

	if (!b)
		b = cut(h, rounded);
	if (!b)
		return NULL;
	UNPOISON(payload_of(b), block_size(b));
	h->live += block_size(b);
	return payload_of(b);
}

static void full(struct heap *h)
{
	if (h->on_full)
		longjmp(*h->on_full, 1);
	fputs("klab: the heap is full\n", stderr);
	abort();
}

void *heap_alloc(struct heap *h, size_t size)
{
	void *out = heap_try_alloc(h, size);

	if (!out)
		full(h);
	memset(out, 0, block_size(block_of(out)));
	return out;
}

void *heap_calloc(struct heap *h, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / 4 / size)
		full(h);
	return heap_alloc(h, count * size);
}

void *heap_try_realloc(struct heap *h, void *old, size_t size)
{
	if (!old)
		return heap_try_alloc(h, size);
	struct block *b = block_of(old);
	uint64_t rounded = (size + ALIGNMENT - 1) & ~(uint64_t)(ALIGNMENT - 1);

	if (size <= SIZE_MAX / 4 && rounded > 0 && rounded <= block_size(b)) {
		h->live -= block_size(b);
		split(h, b, rounded);
		h->live += block_size(b);
		return old;
	}
	void *out = heap_try_alloc(h, size);

	if (!out)
		return NULL;
	memcpy(out, old, block_size(b) < size ? block_size(b) : size);
	heap_free(h, old);
	return out;
}

void *heap_realloc(struct heap *h, void *old, size_t size)
{
	void *out = heap_try_realloc(h, old, size);

	if (!out)
		full(h);
	return out;
}

void heap_free(struct heap *h, void *payload)
{
	if (!payload)
		return;
	struct block *b = block_of(payload);

	assert(!(b->size & (FLAG_FREE | FLAG_KEPT)));
	h->live -= block_size(b);
	if (keep(h, b))
		POISON((uint8_t *)b + sizeof(*b), block_size(b) + HEAD - sizeof(*b));
	else
		let_go(h, b);
}

size_t heap_used(const struct heap *h)
{
	return h->used;
}

size_t heap_live(const struct heap *h)
{
	return h->live;
}

void heap_unpoison(struct heap *h)
{
	UNPOISON(h, h->used);
}

void heap_poison(struct heap *h)
{
#ifdef KLAB_ASAN
	uint64_t first = (sizeof(*h) + ALIGNMENT - 1) & ~(uint64_t)(ALIGNMENT - 1);

	for (struct block *b = block_at(h, first); offset_of(h, b) < h->end; b = block_behind(b))
		if (b->size & (FLAG_FREE | FLAG_KEPT))
			POISON((uint8_t *)b + sizeof(*b), block_size(b) + HEAD - sizeof(*b));
#else
	(void)h;
#endif
}
