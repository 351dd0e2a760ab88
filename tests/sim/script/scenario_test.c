/* Scenarios: the stories that come with klab, told twice and as they were; scripts that are wrong, and what each is told. */
#include <stdio.h>
#include <stdlib.h>

#include "tests/sim/script/played.h"

/* ---- The stories ------------------------------------------------------------------------------------------------------------- */

/* A story from its file, for a test. */
static struct played played_story(const char *name, bool has_seed, uint64_t seed)
{
	struct sources sources;
	char path[200];

	sources_init(&sources);
	struct buf problem = { .heap = sources.heap };

	snprintf(path, sizeof(path), "scripts/%s.lua", name);
	if (!sources_open(&sources, path, &problem))
		fail_msg("%s", buf_text(&problem));
	struct played p = played_from(&sources, has_seed, seed);

	sources_free(&sources);
	return p;
}

/* Twice the same bytes; the transcript and the trace's hash as they were: both change only when what is played changes. */
static void check_story(const char *name)
{
	char golden[300];
	struct played first = played_story(name, false, 0), second = played_story(name, false, 0), other = played_story(name, true, 4711);
	char *told;
	size_t told_size;
	FILE *file = open_memstream(&told, &told_size);

	assert_int_equal(first.status, 0);
	assert_string_equal(first.err, "");
	assert_true(first.trace_size > 10000 && first.trace_size == second.trace_size && memcmp(first.trace, second.trace, first.trace_size) == 0);
	assert_true(first.hash == second.hash && first.hash != other.hash);
	assert_string_equal(first.out, second.out);
	assert_int_equal(other.status, 0); /* what the story expects does not hang on the seed */
	fprintf(file, "%strace %016llx\n", first.out, (unsigned long long)first.hash);
	fclose(file);
	snprintf(golden, sizeof(golden), "tests/sim/script/golden/%s.txt", name);
	assert_golden(golden, bytes_of(told, told_size));
	free(told);
	played_end(&first);
	played_end(&second);
	played_end(&other);
}

TEST(the_story_of_a_rebalance_is_told_as_it_was)
{
	check_story("rebalance");
}

TEST(the_story_of_a_restart_is_told_as_it_was)
{
	check_story("broker-restart");
}

TEST(the_story_of_a_noisy_neighbour_is_told_as_it_was)
{
	check_story("noisy-neighbour");
}

TEST(the_story_of_a_hot_partition_is_told_as_it_was)
{
	check_story("hot-partition");
}

TEST(the_story_of_a_broker_failure_is_told_as_it_was)
{
	check_story("broker-failure");
}

TEST(the_story_of_acks_and_data_loss_is_told_as_it_was)
{
	check_story("acks-and-data-loss");
}

TEST(the_story_of_a_lost_quorum_is_told_as_it_was)
{
	check_story("quorum-loss");
}

TEST(the_story_of_an_isr_that_flaps_is_told_as_it_was)
{
	check_story("isr-flapping");
}

TEST(the_story_of_a_split_brain_is_told_as_it_was)
{
	check_story("split-brain");
}

TEST(the_story_of_a_rolling_restart_is_told_as_it_was)
{
	check_story("rolling-restart");
}

TEST(the_story_of_a_one_way_partition_is_told_as_it_was)
{
	check_story("one-way-partition");
}

TEST(the_story_of_what_if_it_had_been_acks_1_is_told_as_it_was)
{
	check_story("what-if-acks");
}

TEST(the_story_of_truncation_then_and_now_is_told_as_it_was)
{
	check_story("truncation-then-and-now");
}

TEST(the_story_of_the_last_replica_is_told_as_it_was)
{
	check_story("last-replica-standing");
}

TEST(the_story_of_a_leader_that_slept_is_told_as_it_was)
{
	check_story("zombie-leader");
}

TEST(the_story_of_forgotten_offsets_is_told_as_it_was)
{
	check_story("forgotten-offsets");
}

