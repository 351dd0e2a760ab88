/* net list|cut|heal|latency|lossy|bandwidth|drop|delay|late: the network between processes. An end is a broker's number or an app's name. */
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

static bool is_off(struct task *task, int32_t at)
{
	return at < task->argc && bytes_equal_text(task->argv[at], "off");
}

static void set_latency(struct task *task)
{
	struct bytes ends[2];
	int64_t min_us, max_us;

	if (!take_ends(task, ends))
		return;
	if (is_off(task, 4)) {
		if (words_end(task, 5))
			world_set_latency(task->world, ends[0], ends[1], -1, -1);
		return;
	}
	if (!words_duration(task, 4, "net latency 1 2 50ms", &min_us) || !words_end(task, 6))
		return;
	max_us = min_us;
	if (task->argc > 5 && (!duration_parse(task->argv[5], &max_us) || max_us < min_us))
		task_fail(task, 2, "the second time is the longest, not less than the first: net latency 1 2 50ms 80ms");
	else
		world_set_latency(task->world, ends[0], ends[1], min_us, max_us);
}

/* "5%", "0.25%": of a million. */
static bool take_percent(struct task *task, int32_t at, int64_t *per_million)
{
	struct bytes text = at < task->argc ? task->argv[at] : BYTES("");
	struct bytes number = bytes_slice(text, 0, bytes_find(text, 0, '%')), fraction;
	size_t point = bytes_find(number, 0, '.');
	int64_t unit = 1000, whole = 0;

	fraction = bytes_slice(number, point + 1, number.size);
	bool is_good = number.size + 1 == text.size && fraction.size <= 4 && bytes_to_int64(bytes_slice(number, 0, point), &whole) && whole >= 0 && whole <= 100;

	*per_million = whole * 10000;
	for (size_t i = 0; i < fraction.size && is_good; i++, unit /= 10) {
		is_good = fraction.data[i] >= '0' && fraction.data[i] <= '9';
		*per_million += unit * (fraction.data[i] - '0');
	}
	if (!is_good || *per_million > 1000000)
		task_fail(task, 2, "'%.*s' is no part of 100%%; write net lossy 1 2 5%%", TEXT(text));
	return !task->is_done;
}

static void set_loss(struct task *task)
{
	struct bytes ends[2];
	int64_t per_million = 0;

	if (take_ends(task, ends) && (is_off(task, 4) || take_percent(task, 4, &per_million)) && words_end(task, 5))
		world_set_loss(task->world, ends[0], ends[1], per_million);
}

/* "1MB/s", "64KB/s", "500B/s", "500". */
static bool take_rate(struct task *task, int32_t at, int64_t *bytes_per_s)
{
	static const struct {
		const char *name;
		int64_t size;
	} units[] = { { "MB", 1000 * 1000 }, { "KB", 1000 }, { "kB", 1000 }, { "B", 1 }, { "", 1 } };
	struct bytes text = at < task->argc ? task->argv[at] : BYTES(""), rest;
	size_t size = 0;
	int64_t number = 0;

	while (size < text.size && text.data[size] >= '0' && text.data[size] <= '9')
		size++;
	rest = bytes_slice(text, size, text.size);
	if (rest.size >= 2 && rest.data[rest.size - 2] == '/' && rest.data[rest.size - 1] == 's')
		rest.size -= 2;
	*bytes_per_s = 0;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]) && *bytes_per_s == 0; i++)
		if (bytes_equal_text(rest, units[i].name) && bytes_to_int64(bytes_slice(text, 0, size), &number) && number <= INT64_MAX / units[i].size)
			*bytes_per_s = number * units[i].size;
	if (*bytes_per_s <= 0)
		task_fail(task, 2, "'%.*s' is no rate; write net bandwidth 1 2 64KB/s", TEXT(text));
	return !task->is_done;
}

