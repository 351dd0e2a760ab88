/* Changing settings: each value is checked by its definition, then against its neighbours, then written as a Config record. */
#include "engine/meta/internal.h"

#include "engine/meta/client_match.h"
#include "engine/meta/metadata_version.h"
#include "engine/meta/topic_name.h"

#include <stdarg.h>

enum operation { OP_SET, OP_DELETE, OP_APPEND, OP_SUBTRACT };
enum { VALUE_SIZE_MAX = 32767 };

struct setting {
	struct bytes name;
	struct bytes value; /* null: removed */
	int8_t operation;
};

struct alteration {
	struct controller *controller;
	struct arena *arena;
	int8_t type;
	struct bytes resource;
	struct setting *settings; /* resolved: set or removed */
	int32_t count;
	bool is_new; /* the resource is being created: it need not exist yet */
};

static const struct api_error no_error = { 0, { NULL, 0 } };

static struct api_error error_of(struct arena *arena, int16_t code, const char *format, ...) __attribute__((format(printf, 3, 4)));

static struct api_error error_of(struct arena *arena, int16_t code, const char *format, ...)
{
	struct buf text = { .heap = arena->heap };
	va_list args;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	struct api_error error = { code, arena_copy(arena, buf_bytes(&text)) };

	buf_free(&text);
	return error;
}

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

static const struct config_table *table_of(int8_t type)
{
	return type == RESOURCE_TOPIC             ? &topic_configs
	       : type == RESOURCE_GROUP          ? &group_configs
	       : type == RESOURCE_CLIENT_METRICS ? &client_metrics_configs
	                                         : &broker_configs;
}

/* The value that the resource will have: the changed one, else what it has. */
static struct bytes value_after(const struct alteration *a, const char *name)
{
	for (int32_t i = 0; i < a->count; i++)
		if (bytes_equal_text(a->settings[i].name, name))
			return a->settings[i].value;
	return image_config(&a->controller->image, a->type, a->resource, bytes_of_text(name));
}

static int64_t topic_integer_after(const struct alteration *a, const char *name)
{
	struct controller *c = a->controller;
	struct bytes value = value_after(a, name);

	if (bytes_is_null(value))
		value = config_value_of_synonyms(&c->scope, &c->image, config_find(&topic_configs, bytes_of_text(name)), a->arena).text;
	return config_to_int64(value);
}

static struct api_error check_topic(const struct alteration *a)
{
	struct buf problem = { .heap = a->arena->heap };
	struct api_error error = no_error;

	if (a->resource.size == 0)
		return error_of(a->arena, KAFKA_INVALID_REQUEST, "Default topic resources are not allowed.");
	if (!topic_name_is_valid(a->resource, &problem)) {
		error = error_of(a->arena, KAFKA_INVALID_TOPIC_EXCEPTION, "Topic name is invalid: %s", buf_text(&problem));
		buf_free(&problem);
		return error;
	}
	int64_t min_lag = topic_integer_after(a, "min.compaction.lag.ms"), max_lag = topic_integer_after(a, "max.compaction.lag.ms");

	if (min_lag > max_lag)
		return error_of(a->arena, KAFKA_INVALID_CONFIG, "conflict topic config setting min.compaction.lag.ms (%lld) > "
		                "max.compaction.lag.ms (%lld)", (long long)min_lag, (long long)max_lag);
	if (config_to_bool(value_after(a, "remote.storage.enable")))
		return error_of(a->arena, KAFKA_INVALID_CONFIG, "Tiered Storage functionality is disabled in the broker. Topic cannot be "
		                "configured with remote log storage.");
	if (!a->is_new && !image_topic(&a->controller->image, a->resource))
		return error_of(a->arena, KAFKA_UNKNOWN_TOPIC_OR_PARTITION, "The topic '%.*s' does not exist.", TEXT(a->resource));
	return no_error;
}

