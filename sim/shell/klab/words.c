#include "sim/shell/klab/words.h"

#include "sim/shell/app.h"
#include "sim/shell/duration.h"
#include "sim/world/cluster.h"

int32_t words_broker(struct task *task, int32_t at)
{
	int64_t id;

	if (at >= task->argc)
		task_fail(task, 2, "which broker? Give its number; broker list shows them");
	else if (!bytes_to_int64(task->argv[at], &id) || id < 1 || id > INT32_MAX || !cluster_has(task->world, (int32_t)id))
		task_fail(task, 2, "there is no broker '%.*s'; broker list shows them", TEXT(task->argv[at]));
	else
		return (int32_t)id;
	return 0;
}

struct bytes words_process(struct task *task, int32_t at)
{
	struct bytes text = at < task->argc ? task->argv[at] : BYTES("");
	struct bytes as_client = arena_printf(task_arena(task), "client-%.*s", TEXT(text));
	int64_t id;

	if (text.size == 0) {
		task_fail(task, 2, "between whom? Write two of brokers' numbers and apps' names: net cut 1 web");
		return BYTES_NULL;
	}
	if (bytes_to_int64(text, &id)) {
		char name[CLUSTER_NAME_SIZE];

		return words_broker(task, at) ? arena_copy(task_arena(task), cluster_process_name((int32_t)id, name)) : BYTES_NULL;
	}
	if (text.data[text.size - 1] == '*' || world_find(task->world, text))
		return text;
	if (app_find(task->world, text) || world_find(task->world, as_client))
		return as_client;
	task_fail(task, 2, "there is no broker and no program '%.*s'; broker list and apps show them", TEXT(text));
	return BYTES_NULL;
}

bool words_duration(struct task *task, int32_t at, const char *example, int64_t *us)
{
	if (at >= task->argc)
		task_fail(task, 2, "how long? Write %s", example);
	else if (!duration_parse(task->argv[at], us))
		task_fail(task, 2, "'%.*s' is not a time; write %s", TEXT(task->argv[at]), example);
	else
		return true;
	return false;
}

bool words_end(struct task *task, int32_t count)
{
	if (task->argc > count)
		task_fail(task, 2, "one word too many: '%.*s'", TEXT(task->argv[count]));
	return task->argc <= count;
}

void words_usage(struct task *task)
{
	struct buf usage = { .heap = task->heap };

	for (const char *c = task->command->usage; *c; c++) {
		if (*c == '\n')
			buf_add_text(&usage, ", ");
		else
			buf_add_char(&usage, *c);
	}
	task_fail(task, 2, "usage: %s", buf_text(&usage));
	buf_free(&usage);
}
