#include "engine/group/records.h"

enum { GROUP_METADATA_VALUE_VERSION = 3, OFFSET_COMMIT_VALUE_VERSION = 4, OFFSET_COMMIT_VALUE_VERSION_WITH_EXPIRY = 1 };

/* int16 prefix, then the message. */
static struct bytes encode(const struct operation *operation, int16_t prefix, const struct schema *schema, int16_t version,
                           const void *message)
{
	struct coordinator *c = operation->shard->coordinator;
	struct buf buf = { .heap = c->heap };

	buf_add_u16(&buf, (uint16_t)prefix);
	message_encode(schema, version, message, &buf);
	struct bytes copy = arena_copy(c->step.fx->arena, buf_bytes(&buf));

	buf_free(&buf);
	return copy;
}

static struct bytes group_key(const struct operation *operation, struct bytes group)
{
	struct group_metadata_key key = { .group = group };

	return encode(operation, RECORD_GROUP_METADATA, &group_metadata_key_schema, 0, &key);
}

static struct bytes offset_key(const struct operation *operation, struct bytes group, struct bytes topic, int32_t partition)
{
	struct offset_commit_key key = { .group = group, .topic = topic, .partition = partition };

	return encode(operation, RECORD_OFFSET_COMMIT, &offset_commit_key_schema, 0, &key);
}

static void fill_member(struct group_metadata_value_member_metadata *out, const struct member *member, struct bytes assignment)
{
	out->member_id = member->id;
	out->group_instance_id = member->instance_id;
	out->client_id = member->client_id;
	out->client_host = member->client_host;
	out->rebalance_timeout = member->rebalance_timeout_ms;
	out->session_timeout = member->session_timeout_ms;
	out->subscription = member_metadata(member, member->group->protocol_name);
	out->assignment = assignment;
}

static void add_group(struct operation *operation, const struct group *group, const struct group_metadata_value *value)
{
	operation_add(operation, group_key(operation, group->id),
	              encode(operation, GROUP_METADATA_VALUE_VERSION, &group_metadata_value_schema, GROUP_METADATA_VALUE_VERSION, value));
}

void record_add_group(struct operation *operation, const struct group *group, const struct assignment *assignments)
{
	struct arena *arena = operation->shard->coordinator->step.fx->arena;
	struct group_metadata_value value;
	int32_t i = 0;

	message_init(&group_metadata_value_schema, &value);
	value.protocol_type = bytes_is_null(group->protocol_type) ? BYTES("") : group->protocol_type;
	value.generation = group->generation;
	value.protocol = group->protocol_name;
	value.leader = group->leader;
	value.current_state_timestamp = group->state_timestamp_ms;
	value.members_count = (int32_t)group->members.count;
	value.members = arena_calloc(arena, group->members.count, sizeof(*value.members));
	LIST_EACH(&group->members_by_time, struct member, member, link) {
		fill_member(&value.members[i], member, assignments ? assignments[i].assignment : member->assignment);
		i++;
	}
	add_group(operation, group, &value);
}

void record_add_new_group(struct operation *operation, const struct group *group)
{
	struct group_metadata_value value;

	message_init(&group_metadata_value_schema, &value);
	value.protocol = BYTES_NULL;
	value.leader = BYTES_NULL;
	value.current_state_timestamp = group->state_timestamp_ms;
	add_group(operation, group, &value);
}

void record_add_group_tombstone(struct operation *operation, struct bytes group)
{
	operation_add(operation, group_key(operation, group), BYTES_NULL);
}

void record_add_offset(struct operation *operation, struct bytes group, struct bytes topic, int32_t partition,
                       const struct offset_value *offset)
{
	int16_t version = offset->expire_ms == NO_EXPIRY ? OFFSET_COMMIT_VALUE_VERSION : OFFSET_COMMIT_VALUE_VERSION_WITH_EXPIRY;
	struct offset_commit_value value;

	message_init(&offset_commit_value_schema, &value);
	value.offset = offset->offset;
	value.leader_epoch = offset->leader_epoch;
	value.metadata = offset->metadata;
	value.commit_timestamp = offset->commit_ms;
	value.expire_timestamp = offset->expire_ms;
	value.topic_id = offset->topic_id;
	operation_add(operation, offset_key(operation, group, topic, partition),
	              encode(operation, version, &offset_commit_value_schema, version, &value));
}

void record_add_offset_tombstone(struct operation *operation, struct bytes group, struct bytes topic, int32_t partition)
{
	operation_add(operation, offset_key(operation, group, topic, partition), BYTES_NULL);
}
