/* One function a kind of record. A record that names a broker, topic or partition that is not there is skipped: the log is what the
 * controller wrote, so that is damage which Kafka meets with an exception; we keep what can be kept. */
#include "engine/meta/image_parts.h"

enum { PARTITION_NUMBER_MAX = 1 << 24, LEADER_UNCHANGED = -2, RECOVERY_UNCHANGED = -1 };

struct part {
	const void *items;
	int32_t count;
};

enum { LISTS = 6 };

static bool is_same(struct part a, struct part b)
{
	return a.count == b.count && (a.count == 0 || memcmp(a.items, b.items, (size_t)a.count * sizeof(int32_t)) == 0);
}

/* The first of the lists that is as this one. */
static int first_same(const struct part lists[LISTS], int i)
{
	int same = 0;

	while (!is_same(lists[same], lists[i]))
		same++;
	return same;
}

/* Lays out a partition's arrays in one block. */
static void partition_set_arrays(struct image *m, struct partition_image *p, struct part directories, struct part lists[LISTS])
{
	size_t total = 0, directories_size = (size_t)directories.count * sizeof(struct uuid);

	for (int i = 0; i < LISTS; i++) {
		lists[i].count = lists[i].count < 0 ? 0 : lists[i].count < INT16_MAX ? lists[i].count : INT16_MAX;
		total += first_same(lists, i) == i ? (size_t)lists[i].count : 0;
	}
	uint8_t *block = heap_alloc(m->heap, directories_size + total * sizeof(int32_t));
	int32_t **arrays[LISTS] = { &p->replicas, &p->isr, &p->removing, &p->adding, &p->elr, &p->last_known_elr };
	int16_t *counts[LISTS] = { &p->replica_count, &p->isr_count, &p->removing_count, &p->adding_count, &p->elr_count, &p->last_known_elr_count };
	int32_t *at = (int32_t *)(void *)(block + directories_size);
	struct uuid *old = p->directories;

	if (directories.count > 0)
		memcpy(block, directories.items, directories_size);
	for (int i = 0; i < LISTS; i++) {
		int first = first_same(lists, i);

		*counts[i] = (int16_t)lists[i].count;
		*arrays[i] = first < i ? *arrays[first] : at;
		if (first < i || lists[i].count == 0)
			continue;
		memcpy(at, lists[i].items, (size_t)lists[i].count * sizeof(int32_t));
		at += lists[i].count;
	}
	p->directories = (struct uuid *)(void *)block;
	heap_free(m->heap, old);
}

/* One directory a replica: those that the record does not tell are "migrating", which is zero. */
static struct part directories_of(struct image *m, const struct uuid *given, int32_t given_count, int32_t replica_count, struct uuid **filled)
{
	*filled = NULL;
	if (given_count == replica_count)
		return (struct part){ given, replica_count };
	*filled = heap_calloc(m->heap, (size_t)replica_count + 1, sizeof(struct uuid));
	return (struct part){ *filled, replica_count };
}

static void apply_partition(struct image *m, const struct partition_record *r, struct image_change *change)
{
	struct topic_image *topic = image_topic_by_id(m, r->topic_id);

	if (!topic || r->partition_id < 0 || r->partition_id > topic->partition_count || r->partition_id > PARTITION_NUMBER_MAX)
		return;
	if (r->partition_id == topic->partition_count) {
		int32_t n = topic->partition_count;

		/* Room grows by powers of two. */
		if ((n & (n - 1)) == 0)
			topic->partitions = heap_realloc(m->heap, topic->partitions, (n ? (size_t)n * 2 : 1) * sizeof(*topic->partitions));
		topic->partitions[topic->partition_count++] = (struct partition_image){ 0 };
	}
	struct partition_image *p = &topic->partitions[r->partition_id];
	struct part lists[LISTS] = {
		{ r->replicas, r->replicas_count },
		{ r->isr, r->isr_count },
		{ r->removing_replicas, r->removing_replicas_count },
		{ r->adding_replicas, r->adding_replicas_count },
		{ r->eligible_leader_replicas, r->eligible_leader_replicas_count },
		{ r->last_known_elr, r->last_known_elr_count },
	};
	struct uuid *filled;
	int32_t replica_count = r->replicas_count > 0 ? r->replicas_count : 0;

	partition_set_arrays(m, p, directories_of(m, r->directories, r->directories_count, replica_count, &filled), lists);
	heap_free(m->heap, filled);
	p->leader = r->leader;
	p->leader_epoch = r->leader_epoch;
	p->partition_epoch = r->partition_epoch;
	p->leader_recovery_state = r->leader_recovery_state;
	*change = (struct image_change){ .kind = CHANGE_PARTITION, .topic = topic->name, .topic_id = topic->id, .partition = r->partition_id };
}

