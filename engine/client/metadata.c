#include "engine/client/metadata.h"

#include "engine/client/network.h"
#include "engine/base/owned.h"

enum { DEFAULT_BACKOFF_US = 100000, DEFAULT_BACKOFF_MAX_US = 1000000 };

static int compare_topics(const void *key, const struct tree_node *node)
{
	const struct bytes *name = key;

	return bytes_compare(*name, CONTAINER_OF((uintptr_t)node, struct metadata_topic, node)->name);
}

void metadata_init(struct metadata *m, struct heap *heap, struct prng *prng)
{
	*m = (struct metadata){ .heap = heap,
		                    .topics_by_name = { .heap = heap },
		                    .prng = prng,
		                    .changes = 1,
		                    .controller_id = -1,
		                    .allows_auto_create = true,
		                    .refresh_backoff_us = DEFAULT_BACKOFF_US,
		                    .refresh_backoff_max_us = DEFAULT_BACKOFF_MAX_US,
		                    .max_age_us = INT64_C(300000000),
		                    .max_idle_us = TIME_NEVER };
}

static void partition_clear(struct heap *heap, struct metadata_partition *p)
{
	heap_free(heap, p->replicas);
	heap_free(heap, p->isr);
	heap_free(heap, p->offline);
}

static void partitions_free(struct heap *heap, struct metadata_topic *topic)
{
	for (int32_t i = 0; i < topic->partition_count; i++)
		partition_clear(heap, &topic->partitions[i]);
	heap_free(heap, topic->partitions);
	topic->partitions = NULL;
	topic->partition_count = 0;
}

static void topic_del(struct metadata *m, struct metadata_topic *topic)
{
	m->changes++;
	tree_remove(&m->topics, &topic->node);
	hash_table_remove(&m->topics_by_name, &topic->by_name);
	partitions_free(m->heap, topic);
	heap_free(m->heap, topic->last_epochs);
	owned_free(m->heap, &topic->name);
	heap_free(m->heap, topic);
}

static void brokers_free(struct metadata *m)
{
	for (int32_t i = 0; i < m->broker_count; i++) {
		owned_free(m->heap, &m->brokers[i].host);
		owned_free(m->heap, &m->brokers[i].rack);
	}
	heap_free(m->heap, m->brokers);
	m->brokers = NULL;
	m->broker_count = 0;
}

void metadata_free(struct metadata *m)
{
	TREE_EACH(&m->topics, struct metadata_topic, topic, node)
		topic_del(m, topic);
	hash_table_free(&m->topics_by_name);
	brokers_free(m);
	owned_free(m->heap, &m->cluster_id);
}

static struct metadata_topic *topic_new(struct metadata *m, struct bytes name)
{
	struct metadata_topic *topic = HEAP_NEW(m->heap, struct metadata_topic);

	m->changes++;
	topic->name = owned_copy(m->heap, name);
	tree_insert(&m->topics, &topic->name, compare_topics, &topic->node);
	hash_table_add(&m->topics_by_name, &topic->by_name, hash_of_bytes(topic->name));
	return topic;
}

struct metadata_topic *metadata_want(struct metadata *m, struct bytes name, int64_t now_us)
{
	struct metadata_topic *topic = metadata_topic(m, name);

	if (!topic) {
		topic = topic_new(m, name);
		topic->first_asked_us = now_us;
	}
	topic->is_wanted = true;
	topic->last_used_us = now_us;
	if (topic->partition_count == 0)
		m->is_requested_for_new = true;
	return topic;
}

void metadata_forget(struct metadata *m, struct bytes name)
{
	struct metadata_topic *topic = metadata_topic(m, name);

	if (topic && m->wants_all)
		topic->is_wanted = false;
	else if (topic)
		topic_del(m, topic);
}

void metadata_request_update(struct metadata *m)
{
	m->is_requested = true;
}

static bool has_name(const void *key, const struct hash_node *node)
{
	return bytes_equal(*(const struct bytes *)key, CONTAINER_OF((uintptr_t)node, struct metadata_topic, by_name)->name);
}

