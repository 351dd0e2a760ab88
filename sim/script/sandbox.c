#include "sim/script/sandbox.h"

#include <assert.h>
#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/buf.h"

#define TOO_LONG "the script computes for too long"
#define INSTRUCTIONS_EVER_MAX (INT64_C(20) * 1000 * 1000 * 1000)

enum {
	HOOK_EVERY = 1000,
	MEMORY_DEFAULT = 64 << 20,
	INSTRUCTIONS_DEFAULT = 100 * 1000 * 1000,
	/* What work costs that is done within one instruction, in instructions. */
	COST_OF_BLOCK = 20,       /* of memory */
	BYTES_PER_COST = 8,       /* that are filled */
	COST_OF_ORDER = 8,        /* of two values */
	COST_OF_SWITCH = 30,      /* to another coroutine */
	COST_OF_CATCH = 60,       /* of an error */
	COST_OF_FORMAT = 150,
	/* By how much an instruction is dearer where one may go through so much: it compares two texts, or passes arguments on. Far less than what it can take, as
	 * few do; enough for the limit to come in seconds. */
	TEXT_PER_COST = 16 << 10,
	ARGUMENTS_PER_COST = 64,
	REFUSED_SIZE = 64 << 10,  /* once the work is spent, no block of this size is given: to fill it would take longest */
};

/* ---- Limits ----------------------------------------------------------------------------------------------------------- */

struct sandbox *sandbox_of(lua_State *lua)
{
	return *(struct sandbox **)lua_getextraspace(lua);
}

void sandbox_note_where(lua_State *lua)
{
	struct sandbox *box = sandbox_of(lua);
	lua_Debug at;

	for (int level = 0; lua_getstack(lua, level, &at); level++) {
		if (lua_getinfo(lua, "Sl", &at) && at.currentline > 0) {
			snprintf(box->where, sizeof(box->where), "%s:%d", at.short_src, at.currentline);
			return;
		}
	}
}

static void on_count(lua_State *lua, lua_Debug *debug);

/* Past a limit: this coroutine, and each that runs on, is interrupted at every instruction, so no pcall can go on. */
static void exceed(lua_State *lua, const char *what)
{
	struct sandbox *box = sandbox_of(lua);

	if (!box->where[0])
		sandbox_note_where(lua);
	box->exceeded = what;
	lua_sethook(lua, on_count, LUA_MASKCOUNT, 1);
	luaL_error(lua, "%s", what);
}

/* What all slices together have spent counts too: a script that goes on for ever does so a little at a time. */
static void spend(struct sandbox *box, int64_t work)
{
	box->instructions += work;
	box->instructions_ever += work;
	if (box->instructions_ever > INSTRUCTIONS_EVER_MAX)
		box->instructions = box->instructions_max + 1;
}

/* How many more arguments than it names were passed to the function that runs, to the next lower power of two. */
static int64_t extra_arguments(lua_State *lua, lua_Debug *running)
{
	int count = ARGUMENTS_PER_COST;

	while (lua_getlocal(lua, running, -count)) {
		lua_pop(lua, 1);
		count *= 2;
	}
	return count / 2;
}

static void on_count(lua_State *lua, lua_Debug *running)
{
	struct sandbox *box = sandbox_of(lua);

	if (box->exceeded)
		exceed(lua, box->exceeded);
	spend(box, HOOK_EVERY * (1 + (int64_t)(box->longest_text / TEXT_PER_COST) + extra_arguments(lua, running) / ARGUMENTS_PER_COST));
	if (box->instructions > box->instructions_max)
		exceed(lua, TOO_LONG);
}

void sandbox_charge(lua_State *lua, int64_t work)
{
	struct sandbox *box = sandbox_of(lua);

	if (box->exceeded)
		exceed(lua, box->exceeded);
	spend(box, work);
	if (box->instructions > box->instructions_max)
		exceed(lua, TOO_LONG);
}

void sandbox_refill(struct sandbox *box)
{
	box->instructions = 0;
}

