/* The driver of a world with people at it: it makes the world and its cluster, opens tabs with a shell each, types what is typed,
 * lets virtual time pass, and hands out what was printed. The terminal, the screens, the Lua host and the lessons' checks all go through
 * here; the real clock is theirs.
 *
 * A session lives outside the world's region and keeps no pointer into it: tabs are numbers, shells are process ids.
 *
 * Time. session_tick() is for a clock: real time goes in, virtual time passes at `speed` unless paused, and as fast as it can while a
 * `run` is in the foreground. session_wait() is for those without one: time passes only until a tab waits for input.
 * Output is read from the trace, so it survives `back` only as far as it has happened: session_next_output() then tells the reader with
 * `is_cut` to forget what it has shown of this tab from `keep` on.
 */
#ifndef KLAB_SHELL_SESSION_H
#define KLAB_SHELL_SESSION_H

#include <stdio.h>

#include "sim/shell/input.h"
#include "sim/shell/compare.h"
#include "sim/shell/shell.h"
#include "sim/trace/timelines.h"
#include "sim/world/cluster.h"
#include "sim/world/gate.h"

struct session;

/* A session on a real cluster has none of its own: every address leads outside, files are the real ones, and virtual time is to follow the real
 * clock (remote.h). Nothing of it is kept, so there is no way back. */
struct session_remote {
	struct gate_outside outside;
	int64_t wall_ms;        /* of the real clock, now */
	struct bytes directory; /* the working directory of its shells */
	struct bytes home;      /* what ~ is there; null: as in a world of klab's own */
	struct bytes servers;   /* what $BOOTSTRAP is there; null: nothing */
	bool shows_frames;
};

struct session_options {
	const struct session_remote *remote; /* NULL: a cluster of its own */
	struct cluster_options cluster; /* brokers 0: 1 */
	uint64_t seed;
	bool is_interactive; /* somebody sits there: prompts, messages of jobs, hints */
	bool is_recorded;    /* session_recorded() */
	size_t snapshots_size_max; /* 0: SESSION_SNAPSHOTS_SIZE */
	bool goes_only_on; /* nobody will go back: no snapshots are taken for that */
};

struct session *session_new(const struct session_options *);
void session_del(struct session *);
struct world *session_world(const struct session *);
bool session_is_remote(const struct session *);
/* The address of the cluster at hand, as --bootstrap-server takes it. */
struct bytes session_servers(const struct session *);

enum {
	SESSION_TABS_MAX = 16,
	TIMELINE_NAME_MAX = 32,
	SESSION_TIMELINES_MAX = 64,
	SESSION_FORKS_MAX = 32,
	SESSION_MOMENTS_MAX = 1000,
	SESSION_IDLE_US = 30000000,
};

/* Bytes of memory for going back. With more, what is long ago is reached faster. */
#define SESSION_SNAPSHOTS_SIZE ((size_t)256 << 20)

/* Opens a tab with a shell; returns its number, from 1. The number is the shell's tab in trace events. */
int32_t session_open_tab(struct session *);
/* The same, of a shell that does this line and ends, as `sh -c` does. Of a session that nobody records. */
int32_t session_open_tab_for(struct session *, struct bytes line);
int32_t session_tab_count(const struct session *);
int32_t session_shell(const struct session *, int32_t tab);

/* What the tab waits for (shell.h). */
enum tab_state session_tab_state(const struct session *, int32_t tab);
/* Of the last line that was typed there. */
int32_t session_status(const struct session *, int32_t tab);
/* Starts another shell where the last one has ended. */
void session_reopen_tab(struct session *, int32_t tab);

/* Input: a line (its newline is added if it has none), Ctrl-D on an empty line, Ctrl-C. They are inputs of the run: recorded. In the past a line that
 * is one of the words about time (forward, goto ...) is none: it would begin another timeline. */
void session_type(struct session *, int32_t tab, struct bytes line);
void session_end_input(struct session *, int32_t tab);
void session_interrupt(struct session *, int32_t tab);
/* Ctrl-C, and where time is stopped the end of what would need time to heed it. */
void session_give_up(struct session *, int32_t tab);
/* Ends what runs in the foreground and does not heed Ctrl-C. */
void session_kill_foreground(struct session *, int32_t tab);

/* ---- What plays ----------------------------------------------------------------------------------------------------- */

/* What an actor asks of the session between two steps. */
enum actor_wish {
	ACTOR_WISHES_NOTHING,
	ACTOR_WISHES_FORK,   /* a timeline of that name, to go on in */
	ACTOR_WISHES_RETURN, /* from it to where it was begun, with what came of it */
};

