#include "engine/broker/publish.h"

#include "engine/base/uuid.h"
#include "engine/broker/api/group_port.h"
#include "engine/broker/config.h"
#include "engine/broker/features.h"
#include "engine/broker/lifecycle.h"
#include "engine/broker/partition.h"
#include "engine/broker/registrar.h"
#include "engine/broker/start.h"
#include "engine/meta/controller.h"
#include "engine/meta/image_write.h"
#include "engine/meta/loader.h"

/* What a partition was before a record changed it. */
struct before {
	bool is_there;
	int32_t leader;
	int32_t leader_epoch;
	int32_t *isr;
	int32_t isr_count;
};

static bool is_broker(const struct node *n)
{
	return n->partitions != NULL;
}

/* The cluster's history is told once, by the active controller. */
static bool tells(const struct node *n)
{
	return n->controller && controller_is_active(n->controller);
}

static struct before remember(struct node *n, const struct loaded_record *loaded)
{
	struct before before = { 0 };
	struct topic_image *topic = NULL;
	int32_t number = -1;

	if (loaded->record.schema == &partition_change_record_schema) {
		const struct partition_change_record *r = loaded->record.message;

		topic = image_topic_by_id(&n->image, r->topic_id);
		number = r->partition_id;
	}
	if (!topic || number < 0 || number >= topic->partition_count)
		return before;
	const struct partition_image *p = &topic->partitions[number];

	before = (struct before){ true, p->leader, p->leader_epoch, NULL, p->isr_count };
	before.isr = arena_calloc(n->fx->arena, (size_t)p->isr_count + 1, sizeof(*before.isr));
	memcpy(before.isr, p->isr, (size_t)p->isr_count * sizeof(*before.isr));
	return before;
}

/* Those of `a` that are not in `b`. */
static struct int_list difference(struct arena *arena, struct int_list a, struct int_list b)
{
	int32_t *items = arena_calloc(arena, (size_t)a.count + 1, sizeof(*items)), count = 0;

	for (int32_t i = 0; i < a.count; i++) {
		bool is_in = false;

		for (int32_t j = 0; j < b.count; j++)
			is_in = is_in || a.items[i] == b.items[j];
		if (!is_in)
			items[count++] = a.items[i];
	}
	return (struct int_list){ items, count };
}

static void tell_partition(struct node *n, const struct image_change *change, const struct before *before)
{
	const struct partition_image *p = image_partition(&n->image, change->topic, change->partition);
	struct int_list isr = { p->isr, p->isr_count }, old = { before->isr, before->isr_count };
	struct int_list removed = difference(n->fx->arena, old, isr), added = difference(n->fx->arena, isr, old);

	if (!before->is_there || p->leader != before->leader || p->leader_epoch != before->leader_epoch)
		trace(n->fx->trace, leader_elected, .topic = change->topic, .partition = change->partition, .leader = p->leader,
		      .leader_epoch = p->leader_epoch, .isr = isr, .replicas = { p->replicas, p->replica_count });
	if (before->is_there && removed.count > 0)
		trace(n->fx->trace, isr_shrunk, .topic = change->topic, .partition = change->partition, .isr = isr, .removed = removed);
	if (before->is_there && added.count > 0)
		trace(n->fx->trace, isr_expanded, .topic = change->topic, .partition = change->partition, .isr = isr, .added = added);
}

static void tell_broker(struct node *n, const struct loaded_record *loaded)
{
	const struct metadata_record *r = &loaded->record;

	if (r->schema == &register_broker_record_schema) {
		const struct register_broker_record *m = r->message;

		trace(n->fx->trace, broker_registered, .broker = m->broker_id, .broker_epoch = m->broker_epoch);
	} else if (r->schema == &broker_registration_change_record_schema) {
		const struct broker_registration_change_record *m = r->message;

		if (m->fenced > 0)
			trace(n->fx->trace, broker_fenced, .broker = m->broker_id);
		else if (m->fenced < 0)
			trace(n->fx->trace, broker_unfenced, .broker = m->broker_id);
	}
}

static struct bytes resource_type_name(int8_t type)
{
	return bytes_of_text(type == RESOURCE_TOPIC            ? "topic"
	                     : type == RESOURCE_BROKER         ? "broker"
	                     : type == RESOURCE_GROUP          ? "group"
	                     : type == RESOURCE_CLIENT_METRICS ? "client-metrics"
	                                                       : "unknown");
}

static void tell_config(struct node *n, const struct config_record *r)
{
	trace(n->fx->trace, config_changed, .resource_type = resource_type_name(r->resource_type), .resource = r->resource_name,
	      .name = r->name, .value = r->value);
}

static void tell(struct node *n, const struct loaded_record *loaded, const struct image_change *change, const struct before *before)
{
	char id[UUID_TEXT_SIZE + 1];

	trace(n->fx->trace, metadata_committed, .offset = loaded->offset, .record = bytes_of_text(loaded->record.schema->name));
	if (change->kind == CHANGE_PARTITION)
		tell_partition(n, change, before);
	else if (change->kind == CHANGE_BROKER)
		tell_broker(n, loaded);
	else if (loaded->record.schema == &config_record_schema) /* those of a transaction too: the bootstrap records are one */
		tell_config(n, loaded->record.message);
	else if (change->kind == CHANGE_TOPIC_REMOVED)
		trace(n->fx->trace, topic_deleted, .topic = change->topic, .topic_id = bytes_of_text(uuid_text(change->topic_id, id)));
}