struct metadata_topic *metadata_topic(const struct metadata *m, struct bytes name)
{
	struct hash_node *node = hash_table_find(&m->topics_by_name, hash_of_bytes(name), &name, has_name);

	return node ? CONTAINER_OF(node, struct metadata_topic, by_name) : NULL;
}

struct metadata_topic *metadata_topic_again(const struct metadata *m, struct metadata_look *look, struct bytes name)
{
	if (look->as_of != m->changes)
		*look = (struct metadata_look){ metadata_topic(m, name), m->changes };
	return look->topic;
}

struct metadata_topic *metadata_topic_of_id(const struct metadata *m, struct uuid id)
{
	TREE_EACH(&m->topics, struct metadata_topic, topic, node)
		if (uuid_equal(topic->id, id))
			return topic;
	return NULL;
}

struct metadata_partition *metadata_partition(const struct metadata *m, struct bytes name, int32_t partition)
{
	struct metadata_topic *topic = metadata_topic(m, name);

	return topic && partition >= 0 && partition < topic->partition_count ? &topic->partitions[partition] : NULL;
}

const struct metadata_broker *metadata_broker(const struct metadata *m, int32_t id)
{
	for (int32_t i = 0; i < m->broker_count; i++)
		if (m->brokers[i].id == id)
			return &m->brokers[i];
	return NULL;
}

int64_t metadata_due_us(const struct metadata *m)
{
	int64_t wanted = m->is_requested || m->is_requested_for_new ? 0 : m->expires_at_us;

	return wanted > m->allowed_at_us ? wanted : m->allowed_at_us;
}

/* ---- Asking ------------------------------------------------------------------------------------------------------- */

static void forget_idle(struct metadata *m, int64_t now_us)
{
	if (m->max_idle_us == TIME_NEVER)
		return;
	TREE_EACH(&m->topics, struct metadata_topic, topic, node)
		if (topic->last_used_us + m->max_idle_us <= now_us)
			topic_del(m, topic);
}

void metadata_request_make(struct metadata *m, struct arena *arena, struct metadata_request *out, bool *is_full, int64_t now_us)
{
	int32_t count = 0;

	forget_idle(m, now_us);
	*is_full = !m->asks_partially || m->is_requested || m->expires_at_us <= now_us;
	message_init(&metadata_request_schema, out);
	out->allow_auto_topic_creation = m->allows_auto_create;
	out->topics = NULL;
	out->topics_count = -1;
	if (!m->wants_all) {
		out->topics = message_new_items(arena, &metadata_request_metadata_request_topic_struct, (int32_t)m->topics.count);
		TREE_EACH(&m->topics, struct metadata_topic, topic, node)
			if (topic->is_wanted && (*is_full || topic->partition_count == 0))
				out->topics[count++].name = topic->name;
		out->topics_count = count;
	}
	m->is_progress = false;
	if (*is_full)
		m->is_requested = false;
	m->is_requested_for_new = false;
}

/* ---- Taking in ---------------------------------------------------------------------------------------------------- */

static int32_t *copy_ids(struct heap *heap, const int32_t *ids, int32_t count)
{
	if (count <= 0)
		return NULL;
	int32_t *copy = heap_calloc(heap, (size_t)count, sizeof(*copy));

	memcpy(copy, ids, (size_t)count * sizeof(*copy));
	return copy;
}

static void backoff(struct metadata *m, int64_t now_us)
{
	int32_t failed = m->attempts > 0 ? m->attempts - 1 : 0;
	int32_t equal = m->equivalent_responses > 0 ? m->equivalent_responses - 1 : 0;

	m->allowed_at_us =
		now_us + network_backoff(m->prng, m->refresh_backoff_us, m->refresh_backoff_max_us, failed > equal ? failed : equal);
}

void metadata_failed(struct metadata *m, int64_t now_us)
{
	m->attempts++;
	m->is_requested = true;
	backoff(m, now_us);
}

