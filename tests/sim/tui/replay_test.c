/* Runs that are recorded, and played again: to the same bytes, or refused. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/lesson/course.h"
#include "sim/script/scenario.h"
#include "sim/trace/json.h"
#include "sim/tui/demo.h"
#include "sim/tui/replay.h"
#include "tests/test.h"

/* ---- Recording ----------------------------------------------------------------------------------------------------------------- */

/* A run as it was played: its file, and what it printed. */
struct recorded {
	struct heap *heap;
	struct buf file;
	char *out, *err, *trace, *page;
	size_t out_size, err_size, trace_size, page_size;
};

static struct recorded recorded_new(void)
{
	struct recorded r = { .heap = heap_new((size_t)1 << 30) };

	r.file.heap = r.heap;
	return r;
}

static void recorded_end(struct recorded *r)
{
	heap_del(r->heap);
	free(r->out);
	free(r->err);
	free(r->trace);
	free(r->page);
}

static struct recorded record_scenario(const char *text, const char *parameter)
{
	struct recorded r = recorded_new();
	FILE *out = open_memstream(&r.out, &r.out_size), *err = open_memstream(&r.err, &r.err_size), *trace = open_memstream(&r.trace, &r.trace_size);
	struct sources sources;

	sources_init(&sources);
	struct buf problem = { .heap = sources.heap };

	sources_add(&sources, BYTES("x.lua"), bytes_of_text(text));
	sources.folder = "scripts";
	assert_true(!parameter || sources_set_parameter(&sources, parameter, &problem));
	struct readers readers = { .files = { [READER_PAGE] = open_memstream(&r.page, &r.page_size) } };

	assert_in_range(scenario_run(&(struct scenario_options){ .sources = &sources, .out = out, .err = err, .trace = trace, .readers = &readers,
	                                                         .record = &r.file }), 0, 1);
	fclose(readers.files[READER_PAGE]);
	sources_free(&sources);
	fclose(out);
	fclose(err);
	fclose(trace);
	return r;
}

static struct recorded record_lines(int32_t brokers, const char *lines)
{
	struct session_options options = { .cluster = { .brokers = brokers }, .seed = 7, .is_recorded = true };
	struct recorded r = recorded_new();
	FILE *out = open_memstream(&r.out, &r.out_size), *err = open_memstream(&r.err, &r.err_size), *trace = open_memstream(&r.trace, &r.trace_size);
	FILE *file = tmpfile();
	struct session *s = session_new(&options);

	fputs(lines, file);
	fflush(file);
	lseek(fileno(file), 0, SEEK_SET);
	session_run_plain(s, fileno(file), out, err);
	fclose(file);
	run_file_write(&r.file, &(struct run_origin){ .seed = options.seed, .cluster = options.cluster }, s);
	session_write_trace(s, 0, r.heap, trace);
	session_del(s);
	fclose(out);
	fclose(err);
	fclose(trace);
	return r;
}

/* ---- Replaying ----------------------------------------------------------------------------------------------------------------- */

struct replayed {
	int status;
	char *out, *err, *trace, *page;
	size_t out_size, err_size, trace_size, page_size;
};

/* Of this program alone: tests may run beside each other. */
static const char *run_path(void)
{
	static char path[64];

	snprintf(path, sizeof(path), "/tmp/klab-replay-test-%ld.run", (long)getpid());
	return path;
}

static struct replayed replay_path(const char *name, struct replay_options options)
{
	struct replayed r = { 0 };

	options.path = name;
	options.out = open_memstream(&r.out, &r.out_size);
	options.err = open_memstream(&r.err, &r.err_size);
	options.trace = open_memstream(&r.trace, &r.trace_size);
	struct readers readers = { .files = { [READER_PAGE] = open_memstream(&r.page, &r.page_size) } };

	options.readers = &readers;
	r.status = replay_run(&options);
	fclose(options.out);
	fclose(options.err);
	fclose(options.trace);
	fclose(readers.files[READER_PAGE]);
	return r;
}

static struct replayed replay(struct bytes file, struct replay_options options)
{
	FILE *to = fopen(run_path(), "wb");

	assert_non_null(to);
	fwrite(file.data, 1, file.size, to);
	fclose(to);
	struct replayed r = replay_path(run_path(), options);

	remove(run_path());
	return r;
}

