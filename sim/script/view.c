/* The words of the scenario interface that look at what is: in the world, or, in a check of a real cluster, what that tells. */
#include <lauxlib.h>
#include <stdio.h>

#include "sim/script/script.h"
#include "sim/world/state.h"

enum { STATE_CHARGE = 1000, RECORD_CHARGE = 500 }; /* in instructions: about what it takes to look at one */

void script_push_text(lua_State *lua, struct bytes text)
{
	if (bytes_is_null(text))
		lua_pushnil(lua);
	else
		lua_pushlstring(lua, (const char *)text.data, text.size);
}

void script_set_text(lua_State *lua, const char *name, struct bytes text)
{
	script_push_text(lua, text);
	lua_setfield(lua, -2, name);
}

void script_set_integer(lua_State *lua, const char *name, int64_t value)
{
	lua_pushinteger(lua, value);
	lua_setfield(lua, -2, name);
}

struct bytes script_text(lua_State *lua, int index)
{
	size_t size;
	const char *text = luaL_checklstring(lua, index, &size);

	return bytes_of(text, size);
}

int64_t script_seconds(lua_State *lua, int index)
{
	lua_Number seconds = luaL_checknumber(lua, index);

	luaL_argcheck(lua, seconds >= 0 && seconds < 1e9, index, "seconds must be from 0 to 999999999");
	return (int64_t)(seconds * 1000000.0 + 0.5);
}

static void push_ints(lua_State *lua, const int32_t *items, int32_t count)
{
	lua_createtable(lua, count, 0);
	for (int32_t i = 0; i < count; i++) {
		lua_pushinteger(lua, items[i]);
		lua_rawseti(lua, -2, i + 1);
	}
}

/* Lua may raise within these functions and jump over them; so what they gather is in an arena that is a Lua value, collected with the rest. */
static struct arena *new_arena(lua_State *lua)
{
	sandbox_charge(lua, STATE_CHARGE);
	struct arena *arena = lua_newuserdatauv(lua, sizeof(*arena), 0);

	arena_init(arena, sandbox_of(lua)->heap);
	return arena;
}

/* ---- A real cluster ----------------------------------------------------------------------------------------------------- */

static void is_untold(lua_State *lua, const char *what)
{
	struct outlook *outside = script_of(lua)->outside;

	snprintf(outside->untold, sizeof(outside->untold), "%s", what);
	luaL_error(lua, "not to be had here: %s", what);
}

void script_needs_trace(lua_State *lua, const char *word)
{
	char what[64];

	if (!script_of(lua)->outside)
		return;
	snprintf(what, sizeof(what), "w:%s", word);
	is_untold(lua, what);
}

/* Whether the thing is there; raises where that is not known, or not to be known. */
static bool is_there(lua_State *lua, enum survey_answer answer, const char *what, struct bytes name)
{
	struct outlook *outside = script_of(lua)->outside;

	if (answer == SURVEY_LATER) {
		outside->is_waiting = true;
		luaL_error(lua, "not known yet");
	}
	if (answer == SURVEY_REFUSED)
		is_untold(lua, survey_refusal(outside->survey));
	if (answer == SURVEY_NONE)
		snprintf(outside->absent, sizeof(outside->absent), "there is no %s%s%.*s", what, name.size > 0 ? " " : "", (int)name.size, (const char *)name.data);
	return answer == SURVEY_KNOWN;
}

static bool get_controller(lua_State *lua, int32_t *id)
{
	struct script *script = script_of(lua);

	if (script->outside)
		return is_there(lua, survey_controller(script->outside->survey, id), "controller", BYTES_NULL);
	*id = state_controller(script->world);
	return *id >= 0;
}

static bool get_partition(lua_State *lua, struct bytes topic, lua_Integer number, struct arena *arena, struct state_partition *out)
{
	struct script *script = script_of(lua);

	if (number < 0 || number > INT32_MAX)
		return false;
	if (script->outside)
		return is_there(lua, survey_partition(script->outside->survey, topic, (int32_t)number, out), "topic", topic);
	return state_partition_of(script->world, topic, (int32_t)number, arena, out);
}