/* Settings that may not change while the server runs, or not for all brokers at once: Kafka lists them as Java prints a set. */
static struct api_error check_broker_modes(const struct alteration *a)
{
	for (int32_t i = 0; i < a->count; i++) {
		const struct config_def *def = config_find(&broker_configs, a->settings[i].name);

		if (def && def->mode == CONFIG_READ_ONLY)
			return error_of(a->arena, KAFKA_INVALID_REQUEST, "Cannot update these configs dynamically: [%.*s]", TEXT(a->settings[i].name));
	}
	for (int32_t i = 0; a->resource.size == 0 && i < a->count; i++) {
		const struct config_def *def = config_find(&broker_configs, a->settings[i].name);

		if (def && def->mode == CONFIG_PER_BROKER && !bytes_is_null(a->settings[i].value))
			return error_of(a->arena, KAFKA_INVALID_REQUEST, "Cannot update these configs at default cluster level, broker id must be "
			                "specified: [%.*s]", TEXT(a->settings[i].name));
	}
	return no_error;
}

static struct api_error check_broker(const struct alteration *a)
{
	int64_t id;

	if (a->resource.size == 0)
		return check_broker_modes(a);
	if (!bytes_to_int64(a->resource, &id))
		return error_of(a->arena, KAFKA_INVALID_REQUEST, "Node id must be an integer, but it is: %.*s", TEXT(a->resource));
	if (id < 0)
		return error_of(a->arena, KAFKA_INVALID_REQUEST, "Invalid negative broker ID.");
	struct api_error error = check_broker_modes(a);

	if (error.code)
		return error;
	if (!image_broker(&a->controller->image, (int32_t)id))
		return error_of(a->arena, KAFKA_BROKER_ID_NOT_REGISTERED, "No node with id %d found.", (int)id);
	return no_error;
}

/* A setting of a group and those of its brokers that bound it, or only from above. */
struct group_bounds {
	const char *name, *min, *max;
};

static struct api_error check_group_bounds(const struct alteration *a, const struct group_bounds *b)
{
	struct bytes value = value_after(a, b->name);

	if (bytes_is_null(value))
		return no_error;
	int64_t number = config_to_int64(value), max = controller_broker_int(a->controller, b->max);
	int64_t min = b->min ? controller_broker_int(a->controller, b->min) : INT64_MIN;

	if (number >= min && number <= max)
		return no_error;
	if (!b->min)
		return error_of(a->arena, KAFKA_INVALID_CONFIG, "%s must be less than or equal to %lld", b->name, (long long)max);
	return error_of(a->arena, KAFKA_INVALID_CONFIG, "%s must be in the range %lld to %lld inclusive.", b->name, (long long)min, (long long)max);
}

/* A member must have time for more than one heartbeat. What the group does not say its broker does, under `group.` and the same name. */
static struct api_error check_group_session(const struct alteration *a, const char *session, const char *heartbeat)
{
	const char *names[] = { session, heartbeat };
	int64_t values[2];
	int given = 0;

	for (int i = 0; i < 2; i++) {
		struct bytes value = value_after(a, names[i]);

		given += !bytes_is_null(value);
		values[i] = bytes_is_null(value) ? controller_broker_int(a->controller, arena_text(a->arena, arena_printf(a->arena, "group.%s", names[i])))
		                                 : config_to_int64(value);
	}
	return !given || values[0] > values[1] ? no_error : error_of(a->arena, KAFKA_INVALID_CONFIG, "%s must be greater than %s", session, heartbeat);
}

/* Source: Kafka's GroupConfig.validateValues. */
static struct api_error check_group(const struct alteration *a)
{
#define BOUNDS(kind, what) { kind "." what, "group." kind ".min." what, "group." kind ".max." what }
	static const struct group_bounds bounds[] = {
		BOUNDS("consumer", "heartbeat.interval.ms"), BOUNDS("consumer", "session.timeout.ms"), BOUNDS("consumer", "assignment.interval.ms"),
		BOUNDS("share", "heartbeat.interval.ms"), BOUNDS("share", "session.timeout.ms"), BOUNDS("share", "record.lock.duration.ms"),
		BOUNDS("share", "delivery.count.limit"), BOUNDS("share", "partition.max.record.locks"), BOUNDS("share", "assignment.interval.ms"),
		BOUNDS("streams", "heartbeat.interval.ms"), BOUNDS("streams", "session.timeout.ms"),
		{ "streams.num.standby.replicas", NULL, "group.streams.max.standby.replicas" }, BOUNDS("streams", "assignment.interval.ms"),
	};
#undef BOUNDS
	static const char *const sessions[][2] = { { "consumer.session.timeout.ms", "consumer.heartbeat.interval.ms" },
		                                       { "share.session.timeout.ms", "share.heartbeat.interval.ms" },
		                                       { "streams.session.timeout.ms", "streams.heartbeat.interval.ms" } };
	struct api_error error = no_error;