static void replayed_end(struct replayed *r)
{
	free(r->out);
	free(r->err);
	free(r->trace);
	free(r->page);
}

static void check_same(struct recorded r)
{
	struct replayed again = replay(buf_bytes(&r.file), (struct replay_options){ 0 });

	assert_string_equal(again.err, r.err);
	assert_string_equal(again.out, r.out);
	assert_true(again.page_size > 1000); /* a page can be made of a session, too */
	assert_true(!r.page || (again.page_size == r.page_size && memcmp(again.page, r.page, r.page_size) == 0));
	assert_true(again.trace_size > 1000 && again.trace_size == r.trace_size && memcmp(again.trace, r.trace, r.trace_size) == 0);
	replayed_end(&again);
	again = replay(buf_bytes(&r.file), (struct replay_options){ .is_verify = true });
	assert_int_equal(again.status, 0);
	assert_memory_equal(again.out, "same: ", 6);
	assert_string_equal(again.err, "");
	replayed_end(&again);
	recorded_end(&r);
}

#define STORY \
	"local cluster = include('lib/cluster.lua')\nreturn scenario { title = 'Short', seed = 5, cluster = { brokers = 2 }, params = { acks = 'all' },\nrun = function(w)\n" \
	"w:topic('orders', { replicas = 2 })\nlocal p = w:producer('p1', { acks = w.args.acks })\nfor i = 1, 50 do p:send('orders', 'k', 'v' .. w:random(100)) end\np:flush()\n" \
	"w:say(w:sh('kafka-topics --list --bootstrap-server ' .. cluster.listener(2)).out)\nw:expect(w.args.acks == 'all', 'acks is all')\nend }\n"

TEST(a_scenario_is_replayed_from_its_run_alone)
{
	check_same(record_scenario(STORY, NULL));
	check_same(record_scenario(STORY, "acks=1")); /* which it does not expect: status 1, and a run all the same */
}

#define AT " --bootstrap-server localhost:9092\n"

static const char session_lines[] =
	"kafka-topics --create --topic t --partitions 3" AT "seq 3 | kafka-console-producer --topic t" AT "back 1s\nfork what-if\nkafka-topics --create --topic u" AT
	"run 10s\ntimelines\ntimeline main\nkafka-topics --list" AT "nosuch\nkafka-console-consumer --topic t --from-beginning" AT "speed 5\nback 200\nprintf 'a\\377b\\n'\n"
	"echo '\377\"\\'\nkafka-console-producer --topic t" AT "one\ntwo\nkafka-topics --describe --topic t";

TEST(a_session_is_replayed_with_all_its_timelines)
{
	check_same(record_lines(2, session_lines));
	check_same(record_lines(1, ""));
	check_same(record_lines(1, "exit 3\n"));
	check_same(record_lines(1, "broker kill 1\nrun 1m\nbroker start 1\nrun 30s\nback 5\nback 5\nstep 3\nbroker list\nsleep 100"));
}

/* The lesson's own watch is in the run, and is played from there. */
TEST(a_lesson_is_replayed_from_its_run_alone)
{
	struct course course;
	struct outputs outputs = { 0 };
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };
	struct recording *recording = recording_new();
	FILE *out = tmpfile();

	assert_true(course_open(&course, "lessons", &problem));
	assert_int_equal(demo_play(&course.lessons[0], recording, out, out), 0);
	course_close(&course);
	assert_true(recording_save(recording, &outputs, outputs_open(&outputs, run_path()), run_path()) && outputs_keep(&outputs));
	recording_del(recording);
	struct replayed r = replay_path(run_path(), (struct replay_options){ .is_verify = true });

	if (r.status != 0)
		fail_msg("%s%s", r.out, r.err);
	replayed_end(&r);
	r = replay_path(run_path(), (struct replay_options){ 0 });
	assert_memory_equal(r.out, "-- tab 1 --\n$ kafka-console-consumer ", 37);
	assert_non_null(strstr(r.trace, "\"event\": \"said\""));
	replayed_end(&r);
	remove(run_path());
	fclose(out);
	heap_del(heap);
}

