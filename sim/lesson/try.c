/* The lines of a try block. */
#include "sim/lesson/lesson.h"

static bool fail(struct bytes path, int line, const char *what, struct buf *problem)
{
	buf_printf(problem, "%.*s:%d: %s", (int)path.size, (const char *)path.data, line, what);
	return false;
}

/* "5s", "500ms", "2m", "1h" as microseconds; -1 if it is none of them. */
static int64_t duration_us(struct bytes text)
{
	static const struct {
		const char *unit;
		int64_t us;
	} units[] = { { "ms", 1000 }, { "s", 1000000 }, { "m", 60000000 }, { "h", 3600000000 } };

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct bytes unit = bytes_of_text(units[i].unit);
		int64_t count;

		if (text.size > unit.size && bytes_equal(bytes_slice(text, text.size - unit.size, unit.size), unit) &&
		    bytes_to_int64(bytes_slice(text, 0, text.size - unit.size), &count) && count >= 0 && count < 1000000)
			return count * units[i].us;
	}
	return -1;
}

static struct bytes rest_of(struct bytes line, size_t from)
{
	return bytes_slice(line, from, line.size);
}

bool lesson_parse_tries(struct bytes path, struct bytes text, int first_line, struct arena *arena, struct try_line **out, int *count,
                        struct buf *problem)
{
	int capacity = 1, line_number = first_line, tab = 1;

	for (size_t i = 0; i < text.size; i++)
		capacity += text.data[i] == '\n';
	*out = arena_calloc(arena, (size_t)capacity, sizeof(**out));
	*count = 0;
	for (size_t at = 0; at < text.size; line_number++) {
		size_t end = bytes_find(text, at, '\n');
		struct bytes line = bytes_trim(bytes_slice(text, at, end - at));
		struct try_line *item = &(*out)[*count];

		at = end + 1;
		if (line.size == 0 || line.data[0] == '#')
			continue;
		if (line.size > 2 && line.data[0] >= '1' && line.data[0] <= '9' && line.data[1] == '$' && line.data[2] == ' ') {
			tab = line.data[0] - '0';
			line = rest_of(line, 3);
		} else if (line.data[0] != '>' && line.data[0] != '^' && !bytes_starts_with(line, BYTES("wait "))) {
			tab = 1;
		}
		*item = (struct try_line){ .kind = TRY_COMMAND, .tab = tab, .text = line };
		if (bytes_equal_text(line, ">") || bytes_starts_with(line, BYTES("> "))) {
			item->kind = TRY_INPUT;
			item->text = rest_of(line, line.size > 1 ? 2 : 1);
			if (*count == 0)
				return fail(path, line_number, "a line that begins with '>' needs a command in front of it", problem);
		} else if (bytes_equal_text(line, "^C")) {
			item->kind = TRY_INTERRUPT;
		} else if (bytes_equal_text(line, "^D")) {
			item->kind = TRY_END;
		} else if (bytes_starts_with(line, BYTES("wait "))) {
			item->kind = TRY_WAIT;
			item->wait_us = duration_us(bytes_trim(rest_of(line, 5)));
			if (item->wait_us < 0)
				return fail(path, line_number, "wait needs a duration such as 5s or 500ms", problem);
		}
		(*count)++;
	}
	return true;
}
