/* DescribeConfigs: the settings of a topic, a broker, a group or a metrics subscription, each with where its value comes from. */
#include "engine/broker/api_table.h"
#include "engine/broker/config.h"
#include "engine/meta/topic_name.h"

#include <stdio.h>

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

struct reader {
	struct node *node;
	struct arena *arena;
	const struct describe_configs_request_describe_configs_resource *wanted;
	struct describe_configs_response_describe_configs_result *row;
	bool is_with_synonyms;
	bool is_documented;
	struct config_scope scope;
	char id[16];
	struct describe_configs_response_describe_configs_synonym synonyms[16]; /* of the entry at hand: most have two, of thousands of topics */
};

static bool is_wanted(const struct reader *r, struct bytes name)
{
	for (int32_t i = 0; i < r->wanted->configuration_keys_count; i++)
		if (bytes_equal(r->wanted->configuration_keys[i], name))
			return true;
	return r->wanted->configuration_keys_count <= 0;
}

/* Values as Java prints what it parsed: numbers and booleans in their one form, lists without blanks. */
static struct bytes canonical(const struct reader *r, const struct config_def *def, struct bytes text)
{
	struct bytes item, out = BYTES("");

	if (!def || bytes_is_null(text))
		return text;
	if (def->type == CONFIG_BOOLEAN)
		return config_to_bool(text) ? BYTES("true") : BYTES("false");
	if (def->type == CONFIG_INT || def->type == CONFIG_LONG || def->type == CONFIG_SHORT)
		return arena_printf(r->arena, "%lld", (long long)config_to_int64(text));
	if (def->type != CONFIG_LIST)
		return bytes_trim(text);
	for (size_t at = 0; config_list_next(text, &at, &item);)
		out = arena_printf(r->arena, "%.*s%s%.*s", TEXT(out), out.size ? "," : "", TEXT(item));
	return out;
}

/* A setting that nobody knows could be a secret of a plugin. */
static bool is_sensitive(const struct config_def *def)
{
	return !def || def->type == CONFIG_PASSWORD;
}

static void add_synonym(const struct reader *r, struct describe_configs_response_describe_configs_resource_result *e, struct bytes name,
                        struct bytes value, enum config_source source)
{
	if (bytes_is_null(value))
		return;
	e->synonyms[e->synonyms_count++] = (struct describe_configs_response_describe_configs_synonym){
		arena_copy(r->arena, name), e->is_sensitive ? BYTES_NULL : arena_copy(r->arena, value), (int8_t)source
	};
}

/* Names of a broker's setting that mean the same, strongest first. */
static const char *broker_names(const char *name)
{
	static const char *const families[] = { "log.roll.ms,log.roll.hours", "log.roll.jitter.ms,log.roll.jitter.hours",
		                                    "log.retention.ms,log.retention.minutes,log.retention.hours" };

	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		if (config_list_has(bytes_of_text(families[i]), bytes_of_text(name)))
			return families[i];
	return strcmp(name, "log.flush.interval.ms") == 0 ? "log.flush.interval.ms,log.flush.scheduler.interval.ms" : name;
}

static struct bytes source_text(const struct reader *r, struct bytes name, enum config_source source)
{
	const struct config_def *def = config_find(&broker_configs, name);
	const struct image *image = &r->node->image;

	if (source == SOURCE_DYNAMIC_BROKER)
		return image_config(image, RESOURCE_BROKER, bytes_of_text(r->id), name);
	if (source == SOURCE_DYNAMIC_DEFAULT_BROKER)
		return image_config(image, RESOURCE_BROKER, BYTES(""), name);
	/* Kafka's server sets its old name, too. */
	if (source == SOURCE_STATIC_BROKER && bytes_equal_text(name, "broker.id"))
		return bytes_of_text(r->id);
	if (source == SOURCE_STATIC_BROKER)
		return properties_get(&r->node->config->properties, arena_text(r->arena, name));
	return bytes_of_text(def && !def->is_internal ? def->default_text : NULL);
}

