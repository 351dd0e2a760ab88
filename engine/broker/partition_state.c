/* What the image says of partitions becomes what this broker does: hosts, leads, follows, drops. */
#include "engine/broker/partition_internal.h"

#include "engine/broker/api/fetch.h"
#include "engine/broker/api/group_port.h"
#include "engine/broker/lifecycle.h"
#include "engine/broker/replica_fetcher.h"

/* Names that stand for no directory: unassigned, lost, migrating, and 97 that may come (KIP-858). */
static bool is_reserved(struct uuid id)
{
	for (int i = 0; i < 15; i++)
		if (id.bytes[i])
			return false;
	return id.bytes[15] < 100;
}

/* The directory that the image assigns to this broker's replica; -1: none of ours (not assigned, lost, migrating). */
static int32_t assigned_dir(const struct node *n, const struct partition_image *image, int32_t position)
{
	for (int32_t i = 0; i < n->config->log_dir_count && image->directories && n->directory_ids; i++)
		if (uuid_equal(n->directory_ids[i], image->directories[position]) && !uuid_equal(n->directory_ids[i], DIRECTORY_MIGRATING))
			return i;
	return -1;
}

/* A directory that is not here, while one is offline: it may be that one, and the log in it. */
static bool is_in_lost_dir(const struct node *n, const struct partition_image *image, int32_t position)
{
	bool is_any_offline = false;

	for (int32_t i = 0; i < n->config->log_dir_count; i++)
		is_any_offline = is_any_offline || n->partitions->is_dir_offline[i];
	return is_any_offline && image->directories && !is_reserved(image->directories[position]) && assigned_dir(n, image, position) < 0;
}

/* The controller is told when it takes the log to be somewhere else; not while a move is just being done. */
static void compare_dir(struct node *n, struct partition *p, const struct partition_image *image, int32_t position)
{
	if (!p->log || !image->directories || !n->directory_ids)
		return;
	if (uuid_equal(image->directories[position], n->directory_ids[p->dir])) {
		if (p->told_dir == p->dir)
			p->told_dir = -1;
	} else if (!p->future || p->future_state == FUTURE_COPIES) {
		partition_tell_dir(n, p, p->dir);
	}
}

static int32_t position_of(const int32_t *ids, int32_t count, int32_t id)
{
	for (int32_t i = 0; i < count; i++)
		if (ids[i] == id)
			return i;
	return -1;
}

/* A log of that name may be left from a topic that was deleted while this broker was away: it is a stray, and a new one is made. */
static void ensure_log(struct node *n, struct partition *p, const struct partition_image *image, int32_t position, struct uuid topic_id)
{
	if (p->log && !uuid_is_zero(log_topic_id(p->log)) && !uuid_equal(log_topic_id(p->log), topic_id))
		partition_move_away(n, p, "stray");
	if (p->future && !uuid_is_zero(log_topic_id(p->future)) && !uuid_equal(log_topic_id(p->future), topic_id))
		partition_future_drop(n, p, true);
	p->topic_id = topic_id;
	if (n->partitions->is_dir_offline == NULL)
		return;
	/* A move that the controller knows to be done, but the process died before it was. */
	if (p->future && !p->is_hosted && assigned_dir(n, image, position) == p->future_dir)
		partition_future_promote(n, p);
	if (p->log && uuid_is_zero(log_topic_id(p->log))) {
		enum err err = log_assign_topic_id(p->log, n->fx, topic_id);

		if (err)
			partition_failed(n, p, p->dir, err, "Error while writing partition metadata file of");
	}
	if (p->log || is_in_lost_dir(n, image, position))
		return;
	p->dir = assigned_dir(n, image, position);
	if (p->dir < 0)
		p->dir = partitions_take_preferred_dir(n, p->topic, p->number);
	if (p->dir < 0)
		p->dir = partitions_pick_dir(n);
	if (p->dir < 0 || n->partitions->is_dir_offline[p->dir])
		return;
	p->high_watermark = 0;

	enum err err = partition_open_log(n, p, topic_id, 0, 0, true);

	if (err)
		partition_failed(n, p, p->dir, err, "Error while creating log for");
}

