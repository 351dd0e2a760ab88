#include "engine/broker/telemetry.h"

#include "engine/base/crc32c.h"
#include "engine/base/owned.h"
#include "engine/base/uuid.h"
#include "engine/broker/config.h"
#include "engine/broker/connection.h"
#include "engine/log/batch.h"
#include "engine/meta/client_match.h"
#include "engine/wire/errors.h"

enum { INTERVAL_MS_DEFAULT = 300000, INSTANCES_MAX = 16384, KEPT_MS_MIN = 60000 };

/* A run of a client. */
struct instance {
	struct tree_node node; /* by id */
	struct list link;      /* the longest unheard first */
	struct uuid id;
	uint32_t version;        /* of all subscriptions when this was worked out */
	int32_t subscription_id;
	int32_t interval_ms;
	struct bytes metrics;    /* owned: the wanted prefixes, between commas */
	int64_t asked_ms, pushed_ms, heard_ms;
	int16_t last_error;
	bool is_terminating;
};

struct telemetry {
	struct tree instances;
	struct list by_use;
};

static int compare(const void *key, const struct tree_node *node)
{
	return memcmp(key, &CONTAINER_OF((uintptr_t)node, const struct instance, node)->id, sizeof(struct uuid));
}

static void del(struct node *n, struct instance *instance)
{
	tree_remove(&n->telemetry->instances, &instance->node);
	list_remove(&instance->link);
	owned_free(n->heap, &instance->metrics);
	heap_free(n->heap, instance);
}

void telemetry_del(struct node *n)
{
	if (!n->telemetry)
		return;
	LIST_EACH(&n->telemetry->by_use, struct instance, instance, link)
		del(n, instance);
	heap_free(n->heap, n->telemetry);
	n->telemetry = NULL;
}

static int64_t now_ms(const struct node *n)
{
	return n->now_us / 1000;
}

/* Those that were not heard for three of their intervals, and of too many the first. */
static void forget_silent(struct node *n)
{
	LIST_EACH(&n->telemetry->by_use, struct instance, instance, link) {
		int64_t kept_ms = 3 * (int64_t)instance->interval_ms > KEPT_MS_MIN ? 3 * (int64_t)instance->interval_ms : KEPT_MS_MIN;

		if (now_ms(n) - instance->heard_ms > kept_ms || n->telemetry->instances.count >= INSTANCES_MAX)
			del(n, instance);
	}
}

/* ---- Subscriptions ----------------------------------------------------------------------------------------------------- */

/* Changes with any setting of any subscription. */
static uint32_t version_of_subscriptions(const struct image *image)
{
	uint32_t version = 0;

	TREE_EACH(&image->configs, struct config_image, config, node)
		if (config->type == RESOURCE_CLIENT_METRICS) {
			version = crc32c(version, config->resource);
			version = crc32c(version, config->name);
			version = crc32c(version + 1, config->value);
		}
	return version;
}

static struct bytes setting(const struct image *image, struct bytes subscription, const char *name)
{
	struct bytes value = image_config(image, RESOURCE_CLIENT_METRICS, subscription, bytes_of_text(name));

	return bytes_is_null(value) ? BYTES("") : value;
}

static struct client_traits traits_of(const struct node *n, const struct call *call, struct uuid id)
{
	const struct connection *c = connection_of_call(n, call);
	char text[UUID_TEXT_SIZE + 1];

	return (struct client_traits){ .instance_id = arena_printf(n->fx->arena, "%s", uuid_text(id, text)), .client_id = call->client_id,
		                           .software_name = c && !bytes_is_null(c->client_software_name) ? c->client_software_name : BYTES("unknown"),
		                           .software_version = c && !bytes_is_null(c->client_software_version) ? c->client_software_version : BYTES("unknown"),
		                           .source_address = call->peer };
}

