/* Reading server.properties: checks every known value, then the listeners, the roles, the voters and the directories. */
#include "engine/broker/config.h"

#include "engine/broker/config_fields.h"

#include <stdlib.h>

static bool fail(struct buf *problem, const char *text)
{
	buf_add_text(problem, text);
	return false;
}

static struct bytes text_of(const struct node_config *c, const char *name)
{
	return bytes_trim(broker_config_value(c, NULL, name).text);
}

/* Kafka reports a missing value before a wrong one, and a wrong one in the order of its own definitions; ours is by name. */
static bool check_values(const struct node_config *c, struct buf *problem)
{
	for (int i = 0; i < broker_configs.count; i++) {
		const struct config_def *def = &broker_configs.defs[i];
		struct bytes value = properties_get(&c->properties, def->name);

		if (bytes_is_null(value) && def->is_required) {
			buf_printf(problem, "Missing required configuration \"%s\" which has no default value.", def->name);
			return false;
		}
		if (!bytes_is_null(value) && !config_check_value(def, value, problem))
			return false;
	}
	return true;
}

static int32_t list_count(struct bytes list)
{
	struct bytes item;
	int32_t count = 0;

	for (size_t at = 0; config_list_next(list, &at, &item);)
		count++;
	return count;
}

static int16_t protocol_of(const struct node_config *c, struct bytes listener)
{
	static const char *const names[] = { "PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL" };
	struct bytes item, map = text_of(c, "listener.security.protocol.map");

	for (size_t at = 0; config_list_next(map, &at, &item);) {
		size_t colon = bytes_find(item, 0, ':');

		if (!bytes_equal(bytes_slice(item, 0, colon), listener))
			continue;
		for (int16_t i = 0; i < 4; i++)
			if (bytes_equal_text(bytes_slice(item, colon + 1, item.size), names[i]))
				return i;
	}
	/* A controller's listener that the map does not name is plain text, unless the map was given. */
	bool is_controller = config_list_has(text_of(c, "controller.listener.names"), listener);

	return is_controller && bytes_is_null(properties_get(&c->properties, "listener.security.protocol.map")) ? 0 : -1;
}

/* "[::1]", as an address with colons stands in front of a port, is "::1". */
static struct bytes without_brackets(struct bytes host)
{
	return host.size >= 2 && host.data[0] == '[' && host.data[host.size - 1] == ']' ? bytes_slice(host, 1, host.size - 2) : host;
}

/* "NAME://host:port" */
static bool parse_listener(const struct node_config *c, struct bytes text, struct listener *out, struct buf *problem)
{
	size_t mark = bytes_find_bytes(text, BYTES("://"));
	struct bytes rest = bytes_slice(text, mark + 3, text.size);
	size_t colon = rest.size;
	int64_t port;

	while (colon > 0 && rest.data[colon - 1] != ':')
		colon--;
	if (mark == text.size || colon == 0 || !bytes_to_int64(bytes_slice(rest, colon, rest.size), &port) || port < -1 || port > 65535) {
		buf_add_text(problem, "Unable to parse ");
		buf_add_bytes(problem, text);
		buf_add_text(problem, " to a broker endpoint");
		return false;
	}
	struct bytes host = bytes_slice(rest, 0, colon - 1);

	*out = (struct listener){ .name = bytes_slice(text, 0, mark), .host = without_brackets(host), .port = (int32_t)port };
	out->is_controller = config_list_has(text_of(c, "controller.listener.names"), out->name);
	out->security_protocol = protocol_of(c, out->name);
	if (out->security_protocol < 0) {
		buf_add_text(problem, "No security protocol defined for listener ");
		buf_add_bytes(problem, out->name);
		return false;
	}
	return true;
}

/* As Java prints a list. */
static void add_list(struct buf *out, struct bytes list)
{
	struct bytes item;
	const char *between = "[";

	for (size_t at = 0; config_list_next(list, &at, &item); between = ", ") {
		buf_add_text(out, between);
		buf_add_bytes(out, item);
	}
	buf_add_text(out, "]");
}

static bool parse_listeners(const struct node_config *c, struct arena *arena, struct bytes list, struct listener **out, int32_t *count,
                            struct buf *problem)
{
	struct bytes item;

