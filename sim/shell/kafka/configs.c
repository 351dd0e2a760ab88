/* kafka-configs: shows and changes the settings of topics, brokers, groups and client metrics. */
#include "sim/shell/kafka/configs_quotas.h"

#include <stdlib.h>

#define config_result describe_configs_response_describe_configs_result
#define config_entry describe_configs_response_describe_configs_resource_result

static const struct {
	const char *type;
	int8_t resource;
	int8_t dynamic_source; /* what is set for this entity and no other */
} kinds[] = {
	{ "topics", 2, 1 }, { "brokers", 4, 2 }, { "broker-loggers", 8, 6 }, { "client-metrics", 16, 7 }, { "groups", 32, 8 },
};

enum { KIND_TOPICS, KIND_BROKERS, KIND_BROKER_LOGGERS, KIND_CLIENT_METRICS, KIND_GROUPS, KIND_NONE };
enum { SOURCE_DEFAULT_BROKER = 3 };

static int kind_of(struct task *task)
{
	const struct configs *c = task->state;

	for (int i = 0; i < KIND_NONE; i++)
		if (bytes_equal_text(c->types[0], kinds[i].type))
			return i;
	return KIND_NONE;
}

/* "topics" without its last letter. */
static struct bytes singular(struct task *task)
{
	const struct configs *c = task->state;

	return bytes_slice(c->types[0], 0, c->types[0].size - 1);
}

/* ---- Complaints ----------------------------------------------------------------------------------------------------- */

static void fail(struct task *task, struct bytes trace, struct bytes cause)
{
	struct buf words = { .heap = task->heap };

	for (int32_t i = 1; i < task->argc; i++)
		buf_printf(&words, "%s%.*s", i > 1 ? " " : "", TEXT(task->argv[i]));
	task_err(task, "Error while executing config command with args '%s'\n%.*s\n", buf_text(&words), TEXT(trace));
	if (cause.size > 0)
		task_err(task, "Caused by: %.*s\n", TEXT(cause));
	buf_free(&words);
	tool_exit(task, 1);
}

static void fail_for_file(struct task *task, const char *class, struct bytes message)
{
	fail(task, arena_printf(task_arena(task), "%s: %.*s", class, TEXT(message)), BYTES_NULL);
}

static bool fail_with(struct task *task, const char *exception, struct bytes error)
{
	struct bytes cause = arena_printf(task_arena(task), "%.*s: %.*s", TEXT(tool_exception(task, exception)), TEXT(error));

	fail(task, arena_printf(task_arena(task), "java.util.concurrent.ExecutionException: %.*s", TEXT(cause)), cause);
	return true;
}

static bool has_failed(struct task *task, const struct admin_result *result)
{
	if (result->exception)
		return fail_with(task, result->exception, result->error);
	for (int32_t i = 0; i < result->item_count; i++)
		if (result->items[i].exception)
			return fail_with(task, result->items[i].exception, result->items[i].error);
	return false;
}

/* ---- Alter ---------------------------------------------------------------------------------------------------------- */

/* True where a separator counts: not inside [...]. */
static bool is_outside(struct bytes text, size_t at)
{
	for (at++; at < text.size && text.data[at] != ']'; at++)
		if (text.data[at] == '[')
			return true;
	return at >= text.size;
}

static struct bytes without_brackets(struct task *task, struct bytes text)
{
	uint8_t *out = arena_alloc(task_arena(task), text.size + 1);
	size_t size = 0;

	for (size_t i = 0; i < text.size; i++)
		if (text.data[i] != '[' && text.data[i] != ']')
			out[size++] = text.data[i];
	return bytes_trim(bytes_of(out, size));
}

