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
	if (strcmp(type, "Integer[]") != 0)
		return is_integer(json, strcmp(type, "Long") == 0);
	if (json->kind != JSON_ARRAY)
		return false;
	for (const struct json *item = json->first; item; item = item->next)
		if (!is_integer(item, false))
			return false;
	return true;
}

const struct json *decode_field(struct task *task, const struct json *object, const char *name, const char *type, struct decode_problem *problem)
{
	const struct json *field = json_get(object, name);
	struct arena *arena = task_arena(task);

	if (!field) {
		decode_fail(problem, DECODE_MAPPING_EXCEPTION, arena_printf(arena, "No such field exists: `%s`", name));
		return NULL;
	}
	if (is_of_type(field, type))
		return field;
	if (strcmp(type, "Integer[]") == 0 && field->kind != JSON_ARRAY) {
		mismatch(task, field, "JSON array", problem);
	} else {
		const struct json *wrong = field;

		for (const struct json *item = strcmp(type, "Integer[]") == 0 ? field->first : NULL; item; item = item->next)
			if (!is_integer(item, false)) {
				wrong = item;
				break;
			}
		mismatch(task, wrong, (const char *)arena_printf(arena, "`%s` value%c", strcmp(type, "Integer[]") == 0 ? "Integer" : type, 0).data, problem);
	}
	return NULL;
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
