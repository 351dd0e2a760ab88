#include "tests/engine/group/members.h"

static struct commit member_commit(const struct stable *s, int64_t offset)
{
	return (struct commit){ .id = s->ids[0], .has_generation = true, .generation = s->generation, .offset = offset };
}

TEST(offset_is_committed_and_fetched)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);

	assert_int_equal(fetched(f, "g", "t", 0), -1);
	assert_int_equal(commit(f, member_commit(&s, 42)), KAFKA_NONE);
	assert_int_equal(fetched(f, "g", "t", 0), 42);
	assert_int_equal(fetched(f, "g", "t", 1), -1);
	assert_text(fixture_last_text(f, TRACE_offset_committed, "member_id"), s.ids[0]);
	fixture_restart(f);
	assert_int_equal(fetched(f, "g", "t", 0), 42);
	fixture_del(f);
}

TEST(simple_commit_makes_a_group_without_members)
{
	struct fixture *f = fixture_new();

	assert_int_equal(commit(f, (struct commit){ .offset = 7, .metadata = "note" }), KAFKA_NONE);
	assert_string_equal(fixture_group(f, "g").state, "Empty");
	assert_int_equal(fixture_group(f, "g").generation, 0);
	assert_null(fixture_group(f, "g").protocol_type.data);
	assert_int_equal(fetched(f, "g", "t", 0), 7);
	assert_int_equal(commit(f, (struct commit){ .group = "", .offset = 8 }), KAFKA_NONE); /* old clients use the empty name */
	assert_int_equal(fetched(f, "", "t", 0), 8);
	fixture_del(f);
}

TEST(commit_of_a_stale_generation_or_a_stranger_is_refused)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);
	struct commit c = member_commit(&s, 1);

	c.generation = s.generation - 1;
	assert_int_equal(commit(f, c), KAFKA_ILLEGAL_GENERATION);
	c.generation = s.generation + 1;
	assert_int_equal(commit(f, c), KAFKA_ILLEGAL_GENERATION);
	c = member_commit(&s, 1);
	c.id = "who";
	assert_int_equal(commit(f, c), KAFKA_UNKNOWN_MEMBER_ID);
	assert_int_equal(commit(f, (struct commit){ .offset = 1 }), KAFKA_UNKNOWN_MEMBER_ID); /* simple, but there are members */
	assert_int_equal(commit(f, (struct commit){ .id = s.ids[0], .offset = 1 }), KAFKA_ILLEGAL_GENERATION);
	c.group = "none";
	assert_int_equal(commit(f, c), KAFKA_GROUP_ID_NOT_FOUND);
	c.version = 8;
	assert_int_equal(commit(f, c), KAFKA_ILLEGAL_GENERATION);
	assert_int_equal(fetched(f, "g", "t", 0), -1);
	fixture_del(f);
}

TEST(commit_is_taken_while_members_join_again_and_refused_while_they_are_assigned)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);
	struct ask *ask;

	join_new(f, (struct join){ 0 }, &ask);
	assert_int_equal(commit(f, member_commit(&s, 3)), KAFKA_NONE);
	join(f, (struct join){ .id = s.ids[0] });
	assert_int_equal(joined(ask)->generation_id, 2);
	assert_int_equal(commit(f, member_commit(&s, 4)), KAFKA_ILLEGAL_GENERATION);
	s.generation = 2;
	assert_int_equal(commit(f, member_commit(&s, 4)), KAFKA_REBALANCE_IN_PROGRESS);
	assert_int_equal(fetched(f, "g", "t", 0), 3);
	fixture_del(f);
}

TEST(commit_keeps_the_session)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);

	for (int i = 0; i < 4; i++) {
		fixture_pass(f, SESSION_MS - 1);
		assert_int_equal(commit(f, member_commit(&s, i)), KAFKA_NONE);
	}
	assert_int_equal(fixture_group(f, "g").member_count, 1);
	fixture_del(f);
}