	if (a->resource.size == 0)
		return error_of(a->arena, KAFKA_INVALID_REQUEST, "Default group resources are not allowed.");
	for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]) && !error.code; i++)
		error = check_group_bounds(a, &bounds[i]);
	struct bytes assignor = value_after(a, "streams.assignor.name"); /* of which there is one kind */

	if (!error.code && !bytes_is_null(assignor) && !bytes_equal_text(bytes_trim(assignor), "sticky"))
		error = error_of(a->arena, KAFKA_INVALID_CONFIG, "streams.assignor.name '%.*s' is not a registered task assignor. Registered assignors are: [sticky].",
		                 TEXT(bytes_trim(assignor)));
	for (size_t i = 0; i < sizeof(sessions) / sizeof(sessions[0]) && !error.code; i++)
		error = check_group_session(a, sessions[i][0], sessions[i][1]);
	return error;
}

static struct api_error check_resource(const struct alteration *a)
{
	switch (a->type) {
	case RESOURCE_TOPIC:
		return check_topic(a);
	case RESOURCE_BROKER:
		return check_broker(a);
	case RESOURCE_GROUP:
		return check_group(a);
	case RESOURCE_CLIENT_METRICS:
		return a->resource.size ? no_error : error_of(a->arena, KAFKA_INVALID_REQUEST, "Subscription name can't be empty");
	}
	return error_of(a->arena, KAFKA_INVALID_REQUEST, "Unknown resource type %d", a->type);
}

/* What clients are to push, and how often, beyond the type of the value. */
static struct api_error check_client_metrics(const struct alteration *a, const struct setting *s)
{
	struct bytes item;
	int64_t interval_ms;

	if (bytes_equal_text(s->name, "match") && !client_match_is_valid(s->value, a->arena, &item))
		return error_of(a->arena, KAFKA_INVALID_CONFIG, "Illegal client matching pattern: %.*s", TEXT(item));
	if (bytes_equal_text(s->name, "interval.ms") && bytes_to_int64(s->value, &interval_ms) && (interval_ms < 100 || interval_ms > 3600000))
		return error_of(a->arena, KAFKA_INVALID_REQUEST, "Invalid value %d for interval.ms, interval must be between 100 and 3600000 (1 hour)", (int)interval_ms);
	return no_error;
}

/* A name that is not known is refused, but for brokers, whose plugins may have settings of their own. */
static struct api_error check_value(const struct alteration *a, const struct setting *s)
{
	const struct config_def *def = config_find(table_of(a->type), s->name);
	struct buf problem = { .heap = a->arena->heap };
	struct api_error error = no_error;

	if (bytes_is_null(s->value))
		return no_error;
	if (s->value.size > VALUE_SIZE_MAX)
		return error_of(a->arena, KAFKA_INVALID_CONFIG, "The configuration value cannot be added because it exceeds the maximum value size "
		                "of %d bytes.", VALUE_SIZE_MAX);
	if (!def && a->type == RESOURCE_BROKER)
		return no_error;
	if (!def && a->type == RESOURCE_CLIENT_METRICS)
		return error_of(a->arena, KAFKA_INVALID_REQUEST, "Unknown client metrics configuration: %.*s", TEXT(s->name));
	if (!def)
		return error_of(a->arena, KAFKA_INVALID_CONFIG, "Unknown %s config name: %.*s", a->type == RESOURCE_TOPIC ? "topic" : "group",
		                TEXT(s->name));
	if (!config_check_value(def, s->value, &problem)) {
		/* A broker's value is checked where its other errors are, and has their code (KAFKA-13609). */
		int16_t code = a->type == RESOURCE_BROKER ? KAFKA_INVALID_REQUEST : KAFKA_INVALID_CONFIG;

		error = error_of(a->arena, code, "%s", buf_text(&problem));
	}
	buf_free(&problem);
	return !error.code && a->type == RESOURCE_CLIENT_METRICS ? check_client_metrics(a, s) : error;
}

