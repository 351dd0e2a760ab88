#include "sim/shell/filter.h"

struct counts {
	int64_t lines, words, bytes;
};

struct wc {
	struct filter filter;
	struct counts file;
	struct counts total;
	int32_t files;
	bool wants_lines, wants_words, wants_bytes;
	bool is_in_word;
};

static void begin(struct task *task, struct bytes name)
{
	struct wc *wc = task->state;

	(void)name;
	wc->file = (struct counts){ 0 };
	wc->is_in_word = false;
}

static void feed(struct task *task, struct bytes piece)
{
	struct wc *wc = task->state;

	for (size_t i = 0; i < piece.size; i++) {
		uint8_t c = piece.data[i];
		bool is_blank = c == ' ' || (c >= '\t' && c <= '\r');

		wc->file.lines += c == '\n';
		wc->file.words += !is_blank && !wc->is_in_word;
		wc->is_in_word = !is_blank;
	}
	wc->file.bytes += (int64_t)piece.size;
}

static void print(struct task *task, const struct counts *c, struct bytes name)
{
	struct wc *wc = task->state;
	struct buf out = { .heap = task->heap };
	const int64_t values[] = { c->lines, c->words, c->bytes };
	const bool wanted[] = { wc->wants_lines, wc->wants_words, wc->wants_bytes };
	int columns = wanted[0] + wanted[1] + wanted[2];
	bool is_alone = columns == 1 && wc->filter.file_count == 1;

	for (int i = 0; i < 3; i++)
		if (wanted[i])
			buf_printf(&out, "%s%*lld", out.size > 0 ? " " : "", is_alone ? 0 : 7, (long long)values[i]);
	if (!bytes_is_null(name))
		buf_printf(&out, " %.*s", TEXT(name));
	buf_add_char(&out, '\n');
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static void end(struct task *task, struct bytes name)
{
	struct wc *wc = task->state;

	wc->total.lines += wc->file.lines;
	wc->total.words += wc->file.words;
	wc->total.bytes += wc->file.bytes;
	wc->files++;
	print(task, &wc->file, name);
}

static void end_all(struct task *task)
{
	struct wc *wc = task->state;

	if (wc->filter.file_count > 1)
		print(task, &wc->total, BYTES("total"));
}

static const struct filter_kind kind = { begin, feed, end, end_all };

static void start(struct task *task)
{
	struct wc *wc = task->state;
	int32_t at = 1;

	for (; at < task->argc && task->argv[at].size > 1 && task->argv[at].data[0] == '-'; at++) {
		for (size_t i = 1; i < task->argv[at].size; i++) {
			uint8_t c = task->argv[at].data[i];

			if (c != 'l' && c != 'w' && c != 'c') {
				task_fail(task, 1, "-%c is not known; usage: %s", c, task->command->usage);
				return;
			}
			wc->wants_lines |= c == 'l';
			wc->wants_words |= c == 'w';
			wc->wants_bytes |= c == 'c';
		}
	}
	if (!wc->wants_lines && !wc->wants_words && !wc->wants_bytes)
		wc->wants_lines = wc->wants_words = wc->wants_bytes = true;
	filter_start(task, &kind, task->argv + at, task->argc - at);
}

const struct command wc_command = { .name = "wc",
	                                .summary = "count lines, words and bytes",
	                                .usage = "wc [-l] [-w] [-c] [FILE...]",
	                                .group = COMMAND_TEXT,
	                                .state_size = sizeof(struct wc),
	                                .start = start,
	                                .step = filter_step };
