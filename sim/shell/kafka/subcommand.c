#include "sim/shell/kafka/subcommand.h"

#include "sim/shell/kafka/argparse.h"

static struct bytes join(struct task *task, const char *const *words)
{
	struct buf out = { .heap = task->heap };

	for (int i = 0; words[i]; i++)
		buf_printf(&out, "%s'%s'", i > 0 ? ", " : "", words[i]);
	struct bytes text = arena_copy(task_arena(task), buf_bytes(&out));

	buf_free(&out);
	return text;
}

/* A flag that stands where the parser of another word, or of the command, would have to take it. */
static struct bytes misplaced(struct task *task, struct bytes *parser)
{
	const struct options *o = &task->options;

	for (int32_t i = 0; o->table[i].name; i++) {
		const struct option *option = &o->table[i];
		const struct option_value *value = &o->values[i];
		bool is_right = option->words ? value->is_behind && argparse_owns(option, *parser) : !value->is_behind;

		if (!value->is_given || is_right)
			continue;
		*parser = value->is_behind ? *parser : BYTES_NULL;
		return value->typed;
	}
	return BYTES_NULL;
}

/* Null, or what is wrong; `parser` is the word whose parser says so, or null. */
static struct bytes judge(struct task *task, int *word, struct bytes *parser)
{
	const struct options *o = &task->options;
	const char *const *words = task->command->words;

	*word = 0;
	*parser = o->other_count > 0 ? o->others[0] : BYTES_NULL;
	if (!bytes_is_null(o->problem))
		return o->problem;
	if (o->other_count == 0)
		return BYTES("too few arguments");
	while (words[*word] && !bytes_equal_text(o->others[0], words[*word]))
		(*word)++;
	if (!words[*word])
		return arena_printf(task_arena(task), "invalid choice: '%.*s' (choose from %.*s)", TEXT(o->others[0]), TEXT(join(task, words)));
	struct bytes wrong = misplaced(task, parser);

	if (bytes_is_null(wrong) && o->other_count > 1)
		wrong = o->others[1];
	if (!bytes_is_null(wrong))
		return arena_printf(task_arena(task), "unrecognized arguments: '%.*s'", TEXT(wrong));
	return argparse_judge(task->command, o, task_arena(task), parser);
}

struct bytes subcommand_judge(struct task *task, int *word)
{
	struct bytes parser;

	return judge(task, word, &parser);
}

int subcommand_take(struct task *task)
{
	struct bytes parser;
	int word;

	if (options_has(&task->options, "help")) {
		tool_argparse_help(task, 0);
		return -1;
	}
	struct bytes problem = judge(task, &word, &parser);

	if (bytes_is_null(problem))
		return word;
	tool_argparse_refuse(task, parser, problem);
	return -1;
}

bool subcommand_open(struct task *task, const char *config)
{
	bool has_controller = options_has(&task->options, "bootstrap-controller");
	struct buf problem = { .heap = task->heap };
	struct bytes servers = options_text(&task->options, &task->memory, has_controller ? "bootstrap-controller" : "bootstrap-server");

	if (!tool_open(task, servers, has_controller, options_text(&task->options, &task->memory, config), &problem) && !task->is_done)
		tool_fail_to_open(task, &problem);
	buf_free(&problem);
	return !task->is_done;
}
