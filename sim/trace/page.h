/* A run as one HTML page that needs nothing else: its transcript with charts, its diagram, and a time bar to scrub, which shows the state of the cluster
 * at that time as the trace tells it. Of several timelines each has a time bar, and one is shown at a time, with the past that it shares with others. It
 * reads without its script, too: then all parts (timelines.h) stand below one another.
 */
#ifndef KLAB_TRACE_PAGE_H
#define KLAB_TRACE_PAGE_H

#include "sim/trace/readers.h"

void page_make(const struct story *, struct buf *out);

/* ---- Its parts ---------------------------------------------------------------------------------------------------------------- */

/* What the script knows, as a JavaScript object: marks of the time bar, and changes of the cluster's state (page_state.c says how). */
void page_add_data(struct buf *, const struct story *, const struct timeline_part *, int part_count);

/* Where the last of a run's timelines ends. */
int64_t page_end_us(const struct story *);

/* A text for a script: no end tag in it ends the script. */
void page_add_script_text(struct buf *, struct bytes text);

/* Lists of lines, NULL at their ends. */
extern const char *const page_style[], *const page_script[];

#endif
