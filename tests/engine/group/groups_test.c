/* DescribeGroups, ListGroups, DeleteGroups, ConsumerGroupDescribe. */
#include "tests/engine/group/members.h"

static const struct describe_groups_response_described_group *describe(struct fixture *f, const char *group, int16_t version)
{
	struct bytes names[] = { bytes_of_text(group) };
	struct describe_groups_request body = { .groups = names, .groups_count = 1, .include_authorized_operations = version >= 3 };
	const struct describe_groups_response *answer = fixture_ask(f, API_DESCRIBE, version, &body);

	assert_int_equal(answer->groups_count, 1);
	assert_text(answer->groups[0].group_id, group);
	return answer->groups;
}

TEST(stable_group_is_described_with_its_members)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 2);
	const struct describe_groups_response_described_group *group = describe(f, "g", 6);

	assert_int_equal(group->error_code, KAFKA_NONE);
	assert_text(group->group_state, "Stable");
	assert_text(group->protocol_type, "consumer");
	assert_text(group->protocol_data, "range");
	assert_int_equal(group->authorized_operations, 3400);
	assert_int_equal(group->members_count, 2);
	assert_text(group->members[0].member_id, s.ids[0]);
	assert_text(group->members[0].client_id, "app");
	assert_text(group->members[0].client_host, "/127.0.0.1");
	assert_text(group->members[1].member_assignment, "a1");
	assert_true(group->members[0].member_metadata.size > 0);
	assert_int_equal(describe(f, "g", 2)->authorized_operations, INT32_MIN);
	fixture_del(f);
}

TEST(group_in_a_rebalance_is_described_without_protocol_and_subscriptions)
{
	struct fixture *f = fixture_new();
	struct ask *ask;
	const struct describe_groups_response_described_group *group;

	join_new(f, (struct join){ 0 }, &ask);
	group = describe(f, "g", 6);
	assert_text(group->group_state, "PreparingRebalance");
	assert_text(group->protocol_data, "");
	assert_int_equal(group->members_count, 1);
	assert_int_equal(group->members[0].member_metadata.size, 0);
	fixture_del(f);
}

TEST(group_that_is_not_there_is_dead_and_since_version_6_not_found)
{
	struct fixture *f = fixture_new();
	const struct describe_groups_response_described_group *group = describe(f, "none", 6);

	assert_int_equal(group->error_code, KAFKA_GROUP_ID_NOT_FOUND);
	assert_text(group->error_message, "Group none not found.");
	assert_text(group->group_state, "Dead");
	group = describe(f, "none", 5);
	assert_int_equal(group->error_code, KAFKA_NONE);
	assert_text(group->group_state, "Dead");
	fixture_del(f);
}

TEST(consumer_protocol_is_not_spoken_by_classic_groups)
{
	struct fixture *f = fixture_new();
	struct bytes names[] = { BYTES("g"), BYTES("none"), BYTES("") };
	struct consumer_group_describe_request body = { .group_ids = names, .group_ids_count = 3 };
	const struct consumer_group_describe_response *answer;

	stable_group(f, 1);
	answer = fixture_ask(f, API_CONSUMER_DESCRIBE, 1, &body);
	assert_int_equal(answer->groups_count, 3);
	assert_int_equal(answer->groups[0].error_code, KAFKA_GROUP_ID_NOT_FOUND);
	assert_text(answer->groups[0].error_message, "Group g is not a consumer group.");
	assert_int_equal(answer->groups[1].error_code, KAFKA_GROUP_ID_NOT_FOUND);
	assert_text(answer->groups[1].error_message, "Group none not found.");
	assert_int_equal(answer->groups[2].error_code, KAFKA_INVALID_GROUP_ID);
	fixture_del(f);
}

static const struct list_groups_response *list(struct fixture *f, const char *state, const char *type)
{
	struct bytes states[] = { bytes_of_text(state) }, types[] = { bytes_of_text(type) };
	struct list_groups_request body = {
		.states_filter = states, .states_filter_count = state != NULL, .types_filter = types, .types_filter_count = type != NULL
	};

	return fixture_ask(f, API_LIST, 5, &body);
}

