/* The words of the scenario interface that draw: w:chart, w:diagram. What they draw is an event of the trace, so each reader draws it in its own way. */
#include <lauxlib.h>

#include "sim/script/play.h"
#include "sim/trace/chart.h"

enum { TEXT_MAX = 200, ACTORS_MAX = 32 };

/* What is told goes into the trace, which only grows. */
static void charge(lua_State *lua, size_t size)
{
	sandbox_charge(lua, 1000 + 10 * (int64_t)size);
}

/* A text of the table at `index`; empty if it is not there. It lives as long as the table. */
static struct bytes text_field(lua_State *lua, int index, const char *name)
{
	struct bytes text = BYTES("");

	if (lua_getfield(lua, index, name) != LUA_TNIL) {
		if (lua_type(lua, -1) != LUA_TSTRING)
			luaL_error(lua, "%s must be a text", name);
		text = script_text(lua, -1);
		if (text.size > TEXT_MAX)
			luaL_error(lua, "%s must have at most %d bytes", name, (int)TEXT_MAX);
	}
	lua_pop(lua, 1);
	return text;
}

/* ---- w:chart ------------------------------------------------------------------------------------------------------------------ */

/* The number on the top of the stack, in millionths; it is taken off. */
static int64_t take_number(lua_State *lua)
{
	int is_number;
	lua_Number value = lua_tonumberx(lua, -1, &is_number);

	if (!is_number || lua_type(lua, -1) != LUA_TNUMBER || !(value >= -1e12 && value <= 1e12))
		luaL_error(lua, "a point of a chart is { x, y }: two numbers of at most 1e12");
	lua_Number scaled = value * 1e6;

	lua_pop(lua, 1);
	return (int64_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
}

/* The series at `index`: { name = "...", { x, y }, ... }. The points are Lua's, so that whatever is raised they are freed. */
static void add_series(lua_State *lua, int index, struct buf *out)
{
	lua_Unsigned count = lua_rawlen(lua, index);
	struct chart_series series = { .name = text_field(lua, index, "name") };

	luaL_argexpected(lua, count <= CHART_POINTS_MAX, 2, "at most 2000 points a series");
	series.points = lua_newuserdatauv(lua, (size_t)(count + 1) * sizeof(*series.points), 0);
	for (lua_Unsigned i = 1; i <= count; i++) {
		struct chart_point *point = &series.points[series.count++];

		if (lua_rawgeti(lua, index, (lua_Integer)i) != LUA_TTABLE)
			luaL_error(lua, "a point of a chart is { x, y }: two numbers of at most 1e12");
		lua_rawgeti(lua, -1, 1);
		point->x = take_number(lua);
		lua_rawgeti(lua, -1, 2);
		point->y = take_number(lua);
		lua_pop(lua, 1);
	}
	chart_add_series(out, &series);
	lua_pop(lua, 1);
}

/* chart{ title, x, y, series... } */
static int world_chart(lua_State *lua)
{
	struct buf *series = &play_of(lua)->line;

	luaL_checktype(lua, 2, LUA_TTABLE);
	lua_settop(lua, 2);
	struct bytes title = text_field(lua, 2, "title"), x = text_field(lua, 2, "x"), y = text_field(lua, 2, "y");
	lua_Unsigned count = lua_rawlen(lua, 2);

	if (count == 0 || count > CHART_SERIES_MAX)
		return luaL_error(lua, "a chart has 1 to %d series: w:chart{ title = \"lag\", { name = \"c1\", { 0, 5 }, { 1, 3 } } }", (int)CHART_SERIES_MAX);
	buf_clear(series);
	for (lua_Unsigned i = 1; i <= count; i++) {
		if (lua_rawgeti(lua, 2, (lua_Integer)i) != LUA_TTABLE)
			return luaL_error(lua, "a series of a chart is a table: { name = \"c1\", { 0, 5 }, { 1, 3 } }");
		add_series(lua, 3, series);
		lua_settop(lua, 2);
	}
	charge(lua, series->size);
	trace(world_trace_begin(script_of(lua)->world), chart_drawn, .title = title, .x = x, .y = y, .series = buf_bytes(series));
	world_trace_end(script_of(lua)->world, NULL);
	return 0;
}

/* ---- w:diagram ---------------------------------------------------------------------------------------------------------------- */

static int64_t time_field(lua_State *lua, const char *name, int64_t fallback)
{
	int64_t us = fallback;

	if (lua_getfield(lua, 2, name) != LUA_TNIL)
		us = script_seconds(lua, -1);
	lua_pop(lua, 1);
	return us;
}

/* The names of actors = { "p1", "broker-1" }, with commas between. */
static void add_actors(lua_State *lua, struct buf *out)
{
	if (lua_getfield(lua, 2, "actors") == LUA_TNIL)
		return;
	luaL_argexpected(lua, lua_istable(lua, -1) && lua_rawlen(lua, -1) <= ACTORS_MAX, 2, "actors = { \"p1\", \"broker-1\" }");
	for (lua_Integer i = 1; lua_rawgeti(lua, 3, i) == LUA_TSTRING; i++) {
		if (i > 1)
			buf_add_char(out, ',');
		buf_add_bytes(out, script_text(lua, -1));
		lua_pop(lua, 1);
	}
}

/* diagram{ from, to, actors }: of what has happened. */
static int world_diagram(lua_State *lua)
{
	static const char *const options[] = { "actors", "from", "to", NULL };
	struct world *world = script_of(lua)->world;
	struct buf *actors = &play_of(lua)->line;

	lua_settop(lua, 2);
	if (lua_isnil(lua, 2)) {
		lua_newtable(lua);
		lua_replace(lua, 2);
	}
	luaL_checktype(lua, 2, LUA_TTABLE);
	play_check_options(lua, 2, options);
	int64_t from_us = time_field(lua, "from", 0), to_us = time_field(lua, "to", world_now_us(world));

	if (from_us > to_us)
		return luaL_error(lua, "a diagram goes from an earlier time to a later one");
	buf_clear(actors);
	add_actors(lua, actors);
	/* It is read and drawn once by each reader: as long as the trace is. */
	sandbox_charge(lua, 100000 + 20 * world_trace_count(world));
	trace(world_trace_begin(world), diagram_drawn, .from_us = from_us, .to_us = to_us, .actors = buf_bytes(actors));
	world_trace_end(world, NULL);
	return 0;
}

void play_open_pictures(lua_State *lua)
{
	static const luaL_Reg words[] = { { "chart", world_chart }, { "diagram", world_diagram }, { NULL, NULL } };

	luaL_setfuncs(lua, words, 0);
}
