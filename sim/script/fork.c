/* w:fork(name, function): what if. The function runs in a timeline of its own, which begins at this moment; then this moment is there again, and the
 * function's values with it.
 *
 * The coroutine waits; between two steps the session begins a timeline, where the play finds itself as it is here and runs the function in a coroutine of
 * its own. When that has ended, the session goes back to the moment that was kept: all of Lua's state is as it was, and only bytes have come along.
 *
 *     here   ... waits --- is told what came of it, goes on ...
 *                    \
 *     there           is told that it has forked, function, its end
 */
#include <inttypes.h>
#include <lauxlib.h>

#include "sim/script/play.h"
#include "sim/script/values.h"

enum { NAME_SIZE_MAX = 24 };

/* How a result begins; the values lie behind it. */
enum { AT_KIND = 0, AT_IS_FAILED = 1, AT_INSTRUCTIONS = 2, AT_WAITS = 10, AT_UNTIL = 18, AT_EVENTS = 26, AT_HASH = 34, AT_VALUES = 42 };

enum { KIND_VALUES = 'v', KIND_ERROR = 'e', KIND_REFUSED = 'r' };

/* ---- Asking for it ----------------------------------------------------------------------------------------------------------- */

static bool is_used(const struct play *play, struct bytes name)
{
	for (int32_t i = 0; i < play->fork.count; i++)
		if (bytes_equal(play->fork.names[i], name))
			return true;
	return false;
}

static void check_name(lua_State *lua, struct bytes name)
{
	const struct play *play = play_of(lua);
	bool is_good = name.size > 0 && name.size <= NAME_SIZE_MAX;

	for (size_t i = 0; i < name.size && is_good; i++)
		is_good = (name.data[i] >= 'a' && name.data[i] <= 'z') || (name.data[i] >= 'A' && name.data[i] <= 'Z') || (name.data[i] >= '0' && name.data[i] <= '9') ||
		          strchr("-_.=", name.data[i]);
	if (!is_good)
		luaL_error(lua, "a timeline's name is of 1 to %d letters, digits, '-', '_', '.' and '='", (int)NAME_SIZE_MAX);
	if (is_used(play, name) || bytes_equal_text(name, "main"))
		luaL_error(lua, "there is a timeline of that name already");
	if (play->fork.count == PLAY_FORKS_MAX)
		luaL_error(lua, "a scenario can have %d timelines beside its own", (int)PLAY_FORKS_MAX);
}

static int after_fork(lua_State *lua, int status, lua_KContext context)
{
	struct play *play = play_of(lua);
	struct bytes result = buf_bytes(&play->fork.result);
	const struct bytes *name = &play->fork.names[play->fork.count - 1];

	(void)status;
	(void)context;
	if (result.size == 0)
		return luaL_error(lua, "there are as many timelines as can be kept");
	int64_t until_us = (int64_t)load_u64(result.data + AT_UNTIL);
	int count = values_push(lua, bytes_slice(result, AT_VALUES, result.size));

	if (result.data[AT_KIND] == KIND_VALUES)
		return count;
	if (result.data[AT_KIND] == KIND_REFUSED)
		return luaL_error(lua, "what the timeline %s gives back: %s", (const char *)name->data, lua_tostring(lua, -1));
	if (lua_type(lua, -1) == LUA_TSTRING) {
		char place[80];

		snprintf(place, sizeof(place), " (in the timeline %s, at %.3f s)", (const char *)name->data, (double)until_us / 1e6);
		lua_pushstring(lua, place);
		lua_concat(lua, 2);
	}
	return lua_error(lua);
}

int play_fork(lua_State *lua)
{
	struct play *play = play_of(lua);
	struct bytes name = script_text(lua, 2);

	luaL_checktype(lua, 3, LUA_TFUNCTION);
	if (play->fork.is_inside)
		return luaL_error(lua, "a timeline cannot be begun within another (this is %s)", (const char *)play->fork.names[play->fork.count - 1].data);
	check_name(lua, name);
	lua_settop(lua, 3);
	lua_pushvalue(lua, 3);
	play->fork.function = luaL_ref(lua, LUA_REGISTRYINDEX);
	lua_pushvalue(lua, 1);
	play->fork.w = luaL_ref(lua, LUA_REGISTRYINDEX);
	struct bytes *kept = &play->fork.names[play->fork.count++];
	char *text = heap_alloc(play->box->heap, name.size + 1);

	memcpy(text, name.data, name.size);
	text[name.size] = '\0';
	*kept = bytes_of(text, name.size);
	buf_clear(&play->fork.result);
	return play_yield_to(lua, WAIT_FORK, TIME_NEVER, after_fork);
}

