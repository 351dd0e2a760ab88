/* What is made of a run: the same bytes of the same run, and what other programs rely on. Whether those programs take it is tried with
 * themselves: make interop-readers. */
#include <stdio.h>
#include <stdlib.h>

#include "sim/script/scenario.h"
#include "sim/trace/told.h"
#include "tests/test.h"

/* The transcript is one more. */
enum { TRANSCRIPT = READER_COUNT, MADE_COUNT };

struct made {
	char *texts[MADE_COUNT];
	size_t sizes[MADE_COUNT];
	int status;
};

static const char *const kinds[MADE_COUNT] = {
	[READER_CAST] = "cast",
	[READER_CAST3] = "cast3",
	[READER_SVG] = "svg",
	[READER_MERMAID] = "mmd",
	[READER_REPORT] = "report.json",
	[READER_PAGE] = NULL, /* too long to be looked at in a change: what it promises is tested below */
	[TRANSCRIPT] = "txt",
};

static struct bytes made_of(const struct made *made, int reader)
{
	return bytes_of(made->texts[reader], made->sizes[reader]);
}

static struct made make(const char *path, struct bytes text, bool is_ascii)
{
	struct made made = { .status = -1 };
	struct readers readers = { 0 };
	char *said = NULL;
	size_t said_size;
	FILE *err = open_memstream(&said, &said_size);
	struct sources sources;

	sources_init(&sources);
	sources_add(&sources, bytes_of_text(path), text);
	for (int i = 0; i < READER_COUNT; i++)
		readers.files[i] = open_memstream(&made.texts[i], &made.sizes[i]);
	FILE *out = open_memstream(&made.texts[TRANSCRIPT], &made.sizes[TRANSCRIPT]);

	made.status = scenario_run(&(struct scenario_options){ .sources = &sources, .readers = &readers, .out = out, .is_ascii = is_ascii, .err = err });
	fclose(out);
	sources_free(&sources);
	for (int i = 0; i < READER_COUNT; i++)
		fclose(readers.files[i]);
	fclose(err);
	free(said);
	return made;
}

static void unmake(struct made *made)
{
	for (int i = 0; i < MADE_COUNT; i++)
		free(made->texts[i]);
}

static struct bytes read_text(const char *path, char *text, size_t capacity)
{
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	size_t size = fread(text, 1, capacity, file);

	fclose(file);
	return bytes_of(text, size);
}

static struct made make_named(const char *name, bool is_ascii)
{
	static char text[4096];
	char path[100], file[40];

	snprintf(path, sizeof(path), "tests/sim/trace/golden/%s.lua", name);
	snprintf(file, sizeof(file), "%s.lua", name);
	return make(file, read_text(path, text, sizeof(text)), is_ascii);
}

static struct made make_short(bool is_ascii)
{
	return make_named("short", is_ascii);
}

static void check_made_twice(const char *name)
{
	struct made first = make_named(name, false), second = make_named(name, false);

	assert_int_equal(first.status, 0);
	for (int i = 0; i < MADE_COUNT; i++) {
		char path[100];

		assert_true(first.sizes[i] == second.sizes[i] && memcmp(first.texts[i], second.texts[i], first.sizes[i]) == 0);
		if (!kinds[i])
			continue;
		snprintf(path, sizeof(path), "tests/sim/trace/golden/%s.%s", name, kinds[i]);
		assert_golden(path, made_of(&first, i));
	}
	unmake(&first);
	unmake(&second);
}

TEST(readers_make_the_same_of_equal_runs_as_they_always_did)
{
	check_made_twice("short");
}

/* A recording, diagrams and a report of all timelines; what they share is drawn once. */
TEST(readers_show_every_timeline_of_a_scenario)
{
	check_made_twice("forks");
}

TEST(readers_make_nothing_of_a_script_that_is_wrong)
{
	struct made made = make("x.lua", BYTES("return scenario { run = function(w) w:say('so far') error('no good') end }"), false);

	assert_int_equal(made.status, 2);
	for (int i = 0; i < READER_COUNT; i++)
		assert_int_equal(made.sizes[i], 0);
	unmake(&made);
}

TEST(a_terminal_without_utf_8_gets_its_pictures_in_ascii)
{
	struct made made = make_short(true);

	assert_golden("tests/sim/trace/golden/short.ascii.txt", made_of(&made, TRANSCRIPT));
	unmake(&made);
}

/* How often `part` is there. */
static int count_of(struct bytes text, const char *part)
{
	int count = 0;

	for (size_t at = 0; (at += bytes_find_bytes(bytes_slice(text, at, text.size), bytes_of_text(part))) < text.size; at++)
		count++;
	return count;
}

TEST(a_page_needs_nothing_from_elsewhere_and_takes_no_text_for_markup)
{
	static const char *const foreign[] = { "src=", "url(", "@import", "<link", "<iframe", "<b>that", "fetch(", "innerHTML", "eval(", "onclick=" };
	struct made made = make_short(false);
	struct bytes page = made_of(&made, READER_PAGE);

	for (size_t i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++)
		if (count_of(page, foreign[i]) > 0)
			fail_msg("the page has %s", foreign[i]);
	assert_int_equal(count_of(page, "http"), count_of(page, "http://www.w3.org/2000/svg") + count_of(page, "http-equiv"));
	assert_int_equal(count_of(page, "</script"), 1);
	assert_int_equal(count_of(page, "<script"), 1);
	assert_true(count_of(page, "&lt;b&gt;that&lt;/b&gt;") > 1 && count_of(page, "\\u003cb>that") == 1);
	assert_true(count_of(page, "default-src 'none'") == 1 && count_of(page, "A leader dies; &quot;orders&quot; &amp; &lt;others&gt; wait #1") >= 2);
	/* The transcript, its chart and its small diagram, the large one; what the script needs. */
	assert_true(count_of(page, "class=\"ev ") > 15 && count_of(page, "class=\"chart\"") == 1 && count_of(page, "class=\"diagram\"") == 2);
	assert_true(count_of(page, ",\"l\",\"orders-0\",") == 2 && count_of(page, ",\"n\",2,\"down\"]") == 1 && count_of(page, ",\"e\",\"orders-0\",") > 9);
	assert_int_equal(count_of(page, "__consumer_offsets"), 0);
	unmake(&made);
}

