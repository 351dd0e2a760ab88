/* Gathers from a world what the families look at.
 *
 * After a step: the trace's new events first, for they tell of truncations, of power that was lost and of what clients saw; then the node that was
 * stepped. Its partitions are looked at when the trace named them, and all of them in turn, one in four steps on the average, so that nothing is missed for
 * long.
 */
#include "sim/trace/checkers/internal.h"

#include "engine/broker/partition_internal.h"

#include "engine/broker/config.h"
#include "engine/broker/partition.h"
#include "engine/meta/record.h"
#include "engine/raft/raft.h"

enum { EACH_STEP_MAX = 16, ROUND_STEPS = 16, ROUND_LOOKS = 4, BATCH_BYTES_MAX = 64 << 20, SNAPSHOT_BYTES_MAX = 64 << 20 };

/* ---- Files ------------------------------------------------------------------------------------------------------------- */

static struct bytes file_of(struct bytes dir, int64_t segment, char text[static DISK_PATH_SIZE])
{
	return log_segment_path(dir, segment, ".log", text);
}

static bool read_head(const struct checkers *c, struct bytes dir, int64_t segment, int64_t position, struct copied_batch *out)
{
	char path[DISK_PATH_SIZE];
	uint8_t head[BATCH_HEADER_SIZE];

	if (world_peek(c->world, file_of(dir, segment, path), position, head, sizeof(head)) < (int64_t)sizeof(head))
		return false;
	*out = (struct copied_batch){
		.base_offset = (int64_t)load_u64(head),
		.last_offset = (int64_t)load_u64(head) + (int32_t)load_u32(head + 23),
		.leader_epoch = (int32_t)load_u32(head + 12),
		.crc = load_u32(head + 17),
		.producer_id = (int64_t)load_u64(head + 43),
		.base_sequence = (int32_t)load_u32(head + 53),
		.record_count = (int32_t)load_u32(head + 57),
		.producer_epoch = (int16_t)load_u16(head + 51),
		.attributes = (int16_t)load_u16(head + 21),
		.size = BATCH_SIZE_PREFIX + (int32_t)load_u32(head + 8),
		.segment = segment,
		.position = position,
	};
	return true;
}

/* Follows the files to the log's end. False if they do not lead there. */
static bool read_more(struct checkers *c, struct replica_memory *r, int64_t segment, int64_t log_end)
{
	struct copy *copy = &r->copy;
	int64_t position = 0;

	if (copy->count > 0) {
		const struct copied_batch *last = &copy->items[copy->count - 1];

		segment = last->segment;
		position = last->position + last->size;
	}
	while (copy->end < log_end) {
		struct copied_batch batch;

		if (!read_head(c, r->dir, segment, position, &batch)) {
			if (position == 0 || !read_head(c, r->dir, segment = copy->end, position = 0, &batch))
				return false;
		}
		if (batch.base_offset < copy->end || batch.size < BATCH_HEADER_SIZE || batch.last_offset < batch.base_offset)
			return false;
		copy_add(copy, &batch);
		position += batch.size;
	}
	return true;
}

/* Brings what is known of a replica's files up to date. */
static void follow(struct checkers *c, struct replica_memory *r, const struct log *log)
{
	int64_t start = log_start_offset(log), end = log_end_offset(log);
	bool is_same = r->is_open && bytes_equal(r->dir, log_dir(log)) && start <= r->copy.end;

	if (is_same) {
		copy_cut(&r->copy, end);
		if (start > r->copy.start)
			copy_begin(&r->copy, start);
		if (r->copy.end >= end || (r->copy.count > 0 && read_more(c, r, 0, end)))
			return;
	}
	struct log_segment_view *segments;
	int32_t count = log_segments(log, &c->arena, &segments);

	owned_set(c->heap, &r->dir, log_dir(log));
	copy_reset(&r->copy, count > 0 ? segments[0].base_offset : start);
	read_more(c, r, r->copy.start, end);
	copy_begin(&r->copy, start);
	r->copy.end = end; /* also when the files do not lead there: the log says so */
	r->is_open = true;
}

