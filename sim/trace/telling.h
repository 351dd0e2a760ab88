/* How an event is told: who, and what of him, in the words of one table. What is not in it is not told: frames, appends, the nodes' own housekeeping;
 * narration and expectations are the transcript's own.
 */
#ifndef KLAB_TRACE_TELLING_H
#define KLAB_TRACE_TELLING_H

#include "sim/world/world.h"

/* Whether events of that kind may be told at all. */
bool telling_knows(enum trace_id);

/* Whether and how the event is told. False (and nothing added) if it is not. */
bool telling_tells(const struct trace_view *);
bool telling_tell(const struct trace_entry *, const struct trace_view *, struct buf *who, struct buf *words);

/* What one node says at one moment of one partition after another is told once. Begins as zero. */
struct telling_fold {
	int64_t seq, end; /* events before the end that are like the one at `seq` are told already */
};

/* The same of the event at `seq`, and of the next partitions' of which the same is told; false also if that was told with an earlier one. */
bool telling_tell_folded(struct telling_fold *, const struct world *, int64_t seq, struct buf *who, struct buf *words);

/* One line of plain text: what could move the cursor becomes a dot, what is not UTF-8 a question mark; "..." behind so many bytes. */
void telling_add_text(struct buf *, struct bytes text, size_t limit);

#endif
