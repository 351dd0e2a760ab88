/* A scenario's transcript as it was told, piece by piece: other timelines (w:fork) too, of which nothing is left in the trace in the end. What recordings
 * are made of. It does not depend on where it is printed.
 */
#ifndef KLAB_TRACE_TOLD_H
#define KLAB_TRACE_TOLD_H

#include "sim/trace/transcript.h"

struct told_part {
	int64_t t_us;             /* goes back where another timeline begins and ends */
	size_t start, size;       /* in the text */
	size_t said, said_size;   /* in the words: what is narrated, if it is that; else of size 0 */
};

struct told {
	struct heap *heap;
	struct transcript transcript;
	struct buf text, words;
	struct told_part *parts;
	int64_t count, capacity;
};

void told_init(struct told *, struct heap *);

/* Takes up what has happened since; told_return: the world has gone back to where another timeline was begun, event `seq` comes next. */
void told_read(struct told *, const struct world *);
void told_return(struct told *, int64_t seq);

/* A piece that no event says: the title, the last line. */
void told_add(struct told *, int64_t t_us, struct bytes text);

#endif
