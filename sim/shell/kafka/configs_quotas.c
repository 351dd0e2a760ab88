#include "sim/shell/kafka/configs_quotas.h"

#include "engine/meta/config_def.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define USER_CONFIGS "producer_byte_rate,consumer_byte_rate,request_percentage,controller_mutation_rate"

/* ---- Java's doubles ---------------------------------------------------------------------------------------------------- */

/* The fewest digits that read back as the same number, without the point, and where the point belongs. */
static int shortest_digits(double value, char digits[static 24], int *point)
{
	char text[40];
	int count = 0;

	for (int precision = 0; precision < 17; precision++) {
		snprintf(text, sizeof(text), "%.*e", precision, value);
		if (strtod(text, NULL) == value)
			break;
	}
	const char *exponent = strchr(text, 'e');

	for (const char *c = text; c < exponent; c++)
		if (*c >= '0' && *c <= '9')
			digits[count++] = *c;
	while (count > 1 && digits[count - 1] == '0')
		count--;
	*point = (int)strtol(exponent + 1, NULL, 10) + 1;
	return count;
}

void java_double_text(double value, char text[static 40])
{
	char digits[24];
	int point, count;

	if (!(value > 0) || isinf(value)) {
		snprintf(text, 40, "%.1f", value); /* a quota is greater than 0 */
		return;
	}
	count = shortest_digits(value, digits, &point);
	if (value < 1e-3 || value >= 1e7) {
		snprintf(text, 40, "%c.%.*sE%d", digits[0], count > 1 ? count - 1 : 1, count > 1 ? digits + 1 : "0", point - 1);
		return;
	}
	int size = 0;

	for (int i = point < 1 ? point - 1 : 0; i < (count > point + 1 ? count : point + 1); i++) {
		if (i == point || (i == 0 && point < 1 && size == 0))
			text[size++] = '.';
		text[size++] = i >= 0 && i < count ? digits[i] : '0';
	}
	text[size] = 0;
}

/* ---- Failures ---------------------------------------------------------------------------------------------------------- */

static void fail(struct task *task, struct bytes cause)
{
	struct buf words = { .heap = task->heap };

	for (int32_t i = 1; i < task->argc; i++)
		buf_printf(&words, "%s%.*s", i > 1 ? " " : "", TEXT(task->argv[i]));
	task_err(task, "Error while executing config command with args '%s'\njava.util.concurrent.ExecutionException: %.*s\nCaused by: %.*s\n", buf_text(&words),
	         TEXT(cause), TEXT(cause));
	buf_free(&words);
	tool_exit(task, 1);
}

/* The answer, or NULL if the task is done. */
static const void *answer_of(struct task *task, const struct admin_result *result)
{
	const char *exception = result->exception ? result->exception : result->item_count > 0 ? result->items[0].exception : NULL;
	struct bytes error = result->exception ? result->error : result->item_count > 0 ? result->items[0].error : BYTES("");

	if (!exception)
		return result->items[0].data;
	fail(task, arena_printf(task_arena(task), "%.*s: %.*s", TEXT(tool_exception(task, exception)), TEXT(error)));
	return NULL;
}

static bool has_failed(struct task *task, int16_t error_code, struct bytes error)
{
	if (error_code)
		fail(task, arena_printf(task_arena(task), "org.apache.kafka.common.errors.%s: %.*s", kafka_error_exception(error_code), TEXT(error)));
	return error_code != 0;
}

/* ---- Asking ------------------------------------------------------------------------------------------------------------ */

static struct bytes wire_type(struct bytes type)
{
	return bytes_equal_text(type, "users") ? BYTES("user") : bytes_equal_text(type, "clients") ? BYTES("client-id") : BYTES("ip");
}

