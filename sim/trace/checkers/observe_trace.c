/* Gathers from a world what the trace tells: of processes and their disks, of partitions, groups and clients, and of frames. Most of it is passed over
 * undecoded.
 */
#include "sim/trace/checkers/internal.h"

#include "engine/broker/node.h"
#include "engine/log/log.h"
#include "engine/wire/frame.h"

int32_t observe_node_of(struct bytes name)
{
	int64_t id;
	struct bytes kind = name.size > 0 && name.data[0] == 'c' ? BYTES("controller-") : BYTES("broker-");
	size_t at = kind.size;

	if (!bytes_starts_with(name, kind))
		return -1;
	return bytes_to_int64(bytes_slice(name, at, name.size - at), &id) && id >= 0 && id < NODES_MAX ? (int32_t)id : -1;
}

/* Its process ended or began: what the state of one life was says nothing of the next. */
static void end_life(struct checkers *c, int32_t node)
{
	c->nodes[node].is_raft_seen_now = false;
	c->nodes[node].high_watermark = -1;
	groups_forget(c, node);
	TREE_EACH(&c->histories, struct history, h, node) {
		struct replica_memory *r = history_find_replica(h, node);

		if (r) {
			r->is_seen = false;
			r->laggard_since_us = 0;
			r->is_asking = false;
			r->judged_epoch = -1;
		}
	}
}

static void follow_to_end(struct checkers *c, int32_t node)
{
	TREE_EACH(&c->histories, struct history, h, node) {
		struct replica_memory *r = history_find_replica(h, node);

		if (r)
			replica_follow_files(c, r);
	}
}

static void lose_power(struct checkers *c, int32_t node)
{
	raft_power_lost(c, node);
	TREE_EACH(&c->histories, struct history, h, node) {
		struct replica_memory *r = history_find_replica(h, node);

		if (r && !bytes_is_null(r->dir)) /* also one that was not looked at since it was opened again */
			replica_damaged(r, replica_surviving_end(c, r));
	}
}

/* A file lost bytes in its midst, or its end: of the batches that stand there nothing is left. */
static void lose_pages(struct checkers *c, int32_t node, struct bytes path, int64_t from)
{
	char text[DISK_PATH_SIZE];

	TREE_EACH(&c->histories, struct history, h, node) {
		struct replica_memory *r = history_find_replica(h, node);

		if (!r || bytes_is_null(r->dir) || !bytes_starts_with(path, r->dir))
			continue;
		for (int32_t i = 0; i < r->copy.count; i++) {
			const struct copied_batch *b = &r->copy.items[i];

			if (b->position + b->size > from && bytes_equal(log_segment_path(r->dir, b->segment, ".log", text), path)) {
				replica_damaged(r, b->base_offset);
				break;
			}
		}
	}
}

/* For good: what it has is not what it had. */
static void note_rot(struct checkers *c, int32_t node, struct bytes path)
{
	TREE_EACH(&c->histories, struct history, h, node) {
		struct replica_memory *r = history_find_replica(h, node);

		if (r && !bytes_is_null(r->dir) && bytes_starts_with(path, r->dir)) {
			r->is_damaged = true;
			r->damaged_end = r->copy.end + 1;
		}
	}
}

static void note_wiped(struct checkers *c, int32_t node, struct bytes dir)
{
	TREE_EACH(&c->histories, struct history, h, node) {
		struct replica_memory *r = history_find_replica(h, node);

		if (r && !bytes_is_null(r->dir) && bytes_starts_with(r->dir, dir))
			replica_damaged(r, 0);
	}
}

/* The node that was stepped, if it is who tells of the event. */
static struct node *teller_of(const struct trace_entry *entry, struct node *stepped)
{
	return stepped && observe_node_of(entry->node) == stepped->id ? stepped : NULL;
}

