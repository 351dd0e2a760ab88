/* The words of the scenario interface that break things: brokers, their disks and clocks, and the links between. Each has its undo. */
#include <lauxlib.h>
#include <math.h>

#include "engine/wire/api.h"
#include "sim/script/play.h"

#define BROKER "broker"

enum { ACT_CHARGE = 1000 };

static struct world *world_of(lua_State *lua)
{
	return script_of(lua)->world;
}

static double number_in(lua_State *lua, int index, const char *name, double min, double max)
{
	int is_number;

	if (!play_is_set(lua, index, name))
		return 0;
	lua_getfield(lua, index, name);
	lua_Number value = lua_tonumberx(lua, -1, &is_number);

	if (!is_number || !(value >= min && value <= max))
		return luaL_error(lua, "%s must be a number from %I to %I", name, (lua_Integer)min, (lua_Integer)max);
	lua_pop(lua, 1);
	return value;
}

/* ---- Brokers ------------------------------------------------------------------------------------------------------------------- */

static int32_t check_id(lua_State *lua, int index)
{
	lua_Integer id = luaL_checkinteger(lua, index);

	if (id < 1 || id > INT32_MAX || !cluster_has(world_of(lua), (int32_t)id))
		luaL_error(lua, "there is no broker %I: this cluster has %d", id, (int)cluster_size(world_of(lua)));
	return (int32_t)id;
}

static int32_t check_broker(lua_State *lua)
{
	return *(int32_t *)luaL_checkudata(lua, 1, BROKER);
}

static int32_t check_running(lua_State *lua)
{
	int32_t id = check_broker(lua), pid = cluster_pid(world_of(lua), id);

	if (!pid)
		luaL_error(lua, "broker %d is not running", (int)id);
	return pid;
}

static int world_broker(lua_State *lua)
{
	int32_t id = check_id(lua, 2);

	*(int32_t *)lua_newuserdatauv(lua, sizeof(int32_t), 0) = id;
	luaL_setmetatable(lua, BROKER);
	return 1;
}

static int broker_kill(lua_State *lua)
{
	world_kill(world_of(lua), check_running(lua), KILL_PROCESS);
	return 0;
}

/* The place of the option's value in a list of words, the first of which is what it is when not given. */
static int word_in(lua_State *lua, int index, const char *name, const char *const *list)
{
	int i = 1;

	if (!play_is_set(lua, index, name))
		return 0;
	lua_getfield(lua, index, name);
	while (list[i] && !(lua_type(lua, -1) == LUA_TSTRING && strcmp(lua_tostring(lua, -1), list[i]) == 0))
		i++;
	if (!list[i]) {
		lua_pushfstring(lua, "%s must be", name);
		for (i = 1; list[i]; i++)
			lua_pushfstring(lua, "%s \"%s\"", i == 1 ? "" : list[i + 1] ? "," : " or", list[i]);
		lua_concat(lua, i);
		return luaL_error(lua, "%s", lua_tostring(lua, -1));
	}
	lua_pop(lua, 1);
	return i;
}

/* power_off{ pages = "torn", names = "lost" } */
static int broker_power_off(lua_State *lua)
{
	static const char *const options[] = { "lose_disk", "names", "pages", NULL };
	int32_t pid = check_running(lua);

	lua_settop(lua, 2);
	play_check_options(lua, 2, options);
	if (play_is_set(lua, 2, "lose_disk") && (lua_getfield(lua, 2, "lose_disk"), lua_toboolean(lua, -1))) {
		world_kill(world_of(lua), pid, KILL_DISK);
		return 0;
	}
	world_power_off(world_of(lua), pid, (enum page_fate)word_in(lua, 2, "pages", power_pages), (enum name_fate)word_in(lua, 2, "names", power_names));
	return 0;
}

static int broker_stop(lua_State *lua)
{
	world_signal(world_of(lua), check_running(lua), SIGNAL_TERM);
	return 0;
}