TEST(the_story_of_a_poison_pill_is_told_as_it_was)
{
	check_story("poison-pill");
}

TEST(the_story_of_a_storm_of_rebalances_is_told_as_it_was)
{
	check_story("rebalance-storm");
}

TEST(the_story_of_a_slow_disk_is_told_as_it_was)
{
	check_story("slow-follower");
}

TEST(the_story_of_an_unclean_election_is_told_as_it_was)
{
	check_story("unclean-election");
}

TEST(the_story_of_what_was_acknowledged_then_gone_is_told_as_it_was)
{
	check_story("acknowledged-then-gone");
}

TEST(the_story_of_full_disks_is_told_as_it_was)
{
	check_story("disk-full-domino");
}

/* ---- Scripts that are wrong ---------------------------------------------------------------------------------------------------- */

static void check_refused(const char *text, int status, const char *part)
{
	struct played p = played("x.lua", bytes_of_text(text), true, 1);
	char *newline = strchr(p.err, '\n');

	if (p.status != status || !strstr(p.err, part) || !newline || newline[1] != '\0')
		fail_msg("for %s: status %d, error: %s", text, p.status, p.err);
	played_end(&p);
}

TEST(a_script_that_is_wrong_gets_one_line_with_its_place)
{
	check_refused("return scenario {", 2, "x.lua:1:");
	check_refused("return scenario {\n\n  title = 't',\n  run = 7 +\n}", 2, "x.lua:5:");
	check_refused("", 2, "x.lua:1: a scenario ends with");
	check_refused("return 5", 2, "x.lua:1: a scenario ends with");
	check_refused("local x = 1\nreturn scenario { title = 't' }\n", 2, "x.lua:2: the scenario has no run");
	check_refused("return scenario(5)", 2, "x.lua:1: bad argument #1 to 'scenario' (table expected, got number)");
	check_refused("\x1bLua", 2, "x.lua");
	check_refused("local t = {}\nerror(t)", 2, "x.lua:2: this raised something that is no text");
	check_refused("return scenario { run = function() end,\n seed = 'x' }", 2, "x.lua:2: seed must be an integer");
	check_refused("return scenario { run = function() end,\n cluster = 3 }", 2, "x.lua:2: cluster must be a table");
	check_refused("return scenario { run = function() end,\n cluster = { brokers = 101 } }", 2, "x.lua:2: cluster.brokers must be");
	check_refused("return scenario { run = function() end,\n cluster = { brokers = 'three' } }", 2, "x.lua:2: cluster.brokers must be");
	check_refused("return scenario { run = function() end,\n cluster = { controllers = 10 } }", 2, "x.lua:2: cluster.controllers must be");
}

TEST(a_run_that_raises_is_told_with_its_place_and_time)
{
	check_refused(RUN("w:sleep(3)\nerror('no good')"), 2, "klab: x.lua:3: no good (at 3.015 s of virtual time)\n");
	check_refused(RUN("error('no\\ngood', 0)"), 2, "klab: x.lua:2: no good (at");
	check_refused(RUN("w:sleep(1) error({})"), 2, "x.lua:2: this raised something that is no text");
	check_refused(RUN("local t = nil; t.x = 1"), 2, "x.lua:2: attempt to index a nil value (local 't')");
	check_refused(RUN("coroutine.yield()"), 2, "x.lua:2: coroutine.yield() gives to nobody here");
	check_refused(RUN("w:wait_until(function()\nlocal x = nil + 1 end, 5)"), 2, "x.lua:3: attempt to perform arithmetic on a nil value");
	check_refused(RUN("w:wait_until(function()\ncoroutine.yield() end, 5)"), 2, "x.lua:3: attempt to yield from outside a coroutine");
	check_refused(RUN("w:wait_until(function()\nw:sleep(1) end, 5)"), 2, "x.lua:3: this waits, so it must be called from the scenario's run itself");
	check_refused(RUN("coroutine.wrap(function()\nw:sleep(1) end)()"), 2, "x.lua:3: this waits");
	check_refused(RUN("table.sort({ 3, 1, 2 }, function()\nw:sleep(1) end)"), 2, "x.lua:3: this waits");
	check_refused(RUN("string.gsub = nil\nlocal s = ('x'):gsub('x', 'y')"), 2, "x.lua:2: string.gsub cannot be set: libraries stay as they are");
	check_refused(RUN("rawset(table, 'sort', 5)"), 2, "x.lua:2: libraries stay as they are");
	check_refused(RUN("getmetatable('').__index.rep = nil"), 2, "x.lua:2: attempt to index a boolean value");
}

