/* Offsets that nobody needs any more: expired ones (KIP-211), and those of topics that are gone.
 *
 * Every offsets.retention.check.interval.ms a shard's groups are looked at, a piece at a time. An empty group's offsets expire
 * offsets.retention.minutes after it became empty; those of a simple group, or of a topic that a stable group consumes no more, that long
 * after their commit. A group without members and without offsets is removed.
 */
#include "engine/group/records.h"
#include "engine/group/txn_offsets.h"

enum { PIECE_RECORDS_MAX = 1000, PIECE_GROUPS_MAX = 1000 };

/* Since when the offset is not needed; false: it is needed still. */
static bool base_of(const struct group *group, const struct offset_value *value, int64_t *base_ms)
{
	*base_ms = value->commit_ms;
	if (bytes_is_null(group->protocol_type))
		return true;
	if (group->state == GROUP_EMPTY) {
		if (group->state_timestamp_ms != -1)
			*base_ms = group->state_timestamp_ms;
		return true;
	}
	return group_is_consumer(group) && group->are_topics_known && group->state == GROUP_STABLE;
}

static bool is_expired(const struct group *group, const struct offset_entry *entry, const struct offset_value *value)
{
	const struct coordinator *c = group_coordinator(group);
	int64_t base_ms;

	if (!base_of(group, value, &base_ms) || group_is_subscribed(group, entry->topic))
		return false;
	if (value->expire_ms != NO_EXPIRY)
		return c->step.wall_ms >= value->expire_ms;
	return c->step.wall_ms - base_ms >= c->config.offsets_retention_ms;
}

static void expire_group(const struct group *group, struct operation *operation)
{
	bool is_any_left = txn_offsets_has(group);

	if (group->type != GROUP_CLASSIC)
		return; /* whether Kafka would still need them is not known here */
	TREE_EACH(&group->offsets, struct offset_entry, entry, node) {
		const struct offset_value *value = offset_latest(entry);

		if (value && is_expired(group, entry, value) && !txn_offsets_has_partition(group, entry->topic, entry->partition))
			record_add_offset_tombstone(operation, group->id, entry->topic, entry->partition);
		else if (value)
			is_any_left = true;
	}
	if (!is_any_left && group->state == GROUP_EMPTY)
		record_add_group_tombstone(operation, group->id);
}

static void on_expire(void *owner, struct timer *timer)
{
	struct shard *shard = CONTAINER_OF(timer, struct shard, expire_timer);
	struct coordinator *c = shard->coordinator;
	struct operation *operation = operation_new(shard);
	const struct group *group = NULL, *last = NULL;
	int32_t visited = 0;

	(void)owner;
	operation->is_atomic = false;
	while (visited++ < PIECE_GROUPS_MAX && operation->record_count < PIECE_RECORDS_MAX) {
		group = group_after(shard, last ? last->id : shard->expire_after);
		if (!group)
			break;
		expire_group(group, operation);
		last = group;
	}
	owned_free(c->heap, &shard->expire_after);
	if (group)
		shard->expire_after = owned_copy(c->heap, group->id);
	timer_set(c->timers, timer, group ? c->step.now_us : coordinator_after_ms(c, c->config.offsets_retention_check_interval_ms));
	operation_submit(operation);
}

void shard_expire_later(struct shard *shard)
{
	struct coordinator *c = shard->coordinator;

	shard->expire_timer.fire = on_expire;
	timer_set(c->timers, &shard->expire_timer, coordinator_after_ms(c, c->config.offsets_retention_check_interval_ms));
}

/* A new topic may have the name already: offsets that were committed to it are its own. */
static void forget_topic(const struct group *group, struct bytes topic, struct operation *operation)
{
	const struct topic_image *successor = image_topic(group_coordinator(group)->image, topic);

	for (const struct offset_entry *entry = offsets_first_of(group, topic); entry && bytes_equal(entry->topic, topic);) {
		const struct offset_value *value = offset_latest(entry);
		const struct tree_node *next = tree_next(&entry->node);

		if (value && !(successor && uuid_equal(successor->id, value->topic_id)))
			record_add_offset_tombstone(operation, group->id, topic, entry->partition);
		entry = next ? CONTAINER_OF((uintptr_t)next, struct offset_entry, node) : NULL;
	}
	if (!successor)
		txn_offsets_add_tombstones(operation, group, topic);
}

void coordinator_topic_deleted(struct coordinator *c, struct bytes topic)
{
	TREE_EACH(&c->shards, struct shard, shard, node) {
		if (shard->state != SHARD_ACTIVE)
			continue;
		struct operation *operation = operation_new(shard);

		operation->is_atomic = false;
		TREE_EACH(&shard->groups, struct group, group, node)
			forget_topic(group, topic, operation);
		operation_submit(operation);
	}
}
