/* broker start|stop|restart|kill|power-off|pause|list: the nodes of the cluster, controllers too, as one who stands beside the machines.
 *
 * A controlled shutdown takes its time, and the word waits for it, so that `broker stop 1; broker start 1` does what it says. A start is waited for
 * only until the node has read its files, and so may have refused; `broker list` tells how far it is then.
 */
#include "sim/shell/klab/words.h"
#include "sim/world/cluster.h"
#include "sim/world/state.h"

enum { LOOK_US = 10000, STOP_LIMIT_US = 600000000 };

struct broker {
	int32_t id;
	int32_t pid; /* of the one that stops or starts */
	bool is_starting;
	bool is_restarting; /* it is to start once it has stopped */
	int64_t since; /* the trace of its start begins here */
	int64_t until_us;
};

/* A node that was killed may still be a member of the cluster when it comes back, until its old session has ended: it is there when this
 * start of it has been let in. */
static const char *state_of(struct task *task, const struct state_broker *broker)
{
	const struct node *node = cluster_node(task->world, broker->id);

	if (!node)
		return "stopped";
	if (world_is_paused(task->world, cluster_pid(task->world, broker->id)))
		return "paused";
	if (cluster_is_controller_only(broker->id)) /* nobody fences it */
		return "running";
	return !broker->is_registered || node->broker_epoch < 0 ? "starting" : broker->is_fenced ? "fenced" : "running";
}

static void list(struct task *task)
{
	struct state_broker *nodes;
	int32_t count = state_nodes(task->world, task_arena(task), &nodes);
	bool is_apart = count > 0 && cluster_is_controller_only(nodes[count - 1].id);

	if (!words_end(task, 2))
		return;
	task_out(task, "%-4s %-10s %-16s %s\n", "ID", "STATE", "LISTENER", "ROLES");
	for (int32_t i = 0; i < count; i++) {
		bool is_broker = !cluster_is_controller_only(nodes[i].id);
		char host[CLUSTER_HOST_SIZE];
		struct bytes address = arena_printf(task_arena(task), "%s:%d", (const char *)cluster_host(task->world, nodes[i].id, host, sizeof(host)).data,
		                                    (is_broker ? CLUSTER_PORT : CLUSTER_CONTROLLER_PORT) - 1 + nodes[i].id);

		task_out(task, "%-4d %-10s %-16.*s %s%s\n", nodes[i].id, state_of(task, &nodes[i]), TEXT(address),
		         !is_apart ? "broker,controller" : is_broker ? "broker" : "controller", nodes[i].is_controller ? " (active)" : "");
	}
}

static void start_node(struct task *task)
{
	struct broker *b = task->state;
	struct buf problem = { .heap = task->heap };

	b->since = world_trace_count(task->world);
	b->pid = cluster_start(task->world, b->id, &problem);
	if (!b->pid)
		task_fail(task, 1, "%s", buf_text(&problem));
	buf_free(&problem);
	b->is_starting = true;
	b->until_us = task->now_us + LOOK_US;
	task->wake_us = b->until_us;
}

/* Why the node that was to start has ended, as it said itself. */
static struct bytes refusal(struct task *task)
{
	const struct broker *b = task->state;
	char name[CLUSTER_NAME_SIZE];

	for (int64_t seq = b->since; seq < world_trace_count(task->world); seq++) {
		struct trace_entry entry = world_trace_at(task->world, seq);
		struct trace_view view;
		size_t at = 0;

		if (trace_next(entry.encoded, &at, &view) && view.id == TRACE_node_refused && bytes_equal(entry.node, cluster_process_name(b->id, name)))
			return arena_copy(task_arena(task), trace_value_of(&view, "reason")->text);
	}
	return BYTES("it ended at once");
}

static void stop_node(struct task *task)
{
	struct broker *b = task->state;

	world_signal(task->world, b->pid, SIGNAL_TERM);
	b->until_us = task->now_us + STOP_LIMIT_US;
	task->wake_us = task->now_us + LOOK_US;
}

static void restart_node(struct task *task)
{
	struct broker *b = task->state;

	b->is_restarting = true;
	stop_node(task);
}

static void kill_node(struct task *task)
{
	const struct broker *b = task->state;

	world_kill(task->world, b->pid, KILL_PROCESS);
}