/* Exactly the entities of these types: of one name, of the default, or all. */
static void ask(struct task *task, tool_then *then)
{
	enum { EXACT, DEFAULT, ANY };
	struct configs *c = task->state;
	struct describe_client_quotas_request body;
	struct describe_client_quotas_request_component_data components[ENTITIES_MAX];

	message_init(&describe_client_quotas_request_schema, &body);
	body.components = components;
	body.components_count = c->type_count;
	body.strict = true;
	for (int32_t i = 0; i < c->type_count; i++) {
		bool is_named = i < c->name_count;
		int8_t match = !is_named ? ANY : c->names[i].size > 0 ? EXACT : DEFAULT;

		components[i] = (struct describe_client_quotas_request_component_data){ wire_type(c->types[i]), match, match == EXACT ? c->names[i] : BYTES_NULL };
	}
	tool_then_do(task, admin_send(c->tool.admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_ANY }, api_of_key(API_KEY_DESCRIBE_CLIENT_QUOTAS),
	                              &body, 30000), then);
}

/* ---- Describe ---------------------------------------------------------------------------------------------------------- */

static void print_entry(struct task *task, const struct describe_client_quotas_response_entry_data *entry)
{
	static const char *const types[] = { "user", "client-id", "ip" }, *const words[] = { "user-principal", "client-id", "ip" };
	struct buf out = { .heap = task->heap };
	struct bytes *keys = arena_calloc(task_arena(task), (size_t)entry->values_count + 1, sizeof(*keys));

	for (int t = 0; t < 3; t++)
		for (int32_t i = 0; i < entry->entity_count; i++) {
			struct bytes name = entry->entity[i].entity_name;

			if (!bytes_equal_text(entry->entity[i].entity_type, types[t]))
				continue;
			buf_printf(&out, out.size == 0 ? "Quota configs for " : ", ");
			if (name.size == 0)
				buf_printf(&out, "the default %s", words[t]);
			else
				buf_printf(&out, "%s '%.*s'", words[t], TEXT(name));
		}
	buf_add_text(&out, " are ");
	for (int32_t i = 0; i < entry->values_count; i++)
		keys[i] = entry->values[i].key;
	tool_sort_as_hash_map(task, keys, entry->values_count, entry->values_count);
	for (int32_t i = 0; i < entry->values_count; i++)
		for (int32_t j = 0; j < entry->values_count; j++) {
			char number[40];

			if (!bytes_equal(entry->values[j].key, keys[i]))
				continue;
			java_double_text(entry->values[j].value, number);
			buf_printf(&out, "%s%.*s=%s", i > 0 ? ", " : "", TEXT(keys[i]), number);
		}
	buf_add_text(&out, "\n");
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static void described(struct task *task, const struct admin_result *result)
{
	const struct describe_client_quotas_response *response = answer_of(task, result);

	if (!response || has_failed(task, response->error_code, response->error_message))
		return;
	for (int32_t i = 0; i < response->entries_count; i++)
		print_entry(task, &response->entries[i]);
	tool_exit(task, 0);
}

void configs_describe_quotas(struct task *task)
{
	ask(task, described);
}

/* ---- Alter ------------------------------------------------------------------------------------------------------------- */

static void altered(struct task *task, const struct admin_result *result)
{
	const struct configs *c = task->state;
	const struct alter_client_quotas_response *response = answer_of(task, result);

	if (!response || (response->entries_count > 0 && has_failed(task, response->entries[0].error_code, response->entries[0].error_message)))
		return;
	if (c->names[0].size > 0)
		task_out(task, "Completed updating config for %.*s %.*s.\n", (int)c->types[0].size - 1, (const char *)c->types[0].data, TEXT(c->names[0]));
	else
		task_out(task, "Completed updating default config for %.*s in the cluster.\n", TEXT(c->types[0]));
	tool_exit(task, 0);
}

static bool is_set(const struct describe_client_quotas_response *now, struct bytes key)
{
	for (int32_t i = 0; now->entries_count > 0 && i < now->entries[0].values_count; i++)
		if (bytes_equal(now->entries[0].values[i].key, key))
			return true;
	return false;
}

static bool take_value(struct task *task, const struct admin_alter *alter, struct alter_client_quotas_request_op_data *op)
{
	const char *text = arena_text(task_arena(task), alter->value);
	char *end;

	*op = (struct alter_client_quotas_request_op_data){ .key = alter->name, .remove = alter->operation == ALTER_DELETE };
	if (op->remove)
		return true;
	op->value = strtod(text, &end);
	if (*text && !*end)
		return true;
	configs_fail(task, "Cannot parse quota configuration value for %.*s: %.*s", TEXT(alter->name), TEXT(alter->value));
	return false;
}

/* What is removed must be there; then all is asked for at once. */
static void found_present(struct task *task, const struct admin_result *result)
{
	struct configs *c = task->state;
	const struct describe_client_quotas_response *now = answer_of(task, result);
	struct alter_client_quotas_request_entity_data entity[ENTITIES_MAX];
	struct alter_client_quotas_request_entry_data entry = { entity, c->type_count, NULL, c->alter_count };
	struct alter_client_quotas_request body;
	struct buf missing = { .heap = task->heap };

	if (!now || has_failed(task, now->error_code, now->error_message))
		return;
	entry.ops = arena_calloc(task_arena(task), (size_t)c->alter_count + 1, sizeof(*entry.ops));
	for (int32_t i = 0; i < c->alter_count && !task->is_done; i++)
		if (take_value(task, &c->alters[i], &entry.ops[i]) && entry.ops[i].remove && !is_set(now, entry.ops[i].key))
			buf_printf(&missing, "%s%.*s", missing.size > 0 ? "," : "", TEXT(entry.ops[i].key));
	if (missing.size > 0)
		configs_fail(task, "Invalid config(s): %s", buf_text(&missing));
	buf_free(&missing);
	if (task->is_done)
		return;
	for (int32_t i = 0; i < c->type_count; i++)
		entity[i] = (struct alter_client_quotas_request_entity_data){ wire_type(c->types[i]), i < c->name_count && c->names[i].size > 0 ? c->names[i] : BYTES_NULL };
	message_init(&alter_client_quotas_request_schema, &body);
	body.entries = &entry;
	body.entries_count = 1;
	tool_then_do(task, admin_send(c->tool.admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_ANY }, api_of_key(API_KEY_ALTER_CLIENT_QUOTAS), &body,
	                              60000), altered);
}

