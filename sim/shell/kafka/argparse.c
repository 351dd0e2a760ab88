#include "sim/shell/kafka/argparse.h"

enum { WIDTH = 75, HELP_COLUMN = 25, TITLE_SIZE_MAX = 21, PROGRAM_SIZE_MAX = 30 };

/* ---- Lines ---------------------------------------------------------------------------------------------------------- */

/* The end of what may not be broken: behind blanks, and behind hyphens in front of a letter. */
static size_t end_of_unit(struct bytes text, size_t at)
{
	for (; at < text.size; at++) {
		uint8_t c = text.data[at], next = at + 1 < text.size ? text.data[at + 1] : 0;

		if ((c == ' ' && next != ' ') || (c == '-' && ((next | 0x20) >= 'a' && (next | 0x20) <= 'z')))
			return at + 1;
	}
	return text.size;
}

/* A line that is followed by another: blanks are added to the gaps, one more to those in the middle when they cannot all have the same. */
static void add_filled(struct buf *out, struct bytes line, size_t width)
{
	size_t gaps = 0, gap = 0;

	for (size_t i = 1; i < line.size; i++)
		gaps += line.data[i] == ' ' && line.data[i - 1] != ' ';
	size_t missing = line.size < width ? width - line.size : 0, rest = gaps > 0 ? missing % gaps : 0, first = (gaps - rest + 1) / 2;

	for (size_t i = 0; i < line.size; i++) {
		if (i > 0 && line.data[i] == ' ' && line.data[i - 1] != ' ') {
			buf_printf(out, "%*s", (int)(missing / gaps + (gap >= first && gap < first + rest)), "");
			gap++;
		}
		buf_add_char(out, (char)line.data[i]);
	}
}

void argparse_wrap(struct bytes text, size_t column, size_t indent, struct buf *out)
{
	for (size_t start = 0; start < text.size;) {
		size_t end = end_of_unit(text, start), next = end;

		while (end < text.size && column + (next = end_of_unit(text, end)) - start <= WIDTH)
			end = next;
		if (end >= text.size) {
			buf_add_bytes(out, bytes_slice(text, start, text.size));
			return;
		}
		add_filled(out, bytes_trim(bytes_slice(text, start, end - start)), WIDTH - column);
		buf_printf(out, "\n%*s", (int)indent, "");
		column = indent;
		start = end;
	}
}

/* ---- Which flags ---------------------------------------------------------------------------------------------------- */

static bool is_word(const struct command *command, struct bytes word)
{
	for (int i = 0; command->words && command->words[i]; i++)
		if (bytes_equal_text(word, command->words[i]))
			return true;
	return false;
}

bool argparse_owns(const struct option *o, struct bytes word)
{
	struct bytes left = bytes_of_text(o->words);

	if (!o->words)
		return bytes_is_null(word) || strcmp(o->name, "help") == 0;
	while (left.size > 0) {
		size_t end = bytes_find(left, 0, ' ');

		if (bytes_equal(bytes_slice(left, 0, end), word))
			return true;
		left = bytes_slice(left, end + 1, left.size);
	}
	return false;
}

/* ---- Usage ---------------------------------------------------------------------------------------------------------- */

struct usage {
	struct buf *out;
	size_t indent, column;
	bool is_begun; /* something stands in this line */
};

/* Parts stand whole, as many in a line as there is room for. */
static void add_part(struct usage *u, struct bytes part)
{
	if (u->is_begun && u->column + 1 + part.size > WIDTH) {
		buf_printf(u->out, "\n%*s", (int)u->indent, "");
		u->column = u->indent;
		u->is_begun = false;
	}
	if (u->is_begun)
		buf_add_char(u->out, ' ');
	buf_add_bytes(u->out, part);
	u->column += part.size + u->is_begun;
	u->is_begun = true;
}

static void add_flag(struct buf *out, const struct option *o)
{
	buf_printf(out, "--%s", o->name);
	if (o->type != OPTION_FLAG)
		buf_printf(out, " %s", o->argument);
	if (o->is_append)
		buf_printf(out, " [%s ...]", o->argument);
}

