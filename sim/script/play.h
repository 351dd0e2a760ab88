/* What the files behind scenario.h share. */
#ifndef KLAB_SCRIPT_PLAY_H
#define KLAB_SCRIPT_PLAY_H

#include "sim/script/client.h"
#include "sim/script/script.h"
#include "sim/script/sources.h"
#include "sim/shell/session.h"

enum wait_kind { WAIT_NONE, WAIT_TIME, WAIT_CONDITION, WAIT_FLUSH, WAIT_POLL, WAIT_COMMIT, WAIT_CLOSE, WAIT_SHELL, WAIT_EVENT, WAIT_LOAD, WAIT_FORK };

enum { CLIENTS_MAX = 1000, PLAY_FORKS_MAX = 32 };

enum play_state { PLAY_GOES_ON, PLAY_ENDED, PLAY_RAISED };

/* The tab that w:sh() and others type into, and how far a line is (typing.c). */
struct typing {
	int32_t tab, shell; /* a stream and a process; 0: not opened yet */
	enum typing_phase { TYPING_OPENS, TYPING_RUNS, TYPING_STOPS, TYPING_DRAINS } phase;
	int64_t first_event; /* of the trace, of what the line printed */
};

/* Its timelines (fork.c). */
struct fork {
	struct bytes names[PLAY_FORKS_MAX]; /* of all so far, with a zero behind each; the last is the one that is waited for, or lived in */
	int32_t count;
	bool is_inside; /* this is such a timeline */
	bool has_ended; /* and its function has */
	int64_t first_event; /* of it */
	int function, w; /* references */
	struct buf result;
};

/* A scenario that is being played, in the world's heap: play_in() finds it. It takes its turns as the session's actor. */
struct play {
	struct script script; /* first: script_of() finds it */
	struct sandbox *box;
	enum play_state state;
	bool is_guest;    /* others live in the world: what it started ends with it */
	int64_t turns;    /* taken so far */
	int64_t first_event; /* of the trace */
	lua_State *run;   /* the coroutine */
	struct typing typing;
	struct fork fork;
	bool is_failed;   /* an expectation was not met */
	bool has_results; /* some client has results that Lua has not seen */
	struct script_client *clients[CLIENTS_MAX];
	int32_t client_count;

	struct sources *sources; /* outside */
	struct buf problem;
	const char *why;   /* NULL, or what it raised: one line, with its place */
	struct buf line;   /* what w:sh() and others type */
	struct buf thrown; /* what a Java client would have thrown; raised where the coroutine waits */
	int64_t begins_at_us, wait_count;
	int argument_count; /* what the coroutine is resumed with */

	/* What the coroutine waits for. */
	bool is_waiting;
	bool is_ready; /* it has come */
	enum wait_kind wait;
	int64_t since_us, until_us;
	int condition;             /* reference of the function */
	struct bytes what;         /* wait_until's words, or the line of sh; owned by the coroutine's stack */
	struct script_client *client;
	int64_t next_event;        /* await: of the trace */
	struct load *load;         /* w:workload's; NULL: there is none */
	uint64_t next_tag;
};

static inline struct play *play_of(lua_State *lua)
{
	return (struct play *)script_of(lua);
}

/* A scenario that has the world for itself, and one that is a guest in it; what they play is a struct sources. */
extern const struct session_actor play_actor, play_guest_actor;

/* The scenario of the world, playing or ended; NULL if there is none. Valid until it is restored. */
struct play *play_in(struct world *);

/* Lets time pass until it has taken a turn, or until that time. */
enum play_state play_pass(struct session *, int64_t until_us);

/* Ends the scenario with what went wrong; NULL: it was raised as no text. */
void play_raise(struct play *, const char *why);

/* typing.c: types play->line into its tab, opening it if it must. */
void typing_begin(struct play *);
/* Whether the line is done, or nothing more can be done about it; after each event. */
bool typing_has_ended(struct play *);
/* It has not come to an end in time: what runs is interrupted, at last left alone. True if it is over with that. */
bool typing_time_out(struct play *);
/* A C function of Lua: gives {out, err, code}. */
int typing_push_result(lua_State *);
/* Nobody types any more. */
void typing_end(struct play *);

/* fork.c: w:fork(). */
int play_fork(lua_State *);
/* A timeline has begun for it: its function is what runs. */
void fork_begin(struct play *);
/* The function has ended, or raised: its values, or the error, are the last on the stack of `from`. */
void fork_end(struct play *, lua_State *from, int count, bool is_error);
/* Where it was begun: what came of it. Null: it could not be begun. */
void fork_return(struct play *, struct bytes result);

/* Runs the file's chunk, which has scenario() and include(); its table is left on the stack. False with a message there instead. */
bool play_load(struct sandbox *, struct sources *);

/* Adds one line: what went wrong, and where. `why` is NULL if it was raised as no text. */
void play_explain(struct sandbox *, const struct sources *, const char *why, struct buf *out);

/* A C function of Lua: of the scenario's table and the sources (as light userdata) it makes the table w.args, texts all. Raises, without a place, when
 * a parameter is given that is not there. */
int play_push_arguments(lua_State *);

/* Waits: to be returned from a C function of the scenario. Raises when not called from run() itself. Then `after` goes on with what the driver
 * gives on the top of the stack. */
int play_yield(lua_State *, enum wait_kind, int64_t until_us);
int play_yield_to(lua_State *, enum wait_kind, int64_t until_us, lua_KFunction after);

/* Options: the table at `index` (nothing is an empty one) may have these names (a list with NULL at its end) and no other. */
void play_check_options(lua_State *, int index, const char *const *names);
/* Their values; `fallback` when it is not there. They raise for what is no such value. */
lua_Integer play_integer(lua_State *, int index, const char *name, lua_Integer fallback, lua_Integer min, lua_Integer max);
bool play_is_set(lua_State *, int index, const char *name);
/* The value at `index` as Kafka's properties would have it. */
struct bytes play_setting(lua_State *, int index, const char *name);
/* Pushes a list of the names in the table at `index` (not negative), in the order of their bytes. */
void play_push_names(lua_State *, int index);

/* Sets w's functions that act in the table on the top of the stack (world_api.c), those that break things (fault_api.c), those of clients
 * (client_api.c), and the fuzzer's workload (load_api.c). */
void play_open_world(lua_State *);
void play_open_faults(lua_State *);
void play_open_pictures(lua_State *);
void play_open_load(lua_State *);
void play_open_clients(lua_State *);

/* Hands what the clients did to Lua: handles, received records, callbacks. False with the error on the main state's stack. */
bool play_take_results(struct play *);

#endif
