/* Gathers from a world what is looked at of groups: the coordinators' state, and the requests of their clients. */
#include "sim/trace/checkers/internal.h"

#include "engine/broker/config.h"
#include "engine/broker/node.h"
#include "engine/group/shard.h"
#include "engine/wire/frame.h"

#define OFFSETS_TOPIC BYTES("__consumer_offsets")

/* The history of the partition of __consumer_offsets that a group lies in; NULL. */
static const struct history *offsets_history(const struct checkers *c, struct bytes group)
{
	const struct topic_image *topic = image_topic(&c->image, OFFSETS_TOPIC);

	return topic && topic->partition_count > 0 ? checkers_find_history(c, OFFSETS_TOPIC, coordinator_partition_of(group, topic->partition_count)) : NULL;
}

static int64_t losses_of(const struct checkers *c, struct bytes group)
{
	const struct history *h = offsets_history(c, group);

	return h ? h->losses : 0;
}

static int32_t read_assignment(struct checkers *c, struct bytes blob, int32_t member, struct owned_partition **out, int32_t count)
{
	struct consumer_protocol_assignment assignment;
	size_t at = 2;
	int16_t version = blob.size >= 2 ? (int16_t)load_u16(blob.data) : -1;

	if (version > consumer_protocol_assignment_schema.last_version)
		version = consumer_protocol_assignment_schema.last_version;
	if (version < 0 || message_decode(&consumer_protocol_assignment_schema, version, blob, &at, &c->arena, &assignment) != ERR_OK)
		return count;
	for (int32_t i = 0; i < assignment.assigned_partitions_count; i++) {
		const struct consumer_protocol_assignment_topic_partition *t = &assignment.assigned_partitions[i];
		struct owned_partition *more = arena_calloc(&c->arena, (size_t)(count + t->partitions_count) + 1, sizeof(*more));

		if (count > 0)
			memcpy(more, *out, (size_t)count * sizeof(*more));
		*out = more;
		for (int32_t j = 0; j < t->partitions_count; j++)
			more[count++] = (struct owned_partition){ t->topic, t->partitions[j], member };
	}
	return count;
}

void observe_group(struct checkers *c, struct node *n, struct bytes group)
{
	struct group_view view;
	const struct topic_image *topic = image_topic(&n->image, OFFSETS_TOPIC);
	const struct shard *shard = topic && n->groups ? coordinator_shard_of(n->groups, coordinator_partition_of(group, topic->partition_count)) : NULL;

	if (!shard || !coordinator_view(n->groups, group, &c->arena, &view))
		return;
	struct group_seen s = { .node = n->id, .shard_epoch = shard->leader_epoch, .group = group, .generation = view.generation };

	s.is_stable = strcmp(view.state, "Stable") == 0;
	s.is_total = !bytes_equal_text(view.protocol, "cooperative-sticky");
	for (int32_t i = 0; s.is_stable && i < view.member_count && bytes_equal_text(view.protocol_type, "consumer"); i++)
		s.owned_count = read_assignment(c, view.members[i].assignment, i, &s.owned, s.owned_count);
	check_group(c, &s);
	if (s.is_stable)
		keep_generation(c, group, s.generation, losses_of(c, group));
}

void observe_offset(struct checkers *c, const struct node *n, struct bytes group, struct bytes topic, int32_t partition, int64_t offset)
{
	const struct history *h = offsets_history(c, group);
	const struct shard *shard = h && n && n->groups ? coordinator_shard_of(n->groups, h->partition) : NULL;

	check_committed_offset(c, group, topic, partition, offset);
	keep_offset(c, group, topic, partition, offset, losses_of(c, group), shard ? shard->leader_epoch : -1);
}

struct loaded {
	struct checkers *checkers;
	const struct node *node;
	int32_t partition;
};

static bool is_in_loaded(void *context, struct bytes group)
{
	const struct loaded *l = context;
	const struct history *h = offsets_history(l->checkers, group);

	return h && h->partition == l->partition;
}

