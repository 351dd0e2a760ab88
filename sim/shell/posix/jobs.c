/* jobs, fg, wait, kill, exit and history: what concerns the shell itself. Each is a task like others that looks into its shell. */
#include "sim/shell/job.h"

static void start_jobs(struct task *task)
{
	struct shell *shell = shell_of(task);
	struct buf out = { .heap = task->heap };

	if (!shell)
		return;
	LIST_EACH (&shell->jobs, struct job, job, link) {
		job_describe(shell, job, &out);
		if (job->living == 0)
			job_del(shell, job);
	}
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

const struct command jobs_command = {
	.name = "jobs", .summary = "list what runs in the background", .usage = "jobs", .group = COMMAND_SHELL, .start = start_jobs
};

static void start_fg(struct task *task)
{
	struct shell *shell = shell_of(task);
	struct bytes name = task->argc > 1 ? task->argv[1] : BYTES("%%");
	struct job *job = shell ? job_find(shell, name) : NULL;

	if (!job) {
		task_fail(task, 1, "%.*s: no such job", TEXT(task->argc > 1 ? name : BYTES("current")));
		return;
	}
	task_out(task, "%.*s\n", TEXT(job->text));
	shell->resumed = job;
}

const struct command fg_command = {
	.name = "fg", .summary = "bring a job to the foreground", .usage = "fg [%N]", .group = COMMAND_SHELL, .start = start_fg
};

static void start_wait(struct task *task)
{
	struct shell *shell = shell_of(task);

	if (shell)
		shell->waits_for_jobs = true;
}

const struct command wait_command = {
	.name = "wait", .summary = "wait until no job runs", .usage = "wait", .group = COMMAND_SHELL, .start = start_wait
};

/* "-9", "-KILL", "-SIGKILL"; 0 if it is none that the world knows. */
static int32_t signal_of(struct bytes word)
{
	static const struct {
		const char *name;
		int32_t signal;
	} signals[] = { { "HUP", SIGNAL_HUP }, { "INT", SIGNAL_INT }, { "KILL", SIGNAL_KILL }, { "TERM", SIGNAL_TERM } };
	struct bytes name = bytes_slice(word, 1, word.size);
	int64_t number;

	if (bytes_starts_with(name, BYTES("SIG")))
		name = bytes_slice(name, 3, name.size);
	bool is_number = bytes_to_int64(name, &number);

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		if (is_number ? number == signals[i].signal : bytes_equal_text(name, signals[i].name))
			return signals[i].signal;
	return 0;
}

static bool kill_one(struct task *task, struct bytes name, int32_t signal)
{
	struct shell *shell = shell_of(task);
	struct job *job = shell && name.size > 0 && name.data[0] == '%' ? job_find(shell, name) : NULL;
	int64_t pid;

	if (job) {
		job_signal(shell, job, (enum signal_kind)signal);
	} else if (name.size > 0 && name.data[0] == '%') {
		task_err(task, "kill: %.*s: no such job\n", TEXT(name));
		return false;
	} else if (!bytes_to_int64(name, &pid) || pid <= 0 || pid > INT32_MAX) {
		task_err(task, "kill: %.*s: arguments must be process or job IDs\n", TEXT(name));
		return false;
	} else if (!world_is_alive(task->world, (int32_t)pid)) {
		task_err(task, "kill: (%lld) - No such process\n", (long long)pid);
		return false;
	} else {
		world_signal(task->world, (int32_t)pid, (enum signal_kind)signal);
	}
	return true;
}

static void start_kill(struct task *task)
{
	int32_t signal = SIGNAL_TERM, at = 1, status = 0;

	if (at < task->argc && task->argv[at].size > 1 && task->argv[at].data[0] == '-') {
		struct bytes word = task->argv[at++];

		if (bytes_equal_text(word, "-s") && at < task->argc)
			word = arena_printf(task_arena(task), "-%.*s", TEXT(task->argv[at])), at++;
		signal = signal_of(word);
		if (signal == 0) {
			task_fail(task, 1, "%.*s: invalid signal specification", TEXT(bytes_slice(word, 1, word.size)));
			return;
		}
	}
	if (at == task->argc) {
		task_fail(task, 2, "usage: %s", task->command->usage);
		return;
	}
	for (; at < task->argc; at++)
		if (!kill_one(task, task->argv[at], signal))
			status = 1;
	task_exit(task, status);
}

const struct command kill_command = { .name = "kill",
	                                  .summary = "signal a job or a process",
	                                  .usage = "kill [-9|-HUP|-INT|-KILL|-TERM] %JOB|PID...",
	                                  .group = COMMAND_SHELL,
	                                  .start = start_kill };

static void start_exit(struct task *task)
{
	struct shell *shell = shell_of(task);
	int64_t status = shell ? shell->status : 0;

	if (task->argc > 1 && !bytes_to_int64(task->argv[1], &status)) {
		task_err(task, "exit: %.*s: numeric argument required\n", TEXT(task->argv[1]));
		status = 2;
	}
	if (shell)
		shell->wants_exit = true;
	task_exit(task, (int32_t)(status & 255));
}

const struct command exit_command = {
	.name = "exit", .summary = "leave the shell", .usage = "exit [STATUS]", .group = COMMAND_SHELL, .start = start_exit
};

static void start_history(struct task *task)
{
	struct shell *shell = shell_of(task);

	if (!shell)
		return;
	int64_t first = shell->history_count > SHELL_HISTORY_MAX ? shell->history_count - SHELL_HISTORY_MAX : 0;

	for (int64_t i = first; i < shell->history_count; i++)
		task_out(task, "%5lld  %.*s\n", (long long)(i + 1), TEXT(shell->history[i % SHELL_HISTORY_MAX]));
}

const struct command history_command = {
	.name = "history", .summary = "list the lines typed", .usage = "history", .group = COMMAND_SHELL, .start = start_history
};

static void start_clear(struct task *task)
{
	task_out(task, "\033[H\033[2J");
}

const struct command clear_command = {
	.name = "clear", .summary = "clear the screen", .usage = "clear", .group = COMMAND_SHELL, .start = start_clear
};