TEST(a_replay_stops_and_begins_to_tell_where_it_is_asked_to)
{
	struct recorded r = record_lines(1, "echo one\nrun 10s\necho two\nrun 10s\necho three\n");
	struct replayed some = replay(buf_bytes(&r.file), (struct replay_options){ .from_us = 5000000, .until_us = 15000000 });

	assert_string_equal(some.out, "two\n");
	assert_int_equal(some.status, 0);
	assert_non_null(strstr(some.trace, "two"));
	assert_null(strstr(some.trace, "one\\n"));
	assert_null(strstr(some.trace, "three"));
	replayed_end(&some);
	recorded_end(&r);
	r = record_scenario("return scenario { title = 'Long', run = function(w) for i = 1, 9 do w:say('at ' .. i) w:sleep(1) end end }", NULL);
	some = replay(buf_bytes(&r.file), (struct replay_options){ .from_us = 3000000, .until_us = 5500000 });
	assert_string_equal(some.out, "at 4\n\nat 5\n\nat 6\n\n");
	replayed_end(&some);
	recorded_end(&r);
}

/* ---- Runs of another klab ------------------------------------------------------------------------------------------------------ */

/* The file with something in it replaced, and a checksum that fits. */
static struct bytes forge(struct heap *heap, struct bytes file, const char *from, const char *to)
{
	struct buf out = { .heap = heap };
	size_t at = bytes_find_bytes(file, bytes_of_text(from));

	if (at == file.size)
		fail_msg("'%s' is not in the run", from);
	buf_add_bytes(&out, bytes_slice(file, 0, at));
	buf_add_text(&out, to);
	buf_add_bytes(&out, bytes_slice(file, at + strlen(from), file.size));
	size_t end = bytes_find_bytes(buf_bytes(&out), BYTES("\"checksum\": \"")) + strlen("\"checksum\": \"");

	out.size = end < out.size ? end : out.size;
	buf_printf(&out, "%016" PRIx64 "\"}\n", run_file_checksum(buf_bytes(&out)));
	return buf_bytes(&out);
}

static void check_verdict(struct recorded *r, const char *from, const char *to, int status, const char *out, const char *err)
{
	struct replayed again = replay(forge(r->heap, buf_bytes(&r->file), from, to), (struct replay_options){ .is_verify = true });

	if (again.status != status || strncmp(again.out, out, strlen(out)) != 0 || !strstr(again.err, err) || (*again.err && again.err[strcspn(again.err, "\n") + 1]))
		fail_msg("'%s' for '%s': status %d\n%s%s", to, from, again.status, again.out, again.err);
	replayed_end(&again);
}

TEST(a_run_of_another_version_says_so_and_whether_its_hash_holds)
{
	struct recorded r = record_lines(1, "echo hello\nrun 60s\n");

	check_verdict(&r, "\"klab\": \"", "\"klab\": \"9.", 0, "same: ", "recorded by klab 9.0.1.0 (as Apache Kafka 4.4.0");
	check_verdict(&r, "\"klab\": \"", "\"klab\": \"9.", 0, "same: ", "; its trace hash still holds\n");
	check_verdict(&r, "\"kafka\": \"4", "\"kafka\": \"3", 0, "same: ", "(as Apache Kafka 3.4.0");
	check_verdict(&r, "\"zlib\": \"", "\"zlib\": \"0.", 0, "same: ", "\"zlib\": \"0.");
	check_verdict(&r, "\"seed\": 7", "\"seed\": 8", 1, "differs: line 2 of the run was {\"after_seq\": ", "");
	check_verdict(&r, "\"libraries\"", "\"libraries\"", 0, "same: ", "");
	struct bytes other = forge(r.heap, forge(r.heap, buf_bytes(&r.file), "\"klab\": \"", "\"klab\": \"9."), "\"seed\": 7", "\"seed\": 8");
	struct replayed again = replay(other, (struct replay_options){ 0 });

	assert_int_equal(again.status, 1);
	assert_non_null(strstr(again.err, "this is not the run that was recorded: line 2 of the run was {\"after_seq\": "));
	assert_non_null(strstr(again.err, "; its trace hash does not hold any more\n"));
	replayed_end(&again);
	recorded_end(&r);
}