/* Also where Lua makes long texts in one instruction. */
static void *allocate(void *user, void *old, size_t old_size, size_t size)
{
	struct sandbox *box = user;

	if (!old && old_size == LUA_TSTRING && size > box->longest_text)
		box->longest_text = size;
	if (!old)
		old_size = 0; /* Lua passes a type there */
	if (size == 0) {
		heap_free(box->heap, old);
		box->memory_bytes -= old_size;
		return NULL;
	}
	spend(box, COST_OF_BLOCK + (int64_t)(size / BYTES_PER_COST));
	if (size > old_size && box->memory_bytes + size - old_size > box->memory_bytes_max) {
		box->exceeded = "the script uses too much memory";
		return NULL;
	}
	if (size >= REFUSED_SIZE && size > old_size && box->instructions > box->instructions_max) {
		box->exceeded = TOO_LONG;
		return NULL;
	}
	void *out = heap_try_realloc(box->heap, old, size);

	if (out)
		box->memory_bytes += size - old_size;
	return out;
}

/* ---- Order ------------------------------------------------------------------------------------------------------------ */

/* Numbers before strings before booleans; nothing else has an order that is the same in every run. */
static int rank_of(lua_State *lua, int index)
{
	switch (lua_type(lua, index)) {
	case LUA_TNUMBER:
		return 0;
	case LUA_TSTRING:
		return 1;
	case LUA_TBOOLEAN:
		return 2;
	default:
		return luaL_error(lua, "a table whose keys are not numbers, strings or booleans has no order to walk it in");
	}
}

static bool is_key_less(lua_State *lua, int a, int b)
{
	int rank_a = rank_of(lua, a), rank_b = rank_of(lua, b);

	if (rank_a != rank_b)
		return rank_a < rank_b;
	if (rank_a == 2)
		return lua_toboolean(lua, a) < lua_toboolean(lua, b);
	if (rank_a == 0)
		return lua_compare(lua, a, b, LUA_OPLT);
	size_t size_a, size_b; /* bytes, not the locale's collation */
	const char *text_a = lua_tolstring(lua, a, &size_a), *text_b = lua_tolstring(lua, b, &size_b);
	int order = memcmp(text_a, text_b, size_a < size_b ? size_a : size_b);

	return order != 0 ? order < 0 : size_a < size_b;
}

/* Whether the item at `a` of the stack goes before the one at `b`. With a function at `less` it is asked, else keys are compared. */
static bool is_less(lua_State *lua, int less, int a, int b)
{
	sandbox_charge(lua, COST_OF_ORDER);
	if (less == 0)
		return is_key_less(lua, a, b);
	if (lua_isnil(lua, less))
		return lua_compare(lua, a, b, LUA_OPLT);
	lua_pushvalue(lua, less);
	lua_pushvalue(lua, a);
	lua_pushvalue(lua, b);
	lua_call(lua, 2, 1);
	bool out = lua_toboolean(lua, -1);

	lua_pop(lua, 1);
	return out;
}

/* Merge sort of items 1..count of the table at `list`, bottom up, through the table at `spare`: stable, so equal items keep their order. */
static void sort_list(lua_State *lua, int list, int spare, lua_Integer count, int less)
{
	int from = list, to = spare;

	for (lua_Integer width = 1; width < count; width *= 2) {
		for (lua_Integer low = 1; low <= count; low += 2 * width) {
			lua_Integer left = low, middle = low + width, right = middle, high = middle + width;

			if (middle > count + 1)
				middle = right = count + 1;
			if (high > count + 1)
				high = count + 1;
			for (lua_Integer out = low; out < high; out++) {
				bool is_left = right >= high;

				if (left < middle && right < high) {
					lua_rawgeti(lua, from, right);
					lua_rawgeti(lua, from, left);
					is_left = !is_less(lua, less, lua_gettop(lua) - 1, lua_gettop(lua));
					lua_pop(lua, 2);
				}
				lua_rawgeti(lua, from, is_left ? left++ : right++);
				lua_rawseti(lua, to, out);
			}
		}
		int swap = from;

		from = to;
		to = swap;
	}
	for (lua_Integer i = 1; from != list && i <= count; i++) {
		lua_rawgeti(lua, from, i);
		lua_rawseti(lua, list, i);
	}
}

