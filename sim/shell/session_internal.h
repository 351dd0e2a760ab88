/* What the files of a session share: session.c (tabs, time, output), session_inputs.c (what came from outside), session_moments.c (what can be gone
 * back to at once), session_time.c (going back and on), session_timelines.c, session_words.c (what is typed about them), session_record.c
 * (recordings).
 *
 * A session can go back because it keeps snapshots of the world and every input with its place: an input comes after a number of steps and at a
 * time. To be at an earlier moment, the last snapshot before it is restored and the steps and inputs from there on are done again.
 *
 * Who has gone back stands in the past of a timeline as long as nothing differs: a new input, or time that goes on over the place where one of then
 * came, begins another timeline there.
 */
#ifndef KLAB_SHELL_SESSION_INTERNAL_H
#define KLAB_SHELL_SESSION_INTERNAL_H

#include "sim/shell/session.h"
#include "sim/shell/visitors.h"

struct tab {
	int32_t stream; /* in the world */
	int32_t shell;
};

/* A moment that can be gone back to at once. */
struct kept {
	struct snapshot *snapshot; /* NULL: none */
	int64_t steps;
	int64_t trace_count;
	int32_t input_count;
	struct tab tabs[SESSION_TABS_MAX];
	int32_t tab_count;
};

/* Events that stand out; read up to event `seq`. */
struct marks {
	struct session_mark *items;
	int32_t count, capacity;
	int64_t seq;
};

/* A timeline that is not the live one stands at its head. It has all its inputs from the first on; its moments begin where it left its parent, what
 * was before is the parent's. */
struct timeline {
	char name[TIMELINE_NAME_MAX];
	const struct timeline *parent; /* NULL: main, or what was before is forgotten */
	const struct timeline *origin; /* the same, but never forgotten: up to its beginning its trace is the origin's */
	int64_t fork_steps, fork_count, fork_us; /* steps, events in the trace and time when it began */
	bool is_of_actor; /* which has wished for it, and comes back from it */
	bool has_returned;
	struct kept head; /* without a snapshot as long as it was never left */
	struct input *inputs;
	int32_t input_count, input_capacity;
	struct marks marks;
	struct kept *kept; /* by time */
	int32_t kept_count, kept_capacity;
};

struct session {
	struct world *world;
	bool goes_only_on;
	bool is_remote;
	struct bytes directory, home, servers; /* of its shells; null: theirs, theirs, none */
	size_t snapshots_size_max;
	bool is_interactive;
	bool is_paused;
	bool was_under_way; /* a command that was there before wants time, and is stopped, too */
	bool is_lifted;     /* time goes on all the same, with a program outside: until what was typed while it stood still is done */
	int64_t speed;
	int64_t behind_us; /* virtual time that session_tick() still owes */
	struct tab tabs[SESSION_TABS_MAX];
	int32_t tab_count;
	int64_t shown;       /* trace events whose output was handed out */
	int64_t cut_at;      /* readers are to forget what these events and later ones printed; -1: nothing */
	int64_t again_until; /* what was printed below was handed out once before, on the same timeline */
	int64_t steps;
	int32_t input_count; /* of the live timeline's inputs: those that have come already */
	struct timeline *timelines[SESSION_TIMELINES_MAX];
	int32_t timeline_count, current;
	bool is_rewound;   /* the live timeline was left behind at its head */
	int32_t standing_tab; /* by a word that was typed there by somebody: time waits until something is typed there. 0: none */
	int32_t heard_tab; /* of the last input, which is handled even while time is stopped */
	int64_t heard_us;
	int64_t travels;   /* how often another moment was gone to: whoever lets time pass stops there */
	bool is_replaying; /* inputs come from the timeline: they are not noted again */
	const struct session_actor *actor; /* NULL: nothing has played yet */
	/* What a word has printed that was not typed in the world; tab 0: nothing. */
	char *own_text;
	int32_t own_tab, own_status; /* the status of the last line; -1: it was typed in the world */
	bool is_recorded;
	bool is_following; /* words are answered by inputs: session_set_following() */
	struct input *record;
	int32_t record_count, record_capacity;
	int64_t next_mark; /* when so many events are in the trace */
	int32_t visitors_pid; /* 0: nobody has come from outside yet */
	const struct session_outside *outside; /* NULL: nobody is told of what leaves the world */
	bool is_accompanied;
	int64_t partings, last_visitor;
};

