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

static bool is_listed(const char *words, struct bytes word)
{
	struct bytes left = bytes_of_text(words ? words : "");

	while (left.size > 0) {
		size_t end = bytes_find(left, 0, ' ');

		if (bytes_equal(bytes_slice(left, 0, end), word))
			return true;
		left = bytes_slice(left, end + 1, left.size);
	}
	return false;
}

bool argparse_owns(const struct option *o, struct bytes word)
{
	if (!o->words)
		return bytes_is_null(word) || strcmp(o->name, "help") == 0;
	return is_listed(o->words, word);
}

static bool is_required(const struct option *o, struct bytes word)
{
	return o->is_required || is_listed(o->required_by, word);
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
		if (strcmp(o->name, "help") == 0 || o->exclusion || !argparse_owns(o, word) || (only_required && !is_required(o, word)))
			continue;
		buf_clear(&part);
		buf_add_text(&part, is_required(o, word) ? "" : "[");
		add_flag(&part, o);
		buf_add_text(&part, is_required(o, word) ? "" : "]");
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
		bool is_alone = is_first && is_last && o->is_required;

		buf_clear(&part);
		buf_add_text(&part, !is_first || is_alone ? "" : o->is_required ? "(" : "[");
		add_flag(&part, o);
		buf_add_text(&part, !is_last ? " |" : is_alone ? "" : o->is_required ? ")" : "]");
		add_part(u, buf_bytes(&part));
	}
	buf_free(&part);
}

static const char *program_of(const struct command *command)
{
	return command->program ? command->program : command->name;
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
	size_t before = strlen("usage: "), name = strlen(program_of(command));
	bool is_long = before + name > PROGRAM_SIZE_MAX;
	struct usage u = { .out = out, .indent = is_long ? before : before + name + 1, .is_begun = !is_long };

	buf_printf(out, "usage: %s", program_of(command));
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
	if (command->operand)
		add_part(&u, bytes_of_text(command->operand));
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

static void add_word_rows(struct buf *out, const struct command *command)
{
	struct buf title = { .heap = out->heap };

	for (int i = 0; command->words[i]; i++)
		buf_printf(&title, "%s%s", i > 0 ? "," : "{", command->words[i]);
	buf_add_char(&title, '}');
	add_help_row(out, buf_bytes(&title), BYTES(""));
	for (int i = 0; command->word_abouts && command->words[i]; i++) {
		buf_clear(&title);
		buf_printf(&title, "  %s", command->words[i]);
		add_help_row(out, buf_bytes(&title), bytes_of_text(command->word_abouts[i]));
	}
	buf_free(&title);
}

static bool is_of_section(const struct option *o, struct bytes word, const char *section)
{
	bool is_there = section && o->section ? strcmp(section, o->section) == 0 : section == o->section;

	return is_there && strcmp(o->name, "help") != 0 && argparse_owns(o, word);
}

static void add_option_rows(struct buf *out, const struct command *command, struct bytes word, const char *section)
{
	struct buf title = { .heap = out->heap };

	for (const struct option *o = command->options; o->name; o++) {
		if (!is_of_section(o, word, section))
			continue;
		buf_clear(&title);
		add_title(&title, o);
		add_help_row(out, buf_bytes(&title), bytes_of_text(o->about));
	}
	buf_free(&title);
}

static void add_section_about(struct buf *out, const char *about)
{
	if (!about)
		return;
	buf_add_text(out, "  ");
	argparse_wrap(bytes_of_text(about), 2, 2, out);
	buf_add_text(out, "\n\n");
}

void argparse_add_help(const struct command *command, struct bytes word, struct buf *out)
{
	const char *section = NULL;

	word = is_word(command, word) ? word : BYTES_NULL;
	argparse_add_usage(command, word, out);
	if (bytes_is_null(word))
		buf_printf(out, "\n%s\n", command->summary);
	if (bytes_is_null(word) && command->words) {
		buf_add_text(out, "\npositional arguments:\n");
		add_word_rows(out, command);
	}
	if (command->operand) {
		buf_add_text(out, "\npositional arguments:\n");
		add_help_row(out, BYTES("command"), bytes_of_text(command->operand_about));
	}
	buf_add_text(out, "\noptional arguments:\n");
	add_help_row(out, BYTES("-h, --help"), BYTES("Show this help and end."));
	add_option_rows(out, command, word, NULL);
	for (const struct option *o = command->options; o->name; o++) {
		if (!o->section || is_of_section(o, word, section) || !argparse_owns(o, word))
			continue;
		section = o->section;
		buf_printf(out, section[0] ? "\n%s:\n" : "\n", section);
		add_section_about(out, o->section_about);
		add_option_rows(out, command, word, section);
	}
}

/* ---- What may have been meant ------------------------------------------------------------------------------------------ */

enum { TYPED_SIZE_MAX = 64, TOO_FAR = 7 };

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Damerau and Levenshtein's, as argparse4j counts: swapped letters are free, another letter costs 2, one too few 1, one too many 4 (1 at the
 * front). Only the last three rows are kept. */