TEST(a_recording_of_a_session_shows_its_terminal)
{
	struct world *w = world_new(&(struct world_options){ .region_size = 8u << 20 });
	struct trace_log *log = world_trace_begin(w);
	struct readers readers = { 0 };
	char *text;
	size_t size;

	trace(log, line_typed, .tab = 1, .line = BYTES("echo hi\n"));
	trace(log, text_printed, .tab = 1, .stream = 1, .text = BYTES("hi\n$ "));
	trace(log, batch_appended, .topic = BYTES("t"));
	trace(log, line_typed, .tab = 1, .line = BYTES("seq 2\n"));
	trace(log, text_printed, .tab = 1, .stream = 1, .text = BYTES("1\n2"));
	trace(log, line_typed, .tab = 2, .line = BYTES("pwd"));
	world_trace_end(w, NULL);
	struct told told;

	told_init(&told, world_heap(w));
	told_read_session(&told, w);
	readers.files[READER_CAST] = open_memstream(&text, &size);
	readers_write(&readers, &(struct story){ .world = w, .name = "s.run", .told = &told });
	fclose(readers.files[READER_CAST]);
	assert_text(bytes_of(text, size), "{\"version\": 2, \"width\": 80, \"height\": 30, \"idle_time_limit\": 2, \"command\": \"klab replay s.run\"}\n"
	                                  "[0.000000, \"m\", \"echo hi\"]\n[0.000000, \"o\", \"$ echo hi\\r\\n\"]\n[0.000000, \"o\", \"hi\\r\\n$ \"]\n"
	                                  "[0.000000, \"m\", \"seq 2\"]\n[0.000000, \"o\", \"seq 2\\r\\n\"]\n[0.000000, \"o\", \"1\\r\\n2\"]\n"
	                                  "[0.000000, \"m\", \"pwd\"]\n[0.000000, \"o\", \"\\r\\n-- tab 2 --\\r\\n$ pwd\\r\\n\"]\n");
	free(text);
	world_del(w);
}

/* The line that has the part. */
static const char *line_with(struct bytes text, const char *part)
{
	size_t at = bytes_find_bytes(text, bytes_of_text(part));

	assert_true(at < text.size);
	while (at > 0 && text.data[at - 1] != '\n')
		at--;
	return (const char *)text.data + at;
}

TEST(a_recording_shows_other_timelines_in_their_place_and_time_goes_on)
{
	struct made made = make("x.lua", BYTES("return scenario { seed = 1, run = function(w)\n"
	                                       "w:say('One beginning.') w:fork('f', function() w:sleep(10) w:say('One end.') end) w:sleep(3) w:say('Another end.') end }"),
	                        false);
	struct bytes cast = made_of(&made, READER_CAST);
	const char *one = line_with(cast, "| One end."), *other = line_with(cast, "\"m\", \"Another end.");

	assert_int_equal(made.status, 0);
	assert_memory_equal(one, "[10.", 4); /* ten seconds after the beginning, and three more */
	assert_memory_equal(other, "[13.", 4);
	assert_true(one < other && count_of(cast, "\"m\", \"timeline f\"") == 1 && count_of(cast, "\"m\", \"back from f\"") == 1);
	unmake(&made);
}

TEST(a_page_has_a_time_bar_for_each_timeline_and_shows_what_they_share_once)
{
	struct made made = make_named("forks", false);
	struct bytes page = made_of(&made, READER_PAGE);

	assert_int_equal(made.status, 0);
	assert_int_equal(count_of(page, "<label data-line="), 4);
	assert_int_equal(count_of(page, "class=\"begun\""), 3); /* where they began, on their own bars, and on the one that they began in */
	assert_int_equal(count_of(page, "class=\"fork\""), 3);
	assert_true(count_of(page, "shown:0,") == 1 && count_of(page, "<select id=\"beside\">") == 1 && count_of(page, "id=\"parts-beside\"") == 1);
	assert_int_equal(count_of(page, "{name:\"dies\",from:"), 1);
	assert_int_equal(count_of(page, "<p>This is shared.</p>"), 1);
	assert_int_equal(count_of(page, "Here are &lt;two&gt; records."), 3); /* transcript, and the diagram's row with its title */
	assert_int_equal(count_of(page, "<h3>timeline dies, from "), 2);      /* transcript and diagram */
	assert_int_equal(count_of(page, "<h3>main, on from "), 2);
	assert_true(count_of(page, "&amp;in=goes-on\"") == 0 && count_of(page, "&amp;in=dies\"") > 0 && count_of(page, "&amp;in=main\"") > 5);
	assert_true(count_of(page, "class=\"chart\"") == 1 && count_of(page, "All as expected (2 of 2).") == 1);
	unmake(&made);
}