/* With the lags of its offsets, -1 for those that are not known. */
static bool get_group(lua_State *lua, struct bytes name, struct arena *arena, struct state_group *out, const int64_t **lags)
{
	struct script *script = script_of(lua);

	if (script->outside)
		return is_there(lua, survey_group(script->outside->survey, name, out, lags), "group", name);
	if (!state_group_of(script->world, name, arena, out))
		return false;
	int64_t *known = arena_calloc(arena, (size_t)out->offset_count + 1, sizeof(*known));

	for (int32_t i = 0; i < out->offset_count; i++)
		known[i] = state_lag(script->world, arena, &out->offsets[i]);
	*lags = known;
	return true;
}

static bool get_configs(lua_State *lua, struct bytes topic, struct arena *arena, struct state_config **out, int32_t *count)
{
	struct script *script = script_of(lua);
	struct state_partition p;

	if (script->outside)
		return is_there(lua, survey_configs(script->outside->survey, topic, out, count), "topic", topic);
	*count = state_configs(script->world, topic, arena, out);
	return state_partition_of(script->world, topic, 0, arena, &p);
}

static bool get_records(lua_State *lua, struct bytes topic, struct arena *arena, struct state_record **out, int32_t *count)
{
	struct script *script = script_of(lua);
	struct state_partition p;

	if (script->outside)
		return is_there(lua, survey_records(script->outside->survey, topic, out, count), "topic", topic);
	*count = state_records(script->world, topic, arena, out);
	return state_partition_of(script->world, topic, 0, arena, &p);
}

/* ---- The words ---------------------------------------------------------------------------------------------------------- */

static int view_now(lua_State *lua)
{
	script_needs_trace(lua, "now");
	lua_pushnumber(lua, (lua_Number)world_now_us(script_of(lua)->world) / 1e6);
	return 1;
}

static int view_controller(lua_State *lua)
{
	int32_t id;

	if (get_controller(lua, &id))
		lua_pushinteger(lua, id);
	else
		lua_pushnil(lua);
	return 1;
}

static int view_partition(lua_State *lua)
{
	struct state_partition p;
	struct bytes topic = script_text(lua, 2);
	lua_Integer number = luaL_checkinteger(lua, 3);
	struct arena *arena = new_arena(lua);

	if (!get_partition(lua, topic, number, arena, &p)) {
		arena_free(arena);
		lua_pushnil(lua);
		return 1;
	}
	lua_createtable(lua, 0, 8);
	if (p.leader >= 0)
		script_set_integer(lua, "leader", p.leader);
	script_set_integer(lua, "epoch", p.leader_epoch);
	push_ints(lua, p.isr, p.isr_count);
	lua_setfield(lua, -2, "isr");
	lua_createtable(lua, p.replica_count, 0);
	for (int32_t i = 0; i < p.replica_count; i++) {
		lua_pushinteger(lua, p.replicas[i].broker);
		lua_rawseti(lua, -2, i + 1);
	}
	lua_setfield(lua, -2, "replicas");
	script_set_integer(lua, "high_watermark", p.high_watermark);
	script_set_integer(lua, "log_start", p.log_start);
	lua_createtable(lua, 0, p.replica_count);
	for (int32_t i = 0; i < p.replica_count; i++) {
		if (p.replicas[i].is_hosted) {
			lua_pushinteger(lua, p.replicas[i].log_end);
			lua_rawseti(lua, -2, p.replicas[i].broker);
		}
	}
	lua_setfield(lua, -2, "log_end");
	arena_free(arena);
	return 1;
}

/* table[topic][partition] = value, on the table on top. */
static void set_nested(lua_State *lua, struct bytes topic, int32_t partition, int64_t value)
{
	script_push_text(lua, topic);
	if (lua_rawget(lua, -2) != LUA_TTABLE) {
		lua_pop(lua, 1);
		lua_newtable(lua);
		script_push_text(lua, topic);
		lua_pushvalue(lua, -2);
		lua_rawset(lua, -4);
	}
	lua_pushinteger(lua, value);
	lua_rawseti(lua, -2, partition);
	lua_pop(lua, 1);
}