static void add_metrics(struct buf *out, struct bytes more)
{
	struct bytes item;

	for (size_t at = 0; config_list_next(more, &at, &item);)
		if (item.size > 0 && !config_list_has(buf_bytes(out), item))
			buf_printf(out, "%s%.*s", out->size > 0 ? "," : "", (int)item.size, (const char *)item.data);
}

/* All that is wanted of the client by any subscription, and the shortest interval; "*" wants all. */
static void work_out(struct node *n, const struct call *call, struct instance *instance)
{
	struct client_traits client = traits_of(n, call, instance->id);
	struct buf wanted = { .heap = n->heap };
	struct bytes last = BYTES_NULL;

	instance->version = version_of_subscriptions(&n->image);
	instance->interval_ms = INTERVAL_MS_DEFAULT;
	instance->asked_ms = instance->pushed_ms = INT64_MIN / 2;
	TREE_EACH(&n->image.configs, struct config_image, config, node) {
		if (config->type != RESOURCE_CLIENT_METRICS || bytes_equal(config->resource, last))
			continue;
		last = config->resource;
		if (!client_matches(setting(&n->image, last, "match"), &client, n->fx->arena))
			continue;
		struct bytes interval = setting(&n->image, last, "interval.ms");

		if (interval.size > 0 && config_to_int64(interval) < instance->interval_ms)
			instance->interval_ms = (int32_t)config_to_int64(interval);
		add_metrics(&wanted, setting(&n->image, last, "metrics"));
	}
	if (config_list_has(buf_bytes(&wanted), BYTES("*"))) {
		buf_clear(&wanted);
		buf_add_text(&wanted, "*");
	}
	owned_free(n->heap, &instance->metrics);
	instance->metrics = owned_copy(n->heap, buf_bytes(&wanted));
	buf_free(&wanted);
}

/* Kafka's, where there is one metric or none: it goes by the order of a hash table otherwise. */
static int32_t subscription_id(struct node *n, const struct instance *instance)
{
	struct buf text = { .heap = n->heap };
	struct bytes item;

	buf_add_text(&text, "[");
	for (size_t at = 0; config_list_next(instance->metrics, &at, &item);)
		buf_printf(&text, "%s%.*s", text.size > 1 ? ", " : "", (int)item.size, (const char *)item.data);
	buf_printf(&text, "]%d", instance->interval_ms);
	uint32_t crc = crc32c(0, buf_bytes(&text));
	uint64_t both = load_u64(instance->id.bytes) ^ load_u64(instance->id.bytes + 8);

	buf_free(&text);
	return (int32_t)(crc ^ (uint32_t)(both >> 32) ^ (uint32_t)both);
}

static struct instance *instance_of(struct node *n, const struct call *call, struct uuid id)
{
	struct tree_node *node;
	struct instance *instance;

	if (!n->telemetry) {
		n->telemetry = HEAP_NEW(n->heap, struct telemetry);
		list_init(&n->telemetry->by_use);
	}
	node = tree_find(&n->telemetry->instances, &id, compare);
	if (node) {
		instance = CONTAINER_OF(node, struct instance, node);
	} else {
		forget_silent(n);
		instance = HEAP_NEW(n->heap, struct instance);
		instance->id = id;
		instance->metrics = BYTES_NULL;
		list_init(&instance->link);
		tree_insert(&n->telemetry->instances, &id, compare, &instance->node);
	}
	if (!node || instance->version != version_of_subscriptions(&n->image)) {
		work_out(n, call, instance);
		instance->subscription_id = subscription_id(n, instance);
		instance->last_error = KAFKA_NONE;
		instance->is_terminating = false;
	}
	instance->heard_ms = now_ms(n);
	list_remove(&instance->link);
	list_append(&n->telemetry->by_use, &instance->link);
	return instance;
}

/* ---- Answers ----------------------------------------------------------------------------------------------------------- */

static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

