/* The words that concern the run and not the world: they are handed to whoever drives it (shell.h), who answers. */
#include "sim/shell/shell.h"

static void start(struct task *task)
{
	if (!shell_ask(task, task->argv, task->argc))
		task_fail(task, 1, "another such word has not been answered yet");
}

static void step(struct task *task, const struct event *event)
{
	(void)event;
	if (!task->is_answered)
		return;
	if (task->answer.size > 0)
		task_write(task, task->answer_status == 0 ? 1 : 2, task->answer);
	task_exit(task, task->answer_status);
}

#define DRIVER_COMMAND(word, about, how)                                                                                     \
	const struct command word##_command = { .name = #word, .summary = about, .usage = how, .group = COMMAND_KLAB, .start = start, \
		                                    .step = step }

DRIVER_COMMAND(step, "handle the next events, one at a time", "step [COUNT]");
DRIVER_COMMAND(back, "go back in time", "back TIME|EVENTS (30s, or 5 for five events)");
DRIVER_COMMAND(forward, "go on along what was", "forward TIME|EVENTS (30s, or 5 for five events)");
DRIVER_COMMAND(goto, "go to a moment of this timeline", "goto TIME|EVENT (1m30s, or 1234 for where event 1234 has happened)");
DRIVER_COMMAND(fork, "begin a timeline here and go to it", "fork NAME");
DRIVER_COMMAND(timeline, "go to a timeline's latest moment", "timeline NAME");
DRIVER_COMMAND(timelines, "list the timelines", "timelines");
DRIVER_COMMAND(compare, "tell where two timelines differ", "compare A B");
DRIVER_COMMAND(pause, "stop or go on with time", "pause");
DRIVER_COMMAND(speed, "how fast time runs", "speed [FACTOR]");