TEST(a_run_that_is_another_is_told_by_the_first_line_that_differs)
{
	struct recorded r = record_lines(1, "echo hello\nrun 60s\n");

	check_verdict(&r, "echo hello", "echo hallo", 1, "differs: ", "");
	check_verdict(&r, "\"trace_hash\": \"", "\"trace_hash\": \"0000000000000000\", \"was\": \"", 1, "differs: ", "");
	check_verdict(&r, "\"source\": \"tab-1\", \"data\": {\"act\": \"line\"", "\"source\": \"tab-9\", \"data\": {\"act\": \"line\"", 1, "differs: ", "");
	recorded_end(&r);
}

/* The run that this klab recorded; it changes only when what is played changes (UPDATE=1 then records it anew). What the head says of libraries is not
 * the same on every machine. */
static void check_golden(const char *golden, struct recorded r)
{
	if (getenv("UPDATE"))
		assert_golden(golden, buf_bytes(&r.file));
	struct buf why = { .heap = r.heap };
	struct run_file run;

	if (!run_file_read(&run, golden, &why) || run_file_difference(&run, buf_bytes(&r.file), &why))
		fail_msg("%s: %s", golden, buf_text(&why));
	run_file_free(&run);
	struct replayed again = replay_path(golden, (struct replay_options){ .is_verify = true });

	assert_int_equal(again.status, 0);
	replayed_end(&again);
	recorded_end(&r);
}

TEST(runs_that_were_recorded_are_replayed_as_they_were)
{
	check_golden("tests/sim/tui/golden/session.run", record_lines(2, session_lines));
	check_golden("tests/sim/tui/golden/scenario.run", record_scenario(STORY, "acks=1"));
}

/* ---- Files that are no runs ---------------------------------------------------------------------------------------------------- */

static void check_refused_path(const char *name, const char *part)
{
	struct replayed r = replay_path(name, (struct replay_options){ .is_verify = true });
	char *newline = strchr(r.err, '\n');

	if (r.status != 2 || *r.out || !strstr(r.err, part) || !newline || newline[1])
		fail_msg("status %d, %s%s", r.status, r.out, r.err);
	replayed_end(&r);
}

static void check_refused(struct bytes file, const char *part)
{
	FILE *to = fopen(run_path(), "wb");

	fwrite(file.data, 1, file.size, to);
	fclose(to);
	check_refused_path(run_path(), part);
	remove(run_path());
}

TEST(a_file_that_is_no_run_is_refused)
{
	check_refused_path("/tmp/klab-no-such-file", "klab replay: /tmp/klab-no-such-file: No such file or directory\n");
	check_refused_path("/tmp", "klab replay: /tmp: Is a directory\n");
	check_refused_path("/dev/zero", "klab replay: /dev/zero: this is no run of klab's");
	check_refused_path("README.md", "klab replay: README.md: this is no run of klab's");
	check_refused(BYTES(""), ": the file is empty\n");
	check_refused(BYTES("{\"format\": \"klab run 2\", \"what\": 1}\n"), ": it is of format 2, of a later klab; this one reads format 1\n");
	check_refused(BYTES("{\"format\": \"klab run 0\"}\n"), ": this is no run of klab's");
	check_refused(BYTES("{\"format\": \"klab run 99999999999999999999\"}\n"), ": this is no run of klab's");
	check_refused(BYTES("{\"format\": \"klab run 1\", \"klab\": \"0.1.0\"}\n"), ": its end is missing");
}

TEST(a_run_of_many_mebibytes_is_kept_and_played_again)
{
	enum { LINES = 36, SIZE = 1 << 20 };
	char *lines = malloc(LINES * (SIZE + 20) + 20), *at = lines;

	assert_non_null(lines);
	for (int i = 0; i < LINES; i++) {
		at += sprintf(at, "echo ");
		memset(at, 'a' + i % 26, SIZE);
		at += SIZE;
		at += sprintf(at, " > /dev/null\n");
	}
	sprintf(at, "echo done\n");
	struct recorded recorded = record_lines(1, lines);
	struct replayed replayed = replay(buf_bytes(&recorded.file), (struct replay_options){ .is_verify = true });

	assert_true(recorded.file.size > (32u << 20));
	if (replayed.status != 0)
		fail_msg("%.300s", replayed.err);
	replayed_end(&replayed);
	recorded_end(&recorded);
	free(lines);
}

