/* The words of the scenario interface that act: w:topic, w:broker, w:sh, time, faults, narration. */
#include <lauxlib.h>

#include "sim/script/play.h"

/* Gives back what the driver gave, or raises what a client has thrown meanwhile. */
static int end_wait(lua_State *lua, int status, lua_KContext context)
{
	struct play *play = play_of(lua);

	(void)status;
	(void)context;
	if (play->thrown.size > 0) {
		lua_pushlstring(lua, (const char *)play->thrown.data, play->thrown.size);
		buf_free(&play->thrown);
		return luaL_error(lua, "%s", lua_tostring(lua, -1));
	}
	return play->argument_count;
}

int play_yield_to(lua_State *lua, enum wait_kind kind, int64_t until_us, lua_KFunction after)
{
	struct play *play = play_of(lua);

	if (lua != play->run || !lua_isyieldable(lua))
		return luaL_error(lua, "this waits, so it must be called from the scenario's run itself");
	play->is_waiting = true;
	play->wait = kind;
	play->since_us = world_now_us(play->script.world);
	play->until_us = until_us;
	return lua_yieldk(lua, 0, 0, after);
}

int play_yield(lua_State *lua, enum wait_kind kind, int64_t until_us)
{
	return play_yield_to(lua, kind, until_us, end_wait);
}

enum { AWAIT_US = 60 * 1000 * 1000 };

static struct world *world_of(lua_State *lua)
{
	return script_of(lua)->world;
}

/* ---- Time and narration ------------------------------------------------------------------------------------------------------ */

static int world_sleep(lua_State *lua)
{
	return play_yield(lua, WAIT_TIME, world_now_us(world_of(lua)) + script_seconds(lua, 2));
}

/* Until the world's clock shows this; at once if it does already. */
static int world_sleep_until(lua_State *lua)
{
	int64_t until_us = script_seconds(lua, 2);

	return until_us <= world_now_us(world_of(lua)) ? 0 : play_yield(lua, WAIT_TIME, until_us);
}

/* await({ event = "leader_elected", topic = "t" }, 30): the moment at which it happens next, behind the very step. Gives the event. */
static int world_await(lua_State *lua)
{
	struct play *play = play_of(lua);

	luaL_checktype(lua, 2, LUA_TTABLE);
	lua_settop(lua, 3);
	if (lua_getfield(lua, 2, "event") != LUA_TSTRING)
		return luaL_error(lua, "which event? Write w:await({ event = \"leader_elected\" }, 30)");
	play->what = script_text(lua, 4);
	if (trace_id_of(play->what) == TRACE_ID_COUNT)
		return luaL_error(lua, "there is no event '%s'", lua_tostring(lua, 4));
	int64_t until_us = world_now_us(world_of(lua)) + (lua_isnil(lua, 3) ? AWAIT_US : script_seconds(lua, 3));

	play->next_event = world_trace_count(world_of(lua));
	lua_pushvalue(lua, 2);
	play->condition = luaL_ref(lua, LUA_REGISTRYINDEX);
	return play_yield(lua, WAIT_EVENT, until_us);
}

static int world_wait_until(lua_State *lua)
{
	struct play *play = play_of(lua);

	luaL_checktype(lua, 2, LUA_TFUNCTION);
	int64_t until = world_now_us(world_of(lua)) + script_seconds(lua, 3);

	play->what = lua_isnoneornil(lua, 4) ? BYTES("something") : script_text(lua, 4);
	lua_pushvalue(lua, 2);
	play->condition = luaL_ref(lua, LUA_REGISTRYINDEX);
	return play_yield(lua, WAIT_CONDITION, until);
}

/* What is told goes into the trace, which only grows. */
static void charge_event(lua_State *lua, struct bytes text)
{
	sandbox_charge(lua, 1000 + 10 * (int64_t)text.size);
}

static int world_say(lua_State *lua)
{
	struct bytes text = script_text(lua, 2);

	charge_event(lua, text);
	trace(world_trace_begin(world_of(lua)), said, .text = text);
	world_trace_end(world_of(lua), NULL);
	return 0;
}

static int world_expect(lua_State *lua)
{
	bool is_met = lua_toboolean(lua, 2);

	luaL_checkany(lua, 2);
	struct bytes what = lua_isnoneornil(lua, 3) ? BYTES("") : script_text(lua, 3);

	charge_event(lua, what);
	play_of(lua)->is_failed |= !is_met;
	trace(world_trace_begin(world_of(lua)), expected, .what = what, .is_met = is_met);
	world_trace_end(world_of(lua), NULL);
	return 0;
}

static int world_random(lua_State *lua)
{
	lua_Integer limit = luaL_checkinteger(lua, 2);

	luaL_argcheck(lua, limit > 0, 2, "must be positive");
	lua_pushinteger(lua, (lua_Integer)prng_below(&sandbox_of(lua)->prng, (uint64_t)limit) + 1);
	return 1;
}

/* ---- The shell --------------------------------------------------------------------------------------------------------------- */

static struct buf *new_line(lua_State *lua)
{
	struct buf *line = &play_of(lua)->line;

