/* What a message sequence shows of the trace, wherever one is drawn (the Timeline view, diagrams): who the actors are, what is told in words and in
 * what tone, what repeats. Frames are sim/trace/frames.h.
 */
#ifndef KLAB_TRACE_SEQUENCE_H
#define KLAB_TRACE_SEQUENCE_H

#include "sim/trace/frames.h"
#include "sim/world/world.h"

/* ---- Actors ------------------------------------------------------------------------------------------------------------------ */

bool actor_is_node(struct bytes name);

/* "client-p1" is an app, which everybody calls p1; a tool is known without its "kafka-". */
struct bytes actor_short_name(struct bytes name);

/* Clients, then nodes: each in the order of its name, numbers as numbers. <0, 0, >0. */
int actor_compare(struct bytes a, struct bytes b);

/* ---- Happenings: all that is told but frames ---------------------------------------------------------------------------------- */

enum tone {
	TONE_SAID,   /* narration */
	TONE_TYPED,  /* a line in a shell */
	TONE_CHANGE, /* what the cluster did: elections, groups, configs */
	TONE_FAULT,  /* what befell it */
	TONE_MET,    /* an expectation */
	TONE_UNMET,
};

/* Whether the event is such a happening. */
bool happening_is_told(const struct trace_view *);
enum tone happening_tone(const struct trace_view *);

/* Who, as the trace names him (null: nobody), and in what words; both in the arena. False: it is none. */
bool happening_tell(struct arena *, const struct trace_entry *, const struct trace_view *, struct bytes *who, struct bytes *words);

/* ---- What repeats ------------------------------------------------------------------------------------------------------------- */

/* Equal for frames of one run: requests of the same two actors and API, and their answers. 0: they have a story, such as JoinGroup's, and are not
 * folded. */
uint64_t frame_fold_key(const struct frame_seen *);

#endif