static bool is_whole(const struct checkers *c, const struct replica_memory *r, const struct copied_batch *b)
{
	char path[DISK_PATH_SIZE];
	uint8_t byte;

	return world_peek(c->world, file_of(r->dir, b->segment, path), b->position + b->size - 1, &byte, 1) == 1;
}

/* The last batch may be there in part. */
void replica_follow_files(struct checkers *c, struct replica_memory *r)
{
	int32_t known = r->copy.count;

	if (!r->is_open || known == 0)
		return;
	read_more(c, r, 0, INT64_MAX);
	while (r->copy.count > known && !is_whole(c, r, &r->copy.items[r->copy.count - 1]))
		copy_cut(&r->copy, r->copy.items[r->copy.count - 1].base_offset);
}

int64_t replica_surviving_end(const struct checkers *c, const struct replica_memory *r)
{
	for (int32_t i = r->copy.count - 1; i >= 0; i--)
		if (is_whole(c, r, &r->copy.items[i]))
			return r->copy.items[i].last_offset + 1;
	return r->copy.start;
}

/* How far a copy would survive a loss of power, as far as `end`: looked at only at its last batch. */
static int64_t durable_end(const struct checkers *c, const struct replica_memory *r, int64_t end)
{
	char path[DISK_PATH_SIZE];
	const struct copied_batch *b = copy_at(&r->copy, end - 1);

	if (!b || bytes_is_null(r->dir))
		return r->copy.end >= end ? end : r->copy.end; /* a part that is not remembered, or in a snapshot */
	return world_synced_size(c->world, file_of(r->dir, b->segment, path)) >= b->position + b->size ? end : b->base_offset;
}

/* ---- The committed metadata -------------------------------------------------------------------------------------------- */

static struct partition_state *state_of(struct checkers *c, const struct partition_image *p)
{
	struct partition_state *s = ARENA_NEW(&c->arena, struct partition_state);
	struct {
		const int32_t **to;
		const int32_t *from;
		int32_t count;
	} lists[] = { { &s->isr, p->isr, p->isr_count },
		          { &s->elr, p->elr, p->elr_count },
		          { &s->last_known_elr, p->last_known_elr, p->last_known_elr_count },
		          { &s->replicas, p->replicas, p->replica_count } };

	*s = (struct partition_state){ .leader = p->leader, .leader_epoch = p->leader_epoch, .partition_epoch = p->partition_epoch,
		                           .isr_count = p->isr_count, .elr_count = p->elr_count, .last_known_elr_count = p->last_known_elr_count,
		                           .replica_count = p->replica_count };
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		int32_t *copy = arena_calloc(&c->arena, (size_t)lists[i].count + 1, sizeof(int32_t));

		if (lists[i].count > 0)
			memcpy(copy, lists[i].from, (size_t)lists[i].count * sizeof(int32_t));
		*lists[i].to = copy;
	}
	return s;
}

static bool is_unclean_allowed(const struct checkers *c, struct bytes topic)
{
	struct bytes name = BYTES("unclean.leader.election.enable");
	struct bytes own = image_config(&c->image, RESOURCE_TOPIC, topic, name), all = image_config(&c->image, RESOURCE_BROKER, BYTES(""), name);

	if (c->is_unclean_asked)
		return true;
	if (!bytes_is_null(own))
		return bytes_equal_text(own, "true");
	return bytes_is_null(all) ? c->is_unclean_default : bytes_equal_text(all, "true");
}

static const struct partition_image *partition_of_record(const struct checkers *c, const struct metadata_record *record)
{
	struct uuid id;
	int32_t number;

	if (record->schema == &partition_record_schema) {
		id = ((const struct partition_record *)record->message)->topic_id;
		number = ((const struct partition_record *)record->message)->partition_id;
	} else if (record->schema == &partition_change_record_schema) {
		id = ((const struct partition_change_record *)record->message)->topic_id;
		number = ((const struct partition_change_record *)record->message)->partition_id;
	} else {
		return NULL;
	}
	const struct topic_image *topic = image_topic_by_id(&c->image, id);

	return topic && number >= 0 && number < topic->partition_count ? &topic->partitions[number] : NULL;
}

