/* A scenario's file becomes a table: its chunk, what it includes, its parameters; and what is said when any of it is wrong. */
#include <lauxlib.h>
#include <stdio.h>

#include "sim/script/play.h"

enum { NAME_SIZE = 256 };

/* scenario{...} gives the table back: a file ends with `return scenario { ... }`. */
static int give_back(lua_State *lua)
{
	luaL_checktype(lua, 1, LUA_TTABLE);
	lua_settop(lua, 1);
	return 1;
}

/* ---- Including --------------------------------------------------------------------------------------------------------------- */

/* Pushes the text and frees it: an error is raised behind it, and would leave it lying. */
static void push_problem(lua_State *lua, struct buf *problem)
{
	lua_pushlstring(lua, (const char *)problem->data, problem->size);
	buf_free(problem);
}

/* include(name): what the file returns; each file runs once. Upvalues: the sources, and a table of what has been included; while a file runs, its
 * name stands for itself there. */
static int include(lua_State *lua)
{
	struct sources *sources = lua_touserdata(lua, lua_upvalueindex(1));
	struct buf problem = { .heap = sandbox_of(lua)->heap };
	char chunk[NAME_SIZE];
	size_t size;
	const char *name = luaL_checklstring(lua, 1, &size);

	luaL_argcheck(lua, strlen(name) == size, 1, "a name has no zeros in it");
	lua_settop(lua, 1);
	lua_pushvalue(lua, 1);
	if (lua_rawget(lua, lua_upvalueindex(2)) != LUA_TNIL) {
		if (lua_touserdata(lua, -1) == sources)
			return luaL_error(lua, "include: %s is not through yet: files that include each other never are", name);
		return 1;
	}
	const struct source *source = sources_find(sources, name, &problem);

	if (!source) {
		push_problem(lua, &problem);
		return luaL_error(lua, "include: %s", lua_tostring(lua, -1));
	}
	lua_pushvalue(lua, 1);
	lua_pushlightuserdata(lua, sources);
	lua_rawset(lua, lua_upvalueindex(2));
	snprintf(chunk, sizeof(chunk), "@%s", name);
	if (!sandbox_load(lua, chunk, (const char *)source->text.data, source->text.size))
		return lua_error(lua);
	lua_call(lua, 0, 1);
	if (lua_isnil(lua, -1)) {
		lua_pushboolean(lua, true);
		lua_replace(lua, -2);
	}
	lua_pushvalue(lua, 1);
	lua_pushvalue(lua, -2);
	lua_rawset(lua, lua_upvalueindex(2));
	return 1;
}

/* The scenario itself is never through, as far as others are concerned. */
static void open_include(lua_State *lua, struct sources *sources)
{
	lua_pushlightuserdata(lua, sources);
	lua_newtable(lua);
	lua_pushlightuserdata(lua, sources);
	lua_setfield(lua, -2, sources_title(sources));
	lua_pushcclosure(lua, include, 2);
	lua_setglobal(lua, "include");
}

/* ---- The scenario's table ---------------------------------------------------------------------------------------------------- */

/* Pushes what is said of the text as a whole, which is said of its last line: there the table should stand. */
static int push_refusal(lua_State *lua)
{
	const struct sources *sources = lua_touserdata(lua, 1);
	struct bytes text = sources->files[0].text;
	int lines = 1;

	for (size_t i = 0; i + 1 < text.size; i++)
		lines += text.data[i] == '\n';
	lua_pushfstring(lua, "%s:%d: %s", sources_title(sources), lines, (const char *)lua_touserdata(lua, 2));
	return 1;
}

static bool refuse(struct sandbox *box, struct sources *sources, const char *why)
{
	lua_pushlightuserdata(box->lua, sources);
	lua_pushlightuserdata(box->lua, (void *)(uintptr_t)why);
	sandbox_do(box, push_refusal, 2, 1);
	return false;
}

static int push_run(lua_State *lua)
{
	lua_getfield(lua, 1, "run");
	return 1;
}

