#include "sim/script/sandbox.h"
#include "tests/test.h"

#include <lauxlib.h>

/* Runs `code` (which returns one value) and gives it, or the error, as text. */
static const char *run(struct heap *heap, const char *code)
{
	static char out[1024];
	struct prng prng;
	struct sandbox_limits limits = { .memory_bytes_max = 4u << 20, .instructions_max = 20 * 1000 * 1000 };

	prng_seed(&prng, 1, 2);
	struct sandbox *box = sandbox_new(heap, &prng, &limits, NULL);

	if (sandbox_load(box->lua, "=x", code, strlen(code)))
		lua_pcall(box->lua, 0, 1, 0);
	size_t size = 0;
	const char *text = box->exceeded ? box->exceeded : luaL_tolstring(box->lua, -1, &size);

	snprintf(out, sizeof(out), "%s", text);
	sandbox_del(box);
	return out;
}

TEST(sandbox_walks_tables_in_one_order)
{
	struct heap *heap = heap_new(64u << 20);

	assert_string_equal(run(heap, "local t = {b=1, a=2, [3]=3, [1.5]=4, [true]=5, z=6} local s = '' "
	                              "for k in pairs(t) do s = s .. tostring(k) .. ' ' end return s"),
	                    "1.5 3 a b z true ");
	assert_string_equal(run(heap, "local t = {10, 20, x=1} local k, v, s = nil, nil, '' repeat k, v = next(t, k) s = s .. tostring(k) "
	                              "until not k return s"),
	                    "12xnil");
	assert_string_equal(run(heap, "local t = {} for i = 1, 50 do t['k' .. i] = i end local n = 0 "
	                              "for k in pairs(t) do t[k] = nil n = n + 1 end return n .. tostring(next(t))"),
	                    "50nil");
	assert_string_equal(run(heap, "return pcall(pairs, {[{}] = 1}) and 'walked' or 'refused'"), "refused");
	heap_del(heap);
}

TEST(sandbox_sorts_stably_and_refuses_nothing_small)
{
	struct heap *heap = heap_new(64u << 20);

	assert_string_equal(run(heap, "local t = {} for i = 1, 1000 do t[i] = {i % 7, i} end "
	                              "table.sort(t, function(a, b) return a[1] < b[1] end) "
	                              "for i = 2, 1000 do local a, b = t[i-1], t[i] "
	                              "if a[1] > b[1] or (a[1] == b[1] and a[2] > b[2]) then return 'wrong at ' .. i end end return 'right'"),
	                    "right");
	assert_string_equal(run(heap, "local t = {'c', 'a', 'b'} table.sort(t) return table.concat(t)"), "abc");
	assert_string_equal(run(heap, "local t = {3, 'x'} return (select(2, pcall(table.sort, t)))"), "attempt to compare string with number");
	heap_del(heap);
}

TEST(sandbox_tells_no_address_and_has_no_way_out)
{
	struct heap *heap = heap_new(64u << 20);

	assert_string_equal(run(heap, "return tostring({}) .. tostring(print) .. tostring(string.rep) .. string.format('%s', {})"),
	                    "tablenilfunctiontable");
	assert_string_equal(run(heap, "return select(2, pcall(string.format, '%p', {}))"), "'%p' tells an address; a scenario has none");
	assert_string_equal(run(heap, "local s = '' for _, n in ipairs{'io','os','debug','load','dofile','loadfile','require','package',"
	                              "'collectgarbage'} do s = s .. tostring(_G[n]) end return s .. tostring(string.dump)"),
	                    "nilnilnilnilnilnilnilnilnilnil");
	assert_string_equal(run(heap, "return select(2, pcall(setmetatable, {}, {__gc = function() end}))"), "__gc is not to be had in a scenario");
	assert_string_equal(run(heap, "return select(2, pcall(setmetatable, {}, {__mode = 'k'}))"), "__mode is not to be had in a scenario");
	assert_string_equal(run(heap, "return math.random(100) == math.random(100) and math.random(100) == math.random(100)"), "false");
	heap_del(heap);
}

TEST(sandbox_keeps_its_libraries_as_they_are)
{
	struct heap *heap = heap_new(64u << 20);
	static const char *const changes[] = {
		"string.rep = nil", "table.insert(string, 1)", "table.move({1}, 1, 1, 1, math)", "rawset(utf8, 'x', 1)", "coroutine.wrap = print",
		"setmetatable(string, {})", "getmetatable('').__index = {}",
	};

	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		char code[200];

		snprintf(code, sizeof(code), "local ok = pcall(function() %s end) return ok and 'changed' or ('x'):rep(2) .. math.max(1, 2)", changes[i]);
		assert_string_equal(run(heap, code), "xx2");
	}
	assert_string_equal(run(heap, "local s = '' for name in pairs(utf8) do s = s .. name .. ' ' end return s"), "char charpattern codepoint codes len offset ");
	assert_string_equal(run(heap, "for name, f in pairs(string) do string_rep = f break end return ('x'):rep(2) .. tostring(string.rep)"), "xxfunction");
	heap_del(heap);
}

