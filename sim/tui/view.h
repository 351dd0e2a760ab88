/* A view: one way to look at the world, drawn on cells.
 *
 * A view is a function from (world, trace, what the learner chose, size) to cells; it changes nothing in the world and keeps nothing
 * between frames but the choice. It draws what is inside its rectangle, and what it draws elsewhere does not show: view_draw() is how it is called; the
 * frame and the title around it are the caller's. A view must make do
 * with any size from 1x1 up (what does not fit is left out or cut, never wrong), and be quick: at most 2 ms at 200x60, so it reads the end of the
 * trace, not all of it. The choice's row and scroll are clamped when the view is drawn, since what they point at may have gone (`back`).
 */
#ifndef KLAB_TUI_VIEW_H
#define KLAB_TUI_VIEW_H

#include "sim/tui/canvas.h"
#include "sim/tui/screen.h"
#include "sim/world/state.h"
#include "sim/world/world.h"

struct view_choice {
	int row;               /* the selected row of the list on screen */
	int scroll;            /* the first row that is shown */
	int depth;             /* 0: the list; 1 and more: what was opened in it with Enter; Esc goes back */
	bool is_following;     /* keeps to the newest; moving up ends it, End begins it again */
	int64_t at;            /* what is selected for good: an event's seq, a record's offset; -1: nothing */
	bool hides_noise;      /* what goes on without end (heartbeats, polls) is left out */
	char topic[250];       /* "": the first one; in Groups the opened group; in Cluster what is in sight where there is one row */
	bool is_topic_first;   /* nobody has chosen it: it is the first one */
	int32_t partition;
	bool with_internal;    /* shows Kafka's own topics, too ('i') */
	int64_t begun;         /* what was typed before this trace event was not typed by the learner: a lesson's setup */
	char filter[64];       /* rows that do not contain it are left out; "": all. The caller edits it ('/') */
};

struct view {
	const char *name; /* "Cluster" */
	const char *keys; /* its own keys, for the help and the foot: "Enter open  Esc back  / filter" */
	/* The arena is this frame's. */
	void (*draw)(struct world *, struct view_choice *, struct arena *, struct canvas *, struct rect);
	/* A key while it has the focus: arrows, hjkl, Enter, Esc, Home, End, PageUp, PageDown. False: not one of its keys. */
	bool (*press)(struct world *, struct view_choice *, struct arena *, struct rect, uint32_t key);
};

extern const struct view view_cluster, view_log, view_groups, view_wire, view_timeline;

void view_choice_init(struct view_choice *);

/* Draws the view, clipped to the rectangle; nothing if that is empty. */
void view_draw(const struct view *, struct world *, struct view_choice *, struct arena *, struct canvas *, struct rect);

/* At most so many columns of it, the last an ellipsis where it is cut; padded with blanks to as many. */
struct bytes view_fit(struct arena *, struct bytes text, int width);

/* ---- For views ------------------------------------------------------------------------------------------------------- */

/* Moves the selected row by an arrow, hjkl, a page, Home or End. False: another key. */
bool view_move(struct view_choice *, int count, int page, uint32_t key);
/* Scrolls what was opened; Esc closes it. False: another key. */
bool view_scroll(struct view_choice *, int page, uint32_t key);
/* Puts row and scroll where they are in sight, in a list of `count` rows of which `height` are seen. */
void view_clamp(struct view_choice *, int count, int height);
/* Whether the filter lets this text through; case does not matter. */
bool view_matches(const struct view_choice *, struct bytes text);
/* Whether a broker runs, to tell what the cluster has. */
bool view_has_broker(struct world *, struct arena *);
/* The topics in the order in which one looks for them: those with records, empty ones, Kafka's own; each by name. */
int32_t view_topics(struct world *, bool with_internal, struct arena *, struct state_topic **out);
/* "01:12.350"; "12.3k". */
struct bytes view_time(struct arena *, int64_t t_us);
struct bytes view_number(struct arena *, int64_t value);

#endif
