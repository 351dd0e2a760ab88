#include "sim/world/state.h"

#include "engine/broker/partition.h"
#include "engine/log/log.h"
#include "engine/meta/controller.h"
#include "engine/wire/messages.h"

static struct node *newest_node(struct world *world)
{
	struct node *newest = NULL;

	for (int32_t id = 0; (id = cluster_next(world, id));) {
		struct node *node = cluster_node(world, id);

		if (node && (!newest || node->image.offset > newest->image.offset))
			newest = node;
	}
	return newest;
}

const struct image *state_image(struct world *world)
{
	struct node *node = newest_node(world);

	return node ? &node->image : NULL;
}

int32_t state_controller(struct world *world)
{
	int32_t best = -1, best_epoch = -1;

	for (int32_t id = 0; (id = cluster_next(world, id));) {
		struct node *node = cluster_node(world, id);

		if (node && node->controller && controller_is_active(node->controller) && node->controller->epoch > best_epoch) {
			best = id;
			best_epoch = node->controller->epoch;
		}
	}
	return best;
}

int32_t state_nodes(struct world *world, struct arena *arena, struct state_broker **out)
{
	int32_t controller = state_controller(world), count = 0;
	const struct image *image = state_image(world);

	*out = arena_calloc(arena, (size_t)cluster_size(world) + CLUSTER_CONTROLLERS_MAX, sizeof(**out));
	for (int32_t id = 0; (id = cluster_next(world, id));) {
		const struct broker_image *broker = image ? image_broker(image, id) : NULL;

		(*out)[count++] = (struct state_broker){
			.id = id,
			.is_running = cluster_node(world, id) != NULL,
			.is_paused = cluster_node(world, id) && world_is_paused(world, cluster_pid(world, id)),
			.is_registered = broker != NULL,
			.is_fenced = broker && broker->is_fenced,
			.is_controller = id == controller,
		};
	}
	return count;
}

int32_t state_brokers(struct world *world, struct arena *arena, struct state_broker **out)
{
	state_nodes(world, arena, out);
	return cluster_size(world);
}

int32_t state_topics(struct world *world, bool with_internal, struct arena *arena, struct state_topic **out)
{
	const struct image *image = state_image(world);
	int32_t count = 0;

	*out = arena_calloc(arena, image ? image->topics_by_name.count : 0, sizeof(**out));
	if (!image)
		return 0;
	TREE_EACH(&image->topics_by_name, struct topic_image, topic, by_name) {
		bool is_internal = bytes_starts_with(topic->name, BYTES("__"));

		if (!is_internal || with_internal)
			(*out)[count++] = (struct state_topic){ arena_copy(arena, topic->name), topic->id, is_internal, topic->partition_count };
	}
	return count;
}

static void read_replica(struct world *world, struct bytes topic, int32_t number, struct state_replica *replica)
{
	struct node *node = cluster_node(world, replica->broker);
	struct partition *partition = node && node->partitions ? partition_find(node, topic, number) : NULL;

	if (!partition || !partition->log)
		return;
	replica->is_hosted = true;
	replica->log_start = log_start_offset(partition->log);
	replica->log_end = log_end_offset(partition->log);
	replica->high_watermark = partition_high_watermark(partition);
	replica->size_bytes = log_size_bytes(partition->log);
}

bool state_partition_of(struct world *world, struct bytes topic, int32_t number, struct arena *arena, struct state_partition *out)
{
	const struct image *image = state_image(world);
	const struct partition_image *p = image ? image_partition(image, topic, number) : NULL;

	if (!p)
		return false;
	*out = (struct state_partition){
		.topic = arena_copy(arena, topic),
		.partition = number,
		.leader = p->leader,
		.leader_epoch = p->leader_epoch,
		.isr_count = p->isr_count,
		.replica_count = p->replica_count,
		.high_watermark = -1,
	};
	out->isr = arena_calloc(arena, (size_t)p->isr_count, sizeof(int32_t));
	for (int32_t i = 0; i < p->isr_count; i++)
		out->isr[i] = p->isr[i];
	out->replicas = arena_calloc(arena, (size_t)p->replica_count, sizeof(*out->replicas));
	bool is_known = false;

	for (int32_t i = 0; i < p->replica_count; i++) {
		struct state_replica *replica = &out->replicas[i];

		replica->broker = p->replicas[i];
		read_replica(world, topic, number, replica);
		if (replica->is_hosted && (!is_known || replica->broker == p->leader)) {
			out->log_start = replica->log_start;
			out->log_end = replica->log_end;
			is_known = true;
		}
		if (replica->is_hosted && replica->broker == p->leader)
			out->high_watermark = replica->high_watermark;
	}
	return true;
}

