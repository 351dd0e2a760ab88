/* Flags, and the words in which joptsimple and argparse4j complain. */
#include "sim/shell/duration.h"
#include "sim/shell/options.h"
#include "tests/test.h"

static const struct option table[] = {
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "server to connect to", .about = "REQUIRED: where to connect to." },
	{ .name = "list", .type = OPTION_FLAG, .about = "List all topics." },
	{ .name = "topic", .type = OPTION_STRING, .argument = "topic", .about = "The topic." },
	{ .name = "config", .type = OPTION_STRING, .argument = "name=value", .about = "A setting of the topic. It may be given more than once." },
	{ .name = "partitions", .type = OPTION_INT, .argument = "# of partitions", .about = "How many." },
	{ .name = "timeout", .type = OPTION_LONG, .argument = "ms", .about = "The timeout.", .standard = "5000" },
	OPTIONS_HELP,
	{ 0 },
};

struct fixture {
	struct heap *heap;
	struct arena arena;
	struct options options;
};

static void parse(struct fixture *f, const struct option *rows, enum option_style style, const char *const *words)
{
	struct bytes list[16];
	int32_t count = 0;

	f->heap = heap_new(1 << 20);
	arena_init(&f->arena, f->heap);
	for (; words[count]; count++)
		list[count] = bytes_of_text(words[count]);
	options_parse(&f->options, &f->arena, rows, style, list, count);
}

#define PARSE(f, ...) parse((f), table, OPTIONS_JOPTSIMPLE, (const char *const[]){ __VA_ARGS__, NULL })

TEST(flags_take_their_values_in_both_spellings)
{
	struct fixture f;
	int64_t partitions = -1, timeout_ms = -1;

	PARSE(&f, "--topic", "a", "--partitions=3", "-list", "--config", "x=1", "--config", "y=2", "rest");
	assert_true(bytes_is_null(f.options.problem));
	assert_text(options_text(&f.options, &f.arena, "topic"), "a");
	assert_true(options_integer(&f.options, &f.arena, "partitions", &partitions));
	assert_int_equal(partitions, 3);
	assert_true(options_has(&f.options, "list"));
	assert_int_equal(options_count(&f.options, "config"), 2);
	assert_text(options_value(&f.options, "config", 1), "y=2");
	assert_true(options_integer(&f.options, &f.arena, "timeout", &timeout_ms));
	assert_int_equal(timeout_ms, 5000);
	assert_int_equal(f.options.other_count, 1);
	heap_del(f.heap);
}

TEST(a_value_may_begin_with_dashes)
{
	struct fixture f;

	PARSE(&f, "--topic", "--list");
	assert_text(options_text(&f.options, &f.arena, "topic"), "--list");
	assert_false(options_has(&f.options, "list"));
	heap_del(f.heap);
}

TEST(problems_are_told_in_joptsimples_words)
{
	struct fixture f;
	int64_t partitions = 0;

	PARSE(&f, "--foo", "x");
	assert_text(f.options.problem, "foo is not a recognized option");
	assert_string_equal(f.options.problem_class, "joptsimple.UnrecognizedOptionException");
	heap_del(f.heap);
	PARSE(&f, "-xyz");
	assert_text(f.options.problem, "x is not a recognized option");
	heap_del(f.heap);
	PARSE(&f, "--list", "--topic");
	assert_text(f.options.problem, "Option topic requires an argument");
	heap_del(f.heap);
	PARSE(&f, "--partitions", "abc");
	assert_false(options_integer(&f.options, &f.arena, "partitions", &partitions));
	assert_text(f.options.problem, "Cannot parse argument 'abc' of option partitions");
	heap_del(f.heap);
	PARSE(&f, "--topic", "a", "--topic", "b");
	options_text(&f.options, &f.arena, "topic");
	assert_text(f.options.problem, "Found multiple arguments for option topic, but you asked for only one");
	heap_del(f.heap);
}

TEST(a_required_flag_is_missed_unless_help_is_asked_for)
{
	static const struct option required[] = {
		{ .name = "topic", .type = OPTION_STRING, .argument = "topic", .about = "REQUIRED: the topic.", .is_required = true },
		OPTIONS_HELP,
		{ 0 },
	};
	struct fixture f;

	parse(&f, required, OPTIONS_JOPTSIMPLE, (const char *const[]){ NULL });
	assert_text(f.options.problem, "Missing required option(s) [topic]");
	heap_del(f.heap);
	parse(&f, required, OPTIONS_JOPTSIMPLE, (const char *const[]){ "--help", NULL });
	assert_true(bytes_is_null(f.options.problem));
	heap_del(f.heap);
	parse(&f, required, OPTIONS_ARGPARSE, (const char *const[]){ "--nope", "1", NULL });
	assert_text(f.options.problem, "unrecognized arguments: '--nope'");
	heap_del(f.heap);
	parse(&f, required, OPTIONS_ARGPARSE, (const char *const[]){ "--topic", NULL });
	assert_text(f.options.problem, "argument --topic: expected one argument");
	heap_del(f.heap);
}

TEST(help_has_two_columns_of_eighty)
{
	struct heap *heap = heap_new(1 << 20);
	struct buf out = { .heap = heap };

	options_print_help(table, false, &out);
	assert_golden("tests/sim/shell/help.txt", buf_bytes(&out));
	buf_clear(&out);
	options_print_help(table, true, &out);
	for (const char *line = buf_text(&out), *next; (next = strchr(line, '\n')); line = next + 1)
		assert_true(next - line <= 76);
	heap_del(heap);
}

TEST(durations)
{
	int64_t us;

	assert_true(duration_parse(BYTES("30"), &us));
	assert_int_equal(us, 30000000);
	assert_true(duration_parse(BYTES("500ms"), &us));
	assert_int_equal(us, 500000);
	assert_true(duration_parse(BYTES("1.5s"), &us));
	assert_int_equal(us, 1500000);
	assert_true(duration_parse(BYTES("8d"), &us));
	assert_int_equal(us, INT64_C(691200000000));
	assert_false(duration_parse(BYTES("-1s"), &us));
	assert_false(duration_parse(BYTES("s"), &us));
	assert_false(duration_parse(BYTES("5 s"), &us));
	assert_false(duration_parse(BYTES("1.2.3"), &us));
	assert_false(duration_parse(BYTES("99999999999d"), &us));
}
