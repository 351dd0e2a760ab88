/* What the trace has for a diagram, before it is folded into rows: shared by diagram_read.c and diagram.c. */
#ifndef KLAB_TRACE_DIAGRAM_INTERNAL_H
#define KLAB_TRACE_DIAGRAM_INTERNAL_H

#include "sim/trace/diagram.h"

/* A request and what became of it. */
struct exchange {
	int64_t conn, correlation_id, api_key;
	int from, to; /* of the request; of struct reading's names */
	enum frame_kind kind;
	int64_t records;
	int16_t error;
	bool is_answered, is_lost;
};

/* One event that a diagram may show. */
struct mark {
	int64_t seq, t_us;
	enum trace_id id;
	/* frame_sent */
	struct exchange *exchange;
	bool is_response;
	/* Happenings. */
	enum tone tone;
	enum diagram_life life;
	int who, other; /* names; -1: nobody. `other`: the far end of a link */
	struct bytes words;
};

struct seen_actor {
	struct bytes name;
	int64_t weight; /* how often it has a part in the story */
	enum diagram_life life; /* as far as was read */
	int column;     /* -1: it has none */
};

/* The marks of a part of the run (timelines.h). */
struct reading_part {
	struct timeline_part part;
	int first_mark, mark_count;
	const enum diagram_life *begin, *end; /* what each of the names was like */
};

struct reading {
	struct arena *arena;
	struct mark *marks; /* in the arena's heap, not the arena: they grow */
	int mark_count, mark_capacity;
	struct seen_actor *names;
	int name_count;
	struct reading_part *parts;
	int part_count;
	bool is_from_start; /* of the trace */
};

void diagram_read(struct reading *, const struct world *, struct arena *, const struct diagram_options *);
/* Frees the marks; what they point to is the arena's. */
void diagram_read_end(struct reading *);

#endif
