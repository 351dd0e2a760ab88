/* disk list|fill|free|slow|fail|lie|heal|corrupt|wipe: the disks under the brokers. */
#include "sim/shell/duration.h"
#include "sim/shell/klab/words.h"
#include "sim/world/cluster.h"

enum { DIR_SIZE = 256, SLOW_US = 100000 };

static struct bytes log_dir(struct task *task, int32_t id)
{
	char text[DIR_SIZE];

	return arena_copy(task_arena(task), cluster_log_dir(task->world, id, text, sizeof(text)));
}

static bool is_directory(struct task *task, struct bytes path)
{
	struct disk *disk = world_disk(task->world);
	bool found = false;
	int64_t size;

	return disk->ops->stat(disk->self, path, &found, &size) == ERR_OK && found;
}

/* What stands behind the broker: a directory, and for some words how slow or what fails. */
static bool take_rest(struct task *task, struct bytes *path, struct disk_faults *faults)
{
	for (int32_t i = 3; i < task->argc; i++) {
		struct bytes word = task->argv[i];

		if (faults->slow_us > 0 && duration_parse(word, &faults->slow_us))
			continue;
		if (faults->fails_sync && (bytes_equal_text(word, "read") || bytes_equal_text(word, "write") || bytes_equal_text(word, "sync"))) {
			faults->fails_read = bytes_equal_text(word, "read");
			faults->fails_write = bytes_equal_text(word, "write");
			faults->fails_sync = bytes_equal_text(word, "sync");
			return words_end(task, i + 1);
		}
		*path = expand_path(task_arena(task), *path, word);
		if (!is_directory(task, *path)) {
			task_fail(task, 2, "there is no directory %.*s", TEXT(*path));
			return false;
		}
	}
	return true;
}

/* Flips every bit of one byte. */
static void corrupt(struct task *task, int32_t id)
{
	int64_t position;

	if (!words_end(task, 5))
		return;
	if (task->argc < 5 || !bytes_to_int64(task->argv[4], &position) || position < 0) {
		task_fail(task, 2, "which byte? disk corrupt %d FILE POSITION", id);
		return;
	}
	struct bytes path = expand_path(task_arena(task), log_dir(task, id), task->argv[3]);
	enum err err = world_flip_byte(task->world, path, position);

	if (err != ERR_OK)
		task_fail(task, 1, "%.*s: %s", TEXT(path), err != ERR_INVALID ? err_text(err) : "it ends before that position");
}

/* A new, empty disk in place of the directory's. */
static void wipe(struct task *task, int32_t id, struct bytes path)
{
	if (cluster_pid(task->world, id))
		task_fail(task, 1, "broker %d is running; stop or kill it first, a disk is changed while it is not", id);
	else
		world_wipe(task->world, path);
}

static void list(struct task *task)
{
	struct bytes process, dir;
	struct disk_faults f;

	if (!words_end(task, 2))
		return;
	if (world_disk_fault_at(task->world, 0, &process, &dir, &f))
		task_out(task, "%-12s %-32s WHAT\n", "PROCESS", "DIRECTORY");
	else
		task_out(task, "All disks are well.\n");
	for (int32_t i = 0; world_disk_fault_at(task->world, i, &process, &dir, &f); i++) {
		struct buf what = { .heap = task->heap };

		buf_printf(&what, "%s%s%s%s%s", f.is_full ? ", full" : "", f.fails_read ? ", fails reads" : "", f.fails_write ? ", fails writes" : "",
		           f.fails_sync ? ", fails syncs" : "", f.lies_sync ? ", lies about syncs" : "");
		if (f.slow_us > 0)
			buf_printf(&what, ", slow by %lld.%03d ms", (long long)(f.slow_us / 1000), (int)(f.slow_us % 1000));
		task_out(task, "%-12.*s %-32.*s %s\n", TEXT(process), TEXT(dir), buf_text(&what) + 2);
		buf_free(&what);
	}
}

static void start(struct task *task)
{
	struct bytes word = task->argc > 1 ? task->argv[1] : BYTES("");
	bool fails = bytes_equal_text(word, "fail"), is_healed = bytes_equal_text(word, "free") || bytes_equal_text(word, "heal");
	bool is_corrupted = bytes_equal_text(word, "corrupt"), is_wiped = bytes_equal_text(word, "wipe");
	struct disk_faults faults = {
		.is_full = bytes_equal_text(word, "fill"),
		.slow_us = bytes_equal_text(word, "slow") ? SLOW_US : 0,
		.fails_read = fails,
		.fails_write = fails,
		.fails_sync = fails,
		.lies_sync = bytes_equal_text(word, "lie"),
	};

	if (bytes_equal_text(word, "list")) {
		list(task);
		return;
	}
	if (!is_healed && !is_corrupted && !is_wiped && !faults.is_full && !faults.slow_us && !fails && !faults.lies_sync) {
		words_usage(task);
		return;
	}
	int32_t id = words_broker(task, 2);

	if (id == 0)
		return;
	struct bytes path = log_dir(task, id);

	if (is_corrupted)
		corrupt(task, id);
	else if (take_rest(task, &path, &faults) && is_wiped)
		wipe(task, id, path);
	else if (!task->is_done)
		world_set_disk_faults(task->world, path, &faults);
}

const struct command disk_command = { .name = "disk",
	                                  .summary = "fill, slow down, break, heal, corrupt, replace or list brokers' disks",
	                                  .usage = "disk list\n"
	                                           "disk fill|free|heal N [DIR]\n"
	                                           "disk slow N [DIR] [100ms]\n"
	                                           "disk fail N [DIR] [read|write|sync]\n"
	                                           "disk lie N [DIR]\n"
	                                           "disk corrupt N FILE POSITION\n"
	                                           "disk wipe N [DIR]",
	                                  .group = COMMAND_KLAB,
	                                  .start = start };
