/* grep: the lines that match. The regular expression is compiled for each piece of input and freed again, since what the C library
 * allocates must not live across a step.
 */
#include <regex.h>

#include "sim/shell/filter.h"

struct grep {
	struct filter filter;
	const char *pattern; /* in the task's memory */
	int flags;           /* of regcomp */
	bool is_inverted, counts, numbers, is_quiet, only_matching;
	bool is_fixed;
	bool has_names;      /* more than one file */
	struct bytes name;
	int64_t line;
	int64_t matches, file_matches;
	struct buf partial;
	const regex_t *regex; /* during feed() */
};

static const char *escape_fixed(struct task *task, struct bytes pattern)
{
	char *out = arena_alloc(&task->memory, pattern.size * 2 + 1);
	size_t size = 0;

	for (size_t i = 0; i < pattern.size; i++) {
		if (pattern.data[i] && strchr("\\.[]*^$", pattern.data[i]))
			out[size++] = '\\';
		out[size++] = (char)pattern.data[i];
	}
	return out;
}

static void add_prefix(struct grep *g, struct buf *out)
{
	if (g->has_names)
		buf_printf(out, "%.*s:", TEXT(bytes_is_null(g->name) ? BYTES("(standard input)") : g->name));
	if (g->numbers)
		buf_printf(out, "%lld:", (long long)g->line);
}

static void print_matches(struct task *task, const char *text)
{
	struct grep *g = task->state;
	struct buf out = { .heap = task->heap };
	regmatch_t match;
	int flags = 0;

	while (regexec(g->regex, text, 1, &match, flags) == 0 && match.rm_eo > match.rm_so) {
		add_prefix(g, &out);
		buf_printf(&out, "%.*s\n", (int)(match.rm_eo - match.rm_so), text + match.rm_so);
		text += match.rm_eo;
		flags = REG_NOTBOL;
	}
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static void take_line(struct task *task, struct bytes line)
{
	struct grep *g = task->state;
	const char *text = arena_text(task_arena(task), line);
	bool is_match = (regexec(g->regex, text, 0, NULL, 0) == 0) != g->is_inverted;

	g->line++;
	if (!is_match)
		return;
	g->matches++;
	g->file_matches++;
	if (g->is_quiet) {
		g->filter.is_enough = true;
	} else if (g->only_matching && !g->is_inverted) {
		print_matches(task, text);
	} else if (!g->counts) {
		struct buf out = { .heap = task->heap };

		add_prefix(g, &out);
		buf_printf(&out, "%.*s\n", TEXT(line));
		task_write(task, 1, buf_bytes(&out));
		buf_free(&out);
	}
}

static void with_regex(struct task *task, struct bytes piece, bool is_end)
{
	struct grep *g = task->state;
	regex_t regex;

	if (regcomp(&regex, g->pattern, g->flags) != 0) {
		task_fail(task, 2, "'%s' is not a regular expression", g->pattern);
		g->filter.is_enough = true;
		return;
	}
	g->regex = &regex;
	filter_lines(task, &g->partial, piece, take_line);
	if (is_end && g->partial.size > 0 && !g->filter.is_enough) {
		take_line(task, arena_copy(task_arena(task), buf_bytes(&g->partial)));
		buf_clear(&g->partial);
	}
	g->regex = NULL;
	regfree(&regex);
}

static void begin(struct task *task, struct bytes name)
{
	struct grep *g = task->state;

	g->name = name;
	g->line = g->file_matches = 0;
}

static void feed(struct task *task, struct bytes piece)
{
	with_regex(task, piece, false);
}

static void end_file(struct task *task, struct bytes name)
{
	struct grep *g = task->state;

	with_regex(task, BYTES(""), true);
	if (g->counts && g->has_names)
		task_out(task, "%.*s:%lld\n", TEXT(bytes_is_null(name) ? BYTES("(standard input)") : name), (long long)g->file_matches);
	else if (g->counts)
		task_out(task, "%lld\n", (long long)g->file_matches);
}

static void end_all(struct task *task)
{
	struct grep *g = task->state;

	if (g->filter.status == 0 || g->is_quiet)
		g->filter.status = g->matches > 0 ? 0 : 1;
	else
		g->filter.status = 2;
}

static const struct filter_kind kind = { begin, feed, end_file, end_all };

static bool take_flag(struct task *task, uint8_t c)
{
	struct grep *g = task->state;

	switch (c) {
	case 'v':
		return g->is_inverted = true;
	case 'c':
		return g->counts = true;
	case 'n':
		return g->numbers = true;
	case 'q':
		return g->is_quiet = true;
	case 'o':
		return g->only_matching = true;
	case 'F':
		return g->is_fixed = true;
	case 'i':
		g->flags |= REG_ICASE;
		return true;
	case 'E':
		g->flags |= REG_EXTENDED;
		return true;
	default:
		task_fail(task, 2, "-%c is not known; usage: %s", c, task->command->usage);
		return false;
	}
}

static void start(struct task *task)
{
	struct grep *g = task->state;
	struct bytes pattern = BYTES_NULL;
	int32_t at = 1;

	g->partial.heap = task->heap;
	for (; at < task->argc && task->argv[at].size > 1 && task->argv[at].data[0] == '-'; at++) {
		if (bytes_equal_text(task->argv[at], "--")) {
			at++;
			break;
		}
		if (bytes_equal_text(task->argv[at], "-e") && at + 1 < task->argc) {
			pattern = task->argv[++at];
			continue;
		}
		for (size_t i = 1; i < task->argv[at].size; i++)
			if (!take_flag(task, task->argv[at].data[i]))
				return;
	}
	if (bytes_is_null(pattern) && at < task->argc)
		pattern = task->argv[at++];
	if (bytes_is_null(pattern)) {
		task_fail(task, 2, "usage: %s", task->command->usage);
		return;
	}
	g->pattern = g->is_fixed ? escape_fixed(task, pattern) : arena_text(&task->memory, pattern);
	if (g->is_fixed)
		g->flags &= ~REG_EXTENDED;
	g->has_names = task->argc - at > 1;
	filter_start(task, &kind, task->argv + at, task->argc - at);
}

static void end(struct task *task)
{
	struct grep *g = task->state;

	buf_free(&g->partial);
}

const struct command grep_command = { .name = "grep",
	                                  .summary = "print the lines that match",
	                                  .usage = "grep [-civnoqEF] PATTERN [FILE...]",
	                                  .group = COMMAND_TEXT,
	                                  .state_size = sizeof(struct grep),
	                                  .start = start,
	                                  .step = filter_step,
	                                  .end = end };