lua_Integer sandbox_push_keys(lua_State *lua, int table)
{
	lua_Integer count = 0;

	lua_newtable(lua);
	int list = lua_gettop(lua);

	lua_pushnil(lua);
	while (lua_next(lua, table)) {
		lua_pop(lua, 1);
		rank_of(lua, -1);
		lua_pushvalue(lua, -1);
		lua_rawseti(lua, list, ++count);
	}
	sandbox_charge(lua, COST_OF_ORDER * count);
	lua_newtable(lua);
	sort_list(lua, list, list + 1, count, 0);
	lua_pop(lua, 1);
	return count;
}

/* Upvalues: the list of keys, how many are done, how many there are. Keys removed meanwhile are left out. */
static int next_pair(lua_State *lua)
{
	lua_Integer at = lua_tointeger(lua, lua_upvalueindex(2)), count = lua_tointeger(lua, lua_upvalueindex(3));

	luaL_checktype(lua, 1, LUA_TTABLE);
	while (at < count) {
		lua_rawgeti(lua, lua_upvalueindex(1), ++at);
		lua_pushvalue(lua, -1);
		if (lua_rawget(lua, 1) != LUA_TNIL) {
			lua_pushinteger(lua, at);
			lua_replace(lua, lua_upvalueindex(2));
			return 2;
		}
		lua_pop(lua, 2);
	}
	lua_pushinteger(lua, at);
	lua_replace(lua, lua_upvalueindex(2));
	lua_pushnil(lua);
	return 1;
}

static int base_pairs(lua_State *lua)
{
	luaL_checkany(lua, 1);
	if (luaL_getmetafield(lua, 1, "__pairs") != LUA_TNIL) {
		lua_pushvalue(lua, 1);
		lua_call(lua, 1, 3);
		return 3;
	}
	luaL_checktype(lua, 1, LUA_TTABLE);
	lua_Integer count = sandbox_push_keys(lua, 1);

	lua_pushinteger(lua, 0);
	lua_pushinteger(lua, count);
	lua_pushcclosure(lua, next_pair, 3);
	lua_pushvalue(lua, 1);
	lua_pushnil(lua);
	return 3;
}

static int base_next(lua_State *lua)
{
	luaL_checktype(lua, 1, LUA_TTABLE);
	lua_settop(lua, 2);
	lua_Integer count = sandbox_push_keys(lua, 1), at = 0;

	if (!lua_isnil(lua, 2)) {
		do {
			if (++at > count)
				return luaL_error(lua, "invalid key to 'next'");
			lua_rawgeti(lua, 3, at);
		} while (!lua_rawequal(lua, -1, 2) && (lua_pop(lua, 1), true));
	}
	if (at == count) {
		lua_pushnil(lua);
		return 1;
	}
	lua_rawgeti(lua, 3, at + 1);
	lua_pushvalue(lua, -1);
	lua_rawget(lua, 1);
	return 2;
}

static int table_sort(lua_State *lua)
{
	luaL_checktype(lua, 1, LUA_TTABLE);
	lua_Integer count = luaL_len(lua, 1);

	if (!lua_isnoneornil(lua, 2))
		luaL_checktype(lua, 2, LUA_TFUNCTION);
	luaL_argcheck(lua, count < 10 * 1000 * 1000, 1, "array too big");
	lua_settop(lua, 2);
	lua_newtable(lua);
	sort_list(lua, 1, 3, count, 2);
	return 0;
}

/* ---- What would run long or tell an address ---------------------------------------------------------------------------- */

/* Calls the library's own function, kept as upvalue 1, with all arguments. */
static int call_original(lua_State *lua)
{
	int count = lua_gettop(lua);

	lua_pushvalue(lua, lua_upvalueindex(1));
	lua_insert(lua, 1);
	lua_call(lua, count, LUA_MULTRET);
	return lua_gettop(lua);
}

