#include "engine/meta/image_write.h"

#include "engine/meta/image_parts.h"

struct writer {
	struct snapshot_writer *out;
	struct buf value;
	int16_t metadata_version; /* 0: nothing is finalized yet */
};

static void put(struct writer *w, const struct schema *schema, void *message)
{
	struct metadata_record record = { schema, schema->last_version, message };

	if (w->metadata_version > 0)
		metadata_record_fit(&record, w->metadata_version);
	buf_clear(&w->value);
	record_encode(&record, &w->value);
	snapshot_add(w->out, buf_bytes(&w->value));
}

static void write_broker(struct writer *w, const struct broker_image *broker)
{
	struct register_broker_record record;

	message_init(&register_broker_record_schema, &record);
	record.broker_id = broker->id;
	record.incarnation_id = broker->incarnation;
	record.broker_epoch = broker->epoch;
	record.end_points = heap_calloc(w->value.heap, (size_t)broker->endpoint_count + 1, sizeof(*record.end_points));
	record.end_points_count = broker->endpoint_count;
	for (int32_t i = 0; i < broker->endpoint_count; i++) {
		const struct broker_endpoint *e = &broker->endpoints[i];

		record.end_points[i] = (struct register_broker_record_broker_endpoint){ e->name, e->host, e->port, e->security_protocol };
	}
	record.features = (struct register_broker_record_broker_feature *)(uintptr_t)broker->features;
	record.features_count = broker->feature_count;
	record.rack = broker->rack;
	record.fenced = broker->is_fenced;
	record.in_controlled_shutdown = broker->is_in_controlled_shutdown;
	record.log_dirs = (struct uuid *)(uintptr_t)broker->log_dirs;
	record.log_dirs_count = broker->log_dir_count;
	if (broker->cordoned_dir_count > 0) {
		record.cordoned_log_dirs = (struct uuid *)(uintptr_t)broker->cordoned_dirs;
		record.cordoned_log_dirs_count = broker->cordoned_dir_count;
	}
	put(w, &register_broker_record_schema, &record);
	heap_free(w->value.heap, record.end_points);
}

static void write_controller(struct writer *w, const struct broker_image *controller)
{
	struct register_controller_record record;

	message_init(&register_controller_record_schema, &record);
	record.controller_id = controller->id;
	record.incarnation_id = controller->incarnation;
	record.end_points = heap_calloc(w->value.heap, (size_t)controller->endpoint_count + 1, sizeof(*record.end_points));
	record.end_points_count = controller->endpoint_count;
	for (int32_t i = 0; i < controller->endpoint_count; i++) {
		const struct broker_endpoint *e = &controller->endpoints[i];

		record.end_points[i] = (struct register_controller_record_controller_endpoint){ e->name, e->host, e->port, e->security_protocol };
	}
	record.features = heap_calloc(w->value.heap, (size_t)controller->feature_count + 1, sizeof(*record.features));
	record.features_count = controller->feature_count;
	for (int32_t i = 0; i < controller->feature_count; i++) {
		const struct register_broker_record_broker_feature *f = &controller->features[i];

		record.features[i] = (struct register_controller_record_controller_feature){ f->name, f->min_supported_version, f->max_supported_version };
	}
	put(w, &register_controller_record_schema, &record);
	heap_free(w->value.heap, record.features);
	heap_free(w->value.heap, record.end_points);
}

static void write_partition(struct writer *w, const struct topic_image *topic, int32_t number)
{
	const struct partition_image *p = &topic->partitions[number];
	struct partition_record record;

	message_init(&partition_record_schema, &record);
	record.partition_id = number;
	record.topic_id = topic->id;
	record.replicas = p->replicas;
	record.replicas_count = p->replica_count;
	record.isr = p->isr;
	record.isr_count = p->isr_count;
	record.removing_replicas = p->removing;
	record.removing_replicas_count = p->removing_count;
	record.adding_replicas = p->adding;
	record.adding_replicas_count = p->adding_count;
	record.leader = p->leader;
	record.leader_recovery_state = p->leader_recovery_state;
	record.leader_epoch = p->leader_epoch;
	record.partition_epoch = p->partition_epoch;
	record.directories = p->directories;
	record.directories_count = p->replica_count;
	if (p->elr_count > 0) {
		record.eligible_leader_replicas = p->elr;
		record.eligible_leader_replicas_count = p->elr_count;
	}
	if (p->last_known_elr_count > 0) {
		record.last_known_elr = p->last_known_elr;
		record.last_known_elr_count = p->last_known_elr_count;
	}
	put(w, &partition_record_schema, &record);
}

static void write_topic(struct writer *w, const struct topic_image *topic)
{
	struct topic_record record = { .name = topic->name, .topic_id = topic->id };

	put(w, &topic_record_schema, &record);
	for (int32_t i = 0; i < topic->partition_count; i++)
		write_partition(w, topic, i);
}

void image_write(const struct image *m, struct snapshot_writer *out)
{
	struct writer writer = { out, { .heap = m->heap }, image_feature(m, BYTES("metadata.version")) }, *w = &writer;

	TREE_EACH(&m->features, struct feature_image, feature, node)
		put(w, &feature_level_record_schema, &(struct feature_level_record){ feature->name, feature->level });
	TREE_EACH(&m->brokers, struct broker_image, broker, node)
		write_broker(w, broker);
	TREE_EACH(&m->controllers, struct broker_image, controller, node)
		write_controller(w, controller);
	TREE_EACH(&m->topics_by_id, struct topic_image, topic, by_id)
		write_topic(w, topic);
	TREE_EACH(&m->configs, struct config_image, config, node)
		put(w, &config_record_schema, &(struct config_record){ config->type, config->resource, config->name, config->value });
	image_write_quotas(m, out);
	if (m->next_producer_id > 0)
		put(w, &producer_ids_record_schema, &(struct producer_ids_record){ -1, -1, m->next_producer_id });
	image_write_kept(m, access_control_entry_record_schema.api_key, out);
	image_write_kept(m, user_scram_credential_record_schema.api_key, out);
	image_write_kept(m, delegation_token_record_schema.api_key, out);
	buf_free(&w->value);
}
