/* The options that a scenario gives in a table, and what it is told when one is wrong: the name of the option, not of Lua's stack. */
#include <lauxlib.h>

#include "sim/script/play.h"

bool play_is_set(lua_State *lua, int index, const char *name)
{
	bool is_set = lua_istable(lua, index) && lua_getfield(lua, index, name) != LUA_TNIL;

	if (lua_istable(lua, index))
		lua_pop(lua, 1);
	return is_set;
}

static bool is_among(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

/* The first that is not known, in the order of bytes: Lua's own order is another in each run. */
static const char *first_unknown(lua_State *lua, int index, const char *const *names)
{
	const char *unknown = NULL;

	for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
		const char *name = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : NULL;

		if (name && !is_among(name, names) && (!unknown || strcmp(name, unknown) < 0))
			unknown = name;
	}
	return unknown;
}

void play_check_options(lua_State *lua, int index, const char *const *names)
{
	if (lua_isnoneornil(lua, index))
		return;
	luaL_checktype(lua, index, LUA_TTABLE);
	const char *unknown = first_unknown(lua, index, names);

	if (!unknown)
		return;
	lua_pushliteral(lua, "");
	for (int i = 0; names[i]; i++) {
		lua_pushfstring(lua, "%s%s%s", lua_tostring(lua, -1), i == 0 ? "" : names[i + 1] ? ", " : " and ", names[i]);
		lua_replace(lua, -2);
	}
	luaL_error(lua, "there is no option '%s' here; there are %s", unknown, lua_tostring(lua, -1));
}

lua_Integer play_integer(lua_State *lua, int index, const char *name, lua_Integer fallback, lua_Integer min, lua_Integer max)
{
	int is_integer;

	if (!play_is_set(lua, index, name))
		return fallback;
	lua_getfield(lua, index, name);
	lua_Integer value = lua_tointegerx(lua, -1, &is_integer);

	if (!is_integer)
		luaL_error(lua, "%s must be an integer, not %s", name, lua_type(lua, -1) == LUA_TNUMBER ? lua_tostring(lua, -1) : luaL_typename(lua, -1));
	if (value < min || value > max)
		luaL_error(lua, "%s must be from %I to %I", name, min, max);
	lua_pop(lua, 1);
	return value;
}

struct bytes play_setting(lua_State *lua, int index, const char *name)
{
	switch (lua_type(lua, index)) {
	case LUA_TBOOLEAN:
		return lua_toboolean(lua, index) ? BYTES("true") : BYTES("false");
	case LUA_TNUMBER:
	case LUA_TSTRING:
		return script_text(lua, index); /* a number becomes its text, in place */
	default:
		luaL_error(lua, "%s must be a text, a number or a boolean, not a %s", name, luaL_typename(lua, index));
		return BYTES_NULL;
	}
}

void play_push_names(lua_State *lua, int index)
{
	lua_Integer count = 0;

	lua_newtable(lua);
	int list = lua_gettop(lua);

	for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
		lua_Integer at = ++count;

		if (lua_type(lua, -2) != LUA_TSTRING)
			luaL_error(lua, "names must be texts, not a %s", luaL_typename(lua, -2));
		for (; at > 1; at--) { /* from the end: insertion sort */
			lua_rawgeti(lua, list, at - 1);
			sandbox_charge(lua, 10);
			if (strcmp(lua_tostring(lua, -1), lua_tostring(lua, list + 1)) < 0)
				break;
			lua_rawseti(lua, list, at);
		}
		lua_settop(lua, list + 2);
		lua_pushvalue(lua, list + 1);
		lua_rawseti(lua, list, at);
	}
}