	*out = arena_calloc(arena, (size_t)list_count(list) + 1, sizeof(**out));
	for (size_t at = 0; config_list_next(list, &at, &item);) {
		if (!parse_listener(c, item, &(*out)[*count], problem))
			return false;
		for (int32_t i = 0; i < *count; i++)
			if (bytes_equal((*out)[i].name, (*out)[*count].name)) {
				buf_add_text(problem, "Each listener must have a different name, listeners: ");
				add_list(problem, list);
				return false;
			}
		++*count;
	}
	return true;
}

/* One of a port may be of IPv4 if the other is of IPv6. */
static bool are_of_both_kinds(const struct listener *a, const struct listener *b)
{
	bool is_six = bytes_find(a->host, 0, ':') < a->host.size, is_six_too = bytes_find(b->host, 0, ':') < b->host.size;
	const struct listener *four = is_six ? b : a;

	if (is_six == is_six_too || four->host.size == 0)
		return false;
	for (size_t i = 0; i < four->host.size; i++)
		if (four->host.data[i] != '.' && (four->host.data[i] < '0' || four->host.data[i] > '9'))
			return false;
	return true;
}

static bool have_ports_of_their_own(const struct node_config *c, struct buf *problem)
{
	for (int32_t i = 0; i < c->listener_count; i++) {
		for (int32_t j = 0; j < i; j++) {
			if (c->listeners[i].port == 0 || c->listeners[i].port != c->listeners[j].port || are_of_both_kinds(&c->listeners[i], &c->listeners[j]))
				continue;
			buf_add_text(problem, "Each listener must have a different port, listeners: ");
			add_list(problem, text_of(c, "listeners"));
			return false;
		}
	}
	return true;
}

static bool has_listener(const struct listener *listeners, int32_t count, struct bytes name)
{
	for (int32_t i = 0; i < count; i++)
		if (bytes_equal(listeners[i].name, name))
			return true;
	return false;
}

static void add_names(struct buf *out, const struct listener *listeners, int32_t count, bool with_controllers)
{
	const char *separator = "";

	for (int32_t i = 0; i < count; i++)
		if (with_controllers || !listeners[i].is_controller) {
			buf_printf(out, "%s%.*s", separator, (int)listeners[i].name.size, (const char *)listeners[i].name.data);
			separator = ",";
		}
}

/* Kafka opens what is added; here a server opens its listeners when it starts. Of what stays it changes neither host nor port, as Kafka. */
static bool may_become(const struct node_config *c, const struct listener *listeners, int32_t count, struct buf *problem)
{
	for (int32_t i = 0; i < c->advertised_count; i++) {
		if (c->advertised[i].is_controller || has_listener(listeners, count, c->advertised[i].name))
			continue;
		buf_add_text(problem, "requirement failed: advertised.listeners listener names must be equal to or a subset of the ones defined in listeners. Found ");
		add_names(problem, c->advertised, c->advertised_count, false);
		buf_add_text(problem, ". The valid options based on the current configuration are ");
		add_names(problem, listeners, count, true);
		return false;
	}
	for (int32_t i = 0; i < count; i++) {
		if (has_listener(c->listeners, c->listener_count, listeners[i].name))
			continue;
		buf_printf(problem, "This server opens its listeners when it starts: put %.*s into listeners in its server.properties, and start it again",
		           (int)listeners[i].name.size, (const char *)listeners[i].name.data);
		return false;
	}
	return true;
}

bool node_config_check_listeners(const struct node_config *c, struct bytes list, struct arena *arena, struct buf *problem)
{
	struct listener *listeners;
	int32_t count = 0;
	struct buf why = { .heap = problem->heap };
	bool is_right = parse_listeners(c, arena, list, &listeners, &count, &why);

	if (!is_right) {
		buf_add_text(problem, "Error creating broker listeners from '");
		add_list(problem, list);
		buf_add_text(problem, "': ");
		buf_add_bytes(problem, buf_bytes(&why));
	}
	buf_free(&why);
	return is_right && may_become(c, listeners, count, problem);
}