/* With eligible leader replicas all must agree on min.insync.replicas: only the cluster and topics say it (KIP-966). And what is only in
 * force from some level on is not accepted before. */
static struct api_error check_transitions(const struct alteration *a)
{
	bool has_elr = image_feature(&a->controller->image, BYTES(ELR_FEATURE)) > 0;
	bool has_cordons = image_feature(&a->controller->image, BYTES("metadata.version")) >= LEVEL_CORDONED_DIRECTORIES;

	for (int32_t i = 0; a->type == RESOURCE_BROKER && i < a->count; i++) {
		const struct setting *s = &a->settings[i];
		bool is_min_isr = bytes_equal_text(s->name, "min.insync.replicas");

		if (has_elr && is_min_isr && a->resource.size > 0)
			return error_of(a->arena, KAFKA_INVALID_CONFIG, "Broker-level min.insync.replicas cannot be altered while ELR is enabled.");
		if (has_elr && is_min_isr && bytes_is_null(s->value))
			return error_of(a->arena, KAFKA_INVALID_CONFIG, "Cluster-level min.insync.replicas cannot be removed while ELR is enabled.");
		if (!has_cordons && bytes_equal_text(s->name, "cordoned.log.dirs"))
			return error_of(a->arena, KAFKA_INVALID_CONFIG, "The cordoned.log.dirs configuration value cannot be set because it requires "
			                "metadata.version >= 4.3-IV0");
	}
	return no_error;
}

/* Who was eligible by another min.insync.replicas is so no longer. */
static void add_clear_elrs(const struct controller *c, int32_t from, struct record_list *list)
{
	int32_t end = list->count;

	for (int32_t i = from; image_feature(&c->image, BYTES(ELR_FEATURE)) > 0 && i < end; i++) {
		const struct config_record *config = list->items[i].message;

		if (list->items[i].schema != &config_record_schema || !bytes_equal_text(config->name, "min.insync.replicas"))
			continue;
		struct bytes topic = config->resource_type == RESOURCE_TOPIC ? config->resource_name : BYTES("");
		struct clear_elr_record *clear = record_list_add(list, &clear_elr_record_schema);

		clear->topic_name = topic;
	}
}

/* Adds to a list value, or takes away from it. */
static struct bytes edit_list(struct arena *arena, struct bytes old, struct bytes items, bool is_append)
{
	struct buf out = { .heap = arena->heap };
	struct bytes item;

	for (size_t at = 0; config_list_next(old, &at, &item);)
		if (item.size && (is_append || !config_list_has(items, item)))
			buf_printf(&out, "%s%.*s", out.size ? "," : "", TEXT(item));
	for (size_t at = 0; is_append && config_list_next(items, &at, &item);)
		if (!config_list_has(buf_bytes(&out), item))
			buf_printf(&out, "%s%.*s", out.size ? "," : "", TEXT(item));
	struct bytes result = arena_copy(arena, buf_bytes(&out));

	buf_free(&out);
	return result;
}

static struct api_error resolve(const struct alteration *a, struct setting *s)
{
	const struct config_def *def = config_find(table_of(a->type), s->name);

	if (s->operation == OP_DELETE) {
		s->value = BYTES_NULL;
	} else if (s->operation == OP_APPEND || s->operation == OP_SUBTRACT) {
		bool is_append = s->operation == OP_APPEND;

		if (!def || def->type != CONFIG_LIST)
			return error_of(a->arena, KAFKA_INVALID_CONFIG, "Can't %s to key %.*s because its type is not LIST.",
			                is_append ? "APPEND" : "SUBTRACT", TEXT(s->name));
		struct bytes old = image_config(&a->controller->image, a->type, a->resource, s->name);

		if (bytes_is_null(old))
			old = def->default_text ? bytes_of_text(def->default_text) : BYTES("");
		s->value = edit_list(a->arena, old, s->value, is_append);
	} else if (s->operation != OP_SET) {
		return error_of(a->arena, KAFKA_INVALID_REQUEST, "Unknown operations type %d", s->operation);
	}
	return no_error;
}