static int string_rep(lua_State *lua)
{
	lua_Integer size = luaL_len(lua, 1), count = luaL_checkinteger(lua, 2);
	lua_Integer separator = lua_isnoneornil(lua, 3) ? 0 : luaL_len(lua, 3);

	if (count > 0) {
		if (size + separator == 0) {
			lua_pushliteral(lua, "");
			return 1;
		}
		if (count > (lua_Integer)sandbox_of(lua)->memory_bytes_max / (size + separator))
			return luaL_error(lua, "resulting string too large");
		sandbox_charge(lua, count);
	}
	return call_original(lua);
}

/* As much as there is from one place to another. */
static void charge_range(lua_State *lua, lua_Integer first, lua_Integer last)
{
	uint64_t count = (uint64_t)last - (uint64_t)first;

	if (last >= first)
		sandbox_charge(lua, (int64_t)(count > (uint64_t)1 << 40 ? (uint64_t)1 << 40 : count));
}

static int table_concat(lua_State *lua)
{
	sandbox_charge(lua, COST_OF_BLOCK);
	charge_range(lua, luaL_optinteger(lua, 3, 1), lua_isnoneornil(lua, 4) ? luaL_len(lua, 1) : luaL_checkinteger(lua, 4));
	return call_original(lua);
}

static int table_unpack(lua_State *lua)
{
	charge_range(lua, luaL_optinteger(lua, 2, 1), lua_isnoneornil(lua, 3) ? luaL_len(lua, 1) : luaL_checkinteger(lua, 3));
	return call_original(lua);
}

/* insert(table, place, value), remove(table, place): all behind the place is moved. */
static void charge_shift(lua_State *lua, bool has_place)
{
	lua_Integer size = luaL_len(lua, 1);

	charge_range(lua, has_place && lua_isinteger(lua, 2) ? lua_tointeger(lua, 2) : size, size);
}

static int table_insert(lua_State *lua)
{
	charge_shift(lua, lua_gettop(lua) > 2);
	return call_original(lua);
}

static int table_remove(lua_State *lua)
{
	charge_shift(lua, true);
	return call_original(lua);
}

/* A place in the text that is the first argument, from its end if it is negative. */
static lua_Integer place_at(lua_State *lua, int index, lua_Integer fallback, lua_Integer size)
{
	lua_Integer at = luaL_optinteger(lua, index, fallback);

	return at < 0 ? (at < -size ? 1 : at + size + 1) : at > size ? size : at;
}

static lua_Integer size_of_text(lua_State *lua)
{
	size_t size;

	luaL_checklstring(lua, 1, &size);
	return (lua_Integer)size;
}

/* byte, codepoint: of one character, or from one place to another. */
static int text_part(lua_State *lua)
{
	lua_Integer size = size_of_text(lua), first = place_at(lua, 2, 1, size);

	charge_range(lua, first, place_at(lua, 3, first, size));
	return call_original(lua);
}

static int utf8_char(lua_State *lua)
{
	sandbox_charge(lua, COST_OF_BLOCK + lua_gettop(lua));
	return call_original(lua);
}

static int utf8_length(lua_State *lua)
{
	lua_Integer size = size_of_text(lua);

	charge_range(lua, place_at(lua, 2, 1, size), place_at(lua, 3, -1, size));
	return call_original(lua);
}

static int utf8_offset(lua_State *lua)
{
	lua_Integer size = size_of_text(lua), count = luaL_checkinteger(lua, 2);

	sandbox_charge(lua, count > size || count < -size ? size : count < 0 ? -count : count);
	return call_original(lua);
}

/* A new coroutine counts its instructions from zero: what it may spend before it is looked at is paid for here. */
static int new_coroutine(lua_State *lua)
{
	sandbox_charge(lua, 2 * HOOK_EVERY);
	return call_original(lua);
}

static int coroutine_yield(lua_State *lua)
{
	sandbox_charge(lua, COST_OF_SWITCH);
	return lua_yield(lua, lua_gettop(lua));
}

static int table_move(lua_State *lua)
{
	charge_range(lua, luaL_checkinteger(lua, 2), luaL_checkinteger(lua, 3));
	return call_original(lua);
}

