/* Copies of the region. Pages that are as they were at the last snapshot or restore are shared; a restore writes only pages that differ.
 *
 * What lies outside is never copied: a snapshot keeps the chunks of files and of the trace that its timeline needs, and
 * these are only ever added to (content.h, store.h).
 */
#include "sim/world/internal.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { PAGE_SIZE = 4096 };

struct page {
	int32_t refs; /* tables */
	_Alignas(16) uint8_t bytes[PAGE_SIZE];
};

/* The used pages at one moment. */
struct page_table {
	int32_t refs;
	size_t count;
	struct page *pages[];
};

struct snapshot {
	struct outside *outside;
	int64_t t_us;
	int64_t trace_count;
	struct page_table *table;
	struct store_chunk *tail;
	struct content_set *contents;
};

static void *take_memory(size_t size)
{
	void *out = malloc(size);

	if (!out) {
		fputs("klab: out of memory\n", stderr);
		abort();
	}
	return out;
}

static void table_release(struct page_table *table)
{
	if (!table || --table->refs > 0)
		return;
	for (size_t i = 0; i < table->count; i++)
		if (--table->pages[i]->refs == 0)
			free(table->pages[i]);
	free(table);
}

void snapshots_free(struct outside *outside)
{
	table_release(outside->latest);
	outside->latest = NULL;
}

/* From now on, pages are compared with these. */
static void set_latest(struct outside *outside, struct page_table *table)
{
	table->refs++;
	table_release(outside->latest);
	outside->latest = table;
}

static struct page *page_of(const struct page_table *latest, size_t i, const uint8_t *bytes)
{
	struct page *page = latest && i < latest->count ? latest->pages[i] : NULL;

	if (!page || memcmp(page->bytes, bytes, PAGE_SIZE) != 0) {
		page = take_memory(sizeof(*page));
		page->refs = 0;
		memcpy(page->bytes, bytes, PAGE_SIZE);
	}
	page->refs++;
	return page;
}

static size_t used_pages(const struct world *w)
{
	return (heap_used(w->heap) + PAGE_SIZE - 1) / PAGE_SIZE;
}

struct snapshot *world_snapshot(struct world *w)
{
	struct outside *outside = w->outside;
	size_t count = used_pages(w);
	struct page_table *table = take_memory(sizeof(*table) + count * sizeof(struct page *));
	struct snapshot *s = take_memory(sizeof(*s));

	assert(!w->current);
	table->refs = 1;
	table->count = count;
	heap_unpoison(w->heap);
	for (size_t i = 0; i < count; i++)
		table->pages[i] = page_of(outside->latest, i, (const uint8_t *)outside->region + i * PAGE_SIZE);
	heap_poison(w->heap);
	set_latest(outside, table);
	s->outside = outside;
	s->t_us = w->now_us;
	s->trace_count = w->trace_count;
	s->table = table;
	s->tail = store_keep(&outside->store);
	s->contents = chunk_pool_keep(&outside->chunks);
	return s;
}

void world_restore(struct world *w, const struct snapshot *s)
{
	struct outside *outside = w->outside;
	uint8_t *region = outside->region;
	size_t count = used_pages(w);

	assert(!w->current);
	heap_unpoison(w->heap);
	for (size_t i = 0; i < s->table->count; i++)
		if (memcmp(region + i * PAGE_SIZE, s->table->pages[i]->bytes, PAGE_SIZE) != 0)
			memcpy(region + i * PAGE_SIZE, s->table->pages[i]->bytes, PAGE_SIZE);
	if (count > s->table->count) /* fresh again, as they were then */
		madvise(region + s->table->count * PAGE_SIZE, (count - s->table->count) * PAGE_SIZE, MADV_DONTNEED);
	heap_poison(w->heap);
	set_latest(outside, s->table);
	store_go_to(&outside->store, s->tail, s->trace_count);
	chunk_pool_go_to(&outside->chunks, s->contents);
	if (outside->observer.restored)
		outside->observer.restored(outside->observer.self, w);
}

void snapshot_del(struct snapshot *s)
{
	if (!s)
		return;
	table_release(s->table);
	store_release(&s->outside->store, s->tail);
	content_set_release(s->contents);
	free(s);
}

int64_t snapshot_time_us(const struct snapshot *s)
{
	return s->t_us;
}

size_t snapshot_size(const struct snapshot *s)
{
	size_t alone = 0;

	for (size_t i = 0; i < s->table->count; i++)
		alone += s->table->pages[i]->refs == 1;
	return alone * PAGE_SIZE;
}