static int broker_start(lua_State *lua)
{
	struct buf *problem = &play_of(lua)->line;

	buf_clear(problem);
	if (!cluster_start(world_of(lua), check_broker(lua), problem))
		return luaL_error(lua, "%s", buf_text(problem));
	return 0;
}

static int broker_pause(lua_State *lua)
{
	world_pause(world_of(lua), check_running(lua), script_seconds(lua, 2));
	return 0;
}

/* ---- Disks and clocks ---------------------------------------------------------------------------------------------------------- */

/* A path of the broker's: below its log directory unless it is absolute. */
static struct bytes path_of(lua_State *lua, int32_t id, struct bytes path)
{
	char text[64];
	struct bytes dir = cluster_log_dir(world_of(lua), id, text, sizeof(text));

	if (path.size > 0 && path.data[0] == '/')
		return path;
	lua_pushlstring(lua, (const char *)dir.data, dir.size);
	lua_pushstring(lua, path.size > 0 ? "/" : "");
	lua_pushlstring(lua, (const char *)path.data, path.size);
	lua_concat(lua, 3);
	return script_text(lua, -1);
}

static int broker_disk(lua_State *lua)
{
	static const char *const options[] = { "dir", "fail", "full", "lie", "slow_ms", NULL };
	static const char *const kinds[] = { "", "read", "write", "sync", NULL };
	struct disk_faults faults = { 0 };
	int32_t id = check_broker(lua);

	luaL_checktype(lua, 2, LUA_TTABLE);
	lua_settop(lua, 2);
	play_check_options(lua, 2, options);
	lua_getfield(lua, 2, "full");
	lua_getfield(lua, 2, "lie");
	faults.is_full = lua_toboolean(lua, 3);
	faults.lies_sync = lua_toboolean(lua, 4);
	faults.slow_us = llround(number_in(lua, 2, "slow_ms", 0, 3600 * 1000) * 1000);
	int kind = word_in(lua, 2, "fail", kinds);

	faults.fails_read = kind == 1;
	faults.fails_write = kind == 2;
	faults.fails_sync = kind == 3;
	lua_getfield(lua, 2, "dir");
	world_set_disk_faults(world_of(lua), path_of(lua, id, lua_isnil(lua, 5) ? BYTES("") : play_setting(lua, 5, "dir")), &faults);
	return 0;
}

/* corrupt(file, position): every bit of one byte is flipped. */
static int broker_corrupt(lua_State *lua)
{
	struct bytes path = path_of(lua, check_broker(lua), script_text(lua, 2));
	lua_Integer position = luaL_checkinteger(lua, 3);
	enum err err = world_flip_byte(world_of(lua), path, position);

	return err == ERR_OK ? 0 : luaL_error(lua, "%s: %s", path.data, err == ERR_INVALID ? "it has no byte of that position" : err_text(err));
}

/* sync(dir): all that was written there is on the disk now. */
static int broker_sync(lua_State *lua)
{
	world_sync_disk(world_of(lua), path_of(lua, check_broker(lua), lua_isnoneornil(lua, 2) ? BYTES("") : script_text(lua, 2)));
	return 0;
}

/* wipe(dir): a new disk in its place, with nothing on it. */
static int broker_wipe(lua_State *lua)
{
	int32_t id = check_broker(lua);

	if (cluster_pid(world_of(lua), id))
		return luaL_error(lua, "broker %d is running; a disk is changed while it is not", (int)id);
	world_wipe(world_of(lua), path_of(lua, id, lua_isnoneornil(lua, 2) ? BYTES("") : script_text(lua, 2)));
	return 0;
}

static int broker_clock(lua_State *lua)
{
	static const char *const options[] = { "drift_ppm", "skew_s", NULL };

	luaL_checktype(lua, 2, LUA_TTABLE);
	play_check_options(lua, 2, options);
	int64_t skew_ms = llround(number_in(lua, 2, "skew_s", -1e9, 1e9) * 1000);

	world_set_clock_skew(world_of(lua), check_running(lua), skew_ms, play_integer(lua, 2, "drift_ppm", 0, -1000000, 1000000));
	return 0;
}

