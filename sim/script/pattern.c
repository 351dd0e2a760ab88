/* Lua's patterns with a budget: every step of the matcher is charged, so that no pattern runs longer than the script may.
 * Semantics are those of the Lua 5.4 manual, section 6.4.1. */
#include "sim/script/sandbox.h"

#include <ctype.h>
#include <lauxlib.h>
#include <string.h>

enum { CAPTURES_MAX = 32, DEPTH_MAX = 200, CHARGE_EVERY = 1024 };

#define CAPTURE_OPEN (-1)
#define CAPTURE_POSITION (-2)

struct matcher {
	lua_State *lua;
	const char *subject, *subject_end, *pattern_end;
	int level; /* captures so far */
	int depth;
	int steps;
	struct {
		const char *start;
		ptrdiff_t size;
	} captures[CAPTURES_MAX];
};

static const char *match(struct matcher *m, const char *s, const char *p);

static void step(struct matcher *m)
{
	if (++m->steps < CHARGE_EVERY)
		return;
	m->steps = 0;
	sandbox_charge(m->lua, CHARGE_EVERY);
}

static const char *class_end(struct matcher *m, const char *p)
{
	if (*p++ == '%') {
		if (p == m->pattern_end)
			luaL_error(m->lua, "malformed pattern (ends with '%%')");
		return p + 1;
	}
	if (p[-1] != '[')
		return p;
	if (p < m->pattern_end && *p == '^')
		p++;
	do {
		if (p == m->pattern_end)
			luaL_error(m->lua, "malformed pattern (missing ']')");
		if (*p++ == '%') {
			if (p == m->pattern_end)
				luaL_error(m->lua, "malformed pattern (missing ']')");
			p++;
		}
	} while (p == m->pattern_end || *p != ']');
	return p + 1;
}

static bool is_of_class(unsigned char c, unsigned char class)
{
	bool is_in;

	switch (tolower(class)) {
	case 'a':
		is_in = isalpha(c);
		break;
	case 'c':
		is_in = iscntrl(c);
		break;
	case 'd':
		is_in = isdigit(c);
		break;
	case 'g':
		is_in = isgraph(c);
		break;
	case 'l':
		is_in = islower(c);
		break;
	case 'p':
		is_in = ispunct(c);
		break;
	case 's':
		is_in = isspace(c);
		break;
	case 'u':
		is_in = isupper(c);
		break;
	case 'w':
		is_in = isalnum(c);
		break;
	case 'x':
		is_in = isxdigit(c);
		break;
	default:
		return class == c;
	}
	is_in = is_in && c < 128; /* whatever the locale says */
	return isupper(class) ? !is_in : is_in;
}

/* `p` is at '[', `end` at its ']'. */
static bool is_in_set(unsigned char c, const char *p, const char *end)
{
	bool is_wanted = true;

	if (p[1] == '^') {
		is_wanted = false;
		p++;
	}
	while (++p < end) {
		if (*p == '%') {
			p++;
			if (is_of_class(c, (unsigned char)*p))
				return is_wanted;
		} else if (p[1] == '-' && p + 2 < end) {
			if ((unsigned char)p[0] <= c && c <= (unsigned char)p[2])
				return is_wanted;
			p += 2;
		} else if ((unsigned char)*p == c) {
			return is_wanted;
		}
	}
	return !is_wanted;
}

static bool is_single_match(struct matcher *m, const char *s, const char *p, const char *end)
{
	step(m);
	if (s >= m->subject_end)
		return false;
	unsigned char c = (unsigned char)*s;

	switch (*p) {
	case '.':
		return true;
	case '%':
		return is_of_class(c, (unsigned char)p[1]);
	case '[':
		return is_in_set(c, p, end - 1);
	default:
		return (unsigned char)*p == c;
	}
}

static const char *match_balance(struct matcher *m, const char *s, const char *p)
{
	if (p + 1 >= m->pattern_end)
		luaL_error(m->lua, "malformed pattern (missing arguments to '%%b')");
	if (s >= m->subject_end || *s != *p)
		return NULL;
	int open = 1;

	while (++s < m->subject_end) {
		step(m);
		if (*s == p[1]) {
			if (--open == 0)
				return s + 1;
		} else if (*s == *p) {
			open++;
		}
	}
	return NULL;
}