int32_t state_groups(struct world *world, struct arena *arena, struct bytes **out)
{
	int32_t count = 0;

	*out = NULL;
	for (int32_t id = 1, size = cluster_size(world); id <= size; id++) {
		struct node *node = cluster_node(world, id);
		struct bytes *names;
		int32_t added = node && node->groups ? coordinator_groups(node->groups, arena, &names) : 0;

		if (added == 0)
			continue;
		struct bytes *merged = arena_calloc(arena, (size_t)(count + added), sizeof(*merged));

		for (int32_t i = 0, a = 0, b = 0; i < count + added; i++)
			merged[i] = b == added || (a < count && bytes_compare((*out)[a], names[b]) <= 0) ? (*out)[a++]
			                                                                                 : arena_copy(arena, names[b++]);
		*out = merged;
		count += added;
	}
	return count;
}

void state_read_assignment(struct bytes blob, struct arena *arena, struct state_member *member)
{
	struct consumer_protocol_assignment assignment;
	size_t at = 2;
	int32_t count = 0;

	if (blob.size < 2)
		return;
	int16_t version = (int16_t)load_u16(blob.data);

	if (version > consumer_protocol_assignment_schema.last_version)
		version = consumer_protocol_assignment_schema.last_version;
	if (version < 0 || message_decode(&consumer_protocol_assignment_schema, version, blob, &at, arena, &assignment) != ERR_OK)
		return;
	for (int32_t i = 0; i < assignment.assigned_partitions_count; i++)
		count += assignment.assigned_partitions[i].partitions_count;
	member->owned = arena_calloc(arena, (size_t)count, sizeof(*member->owned));
	for (int32_t i = 0; i < assignment.assigned_partitions_count; i++) {
		struct bytes topic = arena_copy(arena, assignment.assigned_partitions[i].topic);

		for (int32_t j = 0; j < assignment.assigned_partitions[i].partitions_count; j++)
			member->owned[member->owned_count++] = (struct state_owned){ topic, assignment.assigned_partitions[i].partitions[j] };
	}
}

static void copy_group(const struct group_view *view, int32_t broker, struct arena *arena, struct state_group *out)
{
	*out = (struct state_group){
		.name = arena_copy(arena, view->group),
		.state = bytes_of_text(view->state),
		.protocol = arena_copy(arena, view->protocol),
		.generation = view->generation,
		.initial_delay_ms = view->initial_delay_ms,
		.coordinator = broker,
		.member_count = view->member_count,
		.offset_count = view->offset_count,
	};
	out->members = arena_calloc(arena, (size_t)view->member_count, sizeof(*out->members));
	for (int32_t i = 0; i < view->member_count; i++) {
		const struct group_member_view *from = &view->members[i];

		out->members[i].id = arena_copy(arena, from->id);
		out->members[i].client_id = arena_copy(arena, from->client_id);
		out->members[i].instance_id = arena_copy(arena, from->instance_id);
		state_read_assignment(arena_copy(arena, from->assignment), arena, &out->members[i]);
	}
	out->offsets = arena_calloc(arena, (size_t)view->offset_count, sizeof(*out->offsets));
	for (int32_t i = 0; i < view->offset_count; i++) {
		out->offsets[i] = view->offsets[i];
		out->offsets[i].topic = arena_copy(arena, view->offsets[i].topic);
	}
}

bool state_group_of(struct world *world, struct bytes name, struct arena *arena, struct state_group *out)
{
	for (int32_t id = 1, size = cluster_size(world); id <= size; id++) {
		struct node *node = cluster_node(world, id);
		struct group_view view;

		if (node && node->groups && coordinator_view(node->groups, name, arena, &view)) {
			copy_group(&view, id, arena, out);
			return true;
		}
	}
	return false;
}

int32_t state_initial_delay_ms(struct world *world, struct arena *arena)
{
	struct bytes *names;
	struct state_group group;
	int32_t longest_ms = 0;

	for (int32_t i = 0, count = state_groups(world, arena, &names); i < count; i++)
		if (state_group_of(world, names[i], arena, &group) && group.initial_delay_ms > longest_ms)
			longest_ms = group.initial_delay_ms;
	return longest_ms;
}

int64_t state_lag(struct world *world, struct arena *arena, const struct group_offset_view *committed)
{
	struct state_partition partition;

	if (!state_partition_of(world, committed->topic, committed->partition, arena, &partition) || partition.high_watermark < 0)
		return -1;
	return partition.high_watermark - committed->offset;
}

int64_t state_group_lag(struct world *world, struct arena *arena, const struct state_group *group)
{
	int64_t total = 0;

	for (int32_t i = 0; i < group->offset_count; i++) {
		struct state_partition partition;
		const struct group_offset_view *committed = &group->offsets[i];

		if (!state_partition_of(world, committed->topic, committed->partition, arena, &partition))
			continue; /* the topic was deleted: nothing is left to read */
		if (partition.high_watermark < 0)
			return -1;
		total += partition.high_watermark > committed->offset ? partition.high_watermark - committed->offset : 0;
	}
	return total;
}
