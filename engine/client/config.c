#include "engine/client/config.h"

#include "engine/base/owned.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

static const struct setting *settings_of(enum client_kind kind, int *count)
{
	switch (kind) {
	case CLIENT_PRODUCER:
		*count = producer_setting_count;
		return producer_settings;
	case CLIENT_CONSUMER:
		*count = consumer_setting_count;
		return consumer_settings;
	case CLIENT_ADMIN:
		break;
	}
	*count = admin_setting_count;
	return admin_settings;
}

static const struct setting *setting_find(enum client_kind kind, struct bytes name)
{
	int count;
	const struct setting *settings = settings_of(kind, &count);

	for (int i = 0; i < count; i++)
		if (bytes_equal_text(name, settings[i].name))
			return &settings[i];
	return NULL;
}

void client_config_init(struct client_config *c, struct heap *heap, enum client_kind kind)
{
	*c = (struct client_config){ .heap = heap, .kind = kind };
}

void client_config_free(struct client_config *c)
{
	for (int32_t i = 0; i < c->count; i++) {
		owned_free(c->heap, &c->entries[i].name);
		owned_free(c->heap, &c->entries[i].value);
	}
	heap_free(c->heap, c->entries);
	c->entries = NULL;
	c->count = 0;
}

void client_config_copy(struct client_config *to, struct heap *heap, const struct client_config *from)
{
	client_config_init(to, heap, from->kind);
	for (int32_t i = 0; i < from->count; i++)
		client_config_set(to, from->entries[i].name, from->entries[i].value);
}

static struct client_config_entry *entry_find(const struct client_config *c, struct bytes name)
{
	for (int32_t i = 0; i < c->count; i++)
		if (bytes_equal(c->entries[i].name, name))
			return &c->entries[i];
	return NULL;
}

void client_config_set(struct client_config *c, struct bytes name, struct bytes value)
{
	struct client_config_entry *entry = entry_find(c, name);

	if (!entry) {
		c->entries = heap_realloc(c->heap, c->entries, ((size_t)c->count + 1) * sizeof(*c->entries));
		entry = &c->entries[c->count++];
		entry->name = owned_copy(c->heap, name);
		entry->value = BYTES_NULL;
		entry->is_known = setting_find(c->kind, name) != NULL;
	}
	owned_set(c->heap, &entry->value, value);
}

void client_config_set_text(struct client_config *c, const char *name, const char *value)
{
	client_config_set(c, bytes_of_text(name), bytes_of_text(value));
}

bool client_config_is_set(const struct client_config *c, const char *name)
{
	return entry_find(c, bytes_of_text(name)) != NULL;
}

/* The value with blanks cut off, as Kafka's parseType() does; the default if it was not given. */
static struct bytes value_of(const struct client_config *c, const struct setting *setting)
{
	const struct client_config_entry *entry = entry_find(c, bytes_of_text(setting->name));

	return entry ? bytes_trim(entry->value) : bytes_of_text(setting->value);
}

struct bytes client_config_text(const struct client_config *c, const char *name)
{
	const struct setting *setting = setting_find(c->kind, bytes_of_text(name));

	assert(setting);
	return value_of(c, setting);
}

int64_t client_config_int(const struct client_config *c, const char *name)
{
	int64_t value = 0;
	bool is_number = bytes_to_int64(client_config_text(c, name), &value);

	assert(is_number);
	return value;
}

double client_config_double(const struct client_config *c, const char *name)
{
	struct bytes text = client_config_text(c, name);
	char copy[64] = { 0 };

	memcpy(copy, text.data, text.size < sizeof(copy) - 1 ? text.size : sizeof(copy) - 1);
	return strtod(copy, NULL);
}

static bool equals_any_case(struct bytes text, const char *word)
{
	return text.size == strlen(word) && strncasecmp((const char *)text.data, word, text.size) == 0;
}