/* ---- Links --------------------------------------------------------------------------------------------------------------------- */

/* An end of a link: a broker's number, a client's name, "outside" for real programs, "*" for everybody, or "broker-*" for all processes whose names begin so. */
static struct bytes check_end(lua_State *lua, int index)
{
	char name[CLUSTER_NAME_SIZE];

	if (lua_type(lua, index) != LUA_TSTRING)
		lua_pushstring(lua, (const char *)cluster_process_name(check_id(lua, index), name).data);
	else if (lua_rawlen(lua, index) > 0 && lua_tostring(lua, index)[lua_rawlen(lua, index) - 1] == '*')
		lua_pushvalue(lua, index);
	else if (strcmp(lua_tostring(lua, index), "outside") == 0)
		lua_pushvalue(lua, index);
	else
		lua_pushfstring(lua, "client-%s", lua_tostring(lua, index));
	lua_replace(lua, index);
	return script_text(lua, index);
}

/* cut(a, b, { one_way = true }): from a to b. */
static int world_cut_(lua_State *lua)
{
	static const char *const options[] = { "one_way", NULL };
	bool is_one_way = false;

	lua_settop(lua, 4);
	play_check_options(lua, 4, options);
	if (lua_istable(lua, 4)) {
		lua_getfield(lua, 4, "one_way");
		is_one_way = lua_toboolean(lua, 5);
	}
	struct bytes a = check_end(lua, 2), b = check_end(lua, 3);

	world_cut(world_of(lua), a, b, is_one_way);
	return 0;
}

static int world_heal_(lua_State *lua)
{
	world_heal(world_of(lua));
	return 0;
}

/* latency{a, b, ms}, latency{a, b, from_ms, to_ms}: both ways; latency{a, b, "off"}: as it was. */
static int world_latency(lua_State *lua)
{
	int64_t us[2] = { -1, -1 };

	luaL_checktype(lua, 2, LUA_TTABLE);
	lua_settop(lua, 2);
	for (int i = 1; i <= 4; i++)
		lua_rawgeti(lua, 2, i);
	bool is_off = lua_type(lua, 5) == LUA_TSTRING && strcmp(lua_tostring(lua, 5), "off") == 0;

	for (int i = 0; i < 2 && !is_off && (i == 0 || !lua_isnil(lua, 5 + i)); i++) {
		int is_number;
		lua_Number ms = lua_tonumberx(lua, 5 + i, &is_number);

		if (!is_number || !(ms >= 0 && ms <= 3600 * 1000))
			return luaL_error(lua, "write w:latency{ 1, 2, 50 }: two ends, and milliseconds");
		us[i] = llround(ms * 1000);
	}
	if (us[1] < us[0])
		us[1] = us[0];
	struct bytes a = check_end(lua, 3), b = check_end(lua, 4);

	world_set_latency(world_of(lua), a, b, us[0], us[1]);
	return 0;
}

/* lossy(a, b, percent) */
static int world_lossy(lua_State *lua)
{
	lua_Number percent = luaL_checknumber(lua, 4);

	luaL_argcheck(lua, percent >= 0 && percent <= 100, 4, "a part of 100");
	struct bytes a = check_end(lua, 2), b = check_end(lua, 3);

	world_set_loss(world_of(lua), a, b, llround(percent * 10000));
	return 0;
}

/* bandwidth(a, b, bytes_a_second); 0: as much as wanted. */
static int world_bandwidth(lua_State *lua)
{
	lua_Integer rate = luaL_checkinteger(lua, 4);

	luaL_argcheck(lua, rate >= 0, 4, "bytes a second, or 0 for no limit");
	struct bytes a = check_end(lua, 2), b = check_end(lua, 3);

	world_set_bandwidth(world_of(lua), a, b, rate);
	return 0;
}

