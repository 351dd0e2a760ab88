/* What befell a partition just now, in a few characters: elections, changes of the ISR, truncations.
 *
 * Read from the end of the trace, so that going back in time takes notes back, too. Bounded whatever the world holds.
 */
#ifndef KLAB_TUI_NOTES_H
#define KLAB_TUI_NOTES_H

#include "sim/world/world.h"

enum { NOTES_MAX = 256, NOTE_SHOWN_US = 5000000, NOTE_WIDTH = 13 };

struct note {
	struct bytes topic;
	int32_t partition;
	int64_t t_us;
	int rank;          /* of what happened at once, the greatest is shown */
	struct bytes text; /* "2 leads e5", "ISR -3", "cut 12>9" */
};

/* Of the last NOTE_SHOWN_US, at most one a partition; returns how many. */
int notes_find(struct world *, struct arena *, struct note out[NOTES_MAX]);

/* NULL: nothing happened to it lately. */
const struct note *notes_of(const struct note *, int count, struct bytes topic, int32_t partition);

#endif