/* Every place that a broker's setting could have its value from, strongest first. What stands before the first one of the setting's own name
 * is left out, as Kafka does: retention.ms with log.retention.hours in the file has none. */
static void add_broker_synonyms(const struct reader *r, struct describe_configs_response_describe_configs_resource_result *e, const char *name,
                                bool is_cluster_default)
{
	bool has_begun = false;

	for (int source = SOURCE_DYNAMIC_BROKER; source <= SOURCE_DEFAULT; source++) {
		struct bytes other;

		for (size_t at = 0; config_list_next(bytes_of_text(broker_names(name)), &at, &other);) {
			struct bytes value = source_text(r, other, (enum config_source)source);

			has_begun = has_begun || (bytes_equal_text(other, name) && !bytes_is_null(value));
			if (has_begun && (!is_cluster_default || source == SOURCE_DYNAMIC_DEFAULT_BROKER))
				add_synonym(r, e, other, value, (enum config_source)source);
		}
	}
}

static struct describe_configs_response_describe_configs_resource_result *add_entry(struct reader *r, struct bytes name,
                                                                                    const struct config_def *def)
{
	struct describe_configs_response_describe_configs_resource_result *e = &r->row->configs[r->row->configs_count++];

	e->name = arena_copy(r->arena, name);
	e->is_sensitive = is_sensitive(def);
	e->config_type = def ? (int8_t)def->type : 0;
	e->documentation = bytes_of_text(def && r->is_documented ? config_documentation(def) : NULL);
	e->synonyms = r->synonyms;
	return e;
}

static void finish_entry(const struct reader *r, struct describe_configs_response_describe_configs_resource_result *e,
                         const struct config_def *def, struct bytes value)
{
	e->value = e->is_sensitive ? BYTES_NULL : arena_copy(r->arena, canonical(r, def, value));
	e->config_source = e->synonyms_count ? e->synonyms[0].source : (int8_t)SOURCE_DEFAULT;
	if (!r->is_with_synonyms)
		e->synonyms_count = 0;
	e->synonyms = arena_calloc(r->arena, (size_t)e->synonyms_count, sizeof(*e->synonyms));
	if (e->synonyms_count > 0)
		memcpy(e->synonyms, r->synonyms, (size_t)e->synonyms_count * sizeof(*e->synonyms));
}

/* Of a topic, a group or a subscription: its own value, else its synonyms' among the broker's, else the default. */
static void read_own(struct reader *r, const struct config_table *table, enum config_source source)
{
	const struct image *image = &r->node->image;

	r->row->configs = arena_calloc(r->arena, (size_t)table->count, sizeof(*r->row->configs));
	for (int i = 0; i < table->count; i++) {
		const struct config_def *def = &table->defs[i];
		struct bytes name = bytes_of_text(def->name), synonym;
		struct bytes own = image_config(image, r->wanted->resource_type, r->wanted->resource_name, name);
		size_t at = 0;
		int64_t unit_ms;

		if (!is_wanted(r, name) || (def->is_internal && bytes_is_null(own)))
			continue;
		struct describe_configs_response_describe_configs_resource_result *e = add_entry(r, name, def);

		add_synonym(r, e, name, canonical(r, def, own), source);
		if (config_synonym_next(def, &at, &synonym, &unit_ms))
			add_broker_synonyms(r, e, arena_text(r->arena, synonym), false);
		else if (r->wanted->resource_type == RESOURCE_GROUP && !def->is_internal) /* Kafka names a group's own default, but no topic's */
			add_synonym(r, e, name, bytes_of_text(def->default_text), SOURCE_DEFAULT);
		finish_entry(r, e, def, bytes_is_null(own) ? config_value_of_synonyms(&r->scope, image, def, r->arena).text : own);
	}
}

static bool is_set(const struct reader *r, const char *name)
{
	for (int source = SOURCE_DYNAMIC_BROKER; source <= SOURCE_STATIC_BROKER; source++)
		if (!bytes_is_null(source_text(r, bytes_of_text(name), (enum config_source)source)))
			return true;
	return false;
}