TEST(wrong_arguments_are_told_by_their_names)
{
	check_refused(RUN("w:nosuch()"), 2, "x.lua:2: attempt to call a nil value (method 'nosuch')");
	check_refused(RUN("w:topic()"), 2, "x.lua:2: bad argument #1 to 'topic' (string expected, got no value)");
	check_refused(RUN("w:topic('t', { partition = 3 })"), 2, "x.lua:2: there is no option 'partition' here; there are config, partitions and replicas");
	check_refused(RUN("w:topic('t', { partitions = 'many' })"), 2, "x.lua:2: partitions must be an integer, not string");
	check_refused(RUN("w:topic('t', { partitions = 1.5 })"), 2, "x.lua:2: partitions must be an integer, not 1.5");
	check_refused(RUN("w:topic('t', { partitions = 0 })"), 2, "x.lua:2: Error while executing topic command : The partitions must be greater than 0");
	check_refused(RUN("w:topic('t', { replicas = 3 })"), 2, "x.lua:2: Error while executing topic command : ");
	check_refused(RUN("w:topic('no good')"), 2, "x.lua:2: Error while executing topic command : ");
	check_refused(RUN("w:topic('t', { config = { ['retention.ms'] = {} } })"), 2, "x.lua:2: retention.ms must be a text, a number or a boolean, not a table");
	check_refused(RUN("w:topic('t', { config = { ['nosuch'] = 1 } })"), 2, "x.lua:2: Error while executing topic command : ");
	check_refused(RUN("w:broker(1):power_off{ lose = true }"), 2, "x.lua:2: there is no option 'lose' here; there are lose_disk");
	check_refused(RUN("w:broker(9):kill()"), 2, "x.lua:2: there is no broker 9: this cluster has 1");
	check_refused(RUN("w:broker('x')"), 2, "x.lua:2: bad argument #1 to 'broker' (number expected, got string)");
	check_refused(RUN("w:broker(1):start()"), 2, "x.lua:2: broker 1 is running already");
	check_refused(RUN("w:broker(1):kill() w:broker(1):kill()"), 2, "x.lua:2: broker 1 is not running");
	check_refused(RUN("w:broker(1):disk{ fail = 'x' }"), 2, "x.lua:2: fail must be \"read\", \"write\" or \"sync\"");
	check_refused(RUN("w:broker(1):disk{ slow = 3 }"), 2, "x.lua:2: there is no option 'slow' here");
	check_refused(RUN("w:broker(1):clock{ skew_s = 'x' }"), 2, "x.lua:2: skew_s must be a number from -1000000000 to 1000000000");
	check_refused(RUN("w:cut(1, 2)"), 2, "x.lua:2: there is no broker 2");
	check_refused(RUN("w:latency{ 1, 50 }"), 2, "x.lua:2: write w:latency{ 1, 2, 50 }");
	check_refused(RUN("w:sleep(-1)"), 2, "x.lua:2: bad argument #1 to 'sleep' (seconds must be from 0 to 999999999)");
	check_refused(RUN("w:sleep(0 / 0)"), 2, "x.lua:2:");
	check_refused(RUN("w:wait_until(5, 5)"), 2, "x.lua:2: bad argument #1 to 'wait_until' (function expected, got number)");
	check_refused(RUN("w:random(0)"), 2, "x.lua:2: bad argument #1 to 'random' (must be positive)");
	check_refused(RUN("w:history{ event = 'nosuch' }"), 2, "x.lua:2: there is no event 'nosuch'");
	check_refused(RUN("w:history{ event = 'leader_elected', leder = 1 }"), 2, "x.lua:2: leader_elected has no field 'leder'");
	check_refused(RUN("w:await({ event = 'leader_elected', offset = 1 }, 1)"), 2, "leader_elected has no field 'offset'");
	check_refused(RUN("w:say()"), 2, "x.lua:2: bad argument #1 to 'say'");
	check_refused(RUN("w:partition('t', 'x')"), 2, "x.lua:2: bad argument #2 to 'partition'");
	check_refused(RUN("w:sh()"), 2, "x.lua:2: bad argument #1 to 'sh'");
}

