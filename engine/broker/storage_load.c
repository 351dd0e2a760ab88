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

static bool keep_cluster_id(struct node *n, struct bytes path, struct bytes text)
{
	if (bytes_is_null(text)) {
		node_refuse(n, "java.lang.RuntimeException: cluster.id was not specified in the v1 file: %.*s", TEXT(path));
		return false;
	}
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

static bool check_node_id(struct node *n, struct bytes path, struct bytes text)
{
	int64_t id;

	if (bytes_is_null(text) || !bytes_to_int64(text, &id)) {
		node_refuse(n, "java.lang.RuntimeException: node.id was not specified in %.*s", TEXT(path));
		return false;
	}
	if (id != n->config->node_id) {
		node_refuse(n, "java.lang.RuntimeException: Stored node id %d doesn't match previous node id %d in %.*s. If you moved your data, "
		            "make sure your configured node id matches. If you intend to create a new node, you should remove all data in your "
		            "data directories.", (int)id, n->config->node_id, TEXT(path));
		return false;
	}
	return true;
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

static bool keep_directory_id(struct node *n, int32_t i, struct bytes text)
{
	if (bytes_is_null(text) || !uuid_parse(text, &n->directory_ids[i]))
		give_directory_id(n, i);
	for (int32_t j = 0; j < i; j++)
		if (uuid_equal(n->directory_ids[j], n->directory_ids[i])) {
			node_refuse(n, "java.lang.RuntimeException: Duplicate directory ID Optional[%.*s] found. It was the ID of %.*s, but also of "
			            "%.*s", TEXT(text), TEXT(n->config->log_dirs[j]), TEXT(n->config->log_dirs[i]));
			return false;
		}
	return true;
}

bool storage_load(struct node *n)
{
	int32_t found = 0, missing = -1, count = n->config->log_dir_count;

	n->directory_ids = heap_calloc(n->heap, (size_t)count, sizeof(*n->directory_ids));
	for (int32_t i = 0; i < count; i++) {
		struct bytes path = path_of(n, n->config->log_dirs[i]), text;

		enum err err = disk_read_all(n->disk, path, META_SIZE_MAX, n->fx->arena, &text);

		if (err && err != ERR_NOT_FOUND) {
			node_log(n, "ERROR", "org.apache.kafka.metadata.properties.MetaPropertiesEnsemble", "Error while reading meta.properties file %.*s", TEXT(path));
			node_log(n, NULL, NULL, "java.io.IOException: %s", err_text(err));
		}
		if (err) {
			missing = missing < 0 ? i : missing;
			continue;
		}
		struct properties p = properties_parse(text, n->fx->arena);

		found++;
		if (!keep_cluster_id(n, path, properties_get(&p, "cluster.id")) || !check_node_id(n, path, properties_get(&p, "node.id")) ||
		    !has_no_foreign_metadata(n, i) || !keep_directory_id(n, i, properties_get(&p, "directory.id")))
			return false;
	}
	if (found == 0) {
		node_refuse(n, "java.lang.RuntimeException: No readable meta.properties files found.");
		return false;
	}
	if (missing >= 0) {
		node_refuse(n, "java.lang.RuntimeException: No `meta.properties` found in %.*s (have you run `kafka-storage.sh` to format the "
		            "directory?)", TEXT(n->config->log_dirs[missing]));
		return false;
	}
	return true;
}
