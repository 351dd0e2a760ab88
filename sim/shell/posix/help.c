#include "sim/shell/command.h"

static const char *const group_titles[] = {
	[COMMAND_KAFKA] = "Kafka's own commands (each answers --help):",
	[COMMAND_KLAB] = "The cluster, the network, the disks, time:",
	[COMMAND_TEXT] = "Text and files:",
	[COMMAND_SHELL] = "The shell:",
};

static void print_group(struct task *task, enum command_group group)
{
	task_out(task, "%s\n", group_titles[group]);
	for (int i = 0; i < command_count; i++)
		if (commands[i]->group == group)
			task_out(task, "  %-28s %s\n", commands[i]->name, commands[i]->summary);
}

static void print_command(struct task *task, struct bytes name)
{
	const struct command *command = command_find(name);

	if (!command) {
		task_fail(task, 1, "there is no command %.*s; `help` lists them all", TEXT(name));
		return;
	}
	task_describe(task, command);
}

static void start(struct task *task)
{
	if (task->argc > 1) {
		print_command(task, task->argv[1]);
		return;
	}
	for (int group = COMMAND_KAFKA; group <= COMMAND_SHELL; group++)
		print_group(task, (enum command_group)group);
	task_out(task, "Lines: a; b   a && b   a || b   a | b   < file   > file   >> file   <<< text   a &   $NAME   $?   $(command)\n"
	               "`help NAME` tells more of one command.\n");
}

const struct command help_command = {
	.name = "help", .summary = "list the commands", .usage = "help [COMMAND]", .group = COMMAND_SHELL, .start = start
};
