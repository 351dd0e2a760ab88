/* cd, pwd, ls, mkdir and rm: the tree of files of the world. */
#include "sim/shell/job.h"

static enum err stat_path(struct task *task, struct bytes path, bool *is_directory, int64_t *size)
{
	struct disk *disk = world_disk(task->world);

	return disk->ops->stat(disk->self, path, is_directory, size);
}

static void start_cd(struct task *task)
{
	struct shell *shell = shell_of(task);
	struct bytes wanted = task->argc > 1 ? task->argv[1] : shell ? shell_variable(shell, BYTES("HOME")) : BYTES("/");
	struct bytes path = task_path(task, wanted);
	bool is_directory;
	int64_t size;
	enum err err = stat_path(task, path, &is_directory, &size);

	if (err == ERR_OK && !is_directory)
		err = ERR_NOT_DIRECTORY;
	if (err != ERR_OK)
		task_fail(task, 1, "%.*s: %s", TEXT(wanted), err_text(err));
	else if (shell)
		shell_set_directory(shell, path);
}

const struct command cd_command = {
	.name = "cd", .summary = "go to a directory", .usage = "cd [DIRECTORY]", .group = COMMAND_SHELL, .start = start_cd
};

static void start_pwd(struct task *task)
{
	task_out(task, "%.*s\n", TEXT(task->directory));
}

const struct command pwd_command = {
	.name = "pwd", .summary = "tell the directory one is in", .usage = "pwd", .group = COMMAND_SHELL, .start = start_pwd
};

/* ---- ls ------------------------------------------------------------------------------------------------------------- */

enum { COLUMNS = 80 };

struct listing {
	struct task *task;
	bool is_long, shows_hidden, is_one_column, is_recursive;
	int32_t status;
};

static void print_row(struct listing *l, struct bytes path, struct bytes name, bool is_directory)
{
	int64_t size = 0;

	if (l->is_long) {
		stat_path(l->task, path, &is_directory, &size);
		task_out(l->task, "%s %10lld ", is_directory ? "drwxr-xr-x" : "-rw-r--r--", (long long)size);
	}
	task_out(l->task, "%.*s\n", TEXT(name));
}

static void print_columns(struct listing *l, const struct disk_name *names, int32_t count)
{
	size_t width = 0;

	for (int32_t i = 0; i < count; i++)
		width = names[i].name.size + 2 > width ? names[i].name.size + 2 : width;
	int32_t columns = width > 0 && width < COLUMNS ? (int32_t)(COLUMNS / width) : 1, rows = (count + columns - 1) / columns;

	for (int32_t row = 0; row < rows; row++) {
		for (int32_t i = row; i < count; i += rows)
			task_out(l->task, "%.*s%*s", TEXT(names[i].name), i + rows < count ? (int)(width - names[i].name.size) : 0, "");
		task_out(l->task, "\n");
	}
}

static void list_directory(struct listing *l, struct bytes path, struct bytes shown, bool has_title)
{
	struct disk *disk = world_disk(l->task->world);
	struct arena *arena = task_arena(l->task);
	struct disk_name *names;
	int32_t count = 0, kept = 0;
	enum err err = disk->ops->list(disk->self, path, arena, &names, &count);

	if (err != ERR_OK) {
		task_err(l->task, "ls: %.*s: %s\n", TEXT(shown), err_text(err));
		l->status = 1;
		return;
	}
	for (int32_t i = 0; i < count; i++)
		if (l->shows_hidden || names[i].name.data[0] != '.')
			names[kept++] = names[i];
	if (has_title)
		task_out(l->task, "%.*s:\n", TEXT(shown));
	if (l->task->is_terminal[1] && !l->is_long && !l->is_one_column)
		print_columns(l, names, kept);
	else
		for (int32_t i = 0; i < kept; i++)
			print_row(l, expand_path(arena, path, names[i].name), names[i].name, names[i].is_directory);
	for (int32_t i = 0; i < kept && l->is_recursive; i++) {
		if (!names[i].is_directory)
			continue;
		task_out(l->task, "\n");
		list_directory(l, expand_path(arena, path, names[i].name),
		               arena_printf(arena, "%.*s/%.*s", TEXT(shown), TEXT(names[i].name)), true);
	}
}

