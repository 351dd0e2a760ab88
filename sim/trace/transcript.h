/* The trace as a story: one line for each event that a reader wants to see, narration as paragraphs, the rest left out.
 *
 *     0.350s  broker-1   orders-0 to orders-5 are led by 1, epoch 0, isr 1
 *
 * What was told of another timeline, which a scenario had begun (w:fork), stands between two rules, behind a bar. It is what `klab run` prints; golden
 * traces are made of it.
 */
#ifndef KLAB_TRACE_TRANSCRIPT_H
#define KLAB_TRACE_TRANSCRIPT_H

#include <stdio.h>

#include "sim/trace/diagram.h"
#include "sim/trace/telling.h"

struct transcript {
	bool is_ascii;    /* charts and diagrams are drawn in ASCII */
	int64_t seq;      /* the next event to read */
	bool is_started;
	bool is_apart; /* the last line was an empty one */
	struct telling_fold fold;
	int64_t expected, met;      /* expectations that were told, and those that were met */
	bool is_aside;              /* it tells of another timeline */
};

/* How a scenario's transcript begins. Both may be null. */
void transcript_add_title(struct buf *out, struct bytes title, struct bytes about);

/* Adds what events from `seq` to the end say. */
void transcript_read(struct transcript *, const struct world *, struct buf *out);

/* The same of the next event alone that is of a kind that is told: that before `seq`, then. Adds nothing where it was told with another. False at the end. */
bool transcript_next(struct transcript *, const struct world *, struct buf *out);

/* The world has gone back from another timeline to where that was begun: event `seq` comes next. */
void transcript_return(struct transcript *, int64_t seq);

/* The last line: whether all was as expected. Nothing if nothing was expected. */
void transcript_add_end(const struct transcript *, struct buf *out);

/* A paragraph: wrapped; lines that begin with a blank (tables) stay as they are. */
void transcript_add_paragraph(struct buf *out, struct bytes text);

/* The diagram that a diagram_drawn event asks for: of what had happened then. */
void transcript_make_diagram(struct diagram *, const struct world *, const struct trace_view *, int64_t seq, struct heap *);

#endif