static void apply_record(struct checkers *c, int64_t offset, int32_t epoch, const struct metadata_record *record, bool is_snapshot)
{
	const struct partition_image *known = partition_of_record(c, record);
	struct partition_state *before = known && known->replica_count > 0 ? state_of(c, known) : NULL;
	struct image_change change = { 0 };

	image_apply(&c->image, offset, epoch, record->schema, record->message, &c->arena, &change);
	if (change.kind == CHANGE_TOPIC_REMOVED) {
		checkers_drop_topic(c, change.topic);
	} else if (change.kind == CHANGE_PARTITIONS) {
		TREE_EACH(&c->image.topics_by_name, struct topic_image, topic, by_name)
			for (int32_t i = 0; i < topic->partition_count; i++)
				checkers_history(c, topic->name, i)->changed_offset = offset;
	} else if (change.kind == CHANGE_PARTITION) {
		const struct partition_image *p = image_partition(&c->image, change.topic, change.partition);

		if (p)
			checkers_history(c, change.topic, change.partition)->changed_offset = offset;
		if (p && !before && !is_snapshot)
			checkers_history(c, change.topic, change.partition)->made_at = offset;
		if (p)
			check_change(c, checkers_history(c, change.topic, change.partition), before, state_of(c, p), is_unclean_allowed(c, change.topic));
	}
}

static void apply_batch(struct checkers *c, struct bytes bytes, bool is_snapshot, int64_t snapshot_offset)
{
	struct batch batch;
	struct record *records;
	int32_t count;

	for (size_t at = 0; at < bytes.size && batch_next(bytes, &at, &batch) == ERR_OK;) {
		if (batch_is_control(&batch) || batch_records(&batch, BATCH_BYTES_MAX, &c->arena, &records, &count) != ERR_OK)
			continue;
		for (int32_t i = 0; i < count; i++) {
			struct metadata_record record;

			if (record_decode(records[i].value, &c->arena, &record) == ERR_OK)
				apply_record(c, is_snapshot ? snapshot_offset : records[i].offset, batch.leader_epoch, &record, is_snapshot);
		}
	}
}

static struct bytes path_of_snapshot(struct checkers *c, const struct raft *raft, struct snapshot_id id)
{
	struct bytes name = snapshot_name(&c->arena, id);

	return arena_printf(&c->arena, "%.*s/%.*s", (int)raft->dir.size, (const char *)raft->dir.data, (int)name.size, (const char *)name.data);
}

/* The checkers came late, and the log does not begin at its beginning. */
static void apply_snapshot(struct checkers *c, const struct raft *raft)
{
	struct bytes path = path_of_snapshot(c, raft, raft->snapshot);
	struct buf bytes = { .heap = c->heap };
	uint8_t part[4096];
	int64_t got;

	while ((got = world_peek(c->world, path, (int64_t)bytes.size, part, sizeof(part))) > 0 && bytes.size < SNAPSHOT_BYTES_MAX)
		buf_add(&bytes, part, (size_t)got);
	apply_batch(c, buf_bytes(&bytes), true, raft->snapshot.end_offset - 1);
	buf_free(&bytes);
}

static void apply_committed(struct checkers *c, const struct raft *raft, const struct replica_memory *r)
{
	const struct copy *committed = &c->metadata->committed;

	if (!c->is_image_whole && c->metadata->is_begun) {
		if (committed->start > 0 && raft->snapshot.end_offset > 0) {
			apply_snapshot(c, raft);
			c->image_next = raft->snapshot.end_offset;
		}
		c->is_image_whole = true;
	}
	for (int32_t i = copy_index(committed, c->image_next); i < committed->count; i++) {
		const struct copied_batch *b = &committed->items[i];
		char path[DISK_PATH_SIZE];
		uint8_t *bytes = arena_alloc(&c->arena, (size_t)b->size);
		int64_t got = world_peek(c->world, file_of(r->dir, b->segment, path), b->position, bytes, (size_t)b->size);

		c->image_next = b->last_offset + 1;
		apply_batch(c, bytes_of(bytes, got > 0 ? (size_t)got : 0), false, 0);
	}
}

