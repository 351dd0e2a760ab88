/* A value is a letter, and then: i an integer, d a double's bits (8 bytes each), s the size (4 bytes) and the text, { the number of pairs (4 bytes) and
 * these, keys in the order of pairs(); n, t and f stand alone. Numbers are big-endian. */
#include "sim/script/values.h"

#include <lauxlib.h>

#include "sim/script/script.h"

static void refuse(lua_State *lua, const char *what)
{
	lua_pushfstring(lua, "%s cannot be taken along; only numbers, texts, booleans and tables of them can", what);
	lua_error(lua);
}

static void add_value(lua_State *lua, int index, int depth, struct buf *out);

static void add_table(lua_State *lua, int index, int depth, struct buf *out)
{
	if (depth == VALUES_DEPTH_MAX)
		refuse(lua, "a table that contains itself, or is nested 32 deep,");
	luaL_checkstack(lua, 6, NULL);
	lua_Integer count = sandbox_push_keys(lua, index);
	int keys = lua_gettop(lua);

	buf_add_char(out, '{');
	buf_add_u32(out, (uint32_t)count);
	for (lua_Integer i = 1; i <= count; i++) {
		lua_rawgeti(lua, keys, i);
		add_value(lua, keys + 1, depth + 1, out);
		lua_rawget(lua, index);
		add_value(lua, keys + 1, depth + 1, out);
		lua_settop(lua, keys);
	}
	lua_pop(lua, 1);
}

static void add_value(lua_State *lua, int index, int depth, struct buf *out)
{
	lua_Number number;
	struct bytes text;
	uint64_t bits;

	if (out->size > VALUES_SIZE_MAX)
		refuse(lua, "more than a mebibyte");
	switch (lua_type(lua, index)) {
	case LUA_TNIL:
		buf_add_char(out, 'n');
		break;
	case LUA_TBOOLEAN:
		buf_add_char(out, lua_toboolean(lua, index) ? 't' : 'f');
		break;
	case LUA_TNUMBER:
		number = lua_tonumber(lua, index);
		memcpy(&bits, &number, sizeof(bits));
		buf_add_char(out, lua_isinteger(lua, index) ? 'i' : 'd');
		buf_add_u64(out, lua_isinteger(lua, index) ? (uint64_t)lua_tointeger(lua, index) : bits);
		break;
	case LUA_TSTRING:
		text = script_text(lua, index);
		buf_add_char(out, 's');
		buf_add_u32(out, (uint32_t)text.size);
		buf_add_bytes(out, text);
		break;
	case LUA_TTABLE:
		add_table(lua, index, depth, out);
		break;
	default:
		refuse(lua, lua_type(lua, index) == LUA_TUSERDATA ? "a broker or a client" : lua_pushfstring(lua, "a %s", luaL_typename(lua, index)));
	}
}

void values_add(lua_State *lua, int first, struct buf *out)
{
	for (int i = first, top = lua_gettop(lua); i <= top; i++)
		add_value(lua, i, 0, out);
	if (out->size > VALUES_SIZE_MAX)
		refuse(lua, "more than a mebibyte");
}

/* ---- Back ---------------------------------------------------------------------------------------------------------------- */

static void push_value(lua_State *lua, const uint8_t **at)
{
	lua_Number number;
	uint64_t bits;
	uint32_t count;

	luaL_checkstack(lua, 4, NULL);
	switch (*(*at)++) {
	case 't':
		lua_pushboolean(lua, true);
		break;
	case 'f':
		lua_pushboolean(lua, false);
		break;
	case 'i':
		lua_pushinteger(lua, (lua_Integer)load_u64(*at));
		*at += 8;
		break;
	case 'd':
		bits = load_u64(*at);
		memcpy(&number, &bits, sizeof(number));
		lua_pushnumber(lua, number);
		*at += 8;
		break;
	case 's':
		count = load_u32(*at);
		lua_pushlstring(lua, (const char *)*at + 4, count);
		*at += 4 + count;
		break;
	case '{':
		count = load_u32(*at);
		*at += 4;
		lua_newtable(lua);
		for (uint32_t i = 0; i < count; i++) {
			push_value(lua, at);
			push_value(lua, at);
			lua_rawset(lua, -3);
		}
		break;
	default:
		lua_pushnil(lua);
	}
}

int values_push(lua_State *lua, struct bytes values)
{
	const uint8_t *at = values.data;
	int count = 0;

	for (; values.size > 0 && at < values.data + values.size; count++)
		push_value(lua, &at);
	return count;
}
