/* The trace as a story: one line for each event that a reader wants to see, narration as paragraphs, the rest left out.
 *
 *     0.350s  broker-1   orders-0 to orders-5 are led by 1, epoch 0, isr 1
 *
 * What one node says at one moment of one partition after another is one line. It is what `klab run` prints; golden traces are made of it.
 */
#ifndef KLAB_TRACE_TRANSCRIPT_H
#define KLAB_TRACE_TRANSCRIPT_H

#include <stdio.h>

#include "sim/world/world.h"

struct transcript {
	int64_t seq;      /* the next event to read */
	bool is_started;
	bool is_apart; /* the last line was an empty one */
	int64_t fold_seq, fold_end; /* events before the end that are like the one at the start are told already */
	int64_t expected, met;      /* expectations that were told, and those that were met */
};

/* How a scenario's transcript begins. Both may be null. */
void transcript_add_title(struct buf *out, struct bytes title, struct bytes about);

/* Adds what events from `seq` to the end say. */
void transcript_read(struct transcript *, const struct world *, struct buf *out);

/* The same of the next event alone; false if it is not told. There must be one. */
bool transcript_read_one(struct transcript *, const struct world *, struct buf *out);

/* The last line: whether all was as expected. Nothing if nothing was expected. */
void transcript_add_end(const struct transcript *, struct buf *out);

/* A paragraph: wrapped; lines that begin with a blank (tables) stay as they are. */
void transcript_add_paragraph(struct buf *out, struct bytes text);

/* Whether and how the transcript tells one event: who, and what of him. False (and nothing added) if it does not, or if it is narration. */
bool transcript_tells(const struct trace_view *);
bool transcript_tell(const struct trace_entry *, const struct trace_view *, struct buf *who, struct buf *words);

/* The same of the event at `seq`, and of the next partitions' of which the same is told; false also if that was told with an earlier one. */
bool transcript_tell_folded(struct transcript *, const struct world *, struct buf *who, struct buf *words);

#endif
