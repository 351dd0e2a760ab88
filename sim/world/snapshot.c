/* Copies of the region. Pages that are as they were at the last snapshot or restore are shared, and so are the lists of them, group by group; a restore
 * writes only pages that differ.
 *
 * What lies outside is never copied: a snapshot keeps the chunks of files and of the trace that its timeline needs, and
 * these are only ever added to (content.h, store.h).
 */
#include "sim/world/internal.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { PAGE_SIZE = 4096, GROUP_PAGES = 64 };

struct page {
	int32_t refs; /* groups */
	_Alignas(16) uint8_t bytes[PAGE_SIZE];
};

/* Pages that lie together; where none of them has changed, tables share the group. */
struct page_group {
	int32_t refs; /* tables */
	int32_t count;
	struct page *pages[GROUP_PAGES];
};

/* The used pages at one moment. */
struct page_table {
	int32_t refs;
	size_t count; /* pages */
	size_t group_count;
	struct page_group *groups[];
};

struct snapshot {
	struct outside *outside;
	int64_t t_us;
	int64_t trace_count;
	struct page_table *table;
	struct store_chunk *tail;
	struct content_set *contents;
};

static void *take_memory(struct outside *outside, size_t size)
{
	void *out = malloc(size);

	if (!out) {
		fputs("klab: out of memory\n", stderr);
		abort();
	}
	outside->snapshots_size += size;
	return out;
}

static void give_back(struct outside *outside, void *memory, size_t size)
{
	free(memory);
	outside->snapshots_size -= size;
}

static size_t table_size(size_t group_count)
{
	return sizeof(struct page_table) + group_count * sizeof(struct page_group *);
}

static void group_release(struct outside *outside, struct page_group *group)
{
	if (--group->refs > 0)
		return;
	for (int32_t i = 0; i < group->count; i++)
		if (--group->pages[i]->refs == 0)
			give_back(outside, group->pages[i], sizeof(struct page));
	give_back(outside, group, sizeof(*group));
}

static void table_release(struct outside *outside, struct page_table *table)
{
	if (!table || --table->refs > 0)
		return;
	for (size_t i = 0; i < table->group_count; i++)
		group_release(outside, table->groups[i]);
	give_back(outside, table, table_size(table->group_count));
}

void snapshots_free(struct outside *outside)
{
	table_release(outside, outside->latest);
	outside->latest = NULL;
}

/* From now on, pages are compared with these. */
static void set_latest(struct outside *outside, struct page_table *table)
{
	table->refs++;
	table_release(outside, outside->latest);
	outside->latest = table;
}

static struct page *page_of(struct outside *outside, struct page *before, const uint8_t *bytes)
{
	struct page *page = before;

	if (!page || memcmp(page->bytes, bytes, PAGE_SIZE) != 0) {
		page = take_memory(outside, sizeof(*page));
		page->refs = 0;
		memcpy(page->bytes, bytes, PAGE_SIZE);
	}
	page->refs++;
	return page;
}

/* The group of `count` pages from `bytes` on; `before` is what it was, or NULL. */
static struct page_group *group_of(struct outside *outside, struct page_group *before, const uint8_t *bytes, int32_t count)
{
	struct page_group *group;
	int32_t same = 0;

	while (before && same < before->count && same < count && memcmp(before->pages[same]->bytes, bytes + same * PAGE_SIZE, PAGE_SIZE) == 0)
		same++;
	if (before && same == count && before->count == count) {
		before->refs++;
		return before;
	}
	group = take_memory(outside, sizeof(*group));
	group->refs = 1;
	group->count = count;
	for (int32_t i = 0; i < same; i++) {
		group->pages[i] = before->pages[i];
		group->pages[i]->refs++;
	}
	for (int32_t i = same; i < count; i++)
		group->pages[i] = page_of(outside, before && i < before->count ? before->pages[i] : NULL, bytes + i * PAGE_SIZE);
	return group;
}

static size_t used_pages(const struct world *w)
{
	return (heap_used(w->heap) + PAGE_SIZE - 1) / PAGE_SIZE;
}

struct snapshot *world_snapshot(struct world *w)
{
	struct outside *outside = w->outside;
	const struct page_table *latest = outside->latest;
	size_t count = used_pages(w), group_count = (count + GROUP_PAGES - 1) / GROUP_PAGES;
	struct page_table *table = take_memory(outside, table_size(group_count));
	struct snapshot *s = take_memory(outside, sizeof(*s));

	assert(!w->current);
	table->refs = 1;
	table->count = count;
	table->group_count = group_count;
	heap_unpoison(w->heap);
	for (size_t i = 0; i < group_count; i++) {
		size_t at = i * GROUP_PAGES, left = count - at;

		table->groups[i] = group_of(outside, latest && i < latest->group_count ? latest->groups[i] : NULL, (const uint8_t *)outside->region + at * PAGE_SIZE,
		                            (int32_t)(left < GROUP_PAGES ? left : GROUP_PAGES));
	}
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
	for (size_t i = 0; i < s->table->count; i++) {
		const struct page *page = s->table->groups[i / GROUP_PAGES]->pages[i % GROUP_PAGES];

		if (memcmp(region + i * PAGE_SIZE, page->bytes, PAGE_SIZE) != 0)
			memcpy(region + i * PAGE_SIZE, page->bytes, PAGE_SIZE);
	}
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
	table_release(s->outside, s->table);
	store_release(&s->outside->store, s->tail);
	content_set_release(s->contents);
	give_back(s->outside, s, sizeof(*s));
}

int64_t snapshot_time_us(const struct snapshot *s)
{
	return s->t_us;
}

size_t snapshot_size(const struct snapshot *s)
{
	size_t alone = 0;

	for (size_t i = 0; i < s->table->group_count; i++) {
		const struct page_group *group = s->table->groups[i];

		for (int32_t j = 0; group->refs == 1 && j < group->count; j++)
			alone += group->pages[j]->refs == 1;
	}
	return alone * PAGE_SIZE;
}

size_t world_snapshots_size(const struct world *w)
{
	return w->outside->snapshots_size + w->outside->chunks.sets_size;
}
