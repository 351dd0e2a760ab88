/* What is made of a run once it has been played: a terminal recording, a diagram, a page, a report. Each reader is a function from the story (the
 * trace and what the run was called) to bytes; none knows of another. Equal runs give equal bytes.
 *
 *     struct readers readers = { 0 };
 *     if (!readers_open(&readers, &outputs, READER_CAST, "a.cast")) ...   -- false with one line said: status 2
 *     readers_write(&readers, &story);
 */
#ifndef KLAB_TRACE_READERS_H
#define KLAB_TRACE_READERS_H

#include "sim/trace/outputs.h"
#include "sim/trace/timelines.h"
#include "sim/world/world.h"

struct told;

/* A run that has been played. */
struct story {
	struct world *world;       /* where it ended; readers only look */
	struct bytes title, about; /* of the scenario; null if it has none */
	const char *name;          /* of its file */
	uint64_t seed;
	int32_t brokers;
	int status;                /* what the program ends with */
	bool is_ended;             /* it came to its own end: no promise was broken meanwhile */
	const struct told *told;   /* what a recording shows: a scenario's transcript, or the terminal */
	const struct timelines *timelines; /* NULL: the world has one */
};

/* Another timeline, to be read in the world's place; -1: back to where the run has ended. Nothing where there is only one. */
static inline void story_go_to(const struct story *story, int timeline)
{
	if (timelines_are_several(story->timelines))
		story->timelines->go_to(story->timelines->self, timeline);
}

enum reader { READER_CAST, READER_CAST3, READER_SVG, READER_MERMAID, READER_REPORT, READER_PAGE, READER_COUNT };

struct readers {
	FILE *files[READER_COUNT]; /* NULL: not asked for */
};

/* Asks for an output at the path; NULL asks for nothing. False with one line said. */
bool readers_open(struct readers *, struct outputs *, enum reader, const char *path);

/* NULL, or in one line why it could not be done: the run is too long. */
const char *readers_write(const struct readers *, const struct story *);

#endif