/* What is not given in advertised.listeners is advertised as it listens; a host that is not named is this machine. */
static bool advertise(struct node_config *c, struct buf *problem)
{
	struct bytes given = broker_config_value(c, NULL, "advertised.listeners").text;
	struct listener *listed;
	int32_t count = 0;

	if (!parse_listeners(c, &c->arena, bytes_is_null(given) ? BYTES("") : given, &listed, &count, problem))
		return false;
	c->advertised = arena_calloc(&c->arena, (size_t)(count + c->listener_count) + 1, sizeof(*c->advertised));
	for (int32_t i = 0; i < count; i++)
		c->advertised[c->advertised_count++] = listed[i];
	for (int32_t i = 0; i < c->listener_count; i++) {
		bool is_there = false;

		for (int32_t j = 0; j < count; j++)
			is_there = is_there || bytes_equal(listed[j].name, c->listeners[i].name);
		if (!is_there && (bytes_is_null(given) || c->listeners[i].is_controller))
			c->advertised[c->advertised_count++] = c->listeners[i];
	}
	for (int32_t i = 0; i < c->advertised_count; i++) {
		if (c->advertised[i].host.size == 0)
			c->advertised[i].host = BYTES("localhost");
		if (bytes_equal_text(c->advertised[i].host, "0.0.0.0"))
			return fail(problem, "requirement failed: advertised.listeners cannot use the nonroutable meta-address 0.0.0.0. "
			                     "Use a routable IP address.");
	}
	return true;
}

bool node_config_switch(const struct node_config *c, const char *name, bool default_value)
{
	struct bytes text = properties_get(&c->properties, name);

	return bytes_is_null(text) ? default_value : bytes_equal_text(bytes_trim(text), "true");
}

/* "id@host:port", or "host:port" when bootstrap servers are meant. */
static bool parse_voters(struct node_config *c, struct buf *problem)
{
	struct bytes given = text_of(c, "controller.quorum.voters"), item;
	struct bytes list = given.size ? given : text_of(c, "controller.quorum.bootstrap.servers");

	c->voters = arena_calloc(&c->arena, (size_t)list_count(list) + 1, sizeof(*c->voters));
	for (size_t at = 0; config_list_next(list, &at, &item);) {
		struct voter_address *voter = &c->voters[c->voter_count++];
		size_t sign = bytes_find(item, 0, '@'), start = given.size ? sign + 1 : 0, colon = item.size;
		int64_t id = -1, port = -1;

		while (colon > start && item.data[colon - 1] != ':')
			colon--;
		bool has_id = !given.size || bytes_to_int64(bytes_slice(item, 0, sign), &id);

		if (!has_id || colon <= start || !bytes_to_int64(bytes_slice(item, colon, item.size), &port)) {
			buf_printf(problem, given.size ? "Invalid value " : "Invalid url in bootstrap.servers: ");
			buf_add_bytes(problem, item);
			buf_add_text(problem, given.size ? " for configuration controller.quorum.voters: Each entry should be in the form "
			                                   "`{id}@{host}:{port}`."
			                                 : "");
			return false;
		}
		voter->id = (int32_t)id;
		voter->host = without_brackets(bytes_slice(item, start, colon - 1 - start));
		voter->port = (int32_t)port;
	}
	return true;
}

static bool parse_directories(struct node_config *c, struct buf *problem)
{
	struct bytes list = text_of(c, "log.dirs"), item, metadata = text_of(c, "metadata.log.dir");

	if (bytes_is_null(broker_config_value(c, NULL, "log.dirs").text))
		list = text_of(c, "log.dir");
	c->log_dirs = arena_calloc(&c->arena, (size_t)list_count(list) + 1, sizeof(*c->log_dirs));
	for (size_t at = 0; config_list_next(list, &at, &item);)
		c->log_dirs[c->log_dir_count++] = item;
	if (c->log_dir_count == 0)
		return fail(problem, "requirement failed: At least one log directory must be defined via log.dirs or log.dir.");
	c->metadata_log_dir = metadata.size ? metadata : c->log_dirs[0];
	return true;
}

/* KIP-1066; the words are those of a file and of a change while it runs. */
bool node_config_check_cordons(const struct node_config *c, struct bytes list, struct buf *problem)
{
	struct bytes item;
	bool is_first = true;

	if (config_list_has(list, BYTES("*")))
		return list_count(list) == 1 || fail(problem, "requirement failed: When cordoned.log.dirs is set to *, it must not contain other values");
	for (size_t at = 0; config_list_next(list, &at, &item);) {
		bool is_known = item.size == 0;

		for (int32_t i = 0; i < c->log_dir_count; i++)
			is_known = is_known || bytes_equal(c->log_dirs[i], item);
		if (is_known)
			continue;
		buf_printf(problem, "%s%.*s", is_first ? "requirement failed: All entries in cordoned.log.dirs must be present in log.dirs or log.dir. Missing entries : " : ", ",
		           (int)item.size, (const char *)item.data);
		is_first = false;
	}
	return is_first;
}

