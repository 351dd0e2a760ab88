/* head and tail: the first or the last lines. */
#include "sim/shell/filter.h"

struct ends {
	struct filter filter;
	int64_t count;
	bool is_from;      /* tail -n +N: from line N on */
	bool is_header_wanted;
	bool has_header;
	int64_t seen;      /* of this file */
	struct buf kept;   /* tail: whole lines */
	struct buf partial;
};

/* -n N, -nN, -N; files behind. False if something else is there. */
static bool take_arguments(struct task *task, const struct filter_kind *kind)
{
	struct ends *e = task->state;
	int32_t at = 1;

	e->count = 10;
	e->kept.heap = e->partial.heap = task->heap;
	for (; at < task->argc && task->argv[at].size > 1 && task->argv[at].data[0] == '-'; at++) {
		struct bytes word = task->argv[at], number = bytes_slice(word, 1, word.size);

		if (bytes_starts_with(word, BYTES("-n")))
			number = bytes_slice(word, 2, word.size);
		if (bytes_equal_text(word, "-n") && at + 1 < task->argc)
			number = task->argv[++at];
		e->is_from = number.size > 0 && number.data[0] == '+';
		if (!bytes_to_int64(number, &e->count) || e->count < 0) {
			task_fail(task, 1, "'%.*s' is not a number of lines", TEXT(number));
			return false;
		}
	}
	e->is_header_wanted = task->argc - at > 1;
	filter_start(task, kind, task->argv + at, task->argc - at);
	return true;
}

static void begin(struct task *task, struct bytes name)
{
	struct ends *e = task->state;

	e->seen = 0;
	if (e->is_header_wanted)
		task_out(task, "%s==> %.*s <==\n", e->has_header ? "\n" : "", TEXT(bytes_is_null(name) ? BYTES("standard input") : name));
	e->has_header = true;
}

static void feed_head(struct task *task, struct bytes piece)
{
	struct ends *e = task->state;
	size_t at = 0;

	while (at < piece.size && e->seen < e->count) {
		at = bytes_find(piece, at, '\n');
		e->seen += at < piece.size;
		at += at < piece.size;
	}
	task_write(task, 1, bytes_slice(piece, 0, at));
	if (e->seen >= e->count && !e->is_header_wanted)
		e->filter.is_enough = true;
}

static void feed_tail(struct task *task, struct bytes piece)
{
	struct ends *e = task->state;

	buf_add_bytes(&e->kept, piece);
}

static void end_tail(struct task *task, struct bytes name)
{
	struct ends *e = task->state;
	struct bytes all = buf_bytes(&e->kept);
	size_t at = 0;
	int64_t lines = 0, skip;

	(void)name;
	for (size_t i = 0; i < all.size; i++)
		lines += all.data[i] == '\n' || i + 1 == all.size;
	skip = e->is_from ? e->count - 1 : lines - e->count;
	for (int64_t i = 0; i < skip && at < all.size; i++)
		at = bytes_find(all, at, '\n') + 1;
	task_write(task, 1, bytes_slice(all, at, all.size));
	buf_clear(&e->kept);
}

static void end(struct task *task)
{
	struct ends *e = task->state;

	buf_free(&e->kept);
	buf_free(&e->partial);
}

static const struct filter_kind head_kind = { .begin = begin, .feed = feed_head };
static const struct filter_kind tail_kind = { .begin = begin, .feed = feed_tail, .end = end_tail };

static void start_head(struct task *task)
{
	struct ends *e = task->state;

	if (take_arguments(task, &head_kind) && e->count == 0 && !task->is_done)
		task_exit(task, 0);
}

static void start_tail(struct task *task)
{
	take_arguments(task, &tail_kind);
}

const struct command head_command = { .name = "head",
	                                  .summary = "print the first lines",
	                                  .usage = "head [-n LINES] [FILE...]",
	                                  .group = COMMAND_TEXT,
	                                  .state_size = sizeof(struct ends),
	                                  .start = start_head,
	                                  .step = filter_step,
	                                  .end = end };

const struct command tail_command = { .name = "tail",
	                                  .summary = "print the last lines",
	                                  .usage = "tail [-n LINES] [FILE...]",
	                                  .group = COMMAND_TEXT,
	                                  .state_size = sizeof(struct ends),
	                                  .start = start_tail,
	                                  .step = filter_step,
	                                  .end = end };
