/* ListConfigResources: names of all that can have settings (KIP-1142). Version 0 knows metrics subscriptions only. */
#include "engine/broker/api_table.h"

struct lister {
	struct list_config_resources_response *response;
	struct arena *arena;
	int32_t room;
};

static void add(struct lister *l, int8_t type, struct bytes name)
{
	struct list_config_resources_response *response = l->response;

	if (response->config_resources_count == l->room) {
		struct list_config_resources_response_config_resource *old = response->config_resources;

		l->room = l->room ? l->room * 2 : 16;
		response->config_resources = arena_calloc(l->arena, (size_t)l->room, sizeof(*old));
		if (response->config_resources_count > 0)
			memcpy(response->config_resources, old, (size_t)response->config_resources_count * sizeof(*old));
	}
	response->config_resources[response->config_resources_count++] =
		(struct list_config_resources_response_config_resource){ arena_copy(l->arena, name), type };
}

/* Groups and subscriptions are there when they have a setting. */
static void add_configured(struct lister *l, const struct image *image, int8_t type)
{
	struct bytes last = BYTES_NULL;

	TREE_EACH(&image->configs, struct config_image, config, node) {
		if (config->type != type || bytes_equal(config->resource, last))
			continue;
		add(l, type, config->resource);
		last = config->resource;
	}
}

static void add_type(struct lister *l, const struct image *image, int8_t type)
{
	if (type == RESOURCE_GROUP || type == RESOURCE_CLIENT_METRICS)
		add_configured(l, image, type);
	if (type == RESOURCE_BROKER || type == RESOURCE_BROKER_LOGGER)
		TREE_EACH(&image->brokers, struct broker_image, broker, node)
			add(l, type, arena_printf(l->arena, "%d", broker->id));
	if (type == RESOURCE_TOPIC)
		TREE_EACH(&image->topics_by_name, struct topic_image, topic, by_name)
			add(l, type, topic->name);
}

void api_list_config_resources(struct node *n, struct call *call)
{
	static const int8_t all[] = { RESOURCE_GROUP, RESOURCE_CLIENT_METRICS, RESOURCE_BROKER_LOGGER, RESOURCE_BROKER, RESOURCE_TOPIC };
	const struct list_config_resources_request *request = call->body;
	struct lister lister = { api_response_new(call), call->arena, 0 };
	bool is_all = call->version == 0 || request->resource_types_count == 0;

	for (int32_t i = 0; !is_all && i < request->resource_types_count; i++)
		if (!memchr(all, request->resource_types[i], sizeof(all)))
			lister.response->error_code = KAFKA_UNSUPPORTED_VERSION;
	for (size_t i = 0; !lister.response->error_code && i < sizeof(all); i++) {
		bool is_wanted = is_all && (call->version > 0 || all[i] == RESOURCE_CLIENT_METRICS);

		for (int32_t j = 0; !is_all && j < request->resource_types_count; j++)
			is_wanted = is_wanted || request->resource_types[j] == all[i];
		if (is_wanted)
			add_type(&lister, &n->image, all[i]);
	}
	call_answer(call, n->fx, lister.response, 0);
}