TEST(what_the_java_client_throws_is_raised_by_its_name)
{
	check_refused(RUN("w:producer('p', { acks = 'some' })"), 2, "x.lua:2: Invalid value some for configuration acks");
	check_refused(RUN("w:producer('p', { acks = {} })"), 2, "x.lua:2: acks must be a text, a number or a boolean, not a table");
	check_refused(RUN("w:producer('p') w:producer('p')"), 2, "x.lua:2: there is a client 'p' already");
	check_refused(RUN("w:producer('')"), 2, "x.lua:2: a client has a name");
	check_refused(RUN("w:producer('p'):begin()"), 2, "x.lua:2: transactions are not played yet");
	check_refused(RUN("w:producer('p'):send('t', nil, 'v', { partition = -1 })"), 2, "x.lua:2: partition must be from 0 to 2147483647");
	check_refused(RUN("w:producer('p'):send('t', nil, 'v', { headers = { a = 1 } })"), 2, "x.lua:2: the value of a header must be a text, not a number");
	check_refused(RUN("local p = w:producer('p') p:close()\np:send('t', nil, 'v')"), 2,
	              "x.lua:3: IllegalStateException: Cannot perform operation after producer has been closed");
	check_refused(RUN("w:consumer('c', { topics = { 't' } })"), 2, "x.lua:2: InvalidGroupIdException: To use the group management");
	check_refused(RUN("w:consumer('c', { topics = 't' })"), 2, "x.lua:2: topics must be a list");
	check_refused(RUN("w:consumer('c')\nw:sleep(1)"), 2, "x.lua:3: c: IllegalStateException: Consumer is not subscribed to any topics");
	check_refused(RUN("local c = w:consumer('c', { manual = true })\nc:poll(1)"), 2, "x.lua:3: c: IllegalStateException: Consumer is not subscribed");
	check_refused(RUN("local c = w:consumer('c', { manual = true })\nc:commit()"), 2, "x.lua:3: c: InvalidGroupIdException: ");
	check_refused(RUN("local c = w:consumer('c', { group = 'g', topics = { 't' } })\nc:poll(1)"), 2, "x.lua:3: a consumer that polls by itself");
	check_refused(RUN("local c = w:consumer('c', { manual = true })\nc:seek('t', 0, 5)"), 2,
	              "x.lua:3: IllegalStateException: No current assignment for partition t-0");
	check_refused(RUN("local c = w:consumer('c', { manual = true })\nc:seek('t', 0, -5)"), 2, "x.lua:3: IllegalArgumentException: seek offset");
	check_refused(RUN("local c = w:consumer('c', { manual = true }) c:close()\nc:poll(1)"), 2,
	              "x.lua:3: IllegalStateException: This consumer has already been closed.");
	check_refused(RUN("w:topic('t')\nw:consumer('c', { group = 'g', topics = { 't' }, ['auto.offset.reset'] = 'none' })\nw:sleep(10)"), 2,
	              "x.lua:4: c: NoOffsetForPartitionException: Undefined offset with no reset policy for partition");
	check_refused(RUN("w:topic('t')\nlocal c = w:consumer('c', { group = 'g', topics = { 't' } })\n"
	                  "c:on_record(function(r)\nerror('bad record ' .. r.value) end)\nw:sleep(5)\nlocal p = w:producer('p')\np:send('t', nil, '7') p:flush()\n"
	                  "w:sleep(5)"),
	              2, "x.lua:5: bad record 7");
}

