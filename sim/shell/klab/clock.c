/* clock skew N +5s, clock drift N 200ppm: what a broker's clock shows, against the true time. A second `skew` while it runs is a step of the clock. */
#include "sim/shell/duration.h"
#include "sim/shell/klab/words.h"
#include "sim/world/cluster.h"

enum { PPM_MAX = 1000000 };

/* "+5s", "-200ms", "0s". */
static bool take_skew(struct task *task, int64_t *ms)
{
	struct bytes text = task->argc > 3 ? task->argv[3] : BYTES("");
	bool is_behind = text.size > 0 && text.data[0] == '-', has_sign = is_behind || (text.size > 0 && text.data[0] == '+');
	int64_t us;

	if (!duration_parse(bytes_slice(text, has_sign, text.size), &us)) {
		task_fail(task, 2, "'%.*s' is not a time; write +5s, -200ms or 0s", TEXT(text));
		return false;
	}
	*ms = is_behind ? -us / 1000 : us / 1000;
	return true;
}

/* "200ppm", "-50ppm": so many microseconds a second. */
static bool take_drift(struct task *task, int64_t *ppm)
{
	struct bytes text = task->argc > 3 ? task->argv[3] : BYTES("");
	bool has_plus = text.size > 0 && text.data[0] == '+', has_unit = text.size > 3 && bytes_equal_text(bytes_slice(text, text.size - 3, 3), "ppm");

	if (has_unit && bytes_to_int64(bytes_slice(text, has_plus, text.size - 3 - has_plus), ppm) && *ppm >= -PPM_MAX && *ppm <= PPM_MAX)
		return true;
	task_fail(task, 2, "'%.*s' is no drift; write 200ppm, -50ppm or 0ppm", TEXT(text));
	return false;
}

static void start(struct task *task)
{
	bool is_skew = task->argc > 1 && bytes_equal_text(task->argv[1], "skew"), is_drift = task->argc > 1 && bytes_equal_text(task->argv[1], "drift");
	int64_t skew_ms, drift_ppm;

	if (!is_skew && !is_drift) {
		words_usage(task);
		return;
	}
	int32_t id = words_broker(task, 2);

	if (id == 0 || !words_end(task, 4))
		return;
	int32_t pid = cluster_pid(task->world, id);

	world_clock_skew(task->world, pid, &skew_ms, &drift_ppm);
	if (!(is_skew ? take_skew(task, &skew_ms) : take_drift(task, &drift_ppm)))
		return;
	if (pid == 0)
		task_fail(task, 1, "broker %d is not running", id);
	else
		world_set_clock_skew(task->world, pid, skew_ms, drift_ppm);
}

const struct command clock_command = { .name = "clock",
	                                   .summary = "put a broker's clock ahead or behind, or let it drift",
	                                   .usage = "clock skew N +5s|-200ms|0s\nclock drift N 200ppm|-50ppm|0ppm",
	                                   .group = COMMAND_KLAB,
	                                   .start = start };