static struct part changed(const int32_t *items, int32_t count, const int32_t *old, int32_t old_count)
{
	return count < 0 ? (struct part){ old, old_count } : (struct part){ items, count };
}

static void apply_partition_change(struct image *m, const struct partition_change_record *r, struct image_change *change)
{
	struct topic_image *topic = image_topic_by_id(m, r->topic_id);

	if (!topic || r->partition_id < 0 || r->partition_id >= topic->partition_count)
		return;
	struct partition_image *p = &topic->partitions[r->partition_id];
	struct part lists[LISTS] = {
		changed(r->replicas, r->replicas_count, p->replicas, p->replica_count),
		changed(r->isr, r->isr_count, p->isr, p->isr_count),
		changed(r->removing_replicas, r->removing_replicas_count, p->removing, p->removing_count),
		changed(r->adding_replicas, r->adding_replicas_count, p->adding, p->adding_count),
		changed(r->eligible_leader_replicas, r->eligible_leader_replicas_count, p->elr, p->elr_count),
		changed(r->last_known_elr, r->last_known_elr_count, p->last_known_elr, p->last_known_elr_count),
	};
	bool has_directories = r->directories_count >= 0;
	struct uuid *filled;
	struct part directories = directories_of(m, has_directories ? r->directories : p->directories,
	                                         has_directories ? r->directories_count : p->replica_count, lists[0].count, &filled);

	partition_set_arrays(m, p, directories, lists);
	heap_free(m->heap, filled);
	if (r->leader != LEADER_UNCHANGED) {
		p->leader = r->leader;
		p->leader_epoch++;
	}
	p->partition_epoch++;
	if (r->leader_recovery_state != RECOVERY_UNCHANGED)
		p->leader_recovery_state = r->leader_recovery_state;
	*change = (struct image_change){ .kind = CHANGE_PARTITION, .topic = topic->name, .topic_id = topic->id, .partition = r->partition_id };
}

/* The config that says who is eligible has changed: who was by the old one counts no longer (KIP-966). */
static void clear_elrs_of(struct topic_image *topic)
{
	for (int32_t i = 0; i < topic->partition_count; i++) {
		struct partition_image *p = &topic->partitions[i];

		if (p->elr_count == 0 && p->last_known_elr_count == 0)
			continue;
		p->elr_count = p->last_known_elr_count = 0;
		p->partition_epoch++;
	}
}

static void apply_clear_elr(struct image *m, const struct clear_elr_record *r, struct image_change *change)
{
	struct topic_image *topic = image_topic(m, r->topic_name);

	*change = (struct image_change){ .kind = CHANGE_PARTITIONS, .topic = r->topic_name };
	if (topic)
		clear_elrs_of(topic);
	if (r->topic_name.size == 0)
		TREE_EACH(&m->topics_by_name, struct topic_image, each, by_name)
			clear_elrs_of(each);
}

static void apply_topic(struct image *m, const struct topic_record *r, struct image_change *change)
{
	struct topic_image *topic;

	if (image_topic(m, r->name) || image_topic_by_id(m, r->topic_id))
		return;
	topic = HEAP_NEW(m->heap, struct topic_image);
	topic->name = image_keep(m, r->name);
	topic->id = r->topic_id;
	image_topic_add(m, topic);
	*change = (struct image_change){ .kind = CHANGE_TOPIC_CREATED, .topic = r->name, .topic_id = r->topic_id };
}

