/* The trace as JSON Lines: one object a line with t, seq, node, event (and `timeline`, where that is not the first one), then the event's own fields in the order of events.h. Text that is
 * not UTF-8 is {"base64": "..."}; null stays null. Others rely on this format (--trace FILE).
 */
#ifndef KLAB_TRACE_JSON_H
#define KLAB_TRACE_JSON_H

#include <stdio.h>

#include "sim/trace/timelines.h"

/* A text as this format has it. */
void trace_json_add_text(struct buf *, struct bytes);

/* Adds the line with its newline. `timeline`: NULL for the first one. */
void trace_json_add(struct buf *, const struct trace_entry *, const char *timeline);

/* Writes the events from `*seq` on and moves it to the end. The heap holds one line at a time. */
void trace_json_write(const struct world *, int64_t *seq, const char *timeline, struct heap *, FILE *);

/* All timelines of a run that is over, each where it begins, as a scenario's forks are: `seq` goes on from there, and does so again where the one before
 * goes on. Without what was before `from_us`. */
void trace_json_write_all(const struct timelines *, const struct world *, int64_t from_us, struct heap *, FILE *);

#endif
