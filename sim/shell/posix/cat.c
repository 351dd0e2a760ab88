#include "sim/shell/filter.h"

static void feed(struct task *task, struct bytes piece)
{
	task_write(task, 1, piece);
}

static const struct filter_kind kind = { .feed = feed };

static void start(struct task *task)
{
	filter_start(task, &kind, task->argv + 1, task->argc - 1);
}

const struct command cat_command = { .name = "cat",
	                                 .summary = "print files",
	                                 .usage = "cat [FILE...]",
	                                 .group = COMMAND_TEXT,
	                                 .state_size = sizeof(struct filter),
	                                 .start = start,
	                                 .step = filter_step };