static int16_t api_in(lua_State *lua, int index, const char *name)
{
	lua_getfield(lua, index, name);
	const struct api *api = api_of_name(script_text(lua, -1));

	if (!api)
		luaL_error(lua, "%s = \"%s\": Kafka has no such API; write Produce, Fetch, Metadata, ...", name, lua_tostring(lua, -1));
	lua_pop(lua, 1);
	return api->key;
}

/* The options of a fault of frames: { request = "Produce" } or { response = "Fetch" }, count. */
static int set_frame_fault(lua_State *lua, int options_at, struct frame_fault fault)
{
	static const char *const options[] = { "count", "request", "response", NULL };

	lua_settop(lua, options_at);
	play_check_options(lua, options_at, options);
	fault.api_key = -1;
	fault.count = play_integer(lua, options_at, "count", 0, 1, INT32_MAX);
	if (play_is_set(lua, options_at, "request")) {
		fault.api_key = api_in(lua, options_at, "request");
		fault.skips_responses = true;
	} else if (play_is_set(lua, options_at, "response")) {
		if (fault.is_late)
			return luaL_error(lua, "w:late is for requests: what comes late is what a client has sent");
		fault.api_key = api_in(lua, options_at, "response");
		fault.skips_requests = true;
	}
	struct bytes a = check_end(lua, 2), b = check_end(lua, 3);

	world_set_frame_fault(world_of(lua), a, b, &fault);
	return 0;
}

static int64_t check_delay(lua_State *lua)
{
	int64_t us = script_seconds(lua, 4);

	luaL_argcheck(lua, us > 0, 4, "must be more than nothing");
	return us;
}

static int world_drop_(lua_State *lua)
{
	return set_frame_fault(lua, 4, (struct frame_fault){ 0 });
}

static int world_delay(lua_State *lua)
{
	return set_frame_fault(lua, 5, (struct frame_fault){ .delay_us = check_delay(lua) });
}

static int world_late(lua_State *lua)
{
	return set_frame_fault(lua, 5, (struct frame_fault){ .delay_us = check_delay(lua), .is_late = true });
}

/* What acts leaves events in the trace, which only grows. */
static int act(lua_State *lua)
{
	sandbox_charge(lua, ACT_CHARGE);
	return lua_tocfunction(lua, lua_upvalueindex(1))(lua);
}

/* Sets the functions in the table on the top of the stack, each with its price. */
static void set_functions(lua_State *lua, const luaL_Reg *functions)
{
	for (; functions->name; functions++) {
		lua_pushcfunction(lua, functions->func);
		lua_pushcclosure(lua, act, 1);
		lua_setfield(lua, -2, functions->name);
	}
}

void play_open_faults(lua_State *lua)
{
	static const luaL_Reg words[] = {
		{ "broker", world_broker }, { "cut", world_cut_ },   { "heal", world_heal_ },   { "latency", world_latency }, { "lossy", world_lossy },
		{ "drop", world_drop_ },    { "delay", world_delay }, { "late", world_late },   { "bandwidth", world_bandwidth },
		{ NULL, NULL },
	};
	static const luaL_Reg broker_methods[] = {
		{ "kill", broker_kill },   { "power_off", broker_power_off }, { "stop", broker_stop },       { "start", broker_start }, { "wipe", broker_wipe },
		{ "pause", broker_pause }, { "disk", broker_disk },           { "corrupt", broker_corrupt }, { "clock", broker_clock }, { "sync", broker_sync }, { NULL, NULL },
	};

	set_functions(lua, words);
	luaL_newmetatable(lua, BROKER);
	lua_newtable(lua);
	set_functions(lua, broker_methods);
	lua_setfield(lua, -2, "__index");
	lua_pushboolean(lua, false);
	lua_setfield(lua, -2, "__metatable");
	lua_pop(lua, 1);
}