static bool check_roles(struct node_config *c, struct buf *problem)
{
	bool has_id = false;

	for (int32_t i = 0; i < c->voter_count; i++)
		has_id = has_id || c->voters[i].id == c->node_id;
	bool has_voter_ids = text_of(c, "controller.quorum.voters").size > 0;

	if (c->voter_count == 0)
		return fail(problem, "If using process.roles, either controller.quorum.bootstrap.servers must contain the set of bootstrap "
		                     "controllers or controller.quorum.voters must contain a parseable set of controllers.");
	if (c->is_controller && has_voter_ids && !has_id) {
		buf_printf(problem, "requirement failed: If process.roles contains the 'controller' role, the node id %d must be included in the "
		           "set of voters controller.quorum.voters", c->node_id);
		return false;
	}
	if (!c->is_controller && has_id) {
		buf_printf(problem, "requirement failed: If process.roles contains just the 'broker' role, the node id %d must not be included "
		           "in the set of voters controller.quorum.voters", c->node_id);
		return false;
	}
	bool has_controller = false, has_inter_broker = false, has_broker = false;

	for (int32_t i = 0; i < c->listener_count; i++) {
		has_controller = has_controller || bytes_equal(c->listeners[i].name, c->controller_listener);
		has_broker = has_broker || !c->listeners[i].is_controller;
		has_inter_broker = has_inter_broker || bytes_equal(c->listeners[i].name, c->inter_broker_listener);
	}
	if (c->is_controller && !has_controller)
		return fail(problem, "requirement failed: controller.listener.names must only contain values appearing in the 'listeners' "
		                     "configuration when running the KRaft controller role");
	if (!c->is_controller && has_controller)
		return fail(problem, "requirement failed: controller.listener.names must not contain a value appearing in the 'listeners' "
		                     "configuration when running KRaft with just the broker role");
	if (c->is_broker && !has_broker)
		return fail(problem, "requirement failed: There must be at least one broker advertised listener. Perhaps all listeners appear in "
		                     "controller.listener.names?");
	if (c->is_broker && !has_inter_broker)
		return fail(problem, "requirement failed: inter.broker.listener.name must be a listener name defined in advertised.listeners.");
	return true;
}

static bool load(struct node_config *c, struct bytes text, struct buf *problem)
{
	c->properties = properties_parse(text, &c->arena);
	if (!check_values(c, problem))
		return false;
	node_config_refresh(c, NULL);
	c->node_id = (int32_t)config_to_int64(text_of(c, "node.id"));
	c->is_broker = config_list_has(text_of(c, "process.roles"), BYTES("broker"));
	c->is_controller = config_list_has(text_of(c, "process.roles"), BYTES("controller"));
	c->rack = properties_get(&c->properties, "broker.rack");
	struct bytes mutant = properties_get(&c->properties, "klab.mutant");

	c->mutant = mutant_of((const char *)mutant.data, (int)mutant.size);
	c->truncates_by_high_watermark = node_config_switch(c, "klab.truncate.by.high.watermark", false);
	size_t at = 0;

	config_list_next(text_of(c, "controller.listener.names"), &at, &c->controller_listener);
	c->inter_broker_listener = text_of(c, "inter.broker.listener.name");
	if (bytes_is_null(c->inter_broker_listener))
		c->inter_broker_listener = text_of(c, "security.inter.broker.protocol");
	return parse_listeners(c, &c->arena, text_of(c, "listeners"), &c->listeners, &c->listener_count, problem) &&
	       have_ports_of_their_own(c, problem) && advertise(c, problem) &&
	       parse_voters(c, problem) && parse_directories(c, problem) &&
	       node_config_check_cordons(c, text_of(c, "cordoned.log.dirs"), problem) && check_roles(c, problem);
}

struct node_config *node_config_new(struct heap *heap, struct bytes properties, struct buf *problem)
{
	struct node_config *c = HEAP_NEW(heap, struct node_config);

	c->heap = heap;
	arena_init(&c->arena, heap);
	list_init(&c->kept_topic_configs);
	c->topic_configs.heap = heap;
	if (!load(c, arena_copy(&c->arena, properties), problem)) {
		node_config_del(c);
		return NULL;
	}
	return c;
}

void node_config_del(struct node_config *c)
{
	if (!c)
		return;
	topic_configs_forget(c);
	arena_free(&c->arena);
	heap_free(c->heap, c);
}
