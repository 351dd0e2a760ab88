#define _GNU_SOURCE
#include "sim/world/pages.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

void *pages_take(size_t size)
{
	assert(size % LARGE_PAGE == 0);
	uint8_t *start = mmap(NULL, size + LARGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (start == MAP_FAILED) {
		fputs("klab: out of memory\n", stderr);
		abort();
	}
	size_t before = (size_t)-(uintptr_t)start % LARGE_PAGE;

	if (before > 0)
		munmap(start, before);
	munmap(start + before + size, LARGE_PAGE - before);
#ifdef MADV_HUGEPAGE
	madvise(start + before, size, MADV_HUGEPAGE);
#endif
	return start + before;
}

void pages_give(void *pages, size_t size)
{
	munmap(pages, size);
}