static bool is_key(struct bytes key)
{
	for (size_t i = 0; i < key.size; i++) {
		uint8_t c = key.data[i], letter = c | 32;

		if (!((letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9') || c == '$' || c == '.' || c == '_' || c == '-'))
			return false;
	}
	return true;
}

struct alterations {
	struct admin_alter *items;
	int32_t count;
	struct admin_resource resource;
};

/* What was set before under that name is forgotten. */
static void alter_one(struct task *task, struct alterations *all, struct bytes name, struct bytes value, int8_t operation)
{
	for (int32_t i = 0; i < all->count; i++)
		if (operation == ALTER_SET && all->items[i].operation == ALTER_SET && bytes_equal(all->items[i].name, name)) {
			all->items[i].value = arena_copy(task_arena(task), value);
			return;
		}
	struct admin_alter *items = arena_calloc(task_arena(task), (size_t)all->count + 1, sizeof(*items));

	if (all->count > 0)
		memcpy(items, all->items, (size_t)all->count * sizeof(*items));
	items[all->count++] = (struct admin_alter){ all->resource, arena_copy(task_arena(task), name), arena_copy(task_arena(task), value), operation };
	all->items = items;
}

/* One "key=value" of --add-config; false if it is not that. */
static bool add_pair(struct task *task, struct alterations *all, struct bytes pair)
{
	size_t equals = pair.size;

	for (size_t i = 0; i < pair.size; i++) {
		if (pair.data[i] != '=' || !is_outside(pair, i))
			continue;
		if (equals < pair.size)
			return false;
		equals = i;
	}
	if (equals == pair.size)
		return false;
	alter_one(task, all, bytes_trim(bytes_slice(pair, 0, equals)), without_brackets(task, bytes_slice(pair, equals + 1, pair.size)), ALTER_SET);
	return true;
}

static bool take_additions(struct task *task, struct alterations *all)
{
	struct bytes text = options_text(&task->options, &task->memory, "add-config");

	/* As Java splits: nothing comes behind the last comma. */
	while (text.size > 0 && text.data[text.size - 1] == ',')
		text.size--;
	for (size_t start = 0, i = 0; options_has(&task->options, "add-config") && i <= text.size; i++) {
		if (i < text.size && (text.data[i] != ',' || !is_outside(text, i)))
			continue;
		if (!add_pair(task, all, bytes_slice(text, start, i - start))) {
			configs_fail(task, "Invalid entity config: all configs to be added must be in the format \"key=val\" or  \"key=[val1,val2]\" to group values which contain commas.");
			return false;
		}
		start = i + 1;
	}
	if (options_has(&task->options, "add-config-file")) {
		struct client_config file;
		struct bytes message;

		client_config_init(&file, task->heap, CLIENT_ADMIN);
		const char *class = tool_read_config(task, &file, options_text(&task->options, &task->memory, "add-config-file"), &message);

		if (class)
			fail_for_file(task, class, message);
		for (int32_t i = 0; i < file.count; i++)
			alter_one(task, all, file.entries[i].name, file.entries[i].value, ALTER_SET);
		client_config_free(&file);
	}
	for (int32_t i = 0; i < all->count && !task->is_done; i++)
		if (!is_key(all->items[i].name))
			configs_fail(task, "Invalid character found for config key: %.*s", TEXT(all->items[i].name));
	return !task->is_done;
}

static void take_deletions(struct task *task, struct alterations *all)
{
	for (int32_t i = 0; i < options_count(&task->options, "delete-config"); i++) {
		struct bytes *names;
		int32_t count = tool_split(task_arena(task), options_value(&task->options, "delete-config", i), ',', &names);

		for (int32_t j = 0; j < count; j++)
			if (names[j].size > 0)
				alter_one(task, all, bytes_trim(names[j]), BYTES(""), ALTER_DELETE);
	}
}

static void altered(struct task *task, const struct admin_result *result)
{
	const struct configs *c = task->state;

	if (has_failed(task, result))
		return;
	if (c->names[0].size > 0)
		task_out(task, "Completed updating config for %.*s %.*s.\n", TEXT(singular(task)), TEXT(c->names[0]));
	else
		task_out(task, "Completed updating default config for %.*s in the cluster.\n", TEXT(c->types[0]));
	tool_exit(task, 0);
}

/* Loggers that the broker does not have are refused here. */
static void found_loggers(struct task *task, const struct admin_result *result)
{
	struct configs *c = task->state;
	struct buf unknown = { .heap = task->heap };

	if (has_failed(task, result))
		return;
	const struct config_result *there = result->items[0].data;

	for (int32_t i = 0; i < c->alter_count; i++) {
		bool is_there = false;

		for (int32_t j = 0; j < there->configs_count; j++)
			is_there = is_there || bytes_equal(there->configs[j].name, c->alters[i].name);
		if (!is_there)
			buf_printf(&unknown, "%s%.*s", unknown.size > 0 ? "," : "", TEXT(c->alters[i].name));
	}
	if (unknown.size > 0)
		configs_fail(task, "Invalid broker logger(s): %s", buf_text(&unknown));
	else
		tool_then_do(task, admin_alter_configs(c->tool.admin, task->event, task->fx, c->alters, c->alter_count, false, 30000), altered);
	buf_free(&unknown);
}

static void find_loggers(struct task *task, const struct alterations *all)
{
	struct configs *c = task->state;

	configs_keep_alters(task, all->items, all->count);
	tool_then_do(task, admin_describe_configs(c->tool.admin, task->event, task->fx, &all->resource, 1, false, false, 0), found_loggers);
}

static void alter(struct task *task)
{
	struct configs *c = task->state;
	int kind = kind_of(task);
	struct alterations all = { .resource = { .type = kind == KIND_NONE ? 0 : kinds[kind].resource, .name = c->names[0] } };

	take_deletions(task, &all);
	if (!take_additions(task, &all))
		return;
	if (kind == KIND_NONE)
		configs_alter_quotas(task, all.items, all.count);
	else if (kind == KIND_BROKER_LOGGERS)
		find_loggers(task, &all);
	else
		tool_then_do(task, admin_alter_configs(c->tool.admin, task->event, task->fx, all.items, all.count, false, 30000), altered);
}

/* ---- Describe ------------------------------------------------------------------------------------------------------- */

static const char *source_name(int8_t source)
{
	static const char *const names[] = { "UNKNOWN", "DYNAMIC_TOPIC_CONFIG", "DYNAMIC_BROKER_CONFIG", "DYNAMIC_DEFAULT_BROKER_CONFIG",
		                                 "STATIC_BROKER_CONFIG", "DEFAULT_CONFIG", "DYNAMIC_BROKER_LOGGER_CONFIG",
		                                 "DYNAMIC_CLIENT_METRICS_CONFIG", "DYNAMIC_GROUP_CONFIG" };

	return source >= 0 && source < (int8_t)(sizeof(names) / sizeof(names[0])) ? names[source] : names[0];
}

static struct bytes or_null(struct bytes text)
{
	return bytes_is_null(text) ? BYTES("null") : text;
}

static int by_name(const void *a, const void *b)
{
	return bytes_compare(((const struct config_entry *)a)->name, ((const struct config_entry *)b)->name);
}

static void print_entry(struct task *task, const struct config_entry *entry)
{
	struct buf out = { .heap = task->heap };

	buf_printf(&out, "  %.*s=%.*s sensitive=%s synonyms={", TEXT(entry->name), TEXT(or_null(entry->value)), entry->is_sensitive ? "true" : "false");
	for (int32_t i = 0; i < entry->synonyms_count; i++)
		buf_printf(&out, "%s%s:%.*s=%.*s", i > 0 ? ", " : "", source_name(entry->synonyms[i].source), TEXT(entry->synonyms[i].name),
		           TEXT(or_null(entry->synonyms[i].value)));
	buf_add_text(&out, "}\n");
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static void print_entity(struct task *task, struct bytes entity, const struct config_result *result)
{
	const struct configs *c = task->state;
	bool is_all = options_has(&task->options, "all");
	int8_t source = entity.size == 0 && kind_of(task) == KIND_BROKERS ? SOURCE_DEFAULT_BROKER : kinds[kind_of(task)].dynamic_source;
	size_t size = (size_t)result->configs_count * sizeof(*result->configs);
	struct config_entry *entries = arena_alloc(task_arena(task), size + 1);

	if (entity.size == 0)
		task_out(task, "Default configs for %.*s in the cluster are:\n", TEXT(c->types[0]));
	else
		task_out(task, "%s configs for %.*s %.*s are:\n", is_all ? "All" : "Dynamic", TEXT(singular(task)), TEXT(entity));
	if (size > 0)
		memcpy(entries, result->configs, size);
	qsort(entries, (size_t)result->configs_count, sizeof(*entries), by_name);
	for (int32_t i = 0; i < result->configs_count; i++)
		if (is_all || entries[i].config_source == source)
			print_entry(task, &entries[i]);
}

static void described(struct task *task, const struct admin_result *result)
{
	const struct configs *c = task->state;

	for (int32_t i = 0; i < c->entity_count && i < result->item_count && !task->is_done; i++) { /* in the order of asking */
		if (result->items[i].exception)
			fail_with(task, result->items[i].exception, result->items[i].error);
		else
			print_entity(task, c->entities[i], result->items[i].data);
	}
	if (!task->is_done && !has_failed(task, result))
		tool_exit(task, 0);
}

static void describe_entities(struct task *task)
{
	struct configs *c = task->state;
	struct admin_resource *resources = arena_calloc(task_arena(task), (size_t)c->entity_count + 1, sizeof(*resources));

	if (c->entity_count == 0) {
		tool_exit(task, 0);
		return;
	}
	for (int32_t i = 0; i < c->entity_count; i++)
		resources[i] = (struct admin_resource){ .type = kinds[kind_of(task)].resource, .name = c->entities[i] };
	tool_then_do(task, admin_describe_configs(c->tool.admin, task->event, task->fx, resources, c->entity_count, true, false, 0), described);
}

/* What there is, against what is wished: goes on with the one name, with all, or tells that it is not there. */
static void choose(struct task *task, struct bytes *there, int32_t count)
{
	struct configs *c = task->state;

	if (c->name_count == 0) {
		c->entities = there;
		c->entity_count = count;
		describe_entities(task);
		return;
	}
	bool is_there = false;

	for (int32_t i = 0; i < count; i++)
		is_there = is_there || bytes_equal(there[i], c->names[0]);
	if (!is_there && !options_has(&task->options, "all")) {
		task_out(task, "The %.*s '%.*s' doesn't exist and doesn't have dynamic config.\n", TEXT(singular(task)), TEXT(c->names[0]));
		tool_exit(task, 0);
		return;
	}
	c->entities = c->names;
	c->entity_count = 1;
	describe_entities(task);
}

static void got_topics(struct task *task, const struct admin_result *result)
{
	struct bytes *names = arena_calloc(&task->memory, (size_t)result->item_count + 1, sizeof(*names));

	if (has_failed(task, result))
		return;
	for (int32_t i = 0; i < result->item_count; i++)
		names[i] = result->items[i].name;
	tool_sort_as_hash_map(task, names, result->item_count, 16);
	choose(task, names, result->item_count);
}

static void got_cluster(struct task *task, const struct admin_result *result)
{
	if (has_failed(task, result))
		return;
	const struct describe_cluster_response *cluster = result->items[0].data;
	struct bytes *names = arena_calloc(&task->memory, (size_t)cluster->brokers_count + 1, sizeof(*names));

	for (int32_t i = 0; i < cluster->brokers_count; i++)
		names[i] = arena_printf(&task->memory, "%d", cluster->brokers[i].broker_id);
	names[cluster->brokers_count] = BYTES("");
	choose(task, names, cluster->brokers_count + 1);
}

static void got_resources(struct task *task, const struct admin_result *result)
{
	struct configs *c = task->state;
	const struct list_config_resources_response *answer = !result->exception && result->item_count > 0 ? result->items[0].data : NULL;
	int32_t more = answer ? answer->config_resources_count : 0, count = c->entity_count;
	struct bytes *names = arena_calloc(&task->memory, (size_t)(count + more) + 2, sizeof(*names));

	if (count > 0)
		memcpy(names, c->entities, (size_t)count * sizeof(*names));
	for (int32_t i = 0; i < more; i++) {
		bool is_known = false;

		for (int32_t j = 0; j < count; j++)
			is_known = is_known || bytes_equal(names[j], answer->config_resources[i].resource_name);
		if (!is_known)
			names[count++] = answer->config_resources[i].resource_name;
	}
	/* A broker that cannot list them may still have some: the name is taken as it is. */
	if (!answer && c->name_count > 0)
		names[count++] = c->names[0];
	choose(task, names, count);
}

static void list_resources(struct task *task)
{
	struct configs *c = task->state;
	int8_t type = kinds[kind_of(task)].resource;
	struct list_config_resources_request body;

	message_init(&list_config_resources_request_schema, &body);
	body.resource_types = &type;
	body.resource_types_count = 1;
	tool_then_do(task, admin_send(c->tool.admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_ANY }, api_of_name(BYTES("ListConfigResources")), &body, 0),
	             got_resources);
}

static void got_groups(struct task *task, const struct admin_result *result)
{
	struct configs *c = task->state;

	if (has_failed(task, result))
		return;
	c->entities = arena_calloc(&task->memory, (size_t)result->item_count + 1, sizeof(*c->entities));
	c->entity_count = result->item_count;
	for (int32_t i = 0; i < result->item_count; i++)
		c->entities[i] = result->items[i].name;
	tool_sort_as_hash_map(task, c->entities, c->entity_count, 16);
	list_resources(task);
}

static bool is_topic_name(struct task *task, struct bytes name)
{
	bool is_valid = name.size > 0 && name.size <= 249 && !bytes_equal_text(name, ".") && !bytes_equal_text(name, "..");
	struct bytes why;

	for (size_t i = 0; i < name.size && is_valid; i++)
		is_valid = name.data[i] != '$' && is_key(bytes_slice(name, i, 1));
	if (is_valid)
		return true;
	if (name.size == 0)
		why = BYTES("the empty string is not allowed");
	else if (name.size > 249)
		why = arena_printf(task_arena(task), "the length of '%.*s' is longer than the max allowed length 249", TEXT(name));
	else if (name.data[0] == '.' && name.size < 3 && name.data[name.size - 1] == '.')
		why = arena_printf(task_arena(task), "'%.*s' is not allowed", TEXT(name));
	else
		why = arena_printf(task_arena(task), "'%.*s' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'", TEXT(name));
	fail(task, arena_printf(task_arena(task), "org.apache.kafka.common.errors.InvalidTopicException: Topic name is invalid: %.*s", TEXT(why)), BYTES(""));
	return false;
}

static void describe(struct task *task)
{
	struct configs *c = task->state;

	switch (kind_of(task)) {
	case KIND_TOPICS:
		if (c->name_count == 0 || is_topic_name(task, c->names[0]))
			tool_then_do(task, admin_list_topics(c->tool.admin, task->event, task->fx, true, 0), got_topics);
		break;
	case KIND_BROKERS:
	case KIND_BROKER_LOGGERS:
		tool_then_do(task, admin_describe_cluster(c->tool.admin, task->event, task->fx, false, 0), got_cluster);
		break;
	case KIND_GROUPS:
		tool_then_do(task, admin_list_groups(c->tool.admin, task->event, task->fx, NULL, 0, NULL, 0, 0), got_groups);
		break;
	case KIND_NONE:
		configs_describe_quotas(task);
		break;
	default:
		list_resources(task);
	}
}

/* ---- The command ---------------------------------------------------------------------------------------------------- */

static void start(struct task *task)
{
	struct buf problem = { .heap = task->heap };

	if (!configs_check(task))
		return;
	bool is_controller = options_has(&task->options, "bootstrap-controller");
	struct bytes servers = options_text(&task->options, &task->memory, is_controller ? "bootstrap-controller" : "bootstrap-server");

	((struct configs *)task->state)->tool.on_bad_config = fail_for_file;
	if (!bytes_is_null(task->options.problem)) {
		configs_fail(task, "%.*s", TEXT(task->options.problem));
	} else if (tool_open(task, servers, is_controller, options_text(&task->options, &task->memory, "command-config"), &problem)) {
		if (options_has(&task->options, "alter"))
			alter(task);
		else
			describe(task);
	} else if (!task->is_done) {
		fail(task, BYTES("org.apache.kafka.common.KafkaException: Failed to create new KafkaAdminClient"),
		     arena_printf(task_arena(task), "org.apache.kafka.common.config.ConfigException: %s", buf_text(&problem)));
	}
	buf_free(&problem);
}

const struct command kafka_configs_command = { .name = "kafka-configs",
	                                           .summary = "show and change settings of topics, brokers and groups, and quotas of clients",
	                                           .group = COMMAND_KAFKA,
	                                           .options = configs_options,
	                                           .state_size = sizeof(struct configs),
	                                           .start = start,
	                                           .step = tool_step,
	                                           .deadline = tool_deadline,
	                                           .end = tool_end };