TEST(commit_of_what_does_not_exist_or_has_too_much_metadata_is_refused_for_that_partition_alone)
{
	struct fixture *f = fixture_new();
	struct offset_commit_request_offset_commit_request_partition partitions[] = {
		{ .partition_index = 0, .committed_offset = 1, .committed_leader_epoch = -1, .committed_metadata = BYTES_NULL },
		{ .partition_index = 9, .committed_offset = 1, .committed_leader_epoch = -1, .committed_metadata = BYTES("") },
		{ .partition_index = 2, .committed_offset = 1, .committed_leader_epoch = 5, .committed_metadata = BYTES("123456") },
	};
	struct offset_commit_request_offset_commit_request_topic topics[] = {
		{ .name = BYTES("t"), .partitions = partitions, .partitions_count = 3 },
		{ .name = BYTES("none"), .partitions = partitions, .partitions_count = 1 },
	};
	struct offset_commit_request body;
	const struct offset_commit_response *answer;

	f->config.offset_metadata_max_bytes = 5;
	fixture_restart(f);
	message_init(&offset_commit_request_schema, &body);
	body.group_id = BYTES("g");
	body.topics = topics;
	body.topics_count = 2;
	answer = fixture_ask(f, API_OFFSET_COMMIT, 9, &body);
	assert_int_equal(answer->topics_count, 2);
	assert_int_equal(answer->topics[0].partitions_count, 3);
	assert_int_equal(answer->topics[0].partitions[0].partition_index, 9);
	assert_int_equal(answer->topics[0].partitions[0].error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(answer->topics[0].partitions[1].partition_index, 0);
	assert_int_equal(answer->topics[0].partitions[1].error_code, KAFKA_NONE);
	assert_int_equal(answer->topics[0].partitions[2].error_code, KAFKA_OFFSET_METADATA_TOO_LARGE);
	assert_int_equal(answer->topics[1].partitions[0].error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(fetched(f, "g", "t", 0), 1);
	assert_int_equal(fetched(f, "g", "t", 2), -1);
	/* Twelve bytes, but five characters of Java: four and one that is two. */
	partitions[2].committed_metadata = BYTES("\xc3\xa4\xc3\xa4\xc3\xa4\xf0\x9f\x98\x80");
	answer = fixture_ask(f, API_OFFSET_COMMIT, 9, &body);
	assert_int_equal(answer->topics[0].partitions[2].error_code, KAFKA_NONE);
	fixture_del(f);
}

TEST(version_10_names_topics_by_their_ids)
{
	struct fixture *f = fixture_new();
	struct uuid id = image_topic(&f->image, BYTES("t"))->id;
	struct commit c = { .version = 10, .topic_id = id, .offset = 11, .partition = 3 };
	int32_t index = 3;
	struct offset_fetch_request_offset_fetch_request_topics wanted = { .name = BYTES(""),
		                                                               .topic_id = id,
		                                                               .partition_indexes = &index,
		                                                               .partition_indexes_count = 1 };
	struct offset_fetch_request_offset_fetch_request_group group = { .group_id = BYTES("g"),
		                                                             .member_epoch = -1,
		                                                             .topics = &wanted,
		                                                             .topics_count = 1 };
	struct offset_fetch_request body;
	const struct offset_fetch_response *answer;

	assert_int_equal(commit(f, c), KAFKA_NONE);
	c.topic_id.bytes[0] ^= 1;
	assert_int_equal(commit(f, c), KAFKA_UNKNOWN_TOPIC_ID);
	message_init(&offset_fetch_request_schema, &body);
	body.groups = &group;
	body.groups_count = 1;
	answer = fixture_ask(f, API_OFFSET_FETCH, 10, &body);
	assert_int_equal(answer->groups[0].topics[0].partitions[0].committed_offset, 11);
	wanted.topic_id.bytes[0] ^= 1;
	answer = fixture_ask(f, API_OFFSET_FETCH, 10, &body);
	assert_int_equal(answer->groups[0].topics[0].partitions[0].error_code, KAFKA_UNKNOWN_TOPIC_ID);
	/* A topic of the same name that is another one has no offsets yet. */
	fixture_remove_topic(f, "t");
	fixture_add_topic(f, "t", 4);
	wanted.topic_id = image_topic(&f->image, BYTES("t"))->id;
	answer = fixture_ask(f, API_OFFSET_FETCH, 10, &body);
	assert_int_equal(answer->groups[0].topics[0].partitions[0].committed_offset, -1);
	assert_int_equal(answer->groups[0].topics[0].partitions[0].error_code, KAFKA_NONE);
	fixture_del(f);
}

static const struct offset_fetch_response *fetch_all(struct fixture *f, int16_t version)
{
	struct offset_fetch_request_offset_fetch_request_group groups[] = {
		{ .group_id = BYTES("g"), .member_epoch = -1, .topics_count = -1 },
		{ .group_id = BYTES("none"), .member_epoch = -1, .topics_count = -1 },
	};
	struct offset_fetch_request body;

	message_init(&offset_fetch_request_schema, &body);
	body.groups = groups;
	body.groups_count = 2;
	if (version < 8) {
		body.group_id = BYTES("g");
		body.topics_count = -1;
		body.groups_count = 0;
	}
	return fixture_ask(f, API_OFFSET_FETCH, version, &body);
}

TEST(all_offsets_of_several_groups_are_fetched_at_once)
{
	struct fixture *f = fixture_new();
	const struct offset_fetch_response *answer;

	for (int32_t i = 0; i < 3; i++)
		assert_int_equal(commit(f, (struct commit){ .partition = i, .offset = 10 + i, .metadata = "m" }), KAFKA_NONE);
	assert_int_equal(commit(f, (struct commit){ .topic = "u", .offset = 20 }), KAFKA_NONE);
	answer = fetch_all(f, 9);
	assert_int_equal(answer->groups_count, 2);
	assert_text(answer->groups[0].group_id, "g");
	assert_int_equal(answer->groups[0].topics_count, 2);
	assert_text(answer->groups[0].topics[0].name, "t");
	assert_int_equal(answer->groups[0].topics[0].partitions_count, 3);
	assert_int_equal(answer->groups[0].topics[0].partitions[2].committed_offset, 12);
	assert_text(answer->groups[0].topics[0].partitions[2].metadata, "m");
	assert_text(answer->groups[0].topics[1].name, "u");
	assert_int_equal(answer->groups[1].error_code, KAFKA_NONE);
	assert_int_equal(answer->groups[1].topics_count, 0);
	/* Version 10 has ids; a topic that is no more has none. */
	fixture_remove_topic(f, "t");
	answer = fetch_all(f, 10);
	assert_int_equal(answer->groups[0].topics_count, 1);
	assert_true(uuid_equal(answer->groups[0].topics[0].topic_id, image_topic(&f->image, BYTES("u"))->id));
	/* Versions before 8 have one group, at the top. */
	answer = fetch_all(f, 5);
	assert_int_equal(answer->error_code, KAFKA_NONE);
	assert_int_equal(answer->topics_count, 2);
	assert_int_equal(answer->topics[1].partitions[0].committed_offset, 20);
	fixture_del(f);
}

TEST(fetch_says_where_the_group_is_not_as_each_version_can)
{
	struct fixture *f = fixture_new();
	int32_t index = 0;
	struct offset_fetch_request_offset_fetch_request_topic topic = { .name = BYTES("t"),
		                                                             .partition_indexes = &index,
		                                                             .partition_indexes_count = 1 };
	struct offset_fetch_request body;
	const struct offset_fetch_response *answer;

	fixture_begin(f);
	for (int32_t i = 0; i < PARTITIONS; i++)
		coordinator_resigned(f->c, i);
	fixture_end(f);
	message_init(&offset_fetch_request_schema, &body);
	body.group_id = BYTES("g");
	body.topics = &topic;
	body.topics_count = 1;
	answer = fixture_ask(f, API_OFFSET_FETCH, 1, &body);
	assert_int_equal(answer->topics[0].partitions[0].error_code, KAFKA_NOT_COORDINATOR);
	assert_int_equal(answer->topics[0].partitions[0].committed_offset, -1);
	answer = fixture_ask(f, API_OFFSET_FETCH, 7, &body);
	assert_int_equal(answer->error_code, KAFKA_NOT_COORDINATOR);
	assert_int_equal(answer->topics_count, 0);
	assert_int_equal(fetch_all(f, 9)->groups[1].error_code, KAFKA_NOT_COORDINATOR);
	fixture_del(f);
}

TEST(readers_see_only_what_is_committed_and_stable_ones_wait_for_it)
{
	struct fixture *f = fixture_new();
	int32_t index = 0;
	struct offset_fetch_request_offset_fetch_request_topic topic = { .name = BYTES("t"),
		                                                             .partition_indexes = &index,
		                                                             .partition_indexes_count = 1 };
	struct offset_fetch_request body;
	struct ask *commits, *stable;

	assert_int_equal(commit(f, (struct commit){ .offset = 1 }), KAFKA_NONE);
	f->is_held = true;
	commits = commit_send(f, (struct commit){ .offset = 2 });
	assert_null(commits->answer);
	assert_null(commit_send(f, (struct commit){ .partition = 1, .offset = 2 })->answer);
	assert_int_equal(fetched(f, "g", "t", 0), 1);
	assert_int_equal(fetched(f, "g", "t", 1), -1);
	assert_int_equal(fixture_traced(f, TRACE_offset_committed), 1);
	message_init(&offset_fetch_request_schema, &body);
	body.group_id = BYTES("g");
	body.topics = &topic;
	body.topics_count = 1;
	body.require_stable = true;
	stable = fixture_send(f, API_OFFSET_FETCH, 7, &body);
	assert_null(stable->answer);
	fixture_commit(f, KAFKA_NONE);
	assert_non_null(commits->answer);
	assert_int_equal(((const struct offset_fetch_response *)stable->answer)->topics[0].partitions[0].committed_offset, 2);
	assert_int_equal(fetched(f, "g", "t", 0), 2);
	fixture_del(f);
}

TEST(append_that_is_refused_changes_nothing)
{
	struct fixture *f = fixture_new();

	assert_int_equal(commit(f, (struct commit){ .offset = 1 }), KAFKA_NONE);
	f->append_error = KAFKA_NOT_ENOUGH_REPLICAS;
	assert_int_equal(commit(f, (struct commit){ .offset = 2 }), KAFKA_COORDINATOR_NOT_AVAILABLE);
	f->append_error = KAFKA_NOT_LEADER_OR_FOLLOWER;
	assert_int_equal(commit(f, (struct commit){ .offset = 2 }), KAFKA_NOT_COORDINATOR);
	f->append_error = KAFKA_MESSAGE_TOO_LARGE;
	assert_int_equal(commit(f, (struct commit){ .group = "new", .offset = 2 }), KAFKA_UNKNOWN_SERVER_ERROR);
	f->append_error = KAFKA_NONE;
	assert_int_equal(fetched(f, "g", "t", 0), 1);
	assert_null(fixture_group(f, "new").state);
	fixture_del(f);
}

TEST(commit_that_takes_too_long_is_answered_and_counts_all_the_same_when_it_is_done)
{
	struct fixture *f = fixture_new();
	struct ask *ask;

	f->is_held = true;
	ask = commit_send(f, (struct commit){ .offset = 9 });
	fixture_pass(f, 5000);
	assert_int_equal(((const struct offset_commit_response *)ask->answer)->topics[0].partitions[0].error_code,
	                 KAFKA_COORDINATOR_NOT_AVAILABLE);
	assert_int_equal(fetched(f, "g", "t", 0), -1);
	fixture_commit(f, KAFKA_NONE);
	assert_int_equal(fetched(f, "g", "t", 0), 9);
	fixture_del(f);
}

TEST(commits_of_one_partition_follow_each_other_while_they_wait)
{
	struct fixture *f = fixture_new();
	struct ask *asks[3];

	f->is_held = true;
	for (int i = 0; i < 3; i++)
		asks[i] = commit_send(f, (struct commit){ .offset = i + 1 });
	fixture_begin(f);
	coordinator_appended(f->c, f->held[0], KAFKA_NONE);
	fixture_end(f);
	assert_non_null(asks[0]->answer);
	assert_null(asks[1]->answer);
	assert_int_equal(fetched(f, "g", "t", 0), 1);
	fixture_commit(f, KAFKA_NONE); /* the first one's token again: not known any more */
	assert_non_null(asks[2]->answer);
	assert_int_equal(fetched(f, "g", "t", 0), 3);
	fixture_del(f);
}

TEST(commit_of_a_connection_that_ended_counts)
{
	struct fixture *f = fixture_new();
	struct ask *ask;

	f->is_held = true;
	ask = commit_send(f, (struct commit){ .offset = 5 });
	fixture_cancel(f, ask);
	fixture_commit(f, KAFKA_NONE);
	assert_int_equal(fetched(f, "g", "t", 0), 5);
	fixture_del(f);
}

static const struct offset_delete_response *delete_offsets(struct fixture *f, const char *group)
{
	struct offset_delete_request_offset_delete_request_partition partitions[] = { { 0 }, { 9 } };
	struct offset_delete_request_offset_delete_request_topic topics[] = {
		{ .name = BYTES("t"), .partitions = partitions, .partitions_count = 1 },
		{ .name = BYTES("u"), .partitions = partitions, .partitions_count = 2 },
		{ .name = BYTES("none"), .partitions = partitions, .partitions_count = 1 },
	};
	struct offset_delete_request body = { .group_id = bytes_of_text(group), .topics = topics, .topics_count = 3 };

	return fixture_ask(f, API_OFFSET_DELETE, 0, &body);
}

TEST(offsets_of_topics_that_nobody_subscribes_to_are_deleted)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1); /* subscribed to "t" */
	struct commit c = member_commit(&s, 1);
	const struct offset_delete_response *answer;

	assert_int_equal(commit(f, c), KAFKA_NONE);
	c.topic = "u";
	assert_int_equal(commit(f, c), KAFKA_NONE);
	answer = delete_offsets(f, "g");
	assert_int_equal(answer->error_code, KAFKA_NONE);
	assert_int_equal(answer->topics[0].partitions[0].error_code, KAFKA_GROUP_SUBSCRIBED_TO_TOPIC);
	assert_int_equal(answer->topics[1].partitions[0].error_code, KAFKA_NONE);
	assert_int_equal(answer->topics[1].partitions[1].error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(answer->topics[2].partitions[0].error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_int_equal(fetched(f, "g", "t", 0), 1);
	assert_int_equal(fetched(f, "g", "u", 0), -1);
	leave(f, s.ids[0]);
	assert_int_equal(delete_offsets(f, "g")->topics[0].partitions[0].error_code, KAFKA_NONE);
	assert_int_equal(fetched(f, "g", "t", 0), -1);
	assert_int_equal(delete_offsets(f, "")->error_code, KAFKA_INVALID_GROUP_ID);
	assert_int_equal(delete_offsets(f, "none")->error_code, KAFKA_GROUP_ID_NOT_FOUND);
	fixture_restart(f);
	assert_int_equal(fetched(f, "g", "t", 0), -1);
	assert_int_equal(fetched(f, "g", "u", 0), -1);
	fixture_del(f);
}

TEST(offsets_of_members_that_are_no_consumers_are_kept)
{
	struct fixture *f = fixture_new();
	struct ask *ask;

	join_new(f, (struct join){ .type = "connect" }, &ask);
	assert_int_equal(delete_offsets(f, "g")->error_code, KAFKA_NON_EMPTY_GROUP);
	fixture_del(f);
}

TEST(offsets_of_a_deleted_topic_are_forgotten_and_those_of_its_successor_are_not)
{
	struct fixture *f = fixture_new();

	assert_int_equal(commit(f, (struct commit){ .offset = 1 }), KAFKA_NONE);
	assert_int_equal(commit(f, (struct commit){ .offset = 1, .partition = 1 }), KAFKA_NONE);
	assert_int_equal(commit(f, (struct commit){ .offset = 1, .topic = "u" }), KAFKA_NONE);
	fixture_remove_topic(f, "t");
	fixture_add_topic(f, "t", 4);
	assert_int_equal(commit(f, (struct commit){ .offset = 2, .partition = 1 }), KAFKA_NONE);
	fixture_begin(f);
	coordinator_topic_deleted(f->c, BYTES("t"));
	fixture_end(f);
	assert_int_equal(fetched(f, "g", "t", 0), -1);
	assert_int_equal(fetched(f, "g", "t", 1), 2);
	assert_int_equal(fetched(f, "g", "u", 0), 1);
	fixture_del(f);
}

TEST(tombstones_that_do_not_fit_one_batch_go_into_several)
{
	struct fixture *f = fixture_new();
	const char *last = NULL;
	char name[250];

	memset(name, 'x', 249);
	name[249] = 0;
	fixture_add_topic(f, name, 8);
	for (int i = 0, count = 0; count < 500; i++) {
		const char *group = text_of(f, arena_printf(&f->arena, "group-%d", i));

		if (coordinator_partition_of(bytes_of_text(group), PARTITIONS) != 0)
			continue;
		for (int32_t p = 0; p < 8; p++)
			assert_int_equal(commit(f, (struct commit){ .group = group, .topic = name, .partition = p, .offset = 1 }), KAFKA_NONE);
		count++;
		last = group;
	}
	fixture_remove_topic(f, name);
	f->appends = 0;
	fixture_begin(f);
	coordinator_topic_deleted(f->c, bytes_of_text(name));
	fixture_end(f);
	assert_int_equal(f->appends, 2); /* 1.1 MB */
	assert_int_equal(fixture_group(f, last).offset_count, 0);
	fixture_del(f);
}

enum { HOUR_MS = 3600 * 1000, DAY_MS = 24 * HOUR_MS };

TEST(offsets_of_a_simple_group_expire_one_by_one_and_the_group_with_the_last)
{
	struct fixture *f = fixture_new();

	assert_int_equal(commit(f, (struct commit){ .offset = 1 }), KAFKA_NONE);
	fixture_pass(f, 3 * (int64_t)DAY_MS);
	assert_int_equal(commit(f, (struct commit){ .offset = 2, .partition = 1 }), KAFKA_NONE);
	fixture_pass(f, 4 * (int64_t)DAY_MS - 600001);
	assert_int_equal(fetched(f, "g", "t", 0), 1);
	fixture_pass(f, 600001 + 600000);
	assert_int_equal(fetched(f, "g", "t", 0), -1);
	assert_int_equal(fetched(f, "g", "t", 1), 2);
	fixture_pass(f, 3 * (int64_t)DAY_MS);
	assert_null(fixture_group(f, "g").state);
	fixture_restart(f);
	assert_null(fixture_group(f, "g").state);
	fixture_del(f);
}

TEST(offsets_of_consumed_topics_expire_only_long_after_the_group_became_empty)
{
	struct fixture *f = fixture_new();
	struct stable s;

	f->config.offsets_retention_ms = HOUR_MS;
	fixture_restart(f);
	s = stable_group(f, 1);
	struct commit other = member_commit(&s, 2);

	other.topic = "u";
	assert_int_equal(commit(f, other), KAFKA_NONE);
	assert_int_equal(commit(f, member_commit(&s, 1)), KAFKA_NONE);
	for (int64_t ms = 0; ms < 2 * HOUR_MS; ms += 9000) {
		fixture_pass(f, 9000);
		assert_int_equal(heartbeat(f, s.ids[0], s.generation), KAFKA_NONE);
	}
	assert_int_equal(fetched(f, "g", "t", 0), 1);
	assert_int_equal(fetched(f, "g", "u", 0), -1); /* not subscribed to: it goes even so */
	leave(f, s.ids[0]);
	fixture_pass(f, HOUR_MS - 1);
	assert_int_equal(fetched(f, "g", "t", 0), 1);
	fixture_pass(f, 600001);
	assert_null(fixture_group(f, "g").state);
	fixture_del(f);
}

TEST(offset_with_a_retention_time_of_its_own_expires_by_that)
{
	struct fixture *f = fixture_new();

	assert_int_equal(commit(f, (struct commit){ .offset = 1, .version = 4, .retention_ms = 900000 }), KAFKA_NONE);
	fixture_restart(f);
	fixture_pass(f, 600000);
	assert_int_equal(fetched(f, "g", "t", 0), 1);
	fixture_pass(f, 600000);
	assert_null(fixture_group(f, "g").state);
	fixture_del(f);
}

TEST(offset_that_is_to_be_kept_for_ever_is)
{
	struct fixture *f = fixture_new();

	assert_int_equal(commit(f, (struct commit){ .offset = 1, .version = 4, .retention_ms = INT64_MAX }), KAFKA_NONE);
	fixture_pass(f, 30 * (int64_t)DAY_MS);
	assert_int_equal(fetched(f, "g", "t", 0), 1);
	fixture_del(f);
}

TEST(many_groups_expire_piece_by_piece)
{
	struct fixture *f = fixture_new();

	for (int i = 0; i < 300; i++) {
		const char *name = text_of(f, arena_printf(&f->arena, "group-%d", i));

		for (int32_t p = 0; p < 4; p++)
			assert_int_equal(commit(f, (struct commit){ .group = name, .partition = p, .offset = 1 }), KAFKA_NONE);
		for (int32_t p = 0; p < 4; p++)
			assert_int_equal(commit(f, (struct commit){ .group = name, .topic = "u", .partition = p, .offset = 1 }), KAFKA_NONE);
	}
	struct bytes *names;

	assert_int_equal(coordinator_groups(f->c, &f->arena, &names), 300);
	assert_text(names[0], "group-0");
	assert_text(names[299], "group-99");
	fixture_pass(f, 8 * (int64_t)DAY_MS);
	assert_int_equal(coordinator_groups(f->c, &f->arena, &names), 0);
	fixture_restart(f);
	assert_int_equal(coordinator_groups(f->c, &f->arena, &names), 0);
	fixture_del(f);
}
