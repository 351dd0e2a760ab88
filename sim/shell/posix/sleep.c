/* sleep and run: let virtual time pass. `run` tells the driver so, too: on a terminal it goes as fast as it can. */
#include "sim/shell/duration.h"
#include "sim/shell/shell.h"

static void start(struct task *task)
{
	int64_t us = 0, part;

	if (task->argc < 2) {
		task_fail(task, 2, "usage: %s", task->command->usage);
		return;
	}
	for (int32_t i = 1; i < task->argc; i++) {
		if (!duration_parse(task->argv[i], &part)) {
			task_fail(task, 2, "'%.*s' is not a time: write 30, 30s, 500ms, 5m, 2h or 1d", TEXT(task->argv[i]));
			return;
		}
		us = part > DURATION_MAX_US - us ? DURATION_MAX_US : us + part;
	}
	task->wake_us = task->now_us + us;
}

static void step(struct task *task, const struct event *event)
{
	if (event->type == EVENT_DEADLINE && task->wake_us == TIME_NEVER)
		task_exit(task, 0);
}

const struct command sleep_command = { .name = "sleep",
	                                   .summary = "wait (virtual time)",
	                                   .usage = "sleep TIME (30, 30s, 500ms, 5m, 2h, 1d)",
	                                   .group = COMMAND_KLAB,
	                                   .pace = PACE_WAITS,
	                                   .works_outside = true,
	                                   .start = start,
	                                   .step = step };

const struct command run_command = { .name = "run",
	                                 .summary = "let virtual time pass as fast as can be",
	                                 .usage = "run TIME (30s, 5m, 2h, 8d)",
	                                 .group = COMMAND_KLAB,
	                                 .pace = PACE_FAST,
	                                 .start = start,
	                                 .step = step };
