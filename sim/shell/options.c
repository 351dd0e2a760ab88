#include "sim/shell/options.h"

#include <stdlib.h>


enum { HELP_WIDTH = 80, HELP_WIDTH_AT_TERMINAL = 76, HELP_GAP = 2 };

static int32_t table_size(const struct option *table)
{
	int32_t count = 0;

	while (table[count].name)
		count++;
	return count;
}

static int32_t row_of(const struct options *o, struct bytes name)
{
	for (int32_t i = 0; o->table && o->table[i].name; i++)
		if (bytes_equal_text(name, o->table[i].name) || (o->table[i].letter && bytes_equal_text(name, o->table[i].letter)))
			return i;
	return -1;
}

static int32_t row_of_text(const struct options *o, const char *name)
{
	return row_of(o, bytes_of_text(name));
}

static void set_problem(struct options *o, const char *class, struct bytes problem)
{
	if (!bytes_is_null(o->problem))
		return;
	o->problem = o->problem_trace = problem;
	o->problem_class = class;
}

static void add_value(struct options *o, struct arena *arena, int32_t row, struct bytes value)
{
	struct option_value *v = &o->values[row];
	struct bytes *values = arena_calloc(arena, (size_t)v->count + 1, sizeof(*values));

	if (v->count > 0)
		memcpy(values, v->values, (size_t)v->count * sizeof(*values));
	values[v->count++] = arena_copy(arena, value);
	v->values = values;
}

static void add_other(struct options *o, struct arena *arena, struct bytes word)
{
	struct bytes *others = arena_calloc(arena, (size_t)o->other_count + 1, sizeof(*others));

	if (o->other_count > 0)
		memcpy(others, o->others, (size_t)o->other_count * sizeof(*others));
	others[o->other_count++] = arena_copy(arena, word);
	o->others = others;
}

struct word_list {
	const struct bytes *words;
	int32_t count;
	int32_t at;
};

static bool is_flag(struct bytes word)
{
	return word.size > 1 && word.data[0] == '-';
}

/* ---- joptsimple ----------------------------------------------------------------------------------------------------- */

/* A flag whose value may be left out takes the next word if that is no flag; one that wants a number takes what is one, even behind a dash, and nothing else. */
static bool may_be_value(const struct option *option, struct bytes word)
{
	int64_t number;

	if (option->type == OPTION_INT || option->type == OPTION_LONG)
		return bytes_to_int64(word, &number);
	return !is_flag(word);
}

static void take_joptsimple(struct options *o, struct arena *arena, struct word_list *list, int32_t row, struct bytes value)
{
	const struct option *option = &o->table[row];

	o->values[row].is_given = true;
	if (option->type == OPTION_FLAG)
		return;
	bool has_next = list->at < list->count;

	if (value.size > 0)
		add_value(o, arena, row, value);
	else if (option->is_optional && (!has_next || !may_be_value(option, list->words[list->at])))
		return;
	else if (has_next)
		add_value(o, arena, row, list->words[list->at++]);
	else
		set_problem(o, "joptsimple.OptionMissingRequiredArgumentException", arena_printf(arena, "Option %s requires an argument", option->name));
}

static void unrecognized(struct options *o, struct arena *arena, struct bytes name)
{
	if (bytes_is_null(o->unknown))
		o->unknown = name;
	set_problem(o, "joptsimple.UnrecognizedOptionException",
	            arena_printf(arena, "%.*s is not a recognized option", (int)name.size, (const char *)name.data));
}

/* Behind the dashes: name or name=value. A single dash with a name that is none is a cluster of letters, the first of which is
 * told to be unknown. */
static void parse_joptsimple_flag(struct options *o, struct arena *arena, struct word_list *list, struct bytes word)
{
	bool is_long = word.data[1] == '-';
	struct bytes body = bytes_slice(word, is_long ? 2 : 1, word.size);
	size_t equals = bytes_find(body, 0, '=');
	struct bytes name = bytes_slice(body, 0, equals);
	struct bytes value = bytes_slice(body, equals + 1, body.size);
	int32_t row = row_of(o, name);

	if (row >= 0)
		take_joptsimple(o, arena, list, row, value);
	else
		unrecognized(o, arena, is_long ? name : bytes_slice(body, 0, 1));
}