static void topic_grow(struct metadata *m, struct metadata_topic *topic, int32_t count)
{
	int32_t known = topic->last_epoch_count;

	if (known < count) {
		topic->last_epochs = heap_realloc(m->heap, topic->last_epochs, (size_t)count * sizeof(int32_t));
		for (int32_t i = known; i < count; i++)
			topic->last_epochs[i] = -1;
		topic->last_epoch_count = count;
	}
	if (topic->partition_count == count)
		return;
	for (int32_t i = count; i < topic->partition_count; i++)
		partition_clear(m->heap, &topic->partitions[i]);
	topic->partitions = heap_realloc(m->heap, topic->partitions, (size_t)count * sizeof(*topic->partitions));
	for (int32_t i = topic->partition_count; i < count; i++)
		topic->partitions[i] = (struct metadata_partition){ .partition = i,
			                                                .leader = -1,
			                                                .leader_epoch = -1,
			                                                .error_code = KAFKA_LEADER_NOT_AVAILABLE };
	topic->partition_count = count;
	m->is_progress = true;
}

static void partition_update(struct metadata *m, struct metadata_topic *topic,
                             const struct metadata_response_metadata_response_partition *from)
{
	struct metadata_partition *to = &topic->partitions[from->partition_index];
	int32_t *last_epoch = &topic->last_epochs[from->partition_index];

	if (from->leader_epoch >= 0) {
		/* A broker that lags behind must not turn us back to a deposed leader (KIP-320). */
		if (from->leader_epoch < *last_epoch)
			return;
		m->is_progress = m->is_progress || from->leader_epoch != *last_epoch;
		*last_epoch = from->leader_epoch;
	}
	partition_clear(m->heap, to);
	*to = (struct metadata_partition){
		.partition = from->partition_index,
		.error_code = from->error_code,
		.leader = from->leader_id,
		.leader_epoch = from->leader_epoch,
		.replicas = copy_ids(m->heap, from->replica_nodes, from->replica_nodes_count),
		.replica_count = from->replica_nodes_count,
		.isr = copy_ids(m->heap, from->isr_nodes, from->isr_nodes_count),
		.isr_count = from->isr_nodes_count,
		.offline = copy_ids(m->heap, from->offline_replicas, from->offline_replicas_count),
		.offline_count = from->offline_replicas_count,
	};
	/* LEADER_NOT_AVAILABLE and the like: ask again. */
	if (from->error_code == KAFKA_LEADER_NOT_AVAILABLE || from->error_code == KAFKA_LISTENER_NOT_FOUND)
		m->is_requested = true;
}

static void topic_update(struct metadata *m, struct metadata_topic *topic, const struct metadata_response_metadata_response_topic *from)
{
	m->changes++;
	topic->error_code = from->error_code;
	topic->is_internal = from->is_internal;
	if (from->error_code != KAFKA_NONE) {
		partitions_free(m->heap, topic);
		if (from->error_code == KAFKA_UNKNOWN_TOPIC_OR_PARTITION || from->error_code == KAFKA_LEADER_NOT_AVAILABLE)
			m->is_requested = true;
		return;
	}
	if (!uuid_is_zero(from->topic_id) && !uuid_equal(topic->id, from->topic_id)) {
		/* Deleted and made anew: its epochs start over. */
		partitions_free(m->heap, topic);
		topic->last_epoch_count = 0;
		m->is_progress = true;
		topic->id = from->topic_id;
	}
	topic_grow(m, topic, from->partitions_count);
	for (int32_t i = 0; i < from->partitions_count; i++)
		if (from->partitions[i].partition_index >= 0 && from->partitions[i].partition_index < topic->partition_count)
			partition_update(m, topic, &from->partitions[i]);
}

static void broker_set(struct metadata *m, struct metadata_broker *to, int32_t id, struct bytes host, int32_t port, struct bytes rack)
{
	owned_set(m->heap, &to->host, host);
	owned_set(m->heap, &to->rack, rack);
	to->id = id;
	to->port = port;
}

static void brokers_resize(struct metadata *m, int32_t count)
{
	brokers_free(m);
	m->brokers = heap_calloc(m->heap, (size_t)count, sizeof(*m->brokers));
	m->broker_count = count;
}