/* ---- There ------------------------------------------------------------------------------------------------------------------- */

/* A coroutine with the function and its w. */
static int make_run(lua_State *lua)
{
	const struct play *play = play_of(lua);
	lua_State *run = lua_newthread(lua);

	lua_rawgeti(lua, LUA_REGISTRYINDEX, play->fork.function);
	lua_rawgeti(lua, LUA_REGISTRYINDEX, play->fork.w);
	lua_xmove(lua, run, 2);
	return 1;
}

void fork_begin(struct play *play)
{
	struct world *world = play->script.world;

	play->fork.is_inside = true;
	play->fork.first_event = world_trace_count(world);
	play->argument_count = 1;
	play->is_waiting = play->is_ready = false;
	trace(world_trace_begin(world), timeline_began, .name = play->fork.names[play->fork.count - 1]);
	world_trace_end(world, NULL);
	if (sandbox_do(play->box, make_run, 0, 1))
		play->run = lua_tothread(play->box->lua, -1); /* stays on the stack: nobody but the timeline has it */
	else
		play_raise(play, NULL);
}

/* All arguments become the values of the result; runs in a coroutine of its own. */
static int gather_values(lua_State *lua)
{
	values_add(lua, 1, &play_of(lua)->fork.result);
	return 0;
}

static bool gather(struct play *play, lua_State *from, int count, int kind)
{
	struct buf *result = &play->fork.result;
	struct world *world = play->script.world;

	buf_clear(result);
	buf_add_char(result, (char)kind);
	buf_add_char(result, play->is_failed);
	buf_add_u64(result, (uint64_t)play->box->instructions_ever);
	buf_add_u64(result, (uint64_t)play->wait_count);
	buf_add_u64(result, (uint64_t)world_now_us(world));
	buf_add_u64(result, (uint64_t)(world_trace_count(world) - play->fork.first_event));
	buf_add_u64(result, world_trace_hash(world));
	sandbox_refill(play->box);
	lua_xmove(from, play->box->lua, count);
	lua_pushcfunction(play->box->lua, gather_values);
	lua_insert(play->box->lua, -count - 1);
	return sandbox_call(play->box, count, 0);
}

void fork_end(struct play *play, lua_State *from, int count, bool is_error)
{
	if (!gather(play, from, count, is_error ? KIND_ERROR : KIND_VALUES)) { /* why not is on the stack now */
		lua_State *lua = play->box->lua;

		if (play->box->exceeded || lua_type(lua, -1) != LUA_TSTRING || !gather(play, lua, 1, KIND_REFUSED)) {
			play_raise(play, "what the timeline gives back is too much");
			return;
		}
	}
	play->fork.has_ended = true;
}

/* ---- Here again -------------------------------------------------------------------------------------------------------------- */

void fork_return(struct play *play, struct bytes result)
{
	struct world *world = play->script.world;
	char hash[17];

	play->is_ready = true;
	if (bytes_is_null(result))
		return;
	buf_add_bytes(&play->fork.result, result);
	play->is_failed = play->is_failed || result.data[AT_IS_FAILED];
	play->box->instructions_ever = (int64_t)load_u64(result.data + AT_INSTRUCTIONS);
	play->wait_count = (int64_t)load_u64(result.data + AT_WAITS);
	snprintf(hash, sizeof(hash), "%016" PRIx64, load_u64(result.data + AT_HASH));
	trace(world_trace_begin(world), timeline_returned, .name = play->fork.names[play->fork.count - 1], .until = (int64_t)load_u64(result.data + AT_UNTIL),
	      .events = (int64_t)load_u64(result.data + AT_EVENTS), .trace_hash = bytes_of_text(hash));
	world_trace_end(world, NULL);
}