/* Who acts on the world beside its processes: a scenario. It takes its turns between the world's events, as steps of the session, so that going
 * back and doing again includes them. All of its state is in the world's region, where these find it; they do nothing while there is none.
 *
 * In a timeline that it has wished for it finds itself as it was, and is told that it has forked; at its end it wishes to return. Then it is again as it
 * was where it forked, and is told what came of it; null: the timeline it returns from is not the one that it had begun (somebody has gone back there, or
 * on), so its story ends. The result is text of the actor's own kind. */
struct session_actor {
	void (*begin)(struct session *, void *what); /* takes the place of what was there */
	void (*end)(struct session *);
	int64_t (*next_time)(struct world *);  /* of its next turn, now if it is due; TIME_NEVER: it waits for an event */
	bool (*is_due)(struct world *);        /* whether that comes before the world's next event */
	void (*turn)(struct session *);
	void (*stepped)(struct session *);     /* an event of the world was handled */
	enum actor_wish (*wish)(struct world *, struct bytes *what); /* valid until the next step */
	void (*forked)(struct session *);
	void (*returned)(struct session *, struct bytes result);
};
/* Inputs like a line: recorded, and done again. One plays at a time. The actor itself is constant; what it plays is of its own kind, and lives longer
 * than the session. */
void session_play(struct session *, const struct session_actor *, void *what);
void session_end_play(struct session *);

/* ---- Time ----------------------------------------------------------------------------------------------------------- */

/* The time of the next event or turn; TIME_NEVER if there is none. */
int64_t session_next_time(const struct session *);

/* Speeds are in thousandths: 1000 is real time. */
void session_set_speed(struct session *, int64_t thousandths);
int64_t session_speed(const struct session *);
/* While paused a line or Ctrl-C is still handled, for at most a millisecond. */
void session_set_paused(struct session *, bool);
bool session_is_paused(const struct session *);

/* Whether a tab's `run` asks for all the speed there is. */
bool session_is_hurried(const struct session *);

/* `real_us` have passed. Handles at most `steps_max` events, and returns false if it is behind for that reason. */
bool session_tick(struct session *, int64_t real_us, int64_t steps_max);

/* Handles one event and what was asked of the driver; false if there is none. */
bool session_step(struct session *);
/* The same for as many events up to that time, and at most so many, as there is nothing to do or to see between. How many. */
int64_t session_step_on(struct session *, int64_t until_us, int64_t count);

/* Virtual time passes for `us`, as fast as can be. */
void session_pass(struct session *, int64_t us);

/* Lets time pass until the tab is not busy; at most `limit_us`. True if it is not. */
bool session_wait(struct session *, int32_t tab, int64_t limit_us);

/* NULL, or why the world has ended, in one line: it is full, or a promise was broken (sim/trace/checkers). */
const char *session_failure(const struct session *);
/* What a program ends with for that reason: 2 or 3; 0: there is none. */
int session_failure_status(const struct session *);

/* Goes back by a time, or by a number of trace events: the world is as it was then, to the byte. What is done next, or time that goes on over what was
 * typed then, begins a timeline of its own; the old one is kept with its head. Who has gone there by a word, with somebody at the keyboard, finds time
 * paused until something is typed. */
void session_back(struct session *, int64_t us);
void session_back_events(struct session *, int64_t count);
/* From a moment in the past on along its timeline, with all that was typed, at most to its head. False: this is the head. */
bool session_forward(struct session *, int64_t us);
bool session_forward_events(struct session *, int64_t count);
/* To a time of the live timeline, or to where the trace event of that number has happened. False: that is yet to come. */
bool session_goto(struct session *, int64_t t_us);
bool session_goto_event(struct session *, int64_t seq);
/* Whether the live timeline goes on behind this moment. */
bool session_is_in_past(const struct session *);
/* Nobody goes back behind this moment: the tabs are open, a lesson is set up. */
void session_begin_here(struct session *);
/* A timeline of that name begins here and is gone to. False: the name is taken, empty or too long, or there are SESSION_FORKS_MAX. */
bool session_fork(struct session *, struct bytes name);
/* To the latest moment of that timeline. False: there is none. */
bool session_go_to(struct session *, struct bytes name);
bool session_has_timeline(const struct session *, struct bytes name);

/* How many events of its trace this moment has in common with that timeline, or fewer; INT64_MAX: it is the live one; 0: there is none of that name. */
int64_t session_shared_events(const struct session *, struct bytes name);

struct session_timeline {
	const char *name, *parent; /* NULL: it began with the session */
	int64_t fork_us, head_us;
	bool is_live, is_in_past; /* gone to; and left behind at its head */
};
/* In the order in which they began; room for SESSION_TIMELINES_MAX. */
int32_t session_timelines(const struct session *, struct session_timeline *out);

