/* A run, or a stretch of it, as a message sequence: a column an actor, rows in the order of time. Made once, then drawn as SVG, as Mermaid's text or as
 * plain text (diagram_svg.c, diagram_mermaid.c, diagram_text.c).
 *
 * A diagram is for people, so it has few rows, whatever the run's length. As long as that fits each frame is an arrow; else a request and its answer
 * become one, and what the same two do again between two happenings is one row with a count; then what the same client asks of several servers, and
 * what servers ask of one another, is one row; then what all clients ask. Heartbeats, and polls that bring nothing, are never drawn but counted; where
 * time passes and nothing else happens, a gap says so.
 *
 * Of a run with several timelines each part (timelines.h) is a section with a title of its own; all sections have the same columns.
 */
#ifndef KLAB_TRACE_DIAGRAM_H
#define KLAB_TRACE_DIAGRAM_H

#include "engine/base/arena.h"
#include "sim/trace/sequence.h"
#include "sim/trace/timelines.h"

enum { DIAGRAM_ACTORS_MAX = 12, DIAGRAM_ROWS = 60, DIAGRAM_SECTION_ROWS = 30, DIAGRAM_ROWS_MAX = 300 };

enum diagram_kind {
	DIAGRAM_FRAMES,   /* from one actor to one or several, or from several to one */
	DIAGRAM_BAND,     /* frames among several, each way */
	DIAGRAM_HAPPENED, /* with a tone */
	DIAGRAM_GAP,      /* time passes */
};

/* What becomes of an actor in a row. */
enum diagram_life { LIFE_SAME, LIFE_DOWN, LIFE_PAUSED, LIFE_UP };

struct diagram_arrow {
	int from, to; /* columns */
	struct bytes text; /* of this pair alone */
};

struct diagram_row {
	enum diagram_kind kind;
	int64_t seq, t_us, end_us; /* its first event; when its last was */
	int first, last;           /* the columns that it spans */
	struct bytes text;         /* may have several lines */
	/* Frames and bands. */
	struct diagram_arrow *arrows; /* each pair once */
	int arrow_count;
	bool is_response; /* an answer that has a row of its own */
	bool is_lost;     /* the connection ended before the answer came */
	/* Happenings. */
	enum tone tone;
	int actor; /* -1: nobody's, or several's */
	enum diagram_life life;
};

struct diagram_actor {
	struct bytes name; /* "p1", "broker-1" */
	bool is_node;
};

/* Sections follow one another, and so do their rows. */
struct diagram_section {
	struct bytes title; /* empty: it is where the run begins */
	int timeline;
	int first_row, row_count;
	enum diagram_life lives[DIAGRAM_ACTORS_MAX]; /* where it begins */
};

struct diagram {
	struct arena arena; /* holds all of it */
	struct diagram_actor actors[DIAGRAM_ACTORS_MAX];
	int actor_count;
	struct diagram_section *sections; /* at least one */
	int section_count;
	struct diagram_row *rows;
	int row_count;
	struct bytes left_out; /* what is not drawn, in words; empty: nothing */
};

struct diagram_options {
	int64_t from_us, to_us;    /* to_us 0: to the end of the trace */
	int64_t seq_end;           /* events before this one; 0: all */
	const struct bytes *actors; /* only these, by their names or short names */
	int actor_count;           /* 0: all */
	int rows;                  /* about so many at most; 0: DIAGRAM_ROWS, or DIAGRAM_SECTION_ROWS of each of several sections */
	const struct timelines *timelines; /* all of them; NULL: the world's own. Not with a stretch */
};

void diagram_make(struct diagram *, const struct world *, struct heap *, const struct diagram_options *);
void diagram_free(struct diagram *);

/* ---- Drawn -------------------------------------------------------------------------------------------------------------------- */

/* A whole SVG file of one's own colours; or a section as an <svg> element for a page, whose style sheet has them (diagram_css). Rows carry data-t and
 * data-end. */
void diagram_add_svg(struct buf *, const struct diagram *, struct bytes title);
void diagram_add_svg_element(struct buf *, const struct diagram *, int section, struct bytes title);
extern const char diagram_css[];

/* A sequenceDiagram for Mermaid. */
void diagram_add_mermaid(struct buf *, const struct diagram *, struct bytes title);

/* Lines of at most about `width` columns, which a transcript has. */
void diagram_add_text(struct buf *, const struct diagram *, int width, bool is_ascii);

#endif
