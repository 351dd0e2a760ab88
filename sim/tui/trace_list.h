/* A list whose rows are trace events that somebody picks: the wire's frames, the timeline's happenings.
 *
 * The trace can be long, so the list is never made whole: from the selected event (choice->at) it is searched both ways for as many rows as fit, at
 * most TRACE_LIST_REACH events far. choice->row is the selected event's row on screen. While the choice follows, the newest is selected.
 */
#ifndef KLAB_TUI_TRACE_LIST_H
#define KLAB_TUI_TRACE_LIST_H

#include "engine/event/trace.h"
#include "sim/tui/view.h"

enum { TRACE_LIST_REACH = 30000, TRACE_LIST_ROWS_MAX = 400 };

/* Whether the event is a row. */
typedef bool trace_pick(const struct view_choice *, struct arena *, const struct trace_entry *, const struct trace_view *);

struct trace_list {
	int64_t seqs[TRACE_LIST_ROWS_MAX];
	int count;
	int selected; /* its row, or -1: there are no rows */
};

void trace_list_find(struct world *, struct view_choice *, struct arena *, int height, trace_pick *, struct trace_list *out);

/* Arrows, pages, Home (as far as the reach), End. False: another key. */
bool trace_list_move(struct world *, struct view_choice *, struct arena *, int height, trace_pick *, uint32_t key);

#endif
