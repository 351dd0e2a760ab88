#include "sim/script/check.h"

#include <lauxlib.h>
#include <stdio.h>

#include "sim/script/script.h"

enum { HEAP_SIZE = 96 << 20 };

struct checking {
	struct script script; /* first: script_of() finds it */
	bool is_missing;
	struct buf *message;
};

/* Ends the check at the first thing that is missing. */
static int check_expect(lua_State *lua)
{
	struct checking *c = (struct checking *)script_of(lua);

	luaL_checkany(lua, 1);
	if (lua_toboolean(lua, 1))
		return 0;
	c->is_missing = true;
	buf_clear(c->message);
	buf_add_bytes(c->message, lua_isnoneornil(lua, 2) ? BYTES("something is missing") : script_text(lua, 2));
	return luaL_error(lua, "missing");
}

static int check_act(lua_State *lua)
{
	return luaL_error(lua, "a check only looks: w:%s() is not to be had here", luaL_checkstring(lua, 2));
}

/* ---- Numbers in an answer -------------------------------------------------------------------------------------------------- */

/* A number in digits, or small ones as words; -1 if the word is none. */
static int64_t number_of(struct bytes word)
{
	static const char *const names[] = { "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve" };
	static const char *const zeros[] = { "none", "nothing", "nobody", "no" };
	int64_t number;

	if (bytes_to_int64(word, &number))
		return number;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (bytes_equal_text(word, names[i]))
			return (int64_t)i;
	for (size_t i = 0; i < sizeof(zeros) / sizeof(zeros[0]); i++)
		if (bytes_equal_text(word, zeros[i]))
			return 0;
	return -1;
}

/* The next stretch of letters and digits at or behind *at, in small letters; false at the end. */
static bool next_word(struct bytes text, size_t *at, char word[static 24], size_t *size)
{
	*size = 0;
	for (; *at < text.size; ++*at) {
		int c = text.data[*at] >= 'A' && text.data[*at] <= 'Z' ? text.data[*at] + 32 : text.data[*at];
		bool is_part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

		if (is_part && *size < 24)
			word[(*size)++] = (char)c;
		else if (!is_part && *size > 0)
			return true;
	}
	return *size > 0;
}

/* numbers(text): all that it names, "three, 4 and none" as "3,4,0". number(text): the only one, or nil. */
static int check_numbers(lua_State *lua)
{
	bool is_one = lua_toboolean(lua, lua_upvalueindex(1));
	struct bytes text = script_text(lua, 1);
	char word[24];
	size_t at = 0, size;
	int64_t last = -1;
	int count = 0; /* how often another one comes than the one before */
	luaL_Buffer list;

	luaL_buffinit(lua, &list);
	while (next_word(text, &at, word, &size)) {
		char digits[32];
		int64_t number = number_of(bytes_of(word, size));

		if (number < 0)
			continue;
		snprintf(digits, sizeof(digits), "%s%lld", count > 0 ? "," : "", (long long)number);
		luaL_addstring(&list, digits);
		count += number != last;
		last = number;
	}
	luaL_pushresult(&list);
	if (!is_one)
		return 1;
	if (count == 1)
		lua_pushinteger(lua, last);
	else
		lua_pushnil(lua);
	return 1;
}

static void set_numbers(lua_State *lua, const char *name, bool is_one)
{
	lua_pushboolean(lua, is_one);
	lua_pushcclosure(lua, check_numbers, 1);
	lua_setglobal(lua, name);
}

/* ---- What a check sees ----------------------------------------------------------------------------------------------------- */

static int open_check(lua_State *lua)
{
	set_numbers(lua, "number", true);
	set_numbers(lua, "numbers", false);
	lua_pushcfunction(lua, check_expect);
	lua_setglobal(lua, "expect");
	lua_newtable(lua);
	script_open_views(lua);
	lua_newtable(lua);
	lua_pushcfunction(lua, check_act);
	lua_setfield(lua, -2, "__index");
	lua_setmetatable(lua, -2);
	lua_setglobal(lua, "w");
	return 0;
}

/* Puts empty lines in front, so that Lua counts lines as the file does. */
static void add_lines(struct buf *chunk, int line)
{
	for (int i = 1; i < line; i++)
		buf_add_char(chunk, '\n');
}

