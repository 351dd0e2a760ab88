/* What scripts of both kinds share: scenarios (which act on a world) and checks (which only look).
 *
 * A script is a sandbox whose owner is a `struct script`. The read-only words of the scenario interface (partition, group,
 * controller, history, acknowledged, delivered, now) are defined here, once, for both.
 */
#ifndef KLAB_SCRIPT_SCRIPT_H
#define KLAB_SCRIPT_SCRIPT_H

#include "sim/script/sandbox.h"
#include "sim/world/world.h"

struct script {
	struct world *world;
	int64_t history_from; /* trace events before this are not seen */
};

static inline struct script *script_of(lua_State *lua)
{
	return sandbox_of(lua)->owner;
}

/* Sets the read-only functions in the table on the top of the stack. */
void script_open_views(lua_State *);

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

/* The string at `index` as a span that lives as long as the value. */
struct bytes script_text(lua_State *, int index);

/* Seconds (a number) as microseconds; raises for what is negative or no number. */
int64_t script_seconds(lua_State *, int index);

#endif
