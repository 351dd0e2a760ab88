#include "sim/shell/kafka/metadata_nodes.h"

#include <stdlib.h>

#include "engine/base/uuid.h"
#include "engine/broker/start.h"
#include "engine/meta/metadata_version.h"
#include "engine/wire/api.h"

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

struct builder {
	const struct image *image;
	struct arena *arena;
	int64_t time_ms;
};

static struct metadata_node *add(struct builder *b, struct metadata_node *parent, struct bytes name)
{
	if (parent->child_count == parent->capacity) {
		struct metadata_node *old = parent->children;

		parent->capacity = parent->capacity > 0 ? parent->capacity * 2 : 8;
		parent->children = arena_calloc(b->arena, (size_t)parent->capacity, sizeof(*old));
		if (old)
			memcpy(parent->children, old, (size_t)parent->child_count * sizeof(*old));
	}
	struct metadata_node *node = &parent->children[parent->child_count++];

	*node = (struct metadata_node){ .name = name };
	return node;
}

static struct metadata_node *add_directory(struct builder *b, struct metadata_node *parent, const char *name)
{
	return add(b, parent, bytes_of_text(name));
}

static void add_leaf(struct builder *b, struct metadata_node *parent, struct bytes name, struct bytes text)
{
	add(b, parent, name)->text = text;
}

static struct bytes number(struct builder *b, int64_t value)
{
	return arena_printf(b->arena, "%lld", (long long)value);
}

static struct bytes id_of(struct builder *b, struct uuid id)
{
	char text[UUID_TEXT_SIZE + 1];

	return arena_copy(b->arena, bytes_of_text(uuid_text(id, text)));
}

static int by_name(const void *a, const void *b)
{
	const struct metadata_node *x = a, *y = b;

	return bytes_compare(x->name, y->name);
}

static void sort(struct metadata_node *node)
{
	if (node->child_count > 1)
		qsort(node->children, (size_t)node->child_count, sizeof(*node->children), by_name);
	for (int32_t i = 0; i < node->child_count; i++)
		sort(&node->children[i]);
}

/* ---- What is in the image ------------------------------------------------------------------------------------------- */

static void add_cluster(struct builder *b, struct metadata_node *image)
{
	struct metadata_node *cluster = add_directory(b, image, "cluster"), *group = add_directory(b, cluster, "brokers");

	TREE_EACH(&b->image->brokers, struct broker_image, broker, node)
		add_leaf(b, group, number(b, broker->id), metadata_broker_text(broker, b->arena, b->image->heap));
	group = add_directory(b, cluster, "controllers");
	TREE_EACH(&b->image->controllers, struct broker_image, controller, node)
		add_leaf(b, group, number(b, controller->id), metadata_controller_text(controller, b->arena, b->image->heap));
}

static struct bytes resource_name(struct builder *b, const struct config_image *config)
{
	const char *type = config->type == RESOURCE_TOPIC             ? "TOPIC"
	                   : config->type == RESOURCE_BROKER          ? "BROKER"
	                   : config->type == RESOURCE_BROKER_LOGGER   ? "BROKER_LOGGER"
	                   : config->type == RESOURCE_CLIENT_METRICS  ? "CLIENT_METRICS"
	                   : config->type == RESOURCE_GROUP           ? "GROUP"
	                                                              : "UNKNOWN";

	return arena_printf(b->arena, "%s%s%.*s", type, config->resource.size > 0 ? ":" : "", TEXT(config->resource));
}

/* Settings come by resource, so that one directory is finished before the next begins. */
static void add_configs(struct builder *b, struct metadata_node *image)
{
	struct metadata_node *configs = add_directory(b, image, "configs"), *resource = NULL;

	TREE_EACH(&b->image->configs, struct config_image, config, node) {
		struct bytes name = resource_name(b, config);

		if (!resource || !bytes_equal(resource->name, name))
			resource = add(b, configs, name);
		add_leaf(b, resource, config->name, config->value);
	}
}

static void add_features(struct builder *b, struct metadata_node *image)
{
	struct metadata_node *features = add_directory(b, image, "features");
	const char *version = metadata_version_name(image_feature(b->image, BYTES("metadata.version")));

	add_leaf(b, features, BYTES("metadataVersion"), version ? arena_printf(b->arena, "Optional[%s]", version) : BYTES("Optional.empty"));
	TREE_EACH(&b->image->features, struct feature_image, feature, node)
		if (!bytes_equal_text(feature->name, "metadata.version"))
			add_leaf(b, features, arena_printf(b->arena, "finalized_%.*s", TEXT(feature->name)), number(b, feature->level));
}