/* ---- A node ------------------------------------------------------------------------------------------------------------ */

void observe_disk_lost(struct checkers *c, int32_t node)
{
	c->replaced_voter_count += c->nodes[node].is_voter;
	c->is_as_once = c->is_as_once || (c->nodes[node].is_voter && c->replaced_voter_count * 2 >= c->voter_count);
	c->nodes[node] = (struct node_memory){ .high_watermark = -1, .is_voter = c->nodes[node].is_voter };
	TREE_EACH(&c->histories, struct history, h, node) {
		struct replica_memory *r = history_find_replica(h, node);

		if (r)
			replica_damaged(r, 0);
	}
}

static void look_at_raft(struct checkers *c, struct node *n)
{
	const struct raft *raft = n->raft;
	struct node_memory *m = &c->nodes[n->id];

	if (!raft || !raft->log)
		return;
	/* Its server.properties may name another directory since it was started. */
	if (m->is_raft_seen && !uuid_equal(m->directory, raft->directory_id))
		observe_disk_lost(c, n->id);
	m->directory = raft->directory_id;
	struct raft_seen s = {
		.node = n->id,
		.is_leader = raft->role == RAFT_LEADER,
		.epoch = raft->epoch,
		.leader_id = raft->leader_id,
		.voted_id = raft->voted_id,
		.high_watermark = raft->high_watermark,
		.log_start = log_start_offset(raft->log),
		.log_end = log_end_offset(raft->log),
		.snapshot_end = raft->first_snapshot.end_offset,
		.is_state_unsynced = raft->state_token != 0,
		.voter_count = raft->voters.count,
	};

	if (m->is_raft_seen_now && m->epoch == s.epoch && m->leader_id == s.leader_id && m->is_led == s.is_leader && m->high_watermark == s.high_watermark &&
	    m->log_start == s.log_start && m->log_end == s.log_end && m->snapshot_end == s.snapshot_end && m->is_state_synced == !s.is_state_unsynced &&
	    (s.voted_id < 0 || (m->voted_epoch == s.epoch && m->voted_id == s.voted_id)))
		return;
	struct replica_memory *r = history_replica(c, c->metadata, n->id);
	int32_t *voters = arena_calloc(&c->arena, (size_t)s.voter_count + 1, sizeof(*voters));

	follow(c, r, raft->log);
	for (int32_t i = 0; i < s.voter_count; i++) {
		struct replica_memory *voter = history_find_replica(c->metadata, voters[i] = raft->voters.voters[i].id);

		if (voter && s.is_leader && s.high_watermark > m->high_watermark)
			voter->durable_end = durable_end(c, voter, s.high_watermark);
	}
	s.voters = voters;
	/* A snapshot that a loss of power would take counts for nothing. */
	if (s.log_start > 0 && world_synced_size(c->world, path_of_snapshot(c, raft, raft->first_snapshot)) <= 0)
		s.snapshot_end = -1;
	check_raft(c, &s);
	apply_committed(c, raft, r);
}

static bool is_serving(const struct checkers *c, const struct node *n)
{
	const struct broker_image *broker = image_broker(&c->image, n->id);

	return broker && !broker->is_fenced && broker->epoch == n->broker_epoch;
}

/* Of a leader that asks for no other ISR: a member that lags too long; -1: none. */
static int32_t laggard_of(const struct node *n, const struct partition *p)
{
	for (int32_t i = 0; p->is_leader && p->isr_change == ISR_SETTLED && i < p->isr_count; i++) {
		const struct replica *r = partition_replica(p, p->isr[i]);

		if (r && r->id != n->id && !partition_is_caught_up(n, p, r))
			return r->id;
	}
	return -1;
}