static void mark_dirty(struct checkers *c, struct history *h)
{
	if (!h || (c->dirty_count > 0 && c->dirty[c->dirty_count - 1] == h))
		return;
	if (c->dirty_count == c->dirty_capacity) {
		c->dirty_capacity = c->dirty_capacity ? c->dirty_capacity * 2 : 64;
		c->dirty = heap_realloc(c->heap, c->dirty, (size_t)c->dirty_capacity * sizeof(struct history *));
	}
	c->dirty[c->dirty_count++] = h;
}

static void read_isr_request(struct checkers *c, const struct trace_frame_sent *sent, struct bytes frame)
{
	struct request_head head;
	struct alter_partition_request request;
	size_t at;

	if (request_head_decode(frame, &c->arena, &head) != ERR_OK)
		return;
	at = head.body_at;
	if (message_decode(&alter_partition_request_schema, head.version, frame, &at, &c->arena, &request) == ERR_OK)
		check_isr_asked(c, sent->conn, head.correlation_id, &request);
}

static void read_isr_response(struct checkers *c, const struct trace_frame_sent *sent, struct bytes frame)
{
	struct alter_partition_response response;
	int32_t correlation_id;

	if (response_decode(frame, api_of_key((int16_t)sent->api_key), (int16_t)sent->version, &c->arena, &correlation_id, &response) == ERR_OK)
		check_isr_answered(c, sent->conn, correlation_id, &response);
}

/* Unclean elections that are asked for by hand are not judged. */
static void read_election_request(struct checkers *c, struct bytes frame)
{
	struct request_head head;
	struct elect_leaders_request request;
	size_t at;

	if (request_head_decode(frame, &c->arena, &head) != ERR_OK)
		return;
	at = head.body_at;
	c->is_unclean_asked = c->is_unclean_asked || message_decode(&elect_leaders_request_schema, head.version, frame, &at, &c->arena, &request) != ERR_OK ||
	                      request.election_type != 0;
}

/* Most of a trace is frames, and few of them are of any interest here: the others are not decoded. */
static bool is_frame_wanted(int64_t api_key)
{
	switch (api_key) {
	case API_KEY_OFFSET_COMMIT: case API_KEY_ALTER_PARTITION: case API_KEY_DELETE_GROUPS: case API_KEY_OFFSET_DELETE: case API_KEY_ELECT_LEADERS:
		return true;
	default:
		return false;
	}
}

static void read_frame(struct checkers *c, const struct trace_entry *entry)
{
	int64_t key = trace_field_at(entry->encoded, trace_place(frame_sent, api_key)).integer;
	struct trace_frame_sent e;

	if (!is_frame_wanted(key) || bytes_is_null(entry->attachment))
		return;
	trace_take(entry->encoded, frame_sent, &e);
	if (key == API_KEY_OFFSET_COMMIT && e.is_response)
		observe_commit_response(c, e.conn, (int16_t)e.version, entry->attachment, observe_node_of(entry->node));
	else if (key == API_KEY_OFFSET_COMMIT)
		observe_commit_request(c, e.conn, entry->attachment);
	else if (key == API_KEY_ALTER_PARTITION && e.is_response)
		read_isr_response(c, &e, entry->attachment);
	else if (key == API_KEY_ALTER_PARTITION)
		read_isr_request(c, &e, entry->attachment);
	else if ((key == API_KEY_DELETE_GROUPS || key == API_KEY_OFFSET_DELETE) && !e.is_response)
		observe_deletion(c, key, entry->attachment);
	else if (key == API_KEY_ELECT_LEADERS && !e.is_response)
		read_election_request(c, entry->attachment);
}

static void read_acknowledged(struct checkers *c, const struct trace_entry *entry)
{
	struct trace_record_acknowledged e;

	trace_take(entry->encoded, record_acknowledged, &e);
	check_acknowledged(c, &(struct record_seen){ .client = entry->node, .client_id = e.client_id, .topic = e.topic, .partition = (int32_t)e.partition,
	                                             .offset = e.offset, .acks = (int32_t)e.acks, .key = e.key, .value = e.value });
}

