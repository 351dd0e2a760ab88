/* klab's own words for what can go wrong: broker, net, disk, clock (design.md, section 5). Each acts at once and says nothing, or says in
 * one line what is wrong with it. */
#include "sim/shell/command.h"
#include "sim/shell/duration.h"
#include "sim/world/cluster.h"

enum { DIR_SIZE = 64 };

/* The node that a word names; 0 when it is none, and the task has ended. */
static int32_t node_of(struct task *task, int32_t at)
{
	int64_t id;

	if (at >= task->argc) {
		task_fail(task, 2, "which broker? Give its number; broker list shows them");
		return 0;
	}
	if (!bytes_to_int64(task->argv[at], &id) || id < 1 || id > cluster_size(task->world)) {
		task_fail(task, 2, "there is no broker '%.*s'; broker list shows them", TEXT(task->argv[at]));
		return 0;
	}
	return (int32_t)id;
}

static bool duration_at(struct task *task, int32_t at, int64_t *us)
{
	if (at < task->argc && duration_parse(task->argv[at], us))
		return true;
	task_fail(task, 2, "a duration is wanted, such as 10s or 500ms");
	return false;
}

/* ---- broker ---------------------------------------------------------------------------------------------------------------- */

static void list_brokers(struct task *task)
{
	for (int32_t id = 1; id <= cluster_size(task->world); id++) {
		struct node *node = cluster_node(task->world, id);
		const struct broker_image *broker = node ? image_broker(&node->image, id) : NULL;

		task_out(task, "broker %d  localhost:%d  %s\n", (int)id, CLUSTER_PORT - 1 + (int)id,
		         !node ? "down" : !broker ? "starting" : broker->is_fenced ? "fenced" : "running");
	}
	task_exit(task, 0);
}

static void act_on_broker(struct task *task, struct bytes what, int32_t id)
{
	int32_t pid = cluster_pid(task->world, id);
	struct buf problem = { .heap = task->heap };
	int64_t us;

	if (bytes_equal_text(what, "start")) {
		if (!cluster_start(task->world, id, &problem))
			task_fail(task, 1, "%s", buf_text(&problem));
		buf_free(&problem);
	} else if (!pid) {
		task_fail(task, 1, "broker %d is not running", (int)id);
	} else if (bytes_equal_text(what, "stop")) {
		world_signal(task->world, pid, SIGNAL_TERM);
	} else if (bytes_equal_text(what, "kill")) {
		world_kill(task->world, pid, KILL_PROCESS);
	} else if (bytes_equal_text(what, "power-off")) {
		world_kill(task->world, pid, KILL_POWER);
	} else if (duration_at(task, 3, &us)) {
		world_pause(task->world, pid, us);
	}
	if (!task->is_done)
		task_exit(task, 0);
}

static void broker(struct task *task)
{
	static const char *const actions[] = { "start", "stop", "kill", "power-off", "pause" };
	struct bytes what = task->argc > 1 ? task->argv[1] : BYTES("");

	if (bytes_equal_text(what, "list")) {
		list_brokers(task);
		return;
	}
	for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++) {
		if (bytes_equal_text(what, actions[i])) {
			int32_t id = node_of(task, 2);

			if (id)
				act_on_broker(task, what, id);
			return;
		}
	}
	task_fail(task, 2, "usage: broker start|stop|kill|power-off N, broker pause N 10s, broker list");
}

const struct command broker_command = { .name = "broker",
	                                    .summary = "start, stop, kill or pause a broker",
	                                    .usage = "broker start|stop|kill|power-off N\nbroker pause N 10s\nbroker list",
	                                    .group = COMMAND_KLAB,
	                                    .start = broker };

/* ---- net ------------------------------------------------------------------------------------------------------------------- */

static struct bytes broker_name(struct task *task, int32_t id)
{
	return arena_printf(task_arena(task), "broker-%d", (int)id);
}

static void cut_or_slow(struct task *task, bool is_cut)
{
	int32_t a = node_of(task, 2), b = a ? node_of(task, 3) : 0;
	int64_t us;

	if (!a || !b)
		return;
	if (is_cut) {
		bool is_one_way = task->argc > 4 && bytes_equal_text(task->argv[4], "--one-way");

		if (task->argc > 4 && !is_one_way) {
			task_fail(task, 2, "'%.*s' is not known; usage: net cut A B [--one-way]", TEXT(task->argv[4]));
			return;
		}
		world_cut(task->world, broker_name(task, a), broker_name(task, b), is_one_way);
	} else if (duration_at(task, 4, &us)) {
		world_set_latency(task->world, broker_name(task, a), broker_name(task, b), us, us);
	} else {
		return;
	}
	task_exit(task, 0);
}