/* Counts of a topic's new partitions are known when its records have all been seen: at the end of the batch, or when another topic begins. */
struct growth {
	struct bytes topic; /* null: none */
	struct uuid id;
	bool is_new;
	int32_t before;
};

static void tell_growth(struct node *n, struct growth *g)
{
	const struct topic_image *topic = bytes_is_null(g->topic) ? NULL : image_topic_by_id(&n->image, g->id);
	char id[UUID_TEXT_SIZE + 1];

	if (topic && g->is_new)
		trace(n->fx->trace, topic_created, .topic = g->topic, .topic_id = bytes_of_text(uuid_text(g->id, id)),
		      .partitions = topic->partition_count);
	else if (topic && topic->partition_count > g->before)
		trace(n->fx->trace, partitions_added, .topic = g->topic, .partitions = topic->partition_count);
	*g = (struct growth){ .topic = BYTES_NULL };
}

static void note_growth(struct node *n, const struct loaded_record *loaded, const struct image_change *change, struct growth *g)
{
	bool is_partition = loaded->record.schema == &partition_record_schema && change->kind == CHANGE_PARTITION;

	if (change->kind != CHANGE_TOPIC_CREATED && !is_partition)
		return;
	if (!bytes_is_null(g->topic) && uuid_equal(g->id, change->topic_id))
		return;
	tell_growth(n, g);
	*g = (struct growth){ arena_copy(n->fx->arena, change->topic), change->topic_id, !is_partition, is_partition ? change->partition : 0 };
}

static void config_changed(struct node *n, const struct image_change *change)
{
	if (change->resource_type == RESOURCE_TOPIC && is_broker(n)) {
		partition_topic_config_changed(n, change->resource);
	} else if (change->resource_type == RESOURCE_BROKER) {
		node_config_refresh(n->config, &n->image);
		if (!is_broker(n))
			return;
		if (!bytes_is_null(image_config(&n->image, RESOURCE_BROKER, change->resource, BYTES("cordoned.log.dirs"))))
			lifecycle_tell_soon(n);
		TREE_EACH(&n->image.topics_by_name, struct topic_image, topic, by_name)
			partition_topic_config_changed(n, topic->name);
	}
}

/* What changed and is to be acted on, in the step's arena. */
struct changes {
	struct image_change *items;
	int32_t count, capacity;
};

static void note_change(struct node *n, struct changes *changes, const struct image_change *change)
{
	struct arena *arena = n->fx->arena;
	struct image_change *noted;

	if (change->kind == CHANGE_NONE || change->kind == CHANGE_FEATURE || change->kind == CHANGE_TOPIC_CREATED)
		return;
	if (changes->count == changes->capacity) {
		int32_t capacity = changes->capacity ? 2 * changes->capacity : 16;
		struct image_change *items = arena_calloc(arena, (size_t)capacity, sizeof(*items));

		for (int32_t i = 0; i < changes->count; i++)
			items[i] = changes->items[i];
		changes->items = items;
		changes->capacity = capacity;
	}
	noted = &changes->items[changes->count++];
	*noted = *change;
	noted->topic = arena_copy(arena, change->topic);
	noted->resource = arena_copy(arena, change->resource);
}

static void remove_topic(struct node *n, struct bytes topic, struct uuid id, int32_t partition_count)
{
	for (int32_t i = 0; i < partition_count; i++)
		partition_stop(n, topic, id, i, true);
	group_port_topic_deleted(n, topic);
}

/* Of one topic; its name empty: of all. */
static void update_partitions(struct node *n, struct bytes name)
{
	TREE_EACH(&n->image.topics_by_name, struct topic_image, topic, by_name)
		for (int32_t i = 0; (name.size == 0 || bytes_equal(name, topic->name)) && i < topic->partition_count; i++)
			partition_update(n, topic->name, i);
}

/* After a snapshot or a transaction: topics that are not in the image are gone. */
static void act_on_all(struct node *n)
{
	node_config_refresh(n->config, &n->image);
	if (!n->has_placed_partitions)
		return;
	TREE_EACH(&n->partitions->tree, struct partition, p, node)
		if (p->is_hosted && !image_topic_by_id(&n->image, p->topic_id))
			remove_topic(n, arena_copy(n->fx->arena, p->topic), p->topic_id, p->number + 1);
	update_partitions(n, BYTES(""));
}

