/* The words of the scenario interface that look at what happened: the events of the world's trace. */
#include <lauxlib.h>

#include "sim/script/script.h"

enum { EVENT_CHARGE = 20, EVENT_PUSH_CHARGE = 1000 }; /* in instructions: about what it takes to look at one, and to hand it out */

static void push_value(lua_State *lua, enum trace_field_type type, const struct trace_value *value)
{
	if (type == TRACE_TEXT) {
		script_push_text(lua, value->text);
	} else if (type == TRACE_INT) {
		lua_pushinteger(lua, value->integer);
	} else if (type == TRACE_BOOL) {
		lua_pushboolean(lua, value->integer != 0);
	} else {
		lua_createtable(lua, (int)value->integer, 0);
		for (int32_t i = 0; i < value->integer; i++) {
			lua_pushinteger(lua, trace_int_at(value, i));
			lua_rawseti(lua, -2, i + 1);
		}
	}
}

static void push_event(lua_State *lua, const struct trace_entry *entry)
{
	struct trace_view view;
	size_t at = 0;

	trace_next(entry->encoded, &at, &view);
	sandbox_charge(lua, EVENT_PUSH_CHARGE);
	const struct trace_event_type *type = &trace_event_types[view.id];

	lua_createtable(lua, 0, type->field_count + 4);
	lua_pushnumber(lua, (lua_Number)entry->t_us / 1e6);
	lua_setfield(lua, -2, "t");
	script_set_integer(lua, "seq", entry->seq);
	script_set_text(lua, "node", entry->node);
	lua_pushstring(lua, type->name);
	lua_setfield(lua, -2, "event");
	for (int i = 0; i < type->field_count; i++) {
		push_value(lua, type->field_types[i], &view.values[i]);
		lua_setfield(lua, -2, type->field_names[i]);
	}
}

/* Lists of numbers are the same if their items are. */
static bool is_same(lua_State *lua, int a, int b)
{
	if (!lua_istable(lua, a) || !lua_istable(lua, b))
		return lua_compare(lua, a, b, LUA_OPEQ);
	lua_Integer count = (lua_Integer)lua_rawlen(lua, a);
	bool is_same = count == (lua_Integer)lua_rawlen(lua, b);

	for (lua_Integer i = 1; is_same && i <= count; i++) {
		lua_rawgeti(lua, a, i);
		lua_rawgeti(lua, b, i);
		is_same = lua_rawequal(lua, -1, -2);
		lua_pop(lua, 2);
	}
	return is_same;
}

/* Whether the event on the top of the stack has every field of the filter at `filter`, with the same value. */
static bool matches(lua_State *lua, int filter)
{
	bool is_match = true;

	lua_pushnil(lua);
	while (is_match && lua_next(lua, filter)) {
		lua_pushvalue(lua, -2);
		lua_rawget(lua, -4);
		is_match = is_same(lua, lua_gettop(lua) - 1, lua_gettop(lua));
		lua_pop(lua, 2);
	}
	if (!is_match)
		lua_pop(lua, 1);
	return is_match;
}

/* The next event of that kind (TRACE_ID_COUNT: any) at or behind *seq. */
static bool next_event(lua_State *lua, enum trace_id id, int64_t *seq, struct trace_entry *entry)
{
	const struct world *world = script_of(lua)->world;
	bool is_wanted[UINT8_MAX + 1] = { 0 };

	if (id == TRACE_ID_COUNT)
		memset(is_wanted, true, sizeof(is_wanted));
	else
		is_wanted[id] = true;
	int64_t from = *seq, found = world_trace_find(world, from, is_wanted);
	bool is_found = found < world_trace_count(world);

	*seq = is_found ? found + 1 : found;
	sandbox_charge(lua, EVENT_CHARGE * (*seq - from));
	if (is_found)
		*entry = world_trace_at(world, found);
	return is_found;
}

static bool has_field(enum trace_id id, const char *name)
{
	static const char *const common[] = { "event", "t", "seq", "node" };
	const struct trace_event_type *type = &trace_event_types[id];
	bool has_it = false;

	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		has_it |= strcmp(name, common[i]) == 0;
	for (int i = 0; i < type->field_count; i++)
		has_it |= strcmp(name, type->field_names[i]) == 0;
	return has_it;
}

/* What no event of that kind has would never be found. */
static void check_fields(lua_State *lua, int filter, enum trace_id id)
{
	for (lua_pushnil(lua); lua_next(lua, filter); lua_pop(lua, 1))
		if (lua_type(lua, -2) != LUA_TSTRING || !has_field(id, lua_tostring(lua, -2)))
			luaL_error(lua, "%s has no field '%s'", trace_event_types[id].name, lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : luaL_typename(lua, -2));
}