static const char *match_longest(struct matcher *m, const char *s, const char *p, const char *end)
{
	ptrdiff_t count = 0;

	while (is_single_match(m, s + count, p, end))
		count++;
	for (; count >= 0; count--) {
		const char *found = match(m, s + count, end + 1);

		if (found)
			return found;
	}
	return NULL;
}

static const char *match_shortest(struct matcher *m, const char *s, const char *p, const char *end)
{
	for (;;) {
		const char *found = match(m, s, end + 1);

		if (found)
			return found;
		if (!is_single_match(m, s, p, end))
			return NULL;
		s++;
	}
}

static const char *begin_capture(struct matcher *m, const char *s, const char *p, ptrdiff_t kind)
{
	if (m->level >= CAPTURES_MAX)
		luaL_error(m->lua, "too many captures");
	m->captures[m->level].start = s;
	m->captures[m->level].size = kind;
	m->level++;
	const char *found = match(m, s, p);

	if (!found)
		m->level--;
	return found;
}

static const char *end_capture(struct matcher *m, const char *s, const char *p)
{
	int level = m->level - 1;

	while (level >= 0 && m->captures[level].size != CAPTURE_OPEN)
		level--;
	if (level < 0)
		luaL_error(m->lua, "invalid pattern capture");
	m->captures[level].size = s - m->captures[level].start;
	const char *found = match(m, s, p);

	if (!found)
		m->captures[level].size = CAPTURE_OPEN;
	return found;
}

static const char *match_back(struct matcher *m, const char *s, char digit)
{
	int level = digit - '1';

	if (level < 0 || level >= m->level || m->captures[level].size < 0)
		luaL_error(m->lua, "invalid capture index %%%d", level + 1);
	size_t size = (size_t)m->captures[level].size;

	if ((size_t)(m->subject_end - s) < size || memcmp(m->captures[level].start, s, size) != 0)
		return NULL;
	return s + size;
}

static bool is_frontier(struct matcher *m, const char *s, const char *p, const char *end)
{
	unsigned char before = s == m->subject ? 0 : (unsigned char)s[-1];
	unsigned char here = s == m->subject_end ? 0 : (unsigned char)*s;

	return !is_in_set(before, p, end - 1) && is_in_set(here, p, end - 1);
}

/* What follows a '%' that is no plain class; sets *is_done when it was one of those and the result is final. */
static const char *match_escape(struct matcher *m, const char **s, const char **p, bool *is_done)
{
	char kind = (*p)[1];

	*is_done = true;
	if (kind == 'b') {
		*s = match_balance(m, *s, *p + 2);
		*p += 4;
		*is_done = *s == NULL;
	} else if (kind == 'f') {
		const char *set = *p + 2;

		if (set >= m->pattern_end || *set != '[')
			luaL_error(m->lua, "missing '[' after '%%f' in pattern");
		const char *end = class_end(m, set);

		if (!is_frontier(m, *s, set, end))
			return NULL;
		*p = end;
		*is_done = false;
	} else {
		*s = match_back(m, *s, kind);
		*p += 2;
		*is_done = *s == NULL;
	}
	return *s;
}

/* The end of the match of the pattern from `p` at `s`, or NULL. */
static const char *match(struct matcher *m, const char *s, const char *p)
{
	if (++m->depth > DEPTH_MAX)
		luaL_error(m->lua, "pattern too complex");
	while (s && p != m->pattern_end) {
		step(m);
		if (*p == '(') {
			bool is_position = p + 1 < m->pattern_end && p[1] == ')';

			s = begin_capture(m, s, p + (is_position ? 2 : 1), is_position ? CAPTURE_POSITION : CAPTURE_OPEN);
			break;
		}
		if (*p == ')') {
			s = end_capture(m, s, p + 1);
			break;
		}
		if (*p == '$' && p + 1 == m->pattern_end) {
			s = s == m->subject_end ? s : NULL;
			break;
		}
		if (*p == '%' && p + 1 < m->pattern_end && (p[1] == 'b' || p[1] == 'f' || isdigit((unsigned char)p[1]))) {
			bool is_done;
			const char *found = match_escape(m, &s, &p, &is_done);

			if (is_done) {
				s = found && s ? s : NULL;
				break;
			}
			continue;
		}
		const char *end = class_end(m, p);
		char quantifier = end < m->pattern_end ? *end : 0;

		if (quantifier == '*') {
			s = match_longest(m, s, p, end);
			break;
		}
		if (quantifier == '-') {
			s = match_shortest(m, s, p, end);
			break;
		}
		bool is_match = is_single_match(m, s, p, end);

		if (quantifier == '+') {
			s = is_match ? match_longest(m, s + 1, p, end) : NULL;
			break;
		}
		if (quantifier == '?') {
			const char *found = is_match ? match(m, s + 1, end + 1) : NULL;

			if (found) {
				s = found;
				break;
			}
			p = end + 1;
			continue;
		}
		s = is_match ? s + 1 : NULL;
		p = end;
	}
	m->depth--;
	return s;
}

