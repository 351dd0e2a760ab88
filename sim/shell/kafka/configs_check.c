/* kafka-configs: its flags and what may stand with what. */
#include "sim/shell/kafka/configs.h"

const struct option configs_options[] = {
	{ .name = "add-config", .type = OPTION_STRING, .about = "Settings to add: k1=v1,k2=[v1,v2],k3=v3; brackets group values with commas." },
	{ .name = "add-config-file", .type = OPTION_STRING, .about = "A properties file with settings to add." },
	{ .name = "all", .type = OPTION_FLAG, .about = "With --describe: all settings, not only those set for the entity." },
	{ .name = "alter", .type = OPTION_FLAG, .about = "Change settings." },
	{ .name = "bootstrap-controller", .type = OPTION_STRING, .argument = "controller to connect to", .about = "The Kafka controllers to connect to." },
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "server to connect to", .about = "The Kafka servers to connect to." },
	{ .name = "broker", .type = OPTION_STRING, .about = "The id of a broker." },
	{ .name = "broker-defaults", .type = OPTION_FLAG, .about = "What holds for all brokers." },
	{ .name = "broker-logger", .type = OPTION_STRING, .about = "The id of a broker, for its loggers." },
	{ .name = "client", .type = OPTION_STRING, .about = "The id of a client." },
	{ .name = "client-defaults", .type = OPTION_FLAG, .about = "What holds for all clients." },
	{ .name = "client-metrics", .type = OPTION_STRING, .about = "The name of a client metrics resource." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "command config property file", .about = "File with settings of the admin client." },
	{ .name = "delete-config", .type = OPTION_STRING, .about = "Settings to remove: k1,k2." },
	{ .name = "describe", .type = OPTION_FLAG, .about = "Show settings." },
	{ .name = "entity-default", .type = OPTION_FLAG, .about = "The default entity of the type (clients, users, brokers, ips)." },
	{ .name = "entity-name", .type = OPTION_STRING, .about = "The name of the entity." },
	{ .name = "entity-type", .type = OPTION_STRING, .about = "The type: topics, clients, users, brokers, broker-loggers, ips, client-metrics or groups." },
	{ .name = "group", .type = OPTION_STRING, .about = "The id of a group." },
	{ .name = "ip", .type = OPTION_STRING, .about = "An IP address." },
	{ .name = "ip-defaults", .type = OPTION_FLAG, .about = "What holds for all addresses." },
	{ .name = "topic", .type = OPTION_STRING, .about = "The name of a topic." },
	{ .name = "user", .type = OPTION_STRING, .about = "The principal of a user." },
	{ .name = "user-defaults", .type = OPTION_FLAG, .about = "What holds for all users." },
	OPTIONS_HELP,
	{ 0 },
};

static const struct {
	const char *flag, *type;
} entity_flags[] = {
	{ "topic", "topics" },         { "client", "clients" }, { "user", "users" },
	{ "broker", "brokers" },       { "broker-logger", "broker-loggers" },
	{ "ip", "ips" },               { "client-metrics", "client-metrics" }, { "group", "groups" },
	{ "client-defaults", "clients" }, { "user-defaults", "users" }, { "broker-defaults", "brokers" }, { "ip-defaults", "ips" },
};

enum { NAMED_FLAGS = 8, ENTITY_FLAGS = sizeof(entity_flags) / sizeof(entity_flags[0]) };

void configs_fail(struct task *task, const char *format, ...)
{
	struct buf text = { .heap = task->heap };
	va_list args;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	task_err(task, "%s\n", buf_text(&text));
	buf_free(&text);
	tool_exit(task, 1);
}

static bool has(struct task *task, const char *name)
{
	return options_has(&task->options, name);
}

static void add(struct bytes *items, int32_t *count, struct bytes item)
{
	if (*count < ENTITIES_MAX)
		items[(*count)++] = item;
}