static void list_one(struct listing *l, struct bytes shown, bool has_title)
{
	struct bytes path = task_path(l->task, shown);
	bool is_directory;
	int64_t size;
	enum err err = stat_path(l->task, path, &is_directory, &size);

	if (err != ERR_OK) {
		task_err(l->task, "ls: cannot access '%.*s': %s\n", TEXT(shown), err_text(err));
		l->status = 2;
	} else if (is_directory) {
		list_directory(l, path, shown, has_title || l->is_recursive);
	} else {
		print_row(l, path, shown, false);
	}
}

static void start_ls(struct task *task)
{
	struct listing l = { .task = task };
	int32_t at = 1;

	for (; at < task->argc && task->argv[at].size > 1 && task->argv[at].data[0] == '-'; at++) {
		for (size_t i = 1; i < task->argv[at].size; i++) {
			uint8_t c = task->argv[at].data[i];

			l.is_long |= c == 'l';
			l.shows_hidden |= c == 'a' || c == 'A';
			l.is_one_column |= c == '1';
			l.is_recursive |= c == 'R';
			if (!strchr("laA1Rh", c)) {
				task_fail(task, 2, "-%c is not known; usage: %s", c, task->command->usage);
				return;
			}
		}
	}
	if (at == task->argc)
		list_one(&l, BYTES("."), false);
	for (int32_t first = at; at < task->argc; at++) {
		if (at > first && l.status == 0 && task->argc - first > 1 && l.is_recursive)
			task_out(task, "\n");
		list_one(&l, task->argv[at], task->argc - first > 1);
	}
	task_exit(task, l.status);
}

const struct command ls_command = { .name = "ls",
	                                .summary = "list files",
	                                .usage = "ls [-l] [-a] [-1] [-R] [FILE...]",
	                                .group = COMMAND_TEXT,
	                                .start = start_ls };

/* ---- mkdir and rm --------------------------------------------------------------------------------------------------- */

static void start_mkdir(struct task *task)
{
	struct disk *disk = world_disk(task->world);
	bool has_parents = task->argc > 1 && bytes_equal_text(task->argv[1], "-p");
	int32_t status = task->argc > 1 + has_parents ? 0 : 2;

	if (status)
		task_err(task, "mkdir: usage: %s\n", task->command->usage);
	for (int32_t i = 1 + has_parents; i < task->argc; i++) {
		struct bytes path = task_path(task, task->argv[i]);
		enum err err = has_parents ? disk_make_dirs(disk, path) : disk->ops->mkdir(disk->self, path);

		if (err != ERR_OK) {
			task_err(task, "mkdir: cannot create directory '%.*s': %s\n", TEXT(task->argv[i]), err_text(err));
			status = 1;
		}
	}
	task_exit(task, status);
}

const struct command mkdir_command = {
	.name = "mkdir", .summary = "make a directory", .usage = "mkdir [-p] DIRECTORY...", .group = COMMAND_TEXT, .start = start_mkdir
};

static enum err remove_path(struct task *task, struct bytes path, bool is_recursive)
{
	struct disk *disk = world_disk(task->world);
	bool is_directory;
	int64_t size;
	enum err err = stat_path(task, path, &is_directory, &size);

	if (err != ERR_OK)
		return err;
	if (!is_directory)
		return disk->ops->remove(disk->self, path);
	return is_recursive ? disk_remove_all(disk, path, task_arena(task)) : ERR_IS_DIRECTORY;
}

static void start_rm(struct task *task)
{
	bool is_recursive = false, is_forced = false;
	int32_t at = 1, status = 0;

	for (; at < task->argc && task->argv[at].size > 1 && task->argv[at].data[0] == '-'; at++) {
		for (size_t i = 1; i < task->argv[at].size; i++) {
			is_recursive |= task->argv[at].data[i] == 'r' || task->argv[at].data[i] == 'R';
			is_forced |= task->argv[at].data[i] == 'f';
		}
	}
	if (at == task->argc && !is_forced) {
		task_fail(task, 2, "usage: %s", task->command->usage);
		return;
	}
	for (; at < task->argc; at++) {
		enum err err = remove_path(task, task_path(task, task->argv[at]), is_recursive);

		if (err == ERR_OK || (err == ERR_NOT_FOUND && is_forced))
			continue;
		task_err(task, "rm: cannot remove '%.*s': %s\n", TEXT(task->argv[at]), err_text(err));
		status = 1;
	}
	task_exit(task, status);
}

const struct command rm_command = {
	.name = "rm", .summary = "remove files", .usage = "rm [-r] [-f] FILE...", .group = COMMAND_TEXT, .start = start_rm
};