TEST(a_run_that_is_too_large_is_told_in_one_line_and_not_written)
{
	char *written = NULL, *err = NULL, *long_line = malloc(RUN_LINE_MAX + 2);
	size_t written_size, err_size;
	FILE *file = open_memstream(&written, &written_size), *to = open_memstream(&err, &err_size);

	assert_false(run_file_save(bytes_of("", (size_t)RUN_SIZE_MAX + 1), file, to));
	memset(long_line, 'x', RUN_LINE_MAX + 1);
	assert_false(run_file_save(bytes_of(long_line, (size_t)RUN_LINE_MAX + 1), file, to));
	fclose(file);
	fclose(to);
	assert_int_equal(written_size, 0);
	assert_string_equal(err, "klab: the run is not recorded: with all that came in it is larger than 256 MiB; what was there before is left as it was\n"
	                         "klab: the run is not recorded: one input takes more than 32 MiB; what was there before is left as it was\n");
	free(written);
	free(err);
	free(long_line);
}

TEST(a_file_that_is_too_large_is_refused_unread)
{
	FILE *to = fopen(run_path(), "wb");

	fputs("{\"format\": \"klab run 1\"", to);
	fclose(to);
	assert_int_equal(truncate(run_path(), (off_t)1 << 40), 0); /* a hole */
	check_refused_path(run_path(), ": the file is larger than 256 MiB\n");
	remove(run_path());
}

TEST(a_run_with_any_byte_changed_or_missing_is_refused)
{
	struct recorded r = record_lines(1, "echo hello\n");
	struct buf why = { .heap = r.heap };
	uint8_t *data = heap_alloc(r.heap, r.file.size + 1);

	for (size_t i = 0; i <= r.file.size; i++) {
		struct run_file run;

		memcpy(data, r.file.data, r.file.size);
		data[i] ^= (uint8_t)(1 << i % 8); /* at last one behind the end */
		for (int is_cut = 0; is_cut < 2; is_cut++) {
			FILE *to = fopen(run_path(), "wb");

			fwrite(data, 1, is_cut ? i : r.file.size + (i == r.file.size), to);
			fclose(to);
			buf_clear(&why);
			if (is_cut && i == r.file.size)
				continue;
			if (run_file_read(&run, run_path(), &why) || why.size == 0)
				fail_msg("byte %zu of %zu", i, r.file.size);
			run_file_free(&run);
		}
	}
	remove(run_path());
	recorded_end(&r);
}

TEST(a_run_whose_lines_say_what_cannot_be_is_refused_with_its_line)
{
	struct recorded r = record_scenario(STORY, "acks=1"), s = record_lines(1, "echo hello\n");
	static const struct {
		const char *from, *to, *why;
	} heads[] = {
		{ "\"seed\": 5", "\"seed\": \"five\"", ":1: the head has no seed\n" },
		{ "\"seed\": 5", "\"seed\": 5e99", ":1: the head has no seed\n" },
		{ "\"brokers\": 2", "\"brokers\": 101", ":1: the head does not say what cluster it was" },
		{ "\"brokers\": 2", "\"brokers\": 0", ":1: the head does not say what cluster it was" },
		{ "\"cluster\": {", "\"cluster\": null, \"was\": {", ":1: the head does not say what cluster it was" },
		{ "\"kafka\"", "\"Kafka\"", ":1: the head does not say what it was recorded by\n" },
		{ "\"scenario\": \"", "\"scenario\": 7, \"was\": \"", ":1: the scenario of the head is not whole\n" },
		{ "\"files\"", "\"file\"", ":1: the scenario of the head is not whole\n" },
		{ "\"seed\"", "seed", ":1: this is no JSON\n" },
	};
	static const struct {
		const char *from, *to;
	} lines[] = {
		{ "\"act\": \"line\"", "\"act\": \"lime\"" }, { "\"act\": \"open\"", "\"act\": 1" },     { "\"source\": \"tab-1\"", "\"source\": \"cat-1\"" },
		{ "\"source\": \"tab-1\"", "\"source\": 1" },  { "\"after_seq\": ", "\"after_seq\": -" }, { "\"t\": ", "\"t\": \"now\", \"was\": " },
		{ "\"after_step\": ", "\"step\": " },          { "\"data\"", "\"date\"" },                { "\"text\": \"echo hello", "\"text\": 5, \"was\": \"" },
	};

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		check_refused(forge(r.heap, buf_bytes(&r.file), heads[i].from, heads[i].to), heads[i].why);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		check_refused(forge(s.heap, buf_bytes(&s.file), lines[i].from, lines[i].to), ": this is no input as klab writes them\n");
	check_refused(forge(s.heap, buf_bytes(&s.file), "{\"seq\": ", "{\"sec\": "), ": this is no end of a run\n");
	struct buf large = { .heap = r.heap };

	for (buf_add_text(&large, "\"many\": [0"); large.size < 4 << 20;)
		buf_add_text(&large, ",0");
	buf_add_text(&large, "], \"data\"");
	check_refused(forge(s.heap, forge(s.heap, buf_bytes(&s.file), "\"data\"", buf_text(&large)), "\"act\": \"open\"", "\"act\": 1"), ": this is no input");
	buf_clear(&large);
	for (buf_add_text(&large, "\"scenario\": \""); large.size < 5 << 20;)
		buf_add_text(&large, "--------");
	check_refused(forge(r.heap, buf_bytes(&r.file), "\"scenario\": \"", buf_text(&large)), ": the scenario of the head is not whole");
	recorded_end(&r);
	recorded_end(&s);
}