static void push_members(lua_State *lua, const struct state_group *g)
{
	lua_createtable(lua, g->member_count, 0);
	for (int32_t i = 0; i < g->member_count; i++) {
		const struct state_member *m = &g->members[i];

		lua_createtable(lua, 0, 4);
		script_set_text(lua, "id", m->id);
		script_set_text(lua, "client_id", m->client_id);
		script_set_text(lua, "instance_id", m->instance_id);
		lua_createtable(lua, m->owned_count, 0);
		for (int32_t j = 0; j < m->owned_count; j++) {
			lua_createtable(lua, 0, 2);
			script_set_text(lua, "topic", m->owned[j].topic);
			script_set_integer(lua, "partition", m->owned[j].partition);
			lua_rawseti(lua, -2, j + 1);
		}
		lua_setfield(lua, -2, "assignment");
		lua_rawseti(lua, -2, i + 1);
	}
}

static int on_unknown_field(lua_State *lua)
{
	if (lua_isstring(lua, 2) && bytes_equal_text(script_text(lua, 2), "generation"))
		is_untold(lua, "the generation of a classic group");
	lua_pushnil(lua);
	return 1;
}

/* Of a classic group on a real cluster. */
static void forbid_generation(lua_State *lua)
{
	lua_createtable(lua, 0, 1);
	lua_pushcfunction(lua, on_unknown_field);
	lua_setfield(lua, -2, "__index");
	lua_setmetatable(lua, -2);
}

static int view_group(lua_State *lua)
{
	struct state_group g;
	struct bytes name = script_text(lua, 2);
	const int64_t *lags;
	struct arena *arena = new_arena(lua);

	if (!get_group(lua, name, arena, &g, &lags)) {
		arena_free(arena);
		lua_pushnil(lua);
		return 1;
	}
	lua_createtable(lua, 0, 6);
	script_set_text(lua, "state", g.state);
	if (g.generation >= 0)
		script_set_integer(lua, "generation", g.generation);
	else
		forbid_generation(lua);
	script_set_text(lua, "protocol", g.protocol);
	push_members(lua, &g);
	lua_setfield(lua, -2, "members");
	lua_newtable(lua);
	for (int32_t i = 0; i < g.offset_count; i++)
		set_nested(lua, g.offsets[i].topic, g.offsets[i].partition, g.offsets[i].offset);
	lua_setfield(lua, -2, "offsets");
	lua_newtable(lua);
	for (int32_t i = 0; i < g.offset_count; i++)
		if (lags[i] >= 0)
			set_nested(lua, g.offsets[i].topic, g.offsets[i].partition, lags[i]);
	lua_setfield(lua, -2, "lag");
	arena_free(arena);
	return 1;
}

static int view_config(lua_State *lua)
{
	struct bytes topic = script_text(lua, 2);
	struct state_config *configs;
	struct arena *arena = new_arena(lua);
	int32_t count;

	if (!get_configs(lua, topic, arena, &configs, &count)) {
		lua_pushnil(lua);
	} else {
		lua_createtable(lua, 0, count);
		for (int32_t i = 0; i < count; i++) {
			script_push_text(lua, configs[i].name);
			script_push_text(lua, configs[i].value);
			lua_rawset(lua, -3);
		}
	}
	arena_free(arena);
	return 1;
}

static int view_records(lua_State *lua)
{
	struct bytes topic = script_text(lua, 2);
	struct state_record *records;
	struct arena *arena = new_arena(lua);
	int32_t count;

	if (!get_records(lua, topic, arena, &records, &count)) {
		lua_pushnil(lua);
	} else {
		lua_createtable(lua, count, 0);
		for (int32_t i = 0; i < count; i++) {
			const struct state_record *r = &records[i];

			sandbox_charge(lua, RECORD_CHARGE);
			script_push_record(lua, &(struct record_view){ .topic = topic, .partition = r->partition, .offset = r->offset, .timestamp = r->timestamp, .key = r->key, .value = r->value });
			lua_rawseti(lua, -2, i + 1);
		}
	}
	arena_free(arena);
	return 1;
}

void script_open_views(lua_State *lua)
{
	static const luaL_Reg views[] = {
		{ "now", view_now },       { "controller", view_controller }, { "partition", view_partition }, { "group", view_group },
		{ "config", view_config }, { "records", view_records },       { NULL, NULL },
	};

	luaL_setfuncs(lua, views, 0);
	script_open_history(lua);
}