bool client_config_bool(const struct client_config *c, const char *name)
{
	return equals_any_case(client_config_text(c, name), "true");
}

/* The item of a comma-separated list that starts at *at; false at the end. An empty list has none. */
static bool next_item(struct bytes list, size_t *at, struct bytes *item)
{
	if (list.size == 0 || *at > list.size)
		return false;
	size_t end = bytes_find(list, *at, ',');

	*item = bytes_trim(bytes_slice(list, *at, end - *at));
	*at = end + 1;
	return true;
}

int32_t client_config_list(const struct client_config *c, const char *name, struct arena *arena, struct bytes **items)
{
	struct bytes list = client_config_text(c, name), item;
	int32_t count = 0;

	*items = arena_calloc(arena, list.size + 1, sizeof(**items));
	for (size_t at = 0; next_item(list, &at, &item);)
		(*items)[count++] = item;
	return count;
}

/* ---- Judging ------------------------------------------------------------------------------------------------------ */

static const char *type_name(enum setting_type type)
{
	static const char *const names[] = { "BOOLEAN", "STRING", "INT", "LONG", "DOUBLE", "LIST", "CLASS", "PASSWORD" };

	return names[type];
}

static void complain(struct buf *problem, struct bytes value, const char *name, const char *why)
{
	if (bytes_is_null(value))
		value = BYTES("null");
	buf_printf(problem, "Invalid value %.*s for configuration %s: %s", (int)value.size, (const char *)value.data, name, why);
}

/* What parseType() refuses. A null value passes every type. */
static bool has_type(const struct setting *setting, struct bytes given, struct bytes value, struct buf *problem)
{
	int64_t number = 0;
	char why[64];

	if (bytes_is_null(value))
		return true;
	switch (setting->type) {
	case SETTING_BOOLEAN:
		if (equals_any_case(value, "true") || equals_any_case(value, "false"))
			return true;
		complain(problem, given, setting->name, "Expected value to be either true or false");
		return false;
	case SETTING_INT:
	case SETTING_LONG:
		if (bytes_to_int64(value, &number) && (setting->type == SETTING_LONG || (number >= INT_MIN && number <= INT_MAX)))
			return true;
		snprintf(why, sizeof(why), "Not a number of type %s", type_name(setting->type));
		complain(problem, given, setting->name, why);
		return false;
	default:
		return true;
	}
}

static bool is_one_of(struct bytes value, const char *choices, bool is_any_case)
{
	struct bytes list = bytes_of_text(choices), item;

	for (size_t at = 0; next_item(list, &at, &item);)
		if (item.size == value.size && (is_any_case ? strncasecmp((const char *)item.data, (const char *)value.data, item.size)
		                                            : memcmp(item.data, value.data, item.size)) == 0)
			return true;
	return false;
}

static bool is_offset_reset(struct bytes value)
{
	int64_t ms;

	if (is_one_of(value, "latest, earliest, none", false))
		return true;
	return bytes_starts_with(value, BYTES("by_duration:")) && client_duration_parse(bytes_slice(value, 12, SIZE_MAX), &ms);
}

static bool list_is_well_formed(const struct setting *setting, struct bytes list, struct buf *problem)
{
	struct bytes item, other;

	if (bytes_is_null(list)) {
		buf_printf(problem, "Configuration '%s' values must not be null.", setting->name);
		return false;
	}
	if (setting->rule == RULE_LIST_NOT_EMPTY && list.size == 0) {
		buf_printf(problem, "Configuration '%s' must not be empty. Valid values include: any non-empty value", setting->name);
		return false;
	}
	for (size_t at = 0; next_item(list, &at, &item);)
		for (size_t rest = at; next_item(list, &rest, &other);)
			if (bytes_equal(item, other)) {
				buf_printf(problem, "Configuration '%s' values must not be duplicated.", setting->name);
				return false;
			}
	for (size_t at = 0; next_item(list, &at, &item);)
		if (item.size == 0) {
			buf_printf(problem, "Configuration '%s' values must not be empty.", setting->name);
			return false;
		}
	return true;
}