TEST(a_time_behind_the_end_of_a_run_is_refused)
{
	struct replayed p = replay_path("tests/sim/tui/golden/session.run", (struct replay_options){ .from_us = INT64_C(3600000000) });

	assert_int_equal(p.status, 2);
	assert_text(bytes_of_text(p.out), "");
	assert_non_null(strstr(p.err, "the run ends at "));
	replayed_end(&p);
}

TEST(a_time_that_only_another_timeline_has_come_to_can_be_begun_from)
{
	struct recorded recorded = record_lines(1, "run 20s\nfork late\nrun 10s\necho late\ntimeline main\necho early\n");
	FILE *file = fopen(run_path(), "wb");

	fwrite(recorded.file.data, 1, recorded.file.size, file);
	fclose(file);
	struct replayed p = replay_path(run_path(), (struct replay_options){ .from_us = INT64_C(25000000) });

	remove(run_path());
	assert_int_equal(p.status, 0);
	assert_non_null(strstr(p.out, "late\n"));
	assert_null(strstr(p.out, "early\n"));
	assert_non_null(strstr(p.trace, "\"timeline\": \"late\""));
	replayed_end(&p);
	recorded_end(&recorded);
}

/* ---- Timelines ----------------------------------------------------------------------------------------------------------------- */

static const char with_timelines[] = "kafka-topics --create --topic t --bootstrap-server localhost:9092\n"
                                     "fork x\n"
                                     "seq 3 | kafka-console-producer --topic t --bootstrap-server localhost:9092\n"
                                     "run 5s\n"
                                     "timeline main\n"
                                     "broker kill 1\n"
                                     "run 3s\n"
                                     "back 2s\n"
                                     "echo behind the past\n" /* begins a timeline */
                                     "timeline x\n"
                                     "echo here again\n";

TEST(what_is_made_of_a_session_shows_every_timeline_and_the_way_through_them)
{
	struct recorded recorded = record_lines(1, with_timelines);
	FILE *file = fopen(run_path(), "wb");
	struct readers readers = { .files = { NULL } };
	char *texts[READER_COUNT], *out, *err;
	size_t sizes[READER_COUNT], out_size, err_size;

	fwrite(recorded.file.data, 1, recorded.file.size, file);
	fclose(file);
	for (int i = 0; i < READER_COUNT; i++)
		readers.files[i] = open_memstream(&texts[i], &sizes[i]);
	struct replay_options options = { .path = run_path(), .readers = &readers, .out = open_memstream(&out, &out_size), .err = open_memstream(&err, &err_size) };

	assert_int_equal(replay_run(&options), 0);
	fclose(options.out);
	fclose(options.err);
	for (int i = 0; i < READER_COUNT; i++)
		fclose(readers.files[i]);
	remove(run_path());
	assert_string_equal(err, ""); /* it is the run that was recorded, although its timelines were gone through */
	char *events = strchr(texts[READER_CAST], '\n');

	assert_non_null(events);
	assert_golden("tests/sim/tui/golden/timelines.cast", bytes_of_text(events + 1)); /* the head has the path */
	assert_golden("tests/sim/tui/golden/timelines.mmd", bytes_of(texts[READER_MERMAID], sizes[READER_MERMAID]));
	assert_non_null(strstr(texts[READER_REPORT], "    \"main\": {\n      \"virtual_us\": 3"));
	assert_non_null(strstr(texts[READER_REPORT], "    \"x\": {\n      \"from\": \"main\",\n      \"from_us\": 16"));
	assert_non_null(strstr(texts[READER_REPORT], "    \"t3\": {\n      \"from\": \"main\",\n      \"from_us\": 10"));
	assert_non_null(strstr(texts[READER_PAGE], "shown:1,\nlines:[\n{name:\"main\",from:0,end:3"));
	assert_non_null(strstr(texts[READER_PAGE], "<span class=\"who\">$</span><span class=\"words\">echo behind the past</span>"));
	assert_non_null(strstr(texts[READER_SVG], "timeline t3, from 1.0"));
	for (int i = 0; i < READER_COUNT; i++)
		free(texts[i]);
	free(out);
	free(err);
	recorded_end(&recorded);
}

