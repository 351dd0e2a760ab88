/* Scenarios: the stories that come with klab, told twice and as they were; scripts that are wrong, and what each is told. */
#include <stdio.h>
#include <stdlib.h>

#include "sim/script/scenario.h"
#include "tests/test.h"

struct played {
	int status;
	uint64_t hash;
	char *out, *err, *trace;
	size_t out_size, err_size, trace_size;
};

static struct played play(const char *path, struct bytes text, bool has_seed, uint64_t seed)
{
	struct played p = { 0 };
	FILE *out = open_memstream(&p.out, &p.out_size), *err = open_memstream(&p.err, &p.err_size), *trace = open_memstream(&p.trace, &p.trace_size);
	struct scenario_options options = { .path = path, .text = text, .has_seed = has_seed, .seed = seed, .out = out, .trace = trace, .err = err,
		                                .trace_hash = &p.hash };

	p.status = scenario_run(&options);
	fclose(out);
	fclose(err);
	fclose(trace);
	return p;
}

static void played_end(struct played *p)
{
	free(p->out);
	free(p->err);
	free(p->trace);
}

/* ---- The stories ------------------------------------------------------------------------------------------------------------- */

static struct bytes read_script(const char *name, char path[static 200], char *text, size_t capacity)
{
	snprintf(path, 200, "scripts/%s.lua", name);
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	size_t size = fread(text, 1, capacity, file);

	fclose(file);
	return bytes_of(text, size);
}

/* Twice the same bytes; the transcript and the trace's hash as they were: both change only when what is played changes. */
static void check_story(const char *name)
{
	static char text[1 << 16];
	char path[200], golden[300];
	struct bytes script = read_script(name, path, text, sizeof(text));
	struct played first = play(path, script, false, 0), second = play(path, script, false, 0);
	struct played other = play(path, script, true, 4711);
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

TEST(the_story_of_a_hot_partition_is_told_as_it_was)
{
	check_story("hot-partition");
}

/* ---- Scripts that are wrong ---------------------------------------------------------------------------------------------------- */

static void check_refused(const char *text, int status, const char *part)
{
	struct played p = play("x.lua", bytes_of_text(text), true, 1);
	char *newline = strchr(p.err, '\n');

	if (p.status != status || !strstr(p.err, part) || !newline || newline[1] != '\0')
		fail_msg("for %s: status %d, error: %s", text, p.status, p.err);
	played_end(&p);
}

#define RUN(body) "return scenario { title = 't', cluster = { brokers = 1 }, run = function(w)\n" body "\nend }\n"

TEST(a_script_that_is_wrong_gets_one_line_with_its_place)
{
	check_refused("return scenario {", 2, "x.lua:1:");
	check_refused("", 2, "x.lua");
	check_refused("return 5", 2, "x.lua");
	check_refused("return scenario { cluster = { brokers = 101 }, run = function(w) end }", 2, "x.lua: cluster.brokers must be from 1 to 100");
	check_refused("return scenario { cluster = { brokers = 3 }, run = function(w) end }", 2, "x.lua: 3 brokers are asked for");
	check_refused("return scenario { title = 't' }", 2, "run");
	check_refused(RUN("error('no good')"), 2, "x.lua:2: no good");
	check_refused(RUN("local t = nil; t.x = 1"), 2, "x.lua:2:");
	check_refused(RUN("w:nosuch()"), 2, "x.lua:2:");
	check_refused(RUN("w:topic()"), 2, "x.lua:2:");
	check_refused(RUN("w:topic('t', { partitions = 'many' })"), 2, "x.lua:2:");
	check_refused(RUN("w:broker(9):kill()"), 2, "x.lua:2:");
	check_refused(RUN("w:sleep(-1)"), 2, "x.lua:2:");
}

TEST(a_script_that_never_ends_or_eats_memory_is_stopped)
{
	check_refused(RUN("while true do end"), 2, "x.lua: the script computes for too long");
	check_refused(RUN("while true do pcall(function() while true do end end) end"), 2, "x.lua: the script computes");
	check_refused(RUN("local t = {} while true do t[#t + 1] = string.rep('x', 1000) .. #t end"), 2, "x.lua: the script uses too much memory");
	check_refused(RUN("local s = 'x' while true do s = s .. s end"), 2, "x.lua: the script uses too much memory");
	check_refused(RUN("string.rep('x', 1 << 40)"), 2, "x.lua:2:");
	check_refused("while true do end", 2, "x.lua: the script computes");
}

TEST(a_script_finds_nothing_of_the_machine)
{
	static const char *const names[] = { "io", "os", "load", "loadstring", "dofile", "loadfile", "require", "package", "debug", "collectgarbage", "rawset" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char text[400];

		snprintf(text, sizeof(text), RUN("assert(%s == nil or type(%s) == 'function' and '%s' == 'collectgarbage' or '%s' == 'rawset', 'it is there')"), names[i],
		         names[i], names[i], names[i]);
		struct played p = play("x.lua", bytes_of_text(text), true, 1);

		if (p.status != 0)
			fail_msg("%s: %s", names[i], p.err);
		played_end(&p);
	}
}

TEST(what_is_not_as_expected_is_told_and_the_run_goes_on)
{
	struct played p = play("x.lua", BYTES(RUN("w:expect(false, 'this holds')\nw:say('and on')\nw:wait_until(function() return false end, 3, 'a miracle')\n"
	                                          "w:say('to the end')")),
	                       true, 1);

	assert_int_equal(p.status, 1);
	assert_non_null(strstr(p.out, "this holds"));
	assert_non_null(strstr(p.out, "and on"));
	assert_non_null(strstr(p.out, "a miracle"));
	assert_non_null(strstr(p.out, "to the end"));
	played_end(&p);
}