/* The complaint about a number outside its range, or NULL. */
static const char *range_fault(const struct setting *setting, int64_t number, char *why, size_t size)
{
	if (setting->rule == RULE_GZIP_LEVEL)
		return number > 9 || (number < 1 && number != -1) ? "Value must be between 1 and 9 or equal to -1" : NULL;
	if (number < setting->min)
		snprintf(why, size, "Value must be at least %lld", (long long)setting->min);
	else if (setting->rule == RULE_BETWEEN && number > setting->max)
		snprintf(why, size, "Value must be no more than %lld", (long long)setting->max);
	else
		return NULL;
	return why;
}

static bool obeys_rule(const struct setting *setting, struct bytes value, struct buf *problem)
{
	int64_t number = 0;
	char why[256];
	const char *fault = NULL;

	switch (setting->rule) {
	case RULE_NONE:
		return true;
	case RULE_AT_LEAST:
	case RULE_BETWEEN:
	case RULE_GZIP_LEVEL:
		if (bytes_to_int64(value, &number))
			fault = range_fault(setting, number, why, sizeof(why));
		else
			fault = "Value must be non-null";
		break;
	case RULE_ONE_OF:
	case RULE_ONE_OF_ANY_CASE:
		if (is_one_of(value, setting->choices, setting->rule == RULE_ONE_OF_ANY_CASE))
			return true;
		snprintf(why, sizeof(why), "String must be one of%s: %s", setting->rule == RULE_ONE_OF ? "" : " (case insensitive)",
		         setting->choices);
		fault = why;
		break;
	case RULE_NOT_EMPTY:
		fault = !bytes_is_null(value) && value.size == 0 ? "String must be non-empty" : NULL;
		break;
	case RULE_LIST:
	case RULE_LIST_NOT_EMPTY:
		return list_is_well_formed(setting, value, problem);
	case RULE_OFFSET_RESET:
		if (is_offset_reset(value))
			return true;
		snprintf(why, sizeof(why),
		         "Invalid value `%.*s` for configuration %s. The value must be either 'earliest', 'latest', 'none' or of the format "
		         "'by_duration:<PnDTnHnMn.nS.>'.",
		         (int)(value.size < 64 ? value.size : 64), (const char *)value.data, setting->name);
		fault = why;
		break;
	}
	if (fault)
		complain(problem, value, setting->name, fault);
	return fault == NULL;
}

/* KafkaProducer's rules of idempotence (KIP-679) and of its timeouts. */
static bool producer_is_sound(const struct client_config *c, struct buf *problem)
{
	struct bytes acks = client_config_text(c, "acks");
	bool is_all = bytes_equal_text(acks, "all") || bytes_equal_text(acks, "-1");
	bool is_asked = client_config_is_set(c, "enable.idempotence");
	int64_t in_flight = client_config_int(c, "max.in.flight.requests.per.connection");
	int64_t delivery_ms = client_config_int(c, "delivery.timeout.ms");
	int64_t linger_ms = client_config_int(c, "linger.ms");

	if (client_config_bool(c, "enable.idempotence")) {
		if (client_config_int(c, "retries") == 0 && is_asked) {
			buf_printf(problem, "Must set retries to non-zero when using the idempotent producer.");
			return false;
		}
		if (!is_all && is_asked) {
			buf_printf(problem, "Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence.");
			return false;
		}
		if (in_flight > 5) {
			buf_printf(problem,
			           "To use the idempotent producer, max.in.flight.requests.per.connection must be set to at most 5. Current value is %lld.",
			           (long long)in_flight);
			return false;
		}
	}
	bool is_idempotent = client_config_bool(c, "enable.idempotence") && is_all && client_config_int(c, "retries") != 0;

	if (!is_idempotent && client_config_is_set(c, "transactional.id")) {
		buf_printf(problem, "Cannot set a transactional.id without also enabling idempotence.");
		return false;
	}
	if (linger_ms > INT_MAX)
		linger_ms = INT_MAX;
	if (delivery_ms < linger_ms + client_config_int(c, "request.timeout.ms") && client_config_is_set(c, "delivery.timeout.ms") &&
	    delivery_ms < INT_MAX) {
		buf_printf(problem, "delivery.timeout.ms should be equal to or larger than linger.ms + request.timeout.ms");
		return false;
	}
	return true;
}

