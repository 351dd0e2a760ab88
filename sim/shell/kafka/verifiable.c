#include "sim/shell/kafka/verifiable.h"

#include "sim/shell/kafka/argparse.h"

/* ---- Events ------------------------------------------------------------------------------------------------------------- */

void verifiable_begin(struct task *task, struct buf *out, const char *name)
{
	buf_printf(out, "{\"timestamp\":%lld,\"name\":\"%s\"", (long long)task->wall_ms, name);
}

void verifiable_add_text(struct buf *out, const char *field, struct bytes value)
{
	buf_printf(out, ",\"%s\":", field);
	json_add_text(out, value);
}

void verifiable_add_number(struct buf *out, const char *field, int64_t value)
{
	buf_printf(out, ",\"%s\":%lld", field, (long long)value);
}

void verifiable_add_partition(struct buf *out, struct bytes topic, int32_t partition)
{
	buf_add_text(out, "{\"topic\":");
	json_add_text(out, topic);
	verifiable_add_number(out, "partition", partition);
}

void verifiable_end(struct task *task, struct buf *out)
{
	buf_add_text(out, "}\n");
	task_write(task, 1, buf_bytes(out));
	buf_free(out);
}

void verifiable_print(struct task *task, const char *name)
{
	struct buf out = { .heap = task->heap };

	verifiable_begin(task, &out, name);
	verifiable_end(task, &out);
}

/* ---- Flags -------------------------------------------------------------------------------------------------------------- */

struct bytes verifiable_text(struct task *task, const char *name)
{
	return options_text(&task->options, &task->memory, name);
}

bool verifiable_check(struct task *task)
{
	struct bytes parser = BYTES_NULL;

	if (task->options.is_empty || options_has(&task->options, "help")) {
		tool_argparse_help(task, 0);
		return false;
	}
	struct bytes wrong = !bytes_is_null(task->options.problem) ? task->options.problem :
	                     task->options.other_count > 0         ? arena_printf(task_arena(task), "unrecognized arguments: '%.*s'", TEXT(task->options.others[0])) :
	                                                             argparse_judge(task->command, &task->options, task_arena(task), &parser);

	if (!bytes_is_null(wrong))
		tool_argparse_error(task, "%.*s", TEXT(wrong));
	return bytes_is_null(wrong);
}

bool verifiable_number(struct task *task, const char *name, const char *type, int64_t *out)
{
	if (options_integer(&task->options, &task->memory, name, out))
		return true;
	struct bytes text = verifiable_text(task, name);

	tool_argparse_error(task, "argument --%s: could not convert '%.*s' to %s (For input string: \"%.*s\")", name, TEXT(text), type, TEXT(text));
	return false;
}

bool verifiable_load(struct task *task, struct client_config *config, const char *old_flag)
{
	bool is_old = options_has(&task->options, old_flag), is_new = options_has(&task->options, "command-config");
	struct bytes path = verifiable_text(task, is_old ? old_flag : "command-config"), contents;

	if (is_old && is_new) {
		tool_argparse_error(task, "Options --%s and --command-config are mutually exclusive.", old_flag);
		return false;
	}
	if (is_old)
		task_out(task, "Option --%s has been deprecated and will be removed in a future version. Use --command-config instead.\n", old_flag);
	if (!is_old && !is_new)
		return true;
	if (task_read_file(task, path, &contents) != ERR_OK) {
		tool_argparse_error(task, "%.*s", TEXT(path));
		return false;
	}
	client_config_load(config, contents);
	return true;
}
