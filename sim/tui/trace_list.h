/* A list whose rows are trace events that somebody picks: the wire's frames, the timeline's happenings.
 *
 * The trace can be long, so the list is never made whole: from the selected event (choice->at) it is searched both ways for as many rows as fit, in
 * all at most TRACE_LIST_REACH events each way. choice->row is the selected event's row on screen. While the choice follows, the newest is selected.
 *
 * Events that say the same again can be folded: a run of more than TRACE_LIST_RUN picked events with the same key is one row. What belongs to a run
 * does not depend on where the search began, but for its reach.
 */
#ifndef KLAB_TUI_TRACE_LIST_H
#define KLAB_TUI_TRACE_LIST_H

#include "engine/event/trace.h"
#include "sim/tui/view.h"

enum { TRACE_LIST_REACH = 15000, TRACE_LIST_ROWS_MAX = 400, TRACE_LIST_RUN = 2 };

struct trace_source {
	/* Whether the event is a row. */
	bool (*pick)(const struct view_choice *, struct arena *, const struct trace_entry *, const struct trace_view *);
	/* What events of one run have in common; 0: it is never folded. NULL: none is. */
	uint64_t (*fold)(const struct view_choice *, const struct trace_entry *, const struct trace_view *);
};

struct trace_list {
	int64_t seqs[TRACE_LIST_ROWS_MAX];   /* the first of a run */
	int32_t counts[TRACE_LIST_ROWS_MAX]; /* of the run's events; 1 where nothing is folded */
	int count;
	int selected; /* its row, or -1: there are no rows */
};

void trace_list_find(struct world *, struct view_choice *, struct arena *, int height, const struct trace_source *, struct trace_list *out);

/* Arrows, pages, Home (the beginning of the trace), End. False: another key. */
bool trace_list_move(struct world *, struct view_choice *, struct arena *, int height, const struct trace_source *, uint32_t key);

#endif
