/* What comes into a run from outside: all of it is one of these, so that going back and playing a recorded run do it again in one way.
 *
 * An input comes at a place: after so many steps of its timeline (an event of the world, or a turn of what plays), at a time of the virtual clock.
 * The same inputs at the same places make the same run.
 */
#ifndef KLAB_SHELL_INPUT_H
#define KLAB_SHELL_INPUT_H

#include "engine/base/bytes.h"

struct session_actor;

enum input_kind {
	/* For the world: a timeline keeps these. An answer is the driver's to one of its words (speed, fork ...). */
	INPUT_OPEN,
	INPUT_REOPEN,
	INPUT_LINE,
	INPUT_END,
	INPUT_INTERRUPT,
	INPUT_KILL,
	INPUT_ANSWER,
	INPUT_PLAY,
	INPUT_END_PLAY,
	/* Of visitors (visitors.h): `number` is who. */
	INPUT_ENTERED,
	INPUT_BROUGHT,
	INPUT_LEFT,
	/* What a play wished for, and what came of it; the latter is noted where it is told. */
	INPUT_FORKED,
	INPUT_RETURNED,
	/* About time itself: only a recording has them, which holds what was done in the order in which it was. */
	INPUT_BACK,
	INPUT_BACK_EVENTS,
	INPUT_FORWARD,
	INPUT_FORWARD_EVENTS,
	INPUT_GOTO,
	INPUT_GOTO_EVENT,
	INPUT_GO_ON, /* time went on by itself over what was typed then: another timeline begins */
	INPUT_FORK,
	INPUT_GO_TO,
	INPUT_BEGIN_HERE,
	/* Of a lesson, beside the world: which page is read (0: the introduction), what was guessed (from 1), that its step is done, and by which answer. Only a
	 * recording has these, too. */
	INPUT_PAGE,
	INPUT_GUESS,
	INPUT_DONE,
	/* What a word about time printed that was not typed in the world: `number` is its status. Only a recording has it, too. */
	INPUT_TOLD,
	/* Nothing comes in: what the trace's hash was here, so that one can tell where two runs part. */
	INPUT_MARK,
	INPUT_KINDS,
};

struct input {
	int64_t steps; /* it comes after so many */
	int64_t t_us;
	int64_t after_seq; /* the last event of the trace before it; -1: there is none */
	enum input_kind kind;
	int32_t tab;
	struct bytes line; /* owned; what was typed, the answer, the name of a timeline, a visitor's address or bytes */
	int64_t number;    /* the status of an answer, how far back, the hash */
	const struct session_actor *actor; /* of a play */
	void *what;
};

#endif