static void read_delivered(struct checkers *c, const struct trace_entry *entry)
{
	struct trace_record_delivered e;

	trace_take(entry->encoded, record_delivered, &e);
	check_delivered(c, &(struct record_seen){ .client = entry->node, .client_id = e.client_id, .topic = e.topic, .partition = (int32_t)e.partition,
	                                          .offset = e.offset, .key = e.key, .value = e.value });
}

static void read_high_watermark(struct checkers *c, struct bytes encoded)
{
	struct trace_high_watermark_advanced e;

	trace_take(encoded, high_watermark_advanced, &e);
	struct history *h = checkers_find_history(c, e.topic, (int32_t)e.partition);

	if (h && e.high_watermark > h->committed_max)
		h->committed_max = e.high_watermark;
	mark_dirty(c, h);
}

static void read_appended(struct checkers *c, struct bytes encoded)
{
	struct trace_batch_appended e;

	trace_take(encoded, batch_appended, &e);
	mark_dirty(c, checkers_find_history(c, e.topic, (int32_t)e.partition));
}

static void read_fetched(struct checkers *c, struct bytes encoded, int32_t node)
{
	struct trace_records_fetched e;

	trace_take(encoded, records_fetched, &e);
	client_fetched(c, e.client_id, e.topic, (int32_t)e.partition, node);
}

static void read_committed(struct checkers *c, struct bytes encoded, const struct node *stepped)
{
	struct trace_offset_committed e;

	trace_take(encoded, offset_committed, &e);
	observe_offset(c, stepped, e.group, e.topic, (int32_t)e.partition, e.offset);
}

/* Those that come seldom are read by the names of their fields, which several kinds have, each in a place of its own. */
struct rare_event {
	struct trace_view view;
	int32_t node; /* who tells it */
};

static struct bytes text_in(const struct rare_event *e, const char *name)
{
	return trace_value_of(&e->view, name)->text;
}

static int64_t integer_in(const struct rare_event *e, const char *name)
{
	return trace_value_of(&e->view, name)->integer;
}

static struct history *history_in(struct checkers *c, const struct rare_event *e)
{
	return checkers_find_history(c, text_in(e, "topic"), (int32_t)integer_in(e, "partition"));
}

static struct replica_memory *replica_in(struct checkers *c, const struct rare_event *e)
{
	struct history *h = e->node < 0 ? NULL : history_in(c, e);

	return h ? history_find_replica(h, e->node) : NULL;
}

static void read_process_event(struct checkers *c, const struct rare_event *e)
{
	struct bytes process = text_in(e, "process");
	int32_t node = observe_node_of(process);
	enum trace_id id = e->view.id;

	if (id == TRACE_process_started)
		client_forgotten(c, process);
	if (node < 0)
		return;
	if (id == TRACE_process_ended)
		follow_to_end(c, node);
	if (id != TRACE_pages_lost && id != TRACE_disk_fault_set)
		end_life(c, node);
	if (id == TRACE_disk_replaced)
		observe_disk_lost(c, node);
	else if (id == TRACE_power_lost)
		lose_power(c, node);
	else if (id == TRACE_pages_lost)
		lose_pages(c, node, text_in(e, "path"), integer_in(e, "position"));
	else if (id == TRACE_disk_fault_set && bytes_equal_text(text_in(e, "fault"), "corrupted"))
		note_rot(c, node, text_in(e, "dir"));
	else if (id == TRACE_disk_fault_set && bytes_equal_text(text_in(e, "fault"), "wiped"))
		note_wiped(c, node, text_in(e, "dir"));
}

static void read_group_event(struct checkers *c, const struct rare_event *e, struct node *stepped)
{
	if (e->view.id == TRACE_offsets_loaded) {
		if (e->node >= 0)
			groups_forget(c, e->node);
		if (stepped)
			observe_loaded(c, stepped, (int32_t)integer_in(e, "partition"));
	} else if (e->view.id == TRACE_group_state_changed && e->node >= 0 && bytes_equal_text(text_in(e, "to"), "Dead")) {
		group_forget(c, e->node, text_in(e, "group")); /* one of the same name is another */
	} else if (stepped) {
		observe_group(c, stepped, text_in(e, "group"));
	}
}