static void apply_remove_topic(struct image *m, struct arena *arena, const struct remove_topic_record *r, struct image_change *change)
{
	struct topic_image *topic = image_topic_by_id(m, r->topic_id);

	if (!topic)
		return;
	*change = (struct image_change){ .kind = CHANGE_TOPIC_REMOVED, .topic = arena_copy(arena, topic->name), .topic_id = r->topic_id };
	change->partition = topic->partition_count;
	for (struct config_image *c; (c = image_configs_of(m, RESOURCE_TOPIC, topic->name)) != NULL;)
		image_config_del(m, c);
	image_topic_del(m, topic);
}

static void apply_config(struct image *m, const struct config_record *r, struct image_change *change)
{
	struct config_image key = { .type = r->resource_type, .resource = r->resource_name, .name = r->name };
	struct tree_node *node = tree_find(&m->configs, &key, image_compare_config);

	if (node)
		image_config_del(m, CONTAINER_OF(node, struct config_image, node));
	m->configs_version++;
	if (!bytes_is_null(r->value)) {
		struct config_image *config = HEAP_NEW(m->heap, struct config_image);

		config->type = r->resource_type;
		config->resource = image_keep(m, r->resource_name);
		config->name = image_keep(m, r->name);
		config->value = image_keep(m, r->value);
		tree_insert(&m->configs, config, image_compare_config, &config->node);
	}
	*change = (struct image_change){ .kind = CHANGE_CONFIG, .resource_type = r->resource_type, .resource = r->resource_name };
}

static struct uuid *keep_uuids(struct image *m, const struct uuid *ids, int32_t count)
{
	struct uuid *kept = heap_calloc(m->heap, (size_t)count + 1, sizeof(*kept));

	if (count > 0)
		memcpy(kept, ids, (size_t)count * sizeof(*kept));
	return kept;
}

/* count -1: no news. */
static void take_cordoned_dirs(struct image *m, struct broker_image *broker, const struct uuid *ids, int32_t count)
{
	if (count < 0)
		return;
	heap_free(m->heap, (void *)(uintptr_t)broker->cordoned_dirs);
	broker->cordoned_dirs = count > 0 ? keep_uuids(m, ids, count) : NULL;
	broker->cordoned_dir_count = count;
}

static void apply_register_broker(struct image *m, const struct register_broker_record *r, struct image_change *change)
{
	struct broker_image *old = image_broker(m, r->broker_id);
	struct broker_image *broker = HEAP_NEW(m->heap, struct broker_image);
	struct broker_endpoint *endpoints = heap_calloc(m->heap, (size_t)r->end_points_count + 1, sizeof(*endpoints));

	if (old)
		image_broker_del(m, &m->brokers, old);
	for (int32_t i = 0; i < r->end_points_count; i++) {
		endpoints[i].name = image_keep(m, r->end_points[i].name);
		endpoints[i].host = image_keep(m, r->end_points[i].host);
		endpoints[i].port = r->end_points[i].port;
		endpoints[i].security_protocol = r->end_points[i].security_protocol;
	}
	broker->id = r->broker_id;
	broker->epoch = r->broker_epoch;
	broker->incarnation = r->incarnation_id;
	broker->rack = image_keep(m, r->rack);
	broker->is_fenced = r->fenced;
	broker->is_in_controlled_shutdown = r->in_controlled_shutdown;
	broker->endpoints = endpoints;
	broker->endpoint_count = r->end_points_count;
	broker->log_dirs = keep_uuids(m, r->log_dirs, r->log_dirs_count);
	broker->log_dir_count = r->log_dirs_count;
	take_cordoned_dirs(m, broker, r->cordoned_log_dirs, r->cordoned_log_dirs_count);
	struct register_broker_record_broker_feature *features = heap_calloc(m->heap, (size_t)r->features_count + 1, sizeof(*features));

	for (int32_t i = 0; i < r->features_count; i++) {
		features[i] = r->features[i];
		features[i].name = image_keep(m, r->features[i].name);
	}
	broker->features = features;
	broker->feature_count = r->features_count;
	image_broker_add(m, broker);
	*change = (struct image_change){ .kind = CHANGE_BROKER, .broker = broker->id };
}