void telemetry_subscribe(struct node *n, const struct call *call, struct uuid id, struct get_telemetry_subscriptions_response *response)
{
	static const int8_t codecs[] = { CODEC_ZSTD, CODEC_LZ4, CODEC_GZIP, CODEC_SNAPPY };
	struct instance *instance = instance_of(n, call, uuid_is_zero(id) ? uuid_random(&n->prng) : id);
	bool is_early = now_ms(n) - later(instance->asked_ms, instance->pushed_ms) < instance->interval_ms;
	struct bytes item;

	/* One that was told that its subscription is not the present one asks again at once. */
	if (is_early && instance->last_error != KAFKA_UNKNOWN_SUBSCRIPTION_ID && instance->last_error != KAFKA_UNSUPPORTED_COMPRESSION_TYPE) {
		response->error_code = KAFKA_THROTTLING_QUOTA_EXCEEDED;
		return;
	}
	if (!is_early)
		instance->asked_ms = now_ms(n);
	instance->last_error = KAFKA_NONE;
	response->client_instance_id = instance->id;
	response->subscription_id = instance->subscription_id;
	response->accepted_compression_types = arena_calloc(call->arena, sizeof(codecs), 1);
	memcpy(response->accepted_compression_types, codecs, sizeof(codecs));
	response->accepted_compression_types_count = (int32_t)sizeof(codecs);
	response->push_interval_ms = instance->interval_ms;
	response->telemetry_max_bytes = (int32_t)config_to_int64(broker_config_value(n->config, &n->image, "telemetry.max.bytes").text);
	response->delta_temporality = true;
	response->requested_metrics = arena_calloc(call->arena, instance->metrics.size + 1, sizeof(*response->requested_metrics));
	for (size_t at = 0; config_list_next(instance->metrics, &at, &item);)
		if (item.size > 0)
			response->requested_metrics[response->requested_metrics_count++] = arena_copy(call->arena, item);
}

static int16_t check_push(struct node *n, struct instance *instance, const struct push_telemetry_request *request)
{
	int64_t max = config_to_int64(broker_config_value(n->config, &n->image, "telemetry.max.bytes").text);
	bool may = instance->asked_ms > instance->pushed_ms || now_ms(n) - instance->pushed_ms >= instance->interval_ms;

	if (instance->is_terminating)
		return KAFKA_INVALID_REQUEST;
	if (may)
		instance->pushed_ms = now_ms(n);
	else if (!request->terminating)
		return KAFKA_THROTTLING_QUOTA_EXCEEDED;
	if (request->subscription_id != instance->subscription_id)
		return KAFKA_UNKNOWN_SUBSCRIPTION_ID;
	if (request->compression_type < 0 || request->compression_type >= CODEC_COUNT)
		return KAFKA_UNSUPPORTED_COMPRESSION_TYPE;
	return (int64_t)request->metrics.size > max ? KAFKA_TELEMETRY_TOO_LARGE : KAFKA_NONE;
}

/* Whether there is something to hand on; it is not looked into any further. */
static bool is_readable(struct node *n, const struct push_telemetry_request *request)
{
	struct buf plain = { .heap = n->heap };
	int64_t max = config_to_int64(broker_config_value(n->config, &n->image, "telemetry.max.bytes").text);
	bool is_good = request->metrics.size == 0 || request->compression_type == CODEC_NONE ||
	               codec_decompress((enum codec)request->compression_type, request->metrics, (size_t)max, &plain) == ERR_OK;

	buf_free(&plain);
	return is_good;
}

int16_t telemetry_push(struct node *n, const struct call *call, const struct push_telemetry_request *request)
{
	struct uuid one = { { 0 } };

	one.bytes[15] = 1;
	if (uuid_is_zero(request->client_instance_id) || uuid_equal(request->client_instance_id, one))
		return KAFKA_INVALID_REQUEST;
	struct instance *instance = instance_of(n, call, request->client_instance_id);
	int16_t code = check_push(n, instance, request);

	instance->is_terminating = request->terminating;
	if (!code && !is_readable(n, request))
		code = KAFKA_INVALID_RECORD;
	instance->last_error = code;
	return code;
}
