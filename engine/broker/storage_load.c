#include "engine/base/uuid.h"
#include "engine/broker/config.h"
#include "engine/broker/start.h"
#include "engine/broker/storage.h"

enum { META_SIZE_MAX = 64 * 1024 };

#define TEXT(b) (int)(b).size, (const char *)(b).data

static struct bytes path_of(struct node *n, struct bytes dir)
{
	return arena_printf(n->fx->arena, "%.*s/meta.properties", TEXT(dir));
}

/* One meta.properties, as far as it makes sense by itself. */
struct meta {
	enum { META_READ, META_MISSING, META_UNREADABLE } state;
	bool is_v0; /* of which no field is sure to be there */
	struct bytes cluster_id;
	bool has_node_id;
	int64_t node_id;
	struct uuid directory_id; /* zero: none */
};

static bool keep_cluster_id(struct node *n, struct bytes path, struct bytes text)
{
	if (bytes_is_null(text))
		return true;
	if (!bytes_is_null(n->cluster_id_text) && !bytes_equal(n->cluster_id_text, text)) {
		node_refuse(n, "java.lang.RuntimeException: Invalid cluster.id in: %.*s. Expected %.*s, but read %.*s", TEXT(path),
		            TEXT(n->cluster_id_text), TEXT(text));
		return false;
	}
	if (bytes_is_null(n->cluster_id_text)) {
		uint8_t *kept = heap_alloc(n->heap, text.size + 1);

		memcpy(kept, text.data, text.size);
		n->cluster_id_text = bytes_of(kept, text.size);
		uuid_parse(text, &n->cluster_id);
	}
	return true;
}

static bool check_node_id(struct node *n, struct bytes path, const struct meta *meta)
{
	if (!meta->has_node_id || meta->node_id == n->config->node_id)
		return true;
	node_refuse(n, "java.lang.RuntimeException: Stored node id %d doesn't match previous node id %d in %.*s. If you moved your data, "
	            "make sure your configured node id matches. If you intend to create a new node, you should remove all data in your "
	            "data directories.", (int)meta->node_id, n->config->node_id, TEXT(path));
	return false;
}

/* One that has none gets one for good: the controller knows replicas by it. */
static void give_directory_id(struct node *n, int32_t i)
{
	struct bytes dir = n->config->log_dirs[i], path = path_of(n, dir), text;

	n->directory_ids[i] = uuid_random(&n->prng);
	text = storage_meta_text(n->fx->arena, n->wall_ms, n->cluster_id_text, n->directory_ids[i], n->config->node_id);
	node_log(n, "INFO", "kafka.server.KafkaRaftServer", "[KafkaRaftServer nodeId=%d] Rewriting %.*s", n->config->node_id, TEXT(path));
	if (disk_replace(n->disk, path, text) != ERR_OK) /* the directory fails soon enough */
		return;
	effects_sync(n->fx, path, 0);
	effects_sync(n->fx, dir, 0);
}

/* As if a server had run whose metadata.log.dir is another: it would find an older cluster. */
static bool has_no_foreign_metadata(struct node *n, int32_t i)
{
	struct bytes path = arena_printf(n->fx->arena, "%.*s/__cluster_metadata-0", TEXT(n->config->log_dirs[i]));
	bool is_directory;
	int64_t size;

	if (bytes_equal(n->config->log_dirs[i], n->config->metadata_log_dir) || n->disk->ops->stat(n->disk->self, path, &is_directory, &size) != ERR_OK)
		return true;
	node_refuse(n, "org.apache.kafka.common.KafkaException: Found unexpected metadata location in data directory `%.*s` (the configured metadata directory is "
	            "%.*s).", TEXT(path), TEXT(n->config->metadata_log_dir));
	return false;
}

static bool keep_directory_id(struct node *n, int32_t i, struct uuid id)
{
	char text[UUID_TEXT_SIZE + 1];

	for (int32_t j = 0; j < i && !uuid_is_zero(id); j++)
		if (uuid_equal(n->directory_ids[j], id)) {
			node_refuse(n, "java.lang.RuntimeException: Duplicate directory ID Optional[%s] found. It was the ID of %.*s, but also of "
			            "%.*s", uuid_text(id, text), TEXT(n->config->log_dirs[j]), TEXT(n->config->log_dirs[i]));
			return false;
		}
	n->directory_ids[i] = id;
	return true;
}

/* ---- One file ------------------------------------------------------------------------------------------------------------------- */

static void unreadable(struct node *n, struct bytes path, struct meta *meta, const char *class, struct bytes why)
{
	node_log(n, "ERROR", "org.apache.kafka.metadata.properties.MetaPropertiesEnsemble", "Error while reading meta.properties file %.*s", TEXT(path));
	node_log(n, NULL, NULL, "%s: %.*s", class, TEXT(why));
	meta->state = META_UNREADABLE;
}

/* What is wrong with it; null: nothing. */
static struct bytes take_fields(struct arena *arena, const struct properties *p, struct meta *meta)
{
	struct bytes version = properties_get(p, "version"), directory = properties_get(p, "directory.id"), node_id;
	const char *node_field;
	int64_t number = 0;