/* A replica that is asked for, but has not fetched as far as the high watermark and into the epoch; -1: none. */
static int32_t hasty_of(const struct partition *p)
{
	for (int32_t i = 0; p->is_leader && p->isr_change == ISR_EXPANDING && i < p->wanted_isr_count; i++) {
		const struct replica *r = partition_replica(p, p->wanted_isr[i]);

		if (!partition_is_in_isr(p, p->wanted_isr[i]) && (!r || r->log_end < p->high_watermark || r->log_end < p->leader_epoch_start))
			return p->wanted_isr[i];
	}
	return -1;
}

/* It leads in an epoch in which it was not judged yet. One that has not heard of its successor may lack what that has: nobody lost it. */
static bool is_to_be_judged(const struct checkers *c, const struct node *n, const struct partition *p, const struct replica_memory *r)
{
	if (!p->is_leader || r->judged_epoch == p->leader_epoch)
		return false;
	const struct partition_image *image = image_partition(&c->image, p->topic, p->number);

	return image && image->leader_epoch == p->leader_epoch && is_serving(c, n);
}

/* Nothing has changed since the last look; a topic's history would have gone with it. A leader that asks for another ISR or lets a laggard be is looked at
 * again and again. */
static bool is_as_seen(const struct replica_memory *r, const struct partition *p)
{
	int64_t end;

	if (!r->is_open || !r->is_seen || r->is_asking || r->laggard_since_us != 0 || r->is_leader != p->is_leader || r->leader_epoch != p->leader_epoch ||
	    r->partition_epoch != p->partition_epoch || r->high_watermark != p->high_watermark)
		return false;
	if (p->is_leader && p->isr_change != ISR_SETTLED)
		return false;
	end = log_end_offset(p->log);
	return r->log_end == end && r->copy.end == end && r->log_start == log_start_offset(p->log);
}

static void look_at_partition(struct checkers *c, struct node *n, struct partition *p)
{
	struct uuid topic_id = !p->is_hosted && p->log ? log_topic_id(p->log) : p->topic_id;
	struct replica_memory *r = p->log ? checkers_find_replica(c, topic_id, p->number, n->id) : NULL;

	if (r && (p->is_hosted ? is_as_seen(r, p) && !is_to_be_judged(c, n, p, r) : r->is_open))
		return;
	const struct topic_image *topic = image_topic(&c->image, p->topic);

	if (!topic || !uuid_equal(topic->id, topic_id))
		return; /* of another life of the topic, or of a moment that the checkers have not seen */
	struct history *h = checkers_history(c, p->topic, p->number);

	r = history_replica(c, h, n->id);
	replica_set_topic_id(c, r, topic_id);
	if (!p->is_hosted) { /* found at start, and not given to this life of the broker yet: but there to be lost */
		if (p->log && !r->is_open)
			follow(c, r, p->log);
		return;
	}
	if (!p->log) {
		if (r->is_open && !r->is_damaged) {
			r->is_damaged = true;
			r->damaged_end = r->copy.end;
		}
		r->is_open = r->is_seen = false;
		return;
	}
	const struct partition_image *image = p->number < topic->partition_count ? &topic->partitions[p->number] : NULL;
	bool is_its_epoch = image && image->leader_epoch == p->leader_epoch;
	bool is_asking = p->is_leader && p->isr_change != ISR_SETTLED;
	int32_t laggard = laggard_of(n, p);

	r->laggard_since_us = laggard < 0 ? 0 : r->laggard_since_us ? r->laggard_since_us : n->now_us;
	follow(c, r, p->log);
	check_replica(c, h, &(struct replica_seen){
		.node = n->id,
		.is_leader = p->is_leader,
		.is_serving = is_to_be_judged(c, n, p, r) || (p->is_leader && r->judged_epoch == p->leader_epoch),
		.leader_epoch = p->leader_epoch,
		.partition_epoch = p->partition_epoch,
		.log_start = log_start_offset(p->log),
		.last_stable_offset = partition_last_stable_offset(p),
		.high_watermark = p->high_watermark,
		.log_end = log_end_offset(p->log),
		.isr = p->isr,
		.isr_count = p->isr_count,
		.committed_isr = is_its_epoch ? image->isr : NULL,
		.committed_isr_count = is_its_epoch ? image->isr_count : 0,
		.wanted_isr = is_asking ? p->wanted_isr : NULL,
		.wanted_isr_count = is_asking ? p->wanted_isr_count : 0,
		.hasty = r->is_asking ? -1 : hasty_of(p), /* later it may have lost what it had */
		.laggard = laggard,
		.laggard_us = laggard < 0 ? 0 : n->now_us - r->laggard_since_us,
		.lag_max_us = n->config->replica_lag_time_max_ms * 1000,
		.min_insync_replicas = p->min_insync_replicas,
	});
	r->is_asking = is_asking;
}