/* The name of the live timeline: "main" is the first. */
const char *session_timeline(const struct session *);

/* Events that stand out, for a bar of time: faults and what mends them, elections, what was typed and said, and where a scenario had a timeline of its
 * own. */
enum mark_kind { MARK_FAULT, MARK_MENDED, MARK_ELECTION, MARK_TYPED, MARK_SAID, MARK_FORK };
struct session_mark {
	int64_t t_us, seq;
	enum mark_kind kind;
};
/* Those of the timeline from its beginning to its head, in order; valid until time passes. 0: none, or no such timeline. */
int32_t session_marks(struct session *, struct bytes timeline, const struct session_mark **out);

/* What differs between the heads of two timelines. False: there is none of one of the names. To be freed. */
bool session_compare(struct session *, struct bytes a, struct bytes b, struct comparison *out);
void comparison_free(struct comparison *);

/* The timelines of a session that is over, for readers that go through them; it stands where it stood again when that has ended, and nothing else is done
 * with it in between. Of a world that is full only the live one can be seen. */
struct session_tour;
struct session_tour *session_tour_new(struct session *);
const struct timelines *session_tour_timelines(const struct session_tour *);
void session_tour_del(struct session_tour *);
/* Their traces (trace_json_write_all()), in the same way. */
void session_write_trace(struct session *, int64_t from_us, struct heap *, FILE *);

/* ---- Recording ------------------------------------------------------------------------------------------------------ */

/* Everything that came from outside so far, going back too, in the order in which it came; valid until the next input. */
int32_t session_recorded(const struct session *, const struct input **out);
/* What a learner does beside the world: INPUT_PAGE, INPUT_GUESS, INPUT_DONE. A recording keeps it, and nothing else comes of it. */
void session_note(struct session *, enum input_kind, int64_t number, struct bytes text);
/* Events and turns handled so far, on this timeline. */
int64_t session_steps(const struct session *);

/* A session that follows a recording does not answer its words itself: the answers are inputs of the recording. */
void session_set_following(struct session *, bool);

enum follow {
	FOLLOW_INPUT, /* an input was done */
	FOLLOW_STEP,  /* an event was handled */
	FOLLOW_LATER, /* nothing more up to `until_us` */
	FOLLOW_LOST,  /* this is not the run that was recorded: the next input finds no place here */
};
/* One step of a recording: the input at *at if its place is here, else an event. */
enum follow session_follow(struct session *, const struct input *, int32_t count, int32_t *at, int64_t until_us);
/* Does one input here and now. False: it cannot be done, such as one for a tab that is not there. */
bool session_do(struct session *, const struct input *);

/* ---- Output --------------------------------------------------------------------------------------------------------- */

struct session_output {
	int32_t tab;
	int32_t stream;
	int64_t seq;       /* of its trace event */
	struct bytes text; /* valid until the next call, or until the world goes on */
	bool is_again;     /* it was handed out before: another timeline was gone to meanwhile */
	bool is_typed;     /* it was not printed: a line, without its end, that the shell has read at its prompt */
	bool is_own;       /* of a word about time that was not typed in the world: `seq` is the next event */
	bool is_cut;       /* the past was left: forget what trace event `keep` and later ones printed */
	int64_t keep;
};
bool session_next_output(struct session *, struct session_output *);
/* What was handed out is not needed any more, neither the trace up to there. Of a session on a real cluster. */
void session_drop_shown(struct session *);

/* Types a line, waits until it is done (at most `limit_us` of virtual time, then Ctrl-C), and gathers what it printed. Returns its status. For scripts
 * and tests; the tab must be at its prompt. */
int32_t session_sh(struct session *, int32_t tab, struct bytes line, int64_t limit_us, struct buf *out, struct buf *err);

/* Reads lines from `fd` until it ends, as `klab shell` does without a terminal (design.md, section 5). Returns the last status. */
int32_t session_run_plain(struct session *, int fd, FILE *out, FILE *err);

/* Who lets time pass in a session beside the terminal: a real cluster (remote.h), programs outside (gateway.h). turn() returns in how many microseconds there is more to do; it is
 * called again when the descriptor is readable, too. */
struct session_driver {
	void *self;
	int descriptor;
	int64_t (*turn)(void *self);
	void (*leave)(void *self);       /* at the end, without a terminal; NULL: nothing is left to do */
	const char *(*note)(void *self); /* one line that there is to say, or NULL; NULL: there never is */
};

/* `klab shell` on a terminal: readline, completion, a history file. NULL: time passes at the session's speed. */
int32_t session_run_terminal(struct session *, const struct session_driver *, const char *greeting);

#endif