static void push_capture(struct matcher *m, int i, const char *s, const char *e)
{
	if (i >= m->level) {
		if (i != 0)
			luaL_error(m->lua, "invalid capture index %%%d", i + 1);
		lua_pushlstring(m->lua, s, (size_t)(e - s));
	} else if (m->captures[i].size == CAPTURE_POSITION) {
		lua_pushinteger(m->lua, m->captures[i].start - m->subject + 1);
	} else if (m->captures[i].size == CAPTURE_OPEN) {
		luaL_error(m->lua, "unfinished capture");
	} else {
		lua_pushlstring(m->lua, m->captures[i].start, (size_t)m->captures[i].size);
	}
}

/* All captures, or the whole match when there are none and `s` is given. */
static int push_captures(struct matcher *m, const char *s, const char *e)
{
	int count = m->level == 0 && s ? 1 : m->level;

	luaL_checkstack(m->lua, count, "too many captures");
	for (int i = 0; i < count; i++)
		push_capture(m, i, s, e);
	return count;
}

static void begin(struct matcher *m, lua_State *lua, const char *s, size_t size, const char *p, size_t pattern_size)
{
	*m = (struct matcher){ .lua = lua, .subject = s, .subject_end = s + size, .pattern_end = p + pattern_size };
}

static void again(struct matcher *m)
{
	m->level = 0;
	m->depth = 0;
}

static size_t start_of(lua_Integer init, size_t size)
{
	if (init > 0)
		return (size_t)init;
	if (init == 0 || init < -(lua_Integer)size)
		return 1;
	return size + (size_t)init + 1;
}

static int find_plain(lua_State *lua, const char *s, size_t size, size_t init, const char *p, size_t pattern_size)
{
	sandbox_charge(lua, (int64_t)size);
	for (size_t at = init; at + pattern_size <= size; at++) {
		if (memcmp(s + at, p, pattern_size) == 0) {
			lua_pushinteger(lua, (lua_Integer)at + 1);
			lua_pushinteger(lua, (lua_Integer)(at + pattern_size));
			return 2;
		}
	}
	luaL_pushfail(lua);
	return 1;
}

static int find_or_match(lua_State *lua, bool is_find)
{
	size_t size, pattern_size;
	const char *s = luaL_checklstring(lua, 1, &size);
	const char *p = luaL_checklstring(lua, 2, &pattern_size);
	size_t init = start_of(luaL_optinteger(lua, 3, 1), size) - 1;
	struct matcher m;

	if (init > size) {
		luaL_pushfail(lua);
		return 1;
	}
	if (is_find && (lua_toboolean(lua, 4) || !strpbrk(p, "^$*+?.([%-")) && strlen(p) == pattern_size)
		return find_plain(lua, s, size, init, p, pattern_size);
	bool is_anchored = pattern_size > 0 && *p == '^';

	begin(&m, lua, s, size, p, pattern_size);
	for (const char *at = s + init;; at++) {
		again(&m);
		const char *end = match(&m, at, p + is_anchored);

		if (end && is_find) {
			lua_pushinteger(lua, at - s + 1);
			lua_pushinteger(lua, end - s);
			return push_captures(&m, NULL, NULL) + 2;
		}
		if (end)
			return push_captures(&m, at, end);
		if (is_anchored || at >= m.subject_end)
			break;
	}
	luaL_pushfail(lua);
	return 1;
}

static int string_find(lua_State *lua)
{
	return find_or_match(lua, true);
}

static int string_match(lua_State *lua)
{
	return find_or_match(lua, false);
}