/* Names that are no quotas are refused here: the words say what may be set for whom. */
static bool check_names(struct task *task)
{
	struct configs *c = task->state;
	bool is_ip = bytes_equal_text(c->types[0], "ips"), is_user = c->type_count == 1 && bytes_equal_text(c->types[0], "users");

	for (int pass = 0; pass < 2 && !task->is_done; pass++) {
		struct buf unknown = { .heap = task->heap };

		for (int32_t i = 0; i < c->alter_count; i++)
			if ((c->alters[i].operation == ALTER_DELETE) == (pass == 1) &&
			    !config_list_has(is_ip ? BYTES("connection_creation_rate") : BYTES(USER_CONFIGS), c->alters[i].name))
				buf_printf(&unknown, "%s%.*s", unknown.size > 0 ? "," : "", TEXT(c->alters[i].name));
		if (is_user && bytes_starts_with(buf_bytes(&unknown), BYTES("SCRAM-SHA-")))
			configs_fail(task, "kafka-configs: SCRAM credentials are not there yet");
		else if (unknown.size > 0)
			configs_fail(task, "Only %s configs can be %s for '%s' using --bootstrap-server. Unexpected config names: %s",
			             is_ip ? "connection quota" : is_user ? "quota and SCRAM credential" : "quota", pass == 0 || is_ip ? "added" : "deleted",
			             is_ip ? "ips" : is_user ? "users" : "clients", buf_text(&unknown));
		buf_free(&unknown);
	}
	return !task->is_done;
}

void configs_keep_alters(struct task *task, const struct admin_alter *alters, int32_t count)
{
	struct configs *c = task->state;
	struct admin_alter *kept = arena_calloc(&task->memory, (size_t)count + 1, sizeof(*kept));

	for (int32_t i = 0; i < count; i++) {
		kept[i] = alters[i];
		kept[i].name = arena_copy(&task->memory, alters[i].name);
		kept[i].value = arena_copy(&task->memory, alters[i].value);
	}
	c->alters = kept;
	c->alter_count = count;
}

void configs_alter_quotas(struct task *task, const struct admin_alter *alters, int32_t count)
{
	configs_keep_alters(task, alters, count);
	if (check_names(task))
		ask(task, found_present);
}