static void add_topic(struct builder *b, struct metadata_node *parent, struct bytes name, const struct topic_image *topic)
{
	struct metadata_node *node = add(b, parent, name);

	add_leaf(b, node, BYTES("name"), topic->name);
	add_leaf(b, node, BYTES("id"), id_of(b, topic->id));
	for (int32_t i = 0; i < topic->partition_count; i++)
		add_leaf(b, node, number(b, i), metadata_partition_text(&topic->partitions[i], b->arena, b->image->heap));
}

static void add_topics(struct builder *b, struct metadata_node *image)
{
	struct metadata_node *topics = add_directory(b, image, "topics"), *group = add_directory(b, topics, "byName");

	TREE_EACH(&b->image->topics_by_name, struct topic_image, topic, by_name)
		add_topic(b, group, topic->name, topic);
	group = add_directory(b, topics, "byId");
	TREE_EACH(&b->image->topics_by_name, struct topic_image, topic, by_name)
		add_topic(b, group, id_of(b, topic->id), topic);
}

/* "2026-01-05T09:00:00.1Z[UTC]": a fraction only as long as it must be. */
static struct bytes zoned_time(struct builder *b)
{
	int milliseconds = (int)(b->time_ms % 1000);
	struct bytes seconds = bytes_slice(node_time_text(b->arena, b->time_ms), 0, 19);
	struct bytes fraction = milliseconds > 0 ? arena_printf(b->arena, ".%03d", milliseconds) : BYTES("");

	while (fraction.size > 0 && fraction.data[fraction.size - 1] == '0')
		fraction.size--;
	return arena_printf(b->arena, "%.*sT%.*s%.*sZ[UTC]", TEXT(bytes_slice(seconds, 0, 10)), TEXT(bytes_slice(seconds, 11, 8)), TEXT(fraction));
}

static void add_image(struct builder *b, struct metadata_node *image)
{
	add_directory(b, add_directory(b, image, "acls"), "byId");
	add_directory(b, image, "clientQuotas");
	add_cluster(b, image);
	add_configs(b, image);
	add_directory(b, image, "delegationToken");
	add_features(b, image);
	/* Kafka tells -1 until a block of ids was given out. */
	add_leaf(b, add_directory(b, image, "producerIds"), BYTES("nextProducerId"), number(b, b->image->next_producer_id > 0 ? b->image->next_producer_id : -1));
	add_leaf(b, image, BYTES("provenance"), arena_printf(b->arena, "offset %lld, epoch %d, time %.*s", (long long)b->image->offset, b->image->epoch, TEXT(zoned_time(b))));
	struct metadata_node *scram = add_directory(b, image, "scram");

	add_directory(b, scram, "SCRAM-SHA-256");
	add_directory(b, scram, "SCRAM-SHA-512");
	add_topics(b, image);
}

struct metadata_node *metadata_nodes_of(const struct image *image, int64_t time_ms, struct arena *arena)
{
	struct builder b = { .image = image, .arena = arena, .time_ms = time_ms };
	struct metadata_node *root = arena_calloc(arena, 1, sizeof(*root)), *local;

	add_image(&b, add_directory(&b, root, "image"));
	local = add_directory(&b, root, "local");
	add_leaf(&b, local, BYTES("version"), BYTES(KAFKA_VERSION));
	add_leaf(&b, local, BYTES("commitId"), BYTES("unknown"));
	sort(root);
	return root;
}

/* ---- Looking -------------------------------------------------------------------------------------------------------- */

bool metadata_node_is_directory(const struct metadata_node *node)
{
	return bytes_is_null(node->text);
}

const struct metadata_node *metadata_node_child(const struct metadata_node *node, struct bytes name)
{
	/* A feature that nobody speaks of is at level 0, and Kafka has a node for it if it is asked for. */
	static const struct metadata_node level_0 = { .text = { (const uint8_t *)"0", 1 } };
	int32_t low = 0, high = node->child_count;

	while (low < high) {
		int32_t middle = (low + high) / 2, order = bytes_compare(node->children[middle].name, name);

		if (order == 0)
			return &node->children[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return bytes_equal_text(node->name, "features") && bytes_starts_with(name, BYTES("finalized_")) ? &level_0 : NULL;
}
