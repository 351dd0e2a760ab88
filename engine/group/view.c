/* What groups look like, for screens, tests and checks. */
#include "engine/group/offsets.h"

#include <stdlib.h>

static void view_members(const struct group *group, struct arena *arena, struct group_view *out)
{
	struct group_member_view *members = arena_calloc(arena, group->members.count, sizeof(*members));

	LIST_EACH(&group->members_by_time, struct member, member, link)
		members[out->member_count++] = (struct group_member_view){
			.id = member->id,
			.instance_id = member->instance_id,
			.client_id = member->client_id,
			.client_host = member->client_host,
			.assignment = member->assignment,
		};
	out->members = members;
}

static void view_offsets(const struct group *group, struct arena *arena, struct group_view *out)
{
	struct group_offset_view *offsets = arena_calloc(arena, group->offsets.count, sizeof(*offsets));

	TREE_EACH(&group->offsets, struct offset_entry, entry, node) {
		const struct offset_value *value = offset_committed(entry);

		if (value)
			offsets[out->offset_count++] = (struct group_offset_view){ entry->topic, entry->partition, value->offset };
	}
	out->offsets = offsets;
}

bool coordinator_view(const struct coordinator *c, struct bytes id, struct arena *arena, struct group_view *out)
{
	int32_t count = c->port.partition_count(c->port.self);
	struct shard *shard = count > 0 ? coordinator_shard_of(c, coordinator_partition_of(id, count)) : NULL;
	const struct group *group = shard && shard->state == SHARD_ACTIVE ? group_find(shard, id) : NULL;

	*out = (struct group_view){ .group = id };
	if (!group)
		return false;
	out->group = group->id;
	out->state = group_state_name(group->state);
	out->generation = group->generation;
	out->initial_delay_ms = group->state == GROUP_PREPARING_REBALANCE && group->is_initial_delay ? group->initial_delay_ms : 0;
	out->protocol_type = group->protocol_type;
	out->protocol = group->protocol_name;
	out->leader = group->leader;
	view_members(group, arena, out);
	view_offsets(group, arena, out);
	return true;
}

static int compare_names(const void *a, const void *b)
{
	return bytes_compare(*(const struct bytes *)a, *(const struct bytes *)b);
}

int32_t coordinator_groups(const struct coordinator *c, struct arena *arena, struct bytes **out)
{
	size_t count = 0;
	int32_t found = 0;

	TREE_EACH(&c->shards, struct shard, shard, node)
		count += shard->groups.count;
	struct bytes *names = arena_calloc(arena, count, sizeof(*names));

	TREE_EACH(&c->shards, struct shard, shard, node)
		if (shard->state == SHARD_ACTIVE)
			TREE_EACH(&shard->groups, struct group, group, node)
				names[found++] = group->id;
	if (found > 1)
		qsort(names, (size_t)found, sizeof(*names), compare_names);
	*out = names;
	return found;
}