static int32_t dynamic_count(const struct reader *r, struct bytes resource)
{
	int32_t count = 0;

	for (struct config_image *c = image_configs_of(&r->node->image, RESOURCE_BROKER, resource); c; c = image_config_next(c))
		count++;
	return count;
}

/* A setting of a broker that Kafka has not, once: it could be a plugin's. */
static void add_unknown(struct reader *r, struct bytes name)
{
	bool is_told = config_find(&broker_configs, name) || !is_wanted(r, name);

	for (int32_t i = 0; i < r->row->configs_count && !is_told; i++)
		is_told = bytes_equal(r->row->configs[i].name, name);
	if (is_told)
		return;
	struct describe_configs_response_describe_configs_resource_result *e = add_entry(r, name, NULL);

	e->read_only = true;
	add_broker_synonyms(r, e, arena_text(r->arena, name), false);
	finish_entry(r, e, NULL, BYTES_NULL);
}

static void read_broker(struct reader *r)
{
	const struct properties *given = &r->node->config->properties;
	struct bytes dynamic[] = { bytes_of_text(r->id), BYTES("") };
	int32_t room = broker_configs.count + given->count + dynamic_count(r, dynamic[0]) + dynamic_count(r, dynamic[1]);

	r->row->configs = arena_calloc(r->arena, (size_t)room, sizeof(*r->row->configs));
	for (int i = 0; i < broker_configs.count; i++) {
		const struct config_def *def = &broker_configs.defs[i];

		if (!is_wanted(r, bytes_of_text(def->name)) || (def->is_internal && !is_set(r, def->name)))
			continue;
		struct describe_configs_response_describe_configs_resource_result *e = add_entry(r, bytes_of_text(def->name), def);

		e->read_only = def->mode == CONFIG_READ_ONLY;
		add_broker_synonyms(r, e, def->name, false);
		finish_entry(r, e, def, strcmp(def->name, "broker.id") == 0 ? bytes_of_text(r->id) : config_value_of_broker(&r->scope, &r->node->image, def->name).text);
	}
	for (int32_t i = 0; i < given->count; i++)
		add_unknown(r, given->items[i].name);
	for (int32_t i = 0; i < 2; i++)
		for (struct config_image *c = image_configs_of(&r->node->image, RESOURCE_BROKER, dynamic[i]); c; c = image_config_next(c))
			add_unknown(r, c->name);
}

/* The dynamic defaults of all brokers: only those that are set. */
static void read_cluster_defaults(struct reader *r)
{
	const struct image *image = &r->node->image;

	r->row->configs = arena_calloc(r->arena, (size_t)dynamic_count(r, BYTES("")) + 1, sizeof(*r->row->configs));
	for (struct config_image *c = image_configs_of(image, RESOURCE_BROKER, BYTES("")); c; c = image_config_next(c)) {
		const struct config_def *def = config_find(&broker_configs, c->name);

		if (!is_wanted(r, c->name))
			continue;
		struct describe_configs_response_describe_configs_resource_result *e = add_entry(r, c->name, def);

		e->read_only = !def || def->mode == CONFIG_READ_ONLY;
		add_broker_synonyms(r, e, arena_text(r->arena, c->name), true);
		finish_entry(r, e, def, c->value);
	}
}

static void read_loggers(struct reader *r)
{
	r->row->configs = arena_calloc(r->arena, 1, sizeof(*r->row->configs));
	if (!is_wanted(r, BYTES("root")))
		return;
	struct describe_configs_response_describe_configs_resource_result *e = add_entry(r, BYTES("root"), NULL);

	e->is_sensitive = false;
	e->value = BYTES("INFO");
	e->config_source = SOURCE_BROKER_LOGGER;
}

static void fail(struct reader *r, int16_t code, struct bytes text)
{
	r->row->error_code = code;
	r->row->error_message = text;
}