/* What a check of a real cluster has come to, where that is not what Lua says. */
static enum check_result judge_outside(const struct outlook *outside, enum check_result result, struct buf *message)
{
	if (outside->is_waiting)
		return CHECK_WAITING;
	if (result != CHECK_BROKEN || (!outside->untold[0] && !outside->absent[0]))
		return result;
	buf_clear(message);
	buf_add_text(message, outside->untold[0] ? outside->untold : outside->absent);
	return outside->untold[0] ? CHECK_UNTOLD : CHECK_MISSING;
}

static enum check_result run(struct world *world, struct outlook *outside, const char *name, struct bytes chunk, struct bytes answer, int64_t history_from,
                             bool is_run, struct buf *message)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct checking c = { .script = { world, history_from, outside }, .message = message };
	struct prng prng = { { 1, 2, 3, 4 } };
	struct sandbox_limits limits = { .instructions_max = 50 * 1000 * 1000 };
	struct sandbox *box = sandbox_new(heap, &prng, &limits, &c);
	enum check_result result = CHECK_PASSED;
	char shown[512];

	snprintf(shown, sizeof(shown), "@%s", name);
	buf_clear(message);
	lua_pushcfunction(box->lua, open_check);
	lua_pcall(box->lua, 0, 0, 0);
	lua_pushlstring(box->lua, answer.data ? (const char *)answer.data : "", answer.size);
	lua_setglobal(box->lua, "answer");
	bool is_good = sandbox_load(box->lua, shown, (const char *)chunk.data, chunk.size) && (!is_run || lua_pcall(box->lua, 0, 1, 0) == LUA_OK);

	if (c.is_missing) {
		result = CHECK_MISSING;
	} else if (!is_good) {
		const char *text = lua_tostring(box->lua, -1);

		result = CHECK_BROKEN;
		buf_add_text(message, text ? text : "the check raised something that is no text");
	} else if (is_run && lua_isboolean(box->lua, -1) && !lua_toboolean(box->lua, -1)) {
		result = CHECK_MISSING;
	}
	sandbox_del(box);
	heap_del(heap);
	return outside ? judge_outside(outside, result, message) : result;
}

/* Compiles, or compiles and runs, `before` text `after`. */
static enum check_result run_text(struct world *world, struct outlook *outside, const char *name, int line, const char *before, struct bytes text, const char *after,
                                  struct bytes answer, int64_t history_from, bool is_run, struct buf *message)
{
	struct buf chunk = { .heap = message->heap };

	add_lines(&chunk, line);
	buf_add_text(&chunk, before);
	buf_add_bytes(&chunk, text);
	buf_add_text(&chunk, after);
	enum check_result result = run(world, outside, name, buf_bytes(&chunk), answer, history_from, is_run, message);

	buf_free(&chunk);
	return result;
}

enum check_result check_run(struct world *world, const char *timeline, const char *name, int line, struct bytes text, int64_t history_from, struct buf *message)
{
	static const char fence[] = "================================================================"; /* longer than any name, which may have brackets in it */
	char before[256];

	snprintf(before, sizeof(before), "local timeline <const> = [%s[%.60s]%s] ", fence, timeline, fence);
	return run_text(world, NULL, name, line, before, text, "", BYTES_NULL, history_from, true, message);
}

enum check_result check_run_outside(struct survey *survey, const char *name, int line, struct bytes text, struct buf *message)
{
	struct outlook outside = { .survey = survey };

	return run_text(NULL, &outside, name, line, "local timeline <const> = 'main' ", text, "", BYTES_NULL, 0, true, message);
}

enum check_result check_answer(struct world *world, const char *name, int line, struct bytes expression, struct bytes answer, int64_t history_from,
                               struct buf *message)
{
	return run_text(world, NULL, name, line, "return not not (", expression, ")", answer, history_from, true, message);
}

bool check_compiles(const char *name, int line, struct bytes text, struct buf *message)
{
	return run_text(NULL, NULL, name, line, "", text, "", BYTES_NULL, 0, false, message) == CHECK_PASSED;
}

bool check_answer_compiles(const char *name, int line, struct bytes expression, struct buf *message)
{
	return run_text(NULL, NULL, name, line, "return not not (", expression, ")", BYTES_NULL, 0, false, message) == CHECK_PASSED;
}
