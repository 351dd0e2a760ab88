/* The trace as a story: one line for each event that a reader wants to see, narration as paragraphs, the rest left out.
 *
 *     0.350s  broker-1   leads orders-0 at epoch 0 (isr 1)
 *
 * It is what `klab run` prints; golden traces are made of it.
 */
#ifndef KLAB_TRACE_TRANSCRIPT_H
#define KLAB_TRACE_TRANSCRIPT_H

#include <stdio.h>

#include "sim/world/world.h"

struct transcript {
	int64_t seq;      /* the next event to read */
	bool is_indented; /* the last line was an event, not narration */
	bool is_started;
};

/* Adds what events from `seq` to the end say. */
void transcript_read(struct transcript *, const struct world *, struct buf *out);

/* Whether and how the transcript tells one event: who, and what of him. False (and nothing added) if it does not, or if it is narration. */
bool transcript_tells(const struct trace_view *);
bool transcript_tell(const struct trace_entry *, const struct trace_view *, struct buf *who, struct buf *words);

#endif