/* Keeps what is known of replicas that stay. */
static void take_assignment(struct node *n, struct partition *p, const struct partition_image *image)
{
	struct replica *replicas = heap_calloc(n->heap, (size_t)image->replica_count, sizeof(*replicas));

	for (int32_t i = 0; i < image->replica_count; i++) {
		struct replica *old = partition_replica(p, image->replicas[i]);

		replicas[i] = old ? *old : replica_of(image->replicas[i]);
	}
	heap_free(n->heap, p->replicas);
	p->replicas = replicas;
	p->replica_count = image->replica_count;
	heap_free(n->heap, p->isr);
	p->isr = heap_calloc(n->heap, (size_t)image->isr_count, sizeof(*p->isr));
	p->isr_count = image->isr_count;
	for (int32_t i = 0; i < image->isr_count; i++)
		p->isr[i] = image->isr[i];
}

static void take_config(struct node *n, struct partition *p)
{
	struct topic_config config;

	topic_config_of(n->config, &n->image, p->topic, &config);
	p->min_insync_replicas = config.min_insync_replicas < p->replica_count ? config.min_insync_replicas : p->replica_count;
	partition_take_throttles(n, p);
	if (p->log)
		log_set_config(p->log, &config.log);
}

/* The epoch begins in the log at once, before its first record: a follower that asks for it must find it (KIP-101). Replicas of the ISR
 * count as caught up now, so that they have the whole lag time to fetch; of others nothing holds the high watermark back. A leader that
 * is elected again keeps what it knows of the others' logs: they go on fetching. False: the directory failed. */
static bool begin_epoch(struct node *n, struct partition *p, bool was_leader)
{
	enum err err;

	p->leader_epoch_start = log_end_offset(p->log);
	p->flush_wanted = 0;
	err = log_assign_epoch(p->log, n->fx, p->leader_epoch, p->leader_epoch_start);
	if (err) {
		partition_failed(n, p, p->dir, err, "Error while writing the leader epochs of");
		return false;
	}
	for (int32_t i = 0; i < p->replica_count; i++) {
		struct replica *r = &p->replicas[i];
		bool is_in_sync = position_of(p->isr, p->isr_count, r->id) >= 0;

		if (was_leader) {
			r->leader_end_at_fetch = p->leader_epoch_start;
			r->fetched_at_us = is_in_sync ? n->now_us : INT64_MIN;
		} else {
			*r = replica_of(r->id);
		}
		r->caught_up_at_us = is_in_sync ? n->now_us : INT64_MIN;
	}
	return true;
}

/* What becomes of the only replica goes without saying. */
static void tell_state(struct node *n, const struct partition *p, const char *state)
{
	if (p->replica_count > 1)
		trace(n->fx->trace, replica_state_changed, .topic = p->topic, .partition = p->number, .state = bytes_of_text(state), .leader = p->leader,
		      .leader_epoch = p->leader_epoch, .log_end = log_end_offset(p->log), .high_watermark = p->high_watermark);
}

static void become_leader(struct node *n, struct partition *p, bool is_new_epoch, bool was_leader)
{
	p->is_leader = true;
	replica_fetcher_leave(n, p);
	if (is_new_epoch && !begin_epoch(n, p, was_leader))
		return;
	partition_advance(n, p);
	if (!is_new_epoch)
		return;
	fetch_wake(n, p); /* those who asked in the old epoch */
	group_port_elected(n, p);
	tell_state(n, p, "leader");
}

/* A broker that is to stop, and is in nobody's way any more, need not follow. */
static bool is_released(const struct node *n, const struct partition *p)
{
	return n->lifecycle && n->lifecycle->phase == PHASE_PENDING_CONTROLLED_SHUTDOWN &&
	       (p->leader < 0 || position_of(p->isr, p->isr_count, n->id) < 0);
}