static void check_joptsimple_required(struct options *o, struct arena *arena)
{
	struct buf names = { .heap = arena->heap };

	if (options_has(o, "help") || options_has(o, "version"))
		return;
	for (int32_t i = 0; o->table[i].name; i++)
		if (o->table[i].is_required && !o->values[i].is_given)
			buf_printf(&names, "%s%s", names.size > 0 ? ", " : "", o->table[i].name);
	if (names.size > 0)
		set_problem(o, "joptsimple.MissingRequiredOptionsException",
		            arena_printf(arena, "Missing required option(s) [%s]", buf_text(&names)));
	buf_free(&names);
}

static void parse_joptsimple(struct options *o, struct arena *arena, struct word_list *list)
{
	bool is_behind = false;

	while (list->at < list->count && bytes_is_null(o->problem)) {
		struct bytes word = list->words[list->at++];

		if (!is_behind && bytes_equal_text(word, "--"))
			is_behind = true;
		else if (!is_behind && is_flag(word))
			parse_joptsimple_flag(o, arena, list, word);
		else
			add_other(o, arena, word);
	}
	check_joptsimple_required(o, arena);
}

/* ---- argparse4j ----------------------------------------------------------------------------------------------------- */

/* "--topic", or "-t/--topic" when it has a letter: as argparse4j names an argument in its errors. */
static struct bytes argparse_name(struct arena *arena, const struct option *option)
{
	if (!option->letter)
		return arena_printf(arena, "--%s", option->name);
	return arena_printf(arena, "--%s/-%s", option->name, option->letter);
}