/* Values of --entity-name and --entity-default in the order in which they stand, then those of the short flags. */
static void take_names(struct task *task)
{
	struct configs *c = task->state;
	int32_t next = 0;

	for (int32_t i = 1; i < task->argc; i++) {
		struct bytes word = task->argv[i];

		if (bytes_equal_text(word, "--entity-default"))
			add(c->names, &c->name_count, BYTES(""));
		else if (bytes_starts_with(word, BYTES("--entity-name")) && next < options_count(&task->options, "entity-name"))
			add(c->names, &c->name_count, options_value(&task->options, "entity-name", next++));
	}
	for (int i = 0; i < ENTITY_FLAGS; i++)
		if (has(task, entity_flags[i].flag))
			add(c->names, &c->name_count, i < NAMED_FLAGS ? options_text(&task->options, &task->memory, entity_flags[i].flag) : BYTES(""));
}

static void take_types(struct task *task)
{
	struct configs *c = task->state;

	for (int32_t i = 0; i < options_count(&task->options, "entity-type"); i++)
		add(c->types, &c->type_count, options_value(&task->options, "entity-type", i));
	for (int i = 0; i < ENTITY_FLAGS; i++)
		if (has(task, entity_flags[i].flag))
			add(c->types, &c->type_count, bytes_of_text(entity_flags[i].type));
}

static bool has_type(const struct configs *c, const char *type)
{
	for (int32_t i = 0; i < c->type_count; i++)
		if (bytes_equal_text(c->types[i], type))
			return true;
	return false;
}

static struct bytes all_types(struct task *task)
{
	struct configs *c = task->state;
	struct buf text = { .heap = task->heap };

	for (int32_t i = 0; i < c->type_count; i++)
		buf_printf(&text, "%s%.*s", i > 0 ? "," : "", TEXT(c->types[i]));
	struct bytes copy = arena_copy(task_arena(task), buf_bytes(&text));

	buf_free(&text);
	return copy;
}

static bool check_types(struct task *task)
{
	static const char *const known[] = { "broker-loggers", "topics", "clients", "users", "brokers", "ips", "client-metrics", "groups" };
	struct configs *c = task->state;

	for (int32_t i = 0; i < c->type_count; i++)
		for (int32_t j = 0; j < i; j++)
			if (bytes_equal(c->types[i], c->types[j])) {
				configs_fail(task, "Duplicate entity type(s) specified: %.*s", TEXT(c->types[i]));
				return false;
			}
	if (!has(task, "bootstrap-server") && !has(task, "bootstrap-controller")) {
		configs_fail(task, "Either --bootstrap-server or --bootstrap-controller must be specified.");
		return false;
	}
	for (int32_t i = 0; i < c->type_count; i++) {
		bool is_known = false;

		for (size_t j = 0; j < sizeof(known) / sizeof(known[0]); j++)
			is_known = is_known || bytes_equal_text(c->types[i], known[j]);
		if (!is_known) {
			configs_fail(task, "Invalid entity type %.*s, the entity type must be one of broker-loggers, topics, clients, users, brokers, ips, "
			                   "client-metrics, groups with a --bootstrap-server or --bootstrap-controller argument", TEXT(c->types[i]));
			return false;
		}
	}
	if (c->type_count == 0)
		configs_fail(task, "At least one entity type must be specified");
	else if (c->type_count > 1 && !(c->type_count == 2 && has_type(c, "users") && has_type(c, "clients")))
		configs_fail(task, "Only 'users' and 'clients' entity types may be specified together");
	return !task->is_done;
}

static bool check_brokers(struct task *task)
{
	static const char *const flags[] = { "entity-name", "broker", "broker-logger" };
	struct configs *c = task->state;
	int64_t id;

	if (!has_type(c, "brokers") && !has_type(c, "broker-loggers"))
		return true;
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		struct bytes name = options_text(&task->options, &task->memory, flags[i]);

		if (has(task, flags[i]) && !(bytes_to_int64(name, &id) && id >= INT32_MIN && id <= INT32_MAX)) {
			configs_fail(task, "The entity name for %.*s must be a valid integer broker id, but it is: %.*s", TEXT(c->types[0]), TEXT(name));
			return false;
		}
	}
	return true;
}

