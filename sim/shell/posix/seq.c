/* seq: numbers, also with decimals, counted in units of the finest decimal so that nothing is rounded. Long ranges come in portions. */
#include "sim/shell/command.h"

enum { DECIMALS_MAX = 9, PORTION_SIZE = 1 << 16 };

struct seq {
	int64_t next;
	int64_t step;
	int64_t last;
	int decimals;
	int width; /* -w: all as wide as the widest */
	struct bytes separator;
	struct bytes before, behind; /* -f: what stands around the number */
	bool is_first;
};

/* "1.25" as an integer of `decimals` decimals; with decimals < 0 it only counts them. */
static bool scale(struct bytes text, int decimals, int64_t *out, int *count)
{
	size_t point = bytes_find(text, 0, '.');
	struct bytes fraction = bytes_slice(text, point + 1, text.size);
	uint8_t digits[64];
	size_t size = 0;

	if (text.size == 0 || text.size > 20 || fraction.size > DECIMALS_MAX || (point < text.size && fraction.size == 0))
		return false;
	*count = (int)fraction.size;
	for (size_t i = 0; i < point; i++)
		digits[size++] = text.data[i];
	for (size_t i = 0; i < fraction.size || (int)i < decimals; i++)
		digits[size++] = i < fraction.size ? fraction.data[i] : '0';
	return bytes_to_int64(bytes_of(digits, size), out);
}

static void add_number(struct buf *out, const struct seq *s, int64_t value)
{
	struct buf text = { .heap = out->heap };
	int64_t unit = 1;

	for (int i = 0; i < s->decimals; i++)
		unit *= 10;
	int64_t whole = value < 0 ? -(value / unit) : value / unit, rest = value < 0 ? -(value % unit) : value % unit;

	buf_printf(&text, "%lld", (long long)whole);
	if (s->decimals > 0)
		buf_printf(&text, ".%0*lld", s->decimals, (long long)rest);
	if (value < 0)
		buf_add_char(out, '-');
	for (int i = (int)text.size + (value < 0); i < s->width; i++)
		buf_add_char(out, '0');
	buf_add_bytes(out, buf_bytes(&text));
	buf_free(&text);
}

static bool is_over(const struct seq *s)
{
	return s->step > 0 ? s->next > s->last : s->next < s->last;
}

static void print_portion(struct task *task)
{
	struct seq *s = task->state;
	struct buf out = { .heap = task->heap };

	for (; !is_over(s) && out.size < PORTION_SIZE; s->next += s->step) {
		if (!s->is_first)
			buf_add_bytes(&out, s->separator);
		s->is_first = false;
		buf_add_bytes(&out, s->before);
		add_number(&out, s, s->next);
		buf_add_bytes(&out, s->behind);
	}
	if (is_over(s) && !s->is_first)
		buf_add_char(&out, '\n');
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
	if (is_over(s))
		task_exit(task, 0);
	else
		task->wake_us = task->now_us;
}

static int width_of(struct task *task, const struct seq *s, int64_t value)
{
	struct buf text = { .heap = task->heap };

	add_number(&text, s, value);
	int width = (int)text.size;

	buf_free(&text);
	return width;
}

/* "user-%03g": one %g, %f or %.0f with an optional width filled with zeros. */
static bool read_format(struct seq *s, struct bytes format)
{
	size_t at = bytes_find(format, 0, '%'), end = at + 1;

	s->before = bytes_slice(format, 0, at);
	while (end < format.size && format.data[end] >= '0' && format.data[end] <= '9' && s->width < 100)
		s->width = s->width * 10 + format.data[end++] - '0';
	if (bytes_starts_with(bytes_slice(format, end, format.size), BYTES(".0")))
		end += 2;
	if (end >= format.size || !strchr("gf", format.data[end]))
		return false;
	s->behind = bytes_slice(format, end + 1, format.size);
	return bytes_find(s->behind, 0, '%') == s->behind.size;
}

/* The options in front of the numbers; returns how many words they are, -1 if one is wrong. */
static int32_t read_options(struct task *task, struct seq *s, bool *is_wide)
{
	int32_t at = 1;

	for (; at < task->argc && task->argv[at].size > 1 && task->argv[at].data[0] == '-' && strchr("wsf", task->argv[at].data[1]); at++) {
		char option = (char)task->argv[at].data[1];
		struct bytes value = bytes_slice(task->argv[at], 2, task->argv[at].size);

		if (option == 'w') {
			*is_wide = true;
			continue;
		}
		if (value.size == 0 && at + 1 < task->argc)
			value = task->argv[++at];
		if (option == 's')
			s->separator = value;
		else if (!read_format(s, value))
			return -1;
	}
	return at;
}

static void start(struct task *task)
{
	struct seq *s = task->state;
	int64_t numbers[3] = { 1, 1, 0 };
	bool is_wide = false;

	*s = (struct seq){ .separator = BYTES("\n"), .before = BYTES(""), .behind = BYTES(""), .is_first = true };
	int32_t at = read_options(task, s, &is_wide), count = task->argc - at;

	if (at < 0 || count < 1 || count > 3) {
		task_fail(task, 1, "usage: %s", task->command->usage);
		return;
	}
	for (int pass = 0; pass < 2; pass++) {
		for (int32_t i = 0; i < count; i++) {
			int decimals;

			if (!scale(task->argv[at + i], pass ? s->decimals : 0, &numbers[i], &decimals)) {
				task_fail(task, 1, "'%.*s' is not a number", TEXT(task->argv[at + i]));
				return;
			}
			s->decimals = decimals > s->decimals ? decimals : s->decimals;
		}
	}
	int64_t unit = 1;

	for (int i = 0; i < s->decimals; i++)
		unit *= 10;
	s->next = count > 1 ? numbers[0] : unit;
	s->step = count > 2 ? numbers[1] : unit;
	s->last = numbers[count - 1];
	if (s->step == 0) {
		task_fail(task, 1, "the step must not be 0");
		return;
	}
	if (is_wide) {
		int first = width_of(task, s, s->next), last = width_of(task, s, s->last);

		s->width = first > last ? first : last;
	}
	print_portion(task);
}

static void step(struct task *task, const struct event *event)
{
	if (event->type == EVENT_DEADLINE)
		print_portion(task);
}

const struct command seq_command = { .name = "seq",
	                                 .summary = "print numbers",
	                                 .usage = "seq [-w] [-s SEPARATOR] [-f FORMAT] [FIRST [STEP]] LAST",
	                                 .group = COMMAND_TEXT,
	                                 .state_size = sizeof(struct seq),
	                                 .start = start,
	                                 .step = step };