static void assert_stopped(struct heap *heap, const char *code, const char *why)
{
	const char *out = run(heap, code);

	if (!strstr(out, why))
		fail_msg("%s\ngave: %s", code, out);
}

TEST(sandbox_limits_hold_where_a_script_tries_to_slip_through)
{
	struct heap *heap = heap_new(64u << 20);
	static const char *const long_ones[] = {
		"while true do end",
		"while true do pcall(function() while true do end end) end",
		"local f f = function() pcall(f) while true do end end f()",
		"while true do local c = coroutine.wrap(function() while true do end end) pcall(c) end",
		"while true do coroutine.wrap(function() for i = 1, 100 do end end)() end",
		"return (string.rep('a', 5000)):find(('.-'):rep(20) .. 'b')",
		"return (string.rep('a', 30000)):match('(.-)%1b')",
		"return table.concat(setmetatable({}, {__index = function() return 'x' end, __len = function() return 1e12 // 1 end}))",
		"table.move({}, 1, math.maxinteger - 1, 2)",
		"table.sort(setmetatable({}, {__len = function() return 9000000 end}), function() return true end) while true do end",
		"local s = ('x'):rep(300000) while true do local t = s .. 'a' end",
		"local s = ('x'):rep(300000) while true do local t = s:upper() end",
		"local s = ('x'):rep(300000) while true do utf8.len(s) end",
		"local s = ('1'):rep(300000) while true do tonumber(s) end",
		"local t = {} for i = 1, 50000 do t[i] = i end while true do table.insert(t, 1, 0) table.remove(t, 1) end",
		"local t = {} for i = 1, 20000 do t[i] = i end while true do local n = select('#', table.unpack(t)) end",
		"local c = coroutine.wrap(function() while true do coroutine.yield() end end) while true do c() end",
		"while true do pcall(error) end",
		"while true do utf8.char(65, 66) end",
		"local a, b = ('x'):rep(300000) .. 'a', ('x'):rep(300000) .. 'b' while true do local c = a == b end",
		"local a, b = ('x'):rep(300000) .. 'a', ('x'):rep(300000) .. 'b' while true do local c = a < b end",
		"local t = {} for i = 1, 20000 do t[i] = i end local g = function() end (function(...) while true do g(...) end end)(table.unpack(t))",
	};

	for (size_t i = 0; i < sizeof(long_ones) / sizeof(long_ones[0]); i++)
		assert_stopped(heap, long_ones[i], "too long");
	assert_stopped(heap, "local t = {} while true do t[#t + 1] = ('x'):rep(1000) .. #t end", "memory");
	assert_stopped(heap, "local t = {} while true do pcall(function() t[#t + 1] = ('x'):rep(100000) .. #t end) end", "memory");
	assert_stopped(heap, "return ('x'):rep(math.maxinteger)", "too large");
	assert_string_equal(run(heap, "return #(''):rep(math.maxinteger)"), "0");
	heap_del(heap);
}

TEST(patterns_match_as_luas_own)
{
	struct heap *heap = heap_new(64u << 20);
	static const char *const cases[][2] = {
		{ "return ('key = value'):match('^(%w+)%s*=%s*(%w+)$')", "key" },
		{ "return table.concat({('a,b,,c'):find(',', 1, true)}, ' ')", "2 2" },
		{ "return (('hello world'):gsub('o', '0'))", "hell0 w0rld" },
		{ "return (('abc'):gsub('', '-'))", "-a-b-c-" },
		{ "return (('hello'):gsub('(l)(l)', '%2%1%0'))", "hellllo" },
		{ "return (('$name is $age'):gsub('%$(%w+)', {name = 'Bo', age = 7}))", "Bo is 7" },
		{ "local s = '' for k, v in ('a=1, b=2'):gmatch('(%w+)=(%w+)') do s = s .. k .. v end return s", "a1b2" },
		{ "return ('THE (quick) fox'):find('%((%a+)%)')", "5" },
		{ "return ('f(a(b)c)d'):match('%b()')", "(a(b)c)" },
		{ "return ('THE (quick) fox'):gsub('%f[%a]%a+', 'x')", "x (x) x" },
		{ "return ('  trim  '):match('^%s*(.-)%s*$')", "trim" },
		{ "return tostring(('x'):match('()x()'))", "1" },
		{ "return ('[a-c%]]'):match('[%[%]]')", "[" },
		{ "return ('abcabc'):match('(abc)%1')", "abc" },
		{ "return ('2026-11-23'):gsub('%d+', function(d) return #d end)", "4-2-2" },
		{ "return tostring(('abc'):find('b', -1))", "nil" },
		{ "return ('x]y'):match('[^]]+')", "x" },
		{ "return select(2, pcall(string.find, 'a', '['))", "malformed pattern (missing ']')" },
		{ "return select(2, pcall(string.find, 'a', '%'))", "malformed pattern (ends with '%')" },
		{ "return select(2, pcall(string.rep, 'a', -1)) .. '.'", "." },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (strcmp(run(heap, cases[i][0]), cases[i][1]) != 0)
			fail_msg("%s gave %s", cases[i][0], run(heap, cases[i][0]));
	heap_del(heap);
}
