/* w:workload{...}: the clients of `klab fuzz`, and what its cluster must come back to. So a schedule that the fuzzer has found is a scenario like any other. */
#include <lauxlib.h>

#include "sim/fuzz/load.h"
#include "sim/script/play.h"

#define LOAD "workload"

static struct load *check_load(lua_State *lua)
{
	return luaL_checkudata(lua, 1, LOAD);
}

/* Waits until what the load has begun has come, or is broken: then the run ends. */
static int wait_for_load(lua_State *lua, struct load *load, lua_KFunction after)
{
	int64_t at_us = load_look(load);

	if (at_us == TIME_NEVER)
		return after(lua, LUA_OK, 0);
	play_of(lua)->load = load;
	return play_yield_to(lua, WAIT_LOAD, at_us, after);
}

static int give_load(lua_State *lua, int status, lua_KContext context)
{
	(void)status;
	(void)context;
	lua_settop(lua, 3);
	return 1;
}

static int give_nothing(lua_State *lua, int status, lua_KContext context)
{
	(void)lua;
	(void)status;
	(void)context;
	return 0;
}

/* workload{ pairs = 2, first = 7 }: so many producers and as many consumers, whose numbers begin there and say what settings they have. */
static int world_workload(lua_State *lua)
{
	static const char *const options[] = { "first", "mutant", "pairs", NULL };
	enum mutant mutant = MUTANT_NONE;

	lua_settop(lua, 2);
	play_check_options(lua, 2, options);
	int32_t pairs = (int32_t)play_integer(lua, 2, "pairs", 1, 1, LOAD_CLIENTS_MAX / 2);
	int32_t first = (int32_t)play_integer(lua, 2, "first", 0, 0, 1000);

	if (play_of(lua)->load)
		return luaL_error(lua, "there is a workload already");
	if (play_is_set(lua, 2, "mutant")) {
		lua_getfield(lua, 2, "mutant");
		struct bytes name = play_setting(lua, 3, "mutant");

		mutant = mutant_of((const char *)name.data, (int)name.size);
		if (mutant == MUTANT_NONE)
			return luaL_error(lua, "there is no mutant '%s'; klab fuzz --mutant list has them", name.data);
		lua_settop(lua, 2);
	}
	struct load *load = lua_newuserdatauv(lua, sizeof(*load), 0);

	luaL_setmetatable(lua, LOAD);
	lua_pushvalue(lua, 3);
	lua_rawsetp(lua, LUA_REGISTRYINDEX, play_of(lua)); /* it lives as long as the run */
	load_begin(load, script_of(lua)->world, 2 * pairs, first, mutant);
	return wait_for_load(lua, load, give_load);
}

/* One of its clients by name: "p7". */
static int32_t check_client(lua_State *lua, const struct load *load)
{
	int32_t client = load_find(load, script_text(lua, 2));

	if (client < 0)
		luaL_error(lua, "this workload has no client '%s'; producers are p%d and up, consumers c%d and up", luaL_checkstring(lua, 2), (int)load->first,
		           (int)load->first);
	return client;
}

static int load_kill_(lua_State *lua)
{
	struct load *load = check_load(lua);

	load_kill(load, check_client(lua, load));
	return 0;
}

static int load_start_(lua_State *lua)
{
	struct load *load = check_load(lua);

	load_start(load, check_client(lua, load));
	return 0;
}

/* hang("c7", 5): it does not poll for so many seconds. */
static int load_hang_(lua_State *lua)
{
	struct load *load = check_load(lua);
	int32_t client = check_client(lua, load);

	if (!load_hang(load, client, script_seconds(lua, 3)))
		return luaL_error(lua, "%s does not run, or is no consumer", lua_tostring(lua, 2));
	return 0;
}

/* ask("move replicas"): of its admin. */
static int load_ask(lua_State *lua)
{
	struct load *load = check_load(lua);
	int wish = luaL_checkoption(lua, 2, NULL, wish_names);

	lua_pushboolean(lua, load_wish(load, (enum wish)wish));
	return 1;
}

/* converge{ without = 2, keeps_slow = true } */
static int load_converge_(lua_State *lua)
{
	static const char *const options[] = { "keeps_slow", "without", NULL };
	struct load *load = check_load(lua);

	lua_settop(lua, 2);
	play_check_options(lua, 2, options);
	int32_t without = (int32_t)play_integer(lua, 2, "without", 0, 0, load->brokers);
	bool keeps_slow = play_is_set(lua, 2, "keeps_slow") && (lua_getfield(lua, 2, "keeps_slow"), lua_toboolean(lua, -1));

	load_converge(load, without, keeps_slow);
	return wait_for_load(lua, load, give_nothing);
}

void play_open_load(lua_State *lua)
{
	static const luaL_Reg methods[] = { { "kill", load_kill_ }, { "start", load_start_ }, { "hang", load_hang_ }, { "ask", load_ask },
		                                { "converge", load_converge_ }, { NULL, NULL } };

	lua_pushcfunction(lua, world_workload);
	lua_setfield(lua, -2, "workload");
	luaL_newmetatable(lua, LOAD);
	lua_newtable(lua);
	luaL_setfuncs(lua, methods, 0);
	lua_setfield(lua, -2, "__index");
	lua_pushboolean(lua, false);
	lua_setfield(lua, -2, "__metatable");
	lua_pop(lua, 1);
}