static struct loaded_group load_kept(void *context, struct bytes group)
{
	const struct loaded *l = context;
	struct group_view view;
	struct loaded_group out = { .group = group, .is_known = coordinator_view(l->node->groups, group, &l->checkers->arena, &view) };

	if (out.is_known) {
		out.generation = view.generation;
		out.offsets = view.offsets;
		out.offset_count = view.offset_count;
	}
	return out;
}

/* Its coordinator has them now, all that stand in the log. */
void observe_loaded(struct checkers *c, struct node *n, int32_t partition)
{
	const struct history *h = checkers_find_history(c, OFFSETS_TOPIC, partition);
	const struct shard *shard = n->groups ? coordinator_shard_of(n->groups, partition) : NULL;
	struct loaded loaded = { c, n, partition };

	if (!h || !shard || !c->is_image_whole)
		return;
	/* One that hears late of an epoch that is over is no coordinator: others have committed since. */
	if (shard->leader_epoch >= h->leader_epoch)
		check_loaded(c, n->id, h->losses, (int64_t)n->config->offsets_retention_minutes * 60000000, is_in_loaded, load_kept, &loaded);
}

/* ---- Requests ---------------------------------------------------------------------------------------------------------- */

void observe_commit_request(struct checkers *c, int64_t conn, struct bytes frame)
{
	struct request_head head;
	struct offset_commit_request request;
	size_t at;

	if (request_head_decode(frame, &c->arena, &head) != ERR_OK)
		return;
	at = head.body_at;
	if (message_decode(&offset_commit_request_schema, head.version, frame, &at, &c->arena, &request) != ERR_OK)
		return;
	check_commit_asked(c, conn, head.correlation_id, request.group_id, request.generation_id_or_member_epoch);
	for (int32_t t = 0; t < request.topics_count; t++) {
		const struct topic_image *topic = head.version >= 10 ? image_topic_by_id(&c->image, request.topics[t].topic_id) : NULL;
		struct bytes name = topic ? topic->name : request.topics[t].name;

		for (int32_t i = 0; i < request.topics[t].partitions_count && name.size > 0; i++)
			keep_asked(c, request.group_id, name, request.topics[t].partitions[i].partition_index, request.topics[t].partitions[i].committed_offset);
	}
}

/* DeleteGroups and OffsetDelete: what they name is not judged any more, whatever comes of them. */
void observe_deletion(struct checkers *c, int64_t key, struct bytes frame)
{
	struct request_head head;
	struct delete_groups_request groups;
	struct offset_delete_request offsets;

	if (request_head_decode(frame, &c->arena, &head) != ERR_OK)
		return;
	size_t at = head.body_at;

	if (key == API_KEY_OFFSET_DELETE) {
		if (message_decode(&offset_delete_request_schema, head.version, frame, &at, &c->arena, &offsets) == ERR_OK)
			kept_forget_group(c, offsets.group_id);
	} else if (message_decode(&delete_groups_request_schema, head.version, frame, &at, &c->arena, &groups) == ERR_OK) {
		for (int32_t i = 0; i < groups.groups_names_count; i++)
			kept_forget_group(c, groups.groups_names[i]);
	}
}

void observe_commit_response(struct checkers *c, int64_t conn, int16_t version, struct bytes frame, int32_t node)
{
	const struct api *api = api_of_key(API_KEY_OFFSET_COMMIT);
	struct offset_commit_response response;
	int32_t correlation_id;
	bool is_accepted = false;

	if (node < 0 || response_decode(frame, api, version, &c->arena, &correlation_id, &response) != ERR_OK)
		return;
	for (int32_t i = 0; i < response.topics_count; i++)
		for (int32_t j = 0; j < response.topics[i].partitions_count; j++)
			is_accepted = is_accepted || response.topics[i].partitions[j].error_code == 0;
	check_commit_answered(c, node, conn, correlation_id, is_accepted);
}
