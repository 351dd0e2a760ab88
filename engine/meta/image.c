#include "engine/meta/image.h"

#include "engine/meta/image_parts.h"
#include "engine/meta/quotas.h"

int image_compare_broker(const void *key, const struct tree_node *node)
{
	int32_t a = *(const int32_t *)key, b = CONTAINER_OF(node, struct broker_image, node)->id;

	return a < b ? -1 : a > b;
}

int image_compare_topic_name(const void *key, const struct tree_node *node)
{
	return bytes_compare(*(const struct bytes *)key, CONTAINER_OF(node, struct topic_image, by_name)->name);
}

int image_compare_topic_id(const void *key, const struct tree_node *node)
{
	return memcmp(key, CONTAINER_OF(node, struct topic_image, by_id)->id.bytes, sizeof(struct uuid));
}

int image_compare_config(const void *key, const struct tree_node *node)
{
	const struct config_image *a = key, *b = CONTAINER_OF(node, struct config_image, node);
	int order = a->type < b->type ? -1 : a->type > b->type;

	if (order == 0)
		order = bytes_compare(a->resource, b->resource);
	return order ? order : bytes_compare(a->name, b->name);
}

int image_compare_feature(const void *key, const struct tree_node *node)
{
	return bytes_compare(*(const struct bytes *)key, CONTAINER_OF(node, struct feature_image, node)->name);
}

struct bytes image_keep(struct image *m, struct bytes b)
{
	if (bytes_is_null(b))
		return b;
	uint8_t *data = heap_alloc(m->heap, b.size + 1);

	memcpy(data, b.data, b.size);
	return bytes_of(data, b.size);
}

void image_drop(struct image *m, struct bytes b)
{
	heap_free(m->heap, (void *)(uintptr_t)b.data);
}

void image_init(struct image *m, struct heap *heap)
{
	*m = (struct image){ .heap = heap, .brokers_of_id = { .heap = heap }, .topics_of_name = { .heap = heap }, .topics_of_id = { .heap = heap },
		                 .offset = -1, .epoch = -1 };
	list_init(&m->held);
}

void image_broker_del(struct image *m, struct tree *tree, struct broker_image *broker)
{
	tree_remove(tree, &broker->node);
	if (tree == &m->brokers)
		hash_table_remove(&m->brokers_of_id, &broker->of_id);
	for (int32_t i = 0; i < broker->endpoint_count; i++) {
		image_drop(m, broker->endpoints[i].name);
		image_drop(m, broker->endpoints[i].host);
	}
	for (int32_t i = 0; i < broker->feature_count; i++)
		image_drop(m, broker->features[i].name);
	heap_free(m->heap, (void *)(uintptr_t)broker->features);
	heap_free(m->heap, (void *)(uintptr_t)broker->endpoints);
	heap_free(m->heap, (void *)(uintptr_t)broker->log_dirs);
	heap_free(m->heap, (void *)(uintptr_t)broker->cordoned_dirs);
	image_drop(m, broker->rack);
	heap_free(m->heap, broker);
}

static uint32_t hash_of_id(struct uuid id)
{
	return hash_of_bytes(bytes_of(id.bytes, sizeof(id.bytes)));
}

void image_topic_add(struct image *m, struct topic_image *topic)
{
	tree_insert(&m->topics_by_name, &topic->name, image_compare_topic_name, &topic->by_name);
	tree_insert(&m->topics_by_id, &topic->id, image_compare_topic_id, &topic->by_id);
	hash_table_add(&m->topics_of_name, &topic->of_name, hash_of_bytes(topic->name));
	hash_table_add(&m->topics_of_id, &topic->of_id, hash_of_id(topic->id));
	m->topics_version++;
}

void image_topic_del(struct image *m, struct topic_image *topic)
{
	tree_remove(&m->topics_by_name, &topic->by_name);
	tree_remove(&m->topics_by_id, &topic->by_id);
	hash_table_remove(&m->topics_of_name, &topic->of_name);
	hash_table_remove(&m->topics_of_id, &topic->of_id);
	m->topics_version++;
	for (int32_t i = 0; i < topic->partition_count; i++)
		heap_free(m->heap, topic->partitions[i].directories);
	heap_free(m->heap, topic->partitions);
	image_drop(m, topic->name);
	heap_free(m->heap, topic);
}

void image_config_del(struct image *m, struct config_image *config)
{
	m->configs_version++;
	tree_remove(&m->configs, &config->node);
	image_drop(m, config->resource);
	image_drop(m, config->name);
	image_drop(m, config->value);
	heap_free(m->heap, config);
}

void image_feature_del(struct image *m, struct feature_image *feature)
{
	tree_remove(&m->features, &feature->node);
	image_drop(m, feature->name);
	heap_free(m->heap, feature);
}

