#include "sim/shell/command.h"

static void start_true(struct task *task)
{
	task_exit(task, 0);
}

static void start_false(struct task *task)
{
	task_exit(task, 1);
}

const struct command true_command = { .name = "true", .summary = "end with 0", .usage = "true", .group = COMMAND_SHELL, .start = start_true };
const struct command false_command = { .name = "false", .summary = "end with 1", .usage = "false", .group = COMMAND_SHELL, .start = start_false };