/* The kind of event that the filter at `filter` names; TRACE_ID_COUNT: any. */
static enum trace_id kind_in(lua_State *lua, int filter)
{
	enum trace_id id = TRACE_ID_COUNT;

	if (lua_getfield(lua, filter, "event") == LUA_TSTRING) {
		id = trace_id_of(script_text(lua, -1));
		if (id == TRACE_ID_COUNT)
			luaL_error(lua, "there is no event '%s'", lua_tostring(lua, -1));
		check_fields(lua, filter, id);
	}
	lua_pop(lua, 1);
	return id;
}

static int view_history(lua_State *lua)
{
	int64_t seq = script_of(lua)->history_from;
	struct trace_entry entry;
	lua_Integer count = 0;

	script_needs_trace(lua, "history");
	luaL_checktype(lua, 2, LUA_TTABLE);
	lua_settop(lua, 2);
	enum trace_id id = kind_in(lua, 2);

	lua_newtable(lua);
	while (next_event(lua, id, &seq, &entry)) {
		push_event(lua, &entry);
		if (matches(lua, 2))
			lua_rawseti(lua, 3, ++count);
		else
			lua_pop(lua, 1);
	}
	return 1;
}

int script_find_event(lua_State *lua)
{
	enum trace_id id = kind_in(lua, 1);
	int64_t seq = luaL_checkinteger(lua, 2);
	struct trace_entry entry;
	bool is_found = false;

	while (!is_found && next_event(lua, id, &seq, &entry)) {
		push_event(lua, &entry);
		is_found = matches(lua, 1);
		if (!is_found)
			lua_pop(lua, 1);
	}
	if (!is_found)
		lua_pushnil(lua);
	lua_pushinteger(lua, seq);
	lua_insert(lua, -2);
	return 2;
}

void script_push_record(lua_State *lua, const struct record_view *r)
{
	lua_createtable(lua, 0, 8);
	script_set_text(lua, "topic", r->topic);
	script_set_integer(lua, "partition", r->partition);
	script_set_integer(lua, "offset", r->offset);
	script_set_integer(lua, "timestamp", r->timestamp);
	script_set_text(lua, "key", r->key);
	script_set_text(lua, "value", r->value);
	if (!bytes_is_null(r->client))
		script_set_text(lua, "client", r->client);
}

static struct record_view record_of_acknowledged(struct bytes encoded)
{
	struct trace_record_acknowledged e;

	trace_take(encoded, record_acknowledged, &e);
	return (struct record_view){ e.topic, (int32_t)e.partition, e.offset, e.timestamp, e.key, e.value, e.client_id };
}

static struct record_view record_of_delivered(struct bytes encoded, struct bytes *group)
{
	struct trace_record_delivered e;

	trace_take(encoded, record_delivered, &e);
	*group = e.group;
	return (struct record_view){ e.topic, (int32_t)e.partition, e.offset, e.timestamp, e.key, e.value, e.client_id };
}

/* Those of all topics, or of all groups, where `topic` or `group` is null. */
static int push_records(lua_State *lua, enum trace_id id, struct bytes topic, struct bytes group)
{
	int64_t seq = script_of(lua)->history_from;
	struct trace_entry entry;
	lua_Integer count = 0;

	lua_newtable(lua);
	while (next_event(lua, id, &seq, &entry)) {
		struct bytes of_group = BYTES_NULL;
		struct record_view r = id == TRACE_record_delivered ? record_of_delivered(entry.encoded, &of_group) : record_of_acknowledged(entry.encoded);

		if ((!bytes_is_null(topic) && !bytes_equal(topic, r.topic)) || (!bytes_is_null(group) && !bytes_equal(group, of_group)))
			continue;
		sandbox_charge(lua, EVENT_PUSH_CHARGE / 2);
		script_push_record(lua, &r);
		lua_rawseti(lua, -2, ++count);
	}
	return 1;
}

static int view_acknowledged(lua_State *lua)
{
	script_needs_trace(lua, "acknowledged");
	return push_records(lua, TRACE_record_acknowledged, lua_isnoneornil(lua, 2) ? BYTES_NULL : script_text(lua, 2), BYTES_NULL);
}

static int view_delivered(lua_State *lua)
{
	script_needs_trace(lua, "delivered");
	return push_records(lua, TRACE_record_delivered, lua_isnoneornil(lua, 3) ? BYTES_NULL : script_text(lua, 3),
	                    lua_isnoneornil(lua, 2) ? BYTES_NULL : script_text(lua, 2));
}

void script_open_history(lua_State *lua)
{
	static const luaL_Reg views[] = { { "history", view_history }, { "acknowledged", view_acknowledged }, { "delivered", view_delivered }, { NULL, NULL } };

	luaL_setfuncs(lua, views, 0);
}
