/* What a scenario consists of: files that it includes, parameters that it is given. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/sim/script/played.h"

static struct sources sources_of(const char *text)
{
	struct sources s;

	sources_init(&s);
	sources_add(&s, BYTES("x.lua"), bytes_of_text(text));
	return s;
}

/* Plays it and frees it. `out` and `err` must be in what is printed. */
static void check_played(struct sources s, int status, const char *out, const char *err)
{
	struct played p = played_from(&s, true, 1);

	if (p.status != status || !strstr(p.out, out) || !strstr(p.err, err) || (*p.err && p.err[strcspn(p.err, "\n") + 1]))
		fail_msg("status %d, error: %s, output: %s", p.status, p.err, p.out);
	played_end(&p);
	sources_free(&s);
}

/* ---- include ----------------------------------------------------------------------------------------------------------------- */

TEST(an_included_file_runs_once_and_gives_what_it_returns)
{
	struct sources s = sources_of("local a = include('lib/a.lua')\nlocal b = include('b.lua')\n" RUN("w:say(a.name .. b .. tostring(include('lib/a.lua') == a))"));

	sources_add(&s, BYTES("lib/a.lua"), BYTES("count = (count or 0) + 1\nreturn { name = 'first' .. count }"));
	sources_add(&s, BYTES("b.lua"), BYTES("return include('lib/a.lua').name"));
	check_played(s, 0, "first1first1true", "");
}

TEST(another_scenario_can_be_included_and_run)
{
	struct sources s = sources_of(RUN("local other = include('other.lua')\nw:say(other.title)\nother.run(w)"));

	sources_add(&s, BYTES("other.lua"), BYTES("return scenario { title = 'Other', run = function(w) w:sleep(1) w:say('slept until ' .. w:now() // 1) end }"));
	check_played(s, 0, "slept until 1.0", "");
}

TEST(what_an_included_file_raises_is_told_with_its_own_place)
{
	struct sources s = sources_of(RUN("local lib = include('lib/a.lua')\nw:sleep(1)\nlib.f()"));

	sources_add(&s, BYTES("lib/a.lua"), BYTES("return { f = function()\nerror('no good')\nend }"));
	check_played(s, 2, "", "klab: lib/a.lua:2: no good (at 1.015 s of virtual time)\n");
	s = sources_of("include('lib/a.lua')");
	sources_add(&s, BYTES("lib/a.lua"), BYTES("return ("));
	check_played(s, 2, "", "klab: lib/a.lua:1: unexpected symbol near <eof>\n");
	s = sources_of("include('lib/a.lua')");
	sources_add(&s, BYTES("lib/a.lua"), BYTES("\n\nwhile true do end"));
	check_played(s, 2, "", "klab: lib/a.lua:3: the script computes for too long\n");
}

TEST(files_that_include_each_other_are_refused)
{
	struct sources s = sources_of("return scenario(include('lib/a.lua'))");

	sources_add(&s, BYTES("lib/a.lua"), BYTES("return include('lib/b.lua')"));
	sources_add(&s, BYTES("lib/b.lua"), BYTES("\nreturn include('lib/a.lua')"));
	check_played(s, 2, "", "klab: lib/b.lua:2: include: lib/a.lua is not through yet: files that include each other never are\n");
	check_played(sources_of("include('x.lua')"), 2, "", "klab: x.lua:1: include: x.lua is not through yet");
}

TEST(only_files_of_the_scenarios_folder_can_be_named)
{
	static const char *const names[] = { "/etc/passwd",  "../x.lua", "lib/../x.lua", "lib/a/b.lua", "other/a.lua", ".hidden.lua", "lib/.lua", "a.txt", "",
		                                 "./a.lua",      "lib//a.lua", "a b.lua" };
	char text[200];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct sources s;

		snprintf(text, sizeof(text), "include(\"%s\")", names[i]);
		s = sources_of(text);
		s.folder = "scripts";
		check_played(s, 2, "", ": a file of the scenario's folder or of its lib is wanted");
	}
	check_played(sources_of("include('a.lua\\0b')"), 2, "", "x.lua:1: bad argument #1 to 'include'");
	check_played(sources_of("include()"), 2, "", "x.lua:1: bad argument #1 to 'include'");
	check_played(sources_of("include('lib/cluster.lua')"), 2, "", "include: lib/cluster.lua: it is not there");
}