/* Every few steps a few of many, from where the last look ended; round again at the end. */
static void look_at_next(struct checkers *c, struct node *n)
{
	struct node_memory *m = &c->nodes[n->id];

	if (++m->round_steps % ROUND_STEPS != 0)
		return;
	struct partition_key from = { bytes_of(m->round_topic, (size_t)m->round_topic_size), m->round_partition };
	struct partition *begin = partition_any(n, from.topic, from.number); /* unless it is gone */
	struct tree_node *node = begin ? &begin->node : tree_ceiling(&n->partitions->tree, &from, partition_compare);

	for (int32_t i = 0; node && i < ROUND_LOOKS; i++, node = tree_next(node))
		look_at_partition(c, n, CONTAINER_OF(node, struct partition, node));
	const struct partition *next = node ? CONTAINER_OF(node, struct partition, node) : NULL;

	m->round_topic_size = next && next->topic.size <= sizeof(m->round_topic) ? (int32_t)next->topic.size : 0;
	m->round_partition = next ? next->number : 0;
	if (m->round_topic_size > 0)
		memcpy(m->round_topic, next->topic.data, next->topic.size);
}

static void look_at_partitions(struct checkers *c, struct node *n)
{
	if (!n->partitions || !n->partitions->is_started || !c->is_image_whole)
		return;
	if (n->partitions->tree.count <= EACH_STEP_MAX) {
		TREE_EACH(&n->partitions->tree, struct partition, p, node)
			look_at_partition(c, n, p);
		return;
	}
	for (int32_t i = 0; i < c->dirty_count; i++) {
		struct partition *p = partition_find(n, c->dirty[i]->topic, c->dirty[i]->partition);

		if (p)
			look_at_partition(c, n, p);
	}
	look_at_next(c, n);
}

/* A second server with the id of one that runs has a disk of its own: what is known of that id is not about it. As long as the controllers refuse it,
 * it is nobody; once it is registered nothing can be promised. */
static struct node *node_to_judge(struct checkers *c, int32_t pid)
{
	struct node *node = world_self(c->world, pid, &node_program);

	if (!node || node->id < 0 || node->id >= NODES_MAX || !node->config || node->has_ended)
		return NULL;
	struct node_memory *m = &c->nodes[node->id];

	if (m->pid != pid && observe_node_of(world_process_name(c->world, pid)) == node->id)
		m->pid = pid;
	if (m->pid == pid)
		return node;
	c->is_as_once = c->is_as_once || node->broker_epoch >= 0;
	return NULL;
}

void checkers_observe(struct checkers *c, int32_t pid)
{
	struct node *node = node_to_judge(c, pid);

	if (c->is_broken)
		return;
	arena_reset(&c->arena);
	c->dirty_count = 0;
	observe_trace(c, node);
	c->t_us = world_now_us(c->world);
	if (!node)
		return;
	if (node->config->is_controller)
		c->is_unclean_default = node->config->unclean_leader_election_enable;
	c->is_as_once = c->is_as_once || node->config->truncates_by_high_watermark;
	look_at_raft(c, node);
	check_isr_consents(c);
	look_at_partitions(c, node);
}
