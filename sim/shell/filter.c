#include "sim/shell/filter.h"

static void finish(struct task *task)
{
	struct filter *f = task->state;

	if (f->kind->end_all)
		f->kind->end_all(task);
	task_exit(task, f->status);
}

static void read_file(struct task *task, struct bytes name)
{
	struct filter *f = task->state;
	struct bytes contents;
	enum err err = task_read_file(task, name, &contents);

	if (err != ERR_OK) {
		task_err(task, "%s: %.*s: %s\n", task->command->name, TEXT(name), err_text(err));
		f->status = 1;
		return;
	}
	if (f->kind->begin)
		f->kind->begin(task, name);
	f->kind->feed(task, contents);
	if (f->kind->end)
		f->kind->end(task, name);
}

static void go_on(struct task *task)
{
	struct filter *f = task->state;

	while (f->next_file < f->file_count && !f->is_enough) {
		struct bytes name = f->files[f->next_file++];

		if (bytes_is_null(name) || bytes_equal_text(name, "-")) {
			if (f->kind->begin)
				f->kind->begin(task, BYTES_NULL);
			f->is_reading = true;
			effects_read(task->fx);
			return;
		}
		read_file(task, name);
	}
	finish(task);
}

void filter_start(struct task *task, const struct filter_kind *kind, const struct bytes *files, int32_t count)
{
	static const struct bytes input = { NULL, 0 };
	struct filter *f = task->state;

	f->kind = kind;
	f->files = count > 0 ? files : &input;
	f->file_count = count > 0 ? count : 1;
	go_on(task);
}

void filter_step(struct task *task, const struct event *event)
{
	struct filter *f = task->state;

	if (!f->is_reading || (event->type != EVENT_INPUT && event->type != EVENT_INPUT_END))
		return;
	if (event->type == EVENT_INPUT) {
		f->kind->feed(task, event->bytes);
		if (!f->is_enough) {
			effects_read(task->fx);
			return;
		}
	}
	f->is_reading = false;
	if (f->kind->end)
		f->kind->end(task, BYTES_NULL);
	go_on(task);
}

void filter_lines(struct task *task, struct buf *partial, struct bytes piece, void (*line)(struct task *, struct bytes))
{
	const struct filter *f = task->state;

	for (size_t at = 0; at < piece.size && !f->is_enough;) {
		size_t end = bytes_find(piece, at, '\n');
		struct bytes part = bytes_slice(piece, at, end - at);

		if (end == piece.size) {
			buf_add_bytes(partial, part);
		} else if (partial->size > 0) {
			buf_add_bytes(partial, part);
			line(task, arena_copy(task_arena(task), buf_bytes(partial)));
			buf_clear(partial);
		} else {
			line(task, part);
		}
		at = end + 1;
	}
}