/* The place of `text` in the list; -1: it is not there. */
static int place_of(struct bytes text, const char *const *names)
{
	for (int i = 0; names[i]; i++)
		if (bytes_equal_text(text, names[i]))
			return i;
	return -1;
}

/* broker power-off 1 --pages torn --names lost */
static void cut_power(struct task *task)
{
	const struct broker *b = task->state;
	enum page_fate pages = PAGES_RANDOM;
	enum name_fate names = NAMES_RANDOM;

	if (task->argc == 4 && bytes_equal_text(task->argv[3], "--lose-disk")) {
		world_kill(task->world, b->pid, KILL_DISK);
		return;
	}
	for (int32_t i = 3; i < task->argc; i += 2) {
		struct bytes flag = task->argv[i], value = i + 1 < task->argc ? task->argv[i + 1] : BYTES("");
		bool is_pages = bytes_equal_text(flag, "--pages"), is_names = bytes_equal_text(flag, "--names");
		int place = place_of(value, is_pages ? power_pages : power_names);

		if (!is_pages && !is_names)
			task_fail(task, 2, "%.*s is not known; write --pages, --names or, alone, --lose-disk", TEXT(flag));
		else if (place < 0)
			task_fail(task, 2, "%.*s '%.*s': write %s", TEXT(flag), TEXT(value), is_pages ? "kept, dropped, torn or garbled" : "kept or lost");
		else if (is_pages)
			pages = (enum page_fate)place;
		else
			names = (enum name_fate)place;
		if (task->is_done)
			return;
	}
	world_power_off(task->world, b->pid, pages, names);
}

static void pause_node(struct task *task)
{
	const struct broker *b = task->state;
	int64_t us;

	if (words_duration(task, 3, "broker pause 1 10s", &us))
		world_pause(task->world, b->pid, us);
}

static const struct {
	const char *name;
	bool wants_running;
	int32_t word_count;
	void (*act)(struct task *);
} words[] = { { "start", false, 3, start_node }, { "stop", true, 3, stop_node }, { "restart", true, 3, restart_node }, { "kill", true, 3, kill_node },
	          { "power-off", true, 7, cut_power }, { "pause", true, 4, pause_node } };

static void act(struct task *task, size_t word)
{
	struct broker *b = task->state;

	b->id = words_broker(task, 2);
	if (b->id == 0 || !words_end(task, words[word].word_count))
		return;
	b->pid = cluster_pid(task->world, b->id);
	if (words[word].wants_running && b->pid == 0)
		task_fail(task, 1, "broker %d is not running", b->id);
	else
		words[word].act(task);
}

static void start(struct task *task)
{
	const struct broker *b = task->state;
	struct bytes word = task->argc > 1 ? task->argv[1] : BYTES("");
	size_t i = 0, count = sizeof(words) / sizeof(words[0]);

	while (i < count && !bytes_equal_text(word, words[i].name))
		i++;
	if (i < count)
		act(task, i);
	else if (bytes_equal_text(word, "list"))
		list(task);
	else
		words_usage(task);
	if (b->until_us == 0)
		task_exit(task, 0);
}

static void step(struct task *task, const struct event *event)
{
	struct broker *b = task->state;

	if (event->type != EVENT_DEADLINE)
		return;
	if (b->is_restarting && !world_is_alive(task->world, b->pid)) {
		b->is_restarting = false;
		start_node(task);
	} else if (b->is_starting && !world_is_alive(task->world, b->pid))
		task_fail(task, 1, "broker %d does not start: %.*s", b->id, TEXT(refusal(task)));
	else if (b->is_starting || !world_is_alive(task->world, b->pid))
		task_exit(task, 0);
	else if (task->now_us >= b->until_us)
		task_fail(task, 1, "broker %d has still not stopped", b->id);
	else
		task->wake_us = task->now_us + LOOK_US;
}

const struct command broker_command = { .name = "broker",
	                                    .summary = "start, stop, restart, kill, pause or list brokers",
	                                    .usage = "broker start|stop|restart|kill N\nbroker power-off N [--pages kept|dropped|torn|garbled] [--names kept|lost]\nbroker power-off N --lose-disk\nbroker pause N 10s|0s\nbroker list",
	                                    .group = COMMAND_KLAB,
	                                    .pace = PACE_WAITS,
	                                    .state_size = sizeof(struct broker),
	                                    .start = start,
	                                    .step = step };