/* Upvalues: subject, pattern, position of the next try, end of the last match (-1: none). */
static int gmatch_next(lua_State *lua)
{
	size_t size, pattern_size;
	const char *s = lua_tolstring(lua, lua_upvalueindex(1), &size);
	const char *p = lua_tolstring(lua, lua_upvalueindex(2), &pattern_size);
	lua_Integer last = lua_tointeger(lua, lua_upvalueindex(4));
	struct matcher m;

	begin(&m, lua, s, size, p, pattern_size);
	for (const char *at = s + lua_tointeger(lua, lua_upvalueindex(3)); at <= m.subject_end; at++) {
		again(&m);
		const char *end = match(&m, at, p);

		if (end && end - s != last) {
			lua_pushinteger(lua, end - s);
			lua_copy(lua, -1, lua_upvalueindex(3));
			lua_replace(lua, lua_upvalueindex(4));
			return push_captures(&m, at, end);
		}
	}
	return 0;
}

static int string_gmatch(lua_State *lua)
{
	size_t size;

	luaL_checklstring(lua, 1, &size);
	luaL_checkstring(lua, 2);
	size_t init = start_of(luaL_optinteger(lua, 3, 1), size) - 1;

	lua_settop(lua, 2);
	lua_pushinteger(lua, (lua_Integer)(init > size ? size + 1 : init));
	lua_pushinteger(lua, -1);
	lua_pushcclosure(lua, gmatch_next, 4);
	return 1;
}

static void add_template(struct matcher *m, luaL_Buffer *b, const char *s, const char *e)
{
	size_t size;
	const char *text = lua_tolstring(m->lua, 3, &size);

	for (size_t i = 0; i < size; i++) {
		if (text[i] != '%') {
			luaL_addchar(b, text[i]);
			continue;
		}
		i++;
		if (i < size && text[i] == '%') {
			luaL_addchar(b, '%');
		} else if (i < size && isdigit((unsigned char)text[i])) {
			if (text[i] == '0')
				lua_pushlstring(m->lua, s, (size_t)(e - s));
			else
				push_capture(m, text[i] - '1', s, e);
			luaL_tolstring(m->lua, -1, NULL);
			lua_remove(m->lua, -2);
			luaL_addvalue(b);
		} else {
			luaL_error(m->lua, "invalid use of '%%' in replacement string");
		}
	}
}

static void add_replacement(struct matcher *m, luaL_Buffer *b, const char *s, const char *e)
{
	lua_State *lua = m->lua;

	if (lua_type(lua, 3) == LUA_TFUNCTION) {
		lua_pushvalue(lua, 3);
		lua_call(lua, push_captures(m, s, e), 1);
	} else if (lua_type(lua, 3) == LUA_TTABLE) {
		push_capture(m, 0, s, e);
		lua_gettable(lua, 3);
	} else {
		add_template(m, b, s, e);
		return;
	}
	if (!lua_toboolean(lua, -1)) {
		lua_pop(lua, 1);
		lua_pushlstring(lua, s, (size_t)(e - s));
	} else if (!lua_isstring(lua, -1)) {
		luaL_error(lua, "invalid replacement value (a %s)", luaL_typename(lua, -1));
	}
	luaL_addvalue(b);
}

static int string_gsub(lua_State *lua)
{
	size_t size, pattern_size;
	const char *s = luaL_checklstring(lua, 1, &size);
	const char *p = luaL_checklstring(lua, 2, &pattern_size);
	int type = lua_type(lua, 3);
	lua_Integer count_max = luaL_optinteger(lua, 4, (lua_Integer)size + 1), count = 0;
	const char *last = NULL, *at = s;
	struct matcher m;
	luaL_Buffer b;

	luaL_argexpected(lua, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE, 3,
	                 "string/function/table");
	bool is_anchored = pattern_size > 0 && *p == '^';

	begin(&m, lua, s, size, p, pattern_size);
	luaL_buffinit(lua, &b);
	while (count < count_max) {
		again(&m);
		const char *end = match(&m, at, p + is_anchored);

		if (end && end != last) {
			count++;
			add_replacement(&m, &b, at, end);
			at = last = end;
		} else if (at < m.subject_end) {
			luaL_addchar(&b, *at++);
		} else {
			break;
		}
		if (is_anchored)
			break;
	}
	luaL_addlstring(&b, at, (size_t)(m.subject_end - at));
	luaL_pushresult(&b);
	lua_pushinteger(lua, count);
	return 2;
}

void pattern_open(lua_State *lua)
{
	static const luaL_Reg functions[] = {
		{ "find", string_find }, { "match", string_match }, { "gmatch", string_gmatch }, { "gsub", string_gsub }, { NULL, NULL },
	};

	luaL_setfuncs(lua, functions, 0);
}