static size_t distance_of(struct bytes typed, struct bytes name)
{
	size_t rows[3][TYPED_SIZE_MAX + 1] = { { 0 } }, *two_above = rows[0], *above = rows[1], *row = rows[2];

	if (typed.size > TYPED_SIZE_MAX || name.size > TYPED_SIZE_MAX)
		return TOO_FAR;
	for (size_t j = 0; j <= name.size; j++)
		above[j] = j;
	for (size_t i = 1; i <= typed.size; i++) {
		row[0] = i;
		for (size_t j = 1; j <= name.size; j++) {
			uint8_t t = typed.data[i - 1], n = name.data[j - 1];

			row[j] = above[j - 1] + (t == n ? 0 : 2);
			if (i > 1 && j > 1 && t != n && typed.data[i - 2] == n && t == name.data[j - 2])
				row[j] = smaller(row[j], two_above[j - 2]);
			row[j] = smaller(row[j], smaller(above[j] + 4, row[j - 1] + 1));
		}
		size_t *free_row = two_above;

		two_above = above;
		above = row;
		row = free_row;
	}
	return above[name.size];
}

static size_t likeness(struct bytes typed, struct bytes name)
{
	return bytes_starts_with(name, typed) ? 0 : distance_of(typed, name);
}

/* Those that are nearest, if they are near: the words, or the flags of the parser that complains. */
static void add_nearest(const struct command *command, struct bytes word, struct bytes typed, bool are_words, struct buf *out)
{
	size_t best = TOO_FAR;

	for (int pass = 0; pass < 2; pass++) {
		if (pass == 1 && best < TOO_FAR)
			buf_add_text(out, "\nDid you mean:\n");
		for (int i = 0; are_words && command->words[i]; i++) {
			size_t near = likeness(typed, bytes_of_text(command->words[i]));

			best = pass == 0 ? smaller(best, near) : best;
			if (pass == 1 && near == best && best < TOO_FAR)
				buf_printf(out, "\t%s\n", command->words[i]);
		}
		for (const struct option *o = command->options; !are_words && o->name; o++) {
			size_t near = argparse_owns(o, word) ? likeness(typed, bytes_of_text(o->name)) : TOO_FAR;

			best = pass == 0 ? smaller(best, near) : best;
			if (pass == 1 && near == best && best < TOO_FAR)
				buf_printf(out, "\t--%s\n", o->name);
		}
	}
}

/* What stands between quotes behind `start`; null if the message does not begin with it. */
static struct bytes quoted_in(struct bytes message, struct bytes start)
{
	if (!bytes_starts_with(message, start))
		return BYTES_NULL;
	return bytes_slice(message, start.size, bytes_find(message, start.size, '\'') - start.size);
}

static void add_meant(const struct command *command, struct bytes word, struct bytes message, struct buf *out)
{
	struct bytes flag = quoted_in(message, BYTES("unrecognized arguments: '")), other = quoted_in(message, BYTES("invalid choice: '"));
	size_t dashes = bytes_starts_with(flag, BYTES("--")) ? 2 : 1;

	if (bytes_starts_with(flag, BYTES("-")) && flag.size >= dashes + 2)
		add_nearest(command, word, bytes_slice(flag, dashes, flag.size), false, out);
	else if (!bytes_is_null(other) && command->words)
		add_nearest(command, word, other, true, out);
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
		if (is_required(o, word) && !o->exclusion && argparse_owns(o, word) && !options_has(options, o->name))
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
	buf_printf(&text, "%s: error: %.*s\n", program_of(command), TEXT(message)); /* its newline counts as a column */
	argparse_wrap(buf_bytes(&text), 0, 0, out);
	buf_free(&text);
	add_meant(command, word, message, out);
}