static void add_options(struct usage *u, const struct command *command, struct bytes word, bool only_required)
{
	struct buf part = { .heap = u->out->heap };

	for (const struct option *o = command->options; o->name; o++) {
		if (strcmp(o->name, "help") == 0 || o->exclusion || !argparse_owns(o, word) || (only_required && !o->is_required))
			continue;
		buf_clear(&part);
		buf_add_text(&part, o->is_required ? "" : "[");
		add_flag(&part, o);
		buf_add_text(&part, o->is_required ? "" : "]");
		add_part(u, buf_bytes(&part));
	}
	buf_free(&part);
}

/* Flags of which one may stand: "(--a A |" "--b B)", in brackets when none need stand. */
static void add_exclusions(struct usage *u, const struct command *command, struct bytes word, bool only_required)
{
	struct buf part = { .heap = u->out->heap };

	for (const struct option *o = command->options; o->name; o++) {
		const struct option *next = o + 1;
		bool is_first = o == command->options || o[-1].exclusion != o->exclusion;

		if (!o->exclusion || !argparse_owns(o, word) || (only_required && !o->is_required))
			continue;
		bool is_last = next->exclusion != o->exclusion;

		buf_clear(&part);
		buf_add_text(&part, !is_first ? "" : o->is_required ? "(" : "[");
		add_flag(&part, o);
		buf_add_text(&part, !is_last ? " |" : o->is_required ? ")" : "]");
		add_part(u, buf_bytes(&part));
	}
	buf_free(&part);
}

static void add_words(struct usage *u, const struct command *command)
{
	struct buf part = { .heap = u->out->heap };

	for (int i = 0; command->words[i]; i++)
		buf_printf(&part, "%s%s", i > 0 ? "," : "{", command->words[i]);
	buf_add_char(&part, '}');
	add_part(u, buf_bytes(&part));
	add_part(u, BYTES("..."));
	buf_free(&part);
}

void argparse_add_usage(const struct command *command, struct bytes word, struct buf *out)
{
	size_t before = strlen("usage: "), name = strlen(command->name);
	bool is_long = before + name > PROGRAM_SIZE_MAX;
	struct usage u = { .out = out, .indent = is_long ? before : before + name + 1, .is_begun = !is_long };

	buf_printf(out, "usage: %s", command->name);
	u.column = is_long ? before : before + name;
	if (is_long)
		buf_printf(out, "\n%*s", (int)before, "");
	if (is_word(command, word)) {
		add_options(&u, command, BYTES_NULL, true);
		add_exclusions(&u, command, BYTES_NULL, true);
		add_part(&u, word);
	} else {
		word = BYTES_NULL;
	}
	add_part(&u, BYTES("[-h]"));
	add_options(&u, command, word, false);
	add_exclusions(&u, command, word, false);
	if (command->words && bytes_is_null(word))
		add_words(&u, command);
	buf_add_char(out, '\n');
}

/* ---- Help ----------------------------------------------------------------------------------------------------------- */

static void add_help_row(struct buf *out, struct bytes title, struct bytes about)
{
	bool is_long = title.size > TITLE_SIZE_MAX;

	buf_printf(out, "  %.*s", TEXT(title));
	if (about.size > 0) {
		buf_printf(out, "%s%*s", is_long ? "\n" : "", is_long ? HELP_COLUMN : HELP_COLUMN - 2 - (int)title.size, "");
		argparse_wrap(about, HELP_COLUMN, HELP_COLUMN, out);
	}
	buf_add_char(out, '\n');
}

static void add_title(struct buf *out, const struct option *o)
{
	const char *space = o->type == OPTION_FLAG ? "" : " ", *argument = o->type == OPTION_FLAG ? "" : o->argument;

	buf_printf(out, "--%s%s%s", o->name, space, argument);
	if (o->letter)
		buf_printf(out, ", -%s%s%s", o->letter, space, argument);
}