static void put(const char *folder, const char *name, const char *text)
{
	char path[200];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "wb");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void check_opened(const char *folder, const char *name, int status, const char *err)
{
	struct sources s;
	char path[200];

	sources_init(&s);
	struct buf problem = { .heap = s.heap };

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	assert_true(sources_open(&s, path, &problem));
	check_played(s, status, "", err);
}

TEST(no_link_leads_out_of_the_scenarios_folder)
{
	char folder[] = "/tmp/klab-sources-XXXXXX", path[100];
	static const char *const files[] = { "x.lua", "good.lua", "y.lua", "z.lua", "lib/in.lua", "lib/out.lua", "lib/pipe.lua", "lib" };

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/lib", folder);
	assert_int_equal(mkdir(path, 0700), 0);
	put(folder, "good.lua", "return 1");
	put(folder, "x.lua", "include('lib/out.lua')");
	put(folder, "y.lua", "include('lib/pipe.lua')");
	put(folder, "z.lua", "assert(include('lib/in.lua') == 1)\n" RUN(""));
	snprintf(path, sizeof(path), "%s/lib/out.lua", folder);
	assert_int_equal(symlink("/etc/passwd", path), 0);
	snprintf(path, sizeof(path), "%s/lib/in.lua", folder);
	assert_int_equal(symlink("../good.lua", path), 0);
	snprintf(path, sizeof(path), "%s/lib/pipe.lua", folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	check_opened(folder, "x.lua", 2, "x.lua:1: include: lib/out.lua: it is a link that leads out of the scenario's folder\n");
	check_opened(folder, "y.lua", 2, "y.lua:1: include: lib/pipe.lua: it is no file\n");
	check_opened(folder, "z.lua", 0, "");
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", folder, files[i]);
		remove(path);
	}
	assert_int_equal(rmdir(folder), 0);
}

/* ---- Parameters -------------------------------------------------------------------------------------------------------------- */

static struct sources given(struct sources s, const char *word)
{
	struct buf problem = { .heap = s.heap };

	if (!sources_set_parameter(&s, word, &problem))
		fail_msg("%s", buf_text(&problem));
	return s;
}

#define WITH_PARAMETERS "return scenario {\n params = { acks = 'all', count = 3, on = true },\n" \
	" run = function(w) w:say(w.args.acks .. ' ' .. w.args.count .. ' ' .. w.args.on .. ' ' .. math.type(w.args.count + 0)) end }"

TEST(parameters_reach_the_scenario_as_texts)
{
	check_played(sources_of(WITH_PARAMETERS), 0, "all 3 true integer", "");
	check_played(given(given(sources_of(WITH_PARAMETERS), "acks=1"), "count=7"), 0, "1 7 true", "");
	check_played(given(sources_of(WITH_PARAMETERS), "acks=a=b"), 0, "a=b 3 true", "");
	check_played(sources_of(RUN("assert(next(w.args) == nil)")), 0, "", "");
}

TEST(parameters_that_a_scenario_does_not_have_are_refused)
{
	check_played(given(sources_of(WITH_PARAMETERS), "ack=1"), 2, "", "klab: x.lua:2: there is no parameter 'ack'; the scenario has acks, count, on\n");
	check_played(given(sources_of(RUN("")), "ack=1"), 2, "", "there is no parameter 'ack'; the scenario has none\n");
	check_played(sources_of("return scenario { run = function() end,\n\nparams = 5 }"), 2, "", "klab: x.lua:3: params must be a table");
	check_played(sources_of("return scenario { run = function() end,\nparams = { acks = {} } }"), 2, "", "klab: x.lua:2: acks must be a text");
	check_played(sources_of("return scenario { run = function() end,\nparams = { 'acks' } }"), 2, "", "klab: x.lua:2: names must be texts");
}

TEST(a_parameter_is_a_name_and_a_value)
{
	static const char *const words[] = { "acks", "=1", "1x=2", "a-b=1", "", " a=1", "a =1", "twice=1" };
	struct sources s = sources_of(RUN(""));

	s = given(s, "twice=1");
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct buf problem = { .heap = s.heap };

		assert_false(sources_set_parameter(&s, words[i], &problem));
		assert_true(problem.size > 0);
		buf_free(&problem);
	}
	sources_free(&s);
}
