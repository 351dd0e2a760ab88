/* Memory straight from the system, for what is large and lives as long as a world does: in large pages where there are such, because a step goes all over it
 * and what happens is written down without end. Finding and clearing small pages would be a tenth of a small world's time, and most of a large one's. */
#ifndef KLAB_WORLD_PAGES_H
#define KLAB_WORLD_PAGES_H

#include <stddef.h>

enum { LARGE_PAGE = 2 << 20 };

/* `size` bytes, a multiple of LARGE_PAGE, all 0, at an address that is one, too. Only what is touched is taken from the system. Aborts when there is no memory. */
void *pages_take(size_t size);
void pages_give(void *pages, size_t size);

#endif
