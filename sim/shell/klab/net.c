/* net cut|heal|latency|drop|delay: the network between processes. An end is a broker's number or an app's name. */
#include "engine/wire/api.h"
#include "sim/shell/duration.h"
#include "sim/shell/klab/words.h"

static bool take_ends(struct task *task, struct bytes ends[2])
{
	for (int i = 0; i < 2; i++) {
		ends[i] = words_process(task, 2 + i);
		if (bytes_is_null(ends[i]))
			return false;
	}
	if (bytes_equal(ends[0], ends[1]))
		task_fail(task, 2, "both ends are %.*s; a link has two", TEXT(ends[0]));
	return !task->is_done;
}

static void cut(struct task *task)
{
	struct bytes ends[2];
	bool is_one_way = task->argc > 4 && bytes_equal_text(task->argv[4], "--one-way");

	if (take_ends(task, ends) && words_end(task, 4 + is_one_way))
		world_cut(task->world, ends[0], ends[1], is_one_way);
}

static void set_latency(struct task *task)
{
	struct bytes ends[2];
	int64_t min_us, max_us;

	if (!take_ends(task, ends) || !words_duration(task, 4, "net latency 1 2 50ms", &min_us) || !words_end(task, 6))
		return;
	max_us = min_us;
	if (task->argc > 5 && (!duration_parse(task->argv[5], &max_us) || max_us < min_us))
		task_fail(task, 2, "the second time is the longest, not less than the first: net latency 1 2 50ms 80ms");
	else
		world_set_latency(task->world, ends[0], ends[1], min_us, max_us);
}

/* "--request Fetch", "--response Produce", "--count 3". */
static bool take_flags(struct task *task, int32_t at, struct frame_fault *fault)
{
	for (; at < task->argc; at += 2) {
		struct bytes flag = task->argv[at], value = at + 1 < task->argc ? task->argv[at + 1] : BYTES_NULL;
		bool is_request = bytes_equal_text(flag, "--request"), is_response = bytes_equal_text(flag, "--response");
		bool is_count = bytes_equal_text(flag, "--count");

		if (!is_request && !is_response && !is_count) {
			task_fail(task, 2, "%.*s is not known; write --request API, --response API or --count N", TEXT(flag));
		} else if (bytes_is_null(value)) {
			task_fail(task, 2, "%.*s wants a value", TEXT(flag));
		} else if (is_count) {
			if (!bytes_to_int64(value, &fault->count) || fault->count < 1)
				task_fail(task, 2, "--count %.*s: a number from 1 is wanted", TEXT(value));
		} else if (!api_of_name(value)) {
			task_fail(task, 2, "%.*s %.*s: Kafka has no such API; write Produce, Fetch, Metadata, ...", TEXT(flag), TEXT(value));
		} else {
			fault->api_key = api_of_name(value)->key;
			fault->skips_requests = is_response;
			fault->skips_responses = is_request;
		}
		if (task->is_done)
			return false;
	}
	return true;
}

static void set_fault(struct task *task, bool is_delay)
{
	struct frame_fault fault = { .api_key = -1 };
	struct bytes ends[2];

	if (!take_ends(task, ends) || (is_delay && !words_duration(task, 4, "net delay 1 2 500ms", &fault.delay_us)))
		return;
	if (is_delay && fault.delay_us == 0)
		task_fail(task, 2, "a delay of nothing; write net delay 1 2 500ms");
	else if (take_flags(task, 4 + is_delay, &fault))
		world_set_frame_fault(task->world, ends[0], ends[1], &fault);
}

static void start(struct task *task)
{
	struct bytes word = task->argc > 1 ? task->argv[1] : BYTES("");
	bool is_delay = bytes_equal_text(word, "delay");

	if (bytes_equal_text(word, "cut"))
		cut(task);
	else if (bytes_equal_text(word, "latency"))
		set_latency(task);
	else if (is_delay || bytes_equal_text(word, "drop"))
		set_fault(task, is_delay);
	else if (!bytes_equal_text(word, "heal"))
		words_usage(task);
	else if (words_end(task, 2))
		world_heal(task->world);
}

const struct command net_command = { .name = "net",
	                                 .summary = "cut, slow and heal links between brokers and apps",
	                                 .usage = "net cut A B [--one-way]\n"
	                                          "net latency A B 50ms [80ms]\n"
	                                          "net drop A B [--request API|--response API] [--count N]\n"
	                                          "net delay A B 500ms [--request API|--response API] [--count N]\n"
	                                          "net heal",
	                                 .group = COMMAND_KLAB,
	                                 .start = start };