static struct api_error check_settings(const struct alteration *a)
{
	for (int32_t i = 0; i < a->count; i++)
		for (int32_t j = 0; j < i; j++)
			if (bytes_equal(a->settings[i].name, a->settings[j].name))
				return error_of(a->arena, KAFKA_INVALID_REQUEST, "Error due to duplicate config keys");
	for (int32_t i = 0; i < a->count; i++)
		if (a->settings[i].operation != OP_DELETE && bytes_is_null(a->settings[i].value))
			return error_of(a->arena, KAFKA_INVALID_REQUEST, "Null value not supported for : %.*s", TEXT(a->settings[i].name));
	for (int32_t i = 0; i < a->count; i++) {
		struct api_error error = resolve(a, &a->settings[i]);

		if (error.code)
			return error;
	}
	/* An unknown name comes before a wrong value. */
	for (int pass = 0; pass < 2; pass++)
		for (int32_t i = 0; i < a->count; i++) {
			bool is_known = config_find(table_of(a->type), a->settings[i].name) != NULL;
			struct api_error error = is_known == (pass == 1) ? check_value(a, &a->settings[i]) : no_error;

			if (error.code)
				return error;
		}
	struct api_error error = check_resource(a);

	return error.code ? error : check_transitions(a);
}

static struct api_error alter(const struct alteration *a, struct record_list *list)
{
	struct api_error error = check_settings(a);

	if (error.code)
		return error;
	for (int32_t i = 0; i < a->count; i++) {
		struct bytes old = image_config(&a->controller->image, a->type, a->resource, a->settings[i].name);

		/* A broker's is written even if it stays the same: it makes brokers read it again (KAFKA-14136). */
		if (a->type != RESOURCE_BROKER && bytes_equal(old, a->settings[i].value))
			continue;
		struct config_record *record = record_list_add(list, &config_record_schema);

		record->resource_type = a->type;
		record->resource_name = a->resource;
		record->name = a->settings[i].name;
		record->value = a->settings[i].value;
	}
	return no_error;
}

struct api_error controller_new_topic_configs(struct controller *c, const struct create_topics_request_creatable_topic *topic,
                                              struct record_list *list)
{
	struct arena *arena = c->step.fx->arena;
	struct setting *settings = arena_calloc(arena, (size_t)topic->configs_count + 1, sizeof(*settings));
	struct alteration a = { c, arena, RESOURCE_TOPIC, topic->name, settings, topic->configs_count, true };
	struct buf nulls = { .heap = arena->heap };
	struct api_error error = no_error;
	int32_t before = list->count;

	for (int32_t i = 0; i < topic->configs_count; i++) {
		if (bytes_is_null(topic->configs[i].value))
			buf_printf(&nulls, "%s%.*s", nulls.size ? "," : "", TEXT(topic->configs[i].name));
		settings[i] = (struct setting){ topic->configs[i].name, topic->configs[i].value, OP_SET };
	}
	if (nulls.size > 0)
		error = error_of(arena, KAFKA_INVALID_CONFIG, "Null value not supported for topic configs: %s", buf_text(&nulls));
	buf_free(&nulls);
	if (!error.code)
		error = alter(&a, list);
	if (!error.code)
		add_clear_elrs(c, before, list);
	return error;
}

static bool is_repeated(const void *resources, size_t size, int32_t count, int32_t i,
                        void (*id)(const void *, int8_t *, struct bytes *))
{
	int8_t type, other_type;
	struct bytes name, other_name;

	id((const uint8_t *)resources + (size_t)i * size, &type, &name);
	for (int32_t j = 0; j < count; j++) {
		id((const uint8_t *)resources + (size_t)j * size, &other_type, &other_name);
		if (j != i && type == other_type && bytes_equal(name, other_name))
			return true;
	}
	return false;
}

static void incremental_id(const void *resource, int8_t *type, struct bytes *name)
{
	const struct incremental_alter_configs_request_alter_configs_resource *r = resource;

	*type = r->resource_type;
	*name = r->resource_name;
}

