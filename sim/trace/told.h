/* A run as it was told, piece by piece: a scenario's transcript, or what a session's terminal showed; in the order in which it was lived, other timelines
 * too, of which nothing is left in the trace in the end. What recordings are made of. It does not depend on where it is printed.
 */
#ifndef KLAB_TRACE_TOLD_H
#define KLAB_TRACE_TOLD_H

#include "sim/trace/transcript.h"

struct told_part {
	int64_t t_us;             /* goes back where another timeline begins and ends */
	int64_t left_us;          /* when somebody left another moment for this one; -1: nobody did */
	size_t start, size;       /* in the text */
	size_t said, said_size;   /* in the words: what a chapter that begins here is called; else of size 0 */
};

enum { TOLD_SIZE_MAX = 64 << 20 };

struct told {
	struct heap *heap;
	struct transcript transcript;
	struct buf text, words;
	struct told_part *parts;
	int64_t count, capacity;
	bool is_full; /* there was more than TOLD_SIZE_MAX, which is not kept */
	/* Of a session. */
	bool is_session;
	int64_t tab;       /* whose output was last; 0: nobody's */
	bool is_in_a_line; /* a prompt stands there, or a line without its end */
};

void told_init(struct told *, struct heap *);

/* Takes up what has happened since; told_return: the world has gone back to where another timeline was begun, event `seq` comes next. */
void told_read(struct told *, const struct world *);
void told_return(struct told *, int64_t seq);

/* The same of a session: what was typed and printed. told_go_to: another timeline is the live one, or (is_elsewhere) another moment was gone to, at
 * left_us, and what has happened before it was told. */
void told_read_session(struct told *, const struct world *);
void told_go_to(struct told *, const struct world *, const char *timeline, int64_t left_us, bool is_elsewhere);

/* A piece that no event says: the title, the last line. */
void told_add(struct told *, int64_t t_us, struct bytes text);

#endif
