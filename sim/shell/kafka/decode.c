#include "sim/shell/kafka/decode.h"

void decode_fail(struct decode_problem *problem, const char *class, struct bytes text)
{
	*problem = (struct decode_problem){ .class = class, .text = text };
}

static bool mismatch(struct task *task, const struct json *json, const char *wanted, struct decode_problem *problem)
{
	decode_fail(problem, DECODE_MAPPING_EXCEPTION, arena_printf(task_arena(task), "Expected %s, received %.*s", wanted, TEXT(json->raw)));
	return false;
}

bool decode_is_object(struct task *task, const struct json *json, struct decode_problem *problem)
{
	return json->kind == JSON_OBJECT || mismatch(task, json, "JSON object", problem);
}

bool decode_is_array(struct task *task, const struct json *json, struct decode_problem *problem)
{
	return json->kind == JSON_ARRAY || mismatch(task, json, "JSON array", problem);
}

static bool is_integer(const struct json *json, bool is_long)
{
	int64_t value;

	return json_integer(json, &value) && (is_long || (value >= INT32_MIN && value <= INT32_MAX));
}

static bool is_of_type(const struct json *json, const char *type)
{
	if (strcmp(type, "String") == 0)
		return json->kind == JSON_TEXT;
	return is_integer(json, strcmp(type, "Long") == 0);
}

const struct json *decode_field(struct task *task, const struct json *object, const char *name, const char *type, struct decode_problem *problem)
{
	const struct json *field = json_get(object, name);
	struct arena *arena = task_arena(task);

	if (!field)
		decode_fail(problem, DECODE_MAPPING_EXCEPTION, arena_printf(arena, "No such field exists: `%s`", name));
	if (!field || !type || is_of_type(field, type))
		return field;
	mismatch(task, field, (const char *)arena_printf(arena, "`%s` value%c", type, 0).data, problem);
	return NULL;
}

bool decode_list(struct task *task, const struct json *list, const char *type, struct decode_problem *problem)
{
	if (list->kind != JSON_ARRAY)
		return mismatch(task, list, "`JSON array` value", problem);
	for (const struct json *item = list->first; item; item = item->next)
		if (!is_of_type(item, type))
			return mismatch(task, item, (const char *)arena_printf(task_arena(task), "`%s` value%c", type, 0).data, problem);
	return true;
}

int64_t decode_version(struct task *task, const struct json *json, struct decode_problem *problem)
{
	const struct json *version = json_get(json, "version");
	int64_t number = 1;

	if (version && !json_integer(version, &number)) {
		mismatch(task, version, "`Integer` value", problem);
		return -1;
	}
	if (number != 1) {
		decode_fail(problem, DECODE_OPERATION_EXCEPTION,
		            arena_printf(task_arena(task), "Not supported version field value %lld", (long long)number));
		return -1;
	}
	return number;
}