static void act(struct node *n, const struct changes *changes)
{
	for (int32_t i = 0; n->has_placed_partitions && i < changes->count; i++)
		if (changes->items[i].kind == CHANGE_TOPIC_REMOVED)
			remove_topic(n, changes->items[i].topic, changes->items[i].topic_id, changes->items[i].partition);
	for (int32_t i = 0; i < changes->count; i++) {
		if (changes->items[i].kind == CHANGE_CONFIG)
			config_changed(n, &changes->items[i]);
		else if (changes->items[i].kind == CHANGE_PARTITION && n->has_placed_partitions)
			partition_update(n, changes->items[i].topic, changes->items[i].partition);
		else if (changes->items[i].kind == CHANGE_PARTITIONS && n->has_placed_partitions)
			update_partitions(n, changes->items[i].topic);
		else if (changes->items[i].kind == CHANGE_CONTROLLER && changes->items[i].broker == n->id)
			registrar_look_again(n);
		else if (changes->items[i].kind == CHANGE_ALL)
			act_on_all(n);
		else if (changes->items[i].kind == CHANGE_BROKER && n->has_placed_partitions)
			partitions_broker_changed(n, changes->items[i].broker);
	}
}

static bool place_partitions(struct node *n)
{
	if (n->has_placed_partitions || !is_broker(n) || n->broker_epoch < 0)
		return false;
	const struct broker_image *self = image_broker(&n->image, n->id);

	if (!self || self->epoch != n->broker_epoch)
		return false;
	n->has_placed_partitions = true;
	update_partitions(n, BYTES(""));
	partitions_sweep(n);
	return true;
}

/* As Kafka's, a controller does not go on with metadata of which it may not understand all. */
static void refuse_unknown_features(struct node *n)
{
	struct buf why_not = { .heap = n->heap };

	if (!features_are_spoken(n, true, &why_not))
		node_refuse(n, "org.apache.kafka.common.errors.UnsupportedVersionException: %s.", buf_text(&why_not));
	buf_free(&why_not);
}

static bool apply_chunk(struct node *n)
{
	struct loader loader;
	struct loaded_record loaded;
	struct image_change change;
	struct growth growth = { .topic = BYTES_NULL };
	struct changes changes = { .count = 0 };
	enum loader_state state;
	bool has_feature = false;

	if (n->metadata_next >= n->raft->high_watermark)
		return false;
	if (loader_open(&loader, n->raft, &n->image, &n->metadata_next, n->fx->arena) != ERR_OK) {
		raft_fail(n->raft, ERR_CORRUPT, "reading from");
		return false;
	}
	while ((state = loader_next(&loader, &loaded)) == LOADER_RECORD) {
		struct before before = remember(n, &loaded);

		image_apply(&n->image, loaded.offset, loaded.epoch, loaded.record.schema, loaded.record.message, n->fx->arena, &change);
		has_feature |= change.kind == CHANGE_FEATURE || change.kind == CHANGE_ALL;
		if (!n->is_published)
			continue;
		if (tells(n)) {
			note_growth(n, &loaded, &change, &growth);
			tell(n, &loaded, &change, &before);
		}
		if (!loader.is_snapshot)
			note_change(n, &changes, &change);
	}
	tell_growth(n, &growth);
	if (state == LOADER_FAILED)
		raft_fail(n->raft, ERR_CORRUPT, "reading from");
	bool is_on = state != LOADER_FAILED && loader.next_offset > n->metadata_next;

	n->metadata_next = loader.next_offset;
	if (has_feature && n->controller)
		refuse_unknown_features(n);
	if (has_feature && n->is_published)
		features_tell_kept(n);
	if (n->is_published && loader.is_snapshot)
		act_on_all(n);
	else
		act(n, &changes);
	return is_on;
}

/* A snapshot is due when enough was written since the last one, or long enough ago. */
static void write_snapshot_if_due(struct node *n)
{
	struct raft *r = n->raft;
	int64_t interval_us = n->config->metadata_log_max_snapshot_interval_ms * 1000;
	bool is_large = r->snapshot_size >= n->config->metadata_log_max_record_bytes_between_snapshots;
	bool is_old = interval_us > 0 && n->now_us - n->snapshot_at_us >= interval_us;

	if ((!is_large && !is_old) || r->snapshot_token || n->metadata_next <= r->snapshot.end_offset)
		return;
	if (n->image.is_in_transaction)
		return;
	/* The voters in force may be of a record that is not committed: they are not what was so at this offset. */
	if (r->voters_offset >= n->metadata_next)
		return;
	struct snapshot_id id = { n->metadata_next, raft_epoch_before(r, n->metadata_next) };
	struct snapshot_writer writer;
	struct buf contents = { .heap = n->heap };

	snapshot_begin(&writer, &contents, id.epoch, n->wall_ms, n->wall_ms, r->kraft_version, &r->voters);
	image_write(&n->image, &writer);
	snapshot_end(&writer);
	raft_write_snapshot(r, id, buf_bytes(&contents));
	buf_free(&contents);
	n->snapshot_at_us = n->now_us;
}

bool publish_run(struct node *n)
{
	bool is_any = false;

	while (apply_chunk(n))
		is_any = true;
	if (!n->is_published && n->raft->high_watermark >= 0 && n->metadata_next >= n->raft->high_watermark) {
		n->is_published = true;
		features_tell_kept(n);
		node_config_refresh(n->config, &n->image);
		is_any = true;
	}
	if (n->is_published && place_partitions(n))
		is_any = true;
	if (is_any)
		write_snapshot_if_due(n);
	return is_any;
}