static inline struct timeline *session_live(const struct session *s)
{
	return s->timelines[s->current];
}

/* ---- session_inputs.c ------------------------------------------------------------------------------------------------ */

/* Before an input: notes it, and begins a timeline if this is the first one after going back. */
void session_note_input(struct session *, const struct input *);
/* The live timeline's next input; NULL: none came behind this moment. */
const struct input *session_next_input(const struct session *);
/* Does that again, at its time. */
void session_repeat_input(struct session *);
/* A copy of the bytes on the program's heap, and its end. */
struct bytes input_own(struct bytes);
void input_disown(struct bytes);
void timeline_add_input(struct timeline *, const struct input *);
void timeline_drop_input(struct timeline *);

/* ---- session_moments.c ----------------------------------------------------------------------------------------------- */

struct kept session_keep_moment(struct session *);
void session_restore_moment(struct session *, const struct kept *);
void session_forget_moment(struct kept *);
void timeline_add_moment(struct timeline *, struct kept);
/* After a step: takes a snapshot now and then, and lets go of others where they are too many or too much. */
void session_keep_snapshot(struct session *);
/* How many more events until one is due, as it looks now. */
int64_t session_steps_to_snapshot(const struct session *);

/* ---- session_time.c -------------------------------------------------------------------------------------------------- */

/* Before time goes on to `until_us` by itself (TIME_NEVER: by a step): it may lead away from what was. */
void session_pass_by(struct session *, int64_t until_us);
/* Away from what was: here begins another timeline. */
void session_go_on(struct session *);
/* What was printed from that event on is not what has happened here. */
void session_forget_output(struct session *, int64_t from);

/* ---- session_timelines.c --------------------------------------------------------------------------------------------- */

void session_time_init(struct session *);
void session_time_free(struct session *);
/* The head of the live timeline is kept before it is left, unless what is live is a moment in its past. */
void session_leave(struct session *);
/* Whether nothing came behind this moment of the live timeline, which was left once. */
bool session_is_at_head(const struct session *);
/* In the past: what happens from here on is another timeline. Where there are too many, the old one's future is given up. */
void session_leave_past(struct session *);
/* Whether a timeline can have that name: it is shown in one line. */
bool session_is_name(struct bytes);
/* -1: there is none of that name. */
int32_t session_find_timeline(const struct session *, struct bytes name);
/* How much of the trace two timelines share, or less; INT64_MAX: that is not known. */
int64_t session_shared_count(const struct timeline *, const struct timeline *);
/* Fulfils what the actor wishes; false if it wishes nothing. */
bool session_fulfil_wish(struct session *);

/* ---- session_marks.c ------------------------------------------------------------------------------------------------- */

/* Of the live timeline, as far as it has come. */
void session_read_marks(struct session *);
/* Without those from that event on; only those before it. */
void marks_cut(struct marks *, int64_t seq);
void marks_copy(struct marks *, const struct marks *from, int64_t seq);

/* ---- session_record.c ------------------------------------------------------------------------------------------------ */

/* All do nothing where nothing is recorded. The place of an input is filled in. */
void session_record_begin(struct session *);
void session_record(struct session *, const struct input *);
/* Behind a step, and before anything is answered: a mark now and then. */
void session_record_mark(struct session *);
void session_record_free(struct session *);

/* ---- visitors.c ------------------------------------------------------------------------------------------------------ */

/* After a step: what was sent to visitors leaves the world. */
void session_show_out(struct session *);
/* At another moment, or in another timeline. */
void session_find_visitors(struct session *);

/* ---- session.c, session_words.c -------------------------------------------------------------------------------------- */

/* Nothing happens up to that time. */
void session_set_clock(struct session *, int64_t us);
/* Handles one event or turn, or as many events up to that time and number as pass without anybody's attention, and nothing else. How many. */
int64_t session_advance(struct session *, int64_t until_us, int64_t count);
/* What one of its words prints that was not typed in the world. */
void session_tell(struct session *, int32_t tab, struct bytes text, int32_t status);
/* What one of its words prints, and its status. */
void session_answer(struct session *, int32_t tab, struct bytes text, int32_t status);
/* In the past: whether the line is such a word, which then is done without being typed in the world. */
bool session_take_word(struct session *, int32_t tab, struct bytes line);
/* Answers the word of the tab that waits for the driver, if one does. */
void session_answer_word(struct session *, int32_t tab);

#endif
