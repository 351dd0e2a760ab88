/* Copies of the region. Pages that are as in the snapshot before are shared with it; a restore writes only pages that differ. */
#include "sim/world/internal.h"

#include <stdio.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define UNPOISON(at, size) ASAN_UNPOISON_MEMORY_REGION((at), (size))
#else
#define UNPOISON(at, size) ((void)(at), (void)(size))
#endif

enum { PAGE = 4096 };

struct page {
	int32_t users;
	uint8_t bytes[PAGE];
};

struct snapshot {
	struct outside *outside;
	int64_t t_us;
	size_t page_count;
	size_t own_pages;
	struct page *pages[];
};

static void *checked(void *memory)
{
	if (!memory) {
		fputs("klab: out of memory\n", stderr);
		abort();
	}
	return memory;
}

struct snapshot *world_snapshot(struct world *w)
{
	struct outside *o = w->outside;
	size_t count = (heap_used(w->heap) + PAGE - 1) / PAGE;
	struct snapshot *s = checked(calloc(1, sizeof(*s) + count * sizeof(s->pages[0])));

	UNPOISON(o->region, count * PAGE);
	s->outside = o;
	s->t_us = w->now_us;
	s->page_count = count;
	for (size_t i = 0; i < count; i++) {
		struct page *before = o->latest && i < o->latest->page_count ? o->latest->pages[i] : NULL;

		if (before && memcmp(before->bytes, o->region + i * PAGE, PAGE) == 0) {
			before->users++;
			s->pages[i] = before;
			continue;
		}
		s->pages[i] = checked(malloc(sizeof(struct page)));
		s->pages[i]->users = 1;
		memcpy(s->pages[i]->bytes, o->region + i * PAGE, PAGE);
		s->own_pages++;
	}
	o->latest = s;
	return s;
}

void world_restore(struct world *w, const struct snapshot *s)
{
	struct outside *o = w->outside;
	size_t used = heap_used(w->heap);

	UNPOISON(o->region, used > s->page_count * PAGE ? used : s->page_count * PAGE);
	for (size_t i = 0; i < s->page_count; i++)
		if (memcmp(o->region + i * PAGE, s->pages[i]->bytes, PAGE) != 0)
			memcpy(o->region + i * PAGE, s->pages[i]->bytes, PAGE);
}

void snapshot_del(struct snapshot *s)
{
	if (!s)
		return;
	if (s->outside->latest == s)
		s->outside->latest = NULL;
	for (size_t i = 0; i < s->page_count; i++)
		if (--s->pages[i]->users == 0)
			free(s->pages[i]);
	free(s);
}

int64_t snapshot_time_us(const struct snapshot *s)
{
	return s->t_us;
}

size_t snapshot_size(const struct snapshot *s)
{
	return s->own_pages * PAGE;
}