TEST(what_a_scenarios_table_does_when_it_is_read_is_the_scripts)
{
	check_refused("return setmetatable({}, { __index = function() error('not there') end })", 2, "x.lua:1: not there");
	check_refused("return setmetatable({ run = print }, { __index = function(t, k) if k ~= 'run' then error('no ' .. k) end return function() end end })", 2, "x.lua:1: no seed");
	check_refused("return setmetatable({}, {\n__index = function() while true do end end })", 2, "x.lua:2: the script computes for too long");
	check_refused("return { run = function() end, cluster = { borkers = 3 } }", 2, "x.lua: there is no option 'borkers' here; there are brokers, containers, controllers and properties");
	check_refused("return { run = function() end, cluster = setmetatable({}, { __index = function() error('none') end }) }", 2, "x.lua:1: none");
}

TEST(a_limit_is_passed_even_where_a_pcall_has_the_last_word)
{
	static const char eat[] = "pcall(function() local t = {} while true do t[#t + 1] = string.rep('x', 100000) .. #t end end)";
	char text[300];

	check_refused(RUN("pcall(function() while true do end end)"), 2, "x.lua:2: the script computes for too long");
	check_refused(RUN("local c = coroutine.create(function()\nlocal t <close> = setmetatable({}, { __close = function() while true do end end }) coroutine.yield() end)\n"
	                  "coroutine.resume(c) coroutine.close(c)"),
	              2, "x.lua:3: the script computes for too long");
	snprintf(text, sizeof(text), "%s return { run = function() end }", eat);
	check_refused(text, 2, "x.lua: the script uses too much memory");
	snprintf(text, sizeof(text), RUN("%s"), eat);
	check_refused(text, 2, "the script uses too much memory");
	snprintf(text, sizeof(text), RUN("%s w:sleep(1)"), eat);
	check_refused(text, 2, "the script uses too much memory");
}

/* What the driver hands to a script whose memory is used up. */
TEST(a_result_that_finds_no_room_ends_the_scenario_and_not_the_program)
{
	static const char fill[] = "local kept, left = {}, (64 << 20) - 400000 while left > 4000 do kept[#kept + 1] = string.rep('x', left // 2) left = left - left // 2 end\n";
	char text[400];

	snprintf(text, sizeof(text), RUN("%sw:sh('seq 100000')"), fill);
	check_refused(text, 2, "x.lua:3: the script uses too much memory");
}

TEST(a_world_that_a_scenario_fills_ends_with_one_line)
{
	check_refused(RUN("w:topic('t')\nlocal p, v = w:producer('p', { ['buffer.memory'] = 1 << 40 }), string.rep('v', 1000000)\nwhile true do p:send('t', nil, v) end"), 2,
	              "x.lua: the memory region of the world is full");
}

TEST(what_leaves_events_or_draws_is_counted_by_that)
{
	static const char *const loops[] = {
		"while true do w:broker(1):pause(1) end",
		"while true do w:cut(1, 'x') w:heal() end",
		"while true do w:diagram() end",
	};

	for (size_t i = 0; i < sizeof(loops) / sizeof(loops[0]); i++) {
		char text[300];

		snprintf(text, sizeof(text), RUN("%s"), loops[i]);
		check_refused(text, 2, "x.lua:2: the script computes for too long");
	}
	check_refused(RUN("local ok, a, b = pcall(function(...) w:sleep(1) return ..., 5 end, 3) assert(ok and a == 3 and b == 5)\n"
	                  "ok, a = xpcall(function(x) w:sleep(1) error('no ' .. x, 0) end, function(m) return m .. '!' end, 'z') error(a)"),
	              2, "x.lua:3: no z!"); /* which wait as Lua's own do */
}

