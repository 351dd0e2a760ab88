/* The time bar: one row that shows a whole timeline from its beginning to its head, what befell the cluster and what it did as marks, and where one is.
 *
 *     main ──────×─│││──────────●·······│  00:01:12      × fault  │ change  ┬ fork
 *
 * The marks are a reader's index of the trace: found once, as the trace grows, and cut when the past is left. It lies outside of the world.
 */
#ifndef KLAB_TUI_TIME_BAR_H
#define KLAB_TUI_TIME_BAR_H

#include "sim/shell/session.h"
#include "sim/tui/canvas.h"

struct time_mark {
	int64_t seq, t_us;
	bool is_fault; /* else the cluster's own doing: an election, an ISR, a rebalance */
};

struct time_bar {
	struct time_mark *marks; /* in the order of time */
	int32_t count, capacity;
	int64_t seen; /* events of the trace that were looked at */
};

/* All zero is an empty one. */
void time_bar_free(struct time_bar *);

/* Looks at what is new in the trace, some tens of thousands of events at a time. False: there is more. */
bool time_bar_read(struct time_bar *, const struct world *);
/* Events from `keep` on have not happened here. */
void time_bar_cut(struct time_bar *, int64_t keep);

void time_bar_draw(const struct time_bar *, const struct session *, struct arena *, struct canvas *, struct rect);

#endif