/* Such words are typed beside the world. */
TEST(what_words_print_in_the_past_is_printed_again)
{
	struct recorded recorded = record_lines(1, "run 5s\nfork x\nrun 5s\nback 3s\ntimelines\ncompare main x\ngoto 1h\nback 1h\nback 5s\necho on\n");
	FILE *file = fopen(run_path(), "wb");

	fwrite(recorded.file.data, 1, recorded.file.size, file);
	fclose(file);
	struct replayed p = replay_path(run_path(), (struct replay_options){ 0 });

	remove(run_path());
	assert_int_equal(p.status, 0);
	assert_non_null(strstr(p.out, "(you are in its past)"));
	assert_text(bytes_of_text(p.out), recorded.out);
	assert_text(bytes_of_text(p.err), recorded.err);
	replayed_end(&p);
	recorded_end(&recorded);
}

/* Marks come by the number of events, also in the midst of `step`, and before a word is answered. */
TEST(a_session_that_was_stepped_through_is_the_same_again)
{
	struct buf lines = { .heap = heap_new(1 << 20) };

	buf_add_text(&lines, "kafka-topics --create --topic t --bootstrap-server localhost:9092\napp p producer --topic t --rate 50/s\n");
	for (int i = 0; i < 60; i++)
		buf_printf(&lines, "step %d\ntimelines\nfork n%d\n", 20 + i * 7, i);
	struct recorded recorded = record_lines(1, buf_text(&lines));
	FILE *file = fopen(run_path(), "wb");

	fwrite(recorded.file.data, 1, recorded.file.size, file);
	fclose(file);
	struct replayed p = replay_path(run_path(), (struct replay_options){ .is_verify = true });

	remove(run_path());
	assert_true(bytes_find_bytes(buf_bytes(&recorded.file), BYTES("\"act\": \"mark\"")) < recorded.file.size);
	if (strncmp(p.out, "same: ", 6) != 0)
		fail_msg("%s", p.out);
	assert_int_equal(p.status, 0);
	replayed_end(&p);
	recorded_end(&recorded);
	heap_del(lines.heap);
}

TEST(the_trace_of_a_session_has_every_timeline_where_it_begins)
{
	struct recorded recorded = record_lines(1, with_timelines);
	FILE *file = fopen(run_path(), "wb");

	fwrite(recorded.file.data, 1, recorded.file.size, file);
	fclose(file);
	struct replayed played = replay_path(run_path(), (struct replay_options){ 0 });
	const char *in_x = strstr(played.trace, "\"timeline\": \"x\", \"node\": \"world\", \"event\": \"process_started\"");
	const char *killed = strstr(played.trace, "\"node\": \"world\", \"event\": \"process_killed\", \"process\": \"broker-1\"}");

	remove(run_path());
	assert_text(bytes_of(played.trace, played.trace_size), recorded.trace);
	assert_non_null(in_x); /* which began before the first timeline went on, and is told there */
	assert_true(in_x < killed);
	assert_non_null(strstr(killed, "\"timeline\": \"t3\", \"node\": \"shell-1\", \"event\": \"line_typed\", \"tab\": 2, \"line\": \"echo behind the past\""));
	assert_null(strstr(played.trace, "\"timeline\": \"main\""));
	assert_non_null(strstr(in_x, "\"line\": \"echo here again\""));
	replayed_end(&played);
	recorded_end(&recorded);
}
