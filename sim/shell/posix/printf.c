/* printf as POSIX has it: the format is used again while words are left, missing ones are empty or zero. */
#include <stdio.h>

#include "sim/shell/escape.h"

struct printer {
	struct task *task;
	struct buf out;
	int32_t next;
	int32_t status;
	bool is_stopped;
};

struct conversion {
	char flags[8];
	int width;
	int precision; /* -1: none */
	char type;
};

static struct bytes next_word(struct printer *p)
{
	return p->next < p->task->argc ? p->task->argv[p->next++] : BYTES_NULL;
}

static int64_t next_number(struct printer *p)
{
	struct bytes word = next_word(p);
	int64_t value = 0;

	if (word.size > 1 && (word.data[0] == '\'' || word.data[0] == '"'))
		return word.data[1];
	if (word.size > 0 && !bytes_to_int64(word, &value)) {
		task_err(p->task, "printf: %.*s: expected a numeric value\n", TEXT(word));
		p->status = 1;
	}
	return value;
}

static int take_count(struct printer *p, struct bytes format, size_t *at)
{
	int count = 0;

	if (*at < format.size && format.data[*at] == '*') {
		++*at;
		int64_t value = next_number(p);

		return value < -1000 ? -1000 : value > 1000 ? 1000 : (int)value;
	}
	while (*at < format.size && format.data[*at] >= '0' && format.data[*at] <= '9' && count < 1000)
		count = count * 10 + (format.data[(*at)++] - '0');
	return count;
}

static struct conversion take_conversion(struct printer *p, struct bytes format, size_t *at)
{
	struct conversion c = { .precision = -1 };

	for (size_t n = 0; *at < format.size && format.data[*at] && strchr("-+ #0", format.data[*at]); ++*at)
		if (n < 5)
			c.flags[n++] = (char)format.data[*at];
	c.width = take_count(p, format, at);
	if (*at < format.size && format.data[*at] == '.') {
		++*at;
		c.precision = take_count(p, format, at);
	}
	c.type = *at < format.size ? (char)format.data[(*at)++] : 0;
	return c;
}

static void add_padded(struct printer *p, const struct conversion *c, struct bytes text)
{
	bool is_left = strchr(c->flags, '-') || c->width < 0;
	int width = c->width < 0 ? -c->width : c->width;

	if (c->precision >= 0)
		text = bytes_slice(text, 0, (size_t)c->precision);
	int pad = width > (int)text.size ? width - (int)text.size : 0;

	buf_printf(&p->out, "%*s%.*s%*s", is_left ? 0 : pad, "", TEXT(text), is_left ? pad : 0, "");
}

static void add_number(struct printer *p, const struct conversion *c)
{
	char format[32];
	int64_t value = next_number(p);

	if (c->precision >= 0)
		snprintf(format, sizeof(format), "%%%s*.%dll%c", c->flags, c->precision, c->type);
	else
		snprintf(format, sizeof(format), "%%%s*ll%c", c->flags, c->type);
	char text[1100];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	int size = snprintf(text, sizeof(text), format, c->width, (long long)value);
#pragma GCC diagnostic pop

	buf_add(&p->out, text, size < (int)sizeof(text) ? (size_t)size : sizeof(text) - 1);
}

static void convert(struct printer *p, const struct conversion *c)
{
	struct buf text = { .heap = p->task->heap };

	switch (c->type) {
	case '%':
		buf_add_char(&p->out, '%');
		break;
	case 'd':
	case 'i':
	case 'o':
	case 'u':
	case 'x':
	case 'X':
		add_number(p, c);
		break;
	case 'c':
		add_padded(p, c, bytes_slice(next_word(p), 0, 1));
		break;
	case 's':
		add_padded(p, c, next_word(p));
		break;
	case 'b':
		p->is_stopped = !escape_add_all(&text, next_word(p));
		add_padded(p, c, buf_bytes(&text));
		break;
	default:
		task_err(p->task, "printf: %%%c: this conversion is not known\n", c->type ? c->type : ' ');
		p->status = 1;
		p->is_stopped = true;
	}
	buf_free(&text);
}

static void print_once(struct printer *p, struct bytes format)
{
	for (size_t at = 0; at < format.size && !p->is_stopped;) {
		if (format.data[at] == '\\') {
			p->is_stopped = !escape_add(&p->out, format, &at);
		} else if (format.data[at] == '%') {
			at++;
			struct conversion c = take_conversion(p, format, &at);

			convert(p, &c);
		} else {
			buf_add_u8(&p->out, format.data[at++]);
		}
	}
}

static void start(struct task *task)
{
	struct printer p = { .task = task, .out = { .heap = task->heap } };
	int32_t first = task->argc > 1 && bytes_equal_text(task->argv[1], "--") ? 2 : 1;
	int32_t before;

	if (task->argc <= first) {
		task_fail(task, 2, "usage: %s", task->command->usage);
		return;
	}
	p.next = first + 1;
	do {
		before = p.next;
		print_once(&p, task->argv[first]);
	} while (p.next < task->argc && p.next > before && !p.is_stopped);
	task_write(task, 1, buf_bytes(&p.out));
	buf_free(&p.out);
	task_exit(task, p.status);
}

const struct command printf_command = {
	.name = "printf", .summary = "print words in a format", .usage = "printf FORMAT [WORD...]", .group = COMMAND_TEXT, .start = start
};