void controller_incremental_alter_configs(struct controller *c, struct call *call)
{
	const struct incremental_alter_configs_request *request = call->body;
	struct incremental_alter_configs_response *response = controller_response_new(call);
	struct record_list list = { .arena = c->step.fx->arena };

	response->responses = arena_calloc(call->arena, (size_t)request->resources_count + 1, sizeof(*response->responses));
	for (int32_t i = 0; i < request->resources_count; i++) {
		const struct incremental_alter_configs_request_alter_configs_resource *r = &request->resources[i];
		struct incremental_alter_configs_response_alter_configs_resource_response *row = &response->responses[response->responses_count++];
		struct setting *settings = arena_calloc(call->arena, (size_t)r->configs_count + 1, sizeof(*settings));
		struct alteration a = { c, call->arena, r->resource_type, r->resource_name, settings, r->configs_count, false };

		for (int32_t j = 0; j < r->configs_count; j++)
			settings[j] = (struct setting){ r->configs[j].name, r->configs[j].value, r->configs[j].config_operation };
		struct api_error error =
			is_repeated(request->resources, sizeof(*r), request->resources_count, i, incremental_id)
				? error_of(call->arena, KAFKA_INVALID_REQUEST, "Each resource must appear at most once.")
				: alter(&a, &list);

		row->resource_type = r->resource_type;
		row->resource_name = r->resource_name;
		row->error_code = error.code;
		row->error_message = error.text;
	}
	add_clear_elrs(c, 0, &list);
	if (request->validate_only)
		list.count = 0;
	controller_answer(c, call, response, controller_append(c, &list));
}

static void legacy_id(const void *resource, int8_t *type, struct bytes *name)
{
	const struct alter_configs_request_alter_configs_resource *r = resource;

	*type = r->resource_type;
	*name = r->resource_name;
}

/* The old way: whatever is not named is removed. */
static struct api_error alter_legacy(struct controller *c, struct call *call, const struct alter_configs_request_alter_configs_resource *r,
                                     struct record_list *list)
{
	int32_t count = 0, room = r->configs_count;

	for (struct config_image *now = image_configs_of(&c->image, r->resource_type, r->resource_name); now; now = image_config_next(now))
		room++;
	struct setting *settings = arena_calloc(call->arena, (size_t)room + 1, sizeof(*settings));

	for (int32_t i = 0; i < r->configs_count; i++)
		settings[count++] = (struct setting){ r->configs[i].name, r->configs[i].value, OP_SET };
	for (struct config_image *now = image_configs_of(&c->image, r->resource_type, r->resource_name); now; now = image_config_next(now)) {
		bool is_named = false;

		for (int32_t i = 0; i < r->configs_count; i++)
			is_named = is_named || bytes_equal(r->configs[i].name, now->name);
		if (!is_named)
			settings[count++] = (struct setting){ arena_copy(call->arena, now->name), BYTES_NULL, OP_DELETE };
	}
	struct alteration a = { c, call->arena, r->resource_type, r->resource_name, settings, count, false };

	return alter(&a, list);
}

void controller_alter_configs(struct controller *c, struct call *call)
{
	const struct alter_configs_request *request = call->body;
	struct alter_configs_response *response = controller_response_new(call);
	struct record_list list = { .arena = c->step.fx->arena };

	response->responses = arena_calloc(call->arena, (size_t)request->resources_count + 1, sizeof(*response->responses));
	for (int32_t i = 0; i < request->resources_count; i++) {
		const struct alter_configs_request_alter_configs_resource *r = &request->resources[i];
		struct alter_configs_response_alter_configs_resource_response *row = &response->responses[response->responses_count++];
		struct api_error error = is_repeated(request->resources, sizeof(*r), request->resources_count, i, legacy_id)
		                             ? error_of(call->arena, KAFKA_INVALID_REQUEST, "Each resource must appear at most once.")
		                             : alter_legacy(c, call, r, &list);

		row->resource_type = r->resource_type;
		row->resource_name = r->resource_name;
		row->error_code = error.code;
		row->error_message = error.text;
	}
	add_clear_elrs(c, 0, &list);
	if (request->validate_only)
		list.count = 0;
	controller_answer(c, call, response, controller_append(c, &list));
}
