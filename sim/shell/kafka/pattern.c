#include "sim/shell/kafka/pattern.h"

enum fault { FAULT_NONE, FAULT_STAR, FAULT_PLUS, FAULT_QUESTION_MARK, FAULT_OPEN_GROUP, FAULT_CLOSED_GROUP, FAULT_OPEN_CLASS, FAULT_BACKSLASH };

static const struct {
	const char *java, *re2;
} words[] = {
	[FAULT_STAR] = { "Dangling meta character '*'", "missing argument to repetition operator" },
	[FAULT_PLUS] = { "Dangling meta character '+'", "missing argument to repetition operator" },
	[FAULT_QUESTION_MARK] = { "Dangling meta character '?'", "missing argument to repetition operator" },
	[FAULT_OPEN_GROUP] = { "Unclosed group", "missing closing )" },
	[FAULT_CLOSED_GROUP] = { "Unmatched closing ')'", "regexp/syntax: internal error" },
	[FAULT_OPEN_CLASS] = { "Unclosed character class", "missing closing ]" },
	[FAULT_BACKSLASH] = { "Unexpected internal error", "trailing backslash at end of expression" },
};

static enum fault fault_of_repetition(uint8_t c)
{
	return c == '*' ? FAULT_STAR : c == '+' ? FAULT_PLUS : FAULT_QUESTION_MARK;
}

/* The position of the class's last character; its first one is a literal, whatever it is. */
static size_t end_of_class(struct bytes pattern, size_t at)
{
	size_t first = at + 1 + (at + 1 < pattern.size && pattern.data[at + 1] == '^');

	for (at = first; at < pattern.size && (pattern.data[at] != ']' || at == first); at++)
		at += pattern.data[at] == '\\';
	return at;
}

/* `index` is where Java says that it is; -1: it does not say. */
static enum fault find_fault(struct bytes pattern, int64_t *index)
{
	int32_t depth = 0;
	bool is_start = true; /* there is nothing yet that could be repeated */

	for (size_t i = 0; i < pattern.size; i++) {
		uint8_t c = pattern.data[i];
		bool is_repetition = c == '*' || c == '+' || c == '?', is_after_group = i > 0 && pattern.data[i - 1] == '(';

		*index = (int64_t)i;
		if (is_repetition && is_start && !(c == '?' && is_after_group)) /* "(?:" begins a group of its own kind */
			return fault_of_repetition(c);
		if (c == '\\' && ++i == pattern.size)
			return *index = (int64_t)i, FAULT_BACKSLASH;
		if (c == '[' && (i = end_of_class(pattern, i)) >= pattern.size)
			return *index = (int64_t)pattern.size - 1, FAULT_OPEN_CLASS;
		if (c == ')' && depth-- == 0)
			return *index = (int64_t)i - 1, FAULT_CLOSED_GROUP;
		depth += c == '(';
		is_start = c == '(' || c == '|';
	}
	*index = (int64_t)pattern.size;
	return depth > 0 ? FAULT_OPEN_GROUP : FAULT_NONE;
}

struct bytes pattern_java_fault(struct arena *arena, struct bytes pattern)
{
	int64_t index;
	enum fault fault = find_fault(pattern, &index);

	if (!fault)
		return BYTES_NULL;
	struct bytes where = index < 0 ? BYTES("") : arena_printf(arena, " near index %lld", (long long)index);
	struct bytes mark = index < 0 || (size_t)index >= pattern.size ? BYTES("") : arena_printf(arena, "\n%*s", (int)index + 1, "^");

	return arena_printf(arena, "%s%.*s\n%.*s%.*s", words[fault].java, (int)where.size, (const char *)where.data, (int)pattern.size,
	                    (const char *)pattern.data, (int)mark.size, (const char *)mark.data);
}

const char *pattern_re2_fault(struct bytes pattern)
{
	int64_t index;

	return words[find_fault(pattern, &index)].re2;
}