static void set_bandwidth(struct task *task)
{
	struct bytes ends[2];
	int64_t bytes_per_s = 0;

	if (take_ends(task, ends) && (is_off(task, 4) || take_rate(task, 4, &bytes_per_s)) && words_end(task, 5))
		world_set_bandwidth(task->world, ends[0], ends[1], bytes_per_s);
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

static void set_fault(struct task *task, bool has_time, bool is_late)
{
	struct frame_fault fault = { .api_key = -1, .is_late = is_late };
	struct bytes ends[2];
	const char *example = is_late ? "net late 1 2 5s" : "net delay 1 2 500ms";

	if (!take_ends(task, ends) || (has_time && !words_duration(task, 4, example, &fault.delay_us)))
		return;
	if (has_time && fault.delay_us == 0)
		task_fail(task, 2, "a delay of nothing; write %s", example);
	else if (take_flags(task, 4 + has_time, &fault) && is_late && fault.skips_requests)
		task_fail(task, 2, "net late is for requests: what comes late is what a client has sent");
	else if (!task->is_done)
		world_set_frame_fault(task->world, ends[0], ends[1], &fault);
}

/* ---- What is set --------------------------------------------------------------------------------------------------------- */

/* "50ms", "1.5s": thousandths of a second suffice. */
static struct bytes time_text(struct task *task, int64_t us)
{
	if (us >= 1000000 && us % 1000000 == 0)
		return arena_printf(task_arena(task), "%llds", (long long)(us / 1000000));
	return us % 1000 == 0 ? arena_printf(task_arena(task), "%lldms", (long long)(us / 1000)) : arena_printf(task_arena(task), "%lldus", (long long)us);
}

static struct bytes frames_text(struct task *task, const struct frame_fault *f)
{
	const struct api *api = f->api_key >= 0 ? api_of_key(f->api_key) : NULL;
	const char *kind = f->skips_responses ? " requests" : f->skips_requests ? " responses" : f->is_late ? " requests" : " frames";
	struct bytes many = f->count > 0 ? arena_printf(task_arena(task), "the next %lld", (long long)f->count) : BYTES("all");
	struct bytes what = f->delay_us == 0 ? BYTES("dropped") : arena_printf(task_arena(task), "%.*s late", TEXT(time_text(task, f->delay_us)));

	return arena_printf(task_arena(task), "%.*s%s%s%s: %.*s", TEXT(many), api ? " " : "", api ? api->name : "", kind, TEXT(what));
}

static struct bytes link_text(struct task *task, const struct world_link *l)
{
	struct arena *arena = task_arena(task);

	if (l->frames)
		return frames_text(task, l->frames);
	if (l->is_cut)
		return BYTES("cut");
	if (l->loss_per_million > 0)
		return arena_printf(arena, l->loss_per_million % 10000 ? "loses %lld.%04lld%%" : "loses %lld%%", (long long)(l->loss_per_million / 10000),
		                    (long long)(l->loss_per_million % 10000));
	if (l->bytes_per_s > 0)
		return arena_printf(arena, "carries %lld bytes a second", (long long)l->bytes_per_s);
	if (l->latency_max_us == l->latency_min_us)
		return arena_printf(arena, "takes %.*s", TEXT(time_text(task, l->latency_min_us)));
	return arena_printf(arena, "takes %.*s to %.*s", TEXT(time_text(task, l->latency_min_us)), TEXT(time_text(task, l->latency_max_us)));
}

static void list(struct task *task)
{
	struct world_link link;
	int width = 4;

	if (!words_end(task, 2))
		return;
	for (int32_t i = 0; world_link_at(task->world, i, &link); i++) {
		width = (int)link.from.size > width ? (int)link.from.size : width;
		width = (int)link.to.size > width ? (int)link.to.size : width;
	}
	if (world_link_at(task->world, 0, &link))
		task_out(task, "%-*s    %-*s WHAT\n", width, "FROM", width, "TO");
	else
		task_out(task, "All links are well.\n");
	for (int32_t i = 0; world_link_at(task->world, i, &link); i++)
		task_out(task, "%-*.*s %s %-*.*s %.*s\n", width, TEXT(link.from), link.frames ? "<>" : "->", width, TEXT(link.to), TEXT(link_text(task, &link)));
}

static void start(struct task *task)
{
	struct bytes word = task->argc > 1 ? task->argv[1] : BYTES("");
	bool is_delay = bytes_equal_text(word, "delay"), is_late = bytes_equal_text(word, "late");

	if (bytes_equal_text(word, "list"))
		list(task);
	else if (bytes_equal_text(word, "cut"))
		cut(task);
	else if (bytes_equal_text(word, "latency"))
		set_latency(task);
	else if (bytes_equal_text(word, "lossy"))
		set_loss(task);
	else if (bytes_equal_text(word, "bandwidth"))
		set_bandwidth(task);
	else if (is_delay || is_late || bytes_equal_text(word, "drop"))
		set_fault(task, is_delay || is_late, is_late);
	else if (!bytes_equal_text(word, "heal"))
		words_usage(task);
	else if (words_end(task, 2))
		world_heal(task->world);
}

const struct command net_command = { .name = "net",
	                                 .summary = "cut, slow, heal and list links between brokers and apps",
	                                 .usage = "net list\n"
	                                          "net cut A B [--one-way]\n"
	                                          "net latency A B 50ms [80ms]|off\n"
	                                          "net lossy A B 5%|off\n"
	                                          "net bandwidth A B 64KB/s|off\n"
	                                          "net drop A B [--request API|--response API] [--count N]\n"
	                                          "net delay A B 500ms [--request API|--response API] [--count N]\n"
	                                          "net late A B 5s [--request API] [--count N]\n"
	                                          "net heal",
	                                 .group = COMMAND_KLAB,
	                                 .start = start };
