#include "sim/shell/kafka/reassign.h"

#include <stdlib.h>

static int compare_moves(const void *a, const void *b)
{
	return topic_partition_compare(((const struct reassign_move *)a)->partition, ((const struct reassign_move *)b)->partition);
}

void reassign_sort(struct reassign_plan *plan)
{
	qsort(plan->moves, (size_t)plan->count, sizeof(*plan->moves), compare_moves);
}

const struct reassign_move *reassign_find(const struct reassign_plan *plan, struct topic_partition partition)
{
	for (int32_t i = 0; i < plan->count; i++)
		if (topic_partition_compare(plan->moves[i].partition, partition) == 0)
			return &plan->moves[i];
	return NULL;
}

struct bytes reassign_ids(struct arena *arena, struct int_list ids, const char *separator)
{
	struct bytes text = BYTES("");

	for (int32_t i = 0; i < ids.count; i++)
		text = arena_printf(arena, "%.*s%s%d", TEXT(text), i > 0 ? separator : "", ids.items[i]);
	return text;
}

/* ---- Reading ---------------------------------------------------------------------------------------------------------------- */

static int32_t length_of(const struct json *array)
{
	int32_t count = 0;

	for (const struct json *item = array ? array->first : NULL; item; item = item->next)
		count++;
	return count;
}

static bool take_move(struct task *task, const struct json *object, struct reassign_move *move, struct decode_problem *problem)
{
	const struct json *topic, *partition, *replicas, *dirs = json_get(object, "log_dirs");
	struct arena *arena = task_arena(task);
	int64_t number;
	int32_t *ids, count = 0;

	if (!decode_is_object(task, object, problem) || !(topic = decode_field(task, object, "topic", "String", problem)) ||
	    !(partition = decode_field(task, object, "partition", "Integer", problem)) ||
	    !(replicas = decode_field(task, object, "replicas", NULL, problem)) || !decode_list(task, replicas, "Integer", problem) ||
	    (dirs && !decode_list(task, dirs, "String", problem)))
		return false;
	json_integer(partition, &number);
	move->partition = (struct topic_partition){ topic->text, (int32_t)number };
	ids = arena_calloc(&task->memory, (size_t)length_of(replicas) + 1, sizeof(*ids));
	for (const struct json *item = replicas->first; item; item = item->next) {
		json_integer(item, &number);
		ids[count++] = (int32_t)number;
	}
	move->replicas = (struct int_list){ ids, count };
	if (!dirs)
		return true;
	move->dirs = arena_calloc(&task->memory, (size_t)length_of(dirs) + 1, sizeof(*move->dirs));
	struct bytes texts = BYTES("");
	int32_t dir_count = 0;

	for (const struct json *item = dirs->first; item; item = item->next) {
		texts = arena_printf(arena, "%.*s%s%.*s", TEXT(texts), dir_count > 0 ? ", " : "", TEXT(item->text));
		move->dirs[dir_count++] = item->text;
	}
	if (dir_count == count)
		return true;
	decode_fail(problem, DECODE_COMMAND_EXCEPTION,
	            arena_printf(arena, "Size of replicas list [%.*s] is different from size of log dirs list [%.*s] for partition %.*s-%d",
	                         TEXT(reassign_ids(arena, move->replicas, ", ")), TEXT(texts), TEXT(topic->text), move->partition.partition));
	return false;
}

/* Jackson names the first word when it is none of its own. */
static void fail_json(struct task *task, struct bytes text, struct decode_problem *problem)
{
	size_t size = 0;

	while (size < text.size && (text.data[size] | 0x20) >= 'a' && (text.data[size] | 0x20) <= 'z')
		size++;
	if (size == 0) {
		decode_fail(problem, DECODE_OPERATION_EXCEPTION, BYTES("The input string is not a valid JSON"));
		return;
	}
	struct bytes message = arena_printf(task_arena(task), "Unrecognized token '%.*s': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or "
	                                    "'false')\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1]",
	                                    TEXT(bytes_slice(text, 0, size)));

	decode_fail(problem, DECODE_OPERATION_EXCEPTION, message);
	problem->cause = arena_printf(task_arena(task), "com.fasterxml.jackson.core.JsonParseException: %.*s", TEXT(message));
}

/* The array of that name of the file; an empty one if there is none. False with a problem. */
static bool open_file(struct task *task, struct bytes text, const char *name, const struct json **array, struct decode_problem *problem)
{
	const struct json *json = json_parse(&task->memory, text);

	*array = json_get(json, name);
	if (!json) {
		fail_json(task, text, problem);
		return false;
	}
	return decode_is_object(task, json, problem) && decode_version(task, json, problem) > 0 && (!*array || decode_is_array(task, *array, problem));
}