TEST(a_script_that_never_ends_or_eats_memory_is_stopped)
{
	check_refused("\nwhile true do end", 2, "x.lua:2: the script computes for too long\n");
	check_refused("\nlocal s = 'x' while true do s = s .. s end", 2, "x.lua:2: the script uses too much memory\n");
	check_refused(RUN("while true do end"), 2, "x.lua:2: the script computes for too long");
	check_refused(RUN("while true do pcall(function() while true do end end) end"), 2, "x.lua:2: the script computes");
	check_refused(RUN("w:wait_until(function()\nwhile true do end end, 5)"), 2, "x.lua:3: the script computes");
	check_refused(RUN("(string.rep('a', 30000)):find(('.-'):rep(20) .. 'b')"), 2, "x.lua:2: the script computes");
	check_refused(RUN("local t = {} while true do t[#t + 1] = string.rep('x', 1000) .. #t end"), 2, "x.lua:2: the script uses too much memory");
	check_refused(RUN("local t = {} while true do pcall(function() t[#t + 1] = string.rep('x', 1000) .. #t end) end"), 2,
	              "x.lua:2: the script uses too much memory");
	check_refused(RUN("w:wait_until(function()\nlocal s = 'x' while true do s = s .. s end end, 5)"), 2, "x.lua:3: the script uses too much memory");
	check_refused(RUN("while true do coroutine.wrap(function() for i = 1, 100 do end end)() end"), 2, "x.lua:2: the script computes");
	check_refused(RUN("while true do w:say('x') end"), 2, "x.lua:2: the script computes");
	check_refused(RUN("while true do w:expect(true, 'x') end"), 2, "x.lua:2: the script computes");
	check_refused(RUN("while true do w:partition('t', 0) end"), 2, "x.lua:2: the script computes");
	check_refused(RUN("while true do w:history{} end"), 2, "x.lua:2: the script computes");
	check_refused(RUN("local p = w:producer('p') p:kill()\nwhile true do p:flush() end"), 2, "x.lua:3: the scenario waits for ever");
	check_refused(RUN("for i = 1, 1001 do w:producer('p' .. i):kill() end"), 2, "x.lua:2: a scenario has at most 1000 clients");
	check_refused(RUN("string.rep('x', 1 << 40)"), 2, "x.lua:2: resulting string too large");
	check_refused(RUN("local function f() return f() + 1 end f()"), 2, "x.lua:2: ");
}

TEST(a_script_finds_nothing_of_the_machine)
{
	static const char *const names[] = { "io", "os", "load", "loadstring", "dofile", "loadfile", "require", "package", "debug", "collectgarbage", "rawset" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char text[400];

		snprintf(text, sizeof(text), RUN("assert(%s == nil or type(%s) == 'function' and '%s' == 'collectgarbage' or '%s' == 'rawset', 'it is there')"), names[i],
		         names[i], names[i], names[i]);
		struct played p = played("x.lua", bytes_of_text(text), true, 1);

		if (p.status != 0)
			fail_msg("%s: %s", names[i], p.err);
		played_end(&p);
	}
}

TEST(what_is_not_as_expected_is_told_and_the_run_goes_on)
{
	struct played p = played("x.lua", BYTES(RUN("w:expect(false, 'this holds')\nw:say('and on')\nw:wait_until(function() return false end, 3, 'a miracle')\n"
	                                          "w:say('to the end')")),
	                       true, 1);

	assert_int_equal(p.status, 1);
	assert_non_null(strstr(p.out, "this holds"));
	assert_non_null(strstr(p.out, "and on"));
	assert_non_null(strstr(p.out, "a miracle"));
	assert_non_null(strstr(p.out, "to the end"));
	played_end(&p);
}
