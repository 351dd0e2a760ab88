/* The typed values: of the node's settings, and of a topic's. */
#include "engine/broker/config.h"
#include "engine/broker/config_fields.h"

#include <assert.h>

#include "engine/base/owned.h"

enum { TOPIC_CONFIGS_MAX = 1000 };

struct typed_field {
	const char *name;
	size_t offset;
	size_t size;
};

#define FIELD(field) { #field, offsetof(struct node_config, field), sizeof(((struct node_config *)0)->field) },
static const struct typed_field fields[] = { NODE_CONFIG_FIELDS(FIELD) };
#undef FIELD

struct config_scope node_config_scope(const struct node_config *c)
{
	return (struct config_scope){ c->node_id, &c->properties };
}

struct config_value broker_config_value(const struct node_config *c, const struct image *image, const char *name)
{
	struct config_scope scope = node_config_scope(c);

	return config_value_of_broker(&scope, image, name);
}

void node_config_refresh(struct node_config *c, const struct image *image)
{
	topic_configs_forget(c);
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		char name[96];
		size_t size = strlen(fields[i].name);
		uint8_t *at = (uint8_t *)c + fields[i].offset;

		assert(size < sizeof(name));
		for (size_t j = 0; j <= size; j++)
			name[j] = fields[i].name[j] == '_' ? '.' : fields[i].name[j];
		const struct config_def *def = config_find(&broker_configs, bytes_of_text(name));

		assert(def);
		struct bytes text = broker_config_value(c, image, name).text;
		int64_t value = def->type == CONFIG_BOOLEAN ? config_to_bool(text) : bytes_is_null(text) ? -1 : config_to_int64(text);

		if (fields[i].size == 8)
			memcpy(at, &value, 8);
		else if (fields[i].size == 4)
			memcpy(at, &(int32_t){ (int32_t)value }, 4);
		else if (fields[i].size == 2)
			memcpy(at, &(int16_t){ (int16_t)value }, 2);
		else
			memcpy(at, &(bool){ value != 0 }, sizeof(bool));
	}
}

struct topic_reader {
	const struct config_scope *scope;
	const struct image *image;
	struct bytes topic;
	struct arena *arena;
};

static struct bytes text_of(const struct topic_reader *r, const char *name)
{
	return bytes_trim(config_value_of_topic(r->scope, r->image, r->topic, name, r->arena).text);
}

static int64_t integer_of(const struct topic_reader *r, const char *name)
{
	return config_to_int64(text_of(r, name));
}

static void read_codec(const struct topic_reader *r, struct log_config *log)
{
	struct bytes codec = text_of(r, "compression.type");

	if (bytes_equal_text(codec, "uncompressed"))
		codec = BYTES("none");
	log->has_codec = codec_of_name(codec, &log->codec);
	log->codec_level = INT32_MIN;
	if (log->codec == CODEC_GZIP)
		log->codec_level = (int)integer_of(r, "compression.gzip.level");
	else if (log->codec == CODEC_LZ4)
		log->codec_level = (int)integer_of(r, "compression.lz4.level");
	else if (log->codec == CODEC_ZSTD)
		log->codec_level = (int)integer_of(r, "compression.zstd.level");
}

static void read_topic_config(const struct node_config *c, const struct image *image, struct bytes topic, struct topic_config *out)
{
	struct arena arena;
	struct config_scope scope = node_config_scope(c);
	struct topic_reader reader = { &scope, image, topic, &arena }, *r = &reader;
	struct log_config *log = &out->log;

	arena_init(&arena, c->heap);
	log_config_init(log);
	struct bytes internal_size = text_of(r, "internal.segment.bytes");

	log->segment_bytes = (int32_t)(bytes_is_null(internal_size) ? integer_of(r, "segment.bytes") : config_to_int64(internal_size));
	log->segment_ms = integer_of(r, "segment.ms");
	log->segment_jitter_ms = integer_of(r, "segment.jitter.ms");
	log->retention_ms = integer_of(r, "retention.ms");
	log->retention_bytes = integer_of(r, "retention.bytes");
	log->index_interval_bytes = (int32_t)integer_of(r, "index.interval.bytes");
	log->segment_index_bytes = (int32_t)integer_of(r, "segment.index.bytes");
	log->max_message_bytes = (int32_t)integer_of(r, "max.message.bytes");
	log->max_decompressed_message_bytes = (int32_t)integer_of(r, "max.decompressed.message.bytes");
	log->is_log_append_time = bytes_equal_text(text_of(r, "message.timestamp.type"), "LogAppendTime");
	log->timestamp_before_max_ms = integer_of(r, "message.timestamp.before.max.ms");
	log->timestamp_after_max_ms = integer_of(r, "message.timestamp.after.max.ms");
	log->is_compacted = config_list_has(text_of(r, "cleanup.policy"), BYTES("compact"));
	log->is_deleted = config_list_has(text_of(r, "cleanup.policy"), BYTES("delete"));
	log->file_delete_delay_ms = integer_of(r, "file.delete.delay.ms");
	log->flush_messages = integer_of(r, "flush.messages");
	log->flush_ms = integer_of(r, "flush.ms");
	log->producer_id_expiration_ms = c->producer_id_expiration_ms;
	read_codec(r, log);
	out->min_insync_replicas = (int32_t)integer_of(r, "min.insync.replicas");
	out->is_unclean_election_enabled = config_to_bool(text_of(r, "unclean.leader.election.enable"));
	arena_free(&arena);
}

/* ---- What was read before: each of a topic's partitions asks for the same ---------------------------------------------------- */

struct kept_topic_config {
	struct hash_node node; /* by topic */
	struct list link;
	struct bytes topic; /* owned */
	struct topic_config config;
};

void topic_configs_forget(struct node_config *c)
{
	LIST_EACH(&c->kept_topic_configs, struct kept_topic_config, kept, link) {
		list_remove(&kept->link);
		owned_free(c->heap, &kept->topic);
		heap_free(c->heap, kept);
	}
	hash_table_free(&c->topic_configs);
}

static bool is_of_topic(const void *key, const struct hash_node *node)
{
	return bytes_equal(*(const struct bytes *)key, CONTAINER_OF(node, struct kept_topic_config, node)->topic);
}

void topic_config_of(struct node_config *c, const struct image *image, struct bytes topic, struct topic_config *out)
{
	uint32_t hash = hash_of_bytes(topic);
	struct kept_topic_config *kept;

	if (c->topic_configs_version != image->configs_version || c->topic_configs.count >= TOPIC_CONFIGS_MAX)
		topic_configs_forget(c);
	c->topic_configs_version = image->configs_version;
	struct hash_node *node = hash_table_find(&c->topic_configs, hash, &topic, is_of_topic);

	if (node) {
		*out = CONTAINER_OF(node, struct kept_topic_config, node)->config;
		return;
	}
	kept = HEAP_NEW(c->heap, struct kept_topic_config);
	kept->topic = owned_copy(c->heap, topic);
	read_topic_config(c, image, topic, &kept->config);
	hash_table_add(&c->topic_configs, &kept->node, hash);
	list_append(&c->kept_topic_configs, &kept->link);
	*out = kept->config;
}
