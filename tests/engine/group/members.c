#include "tests/engine/group/members.h"

#include <stdio.h>

static struct bytes text_or(const char *text, const char *otherwise)
{
	return bytes_of_text(text ? text : otherwise);
}

const char *text_of(struct fixture *f, struct bytes bytes)
{
	return bytes_is_null(bytes) ? NULL : arena_text(&f->arena, bytes);
}

/* A ConsumerProtocolSubscription of version 1. */
static struct bytes subscription(struct fixture *f, const char *topic)
{
	struct consumer_protocol_subscription body;
	struct buf buf = { .heap = f->heap };
	struct bytes topics[] = { bytes_of_text(topic) };

	message_init(&consumer_protocol_subscription_schema, &body);
	body.topics = topics;
	body.topics_count = 1;
	buf_add_u16(&buf, 1);
	message_encode(&consumer_protocol_subscription_schema, 1, &body, &buf);
	struct bytes copy = arena_copy(&f->arena, buf_bytes(&buf));

	buf_free(&buf);
	return copy;
}

struct ask *join(struct fixture *f, struct join j)
{
	struct join_group_request_join_group_request_protocol protocols[8];
	struct join_group_request body;
	struct bytes names = text_or(j.protocols, "range");
	int16_t version = j.version == -1 ? 0 : j.version == 0 ? 9 : j.version;

	message_init(&join_group_request_schema, &body);
	body.group_id = text_or(j.group, "g");
	body.member_id = text_or(j.id, "");
	body.group_instance_id = bytes_of_text(j.instance_id);
	body.protocol_type = text_or(j.type, "consumer");
	body.session_timeout_ms = j.session_ms ? j.session_ms : SESSION_MS;
	body.rebalance_timeout_ms = version == 0 ? -1 : j.rebalance_ms ? j.rebalance_ms : REBALANCE_MS;
	body.protocols = protocols;
	for (size_t at = 0; at < names.size;) {
		size_t end = bytes_find(names, at, ' ');

		protocols[body.protocols_count].name = bytes_slice(names, at, end - at);
		protocols[body.protocols_count++].metadata = subscription(f, j.topic ? j.topic : "t");
		at = end + 1;
	}
	return fixture_send(f, API_JOIN, version, &body);
}

const struct join_group_response *joined(const struct ask *ask)
{
	assert_non_null(ask->answer);
	return ask->answer;
}

const char *join_new(struct fixture *f, struct join j, struct ask **second)
{
	const struct join_group_response *first = joined(join(f, j));

	assert_int_equal(first->error_code, KAFKA_MEMBER_ID_REQUIRED);
	j.id = text_of(f, first->member_id);
	*second = join(f, j);
	return j.id;
}

struct ask *sync_with(struct fixture *f, const char *id, int32_t generation, const char *const *assignments)
{
	struct sync_group_request_sync_group_request_assignment items[16];
	struct sync_group_request body;

	message_init(&sync_group_request_schema, &body);
	body.group_id = BYTES("g");
	body.generation_id = generation;
	body.member_id = bytes_of_text(id);
	body.protocol_type = BYTES("consumer");
	body.protocol_name = BYTES("range");
	body.assignments = items;
	for (; assignments && *assignments; assignments += 2) {
		items[body.assignments_count].member_id = bytes_of_text(assignments[0]);
		items[body.assignments_count++].assignment = bytes_of_text(assignments[1]);
	}
	return fixture_send(f, API_SYNC, 5, &body);
}

const struct sync_group_response *synced(const struct ask *ask)
{
	assert_non_null(ask->answer);
	return ask->answer;
}

int16_t heartbeat_of(struct fixture *f, const char *id, const char *instance_id, int32_t generation)
{
	struct heartbeat_request body = { .group_id = BYTES("g"),
		                              .member_id = bytes_of_text(id),
		                              .group_instance_id = bytes_of_text(instance_id),
		                              .generation_id = generation };
	const struct heartbeat_response *answer = fixture_ask(f, API_HEARTBEAT, 4, &body);

	return answer->error_code;
}

int16_t heartbeat(struct fixture *f, const char *id, int32_t generation)
{
	return heartbeat_of(f, id, NULL, generation);
}