static void become_follower(struct node *n, struct partition *p, bool is_new_epoch, bool was_leader)
{
	p->is_leader = false;
	partition_fail_waiters(n, p, KAFKA_NOT_LEADER_OR_FOLLOWER);
	if (is_new_epoch && p->log)
		tell_state(n, p, p->leader < 0 ? "leaderless" : "follower");
	if (p->log && p->leader >= 0 && p->leader != n->id && !is_released(n, p))
		replica_fetcher_follow(n, p);
	else
		replica_fetcher_leave(n, p);
	if (was_leader || p->is_resignation_due)
		group_port_resigned(n, p);
	p->is_resignation_due = false;
}

void partition_update(struct node *n, struct bytes topic, int32_t number)
{
	const struct topic_image *t = image_topic(&n->image, topic);
	const struct partition_image *image = image_partition(&n->image, topic, number);
	struct partition *p = partition_any(n, topic, number);

	if (!n->partitions || !n->partitions->is_started || !image)
		return;

	int32_t position = position_of(image->replicas, image->replica_count, n->id);

	if (position < 0) {
		if (p && p->is_hosted)
			partition_stop(n, topic, p->topic_id, number, true);
		return;
	}
	if (p && p->is_hosted && image->partition_epoch < p->partition_epoch && uuid_equal(p->topic_id, t->id))
		return;
	if (!p)
		p = partition_add(n, topic, number);
	ensure_log(n, p, image, position, t->id);
	if (!p->is_hosted)
		partition_future_resume(n, p);
	p->is_hosted = true;
	compare_dir(n, p, image, position);

	bool was_leader = p->is_leader;
	bool is_new_epoch = image->leader_epoch > p->leader_epoch || (!was_leader && image->leader == n->id);

	/* What the leader asked for meanwhile is settled by whatever came after it asked. */
	if (is_new_epoch || image->partition_epoch > p->partition_epoch || !p->is_leader)
		partition_isr_settle(n, p);
	take_assignment(n, p, image);
	p->leader = image->leader;
	p->leader_epoch = image->leader_epoch;
	p->partition_epoch = image->partition_epoch;
	take_config(n, p);
	if (p->log && (p->leader == n->id || (was_leader && p->leader >= 0 && is_mutant(n->fx, old_leader_goes_on))))
		become_leader(n, p, is_new_epoch, was_leader);
	else
		become_follower(n, p, is_new_epoch, was_leader);
}

void partition_stop(struct node *n, struct bytes topic, struct uuid topic_id, int32_t number, bool is_deleted)
{
	struct partition *p = partition_any(n, topic, number);

	if (!p || (p->is_hosted && !uuid_equal(p->topic_id, topic_id)))
		return;

	bool was_leader = p->is_leader;

	replica_fetcher_leave(n, p);
	partition_isr_settle(n, p);
	p->is_leader = false;
	p->is_hosted = false;
	p->leader = NO_LEADER;
	partition_fail_waiters(n, p, is_deleted ? KAFKA_UNKNOWN_TOPIC_OR_PARTITION : KAFKA_NOT_LEADER_OR_FOLLOWER);
	if (was_leader || p->is_resignation_due)
		group_port_resigned(n, p);
	p->is_resignation_due = false;
	if (!is_deleted)
		return;
	if (p->log)
		partition_move_away(n, p, "delete");
	partition_future_drop(n, p, true);
	partition_drop(n, p);
	partitions_changed(n);
}

void partition_topic_config_changed(struct node *n, struct bytes topic)
{
	struct partition_key key = { topic, 0 };

	if (!n->partitions)
		return;
	for (struct tree_node *at = tree_ceiling(&n->partitions->tree, &key, partition_compare); at; at = tree_next(at)) {
		struct partition *p = CONTAINER_OF(at, struct partition, node);

		if (!bytes_equal(p->topic, topic))
			return;
		take_config(n, p);
		partition_advance(n, p);
	}
}
