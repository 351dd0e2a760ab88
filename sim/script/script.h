/* What scripts of both kinds share: scenarios (which act on a world) and checks (which only look).
 *
 * A script is a sandbox whose owner is a `struct script`. The read-only words of the scenario interface are defined once, for both: what is (view.c:
 * partition, group, config, records, controller, now) and what happened (history.c: history, acknowledged, delivered). A check can be of a real
 * cluster, too: then the first kind is what that tells, and the second raises.
 */
#ifndef KLAB_SCRIPT_SCRIPT_H
#define KLAB_SCRIPT_SCRIPT_H

#include "sim/script/sandbox.h"
#include "sim/shell/survey.h"

/* What is to be seen of a real cluster, and why a check of it has ended early. */
struct outlook {
	struct survey *survey;
	bool is_waiting;  /* an answer is yet to come: run it again then */
	char untold[200]; /* what the cluster does not tell; "": nothing was asked for in vain */
	char absent[200]; /* what was looked for last and is not there; "" */
};

struct script {
	struct world *world;
	int64_t history_from; /* trace events before this are not seen */
	struct outlook *outside; /* NULL: `w` is the world */
};

static inline struct script *script_of(lua_State *lua)
{
	return sandbox_of(lua)->owner;
}

/* Sets the read-only functions in the table on the top of the stack. */
void script_open_views(lua_State *);
void script_open_history(lua_State *);
/* Raises where there is no world whose trace the word could read. */
void script_needs_trace(lua_State *, const char *word);

/* A record as Lua sees it: {topic, partition, offset, timestamp, key, value, headers}. Null key and value stay nil. */
struct record_view {
	struct bytes topic;
	int32_t partition;
	int64_t offset, timestamp;
	struct bytes key, value;
	struct bytes client; /* null: left out */
};
void script_push_record(lua_State *, const struct record_view *);

/* (filter, n): the first event of number n or later that has all fields of the filter, as w:history{} has it. Returns the number behind it and the event;
 * nil if there is none yet. */
int script_find_event(lua_State *);

/* A text, or nil for null. */
void script_push_text(lua_State *, struct bytes);
/* Fields of the table on the top of the stack. */
void script_set_text(lua_State *, const char *name, struct bytes);
void script_set_integer(lua_State *, const char *name, int64_t);

/* The string at `index` as a span that lives as long as the value. */
struct bytes script_text(lua_State *, int index);

/* Seconds (a number) as microseconds; raises for what is negative or no number. */
int64_t script_seconds(lua_State *, int index);

#endif