int16_t leave(struct fixture *f, const char *id)
{
	struct leave_group_request_member_identity member = { .member_id = bytes_of_text(id) };
	struct leave_group_request body = { .group_id = BYTES("g"), .member_id = BYTES(""), .members = &member, .members_count = 1 };
	const struct leave_group_response *answer = fixture_ask(f, API_LEAVE, 5, &body);

	if (answer->error_code != KAFKA_NONE)
		return answer->error_code;
	assert_int_equal(answer->members_count, 1);
	return answer->members[0].error_code;
}

struct stable stable_group(struct fixture *f, int count)
{
	struct stable s = { .generation = 0 };
	struct ask *joins[8] = { NULL }, *syncs[8] = { NULL };
	const char *assignments[17] = { NULL };

	for (int i = 0; i < count; i++) {
		s.ids[i] = join_new(f, (struct join){ 0 }, &joins[i]);
		assignments[2 * i] = s.ids[i];
		assignments[2 * i + 1] = text_of(f, arena_printf(&f->arena, "a%d", i));
	}
	fixture_pass(f, 6001);
	s.generation = joined(joins[0])->generation_id;
	assert_text(joined(joins[0])->leader, s.ids[0]);
	for (int i = count - 1; i >= 0; i--)
		syncs[i] = sync_with(f, s.ids[i], s.generation, i == 0 ? assignments : NULL);
	for (int i = 0; i < count; i++) {
		assert_int_equal(synced(syncs[i])->error_code, KAFKA_NONE);
		assert_text(synced(syncs[i])->assignment, assignments[2 * i + 1]);
	}
	return s;
}

struct ask *commit_send(struct fixture *f, struct commit c)
{
	struct offset_commit_request_offset_commit_request_partition partition = { .partition_index = c.partition,
		                                                                      .committed_offset = c.offset,
		                                                                      .committed_leader_epoch = -1,
		                                                                      .committed_metadata = text_or(c.metadata, "") };
	struct offset_commit_request_offset_commit_request_topic topic = { .name = text_or(c.topic, "t"),
		                                                               .topic_id = c.topic_id,
		                                                               .partitions = &partition,
		                                                               .partitions_count = 1 };
	struct offset_commit_request body;
	int16_t version = c.version == 0 ? 9 : c.version;

	if (version >= 10)
		topic.name = BYTES("");
	message_init(&offset_commit_request_schema, &body);
	body.group_id = text_or(c.group, "g");
	body.member_id = text_or(c.id, "");
	body.group_instance_id = bytes_of_text(c.instance_id);
	body.generation_id_or_member_epoch = c.has_generation ? c.generation : -1;
	body.retention_time_ms = c.retention_ms ? c.retention_ms : -1;
	body.topics = &topic;
	body.topics_count = 1;
	return fixture_send(f, API_OFFSET_COMMIT, version, &body);
}

int16_t commit(struct fixture *f, struct commit c)
{
	const struct offset_commit_response *answer = commit_send(f, c)->answer;

	assert_non_null(answer);
	assert_int_equal(answer->topics_count, 1);
	assert_int_equal(answer->topics[0].partitions_count, 1);
	assert_int_equal(answer->topics[0].partitions[0].partition_index, c.partition);
	return answer->topics[0].partitions[0].error_code;
}

int64_t fetched(struct fixture *f, const char *group, const char *topic, int32_t partition)
{
	struct offset_fetch_request_offset_fetch_request_topics wanted = { .name = bytes_of_text(topic),
		                                                               .partition_indexes = &partition,
		                                                               .partition_indexes_count = 1 };
	struct offset_fetch_request_offset_fetch_request_group one = { .group_id = bytes_of_text(group),
		                                                           .member_epoch = -1,
		                                                           .topics = &wanted,
		                                                           .topics_count = 1 };
	struct offset_fetch_request body;

	message_init(&offset_fetch_request_schema, &body);
	body.groups = &one;
	body.groups_count = 1;
	const struct offset_fetch_response *answer = fixture_ask(f, API_OFFSET_FETCH, 9, &body);

	assert_int_equal(answer->groups_count, 1);
	assert_int_equal(answer->groups[0].error_code, KAFKA_NONE);
	assert_int_equal(answer->groups[0].topics[0].partitions[0].error_code, KAFKA_NONE);
	return answer->groups[0].topics[0].partitions[0].committed_offset;
}