static void apply_register_controller(struct image *m, const struct register_controller_record *r, struct image_change *change)
{
	struct tree_node *node = tree_find(&m->controllers, &r->controller_id, image_compare_broker);
	struct broker_image *controller = HEAP_NEW(m->heap, struct broker_image);
	struct broker_endpoint *endpoints = heap_calloc(m->heap, (size_t)r->end_points_count + 1, sizeof(*endpoints));

	if (node)
		image_broker_del(m, &m->controllers, CONTAINER_OF(node, struct broker_image, node));
	for (int32_t i = 0; i < r->end_points_count; i++) {
		endpoints[i].name = image_keep(m, r->end_points[i].name);
		endpoints[i].host = image_keep(m, r->end_points[i].host);
		endpoints[i].port = r->end_points[i].port;
		endpoints[i].security_protocol = r->end_points[i].security_protocol;
	}
	controller->id = r->controller_id;
	controller->incarnation = r->incarnation_id;
	controller->endpoints = endpoints;
	controller->endpoint_count = r->end_points_count;
	struct register_broker_record_broker_feature *features = heap_calloc(m->heap, (size_t)r->features_count + 1, sizeof(*features));

	for (int32_t i = 0; i < r->features_count; i++)
		features[i] = (struct register_broker_record_broker_feature){ image_keep(m, r->features[i].name), r->features[i].min_supported_version,
			                                                          r->features[i].max_supported_version };
	controller->features = features;
	controller->feature_count = r->features_count;
	tree_insert(&m->controllers, &controller->id, image_compare_broker, &controller->node);
	*change = (struct image_change){ .kind = CHANGE_CONTROLLER, .broker = controller->id };
}

static struct broker_image *of_epoch(struct image *m, int32_t id, int64_t epoch, struct image_change *change)
{
	struct broker_image *broker = image_broker(m, id);

	if (!broker || broker->epoch != epoch)
		return NULL;
	*change = (struct image_change){ .kind = CHANGE_BROKER, .broker = id };
	return broker;
}

static void apply_registration_change(struct image *m, const struct broker_registration_change_record *r, struct image_change *change)
{
	struct broker_image *broker = of_epoch(m, r->broker_id, r->broker_epoch, change);

	if (!broker)
		return;
	/* 1 fences, -1 unfences. */
	if (r->fenced)
		broker->is_fenced = r->fenced > 0;
	if (r->in_controlled_shutdown)
		broker->is_in_controlled_shutdown = r->in_controlled_shutdown > 0;
	if (r->log_dirs_count > 0) {
		heap_free(m->heap, (void *)(uintptr_t)broker->log_dirs);
		broker->log_dirs = keep_uuids(m, r->log_dirs, r->log_dirs_count);
		broker->log_dir_count = r->log_dirs_count;
	}
	take_cordoned_dirs(m, broker, r->cordoned_log_dirs, r->cordoned_log_dirs_count);
}

static void apply_fencing(struct image *m, int32_t id, int64_t epoch, bool is_fenced, struct image_change *change)
{
	struct broker_image *broker = of_epoch(m, id, epoch, change);

	if (broker)
		broker->is_fenced = is_fenced;
}

static void apply_feature(struct image *m, const struct feature_level_record *r, struct image_change *change)
{
	struct tree_node *node = tree_find(&m->features, &r->name, image_compare_feature);
	struct feature_image *feature = node ? CONTAINER_OF(node, struct feature_image, node) : NULL;

	/* kraft.version is told by control records alone (KAFKA-18979). */
	if (bytes_equal_text(r->name, "kraft.version"))
		return;
	if (r->feature_level == 0 && feature)
		image_feature_del(m, feature);
	else if (r->feature_level != 0) {
		if (!feature) {
			feature = HEAP_NEW(m->heap, struct feature_image);
			feature->name = image_keep(m, r->name);
			tree_insert(&m->features, &feature->name, image_compare_feature, &feature->node);
		}
		feature->level = r->feature_level;
	}
	*change = (struct image_change){ .kind = CHANGE_FEATURE };
}