static void read_topic(struct reader *r)
{
	struct buf problem = { .heap = r->arena->heap };

	if (!topic_name_is_valid(r->wanted->resource_name, &problem))
		fail(r, KAFKA_INVALID_TOPIC_EXCEPTION, arena_printf(r->arena, "Topic name is invalid: %s", buf_text(&problem)));
	else if (!image_topic(&r->node->image, r->wanted->resource_name))
		fail(r, KAFKA_UNKNOWN_TOPIC_OR_PARTITION, BYTES(""));
	else
		read_own(r, &topic_configs, SOURCE_TOPIC);
	buf_free(&problem);
}

static void read_node(struct reader *r, bool is_logger)
{
	struct bytes name = r->wanted->resource_name;
	int64_t id;

	if (name.size == 0 && is_logger)
		fail(r, KAFKA_INVALID_REQUEST, BYTES("Broker id must not be empty"));
	else if (name.size == 0)
		read_cluster_defaults(r);
	else if (!bytes_to_int64(name, &id))
		fail(r, KAFKA_INVALID_REQUEST, arena_printf(r->arena, "Broker id must be an integer, but it is: %.*s", TEXT(name)));
	else if (id != r->node->id)
		fail(r, KAFKA_INVALID_REQUEST, arena_printf(r->arena, "Unexpected broker id, expected %d%s but received %.*s", r->node->id,
		                                            is_logger ? "" : " or empty string,", TEXT(name)));
	else if (is_logger)
		read_loggers(r);
	else
		read_broker(r);
}

static void read_resource(struct reader *r)
{
	switch (r->wanted->resource_type) {
	case RESOURCE_TOPIC:
		read_topic(r);
		break;
	case RESOURCE_BROKER:
	case RESOURCE_BROKER_LOGGER:
		read_node(r, r->wanted->resource_type == RESOURCE_BROKER_LOGGER);
		break;
	case RESOURCE_CLIENT_METRICS:
		if (r->wanted->resource_name.size == 0)
			fail(r, KAFKA_INVALID_REQUEST, BYTES("Client metrics subscription name must not be empty"));
		else
			read_own(r, &client_metrics_configs, SOURCE_CLIENT_METRICS);
		break;
	case RESOURCE_GROUP:
		if (r->wanted->resource_name.size == 0)
			fail(r, KAFKA_INVALID_REQUEST, BYTES("Group name must not be empty"));
		else
			read_own(r, &group_configs, SOURCE_GROUP);
		break;
	}
}

/* One resource of a type that nobody knows fails all. */
static bool refuse_unknown_types(const struct describe_configs_request *request, struct describe_configs_response *response)
{
	static const int8_t known[] = { RESOURCE_TOPIC, RESOURCE_BROKER, RESOURCE_BROKER_LOGGER, RESOURCE_CLIENT_METRICS, RESOURCE_GROUP };
	bool is_refused = false;

	for (int32_t i = 0; i < request->resources_count; i++)
		is_refused = is_refused || !memchr(known, request->resources[i].resource_type, sizeof(known));
	for (int32_t i = 0; is_refused && i < request->resources_count; i++) {
		response->results[i].error_code = KAFKA_INVALID_REQUEST;
		response->results[i].error_message = bytes_of_text(kafka_error_text(KAFKA_INVALID_REQUEST));
	}
	return is_refused;
}

void api_describe_configs(struct node *n, struct call *call)
{
	const struct describe_configs_request *request = call->body;
	struct describe_configs_response *response = api_response_new(call);

	response->results = message_new_items(call->arena, &describe_configs_response_describe_configs_result_struct, request->resources_count);
	response->results_count = request->resources_count;
	bool is_refused = refuse_unknown_types(request, response);

	for (int32_t i = 0; i < request->resources_count; i++) {
		struct reader reader = {
			.node = n, .arena = call->arena, .wanted = &request->resources[i], .row = &response->results[i],
			.is_with_synonyms = request->include_synonyms, .is_documented = request->include_documentation, .scope = node_config_scope(n->config),
		};

		snprintf(reader.id, sizeof(reader.id), "%d", n->id);
		response->results[i].resource_type = request->resources[i].resource_type;
		response->results[i].resource_name = request->resources[i].resource_name;
		if (!is_refused)
			read_resource(&reader);
	}
	call_answer(call, n->fx, response, 0);
}
