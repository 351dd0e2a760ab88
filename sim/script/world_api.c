/* The words of the scenario interface that act: w:topic, w:broker, w:sh, time, faults, narration. */
#include <lauxlib.h>

#include "sim/script/play.h"

#define BROKER "broker"

int play_yield(lua_State *lua, enum wait_kind kind, int64_t until_us)
{
	struct play *play = play_of(lua);

	if (lua != play->run || !lua_isyieldable(lua))
		return luaL_error(lua, "this waits, so it must be called from the scenario's run itself");
	play->wait = kind;
	play->until_us = until_us;
	return lua_yield(lua, 0);
}

static struct world *world_of(lua_State *lua)
{
	return script_of(lua)->world;
}

/* ---- Time and narration ------------------------------------------------------------------------------------------------------ */

static int world_sleep(lua_State *lua)
{
	return play_yield(lua, WAIT_TIME, world_now_us(world_of(lua)) + script_seconds(lua, 2));
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

static int world_say(lua_State *lua)
{
	struct bytes text = script_text(lua, 2);

	trace(world_trace_begin(world_of(lua)), said, .text = text);
	world_trace_end(world_of(lua), NULL);
	return 0;
}

static int world_expect(lua_State *lua)
{
	bool is_met = lua_toboolean(lua, 2);

	luaL_checkany(lua, 2);
	play_of(lua)->is_failed |= !is_met;
	trace(world_trace_begin(world_of(lua)), expected, .what = lua_isnoneornil(lua, 3) ? BYTES("") : script_text(lua, 3), .is_met = is_met);
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

static int push_line(lua_State *lua, const char *line, size_t size)
{
	lua_settop(lua, 0);
	lua_pushlstring(lua, line, size);
	play_of(lua)->what = script_text(lua, 1);
	return play_yield(lua, WAIT_SHELL, TIME_NEVER);
}

static int world_sh(lua_State *lua)
{
	struct bytes line = script_text(lua, 2);

	return push_line(lua, (const char *)line.data, line.size);
}

/* A word of a line, quoted. */
static void add_word(luaL_Buffer *b, struct bytes word)
{
	luaL_addchar(b, '\'');
	for (size_t i = 0; i < word.size; i++) {
		if (word.data[i] == '\'')
			luaL_addstring(b, "'\\''");
		else
			luaL_addchar(b, (char)word.data[i]);
	}
	luaL_addchar(b, '\'');
}

/* What comes behind w:topic()'s line: an error of the tool is an error of the script. */
static int after_topic(lua_State *lua, int status, lua_KContext context)
{
	(void)status;
	(void)context;
	if (lua_istable(lua, -1)) {
		lua_getfield(lua, -1, "code");
		if (lua_tointeger(lua, -1) != 0) {
			lua_getfield(lua, -2, "out");
			lua_getfield(lua, -3, "err");
			lua_concat(lua, 2);
			return luaL_error(lua, "w:topic: %s", lua_tostring(lua, -1));
		}
	}
	return 0;
}

static int world_topic(lua_State *lua)
{
	struct bytes name = script_text(lua, 2);
	luaL_Buffer b;
	lua_Integer partitions = 1, replicas = 1;

	lua_settop(lua, 3);
	if (lua_istable(lua, 3)) {
		if (lua_getfield(lua, 3, "partitions") != LUA_TNIL)
			partitions = luaL_checkinteger(lua, -1);
		if (lua_getfield(lua, 3, "replicas") != LUA_TNIL)
			replicas = luaL_checkinteger(lua, -1);
		lua_settop(lua, 3);
	}
	luaL_buffinit(lua, &b);
	luaL_addstring(&b, "kafka-topics --bootstrap-server localhost:9092 --create --topic ");
	add_word(&b, name);
	lua_pushfstring(lua, " --partitions %I --replication-factor %I", partitions, replicas);
	luaL_addvalue(&b);
	luaL_pushresult(&b); /* at 4 */
	if (lua_istable(lua, 3) && lua_getfield(lua, 3, "config") == LUA_TTABLE) {
		lua_getglobal(lua, "pairs");
		lua_pushvalue(lua, 5);
		lua_call(lua, 1, 3); /* 6: next, 7: table, 8: key */
		for (;;) {
			lua_pushvalue(lua, 6);
			lua_pushvalue(lua, 7);
			lua_pushvalue(lua, 8);
			lua_call(lua, 2, 2); /* 9: key, 10: value */
			if (lua_isnil(lua, 9))
				break;
			if (lua_isboolean(lua, 10))
				lua_pushstring(lua, lua_toboolean(lua, 10) ? "true" : "false");
			else
				lua_pushstring(lua, luaL_checkstring(lua, 10));
			lua_pushfstring(lua, "%s --config '%s=%s'", lua_tostring(lua, 4), luaL_checkstring(lua, 9), lua_tostring(lua, 11));
			lua_replace(lua, 4);
			lua_replace(lua, 11);
			lua_settop(lua, 9);
			lua_replace(lua, 8);
		}
	}
	lua_settop(lua, 4);
	lua_replace(lua, 1);
	lua_settop(lua, 1);
	play_of(lua)->what = script_text(lua, 1);
	struct play *play = play_of(lua);

	if (lua != play->run || !lua_isyieldable(lua))
		return luaL_error(lua, "this waits, so it must be called from the scenario's run itself");
	play->wait = WAIT_SHELL;
	play->until_us = TIME_NEVER;
	return lua_yieldk(lua, 0, 0, after_topic);
}

static void add_option(lua_State *lua, luaL_Buffer *b, const char *option, const char *field)
{
	if (lua_getfield(lua, 3, field) == LUA_TNIL) {
		lua_pop(lua, 1);
		return;
	}
	const char *text = luaL_checkstring(lua, -1);

	lua_pushfstring(lua, " --%s '%s'", option, text);
	lua_remove(lua, -2);
	luaL_addvalue(b);
}

static int world_app(lua_State *lua)
{
	static const char *const options[] = { "topic", "rate", "keys", "acks", "group", "work", "commit", "protocol", "assignor", "instance-id",
		                                   "max-poll-records", "from", "to", "txn-id" };
	const char *name = luaL_checkstring(lua, 2);
	luaL_Buffer b;

	luaL_checktype(lua, 3, LUA_TTABLE);
	lua_settop(lua, 3);
	lua_getfield(lua, 3, "kind");
	const char *kind = luaL_optstring(lua, 4, "producer");

	luaL_buffinit(lua, &b);
	lua_pushfstring(lua, "app %s %s", name, kind);
	luaL_addvalue(&b);
	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		add_option(lua, &b, options[i], options[i]);
	luaL_pushresult(&b);
	struct bytes line = script_text(lua, -1);

	return push_line(lua, (const char *)line.data, line.size);
}

/* ---- Brokers and faults -------------------------------------------------------------------------------------------------------- */

static int32_t check_broker(lua_State *lua)
{
	return *(int32_t *)luaL_checkudata(lua, 1, BROKER);
}

static int world_broker(lua_State *lua)
{
	lua_Integer id = luaL_checkinteger(lua, 2);

	if (id < 1 || id > cluster_size(world_of(lua)))
		return luaL_error(lua, "there is no broker %I", id);
	*(int32_t *)lua_newuserdatauv(lua, sizeof(int32_t), 0) = (int32_t)id;
	luaL_setmetatable(lua, BROKER);
	return 1;
}

static int broker_kill(lua_State *lua)
{
	world_kill(world_of(lua), cluster_pid(world_of(lua), check_broker(lua)), KILL_PROCESS);
	return 0;
}

static int broker_power_off(lua_State *lua)
{
	world_kill(world_of(lua), cluster_pid(world_of(lua), check_broker(lua)), KILL_POWER);
	return 0;
}

static int broker_stop(lua_State *lua)
{
	world_signal(world_of(lua), cluster_pid(world_of(lua), check_broker(lua)), SIGNAL_TERM);
	return 0;
}

static int broker_start(lua_State *lua)
{
	struct play *play = play_of(lua);
	struct buf problem = { .heap = play->box->heap };

	if (!cluster_start(world_of(lua), check_broker(lua), &problem)) {
		lua_pushlstring(lua, (const char *)problem.data, problem.size);
		buf_free(&problem);
		return luaL_error(lua, "%s", lua_tostring(lua, -1));
	}
	return 0;
}

static int broker_pause(lua_State *lua)
{
	world_pause(world_of(lua), cluster_pid(world_of(lua), check_broker(lua)), script_seconds(lua, 2));
	return 0;
}

static int broker_disk(lua_State *lua)
{
	struct disk_faults faults = { 0 };
	char dir[64];

	luaL_checktype(lua, 2, LUA_TTABLE);
	lua_getfield(lua, 2, "full");
	faults.is_full = lua_toboolean(lua, -1);
	if (lua_getfield(lua, 2, "slow_ms") != LUA_TNIL)
		faults.slow_us = luaL_checkinteger(lua, -1) * 1000;
	if (lua_getfield(lua, 2, "fail") != LUA_TNIL) {
		static const char *const kinds[] = { "read", "write", "sync", NULL };
		int kind = luaL_checkoption(lua, -1, NULL, kinds);

		faults.fails_read = kind == 0;
		faults.fails_write = kind == 1;
		faults.fails_sync = kind == 2;
	}
	if (lua_getfield(lua, 2, "dir") == LUA_TSTRING) {
		world_set_disk_faults(world_of(lua), script_text(lua, -1), &faults);
		return 0;
	}
	cluster_log_dir(world_of(lua), check_broker(lua), dir, sizeof(dir));
	world_set_disk_faults(world_of(lua), bytes_of_text(dir), &faults);
	return 0;
}

static int broker_clock(lua_State *lua)
{
	int64_t skew_ms = 0, drift_ppm = 0;

	luaL_checktype(lua, 2, LUA_TTABLE);
	if (lua_getfield(lua, 2, "skew_s") != LUA_TNIL)
		skew_ms = (int64_t)(luaL_checknumber(lua, -1) * 1000);
	if (lua_getfield(lua, 2, "drift_ppm") != LUA_TNIL)
		drift_ppm = luaL_checkinteger(lua, -1);
	world_set_clock_skew(world_of(lua), cluster_pid(world_of(lua), check_broker(lua)), skew_ms, drift_ppm);
	return 0;
}

static struct bytes broker_name(lua_State *lua, int index)
{
	lua_pushfstring(lua, "broker-%I", luaL_checkinteger(lua, index));
	return script_text(lua, -1);
}

static int world_cut_(lua_State *lua)
{
	struct bytes a = broker_name(lua, 2), b = broker_name(lua, 3);

	world_cut(world_of(lua), a, b, false);
	return 0;
}

static int world_heal_(lua_State *lua)
{
	world_heal(world_of(lua));
	return 0;
}

static int world_latency(lua_State *lua)
{
	luaL_checktype(lua, 2, LUA_TTABLE);
	lua_settop(lua, 2);
	lua_rawgeti(lua, 2, 1);
	lua_rawgeti(lua, 2, 2);
	lua_rawgeti(lua, 2, 3);
	struct bytes a = broker_name(lua, 3), b = broker_name(lua, 4);
	int64_t us = (int64_t)(luaL_checknumber(lua, 5) * 1000);

	world_set_latency(world_of(lua), a, b, us, us);
	return 0;
}

void play_open_world(lua_State *lua)
{
	static const luaL_Reg words[] = {
		{ "sleep", world_sleep },   { "wait_until", world_wait_until }, { "say", world_say },   { "expect", world_expect },
		{ "random", world_random }, { "sh", world_sh },                 { "topic", world_topic }, { "app", world_app },
		{ "broker", world_broker }, { "cut", world_cut_ },              { "heal", world_heal_ }, { "latency", world_latency },
		{ NULL, NULL },
	};
	static const luaL_Reg broker_methods[] = {
		{ "kill", broker_kill },   { "power_off", broker_power_off }, { "stop", broker_stop },   { "start", broker_start },
		{ "pause", broker_pause }, { "disk", broker_disk },           { "clock", broker_clock }, { NULL, NULL },
	};

	luaL_setfuncs(lua, words, 0);
	luaL_newmetatable(lua, BROKER);
	lua_newtable(lua);
	luaL_setfuncs(lua, broker_methods, 0);
	lua_setfield(lua, -2, "__index");
	lua_pushboolean(lua, false);
	lua_setfield(lua, -2, "__metatable");
	lua_pop(lua, 1);
}