static bool consumer_is_sound(const struct client_config *c, struct buf *problem)
{
	bool has_group = !bytes_is_null(client_config_text(c, "group.id"));

	if (has_group && bytes_trim(client_config_text(c, "group.id")).size == 0) {
		buf_printf(problem, "The configured group.id should not be an empty string or whitespace.");
		return false;
	}
	if (!has_group && client_config_is_set(c, "enable.auto.commit") && client_config_bool(c, "enable.auto.commit")) {
		buf_printf(problem, "enable.auto.commit cannot be set to true when default group id (null) is used.");
		return false;
	}
	/* The coordinator's thread would beat too seldom to keep its session. */
	if (has_group && client_config_int(c, "heartbeat.interval.ms") >= client_config_int(c, "session.timeout.ms")) {
		buf_printf(problem, "Heartbeat must be set lower than the session timeout");
		return false;
	}
	return true;
}

static bool servers_are_sound(const struct client_config *c, const char *name, struct buf *problem)
{
	struct bytes list = client_config_text(c, name), item, host;
	int32_t port;

	for (size_t at = 0; next_item(list, &at, &item);)
		if (!client_address_parse(item, &host, &port)) {
			buf_printf(problem, "Invalid url in bootstrap.servers: %.*s", (int)item.size, (const char *)item.data);
			return false;
		} else if (port > 65535) {
			buf_printf(problem, "Invalid port in bootstrap.servers: %.*s", (int)item.size, (const char *)item.data);
			return false;
		}
	return true;
}

static bool admin_is_sound(const struct client_config *c, struct buf *problem)
{
	bool has_servers = client_config_text(c, "bootstrap.servers").size > 0;
	bool has_controllers = client_config_text(c, "bootstrap.controllers").size > 0;

	if (!has_servers && !has_controllers)
		buf_printf(problem, "You must set either bootstrap.servers or bootstrap.controllers");
	else if (has_servers && has_controllers)
		buf_printf(problem, "You cannot set both bootstrap.servers and bootstrap.controllers");
	return has_servers != has_controllers && servers_are_sound(c, "bootstrap.controllers", problem);
}

bool client_config_check(const struct client_config *c, struct buf *problem)
{
	int count;
	const struct setting *settings = settings_of(c->kind, &count);

	for (int i = 0; i < count; i++) {
		const struct setting *setting = &settings[i];
		const struct client_config_entry *entry = entry_find(c, bytes_of_text(setting->name));
		struct bytes value = value_of(c, setting);

		if (!entry && setting->is_required) {
			buf_printf(problem, "Missing required configuration \"%s\" which has no default value.", setting->name);
			return false;
		}
		if (entry && (!has_type(setting, entry->value, value, problem) || !obeys_rule(setting, value, problem)))
			return false;
	}
	switch (c->kind) {
	case CLIENT_PRODUCER:
		return producer_is_sound(c, problem) && servers_are_sound(c, "bootstrap.servers", problem);
	case CLIENT_CONSUMER:
		return consumer_is_sound(c, problem) && servers_are_sound(c, "bootstrap.servers", problem);
	case CLIENT_ADMIN:
		break;
	}
	return admin_is_sound(c, problem) && servers_are_sound(c, "bootstrap.servers", problem);
}