static bool check_ips(struct task *task)
{
	struct configs *c = task->state;

	if (!has_type(c, "ips"))
		return true;
	for (int32_t i = 0; i < c->name_count; i++)
		if (c->names[i].size > 0 && !tool_resolves_host(task, c->names[i])) {
			configs_fail(task, "The entity name for ips must be a valid IP or resolvable host, but it is: %.*s", TEXT(c->names[i]));
			return false;
		}
	return true;
}

static bool has_default_entity(const struct configs *c)
{
	return has_type(c, "users") || has_type(c, "clients") || has_type(c, "brokers") || has_type(c, "ips");
}

static bool check_alter(struct task *task, bool has_name, bool has_default)
{
	struct configs *c = task->state;

	if (has_default_entity(c) && !has_name && !has_default)
		configs_fail(task, "An entity-name or default entity must be specified with --alter of users, clients, brokers or ips");
	else if (!has_default_entity(c) && !has_name)
		configs_fail(task, "An entity name must be specified with --alter of %.*s", TEXT(all_types(task)));
	else if (has(task, "add-config") && has(task, "add-config-file"))
		configs_fail(task, "Only one of --add-config or --add-config-file must be specified");
	else if (!has(task, "add-config") && !has(task, "add-config-file") && !has(task, "delete-config"))
		configs_fail(task, "At least one of --add-config, --add-config-file, or --delete-config must be specified with --alter");
	return !task->is_done;
}

static bool check_entities(struct task *task)
{
	struct configs *c = task->state;
	bool has_name = false, has_default = false, has_flag = false;

	for (int i = 0; i < ENTITY_FLAGS; i++)
		has_flag = has_flag || has(task, entity_flags[i].flag);
	if (has_flag && (has(task, "entity-name") || has(task, "entity-type") || has(task, "entity-default"))) {
		configs_fail(task, "--entity-{type,name,default} should not be used in conjunction with specific entity flags");
		return false;
	}
	take_names(task);
	for (int32_t i = 0; i < c->name_count; i++) {
		has_name = has_name || c->names[i].size > 0;
		has_default = has_default || c->names[i].size == 0;
	}
	if (has(task, "bootstrap-server") && has(task, "bootstrap-controller")) {
		configs_fail(task, "Only one of --bootstrap-server or --bootstrap-controller can be specified");
		return false;
	}
	if (has_name && !(check_brokers(task) && check_ips(task)))
		return false;
	if (has(task, "describe") && !has_default_entity(c) && has(task, "entity-default"))
		configs_fail(task, "--entity-default must not be specified with --describe of %.*s", TEXT(all_types(task)));
	else if (has(task, "describe") && has_type(c, "broker-loggers") && !has_name)
		configs_fail(task, "An entity name must be specified with --describe of %.*s", TEXT(all_types(task)));
	else if (has(task, "alter"))
		check_alter(task, has_name, has_default);
	return !task->is_done;
}

bool configs_check(struct task *task)
{
	static const char *const describe_excludes[] = { "alter", "add-config", "delete-config", NULL };
	struct configs *c = task->state;

	if (!bytes_is_null(task->options.problem)) {
		configs_fail(task, "%.*s", TEXT(task->options.problem));
		return false;
	}
	if (tool_helped(task, "This tool helps to manipulate and describe entity config for a topic, client, user, broker, ip, client-metrics or group"))
		return false;
	if (has(task, "alter") + has(task, "describe") != 1) {
		tool_usage(task, "Command must include exactly one action: --describe, --alter");
		return false;
	}
	if (tool_excluded(task, "describe", describe_excludes))
		return false;
	take_types(task);
	if (!check_types(task) || !check_entities(task))
		return false;
	if (has(task, "alter") && c->type_count != c->name_count) {
		configs_fail(task, "An entity name must be specified for every entity type");
		return false;
	}
	return true;
}