static void push_text(lua_State *lua, int index)
{
	int type = lua_type(lua, index);
	bool has_address = type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TUSERDATA || type == LUA_TTHREAD ||
	                   type == LUA_TLIGHTUSERDATA;

	if (!has_address) {
		luaL_tolstring(lua, index, NULL);
	} else if (luaL_getmetafield(lua, index, "__tostring") != LUA_TNIL) {
		lua_pop(lua, 1);
		luaL_tolstring(lua, index, NULL);
	} else if (luaL_getmetafield(lua, index, "__name") == LUA_TNIL) {
		lua_pushstring(lua, luaL_typename(lua, index));
	}
}

static int base_tostring(lua_State *lua)
{
	luaL_checkany(lua, 1);
	push_text(lua, 1);
	return 1;
}

static int string_format(lua_State *lua)
{
	const char *format = luaL_checkstring(lua, 1);

	sandbox_charge(lua, COST_OF_FORMAT);
	for (const char *p = format; (p = strchr(p, '%')) != NULL;) {
		p++;
		p += strspn(p, "-+ #0123456789.");
		if (*p == 'p')
			return luaL_error(lua, "'%%p' tells an address; a scenario has none");
		if (*p)
			p++;
	}
	for (int i = 2; i <= lua_gettop(lua); i++) {
		if (lua_type(lua, i) == LUA_TNUMBER || lua_type(lua, i) == LUA_TSTRING)
			continue;
		push_text(lua, i);
		lua_replace(lua, i);
	}
	return call_original(lua);
}

/* A text of many digits is read to its end. */
static int base_tonumber(lua_State *lua)
{
	if (lua_type(lua, 1) == LUA_TSTRING)
		sandbox_charge(lua, (int64_t)lua_rawlen(lua, 1));
	return call_original(lua);
}

static int end_call(lua_State *lua, int status, lua_KContext kept)
{
	if (status == LUA_OK || status == LUA_YIELD)
		return lua_gettop(lua) - (int)kept;
	lua_pushboolean(lua, false);
	lua_pushvalue(lua, -2);
	return 2;
}

/* pcall and xpcall as Lua's own, whose function may wait, too: what they catch has its price. */
static int base_pcall(lua_State *lua)
{
	sandbox_charge(lua, COST_OF_CATCH);
	luaL_checkany(lua, 1);
	lua_pushboolean(lua, true);
	lua_insert(lua, 1);
	return end_call(lua, lua_pcallk(lua, lua_gettop(lua) - 2, LUA_MULTRET, 0, 0, end_call), 0);
}

static int base_xpcall(lua_State *lua)
{
	int count = lua_gettop(lua);

	sandbox_charge(lua, COST_OF_CATCH);
	luaL_checktype(lua, 2, LUA_TFUNCTION);
	lua_pushboolean(lua, true);
	lua_pushvalue(lua, 1);
	lua_rotate(lua, 3, 2);
	return end_call(lua, lua_pcallk(lua, count - 2, LUA_MULTRET, 2, 2, end_call), 2);
}

static int base_setmetatable(lua_State *lua)
{
	if (lua_istable(lua, 2)) {
		static const char *const refused[] = { "__gc", "__mode" };

		for (int i = 0; i < 2; i++) {
			lua_pushstring(lua, refused[i]);
			if (lua_rawget(lua, 2) != LUA_TNIL)
				return luaL_error(lua, "%s is not to be had in a scenario", refused[i]);
			lua_pop(lua, 1);
		}
	}
	return call_original(lua);
}

static int math_random(lua_State *lua)
{
	struct prng *prng = &sandbox_of(lua)->prng;
	int count = lua_gettop(lua);

	if (count == 0) {
		lua_pushnumber(lua, (lua_Number)(prng_next(prng) >> 11) * 0x1.0p-53);
		return 1;
	}
	lua_Integer low = count == 1 ? 1 : luaL_checkinteger(lua, 1), high = luaL_checkinteger(lua, count == 1 ? 1 : 2);

	luaL_argcheck(lua, low <= high, count, "interval is empty");
	uint64_t width = (uint64_t)high - (uint64_t)low + 1;

	lua_pushinteger(lua, (lua_Integer)((uint64_t)low + (width == 0 ? prng_next(prng) : prng_below(prng, width))));
	return 1;
}

/* ---- What cannot be changed -------------------------------------------------------------------------------------------- */

