#include "sim/shell/escape.h"

/* A word of nothing but the flags n, e and E, as bash's echo reads them. */
static bool take_flags(struct bytes word, bool *has_newline, bool *has_escapes)
{
	if (word.size < 2 || word.data[0] != '-')
		return false;
	for (size_t i = 1; i < word.size; i++)
		if (!strchr("neE", word.data[i]) || word.data[i] == 0)
			return false;
	for (size_t i = 1; i < word.size; i++) {
		if (word.data[i] == 'n')
			*has_newline = false;
		else
			*has_escapes = word.data[i] == 'e';
	}
	return true;
}

static void start(struct task *task)
{
	struct buf out = { .heap = task->heap };
	bool has_newline = true, has_escapes = false, is_stopped = false;
	int32_t i = 1;

	while (i < task->argc && take_flags(task->argv[i], &has_newline, &has_escapes))
		i++;
	for (int32_t first = i; i < task->argc && !is_stopped; i++) {
		if (i > first)
			buf_add_char(&out, ' ');
		if (has_escapes)
			is_stopped = !escape_add_all(&out, task->argv[i]);
		else
			buf_add_bytes(&out, task->argv[i]);
	}
	if (has_newline && !is_stopped)
		buf_add_char(&out, '\n');
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

const struct command echo_command = {
	.name = "echo", .summary = "print its words", .usage = "echo [-n] [-e] [WORD...]", .group = COMMAND_TEXT, .start = start
};