void argparse_add_help(const struct command *command, struct bytes word, struct buf *out)
{
	struct buf title = { .heap = out->heap };

	word = is_word(command, word) ? word : BYTES_NULL;
	argparse_add_usage(command, word, out);
	if (bytes_is_null(word))
		buf_printf(out, "\n%s\n", command->summary);
	if (bytes_is_null(word) && command->words) {
		for (int i = 0; command->words[i]; i++)
			buf_printf(&title, "%s%s", i > 0 ? "," : "{", command->words[i]);
		buf_add_char(&title, '}');
		buf_add_text(out, "\npositional arguments:\n");
		add_help_row(out, buf_bytes(&title), BYTES(""));
	}
	buf_add_text(out, "\noptional arguments:\n");
	add_help_row(out, BYTES("-h, --help"), BYTES("Show this help and end."));
	for (const struct option *o = command->options; o->name; o++) {
		if (strcmp(o->name, "help") == 0 || !argparse_owns(o, word))
			continue;
		buf_clear(&title);
		add_title(&title, o);
		add_help_row(out, buf_bytes(&title), bytes_of_text(o->about));
	}
	buf_free(&title);
}

/* ---- Judging -------------------------------------------------------------------------------------------------------- */

/* "--config/-c", as complaints name a flag. */
static struct bytes name_of(struct arena *arena, const struct option *o)
{
	return arena_printf(arena, o->letter ? "--%s/-%s" : "--%s", o->name, o->letter);
}

static struct bytes judge_exclusion(const struct option *first, const struct options *options, struct arena *arena)
{
	const struct option *given = NULL;
	struct bytes all = BYTES("");

	for (const struct option *o = first; o->exclusion == first->exclusion; o++) {
		all = arena_printf(arena, "%.*s %.*s", TEXT(all), TEXT(name_of(arena, o)));
		if (!options_has(options, o->name))
			continue;
		if (given)
			return arena_printf(arena, "argument %.*s: not allowed with argument %.*s", TEXT(name_of(arena, o)), TEXT(name_of(arena, given)));
		given = o;
	}
	return given || !first->is_required ? BYTES_NULL : arena_printf(arena, "one of the arguments%.*s is required", TEXT(all));
}

static struct bytes judge_exclusions(const struct command *command, const struct options *options, struct arena *arena, struct bytes word)
{
	struct bytes problem = BYTES_NULL;

	for (const struct option *o = command->options; o->name && bytes_is_null(problem); o++)
		if (o->exclusion && argparse_owns(o, word) && (o == command->options || o[-1].exclusion != o->exclusion))
			problem = judge_exclusion(o, options, arena);
	return problem;
}

/* Of several that are missing argparse4j names the last. */
static struct bytes judge_missing(const struct command *command, const struct options *options, struct arena *arena, struct bytes word)
{
	struct bytes problem = BYTES_NULL;

	for (const struct option *o = command->options; o->name; o++)
		if (o->is_required && !o->exclusion && argparse_owns(o, word) && !options_has(options, o->name))
			problem = arena_printf(arena, "argument %.*s is required", TEXT(name_of(arena, o)));
	return problem;
}

struct bytes argparse_judge(const struct command *command, const struct options *options, struct arena *arena, struct bytes *word)
{
	struct bytes problem = judge_missing(command, options, arena, *word);

	if (bytes_is_null(problem))
		problem = judge_exclusions(command, options, arena, *word);
	if (!bytes_is_null(problem) || bytes_is_null(*word))
		return problem;
	*word = BYTES_NULL;
	return argparse_judge(command, options, arena, word);
}

void argparse_add_complaint(const struct command *command, struct bytes word, struct bytes message, struct buf *out)
{
	struct buf text = { .heap = out->heap };

	argparse_add_usage(command, word, out);
	buf_printf(&text, "%s: error: %.*s\n", command->name, TEXT(message)); /* its newline counts as a column */
	argparse_wrap(buf_bytes(&text), 0, 0, out);
	buf_free(&text);
}