/* Upvalue: the library's name. */
static int refuse_change(lua_State *lua)
{
	return luaL_error(lua, "%s.%s cannot be set: libraries stay as they are", lua_tostring(lua, lua_upvalueindex(1)),
	                  lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?");
}

/* Upvalue: the library. A copy of it is walked. */
static int library_pairs(lua_State *lua)
{
	lua_pushcfunction(lua, base_pairs);
	lua_newtable(lua);
	for (lua_pushnil(lua); lua_next(lua, lua_upvalueindex(1)); lua_pop(lua, 1)) {
		lua_pushvalue(lua, -2);
		lua_pushvalue(lua, -2);
		lua_rawset(lua, -5);
	}
	lua_call(lua, 1, 3);
	return 3;
}

static int base_rawset(lua_State *lua)
{
	if (luaL_getmetafield(lua, 1, "__newindex") != LUA_TNIL && lua_tocfunction(lua, -1) == refuse_change)
		return luaL_error(lua, "libraries stay as they are");
	lua_settop(lua, 3);
	return call_original(lua);
}

/* In place of the library on the top of the stack stands an empty table that finds everything there; it is popped. */
static void seal(lua_State *lua, const char *name)
{
	int library = lua_gettop(lua);

	lua_newtable(lua);
	lua_newtable(lua);
	lua_pushvalue(lua, library);
	lua_setfield(lua, -2, "__index");
	lua_pushstring(lua, name);
	lua_pushcclosure(lua, refuse_change, 1);
	lua_setfield(lua, -2, "__newindex");
	lua_pushvalue(lua, library);
	lua_pushcclosure(lua, library_pairs, 1);
	lua_setfield(lua, -2, "__pairs");
	lua_pushboolean(lua, false);
	lua_setfield(lua, -2, "__metatable");
	lua_setmetatable(lua, -2);
	lua_setglobal(lua, name);
	lua_pop(lua, 1);
}

/* ---- Opening ---------------------------------------------------------------------------------------------------------- */

static void remove_fields(lua_State *lua, const char *const *names)
{
	for (; *names; names++) {
		lua_pushnil(lua);
		lua_setfield(lua, -2, *names);
	}
}

/* Replaces the field of the table on top by one that has the old one as its upvalue. */
static void wrap(lua_State *lua, const char *name, lua_CFunction function)
{
	lua_getfield(lua, -1, name);
	lua_pushcclosure(lua, function, 1);
	lua_setfield(lua, -2, name);
}

static void set(lua_State *lua, const char *name, lua_CFunction function)
{
	lua_pushcfunction(lua, function);
	lua_setfield(lua, -2, name);
}

static int open_all(lua_State *lua)
{
	static const char *const base_refused[] = { "collectgarbage", "dofile", "load", "loadfile", "loadstring", "print", "require", NULL };
	static const char *const string_refused[] = { "dump", NULL };
	static const char *const math_refused[] = { "randomseed", NULL };

	luaL_requiref(lua, "_G", luaopen_base, 1);
	remove_fields(lua, base_refused);
	set(lua, "pairs", base_pairs);
	set(lua, "next", base_next);
	set(lua, "tostring", base_tostring);
	set(lua, "pcall", base_pcall);
	set(lua, "xpcall", base_xpcall);
	wrap(lua, "tonumber", base_tonumber);
	wrap(lua, "setmetatable", base_setmetatable);
	wrap(lua, "rawset", base_rawset);
	lua_pop(lua, 1);
	luaL_requiref(lua, "string", luaopen_string, 1);
	remove_fields(lua, string_refused);
	pattern_open(lua);
	wrap(lua, "rep", string_rep);
	wrap(lua, "format", string_format);
	wrap(lua, "byte", text_part);
	lua_pushliteral(lua, "");
	lua_getmetatable(lua, -1);
	lua_pushboolean(lua, false);
	lua_setfield(lua, -2, "__metatable"); /* which leads to the library */
	lua_pop(lua, 2);
	seal(lua, "string");
	luaL_requiref(lua, "table", luaopen_table, 1);
	set(lua, "sort", table_sort);
	wrap(lua, "concat", table_concat);
	wrap(lua, "move", table_move);
	wrap(lua, "unpack", table_unpack);
	wrap(lua, "insert", table_insert);
	wrap(lua, "remove", table_remove);
	seal(lua, "table");
	luaL_requiref(lua, "math", luaopen_math, 1);
	remove_fields(lua, math_refused);
	set(lua, "random", math_random);
	seal(lua, "math");
	luaL_requiref(lua, "utf8", luaopen_utf8, 1);
	wrap(lua, "char", utf8_char);
	wrap(lua, "len", utf8_length);
	wrap(lua, "codepoint", text_part);
	wrap(lua, "offset", utf8_offset);
	seal(lua, "utf8");
	luaL_requiref(lua, "coroutine", luaopen_coroutine, 1);
	set(lua, "yield", coroutine_yield);
	wrap(lua, "create", new_coroutine);
	wrap(lua, "wrap", new_coroutine);
	seal(lua, "coroutine");
	return 0;
}

struct sandbox *sandbox_new(struct heap *heap, const struct prng *prng, const struct sandbox_limits *limits, void *owner)
{
	struct sandbox *box = HEAP_NEW(heap, struct sandbox);

	box->heap = heap;
	box->prng = *prng;
	box->owner = owner;
	box->memory_bytes_max = limits && limits->memory_bytes_max ? limits->memory_bytes_max : MEMORY_DEFAULT;
	box->instructions_max = limits && limits->instructions_max ? limits->instructions_max : INSTRUCTIONS_DEFAULT;
	box->lua = lua_newstate(allocate, box);
	assert(box->lua); /* the limits leave room for an empty state */
	*(struct sandbox **)lua_getextraspace(box->lua) = box;
	lua_pushcfunction(box->lua, open_all);
	int status = lua_pcall(box->lua, 0, 0, 0);

	assert(status == LUA_OK);
	(void)status;
	lua_sethook(box->lua, on_count, LUA_MASKCOUNT, HOOK_EVERY);
	box->caller = lua_newthread(box->lua); /* has the hook from here */
	lua_rawsetp(box->lua, LUA_REGISTRYINDEX, box);
	return box;
}

void sandbox_del(struct sandbox *box)
{
	if (!box)
		return;
	lua_close(box->lua);
	heap_free(box->heap, box);
}

static int push_text_of(lua_State *lua)
{
	lua_pushstring(lua, lua_touserdata(lua, 1));
	return 1;
}

/* Pushes the text, or that there is no room for it: Lua has that one at hand. */
static void say(lua_State *lua, const char *text)
{
	lua_pushcfunction(lua, push_text_of);
	lua_pushlightuserdata(lua, (void *)(uintptr_t)text);
	lua_pcall(lua, 1, 1, 0);
}

bool sandbox_call(struct sandbox *box, int argument_count, int result_count)
{
	lua_State *lua = box->lua;
	int given;

	box->where[0] = '\0';
	lua_xmove(lua, box->caller, argument_count + 1);
	int status = lua_resume(box->caller, lua, argument_count, &given);

	if (status == LUA_OK && !box->exceeded) {
		lua_settop(box->caller, result_count);
		lua_xmove(box->caller, lua, result_count);
		return true;
	}
	if (status == LUA_OK) { /* a pcall has had the last word */
		lua_settop(box->caller, 0);
		lua_pushnil(lua);
		return false;
	}
	if (!box->where[0])
		sandbox_note_where(box->caller);
	if (status == LUA_YIELD)
		say(lua, "attempt to yield from outside a coroutine");
	else
		lua_xmove(box->caller, lua, 1);
	lua_resetthread(box->caller);
	return false;
}

bool sandbox_do(struct sandbox *box, lua_CFunction function, int argument_count, int result_count)
{
	lua_pushcfunction(box->lua, function);
	lua_insert(box->lua, -argument_count - 1);
	return sandbox_call(box, argument_count, result_count);
}

bool sandbox_load(lua_State *lua, const char *name, const char *text, size_t size)
{
	return luaL_loadbufferx(lua, text, size, name, "t") == LUA_OK;
}
