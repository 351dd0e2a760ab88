/* A Lua state that can compute and nothing else.
 *
 * Libraries cannot be changed. No io, os, load, debug, require, bytecode, __gc or weak tables; no address in any text; pairs() and next() go in a fixed order
 * (numbers, then strings, then booleans); table.sort is a stable merge; math.random draws from a generator that is given. So a
 * script is a pure function of its inputs. Limits of memory and instructions hold even inside pcall: once past one, every further
 * instruction raises again. What runs long inside one instruction (patterns, rep, concat, move, whatever fills memory) is charged by its work.
 *
 * All memory is of the heap that is given: a state in a world's region is carried by its snapshots.
 */
#ifndef KLAB_SCRIPT_SANDBOX_H
#define KLAB_SCRIPT_SANDBOX_H

#include <lua.h>

#include "engine/base/heap.h"
#include "engine/base/prng.h"

struct sandbox {
	lua_State *lua;
	struct heap *heap;
	struct prng prng;         /* of math.random */
	size_t memory_bytes;
	size_t memory_bytes_max;
	int64_t instructions;     /* spent since the last sandbox_refill() */
	int64_t instructions_max;
	int64_t instructions_ever;
	size_t longest_text;      /* of all there ever were, in bytes */
	const char *exceeded;     /* NULL, or which limit was passed */
	char where[80];           /* "rebalance.lua:12" of what went wrong; "": not known */
	lua_State *caller;        /* of sandbox_call() */
	void *owner;              /* for the API functions */
};

struct sandbox_limits {
	size_t memory_bytes_max;  /* 0: 64 MiB */
	int64_t instructions_max; /* 0: 100 million */
};

/* In the heap; `owner` is found again by sandbox_of(). */
struct sandbox *sandbox_new(struct heap *, const struct prng *, const struct sandbox_limits *, void *owner);
void sandbox_del(struct sandbox *);

/* The sandbox that a state (or a coroutine of it) belongs to. */
struct sandbox *sandbox_of(lua_State *);

/* A new slice of instructions: at each return to the driver. */
void sandbox_refill(struct sandbox *);

/* Charges `work` instructions at once; raises when the limit is passed. */
void sandbox_charge(lua_State *, int64_t work);

/* Calls the function below its arguments on the main state's stack, in a coroutine of its own, as lua_pcall() would. After an error `where` is
 * set. What it calls cannot yield. */
bool sandbox_call(struct sandbox *, int argument_count, int result_count);

/* The same for a C function, which may raise and run out of memory there. Whatever a script may have a hand in (its tables may have metamethods) is done so. */
bool sandbox_do(struct sandbox *, lua_CFunction, int argument_count, int result_count);

/* Sets `where` to the innermost line of the script that a state is at. */
void sandbox_note_where(lua_State *);

/* Compiles text (never bytecode) named `name` ("=rebalance.lua"); leaves the function on the stack of the state or coroutine, or a message and false. */
bool sandbox_load(lua_State *, const char *name, const char *text, size_t size);

/* Pushes a list of the keys of the table at `table` (not negative), in the order of pairs(); returns how many. Raises as pairs() does. */
lua_Integer sandbox_push_keys(lua_State *, int table);

/* string.find, match, gmatch, gsub with Lua's patterns, charged by their steps (pattern.c). */
void pattern_open(lua_State *); /* sets them in the table on the top of the stack */

#endif