bool reassign_parse(struct task *task, struct bytes text, struct reassign_plan *plan, struct decode_problem *problem)
{
	const struct json *partitions;

	if (!open_file(task, text, "partitions", &partitions, problem))
		return false;
	plan->count = 0;
	plan->moves = arena_calloc(&task->memory, (size_t)length_of(partitions) + 1, sizeof(*plan->moves));
	for (const struct json *item = partitions ? partitions->first : NULL; item; item = item->next)
		if (!take_move(task, item, &plan->moves[plan->count++], problem))
			return false;
	return true;
}

bool reassign_parse_topics(struct task *task, struct bytes text, struct bytes **topics, int32_t *count, struct decode_problem *problem)
{
	const struct json *list;

	if (!open_file(task, text, "topics", &list, problem))
		return false;
	*count = 0;
	*topics = arena_calloc(&task->memory, (size_t)length_of(list) + 1, sizeof(**topics));
	for (const struct json *item = list ? list->first : NULL; item; item = item->next) {
		const struct json *topic;

		if (!decode_is_object(task, item, problem) || !(topic = decode_field(task, item, "topic", "String", problem)))
			return false;
		for (int32_t i = 0; i < *count; i++)
			if (bytes_equal((*topics)[i], topic->text)) {
				decode_fail(problem, DECODE_COMMAND_EXCEPTION,
				            arena_printf(task_arena(task), "List of topics to reassign contains duplicate entries: [%.*s]", TEXT(topic->text)));
				return false;
			}
		(*topics)[(*count)++] = topic->text;
	}
	return true;
}

static struct bytes twice(struct arena *arena, struct int_list ids)
{
	for (int32_t i = 0; i < ids.count; i++)
		for (int32_t j = 0; j < i; j++)
			if (ids.items[i] == ids.items[j])
				return arena_printf(arena, "%d", ids.items[i]);
	return BYTES_NULL;
}

bool reassign_check(struct task *task, const struct reassign_plan *plan, struct decode_problem *problem)
{
	struct arena *arena = task_arena(task);

	if (plan->count == 0)
		decode_fail(problem, DECODE_COMMAND_EXCEPTION, BYTES("Partition reassignment list cannot be empty"));
	for (int32_t i = 0; i < plan->count && !problem->class; i++) {
		const struct reassign_move *move = &plan->moves[i];
		struct bytes same = twice(arena, move->replicas);

		if (move->replicas.count == 0)
			decode_fail(problem, DECODE_COMMAND_EXCEPTION, BYTES("Partition replica list cannot be empty"));
		else if (reassign_find(plan, move->partition) != move)
			decode_fail(problem, DECODE_COMMAND_EXCEPTION, arena_printf(arena, "Partition reassignment contains duplicate topic partitions: %.*s-%d",
			                                                            TEXT(move->partition.topic), move->partition.partition));
		else if (!bytes_is_null(same))
			decode_fail(problem, DECODE_COMMAND_EXCEPTION,
			            arena_printf(arena, "Partition replica lists may not contain duplicate entries: %.*s-%d contains multiple entries for %.*s",
			                         TEXT(move->partition.topic), move->partition.partition, TEXT(same)));
	}
	return !problem->class;
}

/* ---- Writing ---------------------------------------------------------------------------------------------------------------- */

void reassign_print(const struct reassign_plan *plan, reassign_dir *dir_of, void *context, struct buf *out)
{
	buf_add_text(out, "{\"version\":1,\"partitions\":[");
	for (int32_t i = 0; i < plan->count; i++) {
		const struct reassign_move *move = &plan->moves[i];

		buf_printf(out, "%s{\"topic\":\"%.*s\",\"partition\":%d,\"replicas\":[", i > 0 ? "," : "", TEXT(move->partition.topic), move->partition.partition);
		for (int32_t j = 0; j < move->replicas.count; j++)
			buf_printf(out, "%s%d", j > 0 ? "," : "", move->replicas.items[j]);
		buf_add_text(out, "],\"log_dirs\":[");
		for (int32_t j = 0; j < move->replicas.count; j++) {
			struct bytes dir = dir_of ? dir_of(context, move->partition, move->replicas.items[j]) : BYTES_NULL;

			buf_printf(out, "%s\"%.*s\"", j > 0 ? "," : "", TEXT(bytes_is_null(dir) ? BYTES("any") : dir));
		}
		buf_add_text(out, "]}");
	}
	buf_add_text(out, "]}");
}