static void read_rare_event(struct checkers *c, const struct trace_entry *entry, struct node *stepped)
{
	struct rare_event e = { .node = observe_node_of(entry->node) };
	struct replica_memory *r;
	size_t at = 0;

	trace_next(entry->encoded, &at, &e.view);
	switch (e.view.id) {
	case TRACE_log_loaded:
		if ((r = replica_in(c, &e)) != NULL)
			r->is_open = false;
		break;
	case TRACE_log_truncated:
		if ((r = replica_in(c, &e)) != NULL && r->is_open)
			copy_cut(&r->copy, integer_in(&e, "to_offset"));
		mark_dirty(c, history_in(c, &e));
		break;
	case TRACE_group_state_changed: case TRACE_group_rebalanced: case TRACE_offsets_loaded:
		read_group_event(c, &e, teller_of(entry, stepped));
		break;
	case TRACE_partitions_assigned: case TRACE_partitions_revoked:
		client_forgotten(c, entry->node);
		break;
	case TRACE_offset_reset: case TRACE_position_sought:
		client_positioned(c, entry->node, text_in(&e, "topic"), (int32_t)integer_in(&e, "partition"), -1);
		break;
	case TRACE_log_start_advanced: case TRACE_replica_state_changed: case TRACE_leader_elected: case TRACE_isr_shrunk: case TRACE_isr_expanded:
	case TRACE_isr_change_asked:
		mark_dirty(c, history_in(c, &e));
		break;
	default:
		read_process_event(c, &e);
		break;
	}
}

/* What nothing is done with is not decoded. */
static void read_event(struct checkers *c, const struct trace_entry *entry, struct node *stepped)
{
	switch (trace_peek(entry->encoded)) {
	case TRACE_frame_sent:
		read_frame(c, entry);
		break;
	case TRACE_record_acknowledged:
		read_acknowledged(c, entry);
		break;
	case TRACE_record_delivered:
		read_delivered(c, entry);
		break;
	case TRACE_batch_appended:
		read_appended(c, entry->encoded);
		break;
	case TRACE_high_watermark_advanced: /* also of a node that ended in the same step, and is not there to be looked at */
		read_high_watermark(c, entry->encoded);
		break;
	case TRACE_records_fetched:
		read_fetched(c, entry->encoded, observe_node_of(entry->node));
		break;
	case TRACE_offset_committed:
		read_committed(c, entry->encoded, teller_of(entry, stepped));
		break;
	case TRACE_process_started: case TRACE_process_ended: case TRACE_process_killed: case TRACE_power_lost: case TRACE_disk_replaced: case TRACE_disk_fault_set:
	case TRACE_pages_lost: case TRACE_log_loaded: case TRACE_log_truncated: case TRACE_log_start_advanced: case TRACE_replica_state_changed:
	case TRACE_leader_elected: case TRACE_isr_shrunk: case TRACE_isr_expanded: case TRACE_isr_change_asked: case TRACE_group_state_changed: case TRACE_group_rebalanced: case TRACE_offsets_loaded:
	case TRACE_partitions_assigned: case TRACE_partitions_revoked: case TRACE_offset_reset: case TRACE_position_sought:
		read_rare_event(c, entry, stepped);
		break;
	default:
		break;
	}
}

void observe_trace(struct checkers *c, struct node *stepped)
{
	for (int64_t count = world_trace_count(c->world); c->next_seq < count; c->next_seq++) {
		struct trace_entry entry = world_trace_at(c->world, c->next_seq);

		c->seq = c->next_seq;
		c->t_us = entry.t_us;
		read_event(c, &entry, stepped);
	}
}