	if (!bytes_is_null(version) && !bytes_to_int64(bytes_trim(version), &number))
		return arena_printf(arena, "Invalid meta.properties version string '%.*s'", TEXT(version));
	if (number < 0 || number > 1)
		return arena_printf(arena, "Unknown meta.properties version number %d", (int)number);
	meta->is_v0 = number == 0;
	node_field = meta->is_v0 ? "broker.id" : "node.id";
	node_id = properties_get(p, node_field);
	meta->has_node_id = !bytes_is_null(node_id);
	if (!meta->has_node_id && !meta->is_v0)
		return arena_printf(arena, "Failed to find %s", node_field);
	if (meta->has_node_id && (!bytes_to_int64(node_id, &meta->node_id) || meta->node_id < INT32_MIN || meta->node_id > INT32_MAX))
		return arena_printf(arena, "Unable to read %s as a base-10 number.", node_field);
	if (!bytes_is_null(directory) && !uuid_parse(directory, &meta->directory_id))
		return arena_printf(arena, "Unable to read directory.id as a Uuid: Input string `%.*s` decoded as %d bytes, which is not equal to the expected 16 bytes "
		                    "of a base64-encoded UUID", TEXT(directory), (int)(directory.size * 6 / 8));
	meta->cluster_id = properties_get(p, "cluster.id");
	return bytes_is_null(meta->cluster_id) && !meta->is_v0 ? BYTES("cluster.id was not found.") : BYTES_NULL;
}

static struct meta read_meta(struct node *n, int32_t i)
{
	struct bytes path = path_of(n, n->config->log_dirs[i]), text;
	enum err err = disk_read_all(n->disk, path, META_SIZE_MAX, n->fx->arena, &text);
	struct meta meta = { .state = err ? META_MISSING : META_READ };

	if (err && err != ERR_NOT_FOUND)
		unreadable(n, path, &meta, "java.io.IOException", bytes_of_text(err_text(err)));
	if (err)
		return meta;
	struct properties p = properties_parse(text, n->fx->arena);
	struct bytes problem = take_fields(n->fx->arena, &p, &meta);

	if (!bytes_is_null(problem))
		unreadable(n, path, &meta, "java.lang.RuntimeException", problem);
	return meta;
}

/* ---- All of them ---------------------------------------------------------------------------------------------------------------- */

/* What they say together, before anything is changed. */
static bool verify(struct node *n, const struct meta *metas)
{
	int32_t count = n->config->log_dir_count, found = 0;

	for (int32_t i = 0; i < count; i++)
		found += metas[i].state == META_READ;
	if (found == 0) {
		node_refuse(n, "java.lang.RuntimeException: No readable meta.properties files found.");
		return false;
	}
	for (int32_t i = 0; i < count; i++) {
		struct bytes path = path_of(n, n->config->log_dirs[i]);

		if (metas[i].state == META_READ && (!keep_cluster_id(n, path, metas[i].cluster_id) || !check_node_id(n, path, &metas[i]) ||
		                                    !keep_directory_id(n, i, metas[i].directory_id)))
			return false;
	}
	for (int32_t i = 0; i < count; i++)
		if (metas[i].state == META_UNREADABLE && bytes_equal(n->config->log_dirs[i], n->config->metadata_log_dir)) {
			node_refuse(n, "java.lang.RuntimeException: Encountered I/O error in metadata log directory %.*s. Cannot continue.",
			            TEXT(n->config->metadata_log_dir));
			return false;
		}
	for (int32_t i = 0; i < count; i++)
		if (metas[i].state == META_READ && !has_no_foreign_metadata(n, i))
			return false;
	return true;
}

/* The error of a directory that Kafka would meet first: it looks at those without a file before the others. */
static bool are_complete(struct node *n, const struct meta *metas)
{
	for (int32_t i = 0; i < n->config->log_dir_count; i++)
		if (metas[i].state == META_MISSING) {
			node_refuse(n, "java.lang.RuntimeException: No `meta.properties` found in %.*s (have you run `kafka-storage.sh` to format the directory?)",
			            TEXT(n->config->log_dirs[i]));
			return false;
		}
	for (int32_t i = 0; i < n->config->log_dir_count; i++)
		if (metas[i].state == META_READ && (!metas[i].has_node_id || bytes_is_null(metas[i].cluster_id))) {
			node_refuse(n, "java.lang.RuntimeException: Error: %s ID not found in %.*s", metas[i].has_node_id ? "cluster" : "node",
			            TEXT(n->config->log_dirs[i]));
			return false;
		}
	return true;
}

bool storage_load(struct node *n)
{
	int32_t count = n->config->log_dir_count;
	struct meta *metas = arena_calloc(n->fx->arena, (size_t)count, sizeof(*metas));

	n->directory_ids = heap_calloc(n->heap, (size_t)count, sizeof(*n->directory_ids));
	for (int32_t i = 0; i < count; i++)
		metas[i] = read_meta(n, i);
	if (!verify(n, metas) || !are_complete(n, metas))
		return false;
	for (int32_t i = 0; i < count; i++)
		if (metas[i].state == META_READ && uuid_is_zero(n->directory_ids[i]))
			give_directory_id(n, i);
	return true;
}