void image_free(struct image *m)
{
	TREE_EACH(&m->brokers, struct broker_image, broker, node)
		image_broker_del(m, &m->brokers, broker);
	TREE_EACH(&m->controllers, struct broker_image, controller, node)
		image_broker_del(m, &m->controllers, controller);
	TREE_EACH(&m->topics_by_name, struct topic_image, topic, by_name)
		image_topic_del(m, topic);
	TREE_EACH(&m->configs, struct config_image, config, node)
		image_config_del(m, config);
	TREE_EACH(&m->features, struct feature_image, feature, node)
		image_feature_del(m, feature);
	TREE_EACH(&m->quotas, struct quota_image, quota, node)
		image_quota_del(m, quota);
	image_forget_kept(m);
	hash_table_free(&m->topics_of_name);
	hash_table_free(&m->topics_of_id);
	hash_table_free(&m->brokers_of_id);
	uint64_t version = m->version + 1, configs_version = m->configs_version + 1, topics_version = m->topics_version + 1;

	image_init(m, m->heap);
	m->version = version;
	m->configs_version = configs_version;
	m->topics_version = topics_version;
}

static bool has_name(const void *key, const struct hash_node *node)
{
	return bytes_equal(*(const struct bytes *)key, CONTAINER_OF(node, struct topic_image, of_name)->name);
}

static bool has_id(const void *key, const struct hash_node *node)
{
	return uuid_equal(*(const struct uuid *)key, CONTAINER_OF(node, struct topic_image, of_id)->id);
}

struct topic_image *image_topic(const struct image *m, struct bytes name)
{
	struct hash_node *node = hash_table_find(&m->topics_of_name, hash_of_bytes(name), &name, has_name);

	return node ? CONTAINER_OF(node, struct topic_image, of_name) : NULL;
}

struct topic_image *image_topic_by_id(const struct image *m, struct uuid id)
{
	struct hash_node *node = hash_table_find(&m->topics_of_id, hash_of_id(id), &id, has_id);

	return node ? CONTAINER_OF(node, struct topic_image, of_id) : NULL;
}

struct partition_image *image_partition(const struct image *m, struct bytes topic_name, int32_t partition)
{
	struct topic_image *topic = image_topic(m, topic_name);

	if (!topic || partition < 0 || partition >= topic->partition_count)
		return NULL;
	return &topic->partitions[partition];
}

void image_broker_add(struct image *m, struct broker_image *broker)
{
	tree_insert(&m->brokers, &broker->id, image_compare_broker, &broker->node);
	hash_table_add(&m->brokers_of_id, &broker->of_id, hash_of_number((uint64_t)broker->id));
}

static bool has_broker_id(const void *key, const struct hash_node *node)
{
	return *(const int32_t *)key == CONTAINER_OF(node, struct broker_image, of_id)->id;
}

struct broker_image *image_broker(const struct image *m, int32_t id)
{
	struct hash_node *node = hash_table_find(&m->brokers_of_id, hash_of_number((uint64_t)id), &id, has_broker_id);

	return node ? CONTAINER_OF(node, struct broker_image, of_id) : NULL;
}

bool image_broker_takes_replicas(const struct broker_image *broker)
{
	for (int32_t i = 0; i < broker->log_dir_count; i++) {
		bool is_cordoned = false;

		for (int32_t j = 0; j < broker->cordoned_dir_count; j++)
			is_cordoned = is_cordoned || uuid_equal(broker->log_dirs[i], broker->cordoned_dirs[j]);
		if (!is_cordoned)
			return true;
	}
	return broker->log_dir_count == 0;
}

struct broker_image *image_controller(const struct image *m, int32_t id)
{
	struct tree_node *node = tree_find(&m->controllers, &id, image_compare_broker);

	return node ? CONTAINER_OF(node, struct broker_image, node) : NULL;
}

const struct broker_endpoint *image_endpoint(const struct image *m, int32_t id, struct bytes listener, bool is_fenced_wanted)
{
	struct broker_image *broker = image_broker(m, id);

	if (!broker || (broker->is_fenced && !is_fenced_wanted))
		return NULL;
	for (int32_t i = 0; i < broker->endpoint_count; i++)
		if (bytes_equal(broker->endpoints[i].name, listener))
			return &broker->endpoints[i];
	return NULL;
}

struct bytes image_config(const struct image *m, int8_t type, struct bytes resource, struct bytes name)
{
	struct config_image key = { .type = type, .resource = resource, .name = name };
	struct tree_node *node = tree_find(&m->configs, &key, image_compare_config);

	return node ? CONTAINER_OF(node, struct config_image, node)->value : BYTES_NULL;
}

struct config_image *image_configs_of(const struct image *m, int8_t type, struct bytes resource)
{
	struct config_image key = { .type = type, .resource = resource, .name = BYTES("") };
	struct tree_node *node = tree_ceiling(&m->configs, &key, image_compare_config);
	struct config_image *config = node ? CONTAINER_OF(node, struct config_image, node) : NULL;

	return config && config->type == type && bytes_equal(config->resource, resource) ? config : NULL;
}

struct config_image *image_config_next(const struct config_image *config)
{
	struct tree_node *node = tree_next(&config->node);
	struct config_image *next = node ? CONTAINER_OF(node, struct config_image, node) : NULL;

	return next && next->type == config->type && bytes_equal(next->resource, config->resource) ? next : NULL;
}

int16_t image_feature(const struct image *m, struct bytes name)
{
	struct tree_node *node = tree_find(&m->features, &name, image_compare_feature);

	return node ? CONTAINER_OF(node, struct feature_image, node)->level : 0;
}
