#include "sim/shell/kafka/subcommand.h"

static struct bytes join(struct task *task, const char *const *words)
{
	struct buf out = { .heap = task->heap };

	for (int i = 0; words[i]; i++)
		buf_printf(&out, "%s'%s'", i > 0 ? ", " : "", words[i]);
	struct bytes text = arena_copy(task_arena(task), buf_bytes(&out));

	buf_free(&out);
	return text;
}

static void print_usage(struct task *task, const char *const *words)
{
	struct buf out = { .heap = task->heap };

	tool_argparse_usage(task, &out);
	task_write(task, 1, buf_bytes(&out));
	task_out(task, "\n%s\n\npositional arguments:\n  {", task->command->summary);
	for (int i = 0; words[i]; i++)
		task_out(task, "%s%s", i > 0 ? "," : "", words[i]);
	task_out(task, "}\n\nnamed arguments:\n");
	for (const struct option *o = task->command->options; o->name; o++)
		task_out(task, "  %s%s%s--%-24s %s\n", o->letter ? "-" : "", o->letter ? o->letter : "", o->letter ? ", " : "", o->name, o->about);
	buf_free(&out);
	task_exit(task, 0);
}

int subcommand_take(struct task *task, const char *const *words)
{
	const struct options *o = &task->options;

	if (options_has(o, "help")) {
		print_usage(task, words);
		return -1;
	}
	if (!bytes_is_null(o->problem)) {
		tool_argparse_error(task, "%.*s", TEXT(o->problem));
		return -1;
	}
	if (o->other_count == 0) {
		tool_argparse_error(task, "too few arguments");
		return -1;
	}
	for (int i = 0; words[i]; i++)
		if (bytes_equal_text(o->others[0], words[i]))
			return i;
	tool_argparse_error(task, "argument command: invalid choice: '%.*s' (choose from %.*s)", TEXT(o->others[0]), TEXT(join(task, words)));
	return -1;
}

bool subcommand_open(struct task *task, const char *config)
{
	bool has_server = options_has(&task->options, "bootstrap-server"), has_controller = options_has(&task->options, "bootstrap-controller");
	struct buf problem = { .heap = task->heap };
	struct bytes servers = options_text(&task->options, &task->memory, has_controller ? "bootstrap-controller" : "bootstrap-server");

	if (has_server && has_controller)
		tool_argparse_error(task, "argument --bootstrap-controller: not allowed with argument --bootstrap-server");
	else if (!has_server && !has_controller)
		tool_argparse_error(task, "one of the arguments --bootstrap-server --bootstrap-controller is required");
	else if (!tool_open(task, servers, has_controller, options_text(&task->options, &task->memory, config), &problem) && !task->is_done)
		tool_fail_to_open(task, &problem);
	buf_free(&problem);
	return !task->is_done;
}

bool subcommand_failed(struct task *task, const struct admin_result *result)
{
	const char *exception = result->exception;
	struct bytes error = result->error;

	for (int32_t i = 0; i < result->item_count && !exception; i++) {
		exception = result->items[i].exception;
		error = result->items[i].error;
	}
	if (exception)
		tool_throw(task, "java.util.concurrent.ExecutionException",
		           arena_printf(task_arena(task), "%.*s: %.*s", TEXT(tool_exception(task, exception)), TEXT(error)));
	return exception != NULL;
}