bool play_load(struct sandbox *box, struct sources *sources)
{
	struct bytes text = sources->files[0].text;
	char name[NAME_SIZE];

	snprintf(name, sizeof(name), "@%s", sources_title(sources));
	lua_pushcfunction(box->lua, give_back);
	lua_setglobal(box->lua, "scenario");
	open_include(box->lua, sources);
	if (!sandbox_load(box->lua, name, (const char *)text.data, text.size) || !sandbox_call(box, 0, 1))
		return false;
	if (!lua_istable(box->lua, -1))
		return refuse(box, sources, "a scenario ends with: return scenario { ... }");
	lua_pushvalue(box->lua, -1);
	if (!sandbox_do(box, push_run, 1, 1))
		return false;
	if (!lua_isfunction(box->lua, -1))
		return refuse(box, sources, "the scenario has no run = function(w) ... end");
	lua_pop(box->lua, 1);
	return true;
}

/* Whether the message begins with a place: one of the files, and a line. */
static bool has_place(const struct sources *sources, const char *why)
{
	for (int i = 0; i < sources->count; i++) {
		struct bytes name = sources->files[i].name;

		if (strncmp(why, (const char *)name.data, name.size) == 0 && why[name.size] == ':')
			return true;
	}
	return false;
}

void play_explain(struct sandbox *box, const struct sources *sources, const char *why, struct buf *out)
{
	if (box->exceeded)
		why = box->exceeded;
	else if (!why)
		why = "this raised something that is no text";
	if (box->exceeded || !has_place(sources, why))
		buf_printf(out, "%s: ", box->where[0] ? box->where : sources_title(sources));
	for (; *why; why++)
		buf_add_char(out, (unsigned char)*why < ' ' ? ' ' : *why); /* one line */
}

/* ---- Parameters -------------------------------------------------------------------------------------------------------------- */

/* Raises for a parameter that the scenario does not have; the list of those that it has is on the top of the stack. */
static int raise_unknown(lua_State *lua, const struct parameter *given)
{
	lua_pushliteral(lua, "");
	for (lua_Integer i = 1; lua_rawgeti(lua, -2, i) != LUA_TNIL; i++) {
		lua_pushfstring(lua, "%s%s%s", lua_tostring(lua, -2), i > 1 ? ", " : "", lua_tostring(lua, -1));
		lua_replace(lua, -3);
		lua_pop(lua, 1);
	}
	lua_pop(lua, 1);
	lua_pushlstring(lua, (const char *)given->name.data, given->name.size);
	lua_pushfstring(lua, "there is no parameter '%s'; the scenario has %s", lua_tostring(lua, -1), *lua_tostring(lua, -2) ? lua_tostring(lua, -2) : "none");
	return lua_error(lua);
}

int play_push_arguments(lua_State *lua)
{
	const struct sources *sources = lua_touserdata(lua, 2);

	lua_settop(lua, 1);
	lua_newtable(lua);
	if (lua_getfield(lua, 1, "params") == LUA_TNIL) {
		lua_newtable(lua);
		lua_replace(lua, -2);
	}
	if (!lua_istable(lua, 3)) {
		lua_pushliteral(lua, "params must be a table of names and what they are by default, such as { acks = \"all\" }");
		return lua_error(lua);
	}
	play_push_names(lua, 3);
	for (lua_Integer i = 1; lua_rawgeti(lua, 4, i) != LUA_TNIL; i++) {
		const char *name = lua_tostring(lua, -1);

		lua_getfield(lua, 3, name);
		struct bytes text = play_setting(lua, lua_gettop(lua), name);

		lua_pushlstring(lua, (const char *)text.data, text.size);
		lua_setfield(lua, 2, name);
		lua_settop(lua, 4);
	}
	lua_settop(lua, 4);
	for (int i = 0; i < sources->parameter_count; i++) {
		const struct parameter *given = &sources->parameters[i];

		lua_pushlstring(lua, (const char *)given->name.data, given->name.size);
		lua_pushvalue(lua, -1);
		if (lua_rawget(lua, 2) == LUA_TNIL) {
			lua_settop(lua, 4);
			return raise_unknown(lua, given);
		}
		lua_pop(lua, 1);
		lua_pushlstring(lua, (const char *)given->value.data, given->value.size);
		lua_rawset(lua, 2);
	}
	lua_settop(lua, 2);
	return 1;
}
