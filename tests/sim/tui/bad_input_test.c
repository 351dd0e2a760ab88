/* klab itself, given what it cannot use: exactly one line that says what and where, status 2, and what was there before is as it was. The program's path is
 * in $KLAB. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/test.h"

/* A folder of its own with files in it that have been there before. */
struct folder {
	char path[40];
	char scripts[200];
};

static void put(const struct folder *f, const char *name, const char *text)
{
	char path[100];

	snprintf(path, sizeof(path), "%s/%s", f->path, name);
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static struct folder folder_new(void)
{
	struct folder f = { .path = "/tmp/klab-bad-XXXXXX" };

	assert_non_null(mkdtemp(f.path));
	assert_non_null(getcwd(f.scripts, sizeof(f.scripts)));
	put(&f, "old", "was there\n");
	put(&f, "good.lua", "return scenario { run = function(w) w:say('good') end }\n");
	return f;
}

static void folder_end(const struct folder *f)
{
	char command[100];

	snprintf(command, sizeof(command), "rm -r %s", f->path);
	assert_int_equal(system(command), 0);
}

static size_t read_file(const struct folder *f, const char *name, char *text, size_t capacity)
{
	char path[100];

	snprintf(path, sizeof(path), "%s/%s", f->path, name);
	FILE *file = fopen(path, "rb");
	size_t size = file ? fread(text, 1, capacity - 1, file) : 0;

	text[size] = '\0';
	if (file)
		fclose(file);
	return size;
}

/* `klab ARGUMENTS`, run in the folder by somebody whose home that is: the status, and what it said. */
static int run_at(const struct folder *f, const char *home, const char *arguments, char err[static 4096])
{
	const char *program = getenv("KLAB") ? getenv("KLAB") : "./klab";
	char command[1000];

	snprintf(command, sizeof(command), "cd %s && HOME=%s %s%s%s > .out 2> .err < /dev/null %s", f->path, home, program[0] == '/' ? "" : f->scripts,
	         program[0] == '/' ? "" : "/", program, arguments); /* which may send its output elsewhere */
	int status = system(command);

	read_file(f, ".err", err, 4096);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int run(const struct folder *f, const char *arguments, char err[static 4096])
{
	return run_at(f, "/nowhere", arguments, err);
}

static void check_refused(const struct folder *f, const char *arguments, const char *part)
{
	char err[4096], old[100];
	int status = run(f, arguments, err);
	char *newline = strchr(err, '\n');

	read_file(f, "old", old, sizeof(old));
	if (status != 2 || !newline || newline[1] || !strstr(err, part) || strcmp(old, "was there\n") != 0)
		fail_msg("klab %s: status %d, said %s", arguments, status, err);
}

TEST(a_seed_that_is_no_number_is_refused)
{
	struct folder f = folder_new();

	check_refused(&f, "run good.lua --seed x --trace old", "--seed needs a number from 0, not 'x'");
	check_refused(&f, "run good.lua --seed=", "--seed needs a number from 0, not ''");
	check_refused(&f, "run good.lua --seed -5", "--seed needs a number from 0, not '-5'");
	check_refused(&f, "run good.lua --seed 1.5", "--seed needs a number from 0, not '1.5'");
	check_refused(&f, "run good.lua --seed 99999999999999999999", "--seed needs a number from 0");
	check_refused(&f, "run good.lua --seed", "--seed needs a value");
	check_refused(&f, "shell --seed one", "--seed needs a number");
	check_refused(&f, "fuzz --seeds one", "--seeds needs a number of seeds");
	folder_end(&f);
}

TEST(an_output_that_cannot_be_written_is_refused_before_anything_is_played)
{
	static const char *const outputs[] = { "--trace", "--record", "--cast", "--cast3", "--report" };
	struct folder f = folder_new();
	char arguments[200], text[100];

	for (size_t i = 0; i < sizeof(outputs) / sizeof(outputs[0]); i++) {
		snprintf(arguments, sizeof(arguments), "run good.lua %s nowhere/x", outputs[i]);
		check_refused(&f, arguments, "klab: nowhere/x: No such file or directory");
		snprintf(arguments, sizeof(arguments), "run good.lua %s .", outputs[i]);
		check_refused(&f, arguments, "klab: .: Is a directory");
		assert_int_equal(read_file(&f, ".out", text, sizeof(text)), 0);
	}
	check_refused(&f, "run good.lua --diagram nowhere/x.svg", "klab: nowhere/x.svg: No such file or directory");
	check_refused(&f, "run good.lua --trace old --record old", "klab: old: two outputs cannot be one file");
	check_refused(&f, "run good.lua --trace old --record /dev/full", "klab: /dev/full: No space left on device");
	check_refused(&f, "shell --record nowhere/x", "klab: nowhere/x: No such file or directory");
	check_refused(&f, "learn 1 --record nowhere/x", "klab: nowhere/x: No such file or directory");
	check_refused(&f, "run good.lua --tui", "--tui needs a terminal");
	check_refused(&f, "replay good.lua --trace old", "good.lua: this is no run of klab's");
	check_refused(&f, "fuzz --seeds 3-3 --trace nowhere/x", "klab: nowhere/x: No such file or directory");
	check_refused(&f, "fuzz --seeds 3-3 --scenario nowhere/x", "klab: nowhere/x: No such file or directory");
	check_refused(&f, "fuzz --mutant min_isr_unchecked --scenario .", "klab: .: Is a directory");
	check_refused(&f, "shell .", "klab shell: .: Is a directory");
	check_refused(&f, "run .", "klab run: .: Is a directory");
	folder_end(&f);
}

/* A hunt may take long: where its scenario goes is looked at first, and what is there stays until there is one. */
TEST(a_hunt_begins_once_its_scenario_has_a_place)
{
	struct folder f = folder_new();
	char text[4096], err[4096];

	check_refused(&f, "fuzz --seeds 1-2 --scenario nowhere/x", "klab: nowhere/x: No such file or directory");
	assert_int_equal(read_file(&f, ".out", text, sizeof(text)), 0);
	check_refused(&f, "fuzz --seeds 1-2 --scenario .", "klab: .: Is a directory");
	assert_int_equal(read_file(&f, ".out", text, sizeof(text)), 0);
	assert_int_equal(run(&f, "fuzz --seeds 3-3 --scenario old", err), 0); /* which finds nothing */
	read_file(&f, "old", text, sizeof(text));
	assert_string_equal(text, "was there\n");
	assert_int_equal(run(&f, "fuzz --seeds 3-3 --scenario new", err), 0);
	assert_int_equal(read_file(&f, "new", text, sizeof(text)), 0);
	assert_int_equal(run(&f, "fuzz --mutant follower_trusts_high_watermark --scenario old", err), 3);
	read_file(&f, "old", text, sizeof(text));
	assert_non_null(strstr(text, "return scenario {"));
	folder_end(&f);
}

/* No cluster answers there, and none is asked: the files are one's own, and so is the home. */
TEST(the_home_of_a_shell_on_a_real_cluster_is_ones_own)
{
	struct folder f = folder_new();
	char text[200], err[4096], expected[200];

	put(&f, "lines", "cat < ~/old\ncat ~/old\ncd\npwd\n");
	snprintf(expected, sizeof(expected), "was there\nwas there\n%s\n", f.path);
	int status = run_at(&f, f.path, "shell --bootstrap-server localhost:1 lines", err);

	read_file(&f, ".out", text, sizeof(text));
	assert_string_equal(text, expected);
	assert_string_equal(err, "");
	assert_int_equal(status, 0);
	folder_end(&f);
}

TEST(a_data_directory_that_cannot_be_served_is_refused)
{
	struct folder f = folder_new();
	char command[200];

	snprintf(command, sizeof(command), "mkdir -p %s/data/broker-1/orders-0", f.path);
	assert_int_equal(system(command), 0);
	check_refused(&f, "serve --port 28190 --data data", "data/broker-1: there are logs, and no meta.properties that says whose");
	snprintf(command, sizeof(command), "rm -r %s/data; touch %s/data", f.path, f.path);
	assert_int_equal(system(command), 0);
	check_refused(&f, "serve --port 28190 --data data", "data: Not a directory");
	folder_end(&f);
}

TEST(what_standard_output_does_not_take_is_told)
{
	struct folder f = folder_new();

	check_refused(&f, "run good.lua --trace new > /dev/full", "klab: standard output: not all of it could be written");
	check_refused(&f, "fuzz --seeds 1-1 > /dev/full", "klab: standard output: not all of it could be written");
	check_refused(&f, "--version > /dev/full", "klab: standard output: not all of it could be written");
	folder_end(&f);
}

TEST(a_scenario_that_goes_wrong_leaves_its_outputs_as_they_were)
{
	static const struct {
		const char *text, *said;
	} scripts[] = {
		{ "", "x.lua:1: a scenario ends with" },
		{ "return scenario { run = function(w) w:sleep(1)\nerror('no good') end }", "x.lua:2: no good (at 1.0" },
		{ "return scenario { run = function(w)\nw:sleep(1) while true do end end }", "x.lua:2: the script computes for too long (at 1.0" },
		{ "return scenario { run = function(w)\nlocal t = {} while true do t[#t + 1] = ('x'):rep(1e6) end end }", "x.lua:2: the script uses too much memory" },
		{ "return scenario { run = function(w)\ngetmetatable('').__index = nil w:sleep(1) return ('x'):upper() end }", "x.lua:2: attempt to index a boolean value" },
		{ "return scenario { run = function(w)\ntable.insert = nil table.insert({}, 1) end }", "x.lua:2: table.insert cannot be set: libraries stay as they are" },
		{ "return scenario { run = function(w)\nio.open('old', 'w') end }", "x.lua:2: attempt to index a nil value (global 'io')" },
		{ "return scenario { run = function(w)\nos.remove('old') end }", "x.lua:2: attempt to index a nil value (global 'os')" },
		{ "return scenario { run = function(w)\ninclude('../old') end }", "x.lua:2: include: ../old: a file of the scenario's folder" },
	};
	struct folder f = folder_new();

	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		put(&f, "x.lua", scripts[i].text);
		check_refused(&f, "run x.lua --trace old --record new --cast cast --report report", scripts[i].said);
	}
	check_refused(&f, "run good.lua --trace old -- acks=1", "there is no parameter 'acks'");
	check_refused(&f, "run good.lua --trace old -- acks", "behind -- come parameters of the scenario");
	check_refused(&f, "shell -- acks=1", "there is no option '--'");
	char command[100];

	snprintf(command, sizeof(command), "test \"$(ls %s)\" = \"$(printf 'good.lua\\nold\\nx.lua')\"", f.path);
	assert_int_equal(system(command), 0); /* and nothing is left beside */
	folder_end(&f);
}