static void apply_unregister(struct image *m, struct tree *tree, int32_t id, struct image_change *change)
{
	struct tree_node *node = tree_find(tree, &id, image_compare_broker);

	if (!node)
		return;
	image_broker_del(m, tree, CONTAINER_OF(node, struct broker_image, node));
	*change = (struct image_change){ .kind = tree == &m->brokers ? CHANGE_BROKER : CHANGE_CONTROLLER, .broker = id };
}

static void apply_producer_ids(struct image *m, const struct producer_ids_record *r)
{
	m->next_producer_id = r->next_producer_id;
}

static void apply(struct image *m, const struct schema *schema, const void *record, struct arena *arena, struct image_change *change)
{
	if (schema == &topic_record_schema)
		apply_topic(m, record, change);
	else if (schema == &partition_record_schema)
		apply_partition(m, record, change);
	else if (schema == &partition_change_record_schema)
		apply_partition_change(m, record, change);
	else if (schema == &remove_topic_record_schema)
		apply_remove_topic(m, arena, record, change);
	else if (schema == &config_record_schema)
		apply_config(m, record, change);
	else if (schema == &register_broker_record_schema)
		apply_register_broker(m, record, change);
	else if (schema == &unregister_broker_record_schema)
		apply_unregister(m, &m->brokers, ((const struct unregister_broker_record *)record)->broker_id, change);
	else if (schema == &broker_registration_change_record_schema)
		apply_registration_change(m, record, change);
	else if (schema == &fence_broker_record_schema)
		apply_fencing(m, ((const struct fence_broker_record *)record)->id, ((const struct fence_broker_record *)record)->epoch, true, change);
	else if (schema == &unfence_broker_record_schema)
		apply_fencing(m, ((const struct unfence_broker_record *)record)->id, ((const struct unfence_broker_record *)record)->epoch, false,
		              change);
	else if (schema == &feature_level_record_schema)
		apply_feature(m, record, change);
	else if (schema == &producer_ids_record_schema)
		apply_producer_ids(m, record);
	else if (schema == &register_controller_record_schema)
		apply_register_controller(m, record, change);
	else if (schema == &unregister_controller_record_schema)
		apply_unregister(m, &m->controllers, ((const struct unregister_controller_record *)record)->controller_id, change);
	else if (schema == &client_quota_record_schema)
		image_apply_quota(m, record);
	else if (schema == &clear_elr_record_schema)
		apply_clear_elr(m, record, change);
	else
		image_keep_record(m, schema, record);
}

/* All that was held since it began comes into force, as one change. */
static void end_transaction(struct image *m, struct arena *arena, struct image_change *change)
{
	struct metadata_record record;

	m->is_in_transaction = false;
	while (image_take_held(m, arena, &record, &m->offset, &m->epoch))
		apply(m, record.schema, record.message, arena, change);
	*change = (struct image_change){ .kind = CHANGE_ALL };
}

void image_apply(struct image *m, int64_t offset, int32_t epoch, const struct schema *schema, const void *record, struct arena *arena,
                 struct image_change *change)
{
	*change = (struct image_change){ .kind = CHANGE_NONE };
	if (schema == &begin_transaction_record_schema) {
		m->is_in_transaction = true;
	} else if (schema == &end_transaction_record_schema && m->is_in_transaction) {
		end_transaction(m, arena, change);
	} else if (schema == &abort_transaction_record_schema) {
		m->is_in_transaction = false;
		image_forget_held(m);
	} else if (m->is_in_transaction) {
		image_hold(m, offset, epoch, schema, record);
	} else {
		apply(m, schema, record, arena, change);
	}
	m->offset = offset;
	m->epoch = epoch;
	m->version++;
}