static void net(struct task *task)
{
	struct bytes what = task->argc > 1 ? task->argv[1] : BYTES("");

	if (bytes_equal_text(what, "heal")) {
		world_heal(task->world);
		task_exit(task, 0);
	} else if (bytes_equal_text(what, "cut") || bytes_equal_text(what, "latency")) {
		cut_or_slow(task, bytes_equal_text(what, "cut"));
	} else {
		task_fail(task, 2, "usage: net cut A B [--one-way], net heal, net latency A B 50ms");
	}
}

const struct command net_command = { .name = "net",
	                                 .summary = "cut, heal or slow the links between brokers",
	                                 .usage = "net cut A B [--one-way]\nnet heal\nnet latency A B 50ms",
	                                 .group = COMMAND_KLAB,
	                                 .start = net };

/* ---- disk ------------------------------------------------------------------------------------------------------------------ */

static void corrupt(struct task *task, int32_t id)
{
	char dir[DIR_SIZE];
	int64_t position;

	if (task->argc < 5 || !bytes_to_int64(task->argv[4], &position)) {
		task_fail(task, 2, "usage: disk corrupt N FILE POSITION");
		return;
	}
	struct bytes base = cluster_log_dir(task->world, id, dir, sizeof(dir)), file = task->argv[3];
	struct bytes path = file.size > 0 && file.data[0] == '/' ? file : arena_printf(task_arena(task), "%.*s/%.*s", TEXT(base), TEXT(file));
	enum err err = world_corrupt_file(task->world, path, position, BYTES("\xde\xad\xbe\xef"));

	if (err)
		task_fail(task, 1, "%.*s: %s", TEXT(path), err == ERR_INVALID ? "the file is shorter than that" : err_text(err));
	else
		task_exit(task, 0);
}

static void disk(struct task *task)
{
	struct bytes what = task->argc > 1 ? task->argv[1] : BYTES("");
	struct disk_faults faults = {
		.is_full = bytes_equal_text(what, "fill"),
		.slow_us = bytes_equal_text(what, "slow") ? 50000 : 0,
		.fails_read = bytes_equal_text(what, "fail"),
		.fails_write = bytes_equal_text(what, "fail"),
		.fails_sync = bytes_equal_text(what, "fail"),
	};
	bool is_healed = bytes_equal_text(what, "free") || bytes_equal_text(what, "heal");
	char dir[DIR_SIZE];

	if (!is_healed && !faults.is_full && !faults.slow_us && !faults.fails_read && !bytes_equal_text(what, "corrupt")) {
		task_fail(task, 2, "usage: disk fill|free|slow|fail|heal N [DIR], disk corrupt N FILE POSITION");
		return;
	}
	int32_t id = node_of(task, 2);

	if (!id)
		return;
	if (bytes_equal_text(what, "corrupt")) {
		corrupt(task, id);
		return;
	}
	world_set_disk_faults(task->world, task->argc > 3 ? task->argv[3] : cluster_log_dir(task->world, id, dir, sizeof(dir)), &faults);
	task_exit(task, 0);
}

const struct command disk_command = { .name = "disk",
	                                  .summary = "fill, slow or break a broker's disk, or heal it",
	                                  .usage = "disk fill|free|slow|fail|heal N [DIR]\ndisk corrupt N FILE POSITION",
	                                  .group = COMMAND_KLAB,
	                                  .start = disk };

/* ---- clock ----------------------------------------------------------------------------------------------------------------- */

static void clock_(struct task *task)
{
	int64_t us;
	bool is_back;

	if (task->argc < 4 || !bytes_equal_text(task->argv[1], "skew")) {
		task_fail(task, 2, "usage: clock skew N +5s");
		return;
	}
	int32_t id = node_of(task, 2);
	struct bytes by = task->argv[3];

	if (!id)
		return;
	is_back = by.size > 0 && by.data[0] == '-';
	if (by.size > 0 && (by.data[0] == '+' || is_back))
		by = bytes_slice(by, 1, by.size);
	if (!duration_parse(by, &us)) {
		task_fail(task, 2, "a duration is wanted, such as +5s or -500ms");
		return;
	}
	if (!cluster_pid(task->world, id)) {
		task_fail(task, 1, "broker %d is not running", (int)id);
		return;
	}
	world_set_clock_skew(task->world, cluster_pid(task->world, id), (is_back ? -us : us) / 1000, 0);
	task_exit(task, 0);
}

const struct command clock_command = { .name = "clock",
	                                   .summary = "put a broker's clock ahead or behind",
	                                   .usage = "clock skew N +5s",
	                                   .group = COMMAND_KLAB,
	                                   .start = clock_ };