TEST(groups_are_listed_by_state_and_type)
{
	struct fixture *f = fixture_new();
	struct list_groups_request old = { 0 };

	assert_int_equal(list(f, NULL, NULL)->groups_count, 0);
	stable_group(f, 1);
	assert_int_equal(commit(f, (struct commit){ .group = "simple", .offset = 1 }), KAFKA_NONE);
	assert_int_equal(list(f, NULL, NULL)->groups_count, 2);
	assert_int_equal(list(f, "stable", NULL)->groups_count, 1);
	assert_text(list(f, " STABLE ", NULL)->groups[0].group_id, "g");
	assert_text(list(f, "Stable", "Classic")->groups[0].protocol_type, "consumer");
	assert_text(list(f, "empty", NULL)->groups[0].group_id, "simple");
	assert_text(list(f, "empty", NULL)->groups[0].protocol_type, "");
	assert_text(list(f, "empty", NULL)->groups[0].group_state, "Empty");
	assert_text(list(f, "empty", NULL)->groups[0].group_type, "classic");
	assert_int_equal(list(f, NULL, "consumer")->groups_count, 0);
	assert_int_equal(list(f, "dead", NULL)->groups_count, 0);
	assert_int_equal(((const struct list_groups_response *)fixture_ask(f, API_LIST, 0, &old))->groups_count, 2);
	fixture_del(f);
}

TEST(group_that_is_not_committed_is_not_seen)
{
	struct fixture *f = fixture_new();
	struct ask *ask;

	f->is_held = true;
	ask = commit_send(f, (struct commit){ .group = "simple", .offset = 1 });
	assert_int_equal(joined(join(f, (struct join){ 0 }))->error_code, KAFKA_MEMBER_ID_REQUIRED);
	assert_int_equal(list(f, NULL, NULL)->groups_count, 0);
	assert_text(describe(f, "g", 6)->group_state, "Dead");
	fixture_commit(f, KAFKA_NONE);
	assert_non_null(ask->answer);
	assert_int_equal(list(f, NULL, NULL)->groups_count, 2);
	assert_text(describe(f, "g", 6)->group_state, "Empty");
	fixture_del(f);
}

static const struct delete_groups_response *delete_groups(struct fixture *f, const char *a, const char *b, const char *c)
{
	struct bytes names[] = { bytes_of_text(a), bytes_of_text(b), bytes_of_text(c) };
	struct delete_groups_request body = { .groups_names = names, .groups_names_count = 3 };

	return fixture_ask(f, API_DELETE, 3, &body);
}

TEST(only_groups_without_members_are_deleted)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);
	const struct delete_groups_response *answer;

	assert_int_equal(commit(f, (struct commit){ .group = "simple", .offset = 1 }), KAFKA_NONE);
	answer = delete_groups(f, "g", "simple", "none");
	assert_int_equal(answer->results_count, 3);
	assert_text(answer->results[0].group_id, "g");
	assert_int_equal(answer->results[0].error_code, KAFKA_NON_EMPTY_GROUP);
	assert_int_equal(answer->results[1].error_code, KAFKA_NONE);
	assert_int_equal(answer->results[2].error_code, KAFKA_GROUP_ID_NOT_FOUND);
	assert_null(fixture_group(f, "simple").state);
	assert_int_equal(fetched(f, "simple", "t", 0), -1);
	leave(f, s.ids[0]);
	answer = delete_groups(f, "g", "g", "g");
	assert_int_equal(answer->results_count, 1);
	assert_int_equal(answer->results[0].error_code, KAFKA_NONE);
	fixture_restart(f);
	assert_null(fixture_group(f, "g").state);
	assert_null(fixture_group(f, "simple").state);
	fixture_del(f);
}

TEST(deletion_that_cannot_be_stored_deletes_nothing)
{
	struct fixture *f = fixture_new();

	assert_int_equal(commit(f, (struct commit){ .offset = 1 }), KAFKA_NONE);
	f->append_error = KAFKA_NOT_ENOUGH_REPLICAS;
	assert_int_equal(delete_groups(f, "g", "g", "g")->results[0].error_code, KAFKA_COORDINATOR_NOT_AVAILABLE);
	f->append_error = KAFKA_NONE;
	assert_int_equal(fetched(f, "g", "t", 0), 1);
	fixture_del(f);
}

TEST(group_deleted_while_its_commit_waits_is_gone)
{
	struct fixture *f = fixture_new();
	struct bytes names[] = { BYTES("g") };
	struct delete_groups_request body = { .groups_names = names, .groups_names_count = 1 };
	struct ask *commits, *deletes;

	f->is_held = true;
	commits = commit_send(f, (struct commit){ .offset = 1 });
	deletes = fixture_send(f, API_DELETE, 2, &body);
	assert_null(deletes->answer);
	fixture_commit(f, KAFKA_NONE);
	assert_non_null(commits->answer);
	assert_int_equal(((const struct delete_groups_response *)deletes->answer)->results[0].error_code, KAFKA_NONE);
	assert_int_equal(fetched(f, "g", "t", 0), -1);
	fixture_del(f);
}
