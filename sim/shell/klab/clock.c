/* clock skew N +5s: what a broker's clock shows, against the true time. */
#include "sim/shell/duration.h"
#include "sim/shell/klab/words.h"
#include "sim/world/cluster.h"

static void start(struct task *task)
{
	int64_t us;

	if (task->argc < 2 || !bytes_equal_text(task->argv[1], "skew")) {
		words_usage(task);
		return;
	}
	int32_t id = words_broker(task, 2);

	if (id == 0 || !words_end(task, 4))
		return;
	struct bytes text = task->argc > 3 ? task->argv[3] : BYTES("");
	bool is_behind = text.size > 0 && text.data[0] == '-', has_sign = is_behind || (text.size > 0 && text.data[0] == '+');
	int32_t pid = cluster_pid(task->world, id);

	if (!duration_parse(bytes_slice(text, has_sign, text.size), &us))
		task_fail(task, 2, "'%.*s' is not a time; write +5s, -200ms or 0s", TEXT(text));
	else if (pid == 0)
		task_fail(task, 1, "broker %d is not running", id);
	else
		world_set_clock_skew(task->world, pid, is_behind ? -us / 1000 : us / 1000, 0);
}

const struct command clock_command = { .name = "clock",
	                                   .summary = "put a broker's clock ahead or behind",
	                                   .usage = "clock skew N +5s|-200ms|0s",
	                                   .group = COMMAND_KLAB,
	                                   .start = start };