static void brokers_sort(struct metadata *m)
{
	for (int32_t i = 1; i < m->broker_count; i++)
		for (int32_t j = i; j > 0 && m->brokers[j].id < m->brokers[j - 1].id; j--) {
			struct metadata_broker moved = m->brokers[j];

			m->brokers[j] = m->brokers[j - 1];
			m->brokers[j - 1] = moved;
		}
}

static void succeeded(struct metadata *m, int64_t now_us)
{
	m->attempts = 0;
	m->equivalent_responses = m->is_progress ? 0 : m->equivalent_responses + 1;
	m->version++;
	backoff(m, now_us);
}

bool metadata_update(struct metadata *m, const struct metadata_response *from, bool is_full, int64_t now_us)
{
	if (from->brokers_count <= 0) {
		metadata_failed(m, now_us);
		return false;
	}
	brokers_resize(m, from->brokers_count);
	for (int32_t i = 0; i < from->brokers_count; i++)
		broker_set(m, &m->brokers[i], from->brokers[i].node_id, from->brokers[i].host, from->brokers[i].port, from->brokers[i].rack);
	brokers_sort(m);
	m->controller_id = from->controller_id;
	owned_set(m->heap, &m->cluster_id, from->cluster_id);

	/* Answers may come in any order of topics; those not named in a full answer to "all" are gone. */
	int32_t round = m->version + 1;

	for (int32_t i = 0; i < from->topics_count; i++) {
		struct metadata_topic *topic = metadata_topic(m, from->topics[i].name);

		if (!topic && m->wants_all)
			topic = topic_new(m, from->topics[i].name);
		if (!topic)
			continue;
		topic_update(m, topic, &from->topics[i]);
		topic->answered_version = round;
	}
	if (m->wants_all && is_full)
		TREE_EACH(&m->topics, struct metadata_topic, topic, node)
			if (topic->answered_version != round && !topic->is_wanted)
				topic_del(m, topic);
	if (is_full)
		m->expires_at_us = now_us + m->max_age_us;
	succeeded(m, now_us);
	return true;
}

bool metadata_update_cluster(struct metadata *m, const struct describe_cluster_response *from, int64_t now_us)
{
	if (from->brokers_count <= 0) {
		metadata_failed(m, now_us);
		return false;
	}
	brokers_resize(m, from->brokers_count);
	for (int32_t i = 0; i < from->brokers_count; i++)
		broker_set(m, &m->brokers[i], from->brokers[i].broker_id, from->brokers[i].host, from->brokers[i].port, from->brokers[i].rack);
	brokers_sort(m);
	m->controller_id = from->controller_id;
	owned_set(m->heap, &m->cluster_id, from->cluster_id);
	m->expires_at_us = now_us + m->max_age_us;
	succeeded(m, now_us);
	return true;
}

void metadata_reset(struct metadata *m)
{
	brokers_free(m);
	TREE_EACH(&m->topics, struct metadata_topic, topic, node)
		partitions_free(m->heap, topic);
	m->changes++;
	m->controller_id = -1;
	m->is_requested = true;
}

bool metadata_hint_leader(struct metadata *m, struct bytes name, int32_t partition, int32_t leader, int32_t leader_epoch)
{
	struct metadata_topic *topic = metadata_topic(m, name);
	struct metadata_partition *p = metadata_partition(m, name, partition);

	if (!p || leader < 0 || leader_epoch <= p->leader_epoch || !metadata_broker(m, leader))
		return false;
	p->leader = leader;
	p->leader_epoch = leader_epoch;
	topic->last_epochs[partition] = leader_epoch;
	m->version++;
	m->changes++;
	return true;
}

void metadata_hint_broker(struct metadata *m, int32_t id, struct bytes host, int32_t port, struct bytes rack)
{
	for (int32_t i = 0; i < m->broker_count; i++)
		if (m->brokers[i].id == id) {
			broker_set(m, &m->brokers[i], id, host, port, rack);
			return;
		}
	m->brokers = heap_realloc(m->heap, m->brokers, ((size_t)m->broker_count + 1) * sizeof(*m->brokers));
	m->brokers[m->broker_count] = (struct metadata_broker){ 0 };
	broker_set(m, &m->brokers[m->broker_count++], id, host, port, rack);
	brokers_sort(m);
}