	buf_clear(line);
	return line;
}

static int type_line(lua_State *lua, lua_KFunction after)
{
	play_of(lua)->what = buf_bytes(&play_of(lua)->line);
	return play_yield_to(lua, WAIT_SHELL, TIME_NEVER, after);
}

static int world_sh(lua_State *lua)
{
	struct bytes text = script_text(lua, 2);

	buf_add_bytes(new_line(lua), text);
	return type_line(lua, end_wait);
}

/* " --option 'value'", quoted for the shell. */
static void add_option(struct buf *line, const char *option, const char *name, struct bytes value)
{
	buf_printf(line, " --%s '%s", option, name);
	for (size_t i = 0; i < value.size; i++) {
		if (value.data[i] == '\'')
			buf_add_text(line, "'\\''");
		else
			buf_add_char(line, (char)value.data[i]);
	}
	buf_add_char(line, '\'');
}

/* What comes behind a word that types a line: an error of the tool is an error of the script, told by the first line that it printed. */
static int after_line(lua_State *lua, int status, lua_KContext context)
{
	(void)status;
	(void)context;
	lua_getfield(lua, -1, "code");
	if (lua_tointeger(lua, -1) == 0)
		return 0;
	lua_getfield(lua, -2, "out");
	lua_getfield(lua, -3, "err");
	const char *out = lua_tostring(lua, -2), *text = *out ? out : lua_tostring(lua, -1);

	lua_pushlstring(lua, text, strcspn(text, "\n"));
	return luaL_error(lua, "%s", lua_tostring(lua, -1));
}

/* --config 'name=value' for each setting of the table on the top of the stack. */
static void add_configs(lua_State *lua, struct buf *line)
{
	int table = lua_gettop(lua);

	play_push_names(lua, table);
	for (lua_Integer i = 1; lua_rawgeti(lua, table + 1, i) == LUA_TSTRING; i++) {
		lua_pushvalue(lua, -1);
		lua_rawget(lua, table);
		lua_pushfstring(lua, "%s=", lua_tostring(lua, -2));
		const char *name = lua_tostring(lua, -1);

		add_option(line, "config", name, play_setting(lua, -2, lua_tostring(lua, -3)));
		lua_pop(lua, 3);
	}
	lua_settop(lua, table - 1);
}

static int world_topic(lua_State *lua)
{
	static const char *const options[] = { "config", "partitions", "replicas", NULL };
	struct bytes name = script_text(lua, 2);
	struct buf *line = new_line(lua);

	lua_settop(lua, 3);
	play_check_options(lua, 3, options);
	buf_add_text(line, "kafka-topics --bootstrap-server localhost:9092 --create");
	add_option(line, "topic", "", name);
	if (play_is_set(lua, 3, "partitions"))
		buf_printf(line, " --partitions %lld", (long long)play_integer(lua, 3, "partitions", 0, INT32_MIN, INT32_MAX));
	if (play_is_set(lua, 3, "replicas"))
		buf_printf(line, " --replication-factor %lld", (long long)play_integer(lua, 3, "replicas", 0, INT32_MIN, INT32_MAX));
	if (play_is_set(lua, 3, "config")) {
		lua_getfield(lua, 3, "config");
		luaL_argexpected(lua, lua_istable(lua, -1), 3, "config = { name = value }");
		add_configs(lua, line);
	}
	return type_line(lua, after_line);
}

/* Starts an application (sim/shell/app.h): `kind`, and the options of the word `app` by their names. */
static int world_app(lua_State *lua)
{
	struct bytes name = script_text(lua, 2);
	struct buf *line = new_line(lua);

	luaL_checktype(lua, 3, LUA_TTABLE);
	lua_settop(lua, 3);
	buf_printf(line, "app %.*s", (int)name.size, (const char *)name.data);
	lua_getfield(lua, 3, "kind");
	buf_printf(line, " %s", luaL_optstring(lua, 4, "producer"));
	play_push_names(lua, 3); /* at 5 */
	for (lua_Integer i = 1; lua_rawgeti(lua, 5, i) == LUA_TSTRING; i++) {
		const char *option = lua_tostring(lua, 6);

		lua_getfield(lua, 3, option);
		if (lua_isboolean(lua, 7) && lua_toboolean(lua, 7))
			buf_printf(line, " --%s", option);
		else if (!lua_isboolean(lua, 7) && strcmp(option, "kind") != 0)
			add_option(line, option, "", play_setting(lua, 7, option));
		lua_settop(lua, 5);
	}
	return type_line(lua, after_line);
}

void play_open_world(lua_State *lua)
{
	static const luaL_Reg words[] = {
		{ "sleep", world_sleep },   { "wait_until", world_wait_until }, { "say", world_say },     { "expect", world_expect },
		{ "random", world_random }, { "sh", world_sh },                 { "topic", world_topic }, { "app", world_app },
		{ "await", world_await },   { "sleep_until", world_sleep_until }, { "fork", play_fork },
		{ NULL, NULL },
	};

	luaL_setfuncs(lua, words, 0);
}