/* The one flag that this is the beginning of; -1: none, or several. */
static int32_t row_beginning_with(const struct options *o, struct bytes beginning)
{
	int32_t found = -1;

	for (int32_t i = 0; o->table[i].name; i++) {
		if (!bytes_starts_with(bytes_of_text(o->table[i].name), beginning))
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return beginning.size > 0 ? found : -1;
}

static void parse_argparse_flag(struct options *o, struct arena *arena, struct word_list *list, struct bytes word)
{
	struct bytes body = bytes_slice(word, word.data[1] == '-' ? 2 : 1, word.size);
	size_t equals = bytes_find(body, 0, '=');
	int32_t row = row_of(o, bytes_slice(body, 0, equals));

	if (row < 0 && word.data[1] == '-')
		row = row_beginning_with(o, bytes_slice(body, 0, equals));
	if (row < 0) {
		if (bytes_is_null(o->unknown))
			o->unknown = bytes_slice(body, 0, equals);
		set_problem(o, "", arena_printf(arena, "unrecognized arguments: '%.*s'", (int)word.size, (const char *)word.data));
		return;
	}
	const struct option *option = &o->table[row];
	int32_t before = o->values[row].count;

	o->values[row].is_given = true;
	o->values[row].typed = word;
	o->values[row].is_behind = o->other_count > 0;
	if (option->type == OPTION_FLAG)
		return;
	if (!option->is_append && !option->is_repeated)
		o->values[row].count = before = 0; /* the last one counts */
	if (equals < body.size) {
		add_value(o, arena, row, bytes_slice(body, equals + 1, body.size));
		return;
	}
	while (list->at < list->count && (!is_flag(list->words[list->at]) || (list->words[list->at].data[1] >= '0' && list->words[list->at].data[1] <= '9'))) {
		add_value(o, arena, row, list->words[list->at++]);
		if (!option->is_append)
			break;
	}
	if (o->values[row].count == before) {
		struct bytes name = argparse_name(arena, option);

		set_problem(o, "", arena_printf(arena, "argument %.*s: expected %s argument", (int)name.size, (const char *)name.data,
		                                option->is_append ? "at least one" : "one"));
	}
}

static void parse_argparse(struct options *o, struct arena *arena, struct word_list *list)
{
	while (list->at < list->count && bytes_is_null(o->problem)) {
		struct bytes word = list->words[list->at++];

		if (is_flag(word))
			parse_argparse_flag(o, arena, list, word);
		else
			add_other(o, arena, word);
	}
}

void options_parse(struct options *o, struct arena *arena, const struct option *table, enum option_style style,
                   const struct bytes *words, int32_t count)
{
	struct word_list list = { .words = words, .count = count };

	*o = (struct options){ .table = table, .is_empty = count == 0 };
	o->values = arena_calloc(arena, (size_t)table_size(table) + 1, sizeof(*o->values));
	if (style == OPTIONS_JOPTSIMPLE)
		parse_joptsimple(o, arena, &list);
	else
		parse_argparse(o, arena, &list);
}

/* ---- Values --------------------------------------------------------------------------------------------------------- */

bool options_has(const struct options *o, const char *name)
{
	int32_t row = row_of_text(o, name);

	return row >= 0 && o->values[row].is_given;
}

int32_t options_count(const struct options *o, const char *name)
{
	int32_t row = row_of_text(o, name);

	return row >= 0 ? o->values[row].count : 0;
}

struct bytes options_value(const struct options *o, const char *name, int32_t i)
{
	return o->values[row_of_text(o, name)].values[i];
}

struct bytes options_text(struct options *o, struct arena *arena, const char *name)
{
	int32_t row = row_of_text(o, name);

	if (row < 0)
		return BYTES_NULL;
	if (o->values[row].count > 1)
		set_problem(o, "joptsimple.MultipleArgumentsForOptionException",
		            arena_printf(arena, "Found multiple arguments for option %s, but you asked for only one", name));
	return o->values[row].count > 0 ? o->values[row].values[0] : bytes_of_text(o->table[row].standard);
}

static bool cannot_parse(struct options *o, struct arena *arena, struct bytes text, const char *name)
{
	const char *number = "java.lang.NumberFormatException: For input string:";
	bool is_first = bytes_is_null(o->problem);

	set_problem(o, "joptsimple.OptionArgumentConversionException",
	            arena_printf(arena, "Cannot parse argument '%.*s' of option %s", (int)text.size, (const char *)text.data, name));
	if (is_first)
		o->problem_trace = arena_printf(arena, "%.*s\nCaused by: joptsimple.internal.ReflectionException: %s \"%.*s\"\nCaused by: %s \"%.*s\"", (int)o->problem.size,
		                                (const char *)o->problem.data, number, (int)text.size, (const char *)text.data, number, (int)text.size,
		                                (const char *)text.data);
	return false;
}

bool options_integer(struct options *o, struct arena *arena, const char *name, int64_t *out)
{
	struct bytes text = options_text(o, arena, name);
	int32_t row = row_of_text(o, name);
	int64_t value;

	if (!bytes_is_null(o->problem))
		return false;
	if (bytes_is_null(text))
		return true;
	if (!bytes_to_int64(text, &value) || (o->table[row].type == OPTION_INT && (value < INT32_MIN || value > INT32_MAX)))
		return cannot_parse(o, arena, text, name);
	*out = value;
	return true;
}

bool options_double(struct options *o, struct arena *arena, const char *name, double *out)
{
	struct bytes text = options_text(o, arena, name);
	char *end;

	if (!bytes_is_null(o->problem))
		return false;
	if (bytes_is_null(text))
		return true;
	const char *start = arena_text(arena, text);
	double value = strtod(start, &end);

	if (text.size == 0 || *end != '\0')
		return cannot_parse(o, arena, text, name);
	*out = value;
	return true;
}

/* ---- Help ----------------------------------------------------------------------------------------------------------- */

static void add_flag(struct buf *b, const struct option *option)
{
	static const char *const types[] = { "", "String", "Integer", "Long", "Double" };

	if (option->is_required)
		buf_add_text(b, "* ");
	if (option->letter)
		buf_printf(b, "-%s, ", option->letter);
	buf_printf(b, "--%s", option->name);
	if (option->type == OPTION_FLAG)
		return;
	buf_printf(b, option->is_optional ? " [%s%s%s]" : " <%s%s%s>", types[option->type], option->argument ? ": " : "",
	           option->argument ? option->argument : "");
}

static void add_about(struct buf *b, const struct option *option)
{
	buf_add_text(b, option->about ? option->about : "");
	if (option->standard)
		buf_printf(b, "%s(default: %s)", b->size > 0 ? " " : "", option->standard);
}

/* Takes the next piece of `text` that fits `width`, broken behind blanks and hyphens; later pieces are set in by two. */
static struct bytes take_piece(struct bytes text, size_t *at, size_t width, size_t *indent)
{
	size_t start = *at, end = *at, size = *indent;

	while (end < text.size) {
		size_t next = end;

		while (next < text.size && text.data[next] != ' ' && text.data[next] != '-')
			next++;
		while (next < text.size && text.data[next] == '-')
			next++;
		while (next < text.size && text.data[next] == ' ')
			next++;
		if (size + (next - end) > width && end > start)
			break;
		size += next - end;
		end = next;
	}
	*at = end;
	size_t last = end;

	while (last > start && text.data[last - 1] == ' ')
		last--;
	return bytes_slice(text, start, last - start);
}

static void add_cell(struct buf *out, size_t indent, struct bytes piece, size_t width)
{
	size_t used = piece.size > 0 ? indent + piece.size : 0;

	if (piece.size > 0)
		buf_printf(out, "%*s%.*s", (int)indent, "", (int)piece.size, (const char *)piece.data);
	buf_printf(out, "%*s", used < width ? (int)(width - used) : 0, "");
}

/* The two columns: how wide they may be, and how wide they are when all is wrapped. */
struct help_columns {
	size_t left_max, right_max;
	size_t left, right;
};

static size_t widest_piece(struct bytes text, size_t width_max)
{
	size_t at = 0, indent = 0, widest = 0;

	do {
		size_t size = take_piece(text, &at, width_max, &indent).size;

		widest = size > 0 && indent + size > widest ? indent + size : widest;
		indent = 2;
	} while (at < text.size);
	return widest;
}

static void widen(struct help_columns *c, struct bytes left, struct bytes right)
{
	size_t left_size = widest_piece(left, c->left_max), right_size = widest_piece(right, c->right_max);

	c->left = left_size > c->left ? left_size : c->left;
	c->right = right_size > c->right ? right_size : c->right;
}

static void add_help_row(struct buf *out, struct bytes left, struct bytes right, const struct help_columns *c)
{
	size_t left_at = 0, right_at = 0, indent = 0;

	do {
		add_cell(out, indent, take_piece(left, &left_at, c->left_max, &indent), c->left);
		buf_printf(out, "%*s", HELP_GAP, "");
		add_cell(out, indent, take_piece(right, &right_at, c->right_max, &indent), c->right);
		buf_add_char(out, '\n');
		indent = 2;
	} while (left_at < left.size || right_at < right.size);
}

static int by_name(const void *a, const void *b)
{
	const struct option *const *x = a, *const *y = b;

	return strcmp((*x)->name, (*y)->name);
}

/* How wide the columns may be comes from the longest texts, how wide they are from the pieces that these are cut into. */
static struct help_columns measure(const struct option *const *rows, int32_t count, struct bytes title, size_t width, struct buf *left, struct buf *right)
{
	struct help_columns c = { .left_max = title.size, .right_max = strlen("Description") };

	for (int pass = 0; pass < 2; pass++) {
		for (int32_t i = 0; i < count; i++) {
			buf_clear(left);
			buf_clear(right);
			add_flag(left, rows[i]);
			add_about(right, rows[i]);
			if (pass == 1)
				widen(&c, buf_bytes(left), buf_bytes(right));
			c.left_max = pass == 0 && left->size > c.left_max ? left->size : c.left_max;
			c.right_max = pass == 0 && right->size > c.right_max ? right->size : c.right_max;
		}
		if (c.left_max > (width - HELP_GAP) / 2)
			c.left_max = (width - HELP_GAP) / 2;
		if (c.right_max > width - c.left_max - HELP_GAP)
			c.right_max = width - c.left_max - HELP_GAP;
	}
	widen(&c, title, BYTES("Description"));
	return c;
}

void options_print_help(const struct option *table, bool is_at_terminal, struct buf *out)
{
	int32_t count = table_size(table);
	const struct option **rows = heap_calloc(out->heap, (size_t)count + 1, sizeof(*rows));
	struct buf left = { .heap = out->heap }, right = { .heap = out->heap };
	bool has_required = false;

	for (int32_t i = 0; i < count; i++) {
		rows[i] = &table[i];
		has_required = has_required || table[i].is_required;
	}
	struct bytes title = has_required ? BYTES("Option (* = required)") : BYTES("Option");
	struct help_columns columns = measure(rows, count, title, is_at_terminal ? HELP_WIDTH_AT_TERMINAL : HELP_WIDTH, &left, &right);

	qsort(rows, (size_t)count, sizeof(struct option *), by_name);
	add_help_row(out, title, BYTES("Description"), &columns);
	add_help_row(out, has_required ? BYTES("---------------------") : BYTES("------"), BYTES("-----------"), &columns);
	for (int32_t i = 0; i < count; i++) {
		buf_clear(&left);
		buf_clear(&right);
		add_flag(&left, rows[i]);
		add_about(&right, rows[i]);
		add_help_row(out, buf_bytes(&left), buf_bytes(&right), &columns);
	}
	buf_free(&left);
	buf_free(&right);
	heap_free(out->heap, rows);
}
