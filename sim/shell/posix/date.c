/* date: what the clock of this host says, as POSIX prints it; GNU's %N, too, since Kafka counts in milliseconds. */
#include <stddef.h>
#include <stdio.h>

#include "engine/base/date.h"
#include "sim/shell/command.h"

static const char *const weekdays[] = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday" };
static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" };

static const struct {
	char letter;
	int width;
	char fill;
	size_t at; /* in struct date */
} numbers[] = {
	{ 'm', 2, '0', offsetof(struct date, month) },  { 'd', 2, '0', offsetof(struct date, day) },    { 'e', 2, ' ', offsetof(struct date, day) },
	{ 'H', 2, '0', offsetof(struct date, hour) },   { 'M', 2, '0', offsetof(struct date, minute) }, { 'S', 2, '0', offsetof(struct date, second) },
	{ 'j', 3, '0', offsetof(struct date, day_of_year) },
};

static const struct {
	char letter;
	const char *text;
} others[] = { { 'F', "%Y-%m-%d" }, { 'T', "%H:%M:%S" }, { 'N', "%9N" }, { 'Z', "UTC" }, { 'z', "+0000" }, { 'n', "\n" }, { 't', "\t" }, { '%', NULL } };

#define KNOWN "Y m d e H M S N 3N s j a A b B F T Z z n t"

static bool add_format(struct buf *out, struct bytes format, int64_t wall_ms, struct bytes *unknown);

static void add_number(struct buf *out, int value, int width, char fill)
{
	char digits[16];
	int size = snprintf(digits, sizeof(digits), "%d", value);

	for (; width > size; width--)
		buf_add_char(out, fill);
	buf_add(out, digits, (size_t)size);
}

/* False if there is none of that letter. */
static bool add_conversion(struct buf *out, char letter, int64_t wall_ms)
{
	struct date d = date_of_ms(wall_ms);
	struct bytes unknown;

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		if (numbers[i].letter == letter) {
			add_number(out, *(const int *)(const void *)((const char *)&d + numbers[i].at), numbers[i].width, numbers[i].fill);
			return true;
		}
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (others[i].letter == letter)
			return others[i].text ? add_format(out, bytes_of_text(others[i].text), wall_ms, &unknown) : (buf_add_char(out, letter), true);
	if (letter == 'Y')
		buf_printf(out, "%lld", (long long)d.year);
	else if (letter == 's')
		buf_printf(out, "%lld", (long long)(wall_ms / 1000));
	else if (letter == 'a' || letter == 'A')
		buf_printf(out, "%.*s", letter == 'a' ? 3 : 20, weekdays[d.weekday]);
	else if (letter == 'b' || letter == 'B')
		buf_printf(out, "%.*s", letter == 'b' ? 3 : 20, months[d.month - 1]);
	else
		return false;
	return true;
}

/* "3N": that many digits of the second's fraction. How many letters that took; 0: it is something else. */
static size_t add_fraction(struct buf *out, struct bytes format, int64_t wall_ms)
{
	char nanoseconds[16];

	if (format.size < 2 || format.data[0] < '1' || format.data[0] > '9' || format.data[1] != 'N')
		return 0;
	snprintf(nanoseconds, sizeof(nanoseconds), "%03d000000", date_of_ms(wall_ms).ms);
	buf_add(out, nanoseconds, (size_t)(format.data[0] - '0'));
	return 2;
}

static bool add_format(struct buf *out, struct bytes format, int64_t wall_ms, struct bytes *unknown)
{
	for (size_t at = 0; at < format.size; at++) {
		if (format.data[at] != '%' || at + 1 == format.size) {
			buf_add_u8(out, format.data[at]);
			continue;
		}
		size_t taken = add_fraction(out, bytes_slice(format, at + 1, 2), wall_ms);

		*unknown = bytes_slice(format, at, format.size);
		if (taken == 0 && !add_conversion(out, (char)format.data[at + 1], wall_ms))
			return false;
		at += taken > 0 ? taken : 1;
	}
	return true;
}

static void start(struct task *task)
{
	struct bytes format = BYTES("%a %b %e %T %Z %Y"), unknown;
	struct buf out = { .heap = task->heap };
	int32_t next = 1;

	if (next < task->argc && (bytes_equal_text(task->argv[next], "-u") || bytes_equal_text(task->argv[next], "--utc")))
		next++;
	if (next < task->argc && task->argv[next].size > 0 && task->argv[next].data[0] == '+')
		format = bytes_slice(task->argv[next++], 1, SIZE_MAX);
	if (next < task->argc) {
		task_fail(task, 1, "'%.*s' is not understood; usage: %s", TEXT(task->argv[next]), task->command->usage);
	} else if (!add_format(&out, format, task->wall_ms, &unknown)) {
		task_fail(task, 1, "'%.*s' is not known here: %% is followed by one of " KNOWN, TEXT(unknown));
	} else {
		task_out(task, "%.*s\n", TEXT(buf_bytes(&out)));
		task_exit(task, 0);
	}
	buf_free(&out);
}

const struct command date_command = { .name = "date",
	                                  .summary = "the time on this host's clock (virtual time)",
	                                  .usage = "date [-u] [+FORMAT], e.g. date +%s%3N: milliseconds since 1970, as Kafka counts",
	                                  .group = COMMAND_TEXT,
	                                  .works_outside = true,
	                                  .start = start };
